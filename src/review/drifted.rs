//! What a project shows and a draft does not say, and the other way, as findings; and what an author said of a provider
//! and the policy does not say.
//!
//! Must not know how a project is looked through: it is told what differs. The price: what differs is no part of
//! [`super::review`], which knows the draft alone.

use super::Finding;
use super::named_provider;
use super::own::{BY_HAND, UNNAMED, UNREAD, UNSEEN};
use crate::draft::{Draft, Standing};
use crate::interview;
use crate::vendors::{self, Vendor};

/// The finding of a provider that a project uses and the policy does not name; `shown` says by what, and in how many
/// more places.
pub fn unnamed(draft: &str, vendor: &Vendor, shown: &str, more: usize) -> Finding {
    let more = match more {
        0 => String::new(),
        1 => ", and in one more place".to_owned(),
        more => format!(", and in {more} more places"),
    };
    let (name, id) = (&vendor.name, &vendor.id);
    let message = format!("The project uses {name} ({shown}{more}), and the policy does not name it: {id}.");
    Finding {
        at: vec!["sharing.recipients".to_owned()],
        questions: vec!["sharing.recipients"],
        ..Finding::ours(&UNNAMED, draft, message)
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
    Finding {
        at: vec!["sharing.recipients".to_owned()],
        questions: vec!["sharing.recipients"],
        ..Finding::ours(
            &UNREAD,
            draft,
            format!("The project could not be read here, so a provider may be missing: {why}."),
        )
    }
}

/// The providers that the author says are used by hand, and that the policy does not name, each with its finding.
pub fn by_hand(draft: &Draft) -> Vec<(&'static Vendor, Finding)> {
    let mut said = draft.scan.iter().filter(|one| one.is == Standing::ByHand).peekable();
    if said.peek().is_none() {
        return Vec::new();
    }
    let answers = interview::settled(&draft.answers);
    let unnamed = said.filter_map(|one| vendors::find(&one.vendor).filter(|vendor| !named_provider(&answers, vendor)));
    let finding = |vendor: &'static Vendor| {
        let (name, id) = (&vendor.name, &vendor.id);
        let message = format!("You said that {name} is used by hand, and the policy does not name it: {id}.");
        let finding = Finding {
            at: vec!["sharing.recipients".to_owned()],
            questions: vec!["sharing.recipients"],
            ..Finding::ours(&BY_HAND, &draft.name, message)
        };
        (vendor, finding)
    };
    unnamed.map(finding).collect()
}
