//! What we collect: a paragraph for each kind of data, with what decides when and how it comes to us.
//!
//! How long a kind is kept, who receives it and what it is used for stand in their own clauses; what is
//! held for a connected service stands in `sharing`. Must not know whose decision it is: that is `whose`.
//! The price of leaving out what nobody answered: sentences say “this”, so that they fit any noun.

mod kind;
mod more;

use super::lists::{and, or};
use super::security::pointers;
use super::words::{Pen, View, Words, paragraph, say, strong, user};
use crate::document::{Block, Clause, Sentence};
use crate::interview::collection::{KindRow, NotDone, Required, SensitiveGround, Source};
use crate::interview::company::DocumentAbout;
use crate::values::{Chosen, DataItem, Form};
use std::borrow::Cow;

pub(super) fn write(view: &View) -> Option<Clause> {
    let collection = &view.answers.collection;
    let mut blocks = Vec::new();
    if collection.any_kinds == Some(false) {
        blocks.extend(paragraph(vec![pen().line("none", say!["We do not collect personal data."])]));
    }
    blocks.extend(more::own_machines(view));
    blocks.extend(collection.kinds.iter().filter_map(|row| kind::block(view, row)));
    let needed = [Required::Yes, Required::No].map(|required| [true, false].map(|given| needed(view, required, given)));
    blocks.extend(paragraph(needed.into_iter().flatten().chain([told(view)]).collect()));
    let mut special = vec![inferred(view), sensitive(view), permitted(view)];
    special.extend(pointers(view, DocumentAbout::HealthData, "collection"));
    blocks.extend(paragraph(special));
    blocks.extend(more::logins(view));
    blocks.extend(more::permissions(view));
    blocks.extend(never(view));
    (!blocks.is_empty()).then_some(Clause {
        id: "collection",
        heading: Cow::Borrowed("What we collect"),
        numbered: true,
        blocks,
    })
}

fn pen() -> Pen<'static> {
    Pen::new("collection")
}

/// Items in a list, each with the form in which it is held.
pub(super) fn items(list: Option<&Vec<DataItem>>) -> Words {
    items_of(list, |_| None)
}

/// The same, each behind the article that it needs.
fn items_of(list: Option<&Vec<DataItem>>, article: impl Fn(&DataItem) -> Option<&'static str>) -> Words {
    and(list.into_iter().flatten().map(|item| {
        let name = match (item.text.as_deref(), item.kind()) {
            (Some(text), _) => say![user(text)],
            (None, Some(kind)) => say![kind.noun],
            (None, None) => say![item.item.as_deref().map(user)],
        };
        let form = item.form.map(|form| match form {
            Form::Hashed => " (stored as a hash)",
            Form::Encrypted => " (encrypted)",
            Form::Masked => " (masked)",
            Form::Pseudonymous => " (under a pseudonym)",
            Form::Metadata => " (as metadata only)",
            Form::Shortened => " (shortened)",
        });
        say![article(item), name, form]
    }))
}

/// The kinds that somebody has to give, or may leave out; and those that come without anybody giving them.
fn needed(view: &View, required: Required, given: bool) -> Sentence {
    let is_given = |row: &KindRow| row.source.as_ref().map(|source| source.contains(&Source::Person));
    let kinds: Vec<Words> = view
        .answers
        .collection
        .kinds
        .iter()
        .filter(|row| row.required == Some(required) && is_given(row) == Some(given))
        .filter_map(|row| {
            let when = kind::condition(row).filter(|_| required == Required::Yes);
            Some(say![view.kind(&row.key)?, when.map(|when| say![" (", when, ")"])])
        })
        .collect();
    let words = match (required, given) {
        _ if kinds.is_empty() => Words::new(),
        (Required::Yes, true) => say!["You have to give us this data: ", and(kinds), "."],
        (Required::No, true) => say!["You choose whether to give us this data: ", and(kinds), "."],
        (Required::Yes, false) => say!["We cannot do without this data: ", and(kinds), "."],
        (Required::No, false) => say![
            "You can use our service without letting us collect this data: ",
            and(kinds),
            "."
        ],
    };
    let slot = if given { "needed" } else { "needed-otherwise" };
    pen().row(required.id()).line(slot, words)
}

fn inferred(view: &View) -> Sentence {
    let what = and(view
        .answers
        .collection
        .inferences
        .iter()
        .flatten()
        .map(|what| view.small(what)));
    let words = (!what.is_empty()).then(|| say!["From this data, we infer ", what, "."]);
    pen().line("inferred", words.unwrap_or_default())
}

/// When people hear of data that others gave.
fn told(view: &View) -> Sentence {
    let told = (view.answers.collection.told_others == Some(true))
        .then_some("When we get data about you from others, we tell you within one month.");
    pen().line("told", say![told])
}

fn sensitive(view: &View) -> Sentence {
    let collection = &view.answers.collection;
    let what = items(collection.sensitive_what.as_ref());
    let words = match collection.sensitive {
        Some(true) if !what.is_empty() => say!["Some of this data is sensitive: ", what, "."],
        Some(false) => say!["We do not set out to handle sensitive data."],
        Some(true) | None => Words::new(),
    };
    pen().line("sensitive", words)
}

/// What permits the sensitive data that is named.
fn permitted(view: &View) -> Sentence {
    let collection = &view.answers.collection;
    let named = collection.sensitive == Some(true) && !items(collection.sensitive_what.as_ref()).is_empty();
    let words = collection.sensitive_ground.filter(|_| named).map(|ground| match ground {
        SensitiveGround::Consent => "We handle that data only with your explicit consent.",
        SensitiveGround::Care => "We handle that data to provide health care, under a professional duty of secrecy.",
        SensitiveGround::Employment => "We handle that data because employment or social security law requires it.",
        SensitiveGround::Vital => "We handle that data to protect somebody's life where that person cannot consent.",
        SensitiveGround::MadePublic => "You have made that data public yourself.",
        SensitiveGround::Claims => "We handle that data only where legal claims need it.",
        SensitiveGround::PublicInterest => "We handle that data because a law permits it for a substantial public interest.",
        SensitiveGround::Research => "We handle that data because a law permits it for research or statistics.",
    });
    pen().line("permitted", say![words])
}

/// What is not done with things, as a sentence; nothing where either is missing.
fn not_done(how: Option<&Vec<NotDone>>, what: &Words) -> Words {
    let how: Vec<NotDone> = how.into_iter().flatten().copied().collect();
    if what.is_empty() || how.is_empty() {
        return Words::new();
    }
    let verbs = or(how.iter().filter_map(|one| match one {
        NotDone::Asked => Some("ask for"),
        NotDone::Collected => Some("collect"),
        NotDone::Captured => Some("capture"),
        NotDone::Transmitted => Some("transmit"),
        NotDone::Stored => Some("store"),
        NotDone::Seen => Some("see"),
        NotDone::OnServers => None,
    }));
    match (how.contains(&NotDone::OnServers), verbs.is_empty()) {
        (false, _) => say!["We never ", verbs, " ", what.clone(), "."],
        (true, true) => say!["We never store ", what.clone(), " on our servers."],
        (true, false) => say![
            "We never ",
            verbs,
            " ",
            what.clone(),
            ", nor store any of this on our servers."
        ],
    }
}

/// One or two promises are a paragraph, more are a list.
fn never(view: &View) -> Vec<Block> {
    let sentences: Vec<Sentence> = view
        .answers
        .collection
        .never
        .iter()
        .filter_map(|row| {
            let what = say![user(row.what.as_deref()?)];
            Some(pen().row(&row.key).line("never", not_done(row.how.as_ref(), &what)))
        })
        .filter(|sentence| !sentence.inlines.is_empty())
        .collect();
    if sentences.is_empty() {
        return Vec::new();
    }
    let lead = pen().line("never-lead", say![strong("What we leave out.")]);
    if sentences.len() < 3 {
        return paragraph([vec![lead], sentences].concat()).into_iter().collect();
    }
    vec![
        Block::Paragraph(vec![lead]),
        Block::List(sentences.into_iter().map(|one| vec![one]).collect()),
    ]
}

#[cfg(test)]
mod tests {
    use crate::clauses::policy;
    use crate::document::Sentence;
    use serde_json::{Value, json};

    /// The words of a clause, in order.
    fn said(answers: Value) -> String {
        let document = policy(&serde_json::from_value(answers).unwrap());
        let clause = document.clause("collection").cloned().unwrap_or_default();
        let words: Vec<String> = clause.sentences().map(Sentence::words).collect();
        words.join(" ")
    }

    fn kind(more: &Value) -> String {
        let mut row = json!({ "key": "a", "name": "Usage data", "items": [{ "item": "page_views" }] });
        row.as_object_mut().unwrap().extend(more.as_object().cloned().unwrap());
        said(json!({ "collection": { "kinds": [row] } }))
    }

    #[test]
    fn a_kind_says_when_how_and_on_which_condition_it_is_collected() {
        assert_eq!(kind(&json!({})), "Usage data. We collect page views.");
        let full = json!({ "trigger": "using", "source": ["automatic"], "only_if": "you agree" });
        let said = "If you agree, and only then, we automatically collect page views.";
        assert_eq!(kind(&full), format!("Usage data. {said}"));
        let given = json!({ "source": ["person"] });
        assert_eq!(
            kind(&given),
            "Usage data. We collect your page views, which you give us directly."
        );
    }

    /// “Only then” is not true of what comes with another kind as well.
    #[test]
    fn what_stands_under_another_kind_too_is_said_behind_a_condition() {
        let clause = |only_if: Value| {
            said(json!({ "collection": { "kinds": [
                { "key": "a", "name": "Usage data", "items": [{ "item": "page_views" }, { "item": "ip_address" }], "only_if": only_if },
                { "key": "b", "name": "Server logs", "items": [{ "item": "ip_address" }] },
                { "key": "c", "name": "Sign-in records", "items": [{ "item": "ip_address" }] },
                { "key": "d", "name": "Requests", "items": [{ "item": "page_views" }] },
            ] } }))
        };
        let also = "This data also comes as part of server logs, sign-in records and requests.";
        let bound = clause(json!("you agree"));
        assert!(
            bound.contains(&format!("and only then, we collect page views and IP address. {also}")),
            "{bound}"
        );
        assert!(!clause(Value::Null).contains("also comes"));

        let kinds = |when: &str, form: Value| {
            said(json!({ "collection": { "kinds": [
                { "key": "a", "name": "Account data", "items": [{ "item": "email", "form": form }, { "item": "name" }], "trigger": "account", "only_if": "you are no guest" },
                { "key": "b", "name": "Orders", "items": [{ "item": "email" }], "trigger": when },
            ] } }))
        };
        assert!(kinds("account", Value::Null).contains("Some of this (email address) also comes as part of orders."));
        assert!(
            !kinds("ordering", Value::Null).contains("also comes"),
            "of another moment it says nothing"
        );
        assert!(
            !kinds("account", json!("hashed")).contains("also comes"),
            "a hash is another thing"
        );
    }

    #[test]
    fn what_says_in_itself_that_people_give_it_is_not_said_to_be_given_twice() {
        let files = json!({ "source": ["person"], "items": [{ "item": "emails" }, { "text": "log files that you send us" }] });
        assert_eq!(
            kind(&files),
            "Usage data. We collect your emails and log files that you send us."
        );
    }

    #[test]
    fn what_permits_sensitive_data_stands_only_beside_it() {
        let with = |what: Value| json!({ "collection": { "sensitive": true, "sensitive_what": what, "sensitive_ground": "explicit-consent" } });
        let both = "Some of this data is sensitive: health data. We handle that data only with your explicit consent.";
        assert_eq!(said(with(json!([{ "item": "health" }]))), both);
        assert_eq!(said(with(json!([]))), "");
    }

    #[test]
    fn what_never_reaches_us_is_said_before_what_we_collect() {
        let collection = |stays: bool| json!({ "company": { "offers": ["self-hosted", "mobile-app"] }, "collection": { "stays_there": stays, "no_tracking": stays, "any_kinds": false } });
        let yes = said(collection(true));
        assert!(yes.contains("What is put into it stays there"), "{yes}");
        assert!(
            yes.ends_with("Our app does not track you across other companies’ apps and websites."),
            "{yes}"
        );
        assert_eq!(said(collection(false)), "We do not collect personal data.");
    }

    #[test]
    fn nobody_has_to_give_what_comes_without_giving() {
        let given = kind(&json!({ "source": ["person"], "required": "yes" }));
        assert!(given.ends_with("You have to give us this data: usage data."), "{given}");
        let automatic = kind(&json!({ "source": ["automatic"], "required": "yes" }));
        assert!(
            automatic.ends_with("We cannot do without this data: usage data."),
            "{automatic}"
        );
        assert!(!kind(&json!({ "required": "yes" })).contains("this data: usage data"));
    }

    /// Nobody who buys nothing has to pay.
    #[test]
    fn what_only_some_have_to_give_is_said_with_its_condition() {
        let said = |more: Value| {
            let mut row = json!({ "source": ["person"], "required": "yes" });
            row.as_object_mut().unwrap().extend(more.as_object().cloned().unwrap());
            kind(&row)
        };
        for (more, end) in [
            (json!({ "trigger": "paying" }), "data: usage data (when you pay)."),
            (json!({ "trigger": "using" }), "data: usage data."),
            (
                json!({ "trigger": "using", "only_if": "only if you turn reports on" }),
                "data: usage data (if you turn reports on).",
            ),
        ] {
            let words = said(more);
            assert!(words.ends_with(end), "{words}");
        }
        let free = said(json!({ "trigger": "paying", "required": "no" }));
        assert!(free.ends_with("give us this data: usage data."), "{free}");
    }

    #[test]
    fn a_promise_needs_what_and_how() {
        let never = |what: Value, how: Value| kind(&json!({ "never": what, "never_how": how }));
        let both = never(json!(["passwords", "card numbers"]), json!(["captured", "stored"]));
        assert!(
            both.ends_with("We never capture or store passwords or card numbers."),
            "{both}"
        );
        assert!(!never(json!(["passwords"]), Value::Null).contains("never"));
        assert!(!never(Value::Null, json!(["stored"])).contains("never"));
        let servers = never(json!(["passwords"]), json!(["on-servers"]));
        assert!(servers.ends_with("We never store passwords on our servers."), "{servers}");
    }
}
