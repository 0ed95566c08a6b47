//! One thing that is held about a person.

use super::{Chosen as _, ITEMS, choice, object};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

choice! {
    /// In which form an item is held.
    Form {
        Hashed = "hashed": "as a hash",
        Encrypted = "encrypted": "encrypted",
        Masked = "masked": "masked",
        Pseudonymous = "pseudonymous": "under a pseudonym",
        Metadata = "metadata": "as metadata only",
        Shortened = "shortened": "shortened",
    }
}

/// One thing that is held about a person: an entry of [`ITEMS`], or the author's own words.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(remote = "Self", default, deny_unknown_fields)]
pub struct DataItem {
    /// The slug of an entry of the taxonomy, as in `email`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub item: Option<String>,
    /// The author's own words: a noun phrase in lower case; beside `item`, in place of its usual words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// The letter of the California class (Cal. Civ. Code 1798.140(v)(1)), for own words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub class: Option<String>,
    /// Whether it is sensitive, for own words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sensitive: Option<bool>,
    /// The form in which it is held.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub form: Option<Form>,
}

/// An entry of the taxonomy of data items.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ItemKind {
    /// The name in files.
    pub slug: &'static str,
    /// The words an author picks.
    pub label: &'static str,
    /// The words in a policy after "we collect" or "your": a noun phrase, as in `email address`.
    pub noun: &'static str,
    /// Letters of the California classes, Cal. Civ. Code 1798.140(v)(1).
    pub classes: &'static str,
    /// Whether it is sensitive personal information, Cal. Civ. Code 1798.140(ae).
    pub sensitive: bool,
}

object!(DataItem);

impl DataItem {
    /// An item of the taxonomy.
    pub fn of(slug: &str) -> Self {
        Self {
            item: Some(slug.into()),
            ..Self::default()
        }
    }

    /// An item in the author's own words.
    pub fn own(text: &str) -> Self {
        Self {
            text: Some(super::clean_line(text)),
            ..Self::default()
        }
    }

    /// Whether another is the same thing, in whichever form it is held.
    pub fn is_same(&self, other: &Self) -> bool {
        match (&self.item, &other.item) {
            (None, None) => self.text == other.text,
            (one, other) => one == other,
        }
    }

    /// The slug of an item that is the thing itself. A hash, a mask, a pseudonym or the like of it is another thing: a list of
    /// addresses that must get no letter, each as a hash, is nobody's contact details. What is encrypted can be read by who has
    /// the key, and a password is held in no other form than as a hash.
    pub fn itself(&self) -> Option<&str> {
        let slug = self.item.as_deref()?;
        let is = match self.form {
            None | Some(Form::Encrypted) => true,
            Some(Form::Hashed) => slug == "credentials",
            Some(Form::Masked | Form::Pseudonymous | Form::Metadata | Form::Shortened) => false,
        };
        is.then_some(slug)
    }

    /// The entry of the taxonomy, if it names one.
    pub fn kind(&self) -> Option<&'static ItemKind> {
        let slug = self.item.as_deref()?;
        ITEMS.iter().find(|kind| kind.slug == slug)
    }

    /// The words an author sees in a list.
    pub fn label(&self) -> String {
        let words = self.text.clone().or_else(|| self.kind().map(|kind| kind.noun.to_owned()));
        words.or_else(|| self.item.clone()).unwrap_or_default()
    }

    /// The same with the form in which it is held, which is a promise: it is never taken unseen.
    pub fn words(&self) -> String {
        let label = self.label();
        self.form.map_or(label.clone(), |form| format!("{label} ({})", form.label()))
    }
}
