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
