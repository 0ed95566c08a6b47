//! How long we keep it: what decides, the periods, and what closing an account does.
//!
//! Kinds of data with the very same period share a line, for readers look up a period once; such a line
//! bears the period as its row. Deleting data oneself belongs to the rights, safeguards to the security.
//! Must not word a period: that is `periods`.
//!
//! The price: whether there is a table hangs on the number of rows and not on how many periods are known,
//! so that taking one answer away never turns a table into prose.

use super::lists::{and, or};
use super::periods::{act, after, cell, ended, kept, manner, outlasts_account};
use super::rows::says;
use super::security::goes_on;
use super::words::{Pen, View, Words, paragraph, say, strong, user, user_capital, user_small};
use crate::document::{Block, Clause, Sentence, Table};
use crate::interview::collection::KindRow;
use crate::interview::retention::{Criterion, Grace, GraceFor, PeriodRow};
use crate::values::{Ending, How, Period, Start};
use std::borrow::Cow;

const PEN: &str = "retention";

/// The clause: what decides, the periods with their reasons, and the end of an account.
pub(super) fn write(view: &View) -> Option<Clause> {
    let mut blocks = Vec::new();
    blocks.extend(general(view));
    blocks.extend(periods(view));
    blocks.extend(closing(view));
    (!blocks.is_empty()).then_some(Clause {
        id: PEN,
        heading: Cow::Borrowed("How long we keep it"),
        numbered: true,
        blocks,
    })
}

fn general(view: &View) -> Option<Block> {
    let asked = &view.answers.retention;
    let pen = Pen::new(PEN);
    let mut sentences = Vec::new();
    let criteria = or(asked.criteria.iter().flatten().map(|one| criterion(*one)));
    if !criteria.is_empty() {
        sentences.push(pen.line("criteria", say!["We keep personal data only as long as ", criteria, "."]));
    }
    if let Some(then) = asked.then {
        let words = say!["When the time is over, we ", act(then), " the data", manner(then), "."];
        sentences.push(pen.line("then", words));
    }
    if let Some(how) = asked.destruction.as_deref() {
        let words = say!["When we no longer need data, we destroy it ", user_small(how), "."];
        sentences.push(pen.line("destruction", words));
    }
    paragraph(sentences)
}

fn criterion(criterion: Criterion) -> &'static str {
    match criterion {
        Criterion::Purpose => "its purpose needs it",
        Criterion::Law => "a law requires it",
        Criterion::Claims => "legal claims about it can be made",
        Criterion::Contract => "the contract lasts",
    }
}

/// One line of the periods: whose row it is, what is kept, how long, and what we leave as it is.
struct Line<'a> {
    row: Cow<'a, str>,
    /// The kinds of data.
    names: Vec<&'a str>,
    /// What of them, or what else; where it names the kind itself, it stands alone.
    part: Option<&'a str>,
    /// The name of the plan, for a period on one plan only.
    plan: Option<&'a str>,
    kept: &'a Period,
    not_extended: bool,
    /// Why that long: completes "so that …".
    why: Option<&'a str>,
    /// Whether kinds of data with the same period may join it.
    open: bool,
}

impl Line<'_> {
    /// What is kept: `Account data and usage data`, `Session data on the Free plan`.
    fn what(&self, view: &View) -> Words {
        let names = and(self
            .names
            .iter()
            .enumerate()
            .map(|(i, name)| if i == 0 { user_capital(name) } else { view.small(name) }));
        let part = self.part.filter(|part| !self.names.iter().any(|name| says(part, name)));
        let names = match (self.part, part) {
            (Some(whole), None) => say![user_capital(whole)],
            (_, Some(part)) if self.names.is_empty() => say![user_capital(part)],
            (_, Some(part)) if goes_on(part) => say![names, " ", user(part)],
            (_, part) => say![names, part.map(|part| say![": ", view.small(part)])],
        };
        let plan = self
            .plan
            .map(|plan| say![" on the ", user(plan.trim().trim_end_matches("plan")), " plan"]);
        say![names, plan]
    }

    /// What follows the period: why it is that long, and what happens then.
    fn rest(&self) -> Words {
        let why = self.why.map(|why| say![", so that ", user(why)]);
        let fixed = self.not_extended.then_some("; we do not extend it");
        let end = ending(self.kept).map(|then| say![", then ", ended(then)]);
        say![why, end, fixed]
    }
}

fn periods(view: &View) -> Vec<Block> {
    let lines = lines(view);
    if lines.is_empty() {
        return Vec::new();
    }
    let asked = &view.answers.retention;
    let usual = asked.usual == Some(true);
    let rows = view.answers.collection.kinds.len() + asked.periods.len();
    let pen = Pen::new(PEN);
    let mut blocks = Vec::new();
    if usual {
        blocks.extend(paragraph(vec![pen.line("lead", say!["These are our usual periods:"])]));
    }
    if rows > 2 {
        blocks.push(Block::Table(table(view, &lines)));
        return blocks;
    }
    let items: Vec<Vec<Sentence>> = lines.iter().map(|line| vec![item(view, line)]).collect();
    if rows == 1 {
        blocks.extend(items.into_iter().filter_map(paragraph));
    } else {
        blocks.push(Block::List(items));
    }
    blocks
}

fn table(view: &View, lines: &[Line]) -> Table {
    let rows = lines.iter().map(|line| {
        let pen = Pen::new(PEN).row(&line.row);
        vec![
            pen.line("what", line.what(view)),
            pen.line("long", say![cell(line.kept), line.rest()]),
        ]
    });
    Table {
        head: vec!["What", "How long"],
        rows: rows.collect(),
    }
}

fn item(view: &View, line: &Line) -> Sentence {
    let words = say![strong(line.what(view)), ": ", kept(line.kept), line.rest(), "."];
    Pen::new(PEN).row(&line.row).line("period", words)
}

/// What happens then, where there is a then.
fn ending(period: &Period) -> Option<Ending> {
    match period.how {
        How::Indefinitely | How::NotKept => None,
        How::Exactly | How::UpTo | How::AtLeast | How::About | How::LifeOf | How::Needed | How::Law | How::ProviderDefault => {
            period.then
        }
    }
}

/// The lines: each kind with its period, below it the further periods of that kind, then all others.
fn lines<'a>(view: &View<'a>) -> Vec<Line<'a>> {
    let kinds = &view.answers.collection.kinds;
    let further = &view.answers.retention.periods;
    let of_kind = |row: &&PeriodRow, key: &str| row.kinds.iter().flatten().next().is_some_and(|first| first == key);
    let mut all: Vec<Line> = Vec::new();
    for kind in kinds {
        let own = further.iter().filter(|row| of_kind(row, &kind.key));
        let stages: Vec<Line> = own.filter_map(|row| further_line(view, row)).collect();
        match kind_line(kind) {
            // A kind with stages stands alone, so that they stand below it.
            Some(line) if stages.is_empty() => merge(&mut all, line),
            line => all.extend(line.map(|line| Line { open: false, ..line })),
        }
        all.extend(stages);
    }
    let known = |row: &&PeriodRow| kinds.iter().any(|kind| of_kind(row, &kind.key));
    all.extend(
        further
            .iter()
            .filter(|row| !known(row))
            .filter_map(|row| further_line(view, row)),
    );
    all
}

fn kind_line(kind: &KindRow) -> Option<Line<'_>> {
    let period = kind.kept.as_ref()?;
    cell(period)?;
    Some(Line {
        row: Cow::Borrowed(&kind.key),
        names: vec![kind.name.as_deref()?],
        part: None,
        plan: None,
        kept: period,
        not_extended: false,
        why: kind.kept_why.as_deref(),
        open: true,
    })
}

fn further_line<'a>(view: &View<'a>, row: &'a PeriodRow) -> Option<Line<'a>> {
    let period = row.kept.as_ref()?;
    cell(period)?;
    let kinds = &view.answers.collection.kinds;
    let of = |key: &String| kinds.iter().find(|kind| kind.key == *key)?.name.as_deref();
    let names: Vec<&str> = row.kinds.iter().flatten().filter_map(of).collect();
    if names.is_empty() && row.what.is_none() {
        return None;
    }
    Some(Line {
        row: Cow::Borrowed(&row.key),
        names,
        part: row.what.as_deref(),
        plan: row.plan.as_deref(),
        kept: period,
        not_extended: row.not_extended == Some(true),
        why: row.why.as_deref(),
        open: false,
    })
}

/// Adds a kind to the line with the same period, or as a line of its own.
fn merge<'a>(all: &mut Vec<Line<'a>>, line: Line<'a>) {
    match all
        .iter_mut()
        .find(|other| other.open && *other.kept == *line.kept && other.why == line.why)
    {
        Some(same) => {
            same.row = Cow::Owned(same.kept.label());
            same.names.extend(line.names);
        }
        None => all.push(line),
    }
}

fn closing(view: &View) -> Option<Block> {
    let asked = &view.answers.retention;
    let pen = Pen::new(PEN);
    let mut sentences = Vec::new();
    let grace_period = asked.grace_for.is_some() || asked.grace.is_some_and(|state| state != Grace::None);
    if let Some(words) = asked.closing.as_ref().and_then(|period| after(period, grace_period)) {
        let law = asked
            .closing
            .as_ref()
            .filter(|_| asked.except_law == Some(true))
            .and_then(except);
        sentences.push(pen.line("closing", say![words, law, "."]));
        sentences.extend(asked.grace.map(|state| pen.line("grace", say![grace(state)])));
        sentences.extend(asked.grace_for.map(|what| pen.line("grace-for", say![grace_for(what)])));
    }
    if asked.cascade == Some(true) {
        let words = say!["Closing the account deletes all that belongs to it."];
        sentences.push(pen.line("cascade", words));
    }
    if sentences.is_empty() {
        return None;
    }
    let longer = |row: &&PeriodRow| row.plan.is_none() && row.kept.as_ref().is_some_and(outlasts_account);
    let of_kind = |row: &KindRow| row.kept.as_ref().is_some_and(outlasts_account);
    let mut kinds = view.answers.collection.kinds.iter().filter(|row| kind_line(row).is_some());
    let mut further = asked.periods.iter().filter(longer);
    if kinds.any(of_kind) || further.any(|row| further_line(view, row).is_some()) {
        sentences.push(pen.line("longer", say!["Where a period above is longer, that period applies."]));
    }
    let asked_for = asked.cascade != Some(true) && asked.closing.as_ref().is_some_and(|p| p.from == Some(Start::DeletionAsked));
    let lead = if asked_for {
        "When you ask us to delete your data."
    } else {
        "When you close or delete your account."
    };
    sentences.insert(0, pen.line("account", say![strong(lead)]));
    paragraph(sentences)
}

/// What a law does to what we do; where nothing is said to be done, it lengthens the time.
fn except(closing: &Period) -> Option<&'static str> {
    match (closing.how, closing.then) {
        (How::Indefinitely | How::Law, None) | (How::Indefinitely, Some(_)) => None,
        (_, Some(_)) | (How::NotKept, None) => Some(", unless a law requires us to keep it"),
        (_, None) => Some(", and longer where a law requires it"),
    }
}

fn grace(state: Grace) -> &'static str {
    match state {
        Grace::Scheduled => "Until then, the deletion is scheduled.",
        Grace::SoftDeleted => "Until then, it is in a soft-deleted state.",
        Grace::Locked => "Until then, it is locked.",
        Grace::None => "The deletion begins at once.",
    }
}

fn grace_for(what: GraceFor) -> &'static str {
    match what {
        GraceFor::Undo => "In that time, a deletion made by mistake can be undone.",
        GraceFor::Recovery => "In that time, the account can be recovered.",
        GraceFor::Export => "In that time, you can still export your data.",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::answers::Answers;
    use serde_json::{Value, json};

    fn blocks(kinds: &Value, retention: &Value) -> Vec<Block> {
        let answers: Answers =
            serde_json::from_value(json!({ "collection": { "kinds": kinds }, "retention": retention })).expect("answers");
        let gaps = |_: &str| false;
        let view = View {
            answers: &answers,
            gaps: &gaps,
        };
        write(&view).unwrap_or_default().blocks
    }

    fn text(kinds: &Value, retention: &Value) -> String {
        let words = |block: &Block| block.sentences().iter().map(|s| s.words()).collect::<Vec<_>>().join(" | ");
        blocks(kinds, retention).iter().map(words).collect::<Vec<_>>().join("\n")
    }

    fn active(key: &str, name: &str) -> Value {
        json!({ "key": key, "name": name, "kept": { "how": "life-of", "of": "your account" } })
    }

    #[test]
    fn kinds_with_one_period_share_a_line_and_stages_stand_below_their_kind() {
        let kinds = json!([
            active("a", "Account data"),
            active("b", "Usage data"),
            active("c", "Session data")
        ]);
        let plan = json!({ "key": "p", "what": "Session data", "kinds": ["c"], "plan": "Free",
            "kept": { "how": "exactly", "span": { "count": 7, "unit": "days" }, "then": "deleted" } });
        let text = text(&kinds, &json!({ "periods": [plan] }));
        let all = "Account data and usage data | While your account is active | Session data | \
                   While your account is active | Session data on the Free plan | 7 days, then deleted";
        assert!(text.ends_with(all), "{text}");
    }

    #[test]
    fn a_kind_without_a_period_is_not_in_the_table() {
        let kinds = json!([active("a", "Account data"), { "key": "b", "name": "Usage data" }, { "key": "c", "name": "Logs" }]);
        let blocks = blocks(&kinds, &json!({}));
        let Some(Block::Table(table)) = blocks.last() else {
            panic!("three rows make a table: {blocks:?}");
        };
        assert_eq!(table.rows.len(), 1, "nothing is known of the others");
        assert_eq!(table.head, ["What", "How long"], "a column without a cell is not printed");
    }

    #[test]
    fn what_stays_longer_is_said_beside_what_closing_deletes() {
        let closing = json!({ "how": "up-to", "span": { "count": 90, "unit": "days" }, "then": "deleted" });
        let invoices = json!({ "key": "i", "what": "Invoices", "kept": { "how": "law", "of": "tax law" } });
        let full = json!({ "closing": closing, "except_law": true, "cascade": true, "periods": [invoices] });
        let said = text(&json!([]), &full);
        assert!(
            said.contains("within 90 days, unless a law requires us to keep it."),
            "{said}"
        );
        assert!(
            said.ends_with("Where a period above is longer, that period applies."),
            "{said}"
        );
        let weeks = json!({ "how": "exactly", "span": { "count": 6, "unit": "weeks" } });
        let said = text(&json!([]), &json!({ "closing": weeks, "except_law": true }));
        assert!(
            said.contains("We keep your data for 6 weeks, and longer where a law requires it."),
            "{said}"
        );
        let only = text(&json!([]), &json!({ "periods": [invoices] }));
        assert_eq!(only, "Invoices: kept for the period set by tax law.", "one row is prose");
    }
}
