//! How people hear of changes, and in which language and under which law they are told.

use super::CALOPPA;
use crate::interview::ccpa::StateSays;
use crate::interview::changes::Told;
use crate::review::Level::Should;
use crate::review::contradictions::CLASH;
use crate::review::rule::{Breach, Rule, wrong_if};
#[cfg(test)]
use crate::review::trial::Trial;
use crate::values::Chosen as _;

pub(in crate::review) const RULES: &[Rule] = &[
    Rule {
        id: "x-do-07",
        provision: "Cal. Bus. & Prof. Code 22575(b)(3)",
        source: CALOPPA,
        wrong: "You promise an e-mail about changes, and collect no e-mail address.",
        why: "A promise that cannot be kept is worse than none.",
        mend: &[
            "Tell people in another way.",
            "Add the e-mail address to what you collect, if you do.",
        ],
        questions: &["changes.told", "collection.kinds.*.items", "collection.logins.*.data"],
        check: |case| {
            let by_mail = case.answers.changes.told.iter().flatten().any(|way| *way == Told::Email);
            let collection = &case.answers.collection;
            let listed = !collection.kinds.is_empty() && collection.kinds.iter().all(|kind| kind.items.is_some());
            let kinds = collection.kinds.iter().flat_map(|kind| kind.items.iter().flatten());
            let logins = collection.logins.iter().flat_map(|row| row.data.iter().flatten());
            let mailed = |slug: Option<&str>, text: Option<&str>| {
                let text = text.unwrap_or_default().to_lowercase();
                slug.is_some_and(|slug| slug.contains("email") || slug.contains("contact"))
                    || ["mail", "contact", "address"].iter().any(|word| text.contains(word))
            };
            let any = kinds
                .chain(logins)
                .any(|item| mailed(item.item.as_deref(), item.text.as_deref()));
            wrong_if(by_mail && listed && !any, &["changes.told"])
        },
        #[cfg(test)]
        trial: Trial {
            breaks: &["collection.kinds.account.items=[{\"item\":\"name\"}]"],
            mends: &["collection.kinds.account.items=[{\"item\":\"name\"},{\"item\":\"email\"}]"],
            shows: "email address",
            ..Trial::NEW
        },
        ..CLASH
    },
    Rule {
        id: "x-do-08",
        provision: "Cal. Bus. & Prof. Code 22575(b)(3); N.J.S.A. 56:8-166.6(a)(6)",
        source: CALOPPA,
        wrong: "You say that the policy may change, and not how people hear of it.",
        why: "Readers must not have to guess how they learn of a change.",
        mend: &["Say how you tell people."],
        questions: &["changes.told", "changes.may_change", "statements.texts"],
        check: |case| {
            let changes = &case.answers.changes;
            let announced = changes.may_change == Some(true) || changes.version_bumped == Some(true);
            let none = changes.told.as_ref().is_none_or(Vec::is_empty);
            let mut texts = case.answers.statements.texts.iter();
            let own = texts.any(|row| row.at.as_deref() == Some("changes"));
            wrong_if(announced && none && !own, &["changes.told"])
        },
        #[cfg(test)]
        trial: Trial {
            given: &["changes.may_change=true"],
            breaks: &["changes.told="],
            mends: &["changes.told=[\"email\"]"],
            shows: "changes by email",
            ..Trial::NEW
        },
        ..CLASH
    },
    Rule {
        id: "x-do-09",
        provision: "GDPR Art. 12(1); 11 CCR 7003(b)",
        wrong: "The product speaks a language in which there is no policy.",
        why: "People whom you serve in a language have to be informed in it.",
        mend: &[
            "Have the policy translated, and say where.",
            "Take the language out of the product; the policy cannot mend that.",
        ],
        questions: &["changes.translations", "company.languages"],
        check: |case| {
            let plain = |word: &String| word.trim().to_lowercase();
            let there: Vec<String> = case.answers.changes.translations.iter().flatten().map(plain).collect();
            let spoken = case.answers.company.languages.iter().flatten();
            let silent = spoken.filter(|word| {
                let word = plain(word);
                !word.starts_with("english") && !there.contains(&word)
            });
            silent
                .map(|word| {
                    let words = format!("The product speaks {}, and the policy does not.", word.trim());
                    Breach::said("changes.translations", words)
                })
                .collect()
        },
        #[cfg(test)]
        trial: Trial {
            given: &["company.languages=[\"German\"]", "changes.translations=[\"German\"]"],
            breaks: &["changes.translations=[]"],
            mends: &["changes.translations=[\"German\"]"],
            shows: "in German",
            ..Trial::NEW
        },
        ..CLASH
    },
    Rule {
        id: "x-do-14",
        provision: "4 CCR 904-3, Rule 6.03; FTC Act s. 5",
        source: "https://coag.gov/resources/colorado-privacy-act/",
        level: Should,
        wrong: "You name the law of a state for its signal, and not the rights that it gives.",
        why: "Whoever cites a law is taken to follow all of it.",
        mend: &[
            "Say that people there have their rights, and how they appeal.",
            "Do not name that state.",
        ],
        questions: &["ccpa.states.*.says"],
        reads: &["company"],
        check: |case| {
            let rows = case.answers.ccpa.states.iter().filter(|row| {
                let says = |what: StateSays| row.says.iter().flatten().any(|one| *one == what);
                says(StateSays::Signal) && !says(StateSays::Rights) && !says(StateSays::OptOut)
            });
            rows.filter_map(|row| {
                let words = format!(
                    "You name {} for the signal, and not the rights that its law gives.",
                    row.state?.label()
                );
                Some(Breach::said(format!("ccpa.states.{}.says", row.key), words))
            })
            .collect()
        },
        #[cfg(test)]
        trial: Trial {
            given: &[
                "company.regions=[\"other-us\"]",
                "company.states=[\"virginia\"]",
                "ccpa.over=[]",
                "ccpa.states.va={\"state\":\"virginia\",\"says\":[\"signal\",\"rights\"]}",
            ],
            breaks: &["ccpa.states.va.says=[\"signal\"]"],
            mends: &["ccpa.states.va.says=[\"signal\",\"rights\"]"],
            ..Trial::NEW
        },
        ..CLASH
    },
];
