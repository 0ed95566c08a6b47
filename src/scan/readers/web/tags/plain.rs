//! What of a page counts for nothing, at a glance: text, and tags that are written as most are and name no host.
//!
//! Owns a grammar smaller than that of pages, so that most of a page is passed over quickly. Must not say what does count:
//! what is not passed over is read by the whole grammar. The price: two grammars, which a test holds against each other.

use super::{LOADING, STYLE};
use html5gum::naive_next_state;

/// How long the text is that begins here and in which nothing counts.
pub(super) fn dull(text: &[u8], scripts: bool) -> usize {
    let mut at = 0;
    while let Some(next) = memchr::memchr(b'<', &text[at..]) {
        at += next;
        match passed(&text[at..], scripts) {
            Some(length) => at += length,
            None => return at,
        }
    }
    text.len()
}

/// How long the tag is that begins here, if it is written as most are and nothing in it counts.
fn passed(text: &[u8], scripts: bool) -> Option<usize> {
    let byte = |at: usize| text.get(at).copied();
    let is_end = byte(1) == Some(b'/');
    let begin = if is_end { 2 } else { 1 };
    let named = text[begin..]
        .iter()
        .position(|c| !c.is_ascii_lowercase() && !c.is_ascii_digit())?;
    let name = &text[begin..begin + named];
    let may_load = !is_end && LOADING.iter().any(|known| known.as_bytes() == name);
    // a policy in a `meta` names hosts in other ways
    if !name.first()?.is_ascii_lowercase() || name == b"meta" || (scripts && naive_next_state(name).is_some()) {
        return None;
    }
    let mut at = begin + named;
    loop {
        match byte(at)? {
            b'>' => break,
            b'/' if byte(at + 1) == Some(b'>') => at += 1,
            c if is_blank(c) => at += 1,
            c if is_of_name(c) && is_blank(byte(at - 1)?) => {
                at += text[at..].iter().position(|c| !is_of_name(*c))?;
                if byte(at)? == b'=' {
                    at = valued(text, at + 1)?;
                }
            }
            _ => return None,
        }
    }
    let tag = &text[..=at];
    // an address has `//` before its host, and `&` may stand for any letter
    let names_host = || tag.contains(&b'&') || tag.windows(2).any(|two| two == b"//");
    let has_style = || {
        tag.windows(STYLE.len())
            .any(|word| word.eq_ignore_ascii_case(STYLE.as_bytes()))
    };
    let counts = !is_end && names_host() && (may_load || has_style());
    (!counts).then_some(tag.len())
}

/// Where the value of an attribute that begins here ends.
fn valued(text: &[u8], at: usize) -> Option<usize> {
    if let quote @ (b'"' | b'\'') = *text.get(at)? {
        let inside = &text[at + 1..];
        Some(at + memchr::memchr(quote, inside)? + 2)
    } else {
        let bare = text[at..].iter().position(|c| is_blank(*c) || *c == b'>')?;
        let plain = !text[at..at + bare].iter().any(|c| b"\"'<=`".contains(c));
        (plain && bare > 0).then_some(at + bare)
    }
}

fn is_blank(c: u8) -> bool {
    matches!(c, b' ' | b'\t' | b'\n' | b'\r' | 0x0c)
}

/// Whether a byte stands in the names of attributes that most pages have.
fn is_of_name(c: u8) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, b'-' | b'_' | b':' | b'.' | b'@')
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test may panic")]
mod tests {
    use super::super::{Page, Part, Step, parts};
    use super::*;
    use html5gum::Tokenizer;
    use proptest::prelude::*;

    /// The parts of a page by the whole grammar alone.
    fn by_the_grammar(text: &str, scripts: bool) -> Vec<Part> {
        let steps = Tokenizer::new_with_emitter(text, Page::from(0, scripts)).map(Result::unwrap);
        let parts = steps.filter_map(|step| match step {
            Step::Part(part) => Some(part),
            Step::Over(_) => None,
        });
        parts.collect()
    }

    #[test]
    fn most_tags_are_passed_over_and_none_that_counts() {
        for dull in [
            "<p>",
            "</p>",
            "<br/>",
            "<a href=\"https://a.b\" title='x>y'>",
            "<p style='color: red'>",
            "<img src=/b.png alt>",
        ] {
            assert_eq!(passed(dull.as_bytes(), true), Some(dull.len()), "{dull}");
        }
        for counts in [
            "<img src=//a.b/c>",
            "<link href='https:&#47;/a.b'>",
            "<script>",
            "<meta content=a.b>",
            "<p style='background: url(//a.b/c)'>",
            "<p STYLE='background: url(//a.b/c)'>",
            "<!-- -->",
        ] {
            assert_eq!(passed(counts.as_bytes(), true), None, "{counts}");
        }
    }

    /// What pages are made of, and what is wrong in them.
    #[rustfmt::skip]
    const PIECES: &[&str] = &[
        "<", ">", "</", "/>", "/", "//", "<a", "<p", "<img", "<script", "</script", "<noscript>", "</noscript>", "<style>",
        "</style>", "<title>", "</title>", "<meta", "<link", "<iframe ", "<P", "<!--", "-->", "--!>", "<!doctype html>", "<?",
        " ", "\n", "\r\n", " src", " href", " style", " STYLE", " x:y", "=", "==", "\"", "'", "`", "&", "&#47;", "&lt;", "https://a.b/c", "é", "\0",
        "<b>", "a", "\"https://a.b\"", "<!", "]]>", "<![CDATA[", "<img src=\"//a.b\">", "<img src=&#47;/a.b>", "{{x}}", "<%", "%>",
    ];

    proptest! {
        #![proptest_config(ProptestConfig { cases: 2_000, ..ProptestConfig::default() })]

        #[test]
        fn what_is_passed_over_is_what_the_grammar_says_counts_for_nothing(
            pieces in proptest::collection::vec(proptest::sample::select(PIECES), 0..24),
            scripts in any::<bool>(),
        ) {
            let text = pieces.concat();
            let counts = |part: &Part| match part {
                Part::Tag(tag) => {
                    let begins_text = scripts && naive_next_state(tag.name.as_bytes()).is_some();
                    let has_host = tag.attributes.iter().any(|one| one.value.windows(2).any(|two| two == b"//"));
                    begins_text || has_host || tag.name == "meta"
                }
                Part::Text(..) => true,
            };
            let told: Vec<Part> = parts(&text, scripts).filter(counts).collect();
            let right: Vec<Part> = by_the_grammar(&text, scripts).into_iter().filter(counts).collect();
            prop_assert_eq!(told, right);
        }
    }
}
