//! A founder without a preset: nothing is skipped, nothing is called done or not needed that nobody answered, and
//! what came from the catalogue is not called the author's word.

use super::screen::Play;
use crossterm::event::KeyCode;
use policy_wizard::annotate::annotate;
use policy_wizard::asking::{self, Desk, Entry};
use policy_wizard::draft::{Draft, Notes, State};
use policy_wizard::edit::{Edit, Who};
use policy_wizard::interview;
use policy_wizard::review;
use policy_wizard::tui::model::Screen;
use policy_wizard::values::PolicyDate;
use policy_wizard::vendors;
use serde_json::{Value, json};

fn who() -> Who {
    Who {
        by: "author".into(),
        on: PolicyDate::parse("2026-11-21").unwrap(),
    }
}

fn set(at: &str, value: Value) -> Edit {
    let path = at.to_owned();
    let value = Some(value);
    Edit::Set { path, value }
}

fn insert(table: &str, row: Value) -> Edit {
    Edit::Insert {
        table: table.to_owned(),
        before: None,
        row,
    }
}

fn desk(edits: &[Edit]) -> Desk {
    let mut desk = Desk::new(Draft::new("list"), "list.json".into());
    desk.edit(edits, &who()).unwrap();
    desk
}

/// The screen of a draft without a preset.
fn fresh() -> Play {
    let last = Play::new(80, 24).model.presets.len();
    let play = Play::start(last);
    assert!(play.desk().draft.suggested.is_empty(), "it begins empty");
    play
}

#[test]
fn the_way_on_leads_to_a_section_about_which_nothing_was_said() {
    let desk = desk(&[insert("collection.kinds", json!({ "key": "account", "name": "Account" }))]);
    assert_eq!(desk.tally("use").words(), "not started");
    assert_eq!(asking::later_section(&desk, "collection"), Some("use"));
    let lines = asking::entries(&desk, "use", None);
    let stop = lines.iter().find(|e| asking::stops_at(&desk, &lines, lines.len(), e));
    assert_eq!(stop, Some(&Entry::Add("use.purposes")), "and there to its first question");
}

#[test]
fn a_question_above_that_has_no_answer_comes_before_the_next_section_and_only_once() {
    let mut desk = desk(&[]);
    let lines = asking::entries(&desk, "sharing", None);
    let sell = Entry::Answer("sharing.sell".into());
    let mut met = Vec::new();
    let mut here = lines.len() - 1;
    while let Some(next) = asking::next_in_form(&mut desk, &lines, here, false) {
        assert!(!met.contains(&next), "{next:?} is asked in a ring");
        here = lines.iter().position(|e| *e == next).unwrap();
        met.push(next);
    }
    assert!(met.contains(&sell), "{met:?}");
    let folded = |e: &Entry| asking::question_of(e.path()).is_some_and(|q| q.fold);
    assert!(!met.iter().any(folded), "a folded detail waits until it is raised");
}

#[test]
fn enter_on_the_screen_goes_on_to_the_section_that_is_next() {
    let mut play = fresh();
    let desk = play.model.desk.as_mut().unwrap();
    desk.edit(
        &[insert("collection.kinds", json!({ "key": "account", "name": "Account" }))],
        &who(),
    )
    .unwrap();
    play.model.open_section("collection");
    for _ in 0..200 {
        let Screen::Form(form) = &play.model.screen else { break };
        if form.section != "collection" {
            break;
        }
        let at_table = form.input.is_none() && matches!(form.focus, Entry::Add(_) | Entry::Row(_));
        play.key(if at_table { KeyCode::Down } else { KeyCode::Enter });
    }
    let Screen::Form(form) = &play.model.screen else {
        panic!("no form is open")
    };
    assert_eq!(
        (form.section, play.model.note.as_deref()),
        ("use", Some("on to: How you use it"))
    );
}

#[test]
fn a_section_left_leads_to_the_next_that_is_not_done() {
    let desk = desk(&[set("cookies.banner", json!(false))]);
    let at = |id: &str| interview::SECTIONS.iter().position(|s| s.id == id).unwrap();
    let children = policy_wizard::tui::update::tasks::task_after(&desk, "cookies");
    assert_eq!(children, at("children"));
    assert!(!desk.tally("use").is_settled() && desk.tally("ccpa").is_settled());
}

#[test]
fn a_use_lacks_its_data_and_in_europe_its_ground() {
    let use_ = insert("use.purposes", json!({ "key": "provide", "purpose": "provide" }));
    let mut desk = desk(&[use_]);
    let row = "use.purposes.provide";
    assert_eq!(asking::lack(&desk, row).as_deref(), Some("lacks: data"));
    assert_eq!(desk.tally("use").words(), "1 unfinished");
    desk.edit(&[set("company.regions", json!(["eea"]))], &who()).unwrap();
    assert_eq!(asking::lack(&desk, row).as_deref(), Some("lacks: data, ground"));
    let found = review::completeness(&desk.draft);
    assert!(found.iter().any(|f| f.rule == "row-lacks" && f.at == [row]), "{found:?}");
    let data = [
        insert("collection.kinds", json!({ "key": "account", "whose": "processor" })),
        set("use.purposes.provide.kinds", json!(["account"])),
    ];
    desk.edit(&data, &who()).unwrap();
    assert_eq!(
        asking::lack(&desk, row),
        None,
        "the customer has the ground of customers' data"
    );
    desk.edit(&[set("collection.kinds.account.whose", json!("controller"))], &who())
        .unwrap();
    assert_eq!(asking::lack(&desk, row).as_deref(), Some("lacks: ground"));
}

#[test]
fn only_an_answer_makes_a_section_not_needed() {
    let mut desk = desk(&[]);
    assert_eq!(desk.tally("ccpa").words(), "depends on where people live");
    desk.edit(&[set("company.regions", json!(["eea"]))], &who()).unwrap();
    assert_eq!(desk.tally("ccpa").words(), "not needed");
}

#[test]
fn a_draft_that_is_ready_says_about_what_it_is_silent() {
    let mut play = fresh();
    let desk = play.model.desk.as_mut().unwrap();
    let edits = [
        set("company.product", json!("Larder List")),
        set("company.legal_name", json!("Lena Brandt")),
        set("company.country", json!({ "area": "DE" })),
        set(
            "company.contact",
            json!({ "kind": "email", "value": "lena@larderlist.example" }),
        ),
        set("changes.effective", json!("2026-12-01")),
    ];
    desk.edit(&edits, &who()).unwrap();
    let rest: Vec<Edit> = desk
        .missing
        .iter()
        .map(|at| Edit::Mark {
            path: at.clone(),
            state: Some(policy_wizard::draft::OpenState::DontKnow),
        })
        .collect();
    desk.edit(&rest, &who()).unwrap();
    assert!(
        asking::stops(desk, who().on).is_empty(),
        "{:?}",
        asking::stops(desk, who().on)
    );
    let silent = asking::silent(desk);
    assert!(silent.contains(&"How you use it"), "{silent:?}");
    let words = asking::silent_words(&silent).unwrap();
    assert!(
        words.starts_with(&format!("silent about {} sections: ", silent.len())),
        "{words}"
    );
    assert_eq!(asking::silent_words(&[]), None);
    play.model.screen = Screen::Tasks {
        at: interview::SECTIONS.len() + 3,
    };
    play.key(KeyCode::Enter);
    let text = play.text();
    assert!(text.contains("it is silent about"), "{text}");
    assert!(!text.contains("Every sentence is confirmed"), "{text}");
}

#[test]
fn what_the_catalogue_says_of_a_provider_is_not_the_authors_word() {
    let stripe = vendors::find("stripe").unwrap();
    let mut desk = desk(&[insert("sharing.recipients", vendors::picked(stripe))]);
    let name = |from: &str| from.to_owned();
    let says = |desk: &Desk, column: &str| {
        let at = format!("sharing.recipients.stripe.{column}");
        asking::standing(desk, &at, PolicyDate::parse("2026-11-21").unwrap(), &name).unwrap()
    };
    let unchecked = "suggested by catalogue:stripe (not verified)";
    assert_eq!(says(&desk, "country"), unchecked, "nobody checked it");
    for column in ["job", "link"] {
        assert_eq!(says(&desk, column), "from the catalogue, 21 November 2026", "{column}");
        let at = format!("sharing.recipients.stripe.{column}");
        assert_eq!(desk.draft.state(&at), State::Known);
        assert_eq!(desk.draft.set[&at].by, "catalogue:stripe");
    }
    assert_eq!(says(&desk, "name"), "you said so on 21 November 2026", "the author picked it");
    let notes = annotate(&desk.draft, &Notes::default(), super::ready::today()).notes;
    let sources: Vec<_> = notes.iter().flat_map(|note| &note.sources).collect();
    let by = |at: &str| sources.iter().find(|s| s.path == at).and_then(|s| s.by.as_deref());
    assert_eq!(by("sharing.recipients.stripe.job"), Some("catalogue:stripe"));
    let country = set("sharing.recipients.stripe.country", json!({ "area": "IE" }));
    desk.edit(&[country], &who()).unwrap();
    assert_eq!(says(&desk, "country"), "you said so on 21 November 2026", "now it is");
    desk.history.undo(&mut desk.draft);
    desk.history.undo(&mut desk.draft);
    assert!(desk.draft.set.is_empty(), "{:?}", desk.draft.set);
}

#[test]
fn others_data_is_asked_only_where_businesses_are_among_the_customers() {
    let asked = |audience: Option<&str>| {
        let edits: Vec<Edit> = audience.map(|a| set("company.audience", json!(a))).into_iter().collect();
        let desk = desk(&edits);
        let question = interview::question("collection.others_data").unwrap();
        interview::applies(question, &desk.shown, None)
    };
    assert!(asked(None) && asked(Some("businesses")) && asked(Some("both")));
    assert!(!asked(Some("consumers")));
}
