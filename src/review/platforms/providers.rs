//! Other providers, carriers of text messages, and the Data Privacy Framework.

use super::{TERMS, missing, provider, says, unsaid};
use crate::interview::company::Region;
use crate::interview::rights::Right;
use crate::interview::sharing::{Job, PlatformWords};
use crate::review::Level::Should;
use crate::review::case::Case;
use crate::review::rule::{Applies, Breach, Law, MEMORY, Rule, SECOND_HAND, Sort, UNSURE};
#[cfg(test)]
use crate::review::trial::Trial;

pub(super) const ALL: &[Law] = &[
    Law {
        id: "meta",
        name: "the Meta Business Tools Terms",
        sort: Sort::Platform,
        applies: |case| {
            provider(
                case,
                "Meta's pixel or SDK",
                &[
                    "meta pixel",
                    "facebook pixel",
                    "meta sdk",
                    "facebook sdk",
                    "meta conversions api",
                    "conversions api",
                ],
            )
        },
        when: "Applies if a pixel, SDK or similar tool of Meta's is among those who receive data.",
        family: "",
        reads: &["sharing"],
        rules: &[Rule {
            id: "plat-meta",
            provision: "Meta Business Tools Terms, s. 3",
            source: "https://www.facebook.com/legal/businesstech",
            wrong: "You use Meta's pixel or SDK, and the text does not tell of it, or how people opt out.",
            why: "Its terms want people told of this in your policy.",
            mend: &[
                "If it is true, pick it among the fixed sentences: “Other companies, Meta among them, use cookies and pixels to collect data here and elsewhere, and use it to measure and target ads. You can opt out at …”.",
                "Take it out of your product; the policy cannot mend that.",
            ],
            questions: &["sharing.platform_words"],
            attested: SECOND_HAND,
            check: |case| unsaid(case, PlatformWords::Meta),
            #[cfg(test)]
            trial: Trial {
                breaks: &["sharing.platform_words=[]"],
                mends: &["sharing.platform_words=[\"meta\"]"],
                shows: "measure and target ads",
                ..Trial::NEW
            },
            ..TERMS
        }],
        #[cfg(test)]
        clean: &[
            "sharing.any_recipients=true",
            "sharing.recipients.meta={\"name\":\"Meta Pixel\",\"job\":[\"advertising\"],\"kinds\":[\"account\"],\"country\":{\"area\":\"US\"},\"link\":\"https://meta.example/privacy\"}",
            "sharing.platform_words=[\"meta\"]",
            "sharing.share_for_ads=true",
            "sharing.ads_kinds=[\"account\"]",
            "sharing.opt_out=/opt-out",
        ],
        #[cfg(test)]
        away: &["sharing.recipients.meta="],
    },
    Law {
        id: "stripe",
        name: "the terms of Stripe Radar",
        sort: Sort::Platform,
        applies: |case| provider(case, "Stripe", &["stripe"]),
        when: "Applies if Stripe is among those who receive data.",
        family: "",
        reads: &["sharing"],
        rules: &[Rule {
            id: "plat-stripe-radar",
            provision: "Stripe Radar Services Terms",
            source: "https://support.stripe.com/questions/radar-disclosures",
            wrong: "Stripe looks for fraud, and the text does not say which data it collects for that.",
            why: "Its terms want people told of this in your policy.",
            mend: &[
                "If it is true, pick it among the fixed sentences: “Stripe collects data about your device, what you do on our pages and your payments, and uses it to detect fraud”.",
                "If its script is not on your pages, and it only writes your invoices for instance: decide that this does not apply.",
                "Take it out of your product; the policy cannot mend that.",
            ],
            questions: &["sharing.platform_words"],
            attested: SECOND_HAND,
            check: |case| unsaid(case, PlatformWords::Radar),
            #[cfg(test)]
            trial: Trial {
                breaks: &["sharing.platform_words=[]"],
                mends: &["sharing.platform_words=[\"radar\"]"],
                shows: "uses it to detect fraud",
                ..Trial::NEW
            },
            ..TERMS
        }],
        #[cfg(test)]
        clean: &[
            "sharing.any_recipients=true",
            "sharing.recipients.stripe={\"name\":\"Stripe\",\"job\":[\"payments\"],\"kinds\":[\"account\"],\"country\":{\"area\":\"US\"},\"link\":\"https://stripe.example/privacy\"}",
            "sharing.platform_words=[\"radar\"]",
        ],
        #[cfg(test)]
        away: &["sharing.recipients.stripe="],
    },
    Law {
        id: "clarity",
        name: "the terms of Microsoft Clarity",
        sort: Sort::Platform,
        applies: |case| provider(case, "Microsoft Clarity", &["clarity", "microsoft clarity"]),
        when: "Applies if Microsoft Clarity is among those who receive data.",
        family: "",
        reads: &["sharing"],
        rules: &[Rule {
            id: "plat-clarity",
            provision: "Microsoft Clarity Terms of Use",
            source: "https://clarity.microsoft.com/terms",
            wrong: "Microsoft Clarity records what people do, and the text does not say so, or that Microsoft uses the data itself.",
            why: "Its terms want people told of this in your policy.",
            mend: &[
                "If it is true, pick it among the fixed sentences: “Microsoft Clarity uses cookies to record how you use our pages, and shows us heat maps and replays of it. …”.",
                "Take it out of your product; the policy cannot mend that.",
            ],
            questions: &["sharing.platform_words"],
            attested: SECOND_HAND,
            check: |case| unsaid(case, PlatformWords::Clarity),
            #[cfg(test)]
            trial: Trial {
                breaks: &["sharing.platform_words=[]"],
                mends: &["sharing.platform_words=[\"clarity\"]"],
                shows: "heat maps and replays",
                ..Trial::NEW
            },
            ..TERMS
        }],
        #[cfg(test)]
        clean: &[
            "sharing.any_recipients=true",
            "sharing.recipients.clarity={\"name\":\"Microsoft Clarity\",\"job\":[\"session-replay\"],\"kinds\":[\"account\"],\"country\":{\"area\":\"US\"},\"link\":\"https://clarity.example/privacy\"}",
            "sharing.platform_words=[\"clarity\"]",
        ],
        #[cfg(test)]
        away: &["sharing.recipients.clarity="],
    },
    Law {
        id: "plaid",
        name: "the terms of Plaid",
        sort: Sort::Platform,
        applies: |case| provider(case, "Plaid", &["plaid"]),
        when: "Applies if Plaid is among those who receive data.",
        family: "",
        reads: &["sharing"],
        rules: &[Rule {
            id: "plat-plaid",
            provision: "Plaid developer terms",
            source: "https://plaid.com/legal/",
            level: Should,
            wrong: "Plaid gets data from banks, and the text does not lead to its privacy policy.",
            why: "Its terms want people told of this in your policy.",
            mend: &[
                "If it is true, pick it among the fixed sentences: “Plaid collects data from your bank for us; its End User Privacy Policy tells more: …”.",
                "Take it out of your product; the policy cannot mend that.",
            ],
            questions: &["sharing.platform_words"],
            attested: UNSURE,
            check: |case| unsaid(case, PlatformWords::Plaid),
            #[cfg(test)]
            trial: Trial {
                breaks: &["sharing.platform_words=[]"],
                mends: &["sharing.platform_words=[\"plaid\"]"],
                shows: "End User Privacy Policy",
                ..Trial::NEW
            },
            ..TERMS
        }],
        #[cfg(test)]
        clean: &[
            "sharing.any_recipients=true",
            "sharing.recipients.plaid={\"name\":\"Plaid\",\"job\":[\"other\"],\"kinds\":[\"account\"],\"country\":{\"area\":\"US\"},\"link\":\"https://plaid.example/privacy\"}",
            "sharing.platform_words=[\"plaid\"]",
        ],
        #[cfg(test)]
        away: &["sharing.recipients.plaid="],
    },
    Law {
        id: "us-sms",
        name: "what US phone companies want",
        sort: Sort::Platform,
        applies: text_messages,
        when: "Applies if somebody sends text messages for you, and you serve people in the US.",
        family: "",
        reads: &["company", "sharing"],
        rules: &[Rule {
            id: "plat-sms-10dlc",
            provision: "CTIA Messaging Principles; 10DLC campaign vetting",
            source: "https://www.ctia.org/the-wireless-industry/industry-commitments/messaging-interoperability-sms-mms",
            wrong: "You send text messages to people in the US, and the text does not say that numbers are shared with nobody for marketing.",
            why: "Phone companies there refuse senders whose policy does not say it.",
            mend: &[
                "If it is true, pick it among the fixed sentences: “We share mobile numbers and the consent to text messages with nobody for marketing. Reply STOP to end our messages”.",
                "Share such numbers with nobody; the policy cannot mend that.",
            ],
            questions: &["sharing.platform_words"],
            attested: MEMORY,
            check: |case| unsaid(case, PlatformWords::Sms),
            #[cfg(test)]
            trial: Trial {
                breaks: &["sharing.platform_words=[]"],
                mends: &["sharing.platform_words=[\"sms\"]"],
                shows: "Reply STOP",
                ..Trial::NEW
            },
            ..TERMS
        }],
        #[cfg(test)]
        clean: &[
            "company.regions=[\"other-us\"]",
            "company.states=[\"virginia\"]",
            "ccpa.over=[]",
            "sharing.any_recipients=true",
            "sharing.recipients.sms={\"name\":\"Textly\",\"job\":[\"sms\"],\"kinds\":[\"account\"],\"country\":{\"area\":\"US\"},\"link\":\"https://sms.example/privacy\"}",
            "sharing.platform_words=[\"sms\"]",
        ],
        #[cfg(test)]
        away: &["sharing.recipients.sms="],
    },
    Law {
        id: "dpf",
        name: "the Data Privacy Framework",
        sort: Sort::Platform,
        applies: certified,
        when: "Applies if you say that you are certified under it.",
        family: "",
        reads: &["sharing", "company"],
        rules: &[Rule {
            id: "plat-dpf",
            provision: "Data Privacy Framework Principles, I.1 (Notice)",
            source: "https://www.dataprivacyframework.gov",
            wrong: "You are certified under the Data Privacy Framework, and the text lacks something that its Principles want.",
            why: "The Principles list what a policy must say, and the FTC acts against false or half claims.",
            mend: &[
                "Answer the questions that are named, and print the fixed sentences, if they are true.",
                "Join a body for disputes; the policy cannot mend that.",
            ],
            questions: &[
                "sharing.platform_words",
                "rights.ftc",
                "rights.dispute_body",
                "rights.arbitration",
                "rights.granted",
            ],
            attested: MEMORY,
            check: framework,
            #[cfg(test)]
            trial: Trial {
                breaks: &["rights.ftc="],
                mends: &["rights.ftc=true"],
                shows: "Federal Trade Commission",
                ..Trial::NEW
            },
            ..TERMS
        }],
        #[cfg(test)]
        clean: &[
            "company.country={\"area\":\"US\"}",
            "company.regions=[\"switzerland\"]",
            "sharing.framework=[\"swiss-us\"]",
            "sharing.platform_words=[\"dpf-list\",\"dpf-liability\"]",
            "rights.ftc=true",
            "rights.dispute_body=JAMS",
            "rights.dispute_link=https://www.jamsadr.com",
            "rights.dispute_free=true",
            "rights.arbitration=true",
        ],
        #[cfg(test)]
        away: &["sharing.framework=[]"],
    },
];

fn text_messages(case: &Case) -> Applies {
    if case.doing(Job::Sms).next().is_none() {
        return Applies::No("nobody sends text messages for you, by your answers".into());
    }
    if !case.knows_regions() {
        return Applies::Unknown("nobody has said where the people live".into(), vec!["company.regions"]);
    }
    if case.serves(Region::California) || case.serves(Region::OtherUs) {
        Applies::Yes("you send text messages to people in the US".into())
    } else {
        Applies::No("you serve nobody in the US, you said".into())
    }
}

fn certified(case: &Case) -> Applies {
    if case.answers.sharing.framework.as_ref().is_some_and(|parts| !parts.is_empty()) {
        Applies::Yes("you are certified under it, you said".into())
    } else {
        Applies::No("you do not say that you are certified under it".into())
    }
}

fn framework(case: &Case) -> Vec<Breach> {
    let rights = &case.answers.rights;
    let access = rights.granted.iter().any(|row| row.right == Some(Right::Access));
    missing(&[
        (
            !says(case, PlatformWords::DpfList),
            "sharing.platform_words",
            "The text does not commit you to the Principles, or lead to the list.",
        ),
        (
            !says(case, PlatformWords::DpfLiability),
            "sharing.platform_words",
            "The text does not say that you stay liable for those who get data from you.",
        ),
        (
            rights.ftc != Some(true) && !case.says(&["Federal Trade Commission", "Department of Transportation"]),
            "rights.ftc",
            "The text does not say who can investigate you.",
        ),
        (
            rights.dispute_body.is_none() && rights.authorities.as_ref().is_none_or(Vec::is_empty),
            "rights.dispute_body",
            "The text names no independent body for disputes.",
        ),
        (
            rights.arbitration != Some(true),
            "rights.arbitration",
            "The text does not tell of binding arbitration.",
        ),
        (
            !access,
            "rights.granted",
            "The text does not grant the right to see one's data.",
        ),
    ])
}
