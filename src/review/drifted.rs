//! What a project shows and a draft does not say, and the other way, as findings.
//!
//! Must not know how a project is looked through: it is told what differs. The price: these findings are no part of
//! [`super::review`], which knows the draft alone.

use super::Finding;
use super::own::{UNNAMED, UNSEEN};
use crate::vendors::Vendor;

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
