//! The catalogue as a whole, and what is refused.

use super::search::{joined, plain};
use super::signals::{Ecosystem, normal};
use super::*;
use crate::interview::sharing::RecipientRow;
use crate::values::Chosen;
use std::collections::{BTreeMap, BTreeSet};

#[test]
fn every_file_of_the_folder_is_embedded_and_holds() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/presets/vendors");
    let on_disk = std::fs::read_dir(folder).unwrap().count();
    assert_eq!(on_disk, FILES.len(), "files that are not embedded, or not .json");
    let wrong: Vec<String> = FILES
        .iter()
        .filter_map(|(name, text)| Some(format!("{name}.json, {}", read(name, text).err()?)))
        .collect();
    assert_eq!(wrong, [""; 0]);
    assert_eq!(all().len(), FILES.len());
    assert!(all().len() >= 250, "{} are too few", all().len());
}

#[test]
fn each_says_what_a_policy_needs_and_claims_no_more() {
    let mut verified = 0;
    for vendor in all() {
        let id = &vendor.id;
        assert!(
            ["shared catalogue, verified", "shared catalogue, memory"].contains(&vendor.attested.by.as_str()),
            "{id}: {}",
            vendor.attested.by
        );
        assert!(!vendor.company.is_empty(), "{id}: who is behind it");
        let sure = vendor.attested.by == "shared catalogue, verified";
        verified += usize::from(sure);
        assert!(
            sure || !(vendor.is_checked("company", None) && vendor.is_checked("link", None)),
            "{id}: what is from memory has a doubt"
        );
        let sentences = [&vendor.check, &vendor.conditions]
            .into_iter()
            .flatten()
            .chain(&vendor.stores_if)
            .chain([&vendor.does]);
        for text in sentences {
            assert!(!text.to_lowercase().contains("complian"), "{id}: no such claim");
        }
        let listed = vendor.framework.is_some_and(|framework| !framework.checked);
        assert_eq!(
            listed,
            vendor.framework.is_some() && !vendor.is_checked("framework", None),
            "{id}: two places say whether somebody looked at the list"
        );
        let known = vendor.country.is_some() && vendor.link.is_some() && vendor.role.is_some();
        assert!(known || !vendor.check.is_empty(), "{id}: what is not known is said");
        assert_eq!(
            vendor.regions,
            vendor.choices.len() > 1,
            "{id}: where one can choose the region, only the author knows it, and is asked"
        );
        assert!(!vendor.data.is_empty(), "{id}: what does it get?");
    }
    assert!(verified >= 235, "{verified}");
}

#[test]
fn no_two_share_an_id_or_a_name() {
    let mut seen = BTreeSet::new();
    for vendor in all() {
        let own: BTreeSet<String> = vendor.names().map(|name| joined(&plain(name))).collect();
        for name in own {
            assert!(seen.insert(name.clone()), "{} and another are both called {name}", vendor.id);
        }
    }
}

#[test]
fn a_group_has_more_than_one_and_one_spelling() {
    let mut groups: BTreeMap<String, BTreeSet<&str>> = BTreeMap::new();
    let mut sizes: BTreeMap<&str, usize> = BTreeMap::new();
    for group in all().iter().filter_map(|vendor| vendor.group.as_deref()) {
        groups.entry(plain(group)).or_default().insert(group);
        *sizes.entry(group).or_default() += 1;
    }
    assert!(groups.values().all(|spellings| spellings.len() == 1), "{groups:?}");
    assert!(sizes.values().all(|&size| size > 1), "{sizes:?}");
    let of = |id: &str| find(id).unwrap().group.as_deref();
    assert_eq!(of("google-fonts"), of("google-analytics"));
    assert!(of("google-fonts").is_some() && of("google-fonts") != of("stripe"));
}

#[test]
fn no_name_is_claimed_by_two() {
    let mut owners: BTreeMap<(Ecosystem, String), &str> = BTreeMap::new();
    for vendor in all() {
        for (ecosystem, name) in vendor.signals.iter() {
            let name = normal(ecosystem, name).into_owned();
            if let Some(other) = owners.insert((ecosystem, name.clone()), &vendor.id) {
                panic!("{name} ({}) is of {other} and of {}", ecosystem.id(), vendor.id);
            }
        }
    }
    assert!(owners.len() > 2000, "{}", owners.len());
}

#[test]
fn a_host_is_of_one_company_and_one_that_several_products_share_is_of_none_for_sure() {
    let mut owners: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for vendor in all() {
        let company = vendor.group.as_deref().unwrap_or(&vendor.id);
        for (_, signals) in vendor.traces() {
            for address in signals.of(Ecosystem::Hosts) {
                let host = address.split('/').next().unwrap_or(address);
                owners.entry(host).or_default().insert(company);
            }
        }
    }
    let shared: Vec<_> = owners.iter().filter(|(_, companies)| companies.len() > 1).collect();
    assert!(owners.len() > 450 && shared.is_empty(), "{shared:?}");
    // what is reached there is told by the address alone
    let shared = [
        "apis.google.com",
        "connect.facebook.net",
        "facebook.com",
        "googleads.g.doubleclick.net",
        "graph.facebook.com",
        "graph.microsoft.com",
        "pagead2.googlesyndication.com",
        "pixel.wp.com",
        "platform.linkedin.com",
        "www.facebook.com",
        "www.google.com",
        "www.googleapis.com",
        "www.googletagmanager.com",
        "www.gstatic.com",
    ];
    for vendor in all() {
        let claimed = vendor
            .signals
            .of(Ecosystem::Hosts)
            .iter()
            .find(|host| shared.contains(&host.as_str()));
        assert_eq!(claimed, None, "{}: say with which address, or that it is weak", vendor.id);
    }
    let perhaps = |host: &str| {
        let of = |vendor: &&Vendor| vendor.weak.of(Ecosystem::Hosts).iter().any(|one| one == host);
        all().iter().filter(of).count()
    };
    for host in ["graph.facebook.com", "connect.facebook.net", "googleads.g.doubleclick.net"] {
        assert!(
            perhaps(host) > 1,
            "{host} shows one of its products, and it is not known which"
        );
    }
}

#[test]
fn spellings_of_one_package_are_one() {
    for (ecosystem, one, other) in [
        (Ecosystem::Pypi, "Django_Ses", "django-ses"),
        (Ecosystem::Crates, "rusoto_s3", "rusoto-s3"),
        (Ecosystem::Go, "example.com/mail/v3", "example.com/mail"),
        (Ecosystem::Nuget, "AWSSDK.Core", "awssdk.core"),
        (Ecosystem::Hosts, "API.example.com", "api.example.com"),
    ] {
        assert_eq!(normal(ecosystem, one), normal(ecosystem, other));
    }
    let (one, other) = (normal(Ecosystem::Go, "example.com/v/vault"), normal(Ecosystem::Env, "Mail_"));
    assert_eq!((&*one, &*other), ("example.com/v/vault", "Mail_"));
}

#[test]
fn a_row_is_a_recipient() {
    for vendor in all() {
        let row: RecipientRow = serde_json::from_value(row(vendor)).unwrap();
        assert_eq!(
            (row.key.as_str(), row.catalogue.as_ref()),
            (vendor.id.as_str(), Some(&vendor.id))
        );
        let country = vendor.country.as_ref().filter(|_| vendor.is_checked("country", None));
        assert_eq!((row.country.as_ref(), row.link.as_ref()), (country, vendor.link.as_ref()));
        assert_eq!(row.contract, None, "a contract is never suggested");
    }
    let github = row(find("github").unwrap());
    assert!(github["detail"].is_string(), "something else needs words");
    let paddle = find("paddle").unwrap();
    let part = row(paddle).get("part").is_some();
    assert_eq!(
        part,
        paddle.is_checked("role", None),
        "that it decides for itself is confirmed where nobody checked it"
    );
    let unknown = row(find("goatcounter").unwrap());
    assert!(unknown.get("country").is_none(), "what is not known is left to be asked");
}

#[test]
fn providers_are_found_as_people_call_them() {
    let first = |text: &str| search(text).first().map(|v| v.id.as_str());
    for (typed, meant) in [
        ("stripe", "stripe"),
        ("Amazon S3", "amazon-s3"),
        ("aws", "aws"),
        ("dynamo db", "aws"),
        ("mixpan", "mixpanel"),
        ("grid", "sendgrid"),
        ("Strpe", "stripe"),
        ("fly.io", "fly-io"),
        ("convertkit", "kit"),
        ("@stripe/stripe-js", "stripe"),
        ("firebase_crashlytics", "firebase-crashlytics"),
        ("sentry-sdk", "sentry"),
        ("widget.intercom.io", "intercom"),
        ("functional software", "sentry"),
    ] {
        assert_eq!(first(typed), Some(meant), "{typed}");
    }
    let google: Vec<&str> = search("google").iter().map(|v| v.id.as_str()).collect();
    assert!(google.len() >= 15 && google.contains(&"firebase"), "{google:?}");
    let place = |id: &str| google.iter().position(|one| *one == id);
    assert!(
        place("google-maps") < place("firebase"),
        "a name comes before a company: {google:?}"
    );
    assert!(
        !search("post").iter().any(|v| v.id == "supabase"),
        "four letters that begin a package are no sign of it"
    );
    assert_eq!(first("@getbrev"), Some("brevo"), "more of them are");
    assert!(search("no such provider").is_empty());
    assert!(search("limited").is_empty(), "every other company is a limited one");
    assert_eq!(search("").len(), all().len());
    let every: BTreeSet<&str> = all().iter().map(|v| v.id.as_str()).collect();
    for vendor in all() {
        for name in vendor.names() {
            assert_eq!(first(name), Some(vendor.id.as_str()), "{name}");
        }
    }
    assert_eq!(every.len(), all().len());
}

#[test]
fn of_what_is_as_near_that_comes_first_of_which_most_was_looked_up() {
    let known = |vendor: &Vendor| vendor.looked_up().whole.len();
    let listed: Vec<(std::cmp::Reverse<usize>, String)> = search("")
        .iter()
        .map(|vendor| (std::cmp::Reverse(known(vendor)), vendor.name.to_lowercase()))
        .collect();
    assert!(listed.is_sorted(), "by what was looked up, then by name");
    assert!(listed.first().map(|(known, _)| known) < listed.last().map(|(known, _)| known));
    let place = |text: &str, id: &str| search(text).iter().position(|vendor| vendor.id == id);
    let (first, second) = (find("mailjet").unwrap(), find("mailgun").unwrap());
    assert!(known(first) > known(second) && first.name > second.name);
    assert!(
        place("mail", "mailjet") < place("mail", "mailgun"),
        "though its name comes later"
    );
    assert!(known(find("square").unwrap()) < known(find("squarespace").unwrap()));
    assert_eq!(place("square", "square"), Some(0), "the nearer comes before all");
    assert!(place("square", "squarespace").is_some());
}

/// A vendor file as an author might write it, with one line changed.
fn changed(line: &str, other: &str) -> String {
    let good = r#"{
  "format": 1,
  "id": "acme-mail",
  "name": "Acme Mail",
  "company": "Acme Mail, Inc.",
  "job": ["email"],
  "does": "delivery of e-mails",
  "country": { "area": "US" },
  "choices": ["US", "EU"],
  "link": "https://mail.acme.example/privacy",
  "data": ["email", "name"],
  "cookies": [{ "name": "acme_id", "sort": "analytics", "lasts": "1 year" }],
  "check": ["You choose the region."],
  "signals": { "npm": ["acme-mail", "@acme-mail/*"], "go": ["acme.example/mail"], "env": ["ACME_MAIL_"] },
  "weak": { "pypi": ["acme"] },
  "unverified": ["country", "cookies:acme_id", "npm", "pypi:acme"],
  "attested": { "by": "me", "on": "2026-11-21" }
}"#;
    assert!(good.contains(line), "{line}");
    good.replace(line, other)
}

#[test]
fn a_file_that_does_not_hold_is_refused_with_its_line_and_the_reason() {
    assert!(read("acme-mail", &changed("{", "{")).is_ok());
    for (line, other, at, reason) in [
        (
            "\"company\"",
            "\"compny\"",
            5,
            "there is no field “compny”; did you mean company? Fields here: format, id",
        ),
        (
            "\"name\": \"acme_id\"",
            "\"nam\": \"acme_id\"",
            12,
            "there is no field “nam”; did you mean name? Fields here: name, ",
        ),
        (
            "[\"email\"]",
            "[\"e-mail\"]",
            6,
            "“e-mail” cannot stand in “job[0]”; did you mean email? Allowed: ",
        ),
        ("[\"email\"]", "[\"email\", \"other\"]", 6, "stands alone"),
        ("[\"email\"]", "[]", 6, "at least one job"),
        ("\"format\": 1", "\"format\": 9", 2, "format 9"),
        ("\"acme-mail\",", "\"acme-post\",", 3, "acme-mail.json"),
        ("\"acme-mail\",", "\"Acme Mail\",", 3, "small letters"),
        ("\"Acme Mail\"", "\" \"", 4, "empty"),
        ("Acme Mail, Inc.", "Acme\u{202e}Mail", 5, "nobody sees"),
        ("delivery of e-mails", "It delivers e-mails.", 7, "without a full stop"),
        ("\"US\" }", "\"XX\" }", 8, "“XX” is no country"),
        ("\"EU\"]", "\"UK\"]", 9, "“UK” is no country"),
        ("https://mail", "http://mail", 10, "write https://"),
        ("https://mail.acme.example", "mailto:me@acme.example", 10, "write https://"),
        ("\"email\", \"name\"", "\"email\", \"emial\"", 11, "did you mean email"),
        ("the region.", "the region", 13, "no full sentence"),
        (
            "\"npm\": [",
            "\"npn\": [",
            14,
            "“npn” cannot stand in “signals”; did you mean npm? Allowed: npm, pypi",
        ),
        ("@acme-mail/*", "@acme mail/*", 14, "is no npm package"),
        ("\"acme.example/mail", "\"https://acme.example/mail", 14, "is no Go module"),
        ("ACME_MAIL_", "acme", 14, "is no environment variable"),
        (
            "{ \"pypi\": [\"acme\"]",
            "{ \"npm\": [\"acme-mail\"]",
            15,
            "stands twice for npm",
        ),
        (
            "\"choices\"",
            "\"shown\": { \"sms\": { \"npm\": [\"acme-sms\"] } }, \"choices\"",
            9,
            "“acme-sms” of npm is in “shown” and no signal of this file",
        ),
        (
            "\"choices\"",
            "\"purposes\": { \"chat\": \"support\" }, \"choices\"",
            9,
            "“purposes” says what “chat” is for, and it has no such job",
        ),
        (
            "\"choices\"",
            "\"optional\": [\"name\"], \"choices\"",
            9,
            "“name” is in “data” too",
        ),
        (
            "\"choices\"",
            "\"optional\": [\"phon\"], \"choices\"",
            9,
            "no item is called “phon”; did you mean phone?",
        ),
        ("\"lasts\"", "\"grounds\": \"a law\", \"lasts\"", 12, "is not called so"),
        ("\"country\", ", "\"region\", ", 16, "nothing in this file is “region”"),
        ("pypi:acme", "pypi:acne", 16, "“pypi:acne”"),
        ("cookies:acme_id", "cookies:id", 16, "“cookies:id”"),
        ("2026-11-21", "yesterday", 17, "“attested.on”: "),
        (
            "\"on\": \"2026-11-21\" }\n}",
            "\"on\": \"2026-11-21\" }",
            17,
            "the file ends before it is complete",
        ),
        ("\"format\": 1,", "\"format\": 1,,", 2, "this is not valid JSON"),
        (
            "\"format\": 1",
            "\"format\": \"1\"",
            2,
            "“format” holds a text (1): write a whole number",
        ),
    ] {
        let faults = read("acme-mail", &changed(line, other)).expect_err(other);
        let Faults(all) = &faults;
        let fault = all.iter().find(|fault| fault.reason.contains(reason));
        let fault = fault.unwrap_or_else(|| panic!("{other}: {faults}"));
        assert_eq!(fault.line, at, "{other}: {fault}");
        assert!(fault.to_string().starts_with(&format!("line {at}, column ")), "{fault}");
    }
}

#[test]
fn all_faults_of_a_file_are_told_in_their_order_and_all_fields_that_it_lacks() {
    let broken = changed("\"US\" }", "\"XX\" }")
        .replace("Acme Mail, Inc.", " ")
        .replace("https://", "http://");
    let Faults(all) = read("acme-mail", &broken).unwrap_err();
    let lines: Vec<usize> = all.iter().map(|fault| fault.line).collect();
    assert_eq!(lines, [5, 8, 10], "{all:?}");
    let told = read("acme-mail", &broken).unwrap_err().to_string();
    assert!(
        told.contains("line 5, column 14: “company” is empty; line 8, column ") && told.contains(": “XX” is no country"),
        "{told}"
    );
    let [before @ .., last] = &needed()[..] else {
        panic!("every file has a name")
    };
    let listed = format!("`{}` and `{last}`", before.join("`, `"));
    for page in [include_str!("../../README.md"), include_str!("../../presets/README.md")] {
        assert!(page.contains(&listed), "it lists other fields than {listed}");
    }
    let told = |text: &str| read("acme-mail", text).unwrap_err().to_string();
    let bare = "{\n \"format\": 1,\n \"id\": \"acme-mail\",\n \"name\": \"Acme Mail\"\n}";
    assert_eq!(told(bare), "line 5, column 1: missing fields `job`, `does` and `attested`");
    let one = changed("\"does\": \"delivery of e-mails\",\n", "");
    assert!(told(&one).ends_with(": missing field `does`"), "{}", told(&one));
}

#[test]
fn what_nobody_checked_is_told_from_what_somebody_did() {
    let vendor = read("acme-mail", &changed("{", "{")).unwrap();
    assert!(!vendor.is_checked("country", None) && vendor.is_checked("company", None));
    assert!(!vendor.is_checked("npm", Some("acme-mail")) && vendor.is_checked("go", Some("acme.example/mail")));
    assert!(!vendor.is_checked("pypi", Some("acme")) && vendor.is_checked("pypi", Some("acme-two")));
}

#[test]
fn a_name_runs_where_its_ecosystem_or_its_file_says() {
    let side = |id: &str, ecosystem, name: &str| find(id).unwrap().side(ecosystem, name);
    for (id, ecosystem, name, wanted) in [
        ("stripe", Ecosystem::Npm, "stripe", Side::Server),
        ("stripe", Ecosystem::Npm, "@stripe/stripe-js", Side::Either),
        ("stripe", Ecosystem::Pypi, "Stripe", Side::Server),
        ("stripe", Ecosystem::Hosts, "js.stripe.com", Side::Browser),
        ("stripe", Ecosystem::Env, "STRIPE_SECRET_KEY", Side::Untold),
        ("stripe", Ecosystem::Env, "NEXT_PUBLIC_STRIPE_KEY", Side::Browser),
        ("recaptcha", Ecosystem::Pypi, "django_recaptcha", Side::Browser),
        (
            "stytch",
            Ecosystem::Go,
            "github.com/stytchauth/stytch-go/v16/stytch",
            Side::Browser,
        ),
        ("google-analytics", Ecosystem::Rubygems, "google-analytics-data", Side::Server),
        // clients of an API; what answers on the edge of a site, and what a token of a page is for
        ("cloudflare", Ecosystem::Rubygems, "cloudflare", Side::Server),
        ("cloudflare", Ecosystem::Crates, "worker", Side::Browser),
        ("bigcommerce", Ecosystem::Composer, "bigcommerce/api", Side::Server),
        ("auth0", Ecosystem::Go, "github.com/auth0/go-jwt-middleware/v2", Side::Server),
        ("aws-cognito", Ecosystem::Pypi, "pycognito", Side::Server),
        (
            "recaptcha",
            Ecosystem::Composer,
            "google/cloud-recaptcha-enterprise",
            Side::Browser,
        ),
        (
            "google-analytics",
            Ecosystem::Rubygems,
            "google-analytics-rails",
            Side::Browser,
        ),
    ] {
        assert_eq!(side(id, ecosystem, name), wanted, "{name}");
    }
    let text = FILES.iter().find(|(name, _)| *name == "stripe").unwrap().1;
    let wrong = text.replace(
        "\"server\": { \"npm\": [\"stripe\"",
        "\"server\": { \"npm\": [\"stripe-node\"",
    );
    let fault = read("stripe", &wrong).unwrap_err().to_string();
    assert!(
        fault.contains("“stripe-node” of npm is in “server” and no signal of this file"),
        "{fault}"
    );
}

/// The feature that stores something is named by its own field, and by no word of a note; names are doubted one by one.
#[test]
fn what_stores_something_is_told_by_its_field_and_each_name_has_its_mark() {
    let mut vendor = find("mux").unwrap().clone();
    let hint = |vendor: &Vendor| vendor.hint("cookies").unwrap();
    vendor.check = vec!["Its cookie is there in Europe too.".to_owned()];
    assert_eq!(hint(&vendor), "Where it is, Mux stores muxData (not verified)");
    let more = Cookie {
        name: "mux_id".to_owned(),
        ..vendor.cookies[0].clone()
    };
    vendor.cookies.push(more);
    vendor.unverified = vec!["cookies:mux_id".to_owned()];
    assert_eq!(hint(&vendor), "Where it is, Mux stores muxData and mux_id (not verified)");
    vendor.stores_if = Some("It is there only with the player.".to_owned());
    assert_eq!(hint(&vendor), "It is there only with the player");
    vendor.unverified.push("stores_if".to_owned());
    assert_eq!(hint(&vendor), "It is there only with the player (not verified)");
    let refused = |change: &dyn Fn(&mut Vendor)| {
        let mut wrong = vendor.clone();
        change(&mut wrong);
        read(&wrong.id, &serde_json::to_string(&wrong).unwrap())
            .unwrap_err()
            .to_string()
    };
    assert!(refused(&|one| one.stores_if = Some("only with the player".to_owned())).contains("is no full sentence"));
    assert!(refused(&|one| one.asks.clear()).contains("write “cookies” under “asks” too"));
}
