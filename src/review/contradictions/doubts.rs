//! How grave a clash is that only the author can judge: asked, and never in the way; and where nothing clashes at all.

use crate::review::Level::{self, Must, Should};
use crate::review::case::Case;
use crate::review::look;
use crate::review::trial::{base, edit};
use crate::values::PolicyDate;

/// The level at which a rule speaks of the clean draft after these edits; none where it is silent.
fn level(rule: &str, edits: &[&str]) -> Option<Level> {
    let mut draft = base();
    edit(&mut draft, edits);
    let case = Case::of(&draft, PolicyDate::parse("2026-11-21").expect("a day"));
    let mut all = look(&case, "doubts")
        .findings
        .into_iter()
        .filter(|finding| finding.rule == rule);
    all.next().map(|finding| finding.level)
}

const SHARES: &str = "sharing.any_recipients=true";
const EUROPE: &str = "company.regions=[\"eea\"]";
const UK: &str = "company.regions=[\"uk\"]";
const SWITZERLAND: &str = "company.regions=[\"switzerland\"]";

const AUDITED: &str =
    "retention.periods.audit={\"what\":\"Audit log\",\"kept\":{\"how\":\"exactly\",\"span\":{\"count\":12,\"unit\":\"months\"}}}";
const LOGGED: &str = "collection.kinds.log={\"name\":\"Server log\",\"items\":[{\"item\":\"ip_address\"}]}";
const APPLIED: &str = "retention.periods.jobs={\"what\":\"Job applications\",\"kept\":{\"how\":\"exactly\",\"span\":{\"count\":6,\"unit\":\"months\"}}}";

#[test]
fn what_only_the_author_can_know_is_asked_and_what_is_certain_blocks() {
    let stripe = "sharing.recipients.pay={\"name\":\"Stripe\",\"job\":[\"payments\"],\"part\":\"processor\"}";
    let paypal = "sharing.recipients.pay={\"name\":\"PayPal\",\"job\":[\"payments\"],\"part\":\"processor\"}";
    let pays = "use.purposes.pay={\"purpose\":\"payments\",\"kinds\":[\"account\"],\"ground\":\"contract\"}";
    let billed = "collection.kinds.account.items=[{\"item\":\"name\"},{\"item\":\"postal_address\"},{\"item\":\"invoices\"}]";
    let charged = "collection.kinds.account.items=[{\"item\":\"name\"},{\"item\":\"payment_card\"}]";
    let essential = |does: &str| {
        format!(
            "cookies.items.sid={{\"name\":\"sid\",\"sort\":\"essential\",\"does\":[\"session\",\"{does}\"],\"consent\":\"always\"}}"
        )
    };
    let adequate = |origin: &str, to: &str| {
        format!("sharing.transfers.one={{\"origin\":\"{origin}\",\"to\":{{\"area\":\"{to}\"}},\"instruments\":[\"adequacy\"]}}")
    };
    let (chosen, counted) = (essential("preferences"), essential("pages-visited"));
    let outside =
        "company.outside.server={\"what\":\"servers of others\",\"document\":\"the policy of whoever runs that server\"}";
    let page = "company.documents.safe={\"title\":\"Security page\",\"about\":\"security\"}";
    let open = "statements.texts.one={\"at\":\"retention\",\"text\":\"Some backups are not encrypted.\"}";
    let nobody = "statements.texts.one={\"at\":\"sharing\",\"text\":\"Your data is not passed on to third parties.\"}";
    let host = "sharing.recipients.host={\"name\":\"Hostly\",\"job\":[\"hosting\"],\"part\":\"processor\"}";
    let partner = "sharing.recipients.host={\"name\":\"Hostly\",\"job\":[\"hosting\"],\"part\":\"controller\"}";
    let unseen = "retention.staff=cannot";
    let chats = "collection.kinds.chats={\"name\":\"Chats\",\"items\":[{\"item\":\"messages\"}]}";
    let guard = "use.purposes.guard={\"purpose\":\"abuse\",\"kinds\":[\"chats\"],\"ground\":\"contract\"}";
    let help = "use.purposes.help={\"purpose\":\"support\",\"kinds\":[\"account\"],\"ground\":\"contract\"}";
    let cases: &[(&str, &[&str], Option<Level>)] = &[
        ("x-do-11", &[unseen, "children.guards=[\"moderated\"]"], Some(Should)),
        ("x-do-11", &[unseen, chats, guard], Some(Should)),
        ("x-do-11", &[unseen, chats, help], None),
        ("x-do-11", &["retention.staff=few", chats, guard], None),
        ("x-dt-04", &[AUDITED, LOGGED], Some(Should)),
        (
            "x-dt-04",
            &[AUDITED, LOGGED, "use.purposes.audit={\"purpose\":\"audit\"}"],
            None,
        ),
        ("x-dt-04", &["retention.any_periods=true", APPLIED], Some(Must)),
        (
            "x-dt-04",
            &[
                "retention.any_periods=true",
                APPLIED,
                "collection.kinds.jobs={\"name\":\"Applicants\"}",
            ],
            None,
        ),
        ("x-sl-14", &[SHARES, stripe], Some(Should)),
        ("x-sl-14", &[SHARES, paypal], Some(Must)),
        ("x-tr-05", &["sharing.any_transfers=true", &adequate("eea", "KE")], Some(Must)),
        ("x-tr-05", &["sharing.any_transfers=true", &adequate("eea", "US")], None),
        (
            "x-tr-05",
            &["sharing.any_transfers=true", &adequate("uk", "US")],
            Some(Should),
        ),
        (
            "x-tr-05",
            &["sharing.any_transfers=true", &adequate("switzerland", "US")],
            Some(Should),
        ),
        ("x-do-06", &["company.any_outside=true", outside], Some(Should)),
        ("x-do-06", &["company.any_documents=true", page], Some(Must)),
        ("x-dt-14", &[pays, billed], Some(Should)),
        ("x-dt-14", &[pays, charged], Some(Must)),
        ("x-ck-04", &[EUROPE, "cookies.any_items=true", &chosen], Some(Should)),
        ("x-ck-04", &[EUROPE, "cookies.any_items=true", &counted], Some(Must)),
        (
            "x-do-12",
            &["retention.safeguards.rest={\"measure\":\"at-rest\"}", open],
            Some(Should),
        ),
        (
            "x-do-12",
            &[
                "retention.safeguards.rest={\"measure\":\"at-rest\",\"protects\":\"all data\"}",
                open,
            ],
            Some(Must),
        ),
        ("u-09", &[EUROPE, SHARES, host, nobody], Some(Should)),
        ("u-09", &[EUROPE, SHARES, partner, nobody], Some(Must)),
        ("u-09", &["company.regions=[\"other-us\"]", SHARES, host, nobody], Some(Must)),
    ];
    for (rule, edits, expected) in cases {
        assert_eq!(level(rule, edits), *expected, "{rule}: {edits:#?}");
    }
}

#[test]
fn a_name_with_its_form_is_a_full_name_and_a_persons_is_asked_about() {
    let named = |name: &str| {
        level(
            "x-ro-05",
            &[&format!("company.product={name}"), &format!("company.legal_name={name}")],
        )
    };
    for name in [
        "Taktik GmbH",
        "Taktik GmbH & Co. KG",
        "Taktik UG (haftungsbeschränkt)",
        "Chorverein Linden e.V.",
        "Moulin SARL",
        "Moulin S.A.R.L.",
        "Kelp Kft.",
        "Kelp sp. z o.o.",
        "Kelp Foundation",
        "Universität Basel",
        "Kelp s.r.o.",
        "Quill Inc.",
        "Quill Pty Ltd",
        "Acme, LLC",
        "Acme S.p.A.",
        "株式会社キルプ",
    ] {
        assert_eq!(named(name), None, "{name}");
    }
    for name in ["Anna Muster", "City Library"] {
        assert_eq!(named(name), Some(Should), "{name}");
    }
    assert_eq!(
        named("Quill"),
        Some(Must),
        "one word is the name of neither a person nor a company"
    );
}

#[test]
fn nothing_is_asked_where_nothing_clashes() {
    let object = "rights.granted.object={\"right\":\"object\",\"extent\":[\"interests\"]}";
    let tokens = "retention.safeguards.keys={\"measure\":\"secrets\",\"protects\":\"access tokens\"}";
    assert_eq!(
        level("x-lb-04", &[object]),
        None,
        "the use rests on a contract, and the sentence holds all the same"
    );
    assert_eq!(
        level("x-dt-04", &[tokens]),
        None,
        "they are keys to the product, like passwords"
    );
    let login = "collection.logins.google={\"provider\":\"Google\"}";
    assert_eq!(
        level("x-dt-04", &[tokens, "collection.any_logins=true", login]),
        Some(Must),
        "they are keys to accounts elsewhere"
    );
}

#[test]
fn a_promise_about_one_kind_of_data_is_held_against_those_who_get_that_kind() {
    let says = |rule: &str, text: &str| {
        let host = "sharing.recipients.host={\"name\":\"Hostly\",\"job\":[\"hosting\"],\"kinds\":[\"account\"],\"country\":{\"area\":\"US\"}}";
        let notes = "collection.kinds.notes={\"name\":\"Notes\",\"items\":[{\"text\":\"notes\"}],\"kept\":{\"how\":\"life-of\",\"of\":\"your account\"}}";
        let bills = "collection.kinds.bills={\"name\":\"Invoices\",\"items\":[{\"item\":\"invoices\"}],\"kept\":{\"how\":\"exactly\",\"span\":{\"count\":8,\"unit\":\"years\"}}}";
        let text = format!("statements.texts.one={{\"at\":\"retention\",\"text\":\"{text}\"}}");
        level(
            rule,
            &["company.country={\"area\":\"DE\"}", SHARES, host, notes, bills, &text],
        )
        .is_some()
    };
    for (rule, text) in [
        ("x-tr-07", "Your data never leaves the European Union."),
        ("x-tr-07", "Account data never leaves the European Union."),
        ("x-dt-06", "All your data is deleted within 30 days."),
        ("x-dt-06", "After 30 days, we delete all data without exception."),
        ("x-dt-06", "All invoices are deleted within 30 days."),
        ("x-dt-06", "We delete everything when you go."),
    ] {
        assert!(says(rule, text), "{rule}: {text}");
    }
    for (rule, text) in [
        ("x-tr-07", "Notes never leave the European Union."),
        ("x-tr-07", "Our backups never leave the European Union."),
        ("x-dt-06", "When the contract ends, all notes are deleted within 30 days."),
        (
            "x-dt-06",
            "When you delete a note, all of its data is deleted within 30 days.",
        ),
        ("x-dt-06", "All data in the trial is deleted after 30 days."),
        ("x-dt-06", "All drafts are deleted after a week."),
    ] {
        assert!(!says(rule, text), "{rule}: {text}");
    }
}

/// A sentence that names the clauses wants the way to a copy printed, and it is only where the tool of a transfer is a paper.
#[test]
fn clauses_in_own_words_want_a_copy_that_the_policy_promises() {
    let sent = |tool: &str| {
        format!("sharing.transfers.us={{\"origin\":\"eea\",\"to\":{{\"area\":\"US\"}},\"instruments\":[\"{tool}\"]}}")
    };
    let goes = "sharing.any_transfers=true";
    let copy = "sharing.copy=by writing to us";
    let own = "statements.texts.one={\"at\":\"sharing\",\"text\":\"Standard Contractual Clauses protect it.\"}";
    for (edits, expected) in [
        (vec![own, goes, &sent("dpf"), copy], Some(Level::Must)),
        (vec![own, copy], Some(Level::Must)),
        (vec![own, goes, &sent("scc"), copy], None),
    ] {
        let edits: Vec<&str> = [EUROPE].into_iter().chain(edits).collect();
        assert_eq!(level("x-tr-08", &edits), expected, "{edits:#?}");
    }
}

/// A tool of which nobody has said anything is asked for, and the law of where people live asks for a decision.
#[test]
fn a_transfer_of_which_nobody_has_named_the_tool_is_asked_about_and_one_without_any_blocks() {
    let abroad = "sharing.recipients.host={\"name\":\"Hostly\",\"country\":{\"area\":\"US\"}}";
    let sent = |tools: &str| format!("sharing.transfers.us={{\"origin\":\"eea\",\"to\":{{\"area\":\"US\"}}{tools}}}");
    let (untold, none) = (sent(""), sent(",\"instruments\":[]"));
    let from = |origin: &str| sent("").replace("eea", origin);
    let goes = "sharing.any_transfers=true";
    let cases: &[(&str, &[&str], Option<Level>)] = &[
        ("x-tr-02", &[EUROPE, SHARES, abroad, goes, &untold], Some(Should)),
        ("x-tr-02", &[EUROPE, SHARES, abroad, goes, &none], Some(Must)),
        ("x-tr-02", &[EUROPE, goes, &untold], Some(Must)),
        ("gdpr-13-1-f-mech", &[EUROPE, SHARES, abroad, goes, &untold], Some(Must)),
        ("ukgdpr-13-1-f", &[UK, SHARES, abroad, goes, &from("uk")], Some(Must)),
        (
            "fadp-19-4",
            &[SWITZERLAND, SHARES, abroad, goes, &from("switzerland")],
            Some(Must),
        ),
    ];
    for (rule, edits, expected) in cases {
        assert_eq!(level(rule, edits), *expected, "{rule}: {edits:#?}");
    }
}
