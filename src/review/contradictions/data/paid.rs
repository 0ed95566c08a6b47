//! Payments: who takes them, and whether anybody pays.

use super::{ARTICLE_13, PAYMENT_ITEMS, PAYMENT_WORDS, takes_payments};
#[cfg(test)]
use super::{HOST, PAID, PAY};
use crate::interview::collection::{KindRow, Source, Trigger};
use crate::interview::providers::CARD;
use crate::interview::sharing::{CardForm, Job};
use crate::interview::uses::{Purpose, PurposeRow};
use crate::review::Level::Should;
use crate::review::case::{jobs, tells_of};
use crate::review::contradictions::CLASH;
use crate::review::names::recipient_name;
use crate::review::phrases::speaks_of;
use crate::review::rule::{Breach, Rule};
#[cfg(test)]
use crate::review::trial::Trial;
use crate::values::DataItem;

/// Data that comes from being charged, and not from being billed.
const CHARGED: &[&str] = &["payment_card", "transactions", "subscription_id"];
const CHARGED_WORDS: &[&str] = &["card", "cards", "transaction*", "subscri*"];

pub(in crate::review) const RULES: &[Rule] = &[
    Rule {
        id: "x-dt-14",
        provision: "GDPR Art. 13(1)(e)",
        wrong: "People pay, and nobody is named who takes the payment.",
        why: "Card data always goes to somebody, and people must learn to whom.",
        mend: &[
            "Add the payment provider, the app store or the bank to the recipients.",
            "If people pay by invoice only, say so in the details of that use.",
            "If nothing is paid, take the use out.",
        ],
        questions: &["sharing.recipients", "use.purposes.*.purpose", "use.purposes.*.detail"],
        reads: &["collection"],
        check: |case| {
            let sharing = &case.answers.sharing;
            let told = sharing.any_recipients == Some(false) || !sharing.recipients.is_empty();
            let taken = |row: &&PurposeRow| {
                let otherwise = row
                    .detail
                    .iter()
                    .flatten()
                    .any(|part| speaks_of(part, &["invoice*", "bank*", "cash", "transfer*", "cheque*"]));
                matches!(row.purpose, Some(Purpose::Payments | Purpose::Subscriptions)) && row.via.is_none() && !otherwise
            };
            let handled = case.answers.collection.kinds.iter().any(|kind| {
                tells_of(kind, PAYMENT_ITEMS, PAYMENT_WORDS) && kind.handled_by.as_ref().is_some_and(|by| !by.is_empty())
            });
            let missing = told && !handled && !sharing.recipients.iter().any(takes_payments);
            let rows = case.uses().filter(taken).filter(|_| missing);
            // an invoice is paid by a bank transfer as often as not: only a card, a subscription or a charge tells
            let kinds = || case.answers.collection.kinds.iter();
            let charged = kinds().any(|kind| tells_of(kind, CHARGED, CHARGED_WORDS));
            let at: Vec<String> = rows.map(|row| format!("use.purposes.{}.purpose", row.key)).collect();
            if at.is_empty() {
                return Vec::new();
            }
            let at = [vec!["sharing.recipients".to_owned()], at].concat();
            let words = if charged {
                "People pay, and no recipient takes the payment: who processes the card?"
            } else {
                "People pay, and no recipient takes the payment: do they pay by invoice only?"
            };
            vec![Breach::between(&at, words).milder_if(!charged, Should)]
        },
        #[cfg(test)]
        trial: Trial {
            given: PAID,
            breaks: &["sharing.recipients.pay="],
            mends: &[PAY],
            shows: "Payly",
            ..Trial::NEW
        },
        ..ARTICLE_13
    },
    Rule {
        id: "x-dt-15",
        level: Should,
        wrong: "A provider takes payments for you, and nothing here is paid.",
        why: "Readers of a free product will ask what is charged to whom.",
        mend: &[
            "Add the use and the data about payments, if people pay.",
            "Take the provider out, if nothing is paid.",
        ],
        questions: &["sharing.recipients", "use.purposes", "collection.kinds"],
        check: |case| {
            let paid = case.uses().any(|row| {
                matches!(
                    row.purpose,
                    Some(Purpose::Payments | Purpose::Subscriptions | Purpose::Billing)
                )
            });
            let own = case.uses().any(|row| {
                let words = row.detail.iter().flatten().chain(&row.words);
                words.into_iter().any(|words| speaks_of(words, PAYMENT_WORDS))
            });
            let kinds = &case.answers.collection.kinds;
            let data = kinds.iter().any(|kind| {
                tells_of(kind, PAYMENT_ITEMS, PAYMENT_WORDS) || matches!(kind.trigger, Some(Trigger::Paying | Trigger::Ordering))
            });
            if paid || own || data || case.uses().next().is_none() || kinds.is_empty() {
                return Vec::new();
            }
            let idle = case
                .answers
                .sharing
                .recipients
                .iter()
                .filter(|row| jobs(row) == [Job::Payments] && row.kinds.is_none());
            idle.map(|row| {
                let words = format!("{} takes payments for you, and nothing here is paid.", recipient_name(row));
                Breach::said(format!("sharing.recipients.{}", row.key), words)
            })
            .collect()
        },
        #[cfg(test)]
        trial: Trial {
            given: &["sharing.any_recipients=true", HOST],
            breaks: &[PAY],
            mends: &["sharing.recipients.pay="],
            ..Trial::NEW
        },
        ..CLASH
    },
    Rule {
        id: "x-dt-24",
        provision: "GDPR Art. 13(1)(e), 13(2)(e)",
        wrong: "You collect card details by one answer, and people give them to the payment provider alone by another.",
        why: "Who has the number of a card is among the first things that people want to know.",
        mend: &[
            "Take the card details out of the kind of data, if a form or page of the provider takes them.",
            "Say that a form of your own takes them, if it does.",
        ],
        questions: &["sharing.recipients.*.cards", "collection.kinds.*.items"],
        check: |case| {
            let takers = || case.handled().filter(|row| row.cards.is_some());
            if takers().any(|row| row.cards == Some(CardForm::Own)) {
                return Vec::new();
            }
            let taker = takers().next();
            let ours = |kind: &&KindRow| {
                let from_people = kind.source.as_ref().is_none_or(|from| from.contains(&Source::Person));
                let whole = |item: &DataItem| item.item.as_deref() == Some(CARD) && item.form.is_none();
                from_people && kind.items.iter().flatten().any(whole)
            };
            let kinds = case.answers.collection.kinds.iter().filter(ours);
            kinds
                .filter_map(|kind| {
                    let taker = taker?;
                    let at = [
                        format!("collection.kinds.{}.items", kind.key),
                        format!("sharing.recipients.{}.cards", taker.key),
                    ];
                    let name = recipient_name(taker);
                    Some(Breach::between(
                        &at,
                        format!("You collect card details, and people give them to {name} alone: which is it?"),
                    ))
                })
                .collect()
        },
        #[cfg(test)]
        trial: Trial {
            given: &[
                "sharing.any_recipients=true",
                "collection.kinds.account.items=[{\"item\":\"name\"},{\"item\":\"email\"},{\"item\":\"payment_card\"}]",
                "sharing.recipients.pay={\"catalogue\":\"checkout-com\",\"name\":\"Checkout.com\",\"job\":[\"payments\"],\"country\":{\"area\":\"NZ\"}}",
            ],
            breaks: &["sharing.recipients.pay.cards=provider"],
            mends: &["sharing.recipients.pay.cards=own"],
            ..Trial::NEW
        },
        ..CLASH
    },
];
