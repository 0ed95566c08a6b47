//! JSON without comments, quickly.
//!
//! Owns how a line is told by a parser that knows none: a text without escapes is borrowed, and where it lies in the
//! file says its line. Must not say what is wrong with a file: what this does not read, the generous parser reads or
//! names. The price: such a file is begun twice, and a list or a map within a list has
//! the line of what stands before it.

use super::{Lines, Member, Node, Value};
use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use std::borrow::Cow;
use std::fmt;

/// A text as a tree; none where it is not strict, or where a line cannot be told.
pub(super) fn json<'a>(text: &'a str, lines: &Lines<'a>) -> Option<Node<'a>> {
    let mut parser = serde_json::Deserializer::from_str(text);
    let node = Any { lines, near: Some(1) }.deserialize(&mut parser).ok()?;
    parser.end().is_ok().then_some(node)
}

/// A value.
#[derive(Clone, Copy)]
struct Any<'l, 'a> {
    lines: &'l Lines<'a>,
    /// The line of its key: what has no place of its own stands there.
    near: Option<usize>,
}

impl<'a> Any<'_, 'a> {
    fn line(self) -> usize {
        self.near.unwrap_or_else(|| self.lines.last())
    }

    #[expect(clippy::unnecessary_wraps, reason = "what a visitor gives back")]
    fn node<E: Error>(self, value: Value<'a>) -> Result<Node<'a>, E> {
        Ok(Node {
            line: self.line(),
            value,
        })
    }
}

impl<'de> DeserializeSeed<'de> for Any<'_, 'de> {
    type Value = Node<'de>;

    fn deserialize<D: Deserializer<'de>>(self, parser: D) -> Result<Node<'de>, D::Error> {
        parser.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Any<'_, 'de> {
    type Value = Node<'de>;

    fn expecting(&self, to: &mut fmt::Formatter) -> fmt::Result {
        to.write_str("a value")
    }

    fn visit_borrowed_str<E: Error>(self, text: &'de str) -> Result<Node<'de>, E> {
        Ok(Node {
            line: self.lines.of_part(text),
            value: Value::Text(Cow::Borrowed(text)),
        })
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Node<'de>, E> {
        // in a list nothing beside it tells its line
        self.near.ok_or_else(|| E::custom("escapes"))?;
        self.node(Value::Text(Cow::Owned(text.to_owned())))
    }

    fn visit_bool<E: Error>(self, yes: bool) -> Result<Node<'de>, E> {
        self.node(Value::Bool(yes))
    }

    fn visit_i64<E: Error>(self, _: i64) -> Result<Node<'de>, E> {
        self.node(Value::Other)
    }

    fn visit_u64<E: Error>(self, _: u64) -> Result<Node<'de>, E> {
        self.node(Value::Other)
    }

    fn visit_f64<E: Error>(self, _: f64) -> Result<Node<'de>, E> {
        self.node(Value::Other)
    }

    fn visit_unit<E: Error>(self) -> Result<Node<'de>, E> {
        self.node(Value::Other)
    }

    fn visit_seq<S: SeqAccess<'de>>(self, mut all: S) -> Result<Node<'de>, S::Error> {
        let line = self.line();
        let mut entries = Vec::new();
        while let Some(entry) = all.next_element_seed(Any { near: None, ..self })? {
            entries.push(entry);
        }
        Ok(Node {
            line,
            value: Value::List(entries),
        })
    }

    fn visit_map<M: MapAccess<'de>>(self, mut all: M) -> Result<Node<'de>, M::Error> {
        let line = self.line();
        let mut members = Vec::new();
        while let Some(key) = all.next_key_seed(Key)? {
            let at = self.lines.of_part(key);
            let value = Any { near: Some(at), ..self };
            members.push(Member {
                key: Cow::Borrowed(key),
                line: at,
                node: all.next_value_seed(value)?,
            });
        }
        Ok(Node {
            line,
            value: Value::Map(members),
        })
    }
}

/// A key without escapes.
struct Key;

impl<'de> DeserializeSeed<'de> for Key {
    type Value = &'de str;

    fn deserialize<D: Deserializer<'de>>(self, parser: D) -> Result<&'de str, D::Error> {
        parser.deserialize_str(self)
    }
}

impl<'de> Visitor<'de> for Key {
    type Value = &'de str;

    fn expecting(&self, to: &mut fmt::Formatter) -> fmt::Result {
        to.write_str("a key without escapes")
    }

    fn visit_borrowed_str<E: Error>(self, key: &'de str) -> Result<&'de str, E> {
        Ok(key)
    }
}
