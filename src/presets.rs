//! What a kind of company would typically answer: one JSON file each in `presets`, embedded at build,
//! and those in a folder of the author's own.
//!
//! Owns the shape of a preset and what a shared one may hold. Must not know how suggestions are shown
//! or accepted: a preset is a layer of a draft with a head, and no answer until the author takes it.
//! The price of typed answers: a preset for a later version with a question that this one does not
//! know is refused as a whole, with the place.

use crate::answers::Answers;
use crate::draft::Layer;
pub use crate::drafts::own::Broken;
use crate::drafts::own::files;
use crate::interview::{self, Asked, Kind, Question};
use crate::path::is_key;
use crate::review;
use crate::values::{PolicyDate, is_hidden, object};
use crate::vendors;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::BTreeSet;
use std::path::Path;
use std::sync::LazyLock;

mod saving;

pub use saving::{Burden, burden, from_draft, save};

/// The format of preset files that this program reads.
pub const FORMAT: u32 = 1;

/// The largest file that is read, in bytes; the largest of ours is a hundredth of it.
const LARGEST: u64 = 1 << 20;

/// Typical answers of one kind of company, in the shape of their file.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(remote = "Self", deny_unknown_fields)]
pub struct Preset {
    /// The schema, for editors.
    #[serde(rename = "$schema", default, skip_serializing_if = "Option::is_none")]
    pub schema: Option<String>,
    /// The format of the file.
    pub format: u32,
    /// The id: the name of the file without `.json`.
    pub id: String,
    /// What the kind of company or product is called.
    pub title: String,
    /// What such a product does, in two lines.
    pub about: String,
    /// The day on which somebody last looked at it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub as_of: Option<PolicyDate>,
    /// What it will suggest: lines for the first screen.
    #[serde(default)]
    pub suggests: Vec<String>,
    /// What it cannot know: lines for the first screen.
    #[serde(default)]
    pub only_you: Vec<String>,
    /// What an author must know before starting from it: that counsel is needed, say, or who has to answer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub warning: Option<String>,
    /// What it suggests; of what is picked one by one, what it offers.
    pub answers: Answers,
}

object!(Preset);

/// The name and the text of each embedded file.
const FILES: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/presets.rs"));

static ALL: LazyLock<Vec<Preset>> = LazyLock::new(|| FILES.iter().filter_map(|(id, text)| read(id, text).ok()).collect());

/// The presets that come with the program, by id.
pub fn all() -> &'static [Preset] {
    &ALL
}

/// The preset with this id, of those that come with the program.
pub fn find(id: &str) -> Option<&'static Preset> {
    ALL.iter().find(|preset| preset.id == id)
}

/// The author's own presets: each `.json` file of a folder, by name. A folder that is not there holds
/// none. [`gather`] puts them beside ours.
pub fn load(folder: &Path) -> (Vec<Preset>, Vec<Broken>) {
    files(folder, LARGEST, read)
}

/// Every preset to start from: those that come with the program, then the author's own.
#[derive(Debug, Clone, Default)]
pub struct Gathered {
    /// Ours in their order, then the author's. One of the author's that has the id of ours takes its place.
    pub presets: Vec<Preset>,
    /// The ids of the author's own.
    pub own: BTreeSet<String>,
    /// Files of the author's folder that are no presets, and why.
    pub broken: Vec<Broken>,
}

impl Gathered {
    /// Whether this one of the author's stands in the place of one of ours.
    pub fn shadows(&self, id: &str) -> bool {
        self.own.contains(id) && find(id).is_some()
    }
}

/// Ours, and those of the author's folder.
pub fn gather(folder: &Path) -> Gathered {
    let (mine, broken) = load(folder);
    let own: BTreeSet<String> = mine.iter().map(|preset| preset.id.clone()).collect();
    let ours = all().iter().filter(|preset| !own.contains(&preset.id)).cloned();
    Gathered {
        presets: ours.chain(mine).collect(),
        own,
        broken,
    }
}

/// A text as the preset with this id, or why it is none: the place, and what was expected there.
fn read(id: &str, text: &str) -> Result<Preset, String> {
    let mut source = serde_json::Deserializer::from_str(text);
    let preset: Preset = serde_path_to_error::deserialize(&mut source).map_err(|e| format!("{}: {}", e.path(), e.inner()))?;
    source.end().map_err(|e| e.to_string())?;
    if preset.format != FORMAT {
        return Err(format!(
            "format {} is not known; this program reads format {FORMAT}",
            preset.format
        ));
    }
    if preset.id != id || !is_key(id) {
        return Err(format!(
            "the id “{}” must be the name of the file without .json: small letters, digits and hyphens",
            preset.id
        ));
    }
    let whole = serde_json::to_value(&preset).map_err(|e| e.to_string())?;
    if texts(&whole)
        .iter()
        .any(|text| text.chars().any(|c| c != '\n' && is_hidden(c)))
    {
        return Err("it holds a control character".into());
    }
    match loose_ends(&preset.answers).into_iter().next() {
        Some(fault) => Err(fault),
        None => Ok(preset),
    }
}

/// A preset as suggestions for a draft, from `preset:ID`.
pub fn layer(preset: &Preset) -> Layer {
    Layer {
        on_server: Vec::new(),
        from: format!("preset:{}", preset.id),
        as_of: preset.as_of,
        answers: preset.answers.clone(),
    }
}

/// What keeps a preset from being shared: each with its path. Nothing for a good one.
pub fn faults(preset: &Preset) -> Vec<String> {
    let mut faults = loose_ends(&preset.answers);
    for asked in interview::applying(&preset.answers) {
        let Some(value) = interview::value(&preset.answers, &asked) else {
            continue;
        };
        let (question, at) = (asked.question, asked.path(&preset.answers));
        let of_provider = question.table() == Some("sharing.recipients");
        if question.is_own() {
            faults.push(format!("{at}: only the author can say that"));
        }
        if !question.is_table() && !of_provider && texts(&value).iter().any(|t| t.contains('@') || t.contains("://")) {
            faults.push(format!("{at}: no address belongs there"));
        }
    }
    for row in &preset.answers.sharing.recipients {
        let at = format!("sharing.recipients.{}", row.key);
        match vendors::find(row.catalogue.as_deref().unwrap_or_default()) {
            None => faults.push(format!("{at}: “catalogue” names no file of presets/vendors")),
            Some(vendor) => {
                let same = row.name.as_ref() == Some(&vendor.name) && row.link.as_ref() == vendor.link.as_ref();
                if !same || row.key != vendor.id {
                    faults.push(format!("{at}: key, name and link are not those of the vendor’s file"));
                }
            }
        }
    }
    faults
}

/// What is wrong with answers in themselves: keys, references, slugs and codes that lead nowhere, and
/// answers to questions that are not asked.
fn loose_ends(answers: &Answers) -> Vec<String> {
    let mut faults = Vec::new();
    for table in interview::all().iter().filter(|q| q.is_table()) {
        let mut seen = BTreeSet::new();
        for key in interview::keys(answers, table.id) {
            if !is_key(&key) {
                faults.push(format!(
                    "{}: the key “{key}” is not small letters, digits and hyphens",
                    table.id
                ));
            } else if !seen.insert(key.clone()) {
                faults.push(format!("{}: two rows have the key “{key}”", table.id));
            }
        }
    }
    for asked in interview::applying(answers) {
        if let Some(value) = interview::value(answers, &asked) {
            let lost = lost(asked.question, &value, answers);
            faults.extend(lost.into_iter().map(|what| format!("{}: {what}", asked.path(answers))));
        }
    }
    if interview::settled(answers) != *answers {
        let lost = interview::all().iter().find(|q| gone(q, answers));
        let id = lost.map_or("an answer", |q| q.id);
        faults.push(format!("{id}: the other answers say that this is not asked"));
    }
    faults
}

/// What an answer names that is not there.
fn lost(question: &Question, value: &Value, answers: &Answers) -> Vec<String> {
    match question.kind {
        Kind::Ref(tables) | Kind::Refs(tables) => {
            let known: BTreeSet<String> = tables.iter().flat_map(|t| interview::keys(answers, t)).collect();
            let named = texts(value).into_iter().filter(|key| !known.contains(*key));
            named
                .map(|key| format!("no row of {} has the key “{key}”", tables.join(" or ")))
                .collect()
        }
        Kind::Items | Kind::Place | Kind::Period => review::faults_of(question.kind, value),
        Kind::Text
        | Kind::Prose
        | Kind::YesNo
        | Kind::Number
        | Kind::One(_)
        | Kind::Many(_)
        | Kind::Date
        | Kind::Link
        | Kind::Contact
        | Kind::Words
        | Kind::Table => Vec::new(),
    }
}

/// Whether settling takes an answer to this question away.
fn gone(question: &'static Question, answers: &Answers) -> bool {
    let settled = interview::settled(answers);
    let rows = question.table().map_or(0, |table| interview::keys(answers, table).len());
    let asked = |row| Asked { question, row };
    let differs = |row| interview::value(answers, &asked(row)) != interview::value(&settled, &asked(row));
    if question.is_column() {
        (0..rows).any(|i| differs(Some(i)))
    } else {
        differs(None)
    }
}

/// Every text within a value.
fn texts(value: &Value) -> Vec<&str> {
    match value {
        Value::String(text) => vec![text],
        Value::Array(list) => list.iter().flat_map(texts).collect(),
        Value::Object(map) => map.values().flat_map(texts).collect(),
        Value::Null | Value::Bool(_) | Value::Number(_) => Vec::new(),
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test may panic")]
mod tests;
