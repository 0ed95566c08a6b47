//! A story on the screen: what a person presses, who sees what has the focus.
//!
//! Looks at the model as a person looks at the screen, and changes it by keys only. Counts each key, but the letters
//! of the author's own facts.

use super::story::{Intent, Story};
use super::{Burden, Home, today};
use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use policy_wizard::asking::{Desk, Entry, ahead, later_section, needs, question_of, section_of};
use policy_wizard::draft::State;
use policy_wizard::interview::{self, Kind, SECTIONS, Value};
use policy_wizard::path::{self, Spot};
use policy_wizard::trace;
use policy_wizard::tui::Unseen;
use policy_wizard::tui::model::Found;
use policy_wizard::tui::model::{FinishLine, Form, Over, Screen, Stage};
use policy_wizard::tui::update::home::{HomeLine, lines};
use policy_wizard::tui::update::tasks::tasks_order;
use policy_wizard::tui::view::view;
use policy_wizard::vendors;
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use std::collections::BTreeSet;

/// The terminal.
const SIZE: (u16, u16) = (120, 36);
/// A terminal in which nothing has to be scrolled.
const TALL: (u16, u16) = (SIZE.0, 900);

/// Somebody at the screen.
struct Author<'a> {
    story: &'a Story,
    home: &'a Home,
    line: usize,
    unseen: Unseen,
    questions: BTreeSet<String>,
    screens: BTreeSet<String>,
    facts: BTreeSet<String>,
    keys: usize,
    decisions: usize,
    words: usize,
}

/// Plays the story; what it takes.
pub fn play(story: &Story, home: &Home) -> Burden {
    let mut author = Author {
        story,
        home,
        line: 0,
        unseen: Unseen::new(home.places(), today(), SIZE),
        questions: BTreeSet::new(),
        screens: BTreeSet::new(),
        facts: BTreeSet::new(),
        keys: 0,
        decisions: 0,
        words: 0,
    };
    author.look();
    author.begin();
    for (line, intent) in &story.intents {
        author.line = *line;
        let before = author.keys;
        author.mean(intent);
        if std::env::var("STORY").is_ok_and(|name| name == story.name) {
            println!(
                "{:4} keys, {:3} questions: {intent:?}",
                author.keys - before,
                author.questions.difference(&author.facts).count()
            );
        }
    }
    author.press(KeyCode::Esc);
    assert!(author.quit(), "{}", author.says("it does not quit"));
    Burden {
        questions: author.questions.difference(&author.facts).count(),
        screens: author.screens.len(),
        keys: author.keys,
        decisions: author.decisions,
        words: author.words,
        lines: 0,
    }
}

impl Author<'_> {
    // the hand

    fn press(&mut self, code: KeyCode) -> bool {
        self.keys += 1;
        self.silently(code)
    }

    fn silently(&mut self, code: KeyCode) -> bool {
        let quit = self.unseen.press(KeyEvent::new(code, KeyModifiers::NONE)).unwrap();
        self.look();
        quit
    }

    fn times(&mut self, count: usize, code: KeyCode) {
        for _ in 0..count {
            self.press(code);
        }
    }

    fn letter(&mut self, letter: char) {
        self.press(KeyCode::Char(letter));
    }

    /// Types a text; the letters of a fact are not counted, the words of both are.
    fn say(&mut self, text: &str, fact: bool) {
        self.words += text.split_whitespace().count();
        for letter in text.chars() {
            self.silently(KeyCode::Char(letter));
        }
        if !fact {
            self.keys += text.chars().count();
        }
    }

    /// To another line of a list, in as few keys as the arrows, the pages and the ends of the list allow.
    fn walk(&mut self, from: usize, to: usize, count: usize) {
        let hop = |from: usize| {
            let far = from.abs_diff(to);
            let pages = (far + 4) / 10; // past it and back is shorter than arrows alone
            let landed = if from < to {
                (from + pages * 10).min(count - 1)
            } else {
                from.saturating_sub(pages * 10)
            };
            (pages, landed)
        };
        let cost = |from: usize| hop(from).0 + hop(from).1.abs_diff(to);
        let direct = cost(from);
        let (start, end) = (1 + cost(0), 1 + cost(count - 1));
        let mut at = from;
        if start < direct && start <= end {
            self.press(KeyCode::Home);
            at = 0;
        } else if end < direct {
            self.press(KeyCode::End);
            at = count - 1;
        }
        let (pages, landed) = hop(at);
        self.times(pages, if at < to { KeyCode::PageDown } else { KeyCode::PageUp });
        self.times(landed.abs_diff(to), if landed < to { KeyCode::Down } else { KeyCode::Up });
    }

    // the eye

    fn desk(&self) -> &Desk {
        self.unseen.model.desk.as_ref().unwrap()
    }

    fn form(&self) -> Option<&Form> {
        match &self.unseen.model.screen {
            Screen::Form(form) if self.unseen.model.over.is_none() => Some(form),
            _ => None,
        }
    }

    /// Notes what is shown.
    fn look(&mut self) {
        let screen = match &self.unseen.model.screen {
            Screen::Home { .. } | Screen::Where { .. } | Screen::OpenFile { .. } => "home",
            Screen::Tasks { .. } => return, // the list between them
            Screen::Form(form) => form.section,
            Screen::Text { section, .. } => section.unwrap_or("text"),
            Screen::Check { .. } => "check",
            Screen::Findings(_) => "findings",
            Screen::Finish(_) => "finish",
            Screen::Look(_) => "look",
        };
        self.screens.insert(screen.to_owned());
        let Some(form) = self.form() else { return };
        let shown = form.entries(self.desk()).into_iter().filter_map(|entry| match entry {
            Entry::Answer(at) if section_of(&at) == Some("company") => None, // who one is nobody else knows
            // in a section, a question that is asked of each row is one, as the table is
            Entry::Answer(at) if form.record.is_none() => question_of(&at).map(|question| question.id.to_owned()),
            Entry::Answer(at) => Some(at),
            Entry::Row(at) | Entry::Offer(at) => Some(path::parent(&at).to_owned()),
            Entry::Add(table) | Entry::None(table) => Some(table.to_owned()),
            Entry::Detail(_) => None, // it can be added, and asks nothing
        });
        let shown: Vec<String> = shown.collect();
        self.questions.extend(shown);
    }

    fn picture(&self, size: (u16, u16)) -> Vec<String> {
        let mut screen = Terminal::new(TestBackend::new(size.0, size.1)).unwrap();
        screen.draw(|frame| view(&self.unseen.model, frame)).unwrap();
        let buffer = screen.backend().buffer();
        let row = |y: u16| (0..size.0).map(|x| buffer[(x, y)].symbol()).collect::<String>();
        (0..size.1).map(|y| row(y).trim_end().to_owned()).collect()
    }

    fn says(&self, what: &str) -> String {
        format!(
            "{}, line {}: {what}\n{}",
            self.story.name,
            self.line,
            self.picture(SIZE).join("\n")
        )
    }

    fn answer_at(&self, at: &str) -> Option<Value> {
        path::get(&self.desk().draft.answers, at)
    }

    // the ways

    fn begin(&mut self) {
        let all = lines(&self.unseen.model);
        let preset = self.unseen.model.presets.iter().position(|p| p.id == self.story.preset);
        let wanted = preset.map_or(HomeLine::Empty, HomeLine::Preset);
        let to = all.iter().position(|line| *line == wanted).unwrap();
        let Screen::Home { at } = self.unseen.model.screen else {
            panic!("{}", self.says("not at Home"))
        };
        self.walk(at, to, all.len());
        self.press(KeyCode::Enter);
        let Screen::Where { here, .. } = self.unseen.model.screen else {
            panic!("{}", self.says("no place asked"))
        };
        if here != self.story.here {
            self.press(KeyCode::Right);
        }
        self.press(KeyCode::Enter);
        assert!(self.unseen.model.desk.is_some(), "{}", self.says("no draft"));
    }

    /// Leaves, and comes back.
    fn quit(&mut self) -> bool {
        let code = KeyEvent::new(KeyCode::Char('c'), KeyModifiers::CONTROL);
        self.keys += 1;
        self.unseen.press(code).unwrap()
    }

    fn again(&mut self) {
        assert!(self.quit());
        self.unseen = Unseen::new(self.home.places(), today(), SIZE);
        self.look();
        let Screen::Home { at } = self.unseen.model.screen else {
            panic!("{}", self.says("not at Home"))
        };
        assert_eq!(
            lines(&self.unseen.model)[at],
            HomeLine::Resume(0),
            "{}",
            self.says("the draft stands first")
        );
        self.press(KeyCode::Enter);
        // a process that another test is just starting holds the lock until it runs its program
        for _ in 0..50 {
            if self.unseen.model.desk.is_some() {
                break;
            }
            std::thread::yield_now();
            self.silently(KeyCode::Esc);
            self.silently(KeyCode::Enter);
        }
        assert!(self.unseen.model.desk.is_some(), "{}", self.says("no draft"));
    }

    fn leave(&mut self) {
        for _ in 0..6 {
            if matches!(self.unseen.model.screen, Screen::Tasks { .. }) && self.unseen.model.over.is_none() {
                return;
            }
            self.press(KeyCode::Esc);
        }
        panic!("{}", self.says("Esc does not lead to the task list"));
    }

    fn task(&mut self, number: usize) {
        self.leave();
        let Screen::Tasks { at } = self.unseen.model.screen else {
            return;
        };
        let order = tasks_order(self.desk().since(self.unseen.model.today).len());
        let place = |line| order.iter().position(|l| *l == line).unwrap();
        self.walk(place(at), place(number), order.len());
        self.press(KeyCode::Enter);
    }

    fn section(&mut self, id: &str) {
        if self.form().is_some_and(|form| form.section == id && form.record.is_none()) {
            if self.form().is_some_and(|form| form.input.is_some()) {
                self.press(KeyCode::Esc);
            }
            return;
        }
        if self
            .form()
            .is_some_and(|form| form.back.last().is_some_and(|below| below.section == id))
        {
            self.press(KeyCode::Esc); // out of the field or the record
            return self.section(id);
        }
        if self.enter_leads_to(id) {
            self.press(KeyCode::Enter);
            assert!(self.form().is_some_and(|form| form.section == id), "{}", self.says(id));
            return;
        }
        let number = SECTIONS
            .iter()
            .position(|s| s.id == id)
            .unwrap_or_else(|| panic!("no section {id}"));
        self.task(number);
        assert!(self.form().is_some_and(|form| form.section == id), "{}", self.says(id));
    }

    /// Whether nothing more waits in this form, so that Enter goes on to this section.
    fn enter_leads_to(&self, id: &str) -> bool {
        let Some(form) = self.form() else { return false };
        let (desk, entries) = (self.desk(), form.entries(self.desk()));
        let here = form.position(&entries);
        let passes = form.input.is_none()
            && self.unseen.model.trail.is_empty()
            && form.record.is_none()
            && !needs(desk, &form.focus)
            && matches!(form.focus, Entry::Answer(_) | Entry::Row(_) | Entry::Offer(_));
        passes && ahead(desk, &entries, here, false).is_none() && later_section(desk, form.section) == Some(id)
    }

    /// Moves to the entry of the open form that is meant; whether it is there.
    fn entry(&mut self, meant: &dyn Fn(&Entry) -> bool) -> bool {
        let Some(form) = self.form() else { return false };
        let entries = form.entries(self.desk());
        let here = form.position(&entries);
        let hits = entries.iter().enumerate().filter(|(_, entry)| meant(entry));
        let Some((to, _)) = hits.min_by_key(|(i, _)| i.abs_diff(here)) else {
            return false;
        };
        if to != here {
            if form.input.is_some() {
                self.press(KeyCode::Esc);
            }
            self.walk(here, to, entries.len());
        }
        let focus = self.form().map(|form| form.focus.clone());
        assert_eq!(focus.as_ref(), Some(&entries[to]), "{}", self.says("the focus is elsewhere"));
        true
    }

    /// Moves to the line of an answer, row or table, wherever it is.
    fn reach(&mut self, at: &str, meant: &dyn Fn(&Entry) -> bool) {
        if self.entry(meant) {
            return;
        }
        let spot = path::spot(at).unwrap_or_else(|e| panic!("{}", self.says(&e.to_string())));
        if let Spot::Cell(column, key) = spot {
            let table = column.table().unwrap();
            let row = path::row_path(table, key);
            if self
                .form()
                .is_some_and(|form| form.record.as_ref().is_some_and(|(_, k)| k == key))
            {
                panic!("{}", self.says(&format!("{at} is not in the record")));
            }
            if section_of(table) == Some(column.section) {
                self.reach(&row, &|entry| matches!(entry, Entry::Row(at) if *at == row));
                self.press(KeyCode::Right);
                assert!(self.entry(meant), "{}", self.says(at));
                return;
            }
        }
        let section = section_of(at).unwrap();
        self.section(section);
        if !self.entry(meant) {
            self.find(at);
            assert!(self.entry(meant), "{}", self.says(at));
        }
    }

    /// Types as much of a question's name as brings it to the top.
    fn find(&mut self, at: &str) {
        let label = question_of(at).unwrap().label.to_lowercase();
        self.letter('/');
        assert!(
            matches!(self.unseen.model.over, Some(Over::Find(_))),
            "{}",
            self.says("no find")
        );
        let mut typed = String::new();
        for letter in label.chars() {
            typed.push(letter);
            self.letter(letter);
            let Some(Over::Find(seeking)) = &self.unseen.model.over else {
                break;
            };
            let place = seeking
                .found
                .iter()
                .position(|hit| matches!(hit, Found::Hit(hit) if hit.to == at));
            if let Some(place) = place.filter(|place| *place <= 2) {
                self.times(place, KeyCode::Down);
                self.press(KeyCode::Enter);
                return;
            }
        }
        panic!("{}", self.says(&format!("{at} is not found by its name")));
    }

    // what is meant

    fn mean(&mut self, intent: &Intent) {
        match intent {
            Intent::Fact(at, value) => {
                self.facts.insert(at.clone());
                self.answer(at, value, true);
            }
            Intent::Answer(at, value) => self.answer(at, value, false),
            Intent::Wrong(at, value) => {
                let before = self.answer_at(at);
                self.open(at);
                let fact = self
                    .story
                    .intents
                    .iter()
                    .any(|(_, i)| matches!(i, Intent::Fact(of, _) if of == at));
                self.fill(at, value, fact);
                self.press(KeyCode::Enter);
                let open = self.form().is_some_and(|form| form.input.is_some());
                assert!(open && self.answer_at(at) == before, "{}", self.says("this was taken"));
            }
            Intent::Yes(at) => {
                self.reach(at, &|entry| entry.path() == at);
                let writes = trace::writes(&self.desk().shown, &self.desk().document, at);
                let lit = self.picture(SIZE).iter().any(|line| line.contains('▌'));
                assert!(
                    writes.is_empty() || lit,
                    "{}",
                    self.says("what it writes is not on the screen")
                );
                self.press(KeyCode::Enter);
                assert!(!self.desk().outstanding.contains(at), "{}", self.says("it was not taken"));
            }
            Intent::Drop(at) => {
                self.reach(at, &|entry| entry.path() == at);
                self.letter('x');
            }
            Intent::Pick(at) => {
                self.reach(at, &|entry| matches!(entry, Entry::Offer(offer) if offer == at));
                self.letter(' ');
                assert!(self.answer_at(at).is_some(), "{}", self.says("it was not picked"));
            }
            Intent::Add(table, name) => self.add(table, name),
            Intent::None(table) => {
                self.reach(table, &|entry| matches!(entry, Entry::None(t) if t == table));
                self.letter(' ');
            }
            Intent::Accept(section) => self.accept(section),
            Intent::Other(at, which) => {
                self.reach(at, &|entry| entry.path() == at);
                self.letter('o');
                self.times(*which, KeyCode::Down);
                self.press(KeyCode::Enter);
                if matches!(self.unseen.model.over, Some(Over::Note { .. })) {
                    self.press(KeyCode::Esc);
                }
            }
            Intent::Undo(again) => {
                if self.form().is_some_and(|form| form.input.is_some()) {
                    self.press(KeyCode::Esc);
                }
                self.letter(if *again { 'U' } else { 'u' });
            }
            Intent::Back => {
                self.press(KeyCode::Esc);
            }
            Intent::Quit => self.again(),
            Intent::Finish(formats) => self.finish(formats),
        }
        let problem = self.form().and_then(|form| form.problem.clone());
        assert!(problem.is_none(), "{}", self.says(&problem.unwrap_or_default()));
    }

    fn open(&mut self, at: &str) {
        let open = self
            .form()
            .is_some_and(|form| form.input.is_some() && form.focus.path() == at);
        if open {
            return;
        }
        self.reach(at, &|entry| entry.path() == at);
        let asks = self.desk().draft.state(at) == State::Unanswered && needs(self.desk(), &Entry::Answer(at.to_owned()));
        self.press(if asks { KeyCode::Enter } else { KeyCode::Right });
        assert!(self.form().is_some_and(|form| form.input.is_some()), "{}", self.says(at));
    }

    fn answer(&mut self, at: &str, value: &str, fact: bool) {
        let question = question_of(at).unwrap_or_else(|| panic!("{}", self.says(at)));
        if matches!(question.kind, Kind::YesNo | Kind::One(_)) && self.by_space(at, value) {
            return;
        }
        self.open(at);
        self.fill(at, value, fact);
        self.press(match question.kind {
            Kind::Prose => KeyCode::Tab,
            _ => KeyCode::Enter,
        });
        let open = self
            .form()
            .is_some_and(|form| form.input.is_some() && form.focus.path() == at);
        assert!(!open && self.answer_at(at).is_some(), "{}", self.says("it was not taken"));
    }

    /// `n` says no, and Enter goes on; Space changes a choice where it stands, for what is a few presses away.
    fn by_space(&mut self, at: &str, value: &str) -> bool {
        let question = question_of(at).unwrap();
        let wanted = chosen(question, value);
        if wanted == Value::Bool(false) {
            self.reach(at, &|entry| entry.path() == at);
            self.letter('n');
            self.press(KeyCode::Enter);
            assert_eq!(self.answer_at(at), Some(wanted), "{}", self.says(at));
            return true;
        }
        let mut now = path::get(&self.desk().shown, at);
        let mut presses = 0;
        while now.as_ref() != Some(&wanted) {
            now = question.next(now.as_ref());
            presses += 1;
            if presses > 3 {
                return false;
            }
        }
        let unsaid = path::get(&self.desk().shown, at).is_none();
        if presses == 0 || unsaid {
            return false; // in the field nothing is said on the way
        }
        self.reach(at, &|entry| entry.path() == at);
        self.times(presses, KeyCode::Char(' '));
        assert_eq!(self.answer_at(at), Some(wanted), "{}", self.says("Space"));
        true
    }

    /// Gives the answer that the open field is to hold.
    fn fill(&mut self, at: &str, value: &str, fact: bool) {
        let question = question_of(at).unwrap();
        let input = self.form().and_then(|form| form.input.as_ref());
        let Some(input) = input else {
            panic!("{}", self.says("no field"))
        };
        let replaces = input.is_suggested() || !has_text(&input.raw());
        match question.kind {
            Kind::YesNo => self.letter(value.chars().next().unwrap()),
            Kind::One(_) => {
                let wanted = chosen(question, value);
                let options: Vec<Value> = match question.kind {
                    Kind::One(choices) => choices.iter().map(|c| c.id.into()).collect(),
                    _ => vec![true.into(), false.into()],
                };
                let labels = question.choices().iter().map(|c| c.label.chars().count() + 6).sum::<usize>();
                let across = options.len() <= 4 && labels <= 60;
                let now = path::get(&self.desk().shown, at).and_then(|now| options.iter().position(|o| *o == now));
                let to = options.iter().position(|o| *o == wanted).unwrap();
                self.choose(now, to, across);
            }
            Kind::Ref(tables) => {
                let rows: Vec<String> = tables.iter().flat_map(|t| interview::keys(&self.desk().shown, t)).collect();
                let to = rows
                    .iter()
                    .position(|key| key == value)
                    .unwrap_or_else(|| panic!("{}", self.says(value)));
                self.choose(None, to, false);
            }
            Kind::Many(choices) => self.tick(at, value, &choices.iter().map(|c| c.id.to_owned()).collect::<Vec<_>>()),
            Kind::Refs(tables) => {
                let rows = tables.iter().flat_map(|t| interview::keys(&self.desk().shown, t));
                let rows: Vec<String> = rows.collect();
                self.tick(at, value, &rows);
            }
            Kind::Items => {
                self.say(value, fact);
                self.press(KeyCode::Enter);
            }
            Kind::Words => {
                for part in value.split("; ") {
                    self.say(part, fact);
                    self.press(KeyCode::Enter);
                }
            }
            Kind::Prose => {
                for (i, line) in value.split(" / ").enumerate() {
                    if i > 0 {
                        self.press(KeyCode::Enter);
                    }
                    self.say(line, fact);
                }
            }
            Kind::Text | Kind::Number | Kind::Date | Kind::Period | Kind::Place | Kind::Link | Kind::Contact => {
                if !replaces {
                    self.press(KeyCode::F(9)); // all of it, to be typed over
                }
                self.say(value, fact);
            }
            Kind::Table => panic!("{}", self.says("a table is no answer")),
        }
    }

    fn choose(&mut self, now: Option<usize>, to: usize, across: bool) {
        let (on, back) = if across {
            (KeyCode::Right, KeyCode::Left)
        } else {
            (KeyCode::Down, KeyCode::Up)
        };
        match now {
            None => self.times(to + 1, on),
            Some(now) if now <= to => self.times(to - now, on),
            Some(now) => self.times(now - to, back),
        }
    }

    fn tick(&mut self, at: &str, value: &str, options: &[String]) {
        let now = path::get(&self.desk().shown, at);
        let now: BTreeSet<String> = now
            .as_ref()
            .and_then(Value::as_array)
            .into_iter()
            .flatten()
            .filter_map(|v| v.as_str().map(str::to_owned))
            .collect();
        let parts: Vec<&str> = value.split(',').map(str::trim).collect();
        let wanted: BTreeSet<String> = if value == "none" {
            BTreeSet::new()
        } else if parts.iter().all(|p| p.starts_with(['+', '-'])) {
            let mut all = now.clone();
            for part in parts {
                let id = part[1..].to_owned();
                let _ = if part.starts_with('+') {
                    all.insert(id)
                } else {
                    all.remove(&id)
                };
            }
            all
        } else {
            parts.into_iter().map(str::to_owned).collect()
        };
        if wanted.is_empty() {
            self.times(options.len(), KeyCode::Down);
            self.letter(' ');
            return; // “none of these”
        }
        assert!(
            wanted.iter().all(|id| options.contains(id)),
            "{}",
            self.says(&format!("{wanted:?} of {options:?}"))
        );
        let more = match question_of(at).unwrap().kind {
            Kind::Refs(tables) => tables.len(), // each offers a new row below
            _ => 0,
        };
        let mut here = 0;
        for (i, option) in options.iter().enumerate() {
            if now.contains(option) != wanted.contains(option) {
                self.walk(here, i, options.len() + 1 + more);
                self.letter(' ');
                here = i;
            }
        }
    }

    fn add(&mut self, table: &str, name: &str) {
        self.facts.insert(table.to_owned());
        let of_table = |entry: &Entry| match entry {
            Entry::Row(at) | Entry::Offer(at) => path::parent(at) == table,
            Entry::Add(t) => *t == table,
            Entry::None(_) | Entry::Answer(_) | Entry::Detail(_) => false,
        };
        self.reach(table, &of_table);
        self.letter('+');
        let before = interview::keys(&self.desk().draft.answers, table).len();
        if matches!(self.unseen.model.over, Some(Over::Provider { .. })) {
            self.say(name, true);
            let hits = vendors::search(name);
            let known = hits.iter().position(|v| v.name.eq_ignore_ascii_case(name));
            self.times(known.unwrap_or(hits.len()), KeyCode::Down);
        } else {
            let first = interview::columns(table).find(|c| !c.fold).unwrap();
            match first.kind {
                Kind::One(choices) => {
                    let to = choices
                        .iter()
                        .position(|c| c.id == name)
                        .unwrap_or_else(|| panic!("{}", self.says(name)));
                    let labels = choices.iter().map(|c| c.label.chars().count() + 6).sum::<usize>();
                    self.choose(None, to, choices.len() <= 4 && labels <= 60);
                }
                _ => self.say(name, true),
            }
        }
        self.press(KeyCode::Enter);
        let after = interview::keys(&self.desk().draft.answers, table);
        assert_eq!(after.len(), before + 1, "{}", self.says("no row was added"));
        let first = interview::columns(table).find(|c| !c.fold).unwrap();
        self.facts.insert(first.path(after.last().unwrap())); // it was named
    }

    /// Reads what a section writes, to its end, and says yes to it.
    fn accept(&mut self, section: &str) {
        // y, from inside a field too, and from a row of which nothing is suggested
        let inside = self.form().is_some_and(|form| {
            let plain = |(table, key): &(&str, String)| {
                let row = path::row_path(table, key);
                !self.desk().outstanding.iter().any(|at| at.starts_with(&row))
            };
            form.section == section && form.record.as_ref().is_some_and(plain)
        });
        if !inside {
            self.section(section);
        }
        self.press(KeyCode::F(4));
        if !matches!(self.unseen.model.screen, Screen::Text { .. }) {
            // nothing is written and nothing suggested: it leads on at once, and says so
            let note = self.unseen.model.note.clone().unwrap_or_default();
            assert!(
                note.starts_with("nothing was left to confirm here"),
                "{}",
                self.says("no text")
            );
            return;
        }
        let mut seen = BTreeSet::new();
        loop {
            let picture = self.picture(SIZE);
            let more = picture.iter().any(|line| line.contains("PgDn reads on"));
            seen.extend(picture);
            if !more {
                break;
            }
            self.press(KeyCode::PageDown);
        }
        self.unseen.model.size = TALL;
        let whole = self.picture(TALL);
        self.unseen.model.size = SIZE;
        let body = &whole[5..whole.len() - 2];
        let unread: Vec<&String> = body.iter().filter(|line| !seen.contains(*line)).collect();
        assert!(
            unread.is_empty(),
            "{}",
            self.says(&format!("never on the screen: {unread:?}"))
        );
        self.press(KeyCode::Enter);
        let left = self
            .desk()
            .outstanding
            .iter()
            .filter(|at| section_of(at) == Some(section))
            .count();
        assert_eq!(left, 0, "{}", self.says("it was not taken"));
    }

    /// Writes these files and no other.
    fn finish(&mut self, formats: &[String]) {
        self.task(SECTIONS.len() + 3);
        self.decide();
        let wrong = |author: &Self| {
            let Screen::Finish(finish) = &author.unseen.model.screen else {
                panic!("{}", author.says("no Finish"))
            };
            let files = finish.files.iter();
            files
                .map(|file| file.chosen != formats.iter().any(|name| name == file.output.name))
                .collect::<Vec<bool>>()
        };
        for (i, wrong) in wrong(self).into_iter().enumerate() {
            if wrong {
                if !self.lines_of_finish().contains(&FinishLine::File(i)) {
                    self.finish_line(FinishLine::More);
                    self.press(KeyCode::Enter);
                }
                self.finish_line(FinishLine::File(i));
                self.letter(' ');
            }
        }
        assert!(!wrong(self).contains(&true), "{}", self.says("other files are ticked"));
        self.finish_line(FinishLine::Write);
        self.press(KeyCode::Enter);
        let done = matches!(&self.unseen.model.screen, Screen::Finish(finish) if matches!(&finish.stage, Stage::Done(done) if done.files.len() == formats.len()));
        assert!(done, "{}", self.says("not written"));
    }

    /// Puts off what a law still wants, one key each.
    fn decide(&mut self) {
        let today = self.unseen.model.today;
        let undecided = self.desk().undecided(today).len();
        if undecided == 0 {
            return;
        }
        let before = self.keys;
        self.press(KeyCode::Enter);
        for _ in 0..undecided {
            let asked = matches!(self.unseen.model.over, Some(Over::Decide { on: true, .. }));
            assert!(asked, "{}", self.says("no decision is asked for"));
            self.letter('3');
            self.press(KeyCode::Enter); // no reason
        }
        assert!(self.desk().undecided(today).is_empty(), "{}", self.says("not decided"));
        self.decisions += undecided;
        self.keys = before; // counted by themselves
    }

    fn lines_of_finish(&self) -> Vec<FinishLine> {
        let Screen::Finish(finish) = &self.unseen.model.screen else {
            panic!("{}", self.says("no Finish"))
        };
        finish.lines(self.desk(), self.unseen.model.today)
    }

    fn finish_line(&mut self, to: FinishLine) {
        let lines = self.lines_of_finish();
        let Screen::Finish(finish) = &self.unseen.model.screen else {
            return;
        };
        let place = |line: FinishLine| lines.iter().position(|l| *l == line);
        let (here, to) = (
            place(finish.at).unwrap_or(lines.len() - 1),
            place(to).unwrap_or_else(|| panic!("{}", self.says("no such line"))),
        );
        self.walk(here, to, lines.len());
    }
}

/// The value of a choice by its name in the file.
fn chosen(question: &interview::Question, value: &str) -> Value {
    match (question.kind, value) {
        (Kind::YesNo, "yes") => true.into(),
        (Kind::YesNo, "no") => false.into(),
        (Kind::YesNo, _) => panic!("{}: {value}", question.id),
        _ => value.into(),
    }
}

/// Whether a field holds a text, as its `raw` tells.
fn has_text(raw: &str) -> bool {
    match serde_json::from_str::<Value>(raw) {
        Ok(Value::Array(parts)) => parts
            .iter()
            .flat_map(|part| part.as_array().into_iter().flatten())
            .any(|p| p.as_str().is_some_and(|p| !p.is_empty())),
        Ok(_) | Err(_) => !raw.is_empty(),
    }
}
