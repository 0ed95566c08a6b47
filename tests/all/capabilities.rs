//! What fifteen real policies need of an interview, and the questions that carry it.
//!
//! Every capability that two or more of them need stands here, by its number and name. A row without a
//! question says why it was left out, so that nothing is forgotten in silence.

use policy_wizard::interview;
use std::collections::BTreeSet;

/// A capability: its number, how many of the fifteen policies need it, its name, the questions that
/// carry it, and why there is no question of its own where that is so.
struct Capability {
    number: u16,
    policies: u8,
    name: &'static str,
    questions: &'static [&'static str],
    left_out: &'static str,
}

const fn row(number: u16, policies: u8, name: &'static str, questions: &'static [&'static str]) -> Capability {
    Capability {
        number,
        policies,
        name,
        questions,
        left_out: "",
    }
}

const CAPABILITIES: &[Capability] = &[
    row(
        1,
        15,
        "data category with items",
        &["collection.kinds.*.name", "collection.kinds.*.items"],
    ),
    row(
        2,
        15,
        "purpose",
        &["use.purposes.*.purpose", "use.purposes.*.words", "use.purposes.*.detail"],
    ),
    row(
        3,
        15,
        "right (by jurisdiction)",
        &[
            "rights.granted.*.right",
            "rights.granted.*.extent",
            "rights.holders",
            "ccpa.rights",
        ],
    ),
    row(
        4,
        15,
        "contact channel",
        &["company.contact", "company.contacts.*.contact", "company.contacts.*.for_what"],
    ),
    row(
        5,
        15,
        "how to exercise right",
        &["rights.requests", "company.contact", "company.contacts.*.for_what"],
    ),
    row(
        6,
        15,
        "operator identity",
        &[
            "company.product",
            "company.legal_name",
            "company.legal_form",
            "company.registration",
        ],
    ),
    row(
        7,
        15,
        "CUSTOM SECTION / free statement in any section",
        &["statements.texts.*.at", "statements.texts.*.text"],
    ),
    row(
        8,
        14,
        "security measures list",
        &[
            "retention.safeguards.*.measure",
            "retention.safeguards.*.with",
            "retention.safeguards.*.protects",
            "retention.safeguards.*.detail",
        ],
    ),
    row(
        9,
        14,
        "scope: what is and isn't covered",
        &[
            "company.offers",
            "company.people",
            "company.outside.*.what",
            "company.outside.*.document",
        ],
    ),
    row(
        10,
        14,
        "policy date",
        &["changes.date_kind", "changes.effective", "changes.updated"],
    ),
    row(
        11,
        13,
        "cookie type with purpose",
        &[
            "cookies.items.*.sort",
            "cookies.items.*.does",
            "cookies.items.*.consent",
            "cookies.items.*.by",
        ],
    ),
    row(
        12,
        13,
        "negative use promise",
        &[
            "use.promises.*.promise",
            "use.promises.*.kinds",
            "use.promises.*.about",
            "sharing.sell",
            "sharing.share_for_ads",
        ],
    ),
    row(
        13,
        12,
        "recipient category",
        &[
            "sharing.recipients.*.unnamed",
            "sharing.recipients.*.job",
            "sharing.recipients.*.only_if",
            "sharing.disclosures.*.case",
        ],
    ),
    row(
        14,
        12,
        "retention exceptions",
        &[
            "retention.periods.*.what",
            "retention.periods.*.why",
            "retention.periods.*.kept",
            "retention.except_law",
        ],
    ),
    row(
        15,
        12,
        "change notice method",
        &["changes.told", "changes.told_either", "changes.material_only"],
    ),
    row(
        16,
        12,
        "per-category retention period",
        &[
            "collection.kinds.*.kept",
            "collection.kinds.*.kept_why",
            "retention.periods.*.kinds",
        ],
    ),
    row(
        17,
        11,
        "per-category purpose",
        &["use.purposes.*.kinds", "collection.kinds.*.held_for"],
    ),
    row(
        18,
        11,
        "related documents / links",
        &[
            "company.documents.*.title",
            "company.documents.*.about",
            "company.documents.*.link",
        ],
    ),
    row(
        19,
        11,
        "named vendor with purpose",
        &[
            "sharing.recipients.*.name",
            "sharing.recipients.*.job",
            "sharing.recipients.*.detail",
            "sharing.recipients.*.kinds",
            "sharing.recipients.*.note",
        ],
    ),
    row(
        20,
        11,
        "post-termination deletion",
        &["retention.closing", "retention.cascade", "retention.except_law"],
    ),
    row(
        21,
        11,
        "storage location / hosting region",
        &[
            "retention.places.*.at",
            "retention.places.*.place",
            "retention.places.*.kinds",
            "retention.places.*.unless_stated",
        ],
    ),
    row(
        22,
        11,
        "data not collected (negative)",
        &[
            "collection.never.*.what",
            "collection.never.*.how",
            "collection.kinds.*.never",
            "collection.kinds.*.never_how",
        ],
    ),
    row(
        23,
        11,
        "condition / trigger of collection",
        &[
            "collection.kinds.*.trigger",
            "collection.kinds.*.only_if",
            "collection.kinds.*.notice",
        ],
    ),
    row(
        24,
        11,
        "de-identified / aggregated data",
        &["use.deidentified", "use.purposes.*.limited", "use.promises.*.promise"],
    ),
    row(
        25,
        10,
        "self-service controls",
        &["rights.own.*.action", "rights.own.*.about", "rights.own.*.place"],
    ),
    row(
        26,
        10,
        "minimum age",
        &["children.minimum_age", "children.words", "children.local_age"],
    ),
    row(
        27,
        10,
        "child data discovery procedure",
        &["children.not_knowingly", "children.found_out"],
    ),
    row(
        28,
        10,
        "retention criteria (general)",
        &["retention.criteria", "retention.then"],
    ),
    row(
        29,
        9,
        "law enforcement requests policy",
        &[
            "sharing.disclosures.*.because",
            "sharing.disclosures.*.told",
            "sharing.disclosures.*.words",
        ],
    ),
    row(30, 9, "identity verification of requester", &["rights.verification"]),
    row(
        31,
        9,
        "business transfer",
        &[
            "sharing.disclosures.*.case",
            "sharing.disclosures.*.because",
            "sharing.disclosures.*.told",
        ],
    ),
    row(
        32,
        9,
        "processor contract (DPA) statement",
        &[
            "sharing.contracts",
            "sharing.own_terms",
            "sharing.recipients.*.contract",
            "sharing.dpa",
        ],
    ),
    row(
        33,
        9,
        "source of data: from user / automatic / third parties",
        &["collection.kinds.*.source"],
    ),
    row(
        34,
        9,
        "CCPA rights list (know, delete, correct, opt out, no retaliation)",
        &["ccpa.rights"],
    ),
    row(
        35,
        8,
        "per-purpose legal basis",
        &[
            "use.purposes.*.ground",
            "use.purposes.*.interest",
            "use.grounds_for",
            "use.balanced",
        ],
    ),
    row(
        36,
        8,
        "data from third parties source",
        &["collection.kinds.*.sources", "collection.kinds.*.systems"],
    ),
    row(
        37,
        8,
        "transfer mechanism",
        &[
            "sharing.transfers.*.origin",
            "sharing.transfers.*.instruments",
            "sharing.where_required",
            "sharing.copy",
        ],
    ),
    row(
        38,
        8,
        "California: sale / sharing opt-out link",
        &[
            "sharing.sell",
            "sharing.share_for_ads",
            "sharing.opt_out",
            "sharing.opt_out_title",
            "ccpa.sale_words",
            "ccpa.if_changes",
        ],
    ),
    row(39, 8, "third-party links disclaimer", &["sharing.other_sites"]),
    row(
        40,
        8,
        "controller or processor role",
        &[
            "collection.kinds.*.whose",
            "company.customers_are",
            "collection.controller_is",
        ],
    ),
    row(41, 8, "no absolute security disclaimer", &["retention.no_guarantee"]),
    row(
        42,
        8,
        "user-directed sharing / integrations",
        &[
            "sharing.integrations.*.name",
            "sharing.integrations.*.direction",
            "sharing.integrations.*.holds",
        ],
    ),
    row(
        43,
        7,
        "marketing emails + opt-out",
        &["use.newsletters", "use.newsletters_stop"],
    ),
    row(44, 7, "response time and extension", &["rights.days", "rights.extension"]),
    row(
        45,
        7,
        "named cookie vendor + opt-out link",
        &["cookies.items.*.by", "cookies.items.*.opt_out"],
    ),
    row(46, 7, "staff access to content", &["retention.staff"]),
    row(47, 7, "non-discrimination", &["ccpa.rights"]),
    row(
        48,
        7,
        "right limitations / exceptions",
        &["rights.limits", "rights.granted.*.extent"],
    ),
    row(49, 7, "postal address", &["company.address"]),
    row(
        50,
        7,
        "customer content: isolation, ownership, where it lives",
        &[
            "collection.kinds.*.owner",
            "collection.kinds.*.isolation",
            "collection.kinds.*.never_shared",
        ],
    ),
    row(
        51,
        6,
        "GPC / DNT handling",
        &[
            "cookies.signals.*.signal",
            "cookies.signals.*.honoured",
            "cookies.signals.*.effects",
        ],
    ),
    Capability {
        number: 52,
        policies: 6,
        name: "privacy promise / principles",
        questions: &["statements.texts.*.text"],
        left_out: "a promise that says nothing checkable is the author's own sentence",
    },
    row(
        53,
        6,
        "cookie consent mechanism",
        &[
            "cookies.banner",
            "cookies.off_by_default",
            "cookies.choice_on_device",
            "cookies.reopen",
            "cookies.reopen_at",
        ],
    ),
    row(
        54,
        6,
        "published subprocessor list",
        &[
            "sharing.list",
            "sharing.list_title",
            "sharing.list_shows",
            "sharing.list_notice",
        ],
    ),
    row(
        55,
        6,
        "affiliates",
        &["sharing.disclosures.*.case", "sharing.recipients.*.job"],
    ),
    row(
        56,
        6,
        "consent withdrawal",
        &["rights.granted.*.right", "rights.granted.*.extent", "use.purposes.*.withdraw"],
    ),
    row(
        57,
        6,
        "negative cookie statements",
        &["cookies.not_used.*.what", "cookies.on_customers"],
    ),
    row(
        58,
        5,
        "advertising cookies / remarketing",
        &["cookies.items.*.sort", "cookies.items.*.opt_out", "sharing.ads_to"],
    ),
    row(
        59,
        5,
        "definitions",
        &["company.definitions.*.term", "company.definitions.*.meaning"],
    ),
    row(60, 5, "other US states", &["ccpa.states.*.state", "ccpa.states.*.says"]),
    row(61, 5, "supervisory authority complaint", &["rights.authorities"]),
    row(62, 5, "browser controls", &["cookies.browser_settings"]),
    Capability {
        number: 63,
        policies: 5,
        name: "continued use = acceptance",
        questions: &["statements.texts.*.text"],
        left_out: "silence is no consent: offered as the author's own sentence only",
    },
    row(
        64,
        5,
        "disclosure to other users / public",
        &["sharing.disclosures.*.case", "sharing.disclosures.*.words"],
    ),
    row(
        65,
        5,
        "user's own responsibility",
        &["retention.own_part", "collection.duties.*.what"],
    ),
    row(
        66,
        5,
        "end users of the customer are data subjects of the customer",
        &[
            "collection.end_users",
            "collection.end_users_ask",
            "collection.unreachable",
            "collection.duties.*.must",
        ],
    ),
    row(67, 5, "links to vendor policies", &["sharing.recipients.*.link"]),
    row(
        68,
        5,
        "transactional messages by kind and sender",
        &["use.purposes.*.detail", "use.purposes.*.via"],
    ),
    row(
        69,
        4,
        "automated decision making",
        &["use.decisions", "use.decisions_logic", "use.decisions_review"],
    ),
    row(
        70,
        4,
        "AI training on user content + opt-out",
        &["use.ai.*.trained", "use.ai.*.opt_out"],
    ),
    row(
        71,
        4,
        "mandatory vs optional data and consequence",
        &["collection.kinds.*.required", "collection.kinds.*.consequence"],
    ),
    row(
        72,
        4,
        "recruitment / applicants data",
        &["company.documents.*.about", "use.purposes.*.purpose"],
    ),
    row(73, 4, "appeal", &["rights.appeal"]),
    row(74, 4, "authorised agent", &["rights.agent"]),
    row(
        75,
        4,
        "deletion timetable (trash/backups)",
        &["retention.grace", "retention.grace_for", "retention.periods.*.kept"],
    ),
    row(
        76,
        4,
        "sharing for advertising / targeted advertising",
        &[
            "sharing.share_for_ads",
            "sharing.ads_to",
            "sharing.ads_kinds",
            "sharing.opt_out",
        ],
    ),
    row(77, 4, "recipient category with location", &["sharing.recipients.*.country"]),
    row(
        78,
        3,
        "device permissions (mobile)",
        &[
            "collection.permissions.*.permission",
            "collection.permissions.*.feature",
            "collection.permissions.*.refused",
        ],
    ),
    row(
        79,
        3,
        "sensitive personal information",
        &["collection.sensitive", "collection.sensitive_what", "ccpa.sensitive_beyond"],
    ),
    row(80, 3, "organisation-provided accounts", &["company.organisation_may"]),
    row(81, 3, "Shine the Light", &["ccpa.shine_the_light"]),
    row(
        82,
        3,
        "California: categories in last 12 months",
        &[
            "ccpa.applies",
            "collection.kinds.*.items",
            "sharing.recipients.*.kinds",
            "use.purposes.*.kinds",
        ],
    ),
    row(83, 3, "data breach notification", &["retention.breach"]),
    row(84, 3, "inferences", &["collection.inferences"]),
    row(85, 3, "number of requests / fee", &["rights.free", "rights.free_times"]),
    row(86, 3, "DPO contact", &["company.contacts.*.role", "company.contacts.*.name"]),
    row(
        87,
        3,
        "AI provider and what it receives",
        &[
            "use.ai.*.feature",
            "use.ai.*.provider",
            "use.ai.*.sent",
            "use.ai.*.form",
            "use.ai.*.never_sent",
        ],
    ),
    row(
        88,
        3,
        "exact phrase in a procedure (subject line, form option)",
        &["company.contact", "rights.requests", "sharing.dpa"],
    ),
    row(
        89,
        3,
        "log, consent-log and audit-log retention",
        &["retention.periods.*.what", "retention.periods.*.kept"],
    ),
    row(
        90,
        2,
        "data privacy framework certification",
        &["sharing.framework", "rights.dispute_body", "rights.ftc"],
    ),
    row(91, 2, "parental consent / parental rights", &["children.parents"]),
    row(
        92,
        2,
        "independent dispute resolution / arbitration",
        &[
            "rights.dispute_body",
            "rights.dispute_link",
            "rights.dispute_free",
            "rights.arbitration",
        ],
    ),
    row(93, 2, "email pixels / beacons", &["cookies.pixels"]),
    row(
        94,
        2,
        "derogation / consent to transfer",
        &["sharing.transfers.*.instruments"],
    ),
    row(
        95,
        2,
        "multiple controllers by user region",
        &[
            "company.entities.*.region",
            "company.entities.*.name",
            "company.entities.*.address",
        ],
    ),
    row(96, 2, "FTC jurisdiction", &["rights.ftc"]),
    row(97, 2, "archive of former versions", &["changes.archive"]),
    row(98, 2, "notice period in days", &["changes.days_before"]),
    row(99, 2, "plan-tiered retention", &["retention.periods.*.plan"]),
    row(
        100,
        2,
        "social login",
        &["collection.logins.*.provider", "collection.logins.*.data"],
    ),
    row(
        101,
        2,
        "certifications",
        &["sharing.recipients.*.certificate", "retention.safeguards.*.measure"],
    ),
    row(
        102,
        2,
        "analytics configuration details",
        &["cookies.setups.*.tool", "cookies.setups.*.setup", "cookies.setups.*.what"],
    ),
    row(103, 2, "analytics without cookies", &["cookies.cookieless"]),
    row(
        104,
        2,
        "automatic vs manual deletion",
        &["collection.kinds.*.kept", "rights.own.*.action", "rights.own.*.any_time"],
    ),
    row(
        105,
        2,
        "export format and delivery time",
        &["rights.own.*.formats", "rights.own.*.container", "rights.own.*.within"],
    ),
    row(106, 2, "held in memory / on the device only", &["collection.kinds.*.held"]),
    row(
        107,
        2,
        "policy version recorded with consent",
        &["cookies.version_stored", "changes.version", "changes.version_bumped"],
    ),
];

/// One past the last capability that two or more policies need.
const END: u16 = 108;

#[test]
fn every_capability_of_two_policies_or_more_has_one_row() {
    let numbers: Vec<u16> = CAPABILITIES.iter().map(|c| c.number).collect();
    assert_eq!(numbers, (1..END).collect::<Vec<_>>());
    let names: BTreeSet<&str> = CAPABILITIES.iter().map(|c| c.name).collect();
    assert_eq!(names.len(), CAPABILITIES.len(), "a name stands twice");
    assert!(CAPABILITIES.iter().all(|c| c.policies >= 2));
}

#[test]
fn every_capability_is_carried_by_a_question_or_says_why_not() {
    for c in CAPABILITIES {
        let said = !c.questions.is_empty() || !c.left_out.is_empty();
        assert!(said, "nothing carries {} “{}”, and no reason is given", c.number, c.name);
    }
}

#[test]
fn the_questions_that_carry_capabilities_exist() {
    for c in CAPABILITIES {
        for id in c.questions {
            assert!(
                interview::question(id).is_some(),
                "{} “{}”: no question {id}",
                c.number,
                c.name
            );
        }
    }
}

#[test]
fn a_question_that_carries_a_capability_can_be_reached() {
    // Through its table: a column whose table has no gate could never be answered.
    for id in CAPABILITIES.iter().flat_map(|c| c.questions) {
        let Some(table) = interview::question(id).and_then(interview::Question::table) else {
            continue;
        };
        let Some(interview::Field::Table(rows)) = interview::question(table).map(|q| q.field) else {
            panic!("{id} has no table {table}");
        };
        assert!(
            interview::question(rows.gate).is_some_and(|q| q.gate),
            "{table} has no gate {}",
            rows.gate
        );
    }
}
