//! Own statements on tracking and sharing that fire a rule, and those near them that do not; and no preset that
//! contradicts itself.

use crate::draft::Draft;
use crate::presets;
use crate::review::case::Case;
use crate::review::rule::Rule;
use crate::values::PolicyDate;
use serde_json::{Value, json};

/// The rules on tracking and sharing.
fn rules() -> impl Iterator<Item = &'static Rule> {
    let of = |rule: &&Rule| rule.id.starts_with("x-ck-") || rule.id.starts_with("x-sl-");
    super::RULES.iter().filter(of)
}

/// The rules on tracking and sharing that speak of these answers.
fn speaking(case: &Case) -> Vec<&'static str> {
    rules()
        .filter(|rule| !(rule.check)(case).is_empty())
        .map(|rule| rule.id)
        .collect()
}

fn today() -> PolicyDate {
    PolicyDate::parse("2026-11-21").expect("a date")
}

/// A shop in California that measures and shares for advertising, and says so, with one statement.
fn with(statement: &str) -> Case {
    let answers: Value = json!({
        "company": { "regions": ["california"], "states": ["texas"], "product": "Quill" },
        "collection": { "any_kinds": true, "kinds": [
            { "key": "account", "name": "Account data", "items": [{ "item": "email" }, { "item": "phone" }, { "item": "health" }] } ] },
        "sharing": { "any_recipients": true, "sell": false, "share_for_ads": true, "ads_to": ["ads"], "ads_kinds": ["account"],
            "opt_out": "/opt-out",
            "recipients": [
                { "key": "ads", "name": "Adly", "job": ["advertising"], "part": "controller", "kinds": ["account"] },
                { "key": "host", "name": "Hostly", "job": ["hosting"], "part": "processor", "kinds": ["account"] } ],
            "any_disclosures": true, "disclosures": [
                { "key": "law", "case": "law" }, { "key": "sale", "case": "business-transfer" } ] },
        "cookies": { "any_items": true, "items": [
            { "key": "sid", "name": "sid", "sort": "essential", "does": ["session"] },
            { "key": "ad", "name": "_ad", "sort": "advertising", "does": ["advertising"], "by": ["ads"], "consent": "opt-out" } ],
            "any_signals": true, "signals": [{ "key": "gpc", "signal": "gpc", "honoured": false }] },
        "ccpa": { "applies": true, "incentive": false, "under_16": false },
        "statements": { "any_texts": true, "texts": [{ "key": "own", "at": "sharing", "text": statement }] }
    });
    Case::new(serde_json::from_value(answers).expect("answers"), today())
}

#[test]
fn a_statement_that_the_answers_belie_is_found() {
    let found: &[(&str, &str)] = &[
        ("x-ck-01", "We do not allow third-party cookies."),
        ("x-ck-01", "There are no third-party cookies on our site."),
        ("x-ck-02", "We do not use cookies."),
        ("x-ck-02", "Our site sets no cookies."),
        ("x-ck-03", "We use only strictly necessary cookies."),
        ("x-ck-08", "Quill has no ads."),
        ("x-ck-08", "There is no advertising or tracking."),
        ("x-ck-10", "Please read our Cookie Policy."),
        ("x-ck-12", "We honor the Global Privacy Control."),
        ("x-ck-13", "We do not track you across other websites."),
        ("x-sl-07", "NOTICE: We may sell sensitive personal data of yours."),
        ("x-sl-10", "We have not disclosed any data for a business purpose."),
        ("x-sl-12", "We do not collect sensitive personal information."),
        ("x-ck-02", "Quill sets no cookies."),
        ("x-sl-15", "We use Mixpanel to understand what people do."),
        ("x-sl-15", "Tickets are stored with Zendesk."),
        ("x-sl-15", "Our servers run on AWS."),
        ("x-sl-15", "We use Facebook pixel to show you ads elsewhere."),
        ("x-sl-15", "We use Hotjar on each page."),
        ("x-sl-17", "We send emails with Resend/Postmark."),
        ("x-sl-19", "We never hand your data over to the police."),
        ("x-sl-20", "We will never sell or transfer your data to anyone."),
        (
            "x-sl-21",
            "Mobile numbers will not be shared with third parties for marketing.",
        ),
        ("x-sl-22", "Subscribe to our newsletter and get a 10 dollar discount."),
    ];
    let silent = |(rule, text): &&(&str, &str)| !speaking(&with(text)).contains(rule);
    let missed: Vec<_> = found.iter().filter(silent).collect();
    assert!(missed.is_empty(), "not found: {missed:#?}");
}

#[test]
fn a_statement_that_says_something_else_is_left_alone() {
    let texts = [
        "We do not use cookies for profiling.",
        "No third-party cookies except those of Adly are set.",
        "Only essential cookies cannot be switched off.",
        "Continuing to browse does not mean that you accept cookies.",
        "If you continue to use the site, the choice about cookies stays.",
        "We use no advertising IDs.",
        "Our banner links to the cookie policy of Adly at https://adly.example/cookies.",
        "We do not honor the Global Privacy Control.",
        "We track how many people visit our sites.",
        "We do not sell the text of your messages to anyone, and share it with nobody for advertising.",
        "We do not share your data with third parties for their own purposes.",
        "We do not share your password with anyone.",
        "We do not give data to authorities unless a court orders it.",
        "We never give data to the police without a court order.",
        "We tell you before your data goes to the authorities.",
        "A discount is never tied to your data.",
        "We do not sell your data for money or other valuable consideration, and we share it for advertising.",
        "NOTICE: We may sell your sensitive personal data.",
        "Quill is not made by Mixpanel.",
        "Our competitors use OpenAI; we do not.",
        "If you use Okta at your company, ask your administrator.",
        "Our founder worked at Zendesk and at Stripe.",
        "Slack gets nothing from us.",
        "We do not use Hotjar.",
        "You can export your shifts to Google Calendar; then Google decides about them.",
        "You can open the file in Google Workspace or Slack.",
        "Our help pages set no cookies.",
        "No cookies are set on our blog.",
        "You may render pages and segment lists.",
        "Segment lists are stored for a year.",
        "We do not knowingly collect sensitive data about children.",
    ];
    let before = speaking(&with("We like tea."));
    let wrong: Vec<_> = texts
        .iter()
        .map(|text| (text, speaking(&with(text))))
        .filter(|(_, rules)| *rules != before)
        .collect();
    assert!(wrong.is_empty(), "besides {before:?}: {wrong:#?}");
}

#[test]
fn no_preset_contradicts_itself() {
    let mut wrong = Vec::new();
    for preset in presets::all() {
        let mut draft = Draft::new("preset");
        draft.suggested.push(presets::layer(preset));
        let case = Case::new(draft.shown(), today());
        for rule in rules() {
            let said = (rule.check)(&case).into_iter();
            wrong.extend(said.map(|breach| format!("{}: {} at {:?}: {}", preset.id, rule.id, breach.at, breach.words)));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
