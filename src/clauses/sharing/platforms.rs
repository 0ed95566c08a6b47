//! Sentences that platforms and providers want in a policy by their contracts.
//!
//! Their words follow what the contracts ask for; which of them stand here, the author picks. What one of the recipients does is
//! told beside its row. The price: an address of theirs that moves is wrong here until the next release.

use crate::clauses::words::{Pen, View, Words, link, paragraph, say};
use crate::document::{Block, Inline, Sentence};
use crate::interview::sharing::{DPF_LIST, PlatformWords, RecipientRow};
use crate::values::{Chosen as _, Link};
use crate::vendors;

/// The sentences that are told of no recipient, each of a row of its own, together.
pub(super) fn write(view: &View, pen: Pen) -> Option<Block> {
    paragraph(told_of(view, pen, None))
}

/// The sentences about what this recipient does.
pub(super) fn of(view: &View, pen: Pen, row: &RecipientRow) -> Vec<Sentence> {
    told_of(view, pen, Some(&row.key))
}

/// Those that the author picked and that are told of the recipient of this key, or of none.
fn told_of(view: &View, pen: Pen, key: Option<&String>) -> Vec<Sentence> {
    let sharing = &view.answers.sharing;
    let home = |one: PlatformWords| {
        let provider = vendors::find(one.provider()?)?;
        let called = |name: &String| name.trim().eq_ignore_ascii_case(&provider.name);
        let is_its = |row: &&RecipientRow| match (&row.name, &row.catalogue) {
            (None, _) => false, // nothing is told of it
            (Some(name), None) => called(name),
            (Some(_), Some(id)) => *id == provider.id,
        };
        sharing.recipients.iter().find(is_its).map(|row| &row.key)
    };
    let picked = sharing.platform_words.iter().flatten().filter(|one| home(**one) == key);
    picked.map(|one| pen.row(one.id()).line("platform", words(*one))).collect()
}

fn page(address: &str) -> Inline {
    link(address, &Link(address.to_owned()))
}

fn words(platform: PlatformWords) -> Words {
    match platform {
        PlatformWords::GoogleLimitedUse => say![
            "Our use and transfer to any other app of information received from Google APIs will adhere to the ",
            link(
                "Google API Services User Data Policy",
                &Link("https://developers.google.com/terms/api-services-user-data-policy".into())
            ),
            ", including the Limited Use requirements."
        ],
        PlatformWords::ChromeLimitedUse => say![
            "Our use of information received from Google APIs will adhere to the ",
            link(
                "Chrome Web Store User Data Policy",
                &Link("https://developer.chrome.com/docs/webstore/program-policies/user-data-faq".into())
            ),
            ", including the Limited Use requirements."
        ],
        PlatformWords::GooglePartners => say![
            "How Google uses data from sites and apps that use its services: ",
            page("https://policies.google.com/technologies/partner-sites"),
            "."
        ],
        PlatformWords::GoogleAds => say![
            "We use advertising features of Google Analytics: cookies of ours and of Google work together to measure and \
             show ads. You can opt out at ",
            page("https://adssettings.google.com"),
            "."
        ],
        PlatformWords::Adsense => say![
            "Other companies, Google among them, use cookies to show ads based on your earlier visits to this and other \
             sites. You can opt out at ",
            page("https://adssettings.google.com"),
            " or ",
            page("https://www.aboutads.info"),
            "."
        ],
        PlatformWords::Meta => say![
            "Other companies, Meta among them, use cookies and pixels to collect data here and elsewhere, and use it to \
             measure and target ads. You can opt out at ",
            page("https://www.aboutads.info/choices"),
            " or ",
            page("https://www.youronlinechoices.eu"),
            "."
        ],
        PlatformWords::Youtube => say![
            "Our service uses YouTube API Services, for which the Google Privacy Policy holds: ",
            page("https://policies.google.com/privacy"),
            ". If you have given us access to your Google account, you can take it back at ",
            page("https://security.google.com/settings/security/permissions"),
            "."
        ],
        PlatformWords::Radar => say![
            "Stripe collects data about your device, what you do on our pages and your payments, and uses it to detect fraud."
        ],
        PlatformWords::Clarity => say![
            "Microsoft Clarity uses cookies to record how you use our pages, and shows us heat maps and replays of it. \
             Microsoft uses this data for its own ends too: ",
            page("https://privacy.microsoft.com/privacystatement"),
            "."
        ],
        PlatformWords::Recaptcha => say!["This site is protected by reCAPTCHA."],
        PlatformWords::Maps => say![
            "Our service uses Google Maps, for which the terms and the privacy policy of Google hold: ",
            page("https://maps.google.com/help/terms_maps"),
            " and ",
            page("https://policies.google.com/privacy"),
            "."
        ],
        PlatformWords::Plaid => say![
            "Plaid collects data from your bank for us; its End User Privacy Policy tells more: ",
            page("https://plaid.com/legal"),
            "."
        ],
        PlatformWords::Sms => say![
            "We share mobile numbers and the consent to text messages with nobody for marketing. Reply STOP to end our messages."
        ],
        PlatformWords::DpfList => say![
            "We keep the Principles of the Data Privacy Framework for the data that we receive under it; the list of those \
             who take part is at ",
            page(DPF_LIST),
            "."
        ],
        PlatformWords::DpfLiability => {
            say!["We stay liable if somebody to whom we pass such data handles it against those Principles."]
        }
    }
}
