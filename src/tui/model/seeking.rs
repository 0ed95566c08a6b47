//! What is sought, and what was found: places, words, the pages below the sections, and the keys that worked where it was asked for.
//!
//! Must not know how a hit is drawn, nor what a key does. The price: what is found is kept beside what is typed, and is found anew at
//! each letter.

use crate::asking::{Hit, Sort, Sought};
use crate::tui::keys::{KEYS, Key, Working};
use crate::tui::prose::Prose;
use crate::tui::update::pages::Page;

/// Something that was found.
pub enum Found {
    /// A place, or a word.
    Hit(Hit),
    /// A key, which is pressed.
    Command(&'static Key, &'static str),
    /// A page below the sections.
    Page(Page),
}

/// What is sought.
pub struct Seeking {
    /// What is typed.
    pub text: Prose,
    /// The hit with the cursor.
    pub at: usize,
    /// The keys that worked where it was asked for.
    works: Vec<Working>,
    /// The pages that can be opened.
    pages: &'static [Page],
    /// All that can be found, as it stood when it was asked for.
    sought: Sought,
    /// What matches what is typed.
    pub found: Vec<Found>,
}

impl Seeking {
    /// An empty line among all that can be found.
    pub fn new(sought: Sought, works: Vec<Working>, pages: &'static [Page]) -> Self {
        let mut new = Self {
            text: Prose::line(""),
            at: 0,
            works,
            pages,
            sought,
            found: Vec::new(),
        };
        new.seek();
        new
    }

    /// Finds what matches what is typed now: places and words, and the keys among them.
    pub fn seek(&mut self) {
        let text = self.text.text();
        let mut all: Vec<Found> = self.sought.find(&text).into_iter().map(Found::Hit).collect();
        let typed: Vec<String> = text.to_lowercase().split_whitespace().map(str::to_owned).collect();
        let fits = |key: &'static Key| {
            let (_, told) = self.works.iter().find(|(shown, _)| *shown == key.shown)?;
            let help = format!("{told} {}", key.help).to_lowercase();
            let fits = !typed.is_empty() && typed.iter().all(|word| help.contains(word.as_str()));
            fits.then_some(Found::Command(key, told))
        };
        // a command stands after the sure hits: whoever types a word of the policy means the policy
        let sure = all
            .iter()
            .position(|found| matches!(found, Found::Hit(hit) if matches!(hit.sort, Sort::Detail | Sort::Word)))
            .unwrap_or(all.len());
        let commands = KEYS.iter().filter_map(fits);
        let of_page = |page: &Page| {
            let words = format!("{} {}", page.name(), page.about()).to_lowercase();
            !typed.is_empty() && typed.iter().all(|word| words.contains(word.as_str()))
        };
        let pages = self.pages.iter().filter(|page| of_page(page)).copied().map(Found::Page);
        all.splice(sure..sure, commands.chain(pages));
        self.found = all;
    }
}
