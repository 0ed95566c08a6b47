//! What is never done with data. A promise about some data names that data, so that no reader takes it
//! for a promise about all.

use crate::clauses::lists::{and, or};
use crate::clauses::words::{Pen, View, Words, say};
use crate::document::{Inline, Sentence};
use crate::interview::uses::{Promise, PromiseRow};

/// The clause that says a promise.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::clauses) enum Home {
    /// How we use it.
    Use,
    /// Who receives it.
    Sharing,
}

/// How a promise reads: after "never", around the data that it is about.
struct Wording {
    home: Home,
    before: &'static str,
    after: &'static str,
}

/// The wording of a promise.
fn promise(promise: Promise) -> Wording {
    let (home, before, after) = match promise {
        Promise::NoSale => (Home::Sharing, "sell ", ""),
        Promise::NoAdvertising => (Home::Use, "use ", " for advertising"),
        Promise::NoThirdPartyMarketing => (Home::Sharing, "share ", " for other companies' marketing"),
        Promise::NoTraining => (Home::Use, "train AI models on ", ""),
        Promise::NoProfiling => (Home::Use, "build profiles from ", ""),
        Promise::NoAccess => (Home::Use, "see ", ""),
        Promise::NoDistribution => (Home::Sharing, "distribute ", " to third parties"),
        Promise::NoMixing => (Home::Sharing, "mix ", " with another customer's data"),
        Promise::OnlyListed => (Home::Sharing, "share ", " except as this policy describes"),
        Promise::NoReidentification => (Home::Use, "try to re-identify ", ""),
    };
    Wording { home, before, after }
}

/// Handing on parts of the data is denied beside what else is never done with them.
fn home_of(what: Promise, row: &PromiseRow) -> Home {
    match what {
        Promise::NoDistribution if is_narrowed(row) => Home::Use,
        _ => promise(what).home,
    }
}

fn is_narrowed(row: &PromiseRow) -> bool {
    let some = |list: &Option<Vec<String>>| list.as_ref().is_some_and(|list| !list.is_empty());
    some(&row.kinds) || some(&row.about)
}

/// Whether this is promised of all data, and not only of a part of it.
pub(in crate::clauses) fn is_promised_of_all(view: &View, what: Promise) -> bool {
    let mut rows = view.answers.uses.promises.iter();
    rows.any(|row| row.promise == Some(what) && !is_narrowed(row))
}

/// The promises of a clause: those of all data in one sentence, then one sentence for each part of it.
pub(in crate::clauses) fn write(view: &View, pen: Pen, home: Home) -> Vec<Sentence> {
    let rows = view.answers.uses.promises.iter();
    let here: Vec<(Promise, &PromiseRow)> = rows
        .filter_map(|row| Some((row.promise?, row)))
        .filter(|(what, row)| home_of(*what, row) == home)
        .collect();
    let mut sentences = of_all(view, &here, pen);
    sentences.extend(of_some(view, &here, pen));
    sentences
}

fn of_all(view: &View, here: &[(Promise, &PromiseRow)], pen: Pen) -> Vec<Sentence> {
    let all = || here.iter().filter(|(_, row)| !is_narrowed(row)).map(|(what, _)| *what);
    let unseen = all()
        .any(|what| what == Promise::NoAccess)
        .then_some("We cannot see your data.");
    // A sale is denied by `sharing`, beside the answer about sales where there is one.
    let answered = view.answers.sharing.sell.is_some();
    let apart = |what: Promise| match what {
        Promise::NoSale => answered,
        what => matches!(what, Promise::NoAccess | Promise::OnlyListed),
    };
    let mut data_named = false;
    let list: Vec<Words> = all()
        .filter(|what| !apart(*what))
        .map(|what| {
            let Wording { before, after, .. } = promise(what);
            let object = match what {
                Promise::NoMixing => "one customer's data",
                Promise::NoReidentification => "data that we have de-identified",
                _ if std::mem::replace(&mut data_named, true) => "it",
                _ => "your data",
            };
            say![before, object, after]
        })
        .collect();
    let never = (!list.is_empty()).then(|| say!["We never ", or(list), "."]);
    let only = all()
        .any(|what| what == Promise::OnlyListed)
        .then_some("We share your data only as this policy describes.");
    vec![
        pen.line("unseen", say![unseen]),
        pen.line("never", say![never]),
        pen.line("only-listed", say![only]),
    ]
}

/// The promises about one part of the data, in one sentence: "any of this" stands for a part of any number.
fn of_some(view: &View, here: &[(Promise, &PromiseRow)], pen: Pen) -> Vec<Sentence> {
    let mut groups: Vec<(String, Words, Vec<Promise>)> = Vec::new();
    for (what, row) in here.iter().filter(|(_, row)| is_narrowed(row)) {
        let mut parts: Vec<Inline> = view.names(row.kinds.as_ref(), View::kind);
        parts.extend(row.about.iter().flatten().map(|part| view.small(part)));
        let value: Vec<String> = parts.iter().map(Inline::words).collect();
        let value = value.join(", ");
        match groups.iter_mut().find(|(known, ..)| *known == value) {
            Some((.., promises)) => promises.push(*what),
            None => groups.push((value, or(parts), vec![*what])),
        }
    }
    groups.retain(|(value, ..)| !value.is_empty());
    let sentence = |(value, data, promises): (String, Words, Vec<Promise>)| {
        let said = promises.into_iter().enumerate().map(|(i, what)| {
            let Wording { before, after, .. } = promise(what);
            let never = if what == Promise::NoAccess { "cannot " } else { "never " };
            let object = if i == 0 { data.clone() } else { say!["any of this"] };
            say![never, before, object, after]
        });
        pen.row(&value).line("never-of", say!["We ", and(said), "."])
    };
    groups.into_iter().map(sentence).collect()
}
