//! PHP: `composer.json`, its lock file, and what the programs of a page print.

use crate::scan::Strength::{Development, Runtime, Transitive};
use crate::scan::code;
use crate::scan::trace::Traces;
use crate::scan::tree::{self, Node};
use crate::vendors::signals::Ecosystem::Composer;

/// `composer.json`.
pub(super) fn manifest(text: &str, traces: &mut Traces) {
    let root = match tree::json(text) {
        Ok(root) => root,
        Err(broken) => return traces.wrong(Some(broken.line), broken.reason),
    };
    for (table, strength) in [("require", Runtime), ("require-dev", Development)] {
        for member in root.members_at(&[table]) {
            traces.name(Composer, &member.key, strength, member.line);
        }
    }
}

/// `composer.lock`.
pub(super) fn lock(text: &str, traces: &mut Traces) {
    let root = match tree::json(text) {
        Ok(root) => root,
        Err(broken) => return traces.wrong(Some(broken.line), broken.reason),
    };
    for (list, strength) in [("packages", Transitive), ("packages-dev", Development)] {
        for package in root.get(list).map_or(&[][..], Node::entries) {
            let name = package.members().iter().find(|member| member.key == "name");
            if let Some((text, line)) = name.and_then(|name| Some((name.node.text()?, name.line))) {
                traces.name(Composer, text, strength, line);
            }
        }
    }
}

/// A page with the same lines, in which what only a program can read is blank: the marks around its
/// programs, and their comments. What a program has in quotes stays, since it may be printed.
pub(super) fn printed(text: &str) -> String {
    let mut left = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find("<?") {
        left.push_str(&rest[..at]);
        left.push_str("  ");
        rest = &rest[at + 2..];
        while !rest.is_empty() && !rest.starts_with("?>") {
            let (length, kept) = step(rest);
            let part = &rest[..length];
            if kept {
                left.push_str(part);
            } else {
                left.extend(part.chars().map(|c| if c == '\n' { '\n' } else { ' ' }));
            }
            rest = &rest[length..];
        }
    }
    left.push_str(rest);
    left
}

/// How long the next part of a program is, and whether it stays.
fn step(rest: &str) -> (usize, bool) {
    // `#[…]` is an attribute
    let comment = code::comment(rest, code::PHP).filter(|_| !rest.starts_with("#["));
    if let Some(length) = comment {
        // a comment up to the end of its line ends with the program, too
        let block = rest.starts_with("/*");
        let end = rest[..length].find("?>").filter(|_| !block);
        return (end.unwrap_or(length), false);
    }
    if let Some(length) = heredoc(rest) {
        return (length, true);
    }
    let next = rest.chars().next().unwrap_or(' ');
    if code::PHP.quotes.contains(&next) {
        return (code::quoted(rest, next, code::PHP), true);
    }
    (next.len_utf8(), true)
}

/// How long a text between `<<<NAME` and `NAME` is.
fn heredoc(rest: &str) -> Option<usize> {
    let begin = rest.strip_prefix("<<<")?.trim_start_matches([' ', '\t']);
    let named = begin.trim_start_matches(['"', '\'']);
    let end = named.find(|c: char| !c.is_alphanumeric() && c != '_')?;
    let (name, below) = named.split_at(end);
    let mut at = rest.len() - below.len();
    for (number, line) in below.split_inclusive('\n').enumerate() {
        let closed = number > 0
            && line
                .trim_start()
                .strip_prefix(name)
                .is_some_and(|after| !after.starts_with(|c: char| c.is_alphanumeric() || c == '_'));
        if closed && !name.is_empty() {
            return Some(at);
        }
        at += line.len();
    }
    (!name.is_empty()).then_some(rest.len())
}

#[cfg(test)]
mod tests {
    use super::printed;

    #[test]
    fn comments_of_programs_are_blank_and_what_they_print_stays() {
        let page = "<b># //</b><?php // <i>\n# <i> ?><u># /*</u><? /* <i>\n*/ echo '<a> // #'; ?>";
        let left = printed(page);
        assert_eq!(left.lines().count(), page.lines().count());
        assert_eq!(left.len(), page.len());
        assert!(!left.contains("<i>"), "{left}");
        for stays in ["<b># //</b>", "<u># /*</u>", "'<a> // #'"] {
            assert!(left.contains(stays), "{left}");
        }
    }

    #[test]
    fn a_long_text_is_no_comment_and_an_unclosed_comment_ends_with_the_file() {
        let long = "<?php echo <<<HTML\n<a href=\"https://x.y\">it's</a>\n  HTML;\n# <i>\n/* <i>";
        let left = printed(long);
        assert!(left.contains("https://x.y") && left.contains("it's"), "{left}");
        assert!(!left.contains("<i>"), "{left}");
    }
}
