//! How two files differ, line by line, in what people read of them: of a page its words, and its markup only where nothing
//! else differs.
//!
//! Must not know who wrote them. The price: where the words of a page differ, what its markup says besides is not listed.

use super::Difference;
use similar::{ChangeTag, TextDiff};

/// What holds words that nobody reads.
const UNREAD: [&str; 2] = ["style", "script"];
/// What stands for a sign in a page.
const SIGNS: &[(&str, &str)] = &[
    ("&lt;", "<"),
    ("&gt;", ">"),
    ("&quot;", "\""),
    ("&#39;", "'"),
    ("&nbsp;", " "),
    ("&amp;", "&"),
];

/// The lines in which one text differs from another, each with the line that took its place.
pub fn changed_lines(before: &str, after: &str) -> Vec<Difference> {
    let in_words = differing(&lines(before), &lines(after));
    if in_words.is_empty() {
        return differing(&numbered(before), &numbered(after));
    }
    in_words
}

/// The lines of a text with their numbers.
fn numbered(text: &str) -> Vec<(usize, String)> {
    let lines = text.lines().enumerate();
    lines.map(|(at, line)| (at + 1, line.to_owned())).collect()
}

fn differing(old: &[(usize, String)], new: &[(usize, String)]) -> Vec<Difference> {
    let words = |lines: &[(usize, String)]| -> Vec<String> { lines.iter().map(|(_, words)| words.clone()).collect() };
    let (old_words, new_words) = (words(old), words(new));
    let (old_words, new_words) = (slices(&old_words), slices(&new_words));
    let diff = TextDiff::from_slices(&old_words, &new_words);
    let named = |lines: &[(usize, String)], at: Option<usize>| {
        let line = at.and_then(|at| lines.get(at));
        line.map_or_else(String::new, |(number, _)| format!("line {number}"))
    };
    let mut list: Vec<Difference> = Vec::new();
    let mut open = 0; // from which entry on a line that came may answer one that went
    for change in diff.iter_all_changes() {
        let line = change.value().to_owned();
        match change.tag() {
            ChangeTag::Equal => open = list.len(),
            ChangeTag::Delete => list.push(Difference {
                what: named(old, change.old_index()),
                before: Some(line),
                after: None,
            }),
            ChangeTag::Insert => match list.iter_mut().skip(open).find(|entry| entry.after.is_none()) {
                Some(entry) => entry.after = Some(line),
                None => list.push(Difference {
                    what: named(new, change.new_index()),
                    before: None,
                    after: Some(line),
                }),
            },
        }
    }
    list
}

fn slices(all: &[String]) -> Vec<&str> {
    all.iter().map(String::as_str).collect()
}

/// The same; of a page only those that have words, without its markup.
fn lines(text: &str) -> Vec<(usize, String)> {
    let numbered = numbered(text);
    if !text.trim_start().starts_with('<') {
        return numbered;
    }
    let (mut unread, mut in_tag) = (None, false);
    let numbered = numbered.into_iter();
    let read = numbered.map(|(number, line)| (number, words_of(&line, &mut unread, &mut in_tag)));
    read.filter(|(_, words)| !words.is_empty()).collect()
}

/// The words of a line of a page. A tag and what nobody reads go on over lines: `in_tag` and `unread` say so.
fn words_of(line: &str, unread: &mut Option<&'static str>, in_tag: &mut bool) -> String {
    let (mut words, mut rest) = (String::new(), line);
    while !rest.is_empty() {
        if *in_tag {
            let Some((_, after)) = rest.split_once('>') else { break };
            (*in_tag, rest) = (false, after);
            continue;
        }
        let (text, after) = rest.split_once('<').map_or((rest, None), |(text, tag)| (text, Some(tag)));
        if unread.is_none() {
            words.push_str(text);
        }
        let Some(tag) = after else { break };
        let is = |name: &&&str| tag.get(..name.len()).is_some_and(|begins| begins.eq_ignore_ascii_case(name));
        match *unread {
            Some(name) if tag.strip_prefix('/').is_some_and(|end| end.starts_with(name)) => *unread = None,
            Some(_) => {}
            None => *unread = UNREAD.iter().find(is).copied(),
        }
        words.push(' ');
        (*in_tag, rest) = (true, tag);
    }
    let words = SIGNS.iter().fold(words, |words, (sign, is)| words.replace(sign, is));
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_a_page_the_words_are_compared_and_not_the_markup() {
        let page = |style: &str, words: &str| {
            format!(
                "<!doctype html>\n<style>\n.a {{ {style} }}\n</style>\n<p\n id=\"{style}\">We &amp; <b>you</b></p>\n<p>{words}</p>\n"
            )
        };
        let list = changed_lines(&page("color: red", "One."), &page("color: blue", "One."));
        assert_eq!(list.len(), 2, "where nothing else differs, the markup: {list:?}");
        let list = changed_lines(&page("x", "One &lt;two&gt;."), &page("y", "Two."));
        assert_eq!(list.len(), 1, "{list:?}");
        assert_eq!(
            (list[0].before.as_deref(), list[0].after.as_deref()),
            (Some("One <two>."), Some("Two."))
        );
        assert_eq!(list[0].what, "line 7");
    }
}
