//! What must be true of every screen, at every size, in every theme.

use super::pictures::stage::{self, Stage};
use super::snapshots::{SCENES, Scene};
use policy_wizard::tui::keys;
use policy_wizard::tui::model::Screen;
use policy_wizard::tui::theme::{Sign, Theme};
use ratatui::buffer::Buffer;
use ratatui::style::Color;

const SIZES: &[(u16, u16)] = &[(40, 12), (60, 20), (80, 24), (100, 30), (120, 36), (200, 60), (300, 100)];

const THEMES: &[(&str, Theme)] = &[
    ("dark", Theme::dark()),
    ("dark, 16 colours", Theme::dark_16()),
    ("light", Theme::light()),
    ("light, 16 colours", Theme::light_16()),
    ("high contrast", Theme::high_contrast()),
    ("plain", Theme::plain()),
    ("plain ASCII", Theme::plain().with_ascii()),
];

/// Every picture there is: what it is, and its lines.
fn every(check: &mut dyn FnMut(&Scene, &Theme, &mut Stage, &Buffer, &str)) {
    for scene in SCENES {
        for &(width, height) in SIZES {
            let mut stage = scene.at(width, height);
            // the themes differ in style and signs, so two sizes tell of each
            let themes = THEMES
                .iter()
                .filter(|(name, _)| matches!(width, 80 | 120) || ["dark", "plain ASCII"].contains(name));
            for (name, theme) in themes {
                stage.model.theme = *theme;
                let (buffer, _) = stage.draw(width, height).unwrap();
                let what = format!(
                    "{} at {width}×{height}, {name}:\n{}",
                    scene.name,
                    stage::lines(&buffer).join("\n")
                );
                check(scene, theme, &mut stage, &buffer, &what);
            }
        }
    }
}

#[test]
fn every_screen_is_right_at_every_size_in_every_theme() {
    let mut count = 0;
    every(&mut |scene, theme, stage, buffer, what| {
        count += 1;
        let lines = stage::lines(buffer);
        footer(stage, &lines, what);
        arrows(&lines, what);
        measure(stage, &lines, what);
        title(stage, &lines, what);
        if scene.cursor {
            cursor(theme, stage, &lines, what);
        }
        colours(theme, buffer, what);
        if theme.ascii {
            // the invented company writes ASCII only, so whatever is not is ours
            for (line, text) in lines.iter().enumerate() {
                assert!(text.is_ascii(), "line {line} is not ASCII: {text}\n{what}");
            }
        }
        if buffer.area.width >= 60 {
            for y in 0..buffer.area.height {
                let margin = [buffer[(0, y)].symbol(), buffer[(1, y)].symbol()];
                assert_eq!(margin, [" ", " "], "the left margin is not free in line {y}: {what}");
            }
        }
    });
    assert_eq!(count, SCENES.len() * (SIZES.len() * 2 + 2 * (THEMES.len() - 2)));
}

/// An arrow that says that there is more stands by itself: it covers no letter of a word.
fn arrows(lines: &[String], what: &str) {
    for line in &lines[1..lines.len() - 1] {
        let mut letters = line.chars().rev();
        if letters.next().is_some_and(|last| "↑↓".contains(last)) {
            assert!(
                letters.next().is_none_or(char::is_whitespace),
                "an arrow stands in a word: {line}\n{what}"
            );
        }
    }
}

/// However wide the screen is, no line is longer than what can be read at a glance.
fn measure(stage: &Stage, lines: &[String], what: &str) {
    let most = match (&stage.model.screen, &stage.model.over) {
        (Screen::Form(_), None) => 209,
        _ => 144,
    };
    // the first and the last line belong to the frame, which is that of the screen below
    for line in &lines[1..lines.len() - 1] {
        assert!(line.chars().count() <= most, "wider than {most}: {line}\n{what}");
    }
}

/// The last line names the first keys that work, each whole.
fn footer(stage: &Stage, lines: &[String], what: &str) {
    let last = lines.last().unwrap();
    let (key, does) = keys::footer(&stage.model)[0];
    let key = if stage.model.theme.ascii { ascii(key) } else { key.to_owned() };
    let wanted = format!("{key} {does}");
    assert!(
        last.trim_start().starts_with(&wanted),
        "the footer begins with {wanted:?}: {what}"
    );
    assert!(!last.contains('…'), "a key is cut in the footer: {what}");
}

fn ascii(key: &str) -> String {
    key.replace('↑', "^").replace('↓', "v").replace('→', ">").replace('←', "<")
}

/// The first line says where one is.
fn title(stage: &Stage, lines: &[String], what: &str) {
    let product = stage.model.desk.as_ref().map_or("policy-wizard", |desk| {
        desk.shown.company.product.as_deref().unwrap_or("Your privacy policy")
    });
    let section = match &stage.model.screen {
        Screen::Form(form) => policy_wizard::interview::section(form.section).map(|section| section.title),
        _ => None,
    };
    let title = lines[0].trim_start();
    let said = title.starts_with(product) || section.is_some_and(|section| title.starts_with(section));
    assert!(said, "no title: {what}");
}

/// The line with the cursor is seen: its mark, or the caret of a field.
fn cursor(theme: &Theme, stage: &mut Stage, lines: &[String], what: &str) {
    let mark = theme.sign(Sign::Here);
    let marked = lines[1..lines.len() - 1].iter().any(|line| line.contains(mark));
    let (_, caret) = stage.draw(stage.model.size.0, stage.model.size.1).unwrap();
    if let Some((x, y)) = caret {
        let (width, height) = stage.model.size;
        assert!(
            x < width && y > 0 && y < height.saturating_sub(1),
            "the caret is at {x}, {y}: {what}"
        );
    }
    assert!(marked || caret.is_some(), "nothing shows where the cursor is: {what}");
}

/// A theme without colour draws none, one of 16 colours only the terminal's own.
fn colours(theme: &Theme, buffer: &Buffer, what: &str) {
    let plain = [Theme::plain(), Theme::plain().with_ascii(), Theme::high_contrast()].contains(theme);
    let sixteen = [Theme::dark_16(), Theme::light_16()].contains(theme);
    for cell in &buffer.content {
        for colour in [cell.fg, cell.bg] {
            let own = !matches!(colour, Color::Indexed(_) | Color::Rgb(..));
            assert!(
                !plain || colour == Color::Reset,
                "{colour:?} in a theme without colour: {what}"
            );
            assert!(!sixteen || own, "{colour:?} in a theme of 16 colours: {what}");
        }
    }
}

/// What a section holds is told in whole parts, however long its state is.
#[test]
fn the_task_list_cuts_no_word() {
    for preset in policy_wizard::presets::all() {
        for width in 60..=120 {
            let mut play = super::hand::begun(&preset.id);
            play.resize(width, 24);
            play.model.screen = Screen::Tasks { at: 0 };
            let text = play.text();
            let sections = text.lines().filter(|line| line.trim_end().ends_with('…'));
            let cut: Vec<&str> = sections.filter(|line| !line.trim_end().ends_with(" …")).collect();
            assert!(cut.is_empty(), "{} at {width}: {cut:?}\n{text}", preset.id);
        }
    }
}
