//! What must hold of the kinds that a provider is said to handle, over the whole catalogue and every preset.

use super::super::collection::{holds, is_same};
use super::super::providers;
use super::together::reached;
use super::*;
use crate::interview::collection::{KindRow, Required, Source};
use crate::interview::sharing::RecipientRow;
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

pub(super) fn from_preset(id: &str) -> Draft {
    let mut draft = Draft::new("t");
    draft.suggested.push(crate::presets::layer(crate::presets::find(id).unwrap()));
    draft
}

fn secret(item: &DataItem) -> bool {
    item.sensitive == Some(true) || item.kind().is_some_and(|kind| kind.sensitive)
}

/// What a provider that the author names under a preset is said to get: each kind with what of it, and the kinds that there are.
fn under(preset: &crate::presets::Preset, vendor: &vendors::Vendor) -> (Vec<KindRow>, Vec<KindRow>, Vec<KindRow>) {
    let mut draft = from_preset(&preset.id);
    let row: RecipientRow = serde_json::from_value(vendors::picked(vendor)).unwrap();
    draft.answers.sharing.recipients.push(row);
    let mut kinds = preset.answers.collection.kinds.clone();
    let (mut said, mut more) = (RecipientRow::default(), Vec::new());
    for layer in super::super::changes(&draft, me().on)
        .into_iter()
        .filter_map(|(_, layer)| layer)
    {
        let rows = layer.answers.collection.kinds;
        more.extend(rows.iter().filter(|row| row.name.is_none()).cloned());
        kinds = super::super::together::with_more(kinds, &rows, |_| true);
        said = layer.answers.sharing.recipients.into_iter().next().unwrap_or(said);
    }
    let named = |kind: &&KindRow| said.kinds.iter().flatten().any(|key| *key == kind.key);
    let got = |kind: &KindRow| KindRow {
        items: Some(said.gets(kind).into_iter().cloned().collect()),
        ..kind.clone()
    };
    (kinds.iter().filter(named).map(got).collect(), kinds.clone(), more)
}

/// Providers that a founder is likely to add.
pub(super) const LIKELY: &[&str] = &[
    "stripe",
    "sentry",
    "posthog",
    "google-analytics",
    "google-fonts",
    "resend",
    "postmark",
    "mailchimp",
    "intercom",
    "zendesk",
    "cloudflare",
    "aws",
    "supabase",
    "auth0",
    "clerk",
    "openai",
    "plaid",
    "meta-pixel",
    "hubspot",
    "twilio",
    "revenuecat",
    "apple-apns",
    "firebase-crashlytics",
    "google-sign-in",
    "hotjar",
    "google-maps",
    "datadog",
    "paddle",
];

/// Every preset with the providers that are likely, and with others of the catalogue, which ones differs from preset to preset: nobody is said to get what its file does not say, but who stores what
/// the product has; and all that its file says and some kind holds reaches it by some kind. But where the preset offers it,
/// nothing is said of what stands only in kinds that are for another end, under a condition, or customers': it is named to the
/// author beside the question.
/// What a kind says stays true: its condition, as far as its uses tell, and what cannot be done without it.
#[test]
fn under_every_preset_each_provider_gets_what_its_file_says_and_no_more() {
    let (mut said, mut parts, mut stored, mut conditional, mut added) = (0, 0, 0, 0, 0);
    for (at, preset) in crate::presets::all().iter().enumerate() {
        let sampled = vendors::all().iter().skip(at % 5).step_by(5);
        for vendor in sampled.chain(LIKELY.iter().filter_map(|id| vendors::find(id))) {
            let draft = {
                let mut draft = from_preset(&preset.id);
                draft
                    .answers
                    .sharing
                    .recipients
                    .push(serde_json::from_value(vendors::picked(vendor)).unwrap());
                draft
            };
            let over = draft.overlay();
            let [one] = providers(&draft).try_into().unwrap_or_else(|_| panic!("{}", vendor.id));
            let (gets, kinds, more) = under(preset, vendor);
            let why = format!("{} in {}", vendor.id, preset.id);
            let keeps = one.stores(&over, &preset.answers.collection.kinds);
            let data = one.all_data(&over);
            let known = |key: &str| preset.answers.collection.kinds.iter().find(|row| row.key == key);
            let of_known = gets.iter().filter(|row| !keeps.contains(&row.key)).chain(&more);
            for row in of_known.filter_map(|row| known(&row.key)).filter(|row| row.only_if.is_some()) {
                let uses = preset
                    .answers
                    .uses
                    .purposes
                    .iter()
                    .filter(|one| one.kinds.iter().flatten().any(|key| *key == row.key));
                let suits = |end: Purpose| end == Purpose::Own || one.purposes_of_jobs().contains(&end);
                assert!(
                    uses.filter_map(|one| one.purpose).any(suits),
                    "{} under a condition: {why}",
                    row.key
                );
                conditional += 1;
            }
            for kind in &more {
                let row = known(&kind.key).unwrap();
                let by = super::super::groups::NEEDED
                    .iter()
                    .filter(|(job, ..)| one.jobs().contains(job));
                let needs = |slug: &str| {
                    by.clone()
                        .any(|(_, key, required, _)| one.group(slug).unwrap().key == *key && *required == Required::Yes)
                };
                let all = || kind.items.iter().flatten().filter_map(DataItem::itself);
                assert!(row.required != Some(Required::Yes) || all().all(needs), "{kind:?}: {why}");
                added += 1;
            }
            for kind in &gets {
                let all = kinds.iter().find(|row| row.key == kind.key).unwrap();
                if keeps.contains(&kind.key) {
                    assert_eq!(kind.items, all.items, "{}: {why}", kind.key);
                    assert!(!holds(kind, "payment_card"), "{}: {why}", kind.key);
                    stored += 1;
                    continue;
                }
                let by_name = super::super::groups::GROUPS
                    .iter()
                    .any(|group| data.iter().any(|slug| one.is_of(group, slug)) && super::super::reach::tells(kind, group));
                for item in kind.items.iter().flatten() {
                    let slug = item.itself().unwrap_or_default();
                    assert!(
                        by_name || data.iter().any(|one| is_same(one, slug)),
                        "{item:?} of {}: {why}",
                        kind.key
                    );
                    assert!(!secret(item) || data.contains(&slug), "{item:?} of {}: {why}", kind.key);
                    said += 1;
                }
                parts += usize::from(kind.items != all.items);
            }
            for slug in one.collected(&over) {
                let stands: Vec<&KindRow> = preset
                    .answers
                    .collection
                    .kinds
                    .iter()
                    .filter(|row| holds(row, slug))
                    .collect();
                let group = one.group(slug).unwrap();
                // a preset that offers it has it for another thing, under a condition or for customers, and has thought of the rest
                let is_no_hole = one.preset && stands.iter().all(|row| !one.fits(&over, row, group));
                assert!(
                    stands.is_empty() || is_no_hole || gets.iter().any(|row| holds(row, slug)),
                    "{slug} of {why}"
                );
            }
        }
    }
    assert!(
        said > 4_000 && parts > 1_000 && stored > 150 && conditional > 50 && added > 150,
        "the property is about something: {said}, {parts}, {stored}, {conditional}, {added}"
    );
}

/// What a draft says of a recipient: each kind, with what of it where it does not get all.
fn told(draft: &Draft, id: &str) -> Vec<String> {
    let shown = draft.shown();
    let part = |row: KindRow| {
        let all = shown.collection.kinds.iter().find(|one| one.key == row.key);
        let is_whole = all.is_some_and(|all| all.items == row.items);
        let slugs: Vec<String> = row.items.iter().flatten().filter_map(|item| item.item.clone()).collect();
        if is_whole {
            row.key
        } else {
            format!("{}: {}", row.key, slugs.join(" "))
        }
    };
    reached(draft, id).into_iter().map(part).collect()
}

/// The rows that a founder reads first, one by one.
#[test]
fn what_a_founder_reads_of_a_provider() {
    for (preset, id, says) in [
        ("web-app", "resend", &["account: name email"][..]),
        (
            "web-app",
            "stripe",
            &[
                "account: name email",
                "payments: billing_details transactions",
                "security: ip_address device_info",
            ],
        ),
        ("web-app", "google-fonts", &["security: ip_address device_info"]),
        ("b2b-saas", "google-fonts", &["activity: ip_address", "device"]),
        ("b2b-saas", "posthog", &["usage"]),
        ("b2b-saas", "sentry", &["device", "errors"]),
        ("ios-app", "stripe", &["account: name email", "payments", "device"]),
        ("ios-app", "apple-apns", &["push"]),
        ("client-site", "google-fonts", &["logs: ip_address browser_type"]),
        ("client-site", "google-analytics", &["counts"]),
        ("newsletter", "mailchimp", &["subscription", "proof: ip_address", "opens"]),
        ("web-shop", "shippo", &["orders: name email postal_address"]),
        ("web-shop", "meta-pixel", &["device", "usage", "ads"]),
    ] {
        let mut draft = from_preset(preset);
        pick(&mut draft, id);
        assert_eq!(told(&draft, id), says, "{id} in {preset}");
    }
}

#[test]
fn a_hash_that_stops_letters_goes_to_nobody_and_an_order_to_no_counter() {
    let ids = ["meta-pixel", "google-analytics", "mailchimp", "stripe"];
    for preset in ["newsletter", "web-shop"] {
        let mut draft = from_preset(preset);
        for id in ids {
            pick(&mut draft, id);
        }
        for id in ids {
            let all = handled(&draft, id);
            assert!(
                !all.is_empty() && !all.contains(&"left".to_owned()),
                "{id} in {preset}: {all:?}"
            );
        }
        assert!(!handled(&draft, "google-analytics").contains(&"orders".to_owned()));
    }
}

#[test]
fn of_a_kind_with_a_password_each_gets_what_it_gets_and_who_stores_it_all() {
    let mut draft = from_preset("web-app");
    for id in ["stripe", "openai", "supabase", "auth0", "posthog"] {
        pick(&mut draft, id);
    }
    let account = |id: &str| told(&draft, id).into_iter().find(|kind| kind.starts_with("account"));
    assert_eq!(account("stripe").as_deref(), Some("account: name email"));
    assert_eq!(account("openai"), None);
    assert_eq!(account("supabase").as_deref(), Some("account"));
    let auth0 = account("auth0").unwrap();
    assert!(
        auth0 == "account" || auth0.contains("credentials"),
        "who signs people in gets the password"
    );
    assert!(
        !handled(&draft, "supabase").contains(&"usage".to_owned()),
        "it goes to PostHog straight"
    );
}

/// What no kind holds is offered in the row of one that is about the same, but where that says what nobody knows to be true of it.
#[test]
fn what_no_kind_holds_stands_where_what_is_said_of_it_stays_true() {
    let kind = |more: Value| {
        let items = ["name", "email", "settings", "credentials"].map(|item| json!({ "item": item }));
        let mut row = json!({ "key": "mine", "name": "Customer file", "items": items });
        row.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        let mut draft = european();
        insert(&mut draft, "collection.kinds", row);
        pick(&mut draft, "stripe");
        pick(&mut draft, "twilio");
        draft
    };
    let phone = |draft: &Draft| -> Vec<String> {
        let offered = draft
            .suggestion("collection.kinds.mine.items")
            .map(|(_, value)| value.to_string());
        let there = offered.filter(|items| items.contains("phone")).map(|_| "mine".to_owned());
        let own = super::items(draft)
            .into_iter()
            .filter(|(_, item)| item == "phone")
            .map(|(key, _)| key);
        own.chain(there).collect()
    };
    let silent = kind(json!({}));
    assert_eq!(told(&silent, "stripe")[..2], ["mine: name email", "payments"]);
    assert_eq!(phone(&silent), ["mine"]);
    for says in [
        json!({ "required": "yes" }),
        json!({ "consequence": "open an account" }),
        json!({ "only_if": "you open an account" }),
    ] {
        let draft = kind(says.clone());
        assert_eq!(phone(&draft), ["contact"], "{says}");
        assert!(handled(&draft, "twilio").contains(&"contact".to_owned()));
    }
    // a preset whose counts wait for consent, with one that counts and one that answers questions
    let mut draft = from_preset("web-app");
    pick(&mut draft, "intercom");
    pick(&mut draft, "posthog");
    let shown = draft.shown();
    let kind = |key: &str| shown.collection.kinds.iter().find(|row| row.key == key).unwrap();
    assert!(kind("usage").only_if.is_some() && kind("usage-2").only_if.is_none());
    assert!(
        kind("usage")
            .items
            .iter()
            .flatten()
            .any(|item| item.item.as_deref() == Some("device_id"))
    );
    let [intercom, posthog] = ["intercom", "posthog"].map(|id| handled(&draft, id));
    assert!(
        intercom.contains(&"usage-2".to_owned()) && !intercom.contains(&"usage".to_owned()),
        "{intercom:?}"
    );
    assert!(
        posthog.contains(&"usage".to_owned()) && !posthog.contains(&"usage-2".to_owned()),
        "{posthog:?}"
    );
}

#[test]
fn who_counts_or_collects_errors_gets_what_is_measured_for_it_and_a_site_keeps_nothing_but_its_logs() {
    let mut draft = from_preset("b2b-saas");
    for id in ["sentry", "posthog", "aws"] {
        pick(&mut draft, id);
    }
    for id in ["sentry", "posthog"] {
        let all = told(&draft, id);
        assert!(
            !all.iter().any(|kind| kind.starts_with("activity")),
            "a log for safety is no report: {id}: {all:?}"
        );
    }
    assert!(!handled(&draft, "sentry").contains(&"usage".to_owned()));
    assert!(handled(&draft, "posthog").contains(&"usage".to_owned()));
    let aws = handled(&draft, "aws");
    assert!(
        aws.contains(&"activity".to_owned()) && aws.contains(&"account".to_owned()),
        "{aws:?}"
    );
    assert!(!aws.contains(&"usage".to_owned()), "it goes to PostHog straight: {aws:?}");

    let mut draft = from_preset("client-site");
    pick(&mut draft, "hetzner");
    assert_eq!(told(&draft, "hetzner"), ["logs"]);
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

/// Over every preset: who gets all that it gets under conditions is said to get it under them, and nobody else is; and who gets
/// what is measured under a condition gets nothing with it from a kind that is there in any case for something else.
#[test]
fn a_condition_of_all_that_a_provider_gets_is_its_own_and_no_other_is() {
    let (mut bound, mut free) = (0, 0);
    for preset in crate::presets::all() {
        for id in LIKELY {
            let mut draft = from_preset(&preset.id);
            pick(&mut draft, id);
            let kinds = reached(&draft, id);
            let why = format!("{id} in {}", preset.id);
            let at = format!("sharing.recipients.{id}.only_if");
            let offered = draft.suggestions(&at).find(|(from, _)| from.starts_with("catalogue:"));
            let all = !kinds.is_empty() && kinds.iter().all(|row| row.only_if.is_some());
            let by_catalogue = vendors::find(id).unwrap().only_if.is_some();
            let over = draft.overlay();
            let waits = providers(&draft)[0]
                .waits_whole(&over, &preset.answers.collection.kinds)
                .is_some();
            assert_eq!(offered.is_some(), all || by_catalogue || waits, "{why}");
            bound += usize::from(all);
            free += usize::from(!kinds.is_empty() && !all);
            let over = &preset.answers;
            let [one] = providers(&draft).try_into().unwrap_or_else(|_| panic!("{why}"));
            let serves = |row: &&KindRow| row.only_if.is_some() && row.source.as_deref() == Some(&[Source::Automatic]);
            if kinds.iter().filter(serves).any(|row| one.serves(over, row)) {
                let others = kinds.iter().filter(|row| row.only_if.is_none() && !one.serves(over, row));
                let told = others.filter(|row| super::super::reach::is_told(&row.items.iter().flatten().collect::<Vec<_>>()));
                assert_eq!(told.count(), 0, "{why}");
            }
        }
    }
    assert!(bound > 20 && free > 200, "the property is about something: {bound}, {free}");
}

#[test]
fn a_condition_of_the_author_or_of_a_use_is_not_lost_either() {
    let at = "sharing.recipients.posthog.only_if";
    let mut draft = from_preset("b2b-saas");
    pick(&mut draft, "posthog");
    set(&mut draft, at, json!("Only if you allow analytics."));
    assert_eq!(told(&draft, "posthog"), ["usage"], "and not the log of what people do");

    let offered = |draft: &Draft| draft.suggestion(at).map(|(_, value)| value);
    let mut draft = from_preset("call-intelligence");
    set(&mut draft, "collection.kinds.usage.required", json!("no"));
    pick(&mut draft, "posthog");
    assert_eq!(offered(&draft), None, "it is collected of everybody");
    set(&mut draft, "use.purposes.understand.limited", json!("opt-in"));
    assert_eq!(offered(&draft), Some(json!("you agree")), "{:?}", told(&draft, "posthog"));
    set(&mut draft, "use.purposes.understand.limited", json!("aggregated"));
    assert_eq!(offered(&draft), None, "and it goes with it");

    let mut draft = from_preset("web-app");
    pick(&mut draft, "posthog");
    assert_eq!(offered(&draft), Some(json!("you agree to analytics")));
    set(&mut draft, "collection.kinds.usage.only_if", json!("you turn measuring on"));
    assert_eq!(
        offered(&draft),
        Some(json!("you turn measuring on")),
        "in the words of the kind"
    );
    do_it(
        &mut draft,
        &Edit::Drop {
            path: at.into(),
            from: None,
        },
    );
    assert_eq!(offered(&draft), None);
    assert_eq!(told(&draft, "posthog"), ["usage"], "what is dropped changes nothing else");
}

/// Over every preset: who sends for a product gets nothing that people write to it, and who takes cards nothing that only an app
/// store tells of.
#[test]
fn what_is_written_to_a_product_goes_to_no_sender_and_what_a_store_tells_to_no_card_processor() {
    use crate::interview::collection::Trigger;
    let (mut senders, mut tellers) = (0, 0);
    for preset in crate::presets::all() {
        for vendor in vendors::all() {
            let is = |job: Job| vendor.job.contains(&job);
            let sends = !vendor.job.is_empty()
                && vendor
                    .job
                    .iter()
                    .all(|job| matches!(job, Job::Email | Job::Marketing | Job::Push | Job::Sms));
            if !(sends || is(Job::Payments)) {
                continue;
            }
            let (gets, ..) = under(preset, vendor);
            let uses = &preset.answers.uses.purposes;
            for kind in &gets {
                let why = format!("{} to {} in {}", kind.key, vendor.id, preset.id);
                let by: Vec<Option<Purpose>> = uses
                    .iter()
                    .filter(|one| one.kinds.iter().flatten().any(|key| *key == kind.key))
                    .map(|one| one.purpose)
                    .collect();
                let incoming = kind.trigger == Some(Trigger::Contacting) || by == [Some(Purpose::Support)];
                assert!(!(sends && incoming), "{why}");
                let told = kind.source.as_deref() == Some(&[Source::Others]);
                assert!(!(is(Job::Payments) && told) || by.contains(&Some(Purpose::Payments)), "{why}");
                senders += usize::from(sends);
                tellers += usize::from(is(Job::Payments));
            }
        }
    }
    assert!(
        senders > 500 && tellers > 200,
        "the property is about something: {senders}, {tellers}"
    );
}
