//! What the written policies of the samples must hold.

use policy_wizard::clauses;
use policy_wizard::document::{Document, Inline};
use policy_wizard::draft::Draft;
use policy_wizard::edit::{Edit, Who};
use policy_wizard::path;
use policy_wizard::render::{self, Options};
use policy_wizard::values::PolicyDate;
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

pub fn counted(document: &Document) -> BTreeMap<String, usize> {
    // articles, list glue, forms of “be”, numbers and the plural of a heading may come and go with the length of a list
    const GLUE: &[&str] = &[
        "a", "an", "the", "and", "or", "is", "are", "it", "they", "them", "this", "these", "that", "those", "its", "their",
        "each", "of", "one",
    ];
    let mut count = BTreeMap::new();
    for sentence in document.sentences() {
        for word in words(&sentence.words()) {
            if !GLUE.contains(&word.as_str()) && !word.chars().all(|c| c.is_ascii_digit()) {
                *count.entry(word).or_default() += 1;
            }
        }
    }
    count
}

#[test]
fn clearing_an_answer_leaves_the_old_text_with_words_gone() {
    let who = Who {
        by: "author".into(),
        on: PolicyDate::parse("2026-11-21").unwrap(),
    };
    let mut wrong = Vec::new();
    for (name, _) in SAMPLES {
        let draft = sample(name);
        let before = counted(&policy(&draft));
        // the country decides the spelling: clearing it changes letters, not what is said
        for at in path::answered(&draft.answers)
            .into_iter()
            .filter(|at| at != "company.country")
        {
            let mut less = draft.clone();
            less.edit(
                &Edit::Set {
                    path: at.clone(),
                    value: None,
                },
                &who,
            )
            .unwrap();
            let after = counted(&policy(&less));
            let new: Vec<String> = after
                .iter()
                .filter(|(w, n)| before.get(*w).copied().unwrap_or(0) < **n)
                .map(|(w, _)| w.clone())
                .collect();
            if !new.is_empty() {
                wrong.push(format!("{name}: clearing {at} brings {}", new.join(", ")));
            }
        }
    }
    assert!(wrong.is_empty(), "{} cases:\n{}", wrong.len(), wrong.join("\n"));
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
            let (ours, theirs) = (text(&draft).split_whitespace().count(), original.split_whitespace().count());
            let ratio = ours as f64 / theirs as f64;
            assert!(ratio <= 1.75, "{name}: {ours} words against {theirs}: {ratio:.2} times");
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
        let Some(original) = original(prefix) else { return };
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
    let Some(_) = shared() else { return };
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
        if file.ends_with("tests.rs") {
            continue;
        }
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
    let Some(shared) = shared() else { return };
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
