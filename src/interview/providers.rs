//! What is asked of a provider that is set up in more than one way, and of which providers.
//!
//! Owns the texts of the catalogue's files and the few members of each that decide what is asked; what else stands in
//! them is read by `vendors`. Knows of the answers only that who runs on the author's own server is no recipient. The
//! price: the files are read twice, once here for those members.

use super::{Field, Kind, Value};
use crate::answers::Answers;
use crate::interview::sharing::{Job, RecipientRow};
use crate::values::{Chosen, choice};
use serde::Deserialize;
use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::LazyLock;

choice! {
    /// A question about how a provider is set up, where the answer decides what the policy has to say: the name by
    /// which a file of the catalogue asks it, and the question. That about the own server follows from `own_server`, and
    /// those about cards and about
    /// what people open from the data.
    Ask {
        OwnServer = "own-server": "Does it run on a server of your own?",
        Replay = "replay": "Does it record sessions?",
        AdSignals = "ad-signals": "Are its advertising features on?",
        Opens = "opens": "Does it tell you who opens and clicks?",
        Destinations = "destinations": "To which other services does it pass data on?",
        Training = "training": "May it train its models on what you send?",
        Cookies = "cookies": "Is its feature in use that stores a cookie, or something else, on people’s devices?",
        Cards = "cards": "Who takes the card or bank details?",
        Plan = "plan": "Which plan do you use?",
    }
}

choice! {
    /// The part that a provider usually plays.
    Role {
        Processor = "processor": "works for you (processor)",
        Controller = "controller": "decides for itself (controller)",
        Both = "both": "works for you, and decides for itself in part",
    }
}

impl Ask {
    /// The question.
    pub const fn words(self) -> &'static str {
        <Self as Chosen>::CHOICES[self as usize].label
    }
}

/// The name and the text of each file of the catalogue.
pub(crate) const FILES: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/vendors.rs"));

/// What a file says of how its provider is set up.
#[derive(Deserialize)]
struct Facts {
    id: String,
    #[serde(default)]
    asks: Vec<Ask>,
    #[serde(default)]
    role: Option<Role>,
    #[serde(default)]
    own_server: bool,
    #[serde(default)]
    choices: Vec<String>,
    #[serde(default)]
    data: Vec<String>,
    #[serde(default)]
    optional: Vec<String>,
}

static FACTS: LazyLock<HashMap<String, Facts>> = LazyLock::new(|| {
    let facts = FILES.iter().filter_map(|(_, text)| serde_json::from_str::<Facts>(text).ok());
    facts.map(|facts| (facts.id.clone(), facts)).collect()
});

/// What people pay with: it goes past the product, straight to who takes the payment, unless the product has a form of its
/// own for it.
pub const PAID_WITH: &[&str] = &[CARD, BANK];
/// Card details.
pub const CARD: &str = "payment_card";
const BANK: &str = "bank_account";
/// Who opens e-mails and clicks in them.
pub const OPENS: &str = "email_engagement";

/// Whether this is asked of the provider with this id.
pub fn asks(id: &str, ask: Ask) -> bool {
    let follows = |facts: &Facts| match ask {
        Ask::OwnServer => facts.own_server,
        Ask::Cards => gets(facts, CARD),
        Ask::Opens => facts.optional.iter().any(|one| one == OPENS),
        Ask::Replay | Ask::AdSignals | Ask::Destinations | Ask::Training | Ask::Cookies | Ask::Plan => false,
    };
    FACTS.get(id).is_some_and(|facts| facts.asks.contains(&ask) || follows(facts))
}

/// Whether a provider that takes cards takes bank details too.
pub fn takes_bank_details(id: &str) -> bool {
    FACTS.get(id).is_some_and(|facts| gets(facts, BANK))
}

fn gets(facts: &Facts, slug: &str) -> bool {
    facts.data.iter().any(|one| one == slug)
}

/// Whether a provider works for those who use it, and decides for itself in part.
pub fn plays_two_parts(id: &str) -> bool {
    FACTS.get(id).is_some_and(|facts| facts.role == Some(Role::Both))
}

/// The countries and groups of countries that the author of a product chooses among, by their codes.
pub fn choices(id: &str) -> &'static [String] {
    FACTS.get(id).map_or(&[], |facts| &facts.choices)
}

/// Whether a provider's software runs on a server of the author's own, so that it receives nothing.
pub fn runs_at_home(row: &RecipientRow) -> bool {
    let can = || row.catalogue.as_deref().is_some_and(|id| asks(id, Ask::OwnServer));
    row.own_server == Some(true) && can()
}

/// What a recipient does, as it is set up: one that records no sessions has no such job, nor one of which nobody has said yet
/// that it does and that is there for something else too.
fn done(row: &RecipientRow) -> Option<Vec<Job>> {
    let mut jobs = row.job.clone()?;
    let asked = || row.catalogue.as_deref().is_some_and(|id| asks(id, Ask::Replay));
    let records = match row.replay {
        Some(records) => records,
        None => jobs.len() == 1 || !asked(),
    };
    if !records {
        jobs.retain(|job| *job != Job::SessionReplay);
    }
    (!jobs.is_empty()).then_some(jobs)
}

/// The answers without the recipients that run on a server of the author's own, and without the references to them, each
/// recipient with what it does as it is set up: what a policy and a review are made of. Screens keep the rows, for there
/// it is said that they do.
pub fn received(answers: &Answers) -> Cow<'_, Answers> {
    const TABLE: &str = "sharing.recipients";
    let rows = || answers.sharing.recipients.iter();
    let at_home = rows().filter(|row| runs_at_home(row));
    let own: Vec<Value> = at_home.map(|row| Value::from(row.key.as_str())).collect();
    if own.is_empty() && rows().all(|row| done(row) == row.job) {
        return Cow::Borrowed(answers);
    }
    let mut left = answers.clone();
    left.sharing.recipients.retain(|row| !runs_at_home(row));
    left.sharing.recipients.iter_mut().for_each(|row| row.job = done(row));
    if own.is_empty() {
        return Cow::Owned(left);
    }
    let without = |value: Value| match value {
        Value::Array(keys) => {
            let kept: Vec<Value> = keys.into_iter().filter(|key| !own.contains(key)).collect();
            (!kept.is_empty()).then_some(Value::Array(kept))
        }
        key => (!own.contains(&key)).then_some(key),
    };
    let touched = |value: &Value| {
        value
            .as_array()
            .map_or_else(|| own.contains(value), |keys| keys.iter().any(|key| own.contains(key)))
    };
    for question in super::all() {
        let (Kind::Ref(tables) | Kind::Refs(tables)) = question.kind else {
            continue;
        };
        match question.field {
            _ if !tables.contains(&TABLE) => {}
            Field::Leaf { get, put } => {
                if let Some(value) = get(&left).filter(touched) {
                    let _ = put(&mut left, without(value));
                }
            }
            Field::Column { get, put } => {
                for row in 0..super::keys(&left, question.table().unwrap_or_default()).len() {
                    if let Some(value) = get(&left, row).filter(touched) {
                        let _ = put(&mut left, row, without(value));
                    }
                }
            }
            Field::Table(_) => {}
        }
    }
    Cow::Owned(left)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sessions_are_recorded_where_somebody_says_so_or_where_nothing_else_is_done() {
        let row = |catalogue: &str, jobs: &[Job], replay| RecipientRow {
            catalogue: Some(catalogue.to_owned()),
            job: Some(jobs.to_vec()),
            replay,
            ..RecipientRow::default()
        };
        let both = [Job::SessionReplay, Job::WebAnalytics];
        let of = |row: RecipientRow| done(&row).unwrap_or_default();
        assert_eq!(of(row("hotjar", &both, None)), [Job::WebAnalytics], "nobody has said so");
        assert_eq!(of(row("hotjar", &both, Some(false))), [Job::WebAnalytics]);
        assert_eq!(of(row("hotjar", &both, Some(true))), both);
        assert_eq!(of(row("hotjar", &both[..1], None)), both[..1]);
        assert_eq!(
            of(row("stripe", &both, None)),
            both,
            "who is asked nothing has said it with the job"
        );
    }

    #[test]
    fn each_choice_words_itself_and_each_file_can_be_asked_about() {
        for (ask, choice) in Ask::ALL.iter().zip(Ask::CHOICES) {
            assert_eq!((ask.words(), ask.id()), (choice.label, choice.id));
        }
        assert_eq!(FACTS.len(), FILES.len());
        assert!(asks("sentry", Ask::Replay) && asks("sentry", Ask::OwnServer) && !asks("stripe", Ask::Replay));
        assert!(asks("postmark", Ask::Opens) && !asks("mailchimp", Ask::Opens) && !asks("stripe", Ask::Opens));
        assert_eq!(choices("sentry"), ["US", "EU"]);
    }
}
