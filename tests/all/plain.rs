//! The interview in lines, driven in memory: the same answers as on the screen, and nothing but lines.

use super::ready::{TODAY, but_for_decisions};
use super::screen::Play;
use policy_wizard::asking::{Desk, Entry, needs};
use policy_wizard::draft::{Draft, OpenState, State};
use policy_wizard::drafts::{self, Places};
use policy_wizard::interview::{self, Kind, SECTIONS};
use policy_wizard::path;
use policy_wizard::plain::{Start, run};
use policy_wizard::presets;
use policy_wizard::tui::model::Form;
use policy_wizard::values::PolicyDate;
use proptest::prelude::*;
use std::fmt::Write as _;
use std::path::PathBuf;

/// A home of its own, and one draft of a preset in it.
pub struct Talk {
    home: tempfile::TempDir,
    preset: Option<&'static str>,
}

impl Talk {
    pub fn new(preset: Option<&'static str>) -> Self {
        let home = tempfile::tempdir().unwrap();
        std::fs::create_dir(home.path().join("work")).unwrap();
        Self { home, preset }
    }

    pub fn places(&self) -> Places {
        let at = |name: &str| self.home.path().join(name);
        Places {
            drafts: at("drafts"),
            presets: at("presets"),
            vendors: at("vendors"),
            state: at("state"),
            here: at("work"),
        }
    }

    pub fn file(&self) -> PathBuf {
        self.home.path().join("drafts/acme.json")
    }

    /// Says these lines, of a new draft or of the one that is there, and gives all that was printed.
    pub fn say(&self, lines: &str) -> String {
        std::fs::create_dir_all(self.places().drafts).unwrap();
        let file = self.file();
        let there = file.exists();
        let start = Start {
            places: self.places(),
            today: PolicyDate::parse("2026-11-21").unwrap(),
            draft: Some(file),
            preset: Some(self.preset.unwrap_or("agency-portal").to_owned()).filter(|_| !there),
        };
        Self::start(start, lines)
    }

    fn start(start: Start, lines: &str) -> String {
        let mut out = Vec::new();
        run(start, &mut lines.as_bytes(), &mut out).unwrap();
        let out = String::from_utf8(out).unwrap();
        assert_no_ornament(&out);
        out
    }

    /// The first question is which draft.
    pub fn at_home(&self, lines: &str) -> String {
        let start = Start {
            places: self.places(),
            today: PolicyDate::parse("2026-11-21").unwrap(),
            draft: None,
            preset: None,
        };
        Self::start(start, lines)
    }

    pub fn draft(&self) -> Draft {
        drafts::load(&self.file()).unwrap()
    }

    /// Puts this draft where the next lines find it.
    pub fn keep(&self, draft: &Draft) {
        std::fs::create_dir_all(self.places().drafts).unwrap();
        drafts::save(&self.file(), draft, false).unwrap();
    }

    /// How many decisions Finish asks for.
    pub fn undecided(&self) -> usize {
        let desk = Desk::new(self.draft(), self.file());
        desk.undecided(PolicyDate::parse(TODAY).unwrap()).len()
    }
}

/// Letters, punctuation of sentences, and line ends: no escape, no box, no bullet, no arrow.
fn assert_no_ornament(out: &str) {
    let ornament =
        |c: &char| c.is_control() && *c != '\n' || matches!(*c, '·' | '•' | '\u{2190}'..='\u{2bff}' | '\u{e000}'..='\u{f8ff}');
    let found = out.chars().find(ornament);
    assert_eq!(found, None, "{out}");
}

#[test]
fn empty_lines_stop_at_the_companys_name_and_write_nothing() {
    for preset in presets::all() {
        let talk = Talk::new(Some(&preset.id));
        let out = talk.say(&"\n".repeat(400));
        assert!(out.matches("What is your product called?").count() > 390, "{out}");
        assert!(talk.draft().answers == Draft::new("").answers, "nothing was answered");
        assert_eq!(std::fs::read_dir(talk.places().here).unwrap().count(), 0);
    }
}

#[test]
fn a_new_draft_is_kept_where_it_is_said_and_resumed() {
    let talk = Talk::new(None);
    let out = talk.at_home("nonsense\nagency-portal\n1\nAcme\n");
    assert!(out.contains("none of these") && out.contains("privacy-policy.json"), "{out}");
    let here = talk.places().here.join("privacy-policy.json");
    assert_eq!(drafts::load(&here).unwrap().answers.company.product.as_deref(), Some("Acme"));
    let out = talk.at_home("1\n");
    assert!(
        out.contains("Acme, in this folder") && out.contains("You stopped at"),
        "{out}"
    );
    let out = talk.at_home("empty\nback\nempty\n2\n=Back\n");
    assert!(out.contains("Product: Back"), "{out}");
    let out = talk.at_home(&format!("open {}\nquit\n", here.display()));
    assert!(out.contains("Saved: "), "{out}");
    let out = talk.at_home("open nowhere\nquit\n");
    assert!(out.contains("cannot read"), "{out}");
}

/// A preset's name that a draft has too opens neither unasked; the number of the preset makes another draft beside it.
#[test]
fn a_new_policy_never_opens_a_draft_that_is_called_alike() {
    let talk = Talk::new(None);
    let kept = || {
        let files = std::fs::read_dir(talk.places().drafts).unwrap();
        let mut names: Vec<String> = files.map(|f| f.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    };
    talk.at_home("b2b-saas\n2\nquit\n");
    assert_eq!(kept(), ["b2b-saas.json"]);
    let out = talk.at_home("b2b-saas\nquit\n");
    assert!(out.contains("“b2b-saas” may be any of 1 (b2b-saas) and "), "{out}");
    let line = out.lines().find(|l| l.contains("Business software (SaaS). ")).unwrap();
    let number = line.split('.').next().unwrap();
    talk.at_home(&format!("{number}\n2\nquit\n"));
    assert_eq!(kept(), ["b2b-saas-2.json", "b2b-saas.json"]);
}

#[test]
fn what_says_a_command_is_an_answer_after_an_equals_sign() {
    let talk = Talk::new(None);
    let out = talk.say("=quit\ngo company.product\n\"next\"\n");
    assert!(out.contains("Product: quit") && out.contains("Product: next"), "{out}");
    let out = talk.say("go company.product\nFind Me Ltd\n");
    assert!(out.contains("Product: Find Me Ltd"), "capitals are no command: {out}");
}

#[test]
fn the_end_of_the_lines_anywhere_loses_nothing() {
    let script =
        "Acme\ngo company.address\n1 Example Street\nBoston\n.\ngo collection.kinds\nadd Newsletter list\nemail address\nback\n";
    for cut in 0..=script.len() {
        let talk = Talk::new(None);
        talk.say(&script[..cut]);
        let answers = talk.draft().answers;
        let typed = &"Acme"[..cut.min(4)];
        assert_eq!(answers.company.product.as_deref().unwrap_or_default(), typed);
        let from = script.find("1 Ex").unwrap();
        if cut > from {
            let said = script[from..cut.min(script.find("\n.").unwrap())].trim_end();
            assert_eq!(answers.company.address.as_deref(), Some(said), "cut at {cut}");
        }
        if cut >= script.find("list\n").unwrap() + 4 {
            assert!(path::index(&answers, "collection.kinds", "newsletter-list").is_some());
        }
    }
}

#[test]
fn each_kind_of_question_takes_a_line_and_says_what_is_wrong_with_another() {
    // the question, what is wrong, what is right, and what is kept
    let cases = [
        ("company.website", "acme", "acme.example", "\"https://acme.example\""),
        ("company.country", "Atlantis", "germany", "{\"area\":\"DE\"}"),
        ("company.audience", "everybody", "3", "\"both\""),
        ("company.regions", "9", "1, United Kingdom", "[\"eea\",\"uk\"]"),
        ("company.regions", "+9", "+3", "[\"eea\",\"uk\",\"switzerland\"]"),
        ("company.regions", "-1, -2, -3", "-uk", "[\"eea\",\"switzerland\"]"),
        (
            "company.contact",
            "a b@c",
            "privacy@acme.example; subject Privacy",
            "{\"kind\":\"email\",\"value\":\"privacy@acme.example\",\"subject\":\"Privacy\"}",
        ),
        ("children.minimum_age", "sixteen", "16", "16"),
        ("changes.effective", "soon", "1 December 2026", "\"2026-12-01\""),
        (
            "retention.closing",
            "a while",
            "up to 30 days, then deleted",
            "{\"how\":\"up-to\",\"span\":{\"count\":30,\"unit\":\"days\"},\"then\":\"deleted\"}",
        ),
    ];
    let talk = Talk::new(None);
    talk.say("Acme\nAcme Ltd\n");
    for (id, wrong, right, kept) in cases {
        assert!(interview::question(id).is_some(), "{id}");
        let before = path::get(&talk.draft().answers, id);
        talk.say(&format!("go {id}\n{wrong}\nquit\n"));
        assert_eq!(path::get(&talk.draft().answers, id), before, "{id}: {wrong}");
        let out = talk.say(&format!("go {id}\n{wrong}\n{right}\nquit\n"));
        let value = path::get(&talk.draft().answers, id);
        let kept: serde_json::Value = serde_json::from_str(kept).unwrap();
        assert_eq!(value, Some(kept), "{id}: {right}\n{out}");
    }
    let out = talk.say("go children.made_for\nmaybe\nhelp\nhelp all\n");
    assert!(
        out.contains("neither yes nor no") && out.contains("Why we ask: ") && out.contains("redo: brings it again"),
        "{out}"
    );
}

#[test]
fn what_was_likely_meant_is_said_and_never_taken() {
    let talk = Talk::new(None);
    talk.say("Acme\nAcme Ltd\n");
    let at = |out: &str, words: &str| assert!(out.contains(words), "{words}\n{out}");
    let out = talk.say("go company.contact\nGerm\nquit\n");
    at(&out, "looks like none");
    assert_eq!(path::get(&talk.draft().answers, "company.contact"), None);
    at(&talk.say("go changes.effective\n22.11.2026\nquit\n"), "22 November 2026");
    let out = talk.say("go changes.effective\n3/6/2026\nquit\n");
    at(&out, "can be 3 June 2026 or 6 March 2026");
    at(
        &talk.say("go company.website\ntideline,app\nquit\n"),
        "Did you mean tideline.app?",
    );
    let out = talk.say("go use.purposes\nadd\nmeasure\nback\nquit\n");
    at(&out, "Did you mean understand how the product is used (");
}

#[test]
fn rows_are_added_copied_moved_and_taken_away_with_words() {
    let talk = Talk::new(None);
    let out = talk.say("go collection.kinds\nadd\nback\nadd Newsletter list\nemail address, first name\ndone\nrows\nquit\n");
    assert!(out.contains("Added: Newsletter list, the "), "{out}");
    let keys = || interview::keys(&talk.draft().answers, "collection.kinds");
    assert_eq!(keys(), ["newsletter-list"]);
    talk.say("go collection.kinds.newsletter-list\ncopy\nquit\n");
    assert_eq!(keys(), ["newsletter-list", "newsletter-list-2"]);
    talk.say("go collection.kinds\nmove newsletter-list down\nquit\n");
    assert_eq!(keys(), ["newsletter-list-2", "newsletter-list"]);
    talk.say("go collection.kinds\nmove newsletter-list before newsletter-list-2\nquit\n");
    assert_eq!(keys(), ["newsletter-list", "newsletter-list-2"]);
    let out = talk.say("go collection.kinds\nedit newsletter-list-2\nedit 1\nClub list\nquit\n");
    assert!(out.contains("Kind: Club list"), "{out}");
    let out = talk
        .say("go use.purposes\nadd 1\ngo use.purposes\nrows\ngo collection.kinds\ndelete newsletter-list\nundo\nredo\nquit\n");
    assert!(
        out.contains("Kinds of data: Newsletter list, taken away; undo brings it back."),
        "{out}"
    );
    assert_eq!(keys(), ["newsletter-list-2"]);
    let out = talk.say("go collection.kinds\nedit 99\nmove 1 sideways\npick 1\nquit\n");
    assert!(
        out.contains("none of these") && out.contains("Say move ROW") && out.contains("Picked: Account details."),
        "{out}"
    );
}

#[test]
fn who_refers_to_a_row_is_said_when_it_goes_and_a_reference_can_make_one() {
    let talk = Talk::new(None);
    let lines = "go collection.kinds.account\n\ngo use.purposes.provide\n\ngo collection.kinds.account\ndelete\nquit\n";
    let out = talk.say(lines);
    assert!(out.contains("It was referred to, and is no longer, by: "), "{out}");
    let out = talk.say("go use.purposes.provide.kinds\nnew\nVoice notes\nquit\n");
    let kinds = path::get(&talk.draft().answers, "use.purposes.provide.kinds").unwrap();
    assert!(kinds.as_array().unwrap().contains(&"voice-notes".into()), "{kinds}\n{out}");
}

#[test]
fn what_is_offered_is_taken_by_picking_only() {
    for preset in presets::all() {
        let talk = Talk::new(Some(&preset.id));
        let mut lines = String::from("Acme\n");
        for section in SECTIONS {
            let _ = write!(lines, "section {}\naccept\nyes\nnext\n", section.id);
        }
        talk.say(&(lines + "quit\n"));
        let known = talk.draft().published();
        assert!(known.sharing.recipients.is_empty() && known.retention.safeguards.is_empty() && known.uses.promises.is_empty());
        if talk.draft().offers("sharing.recipients").is_empty() {
            continue;
        }
        let out = talk.say("go sharing.recipients\npick 1\nquit\n");
        assert_eq!(talk.draft().answers.sharing.recipients.len(), 1, "{out}");
    }
}

#[test]
fn questions_are_left_open_found_listed_and_come_to_again() {
    let talk = Talk::new(None);
    let out = talk.say("Acme\ngo company.legal_name\ndont-know\ngo company.website\nleave empty\ngo company.contact\ncounsel\nopen\ngo 1\nagain\nback\nfind cookie\ngo 1\nsections\nsection children\ncheck\nread all\nread\nfinish\nquit\n");
    let open = talk.draft().open;
    let state = |at: &str| open.get(at).map(|o| o.state);
    assert_eq!(state("company.legal_name"), Some(OpenState::DontKnow));
    assert_eq!(state("company.contact"), Some(OpenState::AskCounsel));
    assert_eq!(state("company.website"), Some(OpenState::LeftOut));
    for words in [
        "Contact: a question for counsel",
        "1. About you",
        "Section 8 of 10: Children",
        "before a finished file can be written",
        "Saved: ",
    ] {
        assert!(out.contains(words), "no “{words}”:\n{out}");
    }
    let out = talk.say("own words\nWe test each week.\n.\nquit\n");
    assert_eq!(talk.draft().answers.statements.texts.len(), 1, "{out}");
    let out = talk.say("go company.website\nclear\ngo nowhere.at_all\ngo 77\nfind\nquit\n");
    assert!(
        out.contains("Cleared") && out.contains("There is no “nowhere.at_all”") && out.contains("no such number"),
        "{out}"
    );
    let out = talk.say("detail\ndetail 1\nquit\n");
    assert!(out.contains("detail NUMBER or NAME adds one"), "{out}");
}

#[test]
fn words_to_counsel_mark_the_question_and_are_a_private_note() {
    let talk = Talk::new(None);
    let out = talk.say("Acme\ngo company.contact\ncounsel Is this mailbox enough?\nquit\n");
    assert!(out.contains("kept as a private note"), "{out}");
    let draft = talk.draft();
    assert_eq!(draft.state("company.contact"), policy_wizard::draft::State::AskCounsel);
    let notes = policy_wizard::drafts::private::load(&talk.file()).unwrap();
    assert_eq!(notes.get("company.contact"), Some("Is this mailbox enough?"));
    assert!(
        !std::fs::read_to_string(talk.file()).unwrap().contains("mailbox"),
        "never in the draft"
    );
}

#[test]
fn from_nothing_to_a_finished_file_that_is_not_overwritten_unasked() {
    for preset in presets::all() {
        let talk = Talk::new(Some(&preset.id));
        let mut lines = String::from(
            "Acme\ngo company.legal_name\nAcme Ltd\ngo company.contact\nprivacy@acme.example\ngo changes.effective\n2026-12-01\n",
        );
        for section in SECTIONS {
            let _ = write!(lines, "section {}\naccept\nyes\n", section.id);
        }
        talk.say(&(lines + "quit\n"));
        let decisions = "later\n".repeat(talk.undecided());
        let out = talk.say(&format!("finish\n{decisions}3\nyes\nquit\n"));
        assert!(out.contains("Ready to write"), "{out}");
        let file = talk.places().here.join("PRIVACY.md");
        assert!(std::fs::read_to_string(&file).unwrap().contains("privacy@acme.example"));
        assert!(
            talk.places().here.join("privacy.txt").exists(),
            "a number chooses a file: {out}"
        );
        std::fs::write(&file, "mine").unwrap();
        let out = talk.say("finish\nyes\n\nno\nsince\nquit\n");
        assert!(out.contains("Not written"), "{out}");
        assert!(
            out.contains("Please answer yes or no"),
            "an empty line decides nothing: {out}"
        );
        assert!(
            out.contains("PRIVACY.md was not written then; its text is of "),
            "what still stands is named: {out}"
        );
        assert_eq!(std::fs::read_to_string(&file).unwrap(), "mine");
        // what was left as it was is proposed again
        let out = talk.say("finish\nyes\nyes\nsince\nquit\n");
        assert!(out.contains("> Nothing has changed since you published"), "{out}");
        assert_ne!(std::fs::read_to_string(&file).unwrap(), "mine");
    }
}

#[test]
fn a_draft_that_is_open_elsewhere_is_not_opened_and_errors_name_what_to_do() {
    let talk = Talk::new(None);
    talk.say("Acme\nquit\n");
    let lock = drafts::Lock::take(&talk.places().state, &talk.file()).unwrap();
    let start = |draft: Option<PathBuf>, preset: Option<&str>| Start {
        places: talk.places(),
        today: PolicyDate::parse("2026-11-21").unwrap(),
        draft,
        preset: preset.map(str::to_owned),
    };
    let refused = |start: Start| run(start, &mut "".as_bytes(), &mut Vec::new()).unwrap_err();
    assert!(refused(start(Some(talk.file()), None)).contains("open elsewhere"));
    drop(lock);
    assert!(refused(start(Some(talk.file()), Some("agency-portal"))).contains("there already"));
    assert!(refused(start(None, Some("agency-portl"))).contains("did you mean agency-portal?"));
}

/// Something that an author does on the screen, with the lines that do the same.
type Act = Box<dyn FnOnce(&mut Play, &mut String)>;

/// What an author does, as keys and as lines.
#[allow(clippy::too_many_lines, reason = "a list of what can be done, each beside its lines")]
fn act(play: &mut Play, number: u16, lines: &mut String) {
    let texts = ["Quill Harbor", "the sum of 7 parts", "Zed & Co"];
    let text = texts[usize::from(number) % texts.len()];
    let mut acts: Vec<Act> = Vec::new();
    let desk = play.desk();
    for section in SECTIONS {
        let id = section.id;
        if desk.tally(id).to_confirm > 0 && number.is_multiple_of(7) {
            acts.push(Box::new(move |play, lines| {
                play.model.open_section(id);
                play.agree();
                let _ = write!(lines, "section {id}\naccept\nyes\n");
            }));
        }
        for entry in Form::section(id, desk).entries(desk) {
            let waits = needs(desk, &entry);
            match entry {
                Entry::Answer(at) => {
                    let Some(question) = interview::question(&at) else { continue };
                    let state = desk.draft.state(&at);
                    let plain_text = matches!(question.kind, Kind::Text) && matches!(state, State::Unanswered | State::Suggested);
                    if plain_text {
                        let at = at.clone();
                        acts.push(Box::new(move |play, lines| {
                            play.model.go_to(&at);
                            play.press("Right");
                            play.type_text(text);
                            play.press("Enter");
                            let _ = write!(lines, "go {at}\n={text}\n");
                        }));
                    }
                    if matches!(question.kind, Kind::YesNo | Kind::One(_)) {
                        let at = at.clone();
                        acts.push(Box::new(move |play, lines| {
                            play.model.go_to(&at);
                            play.press("Space");
                            let value = path::get(&play.desk().draft.answers, &at).unwrap_or_default();
                            let word = match value.as_bool() {
                                Some(yes) => if yes { "yes" } else { "no" }.to_owned(),
                                None => value.as_str().unwrap_or_default().to_owned(),
                            };
                            let _ = write!(lines, "go {at}\n={word}\n");
                        }));
                    }
                    if state == State::Unanswered || state == State::Suggested {
                        let at = at.clone();
                        acts.push(Box::new(move |play, lines| {
                            play.model.go_to(&at);
                            play.press("o Down Enter");
                            let _ = write!(lines, "go {at}\ncounsel\n");
                        }));
                    }
                    if state != State::Unanswered {
                        let at = at.clone();
                        acts.push(Box::new(move |play, lines| {
                            play.model.go_to(&at);
                            play.press("x");
                            let _ = write!(lines, "go {at}\ndrop\n");
                        }));
                    }
                    if matches!(state, State::Suggested | State::Confirm) && !question.pick {
                        acts.push(Box::new(move |play, lines| {
                            play.model.go_to(&at);
                            play.press("Enter");
                            let _ = write!(lines, "go {at}\n\n");
                        }));
                    }
                }
                Entry::Row(at) => {
                    let known = path::get(&desk.draft.answers, &at).is_some();
                    for (when, key, word) in [
                        (waits, "Enter", ""),
                        (true, "x", "drop"),
                        (known, "c", "copy"),
                        (known, "K", "move up"),
                        (known, "J", "move down"),
                    ] {
                        let at = at.clone();
                        if when {
                            acts.push(Box::new(move |play, lines| {
                                play.model.go_to(&at);
                                play.press(key);
                                play.read_on(&at);
                                let _ = write!(lines, "go {at}\n{word}\n");
                            }));
                        }
                    }
                }
                Entry::Offer(at) => acts.push(Box::new(move |play, lines| {
                    play.model.go_to(&at);
                    play.press("Space");
                    let (table, key) = at.rsplit_once('.').unwrap();
                    let _ = write!(lines, "go {table}\npick {key}\n");
                })),
                Entry::Add(table) => {
                    let first = interview::columns(table).find(|c| !c.fold).unwrap();
                    if matches!(first.kind, Kind::Text) {
                        acts.push(Box::new(move |play, lines| {
                            play.model.go_to(table);
                            play.press("a");
                            play.type_text(text);
                            play.press("Enter");
                            let _ = write!(lines, "go {table}\nadd {text}\n");
                        }));
                    }
                }
                Entry::None(table) => {
                    let gate = interview::question(table).and_then(path::rows).unwrap().gate;
                    if path::get(&desk.draft.answers, gate) != Some(false.into()) {
                        acts.push(Box::new(move |play, lines| {
                            play.model.go_to(table);
                            play.press("Down Space");
                            let _ = write!(lines, "go {table}\nnone\n");
                        }));
                    }
                }
                Entry::Detail(_) => {}
            }
        }
    }
    for (key, word) in [("u", "undo"), ("U", "redo")] {
        acts.push(Box::new(move |play, lines| {
            play.press(key);
            let _ = writeln!(lines, "{word}");
        }));
    }
    let chosen = usize::from(number) * 31 % acts.len();
    acts.swap_remove(chosen)(play, lines);
    if play.model.over.is_some() || play.model.has_caret() {
        play.press("Esc");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn the_same_answers_give_the_same_draft_as_on_the_screen(preset in 0..presets::all().len(), numbers in prop::collection::vec(any::<u16>(), 1..24)) {
        let mut play = Play::start(preset);
        let id = presets::all()[preset].id.as_str();
        let talk = Talk::new(None);
        let mut lines = format!("{id}\n2\n");
        for number in numbers {
            act(&mut play, number, &mut lines);
        }
        let out = talk.at_home(&lines);
        let file = talk.places().drafts.join(format!("{id}.json"));
        let ours = std::fs::read_to_string(file).unwrap();
        let theirs = String::from_utf8(drafts::bytes(&play.desk().draft)).unwrap();
let only = |a: &str, b: &str| a.lines().filter(|line| !b.lines().any(|l| l == *line)).collect::<Vec<_>>().join("\n");
        let (here, there) = (only(&ours, &theirs), only(&theirs, &ours));
        prop_assert!(ours == theirs, "{lines}\n----\n{out}\n---- only in lines\n{here}\n---- only on the screen\n{there}");
    }

    #[test]
    fn whatever_is_typed_it_goes_on_and_prints_lines(lines in prop::collection::vec("(help|next|back|add x|edit 1|drop|undo|redo|detail 1|pick 1|none|done|open|check|accept|yes|finish|go 1|section [1-9]|find [a-z]{2}|new|[0-9]|[\\PC--[·•\u{2190}-\u{2bff}\u{e000}-\u{f8ff}]]{0,12}|=\u{1b}\\[31m\u{202e})", 0..60)) {
        let talk = Talk::new(None);
        talk.say(&lines.join("\n"));
        prop_assert!(drafts::load(&talk.file()).is_ok());
    }
}

#[test]
fn what_the_review_found_is_listed_explained_and_decided_about_in_lines() {
    let talk = Talk::new(None);
    talk.keep(&but_for_decisions("altaclario"));
    let out = talk.say("findings\nexplain 1\ndecide 1 later Ines looks at it\nfindings\nfindings laws\nquit\n");
    for words in [
        "1. must: You serve people in the EU from outside, and the text names no representative there.",
        "[gdpr-13-1-a-rep]",
        "Ways out:",
        "Decided: to be mended later.",
        "must; decided on 2026-11-21: to be mended later:",
        "Looked at: the GDPR, ",
        "Not known: ",
        "go ccpa.applies asks",
        "A rule that is silent has not been passed",
    ] {
        assert!(out.contains(words), "{words}: {out}");
    }
    let private = talk.home.path().join("drafts/acme.private.json");
    assert!(std::fs::read_to_string(private).unwrap().contains("Ines looks at it"));
    assert!(
        !std::fs::read_to_string(talk.file()).unwrap().contains("Ines"),
        "the reason is private"
    );
    let kept = || std::fs::read_to_string(talk.home.path().join("drafts/acme.private.json")).ok();
    talk.say("undo\nquit\n");
    assert_eq!(kept(), None, "the reason goes with the decision that is taken back");
    talk.say("redo\ndecide gdpr-13-1-a-rep later Ines looks at it\ndecide gdpr-13-1-a-rep later\nquit\n");
    assert_eq!(kept(), None, "decided anew, and nothing said");
    let out = talk.say("decide 99 later\ndecide 1 perhaps\nexplain nothing\nquit\n");
    for words in [
        "findings lists what there is to decide about",
        "Say what is decided",
        "No rule is called so",
    ] {
        assert!(out.contains(words), "{words}: {out}");
    }
}

/// In lines as on the screen: the copy for the lawyer and the list of open questions are offered too, are private, and are
/// no publication; what was published last is proposed again where it is.
#[test]
fn finish_in_lines_offers_the_private_lists_and_what_was_published_last() {
    let talk = Talk::new(None);
    talk.keep(&but_for_decisions("altaclario"));
    let later = "later\n".repeat(talk.undecided());
    let out = talk.say(&format!("finish\n{later}1\n2 POLICY.md\n6\n7\nyes\nquit\n"));
    assert!(out.contains("6. Copy for your lawyer, private, not chosen"), "{out}");
    let here = talk.places().here;
    let file = |name: &str| std::fs::read_to_string(here.join(name)).unwrap_or_default();
    assert!(!here.join("privacy.html").exists() && !file("POLICY.md").is_empty(), "{out}");
    assert!(file("privacy.annotated.html").contains("<html"), "{out}");
    assert!(!file("open-questions.txt").is_empty());
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = |name: &str| std::fs::metadata(here.join(name)).unwrap().permissions().mode() & 0o777;
        assert_eq!((mode("privacy.annotated.html"), mode("open-questions.txt")), (0o600, 0o600));
    }
    let draft = talk.draft();
    let formats: Vec<String> = draft.publications[0].files.iter().map(|file| file.format.clone()).collect();
    assert_eq!(formats, ["md"], "private lists are no publication");
    assert!(
        out.contains("To be mended later: ") && out.contains("names no representative there."),
        "{out}"
    );
    let out = talk.say("finish\nback\nquit\n");
    let again = out.lines().find(|line| line.starts_with("2. ")).unwrap_or_default();
    assert!(again.contains(", chosen") && again.contains("POLICY.md"), "{out}");
    assert!(out.contains("1. ") && out.contains("privacy.html (new)"), "{out}");
}

#[test]
fn finish_in_lines_asks_for_a_decision_on_each_must_and_then_lets_go() {
    let talk = Talk::new(None);
    talk.keep(&but_for_decisions("altaclario"));
    let count = talk.undecided();
    let out = talk.say("finish\n\nquit\n");
    assert!(
        count > 3 && out.contains(&format!("Laws or platforms still want {count} things")) && !out.contains("Ready to write"),
        "{out}"
    );
    let out = talk.say("finish\nmend\nquit\n");
    assert!(
        out.contains("Who else can people reach?"),
        "mend leads to the question: {out}"
    );
    let lines = format!("finish\nexplain\nnonsense\n{}back\nquit\n", "later Soon\n".repeat(count));
    let out = talk.say(&lines);
    assert!(
        out.contains("Laws or platforms still want 1 thing,") && out.contains("Ready to write"),
        "{out}"
    );
    let out = talk.say("finish\nback\nquit\n");
    assert!(!out.contains("platforms still want"), "it has let go: {out}");
}
