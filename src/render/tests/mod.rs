//! What must hold of every format, above all for hostile words of a person.

#![allow(clippy::unwrap_used, reason = "a test may fail by panicking")]

mod hostile;
mod seen;

use super::example::{self, id, say};
use super::{FORMATS, Options, format};
use crate::document::{Block, Document, Id, Inline};
use seen::check_all;

#[test]
fn the_example_is_right_in_every_format() {
    check_all(&example::document(), &Options::default());
    let unconfirmed = Options {
        unconfirmed: [id("example", "said")].into(),
        ..Options::default()
    };
    check_all(&example::document(), &unconfirmed);
}

fn print(name: &str) -> String {
    (format(name).unwrap().render)(&example::document(), &Options::default())
}

#[test]
fn markdown_has_a_sentence_a_line_and_links_to_headings() {
    let source = print("md");
    assert!(
        source.starts_with("# Beanrow privacy policy\n\nEffective 3 June 2026\\\nVersion 4\n\n"),
        "{source}"
    );
    assert!(
        source.contains("\n## 2. What we collect\n\n**Your account.** You give"),
        "{source}"
    );
    assert!(source.contains("hash.\nWithout them there is no account.\n"), "{source}");
    assert!(
        source.contains("; see “[What we collect](#2-what-we-collect)”.\n"),
        "{source}"
    );
    assert!(source.contains("4 Trellis Yard\\\n  Norwich NR1 1AA\\\n"), "{source}");
    assert!(source.contains("| Cloudyard &#124; EU | Servers"), "{source}");
    assert!(source.contains("- **E-mail:** <privacy@beanrow.example>\n"), "{source}");
    assert!(source.contains("> **You can object.**\n> Where"), "{source}");
    assert!(source.contains("**\\[the country of the company\\]**"), "{source}");
}

/// In a table a dash says so, read aloud as what it means where the format can; among labelled lines the line is left out.
#[test]
fn a_cell_of_which_nothing_is_said_is_never_bare() {
    let cell = |words: &'static str| match words {
        "" => say(Vec::new()),
        words => say(vec![Inline::Fixed(words.into())]),
    };
    let mut document = example::document();
    document.clauses.truncate(1);
    document.clauses[0].blocks = vec![Block::Table(crate::document::Table {
        head: vec!["What for", "Legal ground"],
        rows: vec![
            vec![cell("To run it"), cell("Our contract")],
            vec![cell("To mend it"), cell("")],
        ],
    })];
    let print = |name: &str| (format(name).unwrap().render)(&document, &Options::default());
    assert!(print("md").contains("| To mend it | — |\n"), "{}", print("md"));
    let page = print("html");
    let dash = "data-label=\"Legal ground\"><span role=\"img\" aria-label=\"not stated\">—</span></td>";
    assert!(page.contains(dash) && print("html-fragment").contains(dash), "{page}");
    let text = print("txt");
    assert_eq!(text.matches("Legal ground").count(), 1, "{text}");
}

#[test]
fn a_heading_that_comes_twice_has_two_anchors() {
    let mut document = example::document();
    document.clauses[3].heading = "Children".into();
    document.clauses[3].numbered = false;
    document.clauses[7].numbered = false;
    document.clauses[1].blocks = vec![Block::Paragraph(vec![say(vec![Inline::See("children")])])];
    let source = (format("md").unwrap().render)(&document, &Options::default());
    assert!(source.contains("[Children](#children-1)"), "{source}");
}

#[test]
fn html_is_a_page_of_its_own_that_loads_nothing() {
    let source = print("html");
    let wanted = [
        "<html lang=\"en-GB\">",
        "<meta charset=\"utf-8\">",
        "name=\"viewport\"",
        "default-src 'none'",
        "<title>Beanrow privacy policy</title>",
        "<h2 id=\"collection\"><span class=\"number\">2.</span> What we collect</h2>",
        "<a href=\"#retention\">How long we keep it</a>",
        "<th scope=\"col\"",
        "<th scope=\"row\"",
        "data-label=\"What for\"",
        "<nav class=\"contents\"",
        "prefers-color-scheme: dark",
        "table-header-group",
        "66ch",
        "Norwich NR1 1AA<br>",
        "href=\"https://beanrow.example/contact?about=privacy&amp;from=policy\"",
    ];
    for part in wanted {
        assert!(source.contains(part), "{part} is missing");
    }
    for part in ["<script", "<link", "<img", "src=", "url(", "@import", " style=", "javascript"] {
        assert!(!source.contains(part), "{part} has no place in a page");
    }
}

/// Every reference within a page leads to exactly one place.
#[test]
fn html_ids_are_unique_and_references_lead_somewhere() {
    for name in ["html", "html-fragment"] {
        let source = print(name);
        let values = |attribute: &str| -> Vec<String> {
            let parts = source.split(attribute).skip(1);
            parts
                .map(|rest| rest.split('"').next().unwrap_or_default().to_owned())
                .collect()
        };
        let ids = values(" id=\"");
        let distinct: std::collections::HashSet<&String> = ids.iter().collect();
        assert_eq!(ids.len(), distinct.len(), "{ids:?}");
        for to in values("href=\"#").iter().chain(&values("aria-labelledby=\"")) {
            assert!(ids.contains(to), "{to} of {name} leads nowhere");
        }
    }
}

#[test]
fn a_fragment_has_no_page_around_it_and_ids_of_its_own() {
    let source = print("html-fragment");
    assert!(source.starts_with("<article class=\"policy\" lang=\"en-GB\">"), "{source}");
    assert!(
        source.contains("id=\"privacy-contact\"") && !source.contains("<style"),
        "{source}"
    );
    let options = Options {
        fragment: true,
        ..Options::default()
    };
    assert_eq!((format("html").unwrap().render)(&example::document(), &options), source);
}

#[test]
fn an_unsafe_link_is_only_its_words() {
    let to = "javascript:alert(1)".to_owned();
    let document = Document {
        dates: vec![say(vec![Inline::Link {
            text: "press".to_owned(),
            to,
        }])],
        ..Document::default()
    };
    for format in FORMATS {
        let source = (format.render)(&document, &Options::default());
        assert!(
            source.contains("press") && !source.contains("javascript"),
            "{}: {source}",
            format.name
        );
    }
}

#[test]
fn text_is_laid_out_for_reading() {
    let source = print("txt");
    assert!(
        source.starts_with("Beanrow privacy policy\n======================\n\nEffective 3 June 2026\nVersion 4\n\n"),
        "{source}"
    );
    assert!(source.contains("\n2. What we collect\n------------------\n"), "{source}");
    assert!(
        source.contains("sends; see “What we\n  collect”.") || source.contains("see “What we collect”."),
        "a reference has one pair of quotation marks: {source}"
    );
    assert!(source.contains("\nInvoices\n    How long: 7 years, as tax law asks\n    What happens then: Deleted\n\nServer logs\n    How long: 14 days\n"), "{source}");
    assert!(
        source.contains("  Address: 4 Trellis Yard\n    Norwich NR1 1AA\n"),
        "{source}"
    );
    assert!(
        source.contains("  E-mail: privacy@beanrow.example\n") && source.contains("Settings (/settings/account)"),
        "{source}"
    );
    assert!(source.contains("| You can object.\n|\n| Where"), "{source}");
}

#[test]
fn json_says_who_each_sentence_is_and_which_words_are_a_persons() {
    let printed: serde_json::Value = serde_json::from_str(&print("json")).unwrap();
    let collection = &printed["clauses"][3];
    assert_eq!(collection["number"], 2);
    assert_eq!(printed["title"][0], serde_json::json!({ "user": "Beanrow" }));
    let first = &printed["clauses"][1]["blocks"][0]["list"][0][0];
    assert_eq!(
        first["id"],
        serde_json::json!({ "clause": "example", "row": "", "slot": "said" })
    );
    assert_eq!(
        first["text"],
        "We collect what you enter and what a browser sends; see “What we collect”."
    );
    assert_eq!(first["inlines"][1], serde_json::json!({ "see": "collection" }));
}

/// Without its additions, JSON is the document as the schema describes it.
#[test]
fn json_has_the_shape_of_the_document() {
    fn strip(value: &mut serde_json::Value) {
        match value {
            serde_json::Value::Array(all) => all.iter_mut().for_each(strip),
            serde_json::Value::Object(all) => {
                if all.contains_key("inlines") || all.contains_key("clauses") {
                    all.remove("text");
                }
                all.remove("number");
                all.values_mut().for_each(strip);
            }
            _ => {}
        }
    }
    let mut printed: serde_json::Value = serde_json::from_str(&print("json")).unwrap();
    strip(&mut printed);
    assert_eq!(printed, serde_json::to_value(example::document()).unwrap());
}

#[test]
fn what_is_unconfirmed_is_marked_in_every_format_and_else_nothing_is() {
    let one: Id = Id {
        row: "r".to_owned(),
        ..id("x", "y")
    };
    let mut document = example::document();
    document.dates[1].id = one.clone();
    let options = Options {
        unconfirmed: [one].into(),
        ..Options::default()
    };
    for format in FORMATS {
        let (marked, plain) = (
            (format.render)(&document, &options),
            (format.render)(&document, &Options::default()),
        );
        let wanted = if format.name == "json" {
            "\"unconfirmed\": true"
        } else {
            "to confirm"
        };
        let banner = usize::from(format.name != "json");
        assert_eq!(marked.matches(wanted).count(), 1 + banner, "{}", format.name);
        assert_eq!(plain.matches(wanted).count(), 0, "{}", format.name);
    }
}

#[test]
fn formats_have_names_of_their_own() {
    let names: std::collections::HashSet<_> = FORMATS.iter().map(|format| format.name).collect();
    assert_eq!(names.len(), FORMATS.len());
    assert!(format("docx").is_none());
}

/// Writes the example to a folder for looking at it: `RENDER_TO=dir cargo test --lib write_example -- --ignored`.
#[test]
#[ignore = "writes files for a person to look at"]
fn write_example() {
    let folder = std::path::PathBuf::from(std::env::var("RENDER_TO").unwrap());
    let unconfirmed = Options {
        unconfirmed: [id("example", "said")].into(),
        ..Options::default()
    };
    for format in FORMATS {
        std::fs::write(folder.join(format.name).with_extension(format.extension), print(format.name)).unwrap();
    }
    let mut document = example::document();
    document.clauses[3].blocks.iter_mut().for_each(|block| {
        if let Block::Paragraph(s) = block {
            s[0].id = id("x", "y");
        }
    });
    let options = Options {
        unconfirmed: [id("x", "y")].into(),
        ..unconfirmed
    };
    std::fs::write(
        folder.join("draft.html"),
        (format("html").unwrap().render)(&document, &options),
    )
    .unwrap();
}
