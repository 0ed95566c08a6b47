//! The stores through which products come.

use super::{TERMS, missing, unsaid};
use crate::interview::collection::{Permission, Trigger, Whose};
use crate::interview::company::{Offer, Store};
use crate::interview::rights::{Action, Right};
use crate::interview::sharing::{Job, PlatformWords};
use crate::interview::uses::Optional;
use crate::review::case::Case;
use crate::review::rule::{Applies, Breach, Law, READ, Rule, SECOND_HAND, Sort};
#[cfg(test)]
use crate::review::trial::Trial;

pub(super) const ALL: &[Law] = &[
    Law {
        id: "apple",
        name: "the App Store Review Guidelines",
        sort: Sort::Platform,
        applies: |case| {
            store(
                case,
                Store::Apple,
                &[Offer::MobileApp, Offer::DesktopApp],
                "Apple's App Store",
            )
        },
        when: "Applies if your product comes through Apple's App Store.",
        family: "",
        reads: &["company"],
        rules: &[
            Rule {
                id: "plat-apple-511-i",
                provision: "App Store Review Guideline 5.1.1(i)",
                source: "https://developer.apple.com/app-store/review/guidelines/#5.1.1",
                wrong: "The text lacks something that Apple looks for.",
                why: "Apple wants to read what is collected, how, what for, whether others protect it as well as you do, how long it stays, and how people have it deleted.",
                mend: &[
                    "Answer the questions that are named.",
                    "Have your providers protect the data as well as you do; the policy cannot mend that.",
                ],
                questions: &[
                    "rights.granted",
                    "sharing.same_protection",
                    "collection.kinds.*.items",
                    "use.purposes",
                    "collection.kinds.*.kept",
                ],
                reads: &["retention"],
                attested: READ,
                check: apple,
                #[cfg(test)]
                trial: Trial {
                    breaks: &["rights.granted.erase="],
                    mends: &["rights.granted.erase={\"right\":\"delete\"}"],
                    shows: "ask us to delete",
                    ..Trial::NEW
                },
                ..TERMS
            },
            Rule {
                id: "plat-apple-512",
                provision: "App Store Review Guideline 5.1.2(i)",
                source: "https://developer.apple.com/app-store/review/guidelines/#5.1.2",
                wrong: "Another company's AI gets data, and the text does not say that people agree to it first.",
                why: "Apple wants such sharing named, and a yes before it; and a yes before anything follows people across apps.",
                mend: &["Ask for a yes first, and say so.", "Name the AI feature and who runs it."],
                questions: &[
                    "use.ai.*.optional",
                    "use.ai",
                    "collection.permissions",
                    "sharing.share_for_ads",
                ],
                reads: &["sharing"],
                attested: READ,
                check: apple_sharing,
                #[cfg(test)]
                trial: Trial {
                    given: &[
                        "sharing.any_recipients=true",
                        "sharing.same_protection=true",
                        "sharing.recipients.model={\"name\":\"Modelly\",\"job\":[\"ai\"],\"kinds\":[\"account\"],\"country\":{\"area\":\"US\"},\"link\":\"https://model.example/privacy\"}",
                        "use.any_ai=true",
                        "use.ai.sum={\"feature\":\"summaries of letters\",\"provider\":[\"model\"],\"sent\":[{\"item\":\"email\"}],\"optional\":\"consent\",\"trained\":\"no\"}",
                        "use.decisions=none",
                    ],
                    breaks: &["use.ai.sum.optional=always"],
                    mends: &["use.ai.sum.optional=consent"],
                    shows: "consent",
                    ..Trial::NEW
                },
                ..TERMS
            },
        ],
        #[cfg(test)]
        clean: &[
            "company.offers=[\"mobile-app\"]",
            "company.stores=[\"app-store\"]",
            "rights.granted.erase={\"right\":\"delete\"}",
        ],
        #[cfg(test)]
        away: &["company.stores=[]"],
    },
    Law {
        id: "google-play",
        name: "the rules of Google Play",
        sort: Sort::Platform,
        applies: |case| store(case, Store::Play, &[Offer::MobileApp], "Google Play"),
        when: "Applies if your product comes through Google Play.",
        family: "",
        reads: &["company"],
        rules: &[
            Rule {
                id: "plat-play",
                provision: "Google Play User Data policy",
                source: "https://support.google.com/googleplay/android-developer/answer/10144311",
                wrong: "The text lacks something that Google Play looks for.",
                why: "Google Play wants the name, a contact, the data, who gets it, how it is protected, and how long it stays.",
                mend: &["Answer the questions that are named."],
                questions: &[
                    "retention.safeguards",
                    "company.contact",
                    "company.product",
                    "collection.kinds.*.items",
                    "sharing.recipients",
                    "collection.kinds.*.kept",
                ],
                attested: READ,
                check: play,
                #[cfg(test)]
                trial: Trial {
                    breaks: &["retention.safeguards.tls="],
                    mends: &["retention.safeguards.tls={\"measure\":\"in-transit\"}"],
                    shows: "ncryption in transit",
                    ..Trial::NEW
                },
                ..TERMS
            },
            Rule {
                id: "plat-play-delete",
                provision: "Google Play account deletion requirement",
                source: "https://support.google.com/googleplay/android-developer/answer/13327111",
                wrong: "People can open an account, and the text does not say how they delete it, in the app and on the web.",
                why: "Google Play wants both ways, so that people who have removed the app can do it too.",
                mend: &[
                    "Say where in the app and where on the web.",
                    "Build both ways; the policy cannot mend that.",
                ],
                questions: &["rights.delete_page", "rights.own"],
                reads: &["collection"],
                attested: READ,
                check: play_delete,
                #[cfg(test)]
                trial: Trial {
                    breaks: &["rights.delete_page="],
                    mends: &["rights.delete_page=/delete-account"],
                    shows: "/delete-account",
                    ..Trial::NEW
                },
                ..TERMS
            },
        ],
        #[cfg(test)]
        clean: &[
            "company.offers=[\"mobile-app\"]",
            "company.stores=[\"google-play\"]",
            "retention.safeguards.tls={\"measure\":\"in-transit\"}",
            "rights.own.delete={\"action\":\"delete\",\"place\":\"Settings\"}",
            "rights.delete_page=/delete-account",
        ],
        #[cfg(test)]
        away: &["company.stores=[]"],
    },
    Law {
        id: "chrome-web-store",
        name: "the rules of the Chrome Web Store",
        sort: Sort::Platform,
        applies: |case| store(case, Store::Chrome, &[Offer::Extension], "the Chrome Web Store"),
        when: "Applies if your product comes through the Chrome Web Store.",
        family: "",
        reads: &["company"],
        rules: &[Rule {
            id: "plat-cws",
            provision: "Chrome Web Store Program Policies, Limited Use",
            source: "https://developer.chrome.com/docs/webstore/program-policies/",
            wrong: "The text does not say that your extension keeps to Limited Use.",
            why: "Google wants that sentence of every extension that handles people's data.",
            mend: &[
                "If it is true, pick it among the fixed sentences: “Our use of information received from Google APIs will adhere to the …”.",
                "Use the data only for what the extension does; the policy cannot mend that.",
            ],
            questions: &["sharing.platform_words"],
            attested: SECOND_HAND,
            check: |case| unsaid(case, PlatformWords::ChromeLimitedUse),
            #[cfg(test)]
            trial: Trial {
                breaks: &["sharing.platform_words=[]"],
                mends: &["sharing.platform_words=[\"chrome-limited-use\"]"],
                shows: "Chrome Web Store User Data Policy",
                ..Trial::NEW
            },
            ..TERMS
        }],
        #[cfg(test)]
        clean: &[
            "company.offers=[\"extension\"]",
            "company.stores=[\"chrome-web-store\"]",
            "sharing.platform_words=[\"chrome-limited-use\"]",
        ],
        #[cfg(test)]
        away: &["company.stores=[]"],
    },
];

/// Products that reach a store: it applies where the store is among those named, and is open where nobody has said.
fn store(case: &Case, store: Store, offers: &[Offer], name: &str) -> Applies {
    let company = &case.answers.company;
    let fits = company.offers.iter().flatten().any(|offer| offers.contains(offer));
    match &company.stores {
        Some(stores) if stores.contains(&store) => Applies::Yes(format!("your product comes through {name}")),
        None if fits => Applies::Unknown(
            "nobody has said through which stores your product comes".into(),
            vec!["company.stores"],
        ),
        _ => Applies::No("not named among the stores through which your product comes".into()),
    }
}

/// Whether the text does not say how long some data is kept.
fn unkept(case: &Case) -> bool {
    let retention = &case.answers.retention;
    let general = retention.closing.is_some() || retention.criteria.as_ref().is_some_and(|all| !all.is_empty());
    !general && case.answers.collection.kinds.iter().any(|kind| kind.kept.is_none())
}

/// Whether people can have their data or their account deleted, on request or by themselves.
fn deletes(case: &Case) -> bool {
    let rights = &case.answers.rights;
    rights.granted.iter().any(|row| row.right == Some(Right::Delete)) || deletes_in_app(case)
}

fn deletes_in_app(case: &Case) -> bool {
    let mut rows = case.answers.rights.own.iter();
    rows.any(|row| matches!(row.action, Some(Action::Delete | Action::Close | Action::Most)))
}

/// Whether a kind of data does not say what it holds.
fn vague(case: &Case) -> bool {
    let kinds = &case.answers.collection.kinds;
    let bare = |items: &Option<Vec<_>>| items.as_ref().is_none_or(Vec::is_empty);
    kinds.is_empty() && case.answers.collection.any_kinds != Some(false) || kinds.iter().any(|kind| bare(&kind.items))
}

fn apple(case: &Case) -> Vec<Breach> {
    let answers = &case.answers;
    let kinds = &answers.collection.kinds;
    let given = !answers.sharing.recipients.is_empty();
    missing(&[
        (
            vague(case),
            "collection.kinds",
            "The text does not say what exactly is collected.",
        ),
        (
            kinds.iter().any(|kind| kind.source.is_none() && kind.trigger.is_none()),
            "collection.kinds",
            "The text does not say how some data is collected.",
        ),
        (
            !kinds.is_empty() && answers.uses.purposes.is_empty(),
            "use.purposes",
            "The text does not say what the data is used for.",
        ),
        (
            given && answers.sharing.same_protection != Some(true),
            "sharing.same_protection",
            "Others get data, and the text does not say that they protect it as well as you do.",
        ),
        (
            unkept(case),
            "collection.kinds",
            "The text does not say how long some data is kept.",
        ),
        (
            !kinds.is_empty() && !deletes(case),
            "rights.granted",
            "The text does not say how people have their data deleted.",
        ),
    ])
}

fn apple_sharing(case: &Case) -> Vec<Breach> {
    let uses = &case.answers.uses;
    let by_others = uses
        .ai
        .iter()
        .filter(|row| row.provider.as_ref().is_some_and(|all| !all.is_empty()));
    let unasked = by_others.filter(|row| row.optional == Some(Optional::Always));
    let mut breaches: Vec<Breach> = unasked
        .map(|row| Breach::at(&[&format!("use.ai.{}.optional", row.key)]))
        .collect();
    let models = case.doing(Job::Ai).filter(|_| uses.ai.is_empty());
    breaches.extend(models.map(|row| {
        let name = row.name.as_deref().unwrap_or(&row.key);
        Breach::said(
            "use.ai",
            format!("{name} runs AI for you, and the text does not say which feature sends it data."),
        )
    }));
    let mobile = case
        .answers
        .company
        .offers
        .iter()
        .flatten()
        .any(|offer| *offer == Offer::MobileApp);
    let mut asked = case.answers.collection.permissions.iter();
    let follows = mobile && case.answers.sharing.share_for_ads == Some(true);
    if follows && !asked.any(|row| row.permission == Some(Permission::Tracking)) {
        let words = "You share data for ads across other companies' apps, and the app asks for no permission to track.";
        breaches.push(Breach::said("collection.permissions", words));
    }
    breaches
}

fn play(case: &Case) -> Vec<Breach> {
    let (company, sharing) = (&case.answers.company, &case.answers.sharing);
    let unnamed = sharing.recipients.iter().any(|row| row.name.is_none())
        || (sharing.any_recipients == Some(true) && sharing.recipients.is_empty());
    missing(&[
        (
            company.product.is_none() && company.legal_name.is_none(),
            "company.product",
            "The text names neither the app nor who makes it.",
        ),
        (
            company.contact.is_none(),
            "company.contact",
            "The text names no contact for privacy.",
        ),
        (
            vague(case),
            "collection.kinds",
            "The text does not say what exactly is collected.",
        ),
        (unnamed, "sharing.recipients", "The text does not say who gets data."),
        (
            case.answers.retention.safeguards.is_empty(),
            "retention.safeguards",
            "The text does not say how data is protected.",
        ),
        (
            unkept(case),
            "collection.kinds",
            "The text does not say how long some data is kept.",
        ),
    ])
}

fn play_delete(case: &Case) -> Vec<Breach> {
    let mut kinds = case.answers.collection.kinds.iter();
    if !kinds.any(|kind| kind.trigger == Some(Trigger::Account) && kind.whose != Some(Whose::Customers)) {
        return Vec::new();
    }
    missing(&[
        (
            !deletes_in_app(case),
            "rights.own",
            "People can open an account, and the text does not say where in the app they delete it.",
        ),
        (
            case.answers.rights.delete_page.is_none(),
            "rights.delete_page",
            "People can open an account, and the text names no page on the web where they have it deleted.",
        ),
    ])
}
