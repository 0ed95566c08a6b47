//! Three drafts beside the samples: what is rare is used in them at least once, so that the wording
//! holds for answers of other shapes too.

use super::policy::{clearing_that_brings_words, words};
use policy_wizard::clauses;
use policy_wizard::document::{Block, Document};
use policy_wizard::draft::Draft;
use policy_wizard::interview;
use policy_wizard::render::{FORMATS, Options};

const OTHERS: [(&str, &str); 3] = [
    ("trail-app", include_str!("../samples/other/trail-app.json")),
    ("wool-shop", include_str!("../samples/other/wool-shop.json")),
    ("writing-tool", include_str!("../samples/other/writing-tool.json")),
];

fn drafts() -> Vec<Draft> {
    let load = |(name, text): (&str, &str)| -> Draft { serde_json::from_str(text).unwrap_or_else(|e| panic!("{name}: {e}")) };
    OTHERS.into_iter().map(load).collect()
}

fn policy(draft: &Draft) -> Document {
    clauses::policy(&draft.published())
}

#[test]
fn they_are_canonical_complete_and_settled() {
    for ((name, text), draft) in OTHERS.into_iter().zip(drafts()) {
        assert_eq!(
            serde_json::to_string_pretty(&draft).unwrap() + "\n",
            text,
            "{name} is not in canonical form"
        );
        assert!(
            interview::settled(&draft.answers) == draft.answers,
            "{name}: an answer does not apply"
        );
        let missing = interview::asked(&draft.answers)
            .into_iter()
            .filter(|asked| asked.question.needed && interview::value(&draft.answers, asked).is_none());
        assert_eq!(missing.count(), 0, "{name} lacks what is needed");
    }
}

#[test]
fn they_print_in_every_format_without_a_stutter() {
    for draft in drafts() {
        let document = policy(&draft);
        for format in FORMATS {
            let text = (format.render)(&document, &Options::default());
            assert!(text.len() > 4_000, "{} as {} is short", draft.name, format.name);
        }
        for sentence in document.sentences() {
            let said = sentence.words();
            for odd in ["..", "  ", " ,", " .", ",,", ", .", "the the ", " a a ", "““", "()"] {
                assert!(!said.contains(odd), "{}: “{odd}” in “{said}”", draft.name);
            }
        }
    }
}

#[test]
fn no_cell_of_a_table_is_empty() {
    for draft in drafts() {
        for clause in policy(&draft).clauses {
            for block in clause.blocks {
                if let Block::Table(table) = block {
                    let empty = table.rows.iter().flatten().filter(|cell| cell.inlines.is_empty()).count();
                    assert_eq!(
                        empty, 0,
                        "{}: {} cells of {:?} in {}",
                        draft.name, empty, table.head, clause.id
                    );
                }
            }
        }
    }
}

#[test]
fn their_sentences_are_short() {
    for draft in drafts() {
        let document = policy(&draft);
        let blocks = document.clauses.iter().flat_map(|clause| &clause.blocks);
        let prose = blocks.filter(|b| matches!(b, Block::Paragraph(_) | Block::List(_) | Block::Notice(_)));
        let counts: Vec<usize> = prose
            .flat_map(Block::sentences)
            .map(|s| words(&s.words()).len())
            .filter(|n| *n > 2)
            .collect();
        let average = counts.iter().sum::<usize>() / counts.len();
        assert!(average < 18, "{}: {average} words a sentence", draft.name);
    }
}

#[test]
fn clearing_an_answer_of_theirs_brings_no_new_words() {
    let wrong: Vec<String> = drafts().iter().flat_map(clearing_that_brings_words).collect();
    assert!(wrong.is_empty(), "{} cases:\n{}", wrong.len(), wrong.join("\n"));
}
