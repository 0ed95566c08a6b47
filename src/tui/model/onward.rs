//! Where the cursor goes in a list of what needs somebody: after a mend, after a decision, and for who only comes back.
//!
//! The one owner of that question, for the findings and for Finish. A line is known again by what it is about, wherever it
//! stands now. Must not know what a line says, nor who asks. The price: the list is kept as it was when the author left it.

/// A line of such a list, as far as it is known again.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Line {
    /// What it is about: it is the same line as long as one of these is.
    pub about: Vec<String>,
    /// What of it may be found in other words, as the rule that found it; empty where nothing is.
    pub rule: &'static str,
    /// Whether it still needs somebody.
    pub needs: bool,
}

impl Line {
    fn is(&self, other: &Self) -> bool {
        self.about.iter().any(|one| other.about.contains(one))
    }
}

/// A list that the author left, or in which something is decided.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Left {
    /// Its lines.
    pub lines: Vec<Line>,
    /// The one with the cursor.
    pub at: usize,
    /// Whether the author went to mend it, or decided about it; else it is only left for a while.
    pub mends: bool,
}

impl Left {
    /// The line that gets the cursor in the list as it is now: the same where less of it is left or the author only steps
    /// `back`, else the next that still needs somebody, from the end on the first; where none does, the same place.
    pub fn on(&self, now: &[Line], back: bool) -> usize {
        let found = |old: &Line| now.iter().position(|new| new.is(old));
        let here = self.lines.get(self.at);
        let same = here.and_then(|here| found(here).or_else(|| self.reworded(here, now)));
        if let (Some(here), Some(at)) = (here, same) {
            let less = now[at].needs && now[at].about.len() < here.about.len();
            if less || back || !self.mends || !here.needs {
                return at;
            }
        }
        let (before, after) = self.lines.split_at(self.at.min(self.lines.len()));
        let others = after.iter().skip(1).chain(before);
        let next = others.filter_map(found).find(|at| now[*at].needs);
        let next = next.or_else(|| now.iter().position(|line| line.needs));
        next.or(same).unwrap_or(self.at).min(now.len().saturating_sub(1))
    }

    /// Where the rule of a line now says something that was not in the list.
    fn reworded(&self, here: &Line, now: &[Line]) -> Option<usize> {
        let new = |line: &Line| !self.lines.iter().any(|old| old.is(line));
        now.iter()
            .position(|line| !here.rule.is_empty() && line.rule == here.rule && new(line))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A list of which each line is about the letters of its word; capitals are of a line that needs nobody.
    fn list(words: &str) -> Vec<Line> {
        let line = |word: &str| Line {
            about: word.to_lowercase().chars().map(String::from).collect(),
            rule: "",
            needs: word.chars().all(char::is_lowercase),
        };
        words.split(' ').filter(|word| !word.is_empty()).map(line).collect()
    }

    fn on(before: &str, at: usize, now: &str, back: bool) -> usize {
        let lines = list(before);
        Left { lines, at, mends: true }.on(&list(now), back)
    }

    #[test]
    fn the_next_that_needs_somebody_gets_the_cursor_wherever_it_stands_now() {
        assert_eq!(on("a b c d", 1, "a c d", false), 1, "it is gone");
        assert_eq!(on("a b c d", 2, "b d", false), 1, "and one above with it");
        assert_eq!(on("a b c d", 1, "a c d B", false), 1, "it is decided and stands at the end");
        assert_eq!(on("a b c d", 1, "a d C", false), 1, "the one behind it needs nobody any more");
        assert_eq!(on("a b c", 2, "a b", false), 0, "behind the last comes the first");
        assert_eq!(on("a b c", 1, "a b c", false), 2, "passed, and not mended");
        assert_eq!(on("a", 0, "x y", false), 0, "what is new comes last");
        assert_eq!(on("a b", 1, "A B", false), 1, "nothing needs anybody");
        assert_eq!(on("a", 0, "", false), 0);
    }

    #[test]
    fn the_same_line_keeps_it_where_less_is_left_or_the_author_steps_back() {
        assert_eq!(on("a bcd e", 1, "a bd e", false), 1);
        assert_eq!(on("a bcd e", 1, "bcd e", true), 0);
        assert_eq!(on("a b e", 1, "a e", true), 1, "stepped back from what is mended");
        let left = Left {
            lines: list("a b c"),
            at: 1,
            mends: false,
        };
        assert_eq!(left.on(&list("b c"), false), 0, "only left for a while");
    }

    #[test]
    fn what_the_rule_now_finds_elsewhere_is_the_same_line_in_other_words() {
        let of = |word: &str, rule| Line {
            rule,
            ..list(word).remove(0)
        };
        let left = Left {
            lines: vec![of("t", "transfer"), of("z", "")],
            at: 0,
            mends: true,
        };
        let now = [of("z", ""), of("r", "transfer")];
        assert_eq!(left.on(&now, true), 1);
        assert_eq!(left.on(&now, false), 0, "the author went on from it");
    }
}
