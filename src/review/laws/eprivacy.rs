//! What may be stored on devices and sent as marketing: the ePrivacy Directive, and PECR in the UK.
//!
//! Two laws, for a UK rule differs since 2026: the site's own statistics need no consent there, only a way to
//! object. Must not know which tool sets which cookie. The price: a cookie counts as what its row says it does.

use crate::interview::company::Region;
use crate::interview::cookies::{Consent, CookieRow, Does, Setup, Sort as Cookies};
use crate::interview::rights::Action;
use crate::interview::sharing::Part;
use crate::interview::uses::Newsletters;
use crate::review::Level::Should;
use crate::review::case::Case;
use crate::review::dates::since;
use crate::review::rule::{Applies, Breach, Law, READ, Rule, SECOND_HAND, Sort, wrong_if};
#[cfg(test)]
use crate::review::trial::Trial;
use crate::values::Chosen;

/// What the rules of the directive have in common.
const EPRIVACY: Rule = Rule {
    source: "https://eur-lex.europa.eu/eli/dir/2002/58/2009-12-19",
    from: since(2011, 5, 25),
    attested: READ,
    ..Rule::NEW
};

/// What the rules of the UK have in common.
const IN_UK: Rule = Rule {
    source: "https://www.legislation.gov.uk/uksi/2003/2426",
    from: since(2026, 2, 5),
    attested: READ,
    ..Rule::NEW
};

fn applies(case: &Case) -> Applies {
    serves(case, Region::Eu, "the EU")
}

fn applies_in_uk(case: &Case) -> Applies {
    serves(case, Region::Uk, "the UK")
}

fn serves(case: &Case, region: Region, name: &str) -> Applies {
    match (case.knows_regions(), case.serves(region)) {
        (true, true) => Applies::Yes(format!("you serve people in {name}")),
        (true, false) => Applies::No("you serve nobody there, you said".into()),
        (false, _) => Applies::Unknown("nobody has said where the people live".into(), vec!["company.regions"]),
    }
}

/// The directive.
pub(super) const LAW: Law = Law {
    id: "eprivacy",
    name: "the ePrivacy Directive",
    sort: Sort::Law,
    applies,
    when: "Applies if you serve people in the EU.",
    family: "",
    reads: &["company"],
    rules: RULES,
    #[cfg(test)]
    clean: super::gdpr::CLEAN,
    #[cfg(test)]
    away: &["company.regions=[\"elsewhere\"]"],
};

/// The regulations of the UK.
pub(super) const PECR: Law = Law {
    id: "pecr",
    name: "the UK rules on cookies and marketing (PECR)",
    sort: Sort::Law,
    applies: applies_in_uk,
    when: "Applies if you serve people in the UK.",
    family: "",
    reads: &["company"],
    rules: UK_RULES,
    #[cfg(test)]
    clean: super::uk::CLEAN,
    #[cfg(test)]
    away: &["company.regions=[\"elsewhere\"]"],
};

/// One cookie that waits for a yes, and everything about it is said.
#[cfg(test)]
const ASKED: &[&str] = &[
    "cookies.any_items=true",
    "cookies.items.stats={\"name\":\"_stats\",\"sort\":\"analytics\",\"does\":[\"usage-patterns\"],\"by\":[],\"lasts\":\"13 months\",\"consent\":\"opt-in\"}",
    "cookies.banner=true",
    "cookies.off_by_default=true",
    "cookies.reopen=Cookie settings",
];

const RULES: &[Rule] = &[
    Rule {
        id: "epriv-5-3-info",
        provision: "Directive 2002/58/EC Art. 5(3)",
        wrong: "You store something on devices that the product does not need, and the text does not say what for.",
        why: "People must learn the purpose before they are asked whether they agree.",
        mend: &["Say what it is for.", "Stop storing it."],
        questions: &["cookies.items.*.does"],
        check: |case| {
            each(case, "does", |row| {
                needs_yes(row) && row.does.as_ref().is_none_or(Vec::is_empty)
            })
        },
        #[cfg(test)]
        trial: Trial {
            given: ASKED,
            breaks: &["cookies.items.stats.does="],
            mends: &["cookies.items.stats.does=[\"usage-patterns\"]"],
            shows: "understanding patterns of use",
            ..Trial::NEW
        },
        ..EPRIVACY
    },
    Rule {
        id: "epriv-5-3-consent",
        provision: "Directive 2002/58/EC Art. 5(3); CJEU C-673/17",
        wrong: "You store something on devices that the product does not need, without asking first.",
        why: "In the EU it may be stored only after a clear yes; browsing on is none, nor is a ticked box.",
        mend: &[
            "Ask first, and say so.",
            "Stop storing it.",
            "If you ask first already, answer that you do.",
        ],
        questions: &["cookies.items.*.consent", "cookies.off_by_default"],
        yields_to: &["x-ck-05"],
        attested: SECOND_HAND,
        check: |case| {
            let mut breaches = each(case, "consent", |row| needs_yes(row) && row.consent != Some(Consent::OptIn));
            let early = case.answers.cookies.off_by_default == Some(false) && waits(case);
            breaches.extend(wrong_if(early, &["cookies.off_by_default"]));
            breaches
        },
        #[cfg(test)]
        trial: Trial {
            given: ASKED,
            breaks: &["cookies.items.stats.consent=always"],
            mends: &["cookies.items.stats.consent=opt-in"],
            shows: "only with your consent",
            ..Trial::NEW
        },
        ..EPRIVACY
    },
    Rule {
        id: "epriv-planet49",
        provision: "CJEU C-673/17, paras 75 to 81",
        from: since(2019, 10, 1),
        wrong: "The text does not say how long something stays on people's devices.",
        why: "The court wants people to learn how long a cookie lives and whether others can read it.",
        mend: &["Say how long it lasts; the browser's tools show it."],
        questions: &["cookies.items.*.lasts"],
        check: |case| each(case, "lasts", |row| needs_yes(row) && row.lasts.is_none()),
        #[cfg(test)]
        trial: Trial {
            given: ASKED,
            breaks: &["cookies.items.stats.lasts="],
            mends: &["cookies.items.stats.lasts=13 months"],
            shows: "13 months",
            ..Trial::NEW
        },
        ..EPRIVACY
    },
    Rule {
        id: "epriv-withdraw",
        provision: "GDPR Art. 7(3) with Directive 2002/58/EC Art. 5(3)",
        source: "https://eur-lex.europa.eu/eli/reg/2016/679/oj",
        from: since(2018, 5, 25),
        wrong: "You ask for consent to cookies, and the text does not say where to change the choice.",
        why: "Taking a yes back must be as easy as giving it.",
        mend: &[
            "Name the link that opens the choice again.",
            "Put such a link on every page; the policy cannot mend that.",
        ],
        questions: &["cookies.reopen"],
        yields_to: &["x-ck-06"],
        reads: &["rights"],
        check: |case| {
            let own = case.answers.rights.own.iter().any(|row| row.action == Some(Action::Consent));
            let found = own || case.answers.cookies.reopen.is_some();
            wrong_if(waits(case) && !found, &["cookies.reopen"])
        },
        #[cfg(test)]
        trial: Trial {
            given: ASKED,
            breaks: &["cookies.reopen="],
            mends: &["cookies.reopen=Cookie settings"],
            shows: "Cookie settings",
            also: &["x-ck-06"],
            ..Trial::NEW
        },
        ..EPRIVACY
    },
    Rule {
        id: "epriv-scope",
        provision: "EDPB Guidelines 2/2023, on Directive 2002/58/EC Art. 5(3)",
        from: since(2024, 10, 7),
        level: Should,
        wrong: "A tool measures without cookies, and the text does not say how.",
        why: "Fingerprints and other readings of a device count like cookies, so the way must be named.",
        mend: &["Say how the tool does it."],
        questions: &["cookies.cookieless", "cookies.setups.*.setup"],
        check: |case| {
            let cookies = &case.answers.cookies;
            let has = |setup: Setup| cookies.setups.iter().any(|row| row.setup == Some(setup));
            let unsaid = has(Setup::NoCookies) && !has(Setup::Hashing) && cookies.cookieless.is_none();
            wrong_if(unsaid, &["cookies.cookieless"])
        },
        #[cfg(test)]
        trial: Trial {
            given: &[
                "sharing.any_recipients=true",
                "sharing.recipients.stats={\"name\":\"Statly\",\"job\":[\"web-analytics\"],\"country\":{\"area\":\"DE\"}}",
                "cookies.any_setups=true",
                "cookies.setups.plain={\"tool\":[\"stats\"],\"setup\":\"no-cookies\"}",
                "cookies.cookieless=server-side",
            ],
            breaks: &["cookies.cookieless="],
            mends: &["cookies.cookieless=server-side"],
            shows: "works server-side",
            ..Trial::NEW
        },
        ..EPRIVACY
    },
    Rule {
        id: "epriv-13-2",
        provision: "Directive 2002/58/EC Art. 13(2)",
        from: since(2003, 10, 31),
        wrong: "You send marketing to customers who did not ask, and the text does not say how they stop it.",
        why: "That is allowed only with an easy and free way out, in every message too.",
        mend: &[
            "Say how people stop it.",
            "Put a way out into every message; the policy cannot mend that.",
        ],
        questions: &["use.newsletters_stop", "use.newsletters"],
        check: |case| {
            let uses = &case.answers.uses;
            let soft = uses.newsletters == Some(Newsletters::OptOut);
            wrong_if(soft && uses.newsletters_stop.is_none(), &["use.newsletters_stop"])
        },
        #[cfg(test)]
        trial: Trial {
            given: &[
                "use.newsletters=opt-out",
                "use.purposes.news={\"purpose\":\"marketing\",\"kinds\":[\"account\"],\"ground\":\"legitimate-interests\",\"interest\":\"telling customers of new things\"}",
                "use.newsletters_stop=with the link in every message",
            ],
            breaks: &["use.newsletters_stop="],
            mends: &["use.newsletters_stop=with the link in every message"],
            shows: "You can stop them with the link in every message",
            ..Trial::NEW
        },
        ..EPRIVACY
    },
];

const UK_RULES: &[Rule] = &[
    Rule {
        id: "pecr-6",
        provision: "PECR 2003 reg. 6 with Sch. A1 para. 2",
        wrong: "You store something on devices for advertising or for others, without asking first or without saying what for.",
        why: "In the UK too it may be stored only after a yes, and people must learn the purpose before.",
        mend: &["Ask first, and say so.", "Say what it is for.", "Stop storing it."],
        questions: &["cookies.items.*.consent", "cookies.items.*.does"],
        reads: &["sharing"],
        check: |case| {
            let bound = |row: &CookieRow| needs_yes(row) && !own_statistics(case, row);
            let mut breaches = each(case, "consent", |row| bound(row) && row.consent != Some(Consent::OptIn));
            breaches.extend(each(case, "does", |row| {
                let silent = row.does.as_ref().is_none_or(Vec::is_empty);
                silent && (bound(row) || needs_yes(row) && row.consent == Some(Consent::OptIn))
            }));
            breaches
        },
        #[cfg(test)]
        trial: Trial {
            given: &[
                "cookies.any_items=true",
                "cookies.items.ads={\"name\":\"_ads\",\"sort\":\"advertising\",\"does\":[\"measure\"],\"by\":[],\"lasts\":\"13 months\",\"consent\":\"opt-in\"}",
                "cookies.banner=true",
                "cookies.off_by_default=true",
                "cookies.reopen=Cookie settings",
            ],
            breaks: &["cookies.items.ads.consent=always"],
            mends: &["cookies.items.ads.consent=opt-in"],
            shows: "only with your consent",
            ..Trial::NEW
        },
        ..IN_UK
    },
    Rule {
        id: "pecr-A1-exempt",
        provision: "PECR 2003 Sch. A1 para. 5",
        wrong: "You count visits without asking, and the text gives no simple way to object.",
        why: "In the UK your own statistics need no consent, but people must learn what for and be able to switch them off.",
        mend: &[
            "Give the page where people switch it off.",
            "Ask for consent instead.",
            "Say what it does, if the text does not.",
        ],
        questions: &["cookies.items.*.opt_out", "cookies.items.*.consent", "cookies.items.*.does"],
        reads: &["sharing"],
        check: |case| {
            let free = |row: &CookieRow| needs_yes(row) && own_statistics(case, row) && row.consent != Some(Consent::OptIn);
            let mut breaches = each(case, "opt_out", |row| free(row) && row.opt_out.is_none());
            breaches.extend(each(case, "does", |row| {
                free(row) && row.does.as_ref().is_none_or(Vec::is_empty)
            }));
            breaches
        },
        #[cfg(test)]
        trial: Trial {
            given: &[
                "cookies.any_items=true",
                "cookies.items.stats={\"name\":\"_stats\",\"sort\":\"analytics\",\"does\":[\"usage-patterns\"],\"by\":[],\"lasts\":\"13 months\",\"consent\":\"opt-out\",\"opt_out\":\"https://quill.example/no-stats\"}",
            ],
            breaks: &["cookies.items.stats.opt_out="],
            mends: &["cookies.items.stats.opt_out=https://quill.example/no-stats"],
            shows: "https://quill.example/no-stats",
            ..Trial::NEW
        },
        ..IN_UK
    },
];

/// A breach at this column of each cookie of which this holds.
fn each(case: &Case, column: &str, broken: impl Fn(&CookieRow) -> bool) -> Vec<Breach> {
    let rows = case.answers.cookies.items.iter().filter(|row| broken(row));
    rows.map(|row| {
        let unsaid = matches!(row.consent, None | Some(Consent::Unsaid));
        let wrong = match column {
            "does" => "the text does not say what it is for",
            "lasts" => "the text does not say how long it stays on people's devices",
            "opt_out" => "the text gives no page where people switch it off",
            _ if unsaid => "the text does not say that it waits for consent",
            _ => "it does not wait for consent",
        };
        let sort = row.sort.map(Chosen::label);
        let name = row.name.as_deref().or(sort).unwrap_or(&row.key);
        Breach::said(
            format!("cookies.items.{}.{column}", row.key),
            format!("The cookie “{name}”: {wrong}."),
        )
    })
    .collect()
}

/// Whether something measures or advertises, which no product needs; what remembers a setting is left alone.
fn needs_yes(row: &CookieRow) -> bool {
    matches!(row.sort, Some(Cookies::Analytics | Cookies::Advertising))
        || row.does.iter().flatten().any(|does| {
            matches!(
                does,
                Does::UsagePatterns
                    | Does::PagesVisited
                    | Does::Performance
                    | Does::WithinApp
                    | Does::Advertising
                    | Does::Measure
            )
        })
}

/// Whether anything that needs a yes waits for it.
fn waits(case: &Case) -> bool {
    let rows = &case.answers.cookies.items;
    rows.iter().any(|row| needs_yes(row) && row.consent == Some(Consent::OptIn))
}

/// Whether something only counts for the site itself, with nobody's help but a processor's.
fn own_statistics(case: &Case, row: &CookieRow) -> bool {
    let advertises = row.sort == Some(Cookies::Advertising)
        || row
            .does
            .iter()
            .flatten()
            .any(|does| matches!(does, Does::Advertising | Does::Measure));
    let theirs = row.by.iter().flatten().any(|key| {
        let part = case.answers.sharing.recipients.iter().find(|other| other.key == *key);
        part.is_some_and(|other| other.part.is_some_and(Part::decides))
    });
    !advertises && !theirs
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::values::PolicyDate;
    use serde_json::{Value, json};

    /// The rules of a law that speak of this cookie.
    fn speaking(law: &Law, cookie: &Value) -> Vec<&'static str> {
        let answers = json!({
            "sharing": { "recipients": [
                { "key": "helper", "name": "Statly", "part": "processor" },
                { "key": "network", "name": "Adly", "part": "controller" } ] },
            "cookies": { "any_items": true, "items": [cookie] }
        });
        let answers = serde_json::from_value(answers).expect("answers");
        let case = Case::new(answers, PolicyDate::parse("2026-11-21").expect("a date"));
        let rules = law.rules.iter().filter(|rule| !(rule.check)(&case).is_empty());
        rules.map(|rule| rule.id).collect()
    }

    #[test]
    fn what_signs_in_or_remembers_a_setting_needs_no_yes() {
        let kept = json!({ "key": "a", "sort": "functional", "does": ["preferences"], "consent": "always" });
        let session = json!({ "key": "a", "sort": "essential", "does": ["session", "csrf"] });
        for law in [&LAW, &PECR] {
            assert_eq!(speaking(law, &kept), Vec::<&str>::new(), "{}", law.id);
            assert_eq!(speaking(law, &session), Vec::<&str>::new(), "{}", law.id);
        }
    }

    #[test]
    fn statistics_of_ones_own_are_free_in_the_uk_only() {
        let counts = |by: &str| {
            json!({ "key": "a", "sort": "analytics", "does": ["pages-visited"], "by": [by], "lasts": "a year",
                "consent": "opt-out", "opt_out": "https://quill.example/no-stats" })
        };
        assert_eq!(speaking(&LAW, &counts("helper")), ["epriv-5-3-consent"]);
        assert_eq!(speaking(&PECR, &counts("helper")), Vec::<&str>::new());
        assert_eq!(speaking(&PECR, &counts("network")), ["pecr-6"], "it decides for itself");
    }
}
