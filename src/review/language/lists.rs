//! Lists that do not end, and names that name nobody.

use super::{GDPR, WP260, each, names_country, names_one, unless};
use crate::review::Level::Should;
use crate::review::case::Case;
#[cfg(test)]
use crate::review::claims::stated;
use crate::review::phrases::{Hit, Line};
use crate::review::rule::{Breach, READ, Rule};
#[cfg(test)]
use crate::review::trial::Trial;

pub(super) const RULES: &[Rule] = &[
    Rule {
        id: "v-05",
        wrong: "A list of data, recipients or purposes trails off.",
        why: "What comes after “etc.” is what people would want to know.",
        mend: &["Safer: finish the list, as in “your name, your address and your orders”."],
        check: |case| {
            each(case, "“{}”: finish the list.", |line| {
                let last = |phrase| line.all(phrase).into_iter().find(|hit| hit.0.end == line.len());
                let hit = line
                    .says(&["etc", "and so on|forth"])
                    .or_else(|| TRAILING.iter().find_map(|phrase| last(phrase)));
                hit.filter(|hit| !line.quoted(hit) && !line.negated(hit) && about_data(line))
            })
        },
        #[cfg(test)]
        trial: stated!(
            "collection",
            "We collect your name, your address etc.",
            "We collect your name and your address."
        ),
        ..WP260
    },
    Rule {
        id: "v-06",
        provision: "WP260 rev.01 paras 11 to 13; 4 CCR 904-3 Rule 6.03",
        wrong: "A sentence gives examples of data and does not say what the whole of it is.",
        why: "“Information such as your name” could be anything besides the name.",
        mend: &[
            "Safer: “We collect your name and your address”.",
            "Name the category first, as in “details of your device, such as its model”.",
        ],
        check: |case| {
            each(case, "“{}” gives examples of something without a name.", |line| {
                line.asserts(BARE).filter(|_| about_data(line))
            })
        },
        #[cfg(test)]
        trial: stated!(
            "collection",
            "We collect information such as your name.",
            "We collect your name and your address."
        ),
        ..WP260
    },
    Rule {
        id: "v-12",
        provision: "GDPR Art. 13(1)(e)",
        source: GDPR,
        attested: READ,
        wrong: "A sentence names recipients only as partners, affiliates or third parties.",
        why: "People must be told who gets their data, or at least what kind of company it is.",
        mend: &[
            "Safer: “We give your address to the parcel service that delivers your order”.",
            "List the recipients.",
        ],
        questions: &["statements.texts", "sharing.recipients"],
        check: |case| {
            each(case, "“{}”: who is that?", |line| {
                let listed = !case.answers.sharing.recipients.is_empty();
                let hit = line.asserts(if listed { GROUP } else { ANYBODY });
                unless(line, hit, WHO).filter(|_| !names_one(case, line) && !line.text.contains([':', '(']) && !line.has(PRAISE))
            })
        },
        #[cfg(test)]
        trial: stated!(
            "sharing",
            "We share your address with third parties.",
            "We give your address to the parcel service that delivers your order."
        ),
        ..WP260
    },
    Rule {
        id: "v-13",
        provision: "GDPR Art. 13(1)(f)",
        source: GDPR,
        attested: READ,
        wrong: "A sentence sends data abroad and names no country.",
        why: "How well data is protected depends on the country.",
        mend: &[
            "Safer: “Our e-mail provider handles your address in the US”.",
            "Add the countries of your recipients.",
        ],
        questions: &["statements.texts", "sharing.recipients.*.country", "sharing.transfers"],
        check: |case| {
            let sharing = &case.answers.sharing;
            if !sharing.transfers.is_empty() || sharing.recipients.iter().any(|row| row.country.is_some()) {
                return Vec::new(); // the text names them
            }
            each(case, "“{}”: which countries?", |line| {
                let hit = line
                    .asserts(ABROAD)
                    .filter(|hit| line.beside(hit, SENT) && !names_country(line));
                unless(line, hit, &["travel", "right|rights"])
            })
        },
        #[cfg(test)]
        trial: stated!(
            "sharing",
            "We transfer your data to other countries.",
            "We keep your data in New Zealand."
        ),
        ..WP260
    },
    Rule {
        id: "v-18",
        provision: "WP260 rev.01 para. 12; 4 CCR 904-3 Rule 6.03",
        wrong: "An entry of what you collect says only “data” or “information”.",
        why: "People are to understand what it is; “usage data” could be every click or a number a month.",
        mend: &["Safer: “the pages that you open, and when”."],
        questions: &["collection.kinds.*.items", "statements.texts"],
        check: entries,
        #[cfg(test)]
        trial: Trial {
            given: &[],
            breaks: &[
                "collection.kinds.account.items=[{\"item\":\"name\"},{\"item\":\"email\"},{\"text\":\"usage data\",\"class\":\"F\"}]",
            ],
            mends: &[
                "collection.kinds.account.items=[{\"item\":\"name\"},{\"item\":\"email\"},{\"text\":\"the pages that you open\",\"class\":\"F\"}]",
            ],
            ..Trial::NEW
        },
        ..WP260
    },
    Rule {
        id: "v-22",
        wrong: "A sentence leaves open which of two it is.",
        why: "People are to know who gets their data today, or what it is used for.",
        mend: &["Safer: name the one that you use, or both with “and”."],
        check: |case| {
            each(case, "“{}”: which of them?", |line| {
                let hit = line.says(&["and or"]).filter(|hit| line.said(hit).contains('/'));
                hit.filter(|_| about_data(line)) // of “Resend/Postmark”, x-sl-17 speaks
            })
        },
        #[cfg(test)]
        trial: stated!(
            "sharing",
            "We give your address to the printer and/or the carrier.",
            "We give your address to the carrier."
        ),
        ..WP260
    },
    Rule {
        id: "v-23",
        level: Should,
        wrong: "An entry of a list says “related”, “other” or “certain” and nothing more.",
        why: "The entry could be anything.",
        mend: &["Safer: list them, as in “the time, the status and the title of each issue”."],
        check: |case| {
            each(case, "“{}”: what exactly?", |line| {
                let hit = line
                    .asserts(RELATED)
                    .filter(|hit| !line.then(hit, 0, &["such", "like", "including", "namely", "that", "which", "we", "you"]));
                unless(line, hit, &["such as", "for example"]).filter(|hit| !opens_list(line, hit))
            })
        },
        #[cfg(test)]
        trial: stated!(
            "collection",
            "We collect your issues and related metadata.",
            "We collect your issues with their time and status."
        ),
        ..WP260
    },
];

const TRAILING: &[&str] = &[
    "and more",
    "and others",
    "among others",
    "among other things",
    "and the like",
    "and similar",
    "for example",
    "for instance",
];
const BARE: &[&str] = &[
    "collect|collects|store|process|use|share|receive|have|hold personal? data|information such as",
    "other|additional|any|various|some personal? data|information such as",
    "things such as",
];
const LISTS: &[&str] = &[
    "collect*",
    "share|shares|shared",
    "use|uses|used",
    "store*",
    "process*",
    "receive*",
    "disclos*",
    "send|sends|sent",
    "keep|keeps",
    "log|logs",
];
const ANYBODY: &[&str] = &[
    "share|shares|shared|disclose|disclosed|give|provide|provided|transfer|transferred|pass|passed|send|sent ... with|to our|other|some? partners|affiliates|vendors",
    "share|shares|shared|disclose|disclosed|give|provide|provided|transfer|transferred|pass|passed|send|sent ... with|to our|other|some? third parties",
    "share|shares|shared|disclose|disclosed|give|provide|provided|transfer|transferred|pass|passed|send|sent ... with|to our|other|some? service? providers",
];
/// Where the providers are listed.
const GROUP: &[&str] = &[
    "share|shares|shared|disclose|disclosed|give|provide|provided|transfer|transferred|pass|passed|send|sent ... with|to our|other|some? partners|affiliates",
];
const WHO: &[&str] = &[
    "such as",
    "including",
    "listed",
    "list",
    "below",
    "following",
    "named",
    "namely",
    "who",
    "that",
    "which",
    "see",
    "for hosting|payments|analytics|email|delivery",
    "at https",
    "you choose|connect|chose",
    "if you",
    "when you",
    "law|laws",
    "court",
];
/// What u-25 says already.
const PRAISE: &[&str] = &[
    "trusted|selected|chosen|valued",
    "affiliates and|or business? partners",
    "partners and|or affiliates",
];
const ABROAD: &[&str] = &[
    "other|foreign|third countries",
    "another country",
    "abroad",
    "overseas",
    "outside of? your country",
    "countries outside|other",
    "outside of? the country",
    "globally",
    "internationally",
    "across borders",
];
const SENT: &[&str] = &[
    "transfer*",
    "send|sends|sent",
    "process|processed|processes",
    "store|stored|stores",
    "share|shared",
    "goes|go",
    "held",
    "kept",
    "move|moved",
];
const RELATED: &[&str] = &[
    "related|associated metadata|data|information|details",
    "other diagnostic|technical|usage|relevant|similar|related events|data|information|details|metadata",
    "for certain purposes",
    "certain purposes",
];
/// Entries that say nothing, in small letters.
const EMPTY: &[&str] = &[
    "data",
    "information",
    "usage data",
    "usage information",
    "personal data",
    "personal information",
    "technical data",
    "technical information",
    "device data",
    "device information",
    "user data",
    "user information",
    "customer data",
    "customer information",
    "other data",
    "other information",
    "log data",
    "log information",
];

/// Whether a sentence is about data, recipients or purposes.
fn about_data(line: &Line) -> bool {
    line.has(LISTS) || matches!(line.section.as_str(), "collection" | "use" | "sharing")
}

/// Whether a colon or a bracket after the hit says what it is.
fn opens_list(line: &Line, hit: &Hit) -> bool {
    let said = line.said(hit);
    let rest = line.text.split(said).nth(1).unwrap_or_default();
    rest.trim_start().starts_with([':', '('])
}

/// Entries of what is collected that say nothing.
fn entries(case: &Case) -> Vec<Breach> {
    let empty = |text: &str| EMPTY.contains(&text.trim().trim_end_matches(['.', ';', ',']).to_lowercase().as_str());
    let mut breaches = Vec::new();
    for kind in &case.answers.collection.kinds {
        for text in kind
            .items
            .iter()
            .flatten()
            .filter_map(|item| item.text.as_deref())
            .filter(|text| empty(text))
        {
            let words = format!("“{text}”: what exactly?");
            breaches.push(Breach::said(format!("collection.kinds.{}.items", kind.key), words));
        }
    }
    let collected = |line: &&Line| !line.lead.is_empty() && (line.section == "collection" || line.has(&["collect*"]));
    for line in case.own().iter().filter(collected).filter(|line| empty(&line.text)) {
        breaches.push(line.breach(format!("“{}”: what exactly?", line.text)));
    }
    breaches
}
