//! The tags of a page that may load something, and what stands in its scripts and styles.
//!
//! Owns what is kept while a page is taken apart: most of it, text and other tags, is passed over without a copy, and
//! its mistakes are nobody's business here. Must not know what a tag loads. The price of not building the page: a text
//! that only the tree of a page makes a script is none. The price of speed: a tag that is written as most are, and names no
//! host, is passed over by [`plain`], whose grammar is smaller.

mod plain;

use html5gum::{Emitter, Error, Readable, State, Tokenizer, naive_next_state};
use std::collections::VecDeque;

/// What of a page counts, in its order.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Part {
    Tag(Tag),
    /// What stands in a script, in a style, or for browsers without scripts: where it begins, and what.
    Text(usize, String),
}

/// A tag that may load something.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Tag {
    /// Empty where it loads nothing but by its style.
    pub(super) name: &'static str,
    /// The byte where it begins.
    pub(super) at: usize,
    attributes: Vec<Attribute>,
}

/// An attribute, as it is written.
#[derive(Debug, Default, PartialEq, Eq)]
struct Attribute {
    name: Vec<u8>,
    value: Vec<u8>,
    /// The byte where the value begins; without one, where the name ends.
    at: usize,
}

impl Tag {
    /// The value of an attribute, of several the first, and where it begins.
    pub(super) fn attribute(&self, name: &str) -> Option<(&str, usize)> {
        let one = self.attributes.iter().find(|one| one.name == name.as_bytes())?;
        Some((str::from_utf8(&one.value).unwrap_or_default(), one.at))
    }

    /// The value of an attribute; nothing where there is none.
    pub(super) fn value(&self, name: &str) -> &str {
        self.attribute(name).map_or("", |(value, _)| value)
    }
}

/// The attribute by which any tag may load something.
pub(super) const STYLE: &str = "style";

/// The tags that may load something.
const LOADING: &[&str] = &[
    "script", "noscript", "style", "iframe", "img", "image", "video", "audio", "source", "track", "embed", "amp-img", "object",
    "form", "link", "meta",
];

/// The parts of a page that count. With `scripts`, what stands in a script or a style is no tag, and comes as text.
pub(super) fn parts(text: &str, scripts: bool) -> impl Iterator<Item = Part> {
    Parts {
        text,
        scripts,
        at: 0,
        read: None,
    }
}

/// A page of which some parts were told.
struct Parts<'a> {
    text: &'a str,
    scripts: bool,
    /// How far it was told, while nothing is read.
    at: usize,
    /// What is read by the whole grammar: from a tag that is not passed over to its end.
    read: Option<Tokenizer<<&'a str as Readable<'a>>::Reader, Page>>,
}

impl Iterator for Parts<'_> {
    type Item = Part;

    fn next(&mut self) -> Option<Part> {
        loop {
            let Some(reading) = &mut self.read else {
                self.at += plain::dull(&self.text.as_bytes()[self.at..], self.scripts);
                if self.at == self.text.len() {
                    return None;
                }
                let page = Page::from(self.at, self.scripts);
                self.read = Some(Tokenizer::new_with_emitter(&self.text[self.at..], page));
                continue;
            };
            match reading.next()? {
                Ok(Step::Part(part)) => return Some(part),
                Ok(Step::Over(at)) => {
                    self.at = at;
                    self.read = None;
                }
            }
        }
    }
}

/// What comes of reading.
enum Step {
    Part(Part),
    /// A tag or a comment is over, and plain text follows from this byte.
    Over(usize),
}

/// What is held of a page while it is taken apart.
#[derive(Default)]
struct Page {
    scripts: bool,
    /// The byte that is read.
    at: usize,
    /// The tag that is read: where it begins, what it is called, whether it ends something.
    begin: usize,
    name: Vec<u8>,
    is_end: bool,
    /// The tag that was opened last, as far as none ended since.
    last: Vec<u8>,
    /// The tag that is read, where it counts.
    open: Option<Tag>,
    /// Whether what is read is a script, a style, or for browsers without scripts.
    inside: bool,
    text: Vec<u8>,
    text_at: usize,
    ready: VecDeque<Step>,
}

impl Page {
    /// Nothing read yet of a page from this byte on.
    fn from(at: usize, scripts: bool) -> Self {
        Self {
            scripts,
            at,
            ..Self::default()
        }
    }

    /// The name of the tag that is read is complete.
    fn named(&mut self) {
        if self.is_end || self.name.is_empty() {
            return;
        }
        let known = LOADING.iter().find(|known| known.as_bytes() == self.name);
        self.open = Some(Tag {
            name: known.copied().unwrap_or_default(),
            at: self.begin,
            attributes: Vec::new(),
        });
        self.last.clear();
        std::mem::swap(&mut self.last, &mut self.name);
    }

    /// The text that was read is complete.
    fn told(&mut self) {
        if !self.text.is_empty() {
            let text = String::from_utf8_lossy(&self.text).into_owned();
            self.text.clear();
            self.ready.push_back(Step::Part(Part::Text(self.text_at, text)));
        }
    }

    fn attribute(&mut self) -> Option<&mut Attribute> {
        self.open.as_mut()?.attributes.last_mut()
    }
}

impl Emitter for Page {
    type Token = Step;

    #[inline]
    fn move_position(&mut self, offset: isize) {
        self.at = self.at.saturating_add_signed(offset);
    }

    #[inline]
    fn should_emit_errors(&mut self) -> bool {
        false
    }

    #[inline]
    fn pop_token(&mut self) -> Option<Step> {
        self.ready.pop_front()
    }

    fn set_last_start_tag(&mut self, name: Option<&[u8]>) {
        self.last = name.unwrap_or_default().to_vec();
    }

    fn emit_eof(&mut self) {
        self.told();
    }

    fn start_open_tag(&mut self) {
        self.begin = self.at.saturating_sub(1);
    }

    fn init_start_tag(&mut self) {
        self.name.clear();
        self.is_end = false;
        self.open = None;
    }

    fn init_end_tag(&mut self) {
        self.name.clear();
        self.is_end = true;
        self.open = None;
    }

    fn push_tag_name(&mut self, part: &[u8]) {
        self.name.extend(part);
    }

    fn init_attribute(&mut self) {
        self.named();
        if let Some(tag) = &mut self.open {
            tag.attributes.push(Attribute::default());
        }
    }

    fn push_attribute_name(&mut self, part: &[u8]) {
        let at = self.at;
        if let Some(attribute) = self.attribute() {
            attribute.name.extend(part);
            attribute.at = at;
        }
    }

    fn init_attribute_value(&mut self) {
        let at = self.at;
        if let Some(attribute) = self.attribute() {
            attribute.at = at;
        }
    }

    fn push_attribute_value(&mut self, part: &[u8]) {
        if let Some(attribute) = self.attribute() {
            attribute.value.extend(part);
        }
    }

    fn emit_current_tag(&mut self) -> Option<State> {
        self.told();
        self.named();
        if self.is_end {
            self.last.clear();
            self.inside = false;
            self.ready.push_back(Step::Over(self.at));
            return None;
        }
        let loads = |tag: &Tag| !tag.name.is_empty() || tag.attribute(STYLE).is_some();
        let open = self.open.take().filter(loads);
        self.inside = self.scripts
            && open
                .as_ref()
                .is_some_and(|tag| tag.name == "style" || tag.name.ends_with("script"));
        self.ready.extend(open.map(|tag| Step::Part(Part::Tag(tag))));
        self.text_at = self.at;
        let inside = naive_next_state(&self.last).filter(|_| self.scripts);
        if inside.is_none() {
            self.ready.push_back(Step::Over(self.at));
        }
        inside
    }

    fn init_string(&mut self) {
        if self.text.is_empty() {
            self.text_at = self.at;
        }
    }

    fn emit_string(&mut self, part: &[u8]) {
        if self.inside {
            self.text.extend(part);
        }
    }

    fn init_comment(&mut self) {
        self.told();
    }

    fn emit_current_comment(&mut self) {
        self.ready.push_back(Step::Over(self.at));
    }

    fn current_is_appropriate_end_tag_token(&mut self) -> bool {
        self.is_end && !self.last.is_empty() && self.last == self.name
    }

    fn emit_error(&mut self, _: Error) {}
    fn emit_current_doctype(&mut self) {}
    fn set_self_closing(&mut self) {}
    fn set_force_quirks(&mut self) {}
    fn push_comment(&mut self, _: &[u8]) {}
    fn init_doctype(&mut self) {}
    fn push_doctype_name(&mut self, _: &[u8]) {}
    fn set_doctype_public_identifier(&mut self, _: &[u8]) {}
    fn set_doctype_system_identifier(&mut self, _: &[u8]) {}
    fn push_doctype_public_identifier(&mut self, _: &[u8]) {}
    fn push_doctype_system_identifier(&mut self, _: &[u8]) {}
}
