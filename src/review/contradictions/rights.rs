//! Rights and deadlines.

use crate::interview::ccpa::UsRight;
use crate::interview::company::{ContactFor, Country, Region};
use crate::interview::rights::{Action, Authority, Extent, Holders, Right};
use crate::review::Level::Should;
use crate::review::case::Case;
use crate::review::contradictions::CLASH;
use crate::review::dated;
use crate::review::dates::since;
use crate::review::phrases::Line;
use crate::review::rule::{Breach, Rule, Text, wrong_if};
#[cfg(test)]
use crate::review::trial::Trial;
use crate::values::Chosen as _;

#[cfg(test)]
const REP: &str = "company.contacts.uk={\"role\":\"uk-representative\",\"name\":\"Britrep Ltd\",\"contact\":{\"kind\":\"email\",\"value\":\"uk@britrep.example\"}}";
/// People in the UK, and what its law wants.
#[cfg(test)]
const UK: [&str; 4] = [
    "company.regions=[\"uk\"]",
    REP,
    "rights.complain_to_us=true",
    "rights.authorities=[\"uk\"]",
];

pub(super) const RULES: &[Rule] = &[
    Rule {
        id: "x-rt-02",
        provision: "GDPR Art. 12(3)",
        wrong: "Two different times are promised for an answer to a request.",
        why: "You are held to the shorter one.",
        mend: &["Keep one of the two."],
        questions: &["rights.days", "statements.texts"],
        text: Text::Own,
        check: |case| {
            let Some(days) = case.answers.rights.days else {
                return Vec::new();
            };
            let lines = case.own();
            let told = lines.iter().filter(|line| line.statement && line.section == "rights");
            told.filter_map(|line| {
                line.asserts(&["answer*|respond*|reply|replies|response"])?;
                let about = line.has(&["request*", "right", "rights", "you within", "answer|respond|reply within"]);
                let apart = line.has(&[
                    "extend*",
                    "further",
                    "more",
                    "additional",
                    "complain*",
                    "appeal*",
                    "opt",
                    "complex",
                    "receipt",
                    "simple",
                    "urgent",
                    "employer",
                    "support",
                ]);
                let hit = line.asserts(&[
                    "within _ business|working|calendar day|days",
                    "within _ day|days|week|weeks|month|months",
                ])?;
                let count = number(line, &hit).filter(|_| about && !apart)?;
                let spoken = line.said(&hit);
                let (least, most) = match spoken {
                    _ if spoken.ends_with("week") || spoken.ends_with("weeks") => (count * 7, count * 7),
                    // a month has 28 days or 31
                    _ if spoken.ends_with("month") || spoken.ends_with("months") => (count * 28, count * 31),
                    _ => (count, count),
                };
                let told = spoken.trim_start_matches("within ");
                let breach = line.breach(format!("You answer within {days} days, and a sentence says {told}."));
                // who keeps the shorter promise keeps the longer
                (!(least..=most).contains(&days)).then(|| breach.milder_if(most < days, Should))
            })
            .collect()
        },
        #[cfg(test)]
        trial: Trial {
            given: &["statements.texts.one={\"at\":\"rights\",\"text\":\"We answer each request within 30 days.\"}"],
            breaks: &["statements.texts.one.text=We answer each request within 20 days."],
            mends: &["statements.texts.one.text=We answer each request within 30 days."],
            ..Trial::NEW
        },
        ..CLASH
    },
    Rule {
        id: "x-rt-03",
        provision: "GDPR Art. 12(5)",
        wrong: "A sentence announces a fee for requests, without the limit that the law sets.",
        why: "A request costs nothing, unless it is clearly unfounded or excessive.",
        mend: &[
            "Take the fee out.",
            "Say that it is only for requests that are clearly excessive.",
        ],
        questions: &["statements.texts", "rights.free"],
        text: Text::Own,
        check: |case| {
            let lines = case.own();
            let limits = &[
                "excessive",
                "unfounded",
                "repetitive",
                "repeat*",
                "second",
                "further",
                "additional",
                "manifestly",
            ];
            let about = &["request*", "access", "copy", "copies", "right", "rights"];
            let fees = lines.iter().filter(|line| {
                let hit = line.asserts(FEES);
                hit.is_some() && line.has(about) && !line.has(limits) && !line.has(&["free of charge", "no fee|fees", "free"])
            });
            fees.map(|line| line.breach("")).collect()
        },
        #[cfg(test)]
        trial: Trial {
            given: &[
                "statements.texts.one={\"at\":\"rights\",\"text\":\"We charge a fee only where requests are clearly excessive.\"}",
            ],
            breaks: &["statements.texts.one.text=We charge a fee for each request."],
            mends: &["statements.texts.one.text=We charge a fee only where requests are clearly excessive."],
            ..Trial::NEW
        },
        ..CLASH
    },
    Rule {
        id: "x-rt-04",
        provision: "GDPR Art. 77",
        wrong: "The text sends people to a regulator of a place where you serve nobody.",
        why: "People who complain there are sent away.",
        mend: &[
            "Name the authorities of the places where your people live.",
            "Say that people there use it.",
        ],
        questions: &[
            "rights.authorities",
            "company.regions",
            "company.countries",
            "statements.texts",
        ],
        text: Text::Own,
        check: |case| {
            if !case.knows_regions() {
                return Vec::new();
            }
            let named = case.answers.rights.authorities.iter().flatten();
            let strange = named.filter(|one| !serves(case, **one));
            let mut breaches: Vec<Breach> = strange
                .map(|one| {
                    Breach::said(
                        "rights.authorities",
                        format!("People are sent to {}, and you serve nobody there.", one.label()),
                    )
                })
                .collect();
            for line in case.own().iter().filter(|line| !line.is_question()) {
                let sends = |called: &str| {
                    let phrase = format!("complain|complaint|complaints _? to|with|at the? {called}");
                    line.asserts(&[&phrase]).is_some()
                };
                let named = |(one, called, there): &&(Authority, &[&str], &[&str])| {
                    !serves(case, *one) && called.iter().any(|called| sends(called)) && !line.has(there)
                };
                let strange = REGULATORS.iter().find(named);
                breaches.extend(strange.map(|(one, ..)| {
                    line.breach(format!(
                        "This sentence sends people to {}, and you serve nobody there.",
                        one.label()
                    ))
                }));
            }
            breaches
        },
        #[cfg(test)]
        trial: Trial {
            given: &["company.regions=[\"switzerland\"]", "rights.authorities=[\"switzerland\"]"],
            breaks: &["rights.authorities=[\"switzerland\",\"uk\"]"],
            mends: &["rights.authorities=[\"switzerland\"]"],
            heard: &["rights: If you are unhappy, you can complain to the ICO."],
            silent: &[
                "rights: You cannot complain to the ICO, as we serve nobody in the UK.",
                "rights: Can I complain to the ICO?",
                "rights: People who live in the UK can complain to the ICO.",
                "rights: You can complain to the FDPIC.",
                "rights: The ICO and other regulators publish guides on complaints.",
                "rights: The file favicon.ico is no reason to complain.",
            ],
            ..Trial::NEW
        },
        ..CLASH
    },
    Rule {
        id: "x-rt-05",
        provision: "UK GDPR Art. 13(2)(ca); DPA 2018 s. 164A",
        source: "https://www.legislation.gov.uk/ukpga/2018/12/section/164A",
        from: since(2026, 6, 19),
        wrong: "You give a contact for complaints, and said that complaints are not confirmed within 30 days.",
        why: "People in the UK can complain to you, and must hear within 30 days that their complaint has arrived.",
        mend: &[
            "Say that people can complain to you, and confirm each complaint in time.",
            "Set that up first; the policy cannot mend that.",
        ],
        questions: &["rights.complain_to_us", "company.contacts.*.for_what"],
        reads: &["company"],
        check: |case| {
            let rows = case.answers.company.contacts.iter();
            let takes = |what: &Vec<ContactFor>| what.contains(&ContactFor::Complaints);
            let mut doors = rows.filter(|row| row.contact.is_some() && row.for_what.as_ref().is_some_and(takes));
            let refused = case.answers.rights.complain_to_us == Some(false);
            wrong_if(
                case.serves(Region::Uk) && refused && doors.next().is_some(),
                &["rights.complain_to_us"],
            )
        },
        #[cfg(test)]
        trial: Trial {
            given: &[
                UK[0],
                UK[1],
                UK[2],
                UK[3],
                "company.contacts.line={\"role\":\"support\",\"contact\":{\"kind\":\"email\",\"value\":\"help@quill.example\"},\"for_what\":[\"complaints\"]}",
            ],
            breaks: &["rights.complain_to_us=false"],
            mends: &["rights.complain_to_us=true"],
            shows: "You can also complain to us first",
            ..Trial::NEW
        },
        ..CLASH
    },
    Rule {
        id: "x-rt-06",
        provision: "GDPR Art. 13(2)(b)",
        wrong: "The rights are told twice, and not in the same way.",
        why: "People must see at once which rights they have.",
        mend: &[
            "Make one list of rights.",
            "Take the sentence out, or grant that right in the list.",
        ],
        questions: &["rights.granted", "statements.texts"],
        reads: &["ccpa"],
        text: Text::Own,
        check: |case| {
            let rows = &case.answers.rights.granted;
            let mut breaches = Vec::new();
            for (at, row) in rows.iter().enumerate() {
                let extent = |one: &crate::interview::rights::RightRow| one.extent.clone().unwrap_or_default();
                let twin = rows[..at].iter().find(|one| one.right.is_some() && one.right == row.right);
                if let Some(first) = twin.filter(|first| extent(first) != extent(row)) {
                    breaches.push(Breach::at(&[
                        &format!("rights.granted.{}", first.key),
                        &format!("rights.granted.{}", row.key),
                    ]));
                }
            }
            if rows.is_empty() {
                return breaches;
            }
            let us = |right: UsRight| case.answers.ccpa.rights.as_ref().is_some_and(|all| all.contains(&right));
            let lines = case.own();
            let lines: Vec<&Line> = lines.iter().filter(|line| line.statement && line.section != "ccpa").collect();
            for (right, phrases) in NAMED {
                let granted = rows.iter().any(|row| row.right == Some(*right));
                let in_california = match right {
                    Right::Delete => us(UsRight::Delete),
                    Right::Correct => us(UsRight::Correct),
                    Right::Access => us(UsRight::Know),
                    _ => false,
                };
                if granted || in_california {
                    continue;
                }
                let promised = lines.iter().filter(|line| line.asserts(phrases).is_some());
                let words = format!("A sentence promises a right that your list does not have: {}.", right.label());
                breaches.extend(promised.take(1).map(|line| line.breach(&words)));
            }
            breaches
        },
        #[cfg(test)]
        trial: Trial {
            breaks: &["rights.granted.again={\"right\":\"access\",\"extent\":[\"circumstances\"]}"],
            mends: &["rights.granted.again="],
            ..Trial::NEW
        },
        ..CLASH
    },
    Rule {
        id: "x-rt-07",
        provision: "GDPR Art. 12(1)",
        wrong: "You serve people in Europe, and the text leaves open whether they have these rights.",
        why: "They have them, and the text should say so; “depending on the law where you live” makes them look it up.",
        mend: &["Say that people in Europe have these rights.", "Grant them to everyone."],
        questions: &["rights.holders", "company.regions"],
        check: |case| {
            let there = case.serves(Region::Eu) || case.serves(Region::Uk);
            let hedged = case.answers.rights.holders == Some(Holders::LocalLaw);
            wrong_if(
                there && hedged && !case.answers.rights.granted.is_empty(),
                &["rights.holders"],
            )
        },
        #[cfg(test)]
        trial: Trial {
            given: &[UK[0], UK[1], UK[2], UK[3], "rights.holders=europe"],
            breaks: &["rights.holders=local-law"],
            mends: &["rights.holders=europe"],
            shows: "the United Kingdom or Switzerland, you have these rights",
            ..Trial::NEW
        },
        ..CLASH
    },
    Rule {
        id: "x-rt-08",
        provision: "Cal. Civ. Code 1798.135(c)(1); 11 CCR 7060",
        source: "https://cppa.ca.gov/regulations/",
        wrong: "A sentence makes people open an account, or bring a notarised paper, to use a right.",
        why: "Neither is allowed, unless you pay for the paper.",
        mend: &["Check who asks in another way.", "Pay for the paper, and say so."],
        questions: &["statements.texts", "rights.verification"],
        text: Text::Own,
        check: |case| {
            let lines = case.own();
            let about = &["request*", "right", "rights", "opt out", "ask", "access", "delet*"];
            let hard = lines.iter().filter(|line| {
                let paid = line.has(&["reimburse*", "we pay", "our cost", "our expense", "at our"]);
                let in_place = line.section == "rights" || line.section == "ccpa" || line.has(about);
                line.asserts(HURDLES).is_some() && in_place && !paid
            });
            hard.map(|line| line.breach("")).collect()
        },
        #[cfg(test)]
        trial: Trial {
            given: &["statements.texts.one={\"at\":\"rights\",\"text\":\"An e-mail is all that a request takes.\"}"],
            breaks: &["statements.texts.one.text=Each request comes with a notarised copy of your passport."],
            mends: &["statements.texts.one.text=An e-mail is all that a request takes."],
            ..Trial::NEW
        },
        ..CLASH
    },
    Rule {
        id: "x-rt-09",
        provision: "Tex. Bus. & Com. Code 541.053; Va. Code 59.1-577(C)",
        source: "https://statutes.capitol.texas.gov/Docs/BC/htm/BC.541.htm",
        wrong: "A sentence says that nobody can appeal, and people can.",
        why: "Many US states let people appeal a refusal, and you give a way for it.",
        mend: &["Take the sentence out.", "Say how people appeal."],
        questions: &["statements.texts", "rights.appeal"],
        reads: &["company"],
        text: Text::Own,
        check: |case| {
            if case.answers.rights.appeal.is_none() && !case.serves(Region::OtherUs) {
                return Vec::new();
            }
            let lines = case.own();
            let asserted = &["decision|decisions is|are final", "final and binding"];
            let denied = &[
                "no appeal",
                "cannot appeal",
                "cannot be appealed",
                "not appeal",
                "no right to appeal",
            ];
            let shut = lines
                .iter()
                .filter(|line| line.asserts(asserted).is_some() || line.says(denied).is_some());
            shut.map(|line| line.breach("")).collect()
        },
        #[cfg(test)]
        trial: Trial {
            given: &[
                "rights.appeal={\"kind\":\"email\",\"value\":\"appeals@quill.example\"}",
                "statements.texts.one={\"at\":\"rights\",\"text\":\"Somebody else looks at each appeal.\"}",
            ],
            breaks: &["statements.texts.one.text=There is no appeal against what we decide."],
            mends: &["statements.texts.one.text=Somebody else looks at each appeal."],
            ..Trial::NEW
        },
        ..CLASH
    },
    Rule {
        id: "x-rt-10",
        provision: "UK GDPR Art. 13(2)(b); FADP Arts. 25 to 32",
        source: "https://www.legislation.gov.uk/eur/2016/679",
        wrong: "You keep the rights for people in the EEA, and serve people in the UK or Switzerland too.",
        why: "The laws there give them rights of their own.",
        mend: &[
            "Grant the rights to people in the EEA, the UK and Switzerland.",
            "Grant them to everyone.",
        ],
        questions: &["rights.holders", "company.regions"],
        check: |case| {
            let only = case.answers.rights.holders == Some(Holders::Eea) && !case.answers.rights.granted.is_empty();
            let served = [(Region::Uk, "the UK"), (Region::Switzerland, "Switzerland")];
            let left: Vec<&str> = served
                .into_iter()
                .filter(|(at, _)| case.serves(*at))
                .map(|(_, name)| name)
                .collect();
            if !only || left.is_empty() {
                return Vec::new();
            }
            let words = format!(
                "You keep the rights for people in the EEA, and serve people in {} too.",
                left.join(" and ")
            );
            vec![Breach::said("rights.holders", words)]
        },
        #[cfg(test)]
        trial: Trial {
            given: &[UK[0], UK[1], UK[2], UK[3], "rights.holders=europe"],
            breaks: &["rights.holders=eea"],
            mends: &["rights.holders=europe"],
            shows: "the United Kingdom",
            ..Trial::NEW
        },
        ..CLASH
    },
    Rule {
        id: "x-rt-11",
        provision: "GDPR Art. 20(1)",
        level: Should,
        wrong: "You promise data in a form that machines read, and the export is none.",
        why: "A PDF is made for eyes: no other service can take the data in from it.",
        mend: &[
            "Offer the export as CSV or JSON too.",
            "Promise portability on request, in another format.",
        ],
        questions: &["rights.own.*.formats", "rights.granted.*.extent"],
        check: |case| {
            let rights = &case.answers.rights;
            let promised = rights.granted.iter().any(|row| {
                let machine = |extent: &Extent| matches!(extent, Extent::MachineReadable | Extent::Structured);
                row.right == Some(Right::Port) && row.extent.iter().flatten().any(machine)
            });
            let rows: Vec<_> = rights.own.iter().filter(|row| row.action == Some(Action::Export)).collect();
            let for_eyes = |format: &String| {
                let format = format.trim().trim_start_matches('.').to_lowercase();
                matches!(
                    format.as_str(),
                    "pdf" | "a pdf" | "word" | "doc" | "docx" | "paper" | "print" | "html" | "png" | "jpg"
                )
            };
            let bare = |formats: &Vec<String>| !formats.is_empty() && formats.iter().all(for_eyes);
            let all = !rows.is_empty() && rows.iter().all(|row| row.formats.as_ref().is_some_and(bare));
            let at = rows
                .first()
                .map(|row| format!("rights.own.{}.formats", row.key))
                .unwrap_or_default();
            wrong_if(promised && all, &[&at])
        },
        #[cfg(test)]
        trial: Trial {
            given: &[
                "rights.granted.port={\"right\":\"portability\",\"extent\":[\"machine-readable\"]}",
                "rights.own.export={\"action\":\"export\",\"place\":\"Settings\",\"formats\":[\"JSON\"]}",
            ],
            breaks: &["rights.own.export.formats=[\"PDF\"]"],
            mends: &["rights.own.export.formats=[\"JSON\"]"],
            shows: "JSON",
            ..Trial::NEW
        },
        ..CLASH
    },
];

const FEES: &[&str] = &[
    "charge|charges ... fee|fees",
    "fee|fees for|of",
    "fee|fees is|are due",
    "costs? you? _ dollars|euros|pounds",
];

const HURDLES: &[&str] = &[
    "notarised|notarized|notarise|notarize|notarial|notary",
    "must|need|have ... create|open an? account",
    "create|open an account ... request|requests|rights",
];

/// How sentences name a right.
const NAMED: &[(Right, &[&str])] = &[
    (
        Right::Delete,
        &[
            "right to erasure|deletion|delete|erase",
            "right to be forgotten",
            "right to have ... deleted|erased",
        ],
    ),
    (
        Right::Correct,
        &[
            "right to rectification|correction|correct|rectify",
            "right to have ... corrected",
        ],
    ),
    (Right::Port, &["right to data? portability", "right of data? portability"]),
    (Right::Object, &["right to object"]),
    (
        Right::Restrict,
        &["right to restriction|restrict", "right to have ... restricted"],
    ),
    (Right::Access, &["right of access", "right to access"]),
];

/// The number in a place of a sentence.
fn number(line: &Line, hit: &crate::review::phrases::Hit) -> Option<u32> {
    line.said(hit).split_whitespace().find_map(|word| word.parse().ok())
}

/// What regulators are called in sentences, with the words that say for whom they are.
const REGULATORS: &[(Authority, &[&str], &[&str])] = &[
    (
        Authority::Uk,
        &["ico", "information commissioner's office", "information commission"],
        &["uk", "united kingdom", "britain", "british", "england", "scotland", "wales"],
    ),
    (Authority::Swiss, &["fdpic", "edöb"], &["switzerland", "swiss"]),
    (Authority::Brazil, &["anpd"], &["brazil", "brazilian"]),
];

/// Whether an authority hears anybody whom the company serves, or the company itself.
fn serves(case: &Case, authority: Authority) -> bool {
    let home = |code: &str| case.home() == Some(code);
    let unknown = case.serves(Region::Elsewhere) && case.answers.company.countries.is_none();
    let people = |country: Country| unknown || case.answers.in_country(country);
    match authority {
        Authority::Eea => case.serves(Region::Eu) || case.home().is_some_and(dated::in_eea),
        Authority::Uk => case.serves(Region::Uk) || home("GB"),
        Authority::Swiss => case.serves(Region::Switzerland) || home("CH"),
        Authority::UsAttorney => case.serves(Region::California) || case.serves(Region::OtherUs) || home("US"),
        Authority::Canada => people(Country::Canada) || people(Country::Quebec) || home("CA"),
        Authority::Quebec => people(Country::Quebec) || home("CA"),
        Authority::Brazil => people(Country::Brazil) || home("BR"),
        Authority::Australia => people(Country::Australia) || home("AU"),
        Authority::Korea => people(Country::Korea) || home("KR"),
        Authority::India => people(Country::India) || home("IN"),
    }
}
