//! Sentences on selling, mailing and following people, against the answers on them.

#[cfg(test)]
use super::written;
use super::{Against, SAID, Saying, clashes};
use crate::interview::cookies::{Consent, CookieRow, NotUsed};
use crate::interview::uses::{Ground, Newsletters, Promise, Purpose};
use crate::review::case::{Case, advertises, measures};
use crate::review::names::{cookie_name, use_name};
use crate::review::rule::Rule;
#[cfg(test)]
use crate::review::trial::Trial;

pub(super) const RULES: &[Rule] = &[
    Rule {
        id: "x-sl-24",
        provision: "FTC Act s. 5 (15 U.S.C. 45(a)); GDPR Art. 5(1)(a)",
        wrong: "A sentence says that you sell or rent out data, and your answers say that none is sold.",
        why: "One of the two deceives everybody who reads it, and the promise not to sell is the one that people rely on.",
        mend: &[
            "Take the sentence out, if nothing is sold or rented out.",
            "Say in the answers that data is sold, and to whom.",
            "Stop selling.",
        ],
        questions: &["statements.texts", "sharing.sell", "use.promises", "sharing.disclosures"],
        check: |case| clashes(case, &[SELLS]),
        #[cfg(test)]
        trial: Trial {
            given: &["sharing.any_recipients=true", HOST],
            breaks: &[written!("sharing", "We rent our mailing list to other companies.")],
            mends: &["statements.texts.own="],
            heard: &[
                "sharing: We sell your e-mail address to Northwind Tea.",
                "sharing: We rent our mailing list.",
                "sharing: We sell anonymised data to advertisers.",
                "sharing: We also sell lists of our users to Northwind Tea.",
                "sharing: We may also sell lists to partners of ours.",
                "sharing: Your personal data is sold to Northwind Tea.",
                "sharing: Northwind Tea pays us for lists of our users.",
                "sharing: Selling data is part of how we earn money.",
            ],
            silent: &[
                "sharing: We do not sell your data.",
                "sharing: We sell no data about you, and rent out nothing.",
                "sharing: Do we sell your data?",
                "sharing: If we sell your data one day, you will have agreed before.",
                "sharing: Some people think that we sell your data.",
                "sharing: Other companies sell your data to each other.",
                "sharing: We sell tea, and ship it to your address.",
                "sharing: We sell data protection software.",
                "sharing: We rent data rooms, and trade information about attacks with others who run servers.",
                "sharing: We rent servers on which your data lies.",
                "sharing: Your shop sells your customers’ favourite tea through Quill.",
                "sharing: Beware of companies that write “we sell your data”.",
                "sharing: You can sell your notes to whom you like.",
                "sharing: In a sale of the business, the buyer gets the customer list.",
            ],
            ..Trial::NEW
        },
        ..SAID
    },
    Rule {
        id: "x-lb-16",
        provision: "GDPR Art. 5(1)(a); FTC Act s. 5",
        wrong: "A sentence sends the newsletter to everybody, and your answers only to those who asked, or to nobody.",
        why: "Who never asked for mail will hold you to the answer.",
        mend: &[
            "Say in the sentence that only people who asked for it get it.",
            "Answer that customers get it until they stop it, where the law allows that.",
            "Stop sending it to the others.",
        ],
        questions: &["statements.texts", "use.newsletters", "use.purposes.*.ground"],
        check: |case| clashes(case, &[MAILS_ALL]),
        #[cfg(test)]
        trial: Trial {
            given: &["use.newsletters=none"],
            breaks: &[written!("use", "We send our newsletter to all customers.")],
            mends: &["statements.texts.own="],
            heard: &[
                "use: Our newsletter goes to all users.",
                "use: All customers receive our newsletter.",
                "use: Everybody who orders gets the newsletter.",
                "use: We send marketing emails to every customer.",
            ],
            silent: &[
                "use: We do not send our newsletter to all customers.",
                "use: We send our newsletter to all customers who asked for it.",
                "use: All subscribers receive our newsletter.",
                "use: Is our newsletter sent to all customers?",
                "use: If you subscribe, we send our newsletter to you.",
                "use: We send notices about faults to all customers.",
                "use: Our newsletter goes to all addresses on the list.",
                "use: Our newsletter goes to all employees of ours.",
                "use: Our newsletter goes to everyone who ticked the box.",
                "use: You can send your newsletter to all customers of yours with Quill.",
                "use: Our newsletter goes to nobody who has not asked for it.",
            ],
            ..Trial::NEW
        },
        ..SAID
    },
    Rule {
        id: "x-ck-18",
        provision: "CJEU C-673/17; GDPR Art. 5(1)(a); FTC Act s. 5",
        wrong: "A sentence sets cookies before anybody agrees, and by your answers they wait for that, or are not there.",
        why: "People read that nothing is stored before their yes, and a look at their browser shows which of the two is true.",
        mend: &[
            "Take the sentence out, if such cookies wait.",
            "Say at the cookie that it does not wait; most of Europe forbids that.",
            "Keep the cookies off until somebody agrees.",
        ],
        questions: &[
            "statements.texts",
            "cookies.items.*.consent",
            "cookies.off_by_default",
            "cookies.items",
        ],
        check: |case| clashes(case, &[EARLY]),
        #[cfg(test)]
        trial: Trial {
            breaks: &[written!("cookies", "We set advertising cookies before you agree.")],
            mends: &["statements.texts.own="],
            heard: &[
                "cookies: Advertising cookies are set before you consent.",
                "cookies: Our pages place marketing cookies without your consent.",
            ],
            silent: &[
                "cookies: We set no advertising cookies before you agree.",
                "cookies: Advertising cookies are not set before you agree.",
                "cookies: Are advertising cookies set before I agree?",
                "cookies: Other websites set advertising cookies before you agree.",
                "cookies: We would tell you before we set advertising cookies.",
                "cookies: Nothing is stored before you agree.",
            ],
            ..Trial::NEW
        },
        ..SAID
    },
    Rule {
        id: "x-ck-19",
        provision: "FTC Act s. 5; GDPR Art. 5(1)(a)",
        wrong: "A sentence says that you follow people across websites, and your answers say that nothing of the kind happens.",
        why: "Following people from site to site is what they mind most, so both sentences must agree.",
        mend: &[
            "Take the sentence out, if you follow nobody.",
            "Correct the answers on tracking and advertising.",
            "Stop following people.",
        ],
        questions: &[
            "statements.texts",
            "collection.no_tracking",
            "cookies.not_used.*.what",
            "sharing.share_for_ads",
        ],
        check: |case| clashes(case, &[FOLLOWS]),
        #[cfg(test)]
        trial: Trial {
            given: &["cookies.any_not_used=true", "cookies.not_used.t={\"what\":\"tracking\"}"],
            breaks: &[written!("cookies", "We track you across other websites.")],
            mends: &["statements.texts.own="],
            heard: &[
                "cookies: We follow people across the web.",
                "cookies: We also track visitors on other sites.",
            ],
            silent: &[
                "cookies: We do not track you across other websites.",
                "cookies: We never follow people across the web.",
                "cookies: Do we track you across other websites?",
                "cookies: Many companies track you across other websites.",
                "cookies: If we tracked you across other websites, we would ask you first.",
                "cookies: We follow people on other sites, such as Mastodon.",
                "cookies: We track orders across the shops of our partners.",
                "cookies: You can block companies that follow you across websites.",
            ],
            ..Trial::NEW
        },
        ..SAID
    },
];

#[cfg(test)]
const HOST: &str = "sharing.recipients.host={\"name\":\"Hostly\",\"job\":[\"hosting\"],\"part\":\"processor\",\"kinds\":[\"account\"],\"country\":{\"area\":\"NZ\"}}";

const SELLS: Saying = Saying {
    says: &[
        "we may|will|also|regularly|sometimes|do|only? also? sell|rent|trade your|customer|customers'|user|users'|member|subscriber|people's|personal|anonymous|anonymised|anonymized|aggregated|pseudonymised|pseudonymous _? _? data|information|details|address|addresses|list|lists|profile|profiles",
        "we may|will|also|regularly|sometimes|do|only? also? sell|rent|trade our mailing|customer|address|contact|user|member? list|lists",
        "we may|will|also|regularly|sometimes|do|only? also? sell|rent|trade data|information|lists|addresses|profiles to",
        "we may|will|also|regularly|sometimes|do|only? also? sell|rent|trade lists|addresses of",
        "your|personal|customer|user personal? data|information|address|addresses|profile is|are also? sold|rented",
        "selling|renting your|personal|customer|user? data|information|addresses is part|how|one|our",
        "pay|pays us for lists of our? users|customers|members|subscribers",
        "pay|pays us for your personal? data|information|address|addresses",
    ],
    unless: &[
        "notice we may sell", // the fixed words of Texas, of which another rule speaks
        "protection|security|privacy|management|storage|backup|recovery software|tools|services|products|plans",
        "data|customer|user platforms|products|centres|centers|cables|plans|room|rooms|sheets",
    ],
    against: |case, line| {
        // what names nobody may be sold, and so may data that is no matter of people, as of the weather
        let nameless = line.has(&["anonym*", "aggregat*", "pseudonym*"])
            || !line.has(&[
                "your",
                "personal",
                "customer*",
                "user*",
                "subscriber*",
                "member*",
                "mailing",
                "people's",
            ]);
        let promise = case.answers.uses.promises.iter().find(|row| {
            let none = |list: &Option<Vec<String>>| list.as_ref().is_none_or(Vec::is_empty);
            row.promise == Some(Promise::NoSale) && none(&row.kinds) && none(&row.about)
        });
        let against = if case.answers.sharing.sell == Some(false) {
            Against::says("sharing.sell", "by your answers no data is sold")
        } else {
            let at = format!("use.promises.{}.promise", promise?.key);
            Against::says(at, "you promise not to sell it")
        };
        Some(against.asked_if(nameless))
    },
};

const MAILS_ALL: Saying = Saying {
    says: &[
        "we also? send|mail|email our|the|a? newsletter|newsletters to all|every|each|everybody|everyone",
        "we also? send marketing|promotional|advertising e? emails|mails|messages|mail to all|every|each|everybody|everyone",
        "our|the newsletter|newsletters is|are? goes|go|sent to all|every|each|everybody|everyone",
        "all|every|each of? our? customer|customers|user|users|visitor|visitors get|gets|receive|receives our|the newsletter",
        "everybody|everyone who buys|orders|registers|visits|books get|gets|receive|receives our|the newsletter",
    ],
    unless: &[
        "asked|requested|wants|want|wish|wishes",
        "subscribe*|subscription*",
        "sign|signs|signed up",
        "opt|opts|opted in",
        "agree*",
        "consent*",
        "nobody",
        "staff|employees|members|shareholders|recipients|readers",
        "list",
        "same time",
        "tick*|chose|chosen|confirm*",
    ],
    against: |case, _| {
        let uses = &case.answers.uses;
        let asked = uses
            .purposes
            .iter()
            .find(|row| row.purpose == Some(Purpose::Marketing) && row.ground == Some(Ground::Consent));
        match (uses.newsletters, asked) {
            (Some(Newsletters::OptIn), _) => Some(Against::says(
                "use.newsletters",
                "by your answers only people who asked for a newsletter get it",
            )),
            (Some(Newsletters::None), _) => Some(Against::says("use.newsletters", "by your answers you send no newsletter")),
            (_, Some(row)) => {
                let at = format!("use.purposes.{}.ground", row.key);
                Some(Against::says(at, format!("the use “{}” rests on consent", use_name(row))))
            }
            (Some(Newsletters::OptOut) | None, None) => None,
        }
    },
};

const EARLY: Saying = Saying {
    says: &[
        "we|pages|site|website|app also? set|sets|place|places|store|stores|load|loads advertising|marketing|tracking|analytics cookie|cookies before you|your|anybody|anyone|somebody agree|agrees|agreement|consent|consents|accept|accepts|choose|click",
        "we|pages|site|website|app also? set|sets|place|places|store|stores|load|loads advertising|marketing|tracking|analytics cookie|cookies without your|any? consent|agreement|permission",
        "advertising|marketing|tracking|analytics cookies are set|placed|stored|loaded before you|your|anybody|anyone|somebody agree|agrees|agreement|consent|consents|accept|accepts|choose|click",
        "advertising|marketing|tracking|analytics cookies are set|placed|stored|loaded without your|any? consent|agreement|permission",
    ],
    unless: &["other websites|sites|companies", "third parties", "their"],
    against: |case, line| {
        let cookies = &case.answers.cookies;
        let ads = line.has(&["advertising", "marketing"]);
        let mut same = cookies
            .items
            .iter()
            .filter(|row| advertises(row) == ads && (ads || measures(row)));
        let waits = |row: &&CookieRow| row.consent == Some(Consent::OptIn);
        if let Some(row) = same.clone().find(waits).filter(|_| same.all(|row| waits(&row))) {
            let at = format!("cookies.items.{}.consent", row.key);
            return Some(Against::says(
                at,
                format!("by your answers {} waits for consent", cookie_name(row)),
            ));
        }
        // what only counts may need no consent
        if ads && cookies.off_by_default == Some(true) {
            let says = "by your answers all that needs consent is off until then";
            return Some(Against::says("cookies.off_by_default", says));
        }
        let told = !cookies.items.is_empty() || cookies.any_items == Some(false);
        let none = told && ads && !cookies.items.iter().any(advertises);
        none.then(|| Against::says("cookies.items", "no advertising cookie is on your list"))
    },
};

const FOLLOWS: Saying = Saying {
    says: &[
        "we also|may? track|follow you|people|users|visitors|readers across|over other|different|many|several? websites|sites|apps",
        "we also|may? track you|people|users|visitors|readers on other|different|many|several websites|sites|apps",
        "we also|may? track|follow you|people|users|visitors|readers across|over the web|internet",
    ],
    unless: &["our own|other", "of ours"],
    against: |case, _| denied_following(case),
};

/// The answer that says that nobody is followed.
fn denied_following(case: &Case) -> Option<Against> {
    let answers = &case.answers;
    let trackers = |what: Option<NotUsed>| {
        matches!(
            what,
            Some(NotUsed::Tracking | NotUsed::ThirdPartyTracking | NotUsed::Trackers)
        )
    };
    if let Some(row) = answers.cookies.not_used.iter().find(|row| trackers(row.what)) {
        let at = format!("cookies.not_used.{}.what", row.key);
        return Some(Against::says(at, "by your answers you use nothing that tracks people"));
    }
    if answers.collection.no_tracking == Some(true) {
        let says = "by your answers the app does not follow people across other apps";
        return Some(Against::says("collection.no_tracking", says));
    }
    let advertising = case.sells() || answers.cookies.items.iter().any(advertises);
    (answers.sharing.share_for_ads == Some(false) && !advertising).then(|| {
        let says = "by your answers nothing is shared for advertising across sites";
        Against::says("sharing.share_for_ads", says).asked_if(true)
    })
}
