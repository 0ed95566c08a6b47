//! What data is used for, on which legal ground, and how a consent is taken back.

use crate::clauses::lists::or;
use crate::clauses::words::{Pen, View, Words, paragraph, say, user_small};
use crate::document::Block;
use crate::interview::uses::{Ground, GroundsFor, Purpose, PurposeRow};

/// What for, as it completes "we use it to …"; nothing while that is not answered.
pub(super) fn what_for(row: &PurposeRow) -> Option<Words> {
    let words = match row.purpose? {
        Purpose::Provide => "provide our service",
        Purpose::Operate => "operate our service",
        Purpose::Maintain => "maintain our service",
        Purpose::SignIn => "authenticate you when you sign in",
        Purpose::OpenAccounts => "create and manage accounts",
        Purpose::Separate => "keep each organisation's data separate",
        Purpose::ProcessContent => "process our customers' data for them",
        Purpose::AiFeatures => "run AI features",
        Purpose::Payments => "take payments",
        Purpose::Subscriptions => "manage subscriptions",
        Purpose::BankLink => "connect and verify bank accounts",
        Purpose::Billing => "handle billing and accounting",
        Purpose::Messages => "send service-related messages",
        Purpose::Communicate => "inform you about your account and our service",
        Purpose::Customers => "manage our relations with customers and with people who may become customers",
        Purpose::Meetings => "arrange meetings",
        Purpose::Support => "answer questions and give support",
        Purpose::Secure => "keep our service secure",
        Purpose::PreventAbuse => "prevent and detect abuse",
        Purpose::RateLimits => "apply rate limits to requests",
        Purpose::PlanLimits => "enforce the limits of a plan",
        Purpose::AuditLog => "keep an audit log",
        Purpose::FindErrors => "monitor and fix errors",
        Purpose::Reliability => "keep our service reliable",
        Purpose::UnderstandUse => "analyse how our service is used",
        Purpose::ImproveProduct => "improve our service",
        Purpose::ImproveModels => "improve our AI models and algorithms",
        Purpose::Personalise => "personalise our service",
        Purpose::Marketing => "send marketing messages",
        Purpose::Advertising => "show advertisements",
        Purpose::Promote => "advertise our service elsewhere and measure how well that works",
        Purpose::Legal => "meet our legal obligations",
        Purpose::KeepRecords => "keep records that the law requires",
        Purpose::EnforceTerms => "enforce our terms",
        Purpose::Claims => "establish or defend legal claims",
        Purpose::Research => "do research",
        Purpose::Recruit => "handle job applications",
        Purpose::Own => return row.words.as_deref().map(|words| say![user_small(words)]),
    };
    Some(say![words])
}

/// The legal ground of a use, with the interest that it serves.
pub(super) fn words(row: &PurposeRow) -> Words {
    let Some(ground) = row.ground else {
        return Vec::new();
    };
    match ground {
        Ground::Contract => say!["our contract with you"],
        Ground::Interests => say!["legitimate interests", interest(row)],
        Ground::Recognised => say!["a recognised legitimate interest", interest(row)],
        Ground::Consent => say!["your consent"],
        Ground::Law => say!["a legal obligation"],
        Ground::Vital => say!["somebody's vital interests"],
        Ground::Public => say!["a task in the public interest"],
    }
}

/// The interest, without the words that the question already says: in a list, each begins with what it is.
fn interest(row: &PurposeRow) -> Option<Words> {
    const LEADS: &[&str] = &["our ", "the ", "a ", "legitimate ", "recognised "];
    let text = row.interest.as_deref()?.trim();
    let mut rest = text;
    while let Some(after) = LEADS.iter().find_map(|word| behind(rest, word)) {
        rest = after;
    }
    let named = behind(rest, "interest in ").or_else(|| behind(rest, "interests in "));
    Some(say![": ", user_small(named.unwrap_or(text))])
}

/// What follows these words at the beginning of a text, in whatever case they are written.
fn behind<'t>(text: &'t str, words: &str) -> Option<&'t str> {
    let begins = text.get(..words.len())?.eq_ignore_ascii_case(words);
    begins.then(|| text[words.len()..].trim_start())
}

/// The sentences below the table of uses.
pub(super) fn write(view: &View, pen: Pen) -> Vec<Block> {
    let uses = &view.answers.uses;
    let said = |row: &&PurposeRow| what_for(row).is_some() && row.ground.is_some();
    let rows: Vec<&PurposeRow> = uses.purposes.iter().filter(said).collect();
    if rows.is_empty() {
        return Vec::new();
    }
    let whom = uses.grounds_for.map(|whom| match whom {
        GroundsFor::Europe => "These legal grounds are for people in the EEA, the UK and Switzerland.",
        GroundsFor::Similar => {
            "These legal grounds are for people in the EEA, the UK and Switzerland, and in places with similar laws."
        }
        GroundsFor::Everyone => "These legal grounds are the same for everyone, wherever they live.",
    });
    let interests = rows.iter().any(|row| row.ground == Some(Ground::Interests));
    let weighed = (interests && uses.balanced == Some(true))
        .then_some("Where we rely on legitimate interests, we have balanced them against yours.");
    let mut sentences = vec![pen.line("grounds-for", say![whom]), pen.line("weighed", say![weighed])];
    for (how, rows) in by_withdrawal(&rows) {
        let what = or(rows.iter().filter_map(|row| what_for(row)).map(|what| say!["to ", what]));
        let words = say![
            "Where we rely on your consent ",
            what,
            ", you can withdraw it ",
            user_small(how),
            "."
        ];
        sentences.push(pen.row(how).line("withdraw-how", words));
    }
    paragraph(sentences).into_iter().collect()
}

/// The uses that rest on consent, by how it is withdrawn; "at any time" stands with the rights.
fn by_withdrawal<'a>(rows: &[&'a PurposeRow]) -> Vec<(&'a str, Vec<&'a PurposeRow>)> {
    let mut groups: Vec<(&str, Vec<&PurposeRow>)> = Vec::new();
    for row in rows.iter().filter(|row| row.ground == Some(Ground::Consent)) {
        let how = row.withdraw.as_deref().map(|how| how.trim().trim_end_matches('.'));
        let Some(how) = how.filter(|how| !how.eq_ignore_ascii_case("at any time")) else {
            continue;
        };
        match groups.iter_mut().find(|(known, _)| *known == how) {
            Some((_, group)) => group.push(row),
            None => groups.push((how, vec![row])),
        }
    }
    groups
}
