//! Who receives it: recipients with country and contract, services that people connect, other
//! disclosures, sale and advertising, and transfers to other countries.
//!
//! The questions and when they are asked; what can be chosen is in `choices`, what is answered in `rows`.

mod choices;
mod rows;

pub use choices::*;
pub use rows::*;

use super::{Kind, Section, column, counted, gate, leaf, table};
use crate::answers::Answers;
use crate::interview::collection::Whose;
use crate::interview::company::{Country, Region};
use crate::interview::providers::{self, Ask};
use crate::values::{Chosen, Place};

/// Whether a provider in this row is asked this: the catalogue says so of its entry.
fn is_asked(a: &Answers, row: usize, ask: Ask) -> bool {
    let row = a.sharing.recipients.get(row);
    let own = row.is_some_and(|row| row.own_server == Some(true) && ask != Ask::OwnServer);
    let id = row.and_then(|row| row.catalogue.as_deref());
    !own && id.is_some_and(|id| providers::asks(id, ask))
}

/// Whether a country is one of those among which the author of a product chooses at this provider; any country where the
/// catalogue knows of no choice.
fn fits_provider(a: &Answers, row: usize, area: &str) -> bool {
    let id = a.sharing.recipients.get(row).and_then(|row| row.catalogue.as_deref());
    let choices = id.map_or(&[][..], providers::choices);
    choices.is_empty() || choices.iter().any(|code| code == area)
}

/// Whether the catalogue says of a recipient that it works for those who use it and decides for itself in part: which of
/// the two it is here, only the author knows.
fn plays_two_parts(a: &Answers, row: usize) -> bool {
    let id = a.sharing.recipients.get(row).and_then(|row| row.catalogue.as_deref());
    id.is_some_and(providers::plays_two_parts)
}

/// What decides most of what the policy says of a provider: each of these that is asked of it has to be answered, or
/// left empty.
const DECIDING: &[Ask] = &[Ask::Replay, Ask::AdSignals, Ask::Cookies];

/// Whether a provider's row does not say what it is there for without an answer to this.
fn is_deciding(a: &Answers, row: usize, ask: Ask) -> bool {
    DECIDING.contains(&ask) && is_asked(a, row, ask)
}

/// A column about how a provider is set up, in the words of the catalogue: asked of those rows only of whose provider
/// the catalogue asks it.
macro_rules! set_up {
    ($column:ident: $kind:expr, $ask:ident, $label:literal) => {
        column!(sharing.recipients.$column: $kind)
            .when_row(|a, i| is_asked(a, i, Ask::$ask))
            .tells_where(|a, i| is_deciding(a, i, Ask::$ask))
            .ask($label, Ask::$ask.words())
    };
}

/// Whether a transfer has to name its tool: where data leaves a law that restricts transfers for a named country, and no
/// other row names the tool for it.
fn wants_tool(a: &Answers, row: usize) -> bool {
    let rows = &a.sharing.transfers;
    let Some((origin, to)) = rows.get(row).and_then(|row| row.origin.zip(row.to.as_ref())) else {
        return false;
    };
    !origin.is_home(to) && !rows.iter().any(|row| row.has_tool() && row.covers(origin, to))
}

/// Whether a tool protects data that comes from where the row says, and goes where it says: each law has a list of its own, and
/// the framework reaches the United States only.
fn fits_way(a: &Answers, row: usize, tool: &str) -> bool {
    let row = a.sharing.transfers.get(row);
    let (origin, to) = (row.and_then(|row| row.origin), row.and_then(|row| row.to.as_ref()));
    let Some(tool) = Instrument::ALL.iter().find(|known| known.id() == tool) else {
        return true;
    };
    match tool {
        Instrument::UkAddendum | Instrument::Idta => !matches!(origin, Some(Origin::Eea | Origin::Switzerland)),
        Instrument::Swiss => !matches!(origin, Some(Origin::Eea | Origin::Uk)),
        Instrument::Dpf => to.is_none_or(|to| to.takes_in(&Place::of("US"))),
        Instrument::Scc | Instrument::Adequacy | Instrument::Bcr | Instrument::Consent | Instrument::Compelling => true,
    }
}

fn sold(a: &crate::answers::Answers) -> bool {
    a.sharing.sell == Some(true) || a.sharing.share_for_ads == Some(true)
}

/// What the section holds, for a line of the task list.
fn holds(a: &Answers) -> Vec<String> {
    let sharing = &a.sharing;
    // of one without a name nothing is written
    let named = sharing.recipients.iter().filter(|row| row.name.is_some()).count();
    let recipients = counted(named, "provider", "providers");
    let nobody = (sharing.any_recipients == Some(false)).then(|| "no providers".to_owned());
    let services = counted(sharing.integrations.len(), "connected service", "connected services");
    let sold = match (sharing.sell, sharing.share_for_ads) {
        (Some(true), _) => Some("data is sold"),
        (_, Some(true)) => Some("data is shared for ads"),
        (Some(false), Some(false)) => Some("nothing sold or shared for ads"),
        (Some(false), None) => Some("nothing sold"),
        (None, _) => None,
    };
    // one of which neither the country nor the tool is known is not written of
    let is_told = |row: &&TransferRow| row.to.is_some() || row.instruments.is_some();
    let told = sharing.transfers.iter().filter(is_told).count();
    let transfers = counted(told, "transfer abroad", "transfers abroad");
    [recipients, nobody, services, transfers, sold.map(str::to_owned)]
        .into_iter()
        .flatten()
        .collect()
}

/// The section.
pub const SECTION: Section = Section {
    id: "sharing",
    title: "Who receives it",
    about: "Everybody outside your company who sees or holds the data, what they do, and in which country.",
    holds,
    questions: &[
        gate!(sharing.any_recipients)
            .pick()
            .ask("Recipients?", "Does anybody outside your company hold or see the data?")
            .help("Hosts, payment and e-mail providers count.")
            .why("People must be told who receives their data. GDPR 13(1)(e)."),
        table!(sharing.recipients, any_recipients)
            .pick()
            .leads()
            .ask("Recipients", "Who receives the data?")
            .help("Search a provider and pick it; only those that you use today.")
            .why("Recipients or their categories must be named. GDPR 13(1)(e); Cal. Civ. Code 1798.130(a)(5)."),
        column!(sharing.recipients.name: Kind::Text).tells(&[])
            .ask("Who", "What is it called?")
            .help("The name that people know. For example: Stripe.")
            .why("People must be told who receives their data. GDPR 13(1)(e).")
            .example("Acme Hosting"),
        column!(sharing.recipients.unnamed: Kind::YesNo)
            .fold()
            .ask("Kind, not a name", "Is that a sort of recipient instead of the name of one?")
            .help("For example “our tax adviser”. Naming the company is better.")
            .why("People must be told who receives their data. GDPR 13(1)(e)."),
        column!(sharing.recipients.company: Kind::Text)
            .asked_of_bare()
            .ask("Company", "Which company is behind it?")
            .help("Only if readers need it.")
            .why("People must be told who receives their data. GDPR 13(1)(e)."),
        column!(sharing.recipients.job: Kind::Many(Job::CHOICES)).tells(&["detail"])
            .fact("job")
            .ask("Job", "What does it do for you?")
            .help("Pick all that it does for you, hosting and e-mail for instance.")
            .why("People must be told what their data is used for, and why that is lawful. GDPR 13(1)(c)."),
        column!(sharing.recipients.detail: Kind::Text)
            .fold()
            .ask("More exactly", "What does it do, more exactly?")
            .help("A few words instead of the usual ones. For example: reminders by text message.")
            .why("People must be told what their data is used for, and why that is lawful. GDPR 13(1)(c).")
            .example("storage of backups"),
        column!(sharing.recipients.products: Kind::Words)
            .fold()
            .ask("Products used", "Which of its products do you use, and for what?")
            .help("One line for each.")
            .why("Readers who know them understand more."),
        set_up!(own_server: Kind::YesNo, OwnServer, "Own server")
            .narrows()
            .help("Yes if you run its software yourselves: then it is no recipient, and the policy does not name it.")
            .why("Only who receives the data has to be named. GDPR 4(9), 13(1)(e)."),
        column!(sharing.recipients.kinds: Kind::Refs(&["collection.kinds"]))
            .fold()
            .fact("data")
            .ask("Data", "Which kinds of data does it handle?")
            .help("Pick from the kinds that you collect.")
            .why("Readers want to know which of their data goes where. Cal. Civ. Code 1798.110(c)."),
        column!(sharing.recipients.items: Kind::Items)
            .fold()
            .narrows()
            .fact("data")
            .ask("In part only", "What exactly does it get, where it does not get all of a kind?")
            .help("What is listed stands beside the kind; of a kind of which nothing is listed, it gets all.")
            .why("Readers want to know which of their data goes where. Cal. Civ. Code 1798.110(c)."),
        column!(sharing.recipients.country: Kind::Place)
            .tells_where(|a, i| a.sharing.recipients.get(i).is_some_and(|row| row.own_server != Some(true)))
            .fits(fits_provider)
            .fact("country")
            .ask("Country", "Where does it handle the data?")
            .help("The country, and the region if you chose one.")
            .why("A transfer to another country must be stated. GDPR 13(1)(f)."),
        column!(sharing.recipients.contract: Kind::YesNo)
            .pick()
            .fold()
            .ask("Contract", "Is a data processing agreement signed today?")
            .help("Most providers offer one in their account settings.")
            .why("Whoever handles data for somebody else needs a contract about it. GDPR 28(3)."),
        column!(sharing.recipients.part: Kind::One(Part::CHOICES))
            .narrows()
            .fact("role")
            .fold_unless_row(plays_two_parts)
            .tells_where(plays_two_parts)
            .ask("Its role", "Does it work for you, or decide for itself?")
            .help("Most providers work for you. Some also decide for themselves, against fraud for example.")
            .why("People need to know who answers for the data there. GDPR 4(7), 4(8)."),
        column!(sharing.recipients.only_if: Kind::Text)
            .fold()
            .narrows()
            .ask("Only if", "Under which condition only does it get data?")
            .help("Completes “only if …”. For example: you pay by card.")
            .why("A condition that is left out makes the sentence claim more.")
            .example("with your consent"),
        column!(sharing.recipients.form: Kind::One(crate::interview::uses::SentForm::CHOICES))
            .fold()
            .narrows()
            .ask("In which form", "In which form does it get the data?")
            .help("Anonymised means that nobody can be recognised.")
            .why("Only data that nobody can trace back to a person is out of the law’s reach. Recital 26 GDPR."),
        column!(sharing.recipients.certificate: Kind::Text)
            .fold()
            .ask("Certificate", "Which certificate does it hold?")
            .help("Its own certificate, not yours.")
            .why("A borrowed badge is a false claim.")
            .example("ISO 27001"),
        column!(sharing.recipients.link: Kind::Link)
            .asked_of_bare()
            .ask("Its policy", "Where is its privacy policy?")
            .help("An https address.")
            .why("Readers can see there what that company does with data.")
            .example("https://acme.example/privacy"),
        column!(sharing.recipients.used_on: Kind::Words)
            .fold()
            .ask("Used on", "On which of your sites and products is it used?")
            .help("One for each. For example: the checkout page.")
            .why("People should know where it sees them.")
            .example("the sign-up page"),
        column!(sharing.recipients.note: Kind::Text)
            .fold()
            .ask("Good to know", "What else should readers know about it?")
            .help("Completes “It is …”. For example: a company of our group.")
            .why("One fact in a few words."),
        set_up!(replay: Kind::YesNo, Replay, "Recordings")
            .help("Look at its settings: some switch it on with the first line of code.")
            .why("A recording shows far more than a count of visits, and people must be told. GDPR 13(1); Cal. Penal Code 631."),
        set_up!(ad_signals: Kind::YesNo, AdSignals, "For ads")
            .help("Signals, audiences and remarketing are such features.")
            .why("With them, data is used for advertising, and often counts as shared for it. Cal. Civ. Code 1798.140(ah)."),
        set_up!(opens: Kind::YesNo, Opens, "Opens and clicks")
            .help("Its settings call it open tracking and click tracking. Many switch it on only where you ask for it.")
            .why("Who reads what is data about people, and a pixel in an e-mail often needs consent. GDPR 13(1); Directive 2002/58/EC Art. 5(3)."),
        set_up!(destinations: Kind::Words, Destinations, "Passed on to")
            .help("One for each, by the name that people know.")
            .why("People must be told who receives their data. GDPR 13(1)(e).")
            .example("a data warehouse"),
        set_up!(training: Kind::YesNo, Training, "Training")
            .pick()
            .help("Look at your contract or the settings. The policy says what you answer, and nothing while you do not know.")
            .why("Readers want to know it, and a wrong “no” is a false promise. FTC Act s. 5."),
        set_up!(stores: Kind::YesNo, Cookies, "Stores on devices")
            .fact("cookies")
            .help("No takes away what the catalogue suggests for the cookies of this provider.")
            .why("What is stored on devices must be told, and often needs consent. Directive 2002/58/EC Art. 5(3)."),
        set_up!(cards: Kind::One(CardForm::CHOICES), Cards, "Card details")
            .fold()
            .help("Its own form or page is usual, also where it is set into a page of yours.")
            .why("Only what you collect yourselves is yours to list, and people must be told who gets the rest. GDPR 13(1)(e)."),
        set_up!(plan: Kind::Text, Plan, "Plan")
            .fold()
            .help("Where the plan decides what it does with the data. Completes “we use its … plan”.")
            .why("Terms differ from plan to plan.")
            .example("business"),
        leaf!(sharing.contracts: Kind::One(Contracts::CHOICES))
            .pick()
            .fold()
            .when(|a| a.sharing.any_recipients == Some(true))
            .ask("All are bound", "What binds all of your recipients today?")
            .help("Only if it is true of every one.")
            .why("Whoever handles data for somebody else needs a contract about it. GDPR 28(3)."),
        leaf!(sharing.own_terms: Kind::YesNo)
            .pick()
            .fold()
            .when(|a| a.sharing.any_recipients == Some(true))
            .ask(
                "Terms of their own",
                "Does each of them have its own privacy policy and data processing agreement today?",
            )
            .help("Yes only if you have looked at every one; whether it binds them to you is the question before.")
            .why("Readers look up how a provider handles data."),
        leaf!(sharing.same_protection: Kind::YesNo)
            .pick()
            .fold()
            .when(|a| a.sharing.any_recipients == Some(true))
            .ask(
                "Same protection",
                "Must each company that works for you protect the data as well as this policy says?",
            )
            .help("Look at your contracts. Apple wants this sentence for apps in its store.")
            .why("GDPR 28(3), 28(4); App Store Review Guideline 5.1.1(i)."),
        leaf!(sharing.joint_split: Kind::Text)
            .fold()
            .when(|a| {
                let kinds = a.collection.kinds.iter().any(|row| row.whose == Some(Whose::Joint));
                kinds || a.sharing.recipients.iter().any(|row| row.part == Some(Part::Joint))
            })
            .ask(
                "Joint decisions",
                "Where you decide together with others, who of you does what?",
            )
            .help("Completes “we have agreed that …”: who informs people and who answers them.")
            .why("People must be told the essence of such an arrangement. GDPR 26(2).")
            .example("each of us answers requests about its own site"),
        leaf!(sharing.few: Kind::YesNo)
            .fold()
            .when(|a| a.sharing.any_recipients == Some(true))
            .ask("Only a few", "Do you say that they are few?")
            .help("Only if it is true: three or four, say.")
            .why("A short list of recipients reassures readers."),
        leaf!(sharing.list: Kind::Link)
            .fold()
            .ask("Published list", "Where do you publish the list of sub-processors?")
            .help("A page that is kept up to date.")
            .why("Customers may object to a new provider, so they have to hear of it. GDPR 28(2).")
            .example("/subprocessors"),
        leaf!(sharing.list_title: Kind::Text)
            .fold()
            .ask("Title of the list", "What is that page called?")
            .help("As readers see it.")
            .why("Readers look for that title.")
            .example("Sub-processors page"),
        leaf!(sharing.list_shows: Kind::Many(Shown::CHOICES))
            .fold()
            .when(|a| a.sharing.list.is_some() || a.sharing.list_title.is_some())
            .ask("The list shows", "What does that list show?")
            .help("Only what is there today.")
            .why("People must be told who receives their data. GDPR 13(1)(e)."),
        leaf!(sharing.list_notice: Kind::Number)
            .counts("day", "days")
            .fold()
            .when(|a| a.sharing.list.is_some() || a.sharing.list_title.is_some())
            .ask("Days of notice", "How many days before a new one starts do you say so?")
            .help("Only if you do.")
            .why("Customers may object to a new provider, so they have to hear of it. GDPR 28(2).")
            .example("30"),
        leaf!(sharing.dpa: Kind::Contact)
            .fold()
            .ask(
                "Agreement for customers",
                "Where do customers ask for a data processing agreement?",
            )
            .help("With the subject line, if they must use one.")
            .why("Whoever handles data for somebody else needs a contract about it. GDPR 28(3).")
            .example("privacy@acme.example"),
        gate!(sharing.any_integrations)
            .fold()
            .ask("Connected services?", "Can people connect other services to the product?")
            .help("Services that they already use.")
            .why("People must be told where data about them comes from. GDPR 14(2)(f)."),
        table!(sharing.integrations, any_integrations)
            .fold()
            .ask("Connected services", "Which services can people connect?")
            .help("Services that they already use; not your own providers.")
            .why("People must be told where data about them comes from. GDPR 14(2)(f)."),
        column!(sharing.integrations.name: Kind::Text).tells(&[])
            .ask("Service", "Which service?")
            .help("The name that people know. For example: Google Calendar.")
            .why("People must be told where data about them comes from. GDPR 14(2)(f).")
            .example("Acme Calendar"),
        column!(sharing.integrations.direction: Kind::One(Direction::CHOICES))
            .fold()
            .ask("Direction", "Which way does data flow?")
            .help("As seen from your product.")
            .why("People must be told who receives their data. GDPR 13(1)(e)."),
        column!(sharing.integrations.holds: Kind::Items)
            .fold()
            .ask("You hold", "What do you hold so that the connection works?")
            .help("For example an access token: a key that lets you in without the password.")
            .why("Keys are sensitive. Cal. Civ. Code 1798.140(ae)."),
        column!(sharing.integrations.via: Kind::Refs(&["sharing.recipients"]))
            .fold()
            .ask("Carried by", "Which provider carries the data?")
            .help("Only if a provider runs the connection for you.")
            .why("People must be told who receives their data. GDPR 13(1)(e)."),
        leaf!(sharing.sell: Kind::YesNo)
            .pick()
            .ask("Sell", "Do you sell personal data?")
            .help("For money or for anything else of value. Advertising pixels often count.")
            .why("Some laws give people a right to stop a sale, and readers want to know. Cal. Civ. Code 1798.140(ad)."),
        leaf!(sharing.share_for_ads: Kind::YesNo)
            .pick()
            .ask(
                "Share for ads",
                "Do you share it for advertising across other companies' sites?",
            )
            .help("Retargeting and look-alike audiences count.")
            .why("Some laws give people a right to stop it, and readers want to know. Cal. Civ. Code 1798.140(ah)."),
        leaf!(sharing.ads_to: Kind::Refs(&["sharing.recipients"]))
            .when(sold)
            .ask("Sold or shared to", "Who gets data for that?")
            .help("Pick from the recipients, or add one.")
            .why("California wants a list of what is sold or shared, and with whom. Cal. Civ. Code 1798.115."),
        leaf!(sharing.ads_kinds: Kind::Refs(&["collection.kinds"]))
            .when(sold)
            .ask("Which data", "Which kinds of data go there?")
            .help("Pick from the kinds that you collect.")
            .why("California wants a list of what is sold or shared, and with whom. Cal. Civ. Code 1798.115."),
        leaf!(sharing.opt_out: Kind::Link)
            .when(sold)
            .ask("Opt-out page", "Where do people opt out of that?")
            .help("A page or a link that works without an account.")
            .why("Cal. Civ. Code 1798.135(a)(1), 1798.135(c)(1), 1798.135(c)(2).")
            .example("/opt-out"),
        leaf!(sharing.opt_out_title: Kind::Text)
            .when(sold)
            .ask("Its title", "What is that page or link called?")
            .help("As it stands on your site. California fixes the words: “Do Not Sell or Share My Personal Information”.")
            .why("California fixes the words of this link. Cal. Civ. Code 1798.135(a)(1).")
            .example("Do Not Sell or Share My Personal Information"),
        gate!(sharing.any_disclosures)
            .fold()
            .ask("Other disclosures?", "May data go to somebody who does not work for you?")
            .help("When a law requires it, or if the business is sold.")
            .why("People must be told who receives their data. GDPR 13(1)(e)."),
        table!(sharing.disclosures, any_disclosures)
            .pick()
            .ask("Other disclosures", "When else may somebody get data?")
            .help("Pick one by one.")
            .why("People must be told who receives their data. GDPR 13(1)(e)."),
        column!(sharing.disclosures.case: Kind::One(Case::CHOICES)).tells(&[])
            .ask("When", "When?")
            .help("One row for each case.")
            .why("People must be told who receives their data. GDPR 13(1)(e)."),
        column!(sharing.disclosures.because: Kind::Many(Because::CHOICES))
            .fold()
            .when_row(|a, i| {
                a.sharing
                    .disclosures
                    .get(i)
                    .is_none_or(|r| matches!(r.case, Some(Case::Law | Case::BusinessTransfer)))
            })
            .ask("Cases", "Which cases does that cover?")
            .help("Pick all that can happen, a merger or a sale for instance.")
            .why("Readers want to know what counts."),
        column!(sharing.disclosures.told: Kind::YesNo)
            .fold()
            .pick()
            .ask("Told before", "Do you tell people before?")
            .help("Where the law allows it. Only if you will.")
            .why("The policy promises it, and you are held to it."),
        column!(sharing.disclosures.words: Kind::Text)
            .fold()
            .ask("To add", "What else should readers know?")
            .help("One full sentence. For example: We tell you by e-mail before that.")
            .why("The policy prints it word for word."),
        leaf!(sharing.other_sites: Kind::YesNo)
            .fold()
            .ask("Other sites", "Does the product link to other companies' sites?")
            .help("The policy then says that theirs applies there.")
            .why("Readers may think that yours does."),
        leaf!(sharing.platform_words: Kind::Many(PlatformWords::CHOICES))
            .fold()
            .pick()
            .ask("Fixed sentences", "Which sentences do you print because a platform or a provider wants them?")
            .help("Pick only what is true of your product: each is a promise or a fact.")
            .why("Their contracts want certain words in your policy, and they may look for them before they let you in."),
        leaf!(sharing.operated_from: Kind::Place)
            .own()
            .fold()
            .ask("Operated from", "From which country do you operate the product?")
            .help("Where your people and systems are.")
            .why("People must be told when data leaves the protection of their law, and what protects it then. GDPR 13(1)(f).")
            .example("US"),
        gate!(sharing.any_transfers)
            .when(|a| a.in_europe() || a.in_region(Region::Elsewhere))
            .ask("Transfers?", "Does data go to a recipient outside the country whose law protects it?")
            .help("Data under the law of the EEA or the UK that goes to a recipient elsewhere, for instance. Where the person lives does not matter; a provider in the US is such a case.")
            .why("Data may leave Europe only with protection, and people must be told. GDPR 13(1)(f), 44."),
        table!(sharing.transfers, any_transfers)
            .when(|a| a.sharing.any_transfers != Some(false) && (a.in_europe() || a.in_region(Region::Elsewhere)))
            .ask("Transfers", "How is data protected when it goes to another country?")
            .help("A row for each place from which it comes.")
            .why("The tool must be named. GDPR 13(1)(f), 46."),
        column!(sharing.transfers.origin: Kind::One(Origin::CHOICES)).tells(&[])
            .suits(Answers::suits_region)
            .ask("From", "From where?")
            .help("Each place has tools of its own.")
            .why("Each law has its own list of what may protect data abroad. GDPR 46; UK GDPR 46; FADP 16."),
        column!(sharing.transfers.to: Kind::Place).tells(&["instruments"])
            .goes_on("to")
            .fold()
            .ask("To", "To which country?")
            .help("A country or a group of countries.")
            .why("People must be told when data leaves the protection of their law, and what protects it then. GDPR 13(1)(f)."),
        column!(sharing.transfers.instruments: Kind::Many(Instrument::CHOICES)).tells(&[])
            .tells_where(wants_tool)
            .fact("framework")
            .pick()
            .fits(fits_way)
            .ask("Tool", "With which tool?")
            .help("What is signed or in force today.")
            .why("Each law has its own list of what may protect data abroad. GDPR 46; UK GDPR 46; FADP 16."),
        column!(sharing.transfers.interest: Kind::Text)
            .when_row(|a, i| {
                let tools = a.sharing.transfers.get(i).and_then(|row| row.instruments.as_ref());
                tools.is_some_and(|tools| tools.contains(&Instrument::Compelling))
            })
            .ask("Compelling interest", "Which compelling interest makes this transfer necessary?")
            .help("Completes “our compelling interest is …”. Only where no other tool fits; the authority has to be told. Ask counsel.")
            .why("The last resort for a transfer must be announced with its reason. GDPR 49(1).")
            .example("answering a court abroad"),
        leaf!(sharing.where_required: Kind::YesNo)
            .fold()
            .when(|a| a.sharing.any_transfers != Some(false))
            .ask("Where required", "Do you use those tools only where a law requires one?")
            .help("Yes is usual: for a country that Europe counts as safe, no law requires one.")
            .why("Some countries count as safe, and need no such tool. GDPR 46."),
        leaf!(sharing.measures: Kind::Text)
            .fold()
            .when(|a| a.sharing.any_transfers != Some(false))
            .ask("Beside the tools", "Which measures come with the tools?")
            .help("Completes “together with …”.")
            .why("A contract alone may not keep foreign authorities out. Recommendations 01/2020 of the EDPB.")
            .example("encryption with keys in the EU"),
        leaf!(sharing.copy: Kind::Text)
            .fold()
            .when(|a| a.sharing.any_transfers != Some(false))
            .ask("A copy", "How do people get a copy of the clauses that protect data abroad?")
            .help("Completes “You can get a copy …”; printed where one of the tools is a paper.")
            .why("People must be told when data leaves the protection of their law, and what protects it then. GDPR 13(1)(f).")
            .example("by writing to us"),
        leaf!(sharing.framework: Kind::Many(Framework::CHOICES))
            .fold()
            .pick()
            .when(|a| a.american() && a.in_europe())
            .ask(
                "Own certification",
                "In which parts of the Data Privacy Framework is your company itself certified?",
            )
            .help("Look for your own name on the public list; a provider's entry is not yours.")
            .why("Claiming a certificate that you do not hold is deception. GDPR 45; 15 U.S.C. 45(a)."),
        leaf!(sharing.outside_quebec: Kind::YesNo)
            .fold()
            .when(|a| a.in_country(Country::Quebec))
            .ask("Out of Quebec", "Can data of people in Quebec leave Quebec?")
            .help("Yes if you, or anybody who works for you, handle it elsewhere, in the rest of Canada too.")
            .why("People in Quebec must be told of it. P-39.1, s. 8."),
        leaf!(sharing.authorities_abroad: Kind::YesNo)
            .fold()
            .when(|a| a.in_country(Country::Canada) || a.in_country(Country::Quebec))
            .ask(
                "Authorities abroad",
                "Do you say that authorities of other countries may get at data that is handled there?",
            )
            .help("True wherever a provider or you yourselves are outside Canada.")
            .why("Canada's regulator wants people told. PIPEDA 4.8."),
        leaf!(sharing.refuse_abroad: Kind::Text)
            .fold()
            .when(|a| a.in_country(Country::Korea))
            .ask(
                "To refuse",
                "How do people refuse that their data goes to another country, and what follows?",
            )
            .help("Completes “You can refuse it …”.")
            .why("People in South Korea must be told how. PIPA 28-8(2).")
            .example("by writing to us, and then cannot use the service"),
    ],
};

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_tool_is_offered_where_it_reaches() {
        let fits = |origin: &str, to: &str, tool: &str| {
            let row = json!({ "key": "t", "origin": origin, "to": { "area": to } });
            let answers: Answers = serde_json::from_value(json!({ "sharing": { "transfers": [row] } })).expect("answers");
            fits_way(&answers, 0, tool)
        };
        assert!(fits("eea", "US", "dpf") && fits("uk", "US", "dpf"));
        assert!(!fits("eea", "GB", "dpf"), "it reaches the United States only");
        assert!(fits("eea", "GB", "adequacy") && fits("eea", "GB", "scc"));
        assert!(!fits("eea", "US", "idta") && fits("uk", "US", "idta"));
    }
}
