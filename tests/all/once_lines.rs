//! What somebody has heard in lines is not read again unasked: what changed is said, and what it means now.

use super::plain::Talk;
use policy_wizard::asking::{self, Desk};
use policy_wizard::draft::{Draft, State};
use policy_wizard::interview::SECTIONS;
use policy_wizard::open;
use policy_wizard::path;
use policy_wizard::presets;

const KINDS: &str = "go collection.kinds\n";
/// A line that only the whole table has.
const FIRST: &str = "1. Order data:";

#[test]
fn a_table_is_read_when_somebody_comes_to_it_and_then_only_when_asked() {
    let talk = Talk::new(Some("web-shop"));
    let lines = format!("{KINDS}add Loyalty points\npoints\n{}", "next\n".repeat(5));
    let out = talk.say(&format!("{lines}copy\nmove 9 up\ndrop 8\nundo\nback\n{KINDS}quit\n"));
    assert_eq!(out.matches(FIRST).count(), 1, "{out}");
    for said in [
        "Added: Loyalty points, the 8th of 8.",
        "Row 8 of 8: Loyalty points, known. rows lists all.",
        "Moved: Loyalty points, now the 8th of 9.",
        "The rows below it count one less now.",
    ] {
        assert!(out.contains(said), "{said}\n{out}");
    }
    for word in ["rows", "again"] {
        let out = talk.say(&format!("{KINDS}{KINDS}{word}\nquit\n"));
        assert_eq!(out.matches(FIRST).count(), 2, "{word}: {out}");
    }
}

#[test]
fn next_after_a_row_was_added_leads_out_of_what_was_heard() {
    let talk = Talk::new(Some("web-shop"));
    let out = talk.say(&format!(
        "{KINDS}add Loyalty points\npoints\n{}next\nquit\n",
        "next\n".repeat(5)
    ));
    let (_, after) = out.split_once("Row 8 of 8: Loyalty points").unwrap();
    assert!(!after.contains("What do you collect?"), "{after}");
}

#[test]
fn a_proposal_keeps_the_number_that_was_heard() {
    let talk = Talk::new(Some("web-shop"));
    let out = talk.say("go sharing.recipients\npick 2\npick 3\npick 2\nquit\n");
    let picked: Vec<_> = talk
        .draft()
        .answers
        .sharing
        .recipients
        .into_iter()
        .map(|row| row.key)
        .collect();
    assert!(out.contains("2. Stripe:") && out.contains("3. PayPal:"), "{out}");
    assert!(picked.len() == 2 && picked.contains(&"paypal".to_owned()), "{picked:?}");
    assert!(out.contains("Stripe is proposed no longer; rows lists what is."), "{out}");
}

#[test]
fn what_is_mistyped_or_explained_at_a_decision_is_not_read_again() {
    let talk = Talk::new(Some("agency-portal"));
    talk.say("=Acme\n=Acme Ltd\nprivacy@acme.example\n");
    talk.say("go company.product\nAcme\ngo company.legal_name\nAcme Ltd\ngo company.contact\nprivacy@acme.example\ngo changes.effective\n2026-12-01\n");
    let all = (1..=10).fold(String::new(), |all, n| all + &format!("section {n}\naccept\nyes\n"));
    talk.say(&format!("{all}{all}"));
    let still = "Laws or platforms still want";
    let out = talk.say("finish\nwhat\nhelp\nback\nquit\n");
    assert!(talk.undecided() > 0 && out.contains("“what” is no decision"), "{out}");
    assert_eq!(out.matches(still).count(), 1, "{out}");
    talk.say(&format!("finish\n{}back\nquit\n", "later\n".repeat(talk.undecided())));
    let out = talk.say("finish\n1\n2\nback\nquit\n");
    assert_eq!(out.matches("Files:").count(), 1, "{out}");
    let told = out.matches(", not chosen: ").count() + out.matches(", chosen: ").count();
    assert_eq!(
        told,
        listed(&out) + 2,
        "each of the two that changed is said once more: {out}"
    );
}

/// How many files are listed.
fn listed(out: &str) -> usize {
    let (_, list) = out.split_once("Files:\n").unwrap();
    list.lines()
        .take_while(|line| line.starts_with(|c: char| c.is_ascii_digit()))
        .count()
}

#[test]
fn what_can_still_be_answered_is_one_number_everywhere() {
    let mut some = 0;
    for preset in presets::all() {
        let mut draft = Draft::new("acme");
        draft.suggested.push(presets::layer(preset));
        let desk = Desk::new(draft, "acme.json".into());
        let spares = open::spares(&desk.draft, &desk.shown);
        let of_sections: usize = SECTIONS.iter().map(|section| desk.tally(section.id).unanswered).sum();
        assert_eq!(of_sections, spares.len(), "{}", preset.id);
        let empty = asking::empty_lists(&desk.draft, &desk.shown);
        assert!(
            empty.iter().all(|table| spares.iter().all(|one| one.id != table.id)),
            "{}",
            preset.id
        );
        some += usize::from(!empty.is_empty());
    }
    assert!(some > 0, "it is about something");
}

#[test]
fn what_a_provider_gets_of_a_kind_does_not_wait_once_the_kind_is_dropped() {
    let at = "sharing.recipients.stripe.items";
    let talk = Talk::new(Some("web-shop"));
    talk.say("go sharing.recipients\npick stripe\nquit\n");
    assert_eq!(talk.draft().state(at), State::Suggested);
    let out = talk.say(&format!("{KINDS}drop checks\nundo\nquit\n"));
    assert_eq!(talk.draft().state(at), State::Suggested, "{out}");
    let out = talk.say(&format!("{KINDS}drop checks\nquit\n"));
    let draft = talk.draft();
    assert_eq!(
        (draft.state(at), path::get(&draft.overlay(), at)),
        (State::Unanswered, None),
        "{out}"
    );
    assert!(!draft.outstanding().iter().any(|waits| waits == at), "{out}");
}

#[test]
fn a_region_code_that_is_none_and_a_number_without_digits_are_refused_with_the_reason() {
    let talk = Talk::new(Some("agency-portal"));
    let country = "go sharing.recipients\nadd Hinterland Hosting\n\nhosting\n";
    let out = talk.say(&format!(
        "{country}Germany, Frankfurt am Main\nGermany, , Frankfurt am Main\nquit\n"
    ));
    assert!(
        out.contains("“Frankfurt am Main” is no region code")
            && out.contains("Without a code: Germany, , and what it is called."),
        "{out}"
    );
    let row = talk.draft().answers.sharing.recipients[0].clone();
    let place = row.country.unwrap();
    assert_eq!(
        (place.region, place.label.as_deref()),
        (None, Some("Frankfurt am Main")),
        "{out}"
    );
    let out = talk.say("go company.contact\nring us; phone\nquit\n");
    assert!(out.contains("“ring us” is no telephone number"), "{out}");
    assert_eq!(talk.draft().answers.company.contact, None, "{out}");
}

#[test]
fn a_provider_without_a_country_is_kept_for_the_next_product() {
    let talk = Talk::new(Some("agency-portal"));
    let out = talk.say("go sharing.recipients\nadd Hinterland Hosting\nhosting\n\n\nquit\n");
    assert_eq!(talk.draft().answers.sharing.recipients[0].country, None, "{out}");
    let kept = std::fs::read_to_string(talk.places().vendors.join("hinterland-hosting.json"));
    assert!(kept.is_ok_and(|kept| !kept.contains("country")), "{out}");
}

/// A yes to a row says what the row still lacks, and a word that begins several things names them.
#[test]
fn a_yes_to_a_row_tells_what_it_lacks_and_a_word_what_it_may_mean() {
    let talk = Talk::new(Some("web-shop"));
    let out = talk.say(
        "go company.regions\neea\ngo sharing.recipients\npick stripe\ngo sharing.recipients.stripe.country\nUS\ngo sharing.transfers.eea-us\n\nquit\n",
    );
    assert!(out.contains("Taken: the EEA to the United States; it lacks: tool."), "{out}");
    let talk = Talk::new(Some("web-shop"));
    let out = talk.say(&format!("{KINDS}edit orders name\nedit w\nquit\n"));
    assert!(out.contains("“w” may be any of "), "{out}");
    let first = talk.say("go sharing.recipients\nrows\ngo sharing.recipients\nquit\n");
    assert!(
        first.contains("are proposed. rows lists all.") && !first.contains("more are proposed"),
        "{first}"
    );
}
