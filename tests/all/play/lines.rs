//! A story in lines: what a person types in plain mode.
//!
//! Goes to each question by its id, as somebody does who knows what to say; the price: more lines than a person
//! types who just answers what is asked.

use super::story::{Intent, Story};
use super::{Home, today};
use policy_wizard::interview::{self, Kind};
use policy_wizard::path;
use policy_wizard::plain::{Start, run};
use policy_wizard::published::OUTPUTS;
use policy_wizard::vendors;

/// Types the story; how many lines it takes.
pub fn play(story: &Story, home: &Home, decisions: usize) -> usize {
    let place = if story.here { "1" } else { "2" };
    let mut lines = vec![story.preset.clone(), place.to_owned()];
    let mut count = 0;
    for (_, intent) in &story.intents {
        if *intent == Intent::Quit {
            lines.push("quit".to_owned());
            count += lines.len();
            say(&lines, home);
            lines = vec!["1".to_owned()]; // the draft stands first
            continue;
        }
        lines.extend(typed(intent, decisions));
    }
    lines.push("quit".to_owned());
    let out = say(&lines, home);
    assert!(out.contains("Written: "), "{}: nothing was written:\n{out}", story.name);
    count + lines.len()
}

fn say(lines: &[String], home: &Home) -> String {
    let start = Start {
        places: home.places(),
        today: today(),
        draft: None,
        preset: None,
    };
    let mut out = Vec::new();
    run(start, &mut lines.join("\n").as_bytes(), &mut out).unwrap();
    let out = String::from_utf8(out).unwrap();
    // a process that another test is just starting holds the lock until it runs its program
    if out.contains("open elsewhere") {
        say(lines, home)
    } else {
        out
    }
}

/// The lines of an intent.
fn typed(intent: &Intent, decisions: usize) -> Vec<String> {
    let go = |at: &str| format!("go {at}");
    match intent {
        Intent::Fact(at, value) | Intent::Answer(at, value) | Intent::Wrong(at, value) => {
            [vec![go(at)], answer(at, value)].concat()
        }
        Intent::Yes(at) => vec![go(at), String::new()],
        Intent::Drop(at) => vec![go(at), "drop".to_owned()],
        Intent::Pick(at) => vec![go(path::parent(at)), format!("pick {}", at.rsplit('.').next().unwrap())],
        Intent::Add(table, name) => vec![go(table), added(table, name)],
        Intent::None(table) => vec![go(table), "none".to_owned()],
        Intent::Accept(section) => vec![format!("section {section}"), "accept".to_owned(), "yes".to_owned()],
        Intent::Other(at, which) => vec![go(at), ["dont-know", "counsel", "leave empty"][*which].to_owned()],
        Intent::Undo(again) => vec![if *again { "redo" } else { "undo" }.to_owned()],
        Intent::Back => vec!["back".to_owned()],
        Intent::Quit => unreachable!("ends a conversation"),
        Intent::Finish(formats) => finish(formats, decisions),
    }
}

fn answer(at: &str, value: &str) -> Vec<String> {
    let kind = policy_wizard::asking::question_of(at)
        .unwrap_or_else(|| panic!("no question {at}"))
        .kind;
    match kind {
        Kind::Prose => {
            let lines = value.split(" / ").map(str::to_owned);
            let mut lines: Vec<String> = lines.collect();
            lines[0] = format!("={}", lines[0]);
            lines.push(".".to_owned());
            lines
        }
        _ => vec![format!("={value}")],
    }
}

/// A provider that we know is named as it is; one that only looks like others, as the author's own.
fn added(table: &str, name: &str) -> String {
    let looks_like = vendors::search(name);
    let known = looks_like.iter().any(|v| v.name.eq_ignore_ascii_case(name));
    if table == "sharing.recipients" && !known && !looks_like.is_empty() {
        return format!("add ={name}");
    }
    let first = interview::columns(table).find(|c| !c.fold).unwrap();
    assert!(
        matches!(first.kind, Kind::Text | Kind::One(_)),
        "{table} begins with something else"
    );
    format!("add {name}")
}

/// Ticks and unticks what is not as it should be, and writes.
fn finish(formats: &[String], decisions: usize) -> Vec<String> {
    let mut lines = vec!["finish".to_owned()];
    lines.extend(vec!["later".to_owned(); decisions]);
    for (i, format) in OUTPUTS.iter().enumerate() {
        let chosen = matches!(format.name, "md" | "html");
        if chosen != formats.iter().any(|name| name == format.name) {
            lines.push((i + 1).to_string());
        }
    }
    lines.push("yes".to_owned());
    lines
}
