//! What must hold of what a provider brings: each section concerned, only what is missing, and gone with its provider.

mod additions;
mod kinds;
mod parts;
mod reach;
mod sources;
mod stored;
mod together;

use crate::draft::{Draft, Layer};
use crate::edit::{Edit, History, Who};
use crate::interview::cookies::{Consent, Sort};
use crate::interview::sharing::{Job, Origin};
use crate::interview::uses::Purpose;
use crate::path;
use crate::values::PolicyDate;
use crate::vendors;
use serde_json::{Value, json};

/// The day of the author.
fn today() -> PolicyDate {
    PolicyDate::parse("2026-11-21").unwrap()
}

fn me() -> Who {
    Who {
        by: "author".into(),
        on: today(),
    }
}

fn do_it(draft: &mut Draft, edit: &Edit) -> Vec<crate::edit::Step> {
    draft.edit(edit, &me()).unwrap()
}

fn set(draft: &mut Draft, at: &str, value: Value) {
    let path = at.to_owned();
    let value = Some(value).filter(|value| !value.is_null());
    do_it(draft, &Edit::Set { path, value });
}

fn pick(draft: &mut Draft, id: &str) -> Vec<crate::edit::Step> {
    let edit = Edit::Insert {
        table: "sharing.recipients".into(),
        before: None,
        row: vendors::picked(vendors::find(id).unwrap()),
    };
    do_it(draft, &edit)
}

fn brought<'d>(draft: &'d Draft, id: &str) -> Option<&'d Layer> {
    draft.suggested.iter().find(|layer| layer.from == format!("catalogue:{id}"))
}

/// The slugs of all items that are shown, each with the key of its kind.
fn items(draft: &Draft) -> Vec<(String, String)> {
    let kinds = draft.shown().collection.kinds;
    let of = |row: &crate::interview::collection::KindRow| {
        let items = row.items.clone().unwrap_or_default().into_iter();
        let key = row.key.clone();
        items
            .map(move |item| (key.clone(), item.item.unwrap_or_default()))
            .collect::<Vec<_>>()
    };
    kinds.iter().flat_map(of).collect()
}

fn european() -> Draft {
    let mut draft = Draft::new("t");
    set(&mut draft, "company.regions", json!(["eea", "uk", "california"]));
    draft
}

#[test]
fn a_provider_brings_data_purpose_transfer_and_cookies_and_nothing_legal() {
    let mut draft = european();
    pick(&mut draft, "stripe");
    let shown = draft.shown();
    let keys: Vec<&str> = shown.collection.kinds.iter().map(|row| row.key.as_str()).collect();
    assert_eq!(keys, ["contact", "payments", "device"]);
    assert!(
        shown
            .collection
            .kinds
            .iter()
            .all(|row| row.source.is_some() && row.kept.is_none())
    );
    let purpose = &shown.uses.purposes[0];
    assert_eq!((purpose.purpose, purpose.ground), (Some(Purpose::Payments), None));
    assert_eq!(purpose.via, Some(vec!["stripe".into()]));
    let transfers = &shown.sharing.transfers;
    let origins: Vec<_> = transfers.iter().map(|row| row.origin.unwrap()).collect();
    assert_eq!(origins, [Origin::Eea, Origin::Uk]);
    assert!(
        transfers.iter().all(|row| row.instruments.is_none()),
        "a tool is only offered, and is no answer"
    );
    assert_eq!(shown.cookies.items.len(), 2);
    assert_eq!(
        path::get(&shown, "sharing.recipients.stripe.kinds"),
        Some(json!(["contact", "payments", "device"]))
    );
    for at in [
        "collection.kinds.payments",
        "use.purposes.payments",
        "sharing.transfers.eea-us",
        "sharing.recipients.stripe.kinds",
    ] {
        let (from, _) = draft.suggestion(at).unwrap();
        assert_eq!(vendors::source_words(from).unwrap(), "Stripe, from the catalogue", "{at}");
    }
    let published = draft.published();
    assert!(
        published.collection.kinds.is_empty() && published.sharing.transfers.is_empty(),
        "it is only suggested"
    );
    pick(&mut draft, "datadog");
    assert!(brought(&draft, "datadog").is_some());
    let twice: Vec<_> = items(&draft).into_iter().filter(|(_, item)| item == "ip_address").collect();
    assert_eq!(twice.len(), 1, "what one provider brought, another does not: {twice:?}");
}

#[test]
fn a_tool_is_offered_where_the_catalogue_has_everybody_on_the_list() {
    let mut draft = european();
    pick(&mut draft, "zendesk");
    set(&mut draft, "sharing.recipients.zendesk.country", json!({ "area": "US" }));
    let offered = draft
        .suggestion("sharing.transfers.eea-us.instruments")
        .map(|(_, value)| value);
    assert_eq!(offered, Some(json!(["dpf"])));
    assert_eq!(
        draft.suggestion("sharing.transfers.uk-us.instruments"),
        None,
        "that list is another"
    );
    set(&mut draft, "sharing.recipients.zendesk.country", json!({ "area": "IE" }));
    assert_eq!(draft.suggestion("sharing.transfers.eea-us"), None, "it stays in the EEA");
    assert!(draft.suggestion("sharing.transfers.uk-ie").is_some());
}

#[test]
fn where_a_decision_covers_a_place_no_agreement_is_pointed_to() {
    let hint = |area: &str, key: &str| {
        let mut draft = european();
        pick(&mut draft, "stripe");
        set(&mut draft, "sharing.recipients.stripe.country", json!({ "area": area }));
        let desk = crate::asking::Desk::new(draft, "a.json".into());
        crate::asking::hint(&desk, &format!("sharing.transfers.{key}.instruments"), me().on).unwrap_or_default()
    };
    let decision = "an adequacy decision of the EU covers";
    assert_eq!(
        hint("JP", "eea-jp"),
        format!("{decision} Japan: name that decision here, and no other tool is needed")
    );
    let part = hint("CA", "eea-ca");
    assert!(
        part.starts_with(&format!(
            "{decision} only commercial organisations in Canada; for whom it does not cover, the tool"
        )),
        "{part}"
    );
    let home = "the law of the United Kingdom treats Ireland as adequate: name that decision here, and no other tool is needed";
    assert_eq!(hint("IE", "uk-ie"), home);
    let none = hint("IN", "eea-in");
    assert!(none.starts_with("the tool stands in the data processing agreement"), "{none}");
}

#[test]
fn a_listing_that_nobody_looked_up_is_offered_as_such_and_only_where_all_are_listed() {
    let at = "sharing.transfers.eea-us.instruments";
    let told = |draft: &Draft| {
        let desk = crate::asking::Desk::new(draft.clone(), "a.json".into());
        let hint = crate::asking::hint(&desk, at, me().on).unwrap_or_default();
        (hint, crate::asking::doubt(&desk, at))
    };
    let mut draft = european();
    pick(&mut draft, "stripe");
    set(&mut draft, "sharing.recipients.stripe.country", json!({ "area": "US" }));
    let offered = |draft: &Draft| draft.suggestion(at).map(|(_, value)| value);
    assert_eq!(offered(&draft), Some(json!(["dpf"])));
    let (hint, doubt) = told(&draft);
    let list = "https://www.dataprivacyframework.gov/list";
    assert_eq!(
        hint,
        format!("the catalogue names Stripe (not verified) on the list of the Data Privacy Framework: look them up at {list}")
    );
    assert_eq!(doubt, " (not verified)");
    assert!(
        draft.published().sharing.transfers.is_empty(),
        "offered, and printed by nobody"
    );
    let mut accepted = draft.clone();
    let row = Edit::Accept {
        path: "sharing.transfers.eea-us".into(),
        from: None,
    };
    do_it(&mut accepted, &row);
    let printed = accepted.published().sharing.transfers;
    assert!(
        printed.len() == 1 && printed[0].instruments.is_none(),
        "with its row it is not taken"
    );
    // one that nobody knows to be listed takes the offer away, and says where its tool stands
    pick(&mut draft, "posthog");
    set(&mut draft, "sharing.recipients.posthog.country", json!({ "area": "US" }));
    assert_eq!(offered(&draft), None);
    let (hint, doubt) = told(&draft);
    let agreement = "the tool of the others stands in the data processing agreement: PostHog https://posthog.com/dpa";
    assert!(
        hint.contains("names Stripe (not verified)") && hint.ends_with(agreement),
        "{hint}"
    );
    assert_eq!(doubt, "", "nothing is offered");
    // from the United Kingdom that list is another: each agreement tells the tool
    let desk = crate::asking::Desk::new(draft.clone(), "a.json".into());
    let from_uk = crate::asking::hint(&desk, "sharing.transfers.uk-us.instruments", me().on).unwrap();
    assert_eq!(
        from_uk,
        "the tool stands in the data processing agreement: Stripe https://stripe.com/legal/dpa, PostHog https://posthog.com/dpa"
    );
    // what somebody looked up has no doubt
    let mut draft = european();
    pick(&mut draft, "zendesk");
    set(&mut draft, "sharing.recipients.zendesk.country", json!({ "area": "US" }));
    let (hint, doubt) = told(&draft);
    assert!(
        hint.contains("names Zendesk on the list") && doubt.is_empty(),
        "{hint}{doubt}"
    );
}

#[test]
fn a_transfer_comes_once_both_ends_are_known_whichever_is_said_first() {
    let origins =
        |draft: &Draft| -> Vec<Origin> { draft.shown().sharing.transfers.iter().filter_map(|row| row.origin).collect() };
    let regions = ("company.regions", json!(["eea", "uk"]));
    let country = ("sharing.recipients.posthog.country", json!({ "area": "US" }));
    for answers in [[&regions, &country], [&country, &regions]] {
        let mut draft = Draft::new("t");
        pick(&mut draft, "posthog");
        assert!(origins(&draft).is_empty(), "one chooses where PostHog keeps data");
        set(&mut draft, answers[0].0, answers[0].1.clone());
        assert!(origins(&draft).is_empty(), "{}", answers[0].0);
        set(&mut draft, answers[1].0, answers[1].1.clone());
        assert_eq!(origins(&draft), [Origin::Eea, Origin::Uk], "{}", answers[1].0);
        set(&mut draft, "company.regions", json!(["uk"]));
        assert_eq!(origins(&draft), [Origin::Uk], "nobody is in the EEA");
    }
}

#[test]
fn a_tool_is_offered_for_all_who_are_there_or_for_nobody() {
    let offered = |ids: &[&str]| {
        let mut draft = european();
        for id in ids {
            pick(&mut draft, id);
            set(
                &mut draft,
                &format!("sharing.recipients.{id}.country"),
                json!({ "area": "US" }),
            );
        }
        draft.suggestion("sharing.transfers.eea-us.instruments").is_some()
    };
    assert!(offered(&["zendesk"]));
    assert!(
        !offered(&["zendesk", "posthog"]) && !offered(&["posthog", "zendesk"]),
        "nobody knows whether PostHog is listed"
    );
}

#[test]
fn it_comes_and_goes_with_its_row_and_is_taken_back_in_one_step() {
    let mut draft = european();
    let mut states = vec![draft.clone()];
    let mut history = History::default();
    history.push(pick(&mut draft, "stripe"));
    states.push(draft.clone());
    let accept = Edit::Accept {
        path: "collection.kinds.payments".into(),
        from: None,
    };
    history.push(do_it(&mut draft, &accept));
    states.push(draft.clone());
    let drop = Edit::Drop {
        path: "collection.kinds.contact".into(),
        from: None,
    };
    history.push(do_it(&mut draft, &drop));
    states.push(draft.clone());
    history.push(pick(&mut draft, "posthog"));
    states.push(draft.clone());
    let remove = Edit::Remove {
        row: "sharing.recipients.stripe".into(),
    };
    history.push(do_it(&mut draft, &remove));
    assert!(brought(&draft, "stripe").is_none() && brought(&draft, "posthog").is_some());
    assert_eq!(draft.answers.collection.kinds.len(), 1, "what was accepted stays");
    states.push(draft.clone());
    history.push(pick(&mut draft, "stripe"));
    assert!(
        draft.suggestion("sharing.recipients.stripe.kinds").is_some(),
        "it comes again"
    );
    assert!(
        draft.suggestion("collection.kinds.contact").is_none(),
        "what was dropped does not"
    );
    for state in states.iter().rev() {
        let touched = history.undo(&mut draft).unwrap();
        assert!(path::spot(&touched).is_ok(), "{touched} is no answer");
        assert_eq!(&draft, state);
    }
    for state in states.iter().skip(1) {
        history.redo(&mut draft).unwrap();
        assert_eq!(&draft, state);
    }
}

#[test]
fn what_was_taken_out_does_not_come_back_with_the_next_provider() {
    let mut draft = european();
    pick(&mut draft, "stripe");
    let accept = Edit::Accept {
        path: "collection.kinds.payments".into(),
        from: None,
    };
    do_it(&mut draft, &accept);
    set(
        &mut draft,
        "collection.kinds.payments.items",
        json!([{ "item": "payment_card" }]),
    );
    pick(&mut draft, "sentry");
    assert!(
        !items(&draft).iter().any(|(_, item)| item == "bank_account"),
        "{:?}",
        items(&draft)
    );
}

#[test]
fn answers_about_the_set_up_decide_what_it_brings() {
    let mut draft = european();
    pick(&mut draft, "posthog");
    let has = |draft: &Draft, slug: &str| items(draft).iter().any(|(_, item)| item == slug);
    assert!(!has(&draft, "session_recording"), "nobody said that it records");
    set(&mut draft, "sharing.recipients.posthog.replay", json!(true));
    assert!(has(&draft, "session_recording"));
    assert!(draft.shown().cookies.items.iter().any(|row| row.key.starts_with("posthog")));
    set(&mut draft, "sharing.recipients.posthog.stores", json!(false));
    assert!(draft.shown().cookies.items.is_empty());
    set(&mut draft, "sharing.recipients.posthog.replay", json!(false));
    assert!(!has(&draft, "session_recording"));
    set(&mut draft, "sharing.recipients.posthog.own_server", json!(true));
    assert!(brought(&draft, "posthog").is_none(), "nobody else gets anything");
    pick(&mut draft, "google-analytics");
    set(&mut draft, "sharing.recipients.google-analytics.ad_signals", json!(true));
    assert!(
        draft
            .shown()
            .uses
            .purposes
            .iter()
            .any(|row| row.purpose == Some(Purpose::Promote))
    );
    assert_eq!(draft.shown().sharing.share_for_ads, None, "only the author can say so");
    assert_eq!(
        draft.suggestion("sharing.share_for_ads").map(|(_, value)| value),
        Some(json!(true))
    );
}

#[test]
fn nothing_is_called_essential_without_grounds_nor_said_to_do_what_nobody_knows() {
    let mut grounded = 0;
    for vendor in vendors::all() {
        let mut draft = european();
        pick(&mut draft, &vendor.id);
        for row in draft.shown().cookies.items {
            let name = row.name.clone().unwrap();
            let cookie = vendor.cookies.iter().find(|one| one.name == name).unwrap();
            let essential = row.sort == Some(Sort::Essential);
            assert_eq!(essential, cookie.grounds.is_some(), "{}: {name}", vendor.id);
            assert_eq!(row.consent == Some(Consent::Always), essential, "{}: {name}", vendor.id);
            if row.sort.is_none() {
                assert_eq!(row.consent, None, "{}: {name}: who knows no sort knows no consent", vendor.id);
                assert_eq!(row.does.is_none(), cookie.does.is_empty(), "{}: {name}", vendor.id);
            }
            grounded += usize::from(essential);
        }
    }
    assert!(grounded > 2, "the property is about something: {grounded}");
}

#[test]
fn a_condition_of_the_catalogue_is_offered() {
    let mut draft = european();
    pick(&mut draft, "google-sign-in");
    let offered = draft
        .suggestion("sharing.recipients.google-sign-in.only_if")
        .map(|(_, value)| value);
    assert_eq!(offered, Some(json!("you sign in with your Google account")));
}

#[test]
fn a_kind_goes_to_those_who_get_what_it_is_about() {
    let mut draft = european();
    let device = |name: &str, more: &[&str]| {
        let items: Vec<Value> = ["ip_address", "timestamps"]
            .iter()
            .chain(more)
            .map(|item| json!({ "item": item }))
            .collect();
        json!({ "key": name, "name": name, "items": items })
    };
    let rows = [device("logs", &["server_logs"]), device("device", &[])];
    for row in rows {
        let (table, before) = ("collection.kinds".into(), None);
        do_it(&mut draft, &Edit::Insert { table, before, row });
    }
    let handled = |draft: &Draft, id: &str| {
        let layer = brought(draft, id).unwrap();
        layer.answers.sharing.recipients[0].kinds.clone().unwrap_or_default()
    };
    pick(&mut draft, "paddle");
    pick(&mut draft, "stripe");
    pick(&mut draft, "paypal");
    for id in ["paddle", "stripe", "paypal"] {
        assert!(
            handled(&draft, id).contains(&"payments".to_owned()),
            "one kind for all who take payments: {id}: {:?}",
            handled(&draft, id)
        );
    }
    pick(&mut draft, "posthog");
    let posthog = handled(&draft, "posthog");
    assert!(
        !posthog.iter().any(|key| key == "logs" || key == "payments"),
        "an address of a device in both says nothing: {posthog:?}"
    );
}

#[test]
fn who_can_run_on_an_own_server_is_suggested_to_run_in_the_cloud_and_others_are_asked_nothing() {
    let mut draft = european();
    pick(&mut draft, "posthog");
    pick(&mut draft, "stripe");
    let at = "sharing.recipients.posthog.own_server";
    let suggested = |draft: &Draft, at: &str| draft.suggestion(at).map(|(from, value)| (from.to_owned(), value));
    assert_eq!(suggested(&draft, at), Some(("catalogue:posthog".to_owned(), json!(false))));
    assert_eq!(suggested(&draft, "sharing.recipients.stripe.own_server"), None);
    assert!(
        draft.outstanding().iter().any(|one| at.starts_with(one.as_str())),
        "somebody has to say so"
    );
    set(&mut draft, at, json!(true));
    assert_eq!(
        suggested(&draft, "sharing.recipients.posthog.kinds"),
        None,
        "it is no recipient then"
    );
}

#[test]
fn what_is_sensitive_comes_under_no_ground_that_was_said_of_less() {
    let mut draft = reach::from_preset("b2b-saas");
    set(&mut draft, "company.regions", json!(["eea"]));
    pick(&mut draft, "mapbox");
    let of = |draft: &Draft, key: &str| -> Vec<(String, bool)> {
        let rows = draft.shown().uses.purposes.into_iter();
        let its = rows.filter(|row| row.kinds.iter().flatten().any(|one| one == key));
        its.map(|row| (row.key, row.ground.is_some())).collect()
    };
    let alone = [("provide-mapbox".to_owned(), false)];
    assert_eq!(
        of(&draft, "location"),
        alone,
        "it has a use of its own, of which nobody has said the ground"
    );
    assert_eq!(
        of(&draft, "usage-2"),
        [("provide".to_owned(), true)],
        "the rest joins what is there"
    );
    for _ in 0..2 {
        for path in draft.outstanding() {
            let _ = draft.edit(&Edit::Accept { path, from: None }, &me());
        }
    }
    assert_eq!(of(&draft, "location"), alone, "and so it stays once all is accepted");
}

#[test]
fn who_advertises_waits_for_the_yes_to_that_alone() {
    let mut draft = european();
    pick(&mut draft, "google-ads");
    let shown = draft.shown();
    let all = shown.sharing.recipients[0]
        .only_if
        .iter()
        .chain(shown.collection.kinds.iter().filter_map(|row| row.only_if.as_ref()));
    let all: std::collections::BTreeSet<&str> = all.map(String::as_str).collect();
    assert_eq!(all.into_iter().collect::<Vec<_>>(), ["you agree to advertising cookies"]);
}

#[test]
fn who_vouches_for_people_tells_nothing_that_comes_by_itself_nor_of_whom_nobody_vouched() {
    use crate::interview::collection::Source;
    let mut draft = european();
    pick(&mut draft, "google-sign-in");
    pick(&mut draft, "openai");
    for kind in draft.shown().collection.kinds {
        let others = kind.source.iter().flatten().any(|source| *source == Source::Others);
        assert!(!others || kind.only_if.is_some(), "{kind:?}");
    }
}

#[test]
fn a_use_that_only_a_provider_brings_names_what_reaches_it() {
    let mut draft = european();
    pick(&mut draft, "google-fonts");
    let shown = draft.shown();
    let provide = |row: &&crate::interview::uses::PurposeRow| row.purpose == Some(Purpose::Provide);
    let brought = shown.uses.purposes.iter().find(provide).unwrap();
    let gets = shown.sharing.recipients[0].kinds.as_ref();
    assert!(gets.is_some_and(|kinds| !kinds.is_empty()));
    assert_eq!(
        brought.kinds.as_ref(),
        gets,
        "fonts get the address of a device, and the use says so"
    );
}

#[test]
fn who_records_nothing_has_no_such_job_and_what_runs_nowhere_else_is_no_own_server() {
    let mut draft = european();
    pick(&mut draft, "hotjar");
    let jobs = |draft: &Draft| {
        let published = draft.published();
        let received = crate::interview::providers::received(&published);
        received
            .sharing
            .recipients
            .iter()
            .map(|row| row.job.clone())
            .collect::<Vec<_>>()
    };
    let recording = |draft: &Draft| jobs(draft).iter().flatten().flatten().any(|job| *job == Job::SessionReplay);
    assert!(!recording(&draft), "nobody has said so");
    set(&mut draft, "sharing.recipients.hotjar.replay", json!(true));
    assert!(recording(&draft));
    set(&mut draft, "sharing.recipients.hotjar.replay", json!(false));
    assert!(!recording(&draft));
    set(&mut draft, "sharing.recipients.hotjar.own_server", json!(true));
    assert!(
        brought(&draft, "hotjar").is_some() && jobs(&draft).len() == 1,
        "it runs on no server but its own"
    );
}

#[test]
fn the_role_is_suggested_and_who_may_play_two_parts_is_asked_which() {
    use crate::interview::{self, sharing::Part};
    use crate::vendors::Role;
    let (mut both, mut processors) = (0, 0);
    for vendor in vendors::all() {
        let mut draft = Draft::new("t");
        pick(&mut draft, &vendor.id);
        let at = format!("sharing.recipients.{}.part", vendor.id);
        let shown = draft.shown();
        let asked = interview::asked(&shown).iter().any(|one| one.path(&shown) == at);
        let open = |draft: &Draft| crate::review::completeness(draft).iter().any(|one| one.at == [at.clone()]);
        let part = shown.sharing.recipients[0].part;
        match vendor.role {
            Some(Role::Both) => {
                both += 1;
                assert!(part.is_none() && asked && open(&draft), "{}: {part:?}", vendor.id);
                set(&mut draft, &at, json!("both"));
                assert!(!open(&draft), "{}", vendor.id);
            }
            Some(Role::Controller) => assert_eq!(part, Some(Part::Controller), "{}", vendor.id),
            Some(Role::Processor) => {
                processors += 1;
                assert_eq!(part, Some(Part::Processor), "{}", vendor.id);
                let from = draft.suggestion(&at).map(|(from, _)| from.to_owned());
                assert_eq!(
                    from,
                    Some(format!("catalogue:{}", vendor.id)),
                    "with its source, and not said"
                );
                assert_eq!(draft.published().sharing.recipients[0].part, None, "{}", vendor.id);
                let desk = crate::asking::Desk::new(draft.clone(), "draft.json".into());
                let doubt = crate::asking::doubt(&desk, &at);
                let is_checked = vendor.is_checked("role", None);
                assert_eq!(doubt.is_empty(), is_checked, "{}: what nobody checked is marked", vendor.id);
            }
            None => assert!(part.is_none() && !open(&draft), "{}", vendor.id),
        }
    }
    assert!(
        both > 20 && processors > 200,
        "the property is about something: {both}, {processors}"
    );
}

/// The transfers that are suggested or offered, and those who say so.
fn transfers(draft: &Draft) -> Vec<(Origin, String, Vec<&str>)> {
    let rows = draft.overlay().sharing.transfers.into_iter();
    let told = rows.filter_map(|row| {
        let at = path::row_path("sharing.transfers", &row.key);
        Some((row.origin?, row.to?.area, draft.sources(&at)))
    });
    told.collect()
}

#[test]
fn a_recipient_that_is_typed_brings_the_transfers_to_its_country_as_a_provider_does() {
    let mut draft = Draft::new("acme");
    set(&mut draft, "company.regions", json!(["eea", "uk"]));
    do_it(
        &mut draft,
        &Edit::Insert {
            table: "sharing.recipients".into(),
            before: None,
            row: json!({ "name": "Zorblax" }),
        },
    );
    assert!(transfers(&draft).is_empty(), "nobody knows the country");
    let at = "sharing.recipients.zorblax.country";
    let brings = |origin, area: &str| (origin, area.to_owned(), vec!["recipients"]);
    set(&mut draft, at, json!({ "area": "US" }));
    assert_eq!(transfers(&draft), [brings(Origin::Eea, "US"), brings(Origin::Uk, "US")]);
    assert!(
        draft.layers().all(|layer| layer.answers.company.offers.is_none()),
        "it is no reason to suggest anything else"
    );
    set(&mut draft, at, json!({ "area": "GB" }));
    assert_eq!(transfers(&draft), [brings(Origin::Eea, "GB")], "they follow the country");
    pick(&mut draft, "stripe");
    set(&mut draft, "sharing.recipients.stripe.country", json!({ "area": "GB" }));
    assert_eq!(transfers(&draft).len(), 1, "one transfer is for both");
    set(&mut draft, at, json!({ "area": "IE" }));
    let by_hand = transfers(&draft).into_iter().filter(|(.., from)| from == &["recipients"]);
    assert_eq!(
        by_hand.collect::<Vec<_>>(),
        [brings(Origin::Uk, "IE")],
        "the provider's stays"
    );
    let row = "sharing.recipients.zorblax".to_owned();
    set(&mut draft, at, json!({ "area": "US" }));
    do_it(&mut draft, &Edit::Remove { row });
    assert!(!transfers(&draft).iter().any(|(_, to, _)| to == "US"), "and go with the row");
}

#[test]
fn the_list_of_the_framework_is_offered_only_where_everybody_there_is_known_to_be_on_it() {
    let mut draft = Draft::new("acme");
    set(&mut draft, "company.regions", json!(["eea"]));
    let listed = vendors::all().iter().find(|one| {
        let is_there = one.country.as_ref().is_some_and(|country| country.area == "US");
        is_there && !one.regions && one.framework.is_some_and(|fact| fact.listed)
    });
    pick(&mut draft, &listed.unwrap().id);
    let offers = |draft: &Draft| draft.suggestion("sharing.transfers.eea-us.instruments").is_some();
    assert!(offers(&draft));
    let row = json!({ "name": "Zorblax", "country": { "area": "US" } });
    let (table, before) = ("sharing.recipients".to_owned(), None);
    do_it(&mut draft, &Edit::Insert { table, before, row });
    assert!(!offers(&draft), "of the other nobody knows");
}
