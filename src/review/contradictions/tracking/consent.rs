//! Consent to what is stored: what waits for it, and where people change it.

#[cfg(test)]
use super::MEASURED;
use super::{GDPR, TRACKING};
use crate::interview::collection::{KindRow, Source};
use crate::interview::company::{DocumentAbout, Region};
use crate::interview::cookies::{Consent, CookieRow};
use crate::interview::rights::Action;
use crate::interview::uses::{Ground, GroundsFor, Purpose};
use crate::review::Level::Should;
use crate::review::case::{advertises, holds, measures};
#[cfg(test)]
use crate::review::laws::uk;
use crate::review::names::{cookie_name, use_name};
use crate::review::phrases::Line;
use crate::review::rule::{Breach, Rule};
#[cfg(test)]
use crate::review::trial::Trial;

pub(in crate::review) const RULES: &[Rule] = &[
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
        check: |case| {
            let mut all = Vec::new();
            let items = &case.answers.cookies.items;
            let early = case.answers.cookies.off_by_default == Some(false);
            if let Some(row) = items.iter().find(|row| early && row.consent == Some(Consent::OptIn)) {
                let name = cookie_name(row);
                let words = format!("You say that {name} waits for consent, and that what needs consent is not off until then.");
                let at = format!("cookies.items.{}.consent", row.key);
                all.push(Breach::between(&["cookies.off_by_default", &at], words));
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
            let items = &answers.cookies.items;
            let european = case.serves(Region::Eu) || case.serves(Region::Uk);
            let asks = items.iter().filter(|row| row.consent == Some(Consent::OptIn));
            if own || !european || answers.cookies.reopen.is_some() {
                return Vec::new();
            }
            let words = |row: &CookieRow| {
                format!(
                    "You ask for consent to {}, and nothing says where to change the choice.",
                    cookie_name(row)
                )
            };
            asks.take(1)
                .map(|row| Breach::between(&["cookies.reopen"], words(row)))
                .collect()
        },
        #[cfg(test)]
        trial: Trial {
            base: &[uk::CLEAN],
            given: &[
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
                    Breach::between(&[&format!("company.documents.{}.link", row.key)], words)
                })
                .collect();
            if !documents
                .iter()
                .any(|row| row.about == Some(DocumentAbout::Cookies) && row.link.is_some())
            {
                let points = |line: &&Line| line.asserts(COOKIE_POLICY).is_some() && !line.text.contains("http");
                let said = case.statements().filter(points);
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
        id: "x-ck-15",
        provision: "GDPR Art. 6(1), 13(1)(c)",
        source: GDPR,
        wrong: "Cookies wait for consent, and what they hold or measure is collected from everybody: which is it?",
        why: "Either it comes only after a yes, or it rests on another ground that the text has to name; a cookie ID comes only with a cookie.",
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
            let free = |kind: &&KindRow| {
                let watched = kind.source.iter().flatten().any(|source| *source == Source::Automatic);
                watched && kind.only_if.is_none() && kind.notice.is_none() && kind.handled_by.is_none()
            };
            let breach = |kind: &KindRow, holds: &str, item: &CookieRow, all: &str| {
                let name = kind.name.as_deref().unwrap_or(&kind.key);
                let words = format!(
                    "“{name}” holds {holds}, from everybody, while {}{all} waits for consent: which is it?",
                    cookie_name(item)
                );
                let at = format!("collection.kinds.{}.only_if", kind.key);
                Breach::between(&[&at, &format!("cookies.items.{}.consent", item.key)], words)
            };
            let waits = |row: &&CookieRow| row.consent == Some(Consent::OptIn);
            let items = &answers.cookies.items;
            let mut found = Vec::new();
            if let Some(item) = items.first().filter(|_| items.iter().all(|row| waits(&row))) {
                let all = if items.len() > 1 {
                    ", as every cookie that you list,"
                } else {
                    ""
                };
                let kinds = case.own_kinds().filter(free).filter(|kind| holds(kind, &["cookie_id"]));
                found.extend(kinds.map(|kind| breach(kind, "a cookie ID", item, all)));
            }
            let measured = items.iter().find(|row| waits(row) && measures(row));
            let Some(item) = measured.filter(|_| answers.cookies.cookieless.is_none()) else {
                return found;
            };
            let grounded = |key: &String| {
                let rows = answers.uses.purposes.iter().filter(|row| row.ground.is_some());
                rows.into_iter()
                    .any(|row| row.kinds.as_ref().is_none_or(|kinds| kinds.contains(key)))
            };
            let kinds = case
                .own_kinds()
                .filter(free)
                .filter(|kind| holds(kind, &["page_views", "browsing_history"]));
            let kinds = kinds.filter(|kind| !grounded(&kind.key));
            found.extend(kinds.map(|kind| breach(kind, "the pages that people visit", item, "")));
            found
        },
        #[cfg(test)]
        trial: Trial {
            base: &[GATED],
            given: &["use.purposes.count={\"purpose\":\"understand\",\"kinds\":[\"usage\"]}"],
            breaks: &["collection.kinds.usage.only_if="],
            mends: &["collection.kinds.usage.only_if=you agree to analytics cookies"],
            shows: "you agree to analytics cookies",
            ..Trial::NEW
        },
        ..TRACKING
    },
    Rule {
        id: "x-ck-17",
        provision: "FTC Act s. 5; GDPR Art. 4(11)",
        source: "https://www.ftc.gov",
        wrong: "A use rests on consent, and the cookie that serves it is on before anybody agrees: which is it?",
        why: "The text prints “your consent” beside a cookie that asks for none.",
        mend: &[
            "Say that the cookie waits for consent.",
            "Choose the ground that the use really has, where people only opt out.",
            "Keep the cookie off until somebody agrees.",
        ],
        questions: &["cookies.items.*.consent", "use.purposes.*.ground"],
        reads: &["company", "collection"],
        check: |case| {
            // in Europe, the rules on what is stored say it; and grounds that are meant for Europe say nothing of others
            let abroad = case.serves(Region::Eu)
                || case.serves(Region::Uk)
                || matches!(case.answers.uses.grounds_for, Some(GroundsFor::Europe | GroundsFor::Similar));
            if abroad {
                return Vec::new();
            }
            let asked = case.own_uses().filter(|row| row.ground == Some(Ground::Consent));
            let pairs = asked.filter_map(|row| {
                let serves = |item: &CookieRow| match row.purpose {
                    Some(purpose) if purpose.is_advertising() => advertises(item),
                    purpose => purpose == Some(Purpose::UnderstandUse) && measures(item),
                };
                let early = |item: &&CookieRow| matches!(item.consent, Some(Consent::OptOut | Consent::Always)) && serves(item);
                Some((row, case.answers.cookies.items.iter().find(early)?))
            });
            pairs
                .map(|(row, item)| {
                    let how = if item.consent == Some(Consent::OptOut) {
                        "on until people opt out"
                    } else {
                        "always on"
                    };
                    let words = format!(
                        "The use “{}” rests on consent, and {} is {how}: which is it?",
                        use_name(row),
                        cookie_name(item)
                    );
                    let at = [
                        format!("cookies.items.{}.consent", item.key),
                        format!("use.purposes.{}.ground", row.key),
                    ];
                    // the consent may be about data that no cookie collects
                    let watched = |key: &String| {
                        let mut kinds = case.answers.collection.kinds.iter();
                        let kind = kinds.find(|kind| kind.key == *key);
                        kind.is_some_and(|kind| kind.source.iter().flatten().any(|source| *source == Source::Automatic))
                    };
                    let all = row
                        .kinds
                        .as_ref()
                        .is_some_and(|keys| !keys.is_empty() && keys.iter().all(watched));
                    Breach::between(&at, words).milder_if(!all, Should)
                })
                .collect()
        },
        #[cfg(test)]
        trial: Trial {
            base: &[GATED],
            given: &[
                "use.purposes.count={\"purpose\":\"understand\",\"kinds\":[\"usage\"],\"ground\":\"consent\",\"withdraw\":\"in the settings\"}",
                "rights.granted.withdraw={\"right\":\"withdraw\"}",
            ],
            breaks: &["cookies.items.stats.consent=opt-out"],
            mends: &["cookies.items.stats.consent=opt-in"],
            shows: "opt-in",
            ..Trial::NEW
        },
        ..TRACKING
    },
];

/// Usage data, and the cookie that measures it, for those who agree.
#[cfg(test)]
const GATED: &[&str] = &[
    "collection.kinds.usage={\"name\":\"Usage data\",\"items\":[{\"item\":\"page_views\"}],\"source\":[\"automatic\"],\"trigger\":\"using\",\"required\":\"no\",\"only_if\":\"you agree to analytics cookies\",\"kept\":{\"how\":\"life-of\",\"of\":\"your account\"}}",
    "cookies.any_items=true",
    "cookies.items.stats={\"name\":\"_stats\",\"sort\":\"analytics\",\"does\":[\"pages-visited\"],\"lasts\":\"13 months\",\"consent\":\"opt-in\"}",
    "cookies.off_by_default=true",
    "cookies.reopen=Cookie settings",
];

const COOKIE_POLICY: &[&str] = &["see|read|in our|the cookie policy|notice", "our cookie policy|notice"];

#[cfg(test)]
mod tests {
    use crate::draft::Draft;
    use crate::values::PolicyDate;
    use serde_json::{Value, json};

    #[test]
    fn a_cookie_id_of_everybody_is_asked_about_only_where_every_cookie_waits() {
        let found = |kind: &Value, consents: &[&str]| {
            let items: Vec<Value> = (0_u8..)
                .zip(consents)
                .map(|(at, consent)| json!({ "key": format!("c{at}"), "name": format!("_c{at}"), "sort": "functional", "consent": consent }))
                .collect();
            let draft: Draft = serde_json::from_value(json!({ "format": 1, "name": "t", "answers": {
                "collection": { "kinds": [kind] }, "cookies": { "items": items } } }))
            .expect("a draft");
            let today = PolicyDate::parse("2026-11-21").expect("a day");
            let all = crate::review::review(&draft, today).findings;
            let its = all.into_iter().filter(|finding| finding.rule == "x-ck-15");
            its.map(|finding| finding.message).collect::<Vec<String>>()
        };
        let kind = |more: &Value| {
            let mut row =
                json!({ "key": "device", "name": "Device data", "items": [{ "item": "cookie_id" }], "source": ["automatic"] });
            row.as_object_mut()
                .expect("a row")
                .extend(more.as_object().cloned().unwrap_or_default());
            row
        };
        let free = kind(&json!({}));
        let said = "“Device data” holds a cookie ID, from everybody, while the cookie “_c0” waits for consent: which is it?";
        assert_eq!(found(&free, &["opt-in"]), [said]);
        assert_eq!(found(&free, &["opt-in", "opt-in"]).len(), 1);
        assert_eq!(
            found(&free, &["opt-in", "always"]),
            [""; 0],
            "that of a cookie that is always on"
        );
        assert_eq!(found(&free, &[]), [""; 0]);
        let bound = kind(&json!({ "only_if": "you agree to functional cookies" }));
        assert_eq!(found(&bound, &["opt-in"]), [""; 0]);
    }
}
