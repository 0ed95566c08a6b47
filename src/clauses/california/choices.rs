//! What Californians are told about their choices: the time that the lists cover, limits, opt-outs and signals, people
//! under 16, offers for data, decisions of machines, and others who follow them.
//!
//! Each sentence stands on one answer of the section on California. Must not say what is sold or shared.

use crate::clauses::lists::and;
use crate::clauses::words::{Pen, View, Words, link, paragraph, say, strong, user};
use crate::document::{Block, Sentence};
use crate::interview::ccpa::{MachineRight, SignalScope};

pub(super) fn write(view: &View, pen: Pen) -> Vec<Block> {
    let blocks = [lists(view, pen), opting_out(view, pen), young(view, pen), further(view, pen)];
    blocks.into_iter().filter_map(paragraph).collect()
}

/// A sentence where this is answered with yes.
fn yes(pen: Pen, slot: &'static str, answer: Option<bool>, words: &'static str) -> Option<Sentence> {
    (answer == Some(true)).then(|| pen.line(slot, say![words]))
}

fn lists(view: &View, pen: Pen) -> Vec<Sentence> {
    let ccpa = &view.answers.ccpa;
    let months = yes(
        pen,
        "twelve-months",
        ccpa.twelve_months,
        "All of this also holds for the last 12 months.",
    );
    let title = ccpa.limit_title.as_deref().map(|title| say![" with “", user(title), "”"]);
    let at = ccpa.limit.as_ref().map(|to| say![" at ", link(&to.0, to)]);
    let limit = (title.is_some() || at.is_some()).then(|| {
        let words = say!["You can limit our use of sensitive personal information", title, at, "."];
        pen.line("limit-link", words)
    });
    months.into_iter().chain(limit).collect()
}

/// How an opt-out works, and what a signal does.
fn opting_out(view: &View, pen: Pen) -> Vec<Sentence> {
    let ccpa = &view.answers.ccpa;
    let mut all = Vec::new();
    all.extend(yes(
        pen,
        "opt-out-plain",
        ccpa.opt_out_plain,
        "You can opt out of sale and sharing without an account, and without giving us more data.",
    ));
    all.extend(ccpa.opt_out_days.map(|days| {
        let unit = if days == 1 { " business day" } else { " business days" };
        pen.line("opt-out-days", say!["We carry out an opt-out within ", days, unit, "."])
    }));
    all.extend(yes(
        pen,
        "opt-out-shown",
        ccpa.opt_out_shown,
        "We show you that your opt-out or your browser’s signal was carried out.",
    ));
    all.extend(yes(
        pen,
        "opt-in-twice",
        ccpa.opt_in_twice,
        "If you opt in again, we ask you to confirm it.",
    ));
    let scope = ccpa.signal_scope.iter().flatten().map(|scope| match scope {
        SignalScope::Device => "the browser or device that sends it",
        SignalScope::Profile => "any nameless profile that is tied to it",
        SignalScope::Account => "your account, once we know that it is you",
        SignalScope::Offline => "what we sell or share outside the web",
    });
    let scope = and(scope);
    if !scope.is_empty() {
        let words = say!["An opt-out preference signal counts for ", scope, "."];
        all.push(pen.line("signal-scope", words));
    }
    all.extend(yes(
        pen,
        "frictionless",
        ccpa.frictionless,
        "The signal alone is enough; you need to do nothing else.",
    ));
    all.extend(yes(
        pen,
        "signal-how",
        ccpa.signal_how,
        "To send one, turn on Global Privacy Control (GPC) in a browser or an extension that offers it.",
    ));
    all
}

fn young(view: &View, pen: Pen) -> Vec<Sentence> {
    let ccpa = &view.answers.ccpa;
    let knows = ccpa.under_16.map(|knows| {
        let words = if knows {
            "We sell or share personal information of people who we know are under 16."
        } else {
            "We do not know of selling or sharing personal information of anyone under 16."
        };
        pen.line("under-16", say![words])
    });
    let only = yes(
        pen,
        "under-16-opt-in",
        ccpa.under_16_opt_in,
        "We do so only after a yes: your own from 13 to 15, or that of a parent or guardian below 13.",
    );
    let how = ccpa.under_16_how.as_deref().map(|text| pen.line("under-16-how", own(text)));
    let minors = ccpa.minors_remove.as_deref().map(|how| {
        let words = say!["If you are under 18, you can take down what you posted: ", user(how), "."];
        pen.line("minors", words)
    });
    let copies = minors.is_some().then(|| {
        let words = say!["Copies that others have made may remain."];
        pen.line("minors-copies", words)
    });
    let all = [knows, only, how, minors, copies];
    all.into_iter().flatten().collect()
}

fn further(view: &View, pen: Pen) -> Vec<Sentence> {
    let ccpa = &view.answers.ccpa;
    let mut all = Vec::new();
    if let Some(terms) = &ccpa.incentive_terms {
        all.push(pen.line("incentive-lead", say![strong("Benefits for your data.")]));
        all.push(pen.line("incentive", own(terms)));
    }
    let machines = ccpa.machine_rights.iter().flatten().map(|right| match right {
        MachineRight::OptOut => "opt out of decisions that machines alone make about you",
        MachineRight::Access => "ask us how machines decide about you",
    });
    let machines = and(machines);
    if !machines.is_empty() {
        all.push(pen.line("machines", say!["You can ", machines, "."]));
    }
    if let Some(to) = &ccpa.metrics {
        let words = say!["You find how many requests we got at ", link(&to.0, to), "."];
        all.push(pen.line("metrics", words));
    }
    all
}

/// Sentences of the author's, with a full stop at their end.
fn own(text: &str) -> Words {
    say![user(text), "."]
}

#[cfg(test)]
mod tests {
    use crate::answers::Answers;
    use crate::clauses::policy;
    use serde_json::{Value, json};

    fn text(ccpa: &Value) -> String {
        let answers = json!({ "company": { "regions": ["california"] }, "ccpa": ccpa });
        let answers: Answers = serde_json::from_value(answers).unwrap();
        let document = policy(&answers);
        let clause = document.clause("california");
        clause.map_or(String::new(), |c| c.sentences().map(|s| s.words() + "\n").collect())
    }

    #[test]
    fn a_choice_is_told_with_its_link_and_its_time() {
        let said = text(
            &json!({ "limit": "/limit", "limit_title": "Your Privacy Choices", "opt_out_days": 15, "signal_scope": ["device", "account"] }),
        );
        let wanted = "You can limit our use of sensitive personal information with “Your Privacy Choices” at /limit.\n\
            We carry out an opt-out within 15 business days.\n\
            An opt-out preference signal counts for the browser or device that sends it, and your account, once we know that it is you.\n";
        assert_eq!(said, wanted);
    }

    #[test]
    fn a_no_says_something_only_where_the_law_wants_one() {
        let no = json!({ "twelve_months": false, "opt_out_plain": false, "under_16": false });
        let wanted = "We do not know of selling or sharing personal information of anyone under 16.\n";
        assert_eq!(text(&no), wanted);
    }
}
