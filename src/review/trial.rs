//! Each rule is tried: an edit that breaks it, one that mends it, on a full clean draft of its law.

use super::case::Case;
use super::dates::{Day, day};
use super::heard::at_its_section;
use super::phrases::Line;
use super::rule::{Law, Rule, Sort, Text};
use super::{Finding, Level, laws, look};
use crate::draft::Draft;
use crate::edit::{Edit, Who};
use crate::interview::{Kind, Value};
use crate::path::{self, Spot};
use crate::render;
use crate::values::PolicyDate;
use serde_json::json;

/// The edits of a rule's trial, each as `PATH=VALUE`: JSON or plain words; a path alone and `=` clears it, or takes the row
/// away; a row that is not there is added.
#[derive(Clone, Copy)]
pub struct Trial {
    /// Answers that several trials share, said first.
    pub base: &'static [&'static [&'static str]],
    /// What the draft says besides, so that the rule has something to look at. Nothing is wrong with it.
    pub given: &'static [&'static str],
    /// What breaks the rule.
    pub breaks: &'static [&'static str],
    /// What mends it again.
    pub mends: &'static [&'static str],
    /// Other rules that the same edit breaks.
    pub also: &'static [&'static str],
    /// For a rule that wants something said: words that the mended text shows and the broken one does not.
    pub shows: &'static str,
    /// For a rule on a sentence: others that it must hear, each as `section: sentence`, in the draft before the break.
    pub heard: &'static [&'static str],
    /// And such as look like them, of which no rule at all may speak.
    pub silent: &'static [&'static str],
}

impl Trial {
    /// No trial yet.
    pub const NEW: Self = Self {
        base: &[],
        given: &[],
        breaks: &[],
        mends: &[],
        also: &[],
        shows: "",
        heard: &[],
        silent: &[],
    };

    /// All that the draft says before the break.
    pub fn before(&self) -> Vec<&'static str> {
        self.base.iter().copied().flatten().chain(self.given).copied().collect()
    }
}

/// The day on which trials take place, unless a rule begins later.
const TODAY: Day = day(2026, 11, 21);

/// A draft to which no law applies by its place, and with which nothing is wrong.
pub(super) fn base() -> Draft {
    let draft = json!({ "format": 1, "name": "clean", "answers": {
        "company": {
            "product": "Quill", "website": "https://quill.example", "legal_name": "Quill Press Ltd",
            "address": "1 High Street\nWellington 6011", "country": { "area": "NZ" },
            "contact": { "kind": "email", "value": "privacy@quill.example" },
            "audience": "consumers", "regions": ["elsewhere"], "countries": [], "offers": ["web-app"], "people": ["users"]
        },
        "collection": { "any_kinds": true, "kinds": [
            { "key": "account", "name": "Account data", "items": [{ "item": "name" }, { "item": "email" }], "trigger": "account",
              "source": ["person"], "required": "yes", "consequence": "an account",
              "kept": { "how": "life-of", "of": "your account" } } ] },
        "use": { "any_purposes": true, "purposes": [
            { "key": "provide", "purpose": "provide", "kinds": ["account"], "ground": "contract" } ], "any_ai": false },
        "sharing": { "any_recipients": false, "sell": false, "share_for_ads": false },
        "rights": { "any_granted": true, "granted": [{ "key": "access", "right": "access" }], "days": 30 },
        "cookies": { "any_items": false },
        "children": { "made_for": false, "minimum_age": 16, "words": "intended-for" },
        "changes": { "effective": "2026-11-01", "told": ["email"] }
    } });
    serde_json::from_value(draft).expect("the clean draft is a draft")
}

fn who() -> Who {
    Who {
        by: "author".into(),
        on: PolicyDate::parse("2026-11-01").expect("a date"),
    }
}

/// Runs edits as a trial writes them.
pub(super) fn edit(draft: &mut Draft, edits: &[&str]) {
    for text in edits {
        let (at, value) = text.split_once('=').unwrap_or_else(|| panic!("{text}: PATH=VALUE"));
        let value = match value {
            "" => None,
            text => Some(serde_json::from_str::<Value>(text).unwrap_or_else(|_| Value::from(text))),
        };
        let edit = match (path::spot(at).unwrap_or_else(|e| panic!("{at}: {e}")), value) {
            (Spot::Leaf(_) | Spot::Cell(..), value) => Edit::Set { path: at.into(), value },
            (Spot::Row(..), None) => Edit::Remove { row: at.into() },
            (Spot::Row(table, key), Some(mut row)) => {
                row["key"] = Value::from(key);
                if path::index(&draft.answers, table.id, key).is_some() {
                    run(draft, &Edit::Remove { row: at.into() }, text);
                }
                Edit::Insert {
                    table: table.id.into(),
                    before: None,
                    row,
                }
            }
            (Spot::Table(_), _) => panic!("{at} is a table: name its row"),
        };
        run(draft, &edit, text);
    }
    draft.open.clear(); // what came back is meant as it stands
}

fn run(draft: &mut Draft, edit: &Edit, text: &str) {
    draft.edit(edit, &who()).unwrap_or_else(|refused| panic!("{text}: {refused}"));
}

/// The clean draft of a law.
pub(super) fn clean(law: &Law) -> Draft {
    let mut draft = base();
    edit(&mut draft, law.clean);
    draft
}

pub(super) fn case(draft: &Draft, today: Day) -> Case {
    Case::of(draft, PolicyDate::parse(&today.to_string()).expect("a date"))
}

fn found(draft: &Draft, today: Day) -> Vec<Finding> {
    look(&case(draft, today), "clean").findings
}

fn said(findings: &[Finding]) -> Vec<String> {
    findings
        .iter()
        .map(|f| format!("{} at {}: {}", f.rule, f.at.join(", "), f.message))
        .collect()
}

fn text(draft: &Draft) -> String {
    let policy = crate::clauses::policy(&draft.published());
    let txt = render::format("txt").expect("plain text");
    let words = String::from_utf8_lossy(&(txt.render)(&policy, &render::Options::default()).into_bytes()).into_owned();
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

pub(super) fn each(mut with: impl FnMut(&'static Law, &'static Rule, Day)) {
    for law in laws::all() {
        for rule in law.rules {
            with(law, rule, rule.from.day().map_or(TODAY, |from| from.max(TODAY)));
        }
    }
}

#[test]
fn nothing_is_wrong_with_the_clean_draft_of_any_law() {
    assert_eq!(said(&found(&base(), TODAY)), Vec::<String>::new());
    for law in laws::all() {
        assert_eq!(said(&found(&clean(law), TODAY)), Vec::<String>::new(), "{}", law.id);
    }
}

#[test]
fn every_rule_is_broken_and_mended_by_its_trial_and_no_other_speaks() {
    let mut wrong = Vec::new();
    each(|law, rule, today| {
        let trial = rule.trial;
        assert!(
            !trial.breaks.is_empty() && !trial.mends.is_empty(),
            "{} has no trial",
            rule.id
        );
        let mut draft = clean(law);
        edit(&mut draft, &trial.before());
        let before = found(&draft, today);
        if !before.is_empty() {
            wrong.push(format!("{}: before the break: {:?}", rule.id, said(&before)));
        }
        edit(&mut draft, trial.breaks);
        let broken = found(&draft, today);
        // what steps back is listed under what speaks for it
        let speaks = |id: &str| {
            broken
                .iter()
                .any(|f| f.rule == id || f.same.iter().any(|same| same.rule == id))
        };
        let declared = |id: &str| id == rule.id || trial.also.contains(&id);
        if !speaks(rule.id) || !broken.iter().all(|f| declared(f.rule)) || !trial.also.iter().all(|id| speaks(id)) {
            wrong.push(format!("{}: broken, these speak: {:?}", rule.id, said(&broken)));
        }
        let without = text(&draft);
        edit(&mut draft, trial.mends);
        let mended = found(&draft, today);
        if !mended.is_empty() {
            wrong.push(format!("{}: mended, these speak: {:?}", rule.id, said(&mended)));
        }
        let with = text(&draft);
        for quoted in rule
            .mend
            .iter()
            .filter_map(|way| way.split_once("among the fixed sentences: “"))
        {
            let words = quoted.1.trim_end_matches(['”', '.', '…', ' ']);
            if !with.contains(words) {
                wrong.push(format!("{}: the mended text does not say “{words}”", rule.id));
            }
        }
        // what the text must state is shown; of a sentence of the author's own only that sentence could be
        let of_a_sentence = matches!(law.sort, Sort::Claim | Sort::Language);
        if !of_a_sentence && rule.wrong.contains("text does not") && trial.shows.is_empty() {
            wrong.push(format!("{}: the text must state something, and nothing shows it", rule.id));
        }
        if !trial.shows.is_empty() && (!with.contains(trial.shows) || without.contains(trial.shows)) {
            wrong.push(format!(
                "{}: “{}” in the mended text: {}, in the broken: {}",
                rule.id,
                trial.shows,
                with.contains(trial.shows),
                without.contains(trial.shows)
            ));
        }
    });
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The same day a year before, when nothing is announced yet.
fn before(day: Day) -> Day {
    let written = day.to_string();
    let (year, rest) = written.split_once('-').expect("a day");
    let year: i32 = year.parse().expect("a year");
    Day::of(PolicyDate::parse(&format!("{}-{rest}", year - 1)).expect("a day"))
}

#[test]
fn what_a_rule_must_hear_it_hears_and_what_is_innocent_nobody_minds() {
    let mut wrong = Vec::new();
    each(|law, rule, today| {
        let mut draft = clean(law);
        edit(&mut draft, &rule.trial.before());
        let mut hear = |line: &'static str, heard: bool| {
            let one = at_its_section(rule.id, line);
            let row = json!({ "at": one.at, "text": one.text });
            let mut draft = draft.clone();
            edit(&mut draft, &[&format!("statements.texts.heard={row}")]);
            let found = found(&draft, today);
            let fits = if heard {
                found.iter().any(|f| f.rule == rule.id && f.sentence == one.text)
            } else {
                found.is_empty()
            };
            if !fits {
                wrong.push(format!("{}: {line} [{:?}]", rule.id, said(&found)));
            }
        };
        rule.trial.heard.iter().for_each(|line| hear(line, true));
        rule.trial.silent.iter().for_each(|line| hear(line, false));
    });
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn no_rule_speaks_where_its_law_does_not_apply_or_before_it_is_in_force() {
    each(|law, rule, today| {
        let mut draft = clean(law);
        edit(&mut draft, &rule.trial.before());
        edit(&mut draft, rule.trial.breaks);
        let speaks = |draft: &Draft, today: Day| {
            found(draft, today)
                .iter()
                .any(|f| f.rule == rule.id || f.same.iter().any(|same| same.rule == rule.id))
        };
        assert!(speaks(&draft, today), "{}", rule.id);
        // a policy cannot be dated before 1970
        if let Some(from) = rule.from.day().filter(|from| *from > day(1972, 1, 1)) {
            let on = before(from);
            let mut earlier = draft.clone();
            edit(&mut earlier, &[&format!("changes.effective={on}"), "changes.updated="]);
            assert!(!speaks(&earlier, on), "{} before {from}", rule.id);
        }
        if !law.away.is_empty() {
            edit(&mut draft, law.away);
            assert!(!speaks(&draft, today), "{} where {} does not apply", rule.id, law.name);
        }
    });
}

#[test]
fn the_tables_of_rules_are_whole() {
    let mut ids = std::collections::BTreeSet::new();
    for law in laws::all() {
        let when = law.when;
        assert!(
            when.starts_with("Applies ") && when.ends_with('.'),
            "{}: “{when}” does not say when it applies",
            law.id
        );
    }
    for own in super::OWN {
        assert!(ids.insert(own.id), "{} is there twice", own.id);
        for words in [own.wrong, own.why, own.mend] {
            assert!(words.ends_with('.'), "{}: “{words}” is no sentence", own.id);
        }
    }
    each(|law, rule, _| {
        let id = rule.id;
        assert!(ids.insert(id), "{id} is there twice");
        for (what, words) in [("provision", rule.provision), ("wrong", rule.wrong), ("why", rule.why)] {
            assert!(!words.is_empty(), "{id} has no {what}");
        }
        let begins = super::rule::within(rule.wrong);
        let named = ["AI", "Microsoft", "Plaid", "Stripe", "“As"]
            .iter()
            .any(|name| begins.starts_with(name));
        assert!(
            named || !begins.starts_with(char::is_uppercase),
            "{id}: “{begins}” keeps its capital after a colon: a name, or a word for the list?"
        );
        for words in [rule.wrong, rule.why].iter().chain(rule.mend) {
            assert!(words.ends_with(['.', '?']), "{id}: “{words}” is no sentence");
            assert!(!words.to_lowercase().contains("compliant"), "{id}: “{words}”");
        }
        assert!(!rule.mend.is_empty() && !rule.questions.is_empty(), "{id} has no way out");
        assert!(rule.source.starts_with("https://"), "{id}: {}", rule.source);
        for question in rule.questions {
            assert!(
                crate::interview::question(question).is_some(),
                "{id}: there is no question {question}"
            );
        }
        for section in rule.reads.iter().chain(law.reads) {
            assert!(
                *section == "statements" || crate::interview::section(section).is_some(),
                "{id}: there is no section {section}"
            );
        }
        assert!(
            rule.attested.mark != super::Mark::Unsure || rule.level < Level::Must,
            "{id}: not sure, and a must"
        );
        assert!(
            rule.until.is_none_or(|end| rule.from.day().is_none_or(|from| from < end)),
            "{id} ends before it begins"
        );
    });
}

/// The sections that a rule names: those of its questions, of its law, and the further ones that it reads. What it reads
/// of the text is another matter: [`reread`].
pub(super) fn named(law: &Law, rule: &Rule) -> Vec<&'static str> {
    let asked = rule.questions.iter().filter_map(|id| crate::interview::question(id));
    let sections = asked.flat_map(|question| [question.section, question.stored_in()]);
    sections
        .chain(law.reads.iter().copied())
        .chain(rule.reads.iter().copied())
        .collect()
}

/// Whether the words that a rule reads differ between two cases, wherever they stand.
pub(super) fn reread(rule: &Rule, one: &Case, other: &Case) -> bool {
    let differ = |line: (&Line, &Line)| (&line.0.path, &line.0.text, &line.0.lead) != (&line.1.path, &line.1.text, &line.1.lead);
    match rule.text {
        Text::Unread => false,
        Text::Own => one.own().len() != other.own().len() || one.own().iter().zip(other.own()).any(differ),
        Text::Whole => one.document() != other.document(),
    }
}

/// The answers outside these sections; with whether each is of the author's own words.
fn elsewhere(draft: &Draft, named: &[&str]) -> Vec<(String, bool)> {
    let outside = path::answered(&draft.answers)
        .into_iter()
        .filter_map(|at| match path::spot(&at) {
            Ok(Spot::Leaf(question) | Spot::Cell(question, _)) => {
                let unnamed = !named.contains(&question.section) && !named.contains(&question.stored_in());
                let own = matches!(question.kind, Kind::Text | Kind::Prose | Kind::Words | Kind::Items);
                unnamed.then_some((at, own))
            }
            Ok(Spot::Table(_) | Spot::Row(..)) | Err(_) => None,
        });
    outside.collect()
}

const RICH: &str = include_str!("../../tests/samples/clashtor.json");

#[test]
fn a_choice_in_a_section_that_a_rule_for_own_words_does_not_name_never_changes_what_it_says_of_a_statement() {
    let own: Vec<(&Law, &Rule)> = laws::all()
        .iter()
        .flat_map(|law| law.rules.iter().map(move |rule| (law, rule)))
        .filter(|(_, rule)| rule.text == Text::Own)
        .collect();
    let mut draft: Draft = serde_json::from_str(RICH).expect("a draft");
    for (_, rule) in &own {
        for edits in [rule.trial.before().as_slice(), rule.trial.breaks] {
            for stated in edits
                .iter()
                .filter_map(|edit| edit.split_once('=').filter(|(at, _)| at.starts_with("statements.texts.")))
            {
                let (at, row) = stated;
                if at.matches('.').count() == 2 && !row.is_empty() {
                    let key = format!("{}-{}", rule.id, at.rsplit('.').next().unwrap_or_default());
                    edit(
                        &mut draft,
                        &[&format!("statements.texts.{}={row}", key.replace('_', "-").to_lowercase())],
                    );
                }
            }
        }
    }
    // of own words elsewhere a choice may decide whether they are printed; statements always are
    let verdicts = |case: &Case| {
        own.iter()
            .map(|(_, rule)| {
                let breaches = (rule.check)(case).into_iter().map(|breach| (breach.at, breach.sentence));
                let stated = |(at, _): &(Vec<String>, String)| at.first().is_some_and(|at| at.starts_with("statements.texts."));
                breaches.filter(stated).collect::<Vec<_>>()
            })
            .collect::<Vec<_>>()
    };
    let stands = verdicts(&case(&draft, TODAY));
    let speaking = stands.iter().filter(|breaches| !breaches.is_empty()).count();
    assert!(speaking > 60, "only {speaking} rules speak of the statements");
    let named: Vec<Vec<&str>> = own.iter().map(|(law, rule)| named(law, rule)).collect();
    let mut wrong = Vec::new();
    for (at, _) in elsewhere(&draft, &["statements"]).into_iter().filter(|(_, own)| !own) {
        let mut changed = draft.clone();
        path::put(&mut changed.answers, &at, None).expect("an answer can be cleared");
        let section = at.split('.').next().unwrap_or_default();
        let after = verdicts(&case(&changed, TODAY));
        for (which, (_, rule)) in own.iter().enumerate() {
            if after[which] != stands[which] && !named[which].contains(&section) {
                wrong.push(format!("{}: clearing {at} changes what it says of a statement", rule.id));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn an_answer_of_a_section_that_a_rule_does_not_name_never_changes_its_verdict() {
    let mut wrong = Vec::new();
    each(|law, rule, today| {
        let named = named(law, rule);
        let mut draft = clean(law);
        edit(&mut draft, &rule.trial.before());
        for state in ["clean", "broken"] {
            if state == "broken" {
                edit(&mut draft, rule.trial.breaks);
            }
            let verdict = |case: &Case| {
                let applies = matches!((law.applies)(case), super::rule::Applies::Yes(_));
                applies.then(|| (rule.check)(case).into_iter().map(|breach| breach.at).collect::<Vec<_>>())
            };
            let before = case(&draft, today);
            let stands = verdict(&before);
            for (at, own) in elsewhere(&draft, &named) {
                let mut changed = draft.clone();
                path::put(&mut changed.answers, &at, None).expect("an answer can be cleared");
                let after = case(&changed, today);
                let may = own && reread(rule, &before, &after);
                if !may && verdict(&after) != stands {
                    wrong.push(format!("{}, {state}: clearing {at} changes its verdict", rule.id));
                }
            }
        }
    });
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
