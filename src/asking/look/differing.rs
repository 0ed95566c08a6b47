//! How a draft and the project that was looked through differ, in lines for the first screen of the draft. Of a draft that was
//! never published only what the project uses and the draft does not name is told: the rest is still being written.
//!
//! Must not judge what differs: [`drift`] does. The price: the lines are kept on the desk until something changes.

use super::super::Desk;
use super::LIMIT;
use super::thousands;
use crate::published::Since;
use crate::scan::drift::{self, Drift};
use crate::vendors::Vendor;
use std::collections::BTreeSet;
use std::path::Path;

/// From how many providers on a line begins with their number, and not with their names.
const FEW: usize = 4;

/// How the draft and the project that was looked through differ, a line for each way.
pub(in crate::asking) fn drifted(desk: &Desk) -> Vec<Since> {
    let Some(looked) = &desk.looked else {
        let project = desk.unlooked();
        return project
            .map(|project| Since::Unlooked(project.offer("l")))
            .into_iter()
            .collect();
    };
    if let Some(known) = &*desk.drifted.borrow() {
        return known.clone();
    }
    let found = drift::drift(&desk.draft, &looked.scan);
    if desk.past.is_none() {
        let lines: Vec<Since> = unwritten(&found, &name_of(&looked.folder)).into_iter().collect();
        *desk.drifted.borrow_mut() = Some(lines.clone());
        return lines;
    }
    let mut lines = Vec::new();
    let names = |of: &mut dyn Iterator<Item = &Vendor>| of.map(|vendor| vendor.name.as_str()).collect::<Vec<_>>().join(", ");
    let files: BTreeSet<&str> = found.unnamed.iter().map(|one| one.hit.file.as_str()).collect();
    match found.unnamed.as_slice() {
        [] => {}
        [one] => lines.push(Since::Unnamed(format!(
            "{}, in {} line {}: the policy does not name it",
            one.vendor.name, one.hit.file, one.hit.line
        ))),
        many => {
            let place = match files.iter().next() {
                Some(file) if files.len() == 1 => (*file).to_owned(),
                _ => name_of(&looked.folder),
            };
            let names = names(&mut many.iter().map(|one| one.vendor));
            lines.push(Since::Unnamed(match many.len() {
                count @ FEW.. => format!("{count} providers in {place} that the policy does not name: {names}"),
                _ => format!("{names}, in {place}: the policy does not name them"),
            }));
        }
    }
    // a folder in which no provider is seen at all is not where the code is
    let tells = !looked.scan.stopped && !looked.scan.vendors().is_empty();
    let unseen = if tells { found.unseen.as_slice() } else { &[] };
    match unseen {
        [] => {}
        [one] => lines.push(Since::Unseen(format!(
            "{} is named, and {} shows no trace of it",
            one.vendor.name,
            name_of(&looked.folder)
        ))),
        many => {
            let (names, place) = (names(&mut many.iter().map(|one| one.vendor)), name_of(&looked.folder));
            lines.push(Since::Unseen(match many.len() {
                count @ FEW.. => format!("{count} providers are named, and {place} shows no trace of them: {names}"),
                _ => format!("{names}: named, and {place} shows no trace of them"),
            }));
        }
    }
    if looked.limited {
        lines.push(Since::Partly(format!(
            "Only the first {} files of {} were looked through",
            thousands(LIMIT),
            name_of(&looked.folder)
        )));
    }
    *desk.drifted.borrow_mut() = Some(lines.clone());
    lines
}

/// What the code of a draft that was never published uses, and the draft does not name.
fn unwritten(found: &Drift<'_>, place: &str) -> Option<Since> {
    let names: Vec<&str> = found.unnamed.iter().map(|one| one.vendor.name.as_str()).collect();
    let words = match names.as_slice() {
        [] => return None,
        [one] => format!("The code in {place} names {one}, and the draft does not"),
        many => format!(
            "The code in {place} names {} providers that the draft does not: {}",
            many.len(),
            many.join(", ")
        ),
    };
    Some(Since::Unnamed(words))
}

/// The name of a folder, for a line.
fn name_of(folder: &Path) -> String {
    let name = folder.file_name().map(|name| name.to_string_lossy().into_owned());
    name.map_or_else(|| "the project".to_owned(), |name| crate::values::clean_line(&name))
}
