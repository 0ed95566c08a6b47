//! The regulations of the California Privacy Protection Agency: 11 CCR 7000 ff., as amended from 2026.

#[cfg(test)]
use super::california::{BEYOND, CLEAN, HEALTH, PROVIDER, SHARES, YOUNG};
use super::california::{
    READS, applies, beyond, each_recipient, honours_gpc, jobless, lacks, no_disclosed, no_items, no_job, no_kinds, no_opt_out,
    no_purpose, no_sale_said, no_sensitive_said, no_source, no_way, wants, wholly_sensitive,
};
use crate::interview::ccpa::UsRight;
use crate::interview::company::Offer;
use crate::interview::uses::{Decisions, Purpose};
use crate::review::Level::Should;
use crate::review::dates::since;
use crate::review::rule::{Breach, Law, MEMORY, READ, Rule, SECOND_HAND, Sort, UNSURE, wrong_if};
#[cfg(test)]
use crate::review::trial::Trial;

/// What the rules of these regulations have in common.
const CPPA: Rule = Rule {
    source: "https://cppa.ca.gov/regulations/",
    from: since(2026, 1, 1),
    attested: MEMORY,
    ..Rule::NEW
};

/// The regulations.
pub(super) const LAW: Law = Law {
    id: "cppa",
    name: "the CCPA regulations",
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
        id: "ccr-7003-d",
        provision: "11 CCR 7003(d), 7011(d)",
        attested: SECOND_HAND,
        wrong: "The policy cannot be opened from within your app.",
        why: "People who use an app must find the policy there too, in its settings for example.",
        mend: &["Put a link into the app's settings; the policy cannot mend that."],
        questions: &["ccpa.in_app"],
        check: |case| {
            let offers = case.answers.company.offers.as_deref().unwrap_or_default();
            let unsaid = "Nobody has said whether the policy can be opened from within your app.";
            wants(
                offers.contains(&Offer::MobileApp),
                case.answers.ccpa.in_app,
                "ccpa.in_app",
                unsaid,
            )
        },
        #[cfg(test)]
        trial: Trial {
            given: &["company.offers=[\"mobile-app\"]", "company.stores=[]", "ccpa.in_app=true"],
            breaks: &["ccpa.in_app=false"],
            mends: &["ccpa.in_app=true"],
            ..Trial::NEW
        },
        ..CPPA
    },
    Rule {
        id: "ccr-7011-e-1-A",
        provision: "11 CCR 7011(e)(1)(A)",
        wrong: "The text does not say what belongs to a kind of data.",
        why: "People must understand which data you collect.",
        mend: &["Name what belongs to it.", "Drop the kind, if nothing of it is collected."],
        questions: &["collection.kinds.*.items", "collection.kinds"],
        check: no_items,
        #[cfg(test)]
        trial: Trial {
            breaks: &["collection.kinds.account.items="],
            mends: &["collection.kinds.account.items=[{\"item\":\"name\"},{\"item\":\"email\"}]"],
            also: &["ccpa-100-a-1", "ccpa-110-c", "caloppa-b-1"],
            shows: "email address",
            ..Trial::NEW
        },
        ..CPPA
    },
    Rule {
        id: "ccr-7011-e-1-B",
        provision: "11 CCR 7011(e)(1)(B)",
        attested: SECOND_HAND,
        wrong: "The text does not say where a kind of data comes from.",
        why: "People must learn from whom or from what you have their data.",
        mend: &["Say where that kind of data comes from."],
        questions: &["collection.kinds.*.source"],
        check: no_source,
        #[cfg(test)]
        trial: Trial {
            breaks: &["collection.kinds.account.source="],
            mends: &["collection.kinds.account.source=[\"person\"]"],
            also: &["ccpa-110-c"],
            shows: "from you",
            ..Trial::NEW
        },
        ..CPPA
    },
    Rule {
        id: "ccr-7011-e-1-C",
        provision: "11 CCR 7011(e)(1)(C)",
        wrong: "The text does not say what a kind of data is used for.",
        why: "People must learn the purpose of each collection.",
        mend: &["Name the use of that data.", "Stop collecting what nothing needs."],
        questions: &["use.purposes", "use.purposes.*.kinds"],
        reads: &["collection"],
        yields_to: &["x-dt-01"],
        check: |case| no_purpose(case, case.own_kinds()),
        #[cfg(test)]
        trial: Trial {
            breaks: &["use.purposes.provide.kinds=[]"],
            mends: &["use.purposes.provide.kinds=[\"account\"]"],
            also: &["ccpa-100-a-1", "ccpa-110-c"],
            shows: "service Data: Account data",
            ..Trial::NEW
        },
        ..CPPA
    },
    Rule {
        id: "ccr-7011-e-1-D",
        provision: "11 CCR 7011(e)(1)(D)",
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
            also: &["ccpa-100-a-1", "ccpa-115-c", "ccpa-130-a-5-C-i"],
            shows: "We share these categories",
            ..Trial::NEW
        },
        ..CPPA
    },
    Rule {
        id: "ccr-7011-e-1-E",
        provision: "11 CCR 7011(e)(1)(E)",
        attested: SECOND_HAND,
        wrong: "The text does not say who gets what you sell or share.",
        why: "People must learn to whom each category of their data goes.",
        mend: &["Name who gets data for that.", "Stop selling and sharing data."],
        questions: &["sharing.ads_to"],
        check: |case| {
            let nobody = case.answers.sharing.ads_to.iter().flatten().next().is_none();
            wrong_if(case.sells() && nobody, &["sharing.ads_to"])
        },
        #[cfg(test)]
        trial: Trial {
            given: SHARES,
            breaks: &["sharing.ads_to="],
            mends: &["sharing.ads_to=[\"ads\"]"],
            shows: "The data goes to Adly",
            ..Trial::NEW
        },
        ..CPPA
    },
    Rule {
        id: "ccr-7011-e-1-F",
        provision: "11 CCR 7011(e)(1)(F)",
        wrong: "The text does not say for what purpose you sell or share data.",
        why: "People must learn the purpose: what the company that gets their data does with it.",
        mend: &["Say what that company does.", "Stop selling and sharing data."],
        questions: &["sharing.recipients.*.job", "sharing.ads_to"],
        check: |case| {
            let sharing = &case.answers.sharing;
            let to = |key: &String| sharing.ads_to.iter().flatten().any(|one| one == key);
            let bare = sharing.recipients.iter().filter(|row| to(&row.key) && jobless(row));
            let bare = bare.map(|row| {
                let name = row.name.as_deref().unwrap_or(&row.key);
                let words = format!("Nothing says what for you sell data to {name} or share it.");
                Breach::said(format!("sharing.recipients.{}.job", row.key), words)
            });
            if case.sells() { bare.collect() } else { Vec::new() }
        },
        #[cfg(test)]
        trial: Trial {
            given: SHARES,
            breaks: &["sharing.recipients.ads.job="],
            mends: &["sharing.recipients.ads.job=[\"advertising\"]"],
            shows: "Advertising (account data)",
            ..Trial::NEW
        },
        ..CPPA
    },
    Rule {
        id: "ccr-7011-e-1-G",
        provision: "11 CCR 7011(e)(1)(G)",
        wrong: "You sell or share data, and the text does not say whether you know of people under 16 among them.",
        why: "The policy has to say it, whether the answer is yes or no.",
        mend: &["Find out, and say it."],
        questions: &["ccpa.under_16"],
        reads: &["sharing"],
        check: |case| wrong_if(case.sells() && case.answers.ccpa.under_16.is_none(), &["ccpa.under_16"]),
        #[cfg(test)]
        trial: Trial {
            given: SHARES,
            breaks: &["ccpa.under_16="],
            mends: &["ccpa.under_16=false"],
            shows: "anyone under 16",
            ..Trial::NEW
        },
        ..CPPA
    },
    Rule {
        id: "ccr-7011-e-1-H",
        provision: "11 CCR 7011(e)(1)(H)",
        attested: SECOND_HAND,
        wrong: "The text does not list which data your providers got, or say that they got none.",
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
            given: PROVIDER,
            breaks: &["sharing.recipients.host.part="],
            mends: &["sharing.recipients.host.part=processor"],
            also: &["ccpa-115-c", "ccpa-130-a-5-C-ii"],
            shows: "For a business purpose, we disclose these categories",
            ..Trial::NEW
        },
        ..CPPA
    },
    Rule {
        id: "ccr-7011-e-1-I",
        provision: "11 CCR 7011(e)(1)(I)",
        wrong: "The text does not say which data a recipient gets.",
        why: "For each category of data, people must learn who received it.",
        mend: &["Name the data that it gets."],
        questions: &["sharing.recipients.*.kinds"],
        yields_to: &["x-sl-16"],
        check: |case| {
            each_recipient(case, "kinds", no_kinds, |name| {
                format!("Nothing says which data {name} gets.")
            })
        },
        #[cfg(test)]
        trial: Trial {
            given: PROVIDER,
            breaks: &["sharing.recipients.host.kinds="],
            mends: &["sharing.recipients.host.kinds=[\"account\"]"],
            shows: "received by Hostly",
            ..Trial::NEW
        },
        ..CPPA
    },
    Rule {
        id: "ccr-7011-e-1-J",
        provision: "11 CCR 7011(e)(1)(J)",
        wrong: "The text does not say for what purpose a provider gets data.",
        why: "People must learn the purpose of each disclosure.",
        mend: &["Say what that provider does for you."],
        questions: &["sharing.recipients.*.job"],
        check: |case| each_recipient(case, "job", no_job, |name| format!("Nothing says what {name} does for you.")),
        #[cfg(test)]
        trial: Trial {
            given: PROVIDER,
            breaks: &["sharing.recipients.host.job="],
            mends: &["sharing.recipients.host.job=[\"hosting\"]"],
            shows: "Hosting",
            ..Trial::NEW
        },
        ..CPPA
    },
    Rule {
        id: "ccr-7011-e-1-K",
        provision: "11 CCR 7011(e)(1)(K)",
        wrong: "You collect sensitive data, and the text does not say whether you use it for more than your service needs.",
        why: "The policy has to say it, whether the answer is yes or no.",
        mend: &["Say whether you use it for more."],
        questions: &["ccpa.sensitive_beyond"],
        reads: &["collection"],
        check: no_sensitive_said,
        #[cfg(test)]
        trial: Trial {
            given: HEALTH,
            breaks: &["ccpa.sensitive_beyond="],
            mends: &["ccpa.sensitive_beyond=false"],
            also: &["ccr-7014-g"],
            shows: "only for what our service needs",
            ..Trial::NEW
        },
        ..CPPA
    },
    Rule {
        id: "ccr-7011-e-2-A",
        provision: "11 CCR 7011(e)(2)(A)",
        wrong: "The text does not state the right to know.",
        why: "Californians can learn which data you have about them, where it came from, what for, and who got it.",
        mend: &["Add the right to know."],
        questions: &["ccpa.rights"],
        reads: &["rights"],
        check: |case| lacks(case, UsRight::Know),
        #[cfg(test)]
        trial: Trial {
            breaks: &["ccpa.rights=[\"delete\",\"correct\",\"no-retaliation\"]"],
            mends: &["ccpa.rights=[\"know\",\"delete\",\"correct\",\"no-retaliation\"]"],
            also: &["ccpa-130-a-5-A"],
            shows: "Know which categories",
            ..Trial::NEW
        },
        ..CPPA
    },
    Rule {
        id: "ccr-7011-e-2-B",
        provision: "11 CCR 7011(e)(2)(B)",
        wrong: "The text does not state the right to deletion.",
        why: "Californians must learn that they can have their data deleted.",
        mend: &["Add deletion to the rights of Californians."],
        questions: &["ccpa.rights", "rights.granted"],
        check: |case| lacks(case, UsRight::Delete),
        #[cfg(test)]
        trial: Trial {
            breaks: &["ccpa.rights=[\"know\",\"correct\",\"no-retaliation\"]"],
            mends: &["ccpa.rights=[\"know\",\"delete\",\"correct\",\"no-retaliation\"]"],
            also: &["ccpa-105-b"],
            shows: "personal information about you deleted",
            ..Trial::NEW
        },
        ..CPPA
    },
    Rule {
        id: "ccr-7011-e-2-C",
        provision: "11 CCR 7011(e)(2)(C)",
        wrong: "The text does not state the right to correction.",
        why: "Californians must learn that they can have their data corrected.",
        mend: &["Add correction to the rights of Californians."],
        questions: &["ccpa.rights", "rights.granted"],
        check: |case| lacks(case, UsRight::Correct),
        #[cfg(test)]
        trial: Trial {
            breaks: &["ccpa.rights=[\"know\",\"delete\",\"no-retaliation\"]"],
            mends: &["ccpa.rights=[\"know\",\"delete\",\"correct\",\"no-retaliation\"]"],
            also: &["ccpa-106-b"],
            shows: "personal information about you corrected",
            ..Trial::NEW
        },
        ..CPPA
    },
    Rule {
        id: "ccr-7011-e-2-D",
        provision: "11 CCR 7011(e)(2)(D)",
        wrong: "You sell or share data, and the text does not state the right to opt out.",
        why: "Californians must learn that they can stop it.",
        mend: &[
            "Add the opt-out to the rights of Californians.",
            "Stop selling and sharing data.",
        ],
        yields_to: &["ccpa-120-b"],
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
            also: &["ccpa-120-b", "ccr-7013-f"],
            shows: "Opt out of the sale and the sharing",
            ..Trial::NEW
        },
        ..CPPA
    },
    Rule {
        id: "ccr-7011-e-2-E",
        provision: "11 CCR 7011(e)(2)(E)",
        wrong: "You use sensitive data for more than your service needs, and the text does not state the right to limit.",
        why: "Californians must learn that they can limit such uses.",
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
            also: &["ccpa-121-a", "ccpa-135-c-2"],
            shows: "Limit how we use sensitive",
            ..Trial::NEW
        },
        ..CPPA
    },
    Rule {
        id: "ccr-7011-e-2-nonret",
        provision: "11 CCR 7011(e)(2)",
        wrong: "The text does not say that nobody suffers for using these rights.",
        why: "It has to say so for everybody, employees and applicants too.",
        mend: &["Add the right not to be treated worse."],
        yields_to: &["ccpa-125"],
        questions: &["ccpa.rights"],
        reads: &["rights"],
        check: |case| lacks(case, UsRight::NoRetaliation),
        #[cfg(test)]
        trial: Trial {
            breaks: &["ccpa.rights=[\"know\",\"delete\",\"correct\"]"],
            mends: &["ccpa.rights=[\"know\",\"delete\",\"correct\",\"no-retaliation\"]"],
            also: &["ccpa-125"],
            shows: "without any retaliation",
            ..Trial::NEW
        },
        ..CPPA
    },
    Rule {
        id: "ccr-7011-e-2-admt",
        provision: "11 CCR 7011(e)(2), 7200(a), 7220-7222",
        from: since(2027, 1, 1),
        attested: UNSURE,
        level: Should,
        wrong: "Machines alone decide about people, and the text does not say what Californians can do about it.",
        why: "From 2027 people can learn how such decisions are made, and opt out of many.",
        mend: &["Offer both, and say so.", "Let a person decide."],
        questions: &["ccpa.machine_rights", "use.decisions"],
        check: |case| {
            let decides = case.answers.uses.decisions == Some(Decisions::Yes);
            let nothing = case.answers.ccpa.machine_rights.iter().flatten().next().is_none();
            wrong_if(decides && nothing, &["ccpa.machine_rights"])
        },
        #[cfg(test)]
        trial: Trial {
            given: &[
                "use.any_ai=true",
                "use.decisions=yes",
                "use.decisions_logic=It compares what people wrote and may decline an order",
                "use.decisions_review=by writing to us",
                "ccpa.machine_rights=[\"opt-out\",\"access\"]",
            ],
            breaks: &["ccpa.machine_rights="],
            mends: &["ccpa.machine_rights=[\"opt-out\",\"access\"]"],
            shows: "opt out of decisions that machines alone make",
            ..Trial::NEW
        },
        ..CPPA
    },
    Rule {
        id: "ccr-7011-e-3-A",
        provision: "11 CCR 7011(e)(3)(A)-(B)",
        wrong: "The text does not say how to make a request.",
        why: "People must learn the ways to ask, with a link to any form.",
        mend: &["Name a way to make requests."],
        questions: &["rights.requests", "company.contact", "company.contacts"],
        check: no_way,
        #[cfg(test)]
        trial: Trial {
            breaks: &["company.contact="],
            mends: &["company.contact={\"kind\":\"email\",\"value\":\"privacy@quill.example\"}"],
            also: &["ccpa-130-a-1", "ccpa-130-a-5-A", "ccr-7011-e-3-J"],
            shows: "privacy@quill.example",
            ..Trial::NEW
        },
        ..CPPA
    },
    Rule {
        id: "ccr-7011-e-3-C",
        provision: "11 CCR 7011(e)(3)(C)",
        wrong: "You sell or share data, and the text does not lead to your opt-out.",
        why: "The policy has to hold the opt-out notice, or a link to it.",
        mend: &["Give the address of the opt-out page.", "Stop selling and sharing data."],
        questions: &["sharing.opt_out"],
        yields_to: &["x-sl-05"],
        check: no_opt_out,
        #[cfg(test)]
        trial: Trial {
            given: SHARES,
            breaks: &["sharing.opt_out="],
            mends: &["sharing.opt_out=https://quill.example/opt-out"],
            also: &["ccr-7013-f", "ccr-7026-a-1"],
            shows: "https://quill.example/opt-out",
            ..Trial::NEW
        },
        ..CPPA
    },
    Rule {
        id: "ccr-7011-e-3-D",
        provision: "11 CCR 7011(e)(3)(D)",
        wrong: "You use sensitive data for more than your service needs, and the text does not lead to where people limit it.",
        why: "The policy has to hold the notice of this right, or a link to it.",
        mend: &[
            "Give the address of that page.",
            "Use sensitive data only for what your service needs.",
        ],
        questions: &["ccpa.limit", "ccpa.sensitive_beyond"],
        check: |case| wrong_if(beyond(case) && case.answers.ccpa.limit.is_none(), &["ccpa.limit"]),
        #[cfg(test)]
        trial: Trial {
            given: BEYOND,
            breaks: &["ccpa.limit="],
            mends: &["ccpa.limit=https://quill.example/limit"],
            also: &["ccpa-135-c-2"],
            shows: "https://quill.example/limit",
            ..Trial::NEW
        },
        ..CPPA
    },
    Rule {
        id: "ccr-7011-e-3-E",
        provision: "11 CCR 7011(e)(3)(E)",
        wrong: "The text does not say how you check who makes a request.",
        why: "People must learn what they will be asked for.",
        mend: &["Say how you check it, and ask for no more than it takes."],
        questions: &["rights.verification"],
        check: |case| wrong_if(case.answers.rights.verification.is_none(), &["rights.verification"]),
        #[cfg(test)]
        trial: Trial {
            breaks: &["rights.verification="],
            mends: &["rights.verification=account"],
            shows: "We check that it is you",
            ..Trial::NEW
        },
        ..CPPA
    },
    Rule {
        id: "ccr-7011-e-3-F",
        provision: "11 CCR 7011(e)(3)(F)",
        attested: READ,
        wrong: "You sell or share data, and the text does not say what a browser's opt-out signal does here, and how people send one.",
        why: "People must learn whether the signal counts for the browser alone or for their account too.",
        mend: &["Say for what a signal counts.", "Say how people send one."],
        questions: &["ccpa.signal_scope", "ccpa.signal_how"],
        yields_to: &["x-ck-11"],
        reads: &["sharing"],
        check: |case| {
            let ccpa = &case.answers.ccpa;
            let mut at = Vec::new();
            if ccpa.signal_scope.iter().flatten().next().is_none() {
                at.push("ccpa.signal_scope");
            }
            if ccpa.signal_how != Some(true) {
                at.push("ccpa.signal_how");
            }
            wrong_if(case.sells() && !at.is_empty(), &at)
        },
        #[cfg(test)]
        trial: Trial {
            given: SHARES,
            breaks: &["ccpa.signal_scope="],
            mends: &["ccpa.signal_scope=[\"device\",\"account\"]"],
            shows: "opt-out preference signal counts for",
            ..Trial::NEW
        },
        ..CPPA
    },
    Rule {
        id: "ccr-7011-e-3-G",
        provision: "11 CCR 7011(e)(3)(G)",
        attested: READ,
        wrong: "A signal takes the place of your opt-out link, and the text does not say how people set one up.",
        why: "Where the signal is the way to opt out, people must learn how to switch it on.",
        mend: &["Say how people send a signal."],
        questions: &["ccpa.signal_how", "ccpa.frictionless"],
        reads: &["sharing"],
        check: |case| {
            let ccpa = &case.answers.ccpa;
            wrong_if(
                case.sells() && ccpa.frictionless == Some(true) && ccpa.signal_how != Some(true),
                &["ccpa.signal_how"],
            )
        },
        #[cfg(test)]
        trial: Trial {
            given: FRICTIONLESS,
            breaks: &["ccpa.signal_how="],
            mends: &["ccpa.signal_how=true"],
            also: &["ccr-7011-e-3-F"],
            shows: "turn on Global Privacy Control",
            ..Trial::NEW
        },
        ..CPPA
    },
    Rule {
        id: "ccr-7011-e-3-H",
        provision: "11 CCR 7011(e)(3)(H), 7063",
        attested: READ,
        wrong: "The text does not say that somebody else can make a request for a person, and how.",
        why: "California lets people send an agent, with a signed permission.",
        mend: &["Say that an agent can ask, with a signed permission."],
        questions: &["rights.agent"],
        check: |case| wrong_if(case.answers.rights.agent != Some(true), &["rights.agent"]),
        #[cfg(test)]
        trial: Trial {
            breaks: &["rights.agent="],
            mends: &["rights.agent=true"],
            shows: "with your signed permission",
            ..Trial::NEW
        },
        ..CPPA
    },
    Rule {
        id: "ccr-7011-e-3-I",
        provision: "11 CCR 7011(e)(3)(I), 7070-7071",
        attested: READ,
        wrong: "You sell or share data of people under 16, and the text does not say how they or their parents agree.",
        why: "The policy has to describe how that yes is given.",
        mend: &["Describe it.", "Stop selling and sharing data of people under 16."],
        questions: &["ccpa.under_16_how", "ccpa.under_16"],
        reads: &["sharing"],
        check: |case| {
            let ccpa = &case.answers.ccpa;
            wrong_if(
                case.sells() && ccpa.under_16 == Some(true) && ccpa.under_16_how.is_none(),
                &["ccpa.under_16_how"],
            )
        },
        #[cfg(test)]
        trial: Trial {
            base: &[SHARES, YOUNG],
            breaks: &["ccpa.under_16_how="],
            mends: &["ccpa.under_16_how=A parent agrees by a signed form"],
            shows: "agrees by a signed form",
            ..Trial::NEW
        },
        ..CPPA
    },
    Rule {
        id: "ccr-7011-e-3-J",
        provision: "11 CCR 7011(e)(3)(J)",
        attested: READ,
        wrong: "The text names no contact for questions.",
        why: "People must be able to ask about the policy in the way in which they usually reach you.",
        mend: &["Name a contact."],
        questions: &["company.contact"],
        check: |case| wrong_if(case.answers.company.contact.is_none(), &["company.contact"]),
        #[cfg(test)]
        trial: Trial {
            given: &["rights.requests={\"kind\":\"email\",\"value\":\"ask@quill.example\"}"],
            breaks: &["company.contact="],
            mends: &["company.contact={\"kind\":\"email\",\"value\":\"privacy@quill.example\"}"],
            shows: "privacy@quill.example",
            ..Trial::NEW
        },
        ..CPPA
    },
    Rule {
        id: "ccr-7012-e",
        provision: "11 CCR 7012(e)-(f)",
        wrong: "The policy is not linked wherever you collect data.",
        why: "People must be told when they give their data; online, a link to the right section of the policy will do.",
        mend: &["Put a link beside each form; the policy cannot mend that."],
        questions: &["ccpa.notice_linked"],
        check: |case| wrong_if(case.answers.ccpa.notice_linked == Some(false), &["ccpa.notice_linked"]),
        #[cfg(test)]
        trial: Trial {
            breaks: &["ccpa.notice_linked=false"],
            mends: &["ccpa.notice_linked=true"],
            ..Trial::NEW
        },
        ..CPPA
    },
    Rule {
        id: "ccr-7011-e-4",
        provision: "11 CCR 7011(e)(4)",
        attested: READ,
        wrong: "The text does not say when it was last updated.",
        why: "California wants the date of the last update on the policy.",
        mend: &["Let the policy carry the date of its last update, alone or beside the date from which it applies."],
        questions: &["changes.updated", "changes.date_kind"],
        check: |case| wrong_if(case.answers.changes.updated.is_none(), &["changes.updated"]),
        #[cfg(test)]
        trial: Trial {
            breaks: &["changes.updated="],
            mends: &["changes.updated=2026-11-01"],
            shows: "Last updated",
            ..Trial::NEW
        },
        ..CPPA
    },
    Rule {
        id: "ccr-7011-e-5",
        provision: "11 CCR 7011(e)(5), 7102",
        attested: READ,
        wrong: "You handle data of ten million Californians, and the text does not lead to the numbers of requests.",
        why: "Companies of that size publish how many requests they got, granted and refused.",
        mend: &["Publish the numbers and give the address."],
        questions: &["ccpa.metrics", "ccpa.ten_million"],
        check: |case| {
            let ccpa = &case.answers.ccpa;
            wrong_if(ccpa.ten_million == Some(true) && ccpa.metrics.is_none(), &["ccpa.metrics"])
        },
        #[cfg(test)]
        trial: Trial {
            given: &["ccpa.ten_million=true", "ccpa.metrics=https://quill.example/numbers"],
            breaks: &["ccpa.metrics="],
            mends: &["ccpa.metrics=https://quill.example/numbers"],
            shows: "quill.example/numbers",
            ..Trial::NEW
        },
        ..CPPA
    },
    Rule {
        id: "ccr-7013-f",
        provision: "11 CCR 7013(f)",
        attested: SECOND_HAND,
        wrong: "You sell or share data, and the text does not describe the right to opt out and how to use it.",
        why: "The opt-out notice says that there is this right, and where to use it.",
        mend: &["State the right and give the address.", "Stop selling and sharing data."],
        yields_to: &["ccpa-120-b", "x-sl-05"],
        questions: &["sharing.opt_out", "ccpa.rights"],
        reads: &["rights"],
        check: |case| {
            let mut all = no_opt_out(case);
            if case.sells() {
                all.extend(lacks(case, UsRight::OptOut));
            }
            all
        },
        #[cfg(test)]
        trial: Trial {
            given: SHARES,
            breaks: &["sharing.opt_out="],
            mends: &["sharing.opt_out=https://quill.example/opt-out"],
            also: &["ccr-7011-e-3-C", "ccr-7026-a-1"],
            shows: "https://quill.example/opt-out",
            ..Trial::NEW
        },
        ..CPPA
    },
    Rule {
        id: "ccr-7013-g",
        provision: "11 CCR 7013(g)",
        attested: SECOND_HAND,
        wrong: "The text says only half of what frees you from the opt-out link.",
        why: "A company that neither sells nor shares data needs no such link, if the policy says both.",
        mend: &["Say also whether you sell data, or share it for advertising."],
        questions: &["sharing.sell", "sharing.share_for_ads"],
        reads: &["use"],
        check: |case| {
            let sharing = &case.answers.sharing;
            let half = sharing.sell == Some(false) || sharing.share_for_ads == Some(false);
            if case.sells() || !half {
                Vec::new()
            } else {
                no_sale_said(case)
            }
        },
        #[cfg(test)]
        trial: Trial {
            breaks: &["sharing.share_for_ads="],
            mends: &["sharing.share_for_ads=false"],
            also: &["ccpa-100-a-1", "ccpa-115-c", "ccpa-130-a-5-C-i", "ccr-7011-e-1-D"],
            shows: "do not share personal data for cross-context",
            ..Trial::NEW
        },
        ..CPPA
    },
    Rule {
        id: "ccr-7014-g",
        provision: "11 CCR 7014(g)",
        attested: SECOND_HAND,
        wrong: "You collect sensitive data, offer no link to limit its use, and the text does not say why there is none.",
        why: "A company that uses sensitive data only for its service needs no such link, if the policy says so.",
        mend: &[
            "Say that you use it only for what your service needs, if that is so.",
            "Offer the link.",
        ],
        questions: &["ccpa.sensitive_beyond"],
        reads: &["collection"],
        check: no_sensitive_said,
        #[cfg(test)]
        trial: Trial {
            given: HEALTH,
            breaks: &["ccpa.sensitive_beyond="],
            mends: &["ccpa.sensitive_beyond=false"],
            also: &["ccr-7011-e-1-K"],
            shows: "only for what our service needs",
            ..Trial::NEW
        },
        ..CPPA
    },
    Rule {
        id: "ccr-7025",
        provision: "11 CCR 7025(b), 7025(c)(1)",
        attested: READ,
        wrong: "You sell or share data, and do not honour Global Privacy Control.",
        why: "That signal of a browser is a valid request to opt out, for that browser, and for the person where you know who it is.",
        mend: &["Honour the signal, and say so.", "Stop selling and sharing data."],
        questions: &["cookies.signals", "cookies.signals.*.honoured"],
        reads: &["sharing"],
        check: |case| wrong_if(case.sells() && !honours_gpc(case), &["cookies.signals"]),
        #[cfg(test)]
        trial: Trial {
            given: SHARES,
            breaks: &["cookies.signals.gpc.honoured=false"],
            mends: &["cookies.signals.gpc.honoured=true"],
            also: &["ccr-7026-a-1"],
            shows: "signal, we honour it",
            ..Trial::NEW
        },
        ..CPPA
    },
    Rule {
        id: "ccr-7025-c-6",
        provision: "11 CCR 7025(c)(6), 7026(g)",
        attested: SECOND_HAND,
        wrong: "People do not see whether their opt-out was carried out.",
        why: "Your site has to show it, for a signal as well as for the link.",
        mend: &["Show it on the page or in the settings; the policy cannot mend that."],
        questions: &["ccpa.opt_out_shown"],
        reads: &["sharing"],
        check: |case| {
            let unsaid = "Nobody has said whether people see that their opt-out was carried out.";
            wants(case.sells(), case.answers.ccpa.opt_out_shown, "ccpa.opt_out_shown", unsaid)
        },
        #[cfg(test)]
        trial: Trial {
            given: SHARES,
            breaks: &["ccpa.opt_out_shown=false"],
            mends: &["ccpa.opt_out_shown=true"],
            shows: "was carried out",
            ..Trial::NEW
        },
        ..CPPA
    },
    Rule {
        id: "ccr-7026-a-1",
        provision: "11 CCR 7026(a)(1)",
        attested: READ,
        wrong: "There are not two ways to opt out.",
        why: "Online, the signal of a browser has to be one way, and a form behind a link the other.",
        mend: &["Honour the signal and offer the link.", "Stop selling and sharing data."],
        questions: &["sharing.opt_out", "cookies.signals", "cookies.signals.*.honoured"],
        yields_to: &["x-sl-05"],
        check: |case| {
            let mut all = no_opt_out(case);
            all.extend(wrong_if(case.sells() && !honours_gpc(case), &["cookies.signals"]));
            all
        },
        #[cfg(test)]
        trial: Trial {
            given: SHARES,
            breaks: &["sharing.opt_out="],
            mends: &["sharing.opt_out=https://quill.example/opt-out"],
            also: &["ccr-7011-e-3-C", "ccr-7013-f"],
            shows: "https://quill.example/opt-out",
            ..Trial::NEW
        },
        ..CPPA
    },
    Rule {
        id: "ccr-7026-a-4",
        provision: "11 CCR 7026(a)(4)",
        attested: READ,
        wrong: "Your opt-out is only a cookie banner.",
        why: "A banner about cookies does not stop every sale and sharing, so it is no opt-out by itself.",
        mend: &["Offer an opt-out page of its own."],
        questions: &["sharing.opt_out", "sharing.opt_out_title", "cookies.banner"],
        yields_to: &["x-ck-16", "x-sl-05"],
        check: |case| {
            let sharing = &case.answers.sharing;
            let title = sharing.opt_out_title.as_deref().unwrap_or_default().to_lowercase();
            let none = !no_opt_out(case).is_empty();
            let banner = case.answers.cookies.banner == Some(true);
            let only = none || title.contains("cookie");
            wrong_if(case.sells() && banner && only, &["sharing.opt_out"])
        },
        #[cfg(test)]
        trial: Trial {
            base: &[SHARES, BANNER],
            breaks: &["sharing.opt_out="],
            mends: &["sharing.opt_out=https://quill.example/opt-out"],
            also: &["ccr-7011-e-3-C", "ccr-7013-f", "ccr-7026-a-1"],
            shows: "https://quill.example/opt-out",
            ..Trial::NEW
        },
        ..CPPA
    },
    Rule {
        id: "ccr-7026-f",
        provision: "11 CCR 7026(f), 7027(g)",
        attested: SECOND_HAND,
        level: Should,
        wrong: "You promise to carry out an opt-out later than the law allows.",
        why: "An opt-out has to be carried out within 15 business days.",
        mend: &["Promise at most 15 business days, and keep to it."],
        questions: &["ccpa.opt_out_days"],
        reads: &["sharing"],
        check: |case| {
            let late = case.answers.ccpa.opt_out_days.is_some_and(|days| days > 15);
            wrong_if(case.sells() && late, &["ccpa.opt_out_days"])
        },
        #[cfg(test)]
        trial: Trial {
            given: SHARES,
            breaks: &["ccpa.opt_out_days=30"],
            mends: &["ccpa.opt_out_days=15"],
            shows: "within 15 business days",
            ..Trial::NEW
        },
        ..CPPA
    },
    Rule {
        id: "ccr-7027-m",
        provision: "11 CCR 7027(m)",
        attested: SECOND_HAND,
        level: Should, // which use people expect, only judgement can say
        wrong: "Is sensitive data really used only for what your service needs?",
        why: "The text says so, and a use of yours for marketing or advertising names nothing but sensitive data.",
        mend: &[
            "Take sensitive data out of that use.",
            "Say that you use it for more, and offer the right to limit.",
        ],
        questions: &["use.purposes.*.kinds", "ccpa.sensitive_beyond"],
        reads: &["collection"],
        check: |case| {
            let sensitive: Vec<&str> = wholly_sensitive(case).map(|row| row.key.as_str()).collect();
            let sells = |purpose: Option<Purpose>| purpose.is_some_and(|one| one == Purpose::Marketing || one.is_advertising());
            let rows = case.answers.uses.purposes.iter().filter(|row| sells(row.purpose));
            let rows = rows.filter(|row| row.kinds.iter().flatten().any(|kind| sensitive.contains(&kind.as_str())));
            let only = case.answers.ccpa.sensitive_beyond == Some(false);
            rows.filter(|_| only)
                .map(|row| Breach::at(&[&format!("use.purposes.{}.kinds", row.key)]))
                .collect()
        },
        #[cfg(test)]
        trial: Trial {
            given: HEALTH_MAIL,
            breaks: &["use.purposes.mail.kinds=[\"account\",\"health\"]"],
            mends: &["use.purposes.mail.kinds=[\"account\"]"],
            ..Trial::NEW
        },
        ..CPPA
    },
    Rule {
        id: "ccr-7028",
        provision: "11 CCR 7028",
        attested: READ,
        level: Should,
        wrong: "People who opt in again are not asked to confirm it.",
        why: "Opting in again takes two steps: the request, and a separate yes.",
        mend: &["Ask for a confirmation; the policy cannot mend that."],
        questions: &["ccpa.opt_in_twice"],
        reads: &["sharing"],
        check: |case| {
            let once = case.answers.ccpa.opt_in_twice == Some(false);
            wrong_if(case.sells() && once, &["ccpa.opt_in_twice"])
        },
        #[cfg(test)]
        trial: Trial {
            given: SHARES,
            breaks: &["ccpa.opt_in_twice=false"],
            mends: &["ccpa.opt_in_twice=true"],
            shows: "we ask you to confirm it",
            ..Trial::NEW
        },
        ..CPPA
    },
];

/// Data is shared, and the signal of a browser takes the place of the link.
#[cfg(test)]
const FRICTIONLESS: &[&str] = &[
    "sharing.any_recipients=true",
    "sharing.recipients.ads={\"name\":\"Adly\",\"job\":[\"advertising\"],\"kinds\":[\"account\"],\"part\":\"controller\"}",
    "sharing.share_for_ads=true",
    "sharing.ads_to=[\"ads\"]",
    "sharing.ads_kinds=[\"account\"]",
    "cookies.any_signals=true",
    "cookies.signals.gpc={\"signal\":\"gpc\",\"honoured\":true,\"effects\":[\"opt-out\"]}",
    "ccpa.rights=[\"know\",\"delete\",\"correct\",\"opt-out\",\"no-retaliation\"]",
    "ccpa.opt_out_plain=true",
    "ccpa.opt_out_shown=true",
    "ccpa.signal_scope=[\"device\",\"account\"]",
    "ccpa.frictionless=true",
    "ccpa.signal_how=true",
    "ccpa.under_16=false",
    "ccpa.others_track=true",
];

/// Data is shared, and a banner asks about cookies besides.
#[cfg(test)]
const BANNER: &[&str] = &[
    "cookies.any_items=true",
    "cookies.items.pixel={\"sort\":\"advertising\",\"does\":[\"advertising\"],\"by\":[\"ads\"],\"consent\":\"opt-in\"}",
    "cookies.banner=true",
    "cookies.off_by_default=true",
];

/// There is health data, and marketing without it.
#[cfg(test)]
const HEALTH_MAIL: &[&str] = &[
    "collection.kinds.health={\"name\":\"Health data\",\"items\":[{\"item\":\"health\"}],\"trigger\":\"entering\",\"source\":[\"person\"],\"whose\":\"controller\",\"required\":\"no\",\"kept\":{\"how\":\"life-of\",\"of\":\"your account\"}}",
    "use.purposes.care={\"purpose\":\"process-content\",\"kinds\":[\"health\"],\"ground\":\"consent\"}",
    "use.purposes.mail={\"purpose\":\"marketing\",\"kinds\":[\"account\"],\"ground\":\"consent\"}",
];
