//! The opening: title, dates, the first paragraph, and *In short*.

use super::words::View;
use crate::document::Document;

pub(super) fn open(_view: &View) -> Document {
    Document::default()
}

pub(super) fn summarise(_view: &View, _document: &mut Document) {}
