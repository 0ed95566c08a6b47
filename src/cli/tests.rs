//! The arguments as a whole.

use super::Cli;
use crate::drafts::RESERVED;
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
