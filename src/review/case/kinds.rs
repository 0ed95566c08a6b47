//! What a draft says of its data: whose it is, what it is used for, and on which ground.

use super::Case;
use crate::interview::collection::{KindRow, SensitiveGround, Whose};
use crate::interview::retention::PeriodRow;
use crate::interview::rights::Right;
use crate::interview::uses::{Ground, Newsletters, Purpose, PurposeRow};
use crate::review::phrases::{Line, literal, speaks_of};
use crate::values::{DataItem, Period};

impl Case {
    /// The kinds of data about which the company decides, alone or with others; where nobody has said, it does.
    pub fn own_kinds(&self) -> impl Iterator<Item = &KindRow> {
        let kinds = self.answers.collection.kinds.iter();
        kinds.filter(|kind| kind.whose != Some(Whose::Customers))
    }

    /// The kinds of data that it handles for its customers.
    pub fn their_kinds(&self) -> impl Iterator<Item = &KindRow> {
        let kinds = self.answers.collection.kinds.iter();
        kinds.filter(|kind| kind.whose == Some(Whose::Customers))
    }

    /// Whether the company decides about any data; where none is listed, it does.
    pub fn controls(&self) -> bool {
        self.answers.collection.kinds.is_empty() || self.own_kinds().next().is_some()
    }

    /// Whether something that names these kinds of data is about data of the company's own; what names none is about all.
    pub fn is_own(&self, keys: Option<&Vec<String>>) -> bool {
        match keys.filter(|keys| !keys.is_empty()) {
            None => self.controls(),
            Some(keys) => self.own_kinds().any(|kind| keys.contains(&kind.key)),
        }
    }

    /// The kinds of data that a sentence names, by their names or by what they hold.
    pub fn named_in(&self, line: &Line) -> Vec<&KindRow> {
        let named = |words: &str| {
            let phrase = literal(words);
            !matches!(phrase.as_str(), "" | "data" | "information") && line.has(&[&phrase])
        };
        let holds = |kind: &&KindRow| {
            let mut items = kind.items.iter().flatten();
            kind.name.as_deref().is_some_and(named) || items.any(|item| named(&item.label()))
        };
        self.answers.collection.kinds.iter().filter(holds).collect()
    }

    /// The uses that the text states.
    pub fn uses(&self) -> impl Iterator<Item = &PurposeRow> {
        let rows = self.answers.uses.purposes.iter();
        rows.filter(|row| match row.purpose {
            None => false,
            Some(Purpose::Own) => row.words.is_some(),
            Some(_) => true,
        })
    }

    /// Those of them that take data about which the company decides.
    pub fn own_uses(&self) -> impl Iterator<Item = &PurposeRow> {
        let rows = self.uses().filter(|row| {
            // that is done for the customers, unless it names data of the company's own
            row.purpose != Some(Purpose::ProcessContent) || row.kinds.as_ref().is_some_and(|keys| !keys.is_empty())
        });
        rows.filter(|row| self.is_own(row.kinds.as_ref()))
    }

    /// Whether any stated use rests on this ground.
    pub fn rests_on(&self, ground: Ground) -> bool {
        self.uses().any(|row| row.ground == Some(ground))
    }

    /// Whether anything that the company decides rests on consent.
    pub fn asks_consent(&self) -> bool {
        let collection = &self.answers.collection;
        let sensitive = collection.sensitive == Some(true) && collection.sensitive_ground == Some(SensitiveGround::Consent);
        self.own_uses().any(|row| row.ground == Some(Ground::Consent)) || sensitive && self.controls()
    }

    /// Whether the company sends marketing.
    pub fn markets(&self) -> bool {
        let sends = matches!(self.answers.uses.newsletters, Some(Newsletters::OptIn | Newsletters::OptOut));
        self.controls() && sends || self.own_uses().any(|row| row.purpose == Some(Purpose::Marketing))
    }

    /// Whether the text gives a period for this kind of data.
    pub fn is_kept_for(&self, kind: &KindRow) -> bool {
        let stated = |kept: Option<&Period>| kept.is_some_and(|kept| kept.lacks().is_none());
        let further = |row: &PeriodRow| row.kinds.iter().flatten().any(|key| *key == kind.key) && stated(row.kept.as_ref());
        stated(kind.kept.as_ref()) || self.answers.retention.periods.iter().any(further)
    }

    /// Whether this right is granted.
    pub fn grants(&self, right: Right) -> bool {
        self.answers.rights.granted.iter().any(|row| row.right == Some(right))
    }
}

/// Whether a use takes this kind of data; one that names none takes all.
pub fn takes(row: &PurposeRow, kind: &KindRow) -> bool {
    match row.kinds.as_deref() {
        None | Some([]) => true,
        Some(keys) => keys.contains(&kind.key),
    }
}

/// Whether an item is one of these entries of the list.
pub fn is_item(item: &DataItem, slugs: &[&str]) -> bool {
    item.item.as_deref().is_some_and(|slug| slugs.contains(&slug))
}

/// Whether a kind of data holds one of these entries of the list.
pub fn holds(kind: &KindRow, slugs: &[&str]) -> bool {
    kind.items.iter().flatten().any(|item| is_item(item, slugs))
}

/// Whether a kind of data holds one of these entries, or it or an item is called so.
pub fn tells_of(kind: &KindRow, slugs: &[&str], phrases: &[&str]) -> bool {
    let named = kind.name.as_deref().is_some_and(|name| speaks_of(name, phrases));
    let mut items = kind.items.iter().flatten();
    named || holds(kind, slugs) || items.any(|item| speaks_of(&item.label(), phrases))
}
