//! The recipients: those that work for us, those to which data is sold or shared, those that decide for
//! themselves; and notes on some of them.
//!
//! A service provider is called one because its part is told or because of its job, never because nobody said
//! that data is sold or to whom: an answer taken away must not make one. The price: who has no job yet, or one
//! in advertising, or decides for itself in part as the catalogue has it, stands first, under the sentence that holds of
//! all, without being called anything until its part is told.

use super::{bound, platforms, told};
use crate::clauses::lists::{and, join};
use crate::clauses::rows::{BEHIND, BRACKETS, Column, Row, is_table, item_words, lay_out, says, series};
use crate::clauses::transfers::place;
use crate::clauses::uses::{by_name, condition};
use crate::clauses::words::{Pen, View, Words, article, capital, is_plural, link, paragraph, say, strong, user, user_small};
use crate::document::{Block, Inline};
use crate::interview::providers::plays_two_parts;
use crate::interview::sharing::{Job, Part, RecipientRow};
use crate::interview::uses::SentForm;
use crate::values::DataItem;

pub(super) fn write<'a>(view: &View<'a>, pen: Pen<'a>) -> Vec<Block> {
    let sharing = &view.answers.sharing;
    let rows = &sharing.recipients;
    let decides = |row: &&RecipientRow| matches!(row.part, Some(Part::Controller | Part::Joint));
    let (others, rest): (Vec<&RecipientRow>, Vec<&RecipientRow>) = rows.iter().partition(decides);
    let processors = rest.iter().all(|row| row.part == Some(Part::Processor));
    let (ours, rest): (Vec<&RecipientRow>, Vec<&RecipientRow>) = rest.into_iter().partition(|row| helps(row));
    let bought = |row: &&RecipientRow| {
        row.job.as_ref().is_some_and(|job| !job.is_empty()) && sharing.ads_to.iter().flatten().any(|key| *key == row.key)
    };
    let (ads, untold): (Vec<&RecipientRow>, Vec<&RecipientRow>) = rest.into_iter().partition(bought);
    let laid = |rows: &[&'a RecipientRow]| -> Vec<Row<'a>> {
        let gathered = told::gathered(rows).into_iter();
        gathered.filter_map(|(company, row)| lay(view, pen, company, row)).collect()
    };
    let (laid_untold, laid_ads, laid_others, laid) = (laid(&untold), laid(&ads), laid(&others), laid(&ours));
    let mut blocks: Vec<Block> = Vec::new();
    if rows.is_empty() {
        let none = (sharing.any_recipients == Some(false)).then_some("No outside company holds or sees your data for us.");
        blocks.extend(paragraph(vec![pen.line("nobody", say![none])]));
    }
    let few = (sharing.few == Some(true)).then_some("We keep their number small.");
    if laid.is_empty() {
        blocks.extend(paragraph(vec![pen.line("few", say![few.filter(|_| !rows.is_empty())])]));
    }
    // of all, so that whose part is not told stands under a sentence that holds of it too; it comes with no answer to a part
    let all = [&laid_untold, &laid_ads, &laid_others, &laid];
    if all.iter().any(|rows| !rows.is_empty()) {
        let these = if rows.len() == 1 {
            "Data goes to this recipient."
        } else {
            "Data goes to these recipients."
        };
        blocks.extend(paragraph(vec![pen.line("recipients-all", say![these])]));
    }
    if !laid_untold.is_empty() {
        blocks.extend(lay_out(pen, rows.len(), &COLUMNS, laid_untold));
    }
    if !laid.is_empty() {
        let part = match rows.len() {
            _ if !processors => None,
            1 => Some(", as our processor"),
            _ => Some(", as our processors"),
        };
        let help = if rows.len() == 1 {
            "This company helps us run our service"
        } else {
            "These companies help us run our service"
        };
        blocks.extend(paragraph(vec![
            pen.line("recipients-lead", say![strong("Service providers.")]),
            pen.line("recipients", say![help, part, "."]),
            pen.line("few", say![few]),
        ]));
        blocks.extend(lay_out(pen, rows.len(), &COLUMNS, laid));
        blocks.extend(paragraph(vec![pen.line("in-part", deciding(view, &ours, Part::Both))]));
    }
    if !laid_ads.is_empty() {
        let lead = say![strong("Recipients of data that we sell or share for advertising.")];
        blocks.extend(paragraph(vec![pen.line("ads-lead", lead)]));
        blocks.extend(lay_out(pen, ads.len(), &COLUMNS, laid_ads));
    }
    if !laid_others.is_empty() {
        let with_us = others.iter().filter(|row| row.part == Some(Part::Joint)).count();
        let lead = match with_us {
            0 => "Recipients that make their own decisions.",
            all if all == others.len() => "Recipients with whom we decide together.",
            _ => "Recipients that decide by themselves or together with us.",
        };
        let lead = say![strong(lead)];
        blocks.extend(paragraph(vec![pen.line("others-lead", lead)]));
        blocks.extend(lay_out(pen, others.len(), &COLUMNS, laid_others));
        blocks.extend(paragraph(vec![
            pen.line("controllers", deciding(view, &others, Part::Controller)),
            pen.line("joint", deciding(view, &others, Part::Joint)),
        ]));
    }
    blocks.extend(paragraph(vec![pen.line("joint-split", split(view))]));
    blocks.extend(paragraph(bound::write(view, pen)));
    blocks
}

/// Who does what where we decide together with others.
fn split(view: &View) -> Words {
    let agreed = view.answers.sharing.joint_split.as_deref();
    let words = agreed.map(|what| {
        say![
            "Where we decide together with others, we have agreed that ",
            user_small(what),
            "."
        ]
    });
    words.unwrap_or_default()
}

/// Whether a recipient may be called our service provider: its part is told, or its job is work for us, and the catalogue
/// does not say that it decides for itself in part.
fn helps(row: &RecipientRow) -> bool {
    let job = row.job.as_deref().unwrap_or_default();
    let open = || row.catalogue.as_deref().is_some_and(plays_two_parts);
    row.part.is_some() || !(job.is_empty() || job.iter().any(|job| job.is_advertising()) || open())
}

/// Who decides about the data: words that fit one recipient and several.
fn deciding(view: &View, rows: &[&RecipientRow], part: Part) -> Words {
    let same = rows.iter().filter(|row| row.part == Some(part));
    let (who, several) = told::companies(view, same.copied());
    if who.is_empty() {
        return who;
    }
    let each = if several {
        ", each as a controller, "
    } else {
        ", as a controller, "
    };
    match part {
        Part::Processor => Words::new(), // the sentence before the table says it of all
        Part::Controller => say!["It is for ", who, each, "to decide how the data there is used."],
        Part::Both => say!["It is also for ", who, each, "to decide how some of the data is used."],
        Part::Joint => say![
            "We decide together with ",
            who,
            " how the data is used, as joint controllers."
        ],
    }
}

const COLUMNS: [Column; 5] = [
    Column {
        head: "Who",
        label: "",
        slot: "who",
        fold: BEHIND,
    },
    Column {
        head: "What for",
        label: "",
        slot: "job",
        fold: BEHIND,
    },
    Column {
        head: "Data",
        label: "",
        slot: "data",
        fold: BRACKETS,
    },
    Column {
        head: "",
        label: "",
        slot: "terms",
        fold: BEHIND,
    },
    Column {
        head: "Where",
        label: "",
        slot: "where",
        fold: BEHIND,
    },
];

/// The article before a kind of recipient; none before several.
fn a(noun: &str) -> &'static str {
    if is_plural(noun) { "" } else { article(noun) }
}

/// A recipient as a row, behind the company with which others of the list are gathered.
fn lay<'a>(view: &View, pen: Pen<'a>, group: Option<&'static str>, row: &'a RecipientRow) -> Option<Row<'a>> {
    let name = row.name.as_deref()?;
    let shown = if row.unnamed == Some(true) {
        capital(say![a(name), user_small(name)])
    } else {
        say![user(name)]
    };
    // a name that begins with the company's says it by itself
    let is_new = |company: &&str| !name.to_lowercase().starts_with(&company.to_lowercase());
    let gathered = group.filter(is_new);
    let policy = row
        .link
        .as_ref()
        .filter(|to| to.is_safe())
        .map(|to| link("privacy policy", to));
    // A company's name keeps its full stop, as in "Inc."
    let company = row
        .company
        .as_deref()
        .map(|company| say![Inline::User(company.trim().to_owned())]);
    let known = || Some(say![told::company(row).filter(|_| group.is_none()).filter(is_new)?]);
    let company = company.or_else(known);
    let beside = series([say![company], say![policy]]);
    let beside = (!beside.is_empty()).then(|| say![" (", beside, ")"]);
    let mut more = told::notes(pen.row(&row.key), &by_name(view, &row.key).unwrap_or_default(), row);
    more.extend(platforms::of(view, pen, row));
    Some(Row {
        key: &row.key,
        more,
        cells: vec![
            say![gathered, gathered.map(|_| ": "), shown, beside],
            job(view, row),
            data(view, row),
            terms(view, row),
            row.country
                .as_ref()
                .map(|at| say!["in ", place(at, true)])
                .unwrap_or_default(),
        ],
    })
}

/// The kinds of data that a recipient gets, each with what of it where that is not all: in brackets, but in a list, where
/// all of them stand in brackets. What a device tells whoever it asks stands by itself, and not under a kind that is about
/// something else.
fn data(view: &View, row: &RecipientRow) -> Words {
    let listed = !is_table(view.answers.sharing.recipients.len());
    let mut alone: Vec<&DataItem> = Vec::new();
    let mut all: Vec<(Words, Option<Words>)> = Vec::new();
    for key in row.kinds.iter().flatten() {
        let kind = view.answers.collection.kinds.iter().find(|kind| kind.key == *key);
        let (Some(kind), Some(name)) = (kind, view.kind(key)) else {
            continue;
        };
        let gets = row.gets(kind);
        if gets.len() == kind.items.iter().flatten().count() {
            all.push((say![name], None));
        } else if kind.lends(&gets) {
            let is_new = |item: &&DataItem| !alone.iter().any(|one| one.is_same(item));
            let new: Vec<&DataItem> = gets.into_iter().filter(is_new).collect();
            all.extend(new.iter().map(|item| (item_words(item), None)));
            alone.extend(new);
        } else {
            let gets = gets.into_iter().map(item_words);
            all.push((say![name], Some(if listed { and(gets) } else { join(gets, ", ") })));
        }
    }
    if listed && all.iter().any(|(_, part)| part.is_some()) {
        series(
            all.into_iter()
                .map(|(name, part)| say![name, part.map(|part| say![": ", part])]),
        )
    } else {
        and(all
            .into_iter()
            .map(|(name, part)| say![name, part.map(|part| say![" (", part, ")"])]))
    }
}

/// What a recipient does.
fn job(view: &View, row: &RecipientRow) -> Words {
    let detail = row.detail.as_deref().unwrap_or_default();
    let jobs = row.job.iter().flatten().map(|&job| job_words(job));
    let jobs = and(jobs.filter(|words| !says(detail, words)));
    let detail = (!detail.is_empty()).then(|| view.small(detail));
    join([jobs, say![detail]], ": ")
}

/// In which form a recipient gets data, and under which condition only.
fn terms(view: &View, row: &RecipientRow) -> Words {
    let form = row.form.map(|form| match form {
        SentForm::Raw => "gets the original data",
        SentForm::Metadata => "gets metadata only",
        SentForm::Anonymised => "gets anonymised data only",
        SentForm::Pseudonymised => "gets data in pseudonymised form",
    });
    series([say![form], condition(view, row)])
}

fn job_words(job: Job) -> &'static str {
    match job {
        Job::Hosting => "hosting",
        Job::Infrastructure => "cloud infrastructure",
        Job::Database => "database",
        Job::Storage => "storage",
        Job::Cdn => "content delivery (CDN)",
        Job::Warehouse => "data warehouse",
        Job::Pipelines => "data pipelines",
        Job::SignIn => "authentication",
        Job::Payments => "payment processing",
        Job::Subscriptions => "in-app purchases and subscriptions",
        Job::BankLink => "connection of bank accounts",
        Job::Email => "transactional email delivery",
        Job::Marketing => "marketing emails",
        Job::Analytics => "product analytics",
        Job::WebAnalytics => "website analytics",
        Job::Errors => "error monitoring",
        Job::Logs => "logs and monitoring",
        Job::Ai => "AI processing",
        Job::Transcription => "transcription",
        Job::Support => "customer support",
        Job::Chat => "chat and messages",
        Job::Sms => "text messages and calls",
        Job::Crm => "customer relationship management",
        Job::Advertising => "advertising",
        Job::AdMeasurement => "measurement and targeting of advertising",
        Job::Security => "security and abuse prevention",
        Job::Forms => "forms and surveys",
        Job::Video => "video",
        Job::Search => "search",
        Job::Accounting => "accounting and tax",
        Job::Legal => "legal advice",
        Job::Shop => "online shop software",
        Job::Delivery => "delivery of orders",
        Job::Push => "push notifications",
        Job::AppStore => "app store",
        Job::Maps => "maps",
        Job::Fonts => "web fonts",
        Job::SessionReplay => "session replay and heatmaps",
        Job::Tags => "loading of other tags",
        Job::FeatureFlags => "feature flags and experiments",
        Job::Scheduling => "booking of meetings",
        Job::Signatures => "electronic signatures",
        Job::Staff => "staff records and job applications",
        Job::Collaboration => "team work and documents",
        Job::Code => "source code and issue tracking",
        Job::Automation => "automation between services",
        Job::ConsentTool => "management of cookie choices",
        Job::Identity => "identity verification",
        Job::SiteCare => "building and care of our website",
        Job::Affiliate => "work as a company of our group",
        Job::Other => "",
    }
}
