//! What is computed once for each path or section, and kept until an answer changes.
//!
//! Must not know what it keeps. The price: whoever changes what it was computed from has to clear it.

use std::cell::RefCell;
use std::collections::BTreeMap;

/// Values by their keys, each computed when it is asked for first.
pub(super) struct Memo<T>(RefCell<BTreeMap<String, T>>);

impl<T> Default for Memo<T> {
    fn default() -> Self {
        Self(RefCell::default())
    }
}

impl<T: Clone> Memo<T> {
    /// The value of a key; to compute it may ask for others, and for its own it must not.
    pub(super) fn of(&self, key: &str, compute: impl FnOnce() -> T) -> T {
        if let Some(known) = self.0.borrow().get(key) {
            return known.clone();
        }
        let found = compute();
        self.0.borrow_mut().insert(key.to_owned(), found.clone());
        found
    }

    /// Forgets all.
    pub(super) fn clear(&mut self) {
        self.0.get_mut().clear();
    }
}
