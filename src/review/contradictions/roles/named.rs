//! Who is named: the company by its full name, its representatives, its data protection officer.

use crate::interview::company::{ContactRow, Role};
use crate::review::Level::Should;
use crate::review::contradictions::CLASH;
use crate::review::rule::{Breach, Rule, Text};
#[cfg(test)]
use crate::review::trial::Trial;
use crate::values::ContactKind;

pub(in crate::review) const RULES: &[Rule] = &[
    Rule {
        id: "x-ro-05",
        provision: "GDPR Art. 13(1)(a)",
        wrong: "The text gives the brand where the company's full name belongs.",
        why: "People must learn who is responsible, under a name that stands in a register or is a person's.",
        mend: &[
            "Give the full legal name, with its form.",
            "If the company is called just so, give its legal form or its number in the register.",
        ],
        questions: &[
            "company.legal_name",
            "company.legal_form",
            "company.registration",
            "company.product",
        ],
        check: |case| {
            let company = &case.answers.company;
            let plain = |name: &Option<String>| name.as_deref().map(|name| name.trim().to_lowercase());
            let (legal, brand) = (plain(&company.legal_name), plain(&company.product));
            let entity = company.legal_form.is_some() || company.registration.is_some() || !company.entities.is_empty();
            let Some(name) = legal.filter(|legal| Some(legal) == brand.as_ref() && !entity && !has_form(legal)) else {
                return Vec::new();
            };
            // a person, a school or a foundation may bear the name of the product: only they know
            let asked = name.split_whitespace().count() > 1;
            let words = "Is this the full legal name? It is the product's, and names no legal form.";
            let words = if asked { words } else { "" };
            vec![Breach::said("company.legal_name", words).milder_if(asked, Should)]
        },
        #[cfg(test)]
        trial: Trial {
            breaks: &["company.legal_name=Quill"],
            mends: &["company.legal_name=Quill Press Ltd"],
            shows: "Quill Press Ltd",
            ..Trial::NEW
        },
        ..CLASH
    },
    Rule {
        id: "x-ro-07",
        provision: "GDPR Art. 27; UK GDPR Art. 27",
        wrong: "A sentence speaks of your representative, and the text does not say who that is.",
        why: "People and regulators must be able to write to the representative.",
        mend: &[
            "Name the representative under further contacts.",
            "Take the sentence out, and appoint one if you must.",
        ],
        questions: &["company.contacts", "statements.texts"],
        text: Text::Own,
        check: |case| {
            let roles = [Role::EuRepresentative, Role::UkRepresentative, Role::SwissRepresentative];
            let named = roles.into_iter().any(|role| case.has_contact(role));
            let lines = case.own();
            let spoken = lines.iter().filter(|line| {
                let hit = line.asserts(REPRESENTATIVE);
                hit.is_some()
                    && !named
                    && !line.text.contains('@')
                    && !line.has(&["is none", "none is", "no representative", "need* none"])
            });
            spoken.take(1).map(|line| line.breach("")).collect()
        },
        #[cfg(test)]
        trial: Trial {
            given: &[
                REP,
                "statements.texts.one={\"at\":\"rights\",\"text\":\"Our representative in the EU answers you too.\"}",
            ],
            breaks: &["company.contacts.rep="],
            mends: &[REP],
            shows: "Rep SARL",
            ..Trial::NEW
        },
        ..CLASH
    },
    Rule {
        id: "x-ro-08",
        provision: "GDPR Art. 27(3); UK GDPR Art. 27",
        wrong: "One and the same address is given for your representative in the EU and for the one in the UK.",
        why: "The one must be established in the EU and the other in the UK.",
        mend: &[
            "Give each its own name and address.",
            "Appoint a second one; the policy cannot mend that.",
        ],
        questions: &["company.contacts.*.contact", "company.contacts.*.name"],
        check: |case| {
            let rows = &case.answers.company.contacts;
            let of = |role: Role| rows.iter().filter(move |row| row.role == Some(role));
            let same = |a: &ContactRow, b: &ContactRow| {
                let (Some(one), Some(other)) = (&a.contact, &b.contact) else {
                    return false;
                };
                let by_post = one.kind == ContactKind::Post && other.kind == ContactKind::Post;
                one.value.trim() == other.value.trim() && (by_post || (a.name.is_some() && a.name == b.name))
            };
            let mut breaches = Vec::new();
            for eu in of(Role::EuRepresentative) {
                let twins = of(Role::UkRepresentative).filter(|uk| same(eu, uk));
                breaches.extend(twins.map(|uk| {
                    Breach::at(&[
                        &format!("company.contacts.{}.contact", eu.key),
                        &format!("company.contacts.{}.contact", uk.key),
                    ])
                }));
            }
            breaches
        },
        #[cfg(test)]
        trial: Trial {
            given: &[REP, BRITREP],
            breaks: &[
                "company.contacts.uk={\"role\":\"uk-representative\",\"name\":\"Rep SARL\",\"contact\":{\"kind\":\"email\",\"value\":\"rep@rep.example\"}}",
            ],
            mends: &[BRITREP],
            shows: "Britrep Ltd",
            ..Trial::NEW
        },
        ..CLASH
    },
    Rule {
        id: "x-ct-02",
        provision: "GDPR Arts. 13(1)(b) and 37(7)",
        wrong: "Two different data protection officers are named.",
        why: "People must know whom to write to.",
        mend: &["Keep one of them.", "Give the other another role."],
        questions: &["company.contacts"],
        check: |case| {
            let rows = case.answers.company.contacts.iter();
            let officers: Vec<&ContactRow> = rows.filter(|row| row.role == Some(Role::Dpo)).collect();
            let differ = |a: &ContactRow, b: &ContactRow| {
                let reach = |row: &ContactRow| row.contact.as_ref().map(|one| (one.kind, one.value.trim().to_owned()));
                let names = a.name.is_some() && b.name.is_some() && a.name != b.name;
                let addresses = reach(a)
                    .zip(reach(b))
                    .is_some_and(|(one, other)| one.0 == other.0 && one.1 != other.1);
                names || addresses
            };
            let [first, rest @ ..] = officers.as_slice() else {
                return Vec::new();
            };
            let others = rest.iter().filter(|row| differ(first, row));
            others
                .map(|row| {
                    Breach::at(&[
                        &format!("company.contacts.{}", first.key),
                        &format!("company.contacts.{}", row.key),
                    ])
                })
                .collect()
        },
        #[cfg(test)]
        trial: Trial {
            given: &[OFFICER],
            breaks: &[
                "company.contacts.second={\"role\":\"dpo\",\"contact\":{\"kind\":\"email\",\"value\":\"officer@quill.example\"}}",
            ],
            mends: &["company.contacts.second="],
            ..Trial::NEW
        },
        ..CLASH
    },
    Rule {
        id: "x-ct-03",
        provision: "GDPR Arts. 37 to 39",
        wrong: "A sentence speaks of a data protection officer, and none is named.",
        why: "An officer must be appointed and reachable; another person must not bear that title.",
        mend: &[
            "Give the officer's contact.",
            "Take the sentence out, or call the person something else.",
        ],
        questions: &["company.contacts", "statements.texts"],
        text: Text::Own,
        check: |case| {
            let lines = case.own();
            let spoken = lines.iter().filter(|line| {
                let hit = line.asserts(&["data protection officer|officers", "dpo", "dpos"]);
                hit.is_some() && !line.text.contains('@')
            });
            let none = !case.has_contact(Role::Dpo);
            spoken.filter(|_| none).take(1).map(|line| line.breach("")).collect()
        },
        #[cfg(test)]
        trial: Trial {
            given: &[
                OFFICER,
                "statements.texts.one={\"at\":\"rights\",\"text\":\"Our data protection officer reads each request.\"}",
            ],
            breaks: &["company.contacts.dpo="],
            mends: &[OFFICER],
            shows: "dpo@quill.example",
            ..Trial::NEW
        },
        ..CLASH
    },
];

#[cfg(test)]
const REP: &str = "company.contacts.rep={\"role\":\"eu-representative\",\"name\":\"Rep SARL\",\"contact\":{\"kind\":\"email\",\"value\":\"rep@rep.example\"}}";

#[cfg(test)]
const OFFICER: &str = "company.contacts.dpo={\"role\":\"dpo\",\"contact\":{\"kind\":\"email\",\"value\":\"dpo@quill.example\"}}";

#[cfg(test)]
const BRITREP: &str = "company.contacts.uk={\"role\":\"uk-representative\",\"name\":\"Britrep Ltd\",\"contact\":{\"kind\":\"email\",\"value\":\"uk@britrep.example\"}}";

/// Words by which the name of a company, an association or an institution tells its form, without points.
const FORMS: &[&str] = &[
    "ab",
    "ag",
    "aps",
    "as",
    "asa",
    "asbl",
    "association",
    "bhd",
    "bv",
    "bvba",
    "cic",
    "co",
    "cooperative",
    "corp",
    "corporation",
    "cv",
    "doo",
    "ehf",
    "ek",
    "eg",
    "eurl",
    "ev",
    "foundation",
    "gbr",
    "ggmbh",
    "gesmbh",
    "gmbh",
    "hf",
    "hochschule",
    "inc",
    "incorporated",
    "kft",
    "kg",
    "kgaa",
    "kk",
    "ky",
    "lda",
    "limited",
    "llc",
    "llp",
    "lp",
    "ltd",
    "ltda",
    "mbh",
    "nv",
    "nyrt",
    "ohg",
    "ood",
    "oy",
    "oyj",
    "partg",
    "partgmbb",
    "pbc",
    "pc",
    "plc",
    "pllc",
    "pte",
    "pty",
    "pvt",
    "sa",
    "sarl",
    "sas",
    "sasu",
    "sca",
    "scs",
    "se",
    "sia",
    "sl",
    "slu",
    "snc",
    "spa",
    "spk",
    "spzoo",
    "sprl",
    "srl",
    "sro",
    "sàrl",
    "stichting",
    "stiftung",
    "uab",
    "ug",
    "universidad",
    "universität",
    "université",
    "università",
    "university",
    "verein",
    "zrt",
    "株式会社",
    "有限会社",
    "有限公司",
];

/// Whether a name, in small letters, holds a legal form as a word of its own: `e.V.`, `Kft.`, `sp. z o.o.`.
fn has_form(name: &str) -> bool {
    let tight: Vec<String> = name
        .split_whitespace()
        .map(|word| word.replace(['.', ',', '(', ')', '/'], ""))
        .collect();
    let spaced = tight.join(" ");
    let asian = FORMS
        .iter()
        .any(|form| !form.is_ascii() && form.chars().all(|c| c > '\u{2fff}') && name.contains(form));
    let apart = ["sp z oo", "s a", "s r l", "g m b h", "d o o", "e v"]
        .iter()
        .any(|form| spaced.ends_with(form));
    tight.len() > 1 && (apart || tight.iter().any(|word| FORMS.contains(&word.as_str()))) || asian
}

const REPRESENTATIVE: &[&str] = &[
    "representative|representatives in|for the? eu|eea|uk|european|united|switzerland",
    "our|an|a eu|uk|european|swiss representative",
    "article|art 27 representative",
    "representative under|pursuant|within ... article|art 27",
];
