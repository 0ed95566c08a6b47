//! Gradle, its version catalogues, Maven, and Android's manifest.

use super::plist::line_of;
use crate::scan::Strength::{self, Development, Runtime, Transitive};
use crate::scan::code::{self, Token};
use crate::scan::trace::{Group, Sign, Traces};
use crate::scan::tree::{self, Member, Node};
use crate::vendors::signals::Ecosystem::Gradle;
use roxmltree::{Document, Node as Element};

/// What a configuration of Gradle is for; none for a word that is no configuration.
fn configuration(word: &str) -> Option<Strength> {
    let tools = [
        "kapt",
        "ksp",
        "annotationProcessor",
        "classpath",
        "coreLibraryDesugaring",
        "lintChecks",
        "detektPlugins",
    ];
    let ends = ["Implementation", "Api", "CompileOnly", "RuntimeOnly"];
    if tools.contains(&word) || word.ends_with("AnnotationProcessor") {
        return Some(Development);
    }
    if ["implementation", "api", "compileOnly", "runtimeOnly", "compile", "runtime"].contains(&word) {
        return Some(Runtime);
    }
    let variant = ends.iter().find_map(|end| word.strip_suffix(end))?;
    let tools = ["test", "androidTest", "debug", "benchmark", "lint"];
    let is_test = tools.contains(&variant) || variant.ends_with("Test");
    Some(if is_test { Development } else { Runtime })
}

/// `build.gradle` and `build.gradle.kts`: dependencies, plugins, and names of a version catalogue.
pub(super) fn gradle(text: &str, traces: &mut Traces) {
    let tokens = code::tokens(text, code::BRACES);
    for (at, token) in tokens.iter().enumerate() {
        let before = at.checked_sub(1).map(|before| &tokens[before]);
        let is_call = token.kind == code::Kind::Word && before.is_none_or(|before| !before.is("."));
        let rest = &tokens[at + 1..];
        if !is_call {
            continue;
        }
        match token.text {
            "id" => plugin(rest, traces),
            "apply" if rest.first().is_some_and(|next| next.is("plugin")) => plugin(&rest[1..], traces),
            "alias" => used(rest, Runtime, traces),
            word => {
                if let Some(strength) = configuration(word) {
                    dependency(rest, strength, traces);
                }
            }
        }
    }
}

/// A plugin: the text behind `id` or `plugin:`; one that is only made known is not applied.
fn plugin(rest: &[Token<'_>], traces: &mut Traces) {
    let Some(name) = first_text(rest) else { return };
    let line = rest.iter().filter(|token| token.line == name.line);
    let mut words = line.map(|token| token.text);
    let not_applied = words.by_ref().any(|word| word == "apply") && words.next().is_some_and(|word| word == "false");
    if !not_applied {
        traces.name(Gradle, name.text, Runtime, name.line);
    }
}

/// The text that follows, behind a bracket, a colon, or the word for a platform.
fn first_text<'a, 'b>(rest: &'b [Token<'a>]) -> Option<&'b Token<'a>> {
    let skipped = |token: &&Token<'_>| {
        ["(", ":", "platform", "enforcedPlatform", "group", "=", "project"]
            .iter()
            .any(|word| token.is(word))
    };
    let token = rest.iter().find(|token| !skipped(token))?;
    token.is_text().then_some(token)
}

/// What a configuration names: `"group:artifact:version"`, `group: "…", name: "…"`, or a name of a catalogue.
fn dependency(rest: &[Token<'_>], strength: Strength, traces: &mut Traces) {
    let is_own = rest.iter().take(2).any(|token| token.is("project"));
    let Some(text) = first_text(rest).filter(|_| !is_own) else {
        return used(rest, strength, traces);
    };
    let in_map = rest.iter().take(3).any(|token| token.is("group"));
    if in_map {
        let name = rest.iter().position(|token| token.is("name"));
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

/// `libs.some.name`, perhaps in a platform.
fn used(rest: &[Token<'_>], strength: Strength, traces: &mut Traces) {
    let skipped = |token: &Token<'_>| ["(", "platform", "enforcedPlatform"].iter().any(|word| token.is(word));
    let from = rest.iter().position(|token| !skipped(token)).unwrap_or(rest.len());
    let [libs, dot, path @ ..] = &rest[from..] else { return };
    if libs.is("libs") && dot.is(".") {
        let path = path
            .iter()
            .take_while(|token| token.line == libs.line && (token.kind == code::Kind::Word || token.is(".")));
        let name: String = path.map(|token| token.text).collect();
        traces.used.push((Group::GradleCatalogue, name, strength, libs.line));
    }
}

/// `gradle/libs.versions.toml`.
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
pub(super) fn gradle_lock(text: &str, traces: &mut Traces) {
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

/// `pom.xml`: dependencies of the project and of its profiles, and plugins; what is only managed is not used.
pub(super) fn maven(text: &str, traces: &mut Traces) {
    let document = match Document::parse(text) {
        Ok(document) => document,
        Err(error) => return traces.wrong(usize::try_from(error.pos().row).ok(), format!("no XML: {error}")),
    };
    for element in document.descendants() {
        let strength = match element.tag_name().name() {
            "dependency" => {
                if child(element, "scope") == Some("test") {
                    Development
                } else {
                    Runtime
                }
            }
            "plugin" | "extension" => Development,
            _ => continue,
        };
        let above = element.ancestors().skip(1);
        let managed = above
            .into_iter()
            .any(|above| ["dependencyManagement", "pluginManagement"].contains(&above.tag_name().name()));
        let in_plugin = element.ancestors().skip(1).any(|above| above.has_tag_name("plugin"));
        let names = child(element, "groupId").zip(child(element, "artifactId"));
        if let Some((group, artifact)) = names.filter(|_| !managed) {
            let [group, artifact] = [group, artifact].map(|text| filled(&document, text));
            let strength = if in_plugin { Development } else { strength };
            traces.name(Gradle, format!("{group}:{artifact}"), strength, line_of(&document, element));
        }
    }
}

/// The text of a child.
fn child<'a>(element: Element<'a, '_>, name: &str) -> Option<&'a str> {
    let child = element
        .children()
        .find(|child| child.is_element() && child.tag_name().name() == name)?;
    child.text().map(str::trim)
}

/// A text with `${NAME}` as the project's properties say it; one that is not said there stays.
fn filled(document: &Document<'_>, text: &str) -> String {
    let Some(name) = text.strip_prefix("${").and_then(|rest| rest.strip_suffix('}')) else {
        return text.to_owned();
    };
    let properties = document
        .descendants()
        .filter(|element| element.tag_name().name() == "properties");
    let value = properties.into_iter().find_map(|element| child(element, name));
    value.unwrap_or(text).to_owned()
}

/// What a permission of Android gives an app.
const PERMISSIONS: &[(&str, &[&str])] = &[
    ("android.permission.ACCESS_FINE_LOCATION", &["precise_location"]),
    ("android.permission.ACCESS_BACKGROUND_LOCATION", &["precise_location"]),
    ("android.permission.ACCESS_COARSE_LOCATION", &["approx_location"]),
    ("android.permission.CAMERA", &["photos_video"]),
    ("android.permission.READ_MEDIA_IMAGES", &["photos_video"]),
    ("android.permission.READ_MEDIA_VIDEO", &["photos_video"]),
    ("android.permission.RECORD_AUDIO", &["audio_voice"]),
    ("android.permission.READ_CONTACTS", &["contacts"]),
    ("android.permission.GET_ACCOUNTS", &["contacts"]),
    ("android.permission.READ_CALENDAR", &["calendar"]),
    ("android.permission.READ_SMS", &["messages"]),
    ("android.permission.RECEIVE_SMS", &["messages"]),
    ("android.permission.READ_CALL_LOG", &["comm_metadata"]),
    ("android.permission.READ_PHONE_STATE", &["device_id"]),
    ("android.permission.READ_PHONE_NUMBERS", &["phone"]),
    ("android.permission.ACTIVITY_RECOGNITION", &["health"]),
    ("android.permission.BODY_SENSORS", &["health"]),
    ("android.permission.USE_BIOMETRIC", &["biometric"]),
    ("com.google.android.gms.permission.AD_ID", &["advertising_id"]),
];

/// A permission, wherever a project writes it.
pub(super) fn permission(name: &str, line: usize, traces: &mut Traces) {
    let whole = if name.contains('.') {
        name.to_owned()
    } else {
        format!("android.permission.{name}")
    };
    if let Some((known, data)) = PERMISSIONS.iter().find(|(known, _)| *known == whole) {
        traces.data(*known, data, line);
    }
}

/// `AndroidManifest.xml`: permissions that the app asks for; one that is taken out with `tools:node="remove"` is not.
pub(super) fn android(text: &str, traces: &mut Traces) {
    let document = match Document::parse(text) {
        Ok(document) => document,
        Err(error) => return traces.wrong(usize::try_from(error.pos().row).ok(), format!("no XML: {error}")),
    };
    for element in document
        .descendants()
        .filter(|element| element.tag_name().name().starts_with("uses-permission"))
    {
        let of = |name: &str| element.attributes().find(|one| one.name() == name).map(|one| one.value());
        if let Some(name) = of("name").filter(|_| of("node") != Some("remove")) {
            permission(name, line_of(&document, element), traces);
        }
    }
}
