//! Findings as SARIF 2.1.0, the format in which tools tell each other what they found.
//!
//! Owns the shape; a test holds it to the published schema. Must not know a law. The price: only what others show is
//! filled in, which is a small part of the standard.

use super::{Checked, Placed, Tone, tone};
use crate::cli::Failure;
use crate::review::{Finding, Level, page};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Component, Path};

const SCHEMA: &str = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/// The log of one run; what could not be read stands in it as a failure of the run.
pub(super) fn report(checked: &[Checked], failed: &[Failure], faults: &[String]) -> Value {
    let mut rules: BTreeMap<&str, usize> = BTreeMap::new();
    let mut described: Vec<Value> = Vec::new();
    let mut results: Vec<Value> = Vec::new();
    for one in checked {
        let file = address(&one.file);
        for placed in &one.found {
            let index = *rules.entry(placed.finding.rule).or_insert_with(|| {
                described.push(descriptor(placed.finding.rule));
                described.len() - 1
            });
            results.push(result(placed, index, &file, &one.name));
        }
    }
    let failures = failed
        .iter()
        .map(ToString::to_string)
        .chain(faults.iter().cloned())
        .map(|text| json!({ "level": "error", "message": { "text": text } }));
    json!({
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": env!("CARGO_PKG_NAME"),
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "rules": described,
            } },
            "columnKind": "unicodeCodePoints",
            "invocations": [{
                "executionSuccessful": failed.is_empty() && faults.is_empty(),
                "toolExecutionNotifications": failures.collect::<Vec<_>>(),
            }],
            "results": results,
        }],
    })
}

fn level(tone: Tone) -> &'static str {
    match tone {
        Tone::Error => "error",
        Tone::Warning => "warning",
        Tone::Note => "note",
    }
}

/// What a rule is about, in full from its table.
fn descriptor(id: &str) -> Value {
    let Some(known) = page::find(id) else {
        return json!({ "id": id });
    };
    let rule = known.entry();
    let sure = rule.attested.is_none_or(|attested| attested.is_sure());
    let tone = match rule.level {
        Level::Must if sure => Tone::Error,
        Level::Must => Tone::Warning,
        Level::Should if sure => Tone::Warning,
        Level::Should | Level::Consider => Tone::Note,
    };
    let mut descriptor = json!({
        "id": rule.id,
        "shortDescription": { "text": rule.wrong },
        "fullDescription": { "text": rule.why },
        "help": { "text": known.explained(None) },
        "defaultConfiguration": { "level": level(tone) },
    });
    if let (Some(law), Some(attested)) = (rule.law, rule.attested) {
        descriptor["helpUri"] = json!(rule.source);
        descriptor["properties"] = json!({ "tags": [law], "provision": rule.provision, "attested": attested.words() });
    }
    descriptor
}

fn result(placed: &Placed, index: usize, of_draft: &str, draft: &str) -> Value {
    let Placed { finding, line, file } = placed;
    let file = file.as_deref().map_or_else(|| of_draft.to_owned(), address);
    let mut physical = json!({ "artifactLocation": { "uri": file } });
    if let Some(line) = line {
        physical["region"] = json!({ "startLine": line });
    }
    let logical = finding
        .at
        .iter()
        .map(|at| json!({ "fullyQualifiedName": at, "kind": "member" }));
    let mut result = json!({
        "ruleId": finding.rule,
        "ruleIndex": index,
        "level": level(tone(finding)),
        "message": { "text": said(finding) },
        "locations": [{ "physicalLocation": physical, "logicalLocations": logical.collect::<Vec<_>>() }],
        // the same fault at the same answer is the same result, wherever its line has gone
        "partialFingerprints": { "answers/v1": fingerprint(draft, finding) },
    });
    if let Some(on) = finding.judged_on {
        result["properties"] = json!({ "judged": on.words() });
    }
    if let Some(waived) = &finding.waived {
        let words = waived.words();
        result["suppressions"] = json!([{ "kind": "external", "status": "accepted", "justification": words }]);
    }
    result
}

/// What is wrong, and that the rule was not re-read, if so.
fn said(finding: &Finding) -> String {
    match finding.unread() {
        Some(unread) => format!("{} ({unread})", finding.message),
        None => finding.message.clone(),
    }
}

/// By which a result is known again: two sentences of one answer are two.
fn fingerprint(draft: &str, finding: &Finding) -> String {
    let at = finding.at.join(" ");
    // of the project, which provider is what tells one from another
    let of = if finding.sentence.is_empty() && finding.rule.starts_with("drift-") {
        finding.message.rsplit(": ").next().unwrap_or_default()
    } else {
        &finding.sentence
    };
    format!("{draft} {} {at} {of}", finding.rule).trim_end().to_owned()
}

/// The address of a file: relative as it was named, else from the root.
fn address(file: &Path) -> String {
    let mut address = String::new();
    if file.is_absolute() {
        address.push_str("file://");
    }
    for part in file.components() {
        match part {
            Component::CurDir => {}
            Component::RootDir => address.push('/'),
            Component::Prefix(prefix) => _ = write!(address, "/{}", prefix.as_os_str().to_string_lossy()),
            Component::ParentDir => segment(&mut address, ".."),
            Component::Normal(name) => segment(&mut address, &name.to_string_lossy()),
        }
    }
    address
}

fn segment(address: &mut String, name: &str) {
    if !address.is_empty() && !address.ends_with('/') {
        address.push('/');
    }
    for byte in name.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            address.push(char::from(byte));
        } else {
            let _ = write!(address, "%{byte:02X}");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::address;
    use std::path::Path;

    #[test]
    fn an_address_is_relative_or_from_the_root_and_nothing_in_it_is_read_as_more() {
        let of = |file: &str| address(Path::new(file));
        assert_eq!(of("./privacy-policy.json"), "privacy-policy.json");
        assert_eq!(of("a b/ü#?.json"), "a%20b/%C3%BC%23%3F.json");
        assert_eq!(of("../x.json"), "../x.json");
        assert_eq!(of("/srv/x:1.json"), "file:///srv/x%3A1.json");
    }
}
