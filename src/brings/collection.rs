//! The kinds of data that a provider brings: what it typically gets and no kind of the draft holds, gathered by what it
//! is about.
//!
//! Must not say how long anything is kept, nor that it is needed: only the author knows. The price: a product that
//! collects a thing under its author's own words is offered it once more.

use super::Provider;
use crate::answers::Answers;
use crate::interview::collection::{KindRow, Source};
use crate::interview::providers::Ask;
use crate::values::DataItem;
use crate::vendors;

/// What is gathered into one kind: its key, its name, where it comes from, and its items.
struct Group {
    key: &'static str,
    name: &'static str,
    source: Source,
    items: &'static [&'static str],
}

const fn group(key: &'static str, name: &'static str, source: Source, items: &'static [&'static str]) -> Group {
    Group {
        key,
        name,
        source,
        items,
    }
}

/// Every group, in the order in which a policy names them. A provider's data is in one of them, or in [`THEIRS`].
const GROUPS: &[Group] = &[
    group(
        "contact",
        "Contact details",
        Source::Person,
        &["name", "email", "phone", "postal_address"],
    ),
    group(
        "account",
        "Account data",
        Source::Person,
        &[
            "credentials",
            "third_party_tokens",
            "profile_photo",
            "social_profile",
            "settings",
        ],
    ),
    group(
        "payments",
        "Payment data",
        Source::Person,
        &[
            "payment_card",
            "bank_account",
            "billing_details",
            "transactions",
            "subscription_id",
            "invoices",
        ],
    ),
    group(
        "identity",
        "Proof of identity",
        Source::Person,
        &["government_id", "biometric", "age_birthdate", "demographics"],
    ),
    group(
        "work",
        "Work details",
        Source::Person,
        &["professional_info", "employment_records", "education", "company_name", "role"],
    ),
    group(
        "content",
        "Content",
        Source::Person,
        &[
            "user_content",
            "photos_video",
            "audio_voice",
            "ai_prompts",
            "call_recordings",
            "transcripts",
        ],
    ),
    group(
        "messages",
        "Messages",
        Source::Person,
        &["messages", "comm_metadata", "support_requests", "form_responses", "emails"],
    ),
    group(
        "address-book",
        "Address book and calendar",
        Source::Person,
        &["contacts", "calendar"],
    ),
    group(
        "mailings",
        "Newsletter data",
        Source::Person,
        &["marketing_preferences", "email_engagement"],
    ),
    group(
        "choices",
        "Privacy choices",
        Source::Person,
        &["consent_preferences", "terms_accepted"],
    ),
    group(
        "device",
        "Identifiers and device data",
        Source::Automatic,
        &[
            "user_id",
            "ip_address",
            "device_id",
            "cookie_id",
            "device_info",
            "browser_type",
            "push_token",
            "approx_location",
        ],
    ),
    group(
        "logs",
        "Server logs",
        Source::Automatic,
        &["server_logs", "api_logs", "network_requests"],
    ),
    group("location", "Exact location", Source::Automatic, &["precise_location"]),
    group(
        "usage",
        "Usage data",
        Source::Automatic,
        &[
            "usage_events",
            "browsing_history",
            "search_history",
            "page_views",
            "session_info",
            "interactions",
            "actions_taken",
            "product_analytics",
            "counts",
            "timestamps",
        ],
    ),
    group("recordings", "Session recordings", Source::Automatic, &[RECORDING]),
    group(
        "errors",
        "Error reports",
        Source::Automatic,
        &["crash_diagnostics", "error_events", "performance"],
    ),
    group(
        "ads",
        "Advertising data",
        Source::Automatic,
        &["advertising_id", "ad_interactions", "inferences"],
    ),
];

/// What only the author knows whether anybody puts in.
const THEIRS: &[&str] = &["customer_data"];

const RECORDING: &str = "session_recording";

/// Items that say as much as another: where a kind holds one of them, the other is not brought.
const SAME: &[(&str, &[&str])] = &[
    ("usage_events", &["product_analytics", "actions_taken", "interactions"]),
    ("browsing_history", &["page_views"]),
    ("crash_diagnostics", &["error_events"]),
    ("server_logs", &["api_logs"]),
    ("device_info", &["browser_type"]),
    ("billing_details", &["invoices"]),
    ("messages", &["emails"]),
    ("audio_voice", &["call_recordings", "transcripts"]),
];

/// Whether a kind holds an item, or one that says as much.
fn holds(row: &KindRow, slug: &str) -> bool {
    let same = SAME.iter().find(|(of, _)| *of == slug).map_or(&[][..], |(_, same)| same);
    let mut items = row.items.iter().flatten().filter_map(|item| item.item.as_deref());
    items.any(|item| item == slug || same.contains(&item))
}

impl Provider<'_> {
    /// The data that it gets, as it is set up. What a preset has already is left to it, but what an answer switches on.
    fn data(&self) -> Vec<&'static str> {
        let mut all: Vec<&str> = self.vendor.data.iter().map(String::as_str).collect();
        if self.asks(Ask::Replay) {
            all.retain(|slug| *slug != RECORDING);
            all.extend((self.row.replay == Some(true)).then_some(RECORDING));
        }
        if self.row.ad_signals == Some(false) {
            all.retain(|slug| !matches!(*slug, "advertising_id" | "ad_interactions"));
        }
        all.retain(|slug| !THEIRS.contains(slug));
        all
    }

    /// The kinds that it brings, and those that it brought as far as it still gets them.
    pub(super) fn kinds(&self, over: &Answers, old: &[KindRow]) -> Vec<KindRow> {
        let data = self.data();
        let mut rows: Vec<KindRow> = old.to_vec();
        for row in &mut rows {
            let still = |item: &DataItem| item.item.as_deref().is_some_and(|slug| data.contains(&slug));
            row.items = row.items.take().map(|items| items.into_iter().filter(still).collect());
        }
        rows.retain(|row| row.items.as_ref().is_some_and(|items| !items.is_empty()));
        let there = &over.collection.kinds;
        let wanted = |slug: &&str| !self.preset || *slug == RECORDING;
        let new = data.into_iter().filter(wanted);
        let new: Vec<&str> = new
            .filter(|slug| !there.iter().chain(&rows).any(|row| holds(row, slug)))
            .collect();
        for group in GROUPS {
            let items = group.items.iter().filter(|slug| new.contains(slug));
            let items: Vec<DataItem> = items.map(|slug| DataItem::of(slug)).collect();
            if items.is_empty() {
                continue;
            }
            let key = self.key(group.key, |key| there.iter().any(|row| row.key == key));
            if let Some(row) = rows.iter_mut().find(|row| row.key == key) {
                row.items.get_or_insert_default().extend(items);
                continue;
            }
            let name = if key == group.key {
                group.name.to_owned()
            } else {
                format!("{} ({})", group.name, self.vendor.name)
            };
            rows.push(KindRow {
                key,
                name: Some(name),
                items: Some(items),
                source: Some(vec![group.source]),
                ..KindRow::default()
            });
        }
        rows
    }

    /// Whether a kind is named after another provider, that brought it.
    fn is_anothers(&self, row: &KindRow) -> bool {
        let whose = GROUPS
            .iter()
            .find_map(|group| row.key.strip_prefix(group.key)?.strip_prefix('-'));
        let named = whose.and_then(vendors::find);
        named.is_some_and(|vendor| vendor.id != self.vendor.id)
    }

    /// The keys of the kinds, of all that there are, of which it gets something.
    pub(super) fn handled(&self, over: &Answers, own: &[KindRow]) -> Vec<String> {
        let data = self.data();
        let gets = |row: &&KindRow| !self.is_anothers(row) && is_handled(row, &data);
        let all = over.collection.kinds.iter().chain(own).filter(gets);
        let mut keys: Vec<String> = Vec::new();
        for row in all {
            if !keys.contains(&row.key) {
                keys.push(row.key.clone());
            }
        }
        keys
    }
}

/// Items that come with nearly everything: that two kinds hold them says nothing of what each is about.
const COMMON: &[&str] = &[
    "ip_address",
    "user_id",
    "device_id",
    "cookie_id",
    "device_info",
    "browser_type",
    "approx_location",
    "session_info",
    "timestamps",
];

/// Whether who gets these data gets some of a kind: what the kind is about, or most of it where it is about a device.
fn is_handled(row: &KindRow, data: &[&str]) -> bool {
    let items: Vec<&str> = row.items.iter().flatten().filter_map(|item| item.item.as_deref()).collect();
    let shared = |common: bool| {
        let of = data.iter().filter(|slug| COMMON.contains(slug) == common);
        of.filter(|slug| holds(row, slug)).count()
    };
    let is_device = items.iter().all(|item| COMMON.contains(item));
    shared(false) > 0 || is_device && shared(true) * 2 > items.len()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::vendors;

    #[test]
    fn whatever_a_provider_gets_is_in_one_group() {
        for slug in vendors::all().iter().flat_map(|vendor| &vendor.data) {
            let groups = GROUPS.iter().filter(|group| group.items.contains(&slug.as_str())).count();
            let theirs = THEIRS.contains(&slug.as_str());
            assert_eq!(groups, usize::from(!theirs), "{slug}");
        }
        let items = GROUPS.iter().flat_map(|group| group.items);
        for slug in items.chain(SAME.iter().flat_map(|(_, same)| same.iter())) {
            assert!(DataItem::of(slug).kind().is_some(), "{slug}");
        }
    }
}
