//! What is collected: data that no use needs, uses that need data which nobody lists, names that hide what it is.

use super::{ARTICLE_13, PAYMENT_ITEMS, PAYMENT_WORDS, small, takes_payments};
#[cfg(test)]
use super::{LOG, PAID, PAYMENTS};
use crate::brings;
use crate::interview::ccpa::State;
use crate::interview::collection::{KindRow, Permission, Source};
use crate::interview::company::DocumentAbout;
use crate::interview::listed;
use crate::interview::sharing::{Job, Part, RecipientRow};
use crate::interview::uses::{Purpose, PurposeRow};
use crate::review::Level::Should;
use crate::review::case::Case;
use crate::review::case::{is_item, jobs, takes, tells_of};
use crate::review::contradictions::CLASH;
use crate::review::names::{kind_name, recipient_name, use_name};
use crate::review::phrases::speaks_of;
use crate::review::rule::{Breach, Rule, Text};
#[cfg(test)]
use crate::review::trial::Trial;
use crate::values::DataItem;

pub(in crate::review) const RULES: &[Rule] = &[
    Rule {
        id: "x-dt-01",
        provision: "GDPR Art. 13(1)(c) and Art. 5(1)(c)",
        wrong: "You collect data, and no use needs it.",
        why: "Data that nothing needs may not be collected in Europe, and readers ask what it is for.",
        mend: &[
            "Name it at the use that needs it, or say what you hold it for.",
            "Stop collecting it.",
        ],
        questions: &["use.purposes.*.kinds", "collection.kinds.*.held_for"],
        elsewhere: true,
        check: |case| {
            let stated: Vec<&PurposeRow> = case.uses().collect();
            if stated.is_empty() {
                return Vec::new(); // no use at all is another rule's matter
            }
            let fed = |kind: &KindRow| {
                let ai = case.answers.uses.ai.iter().any(|row| row.sent.is_some());
                ai && tells_of(kind, &["ai_prompts"], &["ai"])
            };
            let idle = case.own_kinds().filter(|kind| {
                let named = kind.name.is_some() && kind.items.as_ref().is_some_and(|items| !items.is_empty());
                named && kind.held_for.is_none() && !stated.iter().any(|row| takes(row, kind)) && !fed(kind)
            });
            idle.map(|kind| {
                Breach::said(
                    format!("collection.kinds.{}", kind.key),
                    format!("You collect {}, and no use needs it.", small(kind)),
                )
            })
            .collect()
        },
        #[cfg(test)]
        trial: Trial {
            given: &[LOG, "use.purposes.provide.kinds=[\"account\",\"log\"]"],
            breaks: &["use.purposes.provide.kinds=[\"account\"]"],
            mends: &["use.purposes.provide.kinds=[\"account\",\"log\"]"],
            ..Trial::NEW
        },
        ..ARTICLE_13
    },
    Rule {
        id: "x-dt-25",
        level: Should,
        provision: "GDPR Art. 13(1)(c) and Art. 5(1)(a)",
        wrong: "A recipient gets data for what it does, and no use of that sort needs it.",
        why: "The list of uses says which data each of them takes, and the list of recipients says more.",
        mend: &[
            "Name the kind of data at the use for which the recipient gets it.",
            "Take it out at the recipient, if it does not go there.",
        ],
        questions: &["use.purposes.*.kinds", "sharing.recipients.*.kinds"],
        elsewhere: true,
        reads: &["collection"],
        check: |case| {
            let all = brings::beside_uses(&case.answers).into_iter();
            all.filter(|(row, _)| case.handled().any(|one| one.key == row.key))
                .map(|(row, kinds)| {
                    let at = format!("sharing.recipients.{}.kinds", row.key);
                    let kinds: Vec<String> = kinds.into_iter().map(small).collect();
                    let kinds = listed(&kinds.iter().map(String::as_str).collect::<Vec<_>>());
                    let words = format!(
                        "{} gets {kinds}, which no use that it is there for needs.",
                        recipient_name(row)
                    );
                    Breach::said(at, words)
                })
                .collect()
        },
        #[cfg(test)]
        trial: Trial {
            given: &[
                LOG,
                "sharing.any_recipients=true",
                "use.purposes.help={\"purpose\":\"support\",\"kinds\":[\"account\"],\"ground\":\"contract\"}",
                "use.purposes.provide.kinds=[\"account\",\"log\"]",
                "sharing.recipients.desk={\"name\":\"Help Desk\",\"job\":[\"support\"],\"part\":\"processor\",\"kinds\":[\"account\"],\"country\":{\"area\":\"DE\"}}",
            ],
            breaks: &["sharing.recipients.desk.kinds=[\"account\",\"log\"]"],
            mends: &["use.purposes.help.kinds=[\"account\",\"log\"]"],
            ..Trial::NEW
        },
        ..ARTICLE_13
    },
    Rule {
        id: "x-dt-03",
        provision: "GDPR Art. 13(1)(c); Cal. Bus. & Prof. Code 22575(b)(1)",
        wrong: "A use needs data that the text does not list.",
        why: "Nobody can bill, log or write to people without data about it, so something is missing from the list of what you collect.",
        mend: &[
            "Add that kind of data to what you collect.",
            "Take the use out, if you do not do it.",
        ],
        questions: &["collection.kinds", "use.purposes.*.purpose"],
        reads: &["sharing"],
        check: |case| {
            let rows = case.uses().filter_map(|row| {
                let matter = MATTERS
                    .iter()
                    .find(|matter| row.purpose.is_some_and(|one| matter.uses.contains(&one)))?;
                (!matter.listed(case) && !done_elsewhere(case, matter)).then_some((row, matter))
            });
            let mut breaches: Vec<(&str, Breach)> = Vec::new();
            for (row, matter) in rows {
                let at = format!("use.purposes.{}.purpose", row.key);
                if let Some((_, breach)) = breaches.iter_mut().find(|(name, _)| *name == matter.name) {
                    breach.at.push(at);
                    continue;
                }
                let words = format!(
                    "The use “{}” needs {}, and no kind of data holds any.",
                    use_name(row),
                    matter.name
                );
                breaches.push((matter.name, Breach::said(at, words)));
            }
            breaches.into_iter().map(|(_, breach)| breach).collect()
        },
        #[cfg(test)]
        trial: Trial {
            given: PAID,
            breaks: &["collection.kinds.payments=", "use.purposes.payments.kinds="],
            mends: &[PAYMENTS, "use.purposes.payments.kinds=[\"payments\"]"],
            shows: "Payment data",
            ..Trial::NEW
        },
        ..ARTICLE_13
    },
    Rule {
        id: "x-dt-04",
        provision: "GDPR Art. 13(1)(c) and 14(1)(d); Cal. Bus. & Prof. Code 22575(b)(1)",
        wrong: "Data that is kept or protected is missing from what you collect.",
        why: "Readers who look up what you hold do not find it, and it turns up only later.",
        mend: &[
            "Add it to what you collect, or to the kind of data that it belongs to.",
            "Take it out here, if you do not hold it.",
        ],
        questions: &[
            "collection.kinds",
            "retention.periods.*.what",
            "retention.safeguards.*.protects",
        ],
        reads: &["use", "sharing"],
        check: |case| {
            let periods = || {
                let rows = case.answers.retention.periods.iter();
                let bare = rows.filter(|row| row.kinds.as_ref().is_none_or(Vec::is_empty));
                bare.filter_map(|row| Some((format!("retention.periods.{}.what", row.key), row.what.as_deref()?)))
            };
            let guards = case.answers.retention.safeguards.iter();
            let guarded =
                guards.filter_map(|row| Some((format!("retention.safeguards.{}.protects", row.key), row.protects.as_deref()?)));
            let connected = !case.answers.sharing.integrations.is_empty() || !case.answers.collection.logins.is_empty();
            let own_keys = |matter: &Matter| matter.words == FOREIGN_KEYS && !connected;
            let missing = periods().chain(guarded).filter(|(_, words)| {
                let mut matters = MATTERS
                    .iter()
                    .filter(|matter| speaks_of(words, matter.words) && !own_keys(matter));
                matters.any(|matter| !matter.listed(case) && !matter.needed(case))
            });
            let mut breaches: Vec<Breach> = missing
                .map(|(at, words)| Breach::said(at, format!("“{words}” is missing from what you collect.")))
                .collect();
            // who lists logs by name, and not this one, may mean another by it: only the author can tell
            let mut names = case.answers.collection.kinds.iter().filter_map(|kind| kind.name.as_deref());
            let logs = names.any(|name| speaks_of(name, &["log", "logs"]));
            let lost = logs && !AUDIT.listed(case) && !AUDIT.needed(case);
            for (at, words) in periods().filter(|(_, words)| lost && speaks_of(words, AUDIT.words)) {
                if !breaches.iter().any(|breach| breach.at.contains(&at)) {
                    let words = format!("“{words}” has a period: which kind of data that you collect holds it?");
                    breaches.push(Breach::said(at, words).milder_if(true, Should));
                }
            }
            breaches
        },
        #[cfg(test)]
        trial: Trial {
            given: &[
                LOG,
                "use.purposes.provide.kinds=[\"account\",\"log\"]",
                "retention.any_periods=true",
                "retention.periods.audit={\"what\":\"Audit log\",\"kept\":{\"how\":\"exactly\",\"span\":{\"count\":12,\"unit\":\"months\"}}}",
            ],
            breaks: &["collection.kinds.log=", "use.purposes.provide.kinds=[\"account\"]"],
            mends: &[LOG, "use.purposes.provide.kinds=[\"account\",\"log\"]"],
            shows: "Activity log",
            ..Trial::NEW
        },
        ..ARTICLE_13
    },
    Rule {
        id: "x-dt-17",
        provision: "GDPR and UK GDPR Art. 14(2)(f)",
        wrong: "Some data comes from others, and the text does not say from whom.",
        why: "People must learn the source of data that they did not give themselves.",
        mend: &[
            "Name the people, companies, public sources or connected services.",
            "If it comes from the person, say so.",
        ],
        questions: &[
            "collection.kinds.*.sources",
            "collection.kinds.*.systems",
            "collection.kinds.*.source",
        ],
        reads: &["company", "sharing"],
        check: |case| {
            let from = |kind: &KindRow, any: &[Source]| kind.source.iter().flatten().any(|source| any.contains(source));
            let connected = case.answers.sharing.integrations.is_empty() && case.answers.collection.logins.is_empty();
            let gone = case.answers.sharing.any_integrations == Some(false);
            case.own_kinds()
                .filter_map(|kind| {
                    let bare = kind.systems.as_ref().is_none_or(Vec::is_empty);
                    let lost = from(kind, &[Source::Connected]) && bare && connected && gone;
                    let words = format!(
                        "{}: it comes from services that people connect, and there are none, you say.",
                        kind_name(kind)
                    );
                    lost.then(|| Breach::said(format!("collection.kinds.{}.source", kind.key), words))
                })
                .collect()
        },
        #[cfg(test)]
        trial: Trial {
            given: &["sharing.any_integrations=false"],
            breaks: &["collection.kinds.account.source=[\"person\",\"connected\"]"],
            mends: &["collection.kinds.account.source=[\"person\"]"],
            shows: "which you give us directly",
            ..Trial::NEW
        },
        ..ARTICLE_13
    },
    Rule {
        id: "x-dt-18",
        provision: "GDPR Art. 5(1)(a); FTC Act s. 5; Cal. Civ. Code 1798.140(ae)(1)(C)",
        wrong: "You list only an approximate location, and the app gets the exact one.",
        why: "Exact location is sensitive in California and tells where people live and whom they visit.",
        mend: &[
            "List the exact location.",
            "Let the app ask for the approximate location only; the text alone cannot mend that.",
        ],
        questions: &["collection.kinds.*.items", "collection.permissions.*.exact"],
        reads: &["company"],
        check: |case| {
            let exact = |item: &DataItem| is_item(item, &["precise_location"]) || speaks_of(&item.label(), EXACT_PLACE);
            let kinds = &case.answers.collection.kinds;
            let sensitive = case.answers.collection.sensitive_what.iter().flatten().any(exact);
            if sensitive || kinds.iter().any(|kind| kind.items.iter().flatten().any(exact)) {
                return Vec::new();
            }
            let rough = kinds
                .iter()
                .find(|kind| kind.items.iter().flatten().any(|item| is_item(item, &["approx_location"])));
            let rows = case
                .answers
                .collection
                .permissions
                .iter()
                .filter(|row| row.exact == Some(true));
            let at = rows.map(|row| format!("collection.permissions.{}.exact", row.key));
            at.filter_map(|at| {
                let kind = rough?;
                let words = "You list only an approximate location, and the app gets the exact one.";
                Some(Breach::between(&[at, format!("collection.kinds.{}.items", kind.key)], words))
            })
            .collect()
        },
        #[cfg(test)]
        trial: Trial {
            given: &[
                "company.offers=[\"mobile-app\"]",
                "collection.kinds.account.items=[{\"item\":\"email\"},{\"item\":\"approx_location\"}]",
                "collection.any_permissions=true",
                "collection.permissions.place={\"permission\":\"location\",\"feature\":\"show shops near you\",\"exact\":false}",
                "company.stores=[]",
            ],
            breaks: &["collection.permissions.place.exact=true"],
            mends: &["collection.kinds.account.items=[{\"item\":\"email\"},{\"item\":\"precise_location\"}]"],
            shows: "precise location",
            ..Trial::NEW
        },
        ..CLASH
    },
    Rule {
        id: "x-dt-19",
        provision: "GDPR Art. 5(1)(a) and Art. 9; FTC Act s. 5; 740 ILCS 14/15",
        wrong: "You handle no biometric data, you say, and something here reads faces, voices or fingerprints.",
        why: "What identifies somebody by their body is biometric data in Europe and in several US states.",
        mend: &[
            "List the biometric data, and say what it is for and when it is destroyed.",
            "If nobody is identified by it, describe what is read instead.",
            "Take the feature out.",
        ],
        questions: &[
            "collection.never.*.what",
            "collection.kinds.*.items",
            "use.ai.*.feature",
            "statements.texts",
        ],
        text: Text::Own,
        check: |case| {
            let collection = &case.answers.collection;
            let mut denials: Vec<(String, String)> = Vec::new();
            let never = collection
                .never
                .iter()
                .filter(|row| row.what.as_deref().is_some_and(|what| speaks_of(what, BIOMETRICS)));
            denials.extend(never.map(|row| (format!("collection.never.{}.what", row.key), String::new())));
            let within = collection
                .kinds
                .iter()
                .filter(|kind| kind.never.iter().flatten().any(|what| speaks_of(what, BIOMETRICS)));
            denials.extend(within.map(|kind| (format!("collection.kinds.{}.never", kind.key), String::new())));
            let lines = case.own().iter().filter(|line| {
                let mut hits = BIOMETRICS.iter().flat_map(|phrase| line.all(phrase));
                line.statement && hits.any(|hit| line.negated(&hit) && !line.quoted(&hit))
            });
            denials.extend(lines.map(|line| (line.path.clone(), line.text.clone())));
            let mut proofs: Vec<(String, String)> = Vec::new();
            for kind in &collection.kinds {
                let item = kind
                    .items
                    .iter()
                    .flatten()
                    .find(|item| is_item(item, &["biometric"]) || speaks_of(&item.label(), BODY));
                proofs.extend(item.map(|item| {
                    (
                        format!("collection.kinds.{}.items", kind.key),
                        format!("{} holds {}", small(kind), item.label()),
                    )
                }));
            }
            for row in &case.answers.uses.ai {
                let feature = row.feature.as_deref().filter(|feature| speaks_of(feature, BODY));
                proofs
                    .extend(feature.map(|feature| (format!("use.ai.{}.feature", row.key), format!("a feature is “{feature}”"))));
            }
            for row in case.uses() {
                let part = row
                    .words
                    .iter()
                    .chain(row.detail.iter().flatten())
                    .find(|words| speaks_of(words, BODY));
                proofs.extend(part.map(|part| (format!("use.purposes.{}", row.key), format!("a use is “{part}”"))));
            }
            let pairs = denials
                .iter()
                .flat_map(|denial| proofs.iter().map(move |proof| (denial, proof)));
            pairs
                .map(|((denied, sentence), (proof, words))| Breach {
                    sentence: sentence.clone(),
                    ..Breach::between(
                        &[denied.clone(), proof.clone()],
                        format!("You handle no biometric data, you say, and {words}."),
                    )
                })
                .collect()
        },
        #[cfg(test)]
        trial: Trial {
            given: &[
                "collection.any_never=true",
                "collection.never.body={\"what\":\"biometric data\",\"how\":[\"collected\"]}",
            ],
            breaks: &["use.purposes.provide.detail=[\"face recognition at the door\"]"],
            mends: &["use.purposes.provide.detail=[\"a code at the door\"]"],
            ..Trial::NEW
        },
        ..CLASH
    },
    Rule {
        id: "x-dt-20",
        provision: "RCW 19.373.020(1)(b)",
        source: "https://app.leg.wa.gov/RCW/default.aspx?cite=19.373.020",
        from: crate::review::dates::since(2024, 3, 31),
        wrong: "You handle health data under another name, and there is no privacy policy for it alone.",
        why: "Washington and Nevada want a policy of its own for health data, with its own link, and count what an app reads from a watch.",
        mend: &[
            "Write that policy, and name it under related documents.",
            "Stop reading that data.",
        ],
        questions: &[
            "company.documents",
            "collection.permissions.*.permission",
            "collection.kinds.*.items",
        ],
        check: |case| {
            let states = case.answers.company.states.iter().flatten();
            let there = states
                .into_iter()
                .any(|state| matches!(state, State::Washington | State::Nevada));
            let policy = case
                .answers
                .company
                .documents
                .iter()
                .any(|row| row.about == Some(DocumentAbout::HealthData));
            if !there || policy {
                return Vec::new();
            }
            let collection = &case.answers.collection;
            let asked = collection
                .permissions
                .iter()
                .filter(|row| row.permission == Some(Permission::HealthData));
            let mut breaches: Vec<Breach> = asked
                .map(|row| Breach::at(&["company.documents", &format!("collection.permissions.{}.permission", row.key)]))
                .collect();
            for kind in &collection.kinds {
                // what the list calls health data has no other name
                let mut items = kind.items.iter().flatten().filter(|item| !is_item(item, &["health"]));
                let item = items.find(|item| speaks_of(&item.label(), HEALTH));
                breaches.extend(item.map(|item| {
                    let at = ["company.documents".to_owned(), format!("collection.kinds.{}.items", kind.key)];
                    Breach::between(
                        &at,
                        format!(
                            "“{}” is health data, and there is no privacy policy for it alone.",
                            item.label()
                        ),
                    )
                }));
            }
            breaches
        },
        #[cfg(test)]
        trial: Trial {
            given: &[
                "company.regions=[\"other-us\"]",
                "company.states=[\"washington\"]",
                "ccpa.over=[]",
                "collection.sensitive=false",
                "company.any_documents=true",
            ],
            breaks: &["collection.kinds.account.items=[{\"item\":\"email\"},{\"text\":\"heart rate\"}]"],
            mends: &[
                "company.documents.health={\"title\":\"Health data policy\",\"about\":\"health-data\",\"link\":\"/health-privacy\"}",
            ],
            shows: "Health data policy",
            ..Trial::NEW
        },
        ..CLASH
    },
];

/// Something that a use needs, or that is named where data is kept: how to tell whether what is collected holds it.
struct Matter {
    /// What it is called.
    name: &'static str,
    /// The uses that cannot do without it.
    uses: &'static [Purpose],
    /// How it is called among periods and safeguards.
    words: &'static [&'static str],
    /// The entries of the list that hold it.
    items: &'static [&'static str],
    /// How kinds of data and items are called that hold it.
    called: &'static [&'static str],
}

impl Matter {
    /// Whether a kind of data, or what is held for a connected service, holds it.
    fn listed(&self, case: &Case) -> bool {
        let kinds = case.answers.collection.kinds.iter();
        let held = case
            .answers
            .sharing
            .integrations
            .iter()
            .flat_map(|row| row.holds.iter().flatten());
        let mut held = held.filter(|item| is_item(item, self.items) || speaks_of(&item.label(), self.called));
        kinds.into_iter().any(|kind| tells_of(kind, self.items, self.called)) || held.next().is_some()
    }

    /// Whether a use needs it, so that the rule on uses says that it is missing.
    fn needed(&self, case: &Case) -> bool {
        case.uses().any(|row| row.purpose.is_some_and(|one| self.uses.contains(&one)))
    }
}

/// Keys to accounts elsewhere; where nobody connects or signs in with one, they are keys of the product's own, like
/// passwords, and no data about anybody.
const FOREIGN_KEYS: &[&str] = &["oauth token*", "access token*", "refresh token*"];

const MATTERS: &[Matter] = &[
    Matter {
        name: "data about payments",
        uses: &[Purpose::Payments, Purpose::Subscriptions, Purpose::Billing],
        words: &["invoice*", "billing", "payment*", "tax record*", "financial record*"],
        items: PAYMENT_ITEMS,
        called: PAYMENT_WORDS,
    },
    Matter {
        name: "records of who did what",
        uses: &[Purpose::AuditLog],
        words: &["audit log*|trail*|record*", "activity log*", "access log*"],
        items: &[
            "actions_taken",
            "timestamps",
            "usage_events",
            "api_logs",
            "server_logs",
            "session_info",
        ],
        called: &["log", "logs", "audit*", "activity", "actions", "histor*", "event*"],
    },
    Matter {
        name: "records of consent",
        uses: &[],
        words: &["consent log*|record*"],
        items: &["consent_preferences"],
        called: &["consent*", "choices"],
    },
    Matter {
        name: "job applications",
        uses: &[],
        words: &[
            "job application*",
            "applications for jobs|work",
            "job applicants",
            "application documents",
        ],
        items: &[],
        called: &[
            "applica*",
            "candidate*",
            "cv",
            "cvs",
            "resume*",
            "résumé*",
            "career*",
            "job",
            "jobs",
            "recruit*",
            "hiring",
        ],
    },
    Matter {
        name: "reports by others",
        uses: &[],
        words: &["abuse report*", "dmca", "takedown*"],
        items: &["support_requests", "messages", "emails"],
        called: &[
            "report*",
            "notice*",
            "complaint*",
            "message*",
            "request*",
            "enquir*",
            "inquir*",
        ],
    },
    Matter {
        name: "access tokens",
        uses: &[],
        words: FOREIGN_KEYS,
        items: &["third_party_tokens"],
        called: &["token*", "access key*", "api key*", "credential*"],
    },
    Matter {
        name: "recordings",
        uses: &[],
        words: &["call recording*", "voice recording*", "video recording*", "transcript*"],
        items: &[
            "audio_voice",
            "call_recordings",
            "transcripts",
            "photos_video",
            "session_recording",
        ],
        called: &["recording*", "transcript*", "call*", "voice*", "video*", "meeting*"],
    },
    Matter {
        name: "an address to write to",
        uses: &[Purpose::Marketing],
        words: &[],
        items: &[
            "email",
            "phone",
            "postal_address",
            "push_token",
            "contacts",
            "social_profile",
            "customer_data",
            "crm_records",
            "emails",
        ],
        called: &[
            "mail*", "e mail*", "email*", "phone*", "address*", "contact*", "account*", "number*",
        ],
    },
    Matter {
        name: "anything to tell requests apart",
        uses: &[Purpose::RateLimits],
        words: &[],
        items: &[
            "ip_address",
            "user_id",
            "device_id",
            "device_info",
            "cookie_id",
            "api_logs",
            "server_logs",
            "session_info",
            "counts",
            "usage_events",
            "timestamps",
            "credentials",
            "email",
            "name",
        ],
        called: &[
            "ip",
            "log",
            "logs",
            "account*",
            "key*",
            "token*",
            "user*",
            "device*",
            "identifier*",
            "id",
        ],
    },
];

/// A record of what people did, told from any other log.
const AUDIT: Matter = Matter {
    name: "an audit log",
    uses: &[Purpose::AuditLog],
    words: &["audit log*|trail*|record*"],
    items: &["actions_taken"],
    called: &["audit*", "activity", "actions", "histor*", "change*"],
};

/// Whether somebody of its own aims does it all: an app store or a shop that sells in its own name.
fn done_elsewhere(case: &Case, matter: &Matter) -> bool {
    let seller =
        |row: &RecipientRow| takes_payments(row) && (row.part == Some(Part::Controller) || jobs(row).contains(&Job::AppStore));
    matter.uses.contains(&Purpose::Payments) && case.answers.sharing.recipients.iter().any(seller)
}

/// Names of an exact place.
const EXACT_PLACE: &[&str] = &[
    "exact ... location*|position*",
    "precise ... location*|position*",
    "gps*",
    "geolocation",
];

const BIOMETRICS: &[&str] = &["biometric*"];

/// What reads a body so that it tells who somebody is.
const BODY: &[&str] = &[
    "face|facial recognition|scan*|geometry|template*|print*",
    "faceprint*",
    "voiceprint*",
    "voice print*",
    "speaker recognition|identification|verification",
    "fingerprint reader*|scan*|sensor*",
    "scan* of your finger|fingers|fingerprint|face|iris",
    "iris|retina scan*",
];

/// Health and fitness, by words of the author's.
const HEALTH: &[&str] = &[
    "heart rate*",
    "blood pressure|sugar|glucose|type",
    "glucose",
    "menstrua*",
    "cycle tracking",
    "pregnan*",
    "fertility",
    "symptom*",
    "medication*",
    "diagnosis",
    "diagnoses",
    "mental health",
    "your mood",
    "sleep data|duration|quality|phases",
    "body weight|fat",
    "calories",
    "fitness data|level",
    "step count*",
    "vital signs",
    "health data|records|information|entries",
];
