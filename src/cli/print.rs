//! `render`: the policy of a draft, if nothing that matters is open.

use super::args::Render;
use super::out::Out;
use super::{Done, Failure, Outcome, load, meant, unknown};
use crate::draft::Draft;
use crate::drafts::{self, Class, Places, Standing};
use crate::published;
use crate::render::{self, FORMATS, Format, Options};
use crate::review;
use std::path::Path;

pub(super) fn render(places: &Places, out: &Out, asked: &Render) -> Outcome {
    let target = asked.out.as_deref().filter(|path| *path != Path::new("-"));
    let format = choose(asked.format.as_deref(), target)?;
    let name = meant(places, "render", asked.draft.as_deref())?;
    let (file, _, draft) = load(places, &name)?;
    super::lists::say_left_out(places);
    let unready = review::unready(&draft);
    if !asked.unconfirmed && !unready.is_empty() {
        let lines: Vec<String> = unready.iter().map(|f| format!("  {}  {}", f.at[0], f.message)).collect();
        Out::say(&format!(
            "“{name}” is not ready; nothing was written. What is open:\n{}\n`policy-wizard {name}` asks, `policy-wizard render {name} --unconfirmed` prints a marked draft.",
            lines.join("\n")
        ));
        return Ok(Done::Refused);
    }
    let (document, options) = if asked.unconfirmed {
        published::marked(&draft)
    } else {
        (published::document(&draft), Options::default())
    };
    let text = (format.render)(&document, &options);
    left_out(&draft);
    match target {
        None => out.print(&text)?,
        Some(target) => {
            write(places, &file, target, &text, asked.force, Class::Public)?;
            Out::say(&format!("wrote {} ({})", target.display(), format.name));
        }
    }
    Ok(Done::Fine)
}

/// Says which open questions the text is silent about, or shows as a gap.
fn left_out(draft: &Draft) {
    let shown = draft.overlay();
    let open: Vec<String> = published::open_questions(draft)
        .iter()
        .map(|at| format!("  {at}  {}", review::ask(&shown, at)))
        .collect();
    if !open.is_empty() {
        Out::say(&format!(
            "Open questions, left out of the text or shown as a gap:\n{}",
            open.join("\n")
        ));
    }
}

/// The format of this name, or the one that a file of this ending would hold, or the first.
fn choose(asked: Option<&str>, target: Option<&Path>) -> Result<&'static Format, Failure> {
    let known: Vec<&str> = FORMATS.iter().map(|format| format.name).collect();
    if let Some(name) = asked {
        return render::format(name).ok_or_else(|| unknown("format", name, &known));
    }
    let ending = target.and_then(Path::extension).map(|e| e.to_string_lossy().to_lowercase());
    let Some(ending) = ending else { return Ok(&FORMATS[0]) };
    FORMATS
        .iter()
        .find(|format| format.extension == ending || format.name == ending)
        .ok_or_else(|| {
            Failure(format!(
                "no format has files that end in .{ending}; say --format with one of {}",
                known.join(", ")
            ))
        })
}

/// Writes a document, unless the file holds something that we did not write, or wrote for other readers.
pub(super) fn write(places: &Places, draft: &Path, target: &Path, text: &str, force: bool, class: Class) -> Result<(), Failure> {
    let shown = target.display();
    if drafts::real(target) == drafts::real(draft) {
        return Err(Failure(format!("{shown} is the draft itself: choose another file")));
    }
    if !force {
        let why = match drafts::standing(&places.state, target, text.as_bytes(), class) {
            Standing::Others(Class::Public) => Some("a policy for everybody, and this is for you alone"),
            Standing::Others(Class::Private) => Some("what is for you alone, and this is for everybody"),
            Standing::Foreign => Some("something else than what policy-wizard wrote last"),
            Standing::Closed if target.is_file() => Some("what cannot be compared: more than 8 MB, or closed to you"),
            // of what is no file, writing says why it is no place to write
            Standing::New | Standing::Same | Standing::Ours | Standing::Closed => None,
        };
        if let Some(why) = why {
            return Err(Failure(format!(
                "{shown} is there, and holds {why}. Nothing was changed; choose another file, or overwrite it with --force"
            )));
        }
    }
    drafts::write_output(&places.state, target, text.as_bytes(), class)?;
    Ok(())
}
