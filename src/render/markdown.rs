//! Markdown: one sentence a line, so that a version history shows which sentences changed.
//!
//! Owns the escaping: whatever words come in, a Markdown parser gives the same words back, and the
//! only markup is the program's. Plain `CommonMark` with tables; links between clauses use the anchors
//! that GitHub, GitLab and most site generators derive from headings, so no HTML is needed but `<br />`
//! in a cell. The price: an address such as `a@b.example` in a person's words may still be linked by
//! platforms that look for addresses after parsing; no escape can prevent that.

use super::annotated::Printed;
use super::spans::{Kind, Span, plain};
use super::{DRAFT, Options, Page, heading, label};
use crate::document::{Block, Document, Sentence, Table};
use std::collections::HashMap;
use std::fmt::Write;

/// What stands in a cell of which nothing is said: a reader of screens passes an empty one over, or calls it blank.
const NOT_STATED: &str = "—";

/// Prints Markdown.
pub fn render(document: &Document, options: &Options) -> String {
    print(&Page::new(document, options))
}

/// Prints a page.
pub(super) fn print(page: &Page) -> String {
    let writer = Writer {
        anchors: anchors(page),
        page,
    };
    let mut blocks = Vec::new();
    let title = writer.line(&page.title(), Place::Heading);
    if !title.is_empty() {
        blocks.push(format!("# {title}"));
    }
    let dates: Vec<String> = page.document.dates.iter().map(|s| writer.sentence(s, "")).collect();
    blocks.push(join(dates, "\\\n"));
    blocks.push(notes(&page.beside(&page.document.dates)));
    if page.is_draft() {
        blocks.push(format!("> **{}**\n> {}", DRAFT.0, DRAFT.1));
    }
    for (number, clause) in page.clauses() {
        let heading = writer.line(&label(&clause.heading), Place::Heading);
        if !heading.is_empty() {
            let number = number.map(|n| format!("{n}. ")).unwrap_or_default();
            blocks.push(format!("## {number}{heading}"));
        }
        let mut after_list = false;
        for block in &clause.blocks {
            let is_list = matches!(block, Block::List(_) | Block::Card(_));
            let text = writer.block(block);
            // Two lists in a row would be read as one.
            if after_list && is_list && !text.is_empty() {
                blocks.push("<!-- -->".to_owned());
            }
            after_list = is_list && (after_list || !text.is_empty());
            blocks.push(text);
            let notes = notes(&page.beside(block.sentences()));
            after_list &= notes.is_empty();
            blocks.push(notes);
        }
    }
    blocks.retain(|block| !block.is_empty());
    blocks.join("\n\n") + "\n"
}

/// Where words stand, which decides what has to be escaped.
#[derive(Clone, Copy, PartialEq)]
enum Place {
    Paragraph,
    Heading,
    Cell,
}

struct Writer<'a> {
    page: &'a Page<'a>,
    anchors: HashMap<&'static str, String>,
}

impl Writer<'_> {
    fn block(&self, block: &Block) -> String {
        match block {
            Block::Paragraph(sentences) => self.sentences(sentences, ""),
            Block::List(items) => {
                let items = items.iter().map(|item| self.sentences(item, "  "));
                join(items.filter(|item| !item.is_empty()).map(|item| format!("- {item}")), "\n")
            }
            Block::Table(table) => self.table(table),
            Block::Heading(sentence) => {
                let heading = self.marked(sentence, self.line(&self.page.heading(sentence), Place::Heading));
                if heading.is_empty() {
                    heading
                } else {
                    format!("### {heading}")
                }
            }
            Block::Notice(sentences) => {
                let lines = sentences.iter().enumerate().map(|(i, sentence)| {
                    let mut spans = self.page.sentence(sentence);
                    for span in &mut spans {
                        span.strong |= i == 0;
                    }
                    self.marked(sentence, self.lines(&spans, "> "))
                });
                join(lines.filter(|line| !line.is_empty()).map(|line| format!("> {line}")), "\n")
            }
            Block::Card(lines) => {
                let lines = lines.iter().map(|(name, sentence)| {
                    let name = self.line(&label(name), Place::Paragraph);
                    format!("- **{name}:** {}", self.sentence(sentence, "  "))
                });
                join(lines, "\n")
            }
        }
    }

    fn table(&self, table: &Table) -> String {
        let columns = table.rows.iter().map(Vec::len).max().unwrap_or(0).max(table.head.len());
        let row = |cells: Vec<String>| {
            let missing = columns - cells.len();
            let cells = cells.into_iter().chain(std::iter::repeat_n(String::new(), missing));
            cells.fold("|".to_owned(), |row, cell| {
                row + " " + &cell + if cell.is_empty() { "|" } else { " |" }
            })
        };
        let head = table.head.iter().map(|head| self.line(&label(head), Place::Cell));
        let mut lines = vec![row(head.collect()), row(vec!["---".to_owned(); columns])];
        lines.extend(table.rows.iter().map(|cells| {
            let cell = |s: &Sentence| self.marked(s, self.line(&self.page.sentence(s), Place::Cell));
            let told = |cell: String| if cell.is_empty() { NOT_STATED.to_owned() } else { cell };
            row(cells.iter().map(cell).map(told).collect())
        }));
        if columns == 0 { String::new() } else { lines.join("\n") }
    }

    fn sentences(&self, sentences: &[Sentence], indent: &str) -> String {
        join(sentences.iter().map(|s| self.sentence(s, indent)), &format!("\n{indent}"))
    }

    fn sentence(&self, sentence: &Sentence, indent: &str) -> String {
        self.marked(sentence, self.lines(&self.page.sentence(sentence), indent))
    }

    fn marked(&self, sentence: &Sentence, line: String) -> String {
        if line.is_empty() {
            return line;
        }
        let marked = match self.page.tag(sentence) {
            Some(tag) => format!("**\\[{tag}\\]** {line}"),
            None => line,
        };
        match self.page.note(sentence) {
            Some(number) => format!("{marked}[^{number}]"),
            None => marked,
        }
    }

    /// Words with the line breaks of a person as hard breaks.
    fn lines(&self, spans: &[Span], indent: &str) -> String {
        let source = self.line(spans, Place::Paragraph);
        let lines: Vec<String> = source.split('\n').map(guard_start).collect();
        lines.join(&format!("\\\n{indent}"))
    }

    /// Words with line breaks left in, save in a heading, which has none, and in a cell.
    fn line(&self, spans: &[Span], place: Place) -> String {
        let groups: Vec<(bool, String)> = spans
            .chunk_by(|a, b| a.strong == b.strong)
            .map(|group| (group[0].strong, group.iter().map(|span| self.span(span, place)).collect()))
            .collect();
        let mut out = String::new();
        for (i, (strong, source)) in groups.iter().enumerate() {
            let next = groups.get(i + 1).and_then(|(_, source)| source.chars().next());
            if *strong && can_be_strong(out.chars().last(), source, next) {
                out = out + "**" + source + "**";
            } else {
                out += source;
            }
        }
        out
    }

    fn span(&self, span: &Span, place: Place) -> String {
        match &span.kind {
            Kind::Words(text) => escape(text, place),
            Kind::Break if place == Place::Cell => "<br />".to_owned(),
            Kind::Break => "\n".to_owned(),
            Kind::Link { text, to } if is_its_own_text(text, to) => format!("<{text}>"),
            Kind::Link { text, to } => format!("[{}]({})", escape(text, place), target(to, place)),
            Kind::See { clause, heading } => {
                let anchor = self.anchors.get(clause).map_or("", String::as_str);
                format!("[{}](#{anchor})", escape(heading, place))
            }
            Kind::Gap(what) => format!("\\[{}\\]", escape(what, place)),
        }
    }
}

/// Notes as footnotes, right below what they are about.
fn notes(notes: &[&Printed]) -> String {
    let words = |text: &str| escape(text, Place::Paragraph);
    let one = |note: &&Printed| {
        let mark = note.mark().map(|mark| format!("**\\[{mark}\\]** ")).unwrap_or_default();
        let mut line = format!("[^{}]: {mark}{} ", note.number, words(&note.question));
        let _ = write!(line, "**{}** · {} · `{}`", words(&note.answer), words(&note.who), note.path);
        if let Some(private) = &note.private {
            let _ = write!(line, " · Note to counsel: {}", words(private));
        }
        for more in note.more() {
            let _ = write!(line, " · {}", words(&more));
        }
        line
    };
    join(notes.iter().map(one), "\n")
}

fn join(parts: impl IntoIterator<Item = String>, between: &str) -> String {
    let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    parts.join(between)
}

/// Words that a parser will give back as they are.
fn escape(text: &str, place: Place) -> String {
    let letters: Vec<char> = text.chars().collect();
    let mut out = String::with_capacity(text.len() + 8);
    for (i, &c) in letters.iter().enumerate() {
        let before = i.checked_sub(1).map(|i| letters[i]);
        let after = letters.get(i + 1).copied();
        let within_word = before.is_some_and(|c| c.is_ascii_alphanumeric()) && after.is_some_and(|c| c.is_ascii_alphanumeric());
        let rest = &letters[i + 1..];
        let special = match c {
            '\\' | '`' | '*' | '^' | '[' | ']' | '<' | '~' | '$' | '{' | '}' | '|' => true,
            '_' => !within_word,
            '#' => place == Place::Heading,
            '&' => after.is_none_or(|c| c == '#' || c.is_alphanumeric()),
            '!' => after.is_none_or(|c| c == '['),
            '=' => before == Some('=') || after == Some('='),
            // Some parsers make links of bare addresses.
            ':' => rest.starts_with(&['/', '/']),
            '.' => i >= 3 && letters[i - 3..i].iter().all(|c| matches!(c, 'w' | 'W')),
            _ => false,
        };
        if c == '|' && place == Place::Cell {
            // Parsers disagree about a backslash before an escaped bar.
            out.push_str("&#124;");
            continue;
        }
        if special {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

/// Escapes what would begin a block at the start of a line of escaped source.
fn guard_start(line: &str) -> String {
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let (number, rest) = line.split_at(digits);
    let begins = if digits == 0 {
        rest.starts_with(['#', '+', '-', '=', ':', '>'])
    } else {
        let mut after = rest.chars();
        matches!(after.next(), Some('.' | ')')) && after.next().is_none_or(char::is_whitespace)
    };
    if begins {
        format!("{number}\\{rest}")
    } else {
        line.to_owned()
    }
}

/// Whether two stars on both sides make this source stand out, given what is before and after. Where
/// they would be printed instead, the words matter more than how they look.
fn can_be_strong(before: Option<char>, source: &str, after: Option<char>) -> bool {
    let side = |outer: Option<char>, inner: Option<char>| {
        let open = outer.is_none_or(|c| c.is_whitespace() || (c.is_ascii_punctuation() && c != '*'));
        inner.is_some_and(|c| !c.is_whitespace() && c != '*' && (open || c.is_alphanumeric())) && outer != Some('*')
    };
    let ends_in_star = source.ends_with('*');
    side(before, source.chars().next()) && side(after, source.chars().last()) && !ends_in_star
}

/// Whether `<…>` around the text is a link to its target in every parser.
fn is_its_own_text(text: &str, to: &str) -> bool {
    let label = |part: &str| {
        !part.is_empty()
            && !part.starts_with('-')
            && !part.ends_with('-')
            && part.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')
    };
    if let Some(address) = to.strip_prefix("mailto:") {
        let parts = address.split_once('@');
        let plain = |c: char| c.is_ascii_alphanumeric() || "._+-".contains(c);
        return text == address
            && parts.is_some_and(|(user, host)| {
                !user.is_empty() && user.chars().all(plain) && host.contains('.') && host.split('.').all(label)
            });
    }
    text == to && to.starts_with("https://") && to.chars().all(is_plain_in_target)
}

fn is_plain_in_target(c: char) -> bool {
    c.is_ascii_alphanumeric() || "/:._%?#=@+-,".contains(c)
}

fn target(to: &str, place: Place) -> String {
    let mut out = String::new();
    for c in to.chars() {
        if c == '|' && place == Place::Cell {
            out.push_str("%7C");
            continue;
        }
        if c.is_ascii_punctuation() && !is_plain_in_target(c) {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

/// The anchor of each clause, as platforms derive it from the headings in their order.
fn anchors(page: &Page) -> HashMap<&'static str, String> {
    let mut seen: HashMap<String, usize> = HashMap::new();
    let mut anchor = |heading: &str| {
        let slug: String = heading
            .trim()
            .to_lowercase()
            .chars()
            .filter(|&c| c.is_alphanumeric() || matches!(c, '_' | '-' | ' '))
            .map(|c| if c == ' ' { '-' } else { c })
            .collect();
        let count = seen.entry(slug.clone()).or_default();
        *count += 1;
        if *count == 1 { slug } else { format!("{slug}-{}", *count - 1) }
    };
    anchor(&plain(&page.title()));
    let mut anchors = HashMap::new();
    for (number, clause) in page.clauses() {
        if !heading(clause).is_empty() {
            let number = number.map(|n| format!("{n}. ")).unwrap_or_default();
            anchors
                .entry(clause.id)
                .or_insert(anchor(&format!("{number}{}", heading(clause))));
        }
        for block in &clause.blocks {
            if let Block::Heading(sentence) = block {
                anchor(&plain(&page.heading(sentence)));
            }
        }
    }
    anchors
}
