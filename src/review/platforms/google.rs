//! Google's services: data of people's accounts, analytics, ads, video, maps.

use super::{TERMS, called, missing, provider, says, unsaid};
use crate::interview::company::Region;
use crate::interview::cookies::{Consent, CookieRow, Setup, Sort as CookieSort};
use crate::interview::sharing::{PlatformWords, RecipientRow};
use crate::interview::uses::{Promise, Trained};
use crate::review::Level::Should;
use crate::review::case::Case;
use crate::review::rule::{Applies, Breach, Law, MEMORY, READ, Rule, SECOND_HAND, Sort};
#[cfg(test)]
use crate::review::trial::Trial;

pub(super) const ALL: &[Law] = &[
    Law {
        id: "google-apis",
        name: "the Google API Services User Data Policy",
        sort: Sort::Platform,
        applies: google_accounts,
        when: "Applies if people sign in with Google, or connect a service of Google's.",
        family: "",
        reads: &["collection", "sharing"],
        rules: &[
            Rule {
                id: "plat-gapi",
                provision: "Google API Services User Data Policy",
                source: "https://developers.google.com/terms/api-services-user-data-policy",
                wrong: "The text does not say which data you get from people's Google accounts.",
                why: "Google wants people told which of their data you get, what for, how it is kept and who receives it.",
                mend: &[
                    "Say which data you get from there.",
                    "Pick the Google service as the source of a kind of data.",
                ],
                questions: &[
                    "collection.logins.*.data",
                    "collection.kinds.*.systems",
                    "sharing.integrations",
                ],
                attested: READ,
                check: google_data,
                #[cfg(test)]
                trial: Trial {
                    breaks: &["collection.logins.google.data="],
                    mends: &["collection.logins.google.data=[{\"text\":\"profile picture\"}]"],
                    shows: "profile picture",
                    ..Trial::NEW
                },
                ..TERMS
            },
            Rule {
                id: "plat-gapi-lu",
                provision: "Google API Services User Data Policy, Limited Use",
                source: "https://developers.google.com/terms/api-services-user-data-policy",
                wrong: "You read mail, files or calendars at Google, and the text does not promise Limited Use.",
                why: "Google lets apps in there only with that sentence.",
                mend: &[
                    "If it is true, pick it among the fixed sentences: “Our use and transfer to any other app of information received from Google APIs will adhere to the …”.",
                    "Ask Google for less; the policy cannot mend that.",
                ],
                questions: &["sharing.platform_words", "sharing.integrations"],
                attested: SECOND_HAND,
                check: |case| {
                    if workspace(case) {
                        unsaid(case, PlatformWords::GoogleLimitedUse)
                    } else {
                        Vec::new()
                    }
                },
                #[cfg(test)]
                trial: Trial {
                    given: &[
                        "sharing.any_integrations=true",
                        "sharing.integrations.mail={\"name\":\"Gmail\",\"direction\":\"from\"}",
                        MAIL,
                        "sharing.platform_words=[\"google-limited-use\"]",
                        "use.purposes.provide.kinds=[\"account\",\"mail\"]",
                    ],
                    breaks: &["sharing.platform_words=[]"],
                    mends: &["sharing.platform_words=[\"google-limited-use\"]"],
                    shows: "including the Limited Use requirements",
                    ..Trial::NEW
                },
                ..TERMS
            },
            Rule {
                id: "plat-gworkspace-ai",
                provision: "Google Workspace API user data policy",
                source: "https://developers.google.com/workspace/workspace-api-user-data-developer-policy",
                wrong: "You have data from Gmail, Drive or the like and use AI, and the text does not say that no model is trained on it.",
                why: "Google forbids to train general models on it, and wants that said.",
                mend: &[
                    "Say that no model is trained on it.",
                    "Train on nothing from there; the policy cannot mend that.",
                ],
                questions: &["use.ai.*.trained", "use.promises", "sharing.integrations"],
                attested: SECOND_HAND,
                check: workspace_ai,
                #[cfg(test)]
                trial: Trial {
                    given: &[
                        "sharing.any_integrations=true",
                        "sharing.integrations.mail={\"name\":\"Gmail\",\"direction\":\"from\"}",
                        MAIL,
                        "sharing.platform_words=[\"google-limited-use\"]",
                        "use.any_ai=true",
                        "use.ai.sum={\"feature\":\"summaries of letters\",\"provider\":[],\"sent\":[{\"item\":\"email\"}],\"optional\":\"consent\",\"trained\":\"no\"}",
                        "use.decisions=none",
                        "use.purposes.provide.kinds=[\"account\",\"mail\"]",
                    ],
                    breaks: &["use.ai.sum.trained="],
                    mends: &["use.ai.sum.trained=no"],
                    shows: "train",
                    ..Trial::NEW
                },
                ..TERMS
            },
        ],
        #[cfg(test)]
        clean: &["collection.logins.google={\"provider\":\"Google\",\"data\":[{\"text\":\"profile picture\"}]}"],
        #[cfg(test)]
        away: &["collection.logins.google=", "sharing.any_integrations=false"],
    },
    Law {
        id: "google-analytics",
        name: "the terms of Google Analytics",
        sort: Sort::Platform,
        applies: |case| provider(case, "Google Analytics", ANALYTICS),
        when: "Applies if Google Analytics is among those who receive data.",
        family: "",
        reads: &["sharing"],
        rules: &[
            Rule {
                id: "plat-ga-7",
                provision: "Google Analytics Terms of Service, s. 7",
                source: "https://marketingplatform.google.com/about/analytics/terms/us/",
                wrong: "You use Google Analytics, and the text does not say which cookies it sets, or how Google uses the data.",
                why: "Its terms want people told of its cookies or identifiers, and how Google collects and uses the data, with a link.",
                mend: &[
                    "Name its cookies, and print the sentence that leads to Google's page.",
                    "Take it out; the policy cannot mend that.",
                ],
                questions: &["sharing.platform_words", "cookies.items", "cookies.setups"],
                attested: READ,
                check: analytics,
                #[cfg(test)]
                trial: Trial {
                    breaks: &["sharing.platform_words=[]"],
                    mends: &["sharing.platform_words=[\"google-partners\"]"],
                    shows: "policies.google.com/technologies/partner-sites",
                    ..Trial::NEW
                },
                ..TERMS
            },
            Rule {
                id: "plat-ga-ads",
                provision: "Google Analytics Advertising Features policy",
                source: "https://support.google.com/analytics/answer/2700409",
                wrong: "You use Google Analytics for advertising, and the text does not say which features, or how people opt out.",
                why: "Its terms want people told which features you use, that cookies of yours and of Google work together, and how to opt out.",
                mend: &[
                    "If it is true, pick it among the fixed sentences: “We use advertising features of Google Analytics: cookies of ours and of Google work together to measure and show ads. You can opt out at …”.",
                    "Switch the advertising features off, and say so.",
                ],
                questions: &["sharing.platform_words", "sharing.share_for_ads", "cookies.setups"],
                attested: SECOND_HAND,
                check: analytics_ads,
                #[cfg(test)]
                trial: Trial {
                    given: &[
                        "sharing.share_for_ads=true",
                        "sharing.ads_kinds=[\"account\"]",
                        "sharing.ads_to=[\"ga\"]",
                        "sharing.opt_out=/opt-out",
                        "sharing.platform_words=[\"google-partners\",\"google-ads\"]",
                    ],
                    breaks: &["sharing.platform_words=[\"google-partners\"]"],
                    mends: &["sharing.platform_words=[\"google-partners\",\"google-ads\"]"],
                    shows: "adssettings.google.com",
                    ..Trial::NEW
                },
                ..TERMS
            },
        ],
        #[cfg(test)]
        clean: &[
            "sharing.any_recipients=true",
            "sharing.recipients.ga={\"name\":\"Google Analytics\",\"job\":[\"web-analytics\"],\"kinds\":[\"account\"],\"country\":{\"area\":\"US\"},\"link\":\"https://ga.example/privacy\"}",
            "cookies.any_items=true",
            "cookies.items.ga={\"name\":\"_ga\",\"sort\":\"analytics\",\"does\":[\"pages-visited\"],\"by\":[\"ga\"],\"lasts\":\"2 years\",\"consent\":\"opt-in\"}",
            "cookies.banner=true",
            "cookies.off_by_default=true",
            "cookies.reopen=Cookie settings",
            "sharing.platform_words=[\"google-partners\"]",
        ],
        #[cfg(test)]
        away: &["sharing.recipients.ga="],
    },
    Law {
        id: "google-consent",
        name: "the Google EU User Consent Policy",
        sort: Sort::Platform,
        applies: google_consent,
        when: "Applies if you serve people in Europe and a product of Google's for ads or analytics is among those who receive data.",
        family: "",
        reads: &["company", "sharing"],
        rules: &[Rule {
            id: "plat-google-eucp",
            provision: "Google EU User Consent Policy",
            source: "https://www.google.com/about/company/user-consent-policy/",
            wrong: "You use Google's ads or analytics for people in Europe, and the text does not say that they agree first, or how they take it back.",
            why: "Google wants consent before its cookies, clear instructions to withdraw it, and each party named with what it does.",
            mend: &[
                "Ask first, and name the link that opens the choice again.",
                "Say how Google uses the data.",
            ],
            questions: &["cookies.reopen", "cookies.items.*.consent", "sharing.platform_words"],
            attested: READ,
            check: google_in_europe,
            #[cfg(test)]
            trial: Trial {
                breaks: &["cookies.reopen="],
                mends: &["cookies.reopen=Cookie settings"],
                shows: "Cookie settings",
                ..Trial::NEW
            },
            ..TERMS
        }],
        #[cfg(test)]
        clean: &[
            "company.regions=[\"switzerland\"]",
            "sharing.any_recipients=true",
            "sharing.recipients.ga={\"name\":\"Google Analytics\",\"job\":[\"web-analytics\"],\"kinds\":[\"account\"],\"country\":{\"area\":\"US\"},\"link\":\"https://ga.example/privacy\"}",
            "sharing.any_transfers=true",
            "sharing.transfers.us={\"origin\":\"switzerland\",\"to\":{\"area\":\"US\"},\"instruments\":[\"dpf\"]}",
            "cookies.any_items=true",
            "cookies.items.ga={\"name\":\"_ga\",\"sort\":\"analytics\",\"does\":[\"pages-visited\"],\"by\":[\"ga\"],\"lasts\":\"2 years\",\"consent\":\"opt-in\"}",
            "cookies.banner=true",
            "cookies.off_by_default=true",
            "cookies.reopen=Cookie settings",
            "sharing.platform_words=[\"google-partners\"]",
        ],
        #[cfg(test)]
        away: &["sharing.recipients.ga="],
    },
    Law {
        id: "adsense",
        name: "the rules of AdSense",
        sort: Sort::Platform,
        applies: |case| provider(case, "AdSense", &["adsense", "google adsense"]),
        when: "Applies if AdSense is among those who receive data.",
        family: "",
        reads: &["sharing"],
        rules: &[Rule {
            id: "plat-adsense",
            provision: "AdSense required content",
            source: "https://support.google.com/adsense/answer/1348695",
            wrong: "You show ads of AdSense, and the text does not tell of its cookies, or how people opt out.",
            why: "Its terms want people told of this in your policy.",
            mend: &[
                "If it is true, pick it among the fixed sentences: “Other companies, Google among them, use cookies to show ads based on your earlier visits to this and other sites. You can opt out at …”.",
                "Take it out of your product; the policy cannot mend that.",
            ],
            questions: &["sharing.platform_words"],
            attested: MEMORY,
            check: |case| unsaid(case, PlatformWords::Adsense),
            #[cfg(test)]
            trial: Trial {
                breaks: &["sharing.platform_words=[]"],
                mends: &["sharing.platform_words=[\"adsense\"]"],
                shows: "www.aboutads.info",
                ..Trial::NEW
            },
            ..TERMS
        }],
        #[cfg(test)]
        clean: &[
            "sharing.any_recipients=true",
            "sharing.recipients.ads={\"name\":\"Google AdSense\",\"job\":[\"advertising\"],\"kinds\":[\"account\"],\"country\":{\"area\":\"US\"},\"link\":\"https://ads.example/privacy\"}",
            "sharing.platform_words=[\"adsense\"]",
            "sharing.share_for_ads=true",
            "sharing.ads_kinds=[\"account\"]",
            "sharing.opt_out=/opt-out",
        ],
        #[cfg(test)]
        away: &["sharing.recipients.ads="],
    },
    Law {
        id: "youtube",
        name: "the YouTube API developer policies",
        sort: Sort::Platform,
        applies: |case| {
            provider(
                case,
                "YouTube's API",
                &["youtube", "youtube api", "youtube api services", "youtube data api"],
            )
        },
        when: "Applies if YouTube's API is among those who receive data, or people connect their YouTube account.",
        family: "",
        reads: &["sharing"],
        rules: &[Rule {
            id: "plat-youtube",
            provision: "YouTube API Services Developer Policies, III.A.2",
            source: "https://developers.google.com/youtube/terms/developer-policies",
            wrong: "You use YouTube's API, and the text does not say so, or how people take their access back.",
            why: "Its terms want people told of this in your policy.",
            mend: &[
                "If it is true, pick it among the fixed sentences: “Our service uses YouTube API Services, for which the Google Privacy Policy holds: …”.",
                "Take it out of your product; the policy cannot mend that.",
            ],
            questions: &["sharing.platform_words"],
            attested: READ,
            check: |case| unsaid(case, PlatformWords::Youtube),
            #[cfg(test)]
            trial: Trial {
                breaks: &["sharing.platform_words=[]"],
                mends: &["sharing.platform_words=[\"youtube\"]"],
                shows: "YouTube API Services, for which",
                ..Trial::NEW
            },
            ..TERMS
        }],
        #[cfg(test)]
        clean: &[
            "sharing.any_recipients=true",
            "sharing.recipients.tube={\"name\":\"YouTube API Services\",\"job\":[\"video\"],\"kinds\":[\"account\"],\"country\":{\"area\":\"US\"},\"link\":\"https://tube.example/privacy\"}",
            "sharing.platform_words=[\"youtube\"]",
        ],
        #[cfg(test)]
        away: &["sharing.recipients.tube="],
    },
    Law {
        id: "recaptcha",
        name: "the terms of reCAPTCHA",
        sort: Sort::Platform,
        applies: |case| provider(case, "reCAPTCHA", &["recaptcha", "google recaptcha"]),
        when: "Applies if reCAPTCHA is among those who receive data.",
        family: "",
        reads: &["sharing"],
        rules: &[Rule {
            id: "plat-recaptcha",
            provision: "reCAPTCHA terms",
            source: "https://developers.google.com/recaptcha/docs/faq",
            level: Should,
            wrong: "Do you hide the badge of reCAPTCHA? The text does not name it.",
            why: "Its terms want people told of this in your policy.",
            mend: &[
                "If it is true, pick it among the fixed sentences: “This site is protected by reCAPTCHA”.",
                "Take it out of your product; the policy cannot mend that.",
            ],
            questions: &["sharing.platform_words"],
            attested: READ,
            check: |case| unsaid(case, PlatformWords::Recaptcha),
            #[cfg(test)]
            trial: Trial {
                breaks: &["sharing.platform_words=[]"],
                mends: &["sharing.platform_words=[\"recaptcha\"]"],
                shows: "protected by reCAPTCHA",
                ..Trial::NEW
            },
            ..TERMS
        }],
        #[cfg(test)]
        clean: &[
            "sharing.any_recipients=true",
            "sharing.recipients.captcha={\"name\":\"reCAPTCHA\",\"job\":[\"security\"],\"kinds\":[\"account\"],\"country\":{\"area\":\"US\"},\"link\":\"https://captcha.example/privacy\"}",
            "sharing.platform_words=[\"recaptcha\"]",
        ],
        #[cfg(test)]
        away: &["sharing.recipients.captcha="],
    },
    Law {
        id: "google-maps",
        name: "the terms of Google Maps",
        sort: Sort::Platform,
        applies: |case| provider(case, "Google Maps", &["google maps", "google maps platform"]),
        when: "Applies if Google Maps is among those who receive data.",
        family: "",
        reads: &["sharing"],
        rules: &[Rule {
            id: "plat-gmaps",
            provision: "Google Maps Platform Terms of Service",
            source: "https://cloud.google.com/maps-platform/terms",
            wrong: "You use Google Maps, and the text does not lead to Google's terms and privacy policy for it.",
            why: "Its terms want people told of this in your policy.",
            mend: &[
                "If it is true, pick it among the fixed sentences: “Our service uses Google Maps, for which the terms and the privacy policy of Google hold: …”.",
                "Take it out of your product; the policy cannot mend that.",
            ],
            questions: &["sharing.platform_words"],
            attested: SECOND_HAND,
            check: |case| unsaid(case, PlatformWords::Maps),
            #[cfg(test)]
            trial: Trial {
                breaks: &["sharing.platform_words=[]"],
                mends: &["sharing.platform_words=[\"maps\"]"],
                shows: "maps.google.com/help/terms_maps",
                ..Trial::NEW
            },
            ..TERMS
        }],
        #[cfg(test)]
        clean: &[
            "sharing.any_recipients=true",
            "sharing.recipients.maps={\"name\":\"Google Maps\",\"job\":[\"maps\"],\"kinds\":[\"account\"],\"country\":{\"area\":\"US\"},\"link\":\"https://maps.example/privacy\"}",
            "sharing.platform_words=[\"maps\"]",
        ],
        #[cfg(test)]
        away: &["sharing.recipients.maps="],
    },
];

#[cfg(test)]
const MAIL: &str = "collection.kinds.mail={\"name\":\"Mail\",\"items\":[{\"text\":\"subject lines\"}],\"trigger\":\"connecting\",\"source\":[\"connected\"],\"systems\":[\"mail\"],\"required\":\"no\",\"kept\":{\"how\":\"life-of\",\"of\":\"your account\"}}";

const ANALYTICS: &[&str] = &["google analytics", "google analytics 4", "ga4"];

/// Whether this names something of Google's that people sign in to.
fn of_google(name: &str) -> bool {
    let name = name.trim().to_lowercase();
    ["google", "gmail", "youtube"].iter().any(|one| name.starts_with(one)) && !name.starts_with("google analytics")
}

fn google_accounts(case: &Case) -> Applies {
    let logins = case
        .answers
        .collection
        .logins
        .iter()
        .filter_map(|row| row.provider.as_deref());
    let connected = case.answers.sharing.integrations.iter().filter_map(|row| row.name.as_deref());
    if logins.chain(connected).any(of_google) {
        Applies::Yes("people give you access to data at Google".into())
    } else {
        Applies::No("you name no sign-in with Google, and no service of Google's that people connect".into())
    }
}

fn google_data(case: &Case) -> Vec<Breach> {
    let collection = &case.answers.collection;
    let logins = collection
        .logins
        .iter()
        .filter(|row| row.provider.as_deref().is_some_and(of_google));
    let silent = logins.filter(|row| row.data.as_ref().is_none_or(Vec::is_empty));
    let mut breaches: Vec<Breach> = silent
        .map(|row| Breach::at(&[&format!("collection.logins.{}.data", row.key)]))
        .collect();
    let connected = case
        .answers
        .sharing
        .integrations
        .iter()
        .filter(|row| row.name.as_deref().is_some_and(of_google));
    let unread = connected.filter(|row| {
        let mut kinds = collection.kinds.iter();
        !kinds.any(|kind| kind.systems.iter().flatten().any(|key| *key == row.key))
    });
    breaches.extend(unread.map(|row| {
        let name = row.name.as_deref().unwrap_or(&row.key);
        Breach::said(
            format!("sharing.integrations.{}", row.key),
            format!("People can connect {name}, and no kind of data is said to come from there."),
        )
    }));
    breaches
}

/// Whether people connect mail, files, a calendar or the like at Google.
fn workspace(case: &Case) -> bool {
    const CLOSED: &[&str] = &[
        "gmail",
        "google mail",
        "google drive",
        "google calendar",
        "google contacts",
        "google docs",
        "google sheets",
        "google slides",
        "google photos",
        "google workspace",
        "google chat",
        "google fit",
    ];
    let mut rows = case.answers.sharing.integrations.iter().filter_map(|row| row.name.as_deref());
    rows.any(|name| CLOSED.iter().any(|one| name.trim().to_lowercase().starts_with(one)))
}

fn workspace_ai(case: &Case) -> Vec<Breach> {
    let uses = &case.answers.uses;
    let promised = uses.promises.iter().any(|row| row.promise == Some(Promise::NoTraining));
    let untold = uses
        .ai
        .iter()
        .filter(|row| !matches!(row.trained, Some(Trained::No | Trained::ProviderNo)));
    let at = untold.map(|row| format!("use.ai.{}.trained", row.key));
    at.filter(|_| workspace(case) && !promised)
        .map(|at| Breach::at(&[&at]))
        .collect()
}

/// Whether a measuring tool is set up in this way.
fn set_up(case: &Case, tool: &RecipientRow, how: Setup) -> bool {
    let mut rows = case.answers.cookies.setups.iter();
    rows.any(|row| row.setup == Some(how) && row.tool.iter().flatten().any(|key| *key == tool.key))
}

/// The cookies that this recipient sets.
fn cookies<'a>(case: &'a Case, of: &'a RecipientRow) -> impl Iterator<Item = &'a CookieRow> {
    let rows = case.answers.cookies.items.iter();
    rows.filter(|row| row.by.iter().flatten().any(|key| *key == of.key))
}

fn analytics(case: &Case) -> Vec<Breach> {
    let silent = called(case, ANALYTICS).any(|tool| {
        let measured = case
            .answers
            .cookies
            .items
            .iter()
            .any(|row| row.sort == Some(CookieSort::Analytics));
        !measured && cookies(case, tool).next().is_none() && !set_up(case, tool, Setup::NoCookies)
    });
    let mut breaches = missing(&[(
        silent,
        "cookies.items",
        "The text does not say which cookies Google Analytics sets.",
    )]);
    if !says(case, PlatformWords::GooglePartners) {
        let words = "You use Google Analytics, and the text does not lead to Google's page on how it uses the data.";
        breaches.push(Breach::said("sharing.platform_words", words));
    }
    breaches
}

fn analytics_ads(case: &Case) -> Vec<Breach> {
    let sharing = &case.answers.sharing;
    let ads = called(case, ANALYTICS).any(|tool| {
        let shared = sharing.share_for_ads == Some(true) && sharing.ads_to.iter().flatten().any(|key| *key == tool.key);
        shared || cookies(case, tool).any(|row| row.sort == Some(CookieSort::Advertising))
    });
    if ads {
        unsaid(case, PlatformWords::GoogleAds)
    } else {
        Vec::new()
    }
}

/// Google's products for ads and analytics.
const GOOGLE: &[&str] = &[
    "google analytics",
    "google analytics 4",
    "ga4",
    "adsense",
    "google adsense",
    "google ads",
    "google ad manager",
    "admob",
    "google admob",
];

fn google_consent(case: &Case) -> Applies {
    if called(case, GOOGLE).next().is_none() {
        return Applies::No("you name no ads or analytics of Google's".into());
    }
    if !case.knows_regions() {
        return Applies::Unknown("nobody has said where the people live".into(), vec!["company.regions"]);
    }
    if case.answers.in_europe() {
        Applies::Yes("you use ads or analytics of Google's for people in Europe".into())
    } else {
        Applies::No("you serve nobody in Europe, you said".into())
    }
}

fn google_in_europe(case: &Case) -> Vec<Breach> {
    // for the EU and the UK, the law itself asks for consent
    let by_law = case.serves(Region::Eu) || case.serves(Region::Uk);
    let rows: Vec<&CookieRow> = called(case, GOOGLE).flat_map(|tool| cookies(case, tool)).collect();
    let unasked = rows
        .iter()
        .filter(|row| !by_law && row.consent.is_some_and(|consent| consent != Consent::OptIn));
    let mut breaches: Vec<Breach> = unasked
        .map(|row| Breach::at(&[&format!("cookies.items.{}.consent", row.key)]))
        .collect();
    let set = !rows.is_empty() && case.answers.cookies.reopen.is_none() && !by_law;
    breaches.extend(missing(&[(
        set,
        "cookies.reopen",
        "You use cookies of Google's, and the text does not say where people take their consent back.",
    )]));
    let untold = called(case, GOOGLE).any(|tool| tool.link.is_none());
    if untold && !says(case, PlatformWords::GooglePartners) && called(case, ANALYTICS).next().is_none() {
        let words = "Google gets data, and the text does not lead to what Google does with it.";
        breaches.push(Breach::said("sharing.platform_words", words));
    }
    breaches
}
