//! What must hold of the kinds of which a provider gets a part: whole for the reader, and nobody is said to get what it does not.

use super::super::untold;
use super::together::{accept_kinds, assert_covered, assert_groups, assert_in_substance, named, reached, slugs};
use super::*;
use crate::edit::Edit;
use crate::interview::collection::Source;
use crate::values::DataItem;
use std::collections::BTreeSet;

#[test]
fn a_kind_stays_whole_and_each_row_says_what_of_it_reaches_whom() {
    let mut draft = named(&["sentry"]);
    let device = |draft: &Draft| {
        let kinds = draft.shown().collection.kinds;
        kinds.iter().find(|row| row.key == "device").map(slugs).unwrap_or_default()
    };
    let part = |draft: &Draft, id: &str| {
        let rows = draft.shown().sharing.recipients;
        let row = rows.iter().find(|row| row.key == id).unwrap();
        let items = row.items.iter().flatten();
        items.filter_map(|item| item.item.clone()).collect::<BTreeSet<String>>()
    };
    let three: BTreeSet<String> = ["device_info", "ip_address", "user_id"].map(str::to_owned).into();
    assert_eq!(device(&draft), three);
    assert!(part(&draft, "sentry").is_empty(), "it gets all");
    pick(&mut draft, "posthog");
    assert_eq!(device(&draft).len(), 5, "its cookie waits for a yes, and stands apart");
    assert_eq!(part(&draft, "sentry"), three);
    assert!(part(&draft, "posthog").is_empty());
    let at = "collection.kinds.device.items";
    let sources: Vec<&str> = draft.suggestions(at).map(|(from, _)| from).collect();
    assert_eq!(sources, ["catalogue:sentry", "catalogue:posthog"], "each names itself");
    assert!(draft.is_joined(at));
    let remove = Edit::Remove {
        row: "sharing.recipients.posthog".into(),
    };
    do_it(&mut draft, &remove);
    assert_eq!((device(&draft), part(&draft, "sentry")), (three.clone(), BTreeSet::new()));
    pick(&mut draft, "posthog");

    let accept = Edit::Accept {
        path: "collection.kinds.device".into(),
        from: None,
    };
    do_it(&mut draft, &accept);
    assert_eq!(
        slugs(&draft.answers.collection.kinds[0]).len(),
        5,
        "all of what was shown is taken"
    );
    assert_eq!(part(&draft, "sentry"), three, "and what Sentry gets is still said");
    assert!(!draft.is_joined(at), "now it is the author's");
    set(&mut draft, at, json!([{ "item": "ip_address" }, { "item": "device_info" }]));
    pick(&mut draft, "stripe");
    let all: BTreeSet<String> = items(&draft).into_iter().map(|(_, item)| item).collect();
    assert!(!all.contains("user_id"), "what was taken out does not come back: {all:?}");

    let mut draft = named(&["sentry", "posthog"]);
    let row = json!({ "key": "own", "name": "Profile", "items": [{ "item": "name" }, { "item": "settings" }] });
    let (table, before) = ("collection.kinds".into(), None);
    do_it(&mut draft, &Edit::Insert { table, before, row });
    set(&mut draft, "sharing.recipients.sentry.kinds", json!(["own"]));
    pick(&mut draft, "stripe");
    assert!(
        part(&draft, "sentry").is_empty(),
        "a kind that the author names is named whole"
    );

    let mut draft = named(&["sentry"]);
    accept_kinds(&mut draft);
    pick(&mut draft, "posthog");
    pick(&mut draft, "intercom");
    let kinds = draft.shown().collection.kinds;
    let [further, stored] = kinds.iter().filter(|row| row.key.starts_with("device-")).collect::<Vec<_>>()[..] else {
        panic!("one kind for all that comes later, and one for what waits for a yes: {kinds:?}")
    };
    assert_eq!(further.name.as_deref(), Some("Further identifiers and device data"));
    assert_eq!(slugs(further), ["approx_location", "device_id"].map(str::to_owned).into());
    assert_eq!(
        (further.only_if.as_deref(), slugs(stored)),
        (None, ["cookie_id".to_owned()].into())
    );
    let agreed = "you agree to functional or analytics cookies";
    assert_eq!(stored.only_if.as_deref(), Some(agreed), "as its cookies wait");
}

/// What is said to reach a provider does not grow to a whole kind because another provider brings a better home for it.
#[test]
fn a_kind_that_a_row_names_keeps_its_part_where_the_rest_would_come_from_another() {
    let mut draft = european();
    let row = json!({ "key": "log", "name": "Activity log", "items": [{ "item": "actions_taken" }, { "item": "ip_address" }] });
    let (table, before) = ("collection.kinds".into(), None);
    do_it(&mut draft, &Edit::Insert { table, before, row });
    pick(&mut draft, "sentry");
    pick(&mut draft, "stripe");
    set(&mut draft, "sharing.recipients.stripe.kinds", json!(["log", "payments"]));
    let rows = draft.shown().sharing.recipients;
    let stripe = rows.iter().find(|row| row.key == "stripe").unwrap();
    let kinds = draft.shown().collection.kinds;
    let log = kinds.iter().find(|row| row.key == "log").unwrap();
    assert_eq!(stripe.gets(log), [&DataItem::of("ip_address")]);
}

/// Whichever of the rows that wait is taken first, no item comes to stand in two kinds, and nothing is said to reach who
/// does not get it.
#[test]
fn what_is_taken_one_by_one_in_any_order_stands_once() {
    let sets: [&[&str]; 5] = [
        &["stripe", "sentry", "posthog"],
        &["google-analytics", "mailchimp", "intercom", "cloudflare", "aws"],
        &["paddle", "stripe", "paypal", "plaid"],
        &["datadog", "sentry", "bugsnag", "new-relic"],
        &["google-sign-in", "sign-in-with-apple", "auth0", "okta"],
    ];
    let mut taken = 0;
    for (ids, turn) in sets.iter().flat_map(|ids| (0..4).map(move |turn| (ids, turn))) {
        let mut draft = named(ids);
        for step in 0.. {
            let waiting = draft.outstanding();
            let rows: Vec<&String> = waiting
                .iter()
                .filter(|at| at.starts_with("collection.") || at.starts_with("sharing.recipients."))
                .collect();
            let Some(at) = rows.get((step * 5 + turn * 3) % rows.len().max(1)) else {
                break;
            };
            let path = (*at).clone();
            do_it(&mut draft, &Edit::Accept { path, from: None });
            taken += 1;
            let why = format!("{ids:?}, turn {turn}, step {step}");
            assert_groups(&draft, &why);
            assert_in_substance(&draft, &why);
            assert_covered(&draft, &why);
        }
    }
    assert!(taken > 100, "the property is about something: {taken}");
}

/// Who takes card details is asked of all that take cards: a kind of ours comes only with a form of ours.
#[test]
fn card_details_are_ours_only_on_a_form_of_ours() {
    let mut asked = 0;
    for vendor in vendors::all() {
        let mut draft = named(&[&vendor.id]);
        let takes = vendor.data.iter().any(|slug| slug == "payment_card");
        let at = format!("sharing.recipients.{}.cards", vendor.id);
        let offered = draft.suggestion(&at).map(|(_, value)| value);
        assert_eq!(offered, takes.then(|| json!("provider")), "{}", vendor.id);
        if !takes {
            continue;
        }
        asked += 1;
        let ours = |draft: &Draft| {
            let all = items(draft);
            all.iter().any(|(_, item)| item == "payment_card")
        };
        assert!(!ours(&draft), "{}", vendor.id);
        let said = untold(&draft, &format!("sharing.recipients.{}.kinds", vendor.id)).unwrap_or_default();
        assert!(!said.contains("card"), "{}: {said}", vendor.id);
        set(&mut draft, &at, json!("own"));
        assert!(ours(&draft), "{}", vendor.id);
        assert_covered(&draft, &vendor.id);
        set(&mut draft, &at, json!("provider"));
        assert!(!ours(&draft), "{}", vendor.id);
    }
    assert!(asked > 10, "the property is about something: {asked}");
    let mut draft = european();
    let row = json!({ "key": "paid", "name": "Payments", "items": [{ "item": "payment_card" }] });
    let (table, before) = ("collection.kinds".into(), None);
    do_it(&mut draft, &Edit::Insert { table, before, row });
    pick(&mut draft, "stripe");
    let offered = draft.suggestion("sharing.recipients.stripe.cards");
    assert_eq!(offered, None, "who says that he collects them is not told another thing");
}

#[test]
fn what_is_sensitive_reaches_nobody_who_does_not_get_it() {
    let mut draft = named(&["paddle", "stripe"]);
    for id in ["paddle", "stripe"] {
        set(&mut draft, &format!("sharing.recipients.{id}.cards"), json!("own"));
    }
    let cards = |id: &str| -> BTreeSet<String> {
        let kinds = reached(&draft, id);
        kinds.iter().filter(|row| row.key == "cards").flat_map(slugs).collect()
    };
    assert_eq!(cards("stripe"), ["bank_account", "payment_card"].map(str::to_owned).into());
    assert_eq!(cards("paddle"), ["payment_card".to_owned()].into());
}

/// From whom a kind comes is said of all that is in it, or not at all: what a machine notes nobody gives, who vouches for
/// people tells of them, and an AI's answers come from nobody.
#[test]
fn a_kind_comes_from_where_its_items_come_from() {
    let source = |id: &str, key: &str| {
        let kinds = named(&[id]).shown().collection.kinds;
        kinds.into_iter().find(|row| row.key == key).unwrap().source
    };
    let from = |list: &[Source]| Some(list.to_vec());
    assert_eq!(source("mailchimp", "mailings"), from(&[Source::Person]));
    assert_eq!(source("mailchimp", "opens"), from(&[Source::Automatic]));
    assert_eq!(source("auth0", "account"), from(&[Source::Person]));
    let mut vouched = european();
    pick(&mut vouched, "auth0");
    let has_profile = |draft: &Draft| draft.shown().collection.kinds.into_iter().find(|row| row.key == "account-2");
    assert_eq!(has_profile(&vouched), None, "nobody else tells of them");
    let (table, before) = ("collection.logins".into(), None);
    let row = json!({ "key": "google", "provider": "Google" });
    do_it(&mut vouched, &Edit::Insert { table, before, row });
    let profile = has_profile(&vouched).unwrap();
    assert_eq!(profile.source, from(&[Source::Others]), "a profile elsewhere");
    assert_eq!(source("github-login", "contact"), from(&[Source::Others]));
    assert_eq!(source("auth0", "contact"), from(&[Source::Person]));
    assert_eq!(source("openai", "prompts"), None);
}

/// What comes with nearly everything reaches who gets it by the catalogue, and nobody with the kind in which it stands.
#[test]
fn nobody_is_said_to_get_what_only_stands_in_a_kind_that_it_gets() {
    let mut draft = named(&["google-fonts"]);
    let row = json!({"key": "signing", "name": "Sign-in records", "source": ["automatic"],
        "items": [{"item": "ip_address"}, {"item": "device_info"}, {"item": "timestamps"}]});
    let edit = Edit::Insert {
        table: "collection.kinds".into(),
        before: None,
        row,
    };
    draft.edit(&edit, &me()).unwrap();
    for row in &draft.shown().sharing.recipients {
        let kinds = draft.shown().collection.kinds;
        let gets = kinds
            .iter()
            .filter(|kind| row.kinds.iter().flatten().any(|key| *key == kind.key));
        let slugs: Vec<String> = gets
            .flat_map(|kind| row.gets(kind))
            .filter_map(|item| item.item.clone())
            .collect();
        assert!(!slugs.contains(&"timestamps".to_owned()), "{slugs:?}");
    }
}
