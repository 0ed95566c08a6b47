//! What a project shows and a draft does not say, and the other way, as findings; and what an author said of a provider
//! and the policy does not say.
//!
//! Must not know how a project is looked through: it is told what differs. The price: what differs is no part of
//! [`super::review`], which knows the draft alone; nor is what was said of a provider of the author's own, which only who
//! has its file can name.

use super::Finding;
use super::own::{BY_HAND, Own, PERHAPS, REJECTED, UNDECLARED, UNNAMED, UNREAD, UNSEEN};
use super::{named_provider, recipient_vendor, recipient_vendor_of};
use crate::draft::{Draft, Standing};
use crate::interview;
use crate::interview::providers::runs_at_home;
use crate::interview::sharing::RecipientRow;
use crate::path;
use crate::vendors::{self, Vendor};

/// The finding of a provider that a project uses and the policy does not name; `shown` says by what, and in how many
/// more places.
pub fn unnamed(draft: &str, vendor: &Vendor, shown: &str, more: usize) -> Finding {
    let (name, id, more) = (&vendor.name, &vendor.id, places(more));
    let message = format!("The project uses {name} ({shown}{more}), and the policy does not name it: {id}.");
    about(&UNNAMED, "sharing.recipients", draft, message)
}

/// The finding of a provider that a project may use and the policy does not name; `shown` says by what, and in how many
/// more places.
pub fn perhaps(draft: &str, vendor: &Vendor, shown: &str, more: usize) -> Finding {
    let (name, id, more) = (&vendor.name, &vendor.id, places(more));
    let message = format!("The project may use {name} ({shown}{more}), and the policy does not name it: {id}.");
    about(&PERHAPS, "sharing.recipients", draft, message)
}

/// The finding of kinds of data that a project declares and the draft does not collect; `shown` says by what, and in how many
/// more places.
pub fn undeclared(draft: &str, kinds: &str, shown: &str, more: usize) -> Finding {
    let more = places(more);
    let message = format!("The project declares a kind of data ({shown}{more}) that the draft does not collect: {kinds}.");
    about(&UNDECLARED, "collection.kinds", draft, message)
}

/// In how many more places.
fn places(more: usize) -> String {
    match more {
        0 => String::new(),
        1 => ", and in one more place".to_owned(),
        more => format!(", and in {more} more places"),
    }
}

/// A finding about the rows of a table.
fn about(rule: &Own, table: &'static str, draft: &str, message: String) -> Finding {
    Finding {
        at: vec![table.to_owned()],
        questions: vec![table],
        ..Finding::ours(rule, draft, message)
    }
}

/// The finding of a recipient, at its row, of which a project shows nothing.
pub fn unseen(draft: &str, vendor: &Vendor, at: &str) -> Finding {
    let (name, id) = (&vendor.name, &vendor.id);
    let message = format!("The project shows no trace of {name}; it went, or is used by hand: {id}.");
    Finding {
        at: vec![at.to_owned()],
        questions: vec!["sharing.recipients"],
        ..Finding::ours(&UNSEEN, draft, message)
    }
}

/// The finding of a file of a project that could not be read, and why.
pub fn unread(draft: &str, why: &str) -> Finding {
    let message = format!("The project could not be read here, so a provider may be missing: {why}.");
    about(&UNREAD, "sharing.recipients", draft, message)
}

/// The recipients of the policy that are none, by what their author said of the provider: a finding each, at its row. What runs on
/// the author's own server is named as no recipient.
pub fn rejected(draft: &Draft) -> Vec<Finding> {
    rejected_of(draft, &recipient_vendor)
}

fn rejected_of<'v>(draft: &Draft, entry: &dyn Fn(&RecipientRow) -> Option<&'v Vendor>) -> Vec<Finding> {
    let no_recipient = |id: &str| draft.judgement(id).is_some_and(|one| one.is == Standing::NoRecipient);
    if draft.scan.is_empty() {
        return Vec::new();
    }
    let answers = interview::settled(&draft.answers);
    let rows = answers.sharing.recipients.iter().filter(|row| !runs_at_home(row));
    let named = rows.filter_map(|row| Some((row, entry(row).filter(|vendor| no_recipient(&vendor.id))?)));
    let finding = |(row, vendor): (&RecipientRow, &Vendor)| {
        let (name, id) = (&vendor.name, &vendor.id);
        let message = format!("You said that {name} is no recipient, and the policy names it as one: {id}.");
        Finding {
            at: vec![path::row_path("sharing.recipients", &row.key)],
            ..about(&REJECTED, "sharing.recipients", &draft.name, message)
        }
    };
    named.map(finding).collect()
}

/// The providers that the author says are used by hand, and that the policy does not name: a finding each.
pub fn by_hand(draft: &Draft) -> Vec<Finding> {
    by_hand_of(draft, &vendors::find)
}

fn by_hand_of<'v>(draft: &Draft, entry: &dyn Fn(&str) -> Option<&'v Vendor>) -> Vec<Finding> {
    let mut said = draft.scan.iter().filter(|one| one.is == Standing::ByHand).peekable();
    if said.peek().is_none() {
        return Vec::new();
    }
    let answers = interview::settled(&draft.answers);
    let unnamed = said.filter_map(|one| entry(&one.vendor).filter(|vendor| !named_provider(&answers, vendor)));
    unnamed
        .map(|vendor| about(&BY_HAND, "sharing.recipients", &draft.name, by_hand_words(vendor)))
        .collect()
}

/// What is said of a provider that is used by hand, and that the policy does not name.
pub fn by_hand_words(vendor: &Vendor) -> String {
    let (name, id) = (&vendor.name, &vendor.id);
    format!("You said that {name} is used by hand, and the policy does not name it: {id}.")
}

/// Both kinds of findings for providers of the author's own, which no catalogue knows.
pub fn of_own(draft: &Draft, own: &[Vendor]) -> Vec<Finding> {
    let is_own = |vendor: &&Vendor| vendors::find(&vendor.id).is_none();
    let mut all = by_hand_of(draft, &|id| own.iter().find(|one| one.id == id).filter(is_own));
    all.extend(rejected_of(draft, &|row| recipient_vendor_of(row, own).filter(is_own)));
    all
}
