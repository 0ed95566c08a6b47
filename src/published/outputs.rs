//! What Finish can write: the formats of the policy, and private lists about it.
//!
//! One table: a format of [`crate::render`] is one entry, another list is one more. Must not know paths of this
//! machine nor screens. The price: every text is composed anew for each output.

use super::document;
use super::since::open_questions;
use crate::draft::{Draft, OpenState};
use crate::path::{self, Spot};
use crate::render::{self, Options};
use crate::values::clean_line;
use crate::{clauses, trace};
use std::fmt::Write as _;

/// Something that can be written.
#[derive(Debug)]
pub struct Output {
    /// Its name in records; of a format, the format's.
    pub name: &'static str,
    /// What it is, in two or three words.
    pub label: &'static str,
    /// The usual name of its file, without the ending.
    pub stem: &'static str,
    /// The ending of its file, without the dot.
    pub ending: &'static str,
    /// Whether it is offered at once; others wait behind one line.
    pub usual: bool,
    /// Whether it is ticked where the author has not said otherwise.
    pub ticked: bool,
    /// Whether it is the policy, made to be published, and not a private list about it.
    pub public: bool,
    /// Its text; with `marked`, a draft for review that shows everything suggested.
    pub text: fn(&Draft, marked: bool) -> String,
}

/// Everything that can be written, the usual first.
pub const OUTPUTS: &[Output] = &[
    Output {
        name: "html",
        label: "Web page",
        stem: "privacy",
        ending: "html",
        usual: true,
        ticked: true,
        public: true,
        text: |draft, marked| policy("html", draft, marked),
    },
    Output {
        name: "md",
        label: "Markdown",
        stem: "PRIVACY",
        ending: "md",
        usual: true,
        ticked: true,
        public: true,
        text: |draft, marked| policy("md", draft, marked),
    },
    Output {
        name: "txt",
        label: "Plain text",
        stem: "privacy",
        ending: "txt",
        usual: true,
        ticked: false,
        public: true,
        text: |draft, marked| policy("txt", draft, marked),
    },
    Output {
        name: "html-fragment",
        label: "HTML to embed",
        stem: "privacy-fragment",
        ending: "html",
        usual: false,
        ticked: false,
        public: true,
        text: |draft, marked| policy("html-fragment", draft, marked),
    },
    Output {
        name: "json",
        label: "Data, by sentence",
        stem: "privacy.document",
        ending: "json",
        usual: false,
        ticked: false,
        public: true,
        text: |draft, marked| policy("json", draft, marked),
    },
    Output {
        name: "open-questions",
        label: "Open questions",
        stem: "open-questions",
        ending: "txt",
        usual: true,
        ticked: false,
        public: false,
        text: |draft, _| questions(draft),
    },
];

/// The output of this name.
pub fn output(name: &str) -> Option<&'static Output> {
    OUTPUTS.iter().find(|output| output.name == name)
}

impl Output {
    /// The usual name of its file. A draft for review never bears the name of what is published.
    pub fn file(&self, marked: bool) -> String {
        let draft = if marked && self.public { ".draft" } else { "" };
        format!("{}{draft}.{}", self.stem, self.ending)
    }
}

fn policy(format: &str, draft: &Draft, as_draft: bool) -> String {
    let (document, options) = if as_draft {
        marked(draft)
    } else {
        (document(draft), Options::default())
    };
    render::format(format).map_or_else(String::new, |format| (format.render)(&document, &options))
}

/// The document with everything suggested, and what marks it as a draft.
pub fn marked(draft: &Draft) -> (crate::document::Document, Options) {
    let gaps: Vec<String> = draft.gaps().into_iter().chain(draft.missing()).collect();
    let all = clauses::compose(&draft.shown(), &|at| gaps.iter().any(|gap| gap == at));
    let open = trace::missing_in(&all, &document(draft));
    let sentences: Vec<_> = all.sentences().collect();
    let unconfirmed = open
        .into_iter()
        .filter_map(|number| sentences.get(number))
        .map(|sentence| sentence.id.clone())
        .collect();
    let options = Options {
        unconfirmed,
        ..Options::default()
    };
    (all, options)
}

/// The list of open questions, to send to a colleague or a lawyer.
fn questions(draft: &Draft) -> String {
    let shown = draft.shown();
    let product = shown.company.product.as_deref().map_or_else(String::new, clean_line);
    let mut text = if product.is_empty() {
        "Open questions about the privacy policy\n".to_owned()
    } else {
        format!("Open questions about the privacy policy of {product}\n")
    };
    let open = open_questions(draft);
    if open.is_empty() {
        text.push_str("\nNone.\n");
    }
    for (i, at) in open.iter().enumerate() {
        let Ok(Spot::Leaf(question) | Spot::Table(question) | Spot::Row(question, _) | Spot::Cell(question, _)) = path::spot(at)
        else {
            continue;
        };
        let whom = match draft.open.get(at).map(|open| open.state) {
            Some(OpenState::AskCounsel) => "for counsel",
            Some(OpenState::Confirm | OpenState::LeftOut | OpenState::DontKnow) | None => "we do not know",
        };
        let _ = writeln!(text, "\n{}. {} ({whom})", i + 1, question.ask);
        if let Ok(Spot::Row(_, key) | Spot::Cell(_, key)) = path::spot(at) {
            let row = row_name(&shown, question.table().unwrap_or(question.id), key);
            let _ = writeln!(text, "   About: {row}");
        }
        let _ = writeln!(text, "   {}", question.help);
        let _ = writeln!(text, "   Why it is asked: {}", question.why);
    }
    text
}

/// What a row is called: its first text, else its key.
fn row_name(answers: &crate::answers::Answers, table: &str, key: &str) -> String {
    let texts = crate::interview::columns(table).filter(|column| matches!(column.kind, crate::interview::Kind::Text));
    let mut names = texts.filter_map(|column| path::get(answers, &column.path(key))?.as_str().map(clean_line));
    names.next().unwrap_or_else(|| key.to_owned())
}
