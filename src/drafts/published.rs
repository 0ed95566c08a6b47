//! The files of a publication: the copy that is kept of it, and what became of what was written.
//!
//! The copy lies in the folder `published` beside the drafts folder, under the name of what it holds (a digest of
//! answers and wording), so that a draft which was renamed or moved finds it. Paths outside the draft's
//! project are remembered in the state folder, since a draft may be in somebody's repository. The price:
//! what an author deletes there is only missing when it is looked for.

use super::{Error, Places, beside, parse, real, write_whole};
use crate::draft::Draft;
use crate::published::{
    Found, Kept, OUTPUTS, Older, Past, Publication, PublishedFile, Said, There, changed_answers, changed_lines, digest, output,
    state,
};
use crate::values::PolicyDate;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Component, Path, PathBuf};

/// A file that was written: where, which output, and its text.
#[derive(Debug, Clone, PartialEq)]
pub struct Written {
    /// Where.
    pub place: PathBuf,
    /// The name of the output; of a private list only its place is remembered, on this machine.
    pub format: String,
    /// The text.
    pub text: String,
}

/// The folder in which copies of what was published are kept.
fn folder(places: &Places, publication: &Publication) -> PathBuf {
    places.drafts.with_file_name("published").join(publication.key())
}

/// Records a publication of this draft: keeps the copy of what is public, and gives the record that belongs into the draft.
pub fn publish(
    places: &Places,
    file: &Path,
    draft: &Draft,
    (on, recheck): (PolicyDate, PolicyDate),
    written: &[Written],
) -> Result<Publication, Error> {
    let of = |one: &&Written| OUTPUTS.iter().position(|output| output.name == one.format);
    let mut ordered: Vec<&Written> = written.iter().collect();
    ordered.sort_by_key(of); // whoever wrote them
    let (public, private): (Vec<&Written>, Vec<&Written>) = ordered.into_iter().partition(|one| is_public(&one.format));
    let publication = Publication::of(draft, on, recheck, record(places, file, &public, &private));
    keep(places, &publication, draft, &public)?;
    Ok(publication)
}

fn is_public(format: &str) -> bool {
    output(format).is_some_and(|output| output.public)
}

/// Records what was written: the lines for the draft's file, in which no path of this machine and no private list stands.
fn record(places: &Places, draft: &Path, public: &[&Written], private: &[&Written]) -> Vec<PublishedFile> {
    let words = |place: PathBuf| place.to_string_lossy().into_owned();
    let remembered = beside(&places.state, draft, "outputs");
    let mut outside = outside(&remembered);
    outside.retain(|format, _| is_public(format)); // a policy that is not written now still stands where it was
    outside.extend(private.iter().map(|one| (one.format.clone(), words(real(&one.place)))));
    let file = |one: &&Written| {
        let place = real(&one.place);
        let path = within(draft, &place);
        if path.is_none() {
            outside.insert(one.format.clone(), words(place));
        }
        PublishedFile {
            path,
            format: one.format.clone(),
            sha256: digest(one.text.as_bytes()),
        }
    };
    let files = public.iter().map(file).collect();
    // losing it loses no answer: the file is then not looked at
    let _ = super::make_state(&places.state);
    let _ = fs::write(remembered, serde_json::to_vec_pretty(&outside).unwrap_or_default());
    files
}

/// The places that no draft names, by the names of what was written there.
fn outside(remembered: &Path) -> BTreeMap<String, String> {
    let bytes = bytes_of(remembered).ok();
    bytes
        .and_then(|bytes| serde_json::from_slice(&bytes).ok())
        .unwrap_or_default()
}

/// The path of a file seen from the draft's folder, with slashes; none where it lies outside the project.
fn within(draft: &Path, place: &Path) -> Option<String> {
    let draft = real(draft);
    let from = draft.parent()?;
    let project = from.ancestors().find(|folder| folder.join(".git").exists()).unwrap_or(from);
    place.strip_prefix(project).ok()?;
    let common = from.ancestors().find(|folder| place.starts_with(folder))?;
    let up = from.strip_prefix(common).ok()?.components().count();
    let down = place.strip_prefix(common).ok()?;
    let names = down.components().map(|part| match part {
        Component::Normal(name) => name.to_str().map(str::to_owned),
        _ => None,
    });
    let parts: Option<Vec<String>> = std::iter::repeat_n(Some("..".to_owned()), up).chain(names).collect();
    parts.map(|parts| parts.join("/"))
}

/// Where a recorded file is. A draft may come from somebody else: what leaves its project is not looked at.
fn place_of(draft: &Path, path: &str) -> Option<PathBuf> {
    let mut place = real(draft).parent()?.to_owned();
    for part in path.split('/') {
        match part {
            ".." => _ = place.pop(),
            "" | "." => return None,
            name => place.push(name),
        }
    }
    within(draft, &place).is_some_and(|known| known == path).then_some(place)
}

/// The bytes of a file of a size that a policy can have.
pub fn bytes_of(file: &Path) -> std::io::Result<Vec<u8>> {
    let about = fs::metadata(file)?;
    if !about.is_file() || about.len() > super::LARGEST {
        return Err(std::io::Error::from(std::io::ErrorKind::InvalidInput));
    }
    fs::read(file)
}

/// Keeps a copy of what is published: answers, sentences, and each text.
fn keep(places: &Places, publication: &Publication, draft: &Draft, public: &[&Written]) -> Result<(), Error> {
    let folder = folder(places, publication);
    fs::create_dir_all(&folder).map_err(|source| super::failed(&folder, source))?;
    let kept = Kept::of(draft);
    write_whole(&folder.join("answers.json"), &super::bytes(&kept.draft), true, 0o600)?;
    let said = serde_json::to_vec_pretty(&kept.said).unwrap_or_default();
    write_whole(&folder.join("sentences.json"), &said, true, 0o600)?;
    for (one, file) in public.iter().zip(&publication.files) {
        write_whole(&folder.join(copy(file)), one.text.as_bytes(), true, 0o600)?;
    }
    Ok(())
}

/// The name of the copy of a text: its format and the beginning of its digest.
fn copy(file: &PublishedFile) -> String {
    let digits: String = file.sha256.chars().filter(char::is_ascii_hexdigit).take(16).collect();
    format!("{}-{digits}.txt", crate::path::slug(&file.format))
}

/// The last publication of a draft, with what this machine has of it.
pub fn recall(places: &Places, file: &Path, draft: &Draft) -> Option<Past> {
    let publication = draft.publications.last()?.clone();
    let outside = outside(&beside(&places.state, file, "outputs"));
    let place = |one: &PublishedFile| match &one.path {
        Some(path) => place_of(file, path),
        None => outside.get(&one.format).map(PathBuf::from),
    };
    let copies = folder(places, &publication);
    let look = |one: &PublishedFile| {
        let place = place(one);
        let there = place.as_deref().map_or(There::Unknown, |place| there(place, one, &copies));
        let file = one.clone();
        Found { file, place, there }
    };
    let files: Vec<Found> = publication.files.iter().map(look).collect();
    let older = older(draft, &publication, &place);
    let private = outside.iter().filter(|(format, _)| !is_public(format));
    let private = private.map(|(format, place)| (format.clone(), PathBuf::from(place)));
    let kept = kept(places, &publication);
    let mut past = Past::new(publication, kept, files);
    past.older = older;
    past.private = private.filter(|(_, place)| place.is_file()).collect();
    Some(past)
}

/// What became of a file of the last publication, of which the copies lie in this folder.
fn there(place: &Path, one: &PublishedFile, copies: &Path) -> There {
    match bytes_of(place) {
        Ok(bytes) if digest(&bytes) == one.sha256 => There::Same,
        Ok(bytes) => {
            let before = fs::read_to_string(copies.join(copy(one))).ok();
            let after = String::from_utf8_lossy(&bytes);
            There::Edited(before.map(|before| changed_lines(&before, &after)))
        }
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => There::Gone,
        Err(_) => There::Unknown,
    }
}

/// What stands from earlier publications: of each place the latest file, where no later publication wrote it.
fn older(draft: &Draft, last: &Publication, place: &dyn Fn(&PublishedFile) -> Option<PathBuf>) -> Vec<Older> {
    let mut known: Vec<(&Option<String>, &str)> = Vec::new();
    let mut older = Vec::new();
    for publication in draft.publications.iter().rev() {
        for one in &publication.files {
            let spot = (&one.path, if one.path.is_some() { "" } else { one.format.as_str() });
            if known.contains(&spot) {
                continue;
            }
            known.push(spot);
            if publication == last {
                continue;
            }
            let place = place(one);
            let Some(text) = place.as_deref().and_then(|place| bytes_of(place).ok()) else {
                continue;
            };
            let now = digest(&text);
            if last.files.iter().any(|one| one.sha256 == now) {
                continue;
            }
            let there = if now == one.sha256 { There::Same } else { There::Edited(None) };
            let (file, on) = (one.clone(), publication.on);
            let found = Found { file, place, there };
            older.push(Older { found, on });
        }
    }
    older
}

/// The kept copy of a publication, if it is there and this release can read it.
fn kept(places: &Places, publication: &Publication) -> Option<Kept> {
    let folder = folder(places, publication);
    let file = folder.join("answers.json");
    let draft = parse(&file, &bytes_of(&file).ok()?).ok()?;
    let said: Vec<Said> = serde_json::from_slice(&bytes_of(&folder.join("sentences.json")).ok()?).ok()?;
    Some(Kept { draft, said })
}

/// A draft's last publication in a few words: `published 18 Aug 2026 · 2 answers changed since`. Nothing
/// where it was never published.
pub fn line(places: &Places, draft: &Draft) -> Option<String> {
    let last = draft.publications.last()?;
    let changed = kept(places, last).map(|kept| changed_answers(&kept.answers(), &draft.published()).len());
    state(draft, changed)
}
