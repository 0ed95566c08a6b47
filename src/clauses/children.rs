//! Children: from which age the product may be used, and what happens with a child's data.
//!
//! Every sentence that speaks of an age carries the number, so that none stands without it.

use super::lists::or;
use super::security::pointers;
use super::words::{Pen, View, Words, paragraph, say, strong, user};
use crate::document::{Block, Clause, Sentence};
use crate::interview::children::{AgeWords, Guard, Speed, Verified, Voice};
use crate::interview::company::DocumentAbout;
use crate::values::Chosen;
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
    let not_knowingly = under.filter(|_| children.not_knowingly == Some(true)).map(|under| {
        let lower = (children.local_age == Some(true)).then_some(" or, where it counts, under that lower age");
        say!["We never knowingly collect data about ", under, lower, "."]
    });
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
    let parents_consent = age.filter(|_| children.parents_consent == Some(true)).map(|_| {
        say![
            "Where we ask for consent and you are below the age of digital consent in your country, ",
            "a parent or guardian has to give it."
        ]
    });
    let made_for = (children.made_for == Some(true)).then(|| say!["Our service is also made for children."]);
    let parents = children.parents.as_deref().map(|text| say![user(text), "."]);

    let lines = [
        ("made-for", made_for),
        ("age", put),
        ("local-age", local),
        ("parents-consent", parents_consent),
        ("not-knowingly", not_knowingly),
        ("found-out", found_out),
        ("parents", parents),
    ];
    let sentences = lines.into_iter().filter_map(|(slot, words)| Some(pen.line(slot, words?)));
    let more = pointers(view, DocumentAbout::Children, "children");
    let first = paragraph(sentences.chain(more).collect());
    let parents = paragraph(made_for_them(view, pen));
    let blocks: Vec<Block> = first.into_iter().chain(parents).chain(guards(view, pen)).collect();
    if blocks.is_empty() {
        return None;
    }
    Some(Clause {
        id: "children",
        heading: Cow::Borrowed("Children"),
        numbered: true,
        blocks,
    })
}

/// What is said only of a product that is made for children.
fn made_for_them(view: &View, pen: Pen) -> Vec<Sentence> {
    let children = &view.answers.children;
    let verified = or(children.verified.iter().flatten().map(|way| match way {
        Verified::Form => "by a signed form",
        Verified::Card => "by a payment with a card",
        Verified::Call => "by a telephone or video call",
        Verified::Id => "by an identity document",
        Verified::Face => "by an identity document and a photo",
        Verified::Questions => "by questions that a child could not answer",
        Verified::Message => "by a message and a second step",
    }));
    let verified = (!verified.is_empty()).then(|| {
        say![
            "Before we collect data from a child under 13, a parent or guardian has to agree; we verify that ",
            verified,
            "."
        ]
    });
    let apart = children.consent_apart.map(|apart| {
        if apart {
            "A parent can agree to that and still refuse that we disclose the data to other companies."
        } else {
            "A parent cannot refuse separately that we disclose the data to other companies."
        }
    });
    let public = children.public.map(|public| {
        if public {
            "Children can make personal information public in our service."
        } else {
            "Children cannot make personal information public in our service."
        }
    });
    let none =
        (children.identifiers == Some(false)).then_some("Before a parent agrees, we use no identifiers of a child's device.");
    let used = children.identifiers == Some(true);
    let text = |text: &Option<String>| text.as_deref().filter(|_| used).map(user);
    let only = text(&children.identifiers_for).map(|what| {
        say![
            "Before a parent agrees, we use identifiers of a child's device only to ",
            what,
            "."
        ]
    });
    let how = text(&children.identifiers_how).map(|how| {
        say![
            "We make sure that nobody is contacted or profiled with such identifiers: ",
            how,
            "."
        ]
    });
    let voice = children.voice.map(|voice| match voice {
        Voice::Once => "We use a recording of a child's voice only to do what the child asks, and delete it right after.",
        Voice::Consent => "We record a child's voice only after a parent has agreed.",
    });
    let lines = [
        ("verified", verified),
        ("consent-apart", apart.map(|words| say![words])),
        ("public", public.map(|words| say![words])),
        ("no-identifiers", none.map(|words| say![words])),
        ("identifiers", only),
        ("identifiers-how", how),
        ("voice", voice.map(|words| say![words])),
    ];
    let said = lines.into_iter().filter_map(|(slot, words)| Some(pen.line(slot, words?)));
    said.collect()
}

/// What protects people under 18, as a list.
fn guards(view: &View, pen: Pen) -> Vec<Block> {
    let said = view.answers.children.guards.iter().flatten().map(|guard| {
        let words = match guard {
            Guard::NoAds => "We show them no advertising that is based on what they do.",
            Guard::NoProfiles => "We build no profiles of them for other companies.",
            Guard::Private => "Their profiles are private until they change that.",
            Guard::Moderated => "We moderate the chats that they can join.",
            Guard::Report => "They can block and report other people.",
            Guard::Purchases => "They can buy something only if a parent or guardian agrees.",
        };
        pen.row(guard.id()).line("guard", say![words])
    });
    let said: Vec<Sentence> = said.collect();
    if said.is_empty() {
        return Vec::new();
    }
    let lead = pen.line("guards-lead", say![strong("People under 18.")]);
    let intro = pen.line("guards", say!["For them, these rules hold:"]);
    let items = said.into_iter().map(|one| vec![one]).collect();
    paragraph(vec![lead, intro]).into_iter().chain([Block::List(items)]).collect()
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
    fn what_protects_the_young_stands_under_its_lead() {
        let said = text(&serde_json::json!({ "minimum_age": 13, "parents_consent": true, "guards": ["no-ads", "purchases"] }));
        assert_eq!(
            said,
            "Where we ask for consent and you are below the age of digital consent in your country, a parent or \
             guardian has to give it. People under 18. For them, these rules hold: We show them no advertising that is \
             based on what they do. They can buy something only if a parent or guardian agrees. "
        );
        assert_eq!(text(&serde_json::json!({ "parents_consent": true, "guards": [] })), "");
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
        let lower = text(&serde_json::json!({ "minimum_age": 16, "not_knowingly": true, "local_age": true }));
        assert!(
            lower.ends_with("data about anyone under 16 or, where it counts, under that lower age. "),
            "{lower}"
        );
    }
}
