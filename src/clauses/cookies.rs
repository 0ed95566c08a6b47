//! Cookies and tracking: what is stored on devices, the choice about it, tools, signals and promises.
//!
//! Up to two rows are a sentence or a short list, three or more a table; the number of rows decides, not
//! the number of answers. How tools are set up and what browsers signal is worded in `tools`.
//!
//! The price: the consent that a row needs stands in its first cell, for a fifth column would not fit a page.

mod tools;

use super::lists::{and, or};
use super::rows::{BEHIND, BRACKETS, Column, Row, lay_out};
use super::security::pointers;
use super::uses::{by_terms, by_terms_agreed_to, only_if};
use super::words::{Pen, View, Words, capital, link, paragraph, say, strong, user};
use crate::document::{Block, Clause, Sentence};
use crate::interview::collection::KindRow;
use crate::interview::company::DocumentAbout;
use crate::interview::cookies::{Consent, CookieRow, Does, NotUsed, Sort};
use crate::interview::providers::OPENS;
use std::borrow::Cow;

const PEN: &str = "cookies";

/// The clause: what is stored, the choice, tools, signals, promises, and where to read more.
pub(super) fn write(view: &View) -> Option<Clause> {
    let mut blocks = Vec::new();
    blocks.extend(items(view));
    blocks.extend(paragraph(choice(view)));
    blocks.extend(tools::setups(view));
    blocks.extend(tools::signals(view));
    blocks.extend(paragraph(promises(view)));
    blocks.extend(paragraph(pointers(view, DocumentAbout::Cookies, PEN)));
    (!blocks.is_empty()).then_some(Clause {
        id: PEN,
        heading: Cow::Borrowed("Cookies"),
        numbered: true,
        blocks,
    })
}

fn items(view: &View) -> Vec<Block> {
    let asked = &view.answers.cookies;
    let pen = Pen::new(PEN);
    let rows = &asked.items;
    let storage = (asked.storage_too == Some(true)).then_some(" and similar storage");
    let mut blocks = Vec::new();
    if asked.any_items == Some(false) {
        let words = say!["We set no cookies and store nothing else on your device."];
        blocks.extend(paragraph(vec![pen.line("none", words)]));
    }
    match rows.as_slice() {
        [] => {}
        [row] => blocks.extend(paragraph(alone(view, row, storage))),
        [_, _] => {
            blocks.extend(paragraph(vec![pen.line("lead", say!["We use these cookies", storage, ":"])]));
            blocks.push(Block::List(rows.iter().map(|row| item(view, row)).collect()));
        }
        _ => {
            blocks.extend(paragraph(vec![pen.line("lead", say!["We use these cookies", storage, ":"])]));
            blocks.extend(table(view, rows));
        }
    }
    if asked.fails_without == Some(true) {
        let words = say!["Our service does not work without essential cookies", storage, "."];
        blocks.extend(paragraph(vec![pen.line("fails", words)]));
    }
    blocks
}

/// `essential cookies (session_id)`.
fn called(row: &CookieRow) -> Words {
    let name = row.name.as_deref().map(|name| say![" (", user(name), ")"]);
    say![row.sort.map(sort), "cookies", name]
}

/// The one sort that there is, as prose.
fn alone(view: &View, row: &CookieRow, storage: Option<&'static str>) -> Vec<Sentence> {
    let name = row.name.as_deref().map(|name| say![" (", user(name), ")"]);
    let purposes = purposes(row).map(|words| say![" for ", words]);
    let words = say!["We use ", row.sort.map(sort), "cookies", storage, name, purposes, "."];
    let first = Pen::new(PEN).row(&row.key).line("item", words);
    [vec![first], more(view, row)].concat()
}

fn item(view: &View, row: &CookieRow) -> Vec<Sentence> {
    let name = row.name.as_deref().map(|name| say![" (", user(name), ")"]);
    let head = strong(capital(say![row.sort.map(sort), "cookies"]));
    let purposes = purposes(row).map(|words| say![": for ", words]);
    let first = Pen::new(PEN).row(&row.key).line("item", say![head, name, purposes, "."]);
    [vec![first], more(view, row)].concat()
}

/// Who sets it, whether it waits for consent, and how long it stays.
fn more(view: &View, row: &CookieRow) -> Vec<Sentence> {
    let pen = Pen::new(PEN).row(&row.key);
    let mut sentences = Vec::new();
    let by = setters(view, row);
    let by = (!by.is_empty()).then(|| say![" by ", by]);
    let may = row.may == Some(true);
    if by.is_some() || may {
        let be = if may { "may be" } else { "are" };
        sentences.push(pen.line("by", say!["These cookies ", be, " set", by, "."]));
    }
    if let Some(consent) = row.consent {
        let words = match consent {
            Consent::Always => Some("They are always on."),
            Consent::OptIn => Some("They are set only with your consent (opt-in)."),
            Consent::OptOut => Some("They are on until you opt out."),
            Consent::Unsaid => None,
        };
        sentences.extend(words.map(|words| pen.line("consent", say![words])));
    }
    if let Some(lasts) = row.lasts.as_deref() {
        sentences.push(pen.line("lasts", say!["How long they last: ", user(lasts), "."]));
    }
    sentences.extend(opt_out(row, say![" of them"]));
    sentences
}

/// Who sets it; that consent is asked for is said of the row, and not once more of who sets it.
fn setters(view: &View, row: &CookieRow) -> Words {
    if row.consent == Some(Consent::OptIn) {
        by_terms_agreed_to(view, row.by.as_ref())
    } else {
        by_terms(view, row.by.as_ref())
    }
}

/// Where one opts out.
fn opt_out(row: &CookieRow, of: Words) -> Option<Sentence> {
    let to = row.opt_out.as_ref()?;
    let words = say!["You can opt out", of, " here: ", link(&to.0, to), "."];
    Some(Pen::new(PEN).row(&row.key).line("opt-out", words))
}

/// The lines as rows; who sets a cookie and the consent that it needs stand in the first cell.
fn table(view: &View, rows: &[CookieRow]) -> Vec<Block> {
    let line = |row| {
        let row: &CookieRow = row;
        let by = setters(view, row);
        let may = row.may == Some(true);
        let set = if may { ", sometimes set" } else { ", set" };
        let set = (may || !by.is_empty()).then_some(set);
        let by = (!by.is_empty()).then(|| say![" by ", by]);
        let consent = row.consent.and_then(|consent| match consent {
            Consent::Always => Some(", always on"),
            Consent::OptIn => Some(", only with your consent (opt-in)"),
            Consent::OptOut => Some(", on until you opt out"),
            Consent::Unsaid => None,
        });
        Row {
            key: &row.key,
            cells: vec![
                say![called(row), set, by, consent],
                say![purposes(row)],
                say![row.lasts.as_deref().map(super::words::user_small)],
            ],
            more: opt_out(row, say![" of the ", called(row)]).into_iter().collect(),
        }
    };
    lay_out(Pen::new(PEN), rows.len(), &COLUMNS, rows.iter().map(line).collect())
}

const COLUMNS: [Column; 3] = [
    Column {
        head: "Cookies",
        label: "",
        slot: "item",
        fold: BEHIND,
    },
    Column {
        head: "What for",
        label: "",
        slot: "for",
        fold: BEHIND,
    },
    Column {
        head: "How long they last",
        label: "",
        slot: "lasts",
        fold: BRACKETS,
    },
];

fn purposes(row: &CookieRow) -> Option<Words> {
    let words = and(row.does.iter().flatten().map(|one| does(*one)));
    (!words.is_empty()).then_some(words)
}

fn sort(sort: Sort) -> &'static str {
    match sort {
        Sort::Essential => "essential ",
        Sort::Functional => "functional ",
        Sort::Analytics => "analytics ",
        Sort::Advertising => "advertising ",
    }
}

fn does(does: Does) -> &'static str {
    match does {
        Does::SignIn => "keeping you signed in",
        Does::Session => "managing your session",
        Does::Security => "security",
        Does::TwoFactor => "two-factor sign-in",
        Does::Csrf => "protection against forged requests (CSRF)",
        Does::Basket => "keeping your basket",
        Does::Preferences => "remembering your preferences",
        Does::Interface => "remembering your interface preferences",
        Does::Consent => "remembering your cookie choice",
        Does::UsagePatterns => "understanding patterns of use",
        Does::PagesVisited => "understanding which pages are visited",
        Does::Performance => "measuring in aggregate how the site performs",
        Does::WithinApp => "seeing patterns of use within the application",
        Does::Advertising => "showing advertising",
        Does::Measure => "measuring advertising",
    }
}

/// How people decide, and how they change their mind.
fn choice(view: &View) -> Vec<Sentence> {
    let asked = &view.answers.cookies;
    let pen = Pen::new(PEN);
    let mut sentences = Vec::new();
    if asked.off_by_default == Some(true) {
        let words = say!["Cookies that need your consent are off by default."];
        sentences.push(pen.line("off", words));
    }
    if asked.banner == Some(true) {
        let words = say!["A banner lets you accept or decline optional cookies on your first visit."];
        sentences.push(pen.line("banner", words));
    }
    if asked.choice_on_device == Some(true) {
        let words = say!["We keep your choice on your device until you change it."];
        sentences.push(pen.line("kept", words));
    }
    if let Some(reopen) = asked.reopen.as_deref() {
        let at = asked.reopen_at.as_deref().map(|at| say![" in the ", user(at)]);
        let words = say!["You can change your choice at any time with “", user(reopen), "”", at, "."];
        sentences.push(pen.line("reopen", words));
    }
    if asked.version_stored == Some(true) {
        let words = say![
            "With your stored consent choice, we record the version of this policy, ",
            "so that the audit trail shows what you agreed to."
        ];
        sentences.push(pen.line("version", words));
    }
    sentences
}

fn promises(view: &View) -> Vec<Sentence> {
    let asked = &view.answers.cookies;
    let pen = Pen::new(PEN);
    let mut sentences = Vec::new();
    let mut unused: Vec<&'static str> = Vec::new();
    for row in &asked.not_used {
        match row.what.and_then(not_used) {
            Some(words) if !unused.contains(&words) => unused.push(words),
            Some(_) | None => {}
        }
    }
    if !unused.is_empty() {
        sentences.push(pen.line("not-used", say!["We use no ", or(unused), "."]));
    }
    if let Some(row) = asked.not_used.iter().find(|row| row.what == Some(NotUsed::OnCustomers)) {
        let by = asked.on_customers.as_deref().map(|by| say![" by ", user(by)]);
        let words = say!["No cookies are set in the browsers of our customers' end users", by, "."];
        sentences.push(pen.row(&row.key).line("customers", words));
    }
    if asked.pixels == Some(true) {
        let only = opened_only_if(view).map(|only| say![", ", only_if(view, only)]);
        let words = say![
            "Our emails contain pixels that show us whether an email was opened",
            only,
            "."
        ];
        sentences.push(pen.line("pixels", words));
    }
    if asked.pixels_consent == Some(true) {
        let words = say!["We put them only into emails to people who agreed to this."];
        sentences.push(pen.line("pixels-consent", words));
    }
    if asked.browser_settings == Some(true) {
        let words = say!["You can also block and delete cookies in the settings of your browser."];
        sentences.push(pen.line("browser", words));
    }
    sentences
}

/// Under which condition alone it is collected who opens emails, where nothing else here says whether people agree to it.
fn opened_only_if<'v>(view: &View<'v>) -> Option<&'v str> {
    let opens = |row: &&KindRow| row.items.iter().flatten().any(|item| item.item.as_deref() == Some(OPENS));
    let mut kinds = view.answers.collection.kinds.iter().filter(opens);
    let first = kinds.next()?.only_if.as_deref()?;
    let others = kinds.all(|row| row.only_if.is_some());
    Some(first).filter(|_| others && view.answers.cookies.pixels_consent.is_none())
}

fn not_used(what: NotUsed) -> Option<&'static str> {
    match what {
        NotUsed::Advertising => Some("advertising cookies"),
        NotUsed::ThirdPartyAdvertising => Some("third-party advertising cookies"),
        NotUsed::ThirdPartyTracking => Some("third-party tracking cookies"),
        NotUsed::Tracking => Some("tracking cookies"),
        NotUsed::Trackers => Some("third-party trackers"),
        NotUsed::RemoteFonts => Some("fonts from other companies' servers"),
        NotUsed::OnCustomers => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::answers::Answers;
    use serde_json::{Value, json};

    fn blocks(cookies: &Value) -> Vec<Block> {
        let answers: Answers = serde_json::from_value(json!({
            "sharing": { "recipients": [{ "key": "stats", "name": "Acme Stats" }, { "key": "ads", "name": "Acme Ads" }] },
            "cookies": cookies,
        }))
        .expect("answers");
        let gaps = |_: &str| false;
        let view = View {
            answers: &answers,
            gaps: &gaps,
        };
        write(&view).unwrap_or_default().blocks
    }

    fn text(cookies: &Value) -> String {
        let words = |block: &Block| block.sentences().iter().map(|s| s.words()).collect::<Vec<_>>().join(" ");
        blocks(cookies).iter().map(words).collect::<Vec<_>>().join("\n")
    }

    #[test]
    fn one_row_is_prose_two_are_a_list_and_three_a_table() {
        let row = |key: &str| json!({ "key": key, "sort": "essential", "does": ["session"] });
        let one = json!({ "items": [row("a")] });
        assert_eq!(text(&one), "We use essential cookies for managing your session.");
        let two = blocks(&json!({ "items": [row("a"), row("b")] }));
        assert!(matches!(two[..], [Block::Paragraph(_), Block::List(_)]), "{two:?}");
        let three = blocks(&json!({ "items": [row("a"), row("b"), { "key": "c" }] }));
        assert!(
            matches!(three[..], [Block::Paragraph(_), Block::Table(_)]),
            "rows decide, not answers"
        );
    }

    #[test]
    fn no_answer_about_consent_says_nothing_about_consent() {
        let row = json!({ "items": [{ "key": "a", "sort": "analytics", "does": ["usage-patterns"], "consent": "unsaid" }] });
        assert!(
            !text(&row).contains("consent") && !text(&row).contains("always"),
            "{}",
            text(&row)
        );
        assert!(
            text(&json!({ "any_items": false })).contains("no cookies"),
            "none is an answer"
        );
        assert_eq!(text(&json!({})), "", "an unanswered question never prints");
    }

    #[test]
    fn a_yes_is_said_once_of_a_cookie_and_not_again_of_who_sets_it() {
        let said = |consent: &str| {
            let answers = json!({
                "sharing": { "recipients": [{ "key": "a", "name": "Stats", "only_if": "you agree to analytics" }] },
                "cookies": { "items": [{ "key": "c", "name": "_s", "sort": "analytics", "by": ["a"], "consent": consent }] },
            });
            let document = crate::clauses::policy(&serde_json::from_value(answers).expect("answers"));
            let words: Vec<String> = document.sentences().map(Sentence::words).collect();
            words.join(" ")
        };
        assert!(!said("opt-in").contains("Stats (only"), "{}", said("opt-in"));
        assert!(
            said("always").contains("Stats (only if you agree to analytics)"),
            "{}",
            said("always")
        );
    }

    #[test]
    fn who_agreed_to_pixels_is_said_after_them() {
        let said = text(&json!({ "pixels": true, "pixels_consent": true }));
        assert_eq!(
            said,
            "Our emails contain pixels that show us whether an email was opened. We put them only into emails to people who agreed to this."
        );
    }

    #[test]
    fn pixels_are_not_said_of_everybody_where_opens_are_counted_under_a_condition_only() {
        let said = |consent: Value, only: Value| {
            let answers = json!({
                "collection": { "any_kinds": true, "kinds": [
                    { "key": "opens", "items": [{ "item": "email_engagement" }], "only_if": only }] },
                "cookies": { "pixels": true, "pixels_consent": consent } });
            let document = crate::clauses::policy(&serde_json::from_value(answers).expect("answers"));
            let words: Vec<String> = document.sentences().map(Sentence::words).collect();
            words.join(" ")
        };
        let bound = "opened, only if you agree that we count them.";
        assert!(said(Value::Null, json!("you agree that we count them")).contains(bound));
        assert!(said(json!(true), json!("you agree that we count them")).contains("opened. We put them only"));
        assert!(said(Value::Null, Value::Null).contains("opened."));
    }

    #[test]
    fn each_tool_has_its_own_set_ups_and_several_are_they() {
        let setups = json!({ "setups": [
            { "key": "a", "tool": ["stats"], "setup": "no-cookies" },
            { "key": "b", "tool": ["stats", "ads"], "setup": "no-personal" },
            { "key": "c", "setup": "not-shared" },
        ] });
        let text = text(&setups);
        assert!(text.contains("How we set up Acme Stats. It works without cookies."), "{text}");
        assert!(
            text.contains("How we set up Acme Stats and Acme Ads. They do not store anything"),
            "{text}"
        );
        assert!(
            !text.contains("never share"),
            "a set-up without a tool is a promise about nothing: {text}"
        );
    }

    #[test]
    fn a_signal_that_is_not_honoured_has_no_effects() {
        let row = |honoured: bool| json!({ "signals": [{ "key": "a", "signal": "gpc", "honoured": honoured, "effects": ["analytics-off"] }] });
        assert!(text(&row(true)).contains("analytics stays off"));
        assert_eq!(
            text(&row(false)),
            "We do not respond to the Global Privacy Control (GPC) signal."
        );
    }
}
