//! What must hold of the kinds of data that come with a provider, beside what the draft, its preset and its features have.

use super::*;
use std::collections::BTreeSet;

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
        ["transactions", "payment_card", "invoices", "postal_address"],
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
        (None, Some(Whose::Ours)),
        "how to do without it, the answers have to say"
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
        pick(&mut draft, "okta");
        let shown = draft.shown();
        let of = |start: &str| shown.cookies.items.iter().find(|row| row.key.starts_with(start)).unwrap();
        assert_eq!(of("posthog").consent, wanted);
        assert_eq!(of("okta").consent, Some(Consent::Always), "what is necessary, with grounds");
        assert_eq!(of("stripe").consent, None, "what nobody gave grounds for");
        assert!(
            of("stripe").does.is_some() && of("posthog").does.is_some(),
            "no row is left unfinished"
        );
    }
}

/// Over the whole catalogue: each thing that a provider stores has a row of its own, and no other provider takes its key.
#[test]
fn each_thing_that_is_stored_has_a_row_of_its_own() {
    let mut all = std::collections::BTreeMap::new();
    let mut numbered = 0;
    for vendor in vendors::all() {
        let mut draft = european();
        pick(&mut draft, &vendor.id);
        let rows = draft.shown().cookies.items;
        let names: Vec<&str> = rows.iter().filter_map(|row| row.name.as_deref()).collect();
        let wanted: Vec<&str> = vendor.cookies.iter().map(|cookie| cookie.name.as_str()).collect();
        assert_eq!(names, wanted, "{}", vendor.id);
        for row in rows {
            assert!(path::is_key(&row.key), "{}", row.key);
            numbered += usize::from(row.key.ends_with("-2"));
            if let Some(other) = all.insert(row.key.clone(), &vendor.id) {
                panic!("{} is a key of {other} and of {}", row.key, vendor.id);
            }
        }
    }
    assert!(
        all.len() > 100 && numbered > 0,
        "the property is about something: {}, {numbered}",
        all.len()
    );
    let mut draft = super::reach::from_preset("web-shop");
    pick(&mut draft, "google-analytics");
    let its = draft.shown().cookies.items.into_iter().filter_map(|row| {
        let name = row.name.filter(|name| name.starts_with("_ga"))?;
        Some((row.key, name))
    });
    assert_eq!(
        its.collect::<Vec<_>>(),
        [("google-analytics-ga", "_ga"), ("google-analytics-ga-2", "_ga_*")].map(|(key, name)| (key.to_owned(), name.to_owned()))
    );
}

/// A draft with these suggestions of a preset.
fn with_preset(answers: Value) -> Draft {
    let mut draft = european();
    draft.suggested.push(Layer {
        on_server: Vec::new(),
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
    let sentry: Vec<String> = serde_json::from_value(handled(&draft, "sentry").unwrap()).unwrap();
    let has = |key: &str| sentry.iter().any(|one| one == key);
    assert!(has("errors") && has("usage"), "{sentry:?}");
    let rows = draft.shown().sharing.recipients;
    let row = rows.iter().find(|row| row.key == "sentry").unwrap();
    let of_usage = draft.shown().collection.kinds;
    let of_usage = of_usage.iter().find(|row| row.key == "usage").unwrap();
    let gets: Vec<&str> = row
        .gets(of_usage)
        .into_iter()
        .filter_map(|item| item.item.as_deref())
        .collect();
    assert!(
        gets.contains(&"ip_address") && !gets.contains(&"page_views"),
        "a report is no count of visits: {gets:?}"
    );
    let purposes = draft.shown().uses.purposes;
    let errors = purposes.iter().find(|row| row.purpose == Some(Purpose::FindErrors)).unwrap();
    assert_eq!(
        errors.kinds,
        Some(vec!["usage".into(), "errors".into()]),
        "with all that comes to it"
    );
}

#[test]
fn a_row_of_a_preset_grows_by_what_a_provider_gets_besides_and_names_both() {
    let payments = json!({ "key": "payments", "name": "Payment data", "items": [{ "item": "billing_details" }] });
    let mut draft = with_preset(json!({
        "collection": { "any_kinds": true, "kinds": [payments] },
        "sharing": { "recipients": [{ "key": "stripe", "catalogue": "stripe", "name": "Stripe" }] },
    }));
    let take = |path: &str| Edit::Accept {
        path: path.into(),
        from: None,
    };
    do_it(&mut draft, &take("sharing.recipients.stripe"));
    set(&mut draft, "sharing.recipients.stripe.cards", json!("own"));
    let at = "collection.kinds.payments.items";
    let sources: Vec<&str> = draft.suggestions(at).map(|(from, _)| from).collect();
    assert_eq!(sources, ["preset:x", "catalogue:stripe"]);
    let of = |draft: &Draft, kind: &str| -> Vec<String> {
        let all = items(draft).into_iter().filter(|(key, _)| key == kind);
        all.map(|(_, item)| item).collect()
    };
    let all = ["billing_details", "transactions"];
    let sorted = |draft: &Draft| -> BTreeSet<String> { of(draft, "payments").into_iter().collect() };
    let apart = draft.shown().collection.kinds.into_iter().map(|row| row.key);
    assert_eq!(
        apart.collect::<Vec<_>>(),
        ["payments", "contact", "cards", "device"],
        "card numbers go past the books"
    );
    assert_eq!(
        sorted(&draft),
        all.map(str::to_owned).into(),
        "what is suggested together is shown together"
    );
    let mut hosted = draft.clone();
    pick(&mut hosted, "aws");
    assert_eq!(
        sorted(&hosted),
        all.map(str::to_owned).into(),
        "who keeps the kind for the product gets no card numbers"
    );
    let before = draft.clone();
    do_it(&mut draft, &take("collection.kinds.payments"));
    assert_eq!(sorted(&draft), all.map(str::to_owned).into(), "and taken together");
    let mut draft = before;
    let drop = Edit::Drop {
        path: at.into(),
        from: Some("catalogue:stripe".into()),
    };
    do_it(&mut draft, &drop);
    assert_eq!(of(&draft, "payments"), ["billing_details"], "and each is dropped alone");
}

#[test]
fn named_cookies_come_in_place_of_a_row_that_names_none_and_nobody_answered() {
    let rows = json!([
        { "key": "essential", "sort": "essential", "by": [] },
        { "key": "own", "sort": "analytics", "by": [] },
        { "key": "analytics", "sort": "analytics" },
    ]);
    for offered in [
        json!([]),
        json!([{ "key": "posthog", "catalogue": "posthog", "name": "PostHog" }]),
    ] {
        let mut draft = with_preset(json!({
            "cookies": { "any_items": true, "items": rows },
            "sharing": { "recipients": offered },
        }));
        let keys = |draft: &Draft| -> Vec<String> { draft.shown().cookies.items.into_iter().map(|row| row.key).collect() };
        let mut answered = draft.clone();
        pick(&mut draft, "posthog");
        assert_eq!(keys(&draft), ["essential", "own", "posthog-ph-posthog"]);
        let (from, _) = draft.suggestion("cookies.items.posthog-ph-posthog").unwrap();
        assert_eq!(from, "catalogue:posthog");
        assert!(
            !draft.outstanding().contains(&"cookies.items.analytics".to_owned()),
            "it does not wait"
        );
        set(&mut draft, "sharing.recipients.posthog.stores", json!(false));
        assert_eq!(keys(&draft), ["essential", "own", "analytics"], "it comes back");
        let path = "cookies.items.analytics".into();
        do_it(&mut answered, &Edit::Accept { path, from: None });
        pick(&mut answered, "posthog");
        assert!(
            keys(&answered).contains(&"analytics".to_owned()),
            "what the author took stays"
        );
    }
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

#[test]
fn a_condition_of_a_provider_stays_with_what_it_alone_brings_and_with_no_cookie_of_the_authors_own_site() {
    let mut draft = european();
    pick(&mut draft, "woocommerce");
    let cookies = draft.shown().cookies.items;
    assert!(!cookies.is_empty());
    for row in cookies {
        assert_eq!(row.by, Some(Vec::new()), "{:?}: the shop's own software sets it", row.name);
    }
    let kind = json!({ "key": "account", "name": "Account data", "items": [{ "item": "name" }, { "item": "email" }, { "item": "profile_photo" }] });
    let (mut apart, mut conditional) = (0, 0);
    for vendor in vendors::all().iter().filter(|one| one.only_if.is_some()) {
        let mut draft = with_preset(json!({ "collection": { "any_kinds": true, "kinds": [kind] } }));
        pick(&mut draft, &vendor.id);
        let grown = draft.suggestions("collection.kinds.account.items").count();
        assert_eq!(grown, 1, "{}: nothing comes unconditionally with it", vendor.id);
        for row in draft.shown().collection.kinds.iter().filter(|row| row.key != "account") {
            assert_eq!(row.only_if, vendor.only_if, "{} of {}", row.key, vendor.id);
            apart += 1;
        }
        conditional += 1;
    }
    assert!(
        apart > 3 && conditional > 3,
        "the property is about something: {apart}, {conditional}"
    );
    for other in ["sign-in-with-apple", "auth0"] {
        let mut draft = european();
        pick(&mut draft, "google-sign-in");
        pick(&mut draft, other);
        let free = vendors::find(other).unwrap().only_if.is_none();
        let contact = draft
            .shown()
            .collection
            .kinds
            .into_iter()
            .find(|row| row.key == "contact")
            .unwrap();
        assert_eq!(contact.only_if.is_none(), free, "{other}: {:?}", contact.only_if);
    }
}

/// A condition that the author gives a provider stands with what it alone brings, before the author took that and after; who gets
/// the same in any case takes it away.
#[test]
fn a_condition_of_the_author_reaches_what_is_collected() {
    let at = "sharing.recipients.intercom.only_if";
    let only_if = |draft: &Draft, key: &str| {
        let kinds = draft.shown().collection.kinds;
        kinds.into_iter().find(|row| row.key == key).unwrap().only_if
    };
    for first in [true, false] {
        let mut draft = european();
        pick(&mut draft, "intercom");
        assert_eq!(only_if(&draft, "messages"), None);
        if first {
            set(&mut draft, at, json!("Only if you turn on chat."));
        }
        super::together::accept_kinds(&mut draft);
        set(&mut draft, at, json!("Only if you turn on chat."));
        let offered = draft.suggestion("collection.kinds.messages.only_if").map(|(_, value)| value);
        assert_eq!(offered, Some(json!("you turn on chat")));
        assert_eq!(
            draft.outstanding().contains(&"collection.kinds.messages.only_if".to_owned()),
            !first,
            "it waits to be taken"
        );
        let kinds = draft.shown().collection.kinds.len();
        set(&mut draft, at, json!("you open the chat"));
        assert_eq!(
            draft.shown().collection.kinds.len(),
            kinds,
            "in other words it is the same condition"
        );
    }
    let conditional = |ids: &[&str]| -> Vec<String> {
        let mut draft = european();
        for id in ids {
            pick(&mut draft, id);
        }
        set(&mut draft, at, json!("if you turn on chat"));
        let kinds = draft.shown().collection.kinds.into_iter();
        kinds
            .filter(|row| row.only_if.as_deref() == Some("you turn on chat"))
            .map(|row| row.key)
            .collect()
    };
    assert_eq!(conditional(&["intercom"]), ["contact", "messages", "device", "usage"]);
    let with_posthog = conditional(&["intercom", "posthog"]);
    assert_eq!(with_posthog, ["contact", "messages"], "PostHog counts whatever people do");
    assert!(conditional(&["intercom", "zendesk", "posthog"]).is_empty());
}

/// The condition that the catalogue suggests for a provider is gone from what it brings once its author drops it, or leaves it
/// empty, and comes back with it.
#[test]
fn a_condition_that_is_dropped_is_dropped_from_what_is_collected_too() {
    let at = "sharing.recipients.google-sign-in.only_if";
    let bound = |draft: &Draft| {
        let kinds = draft.shown().collection.kinds;
        let bound = kinds.iter().filter(|row| row.only_if.is_some()).count();
        (bound, kinds.len())
    };
    let mut draft = european();
    pick(&mut draft, "google-sign-in");
    let (all, of) = bound(&draft);
    assert!(all > 0 && all == of, "{all} of {of}");
    let mut open = draft.clone();
    let mark = |state| Edit::Mark { path: at.into(), state };
    do_it(&mut open, &mark(Some(crate::draft::OpenState::LeftOut)));
    assert_eq!(bound(&open), (0, of));
    do_it(&mut open, &mark(None));
    assert_eq!(bound(&open), (all, of));
    let mut history = History::default();
    let drop = Edit::Drop {
        path: at.into(),
        from: None,
    };
    history.push(do_it(&mut draft, &drop));
    assert_eq!(bound(&draft), (0, of));
    super::together::accept_kinds(&mut draft);
    assert!(draft.published().collection.kinds.iter().all(|row| row.only_if.is_none()));
    let mut draft = european();
    pick(&mut draft, "google-sign-in");
    history.push(do_it(&mut draft, &drop));
    history.undo(&mut draft).unwrap();
    assert_eq!(bound(&draft), (all, of), "and it is taken back in one step");
}

/// A kind beside one that the draft has says what it is for, where it is there for something else; of two that are there for two
/// things it says that it is more.
#[test]
fn what_is_measured_for_something_else_is_called_after_that() {
    let name = |ids: &[&str]| {
        let mut draft = super::reach::from_preset("web-app");
        for id in ids {
            pick(&mut draft, id);
        }
        let kinds = draft.shown().collection.kinds;
        let row = kinds.into_iter().find(|row| row.key == "usage-2").unwrap();
        assert_eq!(super::together::slugs(&row), BTreeSet::from(["page_views".to_owned()]));
        row.name.unwrap()
    };
    assert_eq!(name(&["intercom"]), "Usage data for customer support");
    assert_eq!(name(&["intercom", "zendesk"]), "Usage data for customer support");
    assert_eq!(name(&["hubspot"]), "Usage data for customer relationship management");
    assert_eq!(name(&["intercom", "hubspot"]), "Further usage data");
}
