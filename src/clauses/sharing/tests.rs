use crate::answers::Answers;
use crate::document::Sentence;
use serde_json::{Value, json};

fn text(answers: Value) -> String {
    let answers: Answers = serde_json::from_value(answers).expect("answers");
    let policy = crate::clauses::policy(&answers);
    let sentences: Option<Vec<String>> = policy
        .clause("sharing")
        .map(|clause| clause.sentences().map(Sentence::words).collect());
    sentences.unwrap_or_default().join(" ")
}

fn sharing(sharing: &Value) -> String {
    text(json!({ "sharing": sharing }))
}

#[test]
fn no_answer_says_nothing() {
    assert_eq!(sharing(&json!({})), "");
}

#[test]
fn a_recipient_without_a_name_is_not_counted_in_the_line_of_the_section() {
    let holds = |rows: Value| {
        let answers: Answers = serde_json::from_value(json!({ "sharing": { "recipients": rows } })).unwrap();
        (crate::interview::sharing::SECTION.holds)(&answers)
    };
    assert_eq!(holds(json!([{ "key": "a", "name": "Acme" }, { "key": "b" }])), ["1 provider"]);
}

#[test]
fn a_sale_is_denied_once_by_the_answer_about_it_with_the_promise_or_else_by_the_promise() {
    let denied = "We do not sell personal data.";
    let promise = json!({ "promises": [{ "key": "a", "promise": "no-sale" }] });
    assert_eq!(sharing(&json!({ "sell": false })), denied);
    assert_eq!(
        text(json!({ "use": promise })),
        "We never sell your data.",
        "what somebody promises is written, also before the question about sales is answered"
    );
    assert_eq!(
        text(json!({ "use": promise, "sharing": { "sell": false } })),
        "We never sell personal data.",
        "neither of the two is left out"
    );
    let part = json!({ "promises": [{ "key": "a", "promise": "no-sale", "about": ["password"] }] });
    assert!(text(json!({ "use": part, "sharing": { "sell": false } })).contains(denied));
    let sold = text(json!({ "use": promise, "sharing": { "sell": true } }));
    assert!(!sold.contains("never"), "the review tells of the contradiction: {sold}");
}

#[test]
fn a_condition_and_a_form_stand_beside_the_job() {
    let row = json!({ "key": "a", "name": "Acme", "job": ["ai"], "form": "anonymised", "only_if": "with your consent" });
    let words = sharing(&json!({ "recipients": [row] }));
    assert!(
        words.contains("AI processing; gets anonymised data only; only with your consent."),
        "{words}"
    );
}

#[test]
fn a_detail_that_says_the_job_stands_for_it() {
    let row = |detail: &str| json!({ "recipients": [{ "key": "a", "name": "Acme", "job": ["storage"], "detail": detail }] });
    assert!(sharing(&row("encrypted storage of recordings")).ends_with("Encrypted storage of recordings."));
    assert!(sharing(&row("recordings")).ends_with("Storage: recordings."));
}

#[test]
fn contracts_bind_those_who_signed() {
    let rows = |second: bool| json!({ "recipients": [{ "key": "a", "name": "A", "contract": true }, { "key": "b", "name": "B", "contract": second }] });
    assert!(sharing(&rows(true)).contains("agreement with us binds A and B."));
    assert!(sharing(&rows(false)).contains("agreement with us binds A."));
}

#[test]
fn an_unsafe_address_is_no_link_and_no_claim() {
    let words = sharing(&json!({ "list": "javascript:alert(1)" }));
    assert_eq!(words, "");
}

#[test]
fn connected_services_stand_by_the_way_data_flows() {
    let rows = json!([
        { "key": "a", "name": "Boxes", "direction": "from", "holds": [{ "text": "tokens" }] },
        { "key": "b", "name": "Mails", "direction": "to", "holds": [{ "text": "tokens" }] },
        { "key": "c", "name": "Chats" },
    ]);
    let words = sharing(&json!({ "integrations": rows }));
    assert!(
        words.contains("You can connect Chats; Boxes, from which we read data; and Mails, to which we send data."),
        "{words}"
    );
    assert!(
        words.contains("To keep the connection to Boxes and Mails working, we hold tokens."),
        "{words}"
    );
}

#[test]
fn who_gets_data_for_ads_and_whose_part_is_untold_is_no_service_provider() {
    let rows =
        json!([{ "key": "a", "name": "Adco", "job": ["advertising"] }, { "key": "b", "name": "Boxes", "job": ["hosting"] }]);
    let named = |rows: &serde_json::Value, to: serde_json::Value| {
        sharing(&json!({ "recipients": rows, "share_for_ads": true, "ads_to": to }))
    };
    let lead = "Recipients of data that we sell or share for advertising.";
    let text = named(&rows, json!(["a"]));
    let (before, after) = text.split_once(lead).unwrap();
    assert!(before.contains("Service providers.") && before.contains("Boxes"), "{text}");
    assert!(after.contains("Adco") && !after.contains("Boxes"), "{text}");
    // whatever is said of ads, or no more: who is in advertising is not made a service provider, who hosts is one
    let only_ads = json!([{ "key": "a", "name": "Adco", "job": ["advertising"] }]);
    for to in [json!(["a"]), json!(null)] {
        let text = named(&only_ads, to);
        assert!(text.contains("Adco") && !text.contains("help"), "{text}");
        assert!(!text.contains("Service providers"), "{text}");
    }
    let unsaid = sharing(&json!({ "recipients": only_ads }));
    assert!(unsaid.contains("Adco") && !unsaid.contains("help"), "{unsaid}");
    let text = named(&rows, json!(["a", "b"]));
    assert!(
        text.split_once(lead).unwrap().0.contains("Boxes"),
        "hosting is work for us: {text}"
    );
    let told = json!([{ "key": "a", "name": "Adco", "job": ["advertising"], "part": "processor" }]);
    assert!(!named(&told, json!(["a"])).contains(lead), "its part is told");
}

#[test]
fn who_decides_for_itself_in_part_is_called_nothing_until_its_part_is_told() {
    let stripe = |part: serde_json::Value| {
        let row = json!({ "key": "s", "catalogue": "stripe", "name": "Stripe", "job": ["payments"], "part": part });
        sharing(&json!({ "recipients": [row, { "key": "b", "name": "Boxes", "job": ["hosting"] }] }))
    };
    let open = stripe(json!(null));
    let (before, after) = open.split_once("Service providers.").unwrap();
    assert!(
        before.contains("Stripe") && after.contains("Boxes") && !after.contains("Stripe"),
        "{open}"
    );
    assert!(!open.contains("decide") && !open.contains("processor"), "{open}");
    for (part, lead) in [
        ("processor", "Service providers."),
        ("both", "Service providers."),
        ("controller", "own decisions."),
        ("joint", "Recipients with whom we decide together."),
    ] {
        let told = stripe(json!(part));
        assert!(told.split_once(lead).unwrap().1.contains("Stripe"), "{part}: {told}");
    }
}

#[test]
fn products_of_one_company_stand_together_under_it() {
    let rows = json!([
        { "key": "a", "catalogue": "firebase", "name": "Firebase", "job": ["database"] },
        { "key": "b", "name": "Boxes", "job": ["hosting"] },
        { "key": "c", "catalogue": "google-analytics", "name": "Google Analytics", "job": ["web-analytics"] },
        { "key": "d", "catalogue": "google-maps", "name": "Google Maps", "job": ["maps"], "part": "controller" },
    ]);
    let said = sharing(&json!({ "recipients": rows }));
    let (ours, others) = said.split_once("Recipients that make their own decisions.").unwrap();
    assert!(
        ours.contains("Google: Firebase Database Google Analytics Website analytics Boxes Hosting"),
        "{said}"
    );
    assert!(!others.contains("Google: "), "one alone needs no head: {said}");
    let alone = sharing(&json!({ "recipients": [rows[0], rows[1]] }));
    assert!(alone.contains("Firebase (Google)"), "whose it is stands behind it: {alone}");
    assert!(
        !sharing(&json!({ "recipients": [rows[2]] })).contains("(Google)"),
        "a name that says it says it once"
    );
    let policy = crate::clauses::policy(&serde_json::from_value(json!({ "sharing": { "recipients": rows } })).unwrap());
    let of = |words: &str| {
        policy
            .sentences()
            .find(|one| one.words().contains(words))
            .map(|one| one.id.row.clone())
    };
    assert_eq!(of("Website analytics").as_deref(), Some("c"), "each line is of its own row");
}

#[test]
fn how_a_provider_is_set_up_is_told_as_answered_and_not_before() {
    let with = |more: Value| {
        let mut row = json!({ "key": "a", "catalogue": "posthog", "name": "PostHog", "job": ["analytics"] });
        row.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        sharing(&json!({ "recipients": [row] }))
    };
    let bare = with(json!({}));
    for (answer, words) in [
        (
            json!({ "replay": true }),
            "PostHog records sessions, which can be played back.",
        ),
        (json!({ "ad_signals": true }), "We use the advertising features of PostHog."),
        (
            json!({ "opens": true }),
            "PostHog tells us which of our emails are opened, and which links in them are clicked.",
        ),
        (
            json!({ "training": true }),
            "PostHog may train its models on the data that it gets from us.",
        ),
        (
            json!({ "training": false }),
            "PostHog does not train its models on the data that it gets from us.",
        ),
        (json!({ "destinations": ["Boxes"] }), "PostHog passes data on to Boxes."),
        (json!({ "plan": "Business" }), "We use the business plan of PostHog."),
    ] {
        assert!(!bare.contains(words), "{bare}");
        assert!(with(answer).contains(words), "{words}");
    }
    for silent in [
        json!({ "replay": false }),
        json!({ "ad_signals": false }),
        json!({ "opens": false }),
        json!({ "stores": true }),
    ] {
        assert_eq!(with(silent), bare);
    }
}

#[test]
fn what_of_a_kind_goes_to_a_recipient_stands_beside_it_and_the_whole_kind_by_its_name_alone() {
    let said = |count: usize, items: Value| {
        let kinds = json!([
            { "key": "device", "name": "Device data", "items": [{ "item": "ip_address" }, { "item": "cookie_id" }, { "text": "the model" }] },
            { "key": "usage", "name": "Usage data", "items": [{ "item": "page_views" }] },
        ]);
        let row = |key: &str| json!({ "key": key, "name": key, "job": ["hosting"], "kinds": ["device", "usage"] });
        let mut rows: Vec<Value> = ["Boxes", "Cases", "Crates"][..count].iter().map(|key| row(key)).collect();
        rows[0]["items"] = items;
        let answers = json!({ "collection": { "kinds": kinds }, "sharing": { "recipients": rows } });
        let answers: Answers = serde_json::from_value(answers).unwrap();
        let policy = crate::clauses::policy(&answers);
        let first = |one: &&Sentence| one.id.row == "Boxes" && one.id.clause == "sharing" && one.id.slot != "who";
        policy
            .sentences()
            .filter(first)
            .map(Sentence::words)
            .collect::<Vec<String>>()
            .join(" ")
    };
    let items = json!([{ "item": "cookie_id" }, { "text": "the model" }]);
    for (count, items, words) in [
        (3, json!(null), "Hosting Device data and usage data"),
        (3, items.clone(), "Hosting Device data (cookie ID, the model) and usage data"),
        (3, json!([{ "item": "page_views" }]), "Hosting Device data and usage data"),
        (1, json!(null), "Hosting (device data and usage data)."),
        (1, items, "Hosting (device data: cookie ID and the model; usage data)."),
    ] {
        assert_eq!(said(count, items), words);
    }
}

#[test]
fn who_takes_card_details_is_told_as_answered_and_nothing_of_a_form_of_ours() {
    let with = |id: &str, cards: Value| {
        let row = json!({ "key": "a", "catalogue": id, "name": "Payly", "job": ["payments"], "part": "both", "cards": cards });
        sharing(&json!({ "recipients": [row] }))
    };
    for (id, words) in [
        (
            "stripe",
            "You give your card or bank details to Payly directly, on its own form or page.",
        ),
        (
            "paddle",
            "You give your card details to Payly directly, on its own form or page.",
        ),
    ] {
        let said = with(id, json!("provider"));
        assert!(said.contains(words), "{said}");
        for silent in [json!("own"), json!(null)] {
            assert!(!with(id, silent).contains("You give"), "{id}");
        }
    }
}

#[test]
fn what_runs_on_our_own_server_is_named_nowhere() {
    let answers = |own: Value| {
        json!({
            "sharing": { "any_recipients": true, "recipients": [
                { "key": "a", "catalogue": "posthog", "name": "PostHog", "job": ["analytics"], "own_server": own },
                { "key": "b", "name": "Boxes", "job": ["hosting"] },
            ] },
            "use": { "any_ai": true, "ai": [{ "key": "x", "feature": "summaries", "provider": ["a"], "sent": [{ "text": "notes" }] }],
                "purposes": [{ "key": "u", "purpose": "understand", "via": ["a", "b"] }] },
            "cookies": { "items": [{ "key": "c", "name": "ph", "sort": "analytics", "by": ["a"] }] },
            "retention": { "places": [{ "key": "p", "at": ["a"], "place": { "area": "DE" } }] },
        })
    };
    let whole = |own: Value| {
        let answers: Answers = serde_json::from_value(answers(own)).unwrap();
        let policy = crate::clauses::policy(&answers);
        let words: Vec<String> = policy.sentences().map(Sentence::words).collect();
        words.join("\n")
    };
    assert_eq!(whole(json!(false)).matches("PostHog").count(), 5);
    let own = whole(json!(true));
    assert!(!own.contains("PostHog") && own.contains("Boxes"), "{own}");
}

#[test]
fn a_condition_stands_wherever_its_recipient_gets_data() {
    let answers = json!({
        "sharing": { "share_for_ads": true, "ads_to": ["a"],
            "recipients": [{ "key": "a", "name": "Acme", "job": ["ai"], "only_if": "you turn it on", "kinds": ["k"] }] },
        "collection": { "kinds": [{ "key": "k", "name": "notes", "items": [{ "item": "user_content" }], "handled_by": ["a"] }] },
        "use": { "ai": [{ "key": "x", "feature": "summaries", "provider": ["a"] }],
            "purposes": [{ "key": "u", "purpose": "ai", "via": ["a"] }] },
        "cookies": { "items": [{ "key": "c", "name": "ph", "sort": "analytics", "by": ["a"] }] },
        "retention": { "places": [{ "key": "p", "at": ["a"], "place": { "area": "DE" } }] },
    });
    let answers: Answers = serde_json::from_value(answers).unwrap();
    let policy = crate::clauses::policy(&answers);
    let named = policy.sentences().filter(|one| one.words().contains("Acme"));
    let bare: Vec<String> = named
        .map(Sentence::words)
        .filter(|words| !words.contains("only if you turn it on"))
        .collect();
    assert_eq!(bare, ["Acme."], "only its own line of the list, which says it beside");
    assert_eq!(
        policy
            .sentences()
            .filter(|one| one.words().contains("only if you turn it on"))
            .count(),
        7
    );
}

/// It is under a sentence that holds of it too, and that comes with no answer to a part: nothing new is said where one goes.
#[test]
fn whose_part_is_not_told_stands_first_under_what_holds_of_all() {
    let rows = |part: Value| json!({ "recipients": [{ "key": "a", "name": "Acme", "part": "processor" }, { "key": "b", "name": "Beta", "part": part }] });
    let untold = sharing(&rows(Value::Null));
    assert!(untold.starts_with("Data goes to these recipients. Beta"), "{untold}");
    let told = sharing(&rows(json!("processor")));
    assert!(
        told.starts_with("Data goes to these recipients. Service providers."),
        "{told}"
    );
    let one = sharing(&json!({ "recipients": [{ "key": "b", "name": "Beta" }] }));
    assert!(one.starts_with("Data goes to this recipient. Beta"), "{one}");
}

mod recipients;

#[test]
fn with_whom_we_decide_together_is_said_where_we_say_that_we_decide() {
    let policy = |part: &str| {
        let answers: Answers = serde_json::from_value(json!({
            "company": { "product": "Foo" },
            "collection": { "any_kinds": true, "kinds": [
                { "key": "visits", "name": "Visits", "items": [{ "item": "page_views" }], "whose": "controller" }] },
            "sharing": { "recipients": [{ "key": "a", "name": "Acme", "kinds": ["visits"], "part": part }] },
        }))
        .unwrap();
        let words: Vec<String> = crate::clauses::policy(&answers).sentences().map(Sentence::words).collect();
        words.join(" ")
    };
    let said = "We decide why and how it is used, and about some of it we decide together with Acme.";
    assert!(policy("joint").contains(said), "{}", policy("joint"));
    assert!(policy("processor").contains("We decide why and how it is used."));
}
