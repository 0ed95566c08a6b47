//! Sale and sharing for advertising: what is denied and done, and what is promised about it.

use super::{CIV, SHARING, covers, promises};
use crate::interview::ccpa::{Fixed, State, StateSays, UsRight};
use crate::interview::collection::KindRow;
use crate::interview::cookies::{Does, Sort};
use crate::interview::sharing::Part;
use crate::interview::uses::Promise;
use crate::review::Level::Should;
use crate::review::dates::since;
#[cfg(test)]
use crate::review::laws::california;
use crate::review::names::{cookie_name, kind_name, recipient_name};
use crate::review::phrases::Line;
use crate::review::rule::{Breach, Rule};
#[cfg(test)]
use crate::review::trial::Trial;
use crate::values::{Chosen, DataItem};

pub(in crate::review) const RULES: &[Rule] = &[
    Rule {
        id: "x-sl-01",
        provision: "Cal. Civ. Code 1798.140(ad), 1798.140(ah); FTC Act s. 5",
        source: CIV,
        wrong: "You say that nothing is sold or shared for advertising, and something is.",
        why: "Handing data to an advertising company that follows people is “sharing” even where no money flows.",
        mend: &[
            "Say that data is shared for advertising, and offer the opt-out.",
            "If the company works for you alone and follows nobody elsewhere, say so in its row.",
            "Stop it.",
        ],
        questions: &[
            "sharing.share_for_ads",
            "sharing.sell",
            "sharing.recipients.*.part",
            "cookies.items.*.by",
            "use.promises.*.promise",
        ],
        check: |case| {
            let sharing = &case.answers.sharing;
            let mut all = Vec::new();
            if sharing.share_for_ads == Some(false) {
                for row in case.advertising().filter(|row| row.part != Some(Part::Processor)) {
                    let words = format!(
                        "You say that no data is shared for advertising across sites, and {} gets some for advertising: does it follow people elsewhere?",
                        recipient_name(row)
                    );
                    let part = format!("sharing.recipients.{}.part", row.key);
                    all.push(Breach::between(&["sharing.share_for_ads", &part], words));
                }
                let shows = |row: &&crate::interview::cookies::CookieRow| {
                    let silent = row.does.as_ref().is_none_or(Vec::is_empty);
                    row.does.iter().flatten().any(|one| *one == Does::Advertising)
                        || row.sort == Some(Sort::Advertising) && silent
                };
                for row in case.answers.cookies.items.iter().filter(shows) {
                    let by = row.by.iter().flatten().filter_map(|key| case.recipient(key));
                    let by = by
                        .filter(|one| !one.advertises())
                        .find(|one| one.part != Some(Part::Processor));
                    if let Some(who) = by {
                        let words = format!(
                            "You say that no data is shared for advertising across sites, and {} sets {} to show advertising.",
                            recipient_name(who),
                            cookie_name(row)
                        );
                        all.push(Breach::between(
                            &["sharing.share_for_ads", &format!("cookies.items.{}.by", row.key)],
                            words,
                        ));
                    }
                }
            }
            let promised = promises(case, Promise::NoSale).filter(|row| covers(row, sharing.ads_kinds.as_deref()));
            for row in promised.filter(|_| sharing.sell == Some(true)) {
                let at = format!("use.promises.{}.promise", row.key);
                all.push(Breach::between(
                    &["sharing.sell", &at],
                    "You promise never to sell data that you sell.",
                ));
            }
            // a statement that nothing is sold, beside advertising, is found among the claims
            all
        },
        #[cfg(test)]
        trial: Trial {
            given: &[
                "sharing.any_recipients=true",
                "sharing.recipients.ads={\"name\":\"Adly\",\"job\":[\"advertising\"],\"part\":\"processor\"}",
            ],
            breaks: &["sharing.recipients.ads.part=controller"],
            mends: &["sharing.recipients.ads.part=processor"],
            ..Trial::NEW
        },
        ..SHARING
    },
    Rule {
        id: "x-sl-02",
        provision: "Cal. Civ. Code 1798.140(ad)",
        source: CIV,
        level: Should, // what came back for the data, nobody asks
        wrong: "You say that nothing is sold, and that others got data for their own marketing: what did you get for it?",
        why: "A sale needs no money; data for a service, a discount or other data counts too.",
        mend: &[
            "Say that data is sold, if anything of value came back for it.",
            "Stop giving data to others for their marketing.",
        ],
        questions: &["sharing.sell", "ccpa.marketing_others"],
        reads: &["company"],
        check: |case| {
            // a statement that denies only a sale for money is found among the claims
            let gave = case.answers.ccpa.marketing_others == Some(true);
            let denied = case.answers.sharing.sell == Some(false);
            let at = ["sharing.sell", "ccpa.marketing_others"];
            if gave && denied { vec![Breach::at(&at)] } else { Vec::new() }
        },
        #[cfg(test)]
        trial: Trial {
            given: &[
                "company.regions=[\"california\"]",
                "ccpa.applies=false",
                "ccpa.others_track=false",
                "ccpa.marketing_others=true",
                "ccpa.shine_the_light={\"kind\":\"email\",\"value\":\"light@quill.example\"}",
                "sharing.sell=true",
                "sharing.ads_kinds=[\"account\"]",
                "sharing.opt_out=/opt-out",
            ],
            breaks: &["sharing.sell=false"],
            mends: &[
                "sharing.sell=true",
                "sharing.ads_kinds=[\"account\"]",
                "sharing.opt_out=/opt-out",
            ],
            shows: "We sell personal data",
            ..Trial::NEW
        },
        ..SHARING
    },
    Rule {
        id: "x-sl-05",
        provision: "Cal. Civ. Code 1798.135(a); FTC Act s. 5",
        source: "https://leginfo.legislature.ca.gov/faces/codes_displaySection.xhtml?lawCode=CIV&sectionNum=1798.135",
        wrong: "You give people a right to opt out of sale and sharing, and nothing says where.",
        why: "A right that nobody can use is none.",
        mend: &["Give the page where people opt out.", "Stop selling and sharing data."],
        questions: &[
            "sharing.opt_out",
            "ccpa.rights",
            "ccpa.states.*.says",
            "statements.texts.*.text",
        ],
        reads: &["company"],
        check: |case| {
            let (sharing, ccpa) = (&case.answers.sharing, &case.answers.ccpa);
            // where the signal of a browser is the only way, the text says so
            let shown = sharing.opt_out.is_some() || sharing.opt_out_title.is_some() || ccpa.frictionless == Some(true);
            if !case.sells() || shown {
                return Vec::new();
            }
            let mut at = Vec::new();
            if ccpa.rights.iter().flatten().any(|right| *right == UsRight::OptOut) {
                at.push("ccpa.rights".to_owned());
            }
            let states = ccpa.states.iter();
            let says = states.filter(|row| row.says.iter().flatten().any(|says| *says == StateSays::OptOut));
            at.extend(says.map(|row| format!("ccpa.states.{}.says", row.key)));
            let said = case.statements().find(|line| line.asserts(MAY_OPT_OUT).is_some());
            at.extend(said.map(|line| line.path.clone()));
            let Some(first) = at.first() else {
                return Vec::new();
            };
            vec![Breach::between(
                &["sharing.opt_out", first],
                "You give people a right to opt out of sale and sharing, and nothing says where.",
            )]
        },
        #[cfg(test)]
        trial: Trial {
            given: &[
                "company.regions=[\"california\"]",
                "ccpa.applies=false",
                "ccpa.others_track=false",
                "ccpa.rights=[\"opt-out\"]",
                "sharing.sell=true",
                "sharing.ads_kinds=[\"account\"]",
                "sharing.opt_out=/opt-out",
            ],
            breaks: &["sharing.opt_out="],
            mends: &["sharing.opt_out=/opt-out"],
            shows: "/opt-out",
            ..Trial::NEW
        },
        ..SHARING
    },
    Rule {
        id: "x-sl-06",
        provision: "FTC Act s. 5 (15 U.S.C. 45(a)); Cal. Civ. Code 1798.100(a)(1)",
        source: "https://www.ftc.gov",
        level: Should,
        wrong: "You say that nothing is sold, and then what happens if that changes.",
        why: "Data that people gave under a promise not to sell stays under it; a new page does not change that.",
        mend: &[
            "Leave out what you might do; say it when you do it.",
            "Promise to ask people before data that you already hold is sold.",
        ],
        questions: &["ccpa.if_changes", "sharing.sell"],
        reads: &["company"],
        check: |case| {
            let (sharing, ccpa) = (&case.answers.sharing, &case.answers.ccpa);
            let neither = sharing.sell == Some(false) && sharing.share_for_ads == Some(false);
            let said = neither && ccpa.sale_words == Some(true) && ccpa.if_changes == Some(true);
            let at = ["ccpa.if_changes", "sharing.sell"];
            if said { vec![Breach::at(&at)] } else { Vec::new() }
        },
        #[cfg(test)]
        trial: Trial {
            given: &[
                "company.regions=[\"california\"]",
                "ccpa.applies=false",
                "ccpa.others_track=false",
                "ccpa.sale_words=true",
            ],
            breaks: &["ccpa.if_changes=true"],
            mends: &["ccpa.if_changes=false"],
            ..Trial::NEW
        },
        ..SHARING
    },
    Rule {
        id: "x-sl-07",
        provision: "Tex. Bus. & Com. Code 541.102(b), (c)",
        source: "https://statutes.capitol.texas.gov/Docs/BC/htm/BC.541.htm",
        from: since(2024, 7, 1),
        wrong: "A fixed notice about the sale of sensitive data does not fit what you sell, or has other words.",
        why: "The notice is a statement of its own: it must have the fixed words, and it must be true.",
        mend: &[
            "Print the notice in the fixed words, by its own question.",
            "Take the notice out, if no such data is sold.",
        ],
        questions: &["ccpa.notices", "sharing.ads_kinds", "statements.texts.*.text"],
        reads: &["company", "collection"],
        check: |case| {
            let mut all = Vec::new();
            let gone = case.answers.sharing.ads_kinds.as_deref().unwrap_or_default();
            let kinds: Vec<&KindRow> = case
                .answers
                .collection
                .kinds
                .iter()
                .filter(|kind| gone.contains(&kind.key))
                .collect();
            let told = !kinds.is_empty() && kinds.iter().all(|kind| kind.items.iter().flatten().count() > 0);
            let sells = |fits: fn(&DataItem) -> bool| kinds.iter().any(|kind| kind.items.iter().flatten().any(fits));
            for notice in case.answers.ccpa.notices.iter().flatten() {
                let (what, there) = match notice {
                    Fixed::Sensitive | Fixed::SiteSensitive => ("sensitive", sells(maybe_sensitive)),
                    Fixed::Biometric | Fixed::SiteBiometric => ("biometric", sells(maybe_biometric)),
                };
                if case.answers.sharing.sell == Some(true) && told && !there {
                    let words = format!("You print the notice that you may sell {what} data, and what you sell holds none.");
                    all.push(Breach::between(&["ccpa.notices", "sharing.ads_kinds"], words));
                }
            }
            let states = case.answers.company.states.as_deref().unwrap_or_default();
            if states.contains(&State::Texas) {
                let reworded = |line: &&Line| {
                    let speaks = line.text.trim_start().to_lowercase().starts_with("notice");
                    speaks && line.has(&["sell ... sensitive|biometric personal? data"]) && !fixed(&line.text)
                };
                let said = case.statements().filter(reworded);
                all.extend(said.map(|line| line.breach("Texas fixes the words of this notice, and these are others.")));
            }
            all
        },
        #[cfg(test)]
        trial: Trial {
            given: &[
                "company.regions=[\"other-us\"]",
                "company.states=[\"texas\"]",
                "company.regulated=[]",
                "ccpa.over=[]",
                "collection.kinds.health={\"name\":\"Health data\",\"items\":[{\"item\":\"health\"}],\"trigger\":\"entering\",\"source\":[\"person\"],\"required\":\"no\",\"kept\":{\"how\":\"life-of\",\"of\":\"your account\"}}",
                "sharing.sell=true",
                "sharing.ads_kinds=[\"account\",\"health\"]",
                "sharing.opt_out=/opt-out",
                "ccpa.notices=[\"sensitive\"]",
                "use.purposes.provide.kinds=[\"account\",\"health\"]",
            ],
            breaks: &["sharing.ads_kinds=[\"account\"]"],
            mends: &["sharing.ads_kinds=[\"account\",\"health\"]"],
            ..Trial::NEW
        },
        ..SHARING
    },
    Rule {
        id: "x-sl-11",
        provision: "Cal. Civ. Code 1798.120(c); 11 CCR 7011(e)(1)(G)",
        source: "https://leginfo.legislature.ca.gov/faces/codes_displaySection.xhtml?lawCode=CIV&sectionNum=1798.120",
        wrong: "You say that you know of nobody under 16 whose data you sell or share, and other answers say you do.",
        why: "A company that asks for a date of birth, or makes a product for children, knows; and without a yes it is forbidden.",
        mend: &[
            "Say that you know of them, and sell or share their data only after a yes.",
            "Leave people under 16 out of sale and sharing, and out of the product.",
        ],
        questions: &[
            "ccpa.under_16",
            "children.minimum_age",
            "children.made_for",
            "collection.kinds.*.items",
        ],
        reads: &["company", "sharing"],
        check: |case| {
            let children = &case.answers.children;
            if case.answers.ccpa.under_16 != Some(false) || !case.sells() {
                return Vec::new();
            }
            let asks = case.own_kinds().find(|kind| {
                kind.items
                    .iter()
                    .flatten()
                    .any(|item| item.item.as_deref() == Some("age_birthdate"))
            });
            if children.made_for == Some(true) {
                let words = "You say that you know of nobody under 16 whose data you sell or share, and that the product is made for children.";
                return vec![Breach::between(&["ccpa.under_16", "children.made_for"], words)];
            }
            match (children.minimum_age.filter(|age| *age < 16), asks) {
                (Some(age), Some(_)) => {
                    let words = format!(
                        "People from {age} on may use the product, and you ask for the date of birth: do you really know of nobody under 16?"
                    );
                    vec![Breach::between(&["ccpa.under_16", "children.minimum_age"], words)]
                }
                _ => Vec::new(),
            }
        },
        #[cfg(test)]
        trial: Trial {
            base: &[california::CLEAN, california::SHARES],
            given: &["collection.kinds.account.items=[{\"item\":\"email\"},{\"item\":\"age_birthdate\"}]"],
            breaks: &["children.minimum_age=13"],
            mends: &["children.minimum_age=16"],
            ..Trial::NEW
        },
        from: since(2023, 1, 1),
        ..SHARING
    },
    Rule {
        id: "x-sl-13",
        provision: "Cal. Civ. Code 1798.121; 11 CCR 7014, 7027(m)",
        source: "https://leginfo.legislature.ca.gov/faces/codes_displaySection.xhtml?lawCode=CIV&sectionNum=1798.121",
        wrong: "You sell or share sensitive data, and say that it serves only what your service needs.",
        why: "No service needs a sale, so the people concerned must be able to limit it.",
        mend: &[
            "Say that you use it for more, and offer the page where people limit it.",
            "Leave sensitive data out of sale and sharing.",
        ],
        questions: &["ccpa.sensitive_beyond", "sharing.ads_kinds", "ccpa.limit"],
        reads: &["company", "collection"],
        check: |case| {
            let only = case.under("ccpa") && case.sells() && case.answers.ccpa.sensitive_beyond == Some(false);
            let gone = case.answers.sharing.ads_kinds.as_deref().unwrap_or_default();
            let kinds = case.own_kinds().filter(|kind| only && gone.contains(&kind.key));
            kinds
                .filter(|kind| kind.items.iter().flatten().count() > 0 && kind.items.iter().flatten().all(is_sensitive))
                .map(|kind| {
                    let words = format!(
                        "You sell or share “{}”, and say that sensitive data serves only what your service needs.",
                        kind_name(kind)
                    );
                    Breach::between(&["ccpa.sensitive_beyond", "sharing.ads_kinds"], words)
                })
                .collect()
        },
        #[cfg(test)]
        trial: Trial {
            base: &[california::CLEAN, california::SHARES],
            given: &[
                "collection.kinds.health={\"name\":\"Health data\",\"items\":[{\"item\":\"health\"}],\"trigger\":\"entering\",\"source\":[\"person\"],\"whose\":\"controller\",\"required\":\"no\",\"kept\":{\"how\":\"life-of\",\"of\":\"your account\"}}",
                "use.purposes.care={\"purpose\":\"process-content\",\"kinds\":[\"health\"],\"ground\":\"consent\"}",
            ],
            breaks: &["sharing.ads_kinds=[\"account\",\"health\"]"],
            mends: &["sharing.ads_kinds=[\"account\"]"],
            ..Trial::NEW
        },
        from: since(2023, 1, 1),
        ..SHARING
    },
    Rule {
        id: "x-sl-22",
        provision: "Cal. Civ. Code 1798.125(b)",
        source: "https://leginfo.legislature.ca.gov/faces/codes_displaySection.xhtml?lawCode=CIV&sectionNum=1798.125",
        wrong: "You write of a reward for signing up, and say that there are no benefits for data.",
        why: "A discount for an e-mail address is a benefit for data, and Californians must be told its terms.",
        mend: &["Say that there is such an offer, and give its terms.", "Stop the offer."],
        questions: &["ccpa.incentive", "ccpa.incentive_terms", "statements.texts.*.text"],
        reads: &["company"],
        check: |case| {
            let denied = case.under("ccpa") && case.answers.ccpa.incentive == Some(false);
            let offers = |line: &&Line| line.asserts(REWARD).is_some() && line.asserts(FOR_DATA).is_some();
            let said = case.statements().filter(offers).filter(|_| denied);
            let words = "You write of a reward for signing up, and say that there are no benefits for data.";
            said.map(|line| line.breach(words)).collect()
        },
        #[cfg(test)]
        trial: Trial {
            base: &[california::CLEAN],
            given: &[
                "statements.texts.tea={\"at\":\"use\",\"text\":\"Subscribe to our newsletter and get a discount of 10 dollars.\"}",
                "ccpa.incentive=true",
                "ccpa.incentive_terms=You get 10 dollars off for your email address, join by subscribing and leave at any time. The address is worth about 10 dollars to us, by what an order brings.",
            ],
            breaks: &["ccpa.incentive=false"],
            mends: &[
                "ccpa.incentive=true",
                "ccpa.incentive_terms=You get 10 dollars off for your email address, join by subscribing and leave at any time. The address is worth about 10 dollars to us, by what an order brings.",
            ],
            shows: "10 dollars off",
            ..Trial::NEW
        },
        from: since(2023, 1, 1),
        ..SHARING
    },
];

const MAY_OPT_OUT: &[&str] = &["opt out of the? sale|sales|selling|sharing", "opt out of ... sale|sales"];

const REWARD: &[&str] = &[
    "discount|discounts|voucher|vouchers|coupon|coupons|reward|rewards|points",
    "% off",
];

const FOR_DATA: &[&str] = &[
    "subscribe|subscribing|sign|signing up? to|for our|the newsletter|newsletters",
    "for|with your e? email|mail address",
    "join|joining ... loyalty|rewards",
];

/// Whether an item is sensitive by the taxonomy, or as the author says.
fn is_sensitive(item: &DataItem) -> bool {
    item.sensitive.or(item.kind().map(|kind| kind.sensitive)) == Some(true)
}

/// Whether an item may be sensitive: own words that nobody has placed may be anything.
fn maybe_sensitive(item: &DataItem) -> bool {
    is_sensitive(item) || item.kind().is_none() || matches!(item.item.as_deref(), Some("children_data" | "demographics"))
}

/// Whether an item may be biometric.
fn maybe_biometric(item: &DataItem) -> bool {
    item.kind().is_none()
        || matches!(
            item.item.as_deref(),
            Some("biometric" | "audio_voice" | "photos_video" | "profile_photo")
        )
}

/// Whether a text is one of the notices in fixed words.
fn fixed(text: &str) -> bool {
    let labels = Fixed::ALL.iter().map(|notice| notice.label());
    let mut exact = labels.filter_map(|label| label.split(" (").next());
    exact.any(|exact| exact == text.trim())
}
