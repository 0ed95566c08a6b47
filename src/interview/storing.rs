//! Where answers are stored: how a question reads and writes its own.
//!
//! Small macros (`leaf!`, `column!`, `table!`, `gate!`) write the plain functions that reach into [`Answers`]; nothing is
//! looked up by name at run time, so a renamed field is a compiler's error and not a lost answer. `record!` and `row!`
//! declare what is stored. Must not know any question.
//!
//! [`Answers`]: crate::answers::Answers

use super::question::Put;
use serde::{Serialize, de::DeserializeOwned};
use serde_json::Value;

/// A typed answer as a value; nothing for an answer that is not there.
pub fn read<T: Serialize>(slot: Option<&T>) -> Option<Value> {
    slot.and_then(|answer| serde_json::to_value(answer).ok())
}

/// Puts a value into a typed slot, or clears it.
pub fn write<T: DeserializeOwned>(slot: &mut Option<T>, value: Option<Value>) -> Put {
    *slot = value.map(serde_json::from_value).transpose().map_err(|e| e.to_string())?;
    Ok(())
}

/// The id of a section: the name of its field, but for `use`, which Rust keeps for itself.
macro_rules! section_id {
    (uses) => {
        "use"
    };
    ($section:ident) => {
        stringify!($section)
    };
}

/// A single value of a section: `leaf!(company.product: Kind::Text)`.
macro_rules! leaf {
    ($section:ident.$leaf:ident: $kind:expr) => {
        $crate::interview::Question::new(
            concat!($crate::interview::section_id!($section), ".", stringify!($leaf)),
            $kind,
            $crate::interview::Field::Leaf {
                get: |a| $crate::interview::read(a.$section.$leaf.as_ref()),
                put: |a, v| $crate::interview::write(&mut a.$section.$leaf, v),
            },
        )
    };
}

/// A column of a table: `column!(collection.kinds.items: Kind::Items)`.
macro_rules! column {
    ($section:ident.$table:ident.$column:ident: $kind:expr) => {
        $crate::interview::Question::new(
            concat!(
                $crate::interview::section_id!($section),
                ".",
                stringify!($table),
                ".*.",
                stringify!($column)
            ),
            $kind,
            $crate::interview::Field::Column {
                get: |a, i| {
                    a.$section
                        .$table
                        .get(i)
                        .and_then(|row| $crate::interview::read(row.$column.as_ref()))
                },
                put: |a, i, v| match a.$section.$table.get_mut(i) {
                    Some(row) => $crate::interview::write(&mut row.$column, v),
                    None => Err("there is no such row".into()),
                },
            },
        )
    };
}

/// A table and its gate: `table!(collection.kinds, any_kinds)`.
macro_rules! table {
    ($section:ident.$table:ident, $gate:ident) => {
        $crate::interview::Question::new(
            concat!($crate::interview::section_id!($section), ".", stringify!($table)),
            $crate::interview::Kind::Table,
            $crate::interview::Field::Table($crate::interview::Rows {
                gate: concat!($crate::interview::section_id!($section), ".", stringify!($gate)),
                keys: |a| a.$section.$table.iter().map(|row| row.key.clone()).collect(),
                row: |a, i| a.$section.$table.get(i).and_then(|row| serde_json::to_value(row).ok()),
                insert: |a, i, v| {
                    let row = serde_json::from_value(v).map_err(|e| e.to_string())?;
                    let rows = &mut a.$section.$table;
                    rows.insert(i.min(rows.len()), row);
                    Ok(())
                },
                remove: |a, i| {
                    if i < a.$section.$table.len() {
                        a.$section.$table.remove(i);
                    }
                },
                clear: |a| a.$section.$table.clear(),
            }),
        )
        .when(|a| a.$section.$gate != Some(false))
    };
}

/// The gate of a table: `gate!(collection.any_kinds)`.
macro_rules! gate {
    ($section:ident.$leaf:ident) => {
        leaf!($section.$leaf: $crate::interview::Kind::YesNo).gate()
    };
}

/// A record of answers: every field may be missing, and a missing one is left out of the file.
macro_rules! record {
    ($(#[$meta:meta])* $name:ident { $($(#[$fmeta:meta])* $field:ident: $type:ty,)* } $(tables { $($(#[$tmeta:meta])* $table:ident: $row:ty,)* })?) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Default, PartialEq, serde::Serialize, serde::Deserialize, schemars::JsonSchema)]
        #[serde(remote = "Self", default, deny_unknown_fields)]
        pub struct $name {
            $( $(#[$fmeta])* #[serde(skip_serializing_if = "Option::is_none")] pub $field: Option<$type>, )*
            $($( $(#[$tmeta])* #[serde(skip_serializing_if = "Vec::is_empty")] pub $table: Vec<$row>, )*)?
        }
        $crate::values::object!($name);
    };
}

/// A row of a table: its key, the catalogue entry it came from, and fields that may be missing.
macro_rules! row {
    ($(#[$meta:meta])* $name:ident { $($(#[$fmeta:meta])* $field:ident: $type:ty,)* }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Default, PartialEq, serde::Serialize, serde::Deserialize, schemars::JsonSchema)]
        #[serde(remote = "Self", deny_unknown_fields)]
        pub struct $name {
            /// The name of the row, which never follows a later label: `[a-z0-9-]{1,40}`.
            pub key: String,
            /// The catalogue entry that it came from.
            #[serde(default, skip_serializing_if = "Option::is_none")]
            pub catalogue: Option<String>,
            $( $(#[$fmeta])* #[serde(default, skip_serializing_if = "Option::is_none")] pub $field: Option<$type>, )*
        }
        $crate::values::object!($name);
    };
}
pub(crate) use {column, gate, leaf, record, row, section_id, table};
