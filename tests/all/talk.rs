//! What is said to an author is true: in the interview in lines, and in the words of findings.

use super::plain::Talk;
use super::program::Home;
use policy_wizard::asking::Desk;
use policy_wizard::draft::Draft;
use policy_wizard::path;
use policy_wizard::review;
use policy_wizard::values::PolicyDate;
use serde_json::{Value, json};

/// The messages of a rule about a draft with these answers.
fn messages(rule: &str, answers: &Value) -> Vec<String> {
    let draft: Draft = serde_json::from_value(json!({ "format": 1, "name": "t", "answers": answers })).unwrap();
    let today = PolicyDate::parse("2026-11-21").unwrap();
    let found = review::review(&draft, today).findings.into_iter();
    found.filter(|one| one.rule == rule).map(|one| one.message).collect()
}

#[test]
fn a_link_for_a_name_and_a_contact_that_leads_nowhere_are_doubted_in_lines_and_found() {
    let talk = Talk::new(Some("b2b-saas"));
    let out = talk.say("go company.legal_name\nhttps://nimbus.example\nquit\n");
    assert!(out.contains("Look again. This looks like a link"), "{out}");
    let out = talk.say("go company.contact\nprivacy at nimbus.example; post\nquit\n");
    assert!(out.contains("without its @"), "{out}");
    let found = review::completeness(&talk.draft());
    let at = |path: &str| found.iter().any(|one| one.rule == "answer-doubtful" && one.at == [path]);
    assert!(at("company.legal_name") && at("company.contact"), "{found:?}");
    let out = talk.say("go retention.closing\n6 weeks\nquit\n");
    assert!(out.contains("It does not say what happens then"), "{out}");
}

#[test]
fn a_word_for_the_list_of_commands_is_no_answer() {
    let talk = Talk::new(Some("b2b-saas"));
    let out = talk.say("go company.product\ncommands\nquit\n");
    assert!(out.contains("goes on and leaves this as it is"), "the list is said: {out}");
    assert_eq!(talk.draft().answers.company.product, None);
    talk.say("go company.product\n=commands\nquit\n");
    assert_eq!(talk.draft().answers.company.product.as_deref(), Some("commands"));
}

#[test]
fn what_is_only_suggested_is_not_called_chosen() {
    let talk = Talk::new(Some("b2b-saas"));
    let out = talk.say("go company.audience\nagain\nquit\n");
    assert!(out.contains(" (suggested)") && !out.contains(" (chosen)"), "{out}");
    let out = talk.say("go company.audience\n\ngo company.audience\nquit\n");
    assert!(out.contains(" (chosen)"), "{out}");
}

#[test]
fn a_number_may_bear_its_unit_and_an_item_the_mark_of_its_list() {
    let talk = Talk::new(Some("b2b-saas"));
    talk.say("go company.contact_days\n45 days\nquit\n");
    assert_eq!(talk.draft().answers.company.contact_days, Some(45));
    let out = talk.say("go company.contact_days\n6 weeks\nquit\n");
    assert!(out.contains("no number of days"), "{out}");
    talk.say("go collection.kinds.account.items\n- avatar picture, - shoe size\nquit\n");
    let items = path::get(&talk.draft().answers, "collection.kinds.account.items").unwrap();
    assert!(!items.to_string().contains("- "), "{items}");
}

#[test]
fn lines_are_broken_by_whoever_shows_them() {
    let talk = Talk::new(Some("b2b-saas"));
    let out = talk.say("read all\nquit\n");
    let desk = Desk::new(talk.draft(), talk.file());
    let sentences = desk.document.sentences().map(policy_wizard::document::Sentence::words);
    let plain = |words: &String| {
        words.len() > 110
            && ![".org", ".gov", "://", " section ", "@"]
                .iter()
                .any(|link| words.contains(link))
            && !words.contains(".ch")
    };
    let long: Vec<String> = sentences.filter(plain).collect();
    assert!(long.len() > 5, "{}", long.len());
    for words in long {
        assert!(out.contains(&words), "broken: {words}\n{out}");
    }
}

#[test]
fn a_finding_says_only_what_is_missing() {
    let named = json!({ "key": "account", "name": "Account", "items": [{ "item": "email" }] });
    let answers = |kinds: Value| {
        json!({ "company": { "regions": ["california"], "product": "Acme" },
        "collection": { "any_kinds": true, "kinds": kinds } })
    };
    let found = messages("caloppa-b-1", &answers(json!([named])));
    assert_eq!(found, ["The text does not say who may get the data, or that nobody does."]);
    let found = messages("caloppa-b-1", &answers(json!([])));
    assert!(
        found.iter().any(|words| words.contains("which data you collect")),
        "{found:?}"
    );
}

#[test]
fn rows_that_were_taken_empty_are_not_what_the_author_said() {
    let answers = json!({ "company": { "regions": ["eea"], "product": "Acme" },
        "collection": { "any_kinds": true, "kinds": [{ "key": "account", "name": "Account", "items": [{ "item": "email" }] }] },
        "sharing": { "any_transfers": true, "transfers": [{ "key": "eea", "origin": "eea" }] } });
    let found = messages("gdpr-13-1-f-fact", &answers);
    assert_eq!(found.len(), 1);
    assert!(
        !found[0].contains("you said") && found[0].contains("without a country or a tool"),
        "{found:?}"
    );
}

#[test]
fn the_same_companies_under_two_laws_are_told_apart_by_the_first_word() {
    let answers = json!({ "company": { "regions": ["eea", "uk", "switzerland"], "product": "Acme", "country": { "area": "IE" } },
        "collection": { "any_kinds": true, "kinds": [{ "key": "account", "name": "Account", "items": [{ "item": "email" }] }] },
        "sharing": { "any_recipients": true, "recipients": [
            { "key": "host", "name": "Hostly", "job": ["hosting"], "kinds": ["account"], "country": { "area": "US" } }] } });
    assert!(messages("gdpr-13-1-f-mech", &answers)[0].starts_with("EU: Hostly"));
    assert!(messages("ukgdpr-13-1-f", &answers)[0].starts_with("UK: Hostly"));
}

#[test]
fn a_provider_that_stores_where_it_does_not_handle_is_a_contradiction() {
    let answers = |stored: &str| {
        json!({ "company": { "product": "Acme", "country": { "area": "US" } },
        "sharing": { "any_recipients": true, "recipients": [
            { "key": "host", "name": "Hostly", "job": ["hosting"], "country": { "area": "IE" } }] },
        "retention": { "any_places": true, "places": [{ "key": "main", "at": ["host"], "place": { "area": stored } }] } })
    };
    let found = messages("x-tr-13", &answers("US"));
    assert!(
        found.len() == 1 && found[0].contains("stores data in the United States"),
        "{found:?}"
    );
    assert!(messages("x-tr-13", &answers("IE")).is_empty());
    assert!(messages("x-tr-13", &answers("EEA")).is_empty(), "Ireland is in it");
}

#[test]
fn a_provider_added_by_hand_is_offered_for_the_next_product() {
    let talk = Talk::new(Some("agency-portal"));
    let out = talk.say("go sharing.recipients\nadd Hinterland Hosting\nhosting\nAustria\nHinterland GmbH\n\n\nhttps://hinterland.example/privacy\nback\nquit\n");
    let row = &talk.draft().answers.sharing.recipients[0];
    assert!(row.country.is_some() && row.job.is_some(), "{out}");
    assert_eq!(row.company.as_deref(), Some("Hinterland GmbH"), "{out}");
    assert!(row.link.is_some(), "{out}");
    let asked = [
        "What does it do for you?",
        "Where does it handle the data?",
        "Which company is behind it?",
        "Which kinds of data does it handle?",
        "Does it work for you, or decide for itself?",
        "Where is its privacy policy?",
    ];
    let places = asked.map(|words| out.find(words).unwrap_or_else(|| panic!("no {words}: {out}")));
    assert!(places.is_sorted(), "in that order: {out}");
    let folder = talk.places().vendors;
    assert!(folder.join("hinterland-hosting.json").is_file(), "{out}");
    let kept = format!(
        "kept for your next policy: {}",
        folder.join("hinterland-hosting.json").display()
    );
    assert!(out.contains(&kept), "{out}");
    std::fs::remove_file(talk.file()).unwrap(); // the next product
    let out = talk.say("go sharing.recipients\nadd hinterland\n1\nback\nquit\n");
    let next = &talk.draft().answers.sharing.recipients[0];
    assert_eq!(
        (&next.name, &next.company, &next.job, &next.country, &next.link),
        (&row.name, &row.company, &row.job, &row.country, &row.link),
        "{out}"
    );
    assert!(!out.contains("kept for your next policy"), "nothing new is kept: {out}");
    assert_eq!(next.catalogue, None, "it is in no catalogue that others have");
}

#[test]
fn an_answer_on_the_command_line_knows_the_authors_own_providers() {
    let home = Home::new();
    let folder = home.0.path().join("home/vendors");
    let mine = json!({ "format": 1, "id": "hinterland", "name": "Hinterland", "company": "Hinterland GmbH", "job": ["hosting"],
        "does": "hosting", "country": { "area": "AT" }, "attested": { "by": "the author", "on": "2026-11-21" } });
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(folder.join("hinterland.json"), mine.to_string()).unwrap();
    let set = |id: &str| format!("sharing.recipients.host={{\"catalogue\":\"{id}\"}}");
    let run = |out: &str, id: &str| home.run(&["new", "acme", "--out", out, "--set", &set(id)]);
    let ran = run("a.json", "hinterland");
    assert_eq!(ran.code, 0, "{}", ran.err);
    let draft = policy_wizard::drafts::load(&home.work().join("a.json")).unwrap();
    let row = &draft.answers.sharing.recipients[0];
    assert_eq!((row.name.as_deref(), row.country.is_some()), (Some("Hinterland"), true));
    assert_eq!(row.catalogue, None, "it is in no catalogue that others have");
    let ran = run("b.json", "hinterlnd");
    assert!(ran.code == 2 && ran.err.contains("did you mean hinterland"), "{}", ran.err);
}

#[test]
fn of_a_provider_added_by_hand_all_but_the_name_may_stay_empty_and_nothing_is_saved_that_nobody_said() {
    let talk = Talk::new(Some("agency-portal"));
    let out = talk.say("go sharing.recipients\nadd Hinterland Hosting\nhosting\nAustria\n\nquit\n");
    let row = &talk.draft().answers.sharing.recipients[0];
    assert_eq!((&row.company, &row.link), (&None, &None), "{out}");
    assert!(row.country.is_some(), "{out}");
    let kept = std::fs::read_to_string(talk.places().vendors.join("hinterland-hosting.json")).unwrap();
    assert!(!kept.contains("company") && !kept.contains("link"), "{kept}");
    let (own, broken) = policy_wizard::drafts::own_providers(&talk.places().vendors);
    assert!(own.len() == 1 && broken.is_empty(), "{broken:?}");
}

#[test]
fn a_name_that_is_none_of_the_list_has_the_list_read_and_own_words_are_taken() {
    let talk = Talk::new(Some("web-app"));
    let out = talk.say("go use.purposes\nadd plan the routes\nagain\n=plan the routes\nquit\n");
    assert_eq!(
        out.matches("1. provide the product\n").count(),
        2,
        "once after the refusal, once again: {out}"
    );
    assert!(out.contains("begin with ="), "{out}");
    let rows = &talk.draft().answers.uses.purposes;
    let own = rows.iter().find(|row| row.words.as_deref() == Some("plan the routes"));
    assert!(own.is_some_and(|row| json!(row.purpose) == json!("own")), "{rows:?}");
    let out = talk.say("go use.purposes.provide.purpose\n=plan the trips\nquit\n");
    assert!(out.contains("plan the trips"), "{out}");
    let rows = &talk.draft().answers.uses.purposes;
    assert!(
        rows.iter().any(|row| row.words.as_deref() == Some("plan the trips")),
        "{rows:?}"
    );
}

#[test]
fn a_contact_that_looks_like_none_is_not_taken_for_a_postal_address() {
    let talk = Talk::new(None);
    let contact = || talk.draft().answers.company.contact;
    let out = talk.say("go company.contact\nprivacy(at)acme\nquit\n");
    assert!(out.contains("without its @") && out.contains("; post"), "{out}");
    assert_eq!(contact(), None);
    talk.say("go company.contact\nThe Mill; post\nquit\n");
    assert!(contact().is_some_and(|c| c.value == "The Mill"), "said to be one, it is one");
}
