//! The comprehensive privacy laws of north-eastern states, by their own provisions.

#[cfg(test)]
use super::core::DECIDES;
use super::core::{
    SENSITIVE, appeal, called, cats, contact, holding, late, listed, lives, optout, over, profiling, purposes, rights, shared,
    signal, sold, tells, third, told, unsaid_sale, updated,
};
#[cfg(test)]
use super::macros::sale;
use super::macros::{core, state};
use crate::interview::ccpa::{Line, State, StateSays};
use crate::interview::children::Guard;
use crate::interview::rights::Right;
use crate::interview::uses::{Ground, Purpose, PurposeRow};
use crate::review::Level::Should;
use crate::review::case::Case;
use crate::review::dates::since;
use crate::review::rule::{Breach, Law, READ, Rule, SECOND_HAND, Sort, UNSURE, wrong_if};
#[cfg(test)]
use crate::review::trial::Trial;
/// What the rules of Connecticut's law have in common.
const CT: Rule = Rule {
    source: "https://portal.ct.gov/ag/sections/privacy/the-connecticut-data-privacy-act",
    from: since(2023, 7, 1),
    attested: SECOND_HAND,
    ..Rule::NEW
};

/// What the rules of Delaware's law have in common.
const DE: Rule = Rule {
    source: "https://delcode.delaware.gov/title6/c012d/",
    from: since(2025, 1, 1),
    attested: SECOND_HAND,
    ..Rule::NEW
};

/// What the rules of Maryland's law have in common.
const MD: Rule = Rule {
    source: "https://mgaleg.maryland.gov/mgawebsite/Laws/StatuteText?article=gcl&section=14-4707",
    from: since(2025, 10, 1),
    attested: SECOND_HAND,
    ..Rule::NEW
};

/// What the rules of New Hampshire's law have in common.
const NH: Rule = Rule {
    source: "https://gc.nh.gov/rsa/html/LII/507-H/507-H-6.htm",
    from: since(2025, 1, 1),
    attested: SECOND_HAND,
    ..Rule::NEW
};

/// What the rules of New Jersey's law have in common.
const NJ: Rule = Rule {
    source: "https://pub.njleg.state.nj.us/Bills/2022/PL23/266_.PDF",
    from: since(2025, 1, 15),
    attested: READ,
    ..Rule::NEW
};

/// What the rules of Rhode Island's law have in common.
const RI: Rule = Rule {
    source: "https://webserver.rilegislature.gov/Statutes/TITLE6/6-48.1/6-48.1-3.htm",
    from: since(2026, 1, 1),
    attested: READ,
    ..Rule::NEW
};

/// The laws.
pub(super) const LAWS: &[Law] = &[
    state!(
        Connecticut, "ct", "connecticut", "Connecticut law", CT,
        core: [
            cats "Conn. Gen. Stat. 42-520(c)",
            purposes "Conn. Gen. Stat. 42-520(c)",
            rights "Conn. Gen. Stat. 42-520(c)",
            listed "Conn. Gen. Stat. 42-520(c)",
            appeal "Conn. Gen. Stat. 42-520(c)",
            shared "Conn. Gen. Stat. 42-520(c)",
            third "Conn. Gen. Stat. 42-520(c)",
            optout "Conn. Gen. Stat. 42-520(d)",
            contact "Conn. Gen. Stat. 42-520(c)",
            days "Conn. Gen. Stat. 42-518(c)",
            signal "Conn. Gen. Stat. 42-520(e)" { from: since(2025, 1, 1) },
            updated "Conn. Gen. Stat. 42-520(c), as amended by PA 25-113" { level: Should, attested: UNSURE, from: since(2026, 7, 1) },
        ],
        more: [
            Rule {
                id: "us-ct-llm",
                provision: "Conn. Gen. Stat. 42-520(c), as amended by PA 25-113",
                from: since(2026, 7, 1),
                wrong: "The text does not say whether you collect, use or sell personal data to train large language models.",
                why: "Connecticut wants this stated since July 2026, even where the answer is no.",
                mend: &["Say whether you do."],
                questions: &["ccpa.llm"],
                check: |case| wrong_if(case.answers.ccpa.llm.is_none(), &["ccpa.llm"]),
                #[cfg(test)]
                trial: Trial {
                    breaks: &["ccpa.llm="],
                    mends: &["ccpa.llm=no"],
                    shows: "large language models",
                    ..Trial::NEW
                },
                ..CT
            },
            Rule {
                id: "us-ct-sale",
                provision: "Conn. Gen. Stat. 42-520(c), as amended by PA 25-113",
                level: Should,
                from: since(2026, 7, 1),
                attested: UNSURE,
                wrong: "The text does not say whether data is sold or shared for advertising.",
                why: "By reports, Connecticut wants both stated since July 2026.",
                mend: &["Answer both questions."],
                questions: &["sharing.sell", "sharing.share_for_ads"],
                check: unsaid_sale,
                #[cfg(test)]
                trial: Trial {
                    breaks: &["sharing.share_for_ads="],
                    mends: &["sharing.share_for_ads=false"],
                    shows: "cross-context",
                    ..Trial::NEW
                },
                ..CT
            },
        ],
        clean: ["ccpa.llm=no", "changes.updated=2026-11-02", "changes.date_kind=both"],
    ),
    state!(
        Delaware, "de", "delaware", "Delaware law", DE,
        core: [
            cats "6 Del. C. 12D-106(c)",
            purposes "6 Del. C. 12D-106(c)",
            rights "6 Del. C. 12D-106(c)",
            listed "6 Del. C. 12D-106(c)",
            appeal "6 Del. C. 12D-106(c)",
            shared "6 Del. C. 12D-106(c)",
            third "6 Del. C. 12D-106(c)",
            optout "6 Del. C. 12D-106(d)",
            contact "6 Del. C. 12D-106(c)",
            days "6 Del. C. 12D-104(c)",
            signal "6 Del. C. 12D-106(e)" { from: since(2026, 1, 1) },
        ],
        more: [
            Rule {
                id: "us-de-list",
                provision: "6 Del. C. 12D-104(a)",
                level: Should,
                wrong: "The text does not say that people can ask which categories of companies got their data.",
                why: "Delaware gives this right besides the usual ones.",
                mend: &["State the right for Delaware."],
                questions: &["ccpa.states"],
                check: |case| wrong_if(!tells(case, State::Delaware, StateSays::ThirdParties), &["ccpa.states"]),
                #[cfg(test)]
                trial: Trial {
                    breaks: &["ccpa.states.list="],
                    mends: &["ccpa.states.list={\"state\":\"delaware\",\"says\":[\"third-parties\"]}"],
                    shows: "categories of third parties",
                    ..Trial::NEW
                },
                ..DE
            },
        ],
        clean: ["ccpa.states.list={\"state\":\"delaware\",\"says\":[\"third-parties\"]}", "ccpa.others_track=false"],
    ),
    state!(
        Maryland, "md", "maryland", "Maryland law", MD,
        core: [
            cats "Md. Code, Com. Law 14-4707(d)(1)",
            purposes "Md. Code, Com. Law 14-4707(d)(2)",
            rights "Md. Code, Com. Law 14-4707(d)(3)",
            listed "Md. Code, Com. Law 14-4707(d)(3)",
            appeal "Md. Code, Com. Law 14-4707(d)(3)",
            shared "Md. Code, Com. Law 14-4707(d)(5)",
            third "Md. Code, Com. Law 14-4707(d)(4)",
            optout "Md. Code, Com. Law 14-4707(e)",
            contact "Md. Code, Com. Law 14-4707(d)(6)",
            days "Md. Code, Com. Law 14-4705",
        ],
        more: [
            Rule {
                id: "us-md-revoke",
                provision: "Md. Code, Com. Law 14-4707(d)(3)",
                wrong: "You ask for consent, and the text does not say how people take it back.",
                why: "Maryland wants the policy to say how a consent is taken back.",
                mend: &["Say how people withdraw it.", "State the right to withdraw consent."],
                questions: &["use.purposes.*.withdraw", "rights.granted"],
                check: |case| {
                    let uses = &case.answers.uses.purposes;
                    let bare = uses.iter().filter(|row| row.ground == Some(Ground::Consent) && row.withdraw.is_none());
                    let stated = case.answers.rights.granted.iter().any(|row| row.right == Some(Right::Withdraw));
                    let bare = bare.filter(|_| !stated);
                    bare.map(|row| Breach::at(&[&format!("use.purposes.{}.withdraw", row.key)])).collect()
                },
                #[cfg(test)]
                trial: Trial {
                    given: &["use.purposes.tips={\"purpose\":\"marketing\",\"kinds\":[\"account\"],\"ground\":\"consent\",\"withdraw\":\"in your settings\"}"],
                    breaks: &["use.purposes.tips.withdraw="],
                    mends: &["use.purposes.tips.withdraw=in your settings"],
                    shows: "in your settings",
                    ..Trial::NEW
                },
                ..MD
            },
            Rule {
                id: "us-md-sensitive-sale",
                provision: "Md. Code, Com. Law 14-4707(a)(2)",
                attested: READ,
                wrong: "You sell sensitive data, and people in Maryland use the product.",
                why: "Maryland forbids that sale, whatever people agree to.",
                mend: &["Stop selling that data; the policy cannot mend that."],
                questions: &["sharing.ads_kinds", "sharing.sell", "collection.kinds.*.items"],
                check: |case| {
                    let kinds = sold(case, SENSITIVE);
                    kinds.map(|kind| {
                        let name = called(kind.name.as_deref(), &kind.key);
                        let words = format!("You sell sensitive data ({name}); Maryland forbids that.");
                        Breach::said("sharing.ads_kinds", words)
                    })
                    .collect()
                },
                #[cfg(test)]
                trial: Trial {
                    given: sale!["collection.kinds.health={\"name\":\"Health data\",\"items\":[{\"item\":\"health\"}],\"trigger\":\"entering\",\"source\":[\"person\"],\"held_for\":\"your diary\"}"],
                    breaks: &["sharing.ads_kinds=[\"account\",\"health\"]"],
                    mends: &["sharing.ads_kinds=[\"account\"]"],
                    ..Trial::NEW
                },
                ..MD
            },
            Rule {
                id: "us-md-children",
                provision: "Md. Code, Com. Law 14-4707(a)(4), (5)",
                attested: READ,
                wrong: "The product is made for children, and data is sold or used for targeted advertising.",
                why: "Maryland forbids both where you know, or should know, that somebody is under 18.",
                mend: &["Stop both for people under 18; the policy cannot mend that."],
                questions: &["sharing.sell", "sharing.share_for_ads", "children.made_for"],
                check: |case| wrong_if(
                    case.sells() && case.answers.children.made_for == Some(true),
                    &["sharing.sell", "sharing.share_for_ads"],
                ),
                #[cfg(test)]
                trial: Trial {
                    given: &[
                        "children.made_for=true",
                        "children.parents=Parents agree by a form, see the data and have it deleted in their settings",
                        "children.verified=[\"form\"]",
                        "children.consent_apart=true",
                        "children.public=false",
                        "children.identifiers=false",
                        "retention.closing={\"how\":\"up-to\",\"span\":{\"count\":30,\"unit\":\"days\"},\"from\":\"account-closed\",\"then\":\"deleted\"}",
                        "company.contacts.line={\"name\":\"Helpline\",\"contact\":{\"kind\":\"phone\",\"value\":\"+1 555 0100\"}}",
                        "sharing.opt_out=/opt-out",
                    ],
                    breaks: &[
                        "sharing.share_for_ads=true",
                        "sharing.any_recipients=true",
                        "sharing.recipients.ads={\"name\":\"Adly\",\"job\":[\"advertising\"],\"part\":\"controller\",\"kinds\":[\"account\"]}",
                        "sharing.ads_to=[\"ads\"]",
                        "sharing.ads_kinds=[\"account\"]",
                        "sharing.opt_out=/opt-out",
                    ],
                    mends: &["sharing.share_for_ads=false", "sharing.any_recipients=false"],
                    ..Trial::NEW
                },
                ..MD
            },
            Rule {
                id: "us-md-minors",
                provision: "Md. Code, Com. Law 14-4707(a)(4), (5)",
                level: Should,
                attested: READ,
                wrong: "People under 18 may use the product: is their data kept out of sale and targeted advertising?",
                why: "Maryland forbids both where you know, or should know, that somebody is under 18.",
                mend: &["Show people under 18 no such advertising, and sell none of their data.", "Raise the minimum age to 18."],
                questions: &["children.minimum_age", "children.guards", "sharing.sell", "sharing.share_for_ads"],
                check: |case| {
                    let children = &case.answers.children;
                    let guarded = children.guards.iter().flatten().any(|guard| *guard == Guard::NoAds);
                    let ads = case.answers.sharing.share_for_ads == Some(true) && !guarded;
                    let sale = case.answers.sharing.sell == Some(true);
                    let young = children.minimum_age.is_some_and(|age| age < 18) && children.made_for != Some(true);
                    wrong_if(young && (ads || sale), &["children.minimum_age", "sharing.sell", "sharing.share_for_ads"])
                },
                #[cfg(test)]
                trial: Trial {
                    given: sale![],
                    breaks: &["children.minimum_age=16"],
                    mends: &["children.minimum_age=18"],
                    ..Trial::NEW
                },
                ..MD
            },
            Rule {
                id: "us-md-necessary",
                provision: "Md. Code, Com. Law 14-4707(a)(1)",
                level: Should,
                attested: READ,
                wrong: "You use sensitive data for more than the product: is that use strictly necessary?",
                why: "Maryland allows sensitive data only where a product that the person asked for strictly needs it, consent or not.",
                mend: &["Take sensitive data out of that use.", "Ask counsel; the policy cannot mend that."],
                questions: &["use.purposes.*.kinds", "collection.kinds.*.items"],
                check: |case| {
                    let sensitive: Vec<&str> = holding(case, SENSITIVE).map(|kind| kind.key.as_str()).collect();
                    let beyond = |row: &&PurposeRow| {
                        let mut kinds = row.kinds.iter().flatten();
                        let takes = kinds.any(|kind| sensitive.contains(&kind.as_str()));
                        let sells = |one: Purpose| matches!(one, Purpose::Marketing | Purpose::ImproveModels) || one.is_advertising();
                        takes && row.purpose.is_some_and(sells)
                    };
                    let rows = case.answers.uses.purposes.iter().filter(beyond);
                    rows.map(|row| Breach::at(&[&format!("use.purposes.{}.kinds", row.key)])).collect()
                },
                #[cfg(test)]
                trial: Trial {
                    given: &[
                        "collection.kinds.health={\"name\":\"Health data\",\"items\":[{\"item\":\"health\"}],\"trigger\":\"entering\",\"source\":[\"person\"],\"held_for\":\"your diary\"}",
                        "use.purposes.news={\"purpose\":\"marketing\",\"kinds\":[\"account\"],\"ground\":\"legitimate-interests\",\"interest\":\"telling people of news\"}",
                    ],
                    breaks: &["use.purposes.news.kinds=[\"account\",\"health\"]"],
                    mends: &["use.purposes.news.kinds=[\"account\"]"],
                    ..Trial::NEW
                },
                ..MD
            },
        ],
        clean: ["children.minimum_age=18"],
    ),
    state!(
        NewHampshire, "nh", "new-hampshire", "New Hampshire law", NH,
        core: [
            cats "RSA 507-H:6, III(a)",
            purposes "RSA 507-H:6, III(b)",
            rights "RSA 507-H:6, III(c)",
            listed "RSA 507-H:6, III(c)",
            appeal "RSA 507-H:6, III(c)",
            shared "RSA 507-H:6, III(d)",
            third "RSA 507-H:6, III(e)",
            optout "RSA 507-H:6, IV",
            contact "RSA 507-H:6, III(f)",
            days "RSA 507-H:4",
            updated "RSA 507-H:6, III(g)",
            signal "RSA 507-H:6, V",
        ],
        more: [],
        clean: ["changes.updated=2026-11-02", "changes.date_kind=both"],
    ),
    state!(
        NewJersey, "nj", "new-jersey", "New Jersey law", NJ,
        core: [
            cats "N.J.S.A. 56:8-166.6(a)(1)",
            purposes "N.J.S.A. 56:8-166.6(a)(2)",
            rights "N.J.S.A. 56:8-166.6(a)(5)",
            listed "N.J.S.A. 56:8-166.6(a)(5)",
            appeal "N.J.S.A. 56:8-166.6(a)(5)",
            shared "N.J.S.A. 56:8-166.6(a)(4)",
            third "N.J.S.A. 56:8-166.6(a)(3)",
            optout "N.J.S.A. 56:8-166.6(b)",
            contact "N.J.S.A. 56:8-166.6(a)(7)",
            days "N.J.S.A. 56:8-166.7",
            told "N.J.S.A. 56:8-166.6(a)(6)",
            profiling "N.J.S.A. 56:8-166.6(b)",
            signal "N.J.S.A. 56:8-166.11" { from: since(2025, 7, 15), attested: SECOND_HAND },
        ],
        more: [
            Rule {
                id: "us-nj-effective",
                provision: "N.J.S.A. 56:8-166.6(a)(6)",
                wrong: "The text does not say from which day it applies.",
                why: "New Jersey wants the effective date beside the way in which changes are told.",
                mend: &["Give the day from which the policy applies."],
                questions: &["changes.effective", "changes.date_kind"],
                check: |case| wrong_if(case.answers.changes.effective.is_none(), &["changes.effective"]),
                #[cfg(test)]
                trial: Trial {
                    breaks: &["changes.effective="],
                    mends: &["changes.effective=2026-11-01"],
                    shows: "1 November 2026",
                    ..Trial::NEW
                },
                ..NJ
            },
        ],
        clean: [],
    ),
    state!(
        RhodeIsland, "ri", "rhode-island", "Rhode Island law", RI,
        core: [
            rights "R.I. Gen. Laws 6-48.1-5" { level: Should, attested: SECOND_HAND },
            listed "R.I. Gen. Laws 6-48.1-5" { attested: SECOND_HAND },
            appeal "R.I. Gen. Laws 6-48.1-5" { level: Should, attested: SECOND_HAND },
            optout "R.I. Gen. Laws 6-48.1-3(b)",
            days "R.I. Gen. Laws 6-48.1-5" { attested: SECOND_HAND },
        ],
        more: [],
        clean: [],
    ),
    Law {
        id: "us-ri-site",
        name: "Rhode Island's law on websites that sell data",
        sort: Sort::Law,
        applies: |case| lives(case, State::RhodeIsland),
        when: "Applies if you serve people in Rhode Island, however small you are.",
        family: "US states",
        reads: &["company"],
        rules: &[
            Rule {
                id: "us-ri-cats",
                provision: "R.I. Gen. Laws 6-48.1-3(a)(1)",
                wrong: "You sell data, and the text does not say which data is collected.",
                why: "Any website that sells data must list all categories that it collects, whatever its size.",
                mend: &["Name each kind of data, or list what belongs to it.", "Sell none."],
                questions: &["collection.kinds", "collection.kinds.*.items", "sharing.sell"],
                check: |case| if selling(case) { cats(case) } else { Vec::new() },
                #[cfg(test)]
                trial: Trial {
                    given: sale![],
                    breaks: &["collection.kinds.account.items=", "collection.kinds.account.name="],
                    mends: &[
                        "collection.kinds.account.name=Account data",
                        "collection.kinds.account.items=[{\"item\":\"name\"},{\"item\":\"email\"}]",
                    ],
                    shows: "email address",
                    ..Trial::NEW
                },
                ..RI
            },
            Rule {
                id: "us-ri-3p",
                provision: "R.I. Gen. Laws 6-48.1-3(a)(2)",
                wrong: "You sell data, and the text does not name each company that gets it.",
                why: "Rhode Island wants the companies themselves named to which data is or may be sold, not their categories.",
                mend: &["Name each of them.", "Sell none."],
                questions: &["sharing.ads_to", "sharing.recipients.*.name", "sharing.sell"],
                check: |case| {
                    let sharing = &case.answers.sharing;
                    if !selling(case) {
                        return Vec::new();
                    }
                    let Some(buyers) = sharing.ads_to.as_ref().filter(|to| !to.is_empty()) else {
                        return vec![Breach::at(&["sharing.ads_to"])];
                    };
                    let rows = sharing.recipients.iter().filter(|row| buyers.contains(&row.key));
                    let bare = rows.filter(|row| row.name.is_none() || row.unnamed == Some(true));
                    bare.map(|row| Breach::at(&[&format!("sharing.recipients.{}.name", row.key)]))
                        .collect()
                },
                #[cfg(test)]
                trial: Trial {
                    given: sale![],
                    breaks: &["sharing.ads_to="],
                    mends: &["sharing.ads_to=[\"buyer\"]"],
                    shows: "The data goes to",
                    ..Trial::NEW
                },
                ..RI
            },
            Rule {
                id: "us-ri-contact",
                provision: "R.I. Gen. Laws 6-48.1-3(a)(3)",
                wrong: "You sell data, and the text gives no e-mail address or form.",
                why: "Any website that sells data must give an active e-mail address or another way to reach it online.",
                mend: &["Give an e-mail address that somebody reads, or a form."],
                questions: &["company.contact", "rights.requests", "sharing.sell"],
                check: |case| if selling(case) { contact(case) } else { Vec::new() },
                #[cfg(test)]
                trial: Trial {
                    given: sale![],
                    breaks: &["company.contact="],
                    mends: &["company.contact={\"kind\":\"email\",\"value\":\"privacy@quill.example\"}"],
                    shows: "privacy@quill.example",
                    ..Trial::NEW
                },
                ..RI
            },
        ],
        #[cfg(test)]
        clean: &[
            "company.regions=[\"other-us\"]",
            "company.states=[\"rhode-island\"]",
            "ccpa.over=[]",
        ],
        #[cfg(test)]
        away: &["company.regions=[\"elsewhere\"]"],
    },
];

/// Whether data is sold.
fn selling(case: &Case) -> bool {
    case.answers.sharing.sell == Some(true)
}
