//! Reading what somebody typed: a number, a date, a link, a place, an item, a contact.
//!
//! Both interviews read through here, so that the same words are the same answer on the screen and as a
//! line. Must not know a question, a draft or a screen. The price: an error is a sentence, which the
//! caller cannot look into.

use super::search;
use crate::values::{DataItem, ITEMS, ITEMS_ALSO, ItemKind, PolicyDate, area_name, areas};

/// Other words for places.
const ALSO: &[(&str, &str)] = &[
    ("US", "USA"),
    ("US", "United States of America"),
    ("US", "America"),
    ("GB", "UK"),
    ("GB", "Great Britain"),
    ("GB", "England"),
    ("worldwide", "anywhere"),
    ("worldwide", "worldwide"),
    ("NL", "Holland"),
];

/// A whole number, with the unit in which the question asks for it or without; no other unit is turned into it.
pub(crate) fn number_of(ask: &str, text: &str) -> Result<u32, String> {
    let bare = text.trim();
    let unit = bare.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, ' ' | '_' | '\u{a0}'));
    let lower = unit.trim().to_lowercase();
    let asked = ["days", "weeks", "months", "years"]
        .into_iter()
        .find(|known| ask.contains(known));
    let same = asked.is_some_and(|asked| lower == asked || lower == asked.trim_end_matches('s'));
    match asked {
        Some(_) if same && unit.len() < bare.len() => number(&bare[..bare.len() - unit.len()]),
        Some(asked) if !lower.is_empty() && unit.len() < bare.len() => {
            Err(format!("“{bare}” is no number of {asked}; write for example 30."))
        }
        Some(_) | None => number(text),
    }
}

/// A whole number; spaces between its digits are fine.
pub(crate) fn number(text: &str) -> Result<u32, String> {
    let digits: String = text.chars().filter(|c| !matches!(c, ' ' | '_' | '\u{a0}')).collect();
    digits.parse().map_err(|_| match digits.parse::<u128>() {
        Ok(_) => format!("{text} is too large."),
        Err(_) => format!("“{text}” is not a whole number; write for example 30."),
    })
}

/// How a date can be typed, for a line of help.
pub(crate) const DATE_FORMS: &str = "2026-11-22, 22 November 2026, 22.11.2026, today or tomorrow; 2026-11 for a month";

/// A date as [`date`] reads it, or the day that a word names as of `today`.
pub(crate) fn date_on(text: &str, today: Option<PolicyDate>) -> Result<PolicyDate, String> {
    let days = match text.trim().to_lowercase().as_str() {
        "today" | "now" => Some(0),
        "tomorrow" => Some(1),
        _ => None,
    };
    match days.and_then(|days| today?.after(days)) {
        Some(day) => Ok(day),
        None => date(text),
    }
}

/// A date as files have it, in English words (`3 June 2026`, `June 3, 2026`, `June 2026`), or in numbers where they
/// can be read in one way only: `1.12.2026`, `22/11/26`.
pub(crate) fn date(text: &str) -> Result<PolicyDate, String> {
    let exact = PolicyDate::parse(text).map_err(|why| {
        // a file has one form of a date, a person may take others
        let form = format!("“{text}” is not a date; write {DATE_FORMS}.");
        if why.contains("is not a date") {
            form
        } else {
            format!("{why}.")
        }
    });
    if exact.is_ok() {
        return exact;
    }
    let lower = text.to_lowercase().replace([',', '.', '/'], " ");
    let parts: Vec<&str> = lower.split_whitespace().flat_map(|part| part.split('-')).collect();
    if let [Ok(a), Ok(b), Ok(c)] = [0, 1, 2].map(|at| parts.get(at).unwrap_or(&"").parse::<u32>())
        && parts.len() == 3
    {
        return in_numbers(text, [a, b, c]).unwrap_or(exact);
    }
    let (mut year, mut month, mut day) = (None, None, None);
    for part in lower.split_whitespace() {
        let ordinal = ["st", "nd", "rd", "th"].iter().find_map(|end| part.strip_suffix(end));
        let digits = ordinal.filter(|n| n.parse::<u32>().is_ok()).unwrap_or(part);
        let slot = match digits.parse::<u32>() {
            Ok(n) if n >= 1000 => &mut year,
            Ok(_) => &mut day,
            Err(_) => &mut month,
        };
        let found = digits.parse().ok().or_else(|| month_of(part));
        if slot.is_some() || found.is_none() {
            return exact;
        }
        *slot = found;
    }
    match (year, month, day) {
        (Some(y), Some(m), Some(d)) => day_of(y, m, d),
        (Some(y), Some(m), None) => PolicyDate::parse(&format!("{y:04}-{m:02}")).or(exact),
        _ => exact,
    }
}

fn day_of(year: u32, month: u32, day: u32) -> Result<PolicyDate, String> {
    PolicyDate::parse(&format!("{year:04}-{month:02}-{day:02}")).map_err(|why| format!("{why}."))
}

/// Three numbers: the year first, or last where only one of the others can be the month. Nothing where they are no date.
fn in_numbers(text: &str, numbers: [u32; 3]) -> Option<Result<PolicyDate, String>> {
    let [a, b, c] = numbers;
    if a >= 1000 {
        return Some(day_of(a, b, c));
    }
    // a year in two digits is one of this century, and stands last
    let c = if c < 100 { c + 2000 } else { c };
    // between full stops the day stands first, wherever dates are written so
    if text.matches('.').count() == 2 && !text.contains(['/', '-']) {
        return Some(day_of(c, b, a));
    }
    match (day_of(c, b, a), day_of(c, a, b)) {
        (Ok(one), Ok(other)) if one != other => Some(Err(format!(
            "“{text}” can be {} or {}; write {one} or {other}.",
            one.words(false),
            other.words(false)
        ))),
        (Ok(one), _) | (_, Ok(one)) => Some(Ok(one)),
        (Err(why), Err(other)) => {
            // the one in which the month is a month says what is wrong with the day
            let told = [(b, why), (a, other)].into_iter().find(|(month, _)| (1..=12).contains(month));
            told.map(|(_, why)| Err(why))
        }
    }
}

fn month_of(word: &str) -> Option<u32> {
    const MONTHS: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    let at = MONTHS.iter().position(|month| word.len() >= 3 && month.starts_with(word))?;
    u32::try_from(at + 1).ok()
}

/// The codes of the places that fit what is typed, best first.
pub(crate) fn places(typed: &str) -> Vec<&'static str> {
    let entries = areas().iter().flat_map(|(code, name)| [(*code, *name), (*code, *code)]);
    let entries: Vec<(&str, &str)> = entries.chain(ALSO.iter().copied()).collect();
    let mut codes: Vec<&'static str> = Vec::new();
    for (at, _) in search::find(typed, entries.iter().map(|e| e.1).enumerate()) {
        if !codes.contains(&entries[at].0) {
            codes.push(entries[at].0);
        }
    }
    codes
}

/// The name in the field, by which a place is known again.
pub(crate) fn place_name(code: &str) -> String {
    match code {
        "worldwide" => "worldwide".into(),
        code => area_name(code).unwrap_or(code).into(),
    }
}

/// The code of the place that is named exactly.
pub(crate) fn place_code(typed: &str) -> Option<String> {
    let same = |text: &str| text.eq_ignore_ascii_case(typed);
    let typed_the = typed.strip_prefix("the ").unwrap_or(typed);
    let known = areas()
        .iter()
        .find(|(code, name)| same(code) || same(name) || name.eq_ignore_ascii_case(typed_the));
    let also = || ALSO.iter().find(|(_, name)| same(name));
    known.or_else(also).map(|(code, _)| (*code).to_owned())
}

/// The entries of the taxonomy that fit; of those that fit alike the common ones, which stand first in it.
pub(crate) fn entries(typed: &str) -> Vec<(usize, search::Fit)> {
    let words = ITEMS.iter().enumerate().flat_map(|(at, kind)| {
        let also = ITEMS_ALSO
            .iter()
            .filter(|(slug, _)| *slug == kind.slug)
            .map(|(_, also)| *also);
        [kind.label, kind.noun].into_iter().chain(also).map(move |words| (at, words))
    });
    let words: Vec<(usize, &str)> = words.collect();
    let mut found = search::find(typed, words.iter().copied());
    found.sort_by_key(|(at, fit)| (*fit, *at));
    found
}

/// Whether an entry says no more than what was typed, or its printed words are about to be: then it is taken for it.
pub(crate) fn is_meant(kind: &ItemKind, typed: &str) -> bool {
    let typed = typed.to_lowercase();
    is_named(kind, &typed) || kind.noun.to_lowercase().starts_with(&typed)
}

fn is_named(kind: &ItemKind, words: &str) -> bool {
    let same = |text: &str| text.eq_ignore_ascii_case(words);
    same(kind.label) || same(kind.noun) || ITEMS_ALSO.iter().any(|(slug, also)| *slug == kind.slug && same(also))
}

/// A line of a pasted list without the mark that made it an item: `- avatar picture`, `• avatar picture`.
pub(crate) fn unlisted(line: &str) -> &str {
    let line = line.trim();
    let marked = ["- ", "* ", "• ", "– ", "· "].iter().find_map(|mark| line.strip_prefix(mark));
    marked.map_or(line, str::trim_start)
}

/// An item by its name, else in own words.
pub(crate) fn item(words: &str) -> DataItem {
    let kind = ITEMS.iter().find(|kind| is_named(kind, words));
    kind.map_or_else(|| DataItem::own(words), |kind| DataItem::of(kind.slug))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_is_read_as_people_write_it() {
        for text in [
            "22.11.2026",
            "22 November 2026",
            "November 22, 2026",
            "22/11/2026",
            "22/11/26",
            "22.11.26",
            "11/22/26",
            "11/22/2026",
            "2026/11/22",
        ] {
            assert_eq!(date(text).map(|d| d.to_string()), Ok("2026-11-22".into()), "{text}");
        }
        for text in ["3/6/2026", "3-6-2026", "03/06/26"] {
            let why = date(text).err().unwrap_or_default();
            for reading in [text, "3 June 2026", "6 March 2026", "2026-06-03", "2026-03-06"] {
                assert!(why.contains(reading), "{text}: {why}");
            }
        }
        assert_eq!(
            date("6/6/2026").map(|d| d.to_string()),
            Ok("2026-06-06".into()),
            "one reading"
        );
        for text in ["1.12.2026", "01.12.2026", "1. 12. 2026", "1.12.26"] {
            let read = date(text).map(|d| d.to_string());
            assert_eq!(
                read,
                Ok("2026-12-01".into()),
                "{text}: the day stands first between full stops"
            );
        }
        assert!(date("12.22.2026").is_err(), "there is no month 22");
        for text in ["2026-06-03", "3 June 2026", "June 3, 2026", "3. Jun 2026", "jun 3rd 2026"] {
            assert_eq!(date(text).map(|d| d.to_string()), Ok("2026-06-03".into()), "{text}");
        }
        assert_eq!(date("June 2026").map(|d| d.to_string()), Ok("2026-06".into()));
        for text in [
            "32/13/2026",
            "22/31/2026",
            "22/31/26",
            "June",
            "2026",
            "soon",
            "31 February 2026",
            "3 June 2026x",
            "3 June 2026 2027",
        ] {
            assert!(date(text).is_err(), "{text}");
        }
    }

    #[test]
    fn an_error_about_a_date_says_which_part_cannot_be() {
        let why = |text: &str| date(text).err().unwrap_or_default();
        for text in ["31.02.2027", "2027-02-31", "31 February 2027", "2027/02/31"] {
            assert_eq!(why(text), "February 2027 has 28 days, and no day 31.", "{text}");
        }
        assert!(why("soon").contains("22 November 2026, 22.11.2026, today"), "{}", why("soon"));
    }

    #[test]
    fn a_day_is_named_by_a_word_as_of_today() {
        let today = PolicyDate::parse("2026-12-31").ok();
        let read = |text: &str| date_on(text, today).map(|day| day.to_string());
        assert_eq!(read("Today"), Ok("2026-12-31".into()));
        assert_eq!(read(" tomorrow "), Ok("2027-01-01".into()));
        assert_eq!(read("22/11/26"), Ok("2026-11-22".into()));
        assert!(date_on("today", None).is_err(), "nobody said which day it is");
    }

    #[test]
    fn the_mark_of_a_list_is_no_part_of_its_item() {
        for line in [
            "- avatar picture",
            "* avatar picture",
            "•  avatar picture",
            " avatar picture ",
        ] {
            assert_eq!(unlisted(line), "avatar picture");
        }
        assert_eq!(unlisted("-3 degrees"), "-3 degrees");
    }

    #[test]
    fn a_number_is_whole() {
        assert_eq!(number("1 000"), Ok(1000));
        let days = |text: &str| number_of("Within how many days do you answer?", text);
        assert_eq!(
            [days("45 days"), days("45"), days("1 day"), days("1 000")],
            [Ok(45), Ok(45), Ok(1), Ok(1000)]
        );
        assert!(days("6 weeks").is_err() && days("days").is_err() && number_of("How old?", "45 days").is_err());
        assert!(number("-3").is_err() && number("3.5").is_err() && number("99999999999").is_err());
    }
}
