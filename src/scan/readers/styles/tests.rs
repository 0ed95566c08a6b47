//! What a style sheet loads, and what only looks so.

use super::*;
use crate::scan::trace::{Name, Sign};

/// The hosts of a style sheet with their lines; a weak one in brackets.
fn found(text: &str, dialect: Dialect) -> Vec<String> {
    let keep = |_: Name<'_>| true;
    let mut traces = Traces::of(&keep);
    sheet(text, dialect, 0, &mut traces);
    let told = |sign: &Sign, strength: Strength, line: usize| {
        let host = sign.written().split('/').next().unwrap().to_owned();
        let host = if strength == Weak { format!("({host})") } else { host };
        format!("{host} {line}")
    };
    traces.all.iter().map(|one| told(&one.sign, one.strength, one.line)).collect()
}

#[test]
fn what_is_loaded_is_told_with_its_line() {
    for (text, wanted) in [
        ("@import url(https://a.b/c.css);", &["a.b 1"][..]),
        ("@IMPORT  URL( 'https://a.b/c' ) screen;", &["a.b 1"]),
        ("@charset \"utf-8\";\n@layer x, y;\n@import \"//a.b/c\" layer(x);", &["a.b 3"]),
        ("<!-- @import 'https://a.b/c'; -->", &["a.b 1"]),
        ("@import url(x.css);@import url(https://a.b/c)", &["a.b 1"]),
        (
            "@font-face {\n font-family: X;\n src: local(X), url(https://a.b/x.woff2) format(\"woff2\"),\n  url(\"https://c.d/x.woff\") }",
            &["a.b 3", "c.d 4"],
        ),
        ("@media print { p { background: URL(https://a.b/p.png) } }", &["a.b 1"]),
        ("{% if x %}@import url(https://a.b/c);{% endif %}", &["a.b 1"]),
        ("@import /* a */ 'https://a.b/c';", &["a.b 1"]),
        ("p { content: \"}\"; background: url(//a.b/c) }", &["a.b 1"]),
        (
            "a::before { content: 'it\\'s } ' } b { background: url(https://a.b/c) }",
            &["a.b 1"],
        ),
        (
            "p { background: image-set(\"https://a.b/1.png\" 1x, url(https://c.d/2.png) 2x, '//e.f/3.png' type('image/png')) }",
            &["a.b 1", "c.d 1", "e.f 1"],
        ),
        ("p { background: -webkit-image-set(\n  'https://a.b/1.png' 1x) }", &["a.b 2"]),
        (
            "p { background: image-set(\"data:image/png;base64,aGk=\" 1x, \"https://a.b/2x.png\" 2x) }",
            &["a.b 1"],
        ),
        (
            "p { background: image-set(\"a{b};c(d\" 1x, /* second */ 'https://a.b/2x.png' 2x) }",
            &["a.b 1"],
        ),
        (
            "p { background: IMAGE-SET(linear-gradient(red, blue) 1x, url( \"x.png\" ) 2x, 'https://a.b/3x.png' 3x) }",
            &["a.b 1"],
        ),
        (
            "p { mask: image-set('https://a.b/1.png' 1x), url(https://c.d/e) }",
            &["a.b 1", "c.d 1"],
        ),
        // where browsers take none, or only what uses it does
        (":root { --x: image-set('https://a.b/c' 1x) }", &["(a.b) 1"]),
        ("p { color: red }\n@import url(https://a.b/c);", &["(a.b) 2"]),
        ("@media print { @import url(https://a.b/c); }", &["(a.b) 1"]),
        (":root { --x: url(https://a.b/c) }", &["(a.b) 1"]),
    ] {
        assert_eq!(found(text, Dialect::Css), wanted, "{text}");
    }
}

#[test]
fn what_only_looks_so_is_not() {
    for text in [
        "/* @import url(https://a.b/c); */ p { }",
        "/* never closed @import url(https://a.b/c);",
        "p { content: \"url(https://a.b/c)\" }",
        "p { content: '@import \"https://a.b/c\";' }",
        "@import \"x.css\"; /* https://a.b/c */",
        "@namespace svg url(http://www.w3.org/2000/svg);",
        "a[href=\"https://a.b/c\"] { color: red }",
        "p { background: url(data:image/svg+xml;utf8,<svg xmlns=\"http://www.w3.org/2000/svg\">) }",
        "p { background: url(\"data:image/svg+xml;utf8,<svg xmlns='http://a.b/c'>\") }",
        "p { background: curl(https://a.b/c) }",
        "@import-not url(https://a.b/c);",
        "// @import url(https://a.b/c);",
        "\\@import url(https://a.b/c);",
        "p { src: \"https://a.b/c\" }",
        "p { background: image-set(url(x.png) type(\"https://a.b/c\")) }",
        "p { background: image-set('x.png' 1x) url(y.png); font-family: x, 'https://a.b/c' }",
        "p { background: my-set('https://a.b/c' 1x) }",
        "p { background: my-image-set('https://a.b/c' 1x) }",
        "p { background: --image-set('https://a.b/c' 1x) }",
        "p { background: image-set(x 'https://a.b/c' 1x) }",
        "p { background: image-set('x.png' 1x; content: 'https://a.b/c' }",
        "@supports (background: image-set('https://a.b/c' 1x)) { p { color: red } }",
    ] {
        assert_eq!(found(text, Dialect::Css), [""; 0], "{text}");
    }
}

#[test]
fn scss_less_and_sass_have_comments_of_a_line() {
    for (text, dialect, wanted) in [
        ("// @import url(https://a.b/c);\np { }", Dialect::Nested, &[][..]),
        ("@import 'x', \"https://a.b/c\";", Dialect::Nested, &["a.b 1"]),
        ("$x: 1;\n.a-#{$x} { @import url(//a.b/c); }", Dialect::Nested, &["a.b 2"]),
        ("@import (css) url(https://a.b/c);", Dialect::Nested, &["a.b 1"]),
        (
            "@x: url(https://a.b/c);\n$y: url(https://c.d/e);",
            Dialect::Nested,
            &["(a.b) 1", "(c.d) 2"],
        ),
        ("p { background: url(//a.b/c) // url(//c.d/e)\n}", Dialect::Nested, &["a.b 1"]),
        (
            "@import url(https://a.b/c)\n@font-face\n  src: url(https://c.d/e)\n",
            Dialect::Indented,
            &["a.b 1", "c.d 3"],
        ),
        (
            "// all\n  @import url(https://a.b/c)\n/* that\n  p\n    src: url(https://a.b/c)\np\n  background: url(//c.d/e)\n",
            Dialect::Indented,
            &["c.d 7"],
        ),
    ] {
        assert_eq!(found(text, dialect), wanted, "{text}");
    }
}

/// A sheet of many pictures is read once, not once more for each of them.
#[test]
fn a_long_list_of_pictures_is_read_in_one_go() {
    let text = format!(
        "p {{ background: image-set({}'https://a.b/c' 1x) }}",
        "'//c.d/e' 1x,".repeat(50_000)
    );
    let begun = std::time::Instant::now();
    assert_eq!(found(&text, Dialect::Css).len(), 50_001);
    assert!(begun.elapsed().as_secs() < 20, "{:?}", begun.elapsed());
}

proptest::proptest! {
    /// Whatever stands there, reading ends.
    #[test]
    fn any_text_is_read_to_its_end(text in "[@urlimpot(),$'\"/*\\\\{}#;é \n:.-]{0,60}") {
        for dialect in [Dialect::Css, Dialect::Nested, Dialect::Indented] {
            found(&format!("{text}//"), dialect);
        }
    }
}
