//! Whose data: for which kinds we decide and for which our customers do, and whom their people ask.
//!
//! A clause of its own where customers' data is handled; a company that decides about everything itself
//! says so in one sentence of `who`. Must not know what is collected nor why.

use super::lists::{and, or};
use super::uses::by_name;
use super::words::{Pen, View, Words, is_plural, paragraph, say, user, user_capital};
use crate::document::{Block, Clause, Inline, Sentence};
use crate::interview::collection::{DutyRow, Fallback, KindRow, Whose};
use crate::interview::sharing::Part;
use crate::values::Chosen;
use std::borrow::Cow;

/// Whether customers decide about some of the data.
fn customers_decide(view: &View) -> bool {
    let collection = &view.answers.collection;
    let theirs = |row: &KindRow| matches!(row.whose, Some(Whose::Customers | Whose::Joint));
    collection.others_data == Some(true) || collection.kinds.iter().any(theirs)
}

/// The role of a company that decides about everything itself.
pub(super) fn alone(view: &View) -> Option<Block> {
    (!customers_decide(view))
        .then(|| paragraph(vec![roles(view, Whose::Ours)]))
        .flatten()
}

pub(super) fn write(view: &View) -> Option<Clause> {
    let collection = &view.answers.collection;
    if !customers_decide(view) {
        return None;
    }
    let mut roles = vec![roles(view, Whose::Ours), roles(view, Whose::Customers)];
    roles.push(controller(view));
    roles.push(self::roles(view, Whose::Joint));
    roles.extend(collection.kinds.iter().map(owner));
    let mut blocks = Vec::new();
    blocks.extend(paragraph(roles));
    blocks.extend(paragraph(vec![others(view), ask(view), subject(view), unreachable(view)]));
    blocks.extend(duties(view));
    (!blocks.is_empty()).then_some(Clause {
        id: "whose",
        heading: Cow::Borrowed("Whose data it is"),
        numbered: true,
        blocks,
    })
}

fn pen() -> Pen<'static> {
    Pen::new("whose")
}

/// What customers are called, after the word for all of them.
fn called(view: &View) -> Option<Words> {
    view.customers().map(|name| say![" (", name, ")"])
}

/// With which recipients we decide about some of it.
fn together(view: &View) -> Option<Words> {
    let rows = view.answers.sharing.recipients.iter();
    let joint = rows.filter(|row| row.part == Some(Part::Joint));
    let names = and(joint.filter_map(|row| by_name(view, &row.key)));
    (!names.is_empty()).then(|| say![", and about some of it we decide together with ", names])
}

/// The role for the kinds that are alike in it.
fn roles(view: &View, whose: Whose) -> Sentence {
    let kinds: Vec<Inline> = view
        .answers
        .collection
        .kinds
        .iter()
        .filter(|row| row.whose == Some(whose))
        .filter_map(|row| view.kind(&row.key))
        .collect();
    if kinds.is_empty() {
        return Sentence::default();
    }
    let kinds = and(kinds);
    let words = match whose {
        Whose::Ours => say![
            "We are the data controller of this data: ",
            kinds,
            ". We decide why and how it is used",
            together(view),
            "."
        ],
        Whose::Customers => say![
            "We handle ",
            kinds,
            " as a data processor, on behalf of our customers",
            called(view),
            "."
        ],
        Whose::Joint => say![
            "We and our customers",
            called(view),
            " decide together about ",
            kinds,
            ", as joint controllers."
        ],
    };
    pen().row(whose.id()).line("role", words)
}

fn controller(view: &View) -> Sentence {
    let who = view.answers.collection.controller_is.as_deref();
    let words = who.map(|who| say!["For that data, the data controller is ", user(who), ", not us."]);
    pen().line("controller", words.unwrap_or_default())
}

fn owner(row: &KindRow) -> Sentence {
    let words = row.name.as_deref().zip(row.owner.as_deref()).map(|(name, owner)| {
        let be = if is_plural(name) { " are" } else { " is" };
        say![user_capital(name), be, " owned by ", user(owner), "."]
    });
    pen().row(&row.key).line("owner", words.unwrap_or_default())
}

fn others(view: &View) -> Sentence {
    let collection = &view.answers.collection;
    let words = (collection.others_data == Some(true)).then(|| {
        let named = collection.end_users.as_deref().map(|name| {
            let whole = [
                "people",
                "persons",
                "those",
                "their",
                "the",
                "any",
                "anyone",
                "everyone",
                "everybody",
            ];
            let first = name.split_whitespace().next().unwrap_or_default().to_lowercase();
            let says_whose = name.contains(" of ") || whole.contains(&first.as_str());
            let their = (!says_whose).then_some("their ");
            // seen from the customer, as an author may put it: your staff
            let name = ["your ", "our ", "Your ", "Our "]
                .iter()
                .find_map(|word| name.strip_prefix(word))
                .unwrap_or(name);
            say![": ", their, user(name)]
        });
        say!["Through our customers, we also handle data about other people", named, "."]
    });
    pen().line("others", words.unwrap_or_default())
}

fn ask(view: &View) -> Sentence {
    let whom = view.answers.collection.end_users_ask.as_deref();
    let words = whom.map(|whom| {
        say![
            "If you are one of them and want to see, correct or delete your data, contact ",
            user(whom),
            "."
        ]
    });
    pen().line("ask", words.unwrap_or_default())
}

/// What the roles mean for the people behind customers' data.
fn subject(view: &View) -> Sentence {
    let collection = &view.answers.collection;
    let theirs = collection.kinds.iter().any(|row| row.whose == Some(Whose::Customers));
    let words = (theirs && collection.end_users_ask.is_some()).then_some(
        "As a data subject, you turn to that customer and not to us: it decides about your data, and we act on its instructions.",
    );
    pen().line("subject", say![words])
}

fn unreachable(view: &View) -> Sentence {
    let words = match view.answers.collection.unreachable {
        Some(Fallback::Help) => {
            say![
                "If you cannot reach anybody there and believe that we hold your data, write to us: we make reasonable efforts to help."
            ]
        }
        Some(Fallback::Forward) => say!["If you cannot reach anybody there, write to us: we pass your request on."],
        Some(Fallback::Nothing) => {
            say!["If you cannot reach anybody there, we cannot help in their place, because the decision is not ours."]
        }
        None => Words::new(),
    };
    pen().line("unreachable", words)
}

/// One or two duties are a paragraph, more are a list.
fn duties(view: &View) -> Option<Block> {
    let rows = &view.answers.collection.duties;
    let sentences: Vec<Sentence> = rows.iter().filter_map(duty).collect();
    if sentences.len() < 3 {
        return paragraph(sentences);
    }
    Some(Block::List(sentences.into_iter().map(|one| vec![one]).collect()))
}

fn duty(row: &DutyRow) -> Option<Sentence> {
    let what = row.what.as_deref()?;
    let must = if row.must? { "must " } else { "should " };
    let when = row.when.as_deref().map(|when| say![" ", user(when)]);
    let examples = or(row.examples.iter().flatten().map(|example| user(example)));
    let examples = (!examples.is_empty()).then(|| say![" (for example ", examples, ")"]);
    let so_that = row.so_that.as_deref().map(|aim| say![" This way, ", user(aim), "."]);
    let words = say!["Our customers ", must, user(what), examples, when, ".", so_that];
    Some(pen().row(&row.key).line("duty", words))
}

#[cfg(test)]
mod tests {
    use crate::clauses::policy;
    use crate::document::Sentence;
    use serde_json::{Value, json};

    /// The words of a clause, in order.
    fn said(answers: Value) -> String {
        let document = policy(&serde_json::from_value(answers).unwrap());
        let clause = document.clause("whose").cloned().unwrap_or_default();
        let words: Vec<String> = clause.sentences().map(Sentence::words).collect();
        words.join(" ")
    }

    fn kinds(whose: &str) -> Value {
        json!([{ "key": "a", "name": "Account data", "whose": "controller" }, { "key": "b", "name": "Client data", "whose": whose }])
    }

    #[test]
    fn it_stands_only_where_customers_data_is_handled() {
        assert_eq!(said(json!({ "collection": { "kinds": kinds("controller") } })), "");
        let said = said(json!({ "collection": { "kinds": kinds("processor") }, "company": { "customers_are": "Agencies" } }));
        let role = "We handle client data as a data processor, on behalf of our customers (agencies).";
        assert!(said.ends_with(role), "{said}");
    }

    #[test]
    fn people_who_are_named_by_whose_they_are_are_not_said_to_be_theirs() {
        let named = |name: &str| said(json!({ "collection": { "others_data": true, "end_users": name } }));
        assert!(named("patients").contains("other people: their patients."));
        assert!(named("members of the choir").contains("other people: members of the choir."));
        assert!(named("your staff").contains("other people: their staff."));
    }

    #[test]
    fn a_duty_without_its_force_is_not_stated() {
        let duty = |must: Value| {
            let duties = json!([{ "key": "d", "what": "tell their users", "must": must }]);
            said(json!({ "collection": { "others_data": true, "duties": duties } }))
        };
        assert!(duty(json!(true)).ends_with("Our customers must tell their users."));
        assert!(duty(json!(false)).ends_with("Our customers should tell their users."));
        assert!(!duty(Value::Null).contains("tell their users"));
    }
}
