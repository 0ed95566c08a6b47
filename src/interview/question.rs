//! A question: what is asked, how it is answered, and where the answer is stored.
//!
//! The table of questions is made of literals, which `storing` ties to [`Answers`]. Must not know any question. The
//! price: a closure in a table cannot be compared or printed, so everything speaks of questions by their id.

use crate::answers::Answers;
use crate::values::Choice;
pub use serde_json::Value;

/// Putting a value failed: why, in words for the author.
pub type Put = Result<(), String>;

/// How a question is answered. A closed set: every interface handles each.
#[derive(Debug, Clone, Copy)]
pub enum Kind {
    /// One line of the author's words.
    Text,
    /// Several lines of the author's words.
    Prose,
    /// Yes or no.
    YesNo,
    /// A whole number.
    Number,
    /// One of a closed list.
    One(&'static [Choice]),
    /// Any number of a closed list; none is an answer too.
    Many(&'static [Choice]),
    /// A day or a month.
    Date,
    /// How long something is kept.
    Period,
    /// A country, a group of countries, with a region.
    Place,
    /// A link.
    Link,
    /// A way to reach somebody.
    Contact,
    /// Things held about a person: entries of the taxonomy or own words.
    Items,
    /// Short noun phrases in the author's words.
    Words,
    /// The key of one row of one of these tables.
    Ref(&'static [&'static str]),
    /// Keys of any rows of these tables.
    Refs(&'static [&'static str]),
    /// Rows with columns.
    Table,
}

/// When a question applies. It may read only answers of questions that stand earlier in the table.
#[derive(Clone, Copy)]
pub enum When {
    /// Always.
    Always,
    /// Where this holds.
    If(fn(&Answers) -> bool),
    /// For the rows, by index, where this holds.
    Row(fn(&Answers, usize) -> bool),
}

/// Where an answer lives: plain functions into [`Answers`].
#[derive(Clone, Copy)]
pub enum Field {
    /// One value of a section.
    Leaf {
        /// Reads it.
        get: fn(&Answers) -> Option<Value>,
        /// Sets or clears it; a value of another kind is refused with the reason.
        put: fn(&mut Answers, Option<Value>) -> Put,
    },
    /// One value of each row of a table.
    Column {
        /// Reads it from the row with this index.
        get: fn(&Answers, usize) -> Option<Value>,
        /// Sets or clears it in the row with this index.
        put: fn(&mut Answers, usize, Option<Value>) -> Put,
    },
    /// Rows.
    Table(Rows),
}

/// The plain functions of a table.
#[derive(Clone, Copy)]
pub struct Rows {
    /// The id of the yes/no question that says whether there are any.
    pub gate: &'static str,
    /// The keys, in order.
    pub keys: fn(&Answers) -> Vec<String>,
    /// A row as a value.
    pub row: fn(&Answers, usize) -> Option<Value>,
    /// Puts a row before the one with this index.
    pub insert: fn(&mut Answers, usize, Value) -> Put,
    /// Takes a row away.
    pub remove: fn(&mut Answers, usize),
    /// Takes all rows away.
    pub clear: fn(&mut Answers),
}

/// One question of the interview.
#[derive(Clone, Copy)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a flag of its own that a row of the table sets or leaves out"
)]
pub struct Question {
    /// The path of the answer: `company.email`, `collection.kinds`, `collection.kinds.*.items`.
    pub id: &'static str,
    /// The id of the section in which it is asked.
    pub section: &'static str,
    /// How it is answered.
    pub kind: Kind,
    /// Where the answer lives.
    pub field: Field,
    /// When it applies.
    pub when: When,
    /// Without it the document is untrue or unusable.
    pub needed: bool,
    /// Who receives data, a safeguard, or a promise: offered and picked one by one, never suggested.
    pub pick: bool,
    /// Waits until an answer, a preset or the author raises it.
    pub fold: bool,
    /// Where this holds of the answers, it is asked at once all the same.
    pub unfold: Option<fn(&Answers) -> bool>,
    /// In the rows of which this holds, by index, it is asked at once all the same.
    pub unfold_row: Option<fn(&Answers, usize) -> bool>,
    /// Asked at once of a row that its author has just added by nothing but its name.
    pub of_bare: bool,
    /// What a row is called by, where it is answered, before the first column.
    pub names: bool,
    /// The word with which it goes on after the name of its row: `the EEA to Japan`. Nothing where the name is whole
    /// without it.
    pub goes_on: Option<&'static str>,
    /// Says whether a table has rows.
    pub gate: bool,
    /// Narrows what a sentence says (only if, except, by plan): without it the sentence would claim more.
    pub narrows: bool,
    /// About one company and not a kind of company: no preset holds the answer.
    pub own: bool,
    /// A list to which each source that suggests something adds what those before it have not.
    pub joins: bool,
    /// The rows of a table, by index, that give way while they are only suggested: another row says the same better.
    pub gives_way: Option<fn(&Answers, usize) -> bool>,
    /// A column that the sentence of its row cannot do without, and the columns that say as much in its place.
    pub tells: Option<&'static [&'static str]>,
    /// The choice that stands for own words, and the column of the same row that holds them.
    pub worded: Option<(&'static str, &'static str)>,
    /// The rows, by index, that cannot do without it, where that is not all of them.
    pub tells_where: Option<fn(&Answers, usize) -> bool>,
    /// Which choices of a closed list fit a row, by index, where that is not all of them.
    pub fits: Option<fn(&Answers, usize, &str) -> bool>,
    /// Which choices of a closed list suit these answers: another is not suggested, nor a row that says it. The author may
    /// choose any.
    pub suits: Option<fn(&Answers, &str) -> bool>,
    /// The choices that promise something: one that is only suggested is not taken by anybody who has not read it.
    pub promises: &'static [&'static str],
    /// Its section is not done until a row is named or none is said.
    pub leads: bool,
    /// All that its row is there for: a row that is left without it is taken away.
    pub bears: bool,
    /// A text that holds the id of a section or the path of a row: it is told by what that is called.
    pub points: bool,
    /// A place that is one country, and no group of them.
    pub one_country: bool,
    /// What a number counts: one of them, and several.
    pub unit: Option<(&'static str, &'static str)>,
    /// The field of a provider's file from which it is suggested, in a row of the catalogue or in one that a provider brings:
    /// whether somebody checked it is said beside it.
    pub fact: &'static str,
    /// What it says that none of a closed list fits, where “none of these” would say too little.
    pub none: &'static str,
    /// A few words for lists and columns.
    pub label: &'static str,
    /// The plain question.
    pub ask: &'static str,
    /// One or two sentences.
    pub help: &'static str,
    /// Why it is asked, with the provision.
    pub why: &'static str,
    /// An example answer, or nothing.
    pub example: &'static str,
}

impl Question {
    /// A question with nothing said about it yet. The macros call this.
    pub const fn new(id: &'static str, kind: Kind, field: Field) -> Self {
        Self {
            id,
            section: "",
            kind,
            field,
            when: When::Always,
            needed: false,
            pick: false,
            fold: false,
            unfold: None,
            unfold_row: None,
            of_bare: false,
            names: false,
            goes_on: None,
            gate: false,
            narrows: false,
            own: false,
            joins: false,
            gives_way: None,
            tells: None,
            worded: None,
            tells_where: None,
            fits: None,
            suits: None,
            promises: &[],
            leads: false,
            bears: false,
            points: false,
            one_country: false,
            unit: None,
            fact: "",
            none: "",
            label: "",
            ask: "",
            help: "",
            why: "",
            example: "",
        }
    }
    /// What a number counts: one of them, and several.
    pub const fn counts(mut self, one: &'static str, many: &'static str) -> Self {
        self.unit = Some((one, many));
        self
    }
    /// The label and the plain question.
    pub const fn ask(mut self, label: &'static str, ask: &'static str) -> Self {
        self.label = label;
        self.ask = ask;
        self
    }
    /// One or two sentences of help.
    pub const fn help(mut self, help: &'static str) -> Self {
        self.help = help;
        self
    }
    /// Why it is asked, with the provision.
    pub const fn why(mut self, why: &'static str) -> Self {
        self.why = why;
        self
    }
    /// An example answer.
    pub const fn example(mut self, example: &'static str) -> Self {
        self.example = example;
        self
    }
    /// The section in which it is asked, where that is not the one in which it is stored.
    pub const fn asked_in(mut self, section: &'static str) -> Self {
        self.section = section;
        self
    }
    /// It applies where this holds of the answers.
    pub const fn when(mut self, when: fn(&Answers) -> bool) -> Self {
        self.when = When::If(when);
        self
    }
    /// It applies to the rows of which this holds.
    pub const fn when_row(mut self, when: fn(&Answers, usize) -> bool) -> Self {
        self.when = When::Row(when);
        self
    }
    /// Without it the document is untrue or unusable.
    pub const fn needed(mut self) -> Self {
        self.needed = true;
        self
    }
    /// Picked one by one, never suggested.
    pub const fn pick(mut self) -> Self {
        self.pick = true;
        self
    }
    /// What several sources suggest for this list is joined.
    pub const fn joins(mut self) -> Self {
        self.joins = true;
        self
    }
    /// A row of which this holds gives way while it is only suggested.
    pub const fn gives_way(mut self, gives_way: fn(&Answers, usize) -> bool) -> Self {
        self.gives_way = Some(gives_way);
        self
    }
    /// Waits until something raises it.
    pub const fn fold(mut self) -> Self {
        self.fold = true;
        self
    }
    /// Waits as [`Self::fold`] says, save where this holds of the answers: there it is asked at once.
    pub const fn fold_unless(mut self, unfold: fn(&Answers) -> bool) -> Self {
        self.fold = true;
        self.unfold = Some(unfold);
        self
    }
    /// Waits as [`Self::fold`] says, save in the rows of which this holds: there it is asked at once.
    pub const fn fold_unless_row(mut self, unfold: fn(&Answers, usize) -> bool) -> Self {
        self.fold = true;
        self.unfold_row = Some(unfold);
        self
    }
    /// Waits as [`Self::fold`] says, save in a row that its author has just added by nothing but its name: what a
    /// catalogue would say of it, only its author can.
    pub const fn asked_of_bare(mut self) -> Self {
        self.fold = true;
        self.of_bare = true;
        self
    }
    /// Whether it waits, with these answers and in this row, until something raises it.
    pub fn is_folded(&self, answers: &Answers, row: Option<usize>) -> bool {
        let at_once = self.unfold.is_some_and(|asked_at_once| asked_at_once(answers));
        let in_row = self
            .unfold_row
            .zip(row)
            .is_some_and(|(asked_at_once, row)| asked_at_once(answers, row));
        self.fold && !at_once && !in_row
    }
    /// What a row is called by, where it is answered, before the first column.
    pub const fn names(mut self) -> Self {
        self.names = true;
        self
    }
    /// It goes on after the name of its row with this word.
    pub const fn goes_on(mut self, word: &'static str) -> Self {
        self.goes_on = Some(word);
        self
    }
    /// Without it the sentence would claim more, so the sentence goes with it.
    pub const fn narrows(mut self) -> Self {
        self.narrows = true;
        self
    }
    /// Suggested from this field of the provider's file.
    pub const fn fact(mut self, fact: &'static str) -> Self {
        self.fact = fact;
        self
    }
    /// It is one country, and no group of them.
    pub const fn one_country(mut self) -> Self {
        self.one_country = true;
        self
    }
    /// What its section is about: it is not done until a row is named or none is said.
    pub const fn leads(mut self) -> Self {
        self.leads = true;
        self
    }
    /// A row without it is none: one that is left so is taken away.
    pub const fn bears(mut self) -> Self {
        self.bears = true;
        self
    }
    /// It holds the id of a section or the path of a row.
    pub const fn points(mut self) -> Self {
        self.points = true;
        self
    }
    /// About one company: no preset holds the answer, nor a text that names it.
    pub const fn own(mut self) -> Self {
        self.own = true;
        self
    }
    /// Without it, or one of these columns of the same row, the row does not say what it is there for.
    pub const fn tells(mut self, instead: &'static [&'static str]) -> Self {
        self.tells = Some(instead);
        self
    }
    /// This choice stands for own words, which this column of the same row holds.
    pub const fn worded(mut self, choice: &'static str, column: &'static str) -> Self {
        self.worded = Some((choice, column));
        self
    }
    /// Where this holds of a row, the row does not say what it is there for without it.
    pub const fn tells_where(mut self, rows: fn(&Answers, usize) -> bool) -> Self {
        self.tells = Some(&[]);
        self.tells_where = Some(rows);
        self
    }
    /// Only the choices of which this holds are offered in a row; what is chosen already stays.
    pub const fn fits(mut self, fits: fn(&Answers, usize, &str) -> bool) -> Self {
        self.fits = Some(fits);
        self
    }
    /// Only the choices of which this holds are suggested, and no row that says another.
    pub const fn suits(mut self, suits: fn(&Answers, &str) -> bool) -> Self {
        self.suits = Some(suits);
        self
    }
    /// A suggested answer as far as it suits these answers; nothing where nothing of it does.
    pub fn suited(&self, answers: &Answers, value: Value) -> Option<Value> {
        let Some(suits) = self.suits else { return Some(value) };
        let fits = |one: &Value| one.as_str().is_none_or(|choice| suits(answers, choice));
        match value {
            Value::Array(list) => {
                let (before, mut kept) = (list.len(), list);
                kept.retain(fits);
                (before == 0 || !kept.is_empty()).then_some(Value::Array(kept))
            }
            one => fits(&one).then_some(one),
        }
    }
    /// These choices promise something: nobody takes a suggestion of them unread.
    pub const fn promises(mut self, choices: &'static [&'static str]) -> Self {
        self.promises = choices;
        self
    }
    /// Whether an answer promises something by a choice that it holds.
    pub fn is_promise(&self, value: &Value) -> bool {
        let promised = |one: &Value| one.as_str().is_some_and(|choice| self.promises.contains(&choice));
        value
            .as_array()
            .map_or_else(|| promised(value), |list| list.iter().any(promised))
    }
    /// What it says that none of the choices fits.
    pub const fn none(mut self, none: &'static str) -> Self {
        self.none = none;
        self
    }
    /// The gate of a table.
    pub const fn gate(mut self) -> Self {
        self.gate = true;
        self
    }

    /// Whether the answer is about one company, so that no preset holds it. Contacts, dates and links are,
    /// whatever they are asked for; but not the links of those who receive data.
    pub fn is_own(&self) -> bool {
        let link = matches!(self.kind, Kind::Link) && self.table() != Some("sharing.recipients");
        self.own || link || matches!(self.kind, Kind::Contact | Kind::Date)
    }
    /// Its label as a name among others, without the mark of a question.
    pub fn name(&self) -> &'static str {
        self.label.trim_end_matches('?')
    }
    /// The section of the path, in which the answer is stored.
    pub fn stored_in(&self) -> &'static str {
        self.id.split('.').next().unwrap_or_default()
    }
    /// The table of a column: `collection.kinds` for `collection.kinds.*.items`.
    pub fn table(&self) -> Option<&'static str> {
        self.id.split_once(".*.").map(|(table, _)| table)
    }
    /// The last part of the path.
    pub fn leaf(&self) -> &'static str {
        self.id.rsplit('.').next().unwrap_or_default()
    }
    /// Whether it is a text of a few short lines, as an address: a blank one ends it, for none stands in it.
    pub fn is_lines(&self) -> bool {
        matches!(self.kind, Kind::Prose) && self.leaf() == "address"
    }
    /// Whether it is a table.
    pub fn is_table(&self) -> bool {
        matches!(self.field, Field::Table(_))
    }
    /// Whether it is a column of a table.
    pub fn is_column(&self) -> bool {
        matches!(self.field, Field::Column { .. })
    }
    /// The answer that comes after this one where one key is enough to change it: the other of yes and no,
    /// the next of a closed list. Nothing where an answer has to be typed or ticked.
    pub fn next(&self, now: Option<&Value>) -> Option<Value> {
        if let Kind::One(choices) = self.kind {
            let at = choices
                .iter()
                .position(|choice| now.and_then(Value::as_str) == Some(choice.id));
            let next = choices.get(at.map_or(0, |at| (at + 1) % choices.len()));
            return next.map(|choice| Value::from(choice.id));
        }
        matches!(self.kind, Kind::YesNo).then(|| Value::Bool(now != Some(&Value::Bool(true))))
    }
    /// The path of the answer in the row with this key, or of the single value.
    pub fn path(&self, key: &str) -> String {
        self.id.replacen('*', key, 1)
    }
    /// The choices of a closed list, else none.
    pub fn choices(&self) -> &'static [Choice] {
        match self.kind {
            Kind::One(choices) | Kind::Many(choices) => choices,
            Kind::Text
            | Kind::Prose
            | Kind::YesNo
            | Kind::Number
            | Kind::Date
            | Kind::Period
            | Kind::Place
            | Kind::Link
            | Kind::Contact
            | Kind::Items
            | Kind::Words
            | Kind::Ref(_)
            | Kind::Refs(_)
            | Kind::Table => &[],
        }
    }
}
