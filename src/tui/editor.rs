//! Writing an answer in an editor of the author's own.
//!
//! Owns the file that the editor gets: private, and gone afterwards. Must not know which answer it is. The
//! price: the editor is started by the shell, because `$EDITOR` may hold arguments.

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::Command;

/// Lets the author write a text in `$VISUAL` or `$EDITOR`, and returns what was saved. The error is for the
/// author: which editor, what it said.
pub fn edit(text: &str) -> Result<String, String> {
    let set = |name: &str| std::env::var(name).ok().filter(|editor| !editor.trim().is_empty());
    let editor = set("VISUAL")
        .or_else(|| set("EDITOR"))
        .ok_or("no editor is set: put its name into $VISUAL or $EDITOR, for example EDITOR=nano")?;
    let failed = |what: &str, error: &dyn std::fmt::Display| format!("{what}: {error}; the answer is as before");
    let mut file = tempfile::Builder::new()
        .prefix("policy-wizard-")
        .suffix(".txt")
        .tempfile()
        .map_err(|e| failed("no file for the editor can be made", &e))?;
    file.write_all(text.as_bytes())
        .and_then(|()| file.flush())
        .map_err(|e| failed("the file for the editor cannot be written", &e))?;
    let status = command(&editor, file.path())
        .status()
        .map_err(|e| failed(&format!("the editor `{editor}` cannot be started"), &e))?;
    if !status.success() {
        return Err(format!("the editor `{editor}` ended with {status}; the answer is as before"));
    }
    // read by name: many editors put a new file in the place of the old one
    let edited = fs::read(file.path()).map_err(|e| failed("what the editor wrote cannot be read", &e))?;
    let edited = String::from_utf8(edited).map_err(|e| failed("what the editor wrote is no UTF-8 text", &e))?;
    Ok(edited.trim_end_matches(['\n', '\r']).to_owned())
}

#[cfg(unix)]
fn command(editor: &str, file: &Path) -> Command {
    let mut command = Command::new("sh");
    command.arg("-c").arg(format!("{editor} \"$1\"")).arg("sh").arg(file);
    command
}

#[cfg(not(unix))]
fn command(editor: &str, file: &Path) -> Command {
    let mut command = Command::new("cmd");
    command.arg("/C").arg(editor).arg(file);
    command
}
