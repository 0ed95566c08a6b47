//! What was left in the text: marks of a template, buttons of a page, pointers to nothing.

use crate::interview::company::DocumentAbout;
use crate::path;
use crate::review::Level::Should;
use crate::review::contradictions::CLASH;
use crate::review::phrases::Line;
use crate::review::rule::{Breach, Rule, Text};
#[cfg(test)]
use crate::review::trial::Trial;
use serde_json::Value;

pub(in crate::review) const RULES: &[Rule] = &[
    Rule {
        id: "x-do-04",
        provision: "GDPR Art. 13(1)(a); FTC Act s. 5",
        wrong: "A placeholder was left in.",
        why: "Readers see that nobody filled it in, and what it stood for is missing.",
        mend: &[
            "Write what belongs there.",
            "Clear the answer, so that the question stays open.",
        ],
        questions: &["company.legal_name", "company.address", "statements.texts"],
        check: |case| {
            let mut breaches = Vec::new();
            for at in path::answered(&case.answers) {
                let value = path::get(&case.answers, &at);
                if let Some(mark) = value.as_ref().and_then(placeholder) {
                    breaches.push(Breach::said(at, format!("“{mark}” was left in.")));
                }
            }
            breaches
        },
        #[cfg(test)]
        trial: Trial {
            breaks: &["company.address=[Your address]"],
            mends: &["company.address=1 High Street, Wellington"],
            shows: "1 High Street",
            ..Trial::NEW
        },
        ..CLASH
    },
    Rule {
        id: "x-do-05",
        provision: "GDPR Art. 12(1)",
        level: Should,
        wrong: "This looks like a button of a web page, not like a sentence.",
        why: "It came along when text was copied, and means nothing here.",
        mend: &["Take it out."],
        questions: &["statements.texts"],
        text: Text::Own,
        check: |case| {
            let lines = case.own();
            let arrow = |line: &Line| line.text.trim_start().starts_with(['←', '→', '↑', '«', '‹']);
            let left = lines.iter().filter(|line| {
                let button = line.asserts(BUTTONS).is_some() && line.len() < 6;
                line.statement && (button || arrow(line))
            });
            left.map(|line| line.breach("")).collect()
        },
        #[cfg(test)]
        trial: Trial {
            given: &["statements.texts.one={\"at\":\"company\",\"text\":\"We write letters by hand.\"}"],
            breaks: &["statements.texts.one.text=Skip to content"],
            mends: &["statements.texts.one.text=We write letters by hand."],
            ..Trial::NEW
        },
        ..CLASH
    },
    Rule {
        id: "x-do-06",
        provision: "GDPR Art. 12(1)",
        wrong: "The text points to something that readers cannot find.",
        why: "A pointer that leads nowhere hides what should stand there.",
        mend: &["Give the link.", "Say it here instead.", "Take the pointer out."],
        questions: &[
            "company.documents.*.link",
            "sharing.list",
            "company.outside.*.link",
            "statements.texts",
        ],
        text: Text::Whole,
        check: |case| {
            let company = &case.answers.company;
            let documents = company.documents.iter().filter(|row| row.link.is_none());
            // of a policy for cookies, the table on tracking says it
            let documents = documents.filter(|row| row.about != Some(DocumentAbout::Cookies));
            let documents =
                documents.filter_map(|row| Some((format!("company.documents.{}.link", row.key), row.title.as_ref()?)));
            let outside = company.outside.iter().filter(|row| row.link.is_none());
            let outside = outside.filter_map(|row| Some((format!("company.outside.{}.link", row.key), row.document.as_ref()?)));
            let sharing = &case.answers.sharing;
            let list = sharing.list_title.iter().filter(|_| sharing.list.is_none());
            let list = list.map(|title| ("sharing.list".to_owned(), title));
            // what others have written may be many documents, or none that you know of
            let outside = outside.map(|one| (one, true));
            let bare = documents.chain(list).map(|one| (one, false)).chain(outside);
            let named = |((at, title), theirs): ((String, &String), bool)| {
                Breach::said(at, format!("The text names “{title}”, and not where it is.")).milder_if(theirs, Should)
            };
            let mut breaches: Vec<Breach> = bare.map(named).collect();
            let sections = case.document().clauses.iter().filter(|clause| clause.numbered).count();
            let lines = case.own();
            breaches.extend(lines.iter().filter_map(|line| {
                let hit = line.asserts(&["see|in|under|to section|sections _"])?;
                let number: usize = line.said(&hit).split_whitespace().last()?.parse().ok()?;
                let elsewhere = line.then(&hit, 2, &["of", "act", "code", "u.s.c", "gdpr", "ccpa", "law", "regulation"]);
                (!elsewhere && number > sections)
                    .then(|| line.breach(format!("A sentence points to section {number}, and there are {sections}.")))
            }));
            breaches
        },
        #[cfg(test)]
        trial: Trial {
            given: &["company.documents.safe={\"title\":\"Security page\",\"about\":\"security\",\"link\":\"/security\"}"],
            breaks: &["company.documents.safe.link="],
            mends: &["company.documents.safe.link=/security"],
            ..Trial::NEW
        },
        ..CLASH
    },
];

const BUTTONS: &[&str] = &[
    "skip to content|main|navigation",
    "back to top|home",
    "accept all",
    "toggle navigation|menu",
    "sign in sign up",
    "print this page",
    "jump to content",
];

/// Words of a template, between brackets.
const FILLERS: &[&str] = &[
    "company",
    "name",
    "address",
    "country",
    "date",
    "insert",
    "your",
    "email",
    "e-mail",
    "website",
    "url",
    "link",
    "phone",
    "number",
    "product",
    "contact",
    "city",
    "state",
    "placeholder",
    "xx",
    "xxx",
    "todo",
    "tbd",
];

/// What was left of a template in an answer.
fn placeholder(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => left_in(text),
        Value::Array(all) => all.iter().find_map(placeholder),
        Value::Object(fields) => fields.values().find_map(placeholder),
        Value::Null | Value::Bool(_) | Value::Number(_) => None,
    }
}

fn left_in(text: &str) -> Option<String> {
    if let Some(at) = text.to_lowercase().find("lorem ipsum") {
        return text.get(at..at + 11).map(str::to_owned);
    }
    let marks = ["TODO", "TBD", "FIXME", "XXXX"];
    let mut words = text.split(|c: char| !c.is_alphanumeric());
    if let Some(mark) = words.find(|word| marks.contains(word)) {
        return Some(mark.to_owned());
    }
    let fills = |inside: &str| {
        let lower = inside.to_lowercase();
        let mut words = lower.split(|c: char| !c.is_alphanumeric() && c != '-');
        inside.len() < 50 && words.any(|word| FILLERS.contains(&word))
    };
    for (open, close, always) in [("{{", "}}", true), ("[", "]", false), ("<", ">", false)] {
        let mut rest = text;
        while let Some((_, after)) = rest.split_once(open) {
            let Some((inside, then)) = after.split_once(close) else {
                break;
            };
            if (always || fills(inside)) && !then.starts_with('(') {
                return Some(format!("{open}{inside}{close}"));
            }
            rest = then;
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::left_in;

    #[test]
    fn templates_leave_marks_and_ordinary_words_do_not() {
        for text in [
            "[Company Name]",
            "Write to [your address].",
            "{{ product }}",
            "Lorem ipsum dolor",
            "TODO",
            "by <insert date>",
        ] {
            assert!(left_in(text).is_some(), "{text}");
        }
        for text in [
            "We keep a to-do list.",
            "[sic]",
            "a [link](https://acme.example/your-data)",
            "if a < b and c > d",
            "Acme [Ireland] Ltd",
        ] {
            assert_eq!(left_in(text), None, "{text}");
        }
    }
}
