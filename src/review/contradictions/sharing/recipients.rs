//! The recipients: their part, their names, what they get, what binds them.

#[cfg(test)]
use super::HOST;
use super::SHARING;
use crate::answers::Answers;
use crate::brings;
use crate::interview::sharing::{Part, RecipientRow};
use crate::interview::uses::Purpose;
use crate::review::Level::{Consider, Should};
use crate::review::case::Case;
use crate::review::case::vendor;
use crate::review::names::recipient_name;
use crate::review::phrases::{Line, literal};
use crate::review::rule::{Breach, Rule};
#[cfg(test)]
use crate::review::trial::Trial;
use crate::values::{Chosen as _, DataItem};
use crate::vendors::{self, Role, Vendor};

pub(in crate::review) const RULES: &[Rule] = &[
    Rule {
        id: "x-sl-14",
        provision: "GDPR Art. 28(10); Cal. Civ. Code 1798.140(ag), 1798.140(ai)",
        wrong: "You call a company your processor that also decides for itself.",
        why: "People must know who answers for their data, and that company answers for its own part.",
        mend: &[
            "Say that it decides for itself, if it does in what you use.",
            "Where it does so only in part, say that it works for you, and decides for itself in part.",
        ],
        questions: &["sharing.recipients.*.part", "sharing.recipients.*.note"],
        check: |case| {
            let rows = case.answers.sharing.recipients.iter();
            rows.filter(|row| row.part == Some(Part::Processor))
                .filter_map(|row| {
                    let role = vendor(row)?.role?;
                    let detail = row.detail.as_deref().unwrap_or_default().to_lowercase();
                    let told = row.note.is_some() || ["itself", "controller", "own"].iter().any(|word| detail.contains(word));
                    let words = match role {
                        Role::Controller => "You call {} your processor; by the catalogue, it decides for itself.",
                        Role::Both if !told => "You call {} your processor; by the catalogue, it decides for itself in part.",
                        Role::Both | Role::Processor => return None,
                    };
                    let at = format!("sharing.recipients.{}.part", row.key);
                    // its agreement may well call it your processor for what you use: only you have read it
                    let asked = matches!(role, Role::Both);
                    Some(Breach::between(&[&at], words.replace("{}", recipient_name(row))).milder_if(asked, Should))
                })
                .collect()
        },
        #[cfg(test)]
        trial: Trial {
            given: &[
                "sharing.any_recipients=true",
                "sharing.recipients.pay={\"name\":\"PayPal\",\"job\":[\"payments\"],\"part\":\"controller\"}",
                "collection.kinds.account.items=[{\"item\":\"name\"},{\"item\":\"email\"},{\"item\":\"payment_card\"}]",
                "use.purposes.pay={\"purpose\":\"payments\",\"kinds\":[\"account\"],\"ground\":\"contract\"}",
            ],
            breaks: &["sharing.recipients.pay.part=processor"],
            mends: &["sharing.recipients.pay.part=controller"],
            shows: "make their own decisions",
            ..Trial::NEW
        },
        ..SHARING
    },
    Rule {
        id: "x-sl-15",
        provision: "GDPR Art. 13(1)(e)",
        wrong: "A sentence of yours names a provider that is not among the recipients.",
        why: "The list of recipients is what people rely on, so it has to be complete.",
        mend: &[
            "Add the provider to the recipients.",
            "Take its name out, if you no longer use it.",
        ],
        questions: &["sharing.recipients", "statements.texts.*.text"],
        reads: &["company", "collection"],
        check: |case| {
            let mut all = Vec::new();
            for line in case.statements().filter(|line| line.asserts(USES).is_some()) {
                let used = |name: &str| names(&line.text, name) && at_ours(line, name);
                let named = vendors::all().iter().filter(|known| !known.word && known.spoken().any(used));
                for known in named.filter(|known| !mentioned(&case.answers, known)) {
                    all.push(line.breach(format!("You name {}, and it is not among the recipients.", known.name)));
                }
            }
            all
        },
        #[cfg(test)]
        trial: Trial {
            given: &[
                "sharing.any_recipients=true",
                "sharing.recipients.files={\"name\":\"Cloudinary\",\"job\":[\"storage\"]}",
                "statements.texts.files={\"at\":\"retention\",\"text\":\"Your files are stored with Cloudinary.\"}",
            ],
            breaks: &["sharing.recipients.files.name=Filely"],
            mends: &["sharing.recipients.files.name=Cloudinary"],
            ..Trial::NEW
        },
        ..SHARING
    },
    Rule {
        id: "x-sl-16",
        wrong: "A recipient gets no data at all, by your answers.",
        why: "A company that gets nothing is no recipient, and one that gets something must be listed with what it gets.",
        mend: &["Name the data that it gets.", "Take it off the list."],
        questions: &["sharing.recipients.*.kinds", "sharing.recipients"],
        reads: &["collection", "use", "cookies"],
        check: |case| {
            let rows = case.answers.sharing.recipients.iter();
            rows.filter(|row| row.kinds.as_ref().is_some_and(Vec::is_empty) && !at_work(case, &row.key))
                .map(|row| {
                    let at = format!("sharing.recipients.{}.kinds", row.key);
                    Breach::between(
                        &[&at],
                        format!("{} is a recipient, and gets no data, by your answers.", recipient_name(row)),
                    )
                })
                .collect()
        },
        #[cfg(test)]
        trial: Trial {
            given: &["sharing.any_recipients=true", HOST],
            breaks: &["sharing.recipients.host.kinds=[]"],
            mends: &["sharing.recipients.host.kinds=[\"account\"]"],
            shows: "(account data)",
            ..Trial::NEW
        },
        ..SHARING
    },
    Rule {
        id: "x-sl-17",
        provision: "WP260 rev.01, paras 12 and 13, on GDPR Art. 12(1)",
        source: "https://ec.europa.eu/newsroom/article29/items/622227",
        level: Should,
        wrong: "A recipient is one company or another: which one is it today?",
        why: "People cannot look up a company that may be another.",
        mend: &[
            "Name the one that you use today.",
            "Give each a row of its own, if you use both.",
        ],
        questions: &["sharing.recipients.*.name", "statements.texts.*.text"],
        check: |case| {
            let rows = case.answers.sharing.recipients.iter();
            let mut all: Vec<Breach> = rows
                .filter(|row| row.unnamed != Some(true) && either(recipient_name(row)))
                .map(|row| {
                    let at = format!("sharing.recipients.{}.name", row.key);
                    Breach::between(&[&at], format!("“{}”: which one is it today?", recipient_name(row)))
                })
                .collect();
            let known = |name: &str| vendors::all().iter().any(|one| one.name == name);
            for line in case.statements() {
                let tokens = line
                    .text
                    .split_whitespace()
                    .map(|token| token.trim_matches(|c: char| !c.is_alphanumeric()));
                for token in tokens {
                    if token.split_once('/').is_some_and(|(one, other)| known(one) && known(other)) {
                        all.push(line.breach(format!("“{token}”: which one is it today?")));
                    }
                }
            }
            all
        },
        #[cfg(test)]
        trial: Trial {
            given: &["sharing.any_recipients=true", HOST],
            breaks: &["sharing.recipients.host.name=Hostly/Servly"],
            mends: &["sharing.recipients.host.name=Hostly"],
            ..Trial::NEW
        },
        ..SHARING
    },
    Rule {
        id: "x-sl-18",
        provision: "GDPR Art. 28(3); FTC Act s. 5",
        wrong: "You say that each recipient is bound by an agreement, and one is not.",
        why: "Without the agreement a provider may not handle the data, and the sentence is untrue.",
        mend: &[
            "Sign the agreement; the policy cannot mend that.",
            "Take the sentence about all of them out.",
        ],
        questions: &["sharing.recipients.*.contract", "sharing.contracts"],
        check: |case| {
            let sharing = &case.answers.sharing;
            let bare = sharing
                .recipients
                .iter()
                .filter(|row| row.contract == Some(false) && sharing.contracts.is_some());
            bare.map(|row| {
                let at = format!("sharing.recipients.{}.contract", row.key);
                let words = format!(
                    "You say that each recipient is bound by an agreement, and that {} has signed none.",
                    recipient_name(row)
                );
                Breach::between(&["sharing.contracts", &at], words)
            })
            .collect()
        },
        #[cfg(test)]
        trial: Trial {
            given: &[
                "sharing.any_recipients=true",
                HOST,
                "sharing.contracts=all",
                "sharing.recipients.host.contract=true",
            ],
            breaks: &["sharing.recipients.host.contract=false"],
            mends: &["sharing.recipients.host.contract=true"],
            ..Trial::NEW
        },
        ..SHARING
    },
    Rule {
        id: "x-sl-25",
        level: Consider,
        wrong: "A provider gets more, by the catalogue, than the kinds of data hold that you name for it.",
        why: "People rely on the list for what each company learns of them.",
        mend: &[
            "Tick the kind that holds it, if that goes there.",
            "Tick a kind of which only a part goes there, and list that part under “In part only”.",
            "Leave it, if what you have set up sends none of it.",
        ],
        questions: &["sharing.recipients.*.kinds", "collection.kinds.*.items"],
        reads: &["use", "cookies"],
        check: |case| {
            let all = brings::beyond(&case.answers).into_iter();
            all.filter(|(row, _)| case.handled().any(|one| one.key == row.key))
                .map(|(row, items)| {
                    let at = format!("sharing.recipients.{}.kinds", row.key);
                    let (name, items) = (recipient_name(row), items.join(", "));
                    let words =
                        format!("By the catalogue, {name} also gets this, which no kind holds that you name for it: {items}.");
                    Breach::said(at, words)
                })
                .collect()
        },
        #[cfg(test)]
        trial: Trial {
            given: &[
                "sharing.any_recipients=true",
                "collection.kinds.device={\"name\":\"Device data\",\"items\":[{\"item\":\"ip_address\"},{\"item\":\"device_info\"}],\"trigger\":\"using\",\"source\":[\"automatic\"],\"kept\":{\"how\":\"life-of\",\"of\":\"your account\"}}",
                "use.purposes.guard={\"purpose\":\"secure\",\"kinds\":[\"device\"],\"ground\":\"contract\"}",
                "sharing.recipients.guard={\"catalogue\":\"friendly-captcha\",\"name\":\"Friendly Captcha\",\"job\":[\"security\"],\"part\":\"processor\",\"kinds\":[\"device\"],\"country\":{\"area\":\"NZ\"}}",
            ],
            breaks: &["collection.kinds.device.items=[{\"item\":\"device_info\"}]"],
            mends: &["collection.kinds.device.items=[{\"item\":\"ip_address\"},{\"item\":\"device_info\"}]"],
            ..Trial::NEW
        },
        ..SHARING
    },
    Rule {
        id: "x-sl-26",
        level: Should,
        wrong: "What you list as all that a recipient gets is in no kind of data that you name for it.",
        why: "What no kind holds is printed nowhere, and a kind of which nothing is listed is said to go there whole.",
        mend: &[
            "Tick the kind that holds it.",
            "Put it into a kind, if you collect it.",
            "Take it off the list, if it does not go there.",
        ],
        questions: &["sharing.recipients.*.items", "sharing.recipients.*.kinds"],
        reads: &["collection"],
        check: |case| {
            let rows = case.handled().filter(|row| row.kinds.is_some());
            let lost = |row: &RecipientRow| -> Vec<String> {
                let named = |key: &String| row.kinds.iter().flatten().any(|one| one == key);
                let kinds = case.answers.collection.kinds.iter().filter(|kind| named(&kind.key));
                let held: Vec<&DataItem> = kinds.flat_map(|kind| kind.items.iter().flatten()).collect();
                let lost = row
                    .items
                    .iter()
                    .flatten()
                    .filter(|item| !held.iter().any(|one| one.is_same(item)));
                lost.map(DataItem::label).collect()
            };
            rows.map(|row| (row, lost(row)))
                .filter(|(_, items)| !items.is_empty())
                .map(|(row, items)| {
                    let at = ["items", "kinds"].map(|cell| format!("sharing.recipients.{}.{cell}", row.key));
                    let (name, items) = (recipient_name(row), items.join(", "));
                    Breach::between(
                        &at,
                        format!("You list this for {name}, and no kind holds it that you name there: {items}."),
                    )
                })
                .collect()
        },
        #[cfg(test)]
        trial: Trial {
            given: &["sharing.any_recipients=true", HOST],
            breaks: &["sharing.recipients.host.items=[{\"item\":\"phone\"}]"],
            mends: &["sharing.recipients.host.items=[{\"item\":\"email\"}]"],
            ..Trial::NEW
        },
        ..SHARING
    },
    Rule {
        id: "x-sl-27",
        provision: "GDPR Art. 5(1)(a), 13(1)(c)",
        level: Consider,
        wrong: "Something runs on your own server, and no use says what it is there for.",
        why: "Nobody else gets what it collects, and you do: people are to learn of that as of the rest.",
        mend: &[
            "Add the use, with the kinds of data that it collects.",
            "Take the provider out, if you do not use it.",
        ],
        questions: &["use.purposes", "sharing.recipients.*.own_server"],
        check: |case| {
            let uses = &case.answers.uses.purposes;
            let is_told = |end: &Purpose| uses.iter().any(|one| one.purpose == Some(*end));
            let all = case.at_home.iter().map(|row| (row, brings::ends_of_row(row)));
            let silent = all.filter(|(_, ends)| !uses.is_empty() && !ends.is_empty() && !ends.iter().any(is_told));
            let said = |(row, ends): (&RecipientRow, Vec<Purpose>)| {
                let at = [
                    "use.purposes".to_owned(),
                    format!("sharing.recipients.{}.own_server", row.key),
                ];
                let ends: Vec<&str> = ends.iter().map(|end| end.label()).collect();
                let (name, ends) = (recipient_name(row), ends.join(", or to "));
                Breach::between(&at, format!("{name} runs on your own server, and no use is to {ends}."))
            };
            silent.map(said).collect()
        },
        #[cfg(test)]
        trial: Trial {
            given: &[
                "sharing.any_recipients=true",
                "use.purposes.guard={\"purpose\":\"secure\",\"kinds\":[\"account\"],\"ground\":\"contract\"}",
            ],
            breaks: &[
                "sharing.recipients.stats={\"catalogue\":\"matomo\",\"name\":\"Matomo\",\"job\":[\"web-analytics\"],\"own_server\":true}",
            ],
            mends: &["use.purposes.count={\"purpose\":\"understand\",\"kinds\":[\"account\"],\"ground\":\"contract\"}"],
            ..Trial::NEW
        },
        ..SHARING
    },
];

const USES: &[&str] = &["use|uses|using|store|stored|host|hosted|run|runs|process|processed|send|sent|provider|providers"];

/// Whether it is we, or those who work for us, who use what a sentence names: not others, and not the readers.
fn at_ours(line: &Line, name: &str) -> bool {
    let ours = &[
        "we",
        "us",
        "our _? provider*|host*|processor*|supplier*|partner*|website|site|app|servers|server|product|team",
        "is|are|was|were|gets|get stored|hosted|processed|sent|run|handled|held|kept|taken|measured|delivered|analysed|analyzed|served|used|collected",
    ];
    line.all(&literal(name))
        .iter()
        .any(|hit| line.beside(hit, ours) && !line.negated(hit) && !line.after(hit, 0, &["your"]))
}

/// Whether a text holds a name as it is written, as whole words; a name of several words in any case.
fn names(text: &str, name: &str) -> bool {
    if name.contains(' ') {
        return names_in(text, name);
    }
    let part = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    text.match_indices(name).any(|(at, _)| {
        // a word at the start of a sentence has a capital anyway
        at > 0 && !part(text[..at].chars().next_back()) && !part(text[at + name.len()..].chars().next())
    })
}

/// Whether a provider stands among the recipients, by its name or that of its company, among the services that people
/// connect or sign in with, or is the author's own.
pub(crate) fn mentioned(answers: &Answers, known: &Vendor) -> bool {
    let (sharing, collection, company) = (&answers.sharing, &answers.collection, &answers.company);
    let mut all: Vec<&str> = Vec::new();
    for row in &sharing.recipients {
        let words = [&row.name, &row.company, &row.detail, &row.note];
        all.extend(words.into_iter().filter_map(|text| text.as_deref()));
        all.extend(row.products.iter().flatten().map(String::as_str));
        let owner = |name: &str| names_in(&known.name, name) || names_in(&known.company, name);
        if vendor(row).is_some_and(|own| own.id == known.id) || row.name.as_deref().is_some_and(owner) {
            return true;
        }
    }
    all.extend(sharing.integrations.iter().filter_map(|row| row.name.as_deref()));
    all.extend(collection.logins.iter().filter_map(|row| row.provider.as_deref()));
    all.extend(
        [&company.product, &company.legal_name]
            .into_iter()
            .filter_map(|text| text.as_deref()),
    );
    all.iter().any(|text| known.spoken().any(|name| names_in(text, name)))
}

/// Whether a text holds a name as whole words, in any case.
fn names_in(text: &str, name: &str) -> bool {
    !Line::new("", text).all(&literal(name)).is_empty()
}

/// Whether another answer says that a recipient handles something.
fn at_work(case: &Case, key: &str) -> bool {
    let answers = &case.answers;
    let has = |list: &Option<Vec<String>>| list.iter().flatten().any(|one| one == key);
    answers.collection.kinds.iter().any(|row| has(&row.handled_by))
        || answers.uses.purposes.iter().any(|row| has(&row.via))
        || answers.uses.ai.iter().any(|row| has(&row.provider))
        || answers.cookies.items.iter().any(|row| has(&row.by))
        || answers.cookies.setups.iter().any(|row| has(&row.tool))
        || answers.sharing.integrations.iter().any(|row| has(&row.via))
        || has(&answers.sharing.ads_to)
}

/// Whether a name is two names with a stroke or “or” between them.
fn either(name: &str) -> bool {
    let word = |part: &str| part.chars().filter(|c| c.is_alphabetic()).count() > 2;
    let two = |by: &str| name.split_once(by).is_some_and(|(one, other)| word(one) && word(other));
    two("/") || two(" or ")
}
