//! Purposes and grounds without an object.

use super::{GDPR, WP260, each, unless};
use crate::interview::uses::Ground;
use crate::review::Level::Must;
use crate::review::claims::improves;
#[cfg(test)]
use crate::review::claims::stated;
use crate::review::rule::{READ, Rule};

pub(super) const RULES: &[Rule] = &[
    Rule {
        id: "v-09",
        provision: "WP260 rev.01 para. 12; GDPR Art. 5(1)(b)",
        wrong: "What do you develop or enhance, and with which data?",
        why: "A purpose without an object covers nearly everything.",
        mend: &["Safer: “We count which pages load slowly, so that we can make them faster”."],
        questions: &["statements.texts", "use.purposes"],
        // “improve” is u-28, “develop new services” u-29
        reads: &["company"],
        check: |case| {
            each(case, "“{}”: what, and with which data?", |line| {
                unless(line, improves(case, line, ENHANCES), &["new"])
            })
        },
        #[cfg(test)]
        trial: stated!(
            "use",
            "We use your data to enhance our services.",
            "We count which pages load slowly, so that we can make them faster."
        ),
        ..WP260
    },
    Rule {
        id: "v-10",
        level: Must,
        provision: "WP260 rev.01 para. 12; GDPR Art. 5(1)(b)",
        wrong: "A sentence names “business” or “internal” purposes and does not say which.",
        why: "Every purpose of a business is a business purpose.",
        mend: &[
            "Safer: “We use your orders for our bookkeeping”.",
            "Name the uses, one by one.",
        ],
        questions: &["statements.texts", "use.purposes"],
        check: |case| {
            each(case, "“{}”: which?", |line| {
                let hit = line.asserts(PURPOSES).filter(|hit| {
                    !line.then(
                        hit,
                        1,
                        &[
                            "such",
                            "like",
                            "including",
                            "namely",
                            "that",
                            "which",
                            "we",
                            "listed",
                            "described",
                            "below",
                        ],
                    )
                });
                let hit = hit.filter(|_| !line.text.contains([':', '(']));
                unless(
                    line,
                    hit,
                    &[
                        "such as",
                        "for example",
                        "california",
                        "ccpa",
                        "as defined",
                        "meaning of",
                        "their own",
                        "its own",
                    ],
                )
            })
        },
        #[cfg(test)]
        trial: stated!(
            "use",
            "We use your data for our internal business purposes.",
            "We use your orders for our bookkeeping."
        ),
        ..WP260
    },
    Rule {
        id: "v-11",
        level: Must,
        provision: "GDPR Art. 13(1)(d)",
        source: GDPR,
        attested: READ,
        wrong: "A sentence rests on legitimate interests and names none.",
        why: "People must be told the interest, or they cannot weigh it against their own.",
        mend: &[
            "Safer: “We do this in our legitimate interest in stopping fraud”.",
            "Name the interest beside each use that rests on one.",
        ],
        questions: &["statements.texts", "use.purposes.*.interest"],
        reads: &["company"],
        check: |case| {
            let rows = || {
                case.answers
                    .uses
                    .purposes
                    .iter()
                    .filter(|row| row.ground == Some(Ground::Interests))
            };
            let named = rows().next().is_some() && rows().all(|row| row.interest.is_some());
            if named || !case.answers.in_europe() {
                return Vec::new();
            }
            each(case, "“{}”: which interest?", |line| {
                let hit = line.asserts(INTERESTS).filter(|_| line.has(RESTS));
                let hit = hit.filter(|hit| hit.0.end == line.len() && !line.text.contains([':', '(']));
                unless(
                    line,
                    hit,
                    &[
                        "object*",
                        "right|rights",
                        "weigh*",
                        "balanc*",
                        "override*",
                        "so that",
                        "such as",
                        "namely",
                        "because",
                        "keep|keeping",
                        "prevent*",
                    ],
                )
            })
        },
        #[cfg(test)]
        trial: stated!(
            "use",
            "We process your data on the basis of our legitimate interests.",
            "We process your data in our legitimate interest in stopping fraud."
        ),
        ..WP260
    },
];

const ENHANCES: &[&str] = &[
    "enhance|enhances|enhancing|enhancement",
    "optimise|optimises|optimising|optimize|optimizes|optimizing",
    "develop|develops|developing",
];
const PURPOSES: &[&str] = &[
    "for|of our|the|its? own|legitimate|internal|other? business|internal|operational|commercial|administrative purposes",
    "for our|the? legitimate purposes",
    "business|internal|operational and business|internal|operational purposes",
];
const INTERESTS: &[&str] = &["our|the? legitimate interest|interests"];
const RESTS: &[&str] = &[
    "basis",
    "based",
    "rely|relies",
    "rest|rests",
    "ground|grounds",
    "process|processes|processed|processing",
    "under",
    "use|used",
    "because",
];
