//! Days on which rules begin and end, and on which they are judged.
//!
//! Must not read the clock. The price: a policy dated with a month only is judged on that month's first day.

use crate::values::PolicyDate;
use schemars::JsonSchema;
use serde::{Serialize, Serializer};
use std::fmt;

/// A calendar day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Day {
    year: i32,
    month: u32,
    on: u32,
}

/// The day so written: `day(2026, 6, 19)`.
pub const fn day(year: i32, month: u32, on: u32) -> Day {
    Day { year, month, on }
}

/// From when a rule holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Since {
    /// Since the first of the provisions that it names, by `provisions.rs`, which puts that day here.
    Law,
    /// It leans on no dated law: the terms of a platform, or that nobody may mislead people.
    Always,
    /// Since this day: that of its law, which the rule that its table is filled from says once, or one of its own.
    On(Day),
}

/// Since the day so written: `since(2026, 6, 19)`.
pub const fn since(year: i32, month: u32, on: u32) -> Since {
    Since::On(day(year, month, on))
}

impl Since {
    /// The day; none for what always holds.
    pub const fn day(self) -> Option<Day> {
        match self {
            Self::On(day) => Some(day),
            Self::Law | Self::Always => None,
        }
    }
}

impl Day {
    /// Whether it comes before another.
    pub(super) const fn is_before(self, other: Self) -> bool {
        let (one, other) = ((self.year, self.month, self.on), (other.year, other.month, other.on));
        one.0 < other.0 || one.0 == other.0 && (one.1 < other.1 || one.1 == other.1 && one.2 < other.2)
    }
    /// The day of a policy's date; of a month its first.
    pub fn of(date: PolicyDate) -> Self {
        let (year, month, on) = date.parts();
        day(year, month, on.unwrap_or(1))
    }
    /// The same day so many months later; of a month that is too short its last.
    #[must_use]
    pub fn later(self, months: u32) -> Self {
        let first = chrono::NaiveDate::from_ymd_opt(self.year, self.month, self.on);
        first
            .and_then(|first| first.checked_add_months(chrono::Months::new(months)))
            .map_or(self, |later| Self::of(PolicyDate::day(later)))
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.on)
    }
}

impl Serialize for Day {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl JsonSchema for Day {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Day".into()
    }
    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "type": "string", "pattern": "^\\d{4}-\\d{2}-\\d{2}$", "description": "A day: 2026-06-03." })
    }
}

/// The day on which a rule is judged.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Judged {
    /// On the day from which the policy applies: the rule was in force then, and is today.
    Effective(Day),
    /// On today: the rule began after the policy did.
    Today(Day),
    /// On neither yet: it begins within six months.
    Begins(Day),
}

impl Judged {
    /// For a person.
    pub fn words(self) -> String {
        match self {
            Self::Effective(on) => format!("judged on {on}, from which the policy applies"),
            Self::Today(on) => format!("judged on {on}, today"),
            Self::Begins(on) => format!("begins on {on}"),
        }
    }
}

/// How long before its first day a rule is announced, in months.
const ANNOUNCED: u32 = 6;

/// On which day a rule that is in force since `from` until the day before `until` is judged, for a policy that
/// applies from `effective`; nothing where it has nothing to say: not yet announced, or over.
pub fn judged(from: Since, until: Option<Day>, effective: Option<Day>, today: Day) -> Option<Judged> {
    let from = from.day();
    let in_force = |on: Day| from.is_none_or(|from| from <= on) && until.is_none_or(|end| on < end);
    // over today, or by the time the policy applies
    if until.is_some_and(|end| today >= end || effective.is_some_and(|on| on >= end)) {
        return None;
    }
    match effective {
        Some(on) if in_force(on) => Some(Judged::Effective(on)),
        _ if in_force(today) => Some(Judged::Today(today)),
        _ => {
            let begins = from.filter(|from| *from > today && *from <= today.later(ANNOUNCED));
            begins.map(Judged::Begins)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rule_is_judged_on_the_policys_day_else_today_else_announced() {
        let from = day(2026, 6, 19);
        let judge = |effective, today| judged(Since::On(from), None, effective, today);
        assert_eq!(
            judge(Some(day(2026, 7, 1)), day(2026, 11, 21)),
            Some(Judged::Effective(day(2026, 7, 1)))
        );
        assert_eq!(
            judge(Some(day(2026, 6, 3)), day(2026, 11, 21)),
            Some(Judged::Today(day(2026, 11, 21)))
        );
        assert_eq!(judge(None, day(2026, 6, 18)), Some(Judged::Begins(from)));
        assert_eq!(
            judge(Some(day(2026, 7, 1)), day(2026, 6, 1)),
            Some(Judged::Effective(day(2026, 7, 1)))
        );
        assert_eq!(judge(None, day(2025, 12, 1)), None, "more than six months before");
        let always = |effective| judged(Since::Always, None, effective, day(1999, 1, 1));
        assert_eq!(always(None), Some(Judged::Today(day(1999, 1, 1))));
        assert_eq!(always(Some(day(1998, 1, 1))), Some(Judged::Effective(day(1998, 1, 1))));
        let over = |today| judged(Since::On(from), Some(day(2026, 9, 30)), Some(day(2026, 7, 1)), today);
        assert_eq!(over(day(2026, 9, 30)), None, "superseded");
        assert!(over(day(2026, 9, 29)).is_some());
        let later = |on| judged(Since::On(from), Some(day(2026, 9, 30)), Some(on), day(2026, 9, 1));
        assert_eq!(later(day(2026, 9, 30)), None, "over when the policy begins to apply");
        assert_eq!(later(day(2026, 9, 29)), Some(Judged::Effective(day(2026, 9, 29))));
    }
}
