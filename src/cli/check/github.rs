//! Findings as GitHub's workflow commands: each becomes an annotation at its line.
//!
//! The grammar is `::LEVEL file=…,line=…,title=…::MESSAGE`; what could end a part early is written as its code.

use super::{Checked, Placed, Tone, standing, tone};
use crate::interview;
use crate::review;
use std::fmt::Write as _;

pub(super) fn report(checked: &[Checked]) -> String {
    let mut text = String::new();
    for one in checked {
        for Placed { finding, line, file } in &one.found {
            let file = property(&file.as_ref().unwrap_or(&one.file).to_string_lossy());
            let level = match tone(finding) {
                Tone::Error => "error",
                Tone::Warning => "warning",
                Tone::Note => "notice",
            };
            let line = line.map(|line| format!(",line={line}")).unwrap_or_default();
            let title = match finding.provision {
                "" => finding.rule.to_owned(),
                provision => format!("{}: {provision}", finding.rule),
            };
            let mut message = finding.message.clone();
            if let Some(decided) = review::decided_words(finding) {
                let _ = write!(message, " ({decided})");
            }
            for words in [finding.sentence.as_str(), finding.why].iter().chain(&finding.mend) {
                if !words.is_empty() {
                    message.push('\n');
                    message.push_str(words);
                }
            }
            // each annotation stands alone, so each says its day
            let standing = standing(finding, None);
            if !standing.is_empty() {
                let _ = write!(message, "\n{}", interview::capital(&standing.join("; ")));
            }
            let (title, message) = (property(&title), data(&message));
            let _ = writeln!(text, "::{level} file={file}{line},title={title}::{message}");
        }
    }
    text
}

fn data(words: &str) -> String {
    words.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn property(words: &str) -> String {
    data(words).replace(':', "%3A").replace(',', "%2C")
}
