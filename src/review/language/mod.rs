//! Words that say too little, in the author's own words.
//!
//! A table for each subject, after the European regulators' guidelines on transparency; they are looked for in every text.
//! Must not read a sentence that only our clauses wrote, nor permission (“you may”), prohibition (“may not”), months, or
//! what has a condition that is stated. The price: grammar is guessed from words.

mod hedges;
mod lists;
mod measures;
mod purposes;
mod style;

use crate::review::case::Case;
use crate::review::phrases::{Hit, Line, literal};
use crate::review::provisions::dated;
use crate::review::rule::{Applies, Law, Rule, Sort, count, joined};
use crate::review::search::{SENTENCE, each, names_one, nearby, unless};
use crate::values::areas;

/// They are looked for in every text.
fn applies(_: &Case) -> Applies {
    Applies::Yes("what is vague tells nobody anything".into())
}

/// All of them.
pub(super) const LAW: Law = Law {
    id: "language",
    name: "plain words",
    sort: Sort::Language,
    applies,
    when: "Applies to every policy: what is vague tells nobody anything.",
    family: "",
    reads: &[],
    rules: &RULES,
    #[cfg(test)]
    clean: super::laws::gdpr::CLEAN, // most of them matter under the GDPR, and some only there
    #[cfg(test)]
    away: &[],
};

const TABLES: &[&[Rule]] = &[hedges::RULES, lists::RULES, measures::RULES, purposes::RULES, style::RULES];
static RULES: [Rule; count(TABLES)] = dated(joined(TABLES));

/// What the rules have in common: the guidelines on transparency.
const WP260: Rule = Rule {
    provision: "WP260 rev.01 paras 11 to 13; GDPR Art. 12(1)",
    source: "https://ec.europa.eu/newsroom/article29/items/622227",
    ..SENTENCE
};

const GDPR: &str = "https://eur-lex.europa.eu/eli/reg/2016/679/oj";

/// What is done with data.
const DOES: &str = "use|uses|collect|collects|share|shares|process|processes|combine|combines|transfer|transfers|disclose|discloses|store|stores|obtain|obtains|gather|gathers|track|tracks|record|records|analyse|analyze|sell|sells|send|sends|receive|receives|set|sets|access|accesses";
/// The same as it is done to data.
const DONE: &str = "used|collected|shared|processed|combined|transferred|disclosed|stored|obtained|gathered|tracked|recorded|analysed|analyzed|sold|sent|passed|accessed|set";
/// What it is done with.
const DATA: &[&str] = &[
    "data",
    "information",
    "detail|details",
    "address|addresses",
    "content",
    "cookie|cookies",
    "identifier|identifiers",
    "recording|recordings",
    "message|messages",
    "location|locations",
    "profile|profiles",
    "it",
    "them",
    "photo|photos",
    "file|files",
];
/// Words with which a sentence says when or why.
const CONDITION: &[&str] = &[
    "if",
    "when",
    "whenever",
    "where",
    "once",
    "after",
    "unless",
    "until",
    "while",
    "only",
    "in case",
    "before",
    "court|courts",
    "authority|authorities",
    "required by",
    "legal|legally",
    "law|laws",
    "comply",
    "at your request",
    "with your consent|permission|agreement",
    "as soon as",
    "depending",
    "choose",
    "chose",
    "ask|asked",
];

/// Whether the GDPR's people, California's or those of a named state are served, so that it is known which law holds.
fn knows_law(case: &Case) -> bool {
    let company = &case.answers.company;
    let named = |list: Option<usize>| list.is_some_and(|len| len > 0);
    case.answers.in_europe()
        || case.serves(crate::interview::company::Region::California)
        || named(company.states.as_ref().map(Vec::len))
}

/// Whether a sentence names a country or a group of countries.
fn names_country(line: &Line) -> bool {
    let text = format!(" {} ", line.text.to_lowercase());
    let named = areas().iter().any(|(_, name)| text.contains(&name.to_lowercase()));
    named || line.has(&["us", "usa", "u.s", "uk", "eea", "eu", "america", "england", "scotland"])
}

/// A hit of a verb that these words hedge: the organisation or a provider does it with data, and nothing says when.
fn hedged(case: &Case, line: &Line, word: &str) -> Option<Hit> {
    if !line.has(&[word]) {
        return None;
    }
    let names: Vec<String> = case
        .answers
        .sharing
        .recipients
        .iter()
        .filter_map(|row| row.name.clone())
        .collect();
    let mut subjects: Vec<String> = SUBJECTS.iter().map(|&subject| subject.to_owned()).collect();
    subjects.extend(names.iter().map(|name| literal(name)).filter(|name| !name.is_empty()));
    let subjects: Vec<&str> = subjects.iter().map(String::as_str).collect();
    let active = line
        .asserts(&[&format!("{word} also? {DOES}")])
        .filter(|hit| line.after(hit, 0, &subjects));
    let things = [
        "data",
        "information",
        "details",
        "address",
        "addresses",
        "it",
        "they",
        "content",
        "recordings",
        "messages",
        "cookies",
        "files",
    ];
    let passive = line
        .asserts(&[&format!("{word} also? be {DONE}")])
        .filter(|hit| line.after(hit, 1, &things));
    let hit = active
        .or(passive)
        .filter(|_| line.has(DATA) && !line.has(&["march", "april", "june", "july"]));
    unless(line, hit, CONDITION)
}

const SUBJECTS: &[&str] = &[
    "we",
    "we and our _",
    "company",
    "it",
    "they",
    "which",
    "that",
    "provider|providers",
    "partner|partners",
    "vendor|vendors",
    "affiliates",
    "third parties",
    "processors",
    "suppliers",
    "service|services",
    "app",
    "platform",
    "website",
    "site",
];
