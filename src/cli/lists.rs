//! Lists: questions, drafts, presets, providers. As JSON each is an array of objects with an `id`.

use super::args::Shape;
use super::out::Out;
use super::{Done, Failure, Outcome, unknown};
use crate::draft::{Draft, Judgement};
use crate::drafts::{self, Places};
use crate::interview::{self, Kind, Question, SECTIONS, When};
use crate::presets::{self, Preset};
use crate::values::{Choice, Chosen, DataItem, ITEMS};
use crate::vendors;
use serde::Serialize;
use serde_json::json;
use std::path::{Path, PathBuf};

/// A question, as programs learn of it.
#[derive(Serialize)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a member of the JSON, apart from the others"
)]
struct Listed {
    id: &'static str,
    kind: &'static str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    choices: Vec<Offered>,
    /// The tables whose keys are the choices.
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    tables: &'static [&'static str],
    section: &'static str,
    needed: bool,
    pick: bool,
    fold: bool,
    gate: bool,
    asked_when: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    table: Option<&'static str>,
    label: &'static str,
    ask: &'static str,
    help: &'static str,
    why: &'static str,
    #[serde(skip_serializing_if = "str::is_empty")]
    example: &'static str,
}

#[derive(Serialize)]
struct Offered {
    id: &'static str,
    label: &'static str,
}

/// The name of a kind.
pub(super) fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Text => "text",
        Kind::Prose => "prose",
        Kind::YesNo => "yes-no",
        Kind::Number => "number",
        Kind::One(_) => "one",
        Kind::Many(_) => "many",
        Kind::Date => "date",
        Kind::Period => "period",
        Kind::Place => "place",
        Kind::Link => "link",
        Kind::Contact => "contact",
        Kind::Items => "items",
        Kind::Words => "words",
        Kind::Ref(_) => "ref",
        Kind::Refs(_) => "refs",
        Kind::Table => "table",
    }
}

fn listed(question: &Question) -> Listed {
    let offered = |choice: &Choice| Offered {
        id: choice.id,
        label: choice.label,
    };
    let choices = match question.kind {
        Kind::Items => ITEMS
            .iter()
            .map(|item| Offered {
                id: item.slug,
                label: item.label,
            })
            .collect(),
        _ => question.choices().iter().map(offered).collect(),
    };
    let tables: &'static [&'static str] = match question.kind {
        Kind::Ref(tables) | Kind::Refs(tables) => tables,
        _ => &[],
    };
    Listed {
        id: question.id,
        kind: kind(question.kind),
        choices,
        tables,
        section: question.section,
        needed: question.needed,
        pick: question.pick,
        fold: question.fold,
        gate: question.gate,
        asked_when: if matches!(question.when, When::Always) {
            "always"
        } else {
            "condition"
        },
        table: question.table(),
        label: question.label,
        ask: question.ask,
        help: question.help,
        why: question.why,
        example: question.example,
    }
}

pub(super) fn questions(out: &Out, section: Option<&str>, shape: Shape) -> Outcome {
    let own = interview::statements::SECTION;
    let known: Vec<&str> = SECTIONS.iter().chain([&own]).map(|s| s.id).collect();
    if let Some(section) = section.filter(|id| !known.contains(id)) {
        return Err(unknown("section", section, &known));
    }
    let wanted: Vec<&Question> = interview::all()
        .iter()
        .filter(|q| section.is_none_or(|id| q.section == id))
        .collect();
    if shape == Shape::Json {
        Out::json(&wanted.into_iter().map(listed).collect::<Vec<_>>())?;
        return Ok(Done::Fine);
    }
    let row = |question: &&Question| {
        let needed = if question.needed { ", needed" } else { "" };
        (
            question.id.to_owned(),
            format!("{}{needed}: {}", kind(question.kind), question.ask),
        )
    };
    out.table(&wanted.iter().map(row).collect::<Vec<_>>())?;
    Ok(Done::Fine)
}

/// What to call a draft on the command line.
pub(super) fn draft_id(places: &Places, file: &Path) -> String {
    if file == places.draft_here() {
        return drafts::HERE.to_owned();
    }
    let stem = file.file_stem().map(|s| s.to_string_lossy().into_owned()).unwrap_or_default();
    if drafts::locate(places, &stem) == file {
        stem
    } else {
        file.display().to_string()
    }
}

pub(super) fn drafts(places: &Places, out: &Out, shape: Shape) -> Outcome {
    let found: Vec<(String, PathBuf, Result<_, _>)> = places
        .list()
        .into_iter()
        .map(|file| (draft_id(places, &file), file.clone(), drafts::load(&file)))
        .collect();
    if shape == Shape::Json {
        let entry = |(id, file, loaded): &(String, PathBuf, Result<crate::draft::Draft, drafts::Error>)| match loaded {
            Ok(draft) => json!({ "id": id, "file": file, "name": draft.name, "product": draft.answers.company.product }),
            Err(error) => json!({ "id": id, "file": file, "error": error.to_string() }),
        };
        Out::json(&found.iter().map(entry).collect::<Vec<_>>())?;
        return Ok(Done::Fine);
    }
    if found.is_empty() {
        Out::say("there is no draft yet; `policy-wizard new NAME` starts one");
    }
    let rows = found.iter().map(|(id, file, loaded)| {
        let broken = if loaded.is_err() {
            "  (cannot be read; `policy-wizard check` says why)"
        } else {
            ""
        };
        (id.clone(), format!("{}{broken}", file.display()))
    });
    out.table(&rows.collect::<Vec<_>>())?;
    Ok(Done::Fine)
}

/// Ours and the author's own presets. Broken ones are said, and those that take the place of one of ours.
pub(super) fn all_presets(places: &Places) -> presets::Gathered {
    let all = presets::gather(&places.presets);
    for file in &all.broken {
        Out::say(&format!("warning: {} is left out: {}", file.file.display(), file.why));
    }
    for preset in all.presets.iter().filter(|preset| all.shadows(&preset.id)) {
        Out::say(&format!(
            "warning: your preset “{}” takes the place of the one that comes with the program",
            preset.id
        ));
    }
    all
}

/// The preset with this id.
pub(super) fn preset(places: &Places, id: &str) -> Result<Preset, Failure> {
    let all = all_presets(places).presets;
    let ids: Vec<&str> = all.iter().map(|preset| preset.id.as_str()).collect();
    let found = all.iter().find(|preset| preset.id == id);
    found.cloned().ok_or_else(|| unknown("preset", id, &ids))
}

pub(super) fn presets(places: &Places, out: &Out, shape: Shape) -> Outcome {
    let all = all_presets(places);
    let mine = |p: &Preset| all.own.contains(&p.id);
    if shape == Shape::Json {
        let entry = |p: &Preset| json!({ "id": p.id, "title": p.title, "about": p.about, "as_of": p.as_of, "suggests": p.suggests, "only_you": p.only_you, "warning": p.warning, "mine": mine(p) });
        Out::json(&all.presets.iter().map(entry).collect::<Vec<_>>())?;
    } else {
        let row = |p: &Preset| {
            let mark = if mine(p) { "(my preset) " } else { "" };
            let warning = p.warning.as_ref().map_or(String::new(), |warning| format!(" ! {warning}"));
            let line = format!("{mark}{}. {}{warning}", p.title, p.about);
            (p.id.clone(), line.replace('\n', " "))
        };
        out.table(&all.presets.iter().map(row).collect::<Vec<_>>())?;
    }
    Ok(Done::Fine)
}

/// The author's own providers, and what is wrong with the files of theirs that are left out, which is said.
pub(super) fn own_providers(places: &Places) -> (Vec<vendors::Vendor>, Vec<String>) {
    let (own, broken) = drafts::own_providers(&places.vendors);
    let broken = broken
        .into_iter()
        .map(|presets::Broken { file, why }| format!("{} is left out: {why}", file.display()));
    let broken: Vec<String> = broken.collect();
    for left_out in &broken {
        Out::say(&format!("warning: {left_out}"));
    }
    (own, broken)
}

/// Says in a line which files of the author's own providers are left out: for commands that print what needs none of them.
pub(super) fn say_left_out(places: &Places) {
    if let Some(words) = drafts::left_out(&drafts::own_providers(&places.vendors).1) {
        Out::say(&format!("warning: {words}"));
    }
}

/// The author's own providers, where a draft says something of one that no catalogue knows; else none, and nothing is said of
/// their files.
pub(super) fn judged_providers(places: &Places, draft: &Draft) -> Vec<vendors::Vendor> {
    let is_known = |one: &Judgement| vendors::find(&one.vendor).is_some();
    if draft.scan.iter().all(is_known) {
        Vec::new()
    } else {
        own_providers(places).0
    }
}

pub(super) fn vendors(places: &Places, out: &Out, search: Option<&str>, shape: Shape) -> Outcome {
    let (own, broken) = own_providers(places);
    let done = if broken.is_empty() { Done::Fine } else { Done::Refused };
    let found = vendors::offered(search.unwrap_or_default(), &own);
    let mine = |vendor: &vendors::Vendor| own.iter().any(|one| one.id == vendor.id);
    if shape == Shape::Json {
        let entries = found.iter().map(|vendor| {
            let mut entry = serde_json::to_value(vendor).unwrap_or_default();
            entry["mine"] = mine(vendor).into();
            if !mine(vendor) {
                entry["looked_up"] = serde_json::to_value(vendor.looked_up()).unwrap_or_default();
            }
            entry
        });
        Out::json(&entries.collect::<Vec<_>>())?;
        return Ok(done);
    }
    if found.is_empty() {
        Out::say(&format!(
            "no provider is called “{}”; any name can be typed in the interview",
            search.unwrap_or_default()
        ));
    }
    let row = |v: &&vendors::Vendor| {
        let mark = if mine(v) { "(yours) " } else { "" };
        let known = if mine(v) {
            String::new()
        } else {
            format!("; {}", v.looked_up().brief())
        };
        (v.id.clone(), format!("{mark}{}: {}; {}{known}", v.name, v.does, v.place()))
    };
    out.table(&found.iter().map(row).collect::<Vec<_>>())?;
    let typed = search.unwrap_or_default().trim();
    let is_meant = |v: &&&vendors::Vendor| v.names().any(|name| name.eq_ignore_ascii_case(typed));
    if let Some(vendor) = found.first().filter(is_meant) {
        let known = (!mine(vendor)).then(|| vendor.looked_up().words());
        out.print(&detail(vendor, known))?;
    }
    Ok(done)
}

/// What else its file says of a provider whose name was typed, a line each; `known` is what of it was looked up.
fn detail(vendor: &vendors::Vendor, known: Option<String>) -> String {
    let labels = |slugs: &[String]| {
        let labels: Vec<String> = slugs.iter().map(|slug| DataItem::of(slug).label()).collect();
        (!labels.is_empty()).then(|| labels.join(", "))
    };
    let jobs = |all: Vec<&'static str>| (!all.is_empty()).then(|| all.join(", "));
    let lines = [
        ("company", Some(vendor.company.clone()).filter(|company| !company.is_empty())),
        ("job", jobs(vendor.job.iter().map(|job| job.label()).collect())),
        ("for some also", jobs(vendor.further().map(Chosen::label).collect())),
        ("gets", labels(&vendor.data)),
        ("where it is sent or switched on also", labels(&vendor.optional)),
        ("privacy policy", vendor.link.as_ref().map(|link| link.0.clone())),
        ("stores something", vendor.stores_if.clone()),
        ("look at", Some(vendor.check.join(" ")).filter(|words| !words.is_empty())),
        ("its facts", known),
    ];
    let told = lines
        .into_iter()
        .filter_map(|(what, words)| Some(format!("  {what}: {}\n", words?)));
    std::iter::once("\n".to_owned()).chain(told).collect()
}
