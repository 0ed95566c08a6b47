//! Where people can complain, and who settles disputes. Must not know which rights there are.

use super::led;
use crate::clauses::words::{Pen, View, link, say, strong, user};
use crate::document::{Block, Sentence};
use crate::interview::rights::Authority;
use crate::values::Link;

/// Where people can complain, and who settles disputes.
pub(super) fn write(view: &View, pen: Pen) -> Option<Block> {
    let rights = &view.answers.rights;
    let mut all = Vec::new();
    if let Some(list) = rights.authorities.as_ref().filter(|list| !list.is_empty()) {
        let supervisory = list.iter().any(|authority| match authority {
            Authority::Eea
            | Authority::Uk
            | Authority::Swiss
            | Authority::Canada
            | Authority::Quebec
            | Authority::Brazil
            | Authority::Australia
            | Authority::Korea
            | Authority::India => true,
            Authority::UsAttorney => false,
        });
        let which = if supervisory {
            "a supervisory authority"
        } else {
            "an authority"
        };
        let words = say![
            "If you think that we handle your data unlawfully, you can complain to ",
            which,
            "."
        ];
        all.push(pen.line("complaints", words));
        all.extend(list.iter().map(|authority| hears(*authority, pen)));
    }
    if rights.complain_to_us == Some(true) {
        let words = say!["You can also complain to us first; within 30 days, we confirm that we received the complaint."];
        all.push(pen.line("complain-to-us", words));
    }
    if let Some(body) = &rights.dispute_body {
        let at = rights.dispute_link.as_ref().map(|to| say![" at ", link(&to.0, to)]);
        let free = (rights.dispute_free == Some(true)).then_some(", at no cost to you");
        all.push(pen.line(
            "dispute",
            say!["You can bring a dispute with us before ", user(body), at, free, "."],
        ));
    }
    if rights.arbitration == Some(true) {
        let words = say!["If a complaint cannot be settled in any other way, you can ask for binding arbitration."];
        all.push(pen.line("arbitration", words));
    }
    if rights.ftc == Some(true) {
        let words = say!["The US Federal Trade Commission (FTC) can investigate us and hold us to this policy."];
        all.push(pen.line("ftc", words));
    }
    led(pen.line("complaining", say![strong("Complaints.")]), all)
}

fn hears(authority: Authority, pen: Pen) -> Sentence {
    let at = |text: &'static str| link(text, &Link(format!("https://{text}")));
    let (slot, words) = match authority {
        Authority::Eea => (
            "authority-eea",
            say![
                "In the EEA, that is the data protection authority of your country, listed at ",
                link(
                    "edpb.europa.eu",
                    &Link("https://www.edpb.europa.eu/about-edpb/about-edpb/members_en".into())
                ),
                "."
            ],
        ),
        Authority::Uk => (
            "authority-uk",
            say![
                "In the UK, it is the Information Commission (formerly the Information Commissioner's Office, ICO), ",
                at("ico.org.uk"),
                "."
            ],
        ),
        Authority::Swiss => (
            "authority-swiss",
            say![
                "In Switzerland, it is the Federal Data Protection and Information Commissioner (FDPIC), ",
                at("edoeb.admin.ch"),
                "."
            ],
        ),
        Authority::UsAttorney => (
            "authority-us",
            say!["In the United States, it is the attorney general of your state."],
        ),
        Authority::Canada => (
            "authority-canada",
            say![
                "In Canada, it is the Office of the Privacy Commissioner, ",
                at("priv.gc.ca"),
                "."
            ],
        ),
        Authority::Quebec => (
            "authority-quebec",
            say![
                "In Quebec, it is the Commission d'accès à l'information, ",
                at("cai.gouv.qc.ca"),
                "."
            ],
        ),
        Authority::Brazil => (
            "authority-brazil",
            say![
                "In Brazil, it is the data protection authority (ANPD), ",
                at("gov.br/anpd"),
                "."
            ],
        ),
        Authority::Australia => (
            "authority-australia",
            say![
                "In Australia, it is the Office of the Australian Information Commissioner (OAIC), ",
                at("oaic.gov.au"),
                "."
            ],
        ),
        Authority::Korea => (
            "authority-korea",
            say![
                "In South Korea, it is the Personal Information Protection Commission, ",
                at("pipc.go.kr"),
                "."
            ],
        ),
        Authority::India => ("authority-india", say!["In India, it is the Data Protection Board of India."]),
    };
    pen.line(slot, words)
}
