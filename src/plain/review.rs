//! What the review found, in lines: listed, explained, decided about; and what Finish asks.
//!
//! Must not review: that is the desk's. The price: a number means what was heard last, so what was listed is kept, and
//! looked for again where something has changed in between.

use super::Session;
use super::lines::{End, Go};
use crate::asking::{self, Fold, ask_at};
use crate::draft::{Decided, Decision, Matter};
use crate::interview::{capital, counted};
use crate::review::{self, Finding, Verdict, page};
use clap::ValueEnum;

/// The decisions, as they are typed.
const DECISIONS: &str = "not-applicable, later, ask-counsel or accepted";

impl Session<'_> {
    /// Lists what was found, or which laws were looked at.
    pub(super) fn findings(&mut self, rest: &str) -> Go {
        let found = self.desk.found(self.today);
        if rest == "laws" {
            for bench in asking::benches(&found.looked) {
                let names = bench.name();
                let rules = counted(bench.rules, "rule", "rules").unwrap_or_default();
                let one = bench.names.len() == 1;
                let line = match bench.verdict {
                    Verdict::Applies => format!("Looked at: {names}, {rules}: {}.", bench.why),
                    Verdict::NotKnown => match bench.questions.first() {
                        Some(question) => format!("Not known: {names}: {}. go {question} asks.", bench.why),
                        None => format!("Not known: {names}: {}.", bench.why),
                    },
                    Verdict::DoesNot => format!(
                        "{}: {names}: {}.",
                        if one { "Does not apply" } else { "Do not apply" },
                        bench.why
                    ),
                };
                self.say(&line)?;
            }
            return self.say("A rule that is silent has not been passed: it found nothing, or did not apply.");
        }
        if !rest.is_empty() {
            return self.say("findings lists what the review found, findings laws which laws were looked at.");
        }
        if found.folds.is_empty() && found.stale.is_empty() {
            return self
                .say("The review found nothing that counts. findings laws says which laws were looked at, and which not.");
        }
        self.say(&format!("{}.", found.counts().join(", ")))?;
        self.hits = Vec::new();
        self.heard = found.folds.iter().map(|fold| fold.head().matter()).collect();
        for (i, fold) in found.folds.iter().enumerate() {
            self.say(&format!("{}. {}", i + 1, self.finding_line(fold)))?;
            self.hits.push(fold.places().into_iter().next().unwrap_or_default());
        }
        for decision in &found.stale {
            let (words, rule) = (review::stale_words(decision), &decision.rule);
            self.say(&format!("{words} [{rule}]. decide {rule} clear takes it away."))?;
        }
        if let Some(on) = found.usual {
            let others = found.folds.iter().any(|fold| fold.is_of_another_day(&found));
            let but = if others { ", but where a line says another day" } else { "" };
            self.say(&format!("All is {}{but}.", on.words()))?;
        }
        self.say(
            "go NUMBER goes to the question that mends it; explain NUMBER says more; decide NUMBER DECISION decides; findings \
             laws says which laws were looked at.",
        )
    }

    fn finding_line(&self, fold: &Fold) -> String {
        let decided = review::decided_words(fold.head()).map(|words| format!("; {words}"));
        let names = fold.names(&self.desk).map(|names| format!(" {}.", capital(&names)));
        let provision = match fold.provision() {
            provision if provision.is_empty() => String::new(),
            provision => format!(" {provision}."),
        };
        let unread = fold.head().unread().map(|unread| format!(" {}.", capital(&unread)));
        let own_day = fold
            .head()
            .judged_on
            .filter(|_| fold.is_of_another_day(&self.desk.found(self.today)));
        let day = own_day.map(|on| format!(" {}.", capital(&on.words())));
        format!(
            "{}{}: {}{}{provision}{}{} [{}]",
            fold.word(),
            decided.unwrap_or_default(),
            asking::ended(&fold.message()),
            names.unwrap_or_default(),
            unread.unwrap_or_default(),
            day.unwrap_or_default(),
            fold.head().rule
        )
    }

    /// The finding that a number of the list heard last means, or the id of a rule; why not, in a sentence.
    fn meant(&self, word: &str) -> Result<Fold, &'static str> {
        let found = self.desk.found(self.today);
        let of = |so: &dyn Fn(&Finding) -> bool| found.folds.iter().find(|fold| fold.findings.iter().any(so)).cloned();
        let number = word.parse::<usize>().ok();
        let Some(number) = number else {
            return of(&|one| one.rule == word).ok_or("Nothing is found by a rule of that name.");
        };
        if self.heard.is_empty() {
            return Err("Nothing was listed yet.");
        }
        let heard = number.checked_sub(1).and_then(|at| self.heard.get(at));
        let heard = heard.ok_or("The last list has no such number.")?;
        of(&|one| one.matter() == *heard).ok_or("That is found no longer: an answer has mended or changed it.")
    }

    /// Explains a finding, or a rule by its id.
    pub(super) fn explain(&mut self, rest: &str) -> Go {
        let meant = self.meant(rest);
        let why = meant.as_ref().err().copied().unwrap_or_default();
        let fold = meant.ok();
        let id = fold.as_ref().map_or(rest, |fold| fold.head().rule);
        if let Some(fold) = &fold {
            self.say(&self.finding_line(fold))?;
            for finding in fold.findings.iter().filter(|one| !one.sentence.is_empty()) {
                self.say(&format!("“{}”", finding.sentence))?;
            }
        }
        match page::find(id) {
            Some(known) => self.say(known.explained(fold.as_ref().map(Fold::word)).trim_end()),
            None if rest.parse::<usize>().is_err() => self.say("No rule is called so. findings lists what there is."),
            None => self.say(&format!("{why} findings lists what there is.")),
        }
    }

    /// Decides about a finding: its number or rule, what, and a private reason.
    pub(super) fn decide(&mut self, rest: &str) -> Go {
        let mut words = rest.splitn(3, ' ');
        let (which, what, reason) = (words.next().unwrap_or_default(), words.next(), words.next());
        if what == Some("clear")
            && let Some(about) = self.stale(which)
        {
            return self.clear_stale(&about);
        }
        let decided = what.map(|what| Decided::from_str(what, true));
        if !which.is_empty() && what != Some("clear") && !matches!(decided, Some(Ok(_))) {
            return self.say(&format!(
                "Say what is decided: {DECISIONS}, and a private reason after it if you like; clear takes a decision away."
            ));
        }
        match self.meant(which) {
            Ok(fold) => self.settle_finding(&fold, decided.and_then(Result::ok), reason),
            Err(why) => {
                let why = if which.is_empty() { "" } else { why };
                let how = "findings lists what there is to decide about; then decide NUMBER DECISION, as in decide 1 later.";
                self.say(format!("{why} {how}").trim_start())
            }
        }
    }

    /// What was decided about this rule and is no longer found.
    fn stale(&self, rule: &str) -> Option<Vec<Matter>> {
        let found = self.desk.found(self.today);
        let of_rule = found.stale.iter().filter(|decision| decision.rule == rule);
        Some(of_rule.map(Decision::matter).collect::<Vec<_>>()).filter(|about| !about.is_empty())
    }

    fn clear_stale(&mut self, about: &[Matter]) -> Go {
        let who = self.who();
        if let Err(refused) = asking::clear(&mut self.desk, about, &who) {
            return self.say(&refused.0);
        }
        self.changed()?;
        self.say("No longer decided.")
    }

    fn settle_finding(&mut self, fold: &Fold, decided: Option<Decided>, reason: Option<&str>) -> Go {
        let who = self.who();
        let findings: Vec<&Finding> = fold.findings.iter().collect();
        let ruling = decided.map(|decided| (decided, reason.unwrap_or_default()));
        if let Err(refused) = asking::decide(&mut self.desk, &findings, ruling, &who) {
            return self.say(&refused.0);
        }
        self.changed()?;
        let said = decided.map_or("No longer decided.", |decided| match decided {
            Decided::Accepted => "Decided: accepted. It does not count until an answer changes on which it rests.",
            Decided::NotApplicable => "Decided: it does not apply to you, until an answer changes on which that rests.",
            Decided::Later => "Decided: to be mended later. It does not count until an answer changes on which it rests.",
            Decided::AskCounsel => "Decided: a lawyer is asked. It does not count until an answer changes on which it rests.",
        });
        self.say(&format!("{} {said}", asking::ended(&fold.message())))
    }

    /// Names the contradictions that stop a finished file.
    pub(super) fn contradictions(&mut self) -> Go {
        for fold in self.desk.contradictions(self.today) {
            self.say(&self.finding_line(&fold))?;
            for place in fold.places() {
                self.say(&format!(
                    "Change one of the two: go {place} asks: {}",
                    ask_at(&self.desk, &place)
                ))?;
            }
        }
        Ok(())
    }

    /// Asks for a decision on each duty that has none; whether Finish goes on.
    pub(super) fn duties(&mut self) -> Go<bool> {
        let mut heard = None;
        loop {
            let undecided = self.desk.undecided(self.today);
            let Some(fold) = undecided.first().cloned() else {
                return Ok(true);
            };
            // what was explained or mistyped is asked again, and not read again
            if heard.as_ref() != Some(&fold) {
                let left = counted(undecided.len(), "thing", "things").unwrap_or_default();
                self.say(&format!("Laws or platforms still want {left}, mended or decided."))?;
                self.say(&self.finding_line(&fold))?;
                heard = Some(fold.clone());
            }
            self.say(&format!(
                "Your decision: {DECISIONS}, and a private reason after it if you like. mend goes to the question, help explains, \
                 back goes back."
            ))?;
            let line = self.lines.ask()?;
            let line = line.trim();
            let (word, reason) = line.split_once(' ').unwrap_or((line, ""));
            match word.to_lowercase().as_str() {
                "" | "back" => return Ok(false),
                "quit" => return Err(End::Quit),
                "mend" => {
                    if let Some(place) = fold.places().first() {
                        self.go(place)?;
                    }
                    return Ok(false);
                }
                "explain" => self.explain(fold.head().rule)?,
                "help" | "?" => {
                    for decided in Decided::ALL {
                        self.say(&format!("{}: {}.", decided.id(), decided.says()))?;
                    }
                    self.say("mend: go to the question, and come back with finish. explain: more about it, with the law.")?;
                }
                word => match Decided::from_str(word, true) {
                    Ok(decided) => {
                        let reason = Some(reason.trim()).filter(|reason| !reason.is_empty());
                        self.settle_finding(&fold, Some(decided), reason)?;
                    }
                    Err(_) => self.say(&format!("“{line}” is no decision; help says what each of them means."))?,
                },
            }
        }
    }
}
