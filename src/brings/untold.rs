//! What the catalogue says that a provider gets, and what no kind that its row names holds.
//!
//! Such data makes no kind of its own where the draft has it (`together`): the same name and address under two headings tell
//! nobody more. It is named to the author, beside the question and as a finding, for only he knows whether the kind that
//! holds it goes there. Must not change anything, nor say which kind it is. The price: what an author calls by another name
//! is named once more.

use super::{Provider, known, providers};
use crate::answers::Answers;
use crate::draft::Draft;
use crate::interview::collection::KindRow;
use crate::interview::sharing::RecipientRow;
use crate::interview::uses::AiRow;
use crate::path::{self, Spot};
use crate::values::DataItem;

/// What the catalogue says that a provider gets, at the answer that names the kinds which it handles, and what no kind there
/// has: in words, to be named to the author. Nothing where all is said, and nothing anywhere else.
pub fn untold(draft: &Draft, at: &str) -> Option<String> {
    let Ok(Spot::Cell(column, key)) = path::spot(at) else {
        return None;
    };
    if column.id != "sharing.recipients.*.kinds" {
        return None;
    }
    let shown = draft.shown();
    let one = providers(draft).into_iter().find(|one| one.row.key == key)?;
    let row = shown.sharing.recipients.iter().find(|row| row.key == key)?;
    let items = one.untold(&shown, &named(&shown, row));
    (!items.is_empty()).then(|| {
        let list = labels(&items).join(", ");
        format!("by the catalogue it gets this besides, which none of these kinds has: {list}")
    })
}

/// What the catalogue says that recipients get and none of the kinds has which their rows name: the row of each, and the
/// words for what it gets. Nothing of who is said to get a kind in own words, for only its author knows what is in it.
pub fn beyond(answers: &Answers) -> Vec<(&RecipientRow, Vec<String>)> {
    let features: Vec<&AiRow> = answers.uses.ai.iter().collect();
    let told = |one: Provider<'_>| {
        let kinds = named(answers, one.row);
        let worded = kinds.iter().flat_map(|kind| kind.items.iter().flatten());
        if kinds.is_empty() || worded.into_iter().any(|item| item.item.is_none()) {
            return Vec::new();
        }
        labels(&one.untold(answers, &kinds))
    };
    let all = known(answers, &features, |_| false).into_iter();
    all.map(|one| (one.row, told(one)))
        .filter(|(_, items)| !items.is_empty())
        .collect()
}

/// The kinds of data that a recipient's row names, each with what the recipient gets of it.
fn named(answers: &Answers, row: &RecipientRow) -> Vec<KindRow> {
    let is_named = |kind: &&KindRow| row.kinds.iter().flatten().any(|key| *key == kind.key);
    let got = |kind: &KindRow| KindRow {
        items: kind.items.as_ref().map(|_| row.gets(kind).into_iter().cloned().collect()),
        ..kind.clone()
    };
    answers.collection.kinds.iter().filter(is_named).map(got).collect()
}

fn labels(slugs: &[&str]) -> Vec<String> {
    slugs.iter().map(|slug| DataItem::of(slug).label()).collect()
}
