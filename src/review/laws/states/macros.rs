//! The macros that make the table of a state.
//!
//! `state!` makes the law of a state, `core!` one rule of the common core. The price of macros: an error is shown at
//! the line of the state, not here.

/// The law of a state that binds a company over its line: the sorts of the common core, then what is its own.
macro_rules! state {
    (
        $state:ident, $id:literal, $slug:literal, $name:literal, $base:ident,
        core: [ $( $sort:ident $provision:literal $( { $($field:ident : $value:expr),* } )? ),* $(,)? ],
        more: [ $($more:expr),* $(,)? ],
        clean: [ $($clean:literal),* $(,)? ] $(,)?
    ) => {
        Law {
            id: concat!("us-", $id),
            name: $name,
            sort: Sort::Law,
            applies: |case| over(case, State::$state, Line::$state),
            when: "Applies if you say that you are over the line of this state, and not if you handle data only for your customers.",
            family: "US states",
            reads: &["company", "ccpa", "collection"],
            rules: &[
                $( core!($sort, $id, $state, $provision, $base $( , $($field : $value),* )? ), )*
                $( $more, )*
            ],
            #[cfg(test)]
            clean: &[
                "company.regions=[\"other-us\"]",
                concat!("company.states=[\"", $slug, "\"]"),
                concat!("ccpa.over=[\"", $slug, "\"]"),
                "ccpa.any_states=true",
                concat!("ccpa.states.own={\"state\":\"", $slug, "\",\"says\":[\"rights\",\"opt-out\"]}"),
                "rights.granted.rectify={\"right\":\"correct\"}",
                "rights.granted.erase={\"right\":\"delete\"}",
                "rights.granted.port={\"right\":\"portability\"}",
                "rights.appeal={\"kind\":\"email\",\"value\":\"appeals@quill.example\"}",
                $( $clean, )*
            ],
            #[cfg(test)]
            away: &["company.regions=[\"elsewhere\"]"],
        }
    };
}

/// What a trial says where data is sold: to whom, which, how one opts out, and that the signal counts; and more.
#[cfg(test)]
macro_rules! sale {
    ($($more:expr),* $(,)?) => {
        &[
            "sharing.sell=true",
            "sharing.any_recipients=true",
            "sharing.recipients.buyer={\"name\":\"Buyly\",\"job\":[\"delivery\"],\"part\":\"controller\",\"kinds\":[\"account\"],\"country\":{\"area\":\"US\"}}",
            "sharing.ads_to=[\"buyer\"]",
            "sharing.ads_kinds=[\"account\"]",
            "sharing.opt_out=/opt-out",
            "sharing.opt_out_title=Your choices",
            "cookies.any_signals=true",
            "cookies.signals.gpc={\"signal\":\"gpc\",\"honoured\":true,\"effects\":[\"opt-out\"]}",
            $($more),*
        ]
    };
}

/// A rule that wants words which a state fixes.
macro_rules! notice {
    ($id:literal, $provision:literal, $base:ident, $slugs:expr, $choice:literal, $words:literal) => {
        Rule {
            id: $id,
            provision: $provision,
            wrong: concat!(
                "You sell data of this sort, and the text lacks the notice that the law fixes, “",
                $words,
                "”, word for word."
            ),
            why: "The words must be printed as they are, where the policy is and as visibly.",
            mend: &["Print the notice, word for word.", "Stop selling that data."],
            questions: &["ccpa.notices", "sharing.ads_kinds", "sharing.sell"],
            reads: &["collection"],
            text: Text::Own,
            check: |case| unposted(case, $slugs, $words),
            #[cfg(test)]
            trial: Trial {
                given: sale![
                    "collection.kinds.account.items=[{\"item\":\"email\"},{\"item\":\"health\"},{\"item\":\"biometric\"}]",
                    "ccpa.notices=[\"sensitive\",\"biometric\",\"site-sensitive\",\"site-biometric\"]",
                ],
                breaks: &[concat!("ccpa.notices=", $choice)],
                mends: &["ccpa.notices=[\"sensitive\",\"biometric\",\"site-sensitive\",\"site-biometric\"]"],
                shows: $words,
                ..Trial::NEW
            },
            ..$base
        }
    };
}

/// One rule of the common core.
macro_rules! core {
    (cats, $id:literal, $state:ident, $provision:literal, $base:ident $(, $field:ident : $value:expr)*) => {
        Rule {
            id: concat!("us-", $id, "-cats"),
            provision: $provision,
            wrong: "The text does not say which data is collected.",
            why: "People must learn which categories of data about them are handled, and which of it is sensitive.",
            mend: &["Name each kind of data, or list what belongs to it."],
            questions: &["collection.kinds", "collection.kinds.*.items", "collection.sensitive_what"],
            reads: &[],
            check: cats,
            #[cfg(test)]
            trial: Trial {
                given: &[],
                breaks: &["collection.kinds.account.items=", "collection.kinds.account.name="],
                mends: &["collection.kinds.account.name=Account data", "collection.kinds.account.items=[{\"item\":\"name\"},{\"item\":\"email\"}]"],
                also: &[],
                shows: "email address",
                ..Trial::NEW
            },
            $($field: $value,)*
            ..$base
        }
    };
    (purposes, $id:literal, $state:ident, $provision:literal, $base:ident $(, $field:ident : $value:expr)*) => {
        Rule {
            id: concat!("us-", $id, "-purposes"),
            provision: $provision,
            wrong: "The text does not say what data is used for.",
            why: "People must learn the purpose of each use before they give anything.",
            mend: &["Name the uses.", "Stop collecting what you do not use; the policy cannot mend that."],
            questions: &["use.purposes", "use.purposes.*.purpose", "use.any_purposes"],
            reads: &[],
            check: purposes,
            #[cfg(test)]
            trial: Trial {
                given: &[],
                breaks: &["use.purposes.provide="],
                mends: &["use.purposes.provide={\"purpose\":\"provide\",\"kinds\":[\"account\"],\"ground\":\"contract\"}"],
                also: &[],
                shows: "We use personal data to",
                ..Trial::NEW
            },
            $($field: $value,)*
            ..$base
        }
    };
    (rights, $id:literal, $state:ident, $provision:literal, $base:ident $(, $field:ident : $value:expr)*) => {
        Rule {
            id: concat!("us-", $id, "-rights"),
            provision: $provision,
            wrong: "The text names no right that people have.",
            why: "People must learn how to use the rights that the law gives them.",
            mend: &["State the rights."],
            questions: &["rights.granted"],
            reads: &[],
            check: rights,
            #[cfg(test)]
            trial: Trial {
                given: &[],
                breaks: &["rights.granted.access=", "rights.granted.rectify=", "rights.granted.erase=", "rights.granted.port="],
                mends: &["rights.granted.access={\"right\":\"access\"}", "rights.granted.rectify={\"right\":\"correct\"}", "rights.granted.erase={\"right\":\"delete\"}", "rights.granted.port={\"right\":\"portability\"}"],
                also: &[],
                shows: "see your personal data",
                ..Trial::NEW
            },
            $($field: $value,)*
            ..$base
        }
    };
    (listed, $id:literal, $state:ident, $provision:literal, $base:ident $(, $field:ident : $value:expr)*) => {
        Rule {
            id: concat!("us-", $id, "-rights-listed"),
            provision: $provision,
            level: Should,
            wrong: "The text leaves out a right that people in this state have.",
            why: "People can see their data, have it corrected and deleted, and take it along; a policy that lists some rights and not these misleads.",
            mend: &["Add the missing rights.", "Say that people of the state have them too."],
            questions: &["rights.granted", "rights.holders", "ccpa.states"],
            reads: &[],
            check: |case| listed(case, State::$state),
            #[cfg(test)]
            trial: Trial {
                given: &[],
                breaks: &["rights.granted.port="],
                mends: &["rights.granted.port={\"right\":\"portability\"}"],
                also: &[],
                shows: "take it elsewhere",
                ..Trial::NEW
            },
            $($field: $value,)*
            ..$base
        }
    };
    (explained, $id:literal, $state:ident, $provision:literal, $base:ident $(, $field:ident : $value:expr)*) => {
        Rule {
            id: concat!("us-", $id, "-rights-listed"),
            provision: $provision,
            wrong: "The text leaves out a right that people in this state have.",
            why: "People can see their data, have it corrected and deleted, and take it along; a policy that lists some rights and not these misleads.",
            mend: &["Add the missing rights.", "Say that people of the state have them too."],
            questions: &["rights.granted", "rights.holders", "ccpa.states"],
            reads: &[],
            check: |case| listed(case, State::$state),
            #[cfg(test)]
            trial: Trial {
                given: &[],
                breaks: &["rights.granted.port="],
                mends: &["rights.granted.port={\"right\":\"portability\"}"],
                also: &[],
                shows: "take it elsewhere",
                ..Trial::NEW
            },
            $($field: $value,)*
            ..$base
        }
    };
    (appeal, $id:literal, $state:ident, $provision:literal, $base:ident $(, $field:ident : $value:expr)*) => {
        Rule {
            id: concat!("us-", $id, "-appeal"),
            provision: $provision,
            wrong: "The text does not say how people appeal if you refuse a request.",
            why: "Whoever is refused can ask you to look again, and must be told how.",
            mend: &["Say where people appeal.", "Have somebody else look at a refusal again; the policy cannot mend that."],
            questions: &["rights.appeal"],
            reads: &[],
            check: appeal,
            #[cfg(test)]
            trial: Trial {
                given: &[],
                breaks: &["rights.appeal="],
                mends: &["rights.appeal={\"kind\":\"email\",\"value\":\"appeals@quill.example\"}"],
                also: &[],
                shows: "appeals@quill.example",
                ..Trial::NEW
            },
            $($field: $value,)*
            ..$base
        }
    };
    (shared, $id:literal, $state:ident, $provision:literal, $base:ident $(, $field:ident : $value:expr)*) => {
        Rule {
            id: concat!("us-", $id, "-shared"),
            provision: $provision,
            wrong: "The text does not say which data goes to a company that uses it for purposes of its own.",
            why: "People must learn which categories of data leave the company.",
            mend: &["Say which kinds of data it gets.", "Give it none."],
            questions: &["sharing.recipients.*.kinds", "sharing.ads_kinds"],
            reads: &[],
            check: shared,
            #[cfg(test)]
            trial: Trial {
                given: sale![],
                breaks: &["sharing.recipients.buyer.kinds="],
                mends: &["sharing.recipients.buyer.kinds=[\"account\"]"],
                also: &[],
                shows: "Delivery of orders (account data)",
                ..Trial::NEW
            },
            $($field: $value,)*
            ..$base
        }
    };
    (sold, $id:literal, $state:ident, $provision:literal, $base:ident $(, $field:ident : $value:expr)*) => {
        Rule {
            id: concat!("us-", $id, "-sold"),
            provision: $provision,
            wrong: "The text does not say which data is sold.",
            why: "People must learn which categories of data are sold.",
            mend: &["Say which kinds of data are sold.", "Sell none."],
            questions: &["sharing.ads_kinds", "sharing.sell"],
            reads: &[],
            check: sold_kinds,
            #[cfg(test)]
            trial: Trial {
                given: sale![],
                breaks: &["sharing.ads_kinds="],
                mends: &["sharing.ads_kinds=[\"account\"]"],
                also: &[],
                shows: "The data concerned",
                ..Trial::NEW
            },
            $($field: $value,)*
            ..$base
        }
    };
    (third, $id:literal, $state:ident, $provision:literal, $base:ident $(, $field:ident : $value:expr)*) => {
        Rule {
            id: concat!("us-", $id, "-3p"),
            provision: $provision,
            wrong: "The text does not say what sort of company gets data for purposes of its own.",
            why: "People must learn the categories of third parties.",
            mend: &["Say what sort of company it is: an advertiser or a delivery service, for example."],
            questions: &["sharing.recipients.*.job", "sharing.ads_to"],
            reads: &[],
            check: third,
            #[cfg(test)]
            trial: Trial {
                given: sale![],
                breaks: &["sharing.recipients.buyer.job="],
                mends: &["sharing.recipients.buyer.job=[\"delivery\"]"],
                also: &[],
                shows: "Delivery of orders",
                ..Trial::NEW
            },
            $($field: $value,)*
            ..$base
        }
    };
    (buyers, $id:literal, $state:ident, $provision:literal, $base:ident $(, $field:ident : $value:expr)*) => {
        Rule {
            id: concat!("us-", $id, "-3p"),
            provision: $provision,
            wrong: "The text does not say to whom data is sold.",
            why: "People must learn the categories of companies that buy it.",
            mend: &["Say who gets it.", "Sell none."],
            questions: &["sharing.ads_to", "sharing.sell"],
            reads: &[],
            check: buyers,
            #[cfg(test)]
            trial: Trial {
                given: sale![],
                breaks: &["sharing.ads_to="],
                mends: &["sharing.ads_to=[\"buyer\"]"],
                also: &[],
                shows: "The data goes to",
                ..Trial::NEW
            },
            $($field: $value,)*
            ..$base
        }
    };
    (optout, $id:literal, $state:ident, $provision:literal, $base:ident $(, $field:ident : $value:expr)*) => {
        Rule {
            id: concat!("us-", $id, "-optout"),
            provision: $provision,
            wrong: "Data is sold or shared for advertising, and the text does not say how people opt out.",
            why: "The law wants it told plainly, and with it the way to stop it.",
            mend: &["Say where people opt out.", "Stop selling and sharing."],
            questions: &["sharing.opt_out", "sharing.opt_out_title", "sharing.sell"],
            yields_to: &["x-sl-05"],
            reads: &[],
            check: optout,
            #[cfg(test)]
            trial: Trial {
                given: sale![],
                breaks: &["sharing.opt_out=", "sharing.opt_out_title="],
                mends: &["sharing.opt_out=/opt-out", "sharing.opt_out_title=Your choices"],
                also: &["x-sl-05"],
                shows: "You can opt out of this",
                ..Trial::NEW
            },
            $($field: $value,)*
            ..$base
        }
    };
    (profiling, $id:literal, $state:ident, $provision:literal, $base:ident $(, $field:ident : $value:expr)*) => {
        Rule {
            id: concat!("us-", $id, "-profiling"),
            provision: $provision,
            wrong: "Machines decide about people, and the text does not say that people of this state can opt out of that.",
            why: "Profiling that leads to decisions with legal or similarly serious effects must be disclosed with a way out.",
            mend: &["State the right to opt out for the state.", "Have people decide."],
            questions: &["ccpa.states", "use.decisions"],
            reads: &[],
            check: |case| profiling(case, State::$state),
            #[cfg(test)]
            trial: Trial {
                given: DECIDES,
                breaks: &["ccpa.states.own.says=[\"rights\"]"],
                mends: &[concat!("ccpa.states.own.says=", "[\"rights\",\"opt-out\"]")],
                also: &[],
                shows: "opt out of targeted advertising",
                ..Trial::NEW
            },
            $($field: $value,)*
            ..$base
        }
    };
    (contact, $id:literal, $state:ident, $provision:literal, $base:ident $(, $field:ident : $value:expr)*) => {
        Rule {
            id: concat!("us-", $id, "-contact"),
            provision: $provision,
            wrong: "The text gives no e-mail address or form at which people reach you.",
            why: "People must find an active e-mail address or another way to reach you online.",
            mend: &["Give an e-mail address that somebody reads, or a form."],
            questions: &["company.contact", "rights.requests"],
            reads: &[],
            check: contact,
            #[cfg(test)]
            trial: Trial {
                given: &[],
                breaks: &["company.contact="],
                mends: &["company.contact={\"kind\":\"email\",\"value\":\"privacy@quill.example\"}"],
                also: &[],
                shows: "privacy@quill.example",
                ..Trial::NEW
            },
            $($field: $value,)*
            ..$base
        }
    };
    (means, $id:literal, $state:ident, $provision:literal, $base:ident $(, $field:ident : $value:expr)*) => {
        Rule {
            id: concat!("us-", $id, "-means"),
            provision: $provision,
            wrong: "The text does not say how people make a request.",
            why: "People must learn the ways to ask, and these must be secure and reliable.",
            mend: &["Say how people make a request."],
            questions: &["rights.requests", "company.contact"],
            reads: &[],
            check: means,
            #[cfg(test)]
            trial: Trial {
                given: &[],
                breaks: &["company.contact="],
                mends: &["company.contact={\"kind\":\"email\",\"value\":\"privacy@quill.example\"}"],
                also: &[],
                shows: "privacy@quill.example",
                ..Trial::NEW
            },
            $($field: $value,)*
            ..$base
        }
    };
    (days, $id:literal, $state:ident, $provision:literal, $base:ident $(, $field:ident : $value:expr)*) => {
        Rule {
            id: concat!("us-", $id, "-days"),
            provision: $provision,
            level: Should,
            wrong: "You promise an answer later than the law allows.",
            why: "The law gives 45 days, and as many more only for hard requests.",
            mend: &["Promise at most 45 days.", "Organise requests so that you can answer in time."],
            questions: &["rights.days"],
            reads: &[],
            check: |case| late(case, 45),
            #[cfg(test)]
            trial: Trial {
                given: &[],
                breaks: &["rights.days=60"],
                mends: &["rights.days=30"],
                also: &[],
                shows: "within 30 days",
                ..Trial::NEW
            },
            $($field: $value,)*
            ..$base
        }
    };
    (days90, $id:literal, $state:ident, $provision:literal, $base:ident $(, $field:ident : $value:expr)*) => {
        Rule {
            id: concat!("us-", $id, "-days"),
            provision: $provision,
            level: Should,
            wrong: "You promise an answer later than the law allows.",
            why: "The law gives 90 days, and as many more only for hard requests.",
            mend: &["Promise at most 90 days.", "Organise requests so that you can answer in time."],
            questions: &["rights.days"],
            reads: &[],
            check: |case| late(case, 90),
            #[cfg(test)]
            trial: Trial {
                given: &[],
                breaks: &["rights.days=120"],
                mends: &["rights.days=30"],
                also: &[],
                shows: "within 30 days",
                ..Trial::NEW
            },
            $($field: $value,)*
            ..$base
        }
    };
    (signal, $id:literal, $state:ident, $provision:literal, $base:ident $(, $field:ident : $value:expr)*) => {
        Rule {
            id: concat!("us-", $id, "-signal"),
            provision: $provision,
            level: Should,
            wrong: "Data is sold or shared for advertising, and the text does not say that you honour opt-out signals of browsers.",
            why: "This state makes such companies honour a signal such as Global Privacy Control.",
            mend: &["Honour the signal, and say so.", "Stop selling and sharing."],
            yields_to: &["ccr-7025"],
            questions: &["cookies.signals", "sharing.sell"],
            reads: &[],
            check: signal,
            #[cfg(test)]
            trial: Trial {
                given: sale![],
                breaks: &["cookies.signals.gpc="],
                mends: &["cookies.signals.gpc={\"signal\":\"gpc\",\"honoured\":true,\"effects\":[\"opt-out\"]}"],
                also: &[],
                shows: "Global Privacy Control",
                ..Trial::NEW
            },
            $($field: $value,)*
            ..$base
        }
    };
    (signals, $id:literal, $state:ident, $provision:literal, $base:ident $(, $field:ident : $value:expr)*) => {
        Rule {
            id: concat!("us-", $id, "-signal"),
            provision: $provision,
            wrong: "Data is sold or shared for advertising, and the text does not say that you honour opt-out signals of browsers.",
            why: "This state makes such companies honour a signal such as Global Privacy Control.",
            mend: &["Honour the signal, and say so.", "Stop selling and sharing."],
            yields_to: &["ccr-7025"],
            questions: &["cookies.signals", "sharing.sell"],
            reads: &[],
            check: signal,
            #[cfg(test)]
            trial: Trial {
                given: sale![],
                breaks: &["cookies.signals.gpc="],
                mends: &["cookies.signals.gpc={\"signal\":\"gpc\",\"honoured\":true,\"effects\":[\"opt-out\"]}"],
                also: &[],
                shows: "Global Privacy Control",
                ..Trial::NEW
            },
            $($field: $value,)*
            ..$base
        }
    };
    (updated, $id:literal, $state:ident, $provision:literal, $base:ident $(, $field:ident : $value:expr)*) => {
        Rule {
            id: concat!("us-", $id, "-updated"),
            provision: $provision,
            wrong: "The text does not say when it was last updated.",
            why: "This state wants the date of the last update.",
            mend: &["Give the day of the last update."],
            questions: &["changes.updated", "changes.date_kind"],
            reads: &[],
            check: updated,
            #[cfg(test)]
            trial: Trial {
                given: &[],
                breaks: &["changes.updated="],
                mends: &["changes.updated=2026-11-02"],
                also: &[],
                shows: "2 November 2026",
                ..Trial::NEW
            },
            $($field: $value,)*
            ..$base
        }
    };
    (told, $id:literal, $state:ident, $provision:literal, $base:ident $(, $field:ident : $value:expr)*) => {
        Rule {
            id: concat!("us-", $id, "-changes"),
            provision: $provision,
            wrong: "The text does not say how people hear of a change that matters.",
            why: "This state wants people told of material changes, and the policy is where they learn how.",
            mend: &["Say how you tell people."],
            questions: &["changes.told"],
            yields_to: &["x-do-08"],
            reads: &[],
            check: told,
            #[cfg(test)]
            trial: Trial {
                given: &[],
                breaks: &["changes.told="],
                mends: &["changes.told=[\"email\"]"],
                also: &[],
                shows: "by email",
                ..Trial::NEW
            },
            $($field: $value,)*
            ..$base
        }
    };
}

#[cfg(test)]
pub(super) use sale;
pub(super) use {core, notice, state};
