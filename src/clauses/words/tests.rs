use super::*;

fn said(words: Words) -> String {
    Pen::new("test").line("test", words).words()
}

#[test]
fn articles_and_plurals_follow_the_noun() {
    for (noun, before) in [
        ("LLC", "an "),
        ("UK company", "a "),
        ("usage log", "a "),
        ("unincorporated firm", "an "),
        ("university", "a "),
    ] {
        assert_eq!(article(noun), before, "{noun}");
    }
    assert!(is_plural("laboratories in the city") && is_plural("Photos and video"));
    assert!(!is_plural("business") && !is_plural("list of members") && !is_plural("Usage data"));
}

#[test]
fn parts_of_a_list_are_told_apart() {
    let list = |parts: &[&str]| said(and(parts.iter().map(|part| user(part))));
    assert_eq!(list(&["a", "b", "c"]), "a, b and c");
    assert_eq!(list(&["orders", "photos and videos"]), "orders, and photos and videos");
    assert_eq!(
        list(&["what you keep in the app", "support messages"]),
        "what you keep in the app, and support messages"
    );
    assert_eq!(list(&["messages", "what you keep"]), "messages and what you keep");
    assert_eq!(list(&["what you keep", "orders", "logs"]), "what you keep, orders and logs");
    assert_eq!(
        list(&["keeping you signed in", "security"]),
        "keeping you signed in and security"
    );
    assert_eq!(list(&["from you", "from the app store"]), "from you and from the app store");
    assert_eq!(
        list(&["only if you agree", "only if you pay"]),
        "only if you agree and only if you pay"
    );
    assert_eq!(
        list(&["billing name, address and tax number", "customer ID", "orders and payments"]),
        "billing name, address and tax number; customer ID; and orders and payments"
    );
    let bare = |parts: &[&str]| said(join(parts.iter().map(|part| user(part)), ", "));
    assert_eq!(
        bare(&["name, address and tax number", "orders"]),
        "name, address and tax number; orders"
    );
    assert_eq!(
        list(&["name (first, middle and last)", "email"]),
        "name (first, middle and last) and email"
    );
}

#[test]
fn a_company_keeps_its_full_stop_and_never_gets_two() {
    let name = || user("Acme Inc.");
    assert_eq!(said(say!["We are ", name(), "."]), "We are Acme Inc.");
    assert_eq!(said(say![name(), " is ours."]), "Acme Inc. is ours.");
    assert_eq!(said(say![strong(say![name(), "."]), " It hosts."]), "Acme Inc. It hosts.");
    assert_eq!(
        said(say!["Kept by ", user("Acme S.A."), ", then."]),
        "Kept by Acme S.A., then."
    );
    assert_eq!(said(say!["We keep ", user("your notes."), "."]), "We keep your notes.");
}
