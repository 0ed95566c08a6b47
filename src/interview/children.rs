//! Children: the minimum age, and what happens with a child's data.

use super::{Kind, Section, leaf, record};
use crate::answers::Answers;
use crate::values::{Chosen, choice};

choice! {
    /// How the age is put.
    AgeWords {
        NotDirected = "not-directed": "the product is not directed at younger people",
        IntendedFor = "intended-for": "the product is intended for people of that age and over",
    }
}

choice! {
    /// How fast a child's data is deleted once somebody tells.
    Speed {
        Delete = "delete": "we delete it",
        Promptly = "promptly": "we delete it promptly",
    }
}

choice! {
    /// What protects people under 18. Each is a promise.
    Guard {
        NoAds = "no-ads": "no advertising that follows what they do",
        NoProfiles = "no-profiles": "no profiles of them for other companies",
        Private = "private": "profiles are private until they change that",
        Moderated = "moderated": "chats are moderated",
        Report = "report": "they can block and report others",
        Purchases = "purchases": "a parent has to agree to purchases",
    }
}

choice! {
    /// How a parent's consent is verified, in a product for children.
    Verified {
        Form = "form": "by a signed form that comes back",
        Card = "card": "by a payment with a card",
        Call = "call": "by a telephone or video call",
        Id = "id": "by an identity document",
        Face = "face": "by an identity document and a photo",
        Questions = "questions": "by questions that a child could not answer",
        Message = "message": "by a message and a second step, where nothing is given to others",
    }
}

choice! {
    /// What becomes of recordings of a child's voice.
    Voice {
        Once = "once": "used only to answer the child, and deleted right after",
        Consent = "consent": "recorded only after a parent agrees",
    }
}

record! {
    /// Children.
    Children {
        /// The minimum age.
        minimum_age: u32,
        /// How it is put.
        words: AgeWords,
        /// Whether a lower age of digital consent counts where there is one.
        local_age: bool,
        /// Whether the product is made for children.
        made_for: bool,
        /// Whether a parent consents for those below the age of digital consent.
        parents_consent: bool,
        /// What protects people under 18.
        guards: Vec<Guard>,
        /// Whether nothing is knowingly collected from them.
        not_knowingly: bool,
        /// What happens when it is found out.
        found_out: Speed,
        /// How parents consent, where it is made for children.
        parents: String,
        /// How a parent's consent is verified.
        verified: Vec<Verified>,
        /// Whether parents can agree and still refuse that other companies get the data.
        consent_apart: bool,
        /// Whether children can make personal information public.
        public: bool,
        /// Whether identifiers of devices are used before a parent agrees.
        identifiers: bool,
        /// Only for what.
        identifiers_for: String,
        /// How it is made sure that nobody is contacted or profiled with them.
        identifiers_how: String,
        /// What becomes of recordings of a child's voice.
        voice: Voice,
    }
}

/// What the section holds, for a line of the task list.
fn holds(a: &Answers) -> Vec<String> {
    let children = &a.children;
    let age = children.minimum_age.map(|age| format!("for people aged {age} and over"));
    let made = (children.made_for == Some(true)).then(|| "made for children".to_owned());
    age.into_iter().chain(made).collect()
}

/// The section.
pub const SECTION: Section = Section {
    id: "children",
    title: "Children",
    about: "From which age people may use the product, and what you do if a child has.",
    holds,
    questions: &[
        leaf!(children.made_for: Kind::YesNo)
            .ask("Made for children?", "Is the product made for children, or do many use it?")
            .help("Games and school products often are. You may go on; ask counsel beside it.")
            .why("Products for children have strict rules of their own. 16 CFR 312 (COPPA); GDPR 8."),
        leaf!(children.minimum_age: Kind::Number)
            .when(|a| a.children.made_for != Some(true))
            .ask("Minimum age", "From which age may people use it?")
            .help("16 is the cautious choice in Europe, where the age of digital consent lies between 13 and 16; under 13 US law is strict.")
            .why("Below a certain age, a parent has to agree. GDPR 8; 16 CFR 312.2.")
            .example("16"),
        leaf!(children.words: Kind::One(AgeWords::CHOICES))
            .when(|a| a.children.minimum_age.is_some())
            .ask("Wording", "Which of these two sentences is true of your product?")
            .help("“Not directed” says whom you do not aim at; “intended” says from which age people may use it.")
            .why("US law asks for whom a product is made. 16 CFR 312.2."),
        leaf!(children.local_age: Kind::YesNo)
            .fold()
            .when(|a| a.children.minimum_age.is_some())
            .ask("Lower age", "Where a country sets a lower age for consent, does that age count instead?")
            .help("Some countries of the EU set 13, 14 or 15.")
            .why("The age differs from country to country in Europe. GDPR 8(1)."),
        leaf!(children.parents_consent: Kind::YesNo)
            .fold()
            .pick()
            .when(|a| a.children.minimum_age.is_some_and(|age| age < 16))
            .ask("Parents' consent", "Does a parent consent for those below the age of digital consent of their country?")
            .help("That age is 13 to 16 in Europe. Only yes if you ask for the country and reach a parent.")
            .why("For younger children a parent has to agree, and you have to check. GDPR 8(1), 8(2)."),
        leaf!(children.guards: Kind::Many(Guard::CHOICES))
            .fold()
            .pick()
            .ask("Under 18", "What do you do to protect people under 18?")
            .help("Only what is so today, in every country.")
            .why("Recital 38 GDPR; several laws ban such advertising to minors."),
        leaf!(children.not_knowingly: Kind::YesNo)
            .pick()
            .when(|a| a.children.made_for != Some(true))
            .ask("Not knowingly", "Is it true that you do not knowingly collect data from younger people?")
            .help("Only if you act when you learn of it.")
            .why("In the US, data of a child under 13 needs a parent’s yes. 16 CFR 312.3."),
        leaf!(children.found_out: Kind::One(Speed::CHOICES))
            .pick()
            .when(|a| a.children.made_for != Some(true))
            .ask("If you find out", "What do you do if a child has given you data?")
            .help("Only what you will do.")
            .why("16 CFR 312.3: once you know, the rules for children apply."),
        leaf!(children.parents: Kind::Prose)
            .when(|a| a.children.made_for == Some(true))
            .ask("Parents", "How do parents agree, see the data, and have it deleted?")
            .help("Ask counsel: the rules are strict.")
            .why("Parents decide about the data of their children under 13. 16 CFR 312.4 to 312.6."),
        leaf!(children.verified: Kind::Many(Verified::CHOICES))
            .fold()
            .pick()
            .when(|a| a.children.made_for == Some(true))
            .ask("Consent verified", "How do you make sure that it is a parent who agrees?")
            .help("Only the ways that you use today.")
            .why("A child must not be able to give the parent's yes. 16 CFR 312.5(b)."),
        leaf!(children.consent_apart: Kind::YesNo)
            .fold()
            .pick()
            .when(|a| a.children.made_for == Some(true))
            .ask("A yes of its own", "Can parents agree, and still refuse that other companies get the data?")
            .help("Companies that work for you do not count.")
            .why("Giving a child's data to others needs a separate yes. 16 CFR 312.5(a)(2)."),
        leaf!(children.public: Kind::YesNo)
            .fold()
            .when(|a| a.children.made_for == Some(true))
            .ask("Made public", "Can children make personal information public in it?")
            .help("In a chat, a profile or a picture, for instance.")
            .why("Parents must be told. 16 CFR 312.4(d)(2)."),
        leaf!(children.identifiers: Kind::YesNo)
            .fold()
            .when(|a| a.children.made_for == Some(true))
            .ask("Device identifiers", "Do you use cookies or device identifiers of children before a parent agrees?")
            .help("The law allows it only to run the product.")
            .why("The policy must say what they are for. 16 CFR 312.4(d)(3)."),
        leaf!(children.identifiers_for: Kind::Text)
            .fold()
            .when(|a| a.children.made_for == Some(true) && a.children.identifiers == Some(true))
            .ask("Only to", "What do you use them for?")
            .help("Completes “only to …”, so begin with a verb. For example: keep the game running and remember its settings.")
            .why("The policy must name each such use. 16 CFR 312.4(d)(3).")
            .example("keep children signed in"),
        leaf!(children.identifiers_how: Kind::Text)
            .fold()
            .when(|a| a.children.made_for == Some(true) && a.children.identifiers == Some(true))
            .ask("Made sure by", "How do you make sure that nobody is contacted or profiled with them?")
            .help("A few words. For example: we delete them after each session.")
            .why("The policy must say how. 16 CFR 312.4(d)(3).")
            .example("we keep them apart from all other data"),
        leaf!(children.voice: Kind::One(Voice::CHOICES))
            .fold()
            .pick()
            .when(|a| a.children.made_for == Some(true))
            .ask("Voices", "If children speak to the product, what becomes of the recordings?")
            .help("Leave it out if none are made.")
            .why("Without a parent's yes, a recording may only serve to answer the child. 16 CFR 312.4(d)(4), 312.5(c)(9)."),
    ],
};
