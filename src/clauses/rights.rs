//! rights

use super::words::View;
use crate::document::Clause;

pub(super) fn write(_view: &View) -> Option<Clause> {
    None
}
