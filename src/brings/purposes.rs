//! The purposes that a provider brings: what follows from its job.
//!
//! Must not say on which ground. The price: a job that serves several ends brings the nearest of them.

use super::{Around, Provider, reach};
use crate::interview::collection::KindRow;
use crate::interview::sharing::{Job, RecipientRow};
use crate::interview::uses::{Purpose, PurposeRow};
use crate::values::Chosen as _;
use crate::vendors::{self, Vendor};

/// What each job is for; nothing where only the author knows.
const PURPOSES: &[(Job, Option<Purpose>)] = &[
    (Job::Hosting, Some(Purpose::Operate)),
    (Job::Infrastructure, Some(Purpose::Operate)),
    (Job::Database, Some(Purpose::Operate)),
    (Job::Storage, Some(Purpose::Operate)),
    (Job::Cdn, Some(Purpose::Operate)),
    (Job::Warehouse, Some(Purpose::UnderstandUse)),
    (Job::Pipelines, Some(Purpose::Operate)),
    (Job::SignIn, Some(Purpose::SignIn)),
    (Job::Payments, Some(Purpose::Payments)),
    (Job::Subscriptions, Some(Purpose::Subscriptions)),
    (Job::BankLink, Some(Purpose::BankLink)),
    (Job::Email, Some(Purpose::Messages)),
    (Job::Marketing, Some(Purpose::Marketing)),
    (Job::Analytics, Some(Purpose::UnderstandUse)),
    (Job::WebAnalytics, Some(Purpose::UnderstandUse)),
    (Job::Errors, Some(Purpose::FindErrors)),
    (Job::Logs, Some(Purpose::Reliability)),
    (Job::Ai, Some(Purpose::AiFeatures)),
    (Job::Transcription, Some(Purpose::ProcessContent)),
    (Job::Support, Some(Purpose::Support)),
    (Job::Chat, Some(Purpose::Provide)),
    (Job::Sms, Some(Purpose::Messages)),
    (Job::Crm, Some(Purpose::Customers)),
    (Job::Advertising, Some(Purpose::Advertising)),
    (Job::AdMeasurement, Some(Purpose::Promote)),
    (Job::Security, Some(Purpose::PreventAbuse)),
    (Job::Forms, None),
    (Job::Video, Some(Purpose::Provide)),
    (Job::Search, Some(Purpose::Provide)),
    (Job::Accounting, Some(Purpose::Billing)),
    (Job::Legal, Some(Purpose::Claims)),
    (Job::Shop, Some(Purpose::Provide)),
    (Job::Delivery, Some(Purpose::Provide)),
    (Job::Push, Some(Purpose::Messages)),
    (Job::AppStore, Some(Purpose::Provide)),
    (Job::Maps, Some(Purpose::Provide)),
    (Job::Fonts, Some(Purpose::Provide)),
    (Job::SessionReplay, Some(Purpose::UnderstandUse)),
    (Job::Tags, None),
    (Job::FeatureFlags, Some(Purpose::ImproveProduct)),
    (Job::Scheduling, Some(Purpose::Meetings)),
    (Job::Signatures, Some(Purpose::Provide)),
    (Job::Staff, None),
    (Job::Collaboration, None),
    (Job::Code, Some(Purpose::Maintain)),
    (Job::Automation, Some(Purpose::Operate)),
    (Job::ConsentTool, Some(Purpose::Legal)),
    (Job::Identity, Some(Purpose::PreventAbuse)),
    (Job::SiteCare, Some(Purpose::Maintain)),
    (Job::Affiliate, None),
    (Job::Other, None),
];

/// What kinds of data are for that a provider brings to a draft whose preset knows what the provider is for.
const OF_KINDS: &[(&str, Purpose)] = &[
    ("errors", Purpose::FindErrors),
    ("usage", Purpose::UnderstandUse),
    ("recordings", Purpose::UnderstandUse),
    ("prompts", Purpose::AiFeatures),
    ("identity", Purpose::PreventAbuse),
];

/// What a job is for; nothing where only the author knows.
fn purpose_of(job: Job) -> Option<Purpose> {
    PURPOSES.iter().find(|(one, _)| *one == job).and_then(|(_, purpose)| *purpose)
}

/// What the jobs of a recipient are for: as its entry of the catalogue says of this provider, else as such a job is usually for.
pub(super) fn purposes_of(row: &RecipientRow, vendor: Option<&Vendor>) -> Vec<Purpose> {
    let jobs = row.job.as_ref().or(vendor.map(|vendor| &vendor.job)).into_iter().flatten();
    let said = |job: &Job| vendor.and_then(|vendor| vendor.purposes.get(job)).copied();
    jobs.filter_map(|job| said(job).unwrap_or_else(|| purpose_of(*job))).collect()
}

/// What a recipient is there for, by its jobs: also one that runs on a server of the author's own, and gets nothing.
pub fn ends_of_row(row: &RecipientRow) -> Vec<Purpose> {
    purposes_of(row, row.catalogue.as_deref().and_then(vendors::find))
}

/// What a group of data is for, where that follows from what it is.
pub(super) fn end_of(group: &str) -> Option<Purpose> {
    OF_KINDS.iter().find(|(one, _)| *one == group).map(|(_, purpose)| *purpose)
}

/// What is sensitive for what may be in it, and belongs to every use of its sort.
const USUAL: &[&str] = &["credentials", "messages", "payment_card", "bank_account"];

/// Whether something is in a kind that is sensitive whatever it is used for.
pub(super) fn has_secret(row: &KindRow) -> bool {
    let mut items = row.items.iter().flatten();
    items.any(|item| reach::is_secret(item) && !item.itself().is_some_and(|slug| USUAL.contains(&slug)))
}

/// The kinds that a provider brings in which something sensitive is, by their keys.
pub(super) fn secret(brought: &[KindRow], all: &[KindRow]) -> Vec<String> {
    let has = |row: &&KindRow| {
        let mut same = all.iter().filter(|one| one.key == row.key);
        row.name.is_some() && (has_secret(row) || same.any(has_secret))
    };
    brought.iter().filter(has).map(|row| row.key.clone()).collect()
}

impl Provider<'_> {
    /// What it does, as its author says, or else the catalogue.
    pub(super) fn jobs(&self) -> &[Job] {
        self.row.job.as_ref().unwrap_or(&self.vendor.job) // of a row without a job, what it does for everybody
    }

    /// What its jobs are for.
    pub(super) fn purposes_of_jobs(&self) -> Vec<Purpose> {
        purposes_of(self.row, Some(self.vendor))
    }

    /// The purposes of its jobs that no row has yet, and those that it brought as far as they still follow; each with the
    /// kinds of data that it handles. No use comes twice: to a row that is only suggested it adds what came with it, and to
    /// one that names who does it for the product itself. Where a preset offers the provider, no use comes for kinds alone of
    /// which the draft knows one without providers. A use that only it brings names with them what a
    /// device tells it. What is sensitive comes to no use of others, for their ground was said of less: it has a use of its own.
    pub(super) fn purposes(
        &self,
        around: &Around,
        old: &[PurposeRow],
        (handled, told, secret): (&[String], &[String], &[String]),
    ) -> Vec<PurposeRow> {
        let over = &around.over;
        let has = |row: &PurposeRow, key: &String| row.kinds.as_ref().is_some_and(|kinds| kinds.contains(key));
        let is_used = |key: &&String| around.uses.iter().any(|row| has(row, key));
        let (of_others, handled): (Vec<String>, Vec<String>) =
            handled.iter().cloned().partition(|key| self.preset && is_used(&key));
        let of_jobs = self.purposes_of_jobs();
        let by_answer = (self.row.ad_signals == Some(true)).then(|| self.end_of_signals());
        let mut rows: Vec<PurposeRow> = Vec::new();
        let ends = self.ends_of(&handled);
        // what is sensitive is for one end: what it is there for by itself, or else the first
        let end = |key: &String| end_of(key).filter(|end| ends.contains(end)).or(ends.first().copied());
        for purpose in ends.iter().copied().chain(by_answer) {
            // what it does itself it does with all that it gets for that
            let besides = of_others.iter().filter(|_| of_jobs.contains(&purpose));
            let handled: Vec<String> = besides.chain(&handled).cloned().collect();
            let same = |row: &&PurposeRow| row.purpose == Some(purpose);
            let its: Vec<String> = secret.iter().filter(|key| end(key) == Some(purpose)).cloned().collect();
            let apart = self.apart(around, old, purpose, &its);
            let is_apart = |row: &PurposeRow| apart.as_ref().is_some_and(|one| one.key == row.key);
            let brought = old.iter().find(|row| same(row) && !is_apart(row));
            let there = || {
                let rows = over.uses.purposes.iter().filter(same).filter(|_| brought.is_none());
                rows.filter(|row| !is_apart(row))
            };
            if rows.iter().any(|row| same(&row) || there().any(|one| one.key == row.key)) {
                continue;
            }
            rows.extend(apart.clone());
            let is_in = |rows: &[PurposeRow], row: &PurposeRow| rows.iter().any(|one| one.key == row.key);
            let is_open = |row: &PurposeRow| !is_in(&around.answered.uses.purposes, row);
            let is_brought = |row: &PurposeRow| !is_in(around.uses, row);
            // who does the same for the product stands beside whom a provider brought for it
            let joins = there().find(|row| row.via.is_some() || is_brought(row));
            if let Some(row) = joins.or_else(|| there().next()) {
                let is_new = |key: &&String| is_brought(row) || around.known.iter().all(|kind| kind.key != **key);
                let kinds: Vec<String> = handled
                    .iter()
                    .filter(|key| is_open(row) && (is_brought(row) || !secret.contains(key)))
                    .filter(is_new)
                    .cloned()
                    .collect();
                let part = PurposeRow {
                    key: row.key.clone(),
                    kinds: Some(kinds).filter(|kinds| !kinds.is_empty()),
                    via: joins.map(|_| vec![self.row.key.clone()]),
                    ..PurposeRow::default()
                };
                rows.extend(Some(part).filter(|part| part.kinds.is_some() || part.via.is_some()));
                continue;
            }
            let taken = |key: &str| over.uses.purposes.iter().any(|row| row.key == key);
            let kinds = if self.preset { handled } else { told.to_vec() };
            rows.push(PurposeRow {
                key: brought.map_or_else(|| self.key(purpose.id(), taken), |row| row.key.clone()),
                purpose: Some(purpose),
                kinds: Some(kinds).filter(|kinds| !kinds.is_empty()),
                via: Some(vec![self.row.key.clone()]),
                ..PurposeRow::default()
            });
        }
        rows
    }
}

impl Provider<'_> {
    /// The use for what is sensitive of what it brings, where a use of the draft is for the same: the ground of that was said of
    /// less, and nobody has said it of this.
    fn apart(&self, around: &Around, old: &[PurposeRow], purpose: Purpose, secret: &[String]) -> Option<PurposeRow> {
        let Around { over, uses, .. } = around;
        let its = Some(vec![self.row.key.clone()]);
        let is_old = |row: &&PurposeRow| row.purpose == Some(purpose) && row.via == its && row.kinds.as_deref() == Some(secret);
        let key = old.iter().find(is_old).map(|row| row.key.clone());
        let mut others = uses
            .iter()
            .filter(|row| row.purpose == Some(purpose) && Some(&row.key) != key.as_ref());
        if secret.is_empty() || others.next().is_none() {
            return None;
        }
        let taken = |key: &str| over.uses.purposes.iter().any(|row| row.key == key);
        Some(PurposeRow {
            key: key.unwrap_or_else(|| self.key(purpose.id(), taken)),
            purpose: Some(purpose),
            kinds: Some(secret.to_vec()),
            via: its,
            ..PurposeRow::default()
        })
    }

    /// What its advertising features are for: who shows ads or videos in the product shows ads by them, and any other finds people for
    /// the product elsewhere.
    fn end_of_signals(&self) -> Purpose {
        let shows = |job: &Job| matches!(job, Job::Advertising | Job::Video);
        if self.jobs().iter().any(shows) {
            Purpose::Advertising
        } else {
            Purpose::Promote
        }
    }

    /// What it handles these kinds for: all its jobs are for; where a preset offers it, what each kind is for, and the first
    /// end of its jobs for the rest.
    fn ends_of(&self, handled: &[String]) -> Vec<Purpose> {
        let of_jobs = self.purposes_of_jobs();
        if !self.preset {
            return of_jobs;
        }
        let mut ends: Vec<Purpose> = handled.iter().filter_map(|key| end_of(key)).collect();
        if ends.is_empty() && !handled.is_empty() {
            ends.extend(of_jobs.first());
        }
        ends
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test may panic")]
mod tests {
    use super::*;
    use crate::vendors;

    #[test]
    fn each_job_stands_once() {
        for job in Job::ALL {
            assert_eq!(PURPOSES.iter().filter(|(one, _)| one == job).count(), 1, "{job:?}");
        }
    }

    #[test]
    fn a_provider_is_for_what_it_does_and_no_more() {
        use Purpose::{
            Advertising, AiFeatures, BankLink, Customers, FindErrors, Marketing, Meetings, Messages, Operate, Payments,
        };
        use Purpose::{Promote, Provide, Recruit, Subscriptions, Support, UnderstandUse};
        let none: &[Purpose] = &[];
        for (id, wanted) in [
            ("stripe", &[Payments][..]),
            ("sentry", &[FindErrors]),
            ("posthog", &[UnderstandUse]),
            ("meta-pixel", &[Promote]),
            ("appsflyer", &[Promote]),
            ("google-adsense", &[Advertising]),
            ("plaid", &[BankLink]),
            ("intercom", &[Support, Support]),
            ("getstream", &[Provide]),
            ("slack", none),
            ("google-cloud", &[Operate, Operate, Operate]),
            ("firebase", &[Operate, Operate]),
            ("hubspot", &[Customers]),
            ("shopify", &[Provide]),
            ("twilio", &[Messages]),
            ("klaviyo", &[Marketing]),
            ("calendly", &[Meetings]),
            ("nylas", none),
            ("segment", &[UnderstandUse]),
            ("airbyte", &[Operate]),
            ("pinecone", &[AiFeatures]),
            ("revenuecat", &[Subscriptions]),
            ("typeform", none),
            ("formspree", &[Support]),
            ("gusto", none),
            ("greenhouse", &[Recruit]),
        ] {
            let vendor = vendors::find(id).unwrap();
            assert_eq!(purposes_of(&RecipientRow::default(), Some(vendor)), wanted, "{id}");
        }
        let row = RecipientRow {
            job: Some(vec![Job::Chat, Job::Payments]),
            ..RecipientRow::default()
        };
        assert_eq!(
            purposes_of(&row, vendors::find("intercom")),
            [Support, Payments],
            "as its author says"
        );
        assert_eq!(purposes_of(&row, None), [Provide, Payments]);
    }
}
