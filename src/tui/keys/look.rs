//! What the keys do on the screen of a look through a folder, in the words of the footer.
//!
//! Must not know key presses, and must not change anything. The price: it has to agree with `update::look`.

use crate::asking::Of;
use crate::tui::model::{LookItem, LookStage, Model, Screen};
use crate::tui::update::look::{has_ticks, item_here, meant, seen_here};

/// The stage of the screen, where nothing lies over it.
fn stage(m: &Model) -> Option<&LookStage> {
    match (&m.screen, &m.over) {
        (Screen::Look(look), None) => Some(&look.stage),
        _ => None,
    }
}

pub(super) fn enter(m: &Model) -> &'static str {
    match (stage(m), item_here(m)) {
        (Some(LookStage::Ask { .. }), _) => "look",
        (_, Some(LookItem::Settled(_))) => "show or hide",
        (_, Some(LookItem::Faults(_) | LookItem::Links(_))) => "show them",
        (_, Some(LookItem::Seen(seen))) => match seen.of {
            Of::Used | Of::HandUnnamed | Of::Brought | Of::Weak | Of::Development | Of::Dropped if has_ticks(m) => {
                "name the ticked"
            }
            Of::Unseen | Of::Named if seen.at.is_some() => "go there",
            Of::Declared => "go there",
            _ => "see where",
        },
        _ => "go on",
    }
}

pub(super) fn space(m: &Model) -> Option<&'static str> {
    if let Some(LookStage::Ask { .. }) = stage(m) {
        return Some("change");
    }
    stage(m)?;
    seen_here(m).filter(|seen| seen.of.is_new()).map(|_| "tick")
}

pub(super) fn add(m: &Model) -> Option<&'static str> {
    stage(m)?;
    item_here(m)?;
    if has_ticks(m) {
        return Some("name the ticked");
    }
    (meant(m).len() == 1).then_some("name it")
}

pub(super) fn drop(m: &Model) -> Option<&'static str> {
    stage(m)?;
    let seen = seen_here(m)?;
    match seen.of {
        _ if seen.is_judged() => Some("judge no longer"),
        of if of.is_new() && has_ticks(m) => Some("ticked: no recipient"),
        of if of.is_new() => Some("no recipient"),
        _ => None,
    }
}

pub(super) fn by_hand(m: &Model) -> Option<&'static str> {
    stage(m)?;
    seen_here(m).filter(|seen| seen.of == Of::Unseen).map(|_| "used by hand")
}

/// Where a folder can be looked through: wherever a draft is open.
pub(super) fn scan(m: &Model) -> Option<&'static str> {
    let open = m.over.is_none() && m.desk.is_some();
    match &m.screen {
        _ if !open => None,
        Screen::Tasks { .. } | Screen::Form(_) | Screen::Check { .. } | Screen::Findings(_) => Some("look for providers"),
        Screen::Look(look) if matches!(look.stage, LookStage::List) => Some("look again"),
        _ => None,
    }
}

/// Whether the author looks at what a folder showed.
pub(super) fn is_here(m: &Model) -> bool {
    matches!(m.screen, Screen::Look(_))
}

/// Whether the footer says so: in the section that it is about, and on its own list.
pub(super) fn scan_is_near(m: &Model) -> bool {
    match &m.screen {
        Screen::Form(form) => form.section == "sharing",
        Screen::Look(_) => true,
        _ => false,
    }
}

pub(super) fn esc(m: &Model) -> &'static str {
    match (stage(m), &m.scan) {
        (Some(LookStage::Run), Some(running)) if !running.stopping => "stop",
        _ => "back",
    }
}
