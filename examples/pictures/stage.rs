//! A screen in memory with a draft of an invented company on it: for the pictures, and for tests that look at screens.
//!
//! Nothing is read from the machine: the day, the folders and the drafts are fixed. Must not know which screens
//! are looked at. The price: what the world would do is done here once more, as far as a picture needs it.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use policy_wizard::draft::{Draft, OpenState};
use policy_wizard::drafts::{Deleted, Places};
use policy_wizard::edit::{Edit, Who};
use policy_wizard::interview::Value;
use policy_wizard::tui::model::home::Shelf;
use policy_wizard::tui::model::{Listed, Model, question_of};
use policy_wizard::tui::theme::Theme;
use policy_wizard::tui::update::{Effect, Kept, Message, update};
use policy_wizard::tui::view::view;
use policy_wizard::tui::{first_model, keys};
use policy_wizard::values::PolicyDate;
use policy_wizard::{presets, vendors};
use ratatui::Terminal;
use ratatui::backend::{Backend, TestBackend};
use ratatui::buffer::Buffer;
use serde_json::json;
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Mutex;

/// Why there is no stage.
pub type Failed = Box<dyn std::error::Error>;

/// Where the author stopped last time.
pub const STOPPED: &str = "use.newsletters";

/// How far the draft of the invented company has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Draw {
    /// A preset, and nothing said.
    Fresh,
    /// The company's own facts, the first sections confirmed, providers picked, a question for counsel.
    Half,
    /// Every answer confirmed.
    Done,
}

/// A screen in memory.
pub struct Stage {
    /// What the screen knows.
    pub model: Model,
}

impl Stage {
    /// The first screen of somebody who has no draft.
    pub fn empty() -> Result<Self, Failed> {
        let folder = PathBuf::from("/nonexistent/marlowe");
        let places = Places {
            drafts: folder.join("drafts"),
            presets: folder.join("presets"),
            vendors: folder.join("vendors"),
            state: folder.join("state"),
            here: folder,
        };
        let mut model = first_model(&places, today()?);
        model.theme = Theme::dark();
        model.home.folder = "~/work/marlowe".into();
        Ok(Self { model })
    }

    /// The first screen of somebody who has drafts.
    pub fn shelf() -> Result<Self, Failed> {
        let mut stage = Self::empty()?;
        let listed = |name: &str, place: &str, changed: &str, how: Draw, about: &str| -> Result<Listed, Failed> {
            Ok(Listed {
                name: name.into(),
                file: PathBuf::from(format!("/nonexistent/marlowe/drafts/{name}.json")),
                place: place.into(),
                about: about.into(),
                changed: changed.into(),
                shown: format!("~/.local/share/policy-wizard/drafts/{name}.json"),
                draft: Some(Box::new(draft(how)?)),
                problem: None,
            })
        };
        let mut broken = listed("old-shop", "my drafts", "3 weeks ago", Draw::Fresh, "cannot be read")?;
        (broken.draft, broken.problem) = (
            None,
            Some("drafts/old-shop.json, line 4: expected a comma.\nPut one there, or take the file away.".into()),
        );
        let mut shelf = Shelf {
            listed: vec![
                listed(
                    "marlowe-metrics",
                    "this folder",
                    "yesterday",
                    Draw::Half,
                    "36 to confirm · 1 open question",
                )?,
                listed("quayside-shop", "my drafts", "2 weeks ago", Draw::Done, "complete")?,
                broken,
            ],
            presets: stage.model.presets.clone(),
            more: 4,
            ..Shelf::default()
        };
        shelf.deleted = vec![Deleted {
            id: "gone".into(),
            name: "gone".into(),
            on: "2026-11-02".into(),
            from: PathBuf::from("/nonexistent/marlowe/drafts/gone.json"),
        }];
        stage.send(Message::Shelf(Box::new(shelf)));
        Ok(stage)
    }

    /// The task list of the invented company's draft.
    pub fn of(how: Draw) -> Result<Self, Failed> {
        let mut stage = Self::empty()?;
        let stopped = (how == Draw::Half).then(|| STOPPED.to_owned());
        stage.send(Message::Opened {
            draft: Box::new(draft(how)?),
            file: PathBuf::from("privacy-policy.json"),
            kept: Box::new(Kept {
                stopped,
                ..Kept::default()
            }),
            note: None,
        });
        Ok(stage)
    }

    /// Gives the model a message, and what the world would answer.
    pub fn send(&mut self, message: Message) {
        for effect in update(&mut self.model, message) {
            match effect {
                Effect::Create(draft, file) => self.send(Message::Opened {
                    draft,
                    file,
                    kept: Box::default(),
                    note: None,
                }),
                Effect::Look(files) => self.send(Message::Looked(files)),
                Effect::ReadNote(at) => self.send(Message::Note { at, text: String::new() }),
                _ => {}
            }
        }
    }

    /// Presses a key.
    pub fn key(&mut self, code: KeyCode) {
        if let Some(message) = keys::message(&self.model, KeyEvent::new(code, KeyModifiers::NONE)) {
            self.send(message);
        }
    }

    /// Presses keys: their names, separated by spaces; anything else is typed letter by letter.
    pub fn press(&mut self, script: &str) {
        for word in script.split(' ').filter(|w| !w.is_empty()) {
            match word {
                "Enter" => self.key(KeyCode::Enter),
                "Esc" => self.key(KeyCode::Esc),
                "Up" => self.key(KeyCode::Up),
                "Down" => self.key(KeyCode::Down),
                "Right" => self.key(KeyCode::Right),
                "Space" => self.key(KeyCode::Char(' ')),
                "Home" => self.key(KeyCode::Home),
                "End" => self.key(KeyCode::End),
                text => text.chars().for_each(|c| self.key(KeyCode::Char(c))),
            }
        }
    }

    /// Types a text.
    pub fn type_text(&mut self, text: &str) {
        text.chars().for_each(|c| self.key(KeyCode::Char(c)));
    }

    /// What the screen shows at this size, and where the caret is.
    pub fn draw(&mut self, width: u16, height: u16) -> Result<(Buffer, Option<(u16, u16)>), Failed> {
        self.send(Message::Resized(width, height));
        let mut screen = Terminal::new(TestBackend::new(width, height))?;
        screen.draw(|frame| view(&self.model, frame))?;
        let place = screen.backend_mut().get_cursor_position()?;
        // a field without a caret leaves it in the corner, where the title is
        let caret = (self.model.has_caret() && place.y > 0).then_some((place.x, place.y));
        Ok((screen.backend().buffer().clone(), caret))
    }
}

/// The day of every picture.
pub fn today() -> Result<PolicyDate, Failed> {
    Ok(PolicyDate::parse("2026-11-21")?)
}

/// The lines of a picture, without blanks at their ends.
pub fn lines(buffer: &Buffer) -> Vec<String> {
    let line = |y: u16| -> String { (0..buffer.area.width).map(|x| buffer[(x, y)].symbol()).collect() };
    (0..buffer.area.height).map(|y| line(y).trim_end().to_owned()).collect()
}

/// The draft of the invented company.
pub fn draft(how: Draw) -> Result<Draft, Failed> {
    static MADE: Mutex<BTreeMap<Draw, Draft>> = Mutex::new(BTreeMap::new());
    let mut made = MADE.lock().map_err(|_| "a draft could not be made before")?;
    if let Some(draft) = made.get(&how) {
        return Ok(draft.clone());
    }
    let draft = make(how)?;
    made.insert(how, draft.clone());
    Ok(draft)
}

fn make(how: Draw) -> Result<Draft, Failed> {
    let mut draft = Draft::new("marlowe-metrics");
    let preset = presets::find("analytics-platform").ok_or("the preset is gone")?;
    draft.suggested.push(presets::layer(preset));
    if how == Draw::Fresh {
        return Ok(draft);
    }
    let who = Who {
        by: "author".into(),
        on: today()?,
    };
    let say = |draft: &mut Draft, path: &str, value: Value| {
        let edit = Edit::Set {
            path: path.into(),
            value: Some(value),
        };
        draft
            .edit(&edit, &who)
            .map(drop)
            .map_err(|refused| format!("{path}: {}", refused.0))
    };
    for (path, value) in facts() {
        say(&mut draft, path, value)?;
    }
    for id in ["stripe", "google-cloud", "posthog"] {
        let mut row = vendors::row(vendors::find(id).ok_or("the provider is gone")?);
        row["kinds"] = match id {
            "stripe" => json!(["payments"]),
            "posthog" => json!(["usage"]),
            _ => json!(["account", "connected"]),
        };
        row["contract"] = json!(true);
        row["country"] = match id {
            "google-cloud" => json!({ "area": "DE", "region": "europe-west3", "label": "Frankfurt" }),
            _ => json!({ "area": "US" }),
        };
        insert(&mut draft, "sharing.recipients", row, &who)?;
    }
    let first = |at: &str| question_of(at).is_some_and(|q| ["company", "collection"].contains(&q.section));
    accept(&mut draft, &who, &first);
    if how == Draw::Half {
        let state = Some(OpenState::AskCounsel);
        let path = "use.balanced".to_owned();
        draft.edit(&Edit::Mark { path, state }, &who).map_err(|refused| refused.0)?;
        return Ok(draft);
    }
    accept(&mut draft, &who, &|_| true);
    for (path, value) in rest() {
        say(&mut draft, path, value)?;
    }
    for (table, row) in [
        (
            "retention.safeguards",
            json!({ "key": "in-transit", "measure": "in-transit" }),
        ),
        ("retention.safeguards", json!({ "key": "at-rest", "measure": "at-rest" })),
        ("use.promises", json!({ "key": "no-sale", "promise": "no-sale" })),
    ] {
        insert(&mut draft, table, row, &who)?;
    }
    accept(&mut draft, &who, &|_| true);
    Ok(draft)
}

fn insert(draft: &mut Draft, table: &str, row: Value, who: &Who) -> Result<(), Failed> {
    let edit = Edit::Insert {
        table: table.into(),
        before: None,
        row,
    };
    Ok(draft
        .edit(&edit, who)
        .map(drop)
        .map_err(|refused| format!("{table}: {}", refused.0))?)
}

/// Accepts what waits, as long as something does.
fn accept(draft: &mut Draft, who: &Who, which: &dyn Fn(&str) -> bool) {
    loop {
        let waiting: Vec<String> = draft.outstanding().into_iter().filter(|at| which(at)).collect();
        let taken = waiting.into_iter().filter(|path| {
            let accept = Edit::Accept {
                path: path.clone(),
                from: None,
            };
            draft.edit(&accept, who).is_ok()
        });
        if taken.count() == 0 {
            return;
        }
    }
}

/// What only the company can say.
fn facts() -> Vec<(&'static str, Value)> {
    vec![
        ("company.product", json!("Marlowe Metrics")),
        ("company.website", json!("https://marlowe.example")),
        ("company.legal_name", json!("Marlowe Metrics Ltd")),
        ("company.address", json!("12 Quay Lane, Dublin, Ireland")),
        ("company.country", json!({ "area": "IE" })),
        (
            "company.contact",
            json!({ "kind": "email", "value": "privacy@marlowe.example" }),
        ),
        ("collection.sensitive", json!(false)),
    ]
}

/// What is left when all suggestions are taken.
fn rest() -> Vec<(&'static str, Value)> {
    vec![
        ("sharing.sell", json!(false)),
        ("sharing.share_for_ads", json!(false)),
        ("changes.effective", json!("2026-12-01")),
    ]
}
