//! Which laws apply to a draft, asked once for each; and the days on which they are judged.

use super::Case;
use crate::review::dates::Day;
use crate::review::laws;
use crate::review::rule::{Applies, Law};
use std::sync::OnceLock;

impl Case {
    /// Whether a law applies, and why.
    pub fn applies(&self, law: &Law) -> Applies {
        let kept = self
            .verdicts
            .get_or_init(|| laws::all().iter().map(|_| OnceLock::new()).collect());
        let at = laws::all().iter().position(|one| one.id == law.id);
        match at.and_then(|at| kept.get(at)) {
            Some(verdict) => verdict.get_or_init(|| (law.applies)(self)).clone(),
            None => (law.applies)(self),
        }
    }

    /// Whether a law, by its id, applies.
    pub fn under(&self, law: &str) -> bool {
        let mut all = laws::all().iter();
        all.find(|one| one.id == law)
            .is_some_and(|one| matches!(self.applies(one), Applies::Yes(_)))
    }

    /// Whether the words of the GDPR bind: in the EU or the UK.
    pub fn under_a_gdpr(&self) -> bool {
        self.under("gdpr") || self.under("uk")
    }

    /// The day on which decisions about countries must stand: today, or that from which the policy will apply.
    pub fn decided_on(&self) -> Day {
        self.effective.map_or(self.today, |effective| effective.max(self.today))
    }
}
