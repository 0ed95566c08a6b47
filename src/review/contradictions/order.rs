//! Dates, structure, security.

use crate::interview::ccpa::StateSays;
use crate::interview::changes::Told;
use crate::interview::children::Guard;
use crate::interview::collection::KindRow;
use crate::interview::company::DocumentAbout;
use crate::interview::retention::{Measure, StaffAccess};
use crate::interview::sharing::Job;
use crate::interview::uses::{Promise, Purpose, PurposeRow, SentForm};
use crate::path;
use crate::review::Level::Should;
use crate::review::case::{Case, tells_of};
use crate::review::contradictions::CLASH;
use crate::review::contradictions::data::seen::is_content;
use crate::review::dates::Day;
use crate::review::names::{kind_name, use_name};
use crate::review::phrases::Line;
use crate::review::rule::{Breach, Rule, Text, wrong_if};
#[cfg(test)]
use crate::review::trial::Trial;
use crate::values::{Chosen as _, PolicyDate};
use serde_json::Value;

const CALOPPA: &str = "https://leginfo.legislature.ca.gov/faces/codes_displaySection.xhtml?lawCode=BPC&sectionNum=22575";

pub(super) const RULES: &[Rule] = &[
    Rule {
        id: "x-do-01",
        provision: "11 CCR 7011(e)(4); FTC Act s. 5",
        source: "https://cppa.ca.gov/regulations/",
        wrong: "The policy says that it was updated on a day that has not come yet.",
        why: "Readers, courts and authorities go by this date.",
        mend: &["Give the day of the last change."],
        questions: &["changes.updated", "changes.effective"],
        check: |case| {
            let changes = &case.answers.changes;
            let updated = changes.updated.filter(|date| is_day(*date)).map(Day::of);
            // a policy that is written ahead, for the day from which it will apply, is meant so
            let ahead = updated.is_some_and(|on| changes.effective.is_some_and(|from| on <= Day::of(from)));
            wrong_if(updated.is_some_and(|on| on > case.today) && !ahead, &["changes.updated"])
        },
        #[cfg(test)]
        trial: Trial {
            given: &["changes.date_kind=both", "changes.updated=2026-11-10"],
            breaks: &["changes.updated=2027-11-10"],
            mends: &["changes.updated=2026-11-10"],
            ..Trial::NEW
        },
        ..CLASH
    },
    Rule {
        id: "x-do-02",
        provision: "FTC Act s. 5; Cal. Civ. Code 1798.130(a)(5)",
        source: "https://www.ftc.gov",
        wrong: "A sentence promises a look at the policy every year, and its date is older.",
        why: "A promise about the policy itself is kept or broken for all to see.",
        mend: &[
            "Go through the answers, mend what has changed, and give it a new date.",
            "Take the promise out.",
        ],
        questions: &["changes.updated", "changes.effective", "statements.texts"],
        text: Text::Own,
        check: |case| {
            let changes = &case.answers.changes;
            let last = changes.updated.into_iter().chain(changes.effective).map(Day::of).max();
            let old = last.is_some_and(|last| last.later(12) < case.today);
            if !old {
                return Vec::new();
            }
            let lines = case.own();
            let promised = lines
                .iter()
                .filter(|line| line.asserts(YEARLY).is_some() && line.has(&["policy", "notice", "it"]));
            promised.map(|line| line.breach("")).collect()
        },
        #[cfg(test)]
        trial: Trial {
            given: &["statements.texts.one={\"at\":\"changes\",\"text\":\"We go through this policy at least once a year.\"}"],
            breaks: &["changes.effective=2025-10-01"],
            mends: &["changes.effective=2026-11-01"],
            shows: "2026",
            ..Trial::NEW
        },
        ..CLASH
    },
    Rule {
        id: "x-do-03",
        provision: "Cal. Bus. & Prof. Code 22575(b)(4); N.J.S.A. 56:8-166.6(a)(6)",
        source: CALOPPA,
        level: Should,
        wrong: "The policy carries only a month.",
        why: "From which day it applies decides which text was valid when something happened.",
        mend: &["Give the day."],
        questions: &["changes.effective", "changes.updated", "changes.date_kind"],
        check: |case| {
            let changes = &case.answers.changes;
            let dates = [("changes.effective", changes.effective), ("changes.updated", changes.updated)];
            let given: Vec<_> = dates.into_iter().filter_map(|(at, date)| Some((at, date?))).collect();
            let month = given.iter().all(|(_, date)| !is_day(*date));
            let first = given.first().map_or("", |(at, _)| at);
            wrong_if(month && !given.is_empty(), &[first])
        },
        #[cfg(test)]
        trial: Trial {
            breaks: &["changes.effective=2026-11"],
            mends: &["changes.effective=2026-11-01"],
            shows: "1 November 2026",
            ..Trial::NEW
        },
        ..CLASH
    },
    Rule {
        id: "x-do-04",
        provision: "GDPR Art. 13(1)(a); FTC Act s. 5",
        wrong: "A placeholder was left in.",
        why: "Readers see that nobody filled it in, and what it stood for is missing.",
        mend: &[
            "Write what belongs there.",
            "Clear the answer, so that the question stays open.",
        ],
        questions: &["company.legal_name", "company.address", "statements.texts"],
        check: |case| {
            let mut breaches = Vec::new();
            for at in path::answered(&case.answers) {
                let value = path::get(&case.answers, &at);
                if let Some(mark) = value.as_ref().and_then(placeholder) {
                    breaches.push(Breach::said(at, format!("“{mark}” was left in.")));
                }
            }
            breaches
        },
        #[cfg(test)]
        trial: Trial {
            breaks: &["company.address=[Your address]"],
            mends: &["company.address=1 High Street, Wellington"],
            shows: "1 High Street",
            ..Trial::NEW
        },
        ..CLASH
    },
    Rule {
        id: "x-do-05",
        provision: "GDPR Art. 12(1)",
        level: Should,
        wrong: "This looks like a button of a web page, not like a sentence.",
        why: "It came along when text was copied, and means nothing here.",
        mend: &["Take it out."],
        questions: &["statements.texts"],
        text: Text::Own,
        check: |case| {
            let lines = case.own();
            let arrow = |line: &Line| line.text.trim_start().starts_with(['←', '→', '↑', '«', '‹']);
            let left = lines.iter().filter(|line| {
                let button = line.asserts(BUTTONS).is_some() && line.len() < 6;
                line.statement && (button || arrow(line))
            });
            left.map(|line| line.breach("")).collect()
        },
        #[cfg(test)]
        trial: Trial {
            given: &["statements.texts.one={\"at\":\"company\",\"text\":\"We write letters by hand.\"}"],
            breaks: &["statements.texts.one.text=Skip to content"],
            mends: &["statements.texts.one.text=We write letters by hand."],
            ..Trial::NEW
        },
        ..CLASH
    },
    Rule {
        id: "x-do-06",
        provision: "GDPR Art. 12(1)",
        wrong: "The text points to something that readers cannot find.",
        why: "A pointer that leads nowhere hides what should stand there.",
        mend: &["Give the link.", "Say it here instead.", "Take the pointer out."],
        questions: &[
            "company.documents.*.link",
            "sharing.list",
            "company.outside.*.link",
            "statements.texts",
        ],
        text: Text::Whole,
        check: |case| {
            let company = &case.answers.company;
            let documents = company.documents.iter().filter(|row| row.link.is_none());
            // of a policy for cookies, the table on tracking says it
            let documents = documents.filter(|row| row.about != Some(DocumentAbout::Cookies));
            let documents =
                documents.filter_map(|row| Some((format!("company.documents.{}.link", row.key), row.title.as_ref()?)));
            let outside = company.outside.iter().filter(|row| row.link.is_none());
            let outside = outside.filter_map(|row| Some((format!("company.outside.{}.link", row.key), row.document.as_ref()?)));
            let sharing = &case.answers.sharing;
            let list = sharing.list_title.iter().filter(|_| sharing.list.is_none());
            let list = list.map(|title| ("sharing.list".to_owned(), title));
            // what others have written may be many documents, or none that you know of
            let outside = outside.map(|one| (one, true));
            let bare = documents.chain(list).map(|one| (one, false)).chain(outside);
            let named = |((at, title), theirs): ((String, &String), bool)| {
                Breach::said(at, format!("The text names “{title}”, and not where it is.")).milder_if(theirs, Should)
            };
            let mut breaches: Vec<Breach> = bare.map(named).collect();
            let sections = case.document().clauses.iter().filter(|clause| clause.numbered).count();
            let lines = case.own();
            breaches.extend(lines.iter().filter_map(|line| {
                let hit = line.asserts(&["see|in|under|to section|sections _"])?;
                let number: usize = line.said(&hit).split_whitespace().last()?.parse().ok()?;
                let elsewhere = line.then(&hit, 2, &["of", "act", "code", "u.s.c", "gdpr", "ccpa", "law", "regulation"]);
                (!elsewhere && number > sections)
                    .then(|| line.breach(format!("A sentence points to section {number}, and there are {sections}.")))
            }));
            breaches
        },
        #[cfg(test)]
        trial: Trial {
            given: &["company.documents.safe={\"title\":\"Security page\",\"about\":\"security\",\"link\":\"/security\"}"],
            breaks: &["company.documents.safe.link="],
            mends: &["company.documents.safe.link=/security"],
            ..Trial::NEW
        },
        ..CLASH
    },
    Rule {
        id: "x-do-07",
        provision: "Cal. Bus. & Prof. Code 22575(b)(3)",
        source: CALOPPA,
        wrong: "You promise an e-mail about changes, and collect no e-mail address.",
        why: "A promise that cannot be kept is worse than none.",
        mend: &[
            "Tell people in another way.",
            "Add the e-mail address to what you collect, if you do.",
        ],
        questions: &["changes.told", "collection.kinds.*.items", "collection.logins.*.data"],
        check: |case| {
            let by_mail = case.answers.changes.told.iter().flatten().any(|way| *way == Told::Email);
            let collection = &case.answers.collection;
            let listed = !collection.kinds.is_empty() && collection.kinds.iter().all(|kind| kind.items.is_some());
            let kinds = collection.kinds.iter().flat_map(|kind| kind.items.iter().flatten());
            let logins = collection.logins.iter().flat_map(|row| row.data.iter().flatten());
            let mailed = |slug: Option<&str>, text: Option<&str>| {
                let text = text.unwrap_or_default().to_lowercase();
                slug.is_some_and(|slug| slug.contains("email") || slug.contains("contact"))
                    || ["mail", "contact", "address"].iter().any(|word| text.contains(word))
            };
            let any = kinds
                .chain(logins)
                .any(|item| mailed(item.item.as_deref(), item.text.as_deref()));
            wrong_if(by_mail && listed && !any, &["changes.told"])
        },
        #[cfg(test)]
        trial: Trial {
            breaks: &["collection.kinds.account.items=[{\"item\":\"name\"}]"],
            mends: &["collection.kinds.account.items=[{\"item\":\"name\"},{\"item\":\"email\"}]"],
            shows: "email address",
            ..Trial::NEW
        },
        ..CLASH
    },
    Rule {
        id: "x-do-08",
        provision: "Cal. Bus. & Prof. Code 22575(b)(3); N.J.S.A. 56:8-166.6(a)(6)",
        source: CALOPPA,
        wrong: "You say that the policy may change, and not how people hear of it.",
        why: "Readers must not have to guess how they learn of a change.",
        mend: &["Say how you tell people."],
        questions: &["changes.told", "changes.may_change", "statements.texts"],
        check: |case| {
            let changes = &case.answers.changes;
            let announced = changes.may_change == Some(true) || changes.version_bumped == Some(true);
            let none = changes.told.as_ref().is_none_or(Vec::is_empty);
            let mut texts = case.answers.statements.texts.iter();
            let own = texts.any(|row| row.at.as_deref() == Some("changes"));
            wrong_if(announced && none && !own, &["changes.told"])
        },
        #[cfg(test)]
        trial: Trial {
            given: &["changes.may_change=true"],
            breaks: &["changes.told="],
            mends: &["changes.told=[\"email\"]"],
            shows: "changes by email",
            ..Trial::NEW
        },
        ..CLASH
    },
    Rule {
        id: "x-do-09",
        provision: "GDPR Art. 12(1); 11 CCR 7003(b)",
        wrong: "The product speaks a language in which there is no policy.",
        why: "People whom you serve in a language have to be informed in it.",
        mend: &[
            "Have the policy translated, and say where.",
            "Take the language out of the product; the policy cannot mend that.",
        ],
        questions: &["changes.translations", "company.languages"],
        check: |case| {
            let plain = |word: &String| word.trim().to_lowercase();
            let there: Vec<String> = case.answers.changes.translations.iter().flatten().map(plain).collect();
            let spoken = case.answers.company.languages.iter().flatten();
            let silent = spoken.filter(|word| {
                let word = plain(word);
                !word.starts_with("english") && !there.contains(&word)
            });
            silent
                .map(|word| {
                    let words = format!("The product speaks {}, and the policy does not.", word.trim());
                    Breach::said("changes.translations", words)
                })
                .collect()
        },
        #[cfg(test)]
        trial: Trial {
            given: &["company.languages=[\"German\"]", "changes.translations=[\"German\"]"],
            breaks: &["changes.translations=[]"],
            mends: &["changes.translations=[\"German\"]"],
            shows: "in German",
            ..Trial::NEW
        },
        ..CLASH
    },
    Rule {
        id: "x-do-10",
        provision: "FTC Act s. 5",
        source: "https://www.ftc.gov",
        wrong: "You say that nothing is perfectly secure, and a sentence says that it is.",
        why: "Both cannot be true, and nobody can keep the second.",
        mend: &["Take the sentence out, and name what protects the data."],
        questions: &["statements.texts", "retention.no_guarantee"],
        text: Text::Own,
        check: |case| {
            if case.answers.retention.no_guarantee != Some(true) {
                return Vec::new();
            }
            let lines = case.own();
            let sure = lines.iter().filter(|line| line.asserts(PERFECT).is_some());
            sure.map(|line| line.breach("")).collect()
        },
        #[cfg(test)]
        trial: Trial {
            given: &[
                "retention.no_guarantee=true",
                "statements.texts.one={\"at\":\"retention\",\"text\":\"Each letter lies in a safe.\"}",
            ],
            breaks: &["statements.texts.one.text=Our letters cannot be stolen."],
            mends: &["statements.texts.one.text=Each letter lies in a safe."],
            ..Trial::NEW
        },
        ..CLASH
    },
    Rule {
        id: "x-do-11",
        provision: "FTC Act s. 5; FTC v. Zoom (2020)",
        source: "https://www.ftc.gov",
        wrong: "You say that you cannot read the data, and something or somebody of yours reads it.",
        why: "What a server searches, transcribes or sends to a model is open to whoever runs the server.",
        mend: &[
            "Say who can see the data, and when.",
            "Encrypt it so that your servers cannot read it; the policy cannot mend that.",
        ],
        questions: &["use.promises", "retention.staff", "use.ai.*.sent", "statements.texts"],
        reads: &["sharing"],
        text: Text::Own,
        check: |case| {
            let uses = &case.answers.uses;
            let raw = uses.ai.iter().filter(|row| {
                let whole = matches!(row.form, None | Some(SentForm::Raw));
                whole && row.sent.as_ref().is_some_and(|sent| !sent.is_empty())
            });
            let raw = raw.filter_map(|row| Some(format!("the AI feature “{}”", row.feature.as_deref()?)));
            let rows = case.answers.sharing.recipients.iter();
            let reads = rows.filter(|row| {
                let jobs = row.job.iter().flatten();
                jobs.clone().any(|job| matches!(job, Job::Transcription | Job::Search))
            });
            let reads = reads.filter_map(|row| row.name.clone());
            let Some(reader) = raw.chain(reads).next() else {
                return read_by_people(case);
            };
            let words = format!("You say that nobody with you can read the data, and {reader} reads it.");
            let limited = |list: &Option<Vec<String>>| list.as_ref().is_some_and(|list| !list.is_empty());
            let promises = uses
                .promises
                .iter()
                .filter(|row| row.promise == Some(Promise::NoAccess) && !limited(&row.kinds) && !limited(&row.about));
            let mut breaches: Vec<Breach> = promises
                .map(|row| Breach::said(format!("use.promises.{}", row.key), words.clone()))
                .collect();
            if case.answers.retention.staff == Some(StaffAccess::Cannot) && breaches.is_empty() {
                breaches.push(Breach::said("retention.staff", words.clone()));
            }
            let lines = case.own();
            let sealed = &["end to end encrypt*", "zero knowledge", "zero access encrypt*"];
            let sentences = lines.iter().filter(|line| line.asserts(sealed).is_some());
            breaches.extend(sentences.map(|line| line.breach(words.clone())));
            breaches
        },
        #[cfg(test)]
        trial: Trial {
            given: &[
                "use.any_ai=true",
                "use.ai.match={\"feature\":\"summaries of letters\",\"provider\":[],\"sent\":[{\"text\":\"letters\"}],\"optional\":\"always\",\"trained\":\"no\"}",
                "use.decisions=none",
            ],
            breaks: &["retention.staff=cannot"],
            mends: &["retention.staff=few"],
            ..Trial::NEW
        },
        ..CLASH
    },
    Rule {
        id: "x-do-12",
        provision: "FTC Act s. 5",
        source: "https://www.ftc.gov",
        wrong: "You say that all data is encrypted where it lies, and a sentence says that some is not.",
        why: "A safeguard that is named without a limit is taken for all data.",
        mend: &[
            "Say which data is encrypted.",
            "Encrypt the rest; the policy cannot mend that.",
        ],
        questions: &["retention.safeguards.*.protects", "statements.texts"],
        text: Text::Own,
        check: |case| {
            let rows = case.answers.retention.safeguards.iter();
            let all = rows.filter(|row| {
                let protects = row.protects.as_deref().unwrap_or("all").to_lowercase();
                row.measure == Some(Measure::AtRest) && (protects == "all" || protects.starts_with("all "))
            });
            let all: Vec<bool> = all.map(|row| row.protects.is_some()).collect();
            if all.is_empty() {
                return Vec::new();
            }
            // nobody wrote “all” where no limit was given
            let asked = !all.contains(&true);
            let words = "Is it all data that is encrypted where it lies? A sentence says that some is not.";
            let words = if asked { words } else { "" };
            let lines = case.own();
            let open = lines.iter().filter(|line| {
                let asserted = line.asserts(&["unencrypted", "in plain text", "in plaintext", "in clear text"]);
                let bare = asserted.or_else(|| line.says(&["not encrypted", "without encryption"]));
                // “encrypted a second time”, “data that is not encrypted”: neither says that any lies open
                bare.is_some_and(|hit| !line.beside(&hit, AGAIN) && !line.beside(&hit, &["that|which is|are not encrypted"]))
            });
            open.map(|line| line.breach(words).milder_if(asked, Should)).collect()
        },
        #[cfg(test)]
        trial: Trial {
            given: &[
                "retention.safeguards.rest={\"measure\":\"at-rest\"}",
                "statements.texts.one={\"at\":\"retention\",\"text\":\"Letters lie on one server.\"}",
            ],
            breaks: &["statements.texts.one.text=Letters lie unencrypted on one server."],
            mends: &["statements.texts.one.text=Letters lie on one server."],
            ..Trial::NEW
        },
        ..CLASH
    },
    Rule {
        id: "x-do-13",
        provision: "FTC Act s. 5; In re CafePress (2022)",
        source: "https://www.ftc.gov",
        wrong: "A sentence claims a certificate, and your answers name none.",
        why: "A certificate that cannot be shown is a false claim; your provider's is not yours.",
        mend: &[
            "Name the certificate among the safeguards, if you hold it.",
            "Say whose certificate it is.",
            "Take the sentence out.",
        ],
        questions: &["retention.safeguards", "sharing.recipients.*.certificate", "statements.texts"],
        text: Text::Own,
        check: |case| {
            let rows = case.answers.retention.safeguards.iter();
            let own_rows = rows.filter(|row| row.measure == Some(Measure::Certified));
            let held: Vec<&String> = own_rows.flat_map(|row| row.with.iter().chain(&row.detail)).collect();
            let of_others = case
                .answers
                .sharing
                .recipients
                .iter()
                .filter_map(|row| row.certificate.as_ref());
            let known: Vec<Line> = held.into_iter().chain(of_others).map(|text| Line::new("", text)).collect();
            let lines = case.own();
            let claims = lines.iter().filter(|line| {
                let named = CERTIFICATES.iter().filter(|name| {
                    // we, and not a recipient, in the clause that names the certificate
                    let claimed = &["certif*", "attest*", "accredit*", "audited"];
                    let ahead = &[
                        "work|working towards|toward",
                        "aim*",
                        "plan*",
                        "prepar*",
                        "intend*",
                        "hope",
                        "hopes",
                    ];
                    line.asserts(&[name]).is_some_and(|hit| {
                        let others = line.beside(&hit, OTHERS) || theirs(case, line.clause_text(&hit));
                        let ours = line.beside(&hit, &["we", "our", "us"]) && !others;
                        ours && line.beside(&hit, claimed) && !line.beside(&hit, ahead)
                    })
                });
                let dated = line.has(&[
                    "report on request",
                    "certificate number",
                    "2024",
                    "2025",
                    "2026",
                    "2027",
                    "2028",
                ]);
                line.statement && !dated && named.into_iter().any(|name| !known.iter().any(|one| one.has(&[name])))
            });
            claims.map(|line| line.breach("")).collect()
        },
        #[cfg(test)]
        trial: Trial {
            given: &[
                "retention.safeguards.seal={\"measure\":\"certified\",\"with\":\"TISAX\"}",
                "statements.texts.one={\"at\":\"retention\",\"text\":\"We hold a certificate under TISAX.\"}",
            ],
            breaks: &["retention.safeguards.seal="],
            mends: &["retention.safeguards.seal={\"measure\":\"certified\",\"with\":\"TISAX\"}"],
            ..Trial::NEW
        },
        ..CLASH
    },
    Rule {
        id: "x-do-14",
        provision: "4 CCR 904-3, Rule 6.03; FTC Act s. 5",
        source: "https://coag.gov/resources/colorado-privacy-act/",
        level: Should,
        wrong: "You name the law of a state for its signal, and not the rights that it gives.",
        why: "Whoever cites a law is taken to follow all of it.",
        mend: &[
            "Say that people there have their rights, and how they appeal.",
            "Do not name that state.",
        ],
        questions: &["ccpa.states.*.says"],
        reads: &["company"],
        check: |case| {
            let rows = case.answers.ccpa.states.iter().filter(|row| {
                let says = |what: StateSays| row.says.iter().flatten().any(|one| *one == what);
                says(StateSays::Signal) && !says(StateSays::Rights) && !says(StateSays::OptOut)
            });
            rows.filter_map(|row| {
                let words = format!(
                    "You name {} for the signal, and not the rights that its law gives.",
                    row.state?.label()
                );
                Some(Breach::said(format!("ccpa.states.{}.says", row.key), words))
            })
            .collect()
        },
        #[cfg(test)]
        trial: Trial {
            given: &[
                "company.regions=[\"other-us\"]",
                "company.states=[\"virginia\"]",
                "ccpa.over=[]",
                "ccpa.states.va={\"state\":\"virginia\",\"says\":[\"signal\",\"rights\"]}",
            ],
            breaks: &["ccpa.states.va.says=[\"signal\"]"],
            mends: &["ccpa.states.va.says=[\"signal\",\"rights\"]"],
            ..Trial::NEW
        },
        ..CLASH
    },
];

/// Uses that people of the company's own may have to look at the content for, while they cannot see it: asked, for a
/// machine may do the work.
fn read_by_people(case: &Case) -> Vec<Breach> {
    let answers = &case.answers;
    if answers.retention.staff != Some(StaffAccess::Cannot) {
        return Vec::new();
    }
    let mut found: Vec<(String, String)> = Vec::new();
    let moderates = answers
        .children
        .guards
        .iter()
        .flatten()
        .any(|guard| *guard == Guard::Moderated);
    found.extend(moderates.then(|| ("children.guards".to_owned(), "chats are moderated".to_owned())));
    let looks = |row: &&PurposeRow| matches!(row.purpose, Some(Purpose::PreventAbuse | Purpose::Support));
    for row in case.uses().filter(looks) {
        let named = |kind: &&KindRow| row.kinds.iter().flatten().any(|key| *key == kind.key);
        // what people write to the support itself is meant to be read
        let written = |kind: &&KindRow| !tells_of(kind, &["support_requests"], &["support", "request*", "ticket*", "report*"]);
        let holds = |kind: &&KindRow| kind.items.iter().flatten().any(is_content);
        let kind = answers
            .collection
            .kinds
            .iter()
            .filter(named)
            .find(|kind| written(kind) && holds(kind));
        found.extend(kind.map(|kind| {
            let words = format!("the use “{}” takes “{}”", use_name(row), kind_name(kind));
            (format!("use.purposes.{}.kinds", row.key), words)
        }));
    }
    let breach = |(at, what): (String, String)| {
        let words = format!("Your staff cannot see what people put in, you say, and {what}: does nobody of yours look at it?");
        Breach::between(&["retention.staff".to_owned(), at], words).milder_if(true, Should)
    };
    found.into_iter().map(breach).collect()
}

const YEARLY: &[&str] = &[
    "at least once a year",
    "at least every year",
    "at least every 12|twelve months",
    "at least annually|yearly",
    "review|update|revise ... policy ... annually|yearly",
    "review|update|revise ... policy ... every year",
    "review|update|revise ... policy ... once a year",
];

const BUTTONS: &[&str] = &[
    "skip to content|main|navigation",
    "back to top|home",
    "accept all",
    "toggle navigation|menu",
    "sign in sign up",
    "print this page",
    "jump to content",
];

const PERFECT: &[&str] = &[
    "completely|totally|absolutely|perfectly|100% secure|safe",
    "guarantee|guarantees|guaranteed ... secur*",
    "guarantee|guarantees ... safe|safety|protected|protection",
    "cannot be hacked|stolen|breached",
];

/// Those whose certificates are not ours.
const OTHERS: &[&str] =
    &["our _? _? provider|providers|host|hosts|supplier|suppliers|processor|processors|partner|partners|vendor|vendors"];

/// Words beside which “not encrypted” says something else: once is enough, or on the way, or from end to end.
const AGAIN: &[&str] = &[
    "again",
    "twice",
    "second time",
    "additional*",
    "separately",
    "further",
    "end to end",
    "in transit",
    "on the|its way",
];

const CERTIFICATES: &[&str] = &[
    "soc 1",
    "soc 2",
    "soc 3",
    "soc2",
    "iso 27001",
    "iso iec 27001",
    "iso 27017",
    "iso 27018",
    "iso 27701",
    "hipaa",
    "pci dss",
    "hitrust",
    "fedramp",
    "tisax",
    "cyber essentials",
];

/// Whether words name a recipient.
fn theirs(case: &Case, words: &str) -> bool {
    let words = words.to_lowercase();
    let rows = case.answers.sharing.recipients.iter();
    let mut names = rows.filter_map(|row| row.name.as_deref());
    names.any(|name| !name.trim().is_empty() && words.contains(&name.to_lowercase()))
}

/// Whether a date names its day.
fn is_day(date: PolicyDate) -> bool {
    date.parts().2.is_some()
}

/// Words of a template, between brackets.
const FILLERS: &[&str] = &[
    "company",
    "name",
    "address",
    "country",
    "date",
    "insert",
    "your",
    "email",
    "e-mail",
    "website",
    "url",
    "link",
    "phone",
    "number",
    "product",
    "contact",
    "city",
    "state",
    "placeholder",
    "xx",
    "xxx",
    "todo",
    "tbd",
];

/// What was left of a template in an answer.
fn placeholder(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => left_in(text),
        Value::Array(all) => all.iter().find_map(placeholder),
        Value::Object(fields) => fields.values().find_map(placeholder),
        Value::Null | Value::Bool(_) | Value::Number(_) => None,
    }
}

fn left_in(text: &str) -> Option<String> {
    if let Some(at) = text.to_lowercase().find("lorem ipsum") {
        return text.get(at..at + 11).map(str::to_owned);
    }
    let marks = ["TODO", "TBD", "FIXME", "XXXX"];
    let mut words = text.split(|c: char| !c.is_alphanumeric());
    if let Some(mark) = words.find(|word| marks.contains(word)) {
        return Some(mark.to_owned());
    }
    let fills = |inside: &str| {
        let lower = inside.to_lowercase();
        let mut words = lower.split(|c: char| !c.is_alphanumeric() && c != '-');
        inside.len() < 50 && words.any(|word| FILLERS.contains(&word))
    };
    for (open, close, always) in [("{{", "}}", true), ("[", "]", false), ("<", ">", false)] {
        let mut rest = text;
        while let Some((_, after)) = rest.split_once(open) {
            let Some((inside, then)) = after.split_once(close) else {
                break;
            };
            if (always || fills(inside)) && !then.starts_with('(') {
                return Some(format!("{open}{inside}{close}"));
            }
            rest = then;
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::left_in;

    #[test]
    fn templates_leave_marks_and_ordinary_words_do_not() {
        for text in [
            "[Company Name]",
            "Write to [your address].",
            "{{ product }}",
            "Lorem ipsum dolor",
            "TODO",
            "by <insert date>",
        ] {
            assert!(left_in(text).is_some(), "{text}");
        }
        for text in [
            "We keep a to-do list.",
            "[sic]",
            "a [link](https://acme.example/your-data)",
            "if a < b and c > d",
            "Acme [Ireland] Ltd",
        ] {
            assert_eq!(left_in(text), None, "{text}");
        }
    }
}
