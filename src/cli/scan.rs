//! `scan`: which providers a folder shows, for people and programs.
//!
//! Owns how hits are told. Must not judge them: [`crate::scan`] finds, and the author decides. The price: a page for
//! people shows at most a few places of each provider; `--format json` has them all.

use super::args::{Scan as Asked, Shape};
use super::lists::own_providers;
use super::out::Out;
use super::{Done, Failure, Outcome, load};
use crate::asking::{self, Keeper};
use crate::draft::Standing;
use crate::drafts::{Places, locate};
use crate::edit::Who;
use crate::interview;
use crate::scan::drift;
use crate::scan::{self, Hit, Options, Progress, Scan, Strength, UNSEEN};
use crate::values::{Chosen, DataItem, PolicyDate};
use crate::vendors::Vendor;
use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::io::{IsTerminal, Write};
use std::ops::ControlFlow;
use std::path::Path;

/// How many places of a provider are shown to people.
const PLACES: usize = 3;

pub(super) fn run(places: Places, out: &Out, asked: &Asked, today: PolicyDate) -> Outcome {
    if let Some(named) = &asked.draft {
        if let Some((vendor, is)) = judged(asked) {
            return judge(places, named, vendor, is, today);
        }
        if asked.suggest {
            return suggest(places, named, asked, today);
        }
    }
    let (own, broken) = own_providers(&places);
    let mut scan = look(&asked.folder, Options { env: asked.env }, &own)?;
    if let Some(named) = &asked.draft {
        let (_, _, draft) = load(&places, named)?;
        scan.hits = drift::unheard(&draft, &scan);
    }
    match asked.list.format {
        Shape::Json => Out::json(&scan)?,
        Shape::Text => out.print(&told(&scan, asked.draft.is_some()))?,
    }
    Ok(done(&scan, &broken))
}

/// How it ends: not well where a file of the project, or of the author's own providers, could not be read.
fn done(scan: &Scan, broken: &[String]) -> Done {
    if scan.faults.is_empty() && broken.is_empty() {
        Done::Fine
    } else {
        Done::Refused
    }
}

/// What a provider is and why; nothing where that is taken back.
type Verdict = Option<(Standing, Option<String>)>;

/// What the author says of a provider, if it is that: what it is and why, or nothing any more.
fn judged(asked: &Asked) -> Option<(&str, Verdict)> {
    let reason = || asked.reason.clone();
    let rejected = asked
        .reject
        .as_deref()
        .map(|id| (id, Some((Standing::NoRecipient, reason()))));
    let by_hand = asked.by_hand.as_deref().map(|id| (id, Some((Standing::ByHand, reason()))));
    rejected.or(by_hand).or(asked.forget.as_deref().map(|id| (id, None)))
}

/// Keeps in a draft what its author says of a provider.
fn judge(places: Places, named: &str, vendor: &str, is: Verdict, today: PolicyDate) -> Outcome {
    if let Some((Standing::NoRecipient, Some(reason))) = &is
        && reason.trim().is_empty()
    {
        let wanted = format!("--reason is empty: say in a few words why {vendor} is no recipient; it stays private");
        return Err(Failure(wanted));
    }
    let mut keeper = Keeper::new(places);
    let file = locate(&keeper.places, named);
    let mut desk = keeper.open_desk(&file).map_err(Failure)?;
    let words = is.as_ref().map_or("no longer judged", |(is, _)| is.words());
    let who = Who {
        by: "author".to_owned(),
        on: today,
    };
    let (is, reason) = is.map_or((None, None), |(is, reason)| (Some(is), reason));
    asking::judge(&mut desk, &[vendor], is, &who).map_err(|refused| Failure(refused.0))?;
    if let Some(reason) = reason {
        asking::say_why_of(&mut desk, &[vendor], &reason);
    }
    if let Some(told) = keeper.save(&mut desk, true).map_err(Failure)? {
        Out::say(&told);
    }
    let more = asking::unnamed_by_hand(&desk, vendor)
        .map(|more| format!("; {more}"))
        .unwrap_or_default();
    Out::say(&format!("{vendor}: {words}{more}"));
    Ok(Done::Fine)
}

/// Lays what the project shows into a draft, to be picked there.
fn suggest(places: Places, named: &str, asked: &Asked, today: PolicyDate) -> Outcome {
    let (own, broken) = own_providers(&places);
    let mut keeper = Keeper::new(places);
    let file = locate(&keeper.places, named);
    let mut desk = keeper.open_desk(&file).map_err(Failure)?;
    let scan = look(&asked.folder, Options { env: asked.env }, &own)?;
    let layer = drift::suggestions(&desk.draft, &scan, today).map_err(Failure)?;
    let providers: Vec<&str> = layer
        .answers
        .sharing
        .recipients
        .iter()
        .filter_map(|row| row.name.as_deref())
        .collect();
    let words = interview::counted(providers.len(), "provider suggested", "providers suggested");
    let words = words.map_or_else(
        || "nothing new to suggest".to_owned(),
        |words| format!("{words}: {}", providers.join(", ")),
    );
    let lay = drift::lay(&desk.draft, layer);
    let who = Who {
        by: "author".to_owned(),
        on: today,
    };
    let laid = desk.draft.edit_laid(Some(lay), &[], &who);
    laid.map_err(|refused| Failure(refused.0))?;
    desk.refresh();
    if let Some(told) = keeper.save(&mut desk, true).map_err(Failure)? {
        Out::say(&told);
    }
    Out::say(&words);
    for fault in scan.faults.iter().chain(&scan.links) {
        Out::say(&fault.told());
    }
    if let Some(words) = scan.unasked_words() {
        Out::say(&words);
    }
    Ok(done(&scan, &broken))
}

/// Looks through a folder, and says on a terminal how far it is.
pub(super) fn look(folder: &Path, options: Options, own: &[Vendor]) -> Result<Scan, Failure> {
    let shows = std::io::stderr().is_terminal();
    let mut watch = |progress: Progress| {
        if shows && progress.seen.is_multiple_of(1024) {
            let words = interview::counted(progress.seen, "file seen", "files seen").unwrap_or_default();
            let _ = write!(std::io::stderr().lock(), "\r{words}, {} read\u{1b}[K", progress.read);
        }
        ControlFlow::Continue(())
    };
    let scan = scan::scan(folder, options, own, &mut watch);
    let scan = scan.map_err(|why| Failure(asking::not_looked(&folder.display().to_string(), &why)))?;
    if shows {
        let _ = write!(std::io::stderr().lock(), "\r\u{1b}[K");
    }
    Ok(scan)
}

/// A scan in words: the strongest providers first.
fn told(scan: &Scan, of_draft: bool) -> String {
    let mut text = String::new();
    for strength in [Strength::Runtime, Strength::Transitive, Strength::Weak, Strength::Development] {
        let vendors = of_strength(scan, strength);
        if vendors.is_empty() {
            continue;
        }
        let _ = writeln!(text, "{}", strength.title());
        for (vendor, hits) in vendors {
            let name = scan.vendor(vendor).map_or(vendor, |known| known.name.as_str());
            let places: Vec<String> = hits.iter().take(PLACES).map(|hit| place(hit, strength)).collect();
            let more = hits.len().saturating_sub(PLACES);
            let more = if more > 0 {
                format!(", and {more} more")
            } else {
                String::new()
            };
            let _ = writeln!(text, "  {name}: {}{more}", places.join(", "));
            let doubts: BTreeSet<&str> = hits.iter().filter_map(|hit| hit.doubt()).collect();
            for doubt in doubts.into_iter().filter(|_| strength == Strength::Weak) {
                let _ = writeln!(text, "    {doubt}");
            }
        }
        text.push('\n');
    }
    let declared: Vec<&Hit> = scan.hits.iter().filter(|hit| hit.vendor.is_none()).collect();
    if !declared.is_empty() {
        text.push_str("Kinds of data that the project declares\n");
        for hit in declared {
            let kinds: Vec<String> = hit.data.iter().map(|kind| DataItem::of(kind).label()).collect();
            let _ = writeln!(text, "  {}: {}", kinds.join(", "), place(hit, hit.strength));
        }
        text.push('\n');
    }
    if scan.hits.is_empty() {
        text.push_str(if of_draft {
            "Nothing was found that is new for the draft.\n\n"
        } else {
            "No provider of the catalogue was found.\n\n"
        });
    }
    for (title, all) in [
        ("Could not be read", &scan.faults),
        ("Links that were not followed", &scan.links),
    ] {
        if !all.is_empty() {
            let _ = writeln!(text, "{title}");
            for one in all {
                let _ = writeln!(text, "  {}", one.told());
            }
            text.push('\n');
        }
    }
    if let Some(words) = scan.unasked_words() {
        let _ = writeln!(text, "{words}");
    }
    let files = interview::counted(scan.seen, "file", "files").unwrap_or_else(|| "no files".to_owned());
    let _ = writeln!(text, "{files} seen, {} read. {UNSEEN}", scan.read);
    text
}

/// The providers whose strongest trace is of this strength, with the traces.
fn of_strength(scan: &Scan, strength: Strength) -> Vec<(&str, Vec<&Hit>)> {
    let of = |vendor: &str| {
        scan.hits
            .iter()
            .filter(|hit| hit.vendor.as_deref() == Some(vendor))
            .collect::<Vec<_>>()
    };
    scan.vendors()
        .into_iter()
        .filter(|(_, strongest)| *strongest == strength)
        .map(|(vendor, _)| (vendor, of(vendor)))
        .collect()
}

/// Where a hit is, and what was found there; how sure it is where that is not what it stands under.
fn place(hit: &Hit, under: Strength) -> String {
    let kind = hit
        .ecosystem
        .map(|ecosystem| format!(", {}", ecosystem.label()))
        .unwrap_or_default();
    let sure = if hit.strength == under {
        String::new()
    } else {
        format!("; {}", hit.strength.label())
    };
    format!("{} ({}{kind}{sure})", hit.place(), scan::shown(&hit.signal))
}
