//! Japan: the personal information act (APPI), and the rule on tags of the Telecommunications Business Act.

use super::abroad::{by_country, missing, no_purpose};
use crate::interview::company::Country;
use crate::interview::cookies::Sort as Cookie;
use crate::interview::sharing::{Instrument, Part};
use crate::review::Level::Should;
use crate::review::dates::since;
use crate::review::names::recipient_name;
use crate::review::rule::{Breach, Law, READ, Rule, SECOND_HAND, Sort, wrong_if};
#[cfg(test)]
use crate::review::trial::Trial;

/// What the rules of this law have in common.
const JP: Rule = Rule {
    source: "https://www.ppc.go.jp/en/",
    from: since(2022, 4, 1),
    attested: READ,
    ..Rule::NEW
};

/// The law.
pub(super) const LAW: Law = Law {
    id: "jp",
    name: "Japanese law",
    sort: Sort::Law,
    applies: |case| by_country(case, Country::Japan, "JP", "Japan"),
    when: "Applies if you are established in Japan or serve people there.",
    family: "",
    reads: &["company"],
    rules: RULES,
    #[cfg(test)]
    clean: &[
        "company.countries=[\"japan\"]",
        "company.head=Aiko Sato",
        "retention.any_safeguards=true",
        "retention.safeguards.tls={\"measure\":\"in-transit\"}",
    ],
    #[cfg(test)]
    away: &["company.countries=[]"],
};

const RULES: &[Rule] = &[
    Rule {
        id: "appi-21",
        provision: "APPI Art. 21(1) and (2)",
        wrong: "The text does not say what you use the data for.",
        why: "Japanese law wants the purpose published, and shown before people send a form.",
        mend: &["Add the uses of the data."],
        questions: &["use.purposes", "use.any_purposes"],
        reads: &["collection"],
        attested: SECOND_HAND,
        check: |case| wrong_if(no_purpose(case), &["use.purposes"]),
        #[cfg(test)]
        trial: Trial {
            breaks: &["use.purposes.provide="],
            mends: &["use.purposes.provide={\"purpose\":\"provide\",\"kinds\":[\"account\"],\"ground\":\"contract\"}"],
            shows: "contract with you",
            ..Trial::NEW
        },
        ..JP
    },
    Rule {
        id: "appi-32",
        provision: "APPI Art. 32(1); Cabinet Order Art. 10",
        level: Should, // answering whoever asks, without delay, is enough
        wrong: "Could you tell whoever asks your address, who represents the company, and how you protect data? The text does not.",
        why: "Japanese law wants this known to people: published, or told without delay to whoever asks.",
        mend: &[
            "Say it in the text.",
            "Be ready to answer without delay; then the text may do without it.",
        ],
        questions: &["company.head", "company.address", "retention.safeguards"],
        check: |case| {
            let company = &case.answers.company;
            let kept = &case.answers.retention;
            let shielded = !kept.safeguards.is_empty()
                || kept.industry_standard == Some(true)
                || kept.technical_organisational == Some(true);
            missing(&[
                (
                    company.address.is_none(),
                    "company.address",
                    "The text does not give your postal address.",
                ),
                (
                    case.answers.in_country(Country::Japan) && company.head.is_none(),
                    "company.head",
                    "The text does not say who represents the company.",
                ),
                (
                    !shielded,
                    "retention.safeguards",
                    "The text does not say how you protect data.",
                ),
            ])
        },
        #[cfg(test)]
        trial: Trial {
            breaks: &["company.head="],
            mends: &["company.head=Aiko Sato"],
            shows: "Aiko Sato",
            ..Trial::NEW
        },
        ..JP
    },
    Rule {
        id: "appi-27-5",
        provision: "APPI Art. 27(5)(iii)",
        wrong: "You use data jointly with another company, and the text does not say which data, what for, and who answers for it.",
        why: "Joint use without consent is allowed in Japan only where people could learn this beforehand.",
        mend: &[
            "Say which data the other company uses and what it does.",
            "Give your postal address.",
        ],
        questions: &[
            "sharing.recipients.*.kinds",
            "sharing.recipients.*.job",
            "company.address",
            "company.head",
        ],
        attested: SECOND_HAND,
        check: |case| {
            let rows = case.answers.sharing.recipients.iter();
            let joint = rows.filter(|row| row.part == Some(Part::Joint));
            let mut breaches = Vec::new();
            for row in joint {
                let lacks = [
                    ("kinds", row.kinds.as_ref().is_none_or(Vec::is_empty), "which data it uses"),
                    (
                        "job",
                        row.job.as_ref().is_none_or(Vec::is_empty) && row.detail.is_none(),
                        "what it uses the data for",
                    ),
                ];
                breaches.extend(lacks.iter().filter(|(_, lacks, _)| *lacks).map(|(column, _, what)| {
                    let words = format!(
                        "You use data jointly with {}, and the text does not say {what}.",
                        recipient_name(row)
                    );
                    Breach::said(format!("sharing.recipients.{}.{column}", row.key), words)
                }));
            }
            breaches
        },
        #[cfg(test)]
        trial: Trial {
            given: &[
                "sharing.any_recipients=true",
                "sharing.recipients.group={\"name\":\"Quill Japan KK\",\"job\":[\"affiliate\"],\"kinds\":[\"account\"],\"country\":{\"area\":\"JP\"},\"part\":\"joint\"}",
            ],
            breaks: &["sharing.recipients.group.kinds="],
            mends: &["sharing.recipients.group.kinds=[\"account\"]"],
            shows: "Work as a company of our group (account data)",
            ..Trial::NEW
        },
        ..JP
    },
    Rule {
        id: "appi-28",
        provision: "APPI Art. 28(1) and (2); Enforcement Rules Art. 17(2)",
        wrong: "A transfer abroad rests on consent, and the text does not name the country.",
        why: "People who consent to that must know the country, its law and what the recipient does to protect the data.",
        mend: &[
            "Name the country of the transfer.",
            "Tell people of that country's law before they consent; the policy alone cannot mend that.",
        ],
        questions: &["sharing.transfers.*.to", "sharing.transfers"],
        check: |case| {
            let rows = case.answers.sharing.transfers.iter().filter(|row| row.to.is_none());
            let consented = rows.filter(|row| row.instruments.iter().flatten().any(|tool| *tool == Instrument::Consent));
            consented
                .map(|row| Breach::at(&[&format!("sharing.transfers.{}.to", row.key)]))
                .collect()
        },
        #[cfg(test)]
        trial: Trial {
            given: &[
                "sharing.any_transfers=true",
                "sharing.transfers.jp={\"origin\":\"other\",\"to\":{\"area\":\"US\"},\"instruments\":[\"consent\"]}",
            ],
            breaks: &["sharing.transfers.jp.to="],
            mends: &["sharing.transfers.jp.to={\"area\":\"US\"}"],
            shows: "United States",
            ..Trial::NEW
        },
        ..JP
    },
    Rule {
        id: "jp-tba",
        provision: "Telecommunications Business Act Art. 27-12",
        source: "https://www.soumu.go.jp/main_sosiki/joho_tsusin/d_syohi/gaibusoushin_kiritsu.html",
        from: since(2023, 6, 16),
        wrong: "A tag sends data to somebody, and the text does not say to whom and what for.",
        why: "Many online services must tell people in Japan, for each tag, what is sent, who receives it and why.",
        mend: &[
            "Say who sets it and what it does.",
            "Take the tag out; the policy cannot mend that.",
        ],
        questions: &["cookies.items.*.by", "cookies.items.*.does"],
        attested: SECOND_HAND,
        check: |case| {
            let tags = case.answers.cookies.items.iter();
            let tags = tags.filter(|row| matches!(row.sort, Some(Cookie::Analytics | Cookie::Advertising)));
            tags.flat_map(|row| {
                let name = row.name.as_deref().unwrap_or(&row.key);
                [
                    ("by", row.by.is_none(), "who receives what it sends"),
                    ("does", row.does.as_ref().is_none_or(Vec::is_empty), "what it is for"),
                ]
                .into_iter()
                .filter(|(_, lacks, _)| *lacks)
                .map(move |(column, _, what)| {
                    let words = format!("{name}: the text does not say {what}.");
                    Breach::said(format!("cookies.items.{}.{column}", row.key), words)
                })
            })
            .collect()
        },
        #[cfg(test)]
        trial: Trial {
            given: &[
                "sharing.any_recipients=true",
                "sharing.recipients.stats={\"name\":\"Countly\",\"job\":[\"web-analytics\"],\"kinds\":[\"account\"],\"country\":{\"area\":\"JP\"}}",
                "cookies.any_items=true",
                "cookies.items.st={\"name\":\"_st\",\"sort\":\"analytics\",\"does\":[\"usage-patterns\"],\"by\":[\"stats\"],\"lasts\":\"30 days\",\"consent\":\"opt-in\"}",
            ],
            breaks: &["cookies.items.st.by="],
            mends: &["cookies.items.st.by=[\"stats\"]"],
            shows: "set by Countly",
            ..Trial::NEW
        },
        ..JP
    },
];
