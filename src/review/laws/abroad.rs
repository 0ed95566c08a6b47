//! What the laws of several countries ask of a draft in the same way: small questions, so that a rule is a line.
//!
//! Must not know any law. The price: a law that asks it a little otherwise needs its own line.

use crate::interview::collection::{KindRow, Source};
use crate::interview::company::{Country, Region, Role};
use crate::interview::rights::{Authority, Right};
use crate::interview::sharing::{Instrument, Origin, RecipientRow, TransferRow};
use crate::interview::uses::{Decisions, Ground};
use crate::review::case::Case;
use crate::review::dated;
use crate::review::names::recipient_name;
use crate::review::rule::{Applies, Breach};
use crate::values::Place;

/// A law that applies to whoever is established in a country (by its code, if it matters) or has people there.
pub(super) fn by_country(case: &Case, country: Country, home: &str, name: &str) -> Applies {
    if !home.is_empty() && case.home() == Some(home) {
        return Applies::Yes(format!("you are established in {name}"));
    }
    if !case.knows_regions() {
        return Applies::Unknown("nobody has said where the people live".into(), vec!["company.regions"]);
    }
    let countries = case.answers.company.countries.as_ref();
    match (case.serves(Region::Elsewhere), countries) {
        (true, None) => Applies::Unknown(
            "nobody has said in which other countries the people live".into(),
            vec!["company.countries"],
        ),
        (true, Some(countries)) if countries.contains(&country) => Applies::Yes(format!("you serve people in {name}")),
        _ => Applies::No("you serve nobody there, you said".into()),
    }
}

/// Whether a kind of data comes from the people themselves; where nobody has said, it is taken to.
pub(super) fn direct(kind: &KindRow) -> bool {
    let from = |source: &Source| matches!(source, Source::Person | Source::Automatic);
    kind.source.as_ref().is_none_or(|sources| sources.iter().any(from))
}

/// Whether data is held and no use of it is named.
pub(super) fn no_purpose(case: &Case) -> bool {
    case.answers.uses.purposes.is_empty() && case.own_kinds().next().is_some()
}

/// Whether a use rests on consent, and nothing says that it can be withdrawn.
pub(super) fn no_withdrawal(case: &Case) -> bool {
    let mut rows = case.answers.uses.purposes.iter();
    !case.grants(Right::Withdraw) && rows.any(|row| row.ground == Some(Ground::Consent) && row.withdraw.is_none())
}

/// Whether the text sends people to this authority.
pub(super) fn names(case: &Case, authority: Authority) -> bool {
    let all = case.answers.rights.authorities.as_ref();
    all.is_some_and(|all| all.contains(&authority))
}

/// Whether somebody of one of these roles can be reached.
pub(super) fn reaches(case: &Case, roles: &[Role]) -> bool {
    roles.iter().any(|&role| case.has_contact(role))
}

/// Whether the text says that people can complain to the company itself.
pub(super) fn hears_complaints(case: &Case) -> bool {
    case.answers.rights.complain_to_us == Some(true)
        || case.says(&["complain to us", "complaint to us", "complaints to us"])
        || case.answers.company.contacts.iter().any(|row| {
            let complaints = crate::interview::company::ContactFor::Complaints;
            row.contact.is_some() && row.for_what.as_ref().is_some_and(|what| what.contains(&complaints))
        })
}

/// Whether machines alone decide about people.
pub(super) fn decides(case: &Case) -> bool {
    case.answers.uses.decisions == Some(Decisions::Yes)
}

/// Where machines decide: what is missing of how they do it and of how a person reviews it.
pub(super) fn decisions(case: &Case, logic: bool, review: bool) -> Vec<Breach> {
    let uses = &case.answers.uses;
    missing(&[
        (
            decides(case) && logic && uses.decisions_logic.is_none(),
            "use.decisions_logic",
            "Machines alone decide about people, and the text does not say how they do it and what follows.",
        ),
        (
            decides(case) && review && uses.decisions_review.is_none(),
            "use.decisions_review",
            "Machines alone decide about people, and the text does not say how a person reviews it.",
        ),
    ])
}

/// A breach for each that is missing: whether it is, where, and what to say.
pub(super) fn missing(all: &[(bool, &str, &str)]) -> Vec<Breach> {
    let missing = all.iter().filter(|(is, ..)| *is);
    missing.map(|(_, at, words)| Breach::said(*at, *words)).collect()
}

/// A breach for each of our kinds of data of which nobody says how long it is kept, nor what decides that.
pub(super) fn unkept(case: &Case) -> Vec<Breach> {
    let retention = &case.answers.retention;
    let decided = retention.closing.is_some() || retention.criteria.as_ref().is_some_and(|all| !all.is_empty());
    let told = |kind: &KindRow| {
        let mut rows = retention.periods.iter();
        rows.any(|row| row.kinds.iter().flatten().any(|key| *key == kind.key))
    };
    let bare = case.own_kinds().filter(|kind| kind.kept.is_none() && !decided && !told(kind));
    bare.map(|kind| {
        let name = kind.name.as_deref().unwrap_or(&kind.key);
        Breach::said(
            format!("collection.kinds.{}.kept", kind.key),
            format!("{name}: the text does not say how long it is kept."),
        )
    })
    .collect()
}

/// A breach for each of our kinds of data that does not say what exactly it holds.
pub(super) fn vague(case: &Case) -> Vec<Breach> {
    let bare = case.own_kinds().filter(|kind| kind.items.as_ref().is_none_or(Vec::is_empty));
    bare.map(|kind| {
        let name = kind.name.as_deref().unwrap_or(&kind.key);
        Breach::said(
            format!("collection.kinds.{}.items", kind.key),
            format!("{name}: the text does not say what exactly that is."),
        )
    })
    .collect()
}

/// The recipients in countries of which `inside` does not hold.
pub(super) fn outside<'a>(case: &'a Case, inside: &dyn Fn(&str) -> bool) -> Vec<(&'a RecipientRow, &'a Place)> {
    let rows = case.answers.sharing.recipients.iter();
    let placed = rows.filter_map(|row| Some((row, row.country.as_ref()?)));
    placed.filter(|(_, place)| !inside(&place.area)).collect()
}

/// The recipients of which nobody says in which country they handle data.
pub(super) fn unplaced(case: &Case) -> Vec<Breach> {
    let rows = case.answers.sharing.recipients.iter().filter(|row| row.country.is_none());
    rows.map(|row| {
        Breach::said(
            format!("sharing.recipients.{}.country", row.key),
            format!(
                "In which country does {} handle data? The text does not say.",
                recipient_name(row)
            ),
        )
    })
    .collect()
}

/// Whether the company itself or a recipient is known to be outside this country.
pub(super) fn leaves(case: &Case, area: &str) -> bool {
    case.home().is_some_and(|home| home != area) || !outside(case, &|at| at == area).is_empty()
}

/// The transfers from there to this country, or to any.
pub(super) fn transfers<'a>(case: &'a Case, origin: Origin, area: &'a str) -> impl Iterator<Item = &'a TransferRow> {
    let rows = case
        .answers
        .sharing
        .transfers
        .iter()
        .filter(move |row| row.origin == Some(origin));
    rows.filter(move |row| row.to.as_ref().is_none_or(|to| to.area == area))
}

/// The tools of transfers from there to this country, or to any.
pub(super) fn tools(case: &Case, origin: Origin, area: &str) -> Vec<Instrument> {
    let rows = transfers(case, origin, area);
    rows.flat_map(|row| row.instruments.iter().flatten().copied()).collect()
}

/// Recipients that handle data in one country.
pub(super) struct Sent<'a> {
    /// Who: never none.
    pub(super) rows: Vec<&'a RecipientRow>,
    /// The country.
    pub(super) place: &'a Place,
}

impl Sent<'_> {
    /// “A and B handle data in Canada”.
    pub(super) fn words(&self) -> String {
        let names: Vec<&str> = self.rows.iter().map(|row| recipient_name(row)).collect();
        let (who, handle) = match names.as_slice() {
            [one] => ((*one).to_owned(), "handles"),
            [one, other] => (format!("{one} and {other}"), "handle"),
            [first @ .., last] => (format!("{}, and {last}", first.join(", ")), "handle"),
            [] => (String::new(), "handle"),
        };
        format!("{who} {handle} data in {}", self.place.label())
    }

    /// A breach about them: no transfer, or not this, protects what they get.
    /// Whose law it is stands first: the lines of several laws about the same companies look alike, and are cut.
    pub(super) fn breach(&self, whose: &str, tail: &str) -> Breach {
        let places = self.rows.iter().map(|row| format!("sharing.recipients.{}.country", row.key));
        Breach {
            at: std::iter::once("sharing.transfers".to_owned()).chain(places).collect(),
            words: format!("{whose}: {}; {tail}", self.words()),
            ..Breach::default()
        }
    }
}

/// The same, where nothing protects what they get: the transfers of which the text tells are part of it.
pub(super) fn unprotected(case: &Case, sent: &Sent, origin: Origin, tail: &str) -> Breach {
    let whose = match origin {
        Origin::Eea => "EU",
        Origin::Uk => "UK",
        Origin::Switzerland => "Switzerland",
        Origin::Other => "Elsewhere",
    };
    let mut breach = sent.breach(whose, tail);
    let rows = transfers(case, origin, &sent.place.area);
    breach
        .at
        .extend(rows.map(|row| format!("sharing.transfers.{}.instruments", row.key)));
    breach
}

/// Recipients by the country in which they handle data, in the order of the first of each.
pub(super) fn by_place<'a>(rows: impl Iterator<Item = (&'a RecipientRow, &'a Place)>) -> Vec<Sent<'a>> {
    let mut sent: Vec<Sent> = Vec::new();
    for (row, place) in rows {
        match sent.iter_mut().find(|sent| sent.place.area == place.area) {
            Some(sent) => sent.rows.push(row),
            None => sent.push(Sent { rows: vec![row], place }),
        }
    }
    sent
}

/// The recipients outside a country, the EEA, and the countries that count as safe from there, with the tools that
/// protect data on its way to each.
pub(super) fn sent<'a>(case: &'a Case, origin: Origin, home: &str) -> Vec<(Sent<'a>, Vec<Instrument>)> {
    let inside = |area: &str| area == home || dated::in_eea(area) || dated::adequate(origin, area, case.today).is_some();
    let groups = by_place(outside(case, &inside).into_iter()).into_iter();
    groups
        .map(|sent| {
            let tools = tools(case, origin, &sent.place.area);
            (sent, tools)
        })
        .collect()
}

/// Edits after which a machine decides about people, and the text says what it must.
#[cfg(test)]
pub(super) const DECIDES: &[&str] = &[
    "use.any_ai=true",
    "use.ai.match={\"feature\":\"matching\",\"provider\":[],\"sent\":[{\"item\":\"email\"}],\"optional\":\"always\",\"trained\":\"no\"}",
    "use.decisions=yes",
    "use.decisions_logic=The machine compares what people wrote and may decline an order.",
    "use.decisions_review=by writing to us",
];

/// Edits after which somebody in the United States handles data.
#[cfg(test)]
pub(super) const HOSTED: &[&str] = &[
    "sharing.any_recipients=true",
    "sharing.recipients.host={\"name\":\"Hostly\",\"job\":[\"hosting\"],\"kinds\":[\"account\"],\"country\":{\"area\":\"US\"},\"link\":\"https://hostly.example/privacy\"}",
];
