//! How long something is kept.

use super::{choice, object};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::fmt::Write as _;

choice! {
    /// How firm a length of time is, or what takes its place.
    How {
        Exactly = "exactly": "for",
        UpTo = "up-to": "for up to",
        AtLeast = "at-least": "for at least",
        About = "about": "for about",
        LifeOf = "life-of": "as long as something lasts",
        Needed = "needed": "as long as it is needed for",
        Law = "law": "as long as a law says",
        ProviderDefault = "provider-default": "for a provider's own default",
        Indefinitely = "indefinitely": "without a limit",
        NotKept = "not-kept": "not kept at all",
    }
}

choice! {
    /// A unit of time.
    Unit {
        Minutes = "minutes": "minutes",
        Hours = "hours": "hours",
        Days = "days": "days",
        Weeks = "weeks": "weeks",
        Months = "months": "months",
        Years = "years": "years",
    }
}

choice! {
    /// What starts the clock.
    Start {
        Collected = "collected": "when we collect it",
        AccountClosed = "account-closed": "when the account is closed",
        ContractEnds = "contract-ends": "when the contract ends",
        DeletionAsked = "deletion-asked": "when deletion is asked for",
        LastUse = "last-use": "when it was last used",
        Made = "made": "when it is created",
    }
}

choice! {
    /// What happens when the time is over.
    Ending {
        Deleted = "deleted": "we delete it",
        DeletedAutomatically = "deleted-automatically": "it is deleted automatically",
        DeletedForGood = "deleted-for-good": "it is deleted permanently and automatically",
        DeletedPermanently = "deleted-permanently": "it is deleted permanently",
        Anonymised = "anonymised": "we anonymise it",
        DeletedOrAnonymised = "deleted-or-anonymised": "we delete or anonymise it",
        DeletedPermanentlyOrAnonymised = "deleted-permanently-or-anonymised": "it is permanently deleted or anonymised",
        Purged = "purged": "we purge it",
        Overwritten = "overwritten": "it is overwritten",
    }
}

/// A number of units of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(remote = "Self", deny_unknown_fields)]
pub struct Span {
    /// How many.
    pub count: u32,
    /// Of what.
    pub unit: Unit,
}

object!(Span, Period);

impl Span {
    /// The span in words: `1 day`, `30 days`.
    pub fn words(self) -> String {
        use super::Chosen;
        let unit = self.unit.label();
        if self.count == 1 {
            format!("1 {}", unit.trim_end_matches('s'))
        } else {
            format!("{} {unit}", self.count)
        }
    }
}

/// How long something is kept, from when, and what happens then.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(remote = "Self", deny_unknown_fields)]
pub struct Period {
    /// How firm it is, or what takes the place of a number.
    pub how: How,
    /// The number of units; with `law` the usual result of that law.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub span: Option<Span>,
    /// Whose life, which need, which law, or whose default: a noun phrase, as in `the account`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub of: Option<String>,
    /// After the life of something: up to this much longer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub plus: Option<Span>,
    /// Where the usual result of a law holds, as in `the US`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at: Option<String>,
    /// What starts the clock.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<Start>,
    /// What happens when the time is over.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub then: Option<Ending>,
}

impl Period {
    /// A period that only says how.
    pub fn new(how: How) -> Self {
        Self {
            how,
            span: None,
            of: None,
            plus: None,
            at: None,
            from: None,
            then: None,
        }
    }

    /// What it lacks, in words for the author: without it nothing can be printed.
    pub fn lacks(&self) -> Option<&'static str> {
        let (span, of) = (self.span.is_some(), self.of.is_some());
        match self.how {
            How::Exactly | How::UpTo | How::AtLeast | How::About if !span => Some("“span”: how many of which unit"),
            How::LifeOf | How::Needed if !of => Some("“of”: the life of what, or needed for what"),
            How::ProviderDefault if !span && !of => Some("“span” or “of”: how long, or whose default"),
            How::Exactly
            | How::UpTo
            | How::AtLeast
            | How::About
            | How::LifeOf
            | How::Needed
            | How::Law
            | How::ProviderDefault
            | How::Indefinitely
            | How::NotKept => None,
        }
    }

    /// The short words of a list: `life of the account + 30 days`.
    pub fn label(&self) -> String {
        use super::Chosen;
        let span = self.span.map(Span::words).unwrap_or_default();
        let of = self.of.clone().unwrap_or_default();
        let mut words = match self.how {
            How::Exactly => span,
            How::UpTo => format!("up to {span}"),
            How::AtLeast => format!("at least {span}"),
            How::About => format!("about {span}"),
            How::LifeOf => format!("life of {of}"),
            How::Needed => format!("while needed for {of}"),
            How::Law => format!("as {of} says"),
            How::ProviderDefault => format!("{span}, the default of {of}"),
            How::Indefinitely | How::NotKept => self.how.label().to_owned(),
        };
        if let Some(plus) = self.plus {
            let _ = write!(words, " + up to {}", plus.words());
        }
        if let Some(then) = self.then {
            let _ = write!(words, "; then {}", then.label());
        }
        words
    }
}
