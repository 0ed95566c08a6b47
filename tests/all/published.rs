//! Publishing: what Finish asks, writes and records, and what the task list says later.

use crate::policy::{SAMPLES, sample};
use crate::ready::{TODAY, but_for_decisions, decided};
use crate::screen::Play;
use crate::terminal::{CTRL_C, ENTER, Term, folders};
use policy_wizard::draft::{Decided, Draft, Notes};
use policy_wizard::drafts::{self, Places, published as copies};
use policy_wizard::edit::{Edit, Who};
use policy_wizard::interview;
use policy_wizard::path;
use policy_wizard::published::{
    Kept, Past, Print, Publication, Since, There, changed_answers, changed_lines, digest, digest_of_answers,
};
use policy_wizard::tui::model::{Desk, FinishLine, Over, Screen, Stage, Target};
use policy_wizard::tui::update::{Message, update};
use policy_wizard::values::PolicyDate;
use serde_json::json;
use std::fs;
use std::path::{Path, PathBuf};

fn day(text: &str) -> PolicyDate {
    PolicyDate::parse(text).unwrap()
}

fn places(root: &Path) -> Places {
    Places {
        drafts: root.join("home/drafts"),
        presets: root.join("home/presets"),
        vendors: root.join("home/vendors"),
        state: root.join("home/state"),
        here: root.join("work"),
    }
}

/// Publishes a sample as Finish does it: a file in the project, one outside of it.
fn publish(root: &Path) -> (Places, PathBuf, Draft) {
    let places = places(root);
    fs::create_dir_all(root.join("work/.git")).unwrap();
    fs::create_dir_all(root.join("work/legal")).unwrap();
    let file = root.join("work/legal/privacy-policy.json");
    let mut draft = sample("clairvio");
    let written: Vec<copies::Written> = [("md", root.join("work/PRIVACY.md")), ("txt", root.join("outside.txt"))]
        .into_iter()
        .map(|(format, place)| {
            let text = (policy_wizard::published::output(format).unwrap().text)(
                &draft,
                &Print {
                    notes: &Notes::default(),
                    marked: false,
                    today: day("2026-11-21"),
                },
            );
            fs::write(&place, &text).unwrap();
            copies::Written {
                place,
                format: format.to_owned(),
                text,
            }
        })
        .collect();
    let on = day("2026-11-21");
    let publication = copies::publish(&places, &file, &draft, (on, on.later(12)), &written).unwrap();
    draft.publications.push(publication);
    drafts::save(&file, &draft, false).unwrap();
    (places, file, draft)
}

#[test]
fn a_private_list_that_was_written_along_is_proposed_again_where_it_stands_and_recorded_in_no_draft() {
    let root = tempfile::tempdir().unwrap();
    let (places, file, mut draft) = publish(root.path());
    let list = root.path().join("elsewhere.html");
    let written = ["annotated", "md"].map(|format| copies::Written {
        place: if format == "md" {
            root.path().join("work/PRIVACY.md")
        } else {
            list.clone()
        },
        format: format.to_owned(),
        text: format.to_owned(),
    });
    let on = day("2026-11-22");
    let publication = copies::publish(&places, &file, &draft, (on, on.later(12)), &written).unwrap();
    assert_eq!(publication.files.len(), 1, "{publication:?}");
    draft.publications.push(publication);
    let proposed = || {
        let past = copies::recall(&places, &file, &draft).unwrap();
        let mut all = policy_wizard::published::proposals(Some(&past), root.path(), false);
        all.retain(|one| one.chosen);
        all.into_iter().map(|one| (one.output.name, one.path)).collect::<Vec<_>>()
    };
    assert!(
        proposed().iter().all(|(name, _)| *name != "annotated"),
        "what is gone is not written again unasked: {:?}",
        proposed()
    );
    fs::write(&list, "annotated").unwrap();
    let list = list.canonicalize().unwrap();
    assert!(proposed().contains(&("annotated", list)), "{:?}", proposed());
}

#[test]
fn a_file_that_a_later_publication_leaves_out_is_named_as_older_and_proposed_again_where_it_stands() {
    let root = tempfile::tempdir().unwrap();
    let (places, file, mut draft) = publish(root.path());
    let inside = root.path().join("work/PRIVACY.md");
    let outside = root.path().join("outside.txt");
    let mut again = |format: &str, place: &Path, on: &str| {
        let text = format!("{format}, {on}");
        fs::write(place, &text).unwrap();
        let (place, format) = (place.to_owned(), format.to_owned());
        let written = [copies::Written { place, format, text }];
        let on = day(on);
        let publication = copies::publish(&places, &file, &draft, (on, on.later(12)), &written).unwrap();
        draft.publications.push(publication);
        let past = copies::recall(&places, &file, &draft).unwrap();
        let older = past.since(&draft, on).into_iter();
        let older = older.filter(|one| matches!(one, Since::Older(..))).collect::<Vec<_>>();
        let mut all = policy_wizard::published::proposals(Some(&past), root.path(), false);
        all.retain(|one| one.chosen);
        let chosen = all.into_iter().map(|one| (one.output.name, one.path)).collect::<Vec<_>>();
        (older, chosen)
    };
    let both = [
        ("md", inside.canonicalize().unwrap()),
        ("txt", outside.canonicalize().unwrap()),
    ];
    let first = day("2026-11-21");
    let (older, chosen) = again("txt", &outside, "2026-11-22");
    assert_eq!(older, [Since::Older("../PRIVACY.md".into(), first)]);
    assert_eq!(chosen, both);
    let (older, chosen) = again("md", &inside, "2026-11-23");
    assert_eq!(older, [Since::Older("outside.txt".into(), day("2026-11-22"))]);
    assert_eq!(chosen, both, "its place outside of the project is still known");
    fs::write(&outside, "mine").unwrap();
    let (older, _) = again("md", &inside, "2026-11-24");
    assert_eq!(older.len(), 1, "edited by hand, it is older all the same");
    fs::write(&outside, "md, 2026-11-25").unwrap();
    let (older, _) = again("md", &inside, "2026-11-25");
    assert_eq!(older, [], "the text of today, copied by hand");
    fs::remove_file(&outside).unwrap();
    let (older, chosen) = again("md", &inside, "2026-11-26");
    assert_eq!((older, chosen.len()), (Vec::new(), 1), "gone, and nobody misses it");
}

fn since(places: &Places, file: &Path, today: &str) -> Vec<Since> {
    let draft = drafts::load(file).unwrap();
    copies::recall(places, file, &draft).unwrap().since(&draft, day(today))
}

#[test]
fn the_draft_names_no_path_of_its_authors_machine() {
    let root = tempfile::tempdir().unwrap();
    let (_, file, draft) = publish(root.path());
    let text = fs::read_to_string(&file).unwrap();
    let machine = root.path().file_name().unwrap().to_string_lossy().into_owned();
    assert!(!text.contains(&machine) && !text.contains("outside"), "{text}");
    assert_eq!(draft.publications[0].files[0].path.as_deref(), Some("../PRIVACY.md"));
    assert_eq!(draft.publications[0].files[1].path, None);
    assert_eq!(drafts::bytes(&drafts::load(&file).unwrap()), text.as_bytes(), "canonical");
}

#[test]
fn each_thing_that_changed_is_named_and_nothing_else() {
    let root = tempfile::tempdir().unwrap();
    let (places, file, _) = publish(root.path());
    assert_eq!(since(&places, &file, "2026-11-22"), []);

    fs::write(root.path().join("outside.txt"), "mine\n").unwrap();
    let [Since::Edited(name, Some(lines))] = &since(&places, &file, "2026-11-22")[..] else {
        panic!("{:?}", since(&places, &file, "2026-11-22"));
    };
    assert!(name == "outside.txt" && lines.len() > 20);
    fs::remove_file(root.path().join("outside.txt")).unwrap();
    assert_eq!(since(&places, &file, "2026-11-22"), [Since::Gone("outside.txt".into())]);

    let policy = root.path().join("work/PRIVACY.md");
    let text = fs::read_to_string(&policy).unwrap();
    fs::write(&policy, text + "Added by hand.\n").unwrap();
    let all = since(&places, &file, "2027-12-21");
    let Since::Edited(name, Some(lines)) = &all[0] else {
        panic!("{all:?}")
    };
    assert_eq!((name.as_str(), lines.len()), ("../PRIVACY.md", 1));
    assert_eq!(lines[0].after.as_deref(), Some("Added by hand."));
    assert_eq!(all[1..], [Since::Gone("outside.txt".into()), Since::Due(day("2027-11-21"))]);
}

/// Whatever is cleared, that and nothing else is named; and the digest tells whenever something is.
#[test]
fn every_answer_that_changes_is_named_by_its_path() {
    for (name, _) in SAMPLES {
        let draft = sample(name);
        let before = draft.published();
        for at in path::answered(&before) {
            let after = policy_wizard::trace::without(&before, &at);
            let named: Vec<String> = changed_answers(&before, &after).into_iter().map(|one| one.at).collect();
            let gate =
                interview::question(&at).is_some_and(|question| question.gate && path::get(&before, &at) == Some(true.into()));
            let expected = if gate { vec![] } else { vec![at.clone()] };
            assert_eq!(named, expected, "{name}");
        }
        let mut less = draft.clone();
        for at in path::answered(&before).iter().step_by(9) {
            less.answers = policy_wizard::trace::without(&draft.answers, at);
            let changed = changed_answers(&before, &less.published());
            let same = digest_of_answers(&less) == digest_of_answers(&draft);
            assert_eq!(changed.is_empty(), same, "{name}: {at}");
        }
    }
}

#[test]
fn a_draft_that_was_moved_finds_its_copy() {
    let root = tempfile::tempdir().unwrap();
    let (places, file, _) = publish(root.path());
    let moved = root.path().join("work/policy.json");
    fs::rename(&file, &moved).unwrap();
    let draft = drafts::load(&moved).unwrap();
    assert!(copies::recall(&places, &moved, &draft).unwrap().kept.is_some());
    assert_eq!(copies::line(&places, &draft).unwrap(), "published 21 Nov 2026 · unchanged");
}

#[test]
fn a_path_that_leaves_the_project_is_not_looked_at() {
    let root = tempfile::tempdir().unwrap();
    let (places, file, mut draft) = publish(root.path());
    fs::write(root.path().join("secret"), "secret").unwrap();
    for path in ["../../secret", "/etc/passwd", "../../../../../../../../etc/passwd", "./x", ""] {
        draft.publications[0].files[0].path = Some(path.into());
        let past = copies::recall(&places, &file, &draft).unwrap();
        assert_eq!(past.files[0].there, There::Unknown, "{path}");
    }
}

/// A draft of which nothing is left to be decided on either day.
fn ready() -> Draft {
    decided(but_for_decisions("clairvio"), &[TODAY, "2027-12-24"])
}

/// A screen with a draft open that can be published, and its last publication.
fn play(width: u16, height: u16, past: bool) -> Play {
    let mut play = Play::new(width, height);
    let mut draft = ready();
    let mut known = None;
    if past {
        let on = day("2026-08-18");
        let publication = Publication::of(&draft, on, on.later(12), Vec::new());
        let kept = Kept::of(&draft);
        draft.publications.push(publication.clone());
        known = Some(Box::new(Past::new(publication, Some(kept), Vec::new())));
    }
    let mut desk = Desk::new(draft, "/nonexistent/policy-wizard-test/privacy-policy.json".into());
    desk.past = known;
    play.model.desk = Some(desk);
    play.model.screen = Screen::Tasks { at: 0 };
    play
}

fn finish(play: &Play) -> &policy_wizard::tui::model::Finish {
    let Screen::Finish(finish) = &play.model.screen else {
        panic!("not on Finish")
    };
    finish
}

#[test]
fn finish_goes_to_what_stops_and_comes_back() {
    let mut play = play(100, 48, false); // so high that its first line and its last are seen together
    play.model.desk.as_mut().unwrap().draft.answers.company.product = None;
    play.model.desk.as_mut().unwrap().refresh();
    play.press("End Enter");
    assert_eq!(finish(&play).at, FinishLine::Stop(0));
    let text = play.text();
    assert!(
        text.contains("Not ready to publish: 1 needed") && text.contains("as a draft for review"),
        "{text}"
    );
    assert!(
        text.contains("PRIVACY.draft.md"),
        "a draft is not written over what is published:\n{text}"
    );
    play.press("Enter");
    assert!(matches!(&play.model.screen, Screen::Form(form) if form.focus.path() == "company.product"));
    play.press("Right");
    play.type_text("Quill");
    play.press("Esc Esc");
    assert!(play.text().contains("Ready to write"), "{}", play.text());
    play.press("Esc");
    assert!(
        matches!(play.model.screen, Screen::Tasks { .. }),
        "and from there to the sections, not round in a circle"
    );
}

#[test]
fn a_file_that_differs_is_replaced_only_after_it_was_asked_about() {
    let mut play = play(100, 30, false);
    play.press("End Enter");
    let mut files = finish(&play).files.clone();
    files[1].there = Target::Differs(changed_lines("old words\n", "new words\n"), Some(1));
    update(&mut play.model, Message::Looked(files));
    for _ in 0..40 {
        play.press("Enter");
    }
    assert!(play.written.is_empty(), "a held Enter replaces nothing");
    if play.model.over.is_some() {
        play.press("Esc");
    }
    assert_eq!(finish(&play).stage, Stage::Ask(0));
    let text = play.text();
    assert!(text.contains("replaced: 1 line; 1 line edited by hand"), "{text}");
    play.press("Enter");
    assert!(matches!(play.model.over, Some(Over::Compare { .. })));
    let text = play.text();
    assert!(text.contains("old words") && text.contains("new words"), "{text}");
    play.press("Esc Down Enter");
    assert_eq!(play.written.len(), 2, "{:?}", play.written);
}

#[test]
fn the_task_list_begins_with_what_changed_and_enter_compares() {
    for (width, height) in [(80, 24), (100, 30), (120, 36)] {
        let mut play = play(width, height, true);
        assert!(
            !play.text().contains("Since you published"),
            "nothing changed:\n{}",
            play.text()
        );
        play.model.go_to("children.minimum_age");
        play.press("Right");
        play.key(crossterm::event::KeyCode::End);
        play.press("1 Esc");
        play.model.screen = Screen::Tasks { at: 0 };
        let text = play.text();
        assert!(
            text.contains("Since you published on") && text.contains("1 answer changed: Children"),
            "{text}"
        );
        play.press("Home");
        (0..20).for_each(|_| play.key(crossterm::event::KeyCode::Up));
        play.press("Enter");
        let text = play.text();
        assert!(matches!(play.model.over, Some(Over::Compare { .. })), "{text}");
        assert!(text.contains("Answers changed since you published"), "{text}");
        play.press("Esc Esc");
    }
}

#[test]
fn the_summary_and_the_day_to_look_again_are_changed_on_the_spot() {
    let mut play = play(100, 30, true);
    play.press("End Enter");
    let before = play.desk().draft.answers.changes.in_short;
    play.model_at(FinishLine::InShort);
    play.press("Space");
    assert_ne!(play.desk().draft.answers.changes.in_short, before);
    play.model_at(FinishLine::Recheck);
    play.press("Space");
    assert!(
        play.text().contains("21 November 2028") || play.text().contains("November 21, 2028"),
        "{}",
        play.text()
    );
    play.model_at(FinishLine::Changed);
    play.press("Enter");
    assert!(
        matches!(play.model.over, Some(Over::Compare { .. })),
        "the summary is new text:\n{}",
        play.text()
    );
}

#[test]
fn published_in_a_terminal_and_three_months_later() {
    let (_root, home, work) = folders();
    let file = work.join("privacy-policy.json");
    drafts::save(&file, &ready(), false).unwrap();
    let mut term = Term::start(&home, &work, &["--today", TODAY, "./privacy-policy.json"], (100, 48));
    term.see("Check your answers");
    term.keys("\x1b[F");
    term.keys(ENTER);
    term.see("Ready to write");
    term.keys(ENTER);
    term.see("What comes next");
    term.see("Check it in CI");
    term.keys(CTRL_C);
    term.end();
    let draft = drafts::load(&file).unwrap();
    assert_eq!(draft.publications.len(), 1);
    let policy = fs::read_to_string(work.join("PRIVACY.md")).unwrap();
    let recorded = draft.publications[0].files.iter().find(|file| file.format == "md").unwrap();
    assert_eq!(recorded.sha256, digest(policy.as_bytes()));
    assert_eq!(recorded.path.as_deref(), Some("PRIVACY.md"));

    fs::write(work.join("PRIVACY.md"), policy.clone() + "By hand.\n").unwrap();
    let mut term = Term::start(&home, &work, &["--today", "2027-12-24", "./privacy-policy.json"], (100, 30));
    term.see("Since you published on");
    term.see("PRIVACY.md was edited by hand: 1 line");
    term.see("You wanted to look again by");
    term.keys("\x1b[F");
    term.keys(ENTER);
    term.see("Look again by"); // Finish forgets what is typed before it stands
    term.see("edited by hand");
    term.keys(ENTER);
    term.see("holds something else");
    term.keys("\x1b[B");
    term.keys(ENTER);
    term.see("What comes next");
    term.keys(CTRL_C);
    term.end();
    assert_eq!(fs::read_to_string(work.join("PRIVACY.md")).unwrap(), policy);
    let draft = drafts::load(&file).unwrap();
    assert_eq!(draft.publications.len(), 2);
    let kept = fs::read_dir(home.join("published")).unwrap().count();
    assert_eq!(kept, 1, "the same answers and words are kept once");
}

/// Before anything is written Finish names the rows that say less than they are there for, and leads to each; what waits
/// for a decision is nowhere called ready.
#[test]
fn finish_names_what_is_unfinished_and_what_waits_for_a_decision() {
    let mut play = Play::new(120, 60);
    let mut draft = but_for_decisions("altaclario");
    let row = Edit::Insert {
        table: "cookies.items".into(),
        before: None,
        row: json!({"key": "left", "name": "left_open"}),
    };
    let by = Who {
        by: "author".into(),
        on: day("2026-11-20"),
    };
    draft.edit(&row, &by).unwrap();
    play.send(Message::Opened {
        draft: Box::new(draft),
        file: "/nonexistent/a.json".into(),
        kept: Box::default(),
        note: None,
    });
    play.model.screen = Screen::Tasks {
        at: interview::SECTIONS.len() + 3,
    };
    let things = play.desk().undecided(play.model.today).len();
    assert!(
        play.text().contains(&format!("{things} things to decide, then write")),
        "{}",
        play.text()
    );
    play.press("Enter");
    let text = play.text();
    assert!(
        !text.contains("Ready to write") && text.contains("things, then it can be written"),
        "{text}"
    );
    let rows = policy_wizard::asking::unfinished(play.desk());
    let at = rows.iter().position(|(row, _)| row == "cookies.items.left").unwrap();
    assert!(rows[at].1.starts_with("left_open lacks: "), "{:?}", rows[at]);
    assert!(text.contains(&format!("{} rows are unfinished", rows.len())), "{text}");
    assert!(text.contains(&rows[0].1) && text.contains(" more, in "), "{text}");
    play.model_at(FinishLine::Row(0));
    play.press("Enter");
    let led = matches!(&play.model.screen, Screen::Form(form) if form.focus.path() == rows[0].0);
    assert!(led, "{}", play.text());
    play.press("Esc");
    assert!(matches!(play.model.screen, Screen::Finish(_)), "and back");
}

#[test]
fn finish_says_what_should_be_looked_at_though_it_asks_for_no_decision() {
    let finish = |draft: &Draft| {
        let desk = Desk::new(draft.clone(), "/nonexistent/a.json".into());
        policy_wizard::asking::finish_words(&desk, day(TODAY))
    };
    let mut draft = ready();
    let before = finish(&draft);
    let number = |words: &str| {
        let (_, rest) = words.split_once("unfinished, and ").unwrap();
        rest.split(' ').next().unwrap().parse::<usize>().unwrap()
    };
    assert!(before.contains(" findings should be looked at"), "{before}");
    let by = Who {
        by: "author".into(),
        on: day(TODAY),
    };
    let desk = Desk::new(draft.clone(), "/nonexistent/a.json".into());
    let found = desk.found(day(TODAY));
    let group = |rule: &str| found.folds.iter().find(|fold| fold.head().rule == rule).unwrap();
    for finding in &group("epriv-scope").findings {
        let edit = finding.decide(Some(Decided::NotApplicable)).unwrap();
        draft.edit(&edit, &by).unwrap();
    }
    assert_eq!(number(&finish(&draft)), number(&before) - 1, "{}", finish(&draft));
}
