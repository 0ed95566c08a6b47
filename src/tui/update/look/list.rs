//! The list of what was found: the cursor, what is ticked, and what the author says of it.
//!
//! Enter takes nobody who was not ticked, so a held Enter names no provider. Must not judge what was found: `asking` does.
//! The price: the items are put together anew at each key.

use super::back;
use crate::asking::{self, Of, Seen};
use crate::draft::Standing;
use crate::edit::Refused;
use crate::tui::model::{Look, LookItem, LookStage, Over, Screen, look_items};
use crate::tui::prose::Prose;
use crate::tui::update::decide::{Why, kept, say};
use crate::tui::update::{Effect, Effects, Message, Model, moved};

/// The items of the list, and the one with the cursor.
pub fn listed(model: &Model, look: &Look) -> (Vec<(&'static str, LookItem)>, usize) {
    let all = model.desk.as_ref().map_or_else(Vec::new, |desk| look_items(desk, look.open));
    let at = look.at.min(all.len().saturating_sub(1));
    (all, at)
}

/// What the cursor is on in the list.
pub fn seen_here(model: &Model) -> Option<Seen> {
    match item_here(model)? {
        LookItem::Seen(seen) => Some(seen),
        LookItem::Settled(_) | LookItem::Faults(_) | LookItem::Links(_) => None,
    }
}

/// The item with the cursor.
pub fn item_here(model: &Model) -> Option<LookItem> {
    let Screen::Look(look) = &model.screen else { return None };
    if !matches!(look.stage, LookStage::List) {
        return None;
    }
    let (all, at) = listed(model, look);
    all.into_iter().nth(at).map(|(_, item)| item)
}

/// The ids on which an act of the list works: those that are ticked and still new, else the one with the cursor.
pub fn meant(model: &Model) -> Vec<String> {
    let Screen::Look(look) = &model.screen else {
        return Vec::new();
    };
    let (all, at) = listed(model, look);
    let of = |(_, item): &(&str, LookItem)| match item {
        LookItem::Seen(seen) if seen.of.is_new() => Some(seen.id.clone()),
        LookItem::Seen(_) | LookItem::Settled(_) | LookItem::Faults(_) | LookItem::Links(_) => None,
    };
    let ticked: Vec<String> = all.iter().filter_map(of).filter(|id| look.ticked.contains(id)).collect();
    if ticked.is_empty() {
        all.get(at).and_then(of).into_iter().collect()
    } else {
        ticked
    }
}

/// Whether something is ticked that is still new.
pub fn has_ticks(model: &Model) -> bool {
    matches!(&model.screen, Screen::Look(look) if !look.ticked.is_empty()) && {
        let Screen::Look(look) = &model.screen else { return false };
        meant(model).iter().any(|id| look.ticked.contains(id))
    }
}

pub(super) fn list(model: &mut Model, message: &Message) -> Effects {
    let Screen::Look(look) = &mut model.screen else {
        return Vec::new();
    };
    let count = model.desk.as_ref().map_or(0, |desk| look_items(desk, look.open).len());
    if let Some(to) = moved(look.at.min(count.saturating_sub(1)), count, message) {
        look.at = to;
        return Vec::new();
    }
    let item = item_here(model);
    match (message, item) {
        (Message::Esc, _) => back(model),
        (Message::Text, _) => crate::tui::update::finish::read(model),
        (Message::Enter | Message::Right, Some(LookItem::Settled(_))) => {
            if let Screen::Look(look) = &mut model.screen {
                look.open = !look.open;
            }
        }
        (Message::Enter | Message::Right, Some(LookItem::Faults(_))) => faults(model, false),
        (Message::Enter | Message::Right, Some(LookItem::Links(_))) => faults(model, true),
        (Message::Space, Some(LookItem::Seen(seen))) if seen.of.is_new() => tick(model, seen.id),
        (Message::Enter, Some(LookItem::Seen(seen))) if seen.of.is_new() && has_ticks(model) => return accept(model),
        (Message::Add, _) => return accept(model),
        (Message::Drop, Some(LookItem::Seen(seen))) if seen.is_judged() => return judge(model, vec![seen.id], None),
        (Message::Drop, Some(LookItem::Seen(seen))) if seen.of.is_new() => {
            let ids = meant(model);
            return judge(model, ids, Some(Standing::NoRecipient));
        }
        (Message::Drop, item) => model.note = item.map(|item| nothing(&item)),
        (Message::ByHand, Some(LookItem::Seen(seen))) if seen.of == Of::Unseen => {
            return judge(model, vec![seen.id], Some(Standing::ByHand));
        }
        (Message::Enter | Message::Right, Some(LookItem::Seen(seen))) => look_at(model, &seen),
        _ => {}
    }
    Vec::new()
}

/// Why there is nothing to reject.
fn nothing(item: &LookItem) -> String {
    let seen = match item {
        LookItem::Settled(_) => return "x is for one of them: Enter lists them".to_owned(),
        LookItem::Faults(_) | LookItem::Links(_) => {
            return "no provider, so there is nothing to reject: Enter shows them".to_owned();
        }
        LookItem::Seen(seen) => seen,
    };
    let why = match seen.of {
        Of::Named if seen.at.is_some() => {
            "is named already, and x rejects what is not: Enter goes to its row, where x takes it away"
        }
        Of::Named => "is named already, elsewhere than among the recipients: there is nothing to reject",
        Of::Unseen => "is named already: h says that it is used by hand, and Enter goes to its row",
        Of::Declared => "is a kind of data and no provider: Enter goes to the kinds",
        Of::Used | Of::HandUnnamed | Of::Brought | Of::Weak | Of::Development | Of::NoRecipient | Of::ByHand | Of::Dropped => {
            "is settled"
        }
    };
    format!("{} {why}", seen.name)
}

/// To where the draft names it, else all its places.
fn look_at(model: &mut Model, seen: &Seen) {
    match (&seen.at, seen.of) {
        (Some(at), Of::Unseen | Of::Named) => {
            model.jump(at);
            model.note = Some("Esc comes back to what was found".into());
        }
        (_, Of::Declared) => {
            model.jump("collection.kinds");
            model.note = Some("Esc comes back to what was found".into());
        }
        _ => {
            let said = model.desk.as_ref().and_then(|desk| asking::judged_because(desk, &seen.id));
            let head = format!("{}: {}", seen.name, seen.about);
            let lines = [vec![head, String::new()], said.into_iter().collect(), seen.places()].concat();
            model.over = Some(Over::Say(lines.join("\n")));
        }
    }
}

/// What could not be read, or the links that were not followed, each by its name.
fn faults(model: &mut Model, of_links: bool) {
    let Some(looked) = model.desk.as_ref().and_then(|desk| desk.looked.as_ref()) else {
        return;
    };
    let (head, all) = if of_links {
        ("Not followed", &looked.scan.links)
    } else {
        ("Could not be read; all else was", &looked.scan.faults)
    };
    let each: Vec<String> = all.iter().map(crate::scan::Fault::told).collect();
    model.over = Some(Over::Say(format!("{head}\n\n{}", each.join("\n"))));
}

fn tick(model: &mut Model, id: String) {
    if let Screen::Look(look) = &mut model.screen
        && !look.ticked.remove(&id)
    {
        look.ticked.insert(id);
    }
}

fn accept(model: &mut Model) -> Effects {
    let (ids, who) = (meant(model), model.who());
    let first = place_of(model, &ids);
    let Some(desk) = model.desk.as_mut().filter(|_| !ids.is_empty()) else {
        return Vec::new();
    };
    let ids: Vec<&str> = ids.iter().map(String::as_str).collect();
    match asking::accept(desk, &ids, &who) {
        Ok(names) => {
            model.note = Some(format!("named in the policy: {}; u takes it back", names.join(", ")));
            settled(model, first);
            vec![Effect::Save]
        }
        Err(refused) => refuse(model, refused),
    }
}

/// The number of the first of these in the list.
fn place_of(model: &Model, ids: &[String]) -> usize {
    let Screen::Look(look) = &model.screen else { return 0 };
    let (all, at) = listed(model, look);
    let is_it = |(_, item): &(&str, LookItem)| matches!(item, LookItem::Seen(seen) if ids.contains(&seen.id));
    all.iter().position(is_it).unwrap_or(at)
}

/// What was ticked is settled: the cursor goes to what stands in its place.
fn settled(model: &mut Model, first: usize) {
    if let Screen::Look(look) = &mut model.screen {
        look.ticked.clear();
        look.at = first;
    }
}

fn refuse(model: &mut Model, refused: Refused) -> Effects {
    model.note = Some(refused.0);
    Vec::new()
}

/// Says what providers are to the product; then why is asked, in a line that may stay empty.
fn judge(model: &mut Model, ids: Vec<String>, is: Option<Standing>) -> Effects {
    let who = model.who();
    let first = place_of(model, &ids);
    let Some(desk) = &mut model.desk else { return Vec::new() };
    let of: Vec<&str> = ids.iter().map(String::as_str).collect();
    if let Err(refused) = asking::judge(desk, &of, is, &who) {
        return refuse(model, refused);
    }
    let why = |id: &&str| desk.reasons.of_judgement(desk.draft.judgement(id)?);
    let said = of.iter().find_map(why).unwrap_or_default().to_owned();
    settled(model, first);
    match is {
        Some(is) => {
            let input = Box::new(Prose::line(&said));
            model.over = Some(Over::Judged { ids, is, input });
        }
        None => model.note = Some("judged no longer; u brings it back".into()),
    }
    vec![Effect::Save]
}

/// A key in the line that says why.
pub(in crate::tui::update) fn why(model: &mut Model, message: &Message) -> Effects {
    let Some(Over::Judged { ids, is, input }) = &mut model.over else {
        return Vec::new();
    };
    match say(input, message) {
        Why::Left(said) => {
            model.note = Some(kept(is.words(), said));
            model.over = None;
            if said { vec![Effect::NoteDone] } else { Vec::new() }
        }
        Why::Says(text) => {
            let Some(desk) = &mut model.desk else { return Vec::new() };
            let ids: Vec<&str> = ids.iter().map(String::as_str).collect();
            asking::say_why_of(desk, &ids, &text);
            vec![Effect::Save]
        }
        Why::Same => Vec::new(),
    }
}
