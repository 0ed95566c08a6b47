//! Claims about people: how they are valued, what rights they have, what their children do.

#[cfg(test)]
use super::stated;
use super::{CLAIM, COPPA, GDPR, WP260, asserted, each, unless};
use crate::review::Level::Consider;
use crate::review::rule::Rule;

pub(super) const RULES: &[Rule] = &[
    Rule {
        id: "u-24",
        provision: "WP260 rev.01; GDPR Art. 12(1)",
        source: WP260,
        level: Consider,
        wrong: "A sentence says how much privacy means to you, and nothing else.",
        why: "It tells people nothing, and keeps them from what does.",
        mend: &[
            "Take it out.",
            "Safer: begin with what you do, as in “We keep your notes on servers in Wellington”.",
        ],
        check: |case| asserted(case, "“{}” tells people nothing.", VALUED),
        #[cfg(test)]
        trial: stated!(
            "company",
            "We take your privacy seriously.",
            "We keep your notes on servers in Wellington."
        ),
        ..CLAIM
    },
    Rule {
        id: "u-35",
        provision: "GDPR Art. 12(2)",
        source: GDPR,
        wrong: "A sentence gives rights only as far as a law requires, and nothing lists them.",
        why: "Nobody can use a right that the text does not name.",
        mend: &[
            "Safer: “You can see, correct and delete your data”.",
            "List the rights, for each region if they differ.",
        ],
        questions: &["statements.texts", "rights.granted"],
        check: |case| {
            if !case.answers.rights.granted.is_empty() {
                return Vec::new();
            }
            each(case, "“{}”, and nothing lists the rights.", |line| {
                line.asserts(AS_REQUIRED)
                    .filter(|_| line.has(&["right|rights", "request|requests", "access", "delete|deletion"]))
            })
        },
        #[cfg(test)]
        trial: stated!(
            "rights",
            "We grant rights over your data to the extent required by law.",
            "You can see, correct and delete your data.",
            breaks: ["rights.granted.access=", "rights.any_granted="],
        ),
        ..CLAIM
    },
    Rule {
        id: "u-41",
        provision: "16 CFR 312.2",
        source: COPPA,
        wrong: "A sentence says that you do not knowingly collect children's data, and your product is made for children.",
        why: "What counts is for whom the product is made, not what you say you know.",
        mend: &[
            "Safer: “A parent agrees before a child can use Quill”.",
            "Ask parents first, and say how.",
        ],
        questions: &["statements.texts", "children.made_for", "children.parents"],
        yields_to: &["x-ch-02"],
        check: |case| {
            if case.answers.children.made_for != Some(true) {
                return Vec::new();
            }
            each(
                case,
                "“{}”, the text says, and the product is made for children.",
                |line| {
                    let hit = line.says(&[
                        "not|never|don't knowingly collect|collects|process|gather|solicit",
                        "no knowing collection",
                    ]);
                    let hit = hit.filter(|_| line.has(&["child|children|children's", "minor|minors", "under _", "younger"]));
                    unless(line, hit, &["without", "unless", "until", "before"])
                },
            )
        },
        #[cfg(test)]
        trial: stated!(
            "children",
            "We do not knowingly collect data from children.",
            "A parent agrees before a child can use Quill.",
            given: ["children.minimum_age=", "children.words=", "children.made_for=true"],
        ),
        ..CLAIM
    },
    Rule {
        id: "u-42",
        provision: "16 CFR 312.5(b)",
        source: COPPA,
        wrong: "A sentence takes a parent's consent from letting the child use the product.",
        why: "A parent's consent has to be verified, by a method that shows that it was a parent.",
        mend: &[
            "Safer: “A parent confirms with a card payment before the account opens”.",
            "Build such a method; the policy cannot mend that.",
        ],
        questions: &["statements.texts", "children.verified"],
        check: |case| asserted(case, "“{}”: a parent's consent has to be verified.", BY_LETTING),
        #[cfg(test)]
        trial: stated!(
            "children",
            "By letting your child use Quill, you consent.",
            "A parent confirms with a card payment before the account opens."
        ),
        ..CLAIM
    },
];

const VALUED: &[&str] = &[
    "take|takes|taking your|the|their? privacy|security|protection _? _? _? _? very|extremely? seriously",
    "respect|respects|value|values|cherish|cherishes your|our|the? users'|customers'? privacy",
    "your privacy is very|extremely? important|paramount",
    "your privacy matters",
    "care|cares about|deeply about? your privacy",
    "privacy is our top|highest|first priority",
];
const AS_REQUIRED: &[&str] = &[
    "to the extent required|permitted|allowed by",
    "where|as|if|when required|permitted|allowed by applicable? law",
    "where|as|if|when applicable law requires|allows|permits",
    "subject to applicable law|laws",
];
const BY_LETTING: &[&str] = &[
    "by letting|allowing|permitting your|the|a child|children ... use|access|register|play",
    "parent|parents|guardian|guardians consent|consents|agree|agrees by letting|allowing|permitting",
];
