//! A text of code as words, texts in quotes and marks, each with its line; comments are left out.
//!
//! Owns what a comment and a quoted text look like in the languages of manifests that are programs (Gemfile, Podfile,
//! Gradle, Swift packages) and of scripts in pages. Must not know what a word means. The price of not running
//! anything: a name that a program puts together is not seen.

/// How a language writes comments and texts.
#[derive(Debug, Clone, Copy)]
pub(super) struct Style {
    /// What begins a comment up to the end of the line.
    pub(super) line: &'static [&'static str],
    /// What begins and ends a longer comment.
    pub(super) block: &'static [(&'static str, &'static str)],
    /// What a text stands between.
    pub(super) quotes: &'static [char],
    /// Of these, what may reach over lines.
    pub(super) long: &'static [char],
    /// What begins a list of texts without quotes, between brackets.
    pub(super) lists: &'static [&'static str],
}

/// Ruby.
pub(super) const RUBY: Style = Style {
    line: &["#"],
    block: &[("\n=begin", "\n=end")],
    quotes: &['"', '\''],
    long: &[],
    lists: &["%w", "%W", "%i", "%I"],
};

/// Python.
pub(super) const PYTHON: Style = Style {
    line: &["#"],
    block: &[],
    quotes: &['"', '\''],
    long: &[],
    lists: &[],
};

/// PHP, between `<?` and `?>`.
pub(super) const PHP: Style = Style {
    line: &["//", "#"],
    block: &[("/*", "*/")],
    quotes: &['"', '\''],
    long: &['"', '\''],
    lists: &[],
};

/// Groovy, Kotlin, Swift and JavaScript.
pub(super) const BRACES: Style = Style {
    line: &["//"],
    block: &[("/*", "*/")],
    quotes: &['"', '\'', '`'],
    long: &['`'],
    lists: &[],
};

/// What stands in a text of code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// Letters, digits and `_`.
    Word,
    /// What stands between quotes, as it is written.
    Text,
    /// Another character.
    Mark,
}

/// A part of a text of code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Token<'a> {
    pub(super) kind: Kind,
    pub(super) text: &'a str,
    /// From 1.
    pub(super) line: usize,
}

impl Token<'_> {
    /// Whether this is the mark or the word.
    pub(super) fn is(&self, text: &str) -> bool {
        self.kind != Kind::Text && self.text == text
    }

    /// Whether this is a text in quotes.
    pub(super) fn is_text(&self) -> bool {
        self.kind == Kind::Text
    }
}

/// Takes a text apart.
pub(super) fn tokens(text: &str, style: Style) -> Vec<Token<'_>> {
    let mut all = Vec::new();
    let mut line = 1;
    let mut at = 0;
    while let Some(next) = text[at..].chars().next() {
        let rest = &text[at..];
        let start = line;
        let (kind, length) = if let Some(length) = comment(rest, style) {
            (None, length)
        } else if let Some((texts, length)) = list(rest, style) {
            let words = texts.split('\n').enumerate();
            let words = words.flat_map(|(below, part)| part.split_whitespace().map(move |word| (below, word)));
            all.extend(words.map(|(below, text)| Token {
                kind: Kind::Text,
                text,
                line: start + below,
            }));
            (None, length)
        } else if style.quotes.contains(&next) {
            (Some(Kind::Text), quoted(rest, next, style))
        } else if next.is_alphanumeric() || next == '_' {
            let end = rest.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(rest.len());
            (Some(Kind::Word), end)
        } else if next.is_whitespace() {
            (None, next.len_utf8())
        } else {
            (Some(Kind::Mark), next.len_utf8())
        };
        let part = &rest[..length];
        line += part.matches('\n').count();
        if let Some(kind) = kind {
            let text = if kind == Kind::Text {
                part.trim_start_matches(next).trim_end_matches(next)
            } else {
                part
            };
            all.push(Token { kind, text, line: start });
        }
        at += length;
    }
    all
}

/// What stands in the list of texts without quotes that begins here, and how long it is with its brackets; one that is not
/// closed ends with the text.
fn list(rest: &str, style: Style) -> Option<(&str, usize)> {
    let inside = style.lists.iter().find_map(|begin| rest.strip_prefix(begin))?;
    let pairs = [('[', ']'), ('(', ')'), ('{', '}'), ('<', '>'), ('|', '|')];
    let (open, close) = pairs.into_iter().find(|(open, _)| inside.starts_with(*open))?;
    let inside = &inside[open.len_utf8()..];
    let before = rest.len() - inside.len();
    Some(match inside.find(close) {
        Some(length) => (&inside[..length], before + length + close.len_utf8()),
        None => (inside, rest.len()),
    })
}

/// How long the comment is that begins here.
pub(super) fn comment(rest: &str, style: Style) -> Option<usize> {
    if let Some((begin, end)) = style.block.iter().find(|(begin, _)| rest.starts_with(begin)) {
        let inside = &rest[begin.len()..];
        return Some(inside.find(end).map_or(rest.len(), |at| begin.len() + at + end.len()));
    }
    let begins = style.line.iter().any(|mark| rest.starts_with(mark));
    begins.then(|| rest.find('\n').unwrap_or(rest.len()))
}

/// How long the text in quotes is that begins here, with its quotes; one that is not closed ends with its line.
pub(super) fn quoted(rest: &str, quote: char, style: Style) -> usize {
    let three = quote.to_string().repeat(3);
    if rest.starts_with(&three) && !style.long.contains(&quote) {
        return rest[3..].find(&three).map_or(rest.len(), |at| at + 6);
    }
    let mut escaped = false;
    for (at, c) in rest.char_indices().skip(1) {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '\n' if !style.long.contains(&quote) => return at,
            c if c == quote => return at + c.len_utf8(),
            _ => {}
        }
    }
    rest.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(code: &str, style: Style) -> Vec<(usize, &str)> {
        let texts = tokens(code, style).into_iter().filter(Token::is_text);
        texts.map(|token| (token.line, token.text)).collect()
    }

    #[test]
    fn comments_are_left_out_and_texts_keep_what_looks_like_one() {
        let swift = "a(\"https://x.y/z\") // \"no\"\n/* \"no\"\n */ b(\"\"\"\nlong\n\"\"\") 'it' `a\nb` c";
        assert_eq!(
            texts(swift, BRACES),
            [(1, "https://x.y/z"), (3, "\nlong\n"), (5, "it"), (5, "a\nb")]
        );
        let ruby = "gem 'a' # 'no'\n=begin\ngem 'no'\n=end\ngem \"it's\"";
        assert_eq!(texts(ruby, RUBY), [(1, "a"), (5, "it's")]);
        let list = "a %w('b' c\n  d) % w %w[e";
        assert_eq!(texts(list, RUBY), [(1, "'b'"), (1, "c"), (2, "d"), (2, "e")]);
        assert_eq!(texts(list, BRACES), [(1, "b")]);
    }

    #[test]
    fn what_is_never_closed_ends() {
        assert_eq!(texts("a 'b\nc", BRACES), [(1, "b")]);
        assert_eq!(texts("/* 'b'", BRACES), []);
        assert_eq!(texts("'", BRACES), [(1, "")]);
    }
}
