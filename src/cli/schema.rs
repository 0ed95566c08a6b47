//! `schema`: the shape of our files.

use super::args::Of;
use super::out::Out;
use super::{Done, Outcome};
use crate::draft::Draft;
use crate::review::Findings;
use crate::scan::Scan;
use crate::{document::Document, presets::Preset, vendors::Vendor};
use schemars::generate::SchemaSettings;
use schemars::schema_for;

pub(super) fn schema(of: Of) -> Outcome {
    let schema = match of {
        Of::Draft => schema_for!(Draft),
        Of::Preset => schema_for!(Preset),
        Of::Vendor => schema_for!(Vendor),
        Of::Document => schema_for!(Document),
        // only ever written by us: what may be left out is not required
        Of::Findings => SchemaSettings::default()
            .for_serialize()
            .into_generator()
            .into_root_schema_for::<Findings>(),
        Of::Scan => SchemaSettings::default()
            .for_serialize()
            .into_generator()
            .into_root_schema_for::<Scan>(),
    };
    Out::json(&schema)?;
    Ok(Done::Fine)
}
