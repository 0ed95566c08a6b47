//! The comprehensive privacy laws of states of the west and the middle west, by their own provisions.

#[cfg(test)]
use super::core::DECIDES;
use super::core::{
    appeal, cats, contact, late, listed, means, optout, over, profiling, purposes, rights, shared, signal, tells, third, told,
    unsaid_sale, updated,
};
#[cfg(test)]
use super::macros::sale;
use super::macros::{core, state};
use crate::interview::ccpa::{Line, State, StateSays};
use crate::interview::rights::Right;
use crate::interview::uses::Decisions;
use crate::review::Level::Should;
use crate::review::dates::since;
use crate::review::rule::{Breach, Law, MEMORY, READ, Rule, SECOND_HAND, Sort, wrong_if};
#[cfg(test)]
use crate::review::trial::Trial;
/// What the rules of Colorado's law have in common.
const CO: Rule = Rule {
    source: "https://coag.gov/resources/colorado-privacy-act/",
    from: since(2023, 7, 1),
    attested: READ,
    ..Rule::NEW
};

/// What the rules of Utah's law have in common.
const UT: Rule = Rule {
    source: "https://le.utah.gov/xcode/Title13/Chapter61/13-61-S302.html",
    from: since(2023, 12, 31),
    attested: READ,
    ..Rule::NEW
};

/// What the rules of Oregon's law have in common.
const OR: Rule = Rule {
    source: "https://oregon.public.law/statutes/ors_646a.578",
    from: since(2024, 7, 1),
    attested: SECOND_HAND,
    ..Rule::NEW
};

/// What the rules of Montana's law have in common.
const MT: Rule = Rule {
    source: "https://archive.legmt.gov/bills/mca/title_0300/chapter_0140/part_0280/section_0120/0300-0140-0280-0120.html",
    from: since(2024, 10, 1),
    attested: SECOND_HAND,
    ..Rule::NEW
};

/// What the rules of Minnesota's law have in common.
const MN: Rule = Rule {
    source: "https://www.revisor.mn.gov/statutes/cite/325M.16",
    from: since(2025, 7, 31),
    attested: READ,
    ..Rule::NEW
};

/// What the rules of Nebraska's law have in common.
const NE: Rule = Rule {
    source: "https://nebraskalegislature.gov/laws/statutes.php?statute=87-1113",
    from: since(2025, 1, 1),
    attested: READ,
    ..Rule::NEW
};

/// What the rules of Iowa's law have in common.
const IA: Rule = Rule {
    source: "https://www.legis.iowa.gov/docs/code/715D.4.pdf",
    from: since(2025, 1, 1),
    attested: SECOND_HAND,
    ..Rule::NEW
};

/// What the rules of Indiana's law have in common.
const IN: Rule = Rule {
    source: "https://iga.in.gov/laws/2025/ic/titles/24#24-15-4-3",
    from: since(2026, 1, 1),
    attested: SECOND_HAND,
    ..Rule::NEW
};

/// The laws.
pub(super) const LAWS: &[Law] = &[
    state!(
            Colorado, "co", "colorado", "Colorado law", CO,
            core: [
                cats "C.R.S. 6-1-1308(1)(a); 4 CCR 904-3, Rule 6.03(A)",
                purposes "C.R.S. 6-1-1308(1)(a); 4 CCR 904-3, Rule 6.03(A)",
                rights "C.R.S. 6-1-1308(1)(a); 4 CCR 904-3, Rule 6.03(A)",
                explained "4 CCR 904-3, Rule 6.02(B)",
                appeal "4 CCR 904-3, Rule 6.03(A)(7)",
                shared "C.R.S. 6-1-1308(1)(a)",
                third "4 CCR 904-3, Rule 6.03(A)(1)(e)",
                optout "C.R.S. 6-1-1308(1)(b)",
                profiling "4 CCR 904-3, Rule 6.03(A)(1)(c)",
                means "4 CCR 904-3, Rule 6.03(A)(6)",
                days "C.R.S. 6-1-1306(2)",
                signals "4 CCR 904-3, Rule 6.03(A)(4)(e)" { from: since(2024, 7, 1) },
                updated "4 CCR 904-3, Rule 6.03(A)(8)",
                told "4 CCR 904-3, Rule 6.04",
            ],
            more: [
                Rule {
                    id: "us-co-purposes-linked",
                    provision: "4 CCR 904-3, Rule 6.03(A)(1)(b)",
                    wrong: "The text does not say which data a use needs.",
                    why: "Colorado wants each purpose tied to the categories of data that it needs.",
                    mend: &["Say for each use which kinds of data it needs."],
                    questions: &["use.purposes.*.kinds"],
                    check: |case| {
                        let rows = case.answers.uses.purposes.iter();
                        let bare = rows.filter(|row| row.kinds.as_ref().is_none_or(Vec::is_empty));
                        bare.map(|row| Breach::at(&[&format!("use.purposes.{}.kinds", row.key)])).collect()
                    },
                    #[cfg(test)]
                    trial: Trial {
                        breaks: &["use.purposes.provide.kinds="],
                        mends: &["use.purposes.provide.kinds=[\"account\"]"],
                        shows: "service Data: Account data",
    ..Trial::NEW
                    },
                    ..CO
                },
                Rule {
                    id: "us-co-granular",
                    provision: "4 CCR 904-3, Rule 6.03(A)(1)(a)",
                    wrong: "The text names a kind of data, and does not say what belongs to it.",
                    why: "Colorado wants categories that give people an idea of what they are, as in contact details.",
                    mend: &["List what belongs to it."],
                    questions: &["collection.kinds.*.items"],
                    check: |case| {
                        let bare = case.own_kinds().filter(|kind| kind.name.is_some() && kind.items.as_ref().is_none_or(Vec::is_empty));
                        bare.map(|kind| Breach::at(&[&format!("collection.kinds.{}.items", kind.key)])).collect()
                    },
                    #[cfg(test)]
                    trial: Trial {
                        breaks: &["collection.kinds.account.items="],
                        mends: &["collection.kinds.account.items=[{\"item\":\"name\"},{\"item\":\"email\"}]"],
                        shows: "email address",
                        ..Trial::NEW
                    },
                    ..CO
                },
                Rule {
                    id: "us-co-sale",
                    provision: "4 CCR 904-3, Rule 6.03(A)(1)(c)",
                    wrong: "The text does not say whether data is sold or shared for advertising.",
                    why: "Colorado wants both stated.",
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
                    ..CO
                },
            ],
            clean: ["changes.updated=2026-11-02", "changes.date_kind=both"],
        ),
    state!(
        Utah, "ut", "utah", "Utah law", UT,
        core: [
            cats "Utah Code 13-61-302(1)",
            purposes "Utah Code 13-61-302(1)",
            rights "Utah Code 13-61-302(1)",
            listed "Utah Code 13-61-302(1)",
            shared "Utah Code 13-61-302(1)",
            third "Utah Code 13-61-302(1)",
            optout "Utah Code 13-61-302(1)",
            days "Utah Code 13-61-203",
        ],
        more: [
            Rule {
                id: "us-ut-correct",
                provision: "Utah Code 13-61-201, as amended by HB 418",
                level: Should,
                from: since(2026, 7, 1),
                attested: SECOND_HAND,
                wrong: "The text does not say that people can have their data corrected.",
                why: "Utah gives this right since July 2026.",
                mend: &["Add the right to have data corrected."],
                questions: &["rights.granted"],
                check: |case| {
                    let rows = &case.answers.rights.granted;
                    let lacks = rows.iter().all(|row| row.right != Some(Right::Correct));
                    wrong_if(!rows.is_empty() && lacks, &["rights.granted"])
                },
                #[cfg(test)]
                trial: Trial {
                    breaks: &["rights.granted.rectify="],
                    mends: &["rights.granted.rectify={\"right\":\"correct\"}"],
                    shows: "ask us to correct",
                    ..Trial::NEW
                },
                ..UT
            },
        ],
        clean: [],
    ),
    state!(
        Oregon, "or", "oregon", "Oregon law", OR,
        core: [
            cats "ORS 646A.578(4)(a)",
            purposes "ORS 646A.578(1)(a), (4)(b)" { attested: READ },
            rights "ORS 646A.578(4)(c)",
            listed "ORS 646A.578(4)(c)",
            appeal "ORS 646A.578(4)(c)",
            shared "ORS 646A.578(4)(d)",
            third "ORS 646A.578(4)(e)",
            optout "ORS 646A.578(4)(h)" { attested: READ },
            profiling "ORS 646A.578(4)(h)" { attested: READ },
            contact "ORS 646A.578(4)(f)" { attested: READ },
            days "ORS 646A.576",
            signal "ORS 646A.578(5)" { from: since(2026, 1, 1) },
        ],
        more: [
            Rule {
                id: "us-or-name",
                provision: "ORS 646A.578(4)(g)",
                attested: READ,
                wrong: "The text does not say which company is responsible.",
                why: "Oregon wants the company named, with each business name that it has registered or uses there.",
                mend: &["Give the full legal name, and any business name beside it."],
                questions: &["company.legal_name"],
                check: |case| wrong_if(case.answers.company.legal_name.is_none(), &["company.legal_name"]),
                #[cfg(test)]
                trial: Trial {
                    breaks: &["company.legal_name="],
                    mends: &["company.legal_name=Quill Press Ltd"],
                    shows: "Quill Press Ltd",
                    ..Trial::NEW
                },
                ..OR
            },
            Rule {
                id: "us-or-list",
                provision: "ORS 646A.574(1)",
                level: Should,
                wrong: "The text does not say that people can ask for a list of the companies that got their data.",
                why: "Oregon gives this right besides the usual ones.",
                mend: &["State the right for Oregon."],
                questions: &["ccpa.states"],
                check: |case| wrong_if(!tells(case, State::Oregon, StateSays::ThirdParties), &["ccpa.states"]),
                #[cfg(test)]
                trial: Trial {
                    breaks: &["ccpa.states.list="],
                    mends: &["ccpa.states.list={\"state\":\"oregon\",\"says\":[\"third-parties\"]}"],
                    shows: "list of the third parties",
                    ..Trial::NEW
                },
                ..OR
            },
        ],
        clean: ["ccpa.states.list={\"state\":\"oregon\",\"says\":[\"third-parties\"]}"],
    ),
    state!(
        Montana, "mt", "montana", "Montana law", MT,
        core: [
            cats "MCA 30-14-2812",
            purposes "MCA 30-14-2812",
            rights "MCA 30-14-2812",
            explained "MCA 30-14-2812, as amended by SB 297" { from: since(2025, 10, 1) },
            appeal "MCA 30-14-2812",
            shared "MCA 30-14-2812",
            third "MCA 30-14-2812",
            optout "MCA 30-14-2812",
            contact "MCA 30-14-2812",
            days "MCA 30-14-2808",
            signal "MCA 30-14-2812" { from: since(2025, 1, 1) },
            updated "MCA 30-14-2812, as amended by SB 297" { from: since(2025, 10, 1) },
            told "MCA 30-14-2812, as amended by SB 297" { from: since(2025, 10, 1) },
        ],
        more: [],
        clean: ["changes.updated=2026-11-02", "changes.date_kind=both"],
    ),
    state!(
        Minnesota, "mn", "minnesota", "Minnesota law", MN,
        core: [
            cats "Minn. Stat. 325M.16, subd. 1(a)(1)",
            purposes "Minn. Stat. 325M.16, subd. 1(a)(2)",
            rights "Minn. Stat. 325M.16, subd. 1(a)(3)",
            explained "Minn. Stat. 325M.16, subd. 1(a)(3)",
            appeal "Minn. Stat. 325M.16, subd. 1(a)(3)",
            shared "Minn. Stat. 325M.16, subd. 1(a)(4)",
            third "Minn. Stat. 325M.16, subd. 1(a)(5)",
            optout "Minn. Stat. 325M.16, subd. 1(b)",
            profiling "Minn. Stat. 325M.16, subd. 1(b)",
            contact "Minn. Stat. 325M.16, subd. 1(a)(6)",
            days "Minn. Stat. 325M.14",
            signal "Minn. Stat. 325M.14" { attested: SECOND_HAND },
            updated "Minn. Stat. 325M.16, subd. 1(a)(8)",
            told "Minn. Stat. 325M.16, subd. 1(e)",
        ],
        more: [
            Rule {
                id: "us-mn-retention",
                provision: "Minn. Stat. 325M.16, subd. 1(a)(7)",
                wrong: "The text does not say how long data is kept.",
                why: "Minnesota wants your retention policies described.",
                mend: &["Say for each kind of data how long it is kept."],
                questions: &["collection.kinds.*.kept", "retention.criteria", "retention.periods", "retention.closing"],
                check: |case| {
                    let kept = &case.answers.retention;
                    let general = kept.criteria.as_ref().is_some_and(|all| !all.is_empty()) || kept.closing.is_some();
                    let said = case.own_kinds().any(|kind| kind.kept.is_some()) || !kept.periods.is_empty();
                    let any = case.own_kinds().next().is_some();
                    wrong_if(any && !general && !said, &["collection.kinds"])
                },
                #[cfg(test)]
                trial: Trial {
                    breaks: &["collection.kinds.account.kept="],
                    mends: &["collection.kinds.account.kept={\"how\":\"life-of\",\"of\":\"your account\"}"],
                    shows: "How long we keep it",
                    ..Trial::NEW
                },
                ..MN
            },
            Rule {
                id: "us-mn-list",
                provision: "Minn. Stat. 325M.14; 325M.16, subd. 1(a)(3)",
                wrong: "The text does not say that people can ask for a list of the companies that got their data.",
                why: "Minnesota gives this right, and wants its rights explained.",
                mend: &["State the right for Minnesota."],
                questions: &["ccpa.states"],
                check: |case| wrong_if(!tells(case, State::Minnesota, StateSays::ThirdParties), &["ccpa.states"]),
                #[cfg(test)]
                trial: Trial {
                    breaks: &["ccpa.states.list="],
                    mends: &["ccpa.states.list={\"state\":\"minnesota\",\"says\":[\"third-parties\",\"question\"]}"],
                    shows: "list of the third parties",
                    ..Trial::NEW
                },
                ..MN
            },
            Rule {
                id: "us-mn-question",
                provision: "Minn. Stat. 325M.14(g); 325M.16, subd. 1(a)(3)",
                wrong: "Machines decide about people, and the text does not say that people in Minnesota can question the result.",
                why: "They may learn the reason, see the data behind it and have it looked at again.",
                mend: &["State the right for Minnesota.", "Have people decide."],
                questions: &["ccpa.states", "use.decisions"],
                check: |case| {
                    let decides = case.answers.uses.decisions == Some(Decisions::Yes);
                    wrong_if(decides && !tells(case, State::Minnesota, StateSays::Question), &["ccpa.states"])
                },
                #[cfg(test)]
                trial: Trial {
                    given: DECIDES,
                    breaks: &["ccpa.states.list={\"state\":\"minnesota\",\"says\":[\"third-parties\"]}"],
                    mends: &["ccpa.states.list={\"state\":\"minnesota\",\"says\":[\"third-parties\",\"question\"]}"],
                    shows: "you can question the result",
                    ..Trial::NEW
                },
                ..MN
            },
        ],
        clean: ["changes.updated=2026-11-02", "changes.date_kind=both", "ccpa.states.list={\"state\":\"minnesota\",\"says\":[\"third-parties\",\"question\"]}"],
    ),
    state!(
        Nebraska, "ne", "nebraska", "Nebraska law", NE,
        core: [
            cats "Neb. Rev. Stat. 87-1113",
            purposes "Neb. Rev. Stat. 87-1113",
            rights "Neb. Rev. Stat. 87-1113",
            listed "Neb. Rev. Stat. 87-1113",
            appeal "Neb. Rev. Stat. 87-1109, 87-1113",
            shared "Neb. Rev. Stat. 87-1113",
            third "Neb. Rev. Stat. 87-1113",
            optout "Neb. Rev. Stat. 87-1114",
            means "Neb. Rev. Stat. 87-1111, 87-1113",
            days "Neb. Rev. Stat. 87-1108",
        ],
        more: [],
        clean: [],
    ),
    state!(
        Iowa, "ia", "iowa", "Iowa law", IA,
        core: [
            cats "Iowa Code 715D.4(5)",
            purposes "Iowa Code 715D.4(5)",
            rights "Iowa Code 715D.4(5)",
            listed "Iowa Code 715D.4(5)",
            appeal "Iowa Code 715D.4(5)",
            shared "Iowa Code 715D.4(5)",
            third "Iowa Code 715D.4(5)",
            optout "Iowa Code 715D.4(6)",
            means "Iowa Code 715D.4(7)",
            days90 "Iowa Code 715D.3",
        ],
        more: [],
        clean: [],
    ),
    state!(
        Indiana, "in", "indiana", "Indiana law", IN,
        core: [
            cats "Ind. Code 24-15-4-3",
            purposes "Ind. Code 24-15-4-3",
            rights "Ind. Code 24-15-4-3",
            listed "Ind. Code 24-15-4-3",
            appeal "Ind. Code 24-15-4-3",
            shared "Ind. Code 24-15-4-3",
            third "Ind. Code 24-15-4-3",
            optout "Ind. Code 24-15-4-4" { attested: MEMORY },
            means "Ind. Code 24-15-4-5" { attested: MEMORY },
            days "Ind. Code 24-15-3-1",
        ],
        more: [],
        clean: [],
    ),
];
