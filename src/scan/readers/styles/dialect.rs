//! The languages of style sheets.
//!
//! Owns their names in a page. Must not know their grammars. The price: what is none of them is not read.

/// In which language a style sheet is written, as far as it decides what is a statement and what a comment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::scan::readers) enum Dialect {
    /// CSS itself.
    Css,
    /// SCSS and Less: braces as in CSS, and comments of a line.
    Nested,
    /// Sass: a line is a statement, and what stands deeper than a comment is one too.
    Indented,
}

impl Dialect {
    /// That of a `style` of a page, by its `lang`; none that is read.
    pub(in crate::scan::readers) fn of(lang: &str) -> Option<Self> {
        match lang {
            "" | "css" | "postcss" | "pcss" => Some(Self::Css),
            "scss" | "less" => Some(Self::Nested),
            "sass" => Some(Self::Indented),
            _ => None,
        }
    }
}
