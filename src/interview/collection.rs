//! What you collect: a row for each kind of data, whose it is, and what is never collected.
//!
//! A kind of data is one row of which Retention and California show columns too: nobody types a kind
//! twice, and none can be forgotten.

use super::{Kind, Section, column, counted, gate, leaf, record, row, table};
use crate::answers::Answers;
use crate::interview::company::{Audience, Offer};
use crate::values::{COMES_ALONG, Chosen, DataItem, Period, choice};

choice! {
    /// Where data comes from.
    Source {
        Person = "person": "the person, directly",
        Automatic = "automatic": "automatically, while they use it",
        Connected = "connected": "services that they connect",
        Customer = "customer": "our customers",
        Others = "others": "other people or companies",
        Public = "public": "public sources",
        Own = "own": "we make it ourselves, such as invoices",
    }
}

choice! {
    /// When data is collected.
    Trigger {
        Account = "account": "when someone opens an account" | "sign up, signs up, signup, registration, registers, join",
        Setup = "setup": "when someone sets the product up" | "setup, install, installation, onboarding, first start",
        Using = "using": "while someone uses the product" | "always, all the time, during use, using, in the app",
        CustomersApp = "customers-app": "while people use a customer's app or site",
        Visiting = "visiting": "when someone visits the website" | "browsing, page view, visit, site",
        SignIn = "sign-in": "when someone signs in" | "login, log in, logs in",
        Ordering = "ordering": "when someone orders" | "buys, purchase, checkout, order",
        Paying = "paying": "when someone pays" | "payment, purchase, billing, buys, checkout",
        Contacting = "contacting": "when someone contacts you" | "support, e-mail, email, writes, message, feedback",
        Connecting = "connecting": "when someone connects a service" | "integration, links, import",
        Uploading = "uploading": "when someone uploads it" | "upload, file, import",
        Entering = "entering": "when someone enters it" | "types, writes, form, fills in",
        Generating = "generating": "when the product generates something for them" | "created, computed, ai",
        Failing = "failing": "when something in the product breaks" | "crash, crashes, error, errors, bug, fails, failure",
        Subscribing = "subscribing": "when someone subscribes to e-mails" | "newsletter, mailing list",
    }
}

choice! {
    /// Whose data it is: the role of the company for this kind.
    Whose {
        Ours = "controller": "ours: we decide why and how (controller)",
        Customers = "processor": "our customers': we handle it for them (processor)",
        Joint = "joint": "shared: we decide together (joint controllers)",
    }
}

choice! {
    /// Where data is held while it is used.
    Held {
        Server = "server": "on servers",
        Memory = "memory": "in memory only",
        Device = "device": "on the person's device only",
    }
}

choice! {
    /// How one customer's data is kept apart from another's.
    Isolation {
        Dedicated = "dedicated": "a dedicated, isolated environment for each customer",
        Logical = "logical": "logically separated by customer",
        Workspace = "workspace": "tied to the customer's workspace",
    }
}

choice! {
    /// How somebody is asked before recording or collecting begins.
    Notice {
        Explicit = "explicit": "an explicit consent notice, before anything is collected",
        Choice = "choice": "a choice in the settings",
        None = "none": "no notice of its own",
    }
}

choice! {
    /// What is not done with something that is left out.
    NotDone {
        Asked = "asked": "asked for",
        Collected = "collected": "collected",
        Captured = "captured": "captured",
        Transmitted = "transmitted": "transmitted",
        Stored = "stored": "stored",
        OnServers = "on-servers": "stored on our servers",
        Seen = "seen": "visible to us",
    }
}

choice! {
    /// What the company does for an end user whose customer cannot be reached.
    Fallback {
        Help = "help": "we make reasonable efforts to help",
        Forward = "forward": "we pass the request on",
        Nothing = "nothing": "we cannot help",
    }
}

choice! {
    /// A permission that an app asks the device for.
    Permission {
        Camera = "camera": "camera",
        Microphone = "microphone": "microphone",
        Photos = "photos": "photos and videos",
        Files = "files": "files",
        Location = "location": "location, while the app is open",
        LocationAlways = "location-always": "location, in the background too",
        Contacts = "contacts": "contacts",
        Calendar = "calendar": "calendar",
        Bluetooth = "bluetooth": "Bluetooth and nearby devices",
        Motion = "motion": "motion and fitness",
        HealthData = "health": "health data",
        Notifications = "notifications": "notifications",
        Tracking = "tracking": "tracking across other companies' apps",
    }
}

choice! {
    /// What permits the handling of sensitive data, beside the legal ground of the use.
    SensitiveGround {
        Consent = "explicit-consent": "the person's explicit consent",
        Care = "care": "health care, under a professional duty of secrecy",
        Employment = "employment": "duties under employment or social security law",
        Vital = "vital-interests": "somebody's life, where the person cannot consent",
        MadePublic = "made-public": "the person has made it public",
        Claims = "claims": "legal claims",
        PublicInterest = "public-interest": "a law, for a substantial public interest",
        Research = "research": "a law, for research or statistics",
    }
}

choice! {
    /// What it takes for the data to be needed.
    Required {
        Yes = "yes": "yes, it is needed",
        No = "no": "no, it is optional",
    }
}

record! {
    /// What you collect.
    Collection {
        /// Whether any personal data is collected.
        any_kinds: bool,
        /// Whether some things are never collected.
        any_never: bool,
        /// Whether sensitive data is handled on purpose.
        sensitive: bool,
        /// What sensitive data, and how it is treated.
        sensitive_what: Vec<DataItem>,
        /// What permits that.
        sensitive_ground: SensitiveGround,
        /// Whether sensitive data, or watching people, on a large scale is the main business.
        large_scale: bool,
        /// Whether people are told within a month of data that others gave.
        told_others: bool,
        /// Whether what people put in stays on machines of their own.
        stays_there: bool,
        /// Whether an app does without tracking across other companies' apps.
        no_tracking: bool,
        /// Whether customers put other people's data in.
        others_data: bool,
        /// What those people are called.
        end_users: String,
        /// Which customer is the controller.
        controller_is: String,
        /// Whom those people ask.
        end_users_ask: String,
        /// What happens if nobody answers there.
        unreachable: Fallback,
        /// Whether customers have duties.
        any_duties: bool,
        /// Whether people can sign in with another company's account.
        any_logins: bool,
        /// Whether an app asks for permissions of the device.
        any_permissions: bool,
        /// What is inferred about people.
        inferences: Vec<String>,
    }
    tables {
        /// Kinds of data.
        kinds: KindRow,
        /// What is never collected.
        never: NeverRow,
        /// What customers have to do.
        duties: DutyRow,
        /// Sign-in with another company's account.
        logins: LoginRow,
        /// Permissions of the device.
        permissions: PermissionRow,
    }
}

row! {
    /// A kind of data.
    KindRow {
        /// Its name: a noun phrase.
        name: String,
        /// Exactly what.
        items: Vec<DataItem>,
        /// Where it comes from.
        source: Vec<Source>,
        /// Which other people, companies or public sources exactly.
        sources: Vec<String>,
        /// When.
        trigger: Trigger,
        /// Whose it is.
        whose: Whose,
        /// Who owns it, or who the controller is.
        owner: String,
        /// Whether it is needed.
        required: Required,
        /// What happens without it.
        consequence: String,
        /// Only if.
        only_if: String,
        /// How people are asked first.
        notice: Notice,
        /// Who or what shows that notice.
        notice_by: String,
        /// Whether a refusal means that nothing is collected.
        refusal_stops: bool,
        /// What is never part of it.
        never: Vec<String>,
        /// What is not done with those.
        never_how: Vec<NotDone>,
        /// Whether nothing else is handled.
        only_these: String,
        /// Which services it comes from.
        systems: Vec<String>,
        /// Under whose access.
        own_access: bool,
        /// Which recipient handles it.
        handled_by: Vec<String>,
        /// Which part of it that recipient handles, where that is not all.
        handled_part: String,
        /// Whether that recipient handles it directly.
        handled_directly: bool,
        /// What it is held for, beyond the uses.
        held_for: String,
        /// Where it is held.
        held: Held,
        /// How customers' data is kept apart.
        isolation: Isolation,
        /// Whether it never reaches another customer.
        never_shared: bool,
        /// How long it is kept.
        kept: Period,
        /// Why that long.
        kept_why: String,
    }
}

/// Words in the name of a kind that is about people's devices.
pub const OF_DEVICES: &[&str] = &["device"];
/// Words in the name of a kind that is a log of what these asked for.
pub const OF_LOGS: &[&str] = &["server log", "log files", "logs"];

impl KindRow {
    /// Whether these of its items only come along with what a person's device asks for, and it is called after something else:
    /// of a log of what people do, web fonts get the address and not the log.
    pub fn lends(&self, items: &[&DataItem]) -> bool {
        let name = self.name.as_deref().unwrap_or_default().to_lowercase();
        let is_home = OF_DEVICES.iter().chain(OF_LOGS).any(|word| name.contains(word));
        let comes_along = |item: &&DataItem| item.itself().is_some_and(|slug| COMES_ALONG.contains(&slug));
        !is_home && !items.is_empty() && items.iter().all(comes_along)
    }
}

row! {
    /// Something that is never collected at all.
    NeverRow {
        /// What.
        what: String,
        /// What is not done with it.
        how: Vec<NotDone>,
    }
}

row! {
    /// Something that customers have to do.
    DutyRow {
        /// What they do.
        what: String,
        /// When.
        when: String,
        /// Examples.
        examples: Vec<String>,
        /// What for.
        so_that: String,
        /// Whether they must, or should.
        must: bool,
    }
}

row! {
    /// Sign-in with another company's account.
    LoginRow {
        /// Which company's.
        provider: String,
        /// What comes from there.
        data: Vec<DataItem>,
    }
}

row! {
    /// A permission of the device.
    PermissionRow {
        /// Which.
        permission: Permission,
        /// What for.
        feature: String,
        /// What does not work without it.
        refused: String,
        /// Whether it gets the exact location.
        exact: bool,
    }
}

/// What the section holds, for a line of the task list.
fn holds(a: &Answers) -> Vec<String> {
    let kinds = &a.collection.kinds;
    let theirs = kinds.iter().filter(|kind| kind.whose == Some(Whose::Customers)).count();
    let count = counted(kinds.len(), "kind of data", "kinds of data").map(|kinds| match theirs {
        0 => kinds,
        1 => format!("{kinds}, 1 of them your customers’"),
        _ => format!("{kinds}, {theirs} of them your customers’"),
    });
    let never = counted(a.collection.never.len(), "kind never collected", "kinds never collected");
    count.into_iter().chain(never).collect()
}

/// Whether the data of some kind is the customers', whoever the customers are.
fn any_of_customers(answers: &Answers) -> bool {
    answers
        .collection
        .kinds
        .iter()
        .any(|kind| kind.whose == Some(Whose::Customers))
}

/// Whether a mobile app is among what the product consists of.
fn is_mobile(answers: &Answers) -> bool {
    answers
        .company
        .offers
        .as_ref()
        .is_some_and(|offers| offers.contains(&Offer::MobileApp))
}

/// The section.
pub const SECTION: Section = Section {
    id: "collection",
    title: "What you collect",
    about: "One row for each kind of data. What stands here is used again in every later section.",
    holds,
    questions: &[
        gate!(collection.any_kinds)
            .pick()
            .ask("Personal data?", "Do you collect any personal data?")
            .help("Names and addresses, but also IP addresses and usage.")
            .why("GDPR 4(1) counts everything about an identifiable person."),
        table!(collection.kinds, any_kinds)
            .leads()
            .ask("Kinds of data", "What do you collect?")
            .help("One row for each kind. Change what is wrong, drop what you do not have.")
            .why("People must be told what is held on them. GDPR 14(1)(d), where it comes from others; Cal. Civ. Code 1798.100(a)(1), 1798.130(a)(5)(B)."),
        column!(collection.kinds.name: Kind::Text)
            .ask("Kind", "What is this kind of data called?")
            .help("A name that reads well in a sentence and does not say “your”. For example: account details, trip data.")
            .why("The same name stands in every section.")
            .example("Account details"),
        column!(collection.kinds.items: Kind::Items).tells(&[]).joins()
            .fact("data")
            .ask("Exactly what", "What exactly belongs to it?")
            .help("Each piece of data by its name, known or your own. List everything, without “such as”.")
            .why("A list that hides the rest tells nothing. GDPR 14(1)(d), where it comes from others; Cal. Civ. Code 1798.130(a)(5)(B)."),
        column!(collection.kinds.trigger: Kind::One(Trigger::CHOICES))
            .ask("When", "When is it collected?")
            .help("The moment at which it comes to you. A moment of your own goes under “Only if”.")
            .why("People should know when to expect it."),
        column!(collection.kinds.source: Kind::Many(Source::CHOICES))
            .ask("From", "Where does it come from?")
            .help("From the person, automatically, or from somebody else.")
            .why("Other sources must be named. GDPR 14(2)(f); Cal. Civ. Code 1798.110."),
        column!(collection.kinds.sources: Kind::Words)
            .fold()
            .when_row(|a, i| {
                a.collection
                    .kinds
                    .get(i)
                    .and_then(|r| r.source.as_ref())
                    .is_none_or(|s| s.contains(&Source::Others) || s.contains(&Source::Public))
            })
            .ask("Which others", "Which other people, companies or public sources does it come from?")
            .help("One for each, in a few words. For example: your employer.")
            .why("The source must be named where it is not the person. GDPR 14(2)(f).")
            .example("the public company register"),
        column!(collection.kinds.whose: Kind::One(Whose::CHOICES))
            .ask("Whose", "Whose data is it?")
            .help("Customers' data is what your customers put in and decide about; you only handle it for them.")
            .why("It decides whom people ask. GDPR 4(7), 4(8), 28."),
        column!(collection.kinds.required: Kind::One(Required::CHOICES))
            .when_row(|a, i| a.collection.kinds.get(i).is_none_or(|r| r.whose != Some(Whose::Customers)))
            .ask("Needed", "Does somebody have to give it?")
            .help("Needed for the contract or by law, or free to leave out.")
            .why("People must be told whether they have to. GDPR 13(2)(e)."),
        column!(collection.kinds.consequence: Kind::Text)
            .fold()
            .when_row(|a, i| a.collection.kinds.get(i).is_none_or(|r| r.whose != Some(Whose::Customers)))
            .ask("Needed to", "What can you not do without it?")
            .help("Completes “Without this, we cannot …”, so begin with a verb.")
            .why("People must be told what happens if they do not give the data. GDPR 13(2)(e).")
            .example("open an account for you"),
        column!(collection.kinds.owner: Kind::Text)
            .fold()
            .when_row(|a, i| a.collection.kinds.get(i).is_none_or(|r| r.whose != Some(Whose::Ours)))
            .ask("Whose data it is", "To whom does it belong?")
            .help("Completes “… is owned by …”. For example: the customer.")
            .why("Business customers look for it before they buy.")
            .example("the agency"),
        column!(collection.kinds.only_if: Kind::Text)
            .fold()
            .narrows()
            .ask("Only if", "Under which condition only is it collected?")
            .help("Completes “only if …”. For example: you agree to analytics.")
            .why("A condition that is left out makes the sentence untrue.")
            .example("you turn the feature on"),
        column!(collection.kinds.notice: Kind::One(Notice::CHOICES))
            .fold()
            .pick()
            .ask("Asked first", "Are people asked before it is collected?")
            .help("By a consent notice, or in the settings.")
            .why("Consent must come before. GDPR 7; ePrivacy 5(3)."),
        column!(collection.kinds.notice_by: Kind::Text)
            .fold()
            .pick()
            .when_row(|a, i| {
                a.collection
                    .kinds
                    .get(i)
                    .is_none_or(|r| matches!(r.notice, Some(Notice::Explicit)))
            })
            .ask("Notice shown by", "Who or what shows that notice?")
            .help("A noun phrase: a part of your product, or a customer.")
            .why("People should recognise it.")
            .example("our script"),
        column!(collection.kinds.refusal_stops: Kind::YesNo)
            .fold()
            .pick()
            .when_row(|a, i| {
                a.collection
                    .kinds
                    .get(i)
                    .is_none_or(|r| matches!(r.notice, Some(Notice::Explicit | Notice::Choice)))
            })
            .ask("Refusal stops it", "If they decline, is nothing collected?")
            .help("Only yes if it is so today.")
            .why("The policy promises it, and you are held to it."),
        column!(collection.kinds.never: Kind::Words)
            .fold()
            .pick()
            .ask("Never part of it", "What is never part of it?")
            .help("A few words for each thing. For example: passwords.")
            .why("It is a promise: it must be true every time.")
            .example("password fields"),
        column!(collection.kinds.never_how: Kind::Many(NotDone::CHOICES))
            .fold()
            .pick()
            .when_row(|a, i| {
                a.collection
                    .kinds
                    .get(i)
                    .is_none_or(|r| r.never.as_ref().is_some_and(|n| !n.is_empty()))
            })
            .ask("What never happens", "What is never done with those?")
            .help("Each word is its own promise: what is never stored may still be seen.")
            .why("Each word is a promise of its own."),
        column!(collection.kinds.only_these: Kind::Text)
            .fold()
            .pick()
            .ask("Only a part", "Do you handle only a part of it, and which?")
            .help("Completes “We process only …”. For example: the subject line.")
            .why("The policy promises it, and you are held to it.")
            .example("the totals that a chart needs"),
        column!(collection.kinds.systems: Kind::Refs(&["sharing.integrations"]))
            .fold()
            .ask("From which services", "From which connected services does it come?")
            .help("Pick from the services that people connect, or add one.")
            .why("Other sources must be named. GDPR 14(2)(f)."),
        column!(collection.kinds.own_access: Kind::YesNo)
            .fold()
            .when_row(|a, i| {
                a.collection
                    .kinds
                    .get(i)
                    .is_none_or(|r| r.systems.as_ref().is_some_and(|s| !s.is_empty()))
            })
            .ask("Their own access", "Do you fetch it with the person's own sign-in or key?")
            .help("If so, you see no more than that person may see.")
            .why("It tells what you can reach."),
        column!(collection.kinds.handled_by: Kind::Refs(&["sharing.recipients"]))
            .fold()
            .ask("Provider", "Which provider handles it for you?")
            .help("For example the payment provider, for card numbers. Leave it empty if you handle it yourself.")
            .why("People know that name from the form they filled in."),
        column!(collection.kinds.handled_part: Kind::Text)
            .fold()
            .narrows()
            .when_row(|a, i| {
                a.collection
                    .kinds
                    .get(i)
                    .is_none_or(|r| r.handled_by.as_ref().is_some_and(|s| !s.is_empty()))
            })
            .ask("Only this part", "Which part of it does that recipient handle, if not all?")
            .help("A few words, such as: the card number. Leave it empty if it handles all of it.")
            .why("A limit that is left out makes the sentence claim more.")
            .example("the password"),
        column!(collection.kinds.handled_directly: Kind::YesNo)
            .fold()
            .when_row(|a, i| {
                a.collection
                    .kinds
                    .get(i)
                    .is_none_or(|r| r.handled_by.as_ref().is_some_and(|s| !s.is_empty()))
            })
            .ask("Straight there", "Does it go straight to that provider, without touching your servers?")
            .help("Yes if people type it into a form that the provider hosts, as with most card payments.")
            .why("It tells where the data travels."),
        column!(collection.kinds.held_for: Kind::Text)
            .fold()
            .ask("Why you hold it", "What do you hold this data for?")
            .help("Completes “We hold this data for …”. For example: the time of a call.")
            .why("People must be told what their data is used for, and why that is lawful. GDPR 13(1)(c).")
            .example("service delivery"),
        column!(collection.kinds.held: Kind::One(Held::CHOICES))
            .fold()
            .ask("Where it is", "Where is the data while you work with it?")
            .help("Leave it empty for data on servers, as most is. Choose memory if it is gone when the work is done.")
            .why("Data that is never stored is a different risk."),
        column!(collection.kinds.isolation: Kind::One(Isolation::CHOICES))
            .fold()
            .pick()
            .ask("Kept apart", "How is one customer's data kept apart from another's?")
            .help("As it is built today. For example: one database with a customer number in each row is “logically separated”.")
            .why("It protects the data, and readers want to know."),
        column!(collection.kinds.never_shared: Kind::YesNo)
            .fold()
            .pick()
            .ask("Never to others", "Does it never reach another customer?")
            .help("Only yes if nothing of it does.")
            .why("The policy promises it, and you are held to it."),
        column!(collection.kinds.kept: Kind::Period)
            .asked_in("retention")
            .ask("Kept for", "How long do you keep it?")
            .help("A number, the life of something, or what decides it; and what happens then.")
            .why("The period, or what decides it, must be stated. GDPR 13(2)(a).")
            .example("life of the account"),
        column!(collection.kinds.kept_why: Kind::Text)
            .asked_in("retention")
            .fold()
            .ask("Why that long", "Why is it kept that long?")
            .help("Completes “so that …”.")
            .why("Data may be kept only as long as there is a reason. GDPR 5(1)(e).")
            .example("we can answer later claims"),
        gate!(collection.any_never)
            .fold()
            .ask("Left out on purpose?", "Do you make a point of not collecting something?")
            .help("Only promises that you keep.")
            .why("A promise that is broken once is deception. 15 U.S.C. 45(a)."),
        table!(collection.never, any_never)
            .fold()
            .pick()
            .ask("Never collected", "What do you never collect, whatever people do?")
            .help("Pick one by one; each is a promise.")
            .why("A promise that is broken once is deception. 15 U.S.C. 45(a)."),
        column!(collection.never.what: Kind::Text).tells(&[])
            .ask("What", "What is never collected?")
            .help("Name the thing. For example: card numbers.")
            .why("The policy promises it, and you are held to it.")
            .example("full card numbers"),
        column!(collection.never.how: Kind::Many(NotDone::CHOICES)).tells(&[])
            .ask("Promise", "What is not done with it?")
            .help("Each word is its own promise: what is never stored may still be seen.")
            .why("Each word is a promise of its own."),
        leaf!(collection.sensitive: Kind::YesNo)
            .ask("Sensitive data?", "Do you handle anything sensitive on purpose?")
            .help("Health, biometrics, belief, sexuality, exact location, children's data.")
            .why("Such data needs a ground of its own. GDPR 9; Cal. Civ. Code 1798.140(ae)."),
        leaf!(collection.sensitive_what: Kind::Items)
            .when(|a| a.collection.sensitive == Some(true))
            .ask("Which", "Which sensitive data?")
            .help("Only what you handle on purpose.")
            .why("Such data may be handled only for special reasons, so it is named. GDPR 9(2); Cal. Civ. Code 1798.121."),
        leaf!(collection.sensitive_ground: Kind::One(SensitiveGround::CHOICES))
            .fold()
            .when(|a| a.collection.sensitive == Some(true))
            .ask("Permitted by", "What permits you to handle it in Europe?")
            .help("Explicit consent is asked for in words of its own, apart from the terms. Ask counsel.")
            .why("Beside a legal ground, sensitive data needs one of these. GDPR 9(2)."),
        leaf!(collection.large_scale: Kind::YesNo)
            .fold()
            .pick()
            .ask(
                "On a large scale",
                "Is your main business to watch many people regularly, or to handle sensitive data of many people?",
            )
            .help("A network of trackers or a clinic does; a shop with a few health notes does not. Ask counsel if unsure.")
            .why("Such a company has to appoint a data protection officer. GDPR 37(1)."),
        leaf!(collection.told_others: Kind::YesNo)
            .fold()
            .pick()
            .when(|a| {
                let others = |source: &Source| matches!(source, Source::Others | Source::Public);
                a.collection.kinds.iter().any(|row| row.source.iter().flatten().any(others))
            })
            .ask(
                "Told of it",
                "When others give you data about people, do you tell those people within a month?",
            )
            .help("Or earlier: with your first message to them, or before you pass the data on. Only yes if you do it.")
            .why("People should not learn late that somebody has data about them. GDPR 14(3)."),
        leaf!(collection.stays_there: Kind::YesNo)
            .fold()
            .pick()
            .when(|a| a.company.offers.as_ref().is_some_and(|o| o.contains(&Offer::SelfHosted)))
            .ask(
                "It stays there",
                "Does what people put into the software stay on their own machines?",
            )
            .help("Error reports and update checks count: give what they send a row above.")
            .why("It is a promise, and it decides who is responsible. GDPR 4(7)."),
        leaf!(collection.others_data: Kind::YesNo)
            .when(|a| a.company.audience != Some(Audience::Consumers) || any_of_customers(a))
            .ask("Others' data?", "Do your customers put other people's data in?")
            .help("Their clients, callers, visitors or staff.")
            .why("Those people have to learn whom to ask. GDPR 14, 28."),
        leaf!(collection.end_users: Kind::Text)
            .when(|a| a.collection.others_data == Some(true))
            .ask("They are", "What do you call those people?")
            .help("More than one, in small letters and without “your” or “our”. For example: patients.")
            .why("They look for themselves in the policy.")
            .example("end users"),
        leaf!(collection.controller_is: Kind::Text)
            .when(|a| a.collection.others_data == Some(true))
            .ask("Decided by", "Which customer decides about their data?")
            .help("Name that customer so that people recognise it. For example: the practice that you visit.")
            .why("Whoever decides about the data answers for it. GDPR 4(7).")
            .example("the customer who invited them"),
        leaf!(collection.end_users_ask: Kind::Text)
            .when(|a| a.collection.others_data == Some(true))
            .ask("They ask", "Whom should those people ask about their data?")
            .help("Name somebody whom they know. For example: the shop where you bought.")
            .why("Requests about customers’ data are the customers’ to answer, and you help them. GDPR 28(3)(e).")
            .example("the company that invited you"),
        leaf!(collection.unreachable: Kind::One(Fallback::CHOICES))
            .fold()
            .when(|a| a.collection.others_data == Some(true))
            .ask("If nobody answers", "What can they do if nobody answers there?")
            .help("Say only what you will do.")
            .why("Requests about customers’ data are the customers’ to answer, and you help them. GDPR 28(3)(e)."),
        gate!(collection.any_duties)
            .fold()
            .when(|a| a.collection.others_data == Some(true))
            .ask("Customers' duties?", "Do customers have to do something so that this works?")
            .help("Tell their users, configure a setting.")
            .why("Whoever handles data for somebody else needs a contract about it. GDPR 28(3)."),
        table!(collection.duties, any_duties)
            .fold()
            .ask("Customers' duties", "What do customers have to do?")
            .help("One row for each duty.")
            .why("Whoever handles data for somebody else needs a contract about it. GDPR 28(3)."),
        column!(collection.duties.what: Kind::Text).tells(&[])
            .ask("What", "What do they do?")
            .help("Completes “Our customers must …”. For example: tell their visitors about recordings.")
            .why("It is printed after “Customers should” or “must”.")
            .example("add a reference"),
        column!(collection.duties.must: Kind::YesNo)
            .ask("A must", "Is it a must?")
            .help("No means that they should.")
            .why("A duty and advice read differently."),
        column!(collection.duties.when: Kind::Text)
            .fold()
            .ask("When", "When, or with what?")
            .help("Ends the sentence about what they do. For example: before the first recording.")
            .why("Without it the duty is unclear.")
            .example("when they send an invitation"),
        column!(collection.duties.examples: Kind::Words)
            .fold()
            .ask("Examples", "Which examples help?")
            .help("A few words for each. For example: a line in their own policy.")
            .why("A customer should know at once what to do.")
            .example("an order number"),
        column!(collection.duties.so_that: Kind::Text)
            .fold()
            .ask("What it allows", "What does it make possible?")
            .help("Completes “so that …”.")
            .why("People keep duties that make sense.")
            .example("a request can be matched"),
        gate!(collection.any_logins)
            .fold()
            .ask(
                "Social sign-in?",
                "Can people sign in with an account that they have at another company?",
            )
            .help("With an account of a large platform, say.")
            .why("That company is a source. GDPR 14(2)(f)."),
        table!(collection.logins, any_logins)
            .fold()
            .ask("Social sign-in", "With whose accounts can people sign in?")
            .help("One row for each company.")
            .why("That company is a source. GDPR 14(2)(f)."),
        column!(collection.logins.provider: Kind::Text).tells(&[])
            .ask("Account at", "Whose account?")
            .help("The name that people know.")
            .why("People must be told where data about them comes from. GDPR 14(2)(f).")
            .example("Acme ID"),
        column!(collection.logins.data: Kind::Items)
            .ask("You get", "What do you get from there?")
            .help("What you ask that company for, not all that it has.")
            .why("People must be told which data you got from somebody else. GDPR 14(1)(d)."),
        gate!(collection.any_permissions)
            .fold()
            .when(|a| {
                a.company
                    .offers
                    .as_ref()
                    .is_some_and(|o| o.contains(&Offer::MobileApp) || o.contains(&Offer::DesktopApp))
            })
            .ask(
                "Device permissions?",
                "Does the app ask for permissions, for the camera or the location, say?",
            )
            .help("Look at the app's manifest.")
            .why("People see the question on their device and want to know why. GDPR 13(1)(c)."),
        table!(collection.permissions, any_permissions)
            .fold_unless(is_mobile)
            .when(|a| {
                let app = |o: &Vec<Offer>| o.contains(&Offer::MobileApp) || o.contains(&Offer::DesktopApp);
                a.collection.any_permissions != Some(false) && a.company.offers.as_ref().is_some_and(app)
            })
            .ask("Device permissions", "Which permissions does the app ask for?")
            .help("One row for each: notifications, camera, photos, location and the like.")
            .why("People must be told what their data is used for, and why that is lawful. GDPR 13(1)(c)."),
        column!(collection.permissions.permission: Kind::One(Permission::CHOICES)).tells(&[])
            .ask("Permission", "Which permission?")
            .help("The nearest one.")
            .why("People must be told what their data is used for, and why that is lawful. GDPR 13(1)(c)."),
        column!(collection.permissions.feature: Kind::Text)
            .ask("What for", "What is it used for?")
            .help("Completes “to …”. For example: scan a code.")
            .why("People must be told what their data is used for, and why that is lawful. GDPR 13(1)(c).")
            .example("scan a receipt"),
        column!(collection.permissions.refused: Kind::Text)
            .fold()
            .ask("Needed for", "What does not work without it?")
            .help("Name the part of the app. For example: the map.")
            .why("People must be told what happens if they do not give the data. GDPR 13(2)(e).")
            .example("scanning"),
        column!(collection.permissions.exact: Kind::YesNo)
            .fold()
            .pick()
            .when_row(|a, i| {
                let permission = a.collection.permissions.get(i).map(|row| row.permission);
                permission.is_none_or(|one| matches!(one, Some(Permission::Location | Permission::LocationAlways)))
            })
            .ask("Exact location", "Does the app get the exact location, not only the approximate one?")
            .help("GPS is exact. Look at what the app asks the device for; people may still give less.")
            .why("Exact location is sensitive. Cal. Civ. Code 1798.140(ae)(1)(C)."),
        leaf!(collection.no_tracking: Kind::YesNo)
            .fold()
            .pick()
            .when(|a| {
                let asks = |row: &PermissionRow| row.permission == Some(Permission::Tracking);
                is_mobile(a) && !a.collection.permissions.iter().any(asks)
            })
            .ask(
                "No tracking",
                "Does the app do without tracking people across other companies' apps and sites?",
            )
            .help("Apple asks the same (App Tracking Transparency). Software of advertisers in the app counts too.")
            .why("The policy promises it, and Apple checks. App Store Review Guideline 5.1.2(i)."),
        leaf!(collection.inferences: Kind::Words)
            .fold()
            .ask("Worked out", "What do you work out about people from their data?")
            .help("A few words for each. For example: interests.")
            .why("Inferences are personal data too. Cal. Civ. Code 1798.140(v)(1)(K).")
            .example("likely interests"),
    ],
};
