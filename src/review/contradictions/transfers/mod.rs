//! Where data is, where it goes, and what protects it there.
//!
//! Must not hold lists of countries: they have dates, and stand in [`crate::review::dated`]. The price: a place without a
//! country says nothing, and no rule speaks.

pub(super) mod places;
pub(super) mod tools;

use crate::values::{Place, area_name};

/// The name of a place in a sentence.
fn article(place: &Place) -> String {
    let the = crate::values::article(&place.area);
    area_name(&place.area).map_or_else(|| place.area.clone(), |name| format!("{the}{name}"))
}
