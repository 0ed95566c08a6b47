//! The one way that answers change, and back.
//!
//! An [`Edit`] says what is wanted; [`Draft::plan`] (`plan`, for rows `rows`) turns it into [`Step`]s, each of
//! which has an inverse that is a step; [`Draft::run`] runs them all or none. Undo is a list of step lists
//! (`history`). Keys, plain mode, `--set` and imports all come through here, so what they may not do is
//! refused once. Must not know who asks, nor where drafts are stored. The price: an edit is planned on a
//! copy of the draft, a few dozen microseconds at the largest sample.

mod history;
mod plan;
mod rows;
#[cfg(test)]
mod tests;
mod unfounded;

pub use history::{History, Turn};

use crate::draft::{
    Decision, Draft, Judgement, Layer, Matter, Open, OpenState, Path, Ruling, Said, Standing, Tomb, decisions, judgements,
};
use crate::interview::{self, Value};
use crate::path::{self, Spot};
use crate::values::PolicyDate;
use serde::{Deserialize, Deserializer, Serialize};

/// A change that somebody wants.
#[derive(Debug, Clone, PartialEq)]
pub enum Edit {
    /// Give a leaf or cell this answer, or clear it.
    Set {
        /// The leaf or cell.
        path: Path,
        /// The answer.
        value: Option<Value>,
    },
    /// Add a row before the one with this key, or at the end. A row without a key gets one.
    Insert {
        /// The table.
        table: Path,
        /// The key of the row that comes after it.
        before: Option<String>,
        /// The row.
        row: Value,
    },
    /// Take a row away, with the references to it.
    Remove {
        /// The row.
        row: Path,
    },
    /// Put a row before the one with this key, or at the end.
    Move {
        /// The row.
        row: Path,
        /// The key of the row that comes after it.
        before: Option<String>,
    },
    /// Take what a source suggests or offers for a leaf, cell or row; of a row all but what must be picked.
    Accept {
        /// The leaf, cell or row.
        path: Path,
        /// The source; the first that has something, where it is not named.
        from: Option<String>,
    },
    /// Take what is suggested first for a leaf, cell or row without reading it: of a row all but what must be picked and
    /// what promises something; a leaf or cell that promises is refused.
    AcceptUnread {
        /// The leaf, cell or row.
        path: Path,
    },
    /// Drop what is suggested.
    Drop {
        /// The leaf, cell or row.
        path: Path,
        /// The source; all of them, where it is not named.
        from: Option<String>,
    },
    /// Leave a question open in this way, or no longer.
    Mark {
        /// The leaf, table, row or cell.
        path: Path,
        /// How.
        state: Option<OpenState>,
    },
    /// Decide about a finding, or no longer.
    Decide {
        /// The finding.
        about: Matter,
        /// What, and on which parts of the answers it rests.
        ruling: Option<Ruling>,
    },
    /// Say what a provider is to this product, whatever a scan shows, or no longer.
    Judge {
        /// The id of the provider in the catalogue.
        vendor: String,
        /// What.
        is: Option<Standing>,
    },
}

/// A change that is one assignment, and whose inverse is one. Its shape in JSON is kept in journals.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Step {
    /// A leaf or cell gets this answer, or none.
    Put(Path, Option<Value>),
    /// A row comes into a table at an index.
    Insert(Path, usize, Value),
    /// A row goes.
    Remove(Path),
    /// A tombstone is set or taken away.
    Tomb(Tomb, bool),
    /// A question is left open, or no longer.
    Open(Path, Option<Open>),
    /// Who said it.
    Said(Path, Option<Said>),
    /// What is decided about a finding.
    #[serde(deserialize_with = "decided")]
    Decide(Matter, Option<Decision>),
    /// What is said of a provider.
    Judge(String, Option<Judgement>),
    /// What a source suggests becomes this layer, or nothing; a new one comes in at this place.
    Lay(String, usize, Option<Box<Layer>>),
}

/// A decision as a journal keeps it; the first journals kept the rule and the answers, and no sentence.
fn decided<'de, D: Deserializer<'de>>(kept: D) -> Result<(Matter, Option<Decision>), D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Kept {
        Now(Matter, Option<Decision>),
        First(String, Vec<Path>, Option<Decision>),
    }
    Ok(match Kept::deserialize(kept)? {
        Kept::Now(about, decision) => (about, decision),
        Kept::First(rule, at, decision) => (Matter::new(&rule, &at, ""), decision),
    })
}

/// Who makes an edit, and on which day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Who {
    /// `author`, or a source.
    pub by: String,
    /// The day.
    pub on: PolicyDate,
}

/// Why an edit is refused, in words for the author.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct Refused(pub String);

impl From<path::Unknown> for Refused {
    fn from(unknown: path::Unknown) -> Self {
        Self(unknown.to_string())
    }
}

type Planned = Result<Vec<Step>, Refused>;

/// Whether a suggested answer to a question is taken.
type Takes<'t> = &'t dyn Fn(&interview::Question, &Value) -> bool;

impl Draft {
    /// Makes an edit and returns the steps that take it back, none where it changes nothing. Refused edits change nothing.
    pub fn edit(&mut self, edit: &Edit, who: &Who) -> Planned {
        let steps = self.plan(edit, who)?;
        self.run(steps)
    }

    /// Makes several edits as one; all or nothing.
    pub fn edit_all(&mut self, edits: &[Edit], who: &Who) -> Planned {
        self.edit_laid(None, edits, who)
    }

    /// Makes several edits as one, once a source suggests something else; all or nothing.
    pub fn edit_laid(&mut self, lay: Option<Step>, edits: &[Edit], who: &Who) -> Planned {
        let mut trial = self.clone();
        let mut back = trial.run(lay.into_iter().collect())?;
        let brought = trial.brought(self, who);
        back = [trial.run(brought)?, back].concat();
        for edit in edits {
            let mut undo = trial.edit(edit, who)?;
            undo.extend(back);
            back = undo;
        }
        if *self == trial {
            return Ok(Vec::new());
        }
        *self = trial;
        Ok(back)
    }

    /// Runs steps and returns those that take them back, in the order in which to run them.
    pub fn run(&mut self, steps: Vec<Step>) -> Planned {
        let mut back = Vec::with_capacity(steps.len());
        for step in steps {
            match self.step(step.clone()) {
                // what gives what stood there has changed nothing
                Ok(inverse) if inverse == step => {}
                Ok(inverse) => back.push(inverse),
                Err(reason) => {
                    for inverse in back.into_iter().rev() {
                        let _ = self.step(inverse);
                    }
                    return Err(Refused(reason));
                }
            }
        }
        back.reverse();
        Ok(back)
    }

    fn step(&mut self, step: Step) -> Result<Step, String> {
        Ok(match step {
            Step::Put(at, value) => {
                let before = path::get(&self.answers, &at);
                path::put(&mut self.answers, &at, value)?;
                Step::Put(at, before)
            }
            Step::Insert(table, index, row) => {
                let rows = interview::question(&table)
                    .and_then(path::rows)
                    .ok_or_else(|| format!("there is no table “{table}”"))?;
                let key = row.get("key").and_then(Value::as_str).unwrap_or_default().to_owned();
                if !path::is_key(&key) {
                    return Err(format!(
                        "“{key}” cannot be the key of a row: use a to z, 0 to 9 and -, at most 40"
                    ));
                }
                if path::index(&self.answers, &table, &key).is_some() {
                    return Err(format!("{table} has a row “{key}” already"));
                }
                (rows.insert)(&mut self.answers, index, row)?;
                Step::Remove(path::row_path(&table, &key))
            }
            Step::Remove(at) => {
                let Ok(Spot::Row(table, key)) = path::spot(&at) else {
                    return Err(format!("there is no row “{at}”"));
                };
                let index = path::index(&self.answers, table.id, key).ok_or_else(|| format!("there is no row “{at}”"))?;
                let rows = path::rows(table).ok_or("not a table")?;
                let row = (rows.row)(&self.answers, index).ok_or("no such row")?;
                (rows.remove)(&mut self.answers, index);
                Step::Insert(table.id.to_owned(), index, row)
            }
            Step::Tomb(tomb, set) => {
                let was = if set {
                    !self.dropped.insert(tomb.clone())
                } else {
                    self.dropped.remove(&tomb)
                };
                Step::Tomb(tomb, was)
            }
            Step::Open(at, open) => {
                let before = match open {
                    Some(open) => self.open.insert(at.clone(), open),
                    None => self.open.remove(&at),
                };
                Step::Open(at, before)
            }
            Step::Said(at, said) => {
                let before = match said {
                    Some(said) => self.set.insert(at.clone(), said),
                    None => self.set.remove(&at),
                };
                Step::Said(at, before)
            }
            Step::Decide(about, decision) => {
                let was = self.decisions.iter().position(|one| one.matter() == about);
                let before = was.map(|i| self.decisions.remove(i));
                self.decisions.extend(decision);
                self.decisions.sort_by(decisions::order);
                Step::Decide(about, before)
            }
            Step::Judge(vendor, judgement) => {
                // a journal of an earlier release holds the reason, which is kept beside the draft now
                let judgement = judgement.map(|one| Judgement { reason: None, ..one });
                let was = self.scan.iter().position(|one| one.vendor == vendor);
                let before = was.map(|i| self.scan.remove(i));
                self.scan.extend(judgement);
                self.scan.sort_by(judgements::order);
                Step::Judge(vendor, before)
            }
            Step::Lay(from, index, layer) => {
                let was = self.suggested.iter().position(|one| one.from == from);
                let before = was.map(|at| Box::new(self.suggested.remove(at)));
                let index = was.unwrap_or(index.min(self.suggested.len()));
                if let Some(layer) = layer {
                    self.suggested.insert(index, *layer);
                }
                Step::Lay(from, index, before)
            }
        })
    }
}

impl Step {
    /// The answer that it touches; of a decision the rule, of a judgement the provider, of a layer its source.
    pub fn path(&self) -> &Path {
        match self {
            Self::Put(at, _) | Self::Insert(at, _, _) | Self::Remove(at) | Self::Open(at, _) | Self::Said(at, _) => at,
            Self::Tomb(tomb, _) => &tomb.path,
            Self::Decide(about, _) => &about.rule,
            Self::Judge(vendor, _) => vendor,
            Self::Lay(from, ..) => from,
        }
    }

    /// The row that these steps bring; else the answer that the first of them touches which touches one; of what else they
    /// touch the first.
    pub(crate) fn touched(steps: &[Self]) -> Option<Path> {
        let answer = Self::of_row(&steps.iter()).or_else(|| steps.iter().find(|step| !matches!(step, Self::Lay(..))));
        let first = || answer.or(steps.first()).map(Self::path).cloned();
        Self::row_brought(steps).or_else(first)
    }

    /// The first step that is about the one row that goes with these steps, where lists that had grown with it get shorter too.
    pub(crate) fn of_row<'s>(steps: &(impl Iterator<Item = &'s Self> + Clone)) -> Option<&'s Self> {
        let mut gone = steps.clone().filter(|step| matches!(step, Self::Remove(_)));
        let (row, None) = (gone.next()?.path(), gone.next()) else {
            return None;
        };
        let shortens = |step: &Self| match step {
            Self::Put(at, Some(_)) => matches!(path::spot(at), Ok(Spot::Cell(column, _)) if column.joins),
            _ => false,
        };
        let is_its = |step: &&Self| step.path() == row || path::parent(step.path()) == row;
        steps.clone().find(is_its).filter(|_| steps.clone().any(shortens))
    }

    /// The one row that these steps bring, where nothing besides is answered but what names it and whether there are rows.
    pub(crate) fn row_brought(steps: &[Self]) -> Option<Path> {
        let row = |step: &Self| match step {
            Self::Insert(table, _, row) => Some(path::row_path(table, row.get("key")?.as_str()?)),
            _ => None,
        };
        let rows: Vec<Path> = steps.iter().filter_map(row).collect();
        let alone = steps.iter().all(|step| match step {
            Self::Put(at, _) => comes_with_rows(at),
            _ => true,
        });
        match rows.as_slice() {
            [row] if alone => Some(row.clone()),
            _ => None,
        }
    }
}

/// Whether this answer can change only because rows come and go: that there are some, who names them, and lists that grow.
pub(crate) fn comes_with_rows(at: &str) -> bool {
    match path::spot(at) {
        Ok(Spot::Leaf(question) | Spot::Cell(question, _)) => {
            question.gate || question.joins || matches!(question.kind, interview::Kind::Ref(_) | interview::Kind::Refs(_))
        }
        Ok(Spot::Table(_) | Spot::Row(..)) | Err(_) => false,
    }
}
