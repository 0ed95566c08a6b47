//! The COPPA Rule, 16 CFR Part 312, as amended in 2025: products for children under 13 in the US.
//!
//! The amendments had to be followed by 22 April 2026; rules of theirs begin on that day.

use crate::interview::children::Children;
use crate::interview::collection::{Required, Whose};
use crate::interview::company::Region;
use crate::interview::sharing::{Job, Part, RecipientRow};
use crate::interview::uses::Purpose;
use crate::review::Level::Should;
use crate::review::case::Case;
use crate::review::dates::{Since, since};
use crate::review::rule::{Applies, Breach, Law, Rule, Sort, wrong_if};
#[cfg(test)]
use crate::review::trial::Trial;
use crate::values::{Contact, ContactKind, How};

/// What the rules have in common.
const COPPA: Rule = Rule {
    source: "https://www.ecfr.gov/current/title-16/part-312",
    from: since(2013, 7, 1),
    ..Rule::NEW
};

/// The day by which the amendments of 2025 had to be followed.
const AMENDED: Since = since(2026, 4, 22);

/// A product for children, or open to those under 13, with people or a home in the US.
fn applies(case: &Case) -> Applies {
    let american = case.home() == Some("US");
    let there = case.serves(Region::California) || case.serves(Region::OtherUs);
    if case.knows_regions() && !there && !american {
        return Applies::No("you serve nobody in the US, you said".into());
    }
    let children = &case.answers.children;
    let young = children.minimum_age.is_some_and(|age| age < 13);
    match children.made_for {
        Some(true) if there || american => Applies::Yes("the product is made for children, or many use it".into()),
        Some(false) if young && (there || american) => Applies::Yes(format!(
            "people under 13 may use it, from {}",
            children.minimum_age.unwrap_or_default()
        )),
        Some(false) if !young => Applies::No("the product is not made for children under 13, you said".into()),
        Some(_) => Applies::Unknown("nobody has said where the people live".into(), vec!["company.regions"]),
        None => Applies::Unknown(
            "nobody has said whether the product is made for children".into(),
            vec!["children.made_for"],
        ),
    }
}

/// The recipients that do not work for the company.
fn others(case: &Case) -> impl Iterator<Item = &RecipientRow> {
    let rows = case.answers.sharing.recipients.iter();
    rows.filter(|row| row.part.is_some_and(Part::decides))
}

/// The ways in which the company is reached.
fn ways(case: &Case) -> impl Iterator<Item = &Contact> {
    let company = &case.answers.company;
    let further = company.contacts.iter().filter_map(|row| row.contact.as_ref());
    company
        .contact
        .iter()
        .chain(case.answers.rights.requests.iter())
        .chain(further)
}

fn children(case: &Case) -> &Children {
    &case.answers.children
}

/// Whether voices of people are recorded.
fn records_voices(case: &Case) -> bool {
    let kinds = case.answers.collection.kinds.iter();
    let mut items = kinds.flat_map(|kind| kind.items.iter().flatten());
    items.any(|item| item.item.as_deref() == Some("audio_voice"))
}

/// The law.
pub(super) const LAW: Law = Law {
    id: "coppa",
    name: "COPPA",
    sort: Sort::Law,
    applies,
    when: "Applies if you serve people in the US or are established there, and the product is made for children or open to those under 13.",
    family: "",
    reads: &["company", "children"],
    rules: RULES,
    #[cfg(test)]
    clean: &[
        "company.regions=[\"other-us\"]",
        "company.states=[\"virginia\"]",
        "ccpa.over=[]",
        "children.made_for=true",
        "children.parents=Parents agree by a form, see the data and have it deleted in their settings",
        "children.verified=[\"form\"]",
        "children.consent_apart=true",
        "children.public=false",
        "children.identifiers=false",
        "retention.closing={\"how\":\"up-to\",\"span\":{\"count\":30,\"unit\":\"days\"},\"from\":\"account-closed\",\"then\":\"deleted\"}",
        "company.any_contacts=true",
        "company.contacts.line={\"name\":\"Helpline\",\"contact\":{\"kind\":\"phone\",\"value\":\"+1 555 0100\"}}",
    ],
    #[cfg(test)]
    away: &["company.regions=[\"elsewhere\"]"],
};

/// What a trial says where somebody else gets the data.
#[cfg(test)]
const GIVEN_AWAY: &[&str] = &[
    "sharing.any_recipients=true",
    "sharing.recipients.shop={\"name\":\"Shoply\",\"job\":[\"delivery\"],\"part\":\"controller\",\"kinds\":[\"account\"],\"country\":{\"area\":\"US\"}}",
];

const RULES: &[Rule] = &[
    Rule {
        id: "coppa-4-d-1",
        provision: "16 CFR 312.4(d)(1)",
        wrong: "The text lacks a name, postal address, telephone number or e-mail address.",
        why: "Parents must be able to reach whoever collects data from their children in each of these ways.",
        mend: &[
            "Give all four; a telephone number goes under further contacts.",
            "Name every other company that collects data through the product, or one that answers for all.",
        ],
        questions: &[
            "company.contacts",
            "company.contact",
            "company.address",
            "company.legal_name",
            "rights.requests",
        ],
        check: |case| {
            let company = &case.answers.company;
            let reached = |kind: ContactKind| ways(case).any(|way| way.kind == kind);
            let lacks = [
                (company.legal_name.is_none(), "company.legal_name", "the name"),
                (
                    company.address.is_none() && !reached(ContactKind::Post),
                    "company.address",
                    "the postal address",
                ),
                (!reached(ContactKind::Phone), "company.contacts", "a telephone number"),
                (!reached(ContactKind::Email), "company.contact", "an e-mail address"),
            ];
            let missing = lacks.into_iter().filter(|(lacks, ..)| *lacks);
            missing
                .map(|(_, at, what)| Breach::said(at, format!("Parents do not find {what} in the text.")))
                .collect()
        },
        #[cfg(test)]
        trial: Trial {
            breaks: &["company.contacts.line="],
            mends: &["company.contacts.line={\"name\":\"Helpline\",\"contact\":{\"kind\":\"phone\",\"value\":\"+1 555 0100\"}}"],
            shows: "+1 555 0100",
            ..Trial::NEW
        },
        ..COPPA
    },
    Rule {
        id: "coppa-4-d-2-what",
        provision: "16 CFR 312.4(d)(2)",
        wrong: "The text does not say what is collected from children.",
        why: "Parents must learn what a product takes from their children, and what for.",
        mend: &["List what belongs to each kind of data."],
        questions: &["collection.kinds.*.items", "collection.kinds"],
        check: |case| {
            let kinds = &case.answers.collection.kinds;
            let bare = kinds.iter().filter(|kind| kind.items.as_ref().is_none_or(Vec::is_empty));
            let bare = bare.filter(|kind| kind.whose != Some(Whose::Customers));
            bare.map(|kind| Breach::at(&[&format!("collection.kinds.{}.items", kind.key)]))
                .collect()
        },
        #[cfg(test)]
        trial: Trial {
            breaks: &["collection.kinds.account.items="],
            mends: &["collection.kinds.account.items=[{\"item\":\"name\"},{\"item\":\"email\"}]"],
            shows: "email address",
            ..Trial::NEW
        },
        ..COPPA
    },
    Rule {
        id: "coppa-4-d-2-public",
        provision: "16 CFR 312.4(d)(2)",
        wrong: "The text does not say whether children can make personal information public.",
        why: "Parents must learn whether strangers may read what a child writes or shows.",
        mend: &["Say whether they can.", "Take out what lets children publish."],
        questions: &["children.public"],
        check: |case| wrong_if(children(case).public.is_none(), &["children.public"]),
        #[cfg(test)]
        trial: Trial {
            breaks: &["children.public="],
            mends: &["children.public=false"],
            shows: "Children cannot make personal information public",
            ..Trial::NEW
        },
        ..COPPA
    },
    Rule {
        id: "coppa-4-d-2-who",
        provision: "16 CFR 312.4(d)(2)",
        from: AMENDED,
        wrong: "Children's data goes to a company that uses it for purposes of its own, and the text does not say which company, or what for.",
        why: "Since April 2026 parents must learn who gets the data by name, and the purpose.",
        mend: &["Name it, and say what it does with the data.", "Give it none."],
        questions: &["sharing.recipients.*.name", "sharing.recipients.*.job"],
        check: |case| {
            let vague = |row: &&RecipientRow| {
                let mut jobs = row.job.iter().flatten();
                let job = row.detail.is_some() || jobs.any(|job| *job != Job::Other);
                row.name.is_none() || row.unnamed == Some(true) || !job
            };
            let rows = others(case).filter(vague);
            rows.map(|row| {
                let at = ["name", "job"].map(|cell| format!("sharing.recipients.{}.{cell}", row.key));
                Breach::at(&at.each_ref().map(String::as_str))
            })
            .collect()
        },
        #[cfg(test)]
        trial: Trial {
            given: GIVEN_AWAY,
            breaks: &["sharing.recipients.shop.job="],
            mends: &["sharing.recipients.shop.job=[\"delivery\"]"],
            shows: "Delivery of orders",
            ..Trial::NEW
        },
        ..COPPA
    },
    Rule {
        id: "coppa-4-d-2-ret",
        provision: "16 CFR 312.4(d)(2), 312.10",
        from: AMENDED,
        wrong: "The text does not say when a child's data is deleted.",
        why: "Since April 2026 the notice itself must carry the retention policy, and nothing may be kept without an end.",
        mend: &["Say how long each kind of data is kept.", "Set an end where there is none."],
        questions: &["collection.kinds.*.kept"],
        check: |case| {
            let kinds = case.answers.collection.kinds.iter();
            let kinds = kinds.filter(|kind| kind.whose != Some(Whose::Customers));
            let endless = kinds.filter(|kind| {
                let kept = kind.kept.as_ref();
                kept.is_none_or(|kept| matches!(kept.how, How::Indefinitely | How::AtLeast))
            });
            endless
                .map(|kind| Breach::at(&[&format!("collection.kinds.{}.kept", kind.key)]))
                .collect()
        },
        #[cfg(test)]
        trial: Trial {
            breaks: &["collection.kinds.account.kept="],
            mends: &["collection.kinds.account.kept={\"how\":\"life-of\",\"of\":\"your account\"}"],
            shows: "your account is active",
            ..Trial::NEW
        },
        ..COPPA
    },
    Rule {
        id: "coppa-4-d-3",
        provision: "16 CFR 312.4(d)(3)",
        from: AMENDED,
        wrong: "You use device identifiers before a parent agrees, and the text does not say what for, or how misuse is kept out.",
        why: "Without a parent's yes they may serve only to run the product, and the notice must say exactly what for.",
        mend: &[
            "Name the uses, and say how nobody is contacted or profiled with the identifiers.",
            "Wait for a parent's yes.",
        ],
        questions: &["children.identifiers_for", "children.identifiers_how", "children.identifiers"],
        check: |case| {
            let children = children(case);
            let used = children.identifiers == Some(true);
            let missing = [
                ("children.identifiers_for", children.identifiers_for.is_none()),
                ("children.identifiers_how", children.identifiers_how.is_none()),
            ];
            let at: Vec<&str> = missing.iter().filter(|(_, missing)| *missing).map(|(at, _)| *at).collect();
            wrong_if(used && !at.is_empty(), &at)
        },
        #[cfg(test)]
        trial: Trial {
            given: &[
                "children.identifiers=true",
                "children.identifiers_for=keep children signed in",
                "children.identifiers_how=we keep them apart from all other data",
            ],
            breaks: &["children.identifiers_for="],
            mends: &["children.identifiers_for=keep children signed in"],
            shows: "only to keep children signed in",
            ..Trial::NEW
        },
        ..COPPA
    },
    Rule {
        id: "coppa-4-d-4",
        provision: "16 CFR 312.4(d)(4), 312.5(c)(9)",
        from: AMENDED,
        level: Should, // nobody asks whether a child's voice is among them
        wrong: "Voices are recorded, and the text does not say what becomes of a child's recording.",
        why: "Without a parent's yes, a recording may only serve to answer the child and must be deleted at once; the notice says so.",
        mend: &[
            "Say what becomes of the recordings.",
            "Record nothing before a parent agrees.",
        ],
        questions: &["children.voice"],
        reads: &["collection"],
        check: |case| wrong_if(records_voices(case) && children(case).voice.is_none(), &["children.voice"]),
        #[cfg(test)]
        trial: Trial {
            given: &[
                "collection.kinds.voice={\"name\":\"Voice data\",\"items\":[{\"item\":\"audio_voice\"}],\"held_for\":\"commands in the game\",\"trigger\":\"using\",\"source\":[\"person\"],\"kept\":{\"how\":\"not-kept\"}}",
                "children.voice=once",
            ],
            breaks: &["children.voice="],
            mends: &["children.voice=once"],
            shows: "only to do what the child asks",
            ..Trial::NEW
        },
        ..COPPA
    },
    Rule {
        id: "coppa-4-d-5",
        provision: "16 CFR 312.4(d)(5), 312.6",
        wrong: "The text does not say what parents can do about their child's data.",
        why: "Parents may see it, have it deleted, and forbid that more is collected or used; they must learn how.",
        mend: &["Say how parents do each of these."],
        questions: &["children.parents"],
        check: |case| wrong_if(children(case).parents.is_none(), &["children.parents"]),
        #[cfg(test)]
        trial: Trial {
            breaks: &["children.parents="],
            mends: &["children.parents=Parents agree by a form, see the data and have it deleted in their settings"],
            shows: "have it deleted in their settings",
            ..Trial::NEW
        },
        ..COPPA
    },
    Rule {
        id: "coppa-5",
        provision: "16 CFR 312.5(a)(1), 312.5(b)",
        level: Should,
        wrong: "The text does not say how you verify that a parent agrees.",
        why: "A parent must agree before anything is collected from a child, in a way that a child cannot fake.",
        mend: &[
            "Say how you verify it.",
            "Collect nothing before a parent agrees; the policy cannot mend that.",
        ],
        questions: &["children.verified"],
        yields_to: &["x-ch-01"],
        check: |case| {
            let none = children(case).verified.as_ref().is_none_or(Vec::is_empty);
            wrong_if(none, &["children.verified"])
        },
        #[cfg(test)]
        trial: Trial {
            breaks: &["children.verified="],
            mends: &["children.verified=[\"form\"]"],
            shows: "by a signed form",
            ..Trial::NEW
        },
        ..COPPA
    },
    Rule {
        id: "coppa-5-apart",
        provision: "16 CFR 312.5(a)(2)",
        level: Should,
        wrong: "Children's data goes to other companies, and parents cannot refuse just that.",
        why: "Giving data to others needs a yes of its own, unless the product cannot work without it.",
        mend: &["Let parents refuse it, and say so.", "Give the data to nobody."],
        questions: &["children.consent_apart", "sharing.recipients.*.part"],
        yields_to: &["x-ch-05"],
        check: |case| {
            let given = others(case).next().is_some();
            wrong_if(
                given && children(case).consent_apart != Some(true),
                &["children.consent_apart"],
            )
        },
        #[cfg(test)]
        trial: Trial {
            given: GIVEN_AWAY,
            breaks: &["children.consent_apart="],
            mends: &["children.consent_apart=true"],
            shows: "still refuse that we disclose",
            ..Trial::NEW
        },
        ..COPPA
    },
    Rule {
        id: "coppa-7",
        provision: "16 CFR 312.7",
        level: Should, // what taking part needs, only judgement can say
        wrong: "Children must give data that serves only marketing: does the product really need it?",
        why: "A child may not have to give more data than taking part needs.",
        mend: &["Make that data optional.", "Stop collecting it; the policy cannot mend that."],
        questions: &["collection.kinds.*.required", "use.purposes.*.kinds"],
        check: |case| {
            let uses = &case.answers.uses.purposes;
            let selling = |purpose: Option<Purpose>| purpose.is_some_and(|one| one == Purpose::Marketing || one.is_advertising());
            let kinds = case.answers.collection.kinds.iter();
            let needless = kinds.filter(|kind| {
                let mut of = uses
                    .iter()
                    .filter(|row| row.kinds.iter().flatten().any(|key| *key == kind.key))
                    .peekable();
                kind.required == Some(Required::Yes) && of.peek().is_some() && of.all(|row| selling(row.purpose))
            });
            needless
                .map(|kind| Breach::at(&[&format!("collection.kinds.{}.required", kind.key)]))
                .collect()
        },
        #[cfg(test)]
        trial: Trial {
            given: &[
                "collection.kinds.likes={\"name\":\"Interests\",\"items\":[{\"item\":\"form_responses\"}],\"trigger\":\"account\",\"source\":[\"person\"],\"required\":\"no\",\"kept\":{\"how\":\"life-of\",\"of\":\"your account\"}}",
                "use.purposes.news={\"purpose\":\"marketing\",\"kinds\":[\"likes\"],\"ground\":\"consent\",\"withdraw\":\"in your settings\"}",
            ],
            breaks: &["collection.kinds.likes.required=yes"],
            mends: &["collection.kinds.likes.required=no"],
            ..Trial::NEW
        },
        ..COPPA
    },
    Rule {
        id: "x-ch-05",
        provision: "16 CFR 312.5(a)(2)",
        from: AMENDED,
        wrong: "The product is for children and shares data for ads, without a yes of its own from a parent.",
        why: "A parent must be able to agree to the product and still refuse such advertising.",
        mend: &[
            "Ask parents for that apart, and say so.",
            "Show no ads that follow children; the policy cannot mend that.",
        ],
        questions: &[
            "children.consent_apart",
            "sharing.share_for_ads",
            "children.made_for",
            "company.regions",
        ],
        reads: &["collection", "sharing"],
        check: |case| {
            let children = &case.answers.children;
            let ads = case.answers.sharing.share_for_ads == Some(true) && children.made_for == Some(true);
            let broken = ads && children.consent_apart != Some(true);
            wrong_if(broken, &["children.consent_apart"])
        },
        #[cfg(test)]
        trial: Trial {
            given: &[
                "sharing.share_for_ads=true",
                "sharing.ads_kinds=[\"account\"]",
                "sharing.opt_out=/opt-out",
            ],
            breaks: &["children.consent_apart=false"],
            mends: &["children.consent_apart=true"],
            shows: "still refuse that we disclose",
            ..Trial::NEW
        },
        ..COPPA
    },
    Rule {
        id: "x-ch-07",
        provision: "16 CFR 312.10",
        from: AMENDED,
        wrong: "A child's data is kept as long as the account lives, and nothing says when it is deleted then.",
        why: "The law wants a time after which children's data is deleted, and an account may live for ever.",
        mend: &[
            "Say how soon data is deleted after an account is closed.",
            "Set an end for accounts that nobody uses.",
        ],
        questions: &[
            "collection.kinds.*.kept",
            "retention.closing",
            "children.made_for",
            "company.regions",
        ],
        reads: &["collection", "sharing"],
        check: |case| {
            let young = case.answers.children.made_for == Some(true);
            if !young || case.answers.retention.closing.is_some() {
                return Vec::new();
            }
            let endless = case.own_kinds().filter(|kind| {
                let kept = kind.kept.as_ref();
                kept.is_some_and(|kept| kept.how == How::LifeOf && kept.plus.is_none())
            });
            endless
                .map(|kind| Breach::at(&[&format!("collection.kinds.{}.kept", kind.key)]))
                .collect()
        },
        #[cfg(test)]
        trial: Trial {
            breaks: &["retention.closing="],
            mends: &[
                "retention.closing={\"how\":\"up-to\",\"span\":{\"count\":30,\"unit\":\"days\"},\"from\":\"account-closed\",\"then\":\"deleted\"}",
            ],
            shows: "delete your data within 30 days",
            ..Trial::NEW
        },
        ..COPPA
    },
];
