//! Every screen at four sizes, as text: read before it is accepted (`CONTRIBUTING.md` says how).
//!
//! The scenes stand here once, with fixed data; `layout` holds what must be true of each at every size.

use super::pictures::stage::{self, Draw, Stage};
use crossterm::event::KeyCode;
use policy_wizard::asking::Looked;
use policy_wizard::published::{Difference, Found, Past, Publication, PublishedFile, There};
use policy_wizard::scan::{Hit, Scan, Strength};
use policy_wizard::tui::model::{Done, Entry, Finish, Screen, Stage as Reached, Target};
use policy_wizard::tui::update::Message;
use policy_wizard::values::PolicyDate;
use policy_wizard::vendors::signals::Ecosystem;
use std::fmt::Write;

/// A screen, and how to come there.
pub struct Scene {
    /// Its name, which is that of its snapshot.
    pub name: &'static str,
    /// Where it begins.
    from: fn() -> Stage,
    /// What is pressed.
    play: fn(&mut Stage),
    /// Whether a line has the cursor, so that its mark or a caret must be seen.
    pub cursor: bool,
}

impl Scene {
    /// The screen in a terminal of this size.
    pub fn at(&self, width: u16, height: u16) -> Stage {
        let mut stage = (self.from)();
        stage.send(Message::Resized(width, height));
        (self.play)(&mut stage);
        stage
    }
}

const fn scene(name: &'static str, from: fn() -> Stage, play: fn(&mut Stage)) -> Scene {
    Scene {
        name,
        from,
        play,
        cursor: true,
    }
}

/// A screen on which no line has the cursor.
const fn page(name: &'static str, from: fn() -> Stage, play: fn(&mut Stage)) -> Scene {
    Scene {
        cursor: false,
        ..scene(name, from, play)
    }
}

fn empty() -> Stage {
    Stage::empty().unwrap()
}
fn shelf() -> Stage {
    Stage::shelf().unwrap()
}
fn fresh() -> Stage {
    Stage::of(Draw::Fresh).unwrap()
}
fn half() -> Stage {
    Stage::of(Draw::Half).unwrap()
}
fn done() -> Stage {
    Stage::of(Draw::Done).unwrap()
}

/// A draft that was published, and changed in one answer since.
fn published() -> Stage {
    let mut stage = done();
    let day = |text| PolicyDate::parse(text).unwrap();
    let before = stage::draft(Draw::Done).unwrap();
    let publication = Publication::of(&before, day("2026-08-20"), day("2026-11-20"), Vec::new());
    let kept = policy_wizard::published::Kept::of(&before);
    let desk = stage.model.desk.as_mut().unwrap();
    desk.past = Some(Box::new(Past::new(publication, Some(kept), Vec::new())));
    desk.draft.answers.children.minimum_age = Some(18);
    desk.refresh();
    stage
}

/// A draft that was published, since when everything that can change has: answers, the wording, both files, and
/// the day to look again has passed.
fn much_changed() -> Stage {
    let mut stage = published();
    let before = stage::draft(Draw::Done).unwrap();
    let desk = stage.model.desk.as_mut().unwrap();
    desk.draft.answers.rights.days = Some(20);
    let mut kept = policy_wizard::published::Kept::of(&before);
    let reworded = kept.said.iter_mut().find(|said| said.text.contains("privacy@")).unwrap();
    reworded.text = "Write to privacy@marlowe.example with any question or request about your data.".into();
    let found = |path: &str, format: &str, there| Found {
        file: PublishedFile {
            path: Some(path.into()),
            format: format.into(),
            sha256: String::new(),
        },
        place: Some(path.into()),
        there,
    };
    let files = vec![
        found("PRIVACY.md", "md", There::Edited(Some(differing()))),
        found("public/privacy.html", "html", There::Gone),
    ];
    let publication = desk.past.as_ref().unwrap().publication.clone();
    desk.past = Some(Box::new(Past::new(publication, Some(kept), files)));
    desk.refresh();
    stage
}

/// A draft whose project was looked through: providers that it does not name, used, brought or for tests, and what it
/// names.
fn looked() -> Stage {
    let mut stage = half();
    let hit = |vendor: &str, strength, file: &str, line| Hit {
        vendor: Some(vendor.into()),
        strength,
        file: file.into(),
        line,
        signal: vendor.into(),
        ecosystem: Some(Ecosystem::Npm),
        data: Vec::new(),
    };
    let hits = vec![
        hit("google-cloud", Strength::Runtime, "infra/main.tf", 4),
        hit("mixpanel", Strength::Development, "package.json", 31),
        hit("mailgun", Strength::Runtime, "package.json", 12),
        hit("mailgun", Strength::Runtime, "web/.env.example", 9),
        hit("resend", Strength::Runtime, "package.json", 14),
        hit("sentry", Strength::Transitive, "package-lock.json", 2204),
    ];
    let desk = stage.model.desk.as_mut().unwrap();
    desk.hold(Looked {
        folder: "/srv/marlowe".into(),
        scan: Scan {
            format: 1,
            hits,
            faults: Vec::new(),
            links: Vec::new(),
            seen: 1240,
            read: 61,
            own: Vec::new(),
            driven: std::collections::BTreeSet::new(),
            unasked: Vec::new(),
            stopped: false,
        },
        limited: false,
    });
    stage
}

/// What differs between two files: a changed line, a new one, and one that is gone.
fn differing() -> Vec<Difference> {
    let line = |what: &str, before: Option<&str>, after: Option<&str>| Difference {
        what: what.into(),
        before: before.map(str::to_owned),
        after: after.map(str::to_owned),
    };
    vec![
        line(
            "line 12",
            Some("We answer within 30 days, and sooner where we can."),
            Some("We answer within 20 days, and sooner where we can."),
        ),
        line(
            "line 31",
            None,
            Some("We keep backups for up to 30 days; then they are overwritten."),
        ),
        line("line 40", Some("Call us on weekdays."), None),
    ]
}

/// Finish as it is after the world has looked or written.
fn finished(stage: &mut Stage, change: fn(&mut Finish)) {
    stage.press("End Enter");
    if let Screen::Finish(finish) = &mut stage.model.screen {
        change(finish);
    }
}

/// A web page that is there and differs, and a Markdown file in a folder that is not.
fn occupied(finish: &mut Finish) {
    finish.files[0].there = Target::Differs(differing(), Some(1));
    finish.files[1].there = Target::NoFolder("docs".into());
}

fn written(finish: &mut Finish) {
    let day = |text| PolicyDate::parse(text).unwrap();
    let draft = stage::draft(Draw::Done).unwrap();
    finish.stage = Reached::Done(Done {
        files: vec![
            ("Web page", "/home/ada/work/marlowe/public/privacy.html".into()),
            ("Markdown", "/home/ada/work/marlowe/PRIVACY.md".into()),
        ],
        publication: Some(Publication::of(&draft, day("2026-11-21"), day("2027-11-21"), Vec::new())),
        stale: vec!["/home/ada/work/marlowe/PRIVACY.draft.md".into()],
    });
}

fn focus(stage: &mut Stage, at: &str) {
    stage.model.go_to(at);
}

/// Opens the field of a question, as it would be for an author who has said nothing.
fn field(stage: &mut Stage, at: &str) {
    focus(stage, at);
    stage.press("Right");
}

/// Opens the record of a row with the focus on a column.
fn record(stage: &mut Stage, row: &str, column: &str) {
    focus(stage, row);
    stage.press("Right");
    if let Screen::Form(form) = &mut stage.model.screen {
        form.focus = Entry::Answer(format!("{row}.{column}"));
    }
}

/// All of them.
pub const SCENES: &[Scene] = &[
    scene("home_first_start", empty, |_| {}),
    scene("home_with_drafts", shelf, |_| {}),
    scene("home_preset", shelf, |s| s.press("Down Down Down Down Down")),
    scene("home_unreadable_draft", shelf, |s| s.press("Down Down")),
    scene("home_draft_menu", shelf, |s| s.press("o")),
    scene("home_delete", shelf, |s| s.press("o End Enter")),
    scene("home_search", shelf, |s| s.press("/ web")),
    scene("where_to_keep", empty, |s| s.press("Down Enter")),
    scene("open_a_file", empty, |s| s.press("End Enter")),
    scene("tasks_fresh", fresh, |_| {}),
    scene("tasks_half", half, |_| {}),
    scene("tasks_done", done, |_| {}),
    scene("tasks_since_published", published, |s| s.press("Home")),
    scene("tasks_much_changed", much_changed, |s| s.press("Home")),
    page("compare_answers", much_changed, |s| s.press("Home Enter")),
    page("compare_a_file", much_changed, |s| s.press("Home Down Down Enter")),
    scene("form_leaf", half, |s| focus(s, "company.legal_name")),
    scene("form_suggested_leaf", fresh, |s| focus(s, "company.audience")),
    scene("form_table", half, |s| focus(s, "use.purposes.secure")),
    scene("form_offers", fresh, |s| focus(s, "sharing.recipients.stripe")),
    scene("form_ask_counsel", half, |s| focus(s, "use.balanced")),
    scene("record", half, |s| record(s, "sharing.recipients.google-cloud", "country")),
    scene("record_row", half, |s| focus(s, "collection.kinds.usage")),
    scene("field_text", half, |s| field(s, "company.legal_name")),
    scene("field_text_empty", fresh, |s| field(s, "company.product")),
    scene("field_prose", half, |s| field(s, "company.address")),
    scene("field_yes_no", fresh, |s| field(s, "collection.sensitive")),
    scene("field_number", half, |s| field(s, "rights.days")),
    scene("field_one", half, |s| field(s, "company.audience")),
    scene("field_many", half, |s| field(s, "company.regions")),
    scene("field_date", half, |s| field(s, "changes.effective")),
    scene("field_date_problem", half, |s| {
        field(s, "changes.effective");
        s.type_text("soon");
        s.press("Enter");
    }),
    scene("field_place", half, |s| field(s, "company.country")),
    scene("field_contact", half, |s| field(s, "company.contact")),
    scene("field_period", half, |s| field(s, "retention.closing")),
    scene("field_items", half, |s| {
        record(s, "collection.kinds.usage", "items");
        s.press("Right");
    }),
    scene("field_refs", half, |s| {
        record(s, "use.purposes.secure", "kinds");
        s.press("Right");
    }),
    scene("field_words", half, |s| {
        record(s, "use.purposes.provide", "detail");
        s.press("Right");
    }),
    scene("preview_cursor", half, |s| {
        focus(s, "use.purposes.secure");
        s.press("t Down Down");
    }),
    page("help", half, |s| {
        focus(s, "use.purposes.secure");
        s.press("?");
    }),
    scene("find", half, |s| s.press("/ pay")),
    scene("find_of_each_kind", half, |s| s.press("/ keep")),
    scene("find_nothing", half, |s| s.press("/ zzz")),
    scene("other_answers", half, |s| {
        focus(s, "company.website");
        s.press("o Down");
    }),
    scene("note_to_counsel", half, |s| {
        focus(s, "use.balanced");
        s.press("o Down Enter");
        s.type_text("Is the assessment of 2025 enough?");
    }),
    scene("provider_search", half, |s| {
        focus(s, "sharing.recipients.stripe");
        s.press("+ post");
    }),
    scene("provider_nothing", half, |s| {
        focus(s, "sharing.recipients.stripe");
        s.press("+ zzzzz");
    }),
    scene("table_filter", half, |s| {
        focus(s, "collection.kinds.usage");
        s.press("f pay");
    }),
    scene("mouse_on", half, |s| {
        focus(s, "collection.kinds.usage");
        s.press("m");
    }),
    scene("list_long", half, |s| {
        record(s, "sharing.recipients.google-cloud", "job");
        s.press("Right");
    }),
    scene("list_narrowed", half, |s| {
        record(s, "sharing.recipients.google-cloud", "job");
        s.press("Right pay");
    }),
    scene("list_narrowed_to_nothing", half, |s| {
        record(s, "sharing.recipients.google-cloud", "job");
        s.press("Right zzzz");
    }),
    scene("address_in_doubt", fresh, |s| {
        field(s, "company.address");
        s.type_text("me@example.org");
    }),
    scene("provider_region", half, |s| {
        focus(s, "sharing.recipients.stripe");
        s.press("+ hetzner Enter");
    }),
    scene("choice_cleared", half, |s| {
        focus(s, "company.audience");
        s.press("x");
    }),
    scene("check_answers", half, |s| {
        s.press("End Up Up Up Enter Down Down Down Down");
    }),
    page("text_of_a_section", fresh, |s| {
        s.model.open_section("collection");
        s.press("y");
    }),
    scene("text_whole", done, |s| s.press("End Up Up Enter Down Down")),
    scene("finish_not_ready", half, |s| s.press("End Enter")),
    scene("finish_ready", done, |s| s.press("End Enter")),
    scene("finish_occupied", done, |s| finished(s, occupied)),
    scene("finish_asks", done, |s| {
        finished(s, |finish| {
            occupied(finish);
            finish.stage = Reached::Ask(0);
        });
    }),
    scene("finish_decides", done, |s| s.press("End Enter Home Enter")),
    scene("findings_by_level", done, |s| s.press("r")),
    scene("findings_by_section", done, |s| {
        s.press("r");
        s.key(KeyCode::Tab);
        s.press("Down");
    }),
    scene("findings_laws", done, |s| {
        s.press("r");
        s.key(KeyCode::Tab);
        s.key(KeyCode::Tab);
        s.press("Down");
    }),
    scene("findings_why", done, |s| s.press("r o 3")),
    scene("findings_decided", done, |s| s.press("r o 3 S o o n Enter End")),
    scene("finding_explained", done, |s| s.press("r Right")),
    scene("finding_at_a_question", done, |s| {
        s.press("r Enter");
        s.model.note = None;
    }),
    scene("look_asks", half, |s| s.send(Message::AskFolder("/srv/marlowe".into()))),
    scene("look_list", looked, |s| s.press("l Space")),
    page("finish_written", done, |s| finished(s, written)),
    scene("read_only", empty, |s| {
        let draft = Box::new(stage::draft(Draw::Half).unwrap());
        s.send(Message::ToRead(draft, "privacy-policy.json".into(), None));
    }),
];

#[test]
fn every_screen_looks_as_it_was_read() {
    for scene in SCENES {
        let mut sheet = String::new();
        for (width, height) in [(40, 12), (80, 24), (120, 36), (200, 60)] {
            let (buffer, _) = scene.at(width, height).draw(width, height).unwrap();
            let lines = stage::lines(&buffer).join("\n");
            writeln!(sheet, "═══ {width}×{height}\n{lines}").unwrap();
        }
        insta::with_settings!({ omit_expression => true, prepend_module_to_snapshot => false }, {
            insta::assert_snapshot!(scene.name, sheet);
        });
    }
}

#[test]
fn no_two_scenes_have_one_name() {
    let mut names: Vec<&str> = SCENES.iter().map(|scene| scene.name).collect();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), SCENES.len());
}
