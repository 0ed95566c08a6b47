//! Whoever holds Enter stops at the company's name, and publishes nothing that nobody picked.

use crate::screen::Play;
use crate::terminal::{CTRL_C, ENTER, Term, folders};
use crossterm::event::KeyCode;
use policy_wizard::answers::Answers;
use policy_wizard::interview;
use policy_wizard::path;
use policy_wizard::tui::model::Screen;
use std::fs;

/// What is there of what must be picked one by one.
fn picked(answers: &Answers) -> Vec<String> {
    let of_tables = interview::all().iter().filter(|q| q.pick && q.is_table());
    of_tables
        .flat_map(|table| {
            interview::keys(answers, table.id)
                .into_iter()
                .map(|key| path::row_path(table.id, &key))
        })
        .collect()
}

#[test]
fn four_hundred_times_enter_from_launch_on_every_preset() {
    for preset in 0..Play::new(80, 24).model.presets.len() {
        let mut play = Play::new(100, 30);
        (0..preset).for_each(|_| play.key(KeyCode::Down));
        (0..400).for_each(|_| play.key(KeyCode::Enter));
        assert!(play.written.is_empty() && !play.quit);
        let Screen::Form(form) = &play.model.screen else {
            panic!("not in a form:\n{}", play.text())
        };
        assert_eq!(form.focus.path(), "company.product");
        assert_eq!(picked(&play.desk().draft.answers), [""; 0]);

        // with the four facts that only the author has, Enter may go all the way
        let facts = [
            ("company.product", "Acme"),
            ("company.legal_name", "Acme-Ltd"),
            ("company.contact", "privacy@acme.example"),
            ("changes.effective", "2026-12-01"),
        ];
        for (id, text) in facts {
            play.model.go_to(id);
            play.press("Right");
            play.type_text(text);
            play.press("Enter");
        }
        play.model.screen = Screen::Tasks { at: 0 };
        (0..400).for_each(|_| play.key(KeyCode::Enter));
        let known = play.desk().draft.published();
        assert_eq!(picked(&known), [""; 0], "{}", play.text());
        for question in interview::all()
            .iter()
            .filter(|q| q.pick && !q.gate && !q.is_column() && !q.is_table())
        {
            let value = path::get(&known, question.id);
            assert_eq!(value, None, "{} is answered", question.id);
        }
    }
}

#[test]
fn in_a_real_terminal_nothing_but_the_draft_is_written() {
    let (_root, home, work) = folders();
    let mut term = Term::start(&home, &work, &[], (100, 30));
    term.see("New policy");
    (0..8).for_each(|_| term.keys(&ENTER.repeat(50)));
    term.see("What is your product called?");
    term.keys(CTRL_C);
    assert_eq!(term.end().0, 0);
    let mut names: Vec<String> = fs::read_dir(&work)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    assert_eq!(names, [".git", "privacy-policy.json"]);
}
