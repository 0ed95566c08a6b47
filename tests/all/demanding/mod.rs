//! Ten checks of a demanding user. Where an older test holds a check or a part of it, it is named here.
//!
//! 1. Stopwatch: `play` (thirteen authors, their questions, screens and keys against the budget).
//! 2. Hold Enter: [`enter`]; `plain` for the interview in lines.
//! 3. Letters: [`letters`].
//! 4. Esc and quit: [`leave`]; `resume` and `terminal` for dates, periods, rows and signals.
//! 5. Change of mind: [`mind`].
//! 6. Read aloud: [`aloud`]; `policy` for length and facts that stand twice.
//! 7. Three months: [`months`]; `published`. Dependencies are not looked at yet.
//! 8. Bad light: [`light`]; `layout` for every size and theme, `terminal` for `TERM=dumb`.
//! 9. Lawyer's dip: `counsel`; `policy` and [`mind`] for what is cleared.
//! 10. Two people, git: [`two`]; `foreign` for a draft that changes under one's hands.

mod aloud;
mod enter;
mod leave;
mod letters;
mod light;
mod mind;
mod months;
mod two;
