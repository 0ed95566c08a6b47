//! Data that stays on people's own machines, sign-in with another company's account, permissions of a device.

use super::super::words::{View, Words, paragraph, say, strong, user};
use super::{items, pen};
use crate::document::{Block, Sentence};
use crate::interview::collection::Permission;

/// A lead-in with one or two sentences, or with a list of more.
fn under(lead: Sentence, sentences: Vec<Sentence>) -> Vec<Block> {
    match sentences.len() {
        0 => Vec::new(),
        1 | 2 => vec![Block::Paragraph([vec![lead], sentences].concat())],
        _ => vec![
            Block::Paragraph(vec![lead]),
            Block::List(sentences.into_iter().map(|one| vec![one]).collect()),
        ],
    }
}

/// What never reaches us, where people run the software themselves.
pub(super) fn own_machines(view: &View) -> Option<Block> {
    if view.answers.collection.stays_there != Some(true) {
        return None;
    }
    paragraph(vec![
        pen().line("own-lead", say![strong("Data in your own installation.")]),
        pen().line(
            "own-runs",
            say!["Our software runs on your own machines or on those of your organisation."],
        ),
        pen().line(
            "own-stays",
            say!["What is put into it stays there: we receive none of it unless you send it to us."],
        ),
        pen().line(
            "own-ask",
            say!["Whoever runs an installation decides about the data in it, so ask them about that data."],
        ),
    ])
}

/// With whose accounts people can sign in, and what comes from there.
pub(super) fn logins(view: &View) -> Vec<Block> {
    let sentences = view.answers.collection.logins.iter().filter_map(|row| {
        let data = items(row.data.as_ref());
        let data = (!data.is_empty()).then(|| say!["; we then receive your ", data, " from there"]);
        let words = say!["You can sign in with ", user(row.provider.as_deref()?), data, "."];
        Some(pen().row(&row.key).line("login", words))
    });
    under(
        pen().line("logins", say![strong("Sign-in with another account.")]),
        sentences.collect(),
    )
}

/// Which permissions an app asks for, what for, and what does not work without them.
pub(super) fn permissions(view: &View) -> Vec<Block> {
    let sentences = view.answers.collection.permissions.iter().filter_map(|row| {
        let aim = row.feature.as_deref().map(|aim| say![" to ", user(aim)]);
        let refused = row
            .refused
            .as_deref()
            .map(|what| say![" This permission is needed for ", user(what), "."]);
        let exact = row.exact.map(|exact| {
            if exact {
                " It gets your exact location."
            } else {
                " It gets only your approximate location."
            }
        });
        let words: Words = say!["Our app asks for ", permission(row.permission?), aim, ".", exact, refused];
        Some(pen().row(&row.key).line("permission", words))
    });
    let mut blocks = under(
        pen().line("permissions", say![strong("Permissions of your device.")]),
        sentences.collect(),
    );
    if view.answers.collection.no_tracking == Some(true) {
        let words = say!["Our app does not track you across other companies' apps and websites."];
        blocks.extend(paragraph(vec![pen().line("no-tracking", words)]));
    }
    blocks
}

fn permission(permission: Permission) -> &'static str {
    match permission {
        Permission::Camera => "the camera",
        Permission::Microphone => "the microphone",
        Permission::Photos => "your photos and videos",
        Permission::Files => "your files",
        Permission::Location => "your location while the app is open",
        Permission::LocationAlways => "your location, in the background too,",
        Permission::Contacts => "your contacts",
        Permission::Calendar => "your calendar",
        Permission::Bluetooth => "Bluetooth and nearby devices",
        Permission::Motion => "motion and fitness data",
        Permission::HealthData => "health data",
        Permission::Notifications => "permission to send you notifications",
        Permission::Tracking => "permission to track you across other companies' apps",
    }
}
