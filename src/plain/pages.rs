//! What can be read: the sections, the text, all answers, the open questions, what was found.
//!
//! A list that leads somewhere is numbered, and `go NUMBER` goes there. Must not change an answer but by
//! [`Session::accept`], which reads the text first.

use super::lines::Go;
use super::{Focus, Session};
use crate::asking::{self, clauses_of, question_of, words_of};
use crate::document::{Block, Document, Inline, Sentence};
use crate::draft::Decided;
use crate::interview::{SECTIONS, capital, counted};
use crate::path::{self, Spot};
use crate::render;

/// Wider than any line: lines are broken by whoever shows them.
const UNBROKEN: usize = 1 << 20;

impl Session<'_> {
    pub(super) fn pose_tasks(&mut self) -> Go {
        if self.fresh {
            self.say("")?;
            self.told = ("", "");
            self.list_sections()?;
        }
        if !asking::stops(&self.desk, self.today).is_empty() {
            return self
                .say("Type the number of a section, check, read, finish, or help. An empty line goes to what waits first.");
        }
        let ready = match counted(self.desk.undecided(self.today).len(), "thing", "things") {
            Some(wanted) if !asking::unfinished(&self.desk).is_empty() => format!(
                "What the policy needs is answered. Laws or platforms still want {wanted}, mended or decided: findings lists them, and finish asks; open lists what is unfinished."
            ),
            Some(wanted) => format!(
                "No answer is missing. Laws or platforms still want {wanted}, mended or decided: findings lists them, and finish asks."
            ),
            None => "Nothing stops a finished file.".to_owned(),
        };
        self.say(&format!("{ready} Type finish, check, read, or the number of a section."))
    }

    /// Lists the sections.
    pub(super) fn sections(&mut self) -> Go {
        self.list_sections()?;
        self.say("section NUMBER goes to one of them.")
    }

    fn list_sections(&mut self) -> Go {
        let left = self.left_in_all();
        self.say(&match left.as_str() {
            "" => "Your privacy policy:".to_owned(),
            left => format!("Your privacy policy: {left}."),
        })?;
        for (i, section) in SECTIONS.iter().enumerate() {
            let line = format!(
                "{}. {}: {}",
                i + 1,
                section.title,
                self.desk.state_in_full(section.id, self.today)
            );
            self.say(&line)?;
        }
        Ok(())
    }

    /// What is left in all, in the words of the list of sections.
    fn left_in_all(&self) -> String {
        let left = asking::left_words(&self.desk, self.today).into_iter();
        left.chain(counted(asking::open_questions(&self.desk), "open question", "open questions"))
            .collect::<Vec<_>>()
            .join(", ")
    }

    /// Finds what somebody means.
    pub(super) fn find(&mut self, words: &str) -> Go {
        if words.is_empty() {
            return self.say("Say what to find, as in: find cookies.");
        }
        let hits: Vec<_> = asking::Sought::of(&self.desk).find(words).into_iter().take(10).collect();
        let (terms, hits): (Vec<_>, Vec<_>) = hits.into_iter().partition(|hit| hit.sort == asking::Sort::Word);
        self.hits = hits.iter().map(|hit| hit.to.clone()).collect();
        for word in &terms {
            self.say(&format!("The word {}: {}", word.words, word.now))?;
        }
        if hits.is_empty() && terms.is_empty() {
            return self.say(&format!("Nothing is like “{words}”."));
        }
        if hits.is_empty() {
            return Ok(());
        }
        for (i, hit) in hits.iter().enumerate() {
            self.say(&format!("{}. {}: {}", i + 1, hit.sort.words(), hit_words(hit)))?;
        }
        self.say("go NUMBER goes to one of them.")
    }

    /// Lists the open questions, then what waits or is needed.
    pub(super) fn open(&mut self) -> Go {
        let open = self.desk.draft.open.iter().filter(|(_, o)| {
            matches!(
                o.state,
                crate::draft::OpenState::DontKnow | crate::draft::OpenState::AskCounsel
            )
        });
        let mut paths: Vec<String> = open.map(|(at, _)| at.clone()).collect();
        let left = self.desk.missing.iter().chain(&self.desk.outstanding);
        for at in left.map(|at| asking::thing(at)) {
            if !paths.iter().any(|known| known == at) {
                paths.push(at.to_owned());
            }
        }
        let unfinished = asking::unfinished(&self.desk).into_iter().map(|(row, _)| row);
        let unfinished: Vec<String> = unfinished.filter(|row| !paths.contains(row)).collect();
        paths.extend(unfinished);
        let in_all = self.left_in_all();
        if !in_all.is_empty() {
            self.say(&format!("{in_all}."))?;
        }
        let for_counsel = self.desk.put_off(Decided::AskCounsel, self.today);
        for words in &for_counsel {
            self.say(&format!("Left to counsel: {words}"))?;
        }
        let contradictions = !self.desk.contradictions(self.today).is_empty();
        self.contradictions()?;
        if paths.is_empty() && !contradictions && for_counsel.is_empty() {
            self.say("Nothing that is needed is open.")?;
        }
        self.hits.clear();
        self.number(paths)?;
        if self.desk.missing.is_empty() && self.desk.outstanding.is_empty() {
            let spares = crate::open::spares(&self.desk.draft, &self.desk.shown);
            if !spares.is_empty() {
                self.say("Can still be answered, and need not be:")?;
            }
            self.number(spares.into_iter().map(|question| question.id.to_owned()).collect())?;
        }
        self.numbers_go()
    }

    /// Lists paths with their answers and states.
    pub(super) fn numbered(&mut self, paths: Vec<String>) -> Go {
        self.hits.clear();
        self.number(paths)?;
        self.numbers_go()
    }

    /// Lists more of them, and numbers them on.
    fn number(&mut self, paths: Vec<String>) -> Go {
        for at in paths {
            let line = format!("{}. {}", self.hits.len() + 1, self.line(&at));
            self.say(&line)?;
            self.hits.push(at);
        }
        Ok(())
    }

    fn numbers_go(&mut self) -> Go {
        if self.hits.is_empty() {
            return Ok(());
        }
        self.say("go NUMBER goes to one of them.")
    }

    /// An answer or a row in a line.
    fn line(&self, at: &str) -> String {
        let shown = &self.desk.shown;
        let label = question_of(at).map_or(at, |q| q.label);
        let state = self.state_words(at);
        match path::spot(at) {
            Ok(Spot::Row(table, key)) => format!("{label}: {}, {state}", asking::row_called(&self.desk, table.id, key)),
            Ok(Spot::Cell(column, key)) => {
                let row = asking::row_called(&self.desk, column.table().unwrap_or_default(), key);
                let value = path::get(shown, at).map(|v| words_of(shown, column, &v)).unwrap_or_default();
                format!("{row}, {}: {value}, {state}", column.label.to_lowercase())
            }
            Ok(Spot::Leaf(question)) => match path::get(shown, at) {
                Some(value) => format!("{label}: {}, {state}", words_of(shown, question, &value)),
                None => format!("{label}: {state}"),
            },
            Ok(Spot::Table(_)) | Err(_) => format!("{label}: {state}"),
        }
    }

    /// Lists all answers.
    pub(super) fn check(&mut self) -> Go {
        let paths = asking::answers_page(&self.desk);
        let mut section = "";
        for (i, at) in paths.iter().enumerate() {
            let own = asking::section_of(at).unwrap_or_default();
            if own != section {
                section = own;
                let title = crate::interview::section(own).map_or("Your own statements", |s| s.title);
                self.say(&format!("{title}:"))?;
            }
            let line = format!("{}. {}", i + 1, self.line(at));
            self.say(&line)?;
        }
        self.hits = paths;
        self.say("go NUMBER goes to one of them.")
    }

    /// Reads the text of this section, or all of it.
    pub(super) fn read(&mut self, what: &str) -> Go {
        let section = Some(self.focus.section).filter(|s| !s.is_empty() && what != "all");
        let text = text(&self.desk.document, section);
        if text.trim().is_empty() {
            return self.say("No answer of this section writes a sentence yet. read all reads the whole policy.");
        }
        self.say(&text)?;
        let (open, all) = (self.desk.unconfirmed.len(), self.desk.document.sentences().count());
        self.say(&format!(
            "{open} of the {all} sentences of the policy rest on suggestions that nobody has confirmed."
        ))
    }

    /// Reads what the rest of the section writes, and takes it on a yes.
    pub(super) fn accept(&mut self) -> Go {
        let section = self.focus.section;
        let waiting = self.desk.tally(section).to_confirm;
        if waiting == 0 {
            return self.say("Nothing is suggested in this section that you have not taken already.");
        }
        let text = text(&self.desk.document, Some(section));
        let untold = self.desk.untold(section);
        if !text.trim().is_empty() {
            self.say("Once you say yes, the policy says this:")?;
            self.say("")?;
            self.say(text.trim_end())?;
            self.say("")?;
        }
        if !untold.is_empty() {
            self.say(if text.trim().is_empty() {
                "Once you say yes, these answers are yours; they write nothing in this section:"
            } else {
                "And these answers, which write nothing in this section:"
            })?;
            untold.iter().try_for_each(|line| self.say(&format!("- {line}")))?;
        }
        let count = counted(waiting, "suggested answer", "suggested answers").unwrap_or_default();
        if !self
            .lines
            .yes(&format!("Is that right? yes takes {count}; no changes nothing."))?
        {
            return self.say("Nothing was changed.");
        }
        let who = self.who();
        match asking::accept_rest(&mut self.desk, section, &who) {
            Ok(confirmed) => {
                self.changed()?;
                let confirmed = format!("{}{}", capital(&confirmed), asking::added(&self.desk));
                let all = std::iter::once(confirmed).chain(asking::left_over(&self.desk, section));
                self.say(&format!("{}.", all.collect::<Vec<_>>().join(". ")))?;
            }
            Err(refused) => {
                self.changed()?;
                return self.say(&refused.0);
            }
        }
        self.set(Focus {
            section,
            record: None,
            entry: self.focus.entry.clone(),
        });
        self.rest_of_section(section)
    }
}

/// The text of a section or of all, in lines that are not broken and without ornaments.
pub(super) fn text(document: &Document, section: Option<&str>) -> String {
    let mut part = document.clone();
    if let Some(section) = section {
        let wanted: Vec<&str> = clauses_of(section).collect();
        part.title.clear();
        for clause in &mut part.clauses {
            clause.numbered = false;
            clause.blocks.iter_mut().for_each(|block| name_references(block, document));
        }
        part.clauses.retain(|clause| wanted.contains(&clause.id));
        if section != "changes" {
            part.dates.clear();
        }
    }
    let options = render::Options {
        width: UNBROKEN,
        ..render::Options::default()
    };
    let printed = render::format("txt")
        .map(|txt| (txt.render)(&part, &options))
        .unwrap_or_default();
    let mut lines: Vec<&str> = Vec::new();
    for line in printed.lines() {
        let ruled = !line.is_empty() && ["=", "-", "~"].iter().any(|c| line.replace(c, "").is_empty());
        if !(ruled && lines.last().is_some_and(|above| !above.is_empty())) {
            lines.push(line.strip_prefix('|').map_or(line, str::trim_start));
        }
    }
    lines.join("\n").trim().to_owned()
}

/// References to clauses that may not be there say their heading.
fn name_references(block: &mut Block, document: &Document) {
    let name = |sentence: &mut Sentence| {
        sentence
            .inlines
            .iter_mut()
            .for_each(|inline| name_reference(inline, document));
    };
    match block {
        Block::Paragraph(sentences) | Block::Notice(sentences) => sentences.iter_mut().for_each(name),
        Block::List(items) => items.iter_mut().flatten().for_each(name),
        Block::Table(table) => table.rows.iter_mut().flatten().for_each(name),
        Block::Heading(sentence) => name(sentence),
        Block::Card(lines) => lines.iter_mut().for_each(|(_, sentence)| name(sentence)),
    }
}

fn name_reference(inline: &mut Inline, document: &Document) {
    match inline {
        Inline::See(id) => {
            let heading = document
                .clause(id)
                .map(|clause| clause.heading.clone())
                .filter(|h| !h.is_empty());
            *inline = Inline::Fixed(heading.unwrap_or((*id).into()));
        }
        Inline::Strong(inner) => inner.iter_mut().for_each(|inline| name_reference(inline, document)),
        Inline::Fixed(_) | Inline::User(_) | Inline::Link { .. } | Inline::Gap(_) => {}
    }
}

/// What was found and what it is now, as words to hear: a label that its answer begins with is not said twice.
fn hit_words(hit: &asking::Hit) -> String {
    let named = hit.words.rsplit_once(": ");
    let once = named.filter(|(_, label)| hit.now.strip_prefix(label).is_some_and(|rest| rest.starts_with(' ')));
    let words = once.map_or(hit.words.as_str(), |(row, _)| row);
    match (hit.now.is_empty(), words.ends_with('?')) {
        (true, _) => words.to_owned(),
        (false, true) => format!("{words} {}", hit.now),
        (false, false) => format!("{words}: {}", hit.now),
    }
}
