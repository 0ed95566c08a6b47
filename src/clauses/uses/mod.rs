//! How we use it: what for, on which legal ground, with AI, for messages, and what we never do.
//!
//! Must not know who receives data beyond a name (that is `sharing`) nor how long it is kept. The
//! price of one table for all uses: what joins several of them, such as a consent that is taken back,
//! stands in sentences below it.

mod ai;
mod grounds;
mod promises;

use super::rows::{Column, Row, lay_out, says};
use super::words::{Pen, View, Words, and, paragraph, say, strong, user, user_small};
use crate::document::{Block, Clause, Inline, Sentence};
use crate::interview::uses::{Limited, Newsletters, PurposeRow};
use std::borrow::Cow;

pub(super) use promises::{Home, promised, write as never};

/// Details of more words than this stand below the table.
const LONG: usize = 10;

pub(super) fn write(view: &View) -> Option<Clause> {
    let pen = Pen::new("use");
    let mut blocks = purposes(view, pen);
    blocks.extend(grounds::write(view, pen));
    blocks.extend(messages(view, pen));
    blocks.extend(paragraph(never(view, pen, Home::Use)));
    blocks.extend(deidentified(view, pen));
    blocks.extend(ai::write(view, pen));
    (!blocks.is_empty()).then_some(Clause {
        id: "use",
        heading: Cow::Borrowed("How we use it"),
        numbered: true,
        blocks,
    })
}

/// The name of a recipient in the middle of a sentence; a kind of recipient is "our …".
pub(super) fn by_name(view: &View, key: &str) -> Option<Words> {
    let row = view.answers.sharing.recipients.iter().find(|row| row.key == key)?;
    let name = row.name.as_deref()?;
    Some(if row.unnamed == Some(true) {
        say!["our ", user_small(name)]
    } else {
        say![user(name)]
    })
}

/// The names of recipients, joined.
pub(super) fn by_names(view: &View, keys: Option<&Vec<String>>) -> Words {
    and(keys.into_iter().flatten().filter_map(|key| by_name(view, key)))
}

fn purposes(view: &View, pen: Pen) -> Vec<Block> {
    let columns = [
        Column {
            head: "Use",
            label: "",
            slot: "use",
        },
        Column {
            head: "Data",
            label: "Data",
            slot: "data",
        },
        Column {
            head: "Legal ground",
            label: "Legal ground",
            slot: "ground",
        },
    ];
    let rows = &view.answers.uses.purposes;
    let laid = rows.iter().filter_map(|row| {
        let name = grounds::what_for(row)?;
        let kinds = and(view.names(row.kinds.as_ref(), View::kind));
        Some(Row {
            key: &row.key,
            cells: vec![cell(view, row, name.clone()), kinds, grounds::words(row)],
            more: long_details(row, pen),
            name,
        })
    });
    lay_out(pen, rows.len(), &columns, laid.collect())
}

/// What a purpose consists of, less what its own words say anyway.
fn details(row: &PurposeRow) -> Vec<Inline> {
    let own: String = grounds::what_for(row).iter().flatten().map(Inline::words).collect();
    let details = row.detail.iter().flatten().filter(|detail| !says(&own, detail));
    details.map(|detail| user_small(detail)).collect()
}

fn are_long(details: &[Inline]) -> bool {
    details.iter().map(|d| d.words().split_whitespace().count()).sum::<usize>() > LONG
}

fn cell(view: &View, row: &PurposeRow, name: Words) -> Words {
    let details = details(row);
    let short = (!details.is_empty() && !are_long(&details)).then(|| say![" (", and(details), ")"]);
    let via = by_names(view, row.via.as_ref());
    let via = (!via.is_empty()).then(|| say![", via ", via]);
    let limit = row.limited.map(|limited| match limited {
        Limited::Aggregated => ", only with aggregated data",
        Limited::Anonymised => ", only with anonymised data",
        Limited::AggregatedAnonymised => ", only with aggregated and anonymised data",
        Limited::OptIn => ", only if you agree",
    });
    say![name, short, via, limit]
}

fn long_details(row: &PurposeRow, pen: Pen) -> Vec<Sentence> {
    let details = details(row);
    if are_long(&details) {
        vec![pen.row(&row.key).line("detail", say!["This covers ", and(details), "."])]
    } else {
        Vec::new()
    }
}

fn messages(view: &View, pen: Pen) -> Option<Block> {
    let uses = &view.answers.uses;
    let sent = uses.newsletters.map(|newsletters| match newsletters {
        Newsletters::None => "We send no newsletters and no other marketing.",
        Newsletters::OptIn => "We send newsletters and other marketing only to people who asked for them.",
        Newsletters::OptOut => "We send newsletters and other marketing to our customers, who can stop them at any time.",
    });
    let stop = uses
        .newsletters_stop
        .as_deref()
        .map(|how| say!["You can stop them ", user_small(how), "."]);
    let lead = sent.map(|_| say![strong("Newsletters.")]);
    paragraph(vec![
        pen.line("newsletters-lead", say![lead]),
        pen.line("newsletters", say![sent]),
        pen.line("newsletters-stop", say![stop]),
    ])
}

fn deidentified(view: &View, pen: Pen) -> Option<Block> {
    let what_for = view.answers.uses.deidentified.as_deref()?;
    let words = say!["We use de-identified or aggregated data to ", user_small(what_for), "."];
    paragraph(vec![pen.line("deidentified", words)])
}

#[cfg(test)]
mod tests;
