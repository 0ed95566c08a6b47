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

#[test]
fn a_country_that_nobody_checked_is_listed_as_such() {
    let home = super::program::Home::new();
    let folder = home.0.path().join("home/vendors");
    std::fs::create_dir_all(&folder).unwrap();
    for (id, unverified) in [("one", "[]"), ("two", "[\"country\"]")] {
        let file = format!(
            "{{ \"format\": 1, \"id\": \"{id}\", \"name\": \"{id}\", \"company\": \"{id} Ltd\", \"job\": [\"hosting\"], \"does\": \"hosting\",
            \"country\": {{ \"area\": \"AT\" }}, \"unverified\": {unverified}, \"attested\": {{ \"by\": \"me\", \"on\": \"2026-11-21\" }} }}"
        );
        std::fs::write(folder.join(format!("{id}.json")), file).unwrap();
    }
    let ran = home.fine(&["vendors"]);
    let line = |id: &str| {
        ran.out
            .lines()
            .find(|line| line.split_whitespace().next() == Some(id))
            .unwrap()
    };
    assert!(
        line("one").ends_with("hosting; Austria") && line("two").ends_with("hosting; Austria (not verified)"),
        "{}",
        ran.out
    );
    for vendor in vendors::all().iter().filter(|vendor| vendor.country.is_some()) {
        let marked = line(&vendor.id).ends_with(" (not verified)");
        assert_eq!(marked, !vendor.is_checked("country", None), "{}", line(&vendor.id));
    }
}

#[test]
fn a_file_of_ones_own_that_is_none_is_told_with_its_place_and_the_list_does_not_end_well() {
    let home = super::program::Home::new();
    let folder = home.0.path().join("home/vendors");
    std::fs::create_dir_all(&folder).unwrap();
    assert_eq!(home.run(&["vendors"]).code, 0);
    let whole = "{\n \"format\": 1,\n \"id\": \"odd\",\n \"name\": \"Odd\",\n \"job\": [\"hosting\"],\n \"does\": \"hosting\",\n \
                 \"attested\": { \"by\": \"me\", \"on\": \"2026-11-21\" }\n}";
    for (wrong, said) in [
        (
            whole.replace("hosting\"]", "hostng\"]").into_bytes(),
            "odd.json is left out: line 5, column",
        ),
        (
            whole.replace("hosting\"]", "hostng\"]").into_bytes(),
            "“hostng” cannot stand in “job[0]”; did you mean hosting? Allowed: ",
        ),
        (whole.as_bytes()[..60].to_vec(), "the file ends before it is complete"),
        (
            [b"{\n", &b"\xff"[..]].concat(),
            "odd.json is left out: line 2, column 1: this is not text (UTF-8)",
        ),
        (whole.replace("\"does\"", "\"dos\"").into_bytes(), "line 6, column"),
    ] {
        std::fs::write(folder.join("odd.json"), wrong).unwrap();
        for args in [
            vec!["vendors"],
            vec!["vendors", "stripe"],
            vec!["vendors", "--format", "json"],
        ] {
            let ran = home.run(&args);
            assert_eq!(ran.code, 1, "{args:?}: {}", ran.err);
            assert!(ran.err.contains(said) && ran.out.contains("Stripe"), "{said}: {}", ran.err);
        }
        // whoever names it, or answers in lines, is told too
        let row = r#"sharing.recipients.odd={"catalogue":"odd"}"#;
        let named = home.run(&["new", "--out", "named.json", "--set", row]);
        assert!(
            named.code != 0 && named.err.contains(said) && named.err.contains("no provider is called"),
            "{}",
            named.err
        );
        let asked = home.run(&["plain"]);
        assert!(asked.err.contains(said), "{said}: {}", asked.err);
    }
}
