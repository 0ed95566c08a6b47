//! What an author does is seen: no key acts in silence, no mark has two meanings, no footer names a key that does
//! nothing.

use super::pictures::stage::{self, Draw, Stage};
use super::screen::Play;
use super::snapshots::SCENES;
use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use policy_wizard::path;
use policy_wizard::tui::keys;
use policy_wizard::tui::model::{Found, Over, Screen};
use policy_wizard::tui::update::update;
use policy_wizard::vendors;

fn half() -> Stage {
    let mut stage = Stage::of(Draw::Half).unwrap();
    stage.send(policy_wizard::tui::update::Message::Resized(80, 24));
    stage
}

fn picture(stage: &mut Stage) -> String {
    let (width, height) = stage.model.size;
    let (buffer, caret) = stage.draw(width, height).unwrap();
    format!("{}\n{caret:?}", stage::lines(&buffer).join("\n"))
}

/// Where a key was pressed: the picture with its colours, and how many wishes it made.
fn does(stage: &mut Stage, key: KeyEvent) -> bool {
    let (width, height) = stage.model.size;
    let (before, caret) = stage.draw(width, height).unwrap();
    let Some(message) = keys::message(&stage.model, key) else {
        return false;
    };
    let effects = update(&mut stage.model, message);
    let (after, then) = stage.draw(width, height).unwrap();
    before != after || caret != then || !effects.is_empty()
}

#[test]
fn each_key_that_a_footer_names_does_something() {
    let mut silent = Vec::new();
    for scene in SCENES {
        for (width, height) in [(80, 24)] {
            let items = keys::footer(&scene.at(width, height).model);
            for (name, words) in items {
                let meant = keys::each(name);
                let acts = |(_, _, key): &(u16, u16, KeyEvent)| does(&mut scene.at(width, height), *key);
                // a refusal that is said already is said again
                let again = scene.name == "field_date_problem" && name == "Enter";
                if !again && !meant.is_empty() && !meant.iter().any(acts) {
                    silent.push(format!("{} at {width}×{height}: {name} {words}", scene.name));
                }
            }
        }
    }
    assert!(silent.is_empty(), "these keys do nothing:\n{}", silent.join("\n"));
}

#[test]
fn letters_on_a_choice_say_what_they_did() {
    let mut stage = half();
    let said = |stage: &Stage| stage.model.note.clone().unwrap_or_default();
    stage.model.go_to("company.audience");
    stage.press("x");
    assert!(said(&stage).contains("cleared; u brings it back"), "{}", said(&stage));
    stage.press("u");
    stage.press("Space");
    assert!(said(&stage).contains("u takes it back"), "{}", said(&stage));
    stage.press("Right");
    stage.key(KeyCode::Delete);
    assert!(said(&stage).contains("cleared"), "{}", said(&stage));
    stage.press("Esc u");
    let answers = &stage.model.desk.as_ref().unwrap().draft.answers;
    assert!(path::get(answers, "company.audience").is_some(), "u brings it back");

    stage.model.go_to("collection.kinds.usage");
    for key in ["c", "J", "K"] {
        stage.press(key);
        assert!(said(&stage).contains(" u "), "{key}: {}", said(&stage));
        stage.press(if key == "c" { "Esc" } else { "" }); // a copy opens its name
    }
    stage.press("K K K K K K K K K K K K K K K K");
    assert!(said(&stage).contains("no further up"), "{}", said(&stage));
}

#[test]
fn a_choice_marks_what_the_next_key_changes() {
    let mut stage = Stage::of(Draw::Fresh).unwrap();
    stage.model.go_to("collection.sensitive");
    stage.press("Right");
    assert!(
        picture(&mut stage).contains("▸ unanswered     ( ) yes     ( ) no"),
        "{}",
        picture(&mut stage)
    );
    stage.press("Right Right");
    assert!(
        picture(&mut stage).contains("  ( ) yes   ▸ (•) no"),
        "{}",
        picture(&mut stage)
    );
}

#[test]
fn a_list_below_a_field_has_one_mark() {
    let mut stage = half();
    stage.model.go_to("company.country");
    stage.press("Right");
    stage.key(KeyCode::End);
    stage.model.go_to("company.country");
    stage.press("Right");
    for _ in 0..20 {
        stage.key(KeyCode::Backspace);
    }
    stage.type_text("ger");
    let all = picture(&mut stage);
    let (_, field) = all.split_once("In which country").unwrap();
    assert!(field.contains("▸   Germany"), "{all}");
    assert_eq!(field.matches('▸').count(), 1, "{all}");
}

#[test]
fn a_long_list_is_narrowed_by_typing_in_a_choice_and_among_ticks() {
    let mut stage = half();
    stage.model.go_to("sharing.recipients.google-cloud");
    stage.press("Right");
    let Screen::Form(form) = &mut stage.model.screen else {
        panic!("no record")
    };
    form.focus = policy_wizard::tui::model::Entry::Answer("sharing.recipients.google-cloud.job".into());
    stage.press("Right");
    stage.type_text("payment");
    let all = picture(&mut stage);
    assert!(all.contains("/ payment") && !all.contains("hosting\n"), "{all}");
    stage.press("Enter");
    let answers = &stage.model.desk.as_ref().unwrap().draft.answers;
    let jobs = path::get(answers, "sharing.recipients.google-cloud.job").unwrap();
    assert!(jobs.as_array().unwrap().iter().any(|job| job == "payments"), "{jobs}");
    assert!(
        matches!(&stage.model.screen, Screen::Form(form) if form.input.is_some()),
        "all are shown again"
    );
    stage.type_text("zzzz");
    let all = picture(&mut stage);
    assert!(all.contains("nothing like that"), "{all}");
    let before = stage.model.desk.as_ref().unwrap().draft.answers.clone();
    stage.press("Enter");
    assert!(
        stage.model.desk.as_ref().unwrap().draft.answers == before,
        "nothing is ticked unseen"
    );
}

#[test]
fn words_typed_for_a_use_that_is_in_no_list_become_its_own_words() {
    let mut stage = half();
    stage.model.go_to("use.purposes");
    let Screen::Form(form) = &mut stage.model.screen else {
        panic!("no section")
    };
    form.focus = policy_wizard::tui::model::Entry::Add("use.purposes");
    stage.press("Enter");
    stage.type_text("match you with a tutor");
    let all = picture(&mut stage);
    assert!(all.contains("in your own words: “match you with a tutor”"), "{all}");
    stage.press("Enter");
    let answers = |stage: &Stage| stage.model.desk.as_ref().unwrap().draft.answers.clone();
    let last = answers(&stage).uses.purposes.last().cloned().unwrap();
    assert_eq!(last.words.as_deref(), Some("match you with a tutor"), "{last:?}");

    // the same in a row that stands
    let at = format!("use.purposes.{}", last.key);
    stage.model.go_to(&at);
    stage.press("Right");
    let Screen::Form(form) = &mut stage.model.screen else {
        panic!("no record")
    };
    form.focus = policy_wizard::tui::model::Entry::Answer(format!("{at}.purpose"));
    stage.press("Right");
    stage.type_text("find a room");
    stage.press("Enter");
    let last = answers(&stage).uses.purposes.last().cloned().unwrap();
    assert_eq!(last.words.as_deref(), Some("find a room"), "{last:?}");
}

#[test]
fn the_line_of_a_search_has_a_caret_that_moves() {
    let mut stage = half();
    stage.press("/ mail");
    for key in [
        KeyCode::Home,
        KeyCode::Char('e'),
        KeyCode::Char('-'),
        KeyCode::End,
        KeyCode::Char('s'),
        KeyCode::Left,
    ] {
        stage.key(key);
    }
    let Some(Over::Find(seeking)) = &stage.model.over else {
        panic!("no find")
    };
    assert_eq!(seeking.text.text(), "e-mails");
    let word = KeyEvent::new(KeyCode::Char('w'), KeyModifiers::CONTROL);
    assert!(does(&mut stage, word));
    let Some(Over::Find(seeking)) = &stage.model.over else {
        panic!("no find")
    };
    assert!(seeking.text.text().len() < 7, "a word is deleted: {}", seeking.text.text());
}

#[test]
fn a_provider_with_regions_asks_where_it_is() {
    let mut stage = half();
    stage.model.go_to("sharing.recipients.stripe");
    stage.press("+ hetzner Enter");
    let all = picture(&mut stage);
    assert!(
        all.contains("Where does it handle the data?") && all.contains("in which country is your Hetzner region?"),
        "{all}"
    );
    let country = |stage: &Stage| {
        path::get(
            &stage.model.desk.as_ref().unwrap().draft.answers,
            "sharing.recipients.hetzner.country",
        )
    };
    assert_eq!(country(&stage), None, "no country is taken for granted");
    stage.type_text("germany");
    stage.press("Enter");
    assert_eq!(country(&stage).unwrap()["area"], "DE");
    assert!(vendors::all().iter().filter(|v| v.regions).count() > 8);
    for vendor in vendors::all() {
        let said = vendor.check.iter().any(|line| line.starts_with("You choose"));
        assert_eq!(
            vendor.regions, said,
            "{}: its file says one thing and means another",
            vendor.id
        );
    }
}

#[test]
fn what_nobody_checked_of_where_a_provider_is_is_said_in_its_row_and_at_its_question() {
    let mut stage = half();
    stage.model.size = (120, 36);
    for (id, at_row, at_question) in [
        (
            "resend",
            "not verified: data, in part only, country",
            "from the catalogue (not verified)",
        ),
        ("mailgun", "“Mailgun” has no country", "European Union (not verified)"),
    ] {
        stage.model.go_to("sharing.recipients.stripe");
        stage.press(&format!("+ {id} Enter Esc Esc"));
        stage.model.go_to(&format!("sharing.recipients.{id}"));
        let all = picture(&mut stage);
        assert!(all.contains(at_row), "{id}: {all}");
        stage.model.go_to(&format!("sharing.recipients.{id}.country"));
        let all = picture(&mut stage);
        assert!(all.contains(at_question), "{id}: {all}");
    }
    let talk = super::plain::Talk::new(None);
    talk.say("go sharing.recipients\nadd resend\nquit\n");
    talk.say("go sharing.recipients\nadd mailgun\nquit\n");
    let out = talk.say("go sharing.recipients.resend.country\ngo sharing.recipients.mailgun.country\nquit\n");
    for words in [
        "Suggested by Resend, from the catalogue: the United States (not verified)",
        "Mailgun lets you choose between the United States and the European Union (not verified).",
    ] {
        assert!(out.contains(words), "{words}: {out}");
    }
}

#[test]
fn an_address_that_is_none_is_taken_and_said() {
    for (typed, said) in [
        ("me@example.org", "looks like an e-mail"),
        ("https://example.org", "looks like a link"),
        ("Dublin", "single word"),
        ("12 Quay Lane, Dublin", ""),
    ] {
        let mut stage = Stage::of(Draw::Fresh).unwrap();
        stage.model.size = (120, 36);
        stage.model.go_to("company.address");
        stage.press("Right");
        stage.type_text(typed);
        let all = picture(&mut stage);
        assert_eq!(all.contains("A postal address has"), !said.is_empty(), "{typed}: {all}");
        assert!(all.contains(said), "{typed}: {all}");
        stage.key(KeyCode::Tab);
        let answers = &stage.model.desk.as_ref().unwrap().draft.answers;
        assert_eq!(path::get(answers, "company.address").unwrap(), typed, "it is not stopped");
    }
}

#[test]
fn a_sheet_says_that_the_record_has_more_columns() {
    let scene = SCENES.iter().find(|scene| scene.name == "form_ask_counsel").unwrap();
    let all = picture(&mut scene.at(120, 36));
    assert!(all.contains("2 more columns: →"), "{all}");
}

#[test]
fn the_task_list_says_how_hard_the_text_is() {
    let mut play = Play::start(1);
    for (width, height) in [(80, 24), (120, 36)] {
        play.resize(width, height);
        let text = play.text().to_lowercase();
        assert!(text.contains("reading grade") && text.contains("longest sentence"), "{text}");
    }
}

#[test]
fn home_stands_on_the_draft_that_was_left() {
    let mut stage = Stage::shelf().unwrap();
    let left = stage.model.listed[1].file.clone();
    stage.send(policy_wizard::tui::update::Message::Opened {
        draft: Box::new(stage::draft(Draw::Half).unwrap()),
        file: left.clone(),
        kept: Box::default(),
        note: None,
    });
    stage.send(policy_wizard::tui::update::Message::Closed);
    let mut listed = stage.model.listed.clone();
    listed.rotate_left(2); // saved last, it is listed elsewhere now
    let shelf = policy_wizard::tui::model::Shelf {
        listed,
        presets: stage.model.presets.clone(),
        ..Default::default()
    };
    stage.send(policy_wizard::tui::update::Message::Shelf(Box::new(shelf)));
    let Screen::Home { at } = stage.model.screen else {
        panic!("not home")
    };
    assert_eq!(stage.model.listed[at].file, left);
}

/// What stands below the sections is found by its name and by what it is for, from anywhere, and Esc comes back.
#[test]
fn the_pages_below_the_sections_are_found_and_left_again() {
    for (words, on) in [
        ("open questions", "Finish"),
        ("every answer", "Check your answers"),
        ("laws want", "What the review found"),
        ("behind it", "The text"),
    ] {
        let mut play = super::screen::Play::start(1);
        play.model.go_to("collection.kinds");
        let before = play.text();
        play.press("/");
        play.type_text(words);
        let Some(Over::Find(seeking)) = &play.model.over else {
            panic!("{words}")
        };
        let page = seeking.found.iter().position(|found| matches!(found, Found::Page(_)));
        let page = page.expect(words);
        assert!(page < 5, "{words}: as line {page}");
        (0..page).for_each(|_| play.press("Down"));
        play.press("Enter");
        let head = play.text().lines().next().unwrap_or_default().to_owned();
        assert!(head.contains(on), "{words}: {head}");
        play.press("Esc");
        assert_eq!(play.text().lines().nth(2), before.lines().nth(2), "{words}");
    }
}
