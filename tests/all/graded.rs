//! The five samples, graded: what a lawyer found in the texts on which they are modelled, against what their drafts
//! raise. Contradictions are exact: none that the text does not contain.

use super::samples::SAMPLES;
use policy_wizard::draft::Draft;
use policy_wizard::review;
use policy_wizard::values::PolicyDate;
use std::collections::BTreeSet;

/// Why a fault of a text cannot be seen in the draft that stands for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Why {
    /// It is a matter of the original's own wording or page; the draft holds an answer, which our clauses word.
    Wording,
    /// Another rule, which the draft raises or obeys, says the same.
    Another,
    /// The draft leaves the question open, and a rule speaks only on what is answered.
    Silent,
    /// The draft names nobody to whom that law applies.
    Elsewhere,
}
use Why::{Another, Elsewhere, Silent, Wording};

/// A sample: what its draft raises, and what only its text shows.
struct Grade {
    name: &'static str,
    raises: &'static [&'static str],
    text_only: &'static [(Why, &'static [&'static str])],
}

const GRADES: [Grade; 5] = [
    Grade {
        name: "claron",
        raises: &[
            "epriv-5-3-consent",
            "epriv-planet49",
            "gdpr-13-1-a-post",
            "gdpr-13-1-c-basis",
            "gdpr-13-1-e-named",
            "gdpr-13-2-a",
            "gdpr-13-2-d",
            "gdpr-13-2-e",
            "gdpr-13-2-f-none",
            "gdpr-wp260-change",
            "plat-stripe-radar",
            "u-06",
            "x-ct-04",
            "x-do-03",
            "x-dt-07",
            "x-dt-21",
            "x-lb-04",
            "x-ro-04",
            "x-ro-05",
            "x-tr-10",
        ],
        text_only: &[
            (
                Wording,
                &[
                    "x-ct-01", "x-do-05", "x-ai-03", "u-17", "u-28", "u-47", "v-01", "v-07", "v-09", "v-15",
                ],
            ),
            (Another, &["gdpr-13-1-a", "gdpr-13-1-e", "gdpr-28-role", "x-sl-15", "x-dt-02"]),
            (
                Silent,
                &[
                    "gdpr-13-1-f-fact",
                    "gdpr-21-4",
                    "x-tr-01",
                    "x-tr-02",
                    "epriv-5-3-info",
                    "epriv-withdraw",
                    "gdpr-13-1-f-mech",
                    "gdpr-13-1-f-copy",
                    "gdpr-13-1-a-rep",
                    "gdpr-13-1-d",
                ],
            ),
            (Elsewhere, &["caloppa-b-4", "caloppa-b-5", "caloppa-b-6", "x-sl-03"]),
        ],
    },
    Grade {
        name: "clashtor",
        raises: &[
            "gdpr-13-1-a-post",
            "gdpr-13-1-c-basis",
            "gdpr-13-2-d",
            "gdpr-13-2-e",
            "gdpr-13-2-f-none",
            "gdpr-wp260-change",
            "plat-stripe-radar",
            "x-ai-07",
            "x-ai-08",
            "x-ck-04",
            "x-do-03",
            "x-ro-04",
            "x-ro-05",
        ],
        text_only: &[
            (Wording, &["x-sl-15", "u-03", "u-17", "u-18", "v-03", "v-09", "v-23"]),
            (Another, &["gdpr-13-1-a", "gdpr-13-2-a", "gdpr-28-role", "u-12", "x-do-08"]),
            (
                Silent,
                &[
                    "gdpr-13-1-d",
                    "gdpr-13-2-f",
                    "gdpr-21-4",
                    "x-tr-02",
                    "x-sl-18",
                    "gdpr-13-1-f-fact",
                    "gdpr-13-1-f-mech",
                    "gdpr-13-1-f-copy",
                    "x-ai-04",
                ],
            ),
            (Elsewhere, &["caloppa-b-3", "caloppa-b-4", "caloppa-b-6", "x-sl-03"]),
        ],
    },
    Grade {
        name: "clairvio",
        raises: &[
            "gdpr-13-1-a-post",
            "gdpr-13-1-c-basis",
            "gdpr-13-1-f-copy",
            "gdpr-13-2-a",
            "gdpr-13-2-b-object",
            "gdpr-13-2-b-restrict",
            "gdpr-13-2-d",
            "gdpr-13-2-e",
            "gdpr-28-sub",
            "plat-stripe-radar",
            "u-05",
            "u-06",
            "ukdpa-164A-2",
            "ukgdpr-13-2-ca",
            "ukgdpr-13-2-d",
            "v-23",
            "x-dt-16",
            "x-lb-14",
            "x-ro-05",
            "x-rt-07",
            "x-tr-03",
            "x-tr-09",
        ],
        text_only: &[
            (Wording, &["u-03", "u-17", "u-18", "v-01", "v-16", "v-17", "v-25"]),
            (
                Another,
                &["gdpr-13-1-a", "gdpr-13-1-f-mech", "u-12", "u-13", "ukgdpr-13-1-f", "x-dt-02"],
            ),
            (Silent, &["gdpr-21-4", "x-rt-05", "x-sl-18"]),
            (Elsewhere, &["caloppa-b-6", "x-sl-03"]),
        ],
    },
    Grade {
        name: "altaclario",
        raises: &[
            "caloppa-b-6",
            "epriv-planet49",
            "fadp-19-4",
            "gdpr-13-1-a-post",
            "gdpr-13-1-a-rep",
            "gdpr-13-1-c-basis",
            "gdpr-13-1-d",
            "gdpr-13-1-e-named",
            "gdpr-13-1-f-copy",
            "gdpr-13-2-a-percat",
            "gdpr-13-2-e",
            "gdpr-13-2-f-none",
            "plat-ga-7",
            "u-11",
            "ukgdpr-13-1-f",
            "ukgdpr-13-2-ca",
            "ukgdpr-27",
            "v-23",
            "x-ai-10",
            "x-ck-09",
            "x-ct-04",
            "x-ct-05",
            "x-do-14",
            "x-dt-03",
            "x-dt-04",
            "x-dt-09",
            "x-dt-11",
            "x-dt-12",
            "x-ro-05",
            // “subject to applicable law”: graded as mild, and found as rights that nobody knows to have
            "x-rt-07",
            "x-sl-06",
        ],
        text_only: &[
            (
                Wording,
                &[
                    "gdpr-21-4",
                    "x-dt-16",
                    "x-tr-11",
                    "x-rt-09",
                    "x-do-11",
                    "u-12",
                    "u-16",
                    "u-17",
                    "u-35",
                    "v-07",
                    "v-16",
                ],
            ),
            (
                Another,
                &[
                    "gdpr-13-1-a",
                    "x-sl-02",
                    "x-ro-07",
                    "x-lb-05",
                    "x-lb-10",
                    "x-tr-08",
                    "x-dt-14",
                ],
            ),
            (Silent, &["x-ai-01", "x-rt-05", "x-sl-18", "fadp-14-3"]),
        ],
    },
    Grade {
        name: "clientos",
        raises: &[
            "epriv-planet49",
            "epriv-withdraw",
            "gdpr-13-1-c-basis",
            "gdpr-13-1-f-country",
            "gdpr-13-1-f-mech",
            "gdpr-13-2-a",
            "gdpr-13-2-d",
            "gdpr-13-2-e",
            "gdpr-13-2-f-none",
            "gdpr-28-role",
            "gdpr-28-sub",
            "gdpr-wp260-change",
            "plat-stripe-radar",
            "x-ck-06",
            "x-ck-15",
            "x-do-03",
            "x-dt-08",
            "x-ro-01",
        ],
        text_only: &[
            (
                Wording,
                &[
                    "x-do-04", "x-ro-02", "x-ro-03", "x-do-05", "x-sl-15", "x-sl-17", "x-ai-03", "x-ai-08", "x-dt-06", "u-09",
                    "u-12", "u-14", "u-17", "u-47", "v-09", "v-22",
                ],
            ),
            (Another, &["gdpr-13-1-a", "gdpr-13-1-e", "x-do-08", "x-tr-02"]),
            (
                Silent,
                &[
                    "gdpr-21-4",
                    "x-tr-01",
                    "x-tr-10",
                    "x-dt-04",
                    "x-sl-14",
                    "x-ro-05",
                    "gdpr-13-1-f-copy",
                    "x-ck-10",
                ],
            ),
            (Elsewhere, &["caloppa-b-3", "caloppa-b-4", "caloppa-b-6", "x-sl-03"]),
        ],
    },
];

#[test]
fn each_sample_raises_what_a_lawyer_found_in_it_and_no_contradiction_besides() {
    let inventory: BTreeSet<&str> = include_str!("../inventory.txt").lines().collect();
    for (name, text) in SAMPLES {
        let grade = GRADES.iter().find(|grade| grade.name == name).unwrap();
        let draft: Draft = serde_json::from_str(text).unwrap();
        let found = review::review(&draft, PolicyDate::parse("2026-11-21").unwrap()).findings;
        let raised: BTreeSet<&str> = found.iter().filter(|f| f.law.is_some()).map(|f| f.rule).collect();
        let same: BTreeSet<&str> = found.iter().flat_map(|f| f.same.iter().map(|same| same.rule)).collect();
        let expected: BTreeSet<&str> = grade.raises.iter().copied().collect();
        let missing: Vec<_> = expected.difference(&raised).filter(|id| !same.contains(*id)).collect();
        let besides: Vec<_> = raised.difference(&expected).collect();
        assert!(
            missing.is_empty() && besides.is_empty(),
            "{name}: silent {missing:?}, besides {besides:?}"
        );
        for (why, ids) in grade.text_only {
            for id in *ids {
                assert!(inventory.contains(id), "{name}: {id} is not in the inventory");
                assert!(!raised.contains(id), "{name}: {id} is raised, and said to be {why:?}");
            }
        }
    }
}
