//! Cookies and tracking: what is said of them against what is there.
//!
//! Where a law of a region finds the same fault (consent in the EU, signals in California), the rule here is silent
//! and leaves it to that law. Must not decide which of the two answers is right. The price: what a provider stores is
//! taken from the catalogue only where its job is to measure, or to sign people in on a page of its own.

use super::known::{advertises, breach, called, cookie, does, listed, measures, recipient, sold, statements, vendor};
use crate::interview::ccpa::StateSays;
use crate::interview::collection::{KindRow, Source, Whose};
use crate::interview::company::{DocumentAbout, Offer, Region};
use crate::interview::cookies::{Consent, CookieRow, Does, NotUsed, Setup, SetupRow, Signal, Sort};
use crate::interview::rights::Action;
use crate::interview::sharing::{Job, RecipientRow};
use crate::interview::uses::{Promise, Purpose};
use crate::review::Level::Should;
use crate::review::case::Case;
use crate::review::dates::day;
use crate::review::phrases::Line;
use crate::review::rule::{Breach, READ, Rule, SECOND_HAND};
#[cfg(test)]
use crate::review::trial::Trial;
use crate::values::Chosen;
use crate::vendors::Vendor;

const GDPR: &str = "https://eur-lex.europa.eu/eli/reg/2016/679/oj";
const FTC: &str = "https://www.ftc.gov";
const CCR: &str = "https://cppa.ca.gov/regulations/";
const CALOPPA: &str = "https://leginfo.legislature.ca.gov/faces/codes_displaySection.xhtml?lawCode=BPC&sectionNum=22575";

/// What most of these have in common.
const TRACKING: Rule = Rule {
    provision: "GDPR Art. 5(1)(a); FTC Act s. 5; Directive 2002/58/EC Art. 5(3)",
    source: "https://eur-lex.europa.eu/eli/dir/2002/58/2009-12-19",
    attested: SECOND_HAND,
    ..Rule::NEW
};

/// A cookie of others that measures, after a yes.
#[cfg(test)]
const MEASURED: &[&str] = &[
    "sharing.any_recipients=true",
    "sharing.recipients.stats={\"name\":\"Statly\",\"job\":[\"web-analytics\"],\"country\":{\"area\":\"DE\"}}",
    "cookies.any_items=true",
    "cookies.items.stats={\"name\":\"_stats\",\"sort\":\"analytics\",\"does\":[\"usage-patterns\"],\"by\":[\"stats\"],\"lasts\":\"13 months\",\"consent\":\"opt-in\"}",
    "cookies.banner=true",
    "cookies.off_by_default=true",
    "cookies.reopen=Cookie settings",
];

pub(super) const RULES: &[Rule] = &[
    Rule {
        id: "x-ck-01",
        wrong: "You deny cookies of other companies, and one of them sets some.",
        why: "A denial that one look into the browser disproves is deception.",
        mend: &[
            "Take the denial out.",
            "Take that company’s cookie off your pages, and its row off the list.",
        ],
        questions: &[
            "cookies.not_used",
            "cookies.not_used.*.what",
            "cookies.items.*.by",
            "statements.texts.*.text",
        ],
        reads: &["sharing"],
        check: |case| {
            let mut all = Vec::new();
            for row in &case.answers.cookies.not_used {
                let denied: fn(&CookieRow) -> bool = match row.what {
                    Some(NotUsed::ThirdPartyAdvertising | NotUsed::Trackers) => advertises,
                    Some(NotUsed::ThirdPartyTracking) => |cookie| advertises(cookie) || measures(cookie),
                    _ => continue,
                };
                let what = row.what.map_or("", Chosen::label);
                if let Some((theirs, who)) = of_others(case).find(|(cookie, _)| denied(cookie)) {
                    let words = format!("You say that you use no {what}, and {who} sets {}.", cookie(theirs));
                    let at = format!("cookies.not_used.{}.what", row.key);
                    all.push(breach(&[&at, &format!("cookies.items.{}.by", theirs.key)], words));
                }
            }
            if let Some((theirs, who)) = of_others(case).next() {
                let said = statements(case).filter(|line| line.says(DENIES_OTHERS).is_some() && !line.has(EXCEPT));
                let words = format!("You deny cookies of other companies, and {who} sets {}.", cookie(theirs));
                all.extend(said.map(|line| line.breach(words.clone())));
            }
            all
        },
        #[cfg(test)]
        trial: Trial {
            given: MEASURED,
            breaks: &[
                "cookies.any_not_used=true",
                "cookies.not_used.none={\"what\":\"third-party-tracking\"}",
            ],
            mends: &["cookies.not_used.none="],
            ..Trial::NEW
        },
        ..TRACKING
    },
    Rule {
        id: "x-ck-02",
        wrong: "You say that nothing is stored on devices, and something is.",
        why: "People must be told what is stored on their devices, and a plain no is easily disproved.",
        mend: &[
            "Say yes, and list what is stored.",
            "If nothing is stored, change the other answer, or set the tool up so.",
        ],
        questions: &[
            "cookies.any_items",
            "cookies.storage_too",
            "collection.kinds.*.items",
            "statements.texts.*.text",
        ],
        reads: &["company", "sharing"],
        check: |case| {
            let cookies = &case.answers.cookies;
            let mut all = Vec::new();
            if cookies.any_items == Some(false) {
                if cookies.storage_too == Some(true) {
                    let words = "You say that nothing is stored on devices, and that something is, without cookies.";
                    all.push(breach(&["cookies.any_items", "cookies.storage_too"], words));
                }
                for kind in ours(case).filter(|kind| holds(kind, &["cookie_id"])) {
                    let name = kind.name.as_deref().unwrap_or(&kind.key);
                    let words = format!("You say that nothing is stored on devices, and “{name}” holds a cookie ID.");
                    all.push(breach(
                        &["cookies.any_items", &format!("collection.kinds.{}.items", kind.key)],
                        words,
                    ));
                }
                for (row, known) in storing(case) {
                    let words = format!(
                        "You say that nothing is stored on devices; by the catalogue, {} stores {}.",
                        called(row),
                        named(known)
                    );
                    all.push(breach(
                        &["cookies.any_items", &format!("sharing.recipients.{}", row.key)],
                        words,
                    ));
                }
            }
            if let Some(row) = cookies.items.first() {
                let said = statements(case).filter(|line| ends(line, DENIES_ALL));
                let words = format!("You say that you use no cookies, and the list has {}.", cookie(row));
                all.extend(said.map(|line| line.breach(words.clone())));
            }
            all
        },
        #[cfg(test)]
        trial: Trial {
            given: &[
                "sharing.any_recipients=true",
                "sharing.recipients.stats={\"name\":\"Statly\",\"job\":[\"web-analytics\"]}",
            ],
            breaks: &["sharing.recipients.stats.name=Google Analytics"],
            mends: &["sharing.recipients.stats.name=Statly"],
            ..Trial::NEW
        },
        ..TRACKING
    },
    Rule {
        id: "x-ck-03",
        wrong: "You list only essential cookies, and a provider sets others.",
        why: "What measures or advertises is never essential, and most of Europe wants a yes first.",
        mend: &[
            "List what that provider stores, with its sort.",
            "Set the provider up without cookies, and say so.",
        ],
        questions: &[
            "cookies.items.*.sort",
            "cookies.setups.*.setup",
            "cookies.items",
            "statements.texts.*.text",
        ],
        reads: &["company", "sharing"],
        check: |case| {
            let items = &case.answers.cookies.items;
            let mut all = Vec::new();
            if !items.is_empty()
                && items
                    .iter()
                    .all(|row| row.sort == Some(Sort::Essential) && row.by.iter().flatten().count() == 0)
            {
                for (row, known) in storing(case) {
                    let others: Vec<&str> = known
                        .cookies
                        .iter()
                        .filter(|one| one.sort != Sort::Essential)
                        .map(|one| one.name.as_str())
                        .collect();
                    if !others.is_empty() {
                        let words = format!(
                            "You list only essential cookies; by the catalogue, {} sets {}, which is not.",
                            called(row),
                            listed(&others)
                        );
                        all.push(breach(&["cookies.items", &format!("sharing.recipients.{}", row.key)], words));
                    }
                }
            }
            let more = items
                .iter()
                .find(|row| matches!(row.sort, Some(Sort::Analytics | Sort::Advertising)));
            if let Some(row) = more {
                let said = statements(case).filter(|line| line.asserts(ONLY_ESSENTIAL).is_some() && !line.has(EXCEPT));
                let words = format!(
                    "You say that you use only essential cookies, and the list has {}.",
                    cookie(row)
                );
                all.extend(said.map(|line| line.breach(words.clone())));
            }
            all
        },
        #[cfg(test)]
        trial: Trial {
            given: &[
                "sharing.any_recipients=true",
                "sharing.recipients.stats={\"name\":\"PostHog\",\"job\":[\"analytics\"]}",
                "cookies.any_items=true",
                "cookies.items.session={\"name\":\"sid\",\"sort\":\"essential\",\"does\":[\"session\"],\"consent\":\"always\"}",
                "cookies.any_setups=true",
                "cookies.setups.plain={\"tool\":[\"stats\"],\"setup\":\"no-cookies\"}",
            ],
            breaks: &["cookies.setups.plain="],
            mends: &[
                "cookies.any_setups=true",
                "cookies.setups.plain={\"tool\":[\"stats\"],\"setup\":\"no-cookies\"}",
            ],
            ..Trial::NEW
        },
        ..TRACKING
    },
    Rule {
        id: "x-ck-04",
        provision: "Directive 2002/58/EC Art. 5(3); PECR 2003 Sch. A1",
        wrong: "You call a cookie essential that does more than the product needs.",
        why: "What remembers a preference, measures or advertises does not become essential by its name.",
        mend: &["Give it its own row and sort.", "Stop using it for that."],
        questions: &["cookies.items.*.sort", "cookies.items.*.does"],
        reads: &["company"],
        check: |case| {
            let rows = case.answers.cookies.items.iter();
            rows.filter(|row| row.sort == Some(Sort::Essential))
                .filter_map(|row| {
                    let more = if advertises(row) {
                        "is there for advertising"
                    } else if measures(row) {
                        "measures what people do"
                    } else if row.does.iter().flatten().any(|one| *one == Does::Preferences) && case.serves(Region::Eu) {
                        // the UK lets such a cookie go without consent
                        "remembers preferences"
                    } else {
                        return None;
                    };
                    let (sort, does) = (
                        format!("cookies.items.{}.sort", row.key),
                        format!("cookies.items.{}.does", row.key),
                    );
                    let name = row
                        .name
                        .as_deref()
                        .map_or("a cookie".into(), |name| format!("the cookie “{name}”"));
                    Some(breach(&[&sort, &does], format!("You call {name} essential, and it {more}.")))
                })
                .collect()
        },
        #[cfg(test)]
        trial: Trial {
            given: &[
                "cookies.any_items=true",
                "cookies.items.sid={\"name\":\"sid\",\"sort\":\"essential\",\"does\":[\"session\"],\"consent\":\"always\"}",
            ],
            breaks: &["cookies.items.sid.does=[\"session\",\"pages-visited\"]"],
            mends: &["cookies.items.sid.does=[\"session\"]"],
            ..Trial::NEW
        },
        ..TRACKING
    },
    Rule {
        id: "x-ck-05",
        provision: "CJEU C-673/17; GDPR Art. 4(11)",
        source: GDPR,
        wrong: "A cookie waits for consent, you say, and not everything that needs consent is off until then.",
        why: "Consent comes before the cookie, and browsing on is none.",
        mend: &[
            "Keep such cookies off until somebody agrees, and say so.",
            "Say that the cookie does not wait, if it does not; most of Europe forbids that.",
        ],
        questions: &["cookies.off_by_default", "cookies.items.*.consent"],
        reads: &["company"],
        check: |case| {
            let mut all = Vec::new();
            let items = &case.answers.cookies.items;
            // in the EU, the ePrivacy rules say it
            let early = case.answers.cookies.off_by_default == Some(false) && !case.serves(Region::Eu);
            if let Some(row) = items.iter().find(|row| early && row.consent == Some(Consent::OptIn)) {
                let name = cookie(row);
                let words = format!("You say that {name} waits for consent, and that what needs consent is not off until then.");
                let at = format!("cookies.items.{}.consent", row.key);
                all.push(breach(&["cookies.off_by_default", &at], words));
            }
            // a statement that takes browsing on for a yes is found among the claims
            all
        },
        #[cfg(test)]
        trial: Trial {
            given: MEASURED,
            breaks: &["cookies.off_by_default=false"],
            mends: &["cookies.off_by_default=true"],
            ..Trial::NEW
        },
        ..TRACKING
    },
    Rule {
        id: "x-ck-06",
        provision: "GDPR Art. 7(3)",
        source: GDPR,
        wrong: "You ask for consent to cookies, and nothing says where to change the choice.",
        why: "A yes that cannot be taken back is no choice.",
        mend: &[
            "Name the link that opens the choice again.",
            "Put such a link on every page; the policy cannot mend that.",
        ],
        questions: &["cookies.reopen", "cookies.items.*.consent"],
        reads: &["company", "rights"],
        check: |case| {
            let answers = &case.answers;
            let own = answers.rights.own.iter().any(|row| row.action == Some(Action::Consent));
            // in the EU, the ePrivacy rules say it of what measures or advertises
            let silent = |row: &CookieRow| case.serves(Region::Eu) && (measures(row) || advertises(row));
            let items = &answers.cookies.items;
            let european = case.serves(Region::Eu) || case.serves(Region::Uk);
            let asks = items.iter().filter(|row| row.consent == Some(Consent::OptIn));
            if own || !european || answers.cookies.reopen.is_some() || items.iter().any(silent) {
                return Vec::new();
            }
            let words = |row: &CookieRow| {
                format!(
                    "You ask for consent to {}, and nothing says where to change the choice.",
                    cookie(row)
                )
            };
            asks.take(1).map(|row| breach(&["cookies.reopen"], words(row))).collect()
        },
        #[cfg(test)]
        trial: Trial {
            given: &[
                "company.regions=[\"uk\"]",
                "company.contacts.rep={\"role\":\"uk-representative\",\"name\":\"Rep Ltd\",\"contact\":{\"kind\":\"email\",\"value\":\"rep@rep.example\"}}",
                "rights.granted.rectify={\"right\":\"correct\"}",
                "rights.granted.erase={\"right\":\"delete\"}",
                "rights.granted.restrict={\"right\":\"restrict\"}",
                "rights.granted.object={\"right\":\"object\"}",
                "rights.granted.port={\"right\":\"portability\"}",
                "rights.complain_to_us=true",
                "rights.authorities=[\"uk\"]",
                "cookies.any_items=true",
                "cookies.items.stats={\"name\":\"_stats\",\"sort\":\"analytics\",\"does\":[\"usage-patterns\"],\"by\":[],\"lasts\":\"13 months\",\"consent\":\"opt-in\"}",
                "cookies.banner=true",
                "cookies.off_by_default=true",
                "cookies.reopen=Cookie settings",
            ],
            breaks: &["cookies.reopen="],
            mends: &["cookies.reopen=Cookie settings"],
            shows: "Cookie settings",
            ..Trial::NEW
        },
        ..TRACKING
    },
    Rule {
        id: "x-ck-07",
        provision: "Directive 2002/58/EC Art. 5(3); EDPB Guidelines 2/2023",
        wrong: "You measure without cookies, you say, and a cookie measures.",
        why: "Many tools do without cookies only in one of their modes, and local storage counts like a cookie.",
        mend: &[
            "Say which part works without cookies, or take the words out.",
            "Switch the tool to the mode without cookies, and take its cookie off the list.",
        ],
        questions: &[
            "cookies.cookieless",
            "cookies.setups.*.setup",
            "cookies.items.*.by",
            "cookies.items.*.does",
        ],
        reads: &["sharing"],
        check: |case| {
            let cookies = &case.answers.cookies;
            let mut all = Vec::new();
            if cookies.cookieless.is_some()
                && let Some(row) = cookies.items.iter().find(|row| measures(row))
            {
                let words = format!(
                    "You measure without cookies, you say, and {} measures what people do.",
                    cookie(row)
                );
                all.push(breach(
                    &["cookies.cookieless", &format!("cookies.items.{}.does", row.key)],
                    words,
                ));
            }
            for (setup, row) in tools(case, Setup::NoCookies) {
                let at = format!("cookies.setups.{}.setup", setup.key);
                let theirs = cookies
                    .items
                    .iter()
                    .find(|item| item.by.iter().flatten().any(|key| *key == row.key));
                let known = vendor(row).filter(|known| !known.cookies.is_empty() && !known.sets_up.contains(&Setup::NoCookies));
                if let Some(item) = theirs {
                    let words = format!(
                        "You say that {} works without cookies, and that it sets {}.",
                        called(row),
                        cookie(item)
                    );
                    all.push(breach(&[&at, &format!("cookies.items.{}.by", item.key)], words));
                } else if let Some(known) = known {
                    let words = format!(
                        "You say that {} works without cookies; by the catalogue, it sets {}. In which mode does it not?",
                        called(row),
                        named(known)
                    );
                    all.push(breach(&[&at], words));
                }
            }
            all
        },
        #[cfg(test)]
        trial: Trial {
            given: MEASURED,
            breaks: &["cookies.cookieless=server-side"],
            mends: &["cookies.cookieless="],
            ..Trial::NEW
        },
        ..TRACKING
    },
    Rule {
        id: "x-ck-08",
        provision: "FTC Act s. 5 (15 U.S.C. 45(a)); GDPR Art. 5(1)(a)",
        source: FTC,
        wrong: "You promise that there is no advertising, and there is some.",
        why: "Such a promise is why people choose a product, so breaking it is deception.",
        mend: &["Take the promise out, or say what it leaves out.", "Stop the advertising."],
        questions: &[
            "use.promises.*.promise",
            "cookies.not_used.*.what",
            "sharing.recipients.*.job",
            "sharing.share_for_ads",
            "statements.texts.*.text",
        ],
        check: |case| {
            let answers = &case.answers;
            let mut all = Vec::new();
            for row in answers
                .uses
                .promises
                .iter()
                .filter(|row| row.promise == Some(Promise::NoAdvertising))
            {
                let (kinds, about) = (
                    row.kinds.as_deref().unwrap_or_default(),
                    row.about.as_deref().unwrap_or_default(),
                );
                let gone = answers.sharing.ads_kinds.iter().flatten().any(|kind| kinds.contains(kind));
                let all_data = kinds.is_empty() && about.is_empty();
                let shared = answers.sharing.share_for_ads == Some(true) && (all_data || gone);
                let said = if shared {
                    Some((String::from("sharing.share_for_ads"), String::from("you share some for it")))
                } else if all_data {
                    advertising(case)
                } else {
                    None
                };
                if let Some((at, what)) = said {
                    let promise = format!("use.promises.{}.promise", row.key);
                    let words = format!("You promise never to use data for advertising, and {what}.");
                    all.push(breach(&[&promise, &at], words));
                }
            }
            let denied =
                |row: &&crate::interview::cookies::NotUsedRow| matches!(row.what, Some(NotUsed::Advertising | NotUsed::Tracking));
            for row in answers.cookies.not_used.iter().filter(denied) {
                if let Some(item) = answers.cookies.items.iter().find(|item| advertises(item)) {
                    let what = row.what.map_or("", Chosen::label);
                    let words = format!(
                        "You say that you use no {what}, and {} is there for advertising.",
                        cookie(item)
                    );
                    let at = format!("cookies.not_used.{}.what", row.key);
                    all.push(breach(&[&at, &format!("cookies.items.{}.does", item.key)], words));
                }
            }
            if let Some((_, what)) = advertising(case) {
                let said = statements(case).filter(|line| ends(line, DENIES_ADS) && !line.has(EXCEPT));
                let words = format!("You say that there is no advertising, and {what}.");
                all.extend(said.map(|line| line.breach(words.clone())));
            }
            all
        },
        #[cfg(test)]
        trial: Trial {
            given: &[
                "sharing.any_recipients=true",
                "sharing.recipients.ads={\"name\":\"Adly\",\"job\":[\"advertising\"],\"part\":\"processor\"}",
            ],
            breaks: &["use.promises.none={\"promise\":\"no-advertising\"}"],
            mends: &["use.promises.none="],
            ..Trial::NEW
        },
        ..TRACKING
    },
    Rule {
        id: "x-ck-09",
        provision: "FTC Act s. 5 (15 U.S.C. 45(a)); GDPR Art. 5(1)(a)",
        source: FTC,
        level: Should,
        wrong: "You say that a tool sets a single cookie, and it sets more.",
        why: "A number is easily counted in any browser.",
        mend: &[
            "Leave the number out, or list each cookie.",
            "Set the tool up so that it sets one alone.",
        ],
        questions: &["cookies.setups.*.setup", "cookies.items.*.by", "cookies.items.*.name"],
        reads: &["sharing"],
        check: |case| {
            let mut all = Vec::new();
            for (setup, row) in tools(case, Setup::SingleCookie) {
                let theirs = case
                    .answers
                    .cookies
                    .items
                    .iter()
                    .filter(|item| item.by.iter().flatten().any(|key| *key == row.key));
                let own: Vec<&str> = theirs.filter_map(|item| item.name.as_deref()).collect();
                let known: Vec<&str> =
                    vendor(row).map_or_else(Vec::new, |known| known.cookies.iter().map(|one| one.name.as_str()).collect());
                let words = match (own.as_slice(), known.as_slice()) {
                    ([_, _, ..], _) => format!(
                        "You say that {} sets a single cookie, and you list {}.",
                        called(row),
                        listed(&own)
                    ),
                    (_, [_, _, ..]) => format!(
                        "You say that {} sets a single cookie; by the catalogue, it sets {}.",
                        called(row),
                        listed(&known)
                    ),
                    _ => continue,
                };
                all.push(breach(&[&format!("cookies.setups.{}.setup", setup.key)], words));
            }
            all
        },
        #[cfg(test)]
        trial: Trial {
            given: &[
                "sharing.any_recipients=true",
                "sharing.recipients.stats={\"name\":\"Google Analytics\",\"job\":[\"web-analytics\"]}",
                "cookies.any_items=true",
                "cookies.items.ga={\"name\":\"Google Analytics cookies\",\"sort\":\"analytics\",\"does\":[\"pages-visited\"],\"by\":[\"stats\"],\"consent\":\"opt-in\"}",
                "cookies.off_by_default=true",
                "cookies.reopen=Cookie settings",
                "cookies.any_setups=true",
                "cookies.setups.one={\"tool\":[\"stats\"],\"setup\":\"no-full-ip\"}",
            ],
            breaks: &["cookies.setups.one.setup=single-cookie"],
            mends: &["cookies.setups.one.setup=no-full-ip"],
            ..Trial::NEW
        },
        ..TRACKING
    },
    Rule {
        id: "x-ck-10",
        provision: "GDPR Art. 12(1)",
        source: GDPR,
        wrong: "You point to a cookie policy, and nothing leads there.",
        why: "A pointer that nobody can follow tells people nothing.",
        mend: &["Give its address.", "Take the pointer out, and list the cookies here."],
        questions: &["company.documents.*.link", "statements.texts.*.text"],
        check: |case| {
            let documents = &case.answers.company.documents;
            let cookies = |row: &&crate::interview::company::DocumentRow| row.about == Some(DocumentAbout::Cookies);
            let bare = documents
                .iter()
                .filter(cookies)
                .filter(|row| row.title.is_some() && row.link.is_none());
            let mut all: Vec<Breach> = bare
                .map(|row| {
                    let title = row.title.as_deref().unwrap_or_default();
                    let words = format!("You point to your “{title}”, and nothing leads there.");
                    breach(&[&format!("company.documents.{}.link", row.key)], words)
                })
                .collect();
            if !documents
                .iter()
                .any(|row| row.about == Some(DocumentAbout::Cookies) && row.link.is_some())
            {
                let points = |line: &&Line| line.asserts(COOKIE_POLICY).is_some() && !line.text.contains("http");
                let said = statements(case).filter(points);
                all.extend(said.map(|line| line.breach("You point to a cookie policy, and nothing leads there.")));
            }
            all
        },
        #[cfg(test)]
        trial: Trial {
            given: &[
                "company.any_documents=true",
                "company.documents.cookies={\"title\":\"Cookie Policy\",\"about\":\"cookies\",\"link\":\"/cookies\"}",
            ],
            breaks: &["company.documents.cookies.link="],
            mends: &["company.documents.cookies.link=/cookies"],
            ..Trial::NEW
        },
        ..TRACKING
    },
    Rule {
        id: "x-ck-11",
        provision: "FTC Act s. 5 (15 U.S.C. 45(a)); 11 CCR 7011(e)(3)(F)",
        source: CCR,
        wrong: "You honour Global Privacy Control and sell or share data, and nothing says what the signal does.",
        why: "People who send the signal must know whether it stops the sale, or only some cookies.",
        mend: &[
            "Say what the signal does.",
            "Say that you do not honour it, if it does nothing.",
        ],
        questions: &["cookies.signals.*.effects", "cookies.signals.*.honoured"],
        reads: &["company", "ccpa", "sharing"],
        check: |case| {
            // over California's thresholds, its regulations say it
            if !sold(case) || bound(case) {
                return Vec::new();
            }
            let mute = |row: &&crate::interview::cookies::SignalRow| {
                let gpc = row.signal == Some(Signal::Gpc) && row.honoured == Some(true);
                gpc && row.effects.iter().flatten().next().is_none()
            };
            let rows = case.answers.cookies.signals.iter().filter(mute);
            rows.map(|row| Breach::at(&[&format!("cookies.signals.{}.effects", row.key)]))
                .collect()
        },
        #[cfg(test)]
        trial: Trial {
            given: &[
                "sharing.sell=true",
                "sharing.ads_kinds=[\"account\"]",
                "cookies.any_signals=true",
                "cookies.signals.gpc={\"signal\":\"gpc\",\"honoured\":true,\"effects\":[\"opt-out\"]}",
            ],
            breaks: &["cookies.signals.gpc.effects="],
            mends: &["cookies.signals.gpc.effects=[\"opt-out\"]"],
            shows: "as an opt-out",
            ..Trial::NEW
        },
        ..TRACKING
    },
    Rule {
        id: "x-ck-12",
        provision: "11 CCR 7025; Colorado Privacy Act Rule 5; FTC Act s. 5",
        source: CCR,
        wrong: "One place says that browsers' opt-out signals are honoured, and another that they are not.",
        why: "Several states want the signal honoured, and a promise that your own text takes back is deception.",
        mend: &[
            "Honour the signal, and say so in both places.",
            "Take the promise out where no law asks for it.",
        ],
        questions: &["cookies.signals.*.honoured", "ccpa.states.*.says", "statements.texts.*.text"],
        reads: &["company"],
        check: |case| {
            let refuses =
                |row: &&crate::interview::cookies::SignalRow| row.signal == Some(Signal::Gpc) && row.honoured == Some(false);
            let Some(refused) = case.answers.cookies.signals.iter().find(refuses) else {
                return Vec::new();
            };
            let at = format!("cookies.signals.{}.honoured", refused.key);
            let states = case.answers.ccpa.states.iter();
            let promised = states.filter(|row| row.says.iter().flatten().any(|says| *says == StateSays::Signal));
            let mut all: Vec<Breach> = promised
                .map(|row| {
                    let state = row.state.map_or("a state", Chosen::label);
                    let words = format!("You say that you honour opt-out signals as {state} wants, and that you do not respond to Global Privacy Control.");
                    breach(&[&at, &format!("ccpa.states.{}.says", row.key)], words)
                })
                .collect();
            let said = statements(case).filter(|line| line.asserts(HONOURS).is_some());
            let words = "You say that you honour opt-out signals, and that you do not respond to Global Privacy Control.";
            all.extend(said.map(|line| line.breach(words)));
            all
        },
        #[cfg(test)]
        trial: Trial {
            given: &[
                "company.regions=[\"california\"]",
                "ccpa.applies=false",
                "ccpa.others_track=false",
                "ccpa.any_states=true",
                "ccpa.states.co={\"state\":\"colorado\",\"says\":[\"signal\"]}",
                "cookies.any_signals=true",
                "cookies.signals.gpc={\"signal\":\"gpc\",\"honoured\":true,\"effects\":[\"analytics-off\"]}",
            ],
            breaks: &["cookies.signals.gpc.honoured=false"],
            mends: &["cookies.signals.gpc.honoured=true"],
            ..Trial::NEW
        },
        ..TRACKING
    },
    Rule {
        id: "x-ck-13",
        provision: "Cal. Bus. & Prof. Code 22575(b)(6); FTC Act s. 5",
        source: CALOPPA,
        wrong: "You say that nobody follows people across sites, and an advertising company does.",
        why: "Advertising companies put together what people do on many sites.",
        mend: &[
            "Say that others may follow people.",
            "Take the advertising company off your pages.",
        ],
        questions: &[
            "ccpa.others_track",
            "collection.no_tracking",
            "sharing.recipients.*.job",
            "sharing.share_for_ads",
            "cookies.items.*.by",
            "statements.texts.*.text",
        ],
        reads: &["company"],
        check: |case| {
            let answers = &case.answers;
            let mut all = Vec::new();
            let shares = answers.sharing.share_for_ads == Some(true);
            if shares && answers.collection.no_tracking == Some(true) {
                let words = "You say that the app does not follow people across other companies' apps, and that you share data for advertising across sites.";
                all.push(breach(&["collection.no_tracking", "sharing.share_for_ads"], words));
            }
            let Some((at, what)) = follower(case) else {
                return all;
            };
            if answers.ccpa.others_track == Some(false) {
                let words = format!("You say that no other company follows people on your service and elsewhere, and {what}.");
                all.push(breach(&["ccpa.others_track", &at], words));
            }
            let said = statements(case).filter(|line| line.says(DENIES_FOLLOWING).is_some() && !line.has(EXCEPT));
            let words = format!("You say that nobody follows people across sites, and {what}.");
            all.extend(said.map(|line| line.breach(words.clone())));
            all
        },
        #[cfg(test)]
        trial: Trial {
            given: &[
                "company.regions=[\"california\"]",
                "ccpa.applies=false",
                "ccpa.others_track=true",
                "sharing.any_recipients=true",
                "sharing.recipients.ads={\"name\":\"Adly\",\"job\":[\"advertising\"],\"part\":\"controller\",\"kinds\":[\"account\"]}",
                "sharing.share_for_ads=true",
                "sharing.ads_to=[\"ads\"]",
                "sharing.ads_kinds=[\"account\"]",
                "sharing.opt_out=/opt-out",
                "cookies.any_items=true",
                "cookies.items.ad={\"name\":\"_ad\",\"sort\":\"advertising\",\"does\":[\"advertising\"],\"by\":[\"ads\"],\"lasts\":\"a year\",\"consent\":\"opt-out\"}",
                "cookies.any_signals=true",
                "cookies.signals.gpc={\"signal\":\"gpc\",\"honoured\":true,\"effects\":[\"opt-out\"]}",
            ],
            breaks: &["ccpa.others_track=false"],
            mends: &["ccpa.others_track=true"],
            ..Trial::NEW
        },
        ..TRACKING
    },
    Rule {
        id: "x-ck-14",
        provision: "CJEU C-673/17; GDPR Art. 5(1)(a)",
        source: GDPR,
        level: Should,
        wrong: "One cookie has two lifetimes.",
        why: "People must learn how long a cookie lives, and only one of the two is true.",
        mend: &[
            "Keep the one that the browser shows.",
            "Give the two cookies names of their own.",
        ],
        questions: &["cookies.items.*.lasts", "cookies.items.*.name"],
        check: |case| {
            let items = &case.answers.cookies.items;
            let mut all = Vec::new();
            for (number, row) in items.iter().enumerate() {
                let (Some(name), Some(lasts)) = (row.name.as_deref(), row.lasts.as_deref()) else {
                    continue;
                };
                let at = format!("cookies.items.{}.lasts", row.key);
                let same = |other: &&CookieRow| other.name.as_deref().is_some_and(|one| same_words(one, name));
                let other = items[..number]
                    .iter()
                    .filter(same)
                    .find(|other| other.lasts.as_deref().is_some_and(|one| !same_words(one, lasts)));
                if let Some(other) = other {
                    let longer = other.lasts.as_deref().unwrap_or_default();
                    let words = format!("“{name}” stays {lasts} in one row and {longer} in another.");
                    all.push(breach(&[&format!("cookies.items.{}.lasts", other.key), &at], words));
                } else if name.to_lowercase().contains("session cookie") && is_days(lasts) {
                    let words = format!("“{name}” is called a session cookie, which ends with the browser, and stays {lasts}.");
                    all.push(breach(&[&at], words));
                }
            }
            all
        },
        #[cfg(test)]
        trial: Trial {
            given: &[
                "cookies.any_items=true",
                "cookies.items.one={\"name\":\"sid\",\"sort\":\"essential\",\"does\":[\"session\"],\"lasts\":\"30 days\"}",
                "cookies.items.two={\"name\":\"sid\",\"sort\":\"essential\",\"does\":[\"security\"],\"lasts\":\"30 days\"}",
            ],
            breaks: &["cookies.items.two.lasts=a year"],
            mends: &["cookies.items.two.lasts=30 days"],
            ..Trial::NEW
        },
        ..TRACKING
    },
    Rule {
        id: "x-ck-15",
        provision: "GDPR Art. 6(1), 13(1)(c)",
        source: GDPR,
        attested: READ,
        wrong: "Cookies that measure wait for consent, and page views are collected from everybody: which is it?",
        why: "Either what people look at is measured only after a yes, or it rests on another ground that the text has to name.",
        mend: &[
            "Say that this data is collected only with consent.",
            "Name the use and its own legal ground, if it is collected on your server without the cookie.",
        ],
        questions: &[
            "collection.kinds.*.only_if",
            "cookies.items.*.consent",
            "use.purposes.*.ground",
        ],
        check: |case| {
            let answers = &case.answers;
            let waits = |row: &&CookieRow| row.consent == Some(Consent::OptIn) && measures(row);
            let Some(item) = answers.cookies.items.iter().find(waits) else {
                return Vec::new();
            };
            if answers.cookies.cookieless.is_some() {
                return Vec::new();
            }
            let grounded = |key: &String| {
                let rows = answers.uses.purposes.iter().filter(|row| row.ground.is_some());
                rows.into_iter()
                    .any(|row| row.kinds.as_ref().is_none_or(|kinds| kinds.contains(key)))
            };
            let free = |kind: &&KindRow| {
                let watched = kind.source.iter().flatten().any(|source| *source == Source::Automatic);
                watched && kind.only_if.is_none() && kind.notice.is_none() && kind.handled_by.is_none()
            };
            let kinds = ours(case)
                .filter(free)
                .filter(|kind| holds(kind, &["page_views", "browsing_history"]));
            kinds
                .filter(|kind| !grounded(&kind.key))
                .map(|kind| {
                    let name = kind.name.as_deref().unwrap_or(&kind.key);
                    let words = format!(
                        "“{name}” holds the pages that people visit, from everybody, while {} waits for consent: which is it?",
                        cookie(item)
                    );
                    let at = format!("collection.kinds.{}.only_if", kind.key);
                    breach(&[&at, &format!("cookies.items.{}.consent", item.key)], words)
                })
                .collect()
        },
        #[cfg(test)]
        trial: Trial {
            given: &[
                "collection.kinds.usage={\"name\":\"Usage data\",\"items\":[{\"item\":\"page_views\"}],\"source\":[\"automatic\"],\"trigger\":\"using\",\"required\":\"no\",\"only_if\":\"you agree to analytics cookies\",\"kept\":{\"how\":\"life-of\",\"of\":\"your account\"}}",
                "cookies.any_items=true",
                "cookies.items.stats={\"name\":\"_stats\",\"sort\":\"analytics\",\"does\":[\"pages-visited\"],\"lasts\":\"13 months\",\"consent\":\"opt-in\"}",
                "cookies.off_by_default=true",
                "cookies.reopen=Cookie settings",
            ],
            breaks: &["collection.kinds.usage.only_if="],
            mends: &["collection.kinds.usage.only_if=you agree to analytics cookies"],
            shows: "you agree to analytics cookies",
            ..Trial::NEW
        },
        ..TRACKING
    },
    Rule {
        id: "x-ck-16",
        provision: "11 CCR 7026(a)(4)",
        source: CCR,
        attested: READ,
        wrong: "The opt-out of sale and sharing is the choice about cookies.",
        why: "A choice about cookies stops only what goes through cookies, not every sale and sharing.",
        mend: &[
            "Offer an opt-out page of its own.",
            "Let that one page stop all sale and sharing, and give it a name that says so.",
        ],
        questions: &["sharing.opt_out_title", "cookies.reopen", "cookies.banner"],
        reads: &["company", "ccpa"],
        check: |case| {
            let title = case.answers.sharing.opt_out_title.as_deref().unwrap_or_default();
            let reopen = case.answers.cookies.reopen.as_deref().unwrap_or_default();
            let cookies = title.to_lowercase().contains("cookie");
            let same = !title.is_empty() && same_words(title, reopen);
            let american = case.serves(Region::California) || case.serves(Region::OtherUs);
            // over California's thresholds, its regulations say it of a banner
            let said = bound(case) && cookies && case.answers.cookies.banner == Some(true);
            if !sold(case) || !american || said || !(cookies || same) {
                return Vec::new();
            }
            let words = format!("People opt out of sale and sharing with “{title}”, which is the choice about cookies.");
            let at: &[&str] = if same {
                &["sharing.opt_out_title", "cookies.reopen"]
            } else {
                &["sharing.opt_out_title"]
            };
            vec![breach(at, words)]
        },
        #[cfg(test)]
        trial: Trial {
            given: &[
                "company.regions=[\"california\"]",
                "ccpa.applies=false",
                "ccpa.others_track=true",
                "sharing.share_for_ads=true",
                "sharing.ads_kinds=[\"account\"]",
                "sharing.opt_out=/opt-out",
                "sharing.opt_out_title=Do not share my data",
                "cookies.any_signals=true",
                "cookies.signals.gpc={\"signal\":\"gpc\",\"honoured\":true,\"effects\":[\"opt-out\"]}",
            ],
            breaks: &["sharing.opt_out_title=Cookie settings"],
            mends: &["sharing.opt_out_title=Do not share my data"],
            shows: "Do not share my data",
            ..Trial::NEW
        },
        from: day(2023, 1, 1),
        ..TRACKING
    },
];

const EXCEPT: &[&str] = &["except", "other than", "apart from", "besides", "unless"];
const DENIES_OTHERS: &[&str] = &[
    "no third party cookies",
    "not|never|don't use|set|place|allow any? third party cookies",
];
const DENIES_ALL: &[&str] = &[
    "not|never|don't use|set|place any? cookies",
    "use|set|uses|sets no cookies",
    "no cookies are|is set|used",
];
const ONLY_ESSENTIAL: &[&str] = &[
    "only strictly? essential|necessary cookies",
    "essential|necessary cookies only",
    "use|set only cookies that are strictly? essential|necessary",
];
const DENIES_ADS: &[&str] = &[
    "no ads|advertising|advertisements",
    "no ads|advertising|advertisements and|or tracking|trackers",
    "no tracking|trackers and|or ads|advertising|advertisements",
];
const COOKIE_POLICY: &[&str] = &["see|read|in our|the cookie policy|notice", "our cookie policy|notice"];
const HONOURS: &[&str] = &[
    "honour|honor|respect|recognise|recognize the|all|any? global privacy control",
    "honour|honor|respect|recognise|recognize ... opt out signals|signal",
    "honour|honor|respect|recognise|recognize ... gpc",
];
const DENIES_FOLLOWING: &[&str] = &[
    "not|never|don't track|follow you|people|users|visitors across|on",
    "not|never|don't track|follow ... across ... sites|websites|apps",
    "no cross site|context tracking",
];

/// The cookies that others set, with the name of each.
fn of_others(case: &Case) -> impl Iterator<Item = (&CookieRow, &str)> {
    let items = case.answers.cookies.items.iter();
    items.filter_map(|row| {
        let by = row.by.iter().flatten().find_map(|key| recipient(case, key))?;
        Some((row, called(by)))
    })
}

/// The kinds of data that are not only handled for customers.
fn ours(case: &Case) -> impl Iterator<Item = &KindRow> {
    let kinds = case.answers.collection.kinds.iter();
    kinds.filter(|row| row.whose != Some(Whose::Customers))
}

/// Whether a kind of data holds one of these.
fn holds(kind: &KindRow, slugs: &[&str]) -> bool {
    let items = kind.items.iter().flatten();
    items
        .into_iter()
        .any(|item| item.item.as_deref().is_some_and(|slug| slugs.contains(&slug)))
}

/// Each tool that is set up so, with its row.
fn tools(case: &Case, how: Setup) -> impl Iterator<Item = (&SetupRow, &RecipientRow)> {
    let rows = case.answers.cookies.setups.iter().filter(move |row| row.setup == Some(how));
    rows.flat_map(move |setup| {
        let tools = setup.tool.iter().flatten();
        tools.filter_map(move |key| Some((setup, recipient(case, key)?)))
    })
}

/// The providers that store something on devices by the catalogue: those that measure what people do on a website, or
/// that sign them in on a page of their own, and are not set up without cookies.
fn storing(case: &Case) -> impl Iterator<Item = (&RecipientRow, &'static Vendor)> {
    let offers = case.answers.company.offers.as_deref().unwrap_or_default();
    let web = offers
        .iter()
        .any(|offer| matches!(offer, Offer::Website | Offer::WebApp | Offer::Platform));
    let cookieless = case.answers.cookies.cookieless.is_some();
    let rows = case.answers.sharing.recipients.iter().filter(move |_| web);
    rows.filter_map(move |row| {
        let known = vendor(row).filter(|known| !known.cookies.is_empty())?;
        let measures = (does(row, Job::Analytics) || does(row, Job::WebAnalytics)) && !cookieless;
        let signs_in = does(row, Job::SignIn) && known.job == [Job::SignIn];
        let without = tools(case, Setup::NoCookies).any(|(_, tool)| tool.key == row.key);
        ((measures || signs_in) && !without && row.only_if.is_none()).then_some((row, known))
    })
}

/// The names of what a provider stores.
fn named(known: &Vendor) -> String {
    listed(&known.cookies.iter().map(|one| one.name.as_str()).collect::<Vec<_>>())
}

/// What shows that there is advertising: where it stands, and in words after “you say”.
fn advertising(case: &Case) -> Option<(String, String)> {
    let sharing = &case.answers.sharing;
    if let Some(row) = case.doing(Job::Advertising).next() {
        let at = format!("sharing.recipients.{}.job", row.key);
        return Some((at, format!("{} does advertising for you", called(row))));
    }
    if sharing.share_for_ads == Some(true) {
        return Some(("sharing.share_for_ads".into(), "data is shared for it".into()));
    }
    let mut uses = case.answers.uses.purposes.iter();
    let row = uses.find(|row| row.purpose == Some(Purpose::Advertising))?;
    let at = format!("use.purposes.{}.purpose", row.key);
    Some((at, "advertising is one of the uses".into()))
}

/// What shows that others may follow people across sites: their cookie for advertising.
fn follower(case: &Case) -> Option<(String, String)> {
    let (row, who) = of_others(case).find(|(row, _)| row.sort == Some(Sort::Advertising))?;
    let what = format!("{who} sets {}", cookie(row));
    Some((format!("cookies.items.{}.by", row.key), what))
}

/// Whether the law of California binds the company.
fn bound(case: &Case) -> bool {
    case.serves(Region::California) && case.answers.ccpa.applies == Some(true)
}

/// Whether a sentence says one of these phrases, and the clause ends there.
fn ends(line: &Line, phrases: &[&str]) -> bool {
    let mut hits = phrases.iter().flat_map(|phrase| line.all(phrase));
    hits.any(|hit| !line.quoted(&hit) && line.clause(&hit).end == hit.0.end)
}

fn same_words(one: &str, other: &str) -> bool {
    one.trim().eq_ignore_ascii_case(other.trim())
}

/// Whether a lifetime is a number of days or more.
fn is_days(lasts: &str) -> bool {
    let words = lasts.to_lowercase();
    let long = ["day", "week", "month", "year"];
    words.chars().any(|c| c.is_ascii_digit()) && long.iter().any(|unit| words.contains(unit))
}
