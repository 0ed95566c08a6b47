//! Selling, sharing and recipients: what is said of them against what is there.
//!
//! What a law of California or of another state finds by itself is left to it: where a rule here looks at the same
//! matter, it is silent as soon as that law speaks. Must not decide which of two answers is right. The price: the part
//! that a provider plays is taken from the catalogue, and rests on its exact name.

use super::known::{breach, called, cookie, does, recipient, sold, statements, vendor};
use crate::interview::ccpa::{Fixed, State, StateSays, UsRight};
use crate::interview::collection::{Held, KindRow, Whose};
use crate::interview::company::Region;
use crate::interview::cookies::{Does, Sort};
use crate::interview::sharing::{Case as When, Job, Part, RecipientRow};
use crate::interview::uses::{Promise, PromiseRow};
use crate::review::Level::Should;
use crate::review::case::Case;
use crate::review::dates::day;
use crate::review::phrases::Line;
use crate::review::rule::{Breach, READ, Rule, SECOND_HAND};
#[cfg(test)]
use crate::review::trial::Trial;
use crate::values::{Chosen, DataItem};
use crate::vendors::{self, Role};

const GDPR: &str = "https://eur-lex.europa.eu/eli/reg/2016/679/oj";
const CIV: &str = "https://leginfo.legislature.ca.gov/faces/codes_displaySection.xhtml?lawCode=CIV&sectionNum=1798.140";
const CIV_130: &str = "https://leginfo.legislature.ca.gov/faces/codes_displaySection.xhtml?lawCode=CIV&sectionNum=1798.130";

/// What most of these have in common.
const SHARING: Rule = Rule {
    provision: "GDPR Art. 5(1)(a), 13(1)(e); FTC Act s. 5 (15 U.S.C. 45(a))",
    source: GDPR,
    attested: SECOND_HAND,
    ..Rule::NEW
};

/// A company in New Zealand over a threshold of California, and what that law wants.
#[cfg(test)]
macro_rules! california {
    ($($more:expr),* $(,)?) => {
        &[
            "company.regions=[\"california\"]",
            "collection.kinds.account.whose=controller",
            "rights.verification=account",
            "rights.agent=true",
            "ccpa.applies=true",
            "ccpa.rights=[\"know\",\"delete\",\"correct\",\"no-retaliation\"]",
            "ccpa.sensitive_beyond=false",
            "ccpa.twelve_months=true",
            "ccpa.others_track=false",
            "changes.date_kind=both",
            "changes.updated=2026-11-01",
            $($more),*
        ]
    };
}

/// The same, where it shares data for advertising.
#[cfg(test)]
macro_rules! california_shares {
    ($($more:expr),* $(,)?) => {
        california![
            "sharing.any_recipients=true",
            "sharing.recipients.ads={\"name\":\"Adly\",\"job\":[\"advertising\"],\"kinds\":[\"account\"],\"part\":\"controller\"}",
            "sharing.share_for_ads=true",
            "sharing.ads_to=[\"ads\"]",
            "sharing.ads_kinds=[\"account\"]",
            "sharing.opt_out=https://quill.example/opt-out",
            "sharing.opt_out_title=Do Not Sell or Share My Personal Information",
            "cookies.any_signals=true",
            "cookies.signals.gpc={\"signal\":\"gpc\",\"honoured\":true,\"effects\":[\"opt-out\"]}",
            "ccpa.rights=[\"know\",\"delete\",\"correct\",\"opt-out\",\"no-retaliation\"]",
            "ccpa.opt_out_plain=true",
            "ccpa.opt_out_shown=true",
            "ccpa.signal_scope=[\"device\",\"account\"]",
            "ccpa.signal_how=true",
            "ccpa.under_16=false",
            "ccpa.others_track=true",
            $($more),*
        ]
    };
}

/// A provider that works for the company.
#[cfg(test)]
const HOST: &str = "sharing.recipients.host={\"name\":\"Hostly\",\"job\":[\"hosting\"],\"part\":\"processor\",\"kinds\":[\"account\"],\"country\":{\"area\":\"NZ\"}}";

pub(super) const RULES: &[Rule] = &[
    Rule {
        id: "x-sl-01",
        provision: "Cal. Civ. Code 1798.140(ad), 1798.140(ah); FTC Act s. 5",
        source: CIV,
        wrong: "You say that nothing is sold or shared for advertising, and something is.",
        why: "Handing data to an advertising company that follows people is “sharing” even where no money flows.",
        mend: &[
            "Say that data is shared for advertising, and offer the opt-out.",
            "If the company works for you alone and follows nobody elsewhere, say so in its row.",
            "Stop it.",
        ],
        questions: &[
            "sharing.share_for_ads",
            "sharing.sell",
            "sharing.recipients.*.part",
            "cookies.items.*.by",
            "use.promises.*.promise",
        ],
        check: |case| {
            let sharing = &case.answers.sharing;
            let mut all = Vec::new();
            if sharing.share_for_ads == Some(false) {
                for row in case.doing(Job::Advertising).filter(|row| row.part != Some(Part::Processor)) {
                    let words = format!(
                        "You say that no data is shared for advertising across sites, and {} gets some for advertising: does it follow people elsewhere?",
                        called(row)
                    );
                    let part = format!("sharing.recipients.{}.part", row.key);
                    all.push(breach(&["sharing.share_for_ads", &part], words));
                }
                let shows = |row: &&crate::interview::cookies::CookieRow| {
                    let silent = row.does.as_ref().is_none_or(Vec::is_empty);
                    row.does.iter().flatten().any(|one| *one == Does::Advertising)
                        || row.sort == Some(Sort::Advertising) && silent
                };
                for row in case.answers.cookies.items.iter().filter(shows) {
                    let by = row.by.iter().flatten().filter_map(|key| recipient(case, key));
                    let by = by
                        .filter(|one| !does(one, Job::Advertising))
                        .find(|one| one.part != Some(Part::Processor));
                    if let Some(who) = by {
                        let words = format!(
                            "You say that no data is shared for advertising across sites, and {} sets {} to show advertising.",
                            called(who),
                            cookie(row)
                        );
                        all.push(breach(
                            &["sharing.share_for_ads", &format!("cookies.items.{}.by", row.key)],
                            words,
                        ));
                    }
                }
            }
            let promised = promises(case, Promise::NoSale).filter(|row| covers(row, sharing.ads_kinds.as_deref()));
            for row in promised.filter(|_| sharing.sell == Some(true)) {
                let at = format!("use.promises.{}.promise", row.key);
                all.push(breach(
                    &["sharing.sell", &at],
                    "You promise never to sell data that you sell.",
                ));
            }
            // a statement that nothing is sold, beside advertising, is found among the claims
            all
        },
        #[cfg(test)]
        trial: Trial {
            given: &[
                "sharing.any_recipients=true",
                "sharing.recipients.ads={\"name\":\"Adly\",\"job\":[\"advertising\"],\"part\":\"processor\"}",
            ],
            breaks: &["sharing.recipients.ads.part=controller"],
            mends: &["sharing.recipients.ads.part=processor"],
            ..Trial::NEW
        },
        ..SHARING
    },
    Rule {
        id: "x-sl-02",
        provision: "Cal. Civ. Code 1798.140(ad)",
        source: CIV,
        level: Should,
        wrong: "You say that nothing is sold, and that others got data for their own marketing: what did you get for it?",
        why: "A sale needs no money; data for a service, a discount or other data counts too.",
        mend: &[
            "Say that data is sold, if anything of value came back for it.",
            "Stop giving data to others for their marketing.",
        ],
        questions: &["sharing.sell", "ccpa.marketing_others"],
        reads: &["company"],
        check: |case| {
            // a statement that denies only a sale for money is found among the claims
            let gave = case.answers.ccpa.marketing_others == Some(true);
            let denied = case.answers.sharing.sell == Some(false);
            let at = ["sharing.sell", "ccpa.marketing_others"];
            if gave && denied { vec![Breach::at(&at)] } else { Vec::new() }
        },
        #[cfg(test)]
        trial: Trial {
            given: &[
                "company.regions=[\"california\"]",
                "ccpa.applies=false",
                "ccpa.others_track=false",
                "ccpa.marketing_others=true",
                "ccpa.shine_the_light={\"kind\":\"email\",\"value\":\"light@quill.example\"}",
                "sharing.sell=true",
                "sharing.ads_kinds=[\"account\"]",
                "sharing.opt_out=/opt-out",
            ],
            breaks: &["sharing.sell=false"],
            mends: &[
                "sharing.sell=true",
                "sharing.ads_kinds=[\"account\"]",
                "sharing.opt_out=/opt-out",
            ],
            shows: "We sell personal data",
            ..Trial::NEW
        },
        ..SHARING
    },
    Rule {
        id: "x-sl-04",
        wrong: "You say that data is never shared with others, and others get it.",
        why: "Everybody outside your company is somebody else, and people are told so on the same page.",
        mend: &["Say whom you mean, or take the promise out.", "Stop giving data to them."],
        questions: &["use.promises.*.promise", "sharing.recipients.*.part", "sharing.sell"],
        check: |case| {
            let sharing = &case.answers.sharing;
            let mut all = Vec::new();
            let free = |row: &&RecipientRow| matches!(row.part, Some(Part::Controller | Part::Joint));
            for promise in promises(case, Promise::NoDistribution) {
                let at = format!("use.promises.{}.promise", promise.key);
                let who = sharing.recipients.iter().filter(free).find(|row| {
                    let kinds = promise.kinds.as_deref().unwrap_or_default();
                    whole(promise) || row.kinds.iter().flatten().any(|kind| kinds.contains(kind))
                });
                if let Some(row) = who {
                    let words = format!(
                        "You promise never to distribute data to others, and {} gets it and decides about it.",
                        called(row)
                    );
                    all.push(breach(&[&at, &format!("sharing.recipients.{}.part", row.key)], words));
                } else if sharing.sell == Some(true) && covers(promise, sharing.ads_kinds.as_deref()) {
                    let words = "You promise never to distribute data to others, and you say that you sell it.";
                    all.push(breach(&[&at, "sharing.sell"], words));
                }
            }
            // a statement that nothing is ever shared is found among the claims
            all
        },
        #[cfg(test)]
        trial: Trial {
            given: &[
                "sharing.any_recipients=true",
                "sharing.recipients.bank={\"name\":\"Bankly\",\"job\":[\"payments\"],\"part\":\"controller\",\"kinds\":[\"account\"]}",
            ],
            breaks: &["use.promises.never={\"promise\":\"no-distribution\"}"],
            mends: &["use.promises.never="],
            ..Trial::NEW
        },
        ..SHARING
    },
    Rule {
        id: "x-sl-05",
        provision: "Cal. Civ. Code 1798.135(a); FTC Act s. 5",
        source: "https://leginfo.legislature.ca.gov/faces/codes_displaySection.xhtml?lawCode=CIV&sectionNum=1798.135",
        wrong: "You give people a right to opt out of sale and sharing, and nothing says where.",
        why: "A right that nobody can use is none.",
        mend: &["Give the page where people opt out.", "Stop selling and sharing data."],
        questions: &[
            "sharing.opt_out",
            "ccpa.rights",
            "ccpa.states.*.says",
            "statements.texts.*.text",
        ],
        reads: &["company"],
        check: |case| {
            let (sharing, ccpa) = (&case.answers.sharing, &case.answers.ccpa);
            let lost = sold(case) && sharing.opt_out.is_none() && sharing.opt_out_title.is_none();
            // over a line, California's law or that of the state says it
            let over = ccpa.over.as_ref().is_some_and(|over| !over.is_empty());
            if !lost || bound(case) || over {
                return Vec::new();
            }
            let mut at = Vec::new();
            if ccpa.rights.iter().flatten().any(|right| *right == UsRight::OptOut) {
                at.push("ccpa.rights".to_owned());
            }
            let states = ccpa.states.iter();
            let says = states.filter(|row| row.says.iter().flatten().any(|says| *says == StateSays::OptOut));
            at.extend(says.map(|row| format!("ccpa.states.{}.says", row.key)));
            let said = statements(case).find(|line| line.asserts(MAY_OPT_OUT).is_some());
            at.extend(said.map(|line| line.path.clone()));
            let Some(first) = at.first() else {
                return Vec::new();
            };
            vec![breach(
                &["sharing.opt_out", first],
                "You give people a right to opt out of sale and sharing, and nothing says where.",
            )]
        },
        #[cfg(test)]
        trial: Trial {
            given: &[
                "company.regions=[\"california\"]",
                "ccpa.applies=false",
                "ccpa.others_track=false",
                "ccpa.rights=[\"opt-out\"]",
                "sharing.sell=true",
                "sharing.ads_kinds=[\"account\"]",
                "sharing.opt_out=/opt-out",
            ],
            breaks: &["sharing.opt_out="],
            mends: &["sharing.opt_out=/opt-out"],
            shows: "/opt-out",
            ..Trial::NEW
        },
        ..SHARING
    },
    Rule {
        id: "x-sl-06",
        provision: "FTC Act s. 5 (15 U.S.C. 45(a)); Cal. Civ. Code 1798.100(a)(1)",
        source: "https://www.ftc.gov",
        level: Should,
        wrong: "You say that nothing is sold, and then what happens if that changes.",
        why: "Data that people gave under a promise not to sell stays under it; a new page does not change that.",
        mend: &[
            "Leave out what might come; say it when it comes.",
            "Promise to ask people before data that you already hold is sold.",
        ],
        questions: &["ccpa.if_changes", "sharing.sell"],
        reads: &["company"],
        check: |case| {
            let (sharing, ccpa) = (&case.answers.sharing, &case.answers.ccpa);
            let neither = sharing.sell == Some(false) && sharing.share_for_ads == Some(false);
            let said = neither && ccpa.sale_words == Some(true) && ccpa.if_changes == Some(true);
            let at = ["ccpa.if_changes", "sharing.sell"];
            if said { vec![Breach::at(&at)] } else { Vec::new() }
        },
        #[cfg(test)]
        trial: Trial {
            given: &[
                "company.regions=[\"california\"]",
                "ccpa.applies=false",
                "ccpa.others_track=false",
                "ccpa.sale_words=true",
            ],
            breaks: &["ccpa.if_changes=true"],
            mends: &["ccpa.if_changes=false"],
            ..Trial::NEW
        },
        ..SHARING
    },
    Rule {
        id: "x-sl-07",
        provision: "Tex. Bus. & Com. Code 541.102(b), (c)",
        source: "https://statutes.capitol.texas.gov/Docs/BC/htm/BC.541.htm",
        from: day(2024, 7, 1),
        attested: READ,
        wrong: "A fixed notice about the sale of sensitive data does not fit what you sell, or has other words.",
        why: "The notice is a statement of its own: it must have the fixed words, and it must be true.",
        mend: &[
            "Print the notice in the fixed words, by its own question.",
            "Take the notice out, if no such data is sold.",
        ],
        questions: &["ccpa.notices", "sharing.ads_kinds", "statements.texts.*.text"],
        reads: &["company", "collection"],
        check: |case| {
            let mut all = Vec::new();
            let gone = case.answers.sharing.ads_kinds.as_deref().unwrap_or_default();
            let kinds: Vec<&KindRow> = case
                .answers
                .collection
                .kinds
                .iter()
                .filter(|kind| gone.contains(&kind.key))
                .collect();
            let told = !kinds.is_empty() && kinds.iter().all(|kind| kind.items.iter().flatten().count() > 0);
            let sells = |fits: fn(&DataItem) -> bool| kinds.iter().any(|kind| kind.items.iter().flatten().any(fits));
            for notice in case.answers.ccpa.notices.iter().flatten() {
                let (what, there) = match notice {
                    Fixed::Sensitive | Fixed::SiteSensitive => ("sensitive", sells(maybe_sensitive)),
                    Fixed::Biometric | Fixed::SiteBiometric => ("biometric", sells(maybe_biometric)),
                };
                if case.answers.sharing.sell == Some(true) && told && !there {
                    let words = format!("You print the notice that you may sell {what} data, and what you sell holds none.");
                    all.push(breach(&["ccpa.notices", "sharing.ads_kinds"], words));
                }
            }
            let states = case.answers.company.states.as_deref().unwrap_or_default();
            if states.contains(&State::Texas) {
                let reworded = |line: &&Line| {
                    let speaks = line.text.trim_start().to_lowercase().starts_with("notice");
                    speaks && line.has(&["sell ... sensitive|biometric personal? data"]) && !fixed(&line.text)
                };
                let said = statements(case).filter(reworded);
                all.extend(said.map(|line| line.breach("Texas fixes the words of this notice, and these are others.")));
            }
            all
        },
        #[cfg(test)]
        trial: Trial {
            given: &[
                "company.regions=[\"other-us\"]",
                "company.states=[\"texas\"]",
                "company.regulated=[]",
                "ccpa.over=[]",
                "collection.kinds.health={\"name\":\"Health data\",\"items\":[{\"item\":\"health\"}],\"trigger\":\"entering\",\"source\":[\"person\"],\"required\":\"no\",\"kept\":{\"how\":\"life-of\",\"of\":\"your account\"}}",
                "sharing.sell=true",
                "sharing.ads_kinds=[\"account\",\"health\"]",
                "sharing.opt_out=/opt-out",
                "ccpa.notices=[\"sensitive\"]",
            ],
            breaks: &["sharing.ads_kinds=[\"account\"]"],
            mends: &["sharing.ads_kinds=[\"account\",\"health\"]"],
            ..Trial::NEW
        },
        ..SHARING
    },
    Rule {
        id: "x-sl-09",
        provision: "Cal. Civ. Code 1798.130(a)(5); GDPR Art. 5(1)(a)",
        source: CIV_130,
        wrong: "Somebody gets data that you say you never have.",
        why: "What you hand on, you hold; one of the two answers is wrong.",
        mend: &["Say where the data really is.", "Take it off what the recipient gets."],
        questions: &[
            "collection.kinds.*.held",
            "sharing.recipients.*.kinds",
            "sharing.ads_kinds",
            "collection.any_kinds",
        ],
        check: |case| {
            let sharing = &case.answers.sharing;
            let mut all = Vec::new();
            for kind in case
                .answers
                .collection
                .kinds
                .iter()
                .filter(|kind| kind.held == Some(Held::Device))
            {
                let (name, at) = (kind_name(kind), format!("collection.kinds.{}.held", kind.key));
                let gets = |row: &&RecipientRow| row.kinds.iter().flatten().any(|key| *key == kind.key);
                if let Some(row) = sharing.recipients.iter().find(gets) {
                    let words = format!("“{name}” stays on people’s devices, you say, and {} gets it.", called(row));
                    all.push(breach(&[&at, &format!("sharing.recipients.{}.kinds", row.key)], words));
                } else if sold(case) && sharing.ads_kinds.iter().flatten().any(|key| *key == kind.key) {
                    let words = format!("“{name}” stays on people’s devices, you say, and is sold or shared.");
                    all.push(breach(&[&at, "sharing.ads_kinds"], words));
                }
            }
            if case.answers.collection.any_kinds == Some(false) && sold(case) {
                let words = "You say that you collect no personal data, and that you sell or share some.";
                all.push(breach(&["collection.any_kinds", "sharing.sell"], words));
            }
            all
        },
        #[cfg(test)]
        trial: Trial {
            given: &[
                "collection.kinds.notes={\"name\":\"Notes\",\"items\":[{\"item\":\"user_content\"}],\"trigger\":\"entering\",\"source\":[\"person\"],\"held\":\"device\",\"required\":\"no\",\"kept\":{\"how\":\"life-of\",\"of\":\"the app\"}}",
                "sharing.any_recipients=true",
                HOST,
            ],
            breaks: &["sharing.recipients.host.kinds=[\"account\",\"notes\"]"],
            mends: &["sharing.recipients.host.kinds=[\"account\"]"],
            ..Trial::NEW
        },
        ..SHARING
    },
    Rule {
        id: "x-sl-10",
        provision: "Cal. Civ. Code 1798.130(a)(5)(C)(ii)",
        source: CIV_130,
        wrong: "You write that nothing is disclosed for a business purpose, and providers get data.",
        why: "What a provider gets to work for you is just that: disclosed for a business purpose.",
        mend: &[
            "Take the sentence out; the list of recipients says what is disclosed.",
            "Use no providers.",
        ],
        questions: &["statements.texts.*.text", "sharing.recipients"],
        check: |case| {
            let Some(row) = case.answers.sharing.recipients.first() else {
                return Vec::new();
            };
            let said = statements(case).filter(|line| line.says(NO_BUSINESS_PURPOSE).is_some() && !line.has(EXCEPT));
            let words = format!(
                "You write that nothing is disclosed for a business purpose, and {} gets data.",
                called(row)
            );
            said.map(|line| line.breach(words.clone())).collect()
        },
        #[cfg(test)]
        trial: Trial {
            given: &["sharing.any_recipients=true", HOST],
            breaks: &[
                "statements.texts.none={\"at\":\"sharing\",\"text\":\"We have not disclosed personal information for a business purpose.\"}",
            ],
            mends: &["statements.texts.none="],
            ..Trial::NEW
        },
        ..SHARING
    },
    Rule {
        id: "x-sl-11",
        provision: "Cal. Civ. Code 1798.120(c); 11 CCR 7011(e)(1)(G)",
        source: "https://leginfo.legislature.ca.gov/faces/codes_displaySection.xhtml?lawCode=CIV&sectionNum=1798.120",
        wrong: "You say that you know of nobody under 16 whose data you sell or share, and other answers say you do.",
        why: "Who asks for a date of birth, or makes a product for children, knows; and without a yes it is forbidden.",
        mend: &[
            "Say that you know of them, and sell or share their data only after a yes.",
            "Leave people under 16 out of sale and sharing, and out of the product.",
        ],
        questions: &[
            "ccpa.under_16",
            "children.minimum_age",
            "children.made_for",
            "collection.kinds.*.items",
        ],
        reads: &["company", "sharing"],
        check: |case| {
            let children = &case.answers.children;
            if case.answers.ccpa.under_16 != Some(false) || !sold(case) {
                return Vec::new();
            }
            let asks = ours(case).find(|kind| {
                kind.items
                    .iter()
                    .flatten()
                    .any(|item| item.item.as_deref() == Some("age_birthdate"))
            });
            if children.made_for == Some(true) {
                let words = "You say that you know of nobody under 16 whose data you sell or share, and that the product is made for children.";
                return vec![breach(&["ccpa.under_16", "children.made_for"], words)];
            }
            match (children.minimum_age.filter(|age| *age < 16), asks) {
                (Some(age), Some(_)) => {
                    let words = format!(
                        "People from {age} on may use the product, and you ask for the date of birth: do you really know of nobody under 16?"
                    );
                    vec![breach(&["ccpa.under_16", "children.minimum_age"], words)]
                }
                _ => Vec::new(),
            }
        },
        #[cfg(test)]
        trial: Trial {
            given: california_shares!["collection.kinds.account.items=[{\"item\":\"name\"},{\"item\":\"age_birthdate\"}]"],
            breaks: &["children.minimum_age=13"],
            mends: &["children.minimum_age=16"],
            ..Trial::NEW
        },
        from: day(2023, 1, 1),
        ..SHARING
    },
    Rule {
        id: "x-sl-12",
        provision: "Cal. Civ. Code 1798.140(ae); GDPR Art. 9(1)",
        source: CIV,
        wrong: "You say that you do not set out to handle sensitive data, and the law calls some of yours so.",
        why: "The law decides what is sensitive, and it wants more said of it.",
        mend: &["Say that you handle it, and which it is.", "Stop collecting it."],
        questions: &["collection.sensitive", "collection.kinds.*.items", "statements.texts.*.text"],
        reads: &["company", "ccpa"],
        check: |case| {
            let american = case.serves(Region::California) || case.serves(Region::OtherUs);
            let mut slugs = vec!["health", "biometric", "special_category"];
            if american {
                slugs.extend(["precise_location", "government_id"]);
            }
            if bound(case) {
                slugs.extend(["messages", "bank_account"]);
            }
            let found = ours(case).find_map(|kind| {
                let mut items = kind.items.iter().flatten();
                let one = items.find(|item| {
                    item.item.as_deref().is_some_and(|slug| slugs.contains(&slug)) || item.sensitive == Some(true)
                })?;
                Some((kind, one))
            });
            let Some((kind, item)) = found else {
                return Vec::new();
            };
            let mut all = Vec::new();
            let what = format!("“{}” holds {}", kind_name(kind), item.label());
            if case.answers.collection.sensitive == Some(false) {
                let words = format!("You say that you do not set out to handle sensitive data, and {what}.");
                all.push(breach(
                    &["collection.sensitive", &format!("collection.kinds.{}.items", kind.key)],
                    words,
                ));
            }
            let said = statements(case).filter(|line| line.says(NOTHING_SENSITIVE).is_some() && !line.has(EXCEPT));
            let words = format!("You write that you hold no sensitive data, and {what}.");
            all.extend(said.map(|line| line.breach(words.clone())));
            all
        },
        #[cfg(test)]
        trial: Trial {
            given: &[
                "collection.kinds.health={\"name\":\"Health data\",\"items\":[{\"item\":\"health\"}],\"trigger\":\"entering\",\"source\":[\"person\"],\"required\":\"no\",\"kept\":{\"how\":\"life-of\",\"of\":\"your account\"}}",
                "collection.sensitive=true",
                "collection.sensitive_what=[{\"item\":\"health\"}]",
                "collection.sensitive_ground=explicit-consent",
            ],
            breaks: &["collection.sensitive=false"],
            mends: &[
                "collection.sensitive=true",
                "collection.sensitive_what=[{\"item\":\"health\"}]",
                "collection.sensitive_ground=explicit-consent",
            ],
            shows: "Some of this data is sensitive",
            ..Trial::NEW
        },
        ..SHARING
    },
    Rule {
        id: "x-sl-13",
        provision: "Cal. Civ. Code 1798.121; 11 CCR 7014, 7027(m)",
        source: "https://leginfo.legislature.ca.gov/faces/codes_displaySection.xhtml?lawCode=CIV&sectionNum=1798.121",
        wrong: "You sell or share sensitive data, and say that it serves only what your service needs.",
        why: "No service needs a sale, so the people concerned must be able to limit it.",
        mend: &[
            "Say that you use it for more, and offer the page where people limit it.",
            "Leave sensitive data out of sale and sharing.",
        ],
        questions: &["ccpa.sensitive_beyond", "sharing.ads_kinds", "ccpa.limit"],
        reads: &["company", "collection"],
        check: |case| {
            let only = bound(case) && sold(case) && case.answers.ccpa.sensitive_beyond == Some(false);
            let gone = case.answers.sharing.ads_kinds.as_deref().unwrap_or_default();
            let kinds = ours(case).filter(|kind| only && gone.contains(&kind.key));
            kinds
                .filter(|kind| kind.items.iter().flatten().count() > 0 && kind.items.iter().flatten().all(is_sensitive))
                .map(|kind| {
                    let words = format!(
                        "You sell or share “{}”, and say that sensitive data serves only what your service needs.",
                        kind_name(kind)
                    );
                    breach(&["ccpa.sensitive_beyond", "sharing.ads_kinds"], words)
                })
                .collect()
        },
        #[cfg(test)]
        trial: Trial {
            given: california_shares![
                "collection.kinds.health={\"name\":\"Health data\",\"items\":[{\"item\":\"health\"}],\"trigger\":\"entering\",\"source\":[\"person\"],\"whose\":\"controller\",\"required\":\"no\",\"kept\":{\"how\":\"life-of\",\"of\":\"your account\"}}",
                "use.purposes.care={\"purpose\":\"process-content\",\"kinds\":[\"health\"],\"ground\":\"consent\"}",
            ],
            breaks: &["sharing.ads_kinds=[\"account\",\"health\"]"],
            mends: &["sharing.ads_kinds=[\"account\"]"],
            ..Trial::NEW
        },
        from: day(2023, 1, 1),
        ..SHARING
    },
    Rule {
        id: "x-sl-14",
        provision: "GDPR Art. 28(10); Cal. Civ. Code 1798.140(ag), 1798.140(ai)",
        wrong: "You call a company your processor that also decides for itself.",
        why: "People must know who answers for their data, and that company answers for its own part.",
        mend: &[
            "Say that it decides for itself, if it does in what you use.",
            "Where it does so only in part, say in a few words under “Good to know” what it decides itself.",
        ],
        questions: &["sharing.recipients.*.part", "sharing.recipients.*.note"],
        check: |case| {
            let rows = case.answers.sharing.recipients.iter();
            rows.filter(|row| row.part == Some(Part::Processor))
                .filter_map(|row| {
                    let role = vendor(row)?.role;
                    let detail = row.detail.as_deref().unwrap_or_default().to_lowercase();
                    let told = row.note.is_some() || ["itself", "controller", "own"].iter().any(|word| detail.contains(word));
                    let words = match role {
                        Role::Controller => "You call {} your processor; by the catalogue, it decides for itself.",
                        Role::Both if !told => "You call {} your processor; by the catalogue, it decides for itself in part.",
                        Role::Both | Role::Processor => return None,
                    };
                    let at = format!("sharing.recipients.{}.part", row.key);
                    Some(breach(&[&at], words.replace("{}", called(row))))
                })
                .collect()
        },
        #[cfg(test)]
        trial: Trial {
            given: &[
                "sharing.any_recipients=true",
                "sharing.recipients.pay={\"name\":\"PayPal\",\"job\":[\"payments\"],\"part\":\"controller\"}",
            ],
            breaks: &["sharing.recipients.pay.part=processor"],
            mends: &["sharing.recipients.pay.part=controller"],
            shows: "make their own decisions",
            ..Trial::NEW
        },
        ..SHARING
    },
    Rule {
        id: "x-sl-15",
        provision: "GDPR Art. 13(1)(e)",
        attested: READ,
        wrong: "A sentence of yours names a provider that is not among the recipients.",
        why: "The list of recipients is what people rely on, so it has to be whole.",
        mend: &[
            "Add the provider to the recipients.",
            "Take its name out, if you no longer use it.",
        ],
        questions: &["sharing.recipients", "statements.texts.*.text"],
        reads: &["company", "collection"],
        check: |case| {
            let mut all = Vec::new();
            for line in statements(case).filter(|line| line.asserts(USES).is_some()) {
                let named = vendors::all().iter().filter(|known| names(&line.text, &known.name));
                for known in named.filter(|known| !mentioned(case, &known.name)) {
                    all.push(line.breach(format!("You name {}, and it is not among the recipients.", known.name)));
                }
            }
            all
        },
        #[cfg(test)]
        trial: Trial {
            given: &[
                "sharing.any_recipients=true",
                "sharing.recipients.files={\"name\":\"Cloudinary\",\"job\":[\"storage\"]}",
                "statements.texts.files={\"at\":\"retention\",\"text\":\"Your files are stored with Cloudinary.\"}",
            ],
            breaks: &["sharing.recipients.files.name=Filely"],
            mends: &["sharing.recipients.files.name=Cloudinary"],
            ..Trial::NEW
        },
        ..SHARING
    },
    Rule {
        id: "x-sl-16",
        wrong: "A recipient gets no data at all, by your answers.",
        why: "Who gets nothing is no recipient; and who gets something must be listed with it.",
        mend: &["Name the data that it gets.", "Take it off the list."],
        questions: &["sharing.recipients.*.kinds", "sharing.recipients"],
        reads: &["company", "ccpa", "collection", "use", "cookies"],
        check: |case| {
            // over California's thresholds, its regulations say it
            if bound(case) {
                return Vec::new();
            }
            let rows = case.answers.sharing.recipients.iter();
            rows.filter(|row| row.kinds.as_ref().is_some_and(Vec::is_empty) && !at_work(case, &row.key))
                .map(|row| {
                    let at = format!("sharing.recipients.{}.kinds", row.key);
                    breach(
                        &[&at],
                        format!("{} is a recipient, and gets no data, by your answers.", called(row)),
                    )
                })
                .collect()
        },
        #[cfg(test)]
        trial: Trial {
            given: &["sharing.any_recipients=true", HOST],
            breaks: &["sharing.recipients.host.kinds=[]"],
            mends: &["sharing.recipients.host.kinds=[\"account\"]"],
            shows: "(account data)",
            ..Trial::NEW
        },
        ..SHARING
    },
    Rule {
        id: "x-sl-17",
        provision: "WP260 rev.01, paras 12 and 13, on GDPR Art. 12(1)",
        source: "https://ec.europa.eu/newsroom/article29/items/622227",
        level: Should,
        wrong: "A recipient is one company or another: which one is it today?",
        why: "People cannot look up a company that may be another.",
        mend: &[
            "Name the one that you use today.",
            "Give each a row of its own, if you use both.",
        ],
        questions: &["sharing.recipients.*.name", "statements.texts.*.text"],
        check: |case| {
            let rows = case.answers.sharing.recipients.iter();
            let mut all: Vec<Breach> = rows
                .filter(|row| row.unnamed != Some(true) && either(called(row)))
                .map(|row| {
                    let at = format!("sharing.recipients.{}.name", row.key);
                    breach(&[&at], format!("“{}”: which one is it today?", called(row)))
                })
                .collect();
            let known = |name: &str| vendors::all().iter().any(|one| one.name == name);
            for line in statements(case) {
                let tokens = line
                    .text
                    .split_whitespace()
                    .map(|token| token.trim_matches(|c: char| !c.is_alphanumeric()));
                for token in tokens {
                    if token.split_once('/').is_some_and(|(one, other)| known(one) && known(other)) {
                        all.push(line.breach(format!("“{token}”: which one is it today?")));
                    }
                }
            }
            all
        },
        #[cfg(test)]
        trial: Trial {
            given: &["sharing.any_recipients=true", HOST],
            breaks: &["sharing.recipients.host.name=Hostly/Servly"],
            mends: &["sharing.recipients.host.name=Hostly"],
            ..Trial::NEW
        },
        ..SHARING
    },
    Rule {
        id: "x-sl-18",
        provision: "GDPR Art. 28(3); FTC Act s. 5",
        attested: READ,
        wrong: "You say that each recipient is bound by an agreement, and one is not.",
        why: "Without the agreement a provider may not handle the data, and the sentence is untrue.",
        mend: &[
            "Sign the agreement; the policy cannot mend that.",
            "Take the sentence about all of them out.",
        ],
        questions: &["sharing.recipients.*.contract", "sharing.contracts"],
        check: |case| {
            let sharing = &case.answers.sharing;
            let bare = sharing
                .recipients
                .iter()
                .filter(|row| row.contract == Some(false) && sharing.contracts.is_some());
            bare.map(|row| {
                let at = format!("sharing.recipients.{}.contract", row.key);
                let words = format!(
                    "You say that each recipient is bound by an agreement, and that {} has signed none.",
                    called(row)
                );
                breach(&["sharing.contracts", &at], words)
            })
            .collect()
        },
        #[cfg(test)]
        trial: Trial {
            given: &[
                "sharing.any_recipients=true",
                HOST,
                "sharing.contracts=all",
                "sharing.recipients.host.contract=true",
            ],
            breaks: &["sharing.recipients.host.contract=false"],
            mends: &["sharing.recipients.host.contract=true"],
            ..Trial::NEW
        },
        ..SHARING
    },
    Rule {
        id: "x-sl-19",
        provision: "FTC Act s. 5 (15 U.S.C. 45(a)); GDPR Art. 5(1)(a)",
        wrong: "You write that authorities never get data, and that you disclose what the law requires.",
        why: "A court order leaves you no choice, so only the second can be kept.",
        mend: &[
            "Keep the second, and take the first out.",
            "Say what you do before you hand anything over.",
        ],
        questions: &["statements.texts.*.text", "sharing.disclosures", "sharing.disclosures.*.case"],
        check: |case| {
            let rows = &case.answers.sharing.disclosures;
            let row = rows.iter().any(|row| row.case == Some(When::Law));
            let required = statements(case).any(|line| line.asserts(REQUIRED).is_some());
            let never = |line: &&Line| {
                line.says(NEVER_AUTHORITIES).is_some() && !line.has(EXCEPT) && !line.has(&["voluntar*"]) && !line.has(REQUIRED)
            };
            let said = statements(case).filter(never).filter(|_| row || required);
            let words = "You write that authorities never get data, and that you disclose what the law requires.";
            said.map(|line| line.breach(words)).collect()
        },
        #[cfg(test)]
        trial: Trial {
            given: &["sharing.any_disclosures=true", "sharing.disclosures.law={\"case\":\"law\"}"],
            breaks: &[
                "statements.texts.never={\"at\":\"sharing\",\"text\":\"We never give your data to government authorities.\"}",
            ],
            mends: &["statements.texts.never="],
            ..Trial::NEW
        },
        ..SHARING
    },
    Rule {
        id: "x-sl-20",
        provision: "FTC Act s. 5 (15 U.S.C. 45(a))",
        source: "https://www.ftc.gov",
        level: Should,
        wrong: "You promise that data never goes to anybody else, and that it goes along if the business changes hands.",
        why: "A buyer is somebody else; people who relied on the promise are deceived when the business is sold.",
        mend: &[
            "Say in the promise that a sale of the business is left out.",
            "Say at the sale of the business that the same promises bind the buyer.",
        ],
        questions: &[
            "sharing.disclosures.*.words",
            "use.promises.*.promise",
            "statements.texts.*.text",
        ],
        check: |case| {
            let carved = ["same", "promise", "this policy", "these terms"];
            let moves = |row: &&crate::interview::sharing::DisclosureRow| {
                let words = row.words.as_deref().unwrap_or_default().to_lowercase();
                row.case == Some(When::BusinessTransfer) && !carved.iter().any(|word| words.contains(word))
            };
            let Some(row) = case.answers.sharing.disclosures.iter().find(moves) else {
                return Vec::new();
            };
            let at = format!("sharing.disclosures.{}.words", row.key);
            let words = "You promise that data never goes to anybody else, and that it goes along if the business changes hands.";
            let promised = promises(case, Promise::NoDistribution).filter(|row| whole(row));
            let mut all: Vec<Breach> = promised
                .map(|row| breach(&[&at, &format!("use.promises.{}.promise", row.key)], words))
                .collect();
            let said = statements(case).filter(|line| line.says(NEVER_ANYBODY).is_some() && !line.has(EXCEPT));
            all.extend(said.map(|line| line.breach(words)));
            all
        },
        #[cfg(test)]
        trial: Trial {
            given: &[
                "use.promises.never={\"promise\":\"no-distribution\"}",
                "sharing.any_disclosures=true",
                "sharing.disclosures.sale={\"case\":\"business-transfer\",\"words\":\"The buyer has to keep the same promises\"}",
            ],
            breaks: &["sharing.disclosures.sale.words="],
            mends: &["sharing.disclosures.sale.words=The buyer has to keep the same promises"],
            shows: "The buyer has to keep the same promises",
            ..Trial::NEW
        },
        ..SHARING
    },
    Rule {
        id: "x-sl-21",
        provision: "FTC Act s. 5 (15 U.S.C. 45(a)); CTIA Messaging Principles",
        source: "https://www.ftc.gov",
        wrong: "You promise that telephone numbers are not shared for marketing, and others get them for it.",
        why: "People give their number for text messages because of that promise, so breaking it is deception.",
        mend: &[
            "Take telephone numbers out of what is sold or shared.",
            "Stop the promise, and the text messages with it.",
        ],
        questions: &[
            "use.promises.*.promise",
            "sharing.ads_kinds",
            "sharing.recipients.*.kinds",
            "statements.texts.*.text",
        ],
        reads: &["collection"],
        check: |case| {
            let sharing = &case.answers.sharing;
            let phones = |keys: Option<&Vec<String>>| {
                let with = |item: &DataItem| item.item.as_deref() == Some("phone");
                let mut kinds = ours(case).filter(|kind| kind.items.iter().flatten().any(with));
                kinds.find(|kind| keys.is_some_and(|keys| keys.contains(&kind.key)))
            };
            let markets = |row: &&RecipientRow| {
                let free = matches!(row.part, Some(Part::Controller | Part::Joint));
                free && (does(row, Job::Marketing) || does(row, Job::Advertising))
            };
            let mut gone: Option<(&KindRow, String)> = None;
            if sold(case) {
                gone = phones(sharing.ads_kinds.as_ref()).map(|kind| (kind, "sharing.ads_kinds".to_owned()));
            }
            let gone = gone.or_else(|| {
                let mut rows = sharing.recipients.iter().filter(markets);
                rows.find_map(|row| Some((phones(row.kinds.as_ref())?, format!("sharing.recipients.{}.kinds", row.key))))
            });
            let Some((kind, at)) = gone else {
                return Vec::new();
            };
            let words = format!(
                "You promise that telephone numbers are not shared for marketing, and “{}”, which holds them, is.",
                kind_name(kind)
            );
            let texts = case.doing(Job::Sms).next().is_some();
            let promised = promises(case, Promise::NoThirdPartyMarketing)
                .filter(|row| texts && covers(row, Some(std::slice::from_ref(&kind.key))));
            let mut all: Vec<Breach> = promised
                .map(|row| breach(&[&format!("use.promises.{}.promise", row.key), &at], words.clone()))
                .collect();
            let said = statements(case).filter(|line| line.has(MOBILE) && line.says(NOT_SHARED).is_some() && !line.has(EXCEPT));
            all.extend(said.map(|line| line.breach(words.clone())));
            all
        },
        #[cfg(test)]
        trial: Trial {
            given: &[
                "collection.kinds.phone={\"name\":\"Telephone number\",\"items\":[{\"item\":\"phone\"}],\"trigger\":\"account\",\"source\":[\"person\"],\"required\":\"no\",\"kept\":{\"how\":\"life-of\",\"of\":\"your account\"}}",
                "sharing.any_recipients=true",
                "sharing.recipients.sms={\"name\":\"Textly\",\"job\":[\"sms\"],\"part\":\"processor\",\"kinds\":[\"phone\"]}",
                "sharing.sell=true",
                "sharing.ads_kinds=[\"account\"]",
                "use.promises.numbers={\"promise\":\"no-third-party-marketing\",\"kinds\":[\"phone\"]}",
            ],
            breaks: &["sharing.ads_kinds=[\"account\",\"phone\"]"],
            mends: &["sharing.ads_kinds=[\"account\"]"],
            ..Trial::NEW
        },
        ..SHARING
    },
    Rule {
        id: "x-sl-22",
        provision: "Cal. Civ. Code 1798.125(b)",
        source: "https://leginfo.legislature.ca.gov/faces/codes_displaySection.xhtml?lawCode=CIV&sectionNum=1798.125",
        wrong: "You write of a reward for signing up, and say that there are no benefits for data.",
        why: "A discount for an e-mail address is a benefit for data, and Californians must be told its terms.",
        mend: &["Say that there is such an offer, and give its terms.", "Stop the offer."],
        questions: &["ccpa.incentive", "ccpa.incentive_terms", "statements.texts.*.text"],
        reads: &["company"],
        check: |case| {
            let denied = bound(case) && case.answers.ccpa.incentive == Some(false);
            let offers = |line: &&Line| line.asserts(REWARD).is_some() && line.asserts(FOR_DATA).is_some();
            let said = statements(case).filter(offers).filter(|_| denied);
            let words = "You write of a reward for signing up, and say that there are no benefits for data.";
            said.map(|line| line.breach(words)).collect()
        },
        #[cfg(test)]
        trial: Trial {
            given: california![
                "statements.texts.tea={\"at\":\"use\",\"text\":\"Subscribe to our newsletter and get a discount of 10 dollars.\"}",
                "ccpa.incentive=true",
                "ccpa.incentive_terms=You get 10 dollars off for your email address, join by subscribing and leave at any time. The address is worth about 10 dollars to us, by what an order brings.",
            ],
            breaks: &["ccpa.incentive=false"],
            mends: &[
                "ccpa.incentive=true",
                "ccpa.incentive_terms=You get 10 dollars off for your email address, join by subscribing and leave at any time. The address is worth about 10 dollars to us, by what an order brings.",
            ],
            shows: "10 dollars off",
            ..Trial::NEW
        },
        from: day(2023, 1, 1),
        ..SHARING
    },
];

const EXCEPT: &[&str] = &["except", "other than", "apart from", "besides", "unless", "without", "only"];
const MAY_OPT_OUT: &[&str] = &["opt out of the? sale|sales|selling|sharing", "opt out of ... sale|sales"];
const NO_BUSINESS_PURPOSE: &[&str] = &["not|never|don't disclose|disclosed ... for a? business purpose|purposes"];
const NOTHING_SENSITIVE: &[&str] = &[
    "no sensitive personal? data|information",
    "not|never|don't collect|handle|process|hold|store any? sensitive personal? data|information",
];
const REQUIRED: &[&str] = &[
    "required|obliged|compelled by|to ... law|court",
    "law requires",
    "court order|orders",
    "legally required",
];
const NEVER_AUTHORITIES: &[&str] = &[
    "never|not|don't disclose|hand|give|provide|share|pass ... authorities|government|governments|police",
    "never|not|don't disclose|hand|give|provide|share|pass ... law enforcement",
];
const NEVER_ANYBODY: &[&str] = &[
    "never|not|don't sell|transfer|give|rent|trade or? sell|transfer|rent? your|any|the? personal? data|information|it to anyone|anybody",
    "never|not be? sold|transferred ... under any circumstances",
    "under no circumstances ... sell|transfer|share|give",
    "never|not|don't sell|transfer|give ... under any circumstances",
];
const MOBILE: &[&str] = &[
    "sms",
    "text messages|messaging|message",
    "mobile information|number|numbers",
    "phone|telephone number|numbers",
];
const NOT_SHARED: &[&str] = &["not|never be? shared|sold", "not|never|don't share|sell"];
const REWARD: &[&str] = &[
    "discount|discounts|voucher|vouchers|coupon|coupons|reward|rewards|points",
    "% off",
];
const FOR_DATA: &[&str] = &[
    "subscribe|subscribing|sign|signing up? to|for our|the newsletter|newsletters",
    "for|with your e? email|mail address",
    "join|joining ... loyalty|rewards",
];
const USES: &[&str] = &["use|uses|using|store|stored|host|hosted|run|runs|process|processed|send|sent|provider|providers"];

/// The kinds of data that are not only handled for customers.
fn ours(case: &Case) -> impl Iterator<Item = &KindRow> {
    let kinds = case.answers.collection.kinds.iter();
    kinds.filter(|row| row.whose != Some(Whose::Customers))
}

fn kind_name(kind: &KindRow) -> &str {
    kind.name.as_deref().unwrap_or(&kind.key)
}

/// The promises of this sort.
fn promises(case: &Case, promise: Promise) -> impl Iterator<Item = &PromiseRow> {
    case.answers
        .uses
        .promises
        .iter()
        .filter(move |row| row.promise == Some(promise))
}

/// Whether a promise is about all data.
fn whole(row: &PromiseRow) -> bool {
    let none = |list: &Option<Vec<String>>| list.as_ref().is_none_or(Vec::is_empty);
    none(&row.kinds) && none(&row.about)
}

/// Whether a promise is about one of these kinds of data, or about all.
fn covers(row: &PromiseRow, kinds: Option<&[String]>) -> bool {
    let named = row.kinds.as_deref().unwrap_or_default();
    whole(row) || kinds.is_some_and(|kinds| kinds.iter().any(|kind| named.contains(kind)))
}

/// Whether the law of California binds the company.
fn bound(case: &Case) -> bool {
    case.serves(Region::California) && case.answers.ccpa.applies == Some(true)
}

/// Whether an item is sensitive by the taxonomy, or as the author says.
fn is_sensitive(item: &DataItem) -> bool {
    item.sensitive.or(item.kind().map(|kind| kind.sensitive)) == Some(true)
}

/// Whether an item may be sensitive: own words that nobody has placed may be anything.
fn maybe_sensitive(item: &DataItem) -> bool {
    is_sensitive(item) || item.kind().is_none() || matches!(item.item.as_deref(), Some("children_data" | "demographics"))
}

/// Whether an item may be biometric.
fn maybe_biometric(item: &DataItem) -> bool {
    item.kind().is_none()
        || matches!(
            item.item.as_deref(),
            Some("biometric" | "audio_voice" | "photos_video" | "profile_photo")
        )
}

/// Whether a text is one of the notices in fixed words.
fn fixed(text: &str) -> bool {
    let labels = Fixed::ALL.iter().map(|notice| notice.label());
    let mut exact = labels.filter_map(|label| label.split(" (").next());
    exact.any(|exact| exact == text.trim())
}

/// Whether a text holds a name as it is written, as whole words.
fn names(text: &str, name: &str) -> bool {
    let part = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    text.match_indices(name).any(|(at, _)| {
        // a word at the start of a sentence has a capital anyway
        at > 0 && !part(text[..at].chars().next_back()) && !part(text[at + name.len()..].chars().next())
    })
}

/// Whether a name stands among the recipients, the services that people connect or sign in with, or is the author's own.
fn mentioned(case: &Case, name: &str) -> bool {
    let (sharing, company) = (&case.answers.sharing, &case.answers.company);
    let mut all: Vec<&str> = Vec::new();
    for row in &sharing.recipients {
        let words = [&row.name, &row.company, &row.detail, &row.note];
        all.extend(words.into_iter().filter_map(|text| text.as_deref()));
        all.extend(row.products.iter().flatten().map(String::as_str));
        if vendor(row).is_some_and(|known| known.name == name) {
            return true;
        }
    }
    all.extend(sharing.integrations.iter().filter_map(|row| row.name.as_deref()));
    all.extend(
        case.answers
            .collection
            .logins
            .iter()
            .filter_map(|row| row.provider.as_deref()),
    );
    all.extend(
        [&company.product, &company.legal_name]
            .into_iter()
            .filter_map(|text| text.as_deref()),
    );
    let name = name.to_lowercase();
    all.iter().any(|text| text.to_lowercase().contains(&name))
}

/// Whether another answer says that a recipient handles something.
fn at_work(case: &Case, key: &str) -> bool {
    let answers = &case.answers;
    let has = |list: &Option<Vec<String>>| list.iter().flatten().any(|one| one == key);
    answers.collection.kinds.iter().any(|row| has(&row.handled_by))
        || answers.uses.purposes.iter().any(|row| has(&row.via))
        || answers.uses.ai.iter().any(|row| has(&row.provider))
        || answers.cookies.items.iter().any(|row| has(&row.by))
        || answers.cookies.setups.iter().any(|row| has(&row.tool))
        || answers.sharing.integrations.iter().any(|row| has(&row.via))
        || has(&answers.sharing.ads_to)
}

/// Whether a name is two names with a stroke or “or” between them.
fn either(name: &str) -> bool {
    let word = |part: &str| part.chars().filter(|c| c.is_alphabetic()).count() > 2;
    let two = |by: &str| name.split_once(by).is_some_and(|(one, other)| word(one) && word(other));
    two("/") || two(" or ")
}
