//! The laws that were looked at, those of which the same is to be said together.
//!
//! Must not judge whether a law applies. The price: the page of laws is put together anew each time.

use crate::review::{Looked, Verdict};

/// Laws of which the same is to be said: whether they apply, why, their names, and the questions that would tell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bench {
    /// Whether they apply.
    pub verdict: Verdict,
    /// Their names.
    pub names: Vec<&'static str>,
    /// Why, or what is not known.
    pub why: String,
    /// The questions that would tell.
    pub questions: Vec<&'static str>,
    /// How many rules were looked at.
    pub rules: usize,
}

impl Bench {
    /// The names, many of them shortened to how many.
    pub fn name(&self) -> String {
        match self.names.as_slice() {
            [one] => (*one).to_owned(),
            [one, other] => format!("{one}, {other}"),
            many => format!("{} and {} more", many[0], many.len() - 1),
        }
    }
}

/// Which laws were looked at, of which nobody knows, and which do not apply; those of which the same is to be said together.
pub fn benches(looked: &[Looked]) -> Vec<Bench> {
    let mut all: Vec<Bench> = Vec::new();
    for verdict in [Verdict::NotKnown, Verdict::Applies, Verdict::DoesNot] {
        for law in looked.iter().filter(|law| law.verdict == verdict) {
            let alike = |bench: &&mut Bench| {
                let same = match verdict {
                    Verdict::NotKnown => bench.questions == law.questions,
                    Verdict::DoesNot => bench.why == law.why,
                    Verdict::Applies => false,
                };
                bench.verdict == verdict && same
            };
            match all.iter_mut().find(alike) {
                Some(bench) => bench.names.push(law.name),
                None => all.push(Bench {
                    verdict,
                    names: vec![law.name],
                    why: law.why.clone(),
                    questions: law.questions.clone(),
                    rules: law.rules,
                }),
            }
        }
    }
    all
}
