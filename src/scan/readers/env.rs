//! Names of settings: `.env.example` and its like. Values are passed over and never kept.

use crate::scan::Strength::Weak;
use crate::scan::trace::Traces;
use crate::vendors::signals::Ecosystem::Env;

/// A file of lines `NAME=value`.
pub(super) fn names(text: &str, traces: &mut Traces) {
    for (at, line) in text.lines().enumerate() {
        let line = line.trim_start();
        let line = line.strip_prefix("export ").unwrap_or(line).trim_start();
        let Some((name, _)) = line.split_once('=') else { continue };
        if is_name(name.trim_end()) {
            setting(name.trim_end(), at + 1, traces);
        }
    }
}

/// The name of a setting, wherever it stands.
pub(super) fn setting(name: &str, line: usize, traces: &mut Traces) {
    traces.name(Env, name, Weak, line);
}

/// Whether a text can be the name of a setting.
pub(super) fn is_name(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_') && text.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')
}
