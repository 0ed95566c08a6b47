//! The rules of the program's own, as a table: no law wants them, the document does.
//!
//! Owns their words: how grave a lack is, what is wrong, why it matters and what mends it. Must not know how a lack is
//! found. The price: what a finding says of its place is made where it is found.

use super::Level;

/// A rule of the program's own: everything of its findings but the place and the words about it.
#[derive(Debug, Clone, Copy)]
pub struct Own {
    /// The id.
    pub id: &'static str,
    /// How grave it is.
    pub level: Level,
    /// What is wrong, in one plain sentence.
    pub wrong: &'static str,
    /// Why it matters, in one more.
    pub why: &'static str,
    /// What to do.
    pub mend: &'static str,
    /// Whether it is only a doubt: the author may say that the answer is right as it is.
    pub doubt: bool,
}

pub(super) const UNANSWERED: Own = Own {
    id: "needed-unanswered",
    level: Level::Must,
    wrong: "A question that the document needs has no answer.",
    why: "Without it the document is untrue or unusable.",
    mend: "Answer the question.",
    doubt: false,
};
pub(super) const YES_EMPTY: Own = Own {
    id: "yes-without-rows",
    level: Level::Must,
    wrong: "You said that there is something, and nothing says what.",
    why: "The document would be silent about it.",
    mend: "Add a row, or say that there are none.",
    doubt: false,
};
pub(super) const LACKING: Own = Own {
    id: "row-lacks",
    level: Level::Should,
    wrong: "A row lacks what it cannot do without.",
    why: "Readers would find a row that tells them nothing.",
    mend: "Answer what is missing, or remove the row.",
    doubt: false,
};
pub(super) const TWICE: Own = Own {
    id: "row-twice",
    level: Level::Should,
    wrong: "Two rows say the same.",
    why: "Readers look for the difference, and there is none.",
    mend: "Take one of the two away, or say how they differ.",
    doubt: false,
};
pub(super) const NEEDED_OPEN: Own = Own {
    id: "needed-open",
    level: Level::Must,
    wrong: "A question that the document needs was left open.",
    why: "The document has a visible gap there.",
    mend: "Find out, and answer the question.",
    doubt: false,
};
pub(super) const UNCONFIRMED: Own = Own {
    id: "suggestion-unconfirmed",
    level: Level::Must,
    wrong: "An answer is only suggested, and nobody has accepted it.",
    why: "A suggestion is not an answer; only you know whether it is true.",
    mend: "Accept it or drop it.",
    doubt: false,
};
pub(super) const TO_CONFIRM: Own = Own {
    id: "answer-to-confirm",
    level: Level::Must,
    wrong: "An answer has to be confirmed again.",
    why: "Something that it rests on was changed after it was given.",
    mend: "Confirm it or change it.",
    doubt: false,
};
pub(super) const DANGLING: Own = Own {
    id: "reference-dangling",
    level: Level::Should,
    wrong: "An answer names a row that is not there.",
    why: "The document says nothing about what is missing.",
    mend: "Add the row, or choose another.",
    doubt: false,
};
pub(super) const NAMES_SUGGESTED: Own = Own {
    id: "reference-suggested",
    level: Level::Should,
    wrong: "An answer names a row that is only suggested.",
    why: "Until you confirm the row, the document says nothing of it, there and where it is named.",
    mend: "Confirm the row, or leave its name out where it is named.",
    doubt: false,
};
pub(super) const LOST: Own = Own {
    id: "statement-lost",
    level: Level::Should,
    wrong: "A statement of yours belongs to a place that is not there any more.",
    why: "It is printed at the end of its section, where readers may not look for it.",
    mend: "Say where it belongs now.",
    doubt: false,
};
pub(super) const FAULTY: Own = Own {
    id: "answer-faulty",
    level: Level::Should,
    wrong: "An answer cannot be printed as it should: no list of ours knows the item or the country, or a period has no length.",
    why: "Readers will not know what it means, or nothing can be printed of it.",
    mend: "Answer the question again.",
    doubt: false,
};
pub(super) const DOUBTFUL: Own = Own {
    id: "answer-doubtful",
    level: Level::Should,
    wrong: "An answer looks like something else than what was asked.",
    why: "It is printed as it stands.",
    mend: "Answer the question anew; if it is right as it is, say that the rule does not apply.",
    doubt: true,
};
pub(super) const BARE: Own = Own {
    id: "provider-incomplete",
    level: Level::Should,
    wrong: "A provider has no name, no country, does something that nobody is told, or is set up in a way that nobody has said.",
    why: "Readers find an empty cell where the list says who receives data, what for and where; or too little is said.",
    mend: "Answer the question, or leave it empty on purpose.",
    doubt: false,
};
pub(super) const EMPTY_TRANSFER: Own = Own {
    id: "transfer-says-nothing",
    level: Level::Should,
    wrong: "A row of transfers names neither a country nor what protects the data.",
    why: "Readers must learn where data goes and what protects it there.",
    mend: "Name the country and what protects the data there, or remove the row.",
    doubt: false,
};
pub(super) const DONT_KNOW: Own = Own {
    id: "open-question",
    level: Level::Consider,
    wrong: "You said that you do not know the answer yet.",
    why: "The document is silent about it.",
    mend: "Answer the question once you know.",
    doubt: false,
};
pub(super) const FOR_COUNSEL: Own = Own {
    id: "question-for-counsel",
    level: Level::Consider,
    wrong: "You want to ask a lawyer about an answer.",
    why: "The document is silent about it until somebody has answered.",
    mend: "Answer the question when counsel has.",
    doubt: false,
};

/// A law of which nobody knows whether it applies.
pub(super) const NOT_KNOWN: Own = Own {
    id: "law-not-known",
    level: Level::Consider,
    wrong: "Nobody has said whether a law applies.",
    why: "A law that nobody has asked about is neither kept nor broken; its rules were not looked at.",
    mend: "Answer the question.",
    doubt: false,
};
/// A date that cannot be meant.
pub(super) const ODD: Own = Own {
    id: "date-odd",
    level: Level::Should,
    wrong: "A date of the policy can hardly be meant: it is past, lies ahead, or is more than a year away.",
    why: "Readers, courts and authorities go by this date.",
    mend: "Give the day on which it is published, or a later one; if it is right as it is, say that the rule does not apply.",
    doubt: true,
};

/// A provider that the project uses, and that the policy does not name.
pub(super) const UNNAMED: Own = Own {
    id: "drift-unnamed",
    level: Level::Must,
    wrong: "The project uses a provider that the policy does not name.",
    why: "The list of recipients is what people rely on, so it has to be complete.",
    mend: "Add it to the recipients; or say that it is none: `policy-wizard scan DIR --draft DRAFT --reject ID --reason TEXT`.",
    doubt: false,
};
/// A provider that the project may use, and that the policy does not name.
pub(super) const PERHAPS: Own = Own {
    id: "drift-perhaps",
    level: Level::Consider,
    wrong: "The project holds a name that may be that of a provider, and the policy does not name it.",
    why: "Such a name may stand for something else; if the provider gets data, the list of recipients lacks it.",
    mend: "Look what the name is for: add the provider to the recipients, or say that it is none: `policy-wizard scan DIR --draft DRAFT --reject ID --reason TEXT`.",
    doubt: false,
};
/// A kind of data that the project declares, and that the draft does not collect.
pub(super) const UNDECLARED: Own = Own {
    id: "drift-undeclared",
    level: Level::Consider,
    wrong: "The project declares or asks people for a kind of data that the draft does not collect.",
    why: "What an app declares to a store, or asks its users for, and what its policy says are held against each other.",
    mend: "Add it to a kind of data that you collect; or take it out of the project, if it is not collected.",
    doubt: false,
};
/// A provider that the author says is used by hand, and that the policy does not name.
pub(super) const BY_HAND: Own = Own {
    id: "by-hand-unnamed",
    level: Level::Must,
    wrong: "You said that a provider is used by hand, and the policy does not name it.",
    why: "Who gets data by hand is a recipient as well, and the list of recipients has to be complete.",
    mend: "Add it to the recipients; or take back what you said: `policy-wizard scan --draft DRAFT --forget ID`.",
    doubt: false,
};
/// A provider that the author says is no recipient, and that the policy names as one.
pub(super) const REJECTED: Own = Own {
    id: "rejected-named",
    level: Level::Should,
    wrong: "You said that a provider is no recipient, and the policy names it as one.",
    why: "Readers are told that a company gets their data, and by what you said it gets none.",
    mend: "Take it off the recipients; or take back what you said: `policy-wizard scan --draft DRAFT --forget ID`.",
    doubt: false,
};
/// A file of the project that could not be read.
pub(super) const UNREAD: Own = Own {
    id: "drift-unread",
    level: Level::Should,
    wrong: "A file of the project could not be read, so nobody knows which providers it shows.",
    why: "A provider that stands there alone is missing here, and the list of recipients has to be complete.",
    mend: "Mend the file, or make it readable; or look into it yourself.",
    doubt: false,
};
/// A recipient of which the project shows nothing.
pub(super) const UNSEEN: Own = Own {
    id: "drift-unseen",
    level: Level::Should,
    wrong: "The policy names a provider of which the project shows no trace.",
    why: "People are told of a recipient that may get nothing any more.",
    mend: "Take it off the list; or say that it is used by hand: `policy-wizard scan DIR --draft DRAFT --by-hand ID`.",
    doubt: false,
};

/// All of them.
pub const ALL: &[Own] = &[
    UNANSWERED,
    YES_EMPTY,
    LACKING,
    TWICE,
    NEEDED_OPEN,
    UNCONFIRMED,
    TO_CONFIRM,
    DANGLING,
    NAMES_SUGGESTED,
    LOST,
    FAULTY,
    DOUBTFUL,
    BARE,
    EMPTY_TRANSFER,
    DONT_KNOW,
    FOR_COUNSEL,
    NOT_KNOWN,
    ODD,
    UNNAMED,
    PERHAPS,
    UNDECLARED,
    BY_HAND,
    REJECTED,
    UNREAD,
    UNSEEN,
];
