//! Suggestions that follow from an answer: what a product with a mobile app usually has besides.
//!
//! A preset is about one kind of product; its author may have an app all the same. These layers lie behind those of the
//! draft, and only while the answer stands. Must not be laid where nothing else is suggested, for who begins with
//! nothing asked for nothing, nor where a source of the draft knows of the app and speaks for itself. The price: they are
//! not in the draft's file, so another version of this program may suggest other rows.

use super::{Draft, Layer};
use crate::interview::company::Offer;
use crate::vendors::is_brought;
use std::sync::LazyLock;

/// What a mobile app brings: notifications, permissions, data of the device.
static MOBILE_APP: LazyLock<Option<Layer>> = LazyLock::new(|| serde_json::from_str(include_str!("besides/mobile-app.json")).ok());

impl Draft {
    /// Every layer of suggestions, first source first: those of the draft, then those that follow from an answer.
    pub fn layers(&self) -> impl Iterator<Item = &Layer> {
        let app = MOBILE_APP.as_ref().filter(|_| self.has_app_besides());
        self.suggested.iter().chain(app)
    }

    /// Whether a layer follows from an answer: its rows come behind those that are there.
    pub(super) fn is_besides(&self, layer: &Layer) -> bool {
        is_brought(&layer.from) || !self.suggested.iter().any(|own| std::ptr::eq(own, layer))
    }

    /// Whether the author has an app of which no source of the draft knows.
    fn has_app_besides(&self) -> bool {
        let app = |offers: Option<&Vec<Offer>>| offers.is_some_and(|offers| offers.contains(&Offer::MobileApp));
        let mut sources = self.suggested.iter().filter(|layer| !is_brought(&layer.from));
        sources.clone().next().is_some()
            && app(self.answers.company.offers.as_ref())
            && !sources.any(|layer| app(layer.answers.company.offers.as_ref()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::answers::Answers;

    fn with(offers: &[Offer]) -> Answers {
        let mut answers = Answers::default();
        answers.company.offers = Some(offers.to_vec());
        answers
    }

    fn layer(answers: Answers) -> Layer {
        Layer {
            on_server: Vec::new(),
            from: "preset:x".into(),
            as_of: None,
            answers,
        }
    }

    #[test]
    fn an_app_that_no_source_knows_of_brings_what_apps_have() {
        let mut draft = Draft::new("x");
        draft.answers = with(&[Offer::MobileApp]);
        assert_eq!(draft.layers().count(), 0, "nothing was asked for");
        draft.suggested.push(layer(with(&[Offer::WebApp])));
        let from: Vec<&str> = draft.layers().map(|layer| layer.from.as_str()).collect();
        assert_eq!(from, ["preset:x", "the mobile app"]);
        let shown = draft.shown();
        assert_eq!(shown.collection.permissions.len(), 1);
        assert_eq!(shown.collection.kinds.len(), 2);
        assert_eq!(shown.uses.purposes.len(), 2);
        assert!(shown.sharing.recipients.is_empty(), "who receives data is only offered");
        assert_eq!(draft.published().collection.kinds.len(), 0, "and nothing is said by it");
        draft.answers = with(&[Offer::WebApp]);
        assert_eq!(draft.layers().count(), 1, "it goes with the answer");
        draft.answers = with(&[Offer::MobileApp]);
        draft.suggested = vec![layer(with(&[Offer::MobileApp]))];
        assert_eq!(draft.layers().count(), 1, "a source that knows of the app speaks for itself");
    }
}
