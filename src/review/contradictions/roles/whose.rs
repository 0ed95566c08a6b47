//! Whose the data is: the company’s own, or its customers’.

use crate::interview::collection::{KindRow, Source, Trigger, Whose};
use crate::interview::company::{Audience, Covered};
use crate::interview::uses::{Limited, Purpose};
use crate::review::case::Case;
use crate::review::contradictions::CLASH;
use crate::review::phrases::Line;
use crate::review::rule::{Breach, Rule, wrong_if};
#[cfg(test)]
use crate::review::trial::Trial;
use crate::values::DataItem;

pub(in crate::review) const RULES: &[Rule] = &[
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
                let own_end = row.purpose.is_some_and(Purpose::is_own_end);
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
];

#[cfg(test)]
const CLIENTS: &str = "collection.kinds.clients={\"name\":\"Client data\",\"items\":[{\"item\":\"name\"}],\"source\":[\"customer\"],\"trigger\":\"entering\",\"whose\":\"processor\",\"kept\":{\"how\":\"life-of\",\"of\":\"your account\"}}";

const OWN_ENDS: &[&str] = &[
    "improv*",
    "product development",
    "analytics",
    "marketing",
    "advertis*",
    "train*",
    "research",
];

/// The kinds of data that are handled for customers.
fn theirs(case: &Case) -> impl Iterator<Item = &KindRow> {
    let kinds = case.answers.collection.kinds.iter();
    kinds.filter(|kind| kind.whose == Some(Whose::Customers))
}

fn name(kind: &KindRow) -> String {
    kind.name.as_deref().unwrap_or(&kind.key).to_lowercase()
}
