//! The words of a contact: how somebody is reached, with the exact words that person has to use.
//!
//! Shared by every clause that tells people where to write. Must not know what a contact is for. The
//! phrases complete "you can …" as well as an order ("write to …"), so that one wording serves both.

use super::rows::series;
use super::words::{Words, link, say, user};
use crate::document::Inline;
use crate::values::{Contact, ContactKind, Link};

/// What to do, with the subject line or the option: `write to a@b.c with “…” in the subject line`.
pub(super) fn reach(contact: &Contact) -> Words {
    let subject = contact.subject.as_deref();
    match contact.kind {
        ContactKind::Email => say![
            address(contact),
            subject.map(|s| say![" with ", quoted(s), " in the subject line"]),
            chosen(contact, " for "),
        ],
        ContactKind::Form => say![
            address(contact),
            chosen(contact, " and choose "),
            subject.map(|s| say![" and put ", quoted(s), " into the subject line"]),
        ],
        ContactKind::Post => say![
            address(contact),
            subject.map(|s| say![" and mark the letter ", quoted(s)]),
            chosen(contact, " for "),
        ],
        ContactKind::Phone => say![
            address(contact),
            chosen(contact, " and choose "),
            subject.map(|s| say![" and say ", quoted(s)]),
        ],
    }
}

/// What to do, without the subject line or the option: `write to a@b.c`.
pub(super) fn address(contact: &Contact) -> Words {
    let verb = match contact.kind {
        ContactKind::Email | ContactKind::Post => "write to ",
        ContactKind::Form => "use our contact form at ",
        ContactKind::Phone => "call ",
    };
    say![verb, place(contact)]
}

/// The label and the words of a line of a card: `Email`, `a@b.c (subject line: “…”)`.
pub(super) fn card(contact: &Contact) -> (&'static str, Words) {
    let label = match contact.kind {
        ContactKind::Email => "Email",
        ContactKind::Form => "Contact form",
        ContactKind::Post => "Post",
        ContactKind::Phone => "Telephone",
    };
    let subject = contact.subject.as_deref().map(|s| say!["subject line: ", quoted(s)]);
    let words = series([say![chosen(contact, "choose ")], say![subject]]);
    let words = (!words.is_empty()).then(|| say![" (", words, ")"]);
    (label, say![place(contact), words])
}

/// Whether both lead to the same address or page.
pub(super) fn same_place(one: &Contact, other: &Contact) -> bool {
    one.kind == other.kind && one.value.trim() == other.value.trim()
}

fn place(contact: &Contact) -> Inline {
    let value = contact.value.trim();
    match contact.kind {
        ContactKind::Email => link(value, &Link(format!("mailto:{value}"))),
        ContactKind::Form => link(value, &Link(value.to_owned())),
        ContactKind::Post => user(&one_line(value)),
        ContactKind::Phone => user(value),
    }
}

/// The lines of a postal address in one, with commas between them.
pub(super) fn one_line(address: &str) -> String {
    let lines = address.lines().map(|line| line.trim().trim_end_matches(','));
    lines.filter(|line| !line.is_empty()).collect::<Vec<_>>().join(", ")
}

/// An option stands in quotation marks, unless it begins small: then it describes and is no name.
fn chosen(contact: &Contact, before: &'static str) -> Option<Words> {
    let option = contact.option.as_deref()?;
    let describes = option.trim().starts_with(char::is_lowercase);
    Some(if describes {
        say![before, user(option)]
    } else {
        say![before, quoted(option)]
    })
}

fn quoted(text: &str) -> Words {
    say!["“", user(text), "”"]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(words: &[Inline]) -> String {
        words.iter().map(Inline::words).collect()
    }

    #[test]
    fn a_contact_says_the_exact_words_to_use() {
        let mut mail = Contact::guess("privacy@acme.example");
        mail.subject = Some("Data request".into());
        assert_eq!(
            text(&reach(&mail)),
            "write to privacy@acme.example with “Data request” in the subject line"
        );
        let mut form = Contact::guess("/contact");
        form.option = Some("Other".into());
        assert_eq!(text(&reach(&form)), "use our contact form at /contact and choose “Other”");
        form.option = Some("the topic that fits".into());
        assert_eq!(text(&card(&form).1), "/contact (choose the topic that fits)");
        assert_eq!(text(&address(&form)), "use our contact form at /contact");
    }

    #[test]
    fn an_address_that_is_no_safe_link_stays_text() {
        let form = Contact::guess("http://acme.example/form");
        assert!(!reach(&form).iter().any(|i| matches!(i, Inline::Link { .. })));
        let post = Contact::guess("Acme\n1 Example Street,\nBoston");
        assert_eq!(
            one_line("Acme\n1 Example Street,\n\nBoston"),
            "Acme, 1 Example Street, Boston"
        );
        assert_eq!(post.kind, ContactKind::Post);
    }
}
