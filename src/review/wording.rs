//! Where the rules on claims and on plain words speak, and above all where they are silent.

use super::case::Case;
use super::{claims, language};
use crate::answers::Answers;
use crate::draft::Draft;
use crate::values::PolicyDate;
use serde_json::{Value, json};

/// A company as many are: providers, a server log, invoices that stay, an AI feature, people in Europe and California.
fn company() -> Value {
    json!({
        "company": {
            "product": "Quill", "legal_name": "Quill Press Ltd", "country": { "area": "IE" }, "audience": "consumers",
            "contact": { "kind": "email", "value": "privacy@quill.example" }, "regions": ["eea", "uk", "california"]
        },
        "collection": { "any_kinds": true, "kinds": [
            { "key": "account", "name": "Account data", "items": [{ "item": "name" }, { "item": "email" }], "source": ["person"],
              "required": "yes", "kept": { "how": "life-of", "of": "your account" } },
            { "key": "log", "name": "Server log", "items": [{ "item": "ip_address" }], "source": ["automatic"], "required": "no" }
        ] },
        "use": { "any_purposes": true, "purposes": [{ "key": "provide", "purpose": "provide", "kinds": ["account"] }],
            "any_ai": true, "ai": [{ "key": "sum", "feature": "summaries", "provider": ["openai"] }] },
        "sharing": { "any_recipients": true, "recipients": [
            { "key": "host", "name": "Hetzner", "job": ["hosting"], "country": { "area": "DE" } },
            { "key": "openai", "name": "OpenAI", "job": ["ai"], "country": { "area": "US" } },
            { "key": "stripe", "name": "Stripe", "job": ["payments"] } ], "sell": false, "share_for_ads": false },
        "retention": { "except_law": true, "closing": { "how": "exactly", "span": { "count": 30, "unit": "days" } }, "any_periods": true, "periods": [
            { "key": "invoices", "what": "Invoices", "kept": { "how": "exactly", "span": { "count": 7, "unit": "years" } } } ] },
        "cookies": { "any_items": true, "items": [{ "key": "session", "name": "session", "sort": "essential" }] },
        "changes": { "effective": "2026-11-01" }
    })
}

fn case(mut answers: Value, at: &str, text: &str) -> Case {
    answers["statements"] = json!({ "any_texts": true, "texts": [{ "key": "one", "at": at, "text": text }] });
    of(serde_json::from_value(answers).expect("answers"))
}

fn of(answers: Answers) -> Case {
    Case::new(answers, PolicyDate::parse("2026-11-21").expect("a date"))
}

/// The rules that speak, with what they say.
fn speaking(case: &Case) -> Vec<(&'static str, String, String)> {
    let rules = claims::LAW.rules.iter().chain(language::LAW.rules);
    let breaches = rules.flat_map(|rule| (rule.check)(case).into_iter().map(|breach| (rule.id, breach)));
    breaches
        .map(|(id, breach)| (id, breach.at.join(", "), breach.words))
        .collect()
}

fn ids(case: &Case) -> Vec<&'static str> {
    let mut ids: Vec<&str> = speaking(case).into_iter().map(|(id, ..)| id).collect();
    ids.dedup();
    ids
}

/// Sentences of good policies: none of them may be found fault with.
const HONEST: &[(&str, &str)] = &[
    ("company", "This policy explains what we do with your personal data."),
    (
        "company",
        "Quill Press Ltd runs Quill and decides what happens with your data.",
    ),
    (
        "company",
        "When you use Quill at work, your employer decides about your account.",
    ),
    ("company", "If you have a question, write to us; a person answers."),
    ("company", "We wrote this policy ourselves, in plain words."),
    ("company", "This policy covers the app and the website, not our shop on Etsy."),
    (
        "company",
        "Our terms of use are a contract; by using Quill you agree to the terms.",
    ),
    (
        "collection",
        "You give us your name and your e-mail address when you open an account.",
    ),
    (
        "collection",
        "Our server log holds your IP address, the page you asked for and the time.",
    ),
    ("collection", "You can use Quill without telling us your name."),
    ("collection", "You may leave out your telephone number."),
    ("collection", "We never ask for your password by e-mail."),
    ("collection", "Your card number goes to Stripe; we never see it."),
    (
        "collection",
        "Passwords are never captured, not even in recordings of errors.",
    ),
    ("collection", "We do not collect sensitive data, such as data about health."),
    ("collection", "We do not collect personal data from children under 16."),
    (
        "collection",
        "If you connect your calendar, we read the titles and times of your events.",
    ),
    (
        "collection",
        "We collect details of your device, such as its model and its language.",
    ),
    (
        "collection",
        "We get your name from your employer, who opens the account for you.",
    ),
    ("collection", "Without an e-mail address we cannot open an account for you."),
    ("collection", "The app asks for the camera only when you scan a page."),
    ("collection", "The microphone is off until you press the button."),
    (
        "use",
        "We use your e-mail address to let you sign in and to tell you about faults.",
    ),
    (
        "use",
        "We count which searches find nothing, so that we can improve the search.",
    ),
    ("use", "We read crash reports to find and mend errors."),
    ("use", "We keep what you bought and use it to suggest other books."),
    ("use", "We do this in our legitimate interest in stopping fraud."),
    ("use", "You can object to processing that rests on our legitimate interests."),
    ("use", "We do not use your notes for advertising."),
    ("use", "We do not sell your personal data."),
    (
        "use",
        "We do not sell or share personal information, as California law uses these words.",
    ),
    ("use", "We do not sell data for money or for anything else of value."),
    ("use", "We do not sell data for money or other consideration."),
    ("sharing", "We never sell data, neither for money nor for anything else."),
    ("use", "OpenAI does not train on what we send, by its terms for the API."),
    ("use", "A person looks at every refusal before we send it."),
    ("use", "The score can be wrong; you can ask a person to look at it."),
    ("use", "If you turn on summaries, we send the text of the note to OpenAI."),
    (
        "use",
        "We take names and e-mail addresses out before we send a text; it may still say something about you.",
    ),
    ("use", "You can stop our newsletter with the link at its end."),
    ("use", "We may send you a reminder if you have not paid."),
    ("use", "In May 2026 we began to use a new provider for e-mails."),
    ("use", "We have used this provider since May."),
    ("use", "Our providers may not use your data for their own purposes."),
    ("use", "Your data is not used for any other purpose."),
    ("use", "We will ask you before we use your data for anything new."),
    (
        "sharing",
        "We share your data only with the providers listed here, who run Quill for us.",
    ),
    ("sharing", "Hetzner stores our database in Nuremberg."),
    ("sharing", "Our database is in Germany."),
    ("sharing", "Your notes are stored in Germany."),
    (
        "sharing",
        "Data is stored in Germany; questions go to OpenAI in the United States.",
    ),
    (
        "sharing",
        "All data is stored in Germany, except with the providers listed here.",
    ),
    ("company", "Your use of the product does not count as consent."),
    ("company", "By creating an account you agree to our terms of use."),
    ("use", "By subscribing to our newsletter you agree to receive it."),
    (
        "use",
        "You agree to analytics by clicking “Accept”, and not by using the site.",
    ),
    (
        "sharing",
        "Stripe takes the payments and is certified as a PCI DSS Level 1 provider.",
    ),
    ("sharing", "Hetzner is ISO 27001 certified."),
    ("sharing", "We never share your data with advertisers."),
    (
        "sharing",
        "We do not share your data with third parties for their own marketing.",
    ),
    (
        "sharing",
        "We never share your data with third parties, except with the providers listed here.",
    ),
    ("sharing", "We may disclose data if a court orders us to."),
    ("sharing", "We may be required to give data to authorities."),
    (
        "sharing",
        "If Quill is sold, or in a sale of assets, the buyer gets the accounts; we tell you before.",
    ),
    ("sharing", "Standard Contractual Clauses protect your data in the US."),
    ("sharing", "The Privacy Shield is invalid, so we do not rely on it."),
    ("sharing", "When you share a note, everyone with the link can read it."),
    (
        "sharing",
        "We are not responsible for websites that we link to; read their own policies.",
    ),
    ("sharing", "Your employer may see which notes you share with colleagues."),
    (
        "retention",
        "We encrypt your data in transit with TLS 1.3 and at rest with AES-256.",
    ),
    (
        "retention",
        "No system is completely secure, and we cannot guarantee the security of your data.",
    ),
    ("retention", "We do not guarantee that nothing ever goes wrong."),
    ("retention", "We do not guarantee the security of what you send by e-mail."),
    ("retention", "We choose measures by the state of the art and by the risk."),
    (
        "retention",
        "We follow industry standards: TLS 1.3, AES-256 and two-factor sign-in for our staff.",
    ),
    (
        "retention",
        "We take appropriate measures, such as encryption and two-factor sign-in.",
    ),
    ("retention", "Our backups are end-to-end tested every month."),
    ("retention", "We keep invoices for seven years, because tax law requires it."),
    ("retention", "We keep your account until you close it, and 30 days more."),
    ("retention", "We keep the server log for 14 days."),
    (
        "retention",
        "We delete your account within 30 days; backups are overwritten after 90 days.",
    ),
    (
        "retention",
        "We keep your order as long as needed for the warranty, which is two years.",
    ),
    ("retention", "We keep data longer as may be required by tax law."),
    (
        "retention",
        "Voice recordings are deleted immediately after they are written down.",
    ),
    (
        "retention",
        "We permanently delete all your notes within 30 days, except in backups.",
    ),
    ("retention", "We cannot read your password, since only its hash is stored."),
    ("retention", "We are not ISO 27001 certified."),
    ("retention", "Two of us can open the database, each with a key of their own."),
    ("retention", "If a breach puts you at risk, we tell you within 72 hours."),
    ("rights", "You can see, correct and delete your data in your settings."),
    ("rights", "You may write to us at any time."),
    ("rights", "You may not use somebody else's account."),
    ("rights", "You can change your choice at any time."),
    ("rights", "We answer within 30 days."),
    ("rights", "We answer promptly, and within 30 days at the latest."),
    ("rights", "We never charge for a request."),
    ("rights", "Requests are free of charge."),
    ("rights", "If we refuse a request, we tell you why, and how to complain."),
    ("rights", "You may complain to the Data Protection Commission in Ireland."),
    ("rights", "If you disagree with our decision, you can appeal."),
    ("rights", "You do not waive any rights when you accept our terms."),
    ("rights", "You own your data."),
    ("sharing", "Other users cannot see the notes that you keep to yourself."),
    (
        "rights",
        "Where the law of your state gives them, you have rights of access and deletion.",
    ),
    ("use", "We improve the search service by counting what finds nothing."),
    ("use", "We do not use your data to improve our AI models."),
    ("sharing", "You decide which apps that you connect may read your calendar."),
    (
        "cookies",
        "One cookie keeps you signed in; it goes when you close the browser.",
    ),
    (
        "cookies",
        "The banner has two buttons of one size, “Accept all” and “Reject all”, and a link “Manage options”.",
    ),
    ("cookies", "We use no cookies for advertising."),
    ("children", "Quill is not made for children."),
    ("children", "If we learn that a child has opened an account, we delete it."),
    ("changes", "We may change this policy; we tell you by e-mail 30 days before."),
    ("changes", "From time to time we change this policy, and tell you by e-mail."),
    ("changes", "Former versions are listed below."),
    ("changes", "If you do not agree with a change, you can close your account."),
];

#[test]
fn honest_sentences_are_left_alone() {
    assert!(HONEST.len() >= 80, "{}", HONEST.len());
    let mut wrong = Vec::new();
    for (at, text) in HONEST {
        for (id, _, words) in speaking(&case(company(), at, text)) {
            wrong.push(format!("{id}: {text} [{words}]"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Each guard of the inventory: words that look like a fault and are none.
const GUARDS: &[(&str, &str, &str)] = &[
    (
        "§3 (1): negation",
        "retention",
        "We do not guarantee the security of your data.",
    ),
    (
        "§3 (1): a negator before it",
        "retention",
        "Nobody can promise that a server is completely secure.",
    ),
    (
        "§3 (1): quotation",
        "retention",
        "Beware of policies that say “we guarantee the security of your data”.",
    ),
    (
        "§3 (2): passwords are never captured",
        "collection",
        "Passwords are never captured and never stored.",
    ),
    (
        "§3 (3): a sale of the business",
        "sharing",
        "In a sale of the business for money, the buyer gets the accounts.",
    ),
    (
        "§3 (4): may with you",
        "rights",
        "You may use and share your data as you like.",
    ),
    (
        "§3 (4): as may be required by law",
        "retention",
        "We store invoices as may be required by law.",
    ),
    (
        "u-03: a list follows",
        "retention",
        "We use industry-standard security: TLS 1.3, AES-256 and role-based access.",
    ),
    (
        "u-09: except as described",
        "sharing",
        "We do not share your data with third parties except as described below.",
    ),
    (
        "u-12: pseudonymised",
        "use",
        "We hash the ID; the data is pseudonymised, not anonymous.",
    ),
    (
        "u-34: external links",
        "sharing",
        "We are not responsible for the practices of third parties whose websites we link to.",
    ),
    ("§4: you can", "use", "You can share your notes with some people."),
    ("§4: may not", "sharing", "They may not use or share your data."),
    (
        "§4: the month",
        "changes",
        "May 2026 saw new providers; in May we process data in Ireland.",
    ),
    (
        "§4: may be required to",
        "sharing",
        "We may be required to disclose data to authorities.",
    ),
    (
        "§4: a stated condition",
        "sharing",
        "If you enable summaries, we may send your notes to OpenAI.",
    ),
    (
        "§4: from time to time, of changes",
        "changes",
        "We update this policy from time to time and collect your views by e-mail.",
    ),
    (
        "§4: a good example of the guidelines",
        "use",
        "We keep a record of the articles you clicked and use it to show ads on this site that fit.",
    ),
];

#[test]
fn the_guards_of_the_inventory_hold() {
    let mut wrong = Vec::new();
    for (guard, at, text) in GUARDS {
        for (id, _, words) in speaking(&case(company(), at, text)) {
            wrong.push(format!("{guard}: {id}: {text} [{words}]"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    // “all” inside a heading
    let mut answers = company();
    answers["statements"] = json!({ "any_texts": true, "texts": [
        { "key": "one", "at": "retention", "heading": "All data is encrypted", "text": "We use TLS 1.3." } ] });
    assert_eq!(speaking(&of(serde_json::from_value(answers.clone()).expect("answers"))), []);
    // any other claim in a heading of the author's is one
    answers["statements"]["texts"][0]["heading"] = json!("Your data is completely secure");
    let found = speaking(&of(serde_json::from_value(answers).expect("answers")));
    assert!(
        found
            .iter()
            .any(|(id, at, _)| *id == "u-01" && at == "statements.texts.one.heading"),
        "{found:?}"
    );
}

/// The same faults in other words than those of the trials.
const FAULTS: &[(&str, &str, &str)] = &[
    ("u-01", "retention", "Your notes are 100% secure with us."),
    ("u-01", "retention", "Our servers cannot be hacked."),
    ("u-02", "retention", "We protect your data with military-grade encryption."),
    ("u-02", "retention", "State-of-the-art security protects your data."),
    ("u-04", "retention", "Quill is a zero-knowledge service."),
    ("u-05", "company", "Your use of Quill means that you consent to this policy."),
    (
        "u-06",
        "changes",
        "Your continued use of Quill after changes to this policy constitutes acceptance of them.",
    ),
    (
        "u-08",
        "changes",
        "We may update this privacy policy at any time at our sole discretion.",
    ),
    ("u-09", "sharing", "We do not share your information with any third parties."),
    ("u-11", "sharing", "Your data is never sold for money."),
    ("u-12", "cookies", "The cookie holds an anonymous identifier."),
    ("u-13", "collection", "We do not collect any PII."),
    ("u-15", "use", "Your data is never used for training AI models."),
    (
        "u-16",
        "retention",
        "Quill can’t see the contents of your notes, and never gives them away.",
    ),
    ("u-16", "retention", "We have no access to your notes."),
    ("u-17", "retention", "All data is encrypted."),
    ("u-18", "retention", "We permanently delete all of your data."),
    ("u-19", "company", "Quill complies with all applicable laws."),
    ("u-22", "sharing", "We are certified under the Privacy Shield."),
    ("u-24", "company", "We respect your privacy."),
    ("u-25", "sharing", "We work with carefully selected third parties."),
    (
        "u-26",
        "collection",
        "We collect data, including but not limited to your name.",
    ),
    ("u-28", "use", "We use your information to improve the user experience."),
    ("u-29", "use", "We use your data to develop new services."),
    ("u-46", "collection", "We collect only the information that you give us."),
    (
        "u-48",
        "retention",
        "When you close your account, everything is deleted instantly.",
    ),
    ("v-01", "use", "We may also collect information about your location."),
    ("v-01", "sharing", "Your data may be sent to OpenAI."),
    ("v-01", "sharing", "OpenAI may store your data."),
    ("v-02", "use", "We could use your data for statistics."),
    ("v-03", "sharing", "Various partners process it."),
    ("v-04", "use", "Your data is occasionally shared."),
    ("v-05", "collection", "We collect names, addresses, and so on."),
    (
        "v-07",
        "retention",
        "We retain personal data as long as reasonably necessary.",
    ),
    ("v-08", "retention", "We use reasonable security measures."),
    ("v-10", "use", "We process it for legitimate business purposes."),
    ("v-11", "use", "We rely on our legitimate interests."),
    ("v-12", "sharing", "We disclose your data to our affiliates."),
    ("v-15", "retention", "Except as otherwise stated, nothing leaves Ireland."),
    ("u-35", "rights", "Where permitted by law, we delete your data."),
    ("v-19", "sharing", "Your data is disclosed for statistics."),
    ("v-21", "use", "Notwithstanding this, we log each visit."),
    ("v-22", "sharing", "We send it to Stripe and/or OpenAI."),
    ("v-23", "collection", "We store your tickets and associated data."),
    ("v-24", "changes", "Material changes are announced by e-mail."),
    ("u-28", "use", "We use it to develop and improve our products."),
    ("v-09", "use", "We use it to improve and develop our products."),
    (
        "v-01",
        "sharing",
        "Metadata (not your notes) may be sent to OpenAI, and it may store this data.",
    ),
    ("v-01", "cookies", "We use PostHog, which may set cookies to track you."),
    (
        "u-28",
        "use",
        "To provide, maintain, and improve the Quill platform and services.",
    ),
    ("u-12", "cookies", "We set an anonymous-analytics cookie."),
    ("u-17", "retention", "Your data is kept apart and never co-mingled."),
    (
        "v-07",
        "retention",
        "We retain it while your account is open, or as needed to provide services.",
    ),
    ("v-25", "rights", "We handle your request within a reasonable time."),
    ("u-05", "company", "Use of the website constitutes acceptance of this policy."),
    ("u-05", "use", "By submitting the form you agree to receive our newsletter."),
    ("u-13", "collection", "We do not collect any personal data."),
    ("u-47", "retention", "All data is stored exclusively on servers in Germany."),
    ("u-47", "retention", "All data is stored in Germany."),
    ("u-47", "retention", "Your data is stored only in Germany."),
    ("u-47", "retention", "All your data stays on our servers in Frankfurt."),
];

#[test]
fn the_same_fault_is_found_in_other_words() {
    let mut wrong = Vec::new();
    for (id, at, text) in FAULTS {
        let found = ids(&case(company(), at, text));
        if !found.contains(id) {
            wrong.push(format!("{id} is silent: {text} {found:?}"));
        } else if found.len() > 1 {
            wrong.push(format!("{found:?} speak of one sentence: {text}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_finding_shows_the_sentence_and_names_the_phrase() {
    let case = case(company(), "retention", "We like tea. Quill is completely secure! So is tea.");
    let rule = claims::LAW.rules.iter().find(|rule| rule.id == "u-01").expect("u-01");
    let breach = (rule.check)(&case).remove(0);
    assert_eq!(breach.at, ["statements.texts.one.text"]);
    assert_eq!(breach.sentence, "Quill is completely secure!");
    assert!(breach.words.contains("“completely secure”"), "{}", breach.words);
}

#[test]
fn every_rule_proposes_other_words_or_another_practice() {
    for rule in claims::LAW.rules.iter().chain(language::LAW.rules) {
        let told = rule
            .mend
            .iter()
            .any(|way| way.starts_with("Safer") || way.starts_with("Take") || way.starts_with("Cut"));
        assert!(told, "{}: {:?}", rule.id, rule.mend);
    }
    assert_eq!((claims::LAW.rules.len(), language::LAW.rules.len()), (50, 25));
}

#[test]
fn a_preset_with_all_that_it_suggests_is_never_found_fault_with() {
    for preset in crate::presets::all() {
        let found = speaking(&of(preset.answers.clone()));
        assert_eq!(found, [], "{}", preset.id);
    }
}

/// What the five samples raise, each as `docs/` of the inventory grades it.
const SAMPLES: &[(&str, &str, &[&str])] = &[
    ("claron", include_str!("../../tests/samples/claron.json"), &["u-06"]),
    ("clashtor", include_str!("../../tests/samples/clashtor.json"), &[]),
    (
        "clairvio",
        include_str!("../../tests/samples/clairvio.json"),
        &["u-05", "u-06", "v-23"],
    ),
    (
        "altaclario",
        include_str!("../../tests/samples/altaclario.json"),
        &["u-11", "v-23"],
    ),
    ("clientos", include_str!("../../tests/samples/clientos.json"), &[]),
];

fn sample(text: &str) -> Answers {
    let draft: Draft = serde_json::from_str(text).expect("a sample");
    draft.published()
}

#[test]
fn the_samples_raise_what_the_inventory_names_in_their_authors_own_words() {
    for (name, text, named) in SAMPLES {
        let case = of(sample(text));
        assert_eq!(ids(&case), *named, "{name}: {:#?}", speaking(&case));
    }
}

/// Without the author's own words, nothing of what our clauses print may be found fault with.
#[test]
fn what_our_clauses_print_is_never_found_fault_with() {
    let texts = SAMPLES.iter().map(|(name, text, _)| (*name, sample(text)));
    let presets = crate::presets::all()
        .iter()
        .map(|preset| (preset.id.as_str(), preset.answers.clone()));
    for (name, answers) in texts.chain(presets) {
        let case = of(answers);
        let printed: Vec<String> = case
            .said()
            .iter()
            .filter(|said| !said.own)
            .map(|said| said.words.clone())
            .collect();
        let breaches = claims::LAW
            .rules
            .iter()
            .chain(language::LAW.rules)
            .flat_map(|rule| (rule.check)(&case));
        for breach in breaches {
            assert!(!printed.contains(&breach.sentence), "{name}: {breach:?}");
        }
    }
}
