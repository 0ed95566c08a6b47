//! What is wrong: findings, and whether a draft is complete.
//!
//! A finding is data: which rule, how grave, at which answers, and which questions would mend it. Must not
//! know files or screens; where in a file an answer stands is added by whoever has the file.

use crate::draft::{self, Draft, OpenState, State};
use crate::interview::{self, Kind, Value};
use crate::path::{self, Spot};
use schemars::JsonSchema;
use serde::Serialize;

/// The format of a list of findings.
pub const FORMAT: u32 = 1;

/// How grave a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema, clap::ValueEnum)]
#[serde(rename_all = "kebab-case")]
pub enum Level {
    /// Worth a thought.
    Consider,
    /// Ought to be mended.
    Should,
    /// The document cannot be published like this.
    Must,
}

impl Level {
    /// The word for it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Consider => "consider",
            Self::Should => "should",
            Self::Must => "must",
        }
    }
}

/// Something that is wrong with a draft.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Finding {
    /// The id of the rule.
    pub rule: &'static str,
    /// How grave it is.
    pub level: Level,
    /// The name of the draft.
    pub draft: String,
    /// The paths of the answers that it is about.
    pub at: Vec<String>,
    /// The file and the line of the first of them, as `file:line`, where the draft has a file.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
    /// What is wrong.
    pub message: String,
    /// Why it matters.
    pub why: &'static str,
    /// What to do.
    pub mend: &'static str,
    /// The ids of the questions whose answers mend it.
    pub questions: Vec<&'static str>,
}

/// The findings of one or more drafts, in the shape that `check --format json` prints.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Findings {
    /// The format of this shape.
    pub format: u32,
    /// The findings, draft by draft.
    pub findings: Vec<Finding>,
}

/// A rule about completeness: everything of its findings but the place and the words.
struct Rule {
    id: &'static str,
    level: Level,
    why: &'static str,
    mend: &'static str,
}

const UNANSWERED: Rule = Rule {
    id: "needed-unanswered",
    level: Level::Must,
    why: "Without it the document is untrue or unusable.",
    mend: "Answer the question.",
};
const NEEDED_OPEN: Rule = Rule {
    id: "needed-open",
    level: Level::Must,
    why: "The document has a visible gap there.",
    mend: "Find out, and answer the question.",
};
const UNCONFIRMED: Rule = Rule {
    id: "suggestion-unconfirmed",
    level: Level::Must,
    why: "A suggestion is not an answer; only you know whether it is true.",
    mend: "Accept it or drop it.",
};
const TO_CONFIRM: Rule = Rule {
    id: "answer-to-confirm",
    level: Level::Must,
    why: "Something that it rests on was changed after it was given.",
    mend: "Confirm it or change it.",
};
const DANGLING: Rule = Rule {
    id: "reference-dangling",
    level: Level::Should,
    why: "The document says nothing about what is not there.",
    mend: "Add the row, or choose another.",
};
const LOST: Rule = Rule {
    id: "statement-lost",
    level: Level::Should,
    why: "It is printed at the end of its section, where readers may not look for it.",
    mend: "Say anew where it belongs.",
};
const DONT_KNOW: Rule = Rule {
    id: "open-question",
    level: Level::Consider,
    why: "The document is silent about it.",
    mend: "Answer the question once you know.",
};
const FOR_COUNSEL: Rule = Rule {
    id: "question-for-counsel",
    level: Level::Consider,
    why: "The document is silent about it until somebody has answered.",
    mend: "Answer the question when counsel has.",
};

/// Whether a draft is complete: what is unanswered, unconfirmed, open, or leads nowhere. In the order of
/// the questions within each kind, the gravest kinds first.
pub fn completeness(draft: &Draft) -> Vec<Finding> {
    let finding = |rule: &Rule, at: &str, message: String| Finding {
        rule: rule.id,
        level: rule.level,
        draft: draft.name.clone(),
        at: vec![at.to_owned()],
        place: None,
        message,
        why: rule.why,
        mend: rule.mend,
        questions: question_of(at).into_iter().collect(),
    };
    let mut findings: Vec<Finding> = Vec::new();
    for at in draft.missing() {
        findings.push(finding(&UNANSWERED, &at, format!("not answered: {}", ask(&at))));
    }
    for at in draft.outstanding() {
        if draft.state(&at) == State::Confirm {
            findings.push(finding(&TO_CONFIRM, &at, format!("to be confirmed: {}", ask(&at))));
        } else {
            let from = draft
                .suggestion(&at)
                .map_or_else(String::new, |(from, _)| format!(" by {from}"));
            findings.push(finding(&UNCONFIRMED, &at, format!("only suggested{from}: {}", ask(&at))));
        }
    }
    let open = open_questions(draft);
    for (at, _) in open.iter().filter(|(at, _)| is_needed(at)) {
        findings.push(finding(&NEEDED_OPEN, at, format!("left open, and needed: {}", ask(at))));
    }
    for (at, key) in dangling(draft) {
        findings.push(finding(&DANGLING, &at, format!("names “{key}”, which is not there")));
    }
    for (at, place) in lost_statements(draft) {
        findings.push(finding(&LOST, &at, format!("belongs to “{place}”, which is not there")));
    }
    for (at, state) in open.iter().filter(|(at, _)| !is_needed(at)) {
        let (rule, words) = if *state == OpenState::AskCounsel {
            (&FOR_COUNSEL, "a question for counsel")
        } else {
            (&DONT_KNOW, "you do not know yet")
        };
        findings.push(finding(rule, at, format!("{words}: {}", ask(at))));
    }
    findings
}

/// What stands between a draft and a document: needed questions without an answer, suggestions that are
/// asked and neither accepted nor dropped, and answers to be confirmed.
pub fn unready(draft: &Draft) -> Vec<Finding> {
    let stops = [UNANSWERED.id, UNCONFIRMED.id, TO_CONFIRM.id];
    completeness(draft)
        .into_iter()
        .filter(|finding| stops.contains(&finding.rule))
        .collect()
}

/// The question of a path: of a row, its table.
fn question_of(at: &str) -> Option<&'static str> {
    match path::spot(at).ok()? {
        Spot::Leaf(question) | Spot::Table(question) | Spot::Row(question, _) | Spot::Cell(question, _) => Some(question.id),
    }
}

/// The plain question of a path, with the row that it is about.
fn ask(at: &str) -> String {
    match path::spot(at) {
        Ok(Spot::Leaf(question) | Spot::Table(question)) => question.ask.to_owned(),
        Ok(Spot::Row(table, key)) => format!("{}, “{key}”", table.label),
        Ok(Spot::Cell(question, key)) => format!("{} (“{key}”)", question.ask),
        Err(_) => at.to_owned(),
    }
}

fn is_needed(at: &str) -> bool {
    interview::question(at).is_some_and(|question| question.needed)
}

/// What the author does not know or asks counsel about, of what is asked, in the order of the questions.
fn open_questions(draft: &Draft) -> Vec<(String, OpenState)> {
    let shown = draft.shown();
    let mut open = Vec::new();
    for (at, state) in &draft.open {
        let asked = match path::spot(at) {
            Ok(Spot::Leaf(question) | Spot::Table(question)) => interview::applies(question, &shown, None),
            Ok(Spot::Row(table, key)) => path::index(&shown, table.id, key).is_some(),
            Ok(Spot::Cell(question, key)) => path::index(&shown, question.table().unwrap_or_default(), key)
                .is_some_and(|row| interview::applies(question, &shown, Some(row))),
            Err(_) => false,
        };
        if asked && matches!(state.state, OpenState::DontKnow | OpenState::AskCounsel) {
            open.push((at.clone(), state.state));
        }
    }
    open.sort_by_key(|(at, _)| interview::all().iter().position(|q| Some(q.id) == question_of(at)));
    open
}

/// References of known answers to rows that are not there: the path and the key.
pub fn dangling(draft: &Draft) -> Vec<(String, String)> {
    let known = interview::settled(&draft.answers);
    let mut lost = Vec::new();
    for (question, row) in draft::references(&known) {
        let (Kind::Ref(tables) | Kind::Refs(tables)) = question.kind else {
            continue;
        };
        let at = match row {
            Some(row) => question.path(&interview::keys(&known, question.table().unwrap_or_default())[row]),
            None => question.id.to_owned(),
        };
        let keys = match path::get(&known, &at) {
            Some(Value::Array(keys)) => keys,
            Some(key) => vec![key],
            None => continue,
        };
        for key in keys.iter().filter_map(Value::as_str) {
            if !tables.iter().any(|table| path::index(&known, table, key).is_some()) {
                lost.push((at.clone(), key.to_owned()));
            }
        }
    }
    lost
}

/// Own statements whose place is gone: the path, and the place that they name.
fn lost_statements(draft: &Draft) -> Vec<(String, String)> {
    let known = interview::settled(&draft.answers);
    let is_there = |place: &str| match path::spot(place) {
        Ok(Spot::Row(table, key) | Spot::Cell(table, key)) => {
            path::index(&known, table.table().unwrap_or(table.id), key).is_some()
        }
        Ok(Spot::Leaf(_) | Spot::Table(_)) => true,
        Err(_) => interview::section(place).is_some(),
    };
    let rows = known
        .statements
        .texts
        .iter()
        .filter_map(|row| Some((row, row.at.as_deref()?)));
    let lost = rows.filter(|(_, place)| !is_there(place));
    lost.map(|(row, place)| (format!("statements.texts.{}.at", row.key), place.to_owned()))
        .collect()
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test may panic")]
mod tests {
    use super::*;
    use crate::edit::{Edit, Who};
    use crate::values::PolicyDate;
    use serde_json::json;

    fn draft(file: &Value) -> Draft {
        serde_json::from_value(file.clone()).unwrap()
    }

    /// The rule and path of each finding.
    fn found(draft: &Draft) -> Vec<(&'static str, String)> {
        completeness(draft).into_iter().map(|f| (f.rule, f.at[0].clone())).collect()
    }

    #[test]
    fn an_empty_draft_lacks_every_needed_answer_and_nothing_else() {
        let draft = Draft::new("acme");
        let found = completeness(&draft);
        assert!(!found.is_empty() && found.iter().all(|f| f.rule == "needed-unanswered" && f.level == Level::Must));
        assert!(
            found
                .iter()
                .any(|f| f.at == ["company.product"] && f.questions == ["company.product"])
        );
    }

    #[test]
    fn what_is_only_suggested_waits_and_once_accepted_does_not() {
        let mut draft = draft(
            &json!({ "format": 1, "name": "acme", "suggested": [{ "from": "scan", "answers": {
            "company": { "audience": "businesses" },
            "collection": { "any_kinds": true, "kinds": [{ "key": "account", "name": "Account" }] } } }] }),
        );
        let waiting = |draft: &Draft| {
            found(draft)
                .into_iter()
                .filter(|(rule, _)| *rule == "suggestion-unconfirmed")
                .map(|(_, at)| at)
                .collect::<Vec<_>>()
        };
        assert_eq!(waiting(&draft), ["company.audience", "collection.kinds.account"]);
        let who = Who {
            by: "author".into(),
            on: PolicyDate::parse("2026-01-02").unwrap(),
        };
        draft
            .edit(
                &Edit::Accept {
                    path: "collection.kinds.account".into(),
                    from: None,
                },
                &who,
            )
            .unwrap();
        draft
            .edit(
                &Edit::Drop {
                    path: "company.audience".into(),
                    from: None,
                },
                &who,
            )
            .unwrap();
        assert_eq!(waiting(&draft), Vec::<String>::new());
    }

    #[test]
    fn a_suggestion_that_there_is_none_waits_like_any_other() {
        let draft = draft(&json!({ "format": 1, "name": "acme", "suggested": [
            { "from": "scan", "answers": { "retention": { "any_periods": false } } }] }));
        assert!(found(&draft).contains(&("suggestion-unconfirmed", "retention.any_periods".into())));
    }

    #[test]
    fn what_leads_nowhere_is_found() {
        let draft = draft(&json!({ "format": 1, "name": "acme", "answers": {
            "use": { "any_purposes": true, "purposes": [{ "key": "provide", "purpose": "provide", "kinds": ["account"] }] },
            "statements": { "any_texts": true, "texts": [
                { "key": "a", "at": "collection.kinds.account", "text": "Gone." },
                { "key": "b", "at": "sharing", "text": "There." }] } } }));
        let found = found(&draft);
        assert!(
            found.contains(&("reference-dangling", "use.purposes.provide.kinds".into())),
            "{found:?}"
        );
        let lost: Vec<_> = found.iter().filter(|(rule, _)| *rule == "statement-lost").collect();
        assert_eq!(lost, [&("statement-lost", "statements.texts.a.at".to_owned())]);
    }

    #[test]
    fn an_open_question_is_grave_only_where_an_answer_is_needed() {
        let draft = draft(&json!({ "format": 1, "name": "acme", "open": {
            "company.product": { "state": "dont-know" }, "company.audience": { "state": "ask-counsel" },
            "children.minimum_age": { "state": "left-out" } } }));
        let found: Vec<_> = completeness(&draft).into_iter().map(|f| (f.at[0].clone(), f.level)).collect();
        assert!(found.contains(&("company.product".into(), Level::Must)));
        assert!(found.contains(&("company.audience".into(), Level::Consider)));
        assert!(
            !found.iter().any(|(at, _)| at == "children.minimum_age"),
            "what is left out is decided"
        );
    }

    #[test]
    fn an_answer_whose_premise_changed_is_to_be_confirmed() {
        let draft = draft(
            &json!({ "format": 1, "name": "acme", "answers": { "company": { "product": "Acme" } },
            "open": { "company.product": { "state": "confirm" } } }),
        );
        assert!(found(&draft).contains(&("answer-to-confirm", "company.product".into())));
    }
}
