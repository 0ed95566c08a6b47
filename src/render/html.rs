//! HTML: a complete page, or a fragment to embed.
//!
//! A page is one file that loads nothing and runs nothing: no script, no font, no picture, and a
//! content security policy that says so. Text is escaped at one place, [`escape`]; every other string
//! is the program's. Tables carry roles, because turning them into cards on a telephone would take
//! their meaning from screen readers otherwise. The price: a fragment brings no style of its own.

use super::annotated::Printed;
use super::spans::{Kind, Span, plain};
use super::{DRAFT, Options, Page, heading, label};
use crate::document::{Block, Clause, Document, Sentence, Table};
use std::fmt::Write;

/// The look of a page.
const STYLE: &str = include_str!("page.css");
/// What stands in a cell of which nothing is said: a dash, read aloud as what it means.
const NOT_STATED: &str = "<span role=\"img\" aria-label=\"not stated\">—</span>";
/// What an annotated copy adds to it.
const NOTED: &str = include_str!("annotated/notes.css");
/// What a page may load: its own style, and nothing else.
const SECURITY: &str = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/// Prints a page, or a fragment if the options say so.
pub fn render(document: &Document, options: &Options) -> String {
    let page = Page::new(document, options);
    if options.fragment { fragment(&page) } else { whole(&page) }
}

/// Prints a fragment.
pub fn render_fragment(document: &Document, options: &Options) -> String {
    fragment(&Page::new(document, options))
}

/// A complete page.
pub(super) fn whole(page: &Page) -> String {
    let writer = Writer { page, prefix: "" };
    let clauses: Vec<_> = page.clauses().collect();
    let before_first_number = clauses.iter().take_while(|(number, _)| number.is_none()).count();
    let leading = if before_first_number == clauses.len() {
        0
    } else {
        before_first_number
    };
    let (lead, body) = clauses.split_at(leading);
    let private = page.notes.is_some();
    format!(
        "<!doctype html>\n<html lang=\"{language}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"{SECURITY}\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n\
         {robots}<title>{title}</title>\n<style>\n{STYLE}{noted}</style>\n</head>\n<body>\n\
         <main class=\"{class}\">\n<div class=\"lead\">\n{head}{lead}</div>\n{contents}<div class=\"body\">\n{body}</div>\n</main>\n</body>\n</html>\n",
        robots = if private || page.options.noindex || page.is_draft() {
            "<meta name=\"robots\" content=\"noindex\">\n"
        } else {
            ""
        },
        noted = if private { NOTED } else { "" },
        class = if private { "policy annotated" } else { "policy" },
        language = escape(&page.document.language),
        title = escape(&plain(&page.title())),
        head = writer.head(),
        lead = writer.clauses(lead),
        contents = writer.contents(body),
        body = writer.clauses(body),
    )
}

fn fragment(page: &Page) -> String {
    let writer = Writer {
        page,
        prefix: "privacy-",
    };
    let clauses: Vec<_> = page.clauses().collect();
    format!(
        "<article class=\"policy\" lang=\"{}\">\n{}{}</article>\n",
        escape(&page.document.language),
        writer.head(),
        writer.clauses(&clauses),
    )
}

struct Writer<'a> {
    page: &'a Page<'a>,
    /// What ids begin with, so that those of a fragment do not meet those of the page around it.
    prefix: &'static str,
}

impl Writer<'_> {
    fn head(&self) -> String {
        let mut out = format!("<header>\n<h1>{}</h1>\n", self.spans(&self.page.title()));
        let dates = self.page.document.dates.iter().map(|s| self.sentence(s));
        let dates: String = dates.fold(String::new(), |all, date| all + "<li>" + &date + "</li>\n");
        if !dates.is_empty() {
            let _ = write!(out, "<ul class=\"dates\">\n{dates}</ul>\n");
        }
        out += "</header>\n";
        out += &Self::notes(&self.page.beside(&self.page.document.dates));
        if self.page.is_draft() {
            let _ = writeln!(
                out,
                "<p class=\"draft\" role=\"note\"><strong>{}</strong> {}</p>",
                DRAFT.0, DRAFT.1
            );
        }
        out
    }

    /// The table of contents; a short document needs none.
    fn contents(&self, clauses: &[(Option<usize>, &Clause)]) -> String {
        let headed = clauses.iter().filter(|(_, clause)| !heading(clause).is_empty());
        let entries: Vec<String> = headed
            .map(|(number, clause)| {
                format!(
                    "<li><a href=\"#{}\">{}</a></li>\n",
                    self.id(clause.id),
                    Self::title(*number, clause)
                )
            })
            .collect();
        if entries.len() < 3 {
            return String::new();
        }
        let entries = entries.concat();
        format!(
            "<nav class=\"contents\" aria-labelledby=\"contents-title\">\n<h2 id=\"contents-title\">Contents</h2>\n<ol>\n{entries}</ol>\n</nav>\n"
        )
    }

    fn clauses(&self, clauses: &[(Option<usize>, &Clause)]) -> String {
        let mut out = String::new();
        for (number, clause) in clauses {
            let id = self.id(clause.id);
            if heading(clause).is_empty() {
                let _ = writeln!(out, "<section id=\"{id}\">");
            } else {
                let title = Self::title(*number, clause);
                let _ = write!(out, "<section aria-labelledby=\"{id}\">\n<h2 id=\"{id}\">{title}</h2>\n");
            }
            let mut headings = 0;
            for block in &clause.blocks {
                headings += usize::from(matches!(block, Block::Heading(_)));
                out += &self.beside(block, self.block(block, &format!("{id}-{headings}")));
            }
            out += "</section>\n";
        }
        out
    }

    fn title(number: Option<usize>, clause: &Clause) -> String {
        let number = number.map_or_else(String::new, |n| format!("<span class=\"number\">{n}.</span> "));
        number + &escape(&heading(clause))
    }

    fn block(&self, block: &Block, heading_id: &str) -> String {
        match block {
            Block::Paragraph(sentences) => wrap("p", "", &self.sentences(sentences)),
            Block::List(items) => {
                let items: String = items.iter().map(|item| wrap("li", "", &self.sentences(item))).collect();
                wrap("ul", "", &items)
            }
            Block::Table(table) => self.table(table),
            Block::Heading(sentence) => {
                let heading = self.marked(sentence, self.spans(&self.page.heading(sentence)));
                wrap("h3", &format!(" id=\"{heading_id}\""), &heading)
            }
            Block::Notice(sentences) => {
                let (first, rest) = sentences.split_at(sentences.len().min(1));
                let first = wrap("p", " class=\"first\"", &wrap("strong", "", &self.sentences(first)));
                wrap(
                    "div",
                    " class=\"notice\" role=\"note\"",
                    &(first + &wrap("p", "", &self.sentences(rest))),
                )
            }
            Block::Card(lines) => {
                let lines = lines.iter().fold(String::new(), |mut out, (name, sentence)| {
                    let value = self.sentence(sentence);
                    let _ = writeln!(out, "<div><dt>{}</dt>\n<dd>{value}</dd></div>", text(name));
                    out
                });
                wrap("dl", " class=\"card\"", &lines)
            }
        }
    }

    fn table(&self, table: &Table) -> String {
        let mut out = "<table role=\"table\">\n<thead role=\"rowgroup\">\n<tr role=\"row\">\n".to_owned();
        for head in &table.head {
            let _ = writeln!(out, "<th scope=\"col\" role=\"columnheader\">{}</th>", text(head));
        }
        out += "</tr>\n</thead>\n<tbody role=\"rowgroup\">\n";
        for row in &table.rows {
            out += "<tr role=\"row\">\n";
            let missing = table.head.len().saturating_sub(row.len());
            let cells = row.iter().map(|cell| self.sentence(cell));
            for (i, cell) in cells.chain(std::iter::repeat_n(String::new(), missing)).enumerate() {
                let name = table.head.get(i).map(|head| text(head)).unwrap_or_default();
                let bare = i < row.len() && cell.is_empty();
                let _ = if bare && i > 0 {
                    writeln!(
                        out,
                        "<td role=\"cell\" class=\"none\" data-label=\"{name}\">{NOT_STATED}</td>"
                    )
                } else if i == 0 {
                    let cell = if bare { NOT_STATED } else { &cell };
                    writeln!(out, "<th scope=\"row\" role=\"rowheader\" data-label=\"{name}\">{cell}</th>")
                } else {
                    writeln!(out, "<td role=\"cell\" data-label=\"{name}\">{cell}</td>")
                };
            }
            out += "</tr>\n";
        }
        out + "</tbody>\n</table>\n"
    }

    fn sentences(&self, sentences: &[Sentence]) -> String {
        let all: Vec<String> = sentences.iter().map(|s| self.sentence(s)).filter(|s| !s.is_empty()).collect();
        all.join("\n")
    }

    fn sentence(&self, sentence: &Sentence) -> String {
        self.marked(sentence, self.spans(&self.page.sentence(sentence)))
    }

    fn marked(&self, sentence: &Sentence, html: String) -> String {
        if html.is_empty() {
            return html;
        }
        let marked = match self.page.tag(sentence) {
            Some(tag) => format!(
                "<mark class=\"open\"><span class=\"tag\">{}</span> {html}</mark>",
                escape(&tag)
            ),
            None => html,
        };
        match self.page.note(sentence) {
            Some(n) => format!("{marked}<sup class=\"note\"><a href=\"#note-{n}\">{n}</a></sup>"),
            None => marked,
        }
    }

    /// A block with what stands behind its sentences beside it.
    fn beside(&self, block: &Block, html: String) -> String {
        let notes = Self::notes(&self.page.beside(block.sentences()));
        if notes.is_empty() {
            return html;
        }
        format!("<div class=\"pair\">\n<div>\n{html}</div>\n{notes}</div>\n")
    }

    fn notes(notes: &[&Printed]) -> String {
        let notes: String = notes.iter().map(|note| Self::one_note(note)).collect();
        if notes.is_empty() {
            return notes;
        }
        format!("<aside aria-label=\"Behind these sentences\">\n<ul class=\"notes\">\n{notes}</ul>\n</aside>\n")
    }

    fn one_note(note: &Printed) -> String {
        let mut out = format!("<li id=\"note-{n}\"><span class=\"number\">{n}</span> ", n = note.number);
        if let Some(mark) = note.mark() {
            let _ = write!(out, "<span class=\"tag\">{}</span> ", escape(mark));
        }
        let (question, answer, who) = (escape(&note.question), escape(&note.answer), escape(&note.who));
        let path = escape(&note.path);
        let _ = write!(out, "{question} <strong>{answer}</strong><br>\n{who} <code>{path}</code>");
        if let Some(private) = &note.private {
            let _ = write!(out, "<br>\n<em>Note to counsel:</em> {}", escape(private));
        }
        for more in note.more() {
            let _ = write!(out, "<br>\n<span class=\"also\">{}</span>", escape(&more));
        }
        out + "</li>\n"
    }

    fn spans(&self, spans: &[Span]) -> String {
        let groups = spans.chunk_by(|a, b| a.strong == b.strong);
        groups
            .map(|group| {
                let html: String = group.iter().map(|span| self.span(span)).collect();
                if group[0].strong {
                    format!("<strong>{html}</strong>")
                } else {
                    html
                }
            })
            .collect()
    }

    fn span(&self, span: &Span) -> String {
        match &span.kind {
            Kind::Words(text) => escape(text),
            Kind::Break => "<br>\n".to_owned(),
            Kind::Link { text, to } => format!("<a href=\"{}\">{}</a>", escape(to), escape(text)),
            Kind::See { clause, heading } => format!("<a href=\"#{}\">{}</a>", self.id(clause), escape(heading)),
            Kind::Gap(what) => format!("<mark class=\"gap\">[{}]</mark>", escape(what)),
        }
    }

    fn id(&self, clause: &str) -> String {
        let fit = clause.chars().filter(|c| c.is_ascii_alphanumeric() || *c == '-');
        self.prefix.chars().chain(fit).collect()
    }
}

/// An element around HTML, unless there is none.
fn wrap(element: &str, attributes: &str, html: &str) -> String {
    if html.is_empty() {
        return String::new();
    }
    let (before, after) = match element {
        "strong" => ("", ""),
        "ul" | "dl" | "div" => ("\n", "\n"),
        _ => ("", "\n"),
    };
    format!("<{element}{attributes}>{before}{html}</{element}>{after}")
}

/// A label of the program, as HTML.
fn text(words: &str) -> String {
    escape(&plain(&label(words)))
}

/// Text as HTML, fit for content and for quoted attributes alike.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for c in text.chars().filter(|&c| !crate::values::is_hidden(c)) {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            _ => out.push(c),
        }
    }
    out
}
