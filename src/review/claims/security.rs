//! Claims about security: how safe data is, who can read it, whom a breach concerns.

#[cfg(test)]
use super::stated;
use super::{CLAIM, UNFAIR_TERMS, asserted, each, nearby, unless};
use crate::interview::collection::Held;
use crate::interview::retention::StaffAccess;
use crate::review::case::Case;
use crate::review::dates::Since;
use crate::review::phrases::{Hit, Line, literal};
use crate::review::rule::Rule;

pub(super) const RULES: &[Rule] = &[
    Rule {
        id: "u-01",
        wrong: "A sentence promises complete security, which nobody can keep.",
        why: "After the first breach the sentence was false, and regulators have fined companies for less.",
        mend: &[
            "Safer: “We encrypt your data in transit and at rest. No system is perfectly secure”.",
            "Take the sentence out.",
        ],
        yields_to: &["x-do-10"],
        check: |case| asserted(case, "“{}” promises complete security, which nobody can keep.", SAFE),
        #[cfg(test)]
        trial: stated!(
            "retention",
            "We guarantee the security of your data.",
            "We encrypt your data with TLS 1.3. No system is perfectly secure."
        ),
        ..CLAIM
    },
    Rule {
        id: "u-02",
        wrong: "A sentence praises the security and names no measure.",
        why: "Such words have no agreed meaning, so that nobody can show that they are true.",
        mend: &["Safer: name the measure, as in “We encrypt backups with AES-256”."],
        check: |case| {
            each(case, "“{}” praises the security and has no agreed meaning.", |line| {
                let art = line
                    .asserts(&["state of the art"])
                    .filter(|hit| !line.after(hit, 0, &["the"]));
                let hit = art.or_else(|| line.asserts(PRAISE)).or_else(|| line.asserts(HIGHEST));
                hit.filter(|_| line.has(ABOUT_SECURITY))
            })
        },
        #[cfg(test)]
        trial: stated!(
            "retention",
            "Your data is protected by bank-grade security.",
            "Your data is encrypted with AES-256."
        ),
        ..CLAIM
    },
    Rule {
        id: "u-03",
        wrong: "A sentence speaks of an industry standard and names no measure.",
        why: "Nobody can tell which standard is meant; a company paid for calling weak encryption “industry standard”.",
        mend: &[
            "Safer: list the measures, as in “We use TLS 1.3 in transit, AES-256 at rest, and role-based access”.",
            "Add the safeguards that you really have.",
        ],
        questions: &["statements.texts", "retention.safeguards"],
        check: |case| {
            each(
                case,
                "“{}” names no measure: which standard, and what do you do?",
                |line| {
                    let hit = line.asserts(&["industry standard|standards"]);
                    let hit = hit.filter(|_| line.has(ABOUT_SECURITY));
                    hit.filter(|_| case.answers.retention.safeguards.is_empty() && !nearby(case, line, MEASURES))
                },
            )
        },
        #[cfg(test)]
        trial: stated!(
            "retention",
            "We follow industry-standard security practices.",
            "We follow industry-standard security practices: TLS 1.3 in transit and AES-256 at rest."
        ),
        ..CLAIM
    },
    Rule {
        id: "u-04",
        wrong: "Can really nobody but the people themselves read it, your servers included?",
        why: "“End-to-end” and “zero-knowledge” say that your servers never see the content in clear.",
        mend: &[
            "Safer: “Your data is encrypted in transit and at rest”.",
            "If only the people hold the keys, say how far your staff can see it; then this question no longer comes.",
        ],
        questions: &["statements.texts", "retention.staff"],
        yields_to: &["x-do-11"],
        reads: &["collection"],
        check: |case| {
            let words = "“{}” says that your servers never see the content in clear. Is that so?";
            each(case, words, |line| line.asserts(ONLY_THEY).filter(|_| !sees_nothing(case)))
        },
        #[cfg(test)]
        trial: stated!(
            "retention",
            "Your notes are end-to-end encrypted.",
            "Your notes are encrypted in transit and at rest."
        ),
        ..CLAIM
    },
    Rule {
        id: "u-16",
        wrong: "Is it true that nobody of yours can see the content, whatever happens?",
        why: "What a server handles in clear, somebody with access to the server can read.",
        mend: &[
            "Safer: “Our staff do not look at your content unless you ask us to, or a fault leaves no other way”.",
            "Where it is so by design, answer how far your staff can see content.",
        ],
        questions: &["statements.texts", "retention.staff"],
        reads: &["collection", "company"],
        check: |case| {
            each(case, "“{}”: is that so for everybody who runs your servers?", |line| {
                let product = literal(case.answers.company.product.as_deref().unwrap_or_default());
                let itself = format!("{product} cannot|can't see|read|view|open|access|decrypt your|the|any");
                let named = if product.is_empty() { None } else { line.says(&[&itself]) };
                let hit = line.says(BLIND).or(named).filter(|hit| !line.beside(hit, SECRETS));
                unless(line, hit, SCOPED).filter(|_| !sees_nothing(case))
            })
        },
        #[cfg(test)]
        trial: stated!(
            "retention",
            "We cannot see your notes.",
            "Our staff do not look at your notes unless you ask us for help."
        ),
        ..CLAIM
    },
    Rule {
        id: "u-32",
        provision: "Directive 93/13/EEC Art. 3; GDPR Art. 82",
        from: Since::Always,
        source: UNFAIR_TERMS,
        wrong: "A sentence says that you are not liable for what happens to the data.",
        why: "A policy tells people what you do; it cannot take their claims away, and the term may be unfair.",
        mend: &[
            "Safer: “If a breach puts you at risk, we tell you and the authority”.",
            "Take it out; what may be agreed on liability belongs in your terms.",
        ],
        check: |case| {
            each(
                case,
                "“{}” disclaims liability, which a privacy policy cannot do.",
                |line| {
                    unless(
                        line,
                        line.says(DISCLAIMED),
                        &["link|links|linked", "website|websites", "other sites", "we are not saying"],
                    )
                },
            )
        },
        #[cfg(test)]
        trial: stated!(
            "retention",
            "We are not liable for any breach of security.",
            "If a breach puts you at risk, we tell you."
        ),
        ..CLAIM
    },
];

const SAFE: &[&str] = &[
    "guarantee|guarantees|guaranteed the? complete|total|absolute|full? security|safety",
    "guarantee|guarantees|guaranteed that ... secure|safe|protected",
    "completely|totally|absolutely|perfectly|entirely|100% secure|safe",
    "security|safety is guaranteed",
    "cannot|can't be hacked|breached|compromised",
    "never be hacked|breached|compromised",
    "unhackable|impenetrable|unbreakable",
    "hack proof",
    "impossible to hack|breach",
];
const PRAISE: &[&str] = &[
    "bank|military|government|enterprise grade|level",
    "rock solid",
    "world class|leading security|protection|encryption",
    "best in class security|protection|encryption",
];
const HIGHEST: &[&str] = &["highest _? standards|standard|level"];
const ABOUT_SECURITY: &[&str] = &["secur*", "protect*", "encrypt*", "safe", "safety", "safeguard*", "safely"];
/// Measures that say what is done.
pub(in crate::review) const MEASURES: &[&str] = &[
    "tls",
    "tls _",
    "ssl",
    "https",
    "aes*",
    "at rest",
    "in transit",
    "access control|controls",
    "role based",
    "two|multi factor",
    "mfa",
    "2fa",
    "bcrypt|argon2|scrypt",
    "hashed|hashing",
    "firewall|firewalls",
    "penetration test|tests|testing",
    "backup|backups",
    "pseudonymis*|pseudonymiz*",
    "encrypt|encrypts|encrypted",
    "vpn",
    "audit|audits|audited",
    "passkey|passkeys",
    "password|passwords",
    "lock|locked|locks",
    "train|trained|training",
];
const ONLY_THEY: &[&str] = &["end to end encrypt*", "e2ee", "e2e encrypt*", "zero knowledge"];
const BLIND: &[&str] = &[
    "we cannot|can't see|read|view|open|access|decrypt your|the|any",
    "we are unable to see|read|view|open|access|decrypt your|the|any",
    "we have no access to your|the|any",
    "we do not|don't have _? access to your|the|any",
    "we never see|read|view your",
    "nobody|noone at|in _ can see|read|view|access",
    "no one at|in _ can see|read|view|access",
];
/// Things that a company may well never see.
const SECRETS: &[&str] = &[
    "password|passwords",
    "card|cards",
    "payment|bank",
    "key|keys",
    "pin|pins",
    "credential|credentials",
    "device|phone",
    "token|tokens",
];
/// Words with which a promise names its limits.
pub(in crate::review) const SCOPED: &[&str] = &[
    "unless",
    "except",
    "other than",
    "without your|their",
    "apart from",
    "only if|when|where|with",
    "save for",
    "until you",
    "on your device",
];
const DISCLAIMED: &[&str] = &[
    "not be? liable|responsible for ... breach|breaches|loss|losses|damage|damages|hack|hacks|hacking",
    "not be? liable|responsible for ... unauthorised|unauthorized",
    "not accept|take|assume any? liability|responsibility for ... breach|breaches|loss|losses|damage|damages|security",
    "no liability|responsibility for ... breach|breaches|loss|losses|damage|damages|security|unauthorised|unauthorized",
    "disclaim|disclaims all|any liability",
    "at your own risk",
];

/// Whether the author said that nobody of theirs can see the content.
fn sees_nothing(case: &Case) -> bool {
    let answers = &case.answers;
    let kinds = &answers.collection.kinds;
    let there = answers.collection.stays_there == Some(true);
    let local = !kinds.is_empty() && kinds.iter().all(|kind| kind.held == Some(Held::Device));
    there || local || answers.retention.staff == Some(StaffAccess::Cannot)
}

/// A hit in a sentence in which the author speaks of their own company or product.
pub(super) fn of_us(line: &Line, hit: Option<Hit>) -> Option<Hit> {
    let theirs = &[
        "provider|providers",
        "host|hosts|hosting",
        "processor|processors",
        "data center|centre|centers|centres",
        "whose",
    ];
    hit.filter(|_| line.has(&["we", "our", "us"]) && !line.has(theirs))
}
