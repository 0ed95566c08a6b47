//! A vendor file, read and judged: the same for our own files and for one that an author wrote.
//!
//! Must not know where a file comes from. The price of a line for each fault: what JSON itself cannot refuse is
//! looked up in the text again, by its key and its value; and what it does refuse hides the rest.

use super::refusal::reason;
use super::signals::{Ecosystem, Signals, fault, normal};
use super::{Ask, FORMAT, Sort, Vendor};
use crate::interview::sharing::Job;
use crate::path;
use crate::values::{Chosen, ITEMS, Link, area_name, is_hidden};
use serde_json::Value;
use std::collections::BTreeSet;
use std::fmt;

/// Why a text is no vendor file, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The line, from 1.
    pub line: usize,
    /// The column, from 1: where the value stands, or where reading stopped.
    pub column: usize,
    /// The reason, in words for who wrote the file.
    pub reason: String,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}, column {}: {}", self.line, self.column, self.reason)
    }
}

/// All that is wrong with a text, in the order in which it stands there; never empty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Faults(pub Vec<Fault>);

impl fmt::Display for Faults {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let all: Vec<String> = self.0.iter().map(Fault::to_string).collect();
        f.write_str(&all.join("; "))
    }
}

/// The longest that `does` may be, in characters.
pub(super) const LONGEST: usize = 60;

/// A text as a vendor; `name` is that of its file without `.json`.
///
/// # Errors
///
/// All that is wrong with it; where it does not have the shape of one, the first place, and the fields that it lacks.
pub fn read(name: &str, text: &str) -> Result<Vendor, Faults> {
    let vendor = parsed(text).map_err(|fault| Faults(vec![fault]))?;
    let looks = [of_words, of_links, of_places, of_lists, of_signals, of_doubts];
    let mut wrong: Vec<Wrong> = looks.iter().flat_map(|look| look(&vendor)).collect();
    if vendor.id != name {
        let reason = format!(
            "the id is “{}”, and the file is called “{name}.json”; they have to be the same",
            vendor.id
        );
        wrong.push(Wrong::at("id", &vendor.id, reason));
    }
    if wrong.is_empty() {
        return Ok(vendor);
    }
    let fault = |wrong: Wrong| {
        let (line, column) = place(text, wrong.key, &wrong.value);
        Fault {
            line,
            column,
            reason: wrong.reason,
        }
    };
    let mut all: Vec<Fault> = wrong.into_iter().map(fault).collect();
    all.sort_by_key(|fault| fault.line); // stable: of one line in the order of the looks
    Err(Faults(all))
}

/// A text in the shape of a vendor file; else the first place where it is not, with its field and what may stand there.
fn parsed(text: &str) -> Result<Vendor, Fault> {
    let fault = |field: &str, wrong: &serde_json::Error| Fault {
        line: wrong.line().max(1),
        column: wrong.column().max(1),
        reason: reason(text, field, wrong),
    };
    let mut source = serde_json::Deserializer::from_str(text);
    let read = serde_path_to_error::deserialize(&mut source);
    let vendor = read.map_err(|wrong| fault(&wrong.path().to_string(), wrong.inner()))?;
    source.end().map_err(|wrong| fault(".", &wrong))?;
    Ok(vendor)
}

/// Something wrong with the value of a key.
struct Wrong {
    key: &'static str,
    value: String,
    reason: String,
}

impl Wrong {
    fn at(key: &'static str, value: &str, reason: impl Into<String>) -> Self {
        Self {
            key,
            value: value.to_owned(),
            reason: reason.into(),
        }
    }
}

/// The line and the column of this value of this key, from 1.
fn place(text: &str, key: &str, value: &str) -> (usize, usize) {
    let quoted = |word: &str| Value::from(word).to_string();
    let key = text.find(&format!("{}:", quoted(key))).unwrap_or_default();
    let value = text[key..].find(&quoted(value)).unwrap_or_default();
    place_of(&text[..key + value])
}

/// The line and the column, from 1, of what follows this part of a text.
pub fn place_of(before: &str) -> (usize, usize) {
    let begin = before.rfind('\n').map_or(0, |end| end + 1);
    (before.matches('\n').count() + 1, before[begin..].chars().count() + 1)
}

fn of_words(vendor: &Vendor) -> Vec<Wrong> {
    let mut wrong = Vec::new();
    if vendor.format != FORMAT {
        let reason = format!("this is format {}, and this version reads format {FORMAT}", vendor.format);
        wrong.push(Wrong::at("format", "", reason));
    }
    if !path::is_key(&vendor.id) {
        wrong.push(Wrong::at("id", &vendor.id, "an id is small letters, digits and “-”"));
    }
    let retention = vendor.retention.as_ref().map_or("-", |kept| &kept.words);
    let said = [
        ("name", vendor.name.as_str()),
        ("company", if vendor.company.is_empty() { "-" } else { &vendor.company }),
        ("group", vendor.group.as_deref().unwrap_or("-")),
        ("does", &vendor.does),
        ("only_if", vendor.only_if.as_deref().unwrap_or("-")),
        ("stores_if", vendor.stores_if.as_deref().unwrap_or("-")),
        ("words", retention),
        ("by", &vendor.attested.by),
    ];
    let lists = [
        ("aliases", &vendor.aliases),
        ("conditions", &vendor.conditions),
        ("check", &vendor.check),
    ];
    let listed = lists
        .iter()
        .flat_map(|(key, list)| list.iter().map(|one| (*key, one.as_str())));
    let cookies = vendor.cookies.iter().flat_map(|one| {
        let grounds = one.grounds.as_deref().unwrap_or("-");
        [("name", one.name.as_str()), ("lasts", &one.lasts), ("grounds", grounds)]
    });
    for (key, text) in said.into_iter().chain(listed).chain(cookies) {
        if text.trim().is_empty() {
            wrong.push(Wrong::at(key, text, format!("“{key}” is empty")));
        } else if text.chars().any(is_hidden) {
            wrong.push(Wrong::at(key, text, format!("“{key}” holds a character that nobody sees")));
        }
    }
    let sentences = lists[1..].iter();
    let sentences = sentences.flat_map(|(key, list)| list.iter().map(move |line| (*key, line)));
    let sentences = sentences.chain(vendor.stores_if.iter().map(|line| ("stores_if", line)));
    let half = sentences.filter(|(_, line)| !line.trim().is_empty() && !line.ends_with(['.', '?']));
    wrong.extend(half.map(|(key, half)| {
        let reason = format!("“{half}” is no full sentence: end it with a full stop or “?”");
        Wrong::at(key, half, reason)
    }));
    let unasked = vendor.stores_if.as_ref().filter(|_| !vendor.asks.contains(&Ask::Cookies));
    wrong.extend(unasked.map(|line| {
        let reason = "“stores_if” is told where it is asked whether that feature is on: write “cookies” under “asks” too";
        Wrong::at("stores_if", line, reason)
    }));
    let only_if = vendor.only_if.as_deref();
    wrong.extend(
        only_if
            .filter(|words| words.ends_with('.') || words.starts_with("only"))
            .map(|words| {
                let reason = "“only_if” follows “only if”: write what comes after those words, without a full stop";
                Wrong::at("only_if", words, reason)
            }),
    );
    let grounded = vendor.cookies.iter().filter(|one| one.grounds.is_some());
    wrong.extend(grounded.filter(|one| one.sort != Sort::Essential).map(|cookie| {
        let reason = format!(
            "“grounds” say why something is essential, and “{}” is not called so",
            cookie.name
        );
        Wrong::at("grounds", &cookie.name, reason)
    }));
    if vendor.does.chars().count() > LONGEST || vendor.does.ends_with('.') {
        let reason = format!("“does” is a few words without a full stop, {LONGEST} characters at most");
        wrong.push(Wrong::at("does", &vendor.does, reason));
    }
    wrong
}

fn of_links(vendor: &Vendor) -> Vec<Wrong> {
    let links = [
        ("link", &vendor.link),
        ("dpa", &vendor.dpa),
        ("subprocessors", &vendor.subprocessors),
    ];
    let links = links.into_iter().filter_map(|(key, link)| Some((key, link.as_ref()?)));
    let wrong = links.filter(|(_, link)| !link.0.starts_with("https://") || Link::parse(&link.0).is_err());
    let told = |(key, link): (&'static str, &Link)| {
        let reason = format!("“{}” is no link: write https:// and the address", link.0);
        Wrong::at(key, &link.0, reason)
    };
    wrong.map(told).collect()
}

fn of_places(vendor: &Vendor) -> Vec<Wrong> {
    let country = vendor.country.iter().map(|place| ("area", place.area.as_str()));
    let choices = vendor.choices.iter().map(|code| ("choices", code.as_str()));
    let wrong = country.chain(choices).filter(|(_, code)| area_name(code).is_none());
    let told = |(key, code)| {
        let reason = format!("“{code}” is no country: write its code of ISO 3166 in capitals, EU, EEA or worldwide");
        Wrong::at(key, code, reason)
    };
    wrong.map(told).collect()
}

fn of_lists(vendor: &Vendor) -> Vec<Wrong> {
    let mut wrong = Vec::new();
    if vendor.job.is_empty() {
        wrong.push(Wrong::at("job", "", "“job” names at least one job; “other” is one"));
    }
    if vendor.job.len() > 1 && vendor.job.contains(&Job::Other) {
        wrong.push(Wrong::at("job", Job::Other.id(), "“other” stands alone"));
    }
    let known = |slug: &str| ITEMS.iter().any(|kind| kind.slug == slug);
    let items = [("data", &vendor.data), ("optional", &vendor.optional)];
    let items = items
        .into_iter()
        .flat_map(|(key, list)| list.iter().map(move |slug| (key, slug)));
    wrong.extend(items.filter(|(_, slug)| !known(slug)).map(|(key, slug)| {
        let hint = path::near_hint(slug, ITEMS.iter().map(|kind| kind.slug));
        Wrong::at(key, slug, format!("no item is called “{slug}”{hint}"))
    }));
    let twice = vendor.optional.iter().filter(|slug| vendor.data.contains(slug));
    wrong.extend(twice.map(|slug| {
        let reason = format!("“{slug}” is in “data” too: it gets it always, or only where it is switched on");
        Wrong::at("optional", slug, reason)
    }));
    let does = |job: &Job| vendor.job.contains(job) || vendor.shown.contains_key(job);
    wrong.extend(vendor.purposes.keys().filter(|job| !does(job)).map(|job| {
        let reason = format!(
            "“purposes” says what “{}” is for, and it has no such job: write it under “job” or “shown” too",
            job.id()
        );
        Wrong::at("purposes", job.id(), reason)
    }));
    wrong
}

fn of_signals(vendor: &Vendor) -> Vec<Wrong> {
    let mut seen = BTreeSet::new();
    let all = vendor
        .traces()
        .flat_map(|(key, signals)| signals.iter().map(move |one| (key, one)));
    let wrong = all.filter_map(|(key, (ecosystem, name))| {
        if let Some(reason) = fault(ecosystem, name) {
            return Some(Wrong::at(key, name, reason));
        }
        let again = !seen.insert((ecosystem, normal(ecosystem, name).into_owned()));
        let reason = || format!("“{name}” stands twice for {}", ecosystem.id());
        again.then(|| Wrong::at(key, name, reason()))
    });
    wrong.chain(of_sides(vendor)).collect()
}

/// The names of which it is said where they run, and by which nobody looks for it.
fn of_sides(vendor: &Vendor) -> impl Iterator<Item = Wrong> {
    let sides = [("server", &vendor.server), ("browser", &vendor.browser)];
    let all = sides
        .into_iter()
        .flat_map(|(key, signals)| signals.iter().map(move |(ecosystem, name)| (key, ecosystem, name)));
    let is_looked_for = |ecosystem, name: &str| {
        vendor
            .traces()
            .any(|(_, signals)| signals.of(ecosystem).iter().any(|one| one == name))
    };
    let lost = all.filter(move |(_, ecosystem, name)| !is_looked_for(*ecosystem, name));
    let of_jobs = vendor.shown.values().flat_map(Signals::iter);
    let unseen = of_jobs.filter(|(ecosystem, name)| !vendor.traces().any(|(_, signals)| signals.has(*ecosystem, name)));
    let unseen = unseen.map(|(ecosystem, name)| ("shown", ecosystem, name));
    lost.chain(unseen).map(|(key, ecosystem, name)| {
        let reason = format!(
            "“{name}” of {} is in “{key}” and no signal of this file: write it under “signals” too",
            ecosystem.id()
        );
        Wrong::at(key, name, reason)
    })
}

/// The doubts that are about nothing in the file.
fn of_doubts(vendor: &Vendor) -> Vec<Wrong> {
    let fields = serde_json::to_value(vendor).unwrap_or_default();
    let in_any = |test: &dyn Fn(&Signals) -> bool| vendor.traces().any(|(_, signals)| test(signals));
    let there = |doubt: &str| {
        let (of, entry) = doubt.split_once(':').map_or((doubt, None), |(of, entry)| (of, Some(entry)));
        let ecosystem = Ecosystem::ALL.iter().find(|one| one.id() == of);
        match (ecosystem, entry) {
            (Some(&one), None) => in_any(&|signals| !signals.of(one).is_empty()),
            (Some(&one), Some(entry)) => in_any(&|signals| signals.of(one).iter().any(|name| name == entry)),
            (None, None) => fields.get(of).is_some(),
            (None, Some(entry)) => of == "cookies" && vendor.cookies.iter().any(|cookie| cookie.name == entry),
        }
    };
    let doubts = vendor.unverified.iter().filter(|doubt| !there(doubt));
    let told = |doubt: &String| {
        let reason = format!("nothing in this file is “{doubt}”: name a field, “cookies:NAME”, or an ecosystem with “:NAME”");
        Wrong::at("unverified", doubt, reason)
    };
    doubts.map(told).collect()
}
