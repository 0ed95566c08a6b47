//! The catalogue beside the sample policies: everybody whom they name is in it.

use policy_wizard::vendors;
use serde_json::Value;

/// The names of a table of a sample, without those that name a kind instead of a company.
fn named(sample: &Value, table: &str) -> Vec<String> {
    let rows = sample["answers"]["sharing"][table].as_array().cloned().unwrap_or_default();
    let a_name = |name: &str| name.starts_with(char::is_uppercase);
    rows.iter()
        .filter(|row| row["unnamed"] != true)
        .filter_map(|row| row["name"].as_str())
        .filter(|name| a_name(name))
        .map(str::to_owned)
        .collect()
}

#[test]
fn every_company_that_a_sample_names_is_in_the_catalogue() {
    let mut names = 0;
    for entry in std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/samples")).unwrap() {
        let file = entry.unwrap().path();
        if file.extension().is_none_or(|ext| ext != "json") {
            continue;
        }
        let sample: Value = serde_json::from_str(&std::fs::read_to_string(&file).unwrap()).unwrap();
        for name in [named(&sample, "recipients"), named(&sample, "integrations")].concat() {
            let first = vendors::search(&name).first().copied();
            let same = first.is_some_and(|found| found.names().any(|known| known.eq_ignore_ascii_case(&name)));
            assert!(same, "{}: {name} is not in the catalogue", file.display());
            names += 1;
        }
    }
    assert!(names > 20, "the samples name {names}");
}
