//! What is said of US states besides California, and of matters that several states ask about.
//!
//! Must not know which states a law binds the company in: that is the review's.

use crate::clauses::contacts::reach;
use crate::clauses::lists::{and, or};
use crate::clauses::words::{Pen, View, Words, paragraph, say, strong};
use crate::document::{Block, Sentence};
use crate::interview::ccpa::{Fixed, Llm, State, StateSays};
use crate::values::Chosen;

pub(super) fn write(view: &View, pen: Pen) -> Vec<Block> {
    paragraph(more(view, pen)).into_iter().chain(notices(view, pen)).collect()
}

/// Other states, and disclosures for direct marketing.
fn more(view: &View, pen: Pen) -> Vec<Sentence> {
    let ccpa = &view.answers.ccpa;
    let mut all = Vec::new();
    for says in StateSays::ALL {
        let of = ccpa
            .states
            .iter()
            .filter(|row| row.says.iter().flatten().any(|said| said == says));
        let of: Vec<State> = of.filter_map(|row| row.state).collect();
        let (required, own): (Vec<State>, Vec<State>) = of.iter().partition(|state| requires_signals(**state));
        let names = |states: Vec<State>| and(states.into_iter().map(State::label));
        let either = |states: Vec<State>| or(states.into_iter().map(State::label));
        let said = match says {
            StateSays::Rights => [
                say!["You also have the rights in this policy if you live in ", either(of), "."],
                Words::new(),
            ],
            StateSays::Signal => [
                say!["We also honour opt-out signals as the law of ", names(required), " requires."],
                say!["We also honour opt-out signals from people in ", names(own), "."],
            ],
            StateSays::Appeal => [
                say!["If you live in ", either(of), ", you can appeal if we refuse a request."],
                Words::new(),
            ],
            StateSays::OptOut => {
                let (sale, of): (Vec<State>, Vec<State>) =
                    of.into_iter().partition(|state| matches!(state, State::Iowa | State::Utah));
                [
                    say![
                        "If you live in ",
                        either(of),
                        ", you can opt out of targeted advertising, of the sale of personal data, and of profiling for decisions \
                         with legal or similarly significant effects."
                    ],
                    say![
                        "If you live in ",
                        either(sale),
                        ", you can opt out of targeted advertising and of the sale of personal data."
                    ],
                ]
            }
            StateSays::ThirdParties => {
                let (sorts, of): (Vec<State>, Vec<State>) = of.into_iter().partition(|state| *state == State::Delaware);
                [
                    say![
                        "If you live in ",
                        either(of),
                        ", you can ask for a list of the third parties to which we have disclosed personal data."
                    ],
                    say![
                        "If you live in ",
                        either(sorts),
                        ", you can ask for a list of the categories of third parties to which we have disclosed your data."
                    ],
                ]
            }
            StateSays::Question => [
                say![
                    "If you live in ",
                    either(of),
                    " and we profile you for a decision with legal or similarly significant effects, you can question the \
                     result, learn the reason for it, and see the data behind it."
                ],
                Words::new(),
            ],
        };
        // A sentence without a state is two pieces of the program's words alone.
        for (slot, words) in ["states", "states-own"].into_iter().zip(said) {
            if words.len() > 2 {
                all.push(pen.row(says.id()).line(slot, words));
            }
        }
    }
    if let Some(llm) = ccpa.llm {
        let words = match llm {
            Llm::No => "We do not collect, use or sell personal data to train large language models.",
            Llm::Use => "We collect or use personal data to train large language models.",
            Llm::Sell => "We sell personal data that is used to train large language models.",
            Llm::Both => "We collect, use and sell personal data to train large language models.",
        };
        all.push(pen.line("llm", say![words]));
    }
    all.extend(ccpa.others_track.map(|others| {
        let words = if others {
            "Other companies may collect data about what you do over time, on our service and on other websites."
        } else {
            "No other company may collect data, on our service, about what you do over time and on other websites."
        };
        pen.line("others-track", say![words])
    }));
    if let Some(contact) = &ccpa.shine_the_light {
        let words = say![
            "To learn which personal information went to others for their direct marketing, ",
            reach(contact),
            "."
        ];
        all.push(pen.line("shine-the-light", words));
    }
    all
}

/// The notices of which states fix the words, each a paragraph.
fn notices(view: &View, pen: Pen) -> Vec<Block> {
    let printed = view.answers.ccpa.notices.iter().flatten();
    let blocks = printed.filter_map(|notice| {
        let words = match notice {
            Fixed::Sensitive => "NOTICE: We may sell your sensitive personal data.",
            Fixed::Biometric => "NOTICE: We may sell your biometric personal data.",
            Fixed::SiteSensitive => "NOTICE: This website may sell your sensitive personal data.",
            Fixed::SiteBiometric => "NOTICE: This website may sell your biometric personal data.",
        };
        paragraph(vec![pen.row(notice.id()).line("notice", say![strong(say![words])])])
    });
    blocks.collect()
}

/// Whether the law of a state makes companies honour opt-out signals.
fn requires_signals(state: State) -> bool {
    match state {
        State::Colorado
        | State::Connecticut
        | State::Delaware
        | State::Minnesota
        | State::Montana
        | State::NewHampshire
        | State::NewJersey
        | State::Oregon
        | State::Texas => true,
        State::Alabama
        | State::Florida
        | State::Illinois
        | State::Indiana
        | State::Iowa
        | State::Kentucky
        | State::Louisiana
        | State::Maryland
        | State::Nebraska
        | State::Nevada
        | State::Oklahoma
        | State::RhodeIsland
        | State::Tennessee
        | State::Utah
        | State::Vermont
        | State::Virginia
        | State::Washington => false,
    }
}

#[cfg(test)]
mod tests {
    use crate::answers::Answers;
    use crate::clauses::policy;
    use serde_json::{Value, json};

    fn text(answers: Value) -> String {
        let answers: Answers = serde_json::from_value(answers).unwrap();
        let document = policy(&answers);
        let clause = document.clause("california");
        clause.map_or(String::new(), |c| c.sentences().map(|s| s.words() + "\n").collect())
    }

    #[test]
    fn a_law_on_signals_is_claimed_only_where_there_is_one() {
        let text = text(json!({
            "company": { "regions": ["other-us"] },
            "ccpa": { "states": [{ "key": "a", "state": "texas", "says": ["signal"] }, { "key": "b", "state": "utah", "says": ["signal"] }] }
        }));
        let wanted =
            "We also honour opt-out signals as the law of Texas requires.\nWe also honour opt-out signals from people in Utah.\n";
        assert_eq!(text, wanted);
    }

    #[test]
    fn each_state_is_told_of_the_rights_that_it_gives() {
        let rows = json!([
            { "key": "a", "state": "texas", "says": ["opt-out"] },
            { "key": "b", "state": "iowa", "says": ["opt-out"] },
            { "key": "c", "state": "delaware", "says": ["third-parties"] }
        ]);
        let said = text(json!({ "company": { "regions": ["other-us"] }, "ccpa": { "states": rows } }));
        let wanted = "If you live in Texas, you can opt out of targeted advertising, of the sale of personal data, and of profiling for \
             decisions with legal or similarly significant effects.\n\
             If you live in Iowa, you can opt out of targeted advertising and of the sale of personal data.\n\
             If you live in Delaware, you can ask for a list of the categories of third parties to which we have disclosed your data.\n";
        assert_eq!(said, wanted);
    }

    #[test]
    fn words_that_a_state_fixes_are_printed_as_they_are() {
        let said = text(json!({
            "company": { "regions": ["other-us"] },
            "ccpa": { "llm": "no", "notices": ["sensitive", "site-biometric"] }
        }));
        let wanted = "We do not collect, use or sell personal data to train large language models.\n\
             NOTICE: We may sell your sensitive personal data.\n\
             NOTICE: This website may sell your biometric personal data.\n";
        assert_eq!(said, wanted);
    }
}
