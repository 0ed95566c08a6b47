//! Sentences on what is collected, who sees it and what people can take back, against the answers on them.

#[cfg(test)]
use super::written;
use super::{Against, SAID, Saying, clashes};
use crate::interview::collection::KindRow;
use crate::interview::cookies::Consent;
use crate::interview::retention::StaffAccess;
use crate::interview::rights::Right;
use crate::interview::uses::{Ground, Newsletters};
use crate::review::case::{Case, is_item};
use crate::review::names::{kind_name, use_name};
use crate::review::phrases::speaks_of;
use crate::review::rule::Rule;
#[cfg(test)]
use crate::review::trial::Trial;
use crate::values::How;

pub(super) const RULES: &[Rule] = &[
    Rule {
        id: "x-do-15",
        provision: "FTC Act s. 5; GDPR Art. 5(1)(a)",
        wrong: "A sentence says that none of your staff can see the data, and by your answers some can.",
        why: "People put in what they would not show you because of such a sentence.",
        mend: &[
            "Say in the sentence who can see the data, and when.",
            "Answer that your staff cannot see it, if it is built so.",
        ],
        questions: &["statements.texts", "retention.staff"],
        check: |case| clashes(case, &[UNSEEN]),
        #[cfg(test)]
        trial: Trial {
            given: &["retention.staff=few"],
            breaks: &[written!("retention", "Our employees cannot see your data.")],
            mends: &["statements.texts.own="],
            heard: &[
                "retention: None of our developers has access to your notes.",
                "retention: Our staff are unable to read your messages.",
            ],
            silent: &[
                "retention: Our employees cannot see your password.",
                "retention: Our employees cannot see your data unless you show it to them.",
                "retention: Can your employees not see my data?",
                "retention: It is not true that our staff cannot see your data.",
                "retention: Your colleagues cannot see your notes.",
                "retention: Only two of our developers can see your notes.",
                "retention: Our employees cannot access your camera.",
                "retention: Our employees cannot see the messages that you delete.",
                "retention: Our sales staff cannot see your notes; two developers can.",
                "retention: Our employees may not read your notes without a reason.",
            ],
            ..Trial::NEW
        },
        ..SAID
    },
    Rule {
        id: "x-dt-22",
        provision: "GDPR Art. 13(1)(c) and 14(1)(d); Cal. Bus. & Prof. Code 22575(b)(1)",
        wrong: "A sentence says that you collect something, and it is missing from what you collect.",
        why: "Readers look at the list to learn what you hold, and do not find it there.",
        mend: &[
            "Add it to what you collect.",
            "Take the sentence out, if you do not collect it.",
        ],
        questions: &["collection.kinds", "collection.kinds.*.items", "statements.texts"],
        check: |case| clashes(case, &[PLACE, CREDIT]),
        #[cfg(test)]
        trial: Trial {
            breaks: &[written!("collection", "We also record your exact GPS position.")],
            mends: &["statements.texts.own="],
            heard: &[
                "collection: The app collects your precise location.",
                "collection: We check your credit score with a bureau.",
            ],
            silent: &[
                "collection: We do not record your exact location.",
                "collection: We never collect your precise location.",
                "collection: Do we record your GPS position?",
                "collection: If you share a walk, the app records your exact location.",
                "collection: You record your GPS position yourself, and keep it.",
                "collection: The app reads your exact location on your device and sends it nowhere.",
                "collection: We check your credit card number for typing errors.",
                "collection: Other apps record your exact location.",
                "collection: We log the exact position of the fault in the file.",
            ],
            ..Trial::NEW
        },
        ..SAID
    },
    Rule {
        id: "x-dt-23",
        provision: "GDPR Art. 5(1)(e); FTC Act s. 5",
        wrong: "A sentence keeps data forever, and your answers say that it goes.",
        why: "Data about people may be kept only as long as there is a reason, and readers cannot tell which of the two holds.",
        mend: &[
            "Take the sentence out, and leave the periods to the answers.",
            "If some data truly stays, say which, why, and that it names nobody.",
        ],
        questions: &[
            "statements.texts",
            "collection.kinds.*.kept",
            "retention.periods",
            "retention.closing",
        ],
        check: |case| clashes(case, &[FOREVER]),
        #[cfg(test)]
        trial: Trial {
            breaks: &[written!("retention", "We keep your data forever.")],
            mends: &["statements.texts.own="],
            heard: &[
                "retention: We store all account data indefinitely.",
                "retention: Your data is kept forever.",
                "retention: Account data is stored for ever.",
            ],
            silent: &[
                "retention: We never keep data forever.",
                "retention: Your data is not kept forever.",
                "retention: Do we keep your data forever?",
                "retention: If you published a note, we keep your data forever in the archive.",
                "retention: Other services keep your data forever.",
                "retention: We keep all anonymised data indefinitely.",
                "retention: We keep the sources of Quill forever.",
                "retention: We keep your content permanently available to you.",
                "retention: Your data is kept for good reasons.",
                "retention: Nothing that you write stays here forever.",
            ],
            ..Trial::NEW
        },
        ..SAID
    },
    Rule {
        id: "x-lb-17",
        provision: "GDPR Art. 7(3); FTC Act s. 5",
        wrong: "A sentence says that consent cannot be withdrawn, and by your answers it is asked for or can be.",
        why: "A yes that cannot be taken back is no consent in Europe, and what rests on it then has no ground.",
        mend: &[
            "Take the sentence out, and say how people withdraw their consent.",
            "Stop asking for consent, if something must go on whatever people want; it then needs another ground.",
        ],
        questions: &[
            "statements.texts",
            "use.purposes.*.withdraw",
            "use.purposes.*.ground",
            "rights.granted",
        ],
        check: |case| clashes(case, &[FINAL]),
        #[cfg(test)]
        trial: Trial {
            given: &[
                "use.purposes.own={\"purpose\":\"personalise\",\"kinds\":[\"account\"],\"ground\":\"consent\"}",
                "rights.granted.withdraw={\"right\":\"withdraw\"}",
            ],
            breaks: &[written!("rights", "You cannot withdraw your consent.")],
            mends: &["statements.texts.own="],
            heard: &[
                "rights: Consent is irrevocable.",
                "rights: Once given, your consent cannot be revoked.",
                "rights: You can’t take back your consent.",
            ],
            silent: &[
                "rights: You can withdraw your consent at any time.",
                "rights: You cannot withdraw your consent by telephone; write to us.",
                "rights: You cannot withdraw your consent for what we did before.",
                "rights: Can I not withdraw my consent?",
                "rights: If you cannot withdraw your consent in the app, write to us.",
                "rights: It is not the case that you cannot withdraw your consent.",
                "rights: A child cannot withdraw the consent of a parent.",
                "rights: Nobody may tell you “you cannot withdraw your consent”.",
            ],
            ..Trial::NEW
        },
        ..SAID
    },
];

/// What of people's content somebody looks at.
macro_rules! content {
    ($($sees:literal),* $(,)?) => {
        &[$(concat!(
            $sees,
            " your|the|any personal|private|own? data|content|contents|information|notes|messages|files|documents|texts|entries|conversations|chats|photos|pictures"
        )),*]
    };
}

const UNSEEN: Saying = Saying {
    says: content![
        "nobody|noone at|in|with|among our|the? company|team|staff|office|organisation|us can read|see|view|open|access|look at?",
        "no one at|in|with|among our|the? company|team|staff|office|organisation|us can read|see|view|open|access|look at?",
        "our staff|employees|team|people|developers|engineers|administrators cannot|can't read|see|view|open|access|look at?",
        "our staff|employees|team|people|developers|engineers|administrators can not|never read|see|view|open|access|look at?",
        "our staff|employees|team|people|developers|engineers|administrators are unable to read|see|view|open|access|look at?",
        "our staff|employees|team|people|developers|engineers|administrators have|has no access to",
        "none of our staff|employees|team|people|developers|engineers|administrators can|could read|see|view|open|access|look at?",
        "none of our staff|employees|team|people|developers|engineers|administrators have|has access to",
    ],
    unless: &[
        "unless",
        "except",
        "other than",
        "apart from",
        "without",
        "only",
        "until",
        "two",
        "outside",
        "from home",
        "that you",
        "which you",
        "password|passwords",
        "card|cards",
        "key|keys",
        "pin|pins",
        "bank|payment",
        "credential|credentials",
        "token|tokens",
    ],
    against: |case, _| match case.answers.retention.staff? {
        StaffAccess::Few => Some(Against::says(
            "retention.staff",
            "by your answers a few of your staff can see it",
        )),
        StaffAccess::Asked => Some(Against::says(
            "retention.staff",
            "by your answers your staff see it when a customer asks",
        )),
        StaffAccess::Cannot => None,
    },
};

const PLACE: Saying = Saying {
    says: &[
        "we|app also? record|records|collect|collects|store|stores|track|tracks|log|logs|read|reads|process|processes your exact|precise? gps position|positions|location|locations|data|coordinates",
        "we|app also? record|records|collect|collects|store|stores|track|tracks|log|logs|read|reads|process|processes your exact|precise location|position|whereabouts",
        "your exact|precise location|position is|are also? recorded|collected|stored|tracked|logged",
        "your gps position|location|data|coordinates is|are also? recorded|collected|stored|tracked|logged",
    ],
    unless: &["on your|the device|phone", "nowhere", "never leaves|reaches", "other apps"],
    against: |case, _| {
        missing(
            case,
            &["precise_location"],
            &["gps*", "exact|precise location*|position*", "geolocation"],
        )
    },
};

const CREDIT: Saying = Saying {
    says: &[
        "we also? check|collect|obtain|query|store|request your credit score|rating|report|history|standing",
        "your credit score|rating|report|history is also? checked|collected|obtained|queried|stored",
    ],
    unless: &[],
    against: |case, _| missing(case, &[], &["credit*", "scor*", "solvency", "financial*"]).map(|against| against.asked_if(true)),
};

/// That no kind of data, nor what is called sensitive, holds any of these.
fn missing(case: &Case, items: &[&str], called: &[&str]) -> Option<Against> {
    let collection = &case.answers.collection;
    let held = |item: &crate::values::DataItem| is_item(item, items) || speaks_of(&item.label(), called);
    let kinds = collection.kinds.iter().flat_map(|kind| kind.items.iter().flatten());
    let there = kinds.chain(collection.sensitive_what.iter().flatten()).any(held);
    let named = collection
        .kinds
        .iter()
        .any(|kind| kind.name.as_deref().is_some_and(|name| speaks_of(name, called)));
    (!there && !named && !collection.kinds.is_empty())
        .then(|| Against::says("collection.kinds", "no kind of data that you list holds it"))
}

const FINAL: Saying = Saying {
    says: &[
        "you cannot|can't withdraw|revoke your|this|the? consent",
        "you can|may not|never withdraw|revoke your|this|the? consent",
        "you cannot|can't take back your|this|the? consent",
        "consent cannot|can't be withdrawn|revoked|taken",
        "consent is final|irrevocable",
    ],
    unless: &[
        "before",
        "earlier",
        "past",
        "already",
        "retroactive*",
        "afterwards",
        "by",
        "via",
        "through",
        "here",
        "over",
        "in the|your",
        "that",
        "orally",
    ],
    against: |case, _| asks_consent(case),
};

/// The answer by which something is asked for, or can be taken back.
fn asks_consent(case: &Case) -> Option<Against> {
    let answers = &case.answers;
    if let Some(row) = case.uses().find(|row| row.ground == Some(Ground::Consent)) {
        let at = format!("use.purposes.{}.ground", row.key);
        return Some(Against::says(at, format!("the use “{}” rests on consent", use_name(row))));
    }
    if let Some(row) = answers.rights.granted.iter().find(|row| row.right == Some(Right::Withdraw)) {
        let at = format!("rights.granted.{}", row.key);
        return Some(Against::says(at, "by your answers people can withdraw it"));
    }
    if answers.uses.newsletters == Some(Newsletters::OptIn) {
        return Some(Against::says(
            "use.newsletters",
            "by your answers people agree to the newsletter",
        ));
    }
    let item = answers.cookies.items.iter().find(|row| row.consent == Some(Consent::OptIn))?;
    let at = format!("cookies.items.{}.consent", item.key);
    Some(Against::says(at, "by your answers cookies wait for consent"))
}

const FOREVER: Saying = Saying {
    says: &[
        "we also? keep|store|retain|hold your|all|the|this|these of? your? personal|user|customer|account? data|information|content|records forever|indefinitely|permanently|eternally",
        "we also? keep|store|retain|hold your|all|the|this|these of? your? personal|user|customer|account? data|information|content|records for ever",
        "we also? keep|store|retain|hold your|all|the|this|these of? your? personal|user|customer|account? data|information|content|records without any|a? limit",
        "your|all|personal|user|customer|account personal|user|customer|account? data|information|content is|are kept|stored|retained|held forever|indefinitely|permanently|eternally",
        "your|all|personal|user|customer|account personal|user|customer|account? data|information|content is|are kept|stored|retained|held for ever",
        "your|all|personal|user|customer|account personal|user|customer|account? data|information|content is|are kept|stored|retained|held without any|a? limit",
    ],
    unless: &[
        "anonym*",
        "aggregat*",
        "statistic*",
        "public*",
        "publish*",
        "archive*",
        "other services",
        "delete*",
        "permanently available|accessible|online|encrypted|separate|apart|safe",
        "limit on|of|to",
    ],
    against: |case, line| {
        let named = case.named_in(line);
        let mut kinds = case.answers.collection.kinds.iter();
        let limited = |kind: &&KindRow| {
            let about = named.is_empty() || named.iter().any(|one| one.key == kind.key);
            about && kind.kept.as_ref().is_some_and(|kept| kept.how != How::Indefinitely)
        };
        if let Some(kind) = kinds.find(limited) {
            let at = format!("collection.kinds.{}.kept", kind.key);
            return Some(Against::says(
                at,
                format!("by your answers “{}” goes when its time is over", kind_name(kind)),
            ));
        }
        // a kind of its own that nobody gave a period is what the rule on missing periods asks about
        named.is_empty().then_some(())?;
        case.answers
            .retention
            .closing
            .as_ref()
            .filter(|closing| closing.how != How::Indefinitely)?;
        Some(Against::says(
            "retention.closing",
            "by your answers data goes after an account is closed",
        ))
    },
};
