//! Reading a draft's file: format, types, keys; and an error that shows the place, as a compiler would.

use super::formats::{self, Step};
use super::spots;
use crate::draft::{Draft, FORMAT, decisions, judgements};
use crate::interview;
use crate::path;
use annotate_snippets::{AnnotationKind, Level, Renderer, Snippet};
use serde_json::Value;
use std::collections::HashSet;
use std::ops::Range;
use std::path::{Path, PathBuf};

/// A file that is not a draft which this program can use. The text shows file, line and what to do.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{report}")]
pub struct LoadError {
    /// The file.
    pub file: PathBuf,
    /// The line, from 1.
    pub line: usize,
    /// The whole message, with the place.
    pub report: String,
}

/// Reads a draft from the bytes of its file; one of an older format is brought to ours on the way.
pub fn parse(file: &Path, bytes: &[u8]) -> Result<Draft, LoadError> {
    parse_by(file, bytes, formats::STEPS)
}

/// [`parse`] with these steps between the formats.
pub(super) fn parse_by(file: &Path, bytes: &[u8], steps: &[Step]) -> Result<Draft, LoadError> {
    let text = std::str::from_utf8(bytes).map_err(|e| not_text(file, bytes, e.valid_up_to()))?;
    let format = check_format(file, text, steps)?;
    if format == FORMAT {
        let mut draft: Draft = read(file, text)?;
        check(file, text, &draft)?;
        sort(&mut draft);
        return Ok(draft);
    }
    check_doubled(file, text)?;
    let old: Value = read(file, text)?;
    // what is wrong after the steps can only be shown in the text that they made
    let lifted = serde_json::to_string_pretty(&formats::lift(old, format, steps)).unwrap_or_default();
    let mut draft: Draft = read(file, &lifted)?;
    check(file, &lifted, &draft)?;
    sort(&mut draft);
    Ok(draft)
}

pub(super) fn not_text(file: &Path, bytes: &[u8], upto: usize) -> LoadError {
    let line = String::from_utf8_lossy(&bytes[..upto]).matches('\n').count() + 1;
    let name = crate::values::clean_line(&file.display().to_string());
    let report = format!(
        "error: {name}:{line}: this is not text (UTF-8). The file was not changed; restore it from a copy, or open another"
    );
    LoadError {
        file: file.to_owned(),
        line,
        report,
    }
}

fn check(file: &Path, text: &str, draft: &Draft) -> Result<(), LoadError> {
    check_doubled(file, text)?;
    check_keys(file, text, draft)?;
    check_paths(file, text, draft)?;
    check_decisions(file, text, draft)?;
    check_judgements(file, text, draft)
}

/// What stands in one order in every file.
fn sort(draft: &mut Draft) {
    draft.decisions.sort_by(decisions::order);
    draft.scan.sort_by(judgements::order);
}

/// A member that stands twice: a map would take the last, and an answer would be lost in silence.
pub(super) fn check_doubled(file: &Path, text: &str) -> Result<(), LoadError> {
    let Some((name, span)) = spots::doubled(text) else {
        return Ok(());
    };
    let help = "keep one of the two. The file was not changed";
    Err(report(file, text, span, &format!("“{name}” stands twice"), help))
}

/// Reads any of our JSON files with errors that show the place.
pub fn read<T: serde::de::DeserializeOwned>(file: &Path, text: &str) -> Result<T, LoadError> {
    let mut json = serde_json::Deserializer::from_str(text);
    let value = serde_path_to_error::deserialize(&mut json).map_err(|error| {
        let place = error.path().to_string();
        value_error(file, text, &place, error.inner())
    })?;
    json.end().map_err(|e| value_error(file, text, "", &e))?;
    Ok(value)
}

/// The error of a value in a file: what is wrong, where, and which names are valid.
pub fn value_error(file: &Path, text: &str, place: &str, error: &serde_json::Error) -> LoadError {
    let whole = error.to_string();
    let message = whole.rsplit_once(" at line ").map_or(whole.as_str(), |(message, _)| message);
    let trailing = error.is_syntax() && message == "trailing comma";
    let known = known_names(message);
    let wrong = message.split('`').nth(1).unwrap_or_default().to_owned();
    let near = path::nearest(&wrong, known.iter().map(String::as_str));
    let at = text.lines().nth(error.line().saturating_sub(1)).unwrap_or_default();
    let conflict = ["<<<<<<<", "=======", ">>>>>>>"].iter().any(|mark| at.starts_with(mark));
    let help = if conflict {
        "git could not merge two versions: keep one of the two between <<<<<<< and >>>>>>>, and take those lines away. \
         The file was not changed"
            .to_owned()
    } else if error.is_eof() {
        "the file ends too early: it was cut off. Nothing was changed; restore it from a copy or from git".to_owned()
    } else if trailing {
        "take the comma away: nothing follows it. The file was not changed".to_owned()
    } else if error.is_syntax() && text.starts_with('\u{feff}') {
        "the file begins with a byte order mark: save it as UTF-8 without one. The file was not changed".to_owned()
    } else if error.is_syntax() {
        "this is not valid JSON. Nothing was changed; mend the line or restore the file from git".to_owned()
    } else if message.starts_with("duplicate field") {
        "keep one of the two. The file was not changed".to_owned()
    } else if let Some(ask) = path::meant(&near) {
        format!("{ask} The file was not changed")
    } else {
        "nothing was changed; `policy-wizard schema draft` prints the shape of the file".to_owned()
    };
    let offset = offset(text, error.line(), error.column());
    let span = if trailing {
        text[..offset].rfind(',').map_or(offset..offset, |comma| comma..comma + 1)
    } else if error.is_syntax() {
        char_at(text, offset)
    } else {
        span_of(text, place, offset, &wrong)
    };
    let place = place.trim_end_matches(['.', '?']);
    let title = if place.is_empty() {
        message.to_owned()
    } else {
        format!("{place}: {message}")
    };
    report(file, text, span, &title, &help)
}

fn known_names(message: &str) -> Vec<String> {
    let expected = message.split("expected").nth(1).unwrap_or_default();
    expected.split('`').skip(1).step_by(2).map(str::to_owned).collect()
}

/// The byte at a line and column, both from 1.
fn offset(text: &str, line: usize, column: usize) -> usize {
    let start: usize = text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum();
    let at = (start + column.saturating_sub(1)).min(text.len());
    (0..=at).rev().find(|i| text.is_char_boundary(*i)).unwrap_or(0)
}

/// The bytes to point at: the value at this place, the wrong word on its line, or where reading stopped.
fn span_of(text: &str, place: &str, offset: usize, wrong: &str) -> Range<usize> {
    let line_start = text[..offset].rfind('\n').map_or(0, |i| i + 1);
    let line_end = text[offset..].find('\n').map_or(text.len(), |i| offset + i);
    if !wrong.is_empty()
        && let Some(at) = text[line_start..line_end].rfind(&format!("\"{wrong}\""))
    {
        return line_start + at..line_start + at + wrong.len() + 2;
    }
    let last = place
        .rsplit('.')
        .next()
        .unwrap_or_default()
        .split('[')
        .next()
        .unwrap_or_default();
    if !last.is_empty()
        && let Some(at) = text[line_start..line_end].rfind(&format!("\"{last}\""))
    {
        return line_start + at..line_start + at + last.len() + 2;
    }
    char_at(text, offset)
}

/// The bytes of the character at an offset; none at the end.
fn char_at(text: &str, offset: usize) -> Range<usize> {
    let width = text[offset..].chars().next().map_or(0, char::len_utf8);
    offset..offset + width
}

fn report(file: &Path, text: &str, span: Range<usize>, title: &str, help: &str) -> LoadError {
    let line = text[..span.start].matches('\n').count() + 1;
    let name = crate::values::clean_line(&file.display().to_string());
    // a terminal must never be steered by what stands in a file; as many bytes, so that places stay
    let mut shown = String::with_capacity(text.len());
    for c in text.chars() {
        if c != '\n' && crate::values::is_hidden(c) {
            shown.extend(std::iter::repeat_n(' ', c.len_utf8()));
        } else {
            shown.push(c);
        }
    }
    let title = crate::values::clean_line(title);
    let snippet = Snippet::source(&shown)
        .line_start(1)
        .path(&name)
        .annotation(AnnotationKind::Primary.span(span));
    let groups = [Level::ERROR
        .primary_title(&title)
        .element(snippet)
        .element(Level::HELP.message(help))];
    LoadError {
        file: file.to_owned(),
        line,
        report: Renderer::plain().render(&groups),
    }
}

/// The format comes first: a newer file is refused before its members are looked at.
fn check_format(file: &Path, text: &str, steps: &[Step]) -> Result<u32, LoadError> {
    let whole: Value = read(file, text)?;
    let what = match whole {
        Value::Object(_) => None,
        Value::Array(_) => Some("a list"),
        Value::String(_) => Some("a text"),
        Value::Null | Value::Bool(_) | Value::Number(_) => Some("a single value"),
    };
    if let Some(what) = what {
        let help = "a draft is an object that begins with \"format\": 1; was another file meant? The file was not changed";
        let from = text.len() - text.trim_start().len();
        let title = format!("this is not a draft: it is {what}");
        return Err(report(file, text, char_at(text, from), &title, help));
    }
    let at = text.find("\"format\"");
    let span = at.map_or(0..1.min(text.len()), |i| i..i + "\"format\"".len());
    let fail = |title: String, help: &str| Err(report(file, text, span.clone(), &title, help));
    match whole.get("format").map(Value::as_u64) {
        Some(Some(format)) if format > u64::from(FORMAT) => fail(
            format!("this draft has format {format}; this program knows format {FORMAT}"),
            "it was written by a newer policy-wizard: update this one. The file was not changed",
        ),
        Some(Some(format)) => match u32::try_from(format).ok().filter(|format| formats::reaches(*format, steps)) {
            Some(format) => Ok(format),
            None => fail(
                format!("there is no format {format}"),
                "drafts begin with \"format\": 1. The file was not changed",
            ),
        },
        Some(None) => fail(
            "the format must be a whole number".into(),
            "a draft begins with \"format\": 1. The file was not changed",
        ),
        None => fail(
            "this is not a draft: it has no \"format\"".into(),
            "a draft begins with \"format\": 1; was another file meant? The file was not changed",
        ),
    }
}

/// Keys of rows: well formed, each once in its table. That each row has one is a matter of its type.
fn check_keys(file: &Path, text: &str, draft: &Draft) -> Result<(), LoadError> {
    let layers = draft.suggested.iter().map(|layer| &layer.answers);
    let holders: Vec<_> = std::iter::once(&draft.answers).chain(layers).collect();
    for table in interview::all().iter().filter(|question| question.is_table()) {
        for (holder, answers) in holders.iter().enumerate() {
            let mut seen = HashSet::new();
            for (i, key) in interview::keys(answers, table.id).into_iter().enumerate() {
                let wrong = if !path::is_key(&key) {
                    format!("{}[{i}]: “{key}” cannot be a key", table.id)
                } else if seen.contains(&key) {
                    format!("{}[{i}]: the key “{key}” stands twice in this table", table.id)
                } else {
                    seen.insert(key);
                    continue;
                };
                // the place is looked up only when there is something to point at
                let places = spots::keys(text, table.id);
                let span = places
                    .get(holder)
                    .and_then(|keys| keys.get(i))
                    .map_or(0..1, |(_, span)| span.clone());
                let help = "keys are a to z, 0 to 9 and -, at most 40, each once in its table. The file was not changed";
                return Err(report(file, text, span, &wrong, help));
            }
        }
    }
    Ok(())
}

/// Paths beside the answers: each must lead to a question.
fn check_paths(file: &Path, text: &str, draft: &Draft) -> Result<(), LoadError> {
    let tombs = draft.dropped.iter().map(|tomb| &tomb.path);
    for at in draft.open.keys().chain(draft.set.keys()).chain(tombs) {
        if let Err(unknown) = path::spot(at) {
            let span = spots::of_path(text, at).unwrap_or(0..1);
            let help = "`policy-wizard questions` lists every path. The file was not changed";
            return Err(report(file, text, span, &unknown.to_string(), help));
        }
    }
    Ok(())
}

/// Decisions: each finding once. What this release does not know is kept: a decision never stands in the way.
fn check_decisions(file: &Path, text: &str, draft: &Draft) -> Result<(), LoadError> {
    let mut seen = HashSet::new();
    for (i, decision) in draft.decisions.iter().enumerate() {
        if seen.insert(decision.matter()) {
            continue;
        }
        let wrong = format!("decisions[{i}]: two decisions on “{}” at the same answers", decision.rule);
        let span = spots::of_decision(text, i).unwrap_or(0..1);
        let help = "keep one of the two. The file was not changed";
        return Err(report(file, text, span, &wrong, help));
    }
    Ok(())
}

/// What is said of providers: each once, and by an id. One that this release does not know is kept.
fn check_judgements(file: &Path, text: &str, draft: &Draft) -> Result<(), LoadError> {
    let mut seen = HashSet::new();
    for (i, judgement) in draft.scan.iter().enumerate() {
        let vendor = &judgement.vendor;
        let wrong = if !path::is_key(vendor) {
            format!("scan[{i}]: “{vendor}” cannot be the id of a provider")
        } else if seen.insert(vendor) {
            continue;
        } else {
            format!("scan[{i}]: “{vendor}” is judged twice")
        };
        let span = spots::of_judgement(text, i).unwrap_or(0..1);
        let help =
            "an id is a to z, 0 to 9 and -, as `policy-wizard vendors` lists them; keep one for each. The file was not changed";
        return Err(report(file, text, span, &wrong, help));
    }
    Ok(())
}
