//! The statute of California: Civ. Code 1798.100 ff. (CCPA, as the CPRA changed it).

#[cfg(test)]
use super::california::{BEYOND, CLEAN, HEALTH, PROVIDER, SHARES, YOUNG};
use super::california::{
    READS, applies, beyond, can_ask, honours_gpc, is, lacks, no_category, no_disclosed, no_items, no_period, no_purpose,
    no_sale_said, no_source, no_way, one_link, online_only, sensitive, two_ways, wants,
};
use crate::interview::ccpa::UsRight;
use crate::review::Level::Should;
use crate::review::dates::{Day, since};
use crate::review::rule::{Breach, Law, MEMORY, READ, Rule, SECOND_HAND, Sort, wrong_if};
#[cfg(test)]
use crate::review::trial::Trial;
use crate::values::ContactKind;

/// What the rules of this law have in common.
const CCPA: Rule = Rule {
    source: "https://leginfo.legislature.ca.gov/faces/codes_displaySection.xhtml?lawCode=CIV&sectionNum=1798.130",
    from: since(2023, 1, 1),
    attested: READ,
    ..Rule::NEW
};

/// The statute.
pub(super) const LAW: Law = Law {
    id: "ccpa",
    name: "the CCPA",
    sort: Sort::Law,
    applies,
    when: "Applies if you serve people in California and are over one of the thresholds of its law.",
    family: "",
    reads: READS,
    rules: RULES,
    #[cfg(test)]
    clean: CLEAN,
    #[cfg(test)]
    away: &["ccpa.applies=false"],
};

const RULES: &[Rule] = &[
    Rule {
        id: "ccpa-100-a-1",
        provision: "Cal. Civ. Code 1798.100(a)(1)",
        source: "https://leginfo.legislature.ca.gov/faces/codes_displaySection.xhtml?lawCode=CIV&sectionNum=1798.100",
        wrong: "The text does not say which data you collect, what for, or whether you sell or share it.",
        why: "People must learn all three at the latest when their data is collected.",
        mend: &[
            "Give each kind of data its content and at least one use.",
            "Say whether you sell or share data.",
            "Stop collecting what nothing needs.",
        ],
        questions: &[
            "use.purposes",
            "collection.kinds",
            "collection.kinds.*.items",
            "sharing.sell",
            "sharing.share_for_ads",
        ],
        yields_to: &["x-dt-01"],
        check: |case| {
            let mut all = no_items(case);
            all.extend(no_purpose(case, case.own_kinds()));
            all.extend(no_sale_said(case));
            all
        },
        #[cfg(test)]
        trial: Trial {
            breaks: &["use.purposes.provide="],
            mends: &["use.purposes.provide={\"purpose\":\"provide\",\"kinds\":[\"account\"],\"ground\":\"contract\"}"],
            also: &["ccpa-110-c", "ccr-7011-e-1-C"],
            shows: "We use personal data to",
            ..Trial::NEW
        },
        ..CCPA
    },
    Rule {
        id: "ccpa-100-a-2",
        provision: "Cal. Civ. Code 1798.100(a)(2)",
        source: "https://leginfo.legislature.ca.gov/faces/codes_displaySection.xhtml?lawCode=CIV&sectionNum=1798.100",
        wrong: "You collect sensitive data, and the text does not say what for.",
        why: "California wants sensitive data and its uses named apart.",
        mend: &["Name the use of that data.", "Stop collecting it."],
        questions: &["use.purposes", "use.purposes.*.kinds"],
        reads: &["collection"],
        yields_to: &["x-dt-01"],
        check: |case| no_purpose(case, sensitive(case)),
        #[cfg(test)]
        trial: Trial {
            given: HEALTH,
            breaks: &["use.purposes.care="],
            mends: &["use.purposes.care={\"purpose\":\"process-content\",\"kinds\":[\"health\"],\"ground\":\"consent\"}"],
            also: &["ccpa-100-a-1", "ccpa-110-c", "ccr-7011-e-1-C", "x-dt-01"],
            shows: "Data: Health data",
            ..Trial::NEW
        },
        ..CCPA
    },
    Rule {
        id: "ccpa-100-a-3",
        provision: "Cal. Civ. Code 1798.100(a)(3)",
        source: "https://leginfo.legislature.ca.gov/faces/codes_displaySection.xhtml?lawCode=CIV&sectionNum=1798.100",
        wrong: "The text does not say how long a kind of data is kept.",
        why: "People must learn the period for each kind of data, or what decides about it.",
        mend: &[
            "Give the period of that kind of data.",
            "Say what decides how long it is kept.",
        ],
        questions: &["collection.kinds.*.kept", "retention.criteria", "retention.periods"],
        check: no_period,
        #[cfg(test)]
        trial: Trial {
            breaks: &["collection.kinds.account.kept="],
            mends: &["collection.kinds.account.kept={\"how\":\"life-of\",\"of\":\"your account\"}"],
            shows: "kept while your account is active",
            ..Trial::NEW
        },
        ..CCPA
    },
    Rule {
        id: "ccpa-105-b",
        provision: "Cal. Civ. Code 1798.105(b)",
        source: "https://leginfo.legislature.ca.gov/faces/codes_displaySection.xhtml?lawCode=CIV&sectionNum=1798.105",
        wrong: "The text does not tell Californians that they can have their data deleted.",
        why: "The right to deletion has to be stated.",
        mend: &["Add deletion to the rights of Californians."],
        questions: &["ccpa.rights", "rights.granted"],
        check: |case| lacks(case, UsRight::Delete),
        #[cfg(test)]
        trial: Trial {
            breaks: &["ccpa.rights=[\"know\",\"correct\",\"no-retaliation\"]"],
            mends: &["ccpa.rights=[\"know\",\"delete\",\"correct\",\"no-retaliation\"]"],
            also: &["ccr-7011-e-2-B"],
            shows: "personal information about you deleted",
            ..Trial::NEW
        },
        ..CCPA
    },
    Rule {
        id: "ccpa-106-b",
        provision: "Cal. Civ. Code 1798.106(b)",
        source: "https://leginfo.legislature.ca.gov/faces/codes_displaySection.xhtml?lawCode=CIV&sectionNum=1798.106",
        wrong: "The text does not tell Californians that they can have their data corrected.",
        why: "The right to correction has to be stated.",
        mend: &["Add correction to the rights of Californians."],
        questions: &["ccpa.rights", "rights.granted"],
        check: |case| lacks(case, UsRight::Correct),
        #[cfg(test)]
        trial: Trial {
            breaks: &["ccpa.rights=[\"know\",\"delete\",\"no-retaliation\"]"],
            mends: &["ccpa.rights=[\"know\",\"delete\",\"correct\",\"no-retaliation\"]"],
            also: &["ccr-7011-e-2-C"],
            shows: "personal information about you corrected",
            ..Trial::NEW
        },
        ..CCPA
    },
    Rule {
        id: "ccpa-110-c",
        provision: "Cal. Civ. Code 1798.110(c)(1)-(4)",
        source: "https://leginfo.legislature.ca.gov/faces/codes_displaySection.xhtml?lawCode=CIV&sectionNum=1798.110",
        wrong: "One of four lists is incomplete: what you collect, where it comes from, what for, and who receives it.",
        why: "Californians have a right to know all four.",
        mend: &[
            "Answer what is missing for that kind of data.",
            "Say whether anybody receives data.",
        ],
        questions: &[
            "collection.kinds.*.source",
            "collection.kinds.*.items",
            "use.purposes",
            "sharing.any_recipients",
            "sharing.recipients",
        ],
        check: |case| {
            let sharing = &case.answers.sharing;
            let mut all = no_items(case);
            all.extend(no_source(case));
            all.extend(no_purpose(case, case.own_kinds()));
            let nobody = sharing.recipients.is_empty() && sharing.any_recipients != Some(false);
            all.extend(wrong_if(nobody, &["sharing.any_recipients"]));
            all
        },
        #[cfg(test)]
        trial: Trial {
            breaks: &["collection.kinds.account.source="],
            mends: &["collection.kinds.account.source=[\"person\"]"],
            also: &["ccr-7011-e-1-B"],
            shows: "from you",
            ..Trial::NEW
        },
        ..CCPA
    },
    Rule {
        id: "ccpa-115-c",
        provision: "Cal. Civ. Code 1798.115(c)(1)-(2)",
        source: "https://leginfo.legislature.ca.gov/faces/codes_displaySection.xhtml?lawCode=CIV&sectionNum=1798.115",
        wrong: "The text does not list what you sell or share and what you hand to providers, or say that there is nothing.",
        why: "Both lists are wanted, each by itself; where a list would be empty, the text says so.",
        mend: &[
            "Say whether you sell or share data, and which.",
            "Say who receives data, and who of them works for you.",
        ],
        questions: &[
            "sharing.sell",
            "sharing.share_for_ads",
            "sharing.ads_kinds",
            "sharing.any_recipients",
            "sharing.recipients.*.part",
        ],
        reads: &["use"],
        check: |case| {
            let mut all = no_sale_said(case);
            all.extend(no_disclosed(case));
            all
        },
        #[cfg(test)]
        trial: Trial {
            given: PROVIDER,
            breaks: &["sharing.recipients.host.part="],
            mends: &["sharing.recipients.host.part=processor"],
            also: &["ccpa-130-a-5-C-ii", "ccr-7011-e-1-H"],
            shows: "For a business purpose, we disclose these categories",
            ..Trial::NEW
        },
        ..CCPA
    },
    Rule {
        id: "ccpa-120-b",
        provision: "Cal. Civ. Code 1798.120(b)",
        source: "https://leginfo.legislature.ca.gov/faces/codes_displaySection.xhtml?lawCode=CIV&sectionNum=1798.120",
        wrong: "You sell or share data, and the text does not say that people can opt out.",
        why: "Whoever sells or shares data has to tell people of the right to stop it.",
        mend: &[
            "Add the opt-out to the rights of Californians.",
            "Stop selling and sharing data.",
        ],
        questions: &["ccpa.rights", "sharing.sell", "sharing.share_for_ads"],
        reads: &["rights"],
        check: |case| {
            if case.sells() {
                lacks(case, UsRight::OptOut)
            } else {
                Vec::new()
            }
        },
        #[cfg(test)]
        trial: Trial {
            given: SHARES,
            breaks: &["ccpa.rights=[\"know\",\"delete\",\"correct\",\"no-retaliation\"]"],
            mends: &["ccpa.rights=[\"know\",\"delete\",\"correct\",\"opt-out\",\"no-retaliation\"]"],
            also: &["ccr-7011-e-2-D", "ccr-7013-f"],
            shows: "Opt out of the sale and the sharing",
            ..Trial::NEW
        },
        ..CCPA
    },
    Rule {
        id: "ccpa-120-c",
        provision: "Cal. Civ. Code 1798.120(c)",
        source: "https://leginfo.legislature.ca.gov/faces/codes_displaySection.xhtml?lawCode=CIV&sectionNum=1798.120",
        wrong: "You sell or share data of people under 16 without their yes, or without a parent's.",
        why: "From 13 to 15 the person has to agree first, below 13 a parent.",
        mend: &[
            "Stop selling and sharing data of people under 16.",
            "Ask first, and say so; the policy alone cannot mend that.",
        ],
        questions: &["ccpa.under_16_opt_in", "ccpa.under_16"],
        reads: &["sharing"],
        check: |case| {
            let ccpa = &case.answers.ccpa;
            let young = case.sells() && ccpa.under_16 == Some(true);
            let unsaid = "Nobody has said whether people under 16, or their parents, agree before you sell or share their data.";
            wants(young, ccpa.under_16_opt_in, "ccpa.under_16_opt_in", unsaid)
        },
        #[cfg(test)]
        trial: Trial {
            base: &[SHARES, YOUNG],
            breaks: &["ccpa.under_16_opt_in=false"],
            mends: &["ccpa.under_16_opt_in=true"],
            shows: "parent or guardian below 13",
            ..Trial::NEW
        },
        ..CCPA
    },
    Rule {
        id: "ccpa-121-a",
        provision: "Cal. Civ. Code 1798.121(a)",
        source: "https://leginfo.legislature.ca.gov/faces/codes_displaySection.xhtml?lawCode=CIV&sectionNum=1798.121",
        wrong: "You use sensitive data for more than your service needs, and the text does not say that people can limit it.",
        why: "For such uses people have a right to say: only what the service needs.",
        mend: &[
            "Add the right to limit.",
            "Use sensitive data only for what your service needs.",
        ],
        questions: &["ccpa.rights", "ccpa.sensitive_beyond"],
        reads: &["rights"],
        check: |case| {
            if beyond(case) {
                lacks(case, UsRight::Limit)
            } else {
                Vec::new()
            }
        },
        #[cfg(test)]
        trial: Trial {
            given: BEYOND,
            breaks: &["ccpa.rights=[\"know\",\"delete\",\"correct\",\"no-retaliation\"]"],
            mends: &["ccpa.rights=[\"know\",\"delete\",\"correct\",\"limit\",\"no-retaliation\"]"],
            also: &["ccpa-135-c-2", "ccr-7011-e-2-E"],
            shows: "Limit how we use sensitive",
            ..Trial::NEW
        },
        ..CCPA
    },
    Rule {
        id: "ccpa-125",
        provision: "Cal. Civ. Code 1798.125(a), 1798.130(a)(5)(A)",
        source: "https://leginfo.legislature.ca.gov/faces/codes_displaySection.xhtml?lawCode=CIV&sectionNum=1798.125",
        wrong: "The text does not say that nobody suffers for using these rights.",
        why: "Whoever uses a right may not get a worse price or service for it.",
        mend: &["Add the right not to be treated worse."],
        questions: &["ccpa.rights"],
        reads: &["rights"],
        check: |case| lacks(case, UsRight::NoRetaliation),
        #[cfg(test)]
        trial: Trial {
            breaks: &["ccpa.rights=[\"know\",\"delete\",\"correct\"]"],
            mends: &["ccpa.rights=[\"know\",\"delete\",\"correct\",\"no-retaliation\"]"],
            also: &["ccr-7011-e-2-nonret"],
            shows: "without any retaliation",
            ..Trial::NEW
        },
        ..CCPA
    },
    Rule {
        id: "ccpa-125-b-2",
        provision: "Cal. Civ. Code 1798.125(b)(2)-(3); 11 CCR 7016",
        source: "https://leginfo.legislature.ca.gov/faces/codes_displaySection.xhtml?lawCode=CIV&sectionNum=1798.125",
        attested: MEMORY,
        wrong: "You give people something for their data, and the text does not tell the terms.",
        why: "People must learn what they get, how they join and leave, and what their data is worth.",
        mend: &["State the terms of the offer.", "End the offer."],
        questions: &["ccpa.incentive_terms", "ccpa.incentive"],
        check: |case| {
            let ccpa = &case.answers.ccpa;
            wrong_if(
                ccpa.incentive == Some(true) && ccpa.incentive_terms.is_none(),
                &["ccpa.incentive_terms"],
            )
        },
        #[cfg(test)]
        trial: Trial {
            given: &["ccpa.incentive=true", "ccpa.incentive_terms=Members get 5 percent off"],
            breaks: &["ccpa.incentive_terms="],
            mends: &["ccpa.incentive_terms=Members get 5 percent off"],
            shows: "Members get 5 percent off",
            ..Trial::NEW
        },
        ..CCPA
    },
    Rule {
        id: "ccpa-130-a-1",
        provision: "Cal. Civ. Code 1798.130(a)(1)(A)",
        wrong: "There are not enough ways to make a request.",
        why: "It takes two ways, one of them a free telephone number. A company that deals with people directly, and only online, may do with an e-mail address.",
        mend: &[
            "Name a free telephone number beside another way.",
            "Name an e-mail address, if you deal with people online only.",
        ],
        questions: &["rights.requests", "company.contact", "ccpa.online_only", "company.contacts"],
        check: |case| {
            let (mail, phone) = (can_ask(case, ContactKind::Email), can_ask(case, ContactKind::Phone));
            let enough = if online_only(case) {
                mail || two_ways(case)
            } else {
                phone && two_ways(case)
            };
            let words = if online_only(case) {
                "Nothing gives an e-mail address for requests."
            } else {
                "You deal with people not only online, so requests need two ways, one of them a free telephone number."
            };
            if enough {
                Vec::new()
            } else {
                vec![Breach::said("rights.requests", words)]
            }
        },
        #[cfg(test)]
        trial: Trial {
            given: &[
                "ccpa.online_only=false",
                "rights.requests={\"kind\":\"form\",\"value\":\"https://quill.example/ask\"}",
                "company.contact={\"kind\":\"phone\",\"value\":\"+1 800 555 0100\"}",
            ],
            breaks: &["company.contact={\"kind\":\"email\",\"value\":\"privacy@quill.example\"}"],
            mends: &["company.contact={\"kind\":\"phone\",\"value\":\"+1 800 555 0100\"}"],
            shows: "+1 800 555 0100",
            ..Trial::NEW
        },
        ..CCPA
    },
    Rule {
        id: "ccpa-130-a-1-B",
        provision: "Cal. Civ. Code 1798.130(a)(1)(B)",
        wrong: "Your website offers no way to make a request.",
        why: "A company with a website has to let people ask there too, with a form for example.",
        mend: &["Name a form on your website, or the place in the product."],
        questions: &["rights.requests", "company.contact", "company.contacts", "rights.own"],
        check: |case| {
            let here = can_ask(case, ContactKind::Form) || !case.answers.rights.own.is_empty();
            let site = case.answers.company.website.is_some();
            wrong_if(site && !online_only(case) && !here, &["rights.requests"])
        },
        #[cfg(test)]
        trial: Trial {
            given: &[
                "ccpa.online_only=false",
                "rights.requests={\"kind\":\"form\",\"value\":\"https://quill.example/ask\"}",
                "company.contact={\"kind\":\"phone\",\"value\":\"+1 800 555 0100\"}",
            ],
            breaks: &["rights.requests={\"kind\":\"email\",\"value\":\"ask@quill.example\"}"],
            mends: &["rights.requests={\"kind\":\"form\",\"value\":\"https://quill.example/ask\"}"],
            shows: "quill.example/ask",
            ..Trial::NEW
        },
        ..CCPA
    },
    Rule {
        id: "ccpa-130-a-2",
        provision: "Cal. Civ. Code 1798.130(a)(2)(A)",
        level: Should,
        wrong: "You promise less than California's law gives.",
        why: "People get an answer within 45 days, 45 more if need be, and free of charge twice a year.",
        mend: &[
            "Promise at most 45 days and at most 45 more.",
            "Answer at least two requests a year free of charge.",
        ],
        questions: &["rights.days", "rights.extension", "rights.free_times"],
        check: |case| {
            let rights = &case.answers.rights;
            let mut all = Vec::new();
            all.extend(rights.days.filter(|days| *days > 45).map(|days| {
                let words = format!("You promise an answer within {days} days; California's law gives 45.");
                Breach::said("rights.days", words)
            }));
            all.extend(rights.extension.filter(|days| *days > 45).map(|days| {
                let words = format!("You allow yourself {days} more days; California's law gives 45.");
                Breach::said("rights.extension", words)
            }));
            all.extend(rights.free_times.filter(|times| *times < 2).map(|_| {
                let words = "You answer one request a year free of charge; California's law gives two.";
                Breach::said("rights.free_times", words)
            }));
            all
        },
        #[cfg(test)]
        trial: Trial {
            breaks: &["rights.days=60"],
            mends: &["rights.days=30"],
            shows: "within 30 days",
            ..Trial::NEW
        },
        ..CCPA
    },
    Rule {
        id: "ccpa-130-a-5-A",
        provision: "Cal. Civ. Code 1798.130(a)(5)(A)",
        wrong: "The text does not tell Californians of their right to know, or how to use their rights.",
        why: "The policy has to describe the rights and the ways to ask.",
        mend: &["Add the right to know.", "Name a way to make requests."],
        questions: &["ccpa.rights", "rights.requests", "company.contact"],
        check: |case| {
            let mut all = lacks(case, UsRight::Know);
            all.extend(no_way(case));
            all
        },
        #[cfg(test)]
        trial: Trial {
            breaks: &["ccpa.rights=[\"delete\",\"correct\",\"no-retaliation\"]"],
            mends: &["ccpa.rights=[\"know\",\"delete\",\"correct\",\"no-retaliation\"]"],
            also: &["ccr-7011-e-2-A"],
            shows: "Know which categories",
            ..Trial::NEW
        },
        ..CCPA
    },
    Rule {
        id: "ccpa-130-a-5-B",
        provision: "Cal. Civ. Code 1798.130(a)(5)(B)",
        wrong: "The text does not say that its lists cover the last 12 months.",
        why: "The lists have to cover the last 12 months, and what you have stopped since as well.",
        mend: &["Check what you did in the last 12 months, and say that the lists cover them."],
        questions: &["ccpa.twelve_months"],
        check: |case| {
            let any = case.own_kinds().next().is_some();
            wrong_if(any && case.answers.ccpa.twelve_months != Some(true), &["ccpa.twelve_months"])
        },
        reads: &["collection"],
        #[cfg(test)]
        trial: Trial {
            breaks: &["ccpa.twelve_months=false"],
            mends: &["ccpa.twelve_months=true"],
            shows: "last 12 months",
            ..Trial::NEW
        },
        ..CCPA
    },
    Rule {
        id: "ccpa-130-a-5-C-i",
        provision: "Cal. Civ. Code 1798.130(a)(5)(C)(i)",
        wrong: "The text does not list what you sell or share, or say that you do neither.",
        why: "Californians must find this list, or the plain statement that there is nothing on it.",
        mend: &[
            "Say whether you sell data and whether you share it for advertising.",
            "Name the data that goes there.",
        ],
        questions: &["sharing.sell", "sharing.share_for_ads", "sharing.ads_kinds"],
        reads: &["use"],
        check: no_sale_said,
        #[cfg(test)]
        trial: Trial {
            given: SHARES,
            breaks: &["sharing.ads_kinds="],
            mends: &["sharing.ads_kinds=[\"account\"]"],
            also: &["ccpa-100-a-1", "ccpa-115-c", "ccr-7011-e-1-D"],
            shows: "We share these categories",
            ..Trial::NEW
        },
        ..CCPA
    },
    Rule {
        id: "ccpa-130-a-5-C-ii",
        provision: "Cal. Civ. Code 1798.130(a)(5)(C)(ii)",
        wrong: "The text does not list which data you hand to providers, or say that you hand over none.",
        why: "This list is wanted apart from that of what is sold.",
        mend: &[
            "Say whether anybody receives data.",
            "Say of each recipient whether it works for you.",
        ],
        yields_to: &["ccpa-115-c"],
        questions: &["sharing.any_recipients", "sharing.recipients.*.part"],
        check: no_disclosed,
        #[cfg(test)]
        trial: Trial {
            breaks: &["sharing.any_recipients="],
            mends: &["sharing.any_recipients=false"],
            also: &["ccpa-110-c", "ccpa-115-c", "ccr-7011-e-1-H", "caloppa-b-1"],
            shows: "We disclose none of them",
            ..Trial::NEW
        },
        ..CCPA
    },
    Rule {
        id: "ccpa-130-a-5-12mo",
        provision: "Cal. Civ. Code 1798.130(a)(5)",
        wrong: "The policy is older than 12 months.",
        why: "It has to be brought up to date at least once a year.",
        mend: &["Go through the answers, mend what has changed, and give it a new date."],
        questions: &["changes.updated", "changes.effective"],
        check: |case| {
            let changes = &case.answers.changes;
            let last = changes.updated.into_iter().chain(changes.effective).map(Day::of).max();
            wrong_if(last.is_some_and(|last| last.later(12) < case.today), &["changes.updated"])
        },
        #[cfg(test)]
        trial: Trial {
            breaks: &["changes.effective=2025-10-01", "changes.updated=2025-10-01"],
            mends: &["changes.updated=2026-11-01"],
            shows: "November 2026",
            ..Trial::NEW
        },
        ..CCPA
    },
    Rule {
        id: "ccpa-130-c",
        provision: "Cal. Civ. Code 1798.130(c), 1798.140(v)(1), 1798.140(ae)",
        wrong: "Some of the data belongs to none of the categories that California names.",
        why: "The lists have to use the names that the law gives to them.",
        mend: &[
            "Choose the matching entry of our list, or say to which of California's categories your own words belong.",
            "Say whose data it is.",
        ],
        questions: &["collection.kinds.*.items", "collection.kinds.*.whose"],
        check: no_category,
        #[cfg(test)]
        trial: Trial {
            breaks: &["collection.kinds.account.whose="],
            mends: &["collection.kinds.account.whose=controller"],
            shows: "Identifiers",
            ..Trial::NEW
        },
        ..CCPA
    },
    Rule {
        id: "ccpa-135-a-1",
        provision: "Cal. Civ. Code 1798.135(a)(1)",
        source: "https://leginfo.legislature.ca.gov/faces/codes_displaySection.xhtml?lawCode=CIV&sectionNum=1798.135",
        wrong: "Your opt-out link does not have the words that California fixes.",
        why: "It must be called “Do Not Sell or Share My Personal Information”, or “Your Privacy Choices” if it leads to all choices.",
        mend: &["Rename the link on your site, and here."],
        questions: &["sharing.opt_out_title"],
        check: |case| {
            let title = case.answers.sharing.opt_out_title.as_deref().unwrap_or_default();
            let right = is(title, "Do Not Sell or Share My Personal Information") || one_link(title);
            let free = case.answers.ccpa.frictionless == Some(true);
            wrong_if(case.sells() && !free && !right, &["sharing.opt_out_title"])
        },
        #[cfg(test)]
        trial: Trial {
            given: SHARES,
            breaks: &["sharing.opt_out_title=Ad settings"],
            mends: &["sharing.opt_out_title=Do Not Sell or Share My Personal Information"],
            shows: "Do Not Sell or Share My Personal Information",
            ..Trial::NEW
        },
        ..CCPA
    },
    Rule {
        id: "ccpa-135-a-2",
        provision: "Cal. Civ. Code 1798.135(a)(2)",
        source: "https://leginfo.legislature.ca.gov/faces/codes_displaySection.xhtml?lawCode=CIV&sectionNum=1798.135",
        wrong: "The link with which people limit the use of sensitive data does not have the words that California fixes.",
        why: "It must be called “Limit the Use of My Sensitive Personal Information”, or “Your Privacy Choices” if it leads to all choices.",
        mend: &[
            "Rename the link on your site, and here.",
            "Use sensitive data only for what your service needs.",
        ],
        questions: &["ccpa.limit_title", "ccpa.sensitive_beyond"],
        check: |case| {
            let title = case.answers.ccpa.limit_title.as_deref().unwrap_or_default();
            let right = is(title, "Limit the Use of My Sensitive Personal Information") || one_link(title);
            wrong_if(beyond(case) && !right, &["ccpa.limit_title"])
        },
        #[cfg(test)]
        trial: Trial {
            given: BEYOND,
            breaks: &["ccpa.limit_title=Sensitive data"],
            mends: &["ccpa.limit_title=Limit the Use of My Sensitive Personal Information"],
            shows: "Limit the Use of My Sensitive Personal Information",
            ..Trial::NEW
        },
        ..CCPA
    },
    Rule {
        id: "ccpa-135-a-3",
        provision: "Cal. Civ. Code 1798.135(a)(3); 11 CCR 7015",
        source: "https://leginfo.legislature.ca.gov/faces/codes_displaySection.xhtml?lawCode=CIV&sectionNum=1798.135",
        attested: SECOND_HAND,
        level: Should,
        wrong: "One link leads to both choices, and it does not bear the name for that.",
        why: "A single link is called “Your Privacy Choices” or “Your California Privacy Choices”, with the opt-out icon.",
        mend: &["Rename the link on your site, and here.", "Offer two links."],
        questions: &["sharing.opt_out_title", "ccpa.limit_title", "sharing.opt_out", "ccpa.limit"],
        check: |case| {
            let (sharing, ccpa) = (&case.answers.sharing, &case.answers.ccpa);
            let one = case.sells() && beyond(case) && sharing.opt_out.is_some() && sharing.opt_out == ccpa.limit;
            let named = |title: &Option<String>| title.as_deref().is_none_or(one_link);
            let mut at = Vec::new();
            if !named(&sharing.opt_out_title) {
                at.push("sharing.opt_out_title");
            }
            if !named(&ccpa.limit_title) {
                at.push("ccpa.limit_title");
            }
            wrong_if(one && !at.is_empty(), &at)
        },
        #[cfg(test)]
        trial: Trial {
            given: &[
                "sharing.any_recipients=true",
                "sharing.recipients.ads={\"name\":\"Adly\",\"job\":[\"advertising\"],\"kinds\":[\"account\"],\"part\":\"controller\"}",
                "sharing.share_for_ads=true",
                "sharing.ads_to=[\"ads\"]",
                "sharing.ads_kinds=[\"account\"]",
                "sharing.opt_out=https://quill.example/choices",
                "sharing.opt_out_title=Your Privacy Choices",
                "cookies.any_signals=true",
                "cookies.signals.gpc={\"signal\":\"gpc\",\"honoured\":true,\"effects\":[\"opt-out\"]}",
                "ccpa.rights=[\"know\",\"delete\",\"correct\",\"opt-out\",\"limit\",\"no-retaliation\"]",
                "ccpa.opt_out_plain=true",
                "ccpa.opt_out_shown=true",
                "ccpa.signal_scope=[\"device\"]",
                "ccpa.signal_how=true",
                "ccpa.under_16=false",
                "ccpa.others_track=true",
                "ccpa.sensitive_beyond=true",
                "ccpa.limit=https://quill.example/choices",
                "ccpa.limit_title=Your Privacy Choices",
            ],
            breaks: &["sharing.opt_out_title=Do Not Sell or Share My Personal Information"],
            mends: &["sharing.opt_out_title=Your Privacy Choices"],
            ..Trial::NEW
        },
        ..CCPA
    },
    Rule {
        id: "ccpa-135-c-1",
        provision: "Cal. Civ. Code 1798.135(c)(1)",
        source: "https://leginfo.legislature.ca.gov/faces/codes_displaySection.xhtml?lawCode=CIV&sectionNum=1798.135",
        wrong: "Opting out takes an account, or more data than needed.",
        why: "Anybody must be able to opt out, with no account and without giving more data than it takes.",
        mend: &["Let people opt out without an account; the policy cannot mend that."],
        questions: &["ccpa.opt_out_plain"],
        reads: &["sharing"],
        check: |case| {
            let unsaid = "Nobody has said whether people can opt out without an account.";
            wants(case.sells(), case.answers.ccpa.opt_out_plain, "ccpa.opt_out_plain", unsaid)
        },
        #[cfg(test)]
        trial: Trial {
            given: SHARES,
            breaks: &["ccpa.opt_out_plain=false"],
            mends: &["ccpa.opt_out_plain=true"],
            shows: "without an account",
            ..Trial::NEW
        },
        ..CCPA
    },
    Rule {
        id: "ccpa-135-c-2",
        provision: "Cal. Civ. Code 1798.135(c)(2)",
        source: "https://leginfo.legislature.ca.gov/faces/codes_displaySection.xhtml?lawCode=CIV&sectionNum=1798.135",
        wrong: "The policy does not repeat the opt-out or the limit with its link.",
        why: "The policy has to describe these choices and lead to them, or say that you obey the opt-out signals of browsers.",
        mend: &[
            "State the right and give the link.",
            "Honour Global Privacy Control, and say so.",
        ],
        questions: &["ccpa.rights", "sharing.opt_out", "ccpa.limit", "cookies.signals"],
        reads: &["rights"],
        check: |case| {
            let (sharing, ccpa) = (&case.answers.sharing, &case.answers.ccpa);
            let opt_out = sharing.opt_out.is_some() && lacks(case, UsRight::OptOut).is_empty();
            let limit = ccpa.limit.is_some() && lacks(case, UsRight::Limit).is_empty();
            if case.sells() && !opt_out && !honours_gpc(case) {
                vec![Breach::at(&["sharing.opt_out", "ccpa.rights"])]
            } else if beyond(case) && !limit && !honours_gpc(case) {
                vec![Breach::at(&["ccpa.limit", "ccpa.rights"])]
            } else {
                Vec::new()
            }
        },
        #[cfg(test)]
        trial: Trial {
            given: BEYOND,
            breaks: &["ccpa.limit="],
            mends: &["ccpa.limit=https://quill.example/limit"],
            also: &["ccr-7011-e-3-D"],
            shows: "https://quill.example/limit",
            ..Trial::NEW
        },
        ..CCPA
    },
];
