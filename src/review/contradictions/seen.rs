//! What the rules on grounds, data and AI find in what is there: the presets, and the five samples.

use crate::draft::Draft;
use crate::interview::settled;
use crate::presets;
use crate::review::case::Case;
use crate::review::look;
use crate::values::PolicyDate;
use std::collections::BTreeSet;

fn today() -> PolicyDate {
    PolicyDate::parse("2026-11-21").expect("a date")
}

fn found(case: &Case) -> BTreeSet<String> {
    let ours = |rule: &str| ["x-lb-", "x-dt-", "x-ai-"].iter().any(|group| rule.starts_with(group));
    let findings = look(case, "seen").findings.into_iter();
    findings
        .filter(|finding| ours(finding.rule))
        .map(|finding| format!("{}: {}", finding.rule, finding.message))
        .collect()
}

#[test]
fn no_preset_contradicts_itself() {
    let mut wrong = Vec::new();
    for preset in presets::all() {
        let all = found(&Case::new(settled(&preset.answers), today()));
        wrong.extend(all.into_iter().map(|words| format!("{}: {words}", preset.id)));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_samples_contradict_themselves_where_their_texts_do() {
    let cases: [(&str, &str, &[&str]); 5] = [
        (
            "claron",
            include_str!("../../../tests/samples/claron.json"),
            &["x-dt-07", "x-dt-21", "x-lb-04"],
        ),
        (
            "clashtor",
            include_str!("../../../tests/samples/clashtor.json"),
            &["x-ai-07", "x-ai-08"],
        ),
        (
            "clairvio",
            include_str!("../../../tests/samples/clairvio.json"),
            &["x-dt-16", "x-lb-14"],
        ),
        (
            "altaclario",
            include_str!("../../../tests/samples/altaclario.json"),
            &["x-ai-10", "x-dt-03", "x-dt-04", "x-dt-09", "x-dt-11", "x-dt-12"],
        ),
        ("clientos", include_str!("../../../tests/samples/clientos.json"), &["x-dt-08"]),
    ];
    for (name, file, expected) in cases {
        let draft: Draft = serde_json::from_str(file).expect("a draft");
        let all = found(&Case::new(draft.published(), today()));
        let rules: BTreeSet<&str> = all.iter().filter_map(|words| words.split(':').next()).collect();
        assert_eq!(rules.into_iter().collect::<Vec<_>>(), expected, "{name}: {all:#?}");
    }
}
