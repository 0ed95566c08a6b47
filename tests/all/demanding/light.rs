//! Bad light: the states from the text alone, and the page on a small screen and for a reader that speaks.

use crate::pictures::stage;
use crate::policy::{SAMPLES, sample};
use crate::snapshots::SCENES;
use policy_wizard::clauses;
use policy_wizard::draft::State;
use policy_wizard::render::{self, Options};
use policy_wizard::tui::theme::{Sign, Theme};
use regex::Regex;

/// The rows of a table whose states differ: each has the sign of its state before it.
#[test]
fn the_state_of_each_row_is_a_sign_before_it_also_in_ascii() {
    let mut count = 0;
    for theme in [Theme::plain(), Theme::plain().with_ascii()] {
        for scene in SCENES
            .iter()
            .filter(|scene| ["form_table", "record_row", "form_offers"].contains(&scene.name))
        {
            for (width, height) in [(40, 12), (80, 24), (300, 100)] {
                let mut stage = scene.at(width, height);
                stage.model.theme = theme;
                let (buffer, _) = stage.draw(width, height).unwrap();
                let lines = stage::lines(&buffer);
                let desk = stage.model.desk.as_ref().unwrap();
                let here = theme.sign(Sign::Here);
                for table in ["collection.kinds", "use.purposes", "sharing.recipients"] {
                    for key in policy_wizard::interview::keys(&desk.shown, table) {
                        let label = policy_wizard::asking::row_label(&desk.shown, table, &key);
                        let sign = match desk.draft.state(&policy_wizard::path::row_path(table, &key)) {
                            State::Suggested | State::Confirm => theme.sign(Sign::Suggested),
                            State::Known => theme.sign(Sign::Done),
                            _ => continue,
                        };
                        let start: String = label.chars().take(10).collect();
                        let of_row = |line: &&String| {
                            let text = line.trim_start().trim_start_matches(here).trim_start();
                            let signs = [Sign::Suggested, Sign::Done].map(|sign| theme.sign(sign));
                            let rest = signs.iter().find_map(|sign| text.strip_prefix(sign));
                            rest.is_some_and(|rest| rest.trim_start().starts_with(&start))
                        };
                        for line in lines.iter().filter(of_row) {
                            let text = line.trim_start().trim_start_matches(here).trim_start();
                            let part = desk.outstanding.iter().any(|at| at.starts_with(&format!("{table}.{key}.")));
                            let sign = if part { theme.sign(Sign::Suggested) } else { sign };
                            assert!(text.starts_with(sign), "{} at {width}: {line:?} is not {sign}", scene.name);
                            count += 1;
                        }
                    }
                }
            }
        }
    }
    assert!(count > 20, "only {count} rows were seen");
}

#[test]
fn what_is_chosen_and_what_is_not_differ_in_the_text() {
    for (name, signs) in [
        ("field_one", [Sign::Chosen, Sign::NotChosen]),
        ("field_many", [Sign::Ticked, Sign::NotTicked]),
        ("form_offers", [Sign::NotTicked, Sign::Here]),
    ] {
        let scene = SCENES.iter().find(|scene| scene.name == name).unwrap();
        for theme in [Theme::plain(), Theme::plain().with_ascii()] {
            let mut stage = scene.at(80, 24);
            stage.model.theme = theme;
            let (buffer, _) = stage.draw(80, 24).unwrap();
            let text = stage::lines(&buffer).join("\n");
            for sign in signs {
                assert!(text.contains(theme.sign(sign)), "{name} lacks {}:\n{text}", theme.sign(sign));
            }
        }
    }
}

fn pages() -> Vec<(String, String)> {
    let html = render::format("html").unwrap();
    let page = |(name, _): &(&str, &str)| {
        let mut answers = sample(name).published();
        answers.changes.in_short = Some(true);
        (
            (*name).to_owned(),
            (html.render)(&clauses::policy(&answers), &Options::default()),
        )
    };
    SAMPLES.iter().map(page).collect()
}

#[test]
fn no_page_is_wider_than_a_telephone() {
    let condition = Regex::new(r"@media[^{]*").unwrap();
    let fixed = Regex::new(r"(?:[;{\s])(?:min-)?width:\s*(\d+)(px|rem|em|ch)").unwrap();
    assert!(fixed.is_match("a { width: 30rem }"), "the test must look for something");
    for (name, page) in pages() {
        assert!(page.contains("name=\"viewport\" content=\"width=device-width"), "{name}");
        for found in fixed.captures_iter(&condition.replace_all(&page, "")) {
            let number: u32 = found[1].parse().unwrap();
            let pixels = if &found[2] == "px" { number } else { number * 16 };
            assert!(pixels <= 320, "{name}: {}", &found[0]);
        }
        assert!(!page.contains(" width=\""), "{name}");
        if page.contains("<table") {
            let narrow = page.contains("overflow-x: auto") || page.contains("attr(data-label)");
            assert!(narrow, "{name}: tables neither scroll nor fold");
        }
    }
}

#[test]
fn a_page_can_be_read_by_ear() {
    let heading = Regex::new(r"<h([1-6])[ >]").unwrap();
    let link = Regex::new(r"(?s)<a [^>]*>(.*?)</a>").unwrap();
    let tag = Regex::new(r"<[^>]*>").unwrap();
    let head = Regex::new(r"<th[ >][^>]*>").unwrap();
    let target = Regex::new("href=\"#([^\"]+)\"").unwrap();
    let lang = Regex::new("<html lang=\"en(-[A-Z]{2})?\"").unwrap();
    for (name, page) in pages() {
        assert!(lang.is_match(&page), "{name}");
        assert!(page.contains("<title>") && page.contains("<main"), "{name}");
        let mut last = 0;
        for found in heading.captures_iter(&page) {
            let level: u32 = found[1].parse().unwrap();
            assert!(level <= last + 1, "{name}: a heading of level {level} after {last}");
            assert!(level != 1 || last == 0, "{name}: two titles");
            last = level;
        }
        assert!(last > 1, "{name}: no headings");
        for found in link.captures_iter(&page) {
            let words = tag.replace_all(&found[1], "");
            assert!(!words.trim().is_empty(), "{name}: an empty link: {}", &found[0]);
        }
        for found in head.find_iter(&page) {
            assert!(found.as_str().contains("scope=\""), "{name}: {}", found.as_str());
        }
        for found in target.captures_iter(&page) {
            assert!(
                page.contains(&format!("id=\"{}\"", &found[1])),
                "{name}: #{} leads nowhere",
                &found[1]
            );
        }
    }
}
