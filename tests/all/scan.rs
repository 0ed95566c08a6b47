//! What the scanner finds in projects of each kind, and what it must not find.
//!
//! `tests/scan/NAME/project` is a project, `expected.txt` all that it shows, a line each: `STRENGTH VENDOR FILE:LINE`,
//! or `data:KIND` for a declared kind of data. What is not listed must not be found.

mod asked;
mod ci;
mod drift;
mod faults;
mod judged;
mod own;

use policy_wizard::scan::{self, Hit, Options, Scan, Strength};
use policy_wizard::values::Chosen;
use std::collections::BTreeSet;
use std::ops::ControlFlow;
use std::path::Path;

pub fn looked(folder: &Path) -> Scan {
    scan::scan(folder, Options::default(), &[], &mut |_| ControlFlow::Continue(())).unwrap()
}

fn lines(hits: &[Hit]) -> BTreeSet<String> {
    let line = |hit: &Hit| {
        let what = hit.vendor.clone().unwrap_or_else(|| format!("data:{}", hit.data.join("+")));
        format!("{} {what} {}:{}", hit.strength.id(), hit.file, hit.line)
    };
    hits.iter().map(line).collect()
}

/// Of the hits of one strength: how many are right, how many were found, how many there are.
struct Count {
    strength: Strength,
    right: usize,
    found: usize,
    there: usize,
}

#[test]
fn each_kind_of_project_shows_its_providers_and_nothing_else() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/scan");
    let mut cases: Vec<_> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    cases.sort();
    assert!(cases.len() >= 20);
    let mut counts: Vec<Count> = Strength::ALL
        .iter()
        .map(|strength| Count {
            strength: *strength,
            right: 0,
            found: 0,
            there: 0,
        })
        .collect();
    let mut wrong = Vec::new();
    for case in &cases {
        let scan = looked(&case.join("project"));
        let name = case.file_name().unwrap().to_string_lossy().into_owned();
        wrong.extend(scan.faults.iter().map(|fault| format!("{name}: {fault:?}")));
        let found = lines(&scan.hits);
        let expected: BTreeSet<String> = std::fs::read_to_string(case.join("expected.txt"))
            .unwrap()
            .lines()
            .map(str::to_owned)
            .collect();
        for count in &mut counts {
            let of = |line: &&String| line.split(' ').next() == Some(count.strength.id());
            count.right += found.intersection(&expected).filter(of).count();
            count.found += found.iter().filter(of).count();
            count.there += expected.iter().filter(of).count();
        }
        wrong.extend(expected.difference(&found).map(|line| format!("{name}: missed {line}")));
        wrong.extend(found.difference(&expected).map(|line| format!("{name}: not expected {line}")));
    }
    for Count {
        strength,
        right,
        found,
        there,
    } in &counts
    {
        println!("{}: precision {right}/{found}, recall {right}/{there}", strength.id());
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_names_in_env_are_read_when_asked_and_what_they_are_set_to_never() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/scan/settings/project");
    let scan = scan::scan(&folder, Options { env: true }, &[], &mut |_| ControlFlow::Continue(())).unwrap();
    assert!(lines(&scan.hits).contains("weak twilio .env:1"), "{:?}", scan.hits);
    assert!(!format!("{scan:?}").contains("secret\""), "{scan:?}");
}

#[test]
fn requirements_that_another_file_holds_are_read_or_said_to_be_missing() {
    let project = tempfile::tempdir().unwrap();
    let text = "stripe\n-r more.txt\n--requirement=requirements/prod.txt\n-c limits.txt\n";
    std::fs::write(project.path().join("requirements.txt"), text).unwrap();
    let scan = scan::scan(project.path(), Options::default(), &[], &mut |_| ControlFlow::Continue(())).unwrap();
    let told: Vec<String> = scan.faults.iter().map(scan::Fault::told).collect();
    assert_eq!(told.len(), 1, "{told:?}");
    assert!(
        told[0].starts_with("requirements.txt:2: takes requirements from more.txt"),
        "{told:?}"
    );
}

#[test]
fn requirements_are_followed_inside_the_folder_by_its_rules_and_round_no_circle() {
    let home = tempfile::tempdir().unwrap();
    let project = home.path().join("project");
    let put = |file: &str, text: &str| {
        let file = home.path().join(file);
        std::fs::create_dir_all(file.parent().unwrap()).unwrap();
        std::fs::write(file, text).unwrap();
    };
    put(
        "project/requirements.txt",
        "-r deps/base.txt\n-r ../outside.txt\n-r left/out.txt\n-r https://x.example/r.txt\n-c pins.txt\n",
    );
    put("project/deps/base.txt", "stripe==1\n-r ./../deps/more.txt\n# twilio\n");
    put("project/deps/more.txt", "sentry-sdk\n-r base.txt\n-r ../large.txt\n");
    put("project/pins.txt", "posthog==3\n-r gone.txt\n");
    put("project/requirements-dev.txt", "-r tools/extra.txt\n");
    put("project/tools/extra.txt", "mixpanel\n");
    put("project/notes.txt", "mailjet\n");
    put("project/large.txt", &" ".repeat((4 << 20) + 1));
    put("project/.gitignore", "left/\n");
    put("project/left/out.txt", "twilio\n");
    put("outside.txt", "twilio\n");
    let scan = looked(&project);
    let found: Vec<String> = lines(&scan.hits).into_iter().collect();
    assert_eq!(
        found,
        [
            "development mixpanel tools/extra.txt:1",
            "runtime sentry deps/more.txt:1",
            "runtime stripe deps/base.txt:1",
            "transitive posthog pins.txt:1",
        ]
    );
    let told: Vec<String> = scan.faults.iter().map(scan::Fault::told).collect();
    let begins = [
        "deps/more.txt:3: takes requirements from ../large.txt",
        "large.txt: larger than 4 MB",
        "requirements.txt:2: takes requirements from ../outside.txt",
        "requirements.txt:3: takes requirements from left/out.txt",
        "requirements.txt:4: takes requirements from https://x.example/r.txt",
    ];
    assert_eq!(told.len(), begins.len(), "{told:?}");
    for (told, begin) in told.iter().zip(begins) {
        assert!(told.starts_with(begin), "{told}");
    }
    assert_eq!(scan, looked(&project), "the same each time");
}

#[cfg(unix)]
#[test]
fn a_link_is_not_followed_to_requirements() {
    let home = tempfile::tempdir().unwrap();
    let project = home.path().join("project");
    std::fs::create_dir(&project).unwrap();
    std::fs::write(home.path().join("outside.txt"), "stripe\n").unwrap();
    std::fs::write(project.join("requirements.txt"), "-r base.txt\n").unwrap();
    std::os::unix::fs::symlink("../outside.txt", project.join("base.txt")).unwrap();
    let scan = looked(&project);
    assert_eq!((scan.hits.len(), scan.faults.len(), scan.links.len()), (0, 1, 1), "{scan:?}");
}

#[cfg(unix)]
#[test]
fn the_name_of_a_folder_begins_no_line_of_a_report() {
    let project = tempfile::tempdir().unwrap();
    let folder = project.path().join("x\n::error::it\u{1b}[31m");
    std::fs::create_dir(&folder).unwrap();
    std::fs::write(folder.join("package.json"), r#"{"dependencies":{"stripe":"1"}}"#).unwrap();
    std::fs::write(folder.join("Cargo.toml"), "[").unwrap();
    let scan = scan::scan(project.path(), Options::default(), &[], &mut |_| ControlFlow::Continue(())).unwrap();
    let places = scan.hits.iter().map(scan::Hit::place);
    let told: Vec<String> = places.chain(scan.faults.iter().map(scan::Fault::told)).collect();
    assert_eq!(told.len(), 2, "{told:?}");
    for one in told {
        assert!(!one.contains(['\n', '\u{1b}']) && one.contains(r"x\u{a}::error"), "{one}");
    }
}
