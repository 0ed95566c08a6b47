//! The command line: what can be asked for, and what a process answers with.
//!
//! Owns arguments, exit codes and what is printed to a terminal; every answer changes through [`crate::edit`]
//! and every file is written by [`crate::drafts`]. Exit codes: 0 fine, 1 findings or refused, 2 failure.
//! The price of a first word that may be a draft or a command: a mistyped command is taken for a draft
//! first, and the message has to think of both.

mod args;
mod begin;
mod check;
mod complete;
mod counsel;
mod decide;
mod lists;
mod manage;
mod out;
mod print;
mod rules;
mod scan;
mod schema;
mod setting;
#[cfg(test)]
mod tests;

use crate::draft::Draft;
use crate::drafts::{self, Places};
use crate::path;
use crate::tui::theme::{Look, Theme};
use crate::values::PolicyDate;
use args::{Cli, Color, Command};
use clap::error::ErrorKind;
use clap::{CommandFactory, ValueEnum};
use out::Out;
use std::ffi::OsString;
use std::io::IsTerminal;
use std::path::PathBuf;
use std::process::ExitCode;

/// Something failed; the text is for the person who called, and the process ends with 2.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
struct Failure(String);

impl From<drafts::Error> for Failure {
    fn from(error: drafts::Error) -> Self {
        Self(error.to_string())
    }
}

/// What a command comes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Done {
    /// All is well: 0.
    Fine,
    /// There are findings, or the draft is not ready: 1.
    Refused,
}

type Outcome = Result<Done, Failure>;

/// Runs the program with the arguments of this process.
pub fn main() -> ExitCode {
    complete::answer(); // a shell that asks for words gets them, and nothing else happens
    let args: Vec<OsString> = std::env::args_os().collect();
    let cli = match Cli::command()
        .color(early_color(&args))
        .try_get_matches_from(&args)
        .and_then(|m| parsed(&m))
    {
        Ok(cli) => cli,
        Err(error) => return usage(&error, &args),
    };
    let out = Out::new(cli.color);
    match run(cli, &out) {
        Ok(Done::Fine) => ExitCode::SUCCESS,
        Ok(Done::Refused) => ExitCode::from(1),
        Err(failure) => {
            out.fail(&failure.0);
            ExitCode::from(2)
        }
    }
}

fn parsed(matches: &clap::ArgMatches) -> Result<Cli, clap::Error> {
    <Cli as clap::FromArgMatches>::from_arg_matches(matches)
}

/// The colours of messages about the arguments themselves, which come before these are understood.
fn early_color(args: &[OsString]) -> clap::ColorChoice {
    let says = |word: &str| {
        args.iter().any(|a| *a == *format!("--color={word}")) || args.windows(2).any(|a| a[0] == *"--color" && a[1] == *word)
    };
    match (says("never"), says("always")) {
        (true, _) => clap::ColorChoice::Never,
        (false, true) => clap::ColorChoice::Always,
        (false, false) => clap::ColorChoice::Auto,
    }
}

/// Help and version are fine; anything else about the arguments is a failure.
fn usage(error: &clap::Error, args: &[OsString]) -> ExitCode {
    // what an argument says is repeated: fit for a terminal, as everything that we say
    let fit: Vec<OsString> = args.iter().map(|arg| out::visible(&arg.to_string_lossy()).into()).collect();
    if *args != *fit {
        let again = Cli::command().color(early_color(&fit)).try_get_matches_from(&fit);
        if let Err(error) = again.and_then(|m| parsed(&m)) {
            return usage(&error, &fit);
        }
        Out::new(Color::Auto).fail(&format!("characters that cannot be shown stand in {fit:?}"));
        return ExitCode::from(2);
    }
    if matches!(
        error.kind(),
        ErrorKind::UnknownArgument | ErrorKind::InvalidSubcommand | ErrorKind::ArgumentConflict
    ) {
        let known = commands();
        let mut words = words(args);
        if let Some(word) = words.next().filter(|word| !known.contains(word)) {
            let near = path::nearest(word, known.iter().copied());
            if !near.is_empty() || words.next().is_some() {
                Out::new(Color::Auto).fail(&unknown("command", word, &known).0);
                return ExitCode::from(2);
            }
        }
    }
    // help for a word that is neither a command nor a draft would be help for something else
    if let (ErrorKind::DisplayHelp, Some(word), Ok(places)) = (error.kind(), words(args).next(), Places::of_this_machine()) {
        let known = commands();
        let is_draft = drafts::is_path(word) || drafts::locate(&places, word).exists();
        if word != "help" && !known.contains(&word) && !is_draft {
            Out::new(Color::Auto).fail(&unknown("command", word, &known).0);
            return ExitCode::from(2);
        }
    }
    let _ = error.print(); // a pipe that closed is no failure
    ExitCode::from(u8::try_from(error.exit_code()).unwrap_or(2))
}

/// The arguments that are no options, nor the values of those that every command has.
fn words(args: &[OsString]) -> impl Iterator<Item = &str> {
    let after_option = |i: usize| {
        args.get(i)
            .is_some_and(|a| *a == *"--color" || *a == *"--theme" || *a == *"--today")
    };
    let texts = args.iter().enumerate().skip(1);
    texts
        .filter(move |(i, _)| !after_option(i - 1))
        .filter_map(|(_, arg)| arg.to_str())
        .filter(|arg| !arg.starts_with('-'))
}

/// The names of the commands.
fn commands() -> Vec<&'static str> {
    drafts::RESERVED
        .iter()
        .copied()
        .filter(|word| Cli::command().find_subcommand(word).is_some())
        .collect()
}

fn run(cli: Cli, out: &Out) -> Outcome {
    let places = Places::of_this_machine().map_err(Failure)?;
    match cli.command {
        Some(_) if cli.draft.is_some() => Err(Failure(
            "a draft before a command is one word too many: name it after the command, as in `policy-wizard check DRAFT`"
                .to_owned(),
        )),
        None => {
            let theme = theme(cli.theme, cli.color);
            interview(places, cli.draft.as_deref(), day(cli.today), theme)
        }
        Some(Command::Plain(asked)) => lines(places, asked.draft.as_deref(), asked.preset, day(cli.today)),
        Some(Command::New(asked)) => begin::new(&places, out, asked, day(cli.today)),
        Some(Command::Questions(asked)) => lists::questions(out, asked.section.as_deref(), asked.list.format),
        Some(Command::Drafts(asked)) => match asked.what {
            None => lists::drafts(&places, out, asked.list.format),
            Some(what) => manage::drafts(&places, out, what, day(cli.today)),
        },
        Some(Command::Presets(asked)) => match asked.what {
            None => lists::presets(&places, out, asked.list.format),
            Some(what) => manage::presets(&places, out, &what, day(cli.today)),
        },
        Some(Command::Vendors(asked)) => lists::vendors(&places, out, asked.search.as_deref(), asked.list.format),
        Some(Command::Rules(asked)) => rules::rules(out, asked.law.as_deref(), asked.list.format),
        Some(Command::Explain(asked)) => rules::explain(out, &asked.rule),
        Some(Command::Render(asked)) if asked.annotated => counsel::annotated(&places, out, &asked, day(cli.today)),
        Some(Command::Open(asked)) => counsel::open(&places, out, &asked),
        Some(Command::Note(asked)) => counsel::note(&places, out, &asked),
        Some(Command::Decide(asked)) => decide::run(places, out, &asked, day(cli.today)),
        Some(Command::Render(asked)) => print::render(&places, out, &asked),
        Some(Command::Check(asked)) => check::check(&places, out, &asked, day(cli.today)),
        Some(Command::Scan(asked)) => scan::run(places, out, &asked, day(cli.today)),
        Some(Command::Schema(asked)) => schema::schema(asked.of),
        Some(Command::Completions(asked)) => complete::completions(out, &asked.shell),
        Some(Command::Man(asked)) => complete::man(out, &asked.command),
    }
}

/// The theme of the screen: what was asked for here, else by the environment.
fn theme(look: Option<Look>, color: Color) -> Theme {
    Theme::from_env(|name| match (name, look) {
        ("NO_COLOR", _) if color == Color::Never => Some("1".into()),
        ("NO_COLOR", _) if color == Color::Always || look.is_some() => None,
        ("POLICY_WIZARD_THEME", Some(look)) => look.to_possible_value().map(|value| value.get_name().to_owned()),
        _ => std::env::var(name).ok(),
    })
}

/// The interview: on a screen, or in lines where there is none to draw on.
fn interview(places: Places, draft: Option<&str>, today: PolicyDate, theme: Theme) -> Outcome {
    let terminal = std::io::stdin().is_terminal() && std::io::stdout().is_terminal();
    let drawn = std::env::var_os("TERM").is_none_or(|term| term != "dumb");
    if !terminal || !drawn {
        return lines(places, draft, None, today);
    }
    let file = draft.map(|named| existing(&places, named)).transpose()?;
    let draft = file.map(|file| file.to_string_lossy().into_owned());
    crate::tui::run(crate::tui::Start {
        places,
        today,
        draft,
        theme,
    })
    .map_err(Failure)?;
    Ok(Done::Fine)
}

/// The interview in lines. A draft of a preset is made where it is named, any other is there.
fn lines(places: Places, draft: Option<&str>, preset: Option<String>, today: PolicyDate) -> Outcome {
    let named = |named: &str| match &preset {
        None => existing(&places, named),
        Some(_) if drafts::is_path(named) => Ok(drafts::locate(&places, named)),
        Some(_) => drafts::check_name(named)
            .map(|()| drafts::locate(&places, named))
            .map_err(Failure),
    };
    let draft = draft.map(named).transpose()?;
    let start = crate::plain::Start {
        places,
        today,
        draft,
        preset,
    };
    lists::own_providers(&start.places); // what is wrong with a file of theirs is said before the first question
    let (mut input, mut output) = (std::io::stdin().lock(), std::io::stdout().lock());
    crate::plain::run(start, &mut input, &mut output).map_err(Failure)?;
    Ok(Done::Fine)
}

/// The file of a draft that somebody names and that is there; else what they may have meant.
fn existing(places: &Places, named: &str) -> Result<PathBuf, Failure> {
    let file = drafts::locate(places, named);
    if drafts::is_path(named) || file.exists() {
        return Ok(file);
    }
    let ids: Vec<String> = places.list().iter().map(|file| lists::draft_id(places, file)).collect();
    let known = ids.iter().map(String::as_str).chain(commands());
    if let Some((_, to)) = ELSEWHERE.iter().find(|(word, _)| *word == named) {
        return Err(Failure(format!(
            "there is no command and no draft “{named}”; did you mean {to}?"
        )));
    }
    let hint = match path::near(named, known) {
        Some(ask) => ask,
        None if drafts::check_name(named).is_ok() => {
            format!("`policy-wizard new {named}` starts it, `policy-wizard drafts` lists those that there are")
        }
        None => "`policy-wizard drafts` lists those that there are".to_owned(),
    };
    Err(Failure(format!("there is no draft “{named}”; {hint}")))
}

/// The draft that a command is about: the one that is named, else that of the working folder, which is said.
fn meant(places: &Places, command: &str, named: Option<&str>) -> Result<String, Failure> {
    if let Some(named) = named {
        return Ok(named.to_owned());
    }
    let here = format!("./{}", drafts::HERE);
    if places.draft_here().exists() {
        Out::say(&format!("{command}: {here}"));
        return Ok(here);
    }
    Err(Failure(format!(
        "no draft is named, and there is no {here}; name one, as in `policy-wizard {command} DRAFT`; `policy-wizard drafts` lists those that there are"
    )))
}

/// The draft that somebody names: its file, the text of the file, and what it holds.
fn load(places: &Places, named: &str) -> Result<(PathBuf, String, Draft), Failure> {
    let file = existing(places, named)?;
    let bytes = drafts::open(&file)?;
    let draft = drafts::parse(&file, &bytes).map_err(drafts::Error::from)?;
    Ok((file, String::from_utf8(bytes).unwrap_or_default(), draft))
}

/// What people type for something that has another name here.
const ELSEWHERE: &[(&str, &str)] = &[
    ("diff", "`policy-wizard drafts since DRAFT`"),
    ("compare", "`policy-wizard drafts since DRAFT`"),
    ("since", "`policy-wizard drafts since DRAFT`"),
    ("changes", "`policy-wizard drafts since DRAFT`"),
    ("publish", "`policy-wizard DRAFT`, and Finish there"),
    ("finish", "`policy-wizard DRAFT`, and Finish there"),
    ("edit", "`policy-wizard DRAFT`"),
    ("list", "`policy-wizard drafts`"),
    ("ls", "`policy-wizard drafts`"),
    ("delete", "`policy-wizard drafts delete DRAFT`"),
    ("rename", "`policy-wizard drafts rename DRAFT NEW`"),
    ("export", "`policy-wizard drafts export DRAFT FILE`"),
    ("init", "`policy-wizard new`"),
    ("lint", "`policy-wizard check`"),
    ("review", "`policy-wizard check`"),
];

/// Nothing of this name: what looks like it, else all that there is.
fn unknown(what: &str, given: &str, known: &[&str]) -> Failure {
    if let Some((_, to)) = ELSEWHERE.iter().find(|(word, _)| what == "command" && *word == given) {
        return Failure(format!("there is no {what} “{given}”; did you mean {to}?"));
    }
    let near = path::near(given, known.iter().copied());
    let hint = near.unwrap_or_else(|| format!("there are: {}", known.join(", ")));
    Failure(format!("there is no {what} “{given}”; {hint}"))
}

/// The day: as asked for, else that of the clock.
fn day(asked: Option<PolicyDate>) -> PolicyDate {
    asked.unwrap_or_else(|| PolicyDate::day(chrono::Local::now().date_naive()))
}
