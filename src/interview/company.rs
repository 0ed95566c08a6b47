//! About you: the product, who runs it, how people reach them, whom and what the policy covers.

use super::{Kind, Section, column, gate, leaf, record, row, table};
use crate::answers::Answers;
use crate::interview::ccpa::State;
use crate::values::{Chosen, Contact, Link, Place, choice, in_eea};

choice! {
    /// What the product consists of.
    Offer {
        Website = "website": "website" | "site, blog, landing page, homepage",
        Platform = "platform": "online platform of several tools" | "portal, suite",
        WebApp = "web-app": "web app" | "saas, online service, software in the browser",
        MobileApp = "mobile-app": "mobile app" | "ios, iphone, android, phone, tablet",
        DesktopApp = "desktop-app": "desktop app",
        SelfHosted = "self-hosted": "software that customers run on their own machines",
        Api = "api": "API",
        Sdk = "sdk": "SDK or script in customers' products",
        Extension = "extension": "browser extension",
        Newsletter = "newsletter": "newsletter",
        Services = "services": "consulting or other work by people" | "services, agency, coaching, support",
    }
}

choice! {
    /// For whom the product is.
    Audience {
        Businesses = "businesses": "businesses and organisations",
        Consumers = "consumers": "people for their private use",
        Both = "both": "both",
    }
}

choice! {
    /// Where the people live whose data is handled.
    Region {
        Eu = "eea": "European Union and EEA",
        Uk = "uk": "United Kingdom",
        Switzerland = "switzerland": "Switzerland",
        California = "california": "California",
        OtherUs = "other-us": "other US states",
        Elsewhere = "elsewhere": "other countries" | "worldwide, everywhere, rest of the world",
    }
}

choice! {
    /// A country beyond Europe and the US whose law our rules know.
    Country {
        Australia = "australia": "Australia",
        Brazil = "brazil": "Brazil",
        Canada = "canada": "Canada, outside Quebec",
        Quebec = "quebec": "Quebec",
        India = "india": "India",
        Japan = "japan": "Japan",
        Korea = "korea": "South Korea",
    }
}

choice! {
    /// A store through which the product comes.
    Store {
        Apple = "app-store": "Apple's App Store",
        Play = "google-play": "Google Play",
        Chrome = "chrome-web-store": "Chrome Web Store",
    }
}

choice! {
    /// Whoever a US law makes give a notice that this policy is not.
    Regulated {
        Health = "hipaa": "a health care provider, health plan or clearing house (HIPAA)",
        Finance = "glba": "a lender, insurer, broker or other financial company (GLBA)",
        School = "ferpa": "a school, or somebody who holds a school's records of pupils (FERPA)",
    }
}

choice! {
    /// What a contact is for.
    ContactFor {
        Questions = "questions": "questions about the policy and about privacy",
        Requests = "requests": "requests about one's own data",
        Contract = "dpa": "data processing agreements",
        Complaints = "complaints": "complaints",
        Security = "security": "security reports",
    }
}

choice! {
    /// Whom one reaches.
    Role {
        Dpo = "dpo": "our Data Protection Officer",
        PrivacyLead = "privacy-lead": "our privacy lead",
        EuRepresentative = "eu-representative": "our representative in the EU",
        UkRepresentative = "uk-representative": "our representative in the UK",
        SwissRepresentative = "swiss-representative": "our representative in Switzerland",
        KoreanAgent = "korean-agent": "our domestic agent in South Korea",
        Encarregado = "encarregado": "our officer for Brazil (encarregado)",
        QuebecOfficer = "quebec-officer": "the person in charge of personal information (Quebec)",
        Support = "support": "our support team",
    }
}

choice! {
    /// What a related document is about.
    DocumentAbout {
        Cookies = "cookies": "cookies",
        Security = "security": "security",
        SubProcessors = "sub-processors": "sub-processors",
        Terms = "terms": "the terms of use",
        Contract = "dpa": "the data processing agreement",
        Children = "children": "children",
        HealthData = "health-data": "consumer health data",
        Applicants = "applicants": "job applicants",
        Other = "other": "something else",
    }
}

choice! {
    /// Which people the policy is for.
    Covered {
        Visitors = "visitors": "visitors to our website",
        Users = "users": "people with an account",
        CustomerUsers = "customer-users": "the people who use it at our customers",
        EndUsers = "end-users": "our customers' own end users or clients",
    }
}

choice! {
    /// What an organisation can do with the accounts that it gives to people.
    OrganisationMay {
        Manage = "manage": "open, manage and close the accounts",
        Read = "read": "see what is in them",
        Export = "export": "export what is in them",
        Activity = "activity": "see how they are used",
        Requests = "requests": "answer requests about them",
    }
}

choice! {
    /// What the opening sentence says that the policy is about.
    Covers {
        Collect = "collect": "collect",
        Use = "use": "use",
        Store = "store": "store",
        Share = "share": "share",
        Protect = "protect": "protect",
    }
}

record! {
    /// About you.
    Company {
        /// The product.
        product: String,
        /// Its web address.
        website: Link,
        /// Who runs it.
        legal_name: String,
        /// The kind of entity.
        legal_form: String,
        /// Its number in a register.
        registration: String,
        /// Postal address.
        address: String,
        /// Country in which it is established.
        country: Place,
        /// Who represents it, by name.
        head: String,
        /// How people reach it.
        contact: Contact,
        /// Why the form instead of an address.
        contact_private: bool,
        /// Within how many days questions are answered.
        contact_days: u32,
        /// Whether there are further contacts.
        any_contacts: bool,
        /// For whom it is.
        audience: Audience,
        /// What customers are called.
        customers_are: String,
        /// What customers use it for.
        customers_use: String,
        /// What an organisation can do with its people's accounts.
        organisation_may: Vec<OrganisationMay>,
        /// Where people live.
        regions: Vec<Region>,
        /// In which US states besides California people live.
        states: Vec<State>,
        /// What the company is, where a US law wants a notice of its own from such.
        regulated: Vec<Regulated>,
        /// In which countries beyond Europe and the US people live.
        countries: Vec<Country>,
        /// Whether data of people in Switzerland is handled extensively, regularly and at high risk to them.
        swiss_risk: bool,
        /// Whether the Australian Privacy Act binds it: by turnover, or by what it does.
        australia_over: bool,
        /// Whether it is over one of Korea's lines for foreign companies.
        korea_large: bool,
        /// What the product consists of.
        offers: Vec<Offer>,
        /// Through which stores it comes.
        stores: Vec<Store>,
        /// Which people it covers.
        people: Vec<Covered>,
        /// In which languages besides English the product speaks.
        languages: Vec<String>,
        /// What the policy covers.
        covers: Vec<Covers>,
        /// Whether some things are not covered.
        any_outside: bool,
        /// Whether there are related documents.
        any_documents: bool,
        /// Whether words are defined.
        any_definitions: bool,
        /// Whether several entities run it.
        any_entities: bool,
    }
    tables {
        /// Further contacts.
        contacts: ContactRow,
        /// What is not covered.
        outside: OutsideRow,
        /// Related documents.
        documents: DocumentRow,
        /// Defined words.
        definitions: DefinitionRow,
        /// Entities by region.
        entities: EntityRow,
    }
}

row! {
    /// A further contact.
    ContactRow {
        /// Whom one reaches.
        role: Role,
        /// A name.
        name: String,
        /// How.
        contact: Contact,
        /// What for.
        for_what: Vec<ContactFor>,
    }
}

row! {
    /// Something that the policy does not cover.
    OutsideRow {
        /// What.
        what: String,
        /// The document that covers it.
        document: String,
        /// Where that is.
        link: Link,
    }
}

row! {
    /// A related document.
    DocumentRow {
        /// Its title.
        title: String,
        /// What it is about.
        about: DocumentAbout,
        /// Where it is.
        link: Link,
    }
}

row! {
    /// A defined word.
    DefinitionRow {
        /// The word.
        term: String,
        /// What it means.
        meaning: String,
    }
}

row! {
    /// The entity that is responsible for a region.
    EntityRow {
        /// For people where.
        region: Region,
        /// Its name.
        name: String,
        /// Its postal address.
        address: String,
    }
}

impl Answers {
    /// Whether people in this region use the product.
    pub fn in_region(&self, region: Region) -> bool {
        self.company.regions.as_ref().is_some_and(|regions| regions.contains(&region))
    }
    /// Whether a choice that is bound to a region by its name (`uk`) may be one for this product: people are there, or the
    /// company, or nobody has said where people are; or it is bound to none.
    pub fn suits_region(&self, place: &str) -> bool {
        let (Some(region), Some(regions)) = (Region::ALL.iter().find(|one| one.id() == place), &self.company.regions) else {
            return true;
        };
        let home = self.company.country.as_ref().map(|at| at.area.as_str()).unwrap_or_default();
        let at_home = match region {
            Region::Eu => in_eea(home),
            Region::Uk => home == "GB",
            Region::Switzerland => home == "CH",
            Region::California | Region::OtherUs | Region::Elsewhere => false,
        };
        at_home || regions.contains(region)
    }
    /// Whether people in this country use the product.
    pub fn in_country(&self, country: Country) -> bool {
        self.company
            .countries
            .as_ref()
            .is_some_and(|countries| countries.contains(&country))
    }
    /// Whether people in the EEA, the UK or Switzerland use the product.
    pub fn in_europe(&self) -> bool {
        [Region::Eu, Region::Uk, Region::Switzerland]
            .into_iter()
            .any(|region| self.in_region(region))
    }
    /// Whether the company spells and dates as Americans do.
    pub fn american(&self) -> bool {
        self.company.country.as_ref().is_some_and(|place| place.area == "US")
    }
}

/// A region in the fewest words.
const fn short(region: Region) -> &'static str {
    match region {
        Region::Eu => "the EU",
        Region::Uk => "the UK",
        Region::Switzerland => "Switzerland",
        Region::California => "California",
        Region::OtherUs => "other US states",
        Region::Elsewhere => "other countries",
    }
}

/// What the section holds, for a line of the task list.
fn holds(a: &Answers) -> Vec<String> {
    let company = &a.company;
    let place = company.country.as_ref().map(Place::label);
    let who = match (&company.legal_name, place) {
        (Some(name), Some(place)) => Some(format!("{name}, {place}")),
        (name, place) => name.clone().or(place),
    };
    let regions = company
        .regions
        .iter()
        .flatten()
        .map(|region| short(*region))
        .collect::<Vec<_>>();
    let people = (!regions.is_empty()).then(|| format!("people in {}", regions.join(", ")));
    who.into_iter().chain(people).collect()
}

/// The section.
pub const SECTION: Section = Section {
    id: "company",
    title: "About you",
    about: "Who runs the product, how people reach you, and whom the policy is for. It decides what else is asked.",
    holds,
    questions: &[
        leaf!(company.product: Kind::Text)
            .own()
            .needed()
            .ask("Product", "What is your product called?")
            .help("The name that its users know, with its capitals.")
            .why("The policy is about it; every page names it.")
            .example("Acme Metrics"),
        leaf!(company.website: Kind::Link)
            .ask("Web address", "What is its web address?")
            .help("Where people find it: the site, or the page of the app in a store.")
            .why("People must be able to tell which service this policy is for.")
            .example("https://acme.example"),
        leaf!(company.legal_name: Kind::Text)
            .own()
            .needed()
            .ask("Who runs it", "Which company or person runs it?")
            .help("The full legal name. A sole trader gives a personal name.")
            .why("People must be told who is responsible for their data. GDPR 13(1)(a).")
            .example("Acme Metrics Ltd"),
        leaf!(company.legal_form: Kind::Text)
            .own()
            .fold()
            .ask("Legal form", "What kind of entity is it, and where is it incorporated?")
            .help("A few words that follow “a”, with the country or state. For example: limited company registered in Ireland.")
            .why("Some laws ask for it beside the name.")
            .example("Delaware corporation"),
        leaf!(company.registration: Kind::Text)
            .own()
            .fold()
            .ask("Register number", "Under which number does it stand in a public register?")
            .help("With the name of the register. Leave it empty if you have none.")
            .why("Several countries want it on every business document.")
            .example("Companies House 01234567"),
        leaf!(company.address: Kind::Prose)
            .own()
            .ask("Postal address", "What is its postal address?")
            .help("One that is not your home: a registered office or a mailbox service will do.")
            .why("People must be told how to reach you. GDPR 13(1)(a).")
            .example("1 Example Street\nBoston, MA 02110"),
        leaf!(company.country: Kind::Place)
            .own()
            .one_country()
            .ask("Country", "In which country is it established?")
            .help("It decides which duties apply, and the spelling of the policy.")
            .why("A company outside the EU or the UK may need a representative there. GDPR 27.")
            .example("US"),
        leaf!(company.contact: Kind::Contact)
            .needed()
            .ask("Contact", "How do people reach you about privacy?")
            .help("An e-mail address that somebody reads, or the address of a form.")
            .why("Without a way to reach you, no right can be used. GDPR 12(2), 13(1)(a).")
            .example("privacy@acme.example"),
        leaf!(company.contact_private: Kind::YesNo)
            .fold()
            .when(|a| a.company.contact.is_some())
            .ask(
                "Form instead of address",
                "Do you use a form so that no personal address stands on the page?",
            )
            .help("The policy then says that messages through the form reach you.")
            .why("Readers otherwise wonder why there is none."),
        leaf!(company.contact_days: Kind::Number)
            .counts("day", "days")
            .fold()
            .ask("Answer within", "Within how many days do you answer questions?")
            .help("A number of days. Only if you keep to it for every message.")
            .why("A promise of an answer is held against you.")
            .example("30"),
        gate!(company.any_contacts)
            .fold()
            .ask("Further contacts?", "Do you have further contacts?")
            .help("A Data Protection Officer, a representative, another address for some requests.")
            .why("People must be told whom they can write to. GDPR 13(1)(a) and (b)."),
        table!(company.contacts, any_contacts)
            .own()
            .fold()
            .ask("Further contacts", "Who else can people reach?")
            .help("A Data Protection Officer, a representative in the EU or the UK, or another address for some requests.")
            .why("The officer's and the representative's contact must be stated. GDPR 13(1)(a) and (b)."),
        column!(company.contacts.role: Kind::One(Role::CHOICES))
            .tells(&[])
            .ask("Who", "Whom do people reach there?")
            .help("Leave it empty for an ordinary address.")
            .why("GDPR 13(1)(b) asks for the officer's contact."),
        column!(company.contacts.name: Kind::Text)
            .own()
            .fold()
            .ask("Name", "What is the name of the person or firm?")
            .help("Not needed for an officer; needed for a representative.")
            .why("People must be told who is responsible for their data. GDPR 13(1)(a)."),
        column!(company.contacts.contact: Kind::Contact)
            .tells(&[])
            .ask("How", "How are they reached?")
            .help("With the subject line or the option of a form, if people must use one.")
            .why("People must be able to reach the data protection officer, if there is one. GDPR 13(1)(b)."),
        column!(company.contacts.for_what: Kind::Many(ContactFor::CHOICES))
            .ask("What for", "What is this contact for?")
            .help("Leave it empty if people can write there about anything.")
            .why("People should not have to guess."),
        leaf!(company.audience: Kind::One(Audience::CHOICES))
            .ask("Made for", "For whom is the product?")
            .help("It decides how the policy speaks of customers.")
            .why("Whether customers put in data about others is asked only where businesses are among them."),
        leaf!(company.customers_are: Kind::Text)
            .when(|a| matches!(a.company.audience, Some(Audience::Businesses | Audience::Both)))
            .ask("Customers are", "What do you call your customers?")
            .help("In the plural and in small letters. For example: agencies.")
            .why("The policy uses it instead of “customers”.")
            .example("agencies"),
        leaf!(company.customers_use: Kind::Text)
            .fold()
            .when(|a| matches!(a.company.audience, Some(Audience::Businesses | Audience::Both)))
            .ask("They use it to", "What do they use the product for?")
            .help("Completes “our customers use it to …”.")
            .why("It tells their clients why their data is here.")
            .example("manage their client relationships"),
        leaf!(company.organisation_may: Kind::Many(OrganisationMay::CHOICES))
            .fold()
            .when(|a| matches!(a.company.audience, Some(Audience::Businesses | Audience::Both)))
            .ask(
                "An organisation may",
                "What can an organisation do with the accounts that it gives to its people?",
            )
            .help("What its administrators can do in the product.")
            .why("People should know that somebody else runs their account. GDPR 13(1)(e)."),
        leaf!(company.regions: Kind::Many(Region::CHOICES))
            .ask("Where they live", "Where do the people live whose data you handle?")
            .help("Tick every place from which people use it, not only where you are.")
            .why("It decides which laws give them rights. GDPR 3(2); Cal. Civ. Code 1798.140(i).")
            .none("nowhere yet: nobody uses it"),
        leaf!(company.states: Kind::Many(State::CHOICES))
            .fold()
            .when(|a| a.in_region(Region::OtherUs))
            .ask("US states", "In which of these US states do they live?")
            .help("As far as you know; a product that anybody can use has people in all of them.")
            .why("Each has a privacy law of its own, some without any line of size: Texas, Nebraska, Nevada, Washington."),
        leaf!(company.regulated: Kind::Many(Regulated::CHOICES))
            .fold()
            .when(|a| a.in_region(Region::OtherUs) || a.in_region(Region::California))
            .ask("Regulated in the US", "Are you one of these?")
            .help("Tick none if it is not. Such companies need a further notice, which this program does not write.")
            .why("These laws fix a notice of their own. 45 CFR 164.520; 16 CFR 313; 34 CFR 99."),
        leaf!(company.countries: Kind::Many(Country::CHOICES))
            .fold()
            .when(|a| a.in_region(Region::Elsewhere))
            .ask("Other countries", "In which of these countries do they live?")
            .help("As far as you know. Tick none if they live in other places.")
            .why("The review knows what these countries' laws want stated."),
        leaf!(company.swiss_risk: Kind::YesNo)
            .fold()
            .when(|a| a.in_region(Region::Switzerland))
            .ask(
                "High risk in Switzerland",
                "Do you handle data of people in Switzerland on a large scale, regularly, and with a high risk for them?",
            )
            .help("Yes only if all three hold. For example: a health app with many users there.")
            .why("A company abroad then needs a representative in Switzerland. FADP 14."),
        leaf!(company.australia_over: Kind::YesNo)
            .fold()
            .when(|a| {
                let home = a.company.country.as_ref();
                a.in_country(Country::Australia) || home.is_some_and(|place| place.area == "AU")
            })
            .ask(
                "Australian law",
                "Do you turn over more than 3 million Australian dollars a year, give health care, or trade in personal data?",
            )
            .help("Yes if one of them holds. The turnover counts worldwide.")
            .why("Smaller companies are mostly outside the Australian Privacy Act. Privacy Act 1988, s 6D."),
        leaf!(company.korea_large: Kind::YesNo)
            .fold()
            .when(|a| a.in_country(Country::Korea))
            .ask(
                "Large in South Korea",
                "Must you appoint an agent in South Korea, because of your sales or the number of your users there?",
            )
            .help("Korean law draws the lines, and they are high: ask counsel if you may be near one.")
            .why("A large foreign company must name that agent in its policy. PIPA 31-2."),
        leaf!(company.head: Kind::Text)
            .own()
            .fold()
            .when(|a| a.in_country(Country::Japan) || a.company.country.as_ref().is_some_and(|place| place.area == "JP"))
            .ask("Represented by", "Who represents the company?")
            .help("The name of the person who may sign for it, as in the register.")
            .why("People in Japan can ask for that name. APPI 32(1).")
            .example("Aiko Sato"),
        leaf!(company.offers: Kind::Many(Offer::CHOICES))
            .ask("Consists of", "What does the policy cover?")
            .help("The website, the app, an API, or several of them.")
            .why("Readers must see what this policy is for."),
        leaf!(company.stores: Kind::Many(Store::CHOICES))
            .when(|a| {
                a.company
                    .offers
                    .iter()
                    .flatten()
                    .any(|o| matches!(o, Offer::MobileApp | Offer::DesktopApp | Offer::Extension))
            })
            .ask("Stores", "Through which stores does it come?")
            .help("All that list it.")
            .why("Each store has its own list of what a policy must say."),
        leaf!(company.people: Kind::Many(Covered::CHOICES))
            .fold()
            .ask("Whom it covers", "Which people does the policy cover?")
            .help("Only needed if readers could wonder whether it is for them, your customers’ clients for instance.")
            .why("Clients of your customers look for themselves here."),
        leaf!(company.languages: Kind::Words)
            .fold()
            .ask("Languages", "Which languages besides English does the product speak?")
            .help("Those of its pages, its app or its support. One for each.")
            .why("People must be informed in the language in which they are served. GDPR 12(1); 11 CCR 7003(b).")
            .example("German"),
        leaf!(company.covers: Kind::Many(Covers::CHOICES))
            .fold()
            .ask("It explains", "What does the opening line say that the policy explains?")
            .help("How you collect, use, store, share and protect data.")
            .why("It is the first thing that is read."),
        gate!(company.any_outside)
            .fold()
            .ask("Anything outside?", "Is anything of yours not covered?")
            .help("Another product with a policy of its own, say.")
            .why("A policy that seems to cover all must be true of all."),
        table!(company.outside, any_outside)
            .own()
            .fold()
            .ask("Not covered", "What does this policy not cover?")
            .help("With the document that does.")
            .why("A policy that seems to cover all must be true of all."),
        column!(company.outside.what: Kind::Text)
            .tells(&[])
            .ask("What", "What is not covered?")
            .help("Name the thing. For example: our job board.")
            .why("Readers must see where this policy ends.")
            .example("our community forum"),
        column!(company.outside.document: Kind::Text)
            .ask("Covered by", "Which document covers it?")
            .help("The title that readers see on it. For example: Job board privacy policy.")
            .why("A pointer that readers cannot follow helps nobody.")
            .example("Forum Privacy Notice"),
        column!(company.outside.link: Kind::Link)
            .ask("Where", "Where is that document?")
            .help("A link or a path on your site.")
            .why("A pointer that readers cannot follow helps nobody.")
            .example("/forum-privacy"),
        gate!(company.any_documents)
            .fold()
            .ask("Related documents?", "Do other documents of yours belong to this policy?")
            .help("A cookie policy, a security page, a list of sub-processors.")
            .why("Details may stand elsewhere, if readers are led there."),
        table!(company.documents, any_documents)
            .own()
            .fold()
            .ask("Related documents", "Which documents belong to this policy?")
            .help("A cookie policy, a security page, a list of sub-processors.")
            .why("Details may stand elsewhere, if readers are led there."),
        column!(company.documents.title: Kind::Text)
            .tells(&[])
            .ask("Title", "What is it called?")
            .help("The title that readers see on the page. For example: Cookie policy.")
            .why("Readers look for that title.")
            .example("Security page"),
        column!(company.documents.about: Kind::One(DocumentAbout::CHOICES))
            .ask("About", "What is it about?")
            .help("It decides where the policy points to it.")
            .why("The pointer stands where readers need it."),
        column!(company.documents.link: Kind::Link)
            .ask("Where", "Where is it?")
            .help("A link or a path on your site.")
            .why("A pointer that readers cannot follow helps nobody.")
            .example("/security"),
        gate!(company.any_definitions)
            .fold()
            .ask("Defined words?", "Do some words need a definition?")
            .help("Most policies need none.")
            .why("A word that readers do not know hides what you do."),
        table!(company.definitions, any_definitions)
            .fold()
            .ask("Definitions", "Which words do you define?")
            .help("Only those that the policy really uses.")
            .why("A word that readers do not know hides what you do."),
        column!(company.definitions.term: Kind::Text)
            .tells(&[])
            .ask("Word", "Which word?")
            .help("Write it as it stands in the policy. For example: workspace.")
            .why("It is printed before its meaning.")
            .example("workspace"),
        column!(company.definitions.meaning: Kind::Text)
            .tells(&[])
            .ask("Means", "What does it mean?")
            .help("Completes “means …”.")
            .why("It is printed word for word.")
            .example("the space that a team shares"),
        gate!(company.any_entities)
            .fold()
            .ask(
                "Several entities?",
                "Are different companies responsible in different regions?",
            )
            .help("Common in large groups only.")
            .why("People must be told who is responsible for their data. GDPR 13(1)(a)."),
        table!(company.entities, any_entities)
            .own()
            .fold()
            .ask("Entities", "Which company is responsible where?")
            .help("One row for each region.")
            .why("People must be told who is responsible for their data. GDPR 13(1)(a)."),
        column!(company.entities.region: Kind::One(Region::CHOICES))
            .tells(&[])
            .ask("Region", "For people where?")
            .help("The region in which they live.")
            .why("People must be told who is responsible for their data. GDPR 13(1)(a)."),
        column!(company.entities.name: Kind::Text)
            .tells(&[])
            .own()
            .ask("Company", "Which company is responsible for them?")
            .help("The full legal name.")
            .why("People must be told who is responsible for their data. GDPR 13(1)(a)."),
        column!(company.entities.address: Kind::Text)
            .own()
            .ask("Address", "What is its postal address?")
            .help("Write it in one line: street, town, country.")
            .why("People must be told who is responsible for their data. GDPR 13(1)(a)."),
    ],
};
