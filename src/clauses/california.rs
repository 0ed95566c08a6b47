//! California residents, and what is said about other US states.
//!
//! The table of statutory classes is computed from the items of the kinds of data, so that nobody fills
//! it in twice. Data that is only handled for customers is theirs to list. The letters are those of Cal.
//! Civ. Code 1798.140(v)(1).

mod choices;
mod states;

use super::lists::{join, once};
use super::rows::{BEHIND, Column, Row, lay_out, series};
use super::uses::condition;
use super::words::{Pen, View, Words, paragraph, say, strong, user, user_small};
use crate::document::{Block, Clause, Inline, Sentence};
use crate::interview::ccpa::UsRight;
use crate::interview::collection::{KindRow, Source, Whose};
use crate::interview::company::Region;
use crate::interview::sharing::{Part, RecipientRow};
use crate::values::{Chosen, DataItem};
use std::borrow::Cow;

pub(super) fn write(view: &View) -> Option<Clause> {
    let regions = view.answers.company.regions.as_ref()?;
    let pen = Pen::new("california");
    let mut blocks = Vec::new();
    blocks.extend(rights(view, pen));
    blocks.extend(paragraph(sale(view, pen)));
    blocks.extend(classes(view, pen));
    blocks.extend(paragraph(lists(view, pen)));
    blocks.extend(choices::write(view, pen));
    blocks.extend(states::write(view, pen));
    let heading = match (regions.contains(&Region::California), view.answers.ccpa.states.is_empty()) {
        (true, true) => "California residents",
        (true, false) => "California and other US states",
        (false, _) => "Residents of other US states",
    };
    (!blocks.is_empty()).then_some(Clause {
        id: "california",
        heading: Cow::Borrowed(heading),
        numbered: true,
        blocks,
    })
}

fn rights(view: &View, pen: Pen) -> Vec<Block> {
    let Some(rights) = view.answers.ccpa.rights.as_ref().filter(|list| !list.is_empty()) else {
        return Vec::new();
    };
    let items = rights.iter().map(|right| {
        let (slot, words) = match right {
            UsRight::Know => (
                "know",
                "Know which categories of personal information, and which specific pieces of it, we collect about you.",
            ),
            UsRight::Delete => ("delete", "Have personal information about you deleted."),
            UsRight::Correct => ("correct", "Have personal information about you corrected."),
            UsRight::OptOut => ("opt-out", "Opt out of the sale and the sharing of your personal information."),
            UsRight::Limit => ("limit", "Limit how we use sensitive personal information about you."),
            UsRight::NoRetaliation => ("no-retaliation", "Use these rights without any retaliation from us."),
        };
        vec![pen.line(slot, say![words])]
    });
    let acts = (view.answers.ccpa.name_acts == Some(true)).then_some(" under the CCPA and the CPRA");
    let mut blocks = vec![
        Block::Paragraph(vec![
            pen.line("rights", say!["If you live in California, you have the right", acts, " to:"]),
        ]),
        Block::List(items.collect()),
    ];
    if view.answers.company.contact.is_some() || view.answers.rights.requests.is_some() {
        let words = say![Inline::See("rights"), " explains how to make a request."];
        blocks.extend(paragraph(vec![pen.line("requests", words)]));
    }
    blocks
}

fn sale(view: &View, pen: Pen) -> Vec<Sentence> {
    let (ccpa, sharing) = (&view.answers.ccpa, &view.answers.sharing);
    let mut all = Vec::new();
    if ccpa.sale_words == Some(true) && sharing.sell == Some(false) && sharing.share_for_ads == Some(false) {
        let words = say![
            "As California law defines these words, we neither sell personal information nor share it for cross-context behavioural advertising."
        ];
        all.push(pen.line("sale", words));
        if ccpa.if_changes == Some(true) {
            let words = say!["If that changes, we first update this section and add a way to opt out."];
            all.push(pen.line("if-changes", words));
        }
    }
    if let Some(beyond) = ccpa.sensitive_beyond {
        let words = if beyond {
            say!["We also use sensitive personal information for more than our service needs."]
        } else {
            say!["We use sensitive personal information only for what our service needs."]
        };
        all.push(pen.line("sensitive", words));
    }
    all
}

/// The classes of California law in the order of their letters, the last for sensitive information.
const CLASSES: &[(&str, &str)] = &[
    ("A", "Identifiers"),
    ("B", "Customer records"),
    ("C", "Protected characteristics"),
    ("D", "Commercial information"),
    ("E", "Biometric information"),
    ("F", "Internet or other electronic network activity"),
    ("G", "Geolocation data"),
    ("H", "Audio, electronic, visual or similar information"),
    ("I", "Professional or employment-related information"),
    ("J", "Education information"),
    ("K", "Inferences"),
    ("L", "Sensitive personal information"),
];

/// The columns of the table of classes. Who receives a class stands behind where it comes from, for
/// nobody receives some of them.
const COLUMNS: [Column; 4] = [
    Column {
        head: "Category",
        label: "",
        slot: "class",
        fold: BEHIND,
    },
    Column {
        head: "What",
        label: "",
        slot: "class-items",
        fold: BEHIND,
    },
    Column {
        head: "Sources and recipients",
        label: "",
        slot: "class-sources",
        fold: BEHIND,
    },
    Column {
        head: "",
        label: "",
        slot: "class-recipients",
        fold: BEHIND,
    },
];

fn classes(view: &View, pen: Pen) -> Vec<Block> {
    let answers = view.answers;
    if answers.ccpa.applies != Some(true) {
        return Vec::new();
    }
    let kinds = ours(view);
    let rows: Vec<(&str, [Words; 4])> = CLASSES
        .iter()
        .filter_map(|class| Some((class.0, line(view, &kinds, *class)?)))
        .collect();
    if rows.is_empty() {
        return Vec::new();
    }
    let intro = say!["In the words of California law, we collect these categories of personal information:"];
    let intro = Block::Paragraph(vec![pen.line("classes", intro)]);
    if answers.collection.kinds.len() < 3 {
        let items = rows.into_iter().map(|(letter, [name, items, sources, recipients])| {
            let sources = (!sources.is_empty()).then(|| say![", from ", sources]);
            let recipients = (!recipients.is_empty()).then(|| say!["; received by ", recipients]);
            let words = say![strong(say![name, ":"]), " ", items, sources, recipients, "."];
            vec![pen.row(letter).line("class", words)]
        });
        return vec![intro, Block::List(items.collect())];
    }
    let laid = rows.into_iter().map(|(letter, [name, items, sources, recipients])| Row {
        key: letter,
        cells: vec![say![strong(name)], items, sources, prefixed("received by ", recipients)],
        more: Vec::new(),
    });
    std::iter::once(intro)
        .chain(lay_out(pen, usize::MAX, &COLUMNS, laid.collect()))
        .collect()
}

/// The kinds of data that are the company's to list.
fn ours<'a>(view: &View<'a>) -> Vec<&'a KindRow> {
    let ours = |row: &&KindRow| matches!(row.whose, Some(Whose::Ours | Whose::Joint));
    view.answers.collection.kinds.iter().filter(ours).collect()
}

/// The two lists that the law wants apart: the classes disclosed for a business purpose, which are those
/// that a provider working for the company gets, and those sold or shared.
fn lists(view: &View, pen: Pen) -> Vec<Sentence> {
    let sharing = &view.answers.sharing;
    let ours = ours(view);
    let every: Vec<&DataItem> = ours.iter().flat_map(|kind| kind.items.iter().flatten()).collect();
    if view.answers.ccpa.applies != Some(true) || named(&every).is_empty() {
        return Vec::new();
    }
    let provider = |row: &&RecipientRow| matches!(row.part, Some(Part::Processor | Part::Both));
    let given: Vec<&RecipientRow> = sharing.recipients.iter().filter(provider).collect();
    let items = given.iter().flat_map(|row| ours.iter().flat_map(|kind| got(row, kind)));
    let disclosed = named(&items.collect::<Vec<_>>());
    // a category that goes to somebody only under a condition is not said to go there in any case
    let limited = |row: &&RecipientRow| row.name.is_some() && row.kinds.is_some() && row.only_if.is_some();
    let terms = given.into_iter().any(|row| limited(&row));
    let terms = terms.then(|| say![", on the conditions in ", Inline::See("sharing")]);
    let mut all = Vec::new();
    if sharing.any_recipients == Some(false) {
        all.push(pen.line("disclosed-none", say!["We disclose none of them for a business purpose."]));
    } else if !disclosed.is_empty() {
        let words = say![
            "For a business purpose, we disclose these categories to our service providers",
            terms,
            ": ",
            disclosed,
            "."
        ];
        all.push(pen.line("disclosed", words));
    }
    let (sold, shared) = (sharing.sell == Some(true), sharing.share_for_ads == Some(true));
    let verb = match (sold, shared) {
        (true, true) => "We sell and share these categories: ",
        (true, false) => "We sell these categories: ",
        (false, true) => "We share these categories: ",
        (false, false) => return all,
    };
    let gone = ours
        .iter()
        .filter(|kind| sharing.ads_kinds.iter().flatten().any(|key| *key == kind.key));
    let gone = named(&gone.flat_map(|kind| kind.items.iter().flatten()).collect::<Vec<_>>());
    if !gone.is_empty() {
        all.push(pen.line("sold", say![verb, gone, "."]));
    }
    all
}

/// What a recipient gets of a kind of data; nothing of one that its row does not name.
fn got<'k>(row: &RecipientRow, kind: &'k KindRow) -> Vec<&'k DataItem> {
    let is_named = row.kinds.iter().flatten().any(|key| *key == kind.key);
    if is_named { row.gets(kind) } else { Vec::new() }
}

/// The classes of these things, small, in the order of their letters.
fn named(items: &[&DataItem]) -> Words {
    let held = |letter: &str| {
        let mut items = items.iter();
        items.any(|item| item_words(item).is_some() && letters(item).contains(letter))
    };
    let classes = CLASSES.iter().filter(|(letter, _)| held(letter));
    series(classes.map(|(_, name)| user_small(name)).map(|name| match name {
        Inline::User(name) => say![name], // the program's words, which were only made small
        other => say![other],
    }))
}

fn prefixed(before: &'static str, words: Words) -> Words {
    if words.is_empty() { words } else { say![before, words] }
}

/// A class, what we hold of it, where that comes from, and who receives it.
fn line(view: &View, kinds: &[&KindRow], (letter, name): (&'static str, &'static str)) -> Option<[Words; 4]> {
    let of_class = |item: &&DataItem| letters(item).contains(letter);
    let held: Vec<&KindRow> = kinds
        .iter()
        .filter(|row| row.items.iter().flatten().any(|item| of_class(&item)))
        .copied()
        .collect();
    let items = held.iter().flat_map(|row| row.items.iter().flatten()).filter(of_class);
    let inferred = view.answers.collection.inferences.iter().flatten().filter(|_| letter == "K");
    let inferred: Vec<Words> = inferred.map(|what| say![user(what)]).collect();
    let concluded = (!inferred.is_empty()).then(|| say!["other data that we collect"]);
    let items = once(items.filter_map(item_words).chain(inferred));
    if items.is_empty() {
        return None;
    }
    // in one order, whichever kind of data comes first
    let comes = |source: &&Source| held.iter().any(|row| row.source.iter().flatten().any(|one| one == *source));
    let sources = Source::ALL.iter().filter(comes).map(|source| {
        let words = match source {
            Source::Person => "you",
            Source::Automatic => "your use of our service",
            Source::Connected => "services that you connect",
            Source::Customer => "our customers",
            Source::Others => "others",
            Source::Public => "public sources",
            Source::Own => "our own records",
        };
        // the names belong to whichever of the two a kind has; with both, nobody knows to which
        let by = |row: &&&KindRow| {
            let has = |one: Source| row.source.iter().flatten().any(|s| *s == one);
            matches!(source, Source::Others | Source::Public) && has(*source) && has(Source::Others) != has(Source::Public)
        };
        let names = held.iter().filter(by).flat_map(|row| row.sources.iter().flatten());
        let names = join(once(names.map(|name| say![user(name)])), ", ");
        let names = (!names.is_empty()).then(|| say![" (", names, ")"]);
        say![words, names]
    });
    let sources = once(sources.chain(concluded));
    let receives = |row: &&RecipientRow| held.iter().any(|kind| got(row, kind).iter().any(of_class));
    let recipients = view.answers.sharing.recipients.iter().filter(receives);
    let named = |row: &RecipientRow| {
        let only = condition(view, row);
        let only = (!only.is_empty()).then(|| say![" (", only, ")"]);
        row.name.as_deref().map(|name| say![user(name), only])
    };
    let recipients = once(recipients.filter_map(named));
    Some([say![name], join(items, ", "), join(sources, ", "), join(recipients, ", ")])
}

/// The letters of an item: those of the taxonomy, or the author's, and `L` for what is sensitive.
fn letters(item: &DataItem) -> String {
    let kind = item.kind();
    let classes = item.class.as_deref().or(kind.map(|kind| kind.classes)).unwrap_or_default();
    let sensitive = item.sensitive.or(kind.map(|kind| kind.sensitive)) == Some(true);
    format!("{classes}{}", if sensitive { ",L" } else { "" })
}

fn item_words(item: &DataItem) -> Option<Words> {
    match (&item.text, item.kind()) {
        (Some(text), _) => Some(vec![user(text)]),
        (None, Some(kind)) => Some(say![kind.noun]),
        (None, None) => None,
    }
}

#[cfg(test)]
mod tests {
    use crate::answers::Answers;
    use crate::clauses::policy;
    use crate::document::{Block, Clause, Sentence};
    use serde_json::{Value, json};

    fn clause(answers: Value) -> Option<Clause> {
        let answers: Answers = serde_json::from_value(answers).unwrap();
        policy(&answers).clause("california").cloned()
    }

    fn text(answers: Value) -> String {
        clause(answers).map_or(String::new(), |c| c.sentences().map(|s| s.words() + "\n").collect())
    }

    #[test]
    fn the_table_of_classes_is_computed_and_only_where_the_law_applies() {
        let mut answers = json!({
            "company": { "regions": ["california"] },
            "ccpa": { "applies": true },
            "collection": { "kinds": [
                { "key": "account", "whose": "controller", "source": ["person"], "items": [{ "item": "email" }, { "item": "credentials" }] },
                { "key": "usage", "whose": "controller", "source": ["automatic"], "items": [{ "item": "page_views" }] },
                { "key": "content", "whose": "processor", "items": [{ "item": "health" }] }
            ] },
            "sharing": { "recipients": [{ "key": "host", "name": "Acme Hosting", "kinds": ["account"] }] }
        });
        let found = clause(answers.clone()).unwrap();
        let rows: Vec<Vec<String>> = found
            .blocks
            .iter()
            .find_map(|block| match block {
                Block::Table(table) => Some(table.rows.iter().map(|r| r.iter().map(Sentence::words).collect()).collect()),
                _ => None,
            })
            .unwrap();
        assert_eq!(
            rows[0],
            ["Identifiers", "Email address, password", "You; received by Acme Hosting"]
        );
        assert!(
            rows.iter()
                .any(|row| row[0].starts_with("Internet") && row[2] == "Your use of our service")
        );
        assert!(
            rows.iter()
                .any(|row| row[0] == "Sensitive personal information" && row[1] == "Password")
        );
        assert!(
            rows.iter().all(|row| !row[1].contains("health")),
            "customers' data is theirs to list"
        );
        answers["ccpa"]["applies"] = json!(false);
        assert!(clause(answers).is_none());
    }

    #[test]
    fn few_kinds_are_a_list_and_inferences_are_a_class() {
        let text = text(json!({
            "company": { "regions": ["california"] },
            "ccpa": { "applies": true },
            "collection": { "inferences": ["likely interests"], "kinds": [
                { "key": "a", "whose": "controller", "source": ["automatic"], "items": [{ "item": "ip_address" }] }
            ] },
            "sharing": { "recipients": [{ "key": "host", "name": "Acme Hosting", "kinds": ["a"] }] }
        }));
        let host = "Identifiers: IP address, from your use of our service; received by Acme Hosting.\n";
        assert!(text.contains(host), "{text}");
        assert!(
            text.contains("Inferences: likely interests, from other data that we collect.\n"),
            "{text}"
        );
    }

    #[test]
    fn who_gets_a_part_of_a_kind_receives_the_classes_of_that_part() {
        let said = |items: serde_json::Value| {
            text(json!({
                "company": { "regions": ["california"] },
                "ccpa": { "applies": true },
                "collection": { "kinds": [{ "key": "a", "whose": "controller", "source": ["automatic"],
                    "items": [{ "item": "ip_address" }, { "item": "approx_location" }] }] },
                "sharing": { "recipients": [
                    { "key": "host", "name": "Boxes", "part": "processor", "kinds": ["a"], "items": items }
                ] }
            }))
        };
        let whole = said(json!(null));
        assert_eq!(whole.matches("received by Boxes").count(), 2, "{whole}");
        let part = said(json!([{ "item": "ip_address" }]));
        assert_eq!(part.matches("received by Boxes").count(), 1, "{part}");
        let disclosed = |text: &str| {
            let mut lines = text.lines();
            lines
                .find(|line| line.starts_with("For a business purpose"))
                .unwrap_or_default()
                .to_owned()
        };
        assert!(disclosed(&whole).contains("location"), "{whole}");
        assert!(
            disclosed(&part).contains("identifiers") && !disclosed(&part).contains("location"),
            "{part}"
        );
    }

    #[test]
    fn what_a_provider_gets_only_on_a_condition_is_not_disclosed_in_any_case() {
        let disclosed = |only_if: Option<&str>| {
            let text = text(json!({
                "company": { "regions": ["california"] },
                "ccpa": { "applies": true },
                "collection": { "kinds": [
                    { "key": "a", "whose": "controller", "source": ["automatic"], "items": [{ "item": "ip_address" }] }
                ] },
                "sharing": { "recipients": [
                    { "key": "host", "name": "Acme Hosting", "part": "processor", "kinds": ["a"], "only_if": only_if }
                ] }
            }));
            text.lines()
                .find(|line| line.starts_with("For a business purpose"))
                .unwrap()
                .to_owned()
        };
        let begin = "For a business purpose, we disclose these categories to our service providers";
        assert!(disclosed(None).starts_with(&format!("{begin}: ")));
        assert!(
            disclosed(Some("you ask")).starts_with(&format!("{begin}, on the conditions in ")),
            "{}",
            disclosed(Some("you ask"))
        );
    }

    #[test]
    fn no_sale_is_said_only_where_the_answers_say_so() {
        let answers = |sell: bool| {
            json!({
                "company": { "regions": ["california"] },
                "sharing": { "sell": sell, "share_for_ads": false },
                "ccpa": { "sale_words": true, "if_changes": true }
            })
        };
        assert!(text(answers(false)).contains("If that changes, we first update"));
        assert_eq!(text(answers(true)), "");
    }

    #[test]
    fn states_with_the_same_statement_share_a_sentence() {
        let text = text(json!({
            "company": { "regions": ["other-us"] },
            "ccpa": { "states": [
                { "key": "a", "state": "colorado", "says": ["signal"] },
                { "key": "b", "state": "connecticut", "says": ["signal", "appeal"] }
            ] }
        }));
        assert_eq!(
            text,
            "We also honour opt-out signals as the law of Colorado and Connecticut requires.\n\
             If you live in Connecticut, you can appeal if we refuse a request.\n"
        );
    }
}
