//! The rules about completeness, as a table: how grave a lack is, why it matters and what mends it. Must not know
//! how a lack is found. The price: the words about the place are made elsewhere.

use crate::review::Level;

/// A rule about completeness: everything of its findings but the place and the words.
pub(super) struct Rule {
    pub id: &'static str,
    pub level: Level,
    pub why: &'static str,
    pub mend: &'static str,
}

pub(super) const UNANSWERED: Rule = Rule {
    id: "needed-unanswered",
    level: Level::Must,
    why: "Without it the document is untrue or unusable.",
    mend: "Answer the question.",
};
pub(super) const YES_EMPTY: Rule = Rule {
    id: "yes-without-rows",
    level: Level::Must,
    why: "The document is silent about something that you said there is.",
    mend: "Add a row, or say that there are none.",
};
pub(super) const LACKING: Rule = Rule {
    id: "row-lacks",
    level: Level::Should,
    why: "Without it the row cannot say what it is there for.",
    mend: "Answer the column, or drop the row.",
};
pub(super) const TWICE: Rule = Rule {
    id: "row-twice",
    level: Level::Should,
    why: "Readers look for the difference, and there is none.",
    mend: "Take one of the two away, or say how they differ.",
};
pub(super) const NEEDED_OPEN: Rule = Rule {
    id: "needed-open",
    level: Level::Must,
    why: "The document has a visible gap there.",
    mend: "Find out, and answer the question.",
};
pub(super) const UNCONFIRMED: Rule = Rule {
    id: "suggestion-unconfirmed",
    level: Level::Must,
    why: "A suggestion is not an answer; only you know whether it is true.",
    mend: "Accept it or drop it.",
};
pub(super) const TO_CONFIRM: Rule = Rule {
    id: "answer-to-confirm",
    level: Level::Must,
    why: "Something that it rests on was changed after it was given.",
    mend: "Confirm it or change it.",
};
pub(super) const DANGLING: Rule = Rule {
    id: "reference-dangling",
    level: Level::Should,
    why: "The document says nothing about what is not there.",
    mend: "Add the row, or choose another.",
};
pub(super) const LOST: Rule = Rule {
    id: "statement-lost",
    level: Level::Should,
    why: "It is printed at the end of its section, where readers may not look for it.",
    mend: "Say anew where it belongs.",
};
pub(super) const FAULTY: Rule = Rule {
    id: "answer-faulty",
    level: Level::Should,
    why: "Readers will not know what it means, or nothing can be printed of it.",
    mend: "Answer the question anew.",
};
pub(super) const DOUBTFUL: Rule = Rule {
    id: "answer-doubtful",
    level: Level::Should,
    why: "It is printed as it stands, and looks like something else than what was asked.",
    mend: "Answer the question anew; if it is right as it is, say that the rule does not apply.",
};
pub(super) const BARE: Rule = Rule {
    id: "provider-incomplete",
    level: Level::Should,
    why: "Readers find an empty cell where the list says who receives data, what for and where.",
    mend: "Answer the question, or leave it empty on purpose.",
};
pub(super) const EMPTY_TRANSFER: Rule = Rule {
    id: "transfer-says-nothing",
    level: Level::Should,
    why: "Readers must learn where data goes and what protects it there.",
    mend: "Say the country and the tool, or drop the row.",
};
pub(super) const DONT_KNOW: Rule = Rule {
    id: "open-question",
    level: Level::Consider,
    why: "The document is silent about it.",
    mend: "Answer the question once you know.",
};
pub(super) const FOR_COUNSEL: Rule = Rule {
    id: "question-for-counsel",
    level: Level::Consider,
    why: "The document is silent about it until somebody has answered.",
    mend: "Answer the question when counsel has.",
};

/// All of them.
pub(super) const ALL: &[Rule] = &[
    UNANSWERED,
    YES_EMPTY,
    LACKING,
    TWICE,
    NEEDED_OPEN,
    UNCONFIRMED,
    TO_CONFIRM,
    DANGLING,
    LOST,
    FAULTY,
    DOUBTFUL,
    BARE,
    EMPTY_TRANSFER,
    DONT_KNOW,
    FOR_COUNSEL,
];
