//! Data from others, data of customers, children, how plainly it is said, and how changes are told.

#[cfg(test)]
use super::{CLIENTS, CONSENT, WITHDRAWAL};
use super::{GDPR, WP260};
use crate::interview::changes::Told;
use crate::interview::collection::{KindRow, Source, Trigger};
use crate::interview::uses::{Limited, Newsletters, Purpose};
use crate::review::Level::Should;
use crate::review::case::Case;
use crate::review::rule::{Breach, Rule, Text, wrong_if};
#[cfg(test)]
use crate::review::trial::Trial;

/// Data that comes from a register, and everything about it is said.
#[cfg(test)]
const FIRM: &str = "collection.kinds.firm={\"name\":\"Company data\",\"items\":[{\"item\":\"phone\"}],\"source\":[\"public\"],\"sources\":[\"the trade register\"],\"whose\":\"controller\",\"kept\":{\"how\":\"life-of\",\"of\":\"your account\"}}";
#[cfg(test)]
const FROM_OTHERS: &[&str] = &[
    FIRM,
    "collection.told_others=true",
    "use.purposes.provide.kinds=[\"account\",\"firm\"]",
];
#[cfg(test)]
const FOR_CUSTOMERS: &[&str] = &[
    CLIENTS,
    "collection.others_data=true",
    "collection.controller_is=the practice that you visit",
    "collection.end_users_ask=the practice that you visit",
    "use.purposes.improve={\"purpose\":\"improve\",\"kinds\":[\"account\"],\"ground\":\"legitimate-interests\",\"interest\":\"a better product\"}",
];

#[cfg(test)]
const FOR_CUSTOMERS_AND_ADS: &[&str] = &[
    FOR_CUSTOMERS[0],
    FOR_CUSTOMERS[1],
    FOR_CUSTOMERS[2],
    FOR_CUSTOMERS[3],
    "sharing.any_recipients=true",
    "sharing.recipients.ads={\"name\":\"Adly\",\"job\":[\"advertising\"],\"kinds\":[\"account\"],\"part\":\"controller\",\"country\":{\"area\":\"FR\"}}",
    "sharing.share_for_ads=true",
    "sharing.ads_to=[\"ads\"]",
    "sharing.ads_kinds=[\"account\"]",
];

pub(super) const RULES: &[Rule] = &[
    Rule {
        id: "gdpr-12-1",
        provision: "GDPR Art. 12(1)",
        level: Should, // only a reader can judge how plain words are
        wrong: "Is this sentence of yours plain enough?",
        why: "People must be able to understand a policy on first reading; few can follow a sentence of more than 60 words.",
        mend: &["Cut it into shorter sentences."],
        questions: &["statements.texts"],
        reads: &["collection"],
        text: Text::Own,
        check: |case| {
            let counts = |part: &str| part.split_whitespace().count() > LONG;
            let long = case.statements().filter(|line| line.text.split([';', ':']).any(counts));
            long.filter(|_| case.controls()).map(|line| line.breach("")).collect()
        },
        #[cfg(test)]
        trial: Trial {
            breaks: &[
                "statements.any_texts=true",
                "statements.texts.long={\"at\":\"use\",\"text\":\"Where you open a note and write in it and then close it and open another and write in that one too and close it as well and come back to the first on the next day with a friend of yours who has a note of the same name and a different text we show both of you which of the two notes was opened first and by whom and when.\"}",
            ],
            mends: &[
                "statements.texts.long={\"at\":\"use\",\"text\":\"Where two notes bear one name, we show who opened which.\"}",
            ],
            shows: "Where two notes bear one name",
            ..Trial::NEW
        },
        ..GDPR
    },
    Rule {
        id: "gdpr-14-1-d",
        provision: "GDPR Art. 14(1)(d)",
        wrong: "Some data comes from others, and the text does not say what it is.",
        why: "People cannot know what others tell you about them, so the text must.",
        mend: &["List what belongs to that kind of data."],
        questions: &["collection.kinds.*.items"],
        check: |case| {
            let bare = case.own_kinds().filter(|kind| {
                let foreign = |source: &Source| !matches!(source, Source::Person | Source::Automatic);
                let items = kind.items.as_ref().is_some_and(|items| !items.is_empty());
                kind.source.iter().flatten().any(foreign) && !items
            });
            bare.map(|kind| of_kind(kind, "items", "it comes from others, and the text does not say what it is"))
                .collect()
        },
        #[cfg(test)]
        trial: Trial {
            given: FROM_OTHERS,
            breaks: &["collection.kinds.firm.items="],
            mends: &["collection.kinds.firm.items=[{\"item\":\"phone\"}]"],
            shows: "phone number",
            ..Trial::NEW
        },
        ..GDPR
    },
    Rule {
        id: "gdpr-14-2-f",
        provision: "GDPR Art. 14(2)(f)",
        wrong: "Some data comes from others, and the text does not name them.",
        why: "People must learn the source, and whether it is one that everybody can read.",
        mend: &["Name the people, companies or public sources."],
        questions: &["collection.kinds.*.sources"],
        check: |case| {
            let bare = from_others(case).filter(|kind| kind.sources.as_ref().is_none_or(Vec::is_empty));
            bare.map(|kind| of_kind(kind, "sources", "it comes from others, and the text does not name them"))
                .collect()
        },
        #[cfg(test)]
        trial: Trial {
            given: FROM_OTHERS,
            breaks: &["collection.kinds.firm.sources="],
            mends: &["collection.kinds.firm.sources=[\"the trade register\"]"],
            shows: "the trade register",
            ..Trial::NEW
        },
        ..GDPR
    },
    Rule {
        id: "gdpr-14-rest",
        provision: "GDPR Art. 14(1)(c) and 14(2)",
        wrong: "Some data comes from others, and the text does not say what it is used for.",
        why: "About such data people must learn all that they learn about data which they give themselves.",
        mend: &[
            "Name that kind of data at the uses that need it.",
            "Stop getting data that no use needs.",
        ],
        questions: &["use.purposes.*.kinds"],
        yields_to: &["x-dt-01"],
        check: |case| {
            let used = |kind: &KindRow| {
                kind.held_for.is_some()
                    || case.own_uses().any(|row| {
                        let kinds = row.kinds.as_ref().filter(|keys| !keys.is_empty());
                        kinds.is_none_or(|keys| keys.contains(&kind.key))
                    })
            };
            let idle = from_others(case).filter(|kind| !used(kind));
            idle.map(|kind| {
                let name = kind.name.as_deref().unwrap_or(&kind.key);
                let words = format!("{name} comes from others, and the text does not say what it is used for.");
                Breach::said(format!("collection.kinds.{}", kind.key), words)
            })
            .collect()
        },
        #[cfg(test)]
        trial: Trial {
            given: FROM_OTHERS,
            breaks: &["use.purposes.provide.kinds=[\"account\"]"],
            mends: &["use.purposes.provide.kinds=[\"account\",\"firm\"]"],
            shows: "Data: Account data and company data",
            also: &["x-dt-01"],
            ..Trial::NEW
        },
        ..GDPR
    },
    Rule {
        id: "gdpr-14-3",
        provision: "GDPR Art. 14(3)",
        level: Should,
        wrong: "Data comes from others: do the people concerned hear of it within a month?",
        why: "They must be told within a month, with your first message, or before the data is passed on, whichever comes first.",
        mend: &[
            "Say that you tell them, if you do.",
            "Begin to tell them; the policy cannot mend that.",
            "If they all have this policy already, as users of yours have of whom your payment provider tells you, say that the rule does not apply (Art. 14(5)(a)).",
        ],
        questions: &["collection.told_others"],
        check: |case| {
            let told = case.answers.collection.told_others == Some(true);
            wrong_if(!told && from_others(case).next().is_some(), &["collection.told_others"])
        },
        #[cfg(test)]
        trial: Trial {
            given: FROM_OTHERS,
            breaks: &["collection.told_others="],
            mends: &["collection.told_others=true"],
            shows: "we tell you within one month",
            ..Trial::NEW
        },
        ..GDPR
    },
    Rule {
        id: "gdpr-28-role",
        provision: "GDPR Art. 4(8); Art. 28(1) and (3)(e)",
        level: Should,
        wrong: "You handle data for customers, and the text does not say who decides about it or whom people ask.",
        why: "The people behind that data turn to the customer, and must learn that from somebody.",
        mend: &["Say which customer decides.", "Say whom its people ask."],
        questions: &[
            "collection.end_users_ask",
            "collection.controller_is",
            "collection.others_data",
        ],
        check: |case| {
            let collection = &case.answers.collection;
            if case.their_kinds().next().is_none() {
                return Vec::new();
            }
            match collection.others_data {
                Some(false) => Vec::new(),
                None => wrong_if(true, &["collection.others_data"]),
                Some(true) => {
                    let missing = [
                        ("collection.controller_is", collection.controller_is.is_none()),
                        ("collection.end_users_ask", collection.end_users_ask.is_none()),
                    ];
                    let at: Vec<&str> = missing.iter().filter(|(_, missing)| *missing).map(|(at, _)| *at).collect();
                    wrong_if(!at.is_empty(), &at)
                }
            }
        },
        #[cfg(test)]
        trial: Trial {
            given: FOR_CUSTOMERS,
            breaks: &["collection.end_users_ask="],
            mends: &["collection.end_users_ask=the practice that you visit"],
            shows: "contact the practice that you visit",
            ..Trial::NEW
        },
        ..GDPR
    },
    Rule {
        id: "gdpr-28-10",
        provision: "GDPR Art. 28(10)",
        wrong: "You call yourself a processor of data that you use for your own ends.",
        why: "Whoever decides to use customers' data for its own product or marketing answers for it like its owner.",
        mend: &[
            "Keep customers' data out of that use.",
            "Say that you decide about that data too.",
            "Use only anonymised data, and say so.",
        ],
        questions: &["use.purposes.*.kinds", "collection.kinds.*.whose", "sharing.ads_kinds"],
        yields_to: &["x-ro-02"],
        check: |case| {
            let theirs = |keys: &Vec<String>| case.their_kinds().any(|kind| keys.contains(&kind.key));
            let rows = case.answers.uses.purposes.iter().filter(|row| {
                let own_end = row.purpose.is_some_and(Purpose::is_own_end);
                own_end && matches!(row.limited, None | Some(Limited::OptIn)) && row.kinds.as_ref().is_some_and(theirs)
            });
            let mut breaches: Vec<Breach> = rows
                .map(|row| Breach::at(&[&format!("use.purposes.{}.kinds", row.key)]))
                .collect();
            let sold = case.answers.sharing.ads_kinds.as_ref().is_some_and(theirs);
            breaches.extend(wrong_if(sold, &["sharing.ads_kinds"]));
            breaches
        },
        #[cfg(test)]
        trial: Trial {
            given: FOR_CUSTOMERS_AND_ADS,
            breaks: &["sharing.ads_kinds=[\"account\",\"clients\"]"],
            mends: &["sharing.ads_kinds=[\"account\"]"],
            ..Trial::NEW
        },
        ..GDPR
    },
    Rule {
        id: "gdpr-28-sub",
        provision: "GDPR Art. 28(2) and (4)",
        level: Should,
        wrong: "Other companies handle your customers' data for you; where do customers see the list and its changes?",
        why: "Customers may object to a new sub-processor, so they have to hear of it before it starts.",
        mend: &[
            "Publish a list and say how many days before a new one starts you add it.",
            "Settle it in the contract with customers, and leave the policy as it is.",
        ],
        questions: &["sharing.list", "sharing.list_title", "sharing.list_notice"],
        check: |case| {
            let sharing = &case.answers.sharing;
            let theirs = |keys: &Vec<String>| case.their_kinds().any(|kind| keys.contains(&kind.key));
            let handles = sharing
                .recipients
                .iter()
                .any(|row| row.name.is_some() && row.kinds.as_ref().is_none_or(|keys| keys.is_empty() || theirs(keys)));
            let handles = handles && case.their_kinds().next().is_some();
            let published = sharing.list.is_some() || sharing.list_title.is_some();
            let at = if published { "sharing.list_notice" } else { "sharing.list" };
            wrong_if(handles && !(published && sharing.list_notice.is_some()), &[at])
        },
        #[cfg(test)]
        trial: Trial {
            given: &[
                CLIENTS,
                "collection.others_data=true",
                "collection.controller_is=the practice that you visit",
                "collection.end_users_ask=the practice that you visit",
                "sharing.any_recipients=true",
                "sharing.recipients.host={\"name\":\"Hostly\",\"job\":[\"hosting\"],\"country\":{\"area\":\"DE\"}}",
                "sharing.list=https://quill.example/subprocessors",
                "sharing.list_title=Sub-processors",
                "sharing.list_notice=14",
            ],
            breaks: &["sharing.list_notice="],
            mends: &["sharing.list_notice=14"],
            shows: "14 days before it starts",
            ..Trial::NEW
        },
        ..GDPR
    },
    Rule {
        id: "gdpr-8-1",
        provision: "GDPR Art. 8(1)",
        level: Should,
        wrong: "Children may use the product, something rests on consent, and the text does not speak of parents.",
        why: "Below the age that each country sets, between 13 and 16, a parent has to consent.",
        mend: &[
            "Say that a parent consents for younger people, if you see to it.",
            "Raise the minimum age to 16.",
            "Ask younger people for nothing that needs consent.",
        ],
        questions: &[
            "children.parents_consent",
            "children.minimum_age",
            "children.parents",
            "children.made_for",
        ],
        reads: &["use"],
        yields_to: &["x-ch-01"],
        check: |case| {
            let children = &case.answers.children;
            let made_for = children.made_for == Some(true);
            let young = made_for || children.minimum_age.is_some_and(|age| age < 16);
            let parents = children.parents_consent == Some(true) || children.parents.is_some();
            let at = if made_for {
                "children.parents"
            } else {
                "children.parents_consent"
            };
            wrong_if(young && case.asks_consent() && !parents, &[at])
        },
        #[cfg(test)]
        trial: Trial {
            given: &[
                CONSENT,
                WITHDRAWAL,
                "children.minimum_age=13",
                "children.parents_consent=true",
            ],
            breaks: &["children.parents_consent="],
            mends: &["children.parents_consent=true"],
            shows: "below the age of digital consent",
            ..Trial::NEW
        },
        ..GDPR
    },
    Rule {
        id: "gdpr-wp260-change",
        provision: "WP260 rev.01, paras 29 to 31",
        source: WP260,
        level: Should,
        wrong: "People have to look for changes themselves.",
        why: "The regulators call it unfair to tell people to check the page: a change that matters has to reach them.",
        mend: &["Tell people by e-mail or in the product, and say so."],
        questions: &["changes.told", "statements.texts"],
        yields_to: &["x-do-08"],
        reads: &["collection", "use"],
        text: Text::Own,
        check: |case| {
            if !case.controls() {
                return Vec::new();
            }
            let reaches = |way: &Told| matches!(way, Told::Email | Told::InProduct);
            let told = case.answers.changes.told.iter().flatten().any(reaches);
            let none = case.answers.changes.told.as_ref().is_none_or(Vec::is_empty);
            // nobody can be reached where nobody has an account or gets a newsletter
            let reached = |trigger| {
                matches!(
                    trigger,
                    Trigger::Account | Trigger::SignIn | Trigger::Setup | Trigger::Subscribing
                )
            };
            let reachable = case.answers.uses.newsletters.is_some_and(|way| way != Newsletters::None)
                || case
                    .answers
                    .collection
                    .kinds
                    .iter()
                    .any(|kind| kind.trigger.is_some_and(reached));
            let mut breaches = wrong_if(!told && !none && reachable, &["changes.told"]);
            breaches.extend(none.then(|| Breach::said("changes.told", "The text does not say how people hear of a change.")));
            let sends = case.own().iter().filter(|line| {
                let words = line.text.to_lowercase();
                LOOK_AGAIN.iter().any(|part| words.contains(part))
            });
            breaches.extend(sends.map(|line| line.breach("")));
            breaches
        },
        #[cfg(test)]
        trial: Trial {
            breaks: &["changes.told=[\"posted\"]"],
            mends: &["changes.told=[\"email\"]"],
            shows: "changes by email",
            ..Trial::NEW
        },
        ..GDPR
    },
];

/// More words than this make a sentence that few can follow.
const LONG: usize = 60;

/// Words that send people to look for changes.
const LOOK_AGAIN: &[&str] = &[
    "check this page",
    "check this policy",
    "review this page",
    "review this policy",
    "check back regularly",
    "check back from time to time",
];

/// What is wrong with a kind of data, at a column of its row.
fn of_kind(kind: &KindRow, column: &str, wrong: &str) -> Breach {
    let name = kind.name.as_deref().unwrap_or(&kind.key);
    Breach::said(format!("collection.kinds.{}.{column}", kind.key), format!("{name}: {wrong}."))
}

/// The company's own kinds of data that come from other people, companies or public sources.
fn from_others(case: &Case) -> impl Iterator<Item = &KindRow> {
    let foreign = |source: &Source| matches!(source, Source::Others | Source::Public);
    case.own_kinds().filter(move |kind| kind.source.iter().flatten().any(foreign))
}
