//! What the written policies of the samples must hold.

use policy_wizard::clauses;
use policy_wizard::document::{Document, Inline, Sentence};
use policy_wizard::draft::Draft;
use policy_wizard::edit::{Edit, Who};
use policy_wizard::interview;
use policy_wizard::path;
use policy_wizard::render::{self, Options};
use policy_wizard::values::PolicyDate;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

pub const SAMPLES: &[(&str, &str)] = &[
    ("claron", "000_"),
    ("clashtor", "001_"),
    ("clairvio", "002_"),
    ("altaclario", "003_"),
    ("clientos", "004_"),
];

pub fn sample(name: &str) -> Draft {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/samples/{name}.json"));
    policy_wizard::drafts::load(&file).unwrap()
}

fn policy(draft: &Draft) -> Document {
    clauses::policy(&draft.published())
}

fn text(draft: &Draft) -> String {
    (render::format("txt").unwrap().render)(&policy(draft), &Options::default())
}

/// The folder of reference material beside the project, where there is one.
fn shared() -> Option<PathBuf> {
    Some(Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared")).filter(|p| p.join("samples").is_dir())
}

fn original(prefix: &str) -> Option<String> {
    let folder = shared()?.join("samples");
    let file = fs::read_dir(folder)
        .unwrap()
        .flatten()
        .find(|f| f.file_name().to_string_lossy().starts_with(prefix))?;
    fs::read_to_string(file.path()).ok()
}

pub fn words(text: &str) -> Vec<String> {
    let plain = text.to_lowercase().replace(['’', '‘'], "'");
    plain
        .split(|c: char| !(c.is_alphanumeric() || c == '\''))
        .filter(|w| !w.is_empty())
        .map(str::to_owned)
        .collect()
}

/// Words in their order, without those that may come and go with the length of a list: articles, what
/// joins, forms of “be”, numbers.
fn said(sentence: &Sentence) -> Vec<String> {
    const GLUE: &[&str] = &["a", "an", "the", "and", "or", "is", "are"];
    let mut said = words(&sentence.words());
    said.retain(|word| !GLUE.contains(&word.as_str()) && !word.chars().all(|c| c.is_ascii_digit()));
    said
}

/// Questions without whose answer a word stands in its place: whoever data comes from besides, where nobody names them.
const STANDS_FOR: &[(&str, &str)] = &[("collection.kinds.*.sources", "others")];

/// The words that may come when this answer goes.
fn may_come(at: &str) -> Vec<&'static str> {
    let question = match path::spot(at) {
        Ok(path::Spot::Leaf(question) | path::Spot::Table(question) | path::Spot::Cell(question, _)) => question.id,
        Ok(path::Spot::Row(..)) | Err(_) => return Vec::new(),
    };
    let of = STANDS_FOR.iter().filter(|(id, _)| *id == question);
    of.map(|(_, word)| *word).collect()
}

/// Sentences that gather the names of several rows, in an order that hangs on what the rows say.
const GATHERED: &[(&str, &str)] = &[("sharing", "connected"), ("use", "never-of"), ("sharing", "never-of")];

/// What is said, clause by clause.
fn by_clause(document: &Document) -> BTreeMap<&str, Vec<String>> {
    let mut all: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for sentence in document.sentences() {
        all.entry(sentence.id.clause).or_default().extend(said(sentence));
    }
    all
}

/// What a new text says that the old one does not: no word stands in it more often, and each sentence is
/// made of words of its clause, in the same order; but for words that may come.
fn brought(old: &Document, new: &Document, may_come: &[&str]) -> Option<String> {
    let clauses = by_clause(old);
    let mut left: BTreeMap<&String, usize> = BTreeMap::new();
    for word in clauses.values().flatten() {
        *left.entry(word).or_default() += 1;
    }
    for sentence in new.sentences() {
        let (id, said) = (&sentence.id, said(sentence));
        for word in &said {
            match left.get_mut(word).filter(|count| **count > 0) {
                Some(count) => *count -= 1,
                None if may_come.contains(&word.as_str()) => {}
                None => return Some(format!("“{word}” in “{}”", sentence.words())),
            }
        }
        let mut whole = clauses.get(id.clause).into_iter().flatten();
        let in_order = said
            .iter()
            .filter(|word| !may_come.contains(&word.as_str()))
            .all(|word| whole.any(|known| known == word));
        if !in_order && !GATHERED.contains(&(id.clause, id.slot)) {
            return Some(format!("another order: “{}”", sentence.words()));
        }
    }
    None
}

/// Each answer of a draft that, when cleared, brings words.
pub fn clearing_that_brings_words(draft: &Draft) -> Vec<String> {
    let who = Who {
        by: "author".into(),
        on: PolicyDate::parse("2026-11-21").unwrap(),
    };
    let with = |at: &str, value: Option<Value>| {
        let mut other = draft.clone();
        let path = at.to_owned();
        other.edit(&Edit::Set { path, value }, &who).unwrap();
        policy(&other)
    };
    let before = policy(draft);
    // without a country the spelling is British: compared with the same company in a country that spells so
    let abroad = with("company.country", Some(json!({ "area": "IE" })));
    let wrong = path::answered(&draft.answers).into_iter().filter_map(|at| {
        let old = if at == "company.country" { &abroad } else { &before };
        let words = brought(old, &with(&at, None), &may_come(&at))?;
        Some(format!("{}: clearing {at} brings {words}", draft.name))
    });
    wrong.collect()
}

#[test]
fn clearing_an_answer_leaves_the_old_text_with_words_gone() {
    let wrong: Vec<String> = SAMPLES
        .iter()
        .flat_map(|(name, _)| clearing_that_brings_words(&sample(name)))
        .collect();
    assert!(wrong.is_empty(), "{} cases:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn words_that_come_or_change_places_are_seen() {
    let of = |what: &str| {
        let company = json!({ "product": "Acme", "customers_are": "shops", "customers_use": what });
        clauses::policy(&serde_json::from_value(json!({ "company": company })).unwrap())
    };
    let old = of("sell wool and yarn");
    assert_eq!(brought(&old, &of("sell yarn"), &[]), None);
    assert!(brought(&old, &of("sell cheap wool"), &[]).is_some(), "a word more");
    assert!(brought(&old, &of("sell yarn wool"), &[]).is_some(), "another order");
    assert!(
        brought(&old, &of("sell yarn others"), &[]).is_some(),
        "a word of its own for one answer"
    );
    assert_eq!(brought(&old, &of("sell yarn others"), &["others"]), None);
    assert_eq!(may_come("collection.kinds.account.sources"), ["others"]);
    assert!(may_come("collection.kinds.account.source").is_empty());
}

#[test]
fn every_answer_of_a_sample_writes_something() {
    let mut silent = Vec::new();
    for (name, _) in SAMPLES {
        let answers = sample(name).published();
        let document = clauses::policy(&answers);
        for at in path::answered(&answers) {
            let gate = policy_wizard::interview::question(&at).is_some_and(|q| q.gate);
            if !gate && policy_wizard::trace::writes(&answers, &document, &at).is_empty() {
                silent.push(format!("{name}: {at}"));
            }
        }
    }
    // answers that only decide what is asked, or how the text is spelled
    const QUIET: &[&str] = &[
        "company.audience",
        "company.regions",
        "changes.date_kind",
        "collection.others_data",
        "collection.sensitive",
        "company.country",
        "ccpa.applies",
        ".whose",
        "children.made_for",
        ".catalogue",
        "statements.texts",
    ];
    silent.retain(|s| !QUIET.iter().any(|q| s.contains(q)));
    assert!(
        silent.is_empty(),
        "{} answers write nothing:\n{}",
        silent.len(),
        silent.join("\n")
    );
}

#[test]
fn the_texts_are_of_measured_length() {
    for (name, prefix) in SAMPLES {
        let draft = sample(name);
        let document = policy(&draft);
        let sentences: Vec<usize> = prose(&document).map(|s| words(&s.words()).len()).filter(|n| *n > 2).collect();
        let average = sentences.iter().sum::<usize>() as f64 / sentences.len() as f64;
        assert!(average < 18.0, "{name}: {average:.1} words a sentence");
        if let Some(original) = original(prefix) {
            // words alike in both: no underlines, no bullets
            let (ours, theirs) = (words(&text(&draft)).len(), words(&original).len());
            let ratio = ours as f64 / theirs as f64;
            assert!(ratio <= 1.6, "{name}: {ours} words against {theirs}: {ratio:.2} times");
        }
    }
}

fn prose(document: &Document) -> impl Iterator<Item = &policy_wizard::document::Sentence> {
    use policy_wizard::document::Block;
    let blocks = document.clauses.iter().flat_map(|c| &c.blocks);
    blocks
        .filter(|b| matches!(b, Block::Paragraph(_) | Block::List(_) | Block::Notice(_)))
        .flat_map(Block::sentences)
}

#[test]
fn what_authors_typed_at_length_is_at_most_one_sentence_in_twelve() {
    fn longest(inlines: &[Inline]) -> usize {
        let of = |inline: &Inline| match inline {
            Inline::User(text) | Inline::Link { text, .. } => words(text).len(),
            Inline::Strong(inner) => longest(inner),
            Inline::Fixed(_) | Inline::See(_) | Inline::Gap(_) => 0,
        };
        inlines.iter().map(of).max().unwrap_or(0)
    }
    for (name, _) in SAMPLES {
        let document = policy(&sample(name));
        let all = document.sentences().count();
        let typed = document
            .sentences()
            .filter(|s| longest(&s.inlines) > 8 || s.id.clause == "statements")
            .count();
        assert!(typed * 12 <= all, "{name}: {typed} of {all} sentences are typed");
    }
}

#[test]
fn no_fact_stands_twice() {
    for (name, _) in SAMPLES {
        let document = policy(&sample(name));
        let mut seen = BTreeSet::new();
        let twice: Vec<String> = prose(&document)
            .map(policy_wizard::document::Sentence::words)
            .filter(|w| words(w).len() > 3 && !seen.insert(w.clone()))
            .collect();
        assert!(twice.is_empty(), "{name}: {twice:?}");
    }
}

#[test]
fn no_run_of_eight_words_is_shared_with_a_sample() {
    for (_, prefix) in SAMPLES {
        let Some(original) = original(prefix) else {
            return eprintln!("skipped: the samples are not beside the project");
        };
        let theirs = words(&original);
        let runs: BTreeSet<&[String]> = theirs.windows(8).collect();
        for (name, _) in SAMPLES {
            let ours = words(&text(&sample(name)));
            for run in ours.windows(8) {
                assert!(!runs.contains(run), "{name} shares with {prefix}: {}", run.join(" "));
            }
        }
    }
}

#[test]
fn no_word_of_the_program_is_shaped_to_one_sample() {
    let Some(_) = shared() else {
        return eprintln!("skipped: the samples are not beside the project");
    };
    // names and technical words: with a capital inside, a digit, or a capital that does not begin a sentence
    let mut of: BTreeMap<String, BTreeSet<&str>> = BTreeMap::new();
    for (_, prefix) in SAMPLES {
        let original = original(prefix).unwrap();
        let tokens: Vec<&str> = original
            .split(|c: char| !(c.is_alphanumeric() || c == '-' || c == '.'))
            .map(|t| t.trim_matches(['.', '-']))
            .collect();
        for pair in tokens.windows(2) {
            let token = pair[1];
            let inside = token.chars().skip(1).any(|c| c.is_ascii_uppercase() || c.is_ascii_digit())
                && token.chars().any(char::is_alphabetic);
            if inside && token.len() > 2 {
                of.entry(token.to_owned()).or_default().insert(prefix);
            }
        }
    }
    // general words of the field that only one of five short texts happens to use
    const GENERAL: &[&str] = &[
        "CCPA", "CPRA", "GPC", "HTTPS", "DPA", "DPO", "CDN", "SQL", "ZIP", "JSON", "CSV", "CSRF", "API", "SDK", "URLs", "TLS",
        "EU", "EEA", "GDPR", "MFA", "CRM", "SCC", "PII", "PCI", "DSS", "IDs", "ID", "UK", "US", "UI", "AI", "OpenAI", "PostHog",
    ];
    let only: Vec<&String> = of
        .iter()
        .filter(|(t, s)| s.len() == 1 && !GENERAL.contains(&t.as_str()))
        .map(|(t, _)| t)
        .collect();
    assert!(only.len() > 10, "the test must look for something: {only:?}");
    let mut hits = Vec::new();
    for (file, source) in sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src")) {
        for line in source.lines().take_while(|l| !l.contains("#[cfg(test)]")) {
            let tokens: Vec<&str> = line
                .split(|c: char| !(c.is_alphanumeric() || c == '-' || c == '.'))
                .map(|t| t.trim_matches(['.', '-']))
                .collect();
            hits.extend(
                only.iter()
                    .filter(|t| line.contains('"') && tokens.contains(&t.as_str()))
                    .map(|t| format!("{}: {t}: {}", file.display(), line.trim())),
            );
        }
    }
    assert!(hits.is_empty(), "{}", hits.join("\n"));
}

pub fn sources(folder: &Path) -> Vec<(PathBuf, String)> {
    let mut list = Vec::new();
    for entry in fs::read_dir(folder).unwrap().flatten() {
        let path = entry.path();
        if path.is_dir() {
            list.extend(sources(&path));
        } else if path.extension().is_some_and(|e| e == "rs") {
            list.push((path.clone(), fs::read_to_string(&path).unwrap()));
        }
    }
    list
}

#[test]
fn nothing_below_the_screen_names_the_screen() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    for (file, source) in sources(&src) {
        let below = file.strip_prefix(&src).unwrap();
        if !below.starts_with("tui") && below != Path::new("main.rs") {
            for word in ["ratatui", "crossterm", "tui_textarea"] {
                assert!(!source.contains(word), "{} names {word}", below.display());
            }
        }
    }
}

#[test]
fn facts_of_the_samples_are_stated() {
    let Some(shared) = shared() else {
        return eprintln!("skipped: the facts are not beside the project");
    };
    #[derive(serde::Deserialize)]
    struct Fact {
        id: String,
        #[serde(rename = "fact")]
        says: String,
        must_match: Vec<String>,
        #[serde(default)]
        all_of: bool,
        #[serde(default)]
        hit_by_others: u32,
    }
    for (name, _) in SAMPLES {
        let text = normal(&text(&sample(name)));
        let lines = fs::read_to_string(shared.join(format!("facts/{name}.jsonl"))).unwrap();
        let facts: Vec<Fact> = lines
            .lines()
            .filter(|l| !l.trim().is_empty())
            .map(|l| serde_json::from_str(l).unwrap())
            .collect();
        let stated = |fact: &&Fact| {
            let mut hits = fact.must_match.iter().map(|p| {
                regex::RegexBuilder::new(p)
                    .case_insensitive(true)
                    .build()
                    .unwrap()
                    .is_match(&text)
            });
            if fact.all_of { hits.all(|h| h) } else { hits.any(|h| h) }
        };
        let missing: Vec<String> = facts
            .iter()
            .filter(|f| !stated(f))
            .map(|f| format!("{} {}", f.id, f.says))
            .collect();
        let distinctive: Vec<&Fact> = facts.iter().filter(|f| f.hit_by_others <= 3).collect();
        let (all, own) = (
            facts.iter().filter(|f| stated(f)).count(),
            distinctive.iter().filter(|f| stated(f)).count(),
        );
        assert!(
            all * 100 >= facts.len() * 98,
            "{name}: {all} of {}: {missing:#?}",
            facts.len()
        );
        assert!(
            own * 100 >= distinctive.len() * 97,
            "{name}: {own} of {} distinctive: {missing:#?}",
            distinctive.len()
        );
    }
}

/// Text as the facts' patterns expect it: plain quotes and dashes, no markup, single spaces.
fn normal(text: &str) -> String {
    let mut plain = text.to_owned();
    for (from, to) in [
        ("‘", "'"),
        ("’", "'"),
        ("“", "\""),
        ("”", "\""),
        ("–", "-"),
        ("—", "-"),
        ("\u{2011}", "-"),
        ("\u{a0}", " "),
    ] {
        plain = plain.replace(from, to);
    }
    plain
        .replace(['*', '_', '`', '#', '|', '>', '\\'], " ")
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
}

#[test]
fn a_row_that_is_left_open_is_kept_and_printed_nowhere() {
    let who = Who {
        by: "author".into(),
        on: PolicyDate::parse("2026-11-20").unwrap(),
    };
    let mut rows = 0;
    for (name, _) in SAMPLES {
        let draft = sample(name);
        for table in interview::all().iter().filter(|question| question.is_table()) {
            for key in interview::keys(&draft.answers, table.id) {
                let mut open = draft.clone();
                let mark = Edit::Mark {
                    path: path::row_path(table.id, &key),
                    state: Some(policy_wizard::draft::OpenState::AskCounsel),
                };
                if open.edit(&mark, &who).is_err() {
                    continue;
                }
                let is_in = |answers: &policy_wizard::answers::Answers| path::index(answers, table.id, &key).is_some();
                assert!(is_in(&open.answers), "{name}: {} {key} is kept", table.id);
                assert!(
                    !is_in(&open.published()) && !is_in(&open.worded()),
                    "{name}: {} {key}",
                    table.id
                );
                rows += 1;
            }
        }
    }
    assert!(rows > 100, "{rows}");
}
