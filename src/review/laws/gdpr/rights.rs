//! Which rights people have, how they use them, and where they complain.

use super::{GDPR, WP260, printed};
use crate::document::{Block, Sentence};
use crate::interview::rights::{Authority, Right};
use crate::interview::uses::Ground;
use crate::review::Level::Should;
use crate::review::case::Case;
use crate::review::rule::{Breach, Rule, wrong_if};
#[cfg(test)]
use crate::review::trial::Trial;

pub(super) const RULES: &[Rule] = &[
    Rule {
        id: "gdpr-12-3",
        provision: "GDPR Art. 12(3)",
        wrong: "You promise an answer later than the law allows.",
        why: "People must hear within one month; two more only for hard requests, and then they are told why.",
        mend: &[
            "Promise at most 30 days.",
            "Organise requests so that you can answer in a month.",
        ],
        questions: &["rights.days", "rights.extension"],
        yields_to: &["x-rt-01"],
        check: |case| {
            let rights = &case.answers.rights;
            let late = rights.days.filter(|days| *days > 31 && case.controls());
            let long = rights.extension.filter(|days| *days > 62 && case.controls());
            let mut breaches = Vec::new();
            breaches.extend(late.map(|days| {
                Breach::said(
                    "rights.days",
                    format!("You promise an answer within {days} days; the law gives one month."),
                )
            }));
            breaches.extend(long.map(|days| {
                Breach::said(
                    "rights.extension",
                    format!("You allow yourself {days} more days; the law gives two months."),
                )
            }));
            breaches
        },
        #[cfg(test)]
        trial: Trial {
            breaks: &["rights.days=45"],
            mends: &["rights.days=30"],
            shows: "30 days",
            ..Trial::NEW
        },
        ..GDPR
    },
    Rule {
        id: "gdpr-12-5",
        provision: "GDPR Art. 12(5)",
        wrong: "Only some requests a year are free.",
        why: "In the EU a request costs nothing; you may charge only where requests are clearly unfounded or excessive.",
        mend: &["Take the number away, so that requests are free."],
        questions: &["rights.free_times"],
        check: |case| {
            let counted = case.answers.rights.free_times.is_some();
            wrong_if(case.controls() && counted, &["rights.free_times"])
        },
        #[cfg(test)]
        trial: Trial {
            given: &["rights.free=true"],
            breaks: &["rights.free_times=2"],
            mends: &["rights.free_times="],
            shows: "A request costs you nothing.",
            ..Trial::NEW
        },
        ..GDPR
    },
    Rule {
        id: "gdpr-13-2-b-access",
        provision: "GDPR Art. 13(2)(b) with Art. 15",
        wrong: "The text does not grant the right to see one's data.",
        why: "People must be told that they can see their data and get a copy.",
        mend: &["Add the right to see the data."],
        questions: &["rights.granted"],
        check: |case| lacks(case, Right::Access),
        #[cfg(test)]
        trial: Trial {
            breaks: &["rights.granted.access="],
            mends: &["rights.granted.access={\"right\":\"access\"}"],
            shows: "ask to see your personal data",
            ..Trial::NEW
        },
        ..GDPR
    },
    Rule {
        id: "gdpr-13-2-b-rect",
        provision: "GDPR Art. 13(2)(b) with Art. 16",
        wrong: "The text does not grant the right to have data corrected.",
        why: "People must be told that they can have mistakes mended.",
        mend: &["Add the right to have data corrected."],
        questions: &["rights.granted"],
        check: |case| lacks(case, Right::Correct),
        #[cfg(test)]
        trial: Trial {
            breaks: &["rights.granted.rectify="],
            mends: &["rights.granted.rectify={\"right\":\"correct\"}"],
            shows: "ask us to correct your personal data",
            ..Trial::NEW
        },
        ..GDPR
    },
    Rule {
        id: "gdpr-13-2-b-erase",
        provision: "GDPR Art. 13(2)(b) with Art. 17",
        wrong: "The text does not grant the right to have data deleted.",
        why: "People must be told that they can ask for their data to be erased.",
        mend: &["Add the right to have data deleted."],
        questions: &["rights.granted"],
        check: |case| lacks(case, Right::Delete),
        #[cfg(test)]
        trial: Trial {
            breaks: &["rights.granted.erase="],
            mends: &["rights.granted.erase={\"right\":\"delete\"}"],
            shows: "ask us to delete your personal data",
            ..Trial::NEW
        },
        ..GDPR
    },
    Rule {
        id: "gdpr-13-2-b-restrict",
        provision: "GDPR Art. 13(2)(b) with Art. 18",
        wrong: "The text does not grant the right to have the use of data restricted.",
        why: "People must be told that they can have their data set aside, while a dispute lasts for instance.",
        mend: &["Add the right to have the use restricted."],
        questions: &["rights.granted"],
        check: |case| lacks(case, Right::Restrict),
        #[cfg(test)]
        trial: Trial {
            breaks: &["rights.granted.restrict="],
            mends: &["rights.granted.restrict={\"right\":\"restrict\"}"],
            shows: "restrict the processing of your personal data",
            ..Trial::NEW
        },
        ..GDPR
    },
    Rule {
        id: "gdpr-13-2-b-object",
        provision: "GDPR Art. 13(2)(b) with Art. 21",
        wrong: "The text does not grant the right to object.",
        why: "People must be told that they can object to the use of their data.",
        mend: &["Add the right to object."],
        questions: &["rights.granted"],
        check: |case| lacks(case, Right::Object),
        #[cfg(test)]
        trial: Trial {
            breaks: &["rights.granted.object="],
            mends: &["rights.granted.object={\"right\":\"object\"}"],
            shows: "object",
            ..Trial::NEW
        },
        ..GDPR
    },
    Rule {
        id: "gdpr-13-2-b-port",
        provision: "GDPR Art. 13(2)(b) with Art. 20",
        wrong: "The text does not grant the right to take one's data along.",
        why: "People must be told of this right, even where it reaches only data that they gave by consent or contract.",
        mend: &["Add the right to take data along."],
        questions: &["rights.granted"],
        check: |case| lacks(case, Right::Port),
        #[cfg(test)]
        trial: Trial {
            breaks: &["rights.granted.port="],
            mends: &["rights.granted.port={\"right\":\"portability\"}"],
            shows: "take it elsewhere",
            ..Trial::NEW
        },
        ..GDPR
    },
    Rule {
        id: "gdpr-13-2-d",
        provision: "GDPR Art. 13(2)(d) with Art. 77",
        wrong: "The text does not say that people can complain to a data protection authority.",
        why: "People must be told of that right, whether or not you expect complaints.",
        mend: &["Name the authorities to which people can complain."],
        questions: &["rights.authorities"],
        check: |case| {
            let said = hears(case, &[Authority::Eea, Authority::Uk, Authority::Swiss]);
            wrong_if(case.controls() && case.answers.in_europe() && !said, &["rights.authorities"])
        },
        #[cfg(test)]
        trial: Trial {
            breaks: &["rights.authorities="],
            mends: &["rights.authorities=[\"eea\"]"],
            shows: "supervisory authority",
            ..Trial::NEW
        },
        ..GDPR
    },
    Rule {
        id: "gdpr-13-2-d-which",
        provision: "GDPR Art. 77(1); WP260 rev.01, annex",
        source: WP260,
        level: Should,
        wrong: "The text names authorities, and none in the EEA.",
        why: "People in the EU can complain in the country where they live, work, or think that the wrong was done.",
        mend: &["Add the authority of the person's country in the EEA."],
        questions: &["rights.authorities"],
        check: |case| {
            let elsewhere = hears(case, &[Authority::Uk, Authority::Swiss]) && !hears(case, &[Authority::Eea]);
            wrong_if(case.controls() && elsewhere, &["rights.authorities"])
        },
        #[cfg(test)]
        trial: Trial {
            breaks: &["rights.authorities=[\"switzerland\"]"],
            mends: &["rights.authorities=[\"eea\"]"],
            also: &["x-rt-04"],
            shows: "data protection authority of your country",
            ..Trial::NEW
        },
        ..GDPR
    },
    Rule {
        id: "gdpr-21-2",
        provision: "GDPR Art. 21(2) and (3)",
        wrong: "You send marketing, and the text does not say that people can object to it without a reason.",
        why: "Marketing has to stop as soon as somebody says so, and people must know that.",
        mend: &["Add the right to object; the text then speaks of marketing too."],
        yields_to: &["gdpr-13-2-b-object"],
        questions: &["rights.granted", "use.newsletters"],
        reads: &["use"],
        check: |case| wrong_if(case.markets() && !printed(case, "object-marketing"), &["rights.granted"]),
        #[cfg(test)]
        trial: Trial {
            given: &[
                "use.newsletters=opt-in",
                "use.purposes.news={\"purpose\":\"marketing\",\"kinds\":[\"account\"],\"ground\":\"consent\",\"withdraw\":\"with the link in every message\"}",
                "rights.granted.withdraw={\"right\":\"withdraw\"}",
                "use.newsletters_stop=with the link in every message",
            ],
            breaks: &["rights.granted.object="],
            mends: &["rights.granted.object={\"right\":\"object\"}"],
            also: &["gdpr-13-2-b-object", "gdpr-21-4"],
            shows: "no reason",
            ..Trial::NEW
        },
        ..GDPR
    },
    Rule {
        id: "gdpr-21-4",
        provision: "GDPR Art. 21(4)",
        wrong: "The right to object has no paragraph of its own.",
        why: "Where you rely on your interests or send marketing, that right must stand apart from everything else.",
        mend: &["Add the right to object; the text gives it a block of its own."],
        yields_to: &["gdpr-13-2-b-object"],
        questions: &["rights.granted", "use.purposes.*.ground"],
        reads: &["use"],
        check: |case| {
            let weighed = case
                .own_uses()
                .any(|row| matches!(row.ground, Some(Ground::Interests | Ground::Public)));
            wrong_if((weighed || case.markets()) && !stands_apart(case), &["rights.granted"])
        },
        #[cfg(test)]
        trial: Trial {
            given: &[
                "use.purposes.secure={\"purpose\":\"secure\",\"kinds\":[\"account\"],\"ground\":\"legitimate-interests\",\"interest\":\"keeping attackers out\"}",
            ],
            breaks: &["rights.granted.object="],
            mends: &["rights.granted.object={\"right\":\"object\"}"],
            also: &["gdpr-13-2-b-object"],
            shows: "Your right to object.",
            ..Trial::NEW
        },
        ..GDPR
    },
];

fn lacks(case: &Case, right: Right) -> Vec<Breach> {
    let has = case.answers.rights.granted.iter().any(|row| row.right == Some(right));
    wrong_if(case.controls() && !has, &["rights.granted"])
}

/// Whether the text names one of these authorities.
fn hears(case: &Case, any: &[Authority]) -> bool {
    let named = case.answers.rights.authorities.iter().flatten();
    named.into_iter().any(|authority| any.contains(authority))
}

/// Whether the text has a block that is about the right to object and nothing else.
fn stands_apart(case: &Case) -> bool {
    let about = |sentence: &Sentence| sentence.words().to_lowercase().contains("object");
    let blocks = case.document().clauses.iter().flat_map(|clause| &clause.blocks);
    blocks.into_iter().any(|block| match block {
        Block::Notice(sentences) => sentences.iter().any(about),
        Block::Paragraph(_) | Block::List(_) | Block::Table(_) | Block::Heading(_) | Block::Card(_) => false,
    })
}
