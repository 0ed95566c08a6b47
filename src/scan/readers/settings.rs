//! Settings of servers, builds and apps: compose files, workflows, Terraform, `app.json`, and what Firebase writes.

use super::{android, apple, env};
use crate::scan::Strength::Runtime;
use crate::scan::trace::{Lines, Traces};
use crate::scan::tree::{self, Member, Node, Value};
use crate::vendors::signals::Ecosystem::{Gradle, Terraform};
use hcl_edit::Span;
use hcl_edit::structure::{Block, BlockLabel, Body};

/// A compose file: names in `environment` and `args`, never what they are set to.
pub(super) fn compose(text: &str, traces: &mut Traces) {
    let root = match tree::yaml(text) {
        Ok(root) => root,
        Err(broken) => return traces.wrong(Some(broken.line), broken.reason),
    };
    for service in root.members_at(&["services"]) {
        for place in [&["environment"][..], &["build", "args"]] {
            let Some(node) = service.node.at(place) else { continue };
            for member in node.members() {
                setting(&member.key, member.line, traces);
            }
            for entry in node.entries() {
                let text = entry.text().unwrap_or_default();
                setting(text.split('=').next().unwrap_or(text), entry.line, traces);
            }
        }
    }
}

fn setting(name: &str, line: usize, traces: &mut Traces) {
    if env::is_name(name) {
        env::setting(name, line, traces);
    }
}

/// A workflow: names in `env`, and those of secrets and variables that it asks for.
pub(super) fn workflow(text: &str, traces: &mut Traces) {
    match tree::yaml(text) {
        Ok(root) => in_workflow(&root, traces),
        Err(broken) => traces.wrong(Some(broken.line), broken.reason),
    }
}

fn in_workflow(node: &Node, traces: &mut Traces) {
    match &node.value {
        Value::Map(members) => {
            for Member { key, node, .. } in members {
                if key == "env" {
                    for member in node.members() {
                        setting(&member.key, member.line, traces);
                    }
                }
                in_workflow(node, traces);
            }
        }
        Value::List(entries) => entries.iter().for_each(|entry| in_workflow(entry, traces)),
        Value::Text(text) => {
            for asked in text.split("${{").skip(1) {
                let inside = asked.split("}}").next().unwrap_or(asked);
                for part in inside.split(|c: char| !c.is_ascii_alphanumeric() && c != '.' && c != '_') {
                    let name = part.strip_prefix("secrets.").or_else(|| part.strip_prefix("vars."));
                    if let Some(name) = name {
                        setting(name, node.line, traces);
                    }
                }
            }
        }
        Value::Bool(_) | Value::Other => {}
    }
}

/// How deep brackets may lie in each other in a file of Terraform.
const DEEPEST: usize = 100;

/// Terraform: resources, data sources, and providers.
pub(super) fn terraform(text: &str, traces: &mut Traces) {
    let lines = Lines::of(text);
    if let Some(at) = too_deep(text) {
        return traces.wrong(
            Some(lines.at(at)),
            format!("brackets lie in each other more than {DEEPEST} deep"),
        );
    }
    let body: Body = match hcl_edit::parser::parse_body(text) {
        Ok(body) => body,
        Err(error) => {
            // Terraform takes a key that stands twice, and reads the last
            if !error.message().contains("redefined") {
                traces.wrong(Some(error.location().line()), format!("no Terraform: {}", error.message()));
            }
            return heads(text, traces);
        }
    };
    for block in body.blocks() {
        let line = block.span().map_or(1, |span| lines.at(span.start));
        match block.ident.as_str() {
            "resource" | "data" => label(block, line, "", traces),
            "provider" => label(block, line, "_", traces),
            "terraform" => {
                for inner in block.body.get_blocks("required_providers") {
                    for attribute in inner.body.attributes() {
                        let line = attribute.span().map_or(line, |span| lines.at(span.start));
                        traces.name(Terraform, format!("{}_", attribute.key.as_str()), Runtime, line);
                    }
                }
            }
            _ => {}
        }
    }
}

/// The heads of blocks, where the rest of a file is not read.
fn heads(text: &str, traces: &mut Traces) {
    for (at, line) in text.lines().enumerate() {
        let (head, rest) = line.split_once(' ').unwrap_or((line, ""));
        let label = rest.trim_start().strip_prefix('"').and_then(|rest| rest.split_once('"'));
        match (head, label) {
            ("resource" | "data", Some((name, _))) => traces.name(Terraform, name, Runtime, at + 1),
            ("provider", Some((name, _))) => traces.name(Terraform, format!("{name}_"), Runtime, at + 1),
            _ => {}
        }
    }
}

/// The first label of a block, with what makes it the beginning of a resource's name.
fn label(block: &Block, line: usize, end: &str, traces: &mut Traces) {
    if let Some(label) = block.labels.first() {
        let text = match label {
            BlockLabel::Ident(name) => name.as_str(),
            BlockLabel::String(text) => text.as_str(),
        };
        traces.name(Terraform, format!("{text}{end}"), Runtime, line);
    }
}

/// Where brackets lie in each other too deep for a reader that follows each by calling itself.
fn too_deep(text: &str) -> Option<usize> {
    let mut depth = 0usize;
    text.bytes().enumerate().find_map(|(at, byte)| {
        match byte {
            b'{' | b'[' | b'(' => depth += 1,
            b'}' | b']' | b')' => depth = depth.saturating_sub(1),
            _ => {}
        }
        (depth > DEEPEST).then_some(at)
    })
}

/// `app.json` of Expo: permissions of both platforms.
pub(super) fn expo(text: &str, traces: &mut Traces) {
    let root = match tree::json(text) {
        Ok(root) => root,
        Err(broken) => return traces.wrong(Some(broken.line), broken.reason),
    };
    let app = root.get("expo").unwrap_or(&root);
    for permission in app.at(&["android", "permissions"]).map_or(&[][..], Node::entries) {
        android::permission(permission.text().unwrap_or_default(), permission.line, traces);
    }
    for member in app.members_at(&["ios", "infoPlist"]) {
        apple::asked(&member.key, member.line, traces);
    }
}

/// What Firebase writes into an app: the file is a trace, whatever stands in it. It is named by the plugin that reads it.
pub(super) fn firebase(_: &str, traces: &mut Traces) {
    traces.name(Gradle, "com.google.gms.google-services", Runtime, 1);
}
