//! What is said of security, against what is answered of it.

use crate::interview::children::Guard;
use crate::interview::collection::KindRow;
use crate::interview::retention::{Measure, StaffAccess};
use crate::interview::sharing::Job;
use crate::interview::uses::{Promise, Purpose, PurposeRow, SentForm};
use crate::review::Level::Should;
use crate::review::case::{Case, tells_of};
use crate::review::contradictions::CLASH;
use crate::review::contradictions::data::seen::is_content;
use crate::review::names::{kind_name, use_name};
use crate::review::phrases::Line;
use crate::review::rule::{Breach, Rule, Text};
#[cfg(test)]
use crate::review::trial::Trial;

pub(in crate::review) const RULES: &[Rule] = &[
    Rule {
        id: "x-do-10",
        provision: "FTC Act s. 5",
        source: "https://www.ftc.gov",
        wrong: "You say that nothing is perfectly secure, and a sentence says that it is.",
        why: "Both cannot be true, and nobody can keep the second.",
        mend: &["Take the sentence out, and name what protects the data."],
        questions: &["statements.texts", "retention.no_guarantee"],
        text: Text::Own,
        check: |case| {
            if case.answers.retention.no_guarantee != Some(true) {
                return Vec::new();
            }
            let lines = case.own();
            let sure = lines.iter().filter(|line| line.asserts(PERFECT).is_some());
            sure.map(|line| line.breach("")).collect()
        },
        #[cfg(test)]
        trial: Trial {
            given: &[
                "retention.no_guarantee=true",
                "statements.texts.one={\"at\":\"retention\",\"text\":\"Each letter lies in a safe.\"}",
            ],
            breaks: &["statements.texts.one.text=Our letters cannot be stolen."],
            mends: &["statements.texts.one.text=Each letter lies in a safe."],
            ..Trial::NEW
        },
        ..CLASH
    },
    Rule {
        id: "x-do-11",
        provision: "FTC Act s. 5; FTC v. Zoom (2020)",
        source: "https://www.ftc.gov",
        wrong: "You say that you cannot read the data, and something or somebody of yours reads it.",
        why: "What a server searches, transcribes or sends to a model is open to whoever runs the server.",
        mend: &[
            "Say who can see the data, and when.",
            "Encrypt it so that your servers cannot read it; the policy cannot mend that.",
        ],
        questions: &["use.promises", "retention.staff", "use.ai.*.sent", "statements.texts"],
        reads: &["sharing"],
        text: Text::Own,
        check: |case| {
            let uses = &case.answers.uses;
            let raw = uses.ai.iter().filter(|row| {
                let whole = matches!(row.form, None | Some(SentForm::Raw));
                whole && row.sent.as_ref().is_some_and(|sent| !sent.is_empty())
            });
            let raw = raw.filter_map(|row| Some(format!("the AI feature “{}”", row.feature.as_deref()?)));
            let rows = case.answers.sharing.recipients.iter();
            let reads = rows.filter(|row| {
                let jobs = row.job.iter().flatten();
                jobs.clone().any(|job| matches!(job, Job::Transcription | Job::Search))
            });
            let reads = reads.filter_map(|row| row.name.clone());
            let Some(reader) = raw.chain(reads).next() else {
                return read_by_people(case);
            };
            let words = format!("You say that nobody with you can read the data, and {reader} reads it.");
            let limited = |list: &Option<Vec<String>>| list.as_ref().is_some_and(|list| !list.is_empty());
            let promises = uses
                .promises
                .iter()
                .filter(|row| row.promise == Some(Promise::NoAccess) && !limited(&row.kinds) && !limited(&row.about));
            let mut breaches: Vec<Breach> = promises
                .map(|row| Breach::said(format!("use.promises.{}", row.key), words.clone()))
                .collect();
            if case.answers.retention.staff == Some(StaffAccess::Cannot) && breaches.is_empty() {
                breaches.push(Breach::said("retention.staff", words.clone()));
            }
            let lines = case.own();
            let sealed = &["end to end encrypt*", "zero knowledge", "zero access encrypt*"];
            let sentences = lines.iter().filter(|line| line.asserts(sealed).is_some());
            breaches.extend(sentences.map(|line| line.breach(words.clone())));
            breaches
        },
        #[cfg(test)]
        trial: Trial {
            given: &[
                "use.any_ai=true",
                "use.ai.match={\"feature\":\"summaries of letters\",\"provider\":[],\"sent\":[{\"text\":\"letters\"}],\"optional\":\"always\",\"trained\":\"no\"}",
                "use.decisions=none",
            ],
            breaks: &["retention.staff=cannot"],
            mends: &["retention.staff=few"],
            ..Trial::NEW
        },
        ..CLASH
    },
    Rule {
        id: "x-do-12",
        provision: "FTC Act s. 5",
        source: "https://www.ftc.gov",
        wrong: "You say that all data is encrypted where it lies, and a sentence says that some is not.",
        why: "A safeguard that is named without a limit is taken for all data.",
        mend: &[
            "Say which data is encrypted.",
            "Encrypt the rest; the policy cannot mend that.",
        ],
        questions: &["retention.safeguards.*.protects", "statements.texts"],
        text: Text::Own,
        check: |case| {
            let rows = case.answers.retention.safeguards.iter();
            let all = rows.filter(|row| {
                let protects = row.protects.as_deref().unwrap_or("all").to_lowercase();
                row.measure == Some(Measure::AtRest) && (protects == "all" || protects.starts_with("all "))
            });
            let all: Vec<bool> = all.map(|row| row.protects.is_some()).collect();
            if all.is_empty() {
                return Vec::new();
            }
            // nobody wrote “all” where no limit was given
            let asked = !all.contains(&true);
            let words = "Is it all data that is encrypted where it lies? A sentence says that some is not.";
            let words = if asked { words } else { "" };
            let lines = case.own();
            let open = lines.iter().filter(|line| {
                let asserted = line.asserts(&["unencrypted", "in plain text", "in plaintext", "in clear text"]);
                let bare = asserted.or_else(|| line.says(&["not encrypted", "without encryption"]));
                // “encrypted a second time”, “data that is not encrypted”: neither says that any lies open
                bare.is_some_and(|hit| !line.beside(&hit, AGAIN) && !line.beside(&hit, &["that|which is|are not encrypted"]))
            });
            open.map(|line| line.breach(words).milder_if(asked, Should)).collect()
        },
        #[cfg(test)]
        trial: Trial {
            given: &[
                "retention.safeguards.rest={\"measure\":\"at-rest\"}",
                "statements.texts.one={\"at\":\"retention\",\"text\":\"Letters lie on one server.\"}",
            ],
            breaks: &["statements.texts.one.text=Letters lie unencrypted on one server."],
            mends: &["statements.texts.one.text=Letters lie on one server."],
            ..Trial::NEW
        },
        ..CLASH
    },
    Rule {
        id: "x-do-13",
        provision: "FTC Act s. 5; In re CafePress (2022)",
        source: "https://www.ftc.gov",
        wrong: "A sentence claims a certificate, and your answers name none.",
        why: "A certificate that cannot be shown is a false claim; your provider's is not yours.",
        mend: &[
            "Name the certificate among the safeguards, if you hold it.",
            "Say whose certificate it is.",
            "Take the sentence out.",
        ],
        questions: &["retention.safeguards", "sharing.recipients.*.certificate", "statements.texts"],
        text: Text::Own,
        check: |case| {
            let rows = case.answers.retention.safeguards.iter();
            let own_rows = rows.filter(|row| row.measure == Some(Measure::Certified));
            let held: Vec<&String> = own_rows.flat_map(|row| row.with.iter().chain(&row.detail)).collect();
            let of_others = case
                .answers
                .sharing
                .recipients
                .iter()
                .filter_map(|row| row.certificate.as_ref());
            let known: Vec<Line> = held.into_iter().chain(of_others).map(|text| Line::new("", text)).collect();
            let lines = case.own();
            let claims = lines.iter().filter(|line| {
                let named = CERTIFICATES.iter().filter(|name| {
                    // we, and not a recipient, in the clause that names the certificate
                    let claimed = &["certif*", "attest*", "accredit*", "audited"];
                    let ahead = &[
                        "work|working towards|toward",
                        "aim*",
                        "plan*",
                        "prepar*",
                        "intend*",
                        "hope",
                        "hopes",
                    ];
                    line.asserts(&[name]).is_some_and(|hit| {
                        let others = line.beside(&hit, OTHERS) || theirs(case, line.clause_text(&hit));
                        let ours = line.beside(&hit, &["we", "our", "us"]) && !others;
                        ours && line.beside(&hit, claimed) && !line.beside(&hit, ahead)
                    })
                });
                let dated = line.has(&[
                    "report on request",
                    "certificate number",
                    "2024",
                    "2025",
                    "2026",
                    "2027",
                    "2028",
                ]);
                line.statement && !dated && named.into_iter().any(|name| !known.iter().any(|one| one.has(&[name])))
            });
            claims.map(|line| line.breach("")).collect()
        },
        #[cfg(test)]
        trial: Trial {
            given: &[
                "retention.safeguards.seal={\"measure\":\"certified\",\"with\":\"TISAX\"}",
                "statements.texts.one={\"at\":\"retention\",\"text\":\"We hold a certificate under TISAX.\"}",
            ],
            breaks: &["retention.safeguards.seal="],
            mends: &["retention.safeguards.seal={\"measure\":\"certified\",\"with\":\"TISAX\"}"],
            ..Trial::NEW
        },
        ..CLASH
    },
];

/// Uses that people of the company's own may have to look at the content for, while they cannot see it: asked, for a
/// machine may do the work.
fn read_by_people(case: &Case) -> Vec<Breach> {
    let answers = &case.answers;
    if answers.retention.staff != Some(StaffAccess::Cannot) {
        return Vec::new();
    }
    let mut found: Vec<(String, String)> = Vec::new();
    let moderates = answers
        .children
        .guards
        .iter()
        .flatten()
        .any(|guard| *guard == Guard::Moderated);
    found.extend(moderates.then(|| ("children.guards".to_owned(), "chats are moderated".to_owned())));
    let looks = |row: &&PurposeRow| matches!(row.purpose, Some(Purpose::PreventAbuse | Purpose::Support));
    for row in case.uses().filter(looks) {
        let named = |kind: &&KindRow| row.kinds.iter().flatten().any(|key| *key == kind.key);
        // what people write to the support itself is meant to be read
        let written = |kind: &&KindRow| !tells_of(kind, &["support_requests"], &["support", "request*", "ticket*", "report*"]);
        let holds = |kind: &&KindRow| kind.items.iter().flatten().any(is_content);
        let kind = answers
            .collection
            .kinds
            .iter()
            .filter(named)
            .find(|kind| written(kind) && holds(kind));
        found.extend(kind.map(|kind| {
            let words = format!("the use “{}” takes “{}”", use_name(row), kind_name(kind));
            (format!("use.purposes.{}.kinds", row.key), words)
        }));
    }
    let breach = |(at, what): (String, String)| {
        let words = format!("Your staff cannot see what people put in, you say, and {what}: does nobody of yours look at it?");
        Breach::between(&["retention.staff".to_owned(), at], words).milder_if(true, Should)
    };
    found.into_iter().map(breach).collect()
}

const PERFECT: &[&str] = &[
    "completely|totally|absolutely|perfectly|100% secure|safe",
    "guarantee|guarantees|guaranteed ... secur*",
    "guarantee|guarantees ... safe|safety|protected|protection",
    "cannot be hacked|stolen|breached",
];

/// Those whose certificates are not ours.
const OTHERS: &[&str] = &[
    "our _? _? provider|providers|host|hosts|supplier|suppliers|processor|processors|partner|partners|vendor|vendors|centre|center|centres|centers",
];

/// Words beside which “not encrypted” says something else: once is enough, or on the way, or from end to end.
const AGAIN: &[&str] = &[
    "again",
    "twice",
    "second time",
    "additional*",
    "separately",
    "further",
    "end to end",
    "in transit",
    "on the|its way",
];

const CERTIFICATES: &[&str] = &[
    "soc 1",
    "soc 2",
    "soc 3",
    "soc2",
    "iso 27001",
    "iso iec 27001",
    "iso 27017",
    "iso 27018",
    "iso 27701",
    "hipaa",
    "pci dss",
    "hitrust",
    "fedramp",
    "tisax",
    "cyber essentials",
];

/// Whether words name a recipient.
fn theirs(case: &Case, words: &str) -> bool {
    let words = words.to_lowercase();
    let rows = case.answers.sharing.recipients.iter();
    let mut names = rows.filter_map(|row| row.name.as_deref());
    names.any(|name| !name.trim().is_empty() && words.contains(&name.to_lowercase()))
}
