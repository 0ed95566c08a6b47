//! The usual kinds of data, for a list that is begun: what many products hold, with its usual items.
//!
//! Picking one says its name and nothing more. What it holds and where it comes from is only suggested, by a source of
//! its own ([`USUAL`]), until the author takes it. What a kind of the draft holds already is not offered
//! again. Must not know a preset or a provider: those bring their own. The price: a kind that is taken away and picked
//! again has another key, so that what was dropped does not come back.

use super::Desk;
use crate::answers::Answers;
use crate::draft::Layer;
use crate::edit::{Edit, Refused, Step, Who};
use crate::interview::collection::{KindRow, Source, Trigger};
use crate::path;
use crate::values::DataItem;
use crate::vendors::USUAL;
use serde_json::{Value, json};

/// The table whose rows are kinds of data.
pub const KINDS: &str = "collection.kinds";

/// A kind of data as many products have it.
struct Kind {
    key: &'static str,
    name: &'static str,
    also: &'static str, // by which it is found, with commas
    from: Source,
    when: Trigger,
    items: &'static [&'static str],
}

const fn kind(
    (key, name, also): (&'static str, &'static str, &'static str),
    from: Source,
    when: Trigger,
    items: &'static [&'static str],
) -> Kind {
    Kind {
        key,
        name,
        also,
        from,
        when,
        items,
    }
}

/// Every one, in the order in which a policy names them.
const ALL: &[Kind] = &[
    kind(
        (
            "account",
            "Account details",
            "profile, user, sign up, registration, login, password",
        ),
        Source::Person,
        Trigger::Account,
        &["name", "email", "credentials"],
    ),
    kind(
        ("contact", "Contact details", "address book, delivery, shipping, telephone"),
        Source::Person,
        Trigger::Entering,
        &["name", "email", "phone", "postal_address"],
    ),
    kind(
        ("orders", "Orders", "purchases, shop, cart, basket"),
        Source::Person,
        Trigger::Ordering,
        &["transactions", "postal_address"],
    ),
    kind(
        ("payments", "Payment data", "billing, card, invoices, subscription"),
        Source::Person,
        Trigger::Paying,
        &["billing_details", "subscription_id", "invoices"],
    ),
    kind(
        ("content", "Content", "files, posts, uploads, documents, photos"),
        Source::Person,
        Trigger::Uploading,
        &["user_content", "photos_video"],
    ),
    kind(
        ("prompts", "Prompts and AI answers", "ai, chat, assistant, questions"),
        Source::Person,
        Trigger::Entering,
        &["ai_prompts"],
    ),
    kind(
        (
            "support",
            "Support messages",
            "mail, e-mail, tickets, help, chat, contact form",
        ),
        Source::Person,
        Trigger::Contacting,
        &["emails", "support_requests"],
    ),
    kind(
        (
            "newsletter",
            "Newsletter data",
            "mailing list, marketing, subscribers, opens, clicks",
        ),
        Source::Person,
        Trigger::Subscribing,
        &["email", "marketing_preferences"], // who opens them is noted and not given: it comes with who sends them
    ),
    kind(
        ("choices", "Privacy choices", "consent, cookie banner, terms"),
        Source::Person,
        Trigger::Using,
        &["consent_preferences", "terms_accepted"],
    ),
    kind(
        ("usage", "Usage data", "analytics, telemetry, events, clicks, statistics"),
        Source::Automatic,
        Trigger::Using,
        &["page_views", "usage_events", "device_info"],
    ),
    kind(
        ("sign-ins", "Sign-in records", "security, sessions, audit, login"),
        Source::Automatic,
        Trigger::SignIn,
        &["user_id", "ip_address", "timestamps"],
    ),
    kind(
        ("logs", "Server logs", "access log, visits, hosting, requests"),
        Source::Automatic,
        Trigger::Visiting,
        &["ip_address", "browser_type", "page_views", "timestamps"],
    ),
    kind(
        ("device", "Device data", "phone, tablet, identifiers, system"),
        Source::Automatic,
        Trigger::Using,
        &["device_info", "device_id", "approx_location"],
    ),
    kind(
        ("errors", "Crash reports", "errors, bugs, diagnostics, performance"),
        Source::Automatic,
        Trigger::Failing,
        &["crash_diagnostics", "performance", "device_info"],
    ),
    kind(
        ("push", "Push tokens", "notifications"),
        Source::Automatic,
        Trigger::Using,
        &["push_token"],
    ),
    kind(
        ("location", "Exact location", "gps, maps, position"),
        Source::Automatic,
        Trigger::Using,
        &["precise_location"],
    ),
    kind(
        ("ads", "Advertising data", "advertisements, attribution, marketing"),
        Source::Automatic,
        Trigger::Using,
        &["advertising_id", "ad_interactions"],
    ),
    kind(
        (
            "applications",
            "Job applications",
            "candidates, jobs, careers, hiring, applicants",
        ),
        Source::Person,
        Trigger::Entering,
        &["name", "email", "professional_info", "education"],
    ),
];

/// A usual kind that the draft has not: its key, what it is called, what of it would be suggested, and other words for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Usual {
    /// Its key among the usual kinds.
    pub key: &'static str,
    /// Its name.
    pub name: &'static str,
    /// Its items in words.
    pub holds: String,
    /// Other words by which it is found, with commas.
    pub also: &'static str,
}

/// The usual kinds that a table may get; none where it holds no kinds of data.
pub fn usual(desk: &Desk, table: &str) -> Vec<Usual> {
    if table != KINDS {
        return Vec::new();
    }
    let there = &desk.shown.collection.kinds;
    let is_new = |kind: &&Kind| !there.iter().any(|row| is_called(row, kind.name) || row.key == kind.key);
    let offered = ALL.iter().filter(is_new).map(|kind| (kind, left(kind, there)));
    let offered = offered.filter(|(kind, items)| items.contains(&kind.items[0]) || items.len() > 1);
    offered
        .map(|(kind, items)| Usual {
            key: kind.key,
            name: kind.name,
            holds: items
                .iter()
                .map(|slug| DataItem::of(slug).label())
                .collect::<Vec<_>>()
                .join(", "),
            also: kind.also,
        })
        .collect()
}

/// The usual kind that is meant by exactly its name.
pub fn usual_called(desk: &Desk, table: &str, name: &str) -> Option<&'static str> {
    let name = name.trim();
    let mut all = usual(desk, table).into_iter();
    all.find(|one| one.name.eq_ignore_ascii_case(name)).map(|one| one.key)
}

/// Adds a usual kind and gives its key: its name is the author's, everything else is suggested.
pub fn insert_usual(desk: &mut Desk, usual: &str, who: &Who) -> Result<Option<String>, Refused> {
    let Some(kind) = ALL.iter().find(|kind| kind.key == usual) else {
        return Err(Refused(format!("no usual kind of data is called “{usual}”")));
    };
    let key = free_key(desk, kind.key);
    let row = KindRow {
        key: key.clone(),
        items: Some(
            left(kind, &desk.shown.collection.kinds)
                .into_iter()
                .map(DataItem::of)
                .collect(),
        ),
        source: Some(vec![kind.from]),
        trigger: Some(kind.when),
        ..KindRow::default()
    };
    let old = desk.draft.suggested.iter().find(|layer| layer.from == USUAL);
    let mut answers = old.map_or_else(Answers::default, |layer| layer.answers.clone());
    answers.collection.kinds.push(row);
    let layer = Layer {
        on_server: Vec::new(),
        from: USUAL.to_owned(),
        as_of: Some(who.on),
        answers,
    };
    let lay = Step::Lay(USUAL.to_owned(), desk.draft.suggested.len(), Some(Box::new(layer)));
    let insert = Edit::Insert {
        table: KINDS.to_owned(),
        before: None,
        row: json!({ "key": key, "name": kind.name }),
    };
    desk.edit_laid(Some(lay), &[insert], who)?;
    Ok(Some(key))
}

/// What was picked where a row is named: a usual kind, by the key that [`picked`] wrote.
pub fn picked_key(value: &Value) -> Option<&str> {
    value.get(USUAL)?.as_str()
}

/// A usual kind as the value of a field in which a row is named.
pub fn picked(key: &str) -> Value {
    json!({ USUAL: key })
}

fn is_called(row: &KindRow, name: &str) -> bool {
    row.name.as_ref().is_some_and(|own| own.trim().eq_ignore_ascii_case(name))
}

/// The kinds of which the first item is given again, whoever has it already: who subscribes says where the mail goes.
const AGAIN: &[&str] = &["newsletter"];

/// The items of a usual kind that no kind of these holds.
fn left(kind: &Kind, there: &[KindRow]) -> Vec<&'static str> {
    let held = |slug: &&str| {
        let mut items = there.iter().flat_map(|row| row.items.iter().flatten());
        items.any(|item| item.item.as_deref() == Some(slug))
    };
    let again = |slug: &str| AGAIN.contains(&kind.key) && kind.items.first() == Some(&slug);
    kind.items.iter().copied().filter(|slug| again(slug) || !held(slug)).collect()
}

/// A key that no row has, nor a suggestion, nor one that was dropped.
fn free_key(desk: &Desk, plain: &str) -> String {
    let is_taken = |key: &str| {
        let at = path::row_path(KINDS, key);
        let below = format!("{at}.");
        let layers = desk.draft.suggested.iter().map(|layer| &layer.answers);
        let mut all = layers.chain([&desk.draft.answers]);
        let dropped = |tomb: &crate::draft::Tomb| tomb.path == at || tomb.path.starts_with(&below);
        all.any(|answers| path::index(answers, KINDS, key).is_some()) || desk.draft.dropped.iter().any(dropped)
    };
    path::free_key(plain, is_taken)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_subscribes_gives_an_address_whoever_has_it_already() {
        let kind = |key: &str| ALL.iter().find(|kind| kind.key == key).unwrap();
        let account = KindRow {
            items: Some(["name", "email"].map(DataItem::of).to_vec()),
            ..KindRow::default()
        };
        assert_eq!(
            left(kind("newsletter"), std::slice::from_ref(&account)),
            ["email", "marketing_preferences"]
        );
        assert_eq!(left(kind("contact"), &[account]), ["phone", "postal_address"]);
    }

    #[test]
    fn each_usual_kind_is_made_of_what_the_taxonomy_knows() {
        for kind in ALL {
            assert!(path::is_key(kind.key), "{}", kind.key);
            for slug in kind.items {
                assert!(DataItem::of(slug).kind().is_some(), "{slug}");
            }
            let same = ALL.iter().filter(|other| other.key == kind.key || other.name == kind.name);
            assert_eq!(same.count(), 1, "{}", kind.name);
        }
    }
}
