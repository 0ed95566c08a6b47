//! JSON, TOML and YAML as one kind of tree that knows its lines, so that a reader says what a key means and no more.
//!
//! Owns the way from each grammar to the tree. Must not know any file's meaning. The price: a file is held twice for
//! a moment, and what YAML can do besides (tags, merges) is read as plain as it stands.

use super::trace::Lines;
use jsonc_parser::ast;
use jsonc_parser::common::Ranged;
use jsonc_parser::{CollectOptions, ParseOptions, parse_to_ast};
use saphyr_parser::{Event, Parser, ScalarStyle};
use toml::de::{DeTable, DeValue};

/// How deep lists and tables may lie in each other.
const DEEPEST: usize = 200;

/// A value with the line where it begins.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Node {
    pub(super) line: usize,
    pub(super) value: Value,
}

/// What a node is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Value {
    /// Members in the order of the file.
    Map(Vec<Member>),
    List(Vec<Node>),
    Text(String),
    /// `true` or `false`.
    Bool(bool),
    /// A number, a date, nothing.
    Other,
}

/// A key with its value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Member {
    pub(super) key: String,
    /// The line of the key.
    pub(super) line: usize,
    pub(super) node: Node,
}

/// Why a text is none of its grammar, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Broken {
    pub(super) line: usize,
    pub(super) reason: String,
}

impl Node {
    /// The members, where this is a map.
    pub(super) fn members(&self) -> &[Member] {
        if let Value::Map(members) = &self.value { members } else { &[] }
    }

    /// The entries, where this is a list.
    pub(super) fn entries(&self) -> &[Self] {
        if let Value::List(entries) = &self.value {
            entries
        } else {
            &[]
        }
    }

    /// What lies at a key.
    pub(super) fn get(&self, key: &str) -> Option<&Self> {
        self.members()
            .iter()
            .find(|member| member.key == key)
            .map(|member| &member.node)
    }

    /// What lies at keys in one another.
    pub(super) fn at(&self, keys: &[&str]) -> Option<&Self> {
        keys.iter().try_fold(self, |node, key| node.get(key))
    }

    /// The members of what lies at keys in one another; none where nothing does.
    pub(super) fn members_at(&self, keys: &[&str]) -> &[Member] {
        self.at(keys).map_or(&[], Self::members)
    }

    /// The text, where this is one.
    pub(super) fn text(&self) -> Option<&str> {
        if let Value::Text(text) = &self.value {
            Some(text)
        } else {
            None
        }
    }

    /// Whether this is `true`.
    pub(super) fn is_true(&self) -> bool {
        self.value == Value::Bool(true)
    }
}

/// A text of JSON; comments and commas too many are taken, as the tools do that read such files.
pub(super) fn json(text: &str) -> Result<Node, Broken> {
    let lines = Lines::of(text);
    let parsed = parse_to_ast(text, &CollectOptions::default(), &ParseOptions::default()).map_err(|error| Broken {
        line: lines.at(error.range().start),
        reason: format!("no JSON: {}", error.kind()),
    })?;
    parsed.value.map(|value| of_json(&value, &lines)).ok_or_else(|| Broken {
        line: 1,
        reason: "no JSON: the file is empty".to_owned(),
    })
}

fn of_json(value: &ast::Value<'_>, lines: &Lines<'_>) -> Node {
    let line = lines.at(value.range().start);
    let value = match value {
        ast::Value::Object(object) => Value::Map(
            object
                .properties
                .iter()
                .map(|member| Member {
                    key: member.name.as_str().to_owned(),
                    line: lines.at(member.range.start),
                    node: of_json(&member.value, lines),
                })
                .collect(),
        ),
        ast::Value::Array(array) => Value::List(array.elements.iter().map(|value| of_json(value, lines)).collect()),
        ast::Value::StringLit(text) => Value::Text(text.value.to_string()),
        ast::Value::BooleanLit(yes) => Value::Bool(yes.value),
        ast::Value::NumberLit(_) | ast::Value::NullKeyword(_) => Value::Other,
    };
    Node { line, value }
}

/// A text of TOML.
pub(super) fn toml(text: &str) -> Result<Node, Broken> {
    let lines = Lines::of(text);
    let table = DeTable::parse(text).map_err(|error| Broken {
        line: error.span().map_or(1, |span| lines.at(span.start)),
        reason: format!("no TOML: {}", error.message()),
    })?;
    Ok(Node {
        line: 1,
        value: of_table(table.get_ref(), &lines),
    })
}

fn of_table(table: &DeTable<'_>, lines: &Lines<'_>) -> Value {
    let mut members: Vec<Member> = table
        .iter()
        .map(|(key, value)| Member {
            key: key.get_ref().to_string(),
            line: lines.at(key.span().start),
            node: Node {
                line: lines.at(value.span().start),
                value: of_toml(value.get_ref(), lines),
            },
        })
        .collect();
    members.sort_by_key(|member| member.line);
    Value::Map(members)
}

fn of_toml(value: &DeValue<'_>, lines: &Lines<'_>) -> Value {
    match value {
        DeValue::String(text) => Value::Text(text.to_string()),
        DeValue::Boolean(yes) => Value::Bool(*yes),
        DeValue::Array(array) => Value::List(
            array
                .iter()
                .map(|value| Node {
                    line: lines.at(value.span().start),
                    value: of_toml(value.get_ref(), lines),
                })
                .collect(),
        ),
        DeValue::Table(table) => of_table(table, lines),
        DeValue::Integer(_) | DeValue::Float(_) | DeValue::Datetime(_) => Value::Other,
    }
}

/// The first document of a text of YAML.
pub(super) fn yaml(text: &str) -> Result<Node, Broken> {
    let mut parser = Parser::new_from_str(text);
    let mut open: Vec<Frame> = Vec::new();
    while let Some(event) = parser.next_event() {
        let (event, span) = event.map_err(|error| Broken {
            line: error.marker().line(),
            reason: format!("no YAML: {}", error.info()),
        })?;
        let line = span.start.line();
        let done = match event {
            Event::MappingStart(..) => {
                open.push(Frame::new(line, true));
                None
            }
            Event::SequenceStart(..) => {
                open.push(Frame::new(line, false));
                None
            }
            Event::MappingEnd | Event::SequenceEnd => open.pop().map(Frame::closed),
            Event::Scalar(text, style, ..) => Some(scalar(&text, style, line)),
            Event::Alias(_) => Some(Node {
                line,
                value: Value::Other,
            }),
            Event::DocumentEnd | Event::StreamEnd => break,
            Event::Nothing | Event::StreamStart | Event::DocumentStart(_) => None,
        };
        if open.len() > DEEPEST {
            return Err(Broken {
                line,
                reason: format!("lists and tables lie in each other more than {DEEPEST} deep"),
            });
        }
        let Some(node) = done else { continue };
        match open.last_mut() {
            Some(frame) => frame.take(node),
            None => return Ok(node),
        }
    }
    Ok(Node {
        line: 1,
        value: Value::Other,
    })
}

fn scalar(text: &str, style: ScalarStyle, line: usize) -> Node {
    let value = match text {
        "true" | "false" if style == ScalarStyle::Plain => Value::Bool(text == "true"),
        "" | "~" | "null" if style == ScalarStyle::Plain => Value::Other,
        text => Value::Text(text.to_owned()),
    };
    Node { line, value }
}

/// A list or a map whose end has not come.
struct Frame {
    line: usize,
    is_map: bool,
    members: Vec<Member>,
    entries: Vec<Node>,
    key: Option<Node>,
}

impl Frame {
    fn new(line: usize, is_map: bool) -> Self {
        Self {
            line,
            is_map,
            members: Vec::new(),
            entries: Vec::new(),
            key: None,
        }
    }

    fn take(&mut self, node: Node) {
        if !self.is_map {
            self.entries.push(node);
        } else if let Some(key) = self.key.take() {
            self.members.push(Member {
                key: key.text().unwrap_or_default().to_owned(),
                line: key.line,
                node,
            });
        } else {
            self.key = Some(node);
        }
    }

    fn closed(self) -> Node {
        let value = if self.is_map {
            Value::Map(self.members)
        } else {
            Value::List(self.entries)
        };
        Node { line: self.line, value }
    }
}
