//! A look through a folder, in lines: what was found by numbers and names, and what the author says of it.
//!
//! Must not judge what was found. The price: a number means what was listed last, so a list is made again where something
//! changed in between; and while a folder is looked through nothing can be typed.

use super::Session;
use super::lines::Go;
use crate::asking::{self, LIMIT, Looked, Of, Seen};
use crate::draft::Standing;
use crate::drafts::{self, folder};
use crate::interview::{self, counted};
use crate::scan::{self, Options, Scan, UNSEEN};
use std::ops::ControlFlow;
use std::path::Path;

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

/// What is called so: by its id or its whole name, else what begins so, in any case.
fn called<'s>(all: &'s [Seen], word: &str) -> Vec<&'s Seen> {
    let word = word.to_lowercase();
    let names = |one: &Seen| [one.id.to_lowercase(), one.name.to_lowercase()];
    let whole: Vec<&Seen> = all.iter().filter(|one| names(one).contains(&word)).collect();
    if !whole.is_empty() || word.is_empty() {
        return whole;
    }
    all.iter()
        .filter(|one| names(one).iter().any(|name| name.starts_with(&word)))
        .collect()
}

impl Session<'_> {
    /// Looks through a folder, and lists what was found; `env` behind it reads the names in `.env` too.
    pub(super) fn look(&mut self, rest: &str) -> Go {
        let (named, env) = apart(rest);
        let places = &self.keeper.places;
        let folder = if named.is_empty() {
            self.desk.folder_to_look(places)
        } else {
            drafts::resolved(&places.here, Path::new(named))
        };
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
        let came = scan::scan(&folder, Options { env }, &self.desk.providers, &mut watch);
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
        self.notice()?;
        self.found()
    }

    /// Looks through the project of a policy that was published, once and where nobody has to be asked.
    pub(super) fn look_for_drift(&mut self) -> Go {
        let home = directories::BaseDirs::new().map(|dirs| dirs.home_dir().to_owned());
        let folder = folder::of(&self.keeper.places, &self.desk.file);
        let folder = folder.filter(|of| folder::is_calm(of, home.as_deref()));
        let Some(folder) = folder.filter(|_| self.desk.looked.is_none()) else {
            return Ok(());
        };
        self.say(&format!("Looking through {}.", folder.display()))?;
        let mut watch = |far: scan::Progress| {
            if far.seen < LIMIT {
                ControlFlow::Continue(())
            } else {
                ControlFlow::Break(())
            }
        };
        match scan::scan(&folder, Options { env: false }, &self.desk.providers, &mut watch) {
            Ok(scan) => {
                let limited = scan.stopped;
                self.desk.hold(Looked { folder, scan, limited });
                self.notice()
            }
            Err(why) => self.say(&format!("{}.", asking::not_looked(&folder.display().to_string(), &why))),
        }
    }

    /// Says and saves what follows from what the look saw in browsers.
    fn notice(&mut self) -> Go {
        let who = self.who();
        let names = asking::notice(&mut self.desk, &who);
        if names.is_empty() {
            return Ok(());
        }
        self.changed()?;
        self.say(&format!("{}.", interview::capital(&asking::notice_words(&names))))
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
            "take NUMBER or NAME names it in the policy, also several as in take 1 3; reject NUMBER REASON says that it is no \
             recipient; by-hand NUMBER REASON that it is used in no file; forget NUMBER takes back what you said. The reason is \
             private.",
        )
    }

    /// Whether a look has listed something.
    pub(super) fn has_seen(&self) -> bool {
        !self.seen.is_empty()
    }

    /// Whether a line begins with the name of what was listed last, or with how it begins.
    pub(super) fn is_seen(&self, rest: &str) -> bool {
        let first = rest.split([' ', ',']).next().unwrap_or_default();
        !self.seen.is_empty() && !called(&asking::seen(&self.desk), first).is_empty()
    }

    /// What was listed under this number, or what a word means: an id, a name, or the beginning of one. What none has, or
    /// several have, is said.
    fn meant_by(&mut self, word: &str) -> Go<Option<Seen>> {
        let all = asking::seen(&self.desk);
        let number = word.parse::<usize>().ok();
        let id = number.and_then(|n| n.checked_sub(1)).and_then(|n| self.seen.get(n));
        let found = match id {
            Some(id) => all.iter().find(|one| one.id == *id).into_iter().collect(),
            None => called(&all, word),
        };
        match found.as_slice() {
            [one] => Ok(Some((*one).clone())),
            [] => {
                self.say(&format!(
                    "“{word}” is no number and no name of the last list; look lists what a folder shows, as in look ../shop."
                ))?;
                Ok(None)
            }
            several => {
                let names: Vec<String> = several.iter().map(|one| format!("{} ({})", one.name, one.id)).collect();
                self.say(&format!(
                    "“{word}” may be {}. Type more of it, or its number.",
                    names.join(" or ")
                ))?;
                Ok(None)
            }
        }
    }

    /// The words that name something of the last list: numbers and names, with commas or without; a name of several words
    /// is one.
    fn apart(&self, rest: &str) -> Vec<String> {
        let all = asking::seen(&self.desk);
        let mut words = Vec::new();
        for part in rest.split(',').map(str::trim).filter(|part| !part.is_empty()) {
            let parts: Vec<&str> = part.split_whitespace().collect();
            let mut at = 0;
            while at < parts.len() {
                let most = (at + 1..=parts.len()).rev();
                let end = most.clone().find(|end| !called(&all, &parts[at..*end].join(" ")).is_empty());
                let end = end.unwrap_or(at + 1);
                words.push(parts[at..end].join(" "));
                at = end;
            }
        }
        words
    }

    /// The name or number at the beginning of a line, the longest, and the reason behind it.
    fn begins<'l>(&self, rest: &'l str) -> (&'l str, &'l str) {
        let all = asking::seen(&self.desk);
        let rest = rest.trim();
        let first = rest.find(char::is_whitespace).unwrap_or(rest.len());
        let is_whole = |words: &str| all.iter().any(|one| one.name.eq_ignore_ascii_case(words) || one.id == words);
        let mut ends = rest.match_indices(char::is_whitespace).map(|(at, _)| at).chain([rest.len()]);
        let end = ends.rfind(|end| is_whole(&rest[..*end])).unwrap_or(first);
        (rest[..end].trim_end_matches([',', ':']), rest[end..].trim())
    }

    /// Names what was found in the policy: all that can be, and of the rest why not.
    pub(super) fn take_seen(&mut self, rest: &str) -> Go {
        let words = self.apart(rest);
        if words.is_empty() {
            return self.say("Take what? A number or a name of the last list, also several, as in take 1 3 Stripe.");
        }
        let mut found: Vec<Seen> = Vec::new();
        for word in words {
            let Some(one) = self.meant_by(&word)? else { continue };
            if !one.of.is_new() && one.of != Of::NoRecipient {
                let words = if one.of == Of::Declared {
                    "a kind of data"
                } else {
                    one.of.words()
                };
                self.say(&format!("{} is {words}: there is nothing to take.", one.name))?;
            } else if found.iter().all(|known| known.id != one.id) {
                found.push(one);
            }
        }
        let ids: Vec<&str> = found.iter().map(|one| one.id.as_str()).collect();
        if ids.is_empty() {
            return Ok(());
        }
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
        let (word, reason) = self.begins(rest);
        if word.is_empty() {
            return self.say("Which one? A number or a name of the last list, as in reject 2 or reject Stripe.");
        }
        let Some(one) = self.meant_by(word)? else {
            return Ok(());
        };
        if one.of == Of::Declared {
            return self.say("That is a kind of data and no provider; section collection goes to the kinds.");
        }
        if is == Some(Standing::NoRecipient) && reason.trim().is_empty() {
            return self.say(&format!(
                "Why is {} no recipient? Say it behind, as in reject {word} our own server. It is private.",
                one.name
            ));
        }
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
