//! Cookies and tracking: what is stored on devices, consent to it, and browser signals.

use super::{Kind, Section, column, counted, gate, leaf, record, row, table};
use crate::answers::Answers;
use crate::values::{Chosen, Link, choice};

choice! {
    /// What a cookie is for.
    Sort {
        Essential = "essential": "essential",
        Functional = "functional": "functional",
        Analytics = "analytics": "analytics",
        Advertising = "advertising": "advertising",
    }
}

choice! {
    /// What exactly a cookie does.
    Does {
        SignIn = "sign-in": "keep people signed in (authentication)",
        Session = "session": "manage the session",
        Security = "security": "security",
        TwoFactor = "two-factor": "two-factor sign-in",
        Csrf = "csrf": "protect against forged requests (CSRF)",
        Basket = "basket": "keep the basket",
        Preferences = "preferences": "remember preferences",
        Interface = "interface": "remember interface preferences",
        Consent = "consent": "remember the cookie choice",
        UsagePatterns = "usage-patterns": "understand patterns of use",
        PagesVisited = "pages-visited": "understand which pages are visited",
        Performance = "performance": "see how the site performs in aggregate",
        WithinApp = "within-app": "see patterns of use within the application",
        Advertising = "advertising": "show advertising",
        Measure = "measure": "measure advertising",
    }
}

choice! {
    /// Whether consent is needed first.
    Consent {
        Always = "always": "always on",
        OptIn = "opt-in": "only after consent",
        OptOut = "opt-out": "on until somebody opts out",
        Unsaid = "unsaid": "not said",
    }
}

choice! {
    /// How a measuring tool is set up. Each is a promise.
    Setup {
        NoFullIp = "no-full-ip": "it does not store full IP addresses",
        NoUserId = "no-user-id": "we never attach a user ID",
        NoAdSignals = "no-ad-signals": "we disable advertising features",
        StripTokens = "strip-tokens": "we strip secrets from addresses before they are sent",
        Pseudonymous = "pseudonymous": "it assigns a pseudonymous identifier",
        NotCombined = "not-combined": "we never combine it with identifying data",
        NotShared = "not-shared": "we never share its data for others' own purposes",
        Hashing = "hashing": "it hashes visitor data on the server",
        NoCookies = "no-cookies": "it works without cookies",
        NoPersonal = "no-personal": "it does not store what identifies people",
        SingleCookie = "single-cookie": "it sets a single cookie",
    }
}

choice! {
    /// A browser signal.
    Signal {
        Gpc = "gpc": "Global Privacy Control (GPC)",
        Dnt = "dnt": "Do Not Track (DNT)",
    }
}

choice! {
    /// What a signal does.
    Effect {
        OptOut = "opt-out": "we treat it as an opt-out",
        ValidRequest = "valid-request": "we treat it as a valid opt-out request under state law",
        AnalyticsOff = "analytics-off": "analytics stays off",
        NoBanner = "no-banner": "the banner is not shown",
        CanOptIn = "can-opt-in": "people can still opt in",
    }
}

choice! {
    /// A kind of cookie that is not used. Each is a promise.
    NotUsed {
        Advertising = "advertising": "advertising cookies",
        ThirdPartyAdvertising = "third-party-advertising": "third-party advertising cookies",
        ThirdPartyTracking = "third-party-tracking": "third-party tracking cookies",
        Tracking = "tracking": "tracking cookies",
        Trackers = "trackers": "third-party trackers",
        RemoteFonts = "remote-fonts": "fonts from other companies' servers",
        OnCustomers = "on-customers": "cookies in the browsers of customers' end users",
    }
}

choice! {
    /// How analytics works without cookies.
    Cookieless {
        ServerSide = "server-side": "it is collected on the server, without cookies",
        Hashing = "hashing": "it hashes visitor data, without cookies",
    }
}

record! {
    /// Cookies and tracking.
    Cookies {
        /// Whether anything is stored on devices.
        any_items: bool,
        /// Whether it is not only cookies.
        storage_too: bool,
        /// Whether the product fails without the essential ones.
        fails_without: bool,
        /// Whether there is a banner.
        banner: bool,
        /// Whether everything that needs consent is off until then.
        off_by_default: bool,
        /// Whether the choice is stored on the device.
        choice_on_device: bool,
        /// What the link is called that opens the choice again.
        reopen: String,
        /// Where that link is.
        reopen_at: String,
        /// Whether the version of the policy is stored with the choice.
        version_stored: bool,
        /// Whether a tool is set up in some way.
        any_setups: bool,
        /// Analytics without cookies.
        cookieless: Cookieless,
        /// Whether signals are answered.
        any_signals: bool,
        /// Whether some kinds are not used.
        any_not_used: bool,
        /// What sets no cookies at customers' end users.
        on_customers: String,
        /// Whether the text explains browser settings.
        browser_settings: bool,
        /// Whether e-mails hold pixels.
        pixels: bool,
        /// Whether those, and counted links, are only in the e-mails of people who agreed.
        pixels_consent: bool,
    }
    tables {
        /// What is stored.
        items: CookieRow,
        /// How tools are set up.
        setups: SetupRow,
        /// Signals.
        signals: SignalRow,
        /// What is not used.
        not_used: NotUsedRow,
    }
}

row! {
    /// Something stored on a device.
    CookieRow {
        /// Its name, or what readers call it.
        name: String,
        /// What sort it is.
        sort: Sort,
        /// What exactly it does.
        does: Vec<Does>,
        /// Who sets it.
        by: Vec<String>,
        /// How long it lasts.
        lasts: String,
        /// Whether consent is needed first.
        consent: Consent,
        /// Whether it may be set, but is not always.
        may: bool,
        /// Where one opts out of it.
        opt_out: Link,
    }
}

row! {
    /// How a tool is set up.
    SetupRow {
        /// Which tool.
        tool: Vec<String>,
        /// How.
        setup: Setup,
        /// What exactly: features switched off, secrets stripped.
        what: Vec<String>,
        /// What that tool calls it, or its version.
        name: String,
        /// What for.
        so_that: String,
    }
}

row! {
    /// A browser signal.
    SignalRow {
        /// Which.
        signal: Signal,
        /// Whether it is honoured.
        honoured: bool,
        /// What it does.
        effects: Vec<Effect>,
        /// Whether extensions can send it too.
        extensions: bool,
    }
}

row! {
    /// A kind of cookie that is not used.
    NotUsedRow {
        /// Which.
        what: NotUsed,
    }
}

fn needs_consent(a: &crate::answers::Answers) -> bool {
    a.cookies.items.iter().any(|row| row.consent == Some(Consent::OptIn))
}

/// Whether a row without a name is about the cookies of others that measure or advertise, and another row names one of them.
fn is_named_elsewhere(a: &Answers, row: usize) -> bool {
    let items = &a.cookies.items;
    let Some(row) = items.get(row) else { return false };
    let others = matches!(row.sort, Some(Sort::Analytics | Sort::Advertising)) && row.by.as_ref().is_none_or(|by| !by.is_empty());
    row.name.is_none() && others && items.iter().any(|one| one.name.is_some() && one.sort == row.sort)
}

/// What the section holds, for a line of the task list.
fn holds(a: &Answers) -> Vec<String> {
    let items = &a.cookies.items;
    let with_consent = items.iter().filter(|row| row.consent == Some(Consent::OptIn)).count();
    let count = counted(items.len(), "on devices", "on devices").map(|count| match with_consent {
        0 => count,
        _ => format!("{count}, {with_consent} only with consent"),
    });
    let none = (a.cookies.any_items == Some(false)).then(|| "nothing stored on devices".to_owned());
    let signals = counted(a.cookies.signals.len(), "browser signal", "browser signals");
    [count, none, signals].into_iter().flatten().collect()
}

/// The section.
pub const SECTION: Section = Section {
    id: "cookies",
    title: "Cookies and tracking",
    about: "What you store on people's devices, and how they decide about it.",
    holds,
    questions: &[
        gate!(cookies.any_items)
            .pick()
            .ask("Anything stored?", "Do you store anything on people's devices?")
            .help("A sign-in cookie counts; so does local storage.")
            .why("People must be told what is stored on their device. ePrivacy Directive 5(3); PECR 6."),
        table!(cookies.items, any_items)
            .gives_way(is_named_elsewhere)
            .ask("Cookies", "Which cookies and similar things do you use?")
            .help("One row for each sort, or for each cookie.")
            .why("People must be told what is stored on their device. ePrivacy Directive 5(3); PECR 6."),
        column!(cookies.items.sort: Kind::One(Sort::CHOICES)).tells(&[])
            .fact("cookies")
            .ask("Sort", "What sort is it?")
            .help("Essential means that the product does not work without it.")
            .why("Only essential ones need no consent. ePrivacy 5(3)."),
        column!(cookies.items.name: Kind::Text)
            .fold()
            .fact("cookies")
            .names()
            .ask("Name", "What is it called?")
            .help("As the browser shows it. For example: session_id.")
            .why("Readers can look for it in the browser.")
            .example("session_id"),
        column!(cookies.items.does: Kind::Many(Does::CHOICES)).tells(&[])
            .fact("cookies")
            .ask("For", "What exactly does it do?")
            .help("All that apply.")
            .why("People must be told what is read from or stored on their device. ePrivacy 5(3)."),
        column!(cookies.items.by: Kind::Refs(&["sharing.recipients"]))
            .ask("By", "Who sets it, if not you?")
            .help("Pick from the recipients.")
            .why("Access by others must be stated."),
        column!(cookies.items.lasts: Kind::Text)
            .fold()
            .fact("cookies")
            .ask("Lasts", "How long does it stay?")
            .help("The browser's tools show it.")
            .why("The duration must be stated. CJEU C-673/17.")
            .example("30 days"),
        column!(cookies.items.consent: Kind::One(Consent::CHOICES))
            .promises(&["opt-in"])
            .ask("Consent", "Is consent asked first?")
            .help("In most of Europe everything but the essential needs it.")
            .why("What is not needed may be stored only after a yes. ePrivacy 5(3); PECR 6."),
        column!(cookies.items.may: Kind::YesNo)
            .fold()
            .ask("Only sometimes", "Is it set only for some people or pages?")
            .help("For example only on the checkout page. The policy then says “may”.")
            .why("A plain statement must be true every time."),
        column!(cookies.items.opt_out: Kind::Link)
            .fold()
            .ask("Opt-out page", "Where can people opt out of it?")
            .help("A page of the company that sets it, or of your own. If you sell or share data, this alone is no opt-out of that.")
            .why("Readers look for it. A cookie choice alone is no opt-out of sale, 11 CCR 7026(a)(4).")
            .example("https://acme.example/opt-out"),
        leaf!(cookies.storage_too: Kind::YesNo)
            .fold()
            .ask("Other storage", "Do you store anything else on the device, without cookies?")
            .help("For example local storage, where many web apps keep settings.")
            .why("The law treats all storage on a device alike. ePrivacy 5(3)."),
        leaf!(cookies.fails_without: Kind::YesNo)
            .fold()
            .ask("Needed to work", "Does the product stop working without the essential ones?")
            .help("If so, readers should know before they block them.")
            .why("It explains why there is no choice."),
        leaf!(cookies.banner: Kind::YesNo)
            .when(needs_consent)
            .ask("Banner", "Do you ask with a banner on the first visit, to accept or decline?")
            .help("Both with the same ease.")
            .why("In Europe, cookies that are not needed wait for a yes. GDPR 7; ePrivacy 5(3)."),
        leaf!(cookies.off_by_default: Kind::YesNo)
            .pick()
            .when(needs_consent)
            .ask(
                "Off until then",
                "Is everything that needs consent off until somebody agrees?",
            )
            .help("Look with your browser's tools before you say yes.")
            .why("It is a promise, and the law. ePrivacy 5(3)."),
        leaf!(cookies.choice_on_device: Kind::YesNo)
            .fold()
            .when(needs_consent)
            .ask(
                "Choice kept",
                "Is the choice stored on the device and kept until it is changed?",
            )
            .help("As most banners do.")
            .why("People wonder where their choice is kept."),
        leaf!(cookies.reopen: Kind::Text)
            .when(needs_consent)
            .ask("Change it", "What is the link called that opens the choice again?")
            .help("As it stands on your site.")
            .why("Withdrawing must be as easy as giving. GDPR 7(3).")
            .example("Cookie settings"),
        leaf!(cookies.reopen_at: Kind::Text)
            .fold()
            .when(|a| a.cookies.reopen.is_some())
            .ask("Where", "Where is that link?")
            .help("After “in the”.")
            .why("A pointer that readers cannot follow helps nobody.")
            .example("menu of the site"),
        leaf!(cookies.version_stored: Kind::YesNo)
            .fold()
            .pick()
            .when(needs_consent)
            .ask("Version stored", "When somebody chooses, do you store which version of the policy it was?")
            .help("Then you can show later what somebody agreed to.")
            .why("You must be able to show who agreed to what. GDPR 7(1)."),
        gate!(cookies.any_setups)
            .fold()
            .ask("Set up with care?", "Have you set up a measuring tool to collect less?")
            .help("Only what you have checked.")
            .why("The policy promises each, and you are held to it."),
        table!(cookies.setups, any_setups)
            .fold()
            .pick()
            .ask("How tools are set up", "How have you set up your measuring tools?")
            .help("Pick one by one, only what you have checked.")
            .why("The policy promises each, and you are held to it."),
        column!(cookies.setups.tool: Kind::Refs(&["sharing.recipients"])).tells(&[])
            .ask("Tool", "Which tool?")
            .help("Pick from the recipients.")
            .why("The promise is about that tool."),
        column!(cookies.setups.setup: Kind::One(Setup::CHOICES)).tells(&[])
            .ask("How", "How is it set up?")
            .help("Only what you have checked.")
            .why("The policy promises each, and you are held to it."),
        column!(cookies.setups.what: Kind::Words)
            .fold()
            .ask("What exactly", "What exactly is switched off or stripped?")
            .help("A few words for each. For example: search terms in addresses.")
            .why("A named setting can be checked."),
        column!(cookies.setups.name: Kind::Text)
            .fold()
            .ask("Name in the tool", "What is that setting called in the tool?")
            .help("As its settings page names it. For example: IP anonymization.")
            .why("A named setting can be checked."),
        column!(cookies.setups.so_that: Kind::Text)
            .fold()
            .ask("What for", "What is it for?")
            .help("Completes “to …”. For example: count visits.")
            .why("Readers should see the reason.")
            .example("count visits once"),
        leaf!(cookies.cookieless: Kind::One(Cookieless::CHOICES))
            .fold()
            .pick()
            .ask("Without cookies", "Do you measure use without cookies?")
            .help("How your tool does it.")
            .why("ePrivacy 5(3) may still apply to what is read."),
        gate!(cookies.any_signals)
            .fold()
            .ask("Signals?", "Do you answer signals that browsers send?")
            .help("Global Privacy Control, Do Not Track.")
            .why("California wants the policy to say what you do with such signals. CalOPPA 22575(b)(5); Cal. Civ. Code 1798.135."),
        table!(cookies.signals, any_signals)
            .fold()
            .pick()
            .ask("Signals", "Which browser signals do you answer?")
            .help("Only what your site really does.")
            .why("California wants the policy to say what you do with such signals. CalOPPA 22575(b)(5); Cal. Civ. Code 1798.135."),
        column!(cookies.signals.signal: Kind::One(Signal::CHOICES)).tells(&[])
            .ask("Signal", "Which signal?")
            .help("One row for each.")
            .why("California wants the policy to say what you do with the signal. CalOPPA 22575(b)(5)."),
        column!(cookies.signals.honoured: Kind::YesNo).tells(&[])
            .ask("Honoured", "Do you honour it?")
            .help("Is that so today?")
            .why("California wants the policy to say what you do with the signal. CalOPPA 22575(b)(5)."),
        column!(cookies.signals.effects: Kind::Many(Effect::CHOICES))
            .when_row(|a, i| a.cookies.signals.get(i).is_none_or(|r| r.honoured == Some(true)))
            .ask("What it does", "What happens when a browser sends it?")
            .help("All that apply.")
            .why("California says what must happen when the signal comes. 11 CCR 7025."),
        column!(cookies.signals.extensions: Kind::YesNo)
            .fold()
            .ask("Extensions", "Can an extension send it too?")
            .help("As well as the browser.")
            .why("California says what must happen when the signal comes. 11 CCR 7025."),
        gate!(cookies.any_not_used)
            .fold()
            .ask("Ruled out?", "Does the policy rule out some cookies?")
            .help("Only promises that you keep.")
            .why("A promise that is broken once is deception."),
        table!(cookies.not_used, any_not_used)
            .pick()
            .ask("Ruled out", "Which cookies does the policy rule out?")
            .help("Pick one by one; look with your browser's tools first.")
            .why("A promise that is broken once is deception."),
        column!(cookies.not_used.what: Kind::One(NotUsed::CHOICES)).tells(&[])
            .ask("Which", "Which does it rule out?")
            .help("Look with your browser's tools first.")
            .why("The policy promises it, and you are held to it."),
        leaf!(cookies.on_customers: Kind::Text)
            .fold()
            .when(|a| a.cookies.not_used.iter().any(|r| r.what == Some(NotUsed::OnCustomers)))
            .ask("Runs there", "What of yours runs on customers' sites and sets no cookies?")
            .help("Name it. For example: our recording script.")
            .why("Business customers look for it before they buy.")
            .example("our script"),
        leaf!(cookies.browser_settings: Kind::YesNo)
            .fold()
            .ask("Browser settings", "Do you explain that browsers can block cookies?")
            .help("Usual on sites for consumers.")
            .why("No law asks for it; it only helps readers."),
        leaf!(cookies.pixels: Kind::YesNo)
            .fold()
            .ask("Pixels", "Do your e-mails hold pixels that show whether they were opened?")
            .help("Most newsletter tools add them.")
            .why("People must be told what is read from or stored on their device. ePrivacy 5(3)."),
        leaf!(cookies.pixels_consent: Kind::YesNo)
            .fold()
            .pick()
            .when(|a| a.cookies.pixels == Some(true))
            .ask("Only if agreed", "Do only the e-mails to people who agreed hold them?")
            .help("Look at the settings of your newsletter tool: many measure everybody.")
            .why("It is a promise, and the law in most of Europe. ePrivacy 5(3)."),
    ],
};
