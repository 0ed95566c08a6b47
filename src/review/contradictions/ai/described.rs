//! AI that somebody runs, and what the text says of it and of machines that decide.

#[cfg(test)]
use super::SUMMARIES;
use crate::interview::rights::Right;
use crate::interview::sharing::Job;
use crate::interview::uses::{AiRow, Decisions, Ground, Optional, Purpose};
use crate::review::Level::Should;
use crate::review::case::jobs;
use crate::review::contradictions::CLASH;
use crate::review::contradictions::GDPR;
use crate::review::names::recipient_name;
use crate::review::phrases::speaks_of;
use crate::review::rule::{Breach, Rule};
#[cfg(test)]
use crate::review::trial::Trial;

pub(in crate::review) const RULES: &[Rule] = &[
    Rule {
        id: "x-ai-01",
        provision: "GDPR Art. 13(1)(c) and (e)",
        source: GDPR,
        wrong: "A provider of AI gets data, and the text describes no use of AI.",
        why: "People want to know what goes into a model, what for, and whether it learns from it.",
        mend: &[
            "Describe the feature: what is sent, what for, and whether models are trained on it.",
            "Take the provider out, if it gets no data about people.",
        ],
        questions: &["use.ai", "use.any_ai", "sharing.recipients.*.job"],
        check: |case| {
            // a use that is AI is a description, if a short one
            let uses = &case.answers.uses;
            let named = uses.purposes.iter().any(|row| row.purpose == Some(Purpose::AiFeatures));
            let told = uses.ai.iter().any(|row| row.feature.is_some()) || named && uses.any_ai != Some(false);
            let runs = case
                .answers
                .sharing
                .recipients
                .iter()
                .filter(|row| jobs(row).contains(&Job::Ai));
            let denied = case.answers.uses.any_ai == Some(false);
            runs.filter(|_| !told)
                .map(|row| {
                    let by = if row.job.is_none() { ", by the catalogue" } else { "" };
                    let end = if denied {
                        "no data goes to any model, you say"
                    } else {
                        "the text describes no use of AI"
                    };
                    let at = ["use.any_ai".to_owned(), format!("sharing.recipients.{}.job", row.key)];
                    Breach::between(&at, format!("{} runs AI for you{by}, and {end}.", recipient_name(row)))
                })
                .collect()
        },
        #[cfg(test)]
        trial: Trial {
            given: &["sharing.any_recipients=true", MODELS, "use.any_ai=true", SUMMARIES],
            breaks: &["use.ai.sum=", "use.any_ai=false"],
            mends: &["use.any_ai=true", SUMMARIES],
            shows: "Summaries of notes",
            ..Trial::NEW
        },
        ..CLASH
    },
    Rule {
        id: "x-ai-04",
        provision: "GDPR Art. 13(2)(f) and Art. 22",
        source: GDPR,
        wrong: "No machine decides about people, you say, and one scores or sorts them. What does the score do?",
        why: "A score that settles who gets what is such a decision, whoever presses the button.",
        mend: &[
            "Say that machines decide, how, and what follows.",
            "Say in the name of that use who decides: “scores that our staff look at”.",
            "Let a person decide; the text alone cannot mend that.",
        ],
        questions: &["use.decisions", "use.purposes.*.detail", "use.ai.*.feature"],
        check: |case| {
            if case.answers.uses.decisions != Some(Decisions::None) {
                return Vec::new();
            }
            let judges = |words: &str| {
                speaks_of(words, JUDGING)
                    && !speaks_of(words, &["staff", "person", "people look|decide|check", "human*", "manual*"])
            };
            let mut found: Vec<(String, &str)> = Vec::new();
            for row in case.uses() {
                let part = row
                    .words
                    .iter()
                    .chain(row.detail.iter().flatten())
                    .find(|words| judges(words));
                found.extend(part.map(|part| (format!("use.purposes.{}", row.key), part.as_str())));
            }
            for row in &case.answers.uses.ai {
                let feature = row.feature.as_deref().filter(|feature| judges(feature));
                found.extend(feature.map(|feature| (format!("use.ai.{}.feature", row.key), feature)));
            }
            found
                .into_iter()
                .map(|(at, what)| {
                    let words =
                        format!("No machine alone decides about people, you say, and there is “{what}”. What does it lead to?");
                    Breach::between(&["use.decisions".to_owned(), at], words)
                })
                .collect()
        },
        #[cfg(test)]
        trial: Trial {
            given: &["use.any_ai=true", SUMMARIES, "use.decisions=none"],
            breaks: &["use.purposes.provide.detail=[\"scoring of applicants\"]"],
            mends: &["use.purposes.provide.detail=[\"scores that our staff look at\"]"],
            ..Trial::NEW
        },
        ..CLASH
    },
    Rule {
        id: "x-ai-05",
        provision: "GDPR Art. 13(2)(f) and Art. 22(3); UK GDPR Art. 22C",
        source: GDPR,
        level: Should, // where those laws bind, their own rules say so more gravely
        wrong: "Machines alone decide about people, and the text does not say how, or who reviews it.",
        why: "People must be able to see what was weighed, what follows, and whom they can ask to look at it.",
        mend: &[
            "Say what the machine looks at, what follows, and how a person reviews it.",
            "Let a person decide; then say that no machine does.",
        ],
        questions: &["use.decisions_logic", "use.decisions_review", "use.decisions"],
        reads: &["rights"],
        yields_to: &[
            "gdpr-13-2-f",
            "gdpr-22-3",
            "ukgdpr-13-2-f",
            "fadp-21",
            "qc-12-1",
            "pipa-37-2",
            "app-1-7",
        ],
        check: |case| {
            let uses = &case.answers.uses;
            if uses.decisions != Some(Decisions::Yes) {
                return Vec::new();
            }
            // whoever has the right to be heard by a person knows who reviews it
            let heard = case.grants(Right::NoMachineDecision);
            let missing = [
                (
                    "use.decisions_logic",
                    uses.decisions_logic.is_none(),
                    "how it is done and what follows",
                ),
                (
                    "use.decisions_review",
                    uses.decisions_review.is_none() && !heard,
                    "how a person reviews it",
                ),
            ];
            let missing = missing.iter().filter(|(_, missing, _)| *missing);
            missing
                .map(|(at, _, what)| {
                    Breach::said(
                        *at,
                        format!("Machines alone decide about people, and the text does not say {what}."),
                    )
                })
                .collect()
        },
        #[cfg(test)]
        trial: Trial {
            given: &[
                "use.any_ai=true",
                SUMMARIES,
                "use.decisions=yes",
                "use.decisions_logic=It compares what people wrote and may decline an order",
                "use.decisions_review=by writing to us",
            ],
            breaks: &["use.decisions_review="],
            mends: &["use.decisions_review=by writing to us"],
            shows: "You can have a person review such a decision",
            ..Trial::NEW
        },
        ..CLASH
    },
    Rule {
        id: "x-ai-10",
        provision: "GDPR Art. 13(1)(c) and (e)",
        source: GDPR,
        wrong: "AI features are among the uses, and nothing says what they do or what they send.",
        why: "Nobody can agree to, or refuse, a feature that is named only in the list of legal grounds.",
        mend: &[
            "Describe each feature: what it does, what is sent, and who runs the model.",
            "Take that use out, if there are no such features.",
        ],
        questions: &["use.ai", "use.any_ai", "use.purposes.*.purpose"],
        check: |case| {
            let answers = &case.answers.uses;
            let told =
                |row: &AiRow| row.feature.is_some() && (row.sent.is_some() || row.provider.is_some() || row.never_sent.is_some());
            let silent = answers.any_ai == Some(false) || !answers.ai.is_empty();
            if !silent || answers.ai.iter().any(told) {
                return Vec::new();
            }
            let rows = case
                .uses()
                .filter(|row| row.purpose == Some(Purpose::AiFeatures) && row.via.is_none());
            rows.map(|row| {
                let consent = row.ground == Some(Ground::Consent)
                    || answers
                        .ai
                        .iter()
                        .any(|row| row.optional.is_some_and(|one| one != Optional::Always));
                let how = if consent { " as a matter of choice" } else { "" };
                let mut at = vec![format!("use.purposes.{}.purpose", row.key)];
                at.extend(answers.ai.iter().map(|row| format!("use.ai.{}", row.key)));
                Breach::between(
                    &at,
                    format!("AI features are among the uses{how}, and nothing says what they do or what they send."),
                )
            })
            .collect()
        },
        #[cfg(test)]
        trial: Trial {
            given: &[
                "use.any_ai=true",
                SUMMARIES,
                "use.purposes.ai={\"purpose\":\"ai\",\"kinds\":[\"account\"],\"ground\":\"contract\"}",
            ],
            breaks: &["use.ai.sum=", "use.any_ai=false"],
            mends: &["use.any_ai=true", SUMMARIES],
            shows: "Summaries of notes",
            ..Trial::NEW
        },
        ..CLASH
    },
];

#[cfg(test)]
const MODELS: &str = "sharing.recipients.models={\"name\":\"Modelly\",\"job\":[\"ai\"],\"country\":{\"area\":\"NZ\"}}";

/// What a machine judges people by.
const JUDGING: &[&str] = &[
    "scor* ... applicant*|candidate*|customer*|people|person*|user*|lead*|tenant*|employee*|seller*|driver*|caller*",
    "applicant|candidate|customer|credit|risk|fraud|lead|tenant|employee|seller|driver scor*",
    "rank* ... applicant*|candidate*|customer*|people|tenant*|employee*|lead*",
    "applicant|candidate|employee rank*",
    "eligib*",
    "creditworth*",
    "credit check*",
    "underwrit*",
    "shortlist*",
    "block* ... fraud*|account*|payment*|order*|user*",
    "moderat* ... user*|post*|content|account*|member*",
    "suspend* ... account*|user*",
];
