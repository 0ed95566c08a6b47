//! What must hold of data that comes with what a provider stores on devices, or as somebody opens an e-mail: it is there only when that is.

use super::super::reach::TOLD;
use super::additions::take_all;
use super::reach::from_preset;
use super::*;
use crate::draft::State;
use crate::interview::collection::{KindRow, Trigger};
use crate::presets;
use crate::values::DataItem;

/// The condition under which a draft has an item: of each kind that holds it, its own.
fn conditions(draft: &Draft, slug: &str) -> Vec<Option<String>> {
    let kinds = draft.shown().collection.kinds.into_iter();
    let holds = |row: &KindRow| row.items.iter().flatten().any(|item| item.item.as_deref() == Some(slug));
    kinds.filter(holds).map(|row| row.only_if).collect()
}

/// What is read from a cookie waits for the yes for which the cookie waits, and no longer.
#[test]
fn what_a_cookie_holds_comes_when_the_cookie_does() {
    for (id, slug, sort) in [
        ("google-analytics", "cookie_id", "analytics"),
        ("intercom", "cookie_id", "functional"),
        ("meta-pixel", "cookie_id", "advertising"),
        ("meta-pixel", "advertising_id", "advertising"),
        ("meta-pixel", "ad_interactions", "advertising"),
        ("klaviyo", "page_views", "advertising"),
    ] {
        let mut draft = european();
        pick(&mut draft, id);
        let agreed = Some(format!("you agree to {sort} cookies"));
        assert_eq!(conditions(&draft, slug), [agreed], "{slug} of {id}");
        set(&mut draft, "company.regions", json!(["california"]));
        assert_eq!(
            conditions(&draft, slug),
            [None],
            "no law is known that asks for it: {slug} of {id}"
        );
        set(&mut draft, "company.regions", json!(["eea"]));
        let rows = draft.shown().cookies.items;
        let edits = rows.iter().map(|row| Edit::Accept {
            path: path::row_path("cookies.items", &row.key),
            from: None,
        });
        edits.for_each(|edit| drop(do_it(&mut draft, &edit)));
        assert!(conditions(&draft, slug)[0].is_some(), "the rows say the same");
        set(
            &mut draft,
            &format!("cookies.items.{}.consent", rows[0].key),
            json!("opt-out"),
        );
        assert_eq!(
            conditions(&draft, slug),
            [None],
            "one of them is there before anybody agrees: {slug} of {id}"
        );
    }
}

#[test]
fn nothing_is_read_from_a_cookie_that_is_off() {
    let mut draft = european();
    pick(&mut draft, "intercom");
    set(&mut draft, "sharing.recipients.intercom.stores", json!(false));
    assert!(conditions(&draft, "cookie_id").is_empty());
    assert!(!conditions(&draft, "ip_address").is_empty(), "the rest is there without it");
}

/// Where a preset says what an end waits for, what a cookie for that end holds waits for the same.
#[test]
fn an_end_has_one_condition() {
    let mut draft = from_preset("b2b-saas");
    pick(&mut draft, "posthog");
    let own = draft
        .shown()
        .collection
        .kinds
        .into_iter()
        .find(|row| row.key == "usage")
        .unwrap();
    assert!(own.only_if.is_some());
    assert!(conditions(&draft, "cookie_id").iter().all(|one| *one == own.only_if));
}

/// Whether anybody counts who opens e-mails is the author's to say: what a preset suggests is no answer.
#[test]
fn opens_are_counted_once_somebody_says_so() {
    let counted = |draft: &Draft| !conditions(draft, "email_engagement").is_empty();
    let of = |draft: &Draft| {
        let rows = draft.shown().sharing.recipients;
        let row = rows.into_iter().find(|row| row.key == "resend").unwrap();
        row.kinds.unwrap_or_default()
    };
    let mut draft = european();
    pick(&mut draft, "resend");
    assert!(!counted(&draft));
    set(&mut draft, "cookies.pixels", json!(true));
    assert!(counted(&draft));
    set(&mut draft, "sharing.recipients.resend.opens", json!(false));
    assert!(!counted(&draft), "not by this one");

    let mut draft = from_preset("newsletter");
    pick(&mut draft, "resend");
    assert!(
        !of(&draft).contains(&"opens".to_owned()),
        "a preset that suggests pixels has not said that there are any"
    );
    set(&mut draft, "cookies.pixels", json!(true));
    assert!(of(&draft).contains(&"opens".to_owned()), "{:?}", of(&draft));
}

/// Who sends e-mails learns what a device tells as they are opened, and hears of no visits.
#[test]
fn who_sends_emails_gets_nothing_of_visits() {
    for preset in presets::all() {
        for id in ["mailchimp", "resend", "buttondown", "klaviyo", "postmark", "amazon-ses"] {
            let mut draft = from_preset(&preset.id);
            pick(&mut draft, id);
            set(&mut draft, "cookies.pixels", json!(true));
            let shown = draft.shown();
            let row = shown.sharing.recipients.iter().find(|row| row.key == id).unwrap();
            for kind in row.kinds.iter().flatten() {
                let kind = shown.collection.kinds.iter().find(|one| one.key == *kind).unwrap();
                let told = row.gets(kind).into_iter().filter_map(DataItem::itself);
                let told = told.filter(|slug| TOLD.contains(slug)).count();
                assert!(
                    told == 0 || kind.trigger != Some(Trigger::Visiting),
                    "{id} in {}: {kind:?}",
                    preset.id
                );
            }
        }
    }
}

#[test]
fn a_condition_that_the_author_says_of_one_advertiser_is_said_of_no_other() {
    let ids = ["criteo", "tiktok-pixel"];
    for bound in ids {
        let mut draft = from_preset("web-shop");
        set(&mut draft, "company.regions", json!(["eea", "uk", "california"]));
        for id in ids {
            pick(&mut draft, id);
        }
        let at = |id: &str| format!("sharing.recipients.{id}.only_if");
        set(&mut draft, &at(bound), json!("you agree to marketing cookies"));
        take_all(&mut draft);
        for other in ids.iter().filter(|id| **id != bound) {
            let said = path::get(&draft.shown(), &at(other));
            assert_eq!(said, Some(json!("you agree to advertising cookies")), "{bound}: {other}");
        }
        let twice = |words: &str| words.matches("marketing").count() > 1;
        let layers = draft.suggested.iter().flat_map(|layer| &layer.answers.collection.kinds);
        let words: Vec<&String> = layers.filter_map(|row| row.only_if.as_ref()).collect();
        assert!(words.iter().any(|one| one.contains("marketing")), "{words:?}");
        assert!(!words.iter().any(|one| twice(one)), "{words:?}");
    }
}

#[test]
fn what_is_set_up_without_cookies_brings_none_and_reads_none() {
    for setup in [None, Some("stores"), Some("setups")] {
        let mut draft = european();
        pick(&mut draft, "matomo");
        match setup {
            Some("stores") => set(&mut draft, "sharing.recipients.matomo.stores", json!(false)),
            Some(_) => {
                let row = json!({ "key": "plain", "tool": ["matomo"], "setup": "no-cookies" });
                let (table, before) = ("cookies.setups".to_owned(), None);
                do_it(&mut draft, &Edit::Insert { table, before, row });
            }
            None => {}
        }
        let named: Vec<Option<String>> = draft.shown().cookies.items.into_iter().map(|row| row.name).collect();
        let agreed = Some("you agree to analytics cookies".to_owned());
        if setup.is_none() {
            assert_eq!(named, ["_pk_id*", "_pk_ses*"].map(|name| Some(name.to_owned())));
            assert_eq!(
                conditions(&draft, "cookie_id"),
                [agreed],
                "and no cookie ID before the cookie is there"
            );
        } else {
            assert!(
                named.is_empty() && conditions(&draft, "cookie_id").is_empty(),
                "{setup:?}: {named:?}"
            );
        }
    }
}

/// Over providers of many sorts: once all that one brings is taken, what rests on it alone waits to be confirmed when it is
/// taken out, and is as before when that is taken back; what somebody else says too does not wait.
#[test]
fn what_rests_on_a_provider_alone_is_asked_about_when_that_goes() {
    for id in ["meta-pixel", "mailchimp", "posthog", "stripe", "intercom"] {
        let mut draft = from_preset("web-shop");
        set(&mut draft, "company.regions", json!(["eea"]));
        pick(&mut draft, id);
        take_all(&mut draft);
        let whole = draft.clone();
        let row = format!("sharing.recipients.{id}");
        let back = do_it(&mut draft, &Edit::Remove { row });
        let brought: Vec<&String> = whole
            .set
            .iter()
            .filter(|(_, said)| said.sources().all(|from| from == format!("catalogue:{id}")))
            .map(|(at, _)| at)
            .collect();
        let is_row = |at: &&&String| matches!(path::spot(at), Ok(path::Spot::Row(table, _)) if table.id != "sharing.recipients");
        let rows: Vec<&&String> = brought.iter().filter(is_row).collect();
        assert!(!rows.is_empty(), "{id}");
        for at in rows {
            assert_eq!(draft.state(at), State::Confirm, "{id}: {at}");
        }
        let waits = |at: &String| draft.open.contains_key(at);
        let others = whole
            .set
            .iter()
            .filter(|(_, said)| said.sources().any(|from| from.starts_with("preset:")));
        assert!(!others.map(|(at, _)| at).any(waits), "{id}: {:?}", draft.open);
        draft.run(back).unwrap();
        assert_eq!(draft, whole, "{id}");
    }
}

#[test]
fn cookies_that_were_taken_are_asked_about_when_what_stores_them_is_off() {
    let mut draft = european();
    pick(&mut draft, "mailchimp");
    set(&mut draft, "sharing.recipients.mailchimp.stores", json!(true));
    take_all(&mut draft);
    let rows: Vec<String> = draft.answers.cookies.items.iter().map(|row| row.key.clone()).collect();
    assert_eq!(rows.len(), 2);
    set(&mut draft, "sharing.recipients.mailchimp.stores", json!(false));
    for key in rows {
        assert_eq!(draft.state(&path::row_path("cookies.items", &key)), State::Confirm, "{key}");
    }
}
