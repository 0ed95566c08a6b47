//! Gradle: build files, version catalogues and the lock file.

use crate::scan::Strength::{self, Development, Runtime, Transitive};
use crate::scan::code::{self, Token};
use crate::scan::trace::{Group, Sign, Traces};
use crate::scan::tree::{self, Member, Node};
use crate::vendors::signals::Ecosystem::Gradle;

/// Configurations of tools; also with a variant behind.
const TOOLS: &[&str] = &[
    "kapt",
    "ksp",
    "annotationProcessor",
    "classpath",
    "coreLibraryDesugaring",
    "lintChecks",
    "lintPublish",
    "detektPlugins",
    "developmentOnly",
];

/// Configurations of what runs.
const RUNS: &[&str] = &[
    "implementation",
    "api",
    "compileOnly",
    "compileOnlyApi",
    "runtimeOnly",
    "compile",
    "runtime",
    "provided",
];

/// What a configuration of Gradle is for; none for a word that is no configuration.
fn configuration(word: &str) -> Option<Strength> {
    let goes_on = |rest: &str| rest.is_empty() || rest.starts_with(|c: char| c.is_uppercase());
    let of_tools = |tool: &&str| word.strip_prefix(*tool).is_some_and(goes_on);
    if TOOLS.iter().any(of_tools) || word.ends_with("AnnotationProcessor") {
        return Some(Development);
    }
    if RUNS.contains(&word) {
        return Some(Runtime);
    }
    let ends = ["Implementation", "Api", "CompileOnly", "RuntimeOnly", "Compile"];
    let variant = ends.iter().find_map(|end| word.strip_suffix(end))?;
    let tools = ["test", "androidTest", "debug", "benchmark", "lint", "jmh"];
    let begins = |tool: &&str| variant.strip_prefix(*tool).is_some_and(goes_on);
    let is_test = tools.iter().any(begins) || variant.ends_with("Test");
    Some(if is_test { Development } else { Runtime })
}

/// Blocks that say which versions would be taken, and take none.
const NOT_USED: &[&str] = &["constraints", "pluginManagement"];

/// `build.gradle` and `build.gradle.kts`: dependencies, plugins, and names of a version catalogue.
pub(super) fn build(text: &str, traces: &mut Traces) {
    let tokens = code::tokens(text, code::BRACES);
    let mut open: Vec<bool> = Vec::new();
    for (at, token) in tokens.iter().enumerate() {
        let before = at.checked_sub(1).map(|before| &tokens[before]);
        if token.is("{") {
            let named = before.is_some_and(|before| NOT_USED.iter().any(|name| before.is(name)));
            open.push(named || open.last() == Some(&true));
        } else if token.is("}") {
            open.pop();
        }
        if open.last() == Some(&true) || before.is_some_and(|before| before.is(".")) {
            continue;
        }
        let rest = &tokens[at + 1..];
        if token.is_text() {
            // Kotlin calls a configuration by its name: `"proImplementation"(…)`, `add("proImplementation", …)`
            let called = rest.first().is_some_and(|next| next.is("("));
            let added = at >= 2 && tokens[at - 2].is("add") && rest.first().is_some_and(|next| next.is(","));
            if let Some(strength) = configuration(token.text).filter(|_| called || added) {
                dependencies(&rest[1..], strength, traces);
            }
            continue;
        }
        let begins = |mark: &str| rest.first().is_some_and(|next| next.is(mark));
        match token.text {
            "id" if !begins("=") => plugin(rest, traces),
            "apply" if begins("plugin") => plugin(&rest[1..], traces),
            "alias" if is_applied(rest) => used(rest, Runtime, traces),
            word if token.kind == code::Kind::Word && !begins("=") && !begins(".") => {
                if let Some(strength) = configuration(word) {
                    dependencies(rest, strength, traces);
                }
            }
            _ => {}
        }
    }
}

/// Whether a plugin is applied, and not only made known with `apply false`.
fn is_applied(rest: &[Token<'_>]) -> bool {
    let Some(line) = rest.first().map(|token| token.line) else {
        return true;
    };
    let near = rest.iter().take(2 * NEAR);
    let mut words = near.take_while(|token| token.line == line).filter(|token| !token.is("("));
    !(words.by_ref().any(|token| token.is("apply")) && words.next().is_some_and(|token| token.is("false")))
}

/// A plugin: the text behind `id` or `plugin:`.
fn plugin(rest: &[Token<'_>], traces: &mut Traces) {
    if let Some(name) = first_text(rest).filter(|_| is_applied(rest)) {
        traces.name(Gradle, name.text, Runtime, name.line);
    }
}

/// How many parts of a statement are looked at for its name: a file of one line must not be read again for each word.
const NEAR: usize = 8;

/// What may stand before the name of an artifact.
const BEFORE: &[&str] = &["(", "[", ":", "platform", "enforcedPlatform", "group", "="];

/// The text that follows, behind a bracket, a colon, or the word for a platform.
fn first_text<'a, 'b>(rest: &'b [Token<'a>]) -> Option<&'b Token<'a>> {
    let token = rest
        .iter()
        .take(NEAR)
        .find(|token| !BEFORE.iter().any(|word| token.is(word)))?;
    token.is_text().then_some(token)
}

/// What a configuration names, one or several with commas.
fn dependencies(rest: &[Token<'_>], strength: Strength, traces: &mut Traces) {
    let own = |rest: &[Token<'_>]| rest.iter().take(2).any(|token| token.is("project"));
    let mut rest = rest;
    loop {
        if !own(rest) {
            dependency(rest, strength, traces);
        }
        // `"a:b:1", "c:d:2"`: only a name or a text may follow a comma, so that `{ … }` and `name: …` end the list
        let Some(comma) = rest
            .iter()
            .take(2 * NEAR)
            .take_while(|token| !ends_list(token))
            .position(|token| token.is(","))
        else {
            return;
        };
        rest = &rest[comma + 1..];
        let next = first_text(rest).and_then(|text| artifact(text.text));
        let of_catalogue = rest.get(1).is_some_and(|token| token.is("."));
        if next.is_none() && !of_catalogue {
            return;
        }
    }
}

fn ends_list(token: &Token<'_>) -> bool {
    ["{", "}", ")", "]", "group"].iter().any(|mark| token.is(mark))
}

/// One dependency: `"group:artifact:version"`, `group: "…", name: "…"`, or a name of a catalogue.
fn dependency(rest: &[Token<'_>], strength: Strength, traces: &mut Traces) {
    let Some(text) = first_text(rest) else {
        return used(rest, strength, traces);
    };
    let in_map = rest.iter().take(3).any(|token| token.is("group"));
    if in_map {
        let name = rest.iter().take(12).position(|token| token.is("name"));
        if let Some(name) = name.and_then(|at| first_text(&rest[at + 1..])) {
            traces.name(Gradle, format!("{}:{}", text.text, name.text), strength, text.line);
        }
    } else if let Some(name) = artifact(text.text) {
        traces.name(Gradle, name, strength, text.line);
    }
}

/// `group:artifact:version` without the version.
fn artifact(text: &str) -> Option<String> {
    let mut parts = text.split(':');
    let (group, name) = (parts.next()?, parts.next()?);
    (!group.is_empty() && !name.is_empty()).then(|| format!("{group}:{name}"))
}

/// `libs.some.name`, perhaps in a platform. A catalogue may have any name: what it gives says what is meant.
fn used(rest: &[Token<'_>], strength: Strength, traces: &mut Traces) {
    let skipped = |token: &Token<'_>| BEFORE.iter().any(|word| token.is(word));
    let from = rest.iter().take(NEAR).position(|token| !skipped(token)).unwrap_or(rest.len());
    let [catalogue, dot, path @ ..] = &rest[from..] else { return };
    if catalogue.kind == code::Kind::Word && dot.is(".") {
        let path = path
            .iter()
            .take_while(|token| token.line == catalogue.line && (token.kind == code::Kind::Word || token.is(".")));
        let name: String = path.map(|token| token.text).collect();
        traces.used.push((Group::GradleCatalogue, name, strength, catalogue.line));
    }
}

/// `gradle/libs.versions.toml`, and catalogues of other names.
pub(super) fn catalogue(text: &str, traces: &mut Traces) {
    let root = match tree::toml(text) {
        Ok(root) => root,
        Err(broken) => return traces.wrong(Some(broken.line), broken.reason),
    };
    let libraries = root.members_at(&["libraries"]);
    let of = |alias: &str| {
        libraries
            .iter()
            .find(|member| spoken(&member.key) == spoken(alias))
            .and_then(library)
    };
    let mut give = |name: String, signs: Vec<Sign>| traces.given.push((Group::GradleCatalogue, name, signs));
    for member in libraries {
        give(spoken(&member.key), library(member).into_iter().collect());
    }
    for bundle in root.members_at(&["bundles"]) {
        let aliases = bundle.node.entries().iter().filter_map(Node::text);
        give(format!("bundles.{}", spoken(&bundle.key)), aliases.filter_map(of).collect());
    }
    for plugin in root.members_at(&["plugins"]) {
        let id = plugin.node.get("id").or(Some(&plugin.node)).and_then(Node::text);
        let id = id.map(|id| id.split(':').next().unwrap_or(id));
        let signs = id.map(|id| Sign::Name(Gradle, id.to_owned()));
        give(format!("plugins.{}", spoken(&plugin.key)), signs.into_iter().collect());
    }
}

/// An alias as build files speak it: `-` and `_` are dots.
fn spoken(alias: &str) -> String {
    alias.replace(['-', '_'], ".")
}

/// The artifact of a library.
fn library(member: &Member) -> Option<Sign> {
    let of = |key: &str| member.node.get(key).and_then(Node::text);
    let both = of("group").zip(of("name")).map(|(group, name)| format!("{group}:{name}"));
    let name = member.node.text().or_else(|| of("module")).and_then(artifact).or(both)?;
    Some(Sign::Name(Gradle, name))
}

/// `gradle.lockfile`: what is resolved, and for which configurations.
pub(super) fn lock(text: &str, traces: &mut Traces) {
    for (at, line) in text.lines().enumerate().filter(|(_, line)| !line.starts_with('#')) {
        let (name, configurations) = line.split_once('=').unwrap_or((line, ""));
        let tests = configurations.split(',').all(|one| one.to_lowercase().contains("test"));
        if let Some(name) = artifact(name) {
            let strength = if tests && !configurations.is_empty() {
                Development
            } else {
                Transitive
            };
            traces.name(Gradle, name, strength, at + 1);
        }
    }
}
