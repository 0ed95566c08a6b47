//! Words in place of a number, a measure or a tool: as long as necessary, appropriate, promptly.

use super::{GDPR, WP260, each, nearby, unless};
use crate::review::Level::{Consider, Must};
use crate::review::claims::MEASURES;
#[cfg(test)]
use crate::review::claims::stated;
use crate::review::rule::{READ, Rule};

pub(super) const RULES: &[Rule] = &[
    Rule {
        id: "v-07",
        level: Must,
        provision: "WP260 rev.01, annex; GDPR Art. 13(2)(a)",
        wrong: "A sentence says that data is kept as long as necessary, and nothing says how long that is.",
        why: "People must be told the period, or what decides it.",
        mend: &[
            "Safer: “We keep your orders for seven years, as tax law wants”.",
            "Answer how long each kind of data is kept.",
        ],
        questions: &["statements.texts", "collection.kinds.*.kept", "retention.criteria"],
        check: |case| {
            let kinds = &case.answers.collection.kinds;
            let decided = !kinds.is_empty() && kinds.iter().all(|kind| kind.kept.is_some());
            if decided
                || case
                    .answers
                    .retention
                    .criteria
                    .as_ref()
                    .is_some_and(|criteria| !criteria.is_empty())
            {
                return Vec::new(); // the periods follow
            }
            each(case, "“{}”: how long is that?", |line| {
                let numbered = line.text.contains(|c: char| c.is_ascii_digit());
                let hit = line.asserts(NEEDED).filter(|_| line.has(KEEPS) && !numbered);
                // “as long as your account is open, or as needed”: the second half undoes the first
                let undone = line
                    .asserts(&["or for? as long? as? needed|necessary to provide|operate|run"])
                    .filter(|_| line.has(KEEPS));
                undone.or_else(|| unless(line, hit, DECIDES))
            })
        },
        #[cfg(test)]
        trial: stated!(
            "retention",
            "We keep your data for as long as necessary.",
            "We keep your data until you close your account.",
            breaks: ["collection.kinds.account.kept="],
            mends: ["collection.kinds.account.kept={\"how\":\"life-of\",\"of\":\"your account\"}"],
            also: ["gdpr-13-2-a"],
        ),
        ..WP260
    },
    Rule {
        id: "v-08",
        wrong: "A sentence speaks of appropriate or reasonable measures and names none.",
        why: "Everybody says so, whatever they do.",
        mend: &[
            "Safer: “We encrypt your data in transit with TLS 1.3, and only two people can open the database”.",
            "Add the safeguards that you have.",
        ],
        questions: &["statements.texts", "retention.safeguards"],
        check: |case| {
            if !case.answers.retention.safeguards.is_empty() {
                return Vec::new(); // the text names them
            }
            each(case, "“{}”: which?", |line| {
                let hit = line.asserts(MEASURED).filter(|_| !nearby(case, line, MEASURES));
                unless(
                    line,
                    hit,
                    &[
                        "such as",
                        "including",
                        "for example",
                        "transfer*",
                        "namely",
                        "clauses",
                        "abroad",
                    ],
                )
            })
        },
        #[cfg(test)]
        trial: stated!(
            "retention",
            "We take appropriate technical and organisational measures.",
            "We encrypt your data in transit with TLS 1.3."
        ),
        ..WP260
    },
    Rule {
        id: "v-14",
        level: Must,
        provision: "GDPR Art. 13(1)(f)",
        source: GDPR,
        attested: READ,
        wrong: "A sentence says that safeguards protect data abroad, and nothing names them.",
        why: "People in Europe must be told which tool protects their data in another country.",
        mend: &[
            "Safer: “The Standard Contractual Clauses of the European Commission protect it”.",
            "Answer which tool each transfer rests on.",
        ],
        questions: &["statements.texts", "sharing.transfers"],
        reads: &["company"],
        check: |case| {
            let named =
                |row: &crate::interview::sharing::TransferRow| row.instruments.as_ref().is_some_and(|tools| !tools.is_empty());
            if !case.answers.in_europe() || case.answers.sharing.transfers.iter().any(named) {
                return Vec::new();
            }
            each(case, "“{}”: which tool is it?", |line| {
                let hit = line
                    .asserts(TOOL)
                    .filter(|_| line.has(&["transfer*", "abroad", "outside", "countries", "country"]));
                unless(line, hit, TOOLS).filter(|_| !nearby(case, line, TOOLS))
            })
        },
        #[cfg(test)]
        trial: stated!(
            "sharing",
            "Where data leaves Europe, transfers have appropriate safeguards.",
            "Your data stays in New Zealand."
        ),
        ..WP260
    },
    Rule {
        id: "v-24",
        level: Consider,
        provision: "4 CCR 904-3 Rule 6.04",
        source: "https://coag.gov/resources/colorado-privacy-act/",
        wrong: "Which changes are material?",
        why: "People hear only of those, so they should know what counts; Colorado names six kinds.",
        mend: &["Safer: “A change is material if we collect more, use it for something new, or give it to somebody new”."],
        questions: &["statements.texts"],
        check: |case| {
            each(case, "“{}”: which are they?", |line| {
                let hit = line
                    .asserts(&["material|significant|substantial change|changes"])
                    .filter(|_| line.statement);
                let told = [
                    "material|significant|substantial if|when|means",
                    "such as",
                    "for example",
                    "which",
                    "that",
                    "means",
                    "new purpose|purposes|recipient|recipients|data",
                ];
                hit.filter(|_| line.section == "changes" && !nearby(case, line, &told))
            })
        },
        #[cfg(test)]
        trial: stated!(
            "changes",
            "We announce material changes by e-mail.",
            "We announce by e-mail if we collect more data or use it for something new."
        ),
        ..WP260
    },
    Rule {
        id: "v-25",
        provision: "WP260 rev.01; GDPR Art. 12(3)",
        wrong: "A sentence promises to answer requests soon, and nothing says within how many days.",
        why: "“Promptly” can be a day or a season; the law names a month, or 45 days.",
        mend: &["Safer: “We answer within 30 days”.", "Answer within how many days you reply."],
        questions: &["statements.texts", "rights.days"],
        check: |case| {
            if case.answers.rights.days.is_some() {
                return Vec::new(); // the text names them
            }
            each(case, "“{}”: within how many days?", |line| {
                let numbered = line.text.contains(|c: char| c.is_ascii_digit());
                let about = line.section == "rights" || line.has(&["request|requests", "your right|rights"]);
                let hit = line.asserts(SOON).filter(|_| about && !numbered);
                unless(line, hit, &["day|days", "month|months", "week|weeks", "hour|hours"])
            })
        },
        #[cfg(test)]
        trial: stated!(
            "rights",
            "We answer requests promptly.",
            "We answer requests within a month.",
            breaks: ["rights.days="],
        ),
        ..WP260
    },
];

const NEEDED: &[&str] = &[
    "for? as long as is|it|we|they? are|is? reasonably? necessary|needed|required",
    "for? as long as we need|require",
    "as needed|necessary",
    "as reasonably necessary",
    "longer than necessary|needed|required",
    "for the? time|period necessary|needed|required",
];
const KEEPS: &[&str] = &[
    "keep|keeps|kept",
    "retain|retains|retained|retention",
    "store|stores|stored",
    "hold|holds|held",
];
/// Events and criteria that say how long it is.
const DECIDES: &[&str] = &[
    "day|days",
    "week|weeks",
    "month|months",
    "year|years",
    "until",
    "account",
    "contract",
    "law|laws",
    "tax",
    "legal|legally",
    "claim|claims",
    "limitation",
    "warranty",
    "order|orders",
    "ticket",
    "subscription",
    "then",
    "after",
    "below",
    "following",
    "table",
    "listed",
    "case|cases",
    "repair|delivery|trip|course|event",
];
const MEASURED: &[&str] = &[
    "appropriate|reasonable|adequate|suitable technical|organisational|organizational|security|administrative|physical|commercial|commercially",
    "appropriate|reasonable|adequate|suitable measures|safeguards|precautions|protections",
    "reasonable steps to protect|secure|safeguard",
    "commercially reasonable measures|efforts|means to protect|secure|safeguard",
];
const TOOL: &[&str] = &[
    "appropriate|adequate|suitable safeguards|safeguard|protections|measures",
    "legal|lawful|valid|approved|appropriate transfer? mechanism|mechanisms",
    "transfer mechanism|mechanisms",
];
const TOOLS: &[&str] = &[
    "clauses|clause",
    "sccs|scc",
    "adequacy",
    "addendum",
    "idta",
    "framework",
    "dpf",
    "binding corporate",
    "bcrs",
    "derogation",
    "consent",
    "contractual",
];
const SOON: &[&str] = &[
    "promptly",
    "within a reasonable time|period|timeframe",
    "in a reasonable time",
    "in a timely manner|fashion",
    "as soon as possible|practicable",
    "without undue delay",
    "reasonable efforts",
];
