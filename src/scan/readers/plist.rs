//! Property lists of Apple, as the same tree as JSON.

use crate::scan::trace::Traces;
use crate::scan::tree::{Member, Node, Value};
use crate::scan::xml::{self, Xml};
use roxmltree::Node as Element;

/// Reads a property list and hands its tree on.
pub(super) fn read(text: &str, traces: &mut Traces, then: impl FnOnce(&Node<'_>, &mut Traces)) {
    if text.starts_with("bplist") {
        return traces.wrong(None, "a property list in binary form: save it as XML, and it will be read");
    }
    xml::read(text, traces, |xml, traces| {
        if let Some(root) = xml.document.root_element().children().find(Element::is_element) {
            then(&tree(xml, root), traces);
        }
    });
}

fn tree<'a>(xml: &Xml<'_, '_>, element: Element<'a, '_>) -> Node<'a> {
    let line = xml.line(element);
    let inside = || element.children().filter(Element::is_element);
    let value = match element.tag_name().name() {
        "dict" => {
            let mut members = Vec::new();
            let mut key: Option<Element<'a, '_>> = None;
            for child in inside() {
                if child.has_tag_name("key") {
                    key = Some(child);
                } else if let Some(key) = key.take() {
                    members.push(Member {
                        key: key.text().unwrap_or_default().trim().into(),
                        line: xml.line(key),
                        node: tree(xml, child),
                    });
                }
            }
            Value::Map(members)
        }
        "array" => Value::List(inside().map(|child| tree(xml, child)).collect()),
        "string" => Value::Text(element.text().unwrap_or_default().trim().into()),
        "true" => Value::Bool(true),
        "false" => Value::Bool(false),
        _ => Value::Other,
    };
    Node { line, value }
}
