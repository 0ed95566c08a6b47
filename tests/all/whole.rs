//! Nothing is cut: every question is read whole on the smallest screen, and what a list has no room for is read where its line has
//! the cursor.

use super::hand::begun;
use super::pictures::stage::{self, Draw, Stage};
use super::snapshots::SCENES;
use policy_wizard::edit::{Edit, Who};
use policy_wizard::interview::{self, Question};
use policy_wizard::path;
use policy_wizard::tui::model::{Entry, Form, Screen};
use policy_wizard::tui::spots::Spot;
use policy_wizard::values::PolicyDate;
use serde_json::json;

/// The words of some lines, in a row.
fn flat<'a>(lines: impl IntoIterator<Item = &'a String>) -> String {
    let words = lines.into_iter().flat_map(|line| line.split_whitespace());
    words.collect::<Vec<_>>().join(" ")
}

/// The lines below the one that parts a list from what is asked.
fn panel(stage: &mut Stage, (width, height): (u16, u16)) -> (Vec<String>, Option<(u16, u16)>) {
    let (buffer, caret) = stage.draw(width, height).unwrap();
    let lines = stage::lines(&buffer);
    let rule = lines
        .iter()
        .position(|line| line.starts_with("───") || line.starts_with("  ───"));
    let from = rule.unwrap_or_else(|| panic!("no panel:\n{}", lines.join("\n"))) + 1;
    (lines[from..].to_vec(), caret.filter(|(_, y)| usize::from(*y) >= from))
}

/// The path of a question in this draft; of a column in the first row of its table, which is made where there is none.
fn place(stage: &mut Stage, question: &Question) -> String {
    let Some(table) = question.table() else {
        return question.id.to_owned();
    };
    let desk = stage.model.desk.as_mut().unwrap();
    if interview::keys(&desk.shown, table).is_empty() {
        let who = Who {
            by: "author".into(),
            on: PolicyDate::parse("2026-11-20").unwrap(),
        };
        let insert = Edit::Insert {
            table: table.to_owned(),
            before: None,
            row: json!({ "key": "first" }),
        };
        desk.edit(&[insert], &who).unwrap();
    }
    let key = interview::keys(&desk.shown, table).into_iter().next();
    question.path(&key.unwrap_or_else(|| "first".to_owned()))
}

/// The form with the focus on this answer, whether its question is asked of this draft or not.
fn ask(stage: &mut Stage, question: &Question, at: &str) {
    let desk = stage.model.desk.as_ref().unwrap();
    let mut form = Form::section(interview::section(question.section).unwrap().id, desk);
    if let (Some(table), Ok(path::Spot::Cell(_, key))) = (question.table(), path::spot(at)) {
        form = form.record(interview::question(table).unwrap().id, key, desk);
    }
    form.focus = Entry::Answer(at.to_owned());
    stage.model.screen = Screen::Form(form);
}

#[test]
fn no_question_and_no_answers_place_is_cut_on_the_smallest_screen() {
    const SMALLEST: (u16, u16) = (40, 12);
    let mut fields = 0;
    for how in [Draw::Fresh, Draw::Done] {
        let mut stage = Stage::of(how).unwrap();
        // own statements have a page of their own
        let asked = |question: &&Question| !question.is_table() && interview::section(question.section).is_some();
        for question in interview::all().iter().filter(asked) {
            let at = place(&mut stage, question);
            ask(&mut stage, question, &at);
            let (lines, _) = panel(&mut stage, SMALLEST);
            let asked = flat([&question.ask.to_owned()]);
            let read = flat(&lines);
            assert!(read.starts_with(&asked), "{at}:\n{}", lines.join("\n"));
            let desk = stage.model.desk.as_ref().unwrap();
            if let Some(value) = path::get(&desk.shown, &at) {
                let words = policy_wizard::tui::model::words_of(&desk.shown, question, &value);
                let first = words.split_whitespace().next().unwrap_or_default().to_owned();
                let short = words.chars().count() <= 15;
                assert!(
                    short || read[asked.len()..].contains(&first),
                    "{at}: nothing of {words:?}:\n{}",
                    lines.join("\n")
                );
            }
            stage.press("Right");
            let Screen::Form(form) = &stage.model.screen else { continue };
            if form.input.is_none() || form.focus.path() != at {
                continue;
            }
            fields += 1;
            let (lines, caret) = panel(&mut stage, SMALLEST);
            assert!(flat(&lines).starts_with(&asked), "{at}, open:\n{}", lines.join("\n"));
            let here = caret.is_some() || lines.iter().any(|line| line.contains('▸'));
            assert!(here, "{at}: no place for the answer:\n{}", lines.join("\n"));
            stage.press("Esc");
        }
    }
    assert!(fields > 300, "{fields} fields were looked at");
}

/// What a line says of itself with the sign of what is left out: a command that asks for more, or how much is below.
const OURS: &[&str] = &[
    "lines more",
    "line more",
    "reads on",
    "Rename…",
    "Copy…",
    "Export…",
    "preset…",
    "Delete…",
    "formats…",
    "drafts…",
    "file…",
];

/// Where a screen says in part what another has said whole: the scene, and how its line begins.
const ELSEWHERE: &[(&str, &str)] = &[
    ("finish_decides", "in the United States; nothing says what"), // by the list from which one comes
    ("findings_why", "the United States; nothing says what"),
    ("findings_laws", "▸ The GDPR"), // by what stands below the list, in its own words
];

#[test]
fn what_is_cut_is_read_whole_where_its_line_has_the_cursor() {
    let mut cut = Vec::new();
    for scene in SCENES {
        let mut wide = scene.at(300, 100);
        let (wide, _) = wide.draw(300, 100).unwrap();
        let wide = flat(&stage::lines(&wide));
        for (width, height) in [(40, 12), (60, 20), (80, 24)] {
            let mut stage = scene.at(width, height);
            let (buffer, _) = stage.draw(width, height).unwrap();
            let lines = stage::lines(&buffer);
            let in_form = matches!(stage.model.screen, Screen::Form(_)) && stage.model.over.is_none();
            let spots = stage.model.spots.all();
            // what stands below a list is in short what Enter or → says at length
            let short = in_form || matches!(stage.model.screen, Screen::Findings(_));
            let rule = lines.iter().position(|line| line.contains("───")).filter(|_| short);
            for (y, line) in lines.iter().enumerate().skip(1).take(lines.len() - 2) {
                let Some((before, _)) = line.split_once('…') else { continue };
                let row = u16::try_from(y).unwrap();
                let spot = spots.iter().find(|(area, spot)| {
                    matches!(spot, Spot::Line(_) | Spot::Field) && (area.top()..area.bottom()).contains(&row)
                });
                // what is longer than its list is opened with Enter, and so is a section, of which the list tells whole parts
                let parts = matches!(stage.model.screen, Screen::Tasks { .. }) && line.ends_with(" …");
                let here = spot.is_some_and(|(area, _)| lines[usize::from(area.y)].contains('▸') && area.height < 3) && !parts;
                let last: String = before.split_whitespace().next_back().unwrap_or_default().to_owned() + "…";
                // or the same picture says it whole
                let begins = before.trim_end().rsplit("  ").next().unwrap_or_default().to_lowercase();
                let begins = begins.trim_start_matches(['▸', ' ']);
                let others = lines
                    .iter()
                    .enumerate()
                    .filter(|(other, _)| *other != y)
                    .map(|(_, line)| line);
                let whole = begins.chars().count() > 3 && flat(others).to_lowercase().contains(begins);
                let told = whole || OURS.iter().any(|ours| line.contains(ours)) || (last.len() > 5 && wide.contains(&last));
                let elsewhere = ELSEWHERE
                    .iter()
                    .any(|(name, begins)| *name == scene.name && line.trim_start().starts_with(begins));
                let below = rule.is_some_and(|rule| y > rule);
                if told || elsewhere || below || (spot.is_some() && (!here || in_form)) {
                    continue;
                }
                cut.push(format!("{} at {width}×{height}: {line}", scene.name));
            }
        }
    }
    assert!(cut.is_empty(), "cut, and nowhere whole:\n{}", cut.join("\n"));
}

#[test]
fn a_column_stays_where_one_row_lacks_it_and_its_cell_says_so() {
    let head = |stage: &mut Stage, width: u16| -> (String, Vec<String>) {
        let (buffer, _) = stage.draw(width, 36).unwrap();
        let lines = stage::lines(&buffer);
        let head = lines.iter().find(|line| line.trim_start().starts_with("Use  ")).cloned();
        (head.unwrap_or_default(), lines)
    };
    for width in [80, 90, 100, 120, 200] {
        let mut stage = Stage::of(Draw::Done).unwrap();
        stage.model.go_to("use.purposes.secure");
        let (before, _) = head(&mut stage, width);
        let who = Who {
            by: "author".into(),
            on: PolicyDate::parse("2026-11-20").unwrap(),
        };
        let clear = Edit::Set {
            path: "use.purposes.secure.ground".into(),
            value: None,
        };
        stage.model.desk.as_mut().unwrap().edit(&[clear], &who).unwrap();
        let (after, lines) = head(&mut stage, width);
        assert_eq!(
            before.contains("Ground"),
            after.contains("Ground"),
            "{width}:\n{before}\n{after}\n{}",
            lines.join("\n")
        );
        let row = lines.iter().find(|line| line.contains("▸ ! keep the product secure"));
        let row = row.unwrap_or_else(|| panic!("{width}:\n{}", lines.join("\n")));
        assert!(
            row.contains("missing") || !after.contains("Ground"),
            "{width}: {row}\n{}",
            lines.join("\n")
        );
    }
}

#[test]
fn a_note_that_is_longer_than_a_line_is_read_whole() {
    let mut stage = Stage::of(Draw::Half).unwrap();
    stage.model.go_to("collection.kinds.usage");
    let words = "This says in more words than one line of a small screen has room for what a key has just done.";
    stage.model.note = Some(words.into());
    let (buffer, _) = stage.draw(40, 12).unwrap();
    let lines = stage::lines(&buffer);
    assert!(flat(&lines).contains(words), "{}", lines.join("\n"));
    assert!(lines.last().unwrap().contains("Enter"), "{}", lines.join("\n"));
}

#[test]
fn a_hit_of_find_shows_the_words_that_were_looked_for() {
    let mut stage = Stage::of(Draw::Half).unwrap();
    stage.send(policy_wizard::tui::update::Message::Resized(80, 24));
    stage.press("/");
    stage.type_text("open questions");
    let (buffer, _) = stage.draw(80, 24).unwrap();
    let lines = stage::lines(&buffer);
    let hit = lines.iter().find(|line| line.contains("page") && line.contains("Finish"));
    let hit = hit.unwrap_or_else(|| panic!("{}", lines.join("\n")));
    assert!(hit.contains("open questions"), "{hit}\n{}", lines.join("\n"));
}

/// Whoever sees the files of Finish sees which of them are not made to be published.
#[test]
fn at_80_columns_a_private_file_says_so_without_the_cursor() {
    let mut play = begun("b2b-saas");
    play.resize(80, 24);
    play.press("End Enter End");
    let text = play.text();
    for label in ["Copy for your lawyer", "Open questions"] {
        let line = text.lines().find(|line| line.contains(label));
        assert!(line.is_some_and(|line| line.ends_with("private")), "{text}");
    }
}
