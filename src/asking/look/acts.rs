//! What an act on the list of a look changes: providers named in the policy, and said to be no recipients or used by hand.
//!
//! Each act is one change on a [`Desk`]. Must not know keys, nor look itself. The price: a row that was suggested stays
//! offered when its acceptance is taken back.

use super::TABLE;
use crate::asking::Desk;
use crate::draft::{Layer, Standing};
use crate::edit::{Edit, Refused, Who};
use crate::interview::Value;
use crate::path;
use crate::scan::drift;
use crate::vendors;
use std::collections::BTreeSet;

/// Takes providers as recipients, as one change: the scan suggests what the product uses, and that is accepted.
pub fn accept(desk: &mut Desk, ids: &[&str], who: &Who) -> Result<Vec<String>, Refused> {
    desk.may_change()?;
    let (mut edits, mut names) = (Vec::new(), Vec::new());
    let suggested = suggest(desk, ids, who)?;
    for vendor in ids.iter().filter_map(|id| vendors::find(id)) {
        if desk.draft.judgement(&vendor.id).is_some() {
            edits.push(Edit::Judge {
                vendor: vendor.id.clone(),
                is: None,
            });
        }
        names.push(vendor.name.clone());
        edits.push(if suggested.contains(&vendor.id) {
            Edit::Accept {
                path: path::row_path(TABLE, &vendor.id),
                from: Some(drift::SOURCE.to_owned()),
            }
        } else {
            let mut row = vendors::picked(vendor);
            if let (true, Value::Object(row)) = (path::index(&desk.draft.answers, TABLE, &vendor.id).is_some(), &mut row) {
                row.remove("key"); // another row has it
            }
            Edit::Insert {
                table: TABLE.to_owned(),
                before: None,
                row,
            }
        });
    }
    desk.edit(&edits, who)?;
    Ok(names)
}

/// Lays beside the answers what the scan suggests of these providers; the ids of those that it does.
fn suggest(desk: &mut Desk, ids: &[&str], who: &Who) -> Result<BTreeSet<String>, Refused> {
    let Some(looked) = &desk.looked else {
        return Ok(BTreeSet::new());
    };
    let new = drift::suggestions(&desk.draft, &looked.scan, who.on)
        .map_err(Refused)?
        .answers;
    let before = desk.draft.suggested.iter().find(|layer| layer.from == drift::SOURCE);
    let mut answers = before.map(|layer| layer.answers.clone()).unwrap_or_default();
    let wanted = |id: &str| ids.contains(&id);
    let rows = &mut answers.sharing.recipients;
    let is_free = |key: &str| path::index(&desk.draft.answers, TABLE, key).is_none();
    for row in new
        .sharing
        .recipients
        .into_iter()
        .filter(|row| wanted(&row.key) && is_free(&row.key))
    {
        rows.retain(|one| one.key != row.key);
        rows.push(row);
        answers.sharing.any_recipients = Some(true);
    }
    let rows = answers.sharing.recipients.iter().map(|row| row.key.clone());
    let suggested = rows.filter(|key| wanted(key) && is_free(key)).collect();
    for row in new.cookies.items {
        let of = row.by.iter().flatten();
        if of.into_iter().all(|by| wanted(by)) && !answers.cookies.items.iter().any(|one| one.key == row.key) {
            answers.cookies.any_items = Some(true);
            answers.cookies.items.push(row);
        }
    }
    let layer = Layer {
        from: drift::SOURCE.to_owned(),
        as_of: Some(who.on),
        answers,
    };
    drift::lay(&mut desk.draft, layer);
    Ok(suggested)
}

/// Says what providers are to the product, or no longer, as one change.
pub fn judge(desk: &mut Desk, ids: &[&str], is: Option<Standing>, who: &Who) -> Result<(), Refused> {
    let judge = |id: &&str| Edit::Judge {
        vendor: (*id).to_owned(),
        is,
    };
    desk.edit(&ids.iter().map(judge).collect::<Vec<_>>(), who)?;
    if is == Some(Standing::NoRecipient) {
        let_go_of(desk, ids);
    }
    Ok(())
}

/// What a scan suggested of these providers is suggested no longer.
fn let_go_of(desk: &mut Desk, ids: &[&str]) {
    let Some(layer) = desk.draft.suggested.iter().find(|layer| layer.from == drift::SOURCE) else {
        return;
    };
    let mut layer = layer.clone();
    let gone = |key: &String| ids.contains(&key.as_str());
    layer.answers.sharing.recipients.retain(|row| !gone(&row.key));
    if layer.answers.sharing.recipients.is_empty() {
        layer.answers.sharing.any_recipients = None;
    }
    layer.answers.cookies.items.retain(|row| !row.by.iter().flatten().any(gone));
    if layer.answers.cookies.items.is_empty() {
        layer.answers.cookies.any_items = None;
    }
    drift::lay(&mut desk.draft, layer);
    desk.refresh();
}

/// Says why providers are what they were said to be; nothing where the text is empty.
pub fn say_why_of(desk: &mut Desk, ids: &[&str], reason: &str) {
    if desk.may_change().is_err() {
        return;
    }
    for id in ids {
        if let Some(judgement) = desk.draft.judgement(id).cloned() {
            desk.reasons.say_of(&judgement, reason);
        }
    }
}
