//! Dates and changes: the policy's date, and how people hear of a change.

use super::{Kind, Section, leaf, record};
use crate::answers::Answers;
use crate::values::{Chosen, Link, PolicyDate, choice};

choice! {
    /// Which date the policy carries.
    DateKind {
        Effective = "effective": "the day from which it applies",
        Updated = "updated": "the day on which it was last updated",
        Both = "both": "both",
    }
}

choice! {
    /// How people hear of a change.
    Told {
        Email = "email": "by e-mail",
        InProduct = "in-product": "with a notice in the product",
        Posted = "posted": "by posting the new policy on the website",
        DateRevised = "date-revised": "by a new date at its top",
    }
}

record! {
    /// Dates and changes.
    Changes {
        /// Which date it carries.
        date_kind: DateKind,
        /// From when it applies.
        effective: PolicyDate,
        /// When it was last updated.
        updated: PolicyDate,
        /// How people hear of a change.
        told: Vec<Told>,
        /// Whether either of those ways is used, not each.
        told_either: bool,
        /// Whether they hear of material changes only.
        material_only: bool,
        /// How many days before.
        days_before: u32,
        /// Whether it says that it may change.
        may_change: bool,
        /// Where former versions are.
        archive: Link,
        /// In which further languages people can read it.
        translations: Vec<String>,
        /// The version.
        version: String,
        /// Whether each material change gets a new version.
        version_bumped: bool,
        /// Whether a short summary stands at the top.
        in_short: bool,
    }
}

/// What the section holds, for a line of the task list.
fn holds(a: &Answers) -> Vec<String> {
    let words = |date: Option<PolicyDate>| date.map(|date| date.words(a.american()));
    let effective = words(a.changes.effective).map(|date| format!("from {date}"));
    let updated = words(a.changes.updated).map(|date| format!("updated {date}"));
    let told = a.changes.told.iter().flatten().map(|way| way.label()).collect::<Vec<_>>();
    let told = (!told.is_empty()).then(|| format!("told {}", told.join(", ")));
    [effective, updated, told].into_iter().flatten().collect()
}

/// The section.
pub const SECTION: Section = Section {
    id: "changes",
    title: "Dates and changes",
    about: "From when the policy applies, and how people hear of changes.",
    holds,
    questions: &[
        leaf!(changes.date_kind: Kind::One(DateKind::CHOICES))
            .ask("Date", "Which date does the policy carry?")
            .help("California requires the effective date.")
            .why("Readers have to see which text holds, and from when. CalOPPA 22575(b)(4)."),
        leaf!(changes.effective: Kind::Date)
            .needed()
            .when(|a| a.changes.date_kind != Some(DateKind::Updated))
            .ask("Applies from", "From when does it apply?")
            .help("A day, or only a month.")
            .why("Readers have to see which text holds, and from when. CalOPPA 22575(b)(4).")
            .example("2026-12-01"),
        leaf!(changes.updated: Kind::Date)
            .needed()
            .when(|a| matches!(a.changes.date_kind, Some(DateKind::Updated | DateKind::Both)))
            .ask("Last updated", "When was it last updated?")
            .help("A day, or only a month.")
            .why("It shows how old the text is; a law that applies to some wants an update every 12 months. 11 CCR 7011(e)(4); Cal. Civ. Code 1798.130(a)(5).")
            .example("2026-12"),
        leaf!(changes.told: Kind::Many(Told::CHOICES))
            .ask("Told", "How do you tell people about a change?")
            .help("Posting it alone is not enough in Europe.")
            .why("People must be told how they learn of a change. CalOPPA 22575(b)(3); WP260 29."),
        leaf!(changes.told_either: Kind::YesNo)
            .fold()
            .when(|a| a.changes.told.as_ref().is_some_and(|t| t.len() > 1))
            .ask("Either", "Is it one of those ways, not each?")
            .help("No means that each change is told in every one of those ways.")
            .why("The policy promises it, and you are held to it."),
        leaf!(changes.material_only: Kind::YesNo)
            .when(|a| a.changes.told.as_ref().is_some_and(|t| !t.is_empty()))
            .ask("Material changes", "Only about changes that matter to people?")
            .help("Yes is usual: a mended typing error is no news.")
            .why("A change that matters must not go unnoticed. WP260 29."),
        leaf!(changes.days_before: Kind::Number)
            .counts("day", "days")
            .fold()
            .when(|a| a.changes.told.as_ref().is_some_and(|t| !t.is_empty()))
            .ask("Days before", "How many days before it applies?")
            .help("Only if you keep to it.")
            .why("People need time to react to a change. WP260 30.")
            .example("14"),
        leaf!(changes.may_change: Kind::YesNo)
            .fold()
            .ask("It may change", "Do you say that the policy may change?")
            .help("Readers expect it.")
            .why("People must be told how they learn of a change. CalOPPA 22575(b)(3)."),
        leaf!(changes.archive: Kind::Link)
            .fold()
            .ask("Former versions", "Where are former versions?")
            .help("A page that lists them.")
            .why("Readers can compare.")
            .example("/privacy/archive"),
        leaf!(changes.translations: Kind::Words)
            .own()
            .fold()
            .ask("Translations", "In which other languages can people read this policy?")
            .help("Only those that are there today. One for each.")
            .why("People must be informed in the language in which they are served. GDPR 12(1); 11 CCR 7003(b).")
            .example("German"),
        leaf!(changes.version: Kind::Text)
            .own()
            .fold()
            .ask("Version", "Which version is it?")
            .help("A number of your own.")
            .why("It helps to show who agreed to what.")
            .example("3"),
        leaf!(changes.version_bumped: Kind::YesNo)
            .fold()
            .pick()
            .ask("New version", "Does each change that matters get a new version number?")
            .help("Only if you count them.")
            .why("It helps to show who agreed to what."),
        leaf!(changes.in_short: Kind::YesNo)
            .ask("In short", "Put a summary of five to seven lines on top?")
            .help("Each line says only what stands below, with its exception.")
            .why("Most people read only the beginning. WP260 35."),
    ],
};
