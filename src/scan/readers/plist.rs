//! Property lists of Apple, as the same tree as JSON.

use crate::scan::trace::Traces;
use crate::scan::tree::{Member, Node, Value};
use roxmltree::{Document, Node as Element, ParsingOptions};

/// Reads a property list and hands its tree on.
pub(super) fn read(text: &str, traces: &mut Traces, then: impl FnOnce(&Node, &mut Traces)) {
    if text.starts_with("bplist") {
        return traces.wrong(None, "a property list in binary form: save it as XML, and it will be read");
    }
    let options = ParsingOptions {
        allow_dtd: true,
        ..ParsingOptions::default()
    };
    match Document::parse_with_options(text, options) {
        Ok(document) => {
            let root = document.root_element().children().find(Element::is_element);
            if let Some(root) = root {
                then(&tree(&document, root, 0), traces);
            }
        }
        Err(error) => {
            let line = usize::try_from(error.pos().row).ok();
            traces.wrong(line, format!("no XML: {error}"));
        }
    }
}

/// How deep lists and tables may lie in each other; what is deeper is left out.
const DEEPEST: usize = 100;

fn tree(document: &Document<'_>, element: Element<'_, '_>, depth: usize) -> Node {
    let line = line_of(document, element);
    let inside = || element.children().filter(Element::is_element).take_while(|_| depth < DEEPEST);
    let value = match element.tag_name().name() {
        "dict" => {
            let mut members = Vec::new();
            let mut key: Option<Element<'_, '_>> = None;
            for child in inside() {
                if child.has_tag_name("key") {
                    key = Some(child);
                } else if let Some(key) = key.take() {
                    members.push(Member {
                        key: key.text().unwrap_or_default().trim().to_owned(),
                        line: line_of(document, key),
                        node: tree(document, child, depth + 1),
                    });
                }
            }
            Value::Map(members)
        }
        "array" => Value::List(inside().map(|child| tree(document, child, depth + 1)).collect()),
        "string" => Value::Text(element.text().unwrap_or_default().trim().to_owned()),
        "true" => Value::Bool(true),
        "false" => Value::Bool(false),
        _ => Value::Other,
    };
    Node { line, value }
}

/// The line of an element, from 1.
pub(super) fn line_of(document: &Document<'_>, element: Element<'_, '_>) -> usize {
    document.text_pos_at(element.range().start).row as usize
}
