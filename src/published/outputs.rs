//! What Finish can write: the formats of the policy, and private lists about it.
//!
//! One table: a format of [`crate::render`] is one entry, another list is one more. Must not know paths of this
//! machine nor screens. The price: every text is composed anew for each output.

use super::{Past, document};
use crate::annotate::annotate;
use crate::draft::{Draft, Notes};
use crate::render::{self, Options};
use crate::values::PolicyDate;
use crate::{clauses, trace};
use std::path::{Path, PathBuf};

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
    /// Its text.
    pub text: fn(&Draft, &Print) -> String,
}

/// How a text is made of a draft.
#[derive(Debug, Clone, Copy)]
pub struct Print<'a> {
    /// The private notes; none for what is public.
    pub notes: &'a Notes,
    /// Whether it is a draft for review, that shows everything suggested.
    pub marked: bool,
    /// The day as of which the review looks.
    pub today: PolicyDate,
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
        text: |draft, print| policy("html", draft, print.marked),
    },
    Output {
        name: "md",
        label: "Markdown",
        stem: "PRIVACY",
        ending: "md",
        usual: true,
        ticked: true,
        public: true,
        text: |draft, print| policy("md", draft, print.marked),
    },
    Output {
        name: "txt",
        label: "Plain text",
        stem: "privacy",
        ending: "txt",
        usual: true,
        ticked: false,
        public: true,
        text: |draft, print| policy("txt", draft, print.marked),
    },
    Output {
        name: "html-fragment",
        label: "HTML to embed",
        stem: "privacy-fragment",
        ending: "html",
        usual: false,
        ticked: false,
        public: true,
        text: |draft, print| policy("html-fragment", draft, print.marked),
    },
    Output {
        name: "json",
        label: "Data, by sentence",
        stem: "privacy.document",
        ending: "json",
        usual: false,
        ticked: false,
        public: true,
        text: |draft, print| policy("json", draft, print.marked),
    },
    Output {
        name: "annotated",
        label: "Copy for your lawyer",
        stem: "privacy.annotated",
        ending: "html",
        usual: true,
        ticked: false,
        public: false,
        text: |draft, print| annotated(draft, print),
    },
    Output {
        name: "open-questions",
        label: "Open questions",
        stem: "open-questions",
        ending: "txt",
        usual: true,
        ticked: false,
        public: false,
        text: |draft, print| questions(draft, print.notes),
    },
];

/// The output of this name.
pub fn output(name: &str) -> Option<&'static Output> {
    OUTPUTS.iter().find(|output| output.name == name)
}

/// A file that can be written next.
#[derive(Debug)]
pub struct Proposal {
    /// What.
    pub output: &'static Output,
    /// Whether it is to be written where the author does not say otherwise.
    pub chosen: bool,
    /// Where.
    pub path: PathBuf,
}

/// Everything that can be written: what was published last or still stands from before, and the private lists that were
/// written with it, where they were, the rest under its usual name in this folder.
/// A draft for review (`marked`) is never proposed where the policy stands.
pub fn proposals(past: Option<&Past>, folder: &Path, marked: bool) -> Vec<Proposal> {
    let past = past.filter(|_| !marked);
    let standing = past.map(|past| past.files.iter().chain(past.older.iter().map(|older| &older.found)));
    let proposal = |output: &'static Output| {
        let last = standing
            .clone()
            .and_then(|mut files| files.find(|found| found.file.format == output.name));
        let private = past.and_then(|past| past.private.get(output.name));
        let place = last.and_then(|found| found.place.clone()).or_else(|| private.cloned());
        Proposal {
            output,
            chosen: past.map_or(output.ticked, |_| last.is_some() || private.is_some()),
            path: place.unwrap_or_else(|| folder.join(output.file(marked))),
        }
    };
    OUTPUTS.iter().map(proposal).collect()
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
    let all = clauses::compose(&draft.worded(), &|at| gaps.iter().any(|gap| gap == at));
    let open = trace::missing_in(&all, &document(draft));
    let sentences: Vec<_> = all.sentences().collect();
    let unconfirmed = open
        .into_iter()
        .filter_map(|number| sentences.get(number))
        .map(|sentence| sentence.id.clone())
        .collect();
    let options = Options {
        unconfirmed,
        noindex: true,
        ..Options::default()
    };
    (all, options)
}

/// The list of open questions, to send to a colleague or a lawyer.
fn questions(draft: &Draft, notes: &Notes) -> String {
    let list = crate::open::document(&crate::open::list(draft, notes));
    render::format("txt").map_or_else(String::new, |format| (format.render)(&list, &Options::default()))
}

/// The copy in which each sentence carries what stands behind it.
fn annotated(draft: &Draft, print: &Print) -> String {
    let copy = || annotate(draft, print.notes, print.today);
    render::annotated::format("html").map_or_else(String::new, |render| render(&copy()))
}
