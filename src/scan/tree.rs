//! JSON, TOML and YAML as one kind of tree that knows its lines, so that a reader says what a key means and no more.
//!
//! Owns the way from each grammar to the tree. Must not know any file's meaning. The price: a file is held twice for
//! a moment, and what YAML can do besides (tags, merges) is read as plain as it stands.

mod strict;

use super::trace::Lines;
use jsonc_parser::ast;
use jsonc_parser::common::Ranged;
use jsonc_parser::{CollectOptions, ParseOptions, parse_to_ast};
use saphyr_parser::{Event, Parser, ScalarStyle};
use std::borrow::Cow;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// How deep lists and tables may lie in each other.
const DEEPEST: usize = 200;

/// A value with the line where it begins.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Node<'a> {
    pub(super) line: usize,
    pub(super) value: Value<'a>,
}

/// What a node is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Value<'a> {
    /// Members in the order of the file.
    Map(Vec<Member<'a>>),
    List(Vec<Node<'a>>),
    Text(Cow<'a, str>),
    /// `true` or `false`.
    Bool(bool),
    /// A number, a date, nothing.
    Other,
}

/// A key with its value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Member<'a> {
    pub(super) key: Cow<'a, str>,
    /// The line of the key.
    pub(super) line: usize,
    pub(super) node: Node<'a>,
}

/// Why a text is none of its grammar, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Broken {
    pub(super) line: usize,
    pub(super) reason: String,
}

impl<'a> Node<'a> {
    /// The members, where this is a map.
    pub(super) fn members(&self) -> &[Member<'a>] {
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
    pub(super) fn members_at(&self, keys: &[&str]) -> &[Member<'a>] {
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
pub(super) fn json(text: &str) -> Result<Node<'_>, Broken> {
    let lines = Lines::of(text);
    // most files are strict, and read many times as fast as what may hold a comment anywhere
    strict::json(text, &lines).map_or_else(|| generous(text, &lines), Ok)
}

fn generous<'a>(text: &'a str, lines: &Lines<'_>) -> Result<Node<'a>, Broken> {
    let parsed = parse_to_ast(text, &CollectOptions::default(), &ParseOptions::default()).map_err(|error| Broken {
        line: lines.at(error.range().start),
        reason: format!("no JSON: {}", error.kind()),
    })?;
    parsed.value.map(|value| of_json(value, lines)).ok_or_else(|| Broken {
        line: 1,
        reason: "no JSON: the file is empty".to_owned(),
    })
}

fn of_json<'a>(value: ast::Value<'a>, lines: &Lines<'_>) -> Node<'a> {
    let line = lines.at(value.range().start);
    let value = match value {
        ast::Value::Object(object) => {
            let members = object.properties.into_iter().map(|member| Member {
                line: lines.at(member.range.start),
                key: match member.name {
                    ast::ObjectPropName::String(name) => name.value,
                    ast::ObjectPropName::Word(name) => name.value.into(),
                },
                node: of_json(member.value, lines),
            });
            Value::Map(members.collect())
        }
        ast::Value::Array(array) => {
            let entries = array.elements.into_iter().map(|value| of_json(value, lines));
            Value::List(entries.collect())
        }
        ast::Value::StringLit(text) => Value::Text(text.value),
        ast::Value::BooleanLit(yes) => Value::Bool(yes.value),
        ast::Value::NumberLit(_) | ast::Value::NullKeyword(_) => Value::Other,
    };
    Node { line, value }
}

/// A text of TOML.
pub(super) fn toml(text: &str) -> Result<Node<'_>, Broken> {
    let lines = Lines::of(text);
    let table = DeTable::parse(text).map_err(|error| Broken {
        line: error.span().map_or(1, |span| lines.at(span.start)),
        reason: format!("no TOML: {}", error.message()),
    })?;
    Ok(Node {
        line: 1,
        value: of_table(table.into_inner(), &lines),
    })
}

fn of_table<'a>(table: DeTable<'a>, lines: &Lines<'_>) -> Value<'a> {
    let members = table.into_iter().map(|(key, value)| Member {
        line: lines.at(key.span().start),
        key: key.into_inner(),
        node: of_toml(value, lines),
    });
    let mut members: Vec<Member<'_>> = members.collect();
    members.sort_by_key(|member| member.line);
    Value::Map(members)
}

fn of_toml<'a>(value: Spanned<DeValue<'a>>, lines: &Lines<'_>) -> Node<'a> {
    let line = lines.at(value.span().start);
    let value = match value.into_inner() {
        DeValue::String(text) => Value::Text(text),
        DeValue::Boolean(yes) => Value::Bool(yes),
        DeValue::Array(array) => Value::List(array.into_iter().map(|value| of_toml(value, lines)).collect()),
        DeValue::Table(table) => of_table(table, lines),
        DeValue::Integer(_) | DeValue::Float(_) | DeValue::Datetime(_) => Value::Other,
    };
    Node { line, value }
}

/// The first document of a text of YAML.
pub(super) fn yaml(text: &str) -> Result<Node<'_>, Broken> {
    let mut parser = Parser::new_from_str(text);
    let mut open: Vec<Frame<'_>> = Vec::new();
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
            Event::Scalar(text, style, ..) => Some(scalar(text, style, line)),
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

fn scalar(text: Cow<'_, str>, style: ScalarStyle, line: usize) -> Node<'_> {
    let value = match &*text {
        "true" | "false" if style == ScalarStyle::Plain => Value::Bool(text == "true"),
        "" | "~" | "null" if style == ScalarStyle::Plain => Value::Other,
        _ => Value::Text(text),
    };
    Node { line, value }
}

/// A list or a map whose end has not come.
struct Frame<'a> {
    line: usize,
    is_map: bool,
    members: Vec<Member<'a>>,
    entries: Vec<Node<'a>>,
    key: Option<Node<'a>>,
}

impl<'a> Frame<'a> {
    fn new(line: usize, is_map: bool) -> Self {
        Self {
            line,
            is_map,
            members: Vec::new(),
            entries: Vec::new(),
            key: None,
        }
    }

    fn take(&mut self, node: Node<'a>) {
        if !self.is_map {
            self.entries.push(node);
        } else if let Some(key) = self.key.take() {
            self.members.push(Member {
                line: key.line,
                key: if let Value::Text(text) = key.value { text } else { "".into() },
                node,
            });
        } else {
            self.key = Some(node);
        }
    }

    fn closed(self) -> Node<'a> {
        let value = if self.is_map {
            Value::Map(self.members)
        } else {
            Value::List(self.entries)
        };
        Node { line: self.line, value }
    }
}
