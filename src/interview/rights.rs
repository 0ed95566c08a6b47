//! People's rights: which there are, how to use them, what people can do themselves, complaints.

use super::{Kind, Section, column, counted, gate, leaf, record, row, table};
use crate::answers::Answers;
use crate::interview::company::{Country, Offer, Region};
use crate::values::{Chosen, Contact, Link, choice};

choice! {
    /// A right over one's own data.
    Right {
        Access = "access": "see the data and get a copy",
        Correct = "correct": "have it corrected",
        Delete = "delete": "have it deleted",
        Restrict = "restrict": "have its use restricted",
        Port = "portability": "take it along",
        Object = "object": "object to its use",
        Withdraw = "withdraw": "withdraw consent",
        NoMachineDecision = "human-review": "a person's review of machine decisions",
    }
}

choice! {
    /// How far a right goes, or what belongs to it.
    Extent {
        Copy = "copy": "a copy",
        Inaccurate = "inaccurate": "inaccurate data",
        Incomplete = "incomplete": "incomplete data",
        Forgotten = "forgotten": "the “right to be forgotten”",
        Circumstances = "circumstances": "in certain circumstances",
        Purposes = "purposes": "for certain purposes",
        Interests = "interests": "processing based on legitimate interests",
        Structured = "structured": "in a structured format",
        CommonlyUsed = "commonly-used": "in a commonly used format",
        MachineReadable = "machine-readable": "in a machine-readable format",
        Export = "export": "as an export",
        EarlierLawful = "earlier-lawful": "earlier processing stays lawful",
    }
}

choice! {
    /// Who has the rights.
    Holders {
        Everyone = "everyone": "everyone, wherever they live",
        Europe = "europe": "people in the EEA, the UK and Switzerland",
        Eea = "eea": "people in the EEA",
        LocalLaw = "local-law": "people to whom their local law gives them",
    }
}

choice! {
    /// What people can do themselves in the product.
    Action {
        Export = "export": "export the data",
        Delete = "delete": "delete the account and its data",
        DeleteParts = "delete-parts": "delete single records",
        Correct = "correct": "correct the data",
        View = "view": "see the data",
        Close = "close": "close the account",
        Consent = "consent": "change a consent",
        Most = "most": "use most of the rights",
    }
}

choice! {
    /// Why a request may be refused, wholly or in part.
    Limit {
        LawKeeps = "law-keeps": "a law requires us to keep the data",
        Claims = "claims": "the data is needed for legal claims",
        Others = "others": "somebody else's rights would suffer",
        Unidentified = "unidentified": "we cannot tell who asks, or whose the data is",
        Excessive = "excessive": "requests are unfounded or excessive",
        Secrets = "secrets": "security or a trade secret would suffer",
    }
}

choice! {
    /// How a requester's identity is checked.
    Verification {
        Account = "account": "by signing in",
        Details = "details": "by comparing details that we hold",
        Ask = "ask": "we ask for more only if we have doubts",
    }
}

choice! {
    /// An authority that hears complaints.
    Authority {
        Eea = "eea": "the authority of the person's country in the EEA",
        Uk = "uk": "the Information Commission in the UK (formerly the ICO)",
        Swiss = "switzerland": "the FDPIC in Switzerland",
        UsAttorney = "us-attorney": "the attorney general of the person's US state",
        Canada = "canada": "the Privacy Commissioner of Canada",
        Quebec = "quebec": "the Commission d'accès à l'information in Quebec",
        Brazil = "brazil": "the ANPD in Brazil",
        Australia = "australia": "the Information Commissioner in Australia (OAIC)",
        Korea = "korea": "the Personal Information Protection Commission in South Korea",
        India = "india": "the Data Protection Board of India",
    }
}

record! {
    /// People's rights.
    Rights {
        /// Whether rights are stated.
        any_granted: bool,
        /// Who has them.
        holders: Holders,
        /// Whether the text names the law that gives them.
        name_law: bool,
        /// Whether the text tells people in Brazil of their rights under Article 18 of the LGPD.
        brazil: bool,
        /// Whether they are for account holders here.
        account_holders: bool,
        /// How requests are made, where that is not the contact.
        requests: Contact,
        /// Within how many days requests are answered.
        days: u32,
        /// How many more days a hard request may take.
        extension: u32,
        /// Whether it costs nothing.
        free: bool,
        /// How many requests a year cost nothing.
        free_times: u32,
        /// Why a request may be refused.
        limits: Vec<Limit>,
        /// How identity is checked.
        verification: Verification,
        /// Whether an agent may ask.
        agent: bool,
        /// Whether one can appeal.
        appeal: Contact,
        /// Whether there is something to do oneself.
        any_own: bool,
        /// Where on the web people ask for the deletion of their account.
        delete_page: Link,
        /// Whether people can complain to the company itself, and hear within 30 days that it came.
        complain_to_us: bool,
        /// Where one can complain.
        authorities: Vec<Authority>,
        /// A body for disputes.
        dispute_body: String,
        /// Its address.
        dispute_link: Link,
        /// Whether it costs people nothing.
        dispute_free: bool,
        /// Whether binding arbitration is open to people.
        arbitration: bool,
        /// Whether the FTC can investigate the company.
        ftc: bool,
    }
    tables {
        /// Rights.
        granted: RightRow,
        /// What people can do themselves.
        own: OwnRow,
    }
}

row! {
    /// A right.
    RightRow {
        /// Which.
        right: Right,
        /// How far it goes.
        extent: Vec<Extent>,
    }
}

row! {
    /// Something that people can do themselves.
    OwnRow {
        /// What.
        action: Action,
        /// What it is about, where that is not all.
        about: String,
        /// Where in the product.
        place: String,
        /// Formats of an export.
        formats: Vec<String>,
        /// In what they come.
        container: String,
        /// Within.
        within: String,
        /// Who can do it, where that is not everybody.
        who: String,
        /// Whether at any time, whatever the period says.
        any_time: bool,
    }
}

/// What the section holds, for a line of the task list.
fn holds(a: &Answers) -> Vec<String> {
    let rights = &a.rights;
    let granted = counted(rights.granted.len(), "right", "rights");
    let days = rights
        .days
        .and_then(|days| counted(days as usize, "day", "days"))
        .map(|days| format!("answered in {days}"));
    let own = counted(rights.own.len(), "thing people do themselves", "things people do themselves");
    [granted, days, own].into_iter().flatten().collect()
}

/// The section.
pub const SECTION: Section = Section {
    id: "rights",
    title: "People's rights",
    about: "What people can ask for, how, and how fast you answer.",
    holds,
    questions: &[
        gate!(rights.any_granted)
            .fold()
            .ask("Rights?", "Do you state people's rights?")
            .help("Most laws want them stated.")
            .why("People must be told which rights they have. GDPR 13(2)(b)."),
        table!(rights.granted, any_granted)
            .ask("Rights", "Which rights do people have?")
            .help("The usual ones follow from where people live.")
            .why("Rights must be stated. GDPR 13(2)(b); Cal. Civ. Code 1798.130(a)(5)."),
        column!(rights.granted.right: Kind::One(Right::CHOICES))
            .tells(&[])
            .ask("Right", "Which right?")
            .help("The usual ones are suggested from where people live.")
            .why("People must be told which rights they have. GDPR 13(2)(b)."),
        column!(rights.granted.extent: Kind::Many(Extent::CHOICES))
            .fold()
            .ask("How far", "What belongs to it, or limits it?")
            .help("Leave it out for the plain right.")
            .why("Some rights hold only in part, and readers should see which. GDPR 15 to 21."),
        leaf!(rights.holders: Kind::One(Holders::CHOICES))
            .pick()
            .ask("Whose rights", "Who has these rights with you?")
            .help("“Everyone” is a promise beyond the law, and the simplest to run.")
            .why("Rights follow from where a person lives."),
        leaf!(rights.name_law: Kind::YesNo)
            .fold()
            .when(Answers::in_europe)
            .ask("Name the law", "Does the text name the GDPR?")
            .help("Some readers look for that name.")
            .why("No law asks for it; it only helps readers."),
        leaf!(rights.brazil: Kind::YesNo)
            .fold()
            .pick()
            .when(|a| a.in_country(Country::Brazil))
            .ask(
                "Brazil's Article 18",
                "Do you tell people in Brazil of their rights under Article 18 of the LGPD, and keep them?",
            )
            .help("You then also confirm whether you hold data, anonymise or block it, and say who got it.")
            .why("The law wants that article named. LGPD 9, VII, and 18."),
        leaf!(rights.account_holders: Kind::YesNo)
            .fold()
            .when(|a| a.collection.others_data == Some(true))
            .ask(
                "Account holders",
                "Are these rights with you for account holders, and others ask the customer?",
            )
            .help("As where you handle data for customers.")
            .why("Requests about customers’ data are the customers’ to answer, and you help them. GDPR 28(3)(e)."),
        leaf!(rights.requests: Kind::Contact)
            .fold()
            .ask("Requests to", "Where do requests go, if not to your contact?")
            .help("With the exact subject line or option.")
            .why("You must make it easy to use these rights. GDPR 12(2).")
            .example("/privacy-request"),
        leaf!(rights.days: Kind::Number)
            .counts("day", "days")
            .ask("Answered within", "Within how many days do you answer?")
            .help("One month is the law's limit in Europe, 45 days in California.")
            .why("GDPR 12(3); Cal. Civ. Code 1798.130(a)(2).")
            .example("30"),
        leaf!(rights.extension: Kind::Number)
            .counts("day", "days")
            .fold()
            .when(|a| a.rights.days.is_some())
            .ask("Extension", "How many more days may a hard request take?")
            .help("You tell the person why within the first period.")
            .why("One month is the limit, and two more for hard requests. GDPR 12(3).")
            .example("60"),
        leaf!(rights.free: Kind::YesNo)
            .fold()
            .ask("Free", "Do you say that it costs nothing?")
            .help("It must not, as a rule.")
            .why("A request costs nothing, save where it is abused. GDPR 12(5)."),
        leaf!(rights.free_times: Kind::Number)
            .counts("time", "times")
            .fold()
            .narrows()
            .when(|a| a.rights.free == Some(true))
            .ask("Free requests", "How many requests a year cost nothing?")
            .help("Leave it out if all are free, and where European law applies: the GDPR allows no yearly number.")
            .why("Some US states allow a number: Cal. Civ. Code 1798.130(b); Va. Code 59.1-577(B)(3). GDPR 12(5) does not.")
            .example("2"),
        leaf!(rights.limits: Kind::Many(Limit::CHOICES))
            .fold()
            .ask("Limits", "Why may you refuse a request, wholly or in part?")
            .help("Only what the laws of your users allow.")
            .why("The law lets you refuse only for certain reasons. GDPR 12(5), 15(4), 17(3); Cal. Civ. Code 1798.145."),
        leaf!(rights.verification: Kind::One(Verification::CHOICES))
            .fold()
            .ask("Identity", "How do you check who asks?")
            .help("No more than is needed.")
            .why("Data must not go to the wrong person. GDPR 12(6); 11 CCR 7060."),
        leaf!(rights.agent: Kind::YesNo)
            .fold()
            .ask("Agent", "May somebody else ask for a person?")
            .help("With a signed permission.")
            .why("Californians may send somebody else to ask. 11 CCR 7063."),
        leaf!(rights.appeal: Kind::Contact)
            .fold()
            .ask("Appeal", "How do people appeal if you refuse?")
            .help("Several US states require a way.")
            .why("Several US states want a second look at a refusal. Va. Code 59.1-577(C)."),
        gate!(rights.any_own)
            .fold()
            .ask("Self-service?", "Can people do some of it themselves in the product?")
            .help("Export, correct, delete.")
            .why("It saves you requests."),
        table!(rights.own, any_own)
            .ask("Self-service", "What can people do themselves?")
            .help("And where in the product.")
            .why("You must make it easy to use these rights. GDPR 12(2)."),
        column!(rights.own.action: Kind::One(Action::CHOICES))
            .tells(&[])
            .ask("What", "What can they do?")
            .help("For example export: people get a file of their data without writing to you.")
            .why("You must make it easy to use these rights. GDPR 12(2)."),
        column!(rights.own.about: Kind::Text)
            .fold()
            .narrows()
            .ask("Of what", "What is it about, if not everything?")
            .help("A few words, such as: your saved addresses. Leave it empty for everything.")
            .why("Readers must know what it covers.")
            .example("single notes"),
        column!(rights.own.place: Kind::Text)
            .ask("Where", "Where in the product?")
            .help("As it is called there. For example: Settings.")
            .why("A pointer that readers cannot follow helps nobody.")
            .example("your account settings"),
        column!(rights.own.who: Kind::Text)
            .fold()
            .narrows()
            .ask("Who", "Who can do it, if not everybody?")
            .help("More than one, in small letters. For example: administrators.")
            .why("Readers must know whether it is for them.")
            .example("administrators"),
        column!(rights.own.formats: Kind::Words)
            .fold()
            .when_row(|a, i| a.rights.own.get(i).is_none_or(|r| r.action == Some(Action::Export)))
            .ask("Formats", "In which formats?")
            .help("One for each. For example: CSV.")
            .why("People can take data along in a format that machines read. GDPR 20(1).")
            .example("JSON"),
        column!(rights.own.container: Kind::Text)
            .fold()
            .when_row(|a, i| a.rights.own.get(i).is_none_or(|r| r.action == Some(Action::Export)))
            .ask("Comes as", "In what does it come?")
            .help("A few words. For example: a ZIP file.")
            .why("People can take data along in a format that machines read. GDPR 20(1).")
            .example("one archive"),
        column!(rights.own.within: Kind::Text)
            .fold()
            .ask("Within", "How fast?")
            .help("A time that holds every time. For example: a few minutes.")
            .why("The policy promises it, and you are held to it.")
            .example("24 hours"),
        column!(rights.own.any_time: Kind::YesNo)
            .fold()
            .ask("Any time", "At any time, whatever the retention period says?")
            .help("Yes if nothing stands in the way.")
            .why("The policy promises it, and you are held to it."),
        leaf!(rights.delete_page: Kind::Link)
            .fold()
            .when(|a| a.company.offers.as_ref().is_some_and(|o| o.contains(&Offer::MobileApp)))
            .ask(
                "Deletion page",
                "Where on the web can people ask you to delete their account?",
            )
            .help("A page that works without the app, for those who have removed it.")
            .why("Google Play wants such a page beside the way in the app.")
            .example("/delete-account"),
        leaf!(rights.complain_to_us: Kind::YesNo)
            .fold()
            .pick()
            .when(|a| a.in_region(Region::Uk) || a.in_country(Country::Australia) || a.in_country(Country::Canada))
            .ask(
                "Complain to you",
                "Can people complain to you, and do you confirm within 30 days that you got it?",
            )
            .help("Only yes if you do both; people in the UK, Australia and Canada must be told.")
            .why("UK: Data (Use and Access) Act 2025. Australia: APP 1.4(e). Canada: PIPEDA 4.10."),
        leaf!(rights.authorities: Kind::Many(Authority::CHOICES))
            .suits(Answers::suits_region)
            .when(|a| a.in_europe() || a.company.countries.as_ref().is_some_and(|countries| !countries.is_empty()))
            .ask("Complaints to", "Where can people complain about you?")
            .help("Those of the places where people live.")
            .why("People must be told that they can complain to an authority. GDPR 13(2)(d). In Switzerland people can report to the FDPIC, who investigates where there are enough signs of a breach. FADP 49(1)."),
        leaf!(rights.dispute_body: Kind::Text)
            .fold()
            .ask("Dispute body", "Which body settles disputes?")
            .help("Only if you have joined one.")
            .why("Required by some certificates."),
        leaf!(rights.dispute_link: Kind::Link)
            .fold()
            .when(|a| a.rights.dispute_body.is_some())
            .ask("Its address", "Where is that body?")
            .help("An https address.")
            .why("A pointer that readers cannot follow helps nobody."),
        leaf!(rights.dispute_free: Kind::YesNo)
            .fold()
            .when(|a| a.rights.dispute_body.is_some())
            .ask("Free of charge", "Does that body cost people nothing?")
            .help("As its rules say.")
            .why("Required by some certificates."),
        leaf!(rights.arbitration: Kind::YesNo)
            .fold()
            .pick()
            .ask("Arbitration", "Can people turn to binding arbitration as a last step?")
            .help("As the Data Privacy Framework has it, under its conditions.")
            .why("Data Privacy Framework, Annex I."),
        leaf!(rights.ftc: Kind::YesNo)
            .fold()
            .when(Answers::american)
            .ask("FTC", "Do you say that the US Federal Trade Commission can investigate you?")
            .help("True of most companies in the US; banks and carriers have other authorities.")
            .why("Companies on the Data Privacy Framework list must say so. Data Privacy Framework; 15 U.S.C. 45(a)."),
    ],
};
