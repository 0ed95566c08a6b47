//! What a group of dependencies is for, by its name: people choose the names, and these are those of tools.

/// Names of groups that are not part of what runs for people.
const TOOLS: &[&str] = &[
    "dev",
    "devel",
    "development",
    "test",
    "tests",
    "testing",
    "lint",
    "linting",
    "linters",
    "doc",
    "docs",
    "documentation",
    "ci",
    "typing",
    "types",
    "mypy",
    "build",
    "bench",
    "benchmark",
    "benchmarks",
    "format",
    "formatting",
    "release",
    "rubocop",
    "debug",
    "tools",
    "tooling",
    "e2e",
    "it",
];

/// Whether a group is for tools: its name, or the first or last of the words that it is made of.
pub(super) fn is_for_tools(name: &str) -> bool {
    let name = name.to_lowercase();
    let mut words = name.split(['-', '_', '.', ' ']);
    let ends = [words.next(), words.next_back()];
    ends.into_iter().flatten().any(|word| TOOLS.contains(&word))
}

#[cfg(test)]
mod tests {
    use super::is_for_tools;

    #[test]
    fn a_group_is_for_tools_by_a_whole_word() {
        for name in ["dev", "Test", "test-unit", "lint_ci", "my-docs"] {
            assert!(is_for_tools(name), "{name}");
        }
        for name in ["docker", "cinema", "device", "payments", "web", "testimonials", "buildings"] {
            assert!(!is_for_tools(name), "{name}");
        }
    }
}
