//! What a provider brings to a policy: suggestions for the other sections, from what the catalogue says of it.
//!
//! A provider is a recipient, and more: it gets data that is collected, for a purpose, often in another country, and
//! stores things on devices. Once its row is known, [`changes`] says which layer (its source is `catalogue:ID`) belongs
//! to the draft: with what nobody has said or suggested yet, and with what follows from how the provider is set up. What
//! is in the layer already stays there, so that nothing comes back which the author took or dropped. What it has for rows
//! that were accepted before it came goes with the yes to it (`additions`). Must not change a draft (`edit` lays the layers),
//! and fills in nothing legal: what is known of that is offered, and says where nobody checked it. The price: a purpose, a
//! transfer or a cookie that two providers bring is in the layer of the first of them.

mod additions;
mod brought;
mod collection;
mod condition;
mod cookies;
mod groups;
mod parts;
mod purposes;
mod reach;
#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test may panic")]
mod tests;
mod together;
mod tools;
mod transfers;
mod untold;

use crate::answers::Answers;
use crate::draft::{Draft, Layer, Tomb};
use crate::interview::collection::KindRow;
use crate::interview::cookies::Consent;
use crate::interview::providers::{Ask, CARD, asks, runs_at_home};
use crate::interview::sharing::{CardForm, Job, Part, RecipientRow};
use crate::interview::uses::{AiRow, Limited, PurposeRow};
use crate::path;
use crate::values::{DataItem, Place, PolicyDate};
use crate::vendors::{self, BY_HAND, Role, SOURCE, Vendor};
use reach::Got;
use std::collections::BTreeSet;
use together::Share;

pub use additions::{Addition, additions, agreed, beside_uses};
pub use purposes::ends_of_row;
pub use tools::{behind, tool, way};
pub use transfers::leads_to_somebody;
pub use untold::{beyond, untold};

/// Whether what providers bring can be another after an edit: another row of a provider, people
/// elsewhere, another AI feature, a kind of data that is gone, or another condition of one or of a use.
pub fn is_due(before: &Draft, after: &Draft) -> bool {
    let (was, is) = (&before.answers.sharing, &after.answers.sharing);
    // which data it gets follows from what is brought, and not the other way round
    let rows = |rows: &[RecipientRow]| -> Vec<RecipientRow> {
        let bare = |row: &RecipientRow| RecipientRow {
            kinds: None,
            items: None,
            ..row.clone()
        };
        rows.iter().map(bare).collect()
    };
    if rows(&was.recipients) != rows(&is.recipients) || was.any_recipients != is.any_recipients {
        return true;
    }
    if is.recipients.is_empty() {
        return false;
    }
    if rows(&is.recipients).iter().any(|row| {
        let seen = |draft: &Draft| row.catalogue.as_deref().is_some_and(|id| draft.is_on_server(id));
        seen(before) != seen(after)
    }) {
        return true;
    }
    // a condition of the catalogue is dropped, or wanted again
    if is.recipients.iter().any(|row| is_freed(before, row) != is_freed(after, row)) {
        return true;
    }
    let said = |draft: &Draft| draft.answers.cookies.pixels;
    if said(before) != said(after) {
        return true;
    }
    let told = |draft: &Draft| {
        let over = draft.overlay();
        let waits: Vec<(String, Option<Consent>)> = over.cookies.items.iter().map(|row| (row.key.clone(), row.consent)).collect();
        let ends = condition::of_ends(draft, &over);
        let features: Vec<String> = over.uses.ai.into_iter().map(|row| row.key).collect();
        let kept: BTreeSet<String> = over.collection.kinds.iter().map(|row| row.key.clone()).collect();
        let kinds = over.collection.kinds.into_iter();
        let bound: Vec<(String, String)> = kinds.filter_map(|row| Some((row.key, row.only_if?))).collect();
        let limits: Vec<Option<Limited>> = over.uses.purposes.iter().map(|row| row.limited).collect();
        let rest = (
            over.company.regions,
            features,
            bound,
            limits,
            over.uses.grounds_for,
            ends,
            waits,
            over.cookies.setups,
            over.collection.logins.is_empty(),
        );
        (kept, rest)
    };
    let ((had, was), (has, is)) = (told(before), told(after));
    // of a kind that is gone nobody gets anything, and none of it is left to be taken
    was != is || !had.is_subset(&has)
}

/// The layers of providers that are not as they have to be: the source of each, and what it becomes; nothing where its
/// provider is gone.
pub fn changes(draft: &Draft, today: PolicyDate) -> Vec<(String, Option<Layer>)> {
    let providers = providers(draft);
    let has = |from: &str| draft.suggested.iter().position(|layer| layer.from == from);
    let mut bare = draft.clone();
    bare.suggested.retain(|layer| !vendors::is_brought(&layer.from));
    let over = bare.overlay();
    let (known, uses) = (over.collection.kinds.clone(), over.uses.purposes.clone());
    let shares = together::shares(draft, &over, &providers);
    let kinds = together::all_kinds(draft, &over, &shares);
    let own = condition::own_kinds(draft, &over);
    let mut all: Vec<(String, Option<Layer>)> = Vec::new();
    let stays = |layer: &&Layer| providers.iter().any(|one| one.source() == layer.from);
    let of_providers = || draft.suggested.iter().filter(|layer| layer.from.starts_with(SOURCE));
    all.extend(
        of_providers()
            .filter(|layer| !stays(layer))
            .map(|layer| (layer.from.clone(), None)),
    );
    let mut ordered: Vec<(usize, Share)> = shares.into_iter().enumerate().collect();
    ordered.sort_by_key(|(at, _)| has(&providers[*at].source()).unwrap_or(usize::MAX)); // who was first keeps what it brought
    let mut around = Around {
        answered: &draft.answers,
        over,
        known: &known,
        own: &own,
        kinds: &kinds,
        uses: &uses,
        providers: &providers,
    };
    let nothing = Answers::default();
    let old = |from: &str| {
        let old = draft.suggested.iter().find(|layer| layer.from == from);
        old.map_or(&nothing, |layer| &layer.answers)
    };
    for (at, share) in ordered {
        let provider = &providers[at];
        let from = provider.source();
        let answers = provider.brings(&around, share, old(&from));
        lay_over(&mut around.over, &answers);
        all.extend(becomes(from.clone(), old(&from), answers, today));
    }
    let by_hand = around.by_hand(old(BY_HAND));
    all.extend(becomes(BY_HAND.to_owned(), old(BY_HAND), by_hand, today));
    all
}

/// What the layer of a source becomes; nothing where it is as it has to be.
fn becomes(from: String, old: &Answers, answers: Answers, today: PolicyDate) -> Option<(String, Option<Layer>)> {
    if answers == *old {
        return None;
    }
    let layer = (answers != Answers::default()).then(|| Layer {
        on_server: Vec::new(),
        from: from.clone(),
        as_of: Some(today),
        answers,
    });
    Some((from, layer))
}

/// What stands around a provider when it is asked what it brings.
struct Around<'d> {
    /// What the author has answered.
    answered: &'d Answers,
    /// That, with what is suggested: by the draft's other sources, and by the providers before this one.
    over: Answers,
    /// The kinds of data that the draft has without any provider.
    known: &'d [KindRow],
    /// Those of them that no provider brought, ever.
    own: &'d [KindRow],
    /// Those, and what all providers bring.
    kinds: &'d [KindRow],
    /// The uses that it has without any.
    uses: &'d [PurposeRow],
    /// All providers of the draft.
    providers: &'d [Provider<'d>],
}

/// A recipient that the author knows, with its entry of the catalogue.
struct Provider<'d> {
    row: &'d RecipientRow,
    vendor: &'static Vendor,
    /// Whether a preset of the draft offers it: that has most of the data and the uses of such a product already.
    preset: bool,
    /// Whether a look through the project saw of it only what runs on a server.
    on_server: bool,
    /// Whether its author dropped the condition that the catalogue suggests for it, or left it open.
    is_free: bool,
    /// Whether it is counted who opens e-mails, as far as the author says: of this provider, or of all.
    counts: Option<bool>,
    /// What the AI features of the draft, known or suggested, send to it: slugs of items.
    sent: Vec<String>,
}

/// The recipients of a draft that are in the catalogue, as [`known`] has them.
fn providers(draft: &Draft) -> Vec<Provider<'_>> {
    let offered = |row: &RecipientRow| {
        let offers = |layer: &Layer| {
            let mut rows = layer.answers.sharing.recipients.iter();
            layer.from.starts_with("preset:") && rows.any(|one| one.catalogue == row.catalogue)
        };
        draft.suggested.iter().any(offers)
    };
    let features = draft.layers().flat_map(|layer| &layer.answers.uses.ai);
    let features: Vec<&AiRow> = features.chain(&draft.answers.uses.ai).collect();
    let mut all = known(&draft.answers, &features, offered);
    for one in &mut all {
        one.on_server = draft.is_on_server(&one.vendor.id);
        one.is_free = is_freed(draft, one.row);
    }
    all
}

/// The recipients that are in the catalogue, each entry once, without those on a server of the author's own; none where
/// the author says that nobody gets data.
fn known<'a>(answers: &'a Answers, features: &[&AiRow], preset: impl Fn(&RecipientRow) -> bool) -> Vec<Provider<'a>> {
    let mut all: Vec<Provider> = Vec::new();
    if answers.sharing.any_recipients == Some(false) {
        return all;
    }
    for row in &answers.sharing.recipients {
        let Some(vendor) = row.catalogue.as_deref().and_then(vendors::find) else {
            continue;
        };
        let again = all.iter().any(|one| one.vendor.id == vendor.id);
        if again || runs_at_home(row) {
            continue;
        }
        let its = features
            .iter()
            .filter(|one| one.provider.as_ref().is_some_and(|by| by.contains(&row.key)));
        let sent = its
            .flat_map(|one| one.sent.iter().flatten())
            .filter_map(|item| item.item.clone())
            .collect();
        all.push(Provider {
            row,
            vendor,
            preset: preset(row),
            on_server: false,
            is_free: false,
            counts: row.opens.or(answers.cookies.pixels),
            sent,
        });
    }
    all
}

/// Whether its author dropped the condition that the catalogue suggests for a provider, or left it open.
fn is_freed(draft: &Draft, row: &RecipientRow) -> bool {
    let at = format!("{}.only_if", path::row_path("sharing.recipients", &row.key));
    let dropped = |tomb: &Tomb| tomb.path == at && tomb.from.starts_with(SOURCE);
    draft.open.contains_key(&at) || draft.dropped.iter().any(dropped)
}

/// Puts the rows of a layer behind those that are there, whether or not its author dropped some: another provider is
/// not to bring them again.
fn lay_over(over: &mut Answers, answers: &Answers) {
    over.uses.purposes.extend(answers.uses.purposes.iter().cloned());
    over.sharing.transfers.extend(answers.sharing.transfers.iter().cloned());
    over.cookies.items.extend(answers.cookies.items.iter().cloned());
}

/// The key of a row that is brought: a plain one where that is free, else one with the name of who brings it.
fn free_key(plain: &str, by: &str, is_taken: impl Fn(&str) -> bool) -> String {
    if is_taken(plain) {
        path::slug(&format!("{plain} {by}"))
    } else {
        plain.to_owned()
    }
}

impl Provider<'_> {
    fn source(&self) -> String {
        format!("{SOURCE}{}", self.vendor.id)
    }

    /// The key of a row that it brings.
    fn key(&self, plain: &str, is_taken: impl Fn(&str) -> bool) -> String {
        free_key(plain, &self.vendor.id, is_taken)
    }

    /// Everything that it brings, beside what it brought before, with its share of the kinds of data that all bring.
    fn brings(&self, around: &Around, share: Share, old: &Answers) -> Answers {
        let mut answers = Answers::default();
        let over = &around.over;
        let keys = |is: &dyn Fn(&Got) -> bool| -> Vec<String> {
            let its = share.gets.iter().filter(|got| is(got));
            its.map(|got| got.key.clone()).collect()
        };
        let used = keys(&|got| got.is_used);
        let told = keys(&|got| got.is_used || reach::is_told(&got.items.iter().collect::<Vec<_>>()));
        let reached = keys(&|_| true);
        answers.collection.any_kinds = (!share.kinds.is_empty()).then_some(true);
        answers.collection.kinds = share.kinds;
        let secret = purposes::secret(&answers.collection.kinds, around.kinds);
        answers.uses.purposes = self.purposes(around, &old.uses.purposes, (&used, &told, &secret));
        answers.uses.any_purposes = (!answers.uses.purposes.is_empty()).then_some(true);
        answers.sharing.transfers = self.transfers(around, &old.sharing.transfers);
        answers.sharing.any_transfers = (!answers.sharing.transfers.is_empty()).then_some(true);
        answers.cookies.items = self.cookies(around, &old.cookies.items);
        answers.cookies.any_items = (!answers.cookies.items.is_empty()).then_some(true);
        answers.uses.ai = self.features(over);
        if self.row.ad_signals == Some(true) {
            answers.sharing.share_for_ads = Some(true); // an offer: whether it is so, the author says
            answers.sharing.ads_to = Some(vec![self.row.key.clone()]);
        }
        let named = self.row.kinds.as_ref().unwrap_or(&reached);
        let kinds: Vec<&KindRow> = around.kinds.iter().filter(|row| named.contains(&row.key)).collect();
        // of a kind that its row names, and from which it would not be said to get anything now, what the catalogue knows that it gets
        let gone = kinds.iter().filter(|row| !reached.contains(&row.key));
        let gets: Vec<Got> = share
            .gets
            .into_iter()
            .chain(gone.filter_map(|row| self.part_of(over, row)))
            .collect();
        let items = parts::items(&kinds, &gets);
        let told = over.collection.kinds.iter().any(|row| collection::holds(row, CARD));
        let only_if = self
            .vendor
            .only_if
            .clone()
            .or_else(|| self.waits_whole(over, around.own))
            .or_else(|| condition::of_all(self, around, &kinds));
        answers
            .sharing
            .recipients
            .extend(self.recipient(reached, items, !told, only_if));
        answers
    }

    /// The AI features of the draft of which nobody has said who runs them, where that is what it does: an offer.
    fn features(&self, over: &Answers) -> Vec<AiRow> {
        let runs = |row: &&AiRow| {
            let slugs = || row.sent.iter().flatten().filter_map(|item| item.item.as_deref());
            let speech = slugs().next().is_some() && slugs().all(|slug| matches!(slug, "call_recordings" | "audio_voice"));
            self.jobs().contains(if speech { &Job::Transcription } else { &Job::Ai })
        };
        let open = over.uses.ai.iter().filter(|row| row.provider.is_none()).filter(runs);
        let mine = |row: &AiRow| AiRow {
            key: row.key.clone(),
            provider: Some(vec![self.row.key.clone()]),
            ..AiRow::default()
        };
        open.map(mine).collect()
    }

    /// The country in which it handles data, known or as the catalogue has it; none where one chooses the region.
    fn country(&self) -> Option<&Place> {
        let usual = || self.vendor.country.as_ref().filter(|_| !self.vendor.regions);
        self.row.country.as_ref().or_else(usual)
    }

    /// What it says of its own row: the kinds of data that it handles and what of them, its country, its part, its condition,
    /// and that it takes card details itself and runs in its company's cloud, which is usual. Who may play two parts says nothing of it: which of them it
    /// plays here, only the author knows.
    fn recipient(
        &self,
        handled: Vec<String>,
        items: Vec<DataItem>,
        takes_cards: bool,
        only_if: Option<String>,
    ) -> Option<RecipientRow> {
        let part = match self.vendor.role {
            Some(Role::Processor) => Some(Part::Processor),
            Some(Role::Controller) => Some(Part::Controller),
            Some(Role::Both) | None => None,
        };
        let row = RecipientRow {
            key: self.row.key.clone(),
            catalogue: self.row.catalogue.clone(),
            kinds: (!handled.is_empty()).then_some(handled),
            country: self.country().cloned(),
            part,
            only_if,
            items: (!items.is_empty()).then_some(items),
            own_server: self.asks(Ask::OwnServer).then_some(false),
            cards: (takes_cards && self.asks(Ask::Cards)).then_some(CardForm::Provider),
            ..RecipientRow::default()
        };
        let bare = RecipientRow {
            key: row.key.clone(),
            catalogue: row.catalogue.clone(),
            ..RecipientRow::default()
        };
        (row != bare).then_some(row)
    }

    fn asks(&self, ask: Ask) -> bool {
        asks(&self.vendor.id, ask)
    }
}
