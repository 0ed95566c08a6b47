//! What every reader must bear: any bytes, any cut of a file, and any depth.

use super::readers::{self, kinds_of_files};
use super::trace::Traces;
use super::{Options, Strength};
use proptest::prelude::*;
use std::path::{Path, PathBuf};

const EVERY: Options = Options { env: true };

/// A name for each kind of file, with which its reader is found.
fn names() -> Vec<String> {
    kinds_of_files()
        .filter_map(|(_, files)| files.first())
        .map(|file| format!("a/{}", file.replace('*', "x")))
        .collect()
}

fn said(name: &str, text: &str) -> Traces<'static> {
    let reader = readers::reader_of(name, EVERY).unwrap_or_else(|| panic!("nothing reads {name}"));
    readers::read(reader, text, &|_| true)
}

fn files(folder: &Path, all: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files(&path, all);
        } else {
            all.push(path);
        }
    }
}

/// Every file of the fixtures that is read, with its text.
fn fixtures() -> Vec<(String, String)> {
    let mut all = Vec::new();
    files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/scan"), &mut all);
    all.sort();
    let texts = all.into_iter().filter_map(|path| {
        let name = path.to_string_lossy().into_owned();
        readers::reader_of(&name, EVERY)?;
        Some((name, std::fs::read_to_string(path).ok()?))
    });
    texts.collect()
}

#[test]
fn a_file_cut_anywhere_is_read_or_named() {
    let all = fixtures();
    assert!(all.len() >= 50, "{}", all.len());
    for (name, text) in all {
        for (cut, _) in text.char_indices() {
            said(&name, &text[..cut]);
            said(&name, &text[cut..]);
        }
    }
}

/// Brackets, marks and words of which a reader might be made to follow each into the next.
fn nested(depth: usize) -> Vec<String> {
    let both = |open: &str, close: &str| format!("{}{}", open.repeat(depth), close.repeat(depth));
    vec![
        both("[", "]"),
        both("{\"a\":", "}"),
        both("{\"dependencies\":{\"a\":", "}}"),
        format!("a = {}", both("[", "]")),
        format!("a = {}", both("{a=", "}")),
        format!("{}a = 1", "a.".repeat(depth)),
        format!("[{}a]\nb = 1", "a.".repeat(depth)),
        "- ".repeat(depth),
        (0..depth.min(1_000)).fold(String::new(), |text, at| text + &" ".repeat(at) + "a:\n"),
        format!("a: {}", both("[", "]")),
        format!("a: {}", both("{a: ", "}")),
        both("<a>", "</a>"),
        both("<dict><key>a</key>", "</dict>"),
        both("<dependency>", "</dependency>"),
        both("<array>", "</array>"),
        "<a>".repeat(depth),
        "<noscript>".repeat(depth),
        "<!--".repeat(depth),
        both("a {\n", "}\n"),
        format!("a = {}", both("(", ")")),
        format!("a = {}1", "!".repeat(depth)),
        format!("a = {}1", "-".repeat(depth)),
        format!("a = {}1", "b ? c : ".repeat(depth)),
        format!("a = {}1", "1 + ".repeat(depth)),
        format!("a = {}", both("\"${", "}\"")),
        format!("a = {}", both("[for a in b : ", "]")),
        "{{!".repeat(depth),
        "{#".repeat(depth),
        "<?".repeat(depth),
        "do ".repeat(depth),
        "if a\n".repeat(depth),
        "gem ".repeat(depth),
        "id ".repeat(depth),
        "id \"a\" ".repeat(depth),
        "implementation group: ".repeat(depth),
        "implementation(".repeat(depth),
        "implementation \"a:b\", ".repeat(depth),
        ".package(url: ".repeat(depth),
        "extras_require={\"a\":[".repeat(depth),
        "/*".repeat(depth),
        "\"\"\"".repeat(depth),
        "script-src ".repeat(depth),
        "a.script_src(".repeat(depth),
        "csp = {\"script-src\": [".repeat(depth),
        "CSP_SCRIPT_SRC = (".repeat(depth),
        "%w[".repeat(depth),
        "Content-Security-Policy \"script-src\n\"\"".repeat(depth),
        "a==1  # via b\n".repeat(depth),
        "a==1\n    #\n".repeat(depth),
    ]
}

#[test]
fn however_deep_things_lie_in_each_other_no_reader_falls() {
    let names = names();
    for depth in [300, 10_000] {
        for text in nested(depth) {
            for name in &names {
                said(name, &text);
            }
        }
    }
}

#[test]
fn xml_that_would_grow_without_end_is_not_read() {
    let text = "<!DOCTYPE a [<!ENTITY b \"bb\">]><project><dependency>&b;</dependency></project>";
    for name in ["pom.xml", "a.csproj", "AndroidManifest.xml", "Info.plist"] {
        let wrong = said(name, text).wrong;
        assert!(wrong.iter().any(|(_, why)| why.contains("entities")), "{name}: {wrong:?}");
    }
}

#[test]
fn what_lies_in_a_folder_of_tests_or_examples_is_for_testing() {
    let strength = |file: &str| {
        let catalogue = super::catalogue::Catalogue::with(&[]);
        let mut project = super::resolve::Project::of(&catalogue);
        let traces = said(file, "{\"dependencies\": {\"stripe\": \"1\"}}");
        project.add(file, traces);
        project.resolved().0[0].trace.strength
    };
    assert_eq!(strength("web/package.json"), Strength::Runtime);
    assert_eq!(strength("web/tests/e2e/package.json"), Strength::Development);
    assert_eq!(strength("examples/shop/package.json"), Strength::Development);
    assert_eq!(strength("App/Tests/package.json"), Strength::Development);
    assert_eq!(strength("testimonials/package.json"), Strength::Runtime);
}

/// Whose a host is that a policy lists, and how sure that is, beside these providers of the author's own by their hosts.
fn listed(host: &str, own: &[(&str, &str)]) -> Vec<(String, Strength)> {
    let vendor = |(id, host): &(&str, &str)| {
        let text = format!(
            "{{ \"format\": 1, \"id\": \"{id}\", \"name\": \"{id}\", \"job\": [\"email\"], \"does\": \"mail\", \
             \"signals\": {{ \"hosts\": [\"{host}\"] }}, \"attested\": {{ \"by\": \"me\", \"on\": \"2026-11-21\" }} }}"
        );
        crate::vendors::read(id, &text).unwrap()
    };
    let own: Vec<_> = own.iter().map(vendor).collect();
    let catalogue = super::catalogue::Catalogue::with(&own);
    let mut project = super::resolve::Project::of(&catalogue);
    let header = format!("Content-Security-Policy: script-src {host}");
    project.add("_headers", said("_headers", &header));
    let placed = project.resolved().0;
    let found = placed.iter().flat_map(|placed| catalogue.found(&placed.trace));
    let mut all: Vec<_> = found
        .filter_map(|one| Some((one.vendor?.to_owned(), one.strength?)))
        .collect();
    all.sort();
    all
}

#[test]
fn a_host_of_which_signals_name_addresses_alone_is_perhaps_its_providers() {
    use Strength::{Runtime, Weak};
    let told = |host: &str, own: &[(&str, &str)]| {
        let all = listed(host, own);
        all.into_iter()
            .map(|(id, strength)| format!("{id} {}", crate::values::Chosen::id(strength)))
            .collect::<Vec<_>>()
            .join(", ")
    };
    let [weak, runtime] = [Weak, Runtime].map(crate::values::Chosen::id);
    // one provider, from the host itself and from one below it
    assert_eq!(told("https://tally.so", &[]), format!("tally {weak}"));
    assert_eq!(told("https://www.facebook.com:443", &[]), format!("meta-pixel {weak}"));
    assert_eq!(told("*.tally.so", &[]), format!("tally {weak}"));
    // the address itself
    assert_eq!(told("https://www.google.com/recaptcha/", &[]), format!("recaptcha {runtime}"));
    assert_eq!(
        told("https://www.google.com:443/recaptcha/api.js", &[]),
        format!("recaptcha {runtime}")
    );
    assert_eq!(told("https://tally.so/help", &[]), "");
    // several products of one company: the author says which
    let both = format!("google-analytics {weak}, google-tag-manager {weak}");
    assert_eq!(told("https://www.googletagmanager.com", &[]), both);
    // several companies: nothing says whose it is
    assert_eq!(told("tally.so", &[("forms", "tally.so/forms")]), "");
    assert_eq!(
        told("tally.so/forms", &[("forms", "tally.so/forms")]),
        format!("forms {runtime}")
    );
    // a signal of the host itself speaks alone
    assert_eq!(told("js.stripe.com", &[]), format!("stripe {runtime}"));
    assert_eq!(
        told("connect.facebook.net", &[]),
        format!("facebook-login {weak}, meta-pixel {weak}")
    );
    let pixel = "connect.facebook.net/en_US/fbevents.js";
    assert_eq!(told(pixel, &[]), format!("meta-pixel {runtime}"));
    assert_eq!(told("tally.so", &[("forms", "tally.so")]), format!("forms {runtime}"));
    // below a signal, also where a wildcard stands for nothing that is known
    assert_eq!(told("*.acme.ingest.sentry.io", &[]), format!("sentry {runtime}"));
    assert_eq!(told("*.example.com", &[]), "");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_are_read_or_named(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        let text = String::from_utf8_lossy(&bytes);
        for name in names() {
            said(&name, &text);
        }
    }

    /// Two cuts of a fixture, with something in between, in the reader of the fixture and in another's.
    #[test]
    fn parts_of_files_in_any_order_are_read_or_named(
        one in any::<prop::sample::Index>(),
        other in any::<prop::sample::Index>(),
        cut in any::<prop::sample::Index>(),
        upto in any::<prop::sample::Index>(),
        between in "[\\PC\\n]{0,12}",
    ) {
        let all = fixtures();
        let (name, text) = &all[one.index(all.len())];
        let (other_name, other_text) = &all[other.index(all.len())];
        let begin: String = text.chars().take(cut.index(text.len() + 1)).collect();
        let end: String = other_text.chars().skip(upto.index(other_text.len() + 1)).collect();
        let mixed = format!("{begin}{between}{end}");
        said(name, &mixed);
        said(other_name, &mixed);
    }
}
