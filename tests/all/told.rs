//! What `?` tells of the keys: on every screen what they do there.

use super::hand::begun;
use super::plain::Talk;
use super::screen::Play;
use super::snapshots::SCENES;
use policy_wizard::tui::keys::{self, KEYS, footer};
use policy_wizard::tui::model::{Model, Over, Screen};

/// Holds the page of `?` to the words of the footer, which are those of what a key does here: the page's text, and the model that
/// it was asked for.
pub fn holds(page: &str, model: &Model) {
    let works = page.split("Keys that work here").nth(1).unwrap_or_else(|| panic!("{page}"));
    let works = works.split("Other keys").next().unwrap_or_default();
    for (shown, does) in footer(model) {
        let Some(key) = KEYS.iter().find(|key| key.shown == shown && key.varies) else {
            continue;
        };
        let mut lines = works.lines().map(str::trim).filter_map(|line| line.strip_prefix(key.shown));
        let said = lines.find(|line| line.starts_with(' ')).map(str::trim);
        assert_eq!(said, Some(does), "{shown}:\n{page}");
    }
}

/// The text of the page, opened and closed again.
fn page(play: &mut Play) -> String {
    play.resize(120, 90);
    play.press("?");
    let page = play.text();
    play.press("Esc");
    page
}

#[test]
fn on_every_screen_the_help_tells_of_a_key_what_it_does_there() {
    let mut play = begun("b2b-saas");
    for ways in ["", "t", "r", "r Tab", "End Enter", "End Up Up Up Enter"] {
        if !matches!(play.model.screen, Screen::Tasks { .. }) {
            play.model.screen = Screen::Tasks { at: 0 };
        }
        play.model.trail.clear();
        play.press(ways);
        assert!(
            !matches!(play.model.screen, Screen::Form(_)) && play.model.over.is_none(),
            "{ways}: {}",
            play.text()
        );
        let text = page(&mut play);
        holds(&text, &play.model);
        assert!(
            !text.split("Other keys").next().unwrap().contains("yes to what is shown"),
            "{text}"
        );
    }
}

/// The same on every screen there is, off its fields: where a letter types, `F1` opens the page of the question.
#[test]
fn the_help_of_every_screen_lists_what_its_footer_names() {
    for scene in SCENES {
        let mut stage = scene.at(120, 90);
        if stage.model.has_caret() || stage.model.types() {
            continue;
        }
        let footer = keys::footer(&stage.model);
        let listed: Vec<&str> = keys::working(&stage.model).into_iter().map(|(key, _)| key).collect();
        for (key, does) in footer {
            let known = KEYS.iter().any(|one| one.shown == key);
            assert!(
                !known || listed.contains(&key),
                "{}: {key} {does} is not in {listed:?}",
                scene.name
            );
        }
        if stage.model.over.is_some() {
            // there `?` would close what is read, so nothing says that it lists the keys
            assert!(!listed.contains(&"?"), "{}: {listed:?}", scene.name);
            continue;
        }
        let off_form = !matches!(stage.model.screen, Screen::Form(_));
        let below = off_form.then(|| keys::footer(&stage.model));
        stage.press("?");
        let Some(Over::Keys { works, .. }) = &stage.model.over else {
            panic!("{}: ? opens no page", scene.name);
        };
        for (key, does) in below.into_iter().flatten() {
            let varies = KEYS.iter().any(|one| one.shown == key && one.varies);
            let told = works.iter().find(|(shown, _)| *shown == key).map(|(_, told)| *told);
            assert!(
                !varies || told == Some(does),
                "{}: {key}: {told:?}, and the footer {does}",
                scene.name
            );
        }
    }
}

#[test]
fn the_text_says_what_its_marks_mean_where_they_stand() {
    for (width, height) in [(40, 12), (80, 24), (120, 36)] {
        let mut play = begun("b2b-saas");
        play.resize(width, height);
        play.model.go_to("rights.days");
        play.press("Enter t");
        if !matches!(play.model.screen, Screen::Text { .. }) {
            play.press("t");
        }
        let shown = play.model.desk.as_ref().unwrap().changed.clone();
        let text = play.text();
        assert_eq!(
            text.contains("+ just changed") || text.contains("+ new"),
            !shown.is_empty(),
            "{width}×{height}: {text}"
        );
    }
}

#[test]
fn in_lines_a_hint_holds_where_it_is_said() {
    let talk = Talk::new(Some("b2b-saas"));
    let out = talk.say("Acme\ngo sharing.recipients\nmove\nquit\n");
    assert!(
        out.contains("There is nothing to move here") && !out.contains("Say move ROW"),
        "{out}"
    );
    talk.say("go sharing.recipients\nadd Stripe\n1\nquit\n");
    talk.say("go sharing.recipients\nadd Hostly\nback\nquit\n");
    let out = talk.say("go sharing.recipients\nmove\nquit\n");
    assert!(out.contains("Say move ROW before ROW"), "{out}");
}
