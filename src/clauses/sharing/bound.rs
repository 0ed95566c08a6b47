//! What binds the recipients, who of them is a sub-processor, and where a list of them is published.
//!
//! Must not name what each of them does (`recipients` does). The price: what binds one alone is said behind its name here, and not
//! in its row.

use crate::clauses::lists::and;
use crate::clauses::uses::{by_name, by_terms};
use crate::clauses::words::{Pen, View, Words, link, say, user};
use crate::document::{Inline, Sentence};
use crate::interview::collection::Whose;
use crate::interview::sharing::{Contracts, Part, RecipientRow, Shown};

/// What holds of all recipients, and where a list of them is published.
pub(super) fn write(view: &View, pen: Pen) -> Vec<Sentence> {
    let sharing = &view.answers.sharing;
    let rows = &sharing.recipients;
    let signed = |row: &&RecipientRow| row.contract == Some(true);
    let contracts = match sharing.contracts {
        Some(Contracts::All) => say!["Each service provider is bound by a data processing agreement with us."],
        Some(Contracts::Written) => say!["Each service provider is bound by a written data processing agreement with us."],
        None => {
            let whom = and(rows.iter().filter(signed).filter_map(|row| by_name(view, &row.key)));
            if whom.is_empty() {
                whom
            } else {
                say!["A data processing agreement with us binds ", whom, "."]
            }
        }
    };
    let own = (!rows.is_empty() && sharing.own_terms == Some(true))
        .then_some("Each service provider has its own privacy policy and data processing agreement.");
    let shows = and(sharing.list_shows.iter().flatten().map(|shown| match shown {
        Shown::Job => "what it does",
        Shown::Data => "the categories of data it handles",
        Shown::Country => "its country",
    }));
    let shows = (!shows.is_empty()).then(|| say!["For each of them, the list shows ", shows, "."]);
    let notice = sharing.list_notice.map(|days| {
        let unit = if days == 1 { " day" } else { " days" };
        say!["We add a new one to the list ", days, unit, " before it starts."]
    });
    let published = published(view);
    let (shows, notice) = if published.is_empty() { (None, None) } else { (shows, notice) };
    let same = (sharing.same_protection == Some(true) && !rows.is_empty())
        .then_some("Each company that handles data for us has to protect it at least as well as this policy says.");
    vec![
        pen.line("sub-processors", sub_processors(view)),
        pen.line("contracts", contracts),
        pen.line("own-terms", say![own]),
        pen.line("same-protection", say![same]),
        pen.line("list", published),
        pen.line("list-shows", say![shows]),
        pen.line("list-notice", say![notice]),
    ]
}

/// Who of the recipients is a sub-processor, with the names of those of which the answers say so. Without names the
/// sentence stays, and says less.
fn sub_processors(view: &View) -> Words {
    let kinds = &view.answers.collection.kinds;
    let theirs: Vec<&str> = kinds
        .iter()
        .filter(|kind| kind.whose == Some(Whose::Customers))
        .map(|kind| kind.key.as_str())
        .collect();
    let rows = &view.answers.sharing.recipients;
    if theirs.is_empty() || rows.is_empty() {
        return Words::new();
    }
    let handles = |row: &&RecipientRow| {
        let works_for_us = !matches!(row.part, Some(Part::Controller | Part::Joint));
        works_for_us && row.kinds.iter().flatten().any(|kind| theirs.contains(&kind.as_str()))
    };
    let named: Vec<String> = rows.iter().filter(handles).map(|row| row.key.clone()).collect();
    let verb = if named.len() == 1 { " does" } else { " do" };
    let named = by_terms(view, Some(&named));
    let as_these = (!named.is_empty()).then(|| say![", as ", named, verb, ","]);
    say![
        "Companies listed here that handle our customers' data for us",
        as_these,
        " are our sub-processors."
    ]
}

/// Where the list is published.
fn published(view: &View) -> Words {
    const LIST: &str = "list of our sub-processors";
    let sharing = &view.answers.sharing;
    let to = sharing.list.as_ref().filter(|to| to.is_safe());
    let title = sharing.list_title.as_deref();
    let linked = |text: &str| -> Inline { to.map_or_else(|| user(text), |to| link(text, to)) };
    match (title, to) {
        (None, None) => Vec::new(),
        (Some(title), _) => say!["We publish a current ", LIST, " here: ", linked(title), "."],
        (None, Some(to)) => say!["We publish a current ", link(LIST, to), "."],
    }
}
