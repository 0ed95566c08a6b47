//! Sentences on models and machines that decide, against the answers on them.

#[cfg(test)]
use super::written;
use super::{Against, SAID, Saying, clashes};
use crate::interview::uses::{Decisions, Promise, Trained};
use crate::review::rule::Rule;
#[cfg(test)]
use crate::review::trial::Trial;

pub(super) const RULES: &[Rule] = &[
    Rule {
        id: "x-ai-11",
        provision: "FTC Act s. 5; GDPR Art. 5(1)(a)",
        wrong: "A sentence says that data trains your models, and your answers say that no model gets or learns from it.",
        why: "Whether their data trains a model is what many people choose a product by.",
        mend: &[
            "Take the sentence out, if nothing is trained.",
            "Answer that there is such a use of AI, and describe it.",
            "Stop the training.",
        ],
        questions: &["statements.texts", "use.any_ai", "use.ai.*.trained", "use.promises"],
        check: |case| clashes(case, &[TRAINS]),
        #[cfg(test)]
        trial: Trial {
            breaks: &[written!("use", "Your plans train our own AI models.")],
            mends: &["statements.texts.own="],
            heard: &[
                "use: We train our models on your notes.",
                "use: We use your messages to train our AI models.",
                "use: Our language model is trained on customer content.",
            ],
            silent: &[
                "use: Your notes do not train our models.",
                "use: We never train our models on your notes.",
                "use: Do we train our models on your notes?",
                "use: If you allow it, we train our models on your notes.",
                "use: Our rivals train their models on your notes.",
                "use: Our models are trained on public texts.",
                "use: We train our staff on your product.",
                "use: We train the model on your device, and with your help.",
                "use: Your administrator can train the model with pictures of your own.",
                "use: We use your measurements to train with you.",
            ],
            ..Trial::NEW
        },
        ..SAID
    },
    Rule {
        id: "x-ai-12",
        provision: "GDPR Art. 13(2)(f) and Art. 22; FTC Act s. 5",
        wrong: "A sentence says that a machine decides about people, and your answers say that none does.",
        why: "People must learn of such decisions, how they are made, and that they can ask for a person.",
        mend: &[
            "Say in the answers that such decisions are made, how, and what follows from them.",
            "Take the sentence out, if a person decides.",
        ],
        questions: &[
            "statements.texts",
            "use.decisions",
            "use.decisions_logic",
            "use.decisions_review",
        ],
        check: |case| clashes(case, &[DECIDES]),
        #[cfg(test)]
        trial: Trial {
            given: &["use.decisions=none"],
            breaks: &[written!(
                "use",
                "Decisions about your employment are made automatically by our algorithm."
            )],
            mends: &["statements.texts.own="],
            heard: &[
                "use: Our algorithm decides whether you get a loan.",
                "use: Decisions on your application are taken by an algorithm.",
                "use: Decisions about you are made automatically.",
            ],
            silent: &[
                "use: No decision about your employment is made automatically.",
                "use: Decisions about you are never made automatically.",
                "use: Are decisions about my loan made automatically?",
                "use: If decisions about you are made automatically one day, we tell you.",
                "use: Some banks say that decisions about your loan are made automatically.",
                "use: Decisions about your application are made by a person.",
                "use: Our algorithm decides which picture comes next.",
                "use: Your employer decides about your shifts.",
                "use: Decisions about the order of pictures are made automatically.",
                "use: An algorithm decides about your playlist order.",
                "use: Decisions about your job are made automatically by your employer, not by us.",
            ],
            ..Trial::NEW
        },
        ..SAID
    },
];

const TRAINS: Saying = Saying {
    says: &[
        "your|customer|user _? data|content|text|texts|messages|plans|notes|files|images|photos|pictures|recordings|documents|conversations|chats|prompts|tickets|calls|transcripts|posts|emails train|trains our|the|an own? ai|machine|language? model|models|algorithm|algorithms|ai",
        "we also? use your|customer|user _? data|content|text|texts|messages|plans|notes|files|images|photos|pictures|recordings|documents|conversations|chats|prompts|tickets|calls|transcripts|posts|emails to train our|the|an? own? ai|machine|language? model|models|algorithm|algorithms|ai",
        "we also? train our|the|an? own? ai|machine|language? model|models|algorithm|algorithms|ai on|with your|customer|user _? data|content|text|texts|messages|plans|notes|files|images|photos|pictures|recordings|documents|conversations|chats|prompts|tickets|calls|transcripts|posts|emails",
        "our own? ai|machine|language? model|models|algorithm|algorithms|ai is|are also? trained on|with your|customer|user _? data|content|text|texts|messages|plans|notes|files|images|photos|pictures|recordings|documents|conversations|chats|prompts|tickets|calls|transcripts|posts|emails",
    ],
    unless: &[
        "agree*",
        "consent*",
        "opt|opted",
        "anonym*",
        "aggregat*",
        "synthetic",
        "public",
        "allow*",
        "of your own",
    ],
    against: |case, _| {
        let uses = &case.answers.uses;
        if uses.any_ai == Some(false) {
            return Some(Against::says("use.any_ai", "by your answers no data goes to an AI model"));
        }
        let none = |list: &Option<Vec<String>>| list.as_ref().is_none_or(Vec::is_empty);
        let promise = uses
            .promises
            .iter()
            .find(|row| row.promise == Some(Promise::NoTraining) && none(&row.kinds) && none(&row.about));
        if let Some(row) = promise {
            let at = format!("use.promises.{}.promise", row.key);
            return Some(Against::says(at, "you promise to train no models on it"));
        }
        let untrained = uses
            .ai
            .iter()
            .all(|row| matches!(row.trained, Some(Trained::No | Trained::ProviderNo)));
        let row = uses.ai.first().filter(|_| untrained)?;
        let at = format!("use.ai.{}.trained", row.key);
        Some(Against::says(at, "by your answers no model is trained on it"))
    },
};

const DECIDES: Saying = Saying {
    says: &[
        "decision|decisions about|on|over your|you _? is|are made|taken automatically",
        "decision|decisions about|on|over your|you _? is|are automatically? made|taken by our|an|the? algorithm|algorithms|machine|machines|computer|computers|software|ai|model|models",
        "our|an algorithm|software|ai|model|computer decides|decide whether|if|about|on you|your",
    ],
    unless: &[
        "person|people|human|humans|manually|colleague|colleagues",
        "staff look|check|decide|review",
        "suggest*",
        "propos*",
        "employer|employers|customer|customers of|whom|use|uses",
        "by your|their",
    ],
    against: |case, line| {
        let none = case.answers.uses.decisions == Some(Decisions::None);
        let weighs = line.has(WEIGHTY);
        let against = Against::says(
            "use.decisions",
            "by your answers no machine alone makes a decision that weighs",
        );
        // what a decision “about you” settles only the author knows; one about a playlist weighs nothing
        (none && (weighs || line.has(&["about|on|over you"]))).then(|| against.asked_if(!weighs))
    },
};

/// What a decision is about that has legal or similar effect.
const WEIGHTY: &[&str] = &[
    "employment",
    "job|jobs",
    "applica*",
    "credit",
    "loan|loans",
    "mortgage",
    "insurance",
    "contract|contracts",
    "benefit|benefits",
    "admission",
    "rent|tenancy",
    "promotion|salary|wage|wages|dismissal",
    "medical|treatment",
];
