//! What is told of a vendor file that has not the shape of one: what stands there, and what may, in plain words.
//!
//! Owns how the words of the JSON reader are said to an author. Must not read a file. The price: those words are no promise of its
//! makers, so that one which is not known here is told as it is.

use super::Vendor;
use crate::path;
use serde_json::Value;
use serde_json::error::Category;

/// The fields that every file has, as the schema says.
pub fn needed() -> Vec<String> {
    let schema = schemars::schema_for!(Vendor);
    let needed = schema.get("required").and_then(Value::as_array);
    needed
        .into_iter()
        .flatten()
        .filter_map(Value::as_str)
        .map(str::to_owned)
        .collect()
}

/// What is wrong at the place where reading stopped, and what to do.
pub(super) fn reason(text: &str, field: &str, wrong: &serde_json::Error) -> String {
    let said = wrong.to_string();
    let said = said.rsplit_once(" at line ").map_or(said.as_str(), |(said, _)| said);
    match wrong.classify() {
        Category::Eof => "the file ends before it is complete: write what is missing after this place".to_owned(),
        Category::Syntax | Category::Io => format!("this is not valid JSON ({said}): mend it here, or just before"),
        Category::Data => lacking(text, wrong).unwrap_or_else(|| words(field, said)),
    }
}

/// The fields that a file lacks, where serde stopped at the first of them.
fn lacking(text: &str, wrong: &serde_json::Error) -> Option<String> {
    let said = wrong.to_string();
    let file: Value = serde_json::from_str(text).ok()?;
    let lacking: Vec<String> = needed().into_iter().filter(|field| file.get(field).is_none()).collect();
    let is_one = lacking.iter().any(|field| said.contains(&format!("missing field `{field}`")));
    let names: Vec<String> = lacking.iter().map(|field| format!("`{field}`")).collect();
    match names.as_slice() {
        _ if !is_one => None,
        [one] => Some(format!("missing field {one}")),
        [before @ .., last] => Some(format!("missing fields {} and {last}", before.join(", "))),
        [] => None,
    }
}

/// How many words of what may stand somewhere are told.
const MOST: usize = 40;

/// What serde says of a field, without the place: what was meant, perhaps, and what may stand there.
fn words(field: &str, said: &str) -> String {
    let Some((unknown, expected)) = said.split_once(", expected ") else {
        return if field == "." {
            said.to_owned()
        } else {
            format!("“{field}”: {said}")
        };
    };
    if let Some(found) = unknown
        .strip_prefix("invalid type: ")
        .or_else(|| unknown.strip_prefix("invalid value: "))
    {
        return wrong_sort(field, found, expected);
    }
    let wrong = unknown.split('`').nth(1).unwrap_or_default();
    let known: Vec<&str> = expected.split('`').skip(1).step_by(2).collect();
    if known.is_empty() {
        return format!("“{field}”: {said}");
    }
    let meant = match path::near_hint(wrong, known.iter().copied()) {
        meant if meant.is_empty() => ".".to_owned(),
        meant => meant, // it ends with its question mark
    };
    let more = match known.len() {
        0..=MOST => String::new(),
        count => format!(" and {} more (`policy-wizard schema vendor`)", count - MOST),
    };
    let known = known[..known.len().min(MOST)].join(", ");
    if unknown.starts_with("unknown field") {
        return format!("there is no field “{wrong}”{meant} Fields here: {known}{more}");
    }
    let field = field.trim_end_matches(".?"); // the key of a map is no field
    let above = field.rsplit_once('.').filter(|(_, last)| *last == wrong);
    let field = above.map_or(field, |(above, _)| above);
    format!("“{wrong}” cannot stand in “{field}”{meant} Allowed: {known}{more}")
}

/// The sorts of what may stand in JSON: the beginning of the reader's words, what to call what stands there, and what to write where
/// that is wanted.
const SORTS: &[(&[&str], &str, &str)] = &[
    (
        &["string", "a string", "a borrowed string", "str"],
        "a text",
        "a text in quotes",
    ),
    (
        &["boolean", "a boolean"],
        "yes or no as JSON has it",
        "true or false, without quotes",
    ),
    (
        &[
            "integer",
            "floating point",
            "number",
            "u8",
            "u16",
            "u32",
            "u64",
            "usize",
            "i32",
            "i64",
        ],
        "a number",
        "a whole number from 0 on, without quotes",
    ),
    (
        &["sequence", "a sequence", "an array"],
        "a list in [ ]",
        "a list in [ ], also where it holds one",
    ),
    (
        &["map", "a map", "an object", "struct", "newtype struct"],
        "an object in { }",
        "an object in { }",
    ),
    (&["null", "unit", "Option", "option"], "null", "nothing: leave the field out"),
];

/// The sort of which these words of the reader are.
fn sort_of(words: &str) -> Option<&'static (&'static [&'static str], &'static str, &'static str)> {
    let is = |begin: &&str| {
        words
            .strip_prefix(*begin)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
    };
    SORTS.iter().find(|(begins, _, _)| begins.iter().any(is))
}

/// That something of another sort stands in a field, and what to write there.
fn wrong_sort(field: &str, found: &str, expected: &str) -> String {
    let stands = sort_of(found).map_or(found, |(_, stands, _)| stands);
    let given = found
        .split(['"', '`'])
        .nth(1)
        .filter(|given| !given.is_empty() && given.chars().count() <= MOST);
    let given = given
        .map(|given| format!(" ({})", crate::values::clean_line(given)))
        .unwrap_or_default();
    let field = if field == "." {
        "the file".to_owned()
    } else {
        format!("“{field}”")
    };
    let write = if expected.contains("enum") || expected.contains("variant") {
        "one of its words in quotes (`policy-wizard schema vendor`)".to_owned()
    } else {
        sort_of(expected).map_or_else(|| expected.to_owned(), |(_, _, write)| (*write).to_owned())
    };
    let members = members(field.trim_matches(['“', '”'])).filter(|_| write.starts_with("an object"));
    let members = members.map(|names| format!(" with {names}")).unwrap_or_default();
    format!("{field} holds {stands}{given}: write {write}{members}")
}

/// The members of the object that a field of the file is, as the schema names them.
fn members(field: &str) -> Option<String> {
    let schema = schemars::schema_for!(Vendor);
    let schema = schema.as_value();
    let mut part = schema;
    for name in field.split(['.', '[']).filter(|name| !name.is_empty()) {
        part = match name.strip_suffix(']') {
            Some(_) => part.get("items")?,
            None => part.get("properties")?.get(name)?,
        };
        let direct = part.get("$ref").and_then(Value::as_str);
        let either = || {
            part.get("anyOf")?
                .as_array()?
                .iter()
                .find_map(|one| one.get("$ref")?.as_str())
        };
        if let Some(path) = direct.or_else(either) {
            part = schema.pointer(path.strip_prefix('#')?)?;
        }
    }
    let names = part.get("properties")?.as_object()?.keys().map(|name| format!("`{name}`"));
    Some(names.collect::<Vec<_>>().join(", "))
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test may panic")]
mod tests {
    use crate::vendors::read;

    #[test]
    fn what_is_of_another_sort_is_told_in_plain_words() {
        let good = r#"{ "format": 1, "id": "acme", "name": "Acme", "job": ["hosting"], "does": "hosting", "regions": false,
  "country": { "area": "AT" }, "choices": ["AT"], "cookies": [], "signals": { "npm": ["acme"] },
  "attested": { "by": "me", "on": "2026-11-21" } }"#;
        assert!(read("acme", good).is_ok());
        for (here, other, told) in [
            (
                "\"format\": 1",
                "\"format\": \"1\"",
                "“format” holds a text (1): write a whole number from 0 on, without quotes",
            ),
            (
                "\"format\": 1",
                "\"format\": -1",
                "“format” holds a number (-1): write a whole number",
            ),
            (
                "[\"hosting\"]",
                "\"hosting\"",
                "“job” holds a text (hosting): write a list in [ ], also where it holds one",
            ),
            ("\"Acme\"", "7", "“name” holds a number (7): write a text in quotes"),
            ("\"Acme\"", "null", "“name” holds null: write a text in quotes"),
            (
                "false",
                "\"no\"",
                "“regions” holds a text (no): write true or false, without quotes",
            ),
            (
                "{ \"area\": \"AT\" }",
                "\"AT\"",
                "“country” holds a text (AT): write an object in { } with `area`",
            ),
            (
                "{ \"npm\": [\"acme\"] }",
                "[\"acme\"]",
                "“signals” holds a list in [ ]: write an object in { }",
            ),
            (
                "\"cookies\": []",
                "\"cookies\": [\"a\"]",
                "“cookies[0]” holds a text (a): write an object in { } with `",
            ),
            (
                "{ \"npm\": [\"acme\"] }",
                "{ \"npm\": \"acme\" }",
                "holds a text (acme): write a list in [ ]",
            ),
            (
                "{ \"by\": \"me\", \"on\": \"2026-11-21\" }",
                "true",
                "“attested” holds yes or no as JSON has it (true): write an object in { } with `by`, `on`",
            ),
        ] {
            assert!(good.contains(here), "{here}");
            let said = read("acme", &good.replacen(here, other, 1)).unwrap_err().to_string();
            assert!(said.contains(told), "{other}: {said}");
            for foreign in ["invalid type", "expected", "sequence", "struct", "u32", "map"] {
                assert!(!said.contains(foreign), "{other}: {said}");
            }
        }
    }
}
