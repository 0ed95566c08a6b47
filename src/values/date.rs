//! A date as policies carry it: a day, or only a month.

use schemars::JsonSchema;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;

/// A year and month, and perhaps a day. Written `2026-06-03` or `2026-06`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct PolicyDate {
    year: i32,
    month: u32,
    day: Option<u32>,
}

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

impl PolicyDate {
    /// The date written as `YYYY-MM-DD` or `YYYY-MM`; the error says what is expected.
    pub fn parse(text: &str) -> Result<Self, String> {
        let wrong = || format!("“{text}” is not a date; write 2026-06-03, or 2026-06 for a month");
        let parts: Vec<&str> = text.trim().split('-').collect();
        let number = |part: &str| part.parse::<u32>().map_err(|_| wrong());
        let (year, month, day) = match parts[..] {
            [y, m] => (number(y)?, number(m)?, None),
            [y, m, d] => (number(y)?, number(m)?, Some(number(d)?)),
            _ => return Err(wrong()),
        };
        let year = i32::try_from(year).map_err(|_| wrong())?;
        let real = (1970..=9999).contains(&year) && chrono::NaiveDate::from_ymd_opt(year, month, day.unwrap_or(1)).is_some();
        let first = chrono::NaiveDate::from_ymd_opt(year, month, 1).filter(|_| (1970..=9999).contains(&year));
        match (real, first, day) {
            (true, ..) => Ok(Self { year, month, day }),
            (false, Some(first), Some(day)) => {
                let of = Self { year, month, day: None }.words(false);
                let last = first
                    .checked_add_months(chrono::Months::new(1))
                    .and_then(|next| next.pred_opt());
                let last = last.map_or(31, |last| chrono::Datelike::day(&last));
                Err(format!("{of} has {last} days, and no day {day}"))
            }
            (false, ..) => Err(wrong()),
        }
    }

    /// A calendar day.
    pub fn day(date: chrono::NaiveDate) -> Self {
        use chrono::Datelike;
        Self {
            year: date.year(),
            month: date.month(),
            day: Some(date.day()),
        }
    }

    /// Year, month and day; a month has no day.
    pub fn parts(self) -> (i32, u32, Option<u32>) {
        (self.year, self.month, self.day)
    }

    /// Whether all of this day or month lies before the other; a month is not before a day in it.
    pub fn before(self, other: Self) -> bool {
        match (self.day, other.day) {
            (Some(_), Some(_)) => self < other,
            (None, _) | (_, None) => (self.year, self.month) < (other.year, other.month),
        }
    }

    /// The same day so many months later, or the last of a month that is too short.
    #[must_use]
    pub fn later(self, months: u32) -> Self {
        let first = chrono::NaiveDate::from_ymd_opt(self.year, self.month, self.day.unwrap_or(1));
        match first.and_then(|day| day.checked_add_months(chrono::Months::new(months))) {
            Some(day) => Self {
                day: self.day.and(Self::day(day).day),
                ..Self::day(day)
            },
            None => self,
        }
    }

    /// So many days after this day; nothing of a month.
    pub fn after(self, days: u64) -> Option<Self> {
        let day = chrono::NaiveDate::from_ymd_opt(self.year, self.month, self.day?)?;
        day.checked_add_days(chrono::Days::new(days)).map(Self::day)
    }

    /// The date in words, short: `3 Jun 2026`, or `Jun 2026`.
    pub fn short(self) -> String {
        let month = &MONTHS[(self.month as usize - 1) % 12][..3];
        let day = self.day.map_or_else(String::new, |day| format!("{day} "));
        format!("{day}{month} {}", self.year)
    }

    /// The date in words: `3 June 2026`, or `June 3, 2026` in American usage, or `June 2026`.
    pub fn words(self, american: bool) -> String {
        let month = MONTHS[(self.month as usize - 1) % 12];
        match (self.day, american) {
            (Some(day), true) => format!("{month} {day}, {}", self.year),
            (Some(day), false) => format!("{day} {month} {}", self.year),
            (None, _) => format!("{month} {}", self.year),
        }
    }
}

impl fmt::Display for PolicyDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}", self.year, self.month)?;
        self.day.map_or(Ok(()), |day| write!(f, "-{day:02}"))
    }
}

impl Serialize for PolicyDate {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for PolicyDate {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::parse(&text).map_err(serde::de::Error::custom)
    }
}

impl JsonSchema for PolicyDate {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "PolicyDate".into()
    }
    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "type": "string", "pattern": "^\\d{4}-\\d{2}(-\\d{2})?$", "description": "A day, or only a month: 2026-06-03 or 2026-06." })
    }
}
