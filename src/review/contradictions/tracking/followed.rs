//! Advertising, following across sites, and the signals of browsers.

use super::{EXCEPT, FTC, TRACKING, ends, of_others, same_words};
use crate::interview::ccpa::StateSays;
use crate::interview::company::Region;
use crate::interview::cookies::{NotUsed, Signal, Sort};
use crate::interview::uses::{Promise, Purpose};
use crate::review::case::Case;
use crate::review::case::advertises;
use crate::review::dates::since;
use crate::review::names::{cookie_name, recipient_name};
use crate::review::rule::{Breach, Rule};
#[cfg(test)]
use crate::review::trial::Trial;
use crate::values::Chosen;

pub(in crate::review) const RULES: &[Rule] = &[
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
                    all.push(Breach::between(&[&promise, &at], words));
                }
            }
            let denied =
                |row: &&crate::interview::cookies::NotUsedRow| matches!(row.what, Some(NotUsed::Advertising | NotUsed::Tracking));
            for row in answers.cookies.not_used.iter().filter(denied) {
                if let Some(item) = answers.cookies.items.iter().find(|item| advertises(item)) {
                    let what = row.what.map_or("", Chosen::label);
                    let words = format!(
                        "You say that you use no {what}, and {} is there for advertising.",
                        cookie_name(item)
                    );
                    let at = format!("cookies.not_used.{}.what", row.key);
                    all.push(Breach::between(&[&at, &format!("cookies.items.{}.does", item.key)], words));
                }
            }
            if let Some((_, what)) = advertising(case) {
                let said = case.statements().filter(|line| ends(line, DENIES_ADS) && !line.has(EXCEPT));
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
        id: "x-ck-11",
        provision: "FTC Act s. 5 (15 U.S.C. 45(a)); 11 CCR 7011(e)(3)(F)",
        source: CCR,
        wrong: "You honour Global Privacy Control and sell or share data, and nothing says what the signal does.",
        why: "People who send the signal must know whether it stops the sale, or only some cookies.",
        mend: &[
            "Say what the signal does.",
            "Say that you do not honour it, if it does nothing.",
        ],
        questions: &["cookies.signals.*.effects", "cookies.signals.*.honoured", "ccpa.signal_scope"],
        reads: &["sharing"],
        check: |case| {
            // for what it counts says what it does
            let scope = case.answers.ccpa.signal_scope.iter().flatten().next();
            if !case.sells() || scope.is_some() {
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
                    Breach::between(&[&at, &format!("ccpa.states.{}.says", row.key)], words)
                })
                .collect();
            let said = case.statements().filter(|line| line.asserts(HONOURS).is_some());
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
                "ccpa.states.co={\"state\":\"colorado\",\"says\":[\"signal\",\"rights\"]}",
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
                all.push(Breach::between(&["collection.no_tracking", "sharing.share_for_ads"], words));
            }
            let Some((at, what)) = follower(case) else {
                return all;
            };
            if answers.ccpa.others_track == Some(false) {
                let words = format!("You say that no other company follows people on your service and elsewhere, and {what}.");
                all.push(Breach::between(&["ccpa.others_track", &at], words));
            }
            let said = case
                .statements()
                .filter(|line| line.says(DENIES_FOLLOWING).is_some() && !line.has(EXCEPT));
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
        id: "x-ck-16",
        provision: "11 CCR 7026(a)(4)",
        source: CCR,
        wrong: "The opt-out of sale and sharing is the choice about cookies.",
        why: "A choice about cookies stops only what goes through cookies, not every sale and sharing.",
        mend: &[
            "Offer an opt-out page of its own.",
            "Let that one page stop all sale and sharing, and give it a name that says so.",
        ],
        questions: &["sharing.opt_out_title", "sharing.opt_out", "cookies.reopen", "cookies.banner"],
        reads: &["company"],
        check: |case| {
            let title = case.answers.sharing.opt_out_title.as_deref().unwrap_or_default();
            let reopen = case.answers.cookies.reopen.as_deref().unwrap_or_default();
            let cookies = title.to_lowercase().contains("cookie");
            let same = !title.is_empty() && same_words(title, reopen);
            let american = case.serves(Region::California) || case.serves(Region::OtherUs);
            if !case.sells() || !american || !(cookies || same) {
                return Vec::new();
            }
            let words = format!("People opt out of sale and sharing with “{title}”, which is the choice about cookies.");
            let at: &[&str] = if same {
                &["sharing.opt_out_title", "cookies.reopen"]
            } else {
                &["sharing.opt_out_title"]
            };
            vec![Breach::between(at, words)]
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
        from: since(2023, 1, 1),
        ..TRACKING
    },
];

const CCR: &str = "https://cppa.ca.gov/regulations/";

const CALOPPA: &str = "https://leginfo.legislature.ca.gov/faces/codes_displaySection.xhtml?lawCode=BPC&sectionNum=22575";

const DENIES_ADS: &[&str] = &[
    "no ads|advertising|advertisements",
    "no ads|advertising|advertisements and|or tracking|trackers",
    "no tracking|trackers and|or ads|advertising|advertisements",
];

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

/// What shows that there is advertising: where it stands, and in words after “you say”.
fn advertising(case: &Case) -> Option<(String, String)> {
    let sharing = &case.answers.sharing;
    if let Some(row) = case.advertising().next() {
        let at = format!("sharing.recipients.{}.job", row.key);
        return Some((at, format!("{} does advertising for you", recipient_name(row))));
    }
    if sharing.share_for_ads == Some(true) {
        return Some(("sharing.share_for_ads".into(), "data is shared for it".into()));
    }
    let mut uses = case.answers.uses.purposes.iter();
    let row = uses.find(|row| row.purpose.is_some_and(Purpose::is_advertising))?;
    let at = format!("use.purposes.{}.purpose", row.key);
    Some((at, "advertising is one of the uses".into()))
}

/// What shows that others may follow people across sites: their cookie for advertising.
fn follower(case: &Case) -> Option<(String, String)> {
    let (row, who) = of_others(case).find(|(row, _)| row.sort == Some(Sort::Advertising))?;
    let what = format!("{who} sets {}", cookie_name(row));
    Some((format!("cookies.items.{}.by", row.key), what))
}
