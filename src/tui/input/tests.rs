//! What must hold of every way of answering.

mod hostile;
mod suggested;

use super::*;
use serde_json::json;

/// A question of each kind.
const IDS: &[&str] = &[
    "company.product",
    "company.contact_days",
    "company.website",
    "company.country",
    "company.contact",
    "collection.kinds.*.items",
    "collection.kinds.*.handled_by",
    "retention.closing",
    "retention.criteria",
    "retention.then",
    "retention.usual",
    "retention.own_part",
    "changes.effective",
    "test.row",
];

fn question(id: &str) -> &'static Question {
    if id == "test.row" {
        return one_row();
    }
    interview::question(id).unwrap_or_else(|| panic!("there is no question {id}"))
}

fn of_kind(kind: fn(&Kind) -> bool) -> &'static Question {
    interview::all()
        .iter()
        .find(|q| kind(&q.kind))
        .expect("a question of this kind")
}

/// A question for one row: the table has none of this kind today.
fn one_row() -> &'static Question {
    static ONE: std::sync::LazyLock<Question> = std::sync::LazyLock::new(|| {
        Question::new(
            "test.row",
            Kind::Ref(&["sharing.recipients"]),
            question("company.product").field,
        )
    });
    &ONE
}

fn rows(_: &str) -> Vec<(String, String)> {
    vec![
        ("host".into(), "Our host".into()),
        ("mail".into(), "Mail \u{1b}[31mservice".into()),
        ("pay".into(), "Payments".into()),
    ]
}

fn input(id: &str, value: Option<Value>) -> Input {
    Input::new(question(id), value, &rows)
}

fn press(input: &mut Input, code: KeyCode) -> Outcome {
    input.handle(KeyEvent::new(code, KeyModifiers::NONE))
}

fn write(input: &mut Input, text: &str) {
    for c in text.chars() {
        press(input, KeyCode::Char(c));
    }
}

/// What a person sees, rows trimmed.
fn shown(input: &Input, width: u16, height: u16) -> String {
    let area = Rect::new(0, 0, width, height);
    let mut buf = Buffer::empty(area);
    input.render(area, &mut buf, &Theme::plain());
    let row = |y| (0..width).map(|x| buf[(x, y)].symbol()).collect::<String>();
    let rows: Vec<String> = (0..height).map(|y| row(y).trim_end().to_owned()).collect();
    rows.join("\n").trim_end().to_owned()
}

#[test]
fn every_kind_gives_back_the_value_it_was_given() {
    let text = of_kind(|k| matches!(k, Kind::Text)).id;
    let prose = of_kind(|k| matches!(k, Kind::Prose)).id;
    let words = of_kind(|k| matches!(k, Kind::Words)).id;
    let refer = "test.row";
    let refs = of_kind(|k| matches!(k, Kind::Refs(_))).id;
    let cases = [
        (text, json!("Ümläut & Söhne “quoted” 日本 👨‍👩‍👧")),
        (prose, json!("First line.\n\nSecond, with an é.")),
        (words, json!(["one thing", "another, with a comma; and more"])),
        (words, json!([])),
        (refer, json!("mail")),
        (refer, json!("gone")),
        (refs, json!(["pay", "gone", "host"])),
        (refs, json!([])),
        ("retention.usual", json!(false)),
        ("retention.usual", json!(true)),
        ("retention.then", json!("deleted-for-good")),
        ("retention.criteria", json!(["claims", "purpose"])),
        ("retention.criteria", json!([])),
        ("company.contact_days", json!(30)),
        ("company.website", json!("https://acme.example/a?b=c")),
        ("changes.effective", json!("2026-06-03")),
        ("changes.effective", json!("2026-06")),
        ("company.country", json!({"area": "worldwide"})),
        ("company.country", json!({"area": "XX"})),
        (
            "company.country",
            json!({"area": "IE", "region": "eu-west-1", "label": "Dublin"}),
        ),
        (
            "company.contact",
            json!({"kind": "email", "value": "a@b.example", "subject": "“Privacy”", "option": "x"}),
        ),
        (
            "company.contact",
            json!({"kind": "form", "value": "/ask", "option": "Delete my data"}),
        ),
        ("company.contact", json!({"kind": "post", "value": "1 High St, London"})),
        ("company.contact", json!({"kind": "post", "value": "care of mail@desk"})),
        ("company.contact", json!({"kind": "phone", "value": "+44 20 1234"})),
        (
            "collection.kinds.*.items",
            json!([
                {"item": "email"},
                {"item": "ip_address", "form": "shortened"},
                {"item": "user_id", "text": "customer number"},
                {"text": "own words", "class": "F", "sensitive": true, "form": "hashed"},
                {"text": "more", "sensitive": false},
                {"item": "from_a_later_version"}
            ]),
        ),
        ("collection.kinds.*.items", json!([])),
        (
            "retention.closing",
            json!({"how": "up-to", "span": {"count": 30, "unit": "days"}, "then": "deleted"}),
        ),
        (
            "retention.closing",
            json!({"how": "life-of", "of": "the account, then the contract + more", "plus": {"count": 1, "unit": "months"}, "then": "purged"}),
        ),
        (
            "retention.closing",
            json!({"how": "law", "of": "tax law", "span": {"count": 7, "unit": "years"}, "at": "the US", "from": "contract-ends"}),
        ),
        ("retention.closing", json!({"how": "provider-default", "of": "our host"})),
        ("retention.closing", json!({"how": "needed", "of": "support"})),
        ("retention.closing", json!({"how": "not-kept"})),
        (
            "retention.closing",
            json!({"how": "not-kept", "then": "overwritten", "span": {"count": 1, "unit": "minutes"}}),
        ),
        ("retention.closing", json!({"how": "indefinitely"})),
        (
            "retention.closing",
            json!({"how": "at-least", "span": {"count": 2, "unit": "weeks"}, "plus": {"count": 2, "unit": "hours"}}),
        ),
    ];
    for (id, value) in cases {
        let input = input(id, Some(value.clone()));
        assert_eq!(input.value(), Ok(Some(value.clone())), "{id}");
        let again = Input::from_raw(question(id), &input.raw(), &rows);
        assert_eq!(again.value(), Ok(Some(value)), "{id} from raw");
    }
}

#[test]
fn nothing_answered_is_nothing_and_enter_never_picks() {
    for q in interview::all().iter().filter(|q| !q.is_table()) {
        let mut input = Input::new(q, None, &rows);
        assert_eq!(input.value(), Ok(None), "{}", q.id);
        for _ in 0..3 {
            press(&mut input, KeyCode::Enter);
        }
        let blank = input.value().map(|v| v.is_none_or(|v| v == json!("")));
        assert_eq!(blank, Ok(true), "{} after Enter", q.id);
        assert!(!input.footer().is_empty());
        assert_eq!(Input::from_raw(q, &input.raw(), &rows).value(), Ok(None), "{} from raw", q.id);
    }
}

#[test]
fn a_period_is_typed_in_words() {
    let mut input = input("retention.closing", None);
    write(&mut input, "30 days then deleted");
    assert_eq!(press(&mut input, KeyCode::Enter), Outcome::Done);
    let days = json!({"how": "exactly", "span": {"count": 30, "unit": "days"}, "then": "deleted"});
    assert_eq!(input.value(), Ok(Some(days)));
    let screen = shown(&input, 60, 9);
    assert!(screen.contains("In the end    we delete it"), "{screen}");
}

#[test]
fn a_period_is_set_part_by_part_and_its_words_follow() {
    let mut input = input("retention.closing", None);
    press(&mut input, KeyCode::Down);
    press(&mut input, KeyCode::Right);
    press(&mut input, KeyCode::Right); // for up to
    assert_eq!(press(&mut input, KeyCode::Enter), Outcome::Changed, "a number is missing");
    assert!(shown(&input, 60, 12).contains("How long? Write a number"));
    press(&mut input, KeyCode::Tab);
    write(&mut input, "6mo");
    assert!(shown(&input, 60, 12).contains("up to 6 months"), "{}", shown(&input, 60, 12));
    assert_eq!(press(&mut input, KeyCode::Enter), Outcome::Done);
}

#[test]
fn what_is_wrong_is_said_and_nothing_is_lost() {
    for (id, typed) in [
        ("retention.closing", "soonish"),
        ("changes.effective", "soon"),
        ("company.contact_days", "thirty"),
        ("company.website", "http://acme.example"),
        ("company.country", "Atlantis!"),
        ("collection.kinds.*.items", "half a wor"),
    ] {
        let mut input = input(id, None);
        write(&mut input, typed);
        let raw = input.raw();
        assert!(input.value().is_err(), "{id}");
        assert_eq!(press(&mut input, KeyCode::Esc), Outcome::Cancel);
        let again = Input::from_raw(question(id), &raw, &rows);
        assert!(shown(&again, 60, 12).contains(typed), "{id}: {}", shown(&again, 60, 12));
    }
    let mut input = input("changes.effective", None);
    write(&mut input, "soon");
    assert_eq!(press(&mut input, KeyCode::Enter), Outcome::Changed);
    assert!(shown(&input, 30, 6).contains("is not a date"));
}

#[test]
fn a_place_is_found_by_typing() {
    let mut input = input("company.country", None);
    write(&mut input, "germ");
    assert_eq!(press(&mut input, KeyCode::Enter), Outcome::Done);
    assert_eq!(input.value(), Ok(Some(json!({"area": "DE"}))));
    let mut input = Input::new(question("company.country"), None, &rows);
    write(&mut input, "uk");
    assert_eq!(input.value(), Ok(Some(json!({"area": "GB"}))), "known without the list");
    let mut input = Input::new(question("company.country"), None, &rows);
    write(&mut input, "irel");
    press(&mut input, KeyCode::Tab);
    write(&mut input, "eu-west-1");
    assert_eq!(input.value(), Ok(Some(json!({"area": "IE", "region": "eu-west-1"}))));
}

#[test]
fn a_contact_is_guessed_until_it_is_said() {
    let mut input = input("company.contact", None);
    write(&mut input, "privacy@acme.example");
    press(&mut input, KeyCode::Tab);
    press(&mut input, KeyCode::Tab);
    write(&mut input, "Erasure");
    let email = json!({"kind": "email", "value": "privacy@acme.example", "subject": "Erasure"});
    assert_eq!(input.value(), Ok(Some(email)));
}

#[test]
fn items_are_found_or_written() {
    let mut input = input("collection.kinds.*.items", None);
    write(&mut input, "email");
    press(&mut input, KeyCode::Enter);
    write(&mut input, "favourite colour");
    press(&mut input, KeyCode::Enter);
    write(&mut input, "IP address, name");
    press(&mut input, KeyCode::Enter);
    let words = |input: &Input| input.value().ok().flatten().map(|v| v.to_string()).unwrap_or_default();
    assert_eq!(
        words(&input),
        r#"[{"item":"email"},{"text":"favourite colour"},{"item":"ip_address"},{"item":"name"}]"#
    );
    press(&mut input, KeyCode::Up);
    assert!(!input.has_caret());
    press(&mut input, KeyCode::Right);
    assert!(
        words(&input).contains(r#""item":"name","form":"hashed""#) || words(&input).contains(r#""form":"hashed","item":"name""#)
    );
    press(&mut input, KeyCode::Delete);
    assert!(!words(&input).contains("name"));
    assert_eq!(press(&mut input, KeyCode::Enter), Outcome::Done);
}

#[test]
fn own_words_stay_own_unless_an_entry_says_the_same() {
    for (typed, kept) in [
        ("pages visited", json!({"text": "pages visited"})),
        ("how often you log in", json!({"text": "how often you log in"})),
        ("crash rep", json!({"text": "crash rep"})),
        ("ema", json!({"item": "email"})),
        ("e-mail", json!({"item": "email"})),
        ("Name", json!({"item": "name"})),
        ("page vi", json!({"item": "page_views"})),
    ] {
        let mut input = input("collection.kinds.*.items", None);
        write(&mut input, typed);
        let screen = shown(&input, 60, 14);
        let marked: Vec<&str> = screen.lines().filter(|line| line.starts_with('▸')).collect();
        assert_eq!(marked.len(), 1, "{typed}: one line is the one that Enter takes\n{screen}");
        assert_eq!(
            marked[0].contains("your own words"),
            kept.get("text").is_some(),
            "{typed}: {screen}"
        );
        press(&mut input, KeyCode::Enter);
        assert_eq!(input.value(), Ok(Some(json!([kept]))), "{typed}");
    }
    let mut input = input("collection.kinds.*.items", None);
    write(&mut input, "pages visited");
    let screen = shown(&input, 70, 14);
    assert!(screen.contains("printed as “browsing history”"), "{screen}");
}

#[test]
fn a_choice_is_found_by_what_people_call_it_and_own_words_are_carried_along() {
    let chosen = |id: &'static str, typed: &str| {
        let mut input = Input::new(question(id), None, &rows);
        write(&mut input, typed);
        press(&mut input, KeyCode::Enter);
        let value = input.value().ok().flatten();
        (
            value.and_then(|value| value.as_str().map(str::to_owned)).unwrap_or_default(),
            input.own_words(),
        )
    };
    for (typed, id) in [
        ("measure", "understand"),
        ("analy", "understand"),
        ("statistics", "understand"),
        ("login", "sign-in"),
        ("invoices", "billing"),
        ("newsletter", "marketing"),
        ("markting", "own"), // one wrong letter is shown, but own words come before a guess
    ] {
        assert_eq!(chosen("use.purposes.*.purpose", typed).0, id, "{typed}");
    }
    assert_eq!(
        chosen("use.purposes.*.purpose", "match you with a tutor"),
        ("own".to_owned(), Some("match you with a tutor".to_owned()))
    );
    let mut input = Input::new(question("use.purposes.*.purpose"), None, &rows);
    write(&mut input, "tutor");
    let screen = shown(&input, 60, 14);
    assert!(
        screen.contains("▸ ( ) something else, in your own words: “tutor”"),
        "{screen}"
    );
    assert!(!screen.contains("nothing like that"), "{screen}");
}

#[test]
fn words_are_lines() {
    let mut input = input("retention.own_part", None);
    write(&mut input, "keep your password");
    press(&mut input, KeyCode::Enter);
    write(&mut input, "log out");
    press(&mut input, KeyCode::PageUp);
    assert_eq!(input.value(), Ok(Some(json!(["log out", "keep your password"]))));
    press(&mut input, KeyCode::Down);
    press(&mut input, KeyCode::End);
    assert_eq!(press(&mut input, KeyCode::Enter), Outcome::Changed);
    assert_eq!(press(&mut input, KeyCode::Enter), Outcome::Done);
}

/// A space before any word says nothing: what was suggested is still only suggested.
#[test]
fn a_space_alone_begins_no_item() {
    let mut input = input("collection.kinds.*.items", Some(json!([{ "item": "email" }])));
    press(&mut input, KeyCode::Tab);
    let before = (input.raw(), input.value());
    press(&mut input, KeyCode::Char(' '));
    assert_eq!((input.raw(), input.value()), before);
}

#[test]
fn rows_are_ticked_and_a_new_one_is_asked_for() {
    let mut input = input("collection.kinds.*.handled_by", None);
    press(&mut input, KeyCode::Down);
    press(&mut input, KeyCode::Char(' '));
    assert_eq!(input.value(), Ok(Some(json!(["mail"]))));
    assert!(
        shown(&input, 40, 9).contains("[x] Mail ␛[31mservice"),
        "{}",
        shown(&input, 40, 9)
    );
    press(&mut input, KeyCode::End);
    assert_eq!(press(&mut input, KeyCode::Enter), Outcome::MakeRow("sharing.recipients"));
}

#[test]
fn yes_and_no_are_chosen_with_arrows_or_by_their_letters() {
    let mut input = input("retention.usual", None);
    assert_eq!(
        press(&mut input, KeyCode::Char('o')),
        Outcome::Ignored,
        "other letters are commands here"
    );
    for (key, value) in [
        (KeyCode::Char('n'), Some(false)),
        (KeyCode::Char('y'), Some(true)),
        (KeyCode::Delete, None),
        (KeyCode::Left, Some(false)), // from nothing said to “no”, not over “yes”
        (KeyCode::Delete, None),
    ] {
        press(&mut input, key);
        assert_eq!(input.value(), Ok(value.map(serde_json::Value::from)), "{key:?}");
    }
    press(&mut input, KeyCode::Right);
    assert_eq!(input.value(), Ok(Some(json!(true))));
    assert_eq!(shown(&input, 40, 3), "▸ (•) yes     ( ) no");
    press(&mut input, KeyCode::Delete);
    assert_eq!(input.value(), Ok(None));
}

#[test]
fn a_suggestion_is_taken_by_enter_and_replaced_by_typing() {
    let suggest = || Input::suggest(question("company.product"), Some(json!("Acme")), &rows);
    let mut taken = suggest();
    assert_eq!(shown(&taken, 20, 1), "~ Acme");
    assert_eq!(press(&mut taken, KeyCode::Enter), Outcome::Done);
    assert_eq!(taken.value(), Ok(Some(json!("Acme"))));
    let mut replaced = suggest();
    write(&mut replaced, "Other");
    assert!(!replaced.is_suggested());
    assert_eq!(replaced.value(), Ok(Some(json!("Other"))));
}

#[test]
fn where_a_caret_shows_every_letter_types() {
    for id in IDS {
        let mut input = input(id, None);
        let keys = "a?q:/uxd+ ~";
        if input.has_caret() {
            write(&mut input, keys);
            assert!(shown(&input, 60, 14).contains(keys), "{id}: {}", shown(&input, 60, 14));
        } else if input.takes_text() {
            write(&mut input, keys);
            assert!(input.has_caret(), "{id}: the first letter shows the caret");
            let screen = shown(&input, 60, 14);
            assert!(
                screen.contains(keys) && screen.contains("nothing like that"),
                "{id}: {screen}"
            );
            assert_eq!(input.value(), Ok(None), "{id}: and nothing is chosen by it");
        } else {
            for c in keys.chars().filter(|c| *c != ' ') {
                assert_eq!(press(&mut input, KeyCode::Char(c)), Outcome::Ignored, "{id}: {c}");
            }
        }
        let ctrl_c = KeyEvent::new(KeyCode::Char('c'), KeyModifiers::CONTROL);
        assert_eq!(input.handle(ctrl_c), Outcome::Ignored);
    }
}
