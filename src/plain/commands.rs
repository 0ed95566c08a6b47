//! The commands: the one table from which they are found and `help` is printed.
//!
//! A command is a word in small letters; with a text for an answer only a line that is a command and nothing
//! else is one, and a line that begins with `=` or stands in quotes never is. Must not know what a command
//! does. The price: a product that is called `back` has to be typed as `=back`.

#![expect(
    clippy::redundant_closure_for_method_calls,
    reason = "a method of a session is not general enough to be named in the table"
)]

use super::Session;
use super::lines::Go;
use crate::asking::{Entry, dropping, question_of};
use crate::draft::Standing;
use crate::interview::Kind;

/// Where a command means something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum At {
    /// Everywhere.
    Anywhere,
    /// At a question, a row or a table.
    Section,
    /// At a question.
    Question,
    /// At a table or one of its rows.
    Table,
    /// At a table or in one of its rows that is open; elsewhere it only says so.
    Record,
    /// At what can be taken away; elsewhere it only says so.
    Removable,
}

/// What follows the word of a command.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Takes {
    /// Nothing.
    Nothing,
    /// These words, or none.
    Maybe(&'static str),
    /// These words.
    Words(&'static str),
    /// A number or a name of what a look listed, and these words.
    Seen(&'static str),
    /// A path, or none.
    Path(&'static str),
}

/// A command.
pub(super) struct Command {
    /// Its words; the first is shown.
    pub words: &'static [&'static str],
    /// What follows.
    pub takes: Takes,
    /// Where it means something.
    pub at: At,
    /// What it does, in a line.
    pub about: &'static str,
    /// Whether it is one of the few without which nobody gets far: these are read first.
    pub first: bool,
    /// Does it.
    pub run: fn(&mut Session<'_>, &str) -> Go,
}

const fn command(
    words: &'static [&'static str],
    takes: Takes,
    at: At,
    about: &'static str,
    run: fn(&mut Session<'_>, &str) -> Go,
) -> Command {
    Command {
        words,
        takes,
        at,
        about,
        first: false,
        run,
    }
}

impl Command {
    /// One of the few that are read first.
    const fn first(mut self) -> Self {
        self.first = true;
        self
    }
}

use At::{Anywhere, Question, Record, Removable, Section, Table};
use Takes::{Maybe, Nothing, Path, Seen, Words};

/// All commands, in the order of `help`.
pub(super) const COMMANDS: &[Command] = &[
    command(
        &["help", "why", "?"],
        Maybe("commands, all, or a command"),
        Anywhere,
        "why we ask and an example; help commands lists what is typed most, help all the rest too",
        |s, rest| s.help(rest),
    )
    .first(),
    command(&["commands"], Nothing, Anywhere, "says what is typed most here", |s, _| {
        s.help("commands")
    }),
    command(&["again", "repeat"], Nothing, Anywhere, "says the question again", |s, _| {
        s.again();
        Ok(())
    })
    .first(),
    command(
        &["next", "skip"],
        Nothing,
        Anywhere,
        "goes on and leaves this as it is",
        |s, _| s.next(),
    )
    .first(),
    command(&["back"], Nothing, Anywhere, "goes back to where you were", |s, _| s.back()).first(),
    command(&["clear"], Nothing, Question, "takes your answer away", |s, _| s.clear()),
    command(
        &["dont-know", "don't know", "dont know"],
        Nothing,
        Section,
        "you do not know: an open question",
        |s, _| s.mark(0),
    )
    .first(),
    command(
        &["counsel", "ask counsel"],
        Maybe("TEXT"),
        Section,
        "a question for counsel: an open question; TEXT is kept as your private note on it",
        |s, rest| s.counsel(rest),
    ),
    command(
        &["leave empty"],
        Nothing,
        Section,
        "the policy says nothing about it",
        |s, _| s.mark(2),
    ),
    command(
        &["own words"],
        Nothing,
        Section,
        "adds a statement of yours, printed here",
        |s, _| s.own_words(),
    ),
    command(
        &["detail"],
        Maybe("NAME"),
        Section,
        "adds a detail that is not asked by itself; alone: lists them",
        |s, rest| s.detail(rest),
    ),
    command(&["rows"], Nothing, Table, "lists the rows", |s, _| s.rows()),
    command(&["add"], Maybe("NAME"), Table, "adds a row", |s, rest| s.add(rest)).first(),
    command(
        &["edit"],
        Maybe("ROW [COLUMN]"),
        Section,
        "opens a row, by its number, key or name, at one of its columns; in an open row goes to a column",
        |s, rest| s.edit(rest),
    )
    .first(),
    command(&["copy"], Maybe("NUMBER or KEY"), Table, "copies a row", |s, rest| {
        s.copy(rest)
    }),
    command(
        &["move"],
        Words("ROW before ROW, ROW up, ROW down"),
        Table,
        "moves a row",
        |s, rest| s.shift(rest),
    ),
    command(
        &["pick"],
        Words("NUMBER or NAME, or several numbers"),
        Table,
        "takes what is proposed",
        |s, rest| s.pick(rest),
    )
    .first(),
    command(&["none"], Nothing, Table, "there are no rows, and you say so", |s, _| {
        s.none()
    }),
    command(&["done"], Nothing, Record, "leaves the table, or the open row", |s, _| {
        s.done()
    })
    .first(),
    command(
        &["drop"],
        Maybe("NUMBER or KEY"),
        Removable,
        "drops what is suggested; takes an answer or a row away",
        |s, rest| s.drop(rest),
    ),
    command(&["delete"], Maybe("NUMBER or KEY"), Table, "takes a row away", |s, rest| {
        s.drop(rest)
    }),
    command(
        &["accept"],
        Nothing,
        Section,
        "reads what the rest of the section writes, then asks for your yes",
        |s, _| s.accept(),
    ),
    command(&["undo"], Nothing, Anywhere, "takes the last change back", |s, _| {
        s.undo(false)
    })
    .first(),
    command(&["redo"], Nothing, Anywhere, "brings it again", |s, _| s.undo(true)),
    command(
        &["find", "search"],
        Words("WORDS"),
        Anywhere,
        "finds questions, answers and sections",
        |s, rest| s.find(rest),
    ),
    command(
        &["go"],
        Words("NAME or NUMBER"),
        Anywhere,
        "goes to a question by its name or id, or by its number in the last list",
        |s, rest| s.go(rest),
    )
    .first(),
    command(
        &["sections"],
        Nothing,
        Anywhere,
        "lists the sections and what waits in them",
        |s, _| s.sections(),
    )
    .first(),
    command(
        &["list"],
        Nothing,
        Anywhere,
        "reads all choices of a question; elsewhere lists the sections",
        |s, _| s.all_choices(),
    ),
    command(
        &["section"],
        Words("NAME or NUMBER"),
        Anywhere,
        "goes to a section",
        |s, rest| s.section(rest),
    ),
    command(
        &["since"],
        Nothing,
        Anywhere,
        "says what changed since the policy was published, sentence by sentence",
        |s, _| s.changes(),
    ),
    command(
        &["open"],
        Nothing,
        Anywhere,
        "lists the open questions, and what can still be answered",
        |s, _| s.open(),
    ),
    command(&["check"], Nothing, Anywhere, "lists all answers", |s, _| s.check()),
    command(
        &["findings"],
        Maybe("laws"),
        Anywhere,
        "lists what the review found, or which laws were looked at",
        |s, rest| s.findings(rest),
    ),
    command(
        &["explain"],
        Words("NUMBER or RULE"),
        Anywhere,
        "explains a finding: why, the ways out, where to read it",
        |s, rest| s.explain(rest),
    ),
    command(
        &["decide"],
        Words("NUMBER DECISION [REASON]"),
        Anywhere,
        "decides about a finding: not-applicable, later, ask-counsel, accepted; clear takes it back; the reason is private",
        |s, rest| s.decide(rest),
    ),
    command(
        &["look"],
        Path("FOLDER [--env]"),
        Anywhere,
        "looks through a folder for the providers that its project uses; --env reads the names in .env too",
        |s, rest| s.look(rest),
    ),
    command(
        &["take"],
        Seen("NUMBER or NAME, or several"),
        Anywhere,
        "names in the policy what look found",
        |s, rest| s.take_seen(rest),
    ),
    command(
        &["reject"],
        Seen("NUMBER or NAME [REASON]"),
        Anywhere,
        "says that what look found is no recipient; the reason is private",
        |s, rest| s.judge_seen(rest, Some(Standing::NoRecipient)),
    ),
    command(
        &["by-hand"],
        Seen("NUMBER or NAME [REASON]"),
        Anywhere,
        "says that a provider is used by hand and in no file; the reason is private",
        |s, rest| s.judge_seen(rest, Some(Standing::ByHand)),
    ),
    command(
        &["forget"],
        Seen("NUMBER or NAME"),
        Anywhere,
        "takes back what was said of a provider that look lists",
        |s, rest| s.judge_seen(rest, None),
    ),
    command(
        &["read"],
        Maybe("all"),
        Anywhere,
        "reads the text of this section, or all of it",
        |s, rest| s.read(rest),
    ),
    command(
        &["finish"],
        Nothing,
        Anywhere,
        "says what stops; writes the policy",
        |s, _| s.finish(),
    )
    .first(),
    command(&["quit", "exit"], Nothing, Anywhere, "ends; everything is saved", |s, _| {
        s.quit()
    })
    .first(),
];

/// What a line says that is an answer in any case: after `=`, or in quotes.
pub(super) fn literal(line: &str) -> Option<&str> {
    let line = line.trim();
    let quoted = || line.strip_prefix('"')?.strip_suffix('"');
    line.strip_prefix('=').map(str::trim_start).or_else(quoted)
}

impl At {
    fn holds(self, entry: Option<&Entry>) -> bool {
        match (self, entry) {
            (Self::Anywhere, _) | (Self::Section | Self::Record | Self::Removable, Some(_)) => true,
            (Self::Question, Some(entry)) => matches!(entry, Entry::Answer(_) | Entry::Detail(_)),
            (Self::Table, Some(entry)) => !matches!(entry, Entry::Answer(_) | Entry::Detail(_)),
            (_, None) => false,
        }
    }

    /// Whether a command does something here that it does not do everywhere it is understood.
    fn serves(self, session: &Session<'_>) -> bool {
        let entry = session.focus.entry.as_ref();
        let in_table = || session.table().is_some();
        match self {
            Self::Record => in_table(),
            Self::Removable => in_table() || entry.is_some_and(|entry| dropping(&session.desk, entry).is_some()),
            Self::Anywhere | Self::Section | Self::Question | Self::Table => self.holds(entry),
        }
    }
}

/// The command of a line, and what follows its word.
pub(super) fn find<'l>(session: &Session<'_>, line: &'l str) -> Option<(&'static Command, &'l str)> {
    let entry = session.focus.entry.as_ref();
    let line = line.trim();
    let free = matches!(entry, Some(Entry::Answer(at)) if question_of(at).is_some_and(|q| matches!(q.kind,
        Kind::Text | Kind::Prose | Kind::Words | Kind::Items | Kind::Contact)));
    let here = COMMANDS.iter().filter(|c| c.at.holds(entry));
    here.flat_map(|c| c.words.iter().map(move |word| (c, *word)))
        .find_map(|(command, word)| {
            let same = line
                .get(..word.len())
                .is_some_and(|head| head == word || (!free && head.eq_ignore_ascii_case(word)));
            let rest = line
                .get(word.len()..)
                .filter(|rest| same && (rest.is_empty() || rest.starts_with(' ')))?
                .trim();
            let fits = match command.takes {
                Nothing => rest.is_empty(),
                Maybe(_) => true,
                Words(_) => !rest.is_empty() || !free,
                Seen(_) => rest.starts_with(|c: char| c.is_ascii_digit()) || !free || session.is_seen(rest),
                Path(_) => !free || rest.is_empty() || rest.starts_with(['/', '.', '~', '-']),
            };
            fits.then_some((command, rest))
        })
}

/// Whether a text looks as if it were meant for a command, or for another question.
pub(super) fn is_doubtful(line: &str) -> bool {
    let line = line.trim().to_lowercase();
    let words = || COMMANDS.iter().flat_map(|command| command.words.iter().copied());
    let others = [
        "yes",
        "no",
        "y",
        "n",
        "ok",
        "okay",
        "cancel",
        "stop",
        "none",
        "accept all",
        ".",
    ];
    let numbered = || {
        let (word, rest) = line.split_once(' ').unwrap_or((&line, ""));
        is_of_tables(word) && rest.trim().parse::<usize>().is_ok()
    };
    words().any(|word| word == line) || others.contains(&line.as_str()) || numbered()
}

/// Whether a word is a command of tables.
pub(super) fn is_of_tables(word: &str) -> bool {
    COMMANDS.iter().any(|c| c.at == Table && c.words.contains(&word))
}

/// The commands that can do something here: those for what a look listed only where one did.
fn serving(session: &Session<'_>) -> impl Iterator<Item = &'static Command> {
    let can = |command: &&Command| !matches!(command.takes, Seen(_)) || session.has_seen();
    COMMANDS.iter().filter(|command| command.at.serves(session)).filter(can)
}

/// Their words, in a line.
pub(super) fn names(session: &Session<'_>) -> String {
    serving(session)
        .filter_map(|c| c.words.first().copied())
        .collect::<Vec<_>>()
        .join(", ")
}

/// A command as it is typed, and what it does.
fn line(command: &Command) -> String {
    let takes = match command.takes {
        Nothing => String::new(),
        Maybe(words) | Path(words) => format!(" [{words}]"),
        Words(words) | Seen(words) => format!(" {words}"),
    };
    let others = command.words.get(1..).unwrap_or_default();
    let also = if others.is_empty() {
        String::new()
    } else {
        format!(" (also {})", others.join(", "))
    };
    format!("{}{takes}{also}: {}", command.words[0], command.about)
}

/// What they do, a line each: those that are typed most, or all.
pub(super) fn help(session: &Session<'_>, all: bool) -> String {
    let here = || serving(session).filter(|command| all || command.first);
    let more = serving(session).count() - here().count();
    let rest = (more > 0).then(|| format!("help all says {more} more; help and a word says what that one does."));
    here().map(line).chain(rest).collect::<Vec<_>>().join("\n")
}

/// What one command does, by any of its words.
pub(super) fn help_on(word: &str) -> Option<String> {
    let word = word.trim().to_lowercase();
    let found = COMMANDS.iter().find(|command| command.words.contains(&word.as_str()));
    found.map(|command| format!("{}.", line(command)))
}
