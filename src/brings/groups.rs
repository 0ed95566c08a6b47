//! The kinds of data that providers bring, as a table: what is gathered into one kind, and what of it has to be given.
//!
//! Owns names and words; which of them a provider brings is decided in `collection`. Must not name a provider. The price: an
//! item of the list belongs to one kind, whatever a product uses it for.

use crate::interview::collection::{OF_DEVICES, OF_LOGS, Required, Source, Trigger};
use crate::interview::providers::PAID_WITH;
use crate::interview::sharing::Job;
use crate::values::COMES_ALONG;
use crate::vendors::Role;

/// What is gathered into one kind.
pub(super) struct Group {
    /// Its key, where that is free.
    pub key: &'static str,
    /// Its name.
    pub name: &'static str,
    /// Words in the name of an author's own kind that is about the same.
    pub words: &'static [&'static str],
    /// Where it comes from.
    pub source: Source,
    /// When it comes; nothing where only the author knows.
    pub trigger: Option<Trigger>,
    /// What is in it.
    pub items: &'static [&'static str],
}

const fn group(
    key: &'static str,
    name: &'static str,
    words: &'static [&'static str],
    (source, trigger): (Source, Option<Trigger>),
    items: &'static [&'static str],
) -> Group {
    Group {
        key,
        name,
        words,
        source,
        trigger,
        items,
    }
}

/// Every group, in the order in which a policy names them. A provider's data is in one of them, or in [`THEIRS`].
pub(super) const GROUPS: &[Group] = &[
    group(
        "contact",
        "Contact details",
        &["contact"],
        (Source::Person, None),
        &["name", "email", "phone", "postal_address"],
    ),
    group(
        "account",
        "Account data",
        &["account"],
        (Source::Person, Some(Trigger::Account)),
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
        &["payment", "billing", "purchase"],
        (Source::Person, Some(Trigger::Paying)),
        &["billing_details", "transactions", "subscription_id", "invoices"],
    ),
    group(
        "cards",
        "Card and bank details",
        &["card", "bank"],
        (Source::Person, Some(Trigger::Paying)),
        PAID_WITH,
    ),
    group(
        "identity",
        "Proof of identity",
        &["identity"],
        (Source::Person, None),
        &["government_id", "biometric", "age_birthdate", "demographics"],
    ),
    group(
        "work",
        "Work details",
        &["work details", "job"],
        (Source::Person, None),
        &["professional_info", "employment_records", "education", "company_name", "role"],
    ),
    group(
        "content",
        "Texts and files that you put in",
        &["content", "files", "texts"],
        (Source::Person, Some(Trigger::Entering)),
        &["user_content", "photos_video"],
    ),
    group(
        "prompts",
        "What you write to the assistant",
        &["prompt", "assistant", "chatbot"],
        (Source::Person, Some(Trigger::Entering)),
        &["ai_prompts"],
    ),
    group(
        "speech",
        "Recordings of speech",
        &["call", "speech", "voice", "transcript"],
        (Source::Person, None),
        &["audio_voice", "call_recordings", "transcripts"],
    ),
    group(
        "messages",
        "Messages",
        &["message"],
        (Source::Person, None),
        &["messages", "comm_metadata", "support_requests", "form_responses", "emails"],
    ),
    group(
        "address-book",
        "Address book and calendar",
        &["address book", "calendar"],
        (Source::Person, None),
        &["contacts", "calendar"],
    ),
    group(
        MAILINGS,
        "Newsletter data",
        &["newsletter", "mailing", "subscri"],
        (Source::Person, Some(Trigger::Subscribing)),
        &["marketing_preferences"],
    ),
    group(
        OPENED,
        "Opens and clicks",
        &["opens", "clicks"],
        (Source::Automatic, None),
        &["email_engagement"],
    ),
    group(
        "choices",
        "Privacy choices",
        &["choices"],
        (Source::Person, None),
        &["consent_preferences", "terms_accepted"],
    ),
    group(
        "device",
        "Identifiers and device data",
        OF_DEVICES,
        (Source::Automatic, Some(Trigger::Using)),
        COMES_ALONG,
    ),
    group(
        "logs",
        "Server logs",
        OF_LOGS,
        (Source::Automatic, Some(Trigger::Using)),
        &["server_logs", "api_logs", "network_requests"],
    ),
    group(
        "location",
        "Exact location",
        &["location"],
        (Source::Automatic, Some(Trigger::Using)),
        &["precise_location"],
    ),
    group(
        USAGE,
        "Usage data",
        &["usage", "visit", "analytics"],
        (Source::Automatic, Some(Trigger::Using)),
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
        ],
    ),
    group(
        "recordings",
        "Session recordings",
        &["recording", "replay"],
        (Source::Automatic, Some(Trigger::Using)),
        &[RECORDING],
    ),
    group(
        "errors",
        "Error reports",
        &["error", "crash"],
        (Source::Automatic, Some(Trigger::Failing)),
        &["crash_diagnostics", "error_events", "performance"],
    ),
    group(
        "ads",
        "Advertising data",
        &["advertis"],
        (Source::Automatic, Some(Trigger::Using)),
        &["advertising_id", "ad_interactions", "inferences"],
    ),
];

/// The group of a kind that was brought, by its key: that of the group, with a number where it was taken.
pub(super) fn group_of(key: &str) -> Option<&'static Group> {
    let is_its = |group: &&Group| {
        let rest = key.strip_prefix(group.key);
        rest.is_some_and(|rest| rest.is_empty() || rest.strip_prefix('-').is_some_and(|number| number.parse::<u32>().is_ok()))
    };
    GROUPS.iter().find(is_its)
}

/// What has to be given, or need not be, by the job of a provider: the job, the group of data, which of the two, and what
/// cannot be done without it. Nothing is said where only the author knows, as of what comes by itself: how to do without that, the
/// answers have to say.
pub(super) const NEEDED: &[(Job, &str, Required, Option<&str>)] = &[
    (Job::Payments, "payments", Required::Yes, Some("take your payment")),
    (Job::Payments, "cards", Required::Yes, Some("take your payment")),
    (Job::Shop, "payments", Required::Yes, Some("take your payment")),
    (Job::Shop, "cards", Required::Yes, Some("take your payment")),
    (Job::SignIn, "contact", Required::Yes, Some("sign you in")),
    (Job::SignIn, "account", Required::Yes, Some("sign you in")),
    (Job::Delivery, "contact", Required::Yes, Some("bring you your order")),
    (Job::Identity, "identity", Required::Yes, Some("check who you are")),
    (Job::Marketing, MAILINGS, Required::No, None),
];

/// What comes otherwise than the rest of its group.
pub(super) struct Otherwise {
    /// The item; any, where none is named.
    pub item: Option<&'static str>,
    /// The only job of those with whom it does; anybody's, where none is named.
    pub job: Option<Job>,
    /// The part that they play; any, where none is named.
    pub role: Option<Role>,
    /// From whom; nothing where we make some of it, or nobody can say.
    pub source: Option<Source>,
}

const fn otherwise(item: &'static str, source: Option<Source>) -> Otherwise {
    Otherwise {
        item: Some(item),
        job: None,
        role: None,
        source,
    }
}

/// All of that; the first line that fits holds.
pub(super) const OTHERWISE: &[Otherwise] = &[
    otherwise("ai_prompts", None), // with the answers of the AI
    otherwise("social_profile", Some(Source::Others)),
    otherwise("third_party_tokens", Some(Source::Others)),
    // text messages go both ways
    Otherwise {
        job: Some(Job::Sms),
        ..otherwise("messages", None)
    },
    // who counts what is bought in a store hears of it from the store, and takes no payment
    Otherwise {
        job: Some(Job::Subscriptions),
        ..otherwise("transactions", None)
    },
    // who vouches for people who sign in tells of them
    Otherwise {
        item: None,
        job: Some(Job::SignIn),
        role: Some(Role::Controller),
        source: Some(Source::Others),
    },
];

/// Who wants to hear from the product, and who opens what comes then.
pub(super) const MAILINGS: &str = "mailings";
pub(super) const OPENED: &str = "opens";

/// What is done and looked at.
pub(super) const USAGE: &str = "usage";

/// Recordings of sessions come only where they are switched on.
pub(super) const RECORDING: &str = "session_recording";
