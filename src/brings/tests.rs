//! What must hold of what a provider brings: each section concerned, only what is missing, and gone with its provider.

use crate::draft::{Draft, Layer};
use crate::edit::{Edit, History, Who};
use crate::interview::sharing::{Job, Origin};
use crate::interview::uses::Purpose;
use crate::path;
use crate::values::PolicyDate;
use crate::vendors;
use serde_json::{Value, json};

fn me() -> Who {
    Who {
        by: "author".into(),
        on: PolicyDate::parse("2026-11-21").unwrap(),
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
        draft.suggestions("sharing.transfers.eea-us.instruments").next().is_none(),
        "nobody looked it up"
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
fn a_tool_is_offered_where_somebody_looked_up_the_list() {
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
fn what_is_known_is_not_brought_and_a_kind_about_the_same_gets_no_twin() {
    let mut draft = european();
    let kind = Edit::Insert {
        table: "collection.kinds".into(),
        before: None,
        row: json!({ "key": "payments", "name": "Payments", "items": [{ "item": "transactions" }, { "item": "payment_card" }, { "item": "invoices" }] }),
    };
    do_it(&mut draft, &kind);
    pick(&mut draft, "stripe");
    let keys: Vec<String> = draft.shown().collection.kinds.into_iter().map(|row| row.key).collect();
    assert_eq!(keys, ["payments", "contact", "device"]);
    let (from, says) = draft.suggestion("collection.kinds.payments.items").unwrap();
    assert_eq!(from, "catalogue:stripe");
    let says: Vec<&str> = says
        .as_array()
        .unwrap()
        .iter()
        .filter_map(|item| item["item"].as_str())
        .collect();
    assert_eq!(
        says,
        ["transactions", "payment_card", "invoices", "bank_account"],
        "it says what it gets besides; invoices say as much as billing details"
    );
    assert!(
        !draft
            .outstanding()
            .iter()
            .any(|at| at.starts_with("collection.kinds.payments")),
        "what the author said does not wait"
    );
    let handled = draft.suggestion("sharing.recipients.stripe.kinds").map(|(_, value)| value);
    assert_eq!(handled, Some(json!(["payments", "contact", "device"])));

    let mut draft = european();
    let kind = Edit::Insert {
        table: "collection.kinds".into(),
        before: None,
        row: json!({ "key": "paying", "name": "Billing data", "items": [{ "text": "the way you pay", "class": "D", "sensitive": false }] }),
    };
    do_it(&mut draft, &kind);
    pick(&mut draft, "stripe");
    let shown = draft.shown();
    let names: Vec<&str> = shown.collection.kinds.iter().filter_map(|row| row.name.as_deref()).collect();
    assert_eq!(
        names,
        ["Billing data", "Contact details", "Identifiers and device data"],
        "in own words too"
    );
    assert!(
        shown.sharing.recipients[0]
            .kinds
            .as_ref()
            .unwrap()
            .contains(&"paying".to_owned())
    );
}

#[test]
fn a_kind_that_is_brought_says_what_follows_and_promises_nothing() {
    use crate::interview::collection::{Required, Trigger, Whose};
    let mut draft = european();
    pick(&mut draft, "stripe");
    pick(&mut draft, "posthog");
    pick(&mut draft, "sentry");
    pick(&mut draft, "openai");
    let shown = draft.shown();
    let kind = |key: &str| shown.collection.kinds.iter().find(|row| row.key == key).unwrap();
    let payments = kind("payments");
    assert_eq!(
        (payments.whose, payments.required, payments.trigger),
        (Some(Whose::Ours), Some(Required::Yes), Some(Trigger::Paying))
    );
    assert_eq!(payments.consequence.as_deref(), Some("take your payment"));
    assert_eq!(
        (kind("usage").required, kind("usage").whose),
        (Some(Required::No), Some(Whose::Ours))
    );
    assert_eq!(
        (kind("errors").required, kind("errors").kept.as_ref()),
        (None, None),
        "only the author knows"
    );
    let prompts = kind("prompts");
    assert_eq!(
        (prompts.name.as_deref(), prompts.whose),
        (Some("What you write to the assistant"), None),
        "whose it is hangs on who uses the product"
    );
    let names: Vec<&str> = shown.collection.kinds.iter().filter_map(|row| row.name.as_deref()).collect();
    assert!(!names.iter().any(|name| name.contains(" at ")), "{names:?}");
    set(&mut draft, "company.audience", json!("consumers"));
    pick(&mut draft, "zendesk");
    let mut fresh = european();
    set(&mut fresh, "company.audience", json!("consumers"));
    pick(&mut fresh, "openai");
    let shown = fresh.shown();
    let prompts = shown.collection.kinds.iter().find(|row| row.key == "prompts").unwrap();
    assert_eq!(prompts.whose, Some(Whose::Ours));
    assert!(fresh.published().collection.kinds.is_empty(), "it is only suggested");
}

#[test]
fn a_default_period_comes_only_where_somebody_looked() {
    for vendor in vendors::all() {
        let mut draft = european();
        pick(&mut draft, &vendor.id);
        let known = vendor.keeps.is_some() && vendor.is_checked("keeps", None);
        for row in draft.shown().collection.kinds {
            assert!(row.kept.is_none() || known, "{}: {:?}", vendor.id, row.kept);
        }
    }
}

#[test]
fn cookies_wait_for_consent_where_the_law_asks_it() {
    use crate::interview::cookies::Consent;
    for (regions, wanted) in [(json!(["eea"]), Some(Consent::OptIn)), (json!(["california"]), None)] {
        let mut draft = Draft::new("t");
        set(&mut draft, "company.regions", regions);
        pick(&mut draft, "posthog");
        pick(&mut draft, "stripe");
        let shown = draft.shown();
        let of = |start: &str| shown.cookies.items.iter().find(|row| row.key.starts_with(start)).unwrap();
        assert_eq!(of("posthog").consent, wanted);
        assert_eq!(of("stripe").consent, Some(Consent::Always), "what is necessary");
    }
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
            .any(|row| row.purpose == Some(Purpose::Advertising))
    );
    assert_eq!(draft.shown().sharing.share_for_ads, None, "only the author can say so");
    assert_eq!(
        draft.suggestion("sharing.share_for_ads").map(|(_, value)| value),
        Some(json!(true))
    );
}

/// A draft with these suggestions of a preset.
fn with_preset(answers: Value) -> Draft {
    let mut draft = european();
    draft.suggested.push(Layer {
        from: "preset:x".into(),
        as_of: None,
        answers: serde_json::from_value(answers).unwrap(),
    });
    draft
}

#[test]
fn where_a_preset_offers_the_provider_only_what_the_preset_has_not_comes() {
    let usage = json!({ "key": "usage", "name": "Usage data", "items": [{ "item": "page_views" }, { "item": "ip_address" }] });
    let purpose = json!({ "key": "u", "purpose": "own", "words": "see what is used", "kinds": ["usage"] });
    let offered = |id: &str| json!({ "key": id, "catalogue": id, "name": id });
    let mut draft = with_preset(json!({
        "collection": { "any_kinds": true, "kinds": [usage] },
        "use": { "any_purposes": true, "purposes": [purpose] },
        "sharing": { "recipients": [offered("posthog"), offered("sentry")] },
    }));
    let take = |id: &str| Edit::Accept {
        path: format!("sharing.recipients.{id}"),
        from: None,
    };
    do_it(&mut draft, &take("posthog"));
    let kinds = |draft: &Draft| -> Vec<String> { draft.shown().collection.kinds.into_iter().map(|row| row.key).collect() };
    assert_eq!(kinds(&draft), ["usage"]);
    assert_eq!(draft.shown().uses.purposes.len(), 1);
    let handled = |draft: &Draft, id: &str| {
        draft
            .suggestion(&format!("sharing.recipients.{id}.kinds"))
            .map(|(_, value)| value)
    };
    assert_eq!(
        handled(&draft, "posthog"),
        Some(json!(["usage"])),
        "the row says what it gets"
    );
    set(&mut draft, "sharing.recipients.posthog.replay", json!(true));
    assert_eq!(
        kinds(&draft),
        ["usage", "recordings"],
        "an answer says what no preset can know"
    );
    do_it(&mut draft, &take("sentry"));
    assert_eq!(
        kinds(&draft),
        ["usage", "recordings", "errors"],
        "crash reports are nowhere else"
    );
    assert_eq!(handled(&draft, "sentry"), Some(json!(["usage", "errors"])));
    let purposes = draft.shown().uses.purposes;
    let errors = purposes.iter().find(|row| row.purpose == Some(Purpose::FindErrors)).unwrap();
    assert_eq!(
        errors.kinds,
        Some(vec!["errors".into()]),
        "what is used already is not used twice"
    );
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
fn a_kind_goes_to_those_who_get_what_it_is_about_and_none_named_after_one_to_another() {
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
    assert!(handled(&draft, "paddle").contains(&"payments".to_owned()));
    pick(&mut draft, "stripe");
    let named = "payments-stripe".to_owned();
    assert!(
        handled(&draft, "stripe").contains(&named),
        "what is named after it is its own: {:?}",
        handled(&draft, "stripe")
    );
    pick(&mut draft, "paypal");
    let paypal = handled(&draft, "paypal");
    assert!(
        paypal.contains(&"payments".to_owned()) && !paypal.contains(&named),
        "{paypal:?}"
    );
    pick(&mut draft, "posthog");
    let posthog = handled(&draft, "posthog");
    assert!(
        !posthog.iter().any(|key| key == "logs" || key == "payments"),
        "an address of a device in both says nothing: {posthog:?}"
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
fn who_runs_models_is_offered_where_an_ai_feature_says_nobody() {
    let feature = |draft: &mut Draft, key: &str, sent: &str| {
        let row = json!({ "key": key, "feature": key, "sent": [{ "item": sent }] });
        let (table, before) = ("use.ai".into(), None);
        do_it(draft, &Edit::Insert { table, before, row });
    };
    let by = |draft: &Draft, key: &str| draft.suggestion(&format!("use.ai.{key}.provider")).map(|(_, value)| value);
    let mut draft = european();
    feature(&mut draft, "answers", "ai_prompts");
    pick(&mut draft, "openai");
    feature(&mut draft, "summaries", "user_content");
    feature(&mut draft, "dictation", "audio_voice");
    assert_eq!(by(&draft, "answers"), Some(json!(["openai"])));
    assert_eq!(by(&draft, "summaries"), Some(json!(["openai"])), "whichever came first");
    assert_eq!(by(&draft, "dictation"), None, "that is another job");
    assert!(
        draft.shown().uses.ai.iter().all(|row| row.provider.is_none()),
        "it is offered, not said"
    );
    pick(&mut draft, "stripe");
    set(&mut draft, "use.ai.answers.provider", json!(["stripe"]));
    let remove = Edit::Remove {
        row: "use.ai.summaries".into(),
    };
    do_it(&mut draft, &remove);
    assert_eq!(draft.shown().uses.ai.len(), 2, "what is gone does not come back");

    let mut draft = with_preset(json!({
        "use": { "any_ai": true, "ai": [{ "key": "answers", "feature": "answers", "provider": ["anthropic"] }] },
        "sharing": { "recipients": [{ "key": "anthropic", "catalogue": "anthropic", "name": "Anthropic" }] },
    }));
    set(&mut draft, "use.ai.answers.optional", json!("optional"));
    pick(&mut draft, "openai");
    assert_eq!(
        by(&draft, "answers"),
        Some(json!(["openai"])),
        "who is not picked runs nothing"
    );
    pick(&mut draft, "anthropic");
    assert_eq!(
        by(&draft, "answers"),
        Some(json!(["anthropic"])),
        "the preset's own comes first"
    );
}
