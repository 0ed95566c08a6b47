//! The legal ground of each use, and the rights that go with it.

use super::ARTICLE_13;
#[cfg(test)]
use super::WITHDRAWAL;
use crate::answers::Answers;
use crate::interview::collection::{KindRow, Notice, SensitiveGround, Source, Trigger};
use crate::interview::cookies::Consent;
use crate::interview::rights::{Extent, Right};
use crate::interview::sharing::Instrument;
use crate::interview::uses::{Ground, Limited, Newsletters, Optional, Purpose, PurposeRow};
use crate::review::Level::{Consider, Should};
use crate::review::case::Case;
use crate::review::case::takes;
#[cfg(test)]
use crate::review::laws::uk;
use crate::review::names::{kind_name, use_name};
use crate::review::rule::{Breach, MEMORY, Rule, Text};
#[cfg(test)]
use crate::review::trial::Trial;
use crate::values::How;

pub(in crate::review) const RULES: &[Rule] = &[
    Rule {
        id: "x-lb-02",
        provision: "GDPR Art. 13(1)(c)",
        level: Should,
        wrong: "You offer to take consent back, and nothing that you do rests on consent. What would people withdraw?",
        why: "A right that leads nowhere makes readers doubt the others.",
        mend: &[
            "Take that right out of the list.",
            "If you do ask for consent, say for which use.",
        ],
        questions: &["rights.granted", "use.purposes.*.ground"],
        reads: &["company"],
        text: Text::Own,
        check: |case| {
            let grounded = case.uses().next().is_some() && case.uses().all(|row| row.ground.is_some());
            let rows = case.answers.rights.granted.iter();
            let offered = rows.filter(|row| row.right == Some(Right::Withdraw));
            // Brazil and others want that right stated in any case
            let abroad = case.answers.company.countries.as_ref().is_some_and(|all| !all.is_empty());
            let at = offered.map(|row| format!("rights.granted.{}", row.key));
            at.filter(|_| grounded && !abroad && !asks(case))
                .map(|at| Breach::at(&[&at]))
                .collect()
        },
        #[cfg(test)]
        trial: Trial {
            breaks: &[WITHDRAWAL],
            mends: &["rights.granted.withdraw="],
            ..Trial::NEW
        },
        ..ARTICLE_13
    },
    Rule {
        id: "x-lb-03",
        provision: "GDPR and UK GDPR Art. 13(1)(d)",
        wrong: "A use rests on legitimate interests, and the text does not say which.",
        why: "“Our legitimate interests” names none, so nobody can weigh it or object.",
        mend: &[
            "Name the interest: what you want to achieve, and for whom.",
            "Choose the ground that really fits, or drop the use.",
        ],
        questions: &["use.purposes.*.interest", "use.purposes.*.ground"],
        reads: &["company", "collection"],
        check: |case| {
            let weighed = case.own_uses().filter(|row| row.ground == Some(Ground::Interests));
            let stated = weighed.filter_map(|row| Some((row, row.interest.as_deref()?)));
            let broken = stated.filter(|(_, words)| says_nothing(words));
            let breach = |(row, words): (&PurposeRow, &str)| {
                let words = format!("The use “{}” rests on “{words}”: that names no interest.", use_name(row));
                Breach::said(format!("use.purposes.{}.interest", row.key), words)
            };
            broken.map(breach).collect()
        },
        #[cfg(test)]
        trial: Trial {
            given: &[SECURE],
            breaks: &["use.purposes.secure.interest=our legitimate business interests"],
            mends: &["use.purposes.secure.interest=keeping attackers out"],
            shows: "keeping attackers out",
            ..Trial::NEW
        },
        ..ARTICLE_13
    },
    Rule {
        id: "x-lb-04",
        provision: "GDPR Art. 13(1)(c) and (d)",
        // the sentence is true whatever the grounds are; it only tells nobody anything where none is stated
        level: Consider,
        wrong: "People can object to what rests on legitimate interests, and the text states no ground for any use.",
        why: "Nobody can use such a right who does not learn which uses it is about.",
        mend: &[
            "Say which uses rest on legitimate interests, and on which.",
            "If none does, and nothing serves the public interest or marketing, leave that right out.",
        ],
        questions: &["use.purposes.*.ground", "rights.granted.*.extent"],
        check: |case| {
            let named = case.uses().any(|row| row.ground.is_some());
            let rows = case.answers.rights.granted.iter().filter(|row| {
                let limits = row.extent.as_ref().is_some_and(|extent| extent.contains(&Extent::Interests));
                row.right == Some(Right::Object) && limits
            });
            let at = rows.map(|row| format!("rights.granted.{}.extent", row.key));
            at.filter(|_| !named && case.uses().next().is_some())
                .map(|at| Breach::at(&[&at]))
                .collect()
        },
        #[cfg(test)]
        trial: Trial {
            given: &[
                SECURE,
                "rights.granted.object={\"right\":\"object\",\"extent\":[\"interests\"]}",
            ],
            breaks: &["use.purposes.secure=", "use.purposes.provide.ground="],
            mends: &[SECURE, "use.purposes.provide.ground=contract"],
            shows: "keeping attackers out",
            ..Trial::NEW
        },
        ..ARTICLE_13
    },
    Rule {
        id: "x-lb-06",
        provision: "GDPR and UK GDPR Art. 6(1)(b); EDPB Guidelines 2/2019; CJEU C-252/21",
        attested: MEMORY, // no answer clashes with another: it rests on this provision alone
        wrong: "Is that use truly part of what you owe people under the contract?",
        why: "Advertising, statistics, improving the product and training models are rarely what the contract is about.",
        mend: &[
            "Choose the ground that fits: mostly consent, or a legitimate interest that you name.",
            "If the contract is about just that, describe it as what the product does.",
            "Stop the use.",
        ],
        questions: &["use.purposes.*.ground", "use.purposes.*.purpose"],
        reads: &["company", "collection"],
        check: |case| {
            let rows = case.own_uses().filter(|row| {
                let beside = |one: Purpose| {
                    one.is_advertising()
                        || matches!(one, Purpose::UnderstandUse | Purpose::ImproveProduct | Purpose::ImproveModels)
                };
                let aside = row.purpose.is_some_and(beside);
                let full = matches!(row.limited, None | Some(Limited::OptIn));
                aside && full && row.ground == Some(Ground::Contract)
            });
            rows.filter(|_| case.under_a_gdpr())
                .map(|row| {
                    Breach::said(
                        format!("use.purposes.{}.ground", row.key),
                        format!(
                            "The use “{}” rests on the contract: is it truly part of what you owe people?",
                            use_name(row)
                        ),
                    )
                })
                .collect()
        },
        #[cfg(test)]
        trial: Trial {
            base: &[uk::CLEAN],
            given: &[
                "use.purposes.improve={\"purpose\":\"improve\",\"kinds\":[\"account\"],\"ground\":\"legitimate-interests\",\"interest\":\"a better product\"}",
            ],
            breaks: &["use.purposes.improve.ground=contract"],
            mends: &["use.purposes.improve.ground=legitimate-interests"],
            ..Trial::NEW
        },
        ..ARTICLE_13
    },
    Rule {
        id: "x-lb-19",
        provision: "GDPR and UK GDPR Art. 6(1)(a) and Art. 4(11)",
        level: Should,
        wrong: "Data is collected from everybody, and all that you use it for rests on consent. On what does its collection rest?",
        why: "Collecting is a use too: what rests on consent alone may begin only after the yes.",
        mend: &[
            "Say the condition: that it is collected only if people agree.",
            "If you need it whatever people answer, name the use that rests on another ground.",
        ],
        questions: &["collection.kinds.*.only_if", "use.purposes.*.ground"],
        reads: &["company", "cookies"],
        check: |case| {
            let at_once = case.own_kinds().filter(|kind| {
                let by_itself = kind.source.as_deref() == Some(&[Source::Automatic]);
                let while_used = matches!(kind.trigger, Some(Trigger::Using | Trigger::Visiting));
                let asked = kind.only_if.is_some() || matches!(kind.notice, Some(Notice::Explicit | Notice::Choice));
                by_itself && while_used && !asked
            });
            let rests = at_once.filter(|kind| {
                let grounds: Vec<_> = case.uses().filter(|row| takes(row, kind)).map(|row| row.ground).collect();
                !grounds.is_empty() && grounds.iter().all(|ground| *ground == Some(Ground::Consent))
            });
            let breach = |kind: &KindRow| {
                let words = format!(
                    "“{}” is collected from everybody, and all that you use it for rests on consent.",
                    kind_name(kind)
                );
                Breach::said(format!("collection.kinds.{}.only_if", kind.key), words)
            };
            rests.filter(|_| case.under_a_gdpr()).map(breach).collect()
        },
        #[cfg(test)]
        trial: Trial {
            base: &[uk::CLEAN],
            given: &[
                "collection.kinds.usage={\"name\":\"Usage data\",\"items\":[{\"item\":\"actions_taken\"}],\"source\":[\"automatic\"],\"trigger\":\"using\",\"required\":\"no\",\"only_if\":\"you agree\",\"kept\":{\"how\":\"exactly\",\"span\":{\"count\":6,\"unit\":\"months\"}}}",
                "use.purposes.count={\"purpose\":\"understand\",\"kinds\":[\"usage\"],\"ground\":\"consent\",\"withdraw\":\"in the settings\"}",
            ],
            breaks: &["collection.kinds.usage.only_if="],
            mends: &["collection.kinds.usage.only_if=you agree"],
            shows: "you agree",
            ..Trial::NEW
        },
        ..ARTICLE_13
    },
    Rule {
        id: "x-lb-07",
        provision: "GDPR Art. 13(1)(c)",
        level: Should,
        wrong: "A use rests on a legal obligation, and the text does not say which.",
        why: "“The law requires it” can be checked only by whoever knows which law is meant.",
        mend: &[
            "Name the duty in the details of that use: tax records, say.",
            "Name the law where you say how long that data is kept.",
            "If no law requires it, choose the ground that fits.",
        ],
        questions: &[
            "use.purposes.*.detail",
            "use.purposes.*.ground",
            "collection.kinds.*.kept",
            "retention.periods",
        ],
        check: |case| {
            let bare = case.own_uses().filter(|row| {
                let silent = row.detail.as_ref().is_none_or(Vec::is_empty);
                let general = matches!(row.purpose, Some(Purpose::Legal | Purpose::KeepRecords));
                row.ground == Some(Ground::Law) && general && silent && !law_named(case, row)
            });
            bare.map(|row| {
                Breach::said(
                    format!("use.purposes.{}.detail", row.key),
                    format!(
                        "The use “{}” rests on a legal obligation, and the text does not say which.",
                        use_name(row)
                    ),
                )
            })
            .collect()
        },
        #[cfg(test)]
        trial: Trial {
            given: &[
                "use.purposes.records={\"purpose\":\"records\",\"kinds\":[\"account\"],\"ground\":\"legal-obligation\",\"detail\":[\"tax records\"]}",
            ],
            breaks: &["use.purposes.records.detail="],
            mends: &["use.purposes.records.detail=[\"tax records\"]"],
            shows: "tax records",
            ..Trial::NEW
        },
        ..ARTICLE_13
    },
    Rule {
        id: "x-lb-08",
        provision: "GDPR Art. 13(1)(c)",
        wrong: "One use rests on two grounds.",
        why: "Each use has one ground; with two, nobody knows whether they can refuse it.",
        mend: &[
            "Keep the ground that fits.",
            "If these are two uses, say what each of them consists of or takes.",
        ],
        questions: &["use.purposes.*.ground", "use.purposes.*.detail", "statements.texts"],
        reads: &["collection", "company", "retention"],
        text: Text::Own,
        check: |case| {
            let rows: Vec<&PurposeRow> = case.uses().filter(|row| row.ground.is_some()).collect();
            let mut breaches = Vec::new();
            for (place, row) in rows.iter().enumerate() {
                let twin = rows[..place]
                    .iter()
                    .find(|other| other.ground != row.ground && same_use(other, row));
                if let Some(other) = twin {
                    let at = [other, row].map(|row| format!("use.purposes.{}.ground", row.key));
                    let words = format!("The use “{}” stands there twice, with two grounds.", use_name(row));
                    breaches.push(Breach::between(&at, words));
                }
            }
            let some = case.own().iter().filter(|line| line.asserts(ONE_OR_MORE).is_some());
            breaches.extend(
                some.map(|line| line.breach("You say that you rely on one or more of several grounds: which, for which use?")),
            );
            breaches
        },
        #[cfg(test)]
        trial: Trial {
            given: &[SECURE],
            breaks: &["use.purposes.guard={\"purpose\":\"secure\",\"kinds\":[\"account\"],\"ground\":\"contract\"}"],
            mends: &["use.purposes.guard="],
            ..Trial::NEW
        },
        ..ARTICLE_13
    },
];

#[cfg(test)]
const SECURE: &str = "use.purposes.secure={\"purpose\":\"secure\",\"kinds\":[\"account\"],\"ground\":\"legitimate-interests\",\"interest\":\"keeping attackers out\"}";

/// Several grounds for everything.
const ONE_OR_MORE: &[&str] = &[
    "one or more of ... basis|bases|grounds|ground",
    "any of the following legal|lawful bases|grounds",
    "at least one of ... legal|lawful bases|grounds",
];

/// Words that name no interest.
const EMPTY: &[&str] = &[
    "our",
    "own",
    "the",
    "a",
    "an",
    "of",
    "in",
    "and",
    "or",
    "for",
    "we",
    "have",
    "legitimate",
    "lawful",
    "reasonable",
    "business",
    "businesses",
    "commercial",
    "legal",
    "general",
    "company",
    "company's",
    "interest",
    "interests",
    "purpose",
    "purposes",
    "reason",
    "reasons",
    "needs",
    "running",
    "operating",
    "conducting",
];

/// Whether a named interest names none.
fn says_nothing(words: &str) -> bool {
    let small = words.to_lowercase().replace('’', "'");
    let mut all = small
        .split(|c: char| !c.is_alphanumeric() && c != '\'')
        .filter(|word| !word.is_empty());
    all.all(|word| EMPTY.contains(&word))
}

/// Whether anything at all is asked for, whatever it is called.
fn asks(case: &Case) -> bool {
    let Answers {
        collection,
        uses,
        sharing,
        cookies,
        children,
        ..
    } = &case.answers;
    let agreed = |words: &Option<String>| {
        let words = words.as_deref().unwrap_or_default().to_lowercase();
        ["agree", "consent", "opt", "turn", "allow", "permi", "choose", "accept"]
            .iter()
            .any(|word| words.contains(word))
    };
    case.rests_on(Ground::Consent)
        || uses.purposes.iter().any(|row| row.limited == Some(Limited::OptIn))
        || uses.newsletters == Some(Newsletters::OptIn)
        || uses
            .ai
            .iter()
            .any(|row| matches!(row.optional, Some(Optional::Optional | Optional::Consent)) || row.trained.is_some())
        || collection.sensitive_ground == Some(SensitiveGround::Consent)
        || !collection.permissions.is_empty()
        || collection
            .kinds
            .iter()
            .any(|kind| matches!(kind.notice, Some(Notice::Explicit | Notice::Choice)) || agreed(&kind.only_if))
        || sharing.recipients.iter().any(|row| agreed(&row.only_if))
        || sharing
            .transfers
            .iter()
            .any(|row| row.instruments.iter().flatten().any(|tool| *tool == Instrument::Consent))
        || cookies.banner == Some(true)
        || cookies.pixels_consent == Some(true)
        || cookies
            .items
            .iter()
            .any(|row| matches!(row.consent, Some(Consent::OptIn | Consent::OptOut)))
        || children.parents_consent == Some(true)
        || children.parents.is_some()
        || case.own().iter().any(|line| line.has(&["consent*", "you agree"]))
}

/// Whether a law is named by which the data of a use is kept.
fn law_named(case: &Case, row: &PurposeRow) -> bool {
    let mut kinds = case.answers.collection.kinds.iter().filter(|kind| takes(row, kind));
    let law = |kept: Option<&crate::values::Period>| kept.is_some_and(|kept| kept.how == How::Law && kept.of.is_some());
    kinds.any(|kind| law(kind.kept.as_ref())) || case.answers.retention.periods.iter().any(|period| law(period.kept.as_ref()))
}

/// Whether two rows are about the same use of the same data.
fn same_use(one: &PurposeRow, other: &PurposeRow) -> bool {
    let meets = |a: Option<&Vec<String>>, b: Option<&Vec<String>>| match (a, b) {
        (Some(a), Some(b)) if !a.is_empty() && !b.is_empty() => a.iter().any(|key| b.contains(key)),
        _ => true,
    };
    let same_words =
        |a: &Option<String>, b: &Option<String>| a.as_deref().map(str::to_lowercase) == b.as_deref().map(str::to_lowercase);
    one.purpose == other.purpose
        && (one.purpose != Some(Purpose::Own) || same_words(&one.words, &other.words))
        && one.limited == other.limited
        && one.via == other.via
        && meets(one.kinds.as_ref(), other.kinds.as_ref())
        && meets(one.detail.as_ref(), other.detail.as_ref())
}
