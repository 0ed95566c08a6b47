//! What a provider brings to a policy: suggestions for the other sections, from what the catalogue says of it.
//!
//! A provider is a recipient, and more: it gets data that is collected, for a purpose, often in another country, and
//! stores things on devices. Once its row is known, [`changes`] says which layer (its source is `catalogue:ID`) belongs
//! to the draft: with what nobody has said or suggested yet, and with what follows from how the provider is set up. What
//! is in the layer already stays there, so that nothing comes back which the author took or dropped. Must not change a
//! draft (`edit` lays the layers), and fills in nothing legal that nobody checked. The price: what two providers bring
//! is named after the first of them.

mod collection;
mod groups;
mod purposes;
mod reach;
#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test may panic")]
mod tests;

use crate::answers::Answers;
use crate::draft::{Draft, Layer};
use crate::interview::collection::KindRow;
use crate::interview::company::Region;
use crate::interview::cookies::{Consent, CookieRow, Does, Sort};
use crate::interview::providers::{Ask, runs_at_home};
use crate::interview::sharing::{Instrument, Job, Origin, Part, RecipientRow, TransferRow};
use crate::interview::uses::AiRow;
use crate::path;
use crate::values::{Chosen as _, Place, PolicyDate, in_eea};
use crate::vendors::{self, Cookie, Role, SOURCE, Vendor};

/// Whether what providers bring can be another after an edit: another row of a provider, people
/// elsewhere, or another AI feature.
pub fn is_due(before: &Draft, after: &Draft) -> bool {
    let regions = |draft: &Draft| draft.overlay().company.regions;
    let told = |draft: &Draft| (regions(draft), draft.answers.sharing.any_recipients);
    let features = |draft: &Draft| draft.overlay().uses.ai.into_iter().map(|row| row.key).collect::<Vec<_>>();
    let has_any = !after.answers.sharing.recipients.is_empty();
    let other_features = || has_any && features(before) != features(after);
    before.answers.sharing.recipients != after.answers.sharing.recipients || told(before) != told(after) || other_features()
}

/// The layers of providers that are not as they have to be: the source of each, and what it becomes; nothing where its
/// provider is gone.
pub fn changes(draft: &Draft, today: PolicyDate) -> Vec<(String, Option<Layer>)> {
    let providers = providers(draft);
    let has = |from: &str| draft.suggested.iter().position(|layer| layer.from == from);
    let mut bare = draft.clone();
    bare.suggested.retain(|layer| !layer.from.starts_with(SOURCE));
    let mut over = bare.overlay();
    let known = over.collection.kinds.clone();
    let mut all: Vec<(String, Option<Layer>)> = Vec::new();
    let stays = |layer: &&Layer| providers.iter().any(|one| one.source() == layer.from);
    let of_providers = || draft.suggested.iter().filter(|layer| layer.from.starts_with(SOURCE));
    all.extend(
        of_providers()
            .filter(|layer| !stays(layer))
            .map(|layer| (layer.from.clone(), None)),
    );
    let mut ordered: Vec<&Provider> = providers.iter().collect();
    ordered.sort_by_key(|one| has(&one.source()).unwrap_or(usize::MAX)); // who was first keeps what it brought
    for provider in ordered {
        let from = provider.source();
        let old = draft.suggested.iter().find(|layer| layer.from == from);
        let nothing = Answers::default();
        let answers = provider.brings(&over, &known, old.map_or(&nothing, |layer| &layer.answers));
        lay_over(&mut over, &answers);
        if answers == *old.map_or(&nothing, |layer| &layer.answers) {
            continue;
        }
        let layer = (answers != nothing).then(|| Layer {
            from: from.clone(),
            as_of: Some(today),
            answers,
        });
        all.push((from, layer));
    }
    all
}

/// A recipient that the author knows, with its entry of the catalogue.
struct Provider<'d> {
    row: &'d RecipientRow,
    vendor: &'static Vendor,
    /// Whether a preset of the draft offers it: that has most of the data and the uses of such a product already.
    preset: bool,
    /// What the AI features of the draft, known or suggested, send to it: slugs of items.
    sent: Vec<String>,
}

/// The recipients that are in the catalogue, each entry once, without those on a server of the author's own; none where
/// the author says that nobody gets data.
fn providers(draft: &Draft) -> Vec<Provider<'_>> {
    let mut all: Vec<Provider> = Vec::new();
    if draft.answers.sharing.any_recipients == Some(false) {
        return all;
    }
    for row in &draft.answers.sharing.recipients {
        let Some(vendor) = row.catalogue.as_deref().and_then(vendors::find) else {
            continue;
        };
        let again = all.iter().any(|one| one.vendor.id == vendor.id);
        if again || runs_at_home(row) {
            continue;
        }
        let offers = |layer: &Layer| {
            let mut rows = layer.answers.sharing.recipients.iter();
            layer.from.starts_with("preset:") && rows.any(|one| one.catalogue == row.catalogue)
        };
        let preset = draft.suggested.iter().any(offers);
        let features = draft
            .layers()
            .flat_map(|layer| &layer.answers.uses.ai)
            .chain(&draft.answers.uses.ai);
        let its = features.filter(|one| one.provider.as_ref().is_some_and(|by| by.contains(&row.key)));
        let sent = its
            .flat_map(|one| one.sent.iter().flatten())
            .filter_map(|item| item.item.clone())
            .collect();
        all.push(Provider {
            row,
            vendor,
            preset,
            sent,
        });
    }
    all
}

/// Puts the rows of a layer behind those that are there, whether or not its author dropped some: another provider is
/// not to bring them again.
fn lay_over(over: &mut Answers, answers: &Answers) {
    over.collection.kinds.extend(answers.collection.kinds.iter().cloned());
    over.uses.purposes.extend(answers.uses.purposes.iter().cloned());
    over.sharing.transfers.extend(answers.sharing.transfers.iter().cloned());
    over.cookies.items.extend(answers.cookies.items.iter().cloned());
}

impl Provider<'_> {
    fn source(&self) -> String {
        format!("{SOURCE}{}", self.vendor.id)
    }

    /// The key of a row that it brings: a plain one where that is free, else one with its name.
    fn key(&self, plain: &str, is_taken: impl Fn(&str) -> bool) -> String {
        if is_taken(plain) {
            path::slug(&format!("{plain} {}", self.vendor.id))
        } else {
            plain.to_owned()
        }
    }

    /// Everything that it brings to these answers, beside what it brought before; `known` are the kinds of data that the
    /// draft has without any provider.
    fn brings(&self, over: &Answers, known: &[KindRow], old: &Answers) -> Answers {
        let mut answers = Answers::default();
        let kinds = self.kinds(over, known, &old.collection.kinds);
        let handled = self.handled(over, known, &kinds);
        answers.collection.any_kinds = (!kinds.is_empty()).then_some(true);
        answers.collection.kinds = kinds;
        answers.uses.purposes = self.purposes(over, &old.uses.purposes, &handled);
        answers.uses.any_purposes = (!answers.uses.purposes.is_empty()).then_some(true);
        answers.sharing.transfers = self.transfers(over, &old.sharing.transfers);
        answers.sharing.any_transfers = (!answers.sharing.transfers.is_empty()).then_some(true);
        answers.cookies.items = self.cookies(over, &old.cookies.items);
        answers.cookies.any_items = (!answers.cookies.items.is_empty()).then_some(true);
        answers.uses.ai = self.features(over);
        if self.row.ad_signals == Some(true) {
            answers.sharing.share_for_ads = Some(true); // an offer: whether it is so, the author says
            answers.sharing.ads_to = Some(vec![self.row.key.clone()]);
        }
        let reached = self.reached(over, known, handled);
        answers.sharing.recipients.extend(self.recipient(reached));
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

    /// What it says of its own row: the kinds of data that it handles, its country, its part and its condition. That it
    /// works for the product is left to the author where nobody checked it.
    fn recipient(&self, handled: Vec<String>) -> Option<RecipientRow> {
        let part = match self.vendor.role {
            Some(Role::Processor) => Some(Part::Processor).filter(|_| self.vendor.is_checked("role", None)),
            Some(Role::Controller) => Some(Part::Controller),
            Some(Role::Both) | None => None,
        };
        let row = RecipientRow {
            key: self.row.key.clone(),
            catalogue: self.row.catalogue.clone(),
            kinds: (!handled.is_empty()).then_some(handled),
            country: self.country().cloned(),
            part,
            only_if: self.vendor.only_if.clone(),
            ..RecipientRow::default()
        };
        let says = row.kinds.is_some() || row.country.is_some() || row.part.is_some() || row.only_if.is_some();
        says.then_some(row)
    }

    /// A transfer from each place where people are and its country is not. The tool is left open, but where somebody
    /// looked the provider up on the list of the framework.
    fn transfers(&self, over: &Answers, old: &[TransferRow]) -> Vec<TransferRow> {
        const ORIGINS: &[(Region, Origin)] = &[
            (Region::Eu, Origin::Eea),
            (Region::Uk, Origin::Uk),
            (Region::Switzerland, Origin::Switzerland),
        ];
        let Some(country) = self.country() else {
            return Vec::new();
        };
        let origins = ORIGINS.iter().filter(|(region, _)| over.in_region(*region));
        let abroad = origins
            .map(|(_, origin)| *origin)
            .filter(|origin| !is_at_home(*origin, country));
        let mut rows = Vec::new();
        for origin in abroad {
            let same =
                |row: &&TransferRow| row.origin == Some(origin) && row.to.as_ref().is_some_and(|to| to.area == country.area);
            if let Some(row) = old.iter().find(same) {
                rows.push(row.clone());
                continue;
            }
            if over.sharing.transfers.iter().any(|row| covers(row, origin, country)) {
                continue;
            }
            let plain = path::slug(&format!("{} {}", origin.id(), country.area));
            let listed = self.vendor.framework.is_some_and(|fact| fact.listed && fact.checked);
            let framework = listed && origin == Origin::Eea && country.area == "US";
            rows.push(TransferRow {
                key: self.key(&plain, |key| over.sharing.transfers.iter().any(|row| row.key == key)),
                origin: Some(origin),
                to: Some(Place::of(&country.area)),
                instruments: framework.then(|| vec![Instrument::Dpf]),
                ..TransferRow::default()
            });
        }
        rows
    }

    /// What it stores on devices, unless its author said that the feature is off.
    fn cookies(&self, over: &Answers, old: &[CookieRow]) -> Vec<CookieRow> {
        if self.row.stores == Some(false) {
            return Vec::new();
        }
        let mut rows = Vec::new();
        for cookie in &self.vendor.cookies {
            let key = path::slug(&format!("{} {}", self.vendor.id, cookie.name));
            let named = |row: &CookieRow| row.key == key || row.name.as_ref() == Some(&cookie.name);
            let brought = old.iter().any(|row| row.key == key);
            // a preset's row of the sort stands for it, unless that row is about nobody's but the author's own
            let others = |row: &CookieRow| row.by.as_ref().is_none_or(|by| !by.is_empty());
            let sorted = |row: &CookieRow| self.preset && row.sort == Some(cookie.sort) && others(row);
            let there = over.cookies.items.iter().any(|row| named(row) || sorted(row));
            if (brought || !there) && !rows.iter().any(named) {
                rows.push(CookieRow {
                    key,
                    name: Some(cookie.name.clone()),
                    sort: cookie.known_sort(),
                    does: does(cookie),
                    by: Some(vec![self.row.key.clone()]),
                    lasts: Some(cookie.lasts.clone()),
                    consent: cookie.known_sort().and_then(|sort| consent(sort, over.in_europe())),
                    ..CookieRow::default()
                });
            }
        }
        rows
    }

    fn asks(&self, ask: Ask) -> bool {
        self.vendor.asks.contains(&ask)
    }
}

/// What it does, as the catalogue says; where that is silent, what its sort says by itself, or nothing.
fn does(cookie: &Cookie) -> Option<Vec<Does>> {
    if !cookie.does.is_empty() {
        return Some(cookie.does.clone());
    }
    match cookie.sort {
        Sort::Essential | Sort::Functional => None,
        Sort::Analytics => Some(vec![Does::UsagePatterns]),
        Sort::Advertising => Some(vec![Does::Advertising]),
    }
}

/// Whether things of a sort wait for consent: what is not strictly necessary does where European law asks it (ePrivacy
/// 5(3)); elsewhere only the author knows.
fn consent(sort: Sort, is_european: bool) -> Option<Consent> {
    match sort {
        Sort::Essential => Some(Consent::Always),
        Sort::Functional | Sort::Analytics | Sort::Advertising => is_european.then_some(Consent::OptIn),
    }
}

/// Whether data from there stays where it is in this country.
fn is_at_home(origin: Origin, country: &Place) -> bool {
    match origin {
        Origin::Eea => in_eea(&country.area),
        Origin::Uk => country.area == "GB",
        Origin::Switzerland => country.area == "CH",
        Origin::Other => true,
    }
}

/// Whether a row is about data that goes from there to this country; one that names no country is about any.
fn covers(row: &TransferRow, origin: Origin, country: &Place) -> bool {
    let to = row
        .to
        .as_ref()
        .is_none_or(|to| to.area == country.area || to.area == "worldwide" || (in_eea(&to.area) && in_eea(&country.area)));
    row.origin == Some(origin) && to
}
