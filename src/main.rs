//! tmp
fn main() {
    let places = policy_wizard::drafts::Places::of_this_machine();
    let today = policy_wizard::values::PolicyDate::parse("2026-11-21").unwrap();
    if let Err(e) = policy_wizard::tui::run(policy_wizard::tui::Start {
        places,
        today,
        draft: std::env::args().nth(1),
    }) {
        eprintln!("{e}");
        std::process::exit(2);
    }
}
