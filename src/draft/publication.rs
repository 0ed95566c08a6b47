//! The record of a publication in the draft's file: when, by which program, from which answers, into which files.
//!
//! Only its shape; what is published, and what changed since, is known to `published`.

use crate::values::{PolicyDate, object};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// One publication, as the draft's file records it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(remote = "Self", deny_unknown_fields)]
pub struct Publication {
    /// The day.
    pub on: PolicyDate,
    /// The version of the program.
    pub program: String,
    /// The SHA-256 digest of the published answers.
    pub answers: String,
    /// The SHA-256 digest of the sentences: how this release worded those answers.
    pub wording: String,
    /// By when the author wants to look at it again.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub recheck: Option<PolicyDate>,
    /// The files written.
    #[serde(default)]
    pub files: Vec<PublishedFile>,
}

/// A published file. Its digest is what `sha256sum` prints.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(remote = "Self", deny_unknown_fields)]
pub struct PublishedFile {
    /// Where it is, seen from the draft's folder; absent where it lies outside the project, because a
    /// draft names no path of its author's machine.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub path: Option<String>,
    /// The name of the format.
    pub format: String,
    /// The SHA-256 digest of its bytes.
    pub sha256: String,
}

object!(Publication, PublishedFile);
