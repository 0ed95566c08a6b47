//! What is stored on devices: what is denied, listed, essential, counted.

#[cfg(test)]
use super::MEASURED;
use super::{EXCEPT, FTC, GDPR, TRACKING, ends, of_others, same_words};
use crate::interview::company::{Offer, Region};
use crate::interview::cookies::{CookieRow, Does, NotUsed, Setup, SetupRow, Sort};
use crate::interview::sharing::{Job, RecipientRow};
use crate::review::Level::Should;
use crate::review::case::Case;
use crate::review::case::{advertises, does, holds, measures, vendor};
use crate::review::names::{cookie_name, listed, recipient_name};
use crate::review::phrases::{Line, literal};
use crate::review::rule::Breach;
use crate::review::rule::Rule;
#[cfg(test)]
use crate::review::trial::Trial;
use crate::values::Chosen;
use crate::vendors::Vendor;

pub(in crate::review) const RULES: &[Rule] = &[
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
                    let words = format!("You say that you use no {what}, and {who} sets {}.", cookie_name(theirs));
                    let at = format!("cookies.not_used.{}.what", row.key);
                    all.push(Breach::between(&[&at, &format!("cookies.items.{}.by", theirs.key)], words));
                }
            }
            if let Some((theirs, who)) = of_others(case).next() {
                let said = case.statements().filter(|line| {
                    // “for advertising” says what they would be for: those for something else are another matter
                    let of_ads = line.has(&["for|of advertising|ads|marketing"]) && !advertises(theirs);
                    line.says(DENIES_OTHERS).is_some() && !line.has(EXCEPT) && !line.is_narrowed() && !of_ads
                });
                let words = format!("You deny cookies of other companies, and {who} sets {}.", cookie_name(theirs));
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
                    all.push(Breach::between(&["cookies.any_items", "cookies.storage_too"], words));
                }
                for kind in case.own_kinds().filter(|kind| holds(kind, &["cookie_id"])) {
                    let name = kind.name.as_deref().unwrap_or(&kind.key);
                    let words = format!("You say that nothing is stored on devices, and “{name}” holds a cookie ID.");
                    all.push(Breach::between(
                        &["cookies.any_items", &format!("collection.kinds.{}.items", kind.key)],
                        words,
                    ));
                }
                for (row, known) in storing(case) {
                    let words = format!(
                        "You say that nothing is stored on devices; by the catalogue, {} stores {}.",
                        recipient_name(row),
                        named(known)
                    );
                    all.push(Breach::between(
                        &["cookies.any_items", &format!("sharing.recipients.{}", row.key)],
                        words,
                    ));
                }
            }
            if let Some(row) = cookies.items.first() {
                let said = case
                    .statements()
                    .filter(|line| ends(line, DENIES_ALL) && of_all(case, line) && !line.is_narrowed() && !line.has(&["only"]));
                let words = format!("You say that you use no cookies, and the list has {}.", cookie_name(row));
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
            also: &["plat-ga-7"],
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
                            recipient_name(row),
                            listed(&others)
                        );
                        all.push(Breach::between(
                            &["cookies.items", &format!("sharing.recipients.{}", row.key)],
                            words,
                        ));
                    }
                }
            }
            let more = items
                .iter()
                .find(|row| matches!(row.sort, Some(Sort::Analytics | Sort::Advertising)));
            if let Some(row) = more {
                let said = case
                    .statements()
                    .filter(|line| line.asserts(ONLY_ESSENTIAL).is_some() && !line.has(EXCEPT) && !line.is_narrowed());
                let words = format!(
                    "You say that you use only essential cookies, and the list has {}.",
                    cookie_name(row)
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
        provision: "Directive 2002/58/EC Art. 5(3); PECR 2003 reg. 6",
        wrong: "You call a cookie essential that does more than the product needs.",
        why: "What remembers a preference, measures or advertises does not become essential by its name.",
        mend: &["Give it its own row and sort.", "Stop using it for that."],
        questions: &["cookies.items.*.sort", "cookies.items.*.does"],
        reads: &["company"],
        check: |case| {
            let rows = case.answers.cookies.items.iter();
            rows.filter(|row| row.sort == Some(Sort::Essential))
                .filter_map(|row| {
                    // a language or a size of letters that somebody chose may be kept without a yes (WP194, 3.6)
                    let mut chosen = false;
                    let more = if advertises(row) {
                        "is there for advertising"
                    } else if measures(row) {
                        "measures what people do"
                    } else if row.does.iter().flatten().any(|one| *one == Does::Preferences) && case.serves(Region::Eu) {
                        // the UK lets such a cookie go without consent
                        chosen = true;
                        "remembers preferences: only such as people chose themselves, like a language?"
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
                    let end = if chosen { "" } else { "." };
                    let words = format!("You call {name} essential, and it {more}{end}");
                    Some(Breach::between(&[&sort, &does], words).milder_if(chosen, Should))
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
                    cookie_name(row)
                );
                all.push(Breach::between(
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
                        recipient_name(row),
                        cookie_name(item)
                    );
                    all.push(Breach::between(&[&at, &format!("cookies.items.{}.by", item.key)], words));
                } else if let Some(known) = known {
                    let words = format!(
                        "You say that {} works without cookies; by the catalogue, it sets {}. In which mode does it not?",
                        recipient_name(row),
                        named(known)
                    );
                    all.push(Breach::between(&[&at], words));
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
                        recipient_name(row),
                        listed(&own)
                    ),
                    (_, [_, _, ..]) => format!(
                        "You say that {} sets a single cookie; by the catalogue, it sets {}.",
                        recipient_name(row),
                        listed(&known)
                    ),
                    _ => continue,
                };
                all.push(Breach::between(&[&format!("cookies.setups.{}.setup", setup.key)], words));
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
                "sharing.platform_words=[\"google-partners\"]",
            ],
            breaks: &["cookies.setups.one.setup=single-cookie"],
            mends: &["cookies.setups.one.setup=no-full-ip"],
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
                    all.push(Breach::between(&[&format!("cookies.items.{}.lasts", other.key), &at], words));
                } else if name.to_lowercase().contains("session cookie") && is_days(lasts) {
                    let words = format!("“{name}” is called a session cookie, which ends with the browser, and stays {lasts}.");
                    all.push(Breach::between(&[&at], words));
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
];

const DENIES_OTHERS: &[&str] = &[
    "no third party cookies",
    "not|never|don't use|set|place|allow any? third party cookies",
];

const DENIES_ALL: &[&str] = &[
    "not|never|don't use|set|place any? cookies",
    "use|set|uses|sets no cookies",
    "no cookies are|is set|used",
];

/// Whether a sentence without cookies speaks of us or of the whole site, and not of some pages of it.
fn of_all(case: &Case, line: &Line) -> bool {
    let product = case.answers.company.product.as_deref().map(literal).unwrap_or_default();
    let mut hits = DENIES_ALL.iter().flat_map(|phrase| line.all(phrase));
    hits.any(|hit| {
        let whole = &[
            "we",
            "it",
            "our|this|the site|website|app|application|service|product|platform|software",
        ];
        let starts = line.clause(&hit).start == hit.0.start;
        starts || line.after(&hit, 1, whole) || (!product.is_empty() && line.after(&hit, 1, &[&product]))
    })
}

const ONLY_ESSENTIAL: &[&str] = &[
    "only strictly? essential|necessary cookies",
    "essential|necessary cookies only",
    "use|set only cookies that are strictly? essential|necessary",
];

/// Each tool that is set up so, with its row.
fn tools(case: &Case, how: Setup) -> impl Iterator<Item = (&SetupRow, &RecipientRow)> {
    let rows = case.answers.cookies.setups.iter().filter(move |row| row.setup == Some(how));
    rows.flat_map(move |setup| {
        let tools = setup.tool.iter().flatten();
        tools.filter_map(move |key| Some((setup, case.recipient(key)?)))
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
        let stores = |known: &&Vendor| !known.cookies.is_empty() && !case.on_server.contains(&known.id);
        let known = vendor(row).filter(stores)?;
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

/// Whether a lifetime is a number of days or more.
fn is_days(lasts: &str) -> bool {
    let words = lasts.to_lowercase();
    let long = ["day", "week", "month", "year"];
    words.chars().any(|c| c.is_ascii_digit()) && long.iter().any(|unit| words.contains(unit))
}
