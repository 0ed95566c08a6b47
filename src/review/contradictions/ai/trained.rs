//! Models: what they learn from and what they get, against what is promised.

#[cfg(test)]
use super::SUMMARIES;
use super::feature;
use crate::interview::ccpa::Llm;
use crate::interview::collection::KindRow;
use crate::interview::uses::{AiRow, Limited, Promise, PromiseRow, Purpose, PurposeRow, SentForm, Trained};
use crate::review::Level::Should;
use crate::review::case::Case;
use crate::review::case::{is_item, takes, tells_of};
use crate::review::contradictions::CLASH;
use crate::review::contradictions::GDPR;
use crate::review::dates::{Since, since};
use crate::review::names::{kind_name, use_name};
use crate::review::phrases::Line;
use crate::review::phrases::speaks_of;
use crate::review::rule::{Breach, MEMORY, Rule, Text};
#[cfg(test)]
use crate::review::trial::Trial;
use crate::values::DataItem;

pub(in crate::review) const RULES: &[Rule] = &[
    Rule {
        id: "x-ai-02",
        provision: "FTC Act s. 5; Conn. Gen. Stat. 42-520(c), as amended by PA 25-113",
        wrong: "You train no models on the data, you say, and elsewhere you do.",
        why: "A promise about training is one that people choose a product by.",
        mend: &[
            "Take the promise out, or limit it to the data that truly trains nothing.",
            "Stop the training, and take that use or that answer out.",
        ],
        questions: &[
            "use.promises",
            "use.purposes.*.purpose",
            "use.purposes.*.limited",
            "use.ai.*.trained",
            "statements.texts",
        ],
        reads: &["collection", "company"],
        text: Text::Own,
        check: trains_after_all,
        #[cfg(test)]
        trial: Trial {
            given: &[
                "use.any_promises=true",
                "use.promises.train={\"promise\":\"no-training\"}",
                "use.any_ai=true",
                SUMMARIES,
            ],
            breaks: &["use.ai.sum.trained=opt-out"],
            mends: &["use.ai.sum.trained=no"],
            shows: "No AI model is trained on this data",
            ..Trial::NEW
        },
        ..CLASH
    },
    Rule {
        id: "x-ai-03",
        wrong: "No personal data goes to the model, you say, and what you send can name people.",
        why: "Free text, names, recordings, tickets and invoices are full of people, whatever was meant.",
        mend: &[
            "Say what is sent, and take that promise out.",
            "Remove names and free text before anything is sent, and list only what is left.",
        ],
        questions: &["use.ai.*.never_sent", "use.ai.*.sent", "use.ai.*.form", "statements.texts"],
        text: Text::Own,
        check: |case| {
            let mut breaches = Vec::new();
            let lines: Vec<&Line> = case
                .own()
                .iter()
                .filter(|line| line.statement && promises_nothing_personal(line))
                .collect();
            for row in &case.answers.uses.ai {
                let sent = format!("use.ai.{}.sent", row.key);
                let never = format!("use.ai.{}.never_sent", row.key);
                let feature = row.feature.as_deref().unwrap_or(&row.key);
                let personal = row.sent.iter().flatten().find(|item| names_people(item));
                let promised = row.never_sent.iter().flatten().find(|what| speaks_of(what, PERSONAL));
                let same = row.sent.iter().flatten().find(|item| {
                    let label = item.label().to_lowercase();
                    row.never_sent
                        .iter()
                        .flatten()
                        .any(|what| what.trim().to_lowercase() == label)
                });
                if let Some(item) = same {
                    let words = format!("For “{feature}” you never send {}, you say, and you send it.", item.label());
                    breaches.push(Breach::between(&[never, sent], words));
                } else if let (Some(item), Some(what)) = (personal, promised) {
                    let words = format!(
                        "For “{feature}” you never send {what}, you say, and you send {}.",
                        item.label()
                    );
                    breaches.push(Breach::between(&[never, sent], words));
                } else if let Some(item) = personal {
                    let direct =
                        row.form == Some(SentForm::Anonymised) && row.sent.iter().flatten().any(|item| is_item(item, DIRECT));
                    if direct {
                        let words = format!(
                            "For “{feature}” you send {} in anonymised form only: then it names nobody.",
                            item.label()
                        );
                        breaches.push(Breach::between(&[format!("use.ai.{}.form", row.key), sent.clone()], words));
                    }
                    for line in &lines {
                        let mut breach = line.breach(format!(
                            "No personal data goes to a model, you say, and you send {}.",
                            item.label()
                        ));
                        breach.at.push(sent.clone());
                        breaches.push(breach);
                    }
                }
            }
            breaches
        },
        #[cfg(test)]
        trial: Trial {
            given: &["use.any_ai=true", SUMMARIES],
            breaks: &["use.ai.sum.never_sent=[\"personal data\"]"],
            mends: &["use.ai.sum.never_sent=[\"card numbers\"]"],
            shows: "card numbers",
            ..Trial::NEW
        },
        ..CLASH
    },
    Rule {
        id: "x-ai-06",
        provision: "Conn. Gen. Stat. 42-520(c), as amended by PA 25-113",
        source: "https://www.cga.ct.gov/current/pub/chap_743jj.htm",
        from: since(2026, 7, 1),
        wrong: "You train no large language models on personal data, you say, and models are trained on it elsewhere. Is none of these a large language model?",
        why: "Connecticut wants that said since July 2026, and it has to be true.",
        mend: &[
            "Say that you do.",
            "Say in the use which other models are meant, or that only anonymised data trains them, if that is so.",
            "Stop the training.",
        ],
        questions: &["ccpa.llm", "use.purposes.*.purpose", "use.ai.*.trained"],
        reads: &["company"],
        check: |case| {
            if case.answers.ccpa.llm != Some(Llm::No) {
                return Vec::new();
            }
            let other = |row: &&PurposeRow| !row.detail.iter().flatten().any(|part| speaks_of(part, &["model*"]));
            let mut at: Vec<String> = training(case)
                .filter(other)
                .map(|row| format!("use.purposes.{}.purpose", row.key))
                .collect();
            at.extend(trained(case).map(|row| format!("use.ai.{}.trained", row.key)));
            if at.is_empty() {
                return Vec::new();
            }
            at.insert(0, "ccpa.llm".into());
            vec![Breach { at, ..Breach::default() }]
        },
        #[cfg(test)]
        trial: Trial {
            given: &[
                "company.regions=[\"other-us\"]",
                "company.states=[]",
                "ccpa.over=[]",
                "ccpa.llm=no",
                "use.any_ai=true",
                SUMMARIES,
            ],
            breaks: &["use.ai.sum.trained=opt-out"],
            mends: &["ccpa.llm=use"],
            ..Trial::NEW
        },
        ..CLASH
    },
    Rule {
        id: "x-ai-07",
        wrong: "No customer's data reaches another, you say, and one model or benchmark learns from all of them.",
        why: "What a model has learned from one customer can show in the answers that another gets.",
        mend: &[
            "Say that models or benchmarks are made from the data of all customers, in which form, and limit the promise to the rest.",
            "Train for each customer alone, or not at all.",
        ],
        questions: &[
            "collection.kinds.*.never_shared",
            "use.promises",
            "use.purposes.*.purpose",
            "use.purposes.*.kinds",
            "use.ai.*.trained",
        ],
        check: |case| {
            let mut breaches = Vec::new();
            let learns = |row: &&PurposeRow| {
                let compared = row
                    .words
                    .iter()
                    .chain(row.detail.iter().flatten())
                    .any(|words| speaks_of(words, &["benchmark*"]));
                row.purpose == Some(Purpose::ImproveModels) || compared
            };
            let learning: Vec<&PurposeRow> = case.uses().filter(learns).collect();
            let taught: Vec<&AiRow> = case.answers.uses.ai.iter().filter(|row| learns_from(row)).collect();
            for kind in case
                .answers
                .collection
                .kinds
                .iter()
                .filter(|kind| kind.never_shared == Some(true))
            {
                let at = format!("collection.kinds.{}.never_shared", kind.key);
                let name = kind_name(kind);
                for row in learning.iter().filter(|row| takes(row, kind)) {
                    let words = format!(
                        "“{name}” of one customer never reaches another, you say, and “{}” takes it.",
                        use_name(row)
                    );
                    breaches.push(Breach::between(
                        &[at.clone(), format!("use.purposes.{}.purpose", row.key)],
                        words,
                    ));
                }
                for row in taught.iter().filter(|row| sends(row, kind)) {
                    let words = format!("“{name}” of one customer never reaches another, you say, and models are trained on it.");
                    breaches.push(Breach::between(&[at.clone(), format!("use.ai.{}.trained", row.key)], words));
                }
            }
            let unmixed = case
                .answers
                .uses
                .promises
                .iter()
                .filter(|row| row.promise == Some(Promise::NoMixing));
            for promise in unmixed {
                let at = format!("use.promises.{}", promise.key);
                for row in learning.iter().filter(|row| meets(case, promise, row)) {
                    let words = format!("You never mix customers' data, you say, and “{}” does.", use_name(row));
                    breaches.push(Breach::between(
                        &[at.clone(), format!("use.purposes.{}.purpose", row.key)],
                        words,
                    ));
                }
                for row in taught.iter().filter(|_| unlimited(promise)) {
                    let words = "You never mix customers' data, you say, and models are trained on it.".to_owned();
                    breaches.push(Breach::between(&[at.clone(), format!("use.ai.{}.trained", row.key)], words));
                }
            }
            breaches
        },
        #[cfg(test)]
        trial: Trial {
            given: &["collection.kinds.account.never_shared=true"],
            breaks: &[
                "use.purposes.learn={\"purpose\":\"improve-models\",\"kinds\":[\"account\"],\"ground\":\"consent\",\"limited\":\"aggregated\"}",
            ],
            mends: &["collection.kinds.account.never_shared="],
            ..Trial::NEW
        },
        ..CLASH
    },
    Rule {
        id: "x-ai-08",
        provision: "GDPR Recital 26; EDPB Opinion 28/2024",
        source: GDPR,
        level: Should,
        attested: MEMORY,
        wrong: "Only anonymised data is used, you say, and it is free text, voices or pictures. How is it anonymised?",
        why: "Names stand in the middle of sentences and recordings, and a voice or a face tells who somebody is as well as a name.",
        mend: &[
            "Say how it is anonymised, and by whom.",
            "Say “without names” or “pseudonymised”, if that is all.",
            "Use figures instead of free text.",
        ],
        questions: &[
            "use.purposes.*.limited",
            "use.purposes.*.kinds",
            "use.ai.*.form",
            "use.ai.*.trained",
            "collection.kinds.*.items",
        ],
        check: |case| {
            let nameless = |row: &&PurposeRow| {
                let only = matches!(row.limited, Some(Limited::Anonymised | Limited::AggregatedAnonymised));
                let how = row
                    .detail
                    .iter()
                    .flatten()
                    .any(|part| speaks_of(part, &["remov*", "redact*", "mask*", "strip*", "without names"]));
                row.purpose == Some(Purpose::ImproveModels) && only && !how
            };
            let mut breaches: Vec<Breach> = case.uses()
                .filter(nameless)
                .filter_map(|row| {
                    let kind = case.answers.collection.kinds.iter().find(|kind| takes(row, kind) && tells_of(kind, FREE, FREE_WORDS))?;
                    let words = format!(
                        "The use “{}” takes anonymised data only, you say, and {} holds free text, voices or pictures. How is it anonymised?",
                        use_name(row),
                        kind_name(kind)
                    );
                    Some(Breach::said(format!("use.purposes.{}.limited", row.key), words))
                })
                .collect();
            for row in &case.answers.uses.ai {
                let column = match (row.form, row.trained) {
                    (Some(SentForm::Anonymised), _) => "form",
                    (_, Some(Trained::AggregatedOnly)) => "trained",
                    _ => continue,
                };
                let free = |item: &&DataItem| is_item(item, FREE) || speaks_of(&item.label(), FREE_WORDS);
                let item = row.sent.iter().flatten().find(free);
                breaches.extend(item.map(|item| {
                    let words = format!(
                        "Only anonymised data is used, you say, and you send {}. How is it anonymised?",
                        item.label()
                    );
                    Breach::said(format!("use.ai.{}.{column}", row.key), words)
                }));
            }
            breaches
        },
        #[cfg(test)]
        trial: Trial {
            given: &["use.any_ai=true", SUMMARIES],
            breaks: &["use.ai.sum.form=anonymised"],
            mends: &["use.ai.sum.form=pseudonymised"],
            shows: "pseudonymised",
            ..Trial::NEW
        },
        ..CLASH
    },
    Rule {
        id: "x-ai-09",
        provision: "Google API Services User Data Policy, Limited Use",
        from: Since::Always,
        source: "https://developers.google.com/terms/api-services-user-data-policy",
        wrong: "You keep to Google's Limited Use, you say, and data from people's Google accounts trains models.",
        why: "Google forbids training general models on such data, in whatever form, and can close your access.",
        mend: &[
            "Keep data from Google out of that training, and name the data that it takes.",
            "Stop the training.",
            "Take the connection with Google out; the text alone cannot mend that.",
        ],
        questions: &[
            "use.purposes.*.kinds",
            "collection.kinds.*.systems",
            "sharing.integrations",
            "statements.texts",
        ],
        text: Text::Own,
        check: |case| {
            let Some(line) = case
                .own()
                .iter()
                .find(|line| line.asserts(&["limited use"]).is_some() && line.has(&["google*"]))
            else {
                return Vec::new();
            };
            let google = case.answers.sharing.integrations.iter().filter(|row| {
                let name = row.name.as_deref().unwrap_or_default();
                speaks_of(name, &["google|gmail"]) && !speaks_of(name, &["ads", "analytics", "cloud", "bigquery", "maps"])
            });
            let keys: Vec<&str> = google.map(|row| row.key.as_str()).collect();
            let from = |kind: &&KindRow| kind.systems.iter().flatten().any(|key| keys.contains(&key.as_str()));
            let kinds: Vec<&KindRow> = case.answers.collection.kinds.iter().filter(from).collect();
            let rows = case.uses().filter(|row| row.purpose == Some(Purpose::ImproveModels));
            rows.filter_map(|row| {
                let kind = kinds.iter().find(|kind| takes(row, kind))?;
                let words = format!(
                    "You keep to Google's Limited Use, you say, and “{}” takes {}, which comes from Google.",
                    use_name(row),
                    kind_name(kind)
                );
                let mut breach = line.breach(words);
                breach.at.push(format!("use.purposes.{}.kinds", row.key));
                Some(breach)
            })
            .collect()
        },
        #[cfg(test)]
        trial: Trial {
            given: &[
                "sharing.any_integrations=true",
                "sharing.integrations.calendar={\"name\":\"Google Calendar\",\"direction\":\"from\"}",
                "collection.kinds.events={\"name\":\"Calendar data\",\"items\":[{\"item\":\"calendar\"}],\"source\":[\"connected\"],\"systems\":[\"calendar\"],\"kept\":{\"how\":\"life-of\",\"of\":\"your account\"}}",
                "use.purposes.provide.kinds=[\"account\",\"events\"]",
                "use.purposes.learn={\"purpose\":\"improve-models\",\"kinds\":[\"account\"],\"ground\":\"consent\"}",
                "statements.any_texts=true",
                "statements.texts.google={\"at\":\"sharing\",\"text\":\"Our use of information received from Google APIs adheres to the Google API Services User Data Policy, including the Limited Use requirements.\"}",
                "sharing.platform_words=[\"google-limited-use\"]",
            ],
            breaks: &["use.purposes.learn.kinds=[\"account\",\"events\"]"],
            mends: &["use.purposes.learn.kinds=[\"account\"]"],
            ..Trial::NEW
        },
        ..CLASH
    },
];

/// The uses that train models on data about people.
fn training(case: &Case) -> impl Iterator<Item = &PurposeRow> {
    case.uses()
        .filter(|row| row.purpose == Some(Purpose::ImproveModels) && matches!(row.limited, None | Some(Limited::OptIn)))
}

/// The AI features whose data trains models.
fn trained(case: &Case) -> impl Iterator<Item = &AiRow> {
    let rows = case.answers.uses.ai.iter();
    rows.filter(|row| matches!(row.trained, Some(Trained::OptOut | Trained::OptIn)))
}

/// Whether models learn from what a feature sends, in any form.
fn learns_from(row: &AiRow) -> bool {
    matches!(row.trained, Some(Trained::OptOut | Trained::OptIn | Trained::AggregatedOnly))
}

/// Whether a feature sends something of this kind of data.
fn sends(row: &AiRow, kind: &KindRow) -> bool {
    let mut sent = row.sent.iter().flatten();
    sent.any(|item| {
        let same = |other: &DataItem| {
            other.label().eq_ignore_ascii_case(&item.label()) || item.item.is_some() && item.item == other.item
        };
        kind.items.iter().flatten().any(same)
    })
}

/// Whether a promise is about all data.
fn unlimited(promise: &PromiseRow) -> bool {
    let none = |list: Option<&Vec<String>>| list.is_none_or(Vec::is_empty);
    none(promise.kinds.as_ref()) && none(promise.about.as_ref())
}

/// Whether a promise and a use are about the same data.
fn meets(case: &Case, promise: &PromiseRow, row: &PurposeRow) -> bool {
    if promise.about.as_ref().is_some_and(|about| !about.is_empty()) {
        return false; // about which parts, nobody can tell from words
    }
    let mut kinds = case.answers.collection.kinds.iter();
    let promised = |kind: &KindRow| {
        promise
            .kinds
            .as_ref()
            .is_none_or(|keys| keys.is_empty() || keys.contains(&kind.key))
    };
    unlimited(promise) || kinds.any(|kind| promised(kind) && takes(row, kind))
}

/// What promises that nothing is trained, and what trains after all.
fn trains_after_all(case: &Case) -> Vec<Breach> {
    let mut breaches = Vec::new();
    let promises = case
        .answers
        .uses
        .promises
        .iter()
        .filter(|row| row.promise == Some(Promise::NoTraining));
    for promise in promises {
        let at = format!("use.promises.{}", promise.key);
        for row in training(case).filter(|row| meets(case, promise, row)) {
            let words = format!("You train no models on the data, you say, and a use is “{}”.", use_name(row));
            breaches.push(Breach::between(
                &[at.clone(), format!("use.purposes.{}.purpose", row.key)],
                words,
            ));
        }
        for row in trained(case).filter(|_| unlimited(promise)) {
            let words = format!(
                "You train no models on the data, you say, and the data of {} trains some.",
                feature(row)
            );
            breaches.push(Breach::between(&[at.clone(), format!("use.ai.{}.trained", row.key)], words));
        }
    }
    for row in case.answers.uses.ai.iter().filter(|row| row.trained == Some(Trained::No)) {
        let fed = |use_row: &&PurposeRow| {
            let bare = use_row.kinds.as_ref().is_none_or(Vec::is_empty);
            let kinds = case.answers.collection.kinds.iter();
            bare || kinds.into_iter().any(|kind| takes(use_row, kind) && sends(row, kind))
        };
        for use_row in training(case).filter(fed) {
            let at = [
                format!("use.ai.{}.trained", row.key),
                format!("use.purposes.{}.purpose", use_row.key),
            ];
            let words = format!(
                "No model is trained on the data of {}, you say, and a use is “{}”.",
                feature(row),
                use_name(use_row)
            );
            breaches.push(Breach::between(&at, words));
        }
    }
    let denials = case.own().iter().filter(|line| {
        let mut hits = ["train|trains|trained|training ... model|models|ai"]
            .iter()
            .flat_map(|phrase| line.all(phrase));
        let limited = line.has(&[
            "unless",
            "without your",
            "except",
            "other than",
            "if you",
            "opt",
            "customer* data",
            "content*",
        ]);
        line.statement && !limited && hits.any(|hit| line.negated(&hit) && !line.quoted(&hit))
    });
    for line in denials {
        let mut at: Vec<String> = training(case)
            .map(|row| format!("use.purposes.{}.purpose", row.key))
            .collect();
        at.extend(trained(case).map(|row| format!("use.ai.{}.trained", row.key)));
        if !at.is_empty() {
            let mut breach = line.breach("This sentence says that no model is trained, and your answers say that some are.");
            breach.at.extend(at);
            breaches.push(breach);
        }
    }
    breaches
}

/// Everything that is about a person.
const PERSONAL: &[&str] = &[
    "personal data|information|details|identifiers",
    "personally identif*",
    "pii",
    "data about people|persons",
];

/// Items that name a person straight away.
const DIRECT: &[&str] = &[
    "name",
    "email",
    "phone",
    "postal_address",
    "user_id",
    "government_id",
    "profile_photo",
    "social_profile",
];

/// Items that hold whatever people said, wrote or showed.
const FREE: &[&str] = &[
    "user_content",
    "messages",
    "emails",
    "audio_voice",
    "photos_video",
    "transcripts",
    "call_recordings",
    "ai_prompts",
    "support_requests",
    "form_responses",
    "crm_records",
    "session_recording",
    "profile_photo",
];

const FREE_WORDS: &[&str] = &[
    "free text",
    "transcript*",
    "recording*",
    "message*",
    "notes",
    "tickets",
    "images",
    "photos",
    "pictures",
    "emails",
    "comments",
    "files",
    "documents",
    "chats",
];

/// Whether what is sent can name people.
fn names_people(item: &DataItem) -> bool {
    let listed = is_item(item, DIRECT)
        || is_item(item, FREE)
        || is_item(item, &["invoices", "billing_details", "customer_data", "contacts"]);
    let own = item.item.is_none() && speaks_of(&item.label(), FREE_WORDS);
    (listed || own) && !speaks_of(&item.label(), &["metadata", "meta data", "number of", "count*", "statistic*"])
}

/// Whether a sentence says that nothing about people goes to a model.
fn promises_nothing_personal(line: &Line) -> bool {
    let mut hits = PERSONAL.iter().flat_map(|phrase| line.all(phrase));
    let denied = hits.any(|hit| line.negated(&hit) && !line.quoted(&hit));
    let to_ai = line.has(&["ai", "model|models", "llm", "language model*"])
        && line.has(&["sen|sends|send|sent|share*|pass|passes|passed|transmit*"]);
    denied && to_ai && !line.has(&["train*", "unless", "except", "without your"])
}
