//! Drafts of older formats: steps from each format to the next.
//!
//! Format 1 is the first, so there is no step yet. A step gets the whole file as a value and returns it in
//! the next format; it runs before types are looked at and never touches the file, which is written in the
//! new format only when something is saved.

use crate::draft::FORMAT;
use serde_json::Value;

/// From one format to the next: the number that it starts from, and what changes.
pub(super) type Step = (u32, fn(Value) -> Value);

/// Every step, oldest first.
pub(super) const STEPS: &[Step] = &[];

/// Whether these steps lead from this format to ours.
pub(super) fn reaches(from: u32, steps: &[Step]) -> bool {
    from <= FORMAT && (from..FORMAT).all(|format| steps.iter().any(|(start, _)| *start == format))
}

/// A file of an older format, in ours.
pub(super) fn lift(mut file: Value, from: u32, steps: &[Step]) -> Value {
    for format in from..FORMAT {
        if let Some((_, step)) = steps.iter().find(|(start, _)| *start == format) {
            file = step(file);
        }
        if let Some(members) = file.as_object_mut() {
            members.insert("format".into(), Value::from(format + 1));
        }
    }
    file
}
