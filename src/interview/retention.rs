//! How you keep it: further periods, what happens when an account closes, places and safeguards.
//!
//! How long each kind of data is kept is asked here and stored with the kind.

use super::{Kind, Section, column, counted, gate, leaf, record, row, table};
use crate::answers::Answers;
use crate::interview::company::Country;
use crate::values::{Chosen, Period, Place, choice};

choice! {
    /// What decides how long data is kept where no number does.
    Criterion {
        Purpose = "purpose": "only as long as its purpose needs it",
        Law = "law": "as long as a law requires it",
        Claims = "claims": "as long as claims can be made",
        Contract = "contract": "as long as the contract lasts",
    }
}

choice! {
    /// The state of data between the closing of an account and its end.
    Grace {
        Scheduled = "scheduled": "deletion is scheduled",
        SoftDeleted = "soft-deleted": "it is soft-deleted",
        Locked = "locked": "it is locked",
        None = "none": "it is deleted at once",
    }
}

choice! {
    /// What the time in between is for.
    GraceFor {
        Undo = "undo": "a deletion made by mistake can be undone",
        Recovery = "recovery": "the account can be recovered",
        Export = "export": "data can be exported",
    }
}

choice! {
    /// A safeguard.
    Measure {
        InTransit = "in-transit": "encryption in transit",
        AtRest = "at-rest": "encryption at rest",
        Secrets = "secrets": "encryption of keys and tokens",
        Https = "https": "HTTPS only",
        AccessRoles = "roles": "role-based access",
        AccessControls = "access-controls": "access controls",
        StaffAccess = "staff-access": "production data only for essential staff",
        Mfa = "mfa": "multi-factor authentication",
        TenantIsolation = "isolation": "isolation between customers",
        SignIn = "sign-in": "protected sign-in",
        DatabaseAccess = "database-access": "restricted access to databases",
        InputChecks = "input-checks": "checks of input",
        Audits = "audits": "regular security audits",
        Vulnerability = "vulnerability": "vulnerability assessments",
        Penetration = "penetration": "penetration tests",
        Backups = "backups": "backups",
        Monitoring = "monitoring": "monitoring and logs",
        Training = "training": "training of staff",
        Deletion = "deletion": "secure deletion",
        Certified = "certified": "a certificate",
        Other = "other": "something else",
    }
}

choice! {
    /// How far staff may see content.
    StaffAccess {
        Cannot = "cannot": "they cannot see it",
        Asked = "asked": "only when the customer asks",
        Few = "few": "few of them, only where their work needs it",
    }
}

record! {
    /// How you keep it.
    Retention {
        /// What decides in general.
        criteria: Vec<Criterion>,
        /// What happens at the end in general.
        then: crate::values::Ending,
        /// Whether the periods are the usual ones.
        usual: bool,
        /// How long after an account is closed.
        closing: Period,
        /// The state in between.
        grace: Grace,
        /// What the time in between is for.
        grace_for: GraceFor,
        /// Whether closing deletes everything of the account.
        cascade: bool,
        /// Whether what a law requires stays.
        except_law: bool,
        /// Whether there are further periods.
        any_periods: bool,
        /// Whether places are named.
        any_places: bool,
        /// Whether safeguards are stated.
        any_safeguards: bool,
        /// Whether they are both technical and organisational.
        technical_organisational: bool,
        /// Whether they follow an industry standard.
        industry_standard: bool,
        /// How far staff may see content.
        staff: StaffAccess,
        /// Whether it says that nothing is perfectly secure.
        no_guarantee: bool,
        /// Whom a breach is told to.
        breach: String,
        /// What people should do themselves.
        own_part: Vec<String>,
        /// How data is destroyed.
        destruction: String,
        /// What the company's own rules for personal data cover.
        governance: String,
    }
    tables {
        /// Further periods.
        periods: PeriodRow,
        /// Storage places.
        places: PlaceRow,
        /// Safeguards.
        safeguards: SafeguardRow,
    }
}

row! {
    /// A further period: of records beside the kinds of data, by plan, by stage, or an exception.
    PeriodRow {
        /// What is kept.
        what: String,
        /// Of which kinds of data.
        kinds: Vec<String>,
        /// On which plan only.
        plan: String,
        /// How long.
        kept: Period,
        /// Why that long.
        why: String,
        /// Whether a provider's default is left as it is.
        not_extended: bool,
    }
}

row! {
    /// A storage place.
    PlaceRow {
        /// Which recipient runs it.
        at: Vec<String>,
        /// With which of its products.
        with: Vec<String>,
        /// Where it is.
        place: Place,
        /// Which kinds of data are there.
        kinds: Vec<String>,
        /// Whether all data is there.
        everything: bool,
        /// Whether exceptions are stated where they apply.
        unless_stated: bool,
    }
}

row! {
    /// A safeguard.
    SafeguardRow {
        /// What it is.
        measure: Measure,
        /// Its parameter: the cipher, the version, the method.
        with: String,
        /// What it protects.
        protects: String,
        /// Who holds the keys, where, or against what.
        detail: String,
    }
}

/// What the section holds, for a line of the task list.
fn holds(a: &Answers) -> Vec<String> {
    let retention = &a.retention;
    let kept = a.collection.kinds.iter().filter(|kind| kind.kept.is_some()).count() + retention.periods.len();
    let periods = counted(kept, "period", "periods");
    let places = counted(retention.places.len(), "storage place", "storage places");
    let safeguards = counted(retention.safeguards.len(), "safeguard", "safeguards");
    [periods, places, safeguards].into_iter().flatten().collect()
}

/// The section.
pub const SECTION: Section = Section {
    id: "retention",
    title: "How you keep it",
    about: "How long each kind of data stays, where it is, and what protects it.",
    holds,
    questions: &[
        leaf!(retention.criteria: Kind::Many(Criterion::CHOICES))
            .fold()
            .ask("In general", "What decides how long data is kept?")
            .help("Printed before the periods.")
            .why("What decides must be stated where there is no number. GDPR 13(2)(a)."),
        leaf!(retention.then: Kind::One(crate::values::Ending::CHOICES))
            .fold()
            .ask("Then", "What happens to data when its time is over, in general?")
            .help("Where one kind differs, say it there.")
            .why("Data may be kept only as long as there is a reason. GDPR 5(1)(e)."),
        leaf!(retention.usual: Kind::YesNo)
            .fold()
            .ask("Usual periods", "Are your periods the usual ones, not exact?")
            .help("The policy then says so.")
            .why("An exact period is a promise."),
        leaf!(retention.closing: Kind::Period)
            .ask("After closing", "How long do you keep data once somebody leaves?")
            .help("After an account is closed, or somebody asks you to delete. What stays longer gets a row of its own.")
            .why("People must be told how long data is kept, or what decides it. GDPR 13(2)(a).")
            .example("up to 30 days, then deleted"),
        leaf!(retention.grace: Kind::One(Grace::CHOICES))
            .fold()
            .when(|a| a.retention.closing.is_some())
            .ask("Until then", "What happens to the data in that time?")
            .help("For example soft-deleted: hidden from everybody, but not erased yet.")
            .why("People ask whether they can come back."),
        leaf!(retention.grace_for: Kind::One(GraceFor::CHOICES))
            .fold()
            .when(|a| a.retention.closing.is_some())
            .ask("What for", "What is that time good for?")
            .help("Why the data is not deleted at once. For example so that a mistake can be undone.")
            .why("Data may be kept only as long as there is a reason. GDPR 5(1)(e)."),
        leaf!(retention.cascade: Kind::YesNo)
            .fold()
            .pick()
            .ask("Everything goes", "Does closing an account delete everything that belongs to it?")
            .help("Only yes if nothing is left except what has a period of its own below.")
            .why("The policy promises it, and you are held to it."),
        leaf!(retention.except_law: Kind::YesNo)
            .fold()
            .when(|a| a.retention.closing.is_some())
            .ask("Unless a law", "Does some data stay because a law requires it?")
            .help("Invoices, mostly.")
            .why("A promise to delete all would be untrue."),
        gate!(retention.any_periods)
            .fold()
            .ask("Further periods?", "Are there further periods, by plan or for records?")
            .help("Logs, invoices, backups; or other periods on other plans.")
            .why("People must be told how long data is kept, or what decides it. GDPR 13(2)(a)."),
        table!(retention.periods, any_periods)
            .ask("Further periods", "What else is kept, and how long?")
            .help("Logs, invoices, backups; another period on another plan.")
            .why("People must be told how long data is kept, or what decides it. GDPR 13(2)(a)."),
        column!(retention.periods.what: Kind::Text).tells(&["kinds"])
            .ask("What", "What is kept?")
            .help("Name it, such as: invoices. If you pick a kind of data below, say only what is special here (“of a closed account”), or nothing.")
            .why("People must be told how long data is kept, or what decides it. GDPR 13(2)(a).")
            .example("Invoices"),
        column!(retention.periods.kinds: Kind::Refs(&["collection.kinds"]))
            .fold()
            .ask("Of which data", "Of which kinds of data is that a part?")
            .help("Only for a plan, a stage or an exception of a kind. For example a shorter period on the free plan.")
            .why("People must be told how long data is kept, or what decides it. GDPR 13(2)(a)."),
        column!(retention.periods.plan: Kind::Text)
            .fold()
            .narrows()
            .ask("On the plan", "On which plan only?")
            .help("The name of the plan.")
            .why("Without it the period would be said of all.")
            .example("Basic"),
        column!(retention.periods.kept: Kind::Period).tells(&[])
            .ask("How long", "How long is it kept, and what happens then?")
            .help("A number, the life of something, or what decides it.")
            .why("People must be told how long data is kept, or what decides it. GDPR 13(2)(a)."),
        column!(retention.periods.why: Kind::Text)
            .fold()
            .ask("Why", "Why is it kept that long?")
            .help("Completes “so that …”.")
            .why("Data may be kept only as long as there is a reason. GDPR 5(1)(e).")
            .example("we can answer later claims"),
        column!(retention.periods.not_extended: Kind::YesNo)
            .fold()
            .pick()
            .when_row(|a, i| {
                a.retention
                    .periods
                    .get(i)
                    .and_then(|r| r.kept.as_ref())
                    .is_none_or(|k| k.how == crate::values::How::ProviderDefault)
            })
            .ask("Default kept", "Do you leave the provider's usual period as it is?")
            .help("Yes if you have not made it longer in its settings.")
            .why("The policy promises it, and you are held to it."),
        gate!(retention.any_places)
            .fold()
            .ask("Storage places?", "Do you say where data is stored?")
            .help("The host and the region.")
            .why("People must be told when data leaves the protection of their law, and what protects it then. GDPR 13(1)(f)."),
        table!(retention.places, any_places)
            .pick()
            .ask("Storage places", "Where is data stored?")
            .help("The host, the country and the region.")
            .why("People must be told when data leaves the protection of their law, and what protects it then. GDPR 13(1)(f)."),
        column!(retention.places.at: Kind::Refs(&["sharing.recipients"]))
            .ask("Host", "Which provider stores it?")
            .help("Usually your hosting provider. Add it first if it is not in the list.")
            .why("People must be told who receives their data. GDPR 13(1)(e)."),
        column!(retention.places.with: Kind::Words)
            .fold()
            .ask("Product", "Which of its products store it?")
            .help("One for each. For example: S3.")
            .why("Readers who know them understand more."),
        column!(retention.places.place: Kind::Place).tells(&["at"])
            .ask("Where", "In which country or region is it?")
            .help("For example Germany, or the EU with the region code of the host.")
            .why("People must be told when data leaves the protection of their law, and what protects it then. GDPR 13(1)(f)."),
        column!(retention.places.kinds: Kind::Refs(&["collection.kinds"]))
            .fold()
            .narrows()
            .ask("Which data", "Which kinds of data are there?")
            .help("Leave it out for the product's data in general.")
            .why("A limit that is left out makes the sentence claim more."),
        column!(retention.places.everything: Kind::YesNo)
            .fold()
            .pick()
            .ask("All data", "Is all data there, without exception?")
            .help("Logs and mails at providers count too.")
            .why("The policy promises it, and you are held to it."),
        column!(retention.places.unless_stated: Kind::YesNo)
            .fold()
            .narrows()
            .ask("Unless stated", "Are there exceptions that are stated elsewhere?")
            .help("The policy then says “unless we say otherwise”.")
            .why("A limit that is left out makes the sentence claim more."),
        gate!(retention.any_safeguards)
            .fold()
            .ask("Safeguards?", "Do you state how the data is protected?")
            .help("Only what is so today.")
            .why("GDPR 32; CalOPPA asks nothing here, readers do."),
        table!(retention.safeguards, any_safeguards)
            .pick()
            .ask("Safeguards", "How is the data protected?")
            .help("Pick one by one, only what is so today.")
            .why("A safeguard that is not there is deception. 15 U.S.C. 45(a)."),
        column!(retention.safeguards.measure: Kind::One(Measure::CHOICES)).tells(&[])
            .ask("Safeguard", "What protects it?")
            .help("Pick the nearest.")
            .why("You must protect the data, and readers want to know how. GDPR 32."),
        column!(retention.safeguards.with: Kind::Text)
            .fold()
            .ask("Method", "With which method, version or cipher?")
            .help("A few words. For example: TLS 1.3.")
            .why("A named measure can be checked.")
            .example("TLS 1.3"),
        column!(retention.safeguards.protects: Kind::Text)
            .fold()
            .narrows()
            .ask("Protects", "What does it protect?")
            .help("A few words, such as: backups. Leave it empty for the data in general.")
            .why("A limit that is left out makes the sentence claim more.")
            .example("access keys of connected services"),
        column!(retention.safeguards.detail: Kind::Text)
            .fold()
            .ask("More exactly", "What else belongs to it?")
            .help("Who holds the keys, or against what it helps. For example: with keys that only two people hold.")
            .why("A named measure can be checked.")
            .example("with keys that our host manages"),
        leaf!(retention.technical_organisational: Kind::YesNo)
            .fold()
            .pick()
            .when(|a| a.retention.any_safeguards == Some(true))
            .ask("Both sorts", "Does the list hold technical measures and rules for people?")
            .help("Technical is encryption, for example; organisational is training of staff.")
            .why("The law asks for both sorts. GDPR 32(1)."),
        leaf!(retention.industry_standard: Kind::YesNo)
            .fold()
            .pick()
            .when(|a| a.retention.any_safeguards == Some(true))
            .ask("Usual in the field", "Are these measures the usual ones in your field?")
            .help("Only with a list below that bears it out.")
            .why("A claim about security that is not true is deception. 15 U.S.C. 45(a)."),
        leaf!(retention.staff: Kind::One(StaffAccess::CHOICES))
            .fold()
            .pick()
            .ask("Staff", "May your staff see what customers put in?")
            .help("What your systems allow, not what people should do.")
            .why("It protects the data, and readers want to know."),
        leaf!(retention.no_guarantee: Kind::YesNo)
            .fold()
            .ask("No guarantee", "Do you say that nothing is perfectly secure?")
            .help("Honest, and usual.")
            .why("A guarantee of security is deception. 15 U.S.C. 45(a)."),
        leaf!(retention.breach: Kind::Text)
            .fold()
            .pick()
            .ask("After a breach", "Whom do you tell after a breach, and how fast?")
            .help("Completes “If your data is affected by a breach, we tell …”. For example: you and the authority within 72 hours.")
            .why("A breach that puts people at risk must be reported within 72 hours. GDPR 33, 34.")
            .example("you by e-mail within 72 hours"),
        leaf!(retention.own_part: Kind::Words)
            .fold()
            .ask("Your users' part", "What can people do themselves to protect their data?")
            .help("Completes “You can help with …”, one for each. For example: a strong password.")
            .why("Some risks only they can lower.")
            .example("keep your password to yourself"),
        leaf!(retention.destruction: Kind::Text)
            .fold()
            .when(|a| a.in_country(Country::Korea))
            .ask("How destroyed", "How do you destroy data that is no longer needed?")
            .help("Completes “we destroy it …”: who decides, and how files and paper end.")
            .why("A policy for South Korea must tell how. PIPA 30(1).")
            .example("by erasing files so that they cannot be restored"),
        leaf!(retention.governance: Kind::Text)
            .fold()
            .when(|a| a.in_country(Country::Quebec))
            .ask("Rules inside", "What do your own rules for personal data cover?")
            .help("Completes “Our internal rules for personal data cover …”. Only rules that you have.")
            .why("Quebec wants them told in plain words. P-39.1, s. 3.2.")
            .example("who may see it, how long it is kept, and how complaints are answered"),
    ],
};
