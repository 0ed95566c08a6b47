//! What the rules of California's statute, of its regulations and of its neighbours look at together.
//!
//! The statute and the regulations often want the same thing; each such matter is looked at in one place. Data
//! that is only handled for customers is theirs to list, and is left out. Must hold no rule.

use crate::interview::ccpa::UsRight;
use crate::interview::collection::KindRow;
use crate::interview::company::{Offer, Region};
use crate::interview::cookies::Signal;
use crate::interview::rights::{Holders, Right};
use crate::interview::sharing::{Part, RecipientRow};
use crate::interview::uses::Promise;
use crate::review::case::Case;
use crate::review::rule::{Applies, Breach, wrong_if};
use crate::values::{Contact, ContactKind, DataItem};

/// The sections that decide whether the statute and the regulations apply.
pub(super) const READS: &[&str] = &["company", "ccpa"];

/// Civ. Code 1798.140(d): people in California, and a business over one of the three thresholds.
pub(super) fn applies(case: &Case) -> Applies {
    if !case.knows_regions() {
        return Applies::Unknown("nobody has said where the people live".into(), vec!["company.regions"]);
    }
    if !case.serves(Region::California) {
        return Applies::No("you serve nobody there, you said".into());
    }
    match case.answers.ccpa.applies {
        Some(true) => Applies::Yes("you serve people in California and are over a threshold of its law".into()),
        Some(false) => Applies::No("you are under every threshold of California's law, you said".into()),
        None => Applies::Unknown(
            "nobody has said whether you are over one of California's thresholds".into(),
            vec!["ccpa.applies"],
        ),
    }
}

/// Whether sensitive data is used for more than the product needs.
pub(super) fn beyond(case: &Case) -> bool {
    case.answers.ccpa.sensitive_beyond == Some(true)
}

/// Whether an item is sensitive in the sense of Civ. Code 1798.140(ae).
fn is_sensitive(item: &DataItem) -> bool {
    item.sensitive.or(item.kind().map(|kind| kind.sensitive)) == Some(true)
}

/// The kinds of data that hold something sensitive.
pub(super) fn sensitive(case: &Case) -> impl Iterator<Item = &KindRow> {
    case.own_kinds().filter(|row| row.items.iter().flatten().any(is_sensitive))
}

/// The kinds of data that hold nothing but what is sensitive, sign-in secrets apart.
pub(super) fn wholly_sensitive(case: &Case) -> impl Iterator<Item = &KindRow> {
    let secret = |item: &DataItem| matches!(item.item.as_deref(), Some("credentials" | "third_party_tokens"));
    sensitive(case).filter(move |row| row.items.iter().flatten().all(|item| is_sensitive(item) && !secret(item)))
}

/// A row's name in the words of a finding.
fn name(row: &KindRow) -> &str {
    row.name.as_deref().unwrap_or(&row.key)
}

/// The right is not stated. Deletion and correction that everybody has are stated for Californians too.
pub(super) fn lacks(case: &Case, right: UsRight) -> Vec<Breach> {
    let rights = &case.answers.rights;
    let stated = case.answers.ccpa.rights.iter().flatten().any(|one| *one == right);
    let all = matches!(rights.holders, None | Some(Holders::Everyone));
    let general = match right {
        UsRight::Delete => Some(Right::Delete),
        UsRight::Correct => Some(Right::Correct),
        UsRight::Know | UsRight::OptOut | UsRight::Limit | UsRight::NoRetaliation => None,
    };
    let granted = general.is_some() && all && rights.granted.iter().any(|row| row.right == general);
    wrong_if(!stated && !granted, &["ccpa.rights"])
}

/// A kind of data of which nothing says what it holds, or no kind at all.
pub(super) fn no_items(case: &Case) -> Vec<Breach> {
    let collection = &case.answers.collection;
    if collection.kinds.is_empty() {
        return wrong_if(collection.any_kinds != Some(false), &["collection.kinds"]);
    }
    let bare = case.own_kinds().filter(|row| row.items.iter().flatten().next().is_none());
    bare.map(|row| {
        let at = format!("collection.kinds.{}.items", row.key);
        Breach::said(at, format!("Nothing says what “{}” holds.", name(row)))
    })
    .collect()
}

/// A kind of data of which nothing says where it comes from.
pub(super) fn no_source(case: &Case) -> Vec<Breach> {
    let bare = case.own_kinds().filter(|row| row.source.iter().flatten().next().is_none());
    bare.map(|row| {
        let at = format!("collection.kinds.{}.source", row.key);
        Breach::said(at, format!("Nothing says where “{}” comes from.", name(row)))
    })
    .collect()
}

/// Kinds of data that no use names. Silent where a use does not say which data it is about.
pub(super) fn no_purpose<'a>(case: &'a Case, kinds: impl Iterator<Item = &'a KindRow>) -> Vec<Breach> {
    let purposes = &case.answers.uses.purposes;
    if purposes.iter().any(|row| row.kinds.is_none()) {
        return Vec::new();
    }
    let used = |key: &String| purposes.iter().any(|row| row.kinds.iter().flatten().any(|kind| kind == key));
    kinds
        .filter(|row| !used(&row.key))
        .map(|row| {
            let at = ["use.purposes".to_owned(), format!("collection.kinds.{}", row.key)];
            Breach::between(&at, format!("Nothing says what “{}” is used for.", name(row)))
        })
        .collect()
}

/// A kind of data of which nothing says how long it is kept, or by what that is decided.
pub(super) fn no_period(case: &Case) -> Vec<Breach> {
    let retention = &case.answers.retention;
    if retention.criteria.iter().flatten().next().is_some() {
        return Vec::new();
    }
    let named = |key: &String| {
        let rows = retention.periods.iter().filter(|row| row.kept.is_some());
        rows.into_iter()
            .any(|row| row.kinds.as_ref().is_none_or(|kinds| kinds.contains(key)))
    };
    let bare = case.own_kinds().filter(|row| row.kept.is_none() && !named(&row.key));
    bare.map(|row| {
        let at = format!("collection.kinds.{}.kept", row.key);
        Breach::said(at, format!("Nothing says how long “{}” is kept.", name(row)))
    })
    .collect()
}

/// Data that stands under none of California's categories.
pub(super) fn no_category(case: &Case) -> Vec<Breach> {
    let mut all = Vec::new();
    for row in case.own_kinds() {
        if row.whose.is_none() {
            let words = format!(
                "Nobody has said whose “{}” is, so no category of California lists it.",
                name(row)
            );
            all.push(Breach::said(format!("collection.kinds.{}.whose", row.key), words));
        }
        let own = row.items.iter().flatten().filter(|item| item.kind().is_none());
        for item in own.filter(|item| item.class.is_none() && item.sensitive != Some(true)) {
            let words = format!("“{}” stands under none of California's categories.", item.label());
            all.push(Breach::said(format!("collection.kinds.{}.items", row.key), words));
        }
    }
    all
}

/// Nobody has said whether data is sold or shared, or which.
pub(super) fn no_sale_said(case: &Case) -> Vec<Breach> {
    let sharing = &case.answers.sharing;
    let promised = case
        .answers
        .uses
        .promises
        .iter()
        .any(|row| row.promise == Some(Promise::NoSale));
    let mut at = Vec::new();
    if sharing.sell.is_none() && !promised {
        at.push("sharing.sell");
    }
    if sharing.share_for_ads.is_none() {
        at.push("sharing.share_for_ads");
    }
    if case.sells() && sharing.ads_kinds.iter().flatten().next().is_none() {
        at.push("sharing.ads_kinds");
    }
    wrong_if(!at.is_empty(), &at)
}

/// Nobody has said whether anybody receives data, or who of them works for the company.
pub(super) fn no_disclosed(case: &Case) -> Vec<Breach> {
    let sharing = &case.answers.sharing;
    if sharing.recipients.is_empty() {
        return wrong_if(sharing.any_recipients != Some(false), &["sharing.any_recipients"]);
    }
    let bare = sharing.recipients.iter().filter(|row| row.part.is_none());
    let (at, names): (Vec<String>, Vec<&str>) = bare
        .map(|row| {
            let at = format!("sharing.recipients.{}.part", row.key);
            (at, row.name.as_deref().unwrap_or(&row.key))
        })
        .unzip();
    if at.is_empty() {
        return Vec::new();
    }
    let words = format!(
        "Nobody has said who of these works for you, so what they get is on no list: {}.",
        names.join(", ")
    );
    vec![Breach {
        at,
        words,
        ..Breach::default()
    }]
}

/// The recipients of which this holds, as breaches at one of their cells.
pub(super) fn each_recipient(case: &Case, cell: &str, bare: fn(&RecipientRow) -> bool, words: fn(&str) -> String) -> Vec<Breach> {
    let rows = case.answers.sharing.recipients.iter().filter(|row| bare(row));
    rows.map(|row| {
        let at = format!("sharing.recipients.{}.{cell}", row.key);
        Breach::said(at, words(row.name.as_deref().unwrap_or(&row.key)))
    })
    .collect()
}

/// Whether nothing says which data a recipient gets.
pub(super) fn no_kinds(row: &RecipientRow) -> bool {
    row.kinds.iter().flatten().next().is_none()
}

/// Whether nothing says what a recipient that works for the company does.
pub(super) fn no_job(row: &RecipientRow) -> bool {
    row.part == Some(Part::Processor) && jobless(row)
}

/// Whether nothing says what a recipient does.
pub(super) fn jobless(row: &RecipientRow) -> bool {
    row.job.iter().flatten().next().is_none() && row.detail.is_none()
}

/// The ways to make a request.
fn ways(case: &Case) -> impl Iterator<Item = &Contact> {
    use crate::interview::company::ContactFor;
    let (company, rights) = (&case.answers.company, &case.answers.rights);
    let further = company.contacts.iter();
    let further = further.filter(|row| row.for_what.iter().flatten().any(|what| *what == ContactFor::Requests));
    let main = company.contact.iter().chain(&rights.requests);
    main.chain(further.filter_map(|row| row.contact.as_ref()))
}

/// Whether there is a way of this kind to make a request.
pub(super) fn can_ask(case: &Case, kind: ContactKind) -> bool {
    ways(case).any(|way| way.kind == kind)
}

/// Whether there are two ways to make a request: two addresses, or one and the product itself.
pub(super) fn two_ways(case: &Case) -> bool {
    let mut places: Vec<&str> = ways(case).map(|way| way.value.trim()).collect();
    places.sort_unstable();
    places.dedup();
    places.len() + usize::from(!case.answers.rights.own.is_empty()) > 1
}

/// Nothing says how to make a request.
pub(super) fn no_way(case: &Case) -> Vec<Breach> {
    wrong_if(ways(case).next().is_none(), &["company.contact", "rights.requests"])
}

/// Whether people are dealt with online only: the author says so, or else what is offered.
pub(super) fn online_only(case: &Case) -> bool {
    let offers = case.answers.company.offers.as_deref().unwrap_or_default();
    let online = !offers.contains(&Offer::Services);
    case.answers.ccpa.online_only.unwrap_or(online)
}

/// Whether the Global Privacy Control of a browser is honoured.
pub(super) fn honours_gpc(case: &Case) -> bool {
    let mut signals = case.answers.cookies.signals.iter();
    signals.any(|row| row.signal == Some(Signal::Gpc) && row.honoured == Some(true))
}

/// Whether a title is one of those of a single link to both choices.
pub(super) fn one_link(title: &str) -> bool {
    is(title, "Your Privacy Choices") || is(title, "Your California Privacy Choices")
}

/// Whether a title is this one, whatever its capitals.
pub(super) fn is(title: &str, wanted: &str) -> bool {
    title.trim().trim_end_matches('.').eq_ignore_ascii_case(wanted)
}

/// No opt-out page, where data is sold or shared and the signal is not the only way.
pub(super) fn no_opt_out(case: &Case) -> Vec<Breach> {
    let frictionless = case.answers.ccpa.frictionless == Some(true);
    wrong_if(
        case.sells() && !frictionless && case.answers.sharing.opt_out.is_none(),
        &["sharing.opt_out"],
    )
}

/// Nobody has said whether sensitive data is used for more than the product needs.
pub(super) fn no_sensitive_said(case: &Case) -> Vec<Breach> {
    let said = case.answers.ccpa.sensitive_beyond.is_some();
    wrong_if(sensitive(case).next().is_some() && !said, &["ccpa.sensitive_beyond"])
}

/// A practice that is wanted: not so, or nobody has said, where this is the trigger.
pub(super) fn wants(trigger: bool, answer: Option<bool>, at: &'static str, unsaid: &'static str) -> Vec<Breach> {
    match answer {
        Some(false) => wrong_if(trigger, &[at]),
        None if trigger => vec![Breach::said(at, unsaid)],
        None | Some(true) => Vec::new(),
    }
}

/// A company in New Zealand over a threshold, that sells nothing: everything that California wants of it.
#[cfg(test)]
pub(in crate::review) const CLEAN: &[&str] = &[
    "company.regions=[\"california\"]",
    "collection.kinds.account.whose=controller",
    "rights.verification=account",
    "rights.agent=true",
    "ccpa.applies=true",
    "ccpa.rights=[\"know\",\"delete\",\"correct\",\"no-retaliation\"]",
    "ccpa.sensitive_beyond=false",
    "ccpa.twelve_months=true",
    "ccpa.others_track=false",
    "changes.date_kind=both",
    "changes.updated=2026-11-01",
];

/// It shares data for advertising, as the law wants it done.
#[cfg(test)]
pub(in crate::review) const SHARES: &[&str] = &[
    "sharing.any_recipients=true",
    "sharing.recipients.ads={\"name\":\"Adly\",\"job\":[\"advertising\"],\"kinds\":[\"account\"],\"part\":\"controller\"}",
    "sharing.share_for_ads=true",
    "sharing.ads_to=[\"ads\"]",
    "sharing.ads_kinds=[\"account\"]",
    "sharing.opt_out=https://quill.example/opt-out",
    "sharing.opt_out_title=Do Not Sell or Share My Personal Information",
    "cookies.any_signals=true",
    "cookies.signals.gpc={\"signal\":\"gpc\",\"honoured\":true,\"effects\":[\"opt-out\"]}",
    "ccpa.rights=[\"know\",\"delete\",\"correct\",\"opt-out\",\"no-retaliation\"]",
    "ccpa.opt_out_plain=true",
    "ccpa.opt_out_shown=true",
    "ccpa.signal_scope=[\"device\",\"account\"]",
    "ccpa.signal_how=true",
    "ccpa.under_16=false",
    "ccpa.others_track=true",
];

/// Of what it shares, some is data of people under 16, as the law wants it done.
#[cfg(test)]
pub(super) const YOUNG: &[&str] = &[
    "ccpa.under_16=true",
    "ccpa.under_16_opt_in=true",
    "ccpa.under_16_how=A parent agrees by a signed form",
];

/// It uses sensitive data for more than its service needs, as the law wants it done.
#[cfg(test)]
pub(super) const BEYOND: &[&str] = &[
    "ccpa.sensitive_beyond=true",
    "ccpa.rights=[\"know\",\"delete\",\"correct\",\"limit\",\"no-retaliation\"]",
    "ccpa.limit=https://quill.example/limit",
    "ccpa.limit_title=Limit the Use of My Sensitive Personal Information",
];

/// It has health data, for the service alone.
#[cfg(test)]
pub(super) const HEALTH: &[&str] = &[
    "collection.kinds.health={\"name\":\"Health data\",\"items\":[{\"item\":\"health\"}],\"trigger\":\"entering\",\"source\":[\"person\"],\"whose\":\"controller\",\"required\":\"no\",\"kept\":{\"how\":\"life-of\",\"of\":\"your account\"}}",
    "use.purposes.care={\"purpose\":\"process-content\",\"kinds\":[\"health\"],\"ground\":\"consent\"}",
];

/// It has a provider that works for it.
#[cfg(test)]
pub(super) const PROVIDER: &[&str] = &[
    "sharing.any_recipients=true",
    "sharing.recipients.host={\"name\":\"Hostly\",\"job\":[\"hosting\"],\"kinds\":[\"account\"],\"part\":\"processor\"}",
];
