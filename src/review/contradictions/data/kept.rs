//! How long data stays: gaps, two periods for one thing, all deleted and some not.

#[cfg(test)]
use super::LOG;
use super::{ARTICLE_13, small};
use crate::interview::collection::KindRow;
use crate::interview::retention::{Criterion, Grace, PeriodRow};
use crate::interview::rights::Action;
use crate::review::Level::Should;
use crate::review::case::Case;
use crate::review::contradictions::CLASH;
use crate::review::contradictions::GDPR;
use crate::review::names::{kind_name, recipient_name};
use crate::review::phrases::speaks_of;
use crate::review::phrases::{Line, literal};
use crate::review::rule::{Breach, MEMORY, Rule, Text, wrong_if};
#[cfg(test)]
use crate::review::trial::Trial;
use crate::values::{Chosen, Ending, How, Period, Span, Start, Unit};
use crate::vendors;

pub(in crate::review) const RULES: &[Rule] = &[
    Rule {
        id: "x-dt-05",
        provision: "GDPR Art. 13(2)(a)",
        wrong: "The same data has two periods.",
        why: "Readers cannot know which of them holds.",
        mend: &[
            "Keep the one that is true.",
            "If both are, say of which part, plan or stage each is.",
        ],
        questions: &[
            "retention.periods.*.kept",
            "collection.kinds.*.kept",
            "retention.periods.*.what",
        ],
        check: |case| {
            let mut breaches = Vec::new();
            let rows = &case.answers.retention.periods;
            for (place, row) in rows.iter().enumerate() {
                let Some(period) = &row.kept else { continue };
                let at = format!("retention.periods.{}.kept", row.key);
                for kind in &case.answers.collection.kinds {
                    let differs = kind.kept.as_ref().is_some_and(|kept| kept != period);
                    if differs && whole(row, kind) {
                        let own = format!("collection.kinds.{}.kept", kind.key);
                        breaches.push(Breach::between(
                            &[at.clone(), own],
                            format!("{} has two periods.", kind_name(kind)),
                        ));
                    }
                }
                let twin = rows[..place].iter().find(|other| {
                    let same = other.kinds == row.kinds
                        && other.plan == row.plan
                        && lower(other.what.as_ref()) == lower(row.what.as_ref());
                    same && other.kept.as_ref().is_some_and(|kept| kept != period)
                });
                if let Some(other) = twin {
                    let name = row.what.as_deref().unwrap_or("The same data");
                    let other = format!("retention.periods.{}.kept", other.key);
                    breaches.push(Breach::between(&[other, at], format!("{name}: two different periods.")));
                }
            }
            breaches
        },
        #[cfg(test)]
        trial: Trial {
            given: &["retention.any_periods=true", BACKUPS],
            breaks: &[
                "retention.periods.again={\"what\":\"Account data\",\"kept\":{\"how\":\"exactly\",\"span\":{\"count\":2,\"unit\":\"years\"}}}",
            ],
            mends: &["retention.periods.again="],
            ..Trial::NEW
        },
        ..ARTICLE_13
    },
    Rule {
        id: "x-dt-06",
        provision: "GDPR Art. 13(2)(a); FTC Act s. 5",
        wrong: "You say that all data is deleted, and some stays longer.",
        why: "Invoices, logs and backups outlive an account, and “all” then is untrue.",
        mend: &[
            "Name the exceptions in the same sentence, or leave the promise to the answers on closing.",
            "Delete those too, where no law requires them, and take their longer periods out.",
        ],
        questions: &["statements.texts", "retention.periods", "retention.except_law"],
        reads: &["collection"],
        text: Text::Own,
        check: |case| {
            let lasting = outlasting(case);
            if lasting.is_empty() {
                return Vec::new();
            }
            let lines = case.own().iter().filter(|line| {
                // “without exception” turns nothing around
                let gone = line.asserts(ALL_GONE);
                let gone = gone.or_else(|| {
                    line.says(ALL_GONE)
                        .filter(|hit| line.beside(hit, &["without exception|exceptions"]))
                });
                gone.is_some()
                    && !line.has(&[
                        "except",
                        "unless",
                        "other than",
                        "apart from",
                        "save",
                        "retain*",
                        "keep",
                        "everything else",
                        "the rest",
                    ])
            });
            lines
                .filter_map(|line| {
                    // “all data” means every kind; “all invoices” that kind; “all data in the trial” neither
                    let all = line.says(ALL_DATA).filter(|hit| !line.then(hit, 0, SCOPED));
                    let of_kind = |(at, _): &&(String, String)| {
                        let kinds = case.named_in(line);
                        kinds.iter().any(|kind| {
                            let name = literal(kind_name(kind));
                            at.starts_with(&format!("collection.kinds.{}.", kind.key))
                                && line.has(&[&format!("all of? your|the? {name}")])
                        })
                    };
                    let (at, name) = if all.is_some() {
                        lasting.first()
                    } else {
                        lasting.iter().find(of_kind)
                    }?;
                    let mut breach = line.breach(format!("You say that all data is deleted, and this stays longer: {name}."));
                    breach.at.push(at.clone());
                    Some(breach)
                })
                .collect()
        },
        #[cfg(test)]
        trial: Trial {
            given: &["retention.any_periods=true", BACKUPS, "statements.any_texts=true"],
            breaks: &[
                "statements.texts.gone={\"at\":\"retention\",\"text\":\"All your data is permanently deleted within 30 days.\"}",
            ],
            mends: &[
                "statements.texts.gone={\"at\":\"retention\",\"text\":\"All your data is permanently deleted within 30 days, except for backups.\"}",
            ],
            shows: "except for backups",
            ..Trial::NEW
        },
        ..ARTICLE_13
    },
    Rule {
        id: "x-dt-07",
        provision: "WP260 rev.01, annex, on GDPR Art. 13(2)(a)",
        source: "https://ec.europa.eu/newsroom/article29/items/622227",
        attested: MEMORY,
        level: Should,
        wrong: "“As long as needed” is all that the text says about some data.",
        why: "It tells people neither a time nor what decides it.",
        mend: &[
            "Give a number, or the life of something: the account, the contract.",
            "Set yourselves a period, if there is none yet.",
        ],
        questions: &["collection.kinds.*.kept", "retention.periods.*.kept", "retention.criteria"],
        yields_to: &["gdpr-13-2-a-percat"],
        check: |case| {
            let vague = |kept: Option<&Period>| {
                kept.is_some_and(|kept| kept.how == How::Needed && kept.of.as_deref().is_some_and(hollow))
            };
            let kinds = case.answers.collection.kinds.iter().filter(|kind| vague(kind.kept.as_ref()));
            let mut breaches: Vec<Breach> = kinds
                .map(|kind| {
                    let words = format!(
                        "{} is kept as long as it is needed, and nobody learns how long that is.",
                        kind_name(kind)
                    );
                    Breach::said(format!("collection.kinds.{}.kept", kind.key), words)
                })
                .collect();
            let rows = case.answers.retention.periods.iter().filter(|row| vague(row.kept.as_ref()));
            breaches.extend(rows.map(|row| Breach::at(&[&format!("retention.periods.{}.kept", row.key)])));
            let only = case.answers.retention.criteria.as_deref() == Some(&[Criterion::Purpose]);
            let bare = case.answers.retention.periods.is_empty()
                && !case.answers.collection.kinds.iter().any(|kind| kind.kept.is_some());
            breaches.extend(wrong_if(
                only && bare && !case.answers.collection.kinds.is_empty(),
                &["retention.criteria"],
            ));
            breaches
        },
        #[cfg(test)]
        trial: Trial {
            breaks: &["collection.kinds.account.kept={\"how\":\"needed\",\"of\":\"providing our services\"}"],
            mends: &["collection.kinds.account.kept={\"how\":\"life-of\",\"of\":\"your account\"}"],
            shows: "your account is active",
            ..Trial::NEW
        },
        ..ARTICLE_13
    },
    Rule {
        id: "x-dt-08",
        provision: "GDPR Art. 13(2)(a)",
        wrong: "At the end of an account data is deleted in one place, and anonymised in another. Which is it?",
        why: "Deleted data is gone; anonymised data stays and is used on.",
        mend: &[
            "Say the same in both places.",
            "If some data is anonymised and the rest deleted, say so of each kind, and only of it.",
            "Really delete it, if that is what you promise.",
        ],
        questions: &["retention.closing", "collection.kinds.*.kept", "statements.texts"],
        check: |case| {
            let Some(closing) = case.answers.retention.closing.as_ref() else {
                return Vec::new();
            };
            let Some(end) = closing.then else { return Vec::new() };
            let kinds = case.answers.collection.kinds.iter().filter_map(|kind| {
                let period = kind.kept.as_ref().filter(|kept| ends_with_account(kept))?;
                let then = period.then?;
                let clash = fate(then) != fate(end) && [fate(then), fate(end)].contains(&Fate::Anonymous);
                clash.then(|| {
                    let at = ["retention.closing".to_owned(), format!("collection.kinds.{}.kept", kind.key)];
                    let words = format!(
                        "At the end of an account, one place says “{}”, and {} says “{}”. Which is it?",
                        end.label(),
                        small(kind),
                        then.label()
                    );
                    Breach::between(&at, words)
                })
            });
            kinds.collect()
        },
        #[cfg(test)]
        trial: Trial {
            given: &[CLOSING],
            breaks: &["collection.kinds.account.kept={\"how\":\"life-of\",\"of\":\"your account\",\"then\":\"anonymised\"}"],
            mends: &["collection.kinds.account.kept={\"how\":\"life-of\",\"of\":\"your account\",\"then\":\"deleted\"}"],
            ..Trial::NEW
        },
        ..ARTICLE_13
    },
    Rule {
        id: "x-dt-09",
        provision: "GDPR Art. 13(2)(a)",
        wrong: "Data is gone at once, you say, and stays for a while. When is it gone?",
        why: "Whoever deletes an account wants to know the day on which nothing is left.",
        mend: &[
            "Keep the time in between, and take out that all goes at once.",
            "Really delete at once, and take the time in between out.",
        ],
        yields_to: &["x-dt-06"],
        questions: &[
            "retention.cascade",
            "retention.grace",
            "retention.closing",
            "rights.own.*.within",
            "statements.texts",
        ],
        text: Text::Own,
        check: |case| {
            let retention = &case.answers.retention;
            let Some(time) = retention
                .closing
                .as_ref()
                .and_then(|closing| closing.span)
                .filter(|span| span.count > 0)
            else {
                return Vec::new();
            };
            let mut breaches = Vec::new();
            if retention.cascade == Some(true) && matches!(retention.grace, Some(Grace::SoftDeleted | Grace::Locked)) {
                let at = ["retention.cascade", "retention.grace"].map(str::to_owned);
                let words = format!(
                    "Closing an account deletes all that belongs to it, you say, and it is only hidden for {}. When is it gone?",
                    time.words()
                );
                breaches.push(Breach::between(&at, words));
            }
            let own = case.answers.rights.own.iter().filter(|row| {
                let at_once = row.within.as_deref().is_some_and(|within| speaks_of(within, AT_ONCE));
                row.action == Some(Action::Delete) && at_once
            });
            breaches.extend(own.map(|row| {
                let at = [format!("rights.own.{}.within", row.key), "retention.closing".to_owned()];
                Breach::between(
                    &at,
                    format!(
                        "People delete their account at once, you say, and data stays for {}.",
                        time.words()
                    ),
                )
            }));
            let gone = |line: &&Line| {
                let hit = line.asserts(&[
                    "delet*|erase*|removed ... immediately|instantly",
                    "immediately|instantly delet*|erase*|remove*",
                ]);
                hit.is_some() && line.has(&["account*"])
            };
            breaches.extend(case.own().iter().filter(gone).map(|line| {
                let mut breach = line.breach(format!("This sentence deletes at once, and data stays for {}.", time.words()));
                breach.at.push("retention.closing".into());
                breach
            }));
            breaches
        },
        #[cfg(test)]
        trial: Trial {
            given: &[CLOSING, "retention.grace=soft-deleted"],
            breaks: &["retention.cascade=true"],
            mends: &["retention.cascade="],
            ..Trial::NEW
        },
        ..ARTICLE_13
    },
    Rule {
        id: "x-dt-10",
        provision: "GDPR Art. 5(1)(e); 16 CFR 312.10",
        source: GDPR,
        wrong: "Data about people is kept without a limit.",
        why: "Data that still tells who it is about may be kept only as long as there is a reason.",
        mend: &[
            "Give a period, or say what ends it.",
            "If the data is anonymous by then, say so in its name.",
        ],
        questions: &["collection.kinds.*.kept", "retention.periods.*.kept", "retention.closing"],
        check: |case| {
            let endless = |kept: Option<&Period>| kept.is_some_and(|kept| kept.how == How::Indefinitely);
            let nameless = |words: &str| speaks_of(words, NAMELESS);
            let kinds = case
                .answers
                .collection
                .kinds
                .iter()
                .filter(|kind| endless(kind.kept.as_ref()) && kind.kept_why.is_none() && !nameless(kind_name(kind)));
            let mut breaches: Vec<Breach> = kinds
                .map(|kind| {
                    Breach::said(
                        format!("collection.kinds.{}.kept", kind.key),
                        format!("{} is kept without a limit.", kind_name(kind)),
                    )
                })
                .collect();
            let rows = case.answers.retention.periods.iter().filter(|row| {
                let called = row.what.as_deref().unwrap_or_default();
                endless(row.kept.as_ref()) && row.why.is_none() && !nameless(called)
            });
            breaches.extend(rows.map(|row| Breach::at(&[&format!("retention.periods.{}.kept", row.key)])));
            breaches.extend(wrong_if(
                endless(case.answers.retention.closing.as_ref()),
                &["retention.closing"],
            ));
            breaches
        },
        #[cfg(test)]
        trial: Trial {
            breaks: &["collection.kinds.account.kept={\"how\":\"indefinitely\"}"],
            mends: &["collection.kinds.account.kept={\"how\":\"life-of\",\"of\":\"your account\"}"],
            shows: "your account is active",
            ..Trial::NEW
        },
        ..CLASH
    },
    Rule {
        id: "x-dt-11",
        attested: MEMORY,
        level: Should,
        wrong: "A provider's default period is another one, by the catalogue.",
        why: "If you have changed the setting, the period is no default any more; if you have not, the number is wrong.",
        mend: &[
            "Look at the provider's setting, and state the period that stands there as your own.",
            "Set it back to the default, and state that.",
        ],
        questions: &["retention.periods.*.kept", "collection.kinds.*.kept"],
        reads: &["sharing"],
        check: |case| {
            let kinds = case.answers.collection.kinds.iter();
            let kinds = kinds.filter_map(|kind| Some((format!("collection.kinds.{}.kept", kind.key), kind.kept.as_ref()?)));
            let rows = case.answers.retention.periods.iter();
            let rows = rows.filter_map(|row| Some((format!("retention.periods.{}.kept", row.key), row.kept.as_ref()?)));
            let all = kinds.chain(rows).filter(|(_, kept)| kept.how == How::ProviderDefault);
            all.filter_map(|(at, kept)| {
                let (name, default) = default_of(case, kept.of.as_deref()?)?;
                let stated = kept.span.filter(|span| *span != default)?;
                let words = format!(
                    "{name} keeps it for {} by default, by the catalogue; you say {}.",
                    default.words(),
                    stated.words()
                );
                Some(Breach::said(at, words))
            })
            .collect()
        },
        #[cfg(test)]
        trial: Trial {
            given: &[
                "sharing.any_recipients=true",
                "sharing.recipients.ga={\"catalogue\":\"google-analytics\",\"name\":\"Google Analytics\",\"job\":[\"web-analytics\"],\"country\":{\"area\":\"NZ\"}}",
                "retention.any_periods=true",
                "retention.periods.events={\"what\":\"Analytics events\",\"kept\":{\"how\":\"provider-default\",\"span\":{\"count\":2,\"unit\":\"months\"},\"of\":\"Google\"}}",
                LOG,
                "use.purposes.provide.kinds=[\"account\",\"log\"]",
                "sharing.platform_words=[\"google-partners\"]",
                "cookies.any_items=true",
                "cookies.items.ga={\"name\":\"_ga\",\"sort\":\"analytics\",\"does\":[\"pages-visited\"],\"by\":[\"ga\"],\"lasts\":\"2 years\",\"consent\":\"opt-in\"}",
                "cookies.banner=true",
                "cookies.off_by_default=true",
                "cookies.reopen=Cookie settings",
            ],
            breaks: &[
                "retention.periods.events.kept={\"how\":\"provider-default\",\"span\":{\"count\":14,\"unit\":\"months\"},\"of\":\"Google\"}",
            ],
            mends: &["retention.periods.events.kept={\"how\":\"exactly\",\"span\":{\"count\":14,\"unit\":\"months\"}}"],
            ..Trial::NEW
        },
        ..CLASH
    },
];

/// Whether a further period is about all of a kind of data, on every plan.
fn whole(row: &PeriodRow, kind: &KindRow) -> bool {
    let named = row.what.as_deref().map(str::trim);
    let same = named.is_some_and(|what| kind.name.as_deref().is_some_and(|name| name.eq_ignore_ascii_case(what)));
    let of = row.kinds.as_deref().is_some_and(|keys| keys == [kind.key.clone()]);
    row.plan.is_none() && (same || of && named.is_none())
}

fn lower(words: Option<&String>) -> String {
    words.map(String::as_str).unwrap_or_default().trim().to_lowercase()
}

/// A promise that nothing is left.
const ALL_GONE: &[&str] = &[
    "all ... is|are permanently? irreversibly? deleted|erased|removed|destroyed",
    "everything ... is|are permanently? irreversibly? deleted|erased|removed|destroyed",
    "delete|erase|remove|destroy all|everything",
];

/// Words for data of every kind, and those after which it is only some.
const ALL_DATA: &[&str] = &[
    "all of? your|our|the|this? personal|user|customer|account? data|information|content|records",
    "everything",
];
const SCOPED: &[&str] = &[
    "in",
    "of",
    "from",
    "about",
    "for",
    "on",
    "that",
    "which",
    "inside",
    "within the",
];

/// What is kept after an account is gone: the path, and what it is called.
fn outlasting(case: &Case) -> Vec<(String, String)> {
    let retention = &case.answers.retention;
    let limit = retention.closing.as_ref().and_then(|closing| closing.span).map_or(0, days);
    let longer = |kept: &Period| match kept.how {
        How::Law | How::Indefinitely => true,
        How::Exactly | How::UpTo | How::AtLeast | How::About => {
            let after = !matches!(kept.from, Some(Start::AccountClosed | Start::DeletionAsked)) || limit > 0;
            after && kept.span.is_some_and(|span| days(span) > limit)
        }
        How::LifeOf | How::Needed | How::ProviderDefault | How::NotKept => false,
    };
    let rows = retention
        .periods
        .iter()
        .filter(|row| row.plan.is_none() && row.kept.as_ref().is_some_and(longer));
    let rows = rows.filter_map(|row| Some((format!("retention.periods.{}.kept", row.key), row.what.clone()?)));
    let kinds = case
        .answers
        .collection
        .kinds
        .iter()
        .filter(|kind| kind.kept.as_ref().is_some_and(longer));
    rows.chain(kinds.map(|kind| (format!("collection.kinds.{}.kept", kind.key), kind_name(kind).to_owned())))
        .collect()
}

/// About how many days a span lasts.
fn days(span: Span) -> u32 {
    match span.unit {
        Unit::Minutes | Unit::Hours => 0,
        Unit::Days => span.count,
        Unit::Weeks => span.count.saturating_mul(7),
        Unit::Months => span.count.saturating_mul(30),
        Unit::Years => span.count.saturating_mul(365),
    }
}

/// A need that is no more than the business itself.
fn hollow(of: &str) -> bool {
    let small = of.to_lowercase();
    let mut words = small.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.all(|word| HOLLOW.contains(&word))
}

const HOLLOW: &[&str] = &[
    "the",
    "our",
    "a",
    "an",
    "your",
    "to",
    "you",
    "of",
    "for",
    "and",
    "its",
    "this",
    "that",
    "these",
    "those",
    "with",
    "in",
    "us",
    "we",
    "providing",
    "provide",
    "provision",
    "providing",
    "running",
    "run",
    "operating",
    "operate",
    "delivering",
    "deliver",
    "service",
    "services",
    "product",
    "products",
    "platform",
    "purpose",
    "purposes",
    "business",
    "legitimate",
    "use",
    "uses",
    "needs",
    "company",
    "it",
    "was",
    "is",
    "collected",
    "which",
    "described",
    "policy",
    "here",
];

/// What becomes of data.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fate {
    Gone,
    Anonymous,
    Either,
}

fn fate(end: Ending) -> Fate {
    match end {
        Ending::Anonymised => Fate::Anonymous,
        Ending::DeletedOrAnonymised | Ending::DeletedPermanentlyOrAnonymised => Fate::Either,
        Ending::Deleted
        | Ending::DeletedAutomatically
        | Ending::DeletedForGood
        | Ending::DeletedPermanently
        | Ending::Purged
        | Ending::Overwritten => Fate::Gone,
    }
}

/// Whether a period ends with the account.
fn ends_with_account(kept: &Period) -> bool {
    let life = kept.how == How::LifeOf
        && kept
            .of
            .as_deref()
            .is_some_and(|of| of.trim().to_lowercase().ends_with("account"));
    life || matches!(kept.from, Some(Start::AccountClosed | Start::DeletionAsked))
}

/// Without any time in between.
const AT_ONCE: &[&str] = &["immediately", "instantly", "at once", "right away", "straight away"];

/// Data of which nobody can be told apart, by its name.
const NAMELESS: &[&str] = &["anonym*", "aggregat*", "de identified", "deidentified", "statistic*"];

/// A provider by its name or a part of it, and how long it keeps data unless told otherwise, by the catalogue.
fn default_of(case: &Case, of: &str) -> Option<(String, Span)> {
    let wanted = of.trim().trim_start_matches("the ").to_lowercase();
    let rows = case.answers.sharing.recipients.iter().filter(|row| {
        let name = recipient_name(row).to_lowercase();
        name == wanted || name.starts_with(&format!("{wanted} "))
    });
    let mut known = rows.filter_map(|row| {
        let vendor = match row.catalogue.as_deref() {
            Some(id) => vendors::find(id),
            None => vendors::all()
                .iter()
                .find(|vendor| vendor.name.eq_ignore_ascii_case(recipient_name(row))),
        }?;
        Some((vendor.name.clone(), vendor.keeps?))
    });
    known.next().filter(|_| known.next().is_none())
}

#[cfg(test)]
const BACKUPS: &str =
    "retention.periods.backups={\"what\":\"Backups\",\"kept\":{\"how\":\"exactly\",\"span\":{\"count\":90,\"unit\":\"days\"}}}";

#[cfg(test)]
const CLOSING: &str = "retention.closing={\"how\":\"up-to\",\"span\":{\"count\":30,\"unit\":\"days\"},\"from\":\"account-closed\",\"then\":\"deleted\"}";
