//! How you use it: purposes with their legal grounds, AI features, messages, decisions, promises.

use super::{Kind, Section, column, counted, gate, leaf, record, row, table};
use crate::answers::Answers;
use crate::interview::collection::Whose;
use crate::interview::company::Region;
use crate::interview::sharing::Job;
use crate::values::{Chosen, DataItem, choice};

choice! {
    /// What data is used for. The words complete "we use it to …".
    Purpose {
        Provide = "provide": "provide the product" | "deliver, run, features, service",
        Operate = "operate": "operate the product" | "hosting, host",
        Maintain = "maintain": "maintain the product" | "upkeep",
        SignIn = "sign-in": "let people sign in" | "login, log in, authentication, identify",
        OpenAccounts = "accounts": "open and run accounts" | "registration, sign up, signup, profile",
        Separate = "separate": "keep each organisation's data apart" | "tenants, isolation",
        ProcessContent = "process-content": "process the data that people bring" | "customer data, uploads, files",
        AiFeatures = "ai": "run AI features" | "artificial intelligence, assistant, chatbot, machine learning",
        Payments = "payments": "take payments" | "checkout, charge, card, purchases",
        Subscriptions = "subscriptions": "manage subscriptions" | "plans, renewals",
        BankLink = "bank-link": "connect and verify bank accounts" | "bank, banks, open banking",
        Billing = "billing": "bill and keep accounts" | "invoices, invoicing, accounting, bookkeeping, tax",
        Messages = "messages": "send messages about the service" | "notifications, service emails, notices, alerts",
        Communicate = "communicate": "tell people about their account and the service" | "contact, announcements",
        Customers = "customers": "manage relations with customers" | "crm, sales, leads, prospects",
        Meetings = "meetings": "arrange meetings" | "appointments, bookings, calendar, schedule",
        Support = "support": "answer questions and give support" | "help, help desk, customer service, tickets, contact",
        Secure = "secure": "keep the product secure" | "security, protect, safety",
        PreventAbuse = "abuse": "prevent and detect abuse" | "fraud, spam, bots",
        RateLimits = "limits": "limit how often requests come" | "throttling",
        PlanLimits = "plan-limits": "enforce the limits of a plan" | "quota",
        AuditLog = "audit": "keep an audit log" | "logs, trail",
        FindErrors = "errors": "find and mend errors" | "bugs, crashes, debug, debugging, monitoring, fix",
        Reliability = "reliability": "keep the product reliable" | "uptime, availability, performance, stability",
        UnderstandUse = "understand": "understand how the product is used" | "analytics, analyse, analyze, measure, measuring, statistics, metrics, usage, tracking, telemetry",
        ImproveProduct = "improve": "improve the product" | "develop, new features, product development",
        ImproveModels = "improve-models": "improve our AI models" | "training, train, machine learning",
        Personalise = "personalise": "personalise the product" | "personalize, recommendations, customise, customize, preferences",
        Marketing = "marketing": "send marketing" | "newsletter, newsletters, promotions, campaigns, emails about offers",
        Advertising = "advertising": "show advertising" | "ads, retargeting, advertise",
        Promote = "promote": "advertise the product elsewhere" | "ads, retargeting, pixel, conversions, attribution, audiences",
        Legal = "legal": "meet legal duties" | "law, comply, compliance, obligations",
        KeepRecords = "records": "keep records that the law requires" | "bookkeeping, retention",
        EnforceTerms = "terms": "enforce our terms" | "contract, rules",
        Claims = "claims": "establish or defend legal claims" | "disputes, lawsuits, court",
        Research = "research": "do research" | "studies, science",
        Recruit = "recruit": "handle job applications" | "hiring, jobs, applicants, careers",
        Own = "own": "something else, in your own words",
    }
}

impl Purpose {
    /// A use that serves its company first: whoever puts data to it decides about that data.
    pub fn is_own_end(self) -> bool {
        use Purpose::{Customers, ImproveModels, ImproveProduct, Marketing, Research, UnderstandUse};
        let is_own = matches!(
            self,
            UnderstandUse | ImproveProduct | ImproveModels | Marketing | Customers | Research
        );
        is_own || self.is_advertising()
    }

    /// Whether it is advertising: of others, shown in the product, or of the product, elsewhere.
    pub const fn is_advertising(self) -> bool {
        matches!(self, Self::Advertising | Self::Promote)
    }
}

choice! {
    /// The legal ground of a use.
    Ground {
        Contract = "contract": "the contract with the person",
        Interests = "legitimate-interests": "legitimate interests",
        Consent = "consent": "consent",
        Law = "legal-obligation": "a legal obligation",
        Vital = "vital-interests": "vital interests",
        Public = "public-interest": "a public task",
        Recognised = "recognised-interests": "a recognised legitimate interest (in the UK only)",
    }
}

choice! {
    /// What a use is limited to.
    Limited {
        Aggregated = "aggregated": "aggregated data only",
        Anonymised = "anonymised": "anonymised data only",
        AggregatedAnonymised = "aggregated-anonymised": "aggregated and anonymised data only",
        OptIn = "opt-in": "only with consent",
    }
}

choice! {
    /// In which form data goes to an AI provider.
    SentForm {
        Raw = "raw": "as it is",
        Metadata = "metadata": "as metadata only",
        Anonymised = "anonymised": "anonymised",
        Pseudonymised = "pseudonymised": "in pseudonymised form",
    }
}

choice! {
    /// Whether an AI feature is always on.
    Optional {
        Always = "always": "always part of the product",
        Optional = "optional": "optional: people turn it on",
        Consent = "consent": "only after consent",
    }
}

choice! {
    /// Whether data trains models.
    Trained {
        No = "no": "no model is trained on it",
        ProviderNo = "provider-no": "the provider does not train on it",
        AggregatedOnly = "aggregated-only": "only aggregated, anonymised data trains models",
        OptOut = "opt-out": "yes, unless people opt out",
        OptIn = "opt-in": "only if people opt in",
    }
}

choice! {
    /// Newsletters and other marketing.
    Newsletters {
        None = "none": "we send none",
        OptIn = "opt-in": "only to people who asked for it",
        OptOut = "opt-out": "to customers, who can stop it at any time",
    }
}

choice! {
    /// Decisions about people by machines alone.
    Decisions {
        None = "none": "we make none with legal or similar effect",
        Yes = "yes": "we make such decisions",
    }
}

choice! {
    /// Something that is never done with data. Each is a promise.
    Promise {
        NoSale = "no-sale": "we do not sell it",
        NoAdvertising = "no-advertising": "we do not use it for advertising",
        NoThirdPartyMarketing = "no-third-party-marketing": "we do not share it for other companies' marketing",
        NoTraining = "no-training": "we do not train models on it",
        NoProfiling = "no-profiling": "we do not build profiles from it",
        NoAccess = "no-access": "we cannot see it",
        NoDistribution = "no-distribution": "we never distribute it to third parties",
        NoMixing = "no-mixing": "we never mix one customer's data with another's",
        OnlyListed = "only-listed": "we share it only as this policy describes",
        NoReidentification = "no-reidentification": "we do not re-identify it",
    }
}

choice! {
    /// How the ground applies beyond Europe.
    GroundsFor {
        Europe = "europe": "people in the EEA, the UK and Switzerland",
        Similar = "similar": "the same, and places with similar laws",
        Everyone = "everyone": "everyone",
    }
}

record! {
    /// How you use it.
    Use {
        /// Whether data is used at all.
        any_purposes: bool,
        /// For whom the grounds are stated.
        grounds_for: GroundsFor,
        /// Whether people's interests have been weighed.
        balanced: bool,
        /// Whether there are AI features.
        any_ai: bool,
        /// What newsletters there are.
        newsletters: Newsletters,
        /// Whether an address is confirmed before anything is sent.
        newsletters_confirmed: bool,
        /// How to stop them.
        newsletters_stop: String,
        /// Decisions by machines alone.
        decisions: Decisions,
        /// How they are made and what they lead to.
        decisions_logic: String,
        /// How a person reviews them.
        decisions_review: String,
        /// Whether there are promises.
        any_promises: bool,
        /// What de-identified data is used for.
        deidentified: String,
    }
    tables {
        /// Purposes.
        purposes: PurposeRow,
        /// AI features.
        ai: AiRow,
        /// Promises.
        promises: PromiseRow,
    }
}

row! {
    /// A purpose.
    PurposeRow {
        /// What for.
        purpose: Purpose,
        /// Own words for it.
        words: String,
        /// What it consists of.
        detail: Vec<String>,
        /// Which kinds of data.
        kinds: Vec<String>,
        /// The legal ground.
        ground: Ground,
        /// The interest pursued.
        interest: String,
        /// What it is limited to.
        limited: Limited,
        /// With whose help.
        via: Vec<String>,
        /// How consent is withdrawn.
        withdraw: String,
    }
}

row! {
    /// An AI feature.
    AiRow {
        /// What it does: a noun phrase.
        feature: String,
        /// Who runs the model.
        provider: Vec<String>,
        /// What is sent.
        sent: Vec<DataItem>,
        /// In which form.
        form: SentForm,
        /// What is never sent.
        never_sent: Vec<String>,
        /// Whether it is always on.
        optional: Optional,
        /// Whether models are trained.
        trained: Trained,
        /// How people opt out of it.
        opt_out: String,
    }
}

row! {
    /// A promise.
    PromiseRow {
        /// What is promised.
        promise: Promise,
        /// About which kinds of data.
        kinds: Vec<String>,
        /// About which parts, in own words.
        about: Vec<String>,
    }
}

/// What the section holds, for a line of the task list.
fn holds(a: &Answers) -> Vec<String> {
    let uses = &a.uses;
    let grounded = uses.purposes.iter().filter(|row| row.ground.is_some()).count();
    let count = counted(uses.purposes.len(), "use", "uses").map(|count| match grounded {
        0 => count,
        _ if grounded == uses.purposes.len() => format!("{count}, each with its legal ground"),
        _ => format!("{count}, {grounded} with a legal ground"),
    });
    let ai = counted(uses.ai.len(), "AI feature", "AI features");
    let promises = counted(uses.promises.len(), "promise", "promises");
    count.into_iter().chain(ai).chain(promises).collect()
}

/// Whether a use is of customers' data alone, for which the customer has the legal ground.
fn is_for_customers(a: &Answers, row: &PurposeRow) -> bool {
    let theirs = |key: &String| {
        let kind = a.collection.kinds.iter().find(|kind| kind.key == *key);
        kind.is_some_and(|kind| kind.whose == Some(Whose::Customers))
    };
    let kinds = row.kinds.as_deref().unwrap_or_default();
    row.purpose == Some(Purpose::ProcessContent) || (!kinds.is_empty() && kinds.iter().all(theirs))
}

/// Whether a use cannot do without a ground: in the EU and the UK, unless it is of customers' data alone. Swiss law asks
/// private companies for none.
fn wants_ground(a: &Answers, i: usize) -> bool {
    let Some(row) = a.uses.purposes.get(i) else { return false };
    (a.in_region(Region::Eu) || a.in_region(Region::Uk)) && !is_for_customers(a, row)
}

/// Whether somebody who sends marketing is among the recipients: then there is something to say of it.
fn sends_marketing(answers: &Answers) -> bool {
    let jobs = answers.sharing.recipients.iter().flat_map(|row| row.job.iter().flatten());
    jobs.into_iter().any(|job| *job == Job::Marketing)
}

/// The section.
pub const SECTION: Section = Section {
    id: "use",
    title: "How you use it",
    about: "Why you need each kind of data, one line for each use, with its legal ground. AI is asked here.",
    holds,
    questions: &[
        gate!(uses.any_purposes)
            .ask("Used at all?", "Do you use the data for anything?")
            .help("Storing it for somebody is a use.")
            .why("Almost everything done with data is a use, storing it too. GDPR 4(2)."),
        table!(uses.purposes, any_purposes)
            .leads()
            .ask("Uses", "What do you use the data for?")
            .help("One row for each use, with the data that it needs.")
            .why("Each purpose and its legal ground must be stated. GDPR 13(1)(c)."),
        column!(uses.purposes.purpose: Kind::One(Purpose::CHOICES)).tells(&["words"]).worded("own", "words")
            .ask("Use", "What for?")
            .help("Pick the nearest, and add details in your own words.")
            .why("People must be told what their data is used for, and why that is lawful. GDPR 13(1)(c)."),
        column!(uses.purposes.words: Kind::Text)
            .fold()
            .when_row(|a, i| a.uses.purposes.get(i).is_none_or(|r| r.purpose == Some(Purpose::Own)))
            .ask("In own words", "What for, in your own words?")
            .help("Completes “we use it to …”. For example: match you with a tutor.")
            .why("People must be told what their data is used for, and why that is lawful. GDPR 13(1)(c).")
            .example("match you with a tutor"),
        column!(uses.purposes.detail: Kind::Words)
            .fold()
            .ask("In detail", "Which parts does this use have?")
            .help("A few words for each. For example: invoices.")
            .why("A purpose must be specific. GDPR 5(1)(b).")
            .example("invoices"),
        column!(uses.purposes.kinds: Kind::Refs(&["collection.kinds"])).tells(&[]).joins()
            .ask("Data", "Which kinds of data does it need?")
            .help("Only those that this use cannot do without.")
            .why("Each use may take only the data that it needs. GDPR 5(1)(c)."),
        column!(uses.purposes.ground: Kind::One(Ground::CHOICES))
            .tells_where(wants_ground)
            .ask("Ground", "On which legal ground?")
            .help("The contract only if the person is a party to it and it truly needs this use; for a business customer’s staff, mostly legitimate interests. Ask counsel if unsure.")
            .why("A use without a legal ground is not allowed in Europe, and the policy must name it. GDPR 6, 13(1)(c)."),
        column!(uses.purposes.interest: Kind::Text)
            .when_row(|a, i| {
                let row = a.uses.purposes.get(i);
                row.is_none_or(|r| matches!(r.ground, Some(Ground::Interests | Ground::Recognised)))
            })
            .ask("Interest", "Which interest do you pursue?")
            .help("Completes “our interest in …”.")
            .why("The interest must be named. GDPR 13(1)(d).")
            .example("keeping attackers out"),
        column!(uses.purposes.limited: Kind::One(Limited::CHOICES))
            .fold()
            .narrows()
            .ask("Limited to", "Does it use only a part of the data?")
            .help("For example only with consent. Leave it empty if there is no limit.")
            .why("A limit that is left out makes the sentence claim more."),
        column!(uses.purposes.via: Kind::Refs(&["sharing.recipients"]))
            .fold()
            .joins()
            .ask("Provider", "Which provider does it for you?")
            .help("For example your e-mail provider, for newsletters. Add it first if it is not in the list.")
            .why("People must be told who receives their data. GDPR 13(1)(e)."),
        column!(uses.purposes.withdraw: Kind::Text)
            .fold()
            .when_row(|a, i| a.uses.purposes.get(i).is_none_or(|r| r.ground == Some(Ground::Consent)))
            .ask("To withdraw", "How do people withdraw their consent?")
            .help("Completes “You can withdraw it …”.")
            .why("Taking consent back must be as easy as giving it. GDPR 7(3), 13(2)(c).")
            .example("in your settings"),
        leaf!(uses.grounds_for: Kind::One(GroundsFor::CHOICES))
            .fold()
            .ask("Grounds are for", "For whom do you state the legal grounds?")
            .help("Leave it out to state them for everybody.")
            .why("Only some laws ask for a ground."),
        leaf!(uses.balanced: Kind::YesNo)
            .fold()
            .when(|a| a.uses.purposes.iter().any(|r| r.ground == Some(Ground::Interests)))
            .ask("Interests weighed", "Have you weighed your interests against people's own?")
            .help("Yes only if that was done and written down.")
            .why("Legitimate interests count only if people’s own do not weigh more. GDPR 6(1)(f)."),
        gate!(uses.any_ai)
            .pick()
            .ask("AI features?", "Does the product send people's data to an AI model?")
            .help("Yours or a provider's.")
            .why("People want to know, and several laws ask. GDPR 13(1)(e)."),
        table!(uses.ai, any_ai)
            .ask("AI features", "Which AI features are there?")
            .help("One row for each feature.")
            .why("People must be told what an AI feature is for and who receives the data. GDPR 13(1)(c) and (e)."),
        column!(uses.ai.feature: Kind::Text).tells(&[])
            .ask("Feature", "What does the feature do?")
            .help("Name its result. For example: summaries of tickets.")
            .why("People must be told what their data is used for, and why that is lawful. GDPR 13(1)(c).")
            .example("summaries of tickets"),
        column!(uses.ai.provider: Kind::Refs(&["sharing.recipients"]))
            .pick()
            .ask("Run by", "Who runs the model?")
            .help("Pick from the recipients, or add one; leave it empty for a model of your own.")
            .why("People must be told who receives their data. GDPR 13(1)(e)."),
        column!(uses.ai.sent: Kind::Items).tells(&["provider", "never_sent", "optional", "trained"])
            .ask("Sent", "What is sent to the model?")
            .help("Each piece of data by its name, known or your own.")
            .why("People must be told who receives their data. GDPR 13(1)(e)."),
        column!(uses.ai.form: Kind::One(SentForm::CHOICES))
            .fold()
            .narrows()
            .ask("In which form", "In which form is it sent?")
            .help("Anonymised means that nobody can be recognised, not even by you.")
            .why("Only data that nobody can trace back to a person is out of the law’s reach. Recital 26 GDPR."),
        column!(uses.ai.never_sent: Kind::Words)
            .fold()
            .pick()
            .ask("Never sent", "What is never sent?")
            .help("A few words for each. For example: card numbers; free text may still hold a name.")
            .why("The policy promises it, and you are held to it."),
        column!(uses.ai.optional: Kind::One(Optional::CHOICES))
            .ask("Optional", "Can people do without the feature?")
            .help("As it is in the product today, not as planned.")
            .why("Consent counts only where people can say no. GDPR 6(1)(a)."),
        column!(uses.ai.trained: Kind::One(Trained::CHOICES))
            .pick()
            .ask("Training", "Are models trained on it?")
            .help("Look at your contract with the provider.")
            .why("It is a promise; some US states want it stated."),
        column!(uses.ai.opt_out: Kind::Text)
            .fold()
            .when_row(|a, i| a.uses.ai.get(i).is_none_or(|r| r.trained == Some(Trained::OptOut)))
            .ask("To opt out", "How do people opt out of the training?")
            .help("Completes “You can opt out …”.")
            .why("A right that nobody finds is none.")
            .example("in your settings"),
        leaf!(uses.newsletters: Kind::One(Newsletters::CHOICES))
            .promises(&["opt-in"])
            .fold_unless(sends_marketing)
            .ask("Newsletters", "Do you send newsletters or other marketing?")
            .help("Messages about the account itself are not marketing.")
            .why("Marketing by e-mail mostly needs consent in Europe, and people can always stop it. GDPR 21(2); ePrivacy 13."),
        leaf!(uses.newsletters_confirmed: Kind::YesNo)
            .fold()
            .when(|a| a.uses.newsletters == Some(Newsletters::OptIn))
            .ask(
                "Address confirmed",
                "Do people confirm their address by e-mail before you send any (double opt-in)?",
            )
            .help("So nobody can sign up somebody else.")
            .why("You must be able to show consent. GDPR 7(1)."),
        leaf!(uses.newsletters_stop: Kind::Text)
            .fold()
            .when(|a| matches!(a.uses.newsletters, Some(Newsletters::OptIn | Newsletters::OptOut)))
            .ask("To stop", "How do people stop them?")
            .help("Completes “You can stop them …”.")
            .why("Marketing has to stop when somebody says so. GDPR 21(3).")
            .example("with the link in every message"),
        leaf!(uses.decisions: Kind::One(Decisions::CHOICES))
            .pick()
            .fold_unless(|a| a.uses.any_ai == Some(true))
            .ask("Decisions", "Do machines alone decide about people?")
            .help("With legal effect, or one as serious: credit, jobs, prices.")
            .why("People must be told of such decisions, and can refuse most of them. GDPR 13(2)(f), 22."),
        leaf!(uses.decisions_logic: Kind::Prose)
            .when(|a| a.uses.decisions == Some(Decisions::Yes))
            .ask("How they work", "How do they work, and what do they lead to?")
            .help("What the machine looks at, and what follows for the person. For example: it checks your payments and may lower your limit.")
            .why("People must be told how such a decision is made and what it means for them. GDPR 13(2)(f)."),
        leaf!(uses.decisions_review: Kind::Text)
            .when(|a| a.uses.decisions == Some(Decisions::Yes))
            .ask("Review", "How does a person review them?")
            .help("Completes “You can ask for a review …”.")
            .why("People can ask that a person looks at a machine’s decision. GDPR 22(3).")
            .example("by writing to us"),
        gate!(uses.any_promises)
            .fold()
            .ask("Promises?", "Do you promise not to do something with the data?")
            .help("Only what is so today.")
            .why("A promise that is broken once is deception. 15 U.S.C. 45(a)."),
        table!(uses.promises, any_promises)
            .pick()
            .ask("What you do not do", "What do you never do with the data?")
            .help("Pick one by one; each is a promise.")
            .why("A promise that is broken once is deception. 15 U.S.C. 45(a)."),
        column!(uses.promises.promise: Kind::One(Promise::CHOICES)).tells(&[])
            .ask("Promise", "What do you promise?")
            .help("Only what is so today.")
            .why("The policy promises it, and you are held to it."),
        column!(uses.promises.kinds: Kind::Refs(&["collection.kinds"]))
            .fold()
            .narrows()
            .ask("Only about", "About which kinds of data only?")
            .help("Leave it out for all.")
            .why("A limit that is left out makes the sentence claim more."),
        column!(uses.promises.about: Kind::Words)
            .fold()
            .narrows()
            .ask("Only these parts", "About which parts only?")
            .help("A few words for each. For example: the text of your notes.")
            .why("A limit that is left out makes the sentence claim more.")
            .example("the text of your notes"),
        leaf!(uses.deidentified: Kind::Text)
            .fold()
            .ask("Data without names", "What do you use de-identified or aggregated data for?")
            .help("Completes “we use it to …”. De-identified means that nobody can be told apart. For example: plan new features.")
            .why("Such data is outside the law only if you promise not to trace it back. Cal. Civ. Code 1798.140(m)."),
    ],
};

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn newsletters_are_asked_about_at_once_where_somebody_sends_marketing() {
        let asked = |job: &str| {
            let answers =
                json!({ "sharing": { "any_recipients": true, "recipients": [{ "key": "a", "name": "Acme", "job": [job] }] } });
            let answers: Answers = serde_json::from_value(answers).expect("answers");
            crate::interview::asked(&answers)
                .iter()
                .any(|one| one.question.id == "use.newsletters")
        };
        assert!(asked("marketing") && !asked("email"));
    }
}
