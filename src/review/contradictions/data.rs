//! Data, purposes, retention.
//!
//! What a text lacks under the GDPR or in California their own tables find; here a lack is found only beside something
//! that needs what is missing. Not more than one rule speaks of the same lack: what a use needs is one rule's matter,
//! and what is only named later another's.

#[cfg(test)]
use super::facts::in_uk;
use super::facts::{CLASH, GDPR, between, holds, is_item, jobs, kind_name, only_uk, own_kinds, recipient_name};
use super::facts::{speaks_of, takes, under, use_name, uses};
use crate::interview::ccpa::State;
use crate::interview::collection::{Held, Isolation, KindRow, NotDone, Permission, Source, Trigger, Whose};
use crate::interview::company::DocumentAbout;
use crate::interview::cookies::Setup;
use crate::interview::retention::{Criterion, Grace, Measure, PeriodRow};
use crate::interview::rights::Action;
use crate::interview::sharing::{Job, Part, RecipientRow};
use crate::interview::uses::{Promise, Purpose, PurposeRow};
use crate::review::Level::Should;
use crate::review::case::Case;
use crate::review::phrases::Line;
use crate::review::rule::{Breach, EVERYWHERE, MEMORY, READ, Rule, wrong_if};
#[cfg(test)]
use crate::review::trial::Trial;
use crate::values::{Chosen, DataItem, Ending, How, Period, Span, Start, Unit};
use crate::vendors;

/// What the rules have in common that rest on Article 13.
const ARTICLE_13: Rule = Rule {
    source: GDPR,
    attested: READ,
    ..CLASH
};

pub(super) const RULES: &[Rule] = &[
    Rule {
        id: "x-dt-01",
        provision: "GDPR Art. 13(1)(c) and Art. 5(1)(c)",
        wrong: "You collect data, and no use needs it.",
        why: "Data that nothing needs may not be collected in Europe, and readers ask what it is for.",
        mend: &[
            "Name it at the use that needs it, or say what you hold it for.",
            "Stop collecting it.",
        ],
        questions: &["use.purposes.*.kinds", "collection.kinds.*.held_for"],
        reads: &["company"],
        check: |case| {
            let mut rows = uses(case).peekable();
            if rows.peek().is_none() || under(case, "ccpa") {
                return Vec::new(); // no use at all is another rule's matter; California's own rule looks at each kind
            }
            let stated: Vec<&PurposeRow> = rows.collect();
            let foreign = |kind: &KindRow| {
                let others = |source: &Source| matches!(source, Source::Others | Source::Public);
                under(case, "gdpr") && kind.source.iter().flatten().any(others) // its own rule says so
            };
            let fed = |kind: &KindRow| {
                let ai = case.answers.uses.ai.iter().any(|row| row.sent.is_some());
                ai && holds(kind, &["ai_prompts"], &["ai"])
            };
            let idle = own_kinds(case).filter(|kind| {
                let named = kind.name.is_some() && kind.items.as_ref().is_some_and(|items| !items.is_empty());
                named && kind.held_for.is_none() && !stated.iter().any(|row| takes(row, kind)) && !foreign(kind) && !fed(kind)
            });
            idle.map(|kind| {
                Breach::said(
                    format!("collection.kinds.{}", kind.key),
                    format!("You collect {}, and no use needs it.", small(kind)),
                )
            })
            .collect()
        },
        #[cfg(test)]
        trial: Trial {
            given: &[LOG, "use.purposes.provide.kinds=[\"account\",\"log\"]"],
            breaks: &["use.purposes.provide.kinds=[\"account\"]"],
            mends: &["use.purposes.provide.kinds=[\"account\",\"log\"]"],
            ..Trial::NEW
        },
        ..ARTICLE_13
    },
    Rule {
        id: "x-dt-02",
        provision: "UK GDPR Art. 13(2)(a)",
        source: "https://www.legislation.gov.uk/eur/2016/679",
        wrong: "Some data has a period, and other data has none.",
        why: "A gap in the list of periods reads as if that data were kept for ever.",
        mend: &[
            "Give that data its period, or say what decides it.",
            "Do not keep it at all, and say so.",
        ],
        questions: &["collection.kinds.*.kept", "retention.periods", "retention.criteria"],
        reads: &["company"],
        check: |case| {
            let general = case.answers.retention.criteria.as_ref().is_some_and(|all| !all.is_empty());
            let away = |kind: &KindRow| matches!(kind.held, Some(Held::Device | Held::Memory));
            if !only_uk(case) || general || !own_kinds(case).any(|kind| kept(case, kind)) {
                return Vec::new(); // the GDPR's own rule says so, and California's
            }
            let bare = own_kinds(case).filter(|kind| !kept(case, kind) && !away(kind));
            bare.filter(|_| !under(case, "ccpa"))
                .map(|kind| {
                    Breach::said(
                        format!("collection.kinds.{}.kept", kind.key),
                        format!("Other data has a period, and {} has none.", small(kind)),
                    )
                })
                .collect()
        },
        #[cfg(test)]
        trial: Trial {
            given: in_uk!(LOG, "use.purposes.provide.kinds=[\"account\",\"log\"]"),
            breaks: &["collection.kinds.log.kept="],
            mends: &["collection.kinds.log.kept={\"how\":\"exactly\",\"span\":{\"count\":45,\"unit\":\"days\"}}"],
            shows: "45 days",
            ..Trial::NEW
        },
        ..ARTICLE_13
    },
    Rule {
        id: "x-dt-03",
        provision: "GDPR Art. 13(1)(c); Cal. Bus. & Prof. Code 22575(b)(1)",
        wrong: "A use needs data that the text does not list.",
        why: "Nobody can bill, log or write to people without data about it, so the list of what you collect is not whole.",
        mend: &[
            "Add that kind of data to what you collect.",
            "Take the use out, if you do not do it.",
        ],
        questions: &["collection.kinds", "use.purposes.*.purpose"],
        reads: &["sharing"],
        check: |case| {
            let rows = uses(case).filter_map(|row| {
                let matter = MATTERS
                    .iter()
                    .find(|matter| row.purpose.is_some_and(|one| matter.uses.contains(&one)))?;
                (!matter.listed(case) && !done_elsewhere(case, matter)).then_some((row, matter))
            });
            let mut breaches: Vec<(&str, Breach)> = Vec::new();
            for (row, matter) in rows {
                let at = format!("use.purposes.{}.purpose", row.key);
                if let Some((_, breach)) = breaches.iter_mut().find(|(name, _)| *name == matter.name) {
                    breach.at.push(at);
                    continue;
                }
                let words = format!(
                    "The use “{}” needs {}, and no kind of data holds any.",
                    use_name(row),
                    matter.name
                );
                breaches.push((matter.name, Breach::said(at, words)));
            }
            breaches.into_iter().map(|(_, breach)| breach).collect()
        },
        #[cfg(test)]
        trial: Trial {
            given: PAID,
            breaks: &["collection.kinds.payments=", "use.purposes.payments.kinds="],
            mends: &[PAYMENTS, "use.purposes.payments.kinds=[\"payments\"]"],
            shows: "Payment data",
            ..Trial::NEW
        },
        ..ARTICLE_13
    },
    Rule {
        id: "x-dt-04",
        provision: "GDPR Art. 13(1)(c) and 14(1)(d); Cal. Bus. & Prof. Code 22575(b)(1)",
        wrong: "Data that is kept or protected is missing from what you collect.",
        why: "Readers who look up what you hold do not find it, and it turns up only later.",
        mend: &[
            "Add it to what you collect, or to the kind of data that it belongs to.",
            "Take it out here, if you do not hold it.",
        ],
        questions: &[
            "collection.kinds",
            "retention.periods.*.what",
            "retention.safeguards.*.protects",
        ],
        reads: &["use", "sharing"],
        check: |case| {
            let periods = case
                .answers
                .retention
                .periods
                .iter()
                .filter(|row| row.kinds.as_ref().is_none_or(Vec::is_empty));
            let named = periods.filter_map(|row| Some((format!("retention.periods.{}.what", row.key), row.what.as_deref()?)));
            let guards = case.answers.retention.safeguards.iter();
            let guarded =
                guards.filter_map(|row| Some((format!("retention.safeguards.{}.protects", row.key), row.protects.as_deref()?)));
            let missing = named.chain(guarded).filter(|(_, words)| {
                let mut matters = MATTERS.iter().filter(|matter| speaks_of(words, matter.words));
                matters.any(|matter| !matter.listed(case) && !matter.needed(case))
            });
            missing
                .map(|(at, words)| Breach::said(at, format!("“{words}” is missing from what you collect.")))
                .collect()
        },
        #[cfg(test)]
        trial: Trial {
            given: &[
                LOG,
                "use.purposes.provide.kinds=[\"account\",\"log\"]",
                "retention.any_periods=true",
                "retention.periods.audit={\"what\":\"Audit log\",\"kept\":{\"how\":\"exactly\",\"span\":{\"count\":12,\"unit\":\"months\"}}}",
            ],
            breaks: &["collection.kinds.log=", "use.purposes.provide.kinds=[\"account\"]"],
            mends: &[LOG, "use.purposes.provide.kinds=[\"account\",\"log\"]"],
            shows: "Activity log",
            ..Trial::NEW
        },
        ..ARTICLE_13
    },
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
                        breaches.push(between(&[at.clone(), own], format!("{} has two periods.", kind_name(kind))));
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
                    breaches.push(between(&[other, at], format!("{name}: two different periods.")));
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
        reads: EVERYWHERE,
        check: |case| {
            let lasting = outlasting(case);
            let Some((at, name)) = lasting.first() else {
                return Vec::new();
            };
            let lines = case.own().iter().filter(|line| {
                line.asserts(ALL_GONE).is_some()
                    && !line.has(&["except", "unless", "other than", "apart from", "save", "retain*", "keep"])
            });
            lines
                .map(|line| {
                    let mut breach = line.breach(format!("You say that all data is deleted, and this stays longer: {name}."));
                    breach.at.push(at.clone());
                    breach
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
        reads: &["company"],
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
            let law = under(case, "gdpr"); // its own rule says so of each kind
            breaches.extend(wrong_if(
                only && bare && !law && !case.answers.collection.kinds.is_empty(),
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
            "Delete it in truth, if that is what you promise.",
        ],
        questions: &["retention.closing", "collection.kinds.*.kept", "statements.texts"],
        reads: EVERYWHERE,
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
                    between(&at, words)
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
            "Delete at once in truth, and take the time in between out.",
        ],
        questions: &[
            "retention.cascade",
            "retention.grace",
            "retention.closing",
            "rights.own.*.within",
            "statements.texts",
        ],
        reads: EVERYWHERE,
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
                breaches.push(between(&at, words));
            }
            let own = case.answers.rights.own.iter().filter(|row| {
                let at_once = row.within.as_deref().is_some_and(|within| speaks_of(within, AT_ONCE));
                row.action == Some(Action::Delete) && at_once
            });
            breaches.extend(own.map(|row| {
                let at = [format!("rights.own.{}.within", row.key), "retention.closing".to_owned()];
                between(
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
        attested: MEMORY,
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
        why: "If you have changed the setting it is no default, and if you have not the number is wrong.",
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
    Rule {
        id: "x-dt-12",
        wrong: "You cannot see content, you say, and content goes through your systems.",
        why: "What your servers fetch, show or work on, you can see; a promise that says otherwise is broken every day.",
        mend: &[
            "Say which content you handle, what for, and that nobody looks at it, if that is so.",
            "Build it so that content never reaches you: on the device, or encrypted from end to end.",
        ],
        questions: &["use.promises", "collection.kinds.*.items", "collection.kinds.*.only_these"],
        reads: &["retention"],
        check: |case| {
            let sealed = case.answers.retention.safeguards.iter().any(|row| {
                let words = [row.with.as_deref(), row.detail.as_deref()].into_iter().flatten();
                words
                    .into_iter()
                    .any(|words| speaks_of(words, &["end to end", "zero knowledge", "client side"]))
            });
            if sealed {
                return Vec::new();
            }
            let handled = |kind: &&KindRow| kind.held != Some(Held::Device) && kind.items.iter().flatten().any(is_content);
            let promises: Vec<_> = case
                .answers
                .uses
                .promises
                .iter()
                .filter(|row| row.promise == Some(Promise::NoAccess))
                .collect();
            let kinds = case.answers.collection.kinds.iter().filter(handled);
            kinds
                .filter_map(|kind| {
                    let mut at: Vec<String> = promises
                        .iter()
                        .filter(|row| {
                            let of = |keys: &Vec<String>| keys.is_empty() || keys.contains(&kind.key);
                            let about =
                                |words: &Vec<String>| words.is_empty() || words.iter().any(|words| same_content(words, kind));
                            row.kinds.as_ref().is_none_or(of) && row.about.as_ref().is_none_or(about)
                        })
                        .map(|row| format!("use.promises.{}", row.key))
                        .collect();
                    if kind
                        .only_these
                        .as_deref()
                        .is_some_and(|only| speaks_of(only, &["metadata", "meta data"]))
                    {
                        at.push(format!("collection.kinds.{}.only_these", kind.key));
                    }
                    let first = kind.items.iter().flatten().find(|item| is_content(item))?;
                    let words = format!(
                        "You see no content of {}, you say, or metadata only, and you list {}.",
                        small(kind),
                        first.label()
                    );
                    (!at.is_empty()).then(|| {
                        at.push(format!("collection.kinds.{}.items", kind.key));
                        between(&at, words)
                    })
                })
                .collect()
        },
        #[cfg(test)]
        trial: Trial {
            given: &[NOTES, NOTES_USE, "use.any_promises=true"],
            breaks: &["use.promises.blind={\"promise\":\"no-access\",\"about\":[\"the content of your notes\"]}"],
            mends: &["use.promises.blind={\"promise\":\"no-advertising\"}"],
            ..Trial::NEW
        },
        ..CLASH
    },
    Rule {
        id: "x-dt-13",
        wrong: "You do not store something, you say, and you list it.",
        why: "A part of it, or its hash, is still kept; the promise has to say which part.",
        mend: &[
            "Say which part you do not keep: the full number, the password in plain text.",
            "Stop keeping it, and take it out of that kind.",
        ],
        questions: &[
            "collection.never.*.what",
            "collection.kinds.*.never",
            "collection.kinds.*.items",
        ],
        check: |case| {
            let kept = |how: Option<&Vec<NotDone>>| {
                let done = |how: &NotDone| matches!(how, NotDone::Stored | NotDone::OnServers | NotDone::Collected);
                how.is_some_and(|how| how.iter().any(done))
            };
            let mut promises: Vec<(String, &str, Option<&KindRow>)> = Vec::new();
            for row in case.answers.collection.never.iter().filter(|row| kept(row.how.as_ref())) {
                promises.extend(
                    row.what
                        .as_deref()
                        .map(|what| (format!("collection.never.{}.what", row.key), what, None)),
                );
            }
            for kind in case
                .answers
                .collection
                .kinds
                .iter()
                .filter(|kind| kept(kind.never_how.as_ref()))
            {
                let at = format!("collection.kinds.{}.never", kind.key);
                promises.extend(
                    kind.never
                        .iter()
                        .flatten()
                        .map(|what| (at.clone(), what.as_str(), Some(kind))),
                );
            }
            let mut breaches = Vec::new();
            for (at, what, of) in promises {
                let about = |kind: &&KindRow| kind.held != Some(Held::Device) && of.is_none_or(|of| of.key == kind.key);
                for kind in case.answers.collection.kinds.iter().filter(about) {
                    let Some(item) = kind.items.iter().flatten().find(|item| kept_after_all(what, item)) else {
                        continue;
                    };
                    if kind.handled_by.as_ref().is_some_and(|by| !by.is_empty()) {
                        continue; // a provider has it, and the text says so
                    }
                    let words = format!(
                        "You do not store {what}, you say, and {} holds {}.",
                        small(kind),
                        item.label()
                    );
                    breaches.push(between(&[at.clone(), format!("collection.kinds.{}.items", kind.key)], words));
                }
            }
            breaches
        },
        #[cfg(test)]
        trial: Trial {
            given: &["collection.any_never=true"],
            breaks: &["collection.never.mail={\"what\":\"email addresses\",\"how\":[\"stored\"]}"],
            mends: &["collection.never.mail={\"what\":\"passwords\",\"how\":[\"stored\"]}"],
            ..Trial::NEW
        },
        ..CLASH
    },
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
                holds(kind, PAYMENT_ITEMS, PAYMENT_WORDS) && kind.handled_by.as_ref().is_some_and(|by| !by.is_empty())
            });
            let missing = told && !handled && !sharing.recipients.iter().any(takes_payments);
            let rows = uses(case).filter(taken).filter(|_| missing);
            let at: Vec<String> = rows.map(|row| format!("use.purposes.{}.purpose", row.key)).collect();
            if at.is_empty() {
                return Vec::new();
            }
            let at = [vec!["sharing.recipients".to_owned()], at].concat();
            vec![between(
                &at,
                "People pay, and no recipient takes the payment: who processes the card?".into(),
            )]
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
            let paid = uses(case).any(|row| {
                matches!(
                    row.purpose,
                    Some(Purpose::Payments | Purpose::Subscriptions | Purpose::Billing)
                )
            });
            let own = uses(case).any(|row| {
                let words = row.detail.iter().flatten().chain(&row.words);
                words.into_iter().any(|words| speaks_of(words, PAYMENT_WORDS))
            });
            let kinds = &case.answers.collection.kinds;
            let data = kinds.iter().any(|kind| {
                holds(kind, PAYMENT_ITEMS, PAYMENT_WORDS) || matches!(kind.trigger, Some(Trigger::Paying | Trigger::Ordering))
            });
            if paid || own || data || uses(case).next().is_none() || kinds.is_empty() {
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
        id: "x-dt-16",
        provision: "GDPR Recital 26; FTC Act s. 5",
        wrong: "The same data is anonymous in one place, and has a pseudonym or a hash in another.",
        why: "A hash or an identifier still tells one person from another, so the data is personal.",
        mend: &[
            "Call it pseudonymous, and take the claim out that it is anonymous or tells nothing about a person.",
            "Drop the identifier or the hash.",
        ],
        questions: &[
            "cookies.setups.*.setup",
            "sharing.recipients.*.form",
            "use.ai.*.form",
            "statements.texts",
        ],
        reads: EVERYWHERE,
        check: |case| {
            let setups = &case.answers.cookies.setups;
            let mut breaches = Vec::new();
            for marked in setups
                .iter()
                .filter(|row| matches!(row.setup, Some(Setup::Pseudonymous | Setup::Hashing)))
            {
                let tools = marked.tool.iter().flatten();
                for tool in tools {
                    let recipient = case.answers.sharing.recipients.iter().find(|row| row.key == *tool);
                    let name = recipient.map_or(tool.as_str(), recipient_name);
                    let mut at = vec![format!("cookies.setups.{}.setup", marked.key)];
                    let same = |row: &&crate::interview::cookies::SetupRow| row.tool.iter().flatten().any(|one| one == tool);
                    let claims = setups.iter().filter(same).filter(|row| row.setup == Some(Setup::NoPersonal));
                    at.extend(claims.map(|row| format!("cookies.setups.{}.setup", row.key)));
                    let form = recipient.filter(|row| row.form == Some(crate::interview::uses::SentForm::Anonymised));
                    at.extend(form.map(|row| format!("sharing.recipients.{}.form", row.key)));
                    let lines = case.own().iter().filter(|line| line.asserts(&["anonym*"]).is_some());
                    let about = recipient.filter(|row| row.name.is_some());
                    let line = lines
                        .into_iter()
                        .find(|line| about.is_some_and(|row| line.has(&[&recipient_name(row).to_lowercase()])));
                    at.extend(line.map(|line| line.path.clone()));
                    if at.len() > 1 {
                        let what = if marked.setup == Some(Setup::Hashing) {
                            "hashes visitors"
                        } else {
                            "gives visitors an identifier"
                        };
                        let words = format!(
                            "{name} {what}, you say, and stores nothing that tells who they are: a hash or an identifier does."
                        );
                        breaches.push(Breach {
                            sentence: line.map(|line| line.text.clone()).unwrap_or_default(),
                            ..between(&at, words)
                        });
                    }
                }
            }
            breaches
        },
        #[cfg(test)]
        trial: Trial {
            given: &[
                "sharing.any_recipients=true",
                "sharing.recipients.stats={\"name\":\"Statly\",\"job\":[\"web-analytics\"],\"country\":{\"area\":\"NZ\"}}",
                "cookies.any_setups=true",
                "cookies.setups.hash={\"tool\":[\"stats\"],\"setup\":\"hashing\"}",
            ],
            breaks: &["cookies.setups.none={\"tool\":[\"stats\"],\"setup\":\"no-personal\"}"],
            mends: &["cookies.setups.none="],
            ..Trial::NEW
        },
        ..CLASH
    },
    Rule {
        id: "x-dt-17",
        provision: "GDPR and UK GDPR Art. 14(2)(f)",
        wrong: "Some data comes from others, and the text does not say from whom.",
        why: "People must learn the source of data that they did not give themselves.",
        mend: &[
            "Name the people, companies, public sources or connected services.",
            "If it comes from the person, say so.",
        ],
        questions: &[
            "collection.kinds.*.sources",
            "collection.kinds.*.systems",
            "collection.kinds.*.source",
        ],
        reads: &["company", "sharing"],
        check: |case| {
            let from = |kind: &KindRow, any: &[Source]| kind.source.iter().flatten().any(|source| any.contains(source));
            let connected = case.answers.sharing.integrations.is_empty() && case.answers.collection.logins.is_empty();
            let gone = case.answers.sharing.any_integrations == Some(false);
            own_kinds(case)
                .filter_map(|kind| {
                    let named = |list: Option<&Vec<String>>| list.is_some_and(|list| !list.is_empty());
                    let (column, words) =
                        if from(kind, &[Source::Others, Source::Public]) && !named(kind.sources.as_ref()) && only_uk(case) {
                            ("sources", "it comes from others, and the text does not name them") // else the GDPR's own rule says so
                        } else if from(kind, &[Source::Connected]) && !named(kind.systems.as_ref()) && connected && gone {
                            (
                                "source",
                                "it comes from services that people connect, and there are none, you say",
                            )
                        } else {
                            return None;
                        };
                    let at = format!("collection.kinds.{}.{column}", kind.key);
                    Some(Breach::said(at, format!("{}: {words}.", kind_name(kind))))
                })
                .collect()
        },
        #[cfg(test)]
        trial: Trial {
            given: &["sharing.any_integrations=false"],
            breaks: &["collection.kinds.account.source=[\"person\",\"connected\"]"],
            mends: &["collection.kinds.account.source=[\"person\"]"],
            ..Trial::NEW
        },
        ..ARTICLE_13
    },
    Rule {
        id: "x-dt-18",
        provision: "GDPR Art. 5(1)(a); FTC Act s. 5; Cal. Civ. Code 1798.140(ae)(1)(C)",
        wrong: "You list only an approximate location, and the app gets the exact one.",
        why: "Exact location is sensitive in California and tells where people live and whom they visit.",
        mend: &[
            "List the exact location.",
            "Let the app ask for the approximate location only; the text alone cannot mend that.",
        ],
        questions: &["collection.kinds.*.items", "collection.permissions.*.exact"],
        reads: &["company"],
        check: |case| {
            let exact = |item: &DataItem| is_item(item, &["precise_location"]) || speaks_of(&item.label(), EXACT_PLACE);
            let kinds = &case.answers.collection.kinds;
            let sensitive = case.answers.collection.sensitive_what.iter().flatten().any(exact);
            if sensitive || kinds.iter().any(|kind| kind.items.iter().flatten().any(exact)) {
                return Vec::new();
            }
            let rough = kinds
                .iter()
                .find(|kind| kind.items.iter().flatten().any(|item| is_item(item, &["approx_location"])));
            let rows = case
                .answers
                .collection
                .permissions
                .iter()
                .filter(|row| row.exact == Some(true));
            let at = rows.map(|row| format!("collection.permissions.{}.exact", row.key));
            at.filter_map(|at| {
                let kind = rough?;
                let words = "You list only an approximate location, and the app gets the exact one.";
                Some(between(&[at, format!("collection.kinds.{}.items", kind.key)], words.into()))
            })
            .collect()
        },
        #[cfg(test)]
        trial: Trial {
            given: &[
                "company.offers=[\"mobile-app\"]",
                "collection.kinds.account.items=[{\"item\":\"email\"},{\"item\":\"approx_location\"}]",
                "collection.any_permissions=true",
                "collection.permissions.place={\"permission\":\"location\",\"feature\":\"show shops near you\",\"exact\":false}",
                "company.stores=[]",
            ],
            breaks: &["collection.permissions.place.exact=true"],
            mends: &["collection.kinds.account.items=[{\"item\":\"email\"},{\"item\":\"precise_location\"}]"],
            shows: "precise location",
            ..Trial::NEW
        },
        ..CLASH
    },
    Rule {
        id: "x-dt-19",
        provision: "GDPR Art. 5(1)(a) and Art. 9; FTC Act s. 5; 740 ILCS 14/15",
        wrong: "You handle no biometric data, you say, and something here reads faces, voices or fingerprints.",
        why: "What identifies somebody by their body is biometric data in Europe and in several US states.",
        mend: &[
            "List the biometric data, and say what it is for and when it is destroyed.",
            "If nobody is identified by it, describe what is read instead.",
            "Take the feature out.",
        ],
        questions: &[
            "collection.never.*.what",
            "collection.kinds.*.items",
            "use.ai.*.feature",
            "statements.texts",
        ],
        reads: EVERYWHERE,
        check: |case| {
            let collection = &case.answers.collection;
            let mut denials: Vec<(String, String)> = Vec::new();
            let never = collection
                .never
                .iter()
                .filter(|row| row.what.as_deref().is_some_and(|what| speaks_of(what, BIOMETRICS)));
            denials.extend(never.map(|row| (format!("collection.never.{}.what", row.key), String::new())));
            let within = collection
                .kinds
                .iter()
                .filter(|kind| kind.never.iter().flatten().any(|what| speaks_of(what, BIOMETRICS)));
            denials.extend(within.map(|kind| (format!("collection.kinds.{}.never", kind.key), String::new())));
            let lines = case.own().iter().filter(|line| {
                let mut hits = BIOMETRICS.iter().flat_map(|phrase| line.all(phrase));
                line.statement && hits.any(|hit| line.negated(&hit) && !line.quoted(&hit))
            });
            denials.extend(lines.map(|line| (line.path.clone(), line.text.clone())));
            let mut proofs: Vec<(String, String)> = Vec::new();
            for kind in &collection.kinds {
                let item = kind
                    .items
                    .iter()
                    .flatten()
                    .find(|item| is_item(item, &["biometric"]) || speaks_of(&item.label(), BODY));
                proofs.extend(item.map(|item| {
                    (
                        format!("collection.kinds.{}.items", kind.key),
                        format!("{} holds {}", small(kind), item.label()),
                    )
                }));
            }
            for row in &case.answers.uses.ai {
                let feature = row.feature.as_deref().filter(|feature| speaks_of(feature, BODY));
                proofs
                    .extend(feature.map(|feature| (format!("use.ai.{}.feature", row.key), format!("a feature is “{feature}”"))));
            }
            for row in uses(case) {
                let part = row
                    .words
                    .iter()
                    .chain(row.detail.iter().flatten())
                    .find(|words| speaks_of(words, BODY));
                proofs.extend(part.map(|part| (format!("use.purposes.{}", row.key), format!("a use is “{part}”"))));
            }
            let pairs = denials
                .iter()
                .flat_map(|denial| proofs.iter().map(move |proof| (denial, proof)));
            pairs
                .map(|((denied, sentence), (proof, words))| Breach {
                    sentence: sentence.clone(),
                    ..between(
                        &[denied.clone(), proof.clone()],
                        format!("You handle no biometric data, you say, and {words}."),
                    )
                })
                .collect()
        },
        #[cfg(test)]
        trial: Trial {
            given: &[
                "collection.any_never=true",
                "collection.never.body={\"what\":\"biometric data\",\"how\":[\"collected\"]}",
            ],
            breaks: &["use.purposes.provide.detail=[\"face recognition at the door\"]"],
            mends: &["use.purposes.provide.detail=[\"a code at the door\"]"],
            ..Trial::NEW
        },
        ..CLASH
    },
    Rule {
        id: "x-dt-20",
        provision: "RCW 19.373.020(1)(b)",
        source: "https://app.leg.wa.gov/RCW/default.aspx?cite=19.373.020",
        from: crate::review::dates::day(2024, 3, 31),
        attested: READ,
        wrong: "You handle health data under another name, and there is no privacy policy for it alone.",
        why: "Washington and Nevada want a policy of its own for health data, with its own link, and count what an app reads from a watch.",
        mend: &[
            "Write that policy, and name it under related documents.",
            "Stop reading that data.",
        ],
        questions: &[
            "company.documents",
            "collection.permissions.*.permission",
            "collection.kinds.*.items",
        ],
        check: |case| {
            let states = case.answers.company.states.iter().flatten();
            let there = states
                .into_iter()
                .any(|state| matches!(state, State::Washington | State::Nevada));
            let policy = case
                .answers
                .company
                .documents
                .iter()
                .any(|row| row.about == Some(DocumentAbout::HealthData));
            // where the list itself says “health”, the laws of these states say so
            if !there || policy || under(case, "us-wa-health") || under(case, "us-nv-health") {
                return Vec::new();
            }
            let collection = &case.answers.collection;
            let asked = collection
                .permissions
                .iter()
                .filter(|row| row.permission == Some(Permission::HealthData));
            let mut breaches: Vec<Breach> = asked
                .map(|row| Breach::at(&["company.documents", &format!("collection.permissions.{}.permission", row.key)]))
                .collect();
            for kind in &collection.kinds {
                let item = kind.items.iter().flatten().find(|item| speaks_of(&item.label(), HEALTH));
                breaches.extend(item.map(|item| {
                    let at = ["company.documents".to_owned(), format!("collection.kinds.{}.items", kind.key)];
                    between(
                        &at,
                        format!(
                            "“{}” is health data, and there is no privacy policy for it alone.",
                            item.label()
                        ),
                    )
                }));
            }
            breaches
        },
        #[cfg(test)]
        trial: Trial {
            given: &[
                "company.regions=[\"other-us\"]",
                "company.states=[\"washington\"]",
                "ccpa.over=[]",
                "company.any_documents=true",
            ],
            breaks: &["collection.kinds.account.items=[{\"item\":\"email\"},{\"text\":\"heart rate\"}]"],
            mends: &[
                "company.documents.health={\"title\":\"Health data policy\",\"about\":\"health-data\",\"link\":\"/health-privacy\"}",
            ],
            shows: "Health data policy",
            ..Trial::NEW
        },
        ..CLASH
    },
    Rule {
        id: "x-dt-21",
        wrong: "Each customer has an environment of its own, you say, and elsewhere customers share one.",
        why: "Buyers decide by that word: dedicated means machines or databases that nobody else uses.",
        mend: &[
            "Say “logically separated”, if customers share machines.",
            "Take the shared safeguard out, if each customer truly has its own.",
        ],
        questions: &[
            "collection.kinds.*.isolation",
            "retention.safeguards.*.detail",
            "statements.texts",
        ],
        reads: EVERYWHERE,
        check: |case| {
            let dedicated: Vec<&KindRow> = case
                .answers
                .collection
                .kinds
                .iter()
                .filter(|kind| kind.isolation == Some(Isolation::Dedicated))
                .collect();
            let guards = case.answers.retention.safeguards.iter().filter(|row| {
                let words = [row.with.as_deref(), row.detail.as_deref()].into_iter().flatten();
                row.measure == Some(Measure::TenantIsolation) && words.into_iter().any(|words| speaks_of(words, SHARED))
            });
            let mut shared: Vec<(String, String)> = guards
                .map(|row| (format!("retention.safeguards.{}", row.key), String::new()))
                .collect();
            let lines = case
                .own()
                .iter()
                .filter(|line| line.statement && line.asserts(SHARED).is_some());
            shared.extend(lines.map(|line| (line.path.clone(), line.text.clone())));
            let mut breaches = Vec::new();
            for kind in dedicated {
                for (at, sentence) in &shared {
                    let words = format!(
                        "{} is in an environment of its own for each customer, you say, and elsewhere customers are only logically apart.",
                        kind_name(kind)
                    );
                    breaches.push(Breach {
                        sentence: sentence.clone(),
                        ..between(&[format!("collection.kinds.{}.isolation", kind.key), at.clone()], words)
                    });
                }
            }
            breaches
        },
        #[cfg(test)]
        trial: Trial {
            given: &[
                "collection.kinds.account.isolation=dedicated",
                "retention.any_safeguards=true",
                "retention.safeguards.apart={\"measure\":\"isolation\",\"with\":\"a server for each customer\"}",
            ],
            breaks: &["retention.safeguards.apart.with=multi-tenant separation"],
            mends: &["collection.kinds.account.isolation=logical"],
            shows: "logically separated",
            ..Trial::NEW
        },
        ..CLASH
    },
];

/// An item of the list, in words for a sentence.
fn small(kind: &KindRow) -> String {
    format!("“{}”", kind_name(kind))
}

/// Something that a use needs, or that is named where data is kept: how to tell whether what is collected holds it.
struct Matter {
    /// What it is called.
    name: &'static str,
    /// The uses that cannot do without it.
    uses: &'static [Purpose],
    /// How it is called among periods and safeguards.
    words: &'static [&'static str],
    /// The entries of the list that hold it.
    items: &'static [&'static str],
    /// How kinds of data and items are called that hold it.
    called: &'static [&'static str],
}

impl Matter {
    /// Whether a kind of data, or what is held for a connected service, holds it.
    fn listed(&self, case: &Case) -> bool {
        let kinds = case.answers.collection.kinds.iter();
        let held = case
            .answers
            .sharing
            .integrations
            .iter()
            .flat_map(|row| row.holds.iter().flatten());
        let mut held = held.filter(|item| is_item(item, self.items) || speaks_of(&item.label(), self.called));
        kinds.into_iter().any(|kind| holds(kind, self.items, self.called)) || held.next().is_some()
    }

    /// Whether a use needs it, so that the rule on uses says that it is missing.
    fn needed(&self, case: &Case) -> bool {
        uses(case).any(|row| row.purpose.is_some_and(|one| self.uses.contains(&one)))
    }
}

const PAYMENT_ITEMS: &[&str] = &[
    "payment_card",
    "bank_account",
    "billing_details",
    "transactions",
    "subscription_id",
    "invoices",
];
const PAYMENT_WORDS: &[&str] = &[
    "pay",
    "pays",
    "paid",
    "payment*",
    "billing",
    "bill",
    "bills",
    "invoice*",
    "order*",
    "purchase*",
    "subscri*",
    "card",
    "cards",
    "transaction*",
    "donat*",
    "price*",
    "bought",
    "buy*",
];

const MATTERS: &[Matter] = &[
    Matter {
        name: "data about payments",
        uses: &[Purpose::Payments, Purpose::Subscriptions, Purpose::Billing],
        words: &["invoice*", "billing", "payment*", "tax record*", "financial record*"],
        items: PAYMENT_ITEMS,
        called: PAYMENT_WORDS,
    },
    Matter {
        name: "records of who did what",
        uses: &[Purpose::AuditLog],
        words: &["audit log*|trail*|record*", "activity log*", "access log*"],
        items: &[
            "actions_taken",
            "timestamps",
            "usage_events",
            "api_logs",
            "server_logs",
            "session_info",
        ],
        called: &["log", "logs", "audit*", "activity", "actions", "histor*", "event*"],
    },
    Matter {
        name: "records of consent",
        uses: &[],
        words: &["consent log*|record*"],
        items: &["consent_preferences"],
        called: &["consent*", "choices"],
    },
    Matter {
        name: "reports by others",
        uses: &[],
        words: &["abuse report*", "dmca", "takedown*"],
        items: &["support_requests", "messages", "emails"],
        called: &[
            "report*",
            "notice*",
            "complaint*",
            "message*",
            "request*",
            "enquir*",
            "inquir*",
        ],
    },
    Matter {
        name: "access tokens",
        uses: &[],
        words: &["oauth token*", "access token*", "refresh token*"],
        items: &["third_party_tokens"],
        called: &["token*", "access key*", "api key*", "credential*"],
    },
    Matter {
        name: "recordings",
        uses: &[],
        words: &["call recording*", "voice recording*", "video recording*", "transcript*"],
        items: &[
            "audio_voice",
            "call_recordings",
            "transcripts",
            "photos_video",
            "session_recording",
        ],
        called: &["recording*", "transcript*", "call*", "voice*", "video*", "meeting*"],
    },
    Matter {
        name: "an address to write to",
        uses: &[Purpose::Marketing],
        words: &[],
        items: &[
            "email",
            "phone",
            "postal_address",
            "push_token",
            "contacts",
            "social_profile",
            "customer_data",
            "crm_records",
            "emails",
        ],
        called: &[
            "mail*", "e mail*", "email*", "phone*", "address*", "contact*", "account*", "number*",
        ],
    },
    Matter {
        name: "anything to tell requests apart",
        uses: &[Purpose::RateLimits],
        words: &[],
        items: &[
            "ip_address",
            "user_id",
            "device_id",
            "device_info",
            "cookie_id",
            "api_logs",
            "server_logs",
            "session_info",
            "counts",
            "usage_events",
            "timestamps",
            "credentials",
            "email",
            "name",
        ],
        called: &[
            "ip",
            "log",
            "logs",
            "account*",
            "key*",
            "token*",
            "user*",
            "device*",
            "identifier*",
            "id",
        ],
    },
];

/// Whether somebody of its own aims does it all: an app store or a shop that sells in its own name.
fn done_elsewhere(case: &Case, matter: &Matter) -> bool {
    let seller =
        |row: &RecipientRow| takes_payments(row) && (row.part == Some(Part::Controller) || jobs(row).contains(&Job::AppStore));
    matter.uses.contains(&Purpose::Payments) && case.answers.sharing.recipients.iter().any(seller)
}

/// Whether a recipient takes payments.
fn takes_payments(row: &RecipientRow) -> bool {
    let by_job = jobs(row)
        .iter()
        .any(|job| matches!(job, Job::Payments | Job::AppStore | Job::Shop | Job::Accounting));
    let words = [row.detail.as_deref(), row.name.as_deref()].into_iter().flatten();
    by_job
        || words
            .into_iter()
            .any(|words| speaks_of(words, &["pay*", "bank*", "billing", "checkout"]))
}

fn kept(case: &Case, kind: &KindRow) -> bool {
    let stated = |kept: Option<&Period>| kept.is_some_and(|kept| kept.lacks().is_none());
    let further = |row: &PeriodRow| row.kinds.iter().flatten().any(|key| *key == kind.key) && stated(row.kept.as_ref());
    stated(kind.kept.as_ref()) || case.answers.retention.periods.iter().any(further)
}

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

/// Entries of the list that are content, not facts about it.
const CONTENT: &[&str] = &[
    "user_content",
    "messages",
    "emails",
    "audio_voice",
    "photos_video",
    "transcripts",
    "call_recordings",
    "ai_prompts",
    "session_recording",
    "project_details",
    "crm_records",
    "form_responses",
];
/// Words for the same content, so that “tickets” and “issues” are one.
const SAME: &[&[&str]] = &[
    &["ticket*", "issue*", "sprint*", "backlog*", "bug*", "stories", "story"],
    &["message*", "mail*", "email*", "e mail*", "chat*", "conversation*"],
    &[
        "file*",
        "document*",
        "attachment*",
        "upload*",
        "picture*",
        "photo*",
        "image*",
        "video*",
    ],
    &["note*", "entry", "entries", "diary", "journal*"],
    &["recording*", "call*", "audio", "transcript*", "voice*", "meeting*"],
    &["prompt*", "question*"],
];

/// Whether an item is content.
fn is_content(item: &DataItem) -> bool {
    if item.form == Some(crate::values::Form::Metadata)
        || speaks_of(&item.label(), &["metadata", "meta data", "number of", "count*"])
    {
        return false;
    }
    match item.item.as_deref() {
        Some(slug) => CONTENT.contains(&slug),
        None => SAME.iter().any(|words| speaks_of(&item.label(), words)),
    }
}

/// Whether words of a promise are about the content of this kind.
fn same_content(words: &str, kind: &KindRow) -> bool {
    let general = speaks_of(words, &["content", "contents"]) && !SAME.iter().any(|group| speaks_of(words, group));
    let shared = |group: &&[&str]| {
        let content = kind.items.iter().flatten().filter(|item| is_content(item));
        let named = speaks_of(kind_name(kind), group);
        speaks_of(words, group) && (named || content.into_iter().any(|item| speaks_of(&item.label(), group)))
    };
    let named = kind
        .name
        .as_deref()
        .is_some_and(|name| words.to_lowercase().contains(&name.to_lowercase()));
    named || general && kind.whose == Some(Whose::Customers) || SAME.iter().any(shared)
}

/// What a promise may be about, and the entries that hold it or a part of it.
const PARTS: &[(&[&str], &[&str])] = &[
    (&["password*"], &["credentials"]),
    (
        &["card number*", "credit card*", "payment card*", "card detail*", "card data"],
        &["payment_card"],
    ),
    (&["bank account*", "bank detail*"], &["bank_account"]),
    (&["exact location*", "precise location*", "gps*"], &["precise_location"]),
    (
        &["location", "locations", "location data"],
        &["precise_location", "approx_location"],
    ),
    (&["ip address*"], &["ip_address"]),
    (&["email address*", "e mail address*"], &["email"]),
    (&["phone number*", "telephone number*"], &["phone"]),
    (
        &["recordings", "audio recording*", "call recording*"],
        &["call_recordings", "audio_voice"],
    ),
    (&["health data", "health information"], &["health"]),
    (&["biometric*"], &["biometric"]),
    (&["address book*"], &["contacts"]),
    (&["advertising id*"], &["advertising_id"]),
    (&["date of birth", "birth date*", "birthday*"], &["age_birthdate"]),
];

/// Whether an item is what a promise leaves out, or a part of it; a promise that names the part is kept.
fn kept_after_all(what: &str, item: &DataItem) -> bool {
    let partial = speaks_of(
        what,
        &[
            "full",
            "complete",
            "entire",
            "whole",
            "plain",
            "clear",
            "readable",
            "raw",
            "unencrypted",
            "unhashed",
            "your exact",
        ],
    );
    let exact = speaks_of(what, &["exact|precise location*"]);
    let mut parts = PARTS.iter().filter(|(words, slugs)| {
        let general = exact && slugs.contains(&"approx_location");
        speaks_of(what, words) && !general && is_item(item, slugs)
    });
    (!partial || exact) && parts.next().is_some()
}

/// Names of an exact place.
const EXACT_PLACE: &[&str] = &[
    "exact ... location*|position*",
    "precise ... location*|position*",
    "gps*",
    "geolocation",
];

const BIOMETRICS: &[&str] = &["biometric*"];
/// What reads a body so that it tells who somebody is.
const BODY: &[&str] = &[
    "face|facial recognition|scan*|geometry|template*|print*",
    "faceprint*",
    "voiceprint*",
    "voice print*",
    "speaker recognition|identification|verification",
    "fingerprint reader*|scan*|sensor*",
    "scan* of your finger|fingers|fingerprint|face|iris",
    "iris|retina scan*",
];

/// Health and fitness, by words of the author's.
const HEALTH: &[&str] = &[
    "heart rate*",
    "blood pressure|sugar|glucose|type",
    "glucose",
    "menstrua*",
    "cycle tracking",
    "pregnan*",
    "fertility",
    "symptom*",
    "medication*",
    "diagnosis",
    "diagnoses",
    "mental health",
    "your mood",
    "sleep data|duration|quality|phases",
    "body weight|fat",
    "calories",
    "fitness data|level",
    "step count*",
    "vital signs",
    "health data|records|information|entries",
];

const SHARED: &[&str] = &[
    "multi tenant",
    "multitenant",
    "multi tenancy",
    "logically separated|separate|isolated",
    "logical separation|isolation",
    "shared database|cluster|infrastructure",
];

#[cfg(test)]
const LOG: &str = "collection.kinds.log={\"name\":\"Activity log\",\"items\":[{\"item\":\"actions_taken\"}],\"source\":[\"automatic\"],\"required\":\"yes\",\"consequence\":\"show what happened\",\"kept\":{\"how\":\"exactly\",\"span\":{\"count\":30,\"unit\":\"days\"}}}";
#[cfg(test)]
const PAYMENTS: &str = "collection.kinds.payments={\"name\":\"Payment data\",\"items\":[{\"item\":\"billing_details\"}],\"source\":[\"person\"],\"required\":\"yes\",\"consequence\":\"sell you a plan\",\"kept\":{\"how\":\"life-of\",\"of\":\"your account\"}}";
#[cfg(test)]
const PAY: &str = "sharing.recipients.pay={\"name\":\"Payly\",\"job\":[\"payments\"],\"country\":{\"area\":\"NZ\"}}";
#[cfg(test)]
const HOST: &str = "sharing.recipients.host={\"name\":\"Hostly\",\"job\":[\"hosting\"],\"country\":{\"area\":\"NZ\"}}";
#[cfg(test)]
const PAID: &[&str] = &[
    PAYMENTS,
    "use.purposes.payments={\"purpose\":\"payments\",\"kinds\":[\"payments\"],\"ground\":\"contract\"}",
    "sharing.any_recipients=true",
    HOST,
    PAY,
];
#[cfg(test)]
const BACKUPS: &str =
    "retention.periods.backups={\"what\":\"Backups\",\"kept\":{\"how\":\"exactly\",\"span\":{\"count\":90,\"unit\":\"days\"}}}";
#[cfg(test)]
const CLOSING: &str = "retention.closing={\"how\":\"up-to\",\"span\":{\"count\":30,\"unit\":\"days\"},\"from\":\"account-closed\",\"then\":\"deleted\"}";
#[cfg(test)]
const NOTES: &str = "collection.kinds.notes={\"name\":\"Notes\",\"items\":[{\"item\":\"user_content\",\"text\":\"your notes\"}],\"source\":[\"person\"],\"required\":\"no\",\"kept\":{\"how\":\"life-of\",\"of\":\"your account\"}}";
#[cfg(test)]
const NOTES_USE: &str = "use.purposes.provide.kinds=[\"account\",\"notes\"]";
