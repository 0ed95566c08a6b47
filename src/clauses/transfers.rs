//! Where it goes: from where we operate, which data goes to which country, and with which tools.
//!
//! Must not name who receives the data there: the countries of recipients stand in `sharing`. Of them only the conditions
//! are taken, where nobody else can be there. The price: one recipient whose country is not told leaves the transfer without
//! its condition.

use super::lists::{and, join, once, or};
use super::rows::{BEHIND, Column, Row, lay_out};
use super::uses::condition;
use super::words::{Pen, View, Words, link, paragraph, say, user, user_small};
use crate::document::{Block, Clause, Sentence};
use crate::interview::company::DocumentAbout;
use crate::interview::sharing::{Framework, Instrument, Origin, RecipientRow, TransferRow};
use crate::values::{Place, area_name, article};
use std::borrow::Cow;

pub(super) fn write(view: &View) -> Option<Clause> {
    let pen = Pen::new("transfers");
    let sharing = &view.answers.sharing;
    let from = sharing
        .operated_from
        .as_ref()
        .map(|at| say!["We operate our service from ", place(at, true), "."]);
    let rows: Vec<Row> = sharing.transfers.iter().filter_map(|row| lay(view, row)).collect();
    let lead = (!rows.is_empty()).then_some(if sharing.transfers.len() == 1 {
        "Data of people in this place is handled in another country:"
    } else {
        "Data of people in these places is handled in another country:"
    });
    let tools = sharing.transfers.iter().any(|row| row.origin.is_some() && row.has_tool());
    let mut blocks: Vec<Block> = Vec::new();
    blocks.extend(paragraph(vec![
        pen.line("operated-from", say![from]),
        pen.line("lead", say![lead]),
    ]));
    blocks.extend(lay_out(pen, sharing.transfers.len(), &COLUMNS, rows));
    if tools {
        blocks.extend(paragraph(beside(view, pen)));
    }
    blocks.extend(paragraph(vec![pen.line("framework", framework(view))]));
    blocks.extend(paragraph(abroad(view, pen)));
    (!blocks.is_empty()).then_some(Clause {
        id: "transfers",
        heading: Cow::Borrowed("Where it goes"),
        numbered: true,
        blocks,
    })
}

const COLUMNS: [Column; 3] = [
    Column {
        head: "From",
        label: "",
        slot: "from",
        fold: BEHIND,
    },
    Column {
        head: "To",
        label: "To",
        slot: "to",
        fold: BEHIND,
    },
    Column {
        head: "Legal tool",
        label: "Legal tool",
        slot: "tool",
        fold: BEHIND,
    },
];

/// A country or group, with `the` where a sentence wants it, and the region in brackets.
pub(super) fn place(at: &Place, the: bool) -> Words {
    let name = match area_name(&at.area) {
        Some(name) if the => say![article(&at.area), name],
        Some(name) => say![name],
        None => say![user(&at.area)],
    };
    let region = join([at.region.as_deref().map(user), at.label.as_deref().map(user)], ", ");
    let region = (!region.is_empty()).then(|| say![" (", region, ")"]);
    say![name, region]
}

fn lay<'a>(view: &View, row: &'a TransferRow) -> Option<Row<'a>> {
    let from = row.origin?;
    let origin = match from {
        Origin::Eea => "European Economic Area",
        Origin::Uk => "United Kingdom",
        Origin::Switzerland => "Switzerland",
        Origin::Other => "other places that restrict transfers",
    };
    let tools = row.instruments.iter().flatten().map(|tool| match tool {
        Instrument::Scc => "Standard Contractual Clauses of the European Commission",
        Instrument::UkAddendum => "the UK Addendum to the Standard Contractual Clauses",
        Instrument::Idta => "the UK International Data Transfer Agreement",
        Instrument::Swiss => "Standard Contractual Clauses with the Swiss changes",
        Instrument::Adequacy => adequacy(from),
        Instrument::Dpf => from.part().map_or("the Data Privacy Framework", framework_name),
        Instrument::Bcr => "binding corporate rules",
        Instrument::Consent => "your explicit consent",
        Instrument::Compelling => "our compelling legitimate interests",
    });
    let to = row.to.as_ref().map(|at| {
        let only = conditions(view, at);
        say![place(at, false), (!only.is_empty()).then_some(", "), only]
    });
    let (to, tools) = (to.unwrap_or_default(), and(tools));
    let interest = row.interest.as_deref().map(|interest| {
        let words = say!["Our compelling interest is ", user_small(interest), "."];
        Pen::new("transfers").row(&row.key).line("interest", words)
    });
    // An origin alone tells of no other country.
    (!to.is_empty() || !tools.is_empty()).then(|| Row {
        key: &row.key,
        cells: vec![say![origin], to, tools],
        more: interest.into_iter().collect(),
    })
}

/// Under which conditions only data goes to a country: those of the recipients there, where nothing else of the answers may
/// send data there in any case.
pub(super) fn conditions(view: &View, to: &Place) -> Words {
    let sharing = &view.answers.sharing;
    let may_be_there = |at: &Place| at.meets(to);
    let rows = || sharing.recipients.iter();
    let anybody = |row: &RecipientRow| row.only_if.is_none() && row.country.as_ref().is_none_or(may_be_there);
    let limited = |key: &String| rows().any(|row| row.key == *key && row.only_if.is_some());
    let mut places = view.answers.retention.places.iter();
    let stored = places.any(|row| {
        let theirs = row.at.as_ref().is_some_and(|at| !at.is_empty() && at.iter().all(limited));
        !theirs && row.place.as_ref().is_some_and(may_be_there)
    });
    if stored || sharing.operated_from.as_ref().is_some_and(may_be_there) || rows().any(anybody) {
        return Words::new();
    }
    let there = rows().filter(|row| row.country.as_ref().is_some_and(|at| at.area == to.area));
    or(once(there.map(|row| condition(view, row))))
}

/// By what the law of a place holds another country safe, in its own words. GDPR 45; UK GDPR 45A; FADP 16(1).
fn adequacy(from: Origin) -> &'static str {
    match from {
        Origin::Eea => "an adequacy decision of the European Commission",
        Origin::Uk => "adequacy regulations of the United Kingdom",
        Origin::Switzerland => "an adequacy decision of the Swiss Federal Council",
        Origin::Other => "an adequacy decision",
    }
}

/// A part of the Data Privacy Framework.
fn framework_name(part: Framework) -> &'static str {
    match part {
        Framework::EuUs => "the EU-U.S. Data Privacy Framework",
        Framework::UkExtension => "the UK Extension to the EU-U.S. Data Privacy Framework",
        Framework::SwissUs => "the Swiss-U.S. Data Privacy Framework",
    }
}

/// In which parts of the Data Privacy Framework the company itself is certified.
fn framework(view: &View) -> Words {
    let mut before = None;
    let parts = and(view.answers.sharing.framework.iter().flatten().map(|&part| {
        let follows = before.replace(part) == Some(Framework::EuUs);
        match part {
            Framework::UkExtension if follows => "its UK Extension",
            part => framework_name(part),
        }
    }));
    if parts.is_empty() {
        return parts;
    }
    say!["We ourselves are certified under ", parts, "."]
}

/// What some countries want said of data that leaves them.
fn abroad(view: &View, pen: Pen) -> Vec<Sentence> {
    let sharing = &view.answers.sharing;
    let quebec = (sharing.outside_quebec == Some(true)).then_some("Data of people in Quebec can leave Quebec.");
    let authorities = (sharing.authorities_abroad == Some(true))
        .then_some("Where data is handled in another country, courts and authorities there may get at it under their law.");
    let refuse = sharing
        .refuse_abroad
        .as_deref()
        .map(|how| say!["You can refuse that your data goes to another country ", user_small(how), "."]);
    vec![
        pen.line("outside-quebec", say![quebec]),
        pen.line("authorities-abroad", say![authorities]),
        pen.line("refuse-abroad", say![refuse]),
    ]
}

/// What comes beside the tools, and how to see them.
fn beside(view: &View, pen: Pen) -> Vec<Sentence> {
    let sharing = &view.answers.sharing;
    let measures = sharing
        .measures
        .as_deref()
        .map(|measures| say!["We use these tools together with ", pointed(view, measures), "."]);
    let copy = sharing
        .copy_told()
        .map(|how| say!["You can get a copy of these safeguards ", user_small(how), "."]);
    let required = (sharing.where_required == Some(true)).then_some("We rely on these legal tools where the law requires one.");
    vec![
        pen.line("where-required", say![required]),
        pen.line("measures", say![measures]),
        pen.line("copy", say![copy]),
    ]
}

/// The measures, with a link to the document about security: on its title where they name it, else after them.
fn pointed(view: &View, measures: &str) -> Words {
    let documents = &view.answers.company.documents;
    let security = documents.iter().find(|row| row.about == Some(DocumentAbout::Security));
    let Some(title) = security
        .and_then(|row| row.title.as_deref())
        .map(str::trim)
        .filter(|t| !t.is_empty())
    else {
        return say![user_small(measures)];
    };
    let shown = match security.and_then(|row| row.link.as_ref()) {
        Some(to) => link(title, to),
        None => user(title),
    };
    match measures.split_once(title) {
        Some(("", _)) => say![user(measures)],
        Some((before, after)) => {
            let after = after.trim_end().trim_end_matches('.');
            // `user` would trim the white space beside the link.
            let raw = |text: &str| (!text.is_empty()).then(|| crate::document::Inline::User(text.to_owned()));
            say![raw(before.trim_start()), shown, raw(after)]
        }
        None => say![user_small(measures), "; see ", shown],
    }
}

#[cfg(test)]
mod tests;
