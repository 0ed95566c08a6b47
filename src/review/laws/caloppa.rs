//! Older laws of California, which bind a company of any size: CalOPPA (Bus. & Prof. Code 22575 ff.), Shine the
//! Light (Civ. Code 1798.83) and the eraser law (Bus. & Prof. Code 22581).

#[cfg(test)]
use super::california::SHARES;
use super::california::no_items;
use crate::interview::company::Region;
use crate::interview::cookies::{NotUsed, Sort as CookieSort};
use crate::interview::rights::Action;
use crate::review::case::Case;
use crate::review::dates::since;
use crate::review::rule::{Applies, Breach, Law, READ, Rule, SECOND_HAND, Sort, wrong_if};
#[cfg(test)]
use crate::review::trial::Trial;

/// What the rules of this law have in common.
const CALOPPA: Rule = Rule {
    source: "https://leginfo.legislature.ca.gov/faces/codes_displaySection.xhtml?lawCode=BPC&sectionNum=22575",
    from: since(2004, 7, 1),
    attested: READ,
    ..Rule::NEW
};

/// People in California; there is no line below which it does not bind.
fn applies(case: &Case) -> Applies {
    match (case.knows_regions(), case.serves(Region::California)) {
        (true, true) => Applies::Yes("you serve people in California".into()),
        (true, false) => Applies::No("you serve nobody there, you said".into()),
        (false, _) => Applies::Unknown("nobody has said where the people live".into(), vec!["company.regions"]),
    }
}

/// The older laws.
pub(super) const LAW: Law = Law {
    id: "caloppa",
    name: "CalOPPA and its neighbours",
    sort: Sort::Law,
    applies,
    when: "Applies if you serve people in California, however small you are.",
    family: "",
    reads: &["company"],
    rules: RULES,
    #[cfg(test)]
    clean: &[
        "company.regions=[\"california\"]",
        "ccpa.applies=false",
        "ccpa.others_track=false",
    ],
    #[cfg(test)]
    away: &["company.regions=[\"elsewhere\"]"],
};

/// The cookies for advertising, by whether somebody else sets them.
fn ad_cookies(case: &Case, of_others: bool) -> bool {
    let mut rows = case.answers.cookies.items.iter();
    rows.any(|row| row.sort == Some(CookieSort::Advertising) && row.by.iter().flatten().next().is_some() == of_others)
}

/// Whether the company itself follows people across sites, for advertising.
fn follows(case: &Case) -> bool {
    case.answers.sharing.share_for_ads == Some(true) || ad_cookies(case, false)
}

/// Whether the text says elsewhere that others follow people, or that nobody does.
fn says_who_follows(case: &Case) -> bool {
    let nobody = |what: NotUsed| matches!(what, NotUsed::ThirdPartyTracking | NotUsed::Trackers);
    ad_cookies(case, true) || case.answers.cookies.not_used.iter().any(|row| row.what.is_some_and(nobody))
}

const RULES: &[Rule] = &[
    Rule {
        id: "caloppa-b-1",
        provision: "Cal. Bus. & Prof. Code 22575(b)(1)",
        wrong: "The text does not say which data you collect, or who may get it.",
        why: "Every site with visitors from California has to say both.",
        mend: &["Name the data.", "Say whether anybody receives it."],
        questions: &["collection.kinds", "collection.kinds.*.items", "sharing.any_recipients"],
        check: |case| {
            let sharing = &case.answers.sharing;
            let mut all = no_items(case);
            for breach in all.iter_mut().filter(|breach| breach.words.is_empty()) {
                "The text does not say which data you collect.".clone_into(&mut breach.words);
            }
            if sharing.recipients.is_empty() && sharing.any_recipients != Some(false) {
                let words = "The text does not say who may get the data, or that nobody does.";
                all.push(Breach::said("sharing.any_recipients", words));
            }
            all
        },
        #[cfg(test)]
        trial: Trial {
            breaks: &["collection.kinds.account.items="],
            mends: &["collection.kinds.account.items=[{\"item\":\"name\"},{\"item\":\"email\"}]"],
            shows: "email address",
            ..Trial::NEW
        },
        ..CALOPPA
    },
    Rule {
        id: "caloppa-b-2",
        provision: "Cal. Bus. & Prof. Code 22575(b)(2)",
        wrong: "People can see or change their data themselves, and the text does not say where.",
        why: "Where there is such a way, the policy has to describe it.",
        mend: &["Name the place in the product."],
        questions: &["rights.own.*.place"],
        check: |case| {
            let rows = case.answers.rights.own.iter();
            let rows = rows.filter(|row| matches!(row.action, Some(Action::View | Action::Correct)) && row.place.is_none());
            rows.map(|row| Breach::at(&[&format!("rights.own.{}.place", row.key)]))
                .collect()
        },
        #[cfg(test)]
        trial: Trial {
            given: &[
                "rights.any_own=true",
                "rights.own.fix={\"action\":\"correct\",\"place\":\"Settings\"}",
            ],
            breaks: &["rights.own.fix.place="],
            mends: &["rights.own.fix.place=Settings"],
            shows: "Settings",
            ..Trial::NEW
        },
        ..CALOPPA
    },
    Rule {
        id: "caloppa-b-3",
        provision: "Cal. Bus. & Prof. Code 22575(b)(3)",
        wrong: "The text does not say how people hear of a change to it.",
        why: "The policy has to describe how you tell people of changes that matter.",
        mend: &["Say how you tell people."],
        questions: &["changes.told"],
        yields_to: &["x-do-08"],
        check: |case| wrong_if(case.answers.changes.told.iter().flatten().next().is_none(), &["changes.told"]),
        #[cfg(test)]
        trial: Trial {
            breaks: &["changes.told="],
            mends: &["changes.told=[\"email\"]"],
            shows: "changes by email",
            ..Trial::NEW
        },
        ..CALOPPA
    },
    Rule {
        id: "caloppa-b-4",
        provision: "Cal. Bus. & Prof. Code 22575(b)(4)",
        attested: SECOND_HAND,
        wrong: "The text does not say from when it applies.",
        why: "California wants the effective date; the date of the last update is another thing.",
        mend: &["Let the policy carry the date from which it applies, alone or beside that of the last update."],
        questions: &["changes.effective", "changes.date_kind"],
        check: |case| wrong_if(case.answers.changes.effective.is_none(), &["changes.effective"]),
        #[cfg(test)]
        trial: Trial {
            breaks: &["changes.effective="],
            mends: &["changes.effective=2026-11-01"],
            shows: "Effective",
            ..Trial::NEW
        },
        ..CALOPPA
    },
    Rule {
        id: "caloppa-b-5",
        provision: "Cal. Bus. & Prof. Code 22575(b)(5), 22575(b)(7)",
        from: since(2014, 1, 1),
        wrong: "You follow people across sites, and the text does not say what you do with the signals of their browsers.",
        why: "People must learn whether Do Not Track, or Global Privacy Control, changes anything.",
        mend: &[
            "Say what happens with such a signal, also if nothing does.",
            "Stop following people.",
        ],
        questions: &["cookies.signals", "cookies.signals.*.honoured"],
        reads: &["sharing"],
        check: |case| {
            let mut signals = case.answers.cookies.signals.iter();
            let said = signals.any(|row| row.signal.is_some() && row.honoured.is_some());
            wrong_if(follows(case) && !said, &["cookies.signals"])
        },
        #[cfg(test)]
        trial: Trial {
            given: SHARES,
            breaks: &["cookies.signals.gpc="],
            mends: &["cookies.signals.gpc={\"signal\":\"gpc\",\"honoured\":true,\"effects\":[\"opt-out\"]}"],
            shows: "Global Privacy Control",
            ..Trial::NEW
        },
        ..CALOPPA
    },
    Rule {
        id: "caloppa-b-6",
        provision: "Cal. Bus. & Prof. Code 22575(b)(6)",
        from: since(2014, 1, 1),
        wrong: "The text does not say whether other companies may follow people on your service and elsewhere.",
        why: "The policy has to say it, whether the answer is yes or no.",
        mend: &["Find out with your browser's developer tools, and say it."],
        questions: &["ccpa.others_track"],
        reads: &["cookies"],
        check: |case| {
            let said = case.answers.ccpa.others_track.is_some() || says_who_follows(case);
            wrong_if(!said, &["ccpa.others_track"])
        },
        #[cfg(test)]
        trial: Trial {
            breaks: &["ccpa.others_track="],
            mends: &["ccpa.others_track=false"],
            shows: "No other company may collect data",
            ..Trial::NEW
        },
        ..CALOPPA
    },
    Rule {
        id: "caloppa-conspic",
        provision: "Cal. Bus. & Prof. Code 22577(b)",
        source: "https://leginfo.legislature.ca.gov/faces/codes_displaySection.xhtml?lawCode=BPC&sectionNum=22577",
        wrong: "Your home page does not link to the policy with the word “privacy”.",
        why: "People must be able to find the policy from the first page.",
        mend: &["Put the link on your home page; the policy cannot mend that."],
        questions: &["ccpa.home_link"],
        check: |case| wrong_if(case.answers.ccpa.home_link == Some(false), &["ccpa.home_link"]),
        #[cfg(test)]
        trial: Trial {
            breaks: &["ccpa.home_link=false"],
            mends: &["ccpa.home_link=true"],
            ..Trial::NEW
        },
        ..CALOPPA
    },
    Rule {
        id: "shine-light",
        provision: "Cal. Civ. Code 1798.83",
        source: "https://leginfo.legislature.ca.gov/faces/codes_displaySection.xhtml?lawCode=CIV&sectionNum=1798.83",
        from: since(2005, 1, 1),
        wrong: "You gave customers' data to others for their marketing, and the text does not say where to ask about it.",
        why: "Customers in California may ask once a year who got their data for that.",
        mend: &["Name where to ask.", "Stop giving data to others for their marketing."],
        questions: &["ccpa.shine_the_light", "ccpa.marketing_others"],
        check: |case| {
            let ccpa = &case.answers.ccpa;
            let gave = ccpa.marketing_others == Some(true);
            wrong_if(gave && ccpa.shine_the_light.is_none(), &["ccpa.shine_the_light"])
        },
        #[cfg(test)]
        trial: Trial {
            given: &[
                "sharing.sell=true",
                "ccpa.marketing_others=true",
                "ccpa.shine_the_light={\"kind\":\"email\",\"value\":\"light@quill.example\"}",
            ],
            breaks: &["ccpa.shine_the_light="],
            mends: &["ccpa.shine_the_light={\"kind\":\"email\",\"value\":\"light@quill.example\"}"],
            shows: "light@quill.example",
            ..Trial::NEW
        },
        ..CALOPPA
    },
    Rule {
        id: "eraser",
        provision: "Cal. Bus. & Prof. Code 22581",
        source: "https://leginfo.legislature.ca.gov/faces/codes_displaySection.xhtml?lawCode=BPC&sectionNum=22581",
        from: since(2015, 1, 1),
        attested: SECOND_HAND,
        wrong: "People under 18 can post, and the text does not say how they take down what they posted.",
        why: "Minors in California may take down their own posts, and must learn how.",
        mend: &["Say how.", "Offer a way; the policy alone cannot mend that."],
        questions: &["ccpa.minors_remove", "ccpa.minors_post"],
        check: |case| {
            let ccpa = &case.answers.ccpa;
            let posts = ccpa.minors_post == Some(true);
            wrong_if(posts && ccpa.minors_remove.is_none(), &["ccpa.minors_remove"])
        },
        #[cfg(test)]
        trial: Trial {
            given: &["ccpa.minors_post=true", "ccpa.minors_remove=with Delete beside the post"],
            breaks: &["ccpa.minors_remove="],
            mends: &["ccpa.minors_remove=with Delete beside the post"],
            shows: "you can take down what you posted",
            ..Trial::NEW
        },
        ..CALOPPA
    },
];
