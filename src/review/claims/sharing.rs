//! Claims about who gets the data, and where it goes.

#[cfg(test)]
use super::stated;
use super::{CALIFORNIA, CLAIM, GDPR, WP260, asserted, each, names_one, nearby, unless};
use crate::interview::company::Region;
use crate::interview::cookies::Sort;
use crate::interview::sharing::{Job, Part};
use crate::review::Level::{Must, Should};
use crate::review::case::{Case, WORLDWIDE};
use crate::review::dated;
use crate::review::phrases::{Line, literal};
use crate::review::rule::{Breach, READ, Rule};
use crate::values::{Place, areas};

pub(super) const RULES: &[Rule] = &[
    Rule {
        id: "u-09",
        level: Must,
        wrong: "A sentence says that nobody gets the data, and you named recipients.",
        why: "Whoever decides for itself is a third party. A provider that only works for you is none to the law, and many readers still count it.",
        mend: &[
            "Safer: “We share your data only with the providers listed here, who run Quill for us”.",
            "Stop giving it to those recipients, and take them out of the list.",
        ],
        questions: &["statements.texts", "sharing.recipients"],
        reads: &["company"],
        check: |case| {
            let Some(first) = case.answers.sharing.recipients.iter().find_map(|row| row.name.as_deref()) else {
                return Vec::new();
            };
            // a processor is no third party (GDPR Art. 4(10)); “anyone” leaves out nobody
            let mut rows = case.answers.sharing.recipients.iter();
            let apart = rows.find(|row| row.part.is_some_and(Part::decides));
            let apart = apart.and_then(|row| row.name.as_deref());
            let american = case.serves(Region::California) || case.serves(Region::OtherUs);
            let words = format!("“{{}}”, the text says, and {} gets data.", apart.unwrap_or(first));
            let find = |line: &Line| {
                let hit = line.says(NOBODY).filter(|hit| !line.beside(hit, LIMITED));
                unless(line, hit, LIMITS)
            };
            let breaches = each(case, &words, find).into_iter();
            let parties = |breach: &Breach| Line::new("", &breach.sentence).has(&["third party|parties"]);
            breaches
                .map(|breach| {
                    let asked = apart.is_none() && !american && parties(&breach);
                    breach.milder_if(asked, Should)
                })
                .collect()
        },
        #[cfg(test)]
        trial: stated!(
            "sharing",
            "We never share your data with third parties.",
            "We share your data only with the providers listed here.",
            given: [
                "sharing.any_recipients=true",
                "sharing.recipients.host={\"name\":\"Kiwi Hosting\",\"job\":[\"hosting\"],\"kinds\":[\"account\"],\"country\":{\"area\":\"NZ\"},\"contract\":true}",
            ],
        ),
        ..CLAIM
    },
    Rule {
        id: "u-10",
        provision: "Cal. Civ. Code 1798.140(ad), (ah); People v. Sephora (2022)",
        source: CALIFORNIA,
        level: Must,
        wrong: "A sentence says that you do not sell data, and your answers show advertising that California may call a sale.",
        why: "Data for advertising in return for a service is a sale or sharing there, though no money flows.",
        mend: &[
            "Safer, only if true: “We do not sell or share personal information, as California law uses these words”.",
            "Take the advertising out.",
        ],
        questions: &["statements.texts", "sharing.share_for_ads", "sharing.recipients"],
        reads: &["cookies"],
        check: |case| {
            let Some(ads) = ads(case) else { return Vec::new() };
            // “share” is the very word of the law for it
            let shared = case.answers.sharing.share_for_ads == Some(true) || case.answers.sharing.sell == Some(true);
            each(case, &format!("“{{}}”, the text says, and {ads}."), |line| {
                let neither = line.says(UNSHARED).filter(|_| shared);
                let neither = unless(line, neither, &["except", "unless", "money|monetary", "for their own"]);
                let sold = || unless(line, line.says(UNSOLD), &["share", "except", "as ... law", "money|monetary"]);
                neither.or_else(sold)
            })
        },
        #[cfg(test)]
        trial: stated!(
            "sharing",
            "We do not sell your personal data.",
            "You can turn advertising off in your settings.",
            given: ["sharing.share_for_ads=true"],
        ),
        ..CLAIM
    },
    Rule {
        id: "u-11",
        provision: "Cal. Civ. Code 1798.140(ad)",
        source: CALIFORNIA,
        wrong: "A sentence denies a sale for money only.",
        why: "In California a sale is any exchange for something of value; the sentence drops half of that.",
        mend: &[
            "Safer, only if true: “We do not sell or share personal information”.",
            "If you exchange data for a service or a discount, say so.",
        ],
        questions: &["statements.texts", "sharing.sell"],
        check: |case| {
            each(case, "“{}” denies a sale for money only.", |line| {
                let hit = line
                    .says(FOR_MONEY)
                    .filter(|hit| line.negated(hit) || line.has(&["not|never|no|don't|doesn't"]));
                unless(
                    line,
                    hit,
                    &[
                        "other|valuable valuable? consideration",
                        "of value",
                        "or otherwise",
                        "or for? anything|something",
                        "anything|something else",
                        "nor",
                    ],
                )
            })
        },
        #[cfg(test)]
        trial: stated!(
            "sharing",
            "We do not sell your data for monetary consideration.",
            "Nobody pays us for your data, or gives us anything for it."
        ),
        ..CLAIM
    },
    Rule {
        id: "u-25",
        provision: "GDPR Art. 13(1)(e); WP260 rev.01; 11 CCR 7011(e)(1)(E)",
        source: WP260,
        wrong: "A sentence names recipients by praise alone.",
        why: "“Trusted partners” tells nobody who gets the data.",
        mend: &["Safer: name them, or say what they do, as in “the companies that host Quill and send its e-mails”."],
        questions: &["statements.texts", "sharing.recipients"],
        check: |case| {
            each(case, "“{}”: who is that?", |line| {
                unless(line, line.asserts(PRAISED), NAMED).filter(|_| !names_one(case, line) && !line.text.contains(':'))
            })
        },
        #[cfg(test)]
        trial: stated!(
            "sharing",
            "We share your e-mail address with trusted partners.",
            "We give your e-mail address to the company that sends our e-mails."
        ),
        ..CLAIM
    },
    Rule {
        id: "u-34",
        provision: "GDPR Art. 28, 82",
        source: GDPR,
        wrong: "A sentence says that you do not answer for your own providers.",
        why: "You answer for those who work for you; only for other websites that people visit you do not.",
        mend: &[
            "Safer: “We choose our providers with care and bind them by contract. For other websites that we link to, their own policies hold”.",
        ],
        reads: &["sharing"],
        check: |case| {
            each(case, "“{}”: for those who work for you, you answer.", |line| {
                let ours = line.says(NOT_OURS).filter(|_| line.has(PROVIDERS));
                let elsewhere = [
                    "link|links|linked|linking",
                    "website|websites",
                    "other sites",
                    "you visit|connect|choose|use|install",
                ];
                ours.filter(|_| !nearby(case, line, &elsewhere))
            })
        },
        #[cfg(test)]
        trial: stated!(
            "sharing",
            "We are not responsible for the practices of our service providers.",
            "We bind our providers by contract."
        ),
        ..CLAIM
    },
    Rule {
        id: "u-43",
        provision: "GDPR Art. 13(1)(f)",
        source: GDPR,
        attested: READ,
        wrong: "A sentence lets the data go to any country.",
        why: "People must be told to which countries it goes, and what protects it there.",
        mend: &[
            "Safer: “We store your data in New Zealand; our e-mail provider handles it in the US”.",
            "Add the countries of your recipients.",
        ],
        questions: &["statements.texts", "sharing.recipients.*.country", "sharing.transfers"],
        check: |case| asserted(case, "“{}”: which countries are they?", ANYWHERE),
        #[cfg(test)]
        trial: stated!(
            "sharing",
            "Your data can be processed in any country in which we have staff.",
            "Your data is processed in New Zealand."
        ),
        ..CLAIM
    },
    Rule {
        id: "u-47",
        provision: "GDPR Art. 13(1)(f); FTC Act s. 5",
        source: GDPR,
        level: Must,
        wrong: "A sentence says that the data is in Europe or in one country, and you named recipients elsewhere.",
        why: "Whoever reads it believes that nothing leaves that place.",
        mend: &[
            "Safer: “Our database is in Frankfurt. Our e-mail provider handles your address in the US”.",
            "Use providers, or regions of them, in Europe.",
        ],
        questions: &["statements.texts", "sharing.recipients.*.country", "retention.places"],
        check: |case| {
            let outside = case.answers.sharing.recipients.iter().find_map(|row| {
                let place = row
                    .country
                    .as_ref()
                    .filter(|place| !matches!(place.area.as_str(), "EU" | "EEA"))?;
                (!dated::in_eea(&place.area)).then(|| (row.name.as_deref().unwrap_or("a recipient"), place.label()))
            });
            let mut breaches = Vec::new();
            if let Some((name, place)) = outside {
                let words = format!("“{{}}”, the text says, and {name} handles data in {place}.");
                breaches = each(case, &words, |line| {
                    unless(line, line.asserts(IN_EUROPE), NOT_ALL).filter(|_| !names_one(case, line))
                });
            }
            for line in case.own().iter().filter(|line| !line.heading && !names_one(case, line)) {
                let Some(hit) = unless(line, line.asserts(IN_ONE_PLACE), NOT_ALL).filter(|hit| line.wholly_own(hit)) else {
                    continue;
                };
                let said = line.clause_text(&hit);
                if line.says(&["on our own? servers|machines"]).is_some() {
                    let hosts = [Job::Hosting, Job::Database, Job::Storage];
                    let other = case.answers.sharing.recipients.iter().find(|row| {
                        let jobs = row.job.iter().flatten();
                        row.name.is_some() && row.job.is_some() && !jobs.into_iter().any(|job| hosts.contains(job))
                    });
                    let name = other.and_then(|row| row.name.as_deref());
                    breaches.extend(name.map(|name| {
                        let words = format!("“{said}”, the text says: what about the data that {name} gets?");
                        line.breach(words).milder_if(true, Should)
                    }));
                } else if let Some((name, place)) = in_country(said).and_then(|area| elsewhere(case, area)) {
                    breaches.push(line.breach(format!("“{said}”, the text says, and {name} handles data in {place}.")));
                }
            }
            breaches
        },
        #[cfg(test)]
        trial: stated!(
            "retention",
            "Your data is stored securely in the EU.",
            "Our database is in Frankfurt; Kiwi Hosting keeps backups in New Zealand.",
            given: [
                "sharing.any_recipients=true",
                "sharing.recipients.host={\"name\":\"Kiwi Hosting\",\"job\":[\"hosting\"],\"kinds\":[\"account\"],\"country\":{\"area\":\"NZ\"},\"contract\":true}",
            ],
        ),
        ..CLAIM
    },
];

const NOBODY: &[&str] = &[
    "never|not|don't|won't share|disclose|give|pass|provide|transfer|reveal ... with|to any|other? third parties|party",
    "never|not|don't|won't share|disclose|give|pass|provide|transfer|reveal ... with|to anyone|anybody|others|outsiders",
    "is|are never|not shared|disclosed|given|passed|transferred ... with|to any|other? third parties|party|anyone|anybody|others",
    "nobody|noone else gets|receives|sees your|the data|information",
    "share|shares no data|information ... with|to any? third parties|anyone",
];
/// Words near it that make it a narrower promise.
const LIMITED: &[&str] = &[
    "for their own|marketing|advertising",
    "for marketing|advertising|money|profit",
    "marketing",
    "advertis*",
    "own purposes",
    "sell",
    "purposes",
    "password|passwords",
    "card",
    "until",
    "who|which|that",
];
const LIMITS: &[&str] = &[
    "unless",
    "except",
    "other than",
    "without",
    "apart from",
    "only",
    "beyond",
    "outside",
    "besides",
    "for their own",
    "listed",
    "below",
    "if",
    "when",
];
const UNSOLD: &[&str] = &["never|not|don't sell|sold|selling", "no sale of", "never|not been? sold"];
const UNSHARED: &[&str] = &[
    "never|not|don't sell|sold|rent|trade or|nor|and share|shared your|any|the|our? _? _? data|information",
    "neither sell|sold nor share|shared",
    "no sale or|and sharing of",
    "data|information is|are not|never sold or|nor shared",
];
const FOR_MONEY: &[&str] = &[
    "sell|sells|sold|selling|sale ... monetary",
    "sell|sells|sold|selling|sale ... for money|cash|payment|profit",
    "sell|sells|sold|selling|sale ... in exchange|return for money|cash",
];
const PRAISED: &[&str] = &[
    "trusted|selected|chosen|valued third? party? partner|partners|parties|companies|providers|vendors",
    "trusted|selected|chosen business|marketing|advertising partner|partners",
    "affiliates and|or business? partners",
    "partners and|or affiliates",
];
const NAMED: &[&str] = &[
    "listed",
    "list",
    "below",
    "following",
    "named",
    "such as",
    "namely",
    "see",
    "these are",
    "who|which|that host|send|run|store|process",
];
const NOT_OURS: &[&str] = &[
    "not responsible|liable for ... practices|practice|policies|acts|actions|conduct|failures|content|security",
    "no responsibility|liability for ... practices|practice|policies|acts|actions|conduct|failures",
];
const PROVIDERS: &[&str] = &[
    "our providers|vendors|processors|subprocessors|partners|suppliers|contractors",
    "our service|hosting|payment|third? party? providers|vendors|suppliers",
    "sub processors",
    "service providers",
    "third parties we|that|with|to ... share|use|work|engage",
];
const ANYWHERE: &[&str] = &[
    "transferred|processed|stored|sent|held|transfer|process|store|send ... any country|jurisdiction|location",
    "transferred|processed|stored|sent|held|transfer|process|store|send ... anywhere",
    "transferred|processed|stored|sent|held|transfer|process|store|send ... around the world|globe",
];
const IN_EUROPE: &[&str] = &[
    "data|information is|are|stays|stay|remains|remain securely|safely? stored|hosted|kept|processed|held? securely|safely|only|exclusively? in|within the? eu|eea|europe|european",
    "store|stores|host|hosts|keep|keeps|process|processes all|your|any of? your? data|information _? in|within the? eu|eea|europe|european",
];

/// The same of a single country, or of our own servers: only where it is said of all data, or that it is nowhere else.
const IN_ONE_PLACE: &[&str] = &[
    "all of? your|the|our|this? personal|user|customer? data|information is|are|stays|stay|remains|remain securely|safely? stored|hosted|kept|processed|held? exclusively|only|solely|securely? on? our|own? own? servers|machines? in|within|inside?",
    "data|information is|are|stays|remains exclusively|only|solely stored|hosted|kept|processed|held? on? our? own? servers|machines? in|within|inside",
    "data|information is|are stored|hosted|kept|processed|held exclusively|only|solely on? our? own? servers|machines? in|within|inside",
    "store|host|keep|process all of? your|the? personal|user|customer? data|information exclusively|only|solely? on? our? own? servers? in|within",
];
const NOT_ALL: &[&str] = &["except", "unless", "apart from", "other than", "backups", "outside"];

/// The code of the country that words name.
fn in_country(words: &str) -> Option<&'static str> {
    let line = Line::new("", words);
    let mut areas = areas().iter().filter(|(code, _)| !Place::of(code).is_group());
    areas.find(|(_, name)| line.has(&[&literal(name)])).map(|(code, _)| *code)
}

/// A recipient that is known to handle data in another country, and which that is.
fn elsewhere<'a>(case: &'a Case, area: &str) -> Option<(&'a str, String)> {
    let mut rows = case.answers.sharing.recipients.iter();
    rows.find_map(|row| {
        // one that is told as anywhere is elsewhere too; of a smaller group it may be that very country
        let place = row.country.as_ref()?;
        let may_be_it = place.area != WORLDWIDE && place.takes_in(&Place::of(area));
        (!may_be_it).then(|| (row.name.as_deref().unwrap_or("a recipient"), place.label()))
    })
}

/// What in the answers shows advertising.
fn ads(case: &Case) -> Option<String> {
    let answers = &case.answers;
    if answers.sharing.share_for_ads == Some(true) {
        return Some("you share data for advertising, you said".into());
    }
    if let Some(row) = case.advertising().next() {
        return Some(format!("{} does advertising", row.name.as_deref().unwrap_or("a recipient")));
    }
    let advertising = answers.cookies.items.iter().any(|row| row.sort == Some(Sort::Advertising));
    advertising.then(|| "you set advertising cookies".into())
}
