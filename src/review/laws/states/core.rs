//! What the comprehensive privacy laws of US states have in common, once: a rule of each sort, and the macro that
//! makes the table of a state of them.
//!
//! A state's table names the sorts that its law has, each with the provision; what only that state wants follows.
//! The checks are plain functions that take the state. Must not know which states there are.

use crate::interview::ccpa::{Line, State, StateSays};
use crate::interview::collection::{KindRow, Whose};
use crate::interview::company::Region;
use crate::interview::cookies::Signal;
use crate::interview::rights::{Holders, Right};
use crate::interview::sharing::{Job, Part, RecipientRow};
use crate::interview::uses::{Decisions, Purpose};
use crate::review::case::Case;
use crate::review::case::is_item;
use crate::review::rule::{Applies, Breach, wrong_if};
use crate::values::{Chosen, ContactKind};

/// Whether the law of a state binds the company: it does where the company is over the state's line.
pub(super) fn over(case: &Case, state: State, line: Line) -> Applies {
    let name = state.label();
    match &case.answers.ccpa.over {
        Some(over) if over.contains(&line) && only_for_customers(case) => {
            Applies::No("you handle data only for your customers, you said; the policy is theirs to give".into())
        }
        Some(over) if over.contains(&line) => Applies::Yes(format!("you are over the line of {name}")),
        Some(_) => Applies::No("you are not over the line there, you said".into()),
        None => match lives(case, state) {
            Applies::No(why) => Applies::No(why),
            Applies::Unknown(why, questions) if !case.knows_regions() => Applies::Unknown(why, questions),
            Applies::Yes(_) | Applies::Unknown(..) => {
                Applies::Unknown("not asked about your customers there yet".into(), vec!["ccpa.over"])
            }
        },
    }
}

/// Whether all data is the customers'.
fn only_for_customers(case: &Case) -> bool {
    let kinds = &case.answers.collection.kinds;
    !kinds.is_empty() && kinds.iter().all(|kind| kind.whose == Some(Whose::Customers))
}

/// Whether people of a state are served.
pub(super) fn lives(case: &Case, state: State) -> Applies {
    let name = state.label();
    if !case.knows_regions() {
        return Applies::Unknown("nobody has said where the people live".into(), vec!["company.regions"]);
    }
    if !case.serves(Region::OtherUs) {
        return Applies::No("you serve nobody in US states besides California, you said".into());
    }
    match &case.answers.company.states {
        Some(states) if states.contains(&state) => Applies::Yes(format!("you serve people in {name}")),
        Some(_) => Applies::No("you serve nobody there, you said".into()),
        None => Applies::Unknown(
            "nobody has said whether people there use the product".into(),
            vec!["company.states"],
        ),
    }
}

/// The kinds of data that hold one of these items.
pub(super) fn holding<'a>(case: &'a Case, slugs: &'a [&str]) -> impl Iterator<Item = &'a KindRow> {
    case.own_kinds()
        .filter(move |kind| kind.items.iter().flatten().any(|item| is_item(item, slugs)))
}

/// Whether a law applies that binds whoever handles such data of people of a state. Nobody's word that there is none is
/// taken for granted: it is an open question until somebody has said what sensitive data there is. `what` fits after “you handle”.
pub(super) fn handles(case: &Case, state: State, slugs: &[&str], what: &str) -> Applies {
    let collection = &case.answers.collection;
    let said = collection
        .sensitive
        .is_some_and(|some| !some || collection.sensitive_what.is_some());
    let listed = collection.sensitive_what.iter().flatten();
    let named = collection.sensitive == Some(true) && listed.into_iter().any(|item| is_item(item, slugs));
    let held = named || holding(case, slugs).next().is_some();
    match lives(case, state) {
        Applies::Yes(_) if held => Applies::Yes(format!("you handle {what} of people in {}", state.label())),
        Applies::Yes(_) | Applies::Unknown(..) if !held && said => {
            Applies::No(format!("you do not handle {what}, by your answers"))
        }
        Applies::Yes(_) => Applies::Unknown(
            format!("nobody has said whether you handle {what}"),
            vec![if collection.sensitive.is_none() {
                "collection.sensitive"
            } else {
                "collection.sensitive_what"
            }],
        ),
        other => other,
    }
}

/// The items that every state calls sensitive.
pub(super) const SENSITIVE: &[&str] = &["precise_location", "health", "biometric", "special_category", "children_data"];

/// The kinds of data with one of these items that are sold.
pub(super) fn sold<'a>(case: &'a Case, slugs: &'a [&str]) -> impl Iterator<Item = &'a KindRow> {
    let sharing = &case.answers.sharing;
    let gone = sharing.ads_kinds.as_ref().filter(|_| sharing.sell == Some(true));
    holding(case, slugs).filter(move |kind| gone.is_some_and(|gone| gone.contains(&kind.key)))
}

/// The recipients that decide for themselves.
pub(super) fn third_parties(case: &Case) -> impl Iterator<Item = &RecipientRow> {
    let rows = case.answers.sharing.recipients.iter();
    rows.filter(|row| row.part.is_some_and(Part::decides))
}

/// What a row of a kind or a recipient is called.
pub(super) fn called<'a>(name: Option<&'a str>, key: &'a str) -> &'a str {
    name.unwrap_or(key)
}

/// Whether the text says this of a state.
pub(super) fn tells(case: &Case, state: State, what: StateSays) -> bool {
    let mut rows = case.answers.ccpa.states.iter().filter(|row| row.state == Some(state));
    rows.any(|row| row.says.iter().flatten().any(|said| *said == what))
}

/// Nothing said of which data is collected.
pub(super) fn cats(case: &Case) -> Vec<Breach> {
    let collection = &case.answers.collection;
    if collection.any_kinds == Some(false) {
        return Vec::new();
    }
    let nameless = case
        .own_kinds()
        .filter(|kind| kind.name.is_none() && kind.items.as_ref().is_none_or(Vec::is_empty));
    let mut all: Vec<Breach> = nameless
        .map(|kind| Breach::at(&[&format!("collection.kinds.{}.items", kind.key)]))
        .collect();
    if collection.kinds.is_empty() {
        all.push(Breach::at(&["collection.kinds"]));
    }
    let named = collection.sensitive_what.as_ref().is_some_and(|what| !what.is_empty());
    if collection.sensitive == Some(true) && !named && holding(case, SENSITIVE).next().is_none() {
        let words = "You handle sensitive data, and the text does not say which.";
        all.push(Breach::said("collection.sensitive_what", words));
    }
    all
}

/// Nothing said of what data is used for.
pub(super) fn purposes(case: &Case) -> Vec<Breach> {
    let uses = &case.answers.uses;
    let own = |row: &&crate::interview::uses::PurposeRow| row.purpose == Some(Purpose::Own) && row.words.is_none();
    let bare = uses.purposes.iter().filter(|row| row.purpose.is_none() || own(row));
    let mut all: Vec<Breach> = bare
        .map(|row| Breach::at(&[&format!("use.purposes.{}.purpose", row.key)]))
        .collect();
    let collects = case.answers.collection.any_kinds != Some(false);
    all.extend(wrong_if(
        collects && uses.purposes.is_empty() && uses.any_purposes != Some(false),
        &["use.purposes"],
    ));
    all
}

/// No right at all.
pub(super) fn rights(case: &Case) -> Vec<Breach> {
    wrong_if(case.answers.rights.granted.is_empty(), &["rights.granted"])
}

/// Some right missing, or all for others only. Iowa knows no right to correct.
pub(super) fn listed(case: &Case, state: State) -> Vec<Breach> {
    let rights = &case.answers.rights;
    if rights.granted.is_empty() {
        return Vec::new();
    }
    let wanted = [
        (Right::Access, "to see their data"),
        (Right::Correct, "to have it corrected"),
        (Right::Delete, "to have it deleted"),
        (Right::Port, "to take a copy along"),
    ];
    let known = wanted
        .into_iter()
        .filter(|(right, _)| *right != Right::Correct || !matches!(state, State::Iowa | State::Utah));
    let missing: Vec<&str> = known
        .filter(|(right, _)| rights.granted.iter().all(|row| row.right != Some(*right)))
        .map(|(_, words)| words)
        .collect();
    let mut all = Vec::new();
    if !missing.is_empty() {
        let words = format!("The text does not say that people have the right {}.", missing.join(", "));
        all.push(Breach::said("rights.granted", words));
    }
    if matches!(rights.holders, Some(Holders::Eea | Holders::Europe)) && !tells(case, state, StateSays::Rights) {
        let words = format!(
            "The text gives the rights to people in Europe, and says nothing of {}.",
            state.label()
        );
        all.push(Breach {
            at: vec!["rights.holders".into(), "ccpa.states".into()],
            words,
            ..Breach::default()
        });
    }
    all
}

/// No way to appeal.
pub(super) fn appeal(case: &Case) -> Vec<Breach> {
    wrong_if(case.answers.rights.appeal.is_none(), &["rights.appeal"])
}

/// Not said which data goes to those who decide for themselves, or is sold.
pub(super) fn shared(case: &Case) -> Vec<Breach> {
    let bare = third_parties(case).filter(|row| row.kinds.as_ref().is_none_or(Vec::is_empty));
    let mut all: Vec<Breach> = bare
        .map(|row| {
            let name = called(row.name.as_deref(), &row.key);
            let words = format!("{name} gets data for purposes of its own; the text does not say which data.");
            Breach::said(format!("sharing.recipients.{}.kinds", row.key), words)
        })
        .collect();
    all.extend(sold_kinds(case));
    all
}

/// Not said which data is sold.
pub(super) fn sold_kinds(case: &Case) -> Vec<Breach> {
    let sharing = &case.answers.sharing;
    let none = sharing.ads_kinds.as_ref().is_none_or(Vec::is_empty);
    wrong_if(case.sells() && none, &["sharing.ads_kinds"])
}

/// Not said of which sort those are that decide for themselves, or who buys.
pub(super) fn third(case: &Case) -> Vec<Breach> {
    let sort = |row: &&RecipientRow| {
        let jobs = row.job.iter().flatten();
        row.detail.is_some() || jobs.into_iter().any(|job| *job != Job::Other)
    };
    let bare = third_parties(case).filter(|row| !sort(row));
    let mut all: Vec<Breach> = bare
        .map(|row| {
            let name = called(row.name.as_deref(), &row.key);
            let words = format!("{name} gets data for purposes of its own; the text does not say what sort of company it is.");
            Breach::said(format!("sharing.recipients.{}.job", row.key), words)
        })
        .collect();
    all.extend(buyers(case));
    all
}

/// Not said who buys.
pub(super) fn buyers(case: &Case) -> Vec<Breach> {
    let none = case.answers.sharing.ads_to.as_ref().is_none_or(Vec::is_empty);
    wrong_if(case.sells() && none, &["sharing.ads_to"])
}

/// Sale or such advertising, and no way out of it.
pub(super) fn optout(case: &Case) -> Vec<Breach> {
    let sharing = &case.answers.sharing;
    let none = sharing.opt_out.is_none() && sharing.opt_out_title.is_none();
    wrong_if(case.sells() && none, &["sharing.opt_out"])
}

/// Machines decide about people, and nothing says that they may opt out.
pub(super) fn profiling(case: &Case, state: State) -> Vec<Breach> {
    let decides = case.answers.uses.decisions == Some(Decisions::Yes);
    wrong_if(decides && !tells(case, state, StateSays::OptOut), &["ccpa.states"])
}

/// No e-mail address or form.
pub(super) fn contact(case: &Case) -> Vec<Breach> {
    let company = &case.answers.company;
    let ways = [company.contact.as_ref(), case.answers.rights.requests.as_ref()];
    let further = company.contacts.iter().filter_map(|row| row.contact.as_ref());
    let mut all = ways.into_iter().flatten().chain(further);
    let online = all.any(|way| matches!(way.kind, ContactKind::Email | ContactKind::Form));
    wrong_if(!online, &["company.contact"])
}

/// No way to ask.
pub(super) fn means(case: &Case) -> Vec<Breach> {
    let none = case.answers.company.contact.is_none() && case.answers.rights.requests.is_none();
    wrong_if(none, &["rights.requests", "company.contact"])
}

/// An answer later than the law gives.
pub(super) fn late(case: &Case, limit: u32) -> Vec<Breach> {
    let rights = &case.answers.rights;
    let late = rights.days.filter(|days| *days > limit);
    let words = |days| format!("You promise an answer within {days} days; the law gives {limit}.");
    late.map(|days| Breach::said("rights.days", words(days)))
        .into_iter()
        .collect()
}

/// Sale or such advertising, and no word of the signal.
pub(super) fn signal(case: &Case) -> Vec<Breach> {
    let mut rows = case.answers.cookies.signals.iter();
    let honoured = rows.any(|row| row.signal == Some(Signal::Gpc) && row.honoured == Some(true));
    wrong_if(case.sells() && !honoured, &["cookies.signals"])
}

/// Not said whether data is sold or shared for advertising.
pub(super) fn unsaid_sale(case: &Case) -> Vec<Breach> {
    let sharing = &case.answers.sharing;
    let asked = [
        ("sharing.sell", sharing.sell.is_none()),
        ("sharing.share_for_ads", sharing.share_for_ads.is_none()),
    ];
    let at: Vec<&str> = asked.iter().filter(|(_, open)| *open).map(|(at, _)| *at).collect();
    wrong_if(!at.is_empty(), &at)
}

/// No day of the last update.
pub(super) fn updated(case: &Case) -> Vec<Breach> {
    wrong_if(case.answers.changes.updated.is_none(), &["changes.updated"])
}

/// Nothing said of how people hear of a change.
pub(super) fn told(case: &Case) -> Vec<Breach> {
    wrong_if(
        case.answers.changes.told.as_ref().is_none_or(Vec::is_empty),
        &["changes.told"],
    )
}

/// Whether words that a state fixes are missing, where data of this sort is sold.
pub(super) fn unposted(case: &Case, slugs: &[&str], notice: &str) -> Vec<Breach> {
    let posted = case.said().iter().any(|said| said.words.contains(notice));
    wrong_if(
        sold(case, slugs).next().is_some() && !posted,
        &["ccpa.notices", "sharing.ads_kinds"],
    )
}

/// What a trial says where machines decide.
#[cfg(test)]
pub(super) const DECIDES: &[&str] = &[
    "use.any_ai=true",
    "use.decisions=yes",
    "use.decisions_logic=It checks your payments and may lower your limit.",
    "use.decisions_review=by writing to us",
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::values::PolicyDate;
    use serde_json::json;

    fn texas(answers: serde_json::Value) -> Applies {
        let answers = serde_json::from_value(answers).unwrap();
        over(
            &Case::new(answers, PolicyDate::parse("2026-11-21").unwrap()),
            State::Texas,
            Line::Texas,
        )
    }

    #[test]
    fn a_states_law_applies_over_its_line_and_is_an_open_question_until_that_is_asked() {
        let us = json!({ "regions": ["other-us"] });
        let not_asked = Applies::Unknown("not asked about your customers there yet".into(), vec!["ccpa.over"]);
        assert_eq!(texas(json!({ "company": us })), not_asked);
        assert!(matches!(texas(json!({})), Applies::Unknown(_, asked) if asked == ["company.regions"]));
        assert!(matches!(
            texas(json!({ "company": us, "ccpa": { "over": ["texas"] } })),
            Applies::Yes(_)
        ));
        assert!(matches!(
            texas(json!({ "company": us, "ccpa": { "over": ["utah"] } })),
            Applies::No(_)
        ));
        assert!(matches!(texas(json!({ "company": { "regions": ["uk"] } })), Applies::No(_)));
        let utah = json!({ "regions": ["other-us"], "states": ["utah"] });
        assert!(matches!(texas(json!({ "company": utah })), Applies::No(_)));
    }

    #[test]
    fn nobody_is_said_to_handle_no_health_data_until_somebody_says_so() {
        let health = |collection: serde_json::Value| {
            let company = json!({ "regions": ["other-us"], "states": ["washington"] });
            let answers = serde_json::from_value(json!({ "company": company, "collection": collection })).unwrap();
            let case = Case::new(answers, PolicyDate::parse("2026-11-21").unwrap());
            handles(&case, State::Washington, &["health"], "health data")
        };
        for (unsaid, open) in [
            (json!({}), "collection.sensitive"),
            (json!({ "sensitive": true }), "collection.sensitive_what"),
        ] {
            assert!(
                matches!(health(unsaid.clone()), Applies::Unknown(_, asked) if asked == [open]),
                "{unsaid}"
            );
        }
        let other = json!({ "sensitive": true, "sensitive_what": [{ "item": "biometric" }] });
        for none in [json!({ "sensitive": false }), other] {
            assert!(matches!(health(none.clone()), Applies::No(_)), "{none}");
        }
        let kinds = json!([{ "key": "a", "name": "Diary", "items": [{ "item": "health" }] }]);
        let listed = json!({ "sensitive": true, "sensitive_what": [{ "item": "health" }] });
        for some in [json!({ "kinds": kinds }), listed] {
            assert!(matches!(health(some.clone()), Applies::Yes(_)), "{some}");
        }
    }
}
