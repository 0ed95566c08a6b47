//! The kinds of data that a provider brings: what it typically gets and no kind of the draft holds, gathered by what it
//! is about.
//!
//! Where a kind of the draft is about the same, no second one comes: what the provider gets besides is said in that one's
//! own row. Must not say how long anything is kept, unless somebody looked the provider's default up, nor that people can
//! do without it, unless that follows from its job. The price: a product that collects a thing under its author's own
//! words, and calls it something else, is offered it once more.

use super::Provider;
use super::groups::{GROUPS, Group, NEEDED, RECORDING};
use super::reach::is_withheld;
use crate::answers::Answers;
use crate::interview::collection::{KindRow, Trigger, Whose};
use crate::interview::company::{Audience, Offer};
use crate::interview::providers::Ask;
use crate::interview::sharing::Job;
use crate::values::{DataItem, How, Period};
use crate::vendors;

/// What only the author knows whether anybody puts in.
pub(super) const THEIRS: &[&str] = &["customer_data"];

/// What the author's own people put into a tool of theirs, so that it says nothing of those who use the product.
const TEAMS: &[&str] = &["user_content", "photos_video", "third_party_tokens", "contacts", "calendar"];

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

/// Whether an item is another, or says as much.
pub(super) fn is_same(slug: &str, item: &str) -> bool {
    let same = SAME.iter().find(|(of, _)| *of == slug).map_or(&[][..], |(_, same)| same);
    item == slug || same.contains(&item)
}

/// Whether a kind holds an item, or one that says as much.
pub(super) fn holds(row: &KindRow, slug: &str) -> bool {
    let mut items = row.items.iter().flatten().filter_map(|item| item.item.as_deref());
    items.any(|item| is_same(slug, item))
}

impl Provider<'_> {
    /// The data that it gets, as it is set up. Whether e-mails are counted that are no mailings, only the author knows.
    pub(super) fn data(&self, over: &Answers) -> Vec<&'static str> {
        let mut all: Vec<&str> = self.vendor.data.iter().map(String::as_str).collect();
        if self.asks(Ask::Replay) {
            all.retain(|slug| *slug != RECORDING);
            all.extend((self.row.replay == Some(true)).then_some(RECORDING));
        }
        if self.row.ad_signals == Some(false) {
            all.retain(|slug| !matches!(*slug, "advertising_id" | "ad_interactions"));
        }
        let does = |job: Job| self.jobs().contains(&job);
        if does(Job::Email) && !does(Job::Marketing) && over.cookies.pixels != Some(true) {
            all.retain(|slug| *slug != "email_engagement");
        }
        let is_teams = self
            .jobs()
            .iter()
            .all(|job| matches!(job, Job::Code | Job::Collaboration | Job::Other));
        all.retain(|slug| !(THEIRS.contains(slug) || is_teams && TEAMS.contains(slug)));
        all
    }

    /// Whether an item belongs to a group where this provider gets it: what a report of an error holds besides is a part
    /// of the report.
    pub(super) fn is_of(&self, group: &Group, slug: &str) -> bool {
        const BESIDES: &[&str] = &["usage_events", "server_logs", "browsing_history"];
        if BESIDES.contains(&slug) && self.is_report() {
            return group.key == "errors";
        }
        group.items.contains(&slug)
    }

    /// Whether it collects reports of errors, and counts nothing else.
    fn is_report(&self) -> bool {
        let counts = |job: &Job| matches!(job, Job::Analytics | Job::WebAnalytics | Job::SessionReplay | Job::Logs);
        self.jobs().contains(&Job::Errors) && !self.jobs().iter().any(counts)
    }

    /// The kinds that it brings, and those that it brought as far as it still gets them; and what it adds to kinds that
    /// the draft has without it.
    pub(super) fn kinds(&self, over: &Answers, known: &[KindRow], old: &[KindRow]) -> Vec<KindRow> {
        let data = self.data(over);
        let mut rows: Vec<KindRow> = old.iter().filter(|row| row.name.is_some()).cloned().collect();
        for row in &mut rows {
            let still = |item: &DataItem| item.item.as_deref().is_some_and(|slug| data.contains(&slug));
            row.items = row.items.take().map(|items| items.into_iter().filter(still).collect());
        }
        rows.retain(|row| row.items.as_ref().is_some_and(|items| !items.is_empty()));
        let there = &over.collection.kinds;
        let new: Vec<&str> = data
            .iter()
            .copied()
            .filter(|slug| !there.iter().chain(&rows).any(|row| holds(row, slug)))
            .collect();
        let mut besides: Vec<KindRow> = Vec::new();
        for group in GROUPS {
            let items = new.iter().filter(|slug| self.is_of(group, slug));
            let items: Vec<DataItem> = items.map(|slug| DataItem::of(slug)).collect();
            if items.is_empty() {
                continue;
            }
            let key = self.key(group.key, |key| there.iter().any(|row| row.key == key));
            let home = self.home(group, over, known);
            let home = home.filter(|(row, _)| self.preset || !is_withheld(&data, row));
            if let Some(row) = rows.iter_mut().find(|row| row.key == key) {
                row.items.get_or_insert_default().extend(items);
                continue;
            }
            match home {
                Some((home, true)) => match besides.iter_mut().chain(&mut rows).find(|row| row.key == home.key) {
                    Some(row) => row.items.get_or_insert_default().extend(items),
                    None => besides.push(KindRow {
                        key: home.key.clone(),
                        items: Some(home.items.iter().flatten().cloned().chain(items).collect()),
                        ..KindRow::default()
                    }),
                },
                Some((_, false)) => {} // the draft has what comes with such a product under another head
                None => rows.push(self.kind(group, key, items, over)),
            }
        }
        rows.extend(besides); // behind what is new, which comes to stand after what the draft has
        rows
    }

    /// A kind that the draft has not: what is in it, and what follows from the answers and from the job of the provider.
    fn kind(&self, group: &Group, key: String, items: Vec<DataItem>, over: &Answers) -> KindRow {
        let name = if key == group.key {
            group.name.to_owned()
        } else {
            format!("{} ({})", group.name, self.vendor.name)
        };
        let whose = whose(group, over);
        let jobs = self.jobs();
        let needed = NEEDED.iter().find(|(job, of, ..)| *of == group.key && jobs.contains(job));
        let needed = needed.filter(|_| whose == Some(Whose::Ours));
        let only_site = over.company.offers.as_deref() == Some(&[Offer::Website]);
        KindRow {
            key,
            name: Some(name),
            items: Some(items),
            source: Some(vec![group.source]),
            trigger: group.trigger.map(|trigger| match trigger {
                Trigger::Using if only_site => Trigger::Visiting,
                trigger => trigger,
            }),
            whose,
            required: needed.map(|(_, _, required, _)| *required),
            consequence: needed.and_then(|(.., consequence)| consequence.map(str::to_owned)),
            kept: self.keeps().filter(|_| group.key == "usage"),
            ..KindRow::default()
        }
    }

    /// How long it keeps what it measures unless it is told otherwise, where somebody looked.
    fn keeps(&self) -> Option<Period> {
        let span = self.vendor.keeps.filter(|_| self.vendor.is_checked("keeps", None))?;
        Some(Period {
            span: Some(span),
            of: Some(self.vendor.name.clone()),
            ..Period::new(How::ProviderDefault)
        })
    }

    /// The kind of the draft that is about the same as a group, and whether what is new of the group belongs to it: one
    /// that is named so or serves what the provider does, before one that holds some of it.
    pub(super) fn home<'k>(&self, group: &Group, over: &Answers, known: &'k [KindRow]) -> Option<(&'k KindRow, bool)> {
        let about_ai = matches!(group.key, "content" | "prompts" | "speech") && self.jobs().contains(&Job::Ai);
        if self.preset
            && about_ai
            && let Some(row) = known.iter().find(|row| self.sent.iter().any(|slug| holds(row, slug)))
        {
            return Some((row, false)); // an AI feature of the draft says what is sent
        }
        let rank = |row: &'k KindRow| {
            let items = || row.items.iter().flatten();
            let slugs = || items().filter_map(|item| item.item.as_deref());
            let common = |item: &DataItem| item.item.as_deref().is_some_and(|slug| COMMON.contains(&slug));
            let name = row.name.as_deref().unwrap_or_default().to_lowercase();
            let named = row.key == group.key || group.words.iter().any(|word| name.contains(word));
            let is_device = group.key == DEVICE && items().next().is_some() && items().all(common) && !self.preset;
            let about = slugs()
                .filter(|slug| group.items.contains(slug) && !COMMON.contains(slug))
                .count();
            let about = if group.key == DEVICE { 0 } else { about };
            let traces = slugs().any(|slug| TRACES.contains(&slug)) && matches!(group.key, DEVICE | LOGS);
            let customers = row.whose == Some(Whose::Customers);
            let strong = named || about > 0 || is_device;
            let is_home = !self.is_anothers(row) && (strong || self.preset && traces && !customers);
            is_home.then(|| ((strong, !customers, named, self.serves(over, row), about), row))
        };
        let best = known.iter().rev().filter_map(rank).max_by_key(|(rank, _)| *rank);
        best.map(|((strong, ..), row)| (row, strong))
    }

    /// Whether a kind is named after another provider, that brought it.
    pub(super) fn is_anothers(&self, row: &KindRow) -> bool {
        let whose = GROUPS
            .iter()
            .find_map(|group| row.key.strip_prefix(group.key)?.strip_prefix('-'));
        let named = whose.and_then(vendors::find);
        named.is_some_and(|vendor| vendor.id != self.vendor.id)
    }

    /// Whether a use of the draft that is what the provider is there for needs a kind.
    pub(super) fn serves(&self, over: &Answers, row: &KindRow) -> bool {
        let purposes = self.purposes_of_jobs();
        over.uses.purposes.iter().any(|one| {
            let same = one.purpose.is_some_and(|purpose| purposes.contains(&purpose));
            same && one.kinds.as_ref().is_some_and(|kinds| kinds.contains(&row.key))
        })
    }
}

/// Whose data of a group is: what people put in is their company's where the product is for companies; the rest is ours.
fn whose(group: &Group, over: &Answers) -> Option<Whose> {
    if !matches!(group.key, "content" | "prompts" | "speech" | "address-book") {
        return Some(Whose::Ours);
    }
    let kinds = &over.collection.kinds;
    let customers = over.collection.others_data == Some(true) || kinds.iter().any(|row| row.whose == Some(Whose::Customers));
    match over.company.audience {
        _ if customers => Some(Whose::Customers),
        Some(Audience::Consumers) => Some(Whose::Ours),
        Some(Audience::Businesses | Audience::Both) | None => None,
    }
}

const DEVICE: &str = "device";
pub(super) const LOGS: &str = "logs";

/// Items that show that a kind is about traffic: a preset that has one has thought of devices and logs.
const TRACES: &[&str] = &[
    "ip_address",
    "device_id",
    "cookie_id",
    "device_info",
    "browser_type",
    "user_id",
];

/// Items that come with nearly everything: that two kinds hold them says nothing of what each is about.
pub(super) const COMMON: &[&str] = &[
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
