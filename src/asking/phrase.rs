//! A period in a few words, written and read: `up to 30 days after closing the account, then deleted`.
//!
//! Must not know a screen. The price of reading words: what it cannot read is refused with an example,
//! never half understood.

use crate::values::{Ending, How, Period, Span, Start, Unit};

const HELP: &str = "Write for example: 30 days, up to 12 months, life of the account + 30 days, needed for support, \
                    not kept; then perhaps: after closing the account, then deleted.";

/// The words for what starts the clock; the first of each is written.
const STARTS: &[(Start, &[&str])] = &[
    (
        Start::Collected,
        &["collection", "we collect it", "collected", "collecting it"],
    ),
    (
        Start::AccountClosed,
        &[
            "closing the account",
            "the account is closed",
            "account closure",
            "account is closed",
            "account closed",
            "closing",
        ],
    ),
    (
        Start::ContractEnds,
        &[
            "the end of the contract",
            "the contract ends",
            "contract ends",
            "end of contract",
            "contract end",
        ],
    ),
    (
        Start::DeletionAsked,
        &[
            "a deletion request",
            "deletion is asked for",
            "deletion request",
            "deletion asked",
            "a request",
        ],
    ),
    (Start::LastUse, &["the last use", "it was last used", "last use", "last used"]),
    (
        Start::Made,
        &[
            "creation",
            "it is created",
            "it was created",
            "created",
            "it is made",
            "the record is made",
            "made",
            "it was made",
        ],
    ),
];

/// The words for what happens then; the first of each is written.
const ENDINGS: &[(Ending, &[&str])] = &[
    (Ending::Deleted, &["deleted", "delete", "delete it", "we delete it"]),
    (
        Ending::DeletedAutomatically,
        &[
            "deleted automatically",
            "automatically deleted",
            "it is deleted automatically",
        ],
    ),
    (
        Ending::DeletedForGood,
        &[
            "deleted permanently and automatically",
            "deleted for good",
            "permanently and automatically deleted",
            "it is deleted permanently and automatically",
        ],
    ),
    (
        Ending::DeletedPermanently,
        &["deleted permanently", "permanently deleted", "it is deleted permanently"],
    ),
    (
        Ending::Anonymised,
        &["anonymised", "anonymized", "anonymise", "anonymize", "we anonymise it"],
    ),
    (
        Ending::DeletedOrAnonymised,
        &["deleted or anonymised", "deleted or anonymized", "we delete or anonymise it"],
    ),
    (
        Ending::DeletedPermanentlyOrAnonymised,
        &[
            "permanently deleted or anonymised",
            "permanently deleted or anonymized",
            "it is permanently deleted or anonymised",
        ],
    ),
    (Ending::Purged, &["purged", "purge", "we purge it"]),
    (Ending::Overwritten, &["overwritten", "it is overwritten"]),
];

/// A span of time: `30 days`, `1 year`, `6mo`, `24h`.
pub(crate) fn span(text: &str) -> Option<Span> {
    let text = text.trim().to_lowercase();
    let digits = text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let (number, unit) = text.split_at(digits);
    let (number, unit) = if digits == 0 { unit.split_once(' ')? } else { (number, unit) };
    let count = match number {
        "a" | "an" | "one" => 1,
        "two" => 2,
        "three" => 3,
        "four" => 4,
        "five" => 5,
        "six" => 6,
        "seven" => 7,
        "ten" => 10,
        "twelve" => 12,
        other => other.parse().ok()?,
    };
    let unit = match unit.trim().trim_end_matches('.') {
        "min" | "mins" | "minute" | "minutes" => Unit::Minutes,
        "h" | "hour" | "hours" => Unit::Hours,
        "d" | "day" | "days" => Unit::Days,
        "w" | "week" | "weeks" => Unit::Weeks,
        "m" | "mo" | "month" | "months" => Unit::Months,
        "y" | "yr" | "year" | "years" => Unit::Years,
        _ => return None,
    };
    Some(Span { count, unit })
}

/// A period in a few words.
pub(crate) fn write(period: &Period) -> String {
    let span = period.span.map(Span::words).unwrap_or_default();
    let of = period.of.clone().unwrap_or_default();
    let mut words = match period.how {
        How::Exactly => span,
        How::UpTo => format!("up to {span}"),
        How::AtLeast => format!("at least {span}"),
        How::About => format!("about {span}"),
        How::LifeOf => format!("life of {of}"),
        How::Needed => format!("needed for {of}"),
        How::Law => {
            let at = period.at.as_ref().map(|at| format!(" in {at}")).unwrap_or_default();
            let usual = if span.is_empty() && at.is_empty() {
                String::new()
            } else {
                format!(" ({span}{at})")
            };
            format!("as {of} says{usual}")
        }
        How::ProviderDefault if span.is_empty() => format!("the default of {of}"),
        How::ProviderDefault => format!("{span}, the default of {of}"),
        How::Indefinitely => "without a limit".into(),
        How::NotKept => "not kept".into(),
    };
    if let Some(plus) = period.plus {
        words = format!("{words} + {}", plus.words());
    }
    if let Some(from) = period.from {
        words = format!("{words} after {}", first(STARTS, &from));
    }
    if let Some(then) = period.then {
        words = format!("{words}, then {}", first(ENDINGS, &then));
    }
    words
}

fn first<T: PartialEq>(table: &[(T, &[&'static str])], value: &T) -> &'static str {
    table
        .iter()
        .find(|(known, _)| known == value)
        .map_or("", |(_, words)| words[0])
}

fn known<T: Copy>(table: &[(T, &[&str])], text: &str) -> Option<T> {
    let text = text.trim().trim_end_matches('.').to_lowercase();
    table
        .iter()
        .find(|(_, words)| words.contains(&text.as_str()))
        .map(|(value, _)| *value)
}

/// Splits at the last of these words, which are in lower case; of two that end alike the longer.
fn tail<'a>(text: &'a str, words: &[&str]) -> Option<(&'a str, &'a str)> {
    let lower = text.to_ascii_lowercase(); // keeps every byte's place
    let found = words
        .iter()
        .filter_map(|word| lower.rfind(word).map(|at| (at + word.len(), at)));
    let (end, at) = found.max_by_key(|(end, at)| (*end, usize::MAX - at))?;
    Some((&text[..at], &text[end..]))
}

/// Reads a period; the error gives examples.
pub(crate) fn read(text: &str) -> Result<Period, String> {
    let whole = text.trim();
    let unlike = || format!("“{whole}” is no period. {HELP}");
    let mut rest = whole.trim_end_matches('.');
    let mut then = None;
    if let Some((before, after)) = tail(rest, &["; then ", ", then ", " and then ", " then ", "; ", ", "]) {
        then = known(ENDINGS, after);
        if then.is_some() {
            rest = before.trim_end();
        } else if rest.to_ascii_lowercase().contains(" then ") {
            let list: Vec<&str> = ENDINGS.iter().map(|(_, words)| words[0]).collect();
            return Err(format!("“{}” is no ending; write {}.", after.trim(), list.join(", ")));
        }
    }
    let mut from = None;
    if let Some((before, after)) = tail(
        rest,
        &[" counted from ", " after ", " from when ", " from ", " since ", " once "],
    ) {
        from = known(STARTS, after.trim_start().strip_prefix("when ").unwrap_or(after));
        if from.is_some() {
            rest = before.trim_end();
        }
    }
    let mut plus = None;
    if let Some((before, after)) = tail(rest, &[" + up to ", " + ", " plus up to ", " plus "]) {
        plus = Some(span(after).ok_or_else(unlike)?);
        rest = before.trim_end();
    }
    let mut period = head(rest).ok_or_else(unlike)?;
    (period.plus, period.from, period.then) = (plus, from, then);
    Ok(period)
}

/// What comes before `plus`, `after` and `then`.
fn head(text: &str) -> Option<Period> {
    let text = text.trim();
    let text = after(text, &["kept for ", "for "]).unwrap_or(text);
    let spans = |how, text: &str| {
        span(text).map(|span| Period {
            span: Some(span),
            ..Period::new(how)
        })
    };
    let of = |how, text: &str| Period {
        of: Some(text.trim().to_owned()).filter(|t| !t.is_empty()),
        ..Period::new(how)
    };
    let lower = text.to_ascii_lowercase();
    if matches!(lower.as_str(), "not kept" | "not kept at all" | "never" | "not stored") {
        return Some(Period::new(How::NotKept));
    }
    if matches!(lower.as_str(), "without a limit" | "indefinitely" | "forever" | "no limit") {
        return Some(Period::new(How::Indefinitely));
    }
    if let Some(text) = after(
        text,
        &["up to ", "at most ", "no more than ", "not more than ", "max ", "within "],
    ) {
        return spans(How::UpTo, text);
    }
    if let Some(text) = after(text, &["at least ", "no less than ", "not less than ", "min "]) {
        return spans(How::AtLeast, text);
    }
    if let Some(text) = after(text, &["about ", "around ", "roughly ", "some "]) {
        return spans(How::About, text);
    }
    if let Some(text) = after(text, &["the life of ", "life of ", "the lifetime of ", "lifetime of "]) {
        return Some(of(How::LifeOf, text));
    }
    let while_ = after(text, &["as long as ", "while "]);
    if let Some(text) = after(
        while_.unwrap_or(text),
        &["it is needed for ", "needed for ", "we need it for "],
    ) {
        return Some(of(How::Needed, text));
    }
    if let Some(of_what) = while_.and_then(|text| before(text, &[" lasts", " exists", " is open"])) {
        return Some(of(How::LifeOf, of_what));
    }
    if let Some(text) = after(text, &["the default of ", "default of "]) {
        return Some(of(How::ProviderDefault, text));
    }
    if let Some((number, text)) = text.split_once(", the default of ") {
        return Some(Period {
            span: Some(span(number)?),
            ..of(How::ProviderDefault, text)
        });
    }
    if let Some(text) = after(text, &["as long as ", "as "]) {
        let (text, usual) = match text.strip_suffix(')').and_then(|t| t.rsplit_once(" (")) {
            Some((text, usual)) => (text, Some(usual)),
            None => (text, None),
        };
        let mut period = of(How::Law, before(text, &[" says", " requires", " asks"])?);
        if let Some(usual) = usual {
            let (number, at) = match usual.split_once(" in ") {
                Some((number, at)) => (number, Some(at)),
                None => (usual, None),
            };
            period.span = if number.is_empty() { None } else { Some(span(number)?) };
            period.at = at.map(str::to_owned);
        }
        return Some(period);
    }
    spans(How::Exactly, text)
}

fn after<'a>(text: &'a str, beginnings: &[&str]) -> Option<&'a str> {
    beginnings.iter().find_map(|b| {
        let head = text.get(..b.len())?;
        head.eq_ignore_ascii_case(b).then(|| &text[b.len()..])
    })
}

fn before<'a>(text: &'a str, ends: &[&str]) -> Option<&'a str> {
    ends.iter().find_map(|e| text.strip_suffix(e))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::values::Chosen;
    use proptest::prelude::*;

    fn said(text: &str) -> String {
        read(text).map_or_else(|e| e, |p| write(&p))
    }

    #[test]
    fn periods_are_read_as_people_write_them() {
        for (typed, meant) in [
            ("30 days then deleted", "30 days, then deleted"),
            ("for up to 14 months", "up to 14 months"),
            ("max 90d; deleted automatically", "up to 90 days, then deleted automatically"),
            ("Life of the account plus up to 30 days", "life of the account + 30 days"),
            ("as long as the contract lasts", "life of the contract"),
            ("one year after account closure", "1 year after closing the account"),
            (
                "as long as needed for support, then anonymized",
                "needed for support, then anonymised",
            ),
            ("as tax law says (7 years in the US)", "as tax law says (7 years in the US)"),
            ("24 h from when we collect it", "24 hours after collection"),
            ("forever", "without a limit"),
        ] {
            assert_eq!(said(typed), meant, "{typed}");
        }
    }

    #[test]
    fn what_cannot_be_read_is_refused() {
        for typed in [
            "",
            "soon",
            "30",
            "days",
            "30 days then archived",
            "30 days, maybe",
            "up to the account",
            "5 days + x",
            "é then ü",
        ] {
            assert!(read(typed).is_err(), "{typed}: {}", said(typed));
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]
        #[test]
        fn what_is_written_is_read_again(how in 0..How::ALL.len(), count in 1u32..9999, unit in 0..6usize, plus: bool, from in 0..7usize, then in 0..9usize) {
            let mut period = Period::new(How::ALL[how]);
            let span = Some(Span { count, unit: Unit::ALL[unit] });
            match period.how {
                How::Exactly | How::UpTo | How::AtLeast | How::About => period.span = span,
                How::LifeOf | How::Needed => { period.of = Some("the account".into()); period.plus = span.filter(|_| plus); }
                How::Law => { period.of = Some("tax law".into()); period.span = span; period.at = plus.then(|| "the US".into()); }
                How::ProviderDefault => { period.of = Some("the host".into()); period.span = span.filter(|_| plus); }
                How::Indefinitely | How::NotKept => {}
            }
            period.from = Start::ALL.get(from).copied();
            period.then = Ending::ALL.get(then).copied();
            prop_assert_eq!(read(&write(&period)), Ok(period));
        }

        #[test]
        fn reading_never_panics(text in "\\PC{0,30}", tail in "( then | after |\\+ |; | \\(|\\)){0,4}") {
            let _ = read(&format!("{text}{tail}{text}"));
        }
    }
}
