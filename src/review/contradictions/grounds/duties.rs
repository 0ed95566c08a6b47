//! What is sensitive, what people have to give, marketing, and consent by use.

use super::ARTICLE_13;
#[cfg(test)]
use super::{OWN_ON_CONSENT, WITHDRAWAL};
use crate::interview::collection::{KindRow, Required, SensitiveGround};
use crate::interview::sharing::Job;
use crate::interview::uses::{Ground, Limited, Newsletters, Purpose, PurposeRow};
use crate::review::Level::Should;
use crate::review::case::Case;
use crate::review::case::{is_item, jobs};
use crate::review::contradictions::CLASH;
use crate::review::contradictions::GDPR;
#[cfg(test)]
use crate::review::laws::uk;
use crate::review::names::{kind_name, listed, recipient_name, use_name};
use crate::review::phrases::{Line, speaks_of};
use crate::review::rule::{Breach, MEMORY, Rule, Text};
#[cfg(test)]
use crate::review::trial::Trial;
use crate::values::Chosen as _;

pub(in crate::review) const RULES: &[Rule] = &[
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
        yields_to: &["x-sl-12"],
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
                let kinds = case.own_kinds().filter(special);
                return kinds
                    .map(|kind| {
                        let at = [
                            "collection.sensitive".to_owned(),
                            format!("collection.kinds.{}.items", kind.key),
                        ];
                        let name = kind_name(kind);
                        Breach::between(
                            &at,
                            format!("You handle nothing sensitive, you say, and {name} holds sensitive data."),
                        )
                    })
                    .collect();
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
        text: Text::Own,
        check: |case| case.own_kinds().filter_map(|kind| freedom(case, kind)).collect(),
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
        id: "x-lb-15",
        provision: "GDPR and UK GDPR Art. 13(1)(c)",
        wrong: "You send a newsletter, and no use of data covers it, so that it has no legal ground.",
        why: "Each thing that an address is used for must be stated with its ground, and the newsletter is one.",
        mend: &[
            "Add the use “send marketing”, with its ground: mostly consent, or for customers a legitimate interest.",
            "Stop sending it.",
        ],
        questions: &["use.purposes", "use.newsletters"],
        reads: &["company", "collection"],
        check: |case| {
            let sends = matches!(case.answers.uses.newsletters, Some(Newsletters::OptIn | Newsletters::OptOut));
            let covers = |row: &PurposeRow| {
                let mut words = row.words.iter().chain(row.detail.iter().flatten());
                row.purpose == Some(Purpose::Marketing) || words.any(|words| speaks_of(words, NEWS))
            };
            if !sends || !case.controls() || !case.under_a_gdpr() || case.uses().next().is_none() || case.uses().any(covers) {
                return Vec::new();
            }
            // whether “tell people about the service” is meant to be it, only the author knows
            let near = case
                .uses()
                .find(|row| matches!(row.purpose, Some(Purpose::Communicate | Purpose::Messages)));
            let words = near.map_or_else(String::new, |row| {
                format!(
                    "You send a newsletter, and no use is marketing. Is it part of the use “{}”, and does its ground cover it?",
                    use_name(row)
                )
            });
            vec![Breach::said("use.newsletters", words).milder_if(near.is_some(), Should)]
        },
        #[cfg(test)]
        trial: Trial {
            base: &[uk::CLEAN],
            given: &[
                NEWSLETTER,
                "use.newsletters=opt-out",
                "use.newsletters_stop=with the link in each letter",
            ],
            breaks: &["use.purposes.news="],
            mends: &[NEWSLETTER],
            shows: "telling customers of new things",
            ..Trial::NEW
        },
        ..ARTICLE_13
    },
    Rule {
        id: "x-lb-18",
        provision: "GDPR and UK GDPR Art. 9(2)",
        level: Should,
        attested: MEMORY,
        wrong: "Sensitive data is used only with explicit consent, you say, and a use of it rests on something else. Is that use asked for too?",
        why: "A contract or an interest alone permits no use of sensitive data: the consent has to name that use.",
        mend: &[
            "Rest the use on consent, and say how people withdraw it.",
            "Ask for explicit consent to that use as well, and say so in its details.",
            "Name what else permits the use of sensitive data.",
        ],
        questions: &[
            "use.purposes.*.ground",
            "collection.sensitive_ground",
            "use.purposes.*.limited",
        ],
        reads: &["company"],
        check: |case| {
            let collection = &case.answers.collection;
            let consents = collection.sensitive == Some(true) && collection.sensitive_ground == Some(SensitiveGround::Consent);
            if !consents || !case.under_a_gdpr() {
                return Vec::new();
            }
            let special = |kind: &&KindRow| kind.items.iter().flatten().any(|item| is_item(item, SPECIAL));
            let rows = case.uses().filter(|row| row.limited != Some(Limited::OptIn));
            rows.filter_map(|row| {
                let ground = row.ground.filter(|ground| *ground != Ground::Consent)?;
                let named = |kind: &&KindRow| row.kinds.iter().flatten().any(|key| *key == kind.key);
                let kind = case.own_kinds().filter(special).find(named)?;
                let words = format!(
                    "Sensitive data is used only with explicit consent, you say, and the use “{}” takes “{}” on another ground, {}. Is that use asked for too?",
                    use_name(row),
                    kind_name(kind),
                    ground.label()
                );
                let at = ["collection.sensitive_ground".to_owned(), format!("use.purposes.{}.ground", row.key)];
                Some(Breach::between(&at, words))
            })
            .collect()
        },
        #[cfg(test)]
        trial: Trial {
            base: &[uk::CLEAN],
            given: &[
                "collection.kinds.health={\"name\":\"Sleep diary\",\"items\":[{\"item\":\"health\"}],\"trigger\":\"entering\",\"source\":[\"person\"],\"required\":\"no\",\"kept\":{\"how\":\"life-of\",\"of\":\"your account\"}}",
                "collection.sensitive=true",
                "collection.sensitive_what=[{\"item\":\"health\"}]",
                "collection.sensitive_ground=explicit-consent",
                "use.purposes.sleep={\"purpose\":\"own\",\"words\":\"show how you slept\",\"kinds\":[\"health\"],\"ground\":\"consent\",\"withdraw\":\"in the settings\"}",
                WITHDRAWAL,
            ],
            breaks: &["use.purposes.sleep.ground=contract"],
            mends: &[
                "use.purposes.sleep.ground=consent",
                "use.purposes.sleep.withdraw=in the settings",
            ],
            ..Trial::NEW
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
        text: Text::Own,
        check: |case| {
            let mut denials: Vec<(String, String)> = Vec::new();
            if case.answers.uses.newsletters == Some(Newsletters::None) {
                denials.push(("use.newsletters".into(), String::new()));
            }
            let lines = case.own().iter().filter(|line| line.statement && denies(line, MAILINGS));
            denials.extend(lines.map(|line| (line.path.clone(), line.text.clone())));
            let mut proofs: Vec<(String, String)> = case
                .uses()
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
            if proofs.is_empty() {
                return Vec::new();
            }
            let (places, words): (Vec<String>, Vec<&str>) = proofs.iter().map(|(at, words)| (at.clone(), words.as_str())).unzip();
            let words = format!("You send no marketing, you say, and {}.", listed(&words));
            let breach = |(at, sentence): (String, String)| {
                let at: Vec<String> = std::iter::once(at).chain(places.clone()).collect();
                let at: Vec<&str> = at.iter().map(String::as_str).collect();
                Breach {
                    sentence,
                    ..Breach::between(&at, words.clone())
                }
            };
            denials.into_iter().map(breach).collect()
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
        attested: MEMORY, // no answer clashes with another: it rests on this provision alone
        wrong: "A sentence takes use for consent.",
        why: "Whoever only uses a product has agreed to nothing: consent is a clear act of its own.",
        mend: &[
            "Take the sentence out: the policy informs, and nobody has to agree to it.",
            "Where you need consent, ask for it before, and say so.",
        ],
        questions: &["statements.texts", "use.purposes.*.ground"],
        reads: &["collection", "company"],
        text: Text::Own,
        check: |case| {
            let asked = case.rests_on(Ground::Consent);
            if !asked && !case.under_a_gdpr() {
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

/// Items of the categories of Article 9.
const SPECIAL: &[&str] = &["health", "biometric", "special_category"];

/// What a newsletter is called among the uses.
const NEWS: &[&str] = &[
    "newsletter*",
    "market*",
    "mailing*",
    "promot*",
    "offers",
    "news",
    "campaign*",
    "letter|letters",
];

#[cfg(test)]
const NEWSLETTER: &str = "use.purposes.news={\"purpose\":\"marketing\",\"kinds\":[\"account\"],\"ground\":\"legitimate-interests\",\"interest\":\"telling customers of new things\"}";

/// Marketing that is sent.
const MAILINGS: &[&str] = &[
    "send|sends|sending|email ... marketing|newsletter*|promotion*",
    "no marketing|promotional e|email*|mail*|message*|newsletter*",
];

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
                return Some(Breach::between(&[at("required"), at("refusal_stops")], words));
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
            "by text|sms|phone|post|telephone",
            "who have|has|had|did|are not",
            "on sundays|saturdays|weekends|holidays",
            "employer",
            "team",
        ])
        && !line.is_narrowed()
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
