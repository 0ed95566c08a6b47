//! What a scan meets that is no project: each thing by its name, and the scan goes on.

use super::super::program::Home;
use super::looked;
use policy_wizard::scan::Scan;
use std::fs;
use std::path::Path;

const STRIPE: &str = "{\"dependencies\": {\"stripe\": \"14\"}}";

fn put(folder: &Path, file: &str, text: impl AsRef<[u8]>) {
    let file = folder.join(file);
    fs::create_dir_all(file.parent().unwrap()).unwrap();
    fs::write(file, text).unwrap();
}

/// The reason of the one fault of a file.
fn reason<'s>(scan: &'s Scan, file: &str) -> &'s str {
    let of: Vec<_> = scan.faults.iter().filter(|fault| fault.file == file).collect();
    assert_eq!(of.len(), 1, "{file}: {:?}", scan.faults);
    &of[0].reason
}

fn finds_stripe(scan: &Scan, file: &str) {
    let there = |hit: &policy_wizard::scan::Hit| hit.file == file && hit.vendor.as_deref() == Some("stripe");
    assert!(scan.hits.iter().any(there), "{file}: {:?}", scan.hits);
}

#[test]
fn manifests_that_are_none_are_named_with_their_line_and_the_scan_goes_on() {
    let folder = tempfile::tempdir().unwrap();
    let deep = "[".repeat(20_000);
    for (file, text, line, words) in [
        ("a/package.json", "{\n  \"dependencies\": {", Some(2), "no JSON"),
        ("b/Cargo.toml", "[dependencies]\na = = 1", Some(2), "no TOML"),
        ("c/pubspec.yaml", "a:\n  - b\n c: [", None, "no YAML"),
        ("d/pom.xml", "<project>\n<dependency></project>", Some(2), "no XML"),
        ("e/main.tf", "a {\n b = \n}", None, "no Terraform"),
        ("f/package.json", deep.as_str(), None, "no JSON"),
        ("g/Info.plist", "bplist00", None, "binary"),
        ("h/package.json", "", Some(1), "empty"),
        (
            "i/package.json",
            "{\n \"name\": \"x\",\n \"dependencies\": [\"stripe\"]}",
            Some(3),
            "“dependencies” is no object",
        ),
        (
            "j/package.json",
            "{ \"devDependencies\": \"stripe\" }",
            Some(1),
            "“devDependencies” is no object",
        ),
    ] {
        put(folder.path(), file, text);
        let scan = looked(folder.path());
        assert!(reason(&scan, file).contains(words), "{file}: {}", reason(&scan, file));
        let fault = scan.faults.iter().find(|fault| fault.file == file).unwrap();
        assert!(line.is_none() || fault.line == line, "{fault:?}");
    }
    put(folder.path(), "package.json", STRIPE);
    finds_stripe(&looked(folder.path()), "package.json");
}

#[test]
fn a_table_that_holds_nothing_and_a_folder_with_the_name_of_a_manifest_hide_nothing() {
    let folder = tempfile::tempdir().unwrap();
    put(
        folder.path(),
        "package.json",
        "{ \"dependencies\": [], \"devDependencies\": null }",
    );
    put(folder.path(), "go.mod/package.json", STRIPE);
    let scan = looked(folder.path());
    assert_eq!(scan.faults, []);
    finds_stripe(&scan, "go.mod/package.json"); // it is looked into
}

#[test]
fn what_is_too_large_is_not_read_and_what_is_no_text_is_read_as_far_as_it_is() {
    let folder = tempfile::tempdir().unwrap();
    put(folder.path(), "large/package.json", vec![b' '; (4 << 20) + 1]);
    put(
        folder.path(),
        "bytes/requirements.txt",
        b"stripe==1\n# caf\xe9\nsentry-sdk==2\n",
    );
    let scan = looked(folder.path());
    assert!(reason(&scan, "large/package.json").contains("larger than 4 MB"));
    assert!(reason(&scan, "bytes/requirements.txt").contains("line 2 is not text"));
    let found: Vec<_> = scan.vendors().into_iter().map(|(id, _)| id).collect();
    assert_eq!(found, ["sentry", "stripe"]);
}

#[cfg(unix)]
#[test]
fn pipes_devices_and_links_are_never_waited_for_nor_followed() {
    use std::os::unix::fs::symlink;
    let folder = tempfile::tempdir().unwrap();
    let outside = tempfile::tempdir().unwrap();
    put(outside.path(), "package.json", STRIPE);
    let at = |file: &str| folder.path().join(file);
    for file in ["pipe", "link", "dangling", "device", "inside"] {
        fs::create_dir(at(file)).unwrap();
    }
    let made = std::process::Command::new("mkfifo").arg(at("pipe/package.json")).status();
    assert!(made.unwrap().success());
    symlink(outside.path().join("package.json"), at("link/package.json")).unwrap();
    symlink("/dev/zero", at("device/package.json")).unwrap();
    symlink("nothing", at("dangling/package.json")).unwrap();
    symlink("nothing", at("dangling/notes.md")).unwrap();
    symlink(outside.path(), at("elsewhere")).unwrap();
    symlink("..", at("inside/up")).unwrap();
    symlink("round", at("round")).unwrap();
    put(folder.path(), "inside/package.json", STRIPE);
    symlink("inside/package.json", at("package.json")).unwrap();
    let scan = looked(folder.path());
    assert!(reason(&scan, "pipe/package.json").contains("no ordinary file"));
    // a link is told, and no fault
    let link = |file: &str, words: &str| {
        let of: Vec<_> = scan.links.iter().filter(|link| link.file == file).collect();
        assert!(of.len() == 1 && of[0].reason.contains(words), "{file}: {:?}", scan.links);
    };
    link("device/package.json", "link out of the folder");
    link("link/package.json", "link out of the folder");
    link("elsewhere", "link out of the folder");
    link("dangling/package.json", "leads nowhere");
    link("round", "leads nowhere"); // to itself
    // what leads to another place of the project is read there
    assert_eq!((scan.faults.len(), scan.links.len()), (1, 5), "{scan:?}");
    assert_eq!(scan.hits.len(), 1, "{:?}", scan.hits);
    finds_stripe(&scan, "inside/package.json");
}

#[cfg(unix)]
#[test]
fn a_folder_that_may_not_be_read_is_named() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().unwrap();
    put(folder.path(), "package.json", STRIPE);
    put(folder.path(), "closed/package.json", STRIPE);
    let closed = folder.path().join("closed");
    fs::set_permissions(&closed, fs::Permissions::from_mode(0o000)).unwrap();
    let may = fs::read_dir(&closed).is_ok(); // who may do anything may read it
    let scan = looked(folder.path());
    fs::set_permissions(&closed, fs::Permissions::from_mode(0o755)).unwrap();
    finds_stripe(&scan, "package.json");
    if !may {
        assert!(reason(&scan, "closed").contains("cannot be read"));
    }
}

#[test]
fn what_version_control_leaves_out_is_not_seen_and_a_broken_pattern_is_named() {
    let folder = tempfile::tempdir().unwrap();
    put(folder.path(), "package.json", STRIPE);
    put(folder.path(), "build/package.json", STRIPE);
    put(folder.path(), "node_modules/x/package.json", STRIPE);
    put(folder.path(), ".gitignore", "/build\n");
    put(folder.path(), "sub/.gitignore", "fine\n[z-a]\n");
    let scan = looked(folder.path());
    assert_eq!(scan.hits.len(), 1, "{:?}", scan.hits);
    assert_eq!(scan.faults.len(), 1, "{:?}", scan.faults);
    assert_eq!(
        (scan.faults[0].file.as_str(), scan.faults[0].line),
        ("sub/.gitignore", Some(2))
    );
}

#[test]
fn a_walk_can_be_ended_and_says_the_same_each_time() {
    let folder = tempfile::tempdir().unwrap();
    for number in 0..400 {
        put(folder.path(), &format!("p{number}/package.json"), STRIPE);
        put(folder.path(), &format!("p{number}/main.tf"), "a {");
    }
    let first = looked(folder.path());
    assert_eq!(
        (first.hits.len(), first.faults.len(), first.seen, first.read),
        (400, 400, 800, 800)
    );
    assert_eq!(first, looked(folder.path()), "threads come in any order, hits do not");
    let mut words = 0;
    let mut once = |_| {
        words += 1;
        std::ops::ControlFlow::Break(())
    };
    let stopped = policy_wizard::scan::scan(folder.path(), policy_wizard::scan::Options::default(), &[], &mut once).unwrap();
    assert!(stopped.stopped && stopped.read < 800, "{}", stopped.read);
    assert_eq!(words, 1, "who ends it hears no more");
}

#[test]
fn the_command_names_what_it_could_not_read_and_ends_with_1() {
    let home = Home::new();
    put(&home.work(), "shop/package.json", STRIPE);
    let fine = home.run(&["scan", "shop"]);
    assert_eq!(fine.code, 0, "{}", fine.err);
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink("../elsewhere", home.work().join("shop/round")).unwrap();
        std::os::unix::fs::symlink("nowhere", home.work().join("shop/Cargo.toml")).unwrap();
        fs::create_dir(home.work().join("elsewhere")).unwrap();
        let ran = home.run(&["scan", "shop"]);
        assert!(ran.out.contains("Links that were not followed"), "{}", ran.out);
        assert!(
            ran.out.contains("  round: is a link out of") && ran.out.contains("  Cargo.toml: is a link that"),
            "{}",
            ran.out
        );
        assert_eq!(ran.code, 0, "a link is no fault: {}", ran.err);
    }
    put(&home.work(), "shop/api/Cargo.toml", "[[");
    let ran = home.run(&["scan", "shop"]);
    assert_eq!(ran.code, 1);
    assert!(ran.out.contains("Stripe: package.json:1"), "{}", ran.out);
    assert!(ran.out.contains("api/Cargo.toml:1: no TOML"), "{}", ran.out);
    assert_eq!(home.run(&["scan", "nowhere"]).code, 2);
}

#[test]
fn utf_16_with_its_mark_is_read_and_what_is_none_is_one_fault() {
    let folder = tempfile::tempdir().unwrap();
    let wide =
        |order: fn(u16) -> [u8; 2], text: &str| -> Vec<u8> { format!("\u{feff}{text}").encode_utf16().flat_map(order).collect() };
    put(folder.path(), "little/package.json", wide(u16::to_le_bytes, STRIPE));
    put(folder.path(), "big/package.json", wide(u16::to_be_bytes, STRIPE));
    put(folder.path(), "eight/package.json", format!("\u{feff}{STRIPE}"));
    let scan = looked(folder.path());
    assert!(scan.faults.is_empty(), "{:?}", scan.faults);
    for file in ["little", "big", "eight"] {
        finds_stripe(&scan, &format!("{file}/package.json"));
    }
    // without its mark nothing says what it is
    let bare = wide(u16::to_le_bytes, STRIPE)[2..].to_vec();
    put(folder.path(), "bare/package.json", bare);
    // half a letter at the end
    put(
        folder.path(),
        "cut/requirements.txt",
        [wide(u16::to_le_bytes, "stripe==1\n"), vec![b'x']].concat(),
    );
    let scan = looked(folder.path());
    assert!(reason(&scan, "cut/requirements.txt").contains("line 2 is not text (UTF-16)"));
    assert!(!reason(&scan, "bare/package.json").is_empty());
    finds_stripe(&scan, "cut/requirements.txt");
}

#[test]
fn each_place_says_how_sure_it_is_where_it_is_not_as_sure_as_the_best_and_a_mere_name_says_what_to_look_at() {
    let home = Home::new();
    put(&home.work(), "shop/package.json", STRIPE);
    put(&home.work(), "shop/tests/package.json", STRIPE);
    put(
        &home.work(),
        "shop/e2e/package.json",
        "{\"dependencies\": {\"posthog-js\": \"1\"}}",
    );
    put(&home.work(), "shop/.env.example", "TWILIO_AUTH_TOKEN=\n");
    let said = home.run(&["scan", "shop"]).out;
    let line = said.lines().find(|line| line.contains("Stripe: ")).unwrap();
    assert_eq!(
        line,
        "  Stripe: package.json:1 (stripe, npm package), tests/package.json:1 (stripe, npm package; used to build or test)"
    );
    let (before, _) = said.split_once("PostHog").unwrap();
    assert!(before.contains("For building and testing"), "{said}");
    let (_, twilio) = said.split_once("  Twilio: .env.example:1").unwrap();
    assert!(
        twilio.lines().nth(1).unwrap().contains("only the name of a setting"),
        "{said}"
    );
}
