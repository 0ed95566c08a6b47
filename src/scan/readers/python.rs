//! Python: requirements, `pyproject.toml` (PEP 621, dependency groups, Poetry, uv, PDM), setup files, Conda, Pipfile,
//! and lock files.

use super::groups;
use crate::scan::Strength::{self, Development, Runtime, Transitive};
use crate::scan::code;
use crate::scan::trace::Traces;
use crate::scan::tree::{self, Member, Node};
use crate::vendors::signals::Ecosystem::Pypi;

/// `requirements.txt`.
pub(super) fn requirements(text: &str, traces: &mut Traces) {
    of_requirements(text, Runtime, traces);
}

/// Requirements for building and testing.
pub(super) fn dev_requirements(text: &str, traces: &mut Traces) {
    of_requirements(text, Development, traces);
}

/// Constraints: versions of what something else may bring.
pub(super) fn constraints(text: &str, traces: &mut Traces) {
    of_requirements(text, Transitive, traces);
}

fn of_requirements(text: &str, strength: Strength, traces: &mut Traces) {
    let lines: Vec<&str> = text.lines().collect();
    let mut goes_on = false;
    for (at, line) in lines.iter().enumerate() {
        let begins = !std::mem::replace(&mut goes_on, line.trim_end().ends_with('\\'));
        let bare = line.split(" #").next().unwrap_or(line).trim();
        let editable = ["--editable", "-e"].iter().find_map(|option| bare.strip_prefix(option));
        let asked = editable.map_or(bare, |asked| asked.trim_start_matches(['=', ' ', '\t']));
        if let Some(name) = meant(asked).filter(|_| begins && !asked.starts_with(['#', '-'])) {
            let strength = if strength == Runtime && is_brought(&lines[at..]) {
                Transitive
            } else {
                strength
            };
            traces.name(Pypi, name, strength, at + 1);
        } else if let Some((file, of)) = included(bare, strength).filter(|_| begins) {
            traces.included.push((file.to_owned(), of, at + 1));
        }
    }
}

/// The file that an option takes and what stands there is worth: the same of `-r FILE`, and of `-c FILE`, which says a
/// version of what something else may ask for, no more than that.
fn included(option: &str, strength: Strength) -> Option<(&str, Strength)> {
    let names = [
        ("--requirement", strength),
        ("-r", strength),
        ("--constraint", Transitive),
        ("-c", Transitive),
    ];
    let (of, strength) = names
        .iter()
        .find_map(|(name, strength)| Some((option.strip_prefix(name)?, *strength)))?;
    let file = of.trim_start_matches(['=', ' ', '\t']).trim();
    (!file.is_empty()).then_some((file, strength))
}

/// Whether a tool that resolved requirements says that another one brings this: `# via NAME`, behind it or below. What
/// the project itself asks for is `-r FILE`, or names the project's file.
fn is_brought(lines: &[&str]) -> bool {
    let first = lines.first().and_then(|line| line.split_once(" # via")).map(|(_, by)| by);
    let below = lines.iter().skip(1).map(|line| line.trim());
    let hashes = |line: &&str| line.starts_with("--hash") || line.is_empty();
    let below = below.skip_while(hashes).take_while(|line| line.starts_with('#'));
    let by: Vec<&str> = first.into_iter().chain(below).collect();
    let says = |by: &&str| by.contains("via") || first.is_some();
    let asked = |by: &str| ["-r ", ".in", ".toml", "setup.", "-c "].iter().any(|file| by.contains(file));
    by.first().is_some_and(says) && !by.iter().any(|by| asked(by))
}

/// The name of a requirement: that at its beginning, also before `@ ADDRESS`; else of an address what it says behind
/// `#egg=`, or as the name of a wheel.
fn meant(text: &str) -> Option<&str> {
    required(text).filter(|name| !name.ends_with(WHEEL)).or_else(|| {
        let address = text.split_whitespace().next()?;
        egg(address).or_else(|| wheel(address))
    })
}

/// The name that an address says of what lies there: `#egg=NAME`, perhaps behind others.
fn egg(address: &str) -> Option<&str> {
    let (_, parts) = address.split_once('#')?;
    parts.split('&').find_map(|part| required(part.strip_prefix("egg=")?))
}

/// How the file of a wheel ends.
const WHEEL: &str = ".whl";

/// The name of a wheel by that of its file, `NAME-VERSION[-BUILD]-PYTHON-ABI-PLATFORM.whl` (PEP 427).
fn wheel(address: &str) -> Option<&str> {
    let path = address.split(['#', '?']).next()?;
    let file = path.rsplit(['/', '\\']).next()?.strip_suffix(WHEEL)?;
    let name = file.split('-').next()?;
    (file.split('-').count() >= 5).then_some(name)
}

/// The name at the beginning of a requirement (PEP 508); none for an address.
fn required(text: &str) -> Option<&str> {
    let end = text
        .find(|c: char| !c.is_ascii_alphanumeric() && !"-_.".contains(c))
        .unwrap_or(text.len());
    let (name, rest) = text.split_at(end);
    let is_address = rest.starts_with(':') || rest.starts_with('/') || rest.starts_with('+');
    (!name.is_empty() && !is_address).then_some(name)
}

/// `pyproject.toml`.
pub(super) fn project(text: &str, traces: &mut Traces) {
    let root = match tree::toml(text) {
        Ok(root) => root,
        Err(broken) => return traces.wrong(Some(broken.line), broken.reason),
    };
    listed(root.at(&["project", "dependencies"]), Runtime, traces);
    for group in root.members_at(&["project", "optional-dependencies"]) {
        listed(Some(&group.node), of_group(&group.key), traces);
    }
    for group in root.members_at(&["dependency-groups"]) {
        listed(Some(&group.node), of_group(&group.key), traces);
    }
    listed(root.at(&["build-system", "requires"]), Development, traces);
    listed(root.at(&["tool", "uv", "dev-dependencies"]), Development, traces);
    for group in root.members_at(&["tool", "pdm", "dev-dependencies"]) {
        listed(Some(&group.node), Development, traces);
    }
    named(root.members_at(&["tool", "poetry", "dependencies"]), Runtime, traces);
    named(root.members_at(&["tool", "poetry", "dev-dependencies"]), Development, traces);
    for group in root.members_at(&["tool", "poetry", "group"]) {
        named(group.node.members_at(&["dependencies"]), of_group(&group.key), traces);
    }
}

/// What a group of dependencies is for.
fn of_group(name: &str) -> Strength {
    if groups::is_for_tools(name) { Development } else { Runtime }
}

/// A list of requirements.
fn listed(list: Option<&Node>, strength: Strength, traces: &mut Traces) {
    for entry in list.map_or(&[][..], Node::entries) {
        if let Some(name) = entry.text().and_then(|text| meant(text.trim())) {
            traces.name(Pypi, name, strength, entry.line);
        }
    }
}

/// A table of names, as Poetry and Pipenv write it; what has a path is the project's own.
fn named(members: &[Member], strength: Strength, traces: &mut Traces) {
    for member in members {
        let own = member.node.get("path").is_some();
        if !own && member.key != "python" {
            traces.name(Pypi, &member.key, strength, member.line);
        }
    }
}

/// `Pipfile`.
pub(super) fn pipfile(text: &str, traces: &mut Traces) {
    match tree::toml(text) {
        Ok(root) => {
            named(root.members_at(&["packages"]), Runtime, traces);
            named(root.members_at(&["dev-packages"]), Development, traces);
        }
        Err(broken) => traces.wrong(Some(broken.line), broken.reason),
    }
}

/// `Pipfile.lock`.
pub(super) fn pipfile_lock(text: &str, traces: &mut Traces) {
    match tree::json(text) {
        Ok(root) => {
            named(root.members_at(&["default"]), Transitive, traces);
            named(root.members_at(&["develop"]), Development, traces);
        }
        Err(broken) => traces.wrong(Some(broken.line), broken.reason),
    }
}

/// The lock files of Poetry, uv and PDM: a list of packages; what comes from a folder is the project's own.
pub(super) fn lock(text: &str, traces: &mut Traces) {
    let root = match tree::toml(text) {
        Ok(root) => root,
        Err(broken) => return traces.wrong(Some(broken.line), broken.reason),
    };
    for package in root.get("package").map_or(&[][..], Node::entries) {
        let from = |key: &str| package.at(&["source", key]).is_some();
        let own = from("virtual") || from("editable") || from("directory");
        let old = package.get("category").and_then(Node::text) == Some("dev");
        let name = package.members().iter().find(|member| member.key == "name").filter(|_| !own);
        if let Some(name) = name {
            let strength = if old { Development } else { Transitive };
            traces.name(Pypi, name.node.text().unwrap_or_default(), strength, name.line);
        }
    }
}

/// `setup.py`: the texts of `install_requires`, and those for tools; what the program puts together is not seen.
pub(super) fn setup(text: &str, traces: &mut Traces) {
    let tokens = code::tokens(text, code::PYTHON);
    // what the texts of the open list are for, and of which table of lists it is one
    let (mut list, mut in_extras): (Option<Strength>, bool) = (None, false);
    for (at, token) in tokens.iter().enumerate() {
        let begins = |marks: [&str; 2]| {
            let next = tokens.get(at + 1..at + 3);
            next.is_some_and(|next| next.iter().zip(marks).all(|(token, mark)| token.is(mark)))
        };
        if token.is_text() {
            if in_extras && list.is_none() && begins([":", "["]) {
                list = Some(of_group(token.text));
            } else if let Some((name, strength)) = required(token.text.trim()).zip(list) {
                traces.name(Pypi, name, strength, token.line);
            }
            continue;
        }
        match token.text {
            "install_requires" if begins(["=", "["]) => list = Some(Runtime),
            "setup_requires" | "tests_require" if begins(["=", "["]) => list = Some(Development),
            "extras_require" if begins(["=", "{"]) => in_extras = true,
            "]" => list = None,
            "}" => in_extras = false,
            _ => {}
        }
    }
}

/// `setup.cfg`: what is indented below `install_requires =`, and below the names of `[options.extras_require]`.
pub(super) fn setup_settings(text: &str, traces: &mut Traces) {
    let (mut part, mut key) = ("", "");
    for (at, line) in text.lines().enumerate() {
        let trimmed = line.trim();
        if trimmed.is_empty() || trimmed.starts_with(['#', ';']) {
            continue;
        }
        let mut value = trimmed;
        if !line.starts_with([' ', '\t']) {
            if let Some(name) = trimmed.strip_prefix('[') {
                (part, key) = (name.trim_end_matches(']'), "");
                continue;
            }
            let (name, first) = trimmed.split_once('=').unwrap_or((trimmed, ""));
            (key, value) = (name.trim(), first.trim());
        }
        let strength = match (part, key) {
            ("options", "install_requires") => Runtime,
            ("options", "setup_requires" | "tests_require") => Development,
            ("options.extras_require", group) => of_group(group),
            _ => continue,
        };
        if let Some(name) = required(value) {
            traces.name(Pypi, name, strength, at + 1);
        }
    }
}

/// `environment.yml`: packages of Conda, and those of pip below.
pub(super) fn conda(text: &str, traces: &mut Traces) {
    match tree::yaml(text) {
        Ok(root) => {
            let all = root.get("dependencies");
            listed(all, Runtime, traces);
            for entry in all.map_or(&[][..], Node::entries) {
                listed(entry.get("pip"), Runtime, traces);
            }
        }
        Err(broken) => traces.wrong(Some(broken.line), broken.reason),
    }
}
