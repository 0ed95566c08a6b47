//! What is odd about an answer that is taken all the same: a contact that leads nowhere, a link in place of a name or
//! of a street.
//!
//! The one rule for it: the screen says it while somebody types, the interview in lines when the answer is given, and
//! the review as long as it stands. Must not stop anything. The price: what a contact may look like is guessed, so a
//! way that nobody has thought of is doubted too.

use super::completeness::ask;
use crate::answers::Answers;
use crate::draft::Draft;
use crate::interview::{self, Kind, Value};
use crate::values::{Contact, ContactKind, How, Link, Period, Place, is_address_in_one};

/// Questions that want a postal address.
const POSTAL: &[&str] = &["company.address", "company.entities.*.address"];

/// Questions that want a name.
const NAMES: &[&str] = &[
    "company.product",
    "company.legal_name",
    "company.entities.*.name",
    "company.contacts.*.name",
    "sharing.recipients.*.name",
    "sharing.recipients.*.legal_name",
];

/// Questions that want the name of a person or a company: a product may be called as its website is, these are not.
const LEGAL: &[&str] = &["company.legal_name", "company.entities.*.name"];

/// The question that wants a page that people can open.
const WEBSITE: &str = "company.website";

/// What is odd about an answer to this question, by the question's id, as a sentence for the author.
pub(crate) fn doubt(question: &str, value: &Value) -> Option<&'static str> {
    if interview::question(question).is_some_and(|question| matches!(question.kind, Kind::Contact)) {
        let contact: Contact = serde_json::from_value(value.clone()).ok()?;
        return contact.unlike_post();
    }
    if question == MINIMUM_AGE {
        let old = value.as_u64().is_some_and(|age| age > OLDEST);
        return old.then_some("Nobody would be old enough: is this the age in years from which people may use it?");
    }
    let is_period = interview::question(question).is_some_and(|question| matches!(question.kind, Kind::Period));
    if is_period && is_nothing(value) {
        return Some("A period of 0 says nothing: write “not kept” where nothing is stored.");
    }
    if question == CLOSING {
        return endless(value);
    }
    if interview::question(question).is_some_and(|question| question.one_country) {
        let area = value.get("area").and_then(Value::as_str)?;
        return Place::of(area)
            .is_group()
            .then_some("A company is established in one country, whose law then applies: name that one.");
    }
    let text = value.as_str()?.trim();
    if question == WEBSITE {
        return text
            .starts_with("mailto:")
            .then_some("This is an e-mail address, and the web address of the product is wanted: https://example.com.");
    }
    if NAMES.contains(&question) {
        return name(text).or_else(|| LEGAL.contains(&question).then(|| legal(text)).flatten());
    }
    POSTAL.contains(&question).then(|| address(text)).flatten()
}

/// How long data is kept after an account is closed: the one period of which people ask what happens then.
const CLOSING: &str = "retention.closing";

/// The age from which people may use the product, and above which it is a slip of the key.
const MINIMUM_AGE: &str = "children.minimum_age";
const OLDEST: u64 = 99;

/// A period of no time at all.
fn is_nothing(value: &Value) -> bool {
    let period: Option<Period> = serde_json::from_value(value.clone()).ok();
    period.is_some_and(|period| period.plus.is_none() && period.span.is_some_and(|span| span.count == 0))
}

/// A period that ends, and nothing happens then.
fn endless(value: &Value) -> Option<&'static str> {
    let period: Period = serde_json::from_value(value.clone()).ok()?;
    let ends = !matches!(period.how, How::Indefinitely | How::NotKept);
    (ends && period.then.is_none()).then_some("It does not say what happens then: add it, as in “up to 30 days, then deleted”.")
}

fn name(text: &str) -> Option<&'static str> {
    let word = || text.split_whitespace();
    if word().any(is_link) {
        Some("This looks like a link, and a name is wanted: the words by which people know it.")
    } else if word().count() == 1 && is_mail(text) {
        Some("This looks like an e-mail address, and a name is wanted: the words by which people know it.")
    } else {
        None
    }
}

fn legal(text: &str) -> Option<&'static str> {
    let is_host = !text.contains(char::is_whitespace) && text.contains('.') && Link::parse(text).is_ok();
    is_host.then_some("This looks like the address of a website, and the person or the company that runs it is wanted.")
}

fn address(text: &str) -> Option<&'static str> {
    let words = text.split_whitespace().count();
    if words <= 2 && text.split_whitespace().any(is_mail) {
        Some("This looks like an e-mail address. A postal address has a street and a town.")
    } else if words <= 2 && text.split_whitespace().any(is_link) {
        Some("This looks like a link. A postal address has a street and a town.")
    } else if words == 1 && !is_address_in_one(text) {
        Some("This is a single word. A postal address has a street and a town.")
    } else {
        None
    }
}

fn is_mail(word: &str) -> bool {
    Contact::guess(word).kind == ContactKind::Email
}

fn is_link(word: &str) -> bool {
    let lower = word.to_lowercase();
    ["http://", "https://", "www.", "mailto:"]
        .iter()
        .any(|begin| lower.contains(begin))
}

/// The doubts about what a draft says: the path, and the words of the finding.
pub(super) fn doubtful(draft: &Draft) -> Vec<(String, String)> {
    let known = draft.published();
    // what happens then may be said of all data at once
    let ends = known.retention.then.is_some() || known.retention.cascade == Some(true);
    let asked = interview::applying(&known);
    let found = asked
        .into_iter()
        .filter(|asked| !(ends && asked.question.id == CLOSING))
        .filter_map(|asked| {
            let doubt = doubt(asked.question.id, &interview::value(&known, &asked)?)?;
            let at = asked.path(&known);
            let words = format!("look again at the answer to “{}”. {doubt}", ask(&known, &at));
            Some((at, words))
        });
    found.chain(strange_host(&known)).collect()
}

/// A contact whose host looks like that of the website and is another: one of the two is likely mistyped.
fn strange_host(answers: &Answers) -> Option<(String, String)> {
    let contact = answers
        .company
        .contact
        .as_ref()
        .filter(|contact| contact.kind == ContactKind::Email)?;
    let (_, mail) = contact.value.rsplit_once('@')?;
    let site = answers.company.website.as_ref()?.0.split_once("://")?.1;
    let site = site.split(['/', ':']).next().unwrap_or_default().trim_start_matches("www.");
    let (mail, site) = (mail.to_lowercase(), site.to_lowercase());
    let ((theirs, ending), (ours, same_ending)) = (firm(&mail), firm(&site));
    // the same name under another ending is no slip: acme.com and acme.co; nor is a part of the same host: mail.acme.com
    let is_near = theirs != ours
        && ending == same_ending
        && ours.chars().count() >= SURE
        && strsim::osa_distance(theirs, ours) <= 2
        && !site.ends_with(&format!(".{mail}"))
        && !mail.ends_with(&format!(".{site}"));
    let words = format!(
        "look again at the answer to “{}”. Its address is at {mail}, and the website is {site}.",
        ask(answers, "company.contact")
    );
    is_near.then(|| ("company.contact".to_owned(), words))
}

/// The label of a host that names a firm, and the ending behind it: of `mail.acme.co.uk` that is `acme`, and `co.uk`.
fn firm(host: &str) -> (&str, &str) {
    const SECOND: &[&str] = &["ac", "co", "com", "edu", "go", "gov", "ne", "net", "or", "org"];
    let (before, last) = host.rsplit_once('.').unwrap_or((host, ""));
    let second = before
        .rsplit_once('.')
        .filter(|(_, label)| last.len() == 2 && SECOND.contains(label));
    let before = second.map_or(before, |(before, _)| before);
    let ending = host[before.len()..].trim_start_matches('.');
    (before.rsplit('.').next().unwrap_or(before), ending)
}

/// How many letters the label of a firm has at least, so that two that differ in one or two are likely meant to be one.
const SURE: usize = 6;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::review::completeness;

    #[test]
    fn a_company_is_established_in_one_country() {
        let odd = |area: &str| doubt("company.country", &serde_json::json!({ "area": area })).is_some();
        assert!(odd("worldwide") && odd("EU") && odd("EEA"));
        assert!(!odd("DE") && !odd("US") && !odd("CH"));
    }

    #[test]
    fn a_contact_that_looks_like_none_is_doubted() {
        let odd = |text: &str| {
            let contact = serde_json::json!(Contact::guess(text));
            doubt("company.contact", &contact).is_some()
        };
        for text in [
            "Germ",
            "tideline,app",
            "privacy team",
            "12345",
            "united k",
            "privacy at nimbus.example",
            "privacy at nimbus",
            "privacy(at)nimbus",
            "our privacy desk (at) nimbus.example",
            "acme24",
            "プライバシー担当",
        ] {
            assert!(odd(text), "{text}");
        }
        for text in [
            "1 High St, London",
            "a@b.example",
            "+44 20 1234",
            "/ask",
            "Postfach 12",
            "care of the desk",
            "Acme Ltd., 1 Example St., Boston",
            "東京都千代田区丸の内1丁目9番1号",
            "東京都千代田区丸の内一丁目",
            "北京市朝阳区建国路８８号",
            "Hauptstr.12,10115Berlin",
        ] {
            assert!(!odd(text), "{text}");
        }
        let address = |text: &str| doubt("company.address", &text.into()).is_some();
        assert!(!address("東京都千代田区丸の内1丁目9番1号") && address("Germany"));
    }

    #[test]
    fn a_contact_at_nearly_the_host_of_the_website_is_doubted() {
        let odd = |site: &str, mail: &str| {
            let draft: Draft = serde_json::from_value(serde_json::json!({ "format": 1, "name": "t", "answers": { "company": {
                "website": site, "contact": Contact::guess(mail) } } }))
            .expect("a draft");
            doubtful(&draft)
                .into_iter()
                .any(|(at, words)| at == "company.contact" && words.contains("and the website is"))
        };
        assert!(odd("https://plumbook.io", "privacy@plumbok.io"));
        assert!(odd("https://www.plumbook.io/app", "privacy@pulmbook.io"));
        assert!(odd("https://app.plumbook.io", "privacy@mail.plumbok.io"));
        assert!(odd("https://plumbook.co.uk", "privacy@plumbok.co.uk"));
        for (site, mail) in [
            ("https://plumbook.io", "privacy@plumbook.io"),
            ("https://plumbook.io", "privacy@plumbook.eu"),
            ("https://plumbook.io", "privacy@acme.example"),
            ("https://a.io", "me@b.io"),
            ("https://acme-host.io", "me@m.acme-host.io"),
            ("https://m.acme-host.io", "me@acme-host.io"),
            ("https://acme-host.com.au", "me@acme-host.co.au"),
            ("https://wattle-books.com.au", "me@wattle-books.com"),
        ] {
            assert!(!odd(site, mail), "{site} {mail}");
        }
    }

    #[test]
    fn a_link_is_no_name() {
        let odd = |question: &str, text: &str| doubt(question, &text.into()).is_some();
        for question in ["company.legal_name", "company.product", "sharing.recipients.*.name"] {
            for text in ["https://nimbus.example", "www.nimbus.example", "a@nimbus.example"] {
                assert!(odd(question, text), "{question}: {text}");
            }
            for text in ["Nimbus", "Booking.com B.V.", "P@ssport Ltd", "Acme Inc."] {
                assert!(!odd(question, text), "{question}: {text}");
            }
        }
        // a product may be called as its website is, who runs it seldom is
        assert!(!odd("company.product", "nimbus.example"));
        assert!(odd("company.legal_name", "nimbus.example"));
        assert!(!odd("company.website", "https://nimbus.example"));
        assert!(odd("company.website", "mailto:a@nimbus.example"), "nobody opens a page there");
        assert!(
            !odd("sharing.opt_out", "mailto:a@nimbus.example"),
            "people may object by e-mail"
        );
    }

    #[test]
    fn a_period_after_which_nothing_happens_is_doubted() {
        let draft = |retention: serde_json::Value| -> Draft {
            serde_json::from_value(serde_json::json!({ "format": 1, "name": "t", "answers": { "retention": retention } }))
                .expect("a draft")
        };
        let weeks = serde_json::json!({ "how": "exactly", "span": { "count": 6, "unit": "weeks" } });
        let mut ended = weeks.clone();
        ended["then"] = "deleted".into();
        assert!(doubt("retention.closing", &weeks).is_some());
        assert!(doubt("retention.closing", &ended).is_none());
        assert_eq!(doubtful(&draft(serde_json::json!({ "closing": weeks }))).len(), 1);
        assert!(doubtful(&draft(serde_json::json!({ "closing": weeks, "then": "deleted" }))).is_empty());
    }

    #[test]
    fn what_is_doubted_stays_a_finding_until_it_is_mended() {
        let draft = |name: &str, contact: &str| -> Draft {
            let contact = Contact::guess(contact);
            serde_json::from_value(serde_json::json!({ "format": 1, "name": "t", "answers": {
                "company": { "legal_name": name, "contact": contact } } }))
            .expect("a draft")
        };
        let at = |draft: &Draft| -> Vec<String> {
            let found = completeness(draft).into_iter().filter(|f| f.rule == "answer-doubtful");
            found.map(|f| f.at[0].clone()).collect()
        };
        let odd = draft("https://nimbus.example", "privacy at nimbus.example");
        assert_eq!(at(&odd), ["company.legal_name", "company.contact"]);
        assert!(at(&draft("Nimbus Ltd", "privacy@nimbus.example")).is_empty());
    }
}
