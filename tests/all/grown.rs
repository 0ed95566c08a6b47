//! What the yes to a provider adds to rows that were accepted before it came: shown before the yes, said after it, and taken
//! back with it, on the screen and in lines.

use super::hand::{begun, note, take};
use super::plain::Talk;
use super::screen::Play;
use crossterm::event::KeyCode;
use policy_wizard::asking;
use policy_wizard::draft::Draft;
use policy_wizard::tui::model::Entry;

const ROW: &str = "sharing.recipients.posthog";
const BEFORE: &str = "also adds to rows that you accepted: ";
const SOURCE: &str = "(suggested by PostHog, from the catalogue (not verified))";

/// A draft of which the kinds of data and the uses were accepted, and nobody is named yet.
fn accepted() -> Play {
    let mut play = begun("analytics-platform");
    for section in ["collection", "use"] {
        for _ in 0..4 {
            let waiting = play.desk().draft.outstanding().into_iter();
            let waiting: Vec<String> = waiting.filter(|at| at.starts_with(&format!("{section}."))).collect();
            for at in &waiting {
                take(&mut play, at);
            }
        }
    }
    play
}

/// What stands beside the text of the policy, in one line.
fn left(play: &mut Play) -> String {
    let text = play.text();
    let left = text.lines().map(|line| line.split('│').next().unwrap_or_default());
    left.flat_map(str::split_whitespace).collect::<Vec<_>>().join(" ")
}

fn uses(draft: &Draft) -> Vec<Vec<String>> {
    let rows = draft.answers.uses.purposes.iter();
    rows.map(|row| row.kinds.clone().unwrap_or_default()).collect()
}

#[test]
fn on_the_screen_it_stands_at_the_offer_and_goes_with_the_pick() {
    let mut play = accepted();
    let before = play.desk().draft.clone();
    play.model.open_section("sharing");
    play.model.go_to(ROW);
    assert_eq!(super::hand::form(&play).focus, Entry::Offer(ROW.into()));
    for (width, height) in [(100, 30), (120, 36), (80, 24)] {
        play.resize(width, height);
        let seen = left(&mut play);
        assert!(
            seen.contains(BEFORE) && seen.contains("Usage data – account ID, device ID") && seen.contains(SOURCE),
            "{width}×{height}: {}",
            play.text()
        );
    }
    play.key(KeyCode::Char(' '));
    let told = note(&play);
    assert!(
        told.starts_with("picked; ")
            && told.contains("added to ")
            && told.contains("confirm: Cookies: ph_")
            && told.ends_with("; u takes it back"),
        "{told}"
    );
    assert_ne!(play.desk().draft.answers.collection, before.answers.collection);
    assert!(!left(&mut play).contains(BEFORE), "it is done: {}", play.text());
    play.press("u");
    assert_eq!(play.desk().draft, before, "in one step");
    assert!(note(&play).contains("PostHog"), "{}", note(&play));
}

#[test]
fn a_yes_to_what_a_provider_gets_after_another_set_up_shows_and_takes_what_it_adds_then() {
    let mut play = accepted();
    take(&mut play, ROW);
    let was = uses(&play.desk().draft);
    super::hand::say(&mut play, &format!("{ROW}.replay"), true.into());
    play.model.open_section("sharing");
    play.model.go_to(ROW);
    let seen = left(&mut play);
    assert!(
        seen.contains(BEFORE) && seen.contains("Session recordings"),
        "{}",
        play.text()
    );
    assert_eq!(uses(&play.desk().draft), was, "nobody has said yes to it");
    let waiting = asking::waiting_in(play.desk(), ROW);
    assert!(!waiting.is_empty());
    for _ in 0..8 {
        if uses(&play.desk().draft) == was {
            play.key(KeyCode::Enter); // reads on, where the row is long, or takes it
        }
    }
    assert!(
        uses(&play.desk().draft).iter().flatten().any(|key| key == "recordings"),
        "{}",
        play.text()
    );
    assert!(note(&play).contains("Session recordings added to "), "{}", note(&play));
}

#[test]
fn in_lines_it_is_read_with_the_offer_and_said_with_the_pick() {
    let talk = Talk::new(None);
    std::fs::create_dir_all(talk.places().drafts).unwrap();
    let before = accepted().desk().draft.clone();
    policy_wizard::drafts::save(&talk.file(), &before, false).unwrap();
    let out = talk.say("go sharing.recipients\npick posthog\nquit\n");
    let (shown, picked) = (out.find(BEFORE).unwrap(), out.find("Picked: PostHog; ").unwrap());
    assert!(out[..shown].ends_with("Picking it "), "what is offered is picked: {out}");
    assert!(shown < picked && out.contains(SOURCE), "{out}");
    assert!(
        out[picked..].contains("device ID") && out[picked..].contains(" added to "),
        "{out}"
    );
    assert_ne!(talk.draft().answers.collection, before.answers.collection);
    let again = Talk::new(None);
    std::fs::create_dir_all(again.places().drafts).unwrap();
    policy_wizard::drafts::save(&again.file(), &before, false).unwrap();
    let out = again.say("go sharing.recipients\npick posthog\nundo\nquit\n");
    assert_eq!(again.draft(), before, "{out}");
    let out = again.say("go sharing.recipients\nadd intercom\nquit\n");
    let grown = |draft: &Draft| (draft.answers.uses.clone(), draft.answers.collection.kinds.clone());
    assert!(
        grown(&again.draft()) == grown(&before),
        "nothing grows before it was read: {out}"
    );
    let out = again.say("go sharing.recipients.intercom.kinds\n\nquit\n");
    let (shown, taken) = (out.find(BEFORE).unwrap(), out.find("> Taken: ").unwrap());
    assert!(
        out[..shown].ends_with("Saying yes "),
        "what is suggested is said yes to: {out}"
    );
    assert!(shown < taken && out[taken..].contains(" added to "), "{out}");
}

/// Recordings that are turned on once the rest was taken have a yes of their own: what it adds to the provider's row and to the use
/// is read before it, and taken back with it.
#[test]
fn a_yes_to_a_kind_that_comes_later_shows_what_it_adds_to_the_provider_and_the_use() {
    let mut play = accepted();
    take(&mut play, ROW);
    for cell in asking::waiting_in(play.desk(), ROW) {
        take(&mut play, &cell);
    }
    super::hand::say(&mut play, &format!("{ROW}.replay"), true.into());
    let at = "collection.kinds.recordings";
    let told = asking::adds(play.desk(), at).unwrap();
    assert!(
        told.contains(BEFORE) && told.contains("PostHog – Session recordings") && told.contains(SOURCE),
        "{told}"
    );
    let before = play.desk().draft.clone();
    take(&mut play, at);
    let row = &play.desk().draft.answers.sharing.recipients[0];
    assert!(row.kinds.iter().flatten().any(|kind| kind == "recordings"), "{row:?}");
    assert_ne!(uses(&play.desk().draft), uses(&before));
    assert_eq!(asking::adds(play.desk(), at), None, "it is done");
    play.press("u");
    assert_eq!(play.desk().draft, before, "in one step");
}
