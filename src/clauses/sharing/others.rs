//! Who else gets data: services that people connect, disclosures, and what customers can ask for.

use crate::clauses::lists::{and, or};
use crate::clauses::rows::{item_words, series};
use crate::clauses::security::pointers;
use crate::clauses::uses::by_terms;
use crate::clauses::words::{Pen, View, Words, link, paragraph, say, strong, user, user_capital};
use crate::document::{Block, Inline, Sentence};
use crate::interview::company::DocumentAbout;
use crate::interview::sharing::{Because, Case, Direction, DisclosureRow, IntegrationRow};
use crate::values::{Contact, ContactKind, Link};

/// The services that people connect: who they are and which way data flows, what is held, who moves it.
pub(super) fn integrations(view: &View, pen: Pen) -> Option<Block> {
    let rows: Vec<&IntegrationRow> = view
        .answers
        .sharing
        .integrations
        .iter()
        .filter(|row| row.name.is_some())
        .collect();
    if rows.is_empty() {
        return None;
    }
    let mut flows: Vec<(Option<Direction>, Words, Words)> = Vec::new();
    for row in &rows {
        let data = read_from(view, &row.key);
        let name = say![row.name.as_deref().map(user)];
        match flows.iter().position(|(way, of, _)| *way == row.direction && *of == data) {
            Some(at) => flows[at].2.push(name[0].clone()),
            None => flows.push((row.direction, data, name)),
        }
    }
    flows.sort_by_key(|(way, ..)| way.is_some());
    let flows = flows.into_iter().map(|(way, data, names)| {
        let data = (!data.is_empty()).then(|| say![" (", data, ")"]);
        let flow = way.map(|way| match way {
            Direction::From => say![", from which we read data", data],
            Direction::To => say![", to which we send data"],
            Direction::Both => say![", from which we read data", data, " and to which we send data"],
        });
        say![and(names), flow]
    });
    let mut sentences = vec![
        pen.line("connected-lead", say![strong("Services you connect.")]),
        pen.line("connected", say!["You can connect ", connectable(flows.collect()), "."]),
    ];
    for (held, names) in by(&rows, |row| and(row.holds.iter().flatten().map(item_words))) {
        let to = (rows.len() > 1).then(|| say![" to ", names]);
        let words = say!["To keep the connection", to, " working, we hold ", held.clone(), "."];
        sentences.push(pen.row(&plain(&held)).line("connected-holds", words));
    }
    for (via, names) in by(&rows, |row| by_terms(view, row.via.as_ref())) {
        let to = (rows.len() > 1).then(|| say![" to ", names]);
        let words = say!["The connection", to, " runs through ", via.clone(), "."];
        sentences.push(pen.row(&plain(&via)).line("connected-via", words));
    }
    paragraph(sentences)
}

/// Services with the way in which their data flows: with semicolons, for a way holds commas.
fn connectable(mut flows: Vec<Words>) -> Words {
    let last = flows.pop().unwrap_or_default();
    let several = !flows.is_empty();
    let flowing = |words: &Words| plain(words).contains(", ");
    let between = match (several, flows.iter().any(flowing) || flowing(&last)) {
        (false, _) => "",
        (true, true) => "; and ",
        (true, false) => " and ",
    };
    say![series(flows), between, last]
}

/// The kinds of data that come from a connected service.
fn read_from(view: &View, key: &str) -> Words {
    let kinds = view.answers.collection.kinds.iter();
    let kinds = kinds.filter(|row| row.systems.iter().flatten().any(|system| system == key));
    and(kinds.filter_map(|row| view.kind(&row.key)))
}

fn plain(words: &Words) -> String {
    words.iter().map(Inline::words).collect()
}

fn names<'a>(rows: impl Iterator<Item = &'a IntegrationRow>) -> Words {
    and(rows.filter_map(|row| row.name.as_deref()).map(user))
}

/// The names of the services that share a value, for each value in the order of the rows.
fn by(rows: &[&IntegrationRow], value: impl Fn(&IntegrationRow) -> Words) -> Vec<(Words, Words)> {
    let mut values: Vec<Words> = Vec::new();
    for row in rows {
        let words = value(row);
        if !words.is_empty() && !values.contains(&words) {
            values.push(words);
        }
    }
    let with = |words: &Words| names(rows.iter().filter(|row| value(row) == *words).copied());
    values.into_iter().map(|words| (words.clone(), with(&words))).collect()
}

/// When somebody gets data who does not work for us.
pub(super) fn disclosures(view: &View, pen: Pen) -> Vec<Block> {
    let rows = &view.answers.sharing.disclosures;
    let mut items: Vec<Vec<Sentence>> = Vec::new();
    let words = |item: &[Sentence]| item.iter().map(Sentence::words).collect::<Vec<_>>();
    for item in rows.iter().filter_map(|row| disclosure(pen.row(&row.key), row)) {
        if !items.iter().any(|known| words(known) == words(&item)) {
            items.push(item); // a row that stands there twice is read once
        }
    }
    if items.is_empty() {
        return Vec::new();
    }
    let lead = paragraph(vec![pen.line("disclosures-lead", say![strong("Others who receive data.")])]);
    lead.into_iter().chain([Block::List(items)]).collect()
}

fn disclosure(pen: Pen, row: &DisclosureRow) -> Option<Vec<Sentence>> {
    let (case, words) = match row.case? {
        Case::Law => ("When the law requires it:", " we disclose the data that we have to."),
        Case::Safety => (
            "When somebody's safety or rights are at stake:",
            " we disclose data to protect them.",
        ),
        Case::BusinessTransfer => (
            "If our business changes hands:",
            " data goes to the company that takes it over.",
        ),
        Case::Affiliates => ("Companies of our group:", " we share data with them."),
        Case::Advisers => ("Our advisers:", " we share data with our lawyers, accountants and insurers."),
        Case::OtherUsers => ("Other users:", " they see data where our service is made to show it."),
        Case::Public => ("The public:", " what you publish is open to everyone."),
        Case::Customer => (
            "The customer who gave you your account:",
            " that customer has access to the data in it.",
        ),
        Case::Asked => ("When you ask for it or agree:", " we share the data in question."),
    };
    let because = row.because.iter().flatten().map(|because| match because {
        Because::Law => "laws",
        Because::Regulation => "regulations",
        Because::Process => "legal process (for example court orders)",
        Because::Authority => "lawful requests of authorities",
        Because::Merger => "a merger",
        Because::Acquisition => "an acquisition",
        Because::Assets => "a sale of assets",
        Because::Insolvency => "an insolvency",
    });
    // “when the law requires it” has said that a law can
    let said = row.because.as_deref().is_none_or(|list| matches!(list, [] | [Because::Law]));
    let because = if said {
        Words::new()
    } else if row.case == Some(Case::BusinessTransfer) {
        say!["This can be ", or(because), "."]
    } else {
        say!["This covers ", and(because), "."]
    };
    let told = (row.told == Some(true)).then_some("Where the law allows it, we tell you beforehand.");
    let added = row.words.as_deref().map(|words| say![user_capital(words), "."]);
    let sentences = vec![
        pen.line("disclosure", say![strong(case), words]),
        pen.line("disclosure-because", say![because]),
        pen.line("disclosure-told", say![told]),
        pen.line("disclosure-words", say![added]),
    ];
    Some(sentences.into_iter().filter(|s| !s.inlines.is_empty()).collect())
}

/// The agreement for customers, and other companies' sites.
pub(super) fn last(view: &View, pen: Pen) -> Vec<Block> {
    let sharing = &view.answers.sharing;
    let agreement = sharing
        .dpa
        .as_ref()
        .map(|at| say!["Customers can ask us for a data processing agreement (DPA) ", reach(at), "."]);
    let mut more = pointers(view, DocumentAbout::SubProcessors, "sharing");
    more.extend(pointers(view, DocumentAbout::Contract, "sharing"));
    let sites = (sharing.other_sites == Some(true))
        .then_some("Our service links to sites of other companies; their own privacy policies apply there.");
    let blocks = [
        paragraph([vec![pen.line("dpa", say![agreement])], more].concat()),
        paragraph(vec![pen.line("other-sites", say![sites])]),
    ];
    blocks.into_iter().flatten().collect()
}

/// How somebody is reached, with the words to use.
fn reach(at: &Contact) -> Words {
    let value = at.value.trim();
    let how = match at.kind {
        ContactKind::Email => say!["by email to ", link(value, &Link(format!("mailto:{value}")))],
        ContactKind::Form => say!["with the form at ", link(value, &Link(value.to_owned()))],
        ContactKind::Post => say!["by post to ", user(value)],
        ContactKind::Phone => say!["by telephone at ", user(value)],
    };
    let subject = at
        .subject
        .as_deref()
        .map(|s| say![", with “", user(s), "” in the subject line"]);
    let option = at.option.as_deref().map(|o| say![", choosing “", user(o), "”"]);
    say![how, subject, option]
}
