//! How we use it: what for, on which legal ground, with AI, for messages, and what we never do.
//!
//! Must not know who receives data beyond a name and a job (that is `sharing`) nor how long it is kept.
//! The price of one table for all uses: what joins several of them, such as a consent that is taken
//! back, stands in sentences below it.

mod ai;
mod grounds;
mod promises;

use super::lists::and;
use super::rows::{BEHIND, BRACKETS, Column, Row, lay_out, says};
use super::security::goes_on;
use super::words::{Pen, View, Words, article, capital, paragraph, say, strong, user, user_small};
use crate::document::{Block, Clause, Inline};
use crate::interview::sharing::{Job, RecipientRow};
use crate::interview::uses::{Limited, Newsletters, Purpose, PurposeRow};
use std::borrow::Cow;

pub(super) use promises::{Home, is_promised_of_all, write as never};

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

/// The name of a recipient in the middle of a sentence; a kind of recipient is "our …", unless its words bring an
/// article of their own.
pub(super) fn by_name(view: &View, key: &str) -> Option<Words> {
    let row = view.answers.sharing.recipients.iter().find(|row| row.key == key)?;
    let name = row.name.as_deref()?;
    Some(if row.unnamed == Some(true) {
        let own = article(name).is_empty() || name.to_lowercase().starts_with("other ");
        say![(!own).then_some("our "), user_small(name)]
    } else {
        say![user(name)]
    })
}

/// Under which condition only a recipient gets data: "only if you ask", or nothing.
pub(super) fn condition(view: &View, row: &RecipientRow) -> Words {
    say![row.only_if.as_deref().map(|words| only_if(view, words))]
}

/// A condition as the author says it, to end a phrase: `only if you agree`.
pub(super) fn only_if(view: &View, words: &str) -> Words {
    let words = words.trim().trim_end_matches('.');
    let only = words.get(..5).is_some_and(|only| only.eq_ignore_ascii_case("only "));
    let words = if only { &words[5..] } else { words };
    let first = words.split_whitespace().next().unwrap_or_default();
    let conjunction = first.eq_ignore_ascii_case("if") || goes_on(words);
    say!["only ", (!conjunction).then_some("if "), view.small(words)]
}

/// The names of recipients where they are said to get data, each with the condition under which only it does.
pub(super) fn by_terms(view: &View, keys: Option<&Vec<String>>) -> Words {
    terms_but(view, keys, |_| false)
}

/// The same where the sentence says by itself that people have to agree: that is not said twice.
pub(super) fn by_terms_agreed(view: &View, keys: Option<&Vec<String>>) -> Words {
    terms_but(view, keys, |row| row.only_if.as_deref().is_some_and(is_consent))
}

/// The same where the sentence says besides to what people have to agree.
pub(super) fn by_terms_agreed_to(view: &View, keys: Option<&Vec<String>>) -> Words {
    let is_yes = |condition: &str| is_consent(condition) || agreeing(condition).starts_with("agree to ");
    terms_but(view, keys, |row| row.only_if.as_deref().is_some_and(is_yes))
}

/// What a condition says, without the words that open it and say whose yes it is.
fn agreeing(condition: &str) -> String {
    let words = condition.trim().trim_end_matches('.').to_lowercase();
    let opening = ["only ", "if ", "with ", "you ", "your ", "have ", "give "];
    let bare = opening
        .iter()
        .fold(words.as_str(), |text, word| text.strip_prefix(word).unwrap_or(text));
    bare.to_owned()
}

/// Whether a condition is nothing but that people agree.
fn is_consent(condition: &str) -> bool {
    let yes = [
        "agree",
        "agreed",
        "consent",
        "consented",
        "opt in",
        "opted in",
        "your consent",
    ];
    yes.contains(&agreeing(condition).as_str())
}

fn terms_but(view: &View, keys: Option<&Vec<String>>, is_said: impl Fn(&RecipientRow) -> bool) -> Words {
    let named = |key: &String| {
        let row = view.answers.sharing.recipients.iter().find(|row| row.key == *key)?;
        let only = if is_said(row) { Words::new() } else { condition(view, row) };
        let only = (!only.is_empty()).then(|| say![" (", only, ")"]);
        Some(say![by_name(view, key)?, only])
    };
    and(keys.into_iter().flatten().filter_map(named))
}

/// The uses: a table where one has a legal ground or each its data, else a list.
fn purposes(view: &View, pen: Pen) -> Vec<Block> {
    let rows = &view.answers.uses.purposes;
    let said: Vec<(&PurposeRow, Words)> = rows.iter().filter_map(|row| Some((row, cell(view, row)?))).collect();
    let Some(lead) = paragraph(vec![pen.line("lead", say!["We use personal data to:"])]).filter(|_| !said.is_empty()) else {
        return Vec::new();
    };
    let data = |row: &PurposeRow| and(view.names(row.kinds.as_ref(), View::kind));
    let with_data = said.iter().all(|(row, _)| !data(row).is_empty());
    let grounded = said.iter().any(|(row, _)| row.ground.is_some());
    let mut blocks = vec![lead];
    if !grounded && !with_data {
        let listed = said.iter().map(|(row, cell)| {
            let data = data(row);
            let data = (!data.is_empty()).then(|| say![" (", data, ")"]);
            vec![pen.row(&row.key).line("use", say![capital(cell.clone()), data, "."])]
        });
        blocks.push(Block::List(listed.collect()));
        return blocks;
    }
    let laid = said.iter().map(|(row, cell)| Row {
        key: &row.key,
        cells: vec![cell.clone(), data(row), grounds::words(row)],
        more: Vec::new(),
    });
    blocks.extend(lay_out(pen, usize::MAX, &COLUMNS, laid.collect()));
    blocks
}

const COLUMNS: [Column; 3] = [
    Column {
        head: "Use",
        label: "",
        slot: "use",
        fold: BRACKETS,
    },
    Column {
        head: "Data",
        label: "Data",
        slot: "data",
        fold: BRACKETS,
    },
    Column {
        head: "Legal ground",
        label: "Legal ground",
        slot: "ground",
        fold: BEHIND,
    },
];

/// What a purpose consists of, less what its own words say anyway.
fn details(row: &PurposeRow, name: &Words) -> Vec<String> {
    let own: String = name.iter().map(Inline::words).collect();
    let details = row.detail.iter().flatten().filter(|detail| !says(&own, detail));
    details.cloned().collect()
}

/// A use, what it consists of, with whose help, and what it is limited to.
fn cell(view: &View, row: &PurposeRow) -> Option<Words> {
    let name = grounds::what_for(row)?;
    let details = and(details(row, &name).iter().map(|detail| view.small(detail)));
    let details = (!details.is_empty()).then(|| say![": ", details]);
    // behind `only if you agree` nobody is told so once more of who helps
    let agreed = row.limited == Some(Limited::OptIn);
    let via = if agreed {
        by_terms_agreed(view, row.via.as_ref())
    } else {
        by_terms(view, row.via.as_ref())
    };
    let via = (!via.is_empty()).then(|| say![", via ", via]);
    let limit = row.limited.map(|limited| match limited {
        Limited::Aggregated => ", only with aggregated data",
        Limited::Anonymised => ", only with anonymised data",
        Limited::AggregatedAnonymised => ", only with aggregated and anonymised data",
        Limited::OptIn => ", only if you agree",
    });
    Some(say![name, by_email(view, row), via, details, limit])
}

/// Messages that an email provider delivers are emails.
fn by_email(view: &View, row: &PurposeRow) -> Option<&'static str> {
    let sent = matches!(
        row.purpose,
        Some(Purpose::Messages | Purpose::Communicate | Purpose::Marketing)
    );
    let recipients = &view.answers.sharing.recipients;
    let mails = |key: &String| {
        let jobs = recipients.iter().find(|row| row.key == *key).and_then(|row| row.job.as_ref());
        jobs.is_some_and(|jobs| jobs.contains(&Job::Email) || jobs.contains(&Job::Marketing))
    };
    (sent && row.via.iter().flatten().any(mails)).then_some(" by email")
}

fn messages(view: &View, pen: Pen) -> Option<Block> {
    let uses = &view.answers.uses;
    let sent = uses.newsletters.map(|newsletters| match newsletters {
        Newsletters::None => "We send no newsletters and no other marketing messages.",
        Newsletters::OptIn => "We send newsletters and other marketing messages only to people who asked for them.",
        Newsletters::OptOut => "We send newsletters and other marketing messages to our customers until they opt out.",
    });
    let stop = uses
        .newsletters_stop
        .as_deref()
        .map(|how| say!["You can stop them ", user_small(how), "."]);
    let confirmed = (uses.newsletters_confirmed == Some(true))
        .then_some("We send none before you have confirmed your address with a link that we email to you.");
    let lead = sent.map(|_| say![strong("Newsletters.")]);
    paragraph(vec![
        pen.line("newsletters-lead", say![lead]),
        pen.line("newsletters", say![sent]),
        pen.line("newsletters-confirmed", say![confirmed]),
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
