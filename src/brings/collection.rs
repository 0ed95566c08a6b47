//! What a provider gets, and which kind of the draft is about the same.
//!
//! Must not say how long anything is kept, unless somebody looked the provider's default up, and knows nothing of other
//! providers (`together` does). The price: a product that collects a thing under its author's own words, and calls it
//! something else, is offered it once more.

use super::Provider;
use super::groups::{GROUPS, Group, NEEDED, OPENED, OTHERWISE, Otherwise, RECORDING};
use super::reach::{Got, TOLD, is_home, is_named, tells};
use crate::answers::Answers;
use crate::interview::collection::{KindRow, Required, Source, Whose};
use crate::interview::company::Audience;
use crate::interview::providers::{Ask, OPENS, PAID_WITH};
use crate::interview::sharing::{CardForm, Job};
use crate::interview::uses::PurposeRow;
use crate::values::{DataItem, How, Period};
use crate::vendors::Role;

/// What only the author knows whether anybody puts in.
pub(super) const THEIRS: &[&str] = &["customer_data"];

/// What the author's own people put into a tool of theirs, so that it says nothing of those who use the product.
const TEAMS: &[&str] = &["user_content", "photos_video", "third_party_tokens", "contacts", "calendar"];

/// What is sent to people: the product writes it, and collects it from nobody.
pub(super) const SENT: &[&str] = &["messages", "emails"];

/// What comes where people sign in with another account.
const VOUCHED: &[&str] = &["social_profile", "profile_photo", "third_party_tokens"];

/// What a cookie holds.
pub(super) const COOKIE: &str = "cookie_id";

/// The address of a person, and what an invoice is made out to.
const ADDRESS: &str = "postal_address";
const BILLING: &str = "billing_details";

/// Items that say as much as another: where a kind holds one of them, the other is not brought.
const SAME: &[(&str, &[&str])] = &[
    ("usage_events", &["product_analytics", "actions_taken", "interactions"]),
    ("page_views", &["browsing_history"]),
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
    let mut items = row.items.iter().flatten().filter_map(DataItem::itself);
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
        // who sends emails and nothing else gets no other messages
        if self.mails() {
            all.iter_mut()
                .filter(|slug| **slug == "messages")
                .for_each(|slug| *slug = "emails");
        }
        // of what people look at, a product sends on what they see of it, and not where else they went
        all.iter_mut()
            .filter(|slug| **slug == "browsing_history")
            .for_each(|slug| *slug = "page_views");
        match self.counts {
            Some(true) if self.asks(Ask::Opens) => all.push(OPENS),
            Some(false) => all.retain(|slug| *slug != OPENS),
            Some(true) | None => {}
        }
        // what somebody's device tells who sends an e-mail, it tells as the e-mail is opened
        if self.mails() && !all.contains(&OPENS) {
            all.retain(|slug| !TOLD.contains(slug));
        }
        if self.stores_none(over) {
            all.retain(|slug| *slug != COOKIE);
        }
        // who lets people sign in hears from nobody else of them where nobody vouches for them
        let vouches = over.collection.logins.iter().len() > 0 || self.vendor.role == Some(Role::Controller);
        if self.jobs().contains(&Job::SignIn) && !vouches {
            all.retain(|slug| !VOUCHED.contains(slug));
        }
        let is_teams = self
            .jobs()
            .iter()
            .all(|job| matches!(job, Job::Code | Job::Collaboration | Job::Other));
        all.retain(|slug| !(THEIRS.contains(slug) || is_teams && TEAMS.contains(slug)));
        // billing details hold the address of whoever pays; a kind that has one apart from them, or books alone, does not
        let mut kinds = over.collection.kinds.iter();
        let says = |row: &KindRow, slug: &str| {
            row.items
                .iter()
                .flatten()
                .filter_map(DataItem::itself)
                .any(|item| item == slug)
        };
        let apart = |row: &KindRow| says(row, ADDRESS) || holds(row, BILLING) && !says(row, BILLING);
        if all.contains(&BILLING) && !kinds.any(apart) {
            all.retain(|slug| *slug != ADDRESS);
        }
        // an AI feature of the draft that says what is sent says it all
        let mut kinds = over.collection.kinds.iter();
        if self.jobs().contains(&Job::Ai) && kinds.any(|row| self.sent.iter().any(|slug| holds(row, slug))) {
            all.retain(|slug| !self.group(slug).is_some_and(is_put_in));
        }
        all
    }

    /// Whether all that it does is to send emails.
    pub(super) fn mails(&self) -> bool {
        let mails = |job: &Job| matches!(job, Job::Email | Job::Marketing);
        !self.jobs().is_empty() && self.jobs().iter().all(mails)
    }

    /// Whether all that it does is to send what the product has to say.
    pub(super) fn sends(&self) -> bool {
        let sends = |job: &Job| matches!(job, Job::Email | Job::Marketing | Job::Push | Job::Sms);
        !self.jobs().is_empty() && self.jobs().iter().all(sends)
    }

    /// What of it the product collects: what people pay with only where the author says that a form of the product takes it, and
    /// nothing that it sends. Text messages go both ways.
    pub(super) fn collected(&self, over: &Answers) -> Vec<&'static str> {
        let mut all = self.data(over);
        if self.sends() && !self.jobs().contains(&Job::Sms) {
            all.retain(|slug| !SENT.contains(slug));
        }
        if self.asks(Ask::Cards) && self.row.cards != Some(CardForm::Own) {
            all.retain(|slug| !PAID_WITH.contains(slug));
        }
        all
    }

    /// Whether an item belongs to a group where this provider gets it: what a report of an error holds besides is a part of
    /// the report, an address that comes with a payment a part of the payment, and what a device tells as an email is opened a part
    /// of that.
    pub(super) fn is_of(&self, group: &Group, slug: &str) -> bool {
        const REPORTED: &[&str] = &["usage_events", "server_logs", "page_views"];
        const BILLED: &[&str] = &[ADDRESS];
        let apart = [
            (REPORTED, "errors", self.is_report()),
            (BILLED, "payments", self.is_payment()),
            (TOLD, OPENED, self.mails()),
        ];
        let of = apart.iter().find(|(items, _, is)| *is && items.contains(&slug));
        of.map_or_else(|| group.items.contains(&slug), |(_, key, _)| group.key == *key)
    }

    /// From whom an item of a group comes with it; nothing where nobody can say. What comes by itself nobody tells of.
    pub(super) fn source_of(&self, group: &Group, slug: &str) -> Option<Source> {
        let is_its = |line: &&Otherwise| {
            let role = line.role.is_none() || line.role == self.vendor.role;
            let is_its = line.item.map_or(group.source != Source::Automatic, |item| item == slug);
            is_its && line.job.is_none_or(|job| self.jobs() == [job]) && role
        };
        let line = OTHERWISE.iter().find(is_its);
        line.map_or(Some(group.source), |line| line.source)
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

    /// The group of an item where this provider gets it; none of what only the author knows.
    pub(super) fn group(&self, slug: &str) -> Option<&'static Group> {
        GROUPS.iter().find(|group| self.is_of(group, slug))
    }

    /// The kind of the draft in whose row more of a group may stand: one that is about the same, and of which it gets
    /// something or that is used for what it is there for; but only where what the kind says of what is in it stays true, so
    /// that what people give is no part of what comes from an app store.
    pub(super) fn home<'k>(
        &self,
        (group, source): (&Group, Option<Source>),
        over: &Answers,
        known: &'k [KindRow],
        gets: &[Got],
    ) -> Option<&'k KindRow> {
        let reaches = |row: &KindRow| gets.iter().any(|got| got.key == row.key) || self.serves(over, row);
        let may = |row: &&KindRow| self.may_hold((group, source), over, row) && reaches(row);
        let rank = |row: &&KindRow| {
            let held = group.items.iter().filter(|slug| holds(row, slug)).count();
            (self.serves(over, row), is_home(row, group), held)
        };
        let best = known.iter().rev().filter(may).max_by_key(rank);
        best.filter(|row| self.stays_true(group, over, row))
    }

    /// Whether a kind may hold more of a group, by what it is about and by where that comes from.
    fn may_hold(&self, (group, source): (&Group, Option<Source>), over: &Answers, row: &KindRow) -> bool {
        let mut from = row.source.iter().flatten();
        let comes_so = row.source.is_none() || from.any(|from| Some(*from) == source);
        comes_so && self.is_about(group, over, row) && self.fits(over, row, group)
    }

    /// Whether more of a group may come to a kind, so that all that it says stays true.
    pub(super) fn takes(&self, of: (&Group, Option<Source>), over: &Answers, row: &KindRow) -> bool {
        self.may_hold(of, over, row) && self.stays_true(of.0, over, row)
    }

    /// Whether a kind is about what is in a group: it is called so, or holds some of it. What tells one device from another
    /// belongs to what is measured for the end of the provider.
    fn is_about(&self, group: &Group, over: &Answers, row: &KindRow) -> bool {
        let has_measured = || {
            let mut all = GROUPS.iter().filter(|of| of.source == Source::Automatic && of.key != DEVICE);
            all.any(|of| is_named(row, of) || of.items.iter().any(|slug| holds(row, slug)))
        };
        let measured = || row.source == Some(vec![Source::Automatic]) && has_measured() && self.serves(over, row);
        let holds_some = || group.items.iter().any(|slug| holds(row, slug));
        is_named(row, group) || if group.key == DEVICE { measured() } else { holds_some() }
    }

    /// Whether what a kind says of what is in it holds of more of a group too, as far as is known: the condition under which
    /// alone it is collected, and what cannot be done without it.
    fn stays_true(&self, group: &Group, over: &Answers, row: &KindRow) -> bool {
        let says_needed = row.required == Some(Required::Yes) || row.consequence.is_some();
        let is_needed = || is_home(row, group) && self.needed(group).is_some_and(|(required, _)| required == Required::Yes);
        let is_bound = match &row.only_if {
            // what serves the same end under a condition comes under that of whoever gets it
            Some(_) => self.serves(over, row),
            None => self.condition().is_none(),
        };
        is_bound && (!says_needed || is_needed())
    }

    /// Whether what it gets of a group has to be given, and what cannot be done without it.
    pub(super) fn needed(&self, group: &Group) -> Option<(Required, Option<&'static str>)> {
        let line = NEEDED
            .iter()
            .find(|(job, of, ..)| *of == group.key && self.jobs().contains(job));
        line.map(|(.., required, consequence)| (*required, *consequence))
    }

    /// What it gets and none of these kinds, of all that there are, holds: as slugs.
    pub(super) fn untold(&self, over: &Answers, kinds: &[KindRow]) -> Vec<&'static str> {
        let told = |slug: &str| {
            let by_name = |kind: &KindRow| self.group(slug).is_some_and(|group| tells(kind, group));
            kinds.iter().any(|kind| holds(kind, slug) || by_name(kind))
        };
        self.collected(over).into_iter().filter(|slug| !told(slug)).collect()
    }

    /// Whether a use of the draft that is what the provider is there for needs a kind.
    pub(super) fn serves(&self, over: &Answers, row: &KindRow) -> bool {
        self.uses(over).any(|one| needs(one, &row.key))
    }

    /// The uses of the draft that are what the provider is there for.
    pub(super) fn uses<'a>(&self, over: &'a Answers) -> impl Iterator<Item = &'a PurposeRow> {
        let purposes = self.purposes_of_jobs();
        let is_its = move |one: &&PurposeRow| one.purpose.is_some_and(|purpose| purposes.contains(&purpose));
        over.uses.purposes.iter().filter(is_its)
    }
}

/// Whether a use names a kind, by its key.
pub(super) fn needs(one: &PurposeRow, key: &str) -> bool {
    one.kinds.iter().flatten().any(|one| one == key)
}

/// Whether what is in a group is what people put in.
fn is_put_in(group: &Group) -> bool {
    matches!(group.key, "content" | "prompts" | "speech" | "address-book")
}

/// Whose data of a group is: what people put in is their company's where the product is for companies; the rest is ours.
pub(super) fn whose(group: &Group, over: &Answers) -> Option<Whose> {
    if !is_put_in(group) {
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
