//! The words about a publication that more than one place says: Home, the task list, Finish.
//!
//! Must not know screens. The price: the words are whole phrases, whoever shows them cannot take them apart.

use super::since::sentences_since;
use super::{Changed, Past, Since, digest_of_answers};
use crate::answers::Answers;
use crate::draft::Draft;
use crate::interview::company::Offer;
use crate::values::PolicyDate;
use std::fmt::Write as _;

/// A number with its noun: `1 answer`, `2 answers`.
pub(super) fn count(number: usize, one: &str) -> String {
    format!("{number} {one}{}", if number == 1 { "" } else { "s" })
}

/// A draft's last publication in a few words, for a list of drafts: `published 18 Aug 2026 · unchanged`.
/// Nothing where it was never published. `changed` is the number of answers changed since, where the copy
/// of the published answers is at hand.
pub fn state(draft: &Draft, changed: Option<usize>) -> Option<String> {
    let last = draft.publications.last()?;
    let now = if changed == Some(0) || digest_of_answers(draft) == last.answers {
        "unchanged".to_owned()
    } else {
        match changed {
            Some(number) if number > 0 => format!("{} changed since", count(number, "answer")),
            _ => "changed since".to_owned(),
        }
    };
    Some(format!("published {} · {now}", last.on.short()))
}

/// Something that changed, in a line; `american` is how the policy writes dates.
pub fn in_a_line(since: &Since, american: bool) -> String {
    match since {
        Since::Answers(changed) if changed.is_empty() => {
            "Answers changed; the copy to compare with is not on this machine".to_owned()
        }
        Since::Answers(changed) => format!("{} changed: {}", count(changed.len(), "answer"), by_section(changed)),
        Since::Reworded(list) if list.is_empty() => {
            "This release words the policy differently; the copy to compare with is not on this machine".to_owned()
        }
        Since::Reworded(list) => {
            let verb = if list.len() == 1 { "reads" } else { "read" };
            let version = env!("CARGO_PKG_VERSION");
            format!(
                "{} {verb} differently in this release, {version}",
                count(list.len(), "sentence")
            )
        }
        Since::Edited(name, Some(lines)) => format!("{name} was edited by hand: {}", count(lines.len(), "line")),
        Since::Edited(name, None) => format!("{name} was edited by hand"),
        Since::Gone(name) => format!("{name} is gone"),
        Since::Older(name, on) => format!("{name} was not written then; its text is of {}", on.words(american)),
        Since::Due(by) => format!("You wanted to look again by {}", by.words(american)),
        Since::Open(at) => format!("{} still open", count(at.len(), "question")),
        Since::Unnamed(words) | Since::Unseen(words) | Since::Unlooked(words) | Since::Partly(words) => words.clone(),
    }
}

/// What changed since the publication, a line each: answers, files and days, then the sentences as they read now.
pub fn since_lines(past: &Past, draft: &Draft, today: PolicyDate) -> Vec<String> {
    let american = draft.shown().american();
    let on = past.publication.on.words(american);
    let list = past.since(draft, today);
    let sentences = sentences_since(past, draft).unwrap_or_default();
    if list.is_empty() && sentences.is_empty() {
        return vec![format!("Nothing has changed since you published on {on}.")];
    }
    let mut lines = vec![format!("Since you published on {on}:")];
    lines.extend(list.iter().map(|one| in_a_line(one, american)));
    lines.extend(sentences.iter().map(|one| {
        let clause = if one.what.is_empty() { "The text" } else { &one.what };
        match (&one.before, &one.after) {
            (Some(before), Some(after)) => format!("{clause}: “{before}” reads “{after}” now."),
            (Some(before), None) => format!("{clause}: “{before}” is gone."),
            (None, Some(after)) => format!("{clause}: “{after}” is new."),
            (None, None) => clause.to_owned(),
        }
    }));
    lines
}

/// How many answers changed in which section.
fn by_section(changed: &[Changed]) -> String {
    let mut sections: Vec<(&str, usize)> = Vec::new();
    for one in changed {
        let id = one.at.split('.').next().unwrap_or_default();
        let title = crate::interview::section(id).map_or("Own statements", |section| section.title);
        match sections.iter_mut().find(|(known, _)| *known == title) {
            Some((_, number)) => *number += 1,
            None => sections.push((title, 1)),
        }
    }
    let single = sections.len() == 1;
    let mut words = String::new();
    for (i, (title, number)) in sections.iter().enumerate() {
        if i > 0 {
            words.push_str(", ");
        }
        words.push_str(title);
        if !single {
            let _ = write!(words, " {number}");
        }
    }
    words
}

/// Where a published policy has to be linked, by what the product consists of.
pub fn links(answers: &Answers) -> Vec<&'static str> {
    let offers = answers.company.offers.clone().unwrap_or_default();
    let has = |any: &[Offer]| any.iter().any(|offer| offers.contains(offer));
    let mut places = Vec::new();
    if offers.is_empty() || has(&[Offer::Website, Offer::WebApp, Offer::Platform, Offer::Services]) {
        places.push("the footer of every page");
    }
    if offers.is_empty()
        || has(&[
            Offer::WebApp,
            Offer::Platform,
            Offer::MobileApp,
            Offer::DesktopApp,
            Offer::Api,
        ])
    {
        places.push("sign-up, before an account is made");
    }
    if has(&[Offer::MobileApp]) {
        places.push("the app's page in each store, and its settings");
    }
    if has(&[Offer::DesktopApp]) {
        places.push("the app's About window");
    }
    if has(&[Offer::Extension]) {
        places.push("the extension's page in each store");
    }
    if has(&[Offer::Api, Offer::Sdk]) {
        places.push("the documentation for developers");
    }
    places
}
