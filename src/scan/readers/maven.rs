//! Maven: `pom.xml`.

use super::groups;
use crate::scan::Strength::{Development, Runtime};
use crate::scan::trace::Traces;
use crate::scan::xml;
use crate::vendors::signals::Ecosystem::Gradle;
use roxmltree::{Document, Node as Element};
use std::collections::HashMap;

/// `pom.xml`: dependencies of the project and of its profiles, and plugins; what is only managed is not used, and a
/// profile for testing brings what is for testing.
pub(super) fn project(text: &str, traces: &mut Traces) {
    xml::read(text, traces, |xml, traces| {
        let properties = properties(xml.document);
        for element in xml.document.descendants() {
            let name = element.tag_name().name();
            if !["dependency", "plugin", "extension"].contains(&name) {
                continue;
            }
            let lies_in = |name: &str| element.ancestors().skip(1).find(|above| above.tag_name().name() == name);
            let managed = lies_in("dependencyManagement").is_some() || lies_in("pluginManagement").is_some();
            let profile = lies_in("profile").and_then(|profile| child(profile, "id"));
            let tools = name != "dependency"
                || child(element, "scope") == Some("test")
                || lies_in("plugin").is_some()
                || profile.is_some_and(groups::is_for_tools);
            let names = child(element, "groupId").zip(child(element, "artifactId"));
            if let Some((group, artifact)) = names.filter(|_| !managed) {
                let [group, artifact] = [group, artifact].map(|text| filled(&properties, text));
                let strength = if tools { Development } else { Runtime };
                traces.name(Gradle, format!("{group}:{artifact}"), strength, xml.line(element));
            }
        }
    });
}

/// The text of a child.
fn child<'a>(element: Element<'a, '_>, name: &str) -> Option<&'a str> {
    let mut children = element.children().filter(Element::is_element);
    let child = children.find(|child| child.tag_name().name() == name)?;
    child.text().map(str::trim)
}

/// What the properties of a project say.
fn properties<'d>(document: &'d Document<'_>) -> HashMap<&'d str, &'d str> {
    let all = document
        .descendants()
        .filter(|element| element.tag_name().name() == "properties");
    let said = all.flat_map(|properties| properties.children().filter(Element::is_element));
    said.filter_map(|one| Some((one.tag_name().name(), one.text()?.trim())))
        .collect()
}

/// A text with `${NAME}` as the properties say it; one that is not said there stays.
fn filled<'a>(properties: &HashMap<&str, &'a str>, text: &'a str) -> &'a str {
    let name = text.strip_prefix("${").and_then(|rest| rest.strip_suffix('}'));
    name.and_then(|name| properties.get(name)).unwrap_or(&text)
}
