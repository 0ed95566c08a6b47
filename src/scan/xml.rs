//! Texts of XML, with the line of each element, and none of what XML can do to whoever reads it.
//!
//! Owns which documents are refused: those that define entities, which may grow without end, and those whose elements
//! lie too deep. Must not know what an element means. The price: a manifest with an entity of its own is not read.

use super::trace::{Lines, Traces};
use roxmltree::{Document, Node, NodeId, ParsingOptions};

/// How deep elements may lie in each other.
const DEEPEST: usize = 200;

/// A document, and where its lines begin.
pub(super) struct Xml<'d, 'a> {
    pub(super) document: &'d Document<'a>,
    lines: Lines<'a>,
}

impl Xml<'_, '_> {
    /// The line of an element, from 1.
    pub(super) fn line(&self, element: Node<'_, '_>) -> usize {
        self.lines.at(element.range().start)
    }
}

/// Reads a text and hands it on, or says why it was not read.
pub(super) fn read(text: &str, traces: &mut Traces, then: impl FnOnce(&Xml<'_, '_>, &mut Traces)) {
    let lines = Lines::of(text);
    if let Some(at) = text.find("<!ENTITY") {
        return traces.wrong(Some(lines.at(at)), "XML that defines entities is not read");
    }
    let options = ParsingOptions {
        allow_dtd: true,
        ..ParsingOptions::default()
    };
    let document = match Document::parse_with_options(text, options) {
        Ok(document) => document,
        Err(error) => {
            let line = usize::try_from(error.pos().row).ok();
            return traces.wrong(line, format!("no XML: {error}"));
        }
    };
    let xml = Xml {
        document: &document,
        lines,
    };
    match too_deep(&document) {
        Some(element) => traces.wrong(
            Some(xml.line(element)),
            format!("elements lie in each other more than {DEEPEST} deep"),
        ),
        None => then(&xml, traces),
    }
}

/// The first element that lies too deep.
fn too_deep<'d, 'a>(document: &'d Document<'a>) -> Option<Node<'d, 'a>> {
    let mut open: Vec<NodeId> = Vec::new();
    document.descendants().find(|node| {
        let above = node.parent().map(|parent| parent.id());
        while open.last().copied() != above && open.pop().is_some() {}
        open.push(node.id());
        open.len() > DEEPEST
    })
}
