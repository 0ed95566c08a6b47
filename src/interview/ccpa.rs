//! California and other US states.

use super::{Kind, Section, column, counted, gate, leaf, record, row, table};
use crate::answers::Answers;
use crate::interview::company::Region;
use crate::values::{Chosen, Contact, choice};

choice! {
    /// A right under the law of California.
    UsRight {
        Know = "know": "know which categories are collected",
        Delete = "delete": "deletion",
        Correct = "correct": "correction",
        OptOut = "opt-out": "opt out of sale and sharing",
        Limit = "limit": "limit the use of sensitive data",
        NoRetaliation = "no-retaliation": "no retaliation",
    }
}

choice! {
    /// A US state with a privacy law.
    State {
        Colorado = "colorado": "Colorado",
        Connecticut = "connecticut": "Connecticut",
        Delaware = "delaware": "Delaware",
        Maryland = "maryland": "Maryland",
        Minnesota = "minnesota": "Minnesota",
        Montana = "montana": "Montana",
        Nebraska = "nebraska": "Nebraska",
        NewHampshire = "new-hampshire": "New Hampshire",
        NewJersey = "new-jersey": "New Jersey",
        Oregon = "oregon": "Oregon",
        Tennessee = "tennessee": "Tennessee",
        Texas = "texas": "Texas",
        Utah = "utah": "Utah",
        Virginia = "virginia": "Virginia",
    }
}

choice! {
    /// What is said about a state's law.
    StateSays {
        Rights = "rights": "the same rights",
        Signal = "signal": "the opt-out signal is honoured",
        Appeal = "appeal": "a refusal can be appealed",
    }
}

record! {
    /// California and other US states.
    Ccpa {
        /// Whether the law of California applies, by its thresholds.
        applies: bool,
        /// Which rights are stated.
        rights: Vec<UsRight>,
        /// Whether the text names the acts.
        name_acts: bool,
        /// Whether sale and sharing are spoken of, as that law defines them.
        sale_words: bool,
        /// What happens if that changes.
        if_changes: bool,
        /// Whether sensitive data is used beyond what the product needs.
        sensitive_beyond: bool,
        /// Where marketing disclosures can be asked for.
        shine_the_light: Contact,
        /// Whether there are statements on other states.
        any_states: bool,
    }
    tables {
        /// Other states.
        states: StateRow,
    }
}

row! {
    /// Another state.
    StateRow {
        /// Which.
        state: State,
        /// What is said about it.
        says: Vec<StateSays>,
    }
}

/// What the section holds, for a line of the task list.
fn holds(a: &Answers) -> Vec<String> {
    let applies = a.ccpa.applies.map(|over| {
        if over {
            "the law applies to you"
        } else {
            "under all thresholds, you said"
        }
    });
    let rights = a
        .ccpa
        .rights
        .as_ref()
        .and_then(|rights| counted(rights.len(), "right", "rights"));
    let states = counted(a.ccpa.states.len(), "other state", "other states");
    [applies.map(str::to_owned), rights, states].into_iter().flatten().collect()
}

/// The section.
pub const SECTION: Section = Section {
    id: "ccpa",
    title: "California",
    about: "What Californians and people in other US states have to be told.",
    holds,
    questions: &[
        leaf!(ccpa.applies: Kind::YesNo).when(|a| a.in_region(Region::California))
            .ask("Law applies?", "Are you over one of California's three thresholds?")
            .help("Yes if one holds: over 26,625,000 dollars a year (2025), data of 100,000 Californians or households bought, sold or shared, or half the revenue from selling or sharing it.")
            .why("The law binds only a business over one of the thresholds. Cal. Civ. Code 1798.140(d)."),
        leaf!(ccpa.rights: Kind::Many(UsRight::CHOICES)).when(|a| a.in_region(Region::California)).ask("Rights stated", "Which rights do you state for Californians?").help("Below the thresholds stating them is a promise of your own.").why("The policy must list these rights. Cal. Civ. Code 1798.130(a)(5)."),
        leaf!(ccpa.name_acts: Kind::YesNo).fold().when(|a| a.in_region(Region::California)).ask("Name the acts", "Does the list of rights name the two laws, the CCPA and the CPRA?").help("Some readers search the page for those letters.").why("No law asks for it; it only helps readers."),
        leaf!(ccpa.sale_words: Kind::YesNo).fold().when(|a| a.in_region(Region::California) && a.sharing.sell == Some(false) && a.sharing.share_for_ads == Some(false)).ask("No sale", "Say here again that you neither sell nor share, as that law defines the words?").help("Readers look for it here.").why("California wants a clear statement that nothing is sold or shared. Cal. Civ. Code 1798.130(a)(5)(C)."),
        leaf!(ccpa.if_changes: Kind::YesNo).fold().when(|a| a.in_region(Region::California)).ask("If that changes", "Do you say that you will change this section first, and add a way to opt out?").help("Only if you will.").why("Nobody may begin to sell data without telling people first. Cal. Civ. Code 1798.120; 11 CCR 7013."),
        leaf!(ccpa.sensitive_beyond: Kind::YesNo).fold().when(|a| a.ccpa.applies == Some(true)).ask("Sensitive data", "Do you use sensitive data beyond what the product needs?").help("If so, people may limit it.").why("People in California can limit other uses of sensitive data. Cal. Civ. Code 1798.121."),
        leaf!(ccpa.shine_the_light: Kind::Contact).fold().when(|a| a.in_region(Region::California)).ask("Marketing disclosures", "Where can Californians ask about disclosures for direct marketing?").help("Only if you give data to other companies for their own marketing.").why("Californians may ask once a year who got their data for marketing. Cal. Civ. Code 1798.83."),
        gate!(ccpa.any_states).fold().when(|a| a.in_region(Region::OtherUs) || a.in_region(Region::California)).ask("Other states?", "Do you say something about other US states?").help("Several have laws like California's.").why("Many US states have a privacy law of their own."),
        table!(ccpa.states, any_states).fold().when(|a| a.ccpa.any_states != Some(false) && (a.in_region(Region::OtherUs) || a.in_region(Region::California))).ask("Other states", "About which other US states do you say something?").help("One row for each.").why("Many US states have a privacy law of their own."),
        column!(ccpa.states.state: Kind::One(State::CHOICES)).tells(&[]).ask("State", "Which state?").help("One where your users live. For example: Virginia.").why("Many US states have a privacy law of their own."),
        column!(ccpa.states.says: Kind::Many(StateSays::CHOICES)).tells(&[]).ask("Says", "What do you say about it?").help("All that apply.").why("Many US states have a privacy law of their own."),
    ],
};
