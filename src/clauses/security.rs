//! How we protect it: where data is stored, the safeguards, and what nobody can promise.
//!
//! A safeguard is a noun phrase with four places: what it is, what it protects, its parameter, and a detail.
//! Whether a detail goes on in the same breath or after a colon is decided by its first word. Places of
//! recipients belong to sharing, transfers to the transfers.
//!
//! The price: a detail that begins with neither a preposition nor a clause reads as an apposition.

use super::lists::and;
use super::uses::by_terms;
use super::words::{Pen, View, Words, link, paragraph, say, user, user_capital, user_small};
use crate::document::{Block, Clause, Inline, Sentence};
use crate::interview::company::DocumentAbout;
use crate::interview::retention::{Measure, PlaceRow, SafeguardRow, StaffAccess};
use crate::values::{Place, area_name, article};
use std::borrow::Cow;

const PEN: &str = "security";

/// The clause: places, safeguards, people, and where to read more.
pub(super) fn write(view: &View) -> Option<Clause> {
    let mut blocks = Vec::new();
    blocks.extend(places(view));
    blocks.extend(safeguards(view));
    blocks.extend(paragraph(limits(view)));
    blocks.extend(paragraph(pointers(view, DocumentAbout::Security, PEN)));
    (!blocks.is_empty()).then_some(Clause {
        id: PEN,
        heading: Cow::Borrowed("How we protect it"),
        numbered: true,
        blocks,
    })
}

/// Sentences that lead to the documents about something; `clause` is the one that they stand in.
pub(super) fn pointers(view: &View, about: DocumentAbout, clause: &'static str) -> Vec<Sentence> {
    let rows = view.answers.company.documents.iter();
    let sentence = |row: &crate::interview::company::DocumentRow| {
        let title = row.title.as_deref()?;
        let shown = row.link.as_ref().map_or_else(|| user(title), |to| link(title.trim(), to));
        let words = match about {
            DocumentAbout::SubProcessors => say!["More about these companies: ", shown, "."],
            DocumentAbout::Contract => say!["You can read that agreement here: ", shown, "."],
            DocumentAbout::HealthData => say!["A policy of its own covers consumer health data: ", shown, "."],
            DocumentAbout::Security
            | DocumentAbout::Cookies
            | DocumentAbout::Children
            | DocumentAbout::Terms
            | DocumentAbout::Applicants
            | DocumentAbout::Other => say!["For details, see our ", shown, "."],
        };
        Some(Pen::new(clause).row(&row.key).line("document", words))
    };
    rows.filter(|row| row.about == Some(about)).filter_map(sentence).collect()
}

fn places(view: &View) -> Option<Block> {
    let rows = &view.answers.retention.places;
    let sentences: Vec<Sentence> = rows.iter().filter_map(|row| place(view, row)).collect();
    if rows.len() < 3 {
        return paragraph(sentences);
    }
    (!sentences.is_empty()).then(|| Block::List(sentences.into_iter().map(|one| vec![one]).collect()))
}

fn place(view: &View, row: &PlaceRow) -> Option<Sentence> {
    let at = by_terms(view, row.at.as_ref());
    let with = and(row.with.iter().flatten().map(|product| user(product)));
    let host = match (at.is_empty(), with.is_empty()) {
        (true, true) => Words::new(),
        (false, true) => say![" with ", at],
        (true, false) => say![" with ", with],
        (false, false) => say![" with ", at, " (", with, ")"],
    };
    let region = row.place.as_ref().map(region);
    if host.is_empty() && region.is_none() {
        return None;
    }
    let all = (row.everything == Some(true)).then_some("all ");
    let kinds = and(view.names(row.kinds.as_ref(), View::kind));
    let what = if kinds.is_empty() { say!["data"] } else { kinds };
    let unless = (row.unless_stated == Some(true)).then_some(", unless we say otherwise");
    let words = say!["We store ", all, what, host, region, unless, "."];
    Some(Pen::new(PEN).row(&row.key).line("place", words))
}

/// ` in the United States (us-east-1, Ohio)`: the code and the name of the region are the host's.
fn region(place: &Place) -> Words {
    let names: Vec<Words> = [place.region.as_deref(), place.label.as_deref()]
        .into_iter()
        .flatten()
        .map(|name| say![user(name)])
        .collect();
    let names = super::lists::join(names, ", ");
    let names = (!names.is_empty()).then(|| say![" (", names, ")"]);
    let area = area_name(&place.area).map_or_else(|| say![user(&place.area)], |name| say![article(&place.area), name]);
    say![" in ", area, names]
}

fn safeguards(view: &View) -> Vec<Block> {
    let asked = &view.answers.retention;
    let pen = Pen::new(PEN);
    let items: Vec<Sentence> = asked.safeguards.iter().filter_map(safeguard).collect();
    let standard = (asked.industry_standard == Some(true)).then_some("industry-standard ");
    let both = (asked.technical_organisational == Some(true)).then_some("technical and organisational ");
    if items.is_empty() {
        let said = asked.safeguards.is_empty() && (standard.is_some() || both.is_some());
        let words = say!["We protect data with ", standard, both, "measures."];
        return said
            .then(|| paragraph(vec![pen.line("lead", words)]))
            .flatten()
            .into_iter()
            .collect();
    }
    if asked.safeguards.len() == 1 {
        let lead = say!["We protect data with this ", standard, both, "measure: "];
        let whole = items.into_iter().map(|item| Sentence {
            inlines: say![lead.clone(), small(item.inlines)],
            ..item
        });
        return paragraph(whole.collect()).into_iter().collect();
    }
    let lead = pen.line("lead", say!["We protect data with these ", standard, both, "measures:"]);
    let list = Block::List(items.into_iter().map(|item| vec![item]).collect());
    paragraph(vec![lead]).into_iter().chain([list]).collect()
}

/// The words of a safeguard inside a sentence.
fn small(mut words: Words) -> Words {
    match words.first_mut() {
        Some(Inline::Fixed(text)) => {
            if let Inline::User(lowered) = user_small(text) {
                *text = Cow::Owned(lowered);
            }
        }
        Some(Inline::User(text)) => words[0] = user_small(&text.clone()),
        Some(Inline::Strong(_) | Inline::Link { .. } | Inline::See(_) | Inline::Gap(_)) | None => {}
    }
    words
}

fn safeguard(row: &SafeguardRow) -> Option<Sentence> {
    let protects = row.protects.as_deref();
    let mut with = row.with.as_deref();
    let what = match named(row.measure?) {
        Some(Named {
            head,
            of,
            tail,
            of_itself,
        }) => {
            let of_itself = protects.is_none().then_some(of_itself);
            say![head, protects.map(|what| say![of, user(what)]), of_itself, tail]
        }
        None => match with.take() {
            Some(with) => say![user_capital(with), protects.map(|what| say![" for ", user(what)])],
            None => {
                return row
                    .detail
                    .as_deref()
                    .map(|detail| finish(row, say![user_capital(detail)], None));
            }
        },
    };
    let with = with.map(|with| say![" (", user(with), ")"]);
    Some(finish(row, say![what, with], row.detail.as_deref()))
}

fn finish(row: &SafeguardRow, what: Words, detail: Option<&str>) -> Sentence {
    let detail = detail.map(|detail| say![if goes_on(detail) { " " } else { ": " }, user(detail)]);
    Pen::new(PEN).row(&row.key).line("safeguard", say![what, detail, "."])
}

/// Whether a detail goes on in the same breath as what stands before it: `at rest`, `with keys that our host manages`.
pub(in crate::clauses) fn goes_on(detail: &str) -> bool {
    const WORDS: &[&str] = &[
        "across",
        "after",
        "against",
        "as",
        "at",
        "before",
        "between",
        "by",
        "daily",
        "during",
        "each",
        "every",
        "for",
        "from",
        "in",
        "inside",
        "monthly",
        "of",
        "on",
        "once",
        "regularly",
        "so",
        "that",
        "through",
        "throughout",
        "to",
        "twice",
        "under",
        "until",
        "using",
        "via",
        "weekly",
        "when",
        "where",
        "which",
        "while",
        "with",
        "within",
        "without",
    ];
    let first = detail.split_whitespace().next().unwrap_or_default().to_lowercase();
    WORDS.contains(&first.as_str())
}

/// The words of a safeguard around what it protects.
struct Named {
    head: &'static str,
    /// Before what it protects.
    of: &'static str,
    /// What it protects by its nature, where nothing is named.
    of_itself: &'static str,
    tail: &'static str,
}

fn named(measure: Measure) -> Option<Named> {
    let plain = |head, of| Named {
        head,
        of,
        of_itself: "",
        tail: "",
    };
    Some(match measure {
        Measure::InTransit => Named {
            tail: " in transit",
            ..plain("Encryption", " of ")
        },
        Measure::AtRest => Named {
            tail: " at rest",
            ..plain("Encryption", " of ")
        },
        Measure::Secrets => Named {
            of_itself: " of keys and tokens",
            ..plain("Encryption", " of ")
        },
        Measure::Https => plain("Enforced HTTPS", " for "),
        Measure::AccessRoles => plain("Role-based access control", " for "),
        Measure::AccessControls => plain("Access controls", " for "),
        Measure::StaffAccess => Named {
            of_itself: " to production data",
            tail: " for essential staff only",
            ..plain("Access", " to ")
        },
        Measure::Mfa => plain("Multi-factor authentication", " for "),
        Measure::TenantIsolation => Named {
            tail: " between customers",
            ..plain("Isolation", " of ")
        },
        Measure::SignIn => plain("Protected sign-in", " to "),
        Measure::DatabaseAccess => Named {
            of_itself: " to databases",
            ..plain("Restricted access", " to ")
        },
        Measure::InputChecks => plain("Input checks", " for "),
        Measure::Audits => plain("Regular security audits", " of "),
        Measure::Vulnerability => plain("Vulnerability assessments", " of "),
        Measure::Penetration => plain("Penetration tests", " of "),
        Measure::Backups => plain("Backups", " of "),
        Measure::Monitoring => plain("Monitoring and logging", " of "),
        Measure::Training => plain("Training of our staff", " on "),
        Measure::Deletion => plain("Secure deletion", " of "),
        Measure::Certified => plain("Certification", " of "),
        Measure::Other => return None,
    })
}

fn limits(view: &View) -> Vec<Sentence> {
    let asked = &view.answers.retention;
    let pen = Pen::new(PEN);
    let mut sentences = Vec::new();
    sentences.extend(asked.staff.map(|staff| pen.line("staff", say![staff_access(staff)])));
    if let Some(breach) = asked.breach.as_deref() {
        let words = say!["If your data is affected by a breach, we tell ", user(breach), "."];
        sentences.push(pen.line("breach", words));
    }
    let own = and(asked.own_part.iter().flatten().map(|part| user(part)));
    if !own.is_empty() {
        sentences.push(pen.line("own-part", say!["You can help with ", own, "."]));
    }
    if let Some(rules) = asked.governance.as_deref() {
        let words = say!["Our internal rules for personal data cover ", user_small(rules), "."];
        sentences.push(pen.line("governance", words));
    }
    if asked.no_guarantee == Some(true) {
        let words = say!["No system is completely secure, and we cannot guarantee that ours is."];
        sentences.push(pen.line("no-guarantee", words));
    }
    sentences
}

fn staff_access(staff: StaffAccess) -> &'static str {
    match staff {
        StaffAccess::Cannot => "Our staff cannot see what you put in.",
        StaffAccess::Asked => "Our staff see what you put in only when you ask them to.",
        StaffAccess::Few => "Only a few of our staff can see what you put in, and only where their work needs it.",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::answers::Answers;
    use crate::values::Chosen;
    use serde_json::json;

    fn text(retention: &serde_json::Value) -> String {
        let answers: Answers = serde_json::from_value(json!({
            "sharing": { "recipients": [{ "key": "host", "name": "Acme Cloud" }] },
            "collection": { "kinds": [{ "key": "usage", "name": "Usage data" }] },
            "retention": retention,
        }))
        .expect("answers");
        let gaps = |_: &str| false;
        let view = View {
            answers: &answers,
            gaps: &gaps,
        };
        let clause = write(&view).unwrap_or_default();
        clause.sentences().map(Sentence::words).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn a_place_loses_only_the_words_of_what_is_not_known() {
        let place = json!({ "area": "EU", "region": "eu-north", "label": "Oslo" });
        let full = json!({ "key": "a", "at": ["host"], "with": ["a database"], "place": place, "unless_stated": true });
        assert_eq!(
            text(&json!({ "places": [full] })),
            "We store data with Acme Cloud (a database) in the European Union (eu-north, Oslo), unless we say otherwise."
        );
        let at = json!({ "key": "a", "at": ["host"], "kinds": ["usage"] });
        assert_eq!(text(&json!({ "places": [at] })), "We store usage data with Acme Cloud.");
        let nothing = json!({ "key": "a", "everything": true });
        assert_eq!(
            text(&json!({ "places": [nothing] })),
            "",
            "“we store data” alone says nothing"
        );
    }

    #[test]
    fn every_safeguard_reads_as_one_phrase() {
        for &measure in Measure::ALL {
            let row =
                json!({ "key": "a", "measure": measure.id(), "with": "the method", "protects": "backups", "detail": "at night" });
            let words = text(&json!({ "safeguards": [row] }));
            for part in ["he method", "backups", " at night."] {
                assert!(words.contains(part), "“{words}” has lost “{part}”");
            }
        }
    }

    #[test]
    fn a_detail_goes_on_or_stands_after_a_colon() {
        let row = |detail| json!({ "safeguards": [{ "key": "a", "measure": "roles", "detail": detail }] });
        assert!(text(&row("within the app")).ends_with("control within the app."));
        assert!(text(&row("nobody sees more than they need")).ends_with("control: nobody sees more than they need."));
    }
}
