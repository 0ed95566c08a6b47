//! What platforms and vendors want of a policy by contract: app stores, sign-in, analytics, payments.
//!
//! Each is a table of its own, which applies where the product is in that store, or names that provider. Must not know
//! how they enforce it. The price: a provider is known by its name in the list of recipients, or by the catalogue.

use super::Level::Should;
use super::case::Case;
use super::rule::{Applies, Breach, Law, MEMORY, READ, Rule, SECOND_HAND, Sort, UNSURE, wrong_if};
#[cfg(test)]
use super::trial::Trial;
use crate::interview::collection::{Permission, Trigger, Whose};
use crate::interview::company::{Offer, Region, Store};
use crate::interview::cookies::{Consent, CookieRow, Setup, Sort as CookieSort};
use crate::interview::rights::{Action, Right};
use crate::interview::sharing::{Job, PlatformWords, RecipientRow};
use crate::interview::uses::{Optional, Promise, Trained};

#[cfg(test)]
const MAIL: &str = "collection.kinds.mail={\"name\":\"Mail\",\"items\":[{\"text\":\"subject lines\"}],\"trigger\":\"connecting\",\"source\":[\"connected\"],\"systems\":[\"mail\"],\"required\":\"no\",\"kept\":{\"how\":\"life-of\",\"of\":\"your account\"}}";

/// Each platform, with when it applies.
pub(super) const ALL: &[Law] = &[
    Law {
        id: "apple",
        name: "the App Store Review Guidelines",
        sort: Sort::Platform,
        applies: |case| {
            store(
                case,
                Store::Apple,
                &[Offer::MobileApp, Offer::DesktopApp],
                "Apple's App Store",
            )
        },
        reads: &["company"],
        rules: &[
            Rule {
                id: "plat-apple-511-i",
                provision: "App Store Review Guideline 5.1.1(i)",
                source: "https://developer.apple.com/app-store/review/guidelines/#5.1.1",
                wrong: "The text lacks something that Apple looks for.",
                why: "Apple wants to read what is collected, how, what for, that others protect it as well as you do, how long it stays, and how people have it deleted.",
                mend: &[
                    "Answer the questions that are named.",
                    "Have your providers protect the data as well as you do; the policy cannot mend that.",
                ],
                questions: &[
                    "rights.granted",
                    "sharing.same_protection",
                    "collection.kinds.*.items",
                    "use.purposes",
                    "collection.kinds.*.kept",
                ],
                reads: &["retention"],
                attested: READ,
                check: apple,
                #[cfg(test)]
                trial: Trial {
                    breaks: &["rights.granted.erase="],
                    mends: &["rights.granted.erase={\"right\":\"delete\"}"],
                    shows: "ask us to delete",
                    ..Trial::NEW
                },
                ..Rule::NEW
            },
            Rule {
                id: "plat-apple-512",
                provision: "App Store Review Guideline 5.1.2(i)",
                source: "https://developer.apple.com/app-store/review/guidelines/#5.1.2",
                wrong: "Another company's AI gets data, and the text does not say that people agree to it first.",
                why: "Apple wants such sharing named, and a yes before it; and a yes before anything follows people across apps.",
                mend: &["Ask for a yes first, and say so.", "Name the AI feature and who runs it."],
                questions: &[
                    "use.ai.*.optional",
                    "use.ai",
                    "collection.permissions",
                    "sharing.share_for_ads",
                ],
                reads: &["sharing"],
                attested: READ,
                check: apple_sharing,
                #[cfg(test)]
                trial: Trial {
                    given: &[
                        "sharing.any_recipients=true",
                        "sharing.same_protection=true",
                        "sharing.recipients.model={\"name\":\"Modelly\",\"job\":[\"ai\"],\"kinds\":[\"account\"],\"country\":{\"area\":\"US\"},\"link\":\"https://model.example/privacy\"}",
                        "use.any_ai=true",
                        "use.ai.sum={\"feature\":\"summaries of letters\",\"provider\":[\"model\"],\"sent\":[{\"item\":\"email\"}],\"optional\":\"consent\",\"trained\":\"no\"}",
                        "use.decisions=none",
                    ],
                    breaks: &["use.ai.sum.optional=always"],
                    mends: &["use.ai.sum.optional=consent"],
                    shows: "consent",
                    ..Trial::NEW
                },
                ..Rule::NEW
            },
        ],
        #[cfg(test)]
        clean: &[
            "company.offers=[\"mobile-app\"]",
            "company.stores=[\"app-store\"]",
            "rights.granted.erase={\"right\":\"delete\"}",
        ],
        #[cfg(test)]
        away: &["company.stores=[]"],
    },
    Law {
        id: "google-play",
        name: "the rules of Google Play",
        sort: Sort::Platform,
        applies: |case| store(case, Store::Play, &[Offer::MobileApp], "Google Play"),
        reads: &["company"],
        rules: &[
            Rule {
                id: "plat-play",
                provision: "Google Play User Data policy",
                source: "https://support.google.com/googleplay/android-developer/answer/10144311",
                wrong: "The text lacks something that Google Play looks for.",
                why: "Google Play wants the name, a contact, the data, who gets it, how it is protected, and how long it stays.",
                mend: &["Answer the questions that are named."],
                questions: &[
                    "retention.safeguards",
                    "company.contact",
                    "company.product",
                    "collection.kinds.*.items",
                    "sharing.recipients",
                    "collection.kinds.*.kept",
                ],
                attested: READ,
                check: play,
                #[cfg(test)]
                trial: Trial {
                    breaks: &["retention.safeguards.tls="],
                    mends: &["retention.safeguards.tls={\"measure\":\"in-transit\"}"],
                    shows: "ncryption in transit",
                    ..Trial::NEW
                },
                ..Rule::NEW
            },
            Rule {
                id: "plat-play-delete",
                provision: "Google Play account deletion requirement",
                source: "https://support.google.com/googleplay/android-developer/answer/13327111",
                wrong: "People can open an account, and the text does not say how they delete it, in the app and on the web.",
                why: "Google Play wants both ways, so that also those who have removed the app can use one.",
                mend: &[
                    "Say where in the app and where on the web.",
                    "Build both ways; the policy cannot mend that.",
                ],
                questions: &["rights.delete_page", "rights.own"],
                reads: &["collection"],
                attested: READ,
                check: play_delete,
                #[cfg(test)]
                trial: Trial {
                    breaks: &["rights.delete_page="],
                    mends: &["rights.delete_page=/delete-account"],
                    shows: "/delete-account",
                    ..Trial::NEW
                },
                ..Rule::NEW
            },
        ],
        #[cfg(test)]
        clean: &[
            "company.offers=[\"mobile-app\"]",
            "company.stores=[\"google-play\"]",
            "retention.safeguards.tls={\"measure\":\"in-transit\"}",
            "rights.own.delete={\"action\":\"delete\",\"place\":\"Settings\"}",
            "rights.delete_page=/delete-account",
        ],
        #[cfg(test)]
        away: &["company.stores=[]"],
    },
    Law {
        id: "chrome-web-store",
        name: "the rules of the Chrome Web Store",
        sort: Sort::Platform,
        applies: |case| store(case, Store::Chrome, &[Offer::Extension], "the Chrome Web Store"),
        reads: &["company"],
        rules: &[Rule {
            id: "plat-cws",
            provision: "Chrome Web Store Program Policies, Limited Use",
            source: "https://developer.chrome.com/docs/webstore/program-policies/",
            wrong: "The text does not say that your extension keeps to Limited Use.",
            why: "Google wants that sentence of every extension that handles people's data.",
            mend: &[
                "Print that sentence: pick it among the fixed sentences, if it is true.",
                "Use the data only for what the extension does; the policy cannot mend that.",
            ],
            questions: &["sharing.platform_words"],
            attested: SECOND_HAND,
            check: |case| unsaid(case, PlatformWords::ChromeLimitedUse),
            #[cfg(test)]
            trial: Trial {
                breaks: &["sharing.platform_words=[]"],
                mends: &["sharing.platform_words=[\"chrome-limited-use\"]"],
                shows: "Chrome Web Store User Data Policy",
                ..Trial::NEW
            },
            ..Rule::NEW
        }],
        #[cfg(test)]
        clean: &[
            "company.offers=[\"extension\"]",
            "company.stores=[\"chrome-web-store\"]",
            "sharing.platform_words=[\"chrome-limited-use\"]",
        ],
        #[cfg(test)]
        away: &["company.stores=[]"],
    },
    Law {
        id: "google-apis",
        name: "the Google API Services User Data Policy",
        sort: Sort::Platform,
        applies: google_accounts,
        reads: &["collection", "sharing"],
        rules: &[
            Rule {
                id: "plat-gapi",
                provision: "Google API Services User Data Policy",
                source: "https://developers.google.com/terms/api-services-user-data-policy",
                wrong: "The text does not say which data you get from people's Google accounts.",
                why: "Google wants it told which of its users' data you get, what for, how it is kept and who receives it.",
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
                ..Rule::NEW
            },
            Rule {
                id: "plat-gapi-lu",
                provision: "Google API Services User Data Policy, Limited Use",
                source: "https://developers.google.com/terms/api-services-user-data-policy",
                wrong: "You read mail, files or calendars at Google, and the text does not promise Limited Use.",
                why: "Google lets apps in there only with that sentence.",
                mend: &[
                    "Print that sentence: pick it among the fixed sentences, if it is true.",
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
                    ],
                    breaks: &["sharing.platform_words=[]"],
                    mends: &["sharing.platform_words=[\"google-limited-use\"]"],
                    shows: "including the Limited Use requirements",
                    ..Trial::NEW
                },
                ..Rule::NEW
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
                    ],
                    breaks: &["use.ai.sum.trained="],
                    mends: &["use.ai.sum.trained=no"],
                    shows: "train",
                    ..Trial::NEW
                },
                ..Rule::NEW
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
        reads: &["sharing"],
        rules: &[
            Rule {
                id: "plat-ga-7",
                provision: "Google Analytics Terms of Service, s. 7",
                source: "https://marketingplatform.google.com/about/analytics/terms/us/",
                wrong: "You use Google Analytics, and the text does not say which cookies it sets, or how Google uses the data.",
                why: "Its terms want the cookies or identifiers told, and how Google collects and uses the data, with a link.",
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
                ..Rule::NEW
            },
            Rule {
                id: "plat-ga-ads",
                provision: "Google Analytics Advertising Features policy",
                source: "https://support.google.com/analytics/answer/2700409",
                wrong: "You use Google Analytics for advertising, and the text does not say which features, or how people opt out.",
                why: "Its terms want the features told, that cookies of yours and of Google work together, and the way out.",
                mend: &[
                    "Print that sentence: pick it among the fixed sentences, if it is true.",
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
                ..Rule::NEW
            },
        ],
        #[cfg(test)]
        clean: &[
            "sharing.any_recipients=true",
            "sharing.recipients.ga={\"name\":\"Google Analytics\",\"catalogue\":\"google-analytics\",\"job\":[\"web-analytics\"],\"kinds\":[\"account\"],\"country\":{\"area\":\"US\"},\"link\":\"https://ga.example/privacy\"}",
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
            ..Rule::NEW
        }],
        #[cfg(test)]
        clean: &[
            "company.regions=[\"switzerland\"]",
            "sharing.any_recipients=true",
            "sharing.recipients.ga={\"name\":\"Google Analytics\",\"catalogue\":\"google-analytics\",\"job\":[\"web-analytics\"],\"kinds\":[\"account\"],\"country\":{\"area\":\"US\"},\"link\":\"https://ga.example/privacy\"}",
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
        reads: &["sharing"],
        rules: &[Rule {
            id: "plat-adsense",
            provision: "AdSense required content",
            source: "https://support.google.com/adsense/answer/1348695",
            wrong: "You show ads of AdSense, and the text does not tell of its cookies, or how people opt out.",
            why: "Its terms want this told to the people whose data it gets.",
            mend: &[
                "Print that sentence: pick it among the fixed sentences, if it is true.",
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
            ..Rule::NEW
        }],
        #[cfg(test)]
        clean: &[
            "sharing.any_recipients=true",
            "sharing.recipients.ads={\"name\":\"Google AdSense\",\"job\":[\"advertising\"],\"kinds\":[\"account\"],\"country\":{\"area\":\"US\"},\"link\":\"https://ads.example/privacy\"}",
            "sharing.platform_words=[\"adsense\"]",
        ],
        #[cfg(test)]
        away: &["sharing.recipients.ads="],
    },
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
        reads: &["sharing"],
        rules: &[Rule {
            id: "plat-meta",
            provision: "Meta Business Tools Terms, s. 3",
            source: "https://www.facebook.com/legal/businesstech",
            wrong: "You use Meta's pixel or SDK, and the text does not tell of it, or how people opt out.",
            why: "Its terms want this told to the people whose data it gets.",
            mend: &[
                "Print that sentence: pick it among the fixed sentences, if it is true.",
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
            ..Rule::NEW
        }],
        #[cfg(test)]
        clean: &[
            "sharing.any_recipients=true",
            "sharing.recipients.meta={\"name\":\"Meta Pixel\",\"job\":[\"advertising\"],\"kinds\":[\"account\"],\"country\":{\"area\":\"US\"},\"link\":\"https://meta.example/privacy\"}",
            "sharing.platform_words=[\"meta\"]",
        ],
        #[cfg(test)]
        away: &["sharing.recipients.meta="],
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
        reads: &["sharing"],
        rules: &[Rule {
            id: "plat-youtube",
            provision: "YouTube API Services Developer Policies, III.A.2",
            source: "https://developers.google.com/youtube/terms/developer-policies",
            wrong: "You use YouTube's API, and the text does not say so, or how people take their access back.",
            why: "Its terms want this told to the people whose data it gets.",
            mend: &[
                "Print that sentence: pick it among the fixed sentences, if it is true.",
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
            ..Rule::NEW
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
        id: "stripe",
        name: "the terms of Stripe Radar",
        sort: Sort::Platform,
        applies: |case| provider(case, "Stripe", &["stripe"]),
        reads: &["sharing"],
        rules: &[Rule {
            id: "plat-stripe-radar",
            provision: "Stripe Radar Services Terms",
            source: "https://support.stripe.com/questions/radar-disclosures",
            wrong: "Stripe looks for fraud, and the text does not say which data it collects for that.",
            why: "Its terms want this told to the people whose data it gets.",
            mend: &[
                "Print that sentence: pick it among the fixed sentences, if it is true.",
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
            ..Rule::NEW
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
        reads: &["sharing"],
        rules: &[Rule {
            id: "plat-clarity",
            provision: "Microsoft Clarity Terms of Use",
            source: "https://clarity.microsoft.com/terms",
            wrong: "Microsoft Clarity records what people do, and the text does not say so, or that Microsoft uses the data itself.",
            why: "Its terms want this told to the people whose data it gets.",
            mend: &[
                "Print that sentence: pick it among the fixed sentences, if it is true.",
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
            ..Rule::NEW
        }],
        #[cfg(test)]
        clean: &[
            "sharing.any_recipients=true",
            "sharing.recipients.clarity={\"name\":\"Microsoft Clarity\",\"job\":[\"web-analytics\"],\"kinds\":[\"account\"],\"country\":{\"area\":\"US\"},\"link\":\"https://clarity.example/privacy\"}",
            "sharing.platform_words=[\"clarity\"]",
        ],
        #[cfg(test)]
        away: &["sharing.recipients.clarity="],
    },
    Law {
        id: "recaptcha",
        name: "the terms of reCAPTCHA",
        sort: Sort::Platform,
        applies: |case| provider(case, "reCAPTCHA", &["recaptcha", "google recaptcha"]),
        reads: &["sharing"],
        rules: &[Rule {
            id: "plat-recaptcha",
            provision: "reCAPTCHA terms",
            source: "https://developers.google.com/recaptcha/docs/faq",
            level: Should,
            wrong: "Do you hide the badge of reCAPTCHA? The text does not name it.",
            why: "Its terms want this told to the people whose data it gets.",
            mend: &[
                "Print that sentence: pick it among the fixed sentences, if it is true.",
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
            ..Rule::NEW
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
        reads: &["sharing"],
        rules: &[Rule {
            id: "plat-gmaps",
            provision: "Google Maps Platform Terms of Service",
            source: "https://cloud.google.com/maps-platform/terms",
            wrong: "You use Google Maps, and the text does not lead to Google's terms and privacy policy for it.",
            why: "Its terms want this told to the people whose data it gets.",
            mend: &[
                "Print that sentence: pick it among the fixed sentences, if it is true.",
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
            ..Rule::NEW
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
    Law {
        id: "plaid",
        name: "the terms of Plaid",
        sort: Sort::Platform,
        applies: |case| provider(case, "Plaid", &["plaid"]),
        reads: &["sharing"],
        rules: &[Rule {
            id: "plat-plaid",
            provision: "Plaid developer terms",
            source: "https://plaid.com/legal/",
            level: Should,
            wrong: "Plaid gets data from banks, and the text does not lead to its privacy policy.",
            why: "Its terms want this told to the people whose data it gets.",
            mend: &[
                "Print that sentence: pick it among the fixed sentences, if it is true.",
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
            ..Rule::NEW
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
        reads: &["company", "sharing"],
        rules: &[Rule {
            id: "plat-sms-10dlc",
            provision: "CTIA Messaging Principles; 10DLC campaign vetting",
            source: "https://www.ctia.org/the-wireless-industry/industry-commitments/messaging-interoperability-sms-mms",
            wrong: "You send text messages to people in the US, and the text does not say that numbers are shared with nobody for marketing.",
            why: "Phone companies there refuse senders whose policy does not say it.",
            mend: &[
                "Print that sentence: pick it among the fixed sentences, if it is true.",
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
            ..Rule::NEW
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
        reads: &["sharing", "company"],
        rules: &[Rule {
            id: "plat-dpf",
            provision: "Data Privacy Framework Principles, I.1 (Notice)",
            source: "https://www.dataprivacyframework.gov",
            wrong: "You are certified under the Data Privacy Framework, and the text lacks something that its Principles want.",
            why: "They fix a block of facts, and a false or half claim is a matter for the FTC.",
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
            ..Rule::NEW
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

const ANALYTICS: &[&str] = &["google analytics", "google analytics 4", "ga4"];

/// Products that reach a store: it applies where the store is among those named, and is open where nobody has said.
fn store(case: &Case, store: Store, offers: &[Offer], name: &str) -> Applies {
    let company = &case.answers.company;
    let fits = company.offers.iter().flatten().any(|offer| offers.contains(offer));
    match &company.stores {
        Some(stores) if stores.contains(&store) => Applies::Yes(format!("your product comes through {name}")),
        None if fits => Applies::Unknown(
            "nobody has said through which stores your product comes".into(),
            vec!["company.stores"],
        ),
        _ => Applies::No(format!("your product does not come through {name}, by your answers")),
    }
}

/// The recipients with one of these names, in small letters, or of the catalogue under such a name.
fn called<'a>(case: &'a Case, names: &'a [&str]) -> impl Iterator<Item = &'a RecipientRow> {
    let is = |name: &str| names.contains(&name.trim().to_lowercase().as_str());
    case.answers.sharing.recipients.iter().filter(move |row| {
        let listed = row.catalogue.as_deref().and_then(crate::vendors::find);
        row.name.as_deref().is_some_and(is) || listed.is_some_and(|vendor| is(&vendor.name))
    })
}

/// A provider applies where it is among the recipients, or among the services that people connect.
fn provider(case: &Case, name: &str, names: &[&str]) -> Applies {
    let mut connected = case.answers.sharing.integrations.iter().filter_map(|row| row.name.as_deref());
    let is = |one: &str| names.contains(&one.trim().to_lowercase().as_str());
    // people who connect their Stripe account are not paid for through it
    let connects = is("youtube") && connected.any(is);
    if called(case, names).next().is_some() || connects {
        Applies::Yes(format!("you use {name}"))
    } else {
        Applies::No(format!("you name no {name}"))
    }
}

/// A breach where this fixed sentence is not picked.
fn unsaid(case: &Case, words: PlatformWords) -> Vec<Breach> {
    wrong_if(!says(case, words), &["sharing.platform_words"])
}

fn says(case: &Case, words: PlatformWords) -> bool {
    let picked = case.answers.sharing.platform_words.as_ref();
    picked.is_some_and(|picked| picked.contains(&words))
}

/// A breach for each that is missing: whether it is, where, and what to say.
fn missing(all: &[(bool, &str, &str)]) -> Vec<Breach> {
    let missing = all.iter().filter(|(is, ..)| *is);
    missing.map(|(_, at, words)| Breach::said(*at, *words)).collect()
}

/// Whether the text does not say how long some data is kept.
fn unkept(case: &Case) -> bool {
    let retention = &case.answers.retention;
    let general = retention.closing.is_some() || retention.criteria.as_ref().is_some_and(|all| !all.is_empty());
    !general && case.answers.collection.kinds.iter().any(|kind| kind.kept.is_none())
}

/// Whether people can have their data or their account deleted, on request or by themselves.
fn deletes(case: &Case) -> bool {
    let rights = &case.answers.rights;
    rights.granted.iter().any(|row| row.right == Some(Right::Delete)) || deletes_in_app(case)
}

fn deletes_in_app(case: &Case) -> bool {
    let mut rows = case.answers.rights.own.iter();
    rows.any(|row| matches!(row.action, Some(Action::Delete | Action::Close | Action::Most)))
}

/// Whether a kind of data does not say what it holds.
fn vague(case: &Case) -> bool {
    let kinds = &case.answers.collection.kinds;
    let bare = |items: &Option<Vec<_>>| items.as_ref().is_none_or(Vec::is_empty);
    kinds.is_empty() && case.answers.collection.any_kinds != Some(false) || kinds.iter().any(|kind| bare(&kind.items))
}

fn apple(case: &Case) -> Vec<Breach> {
    let answers = &case.answers;
    let kinds = &answers.collection.kinds;
    let given = !answers.sharing.recipients.is_empty();
    missing(&[
        (
            vague(case),
            "collection.kinds",
            "The text does not say what exactly is collected.",
        ),
        (
            kinds.iter().any(|kind| kind.source.is_none() && kind.trigger.is_none()),
            "collection.kinds",
            "The text does not say how some data is collected.",
        ),
        (
            !kinds.is_empty() && answers.uses.purposes.is_empty(),
            "use.purposes",
            "The text does not say what the data is used for.",
        ),
        (
            given && answers.sharing.same_protection != Some(true),
            "sharing.same_protection",
            "Others get data, and the text does not say that they protect it as well as you do.",
        ),
        (
            unkept(case),
            "collection.kinds",
            "The text does not say how long some data is kept.",
        ),
        (
            !kinds.is_empty() && !deletes(case),
            "rights.granted",
            "The text does not say how people have their data deleted.",
        ),
    ])
}

fn apple_sharing(case: &Case) -> Vec<Breach> {
    let uses = &case.answers.uses;
    let by_others = uses
        .ai
        .iter()
        .filter(|row| row.provider.as_ref().is_some_and(|all| !all.is_empty()));
    let unasked = by_others.filter(|row| row.optional == Some(Optional::Always));
    let mut breaches: Vec<Breach> = unasked
        .map(|row| Breach::at(&[&format!("use.ai.{}.optional", row.key)]))
        .collect();
    let models = case.doing(Job::Ai).filter(|_| uses.ai.is_empty());
    breaches.extend(models.map(|row| {
        let name = row.name.as_deref().unwrap_or(&row.key);
        Breach::said(
            "use.ai",
            format!("{name} runs AI for you, and the text does not say which feature sends it data."),
        )
    }));
    let mobile = case
        .answers
        .company
        .offers
        .iter()
        .flatten()
        .any(|offer| *offer == Offer::MobileApp);
    let mut asked = case.answers.collection.permissions.iter();
    let follows = mobile && case.answers.sharing.share_for_ads == Some(true);
    if follows && !asked.any(|row| row.permission == Some(Permission::Tracking)) {
        let words = "You share data for ads across other companies' apps, and the app asks for no permission to track.";
        breaches.push(Breach::said("collection.permissions", words));
    }
    breaches
}

fn play(case: &Case) -> Vec<Breach> {
    let (company, sharing) = (&case.answers.company, &case.answers.sharing);
    let unnamed = sharing.recipients.iter().any(|row| row.name.is_none())
        || (sharing.any_recipients == Some(true) && sharing.recipients.is_empty());
    missing(&[
        (
            company.product.is_none() && company.legal_name.is_none(),
            "company.product",
            "The text names neither the app nor who makes it.",
        ),
        (
            company.contact.is_none(),
            "company.contact",
            "The text names no contact for privacy.",
        ),
        (
            vague(case),
            "collection.kinds",
            "The text does not say what exactly is collected.",
        ),
        (unnamed, "sharing.recipients", "The text does not say who gets data."),
        (
            case.answers.retention.safeguards.is_empty(),
            "retention.safeguards",
            "The text does not say how data is protected.",
        ),
        (
            unkept(case),
            "collection.kinds",
            "The text does not say how long some data is kept.",
        ),
    ])
}

fn play_delete(case: &Case) -> Vec<Breach> {
    let mut kinds = case.answers.collection.kinds.iter();
    if !kinds.any(|kind| kind.trigger == Some(Trigger::Account) && kind.whose != Some(Whose::Customers)) {
        return Vec::new();
    }
    missing(&[
        (
            !deletes_in_app(case),
            "rights.own",
            "People can open an account, and the text does not say where in the app they delete it.",
        ),
        (
            case.answers.rights.delete_page.is_none(),
            "rights.delete_page",
            "People can open an account, and the text names no page on the web where they have it deleted.",
        ),
    ])
}

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
