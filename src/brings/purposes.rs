//! The purposes that a provider brings: what follows from its job.
//!
//! Must not say on which ground. The price: a job that serves several ends brings the nearest of them.

use super::{Around, Provider};
use crate::interview::sharing::Job;
use crate::interview::uses::{Purpose, PurposeRow};
use crate::values::Chosen as _;

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
    (Job::Crm, Some(Purpose::Communicate)),
    (Job::Advertising, Some(Purpose::Advertising)),
    (Job::Security, Some(Purpose::PreventAbuse)),
    (Job::Forms, Some(Purpose::Support)),
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
    (Job::Scheduling, Some(Purpose::Communicate)),
    (Job::Signatures, Some(Purpose::Provide)),
    (Job::Staff, Some(Purpose::Recruit)),
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
pub(super) fn purpose_of(job: Job) -> Option<Purpose> {
    PURPOSES.iter().find(|(one, _)| *one == job).and_then(|(_, purpose)| *purpose)
}

impl Provider<'_> {
    /// What it does, as its author says, or else the catalogue.
    pub(super) fn jobs(&self) -> &[Job] {
        self.row.job.as_ref().unwrap_or(&self.vendor.job)
    }

    /// What its jobs are for.
    pub(super) fn purposes_of_jobs(&self) -> Vec<Purpose> {
        self.jobs().iter().filter_map(|job| purpose_of(*job)).collect()
    }

    /// The purposes of its jobs, each with the kinds of data that it handles: a part of the row that another provider brings
    /// and nobody answered, else a row of its own, with what the draft's own row for that end does not say. That one is left
    /// as it is: its legal ground was thought of for its own kinds. Where a preset offers the provider, only for kinds of
    /// which the draft knows no use without providers.
    pub(super) fn purposes(&self, around: &Around, old: &[PurposeRow], handled: &[String]) -> Vec<PurposeRow> {
        let over = around.over;
        let has = |row: &PurposeRow, key: &String| row.kinds.as_ref().is_some_and(|kinds| kinds.contains(key));
        let is_used = |key: &&String| around.uses.iter().any(|row| has(row, key));
        let handled: Vec<String> = handled.iter().filter(|key| !(self.preset && is_used(key))).cloned().collect();
        let by_answer = (self.row.ad_signals == Some(true)).then_some(Purpose::Advertising);
        let mut rows: Vec<PurposeRow> = Vec::new();
        for purpose in self.ends_of(&handled).into_iter().chain(by_answer) {
            let same = |row: &&PurposeRow| row.purpose == Some(purpose);
            let brought = old.iter().find(same);
            let there = || over.uses.purposes.iter().filter(same).filter(|_| brought.is_none());
            if rows.iter().any(|row| same(&row) || there().any(|one| one.key == row.key)) {
                continue;
            }
            let is_own = |row: &PurposeRow| around.uses.iter().any(|own| own.key == row.key);
            let via = Some(vec![self.row.key.clone()]);
            // who does the same stands beside whom another provider brought for it
            if let Some(row) = there().find(|row| !is_own(row)) {
                rows.push(PurposeRow {
                    key: row.key.clone(),
                    kinds: Some(handled.clone()).filter(|kinds| !kinds.is_empty()),
                    via,
                    ..PurposeRow::default()
                });
                continue;
            }
            let says = |row: &PurposeRow| row.via.as_ref().is_none_or(|via| via.contains(&self.row.key));
            let said = |key: &&String| !there().any(|row| says(row) && has(row, key));
            let kinds: Vec<String> = handled.iter().filter(said).cloned().collect();
            if kinds.is_empty() && there().any(says) {
                continue;
            }
            let taken = |key: &str| over.uses.purposes.iter().any(|row| row.key == key);
            rows.push(PurposeRow {
                key: brought.map_or_else(|| self.key(purpose.id(), taken), |row| row.key.clone()),
                purpose: Some(purpose),
                kinds: Some(kinds).filter(|kinds| !kinds.is_empty()),
                via,
                ..PurposeRow::default()
            });
        }
        rows
    }
}

impl Provider<'_> {
    /// What it handles these kinds for: all its jobs are for; where a preset offers it, what each kind is for, and the first
    /// end of its jobs for the rest.
    fn ends_of(&self, handled: &[String]) -> Vec<Purpose> {
        let of_jobs = self.purposes_of_jobs();
        if !self.preset {
            return of_jobs;
        }
        let of_kind = |key: &String| OF_KINDS.iter().find(|(kind, _)| kind == key).map(|(_, purpose)| *purpose);
        let mut ends: Vec<Purpose> = handled.iter().filter_map(of_kind).collect();
        if ends.is_empty() && !handled.is_empty() {
            ends.extend(of_jobs.first());
        }
        ends
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_job_stands_once() {
        for job in Job::ALL {
            assert_eq!(PURPOSES.iter().filter(|(one, _)| one == job).count(), 1, "{job:?}");
        }
    }
}
