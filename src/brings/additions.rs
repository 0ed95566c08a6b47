//! What a provider adds to rows that the author accepted before it came: to what is in a kind of data, to the kinds that a use
//! needs, and to who does it.
//!
//! The one yes to the provider covers it, and it is shown before that yes; so it needs no answer of its own, and no list grows
//! without one. A list grows only where its author took over what a source says of it. What the author put together by hand says
//! what the author knows, and stays as it is, as does what was dropped, or left open: there a finding names what is missing
//! (`x-dt-25`, `x-sl-25`). A kind that comes later, as recordings do once they are turned on, has a yes of its own and names the
//! provider: that yes covers the kind in the provider's row and at its use too. Nothing sensitive comes in this way, and nothing
//! that another recipient, which gets a kind whole, would then be said to get and does not. What is kept on devices comes in rows
//! of its own, and adds to none.
//!
//! A use is said to need a kind of which a provider of the same end gets something, but not what whoever is asked for something
//! by a device learns of it, nor what somebody only stores. Must not change a draft (`edit` does). The price: a kind is named
//! whole at a use, also where the provider gets only some of it.

use super::collection::is_same;
use super::groups::group_of;
use super::purposes::{end_of, has_secret, purposes_of};
use super::reach::{is_secret, is_told, only_keeps};
use super::{Provider, providers};
use crate::answers::Answers;
use crate::draft::{Draft, Tomb};
use crate::interview::collection::{KindRow, Whose};
use crate::interview::providers::runs_at_home;
use crate::interview::sharing::{Job, RecipientRow};
use crate::interview::uses::{Purpose, PurposeRow};
use crate::path::{self, Spot};
use crate::values::DataItem;
use crate::vendors::{self, SOURCE};
use serde_json::{Value, json};

const TABLE: &str = "sharing.recipients";

/// What comes to a list.
#[derive(Debug, Clone, PartialEq)]
pub struct Addition {
    /// The cell of the list.
    pub at: String,
    /// The provider, as a source.
    pub from: String,
    /// What comes to it.
    pub more: Vec<Value>,
}

/// The provider to which a yes at this path says yes, by the key of its row: to the row as a whole, to what it gets, or to a kind that
/// it brings after what it gets was taken from the catalogue. Who names a provider, by its name or from what a look found, has not
/// said yes to what it gets: that waits in its row.
pub fn agreed(draft: &Draft, accepted: &str) -> Option<String> {
    let mut rows = draft.answers.sharing.recipients.iter().filter(|row| row.catalogue.is_some());
    let row = rows.find(|row| {
        let at = path::row_path(TABLE, &row.key);
        let its = || {
            let Ok(Spot::Row(table, key)) = path::spot(accepted) else {
                return false;
            };
            let from = format!("{SOURCE}{}", row.catalogue.as_deref().unwrap_or_default());
            table.id == "collection.kinds" && is_taken(draft, &format!("{at}.kinds")) && is_brought(draft, &from, key)
        };
        accepted == at || accepted.strip_prefix(&at) == Some(".kinds") || its()
    });
    row.map(|row| row.key.clone())
}

/// Whether the author took an answer from a source.
fn is_taken(draft: &Draft, cell: &str) -> bool {
    let said = draft.set.get(cell).or_else(|| draft.set.get(path::parent(cell)));
    path::get(&draft.answers, cell).is_some() && said.is_some_and(|said| said.by != crate::draft::AUTHOR)
}

/// Whether a kind comes with what a source says, and is not only added to by it.
fn is_brought(draft: &Draft, from: &str, kind: &str) -> bool {
    let mut layers = draft.suggested.iter().filter(|layer| layer.from == from);
    layers.any(|layer| {
        let mut rows = layer.answers.collection.kinds.iter();
        rows.any(|row| row.key == kind && row.name.is_some())
    })
}

/// What the provider in this row adds to accepted rows; nothing of a recipient that is in no catalogue, or runs on the author's
/// own server.
pub fn additions(draft: &Draft, key: &str) -> Vec<Addition> {
    let all = providers(draft);
    let Some(one) = all.iter().find(|one| one.row.key == key) else {
        return Vec::new();
    };
    let shown = draft.shown();
    let adding = Adding {
        draft,
        shown: &shown,
        all: &all,
        one,
        from: one.source(),
    };
    let mut list = adding.items();
    list.extend(adding.gets());
    list.extend(adding.kinds());
    list.extend(adding.via());
    list
}

/// The recipients that get a kind of data for what they do, where no use of that end needs it: the row of each, and the kinds.
pub fn beside_uses(answers: &Answers) -> Vec<(&RecipientRow, Vec<&KindRow>)> {
    let rows = answers.sharing.recipients.iter().filter(|row| !runs_at_home(row));
    let rows = rows.map(|row| (row, unnamed(answers, row)));
    rows.filter(|(_, kinds)| !kinds.is_empty()).collect()
}

/// What a recipient gets a kind for: what that kind is there for by itself, and what the recipient is. Pages that somebody sees
/// while he asks for help are there for helping him: what is counted tells its end only with who counts.
fn ends(row: &RecipientRow, kind: &KindRow) -> Vec<Purpose> {
    let mut ends = purposes_of(row, row.catalogue.as_deref().and_then(vendors::find));
    let of_kind = group_of(&kind.key).and_then(|group| end_of(group.key));
    if let Some(end) = of_kind.filter(|end| *end != Purpose::UnderstandUse || ends.is_empty() || ends.contains(end)) {
        ends.insert(0, end);
    }
    ends
}

fn is_for(one: &PurposeRow, ends: &[Purpose]) -> bool {
    one.purpose
        .is_some_and(|purpose| purpose != Purpose::Own && ends.contains(&purpose))
}

/// The kinds of our own data that a recipient gets for what it does, and that no use of that end names; none where there is no
/// such use, for then nothing is told apart by what it is for.
fn unnamed<'a>(answers: &'a Answers, row: &RecipientRow) -> Vec<&'a KindRow> {
    let jobs = jobs(row);
    if only_keeps(jobs) {
        return Vec::new();
    }
    let named = |kind: &&KindRow| row.kinds.iter().flatten().any(|key| *key == kind.key);
    let is_ours = |kind: &&KindRow| kind.whose != Some(Whose::Customers);
    let is_missing = |kind: &&KindRow| {
        let ends = ends(row, kind);
        let uses: Vec<&PurposeRow> = answers.uses.purposes.iter().filter(|one| is_for(one, &ends)).collect();
        let needs = |one: &&PurposeRow| {
            let kinds = one.kinds.as_deref().unwrap_or_default();
            kinds.is_empty() || kinds.contains(&kind.key)
        };
        !uses.is_empty() && !uses.iter().any(needs)
    };
    let kinds = answers.collection.kinds.iter().filter(named).filter(is_ours);
    kinds
        .filter(|kind| {
            let gets = row.gets(kind);
            !is_told(&gets) && !is_sent(answers, row, jobs, &gets)
        })
        .filter(is_missing)
        .collect()
}

fn jobs(row: &RecipientRow) -> &[Job] {
    let of_catalogue = || row.catalogue.as_deref().and_then(vendors::find).map(|vendor| &vendor.job);
    row.job.as_ref().or_else(of_catalogue).map_or(&[], Vec::as_slice)
}

/// Whether all of this is what AI features send to whoever runs them: they say themselves what for.
fn is_sent(answers: &Answers, row: &RecipientRow, jobs: &[Job], gets: &[&DataItem]) -> bool {
    let runs = jobs.iter().any(|job| matches!(job, Job::Ai | Job::Transcription));
    let its = answers
        .uses
        .ai
        .iter()
        .filter(|one| one.provider.iter().flatten().any(|by| *by == row.key));
    let sent: Vec<&DataItem> = its.flat_map(|one| one.sent.iter().flatten()).collect();
    runs && !sent.is_empty() && gets.iter().all(|item| sent.iter().any(|one| one.is_same(item)))
}

/// What stands around a provider that adds something.
struct Adding<'d> {
    draft: &'d Draft,
    shown: &'d Answers,
    all: &'d [Provider<'d>],
    one: &'d Provider<'d>,
    /// The provider as a source.
    from: String,
}

impl Adding<'_> {
    /// Whether a list may grow: its author took it from a source, and dropped nothing of this provider there.
    fn may_grow(&self, cell: &str) -> bool {
        let joins = matches!(path::spot(cell), Ok(Spot::Cell(column, _)) if column.joins);
        joins && self.is_open_to(cell)
    }

    /// Whether a list was taken from a source, and nothing of this provider was dropped there.
    fn is_open_to(&self, cell: &str) -> bool {
        let (draft, row) = (self.draft, path::parent(cell));
        let tomb = |path: &str| Tomb {
            path: path.to_owned(),
            from: self.from.clone(),
        };
        let is_closed = |at: &str| draft.open.contains_key(at) || draft.dropped.contains(&tomb(at));
        let has_some = matches!(path::get(&draft.answers, cell), Some(Value::Array(list)) if !list.is_empty());
        has_some && is_taken(draft, cell) && !is_closed(cell) && !is_closed(row)
    }

    fn addition(&self, at: String, more: Vec<Value>) -> Option<Addition> {
        let from = self.from.clone();
        (!more.is_empty()).then_some(Addition { at, from, more })
    }

    /// What it adds to kinds of data.
    fn items(&self) -> Vec<Addition> {
        let layers = self.draft.suggested.iter().filter(|layer| layer.from == self.from);
        let offered = layers.flat_map(|layer| &layer.answers.collection.kinds);
        let grown = offered.filter(|row| row.name.is_none()).filter_map(|row| {
            let at = format!("{}.items", path::row_path("collection.kinds", &row.key));
            let kind = self.draft.answers.collection.kinds.iter().find(|kind| kind.key == row.key)?;
            if kind.only_these.is_some() || kind.never.is_some() {
                return None; // what nobody but the author can match with more
            }
            let is_new = |item: &&DataItem| !kind.items.iter().flatten().any(|one| one.is_same(item));
            let items = row.items.iter().flatten().filter(is_new);
            let items = items.filter(|item| !is_secret(item) && self.stays_true_of_others(kind, item));
            let more = items.filter_map(|item| serde_json::to_value(item).ok());
            self.addition(at.clone(), more.collect()).filter(|_| self.may_grow(&at))
        });
        grown.collect()
    }

    /// Whether nobody else whose kinds the author has answered is said to get something that it does not, where it comes to a kind.
    fn stays_true_of_others(&self, kind: &KindRow, item: &DataItem) -> bool {
        let mut grown = kind.clone();
        grown.items.get_or_insert_default().push(item.clone());
        let rows = self.draft.answers.sharing.recipients.iter();
        let mut others = rows.filter(|row| row.key != self.one.row.key && row.kinds.iter().flatten().any(|key| *key == kind.key));
        others.all(|row| {
            let is_said = row.gets(&grown).iter().any(|one| one.is_same(item));
            let gets = |by: &Provider| {
                let all = by.all_data(self.shown);
                let slug = item.item.as_deref();
                let is_its = slug.is_some_and(|slug| all.iter().any(|one| is_same(one, slug)));
                is_its || !by.stores(self.shown, std::slice::from_ref(kind)).is_empty()
            };
            !is_said || self.all.iter().any(|by| by.row.key == row.key && gets(by))
        })
    }

    /// The kinds that it brings, that the author took after what it gets, and that its own row does not name yet.
    fn gets(&self) -> Vec<Addition> {
        let at = format!("{}.kinds", path::row_path(TABLE, &self.one.row.key));
        let layers = self.draft.suggested.iter().filter(|layer| layer.from == self.from);
        let offered = layers.flat_map(|layer| &layer.answers.sharing.recipients);
        let offered = offered
            .filter(|row| row.key == self.one.row.key)
            .flat_map(|row| row.kinds.iter().flatten());
        let named = |key: &&String| self.one.row.kinds.iter().flatten().any(|one| one == *key);
        let taken = |key: &&String| self.draft.answers.collection.kinds.iter().any(|kind| kind.key == **key);
        let more = offered.filter(|key| !named(key) && taken(key) && is_brought(self.draft, &self.from, key));
        let more: Vec<Value> = more.map(|key| json!(key)).collect();
        self.addition(at.clone(), more)
            .filter(|_| self.is_open_to(&at))
            .into_iter()
            .collect()
    }

    /// The kinds that it adds to uses: what it gets and no use of its end names, and what it brings and none at all does.
    fn kinds(&self) -> Vec<Addition> {
        let Some(row) = self.shown.sharing.recipients.iter().find(|row| row.key == self.one.row.key) else {
            return Vec::new();
        };
        let mut missing = unnamed(self.shown, row);
        let brought = self
            .shown
            .collection
            .kinds
            .iter()
            .filter(|kind| is_brought(self.draft, &self.from, &kind.key) && !self.is_used(kind));
        for kind in brought {
            if !missing.iter().any(|one| one.key == kind.key) && row.kinds.iter().flatten().any(|key| *key == kind.key) {
                missing.push(kind);
            }
        }
        // what is sensitive has a use of its own (`purposes`)
        missing.retain(|kind| !has_secret(kind));
        let mut all: Vec<Addition> = Vec::new();
        for kind in missing {
            let Some(at) = self.use_for(row, kind) else { continue };
            match all.iter_mut().find(|one| one.at == at) {
                Some(one) => one.more.push(json!(kind.key)),
                None => all.extend(self.addition(at, vec![json!(kind.key)])),
            }
        }
        all
    }

    fn is_used(&self, kind: &KindRow) -> bool {
        let mut uses = self.shown.uses.purposes.iter();
        uses.any(|one| one.kinds.iter().flatten().any(|key| *key == kind.key))
    }

    /// The list of an accepted use to which a kind comes.
    fn use_for(&self, row: &RecipientRow, kind: &KindRow) -> Option<String> {
        let list = |one: &PurposeRow| format!("{}.kinds", path::row_path("use.purposes", &one.key));
        ends(row, kind).iter().find_map(|end| {
            let mut uses = self.draft.answers.uses.purposes.iter();
            let one = uses.find(|one| is_for(one, std::slice::from_ref(end)) && self.may_grow(&list(one)))?;
            Some(list(one))
        })
    }

    /// The uses of its end that name who does them for the product, and not it.
    fn via(&self) -> Vec<Addition> {
        let ends = self.one.purposes_of_jobs();
        let key = &self.one.row.key;
        let uses = self.draft.answers.uses.purposes.iter().filter(|one| is_for(one, &ends));
        let without = uses.filter(|one| !one.via.iter().flatten().any(|by| by == key));
        let lists = without.map(|one| format!("{}.via", path::row_path("use.purposes", &one.key)));
        lists
            .filter(|at| self.may_grow(at))
            .filter_map(|at| self.addition(at, vec![json!(key)]))
            .collect()
    }
}
