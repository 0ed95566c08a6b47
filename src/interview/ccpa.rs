//! California and other US states.

use super::{Kind, Section, column, counted, gate, leaf, record, row, table};
use crate::answers::Answers;
use crate::interview::company::{Offer, Region};
use crate::interview::uses::Decisions;
use crate::values::{Chosen, Contact, Link, choice};

choice! {
    /// A right under the law of California.
    UsRight {
        Know = "know": "know what is collected: the categories and the specific pieces" | "know which categories are collected",
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
    /// What an opt-out signal of a browser counts for.
    SignalScope {
        Device = "device": "the browser or device that sends it",
        Profile = "profile": "a nameless profile tied to that browser or device",
        Account = "account": "the account, once the person is known",
        Offline = "offline": "what is sold or shared outside the web",
    }
}

choice! {
    /// What people can do about decisions that machines alone make.
    MachineRight {
        OptOut = "opt-out": "opt out of them",
        Access = "access": "learn how they are made",
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
        /// Where the further use of sensitive data can be limited.
        limit: Link,
        /// What that link is called.
        limit_title: String,
        /// Whether the lists hold for the last 12 months.
        twelve_months: bool,
        /// Whether opting out takes no account and no further data.
        opt_out_plain: bool,
        /// Within how many business days an opt-out is carried out.
        opt_out_days: u32,
        /// Whether people see that their opt-out was carried out.
        opt_out_shown: bool,
        /// Whether opting in again has to be confirmed.
        opt_in_twice: bool,
        /// What an opt-out signal counts for.
        signal_scope: Vec<SignalScope>,
        /// Whether the signal alone is enough, so that there is no opt-out link.
        frictionless: bool,
        /// Whether the text says how a signal is sent.
        signal_how: bool,
        /// Whether data of people under 16 is knowingly sold or shared.
        under_16: bool,
        /// Whether that is done only after a yes.
        under_16_opt_in: bool,
        /// How that yes is given.
        under_16_how: String,
        /// Whether there are discounts or payments for data.
        incentive: bool,
        /// The terms of those.
        incentive_terms: String,
        /// Whether people are dealt with online only.
        online_only: bool,
        /// Whether the policy is linked wherever data is collected.
        notice_linked: bool,
        /// Whether the policy can be opened in the app.
        in_app: bool,
        /// What people can do about decisions of machines.
        machine_rights: Vec<MachineRight>,
        /// Whether data of ten million Californians is handled in a year.
        ten_million: bool,
        /// Where the numbers of requests are published.
        metrics: Link,
        /// Whether the home page links the policy.
        home_link: bool,
        /// Whether other companies may follow people on the service.
        others_track: bool,
        /// Whether data went to others for their direct marketing.
        marketing_others: bool,
        /// Whether personal data trains large language models.
        llm: Llm,
        /// The notices in words that a state fixes.
        notices: Vec<Fixed>,
        /// Where marketing disclosures can be asked for.
        shine_the_light: Contact,
        /// Whether minors can post.
        minors_post: bool,
        /// How a minor takes down what they posted.
        minors_remove: String,
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

/// Whether the law of California applies to the company.
fn bound(a: &Answers) -> bool {
    a.in_region(Region::California) && a.ccpa.applies == Some(true)
}

/// Whether it applies, and data is sold or shared.
fn sold(a: &Answers) -> bool {
    bound(a) && (a.sharing.sell == Some(true) || a.sharing.share_for_ads == Some(true))
}

/// Whether it applies, and sensitive data is used beyond what the product needs.
fn beyond(a: &Answers) -> bool {
    bound(a) && a.ccpa.sensitive_beyond == Some(true)
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
        leaf!(ccpa.rights: Kind::Many(UsRight::CHOICES)).when(|a| a.in_region(Region::California)).ask("Rights stated", "Which rights do you state for Californians?").help("Below the thresholds stating them is a promise of your own.").why("Of a business that the law binds, the policy must list these rights. Cal. Civ. Code 1798.130(a)(5)."),
        leaf!(ccpa.name_acts: Kind::YesNo).fold().when(|a| a.in_region(Region::California)).ask("Name the acts", "Does the list of rights name the two laws, the CCPA and the CPRA?").help("Some readers search the page for those letters.").why("No law asks for it; it only helps readers."),
        leaf!(ccpa.sale_words: Kind::YesNo).fold().when(|a| a.in_region(Region::California) && a.sharing.sell == Some(false) && a.sharing.share_for_ads == Some(false)).ask("No sale", "Say here again that you neither sell nor share, as that law defines the words?").help("Readers look for it here.").why("California wants a clear statement that nothing is sold or shared. Cal. Civ. Code 1798.130(a)(5)(C)."),
        leaf!(ccpa.if_changes: Kind::YesNo).fold().when(|a| a.in_region(Region::California)).ask("If that changes", "Do you say that you will change this section first, and add a way to opt out?").help("Only if you will.").why("Nobody may begin to sell data without telling people first. Cal. Civ. Code 1798.120; 11 CCR 7013."),
        leaf!(ccpa.sensitive_beyond: Kind::YesNo).fold().when(|a| a.ccpa.applies == Some(true)).ask("Sensitive data", "Do you use sensitive data beyond what the product needs?").help("If so, people may limit it.").why("People in California can limit other uses of sensitive data. Cal. Civ. Code 1798.121."),
        leaf!(ccpa.limit: Kind::Link).fold().when(beyond)
            .ask("Limit page", "Where can people limit that use?")
            .help("A page or a link on your site.")
            .why("People must find where to limit it. Cal. Civ. Code 1798.135(a)(2); 11 CCR 7014.")
            .example("/limit"),
        leaf!(ccpa.limit_title: Kind::Text).fold().when(beyond)
            .ask("Its title", "What is that page or link called?")
            .help("California fixes the words: “Limit the Use of My Sensitive Personal Information”, or “Your Privacy Choices” for one link to both choices.")
            .why("California fixes the words of this link. Cal. Civ. Code 1798.135(a)(2).")
            .example("Limit the Use of My Sensitive Personal Information"),
        leaf!(ccpa.twelve_months: Kind::YesNo).fold().when(bound)
            .ask("Last 12 months", "Do the lists of data hold for the last 12 months too?")
            .help("Count also what you have stopped collecting, selling or handing on since.")
            .why("The lists have to look back 12 months. Cal. Civ. Code 1798.130(a)(5)(B)."),
        leaf!(ccpa.opt_out_plain: Kind::YesNo).fold().when(sold)
            .ask("No account needed", "Can people opt out without an account, and without giving more data?")
            .help("Try it in a private window.")
            .why("Opting out must need no account. Cal. Civ. Code 1798.135(c)(1)."),
        leaf!(ccpa.opt_out_days: Kind::Number)
            .counts("business day", "business days").fold().when(sold)
            .ask("Opt-out done within", "Within how many business days do you carry out an opt-out?")
            .help("California gives 15 business days.")
            .why("An opt-out has to be carried out soon. 11 CCR 7026(f).")
            .example("15"),
        leaf!(ccpa.opt_out_shown: Kind::YesNo).fold().when(sold)
            .ask("Opt-out shown", "Do people see that their opt-out, or their browser's signal, was carried out?")
            .help("A line on the page or a switch in the settings will do.")
            .why("People must be able to see it. 11 CCR 7025(c)(6), 7026(g)."),
        leaf!(ccpa.opt_in_twice: Kind::YesNo).fold().when(sold)
            .ask("Opting in again", "Does somebody who opts in again have to confirm it?")
            .help("First the request, then a separate yes.")
            .why("Opting in again takes two steps. 11 CCR 7028."),
        leaf!(ccpa.signal_scope: Kind::Many(SignalScope::CHOICES)).fold().when(sold)
            .ask("A signal counts for", "For what does a browser's opt-out signal count?")
            .help("Only what your site really does with Global Privacy Control.")
            .why("The policy must say how such a signal is handled. 11 CCR 7011(e)(3)(F)."),
        leaf!(ccpa.frictionless: Kind::YesNo).fold().when(sold)
            .ask("Signal instead of link", "Is the signal enough, so that your site has no opt-out link?")
            .help("Only if the signal stops all sale and sharing, without a notice, a fee or a worse product.")
            .why("Who handles signals in this way needs no link. 11 CCR 7025(e)-(g)."),
        leaf!(ccpa.signal_how: Kind::YesNo).fold().when(sold)
            .ask("Sending a signal", "Do you say how people send such a signal?")
            .help("The policy then says that some browsers and extensions send Global Privacy Control.")
            .why("People must learn how to use a signal. 11 CCR 7011(e)(3)(F), 7011(e)(3)(G)."),
        leaf!(ccpa.under_16: Kind::YesNo).fold().pick().when(sold)
            .ask("Under 16", "Do you know of anybody under 16 whose data you sell or share?")
            .help("Looking away counts as knowing.")
            .why("The policy must say it, yes or no. 11 CCR 7011(e)(1)(G)."),
        leaf!(ccpa.under_16_opt_in: Kind::YesNo).fold().pick().when(|a| sold(a) && a.ccpa.under_16 == Some(true))
            .ask("Only after a yes", "Is that done only after a yes: of the person at 13 to 15, of a parent below 13?")
            .help("Only what is so today.")
            .why("Without that yes it is forbidden. Cal. Civ. Code 1798.120(c)."),
        leaf!(ccpa.under_16_how: Kind::Prose).fold().when(|a| sold(a) && a.ccpa.under_16 == Some(true))
            .ask("How they agree", "How do they, or their parents, say yes?")
            .help("One or two sentences. For example: a parent agrees by a signed form.")
            .why("The policy must describe it. 11 CCR 7011(e)(3)(I), 7070, 7071."),
        leaf!(ccpa.incentive: Kind::YesNo).fold().when(bound)
            .ask("Benefits for data", "Do people get discounts or other benefits for their data?")
            .help("A loyalty scheme counts, and so does a lower price for an e-mail address.")
            .why("Such offers need a notice of their own. Cal. Civ. Code 1798.125(b)."),
        leaf!(ccpa.incentive_terms: Kind::Prose).fold().when(|a| bound(a) && a.ccpa.incentive == Some(true))
            .ask("Its terms", "What are the terms of that offer?")
            .help("What people get, how they join, how they leave, what their data is worth to you, and how you worked that out.")
            .why("The notice must say all of these. Cal. Civ. Code 1798.125(b)(2), 1798.125(b)(3); 11 CCR 7016."),
        leaf!(ccpa.online_only: Kind::YesNo).fold().when(bound)
            .ask("Online only", "Do you deal with people only online, and directly?")
            .help("No if there is a shop, a branch or a sales force, or if the data comes from others.")
            .why("Then an e-mail address is enough; otherwise a free telephone number is needed. Cal. Civ. Code 1798.130(a)(1)(A)."),
        leaf!(ccpa.notice_linked: Kind::YesNo).fold().when(bound)
            .ask("Linked where you ask", "Is the policy linked wherever you collect data online?")
            .help("On forms, at sign-up and at the checkout.")
            .why("People must be told when data is collected. 11 CCR 7012."),
        leaf!(ccpa.in_app: Kind::YesNo).fold().when(|a| bound(a) && a.company.offers.as_ref().is_some_and(|o| o.contains(&Offer::MobileApp)))
            .ask("Linked in the app", "Can people open the policy from within the app?")
            .help("Its settings are the usual place.")
            .why("California wants the policy within the app too. 11 CCR 7003(d), 7011(d)."),
        leaf!(ccpa.machine_rights: Kind::Many(MachineRight::CHOICES)).fold().pick().when(|a| bound(a) && a.uses.decisions == Some(Decisions::Yes))
            .ask("Machine decisions", "What can people do about decisions that machines alone make?")
            .help("California wants both from 2027 on, with exceptions; ask counsel.")
            .why("The policy must say it from 2027 on. 11 CCR 7011(e)(2), 7221, 7222."),
        leaf!(ccpa.ten_million: Kind::YesNo).fold().when(bound)
            .ask("Ten million people", "Do you handle data of ten million Californians or more in a year?")
            .help("Bought, received, sold or shared for your own ends.")
            .why("Then the numbers of requests must be published. 11 CCR 7102."),
        leaf!(ccpa.metrics: Kind::Link).fold().when(|a| bound(a) && a.ccpa.ten_million == Some(true))
            .ask("Numbers of requests", "Where do you publish how many requests you got?")
            .help("By sort: granted, refused, and how long they took.")
            .why("Very large companies publish these numbers. 11 CCR 7011(e)(5), 7102.")
            .example("/privacy/requests"),
        leaf!(ccpa.home_link: Kind::YesNo).fold().when(|a| a.in_region(Region::California))
            .ask("Linked from home", "Does your home page link to the policy, with the word “privacy”?")
            .help("Usually at the foot of the page.")
            .why("People must be able to find the policy. Cal. Bus. & Prof. Code 22577(b)."),
        leaf!(ccpa.marketing_others: Kind::YesNo).fold().when(|a| a.in_region(Region::California))
            .ask("Others' marketing", "Did you give customers' data to other companies for their own marketing in the last year?")
            .help("Say yes only if you have 20 employees or more; the law leaves out smaller companies.")
            .why("Then people may ask who got it. Cal. Civ. Code 1798.83."),
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
        leaf!(ccpa.minors_post: Kind::YesNo).fold().when(|a| a.in_region(Region::California))
            .ask("Minors post", "Can people under 18 with an account post what others see?")
            .help("Yes if the product is made for them, or if you know of such people in California.")
            .why("They may take down what they posted. Cal. Bus. & Prof. Code 22581."),
        leaf!(ccpa.minors_remove: Kind::Text).fold().when(|a| a.in_region(Region::California) && a.ccpa.minors_post == Some(true))
            .ask("Taking it down", "How do they take down what they posted?")
            .help("Completes “you can take down what you posted: …”. For example: with Delete beside the post.")
            .why("The policy must say how. Cal. Bus. & Prof. Code 22581(a)(3).")
            .example("with Delete beside the post"),
        gate!(ccpa.any_states).fold().when(|a| a.in_region(Region::OtherUs) || a.in_region(Region::California)).ask("Other states?", "Do you say something about other US states?").help("Several have laws like California's.").why("Many US states have a privacy law of their own."),
        table!(ccpa.states, any_states).fold().when(|a| a.ccpa.any_states != Some(false) && (a.in_region(Region::OtherUs) || a.in_region(Region::California))).ask("Other states", "About which other US states do you say something?").help("One row for each.").why("Many US states have a privacy law of their own."),
        column!(ccpa.states.state: Kind::One(State::CHOICES)).tells(&[]).ask("State", "Which state?").help("One where your users live. For example: Virginia.").why("Many US states have a privacy law of their own."),
        column!(ccpa.states.says: Kind::Many(StateSays::CHOICES)).tells(&[]).ask("Says", "What do you say about it?").help("All that apply.").why("Many US states have a privacy law of their own."),
    ],
};
