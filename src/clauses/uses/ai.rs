//! AI features: who runs the model, what it gets and never gets, and decisions made by machines alone.

use super::{by_terms, condition};
use crate::clauses::lists::{and, or};
use crate::clauses::rows::{item_words, says};
use crate::clauses::words::{Pen, View, Words, paragraph, say, strong, user, user_capital, user_small};
use crate::document::{Block, Inline, Sentence};
use crate::interview::uses::{AiRow, Decisions, Optional, SentForm, Trained};

/// The form in which data is handed on, after a noun. What the noun says already is not said twice.
fn form_words(form: SentForm, noun: &str) -> &'static str {
    match form {
        SentForm::Raw => ", unchanged",
        SentForm::Metadata if says(noun, "metadata") => " and nothing else",
        SentForm::Metadata => " as metadata only",
        SentForm::Anonymised => " in anonymised form only",
        SentForm::Pseudonymised => " in pseudonymised form",
    }
}

/// The subsection about AI.
pub(super) fn write(view: &View, pen: Pen) -> Vec<Block> {
    let uses = &view.answers.uses;
    let mut blocks: Vec<Block> = Vec::new();
    if uses.any_ai == Some(false) {
        let none = pen.line("no-ai", say!["We do not send your data to any AI model."]);
        blocks.extend(paragraph(vec![none]));
    }
    let features: Vec<Block> = uses
        .ai
        .iter()
        .filter_map(|row| feature(view, pen.row(&row.key), row))
        .collect();
    if !features.is_empty() {
        blocks.push(Block::Heading(pen.line("ai-heading", say!["AI"])));
        blocks.extend(features);
    }
    blocks.extend(paragraph(decisions(view, pen)));
    blocks
}

fn feature(view: &View, pen: Pen, row: &AiRow) -> Option<Block> {
    let lead = say![strong(say![user_capital(row.feature.as_deref()?), "."])];
    let by = row.provider.as_ref().map(|keys| {
        let names = by_terms(view, Some(keys));
        match (keys.is_empty(), names.is_empty()) {
            (true, _) => say!["We run the AI behind this ourselves."],
            (false, true) => Vec::new(),
            (false, false) => say!["The AI behind this is run by ", names, "."],
        }
    });
    let never = or(row.never_sent.iter().flatten().map(|what| user_small(what)));
    let never = (!never.is_empty()).then(|| say!["We never send ", never, " to the model."]);
    let optional = row.optional.map(|optional| match optional {
        Optional::Always => "This feature always uses AI.",
        Optional::Optional => "The use of AI is optional: you choose whether to turn it on.",
        Optional::Consent => "The use of AI is optional: it runs only with your consent.",
    });
    let trained = row.trained.map(|trained| match trained {
        Trained::No => "No AI model is trained on this data.",
        Trained::ProviderNo => "The provider of the model does not train on this data.",
        Trained::AggregatedOnly => "AI models are trained only on aggregated, anonymised data.",
        Trained::OptOut => "AI models are trained on this data unless you opt out.",
        Trained::OptIn => "AI models are trained on this data only if you opt in.",
    });
    let opt_out = row
        .opt_out
        .as_deref()
        .map(|how| say!["You can opt out ", user_small(how), "."]);
    let told = vec![
        pen.line("ai-provider", say![by]),
        pen.line("ai-sent", sent(view, row)),
        pen.line("ai-never-sent", say![never]),
        pen.line("ai-optional", say![optional]),
        pen.line("ai-trained", say![trained]),
        pen.line("ai-opt-out", say![opt_out]),
    ];
    if told.iter().all(|sentence| sentence.inlines.is_empty()) {
        return None; // a name alone says nothing
    }
    paragraph([vec![pen.line("ai-feature", lead)], told].concat())
}

/// What the model gets, and under which condition only, where nobody who runs it gets anything without one.
fn sent(view: &View, row: &AiRow) -> Words {
    let items = and(row.sent.iter().flatten().map(item_words));
    if items.is_empty() {
        return items;
    }
    let noun: String = items.iter().map(Inline::words).collect();
    let form = row.form.map(|form| form_words(form, &noun));
    if noun.contains(", and ") {
        // what follows a list with a comma would seem to belong to its end
        return say!["We send the model ", items, form, only(view, row), "."];
    }
    say!["We send ", items, " to the model", form, only(view, row), "."]
}

/// The condition under which alone those who run the model get anything; nothing where one gets it in any case, or nobody is named.
fn only(view: &View, row: &AiRow) -> Words {
    let recipients = &view.answers.sharing.recipients;
    let runs = |key: &String| recipients.iter().find(|one| one.key == *key);
    let terms: Vec<Words> = row
        .provider
        .iter()
        .flatten()
        .filter_map(runs)
        .map(|one| condition(view, one))
        .collect();
    match terms.split_first() {
        Some((first, rest)) if !first.is_empty() && rest.iter().all(|one| one == first) => say![" (", first.clone(), ")"],
        Some(_) if terms.iter().all(|one| !one.is_empty()) => say![" (only on these conditions)"],
        _ => Words::new(),
    }
}

fn decisions(view: &View, pen: Pen) -> Vec<Sentence> {
    let uses = &view.answers.uses;
    let lead = uses.decisions.map(|_| strong("Automated decisions."));
    let made = uses.decisions.map(|decisions| match decisions {
        Decisions::None => "We make no decision with legal or similarly serious effect on you by machine alone.",
        Decisions::Yes => "Some decisions with legal or similarly serious effect on you are made by machine alone.",
    });
    let logic = uses.decisions_logic.as_deref().map(|logic| {
        let line = logic.split_whitespace().collect::<Vec<_>>().join(" ");
        say![user_capital(&line), "."]
    });
    let review = uses.decisions_review.as_deref().map(|how| {
        say![
            "You can have a person review such a decision, state your view and contest it ",
            user(how),
            "."
        ]
    });
    vec![
        pen.line("decisions-lead", say![lead]),
        pen.line("decisions", say![made]),
        pen.line("decisions-logic", say![logic]),
        pen.line("decisions-review", say![review]),
    ]
}
