//! What is answered about who receives data: the single answers, the rows of the tables, and what holds of a row.
//!
//! Must not know how a question is asked. The price: a column is named here and asked in the table of questions.

use super::choices::{
    Because, CardForm, Case, Contracts, Direction, Framework, Instrument, Job, Origin, Part, PlatformWords, Shown,
};
use crate::interview::collection::KindRow;
use crate::interview::{record, row};
use crate::values::{Contact, DataItem, Link, Place, in_eea};

record! {
    /// Who receives it.
    Sharing {
        /// Whether there are recipients.
        any_recipients: bool,
        /// What binds all of them.
        contracts: Contracts,
        /// Whether each recipient publishes a policy and an agreement of its own.
        own_terms: bool,
        /// Whether each has to protect data as well as the company does.
        same_protection: bool,
        /// Whether the recipients are few.
        few: bool,
        /// Who does what where the company decides together with others.
        joint_split: String,
        /// Where a list is published.
        list: Link,
        /// What that page is called.
        list_title: String,
        /// What that list shows.
        list_shows: Vec<Shown>,
        /// Days of notice of a new recipient.
        list_notice: u32,
        /// Whether customers get a data processing agreement.
        dpa: Contact,
        /// Whether people connect other services.
        any_integrations: bool,
        /// Whether there are other disclosures.
        any_disclosures: bool,
        /// Whether personal data is sold.
        sell: bool,
        /// Whether it is shared for cross-context advertising.
        share_for_ads: bool,
        /// Who gets it for that.
        ads_to: Vec<String>,
        /// Which kinds of data go there.
        ads_kinds: Vec<String>,
        /// Where people opt out of sale and advertising.
        opt_out: Link,
        /// What that page or link is called.
        opt_out_title: String,
        /// Whether links lead to other sites.
        other_sites: bool,
        /// Sentences that platforms and providers want by their contracts.
        platform_words: Vec<PlatformWords>,
        /// From where the company operates.
        operated_from: Place,
        /// Whether data leaves the place where people live.
        any_transfers: bool,
        /// Whether the tools are used only where a law requires one.
        where_required: bool,
        /// Measures beside the tools.
        measures: String,
        /// How people get a copy of the tools.
        copy: String,
        /// In which parts of the Data Privacy Framework the company itself is certified.
        framework: Vec<Framework>,
        /// Whether the text says that data of people in Quebec can leave it.
        outside_quebec: bool,
        /// Whether the text says that authorities abroad may get at data there.
        authorities_abroad: bool,
        /// How people refuse that their data goes abroad, and what follows.
        refuse_abroad: String,
    }
    tables {
        /// Recipients.
        recipients: RecipientRow,
        /// Services that people connect.
        integrations: IntegrationRow,
        /// Other disclosures.
        disclosures: DisclosureRow,
        /// Transfers by origin.
        transfers: TransferRow,
    }
}

impl Sharing {
    /// How people get a copy of what protects their data abroad, where the policy says it: the tool of some transfer is a paper.
    pub fn copy_told(&self) -> Option<&str> {
        let rows = self.transfers.iter().filter(|row| row.origin.is_some());
        let mut tools = rows.flat_map(|row| row.instruments.iter().flatten());
        self.copy.as_deref().filter(|_| tools.any(|tool| tool.has_copy()))
    }
}

row! {
    /// A recipient.
    RecipientRow {
        /// The name, or the kind of recipient where no name is given.
        name: String,
        /// Whether the name is a kind of recipient, not a company.
        unnamed: bool,
        /// The company behind the name.
        company: String,
        /// What it does.
        job: Vec<Job>,
        /// What it does, more exactly.
        detail: String,
        /// Which of its products are used.
        products: Vec<String>,
        /// Which kinds of data it handles.
        kinds: Vec<String>,
        /// What it gets of those kinds of which it does not get all.
        items: Vec<DataItem>,
        /// Where it handles them.
        country: Place,
        /// Whether a contract is signed.
        contract: bool,
        /// The part it plays.
        part: Part,
        /// Only if.
        only_if: String,
        /// In which form it gets them.
        form: crate::interview::uses::SentForm,
        /// A certificate that it holds.
        certificate: String,
        /// Its privacy policy.
        link: Link,
        /// On which of our sites and products.
        used_on: Vec<String>,
        /// Whether it runs on a server of our own, so that nobody else gets anything.
        own_server: bool,
        /// Whether it records sessions.
        replay: bool,
        /// Whether its advertising features are on.
        ad_signals: bool,
        /// Whether it tells who opens e-mails and clicks in them.
        opens: bool,
        /// To which services it passes data on.
        destinations: Vec<String>,
        /// Whether it may train its models on the data.
        training: bool,
        /// Whether the feature is on that stores something on devices.
        stores: bool,
        /// Who takes the card or bank details.
        cards: CardForm,
        /// Which of its plans is used.
        plan: String,
        /// What it is known for, in own words.
        note: String,
    }
}

impl RecipientRow {
    /// What it gets of a kind of data: the items that are listed, and all of a kind of which none is.
    pub fn gets<'k>(&self, kind: &'k KindRow) -> Vec<&'k DataItem> {
        let all = || kind.items.iter().flatten();
        let listed: Vec<&DataItem> = all()
            .filter(|item| self.items.iter().flatten().any(|one| one.is_same(item)))
            .collect();
        if listed.is_empty() { all().collect() } else { listed }
    }

    /// Whether it does advertising, of whatever sort.
    pub fn advertises(&self) -> bool {
        self.job.iter().flatten().any(|job| job.is_advertising())
    }
}

row! {
    /// A service that people connect.
    IntegrationRow {
        /// Its name.
        name: String,
        /// What flows.
        direction: Direction,
        /// What is held so that it works.
        holds: Vec<DataItem>,
        /// Which recipient moves the data.
        via: Vec<String>,
    }
}

row! {
    /// A disclosure to somebody who does not work for the company.
    DisclosureRow {
        /// When.
        case: Case,
        /// What exactly leads to it.
        because: Vec<Because>,
        /// Whether people are told before.
        told: bool,
        /// Own words to add.
        words: String,
    }
}

row! {
    /// Transfers from one place.
    TransferRow {
        /// From where.
        origin: Origin,
        /// To where.
        to: Place,
        /// With which tools.
        instruments: Vec<Instrument>,
        /// The compelling interest, where the transfer rests on one.
        interest: String,
    }
}

impl TransferRow {
    /// Whether it is about data that goes from there to this place; one that names no country is about any. The EEA counts as
    /// one place: whatever law data leaves for it, it holds one of its countries safe as it holds all.
    pub fn covers(&self, origin: Origin, place: &Place) -> bool {
        let takes_in = |to: &Place| to.takes_in(place) || (in_eea(&to.area) && in_eea(&place.area));
        self.origin == Some(origin) && self.to.as_ref().is_none_or(takes_in)
    }

    /// Whether it names a tool.
    pub fn has_tool(&self) -> bool {
        self.instruments.as_ref().is_some_and(|tools| !tools.is_empty())
    }
}
