//! Children.

use crate::interview::children::{Guard, Voice};
use crate::interview::cookies::Setup;
use crate::interview::sharing::RecipientRow;
use crate::review::contradictions::CLASH;
use crate::review::dates::Since;
use crate::review::phrases::Line;
use crate::review::rule::{Breach, Rule, Text, wrong_if};
#[cfg(test)]
use crate::review::trial::Trial;

const COPPA: &str = "https://www.ecfr.gov/current/title-16/part-312";

#[cfg(test)]
const PARENTS: &str = "children.parents=Parents agree by a form, see the data and have it deleted in their settings";
#[cfg(test)]
const REPLAY: &str = "sharing.recipients.clarity={\"name\":\"Microsoft Clarity\",\"job\":[\"session-replay\"],\"kinds\":[\"account\"],\"country\":{\"area\":\"US\"},\"link\":\"https://privacy.microsoft.com/privacystatement\"}";

pub(super) const RULES: &[Rule] = &[
    Rule {
        id: "x-ch-01",
        provision: "16 CFR 312.5",
        source: COPPA,
        wrong: "You speak of a parent's yes, and nothing says how a parent gives it.",
        why: "A yes that anybody could give protects no child.",
        mend: &[
            "Say how parents agree, and how you verify that.",
            "Set up such a way first; the policy cannot mend that.",
        ],
        questions: &["children.parents", "children.verified", "children.made_for"],
        check: |case| {
            let children = &case.answers.children;
            let spoken = children.voice == Some(Voice::Consent)
                || children.consent_apart == Some(true)
                || children.guards.iter().flatten().any(|guard| *guard == Guard::Purchases);
            let silent = children.parents.is_none() && children.verified.as_ref().is_none_or(Vec::is_empty);
            let broken = children.made_for == Some(true) && spoken && silent;
            wrong_if(broken, &["children.parents"])
        },
        #[cfg(test)]
        trial: Trial {
            given: &["children.made_for=true", PARENTS, "children.voice=consent"],
            breaks: &["children.parents="],
            mends: &[PARENTS],
            shows: "Parents agree by a form",
            ..Trial::NEW
        },
        ..CLASH
    },
    Rule {
        id: "x-ch-02",
        provision: "16 CFR 312.2",
        source: COPPA,
        wrong: "You said that the product is not made for children, and a sentence says that it is.",
        why: "Whether a product is for children is judged by what it is, not by what its policy says.",
        mend: &[
            "Say that it is made for children, and follow the rules for that.",
            "Change the sentence, if it is not so.",
        ],
        questions: &["children.made_for", "statements.texts"],
        text: Text::Own,
        check: |case| {
            if case.answers.children.made_for != Some(false) {
                return Vec::new();
            }
            let lines = case.own();
            let hits = lines
                .iter()
                .filter(|line| line.asserts(FOR_CHILDREN).is_some() && !line.is_question() && !line.has(OTHERS));
            hits.map(|line| line.breach("")).collect()
        },
        #[cfg(test)]
        trial: Trial {
            given: &["statements.texts.one={\"at\":\"company\",\"text\":\"It is a game for adults.\"}"],
            breaks: &["statements.texts.one.text=It is a game for kids."],
            mends: &["statements.texts.one.text=It is a game for adults."],
            heard: &[
                "company: Our product is made for school children.",
                "company: It is written for schoolchildren.",
            ],
            silent: &[
                "company: Quill is not made for school children.",
                "company: Is it made for children?",
                "company: Quill is made for schools that teach adults.",
                "company: Other books are “made for children”.",
                "company: Quill is made for teachers of children.",
                "company: Parents know best which app is made for children.",
            ],
            ..Trial::NEW
        },
        ..CLASH
    },
    Rule {
        id: "x-ch-03",
        provision: "16 CFR 312.3",
        source: COPPA,
        wrong: "You do not knowingly collect data of children, and you ask for the age: what do you do when it is too low?",
        why: "A company that asks for a date of birth knows.",
        mend: &[
            "Say what happens with the data of a child.",
            "Stop asking for the age; the policy cannot mend that.",
        ],
        questions: &["children.found_out", "children.not_knowingly", "collection.kinds.*.items"],
        check: |case| {
            let children = &case.answers.children;
            let ages = case.own_kinds().filter(|kind| {
                let mut items = kind.items.iter().flatten();
                items.any(|item| item.item.as_deref() == Some("age_birthdate"))
            });
            let at: Vec<String> = ages.map(|kind| format!("collection.kinds.{}.items", kind.key)).collect();
            if at.is_empty() || children.not_knowingly != Some(true) || children.found_out.is_some() {
                return Vec::new();
            }
            vec![Breach {
                at: std::iter::once("children.found_out".to_owned()).chain(at).collect(),
                ..Breach::default()
            }]
        },
        #[cfg(test)]
        trial: Trial {
            given: &[
                "collection.kinds.account.items=[{\"item\":\"name\"},{\"item\":\"email\"},{\"item\":\"age_birthdate\"}]",
                "children.not_knowingly=true",
                "children.found_out=delete",
            ],
            breaks: &["children.found_out="],
            mends: &["children.found_out=delete"],
            shows: "and we delete it",
            ..Trial::NEW
        },
        ..CLASH
    },
    Rule {
        id: "x-ch-04",
        provision: "GDPR Art. 8",
        wrong: "Two different ages are given from which people may use the product.",
        why: "Readers, parents and regulators must find one age, or one for each region.",
        mend: &["Keep one of the two.", "Say for which region the other one is."],
        questions: &["children.minimum_age", "statements.texts"],
        text: Text::Own,
        check: |case| {
            let Some(age) = case.answers.children.minimum_age else {
                return Vec::new();
            };
            let lines = case.own();
            let others = lines
                .iter()
                .filter(|line| line.statement && !line.has(APART))
                .filter_map(|line| {
                    // “not knowingly under 13” is true of a product for people of 16 and over
                    let younger = |other: u32| u64::from(other) < u64::from(age) && line.has(&["not ... knowingly"]);
                    let other = age_in(line).filter(|other| *other != age && !younger(*other))?;
                    Some(line.breach(format!("Your minimum age is {age}, and a sentence says {other}.")))
                });
            others.collect()
        },
        #[cfg(test)]
        trial: Trial {
            given: &["statements.texts.one={\"at\":\"children\",\"text\":\"People aged 16 and over can use it.\"}"],
            breaks: &["statements.texts.one.text=People aged 13 and over can use it."],
            mends: &["statements.texts.one.text=People aged 16 and over can use it."],
            heard: &[
                "children: Children of eight years and older are welcome to play here.",
                "children: You must be at least twelve years old.",
            ],
            silent: &[
                "children: People of sixteen years and older are welcome here.",
                "children: Logs of eight years and older ones are kept for users who must prove something.",
                "children: Parents of children of eight years and older write to us.",
                "children: Children of eight years and older are not our users.",
            ],
            ..Trial::NEW
        },
        ..CLASH
    },
    Rule {
        id: "x-ch-06",
        provision: "Microsoft Clarity Terms of Use; Google Analytics Terms of Service",
        from: Since::Always,
        source: "https://clarity.microsoft.com/terms",
        wrong: "The product is made for children, and a tool is in it whose terms forbid that.",
        why: "Some tools may not run where children are, or only with their advertising features off.",
        mend: &[
            "Take the tool out; the policy cannot mend that.",
            "For Google Analytics: switch its advertising features off, and say so.",
        ],
        questions: &["children.made_for", "sharing.recipients.*.name", "cookies.setups"],
        check: |case| {
            if case.answers.children.made_for != Some(true) {
                return Vec::new();
            }
            let off = |row: &RecipientRow| {
                case.answers.cookies.setups.iter().any(|setup| {
                    setup.setup == Some(Setup::NoAdSignals) && setup.tool.iter().flatten().any(|key| *key == row.key)
                })
            };
            let rows = case.answers.sharing.recipients.iter();
            let barred = rows.filter_map(|row| {
                let name = row.name.as_deref()?;
                let lower = name.trim().to_lowercase();
                let replay = matches!(lower.as_str(), "clarity" | "microsoft clarity");
                let google = lower.starts_with("google analytics") || row.catalogue.as_deref() == Some("google-analytics");
                let words = match (replay, google && !off(row)) {
                    (true, _) => format!("The product is made for children, and the terms of {name} forbid it there."),
                    (_, true) => format!(
                        "The product is made for children, and {name} may run there only without its advertising features."
                    ),
                    (false, false) => return None,
                };
                Some(Breach::said(format!("sharing.recipients.{}.name", row.key), words))
            });
            barred.collect()
        },
        #[cfg(test)]
        trial: Trial {
            given: &["sharing.any_recipients=true", REPLAY, "sharing.platform_words=[\"clarity\"]"],
            breaks: &["children.made_for=true"],
            mends: &["children.made_for=false"],
            ..Trial::NEW
        },
        ..CLASH
    },
];

const FOR_CHILDREN: &[&str] = &[
    "made|designed|built|intended|meant|great|fun|written for school|young|younger|small|little? kids|children|toddlers|preschoolers|pupils|schoolchildren",
    "app|game|games|site|website|product|service|learning|fun for kids|children|toddlers|preschoolers",
    "for kids|children aged|ages",
    "kids|children love",
];

/// Words for what others make.
const OTHERS: &[&str] = &["which|what|other|many|some|most app|apps|game|games|product|products|site|sites|website|websites"];

/// What makes another age a matter of its own.
const APART: &[&str] = &[
    "parent*",
    "guardian*",
    "consent*",
    "california*",
    "eu",
    "eea",
    "europe*",
    "uk",
    "united",
    "us",
    "u.s",
    "country",
    "countries",
    "state",
    "states",
    "purchas*",
    "buy*",
    "pay*",
    "sell*",
    "advert*",
];

const AGES: &[&str] = &[
    "aged? _ or|and over|older|above|up",
    "under the? age? of? _",
    "below the? age? of? _",
    "younger than _",
    "older than _",
    "at least _ years old",
    "over the age of _",
    "over _ years old",
    "minimum age is|of _",
];

/// The same, where it says who comes, and not who does not.
const WELCOME: &[&str] = &["child|children|kids|people|persons of|from _ years and|or older|above|over|up"];

/// Ages in words.
const NUMBERS: &[&str] = &[
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
];

/// The age that a sentence gives, if it speaks of people.
fn age_in(line: &Line) -> Option<u32> {
    let people = line.has(&[
        "age*", "child*", "kid*", "minor*", "people", "person*", "anyone", "nobody", "user*", "teen*", "you", "old", "older",
        "younger",
    ]);
    let given = AGES.iter().flat_map(|phrase| line.all(phrase)).find(|hit| {
        let other = line.then(
            hit,
            0,
            &[
                "day*",
                "hour*",
                "month*",
                "character*",
                "minute*",
                "percent",
                "dollar*",
                "mb",
                "gb",
            ],
        );
        !other && !line.quoted(hit)
    });
    let hit = line.asserts(WELCOME).or(given.filter(|_| line.find(WELCOME).is_none()))?;
    let said = line.said(&hit).to_lowercase();
    let figure = said.split(|c: char| !c.is_ascii_digit()).find_map(|word| word.parse().ok());
    let in_words = |word: &str| (8..).zip(NUMBERS).find(|(_, number)| **number == word).map(|(age, _)| age);
    let age = figure.or_else(|| said.split_whitespace().find_map(in_words));
    // not whom others may enter, or write about
    let joins = line.has(&[
        "use*",
        "using",
        "sign*",
        "regist*",
        "account*",
        "join*",
        "allowed",
        "welcome",
        "must",
        "need to be",
        "have to be",
        "intended",
        "directed",
        "aimed",
        "designed",
        "made for",
        "meant for",
        "minimum",
        "at least",
        "open to",
        "ours",
        "collect*",
    ]);
    age.filter(|age| people && joins && (8..=21).contains(age))
}
