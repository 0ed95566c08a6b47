//! What can be chosen about recipients and transfers: jobs, parts, tools, places of origin, disclosures.
//!
//! Owns the closed lists and what holds of each entry by itself. Must not know rows, nor how a choice is worded in the
//! policy. The price: an entry is named here and worded in the clauses.

use crate::values::{Place, choice, in_eea};

choice! {
    /// What a recipient does.
    Job {
        Hosting = "hosting": "hosting" | "servers, server, host",
        Infrastructure = "infrastructure": "cloud infrastructure" | "servers, compute",
        Database = "database": "database" | "sql",
        Storage = "storage": "storage" | "files, backup, backups",
        Cdn = "cdn": "content delivery (CDN)" | "content delivery network",
        Warehouse = "warehouse": "data warehouse",
        Pipelines = "pipelines": "data pipelines" | "etl",
        SignIn = "sign-in": "authentication" | "login, log in, sign in, single sign-on",
        Payments = "payments": "payments" | "billing, invoices, checkout, cards",
        Subscriptions = "subscriptions": "in-app purchases and subscriptions" | "renewals, iap",
        BankLink = "bank-link": "connection of bank accounts" | "bank, banks, open banking",
        Email = "email": "transactional e-mail delivery" | "mail, e-mails, emails, notifications",
        Marketing = "marketing": "marketing e-mails" | "newsletter, newsletters, campaigns",
        Analytics = "analytics": "product analytics" | "measure, statistics, usage, metrics",
        WebAnalytics = "web-analytics": "website analytics" | "measure, statistics, visitors, page views",
        Errors = "errors": "error monitoring" | "crashes, bugs, crash reports",
        Logs = "logs": "logs and monitoring" | "observability, uptime",
        Ai = "ai": "AI processing" | "artificial intelligence, language model, machine learning",
        Transcription = "transcription": "transcription",
        Support = "support": "customer support" | "help desk, helpdesk, tickets",
        Chat = "chat": "chat and messages",
        Sms = "sms": "text messages and calls" | "text messages, telephone, phone",
        Crm = "crm": "customer relationship management" | "sales",
        Advertising = "advertising": "advertising" | "ads, retargeting",
        AdMeasurement = "ad-measurement": "measurement and targeting of advertising" | "ads, pixel, retargeting, attribution, conversions",
        Security = "security": "security and abuse prevention" | "firewall, bots, fraud, captcha",
        Forms = "forms": "forms and surveys" | "questionnaires",
        Video = "video": "video" | "calls, meetings, streaming",
        Search = "search": "search",
        Accounting = "accounting": "accounting and tax" | "bookkeeping, invoices",
        Legal = "legal": "legal advice" | "lawyer",
        Shop = "shop": "online shop software" | "store, e-commerce, ecommerce",
        Delivery = "delivery": "delivery of orders" | "shipping, postal, parcels",
        Push = "push": "push notifications",
        AppStore = "app-store": "app store",
        Maps = "maps": "maps",
        Fonts = "fonts": "web fonts" | "typefaces",
        SessionReplay = "session-replay": "session replay and heatmaps" | "recordings, recordings of visits",
        Tags = "tags": "loading of other tags" | "tag manager, tags",
        FeatureFlags = "feature-flags": "feature flags and experiments" | "a/b tests, toggles",
        Scheduling = "scheduling": "booking of meetings" | "calendar, appointments, scheduling",
        Signatures = "signatures": "electronic signatures" | "e-signature, contracts",
        Staff = "staff": "staff and job applications" | "hr, salaries, wages, recruiting, applicants",
        Collaboration = "collaboration": "team work and documents" | "office, tasks, notes, projects",
        Code = "code": "source code and issues" | "repository, bugs, ci, development",
        Automation = "automation": "automation between services" | "workflows, webhooks, background jobs",
        ConsentTool = "consent": "management of cookie choices" | "cookie banner, consent, cmp",
        Identity = "identity": "identity verification" | "kyc, documents, age",
        SiteCare = "site-care": "building and care of the website" | "web agency, developer, agency",
        Affiliate = "affiliate": "a company of our group" | "parent company, subsidiary",
        Other = "other": "something else",
    }
}

choice! {
    /// The part that a recipient plays.
    Part {
        Processor = "processor": "works for you (processor)",
        Controller = "controller": "decides for itself (controller)",
        Joint = "joint": "decides together with you",
        Both = "both": "works for you, and decides for itself in part",
    }
}

choice! {
    /// Who takes the card or bank details with which people pay.
    CardForm {
        Provider = "provider": "the provider, on its own form or page",
        Own = "own": "we do, on a form of our own",
    }
}

impl Job {
    /// Whether it is advertising: of others, shown in the product, or of the product, elsewhere.
    pub const fn is_advertising(self) -> bool {
        matches!(self, Self::Advertising | Self::AdMeasurement)
    }
}

impl Part {
    /// Whether it decides about the data, or about some of it, so that it is more than a processor.
    pub const fn decides(self) -> bool {
        match self {
            Self::Processor => false,
            Self::Controller | Self::Joint | Self::Both => true,
        }
    }
}

/// The public list of the Data Privacy Framework.
pub const DPF_LIST: &str = "https://www.dataprivacyframework.gov/list";

choice! {
    /// A tool for transfers to other countries.
    Instrument {
        Scc = "scc": "Standard Contractual Clauses of the European Commission" | "scc, sccs, model clauses",
        UkAddendum = "uk-addendum": "the UK Addendum to the Standard Contractual Clauses",
        Idta = "idta": "the UK International Data Transfer Agreement",
        Swiss = "swiss": "Standard Contractual Clauses with the Swiss changes",
        Adequacy = "adequacy": "an adequacy decision (in the UK, regulations)",
        Dpf = "dpf": "the Data Privacy Framework" | "dpf, privacy shield",
        Bcr = "bcr": "binding corporate rules",
        Consent = "consent": "explicit consent",
        Compelling = "compelling": "compelling legitimate interests, once and for few people",
    }
}

choice! {
    /// From where data is transferred.
    Origin {
        Eea = "eea": "the EEA",
        Uk = "uk": "the United Kingdom",
        Switzerland = "switzerland": "Switzerland",
        Other = "other": "other places that restrict transfers",
    }
}

impl Origin {
    /// Whether data from there stays under its law in this place. Of other places nobody knows the law, and nothing leaves them.
    pub fn is_home(self, place: &Place) -> bool {
        match self {
            Self::Eea => in_eea(&place.area),
            Self::Uk => place.area == "GB",
            Self::Switzerland => place.area == "CH",
            Self::Other => true,
        }
    }

    /// The part of the Data Privacy Framework that covers data from this place; none of other places.
    pub fn part(self) -> Option<Framework> {
        match self {
            Self::Eea => Some(Framework::EuUs),
            Self::Uk => Some(Framework::UkExtension),
            Self::Switzerland => Some(Framework::SwissUs),
            Self::Other => None,
        }
    }
}

impl Instrument {
    /// Whether it is a paper of which people can ask for a copy. GDPR 13(1)(f).
    pub fn has_copy(self) -> bool {
        match self {
            Self::Scc | Self::UkAddendum | Self::Idta | Self::Swiss | Self::Bcr | Self::Compelling => true,
            Self::Adequacy | Self::Dpf | Self::Consent => false,
        }
    }
}

choice! {
    /// When data is disclosed to somebody who does not work for the company.
    Case {
        Law = "law": "a law requires it",
        Safety = "safety": "somebody's safety or rights are at stake",
        BusinessTransfer = "business-transfer": "the business changes hands",
        Affiliates = "affiliates": "companies of the same group",
        Advisers = "advisers": "lawyers, accountants and insurers",
        OtherUsers = "other-users": "other users, as the product works",
        Public = "public": "the public, where people publish something",
        Customer = "customer": "the customer who runs the workspace",
        Asked = "asked": "people ask for it or agree",
    }
}

choice! {
    /// What exactly leads to a disclosure.
    Because {
        Law = "law": "a law",
        Regulation = "regulation": "a regulation",
        Process = "process": "a legal process such as a court order",
        Authority = "authority": "a lawful request of an authority",
        Merger = "merger": "a merger",
        Acquisition = "acquisition": "an acquisition",
        Assets = "assets": "a sale of assets",
        Insolvency = "insolvency": "an insolvency",
    }
}

choice! {
    /// What a published list of sub-processors shows.
    Shown {
        Job = "job": "what each does",
        Data = "data": "the categories of data each handles",
        Country = "country": "the country of each",
    }
}

choice! {
    /// Which agreement binds the recipients.
    Contracts {
        All = "all": "each is bound by a data processing agreement",
        Written = "written": "each is bound by a written data processing agreement",
    }
}

choice! {
    /// A part of the Data Privacy Framework.
    Framework {
        EuUs = "eu-us": "EU-U.S. Data Privacy Framework",
        UkExtension = "uk-extension": "the UK Extension to it",
        SwissUs = "swiss-us": "Swiss-U.S. Data Privacy Framework",
    }
}

choice! {
    /// What a connected service gives or gets.
    Direction {
        From = "from": "we read from it",
        To = "to": "we send to it",
        Both = "both": "both",
    }
}

choice! {
    /// A sentence that a platform or a provider wants in the policy, by its contract.
    PlatformWords {
        GoogleLimitedUse = "google-limited-use": "Google: data from its APIs is used within Limited Use",
        ChromeLimitedUse = "chrome-limited-use": "Chrome Web Store: data is used within Limited Use",
        GooglePartners = "google-partners": "Google Analytics: how Google uses data from your site",
        GoogleAds = "google-ads": "Google Analytics: its advertising features, and the way out of them",
        Adsense = "adsense": "AdSense: cookies for ads, and the way out of them",
        Meta = "meta": "Meta: cookies and pixels for ads, and the way out of them",
        Youtube = "youtube": "YouTube: its API is used, and how access is taken back",
        Radar = "radar": "Stripe: data that it collects against fraud",
        Clarity = "clarity": "Microsoft Clarity: replays and heat maps, and what Microsoft does with them",
        Recaptcha = "recaptcha": "reCAPTCHA: the site is protected by it",
        Maps = "maps": "Google Maps: Google's terms and privacy policy",
        Plaid = "plaid": "Plaid: data from banks, and its own privacy policy",
        Sms = "sms": "text messages: numbers are shared with nobody for marketing, and STOP ends them",
        DpfList = "dpf-list": "Data Privacy Framework: you keep its Principles, and where its list is",
        DpfLiability = "dpf-liability": "Data Privacy Framework: you stay liable for those who get data from you",
    }
}

impl PlatformWords {
    /// The provider of the catalogue about which it is, where it says what that provider does: it is told where that is.
    pub const fn provider(self) -> Option<&'static str> {
        match self {
            Self::Radar => Some("stripe"),
            Self::Clarity => Some("microsoft-clarity"),
            Self::Plaid => Some("plaid"),
            Self::GoogleLimitedUse
            | Self::ChromeLimitedUse
            | Self::GooglePartners
            | Self::GoogleAds
            | Self::Adsense
            | Self::Meta
            | Self::Youtube
            | Self::Recaptcha
            | Self::Maps
            | Self::Sms
            | Self::DpfList
            | Self::DpfLiability => None,
        }
    }
}
