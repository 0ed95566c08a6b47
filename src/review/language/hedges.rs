//! Hedges: may, might, some, often, unless otherwise stated, where the law requires it.

use super::{DATA, DOES, DONE, WP260, each, hedged, knows_law, unless};
use crate::review::Level::Must;
#[cfg(test)]
use crate::review::claims::stated;
use crate::review::rule::Rule;

pub(super) const RULES: &[Rule] = &[
    Rule {
        id: "v-01",
        wrong: "A sentence says that data may be used or shared, and not when.",
        why: "People cannot tell whether it happens; say that it does, or under which condition.",
        mend: &[
            "Safer: “We send your text to OpenAI when you ask for a summary”.",
            "If it does not happen, take it out.",
        ],
        reads: &["sharing"],
        check: |case| each(case, "“{}”: when?", |line| hedged(case, line, "may")),
        #[cfg(test)]
        trial: stated!(
            "sharing",
            "We may share your data with a translator.",
            "We share your text with a translator when you order a translation."
        ),
        ..WP260
    },
    Rule {
        id: "v-02",
        wrong: "A sentence says that something might happen with data, and not when.",
        why: "People cannot tell whether it happens; say that it does, or under which condition.",
        mend: &[
            "Safer: “We use your location when you ask for the nearest shop”.",
            "If it does not happen, take it out.",
        ],
        reads: &["sharing"],
        check: |case| {
            each(case, "“{}”: when?", |line| {
                if !line.has(&["possibly|possible|might|could"]) {
                    return None;
                }
                let possible = format!("possibly {DOES}");
                let that = line
                    .asserts(&["it is possible that", possible.as_str()])
                    .filter(|_| line.has(DATA));
                let that = unless(line, that, super::CONDITION).filter(|_| line.has(&[DOES, DONE]));
                hedged(case, line, "might").or_else(|| hedged(case, line, "could")).or(that)
            })
        },
        #[cfg(test)]
        trial: stated!(
            "use",
            "We might use your location data.",
            "We use your location when you ask for the nearest shop."
        ),
        ..WP260
    },
    Rule {
        id: "v-03",
        wrong: "A sentence speaks of some data, recipients or purposes and does not say which.",
        why: "“Certain information” could be anything.",
        mend: &["Safer: list them, as in “your name and your e-mail address”."],
        check: |case| {
            each(case, "“{}”: which?", |line| {
                let hit = line
                    .asserts(SOME)
                    .filter(|hit| !line.then(hit, 0, LISTED) && !line.text.contains(':'));
                unless(
                    line,
                    hit,
                    &[
                        "such as",
                        "namely",
                        "for example",
                        "listed",
                        "following",
                        "below",
                        "purposes described",
                    ],
                )
            })
        },
        #[cfg(test)]
        trial: stated!(
            "collection",
            "We collect certain information about your device.",
            "We collect the model and the language of your device."
        ),
        ..WP260
    },
    Rule {
        id: "v-04",
        wrong: "A sentence says that something is done with data now and then, and not when.",
        why: "“Sometimes” leaves open whether it happens to the reader.",
        mend: &["Safer: say when, as in “If a payment fails, we send your address to the bank”."],
        check: |case| {
            each(case, "“{}”: in which cases?", |line| {
                if !line.has(&[OFTEN, "from time to time", "in certain circumstances|cases"]) {
                    return None;
                }
                let active = format!("we|they|it|providers {OFTEN} {DOES}");
                let passive = format!("is|are {OFTEN} {DONE}");
                let later = format!("we|they|it|providers {DOES} ... from time to time");
                let cases = format!("we|they|it|providers {DOES} ... in certain circumstances|cases");
                let hit = line.asserts(&[&active, &passive, &later, &cases]).filter(|_| line.has(DATA));
                unless(
                    line,
                    hit,
                    &[
                        "change|changes|changed",
                        "update|updates|updated",
                        "revise*",
                        "if",
                        "when",
                        "where",
                        "within",
                        "days",
                        "newsletter|newsletters",
                    ],
                )
            })
        },
        #[cfg(test)]
        trial: stated!(
            "use",
            "We sometimes share your data with a translator.",
            "We share your text with a translator when you order a translation."
        ),
        ..WP260
    },
    Rule {
        id: "v-15",
        wrong: "A sentence makes a promise, except where something else is said, and does not say where.",
        why: "People would have to read everything to learn what the promise is worth.",
        mend: &["Safer: name the exception, as in “except invoices, which we keep for seven years”."],
        check: |case| {
            each(case, "“{}”: where is that said?", |line| {
                unless(
                    line,
                    line.says(OTHERWISE),
                    &[
                        "section",
                        "below",
                        "above",
                        "under",
                        "here",
                        "paragraph",
                        "list|table",
                        "law|laws",
                    ],
                )
            })
        },
        #[cfg(test)]
        trial: stated!(
            "retention",
            "Unless otherwise specified, your data is stored in New Zealand.",
            "Your data is stored in New Zealand; only your invoices are in Australia."
        ),
        ..WP260
    },
    Rule {
        id: "v-16",
        provision: "WP260 rev.01 paras 12 and 13; GDPR Art. 12(2)",
        wrong: "A right or a transfer stands under the condition that a law requires or permits it; which law, and when?",
        why: "People do not know the law; you know whom you serve, so you can say it.",
        mend: &[
            "Safer: “People in the EEA can object to this use”.",
            "Name the law and the case.",
        ],
        questions: &["statements.texts", "rights.holders"],
        reads: &["company"],
        check: |case| {
            if !knows_law(case) || case.answers.rights.granted.is_empty() {
                return Vec::new(); // where no right is listed, u-35 says it
            }
            each(case, "“{}”: which law, and when?", |line| {
                let hit = line.says(BY_LAW).filter(|_| {
                    line.has(&[
                        "right|rights",
                        "transfer|transfers|transferred",
                        "abroad",
                        "delete your|the",
                        "access to your",
                        "copy of your",
                    ])
                });
                unless(
                    line,
                    hit,
                    &[
                        "gdpr",
                        "ccpa",
                        "uk",
                        "tax",
                        "art",
                        "article",
                        "act",
                        "code",
                        "regulation",
                        "keep",
                        "retain",
                        "authorit*",
                        "court",
                        "refuse*",
                    ],
                )
            })
        },
        #[cfg(test)]
        trial: stated!(
            "rights",
            "Subject to applicable law, you have a right to a summary.",
            "Wherever you live, you have a right to a summary."
        ),
        ..WP260
    },
    Rule {
        id: "v-17",
        level: Must,
        wrong: "A sentence leaves open who has the rights, and you know where the people live.",
        why: "In Europe people have them; “you may have, depending on where you live” tells them nothing.",
        mend: &["Safer: “If you live in the EEA, you can see, correct and delete your data”."],
        questions: &["statements.texts", "rights.holders", "company.regions"],
        reads: &["ccpa", "company"],
        check: |case| {
            if !knows_law(case) {
                return Vec::new();
            }
            each(
                case,
                "“{}”: you know where the people live, so say who has the rights.",
                |line| {
                    line.says(DEPENDING).filter(|_| {
                        line.has(&["you may|might|could have", "you may|might be", "may have"]) && line.has(&["right|rights"])
                    })
                },
            )
        },
        #[cfg(test)]
        trial: stated!(
            "rights",
            "Depending on your jurisdiction, you may have certain rights.",
            "If you live in the EEA, you can see, correct and delete your data."
        ),
        ..WP260
    },
    Rule {
        id: "v-19",
        wrong: "A sentence says that data is passed on, and neither by whom nor to whom.",
        why: "Who gets it is what people want to know.",
        mend: &["Safer: “We send your address to the parcel service”."],
        questions: &["statements.texts", "sharing.recipients"],
        check: |case| {
            each(case, "“{}”: to whom?", |line| {
                let hit = line.asserts(PASSED);
                unless(
                    line,
                    hit,
                    &[
                        "with", "to", "by", "within", "between", "over", "via", "through", "if", "when", "where", "how", "who",
                        "whom", "what",
                    ],
                )
            })
        },
        #[cfg(test)]
        trial: stated!(
            "sharing",
            "Your address is passed on for deliveries.",
            "We send your address to the parcel service."
        ),
        ..WP260
    },
];

const SOME: &[&str] = &[
    "certain|various personal|technical|other|additional? data|information|details|partners|providers|vendors|companies",
    "some of your data|information",
    "some personal|technical|other? data|information about|from|of",
    "limited|selected personal|technical? data|information",
    "various purposes",
    "various|certain|some third parties",
];
const LISTED: &[&str] = &[
    "such as",
    "like",
    "including",
    "namely",
    "that|which",
    "we list",
    "listed",
    "is",
    "are",
];
const OFTEN: &str = "often|sometimes|generally|typically|usually|occasionally";
const OTHERWISE: &[&str] = &[
    "unless otherwise specified|stated|described|noted|indicated|provided|agreed|set",
    "except as otherwise specified|stated|described|noted|indicated|provided|set",
    "unless we state|say|specify otherwise",
];
const BY_LAW: &[&str] = &[
    "where|as|if|when required|permitted|allowed|provided by|under applicable? law|laws",
    "where|as|if|when applicable law requires|permits|allows|provides",
    "subject to applicable|local law|laws",
    "to the extent required|permitted|allowed by applicable? law|laws",
];
const DEPENDING: &[&str] = &[
    "depending on your|the|where jurisdiction|location|country|state|region|residence|you",
    "depending on applicable law|laws",
    "in some|certain jurisdictions|countries|states|regions",
];
const PASSED: &[&str] = &[
    "data|information|details|address|addresses|content|recordings is|are|will also? be? shared|disclosed|transferred|sold|handed|passed on|over?",
];
