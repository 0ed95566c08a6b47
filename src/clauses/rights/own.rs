//! What people can do themselves: one line each.
//!
//! Must not know which rights there are.

use crate::clauses::lists::{and, join};
use crate::clauses::words::{Pen, View, Words, link, paragraph, say, strong, user, user_capital};
use crate::document::{Block, Sentence};
use crate::interview::rights::{Action, OwnRow};

/// What people can do themselves, one line each.
pub(super) fn write(view: &View, pen: Pen) -> Vec<Block> {
    let rows = &view.answers.rights.own;
    let (theirs, yours): (Vec<&OwnRow>, Vec<&OwnRow>) = rows.iter().partition(|row| row.who.is_some());
    let lines = |rows: Vec<&OwnRow>| -> Vec<Sentence> { rows.into_iter().filter_map(|row| own_line(row, pen)).collect() };
    let items: Vec<Vec<Sentence>> = lines(yours).into_iter().map(|line| vec![line]).collect();
    // what others can do is no item of a list of what “you” can do
    let theirs = paragraph(lines(theirs));
    let page = view.answers.rights.delete_page.as_ref();
    let page = page.map(|to| {
        let words = say!["You can ask for the deletion of your account at ", link(&to.0, to), "."];
        Block::Paragraph(vec![pen.line("delete-page", words)])
    });
    if items.is_empty() {
        return theirs.into_iter().chain(page).collect();
    }
    let lead = say![strong("What you can do yourself"), ", without asking us:"];
    let own = [Block::Paragraph(vec![pen.line("own", lead)]), Block::List(items)];
    own.into_iter().chain(theirs).chain(page).collect()
}

fn own_line(row: &OwnRow, pen: Pen) -> Option<Sentence> {
    let action = row.action?;
    let (label, via, any_time) = match action {
        Action::Export => ("Export your data", "in ", "at any time"),
        Action::Delete => ("Delete your account and its data", "in ", "at any time"),
        Action::DeleteParts => ("Delete single records", "in ", "at any time, whatever the retention period"),
        Action::Correct => ("Correct your data", "in ", "at any time"),
        Action::View => ("See your data", "in ", "at any time"),
        Action::Close => ("Close your account", "in ", "at any time"),
        Action::Consent => ("Change a consent", "through ", "at any time"),
        Action::Most => ("Use most of these rights", "in ", "at any time"),
    };
    let formats = row.formats.as_ref().filter(|list| !list.is_empty());
    let (label, about) = match (action, row.about.as_deref()) {
        (Action::DeleteParts, Some(about)) => (say!["Delete ", user(about)], None),
        (_, about) => (say![label], about.map(|about| say![" (", user(about), ")"])),
    };
    let parts = [
        row.place.as_deref().map(|place| placed(via, place)),
        formats.map(|list| say!["in ", and(list.iter().map(|format| user(format))), " format"]),
        row.container.as_deref().map(|container| say!["as ", user(container)]),
        row.within.as_deref().map(|within| say!["within ", user(within)]),
        (row.any_time == Some(true)).then(|| say![any_time]),
    ];
    let parts = parts.into_iter().flatten();
    let words = match row.who.as_deref() {
        Some(who) => {
            let parts: Words = parts.flat_map(|part| say![" ", part]).collect();
            say![user_capital(who), " can ", theirs(row, action), about, parts, "."]
        }
        None => match join(parts, ", ") {
            parts if parts.is_empty() => say![strong(say![label, about]), "."],
            parts => say![strong(say![label, about, ":"]), " ", parts, "."],
        },
    };
    Some(pen.row(&row.key).line("own-row", words))
}

/// What people of a certain sort can do, after "can".
fn theirs(row: &OwnRow, action: Action) -> Words {
    let words = match action {
        Action::Export => "export their data",
        Action::Delete => "delete their account and its data",
        Action::DeleteParts => match row.about.as_deref() {
            Some(about) => return say!["delete ", user(about)],
            None => "delete single records",
        },
        Action::Correct => "correct their data",
        Action::View => "see their data",
        Action::Close => "close their account",
        Action::Consent => "change a consent",
        Action::Most => "use most of these rights",
    };
    say![words]
}

/// A place in the product after its preposition, unless it brings one.
fn placed(via: &'static str, place: &str) -> Words {
    const OWN: &[&str] = &["in", "from", "through", "via", "under", "on", "with", "at", "by"];
    let first = place.split_whitespace().next().unwrap_or_default();
    say![(!OWN.contains(&first)).then_some(via), user(place)]
}
