//! US laws with a notice of their own, which this program does not write: HIPAA, the GLBA, FERPA.

use crate::interview::company::{DocumentAbout, Regulated};
use crate::review::Level::Consider;
use crate::review::case::Case;
use crate::review::dates::since;
use crate::review::rule::{Applies, Breach, Law, MEMORY, Rule, Sort, wrong_if};
#[cfg(test)]
use crate::review::trial::Trial;

fn applies(case: &Case) -> Applies {
    match &case.answers.company.regulated {
        Some(all) if !all.is_empty() => Applies::Yes("you are a company of that sort".into()),
        Some(_) => Applies::No("you are no such company, you said".into()),
        None => Applies::No("nobody has said that you are a health care provider, a financial company or a school".into()),
    }
}

/// A company of this sort, and no other document named.
fn bare(case: &Case, what: Regulated) -> Vec<Breach> {
    let is = case.answers.company.regulated.iter().flatten().any(|one| *one == what);
    let mut documents = case.answers.company.documents.iter();
    let named = documents.any(|row| row.about == Some(DocumentAbout::Other) && row.title.is_some());
    wrong_if(is && !named, &["company.regulated"])
}

/// One of the three.
macro_rules! gate {
    ($id:literal, $provision:literal, $source:literal, $year:literal, $what:ident, $slug:literal, $wrong:literal) => {
        Rule {
            id: $id,
            provision: $provision,
            source: $source,
            from: since($year, 4, 14),
            level: Consider,
            attested: MEMORY,
            wrong: $wrong,
            why: "That notice is fixed by its own law; this program does not write it, and this policy does not replace it.",
            mend: &["Have counsel write that notice, and name it under related documents."],
            questions: &["company.regulated", "company.documents"],
            check: |case| bare(case, Regulated::$what),
            #[cfg(test)]
            trial: Trial {
                given: &[concat!("company.regulated=[\"", $slug, "\"]")],
                breaks: &["company.documents.notice="],
                mends: &["company.documents.notice={\"title\":\"Notice of privacy practices\",\"about\":\"other\",\"link\":\"/notice\"}"],
                shows: "Notice of privacy practices",
                ..Trial::NEW
            },
            ..Rule::NEW
        }
    };
}

/// The laws.
pub(super) const LAWS: &[Law] = &[Law {
    id: "us-notices",
    name: "US law on health care, finance or schools",
    sort: Sort::Law,
    applies,
    when: "Applies if you say that you are a health care provider, a financial company or a school.",
    family: "",
    reads: &["company"],
    rules: &[
        gate!(
            "gate-hipaa",
            "45 CFR 164.520",
            "https://www.ecfr.gov/current/title-45/section-164.520",
            2003,
            Health,
            "hipaa",
            "As a health care provider or plan, you need a notice of privacy practices besides this policy."
        ),
        gate!(
            "gate-glba",
            "16 CFR 313; 12 CFR 1016",
            "https://www.ecfr.gov/current/title-16/part-313",
            2001,
            Finance,
            "glba",
            "As a financial company, you need a privacy notice under the GLBA besides this policy."
        ),
        gate!(
            "gate-ferpa",
            "34 CFR 99",
            "https://www.ecfr.gov/current/title-34/part-99",
            2001,
            School,
            "ferpa",
            "If you keep records of pupils, FERPA wants notices of its own besides this policy."
        ),
    ],
    #[cfg(test)]
    clean: &[
        "company.regions=[\"other-us\"]",
        "company.states=[\"virginia\"]",
        "ccpa.over=[]",
        "company.regulated=[\"hipaa\"]",
        "company.any_documents=true",
        "company.documents.notice={\"title\":\"Notice of privacy practices\",\"about\":\"other\",\"link\":\"/notice\"}",
    ],
    #[cfg(test)]
    away: &["company.regions=[\"elsewhere\"]"],
}];
