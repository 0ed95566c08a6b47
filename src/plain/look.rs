//! A look through a folder, in lines: what was found by numbers, and what the author says of it.
//!
//! Must not judge what was found. The price: a number means what was listed last, so a list is made again where something
//! changed in between; and while a folder is looked through nothing can be typed.

use super::Session;
use super::lines::Go;
use crate::asking::{self, Looked, Of, Seen};
use crate::draft::Standing;
use crate::drafts::folder;
use crate::interview::counted;
use crate::scan::{self, Options, Scan, UNSEEN};
use std::ops::ControlFlow;
use std::path::PathBuf;

/// How many files are seen between two words.
const STEP: usize = 10_000;

/// The folder, and whether `--env` stands before or behind it as a word of its own.
fn apart(rest: &str) -> (&str, bool) {
    const ENV: &str = "--env";
    let rest = rest.trim();
    let own = |part: &&str| part.is_empty() || part.starts_with(char::is_whitespace);
    if let Some(named) = rest.strip_prefix(ENV).filter(own) {
        return (named.trim(), true);
    }
    match rest.strip_suffix(ENV).filter(|named| named.ends_with(char::is_whitespace)) {
        Some(named) => (named.trim(), true),
        None => (rest, false),
    }
}

impl Session<'_> {
    /// Looks through a folder, and lists what was found; `env` behind it reads the names in `.env` too.
    pub(super) fn look(&mut self, rest: &str) -> Go {
        let (named, env) = apart(rest);
        let places = &self.keeper.places;
        let folder = if named.is_empty() {
            folder::of(places, &self.desk.file).unwrap_or_else(|| places.here.clone())
        } else {
            places.here.join(folder::untilde(named))
        };
        let folder: PathBuf = folder.components().collect();
        self.say(&format!("Looking through {}.", folder.display()))?;
        let (mut next, mut said) = (STEP, Ok(()));
        let lines = &mut self.lines;
        let mut watch = |far: scan::Progress| {
            if far.seen >= next {
                next = far.seen + STEP;
                let providers = counted(far.providers, "provider", "providers").unwrap_or_else(|| "no provider".to_owned());
                said = lines.say(&format!(
                    "{}, {providers} found so far.",
                    asking::counted_files(far.seen, far.read)
                ));
            }
            if said.is_ok() {
                ControlFlow::Continue(())
            } else {
                ControlFlow::Break(())
            }
        };
        let came = scan::scan(&folder, Options { env }, &mut watch);
        said?;
        let scan = match came {
            Ok(scan) => scan,
            Err(why) => {
                let why = asking::not_looked(&folder.display().to_string(), &why);
                return self.say(&format!("{why}, as in look ../shop."));
            }
        };
        folder::keep(&self.keeper.places.state, &self.desk.file, &folder);
        self.desk.hold(Looked {
            folder,
            scan,
            limited: false,
        });
        self.found()
    }

    /// Lists what was found: what is new by numbers, what is settled in a line.
    fn found(&mut self) -> Go {
        let all = asking::seen(&self.desk);
        let (quiet, new): (Vec<&Seen>, Vec<&Seen>) = all.iter().partition(|one| one.of.is_quiet());
        self.seen = new.iter().chain(&quiet).map(|one| one.id.clone()).collect();
        let mut title = "";
        for (i, one) in new.iter().enumerate() {
            if one.of.title() != title {
                title = one.of.title();
                self.say(&format!("{title}:"))?;
            }
            let sure = if one.hits.is_empty() { "" } else { one.strength() };
            let sure = if sure.is_empty() { String::new() } else { format!(", {sure}") };
            let doubt = one.doubt().map(|doubt| format!(": {doubt}")).unwrap_or_default();
            self.say(&format!(
                "{}. {}: {}{sure}, {}{doubt}.",
                i + 1,
                one.name,
                one.about,
                one.place()
            ))?;
        }
        if new.is_empty() {
            self.say("Nothing is new.")?;
        }
        if !quiet.is_empty() {
            self.say("Settled, nothing to be done:")?;
            for (i, one) in quiet.iter().enumerate() {
                let said = asking::judged_because(&self.desk, &one.id).unwrap_or_else(|| one.of.words().to_owned());
                self.say(&format!("{}. {}: {said}.", new.len() + i + 1, one.name))?;
            }
        }
        if let Some(looked) = &self.desk.looked {
            let Scan { faults, links, .. } = looked.scan.clone();
            let told = asking::told(looked);
            for (title, all) in [("Could not be read", faults), ("Not followed", links)] {
                for one in all {
                    self.say(&format!("{title}: {}", one.told()))?;
                }
            }
            self.say(&format!("{told}. {UNSEEN}"))?;
        }
        self.say(
            "take NUMBER names it in the policy, also several as in take 1 3; reject NUMBER REASON says that it is no recipient; \
             by-hand NUMBER REASON that it is used in no file; forget NUMBER takes back what you said. The reason is private.",
        )
    }

    /// What was listed under these numbers; a number that nothing has is said.
    fn meant_by(&mut self, words: &[&str]) -> Go<Option<Vec<Seen>>> {
        let all = asking::seen(&self.desk);
        let mut found = Vec::new();
        for word in words {
            let number = word.trim_end_matches(',').parse::<usize>().ok();
            let id = number.and_then(|n| n.checked_sub(1)).and_then(|n| self.seen.get(n));
            let Some(one) = id.and_then(|id| all.iter().find(|one| one.id == *id)) else {
                self.say(&format!(
                    "“{word}” is no number of the last list; look lists what a folder shows, as in look ../shop."
                ))?;
                return Ok(None);
            };
            found.push(one.clone());
        }
        Ok(Some(found).filter(|found| !found.is_empty()))
    }

    /// Names what was found in the policy.
    pub(super) fn take_seen(&mut self, rest: &str) -> Go {
        let words: Vec<&str> = rest.split_whitespace().collect();
        let Some(found) = self.meant_by(&words)? else { return Ok(()) };
        if let Some(other) = found.iter().find(|one| !one.of.is_new() && one.of != Of::NoRecipient) {
            return self.say(&format!("{} is {}: there is nothing to take.", other.name, other.of.words()));
        }
        let ids: Vec<&str> = found.iter().map(|one| one.id.as_str()).collect();
        let who = self.who();
        match asking::accept(&mut self.desk, &ids, &who) {
            Ok(names) => {
                self.changed()?;
                self.say(&format!(
                    "Named in the policy: {}. section sharing goes there; undo takes it back.",
                    names.join(", ")
                ))
            }
            Err(refused) => self.say(&refused.0),
        }
    }

    /// Says that something that was found is no recipient, that it is used by hand, or nothing any more.
    pub(super) fn judge_seen(&mut self, rest: &str, is: Option<Standing>) -> Go {
        let (number, reason) = rest.split_once(' ').unwrap_or((rest, ""));
        let Some(found) = self.meant_by(&[number])? else {
            return Ok(());
        };
        let Some(one) = found.first().filter(|one| one.of != Of::Declared) else {
            return self.say("That is a kind of data and no provider; section collection goes to the kinds.");
        };
        let who = self.who();
        if let Err(refused) = asking::judge(&mut self.desk, &[&one.id], is, &who) {
            return self.say(&refused.0);
        }
        if !reason.trim().is_empty() {
            asking::say_why_of(&mut self.desk, &[&one.id], reason.trim());
        }
        self.changed()?;
        let words = is.map_or("nothing is said of it any more", Standing::words);
        let more = asking::unnamed_by_hand(&self.desk, &one.id).map(|more| format!("; {more}"));
        self.say(&format!(
            "{}: {words}{}. undo takes it back.",
            one.name,
            more.unwrap_or_default()
        ))
    }
}

#[cfg(test)]
mod tests {
    use super::apart;

    #[test]
    fn env_is_a_word_of_its_own_and_never_the_end_of_a_folder() {
        for (said, folder, env) in [
            ("../shop --env", "../shop", true),
            ("--env ../shop", "../shop", true),
            ("--env", "", true),
            ("", "", false),
            ("../shop--env", "../shop--env", false),
            ("--environment", "--environment", false),
        ] {
            assert_eq!(apart(said), (folder, env), "{said}");
        }
    }
}
