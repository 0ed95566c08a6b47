//! Drafts and presets as people manage them: nothing is overwritten, nothing is lost, and nothing of the company
//! goes into a preset.

use policy_wizard::draft::{Draft, Layer};
use policy_wizard::drafts::{self, Lock, Locked, Places};
use policy_wizard::edit::{Edit, Who};
use policy_wizard::interview;
use policy_wizard::presets;
use policy_wizard::values::PolicyDate;
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

const OTHERS: &[(&str, &str)] = &[
    ("trail-app", include_str!("../samples/other/trail-app.json")),
    ("wool-shop", include_str!("../samples/other/wool-shop.json")),
    ("writing-tool", include_str!("../samples/other/writing-tool.json")),
];

fn samples() -> impl Iterator<Item = (&'static str, &'static str)> {
    super::samples::SAMPLES.iter().chain(OTHERS).copied()
}

fn today() -> PolicyDate {
    PolicyDate::parse("2026-11-21").unwrap()
}

/// Folders that go away, with a draft `acme` and all that can belong to one.
struct Room {
    root: tempfile::TempDir,
    places: Places,
}

impl Room {
    fn new() -> Self {
        let root = tempfile::tempdir().unwrap();
        let home = root.path().join("home");
        let places = Places {
            drafts: home.join("drafts"),
            presets: home.join("presets"),
            vendors: home.join("vendors"),
            state: home.join("state"),
            here: root.path().join("work"),
        };
        fs::create_dir_all(&places.drafts).unwrap();
        fs::create_dir_all(&places.state).unwrap();
        fs::create_dir_all(&places.here).unwrap();
        let made = Self { root, places };
        Self::write(&made.draft("acme"), super::samples::SAMPLES[3].1);
        for (role, file) in drafts::companions(&made.places.state, &made.draft("acme")) {
            Self::write(&file, role);
        }
        made
    }
    fn draft(&self, name: &str) -> PathBuf {
        self.places.drafts.join(format!("{name}.json"))
    }
    fn write(file: &Path, text: &str) {
        fs::write(file, text).unwrap();
    }
    /// What belongs to a draft: for each role, what its file holds.
    fn belongings(&self, file: &Path) -> Vec<(&'static str, Option<String>)> {
        let all = drafts::companions(&self.places.state, file);
        all.into_iter()
            .map(|(role, file)| (role, fs::read_to_string(file).ok()))
            .collect()
    }
    fn run(&self, args: &[&str]) -> Output {
        Command::new(env!("CARGO_BIN_EXE_policy-wizard"))
            .args(args)
            .current_dir(&self.places.here)
            .env("POLICY_WIZARD_HOME", self.root.path().join("home"))
            .output()
            .unwrap()
    }
    fn says(&self, args: &[&str], code: i32, words: &[&str]) -> String {
        let run = self.run(args);
        let (out, err) = (String::from_utf8_lossy(&run.stdout), String::from_utf8_lossy(&run.stderr));
        assert_eq!(run.status.code(), Some(code), "{args:?}: {out}{err}");
        for word in words {
            assert!(
                out.contains(word) || err.contains(word),
                "{args:?} does not say “{word}”: {out}{err}"
            );
        }
        out.into_owned()
    }
}

fn all_there(room: &Room, file: &Path) {
    for (role, text) in room.belongings(file) {
        assert_eq!(text.as_deref(), Some(role), "{role} of {}", file.display());
    }
}

fn none_there(room: &Room, file: &Path) {
    assert!(!file.exists(), "{}", file.display());
    for (role, text) in room.belongings(file) {
        assert_eq!(text, None, "{role} of {}", file.display());
    }
}

#[test]
fn a_renamed_draft_keeps_its_answers_and_all_that_belongs_to_it() {
    let room = Room::new();
    let before = drafts::load(&room.draft("acme")).unwrap();
    let file = drafts::rename(&room.places, &room.draft("acme"), "northern").unwrap();
    assert_eq!(file, room.draft("northern"));
    let after = drafts::load(&file).unwrap();
    assert_eq!(
        (after.name.as_str(), &after.answers, &after.set),
        ("northern", &before.answers, &before.set)
    );
    all_there(&room, &file);
    none_there(&room, &room.draft("acme"));
}

#[test]
fn the_draft_of_a_project_keeps_its_file_and_gets_a_name() {
    let room = Room::new();
    let here = room.places.draft_here();
    drafts::create(&here, &Draft::new("old")).unwrap();
    assert_eq!(drafts::rename(&room.places, &here, "northern").unwrap(), here);
    assert_eq!(drafts::load(&here).unwrap().name, "northern");
    let moved = room.places.here.join("policies.json");
    let there = drafts::rename(&room.places, &here, moved.to_str().unwrap()).unwrap();
    assert!(there.exists() && !here.exists(), "a path moves it");
}

#[test]
fn nothing_that_is_there_is_ever_overwritten() {
    let room = Room::new();
    let other = room.draft("other");
    let taken = super::samples::SAMPLES[1].1;
    Room::write(&other, taken);
    assert!(drafts::rename(&room.places, &room.draft("acme"), "other").is_err());
    assert!(drafts::duplicate(&room.places, &room.draft("acme"), Some("other")).is_err());
    assert!(drafts::export(&room.draft("acme"), &other).is_err());
    for name in ["render", ".acme", "", "a\u{1b}b", "acme.private"] {
        assert!(drafts::rename(&room.places, &room.draft("acme"), name).is_err(), "{name}");
        assert!(
            drafts::duplicate(&room.places, &room.draft("acme"), Some(name)).is_err(),
            "{name}"
        );
    }
    assert_eq!(fs::read_to_string(&other).unwrap(), taken);
    assert_eq!(fs::read_to_string(room.draft("acme")).unwrap(), super::samples::SAMPLES[3].1);
    all_there(&room, &room.draft("acme"));
}

#[test]
fn a_deleted_draft_comes_back_as_it_was() {
    let room = Room::new();
    let file = room.draft("acme");
    let bytes = fs::read(&file).unwrap();
    let gone = drafts::delete(&room.places, &file, today()).unwrap();
    none_there(&room, &file);
    assert_eq!(
        drafts::deleted(&room.places)
            .iter()
            .map(|d| d.id.as_str())
            .collect::<Vec<_>>(),
        [gone.id.as_str()]
    );
    assert_eq!(gone.id, "2026-11-21-acme");
    assert_eq!(
        fs::canonicalize(drafts::restore(&room.places, "acme").unwrap()).unwrap(),
        fs::canonicalize(&file).unwrap()
    );
    assert_eq!(fs::read(&file).unwrap(), bytes);
    all_there(&room, &file);
    assert_eq!(drafts::deleted(&room.places), []);
    assert!(
        fs::read_dir(room.places.deleted()).unwrap().next().is_none(),
        "no folder is left"
    );
}

#[test]
fn a_deleted_draft_whose_place_is_taken_gets_another_and_the_last_of_a_name_comes_first() {
    let room = Room::new();
    drafts::delete(&room.places, &room.draft("acme"), today()).unwrap();
    drafts::create(&room.draft("acme"), &Draft::new("second")).unwrap();
    let second = drafts::delete(&room.places, &room.draft("acme"), today()).unwrap();
    assert_eq!(second.id, "2026-11-21-acme-2", "one name, two drafts, both kept");
    drafts::create(&room.draft("acme"), &Draft::new("third")).unwrap();
    let back = drafts::restore(&room.places, &second.id).unwrap();
    assert_eq!(drafts::load(&back).unwrap().name, "second");
    assert_eq!(
        drafts::load(&room.draft("acme")).unwrap().name,
        "third",
        "who came later stays"
    );
    assert_eq!(drafts::restore(&room.places, "acme").unwrap(), room.draft("acme-3"));
    assert!(drafts::restore(&room.places, "acme").is_err(), "none is left");
}

#[test]
fn a_draft_that_cannot_be_read_can_be_deleted_and_brought_back() {
    let room = Room::new();
    let file = room.draft("odd");
    Room::write(&file, "{ not a draft");
    drafts::delete(&room.places, &file, today()).unwrap();
    drafts::restore(&room.places, "odd").unwrap();
    assert_eq!(fs::read_to_string(&file).unwrap(), "{ not a draft");
}

#[test]
fn a_draft_that_is_open_elsewhere_is_neither_renamed_nor_deleted_but_can_be_copied() {
    let room = Room::new();
    let file = room.draft("acme");
    let Locked::Ours(lock) = Lock::take(&room.places.state, &file).unwrap() else {
        panic!()
    };
    room.says(&["drafts", "rename", "acme", "northern"], 2, &["open elsewhere"]);
    room.says(&["drafts", "delete", "acme"], 2, &["open elsewhere"]);
    assert!(file.exists());
    room.says(&["drafts", "duplicate", "acme"], 0, &["acme-copy"]);
    room.says(&["drafts", "export", "acme", "sent.json"], 0, &["sent.json"]);
    drop(lock);
    room.says(&["drafts", "rename", "acme", "northern"], 0, &["northern.json"]);
}

#[test]
fn a_copy_takes_the_notes_along_and_begins_its_own_history() {
    let room = Room::new();
    let copy = drafts::duplicate(&room.places, &room.draft("acme"), None).unwrap();
    assert_eq!(copy, room.draft("acme-copy"));
    let there: Vec<_> = room
        .belongings(&copy)
        .into_iter()
        .filter(|(_, text)| text.is_some())
        .map(|(role, _)| role)
        .collect();
    assert_eq!(there, ["private.json", "place"]);
    let (mine, theirs) = (drafts::load(&room.draft("acme")).unwrap(), drafts::load(&copy).unwrap());
    assert_eq!((mine.answers, mine.set), (theirs.answers, theirs.set));
    all_there(&room, &room.draft("acme"));
}

#[test]
fn an_exported_draft_has_the_answers_and_no_suggestions() {
    let room = Room::new();
    room.says(
        &["new", "seen", "--preset", "agency-portal", "--set", "company.product=Seen"],
        0,
        &[],
    );
    let out = room.places.here.join("sent.json");
    room.says(&["drafts", "export", "seen", "sent.json"], 0, &["sent.json"]);
    let (mine, sent) = (drafts::load(&room.draft("seen")).unwrap(), drafts::load(&out).unwrap());
    assert!(!mine.suggested.is_empty());
    assert_eq!((sent.suggested, sent.dropped), (vec![], std::collections::BTreeSet::new()));
    assert_eq!((sent.answers, sent.set, sent.open), (mine.answers, mine.set, mine.open));
    room.says(&["drafts", "export", "seen", "sent.json"], 2, &["there already"]);
}

#[test]
fn the_command_line_deletes_lists_and_restores() {
    let room = Room::new();
    room.says(&["drafts", "delete", "acme"], 0, &["drafts restore", "brings it back"]);
    room.says(&["drafts"], 0, &["no draft"]);
    let listed = room.says(&["drafts", "restore", "--format", "json"], 0, &[]);
    let listed: Value = serde_json::from_str(&listed).unwrap();
    assert_eq!(listed[0]["name"], "acme");
    assert!(listed[0]["id"].as_str().unwrap().ends_with("-acme"));
    room.says(&["drafts", "restore", "nobody"], 2, &["nobody", "drafts restore"]);
    room.says(&["drafts", "restore", "acme"], 0, &["acme.json"]);
    let json = room.says(&["drafts", "--format", "json"], 0, &[]);
    assert_eq!(serde_json::from_str::<Value>(&json).unwrap()[0]["id"], "acme");
    room.says(&["drafts", "rename", "acmee", "b"], 2, &["acme"]);
}

#[test]
fn what_was_typed_can_be_taken_back_after_a_rename() {
    use policy_wizard::drafts::Journal;
    use policy_wizard::edit::{Edit, Who};
    let room = Room::new();
    let (file, state) = (room.draft("fresh"), &room.places.state);
    let mut draft = Draft::new("fresh");
    drafts::create(&file, &draft).unwrap();
    let open = |file: &Path| match Lock::take(state, file).unwrap() {
        Locked::Ours(lock) => lock,
        Locked::Theirs(by) => panic!("{by}"),
    };
    let lock = open(&file);
    let (mut journal, mut history) = Journal::open(state, &file, &draft, &lock);
    let edit = Edit::Set {
        path: "company.product".into(),
        value: Some(serde_json::json!("Fresh")),
    };
    let who = Who {
        by: "author".into(),
        on: today(),
    };
    history.push(draft.edit(&edit, &who).unwrap());
    journal.keep(&mut history, &drafts::bytes(&draft));
    drafts::save(&file, &draft, false).unwrap();
    drop((lock, journal));
    let file = drafts::rename(&room.places, &file, "newer").unwrap();
    let mut draft = drafts::load(&file).unwrap();
    assert_eq!(draft.name, "newer");
    let lock = open(&file);
    let (_, mut history) = Journal::open(state, &file, &draft, &lock);
    assert!(history.undo(&mut draft).is_some(), "undo was lost");
    assert_eq!(draft.answers.company.product, None);
    assert_eq!(draft.name, "newer");
}

#[test]
fn notes_in_the_way_stop_a_rename_and_a_copy_before_anything_moves() {
    let room = Room::new();
    let way = room.places.drafts.join("other.private.json");
    Room::write(&way, "somebody's");
    assert!(drafts::rename(&room.places, &room.draft("acme"), "other").is_err());
    assert!(drafts::duplicate(&room.places, &room.draft("acme"), Some("other")).is_err());
    assert!(room.draft("acme").exists() && !room.draft("other").exists());
    all_there(&room, &room.draft("acme"));
    assert_eq!(fs::read_to_string(&way).unwrap(), "somebody's");
}

#[cfg(unix)]
#[test]
fn a_link_to_a_draft_is_not_renamed_so_its_notes_stay_with_it() {
    let room = Room::new();
    std::os::unix::fs::symlink(room.draft("acme"), room.draft("link")).unwrap();
    let refused = drafts::rename(&room.places, &room.draft("link"), "other").unwrap_err();
    assert!(refused.to_string().contains("it is a link"), "{refused}");
    assert!(room.draft("link").is_symlink());
    all_there(&room, &room.draft("acme"));
}

#[test]
fn a_draft_that_cannot_be_read_is_not_renamed() {
    let room = Room::new();
    Room::write(&room.draft("acme"), "{ not a draft");
    assert!(drafts::rename(&room.places, &room.draft("acme"), "other").is_err());
    assert!(room.draft("acme").exists());
    all_there(&room, &room.draft("acme"));
}

#[test]
fn a_new_draft_does_not_inherit_what_was_kept_of_another() {
    let room = Room::new();
    let file = room.draft("acme");
    fs::remove_file(&file).unwrap();
    room.says(
        &["new", "acme"],
        0,
        &["private notes of an earlier draft", "acme.old.private.json"],
    );
    assert!(drafts::private::load(&file).unwrap().notes.is_empty());
    for (role, text) in room.belongings(&file) {
        assert_eq!(text, None, "{role}");
    }
    let aside = room.places.drafts.join("acme.old.private.json");
    assert_eq!(fs::read_to_string(aside).unwrap(), "private.json");
    assert_eq!(room.places.list(), [file], "the old notes are no draft");
}

#[test]
fn notes_set_aside_stay_ignored_by_git() {
    let room = Room::new();
    fs::create_dir(room.places.here.join(".git")).unwrap();
    let file = room.places.here.join("one.json");
    Room::write(&room.places.here.join(".gitignore"), "one.private.json\n");
    for _ in 0..2 {
        Room::write(&room.places.here.join("one.private.json"), "secret");
        drafts::forget(&room.places.state, &file);
    }
    let lines = fs::read_to_string(room.places.here.join(".gitignore")).unwrap();
    assert_eq!(lines, "one.private.json\none.old.private.json\none.old-2.private.json\n");
}

#[cfg(unix)]
#[test]
fn a_copy_for_counsel_never_takes_the_place_of_a_policy_unasked_and_is_its_owners_alone() {
    use std::os::unix::fs::PermissionsExt;
    let room = Room::new();
    fs::remove_file(room.places.drafts.join("acme.private.json")).unwrap();
    let file = room.places.here.join("o.md");
    let mode = || fs::metadata(&file).unwrap().permissions().mode() & 0o777;
    room.says(&["render", "acme", "--out", "o.md"], 0, &[]);
    let policy = fs::read(&file).unwrap();
    let annotated = ["render", "acme", "--annotated", "--out", "o.md"];
    room.says(&annotated, 2, &["o.md", "for everybody", "--force"]);
    assert_eq!(fs::read(&file).unwrap(), policy);
    fs::set_permissions(&file, fs::Permissions::from_mode(0o644)).unwrap();
    room.says(&[&annotated[..], &["--force"]].concat(), 0, &[]);
    assert_eq!(mode(), 0o600);
    room.says(&["render", "acme", "--out", "o.md"], 2, &["for you alone", "--force"]);
    room.says(&annotated, 0, &[]);
}

#[cfg(unix)]
#[test]
fn what_is_no_file_or_far_too_large_is_not_read_to_compare_it() {
    let room = Room::new();
    let pipe = room.places.here.join("pipe.md");
    assert!(Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    room.says(&["render", "acme", "--out", "pipe.md"], 2, &["not a file"]);
    let large = fs::File::create(room.places.here.join("large.md")).unwrap();
    large.set_len(1 << 40).unwrap();
    room.says(
        &["render", "acme", "--out", "large.md"],
        2,
        &["cannot be compared", "--force"],
    );
}

#[cfg(unix)]
#[test]
fn the_state_folder_is_its_owners_alone() {
    use std::os::unix::fs::PermissionsExt;
    let room = Room::new();
    fs::remove_dir_all(&room.places.state).unwrap();
    drafts::remember(&room.places.state, &room.draft("acme"), "company.product");
    let mode = fs::metadata(&room.places.state).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o700);
}

#[test]
fn an_argument_that_steers_a_terminal_is_spelled_out_and_no_temporary_file_is_named() {
    let room = Room::new();
    for args in [
        &["render", "acme", "--\u{1b}[2J"][..],
        &["--theme", "\u{1b}[2J"],
        &["--today", "\u{1b}[2J"],
    ] {
        let run = room.run(args);
        let said = String::from_utf8_lossy(&run.stderr).into_owned();
        assert_eq!(run.status.code(), Some(2), "{said}");
        assert!(!said.contains('\u{1b}') && said.contains("[2J"), "{args:?}: {said:?}");
    }
    let lost = room.root.path().join("none/acme.json");
    let said = drafts::save(&lost, &Draft::new("a"), true).unwrap_err().to_string();
    assert!(said.contains("acme.json") && !said.contains(".policy-wizard-"), "{said}");
}

/// Words that only this company has: names, addresses, hosts, dates.
fn own_words(draft: &Draft) -> Vec<String> {
    let company = &draft.answers.company;
    let mut words: Vec<String> = [&company.product, &company.legal_name, &company.registration]
        .into_iter()
        .flatten()
        .cloned()
        .collect();
    words.extend(company.address.iter().flat_map(|a| a.lines().map(str::to_owned)));
    let value = serde_json::to_value(company).unwrap();
    for row in ["contacts", "entities"]
        .iter()
        .flat_map(|table| value[*table].as_array().cloned().unwrap_or_default())
    {
        words.extend(
            [&row["name"], &row["address"], &row["contact"]["value"]]
                .into_iter()
                .filter_map(|v| v.as_str().map(str::to_owned)),
        );
    }
    words.extend(value["website"].as_str().map(str::to_owned));
    words.extend(
        value["contact"]["value"]
            .as_str()
            .filter(|v| !v.starts_with('/'))
            .map(str::to_owned),
    );
    let hosts: Vec<String> = words
        .iter()
        .filter_map(|w| w.rsplit_once(['@', '/']).map(|(_, host)| host.to_owned()))
        .collect();
    words.extend(hosts);
    let changes = serde_json::to_value(&draft.answers.changes).unwrap();
    words.extend(
        ["effective", "updated"]
            .iter()
            .filter_map(|date| changes[*date].as_str().map(str::to_owned)),
    );
    words.retain(|word| word.len() > 2);
    words
        .into_iter()
        .flat_map(|word| word.lines().map(str::to_lowercase).collect::<Vec<_>>())
        .collect()
}

#[test]
fn a_preset_of_a_sample_holds_nothing_of_the_company_and_starts_a_draft() {
    for (name, text) in samples() {
        let folder = tempfile::tempdir().unwrap();
        let draft: Draft = serde_json::from_str(text).unwrap();
        let preset = presets::from_draft(&draft, "our-kind", today());
        let file = presets::save(folder.path(), &preset).unwrap_or_else(|e| panic!("{name}: {e}"));
        let written = fs::read_to_string(&file).unwrap().to_lowercase();
        let words = own_words(&draft);
        assert!(words.len() > 2, "{name}: {words:?}");
        for word in words {
            let as_of = written.replace("\"as_of\": \"2026-11-21\"", "");
            assert!(!as_of.contains(&word), "{name}: “{word}” is in the preset");
            let slug = policy_wizard::path::slug(&word);
            assert!(!as_of.contains(&format!("\"{slug}\"")), "{name}: a key is “{slug}”");
        }
        assert!(!written.contains('@') && !written.contains("statements"), "{name}");

        let (read, broken) = presets::load(folder.path());
        assert_eq!(broken, [], "{name}");
        assert_eq!(read, std::slice::from_ref(&preset), "{name}");
        let mut new = Draft::new("new");
        new.suggested.push(presets::layer(&read[0]));
        let bytes = drafts::bytes(&new);
        let new = drafts::parse(Path::new("new.json"), &bytes).unwrap();
        assert!(new.outstanding().len() > 10, "{name}: it suggests what the sample says");
        assert!(
            !new.offers("sharing.recipients").is_empty() || draft.answers.sharing.recipients.is_empty(),
            "{name}: providers are offers"
        );
        assert!(new.shown().sharing.recipients.is_empty(), "{name}: nobody picked a provider");
    }
}

#[test]
fn a_text_that_names_the_company_is_left_out_and_a_key_of_its_name_is_replaced() {
    let mut draft: Draft = serde_json::from_str(OTHERS[0].1).unwrap();
    let kind = &mut draft.answers.collection.kinds[0];
    let old = kind.key.clone();
    kind.key = "trailmix-account".into();
    kind.name = Some("Your Trailmix account".into());
    kind.only_if = Some("you write to hello@trailmix.example".into());
    let text = serde_json::to_string(&draft)
        .unwrap()
        .replace(&format!("\"{old}\""), "\"trailmix-account\"");
    let draft: Draft = serde_json::from_str(&text).unwrap();
    let uses = |answers: &policy_wizard::answers::Answers, key: &str| {
        let named = |kinds: &Option<Vec<String>>| kinds.as_ref().is_some_and(|kinds| kinds.iter().any(|k| k == key));
        answers.uses.purposes.iter().filter(|p| named(&p.kinds)).count()
    };
    let preset = presets::from_draft(&draft, "Trails", today());
    let kind = &preset.answers.collection.kinds[0];
    assert_eq!((kind.name.as_deref(), kind.only_if.as_deref()), (None, None));
    assert!(!kind.key.contains("trailmix"));
    assert!(uses(&draft.answers, "trailmix-account") > 0);
    assert_eq!(
        uses(&preset.answers, &kind.key),
        uses(&draft.answers, "trailmix-account"),
        "who refers to it follows"
    );
    assert_eq!((preset.id.as_str(), preset.title.as_str()), ("trails", "Trails"));
}

#[test]
fn what_is_a_companys_own_is_said_by_the_question() {
    for id in [
        "company.product",
        "company.address",
        "company.contact",
        "changes.effective",
        "company.website",
        "statements.texts",
    ] {
        assert!(interview::question(id).unwrap().is_own(), "{id}");
    }
    for id in [
        "company.audience",
        "sharing.recipients.*.link",
        "collection.kinds",
        "rights.days",
    ] {
        assert!(!interview::question(id).unwrap().is_own(), "{id}");
    }
}

#[test]
fn a_preset_of_ones_own_is_listed_marked_and_never_takes_a_place_in_silence() {
    let room = Room::new();
    room.says(
        &["presets", "save", "acme", "--name", "agency-portal"],
        2,
        &["comes with the program"],
    );
    room.says(&["presets", "save", "acme", "--name", "Our kind"], 0, &["our-kind.json"]);
    room.says(&["presets", "save", "acme", "--name", "our-kind"], 2, &["there already"]);
    room.says(&["presets"], 0, &["our-kind", "(my preset)"]);
    room.says(&["new", "next", "--preset", "our-kind"], 0, &["next.json"]);
    let from = drafts::load(&room.draft("next"))
        .unwrap()
        .suggested
        .iter()
        .map(|l: &Layer| l.from.clone())
        .collect::<Vec<_>>();
    assert_eq!(from, ["preset:our-kind"]);

    let mine = fs::read_to_string(room.places.presets.join("our-kind.json")).unwrap();
    Room::write(
        &room.places.presets.join("agency-portal.json"),
        &mine.replace("\"our-kind\"", "\"agency-portal\""),
    );
    Room::write(&room.places.presets.join("odd.json"), "{ \"format\": 1,\n \"id\": 7 }");
    room.says(
        &["presets"],
        0,
        &[
            "takes the place of the one that comes with the program",
            "odd.json is left out",
            "line 2",
        ],
    );
    let gathered = presets::gather(&room.places.presets);
    assert_eq!(gathered.presets.iter().filter(|p| p.id == "agency-portal").count(), 1);
    assert!(gathered.shadows("agency-portal") && !gathered.shadows("our-kind"));
}

#[test]
fn a_shell_is_told_how_to_ask_and_gets_the_words_of_the_moment() {
    let room = Room::new();
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        room.says(&["completions", shell], 0, &["policy-wizard", "POLICY_WIZARD_COMPLETE"]);
    }
    room.says(&["completions", "basch"], 2, &["bash"]);
    let words = |index: usize, line: &[&str]| {
        let out = Command::new(env!("CARGO_BIN_EXE_policy-wizard"))
            .arg("--")
            .args(line)
            .current_dir(&room.places.here)
            .env("POLICY_WIZARD_HOME", room.root.path().join("home"))
            .env("POLICY_WIZARD_COMPLETE", "bash")
            .env("_CLAP_COMPLETE_INDEX", index.to_string())
            .env("_CLAP_IFS", "\n")
            .output()
            .unwrap();
        String::from_utf8(out.stdout)
            .unwrap()
            .lines()
            .map(str::to_owned)
            .collect::<Vec<_>>()
    };
    let has = |words: &[String], word: &str| assert!(words.iter().any(|w| w.trim_end() == word), "{word}: {words:?}");
    let commands = words(1, &["policy-wizard", ""]);
    for command in ["new", "drafts", "presets", "render", "check", "completions", "man", "acme"] {
        has(&commands, command);
    }
    has(&words(2, &["policy-wizard", "render", ""]), "acme");
    has(&words(3, &["policy-wizard", "new", "--preset", ""]), "agency-portal");
    has(&words(3, &["policy-wizard", "drafts", "rename", ""]), "acme");
    has(
        &words(3, &["policy-wizard", "new", "--set", "company.prod"]),
        "company.product=",
    );
    has(
        &words(3, &["policy-wizard", "new", "--set", "company.audience=b"]),
        "company.audience=businesses",
    );
}

#[test]
fn the_manual_names_every_command_and_each_has_a_page() {
    let room = Room::new();
    let page = room.says(&["man"], 0, &[".TH policy-wizard", "SYNOPSIS"]);
    for command in [
        "new",
        "questions",
        "drafts",
        "presets",
        "vendors",
        "render",
        "check",
        "schema",
        "completions",
        "man",
    ] {
        assert!(page.contains(&format!("policy\\-wizard\\-{command}")), "{command}: {page}");
        room.says(&["man", command], 0, &[&format!(".TH policy-wizard-{command}")]);
    }
    room.says(&["man", "drafts", "rename"], 0, &["another name"]);
    room.says(&["man", "rendr"], 2, &["render"]);
}

/// Who saves a preset before everything is confirmed keeps what is suggested; what was dropped, and what only comes with a provider,
/// does not come again.
#[test]
fn a_preset_of_a_draft_that_is_begun_suggests_what_the_draft_does() {
    for preset in presets::all() {
        let mut draft = Draft::new("shop");
        draft.suggested.push(presets::layer(preset));
        let dropped = &preset.answers.collection.kinds[0].key;
        let who = Who {
            by: "author".into(),
            on: today(),
        };
        let drop = Edit::Drop {
            path: format!("collection.kinds.{dropped}"),
            from: None,
        };
        draft.edit_all(&[drop], &who).unwrap();
        let mut layer = presets::layer(preset);
        layer.from = "catalogue:posthog".into();
        layer.answers = policy_wizard::answers::Answers::default();
        let mut brought = preset.answers.collection.kinds[0].clone();
        brought.key = "recordings".into();
        layer.answers.collection.kinds.push(brought);
        draft.suggested.push(layer);

        let own = presets::from_draft(&draft, "Our own", today());
        let keys = |answers: &policy_wizard::answers::Answers| -> Vec<String> {
            answers.collection.kinds.iter().map(|kind| kind.key.clone()).collect()
        };
        let mut wanted = keys(&preset.answers);
        wanted.retain(|key| key != dropped);
        assert_eq!(keys(&own.answers), wanted, "{}", preset.id);
        let mut new = Draft::new("new");
        new.suggested.push(presets::layer(&own));
        assert!(new.outstanding().len() > 10, "{}: {:?}", preset.id, new.outstanding());
    }
}
