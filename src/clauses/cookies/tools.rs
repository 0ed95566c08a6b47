//! How measuring tools are set up, analytics without cookies, and the signals of browsers.
//!
//! Set-ups stand under the tool that they are about; a set-up without a tool says nothing. Whether one tool
//! or several are meant changes "it" to "they", so each set-up is worded for both.

use super::PEN;
use crate::clauses::lists::and;
use crate::clauses::words::{Pen, View, Words, paragraph, say, strong, user};
use crate::document::{Block, Sentence};
use crate::interview::cookies::{Cookieless, Effect, Setup, SetupRow, Signal, SignalRow};

/// A paragraph or list for each tool, then analytics without cookies.
pub(super) fn setups(view: &View) -> Vec<Block> {
    let asked = &view.answers.cookies;
    let mut tools: Vec<&Vec<String>> = Vec::new();
    for tool in asked.setups.iter().filter_map(|row| row.tool.as_ref()) {
        if !tools.contains(&tool) {
            tools.push(tool);
        }
    }
    let mut blocks = Vec::new();
    for tool in tools {
        let names = view.names(Some(tool), View::recipient);
        let rows: Vec<&SetupRow> = asked.setups.iter().filter(|row| row.tool.as_ref() == Some(tool)).collect();
        let several = names.len() > 1;
        let sentences: Vec<Sentence> = rows.iter().filter_map(|row| setup(row, several)).collect();
        if names.is_empty() || sentences.is_empty() {
            continue;
        }
        let row = tool.join(" ");
        let lead = Pen::new(PEN).row(&row);
        let lead = lead.line("tool", say![strong(say!["How we set up ", and(names), "."])]);
        if rows.len() < 3 {
            blocks.extend(paragraph([vec![lead], sentences].concat()));
        } else {
            blocks.extend(paragraph(vec![lead]));
            blocks.push(Block::List(sentences.into_iter().map(|one| vec![one]).collect()));
        }
    }
    if let Some(how) = asked.cookieless {
        blocks.extend(paragraph(vec![Pen::new(PEN).line("cookieless", say![cookieless(how)])]));
    }
    blocks
}

fn setup(row: &SetupRow, several: bool) -> Option<Sentence> {
    let (one, many) = worded(row.setup?);
    let name = row.name.as_deref().map(|name| {
        if row.setup == Some(Setup::NoFullIp) {
            say![" by ", user(name)]
        } else {
            say![" (", user(name), ")"]
        }
    });
    let why = row.so_that.as_deref().map(|why| {
        let why = why.trim();
        say![" to ", user(why.strip_prefix("to ").unwrap_or(why))]
    });
    let what = and(row.what.iter().flatten().map(|what| user(what)));
    let what = (!what.is_empty()).then(|| say![": ", what]);
    let words = say![if several { many } else { one }, name, why, what, "."];
    Some(Pen::new(PEN).row(&row.key).line("setup", words))
}

/// A set-up of one tool, and of several.
fn worded(setup: Setup) -> (&'static str, &'static str) {
    let same = |words| (words, words);
    match setup {
        Setup::NoFullIp => same("Full IP addresses are not stored"),
        Setup::NoUserId => same("We never attach a user ID"),
        Setup::NoAdSignals => same("We disable advertising features"),
        Setup::StripTokens => same("We strip secrets from URLs before they are sent"),
        Setup::Pseudonymous => (
            "It assigns a pseudonymous identifier",
            "They assign a pseudonymous identifier",
        ),
        Setup::NotCombined => (
            "We never combine its data with anything that identifies you",
            "We never combine their data with anything that identifies you",
        ),
        Setup::NotShared => (
            "We never share its analytics data with others for their own purposes",
            "We never share their analytics data with others for their own purposes",
        ),
        Setup::Hashing => (
            "It hashes visitor data on the server (server-side hashing)",
            "They hash visitor data on the server (server-side hashing)",
        ),
        Setup::NoCookies => ("It works without cookies", "They work without cookies"),
        Setup::NoPersonal => (
            "It does not store anything that identifies you",
            "They do not store anything that identifies you",
        ),
        Setup::SingleCookie => ("It sets a single cookie", "Each sets a single cookie"),
    }
}

fn cookieless(how: Cookieless) -> &'static str {
    match how {
        Cookieless::ServerSide => "Our analytics works server-side, without cookies.",
        Cookieless::Hashing => "Our analytics hashes visitor data and works without cookies.",
    }
}

/// A paragraph for each signal.
pub(super) fn signals(view: &View) -> Vec<Block> {
    view.answers
        .cookies
        .signals
        .iter()
        .filter_map(|row| paragraph(signal(row)?))
        .collect()
}

fn signal(row: &SignalRow) -> Option<Vec<Sentence>> {
    let pen = Pen::new(PEN).row(&row.key);
    let name = match row.signal? {
        Signal::Gpc => "Global Privacy Control (GPC)",
        Signal::Dnt => "Do Not Track (DNT)",
    };
    if !row.honoured? {
        let words = say!["We do not respond to the ", name, " signal."];
        return Some(vec![pen.line("signal", words)]);
    }
    let extension = (row.extensions == Some(true)).then_some(" or an extension");
    let words = say!["When your browser", extension, " sends the ", name, " signal, we honour it."];
    let mut sentences = vec![pen.line("signal", words)];
    let effects: Vec<Effect> = row.effects.iter().flatten().copied().collect();
    let counts = effects.iter().filter_map(|effect| counts_as(*effect));
    sentences.extend(joined(pen, "counts", "We treat it ", and(counts)));
    let then = effects.iter().filter_map(|effect| happens(*effect));
    sentences.extend(joined(pen, "then", "As a result, ", and(then)));
    if effects.contains(&Effect::CanOptIn) {
        sentences.push(pen.line("opt-in", say!["You can still opt in if you want to."]));
    }
    Some(sentences)
}

fn joined(pen: Pen, slot: &'static str, start: &'static str, parts: Words) -> Option<Sentence> {
    (!parts.is_empty()).then(|| pen.line(slot, say![start, parts, "."]))
}

/// What a signal counts as.
fn counts_as(effect: Effect) -> Option<&'static str> {
    match effect {
        Effect::OptOut => Some("as an opt-out"),
        Effect::ValidRequest => Some("as a valid opt-out request under US state law"),
        Effect::AnalyticsOff | Effect::NoBanner | Effect::CanOptIn => None,
    }
}

/// What happens when a signal is sent.
fn happens(effect: Effect) -> Option<&'static str> {
    match effect {
        Effect::AnalyticsOff => Some("analytics stays off"),
        Effect::NoBanner => Some("the banner is not shown"),
        Effect::OptOut | Effect::ValidRequest | Effect::CanOptIn => None,
    }
}
