//! Claims of law and of badges: that every law is kept, that somebody has certified it.

use super::security::of_us;
#[cfg(test)]
use super::stated;
use super::{CLAIM, GDPR, asserted, each, names_one, unless};
use crate::interview::retention::Measure;
use crate::review::rule::Rule;

pub(super) const RULES: &[Rule] = &[
    Rule {
        id: "u-19",
        wrong: "A sentence says that you follow a whole law, or every law.",
        why: "That is a lawyer's conclusion about everything you do; one fault anywhere makes it false.",
        mend: &[
            "Take the sentence out; what the law wants stands in the policy anyway.",
            "Safer: say what you do, as in “You can get a copy of your data within a month”.",
        ],
        check: |case| asserted(case, "“{}” says that a whole law is kept, which nobody can show.", LAWFUL),
        #[cfg(test)]
        trial: stated!(
            "company",
            "Quill is fully GDPR compliant.",
            "You can get a copy of your data within a month."
        ),
        ..CLAIM
    },
    Rule {
        id: "u-20",
        wrong: "A sentence claims a badge for health or children's data that no authority gives.",
        why: "There is no government certificate for HIPAA, and COPPA has only programmes with names of their own.",
        mend: &[
            "Take the badge out.",
            "Safer: name the programme and the day, as in “kidSAFE has listed Quill since March 2026”.",
        ],
        yields_to: &["x-do-13"],
        check: |case| {
            each(case, "“{}” is a badge that no authority gives.", |line| {
                unless(
                    line,
                    line.asserts(BADGES),
                    &["safe harbor", "kidsafe", "privo", "esrb", "ikeepsafe", "superawesome"],
                )
            })
        },
        #[cfg(test)]
        trial: stated!(
            "company",
            "Quill is HIPAA certified.",
            "We sign a business associate agreement with each clinic."
        ),
        ..CLAIM
    },
    Rule {
        id: "u-21",
        wrong: "Which report or certificate is this, of which day?",
        why: "A certificate that has lapsed, or covers something else, makes the sentence false.",
        mend: &[
            "Safer: “Our ISO 27001 certificate of March 2026 covers the hosting of Quill”.",
            "Add the certificate to your safeguards.",
            "Take the sentence out if you do not hold it.",
        ],
        questions: &["statements.texts", "retention.safeguards"],
        yields_to: &["x-do-13"],
        reads: &["sharing"],
        check: |case| {
            let held = |row: &&crate::interview::retention::SafeguardRow| row.measure == Some(Measure::Certified);
            if case.answers.retention.safeguards.iter().any(|row| held(&row)) {
                return Vec::new();
            }
            each(case, "“{}”: which report or certificate is it, of which day?", |line| {
                let dated = line
                    .text
                    .split(|c: char| !c.is_ascii_digit())
                    .any(|year| year.len() == 4 && year.starts_with("20"));
                let hit = of_us(line, line.asserts(CERTIFIED)).filter(|_| !dated && !names_one(case, line));
                unless(
                    line,
                    hit,
                    &[
                        "working towards",
                        "plan|plans",
                        "not yet",
                        "certificate number",
                        "report on request",
                    ],
                )
            })
        },
        #[cfg(test)]
        trial: stated!(
            "retention",
            "We are SOC 2 Type II compliant.",
            "Our SOC 2 report of March 2026 covers the hosting of Quill.",
        ),
        ..CLAIM
    },
    Rule {
        id: "u-22",
        provision: "CJEU C-311/18; GDPR Art. 44; FTC Act s. 5",
        source: GDPR,
        wrong: "A sentence rests on the Privacy Shield, which has been void since 2020.",
        why: "Nothing can be sent to the US on it any more.",
        mend: &[
            "Safer: name the Data Privacy Framework, if the recipient is certified, or the Standard Contractual Clauses.",
            "Sign those clauses first, if you have not; the policy cannot mend that.",
        ],
        questions: &["statements.texts", "sharing.transfers"],
        yields_to: &["x-tr-04"],
        check: |case| {
            each(case, "“{}” has been void since 2020.", |line| {
                let gone = &[
                    "invalid*",
                    "void",
                    "former*",
                    "replac*",
                    "successor",
                    "struck",
                    "annulled",
                    "no longer",
                    "instead",
                    "until 2020",
                    "since 2020",
                ];
                unless(line, line.asserts(&["privacy shield"]), gone)
            })
        },
        #[cfg(test)]
        trial: stated!(
            "sharing",
            "We have sent data to the US under the Privacy Shield since 2017.",
            "We send no data to the US."
        ),
        ..CLAIM
    },
    Rule {
        id: "u-23",
        wrong: "Is it you who was assessed for card data, or your payment provider?",
        why: "The badge of a provider that handles the cards says nothing about what you do yourself.",
        mend: &["Safer: “Stripe takes the payments; it is certified as a PCI DSS Level 1 provider”."],
        yields_to: &["x-do-13"],
        reads: &["sharing"],
        check: |case| {
            each(case, "“{}”: is that you, or your payment provider?", |line| {
                of_us(line, line.asserts(CARDS)).filter(|_| !names_one(case, line) && !line.has(PAYERS))
            })
        },
        #[cfg(test)]
        trial: stated!(
            "retention",
            "We are PCI DSS compliant.",
            "Stripe takes the payments, so that no card number reaches us."
        ),
        ..CLAIM
    },
];

const LAWFUL: &[&str] = &[
    "gdpr|ccpa|cpra|lgpd|pipeda|dsgvo|privacy|fully|100% compliant",
    "compliant with all|every|the? applicable|relevant? privacy|data? protection? law|laws|regulation|regulations|gdpr|ccpa|cpra",
    "comply|complies|complying fully with",
    "fully comply|complies|complying with",
    "we comply with all|every applicable|relevant? privacy|data? protection? law|laws|regulation|regulations",
    "complies with all|every applicable|relevant? privacy|data? protection? law|laws|regulation|regulations",
    "in full compliance with",
];
const BADGES: &[&str] = &[
    "hipaa|coppa|ferpa compliant|certified|approved|certification|certificate",
    "certified for|under|by hipaa|coppa|ferpa",
];
const CERTIFIED: &[&str] = &[
    "iso 27001|27701|27017|27018 and? _? _? certified|accredited",
    "iso iec 27001|27701 certified|accredited",
    "soc 2|1|3 type? 1|2|i|ii? certified|compliant|attested|accredited",
    "certified to|for|under|against iso|soc _",
];
const CARDS: &[&str] = &[
    "pci dss? level? 1|2|3|4? compliant|certified",
    "pci dss? compliance|certification",
    "comply|complies with pci dss?",
];
const PAYERS: &[&str] = &[
    "stripe",
    "paypal",
    "adyen",
    "paddle",
    "braintree",
    "mollie",
    "square",
    "klarna",
    "payment provider|processor",
];
