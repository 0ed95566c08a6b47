//! The paragraph of one kind of data: a bold lead-in, then only what its row answers.
//!
//! Must not know the other kinds, but for what of a conditional one stands under them too: “only then” would else be read of that
//! wherever it comes.

use super::super::lists::{and, or};
use super::super::security::goes_on;
use super::super::uses::by_terms;
use super::super::words::{Pen, View, Words, capital, paragraph, say, strong, user, user_capital};
use super::{items, items_of, not_done};
use crate::document::Block;
use crate::interview::collection::{Held, Isolation, KindRow, Notice, Source, Trigger};
use crate::values::DataItem;

/// The paragraph; a row without a name, or with nothing else, has none.
pub(super) fn block(view: &View, row: &KindRow) -> Option<Block> {
    let pen = Pen::new("collection").row(&row.key);
    let name = row.name.as_deref()?;
    let lead = say![strong(say![user_capital(name), "."])];
    let sentences = vec![
        pen.line("collected", collected(view, row)),
        pen.line("elsewhere", elsewhere(view, row)),
        pen.line("held", held(row)),
        pen.line("notice", notice(view, row, name)),
        pen.line("refusal", refusal(row)),
        pen.line("isolation", isolation(row)),
        pen.line("access", access(row)),
        pen.line("handled", handled(view, row)),
        pen.line("only", only_these(row)),
        pen.line("never", never(row)),
        pen.line("never-shared", shared(row)),
        pen.line("consequence", consequence(row)),
    ];
    if sentences.iter().all(|sentence| sentence.inlines.is_empty()) {
        return None; // a name alone says nothing
    }
    paragraph([vec![pen.line("lead", lead)], sentences].concat())
}

/// From where, when, on which condition, and exactly what; nothing without the last.
fn collected(view: &View, row: &KindRow) -> Words {
    let items = items(row.items.as_ref());
    if items.is_empty() {
        return Words::new();
    }
    let source = row.source.as_deref().unwrap_or_default();
    let (given, automatic) = (source == [Source::Person], source == [Source::Automatic]);
    let made = source == [Source::Own];
    let from = if given || automatic || made {
        Words::new()
    } else {
        sources(view, row)
    };
    // A source whose people act in the sentence opens it; others would delay the verb, and close it.
    let opens = matches!(source, [Source::Connected | Source::Customer]) || source.is_empty() && row.sources.is_none();
    let several = !opens && !from.is_empty();
    // one source that is not the person stands with the verb; behind the items it would seem to belong to the last
    let single = several && matches!(source, [Source::Others | Source::Public]);
    let (from, beside, sources) = match (several, single) {
        (true, true) => (Words::new(), say![from, " "], Words::new()),
        (true, false) => (Words::new(), Words::new(), say![", ", from]),
        (false, _) => (from, Words::new(), Words::new()),
    };
    let when = trigger(row).filter(|_| says_when(row));
    let condition = only_if(row).map(|only| {
        // behind another condition it says by itself that both must hold
        if from.is_empty() && when.is_none() {
            say![only, ", and only then"]
        } else {
            say!["and only ", only]
        }
    });
    let front = [from, say![when], say![condition]];
    let front: Words = front
        .into_iter()
        .filter(|part| !part.is_empty())
        .flat_map(|part| say![part, ", "])
        .collect();
    let automatically = automatic.then_some("automatically ");
    let own_account = row.trigger == Some(Trigger::Account);
    let pays = source.contains(&Source::Others) && matches!(row.trigger, Some(Trigger::Paying | Trigger::Ordering));
    let from_you = (source.contains(&Source::Person) || pays) && (own_account || !source.contains(&Source::Customer));
    // nobody owns what a machine notes in words of its own, as a stack trace
    let noted = automatic && begins_with_own_words(row);
    let article = match has_article(row) {
        true => None,
        false if (from_you || automatic && has_one(row)) && begins_with_done(row) => Some("the "),
        false if from_you || automatic && !noted && has_one(row) => Some("your "),
        false => begins_with_one(row).then_some("the "),
    };
    // behind words that bring their own article, an entry of ours needs one: `the times …, and your IP address`
    let items = if has_article(row) && (from_you || automatic) {
        items_of(row.items.as_ref(), |item| {
            (item.text.is_none() && is_one(item) && !brings_article(item)).then_some("your ")
        })
    } else {
        items
    };
    let how = (given && !says_given(row)).then_some(", which you give us directly");
    capital(say![
        front,
        "we ",
        automatically,
        if made { "create " } else { "collect " },
        beside,
        article,
        items,
        how,
        sources,
        "."
    ])
}

/// What of a kind that comes on a condition stands under other kinds too, and under which: there it comes as they say. What the
/// sentence says only of a moment is not denied by another one.
fn elsewhere(view: &View, row: &KindRow) -> Words {
    if row.only_if.is_none() {
        return Words::new();
    }
    let at_all = !says_when(row);
    let is_same = |one: &DataItem, item: &DataItem| one.item == item.item && one.text == item.text && one.form == item.form;
    let holds = |other: &KindRow, item: &DataItem| other.items.iter().flatten().any(|held| is_same(held, item));
    let all: Vec<DataItem> = row.items.clone().unwrap_or_default();
    let others: Vec<&KindRow> = view
        .answers
        .collection
        .kinds
        .iter()
        .filter(|one| one.key != row.key && one.name.is_some() && (at_all || one.trigger == row.trigger))
        .filter(|one| all.iter().any(|item| holds(one, item)))
        .collect();
    if others.is_empty() {
        return Words::new();
    }
    let shared: Vec<DataItem> = all
        .iter()
        .filter(|item| others.iter().any(|one| holds(one, item)))
        .cloned()
        .collect();
    let what = if shared.len() == all.len() {
        say!["This data"]
    } else {
        say!["Some of this (", items(Some(&shared)), ")"]
    };
    let names = and(others.iter().filter_map(|one| view.kind(&one.key)));
    say![what, " also comes as part of ", names, "."]
}

/// Whether the sentence says when: a condition says it more exactly than “while you use our service”.
fn says_when(row: &KindRow) -> bool {
    let exact = row.only_if.is_some() && row.trigger == Some(Trigger::Using);
    !exact && trigger(row).is_some()
}

/// The condition of a row, after an “if” unless it goes on by itself.
fn only_if(row: &KindRow) -> Option<Words> {
    let only = row.only_if.as_deref()?.trim();
    let only = ["only ", "if "]
        .iter()
        .fold(only, |text, word| text.strip_prefix(word).unwrap_or(text));
    Some(say![(!goes_on(only)).then_some("if "), user(only)])
}

/// On which condition people meet this collection at all: what they do or agree to, where not everybody does.
pub(super) fn condition(row: &KindRow) -> Option<Words> {
    let everybody = |trigger: Trigger| match trigger {
        Trigger::Using | Trigger::CustomersApp | Trigger::Visiting | Trigger::Failing | Trigger::Account | Trigger::SignIn => {
            true
        }
        Trigger::Ordering
        | Trigger::Paying
        | Trigger::Contacting
        | Trigger::Subscribing
        | Trigger::Setup
        | Trigger::Uploading
        | Trigger::Entering
        | Trigger::Generating
        | Trigger::Connecting => false,
    };
    let when = trigger(row).filter(|_| !row.trigger.is_some_and(everybody));
    only_if(row).or_else(|| when.map(|when| say![when]))
}

/// Whether the first item says in itself whose it is, or which.
fn has_article(row: &KindRow) -> bool {
    row.items.iter().flatten().next().is_some_and(brings_article)
}

/// Whether the last item says in itself that people give it: `log files that you send us`.
fn says_given(row: &KindRow) -> bool {
    let last = row.items.iter().flatten().last().map(DataItem::label).unwrap_or_default();
    ["you send us", "you give us", "you tell us"]
        .iter()
        .any(|words| last.contains(words))
}

fn brings_article(item: &DataItem) -> bool {
    let label = item.label();
    let mut words = label.split_whitespace().map(str::to_lowercase);
    let before = ["the", "a", "an", "any", "all", "your", "their", "names", "data"];
    words.next().is_some_and(|word| before.contains(&word.as_str())) || words.any(|word| word == "you")
}

/// Whether the first item tells what was done: `actions taken`, `pages visited`; those are nobody's own.
fn begins_with_done(row: &KindRow) -> bool {
    let first = row.items.iter().flatten().next().map(DataItem::label).unwrap_or_default();
    let (_, last) = first.rsplit_once(' ').unwrap_or_default();
    last.ends_with("ed") || ["taken", "made", "seen", "sent", "bought"].contains(&last)
}

/// Whether the first item is in the author's own words, not an entry of ours.
fn begins_with_own_words(row: &KindRow) -> bool {
    row.items.iter().flatten().next().is_some_and(|item| item.item.is_none())
}

/// Whether the first item is one thing that can be counted: `credit score`, not `orders` or `metadata`.
fn begins_with_one(row: &KindRow) -> bool {
    let first = row.items.iter().flatten().next().map(DataItem::label).unwrap_or_default();
    let mass = ["data", "metadata", "information", "content", "history", "feedback"];
    let one = |word: &str| (!word.ends_with('s') || word.ends_with("ss")) && !mass.contains(&word);
    !first.is_empty() && first.split_whitespace().all(one)
}

/// Whether some item is one thing, which wants a word before it: `IP address`, not `page views`.
fn has_one(row: &KindRow) -> bool {
    row.items.iter().flatten().any(is_one)
}

fn is_one(item: &DataItem) -> bool {
    let many = |word: Option<&str>| word.is_some_and(|word| word.ends_with('s') && !word.ends_with("ss"));
    let label = item.label();
    !many(label.split_whitespace().next()) && !many(label.split_whitespace().last())
}

/// The sources, and the connected services by name.
fn sources(view: &View, row: &KindRow) -> Words {
    let systems = and(view.names(row.systems.as_ref(), View::integration));
    let from = |source: Source| row.source.as_ref().is_some_and(|list| list.contains(&source));
    let connected = match (from(Source::Connected), systems.is_empty()) {
        (true, true) => say!["from the services you connect"],
        (true, false) => say!["from the services you connect (", systems, ")"],
        (false, false) => say!["from ", systems],
        (false, true) => Words::new(),
    };
    let named = and(row.sources.iter().flatten().map(|name| user(name)));
    let named = (!named.is_empty()).then_some(named);
    let aside = |words: Words| say![" (", words, ")"];
    // others who are named are not called others besides
    let is_named = named.is_some() && !from(Source::Public);
    let (public, bare) = if from(Source::Public) {
        (named.map(aside), None)
    } else {
        (None, named.map(|words| say!["from ", words]))
    };
    let part = |source: Source, words: &'static str, more: Option<Words>| {
        if from(source) { say![words, more] } else { Words::new() }
    };
    let customers = view.customers().map(|name| aside(say![name]));
    and([
        part(Source::Person, "directly from you", None),
        part(Source::Customer, "from our customers", customers),
        connected,
        if is_named {
            Words::new()
        } else {
            part(Source::Others, "from others", None)
        },
        part(Source::Public, "from public sources", public),
        say![bare],
        part(Source::Own, "from our own records", None),
        part(Source::Automatic, "automatically", None),
    ])
}

/// When. Who acts (“you”, “they”) is known from the source, so that without it some have no words.
fn trigger(row: &KindRow) -> Option<&'static str> {
    let source = row.source.as_deref().unwrap_or_default();
    let theirs = source == [Source::Customer];
    let known = !source.is_empty();
    let by = |yours: &'static str, customers: &'static str| known.then_some(if theirs { customers } else { yours });
    match row.trigger? {
        Trigger::Account => Some("when you create an account"),
        Trigger::Using => Some("while you use our service"),
        Trigger::CustomersApp => Some("while you use a customer's app or site"),
        Trigger::Visiting => Some("when you visit our website"),
        Trigger::SignIn => Some("when you sign in"),
        Trigger::Failing => Some("when something in our service breaks"),
        Trigger::Ordering => Some("when you order"),
        Trigger::Paying => Some("when you pay"),
        Trigger::Contacting => Some("when you contact us"),
        Trigger::Subscribing => Some("when you subscribe to our emails"),
        Trigger::Setup => by("when you set up our service", "when they set up our service"),
        Trigger::Uploading => by("when you upload content", "when they upload content"),
        Trigger::Entering => by("when you enter data", "when they enter data"),
        Trigger::Generating => by(
            "when our service generates something for you",
            "when our service generates something for them",
        ),
        // the source, which stands before, has said that people connect something
        Trigger::Connecting if source == [Source::Connected] => Some("once you do"),
        Trigger::Connecting => by("when you connect a service", "when they connect a service"),
    }
}

fn held(row: &KindRow) -> Words {
    let held_in = row.held.map(|held| match held {
        Held::Server => " on our servers",
        Held::Memory => " in memory only",
        Held::Device => " on your own device only",
    });
    let comma = held_in.map(|_| ",");
    let aim = row.held_for.as_deref().map(|aim| say![comma, " for ", user(aim)]);
    if held_in.is_none() && aim.is_none() {
        return Words::new();
    }
    say!["We hold this data", held_in, aim, "."]
}

fn notice(view: &View, row: &KindRow, name: &str) -> Words {
    match row.notice {
        Some(Notice::Explicit) => {
            let by = row.notice_by.as_deref().map(|by| say![", shown by ", user(by)]);
            say![
                "Before we collect any ",
                view.small(name),
                ", you see an explicit consent notice",
                by,
                "."
            ]
        }
        Some(Notice::Choice) => say!["You choose in the settings whether we collect this data."],
        Some(Notice::None) | None => Words::new(),
    }
}

fn refusal(row: &KindRow) -> Words {
    match row.refusal_stops {
        Some(true) => say!["If you decline, nothing is collected."],
        Some(false) | None => Words::new(),
    }
}

fn access(row: &KindRow) -> Words {
    match row.own_access {
        Some(true) => say!["We fetch this data with your own credentials."],
        Some(false) | None => Words::new(),
    }
}

fn only_these(row: &KindRow) -> Words {
    let part = row.only_these.as_deref();
    part.map(|part| say!["We process only ", user(part), "."]).unwrap_or_default()
}

fn handled(view: &View, row: &KindRow) -> Words {
    let names = by_terms(view, row.handled_by.as_ref());
    if names.is_empty() {
        return Words::new();
    }
    // The verb follows the keys, not the names, so that a name taken away leaves it alone.
    let several = row.handled_by.as_ref().is_some_and(|keys| keys.len() > 1);
    let verb = if several { " process " } else { " processes " };
    let directly = (row.handled_directly == Some(true)).then_some(" directly");
    match row.handled_part.as_deref() {
        Some(part) => capital(say![names, directly, verb, user(part), " for us."]),
        None => capital(say![names, directly, verb, "this data for us."]),
    }
}

fn never(row: &KindRow) -> Words {
    let what = or(row.never.iter().flatten().map(|what| user(what)));
    not_done(row.never_how.as_ref(), &what)
}

fn isolation(row: &KindRow) -> Words {
    match row.isolation {
        Some(Isolation::Dedicated) => say!["Each customer has a dedicated, isolated environment for this data."],
        Some(Isolation::Logical) => {
            say!["Each customer's share of this data is logically separated from every other customer's."]
        }
        Some(Isolation::Workspace) => say!["This data is tied to the customer's workspace."],
        None => Words::new(),
    }
}

fn shared(row: &KindRow) -> Words {
    match row.never_shared {
        Some(true) => say!["We never share this data with another customer."],
        Some(false) | None => Words::new(),
    }
}

fn consequence(row: &KindRow) -> Words {
    let without = row.consequence.as_deref();
    without
        .map(|what| say!["Without this, we cannot ", user(what), "."])
        .unwrap_or_default()
}
