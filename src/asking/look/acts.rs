//! What an act on the list of a look changes: providers named in the policy, and said to be no recipients or used by hand.
//!
//! Each act is one change on a [`Desk`], what the scan suggests from then on with it, and is taken back as one. Must not
//! know keys, nor look itself. The price: a layer that changes is kept twice in what can be taken back.

use super::TABLE;
use crate::answers::Answers;
use crate::asking::Desk;
use crate::draft::{Layer, Standing};
use crate::edit::{Edit, Refused, Step, Who};
use crate::interview::{Value, listed};
use crate::path;
use crate::scan::drift;
use crate::vendors::{self, own};
use std::collections::BTreeSet;

/// Takes providers as recipients, as one change: the scan suggests what the product uses, and that is accepted.
pub fn accept(desk: &mut Desk, ids: &[&str], who: &Who) -> Result<Vec<String>, Refused> {
    desk.may_change()?;
    let (mut edits, mut names) = (Vec::new(), Vec::new());
    let (lay, suggested) = suggest(desk, ids, who)?;
    for vendor in ids.iter().filter_map(|id| desk.provider(id)) {
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
            let looked = desk.looked.as_ref();
            let mut row = looked.map_or_else(|| own::row(vendor), |looked| drift::row_of(&looked.scan, vendor));
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
    desk.edit_laid(lay, &edits, who)?;
    Ok(names)
}

/// What the scan suggests from now on, these providers among it, and the ids of those that can be accepted from it.
fn suggest(desk: &Desk, ids: &[&str], who: &Who) -> Result<(Option<Step>, BTreeSet<String>), Refused> {
    let Some(looked) = &desk.looked else {
        return Ok((None, BTreeSet::new()));
    };
    let new = drift::suggestions(&desk.draft, &looked.scan, who.on).map_err(Refused)?;
    let before = on_server(desk);
    let mut seen = new.on_server;
    seen.retain(|id| ids.contains(&id.as_str()) || before.contains(id));
    let new = new.answers;
    let mut answers = suggested(desk).cloned().unwrap_or_default();
    let rows = &mut answers.sharing.recipients;
    let is_free = |key: &str| path::index(&desk.draft.answers, TABLE, key).is_none();
    // what was dropped is suggested no more, though its row is still there
    let wanted = |key: &str| ids.contains(&key) && is_free(key) && !drift::is_dropped(&desk.draft, key);
    for row in new.sharing.recipients.into_iter().filter(|row| wanted(&row.key)) {
        rows.retain(|one| one.key != row.key);
        rows.push(row);
        answers.sharing.any_recipients = Some(true);
    }
    let rows = answers.sharing.recipients.iter().map(|row| row.key.clone());
    let suggested = rows.filter(|key| wanted(key)).collect();
    Ok((lay(desk, answers, seen, who), suggested))
}

/// What the scan suggested until now.
fn suggested(desk: &Desk) -> Option<&Answers> {
    let layer = desk.draft.suggested.iter().find(|layer| layer.from == drift::SOURCE);
    layer.map(|layer| &layer.answers)
}

/// Of which providers the project showed only what runs on a server.
fn on_server(desk: &Desk) -> Vec<String> {
    let layers = desk.draft.suggested.iter().filter(|layer| layer.from == drift::SOURCE);
    layers.flat_map(|layer| layer.on_server.iter().cloned()).collect()
}

/// The step by which the scan suggests this from now on; nothing where it does already.
fn lay(desk: &Desk, answers: Answers, seen: Vec<String>, who: &Who) -> Option<Step> {
    let nothing = Answers::default();
    if answers == *suggested(desk).unwrap_or(&nothing) && seen == on_server(desk) {
        return None;
    }
    let layer = Layer {
        from: drift::SOURCE.to_owned(),
        as_of: Some(who.on),
        on_server: seen,
        answers,
    };
    Some(drift::lay(&desk.draft, layer))
}

/// Takes note of what a look saw in browsers, of providers that an earlier one saw on a server alone: what they store on devices is
/// suggested from now on. The names of those.
pub fn notice(desk: &mut Desk, who: &Who) -> Vec<String> {
    let Some(looked) = desk.looked.as_ref().filter(|_| !desk.read_only) else {
        return Vec::new();
    };
    let (before, now) = (on_server(desk), drift::still_on_server(&desk.draft, &looked.scan));
    let new = before.iter().filter(|id| !now.contains(id));
    let names: Vec<String> = new.filter_map(|id| Some(desk.provider(id)?.name.clone())).collect();
    let answers = suggested(desk).cloned().unwrap_or_default();
    let done = lay(desk, answers, now, who).map(|lay| desk.edit_laid(Some(lay), &[], who));
    if matches!(done, Some(Ok(()))) { names } else { Vec::new() }
}

/// That providers are seen in browsers now, in a line.
pub fn notice_words(names: &[String]) -> String {
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    format!(
        "seen in browsers now, and what is stored there is suggested: {}",
        listed(&names)
    )
}

/// Says what providers of the catalogue or of the author's own are to the product, or no longer, as one change. Why it was said once stays with them.
pub fn judge(desk: &mut Desk, ids: &[&str], is: Option<Standing>, who: &Who) -> Result<(), Refused> {
    if let Some(unknown) = ids.iter().find(|id| is.is_some() && desk.provider(id).is_none()) {
        return Err(no_provider(desk, unknown));
    }
    let judge = |id: &&str| Edit::Judge {
        vendor: (*id).to_owned(),
        is,
    };
    let edits: Vec<Edit> = ids.iter().map(judge).collect();
    let lay = (is == Some(Standing::NoRecipient))
        .then(|| let_go_of(desk, ids, who))
        .flatten();
    let why = |id: &&str| {
        let reason = desk.reasons.of_judgement(desk.draft.judgement(id)?)?;
        Some(((*id).to_owned(), reason.to_owned()))
    };
    let reasons: Vec<(String, String)> = ids.iter().filter_map(why).collect();
    desk.edit_laid(lay, &edits, who)?;
    for (id, reason) in reasons {
        say_why_of(desk, &[&id], &reason); // it was said of the same provider
    }
    Ok(())
}

/// That no provider is called so, and which may be meant.
fn no_provider(desk: &Desk, id: &str) -> Refused {
    let known = vendors::all().iter().chain(&desk.providers);
    let near = path::near(id, known.map(|one| one.id.as_str()));
    let hint = near.unwrap_or_else(|| "`policy-wizard vendors` lists them".to_owned());
    Refused(format!("no provider is called “{id}”; {hint}"))
}

/// That a provider which is said to be used by hand stands nowhere in the policy; nothing of any other.
pub fn unnamed_by_hand(desk: &Desk, id: &str) -> Option<&'static str> {
    let said = drift::Verdicts::of(&desk.draft).on(desk.provider(id)?);
    (said == drift::Said::ByHand).then_some("the policy does not name it: add it to the recipients")
}

/// What a scan suggested of these providers is suggested no longer.
fn let_go_of(desk: &Desk, ids: &[&str], who: &Who) -> Option<Step> {
    let mut answers = suggested(desk)?.clone();
    let gone = |key: &String| ids.contains(&key.as_str());
    answers.sharing.recipients.retain(|row| !gone(&row.key));
    if answers.sharing.recipients.is_empty() {
        answers.sharing.any_recipients = None;
    }
    answers.cookies.items.retain(|row| !row.by.iter().flatten().any(gone));
    if answers.cookies.items.is_empty() {
        answers.cookies.any_items = None;
    }
    let seen = on_server(desk).into_iter().filter(|id| !gone(id)).collect();
    lay(desk, answers, seen, who)
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
