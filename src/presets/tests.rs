//! What must hold of every preset that comes with the program, and of reading those of an author.

use super::*;
use crate::interview::{Field, sharing::RecipientRow};
use crate::values::DataItem;
use crate::vendors::picked;

/// A preset of ours, changed: for the tests that something is refused.
fn changed(change: impl FnOnce(&mut Preset)) -> Preset {
    let mut preset = find("agency-portal").unwrap().clone();
    change(&mut preset);
    preset
}

#[test]
fn every_file_of_the_folder_is_embedded_and_read() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("presets");
    let (presets, broken) = load(&folder);
    assert_eq!(broken, [], "files that are no presets");
    assert_eq!(presets, all(), "a file of the folder is not embedded");
    assert_eq!(all().len(), FILES.len());
    assert!(all().len() >= 13);
}

#[test]
fn every_preset_may_be_shared() {
    for preset in all() {
        assert_eq!(faults(preset), [""; 0], "{}", preset.id);
    }
}

#[test]
fn every_leaf_names_a_question() {
    for preset in all() {
        let Value::Object(sections) = serde_json::to_value(&preset.answers).unwrap() else {
            panic!()
        };
        for (section, leaves) in sections {
            for (leaf, value) in leaves.as_object().unwrap() {
                let id = format!("{section}.{leaf}");
                let question = interview::question(&id).unwrap_or_else(|| panic!("{}: no question {id}", preset.id));
                let rows = value.as_array().filter(|_| question.is_table());
                for column in rows.into_iter().flatten().flat_map(|row| row.as_object().unwrap().keys()) {
                    let known = ["key", "catalogue"].contains(&column.as_str());
                    let id = format!("{id}.*.{column}");
                    assert!(known || interview::question(&id).is_some(), "{}: no question {id}", preset.id);
                }
            }
        }
    }
}

/// What only the company can say: no preset answers it, and it is asked.
const OPEN: &[&str] = &[
    "company.product",
    "company.website",
    "company.legal_name",
    "company.address",
    "company.country",
    "company.contact",
    "changes.effective",
    "collection.sensitive",
    // of a provider that lets one choose the region
    "sharing.recipients.*.country",
    "sharing.sell",
    "sharing.share_for_ads",
    // where data goes abroad hangs on who gets it: the providers that are picked bring it
    "sharing.any_transfers",
    "sharing.transfers",
    "rights.holders",
    "ccpa.applies",
    // the providers behind them are picked, so nobody else can say who sets a cookie
    "cookies.items.*.by",
    // how a provider is set up only the author can look up
    "sharing.recipients.*.own_server",
    "sharing.recipients.*.replay",
    "sharing.recipients.*.ad_signals",
    "sharing.recipients.*.opens",
    "sharing.recipients.*.destinations",
    "sharing.recipients.*.training",
    "sharing.recipients.*.stores",
    "sharing.recipients.*.cards",
    "sharing.recipients.*.part",
    // that nothing is knowingly collected from children is a promise, and hard to keep where many are young
    "children.not_knowingly",
    // a "no" is a promise
    "use.any_ai",
    "use.ai",
    // whether a provider trains on speech is a setting that the catalogue warns of
    "use.ai.*.trained",
    // where data is stored is an offer, and not every preset has one
    "retention.places",
    "use.promises",
    "cookies.not_used",
];

#[test]
fn what_has_a_typical_answer_gets_one() {
    for preset in all() {
        for asked in interview::asked(&preset.answers) {
            let id = asked.path(&preset.answers);
            // the ground for customers' data is the customer's own
            let theirs = asked.question.id == "use.purposes.*.ground" && id.starts_with("use.purposes.process-content.");
            let open = theirs || OPEN.contains(&asked.question.id);
            let there = interview::value(&preset.answers, &asked).is_some();
            assert!(there || open, "{}: {id} is asked and has no suggestion", preset.id);
        }
    }
}

#[test]
fn what_is_a_promise_or_a_fact_of_one_company_is_left_open() {
    for preset in all() {
        let answers = &preset.answers;
        let (sharing, cookies) = (&answers.sharing, &answers.cookies);
        assert_eq!(answers.rights.holders, None, "{}", preset.id);
        assert_ne!(answers.collection.sensitive, Some(false), "{}: a no is a promise", preset.id);
        let health = answers.collection.kinds.iter().flat_map(|kind| kind.items.iter().flatten());
        let health = health.filter(|item| item.item.as_deref() == Some("health")).count();
        assert_eq!(answers.collection.sensitive.is_some(), health > 0, "{}", preset.id);
        assert_eq!((sharing.sell, sharing.share_for_ads), (None, None), "{}", preset.id);
        assert!(sharing.transfers.iter().all(|t| t.instruments.is_none()), "{}", preset.id);
        assert!(
            sharing.transfers.iter().all(|t| t.to.is_some()),
            "{}: a transfer to nowhere",
            preset.id
        );
        assert_eq!(
            sharing.any_transfers,
            (!sharing.transfers.is_empty()).then_some(true),
            "{}",
            preset.id
        );
        assert!(sharing.recipients.iter().all(|r| r.contract.is_none()), "{}", preset.id);
        assert!(
            cookies.items.iter().all(|c| c.by.as_ref().is_none_or(Vec::is_empty)),
            "{}",
            preset.id
        );
        let named = answers.collection.kinds.iter().any(|k| k.handled_by.is_some())
            || answers.uses.purposes.iter().any(|p| p.via.is_some());
        assert!(
            !named,
            "{}: a row that is accepted at once names a provider that nobody picked",
            preset.id
        );
    }
}

#[test]
fn a_policy_from_a_preset_stays_within_the_burden() {
    for preset in all() {
        let answers = &preset.answers;
        let asked = interview::asked(answers);
        let tables: BTreeSet<&str> = asked
            .iter()
            .filter_map(|a| match a.question.field {
                Field::Table(rows) => Some(rows.gate),
                Field::Leaf { .. } | Field::Column { .. } => None,
            })
            .collect();
        // a gate is answered with its table, and the company's own facts are not the preset's burden
        let counts =
            |q: &Question| !q.is_column() && !tables.contains(q.id) && q.stored_in() != "company" && q.id != "changes.effective";
        let questions = asked.iter().filter(|a| counts(a.question)).count();
        assert!(questions <= 45, "{}: {questions} questions", preset.id);
        let rows = [
            ("kinds", answers.collection.kinds.len(), 5..=7),
            ("purposes", answers.uses.purposes.len(), 5..=7),
            ("recipients", answers.sharing.recipients.len(), 5..=8),
            ("safeguards", answers.retention.safeguards.len(), 5..=8),
            ("promises", answers.uses.promises.len(), 2..=4),
            ("periods", answers.retention.periods.len(), 1..=3),
            ("cookies", answers.cookies.items.len(), 0..=3),
        ];
        for (what, count, range) in rows {
            assert!(range.contains(&count), "{}: {count} {what}", preset.id);
        }
    }
}

#[test]
fn the_lines_of_the_first_screen_are_true_and_fit() {
    for preset in all() {
        let answers = &preset.answers;
        let counted = |word: &str| {
            let line = preset.suggests.iter().find(|line| line.contains(word)).unwrap();
            line.split(' ').next().unwrap().parse::<usize>().unwrap()
        };
        assert_eq!(counted("kinds of data"), answers.collection.kinds.len(), "{}", preset.id);
        assert_eq!(counted("uses, each"), answers.uses.purposes.len(), "{}", preset.id);
        for line in preset.suggests.iter().chain(&preset.only_you) {
            assert!(line.chars().count() <= 60, "{}: {line}", preset.id);
        }
        if let Some(warning) = &preset.warning {
            assert!(
                warning.chars().count() <= 160 && warning.ends_with('.'),
                "{}: {warning}",
                preset.id
            );
        }
        assert!((3..=6).contains(&preset.suggests.len()) && (3..=6).contains(&preset.only_you.len()));
        assert!(
            preset.about.chars().count() <= 100 && preset.about.ends_with('.'),
            "{}",
            preset.about
        );
    }
}

#[test]
fn recipients_are_those_of_the_vendor_files() {
    for preset in all() {
        for offered in &preset.answers.sharing.recipients {
            let vendor = vendors::find(&offered.key).unwrap();
            let theirs: RecipientRow = serde_json::from_value(picked(vendor)).unwrap();
            assert_eq!(*offered, theirs, "{}", preset.id);
        }
    }
}

#[test]
fn every_use_of_our_own_data_has_a_ground_and_interests_are_named() {
    use crate::interview::{collection::Whose, uses::Ground};
    for preset in all() {
        let kinds = &preset.answers.collection.kinds;
        for purpose in &preset.answers.uses.purposes {
            let of = |key: &String| kinds.iter().find(|k| k.key == *key).and_then(|k| k.whose);
            let theirs = purpose.kinds.iter().flatten().all(|key| of(key) == Some(Whose::Customers));
            assert_eq!(purpose.ground.is_none(), theirs, "{}: {}", preset.id, purpose.key);
            assert_eq!(
                purpose.ground == Some(Ground::Interests),
                purpose.interest.is_some(),
                "{}",
                preset.id
            );
            assert_eq!(
                purpose.ground == Some(Ground::Consent),
                purpose.withdraw.is_some(),
                "{}",
                preset.id
            );
        }
        let used: BTreeSet<&String> = preset
            .answers
            .uses
            .purposes
            .iter()
            .flat_map(|p| p.kinds.iter().flatten())
            .collect();
        for kind in kinds {
            assert!(
                used.contains(&kind.key),
                "{}: {} is collected for nothing",
                preset.id,
                kind.key
            );
        }
    }
}

#[test]
fn who_starts_from_health_data_from_minors_or_for_somebody_else_is_warned() {
    use crate::interview::collection::SensitiveGround;
    let warned: Vec<&str> = all().iter().filter(|p| p.warning.is_some()).map(|p| p.id.as_str()).collect();
    assert_eq!(warned, ["client-site", "teen-game", "wellness-app"]);
    for preset in all().iter().filter(|p| p.answers.collection.sensitive == Some(true)) {
        assert!(preset.warning.as_ref().unwrap().contains("counsel"), "{}", preset.id);
        let ground = preset.answers.collection.sensitive_ground;
        assert_eq!(ground, Some(SensitiveGround::Consent), "{}", preset.id);
    }
    for preset in all().iter().filter(|p| p.answers.children.minimum_age < Some(16)) {
        assert!(preset.warning.is_some(), "{}", preset.id);
        assert_eq!(preset.answers.children.parents_consent, Some(true), "{}", preset.id);
    }
}

#[test]
fn a_preset_becomes_a_layer_under_its_name() {
    let preset = find("agency-portal").unwrap();
    let layer = layer(preset);
    assert_eq!(layer.from, "preset:agency-portal");
    assert_eq!((layer.as_of, &layer.answers), (preset.as_of, &preset.answers));
    assert!(find("no-such-preset").is_none());
}

#[test]
fn what_must_not_be_shared_is_found() {
    use crate::values::{Contact, Link};
    let faults_of = |change: fn(&mut Preset)| faults(&changed(change)).join("\n");
    assert!(faults_of(|p| p.answers.company.product = Some("Acme".into())).contains("company.product"));
    assert!(faults_of(|p| p.answers.company.contact = Some(Contact::guess("a@acme.example"))).contains("company.contact"));
    assert!(faults_of(|p| p.answers.changes.effective = PolicyDate::parse("2026-12").ok()).contains("changes.effective"));
    assert!(faults_of(|p| p.answers.sharing.list = Some(Link("/list".into()))).contains("sharing.list"));
    assert!(faults_of(|p| p.answers.collection.kinds[0].name = Some("a@acme.example".into())).contains("kinds.account.name"));
    assert!(faults_of(|p| p.answers.sharing.recipients[0].catalogue = None).contains("recipients.supabase"));
    assert!(faults_of(|p| p.answers.sharing.recipients[0].name = Some("Other".into())).contains("recipients.supabase"));
}

#[test]
fn what_leads_nowhere_is_found() {
    let faults_of = |change: fn(&mut Preset)| faults(&changed(change)).join("\n");
    assert!(faults_of(|p| p.answers.uses.purposes[0].kinds = Some(vec!["none".into()])).contains("“none”"));
    assert!(faults_of(|p| p.answers.collection.kinds[0].key = "Account 1".into()).contains("“Account 1”"));
    assert!(faults_of(|p| p.answers.collection.kinds[1].key = "account".into()).contains("two rows"));
    assert!(faults_of(|p| p.answers.collection.kinds[0].items = Some(vec![DataItem::of("nothing")])).contains("“nothing”"));
    assert!(faults_of(|p| p.answers.retention.places[0].place = Some(crate::values::Place::of("XX"))).contains("“XX”"));
    assert!(faults_of(|p| p.answers.collection.others_data = Some(false)).contains("collection.end_users"));
}

#[test]
fn own_presets_are_read_and_broken_ones_named() {
    let folder = tempfile::tempdir().unwrap();
    let put = |name: &str, text: &str| std::fs::write(folder.path().join(name), text).unwrap();
    let own = r#"{ "format": 1, "id": "ours", "title": "Ours", "about": "Our own.", "answers": { "company": { "legal_name": "Acme Ltd" } } }"#;
    put("ours.json", own);
    put("other-name.json", own);
    put("notes.txt", "not a preset");
    put("later.json", &own.replace("\"format\": 1", "\"format\": 2"));
    put("typo.json", &own.replace("legal_name", "legalname"));
    put("half.json", &own[..40]);
    put("escape.json", &own.replace("ours", "escape").replace("Acme", "\\u001b[2J"));
    let (presets, broken) = load(folder.path());
    assert_eq!(presets.iter().map(|p| p.id.as_str()).collect::<Vec<_>>(), ["ours"]);
    let why = |name: &str| broken.iter().find(|b| b.file.ends_with(name)).map(|b| b.why.clone()).unwrap();
    assert!(why("later.json").contains("format 2"));
    assert!(
        why("typo.json").contains("answers.company") && why("typo.json").contains("legalname"),
        "{}",
        why("typo.json")
    );
    assert!(why("half.json").contains("line 1"));
    assert!(why("other-name.json").contains("name of the file"));
    assert!(why("escape.json").contains("control character"));
    assert_eq!(broken.len(), 5);
    assert_eq!(load(&folder.path().join("nowhere")), (vec![], vec![]));
}

#[test]
fn what_the_read_me_names_is_there() {
    let read_me = include_str!("../../presets/README.md");
    let mut named = 0;
    for id in read_me.split('`').skip(1).step_by(2) {
        let mut parts = id.split('.');
        let section = parts.next().and_then(interview::section);
        if section.is_some() && id.contains('.') && !id.contains(' ') {
            assert!(
                interview::question(id).is_some(),
                "the README names `{id}`, which is no question"
            );
            named += 1;
        }
    }
    assert!(named >= 10, "the README names too few questions");
    let (examples, fence) = (read_me.split("```json\n").skip(1), "\n```");
    let mut read = (0, 0);
    for example in examples.filter_map(|rest| rest.split_once(fence)).map(|(text, _)| text) {
        if example.contains("\"title\"") {
            let preset: Preset = serde_json::from_str(example).unwrap();
            assert_eq!(faults(&preset), [""; 0]);
            read.0 += 1;
        } else {
            let _: vendors::Vendor = serde_json::from_str(example).unwrap();
            read.1 += 1;
        }
    }
    assert_eq!(read, (1, 1), "one worked example of each");
}

/// What these get the preset has in customers' data only: whether it goes there, only the author knows.
const SILENT: &[&str] = &["airbyte of analytics-platform"];

#[test]
fn every_provider_that_a_preset_offers_says_what_it_gets() {
    let mut silent = Vec::new();
    for preset in all() {
        for id in preset
            .answers
            .sharing
            .recipients
            .iter()
            .filter_map(|row| row.catalogue.as_deref())
        {
            let mut draft = crate::draft::Draft::new("t");
            draft.suggested.push(layer(preset));
            let who = crate::edit::Who {
                by: "author".into(),
                on: crate::values::PolicyDate::parse("2026-11-21").unwrap(),
            };
            let edit = crate::edit::Edit::Accept {
                path: format!("sharing.recipients.{id}"),
                from: None,
            };
            draft.edit(&edit, &who).unwrap();
            let row = &draft.shown().sharing.recipients[0];
            let vendor = crate::vendors::find(id).unwrap();
            let gets = vendor.data.iter().any(|slug| slug != "customer_data");
            if gets && row.kinds.as_ref().is_none_or(Vec::is_empty) {
                silent.push(format!("{id} of {}", preset.id));
            }
        }
    }
    assert_eq!(silent, SILENT);
}
