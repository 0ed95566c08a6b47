//! What counsel and colleagues read: the annotated copy, the open questions, the notes, how hard the text is.

use crate::policy::{SAMPLES, sample};
use crate::ready::today;
use policy_wizard::annotate::{Annotated, Mark, annotate};
use policy_wizard::answers::Answers;
use policy_wizard::clauses;
use policy_wizard::document::{Block, Document, Inline};
use policy_wizard::draft::{Draft, Layer, Notes};
use policy_wizard::edit::{Edit, Who};
use policy_wizard::interview::{self, Field};
use policy_wizard::path::{self, Spot};
use policy_wizard::presets;
use policy_wizard::readability;
use policy_wizard::render::{self, Options, annotated};
use policy_wizard::trace;
use policy_wizard::values::PolicyDate;
use std::collections::BTreeSet;

fn author() -> Who {
    Who {
        by: "author".into(),
        on: PolicyDate::parse("2026-11-21").unwrap(),
    }
}

/// A sample as an author would have given it, answer by answer, so that it says who said what and when.
pub fn given(name: &str) -> Draft {
    let answers = sample(name).answers;
    let mut draft = Draft::new(name);
    for question in interview::all() {
        let edits: Vec<Edit> = match question.field {
            Field::Leaf { get, .. } => get(&answers)
                .map(|value| Edit::Set {
                    path: question.id.into(),
                    value: Some(value),
                })
                .into_iter()
                .collect(),
            Field::Table(rows) => (0..(rows.keys)(&answers).len())
                .filter_map(|i| (rows.row)(&answers, i))
                .map(|row| Edit::Insert {
                    table: question.id.into(),
                    before: None,
                    row,
                })
                .collect(),
            Field::Column { .. } => Vec::new(),
        };
        draft.edit_all(&edits, &author()).unwrap();
    }
    assert_eq!(draft.published(), sample(name).published(), "{name}");
    draft.suggested.clear(); // what follows from the countries of recipients: nobody gave it
    draft
}

/// The whole of what a preset suggests and offers, as if an author with these facts had taken all of it.
fn taken(preset: &presets::Preset) -> Answers {
    let mut answers = preset.answers.clone();
    for (at, value) in [
        ("company.product", "Acme"),
        ("company.legal_name", "Acme Ltd"),
        ("changes.effective", "2026-12-01"),
    ] {
        path::put(&mut answers, at, Some(value.into())).unwrap();
    }
    let contact = serde_json::json!({ "kind": "email", "value": "privacy@acme.example" });
    path::put(&mut answers, "company.contact", Some(contact)).unwrap();
    interview::settled(&answers)
}

/// Every policy that the tests look at, by name.
fn policies() -> Vec<(String, Document)> {
    let samples = SAMPLES.iter().map(|(name, _)| {
        let mut answers = sample(name).published();
        answers.changes.in_short = Some(true); // the samples have none: what they are held against has none either
        ((*name).to_owned(), clauses::policy(&answers))
    });
    let presets = presets::all().iter().map(|p| {
        let mut answers = taken(p);
        answers.sharing.sell.get_or_insert(false); // no preset knows it, and each author is asked
        (p.id.clone(), clauses::policy(&answers))
    });
    samples.chain(presets).collect()
}

/// A lawyer's dip: every sentence leads to an answer, a person and a date; cleared, exactly the sentences that
/// name that answer go, or say less (that none says more is held by `policy`).
#[test]
fn each_sentence_leads_to_an_answer_a_person_a_date_and_the_words_shown() {
    for (name, _) in SAMPLES {
        let draft = given(name);
        let annotated = annotate(&draft, &Notes::default(), today());
        let answers = draft.shown();
        let sentences: Vec<_> = annotated.document.sentences().collect();
        assert_eq!(sentences.len(), annotated.notes.len());
        // answers of which a sentence is the first to speak
        let mut tried = BTreeSet::new();
        for (number, note) in annotated.notes.iter().enumerate() {
            let words = sentences[number].words();
            assert_eq!(note.marks, [], "{name}: {words}");
            // a bold lead that any of several answers brings says nothing of its own, and names one of them
            let lead = sentences[number].inlines.iter().all(|i| matches!(i, Inline::Strong(_)));
            let lead = lead && note.sources.is_empty();
            let source = if lead { &note.because } else { &note.sources };
            let source = source.first().unwrap_or_else(|| panic!("{name}: nothing behind “{words}”"));
            assert_eq!(source.by.as_deref(), Some("author"), "{name}: {words}: {source:?}");
            assert_eq!(source.on, Some(author().on), "{name}: {words}");
            assert!(
                !source.answer.is_empty() && source.question.ends_with('?'),
                "{name}: {source:?}"
            );
            if lead || !tried.insert(source.path.clone()) {
                continue;
            }
            let named: Vec<usize> = (0..sentences.len())
                .filter(|i| annotated.notes[*i].sources.iter().any(|s| s.path == source.path))
                .collect();
            let after = clauses::policy(&trace::without(&answers, &source.path));
            let gone = trace::missing_in(&annotated.document, &after);
            match path::spot(&source.path) {
                // a row or a table is named only where no single answer writes the sentence
                Ok(Spot::Row(..) | Spot::Table(_)) => assert!(named.iter().all(|i| gone.contains(i)), "{name}: {}", source.path),
                _ if interview::question(&source.path).is_some_and(|q| q.gate) => assert!(named.iter().all(|i| gone.contains(i))),
                _ => assert_eq!(gone, named, "{name}: clearing {} takes other sentences", source.path),
            }
        }
        assert!(tried.len() >= 20, "{name}: only {} were tried", tried.len());
    }
}

#[test]
fn the_trace_of_the_whole_says_what_the_trace_of_one_says() {
    let answers = sample("claron").published();
    let document = clauses::policy(&answers);
    let whole = trace::whole(&answers, &document, &|answers| clauses::policy(answers));
    for number in (0..document.sentences().count()).step_by(9) {
        assert_eq!(
            whole.writers[number].first().cloned(),
            trace::owner(&answers, &document, number),
            "{number}"
        );
    }
    let at = &whole.writers[10][0];
    let writes: Vec<usize> = (0..whole.writers.len()).filter(|i| whole.writers[*i].contains(at)).collect();
    assert_eq!(writes, trace::writes(&answers, &document, at));
}

/// A draft of which something is assumed, something open, and something noted.
fn under_way() -> (Draft, Notes) {
    let mut draft = given("clairvio");
    draft.suggested.push(Layer {
        on_server: Vec::new(),
        from: "preset:test".into(),
        as_of: None,
        answers: serde_json::from_value(serde_json::json!({ "changes": { "archive": "https://example.com/zzz-archive" } }))
            .unwrap(),
    });
    let mark = |path: &str, state| Edit::Mark {
        path: path.into(),
        state: Some(state),
    };
    use policy_wizard::draft::OpenState;
    let edits = [
        mark("children.minimum_age", OpenState::AskCounsel),
        mark("company.legal_name", OpenState::DontKnow),
    ];
    draft.edit_all(&edits, &author()).unwrap();
    let mut notes = Notes::default();
    notes.set("children.minimum_age", "Is <16> right & enough?");
    (draft, notes)
}

/// The owner is the answer that one would change to change the sentence.
#[test]
fn a_sentence_is_owned_by_what_it_is_about() {
    let mut answers = sample("altaclario").published();
    answers.changes.in_short = Some(true);
    answers.company.website = Some(serde_json::from_value("https://acme.example".into()).unwrap());
    let document = clauses::policy(&answers);
    for (words, owner) in [
        ("Effective ", "changes.effective"),
        ("You can find ", "company.website"),
        // one of them gets data only on a condition, which only words what the whole table says
        ("Personal data goes to", "sharing.recipients"),
        ("We do not share personal data for", "sharing.share_for_ads"),
        ("This policy explains", "company.covers"),
    ] {
        let number = document.sentences().position(|s| s.words().starts_with(words));
        let number = number.unwrap_or_else(|| panic!("no “{words}”"));
        assert_eq!(trace::owner(&answers, &document, number).as_deref(), Some(owner), "{words}");
    }
}

/// Nothing is “assumed” without a name for what is.
#[test]
fn what_is_assumed_has_a_reason_that_is_shown() {
    for preset in presets::all() {
        let mut draft = Draft::new("acme");
        draft.suggested.push(Layer {
            on_server: Vec::new(),
            from: format!("preset:{}", preset.id),
            as_of: None,
            answers: preset.answers.clone(),
        });
        let mut half = draft.clone();
        for at in draft.outstanding().iter().step_by(2) {
            let accept = Edit::Accept {
                path: at.clone(),
                from: None,
            };
            let _ = half.edit(&accept, &author()); // what another one brought along cannot be taken again
        }
        for draft in [draft, half] {
            let copy = annotate(&draft, &Notes::default(), today());
            for (sentence, note) in copy.document.sentences().zip(&copy.notes) {
                let named = note.sources.iter().chain(&note.because).filter_map(|source| source.mark);
                let named: BTreeSet<_> = named.collect();
                assert_eq!(
                    named,
                    note.marks.iter().copied().collect(),
                    "{}: {}",
                    preset.id,
                    sentence.words()
                );
            }
            let published = clauses::policy(&draft.published());
            let unpublished = trace::missing_in(&copy.document, &published);
            let assumed = (0..copy.notes.len()).filter(|n| copy.notes[*n].marks.contains(&Mark::Assumed));
            let mut as_they_are = assumed.filter(|number| !unpublished.contains(number));
            let marked = as_they_are
                .next()
                .map(|number| copy.document.sentences().nth(number).unwrap().words());
            assert_eq!(marked, None, "{}: published as it is, and marked", preset.id);
            for number in unpublished {
                let sentence = copy.document.sentences().nth(number).unwrap();
                assert!(!copy.notes[number].marks.is_empty(), "{}: {}", preset.id, sentence.words());
            }
        }
    }
}

#[test]
fn a_table_names_all_who_gave_a_row_and_each_answer_who_gave_it_where_that_is_another() {
    let mut draft = Draft::new("acme");
    draft.suggested.push(presets::layer(presets::find("web-app").unwrap()));
    for (table, row) in [
        (
            "sharing.recipients",
            r#"{ "key": "google-maps", "catalogue": "google-maps", "name": "Google Maps" }"#,
        ),
        (
            "sharing.recipients",
            r#"{ "key": "hotjar", "catalogue": "hotjar", "name": "Hotjar" }"#,
        ),
        (
            "collection.kinds",
            r#"{ "key": "own", "name": "Letters", "items": [{ "item": "name" }] }"#,
        ),
    ] {
        let (table, before) = (table.to_owned(), None);
        let row = serde_json::from_str(row).unwrap();
        draft.edit(&Edit::Insert { table, before, row }, &author()).unwrap();
    }
    for _ in 0..2 {
        for path in draft.outstanding() {
            let _ = draft.edit(&Edit::Accept { path, from: None }, &author());
        }
    }
    let whole = annotate(&draft, &Notes::default(), today());
    let print = annotated::format("md").unwrap();
    let copy = print(&whole);
    let line = |path: &str| {
        copy.lines()
            .find(|line| line.contains(&format!("· `{path}`")))
            .unwrap_or_default()
    };
    let kinds = "The author on 21 November 2026, in part accepting the preset web-app and Google Maps, from the catalogue.";
    assert!(line("collection.kinds").contains(kinds), "{}", line("collection.kinds"));
    let of_use = line("use.purposes.provide.purpose");
    assert!(of_use.contains("accepting the preset web-app. "), "{of_use}");
    let joined = "use.purposes.provide.kinds, from the preset web-app and Google Maps, from the catalogue";
    assert!(of_use.contains(joined), "who made a use larger is named: {of_use}");
    assert!(
        of_use.contains("[use.purposes.provide.ground\\]"),
        "and nobody twice: {of_use}"
    );
}

#[test]
fn an_answer_because_of_which_another_is_asked_is_named() {
    let sharing = serde_json::json!({ "share_for_ads": true, "opt_out": "https://acme.example/out" });
    let answers: Answers = serde_json::from_value(serde_json::json!({ "sharing": sharing })).unwrap();
    // a text that does not ask again whether data is shared, so that only the question hangs on it
    let compose = |answers: &Answers| {
        let mut answers = answers.clone();
        answers.sharing.share_for_ads = Some(true);
        clauses::policy(&answers)
    };
    let document = compose(&answers);
    let whole = trace::whole(&answers, &document, &compose);
    let of = |words: &str| document.sentences().position(|s| s.words().contains(words)).unwrap();
    let opt_out = of("You can opt out of this");
    assert_eq!(whole.writers[opt_out], ["sharing.opt_out"]);
    assert_eq!(whole.because[opt_out], ["sharing.share_for_ads"]);

    let mut copy = annotate(&given("claron"), &Notes::default(), today());
    let source = copy.notes[4].sources[0].clone();
    copy.notes[3].because = vec![source.clone()];
    for (format, print) in annotated::FORMATS.iter().filter(|(format, _)| *format != "json") {
        let text: String = print(&copy).split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(
            text.contains(&format!("Asked because of {}: ", source.label)),
            "{format}: {text}"
        );
    }
}

#[test]
fn the_copy_says_draft_for_review_and_all_that_is_open_in_every_format() {
    let (draft, notes) = under_way();
    let copy: Annotated = annotate(&draft, &notes, today());
    for (format, print) in annotated::FORMATS {
        let text = print(&copy);
        if *format != "json" {
            let body = text.rsplit("<body>").next().unwrap();
            let head: String = body.chars().take(400).collect();
            assert!(head.to_lowercase().contains("draft for review"), "{format}: {head}");
        }
        let wanted = ["assumed", "preset test", "children.minimum_age", "author", "company.product"];
        for words in wanted {
            let words = if *format == "json" && words == "preset test" {
                "preset:test"
            } else {
                words
            };
            assert!(text.contains(words), "{format} lacks {words}");
        }
        let said = ["don't know", "don&#39;t know", "dont-know"];
        assert!(said.iter().any(|words| text.contains(words)), "{format}");
        let note = [
            "Is <16> right & enough?",
            "Is &lt;16&gt; right &amp; enough?",
            "Is \\<16> right & enough?",
        ];
        assert!(note.iter().any(|words| text.contains(words)), "{format} lacks the note");
        let day = ["21 November 2026", "November 21, 2026", "2026-11-21"];
        assert!(day.iter().any(|words| text.contains(words)), "{format} lacks the day");
        if *format == "json" {
            let value: serde_json::Value = serde_json::from_str(&text).unwrap();
            assert_eq!(value["status"], "draft for review");
        } else {
            assert!(text.contains("Reading grade"), "{format}");
            let date = copy.document.dates[0].words();
            let before = text.split(&date).next().unwrap();
            assert!(
                text.contains(&date) && before.contains("Private, for counsel"),
                "{format}: {date}"
            );
        }
    }
}

#[test]
fn nothing_of_the_copy_is_in_a_public_file() {
    let (draft, notes) = under_way();
    let copy = annotate(&draft, &notes, today());
    let public = clauses::policy(&draft.published());
    let mut private: BTreeSet<String> = copy.notes.iter().flat_map(|n| &n.sources).map(|s| s.path.clone()).collect();
    private.extend(
        [
            "Is <16>",
            "Is &lt;16",
            "Draft for review",
            "Reading grade",
            "Rests also on",
            "preset:test",
            "zzz-archive",
            "counsel",
            "note-1",
            "[^1]",
            "[1]",
        ]
        .map(str::to_owned),
    );
    // ids that are words of a policy too, or part of an address
    for format in render::FORMATS {
        let text = (format.render)(&public, &Options::default());
        let leaks: Vec<&String> = private.iter().filter(|words| text.contains(words.as_str())).collect();
        assert!(leaks.is_empty(), "{}: {leaks:?}", format.name);
    }
}

#[test]
fn our_own_clauses_are_at_grade_eleven_or_under_in_sentences_under_twenty_words() {
    for (name, document) in policies() {
        let (own, whole) = (readability::own(&document), readability::measure(&document));
        let (grade, average) = (own.grade().unwrap(), own.average().unwrap());
        println!(
            "{name}: own {grade:.1}, {average:.1} words; whole {:.1}, {:.1} words, longest {:?}",
            whole.grade().unwrap(),
            whole.average().unwrap(),
            whole.longest
        );
        assert!(own.sentences > 20, "{name}: {own:?}");
        assert!(grade <= 11.0, "{name}: grade {grade:.1}");
        assert!(
            average < 20.0 && whole.average().unwrap() < 20.0,
            "{name}: {average:.1} words a sentence"
        );
    }
}

/// *In short*: five to seven lines, each a full statement and a reference to the section that says it at length.
#[test]
fn in_short_has_five_to_seven_lines_each_linked_to_its_section() {
    for (name, document) in policies() {
        let clause = document.clause("in-short").unwrap_or_else(|| panic!("{name} has no summary"));
        let [Block::List(items)] = clause.blocks.as_slice() else {
            panic!("{name}: {clause:?}")
        };
        for item in items {
            println!("{name}: {}", item.iter().map(|s| s.words() + " ").collect::<String>());
        }
        assert!((5..=7).contains(&items.len()), "{name}: {} lines", items.len());
        for item in items {
            let Some((see, lines)) = item.split_last().filter(|(_, lines)| matches!(lines.len(), 1 | 2)) else {
                panic!("{name}: {item:?}")
            };
            for line in lines {
                assert!(
                    line.words().ends_with('.') && line.words().split(' ').count() > 3,
                    "{name}: {}",
                    line.words()
                );
                assert!(line.words().split(' ').count() <= 50, "{name}: {}", line.words());
            }
            let home = see.inlines.iter().find_map(|inline| match inline {
                Inline::See(home) => Some(*home),
                _ => None,
            });
            assert!(
                home.is_some_and(|home| document.clause(home).is_some_and(|c| !c.heading.is_empty())),
                "{name}: {see:?}"
            );
            for line in lines {
                let said = line.words().to_lowercase();
                let mut said = said.split(|c: char| !c.is_alphanumeric());
                let absolute = said.any(|word| ["never", "always", "all"].contains(&word));
                assert!(!absolute, "{name}: {}", line.words());
            }
        }
    }
}

#[test]
fn every_preset_suggests_the_summary_and_the_author_can_leave_it_out() {
    for preset in presets::all() {
        assert_eq!(preset.answers.changes.in_short, Some(true), "{}", preset.id);
        let mut answers = taken(preset);
        answers.changes.in_short = Some(false);
        assert!(clauses::policy(&answers).clause("in-short").is_none(), "{}", preset.id);
    }
    assert!(!interview::question("changes.in_short").unwrap().fold, "it is asked");
}
