//! Sentences on pages, and what the rules must say of them.
//!
//! On a page each line is `section: sentence`, under the heading of what the lines below it are about: the id of the rule
//! that must speak, or why none may.

/// A sentence, the section in which it stands, and the heading above it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Heard {
    pub about: &'static str,
    pub at: &'static str,
    pub text: &'static str,
}

/// The sentences of a page.
pub(super) fn read(page: &'static str) -> Vec<Heard> {
    let mut about = "";
    let mut all = Vec::new();
    for line in page.lines().map(str::trim).filter(|line| !line.is_empty()) {
        match line.strip_prefix("# ") {
            Some(heading) => about = heading,
            None => all.push(at_its_section(about, line)),
        }
    }
    assert!(!all.is_empty());
    all
}

/// A sentence as it is written: `section: sentence`.
pub(super) fn at_its_section(about: &'static str, line: &'static str) -> Heard {
    let (at, text) = line.split_once(": ").unwrap_or_else(|| panic!("{line}: no section"));
    assert!(
        crate::interview::section(at).is_some_and(|section| section.id == at),
        "{line}: no section"
    );
    Heard { about, at, text }
}

/// Holds that nothing is wrong with any sentence of a page, by what this says of each.
pub(super) fn hold(page: &'static str, complaint: impl Fn(Heard) -> Option<String>) {
    let wrong: Vec<String> = read(page)
        .into_iter()
        .filter_map(|one| Some(format!("{}: {}: {}", one.about, one.text, complaint(one)?)))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
