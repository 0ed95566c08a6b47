//! What must hold of the kinds that several providers bring together: the same in any order, and all that each gets.

use super::super::collection::holds;
use super::super::groups::group_of;
use super::super::providers;
use super::super::reach::tells;
use super::super::untold;
use super::*;
use crate::interview::collection::KindRow;
use crate::values::COMES_ALONG;
use std::collections::BTreeSet;

/// The kinds that a draft says reach a recipient, each with the items that do.
pub(super) fn reached(draft: &Draft, id: &str) -> Vec<KindRow> {
    let shown = draft.shown();
    let row = shown.sharing.recipients.iter().find(|row| row.key == id).unwrap();
    let kind = |key: &String| shown.collection.kinds.iter().find(|kind| kind.key == *key);
    let got = |kind: &KindRow| KindRow {
        items: Some(row.gets(kind).into_iter().cloned().collect()),
        ..kind.clone()
    };
    row.kinds.iter().flatten().filter_map(kind).map(got).collect()
}

pub(super) fn slugs(row: &KindRow) -> BTreeSet<String> {
    row.items.iter().flatten().filter_map(|item| item.item.clone()).collect()
}

/// All that a draft says of a recipient: what is in each kind that reaches it, and the names of its cookies.
type Said = (BTreeSet<BTreeSet<String>>, BTreeSet<String>);

fn said(draft: &Draft, id: &str) -> Said {
    let kinds = reached(draft, id).iter().map(slugs).collect();
    let cookies = draft.shown().cookies.items;
    let its = cookies.iter().filter(|row| row.by.iter().flatten().any(|by| by == id));
    (kinds, its.filter_map(|row| row.name.clone()).collect())
}

pub(super) fn named(ids: &[&str]) -> Draft {
    let mut draft = european();
    for id in ids {
        pick(&mut draft, id);
    }
    draft
}

/// Accepts every kind that is only suggested.
pub(super) fn accept_kinds(draft: &mut Draft) {
    for row in draft.shown().collection.kinds {
        let path = format!("collection.kinds.{}", row.key);
        if path::get(&draft.answers, &path).is_none() {
            do_it(draft, &Edit::Accept { path, from: None });
        }
    }
}

/// All that the catalogue says a recipient gets from the product is in the kinds that reach it.
pub(super) fn assert_covered(draft: &Draft, why: &str) {
    let over = draft.overlay();
    for one in providers(draft) {
        let kinds = reached(draft, &one.row.key);
        for slug in one.collected(&over) {
            assert!(kinds.iter().any(|row| holds(row, slug)), "{slug} of {}: {why}", one.vendor.id);
        }
    }
}

/// Nothing is said to reach a recipient that it does not get, but what it stores for the product: that stands in its one list, of
/// whichever kind it is.
pub(super) fn assert_in_substance(draft: &Draft, why: &str) {
    let over = draft.overlay();
    for one in providers(draft) {
        let data = one.data(&over);
        let keeps = one.vendor.data.iter().any(|slug| slug == "customer_data");
        let kept = || draft.answers.collection.kinds.iter().filter(|_| keeps);
        let stored = |row: &KindRow| kept().any(|one| one.key == row.key);
        let gets = |slug: &String| data.contains(&slug.as_str()) || kept().any(|one| slugs(one).contains(slug));
        for row in reached(draft, &one.row.key).into_iter().filter(|row| !stored(row)) {
            assert!(slugs(&row).iter().all(gets), "{row:?} of {}: {why}", one.vendor.id);
        }
    }
}

/// No item stands in two kinds of one group, nor in two groups, but where one comes only under a condition, or where a provider
/// gets it as a part of something else.
pub(super) fn assert_groups(draft: &Draft, why: &str) {
    let all = providers(draft);
    let kinds = draft.shown().collection.kinds;
    let over = draft.overlay();
    let condition = |key: &str| kinds.iter().find(|row| row.key == key).and_then(|row| row.only_if.clone());
    for slug in items(draft).into_iter().map(|(_, item)| item) {
        let of: Vec<String> = items(draft)
            .into_iter()
            .filter(|(_, item)| *item == slug)
            .map(|(key, _)| key)
            .collect();
        let groups: BTreeSet<_> = of.iter().map(|key| (group_of(key).unwrap().key, condition(key))).collect();
        assert_eq!(of.len(), groups.len(), "{slug} in {of:?}: {why}");
        let is_its = |(key, _): &(&str, Option<String>)| {
            let group = group_of(key).unwrap();
            all.iter()
                .any(|one| one.is_of(group, &slug) && one.data(&over).contains(&slug.as_str()))
        };
        assert!(groups.iter().all(is_its), "{slug} in {groups:?}: {why}");
    }
}

/// Triples of the catalogue: each provider that gets anything with two others, which ones differs from provider to provider.
fn triples() -> Vec<[&'static str; 3]> {
    let all: Vec<&str> = vendors::all()
        .iter()
        .filter(|one| !one.data.is_empty())
        .map(|one| one.id.as_str())
        .collect();
    let other = |at: usize, step: usize| all[(at * step + step) % all.len()];
    let triples = (0..all.len()).step_by(3).map(|at| [all[at], other(at, 7), other(at, 31)]);
    triples.filter(|[a, b, c]| a != b && b != c && a != c).collect()
}

#[test]
fn three_providers_get_the_same_in_any_order_of_naming_and_all_that_the_catalogue_says() {
    let orders = [
        ["posthog", "sentry", "stripe"],
        ["posthog", "stripe", "sentry"],
        ["sentry", "posthog", "stripe"],
        ["sentry", "stripe", "posthog"],
        ["stripe", "posthog", "sentry"],
        ["stripe", "sentry", "posthog"],
    ];
    let first = named(&orders[0]);
    for order in orders {
        let draft = named(&order);
        for id in order {
            assert_eq!(said(&draft, id), said(&first, id), "{id} after {order:?}");
        }
        assert_covered(&draft, &format!("{order:?}"));
        assert_in_substance(&draft, &format!("{order:?}"));
        let keys: BTreeSet<String> = draft.shown().collection.kinds.into_iter().map(|row| row.key).collect();
        assert_eq!(
            keys,
            ["contact", "device", "errors", "payments", "usage"].map(str::to_owned).into(),
            "no crumbs and no twins"
        );
        let mut every = items(&draft);
        every.retain(|one| *one != ("errors".to_owned(), "usage_events".to_owned())); // a part of a report
        let once: BTreeSet<&String> = every.iter().map(|(_, item)| item).collect();
        assert_eq!(every.len(), once.len(), "each item is in one kind: {every:?}");
    }
    let ip = |row: &KindRow| slugs(row).contains("ip_address");
    assert!(reached(&first, "sentry").iter().any(ip), "whoever was named before");
}

#[test]
fn any_providers_get_the_same_in_any_order_of_naming() {
    let triples = triples();
    assert!(triples.len() > 100, "the property is about something: {}", triples.len());
    let mut parts = 0;
    for [a, b, c] in triples {
        let first = named(&[a, b, c]);
        for order in [[c, a, b], [b, c, a], [c, b, a]] {
            let draft = named(&order);
            for id in order {
                assert_eq!(said(&draft, id), said(&first, id), "{id} after {order:?}");
            }
        }
        let why = format!("{a}, {b}, {c}");
        assert_covered(&first, &why);
        assert_in_substance(&first, &why);
        assert_groups(&first, &why);
        let rows = first.shown().sharing.recipients;
        parts += rows.iter().filter(|row| row.items.is_some()).count();
    }
    assert!(parts > 50, "some get a part of a kind: {parts}");
}

#[test]
fn what_is_accepted_in_between_stays_and_who_is_named_later_still_gets_all_that_it_gets() {
    for [a, b, c] in triples().into_iter().step_by(2) {
        let mut draft = european();
        let mut accepted: Vec<KindRow> = Vec::new();
        for id in [a, b, c] {
            pick(&mut draft, id);
            for row in &accepted {
                assert!(draft.answers.collection.kinds.contains(row), "{row:?} stays");
            }
            let why = format!("{a}, {b}, {c}, at {id}");
            assert_covered(&draft, &why);
            assert_groups(&draft, &why);
            assert_in_substance(&draft, &why);
            accept_kinds(&mut draft);
            accepted.clone_from(&draft.answers.collection.kinds);
        }
        assert!(!accepted.is_empty() || draft.shown().collection.kinds.is_empty());
    }
}

#[test]
fn a_kind_has_to_be_given_only_where_all_who_bring_it_say_so() {
    use crate::interview::collection::Required;
    let contact = |ids: &[&str]| {
        let kinds = named(ids).shown().collection.kinds;
        let row = kinds.iter().find(|row| row.key == "contact").cloned().unwrap();
        (row.required, row.consequence)
    };
    assert_eq!(contact(&["auth0"]), (Some(Required::Yes), Some("sign you in".into())));
    assert_eq!(
        contact(&["auth0", "stripe"]),
        (None, None),
        "nobody signs in with a postal address"
    );
}

/// A draft with what a preset suggests, and with one provider.
fn with_preset_and(preset: &crate::presets::Preset, id: &str, first: impl Fn(&mut Draft)) -> Draft {
    let mut draft = european();
    draft.suggested.push(crate::presets::layer(preset));
    first(&mut draft);
    pick(&mut draft, id);
    draft
}

/// Each preset with the providers that it offers, and with others of the catalogue, which ones differs from preset to preset.
fn pairs() -> Vec<(&'static crate::presets::Preset, &'static str)> {
    let mut pairs = Vec::new();
    for (at, preset) in crate::presets::all().iter().enumerate() {
        let offered = preset
            .answers
            .sharing
            .recipients
            .iter()
            .filter_map(|row| row.catalogue.as_deref());
        let offered = offered.filter_map(|id| Some(vendors::find(id)?.id.as_str()));
        let others = vendors::all().iter().skip(at).step_by(37).map(|vendor| vendor.id.as_str());
        pairs.extend(offered.chain(others).map(|id| (preset, id)));
    }
    pairs
}

#[test]
fn with_a_preset_that_waits_a_provider_brings_only_what_no_kind_holds_and_the_rest_that_it_gets_is_named() {
    let (mut told, mut named, mut beside) = (0, 0, 0);
    for (preset, id) in pairs() {
        let draft = with_preset_and(preset, id, |_| {});
        let why = format!("{id} in {}", preset.id);
        let said = untold(&draft, &format!("sharing.recipients.{id}.kinds")).unwrap_or_default();
        let over = draft.overlay();
        let known = providers(&draft);
        let data: BTreeSet<&str> = known[0].collected(&over).into_iter().collect();
        let kinds = reached(&draft, id);
        let preset_kinds = &preset.answers.collection.kinds;
        let fits = |row: &KindRow, slug: &str| {
            let fits = known[0].group(slug).is_some_and(|group| known[0].fits(&over, row, group));
            fits && !known[0].comes_otherwise(&over, row, slug)
        };
        for row in kinds.iter().filter(|row| preset_kinds.iter().all(|one| one.key != row.key)) {
            for slug in slugs(row) {
                assert!(data.contains(slug.as_str()), "{slug} of {why}");
                // what a device tells stands with each end that it comes for
                let apart = |one: &KindRow| COMES_ALONG.contains(&slug.as_str()) && !known[0].serves(&over, one);
                let twice = preset_kinds
                    .iter()
                    .find(|one| holds(one, &slug) && fits(one, &slug) && !apart(one));
                assert!(twice.is_none(), "{slug} twice: {why}: {twice:?}");
                beside += 1;
            }
        }
        let is_ai = known[0].jobs().contains(&Job::Ai) && !known[0].sent.is_empty();
        for slug in data {
            let label = crate::values::DataItem::of(slug).label();
            let by_name = |row: &KindRow| known[0].group(slug).is_some_and(|group| tells(row, group));
            let is_told = kinds.iter().any(|row| holds(row, slug) || by_name(row));
            assert!(is_told || is_ai || said.contains(&label), "{slug} of {why}: {said}");
            told += usize::from(is_told);
            named += usize::from(!is_told);
        }
    }
    assert!(
        told > 200 && named > 50 && beside > 50,
        "the property is about something: {told}, {named}, {beside}"
    );
}

#[test]
fn a_kind_that_is_answered_loses_nothing_and_what_then_nobody_says_is_named() {
    let (mut named, mut silent) = (0, 0);
    for (preset, id) in pairs() {
        let draft = with_preset_and(preset, id, accept_kinds);
        let mut bare = super::reach::from_preset(&preset.id);
        accept_kinds(&mut bare);
        for (row, was) in draft.answers.collection.kinds.iter().zip(&bare.answers.collection.kinds) {
            let (items, old) = (row.items.clone().unwrap_or_default(), was.items.clone().unwrap_or_default());
            assert!(items.starts_with(&old), "{id} in {}", preset.id);
            let same = KindRow {
                items: was.items.clone(),
                ..row.clone()
            };
            assert_eq!(same, *was, "{id} in {}", preset.id);
        }
        let said = untold(&draft, &format!("sharing.recipients.{id}.kinds")).unwrap_or_default();
        let kinds = reached(&draft, id);
        let over = draft.overlay();
        let known = providers(&draft);
        for slug in known[0].collected(&over) {
            let label = crate::values::DataItem::of(slug).label();
            let by_name = |row: &KindRow| known[0].group(slug).is_some_and(|group| tells(row, group));
            let told = kinds.iter().any(|row| holds(row, slug) || by_name(row));
            let is_ai = known[0].jobs().contains(&Job::Ai) && !known[0].sent.is_empty();
            assert!(
                told || said.contains(&label) || is_ai,
                "{label} of {id} in {}: {said}",
                preset.id
            );
            named += usize::from(!told);
            silent += usize::from(told);
        }
    }
    assert!(
        named > 50 && silent > 200,
        "the property is about something: {named}, {silent}"
    );
}

#[test]
fn no_use_comes_twice() {
    let rows = |draft: &Draft| -> Vec<crate::interview::uses::PurposeRow> {
        let all = draft.shown().uses.purposes.into_iter();
        all.filter(|row| row.purpose == Some(Purpose::Payments)).collect()
    };
    let via = |row: &crate::interview::uses::PurposeRow| row.via.clone().unwrap_or_default();
    let draft = named(&["stripe", "paypal"]);
    assert_eq!(rows(&draft).len(), 1, "one row for both while nobody answered");
    assert_eq!(via(&rows(&draft)[0]), ["stripe", "paypal"]);
    let kinds = |draft: &Draft, id: &str| -> BTreeSet<String> { reached(draft, id).into_iter().map(|row| row.key).collect() };
    let said: BTreeSet<String> = rows(&draft)[0].kinds.clone().unwrap().into_iter().collect();
    assert_eq!(
        said,
        &kinds(&draft, "stripe") | &kinds(&draft, "paypal"),
        "with what each handles"
    );

    let mut draft = named(&["stripe"]);
    accept_kinds(&mut draft);
    let path = format!("use.purposes.{}", rows(&draft)[0].key);
    do_it(&mut draft, &Edit::Accept { path, from: None });
    let answered = draft.answers.uses.purposes.clone();
    pick(&mut draft, "paypal");
    assert_eq!(draft.answers.uses.purposes, answered, "nothing grows before a yes");
    let path = "sharing.recipients.paypal.kinds".into();
    do_it(&mut draft, &Edit::Accept { path, from: None });
    let mut grown = answered;
    grown[0].via.get_or_insert_default().push("paypal".into());
    assert_eq!(
        draft.answers.uses.purposes, grown,
        "an accepted list grows, and loses nothing"
    );
    assert_eq!(rows(&draft).len(), 1, "nor is it said again");

    let web = crate::presets::all().iter().find(|one| one.id == "web-app").unwrap();
    let mut waits = with_preset_and(web, "stripe", |_| {});
    set(&mut waits, "sharing.recipients.stripe.cards", json!("own"));
    let [row] = rows(&waits).try_into().unwrap();
    assert_eq!(row.kinds.unwrap(), ["account", "payments", "cards"], "what came joins it");
    assert_eq!(row.via, None, "as the preset has it");
    let taken = with_preset_and(web, "stripe", |draft| {
        let path = format!("use.purposes.{}", row.key);
        do_it(draft, &Edit::Accept { path, from: None });
    });
    let [row] = rows(&taken).try_into().unwrap();
    assert_eq!(row.kinds.unwrap(), ["account", "payments"], "what the author took stays");
}

#[test]
fn what_a_provider_gets_beyond_its_row_is_found_until_the_author_says_it_or_only_he_can_know() {
    let mut draft = named(&["friendly-captcha"]);
    let beyond = |draft: &Draft| -> Vec<String> {
        let answers = draft.published();
        super::super::beyond(&answers)
            .into_iter()
            .flat_map(|(_, items)| items)
            .collect()
    };
    let found = |draft: &Draft| {
        let all = crate::review::review(draft, me().on).findings;
        all.iter()
            .any(|one| one.rule == "x-sl-25" && one.level == crate::review::Level::Consider)
    };
    let kind = |key: &str, items: Value| {
        let row = json!({ "key": key, "name": key, "items": items });
        Edit::Insert {
            table: "collection.kinds".into(),
            before: None,
            row,
        }
    };
    do_it(
        &mut draft,
        &kind("wide", json!([{ "item": "ip_address" }, { "item": "messages" }])),
    );
    do_it(&mut draft, &kind("machine", json!([{ "item": "device_info" }])));
    do_it(
        &mut draft,
        &kind("other", json!([{ "item": "ip_address", "form": "hashed" }])),
    );
    assert!(
        beyond(&draft).is_empty() && !found(&draft),
        "nobody has said which kinds it gets"
    );
    let at = "sharing.recipients.friendly-captcha.kinds";
    for (kinds, missing) in [
        (json!(["machine"]), &["IP address"][..]),
        (json!(["machine", "other"]), &["IP address"]),
        (json!(["machine", "wide"]), &[]),
        (json!([]), &[]), // that it gets nothing is a finding of its own
    ] {
        set(&mut draft, at, kinds.clone());
        assert_eq!(beyond(&draft), missing, "{kinds}");
        assert_eq!(found(&draft), !missing.is_empty(), "{kinds}");
    }
    set(&mut draft, at, json!(["machine"]));
    set(
        &mut draft,
        "collection.kinds.machine.items",
        json!([{ "text": "what the form sends", "class": "D", "sensitive": false }]),
    );
    assert!(beyond(&draft).is_empty(), "what own words hold, only their author knows");
}

/// No two kinds that come have one name, and none has a name that is not true of it: over pairs of the catalogue.
#[test]
fn kinds_that_come_together_have_names_of_their_own() {
    let pairs = [
        ["datadog", "sentry"],
        ["new-relic", "sentry"],
        ["better-stack", "sentry"],
        ["bugsnag", "sentry"],
    ];
    for ids in pairs
        .into_iter()
        .map(|pair| pair.to_vec())
        .chain(triples().into_iter().map(|ids| ids.to_vec()))
    {
        let draft = named(&ids);
        let names: Vec<String> = draft
            .overlay()
            .collection
            .kinds
            .iter()
            .filter_map(|row| row.name.clone())
            .collect();
        let mut lower: Vec<String> = names.iter().map(|name| name.to_lowercase()).collect();
        lower.sort_unstable();
        lower.dedup();
        assert_eq!(lower.len(), names.len(), "{ids:?}: {names:?}");
    }
}
