//! How fast it is, on the largest sample: `cargo bench`. The figures stand in the README.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use divan::{Bencher, black_box};
use policy_wizard::draft::Draft;
use policy_wizard::drafts::{self, Places};
use policy_wizard::interview::ccpa::State;
use policy_wizard::interview::company::{Country, Region};
use policy_wizard::render::{self, Options};
use policy_wizard::tui::model::Desk;
use policy_wizard::tui::update::{Message, update};
use policy_wizard::tui::view::view;
use policy_wizard::tui::{first_model, keys};
use policy_wizard::values::{Chosen, PolicyDate};
use policy_wizard::{clauses, review, trace};
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use std::path::PathBuf;

fn main() {
    divan::main();
}

fn largest() -> Draft {
    serde_json::from_str(include_str!("../tests/samples/altaclario.json")).expect("the sample loads")
}

fn today() -> PolicyDate {
    PolicyDate::parse("2026-11-21").expect("a date")
}

#[divan::bench]
fn compose(bencher: Bencher) {
    let answers = largest().published();
    bencher.bench(|| clauses::policy(black_box(&answers)));
}

#[divan::bench(args = ["md", "html", "txt", "json"])]
fn render_one(bencher: Bencher, format: &str) {
    let document = clauses::policy(&largest().published());
    let format = render::format(format).expect("a format");
    bencher.bench(|| (format.render)(black_box(&document), &Options::default()));
}

#[divan::bench]
fn trace_one_answer(bencher: Bencher) {
    let answers = largest().published();
    let document = clauses::policy(&answers);
    bencher.bench(|| trace::writes(black_box(&answers), &document, "collection.kinds.account.items"));
}

#[divan::bench]
fn suggestions_laid_over(bencher: Bencher) {
    let draft = largest();
    bencher.bench(|| black_box(&draft).shown());
}

/// A key in a form with preview at 120×36: decode, update, trace of the focused question, finished frame.
#[divan::bench(args = ["move", "type"])]
fn key_to_frame(bencher: Bencher, what: &str) {
    let folder = std::env::temp_dir().join("policy-wizard-bench");
    let places = Places {
        drafts: folder.join("d"),
        presets: folder.join("p"),
        vendors: folder.join("v"),
        state: folder.join("s"),
        here: folder,
    };
    let mut model = first_model(&places, today());
    let opened = Message::Opened {
        draft: Box::new(largest()),
        file: PathBuf::from("bench.json"),
        kept: Box::default(),
        note: None,
    };
    update(&mut model, opened);
    model.go_to("collection.kinds");
    let mut screen = Terminal::new(TestBackend::new(120, 36)).expect("a screen");
    if what == "type" {
        model.go_to("company.product");
        update(&mut model, Message::Right);
    }
    let mut turn = 0_usize;
    bencher.bench_local(|| {
        turn += 1;
        let code = match (what, turn.is_multiple_of(2)) {
            ("type", true) => KeyCode::Char('a'),
            ("type", false) => KeyCode::Backspace,
            (_, true) => KeyCode::Down,
            (_, false) => KeyCode::Up,
        };
        if let Some(message) = keys::message(&model, KeyEvent::new(code, KeyModifiers::NONE)) {
            update(&mut model, message);
        }
        screen.draw(|frame| view(&model, frame)).expect("a frame");
    });
}

/// The review of one draft, all laws; and of one that serves everybody, so that nearly every law applies.
#[divan::bench(args = ["largest", "everywhere"])]
fn review_one(bencher: Bencher, which: &str) {
    let mut draft = largest();
    if which == "everywhere" {
        draft.answers.company.regions = Some(Region::ALL.to_vec());
        draft.answers.company.states = Some(State::ALL.to_vec());
        draft.answers.company.countries = Some(Country::ALL.to_vec());
    }
    let rules: usize = review::review(&draft, today()).looked.iter().map(|law| law.rules).sum();
    let counter = divan::counter::ItemsCount::new(rules);
    bencher.counter(counter).bench(|| review::review(black_box(&draft), today()));
}

/// `check` on a thousand drafts, from bytes to findings with their lines.
#[divan::bench(sample_count = 5)]
fn check_a_thousand(bencher: Bencher) {
    let samples = [
        include_str!("../tests/samples/altaclario.json"),
        include_str!("../tests/samples/clairvio.json"),
        include_str!("../tests/samples/claron.json"),
        include_str!("../tests/samples/clashtor.json"),
        include_str!("../tests/samples/clientos.json"),
    ];
    let file = PathBuf::from("bench.json");
    bencher.counter(divan::counter::ItemsCount::new(1000_usize)).bench(|| {
        let mut lines = 0;
        for text in samples.iter().cycle().take(1000) {
            let draft = drafts::parse(&file, text.as_bytes()).expect("the sample loads");
            let spots = drafts::Spots::of(text);
            let found = review::review(&draft, today()).findings;
            lines += found
                .iter()
                .filter(|f| f.at.iter().any(|at| spots.nearest_line(at).is_some()))
                .count();
        }
        lines
    });
}

/// The desk of a draft: all that is computed when one is opened.
#[divan::bench]
fn open_a_draft(bencher: Bencher) {
    bencher
        .with_inputs(largest)
        .bench_values(|draft| Desk::new(draft, PathBuf::from("bench.json")));
}

/// A tree of a hundred thousand files, of which two thousand are read: 40 MB of manifests, lock files and pages.
fn tree() -> &'static std::path::Path {
    static TREE: std::sync::LazyLock<tempfile::TempDir> = std::sync::LazyLock::new(|| {
        let folder = tempfile::tempdir().expect("a folder");
        for number in 0..1_000 {
            let at = folder.path().join(format!("p{}/q{}", number / 40, number % 40));
            std::fs::create_dir_all(&at).expect("a folder");
            for file in 0..98 {
                std::fs::write(at.join(format!("f{file}.rs")), "fn main() {}\n").expect("a file");
            }
            let names = |of: &str| {
                (0..290)
                    .map(|n| format!("    \"@acme/{of}-{n}\": \"^{n}.0.1\""))
                    .collect::<Vec<_>>()
            };
            let manifest = format!(
                "{{\n  \"dependencies\": {{\n    \"stripe\": \"14\",\n{},\n{}\n  }}\n}}\n",
                names("package-with-a-name").join(",\n"),
                names("another-package-with-one").join(",\n")
            );
            std::fs::write(at.join("package.json"), manifest).expect("a file");
            let rows = "<p>Some words of a page, with <a href=\"/a\">a link</a> and <img src=\"/b.png\"> in it.</p>\n";
            let page = format!("<script src=\"https://js.stripe.com/v3\"></script>\n{}", rows.repeat(120));
            std::fs::write(at.join("index.html"), page).expect("a file");
        }
        folder
    });
    TREE.path()
}

/// A tree of four hundred style sheets of 100 kB each, which name hosts in addresses and in comments.
fn sheets() -> &'static std::path::Path {
    static TREE: std::sync::LazyLock<tempfile::TempDir> = std::sync::LazyLock::new(|| {
        let folder = tempfile::tempdir().expect("a folder");
        let rows =
            ".card-a:hover > p { color: #334455; background: url(\"/img/a.png\") no-repeat; } /* https://acme.example */\n";
        let sheet = format!(
            "@import url(https://fonts.googleapis.com/css2?family=Inter);\n{}",
            rows.repeat(940)
        );
        for number in 0..400 {
            std::fs::write(folder.path().join(format!("s{number}.css")), &sheet).expect("a file");
        }
        folder
    });
    TREE.path()
}

/// The scan of style sheets alone; against it, a plain walk that reads them.
#[divan::bench(args = ["scan", "walk and read"], sample_count = 10, sample_size = 1)]
fn look_through_style_sheets(bencher: Bencher, what: &str) {
    look(bencher, what, sheets(), 400, 38_000_000..46_000_000);
}

/// The whole scan; against it, a plain walk of the same tree that reads the same files.
#[divan::bench(args = ["scan", "walk and read"], sample_count = 10, sample_size = 1)]
fn look_through_a_project(bencher: Bencher, what: &str) {
    look(bencher, what, tree(), 2_000, 38_000_000..46_000_000);
}

/// One of the two ways through a tree in which so many files of so many bytes are read.
fn look(bencher: Bencher, what: &str, tree: &std::path::Path, files: usize, bytes: std::ops::Range<u64>) {
    use policy_wizard::scan;
    let wanted = bytes;
    let mut bytes = 0_u64;
    let mut walk = || {
        bytes = 0;
        let all = ignore::WalkBuilder::new(tree).hidden(false).require_git(false).build();
        for entry in all.map_while(Result::ok) {
            let path = entry.path();
            let is_file = entry.file_type().is_some_and(|kind| kind.is_file());
            if is_file && scan::reads(&path.to_string_lossy(), scan::Options::default()) {
                bytes += std::fs::read(path).map_or(0, |text| text.len() as u64);
            }
        }
        bytes
    };
    let read = walk();
    assert!(wanted.contains(&read), "{read} bytes");
    if what == "scan" {
        bencher.bench_local(|| {
            let found = scan::scan(tree, scan::Options::default(), &[], &mut |_| {
                std::ops::ControlFlow::Continue(())
            });
            assert_eq!(found.expect("a scan").read, files);
        });
    } else {
        bencher.bench_local(|| black_box(walk()));
    }
}
