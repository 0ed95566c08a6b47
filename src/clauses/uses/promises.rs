//! What is never done with data. A promise about some data names that data before anything else, so
//! that no reader takes it for a promise about all.

use crate::clauses::words::{Pen, View, Words, and, capital, or, say, strong, user_small};
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

/// How a promise reads.
struct Wording {
    home: Home,
    /// After "we never", of all data.
    first: &'static str,
    /// The same after another promise of all data.
    next: &'static str,
    /// After the data that it is about.
    about: &'static str,
}

/// The wording of a promise.
fn promise(promise: Promise) -> Wording {
    let (home, first, next, about) = match promise {
        Promise::NoSale => (Home::Sharing, "sell your data", "sell it", "never sold"),
        Promise::NoAdvertising => (
            Home::Use,
            "use your data for advertising",
            "use it for advertising",
            "never used for advertising",
        ),
        Promise::NoThirdPartyMarketing => (
            Home::Sharing,
            "share your data for other companies' marketing",
            "share it for other companies' marketing",
            "never shared for other companies' marketing",
        ),
        Promise::NoTraining => (
            Home::Use,
            "train AI models on your data",
            "train AI models on it",
            "never used to train AI models",
        ),
        Promise::NoProfiling => (
            Home::Use,
            "build profiles from your data",
            "build profiles from it",
            "never used to build profiles",
        ),
        Promise::NoAccess => (Home::Use, "see your data", "see it", "not visible to us"),
        Promise::NoDistribution => (
            Home::Sharing,
            "distribute your data to third parties",
            "distribute it to third parties",
            "never distributed to third parties",
        ),
        Promise::NoMixing => (
            Home::Sharing,
            "mix one customer's data with another customer's",
            "mix one customer's with another customer's",
            "never mixed with another customer's data",
        ),
        Promise::OnlyListed => (
            Home::Sharing,
            "share your data except as this policy describes",
            "share it except as this policy describes",
            "never shared except as this policy describes",
        ),
        Promise::NoReidentification => (
            Home::Use,
            "try to re-identify data that we have de-identified",
            "try to re-identify what we have de-identified",
            "never re-identified",
        ),
    };
    Wording {
        home,
        first,
        next,
        about,
    }
}

/// Whether something is promised of all data.
pub(in crate::clauses) fn promised(view: &View, what: Promise) -> bool {
    view.answers
        .uses
        .promises
        .iter()
        .any(|row| row.promise == Some(what) && !is_narrowed(row))
}

fn is_narrowed(row: &PromiseRow) -> bool {
    let some = |list: &Option<Vec<String>>| list.as_ref().is_some_and(|list| !list.is_empty());
    some(&row.kinds) || some(&row.about)
}

/// The promises of a clause: those of all data in one sentence, then one sentence for each part of it.
pub(in crate::clauses) fn write(view: &View, pen: Pen, home: Home) -> Vec<Sentence> {
    let rows = view.answers.uses.promises.iter();
    let here: Vec<(Promise, &PromiseRow)> = rows
        .filter_map(|row| Some((row.promise?, row)))
        .filter(|(what, _)| promise(*what).home == home)
        .collect();
    let mut sentences = of_all(&here, pen);
    sentences.extend(of_some(view, &here, pen));
    sentences
}

fn of_all(here: &[(Promise, &PromiseRow)], pen: Pen) -> Vec<Sentence> {
    let all = || here.iter().filter(|(_, row)| !is_narrowed(row)).map(|(what, _)| *what);
    let unseen = all()
        .any(|what| what == Promise::NoAccess)
        .then_some("We cannot see your data.");
    // A sale is denied by `sharing`, beside the answer about sales; the exception of the second stands alone.
    let apart = [Promise::NoSale, Promise::NoAccess, Promise::OnlyListed];
    let mut data_named = false;
    let list: Vec<&'static str> = all()
        .filter(|what| !apart.contains(what))
        .map(|what| {
            let words = promise(what);
            if std::mem::replace(&mut data_named, true) {
                words.next
            } else {
                words.first
            }
        })
        .collect();
    let never = (!list.is_empty()).then(|| say!["We never ", or(list), "."]);
    let only = all()
        .any(|what| what == Promise::OnlyListed)
        .then(|| say!["We never ", promise(Promise::OnlyListed).first, "."]);
    vec![
        pen.line("unseen", say![unseen]),
        pen.line("never", say![never]),
        pen.line("only-listed", say![only]),
    ]
}

fn of_some(view: &View, here: &[(Promise, &PromiseRow)], pen: Pen) -> Vec<Sentence> {
    let mut groups: Vec<(String, Words, Vec<&'static str>)> = Vec::new();
    for (what, row) in here.iter().filter(|(_, row)| is_narrowed(row)) {
        let mut parts: Vec<Inline> = view.names(row.kinds.as_ref(), View::kind);
        parts.extend(row.about.iter().flatten().map(|part| user_small(part)));
        let value: Vec<String> = parts.iter().map(Inline::words).collect();
        let value = value.join(", ");
        let words = promise(*what).about;
        match groups.iter_mut().find(|(known, ..)| *known == value) {
            Some((.., promises)) => promises.push(words),
            None => groups.push((value, and(parts), vec![words])),
        }
    }
    groups.retain(|(value, ..)| !value.is_empty());
    let sentence = |(value, data, promises): (String, Words, Vec<&'static str>)| {
        let words = say![strong(say![capital(data), ":"]), " ", and(promises), "."];
        pen.row(&value).line("never-of", words)
    };
    groups.into_iter().map(sentence).collect()
}
