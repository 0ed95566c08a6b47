//! What UK law wants in the same way as the GDPR of the EU: where both apply, each of these steps back for its twin.
//!
//! The price: the duties that no author has ever left open for the UK alone are not repeated here.

use super::UK;
use crate::interview::collection::{Held, KindRow, Source, Whose};
use crate::interview::rights::Right;
use crate::interview::sharing::Part;
use crate::interview::uses::{Ground, Newsletters, Purpose, PurposeRow};
use crate::review::Level::Should;
use crate::review::case::is_item;
use crate::review::names::{kind_name, use_name};
use crate::review::rule::{Breach, MEMORY, Rule, SECOND_HAND, wrong_if};
#[cfg(test)]
use crate::review::trial::Trial;

#[cfg(test)]
const SECURE: &str = "use.purposes.secure={\"purpose\":\"secure\",\"kinds\":[\"account\"],\"ground\":\"legitimate-interests\",\"interest\":\"keeping attackers out\"}";
#[cfg(test)]
const OWN_ON_CONSENT: &str = "use.purposes.own={\"purpose\":\"personalise\",\"kinds\":[\"account\"],\"ground\":\"consent\"}";
#[cfg(test)]
const WITHDRAWAL: &str = "rights.granted.withdraw={\"right\":\"withdraw\"}";
#[cfg(test)]
const STOP: &str = "use.newsletters_stop=with the link in every message";
#[cfg(test)]
const LOG: &str = "collection.kinds.log={\"name\":\"Activity log\",\"items\":[{\"item\":\"actions_taken\"}],\"source\":[\"automatic\"],\"required\":\"yes\",\"consequence\":\"show what happened\",\"kept\":{\"how\":\"exactly\",\"span\":{\"count\":30,\"unit\":\"days\"}}}";

/// Items of the categories of Article 9.
const SPECIAL: &[&str] = &["health", "biometric", "special_category"];

pub(super) const RULES: &[Rule] = &[
    Rule {
        id: "x-rt-01",
        provision: "UK GDPR Art. 12(3)",
        wrong: "You promise an answer later than the law allows.",
        why: "People in the UK must hear within one month; two more are for hard requests alone. Other laws have rules of their own here.",
        mend: &[
            "Promise at most 30 days.",
            "Organise requests so that you can answer in a month.",
        ],
        questions: &["rights.days", "rights.extension"],
        check: |case| {
            let rights = &case.answers.rights;
            let late = [("rights.days", rights.days, 31), ("rights.extension", rights.extension, 62)];
            let late = late
                .into_iter()
                .filter_map(|(at, days, most)| Some((at, days.filter(|days| *days > most)?)));
            late.map(|(at, days)| Breach::said(at, format!("{days} days is more than UK law allows.")))
                .collect()
        },
        #[cfg(test)]
        trial: Trial {
            breaks: &["rights.days=45"],
            mends: &["rights.days=30"],
            shows: "We answer a request within 30 days",
            ..Trial::NEW
        },
        ..UK
    },
    Rule {
        id: "x-ro-06",
        provision: "UK GDPR Art. 26(2)",
        wrong: "You decide together with others, and the text does not say who does what.",
        why: "People must learn the essence of that arrangement: who informs them, and whom they can ask.",
        mend: &["Say what you have agreed.", "Agree on it first; the policy cannot mend that."],
        questions: &["sharing.joint_split", "sharing.recipients.*.part", "collection.kinds.*.whose"],
        yields_to: &["gdpr-26-2"],
        check: |case| {
            let sharing = &case.answers.sharing;
            let joint = case
                .answers
                .collection
                .kinds
                .iter()
                .any(|row| row.whose == Some(Whose::Joint))
                || sharing.recipients.iter().any(|row| row.part == Some(Part::Joint));
            wrong_if(joint && sharing.joint_split.is_none(), &["sharing.joint_split"])
        },
        #[cfg(test)]
        trial: Trial {
            given: &[
                "collection.kinds.account.whose=joint",
                "sharing.joint_split=each of us answers for its own site",
            ],
            breaks: &["sharing.joint_split="],
            mends: &["sharing.joint_split=each of us answers for its own site"],
            shows: "each of us answers for its own site",
            ..Trial::NEW
        },
        ..UK
    },
    Rule {
        id: "x-lb-01",
        provision: "UK GDPR Art. 13(2)(c)",
        wrong: "A use rests on consent, and nothing in the text says that people can take it back.",
        why: "A consent that cannot be taken back is none, and people must be told how.",
        mend: &[
            "Add the right to withdraw consent, or say at the use how people withdraw it.",
            "If you do not really ask, choose the ground that fits.",
        ],
        questions: &["rights.granted", "use.purposes.*.withdraw", "use.purposes.*.ground"],
        reads: &["company", "collection"],
        yields_to: &["gdpr-13-2-c"],
        check: |case| {
            let mut bare = case
                .own_uses()
                .filter(|row| row.ground == Some(Ground::Consent) && row.withdraw.is_none());
            wrong_if(!case.grants(Right::Withdraw) && bare.next().is_some(), &["rights.granted"])
        },
        #[cfg(test)]
        trial: Trial {
            given: &[OWN_ON_CONSENT, WITHDRAWAL],
            breaks: &["rights.granted.withdraw="],
            mends: &[WITHDRAWAL],
            shows: "withdraw a consent at any time",
            ..Trial::NEW
        },
        ..UK
    },
    Rule {
        id: "x-lb-05",
        provision: "UK GDPR Art. 21(4)",
        wrong: "The right to object has no paragraph of its own.",
        why: "Where you rely on your interests or send marketing, that right must stand apart from everything else.",
        mend: &[
            "Add the right to object; the text gives it a block of its own.",
            "If you do neither, choose the ground that really fits, and send no marketing.",
        ],
        questions: &["rights.granted", "use.purposes.*.ground", "use.newsletters"],
        reads: &["company", "collection"],
        yields_to: &["gdpr-21-4", "gdpr-13-2-b-object"],
        check: |case| {
            let weighed = case
                .own_uses()
                .any(|row| matches!(row.ground, Some(Ground::Interests | Ground::Public)));
            let broken = (weighed || case.markets()) && !case.grants(Right::Object);
            wrong_if(broken, &["rights.granted"])
        },
        #[cfg(test)]
        trial: Trial {
            given: &[SECURE],
            breaks: &["rights.granted.object="],
            mends: &["rights.granted.object={\"right\":\"object\"}"],
            shows: "Your right to object.",
            ..Trial::NEW
        },
        ..UK
    },
    Rule {
        id: "x-lb-10",
        provision: "UK GDPR Art. 13(1)(c)",
        wrong: "Some uses have their legal ground, and another has none.",
        why: "Each use needs a ground, and a gap in the list looks like a use that you have none for.",
        mend: &["Give that use its ground.", "Stop that use."],
        questions: &["use.purposes.*.ground"],
        reads: &["company", "collection"],
        yields_to: &["gdpr-13-1-c-basis"],
        check: |case| {
            let some = case.own_uses().any(|row| row.ground.is_some());
            let bare = case.own_uses().filter(|row| row.ground.is_none());
            bare.filter(|_| some)
                .map(|row| {
                    Breach::said(
                        format!("use.purposes.{}.ground", row.key),
                        format!("Other uses have a legal ground, and “{}” has none.", use_name(row)),
                    )
                })
                .collect()
        },
        #[cfg(test)]
        trial: Trial {
            given: &[SECURE],
            breaks: &["use.purposes.provide.ground="],
            mends: &["use.purposes.provide.ground=contract"],
            shows: "contract",
            ..Trial::NEW
        },
        ..UK
    },
    Rule {
        id: "x-lb-12",
        provision: "UK GDPR Art. 21(2); Directive 2002/58/EC Art. 13(2)",
        wrong: "You send marketing, and the text does not say how people stop it.",
        why: "Marketing has to stop as soon as somebody says so, and people must know the way.",
        mend: &[
            "Say how people stop it: with a link in every message, best.",
            "Send none, and say so.",
        ],
        questions: &["use.newsletters_stop", "use.newsletters", "use.purposes.*.purpose"],
        reads: &["company", "collection", "rights"],
        yields_to: &["gdpr-21-2"],
        check: |case| {
            let stops = case.answers.uses.newsletters_stop.is_some();
            let withdrawn = case
                .uses()
                .any(|row| row.purpose == Some(Purpose::Marketing) && row.withdraw.is_some());
            let soft = case.answers.uses.newsletters == Some(Newsletters::OptOut); // the rule on soft opt-in says so
            let silent = !stops && !withdrawn && !soft && !case.grants(Right::Object);
            wrong_if(case.markets() && silent, &["use.newsletters_stop"])
        },
        #[cfg(test)]
        trial: Trial {
            given: &[
                "use.newsletters=opt-in",
                "use.purposes.news={\"purpose\":\"marketing\",\"kinds\":[\"account\"],\"ground\":\"consent\"}",
                "rights.granted.withdraw={\"right\":\"withdraw\"}",
                STOP,
            ],
            breaks: &["use.newsletters_stop=", "rights.granted.object="],
            mends: &[STOP, "rights.granted.object={\"right\":\"object\"}"],
            also: &["x-lb-05"],
            shows: "You can stop them with the link in every message",
            ..Trial::NEW
        },
        ..UK
    },
    Rule {
        id: "x-dt-02",
        provision: "UK GDPR Art. 13(2)(a)",
        wrong: "Some data has a period, and other data has none.",
        why: "A gap in the list of periods reads as if that data were kept for ever.",
        mend: &[
            "Give that data its period, or say what decides it.",
            "Do not keep it at all, and say so.",
        ],
        questions: &["collection.kinds.*.kept", "retention.periods", "retention.criteria"],
        reads: &["company"],
        yields_to: &["gdpr-13-2-a", "gdpr-13-2-a-percat", "ccpa-100-a-3"],
        check: |case| {
            let general = case.answers.retention.criteria.as_ref().is_some_and(|all| !all.is_empty());
            let away = |kind: &KindRow| matches!(kind.held, Some(Held::Device | Held::Memory));
            if general || !case.own_kinds().any(|kind| case.is_kept_for(kind)) {
                return Vec::new();
            }
            let bare = case.own_kinds().filter(|kind| !case.is_kept_for(kind) && !away(kind));
            bare.map(|kind| {
                Breach::said(
                    format!("collection.kinds.{}.kept", kind.key),
                    format!("Other data has a period, and “{}” has none.", kind_name(kind)),
                )
            })
            .collect()
        },
        #[cfg(test)]
        trial: Trial {
            given: &[LOG, "use.purposes.provide.kinds=[\"account\",\"log\"]"],
            breaks: &["collection.kinds.log.kept="],
            mends: &["collection.kinds.log.kept={\"how\":\"exactly\",\"span\":{\"count\":45,\"unit\":\"days\"}}"],
            shows: "45 days",
            ..Trial::NEW
        },
        ..UK
    },
    Rule {
        id: "ukgdpr-13-1-d",
        provision: "UK GDPR Art. 13(1)(d)",
        wrong: "A use rests on legitimate interests, and the text does not say which interest.",
        why: "“Legitimate interests” alone tells people nothing that they could weigh or object to.",
        mend: &["Name the interest.", "Choose the ground that really fits, or drop the use."],
        questions: &["use.purposes.*.interest", "use.purposes.*.ground"],
        reads: &["company", "collection"],
        yields_to: &["gdpr-13-1-d"],
        check: |case| {
            let weighed = case.own_uses().filter(|row| row.ground == Some(Ground::Interests));
            let breach = |row: &PurposeRow| {
                let words = format!(
                    "The use “{}” rests on legitimate interests, and the text does not say which.",
                    use_name(row)
                );
                Breach::said(format!("use.purposes.{}.interest", row.key), words)
            };
            weighed.filter(|row| row.interest.is_none()).map(breach).collect()
        },
        #[cfg(test)]
        trial: Trial {
            given: &[SECURE],
            breaks: &["use.purposes.secure.interest="],
            mends: &["use.purposes.secure.interest=keeping attackers out"],
            shows: "keeping attackers out",
            ..Trial::NEW
        },
        ..UK
    },
    Rule {
        id: "ukgdpr-9-2",
        provision: "UK GDPR Art. 9(2)",
        level: Should,
        attested: MEMORY,
        wrong: "You handle especially protected data, and the text does not say what permits it.",
        why: "Health, biometrics, belief and the like may be handled only for special reasons, beside the ground of the use.",
        mend: &["Say which of those reasons is yours.", "Stop handling that data."],
        questions: &["collection.sensitive_ground", "collection.sensitive_what"],
        reads: &["company"],
        yields_to: &["gdpr-9-2"],
        check: |case| {
            let collection = &case.answers.collection;
            let mut listed = collection.sensitive_what.iter().flatten();
            let special = collection.sensitive == Some(true) && listed.any(|item| is_item(item, SPECIAL));
            wrong_if(
                case.controls() && special && collection.sensitive_ground.is_none(),
                &["collection.sensitive_ground"],
            )
        },
        #[cfg(test)]
        trial: Trial {
            given: &[
                "collection.sensitive=true",
                "collection.sensitive_what=[{\"item\":\"health\"}]",
                "collection.sensitive_ground=explicit-consent",
            ],
            breaks: &["collection.sensitive_ground="],
            mends: &["collection.sensitive_ground=explicit-consent"],
            shows: "only with your explicit consent",
            ..Trial::NEW
        },
        ..UK
    },
    Rule {
        id: "ukgdpr-14-2-f",
        provision: "UK GDPR Art. 14(2)(f)",
        attested: SECOND_HAND,
        wrong: "Some data comes from others, and the text does not name them.",
        why: "People must learn the source, and whether it is one that everybody can read.",
        mend: &["Name the people, companies or public sources."],
        questions: &["collection.kinds.*.sources"],
        reads: &["company"],
        yields_to: &["gdpr-14-2-f"],
        check: |case| {
            let from_others = |kind: &&KindRow| {
                let mut sources = kind.source.iter().flatten();
                sources.any(|source| matches!(source, Source::Others | Source::Public))
            };
            let bare = case.own_kinds().filter(from_others);
            bare.filter(|kind| kind.sources.as_ref().is_none_or(Vec::is_empty))
                .map(|kind| {
                    Breach::said(
                        format!("collection.kinds.{}.sources", kind.key),
                        format!("{}: it comes from others, and the text does not name them.", kind_name(kind)),
                    )
                })
                .collect()
        },
        #[cfg(test)]
        trial: Trial {
            given: &[
                "collection.kinds.account.source=[\"person\",\"others\"]",
                "collection.kinds.account.sources=[\"your employer\"]",
            ],
            breaks: &["collection.kinds.account.sources="],
            mends: &["collection.kinds.account.sources=[\"your employer\"]"],
            shows: "your employer",
            ..Trial::NEW
        },
        ..UK
    },
];
