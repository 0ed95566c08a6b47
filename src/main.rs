//! The program: everything is in the library.

use std::process::ExitCode;

fn main() -> ExitCode {
    policy_wizard::cli::main()
}
