//! Claims about what data is used for: purposes without end, praise without substance.

#[cfg(test)]
use super::stated;
use super::{CLAIM, EPRIVACY, GDPR, WP260, asserted, each, unless};
use crate::interview::collection::Required;
use crate::interview::uses::Purpose;
use crate::review::case::Case;
use crate::review::dates::Since;
use crate::review::phrases::{Hit, Line, literal};
use crate::review::rule::Rule;

pub(super) const RULES: &[Rule] = &[
    Rule {
        id: "u-27",
        provision: "GDPR Art. 5(1)(b)",
        source: GDPR,
        wrong: "A sentence lets you use the data for anything.",
        why: "Purposes must be stated before data is used, so that people know what they give it for.",
        mend: &[
            "Safer: “We use your address to deliver your order”.",
            "Name the uses, one by one.",
        ],
        questions: &["statements.texts", "use.purposes"],
        yields_to: &["gdpr-13-3"],
        check: |case| {
            each(case, "“{}” lets you use the data for anything.", |line| {
                unless(
                    line,
                    line.asserts(ANYTHING),
                    &["tell you", "unless", "ask you", "without your"],
                )
            })
        },
        #[cfg(test)]
        trial: stated!(
            "use",
            "We use your data for any lawful purpose.",
            "We use your address to deliver your order."
        ),
        ..CLAIM
    },
    Rule {
        id: "u-28",
        provision: "GDPR Art. 5(1)(b); Art. 29 Working Party, Opinion 03/2013",
        source: GDPR,
        wrong: "What do you improve, and with which data?",
        why: "“To improve our services” covers nearly everything, and the regulators call it too vague.",
        mend: &["Safer: “We count which searches find nothing, so that we can improve the search”."],
        questions: &["statements.texts", "use.purposes"],
        reads: &["company"],
        check: |case| {
            each(case, "“{}”: what do you improve, and with which data?", |line| {
                improves(case, line, BETTER)
            })
        },
        #[cfg(test)]
        trial: stated!(
            "use",
            "We use your data to improve our services.",
            "We count which searches find nothing, so that we can improve the search."
        ),
        ..CLAIM
    },
    Rule {
        id: "u-29",
        provision: "WP260 rev.01 para. 12; GDPR Art. 12(1)",
        source: WP260,
        wrong: "Which research, which new services, or what is made personal, and how?",
        why: "These are the regulators' own examples of purposes that tell people nothing.",
        mend: &["Safer: “We keep what you bought and use it to suggest other books”."],
        questions: &["statements.texts", "use.purposes"],
        check: |case| {
            each(case, "“{}”: which, and how?", |line| {
                let hit = line.asserts(EXAMPLES);
                let hit = hit.filter(|hit| {
                    !line.then(
                        hit,
                        1,
                        &[
                            "into", "on", "about", "by", "from", "based", "so", "that", "with", "in", "which",
                        ],
                    )
                });
                unless(
                    line,
                    hit,
                    &[
                        "such as",
                        "so that",
                        "for example",
                        "by showing|suggesting|sorting|remembering",
                    ],
                )
            })
        },
        #[cfg(test)]
        trial: stated!(
            "use",
            "We use your data for research purposes.",
            "We keep what you bought and use it to suggest other books."
        ),
        ..CLAIM
    },
    Rule {
        id: "u-40",
        provision: "Directive 2002/58/EC Art. 5(3)",
        source: EPRIVACY,
        wrong: "A sentence praises cookies, and nothing says what they do.",
        why: "“The best experience” is no purpose; people are to know what is stored on their device, and what for.",
        mend: &[
            "Safer: “One cookie keeps you signed in; it goes when you close the browser”.",
            "List what you store on devices.",
        ],
        questions: &["statements.texts", "cookies.items"],
        check: |case| {
            let items = &case.answers.cookies.items;
            if !items.is_empty() {
                return Vec::new();
            }
            each(case, "“{}” is no purpose of a cookie.", |line| {
                let hit = line.asserts(&["best|better|optimal|great|smooth possible? user|browsing|online? experience"]);
                hit.filter(|_| line.has(&["cookie|cookies", "similar technologies"]))
            })
        },
        #[cfg(test)]
        trial: stated!(
            "cookies",
            "We use cookies to give you the best experience.",
            "One cookie keeps you signed in.",
        ),
        ..CLAIM
    },
    Rule {
        id: "u-45",
        provision: "Directive 2005/29/EC Art. 6",
        from: Since::Always,
        source: "https://eur-lex.europa.eu/eli/dir/2005/29/oj",
        wrong: "Is this data really needed for people's own protection, when some of it is optional?",
        why: "Nobody should be frightened or hurried into giving data that is optional.",
        mend: &[
            "Safer: “You can leave out your telephone number”.",
            "Say of each kind of data whether it is needed.",
        ],
        questions: &["statements.texts", "collection.kinds.*.required"],
        check: |case| {
            let optional = |kind: &crate::interview::collection::KindRow| kind.required == Some(Required::No);
            if !case.answers.collection.kinds.iter().any(optional) {
                return Vec::new();
            }
            asserted(case, "“{}”: is it, when some of the data is optional?", FEAR)
        },
        #[cfg(test)]
        trial: stated!(
            "collection",
            "Your telephone number is required for your own protection.",
            "You can leave out your telephone number.",
            given: [
                "collection.kinds.phone={\"name\":\"Telephone number\",\"items\":[{\"item\":\"phone\"}],\"source\":[\"person\"],\"trigger\":\"account\",\"required\":\"no\",\"kept\":{\"how\":\"life-of\",\"of\":\"your account\"}}",
                "use.purposes.support={\"purpose\":\"support\",\"kinds\":[\"phone\"],\"ground\":\"contract\"}",
            ],
        ),
        ..CLAIM
    },
    Rule {
        id: "u-49",
        provision: "Directive (EU) 2019/2161; Directive 2005/29/EC Art. 7",
        from: Since::Always,
        source: "https://eur-lex.europa.eu/eli/dir/2019/2161/oj",
        wrong: "A sentence calls the product free, and people's data pays for it.",
        why: "Whoever pays with data should be told so where the price is named.",
        mend: &["Safer: “You pay no money; advertisers pay us to show ads that fit what you read”."],
        questions: &["statements.texts", "sharing.share_for_ads"],
        reads: &["use"],
        check: |case| {
            let sharing = &case.answers.sharing;
            let pays = sharing.sell == Some(true)
                || sharing.share_for_ads == Some(true)
                || case
                    .answers
                    .uses
                    .purposes
                    .iter()
                    .any(|row| row.purpose.is_some_and(Purpose::is_advertising));
            if !pays {
                return Vec::new();
            }
            each(case, "“{}”, the text says, and people's data pays for it.", |line| {
                let right = [
                    "request|requests",
                    "right|rights",
                    "copy",
                    "access your",
                    "ads",
                    "advert*",
                    "trial",
                    "free plan|tier|text",
                    "pay|pays|paid",
                ];
                unless(line, line.asserts(FREE), &right)
            })
        },
        #[cfg(test)]
        trial: stated!(
            "use",
            "Quill is free of charge.",
            "You pay no money for Quill; advertisers pay us.",
            given: ["sharing.share_for_ads=true"],
        ),
        ..CLAIM
    },
    Rule {
        id: "u-50",
        provision: "FTC Act s. 5, 15 U.S.C. 45(a); Operation AI Comply (2024)",
        wrong: "A sentence praises what a machine decides or writes; can you prove it?",
        why: "Claims about AI need tests to stand on; regulators have fined companies that had none.",
        mend: &[
            "Safer: “The score can be wrong; a person looks at it before anything follows from it”.",
            "Keep the proof, if you make the claim.",
        ],
        reads: &["use"],
        check: |case| {
            each(case, "“{}”: can you prove it?", |line| {
                let reviewed = line
                    .asserts(REVIEWED)
                    .filter(|_| case.answers.uses.decisions_review.is_none());
                line.asserts(FLAWLESS).or(reviewed).filter(|_| line.has(MACHINE))
            })
        },
        #[cfg(test)]
        trial: stated!(
            "use",
            "Our AI is unbiased.",
            "The score of our AI can be wrong; a person looks at it."
        ),
        ..CLAIM
    },
];

const ANYTHING: &[&str] = &[
    "for any other? lawful|legitimate|legal? purpose|purposes|reason|reasons",
    "for whatever purpose|purposes|reason",
    "for all purposes",
    "for any other? lawful|legitimate? business purpose|purposes",
    "in any way we like|choose|want|wish|see",
    "as we see fit",
];
const BETTER: &[&str] = &["improve|improves|improving|improvement"];
/// Things so large that to improve them says nothing.
const LARGE: &[&str] = &[
    "of? our|the|your|their? service|services|product|products|platform|app|apps|website|site|offering|offerings|software|business",
    "of? our|the|your|their? customer|customers|user|users|product|platform? experience|experiences",
    "of? our|the ai? models|algorithms and? algorithms?",
    "of? our|the service|product|platform|app|website|site and service|services|product|products|platform|app|website|site",
];
/// Data or results that say enough.
const WHAT: &[&str] = &[
    "crash|crashes",
    "error|errors",
    "bug|bugs",
    "report|reports",
    "log|logs",
    "feedback",
    "survey|surveys",
    "search|searches",
    "click|clicks",
    "count|counts",
    "which",
    "so that",
    "such as",
    "for example",
    "by",
    "page views",
    "pages",
    "usage data|statistics",
    "answers",
    "ratings",
    "how",
    "what",
    "visits",
    "how often",
    "whether",
    "diagnos*",
    "statistics",
];

/// An improvement of something large, with no word on how or with what.
pub(in crate::review) fn improves(case: &Case, line: &Line, verbs: &[&str]) -> Option<Hit> {
    // what a kind of data is held for names the data
    let verb = line.asserts(verbs).filter(|_| !line.path.starts_with("collection.kinds."))?;
    let product = literal(case.answers.company.product.as_deref().unwrap_or_default());
    let named = format!("the? {product} service|services|platform|app|website|product");
    let name = format!("the? {product} and|or? our? service|services?");
    let own: &[&str] = if product.is_empty() { &[] } else { &[&named, &name] };
    let mut large = LARGE.iter().chain(own).flat_map(|phrase| line.all(phrase));
    let large = large.find(|hit| (verb.0.end..=verb.0.end + 1).contains(&hit.0.start))?;
    let both = Hit(verb.0.start..large.0.end);
    // “our service desk” is not our service
    let ends = both.0.end == line.len()
        || line.then(&both, 0, &["and", "or", "for", "with", "in", "as", "to", "over"])
        || line.clause(&both).end == both.0.end;
    (ends && !line.has(WHAT)).then_some(both)
}

const EXAMPLES: &[&str] = &[
    "for scientific|internal? research purposes?",
    "conduct|conducting|carry|do research",
    "develop|developing new services|products|features|offerings",
    "offer|provide|offering|providing|give you? personalised|personalized services|content|experience|experiences|offers",
    "personalised|personalized services",
];
const FEAR: &[&str] = &[
    "required|needed|necessary|need|require for your own? protection|safety|security",
    "for your own? protection|safety|security ... must|need|require|have",
];
const FREE: &[&str] = &[
    "is|are completely|entirely|totally|always? free of? charge|cost?",
    "for free",
    "free of charge",
    "without charge",
];
const FLAWLESS: &[&str] = &[
    "unbiased",
    "bias free",
    "free of|from bias",
    "100% accurate",
    "always accurate|right|correct",
    "error free",
    "never wrong",
];
const REVIEWED: &[&str] = &[
    "human reviewed|verified",
    "every|all result|results|answer|answers|output|outputs|decision|decisions is|are reviewed by humans|people",
];
const MACHINE: &[&str] = &[
    "ai",
    "model|models",
    "algorithm|algorithms",
    "automat*",
    "machine",
    "machines",
    "score|scores",
    "scoring",
    "assistant",
    "chatbot",
];
