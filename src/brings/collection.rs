//! What a provider gets, and which kind of the draft is about the same.
//!
//! Must not say how long anything is kept, unless somebody looked the provider's default up, and knows nothing of other
//! providers (`together` does). The price: a product that collects a thing under its author's own words, and calls it
//! something else, is offered it once more.

use super::Provider;
use super::groups::{GROUPS, Group, RECORDING};
use crate::answers::Answers;
use crate::interview::collection::{KindRow, Source, Whose};
use crate::interview::company::Audience;
use crate::interview::providers::{Ask, OPENS, PAID_WITH};
use crate::interview::sharing::{CardForm, Job};
use crate::values::{DataItem, Form, How, Period};

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

/// The slug of an item that is the thing itself. A hash, a mask, a pseudonym or the like of it is another thing: a list of
/// addresses that must get no letter, each as a hash, is nobody's contact details. What is encrypted can be read by who has
/// the key, and a password is held in no other form than as a hash.
pub(super) fn itself(item: &DataItem) -> Option<&str> {
    let slug = item.item.as_deref()?;
    let is = match item.form {
        None | Some(Form::Encrypted) => true,
        Some(Form::Hashed) => slug == "credentials",
        Some(Form::Masked | Form::Pseudonymous | Form::Metadata | Form::Shortened) => false,
    };
    is.then_some(slug)
}

/// Whether a kind holds an item, or one that says as much.
pub(super) fn holds(row: &KindRow, slug: &str) -> bool {
    let mut items = row.items.iter().flatten().filter_map(itself);
    items.any(|item| is_same(slug, item))
}

impl Provider<'_> {
    /// The data that it gets, as it is set up. Whether e-mails are counted that are no mailings, only the author knows: it is asked.
    pub(super) fn data(&self, over: &Answers) -> Vec<&'static str> {
        let mut all: Vec<&str> = self.vendor.data.iter().map(String::as_str).collect();
        if self.asks(Ask::Replay) {
            all.retain(|slug| *slug != RECORDING);
            all.extend((self.row.replay == Some(true)).then_some(RECORDING));
        }
        if self.row.ad_signals == Some(false) {
            all.retain(|slug| !matches!(*slug, "advertising_id" | "ad_interactions"));
        }
        let counts = self.row.opens.or(over.cookies.pixels);
        if self.asks(Ask::Opens) && counts == Some(true) {
            all.push(OPENS);
        }
        let is_teams = self
            .jobs()
            .iter()
            .all(|job| matches!(job, Job::Code | Job::Collaboration | Job::Other));
        all.retain(|slug| !(THEIRS.contains(slug) || is_teams && TEAMS.contains(slug)));
        all
    }

    /// What of it the product collects: what people pay with only where the author says that a form of the product takes it.
    pub(super) fn collected(&self, over: &Answers) -> Vec<&'static str> {
        let mut all = self.data(over);
        if self.asks(Ask::Cards) && self.row.cards != Some(CardForm::Own) {
            all.retain(|slug| !PAID_WITH.contains(slug));
        }
        all
    }

    /// Whether an item belongs to a group where this provider gets it: what a report of an error holds besides is a part of
    /// the report, and an address that comes with a payment a part of the payment.
    pub(super) fn is_of(&self, group: &Group, slug: &str) -> bool {
        const REPORTED: &[&str] = &["usage_events", "server_logs", "browsing_history"];
        const BILLED: &[&str] = &["postal_address"];
        let apart = [
            (REPORTED, "errors", self.is_report()),
            (BILLED, "payments", self.is_payment()),
        ];
        let of = apart.iter().find(|(items, _, is)| *is && items.contains(&slug));
        of.map_or_else(|| group.items.contains(&slug), |(_, key, _)| group.key == *key)
    }

    /// Whether it takes payments, and brings nothing to anybody.
    fn is_payment(&self) -> bool {
        let brings = |job: &Job| matches!(job, Job::Delivery | Job::Shop);
        self.jobs().contains(&Job::Payments) && !self.jobs().iter().any(brings)
    }

    /// Whether it collects reports of errors, and counts nothing else.
    fn is_report(&self) -> bool {
        let counts = |job: &Job| matches!(job, Job::Analytics | Job::WebAnalytics | Job::SessionReplay | Job::Logs);
        self.jobs().contains(&Job::Errors) && !self.jobs().iter().any(counts)
    }

    /// How long it keeps what it measures unless it is told otherwise, where somebody looked.
    pub(super) fn keeps(&self) -> Option<Period> {
        let span = self.vendor.keeps.filter(|_| self.vendor.is_checked("keeps", None))?;
        Some(Period {
            span: Some(span),
            of: Some(self.vendor.name.clone()),
            ..Period::new(How::ProviderDefault)
        })
    }

    /// The kind of the draft that is about the same as a group, and whether what is new of the group belongs to it: one
    /// that is named so or serves what the provider does, before one that holds some of it. What tells one device from
    /// another belongs to what a preset has measured for the same end.
    pub(super) fn home<'k>(&self, group: &Group, over: &Answers, known: &'k [KindRow]) -> Option<(&'k KindRow, bool)> {
        if self.preset
            && self.is_about_ai(group)
            && let Some(row) = known.iter().find(|row| self.sent.iter().any(|slug| holds(row, slug)))
        {
            return Some((row, false));
        }
        let rank = |row: &'k KindRow| {
            let items = || row.items.iter().flatten();
            let slugs = || items().filter_map(itself);
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
            let measured = || row.source.as_ref().is_some_and(|from| from.contains(&Source::Automatic));
            let its = group.key == DEVICE && self.preset && !customers && measured() && self.serves(over, row);
            let strong = named || about > 0 || is_device || its;
            let is_home = strong || self.preset && traces && !customers;
            is_home.then(|| ((strong, !customers, named, self.serves(over, row), about), row))
        };
        let best = known.iter().rev().filter_map(rank).max_by_key(|(rank, _)| *rank);
        best.map(|((strong, ..), row)| (row, strong))
    }

    /// Whether an AI feature says which of these kinds is sent to it: then nothing else of the group is.
    pub(super) fn says_what_is_sent(&self, group: &Group, known: &[KindRow]) -> bool {
        let sent = |row: &KindRow| self.sent.iter().any(|slug| holds(row, slug));
        self.is_about_ai(group) && known.iter().any(sent)
    }

    /// What it gets and none of these kinds, of all that there are, holds: as slugs.
    pub(super) fn untold(&self, over: &Answers, kinds: &[KindRow]) -> Vec<&'static str> {
        let told = |slug: &str| {
            let mut groups = GROUPS.iter().filter(|group| self.is_of(group, slug));
            let sent = groups.any(|group| self.says_what_is_sent(group, &over.collection.kinds));
            sent || kinds.iter().any(|kind| holds(kind, slug))
        };
        self.collected(over).into_iter().filter(|slug| !told(slug)).collect()
    }

    fn is_about_ai(&self, group: &Group) -> bool {
        matches!(group.key, "content" | "prompts" | "speech") && self.jobs().contains(&Job::Ai)
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
pub(super) fn whose(group: &Group, over: &Answers) -> Option<Whose> {
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

pub(super) const DEVICE: &str = "device";
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
