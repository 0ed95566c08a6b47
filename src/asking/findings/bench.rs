//! The laws that were looked at, those of which the same is to be said together.
//!
//! Must not judge whether a law applies. The price: the page of laws is put together anew each time.

use crate::review::{self, Looked, Verdict};

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
    /// The names, those of a family as how many they are.
    pub fn name(&self) -> String {
        review::named(&self.names).join(", ")
    }

    /// The same for a narrow column: of several the first, and how many more.
    pub fn short(&self) -> String {
        match review::named(&self.names).as_slice() {
            [first, _, more @ ..] if !more.is_empty() => format!("{first} and {} more", more.len() + 1),
            few => few.join(", "),
        }
    }
}

/// Which laws were looked at, of which nobody knows, and which do not apply; those of which the same is to be said together.
pub fn benches(looked: &[Looked]) -> Vec<Bench> {
    let mut all: Vec<Bench> = Vec::new();
    for verdict in [Verdict::NotKnown, Verdict::Applies, Verdict::DoesNot] {
        for law in looked.iter().filter(|law| law.verdict == verdict) {
            let alike = |bench: &&mut Bench| {
                let same = bench.why == law.why && bench.questions == law.questions;
                bench.verdict == verdict && verdict != Verdict::Applies && same
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
