//! What is said of access to data, its storage and its names, against what is listed.

use super::small;
use crate::interview::collection::{Held, Isolation, KindRow, NotDone, Whose};
use crate::interview::cookies::Setup;
use crate::interview::retention::Measure;
use crate::interview::uses::Promise;
use crate::review::case::is_item;
use crate::review::contradictions::CLASH;
use crate::review::names::{kind_name, recipient_name};
use crate::review::phrases::speaks_of;
use crate::review::rule::{Breach, Rule, Text};
#[cfg(test)]
use crate::review::trial::Trial;
use crate::values::DataItem;

pub(in crate::review) const RULES: &[Rule] = &[
    Rule {
        id: "x-dt-12",
        wrong: "You cannot see content, you say, and content goes through your systems.",
        why: "What your servers fetch, show or work on, you can see; a promise that says otherwise is not kept.",
        mend: &[
            "Say which content you handle, what for, and that nobody looks at it, if that is so.",
            "Build it so that content never reaches you: on the device, or encrypted from end to end.",
        ],
        yields_to: &["x-do-11"],
        questions: &["use.promises", "collection.kinds.*.items", "collection.kinds.*.only_these"],
        reads: &["retention"],
        check: |case| {
            let sealed = case.answers.retention.safeguards.iter().any(|row| {
                let words = [row.with.as_deref(), row.detail.as_deref()].into_iter().flatten();
                words
                    .into_iter()
                    .any(|words| speaks_of(words, &["end to end", "zero knowledge", "client side"]))
            });
            if sealed {
                return Vec::new();
            }
            let handled = |kind: &&KindRow| kind.held != Some(Held::Device) && kind.items.iter().flatten().any(is_content);
            let promises: Vec<_> = case
                .answers
                .uses
                .promises
                .iter()
                .filter(|row| row.promise == Some(Promise::NoAccess))
                .collect();
            let kinds = case.answers.collection.kinds.iter().filter(handled);
            kinds
                .filter_map(|kind| {
                    let mut at: Vec<String> = promises
                        .iter()
                        .filter(|row| {
                            let of = |keys: &Vec<String>| keys.is_empty() || keys.contains(&kind.key);
                            let about =
                                |words: &Vec<String>| words.is_empty() || words.iter().any(|words| same_content(words, kind));
                            row.kinds.as_ref().is_none_or(of) && row.about.as_ref().is_none_or(about)
                        })
                        .map(|row| format!("use.promises.{}", row.key))
                        .collect();
                    if kind
                        .only_these
                        .as_deref()
                        .is_some_and(|only| speaks_of(only, &["metadata", "meta data"]))
                    {
                        at.push(format!("collection.kinds.{}.only_these", kind.key));
                    }
                    let first = kind.items.iter().flatten().find(|item| is_content(item))?;
                    let words = format!(
                        "You see no content of {}, you say, or metadata only, and you list {}.",
                        small(kind),
                        first.label()
                    );
                    (!at.is_empty()).then(|| {
                        at.push(format!("collection.kinds.{}.items", kind.key));
                        Breach::between(&at, words)
                    })
                })
                .collect()
        },
        #[cfg(test)]
        trial: Trial {
            given: &[NOTES, NOTES_USE, "use.any_promises=true"],
            breaks: &["use.promises.blind={\"promise\":\"no-access\",\"about\":[\"the content of your notes\"]}"],
            mends: &["use.promises.blind={\"promise\":\"no-advertising\"}"],
            ..Trial::NEW
        },
        ..CLASH
    },
    Rule {
        id: "x-dt-13",
        wrong: "You do not store something, you say, and you list it.",
        why: "A part of it, or its hash, is still kept; the promise has to say which part.",
        mend: &[
            "Say which part you do not keep: the full number, the password in plain text.",
            "Stop keeping it, and take it out of that kind.",
        ],
        questions: &[
            "collection.never.*.what",
            "collection.kinds.*.never",
            "collection.kinds.*.items",
        ],
        check: |case| {
            let kept = |how: Option<&Vec<NotDone>>| {
                let done = |how: &NotDone| matches!(how, NotDone::Stored | NotDone::OnServers | NotDone::Collected);
                how.is_some_and(|how| how.iter().any(done))
            };
            let mut promises: Vec<(String, &str, Option<&KindRow>)> = Vec::new();
            for row in case.answers.collection.never.iter().filter(|row| kept(row.how.as_ref())) {
                promises.extend(
                    row.what
                        .as_deref()
                        .map(|what| (format!("collection.never.{}.what", row.key), what, None)),
                );
            }
            for kind in case
                .answers
                .collection
                .kinds
                .iter()
                .filter(|kind| kept(kind.never_how.as_ref()))
            {
                let at = format!("collection.kinds.{}.never", kind.key);
                promises.extend(
                    kind.never
                        .iter()
                        .flatten()
                        .map(|what| (at.clone(), what.as_str(), Some(kind))),
                );
            }
            let mut breaches = Vec::new();
            for (at, what, of) in promises {
                let about = |kind: &&KindRow| kind.held != Some(Held::Device) && of.is_none_or(|of| of.key == kind.key);
                for kind in case.answers.collection.kinds.iter().filter(about) {
                    let Some(item) = kind.items.iter().flatten().find(|item| kept_after_all(what, item)) else {
                        continue;
                    };
                    if kind.handled_by.as_ref().is_some_and(|by| !by.is_empty()) {
                        continue; // a provider has it, and the text says so
                    }
                    let words = format!(
                        "You do not store {what}, you say, and {} holds {}.",
                        small(kind),
                        item.label()
                    );
                    breaches.push(Breach::between(
                        &[at.clone(), format!("collection.kinds.{}.items", kind.key)],
                        words,
                    ));
                }
            }
            breaches
        },
        #[cfg(test)]
        trial: Trial {
            given: &["collection.any_never=true"],
            breaks: &["collection.never.mail={\"what\":\"email addresses\",\"how\":[\"stored\"]}"],
            mends: &["collection.never.mail={\"what\":\"passwords\",\"how\":[\"stored\"]}"],
            ..Trial::NEW
        },
        ..CLASH
    },
    Rule {
        id: "x-dt-16",
        provision: "GDPR Recital 26; FTC Act s. 5",
        wrong: "The same data is anonymous in one place, and has a pseudonym or a hash in another.",
        why: "A hash or an identifier still tells one person from another, so the data is personal.",
        mend: &[
            "Call it pseudonymous, and take the claim out that it is anonymous or tells nothing about a person.",
            "Drop the identifier or the hash.",
        ],
        questions: &[
            "cookies.setups.*.setup",
            "sharing.recipients.*.form",
            "use.ai.*.form",
            "statements.texts",
        ],
        text: Text::Own,
        check: |case| {
            let setups = &case.answers.cookies.setups;
            let mut breaches = Vec::new();
            for marked in setups
                .iter()
                .filter(|row| matches!(row.setup, Some(Setup::Pseudonymous | Setup::Hashing)))
            {
                let tools = marked.tool.iter().flatten();
                for tool in tools {
                    let recipient = case.answers.sharing.recipients.iter().find(|row| row.key == *tool);
                    let name = recipient.map_or(tool.as_str(), recipient_name);
                    let mut at = vec![format!("cookies.setups.{}.setup", marked.key)];
                    let same = |row: &&crate::interview::cookies::SetupRow| row.tool.iter().flatten().any(|one| one == tool);
                    let claims = setups.iter().filter(same).filter(|row| row.setup == Some(Setup::NoPersonal));
                    at.extend(claims.map(|row| format!("cookies.setups.{}.setup", row.key)));
                    let form = recipient.filter(|row| row.form == Some(crate::interview::uses::SentForm::Anonymised));
                    at.extend(form.map(|row| format!("sharing.recipients.{}.form", row.key)));
                    let lines = case.own().iter().filter(|line| line.asserts(&["anonym*"]).is_some());
                    let about = recipient.filter(|row| row.name.is_some());
                    let line = lines
                        .into_iter()
                        .find(|line| about.is_some_and(|row| line.has(&[&recipient_name(row).to_lowercase()])));
                    at.extend(line.map(|line| line.path.clone()));
                    if at.len() > 1 {
                        let what = if marked.setup == Some(Setup::Hashing) {
                            "hashes visitors"
                        } else {
                            "gives visitors an identifier"
                        };
                        let words = format!(
                            "{name} {what}, you say, and stores nothing that tells who they are: a hash or an identifier does."
                        );
                        breaches.push(Breach {
                            sentence: line.map(|line| line.text.clone()).unwrap_or_default(),
                            ..Breach::between(&at, words)
                        });
                    }
                }
            }
            breaches
        },
        #[cfg(test)]
        trial: Trial {
            given: &[
                "sharing.any_recipients=true",
                "sharing.recipients.stats={\"name\":\"Statly\",\"job\":[\"web-analytics\"],\"country\":{\"area\":\"NZ\"}}",
                "cookies.any_setups=true",
                "cookies.setups.hash={\"tool\":[\"stats\"],\"setup\":\"hashing\"}",
            ],
            breaks: &["cookies.setups.none={\"tool\":[\"stats\"],\"setup\":\"no-personal\"}"],
            mends: &["cookies.setups.none="],
            ..Trial::NEW
        },
        ..CLASH
    },
    Rule {
        id: "x-dt-21",
        wrong: "Each customer has an environment of its own, you say, and elsewhere customers share one.",
        why: "Buyers decide by that word: dedicated means machines or databases that nobody else uses.",
        mend: &[
            "Say “logically separated”, if customers share machines.",
            "Take the shared safeguard out, if each customer truly has its own.",
        ],
        questions: &[
            "collection.kinds.*.isolation",
            "retention.safeguards.*.detail",
            "statements.texts",
        ],
        text: Text::Own,
        check: |case| {
            let dedicated: Vec<&KindRow> = case
                .answers
                .collection
                .kinds
                .iter()
                .filter(|kind| kind.isolation == Some(Isolation::Dedicated))
                .collect();
            let guards = case.answers.retention.safeguards.iter().filter(|row| {
                let words = [row.with.as_deref(), row.detail.as_deref()].into_iter().flatten();
                row.measure == Some(Measure::TenantIsolation) && words.into_iter().any(|words| speaks_of(words, SHARED))
            });
            let mut shared: Vec<(String, String)> = guards
                .map(|row| (format!("retention.safeguards.{}", row.key), String::new()))
                .collect();
            let lines = case
                .own()
                .iter()
                .filter(|line| line.statement && line.asserts(SHARED).is_some());
            shared.extend(lines.map(|line| (line.path.clone(), line.text.clone())));
            let mut breaches = Vec::new();
            for kind in dedicated {
                for (at, sentence) in &shared {
                    let words = format!(
                        "{} is in an environment of its own for each customer, you say, and elsewhere customers are only logically apart.",
                        kind_name(kind)
                    );
                    breaches.push(Breach {
                        sentence: sentence.clone(),
                        ..Breach::between(&[format!("collection.kinds.{}.isolation", kind.key), at.clone()], words)
                    });
                }
            }
            breaches
        },
        #[cfg(test)]
        trial: Trial {
            given: &[
                "collection.kinds.account.isolation=dedicated",
                "retention.any_safeguards=true",
                "retention.safeguards.apart={\"measure\":\"isolation\",\"with\":\"a server for each customer\"}",
            ],
            breaks: &["retention.safeguards.apart.with=multi-tenant separation"],
            mends: &["collection.kinds.account.isolation=logical"],
            shows: "logically separated",
            ..Trial::NEW
        },
        ..CLASH
    },
];

/// Entries of the list that are content, not facts about it.
const CONTENT: &[&str] = &[
    "user_content",
    "messages",
    "emails",
    "audio_voice",
    "photos_video",
    "transcripts",
    "call_recordings",
    "ai_prompts",
    "session_recording",
    "project_details",
    "crm_records",
    "form_responses",
];

/// Words for the same content, so that “tickets” and “issues” are one.
const SAME: &[&[&str]] = &[
    &["ticket*", "issue*", "sprint*", "backlog*", "bug*", "stories", "story"],
    &["message*", "mail*", "email*", "e mail*", "chat*", "conversation*"],
    &[
        "file*",
        "document*",
        "attachment*",
        "upload*",
        "picture*",
        "photo*",
        "image*",
        "video*",
    ],
    &["note*", "entry", "entries", "diary", "journal*"],
    &["recording*", "call*", "audio", "transcript*", "voice*", "meeting*"],
    &["prompt*", "question*"],
];

/// Whether an item is content.
pub(in crate::review::contradictions) fn is_content(item: &DataItem) -> bool {
    if item.form == Some(crate::values::Form::Metadata)
        || speaks_of(&item.label(), &["metadata", "meta data", "number of", "count*"])
    {
        return false;
    }
    match item.item.as_deref() {
        Some(slug) => CONTENT.contains(&slug),
        None => SAME.iter().any(|words| speaks_of(&item.label(), words)),
    }
}

/// Whether words of a promise are about the content of this kind.
fn same_content(words: &str, kind: &KindRow) -> bool {
    let general = speaks_of(words, &["content", "contents"]) && !SAME.iter().any(|group| speaks_of(words, group));
    let shared = |group: &&[&str]| {
        let content = kind.items.iter().flatten().filter(|item| is_content(item));
        let named = speaks_of(kind_name(kind), group);
        speaks_of(words, group) && (named || content.into_iter().any(|item| speaks_of(&item.label(), group)))
    };
    let named = kind
        .name
        .as_deref()
        .is_some_and(|name| words.to_lowercase().contains(&name.to_lowercase()));
    named || general && kind.whose == Some(Whose::Customers) || SAME.iter().any(shared)
}

/// What a promise may be about, and the entries that hold it or a part of it.
const PARTS: &[(&[&str], &[&str])] = &[
    (&["password*"], &["credentials"]),
    (
        &["card number*", "credit card*", "payment card*", "card detail*", "card data"],
        &["payment_card"],
    ),
    (&["bank account*", "bank detail*"], &["bank_account"]),
    (&["exact location*", "precise location*", "gps*"], &["precise_location"]),
    (
        &["location", "locations", "location data"],
        &["precise_location", "approx_location"],
    ),
    (&["ip address*"], &["ip_address"]),
    (&["email address*", "e mail address*"], &["email"]),
    (&["phone number*", "telephone number*"], &["phone"]),
    (
        &["recordings", "audio recording*", "call recording*"],
        &["call_recordings", "audio_voice"],
    ),
    (&["health data", "health information"], &["health"]),
    (&["biometric*"], &["biometric"]),
    (&["address book*"], &["contacts"]),
    (&["advertising id*"], &["advertising_id"]),
    (&["date of birth", "birth date*", "birthday*"], &["age_birthdate"]),
];

/// Whether an item is what a promise leaves out, or a part of it; a promise that names the part is kept.
fn kept_after_all(what: &str, item: &DataItem) -> bool {
    let partial = speaks_of(
        what,
        &[
            "full",
            "complete",
            "entire",
            "whole",
            "plain",
            "clear",
            "readable",
            "raw",
            "unencrypted",
            "unhashed",
            "your exact",
        ],
    );
    let exact = speaks_of(what, &["exact|precise location*"]);
    let mut parts = PARTS.iter().filter(|(words, slugs)| {
        let general = exact && slugs.contains(&"approx_location");
        speaks_of(what, words) && !general && is_item(item, slugs)
    });
    (!partial || exact) && parts.next().is_some()
}

const SHARED: &[&str] = &[
    "multi tenant",
    "multitenant",
    "multi tenancy",
    "logically separated|separate|isolated",
    "logical separation|isolation",
    "shared database|cluster|infrastructure",
];

#[cfg(test)]
const NOTES: &str = "collection.kinds.notes={\"name\":\"Notes\",\"items\":[{\"item\":\"user_content\",\"text\":\"your notes\"}],\"source\":[\"person\"],\"required\":\"no\",\"kept\":{\"how\":\"life-of\",\"of\":\"your account\"}}";

#[cfg(test)]
const NOTES_USE: &str = "use.purposes.provide.kinds=[\"account\",\"notes\"]";
