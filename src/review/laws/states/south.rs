//! The comprehensive privacy laws of southern states, by their own provisions.

use super::core::{
    SENSITIVE, appeal, buyers, cats, contact, late, listed, lives, means, optout, over, purposes, rights, shared, signal, sold,
    sold_kinds, third, unposted,
};
#[cfg(test)]
use super::macros::sale;
use super::macros::{core, notice, state};
use crate::interview::ccpa::{Line, State};
use crate::review::Level::Should;
use crate::review::dates::{Day, since};
use crate::review::rule::{Law, READ, Rule, SECOND_HAND, Sort, Text, UNSURE, wrong_if};
#[cfg(test)]
use crate::review::trial::Trial;
/// What the rules of Virginia's law have in common.
const VA: Rule = Rule {
    source: "https://law.lis.virginia.gov/vacode/title59.1/chapter53/section59.1-578/",
    from: since(2023, 1, 1),
    attested: READ,
    ..Rule::NEW
};

/// What the rules of Texas's law have in common.
const TX: Rule = Rule {
    source: "https://statutes.capitol.texas.gov/Docs/BC/htm/BC.541.htm",
    from: since(2024, 7, 1),
    attested: READ,
    ..Rule::NEW
};

/// What the rules of Florida's law for large companies have in common.
const FL: Rule = Rule {
    source: "https://www.flsenate.gov/Laws/Statutes/2024/501.711",
    from: since(2024, 7, 1),
    attested: SECOND_HAND,
    ..Rule::NEW
};

/// What the rules of Tennessee's law have in common.
const TN: Rule = Rule {
    source: "https://publications.tnsosfiles.com/acts/113/pub/pc0408.pdf",
    from: since(2025, 7, 1),
    attested: SECOND_HAND,
    ..Rule::NEW
};

/// What the rules of Kentucky's law have in common.
const KY: Rule = Rule {
    source: "https://apps.legislature.ky.gov/record/24rs/hb15.html",
    from: since(2026, 1, 1),
    attested: READ,
    ..Rule::NEW
};

/// What the rules of Oklahoma's law have in common.
const OK: Rule = Rule {
    source: "https://www.oklegislature.gov/BillInfo.aspx?Bill=sb546&Session=2600",
    from: since(2027, 1, 1),
    attested: SECOND_HAND,
    ..Rule::NEW
};

/// What the rules of Louisiana's law have in common.
const LA: Rule = Rule {
    source: "https://www.legis.la.gov/legis/LawSearch.aspx",
    from: since(2027, 1, 1),
    attested: SECOND_HAND,
    ..Rule::NEW
};

/// What the rules of Alabama's law have in common.
const AL: Rule = Rule {
    source: "https://alison.legislature.state.al.us/",
    from: since(2027, 5, 1),
    attested: SECOND_HAND,
    ..Rule::NEW
};

/// The laws.
pub(super) const LAWS: &[Law] = &[
    state!(
        Virginia, "va", "virginia", "Virginia law", VA,
        core: [
            cats "Va. Code 59.1-578(C)",
            purposes "Va. Code 59.1-578(C)",
            rights "Va. Code 59.1-578(C)",
            listed "Va. Code 59.1-578(C)",
            appeal "Va. Code 59.1-577(C), 59.1-578(C)",
            shared "Va. Code 59.1-578(C)",
            third "Va. Code 59.1-578(C)",
            optout "Va. Code 59.1-578(D)",
            means "Va. Code 59.1-578(E)",
            days "Va. Code 59.1-577(B)",
        ],
        more: [
            Rule {
                id: "us-va-geo",
                provision: "Va. Code 59.1-578, as amended in 2026",
                level: Should,
                from: since(2026, 7, 1),
                attested: UNSURE,
                wrong: "Do you sell the precise location of people in Virginia?",
                why: "An act of 2026 restricts that sale; a sentence in the policy does not lift it.",
                mend: &["Stop selling precise locations; the policy cannot mend that.", "Ask counsel what the act allows."],
                questions: &["sharing.ads_kinds", "sharing.sell", "collection.kinds.*.items"],
                check: |case| wrong_if(sold(case, &["precise_location"]).next().is_some(), &["sharing.ads_kinds"]),
                #[cfg(test)]
                trial: Trial {
                    given: sale![],
                    breaks: &["collection.kinds.account.items=[{\"item\":\"email\"},{\"item\":\"precise_location\"}]"],
                    mends: &["collection.kinds.account.items=[{\"item\":\"email\"}]"],
                    ..Trial::NEW
                },
                ..VA
            },
        ],
        clean: [],
    ),
    state!(
        Texas, "tx", "texas", "Texas law", TX,
        core: [
            cats "Tex. Bus. & Com. Code 541.102(a)(1)",
            purposes "Tex. Bus. & Com. Code 541.102(a)(2)",
            rights "Tex. Bus. & Com. Code 541.102(a)(3)",
            listed "Tex. Bus. & Com. Code 541.102(a)(3)",
            appeal "Tex. Bus. & Com. Code 541.053, 541.102(a)(3)",
            shared "Tex. Bus. & Com. Code 541.102(a)(4)",
            third "Tex. Bus. & Com. Code 541.102(a)(5)",
            optout "Tex. Bus. & Com. Code 541.103",
            means "Tex. Bus. & Com. Code 541.055, 541.102(a)(6)",
            days "Tex. Bus. & Com. Code 541.052",
            signal "Tex. Bus. & Com. Code 541.055(e)" { from: since(2025, 1, 1), attested: SECOND_HAND },
        ],
        more: [
            notice!("us-tx-notice-sensitive", "Tex. Bus. & Com. Code 541.102(b)", TX, SENSITIVE,
                "[\"biometric\",\"site-sensitive\"]", "NOTICE: We may sell your sensitive personal data."),
            notice!("us-tx-notice-biometric", "Tex. Bus. & Com. Code 541.102(c)", TX, &["biometric"],
                "[\"sensitive\",\"site-sensitive\"]", "NOTICE: We may sell your biometric personal data."),
        ],
        clean: [],
    ),
    state!(
        Florida, "fl", "florida", "Florida's law for large companies", FL,
        core: [
            cats "Fla. Stat. 501.711(1)",
            purposes "Fla. Stat. 501.711(1)",
            rights "Fla. Stat. 501.711(1)",
            listed "Fla. Stat. 501.711(1)",
            appeal "Fla. Stat. 501.711(1)",
            shared "Fla. Stat. 501.711(1)",
            third "Fla. Stat. 501.711(1)",
            optout "Fla. Stat. 501.711(4)",
            means "Fla. Stat. 501.709",
            days "Fla. Stat. 501.706",
        ],
        more: [
            notice!("us-fl-notice-biometric", "Fla. Stat. 501.711(3)", FL, &["biometric"],
                "[\"site-sensitive\"]", "NOTICE: This website may sell your biometric personal data."),
            Rule {
                id: "us-fl-yearly",
                provision: "Fla. Stat. 501.711(1)",
                wrong: "The policy is more than a year old.",
                why: "Large companies have to update it at least once a year.",
                mend: &["Go through it again, and give it today's date."],
                questions: &["changes.updated", "changes.effective"],
                check: |case| {
                    let dates = &case.answers.changes;
                    let last = dates.updated.into_iter().chain(dates.effective).map(Day::of).max();
                    wrong_if(last.is_some_and(|last| last.later(12) < case.today), &["changes.updated", "changes.effective"])
                },
                #[cfg(test)]
                trial: Trial {
                    breaks: &["changes.effective=2025-01-01"],
                    mends: &["changes.effective=2026-11-01"],
                    ..Trial::NEW
                },
                ..FL
            },
        ],
        clean: [],
    ),
    state!(
        Tennessee, "tn", "tennessee", "Tennessee law", TN,
        core: [
            cats "Tenn. Code Ann. 47-18-3305(c)",
            purposes "Tenn. Code Ann. 47-18-3305(c)",
            rights "Tenn. Code Ann. 47-18-3305(c)",
            listed "Tenn. Code Ann. 47-18-3305(c)",
            appeal "Tenn. Code Ann. 47-18-3305(c)",
            sold "Tenn. Code Ann. 47-18-3305(c)",
            buyers "Tenn. Code Ann. 47-18-3305(c)",
            optout "Tenn. Code Ann. 47-18-3305(d)",
            means "Tenn. Code Ann. 47-18-3305(e)",
            days "Tenn. Code Ann. 47-18-3304",
        ],
        more: [],
        clean: [],
    ),
    state!(
        Kentucky, "ky", "kentucky", "Kentucky law", KY,
        core: [
            cats "KRS 367.3617(3)",
            purposes "KRS 367.3617(3)",
            rights "KRS 367.3617(3)",
            listed "KRS 367.3617(3)",
            appeal "KRS 367.3617(3)",
            shared "KRS 367.3617(3)",
            third "KRS 367.3617(3)",
            optout "KRS 367.3617(4)",
            means "KRS 367.3617(5)",
            days "KRS 367.3615",
        ],
        more: [],
        clean: [],
    ),
    state!(
        Oklahoma, "ok", "oklahoma", "Oklahoma law", OK,
        core: [
            cats "75A O.S. 307(A)",
            purposes "75A O.S. 307(A)",
            rights "75A O.S. 307(A)",
            listed "75A O.S. 307(A)",
            appeal "75A O.S. 307(A)",
            shared "75A O.S. 307(A)",
            third "75A O.S. 307(A)",
            optout "75A O.S. 307(A)",
            days "75A O.S. 303",
        ],
        more: [],
        clean: [],
    ),
    state!(
        Louisiana, "la", "louisiana", "Louisiana law", LA,
        core: [
            cats "La. R.S. 51:1780.4(B)(1)",
            purposes "La. R.S. 51:1780.4(B)(1)",
            rights "La. R.S. 51:1780.4(B)(1)",
            listed "La. R.S. 51:1780.4(B)(1)",
            appeal "La. R.S. 51:1780.4(B)(1)",
            sold "La. R.S. 51:1780.4(B)(1)",
            buyers "La. R.S. 51:1780.4(B)(1)",
            optout "La. R.S. 51:1780.4(C)",
            means "La. R.S. 51:1780.4(B)(1)",
        ],
        more: [
            notice!("us-la-notice-sensitive", "La. R.S. 51:1780.4(B)(2)", LA, SENSITIVE,
                "[\"biometric\",\"site-sensitive\"]", "NOTICE: We may sell your sensitive personal data."),
            notice!("us-la-notice-biometric", "La. R.S. 51:1780.4(B)(3)", LA, &["biometric"],
                "[\"sensitive\",\"site-sensitive\"]", "NOTICE: We may sell your biometric personal data."),
        ],
        clean: [],
    ),
    state!(
        Alabama, "al", "alabama", "Alabama law", AL,
        core: [
            cats "Ala. Act 2026-552 s. 7(d)",
            purposes "Ala. Act 2026-552 s. 7(d)",
            rights "Ala. Act 2026-552 s. 7(d)",
            listed "Ala. Act 2026-552 s. 7(d)",
            appeal "Ala. Act 2026-552 s. 7(d)",
            shared "Ala. Act 2026-552 s. 7(d)",
            third "Ala. Act 2026-552 s. 7(d)",
            optout "Ala. Act 2026-552 s. 6(b), 7(d)",
            contact "Ala. Act 2026-552 s. 7(d)",
            days "Ala. Act 2026-552",
        ],
        more: [],
        clean: [],
    ),
    Law {
        id: "us-fl-sale",
        name: "Florida's law on selling sensitive data",
        sort: Sort::Law,
        applies: |case| lives(case, State::Florida),
        when: "Applies if you serve people in Florida, however small you are.",
        family: "US states",
        reads: &["company"],
        rules: &[notice!(
            "us-fl-notice-sensitive",
            "Fla. Stat. 501.711(2), 501.715",
            FL,
            SENSITIVE,
            "[\"sensitive\",\"site-biometric\"]",
            "NOTICE: This website may sell your sensitive personal data."
        )],
        #[cfg(test)]
        clean: &[
            "company.regions=[\"other-us\"]",
            "company.states=[\"florida\"]",
            "ccpa.over=[]",
        ],
        #[cfg(test)]
        away: &["company.regions=[\"elsewhere\"]"],
    },
];
