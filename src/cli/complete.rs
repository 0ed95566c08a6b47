//! Completions for shells and manual pages, made from the same table of arguments as the help.
//!
//! `completions SHELL` prints a few lines that ask this program for the words at each Tab, so that drafts, presets
//! and questions are those of the moment. The price: the program has to be found by the shell.

use super::out::Out;
use super::{Cli, Done, Failure, Outcome, lists, unknown};
use crate::drafts::{self, Places};
use crate::interview::{self, SECTIONS};
use crate::presets as preset_files;
use crate::render;
use crate::review::{self, page};
use clap::CommandFactory;
use clap_complete::env::Shells;
use clap_complete::{ArgValueCandidates, ArgValueCompleter, CompleteEnv, CompletionCandidate};
use std::ffi::OsStr;

/// The variable by which a shell asks for words.
const ASKED: &str = "POLICY_WIZARD_COMPLETE";
const NAME: &str = "policy-wizard";

/// Answers a shell that asks for words, and ends the process; else does nothing.
pub(super) fn answer() {
    CompleteEnv::with_factory(Cli::command).var(ASKED).complete();
}

/// Prints what a shell has to be told.
pub(super) fn completions(out: &Out, shell: &str) -> Outcome {
    let shells = Shells::builtins();
    let known: Vec<&str> = shells.names().collect();
    let Some(found) = shells.completer(shell) else {
        return Err(unknown("shell", shell, &known));
    };
    let mut text = Vec::new();
    let written = found.write_registration(ASKED, NAME, NAME, NAME, &mut text);
    written.map_err(|e| Failure(e.to_string()))?;
    out.print(&String::from_utf8_lossy(&text))?;
    Ok(Done::Fine)
}

/// Prints the manual page of the program, or of the command that these words name.
pub(super) fn man(out: &Out, command: &[String]) -> Outcome {
    let mut page = Cli::command();
    page.build();
    let mut page = &page;
    for word in command {
        let known: Vec<&str> = page.get_subcommands().map(clap::Command::get_name).collect();
        page = page.find_subcommand(word).ok_or_else(|| unknown("command", word, &known))?;
    }
    let mut text = Vec::new();
    let title = [NAME]
        .into_iter()
        .chain(command.iter().map(String::as_str))
        .collect::<Vec<_>>()
        .join("-");
    let shown = page.clone().version(env!("CARGO_PKG_VERSION")).disable_help_subcommand(true);
    let written = clap_mangen::Man::new(shown).title(title).render(&mut text);
    written.map_err(|e| Failure(e.to_string()))?;
    out.print(&String::from_utf8_lossy(&text))?;
    Ok(Done::Fine)
}

fn named(words: impl Iterator<Item = (String, String)>) -> Vec<CompletionCandidate> {
    words
        .map(|(word, about)| CompletionCandidate::new(word).help((!about.is_empty()).then(|| about.into())))
        .collect()
}

/// The drafts that there are.
pub(super) fn drafts() -> ArgValueCandidates {
    ArgValueCandidates::new(|| {
        let Ok(places) = Places::of_this_machine() else {
            return Vec::new();
        };
        named(
            places
                .list()
                .iter()
                .map(|file| (lists::draft_id(&places, file), "a draft".to_owned())),
        )
    })
}

/// The deleted drafts.
pub(super) fn deleted() -> ArgValueCandidates {
    ArgValueCandidates::new(|| {
        let all = Places::of_this_machine().map_or_else(|_| Vec::new(), |places| drafts::deleted(&places));
        named(all.into_iter().map(|one| (one.id, format!("was {}", one.from.display()))))
    })
}

/// The presets, ours and the author's.
pub(super) fn presets() -> ArgValueCandidates {
    ArgValueCandidates::new(|| {
        let Ok(places) = Places::of_this_machine() else {
            return Vec::new();
        };
        let all = preset_files::gather(&places.presets).presets;
        named(all.into_iter().map(|preset| (preset.id, preset.title)))
    })
}

/// The sections of the interview.
pub(super) fn sections() -> ArgValueCandidates {
    ArgValueCandidates::new(|| named(SECTIONS.iter().map(|s| (s.id.to_owned(), s.title.to_owned()))))
}

/// The formats of a policy.
pub(super) fn formats() -> ArgValueCandidates {
    ArgValueCandidates::new(|| named(render::FORMATS.iter().map(|f| (f.name.to_owned(), String::new()))))
}

/// The rules, those of the program's own too.
pub(super) fn rules() -> ArgValueCandidates {
    ArgValueCandidates::new(|| named(page::each().map(|known| (known.id().to_owned(), known.entry().wrong))))
}

/// The laws, platforms and tables of rules.
pub(super) fn laws() -> ArgValueCandidates {
    ArgValueCandidates::new(|| named(review::laws().iter().map(|law| (law.id.to_owned(), law.name.to_owned()))))
}

/// The shells.
pub(super) fn shells() -> ArgValueCandidates {
    ArgValueCandidates::new(|| named(Shells::builtins().names().map(|name| (name.to_owned(), String::new()))))
}

/// `ID=` of a question that has one answer, and behind the sign its choices.
pub(super) fn answers() -> ArgValueCompleter {
    ArgValueCompleter::new(|typed: &OsStr| {
        let typed = typed.to_string_lossy();
        let single = interview::all().iter().filter(|q| !q.is_table() && !q.is_column() && !q.gate);
        if let Some((id, begun)) = typed.split_once('=') {
            let choices = single.filter(|q| q.id == id).flat_map(interview::Question::choices);
            let words = choices.map(|c| (format!("{id}={}", c.id), c.label.to_owned()));
            return named(words.filter(|(word, _)| word.starts_with(&format!("{id}={begun}"))));
        }
        named(
            single
                .filter(|q| q.id.starts_with(&*typed))
                .map(|q| (format!("{}=", q.id), q.ask.to_owned())),
        )
    })
}
