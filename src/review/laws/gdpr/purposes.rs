//! What data is used for and on which ground, consent, and decisions by machines.

#[cfg(test)]
use super::{CONSENT, WITHDRAWAL};
use super::{GDPR, WP260};
use crate::interview::collection::{Required, Source};
use crate::interview::cookies::Consent;
use crate::interview::rights::{Action, Right};
use crate::interview::uses::{Decisions, Ground, Purpose, PurposeRow};
use crate::review::Level::Should;
use crate::review::case::Case;
use crate::review::rule::{Breach, MEMORY, Rule, Text, wrong_if};
#[cfg(test)]
use crate::review::trial::Trial;
use crate::values::{Chosen, DataItem};

pub(super) const RULES: &[Rule] = &[
    Rule {
        id: "gdpr-13-1-c-purpose",
        provision: "GDPR Art. 13(1)(c)",
        wrong: "The text does not say what data is used for.",
        why: "People must learn every purpose for which their data is meant.",
        mend: &["Add the uses, each with its data and its ground."],
        questions: &["use.purposes"],
        check: |case| {
            let held = case.own_kinds().any(|kind| kind.held_for.is_some());
            wrong_if(
                case.controls() && !held && case.own_uses().next().is_none(),
                &["use.purposes"],
            )
        },
        #[cfg(test)]
        trial: Trial {
            breaks: &["use.purposes.provide="],
            mends: &["use.purposes.provide={\"purpose\":\"provide\",\"kinds\":[\"account\"],\"ground\":\"contract\"}"],
            shows: "Provide our service",
            ..Trial::NEW
        },
        ..GDPR
    },
    Rule {
        id: "gdpr-13-1-c-basis",
        provision: "GDPR Art. 13(1)(c) with Art. 6(1)",
        wrong: "A use of data has no legal ground.",
        why: "Each use needs one of six legal grounds, and people must be told which.",
        mend: &["Give each use its ground.", "Stop the use that has none."],
        questions: &["use.purposes.*.ground"],
        check: |case| {
            let rows = case.own_uses().filter(|row| row.ground.is_none());
            rows.map(|row| of_use(row, "ground", "it has no legal ground")).collect()
        },
        #[cfg(test)]
        trial: Trial {
            breaks: &["use.purposes.provide.ground="],
            mends: &["use.purposes.provide.ground=contract"],
            shows: "contract",
            ..Trial::NEW
        },
        ..GDPR
    },
    Rule {
        id: "gdpr-6-1",
        provision: "GDPR Art. 6(1)",
        level: Should,
        wrong: "A use rests on a recognised legitimate interest, which only the law of the UK knows.",
        why: "The GDPR has six legal grounds, and this is none of them: people in the EEA are told of a ground that does not hold for them.",
        mend: &[
            "Choose legitimate interests, which both laws know, and weigh them.",
            "Choose the ground that really fits.",
        ],
        questions: &["use.purposes.*.ground"],
        check: |case| {
            let rows = case.own_uses().filter(|row| row.ground == Some(Ground::Recognised));
            rows.map(|row| of_use(row, "ground", "the GDPR has no such ground")).collect()
        },
        #[cfg(test)]
        trial: Trial {
            breaks: &["use.purposes.provide.ground=recognised-interests"],
            mends: &["use.purposes.provide.ground=contract"],
            shows: "contract",
            ..Trial::NEW
        },
        ..GDPR
    },
    Rule {
        id: "gdpr-9-2",
        provision: "GDPR Art. 9(2); WP260 rev.01, annex",
        level: Should,
        wrong: "You handle especially protected data, and the text does not say what permits it.",
        why: "Health, biometrics, belief and the like may be handled only for special reasons that the law lists, on top of the ground of the use.",
        mend: &["Say which of those reasons is yours.", "Stop handling that data."],
        questions: &["collection.sensitive_ground", "collection.sensitive_what"],
        attested: MEMORY,
        check: |case| {
            let collection = &case.answers.collection;
            let special = collection.sensitive == Some(true) && collection.sensitive_what.iter().flatten().any(special);
            wrong_if(
                case.controls() && special && collection.sensitive_ground.is_none(),
                &["collection.sensitive_ground"],
            )
        },
        #[cfg(test)]
        trial: Trial {
            given: &[
                "collection.large_scale=false",
                "collection.sensitive=true",
                "collection.sensitive_what=[{\"item\":\"health\"}]",
                "collection.sensitive_ground=claims",
            ],
            breaks: &["collection.sensitive_ground="],
            mends: &["collection.sensitive_ground=claims"],
            shows: "only where legal claims need it",
            ..Trial::NEW
        },
        ..GDPR
    },
    Rule {
        id: "gdpr-13-1-d",
        provision: "GDPR Art. 13(1)(d)",
        wrong: "A use rests on legitimate interests, and the text does not say which interest.",
        why: "“Legitimate interests” alone tells people nothing that they could weigh or object to.",
        mend: &["Name the interest.", "Choose the ground that really fits."],
        questions: &["use.purposes.*.interest", "use.purposes.*.ground"],
        check: |case| {
            let bare = case
                .own_uses()
                .filter(|row| row.ground == Some(Ground::Interests) && row.interest.is_none());
            bare.map(|row| of_use(row, "interest", "the text does not say which legitimate interest it serves"))
                .collect()
        },
        #[cfg(test)]
        trial: Trial {
            given: &[
                "use.purposes.secure={\"purpose\":\"secure\",\"kinds\":[\"account\"],\"ground\":\"legitimate-interests\",\"interest\":\"keeping attackers out\"}",
            ],
            breaks: &["use.purposes.secure.interest="],
            mends: &["use.purposes.secure.interest=keeping attackers out"],
            shows: "keeping attackers out",
            ..Trial::NEW
        },
        ..GDPR
    },
    Rule {
        id: "gdpr-13-2-c",
        provision: "GDPR Art. 13(2)(c) with Art. 7(3)",
        wrong: "A use rests on consent, and the text does not say that it can be withdrawn at any time.",
        why: "People must be told that they can change their mind, and that what was done before stays lawful.",
        mend: &["Add the right to withdraw consent."],
        questions: &["rights.granted"],
        reads: &["use"],
        check: |case| {
            let granted = case
                .answers
                .rights
                .granted
                .iter()
                .any(|row| row.right == Some(Right::Withdraw));
            wrong_if(case.asks_consent() && !granted, &["rights.granted"])
        },
        #[cfg(test)]
        trial: Trial {
            given: &[CONSENT, WITHDRAWAL],
            breaks: &["rights.granted.withdraw="],
            mends: &[WITHDRAWAL],
            shows: "withdraw a consent at any time",
            ..Trial::NEW
        },
        ..GDPR
    },
    Rule {
        id: "gdpr-7-3-easy",
        provision: "GDPR Art. 7(3)",
        wrong: "A use rests on consent, and the text does not say how to withdraw it.",
        why: "Taking consent back must be as easy as giving it, so people must find the way.",
        mend: &[
            "Say where people withdraw it.",
            "Build a way that is as easy as saying yes was; the policy cannot mend that.",
        ],
        questions: &["use.purposes.*.withdraw", "rights.own"],
        reads: &["cookies"],
        check: |case| {
            let rows = case
                .own_uses()
                .filter(|row| row.ground == Some(Ground::Consent) && !revocable(case, row));
            rows.map(|row| of_use(row, "withdraw", "the text does not say how to withdraw the consent"))
                .collect()
        },
        #[cfg(test)]
        trial: Trial {
            given: &[CONSENT, WITHDRAWAL],
            breaks: &["use.purposes.own.withdraw="],
            mends: &["use.purposes.own.withdraw=in your settings"],
            shows: "you can withdraw it in your settings",
            ..Trial::NEW
        },
        ..GDPR
    },
    Rule {
        id: "gdpr-13-2-e",
        provision: "GDPR Art. 13(2)(e)",
        wrong: "The text does not say whether people have to give some data, or what happens if they do not.",
        why: "People must know what they are free to leave out before they type it in.",
        mend: &[
            "Say of each kind of data whether it is needed.",
            "Say what is not possible without it.",
        ],
        questions: &["collection.kinds.*.required", "collection.kinds.*.consequence"],
        check: |case| {
            let mut breaches = Vec::new();
            let given = |source: &Vec<Source>| source.contains(&Source::Person);
            for kind in case.own_kinds().filter(|kind| kind.source.as_ref().is_some_and(given)) {
                let name = kind.name.as_deref().unwrap_or(&kind.key);
                let (column, words) = match kind.required {
                    None => (
                        "required",
                        format!("{name}: the text does not say whether people have to give it."),
                    ),
                    Some(Required::Yes) if kind.consequence.is_none() => (
                        "consequence",
                        format!("{name}: the text does not say what happens if people do not give it."),
                    ),
                    Some(_) => continue,
                };
                breaches.push(Breach::said(format!("collection.kinds.{}.{column}", kind.key), words));
            }
            breaches
        },
        #[cfg(test)]
        trial: Trial {
            breaks: &["collection.kinds.account.required="],
            mends: &["collection.kinds.account.required=yes"],
            shows: "You have to give us this data",
            ..Trial::NEW
        },
        ..GDPR
    },
    Rule {
        id: "gdpr-13-2-f",
        provision: "GDPR Art. 13(2)(f) with Art. 22(1)",
        wrong: "Machines alone decide about people, and the text does not say how or what follows.",
        why: "People must learn how such a decision comes about and what it means for them.",
        mend: &[
            "Say what the machine looks at and what follows.",
            "Let a person decide; then say that no machine does.",
        ],
        questions: &["use.decisions_logic", "use.decisions"],
        check: |case| {
            let uses = &case.answers.uses;
            let broken = uses.decisions == Some(Decisions::Yes) && uses.decisions_logic.is_none();
            wrong_if(case.controls() && broken, &["use.decisions_logic"])
        },
        #[cfg(test)]
        trial: Trial {
            given: DECIDES,
            breaks: &["use.decisions_logic="],
            mends: &["use.decisions_logic=It checks your payments and may lower your limit"],
            shows: "may lower your limit",
            ..Trial::NEW
        },
        ..GDPR
    },
    Rule {
        id: "gdpr-13-2-f-none",
        provision: "WP260 rev.01, annex, on GDPR Art. 13(2)(f)",
        source: WP260,
        level: Should,
        wrong: "You use AI, and the text does not say whether machines alone decide about people.",
        why: "Where AI is named, readers ask at once whether it judges them.",
        mend: &[
            "Say that no machine alone decides, if that is so.",
            "Say which decisions it makes.",
        ],
        questions: &["use.decisions"],
        attested: MEMORY,
        check: |case| {
            let uses = &case.answers.uses;
            let unsaid = uses.any_ai == Some(true) && uses.decisions.is_none();
            wrong_if(case.controls() && unsaid, &["use.decisions"])
        },
        #[cfg(test)]
        trial: Trial {
            given: &["use.any_ai=true", "use.decisions=none"],
            breaks: &["use.decisions="],
            mends: &["use.decisions=none"],
            shows: "by machine alone",
            ..Trial::NEW
        },
        ..GDPR
    },
    Rule {
        id: "gdpr-22-3",
        provision: "GDPR Art. 22(2) and (3); Recital 71",
        level: Should,
        wrong: "Machines alone decide about people, and the text does not say that they can ask for a person.",
        why: "People can have a person look at it, say what they think, and contest the decision.",
        mend: &[
            "Say how people ask for a review.",
            "Set up such a review; the policy cannot mend that.",
        ],
        questions: &["use.decisions_review", "rights.granted"],
        check: |case| {
            let uses = &case.answers.uses;
            let rights = case.answers.rights.granted.iter();
            let granted = rights.into_iter().any(|row| row.right == Some(Right::NoMachineDecision));
            let broken = uses.decisions == Some(Decisions::Yes) && uses.decisions_review.is_none() && !granted;
            wrong_if(case.controls() && broken, &["use.decisions_review"])
        },
        #[cfg(test)]
        trial: Trial {
            given: DECIDES,
            breaks: &["use.decisions_review="],
            mends: &["use.decisions_review=by writing to us"],
            shows: "have a person review such a decision",
            ..Trial::NEW
        },
        ..GDPR
    },
    Rule {
        id: "gdpr-13-3",
        provision: "GDPR Art. 13(3)",
        level: Should,
        wrong: "A sentence claims that data may be used for anything.",
        why: "Before data is used for a new purpose, people must be told of that purpose.",
        mend: &["Take the sentence out.", "Say that people are told before a new use begins."],
        questions: &["statements.texts"],
        reads: &["collection"],
        text: Text::Own,
        check: |case| {
            let claims = case.own().iter().filter(|line| {
                let words = format!(" {}", line.text.to_lowercase());
                let any = |all: &[&str]| all.iter().any(|part| words.contains(part));
                any(ANY_PURPOSE) && !any(DENIED)
            });
            claims.filter(|_| case.controls()).map(|line| line.breach("")).collect()
        },
        #[cfg(test)]
        trial: Trial {
            breaks: &[
                "statements.any_texts=true",
                "statements.texts.reuse={\"at\":\"use\",\"text\":\"We use your data for any other purpose that we choose.\"}",
            ],
            mends: &["statements.texts.reuse="],
            ..Trial::NEW
        },
        ..GDPR
    },
];

/// Words that claim every use.
const ANY_PURPOSE: &[&str] = &[
    "for any purpose",
    "any other purpose",
    "purposes that we see fit",
    "purpose that we see fit",
    "data as we see fit",
    "information as we see fit",
    "it as we see fit",
    "for any lawful purpose",
    "for any business purpose",
    "for all purposes",
    "for whatever purpose",
];

/// Words that turn such a claim round, or promise notice.
const DENIED: &[&str] = &[
    " not ", "n't", "n’t", "never", " no ", "nor ", "without ", "tell you", "unless",
];

#[cfg(test)]
const DECIDES: &[&str] = &[
    "use.any_ai=true",
    "use.decisions=yes",
    "use.decisions_logic=It checks your payments and may lower your limit",
    "use.decisions_review=by writing to us",
];

/// What is wrong with a use, at a column of its row.
fn of_use(row: &PurposeRow, column: &str, wrong: &str) -> Breach {
    let usual = row.purpose.filter(|purpose| *purpose != Purpose::Own).map(Chosen::label);
    let name = usual.or(row.words.as_deref()).unwrap_or(&row.key);
    Breach::said(
        format!("use.purposes.{}.{column}", row.key),
        format!("The use “{name}”: {wrong}."),
    )
}

/// Whether an item is of the categories of Article 9.
fn special(item: &DataItem) -> bool {
    matches!(item.item.as_deref(), Some("health" | "biometric" | "special_category"))
}

/// Whether the text says how consent to a use is taken back.
fn revocable(case: &Case, row: &PurposeRow) -> bool {
    let answers = &case.answers;
    let how = row.withdraw.as_deref().map(|how| how.trim().trim_end_matches('.'));
    let said = how.is_some_and(|how| !how.eq_ignore_ascii_case("at any time"));
    let stopped = row.purpose == Some(Purpose::Marketing) && answers.uses.newsletters_stop.is_some();
    let own = answers.rights.own.iter().any(|row| row.action == Some(Action::Consent));
    let asked = answers.cookies.items.iter().any(|row| row.consent == Some(Consent::OptIn));
    let banner = asked && answers.cookies.reopen.is_some();
    let counts = |one: Purpose| matches!(one, Purpose::UnderstandUse | Purpose::ImproveProduct) || one.is_advertising();
    let measured = row.purpose.is_some_and(counts);
    said || stopped || own || banner && measured
}
