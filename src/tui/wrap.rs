//! Lines of text broken into rows of the screen.
//!
//! A row breaks after a space, a hyphen or a slash, beside a wide letter, and inside a word only when
//! the word is wider than the row. Spaces at a break hang over the end of their row, so that no row
//! begins with one. Must not know a caret or a style. The price of own wrapping: closing punctuation of
//! wide scripts is kept from the start of a row, finer rules of those scripts are not known.

use super::clip::{cells, seen};
use unicode_segmentation::UnicodeSegmentation;

/// A row: a stretch of bytes of one line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Row {
    /// The line it belongs to.
    pub line: usize,
    /// Its first byte in the line.
    pub start: usize,
    /// One past its last byte, hanging spaces included.
    pub end: usize,
}

/// The cells of a grapheme as it is drawn.
pub(super) fn drawn(grapheme: &str) -> usize {
    if grapheme.len() == 1 && (b' '..=b'~').contains(&grapheme.as_bytes()[0]) {
        1
    } else {
        seen(grapheme).graphemes(true).map(|g| usize::from(cells(g))).sum()
    }
}

/// Every row of these lines at this width; a line has at least one.
pub(super) fn rows(lines: &[String], width: usize) -> Vec<Row> {
    let mut rows = Vec::with_capacity(lines.len());
    for (number, line) in lines.iter().enumerate() {
        wrap(number, line, width.max(1), &mut rows);
    }
    rows
}

fn wrap(number: usize, line: &str, width: usize, rows: &mut Vec<Row>) {
    let mut start = 0;
    let mut used = 0; // cells since `start`
    let mut gap = 0; // the last place to break, and the cells since it
    let mut since = 0;
    let mut before = "";
    for (at, grapheme) in line.grapheme_indices(true) {
        let takes = drawn(grapheme);
        if grapheme == " " {
            used += takes;
            (gap, since) = (at + 1, 0);
            before = grapheme;
            continue;
        }
        if breaks_between(before, grapheme) {
            (gap, since) = (at, 0);
        }
        if used + takes > width && at > start {
            let (end, rest) = if gap > start { (gap, since) } else { (at, 0) };
            rows.push(Row {
                line: number,
                start,
                end,
            });
            (start, used) = (end, rest);
            if used + takes > width && at > start {
                rows.push(Row {
                    line: number,
                    start,
                    end: at,
                });
                (start, used) = (at, 0);
            }
        }
        used += takes;
        since += takes;
        before = grapheme;
    }
    rows.push(Row {
        line: number,
        start,
        end: line.len(),
    });
}

fn breaks_between(before: &str, after: &str) -> bool {
    let hyphen = matches!(before, "-" | "/" | "–" | "—") && after.chars().any(char::is_alphanumeric);
    let closing = after
        .chars()
        .all(|c| "、。，．・：；？！」』）】〉》ー々,.;:!?)]}…".contains(c));
    let opening = before.chars().all(|c| "「『（【〈《([{".contains(c));
    hyphen || (!before.is_empty() && !closing && !opening && (wide(before) || wide(after)))
}

fn wide(grapheme: &str) -> bool {
    grapheme.chars().next().is_some_and(|c| c >= '\u{2e80}') && cells(grapheme) > 1
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str, width: usize) -> Vec<String> {
        let lines: Vec<String> = text.split('\n').map(str::to_owned).collect();
        rows(&lines, width)
            .iter()
            .map(|r| lines[r.line][r.start..r.end].to_owned())
            .collect()
    }

    #[test]
    fn words_stay_whole_and_no_row_begins_with_a_stray_space() {
        assert_eq!(shown("we keep it  for long", 7), ["we keep ", "it  for ", "long"]);
        assert_eq!(shown("a\n\nb", 7), ["a", "", "b"]);
        assert_eq!(shown("  led", 7), ["  led"]);
        let text = "we use your details to run the product and to answer you whenever you write to us ".repeat(20);
        for width in 1..90 {
            for row in shown(&text, width) {
                assert!(!row.starts_with(' '), "{row:?} at {width}");
            }
        }
    }

    #[test]
    fn a_long_word_is_cut_and_a_path_breaks_at_slashes() {
        assert_eq!(shown("abcdefgh", 3), ["abc", "def", "gh"]);
        assert_eq!(
            shown("x https://a.example/privacy", 12),
            ["x https://", "a.example/", "privacy"]
        );
        assert_eq!(
            shown("日本語の文章。", 6),
            ["日本語", "の文章。".get(0..6).unwrap_or_default(), "章。"]
        );
    }

    #[test]
    fn rows_join_to_the_text_and_fit() {
        for text in ["👨‍👩‍👧‍👦 family e\u{301}", "\u{301}x", "word 日本 word", "a    b", "   "] {
            for width in 1..9 {
                let rows = shown(text, width);
                assert_eq!(rows.concat(), text);
                for row in rows {
                    let cells: usize = row.trim_end().graphemes(true).map(drawn).sum();
                    assert!(cells <= width.max(2), "{row:?} at {width}");
                }
            }
        }
    }
}
