//! The author's own providers: those that are in no catalogue, kept from one product to the next.
//!
//! Owns the text of their files, in the shape of the catalogue's, and what of a row is worth keeping: what is true of the provider
//! whatever the product, and nothing that a policy says of its own data. Must not know a draft, the screen or the disk. They are
//! offered before ours, and decide nothing that a review finds of answers: the same draft means the same on another machine, but
//! for what its author said of such a provider. The price: what a row says later replaces what an earlier one said, also where
//! both are true for their product.

use super::{FORMAT, Vendor, find, picked, read, reading};
use crate::interview::sharing::RecipientRow;
use crate::path;
use crate::values::{Chosen as _, PolicyDate, digest};
use serde_json::{Value, json};

/// Who attests them.
const BY: &str = "the author";

/// The file of a provider that the catalogue does not know, from a row that names it: its id, which is its name, and
/// its text. `old` is what was kept of it before; what the row does not say stays. None where the row is no provider
/// by name, where it does not say what the provider does, or nothing new. A country that nobody has said stays unknown.
pub fn file_of(row: &RecipientRow, old: &[Vendor], on: PolicyDate) -> Option<(String, String)> {
    let name = row.name.as_deref()?.trim();
    let job = row.job.as_ref().filter(|jobs| !jobs.is_empty())?;
    let id = id_of(name, old)?;
    let is_picked = row.catalogue.as_deref().is_some_and(|id| find(id).is_some());
    if row.unnamed == Some(true) || is_picked || find(&id).is_some() {
        return None;
    }
    let old = old.iter().find(|vendor| vendor.id == id);
    let jobs = || job.iter().map(|job| job.label()).collect::<Vec<_>>().join(", ");
    let said = row.detail.clone().or(old.map(|old| old.does.clone())).unwrap_or_else(jobs);
    let mut file = old.map_or_else(|| json!({}), |old| json!(old));
    let about = json!({
        "format": FORMAT,
        "id": id,
        "name": name,
        "company": row.company.as_deref().or(old.map(|old| old.company.as_str())).unwrap_or_default(),
        "job": job,
        "does": said.chars().take(reading::LONGEST).collect::<String>(),
        "attested": { "by": BY, "on": on },
    });
    let link = row.link.iter().map(|link| ("link".to_owned(), json!(link)));
    let country = row.country.iter().map(|country| ("country".to_owned(), json!(country)));
    if let (Value::Object(file), Value::Object(about)) = (&mut file, about) {
        file.extend(about.into_iter().chain(country).chain(link));
        if file["company"] == "" {
            file.remove("company"); // nobody said it
        }
    }
    let text = serde_json::to_string_pretty(&file).ok()? + "\n";
    let new = read(&id, &text).ok()?; // what could not be read again is not kept
    let same = old.is_some_and(|old| {
        let new = Vendor {
            attested: old.attested.clone(),
            ..new
        };
        *old == new
    });
    (!same).then_some((id, text))
}

/// The id of a name: in Latin letters, else by its digest, so also where another name has that id already. None without
/// a letter or digit.
fn id_of(name: &str, old: &[Vendor]) -> Option<String> {
    let plain = path::slug(name);
    let same = |one: &Vendor| one.name.to_lowercase() == name.to_lowercase();
    let is_taken = old.iter().any(|one| one.id == plain && !same(one));
    if name.chars().any(|c| c.is_ascii_alphanumeric()) && !is_taken {
        return Some(plain);
    }
    let short: String = digest(name.to_lowercase().as_bytes()).chars().take(16).collect();
    name.chars().any(char::is_alphanumeric).then(|| format!("provider-{short}"))
}

/// The row of one of the author's providers, picked: it claims no entry of the catalogue.
pub fn row(vendor: &Vendor) -> Value {
    let mut row = picked(vendor);
    if let (None, Value::Object(facts)) = (find(&vendor.id), &mut row) {
        facts.remove("catalogue");
        if !vendor.company.is_empty() && vendor.company != vendor.name {
            facts.insert("company".to_owned(), json!(vendor.company));
        }
    }
    row
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test may panic")]
mod tests {
    use super::*;
    use crate::vendors::offered;

    fn day(on: &str) -> PolicyDate {
        PolicyDate::parse(on).unwrap()
    }

    fn row(with: &Value) -> RecipientRow {
        let mut row = json!({ "key": "one", "name": "Hinterland Hosting", "job": ["hosting"], "country": { "area": "AT" } });
        row.as_object_mut().unwrap().extend(with.as_object().unwrap().clone());
        serde_json::from_value(row).unwrap()
    }

    #[test]
    fn a_provider_that_no_catalogue_knows_is_kept_with_what_is_true_of_it_everywhere() {
        let said =
            json!({ "link": "https://hinterland.example/privacy", "kinds": ["account"], "contract": true, "only_if": "you pay" });
        let (id, text) = file_of(&row(&said), &[], day("2026-11-21")).unwrap();
        assert_eq!(id, "hinterland-hosting");
        let vendor = read(&id, &text).unwrap();
        let again = super::row(&vendor);
        let facts = ["name", "job", "country", "link"].map(|fact| again[fact].clone());
        let given = serde_json::to_value(row(&said)).unwrap();
        assert_eq!(facts, ["name", "job", "country", "link"].map(|fact| given[fact].clone()));
        for fact in ["kinds", "contract", "only_if", "catalogue"] {
            assert_eq!(again.get(fact), None, "{fact} is of one product, or claims an entry");
        }
        assert_eq!(
            file_of(&row(&said), std::slice::from_ref(&vendor), day("2027-01-01")),
            None,
            "nothing new"
        );
        let moved = file_of(&row(&json!({ "country": { "area": "DE" } })), &[vendor], day("2027-01-01"));
        let moved = read(&id, &moved.unwrap().1).unwrap();
        assert_eq!(moved.country.map(|place| place.label()), Some("Germany".to_owned()));
        assert!(moved.link.is_some(), "what the row does not say stays");
    }

    #[test]
    fn a_provider_without_a_country_is_kept_and_its_country_stays_unknown() {
        let on = day("2026-11-21");
        let (id, text) = file_of(&row(&json!({ "country": null })), &[], on).unwrap();
        let vendor = read(&id, &text).unwrap();
        assert!(vendor.country.is_none() && !text.contains("country"), "{text}");
        assert_eq!(super::row(&vendor).get("country"), None, "nobody said it");
        let again = file_of(&row(&json!({ "country": null })), std::slice::from_ref(&vendor), on);
        assert_eq!(again, None, "nothing new");
        let (_, text) = file_of(&row(&json!({})), &[vendor], on).unwrap();
        let told = read(&id, &text).unwrap();
        assert!(told.country.is_some(), "said later, it is kept: {text}");
        let less = file_of(
            &row(&json!({ "country": null, "link": "https://hinterland.example/privacy" })),
            &[told],
            on,
        );
        let less = read(&id, &less.unwrap().1).unwrap();
        assert!(less.country.is_some(), "what the row does not say stays");
    }

    #[test]
    fn what_is_no_provider_by_name_or_says_nothing_is_not_kept() {
        let none = [
            json!({ "unnamed": true, "name": "our tax adviser" }),
            json!({ "catalogue": "stripe", "name": "Stripe" }),
            json!({ "name": "Stripe" }),
            json!({ "name": "!!!" }),
            json!({ "job": [] }),
            json!({ "name": "Two\nlines" }),
        ];
        for with in none {
            assert_eq!(file_of(&row(&with), &[], day("2026-11-21")), None, "{with}");
        }
    }

    #[test]
    fn two_names_are_two_providers_in_any_script() {
        let file = |name: &str, old: &[Vendor]| file_of(&row(&json!({ "name": name })), old, day("2026-11-21"));
        for (one, other) in [
            ("北京云", "東京クラウド"),
            ("Müller & Söhne", "Möller & Söhne"),
            ("北京 A", "東京 A"),
        ] {
            let (id, text) = file(one, &[]).unwrap();
            let first = read(&id, &text).unwrap();
            let (next, text) = file(other, std::slice::from_ref(&first)).unwrap();
            let second = read(&next, &text).unwrap();
            assert_ne!(id, next, "{one} is not {other}");
            assert_eq!(
                (second.name.as_str(), second.company.as_str()),
                (other, ""),
                "nothing of the first, and what nobody said"
            );
            let both = [first, second];
            assert_eq!((file(one, &both), file(other, &both)), (None, None), "each is found again");
        }
    }

    #[test]
    fn the_authors_own_come_first_and_stand_in_the_place_of_ours() {
        let (id, text) = file_of(&row(&json!({})), &[], day("2026-11-21")).unwrap();
        let mine = read(&id, &text).unwrap();
        let mut ours = find("hetzner").unwrap().clone();
        ours.name = "Our Hetzner".to_owned();
        let own = [mine, ours];
        let names = |text: &str| {
            let found = offered(text, &own).into_iter();
            found.map(|vendor| vendor.name.clone()).collect::<Vec<_>>()
        };
        assert_eq!(names("hinterl"), ["Hinterland Hosting"]);
        assert_eq!(names("hetzner"), ["Our Hetzner"]);
        assert_eq!(offered("", &own).len(), crate::vendors::all().len() + 1);
    }
}
