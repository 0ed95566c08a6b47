//! What is said never to reach anybody, and does.

#[cfg(test)]
use super::HOST;
use super::{CIV, SHARING, covers, promises, whole};
use crate::interview::collection::{Held, KindRow};
use crate::interview::company::Region;
use crate::interview::sharing::{Case as When, Job, Part, RecipientRow};
use crate::interview::uses::Promise;
use crate::review::Level::Should;
use crate::review::case::does;
use crate::review::names::{kind_name, recipient_name};
use crate::review::phrases::Line;
use crate::review::rule::{Breach, Rule};
#[cfg(test)]
use crate::review::trial::Trial;
use crate::values::DataItem;

/// What is sensitive everywhere; of the rest only American laws say so.
const EUROPEAN: &[&str] = &["health", "biometric", "special_category"];

pub(in crate::review) const RULES: &[Rule] = &[
    Rule {
        id: "x-sl-04",
        wrong: "You say that data is never shared with others, and others get it.",
        why: "Everybody outside your company is somebody else, and people are told so on the same page.",
        mend: &["Say whom you mean, or take the promise out.", "Stop giving data to them."],
        questions: &["use.promises.*.promise", "sharing.recipients.*.part", "sharing.sell"],
        check: |case| {
            let sharing = &case.answers.sharing;
            let mut all = Vec::new();
            let free = |row: &&RecipientRow| row.part.is_some_and(Part::decides);
            for promise in promises(case, Promise::NoDistribution) {
                let at = format!("use.promises.{}.promise", promise.key);
                let who = sharing.recipients.iter().filter(free).find(|row| {
                    let kinds = promise.kinds.as_deref().unwrap_or_default();
                    whole(promise) || row.kinds.iter().flatten().any(|kind| kinds.contains(kind))
                });
                if let Some(row) = who {
                    let words = format!(
                        "You promise never to distribute data to others, and {} gets it and decides about it.",
                        recipient_name(row)
                    );
                    all.push(Breach::between(
                        &[&at, &format!("sharing.recipients.{}.part", row.key)],
                        words,
                    ));
                } else if sharing.sell == Some(true) && covers(promise, sharing.ads_kinds.as_deref()) {
                    let words = "You promise never to distribute data to others, and you say that you sell it.";
                    all.push(Breach::between(&[&at, "sharing.sell"], words));
                }
            }
            // a statement that nothing is ever shared is found among the claims
            all
        },
        #[cfg(test)]
        trial: Trial {
            given: &[
                "sharing.any_recipients=true",
                "sharing.recipients.bank={\"name\":\"Bankly\",\"job\":[\"payments\"],\"part\":\"controller\",\"kinds\":[\"account\"]}",
            ],
            breaks: &["use.promises.never={\"promise\":\"no-distribution\"}"],
            mends: &["use.promises.never="],
            ..Trial::NEW
        },
        ..SHARING
    },
    Rule {
        id: "x-sl-09",
        provision: "Cal. Civ. Code 1798.130(a)(5); GDPR Art. 5(1)(a)",
        source: CIV_130,
        wrong: "Somebody gets data that you say you never have.",
        why: "What you hand on, you hold; one of the two answers is wrong.",
        mend: &["Say where the data really is.", "Take it off what the recipient gets."],
        questions: &[
            "collection.kinds.*.held",
            "sharing.recipients.*.kinds",
            "sharing.ads_kinds",
            "collection.any_kinds",
        ],
        check: |case| {
            let sharing = &case.answers.sharing;
            let mut all = Vec::new();
            for kind in case
                .answers
                .collection
                .kinds
                .iter()
                .filter(|kind| kind.held == Some(Held::Device))
            {
                let (name, at) = (kind_name(kind), format!("collection.kinds.{}.held", kind.key));
                let gets = |row: &&RecipientRow| row.kinds.iter().flatten().any(|key| *key == kind.key);
                if let Some(row) = sharing.recipients.iter().find(gets) {
                    let words = format!(
                        "“{name}” stays on people’s devices, you say, and {} gets it.",
                        recipient_name(row)
                    );
                    all.push(Breach::between(
                        &[&at, &format!("sharing.recipients.{}.kinds", row.key)],
                        words,
                    ));
                } else if case.sells() && sharing.ads_kinds.iter().flatten().any(|key| *key == kind.key) {
                    let words = format!("“{name}” stays on people’s devices, you say, and is sold or shared.");
                    all.push(Breach::between(&[&at, "sharing.ads_kinds"], words));
                }
            }
            if case.answers.collection.any_kinds == Some(false) && case.sells() {
                let words = "You say that you collect no personal data, and that you sell or share some.";
                all.push(Breach::between(&["collection.any_kinds", "sharing.sell"], words));
            }
            all
        },
        #[cfg(test)]
        trial: Trial {
            given: &[
                "collection.kinds.notes={\"name\":\"Notes\",\"items\":[{\"item\":\"user_content\"}],\"trigger\":\"entering\",\"source\":[\"person\"],\"held\":\"device\",\"required\":\"no\",\"kept\":{\"how\":\"life-of\",\"of\":\"the app\"}}",
                "sharing.any_recipients=true",
                HOST,
                "use.purposes.provide.kinds=[\"account\",\"notes\"]",
            ],
            breaks: &["sharing.recipients.host.kinds=[\"account\",\"notes\"]"],
            mends: &["sharing.recipients.host.kinds=[\"account\"]"],
            ..Trial::NEW
        },
        ..SHARING
    },
    Rule {
        id: "x-sl-10",
        provision: "Cal. Civ. Code 1798.130(a)(5)(C)(ii)",
        source: CIV_130,
        wrong: "You write that nothing is disclosed for a business purpose, and providers get data.",
        why: "What a provider gets to work for you is just that: disclosed for a business purpose.",
        mend: &[
            "Take the sentence out; the list of recipients says what is disclosed.",
            "Use no providers.",
        ],
        questions: &["statements.texts.*.text", "sharing.recipients"],
        check: |case| {
            let Some(row) = case.answers.sharing.recipients.first() else {
                return Vec::new();
            };
            let said = case
                .statements()
                .filter(|line| line.says(NO_BUSINESS_PURPOSE).is_some() && !line.has(EXCEPT));
            let words = format!(
                "You write that nothing is disclosed for a business purpose, and {} gets data.",
                recipient_name(row)
            );
            said.map(|line| line.breach(words.clone())).collect()
        },
        #[cfg(test)]
        trial: Trial {
            given: &["sharing.any_recipients=true", HOST],
            breaks: &[
                "statements.texts.none={\"at\":\"sharing\",\"text\":\"We have not disclosed personal information for a business purpose.\"}",
            ],
            mends: &["statements.texts.none="],
            ..Trial::NEW
        },
        ..SHARING
    },
    Rule {
        id: "x-sl-12",
        provision: "Cal. Civ. Code 1798.140(ae); GDPR Art. 9(1) for health, biometrics and beliefs",
        source: CIV,
        wrong: "You say that you do not set out to handle sensitive data, and the law calls some of yours so.",
        why: "The law decides what is sensitive, and it wants more said of it.",
        mend: &["Say that you handle it, and which it is.", "Stop collecting it."],
        questions: &["collection.sensitive", "collection.kinds.*.items", "statements.texts.*.text"],
        reads: &["company", "ccpa"],
        check: |case| {
            let american = case.serves(Region::California) || case.serves(Region::OtherUs);
            let mut slugs = EUROPEAN.to_vec();
            if american {
                slugs.extend(["precise_location", "government_id"]);
            }
            if case.under("ccpa") {
                slugs.extend(["messages", "bank_account"]);
            }
            let found = case.own_kinds().find_map(|kind| {
                let mut items = kind.items.iter().flatten();
                let one = items.find(|item| {
                    item.item.as_deref().is_some_and(|slug| slugs.contains(&slug)) || item.sensitive == Some(true)
                })?;
                Some((kind, one))
            });
            let Some((kind, item)) = found else {
                return Vec::new();
            };
            let mut all = Vec::new();
            let european = item.item.as_deref().is_none_or(|slug| EUROPEAN.contains(&slug));
            let by = if european { "" } else { ": sensitive in the US" };
            let what = format!("“{}” holds {}{by}", kind_name(kind), item.label());
            if case.answers.collection.sensitive == Some(false) {
                let words = format!("You say that you do not set out to handle sensitive data, and {what}.");
                all.push(Breach::between(
                    &["collection.sensitive", &format!("collection.kinds.{}.items", kind.key)],
                    words,
                ));
            }
            let said = case
                .statements()
                .filter(|line| line.says(NOTHING_SENSITIVE).is_some() && !line.has(EXCEPT));
            let words = format!("You write that you hold no sensitive data, and {what}.");
            all.extend(said.map(|line| line.breach(words.clone())));
            all
        },
        #[cfg(test)]
        trial: Trial {
            given: &[
                "collection.kinds.health={\"name\":\"Health data\",\"items\":[{\"item\":\"health\"}],\"trigger\":\"entering\",\"source\":[\"person\"],\"required\":\"no\",\"kept\":{\"how\":\"life-of\",\"of\":\"your account\"}}",
                "collection.sensitive=true",
                "collection.sensitive_what=[{\"item\":\"health\"}]",
                "collection.sensitive_ground=explicit-consent",
                "use.purposes.provide.kinds=[\"account\",\"health\"]",
            ],
            breaks: &["collection.sensitive=false"],
            mends: &[
                "collection.sensitive=true",
                "collection.sensitive_what=[{\"item\":\"health\"}]",
                "collection.sensitive_ground=explicit-consent",
            ],
            shows: "Some of this data is sensitive",
            also: &["x-lb-09"],
            ..Trial::NEW
        },
        ..SHARING
    },
    Rule {
        id: "x-sl-19",
        provision: "FTC Act s. 5 (15 U.S.C. 45(a)); GDPR Art. 5(1)(a)",
        wrong: "You write that authorities never get data, and that you disclose what the law requires.",
        why: "A court order leaves you no choice, so only the second can be kept.",
        mend: &[
            "Keep the second, and take the first out.",
            "Say what you do before you hand anything over.",
        ],
        questions: &["statements.texts.*.text", "sharing.disclosures", "sharing.disclosures.*.case"],
        check: |case| {
            let rows = &case.answers.sharing.disclosures;
            let row = rows.iter().any(|row| row.case == Some(When::Law));
            let required = case.statements().any(|line| line.asserts(REQUIRED).is_some());
            let never = |line: &&Line| {
                line.says(NEVER_AUTHORITIES).is_some() && !line.has(EXCEPT) && !line.has(&["voluntar*"]) && !line.has(REQUIRED)
            };
            let said = case.statements().filter(never).filter(|_| row || required);
            let words = "You write that authorities never get data, and that you disclose what the law requires.";
            said.map(|line| line.breach(words)).collect()
        },
        #[cfg(test)]
        trial: Trial {
            given: &["sharing.any_disclosures=true", "sharing.disclosures.law={\"case\":\"law\"}"],
            breaks: &[
                "statements.texts.never={\"at\":\"sharing\",\"text\":\"We never give your data to government authorities.\"}",
            ],
            mends: &["statements.texts.never="],
            ..Trial::NEW
        },
        ..SHARING
    },
    Rule {
        id: "x-sl-20",
        provision: "FTC Act s. 5 (15 U.S.C. 45(a))",
        source: "https://www.ftc.gov",
        level: Should,
        wrong: "You promise that data never goes to anybody else, and that it goes along if the business changes hands.",
        why: "A buyer is somebody else; people who relied on the promise are deceived when the business is sold.",
        mend: &[
            "Say in the promise that a sale of the business is left out.",
            "Say at the sale of the business that the same promises bind the buyer.",
        ],
        questions: &[
            "sharing.disclosures.*.words",
            "use.promises.*.promise",
            "statements.texts.*.text",
        ],
        check: |case| {
            let carved = ["same", "promise", "this policy", "these terms"];
            let moves = |row: &&crate::interview::sharing::DisclosureRow| {
                let words = row.words.as_deref().unwrap_or_default().to_lowercase();
                row.case == Some(When::BusinessTransfer) && !carved.iter().any(|word| words.contains(word))
            };
            let Some(row) = case.answers.sharing.disclosures.iter().find(moves) else {
                return Vec::new();
            };
            let at = format!("sharing.disclosures.{}.words", row.key);
            let words = "You promise that data never goes to anybody else, and that it goes along if the business changes hands.";
            let promised = promises(case, Promise::NoDistribution).filter(|row| whole(row));
            let mut all: Vec<Breach> = promised
                .map(|row| Breach::between(&[&at, &format!("use.promises.{}.promise", row.key)], words))
                .collect();
            let said = case
                .statements()
                .filter(|line| line.says(NEVER_ANYBODY).is_some() && !line.has(EXCEPT));
            all.extend(said.map(|line| line.breach(words)));
            all
        },
        #[cfg(test)]
        trial: Trial {
            given: &[
                "use.promises.never={\"promise\":\"no-distribution\"}",
                "sharing.any_disclosures=true",
                "sharing.disclosures.sale={\"case\":\"business-transfer\",\"words\":\"The buyer has to keep the same promises\"}",
            ],
            breaks: &["sharing.disclosures.sale.words="],
            mends: &["sharing.disclosures.sale.words=The buyer has to keep the same promises"],
            shows: "The buyer has to keep the same promises",
            ..Trial::NEW
        },
        ..SHARING
    },
    Rule {
        id: "x-sl-21",
        provision: "FTC Act s. 5 (15 U.S.C. 45(a)); CTIA Messaging Principles",
        source: "https://www.ftc.gov",
        wrong: "You promise that telephone numbers are not shared for marketing, and others get them for it.",
        why: "People give their number for text messages because of that promise, so breaking it is deception.",
        mend: &[
            "Take telephone numbers out of what is sold or shared.",
            "Take the promise out, and send no text messages.",
        ],
        questions: &[
            "use.promises.*.promise",
            "sharing.ads_kinds",
            "sharing.recipients.*.kinds",
            "statements.texts.*.text",
        ],
        reads: &["collection"],
        check: |case| {
            let sharing = &case.answers.sharing;
            let phones = |keys: Option<&Vec<String>>| {
                let with = |item: &DataItem| item.item.as_deref() == Some("phone");
                let mut kinds = case.own_kinds().filter(|kind| kind.items.iter().flatten().any(with));
                kinds.find(|kind| keys.is_some_and(|keys| keys.contains(&kind.key)))
            };
            let markets = |row: &&RecipientRow| {
                let free = row.part.is_some_and(Part::decides);
                free && (does(row, Job::Marketing) || row.advertises())
            };
            let mut gone: Option<(&KindRow, String)> = None;
            if case.sells() {
                gone = phones(sharing.ads_kinds.as_ref()).map(|kind| (kind, "sharing.ads_kinds".to_owned()));
            }
            let gone = gone.or_else(|| {
                let mut rows = sharing.recipients.iter().filter(markets);
                rows.find_map(|row| Some((phones(row.kinds.as_ref())?, format!("sharing.recipients.{}.kinds", row.key))))
            });
            let Some((kind, at)) = gone else {
                return Vec::new();
            };
            let words = format!(
                "You promise that telephone numbers are not shared for marketing, and “{}”, which holds them, is.",
                kind_name(kind)
            );
            let texts = case.doing(Job::Sms).next().is_some();
            let promised = promises(case, Promise::NoThirdPartyMarketing)
                .filter(|row| texts && covers(row, Some(std::slice::from_ref(&kind.key))));
            let mut all: Vec<Breach> = promised
                .map(|row| Breach::between(&[&format!("use.promises.{}.promise", row.key), &at], words.clone()))
                .collect();
            let said = case
                .statements()
                .filter(|line| line.has(MOBILE) && line.says(NOT_SHARED).is_some() && !line.has(EXCEPT));
            all.extend(said.map(|line| line.breach(words.clone())));
            all
        },
        #[cfg(test)]
        trial: Trial {
            given: &[
                "collection.kinds.phone={\"name\":\"Telephone number\",\"items\":[{\"item\":\"phone\"}],\"trigger\":\"account\",\"source\":[\"person\"],\"required\":\"no\",\"kept\":{\"how\":\"life-of\",\"of\":\"your account\"}}",
                "sharing.any_recipients=true",
                "sharing.recipients.sms={\"name\":\"Textly\",\"job\":[\"sms\"],\"part\":\"processor\",\"kinds\":[\"phone\"]}",
                "sharing.sell=true",
                "sharing.ads_kinds=[\"account\"]",
                "use.promises.numbers={\"promise\":\"no-third-party-marketing\",\"kinds\":[\"phone\"]}",
                "use.purposes.provide.kinds=[\"account\",\"phone\"]",
            ],
            breaks: &["sharing.ads_kinds=[\"account\",\"phone\"]"],
            mends: &["sharing.ads_kinds=[\"account\"]"],
            ..Trial::NEW
        },
        ..SHARING
    },
];

const CIV_130: &str = "https://leginfo.legislature.ca.gov/faces/codes_displaySection.xhtml?lawCode=CIV&sectionNum=1798.130";

const EXCEPT: &[&str] = &["except", "other than", "apart from", "besides", "unless", "without", "only"];

const NO_BUSINESS_PURPOSE: &[&str] = &["not|never|don't disclose|disclosed ... for a? business purpose|purposes"];

const NOTHING_SENSITIVE: &[&str] = &[
    "no sensitive personal? data|information",
    "not|never|don't collect|handle|process|hold|store any? sensitive personal? data|information",
];

const REQUIRED: &[&str] = &[
    "required|obliged|compelled by|to ... law|court",
    "law requires",
    "court order|orders",
    "legally required",
];

const NEVER_AUTHORITIES: &[&str] = &[
    "never|not|don't disclose|hand|give|provide|share|pass ... authorities|government|governments|police",
    "never|not|don't disclose|hand|give|provide|share|pass ... law enforcement",
];

const NEVER_ANYBODY: &[&str] = &[
    "never|not|don't sell|transfer|give|rent|trade or? sell|transfer|rent? your|any|the? personal? data|information|it to anyone|anybody",
    "never|not be? sold|transferred ... under any circumstances",
    "under no circumstances ... sell|transfer|share|give",
    "never|not|don't sell|transfer|give ... under any circumstances",
];

const MOBILE: &[&str] = &[
    "sms",
    "text messages|messaging|message",
    "mobile information|number|numbers",
    "phone|telephone number|numbers",
];

const NOT_SHARED: &[&str] = &["not|never be? shared|sold", "not|never|don't share|sell"];
