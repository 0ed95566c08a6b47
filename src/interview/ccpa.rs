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
        Alabama = "alabama": "Alabama",
        Colorado = "colorado": "Colorado",
        Connecticut = "connecticut": "Connecticut",
        Delaware = "delaware": "Delaware",
        Florida = "florida": "Florida",
        Illinois = "illinois": "Illinois",
        Indiana = "indiana": "Indiana",
        Iowa = "iowa": "Iowa",
        Kentucky = "kentucky": "Kentucky",
        Louisiana = "louisiana": "Louisiana",
        Maryland = "maryland": "Maryland",
        Minnesota = "minnesota": "Minnesota",
        Montana = "montana": "Montana",
        Nebraska = "nebraska": "Nebraska",
        Nevada = "nevada": "Nevada",
        NewHampshire = "new-hampshire": "New Hampshire",
        NewJersey = "new-jersey": "New Jersey",
        Oklahoma = "oklahoma": "Oklahoma",
        Oregon = "oregon": "Oregon",
        RhodeIsland = "rhode-island": "Rhode Island",
        Tennessee = "tennessee": "Tennessee",
        Texas = "texas": "Texas",
        Utah = "utah": "Utah",
        Vermont = "vermont": "Vermont",
        Virginia = "virginia": "Virginia",
        Washington = "washington": "Washington",
    }
}

choice! {
    /// The line above which a state's privacy law binds a company: how many people of the state it handles data of in a year.
    Line {
        Alabama = "alabama": "Alabama: more than 25,000 people, or more than a quarter of the revenue from sale",
        Colorado = "colorado": "Colorado: 100,000 people, or 25,000 and any revenue or discount from sale",
        Connecticut = "connecticut": "Connecticut: 35,000 people, or any sensitive data, or any sale",
        Delaware = "delaware": "Delaware: 35,000 people, or 10,000 and more than a fifth of the revenue from sale",
        Florida = "florida": "Florida: more than a billion dollars of revenue a year, and further conditions",
        Indiana = "indiana": "Indiana: 100,000 people, or 25,000 and more than half of the revenue from sale",
        Iowa = "iowa": "Iowa: 100,000 people, or 25,000 and more than half of the revenue from sale",
        Kentucky = "kentucky": "Kentucky: 100,000 people, or 25,000 and more than half of the revenue from sale",
        Louisiana = "louisiana": "Louisiana: more than 25 million dollars of revenue, 75,000 people, or half of the revenue from sale",
        Maryland = "maryland": "Maryland: 35,000 people, or 10,000 and more than a fifth of the revenue from sale",
        Minnesota = "minnesota": "Minnesota: 100,000 people, or 25,000 and more than a quarter of the revenue from sale",
        Montana = "montana": "Montana: 25,000 people, or 15,000 and more than a quarter of the revenue from sale",
        Nebraska = "nebraska": "Nebraska: any business that the SBA does not call small",
        NewHampshire = "new-hampshire": "New Hampshire: 35,000 people, or 10,000 and more than a quarter of the revenue from sale",
        NewJersey = "new-jersey": "New Jersey: 100,000 people, or 25,000 and revenue or a discount from sale",
        Oklahoma = "oklahoma": "Oklahoma: 100,000 people, or 25,000 and more than half of the revenue from sale",
        Oregon = "oregon": "Oregon: 100,000 people, or 25,000 and a quarter of the revenue from sale",
        RhodeIsland = "rhode-island": "Rhode Island: 35,000 people, or 10,000 and more than a fifth of the revenue from sale",
        Tennessee = "tennessee": "Tennessee: 25 million dollars of revenue, and 175,000 people, or 25,000 and more than half of it from sale",
        Texas = "texas": "Texas: any business that the SBA does not call small",
        Utah = "utah": "Utah: 25 million dollars of revenue, and 100,000 people, or 25,000 and more than half of it from sale",
        Vermont = "vermont": "Vermont: ask counsel: the law begins in 2028",
        Virginia = "virginia": "Virginia: 100,000 people, or 25,000 and more than half of the revenue from sale",
    }
}

choice! {
    /// What is said about a state's law.
    StateSays {
        Rights = "rights": "the same rights",
        Signal = "signal": "the opt-out signal is honoured",
        Appeal = "appeal": "a refusal can be appealed",
        OptOut = "opt-out": "people can opt out of targeted advertising, sale and profiling",
        ThirdParties = "third-parties": "people can ask which other companies got their data",
        Question = "question": "people can question a decision made with a profile of them",
    }
}

choice! {
    /// Whether personal data trains large language models.
    Llm {
        No = "no": "no: we neither collect, use nor sell it for that",
        Use = "use": "we collect or use it for that",
        Sell = "sell": "we sell it to others for that",
        Both = "both": "we use it for that, and sell it too",
    }
}

choice! {
    /// Words that a state fixes for whoever sells such data.
    Fixed {
        Sensitive = "sensitive": "NOTICE: We may sell your sensitive personal data. (Texas, Louisiana)",
        Biometric = "biometric": "NOTICE: We may sell your biometric personal data. (Texas, Louisiana)",
        SiteSensitive = "site-sensitive": "NOTICE: This website may sell your sensitive personal data. (Florida)",
        SiteBiometric = "site-biometric": "NOTICE: This website may sell your biometric personal data. (Florida)",
    }
}

record! {
    /// California and other US states.
    Ccpa {
        /// Whether the law of California applies, by its thresholds.
        applies: bool,
        /// Over which other states' lines the company is.
        over: Vec<Line>,
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
        /// Whether other companies may follow people on the service.
        others_track: bool,
        /// Whether personal data trains large language models.
        llm: Llm,
        /// The notices in words that a state fixes.
        notices: Vec<Fixed>,
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
        leaf!(ccpa.over: Kind::Many(Line::CHOICES)).fold().when(|a| a.in_region(Region::OtherUs))
            .ask("Other states' lines", "Over which of these states' lines are you?")
            .help("How many people of the state you handle data of in a year; payments alone do not count. Tick none if you are under all of them.")
            .why("Each state's law binds a company above its own line. Va. Code 59.1-576(A)."),
        leaf!(ccpa.rights: Kind::Many(UsRight::CHOICES)).when(|a| a.in_region(Region::California)).ask("Rights stated", "Which rights do you state for Californians?").help("Below the thresholds stating them is a promise of your own.").why("The policy must list these rights. Cal. Civ. Code 1798.130(a)(5)."),
        leaf!(ccpa.name_acts: Kind::YesNo).fold().when(|a| a.in_region(Region::California)).ask("Name the acts", "Does the list of rights name the two laws, the CCPA and the CPRA?").help("Some readers search the page for those letters.").why("No law asks for it; it only helps readers."),
        leaf!(ccpa.sale_words: Kind::YesNo).fold().when(|a| a.in_region(Region::California) && a.sharing.sell == Some(false) && a.sharing.share_for_ads == Some(false)).ask("No sale", "Say here again that you neither sell nor share, as that law defines the words?").help("Readers look for it here.").why("California wants a clear statement that nothing is sold or shared. Cal. Civ. Code 1798.130(a)(5)(C)."),
        leaf!(ccpa.if_changes: Kind::YesNo).fold().when(|a| a.in_region(Region::California)).ask("If that changes", "Do you say that you will change this section first, and add a way to opt out?").help("Only if you will.").why("Nobody may begin to sell data without telling people first. Cal. Civ. Code 1798.120; 11 CCR 7013."),
        leaf!(ccpa.sensitive_beyond: Kind::YesNo).fold().when(|a| a.ccpa.applies == Some(true)).ask("Sensitive data", "Do you use sensitive data beyond what the product needs?").help("If so, people may limit it.").why("People in California can limit other uses of sensitive data. Cal. Civ. Code 1798.121."),
        leaf!(ccpa.others_track: Kind::YesNo).fold().pick().when(|a| a.in_region(Region::California) || a.in_region(Region::OtherUs))
            .ask("Others follow people", "May other companies follow what people do on your service and elsewhere?")
            .help("Advertising pixels, social media buttons and video players often do.")
            .why("The policy must say whether others may. Cal. Bus. & Prof. Code 22575(b)(6); NRS 603A.340(1); 6 Del. C. 1205C(b)(6)."),
        leaf!(ccpa.llm: Kind::One(Llm::CHOICES)).fold().pick().when(|a| a.in_region(Region::OtherUs))
            .ask("Language models", "Do you collect, use or sell personal data to train large language models?")
            .help("Think of models of your own, and of a provider who may train on what you send.")
            .why("Connecticut wants this said, a no too. Conn. Gen. Stat. 42-520(c), from July 2026."),
        leaf!(ccpa.notices: Kind::Many(Fixed::CHOICES)).fold().when(|a| a.in_region(Region::OtherUs) && a.sharing.sell == Some(true))
            .ask("Fixed notices", "Which of these notices do you print, word for word?")
            .help("Only if you sell such data. Post them also where the policy is linked.")
            .why("These states fix the words. Tex. Bus. & Com. Code 541.102; Fla. Stat. 501.711, 501.715."),
        leaf!(ccpa.shine_the_light: Kind::Contact).fold().when(|a| a.in_region(Region::California)).ask("Marketing disclosures", "Where can Californians ask about disclosures for direct marketing?").help("Only if you give data to other companies for their own marketing.").why("Californians may ask once a year who got their data for marketing. Cal. Civ. Code 1798.83."),
        gate!(ccpa.any_states).fold().when(|a| a.in_region(Region::OtherUs) || a.in_region(Region::California)).ask("Other states?", "Do you say something about other US states?").help("Several have laws like California's.").why("Many US states have a privacy law of their own."),
        table!(ccpa.states, any_states).fold().when(|a| a.ccpa.any_states != Some(false) && (a.in_region(Region::OtherUs) || a.in_region(Region::California))).ask("Other states", "About which other US states do you say something?").help("One row for each.").why("Many US states have a privacy law of their own."),
        column!(ccpa.states.state: Kind::One(State::CHOICES)).ask("State", "Which state?").help("One where your users live. For example: Virginia.").why("Many US states have a privacy law of their own."),
        column!(ccpa.states.says: Kind::Many(StateSays::CHOICES)).ask("Says", "What do you say about it?").help("All that apply.").why("Many US states have a privacy law of their own."),
    ],
};
