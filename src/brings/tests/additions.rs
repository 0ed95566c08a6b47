//! What must hold of what a provider adds to rows that were accepted before it came: the one yes covers it, what is shown before
//! is what is done, it bears its source, goes in one step, and touches nothing that the author put together by hand.

use super::super::collection::{holds, is_same};
use super::super::{additions, beside_uses, changes, providers};
use super::together::reached;
use super::*;
use crate::annotate;
use crate::asking::{self, Desk};
use crate::draft::{Notes, Said, State};
use crate::interview::collection::Source;
use crate::presets::Preset;
use crate::review;

const KINDS: &str = "use.purposes.understand.kinds";
const SUPPORT: &str = "use.purposes.support.kinds";
const ITEMS: &str = "collection.kinds.usage.items";

/// A draft of a preset whose author took all that is suggested.
fn settled_in(preset: &Preset) -> Draft {
    let mut draft = super::reach::from_preset(&preset.id);
    take_all(&mut draft);
    draft
}

pub(super) fn take_all(draft: &mut Draft) {
    for _ in 0..6 {
        for at in draft.outstanding() {
            if draft.suggestion(&at).is_some() {
                take(draft, &at);
            }
        }
    }
    assert!(draft.outstanding().is_empty(), "{:?}", draft.outstanding());
}

fn take(draft: &mut Draft, at: &str) -> Vec<crate::edit::Step> {
    let path = at.to_owned();
    do_it(draft, &Edit::Accept { path, from: None })
}

fn platform() -> Draft {
    settled_in(crate::presets::find("analytics-platform").unwrap())
}

/// Names a provider, and says yes to its row.
fn name(draft: &mut Draft, id: &str) {
    pick(draft, id);
    let desk = Desk::new(draft.clone(), "a.json".into());
    for cell in asking::waiting_in(&desk, &format!("sharing.recipients.{id}")) {
        if draft.state(&cell) == State::Suggested {
            take(draft, &cell);
        }
    }
}

fn list(draft: &Draft, at: &str) -> Vec<Value> {
    serde_json::from_value(path::get(&draft.answers, at).unwrap_or_default()).unwrap_or_default()
}

#[test]
fn the_yes_to_a_provider_takes_what_it_adds_with_its_source_and_in_one_step() {
    let support = json!("account");
    let device = json!({ "item": "device_id" });
    let address = json!({ "item": "ip_address" });
    for (preset, id, at, more, word) in [
        ("analytics-platform", "posthog", ITEMS, vec![device, address], "device ID"),
        ("b2b-saas", "intercom", SUPPORT, vec![support], "– Account details"),
    ] {
        let (row, name) = (format!("sharing.recipients.{id}"), vendors::find(id).unwrap().name.as_str());
        let before = settled_in(crate::presets::find(preset).unwrap());
        let mut desk = Desk::new(before.clone(), "a.json".into());
        let told = asking::adds(&desk, &row).unwrap();
        assert!(
            told.starts_with("Picking it also adds to rows that you accepted: ")
                && told.contains(word)
                && told.ends_with(&format!("(suggested by {name}, from the catalogue (not verified))")),
            "{told}"
        );
        desk.edit(&asking::accepting(std::slice::from_ref(&row)), &me()).unwrap();
        assert_eq!(desk.history.lists().0.len(), 1);
        let said = asking::added(&desk);
        assert!(
            said.contains(word.trim_start_matches("– ")) && said.contains(" added to "),
            "{said}"
        );
        assert_eq!(asking::adds(&desk, &row), None, "it is done");
        let (was, is) = (list(&before, at), list(&desk.draft, at));
        assert!(is.starts_with(&was), "{at}: {is:?}");
        assert!(more.iter().all(|one| is[was.len()..].contains(one)), "{at}: {is:?}");
        let from = [format!("preset:{preset}"), format!("catalogue:{id}")];
        let both = Said::together(&from.each_ref().map(String::as_str), me().on);
        assert_eq!(desk.draft.set.get(at), Some(&both));
        let annotated = annotate::annotate(&desk.draft, &Notes::default(), today());
        let mut all = annotated.notes.iter().flat_map(|note| &note.sources);
        let source = all.find(|source| source.path == at).unwrap();
        assert!(
            source.who().contains(&format!("{name}, from the catalogue")),
            "{}",
            source.who()
        );
        let undone = asking::take_back(&mut desk, false).unwrap();
        assert_eq!(desk.draft, before);
        let said = format!("offered again, and not taken: Recipients: {name}");
        assert!(undone.at.starts_with(&row) && undone.words() == said, "{undone:?}");
        let undone = asking::take_back(&mut desk, true).unwrap();
        assert_eq!((undone.words(), undone.at), (format!("added again: Recipients: {name}"), row));
        assert_eq!(list(&desk.draft, at), is);
    }
}

#[test]
fn who_is_named_from_the_catalogue_adds_the_same_with_the_yes_to_what_it_gets_and_who_was_there_first_suggests_it() {
    let mut draft = platform();
    let row = vendors::picked(vendors::find("posthog").unwrap());
    let (table, before) = ("sharing.recipients".to_owned(), None);
    let was = list(&draft, ITEMS);
    do_it(&mut draft, &Edit::Insert { table, before, row });
    assert_eq!(list(&draft, ITEMS), was, "nothing that was accepted grows unseen");
    take(&mut draft, "sharing.recipients.posthog.kinds");
    assert!(list(&draft, ITEMS).contains(&json!({ "item": "ip_address" })));
    // a row that waits takes nothing by the yes to a provider: it has its own
    let mut waits = super::reach::from_preset("analytics-platform");
    pick(&mut waits, "posthog");
    assert!(waits.answers.uses.purposes.is_empty() && waits.answers.collection.kinds.is_empty());
    assert_eq!(waits.sources(ITEMS), ["preset:analytics-platform", "catalogue:posthog"]);
}

#[test]
fn nothing_grows_that_its_author_put_together_dropped_or_left_open_and_a_finding_says_so() {
    let found = |draft: &Draft| {
        let mut with = draft.clone();
        take_all(&mut with);
        let all = review::review(&with, me().on).findings;
        let mut mine = all.into_iter().filter(|one| one.rule == "x-dt-25");
        mine.find(|one| one.at == ["sharing.recipients.intercom.kinds"])
    };
    let mut by_hand = platform();
    let mut said = list(&by_hand, SUPPORT);
    said.push(json!("usage"));
    let items = list(&by_hand, ITEMS);
    for (at, value) in [(SUPPORT, json!(said)), (ITEMS, json!(items))] {
        set(&mut by_hand, at, value);
    }
    let mut draft = by_hand.clone();
    name(&mut draft, "intercom");
    name(&mut draft, "posthog");
    assert_eq!(
        (list(&draft, SUPPORT), list(&draft, ITEMS)),
        (said, items),
        "as its author has it"
    );
    let finding = found(&draft).expect("a kind that no such use needs");
    assert!(
        finding.message.contains("“Account details”") && finding.level == review::Level::Should,
        "{finding:?}"
    );
    let mut grown = platform();
    name(&mut grown, "intercom");
    assert!(found(&grown).is_none());

    for at in [SUPPORT, ITEMS] {
        let mut open = platform();
        let (path, state) = (at.to_owned(), Some(crate::draft::OpenState::Confirm));
        do_it(&mut open, &Edit::Mark { path, state });
        let was = list(&open, at);
        name(&mut open, "intercom");
        name(&mut open, "posthog");
        assert_eq!(list(&open, at), was);
    }
}

#[test]
fn who_does_a_use_is_named_beside_who_did_it() {
    let mut draft = european();
    pick(&mut draft, "stripe");
    take_all(&mut draft);
    let at = "use.purposes.payments.via";
    assert_eq!(list(&draft, at), [json!("stripe")]);
    name(&mut draft, "paypal");
    assert_eq!(list(&draft, at), [json!("stripe"), json!("paypal")]);
    assert_eq!(
        draft.set[at].sources().collect::<Vec<_>>(),
        ["catalogue:stripe", "catalogue:paypal"]
    );
}

#[test]
fn what_comes_with_the_set_up_is_added_with_the_yes_to_what_the_provider_gets() {
    let mut draft = platform();
    take(&mut draft, "sharing.recipients.posthog");
    set(&mut draft, "sharing.recipients.posthog.replay", json!(true));
    let was = list(&draft, KINDS);
    let desk = Desk::new(draft.clone(), "a.json".into());
    let at = "sharing.recipients.posthog.kinds";
    for shown in [at, "sharing.recipients.posthog"] {
        let told = asking::adds(&desk, shown).unwrap_or_default();
        assert!(told.contains("Session recordings"), "{shown}: {told}");
    }
    assert_eq!(asking::adds(&desk, "sharing.recipients.posthog.country"), None);
    let shown = desk.untold("sharing");
    assert!(shown.iter().any(|line| line.contains("Session recordings")), "{shown:?}");
    take(&mut draft, at);
    let is = list(&draft, KINDS);
    assert_eq!(is[was.len()..], [json!("recordings")]);
    do_it(
        &mut draft,
        &Edit::Drop {
            path: "collection.kinds.recordings".into(),
            from: None,
        },
    );
    assert_eq!(list(&draft, KINDS), was, "a kind that is dropped is named by no use");
}

#[test]
fn what_a_use_comes_to_need_is_no_home_for_what_is_measured() {
    let mut draft = european();
    let answers = json!({
        "collection": { "any_kinds": true, "kinds": [
            { "key": "sign-in", "name": "Sign-in records", "items": [{ "item": "user_id" }, { "item": "credentials", "form": "hashed" }], "source": ["automatic"] },
            { "key": "orders", "name": "Orders", "items": [{ "item": "transactions" }], "source": ["person"] }] },
        "use": { "any_purposes": true, "purposes": [
            { "key": "understand", "purpose": "understand", "kinds": ["orders", "sign-in"] },
            { "key": "sign-in", "purpose": "sign-in", "kinds": ["sign-in"] }] }
    });
    draft.suggested.push(Layer {
        on_server: Vec::new(),
        from: "preset:x".into(),
        as_of: None,
        answers: serde_json::from_value(answers).unwrap(),
    });
    take_all(&mut draft);
    let was = list(&draft, "collection.kinds.sign-in.items");
    name(&mut draft, "posthog");
    assert!(list(&draft, KINDS).contains(&json!("usage")), "{:?}", list(&draft, KINDS));
    assert_eq!(
        list(&draft, "collection.kinds.sign-in.items"),
        was,
        "no cookie ID is a sign-in record"
    );
    let shown = draft.shown();
    for key in shown.uses.purposes.iter().flat_map(|row| row.kinds.iter().flatten()) {
        assert!(
            shown.collection.kinds.iter().any(|kind| kind.key == *key),
            "{key} is named and gone"
        );
    }
}

#[test]
fn another_recipient_is_not_said_to_get_what_comes_with_a_provider() {
    let mut draft = platform();
    let row = json!({ "key": "numbers", "name": "Numbers Ltd", "kinds": ["usage"], "job": ["analytics"] });
    let (table, before) = ("sharing.recipients".to_owned(), None);
    do_it(&mut draft, &Edit::Insert { table, before, row });
    let was = list(&draft, ITEMS);
    pick(&mut draft, "posthog");
    assert_eq!(list(&draft, ITEMS), was, "all of it goes to Numbers, and no device ID does");
    let untold = super::super::untold(&draft, "sharing.recipients.posthog.kinds");
    assert!(untold.is_some_and(|words| words.contains("device ID")), "it is named instead");
}

/// Over all presets, each with the providers that it offers and some that it does not: whoever took all that is suggested, and then
/// says yes to a provider, and takes what comes of that, has no data that no use needs, and nobody who gets some that no use of the
/// same sort needs; what is shown before is what is done, and every other recipient gets what it got.
#[test]
fn who_takes_all_that_is_offered_is_left_with_nothing_that_no_use_needs() {
    let (mut grown, mut apart) = (0, 0);
    for (nth, preset) in crate::presets::all().iter().enumerate() {
        let settled = settled_in(preset);
        let offered: Vec<&str> = preset.answers.sharing.recipients.iter().map(|row| row.key.as_str()).collect();
        let others = ["posthog", "intercom", "sentry", "stripe", "mailchimp"];
        let others = others.iter().skip(nth % 2).step_by(2).filter(|id| !offered.contains(*id));
        let mut draft = settled.clone();
        let mut taken: Vec<String> = Vec::new();
        for key in offered.iter().chain(others) {
            let why = format!("{key} in {}", preset.id);
            let at = format!("sharing.recipients.{key}");
            let before = draft.clone();
            let got: Vec<_> = taken.iter().map(|key| reached(&before, key)).collect();
            let told = asking::adds(&Desk::new(draft.clone(), "a.json".into()), &at);
            if offered.contains(key) {
                take(&mut draft, &at);
            } else {
                name(&mut draft, key);
            }
            let has_grown = before.answers.uses != draft.answers.uses || before.answers.collection != draft.answers.collection;
            if offered.contains(key) {
                assert_eq!(told.is_some(), has_grown, "{why}: {told:?}");
            }
            grown += usize::from(has_grown);
            assert!(additions(&draft, key).is_empty(), "{why}: once is enough");
            assert!(changes(&draft, me().on).is_empty(), "{why}: nothing is left to lay");
            let kinds = draft.shown().collection.kinds;
            let named = draft.answers.uses.purposes.iter().flat_map(|row| row.kinds.iter().flatten());
            let gone: Vec<&String> = named.filter(|key| kinds.iter().all(|kind| kind.key != **key)).collect();
            assert!(gone.is_empty(), "{why}: {gone:?} are named and not there");
            take_all(&mut draft);
            let found = review::review(&draft, me().on).findings;
            let wrong = found.iter().find(|one| one.rule == "x-dt-01");
            assert!(wrong.is_none(), "{why}: {wrong:?}");
            let beside = found.iter().find(|one| one.rule == "x-dt-25");
            assert!(beside.is_none(), "{why}: {beside:?}");
            for (key, was) in taken.iter().zip(got) {
                let of_all = providers(&draft);
                let over = draft.shown();
                let by = of_all.iter().find(|one| one.row.key == *key);
                for row in reached(&draft, key) {
                    let new = row.items.iter().flatten().filter(|item| {
                        let mut old = was.iter().filter(|old| old.key == row.key);
                        !old.any(|old| old.items.iter().flatten().any(|one| one.is_same(item)))
                    });
                    for slug in new.filter_map(|item| item.item.as_deref()) {
                        let gets = |by: &super::super::Provider| {
                            by.all_data(&over).iter().any(|one| is_same(one, slug))
                                || !by.stores(&over, std::slice::from_ref(&row)).is_empty()
                        };
                        assert!(by.is_some_and(gets), "{slug} of {} to {key}: {why}", row.key);
                        apart += 1;
                    }
                }
            }
            taken.push((*key).to_owned());
        }
    }
    assert!(grown > 20 && apart > 0, "the property is about something: {grown}, {apart}");
}

/// Over all presets, each with providers of all sorts that its author names: whoever takes all that is offered has nobody who gets
/// something that no use of the same sort needs.
#[test]
fn who_is_named_gets_nothing_that_no_use_of_its_sort_needs() {
    let mut seen = 0;
    for preset in crate::presets::all() {
        let settled = settled_in(preset);
        for id in super::reach::LIKELY {
            let mut draft = settled.clone();
            if draft.answers.sharing.recipients.iter().any(|row| row.key == *id) {
                continue;
            }
            name(&mut draft, id);
            take_all(&mut draft);
            let beside: Vec<(&str, Vec<&str>)> = beside_uses(&draft.answers)
                .into_iter()
                .map(|(row, kinds)| (row.key.as_str(), kinds.into_iter().map(|kind| kind.key.as_str()).collect()))
                .collect();
            assert!(beside.is_empty(), "{id} in {}: {beside:?}", preset.id);
            seen += reached(&draft, id).len();
        }
    }
    assert!(seen > 500, "the property is about something: {seen}");
}

/// Over all presets and the whole catalogue: nothing stands in a kind of the draft that comes from elsewhere than that says.
#[test]
fn what_comes_to_a_kind_comes_from_where_that_comes() {
    let mut seen = 0;
    for (nth, preset) in crate::presets::all().iter().enumerate() {
        let settled = settled_in(preset);
        let has_others = |row: &&crate::interview::collection::KindRow| {
            let own = [Source::Person, Source::Automatic];
            row.source.iter().flatten().next().is_some() && !row.source.iter().flatten().any(|source| own.contains(source))
        };
        let is_bound = settled.answers.collection.kinds.iter().any(|row| has_others(&row));
        // those in which something comes from others alone with every provider, and all with some
        for vendor in vendors::all().iter().skip(nth % 5).step_by(if is_bound { 1 } else { 5 }) {
            let mut draft = settled.clone();
            let row: crate::interview::sharing::RecipientRow = serde_json::from_value(vendors::picked(vendor)).unwrap();
            if draft
                .answers
                .sharing
                .recipients
                .iter()
                .any(|one| one.catalogue == row.catalogue)
            {
                continue;
            }
            draft.answers.sharing.recipients.push(row);
            let all = changes(&draft, me().on).into_iter().filter_map(|(_, layer)| layer);
            let rows: Vec<_> = all.flat_map(|layer| layer.answers.collection.kinds).collect();
            let of = providers(&draft);
            let one = of.iter().find(|one| one.vendor.id == vendor.id);
            for row in rows.iter().filter(|row| row.name.is_none()) {
                let home = settled
                    .answers
                    .collection
                    .kinds
                    .iter()
                    .find(|home| home.key == row.key)
                    .unwrap();
                let slugs = row.items.iter().flatten().filter_map(|item| item.item.as_deref());
                for slug in slugs.filter(|slug| !holds(home, slug)) {
                    let (one, group) = (one.unwrap(), one.unwrap().group(slug).unwrap());
                    let source = one.source_of(group, slug);
                    let fits = home
                        .source
                        .as_ref()
                        .is_none_or(|from| source.is_some_and(|source| from.contains(&source)));
                    assert!(fits, "{slug} of {} in {} of {}", vendor.id, home.key, preset.id);
                    seen += 1;
                }
            }
        }
    }
    assert!(seen > 50, "the property is about something: {seen}");
}

/// What is measured for an end for which the draft measures only under a condition comes under that, whichever was said first: that
/// it records, or all the rest.
#[test]
fn recordings_come_under_the_condition_of_what_is_counted_in_either_order() {
    let replay = "sharing.recipients.posthog.replay";
    let recorded = |first: bool, preset: &str| {
        let mut draft = super::reach::from_preset(preset);
        pick(&mut draft, "posthog");
        if first {
            set(&mut draft, replay, json!(true));
        }
        take_all(&mut draft);
        set(&mut draft, replay, json!(true));
        take_all(&mut draft);
        draft
    };
    for preset in ["b2b-saas", "web-app"] {
        let mut said = Vec::new();
        for first in [true, false] {
            let draft = recorded(first, preset);
            let answers = &draft.answers;
            let kinds: Vec<(&str, Option<&str>)> = answers
                .collection
                .kinds
                .iter()
                .filter(|row| row.only_if.is_some())
                .map(|row| (row.key.as_str(), row.only_if.as_deref()))
                .collect();
            let condition = Some("you agree to analytics");
            assert_eq!(kinds, [("usage", condition), ("recordings", condition)], "{preset}, {first}");
            let row = answers.sharing.recipients.iter().find(|row| row.key == "posthog").unwrap();
            assert_eq!(row.only_if.as_deref(), condition, "{preset}, {first}");
            assert_eq!(
                row.kinds,
                Some(vec!["usage".into(), "recordings".into()]),
                "{preset}, {first}"
            );
            assert_eq!(list(&draft, KINDS), ["usage", "recordings"], "{preset}, {first}");
            let document = annotate::annotate(&draft, &Notes::default(), today()).document;
            said.push(document.sentences().map(crate::document::Sentence::words).collect::<Vec<_>>());
        }
        assert_eq!(said[0], said[1], "{preset}");
        let recorded = said[0].iter().filter(|words| words.contains("recordings of sessions"));
        let recorded: Vec<&String> = recorded.collect();
        let bound = |words: &&String| words.to_lowercase().contains("if you agree to analytics");
        assert!(!recorded.is_empty() && recorded.iter().all(bound), "{preset}: {recorded:#?}");
    }
    // where something is counted of everybody, so are they recorded
    let mut draft = super::reach::from_preset("b2b-saas");
    set(&mut draft, "use.purposes.understand.kinds", json!(["usage", "activity"]));
    pick(&mut draft, "posthog");
    set(&mut draft, replay, json!(true));
    let recordings = |draft: &Draft| draft.shown().collection.kinds.into_iter().find(|row| row.key == "recordings");
    assert_eq!(recordings(&draft).unwrap().only_if, None);
    set(&mut draft, "use.purposes.understand.kinds", json!(["usage"]));
    assert_eq!(
        recordings(&draft).unwrap().only_if.as_deref(),
        Some("you agree to analytics"),
        "it follows"
    );
    // a list that its author put together stays as it is
    let mut draft = super::reach::from_preset("b2b-saas");
    pick(&mut draft, "posthog");
    take_all(&mut draft);
    set(&mut draft, "sharing.recipients.posthog.kinds", json!(["usage", "account"]));
    set(&mut draft, replay, json!(true));
    take(&mut draft, "collection.kinds.recordings");
    assert_eq!(list(&draft, "sharing.recipients.posthog.kinds"), ["usage", "account"]);
}
