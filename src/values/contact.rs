//! A way to reach somebody, and a link.

use super::{choice, object};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

choice! {
    /// The kind of a contact.
    ContactKind {
        Email = "email": "E-mail",
        Form = "form": "Form on a page",
        Post = "post": "Post",
        Phone = "phone": "Telephone",
    }
}

/// A way to reach somebody, with the exact words that person has to use.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(remote = "Self", deny_unknown_fields)]
pub struct Contact {
    /// E-mail, form, post or telephone.
    pub kind: ContactKind,
    /// The address, page, postal address or number.
    pub value: String,
    /// Words to put into the subject line, printed word for word.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub subject: Option<String>,
    /// The option to choose on the form, printed word for word.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub option: Option<String>,
}

object!(Contact);

impl Contact {
    /// A contact from one line of text: a line of digits is a telephone, an address with `@` is e-mail, what
    /// [`Link::parse`] takes for a page is a form, anything else is post.
    pub fn guess(text: &str) -> Self {
        let value = super::clean_line(text);
        let phone = value.len() > 5 && value.chars().all(|c| c.is_ascii_digit() || " +-()./".contains(c));
        let page = value.starts_with('/') || value.starts_with("https://") || value.starts_with("http://");
        let kind = if phone {
            ContactKind::Phone
        } else if page || (!value.contains('@') && Link::parse(&value).is_ok()) {
            ContactKind::Form
        } else if value.contains('@') {
            ContactKind::Email
        } else {
            ContactKind::Post
        };
        Self {
            kind,
            value,
            subject: None,
            option: None,
        }
    }

    /// A contact from one line of text, as [`Contact::guess`] takes it, that people can use: what is a postal address
    /// only because it is nothing else has to look like one. The error is a sentence.
    pub fn parse(text: &str) -> Result<Self, String> {
        let guessed = Self::guess(text);
        match guessed.unlike_post() {
            Some(why) => Err(why.to_owned()),
            None => guessed.checked(),
        }
    }

    /// What speaks against a postal address being one, as a sentence: it is likely an e-mail address or a page that was
    /// mistyped. Nothing of other contacts.
    pub fn unlike_post(&self) -> Option<&'static str> {
        if self.kind != ContactKind::Post {
            return None;
        }
        let words: Vec<&str> = self.value.split_whitespace().collect();
        let bare = !self.value.contains(|c: char| is_number(c) || c == ',');
        let host = |word: &&str| word.contains('.') && !word.ends_with('.') && Link::parse(word).is_ok();
        let spelt = |word: &&str| ["(at)", "[at]"].iter().any(|at| word.to_lowercase().contains(at));
        let at = |word: &&str| word.eq_ignore_ascii_case("at");
        let is_short = match words.as_slice() {
            [one] => !is_address_in_one(one),
            several => bare && several.len() <= 3,
        };
        if words.iter().any(spelt) || (words.iter().any(at) && (is_short || words.iter().any(host))) {
            return Some("It looks like an e-mail address without its @: write privacy@example.com.");
        }
        is_short.then_some(
            "It would be printed as a postal address, and looks like none. An e-mail address has an @, a page begins with https://.",
        )
    }

    /// The contact with an address that people can use as it is, or what is wrong with it.
    pub fn checked(mut self) -> Result<Self, String> {
        match self.kind {
            ContactKind::Email => {
                let address = self.value.strip_prefix("mailto:").unwrap_or(&self.value).to_owned();
                if address.contains(',') {
                    return Err(no_comma(&address));
                }
                if !is_address(&address) {
                    return Err(no_address(&address));
                }
                self.value = address;
            }
            ContactKind::Form => {
                let page = Link::parse(&self.value)?;
                if page.0.starts_with("mailto:") {
                    return Err(format!("“{}” is an e-mail address, not the address of a form.", self.value));
                }
                self.value = page.0;
            }
            ContactKind::Phone => {
                if self.value.chars().filter(|c| c.is_numeric()).count() < SHORTEST_NUMBER {
                    return Err(format!(
                        "“{}” is no telephone number: write its digits, as in +353 1 234 5678.",
                        self.value
                    ));
                }
            }
            ContactKind::Post => {}
        }
        Ok(self)
    }
}

/// The fewest digits of a telephone number: letters may stand for others.
const SHORTEST_NUMBER: usize = 3;

/// Whether one word can be a whole postal address. In scripts without spaces it has a number, as that of a house; in others the
/// spaces are missing behind its commas.
pub fn is_address_in_one(word: &str) -> bool {
    let has = |what: fn(char) -> bool| word.contains(what);
    has(is_number) && (has(is_unspaced) || (has(char::is_alphabetic) && has(|c| c == ',')))
}

/// Whether a sign is a digit of any script, or a number as Chinese and Japanese addresses write it.
fn is_number(c: char) -> bool {
    c.is_numeric() || "一二三四五六七八九十".contains(c)
}

/// Whether a letter is of a script that puts no spaces between words: Chinese, Japanese, Thai, Lao, Burmese or Khmer.
fn is_unspaced(c: char) -> bool {
    matches!(
        c,
        '\u{0e00}'..='\u{0eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}'
            | '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{2fa1f}'
    )
}

/// Whether this looks like one e-mail address.
fn is_address(text: &str) -> bool {
    let hidden = |c: char| c.is_whitespace() || super::is_hidden(c);
    let ends = text.split_once('@');
    ends.is_some_and(|(who, host)| !who.is_empty() && is_host(host)) && !text.contains(hidden)
}

/// What is wrong with what is no e-mail address, as a sentence.
fn no_address(text: &str) -> String {
    match text.split_once('@') {
        Some((who, host)) if !who.is_empty() && !host.is_empty() && !host.contains('@') && !text.contains(' ') => {
            format!("“{host}” after the @ is no host: write it whole, as in privacy@example.com.")
        }
        _ => "An e-mail address has one @ and no spaces, as in privacy@example.com.".to_owned(),
    }
}

/// What is said of an address with a comma: where it looks like a slip, what was likely meant.
fn no_comma(text: &str) -> String {
    let meant = text.replace(',', ".");
    let slip = text.matches(',').count() == 1 && !text.contains([' ', '.']);
    let slip = if slip {
        format!(" Did you mean {meant}?")
    } else {
        String::new()
    };
    format!("“{text}” has a comma, which is no part of an address.{slip}")
}

/// Whether a name can be one of a public host: parts between dots, of letters of any script, digits and hyphens.
fn is_host(host: &str) -> bool {
    let letter = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_');
    host.contains('.') && host.split('.').all(|part| !part.is_empty() && part.chars().all(letter))
}

/// Whether this can stand between `https://` and the path of a page: a host, and perhaps a port.
fn is_authority(text: &str) -> bool {
    match text.split_once(':') {
        Some((host, port)) => is_host(host) && port.parse::<u16>().is_ok(),
        None => is_host(text),
    }
}

/// Where a link leads: an https or mailto address, or a path on the author's own site.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(transparent)]
pub struct Link(pub String);

/// The one rule for addresses of pages, as an error says it.
const RULE: &str = "write it as in https://example.com/page, or as a path: /page; an address to write to as privacy@example.com";

impl Link {
    /// A link as people type it: a bare domain gets `https://`, an e-mail address `mailto:`. The error says
    /// the rule.
    pub fn parse(text: &str) -> Result<Self, String> {
        let text = text.trim();
        let domain = text.split(['/', '?', '#']).next().unwrap_or_default();
        let address = domain.contains('@');
        let dotted = is_authority(domain.rsplit('@').next().unwrap_or_default());
        let full = if text.contains("://") || text.starts_with('/') || text.starts_with("mailto:") || !dotted {
            text.to_owned()
        } else if address {
            format!("mailto:{text}")
        } else {
            format!("https://{text}")
        };
        let leads = match (full.strip_prefix("https://"), full.strip_prefix("mailto:")) {
            (Some(page), _) => is_authority(page.split(['/', '?', '#']).next().unwrap_or_default()),
            (None, Some(address)) => is_address(address.split('?').next().unwrap_or_default()),
            (None, None) => true,
        };
        let link = Self(full);
        let host = link.0.split_once("//").map_or(link.0.as_str(), |(_, page)| page);
        if host.split(['/', '?', '#']).next().is_some_and(|host| host.contains(',')) && !text.contains(' ') {
            return Err(no_comma(text));
        }
        if leads && link.is_safe() {
            Ok(link)
        } else if text.starts_with("http://") {
            Err("A link in a policy begins with https://, which protects the reader.".into())
        } else if text.match_indices("://").nth(1).is_some() {
            Err(format!("“{text}” holds two addresses; write one."))
        } else if address && !text.contains('/') {
            Err(no_address(text.strip_prefix("mailto:").unwrap_or(text)))
        } else {
            Err(format!("“{text}” is not a link; {RULE}."))
        }
    }

    /// Whether the link may stand in an output: https, mailto or a path, without spaces or quotes.
    pub fn is_safe(&self) -> bool {
        let ok_start = self.0.starts_with("https://")
            || self.0.starts_with("mailto:")
            || (self.0.starts_with('/') && !self.0.starts_with("//"));
        ok_start
            && !self
                .0
                .chars()
                .any(|c| c.is_whitespace() || super::is_hidden(c) || "\"'<>`\\".contains(c))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(text: &str) -> Option<String> {
        Link::parse(text).ok().map(|link| link.0)
    }

    #[test]
    fn a_link_is_completed_but_never_made_safe_by_guessing() {
        for (text, full) in [
            ("acme.example/privacy", "https://acme.example/privacy"),
            ("acme.example", "https://acme.example"),
            ("a@acme.example", "mailto:a@acme.example"),
            ("https://acme.example/?a=b#c", "https://acme.example/?a=b#c"),
            (" /privacy ", "/privacy"),
        ] {
            assert_eq!(parsed(text).as_deref(), Some(full), "{text}");
        }
        for text in [
            "http://acme.example",
            "javascript:alert(1)",
            "javascript:x.y",
            "//evil.example",
            "two words",
            "two.words here",
            "acme",
            "https://",
            "https:///path",
            "mailto:",
            "mailto:nobody",
            "",
        ] {
            assert_eq!(parsed(text), None, "{text}");
        }
    }

    /// What is wrong is said of the part that is wrong.
    #[test]
    fn an_address_is_refused_for_what_is_wrong_with_it() {
        let why = |text: &str| Link::parse(text).err().unwrap_or_default();
        assert_eq!(
            why("https://a.example/https://b.example"),
            "",
            "an address may stand in the path of another, as in an archive"
        );
        assert!(why("https://a.bhttps://c").contains("holds two addresses"));
        for text in [
            "https://a.example:port/x",
            "https://me@a.example",
            "https://a..example",
            "https://a b.example",
        ] {
            assert!(why(text).contains("is not a link"), "{text}: {}", why(text));
        }
        assert_eq!(
            parsed("https://müller.example:8080/x").as_deref(),
            Some("https://müller.example:8080/x")
        );
        let lacks = "“acme” after the @ is no host: write it whole, as in privacy@example.com.";
        assert_eq!(why("privacy@acme"), lacks);
        let contact = |text: &str| Contact::guess(text).checked().err().unwrap_or_default();
        assert_eq!(contact("privacy@acme"), lacks);
        assert!(
            contact("a@b@acme.example").contains("has one @"),
            "{}",
            contact("a@b@acme.example")
        );
    }

    #[test]
    fn a_comma_is_no_part_of_an_address() {
        let why = |text: &str| Link::parse(text).err().unwrap_or_default();
        assert_eq!(
            why("tideline,app"),
            "“tideline,app” has a comma, which is no part of an address. Did you mean tideline.app?"
        );
        for text in ["https://tideline,app/x", "https://tide,line.app", "me@tideline,app"] {
            assert!(why(text).contains("no part of an address"), "{text}: {}", why(text));
        }
        for text in ["me@tide,line.app", "a@b.example,c@d.example"] {
            let why = Contact::guess(text).checked().err().unwrap_or_default();
            assert!(why.contains("no part of an address"), "{text}: {why}");
        }
        assert_eq!(parsed("acme.example/a,b").as_deref(), Some("https://acme.example/a,b"));
    }

    #[test]
    fn a_form_takes_what_a_link_takes_and_says_the_same_rule() {
        let contact = |text: &str| Contact::guess(text).checked().map(|c| (c.kind, c.value));
        let form = |value: &str| Ok((ContactKind::Form, value.to_owned()));
        assert_eq!(contact("acme.example/contact"), form("https://acme.example/contact"));
        assert_eq!(contact("https://acme.example"), form("https://acme.example"));
        assert_eq!(contact("/contact"), form("/contact"));
        for text in ["http://acme.example/form", "/con tact", "//evil.example"] {
            assert_eq!(contact(text).err(), Link::parse(text).err(), "{text}");
            assert!(Link::parse(text).is_err(), "{text}");
        }
    }

    #[test]
    fn a_contact_is_what_it_looks_like() {
        let guessed = |text: &str| Contact::guess(text).kind;
        assert_eq!(guessed("privacy@acme.example"), ContactKind::Email);
        assert_eq!(guessed("mailto:privacy@acme.example"), ContactKind::Email);
        assert_eq!(guessed("https://acme.example/@team"), ContactKind::Form);
        assert_eq!(guessed("+49 30 123.456"), ContactKind::Phone);
        assert_eq!(guessed("123.456.7890"), ContactKind::Phone);
        assert_eq!(guessed("Acme Ltd., 1 Example St., Boston"), ContactKind::Post);
        let address = Contact::guess("mailto:privacy@acme.example").checked();
        assert_eq!(address.map(|c| c.value), Ok("privacy@acme.example".to_owned()));
        for text in ["privacy@", "@acme.example", "a b@acme.example"] {
            assert!(Contact::guess(text).checked().is_err(), "{text}");
        }
    }
}
