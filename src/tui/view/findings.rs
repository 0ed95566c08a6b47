//! The findings: the list with the one at the cursor below it, the page that explains one, and the list of decisions.
//!
//! Must not review and must not act. The price: the list is put together anew for each picture.

use super::{Cursor, chosen_row, display, paragraph, put, wrapped};
use crate::asking::{Bench, Fold, Found, Group, ask_at, law_name};
use crate::interview::counted;
use crate::review::{self, Level, Verdict, page};
use crate::tui::model::{By, Desk, Findings, Item, Model};
use crate::tui::theme::{Sign, Theme};
use crate::tui::update::findings::{Choice, choices, listed};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use unicode_width::UnicodeWidthStr;

/// The widest line that is read at a glance.
const WIDEST: u16 = 96;

/// A line of the list.
enum Line<'a> {
    Title(&'a str),
    Item(usize),
    Gap,
}

/// The screen of findings.
pub fn findings(model: &Model, screen: &Findings, buf: &mut Buffer, area: Rect) -> Cursor {
    let theme = &model.theme;
    let desk = model.desk.as_ref()?;
    let found = desk.found(model.today);
    let (all, at) = listed(model, screen);
    put(buf, area.x, area.y, area.width, &summary(&found), theme.strong);
    tabs(theme, screen.by, buf, area);
    if all.is_empty() {
        let room = below(area, 3);
        paragraph(
            buf,
            Rect {
                width: room.width.min(WIDEST),
                ..room
            },
            NOTHING,
            theme.normal,
        );
        return None;
    }
    let lines = lines(&all);
    let panel = match (area.height, screen.by) {
        (24.., By::Level | By::Section) => 10,
        (16..24, By::Level | By::Section) => 8,
        (11.., _) => 5,
        (0..11, _) => 0,
    };
    let listed = u16::try_from(lines.len()).unwrap_or(u16::MAX);
    let list = Rect {
        y: area.y + 3,
        height: listed.min(area.height.saturating_sub(3 + panel)),
        ..area
    };
    let here = lines
        .iter()
        .position(|line| matches!(line, Line::Item(i) if *i == at))
        .unwrap_or(0);
    let top = model.spots.list(list, here, lines.len());
    let edge = if lines.len() > usize::from(list.height) {
        super::form::EDGE
    } else {
        0
    };
    for (y, one) in (list.top()..list.bottom()).zip(lines.iter().skip(top)) {
        let room = Rect {
            y,
            height: 1,
            width: list.width.saturating_sub(edge),
            ..list
        };
        match one {
            Line::Title(title) => {
                put(buf, room.x, y, room.width, title, theme.strong);
            }
            Line::Item(i) => {
                line(model, screen.by, &all[*i].1, *i == at, buf, room);
                model.spots.line(Rect { y, height: 1, ..list }, *i);
            }
            Line::Gap => {}
        }
    }
    super::form::more(model, buf, list, top, lines.len());
    if panel > 0 {
        let y = list.bottom();
        put(buf, area.x, y, area.width, &"─".repeat(area.width as usize), theme.dim);
        let room = Rect {
            y: y + 1,
            height: area.bottom().saturating_sub(y + 1),
            width: area.width.min(WIDEST),
            ..area
        };
        match &all[at].1 {
            Item::Fold(fold) => about(desk, theme, fold, buf, room),
            Item::Bench(bench) => bench_about(desk, theme, bench, buf, room),
        }
    }
    None
}

/// What is said where nothing is found.
const NOTHING: &str = "The review found nothing that counts. That is no seal: a rule that is silent has not been passed, for it \
                       found nothing, or did not apply. Tab shows which laws were looked at, and which were not.";

/// How much was found, in a line.
fn summary(found: &Found) -> String {
    let count = |group: Group| found.folds.iter().filter(|fold| fold.group() == group).count();
    let parts = [
        counted(count(Group::Contradiction), "contradiction", "contradictions"),
        counted(count(Group::Level(Level::Must)) + count(Group::Doubtful), "must", "must"),
        counted(count(Group::Level(Level::Should)), "should", "should"),
        counted(count(Group::Level(Level::Consider)), "to consider", "to consider"),
        counted(count(Group::Decided), "decided", "decided"),
        counted(
            found.mended,
            "more mended by what is suggested",
            "more mended by what is suggested",
        ),
    ];
    let words: Vec<String> = parts.into_iter().flatten().collect();
    if words.is_empty() {
        "Nothing found".to_owned()
    } else {
        words.join(" · ")
    }
}

/// The three orders, the one that is shown in brackets.
fn tabs(theme: &Theme, by: By, buf: &mut Buffer, area: Rect) {
    let mut x = area.x;
    for one in By::ALL {
        let (words, style) = if one == by {
            (format!("[{}]", one.words()), theme.normal)
        } else {
            (format!(" {} ", one.words()), theme.dim)
        };
        x += put(buf, x, area.y + 1, area.right().saturating_sub(x), &words, style) + 1;
    }
    put(
        buf,
        x + 2,
        area.y + 1,
        area.right().saturating_sub(x + 2),
        "Tab: the next",
        theme.dim,
    );
}

fn lines(all: &[(String, Item)]) -> Vec<Line<'_>> {
    let mut lines = Vec::new();
    let mut title = "";
    for (i, (under, _)) in all.iter().enumerate() {
        if under != title {
            if i > 0 {
                lines.push(Line::Gap);
            }
            lines.push(Line::Title(under));
            title = under;
        }
        lines.push(Line::Item(i));
    }
    lines
}

fn line(model: &Model, by: By, item: &Item, chosen: bool, buf: &mut Buffer, area: Rect) {
    let theme = &model.theme;
    let (mark, style) = if chosen {
        (theme.sign(Sign::Here), theme.selected)
    } else {
        (" ", theme.normal)
    };
    if chosen {
        chosen_row(buf, area, theme);
    }
    match item {
        Item::Fold(fold) => {
            let word = if fold.counts() { fold.word() } else { "decided" };
            let column = if by == By::Section && area.width >= 50 { 16 } else { 2 };
            if column > 2 {
                put(buf, area.x + 2, area.y, column - 3, word, level_style(theme, fold));
            }
            let many = match fold.findings.len() {
                1 => String::new(),
                many => format!(" ({many}×)"),
            };
            put(buf, area.x, area.y, 2, mark, style);
            let room = area.width.saturating_sub(column);
            let tail = u16::try_from(many.width()).unwrap_or(0);
            let words = display(&fold.message());
            let wide = put(buf, area.x + column, area.y, room.saturating_sub(tail), &words, style);
            put(buf, area.x + column + wide, area.y, tail, &many, theme.dim);
        }
        Item::Bench(bench) => {
            let name = if area.width < 60 { 24 } else { 44 };
            put(
                buf,
                area.x,
                area.y,
                name - 1,
                &format!("{mark} {}", capital(&bench.name())),
                style,
            );
            let why = match bench.verdict {
                Verdict::Applies => format!("{}, {}", counted(bench.rules, "rule", "rules").unwrap_or_default(), bench.why),
                Verdict::NotKnown | Verdict::DoesNot => bench.why.clone(),
            };
            put(
                buf,
                area.x + name,
                area.y,
                area.width.saturating_sub(name),
                &display(&why),
                theme.dim,
            );
        }
    }
}

/// The style of the word for how grave a finding is.
pub(super) fn level_style(theme: &Theme, fold: &Fold) -> Style {
    match fold.group() {
        Group::Contradiction => theme.problem,
        Group::Level(Level::Must) => theme.suggested,
        Group::Level(Level::Should | Level::Consider) | Group::Doubtful | Group::Decided => theme.dim,
    }
}

/// The finding with the cursor, in short: what, where, why, what mends it.
fn about(desk: &Desk, theme: &Theme, fold: &Fold, buf: &mut Buffer, area: Rect) {
    let head = fold.head();
    let mut y = area.y;
    let mut say = |words: &str, style: Style| {
        let room = Rect {
            y,
            height: area.bottom().saturating_sub(y),
            ..area
        };
        y += paragraph(buf, room, &display(words), style);
    };
    let provision = fold.provision();
    let word = fold.word();
    say(
        &if provision.is_empty() {
            word.to_owned()
        } else {
            format!("{word} · {provision}")
        },
        level_style(theme, fold),
    );
    say(&fold.message(), theme.strong);
    if let Some(decided) = review::decided_words(head) {
        say(&decided, theme.suggested);
    }
    if !head.sentence.is_empty() {
        say(&format!("“{}”", head.sentence), theme.normal);
    }
    if let Some(names) = fold.names(desk) {
        say(&names, theme.normal);
    }
    say(head.why, theme.dim);
    if let Some(place) = fold.places().first() {
        say(&format!("Enter goes to: {}", ask_at(desk, place)), theme.normal);
    }
    for way in &head.mend {
        say(&format!("- {way}"), theme.dim);
    }
}

fn bench_about(desk: &Desk, theme: &Theme, bench: &Bench, buf: &mut Buffer, area: Rect) {
    let used = paragraph(buf, area, &capital(&bench.names.join(", ")), theme.strong);
    let room = below(area, used);
    let used = used + paragraph(buf, room, &display(&capital(&bench.why)), theme.normal);
    if let Some(question) = bench.questions.first() {
        let words = format!("Enter goes to: {}", ask_at(desk, question));
        paragraph(buf, below(area, used), &words, theme.normal);
    } else {
        let words = "A rule that is silent has not been passed: it found nothing, or did not apply.";
        paragraph(buf, below(area, used + 1), words, theme.dim);
    }
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters
        .next()
        .map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

fn below(area: Rect, lines: u16) -> Rect {
    let lines = lines.min(area.height);
    Rect {
        y: area.y + lines,
        height: area.height - lines,
        ..area
    }
}

/// The page that explains a finding: where it speaks, then what `explain` prints, and below it the places that mend it.
pub fn explain(model: &Model, list: &[Fold], (at, here, top): (usize, usize, usize), buf: &mut Buffer, area: Rect) {
    let theme = &model.theme;
    let (Some(fold), Some(desk)) = (list.get(at), &model.desk) else {
        return;
    };
    let area = Rect {
        width: area.width.min(WIDEST),
        ..area
    };
    let title = if list.len() > 1 {
        format!("{} of {}  {}", at + 1, list.len(), fold.word())
    } else {
        fold.word().to_owned()
    };
    put(buf, area.x, area.y, area.width, &title, level_style(theme, fold));
    let places = fold.places();
    let most = if area.height < 14 { 1 } else { 4 };
    let foot = u16::try_from(places.len().min(most)).unwrap_or(4) + u16::from(!places.is_empty());
    let mut y = area.y + 1;
    let low = area.height < 14;
    if !low {
        y += paragraph(buf, below(area, 1), &display(&fold.message()), theme.strong) + 1;
    }
    let body = Rect {
        y,
        height: area.bottom().saturating_sub(y + foot + 1),
        ..area
    };
    let mut words: Vec<(String, Style)> = Vec::new();
    let mut say = |text: &str, style: Style| {
        words.extend(
            wrapped(&display(text), usize::from(area.width.saturating_sub(super::form::EDGE)))
                .into_iter()
                .map(|line| (line, style)),
        );
    };
    let head = fold.head();
    if low {
        say(&fold.message(), theme.strong);
    }
    if let Some(decided) = review::decided_words(head) {
        say(&decided, theme.suggested);
    }
    if !head.sentence.is_empty() {
        say(&format!("“{}”", head.sentence), theme.normal);
    }
    if let Some(names) = fold.names(desk) {
        say(&names, theme.normal);
    }
    for line in explained(fold).lines() {
        say(line, theme.normal);
    }
    let last = words.len().saturating_sub(usize::from(body.height));
    let top = top.min(last);
    for (y, (line, style)) in (body.top()..body.bottom()).zip(words.iter().skip(top)) {
        put(buf, body.x, y, body.width.saturating_sub(super::form::EDGE), line, *style);
    }
    super::form::more(model, buf, body, top, words.len());
    if places.is_empty() {
        return;
    }
    let from = body.bottom() + 1;
    put(buf, area.x, from, area.width, "Enter goes to", theme.dim);
    let first = here.saturating_sub(most - 1);
    for (y, (i, place)) in (from + 1..area.bottom()).zip(places.iter().enumerate().skip(first).take(most)) {
        let (mark, style) = if i == here {
            (theme.sign(Sign::Here), theme.selected)
        } else {
            (" ", theme.normal)
        };
        let row = Rect { y, height: 1, ..area };
        if i == here {
            chosen_row(buf, row, theme);
        }
        put(
            buf,
            area.x,
            y,
            area.width,
            &format!("{mark} {}", display(&ask_at(desk, place))),
            style,
        );
        model.spots.line(row, i);
    }
}

/// The same text as `explain` prints; of what is no law's the reason and the way out.
fn explained(fold: &Fold) -> String {
    let head = fold.head();
    let rule = review::laws()
        .iter()
        .find_map(|law| law.rules.iter().find(|rule| rule.id == head.rule).map(|rule| (law, rule)));
    match rule {
        Some((law, rule)) => page::explained(law, rule),
        None => format!("{}\n\n{}\n\nWays out:\n- {}", head.rule, head.why, head.mend.join("\n- ")),
    }
}

/// What can be decided about a finding.
pub fn decide(model: &Model, fold: &Fold, at: usize, on: bool, buf: &mut Buffer, area: Rect) {
    let theme = &model.theme;
    let Some(desk) = &model.desk else { return };
    let area = Rect {
        width: area.width.min(WIDEST),
        ..area
    };
    let left = desk.undecided(model.today).len();
    let title = match (on, left) {
        (true, 2..) => format!("Your decision ({left} to decide)"),
        _ => "Your decision".to_owned(),
    };
    put(buf, area.x, area.y, area.width, &title, theme.strong);
    let mut used = 1;
    let law = if fold.findings.len() == 1 { law_name(fold.head()) } else { "" };
    let provision = fold.provision();
    let words = [fold.word(), law, &provision];
    let words: Vec<&str> = words.into_iter().filter(|words| !words.is_empty()).collect();
    let low = area.height < 14;
    if low {
        let words = display(&format!("{}: {}", fold.word(), fold.message()));
        put(buf, area.x, area.y + used, area.width, &words, level_style(theme, fold));
        used += 1;
    } else {
        used += paragraph(buf, below(area, used), &words.join(" · "), level_style(theme, fold));
        used += paragraph(buf, below(area, used), &display(&fold.message()), theme.normal);
        if let Some(names) = fold.names(desk) {
            used += paragraph(buf, below(area, used), &display(&names), theme.dim);
        }
        used += paragraph(buf, below(area, used), fold.head().why, theme.dim);
    }
    if let Some(decided) = review::decided_words(fold.head()).filter(|_| !low) {
        used += paragraph(buf, below(area, used), &decided, theme.suggested);
    }
    used += u16::from(!low);
    for (i, choice) in choices(fold).into_iter().enumerate() {
        let room = below(area, used);
        if room.height == 0 {
            return;
        }
        let words = match choice {
            Choice::Mend => match fold.places().first() {
                Some(place) => format!("Mend it: {}", ask_at(desk, place)),
                None => "Mend it".to_owned(),
            },
            Choice::Decide(decided) => decided.says().to_owned(),
            Choice::Undo => "Take the decision back".to_owned(),
        };
        let (mark, style) = if i == at {
            (theme.sign(Sign::Here), theme.selected)
        } else {
            (" ", theme.normal)
        };
        if i == at {
            chosen_row(buf, room, theme);
        }
        put(
            buf,
            room.x,
            room.y,
            room.width,
            &format!("{mark} {}  {}", i + 1, display(&words)),
            style,
        );
        model.spots.line(Rect { height: 1, ..room }, i);
        used += 1;
    }
    let room = below(area, used + 1);
    let words = "It is kept in the draft with its date, and lapses once an answer changes on which it rests. A private \
                 reason is kept with `policy-wizard decide … --reason`.";
    if usize::from(room.height) >= wrapped(words, usize::from(room.width)).len() {
        paragraph(buf, room, words, theme.dim);
    }
}
