//! Children: from which age the product may be used, and what happens with a child's data.
//!
//! Every sentence that speaks of an age carries the number, so that none stands without it.

use super::security::pointers;
use super::words::{Pen, View, Words, paragraph, say, user};
use crate::document::Clause;
use crate::interview::children::{AgeWords, Speed};
use crate::interview::company::DocumentAbout;
use std::borrow::Cow;

pub(super) fn write(view: &View) -> Option<Clause> {
    let children = &view.answers.children;
    let pen = Pen::new("children");
    let age = children.minimum_age;
    let under = age.map(|age| say!["anyone under ", age]);

    let put = age.zip(children.words).map(|(age, words)| match words {
        AgeWords::NotDirected => say!["Our service is not aimed at ", younger(age), "."],
        AgeWords::IntendedFor => say!["Our service is for people who are ", age, " or older."],
    });
    let local = age
        .filter(|_| children.local_age == Some(true))
        .map(|_| say!["Where the law of your country sets a lower age of digital consent, that lower age counts."]);
    let not_knowingly = under
        .filter(|_| children.not_knowingly == Some(true))
        .map(|under| say!["We never knowingly collect data about ", under, "."]);
    let found_out = children.found_out.map(|speed| {
        let promptly = match speed {
            Speed::Delete => "",
            Speed::Promptly => " promptly",
        };
        say![
            "If you think that a child has given us data, contact us, and we delete it",
            promptly,
            "."
        ]
    });
    let made_for = (children.made_for == Some(true)).then(|| say!["Our service is also made for children."]);
    let parents = children.parents.as_deref().map(|text| say![user(text), "."]);

    let lines = [
        ("made-for", made_for),
        ("age", put),
        ("local-age", local),
        ("not-knowingly", not_knowingly),
        ("found-out", found_out),
        ("parents", parents),
    ];
    let sentences = lines.into_iter().filter_map(|(slot, words)| Some(pen.line(slot, words?)));
    let more = pointers(view, DocumentAbout::Children, "children");
    let block = paragraph(sentences.chain(more).collect())?;
    Some(Clause {
        id: "children",
        heading: Cow::Borrowed("Children"),
        numbered: true,
        blocks: vec![block],
    })
}

fn younger(age: u32) -> Words {
    say![if age > 18 { "people under " } else { "children under " }, age]
}

#[cfg(test)]
mod tests {
    use crate::answers::Answers;
    use crate::clauses::policy;

    fn text(children: &serde_json::Value) -> String {
        let answers: Answers = serde_json::from_value(serde_json::json!({ "children": children })).unwrap();
        let document = policy(&answers);
        let clause = document.clause("children");
        clause.map_or(String::new(), |c| c.sentences().map(|s| s.words() + " ").collect())
    }

    #[test]
    fn a_document_on_children_stands_here() {
        let documents =
            serde_json::json!([{ "key": "a", "title": "Notice for parents", "about": "children", "link": "/parents" }]);
        let answers: Answers = serde_json::from_value(
            serde_json::json!({ "company": { "documents": documents }, "children": { "minimum_age": 16 } }),
        )
        .unwrap();
        let document = policy(&answers);
        let words: Vec<String> = document
            .clause("children")
            .unwrap()
            .sentences()
            .map(crate::document::Sentence::words)
            .collect();
        assert_eq!(words, ["For details, see our Notice for parents."]);
    }

    #[test]
    fn the_age_stands_in_each_sentence_that_needs_it() {
        let all = text(
            &serde_json::json!({ "minimum_age": 16, "words": "not-directed", "not_knowingly": true, "found_out": "promptly" }),
        );
        assert_eq!(
            all,
            "Our service is not aimed at children under 16. We never knowingly collect data about anyone under 16. \
             If you think that a child has given us data, contact us, and we delete it promptly. "
        );
        assert_eq!(
            text(&serde_json::json!({ "words": "not-directed", "not_knowingly": true, "local_age": true })),
            ""
        );
    }
}
