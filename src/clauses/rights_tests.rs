//! What must hold of the clause on rights.

use crate::answers::Answers;
use crate::clauses::policy;
use crate::document::{Block, Clause, Sentence};

fn clause(rights: &serde_json::Value) -> Clause {
    let value = serde_json::json!({
        "company": { "contact": { "kind": "email", "value": "privacy@acme.example" } },
        "rights": rights,
    });
    let answers: Answers = serde_json::from_value(value).unwrap();
    policy(&answers).clause("rights").cloned().unwrap_or_default()
}

fn text(rights: &serde_json::Value) -> String {
    clause(rights).sentences().map(|s| s.words() + "\n").collect()
}

#[test]
fn the_right_to_object_stands_alone_and_names_its_holders() {
    let clause = clause(&serde_json::json!({
        "holders": "eea", "name_law": true,
        "granted": [{ "key": "access", "right": "access", "extent": ["copy"] },
                    { "key": "object", "right": "object", "extent": ["interests"] }]
    }));
    let notice = clause.blocks.iter().find_map(|block| match block {
        Block::Notice(sentences) => Some(sentences.iter().map(Sentence::words).collect::<Vec<_>>()),
        _ => None,
    });
    let object = "If you live in the EEA, you can object at any time, for reasons to do with your own situation, to our processing of your personal data on the ground of our legitimate interests.";
    assert_eq!(notice.unwrap(), ["Your right to object.", object]);
    let elsewhere = clause.blocks.iter().filter(|block| !matches!(block, Block::Notice(_)));
    assert!(elsewhere.flat_map(Block::sentences).all(|s| !s.words().contains("object")));
}

#[test]
fn every_extent_reads_well_at_the_end_of_its_right() {
    let text = text(&serde_json::json!({ "granted": [
        { "key": "a", "right": "correct", "extent": ["inaccurate", "incomplete"] },
        { "key": "b", "right": "portability", "extent": ["structured", "commonly-used", "machine-readable"] },
        { "key": "c", "right": "delete", "extent": ["forgotten"] },
        { "key": "d", "right": "withdraw", "extent": ["earlier-lawful"] }
    ]}));
    let wanted = "You have these rights:\n\
        Correction: ask us to correct your personal data where it is inaccurate or incomplete.\n\
        Portability: receive your personal data in a structured, commonly used and machine-readable format and take it elsewhere.\n\
        Deletion: ask us to delete your personal data (the “right to be forgotten”).\n\
        Withdrawal: withdraw a consent at any time.\n\
        Withdrawing a consent does not affect the lawfulness of what we did before.\n";
    assert!(text.starts_with(wanted), "{text}");
}

#[test]
fn requests_name_their_own_way_first_and_the_contact_after_it() {
    let granted = serde_json::json!([{ "key": "a", "right": "access" }]);
    let plain = text(&serde_json::json!({ "granted": granted }));
    assert!(
        plain.contains("To exercise your rights, write to privacy@acme.example.\n"),
        "{plain}"
    );
    let form = text(&serde_json::json!({
        "granted": granted, "requests": { "kind": "form", "value": "/ask", "option": "Data" }
    }));
    let both = "To exercise your rights, use our contact form at /ask and choose “Data”, or write to privacy@acme.example.\n";
    assert!(form.contains(both), "{form}");
    assert!(
        !text(&serde_json::json!({ "free": true })).contains("To exercise"),
        "no rights, no way to use them"
    );
}

#[test]
fn self_service_lists_what_where_and_how() {
    let text = text(&serde_json::json!({ "own": [
        { "key": "a", "action": "export", "place": "Settings", "formats": ["JSON", "CSV"], "container": "a ZIP file", "within": "24 hours" },
        { "key": "b", "action": "consent", "about": "your analytics consent", "place": "the link in the footer", "any_time": true },
        { "key": "c", "action": "close" },
        { "key": "d", "action": "delete-parts", "about": "single notes", "place": "the archive", "who": "customers", "any_time": true }
    ]}));
    assert!(
        text.contains("Export your data: in Settings, in JSON and CSV format, as a ZIP file, within 24 hours.\n"),
        "{text}"
    );
    assert!(
        text.contains("Change a consent (your analytics consent): through the link in the footer, at any time.\n"),
        "{text}"
    );
    assert!(text.contains("Close your account.\n"), "{text}");
    let theirs = "Customers can delete single notes in the archive at any time, whatever the retention period.\n";
    assert!(text.contains(theirs), "{text}");
    let all: Vec<&str> = text.lines().collect();
    let at = |words: &str| all.iter().position(|line| line.contains(words));
    assert!(
        at("Close your account") < at("Customers can delete"),
        "what others can do stands behind the list of what you can do:\n{text}"
    );
}

#[test]
fn the_law_is_the_gdpr_alone_only_in_the_eea() {
    let text = |holders: &str| {
        text(&serde_json::json!({ "holders": holders, "name_law": true, "granted": [{ "key": "a", "right": "access" }] }))
    };
    assert!(text("eea").contains("under the General Data Protection Regulation (GDPR):"));
    assert!(text("europe").contains("(GDPR) or the law that matches it in your country:"));
}

#[test]
fn complaints_name_each_authority_with_its_address() {
    let text = text(&serde_json::json!({ "authorities": ["eea", "uk", "switzerland"] }));
    for word in [
        "supervisory authority",
        "edpb.europa.eu",
        "Information Commission (formerly the Information Commissioner’s Office, ICO), ico.org.uk",
        "(FDPIC), edoeb.admin.ch",
    ] {
        assert!(text.contains(word), "{word} is missing in {text}");
    }
}
