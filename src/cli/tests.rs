//! The arguments as a whole.

use super::args::{Cli, SETTING};
use crate::drafts::RESERVED;
use crate::path;
use clap::CommandFactory;

#[test]
fn the_arguments_make_sense() {
    Cli::command().debug_assert();
}

#[test]
fn no_command_can_be_the_name_of_a_draft() {
    for command in Cli::command().get_subcommands() {
        assert!(
            RESERVED.contains(&command.get_name()),
            "{} is not reserved",
            command.get_name()
        );
    }
}

#[test]
fn the_help_names_only_answers_that_there_are() {
    let examples: Vec<&str> = SETTING
        .split("--set ")
        .skip(1)
        .filter_map(|rest| rest.split('=').next())
        .collect();
    assert!(examples.len() > 8, "{examples:?}");
    for at in examples.into_iter().filter(|at| at.contains('.')) {
        assert!(path::spot(at).is_ok(), "{at}");
    }
}
