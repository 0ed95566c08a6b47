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
        "of what is the author's own nobody else looked anything up: {}",
        ran.out
    );
    for vendor in vendors::all().iter().filter(|vendor| vendor.country.is_some()) {
        let marked = line(&vendor.id).contains(" (not verified); ");
        assert_eq!(marked, !vendor.is_checked("country", None), "{}", line(&vendor.id));
    }
    for vendor in vendors::all() {
        assert!(
            line(&vendor.id).ends_with(&vendor.looked_up().brief()),
            "{}",
            line(&vendor.id)
        );
    }
}

#[test]
fn one_by_its_name_is_told_in_full_with_what_was_looked_up() {
    let home = super::program::Home::new();
    let told = home.fine(&["vendors", "Meta Pixel"]).out;
    for words in [
        "\n  company: Meta Platforms, Inc.",
        "\n  job: measurement and targeting of advertising\n",
        "\n  for some also: advertising\n",
        "\n  where it is sent or switched on also: orders",
        "\n  its facts: looked up 2026-11-21: company, ",
        "; not looked up: other links, country, role, data",
    ] {
        assert!(told.to_lowercase().contains(&words.to_lowercase()), "{words}: {told}");
    }
    let several = home.fine(&["vendors", "meta"]).out;
    assert!(several.contains("Meta Pixel") && !several.contains("its facts"), "{several}");
    let list: Value = serde_json::from_str(&home.fine(&["vendors", "stripe", "--format", "json"]).out).unwrap();
    let known = &list[0]["looked_up"];
    assert!(known["whole"].as_array().unwrap().contains(&"company".into()), "{known}");
    assert!(known["none"].as_array().unwrap().contains(&"country".into()), "{known}");
    let order: Vec<usize> = vendors::search("").iter().map(|one| one.looked_up().whole.len()).collect();
    assert!(order.is_sorted_by(|one, next| one >= next), "{order:?}");
}

/// Somebody at the search of providers, with these files among their own.
fn searching(files: &[(&str, &str)], typed: &str) -> String {
    use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
    use policy_wizard::tui::Unseen;
    use policy_wizard::tui::view::view;
    let root = tempfile::tempdir().unwrap();
    let at = root.path().canonicalize().unwrap();
    let places = policy_wizard::drafts::Places {
        drafts: at.join("drafts"),
        presets: at.join("presets"),
        state: at.join("state"),
        vendors: at.join("vendors"),
        here: at.join("work"),
    };
    for folder in [&places.vendors, &places.here] {
        std::fs::create_dir_all(folder).unwrap();
    }
    for (name, text) in files {
        std::fs::write(places.vendors.join(name), text).unwrap();
    }
    let today = policy_wizard::values::PolicyDate::parse("2026-11-21").unwrap();
    let mut unseen = Unseen::new(places, today, (120, 36));
    let press = |unseen: &mut Unseen, code| {
        let _ = unseen.press(KeyEvent::new(code, KeyModifiers::NONE)).unwrap();
    };
    press(&mut unseen, KeyCode::Enter);
    press(&mut unseen, KeyCode::Enter);
    unseen.model.go_to("sharing.recipients");
    press(&mut unseen, KeyCode::Char('+'));
    typed.chars().for_each(|letter| press(&mut unseen, KeyCode::Char(letter)));
    let mut screen = ratatui::Terminal::new(ratatui::backend::TestBackend::new(120, 36)).unwrap();
    screen.draw(|frame| view(&unseen.model, frame)).unwrap();
    let shown = screen.backend().to_string().replace('"', " ");
    shown.split_whitespace().collect::<Vec<_>>().join(" ") // lines are as long as the screen is wide
}

#[test]
fn the_search_says_what_was_looked_up_and_which_files_of_ones_own_are_left_out() {
    let shown = searching(&[], "stripe");
    assert!(
        shown.contains("Stripe, looked up 2026-11-21: company, ") && shown.contains("not looked up: "),
        "{shown}"
    );
    assert!(!shown.contains("left out"), "{shown}");
    let shown = searching(&[("odd.json", "{ \"format\": 1, \"colour\": 2 }")], "stripe");
    assert!(
        shown.contains("odd.json is left out of your own providers: line 1, column "),
        "{shown}"
    );
    assert!(shown.contains("Stripe, looked up"), "{shown}");
    let shown = searching(&[("odd.json", "{"), ("two.json", "")], "");
    assert!(
        shown.contains("2 files are left out of your own providers: odd.json, two.json"),
        "{shown}"
    );
}

#[test]
fn a_file_of_ones_own_that_is_none_is_told_with_its_place_and_the_list_does_not_end_well() {
    let home = super::program::Home::new();
    let folder = home.0.path().join("home/vendors");
    std::fs::create_dir_all(&folder).unwrap();
    assert_eq!(home.run(&["vendors"]).code, 0);
    home.beside("acme", &[]);
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
        for command in ["render", "open"] {
            let ran = home.run(&[
                command,
                "./acme.json",
                if command == "render" { "--unconfirmed" } else { "--format=md" },
            ]);
            let words = said.trim_start_matches("odd.json is left out: ");
            assert_eq!(ran.code, 0, "{command} needs none of them: {}", ran.err);
            assert!(
                ran.err.contains("warning: odd.json is left out of your own providers: line ") && ran.err.contains(words),
                "{command}: {}",
                ran.err
            );
        }
        let asked = home.run(&["plain"]);
        assert!(asked.err.contains(said), "{said}: {}", asked.err);
    }
}
