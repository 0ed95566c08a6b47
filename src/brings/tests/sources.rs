//! Who says what a provider brings, and whether somebody checked it: said where it is read, and kept where it is taken.

use super::*;
use crate::annotate;
use crate::asking::{self, Desk};
use crate::draft::{Notes, Said};

const ITEMS: &str = "collection.kinds.usage.items";
const USAGE: &str = "collection.kinds.usage";

/// A draft with usage data from a preset, to which an analytics provider adds what nobody checked that it gets.
fn measured() -> Draft {
    let mut draft = super::reach::from_preset("web-app");
    set(&mut draft, "company.regions", json!(["eea", "uk"]));
    pick(&mut draft, "posthog");
    assert_eq!(draft.sources(ITEMS), ["preset:web-app", "catalogue:posthog"]);
    draft
}

fn take(draft: &mut Draft, path: &str, from: Option<&str>) {
    let (path, from) = (path.to_owned(), from.map(str::to_owned));
    do_it(draft, &Edit::Accept { path, from });
}

fn name(from: &str) -> String {
    vendors::source(from, &|_| Some("A preset".into()))
}

fn standing(draft: &Draft, at: &str) -> String {
    let desk = Desk::new(draft.clone(), "a.json".into());
    asking::standing(&desk, at, me().on, &name).unwrap_or_default()
}

#[test]
fn a_row_names_everybody_who_says_something_in_it() {
    let mut draft = measured();
    assert_eq!(
        standing(&draft, USAGE),
        "suggested by A preset; more by PostHog (not verified)"
    );
    assert_eq!(
        standing(&draft, ITEMS),
        "suggested by A preset and PostHog, from the catalogue (not verified)"
    );
    assert_eq!(standing(&draft, "collection.kinds.usage.name"), "suggested by A preset");
    let drop = Edit::Drop {
        path: ITEMS.into(),
        from: Some("catalogue:posthog".into()),
    };
    do_it(&mut draft, &drop);
    assert_eq!(
        standing(&draft, USAGE),
        "suggested by A preset",
        "who is dropped says nothing"
    );
}

#[test]
fn what_is_taken_keeps_the_names_of_all_who_said_it() {
    let both = Said::together(&["preset:web-app", "catalogue:posthog"], me().on);
    for at in [USAGE, ITEMS] {
        let mut draft = measured();
        take(&mut draft, at, None);
        assert_eq!(draft.set.get(ITEMS), Some(&both), "{at}");
        let words = "accepted from A preset and PostHog, from the catalogue on 21 November 2026";
        assert_eq!(standing(&draft, ITEMS), words, "{at}");
        if at == USAGE {
            assert_eq!(standing(&draft, USAGE), words);
            assert_eq!(
                draft.set[USAGE],
                Said::by("preset:web-app", me().on),
                "of the rest it says nothing"
            );
        }
        let file = serde_json::to_value(&draft).unwrap();
        assert_eq!(file["set"][ITEMS]["also"], json!(["catalogue:posthog"]));
        assert_eq!(serde_json::from_value::<Draft>(file).unwrap(), draft);
        let annotated = annotate::annotate(&draft, &Notes::default(), today());
        let mut all = annotated.notes.iter().flat_map(|note| &note.sources);
        let source = all.find(|source| source.path == ITEMS).unwrap();
        assert_eq!(
            source.who(),
            "the preset web-app and PostHog, from the catalogue (not verified)"
        );
    }
    let mut draft = measured();
    take(&mut draft, ITEMS, Some("preset:web-app"));
    assert_eq!(draft.set[ITEMS], Said::by("preset:web-app", me().on), "taken from one alone");
    let old: Said = serde_json::from_value(json!({ "by": "author", "on": "2026-11-21" })).unwrap();
    assert_eq!(old, Said::by("author", me().on), "as a file of before says it");
}

#[test]
fn sources_of_the_catalogue_are_named_together() {
    let words = |all: &[&str]| vendors::sources(all.iter().copied(), &name);
    assert_eq!(words(&["catalogue:posthog"]), "PostHog, from the catalogue");
    assert_eq!(
        words(&["catalogue:posthog", "preset:web-app", "catalogue:sentry"]),
        "A preset, PostHog and Sentry, from the catalogue"
    );
}

#[test]
fn whatever_nobody_checked_is_marked_where_it_is_read_and_once_in_a_row() {
    let mut marked = 0;
    for vendor in vendors::all() {
        let mut draft = european();
        pick(&mut draft, &vendor.id);
        let desk = Desk::new(draft.clone(), "a.json".into());
        let from = format!("catalogue:{}", vendor.id);
        let shown = draft.shown();
        let kinds = shown.collection.kinds.iter();
        let cookies = shown.cookies.items.iter();
        let recipient = path::row_path("sharing.recipients", &vendor.id);
        let cells = ["kinds", "items"].map(|leaf| (format!("{recipient}.{leaf}"), "data", None));
        let cells = cells
            .into_iter()
            .chain(kinds.map(|row| (format!("collection.kinds.{}.items", row.key), "data", None)))
            .chain(cookies.flat_map(|row| {
                let cell = |leaf| (format!("cookies.items.{}.{leaf}", row.key), "cookies", row.name.as_deref());
                ["sort", "name", "does", "lasts"].map(cell)
            }));
        for (at, field, entry) in cells.filter(|(at, ..)| draft.sources(at) == [from.as_str()]) {
            let is_checked = vendor.is_checked(field, entry);
            assert_eq!(asking::doubt(&desk, &at).is_empty(), is_checked, "{at}");
            let row = path::parent(&at);
            let (once, each) = (asking::doubt(&desk, row), asking::doubt_in_row(&desk, &at));
            assert_eq!(once.is_empty() && each.is_empty(), is_checked, "{at} in its row");
            assert!(once.is_empty() || each.is_empty(), "{at}: it is said once");
            assert_eq!(standing(&draft, row).contains("not verified"), !once.is_empty(), "{row}");
            marked += usize::from(!is_checked);
        }
    }
    assert!(marked > 500, "the property is about something: {marked}");
    let mut draft = measured();
    take(&mut draft, USAGE, None);
    let desk = Desk::new(draft, "a.json".into());
    assert_eq!(asking::doubt(&desk, ITEMS), "", "the author has taken it");
}

/// Over every preset, with providers of all sorts at once: of nothing in a kind that comes is said that it comes from where it
/// comes from with nobody.
#[test]
fn each_thing_in_a_kind_that_comes_comes_from_all_that_the_kind_names() {
    use super::super::groups::group_of;
    use super::super::{changes, providers};
    let mut several = 0;
    for (nth, preset) in crate::presets::all().iter().enumerate() {
        let mut draft = super::reach::from_preset(&preset.id);
        let more = vendors::all().iter().skip(nth).step_by(11).map(|vendor| vendor.id.as_str());
        for id in super::reach::LIKELY.iter().copied().chain(more) {
            let row: crate::interview::sharing::RecipientRow =
                serde_json::from_value(vendors::picked(vendors::find(id).unwrap())).unwrap();
            draft.answers.sharing.recipients.push(row);
        }
        let of = providers(&draft);
        let layers: Vec<Layer> = changes(&draft, me().on).into_iter().filter_map(|(_, layer)| layer).collect();
        let parts = |key: &str| -> Vec<_> {
            let of_layer = |layer: &Layer| {
                let mut rows = layer.answers.collection.kinds.clone().into_iter();
                let row = rows.find(|row| row.key == key && row.name.is_some())?;
                let one = of.iter().find(|one| one.source() == layer.from)?;
                Some((one, row))
            };
            layers.iter().filter_map(of_layer).collect()
        };
        let keys: std::collections::BTreeSet<&str> = layers
            .iter()
            .flat_map(|layer| &layer.answers.collection.kinds)
            .filter(|row| row.name.is_some())
            .map(|row| row.key.as_str())
            .collect();
        for key in keys {
            let (parts, group) = (parts(key), group_of(key).unwrap());
            let Some(said) = parts[0].1.source.clone() else { continue };
            let slugs: std::collections::BTreeSet<String> =
                parts.iter().flat_map(|(_, row)| super::together::slugs(row)).collect();
            for slug in &slugs {
                let by = parts.iter().filter(|(_, row)| super::together::slugs(row).contains(slug));
                let from: Vec<_> = by.map(|(one, _)| one.source_of(group, slug)).collect();
                let is_true = said.iter().all(|source| from.contains(&Some(*source)));
                assert!(is_true, "{slug} of {key} in {}: {said:?}, {from:?}", preset.id);
            }
            several += usize::from(slugs.len() > 1);
        }
    }
    assert!(several > 50, "the property is about something: {several}");
}
