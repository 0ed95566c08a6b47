//! AI and automated decisions.
//!
//! Whether data trains models is what the author said; what a provider does by default is not known here.

pub(super) mod described;
pub(super) mod trained;

use crate::interview::uses::AiRow;

#[cfg(test)]
const SUMMARIES: &str = "use.ai.sum={\"feature\":\"Summaries of notes\",\"sent\":[{\"item\":\"user_content\",\"text\":\"your notes\"}],\"optional\":\"optional\",\"trained\":\"no\"}";

fn feature(row: &AiRow) -> String {
    format!("“{}”", row.feature.as_deref().unwrap_or(&row.key))
}
