//! What the keys that change their meaning do on this screen, in the words of the footer.
//!
//! Must not know key presses, and must not change anything. The price: it has to agree with `update` about
//! what each screen does with a message.

use crate::asking;
use crate::draft::State;
use crate::edit::Edit;
use crate::interview::Kind;
use crate::tui::model::{Entry, Findings, Finish, FinishLine, Item, Model, Over, Screen, Stage, Target};
use crate::tui::update::decide::{Choice, choices};
use crate::tui::update::findings::{fold_here, found_here, listed};
use crate::tui::update::finish::{Reply, replies};
use crate::tui::update::home::HomeLine;
use crate::tui::update::{Next, next, rest_of_row, takes_row};
use crate::tui::view::text::unread;

pub(super) fn lines(m: &Model) -> bool {
    !matches!(m.screen, Screen::OpenFile { .. } | Screen::Where { .. }) || m.over.is_some()
}

pub(super) fn long(m: &Model) -> bool {
    matches!(m.screen, Screen::Text { .. } | Screen::Form(_) | Screen::Check { .. }) && m.over.is_none()
}

fn form(m: &Model) -> Option<&crate::tui::model::Form> {
    match &m.screen {
        Screen::Form(form) if m.over.is_none() && form.reading.is_none() => Some(form),
        _ => None,
    }
}

pub(super) fn section_here(m: &Model) -> Option<()> {
    let text = matches!(m.screen, Screen::Text { section: Some(_), .. }) && m.over.is_none();
    form(m).map(|_| ()).or(text.then_some(()))
}

/// What a yes to the rest is to: the row that is open, else the section.
pub(super) fn yes_to(m: &Model) -> Option<&'static str> {
    let row = form(m).zip(m.desk.as_ref()).map(|(form, desk)| rest_of_row(desk, form));
    match row {
        // nobody says yes to what is cut off or further down
        Some(rest) if !rest.is_empty() => Some(if takes_row(m) { "yes to the row" } else { "yes to what shows" }),
        None if unread(m) > 0 => None,
        Some(_) | None => section_here(m).map(|()| if waits_here(m) { "yes to the rest" } else { "what it says" }),
    }
}

/// Whether anything in the section waits for a yes.
fn waits_here(m: &Model) -> bool {
    let section = match &m.screen {
        Screen::Form(form) => Some(form.section),
        Screen::Text { section, .. } => *section,
        _ => None,
    };
    let tally = m.desk.as_ref().zip(section).map(|(desk, section)| desk.tally(section));
    tally.is_some_and(|tally| tally.to_confirm > 0)
}

/// Whether the question with the focus has to be answered before the policy can be published.
pub(super) fn is_needed(m: &Model) -> bool {
    let missing = m.desk.as_ref().map(|desk| &desk.missing);
    form(m)
        .zip(missing)
        .is_some_and(|(form, missing)| missing.iter().any(|at| at == form.focus.path()))
}

/// Whether the focus is on a question of yes or no, which y and n answer.
pub(super) fn yes_no_here(m: &Model) -> Option<()> {
    let form = form(m).filter(|form| form.input.is_none() && !form.is_filtering())?;
    let Entry::Answer(at) = &form.focus else { return None };
    let question = crate::tui::model::question_of(at)?;
    matches!(question.kind, Kind::YesNo).then_some(())
}

pub(super) fn answer_here(m: &Model) -> bool {
    form(m).is_some_and(|f| matches!(f.focus, Entry::Answer(_) | Entry::Row(_) | Entry::Detail(_)))
}

pub(super) fn table_here(m: &Model) -> Option<()> {
    form(m)?.table().map(|_| ())
}

/// Whether the table with the focus has rows that can be narrowed.
pub(super) fn rows_here(m: &Model) -> Option<()> {
    let desk = m.desk.as_ref()?;
    let table = form(m)?.table()?;
    let rows = crate::interview::keys(&desk.shown, table).len() + desk.draft.offers(table).len();
    (rows > 1).then_some(())
}

/// Whether what has the focus names a row, or is named.
pub(super) fn ties_here(m: &Model) -> Option<()> {
    let ties = crate::asking::ties(m.desk.as_ref()?, form(m)?.focus.path());
    (!ties.is_empty()).then_some(())
}

pub(super) fn cell_here(m: &Model) -> Option<()> {
    form(m)?.cell().map(|_| ())
}

pub(super) fn tab(m: &Model) -> Option<&'static str> {
    match (&m.over, &m.screen) {
        (Some(Over::Explain { list, .. }), _) => return (list.len() > 1).then_some("the next"),
        (None, Screen::Findings(screen)) => return Some(screen.by.next().words()),
        _ => {}
    }
    let form = form(m)?;
    match (&form.focus, form.cell()) {
        (_, Some(_)) => Some("next cell"),
        (Entry::Row(_), None) => Some("cells"),
        _ => None,
    }
}

/// The open draft, where nothing lies over it: only there something is taken back.
pub(super) fn desk_below(m: &Model) -> Option<&crate::tui::model::Desk> {
    m.desk.as_ref().filter(|_| m.over.is_none())
}

pub(super) fn row_here(m: &Model) -> Option<()> {
    let desk = m.desk.as_ref()?;
    let row = form(m)?.row()?;
    crate::path::get(&desk.draft.answers, row).map(|_| ())
}

/// Whether the row with the focus can go further up or down.
pub(super) fn shifts(m: &Model, up: bool) -> Option<()> {
    let (desk, row) = (m.desk.as_ref()?, form(m)?.row()?);
    crate::asking::shifting(desk, row, up).ok().map(|_| ())
}

pub(super) fn enter(m: &Model) -> Option<&'static str> {
    if let Some(over) = &m.over {
        return Some(match over {
            Over::Find(_) | Over::Ties { .. } | Over::Explain { .. } => "go there",
            Over::Decide { at: None, .. } => return None,
            Over::Decide { fold, at: Some(at), .. } if choices(fold).get(*at) == Some(&Choice::Leave) => "leave it",
            Over::Decide { .. } => "do it",
            Over::Provider { .. } => "pick",
            Over::Other { .. } => "choose",
            Over::Note { .. } => "keep it",
            Over::Why { .. } | Over::Judged { .. } => "go on",
            Over::Ignore(_) => "add it",
            Over::Take(_) => "take it away",
            Over::Keys { .. } | Over::Say(_) | Over::Compare { .. } => "close",
        });
    }
    Some(match &m.screen {
        Screen::Home { .. } if m.home.ask.is_some() => "do it",
        Screen::Home { at } => match crate::tui::update::home::lines(m).get(*at) {
            Some(HomeLine::Resume(i)) if m.listed.get(*i).is_some_and(|listed| listed.problem.is_some()) => "see why",
            Some(HomeLine::Resume(_)) => "continue",
            Some(HomeLine::More | HomeLine::Deleted | HomeLine::Broken(_)) => "show",
            Some(HomeLine::OpenFile) => "open",
            Some(HomeLine::Look) => "choose a draft",
            Some(HomeLine::Preset(_) | HomeLine::Empty) | None => "begin a new one",
        },
        Screen::Where { .. } => "keep it there",
        Screen::Tasks { at } if crate::tui::update::tasks::is_since(m, *at) => "look",
        Screen::OpenFile { .. } | Screen::Tasks { .. } | Screen::Check { .. } => "open",
        Screen::Text {
            section: Some(_),
            at: None,
            ..
        } if unread(m) > 0 => "read on",
        Screen::Text {
            section: Some(_),
            at: None,
            ..
        } => "yes, that is right",
        Screen::Text { .. } => "to its question",
        Screen::Findings(screen) => on_findings(m, screen),
        Screen::Finish(finish) => on_finish(m, finish),
        Screen::Look(_) => super::look::enter(m),
        Screen::Form(f) if f.reading.is_some() => "to its question",
        Screen::Form(f) if f.cell().is_some() => "edit",
        Screen::Form(f) => match (m.desk.as_ref().map_or(Next::On, |desk| next(desk, f)), &f.focus) {
            (Next::Row, _) | (Next::Open(_), Entry::Detail(_)) => "add",
            (Next::Open(_), _) => "answer",
            (Next::Fill(_), _) => "what it lacks",
            (Next::Take(_), _) if crate::tui::view::form::unread(m).is_some() => "read on",
            (Next::Take(_), _) => "yes, next",
            (Next::None, _) => "none",
            (Next::On, Entry::Offer(_) | Entry::None(_)) => "skip",
            (Next::On, _) => "next",
        },
    })
}

fn on_findings(m: &Model, screen: &Findings) -> &'static str {
    let (all, at) = listed(m, screen);
    match all.get(at) {
        Some((_, Item::Fold(fold))) if !fold.counts() => "the decision",
        Some((_, Item::Fold(_))) => "mend it",
        Some((_, Item::Bench(bench))) if bench.questions.is_empty() => "why",
        Some((_, Item::Stale(_))) => "why",
        Some((_, Item::Bench(_))) => "answer",
        None => "go on",
    }
}

/// What `r` does: explains what is found here, else lists what is found anywhere.
pub(super) fn review(m: &Model) -> Option<&'static str> {
    if m.over.is_some() || m.desk.is_none() {
        return None;
    }
    match &m.screen {
        Screen::Tasks { .. } => Some("review"),
        Screen::Form(form) if form.reading.is_none() => Some(if found_here(m).is_empty() { "review" } else { "what is wrong" }),
        Screen::Finish(finish) => matches!(finish.stage, Stage::Choose).then_some("review"),
        Screen::Home { .. }
        | Screen::Where { .. }
        | Screen::OpenFile { .. }
        | Screen::Form(_)
        | Screen::Check { .. }
        | Screen::Text { .. }
        | Screen::Look(_)
        | Screen::Findings(_) => None,
    }
}

fn on_finish(m: &Model, finish: &Finish) -> &'static str {
    match (&finish.stage, finish.at) {
        (Stage::Done(_), _) => "to the sections",
        (Stage::Ask(at), _) => match replies(&finish.chosen()).get(*at) {
            Some(Reply::Look) => "compare",
            Some(Reply::Go) => "write",
            Some(Reply::Back) | None => "back",
        },
        (Stage::Choose, FinishLine::Stop(_) | FinishLine::Row(_) | FinishLine::Date) => "go there",
        (Stage::Choose, FinishLine::Duty(_)) if fold_here(m).is_some_and(|fold| !fold.counts()) => "the decision",
        (Stage::Choose, FinishLine::Duty(_)) => "decide",
        (Stage::Choose, FinishLine::InShort | FinishLine::Recheck) => "change",
        (Stage::Choose, FinishLine::Changed) => "compare",
        (Stage::Choose, FinishLine::More) => "show them",
        (Stage::Choose, FinishLine::Write) => "write",
        (Stage::Choose, FinishLine::File(i)) => match finish.files.get(i).map(|file| &file.there) {
            Some(Target::Differs(..)) => "compare",
            _ => "go on",
        },
    }
}

pub(super) fn space(m: &Model) -> Option<&'static str> {
    if let (Screen::Finish(finish), None) = (&m.screen, &m.over) {
        return match (&finish.stage, finish.at) {
            (Stage::Choose, FinishLine::File(_)) => Some("on or off"),
            (Stage::Choose, FinishLine::InShort | FinishLine::Recheck) => Some("change"),
            _ => None,
        };
    }
    if let Some(does) = super::look::space(m) {
        return Some(does);
    }
    match &form(m)?.focus {
        Entry::Offer(_) => Some("pick"),
        Entry::None(table) => {
            let says = asking::saying_none(m.desk.as_ref()?, table);
            Some(if matches!(says, Some(Edit::Set { value: Some(_), .. })) {
                "none"
            } else {
                "not none"
            })
        }
        Entry::Answer(at) => {
            let kind = crate::tui::model::question_of(at)?.kind;
            matches!(kind, Kind::YesNo | Kind::One(_)).then_some("change")
        }
        Entry::Row(_) | Entry::Add(_) | Entry::Detail(_) => None,
    }
}

pub(super) fn right(m: &Model) -> Option<&'static str> {
    if let (Screen::Finish(finish), None) = (&m.screen, &m.over) {
        let file = matches!((&finish.stage, finish.at), (Stage::Choose, FinishLine::File(_)));
        return file.then_some("path");
    }
    if let (Screen::Findings(_), None) = (&m.screen, &m.over) {
        return fold_here(m).map(|_| "explain");
    }
    if matches!(m.screen, Screen::Where { .. }) {
        return other_place(m);
    }
    if matches!(m.screen, Screen::Home { .. }) {
        return (crate::tui::view::home::untold(m) > 0).then_some(if m.home.told.is_some() { "read on" } else { "more" });
    }
    match &form(m)?.focus {
        Entry::Answer(_) if cell_here(m).is_some() => Some("next, then open"),
        Entry::Answer(at)
            if m.desk
                .as_ref()
                .is_some_and(|desk| crate::asking::proposed(desk, at).is_some()) =>
        {
            Some("take it")
        }
        Entry::Answer(_) => Some("edit"),
        Entry::Row(_) => Some("open"),
        Entry::Offer(_) | Entry::Add(_) | Entry::None(_) | Entry::Detail(_) => None,
    }
}

pub(super) fn drop(m: &Model) -> Option<&'static str> {
    if let Some(does) = super::look::drop(m) {
        return Some(does);
    }
    if let (Screen::Findings(screen), None) = (&m.screen, &m.over) {
        let (all, at) = listed(m, screen);
        if matches!(all.get(at), Some((_, Item::Stale(_)))) {
            return Some("take it away");
        }
    }
    if m.over.is_none()
        && let (Screen::Findings(_), Some(fold)) = (&m.screen, fold_here(m))
    {
        let decided = fold.head().waived.is_some() || fold.head().lapsed.is_some();
        return decided.then_some("no longer decided");
    }
    let desk = m.desk.as_ref()?;
    match &form(m)?.focus {
        Entry::Row(at) if crate::path::get(&desk.draft.answers, at).is_some() => Some("take away"),
        Entry::Row(_) | Entry::Offer(_) => Some("not for us"),
        Entry::Answer(at) => match desk.draft.state(at) {
            State::Unanswered => None,
            State::Suggested => Some("not for us"),
            State::Known | State::Confirm | State::LeftOut | State::DontKnow | State::AskCounsel => Some("clear"),
        },
        Entry::Add(_) | Entry::None(_) | Entry::Detail(_) => None,
    }
}

pub(super) fn editor(m: &Model) -> Option<&'static str> {
    let Entry::Answer(at) = &form(m)?.focus else { return None };
    let question = crate::tui::model::question_of(at)?;
    matches!(question.kind, Kind::Text | Kind::Prose | Kind::Words).then_some("editor")
}

pub(super) fn esc(m: &Model) -> Option<&'static str> {
    match m.over {
        Some(Over::Take(_)) => return Some("keep it"),
        Some(_) => return Some("close"),
        None => {}
    }
    match &m.screen {
        Screen::Home { .. } => (m.home.ask.is_some() || m.home.told.is_some()).then_some("back"),
        Screen::Tasks { .. } => Some("all drafts"),
        Screen::Where { .. } | Screen::OpenFile { .. } => Some("home"),
        Screen::Form(form) if form.cell().is_some() => Some("the row"),
        Screen::Form(form) if form.reading.is_none() && form.filter.is_some() => Some("all rows"),
        Screen::Look(_) => Some(super::look::esc(m)),
        Screen::Form(_) | Screen::Check { .. } | Screen::Text { .. } | Screen::Findings(_) | Screen::Finish(_) => Some("back"),
    }
}

/// What `o` does: other answers in a form, and on Home what else can be done with a draft.
pub(super) fn other(m: &Model) -> Option<&'static str> {
    if let (Screen::Home { at }, None, None) = (&m.screen, &m.over, &m.home.ask) {
        let line = crate::tui::update::home::lines(m).get(*at).copied();
        return matches!(line, Some(HomeLine::Resume(_))).then_some("rename, copy, delete");
    }
    let explained =
        matches!(&m.over, Some(Over::Explain { list, at, .. }) if list.get(*at).is_some_and(|fold| fold.head().is_decidable()));
    let decidable = m.over.is_none() && fold_here(m).is_some_and(|fold| fold.head().is_decidable());
    if explained || decidable {
        return Some("decide");
    }
    answer_here(m).then_some("other answer")
}

/// Where there is something to find: in an open draft, and in the list of Home.
pub(super) fn find(m: &Model) -> Option<&'static str> {
    let home = matches!(m.screen, Screen::Home { .. }) && m.home.ask.is_none();
    (m.over.is_none() && (m.desk.is_some() || home)).then_some("find")
}

/// Whether there is another place for a new draft.
pub(super) fn other_place(m: &Model) -> Option<&'static str> {
    let where_to = matches!(m.screen, Screen::Where { .. });
    (where_to && crate::tui::update::home::here_is_free(m)).then_some("other place")
}
