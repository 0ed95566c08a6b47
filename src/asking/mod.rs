//! How the interview goes, whoever asks: what the screen and the interview in lines have in common.
//!
//! The open draft with all that follows from it is the [`Desk`] (`desk`; what is computed once in `memo`, the numbers of a
//! section in `tally`); the lines of a section and which of them wait are in `entries`, the columns of a list in `columns`;
//! what an act of the author changes is in `acts`, in which `order` rows stand, where an act can lead in `ways`, what names what in `ties`, which rows are
//! `usual`; how an answer stands in `standing`, what of it nobody checked in `unchecked`, what nobody sees by looking at the
//! answers in `remains`; what a few letters mean in `find`, what the review found in `findings`, what a look through a
//! project found in `look`;
//! `reading` and `phrase` read what was typed, `given` a value of the command line, `keep` opens, locks and
//! saves. Must not know keys, commands or colours. The price: what only one of the two interviews
//! does has to be kept out of here on purpose.

mod acts;
mod columns;
mod desk;
mod entries;
mod find;
mod findings;
pub(crate) mod given;
mod grown;
mod keep;
mod look;
mod memo;
mod order;
pub(crate) mod phrase;
pub(crate) mod reading;
mod remains;
pub(crate) mod search;
mod standing;
mod tally;
mod ties;
mod unchecked;
mod undone;
mod usual;
mod void;
mod ways;

pub use crate::words::{beside_label, offer_label, row_label, words_of};
pub use acts::*;
pub use columns::{cell_words, cells_of, columns_shown, fits, is_offered};
pub use desk::Desk;
pub use entries::{Entry, entries, needs, position, presses};
pub use find::{Hit, Sort, Sought};
pub use findings::{
    Bench, Fold, Found, Group, Reasons, ask_at, benches, clear, count_words, decide, ended, lapsed, law_name, reason_of, say_why,
};
pub use grown::{added, adds, brought, grew};
pub use keep::{Keeper, Kept, Taken};
pub use look::{
    LIMIT, Looked, Of, Project, Seen, accept, counted_files, judge, judged_because, not_looked, notice, notice_words, say_why_of,
    seen, told, unnamed_by_hand, waiting,
};
pub use order::{moving, shifting};
pub use remains::{
    coming, empty_lists, finish_words, first_lack, is_lacking, is_lacking_at, lack, leaves_with, leaving, leaving_words,
    left_words, open_questions, ready_words, silent, silent_words, spare, stopping_words, to_decide, unchanged_since, unfinished,
};
pub use standing::{catalogued, differing, has_twin, hint, proposed, standing, to_confirm};
pub use tally::{Tally, thing};
pub use ties::{Tie, row_choices, ties, who_mentions, who_refers};
pub use unchecked::{doubt, doubt_in_row, more_by};
pub use undone::{Undone, table_of, take_back};
pub use usual::{Usual, insert_usual, picked, picked_key, usual, usual_called};
pub use void::{LEFT_EMPTY, left_row};
pub use ways::*;

use crate::interview::Question;
use crate::path::{self, Spot};

/// The section in which the answer at this path is asked.
pub fn section_of(at: &str) -> Option<&'static str> {
    match path::spot(at).ok()? {
        Spot::Leaf(q) | Spot::Table(q) | Spot::Row(q, _) | Spot::Cell(q, _) => Some(q.section),
    }
}

/// The question of the answer, row or table at this path.
pub fn question_of(at: &str) -> Option<&'static Question> {
    match path::spot(at).ok()? {
        Spot::Leaf(q) | Spot::Table(q) | Spot::Row(q, _) | Spot::Cell(q, _) => Some(q),
    }
}
