//! Where things stand in the text of a draft: the line of a path, and members that stand twice.
//!
//! Types are read by serde, which forgets where a value stood; this module reads the same text once more,
//! only for places. The price: the text is parsed twice when something has to be pointed at.

use jsonc_parser::ast::{Array, Object, Value};
use jsonc_parser::{CollectOptions, ParseOptions, parse_to_ast};
use std::collections::BTreeSet;
use std::ops::Range;

/// The text of a draft, read once for places.
pub struct Spots<'a> {
    tree: Option<Value<'a>>,
    /// Where each line ends, in bytes.
    ends: Vec<usize>,
}

impl<'a> Spots<'a> {
    /// Reads a text; in one that is not JSON, nothing has a place.
    pub fn of(text: &'a str) -> Self {
        Self {
            tree: tree(text),
            ends: text.match_indices('\n').map(|(at, _)| at).collect(),
        }
    }

    /// The line of a path, from 1.
    pub fn line(&self, at: &str) -> Option<usize> {
        let span = self.path(at)?;
        Some(self.ends.partition_point(|end| *end < span.start) + 1)
    }

    /// The line of an answer; of one that is not there, that of its row, else of its section.
    pub fn nearest_line(&self, at: &str) -> Option<usize> {
        let mut at = at;
        loop {
            if let Some(line) = self.line(at) {
                return Some(line);
            }
            at = at.rsplit_once('.')?.0;
        }
    }

    /// The bytes of a path's member name or row: among the answers first, then what is left open, dropped or
    /// suggested.
    fn path(&self, at: &str) -> Option<Range<usize>> {
        let root = self.tree.as_ref()?.as_object()?;
        let answers = root.get_object("answers").and_then(|answers| within(answers, at));
        let by_path = |member: &str| root.get_object(member).and_then(|paths| name(paths, at));
        let dropped = || {
            let tombs = root.get_array("dropped")?.elements.iter().filter_map(Value::as_object);
            let mut paths = tombs.filter_map(|tomb| tomb.get_string("path"));
            paths.find(|path| path.value == at).map(|path| bytes(path.range))
        };
        let suggested = || {
            let layers = root.get_array("suggested")?.elements.iter().filter_map(Value::as_object);
            layers
                .filter_map(|layer| layer.get_object("answers"))
                .find_map(|answers| within(answers, at))
        };
        answers
            .or_else(|| by_path("open"))
            .or_else(dropped)
            .or_else(suggested)
            .or_else(|| by_path("set"))
    }
}

/// The bytes of the rule of a decision, by its number.
pub(super) fn of_decision(text: &str, number: usize) -> Option<Range<usize>> {
    let tree = tree(text)?;
    let decisions = tree.as_object()?.get_array("decisions")?;
    let decision = decisions.elements.get(number)?.as_object()?;
    decision.get_string("rule").map(|rule| bytes(rule.range))
}

/// The bytes of the provider of a judgement, by its number.
pub(super) fn of_judgement(text: &str, number: usize) -> Option<Range<usize>> {
    let tree = tree(text)?;
    let judgements = tree.as_object()?.get_array("scan")?;
    let judgement = judgements.elements.get(number)?.as_object()?;
    judgement.get_string("vendor").map(|vendor| bytes(vendor.range))
}

/// The bytes of a path's member name or row in the text of a draft.
pub(super) fn of_path(text: &str, at: &str) -> Option<Range<usize>> {
    Spots::of(text).path(at)
}

/// The keys of a table's rows with their bytes, in the answers and in each layer. A row without a key is
/// the types' business.
pub(super) fn keys(text: &str, table: &str) -> Vec<Vec<(String, Range<usize>)>> {
    let Some(tree) = tree(text) else { return Vec::new() };
    let Some(root) = tree.as_object() else { return Vec::new() };
    let layers = root
        .get_array("suggested")
        .into_iter()
        .flat_map(|list| &list.elements)
        .filter_map(Value::as_object);
    let holders = std::iter::once(root).chain(layers);
    let answers = holders.map(|holder| holder.get_object("answers"));
    answers
        .map(|answers| answers.and_then(|a| rows(a, table)).map(keys_of).unwrap_or_default())
        .collect()
}

fn keys_of(rows: &Array) -> Vec<(String, Range<usize>)> {
    let keys = rows
        .elements
        .iter()
        .filter_map(Value::as_object)
        .filter_map(|row| row.get_string("key"));
    keys.map(|key| (key.value.to_string(), bytes(key.range))).collect()
}

/// The first member that stands twice in its object, and its bytes. Maps would take the last in silence.
pub(super) fn doubled(text: &str) -> Option<(String, Range<usize>)> {
    twice(&tree(text)?)
}

fn twice(value: &Value) -> Option<(String, Range<usize>)> {
    match value {
        Value::Array(list) => list.elements.iter().find_map(twice),
        Value::Object(object) => {
            let mut seen = BTreeSet::new();
            object.properties.iter().find_map(|member| {
                let name = member.name.as_str();
                let again = !seen.insert(name.to_owned());
                again
                    .then(|| (name.to_owned(), bytes(name_range(member))))
                    .or_else(|| twice(&member.value))
            })
        }
        Value::StringLit(_) | Value::NumberLit(_) | Value::BooleanLit(_) | Value::NullKeyword(_) => None,
    }
}

/// The strict reading of the whole text; nothing where it is not JSON.
fn tree(text: &str) -> Option<Value<'_>> {
    let strict = ParseOptions {
        allow_comments: false,
        allow_loose_object_property_names: false,
        allow_trailing_commas: false,
        allow_missing_commas: false,
        allow_single_quoted_strings: false,
        ..ParseOptions::default()
    };
    parse_to_ast(text, &CollectOptions::default(), &strict).ok()?.value
}

fn rows<'t, 'a>(answers: &'t Object<'a>, table: &str) -> Option<&'t Array<'a>> {
    let (section, table) = table.split_once('.')?;
    answers.get_object(section)?.get_array(table)
}

fn within(answers: &Object, at: &str) -> Option<Range<usize>> {
    let parts: Vec<&str> = at.split('.').collect();
    match parts[..] {
        [section] => name(answers, section),
        [section, leaf] => name(answers.get_object(section)?, leaf),
        [section, table, key] => row(answers, section, table, key)
            .and_then(|row| row.get_string("key"))
            .map(|k| bytes(k.range)),
        [section, table, key, column] => name(row(answers, section, table, key)?, column),
        _ => None,
    }
}

fn row<'t, 'a>(answers: &'t Object<'a>, section: &str, table: &str, key: &str) -> Option<&'t Object<'a>> {
    let rows = answers.get_object(section)?.get_array(table)?;
    rows.elements
        .iter()
        .filter_map(Value::as_object)
        .find(|row| row.get_string("key").is_some_and(|k| k.value == key))
}

fn name(object: &Object, name: &str) -> Option<Range<usize>> {
    object.get(name).map(|member| bytes(name_range(member)))
}

fn name_range(member: &jsonc_parser::ast::ObjectProp) -> jsonc_parser::common::Range {
    jsonc_parser::common::Ranged::range(&member.name)
}

fn bytes(range: jsonc_parser::common::Range) -> Range<usize> {
    range.start..range.end
}
