//! What each line says of the step that it makes: nothing goes on, is taken back or is left without a word.

use super::plain::Talk;
use policy_wizard::path;
use serde_json::json;

/// How often these words are said.
fn times(out: &str, words: &str) -> usize {
    out.matches(words).count()
}

#[test]
fn a_provider_that_is_typed_is_asked_first_for_what_it_lacks_then_for_what_may_stay_empty() {
    let talk = Talk::new(Some("b2b-saas"));
    talk.say("Acme\ngo company.regions\n1, 2\nquit\n");
    let out = talk
        .say("go sharing.recipients\nadd Zorblax\nhosting\nUnited States\n\n1\n1\n\nrows\ngo sharing.transfers.eea-us\nquit\n");
    let place = |words: &str| out.find(words).unwrap_or_else(|| panic!("{words} is not said: {out}"));
    let asked = [
        "Zorblax: What does it do for you?",
        "Zorblax: Where does it handle the data?",
        "What follows may stay empty; done leaves the row.",
        "Zorblax: Which company is behind it?",
        "Zorblax: Which kinds of data does it handle?",
        "Zorblax: Does it work for you, or decide for itself?",
        "Zorblax: Where is its privacy policy?",
        "Row 1 of 2: the EEA to the United States",
    ];
    let places: Vec<usize> = asked.iter().map(|words| place(words)).collect();
    assert!(places.is_sorted(), "{places:?}: {out}");
    let row = |column: &str| path::get(&talk.draft().answers, &format!("sharing.recipients.zorblax.{column}"));
    assert!(row("kinds").is_some() && row("part").is_some() && row("company").is_none());
    assert!(out.contains("by the countries of your recipients"), "{out}");
}

#[test]
fn an_empty_line_says_what_it_did_and_where_it_leaves() {
    let talk = Talk::new(Some("b2b-saas"));
    let out = talk.say("Acme\n\ngo company.product\n\nquit\n");
    assert_eq!((times(&out, "Skipped."), times(&out, "Kept.")), (1, 1), "{out}");
    let out = talk.say("go sharing.recipients\npick 2\n\n\nquit\n");
    assert_eq!(times(&out, "Left the table: 1 row."), 1, "{out}");
    let out = talk.say("go sharing.recipients\ndone\nquit\n");
    assert_eq!(times(&out, "Left the table: 1 row."), 1, "{out}");
}

#[test]
fn an_empty_line_at_a_table_goes_to_the_row_that_waits_and_reads_no_table_twice() {
    let talk = Talk::new(Some("b2b-saas"));
    talk.say("Acme\nquit\n");
    let kinds = policy_wizard::interview::keys(&talk.draft().overlay(), "collection.kinds");
    // the second row is known, the first waits above it
    let second = &kinds[1];
    talk.say(&format!("go collection.kinds.{second}\n\nquit\n"));
    let others: Vec<String> = kinds[2..]
        .iter()
        .map(|key| format!("go collection.kinds.{key}\n\n"))
        .collect();
    let others = others.concat();
    let out = talk.say(&format!("{others}go collection.kinds.{second}\n\nquit\n"));
    let end = out
        .rfind(&format!("Row 2 of {}", kinds.len()))
        .expect("it stands at the second");
    assert!(
        out[end..].contains(&format!("Row 1 of {}", kinds.len())),
        "the first waits above: {out}"
    );
    let all: String = talk.say("go collection.kinds\n\n\nquit\n");
    assert_eq!(times(&all, "Left the table"), 1, "{all}");
    assert_eq!(times(&all, "One row for each kind."), 1, "the table is read once: {all}");
}

#[test]
fn a_line_of_an_address_is_taken_back_while_it_is_typed_and_the_address_after_it() {
    let talk = Talk::new(None);
    let out = talk.say("go company.address\n1 Main Street\nLeads\nundo\nagain\nLeeds\n\nquit\n");
    assert!(out.contains("Taken back: Leads. Go on with the next line"), "{out}");
    assert!(out.contains("1 line so far:\n1 Main Street\n"), "{out}");
    let at = "company.address";
    assert_eq!(path::get(&talk.draft().answers, at), Some(json!("1 Main Street\nLeeds")));
    let out = talk.say("go company.address\nElsewhere\n\nundo\nquit\n");
    assert_eq!(
        path::get(&talk.draft().answers, at),
        Some(json!("1 Main Street\nLeeds")),
        "{out}"
    );
    talk.say("go company.address\nNowhere Road\nundo\nundo\n\nquit\n");
    assert_eq!(path::get(&talk.draft().answers, at), Some(json!("1 Main Street\nLeeds")));
    talk.say("go company.address\nThe Mill\n=undo\n\nquit\n");
    assert_eq!(path::get(&talk.draft().answers, at), Some(json!("The Mill\nundo")));
}

#[test]
fn a_town_is_no_country_and_what_is_wanted_is_said() {
    let talk = Talk::new(Some("b2b-saas"));
    let out = talk.say("go company.country\nLeeds\nquit\n");
    assert!(
        out.contains("Type the country in which that lies, as in Germany or DE; next leaves it for later."),
        "{out}"
    );
    assert!(!out.contains("worldwide"), "a company is not established worldwide: {out}");
    let out = talk.say("go company.regions\nworldwide\nquit\n");
    assert!(out.contains("Did you mean other countries (6)?"), "{out}");
}

#[test]
fn a_long_list_is_read_as_far_as_it_is_likely_and_chosen_from_by_any_word() {
    let talk = Talk::new(Some("b2b-saas"));
    let jobs = policy_wizard::interview::question("sharing.recipients.*.job")
        .unwrap()
        .choices()
        .len();
    let out = talk.say("go sharing.recipients\nadd Zorblax\nquit\n");
    let from = out.find("Zorblax: What does it do for you?").unwrap();
    let read = |out: &str| {
        out.lines()
            .filter(|line| line.starts_with(|c: char| c.is_ascii_digit()))
            .count()
    };
    assert_eq!(read(&out[from..]), 9, "{out}");
    assert!(
        out.contains(&format!("And {} more: say list to hear all, or begin a word.", jobs - 9)),
        "{out}"
    );
    assert!(
        out[from..].contains("payments") && out[from..].contains("product analytics"),
        "the preset names such: {out}"
    );
    let out = talk.say("go sharing.recipients.zorblax.job\nlist\nweb fon\nquit\n");
    assert!(read(&out) > jobs, "{out}");
    let said = path::get(&talk.draft().answers, "sharing.recipients.zorblax.job");
    assert_eq!(said, Some(json!(["fonts"])), "{out}");
}

#[test]
fn help_reads_the_few_commands_that_matter_or_all_or_one() {
    let talk = Talk::new(Some("b2b-saas"));
    let lines = |words: &str| {
        talk.say(&format!("{words}\nquit\n"))
            .lines()
            .filter(|line| line.contains(": "))
            .count()
    };
    let (few, all) = (lines("help commands"), lines("help all"));
    assert!(few < 18 && all > few + 15, "{few} of {all}");
    let out = talk.say("help move\nquit\n");
    assert!(out.contains("move ROW before ROW, ROW up, ROW down: moves a row."), "{out}");
    assert!(!out.contains("takes the last change back"), "{out}");
    assert!(talk.say("help fly\nquit\n").contains("No command is called “fly”."));
}

#[test]
fn what_a_section_is_about_is_said_once_or_where_it_is_asked_for() {
    let talk = Talk::new(Some("b2b-saas"));
    let about = "It decides what else is asked.";
    let out = talk.say("Acme\nagain\nundo\ngo company.address\ngo sharing.sell\ngo company.address\nquit\n");
    assert_eq!(times(&out, about), 1, "{out}");
    assert_eq!(
        times(&out, "Section 1 of 10: About you."),
        2,
        "that one is there again is said: {out}"
    );
    assert_eq!(times(&talk.say("section 1\nquit\n"), about), 2);
}

#[test]
fn what_is_left_is_counted_alike_in_every_list() {
    let talk = Talk::new(Some("b2b-saas"));
    let out = talk.say("Acme\ngo company.regions\n1, 2\ngo sharing.recipients\npick 1\nsections\nopen\nfindings\nquit\n");
    let lines: Vec<&str> = out.lines().map(|line| line.trim_start_matches("> ")).collect();
    let sections = lines
        .iter()
        .find_map(|line| line.strip_prefix("Your privacy policy: "))
        .unwrap();
    let open = lines.iter().filter(|line| **line == sections).count();
    assert_eq!(open, 1, "open begins with the same words: {out}");
    let listed = out[out.rfind(sections).unwrap()..].lines().skip(1);
    let listed = listed
        .take_while(|line| line.starts_with(|c: char| c.is_ascii_digit()))
        .count();
    let number = |word: &str| -> usize {
        let part = sections.split(", ").find(|part| part.contains(word)).unwrap_or("0");
        part.split(' ').next().unwrap().parse().unwrap()
    };
    assert_eq!(listed, number("needed") + number("to confirm"), "{out}");
    let found = lines
        .iter()
        .find(|line| line.contains(" must, ") && line.ends_with("mended by what is suggested."));
    let found = found.unwrap_or_else(|| panic!("{out}"));
    let musts: usize = found.split(' ').next().unwrap().parse().unwrap();
    assert_eq!(out.lines().filter(|line| line.contains(". must: ")).count(), musts, "{out}");
}

#[test]
fn rows_are_named_as_they_are_called() {
    let talk = Talk::new(Some("b2b-saas"));
    let answers = json!({ "company": { "regions": ["eea"], "product": "Acme" },
        "sharing": { "any_transfers": true, "transfers": [{ "key": "eea-us", "origin": "eea", "to": { "area": "US" } }] },
        "retention": { "any_periods": true, "periods": [{ "key": "own", "what": "backups" }] } });
    let draft = json!({ "format": 1, "name": "t", "answers": answers });
    std::fs::create_dir_all(talk.places().drafts).unwrap();
    std::fs::write(talk.file(), draft.to_string()).unwrap();
    let out = talk.say("dont-know\ngo sharing.transfers.eea-us.instruments\ndont-know\nfindings\nopen\nfinish\nquit\n");
    let ids = ["“eea-us”", "“own”"];
    assert!(ids.iter().all(|id| !out.contains(id)), "{out}");
    let draft: policy_wizard::draft::Draft = serde_json::from_value(draft).unwrap();
    let found = policy_wizard::review::completeness(&draft);
    assert!(
        found.iter().all(|one| ids.iter().all(|id| !one.message.contains(id))),
        "{found:#?}"
    );
}
