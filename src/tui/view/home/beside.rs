//! Beside the list of Home: what the line with the cursor means, and what is asked about it.
//!
//! Must not change anything. What does not fit is read on with →; what matters stands first. The price: how much
//! is left to do from a preset is counted when somebody first looks at it.

mod page;

use crate::interview::counted;
use crate::presets::{Burden, Preset};
use crate::tui::model::home::{Ask, DELETE, ELSEWHERE, Home, MENU, Naming, What};
use crate::tui::model::{Listed, Model};
use crate::tui::shelf::tilde;
use crate::tui::update::home::{HomeLine, here_is_free, proposed};
use crate::tui::view::{Cursor, chosen_row, display, put};
use crate::values::PolicyDate;
use page::Page;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// More lines than anything on Home has to say.
const TALL: u16 = 120;

/// What a line of the list means, as it is written where there is room for all of it, and how many lines it takes:
/// without its blank lines where all the rest has room.
fn written(model: &Model, line: Option<HomeLine>, width: u16, height: u16) -> (Buffer, u16) {
    let area = Rect::new(0, 0, width, TALL);
    let write = |loose: bool| {
        let mut buf = Buffer::empty(area);
        let mut page = Page::new(model, &mut buf, area);
        page.loose = loose;
        about_line(&mut page, model, line);
        let lines = page.y;
        (buf, lines)
    };
    let loose = write(true);
    if loose.1 <= height {
        return loose;
    }
    let tight = write(false);
    if tight.1 <= height { tight } else { loose }
}

/// How many lines stand below the last that shows.
pub(super) fn unseen(model: &Model, line: Option<HomeLine>, width: u16, height: u16) -> usize {
    let (_, lines) = written(model, line, width, height);
    let behind = model.home.told.unwrap_or(0) + usize::from(height);
    usize::from(lines).saturating_sub(behind)
}

/// What a line of the list means; where there is less room than lines, how it is read on.
pub(super) fn about(model: &Model, line: Option<HomeLine>, buf: &mut Buffer, area: Rect) {
    let theme = model.theme;
    let (page, lines) = written(model, line, area.width, area.height);
    let from = model
        .home
        .told
        .unwrap_or(0)
        .min(usize::from(lines.saturating_sub(area.height)));
    let from = u16::try_from(from).unwrap_or(0);
    for y in 0..area.height.min(lines - from) {
        for x in 0..area.width {
            buf[(area.x + x, area.y + y)] = page[(x, from + y)].clone();
        }
    }
    let foot = "Works offline. Writes no policy until you say so. It is not legal advice.";
    let height = u16::try_from(super::super::wrapped(foot, area.width as usize).len()).unwrap_or(2);
    if lines + height < area.height {
        let mut page = Page::new(model, buf, area);
        page.y = area.bottom() - height;
        page.say(foot, theme.dim);
    }
    let edge = area.right().saturating_sub(1);
    if from > 0 {
        put(buf, edge, area.y, 1, "↑", theme.dim);
    }
    if lines - from > area.height && area.height > 0 {
        let words = if model.home.told.is_some() {
            "↓"
        } else {
            "… → reads on"
        };
        let wide = u16::try_from(words.chars().count()).unwrap_or(1);
        let y = area.bottom() - 1;
        if model.home.told.is_none() {
            put(buf, area.x, y, area.width, &" ".repeat(area.width.into()), theme.normal);
        }
        put(buf, area.right().saturating_sub(wide), y, wide, words, theme.dim);
    }
}

fn about_line(page: &mut Page, model: &Model, line: Option<HomeLine>) {
    let theme = model.theme;
    match line {
        Some(HomeLine::Preset(i)) => {
            if let Some(preset) = model.presets.get(i) {
                of_preset(page, &model.home, preset);
            }
        }
        Some(HomeLine::Resume(i)) => {
            if let Some(listed) = model.listed.get(i) {
                of_draft(page, model, listed);
            }
        }
        Some(HomeLine::More) => {
            page.title("More drafts");
            page.gap();
            page.say("The list shows those that were changed last. Enter shows all.", theme.normal);
        }
        Some(HomeLine::Empty) => {
            page.title("Start empty");
            page.gap();
            page.say(
                "Ten sections, nothing suggested. Good for a product that is like none of the presets.",
                theme.normal,
            );
        }
        Some(HomeLine::OpenFile) => {
            page.title("Open a file");
            page.gap();
            page.say("A draft is one .json file; it can stand beside your code.", theme.normal);
        }
        Some(HomeLine::Look) => {
            page.title("Look for providers");
            page.gap();
            page.say(
                "Reads the manifests and pages of a project, and lists the providers that it uses: each to be named in the policy, or not. Nothing is run, and nothing is sent.",
                theme.normal,
            );
            page.gap();
            page.say(
                "Enter opens the draft of this folder, or begins one, and asks for the folder.",
                theme.normal,
            );
        }
        Some(HomeLine::Broken(i)) => {
            if let Some(broken) = model.home.broken.get(i) {
                page.say("This file of yours cannot be used", theme.problem);
                page.gap();
                page.say(&display(&broken.why), theme.normal);
                page.gap();
                page.path(&tilde(&broken.file), 0);
            }
        }
        Some(HomeLine::Deleted) => {
            page.title("Deleted drafts");
            page.gap();
            for one in &model.home.deleted {
                page.say(&format!("{}, on {}", display(&one.name), day(&one.on)), theme.normal);
            }
            page.gap();
            page.say("Enter brings one back, with its notes and its history.", theme.dim);
        }
        None => {}
    }
}

fn day(on: &str) -> String {
    PolicyDate::parse(on).map_or_else(|_| on.to_owned(), |date| date.words(false))
}

fn of_preset(page: &mut Page, home: &Home, preset: &Preset) {
    let theme = page.theme;
    page.title(&display(&preset.title));
    page.gap();
    page.say(&display(&preset.about), theme.normal);
    if home.own.contains(&preset.id) && crate::presets::find(&preset.id).is_some() {
        page.gap();
        page.say(
            "Your preset stands in the place of the one that comes with the program.",
            theme.dim,
        );
    }
    if let Some(warning) = &preset.warning {
        page.gap();
        page.say(&format!("! {}", display(warning)), theme.problem);
    }
    page.gap();
    page.say(&words(home.burden(preset)), theme.dim);
    page.list("It will suggest", &preset.suggests);
    page.list("Only you can say", &preset.only_you);
    let at_hand = [
        "your providers, and where you host",
        "a contact address that is not your home",
    ];
    page.list("Have at hand", &at_hand.map(str::to_owned));
}

/// How much is left to do, in words: `9 answers to type, 31 to confirm`.
fn words(burden: Burden) -> String {
    let parts = [
        counted(burden.to_type, "answer to type", "answers to type"),
        (burden.to_choose > 0).then(|| format!("{} to choose", burden.to_choose)),
        (burden.to_confirm > 0).then(|| format!("{} to confirm", burden.to_confirm)),
        (burden.to_pick > 0).then(|| format!("{} to pick from", burden.to_pick)),
    ];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    format!("{}.", parts.join(", "))
}

fn of_draft(page: &mut Page, model: &Model, listed: &Listed) {
    let theme = page.theme;
    page.title(&display(&listed.name));
    if let Some(problem) = &listed.problem {
        page.gap();
        page.say("This draft cannot be read. It was not changed.", theme.problem);
        page.gap();
        for line in problem.lines().filter(|line| !line.trim().is_empty()) {
            page.say(&display(line), theme.normal);
        }
        return;
    }
    page.say(&format!("{}, changed {}", listed.place, listed.changed), theme.dim);
    page.gap();
    let state = match listed.about.strip_prefix("ready, ") {
        Some(more) => format!("Nothing needed is missing; {more}."),
        None if listed.about == "complete" => "Complete: every answer is confirmed.".to_owned(),
        None => listed.about.clone(),
    };
    page.say(&display(&state), theme.normal);
    let needs = model.home.needs(listed, model.today);
    page.pairs("Where it needs you", &needs);
    page.gap();
    page.path(&listed.shown, 0);
}

/// What is asked about a draft.
pub(super) fn ask(model: &Model, ask: &Ask, buf: &mut Buffer, area: Rect) -> Cursor {
    let mut page = Page::new(model, buf, area);
    let theme = model.theme;
    match &ask.what {
        What::Menu => {
            page.title(&display(&ask.name));
            page.gap();
            page.choices(MENU.iter().map(|(_, words, _)| *words), 0, ask.at);
            page.gap();
            page.say(MENU.get(ask.at).map_or("", |(.., help)| help), theme.dim);
        }
        What::Delete => {
            page.title(&format!("Delete {}?", display(&ask.name)));
            page.gap();
            page.choices(DELETE.iter().copied(), 0, ask.at);
            page.gap();
            page.say(
                "Its notes and its history go with it. “Deleted drafts” on this screen brings it back; only you empty them.",
                theme.dim,
            );
            page.path(&tilde(&ask.file), 0);
        }
        What::Elsewhere(by) => {
            page.title(&format!("{} is open elsewhere", display(&ask.name)));
            page.gap();
            page.say(
                &format!("Another window writes it ({}). Two at once would lose answers.", display(by)),
                theme.normal,
            );
            page.gap();
            page.choices(ELSEWHERE.iter().copied(), 0, ask.at);
        }
        What::Deleted => {
            page.title("Bring back which draft?");
            page.gap();
            let names: Vec<String> = model
                .home
                .deleted
                .iter()
                .map(|one| format!("{}, deleted on {}", display(&one.name), day(&one.on)))
                .collect();
            let room = usize::from(page.left().saturating_sub(5)).max(1);
            let (y, height) = (page.y, u16::try_from(room).unwrap_or(u16::MAX));
            let top = model.spots.list(Rect { y, height, ..area }, ask.at, names.len());
            page.choices(names.iter().skip(top).take(room).map(String::as_str), top, ask.at);
            page.gap();
            if let Some(one) = model.home.deleted.get(ask.at) {
                page.path(&format!("was {}", tilde(&one.from)), 0);
            }
            page.path(
                &format!(
                    "kept in {} until you empty it",
                    tilde(&model.folder.with_file_name("deleted"))
                ),
                0,
            );
        }
        What::Name(naming, input) => {
            let (title, help) = match naming {
                Naming::Rename => ("What shall it be called?", "A name, or a path to move it to."),
                Naming::Duplicate => ("What shall the copy be called?", "A name in your drafts folder, or a path."),
                Naming::Export => (
                    "Where shall the clean copy go?",
                    "Answers and open questions, without suggestions. Nothing is overwritten.",
                ),
                Naming::Preset => (
                    "What shall the preset be called?",
                    "Names, addresses, dates, contacts and your own statements are left out; what you picked becomes an offer, what was \
                     suggested stays so.",
                ),
            };
            page.title(title);
            page.gap();
            let field = Rect {
                y: page.y,
                height: page.left().min(1),
                ..area
            };
            input.render(field, page.buf, theme.normal);
            model.spots.field(field);
            let place = input.cursor(field);
            page.y += 1;
            page.gap();
            page.say(help, theme.dim);
            return Some((place.x, place.y));
        }
    }
    None
}

/// Where to keep a new draft.
pub(super) fn keep(model: &Model, preset: Option<usize>, here: bool, buf: &mut Buffer, area: Rect) {
    let mut page = Page::new(model, buf, area);
    let theme = model.theme;
    let title = preset
        .and_then(|i| model.presets.get(i))
        .map_or("Start empty", |preset| preset.title.as_str());
    if area.height >= 8 {
        page.say(&display(title), theme.dim);
        page.gap();
    }
    page.title("Where shall the draft be kept?");
    if area.height >= 9 {
        page.gap(); // a path may need a second line
    }
    let free = here_is_free(model);
    let beside = if model.prefer_here {
        "here, beside your code"
    } else {
        "here, in this folder"
    };
    let options = [
        (
            if free { beside } else { "here: there is a draft already" },
            "./privacy-policy.json".to_owned(),
            here,
        ),
        ("in my drafts folder", tilde(&proposed(model, preset)), !here),
    ];
    for (number, (words, file, on)) in options.into_iter().enumerate() {
        if page.left() == 0 {
            break;
        }
        let (y, height) = (page.y, page.left().min(2));
        page.spots.line(Rect { y, height, ..area }, number);
        let (mark, style) = match (on, free || on) {
            (true, _) => ("▸ (•) ", theme.selected),
            (false, true) => ("  ( ) ", theme.normal),
            (false, false) => ("      ", theme.dim),
        };
        if on {
            chosen_row(
                page.buf,
                Rect {
                    y: page.y,
                    width: area.width.min(44),
                    ..area
                },
                &theme,
            );
        }
        let used = put(page.buf, area.x, page.y, area.width, mark, theme.strong);
        put(page.buf, area.x + used, page.y, area.width.saturating_sub(used), words, style);
        page.y += 1;
        page.path(&file, 6);
    }
    page.gap();
    page.fitting(
        &[
            "It is saved at every change, and it stays yours: one file that you can move.",
            "It is saved at every change.",
        ],
        theme.dim,
    );
}
