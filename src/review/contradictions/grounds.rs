//! Legal bases, consent, marketing.
//!
//! What a text lacks under the GDPR its own table finds; here a lack is found only where the UK's GDPR applies
//! alone, whose table holds only what differs. Else two answers, or an answer and a sentence, speak against each other.

#[cfg(test)]
use super::facts::in_uk;
use super::facts::{CLASH, GDPR, between, gdpr_words, jobs, kind_name, only_uk, own_kinds, own_uses, recipient_name, rests};
use super::facts::{is_item, takes, use_name, uses};
use crate::answers::Answers;
use crate::interview::collection::{KindRow, Notice, Required, SensitiveGround};
use crate::interview::cookies::Consent;
use crate::interview::rights::{Extent, Right};
use crate::interview::sharing::{Instrument, Job};
use crate::interview::uses::{Ground, Limited, Newsletters, Optional, Purpose, PurposeRow};
use crate::review::Level::Should;
use crate::review::case::Case;
use crate::review::phrases::Line;
use crate::review::rule::{Breach, EVERYWHERE, MEMORY, READ, Rule, wrong_if};
#[cfg(test)]
use crate::review::trial::Trial;
use crate::values::How;

/// Where the UK's GDPR is.
const UK: &str = "https://www.legislation.gov.uk/eur/2016/679";

/// What the rules have in common that rest on Article 13.
const ARTICLE_13: Rule = Rule {
    source: GDPR,
    attested: READ,
    ..CLASH
};

pub(super) const RULES: &[Rule] = &[
    Rule {
        id: "x-lb-01",
        provision: "UK GDPR Art. 13(2)(c)",
        source: UK,
        wrong: "A use rests on consent, and nothing in the text says that people can take it back.",
        why: "A consent that cannot be taken back is none, and people must be told how.",
        mend: &[
            "Add the right to withdraw consent, or say at the use how people withdraw it.",
            "If you do not really ask, choose the ground that fits.",
        ],
        questions: &["rights.granted", "use.purposes.*.withdraw", "use.purposes.*.ground"],
        reads: &["company", "collection"],
        check: |case| {
            let mut bare = own_uses(case).filter(|row| row.ground == Some(Ground::Consent) && row.withdraw.is_none());
            wrong_if(
                only_uk(case) && !grants(case, Right::Withdraw) && bare.next().is_some(),
                &["rights.granted"],
            )
        },
        #[cfg(test)]
        trial: Trial {
            given: in_uk!(OWN_ON_CONSENT, WITHDRAWAL),
            breaks: &["rights.granted.withdraw="],
            mends: &[WITHDRAWAL],
            shows: "withdraw a consent at any time",
            ..Trial::NEW
        },
        ..ARTICLE_13
    },
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
        reads: EVERYWHERE,
        check: |case| {
            let grounded = uses(case).next().is_some() && uses(case).all(|row| row.ground.is_some());
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
            let weighed = own_uses(case).filter(|row| row.ground == Some(Ground::Interests));
            let broken = weighed.filter(|row| match row.interest.as_deref() {
                Some(words) => says_nothing(words),
                None => only_uk(case), // else the GDPR's own rule says so
            });
            let breach = |row: &PurposeRow| {
                let words = match row.interest.as_deref() {
                    Some(words) => format!("The use “{}” rests on “{words}”: that names no interest.", use_name(row)),
                    None => format!(
                        "The use “{}” rests on legitimate interests, and the text does not say which.",
                        use_name(row)
                    ),
                };
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
        wrong: "People can object to what rests on legitimate interests, and no use is said to.",
        why: "Nobody can use such a right who does not learn which uses it is about.",
        mend: &[
            "Say which uses rest on legitimate interests, and on which.",
            "If none does, take that limit out of the right to object.",
        ],
        questions: &["use.purposes.*.ground", "rights.granted.*.extent"],
        check: |case| {
            let named = rests(case, Ground::Interests) || rests(case, Ground::Recognised);
            let rows = case.answers.rights.granted.iter().filter(|row| {
                let limits = row.extent.as_ref().is_some_and(|extent| extent.contains(&Extent::Interests));
                row.right == Some(Right::Object) && limits
            });
            let at = rows.map(|row| format!("rights.granted.{}.extent", row.key));
            at.filter(|_| !named && uses(case).next().is_some())
                .map(|at| Breach::at(&[&at]))
                .collect()
        },
        #[cfg(test)]
        trial: Trial {
            given: &[
                SECURE,
                "rights.granted.object={\"right\":\"object\",\"extent\":[\"interests\"]}",
            ],
            breaks: &["use.purposes.secure="],
            mends: &[SECURE],
            shows: "keeping attackers out",
            ..Trial::NEW
        },
        ..ARTICLE_13
    },
    Rule {
        id: "x-lb-05",
        provision: "UK GDPR Art. 21(4)",
        source: UK,
        wrong: "The right to object has no paragraph of its own.",
        why: "Where you rely on your interests or send marketing, that right must stand apart from everything else.",
        mend: &[
            "Add the right to object; the text gives it a block of its own.",
            "If you do neither, choose the ground that really fits, and send no marketing.",
        ],
        questions: &["rights.granted", "use.purposes.*.ground", "use.newsletters"],
        reads: &["company", "collection"],
        check: |case| {
            let weighed = own_uses(case).any(|row| matches!(row.ground, Some(Ground::Interests | Ground::Public)));
            let broken = only_uk(case) && (weighed || markets(case)) && !grants(case, Right::Object);
            wrong_if(broken, &["rights.granted"])
        },
        #[cfg(test)]
        trial: Trial {
            given: in_uk!(SECURE),
            breaks: &["rights.granted.object="],
            mends: &["rights.granted.object={\"right\":\"object\"}"],
            shows: "Your right to object.",
            ..Trial::NEW
        },
        ..ARTICLE_13
    },
    Rule {
        id: "x-lb-06",
        provision: "GDPR and UK GDPR Art. 6(1)(b); EDPB Guidelines 2/2019; CJEU C-252/21",
        attested: MEMORY,
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
            let rows = own_uses(case).filter(|row| {
                let aside = matches!(
                    row.purpose,
                    Some(Purpose::Advertising | Purpose::UnderstandUse | Purpose::ImproveProduct | Purpose::ImproveModels)
                );
                let full = matches!(row.limited, None | Some(Limited::OptIn));
                aside && full && row.ground == Some(Ground::Contract)
            });
            rows.filter(|_| gdpr_words(case))
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
            given: in_uk!(
                "use.purposes.improve={\"purpose\":\"improve\",\"kinds\":[\"account\"],\"ground\":\"legitimate-interests\",\"interest\":\"a better product\"}"
            ),
            breaks: &["use.purposes.improve.ground=contract"],
            mends: &["use.purposes.improve.ground=legitimate-interests"],
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
            let bare = own_uses(case).filter(|row| {
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
        reads: EVERYWHERE,
        check: |case| {
            let rows: Vec<&PurposeRow> = uses(case).filter(|row| row.ground.is_some()).collect();
            let mut breaches = Vec::new();
            for (place, row) in rows.iter().enumerate() {
                let twin = rows[..place]
                    .iter()
                    .find(|other| other.ground != row.ground && same_use(other, row));
                if let Some(other) = twin {
                    let at = [other, row].map(|row| format!("use.purposes.{}.ground", row.key));
                    let words = format!("The use “{}” stands there twice, with two grounds.", use_name(row));
                    breaches.push(between(&at, words));
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
    Rule {
        id: "x-lb-09",
        provision: "GDPR and UK GDPR Art. 9(2)",
        level: Should,
        attested: MEMORY,
        wrong: "You handle nothing sensitive, you say, and a kind of data is sensitive.",
        why: "Health, biometrics, belief and the like may be handled in Europe only for special reasons, and the text should name yours.",
        mend: &[
            "Say that you handle sensitive data, which, and what permits it.",
            "Stop collecting it, and take it out of that kind.",
        ],
        questions: &[
            "collection.sensitive",
            "collection.sensitive_ground",
            "collection.kinds.*.items",
        ],
        reads: &["company"],
        check: |case| {
            let collection = &case.answers.collection;
            let special = |kind: &&KindRow| kind.items.iter().flatten().any(|item| is_item(item, SPECIAL));
            if collection.sensitive == Some(false) {
                let kinds = own_kinds(case).filter(special);
                return kinds
                    .map(|kind| {
                        let at = [
                            "collection.sensitive".to_owned(),
                            format!("collection.kinds.{}.items", kind.key),
                        ];
                        let name = kind_name(kind);
                        between(
                            &at,
                            format!("You handle nothing sensitive, you say, and {name} holds sensitive data."),
                        )
                    })
                    .collect();
            }
            let listed = collection.sensitive_what.iter().flatten().any(|item| is_item(item, SPECIAL));
            let silent = collection.sensitive == Some(true) && listed && collection.sensitive_ground.is_none();
            if silent && only_uk(case) {
                return vec![Breach::said(
                    "collection.sensitive_ground",
                    "You handle especially protected data, and the text does not say what permits it.",
                )];
            }
            Vec::new()
        },
        #[cfg(test)]
        trial: Trial {
            given: &["collection.sensitive=false"],
            breaks: &["collection.kinds.account.items=[{\"item\":\"email\"},{\"item\":\"health\"}]"],
            mends: &["collection.kinds.account.items=[{\"item\":\"name\"},{\"item\":\"email\"}]"],
            also: &["x-sl-12"],
            ..Trial::NEW
        },
        ..ARTICLE_13
    },
    Rule {
        id: "x-lb-10",
        provision: "UK GDPR Art. 13(1)(c)",
        source: UK,
        wrong: "Some uses have their legal ground, and another has none.",
        why: "Each use needs a ground, and a gap in the list looks like a use that you have none for.",
        mend: &["Give that use its ground.", "Stop that use."],
        questions: &["use.purposes.*.ground"],
        reads: &["company", "collection"],
        check: |case| {
            let some = own_uses(case).any(|row| row.ground.is_some());
            let bare = own_uses(case).filter(|row| row.ground.is_none());
            bare.filter(|_| some && only_uk(case)) // under the GDPR its own rule says so
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
            given: in_uk!(SECURE),
            breaks: &["use.purposes.provide.ground="],
            mends: &["use.purposes.provide.ground=contract"],
            shows: "contract",
            ..Trial::NEW
        },
        ..ARTICLE_13
    },
    Rule {
        id: "x-lb-11",
        provision: "GDPR Art. 13(2)(e)",
        wrong: "People have to give some data, you say, and elsewhere they are free to.",
        why: "People must know before they type whether they may leave something out.",
        mend: &[
            "Say that the data is optional, if the product works without it.",
            "Say that it is needed, and take out that people can decline.",
        ],
        questions: &[
            "collection.kinds.*.required",
            "collection.kinds.*.refusal_stops",
            "statements.texts",
        ],
        reads: EVERYWHERE,
        check: |case| own_kinds(case).filter_map(|kind| freedom(case, kind)).collect(),
        #[cfg(test)]
        trial: Trial {
            given: &[
                "collection.kinds.taste={\"name\":\"Taste data\",\"items\":[{\"item\":\"inferences\"}],\"source\":[\"person\"],\"required\":\"no\",\"notice\":\"choice\",\"refusal_stops\":true,\"kept\":{\"how\":\"life-of\",\"of\":\"your account\"}}",
                "use.purposes.provide.kinds=[\"account\",\"taste\"]",
            ],
            breaks: &["collection.kinds.taste.required=yes"],
            mends: &["collection.kinds.taste.required=no"],
            ..Trial::NEW
        },
        ..ARTICLE_13
    },
    Rule {
        id: "x-lb-12",
        provision: "UK GDPR Art. 21(2); Directive 2002/58/EC Art. 13(2)",
        source: UK,
        wrong: "You send marketing, and the text does not say how people stop it.",
        why: "Marketing has to stop as soon as somebody says so, and people must know the way.",
        mend: &[
            "Say how people stop it: with a link in every message, best.",
            "Send none, and say so.",
        ],
        questions: &["use.newsletters_stop", "use.newsletters", "use.purposes.*.purpose"],
        reads: &["company", "collection", "rights"],
        check: |case| {
            let stops = case.answers.uses.newsletters_stop.is_some();
            let withdrawn = uses(case).any(|row| row.purpose == Some(Purpose::Marketing) && row.withdraw.is_some());
            let soft = case.answers.uses.newsletters == Some(Newsletters::OptOut); // the rule on soft opt-in says so
            let silent = !stops && !withdrawn && !soft && !grants(case, Right::Object);
            wrong_if(only_uk(case) && markets(case) && silent, &["use.newsletters_stop"])
        },
        #[cfg(test)]
        trial: Trial {
            given: in_uk!("use.newsletters=opt-in", STOP),
            breaks: &["use.newsletters_stop=", "rights.granted.object="],
            mends: &[STOP, "rights.granted.object={\"right\":\"object\"}"],
            also: &["x-lb-05"],
            shows: "You can stop them with the link in every message",
        },
        ..ARTICLE_13
    },
    Rule {
        id: "x-lb-13",
        wrong: "You send no marketing, you say, and something here is for marketing.",
        why: "A promise that an answer on the same page breaks is a false one.",
        mend: &[
            "Say that you send marketing, to whom, and how people stop it.",
            "Stop it, and take out that use or that provider's job.",
        ],
        questions: &[
            "use.newsletters",
            "use.purposes.*.purpose",
            "sharing.recipients.*.job",
            "statements.texts",
        ],
        reads: EVERYWHERE,
        check: |case| {
            let mut denials: Vec<(String, String)> = Vec::new();
            if case.answers.uses.newsletters == Some(Newsletters::None) {
                denials.push(("use.newsletters".into(), String::new()));
            }
            let lines = case.own().iter().filter(|line| line.statement && denies(line, MAILINGS));
            denials.extend(lines.map(|line| (line.path.clone(), line.text.clone())));
            let mut proofs: Vec<(String, String)> = uses(case)
                .filter(|row| row.purpose == Some(Purpose::Marketing))
                .map(|row| {
                    (
                        format!("use.purposes.{}.purpose", row.key),
                        "one of the uses is marketing".to_owned(),
                    )
                })
                .collect();
            let tools = case
                .answers
                .sharing
                .recipients
                .iter()
                .filter(|row| jobs(row).contains(&Job::Marketing));
            proofs.extend(tools.map(|row| {
                let by = if row.job.is_none() { ", by the catalogue" } else { "" };
                let words = format!("{} sends marketing for you{by}", recipient_name(row));
                (format!("sharing.recipients.{}.job", row.key), words)
            }));
            if matches!(case.answers.uses.newsletters, Some(Newsletters::OptIn | Newsletters::OptOut)) {
                proofs.push(("use.newsletters".into(), "you send newsletters".into()));
            }
            let mut breaches = Vec::new();
            for (at, sentence) in &denials {
                for (proof, words) in &proofs {
                    breaches.push(Breach {
                        sentence: sentence.clone(),
                        ..between(
                            &[at.clone(), proof.clone()],
                            format!("You send no marketing, you say, and {words}."),
                        )
                    });
                }
            }
            breaches
        },
        #[cfg(test)]
        trial: Trial {
            given: &[
                "use.newsletters=none",
                "sharing.any_recipients=true",
                "sharing.recipients.mail={\"name\":\"Mailery\",\"job\":[\"email\"],\"country\":{\"area\":\"NZ\"}}",
            ],
            breaks: &["sharing.recipients.mail.job=[\"email\",\"marketing\"]"],
            mends: &["sharing.recipients.mail.job=[\"email\"]"],
            ..Trial::NEW
        },
        ..CLASH
    },
    Rule {
        id: "x-lb-14",
        provision: "GDPR Art. 4(11) and Art. 7",
        source: GDPR,
        attested: MEMORY,
        wrong: "A sentence takes use for consent.",
        why: "Whoever only uses a product has agreed to nothing: consent is a clear act of its own.",
        mend: &[
            "Take the sentence out: the policy informs, and nobody has to agree to it.",
            "Where you need consent, ask for it before, and say so.",
        ],
        questions: &["statements.texts", "use.purposes.*.ground"],
        reads: EVERYWHERE,
        check: |case| {
            let asked = rests(case, Ground::Consent);
            if !asked && !gdpr_words(case) {
                return Vec::new();
            }
            let words = if asked {
                "You ask for consent elsewhere, and this sentence takes mere use for consent."
            } else {
                "This sentence takes use for consent, and people in Europe have then agreed to nothing."
            };
            let lines = case.own().iter().filter(|line| takes_use_for_consent(line));
            lines.map(|line| line.breach(words)).collect()
        },
        #[cfg(test)]
        trial: Trial {
            given: &[OWN_ON_CONSENT, WITHDRAWAL, "statements.any_texts=true"],
            breaks: &[
                "statements.texts.agree={\"at\":\"use\",\"text\":\"By using the site you consent to this privacy policy.\"}",
            ],
            mends: &["statements.texts.agree={\"at\":\"use\",\"text\":\"Readers of the site need no account.\"}"],
            also: &["u-05"], // which asks for other words, wherever people live
            ..Trial::NEW
        },
        ..CLASH
    },
];

#[cfg(test)]
const OWN_ON_CONSENT: &str = "use.purposes.own={\"purpose\":\"personalise\",\"kinds\":[\"account\"],\"ground\":\"consent\"}";
#[cfg(test)]
const WITHDRAWAL: &str = "rights.granted.withdraw={\"right\":\"withdraw\"}";
#[cfg(test)]
const SECURE: &str = "use.purposes.secure={\"purpose\":\"secure\",\"kinds\":[\"account\"],\"ground\":\"legitimate-interests\",\"interest\":\"keeping attackers out\"}";
#[cfg(test)]
const STOP: &str = "use.newsletters_stop=with the link in every message";

/// Items of the categories of Article 9.
const SPECIAL: &[&str] = &["health", "biometric", "special_category"];

/// Several grounds for everything.
const ONE_OR_MORE: &[&str] = &[
    "one or more of ... basis|bases|grounds|ground",
    "any of the following legal|lawful bases|grounds",
    "at least one of ... legal|lawful bases|grounds",
];

/// Marketing that is sent.
const MAILINGS: &[&str] = &[
    "send|sends|sending|email ... marketing|newsletter*|promotion*",
    "no marketing|promotional e|email*|mail*|message*|newsletter*",
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

fn grants(case: &Case, right: Right) -> bool {
    case.answers.rights.granted.iter().any(|row| row.right == Some(right))
}

/// Whether marketing is sent.
fn markets(case: &Case) -> bool {
    let sends = matches!(case.answers.uses.newsletters, Some(Newsletters::OptIn | Newsletters::OptOut));
    sends || own_uses(case).any(|row| row.purpose == Some(Purpose::Marketing))
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
    rests(case, Ground::Consent)
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

/// Where something says that people must give data which they are free to give, or the other way round.
fn freedom(case: &Case, kind: &KindRow) -> Option<Breach> {
    let name = kind_name(kind);
    let at = |column: &str| format!("collection.kinds.{}.{column}", kind.key);
    let row = format!("collection.kinds.{}", kind.key);
    let said_there = |phrases: &[&str]| {
        let texts = case
            .answers
            .statements
            .texts
            .iter()
            .filter(|text| text.at.as_ref() == Some(&row));
        let paths: Vec<String> = texts.map(|text| format!("statements.texts.{}.text", text.key)).collect();
        case.own()
            .iter()
            .find(|line| paths.contains(&line.path) && line.asserts(phrases).is_some())
    };
    match kind.required? {
        Required::Yes => {
            if kind.refusal_stops == Some(true) {
                let words = format!("People have to give {name}, you say, and nothing of it is collected if they decline.");
                return Some(between(&[at("required"), at("refusal_stops")], words));
            }
            let line = said_there(&["voluntary", "is|are optional", "need not give|provide", "free to leave|omit"])?;
            let mut breach = line.breach(format!(
                "People have to give {name}, you say, and this sentence leaves it to them."
            ));
            breach.at.push(at("required"));
            Some(breach)
        }
        Required::No => {
            let line = said_there(&["mandatory", "is|are required", "must give|provide|enter"])?;
            let mut breach = line.breach(format!("{name} is optional, you say, and this sentence demands it."));
            breach.at.push(at("required"));
            Some(breach)
        }
    }
}

/// Whether a sentence denies one of these.
fn denies(line: &Line, phrases: &[&str]) -> bool {
    let hits = phrases.iter().flat_map(|phrase| line.all(phrase));
    let mut hits = hits.filter(|hit| !line.quoted(hit));
    hits.any(|hit| line.negated(&hit) || line.said(&hit).to_lowercase().starts_with("no "))
        && !line.has(&[
            "third",
            "without your",
            "unless",
            "consent",
            "opt* in",
            "if you",
            "other companies",
        ])
}

/// Whether a sentence says that whoever uses the product agrees to what is done with data.
fn takes_use_for_consent(line: &Line) -> bool {
    let using = &[
        "by using|accessing|visiting|browsing",
        "when|if|where|whenever you use|access|visit|browse",
        "your use of",
    ];
    let agreed = &[
        "you agree|consent|accept",
        "constitutes ... consent|agreement|acceptance",
        "means ... consent|agree|accept",
    ];
    let about = &[
        "polic*",
        "practice*",
        "privacy",
        "collection",
        "processing",
        "personal",
        "your data",
        "your information",
    ];
    let hit = line.says(using).filter(|hit| line.then(hit, 12, agreed));
    hit.is_some_and(|hit| !line.negated(&hit)) && line.has(about)
}
