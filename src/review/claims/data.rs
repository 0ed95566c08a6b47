//! Claims about the data itself: that it is anonymous, that it is never touched, that all of it goes.

#[cfg(test)]
use super::stated;
use super::{CLAIM, GDPR, asserted, each, names_one, unless};
use crate::interview::collection::{NotDone, Source};
use crate::interview::retention::Measure;
use crate::interview::uses::Trained;
use crate::review::Level::{Consider, Must, Should};
use crate::review::case::Case;
use crate::review::phrases::{Hit, Line};
use crate::review::rule::{Breach, READ, Rule};

pub(super) const RULES: &[Rule] = &[
    Rule {
        id: "u-12",
        provision: "GDPR Recital 26; FTC, “No, hashing still doesn’t make your data anonymous” (2024)",
        source: "https://www.ftc.gov/policy/advocacy-research/tech-at-ftc/2024/07/no-hashing-still-doesnt-make-your-data-anonymous",
        attested: READ,
        wrong: "A sentence calls data anonymous that still tells one person from another.",
        why: "A hash, a cookie ID or a text that people wrote can lead back to them, so the law still protects it.",
        mend: &[
            "Safer: “We replace your name by a random number; the data stays personal data”.",
            "Remove what tells people apart, if it is to be anonymous.",
        ],
        check: |case| {
            each(
                case,
                "“{}” is said of data that still tells one person from another.",
                |line| {
                    let cookie = |hit: &Hit| line.then(hit, 2, &["cookie|cookies"]);
                    let hit = line.asserts(ANONYMOUS).filter(|hit| cookie(hit) || line.has(TELLS_APART));
                    let hit = hit.or_else(|| line.asserts(ADDRESS));
                    unless(
                        line,
                        hit,
                        &[
                            "delete*",
                            "remove|removes|removed|removing",
                            "strip*",
                            "pseudonymis*|pseudonymiz*|pseudonymous",
                            "before|then anonym*",
                        ],
                    )
                },
            )
        },
        #[cfg(test)]
        trial: stated!(
            "collection",
            "We hash your e-mail address, so that it is anonymous.",
            "We hash your e-mail address; the hash stays personal data."
        ),
        ..CLAIM
    },
    Rule {
        id: "u-13",
        provision: "GDPR Art. 4(1); CJEU C-582/14 (Breyer)",
        source: GDPR,
        level: Must,
        wrong: "A sentence says that no personal data is collected, and your answers list some.",
        why: "Addresses of devices and IDs in cookies count as personal data too.",
        mend: &["Safer: name them, as in “Our server log holds your IP address and the page you asked for”."],
        questions: &["statements.texts", "collection.kinds"],
        check: |case| {
            let some = |kind: &&crate::interview::collection::KindRow| kind.items.as_ref().is_some_and(|items| !items.is_empty());
            let Some(kind) = case.answers.collection.kinds.iter().find(some) else {
                return Vec::new();
            };
            let name = kind.name.as_deref().unwrap_or("some data");
            let words = format!("“{{}}”, the text says, and you collect “{name}”.");
            let breaches = each(case, &words, |line| {
                unless(line, line.says(NO_PERSONAL).filter(|_| !line.is_narrowed()), UNLIKE)
            })
            .into_iter();
            // “personally identifiable” is a word of American laws, and many of them mean less by it
            let narrow = |breach: &Breach| Line::new("", &breach.sentence).has(&["personally", "pii"]);
            breaches
                .map(|breach| {
                    let asked = narrow(&breach);
                    breach.milder_if(asked, Should)
                })
                .collect()
        },
        #[cfg(test)]
        trial: stated!(
            "collection",
            "We do not collect any personally identifiable information.",
            "We collect your name and your e-mail address."
        ),
        ..CLAIM
    },
    Rule {
        id: "u-14",
        wrong: "Is it certain that no personal data is in what goes to the AI provider?",
        why: "One name in a text that somebody typed makes the sentence false.",
        mend: &[
            "Safer: “We take names and e-mail addresses out before we send a text; what you write may still say something about you”.",
        ],
        questions: &["statements.texts", "use.ai.*.sent"],
        check: |case| {
            each(case, "“{}”: is that so for every text that somebody types?", |line| {
                let hit = line.says(NOT_SENT).filter(|_| line.has(AI));
                unless(line, hit, &["unless", "except", "may still", "can still", "until", "without"])
            })
        },
        #[cfg(test)]
        trial: stated!(
            "use",
            "No personal data is sent to our AI provider.",
            "We take names out before a text goes to our AI provider; it may still say something about you."
        ),
        ..CLAIM
    },
    Rule {
        id: "u-15",
        provision: "FTC Act s. 5, 15 U.S.C. 45(a); Conn. Public Act 25-113",
        wrong: "A sentence says that no AI is trained on the data, and you have not said so of each AI feature.",
        why: "It has to hold for every provider, and for the plan and the setting that you use.",
        mend: &[
            "Safer: “OpenAI does not train on what we send, by its terms for the API”.",
            "Answer for each AI feature whether models are trained, after a look at the provider's terms.",
        ],
        questions: &["statements.texts", "use.ai.*.trained"],
        reads: &["sharing"],
        check: |case| {
            let untrained = |row: &crate::interview::uses::AiRow| matches!(row.trained, Some(Trained::No | Trained::ProviderNo));
            let rows = &case.answers.uses.ai;
            let Some(row) = rows.iter().find(|row| !untrained(row)) else {
                return Vec::new();
            };
            let feature = row.feature.as_deref().unwrap_or("an AI feature");
            each(
                case,
                &format!("“{{}}”, the text says; is that so of “{feature}” too?"),
                |line| {
                    let hit = line.says(UNTRAINED).filter(|_| !names_one(case, line));
                    unless(
                        line,
                        hit,
                        &[
                            "unless",
                            "except",
                            "opt out|in",
                            "terms",
                            "setting|settings",
                            "plan",
                            "contract",
                            "agreement",
                            "consent",
                        ],
                    )
                },
            )
        },
        #[cfg(test)]
        trial: stated!(
            "use",
            "We never use your data to train AI models.",
            "By the terms for its API, our provider does not train on what we send.",
            given: ["use.any_ai=true", "use.ai.sum={\"feature\":\"summaries of notes\",\"trained\":\"provider-no\"}"],
            breaks: ["use.ai.sum.trained="],
            mends: ["use.ai.sum.trained=provider-no"],
        ),
        ..CLAIM
    },
    Rule {
        id: "u-17",
        level: Consider,
        wrong: "Is this promise true without a single exception?",
        why: "With “never”, “always” or “all”, one exception makes the sentence false.",
        mend: &[
            "Safer: say how far it goes, as in “We share it only with the providers listed here”.",
            "Keep it, if it is so.",
        ],
        reads: &["collection", "use"],
        check: |case| {
            each(case, "“{}”: is that so without a single exception?", |line| {
                let hit = unless(line, line.says(ABSOLUTE), SCOPE);
                let hit = unless(line, hit, CONFIRMED).filter(|_| !confirmed(case, line));
                // whatever another rule says of the same words
                hit.filter(|_| line.find(NOT_SENT).is_none() && line.find(UNTRAINED).is_none())
            })
        },
        #[cfg(test)]
        trial: stated!(
            "retention",
            "We never combine your data with other data.",
            "We combine your data with nothing, except where you connect your calendar."
        ),
        ..CLAIM
    },
    Rule {
        id: "u-18",
        provision: "FTC Act s. 5, 15 U.S.C. 45(a); In re Everalbum (2021)",
        wrong: "A sentence says that everything is deleted for good, and your answers keep some of it longer.",
        why: "Backups, logs and invoices that stay make the sentence false.",
        mend: &[
            "Safer: “We delete your account within 30 days. Backups are overwritten after 90 days; invoices stay seven years, as tax law wants”.",
        ],
        questions: &["statements.texts", "retention.safeguards", "retention.except_law"],
        check: |case| {
            let Some(stays) = stays(case) else { return Vec::new() };
            each(case, &format!("“{{}}”, the text says, and {stays}."), |line| {
                let hit = line
                    .asserts(FOR_GOOD)
                    .filter(|_| line.has(&["all", "any", "every", "everything", "your account|data", "personal data"]));
                unless(line, hit, KEPT)
            })
        },
        #[cfg(test)]
        trial: stated!(
            "retention",
            "All your data is permanently deleted.",
            "All your data is permanently deleted, except in backups.",
            given: [
                "retention.any_safeguards=true",
                "retention.safeguards.copies={\"measure\":\"backups\"}",
            ],
        ),
        ..CLAIM
    },
    Rule {
        id: "u-26",
        provision: "GDPR Art. 13(1)(c); 4 CCR 904-3 Rule 6.03",
        source: "https://coag.gov/resources/colorado-privacy-act/",
        attested: READ,
        wrong: "A list of data ends in words that hide the rest of it.",
        why: "People are to know what is collected; “and other information” could be anything.",
        mend: &["Safer: finish the list, as in “your name, your e-mail address and your invoices”."],
        questions: &["statements.texts", "collection.kinds"],
        check: |case| asserted(case, "“{}” hides the rest of the list.", HIDDEN),
        #[cfg(test)]
        trial: stated!(
            "collection",
            "We collect your name, your e-mail address and other information.",
            "We collect your name and your e-mail address."
        ),
        ..CLAIM
    },
    Rule {
        id: "u-46",
        level: Must,
        provision: "FTC Act s. 5, 15 U.S.C. 45(a); Cal. Bus. & Prof. Code 22575(b)(1)",
        wrong: "A sentence says that you have only what people give you, and your answers show data that comes by itself.",
        why: "Logs, cookies and the software in an app collect data that nobody typed.",
        mend: &["Safer: “You give us your name and e-mail address. Our server logs your IP address when you visit”."],
        questions: &["statements.texts", "collection.kinds.*.source"],
        check: |case| {
            let by_itself = |source: &Source| *source == Source::Automatic;
            let kinds = &case.answers.collection.kinds;
            let Some(kind) = kinds.iter().find(|kind| kind.source.iter().flatten().any(by_itself)) else {
                return Vec::new();
            };
            let name = kind.name.as_deref().unwrap_or("some data");
            each(
                case,
                &format!("“{{}}”, the text says, and “{name}” comes by itself."),
                |line| {
                    unless(
                        line,
                        line.asserts(ONLY_GIVEN),
                        &["automatic*", "cookie|cookies", "log|logs", "except", "apart from"],
                    )
                },
            )
        },
        #[cfg(test)]
        trial: stated!(
            "collection",
            "We only collect information that you provide.",
            "You give us your name; our server logs your IP address.",
            given: [
                "collection.kinds.log={\"name\":\"Server log\",\"items\":[{\"item\":\"ip_address\"}],\"source\":[\"automatic\"],\"trigger\":\"visiting\",\"required\":\"yes\",\"consequence\":\"the website\",\"kept\":{\"how\":\"exactly\",\"span\":{\"count\":14,\"unit\":\"days\"}}}",
                "use.purposes.secure={\"purpose\":\"secure\",\"kinds\":[\"log\"],\"ground\":\"legitimate-interests\",\"interest\":\"a safe website\"}",
            ],
        ),
        ..CLAIM
    },
    Rule {
        id: "u-48",
        wrong: "A sentence promises that data is gone at once when somebody asks.",
        why: "Queues take time and backups are older, so that the promise is broken on most days.",
        mend: &["Safer: “We delete it within 30 days; backups are overwritten after 90 days”."],
        yields_to: &["x-dt-06", "x-dt-09"],
        questions: &["statements.texts", "retention.closing"],
        check: |case| {
            each(case, "“{}”: backups and queues take time.", |line| {
                let hit = line.asserts(AT_ONCE).filter(|_| line.has(ASKED));
                unless(
                    line,
                    hit,
                    &[
                        "backup|backups",
                        "live system|systems|database",
                        "active system|systems|database",
                        "then",
                        "after which",
                        "child|children",
                    ],
                )
            })
        },
        #[cfg(test)]
        trial: stated!(
            "retention",
            "On request we delete your data immediately.",
            "On request we delete your data within 30 days."
        ),
        ..CLAIM
    },
];

const ANONYMOUS: &[&str] = &[
    "anonymous|anonymously|anonymised|anonymized|anonymise|anonymises|anonymize|anonymizes",
    "fully|truly? anonymous",
];
/// An address of a device, said to be of nobody; one that is made shorter may well be.
const ADDRESS: &[&str] = &["ip address|addresses is|are completely|fully|truly|always? anonymous"];
const TELLS_APART: &[&str] = &[
    "hash|hashes|hashed|hashing",
    "cookie|cookies id|ids|identifier|identifiers",
    "client|device|user|advertising|visitor|unique|persistent|random id|ids|identifier|identifiers",
    "a|an id|identifier",
    "identifier|identifiers",
    "tokenised|tokenized|keyed",
    "transcript|transcripts|recording|recordings",
    "free text",
    "text|messages|notes you|people write|wrote|type|typed",
];
const NO_PERSONAL: &[&str] = &[
    "never|not|don't|doesn't collect|store|process|record|gather|hold any? personally identifiable|identifying",
    "never|not|don't|doesn't collect|store|process|record|gather|hold any? pii",
    "we never|don't collect|store|process|record|gather|hold any? personal data|information",
    "we do not collect|store|process|record|gather|hold any? personal data|information",
    "we collect|store no personal data|information",
    "no personally identifiable information|data is|are|gets collected|stored|processed",
];
/// Words that narrow the claim to some people, places or data.
const UNLIKE: &[&str] = &[
    "unless",
    "except",
    "other than",
    "without",
    "apart from",
    "from child|children|minors|anyone|anybody|people|persons",
    "child|children",
    "under",
    "knowingly",
    "beyond",
    "more",
    "if",
    "when",
    "where",
    "about",
    "for that|this",
    "until",
    "longer",
    "via|through",
    "with it|them|this",
    "on this|that",
    "ai",
    "to",
    "in this|that",
];
const NOT_SENT: &[&str] = &[
    "no personal|personally|identifiable|identifying ... sent|passed|shared|transmitted|given|goes|go|reaches|transferred",
    "never|not|don't send|pass|share|transmit|give|transfer any? personal|personally|identifiable|pii|identifying",
    "no pii ... sent|passed|shared|transmitted|goes|reaches",
    "personal data|information is|are never|not sent|passed|shared|transmitted|given",
];
const AI: &[&str] = &[
    "ai",
    "openai",
    "anthropic",
    "gemini",
    "gpt",
    "llm|llms",
    "language model|models",
    "model|models",
    "artificial intelligence",
    "machine learning",
];
const UNTRAINED: &[&str] = &[
    "never|not|don't use|uses|used ... train|training",
    "never|not|don't train|trains|trained ... on|with",
    "no ai? model|models is|are trained on|with",
];
const ABSOLUTE: &[&str] = &[
    "we never|always share|disclose|reveal|combine|merge|access|read|look|see|use|transfer|move|export|link",
    "we will never share|disclose|reveal|combine|merge|access|read|look|see|use|transfer|move|export|link",
    "is|are never shared|disclosed|revealed|combined|merged|mingled|accessed|read|seen|used|transferred|moved|exported|linked",
    "never co mingled",
    "never mingled|commingled",
    "is|are always encrypted|anonymised|anonymized|deleted",
    "under no circumstances",
    "in no case ... share|disclose|use|access|combine|transfer",
    "at no time ... share|disclose|use|access|combine|transfer",
    "all|every|any of? your? personal? data|information|content|messages|files is|are|gets fully? encrypted|anonymised|anonymized|deleted",
    "fully encrypted|anonymised|anonymized",
];
/// Words with which such a promise says how far it goes.
const SCOPE: &[&str] = &[
    "unless",
    "except",
    "other than",
    "apart from",
    "only",
    "without",
    "for their own",
    "for any other",
    "for marketing|advertising",
    "for ads",
    "own purposes",
    "to train",
    "beyond",
    "if",
    "when",
    "where",
    "outside",
    "within",
    "after",
    "until",
    "before",
];
/// What may well never be seen or kept, as a matter of fact.
const CONFIRMED: &[&str] = &[
    "password|passwords",
    "card|cards",
    "payment|bank",
    "key|keys",
    "pin|pins",
    "credential|credentials",
    "cvc|cvv",
    "in transit",
    "at rest",
    "tls _?",
    "aes*",
    "biometric*",
    "advertisers|advertising|ads",
    "brokers",
    "sell|sold",
    "third parties|party",
    "anyone",
    "anybody",
    "backup|backups",
];

/// Whether an answer says the same.
fn confirmed(case: &Case, line: &Line) -> bool {
    let answers = &case.answers;
    let never = answers
        .collection
        .never
        .iter()
        .any(|row| row.how.iter().flatten().any(|how| *how == NotDone::Captured));
    let promised = !answers.uses.promises.is_empty() && line.has(&["combine|combined|merge|merged|mingled", "profile|profiles"]);
    never && line.has(&["captured|recorded"]) || promised
}

const FOR_GOOD: &[&str] = &[
    "permanently|irrevocably|irretrievably|completely|fully delete|deletes|deleted|erase|erases|erased|remove|removes|removed|destroyed",
    "delete|deletes|deleted|erase|erases|erased|remove|removed permanently|irrevocably|irretrievably|completely|forever",
    "deleted|gone for good",
];
const KEPT: &[&str] = &[
    "except",
    "unless",
    "apart from",
    "other than",
    "backup|backups",
    "invoice|invoices",
    "law|laws",
    "log|logs",
    "legal|legally",
    "tax",
    "records",
    "session|sessions|recording|recordings|file|files|message|messages|note|notes|photo|photos",
];

/// What stays longer than the rest, by the answers.
fn stays(case: &Case) -> Option<String> {
    let retention = &case.answers.retention;
    // of periods that last longer, x-dt-06 speaks
    if retention.except_law == Some(true) {
        return Some("some data stays because a law requires it, you said".into());
    }
    let backups = retention.safeguards.iter().any(|row| row.measure == Some(Measure::Backups));
    backups.then(|| "there are backups, you said".into())
}

const HIDDEN: &[&str] = &[
    "including but not limited to",
    "including without limitation",
    "and|or any? other information|data|details",
    "and|or any other personal information|data|details",
    "among other information|data",
];
const ONLY_GIVEN: &[&str] = &[
    "only collect|collects|store|process|have ... you give|provide|enter|submit|share",
    "collect|collects|store|process|have only ... you give|provide|enter|submit|share",
    "collect|collects|store|process nothing but ... you give|provide|enter|submit",
];
const AT_ONCE: &[&str] = &[
    "delete|deletes|deleted|erase|erases|erased|remove|removed ... immediately|instantly",
    "immediately|instantly delete|deletes|deleted|erase|erases|erased|remove|removes|removed",
    "delete|deletes|deleted|erase|erased|remove|removed ... at once|right away|straight away",
];
const ASKED: &[&str] = &[
    "request|requests|requested",
    "ask|asks|asked",
    "close|closes|closing",
    "you delete",
    "you cancel",
    "deleting your",
    "cancellation",
];
