//! For counsel and colleagues: the annotated copy (`render --annotated`), `open`, `note`.
//!
//! What these print is private: files are for their owner alone (0600), and a companion in a git work tree is
//! said. The price: such a file has to be opened to others by hand.

use super::args::{Note, Open, Render};
use super::out::Out;
use super::{Done, Failure, Outcome, load, meant, unknown};
use crate::annotate::annotate;
use crate::drafts::{self, Class, Lock, Locked, Places, private};
use crate::open;
use crate::path;
use crate::render::{self, Options, annotated};
use crate::values::PolicyDate;
use std::path::Path;

/// The formats of a list of open questions: those of documents that are read, and data.
const LISTS: &[&str] = &["md", "txt", "html", "json"];

/// `render --annotated`.
pub(super) fn annotated(places: &Places, out: &Out, asked: &Render, today: PolicyDate) -> Outcome {
    let target = asked.out.as_deref().filter(|path| *path != Path::new("-"));
    let known: Vec<&str> = annotated::FORMATS.iter().map(|(name, _)| *name).collect();
    let name = choose(asked.format.as_deref(), target, &known, "format of the annotated copy")?;
    let (file, _, draft) = load(places, &meant(places, "render", asked.draft.as_deref())?)?;
    let notes = private::load(&file)?;
    let print = annotated::format(name).ok_or_else(|| unknown("format", name, &known))?;
    let copy = annotate(&draft, &notes, today);
    deliver(places, out, &file, target, &print(&copy), asked.force)
}

/// `open`.
pub(super) fn open(places: &Places, out: &Out, asked: &Open) -> Outcome {
    let target = asked.out.as_deref().filter(|path| *path != Path::new("-"));
    let name = choose(asked.format.as_deref(), target, LISTS, "format of a list of open questions")?;
    let (file, _, draft) = load(places, &meant(places, "open", asked.draft.as_deref())?)?;
    let list = open::list(&draft, &private::load(&file)?);
    super::lists::say_left_out(places);
    let text = if name == "json" {
        serde_json::to_string_pretty(&list).map_err(|e| Failure(e.to_string()))? + "\n"
    } else {
        let format = render::format(name).ok_or_else(|| unknown("format", name, LISTS))?;
        let options = Options {
            noindex: true,
            ..Options::default()
        };
        (format.render)(&open::document(&list), &options)
    };
    deliver(places, out, &file, target, &text, asked.force)
}

/// `note`.
pub(super) fn note(places: &Places, out: &Out, asked: &Note) -> Outcome {
    let (file, _, _) = load(places, &asked.draft)?;
    let Some(at) = &asked.id else {
        if asked.gitignore {
            match private::ignore_once(&file)? {
                Some(ignoring) => Out::say(&format!("{} names the notes now", ignoring.display())),
                None => Out::say("nothing to do: the notes are ignored already, or the draft is in no git work tree"),
            }
            return Ok(Done::Fine);
        }
        let rows: Vec<(String, String)> = private::load(&file)?.notes.into_iter().collect();
        if rows.is_empty() {
            Out::say("there is no note; `policy-wizard note DRAFT ID TEXT` keeps one");
        }
        out.table(&rows)?;
        return Ok(Done::Fine);
    };
    path::spot(at).map_err(|unknown| Failure(unknown.to_string()))?;
    let text = match (&asked.text, asked.clear) {
        (Some(text), _) => text.as_str(),
        (None, true) => "",
        (None, false) => {
            return match private::load(&file)?.get(at) {
                Some(note) => out.print(&format!("{note}\n")).map(|()| Done::Fine),
                None => Err(Failure(format!("there is no note on “{at}”"))),
            };
        }
    };
    let _lock = match Lock::take(&places.state, &file)? {
        Locked::Ours(lock) => lock,
        Locked::Theirs(by) => return Err(drafts::Error::OpenElsewhere { file, by }.into()),
    };
    private::note(&file, at, text, true)?;
    ignoring(&file, asked.gitignore)?;
    Ok(Done::Fine)
}

/// Names the private companion in `.gitignore` where that is wanted, else says that git would take it.
pub(super) fn ignoring(draft: &Path, wanted: bool) -> Result<(), drafts::Error> {
    if wanted {
        if let Some(ignoring) = private::ignore_once(draft)? {
            Out::say(&format!("{} names the notes now", ignoring.display()));
        }
    } else if private::file_of(draft).exists() && private::unignored(draft).is_some() {
        Out::say(&format!(
            "{} is in a git work tree and not ignored there: --gitignore names it in .gitignore",
            private::file_of(draft).display()
        ));
    }
    Ok(())
}

fn choose<'a>(asked: Option<&'a str>, target: Option<&Path>, known: &[&'a str], what: &str) -> Result<&'a str, Failure> {
    if let Some(name) = asked {
        return known
            .iter()
            .copied()
            .find(|known| *known == name)
            .ok_or_else(|| unknown(what, name, known));
    }
    let Some(ending) = target.and_then(Path::extension) else {
        return Ok(known.iter().copied().find(|name| *name == "md").unwrap_or(known[0]));
    };
    let ending = ending.to_string_lossy().to_lowercase();
    let found = known.iter().copied().find(|known| *known == ending);
    found.ok_or_else(|| {
        Failure(format!(
            "no {what} has files that end in .{ending}; say --format with one of {}",
            known.join(", ")
        ))
    })
}

/// Prints, or writes a private file unless it holds something that we did not write.
fn deliver(places: &Places, out: &Out, draft: &Path, target: Option<&Path>, text: &str, force: bool) -> Outcome {
    let Some(target) = target else {
        out.print(text)?;
        return Ok(Done::Fine);
    };
    super::print::write(places, draft, target, text, force, Class::Private)?;
    Out::say(&format!("wrote {}, for you alone to read", target.display()));
    Ok(Done::Fine)
}
