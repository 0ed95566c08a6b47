//! The other words by which authors look for a question: what they would call it, where the question says it otherwise.
//!
//! Found by these is a leaf or a table, never a cell: a word that led to the cells of every row would lead nowhere. Must
//! not repeat words of the question itself. The price: a new question is found by its own words alone until it has a line.

/// The words for the question with this id, with commas; empty where its own words are enough.
pub fn found_by(id: &str) -> &'static str {
    FOUND_BY
        .iter()
        .find(|(question, _)| *question == id)
        .map_or("", |(_, words)| words)
}

/// The id of a question, and what else it is called.
const FOUND_BY: &[(&str, &str)] = &[
    ("company.product", "app name, service name, brand"),
    ("company.website", "url, domain, homepage"),
    ("company.legal_name", "controller, operator, owner, imprint, publisher"),
    ("company.legal_form", "incorporated, llc, gmbh, ltd, inc"),
    ("company.registration", "company number, vat, handelsregister, siret"),
    ("company.country", "headquarters, establishment, based in, jurisdiction"),
    ("company.contact", "e-mail, email, support, privacy address"),
    ("company.contacts", "dpo, data protection officer, representative, article 27"),
    ("company.audience", "b2b, b2c, consumers, businesses, customers, users"),
    (
        "company.regions",
        "countries, gdpr, europe, eu, uk, law, jurisdiction, markets",
    ),
    ("company.states", "california, ccpa, virginia, texas"),
    ("company.offers", "app, website, scope, product type, platform, api"),
    ("company.stores", "app store, google play, play store"),
    ("company.entities", "subsidiary, group, affiliates"),
    ("company.definitions", "glossary, terms"),
    ("company.documents", "terms of service, dpa, cookie policy"),
    (
        "collection.kinds",
        "data types, categories, personal information, what we collect, email, name, fields",
    ),
    (
        "collection.sensitive",
        "health, biometric, special category, article 9, religion",
    ),
    ("collection.sensitive_what", "health, biometric, special category, article 9"),
    ("collection.logins", "oauth, sso, single sign-on, google, apple, social login"),
    (
        "collection.permissions",
        "camera, location, microphone, contacts, photos, notifications, bluetooth",
    ),
    ("collection.no_tracking", "att, app tracking transparency, idfa"),
    ("collection.others_data", "processor, customer data, end users"),
    ("collection.inferences", "profiling, profiles, scoring"),
    (
        "use.purposes",
        "purpose, why, legal basis, legal ground, legitimate interest, consent, contract, processing",
    ),
    (
        "use.ai",
        "artificial intelligence, machine learning, llm, openai, gpt, model, chatbot",
    ),
    ("use.newsletters", "marketing, mailing list, campaigns, promotional e-mail"),
    ("use.newsletters_stop", "unsubscribe, opt out"),
    ("use.decisions", "automated decision, profiling, article 22, algorithm"),
    ("use.promises", "commitment, never sell, pledge"),
    ("use.deidentified", "anonymous, anonymised, aggregated, statistics"),
    (
        "sharing.recipients",
        "provider, processor, vendor, third party, third-party, sub-processor, subprocessor, supplier, partner, service, sdk, hosting, analytics",
    ),
    ("sharing.list", "sub-processor list, subprocessor"),
    ("sharing.dpa", "data processing agreement, article 28, avv"),
    ("sharing.contracts", "dpa, processing agreement"),
    ("sharing.integrations", "connect, plugins, zapier, slack, api"),
    ("sharing.sell", "sale, data broker, money"),
    (
        "sharing.share_for_ads",
        "advertising, targeting, retargeting, remarketing, cross-context, ad network",
    ),
    ("sharing.opt_out", "do not sell, unsubscribe"),
    (
        "sharing.disclosures",
        "police, subpoena, court, merger, acquisition, legal request, law enforcement",
    ),
    (
        "sharing.transfers",
        "abroad, international, scc, standard contractual clauses, third country, adequacy, privacy shield, united states",
    ),
    ("sharing.framework", "dpf, privacy shield, adequacy"),
    ("retention.closing", "delete, deletion, erasure, how long, account closed"),
    ("retention.criteria", "how long, retention period, keep"),
    (
        "retention.periods",
        "backups, backup, logs, how long, retention, storage period",
    ),
    (
        "retention.places",
        "location, server, data centre, data center, region, residency, hosted",
    ),
    (
        "retention.safeguards",
        "security, encryption, tls, https, password, hashing, access control",
    ),
    ("retention.breach", "incident, leak, hack, notification"),
    ("retention.staff", "employees, access, support"),
    (
        "rights.granted",
        "gdpr, access, erasure, deletion, portability, object, data subject, dsar",
    ),
    ("rights.requests", "dsar, data subject request, delete my data, form"),
    ("rights.own", "self-service, export, download, delete account, settings"),
    ("rights.delete_page", "google play, delete account, url"),
    (
        "rights.authorities",
        "supervisory authority, regulator, ico, cnil, dpa, complaint",
    ),
    ("rights.verification", "identity, verify, prove"),
    (
        "cookies.items",
        "local storage, session storage, tracker, pixel, browser, analytics, consent, storage",
    ),
    ("cookies.banner", "consent, cmp, popup, cookie wall"),
    ("cookies.signals", "gpc, global privacy control, do not track, dnt"),
    ("cookies.setups", "ip anonymisation, analytics, matomo, google analytics"),
    ("cookies.pixels", "tracking, open rate, beacon"),
    ("children.minimum_age", "minors, kids, coppa, 13, 16, teenagers"),
    ("children.made_for", "kids, minors, coppa, teenagers"),
    ("children.parents_consent", "guardian, minors, coppa"),
    ("ccpa.applies", "california, cpra, threshold, revenue"),
    ("ccpa.rights", "california, cpra, know, delete, correct"),
    ("ccpa.limit", "sensitive personal information, california"),
    ("ccpa.incentive", "loyalty, discount, rewards"),
    ("ccpa.states", "virginia, colorado, texas, nevada, connecticut, utah"),
    ("changes.effective", "start date, in force, valid from"),
    ("changes.updated", "last modified, revision"),
    ("changes.told", "notify, update, announcement, e-mail"),
    ("changes.archive", "history, old versions, previous"),
    ("changes.in_short", "summary, tl;dr, layered, overview"),
    (
        "statements.texts",
        "own text, custom, free text, clause, paragraph, add a sentence",
    ),
];

#[cfg(test)]
mod tests {
    #[test]
    fn every_line_is_of_a_question_that_is_no_cell() {
        for (id, words) in super::FOUND_BY {
            let question = crate::interview::question(id).unwrap_or_else(|| panic!("no question {id}"));
            assert!(!question.is_column(), "{id}");
            assert!(
                !words.is_empty() && words.split(',').all(|word| !word.trim().is_empty()),
                "{id}"
            );
        }
    }
}
