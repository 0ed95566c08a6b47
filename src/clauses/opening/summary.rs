//! *In short*: five to seven lines on top, each a full statement with its exception and a reference.
//!
//! A line is computed from answers and only where a clause below says the same at length; never is one
//! chosen because another is missing, so that an answer taken away takes words and brings none. The
//! price: a policy with few answers has fewer lines.

use crate::clauses::contacts::address;
use crate::clauses::lists::{and, once, or};
use crate::clauses::rows::series;
use crate::clauses::sharing::count_companies;
use crate::clauses::transfers::conditions;
use crate::clauses::uses::{condition, only_if};
use crate::clauses::words::{Pen, View, Words, say, user};
use crate::document::{Block, Clause, Document, Inline, Sentence};
use crate::interview::collection::{KindRow, Notice, Whose};
use crate::interview::rights::{Holders, Right};
use crate::interview::sharing::{Case, Origin};
use crate::values::{Chosen as _, Ending, How, Period, Place, Start};
use std::borrow::Cow;

/// Puts the summary behind the opening, if the author wants one.
pub(in crate::clauses) fn summarise(view: &View, document: &mut Document) {
    if view.answers.changes.in_short != Some(true) {
        return;
    }
    let lines = [
        ("collect", collect(view, document), "collection"),
        ("sale", sale(view), "sharing"),
        ("recipients", recipients(view), "sharing"),
        ("transfers", transfers(view), "transfers"),
        ("retention", retention(view), "retention"),
        ("rights", rights(view), "rights"),
        ("contact", contact(view), "contact"),
    ];
    let items: Vec<Vec<Sentence>> = lines
        .into_iter()
        .filter(|(_, words, home)| !words.is_empty() && document.clause(home).is_some())
        .map(|(slot, words, home)| {
            let pen = Pen::new("in-short").row(slot);
            let more = if slot == "recipients" { others(view) } else { Words::new() };
            let said = [
                ("line", words),
                ("others", more),
                ("see", say!["See ", Inline::See(home), "."]),
            ];
            let said = said.into_iter().filter(|(_, words)| !words.is_empty());
            said.map(|(name, words)| pen.line(name, words)).collect()
        })
        .collect();
    if items.is_empty() {
        return;
    }
    let at = usize::from(document.clauses.first().is_some_and(|clause| clause.id == "opening"));
    let clause = Clause {
        id: "in-short",
        heading: Cow::Borrowed("In short"),
        numbered: false,
        blocks: vec![Block::List(items)],
    };
    document.clauses.insert(at, clause);
}

fn collect(view: &View, document: &Document) -> Words {
    // a kind with nothing but its name has no sentence below
    let told = |row: &&KindRow| {
        let below = document.clause("collection").into_iter().flat_map(Clause::sentences);
        below.into_iter().any(|sentence| sentence.id.row == row.key)
    };
    let kinds: Vec<&KindRow> = view.answers.collection.kinds.iter().filter(told).collect();
    let names = and(kinds.iter().filter_map(|row| view.kind(&row.key)));
    if names.is_empty() {
        return Words::new();
    }
    // each kind stands once, with all that limits it; kinds with the same limits stand together
    let mut groups: Vec<(Limits, Vec<&KindRow>)> = Vec::new();
    for row in kinds {
        let limits = limits(row);
        match groups.iter_mut().find(|(other, _)| *other == limits) {
            Some((_, rows)) => rows.push(row),
            None => groups.push((limits, vec![row])),
        }
    }
    groups.sort_by_key(|(limits, _)| *limits);
    let limited: Words = groups
        .iter()
        .flat_map(|(limits, rows)| limited(view, *limits, rows))
        .collect();
    say!["We collect these kinds of data: ", names, limited, "."]
}

/// What limits a kind of data: nobody but customers decides, people agree, people choose, a condition of its own.
type Limits = [bool; 4];

fn limits(row: &KindRow) -> Limits {
    [
        row.whose != Some(Whose::Customers),
        row.notice != Some(Notice::Explicit),
        row.notice != Some(Notice::Choice),
        row.only_if.is_none(),
    ]
}

/// Kinds with the same limits, behind a semicolon; nothing where nothing limits them.
fn limited(view: &View, [ours, unasked, unchosen, free]: Limits, rows: &[&KindRow]) -> Words {
    let names = and(rows.iter().filter_map(|row| view.kind(&row.key)));
    let said = |row: &KindRow| row.only_if.as_deref().unwrap_or_default().trim().to_lowercase();
    let first = rows.first().filter(|_| !free);
    let condition = first.map(|row| {
        // one condition is shorter than the way to it
        if rows.iter().all(|other| said(other) == said(row)) {
            only_if(view, row.only_if.as_deref().unwrap_or_default())
        } else {
            say!["only on the conditions stated below"]
        }
    });
    let limits = and([
        say![(!ours).then_some("only on behalf of our customers")],
        say![(!unasked).then_some("only if you agree")],
        say![(!unchosen).then_some("as you choose in the settings")],
        say![condition],
    ]);
    if names.is_empty() || limits.is_empty() {
        return Words::new();
    }
    say!["; ", names, " ", limits]
}

fn sale(view: &View) -> Words {
    const NOR: &str = ", nor share it for cross-context advertising";
    const BUT: &str = ", but we share it for cross-context advertising";
    let sharing = &view.answers.sharing;
    let out = sharing.opt_out.is_some() || sharing.opt_out_title.is_some();
    let out = out.then_some("; you can opt out at any time");
    let ads = |yes, no| sharing.share_for_ads.map(|shared| if shared { yes } else { no });
    match sharing.sell {
        Some(true) => {
            let ads = ads(" and share it for cross-context advertising", "");
            say!["We sell personal data", ads, out, "."]
        }
        Some(false) => {
            let out = out.filter(|_| sharing.share_for_ads == Some(true));
            say!["We do not sell personal data", ads(BUT, NOR), out, "."]
        }
        None => Words::new(),
    }
}

/// Who else can get data, and when, each once.
fn others(view: &View) -> Words {
    let mut cases: Vec<Case> = Vec::new();
    for case in view.answers.sharing.disclosures.iter().filter_map(|row| row.case) {
        if !cases.contains(&case) {
            cases.push(case);
        }
    }
    let when = cases.into_iter().map(|case| match case {
        Case::Law => "where the law requires it",
        Case::Safety => "to protect somebody's safety or rights",
        Case::BusinessTransfer => "if our business changes hands",
        Case::Affiliates => "within our group of companies",
        Case::Advisers => "to advise or insure us",
        Case::OtherUsers => "where our service shows it to other users",
        Case::Public => "where you publish it",
        Case::Customer => "where a customer gave you your account",
        Case::Asked => "where you ask for it or agree",
    });
    let when = or(when);
    if when.is_empty() {
        return when;
    }
    say!["Others can get data ", when, "."]
}

fn recipients(view: &View) -> Words {
    let rows = &view.answers.sharing.recipients;
    let companies = count_companies(rows);
    let one = companies < rows.len();
    let belong = one.then(|| match companies {
        1 => say![", which belong to one company"],
        count => say![", which belong to ", count.to_string(), " companies"],
    });
    let only = limited_recipients(view, if one { "of the recipients" } else { "of them" });
    match rows.len() {
        0 => Words::new(),
        1 => say!["Personal data goes to 1 recipient", only, "."],
        count => say!["Personal data goes to ", count.to_string(), " recipients", belong, only, "."],
    }
}

/// How many of the recipients get data under which condition only, each condition once; nothing where none has one.
fn limited_recipients(view: &View, whose: &'static str) -> Option<Words> {
    let recipients = &view.answers.sharing.recipients;
    let mut conditions: Vec<(Words, usize)> = Vec::new();
    for words in recipients
        .iter()
        .map(|row| condition(view, row))
        .filter(|words| !words.is_empty())
    {
        match conditions.iter_mut().find(|(known, _)| *known == words) {
            Some((_, count)) => *count += 1,
            None => conditions.push((words, 1)),
        }
    }
    let parts = conditions.into_iter().map(|(words, count)| {
        let of_them = (count < recipients.len()).then(|| say![count.to_string(), " ", whose, " "]);
        say![of_them, words]
    });
    let parts = series(parts);
    (!parts.is_empty()).then(|| say![" (", parts, ")"])
}

fn transfers(view: &View) -> Words {
    let places = view.answers.sharing.transfers.iter().filter_map(|row| row.to.as_ref());
    let places = and(once(places.map(|place| {
        let limits = series([from_abroad(view, place), conditions(view, place)]);
        let limits = (!limits.is_empty()).then(|| say![" (", limits, ")"]);
        say![user(&place.label()), limits]
    })));
    if places.is_empty() {
        return Words::new();
    }
    say!["Personal data crosses borders: it goes to ", places, "."]
}

/// From where data goes to the country of the company itself: for people there it crosses no border.
fn from_abroad(view: &View, place: &Place) -> Words {
    let home = view.answers.company.country.as_ref().map(|home| &home.area);
    let rows = view
        .answers
        .sharing
        .transfers
        .iter()
        .filter(|row| row.to.as_ref() == Some(place));
    let origins = rows.filter_map(|row| row.origin).filter(|from| *from != Origin::Other);
    let from = and(once(origins.map(|from| say![from.label()])));
    if home != Some(&place.area) || from.is_empty() {
        return Words::new();
    }
    say!["from people in ", from]
}

/// What happens when an account is closed. A kind of data with a period of its own is an exception like any
/// other such record: without it the line would promise too much.
fn retention(view: &View) -> Words {
    let retention = &view.answers.retention;
    let Some(end) = retention.closing.as_ref().and_then(closing) else {
        return Words::new();
    };
    let law = (retention.except_law == Some(true)).then_some(", unless a law requires us to keep it");
    let own = view.answers.collection.kinds.iter().any(|row| row.kept.is_some());
    let more = (own || !retention.periods.is_empty()).then_some("; some records have periods of their own");
    say![end, law, more, "."]
}

fn closing(period: &Period) -> Option<Words> {
    if period.plus.is_some() {
        return None; // two periods in a row: no line rather than half of the truth
    }
    let start = match period.from {
        None | Some(Start::AccountClosed) => "When an account is closed, its data is ",
        Some(Start::DeletionAsked) => "When deletion is asked for, the data is ",
        Some(Start::Collected | Start::ContractEnds | Start::LastUse | Start::Made) => return None,
    };
    let done = match period.then? {
        Ending::Deleted | Ending::DeletedAutomatically => "deleted ",
        Ending::DeletedForGood | Ending::DeletedPermanently => "permanently deleted ",
        Ending::Anonymised => "anonymised ",
        Ending::DeletedOrAnonymised => "deleted or anonymised ",
        Ending::DeletedPermanentlyOrAnonymised => "permanently deleted or anonymised ",
        Ending::Purged => "purged ",
        Ending::Overwritten => "overwritten ",
    };
    let when = match period.how {
        How::Exactly => "after ",
        How::UpTo => "within ",
        How::About => "after about ",
        How::AtLeast => "not before ",
        How::LifeOf | How::Needed | How::Law | How::ProviderDefault | How::Indefinitely | How::NotKept => return None,
    };
    Some(say![start, done, when, period.span?.words()])
}

fn rights(view: &View) -> Words {
    let names = and(view
        .answers
        .rights
        .granted
        .iter()
        .filter_map(|row| row.right)
        .map(|right| match right {
            Right::Access => "access",
            Right::Correct => "correction",
            Right::Delete => "deletion",
            Right::Restrict => "restriction",
            Right::Port => "portability",
            Right::Object => "objection",
            Right::Withdraw => "withdrawal of consent",
            Right::NoMachineDecision => "review of machine decisions",
        }));
    let holders = view.answers.rights.holders.map(|holders| match holders {
        Holders::Everyone => "",
        Holders::Europe => ", if you live in the EEA, the UK or Switzerland",
        Holders::Eea => ", if you live in the EEA",
        Holders::LocalLaw => ", as far as your local law gives it",
    });
    let (false, Some(holders)) = (names.is_empty(), holders) else {
        return Words::new();
    };
    let whom = view.answers.collection.end_users_ask.as_deref();
    let whom = whom.map(|whom| say!["; for data that a customer of ours put in, ask ", user(whom)]);
    say!["You have the right to ", names, holders, whom, "."]
}

fn contact(view: &View) -> Words {
    let Some(contact) = &view.answers.company.contact else {
        return Words::new();
    };
    say!["For questions and requests about your data, ", address(contact), "."]
}

#[cfg(test)]
mod tests {
    use crate::clauses::policy;
    use crate::document::Sentence;
    use serde_json::{Value, json};

    /// The words of a clause, in order.
    fn said(answers: Value) -> String {
        let document = policy(&serde_json::from_value(answers).unwrap());
        let clause = document.clause("in-short").cloned().unwrap_or_default();
        let words: Vec<String> = clause.sentences().map(Sentence::words).collect();
        words.join(" ")
    }

    fn answers(in_short: &Value) -> Value {
        json!({
            "collection": { "kinds": [
                { "key": "a", "name": "Account data", "items": [{ "item": "name" }] },
                { "key": "b", "name": "Client data", "items": [{ "item": "invoices" }], "whose": "processor" },
            ] },
            "changes": { "in_short": in_short },
        })
    }

    #[test]
    fn it_stands_only_where_the_author_wants_it() {
        assert_eq!(said(answers(&json!(false))), "");
        assert_eq!(said(answers(&Value::Null)), "");
        let line = "We collect these kinds of data: account data and client data; client data only on behalf of our customers.";
        assert_eq!(said(answers(&json!(true))), format!("{line} See collection."));
    }

    #[test]
    fn what_is_collected_only_after_a_yes_or_on_a_condition_is_said_so() {
        let mut all = answers(&json!(true));
        all["collection"]["kinds"][0]["notice"] = json!("explicit");
        assert!(
            said(all.clone()).contains("; account data only if you agree."),
            "{}",
            said(all)
        );
        all["collection"]["kinds"][0]["notice"] = json!("choice");
        assert!(said(all.clone()).contains("; account data as you choose in the settings."));
        all["collection"]["kinds"][0]["notice"] = json!("none");
        all["collection"]["kinds"][0]["only_if"] = json!("you turn it on");
        let text = said(all);
        assert!(text.contains("; account data only if you turn it on."), "{text}");
        assert!(!text.contains("agree") && !text.contains("settings"), "{text}");
    }

    #[test]
    fn the_end_of_an_account_is_told_with_what_outlasts_it_or_not_at_all() {
        let closing = json!({ "how": "up-to", "span": { "count": 30, "unit": "days" }, "then": "deleted" });
        let mut all = answers(&json!(true));
        all["retention"] = json!({ "closing": closing });
        let line = "When an account is closed, its data is deleted within 30 days";
        assert!(
            said(all.clone()).contains(&format!("{line}. See retention.")),
            "{}",
            said(all)
        );
        all["collection"]["kinds"][0]["kept"] = json!({ "how": "exactly", "span": { "count": 7, "unit": "years" } });
        assert!(said(all.clone()).contains(&format!("{line}; some records have periods of their own.")));
        all["retention"]["closing"]["plus"] = json!({ "count": 5, "unit": "days" });
        assert!(!said(all).contains("30 days"), "35 days are not 30");
    }

    #[test]
    fn who_gets_data_only_on_a_condition_is_not_counted_without_it() {
        let counted = |conditions: &[Option<&str>]| {
            let rows: Vec<Value> = (0_u8..)
                .zip(conditions)
                .map(|(at, only_if)| json!({ "key": format!("r{at}"), "name": "Acme", "job": ["ai"], "only_if": only_if }))
                .collect();
            let text = said(json!({ "sharing": { "recipients": rows }, "changes": { "in_short": true } }));
            text.trim_end_matches(" See sharing.").to_owned()
        };
        let (ask, pay) = (Some("you ask"), Some("you pay"));
        for (conditions, line) in [
            (&[None, None][..], "Personal data goes to 2 recipients."),
            (&[ask], "Personal data goes to 1 recipient (only if you ask)."),
            (
                &[None, ask],
                "Personal data goes to 2 recipients (1 of them only if you ask).",
            ),
            (
                &[ask, None, pay, ask],
                "Personal data goes to 4 recipients (2 of them only if you ask; 1 of them only if you pay).",
            ),
            (&[ask, ask], "Personal data goes to 2 recipients (only if you ask)."),
        ] {
            assert_eq!(counted(conditions), line);
        }
    }

    #[test]
    fn recipients_of_one_company_are_told_as_one_company() {
        let counted = |rows: Value| {
            let text = said(json!({ "sharing": { "recipients": rows }, "changes": { "in_short": true } }));
            text.trim_end_matches(" See sharing.").to_owned()
        };
        let fonts = json!({ "key": "a", "catalogue": "google-fonts", "name": "Google Fonts" });
        let maps = json!({ "key": "b", "catalogue": "google-maps", "name": "Google Maps", "only_if": "you open a map" });
        let own = json!({ "key": "c", "name": "Mailer", "company": " Google" });
        let stripe = json!({ "key": "d", "catalogue": "stripe", "name": "Stripe" });
        assert_eq!(
            counted(json!([fonts, maps, own])),
            "Personal data goes to 3 recipients, which belong to one company (1 of the recipients only if you open a map)."
        );
        assert_eq!(
            counted(json!([fonts, stripe, own])),
            "Personal data goes to 3 recipients, which belong to 2 companies."
        );
        assert_eq!(counted(json!([stripe, fonts])), "Personal data goes to 2 recipients.");
    }

    #[test]
    fn what_goes_to_the_companys_own_country_is_said_of_those_alone_who_live_elsewhere() {
        let text = said(json!({
            "company": { "country": { "area": "DE" } },
            "sharing": { "any_transfers": true, "transfers": [
                { "key": "a", "origin": "switzerland", "to": { "area": "DE" } },
                { "key": "b", "origin": "eea", "to": { "area": "US" } },
                { "key": "c", "origin": "switzerland", "to": { "area": "US" } }] },
            "changes": { "in_short": true } }));
        let line = "it goes to Germany (from people in Switzerland) and the United States.";
        assert!(text.contains(line), "{text}");
    }

    #[test]
    fn who_else_can_get_data_is_told_with_when_each_case_once() {
        let mut answers = answers(&json!(true));
        answers["sharing"] = json!({
            "recipients": [{ "key": "a", "name": "Stripe" }],
            "disclosures": [
                { "key": "a", "case": "law" },
                { "key": "b", "case": "business-transfer" },
                { "key": "c", "case": "law" },
                { "key": "d" },
            ],
        });
        let said = said(answers);
        let line = "Others can get data where the law requires it or if our business changes hands.";
        assert!(said.contains(line), "{said}");
    }

    #[test]
    fn a_sale_is_never_denied_for_a_part_only() {
        let mut answers = answers(&json!(true));
        answers["use"] = json!({ "promises": [{ "key": "p", "promise": "no-sale", "kinds": ["a"] }] });
        assert!(!said(answers.clone()).contains("sell"), "the promise is about one kind");
        answers["sharing"] = json!({ "sell": true });
        assert!(!said(answers).contains("not sell"));
    }
}
