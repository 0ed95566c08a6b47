//! South Korea: the Personal Information Protection Act (PIPA), as read in translation.

#[cfg(test)]
use super::abroad::{DECIDES, HOSTED};
use super::abroad::{by_country, decisions, missing, no_purpose, outside, reaches, unkept, vague};
use crate::interview::company::{Country, Role};
use crate::interview::rights::Right;
use crate::review::case::Case;
use crate::review::dates::since;
use crate::review::names::recipient_name;
use crate::review::rule::{Breach, Law, READ, Rule, SECOND_HAND, Sort, wrong_if};
#[cfg(test)]
use crate::review::trial::Trial;

/// What the rules of this law have in common.
const KR: Rule = Rule {
    source: "https://elaw.klri.re.kr",
    from: since(2023, 9, 15),
    attested: READ,
    ..Rule::NEW
};

/// The law.
pub(super) const LAW: Law = Law {
    id: "kr",
    name: "South Korea's PIPA",
    sort: Sort::Law,
    applies: |case| by_country(case, Country::Korea, "KR", "South Korea"),
    when: "Applies if you are established in South Korea or serve people there.",
    family: "",
    reads: &["company"],
    rules: RULES,
    #[cfg(test)]
    clean: &[
        "company.countries=[\"korea\"]",
        "company.contacts.lead={\"role\":\"privacy-lead\",\"contact\":{\"kind\":\"phone\",\"value\":\"+64 4 555 0100\"}}",
        "rights.granted.correct={\"right\":\"correct\"}",
        "rights.granted.erase={\"right\":\"delete\"}",
        "retention.any_safeguards=true",
        "retention.safeguards.tls={\"measure\":\"in-transit\"}",
        DESTROYED,
    ],
    #[cfg(test)]
    away: &["company.countries=[]"],
};

#[cfg(test)]
const DESTROYED: &str = "retention.destruction=by erasing files so that they cannot be restored";
#[cfg(test)]
const AGENT: &str = "company.contacts.kr={\"role\":\"korean-agent\",\"name\":\"Hanrep Inc\",\"contact\":{\"kind\":\"phone\",\"value\":\"+82 2 555 0100\"}}";

/// Who may be the privacy officer, or the department.
const OFFICER: &[Role] = &[Role::Dpo, Role::PrivacyLead];

const RULES: &[Rule] = &[
    Rule {
        id: "pipa-30",
        provision: "PIPA Art. 30(1); Enforcement Decree Art. 31(1)",
        wrong: "The text lacks something on the fixed list of a Korean privacy policy.",
        why: "The law lists what must stand there, from the periods to how data is destroyed, and the regulator checks policies against the list.",
        mend: &[
            "Add what is missing.",
            "Put somebody in charge of privacy; the policy cannot mend that.",
        ],
        questions: &[
            "retention.destruction",
            "company.contacts",
            "use.purposes",
            "collection.kinds.*.kept",
            "collection.kinds.*.items",
            "rights.granted",
            "retention.safeguards",
            "cookies.browser_settings",
        ],
        reads: &["sharing"],
        check: list,
        #[cfg(test)]
        trial: Trial {
            breaks: &["retention.destruction="],
            mends: &[DESTROYED],
            shows: "we destroy it by erasing files",
            ..Trial::NEW
        },
        ..KR
    },
    Rule {
        id: "pipa-28-8",
        provision: "PIPA Art. 28-8(1) and (2)",
        wrong: "Data goes abroad, and the text lacks something that Korean law wants told of it.",
        why: "For each recipient abroad people must learn which data goes there, how to reach the recipient and what it does, and how they can refuse.",
        mend: &[
            "Add what is missing.",
            "Choose a provider that keeps the data in South Korea.",
        ],
        questions: &[
            "sharing.refuse_abroad",
            "sharing.recipients.*.kinds",
            "sharing.recipients.*.job",
            "sharing.recipients.*.link",
        ],
        attested: SECOND_HAND,
        check: |case| {
            let inside = |area: &str| area == "KR";
            let mut breaches = Vec::new();
            for (row, _) in outside(case, &inside) {
                let lacks = [
                    ("kinds", row.kinds.as_ref().is_none_or(Vec::is_empty), "which data goes there"),
                    (
                        "job",
                        row.job.as_ref().is_none_or(Vec::is_empty) && row.detail.is_none(),
                        "what it does with the data",
                    ),
                    ("link", row.link.is_none(), "where people can reach it"),
                ];
                breaches.extend(lacks.iter().filter(|(_, lacks, _)| *lacks).map(|(column, _, what)| {
                    let words = format!("{} is abroad, and the text does not say {what}.", recipient_name(row));
                    Breach::said(format!("sharing.recipients.{}.{column}", row.key), words)
                }));
            }
            let goes = !outside(case, &inside).is_empty() && case.answers.in_country(Country::Korea);
            breaches.extend(missing(&[(
                goes && case.answers.sharing.refuse_abroad.is_none(),
                "sharing.refuse_abroad",
                "The text does not say how people refuse that their data goes abroad.",
            )]));
            breaches
        },
        #[cfg(test)]
        trial: Trial {
            given: &[HOSTED[0], HOSTED[1], "sharing.refuse_abroad=by writing to us"],
            breaks: &["sharing.refuse_abroad="],
            mends: &["sharing.refuse_abroad=by writing to us"],
            shows: "You can refuse that your data goes to another country",
            ..Trial::NEW
        },
        ..KR
    },
    Rule {
        id: "pipa-31-2",
        provision: "PIPA Art. 31-2",
        wrong: "You must have an agent in South Korea, you said, and the text names none.",
        why: "The policy of a large foreign company must give the agent's name, address, telephone number and e-mail.",
        mend: &[
            "Name the agent under further contacts.",
            "Appoint one; the policy cannot mend that.",
        ],
        questions: &["company.contacts", "company.korea_large"],
        attested: SECOND_HAND,
        check: |case| {
            let abroad = case.home().is_some_and(|home| home != "KR");
            let must = abroad && case.answers.company.korea_large == Some(true);
            wrong_if(must && !case.has_contact(Role::KoreanAgent), &["company.contacts"])
        },
        #[cfg(test)]
        trial: Trial {
            given: &["company.korea_large=true", AGENT],
            breaks: &["company.contacts.kr="],
            mends: &[AGENT],
            shows: "Hanrep Inc",
            ..Trial::NEW
        },
        ..KR
    },
    Rule {
        id: "pipa-37-2",
        provision: "PIPA Art. 37-2(1), (2) and (4)",
        from: since(2024, 3, 15),
        wrong: "Machines alone decide about people, and the text does not say how, or how people ask for an explanation.",
        why: "Korean law wants the criteria published; people can ask for an explanation, and refuse a decision that affects them seriously.",
        mend: &[
            "Say how the decisions are made and how a person reviews them.",
            "Have a person decide; the policy cannot mend that.",
        ],
        questions: &["use.decisions_logic", "use.decisions_review", "use.decisions"],
        check: |case| decisions(case, true, true),
        #[cfg(test)]
        trial: Trial {
            given: DECIDES,
            breaks: &["use.decisions_logic="],
            mends: &["use.decisions_logic=The machine compares what people wrote and may decline an order."],
            shows: "may decline an order",
            ..Trial::NEW
        },
        ..KR
    },
];

/// What of the fixed list is missing.
fn list(case: &Case) -> Vec<Breach> {
    let kept = &case.answers.retention;
    let cookies = &case.answers.cookies;
    let held = case.own_kinds().next().is_some();
    let shielded =
        !kept.safeguards.is_empty() || kept.industry_standard == Some(true) || kept.technical_organisational == Some(true);
    let refusal = cookies.browser_settings == Some(true)
        || cookies.banner == Some(true)
        || cookies.reopen.is_some()
        || cookies.items.iter().any(|row| row.opt_out.is_some());
    let rights = [Right::Access, Right::Correct, Right::Delete];
    let mut breaches = missing(&[
        (
            no_purpose(case),
            "use.purposes",
            "The text does not say what you use the data for.",
        ),
        (
            held && case.answers.in_country(Country::Korea) && kept.destruction.is_none(),
            "retention.destruction",
            "The text does not say how you destroy data that is no longer needed.",
        ),
        (
            !reaches(case, OFFICER),
            "company.contacts",
            "The text names no privacy officer or department, and no way to reach them.",
        ),
        (
            held && rights.iter().any(|&right| !case.grants(right)),
            "rights.granted",
            "The text does not say that people can see, correct and delete their data.",
        ),
        (
            held && !shielded,
            "retention.safeguards",
            "The text does not say how you protect data.",
        ),
        (
            !cookies.items.is_empty() && !refusal,
            "cookies.browser_settings",
            "The text does not say how people refuse cookies.",
        ),
    ]);
    breaches.extend(unkept(case));
    breaches.extend(vague(case));
    breaches
}
