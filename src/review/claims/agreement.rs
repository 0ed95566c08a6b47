//! Claims on people: that they agree by using it, that changes bind them, that their rights end with you.

#[cfg(test)]
use super::stated;
use super::{CLAIM, CPPA, GDPR, UNFAIR_TERMS, WP260, asserted, each, nearby, unless};
use crate::interview::changes::Told;
use crate::interview::sharing::Instrument;
use crate::review::dates::Since;
use crate::review::phrases::{Hit, Line};
use crate::review::rule::{READ, Rule};

pub(super) const RULES: &[Rule] = &[
    Rule {
        id: "u-05",
        provision: "GDPR Art. 4(11), 7; CJEU C-673/17 (Planet49)",
        source: GDPR,
        wrong: "A sentence takes the use of your product for agreement.",
        why: "Whoever opens a page has agreed to nothing; a policy informs, and consent is asked for on its own.",
        mend: &[
            "Safer: “This policy explains what we do with your data”.",
            "Where you need consent, ask for it, and keep the answer.",
        ],
        yields_to: &["x-lb-14"],
        check: |case| {
            each(case, "“{}”: using it is no consent.", |line| {
                by_use(line).filter(|_| accepts_change(line).is_none())
            })
        },
        #[cfg(test)]
        trial: stated!(
            "company",
            "By using Quill, you agree to this policy.",
            "This policy explains what Quill does with your data."
        ),
        ..CLAIM
    },
    Rule {
        id: "u-06",
        provision: "In re Gateway Learning (FTC 2004); WP260 rev.01 paras 29 to 31; 4 CCR 904-3 Rule 6.04",
        from: Since::Always,
        source: "https://www.ftc.gov/policy/advocacy-research/tech-at-ftc/2024/02/ai-other-companies-quietly-changing-your-terms-service-could-be-unfair-or-deceptive",
        attested: READ,
        wrong: "A sentence takes further use for agreement to a changed policy.",
        why: "A change that matters needs notice, and for data that you already hold it needs a yes.",
        mend: &[
            "Safer: “We tell you by e-mail 30 days before a change. Where it concerns data that we already hold, we ask you first”.",
            "Tell people about changes, and ask where you need a yes.",
        ],
        questions: &["statements.texts", "changes.told"],
        check: |case| each(case, "“{}”: further use is no agreement to a change.", accepts_change),
        #[cfg(test)]
        trial: stated!(
            "changes",
            "If you continue to use Quill after a change, you accept it.",
            "We tell you by e-mail 30 days before a change, and ask you where it concerns data that we already hold."
        ),
        ..CLAIM
    },
    Rule {
        id: "u-07",
        provision: "WP260 rev.01 para. 29",
        source: WP260,
        wrong: "A sentence sends people to look for changes themselves, and nothing else tells them.",
        why: "Nobody reads a policy again without cause, so a change would reach nobody.",
        mend: &[
            "Safer: “We tell you by e-mail before a change applies”.",
            "Answer how you tell people about changes.",
        ],
        questions: &["statements.texts", "changes.told"],
        yields_to: &["gdpr-wp260-change"],
        check: |case| {
            let reaches = |way: &Told| matches!(way, Told::Email | Told::InProduct);
            if case.answers.changes.told.iter().flatten().any(reaches) {
                return Vec::new();
            }
            asserted(case, "“{}” is all that tells people about a change.", LOOK_AGAIN)
        },
        #[cfg(test)]
        trial: stated!(
            "changes",
            "Please check this page regularly for changes.",
            "We show a notice in Quill before a change applies.",
            breaks: ["changes.told=[\"posted\"]"],
            mends: ["changes.told=[\"in-product\"]"],
        ),
        ..CLAIM
    },
    Rule {
        id: "u-08",
        provision: "Cal. Bus. & Prof. Code 22575(b)(3); WP260 rev.01 para. 29",
        source: WP260,
        wrong: "A sentence keeps the right to change the policy at any time, and says nothing of notice.",
        why: "The policy has to say how people hear of a change; this says that they need not.",
        mend: &["Safer: “We may change this policy. We tell you by e-mail before a change applies”."],
        questions: &["statements.texts", "changes.told"],
        check: |case| {
            each(case, "“{}”: the policy has to say how people hear of a change.", |line| {
                let hit = line.asserts(ANY_TIME).filter(|_| line.has(POLICY));
                unless(
                    line,
                    hit,
                    &[
                        "tell|tells",
                        "notify|notifies|notified",
                        "inform|informed",
                        "let you know",
                        "notice of|by|before|in",
                        "days",
                        "announce*",
                    ],
                )
                .filter(|_| {
                    !nearby(
                        case,
                        line,
                        &["we will? tell|notify|inform|email", "let you know", "days before"],
                    )
                })
            })
        },
        #[cfg(test)]
        trial: stated!(
            "changes",
            "We reserve the right to change this policy at any time without notice.",
            "We may change this policy. We tell you by e-mail before a change applies."
        ),
        ..CLAIM
    },
    Rule {
        id: "u-30",
        provision: "GDPR Art. 5(1)(a), 7",
        source: GDPR,
        wrong: "A sentence claims people's data as your property, or a licence to it without end.",
        why: "Personal data cannot be signed away: people keep their rights in it, whatever a text says.",
        mend: &[
            "Take it out.",
            "Safer, for what people publish: “You let us show what you post for as long as you leave it there”.",
        ],
        check: |case| asserted(case, "“{}”: personal data cannot be signed away.", OURS),
        #[cfg(test)]
        trial: stated!("use", "We own the data that you store.", "What you store stays yours."),
        ..CLAIM
    },
    Rule {
        id: "u-31",
        provision: "Directive 93/13/EEC Art. 3, 6",
        from: Since::Always,
        source: UNFAIR_TERMS,
        wrong: "A sentence makes people give up rights or claims.",
        why: "Against consumers that is void nearly everywhere, and it frightens people out of what is theirs.",
        mend: &["Take it out.", "Safer: “You can use your rights at any time”."],
        check: |case| asserted(case, "“{}”: a policy cannot take rights away.", WAIVED),
        #[cfg(test)]
        trial: stated!(
            "rights",
            "You waive any claim against us.",
            "You can use your rights at any time."
        ),
        ..CLAIM
    },
    Rule {
        id: "u-33",
        provision: "WP260 rev.01 para. 29",
        source: WP260,
        wrong: "A sentence makes it people's duty to keep themselves informed.",
        why: "To inform is the duty of whoever uses the data.",
        mend: &["Safer: “We tell you by e-mail before a change applies”."],
        questions: &["statements.texts", "changes.told"],
        check: |case| asserted(case, "“{}”: to inform is your duty, not theirs.", THEIR_DUTY),
        #[cfg(test)]
        trial: stated!(
            "changes",
            "You are responsible for keeping yourself informed about changes.",
            "We tell you by e-mail before a change applies."
        ),
        ..CLAIM
    },
    Rule {
        id: "u-36",
        provision: "GDPR Art. 12(5)",
        source: GDPR,
        wrong: "A sentence lets you refuse requests as you like.",
        why: "A request may be refused only on the grounds that the law names, and people are told which.",
        mend: &[
            "Safer: “We refuse a request only where a law allows it, and tell you why”.",
            "Answer why a request may be refused.",
        ],
        questions: &["statements.texts", "rights.limits"],
        check: |case| asserted(case, "“{}”: only the law's own grounds allow a refusal.", DISCRETION),
        #[cfg(test)]
        trial: stated!(
            "rights",
            "Requests may be refused at our discretion.",
            "We refuse a request only where a law allows it, and tell you why."
        ),
        ..CLAIM
    },
    Rule {
        id: "u-37",
        provision: "GDPR Art. 77; Tex. Bus. & Com. Code 541.053",
        source: GDPR,
        wrong: "A sentence says that your decision on a request is the last word.",
        why: "People can appeal in many US states, and complain to an authority nearly everywhere.",
        mend: &[
            "Safer: “If you disagree, answer our mail; somebody else looks at it again. You can also complain to an authority”.",
        ],
        questions: &["statements.texts", "rights.authorities"],
        yields_to: &["x-rt-09"],
        check: |case| asserted(case, "“{}”: people can appeal, or complain to an authority.", LAST_WORD),
        #[cfg(test)]
        trial: stated!(
            "rights",
            "Our decision is final.",
            "If you disagree, answer our mail; somebody else looks at it again."
        ),
        ..CLAIM
    },
    Rule {
        id: "u-38",
        provision: "GDPR Art. 7(2), 7(4)",
        source: GDPR,
        wrong: "A sentence asks for several agreements at once.",
        why: "Consent to marketing counts only if it is asked for apart from the terms, and can be refused alone.",
        mend: &[
            "Safer: “You can sign up for our newsletter with a box of its own”.",
            "Ask for each in a box of its own; the policy cannot mend that.",
        ],
        check: |case| {
            each(case, "“{}” asks for several agreements at once.", |line| {
                let hit = line.asserts(&["i|you agree|consent|accept|accepts to|our|the"]);
                let hit = hit.filter(|_| line.has(&["terms", "privacy policy|notice"]) && line.has(ADS_BY_MAIL));
                unless(line, hit, &["separate|separately", "optional|optionally", "box", "apart"])
            })
        },
        #[cfg(test)]
        trial: stated!(
            "use",
            "When you register, you agree to our terms and to marketing e-mails.",
            "You can sign up for our newsletter with a box of its own."
        ),
        ..CLAIM
    },
    Rule {
        id: "u-39",
        provision: "Cal. Civ. Code 1798.140(l); 11 CCR 7004; EDPB Guidelines 03/2022",
        source: CPPA,
        wrong: "Can people refuse as easily as they accept, and without being shamed or confused?",
        why: "A choice that leans one way is a dark pattern, and what it yields is no consent.",
        mend: &[
            "Safer: “The banner has two buttons of one size, “Accept” and “Reject””.",
            "Make both choices equal on the page; the policy cannot mend that.",
        ],
        questions: &["statements.texts", "cookies.banner"],
        check: |case| {
            each(case, "“{}”: can people refuse as easily as they accept?", |line| {
                let shames = line.find(SHAMES);
                let both = [
                    "reject*",
                    "refus*",
                    "declin*",
                    "deny",
                    "only necessary|essential",
                    "necessary|essential only",
                    "withdraw",
                ];
                let hit = line
                    .find(&["accept|allow all"])
                    .filter(|_| line.has(&["manage|more|cookie options|settings|preferences"]));
                let twisted = line.find(TWISTED);
                shames.or(twisted).or_else(|| hit.filter(|_| !nearby(case, line, &both)))
            })
        },
        #[cfg(test)]
        trial: stated!(
            "cookies",
            "The banner has a button “Accept all” and a small link “Manage options”.",
            "The banner has two buttons of one size, “Accept” and “Reject”."
        ),
        ..CLAIM
    },
    Rule {
        id: "u-44",
        provision: "GDPR Art. 49(1)(a)",
        source: GDPR,
        wrong: "A sentence says that people consent to their data going abroad.",
        why: "Such consent has to be explicit, informed of the risks, and is meant for single cases, not for everyday use.",
        mend: &[
            "Safer: “Our provider in the US is bound by the Standard Contractual Clauses”.",
            "Sign those clauses with the recipient, if you have not; the policy cannot mend that.",
        ],
        questions: &["statements.texts", "sharing.transfers"],
        check: |case| {
            each(case, "“{}”: consent in a policy carries no transfer.", |line| {
                let hit = line.asserts(CONSENTED);
                let asked = |tools: &Vec<Instrument>| tools.contains(&Instrument::Consent);
                let by_consent = case
                    .answers
                    .sharing
                    .transfers
                    .iter()
                    .any(|row| row.instruments.as_ref().is_some_and(asked));
                unless(
                    line,
                    hit,
                    &["explicit|explicitly", "if you agree|consent", "separate|separately", "we ask"],
                )
                .filter(|_| !by_consent)
            })
        },
        #[cfg(test)]
        trial: stated!(
            "sharing",
            "You consent to the transfer of your data to the United States.",
            "We ask you each time before anything goes to the United States."
        ),
        ..CLAIM
    },
];

const USES: &[&str] = &[
    "by using|accessing|visiting|browsing|downloading|installing|continuing",
    "your use|access|visit of|to",
    "when|if|once|whenever you use|access|visit|browse|continue",
    "using|accessing our|the|this ... means|constitutes|implies",
    "use|access|visit of|to our|the|this",
];
/// An act that is done for something else, beside which advertising by mail is slipped in.
const BY_ACT: &[&str] = &[
    "by submitting|sending|registering|ordering|buying|purchasing|creating|opening|contacting|downloading|commenting",
    "by signing up for|to our|the|an|your? account|product|app|service",
];
const AGREED: &[&str] = &[
    "you agree|consent|accept to?",
    "you are agreeing|consenting|accepting",
    "you are deemed to ... agreed|accepted|consented",
    "constitutes|means|signifies|implies|indicates your? acceptance|consent|agreement",
    "means|indicates|implies that? you agree|accept|consent",
];

/// Agreement that is taken from use alone; to terms of use people do agree.
fn by_use(line: &Line) -> Option<Hit> {
    let slipped = line.says(BY_ACT).is_some() && line.has(ADS_BY_MAIL);
    line.says(USES).or_else(|| line.says(BY_ACT).filter(|_| slipped))?;
    let hit = line.asserts(AGREED)?;
    let terms = line.has(&["terms"])
        && !line.has(&[
            "policy",
            "practices",
            "collect*",
            "process*",
            "data",
            "information",
            "cookies",
        ]);
    (!terms && !line.has(&["terms of use|service and explains"])).then_some(hit)
}

/// Agreement to a change that is taken from further use.
fn accepts_change(line: &Line) -> Option<Hit> {
    let goes_on = line.has(&[
        "continue|continues|continued|continuing",
        "further use",
        "use|using ... after|following",
    ]);
    let change = line.has(&[
        "change|changes|changed",
        "update|updates|updated",
        "revis*",
        "amend*",
        "modif*",
        "new effective date",
        "new policy|version",
    ]);
    let deemed: &[&str] = &[
        "deemed|considered to ... agreed|accepted|consented",
        "acceptance of",
        "you accept|agree|consent",
    ];
    let hit = line.asserts(AGREED).or_else(|| line.asserts(deemed));
    hit.filter(|_| goes_on && change)
}

const LOOK_AGAIN: &[&str] = &[
    "check|review|revisit|visit|consult|read this|the|our privacy? policy|page|notice|statement ... regularly|periodically|frequently|often|occasionally",
    "check|review|revisit|visit|consult|read this|the|our privacy? policy|page|notice|statement ... from time to time",
    "regularly|periodically|frequently|occasionally check|review|revisit|visit|consult|read this|the|our",
    "check back regularly|periodically|often|frequently",
];
const ANY_TIME: &[&str] = &[
    "we may|can|might ... change|modify|update|amend|revise|alter ... at any time",
    "right to ... change|modify|update|amend|revise|alter ... at any time",
    "change|modify|update|amend|revise|alter ... without any? prior? notice",
    "we may|can|might ... change|modify|update|amend|revise|alter ... at our sole? discretion",
    "at any time we may|can change|modify|update|amend|revise|alter",
];
const POLICY: &[&str] = &["policy", "privacy notice|statement", "this notice|statement"];
const OURS: &[&str] = &[
    "we own your|the|all|any data|information|content",
    "data|information|content _? _? becomes|become our property",
    "data|information|content is|are|remains our property",
    "grant|grants|granting us ... perpetual|irrevocable|unlimited",
];
const WAIVED: &[&str] = &[
    "you waive|forfeit|relinquish any|all|your",
    "you hereby|expressly|agree to? waive|forfeit|relinquish",
    "you give up any|all|your _? claim|claims|right|rights",
    "waiver of your|all|any _? right|rights|claims",
];
const THEIR_DUTY: &[&str] = &[
    "responsible for keeping yourself informed|updated",
    "responsible for reviewing|checking|reading|monitoring ... policy|page|notice|changes|updates",
    "your responsibility|duty|obligation to review|check|read|monitor|stay|keep ... policy|page|notice|changes|updates|informed|date",
    "you must|shall keep yourself informed|updated",
];
const DISCRETION: &[&str] = &[
    "refuse|refused|reject|rejected|deny|denied|decline|declined ... discretion",
    "discretion to refuse|reject|deny|decline",
    "refuse|reject|deny|decline any request for any|no reason",
];
const LAST_WORD: &[&str] = &[
    "our decision|decisions|answer|determination|response is|are|shall|will be? final",
    "our decision|decisions|determination|answer ... final and binding",
];
const ADS_BY_MAIL: &[&str] = &["marketing", "newsletter|newsletters", "promotional", "promotions", "offers"];
const SHAMES: &[&str] = &[
    "no i like|love|prefer|want bad|boring|worse|irrelevant",
    "no thanks i prefer|like|hate|don't|love ... ads|deals|saving|money|experience|privacy",
    "no i don't want|like to? ... save|better|relevant|safe",
];
const TWISTED: &[&str] = &[
    "untick|uncheck ... if you do not|don't|no ... not|don't|out",
    "do not|don't untick|uncheck ... not|don't",
    "do not|don't opt out ... not|don't",
];
const CONSENTED: &[&str] = &[
    "you ... consent|agree to ... transfer|transferring|transferred|transmission|export",
    "your consent to ... transfer|transferring|transfers",
];
