//! A way to reach somebody, and a link.

use super::choice;
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
#[serde(deny_unknown_fields)]
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

impl Contact {
    /// A contact from one line of text: an address with `@` is e-mail, a path or https address is a
    /// form, a line of digits is a telephone, anything else is post.
    pub fn guess(text: &str) -> Self {
        let value = super::clean_line(text);
        let phone = value.len() > 5 && value.chars().all(|c| c.is_ascii_digit() || " +-()./".contains(c));
        let kind = if value.starts_with('/') || value.starts_with("http") {
            ContactKind::Form
        } else if value.contains('@') {
            ContactKind::Email
        } else if phone {
            ContactKind::Phone
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
}

/// Where a link leads: an https or mailto address, or a path on the author's own site.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(transparent)]
pub struct Link(pub String);

impl Link {
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
