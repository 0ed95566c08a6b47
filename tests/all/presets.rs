//! What an author gets who says yes to everything that a preset suggests, and picks all that it offers.

use super::policy::words;
use policy_wizard::answers::Answers;
use policy_wizard::clauses;
use policy_wizard::document::{Block, Document, Inline, Sentence};
use policy_wizard::interview::Kind;
use policy_wizard::presets;
use serde_json::{Value, json};

/// The policy of a preset, with a company's facts.
fn policy(preset: &presets::Preset) -> Document {
    let mut answers: Value = serde_json::to_value(&preset.answers).unwrap();
    for (field, value) in [
        ("product", json!("Acme")),
        ("legal_name", json!("Acme Ltd")),
        ("country", json!({ "area": "GB" })),
        ("contact", json!({ "kind": "email", "value": "privacy@acme.example" })),
    ] {
        answers["company"][field] = value;
    }
    let answers: Answers = serde_json::from_value(answers).unwrap();
    clauses::policy(&answers)
}

#[test]
fn its_sentences_are_short_and_do_not_stutter() {
    for preset in presets::all() {
        let document = policy(preset);
        let blocks = document.clauses.iter().flat_map(|clause| &clause.blocks);
        let prose = blocks.filter(|b| matches!(b, Block::Paragraph(_) | Block::List(_) | Block::Notice(_)));
        let mut counts = Vec::new();
        for said in prose.flat_map(Block::sentences).map(Sentence::words) {
            for odd in [
                "your your",
                "your the ",
                "your what",
                "the the ",
                " a a ",
                "..",
                "  ",
                " ,",
                ",,",
                "()",
            ] {
                assert!(!said.contains(odd), "{}: “{odd}” in “{said}”", preset.id);
            }
            let count = words(&said).len();
            assert!(count <= 50, "{}: {count} words in “{said}”", preset.id);
            if count > 2 {
                counts.push(count);
            }
        }
        let average = counts.iter().sum::<usize>() / counts.len();
        assert!(average < 18, "{}: {average} words a sentence", preset.id);
    }
}

/// Sentences that name a recipient and do not say that it gets anything: what is agreed with it, what it decides about
/// data that is there, how its tool is set up.
const NO_RECEIPT: &[(&str, &str)] = &[
    ("sharing", "contracts"),
    ("sharing", "controllers"),
    ("sharing", "in-part"),
    ("sharing", "joint"),
    ("cookies", "tool"),
];

/// The sentences that name or count a recipient as one that gets data, and carry its condition neither themselves nor
/// beside them, in the same row.
fn without_the_condition(document: &Document, name: &str, condition: &str) -> Vec<String> {
    let names = |sentence: &&Sentence| {
        let bare = name.trim().trim_end_matches('.').to_lowercase();
        let own = |inline: &Inline| matches!(inline, Inline::User(text) if text.trim_end_matches('.').to_lowercase() == bare);
        let id = &sentence.id;
        let counts = (id.clause, id.row.as_str(), id.slot) == ("in-short", "recipients", "line");
        counts || sentence.inlines.iter().any(own) && !NO_RECEIPT.contains(&(id.clause, id.slot))
    };
    let beside = |one: &Sentence| {
        let same = |other: &&Sentence| other.id.clause == one.id.clause && other.id.row == one.id.row;
        document
            .sentences()
            .filter(same)
            .any(|other| (other == one || !other.id.row.is_empty()) && other.words().contains(condition))
    };
    let bare = document.sentences().filter(names).filter(|one| !beside(one));
    bare.map(Sentence::words).collect()
}

#[test]
fn who_gets_data_only_on_a_condition_is_named_and_counted_nowhere_without_it() {
    let presets = presets::all()
        .iter()
        .map(|preset| (preset.id.clone(), preset.answers.clone()));
    let samples = super::policy::SAMPLES.iter();
    let samples = samples.map(|(name, _)| ((*name).to_owned(), super::policy::sample(name).published()));
    let mut seen = 0;
    for (from, answers) in presets.chain(samples) {
        for at in 0..answers.sharing.recipients.len() {
            let mut limited = answers.clone();
            limited.changes.in_short = Some(true);
            let row = &mut limited.sharing.recipients[at];
            let Some(name) = row.name.clone() else { continue };
            let mut connected = answers.sharing.integrations.iter();
            if connected.any(|one| one.name.as_ref() == Some(&name)) {
                continue; // a service of the same name that people connect themselves is not the recipient
            }
            row.only_if = Some("you ask the zebra".into());
            let bare = without_the_condition(&clauses::policy(&limited), &name, "only if you ask the zebra");
            assert!(bare.is_empty(), "{from}: {name}: {bare:#?}");
            seen += 1;
        }
    }
    assert!(seen > 50, "the property is about something: {seen}");
}

#[test]
fn what_its_kind_of_company_is_about_is_said() {
    let cases: [(&str, &[&str]); 8] = [
        (
            "b2b-saas",
            &["as a data processor, on behalf of our customers", "can manage and close it"],
        ),
        (
            "ios-app",
            &[
                "does not track you across",
                "Delete your account",
                "protect it at least as well",
            ],
        ),
        (
            "web-shop",
            &[
                "if you do not order as a guest",
                "the tax law of our country",
                "Delivery of orders",
            ],
        ),
        (
            "newsletter",
            &[
                "before you have confirmed",
                "people who agreed to this",
                "When you ask us to delete your data.",
            ],
        ),
        (
            "teen-game",
            &[
                "a parent or guardian has to give it",
                "13 or older",
                "no advertising that is based on",
            ],
        ),
        (
            "wellness-app",
            &["only with your explicit consent", "explicit consent notice", "sensitive"],
        ),
        (
            "self-hosted",
            &[
                "What is put into it stays there",
                "self-hosted software",
                "If update checks are turned on, and only then",
            ],
        ),
        (
            "client-site",
            &[
                "if you open the map",
                "fonts from other companies’ servers",
                "only with your consent",
            ],
        ),
    ];
    for (id, said) in cases {
        let document = policy(presets::find(id).unwrap());
        let text: Vec<String> = document.sentences().map(Sentence::words).collect();
        let text = text.join(" ");
        for words in said {
            assert!(text.contains(words), "{id} does not say “{words}”:\n{text}");
        }
    }
}

#[test]
fn what_is_bound_to_a_region_is_suggested_only_where_people_or_the_company_are() {
    let regions = [("eea", "IE"), ("uk", "GB"), ("switzerland", "CH")];
    let mut left = 0;
    for preset in policy_wizard::presets::all() {
        for (there, home) in regions {
            let mut answers = json!({ "company": { "regions": [there], "country": { "area": home } } });
            for at_home in [true, false] {
                if !at_home {
                    answers["company"]["country"] = json!({ "area": "US" });
                }
                let draft = json!({ "format": 1, "name": "t", "answers": answers });
                let mut draft: policy_wizard::draft::Draft = serde_json::from_value(draft).unwrap();
                draft.suggested.push(policy_wizard::presets::layer(preset));
                let rows: Vec<Value> = regions.iter().map(|(at, _)| json!({ "key": at, "origin": at })).collect();
                let transfers = json!({ "from": "own", "answers": { "sharing": { "any_transfers": true, "transfers": rows } } });
                draft.suggested.push(serde_json::from_value(transfers).unwrap());
                let shown = json!(draft.shown());
                let authorities = shown["rights"]["authorities"].as_array().cloned().unwrap_or_default();
                let origins = shown["sharing"]["transfers"].as_array().cloned().unwrap_or_default();
                let origins = origins.iter().map(|row| row["origin"].clone());
                for place in authorities.into_iter().chain(origins) {
                    assert_eq!(place, there, "{} suggests it for {there}", preset.id);
                    left += 1;
                }
                for (other, _) in regions.iter().filter(|(other, _)| *other != there) {
                    let row = format!("sharing.transfers.{other}");
                    assert_eq!(draft.suggestion(&row), None, "{}: it cannot be taken either", preset.id);
                }
            }
        }
    }
    assert!(left > 20, "something is suggested still: {left}");
    let answers = json!({ "company": { "regions": ["eea"], "country": { "area": "GB" } } });
    let draft = json!({ "format": 1, "name": "t", "answers": answers });
    let mut draft: policy_wizard::draft::Draft = serde_json::from_value(draft).unwrap();
    draft.suggested.push(policy_wizard::presets::layer(
        policy_wizard::presets::find("web-app").unwrap(),
    ));
    assert_eq!(
        json!(draft.shown())["rights"]["authorities"],
        json!(["eea", "uk"]),
        "a company in the UK has that authority wherever people are"
    );
}

/// What a preset proposes is called by its name, also where it names a provider that is only proposed too.
#[test]
fn nothing_that_is_proposed_shows_a_raw_key() {
    let mut met = 0;
    for preset in policy_wizard::presets::all() {
        let draft = super::hand::begun(&preset.id).desk().draft.clone();
        let shown = draft.shown();
        let tables = policy_wizard::interview::all().iter().filter(|question| question.is_table());
        for table in tables {
            for (_, key, row) in draft.offers(table.id) {
                let columns = policy_wizard::interview::columns(table.id);
                for column in
                    columns.filter(|c| matches!(c.kind, Kind::Ref(["sharing.recipients"]) | Kind::Refs(["sharing.recipients"])))
                {
                    let Some(value) = row.get(column.leaf()) else { continue };
                    let words = policy_wizard::words::words_of(&shown, column, value);
                    for raw in value.as_array().into_iter().flatten().filter_map(|v| v.as_str()) {
                        met += 1;
                        let vendor = policy_wizard::vendors::find(raw);
                        assert!(
                            vendor.is_some_and(|vendor| words.contains(&vendor.name)),
                            "{}: {key}: {words}",
                            preset.id
                        );
                    }
                }
            }
        }
    }
    assert!(met > 0, "no preset proposes what a provider does for it");
}
