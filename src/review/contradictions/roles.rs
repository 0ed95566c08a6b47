//! Roles, identity, contact.

use crate::interview::collection::{KindRow, Source, Trigger, Whose};
use crate::interview::company::{Audience, ContactRow, Covered, Role};
use crate::interview::rights::Verification;
use crate::interview::uses::{Limited, Purpose};
use crate::review::Level::Should;
use crate::review::case::Case;
use crate::review::contradictions::CLASH;
use crate::review::names::listed;
use crate::review::phrases::Line;
use crate::review::rule::{Breach, Rule, Text, wrong_if};
#[cfg(test)]
use crate::review::trial::Trial;
use crate::values::{Contact, ContactKind, DataItem};

#[cfg(test)]
const CLIENTS: &str = "collection.kinds.clients={\"name\":\"Client data\",\"items\":[{\"item\":\"name\"}],\"source\":[\"customer\"],\"trigger\":\"entering\",\"whose\":\"processor\",\"kept\":{\"how\":\"life-of\",\"of\":\"your account\"}}";
#[cfg(test)]
const REP: &str = "company.contacts.rep={\"role\":\"eu-representative\",\"name\":\"Rep SARL\",\"contact\":{\"kind\":\"email\",\"value\":\"rep@rep.example\"}}";
#[cfg(test)]
const OFFICER: &str = "company.contacts.dpo={\"role\":\"dpo\",\"contact\":{\"kind\":\"email\",\"value\":\"dpo@quill.example\"}}";
#[cfg(test)]
const BRITREP: &str = "company.contacts.uk={\"role\":\"uk-representative\",\"name\":\"Britrep Ltd\",\"contact\":{\"kind\":\"email\",\"value\":\"uk@britrep.example\"}}";

pub(super) const RULES: &[Rule] = &[
    Rule {
        id: "x-ro-01",
        provision: "GDPR Art. 28(3)(a) and (e)",
        wrong: "You handle data for customers, and promise the people behind it their rights yourselves.",
        why: "A company that works for a customer passes such requests on, for the customer decides about the data.",
        mend: &[
            "Say that these rights are for account holders, and whom the others ask.",
            "If you decide about that data too, say so.",
        ],
        questions: &[
            "rights.account_holders",
            "collection.end_users_ask",
            "collection.kinds.*.whose",
        ],
        reads: &["company"],
        check: |case| {
            let rights = &case.answers.rights;
            let covers = |who: Covered| case.answers.company.people.iter().flatten().any(|one| *one == who);
            let unled = covers(Covered::EndUsers) && case.answers.collection.end_users_ask.is_none();
            let to_all = rights.account_holders == Some(false) || (rights.account_holders.is_none() && unled);
            let promised = !rights.granted.is_empty() && to_all;
            wrong_if(theirs(case).next().is_some() && promised, &["rights.account_holders"])
        },
        #[cfg(test)]
        trial: Trial {
            given: &[
                CLIENTS,
                "collection.others_data=true",
                "collection.end_users_ask=the shop where you bought",
                "company.people=[\"users\",\"end-users\"]",
            ],
            breaks: &["collection.end_users_ask="],
            mends: &[
                "rights.account_holders=true",
                "collection.end_users_ask=the shop where you bought",
            ],
            shows: "account holders",
            ..Trial::NEW
        },
        ..CLASH
    },
    Rule {
        id: "x-ro-02",
        provision: "GDPR Art. 28(10)",
        wrong: "You call data your customers', and use it for your own ends.",
        why: "Whoever uses customers' data for its own product or marketing answers for it like its owner.",
        mend: &[
            "Keep customers' data out of that use.",
            "Say that you decide about that data too.",
            "Use only anonymised data, and say so.",
        ],
        questions: &[
            "use.purposes.*.kinds",
            "collection.kinds.*.held_for",
            "collection.kinds.*.whose",
        ],
        check: |case| {
            let mut breaches = Vec::new();
            for kind in theirs(case) {
                let at = format!("collection.kinds.{}.held_for", kind.key);
                let line = Line::new(&at, kind.held_for.as_deref().unwrap_or_default());
                let nameless = line.has(&["anonym*", "aggregat*"]);
                if line.asserts(OWN_ENDS).is_some() && !nameless {
                    let words = format!("You call {} your customers', and hold it for your own ends too.", name(kind));
                    breaches.push(Breach::said(at, words));
                }
            }
            let rows = case.answers.uses.purposes.iter().filter(|row| {
                let own_end = matches!(
                    row.purpose,
                    Some(
                        Purpose::UnderstandUse
                            | Purpose::ImproveProduct
                            | Purpose::ImproveModels
                            | Purpose::Marketing
                            | Purpose::Advertising
                            | Purpose::Research
                    )
                );
                let of_theirs = theirs(case).any(|kind| row.kinds.iter().flatten().any(|key| *key == kind.key));
                own_end && of_theirs && matches!(row.limited, None | Some(Limited::OptIn))
            });
            breaches.extend(rows.map(|row| Breach::at(&[&format!("use.purposes.{}.kinds", row.key)])));
            breaches
        },
        #[cfg(test)]
        trial: Trial {
            given: &[
                CLIENTS,
                "use.purposes.improve={\"purpose\":\"improve\",\"kinds\":[\"account\"],\"ground\":\"legitimate-interests\",\"interest\":\"a better product\"}",
            ],
            breaks: &["use.purposes.improve.kinds=[\"account\",\"clients\"]"],
            mends: &["use.purposes.improve.kinds=[\"account\"]"],
            ..Trial::NEW
        },
        ..CLASH
    },
    Rule {
        id: "x-ro-03",
        provision: "GDPR Art. 4(7)",
        wrong: "You handle all data for customers, you say, and some of it is plainly your own.",
        why: "You decide yourselves about accounts, orders, payments and visits to your site.",
        mend: &["Say that this data is yours: you decide why and how."],
        questions: &["collection.kinds.*.whose"],
        check: |case| {
            let kinds = &case.answers.collection.kinds;
            if !kinds.iter().all(|kind| kind.whose == Some(Whose::Customers)) {
                return Vec::new();
            }
            let own = kinds.iter().filter(|kind| {
                matches!(
                    kind.trigger,
                    Some(
                        Trigger::Account
                            | Trigger::Ordering
                            | Trigger::Paying
                            | Trigger::Visiting
                            | Trigger::Subscribing
                            | Trigger::Contacting
                    )
                )
            });
            own.map(|kind| {
                let words = format!(
                    "You call {} your customers': do you not decide about it yourselves?",
                    name(kind)
                );
                Breach::said(format!("collection.kinds.{}.whose", kind.key), words)
            })
            .collect()
        },
        #[cfg(test)]
        trial: Trial {
            given: &[CLIENTS, "collection.kinds.account.whose=controller"],
            breaks: &["collection.kinds.account.whose=processor"],
            mends: &["collection.kinds.account.whose=controller"],
            ..Trial::NEW
        },
        ..CLASH
    },
    Rule {
        id: "x-ro-04",
        provision: "GDPR Art. 28",
        wrong: "Customers bring this data: whose is it?",
        why: "The people behind it must learn who decides about it, you or your customer.",
        mend: &["Say whose data it is."],
        questions: &["collection.kinds.*.whose", "company.audience"],
        check: |case| {
            let business = matches!(case.answers.company.audience, Some(Audience::Businesses | Audience::Both));
            let brought = case.answers.collection.kinds.iter().filter(|kind| {
                let from_customer = kind.source.iter().flatten().any(|source| *source == Source::Customer);
                let in_their_app = kind.trigger == Some(Trigger::CustomersApp);
                let put_in = matches!(
                    kind.trigger,
                    Some(Trigger::Uploading | Trigger::Connecting | Trigger::Entering)
                );
                // keys to a connected service are the customer's own
                let key = |item: &DataItem| matches!(item.item.as_deref(), Some("credentials" | "third_party_tokens"));
                let only_keys = kind
                    .items
                    .as_ref()
                    .is_some_and(|items| !items.is_empty() && items.iter().all(key));
                kind.whose.is_none() && !only_keys && (from_customer || in_their_app || (business && put_in))
            });
            brought
                .map(|kind| {
                    let words = format!("Customers bring {}: whose is it, yours or theirs?", name(kind));
                    Breach::said(format!("collection.kinds.{}.whose", kind.key), words)
                })
                .collect()
        },
        #[cfg(test)]
        trial: Trial {
            given: &[CLIENTS, "use.purposes.provide.kinds=[\"account\",\"clients\"]"],
            breaks: &["collection.kinds.clients.whose="],
            mends: &["collection.kinds.clients.whose=processor"],
            ..Trial::NEW
        },
        ..CLASH
    },
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
        id: "x-ct-01",
        provision: "GDPR Arts. 12(2) and 13(1)(a)",
        wrong: "A sentence sends people to an address further down, and there is none.",
        why: "People who look for it in vain cannot use their rights.",
        mend: &["Give the address.", "Say in the sentence itself how people reach you."],
        questions: &["company.contact", "company.address", "statements.texts"],
        text: Text::Own,
        check: |case| {
            let company = &case.answers.company;
            let rows = company.contacts.iter().filter_map(|row| row.contact.as_ref());
            let all: Vec<&Contact> = company.contact.iter().chain(rows).collect();
            let phone = all.iter().any(|one| one.kind == ContactKind::Phone);
            let reached = company.address.is_some() || !all.is_empty();
            let lines = case.own();
            let dangling = lines.iter().filter(|line| {
                let number = line
                    .asserts(&["telephone|phone number below|above", "number below"])
                    .is_some()
                    && !phone;
                let address = line.asserts(BELOW).is_some() && !reached;
                (number || address) && !line.text.contains('@')
            });
            dangling.map(|line| line.breach("")).collect()
        },
        #[cfg(test)]
        trial: Trial {
            given: &["statements.texts.one={\"at\":\"rights\",\"text\":\"Write to us at the address below.\"}"],
            breaks: &["company.contact=", "company.address="],
            mends: &[
                "company.contact={\"kind\":\"email\",\"value\":\"privacy@quill.example\"}",
                "company.address=1 High Street, Wellington",
            ],
            shows: "1 High Street",
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
    Rule {
        id: "x-ct-04",
        provision: "GDPR Art. 12(2); Cal. Civ. Code 1798.130(a)(1)(A)",
        level: Should, // on the site itself the path leads somewhere
        wrong: "The only way to reach you is a path on a site that the text does not name.",
        why: "Somebody who reads a copy of the policy cannot follow it. California wants at least an e-mail address, where its law binds you.",
        mend: &[
            "Give an e-mail address.",
            "Write the full web address of the form.",
            "Say what your web address is.",
        ],
        questions: &["company.contact", "company.website", "rights.requests", "company.address"],
        check: |case| {
            let company = &case.answers.company;
            let rows = company.contacts.iter().filter_map(|row| row.contact.as_ref());
            let requests = case.answers.rights.requests.iter();
            let all: Vec<&Contact> = company.contact.iter().chain(requests).chain(rows).collect();
            let bare = |one: &&Contact| one.kind == ContactKind::Form && one.value.starts_with('/');
            let lost = !all.is_empty() && all.iter().all(bare);
            wrong_if(
                lost && company.website.is_none() && company.address.is_none(),
                &["company.contact"],
            )
        },
        #[cfg(test)]
        trial: Trial {
            given: &[
                "company.contact={\"kind\":\"form\",\"value\":\"/contact\"}",
                "company.address=",
            ],
            breaks: &["company.website="],
            mends: &["company.website=https://quill.example"],
            shows: "quill.example",
            ..Trial::NEW
        },
        ..CLASH
    },
    Rule {
        id: "x-ct-05",
        provision: "GDPR Art. 12(2)",
        level: Should,
        wrong: "One form is given twice, with two different options to choose.",
        why: "People who pick the wrong one may wait in vain.",
        mend: &["Name the same option in both places.", "Give the form an option for privacy."],
        questions: &["rights.requests", "company.contact"],
        check: |case| {
            let pair = case
                .answers
                .rights
                .requests
                .as_ref()
                .zip(case.answers.company.contact.as_ref());
            let clash = pair.filter(|(one, other)| {
                let differs = |a: &Option<String>, b: &Option<String>| a.is_some() && b.is_some() && a != b;
                let labels = differs(&one.option, &other.option) || differs(&one.subject, &other.subject);
                one.kind == other.kind && one.value == other.value && labels
            });
            let label = |one: &Contact| one.option.clone().or(one.subject.clone()).unwrap_or_default();
            clash
                .map(|(one, other)| Breach {
                    at: vec!["rights.requests".into(), "company.contact".into()],
                    words: format!(
                        "People are to choose “{}” in one place and “{}” in another: which?",
                        label(one),
                        label(other)
                    ),
                    ..Breach::default()
                })
                .into_iter()
                .collect()
        },
        #[cfg(test)]
        trial: Trial {
            given: &[
                "company.contact={\"kind\":\"form\",\"value\":\"https://quill.example/contact\",\"option\":\"Privacy\"}",
                "rights.requests={\"kind\":\"form\",\"value\":\"https://quill.example/contact\",\"option\":\"Privacy\"}",
            ],
            breaks: &[
                "rights.requests={\"kind\":\"form\",\"value\":\"https://quill.example/contact\",\"option\":\"Other worries\"}",
            ],
            mends: &["rights.requests={\"kind\":\"form\",\"value\":\"https://quill.example/contact\",\"option\":\"Privacy\"}"],
            ..Trial::NEW
        },
        ..CLASH
    },
    Rule {
        id: "x-ct-06",
        provision: "GDPR Art. 12(2); Cal. Civ. Code 1798.130(a)(2)",
        wrong: "Requests take an account, and you hold data of people who have none.",
        why: "Nobody may be made to open an account to use a right.",
        mend: &[
            "Choose another way to check who asks, for those without an account.",
            "Say that these rights are for account holders, and whom the others ask.",
        ],
        questions: &[
            "rights.verification",
            "rights.account_holders",
            "company.people",
            "collection.kinds.*.trigger",
        ],
        check: |case| {
            let rights = &case.answers.rights;
            let by_account = rights.verification == Some(Verification::Account) && rights.account_holders != Some(true);
            let people = case.answers.company.people.iter().flatten();
            let mut strangers: Vec<&str> = people
                .filter_map(|who| match who {
                    Covered::Visitors => Some("visitors"),
                    Covered::EndUsers => Some("your customers' end users"),
                    Covered::Users | Covered::CustomerUsers => None,
                })
                .collect();
            let kinds = case
                .answers
                .collection
                .kinds
                .iter()
                .filter(|kind| kind.whose != Some(Whose::Customers));
            strangers.extend(kinds.filter_map(|kind| match kind.trigger? {
                Trigger::Visiting => Some("visitors"),
                Trigger::Subscribing => Some("people who subscribe"),
                _ => None,
            }));
            strangers.sort_unstable();
            strangers.dedup();
            if !by_account || strangers.is_empty() {
                return Vec::new();
            }
            let words = format!(
                "You check who asks by having them sign in; {} may have no account.",
                listed(&strangers)
            );
            vec![Breach::said("rights.verification", words)]
        },
        #[cfg(test)]
        trial: Trial {
            given: &["company.people=[\"users\",\"visitors\"]", "rights.verification=ask"],
            breaks: &["rights.verification=account"],
            mends: &["rights.verification=ask"],
            ..Trial::NEW
        },
        ..CLASH
    },
];

const OWN_ENDS: &[&str] = &[
    "improv*",
    "product development",
    "analytics",
    "marketing",
    "advertis*",
    "train*",
    "research",
];

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

const BELOW: &[&str] = &[
    "address|addresses|contact|contacts|details below",
    "contact details|information ... below",
    "below address|contact|details",
];

/// The kinds of data that are handled for customers.
fn theirs(case: &Case) -> impl Iterator<Item = &KindRow> {
    let kinds = case.answers.collection.kinds.iter();
    kinds.filter(|kind| kind.whose == Some(Whose::Customers))
}

fn name(kind: &KindRow) -> String {
    kind.name.as_deref().unwrap_or(&kind.key).to_lowercase()
}
