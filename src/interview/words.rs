//! The words of the field, explained: what a founder has to understand to answer.
//!
//! One table; the questions' own texts use these terms, and every interface explains those that stand in
//! the question at hand. Must not know a screen. The price: a word is found by its letters, so that a term
//! with an everyday meaning ("share") is explained wherever it stands.

/// A word of the field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Word {
    /// The term, as it is looked up.
    pub term: &'static str,
    /// Other forms in which it stands in a text, small letters.
    pub forms: &'static [&'static str],
    /// What it means, in one or two plain sentences.
    pub means: &'static str,
    /// Where it is defined, as a lawyer writes it; empty where no law defines it.
    pub provision: &'static str,
}

const fn word(term: &'static str, forms: &'static [&'static str], means: &'static str, provision: &'static str) -> Word {
    Word {
        term,
        forms,
        means,
        provision,
    }
}

/// All of them, by term.
pub const WORDS: &[Word] = &[
    word(
        "access token",
        &["access token", "access tokens", "tokens"],
        "A key that lets a program in without the password; for instance to read a calendar that somebody connected.",
        "",
    ),
    word(
        "adequacy decision",
        &["adequacy"],
        "A finding that a country protects data well enough: by the European Commission, by regulations in the UK, by the Federal Council in Switzerland. A transfer there needs no further tool.",
        "GDPR 45; UK GDPR 45A; FADP 16(1)",
    ),
    word(
        "age of digital consent",
        &["digital consent"],
        "The age from which a child can consent alone to the use of its data by an online service: 16 in the EU unless a country sets a lower one, not below 13; 13 in the UK.",
        "GDPR 8(1); UK GDPR 8(1)",
    ),
    word(
        "aggregated",
        &["aggregated", "aggregate"],
        "Counted together over many people, so that a number remains and no person: 1,200 visits in May.",
        "",
    ),
    word(
        "anonymised",
        &["anonymised", "anonymous", "anonymise"],
        "Nobody, with any means reasonably likely to be used, can tell any more whose data it was. Without the name alone is not enough.",
        "GDPR recital 26",
    ),
    word(
        "appeal",
        &["appeal"],
        "Asking again after a request was refused; many US state laws want a way to do it.",
        "",
    ),
    word(
        "automated decision",
        &["decisions about people", "automated decision", "decide about people"],
        "A machine alone decides, with legal or similarly significant effect on a person: about a loan or a job, for instance.",
        "GDPR 22",
    ),
    word(
        "binding corporate rules",
        &["binding corporate rules"],
        "Rules for data inside a group of companies, approved by an authority. Only large groups have them.",
        "GDPR 47",
    ),
    word(
        "consent",
        &["consent"],
        "A free, specific, informed yes by a clear act, which can be taken back as easily. Silence and pre-ticked boxes are none.",
        "GDPR 4(11), 7",
    ),
    word(
        "controller",
        &["controller", "controllers"],
        "Whoever decides why and how personal data is used. For your own accounts, billing and site, that is you.",
        "GDPR 4(7)",
    ),
    word(
        "cookie",
        &["cookie", "cookies", "local storage"],
        "Anything stored on, or read from, somebody's device; local storage and pixels count too. What is not needed for the service asked for needs consent in Europe.",
        "Directive 2002/58/EC 5(3)",
    ),
    word(
        "cross-context behavioural advertising",
        &["cross-context"],
        "Ads chosen by what somebody did on other companies' sites and apps.",
        "Cal. Civ. Code 1798.140(k)",
    ),
    word(
        "data breach",
        &["breach"],
        "Data is lost, changed, or seen by somebody who should not see it: a stolen laptop, an open database.",
        "GDPR 4(12)",
    ),
    word(
        "Data Privacy Framework",
        &["privacy framework"],
        "A list of US companies that promise EU-style protection; data may go to a company on it. Look the company up: not every one is.",
        "Decision (EU) 2023/1795",
    ),
    word(
        "data processing agreement",
        &["data processing agreement", "dpa"],
        "The contract that binds somebody who handles data for you to your instructions. Large providers have one ready to accept.",
        "GDPR 28(3)",
    ),
    word(
        "data protection officer",
        &["data protection officer", "dpo"],
        "A person with expert knowledge who watches over data protection. Some companies must have one.",
        "GDPR 37",
    ),
    word(
        "data subject",
        &["data subject", "data subjects"],
        "The person whose data it is.",
        "GDPR 4(1)",
    ),
    word(
        "de-identified",
        &["de-identified", "re-identify"],
        "What points to a person is taken out, and you promise not to put it back.",
        "Cal. Civ. Code 1798.140(m)",
    ),
    word(
        "Do Not Track",
        &["do not track", "dnt"],
        "An old signal from the browser that asks not to be followed. No law makes you honour it; California wants you to say what you do.",
        "CalOPPA 22575(b)(5)",
    ),
    word(
        "double opt-in",
        &["double opt-in"],
        "Somebody signs up, gets an e-mail, and counts as signed up only after a click in it.",
        "",
    ),
    word(
        "EEA",
        &["eea"],
        "The European Economic Area: the EU, Iceland, Liechtenstein and Norway.",
        "",
    ),
    word(
        "encryption at rest",
        &["at rest"],
        "Data on the disk is unreadable without a key. Most cloud databases have it switched on; check yours.",
        "",
    ),
    word(
        "encryption in transit",
        &["in transit"],
        "Data is unreadable on its way over the network: https, TLS.",
        "",
    ),
    word(
        "Global Privacy Control",
        &["global privacy control", "gpc"],
        "A signal from the browser that says: do not sell or share my data. California and some other states want it honoured.",
        "Cal. Code Regs. tit. 11, 7025",
    ),
    word(
        "IDTA",
        &["idta"],
        "The International Data Transfer Agreement: a contract of the UK's own for data that leaves it, used in place of the European clauses and the UK Addendum.",
        "UK GDPR 46",
    ),
    word(
        "joint controllers",
        &["joint controllers", "joint"],
        "Two companies that decide together why and how data is used. They need an arrangement, and its essence is told to people.",
        "GDPR 26",
    ),
    word(
        "legal basis",
        &["legal basis", "legal ground", "legal grounds", "ground"],
        "The reason that makes a use lawful: consent, a contract with the person, a legal duty, vital interests, a public task, or legitimate interests.",
        "GDPR 6(1)",
    ),
    word(
        "legal obligation",
        &["legal obligation"],
        "A law makes you do it: keeping invoices for the tax office, for instance.",
        "GDPR 6(1)(c)",
    ),
    word(
        "legitimate interests",
        &["legitimate interests", "legitimate interest"],
        "An interest of yours or somebody else's: the use must be necessary for it, and the person's interests must not outweigh it. The policy names it, and people can object.",
        "GDPR 6(1)(f)",
    ),
    word(
        "metadata",
        &["metadata"],
        "Data about data: when a message was sent and how long it is, but not what it says.",
        "",
    ),
    word(
        "multi-factor authentication",
        &["multi-factor", "two-factor"],
        "Signing in needs the password and something else, such as a code from a phone.",
        "",
    ),
    word(
        "penetration test",
        &["penetration tests", "penetration test", "penetration"],
        "Somebody whom you ask tries to break in, and tells you how.",
        "",
    ),
    word(
        "personal data",
        &["personal data", "personal information"],
        "Anything about a person who can be told apart: a name, but also an account number, an IP address or a device.",
        "GDPR 4(1); Cal. Civ. Code 1798.140(v)",
    ),
    word(
        "pixel",
        &["pixel", "pixels"],
        "A tiny picture or script that reports that a page or a mail was opened.",
        "",
    ),
    word(
        "processor",
        &["processor", "processors"],
        "Somebody who handles personal data for a controller, and only as told: your hosting provider for you; you for your customers' data.",
        "GDPR 4(8)",
    ),
    word(
        "profiling",
        &["profiling"],
        "Working out by machine what somebody is like: interests, reliability, behaviour.",
        "GDPR 4(4)",
    ),
    word(
        "pseudonymised",
        &["pseudonymised", "pseudonymous"],
        "Names are replaced by a code, and what undoes it is kept apart. For whoever can undo it, it is still personal data.",
        "GDPR 4(5)",
    ),
    word(
        "public task",
        &["public task"],
        "Work that a law gives to a public office, or to somebody in its place.",
        "GDPR 6(1)(e)",
    ),
    word(
        "recipient",
        &["recipient", "recipients"],
        "Whoever outside your company gets the data: providers, partners, buyers.",
        "GDPR 4(9)",
    ),
    word(
        "representative",
        &["representative"],
        "Somebody in the EU (or the UK) whom people and authorities can turn to, where a company outside serves people there.",
        "GDPR 27",
    ),
    word(
        "retention period",
        &["retention period", "kept for"],
        "How long data is kept, or what decides it. \"As long as necessary\" says nothing.",
        "GDPR 13(2)(a)",
    ),
    word(
        "sell",
        &["sell", "sale"],
        "In California: giving personal information to another company for money or anything else of value. Some analytics and ad tools count.",
        "Cal. Civ. Code 1798.140(ad)",
    ),
    word(
        "sensitive data",
        &["sensitive", "special categories"],
        "Health, beliefs, origin, union membership, sex life, genes and biometrics; in California also exact location, account log-ins and contents of messages.",
        "GDPR 9; Cal. Civ. Code 1798.140(ae)",
    ),
    word(
        "share",
        &["share for ads", "share it for ads", "shared for ads"],
        "In California: giving personal information to another company for cross-context behavioural advertising, even for nothing.",
        "Cal. Civ. Code 1798.140(ah)",
    ),
    word(
        "soft-deleted",
        &["soft-deleted"],
        "Marked as deleted and hidden, but not erased yet, so that it can be brought back.",
        "",
    ),
    word(
        "standard contractual clauses",
        &["standard contractual clauses", "scc", "sccs"],
        "A contract worded by the European Commission, signed by both sides, that lets data go to a country without an adequacy decision.",
        "GDPR 46(2)(c)",
    ),
    word(
        "sub-processor",
        &["sub-processor", "sub-processors", "subprocessor", "subprocessors"],
        "Somebody whom a processor uses for its customers' data. Your customers want to know yours.",
        "GDPR 28(2), 28(4)",
    ),
    word(
        "supervisory authority",
        &["supervisory authority", "supervisory authorities"],
        "The public office in each country that people can complain to about how their data is used.",
        "GDPR 51, 77",
    ),
    word(
        "thresholds of California",
        &["thresholds"],
        "The law binds a business over a yearly revenue, or with the data of many Californians, or that lives from selling data.",
        "Cal. Civ. Code 1798.140(d)",
    ),
    word(
        "transfer",
        &["transfer", "transfers"],
        "Data under the law of the EEA or the UK goes to, or can be read by, a recipient in a country outside. Where the person lives does not matter.",
        "GDPR 44",
    ),
    word(
        "UK Addendum",
        &["uk addendum"],
        "What makes the European clauses count for data from the United Kingdom.",
        "UK GDPR 46",
    ),
    word(
        "vital interests",
        &["vital interests"],
        "Somebody's life or health is at stake, as in an emergency.",
        "GDPR 6(1)(d)",
    ),
];

/// The words that stand in a text, in the order of [`WORDS`].
pub fn words_in(text: &str) -> Vec<&'static Word> {
    let text = text.to_lowercase();
    let found = |form: &str| {
        text.match_indices(form).any(|(at, _)| {
            let free = |c: Option<char>| !c.is_some_and(char::is_alphanumeric);
            free(text[..at].chars().next_back()) && free(text[at + form.len()..].chars().next())
        })
    };
    WORDS
        .iter()
        .filter(|word| word.forms.iter().any(|form| found(form)))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::interview;

    #[test]
    fn words_are_sorted_and_said_in_plain_sentences() {
        let terms: Vec<String> = WORDS.iter().map(|word| word.term.to_lowercase()).collect();
        assert!(terms.is_sorted());
        for word in WORDS {
            assert!(word.means.ends_with('.') && word.means.len() < 200, "{}", word.term);
            assert!(word.forms.iter().all(|form| *form == form.to_lowercase()), "{}", word.term);
        }
    }

    #[test]
    fn a_word_is_found_whole_and_in_its_forms() {
        let terms = |text: &str| words_in(text).iter().map(|word| word.term).collect::<Vec<_>>();
        assert_eq!(terms("Who is the controller?"), ["controller"]);
        assert_eq!(terms("Uncontrollered"), Vec::<&str>::new());
        assert_eq!(terms("Your SUBPROCESSORS"), ["sub-processor"]);
    }

    #[test]
    fn the_questions_use_most_of_the_words() {
        let texts: Vec<String> = interview::all()
            .iter()
            .map(|q| {
                let choices = q.choices().iter().map(|c| c.label).collect::<Vec<_>>().join(" ");
                format!("{} {} {} {} {choices}", q.ask, q.help, q.why, q.label)
            })
            .collect();
        let used = WORDS
            .iter()
            .filter(|word| texts.iter().any(|text| words_in(text).contains(word)))
            .count();
        assert!(used * 4 >= WORDS.len() * 3, "{used} of {}", WORDS.len());
    }
}
