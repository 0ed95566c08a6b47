//! A provider as a row of `sharing.recipients`, and which of the facts of such a row are the catalogue's.
//!
//! Must not know a draft. The price: a fact that nobody checked is left out of the row, and suggested beside it.

use super::{Role, SOURCE, Vendor, find};
use crate::interview::sharing::{Job, Part};
use serde::Deserialize as _;
use serde_json::{Value, json};

/// A row of `sharing.recipients` for a provider, to be offered and picked.
///
/// What it does in words stands there only where no job fits. Its country, and that it decides for itself, stand there
/// only where somebody checked them: else they are suggested, and the author confirms them.
pub fn row(vendor: &Vendor) -> Value {
    let mut row = json!({
        "key": vendor.id,
        "catalogue": vendor.id,
        "name": vendor.name,
        "job": vendor.job,
    });
    if let Some(country) = vendor.country.as_ref().filter(|_| vendor.is_checked("country", None)) {
        row["country"] = json!(country);
    }
    if let Some(link) = &vendor.link {
        row["link"] = json!(link);
    }
    if vendor.job == [Job::Other] {
        row["detail"] = json!(vendor.does);
    }
    if vendor.role == Some(Role::Controller) && vendor.is_checked("role", None) {
        row["part"] = json!(Part::Controller);
    }
    row
}

/// The row of a provider that an author has picked: where the author chose a region, the country is left to be asked.
pub fn picked(vendor: &Vendor) -> Value {
    let mut row = row(vendor);
    if let (true, Value::Object(facts)) = (vendor.regions, &mut row) {
        facts.remove("country");
    }
    row
}

/// The columns of a row that say what the catalogue says of its entry, and nobody else: all but the name, by
/// which the author picked it. With them the source by which they are said.
pub fn facts(table: &str, given: &serde_json::Map<String, Value>) -> (Vec<String>, String) {
    let id = given.get("catalogue").and_then(Value::as_str).unwrap_or_default();
    let known = find(id).filter(|_| table == "sharing.recipients").map(row);
    let same = |(name, value): &(&String, &Value)| {
        let is_same = given.get(*name) == Some(*value);
        !matches!(name.as_str(), "key" | "catalogue" | "name") && (is_same || *name == "job" && is_job_of(id, given))
    };
    let facts = known.as_ref().and_then(Value::as_object).into_iter().flatten();
    (
        facts.filter(same).map(|(name, _)| name.clone()).collect(),
        format!("{SOURCE}{id}"),
    )
}

/// Whether the jobs of a row are some of those that the catalogue knows of its entry, as a look through a project tells them.
fn is_job_of(id: &str, given: &serde_json::Map<String, Value>) -> bool {
    let jobs = given.get("job").and_then(|jobs| Vec::<Job>::deserialize(jobs).ok());
    let known = |vendor: &Vendor, job: &Job| vendor.job.contains(job) || vendor.shown.contains_key(job);
    find(id)
        .filter(|vendor| !vendor.shown.is_empty())
        .zip(jobs)
        .is_some_and(|(vendor, jobs)| !jobs.is_empty() && jobs.iter().all(|job| known(vendor, job)))
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test may panic")]
mod tests {
    use super::*;
    use crate::vendors::all;
    use crate::vendors::signals::Ecosystem;

    #[test]
    fn a_provider_does_what_its_names_in_a_project_tell() {
        use Ecosystem::{Cocoapods, Env, Npm, Pypi};
        use Job::{AdMeasurement, Advertising, AppStore, Database, Hosting, Infrastructure, SignIn, Storage, Warehouse};
        let google = &[Infrastructure, Hosting, Storage][..];
        for (id, names, wanted) in [
            ("google-cloud", &[][..], google),
            ("google-cloud", &[(Npm, "@google-cloud/storage")], &[Storage]),
            ("google-cloud", &[(Pypi, "google_cloud_bigquery")], &[Warehouse]),
            (
                "google-cloud",
                &[(Npm, "@google-cloud/storage"), (Npm, "@google-cloud/bigquery")],
                &[Storage, Warehouse],
            ),
            ("google-cloud", &[(Npm, "@google-cloud/tasks")], google),
            // a setting tells less than what runs, and by itself what it tells
            (
                "google-cloud",
                &[(Npm, "@google-cloud/storage"), (Env, "GOOGLE_CLOUD_PROJECT")],
                &[Storage],
            ),
            ("google-cloud", &[(Env, "BIGQUERY_DATASET")], &[Warehouse]),
            ("meta-pixel", &[(Npm, "react-facebook-pixel")], &[AdMeasurement]),
            ("meta-pixel", &[(Cocoapods, "FBAudienceNetwork")], &[Advertising]),
            ("apple-app-store", &[(Env, "APP_STORE_CONNECT_KEY")], &[AppStore]),
            ("supabase", &[(Npm, "@supabase/ssr")], &[SignIn]),
            (
                "supabase",
                &[(Npm, "@supabase/ssr"), (Npm, "@supabase/supabase-js")],
                &[Database, SignIn, Storage],
            ),
        ] {
            assert_eq!(find(id).unwrap().jobs_shown(names.iter().copied()), wanted, "{id}: {names:?}");
        }
        let more = |id: &str| find(id).unwrap().hint("job");
        assert_eq!(
            more("hubspot").as_deref(),
            Some("HubSpot does this too for some: marketing e-mails")
        );
        assert_eq!(more("stripe"), None);
        for vendor in all() {
            assert!(
                vendor.optional.is_empty() || vendor.is_checked("data", None) || !vendor.is_checked("optional", None),
                "{}: what it gets where it is switched on is no surer than the rest",
                vendor.id
            );
        }
    }

    #[test]
    fn jobs_that_the_look_told_are_the_catalogues_words_and_others_are_not() {
        let source = |job: Value| {
            let given = json!({ "key": "google-cloud", "catalogue": "google-cloud", "name": "Google Cloud", "job": job });
            let (facts, from) = facts("sharing.recipients", given.as_object().unwrap());
            assert_eq!(from, "catalogue:google-cloud");
            facts.contains(&"job".to_owned())
        };
        assert!(source(json!(["storage"])) && source(json!(["warehouse", "storage"])));
        assert!(!source(json!(["payments"])) && !source(json!(["storage", "payments"])) && !source(json!([])));
    }
}
