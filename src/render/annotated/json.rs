//! The annotated copy as data: every sentence with all that stands behind it.

use crate::annotate::{Annotated, Note};
use crate::open;
use crate::readability::FORMULA;
use crate::render::spans::plain;
use crate::render::{Options, Page};
use crate::values::clean;
use serde_json::{Value, json};

/// Prints JSON.
pub(super) fn render(annotated: &Annotated) -> String {
    let options = Options::default();
    let page = Page::new(&annotated.document, &options);
    let sentence = |(sentence, note): (&_, &Note)| {
        let mut value = json!(note);
        value["text"] = json!(plain(&page.sentence(sentence)));
        value
    };
    let reading = &annotated.reading;
    let tenth = |number: Option<f64>| number.map(|number| (number * 10.0).round() / 10.0);
    let sentences: Vec<Value> = annotated.document.sentences().zip(&annotated.notes).map(sentence).collect();
    let whole = json!({
        "format": open::FORMAT,
        "status": "draft for review",
        "draft": annotated.draft,
        "title": plain(&page.title()),
        "reading": {
            "formula": FORMULA,
            "grade": tenth(reading.grade()),
            "words_a_sentence": tenth(reading.average()),
            "longest": reading.longest.iter().map(|(words, number)| json!({ "words": words, "sentence": number })).collect::<Vec<_>>(),
        },
        "sentences": sentences,
        "open": annotated.open,
        "decided": annotated.decided,
        "found": annotated.found,
    });
    // Strings, numbers and lists of them cannot fail to serialize.
    serde_json::to_string_pretty(&cleaned(whole)).unwrap_or_default() + "\n"
}

fn cleaned(value: Value) -> Value {
    match value {
        Value::String(text) => Value::String(clean(&text)),
        Value::Array(list) => Value::Array(list.into_iter().map(cleaned).collect()),
        Value::Object(map) => Value::Object(map.into_iter().map(|(key, value)| (key, cleaned(value))).collect()),
        other => other,
    }
}
