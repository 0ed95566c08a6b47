//! From an edit to its steps, for leaves and cells: setting, accepting, dropping, leaving open.
//!
//! Planning reads the draft and never changes it; only `run` does. Rows are planned in `rows`. Must not
//! know what a question means, only its kind and flags. The price: to see which hidden answers an edit
//! brings back, its steps are run once on a copy.

use super::unfounded::unfounded;
use super::{Edit, Planned, Refused, Step, Takes, Who};
use crate::brings;
use crate::draft::{self, Decision, Draft, Judgement, Layer, Matter, Open, OpenState, Path, Ruling, Said, Standing, Tomb, rests};
use crate::interview::{self, Kind, Question, Value};
use crate::path::{self, Spot};
use crate::values::{self, Contact, Link};
use std::collections::HashSet;

impl Draft {
    /// Turns an edit into steps, without changing anything.
    pub fn plan(&self, edit: &Edit, who: &Who) -> Planned {
        let mut steps = match edit {
            Edit::Set { path, value } => self.plan_set(path, value.clone(), who)?,
            Edit::Insert { table, before, row } => self.plan_insert(table, before.as_deref(), row, who)?,
            Edit::Remove { row } => self.plan_remove(row)?,
            Edit::Move { row, before } => self.plan_move(row, before.as_deref())?,
            Edit::Accept { path, from } => self.plan_accept(path, from.as_deref(), who, &|_, _| true)?,
            Edit::AcceptUnread { path } => self.plan_accept(path, None, who, &|question, value| !question.is_promise(value))?,
            Edit::Drop { path, from } => self.plan_drop(path, from.as_deref())?,
            Edit::Mark { path, state } => self.plan_mark(path, *state)?,
            Edit::Decide { about, ruling } => return self.plan_decide(about, ruling.as_ref(), who),
            Edit::Judge { vendor, is } => return self.plan_judge(vendor, *is, who),
        };
        if !self.only_rewords(edit) {
            let mut after = self.clone();
            after.run(steps.clone())?;
            steps.extend(came_back(self, &after));
            let brought = after.brought(self, who);
            after.run(brought.clone())?;
            if !brought.is_empty() {
                steps.extend(brought);
                steps.extend(unfounded(self, &after));
            }
            if let Edit::Accept { path, .. } | Edit::AcceptUnread { path } = edit
                && let Some(provider) = brings::agreed(&after, path)
            {
                steps.extend(after.grow(&provider, who)?);
            }
        }
        Ok(steps)
    }

    /// The steps by which providers bring what follows from a change since `before`.
    pub(super) fn brought(&self, before: &Self, who: &Who) -> Vec<Step> {
        if !brings::is_due(before, self) {
            return Vec::new();
        }
        self.laid(who)
    }

    /// The steps by which the layers of providers become what they have to be.
    fn laid(&self, who: &Who) -> Vec<Step> {
        let count = self.suggested.len();
        let laid = brings::changes(self, who.on).into_iter();
        laid.map(|(from, layer)| Step::Lay(from, count, layer.map(Box::new)))
            .collect()
    }

    /// Lets accepted lists grow by what a provider adds to them, to which the author says yes, and gives the steps; each list
    /// keeps the names of all who said it. What providers bring can be another with a list that has grown.
    fn grow(&mut self, provider: &str, who: &Who) -> Planned {
        const ROUNDS: usize = 4; // what is added once is in its list: more of it is for what came of that
        let mut all = Vec::new();
        for _ in 0..ROUNDS {
            let mut steps = Vec::new();
            for one in brings::additions(self, provider) {
                let Some(Value::Array(mut list)) = path::get(&self.answers, &one.at) else {
                    continue;
                };
                list.extend(one.more);
                let said = self.set.get(&one.at).or_else(|| self.set.get(path::parent(&one.at)));
                let before = said.into_iter().flat_map(Said::sources).filter(|from| **from != one.from);
                let sources: Vec<&str> = before.chain([one.from.as_str()]).collect();
                let said = Said::together(&sources, who.on);
                steps.push(Step::Put(one.at.clone(), Some(Value::Array(list))));
                steps.push(Step::Said(one.at, Some(said)));
            }
            if steps.is_empty() {
                break;
            }
            self.run(steps.clone())?;
            let laid = self.laid(who);
            self.run(laid.clone())?;
            all.extend(steps);
            all.extend(laid);
        }
        Ok(all)
    }

    /// Whether an edit only changes the words of a text that was there: whether another question applies may
    /// hang on there being a text, never on what it says.
    fn only_rewords(&self, edit: &Edit) -> bool {
        let Edit::Set {
            path: at,
            value: Some(_),
        } = edit
        else {
            return false;
        };
        let question = match path::spot(at) {
            Ok(Spot::Leaf(question) | Spot::Cell(question, _)) => question,
            Ok(Spot::Table(_) | Spot::Row(..)) | Err(_) => return false,
        };
        matches!(question.kind, Kind::Text | Kind::Prose) && path::get(&self.answers, at).is_some()
    }

    fn plan_set(&self, at: &str, value: Option<Value>, who: &Who) -> Planned {
        let question = match path::spot(at)? {
            Spot::Leaf(question) | Spot::Cell(question, _) => question,
            Spot::Table(_) | Spot::Row(..) => return Err(Refused(format!("“{at}” is a table or a row: set its columns"))),
        };
        let value = value.and_then(|v| cleaned(question, v));
        let before = path::get(&self.answers, at);
        if value.is_none() && self.is_row_suggested(at) {
            return self.plan_drop(at, None); // nobody has taken the row: what is cleared is a suggestion
        }
        let mut steps = self.bring_row(at, who);
        steps.push(Step::Put(at.to_owned(), value.clone()));
        if value.is_some() {
            let rewords = matches!(question.kind, Kind::Text | Kind::Prose) && before.is_some();
            if !(rewords && value.as_ref().is_some_and(Value::is_string)) {
                self.check(question, at, &steps)?; // a text in place of a text cannot be of the wrong kind
            }
            steps.push(Step::Said(at.to_owned(), Some(Said::by(&who.by, who.on))));
        } else {
            steps.push(Step::Said(at.to_owned(), None));
            steps.extend(self.tombs(at, None));
            if let (true, true, Spot::Cell(_, _)) = (question.narrows, before.is_some(), path::spot(at)?) {
                // what is left claims more than was said: the row has to be confirmed again
                steps.push(Step::Open(
                    path::parent(at).to_owned(),
                    Some(Open {
                        state: OpenState::Confirm,
                    }),
                ));
            }
        }
        steps.extend(self.reopen(at));
        if value.is_some()
            && let Spot::Cell(..) = path::spot(at)?
        {
            steps.extend(self.reopen(path::parent(at)));
        }
        Ok(steps)
    }

    /// Tries the steps on a copy, and words the refusal with the choices that there are.
    fn check(&self, question: &Question, at: &str, steps: &[Step]) -> Result<(), Refused> {
        let mut trial = self.clone();
        let tried = trial.run(steps.to_vec());
        tried.map(|_| ()).map_err(|refused| {
            let choices: Vec<&str> = question.choices().iter().map(|c| c.id).collect();
            let expected = if choices.is_empty() {
                String::new()
            } else {
                format!(" (choices: {})", choices.join(", "))
            };
            Refused(format!("{at}: {}{expected}", refused.0))
        })
    }

    /// What `takes` does not hold of is left as it is suggested.
    fn plan_accept(&self, at: &str, from: Option<&str>, who: &Who, takes: Takes<'_>) -> Planned {
        if self.state(at) == draft::State::Confirm {
            return Ok(vec![
                Step::Open(at.to_owned(), None),
                Step::Said(at.to_owned(), Some(Said::by(&who.by, who.on))),
            ]);
        }
        let found = match from {
            Some(from) => self.suggestions(at).find(|(source, _)| *source == from),
            None => self.suggestion(at),
        };
        let found = found.map(|(source, value)| (source.to_owned(), value));
        let Some((source, value)) = found else {
            return Err(Refused(format!("nothing is suggested for “{at}”")));
        };
        let said = Said::by(&source, who.on);
        match path::spot(at)? {
            Spot::Leaf(question) | Spot::Cell(question, _) if !takes(question, &value) => Err(Refused(format!(
                "“{at}” would promise something: read it before you accept it"
            ))),
            Spot::Leaf(question) | Spot::Cell(question, _) => {
                let kept = draft::keep_known(&self.overlay(), question.kind, &value);
                let kept = kept.ok_or_else(|| Refused(format!("“{at}” names rows that are not there")))?;
                let said = match from {
                    Some(_) => said,
                    None => Said::together(&self.sources(at), who.on),
                };
                let mut steps = self.bring_row(at, who);
                steps.push(Step::Put(at.to_owned(), Some(kept)));
                steps.push(Step::Said(at.to_owned(), Some(said)));
                Ok(steps)
            }
            Spot::Row(table, key) => self.plan_accept_row((table, key), (&source, &value), &said, takes),
            Spot::Table(_) => Err(Refused(format!("accept the rows of “{at}” one by one"))),
        }
    }

    pub(super) fn plan_drop(&self, at: &str, from: Option<&str>) -> Planned {
        let mut steps = self.tombs(at, from);
        if let Spot::Row(table, key) = path::spot(at)?
            && path::index(&self.answers, table.id, key).is_none()
        {
            steps.extend(self.forget(table, key));
        }
        if steps.is_empty() {
            return Err(Refused(format!("nothing is suggested for “{at}”")));
        }
        Ok(steps)
    }

    /// Tombstones for what sources say at this path, under the key that each has for the row, so that it does
    /// not pop back.
    pub(super) fn tombs(&self, at: &str, from: Option<&str>) -> Vec<Step> {
        let says = |layer: &&Layer| {
            from.is_none_or(|from| from == layer.from) && draft::suggested_at(&self.answers, layer, at).is_some()
        };
        let tomb = |layer: &Layer| {
            let path = draft::path_in(&self.answers, layer, at).unwrap_or_else(|| at.to_owned());
            let from = layer.from.clone();
            Step::Tomb(Tomb { path, from }, true)
        };
        self.layers().filter(says).map(tomb).collect()
    }

    fn plan_mark(&self, at: &str, state: Option<OpenState>) -> Planned {
        let spot = path::spot(at)?;
        if let (Spot::Leaf(question), Some(OpenState::LeftOut)) = (spot, state)
            && question.needed
        {
            return Err(Refused(format!(
                "“{at}” is needed and cannot be left out: answer it, or say that you do not know"
            )));
        }
        let mut steps = Vec::new();
        if state.is_some_and(|s| s != OpenState::Confirm)
            && matches!(spot, Spot::Leaf(_) | Spot::Cell(..))
            && path::get(&self.answers, at).is_some()
        {
            steps.push(Step::Put(at.to_owned(), None));
            steps.push(Step::Said(at.to_owned(), None));
        }
        steps.push(Step::Open(at.to_owned(), state.map(|state| Open { state })));
        Ok(steps)
    }

    fn plan_decide(&self, about: &Matter, ruling: Option<&Ruling>, who: &Who) -> Planned {
        let Some(ruling) = ruling else {
            if self.decision(about).is_none() {
                return Err(Refused(format!("nothing is decided about {}", about.rule)));
            }
            return Ok(vec![Step::Decide(about.clone(), None)]);
        };
        for path in &about.at {
            path::spot(path)?;
        }
        let decision = Decision {
            rule: about.rule.clone(),
            at: about.at.clone(),
            sentence: about.sentence.clone(),
            message: ruling.message.clone(),
            on: who.on,
            by: who.by.clone(),
            decision: ruling.decision,
            rests_on: rests::rests_on(&self.published(), about, &ruling.parts),
        };
        Ok(vec![Step::Decide(about.clone(), Some(decision))])
    }

    /// What is said of a provider. Whether there is one of this id, whoever wishes it knows, for the author may have it alone.
    fn plan_judge(&self, vendor: &str, is: Option<Standing>, who: &Who) -> Planned {
        let Some(is) = is else {
            if self.judgement(vendor).is_none() {
                return Err(Refused(format!("nothing is said of “{vendor}”")));
            }
            return Ok(vec![Step::Judge(vendor.to_owned(), None)]);
        };
        if !path::is_key(vendor) {
            return Err(Refused(format!("“{vendor}” cannot be the id of a provider")));
        }
        let judgement = Judgement {
            vendor: vendor.to_owned(),
            is,
            reason: None,
            on: who.on,
            by: who.by.clone(),
        };
        Ok(vec![Step::Judge(vendor.to_owned(), Some(judgement))])
    }

    pub(super) fn reopen(&self, at: &str) -> Option<Step> {
        self.open.contains_key(at).then(|| Step::Open(at.to_owned(), None))
    }
}

/// Known answers that were hidden before and are asked now: they are to be confirmed.
fn came_back(before: &Draft, after: &Draft) -> Vec<Step> {
    let paths = |draft: &Draft| path::answered(&interview::settled(&draft.answers));
    let then: HashSet<Path> = paths(before).into_iter().collect();
    let known_before: HashSet<Path> = path::answered(&before.answers).into_iter().collect();
    let back = paths(after)
        .into_iter()
        .filter(|p| !then.contains(p) && known_before.contains(p));
    let back = back.filter(|p| path::get(&before.answers, p) == path::get(&after.answers, p) && !after.open.contains_key(p));
    back.map(|p| {
        Step::Open(
            p,
            Some(Open {
                state: OpenState::Confirm,
            }),
        )
    })
    .collect()
}

/// A value as it is stored: text without hidden characters, empty text as no answer, an address in full.
pub(super) fn cleaned(question: &Question, value: Value) -> Option<Value> {
    let line = |text: &str| Some(values::clean_line(text)).filter(|t| !t.is_empty()).map(Value::String);
    match (question.kind, value) {
        (_, Value::Null) => None,
        (Kind::Link, Value::String(text)) => line(&text).map(|text| match text.as_str().map(Link::parse) {
            Some(Ok(full)) => Value::String(full.0),
            Some(Err(_)) | None => text,
        }),
        (Kind::Contact, value) => {
            let value = deep_clean(value);
            let contact: Option<Contact> = serde_json::from_value(value.clone()).ok();
            let checked = contact.and_then(|contact| contact.checked().ok());
            Some(
                checked
                    .and_then(|contact| serde_json::to_value(contact).ok())
                    .unwrap_or(value),
            )
        }
        (Kind::Prose, Value::String(text)) => {
            let text = values::clean(&text).trim().to_owned();
            (!text.is_empty()).then_some(Value::String(text))
        }
        (_, Value::String(text)) => line(&text),
        (_, value) => Some(deep_clean(value)),
    }
}

fn deep_clean(value: Value) -> Value {
    match value {
        Value::String(text) => Value::String(values::clean_line(&text)),
        Value::Array(list) => Value::Array(list.into_iter().map(deep_clean).collect()),
        Value::Object(map) => Value::Object(map.into_iter().map(|(k, v)| (k, deep_clean(v))).collect()),
        other => other,
    }
}
