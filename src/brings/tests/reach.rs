//! What must hold of the kinds that a provider is said to handle, over the whole catalogue and every preset.

use super::*;
use crate::interview::collection::KindRow;
use crate::values::DataItem;

/// The kinds that a draft suggests for a provider, by their keys.
fn handled(draft: &Draft, id: &str) -> Vec<String> {
    let at = format!("sharing.recipients.{id}.kinds");
    let keys = draft.suggestion(&at).map(|(_, value)| value).unwrap_or_default();
    serde_json::from_value(keys).unwrap_or_default()
}

fn insert(draft: &mut Draft, table: &str, row: Value) {
    let (table, before) = (table.to_owned(), None);
    do_it(draft, &Edit::Insert { table, before, row });
}

fn from_preset(id: &str) -> Draft {
    let mut draft = Draft::new("t");
    draft.suggested.push(crate::presets::layer(crate::presets::find(id).unwrap()));
    draft
}

fn secret(item: &DataItem) -> bool {
    item.sensitive == Some(true) || item.kind().is_some_and(|kind| kind.sensitive)
}

#[test]
fn nobody_is_given_a_kind_with_a_secret_that_the_catalogue_does_not_name() {
    let (mut given, mut hosted) = (0, 0);
    for preset in crate::presets::all() {
        for vendor in vendors::all() {
            let stores = vendor.data.iter().any(|slug| slug == "customer_data")
                && vendor
                    .job
                    .iter()
                    .any(|job| matches!(job, Job::Hosting | Job::Infrastructure | Job::Database));
            let mut draft = from_preset(&preset.id);
            let row = serde_json::from_value(vendors::picked(vendor)).unwrap();
            draft.answers.sharing.recipients.push(row);
            for (_, layer) in super::super::changes(&draft, me().on) {
                let Some(answers) = layer.map(|layer| layer.answers) else {
                    continue;
                };
                let keys = answers.sharing.recipients.iter().flat_map(|row| row.kinds.iter().flatten());
                for key in keys {
                    let mut kinds = preset.answers.collection.kinds.iter().chain(&answers.collection.kinds);
                    let kind: &KindRow = kinds.find(|row| row.key == *key).unwrap();
                    for item in kind.items.iter().flatten().filter(|item| secret(item)) {
                        let slug = item.item.clone().unwrap_or_default();
                        let named = vendor.data.contains(&slug);
                        let card = matches!(slug.as_str(), "payment_card" | "bank_account");
                        assert!(
                            named || stores && !card,
                            "{key} of {} with {slug}, for {}",
                            preset.id,
                            vendor.id
                        );
                        given += usize::from(named);
                        hosted += usize::from(!named);
                    }
                }
            }
        }
    }
    assert!(
        given > 20 && hosted > 20,
        "the property is about something: {given}, {hosted}"
    );
}

/// What a recipient is said to handle of a preset it gets in the form in which it is held, by half at least; who takes from
/// people's devices what it is there for, all that the kind is about, but for what serves its end.
#[test]
fn nobody_is_given_a_kind_of_a_preset_for_a_word_that_both_share() {
    use super::super::collection::{COMMON, is_same};
    use crate::interview::sharing::Job::{Advertising, Analytics, Errors, SessionReplay, WebAnalytics};
    use crate::interview::uses::Purpose::{FindErrors, UnderstandUse};
    use crate::values::Form;
    let (mut given, mut apart) = (0, 0);
    for preset in crate::presets::all() {
        for vendor in vendors::all()
            .iter()
            .filter(|one| !one.data.iter().any(|slug| slug == "customer_data"))
        {
            let mut draft = from_preset(&preset.id);
            let row = serde_json::from_value(vendors::picked(vendor)).unwrap();
            draft.answers.sharing.recipients.push(row);
            let layers = super::super::changes(&draft, me().on).into_iter();
            let keys = layers
                .filter_map(|(_, layer)| layer)
                .flat_map(|layer| layer.answers.sharing.recipients);
            for key in keys.flat_map(|row| row.kinds.unwrap_or_default()) {
                let Some(kind) = preset.answers.collection.kinds.iter().find(|row| row.key == key) else {
                    continue;
                };
                let items = || kind.items.iter().flatten();
                let gets = |item: &DataItem| {
                    let hash = item.form == Some(Form::Hashed) && item.item.as_deref() != Some("credentials");
                    let slug = item.item.as_deref().unwrap_or_default();
                    !hash && vendor.data.iter().chain(&vendor.optional).any(|one| is_same(one, slug))
                };
                let worded = items().all(|item| item.item.is_none());
                let logs = kind.source == Some(vec![crate::interview::collection::Source::Automatic]);
                let half = items().filter(|item| gets(item)).count() * 2 >= items().count();
                assert!(half || worded || logs, "{key} of {} for {}", preset.id, vendor.id);
                assert!(worded || items().any(gets), "{key} of {} for {}", preset.id, vendor.id);
                given += 1;
                let counts = |job: &Job| matches!(job, Analytics | WebAnalytics | Errors | Advertising | SessionReplay);
                if vendor.job.iter().all(counts) {
                    let about = |item: &&DataItem| item.item.as_deref().is_some_and(|slug| !COMMON.contains(&slug));
                    let serves = preset.answers.uses.purposes.iter().any(|one| {
                        one.kinds.iter().flatten().any(|one| *one == key)
                            && matches!(one.purpose, Some(UnderstandUse | FindErrors))
                    });
                    let report = |item: &DataItem| matches!(item.item.as_deref(), Some("error_events" | "crash_diagnostics"));
                    let reports = vendor.job.contains(&Errors) && items().any(report);
                    assert!(
                        serves || reports || items().filter(about).all(gets),
                        "{key} of {} for {}",
                        preset.id,
                        vendor.id
                    );
                    apart += 1;
                }
            }
        }
    }
    assert!(given > 300 && apart > 50, "the property is about something: {given}, {apart}");
}

#[test]
fn a_hash_that_stops_letters_and_an_order_go_to_no_pixel() {
    for (preset, key) in [("newsletter", "left"), ("web-shop", "orders")] {
        let mut draft = from_preset(preset);
        for id in ["meta-pixel", "google-analytics", "mailchimp", "stripe"] {
            pick(&mut draft, id);
        }
        let pixel = handled(&draft, "meta-pixel");
        assert!(!pixel.is_empty() && !pixel.contains(&key.to_owned()), "{preset}: {pixel:?}");
        assert!(!handled(&draft, "mailchimp").contains(&"left".to_owned()), "{preset}");
    }
    let mut draft = from_preset("newsletter");
    pick(&mut draft, "mailchimp");
    assert!(handled(&draft, "mailchimp").contains(&"subscription".to_owned()));
}

#[test]
fn a_kind_that_mixes_a_password_with_an_address_goes_to_who_hosts_and_not_to_who_takes_the_payment() {
    let mut draft = from_preset("web-app");
    for id in ["stripe", "openai", "supabase", "auth0", "posthog"] {
        pick(&mut draft, id);
    }
    let has = |id: &str, key: &str| handled(&draft, id).iter().any(|one| one == key);
    assert!(!has("stripe", "account") && has("stripe", "payments"));
    assert!(
        !has("openai", "account") && !has("openai", "security"),
        "one item of three is no kind"
    );
    assert!(has("supabase", "account") && has("supabase", "content"));
    assert!(has("auth0", "account"), "who signs people in gets the password");
    assert!(!has("supabase", "usage"), "it goes to PostHog straight");
}

#[test]
fn half_of_a_kind_is_the_least_and_what_is_over_comes_as_a_kind_of_its_own() {
    let kind = |items: &[&str]| {
        let items: Vec<Value> = items.iter().map(|item| json!({ "item": item })).collect();
        json!({ "key": "mine", "name": "Customer file", "items": items })
    };
    for (items, is) in [
        (&["name", "email", "role", "settings"][..], true),
        (&["name", "email", "role", "settings", "company_name"][..], false),
        (&["name", "email", "credentials"][..], false),
    ] {
        let mut draft = european();
        insert(&mut draft, "collection.kinds", kind(items));
        pick(&mut draft, "stripe");
        assert_eq!(handled(&draft, "stripe").contains(&"mine".to_owned()), is, "{items:?}");
    }
    let mut draft = european();
    insert(&mut draft, "collection.kinds", kind(&["name", "email", "credentials"]));
    pick(&mut draft, "stripe");
    pick(&mut draft, "twilio");
    let own = items(&draft).into_iter().filter(|(key, _)| key == "contact");
    let own: Vec<String> = own.map(|(_, item)| item).collect();
    assert_eq!(own, ["phone"], "exactly what no kind holds");
    assert!(handled(&draft, "twilio").contains(&"contact".to_owned()));
    assert!(!handled(&draft, "stripe").contains(&"contact".to_owned()));
}

#[test]
fn who_counts_or_collects_errors_handles_what_is_used_for_it_and_a_site_keeps_nothing_but_its_logs() {
    let mut draft = from_preset("b2b-saas");
    for id in ["sentry", "posthog", "aws"] {
        pick(&mut draft, id);
    }
    let (sentry, posthog, aws) = (handled(&draft, "sentry"), handled(&draft, "posthog"), handled(&draft, "aws"));
    assert!(
        !sentry.contains(&"activity".to_owned()),
        "a log for safety is no report: {sentry:?}"
    );
    assert_eq!(posthog, ["usage"]);
    assert!(
        aws.contains(&"activity".to_owned()) && aws.contains(&"account".to_owned()),
        "{aws:?}"
    );
    assert!(!aws.contains(&"usage".to_owned()), "it goes to PostHog straight: {aws:?}");

    let mut draft = from_preset("client-site");
    pick(&mut draft, "hetzner");
    assert_eq!(handled(&draft, "hetzner"), ["logs"]);
}

#[test]
fn a_host_never_gets_card_numbers() {
    let mut draft = european();
    for (key, item) in [("cards", "payment_card"), ("files", "user_content"), ("ids", "government_id")] {
        let row = json!({ "key": key, "name": key, "items": [{ "item": item }] });
        insert(&mut draft, "collection.kinds", row);
    }
    pick(&mut draft, "aws");
    let aws = handled(&draft, "aws");
    assert_eq!(aws[..2], ["files", "ids"], "{aws:?}");
    assert!(!aws.contains(&"cards".to_owned()));
}
