//! What must hold of the kinds that several providers bring together: the same in any order, and all that each gets.

use super::super::collection::holds;
use super::super::providers;
use super::super::reach::is_withheld;
use super::super::untold;
use super::*;
use crate::interview::collection::KindRow;
use std::collections::BTreeSet;

/// The kinds that a draft says reach a recipient, each with its items.
fn reached(draft: &Draft, id: &str) -> Vec<KindRow> {
    let shown = draft.shown();
    let row = shown.sharing.recipients.iter().find(|row| row.key == id).unwrap();
    let kind = |key: &String| shown.collection.kinds.iter().find(|kind| kind.key == *key).cloned();
    row.kinds.iter().flatten().filter_map(kind).collect()
}

fn slugs(row: &KindRow) -> BTreeSet<String> {
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

fn named(ids: &[&str]) -> Draft {
    let mut draft = european();
    for id in ids {
        pick(&mut draft, id);
    }
    draft
}

/// Accepts every kind that is only suggested.
fn accept_kinds(draft: &mut Draft) {
    for row in draft.shown().collection.kinds {
        let path = format!("collection.kinds.{}", row.key);
        if path::get(&draft.answers, &path).is_none() {
            do_it(draft, &Edit::Accept { path, from: None });
        }
    }
}

/// All that the catalogue says a recipient gets is in the kinds that reach it.
fn assert_covered(draft: &Draft, why: &str) {
    let over = draft.overlay();
    for one in providers(draft) {
        let kinds = reached(draft, &one.row.key);
        for slug in one.data(&over) {
            assert!(kinds.iter().any(|row| holds(row, slug)), "{slug} of {}: {why}", one.vendor.id);
        }
    }
}

/// No kind that was brought reaches a recipient that does not get all of it.
fn assert_in_substance(draft: &Draft, why: &str) {
    let over = draft.overlay();
    for one in providers(draft) {
        let data = one.data(&over);
        for row in reached(draft, &one.row.key) {
            assert!(
                slugs(&row).iter().all(|slug| data.contains(&slug.as_str())) && !is_withheld(&data, &row),
                "{row:?} of {}: {why}",
                one.vendor.id
            );
        }
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
            [
                "approx-location",
                "contact",
                "device",
                "device-id",
                "errors",
                "payments",
                "usage",
                "user-id"
            ]
            .map(str::to_owned)
            .into(),
            "no twins"
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
    let mut divided = 0;
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
        let keys = first.shown().collection.kinds.into_iter().map(|row| row.key);
        divided += keys.filter(|key| key == "ip-address" || key == "user-id").count();
    }
    assert!(divided > 5, "some kind is divided: {divided}");
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
            assert_covered(&draft, &format!("{a}, {b}, {c}, at {id}"));
            accept_kinds(&mut draft);
            accepted.clone_from(&draft.answers.collection.kinds);
        }
        assert!(!accepted.is_empty() || draft.shown().collection.kinds.is_empty());
    }
}

#[test]
fn a_kind_is_divided_where_it_would_say_too_much_and_is_one_again_when_that_is_over() {
    let mut draft = named(&["sentry"]);
    let device = |draft: &Draft| {
        let kinds = draft.shown().collection.kinds;
        kinds.iter().find(|row| row.key == "device").map(slugs).unwrap_or_default()
    };
    assert_eq!(
        device(&draft),
        ["device_info", "ip_address", "user_id"].map(str::to_owned).into()
    );
    pick(&mut draft, "posthog");
    assert_eq!(device(&draft).len(), 3, "both get all of it: {:?}", device(&draft));
    let posthog: BTreeSet<String> = reached(&draft, "posthog").iter().flat_map(slugs).collect();
    assert!(posthog.contains("cookie_id"), "in a kind of its own: {posthog:?}");
    let at = "collection.kinds.device.items";
    let sources: Vec<&str> = draft.suggestions(at).map(|(from, _)| from).collect();
    assert_eq!(sources, ["catalogue:sentry", "catalogue:posthog"], "each names itself");
    assert!(draft.is_joined(at));
    pick(&mut draft, "postmark");
    let postmark = reached(&draft, "postmark");
    let ip = postmark.iter().find(|row| row.key == "ip-address").unwrap();
    assert_eq!(
        ip.name.as_deref(),
        Some("IP address"),
        "one item of three is no kind of such data"
    );
    assert!(reached(&draft, "sentry").iter().any(|row| row.key == "ip-address"));
    assert!(!device(&draft).contains("ip_address"));
    let remove = Edit::Remove {
        row: "sharing.recipients.postmark".into(),
    };
    do_it(&mut draft, &remove);
    assert_eq!(device(&draft).len(), 3, "and is one again");

    let accept = Edit::Accept {
        path: "collection.kinds.device".into(),
        from: None,
    };
    do_it(&mut draft, &accept);
    assert_eq!(
        slugs(&draft.answers.collection.kinds[0]).len(),
        3,
        "all of what was shown is taken"
    );
    assert!(!draft.is_joined(at), "now it is the author's");
    set(&mut draft, at, json!([{ "item": "ip_address" }, { "item": "device_info" }]));
    pick(&mut draft, "stripe");
    let all: BTreeSet<String> = items(&draft).into_iter().map(|(_, item)| item).collect();
    assert!(!all.contains("user_id"), "what was taken out does not come back: {all:?}");
}

#[test]
fn what_is_sensitive_is_a_kind_apart_where_another_does_not_get_it() {
    let draft = named(&["paddle", "stripe"]);
    let keys = |id: &str| -> Vec<String> { reached(&draft, id).into_iter().map(|row| row.key).collect() };
    assert!(keys("stripe").contains(&"bank-account".to_owned()), "{:?}", keys("stripe"));
    assert!(!keys("paddle").contains(&"bank-account".to_owned()), "{:?}", keys("paddle"));
    assert!(keys("paddle").contains(&"payments".to_owned()));
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
        let data: BTreeSet<&str> = known[0].data(&over).into_iter().collect();
        let kinds = reached(&draft, id);
        let preset_kinds = &preset.answers.collection.kinds;
        for row in kinds.iter().filter(|row| preset_kinds.iter().all(|one| one.key != row.key)) {
            for slug in slugs(row) {
                assert!(data.contains(slug.as_str()), "{slug} of {why}");
                assert!(!preset_kinds.iter().any(|one| holds(one, &slug)), "{slug} twice: {why}");
                beside += 1;
            }
        }
        let is_ai = known[0].jobs().contains(&Job::Ai) && !known[0].sent.is_empty();
        for slug in data {
            let label = crate::values::DataItem::of(slug).label();
            let is_told = kinds.iter().any(|row| holds(row, slug));
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
fn a_kind_that_is_answered_is_not_touched_and_what_then_nobody_says_is_named() {
    let (mut named, mut silent) = (0, 0);
    for (preset, id) in pairs() {
        let draft = with_preset_and(preset, id, accept_kinds);
        let bare = with_preset_and(preset, "plausible", accept_kinds);
        assert_eq!(
            draft.answers.collection.kinds, bare.answers.collection.kinds,
            "{id} in {}",
            preset.id
        );
        let said = untold(&draft, &format!("sharing.recipients.{id}.kinds")).unwrap_or_default();
        let kinds = reached(&draft, id);
        let over = draft.overlay();
        let known = providers(&draft);
        for slug in known[0].data(&over) {
            let label = crate::values::DataItem::of(slug).label();
            let told = kinds.iter().any(|row| holds(row, slug));
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
    assert_eq!(draft.answers.uses.purposes, answered, "an answer is never changed");
    assert_eq!(rows(&draft).len(), 1, "nor is it said again");

    let web = crate::presets::all().iter().find(|one| one.id == "web-app").unwrap();
    let waits = with_preset_and(web, "stripe", |_| {});
    let [row] = rows(&waits).try_into().unwrap();
    assert_eq!(
        row.kinds.unwrap(),
        ["account", "payments", "payment-card"],
        "what came joins it"
    );
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
