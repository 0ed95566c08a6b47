//! `new`: a draft without the screen, from a preset and from answers on the command line.

use super::args::New;
use super::out::Out;
use super::setting;
use super::{Done, Failure, Outcome, lists};
use crate::asking::{self, Project, question_of};
use crate::draft::Draft;
use crate::drafts::{self, Places};
use crate::edit::{Edit, Step, Who};
use crate::interview;
use crate::interview::uses::Purpose;
use crate::path;
use crate::presets;
use crate::review;
use crate::values::PolicyDate;
use crate::vendors::{self, SOURCE};
use std::fs;
use std::path::{Path, PathBuf};

pub(super) fn new(places: &Places, out: &Out, asked: New, today: PolicyDate) -> Outcome {
    let who = Who {
        by: "author".to_owned(),
        on: today,
    };
    let mut draft = Draft::new("");
    if let Some(id) = &asked.preset {
        let preset = lists::preset(places, id)?;
        if let Some(warning) = &preset.warning {
            Out::say(&format!("warning: {warning}"));
        }
        draft.suggested.push(presets::layer(&preset));
    }
    let (own, _) = lists::own_providers(places);
    let notes = setting::apply(&mut draft, (&asked.set, &own), asked.accept, &who)?;
    if asked.accept {
        let (taken, back) = accept_all(&mut draft, &who);
        if let Some(line) = taken_words(&draft, &taken) {
            Out::say(&line);
        }
        let grew = asking::grew(&back, &draft);
        if !grew.is_empty() {
            Out::say(&format!("rows that were accepted before got more: {}", grew.join("; ")));
        }
    }
    setting::check_references(&draft, &asked.set)?;
    let file = place(places, &asked, &draft)?;
    let stem = || {
        let stem = file.file_stem().map(|stem| stem.to_string_lossy().into_owned());
        stem.unwrap_or_default()
    };
    draft.name = asked.name.filter(|name| !drafts::is_path(name)).unwrap_or_else(stem);
    if file.symlink_metadata().is_ok() {
        return Err(Failure(format!(
            "{} is there already and was not changed: choose another name",
            file.display()
        )));
    }
    if file.parent() == Some(&places.drafts) {
        let made = fs::create_dir_all(&places.drafts);
        made.map_err(|e| {
            Failure(format!(
                "cannot make the folder {}: {e}. Set POLICY_WIZARD_HOME, or say --out FILE",
                places.drafts.display()
            ))
        })?;
    }
    if let Some(aside) = drafts::private::set_aside(&file)? {
        Out::say(&format!(
            "private notes of an earlier draft were there; they are {} now",
            aside.display()
        ));
    }
    drafts::create(&file, &draft)?;
    drafts::forget(&places.state, &file); // what was kept of another draft that was there
    for note in notes {
        Out::say(&format!("note: {note}"));
    }
    let id = lists::draft_id(places, &file);
    match review::unready(&draft).len() {
        0 => Out::say(&format!(
            "every answer that is needed is there: `policy-wizard render {id}` prints it, `policy-wizard check {id}` reviews it"
        )),
        count => Out::say(&format!(
            "{count} open: `policy-wizard {id}` asks, `policy-wizard check {id}` lists"
        )),
    }
    if let Some(project) = Project::of(places, &file, &places.here) {
        Out::say(&project.offer("`policy-wizard scan .`"));
    }
    out.print(&format!("{}\n", file.display()))?;
    Ok(Done::Fine)
}

/// Accepts every suggestion that waits, but what promises something, which nobody has read. One can make another be asked, so it goes round until nothing is new. Gives the
/// path and the source of each, and the steps that take all of it back.
fn accept_all(draft: &mut Draft, who: &Who) -> (Vec<(String, String)>, Vec<Step>) {
    let (mut all, mut back) = (Vec::new(), Vec::new());
    loop {
        let before = all.len();
        for at in draft.outstanding() {
            let from = draft.suggestion(&at).map(|(from, _)| from.to_owned());
            let edit = Edit::AcceptUnread { path: at.clone() };
            if let Ok(undone) = draft.edit(&edit, who) {
                back.splice(0..0, undone);
                all.push((at, from.unwrap_or_else(|| who.by.clone())));
            }
        }
        if all.len() == before {
            return (all, back);
        }
    }
}

/// How many suggestions were taken, by source; and which advertising came in only because a provider's features for it
/// are on.
fn taken_words(draft: &Draft, taken: &[(String, String)]) -> Option<String> {
    let mut sources: Vec<(&str, usize)> = Vec::new();
    for (_, from) in taken {
        match sources.iter_mut().find(|(one, _)| one == from) {
            Some((_, count)) => *count += 1,
            None => sources.push((from, 1)),
        }
    }
    let name = |from: &str| {
        from.strip_prefix(SOURCE)
            .map(|id| vendors::find(id).map_or(id, |vendor| &vendor.name).to_owned())
    };
    let counted = |(from, count): &(&str, usize)| match (name(from), from.split_once(':')) {
        (Some(name), _) => format!("{count} that {name} brings"),
        (None, Some((kind, id))) => format!("{count} from the {kind} {id}"),
        (None, None) => format!("{count} from {}", vendors::source(from, &|_| None)),
    };
    let list: Vec<String> = sources.iter().map(counted).collect();
    let ads: Vec<String> = taken
        .iter()
        .filter(|(at, _)| {
            let key = at.strip_prefix("use.purposes.");
            let row = key.and_then(|key| draft.answers.uses.purposes.iter().find(|row| row.key == key));
            row.is_some_and(|row| row.purpose.is_some_and(Purpose::is_advertising))
        })
        .filter_map(|(_, from)| name(from))
        .collect();
    let ads = if ads.is_empty() {
        String::new()
    } else {
        format!(
            "; advertising is among the uses now, because of {}: look at it",
            ads.join(" and ")
        )
    };
    let is_promise = |at: &&String| {
        let suggested = draft.suggestion(at).zip(question_of(at));
        suggested.is_some_and(|((_, value), question)| question.is_promise(&value))
    };
    let promises = draft.outstanding().iter().filter(is_promise).count();
    let promises = interview::counted(promises, "promise waits", "promises wait");
    let wait = promises
        .map(|words| format!("; {words}: read before you accept"))
        .unwrap_or_default();
    let list = if list.is_empty() {
        "nothing".to_owned()
    } else {
        list.join(", ")
    };
    (!taken.is_empty() || !wait.is_empty()).then(|| format!("accepted {list}{ads}{wait}"))
}

/// Where the draft goes.
fn place(places: &Places, asked: &New, draft: &Draft) -> Result<PathBuf, Failure> {
    if let Some(name) = asked.name.as_ref().filter(|name| !drafts::is_path(name)) {
        drafts::check_name(name).map_err(Failure)?;
    }
    if let Some(file) = &asked.out {
        return Ok(file.clone());
    }
    if let Some(name) = &asked.name {
        return Ok(drafts::locate(places, name));
    }
    if places.is_project() {
        return Ok(places.draft_here());
    }
    let product = draft.answers.company.product.as_deref().map(path::slug);
    let name = product
        .or_else(|| asked.preset.clone())
        .unwrap_or_else(|| "policy".to_owned());
    let name = if drafts::check_name(&name).is_ok() {
        name
    } else {
        format!("{name}-policy")
    };
    Ok(places.free(Path::new(&drafts::locate(places, &name))))
}
