//! Changes: that the policy may change, and how people hear of it.
//!
//! The dates and the version stand in the opening; that the version is stored with a consent stands
//! with the cookies.

use super::lists::{and, or};
use super::words::{Pen, View, Words, link, paragraph, say, user};
use crate::document::{Clause, Inline};
use crate::interview::changes::Told;
use std::borrow::Cow;

pub(super) fn write(view: &View) -> Option<Clause> {
    let changes = &view.answers.changes;
    let pen = Pen::new("changes");
    let may_change = (changes.may_change == Some(true)).then(|| say!["We may change this policy."]);
    let bumped = (changes.version_bumped == Some(true)).then(|| say!["Each material change gets a new version number."]);
    let archive = changes.archive.as_ref().map(|to| {
        let place: Inline = link(&to.0, to);
        say!["You can read former versions at ", place, "."]
    });
    let languages = and(changes.translations.iter().flatten().map(|language| user(language)));
    let translations = (!languages.is_empty()).then(|| say!["You can also read this policy in ", languages, "."]);
    let lines = [
        ("may-change", may_change),
        ("told", told(view)),
        ("bumped", bumped),
        ("archive", archive),
        ("translations", translations),
    ];
    let sentences = lines.into_iter().filter_map(|(slot, words)| Some(pen.line(slot, words?)));
    let block = paragraph(sentences.collect())?;
    Some(Clause {
        id: "changes",
        heading: Cow::Borrowed("Changes to this policy"),
        numbered: true,
        blocks: vec![block],
    })
}

fn told(view: &View) -> Option<Words> {
    let changes = &view.answers.changes;
    let ways = changes.told.as_ref().filter(|ways| !ways.is_empty())?;
    let ways = ways.iter().map(|way| match way {
        Told::Email => "by email",
        Told::InProduct => "by an in-product notice",
        Told::Posted => "by posting the new policy on our website",
        Told::DateRevised => "by putting a new date at the top of this policy",
    });
    let ways = if changes.told_either == Some(true) {
        or(ways)
    } else {
        and(ways)
    };
    let which = changes.material_only.map(|only| if only { "material " } else { "all " });
    let before = changes.days_before.map(|days| {
        let unit = if days == 1 { " day" } else { " days" };
        say![", ", days, unit, " before they apply"]
    });
    Some(say!["We tell you about ", which, "changes ", ways, before, "."])
}

#[cfg(test)]
mod tests {
    use crate::answers::Answers;
    use crate::clauses::policy;

    fn text(changes: &serde_json::Value) -> String {
        let answers: Answers = serde_json::from_value(serde_json::json!({ "changes": changes })).unwrap();
        let document = policy(&answers);
        let clause = document.clause("changes");
        clause.map_or(String::new(), |c| c.sentences().map(|s| s.words() + " ").collect())
    }

    #[test]
    fn either_and_each_are_told_apart() {
        let one = text(&serde_json::json!({ "told": ["email", "in-product"], "told_either": true, "material_only": true }));
        assert_eq!(
            one,
            "We tell you about material changes by email or by an in-product notice. "
        );
        let each = text(&serde_json::json!({ "told": ["email", "posted"], "days_before": 14, "may_change": true }));
        assert_eq!(
            each,
            "We may change this policy. We tell you about changes by email and by posting the new policy on our website, \
             14 days before they apply. "
        );
    }

    #[test]
    fn nothing_is_promised_without_a_way() {
        assert_eq!(
            text(&serde_json::json!({ "told": [], "material_only": true, "days_before": 14 })),
            ""
        );
    }
}
