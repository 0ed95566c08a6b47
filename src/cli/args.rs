//! The arguments: every command and option with its help, as one table that the parser reads.
//!
//! Must not do anything. The price: help is written in comments, where a reader of the code finds it too.

use super::setting::Assignment;
use super::{complete, manage};
use crate::draft::Decided;
use crate::review::Level;
use crate::tui::theme::Look;
use crate::values::PolicyDate;
use clap::{Args, Parser, Subcommand, ValueEnum};
use std::path::PathBuf;

const AFTER: &str = "\
DRAFT is a name in the drafts folder, or a path: with a slash or ending in .json.

Exit codes: 0 fine, 1 findings or not ready, 2 failure.
POLICY_WIZARD_HOME puts drafts, presets and state into one folder; NO_COLOR turns colours off.
Nothing is sent anywhere. The result is a draft for a lawyer to read, not legal advice.";

const USAGE: &str = "\
policy-wizard [OPTIONS] [DRAFT]
       policy-wizard [OPTIONS] <COMMAND>";

/// An interview that writes a privacy policy: every sentence from an answer of yours.
#[derive(Debug, Parser)]
#[command(name = "policy-wizard", version, after_help = AFTER, override_usage = USAGE)]
pub(super) struct Cli {
    /// The draft to work on; without it the first screen offers those that there are
    #[arg(add = complete::drafts())]
    pub(super) draft: Option<String>,
    /// When to use colours
    #[arg(long, global = true, value_enum, default_value = "auto", value_name = "WHEN")]
    pub(super) color: Color,
    /// Colours for this background, or strong differences (for good: set `POLICY_WIZARD_THEME`)
    #[arg(long, global = true, value_enum, value_name = "THEME")]
    pub(super) theme: Option<Look>,
    /// The day to put down for answers, instead of today
    #[arg(long, global = true, value_name = "DATE", value_parser = PolicyDate::parse)]
    pub(super) today: Option<PolicyDate>,
    #[command(subcommand)]
    pub(super) command: Option<Command>,
}

/// When to use colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Color {
    /// On a terminal, unless the environment asks for none.
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Start a draft without the screen
    New(New),
    /// The same interview in lines, for screen readers and pipes
    Plain(Plain),
    /// List every question: ids, kinds, choices
    Questions(Questions),
    /// List your drafts; rename, copy, export, delete them and bring them back
    Drafts(Drafts),
    /// List the presets: what a kind of company would typically answer; save one of your own
    Presets(Presets),
    /// List the service providers that can be picked: yours, then those of which most was looked up; one by its name in full
    Vendors(Vendors),
    /// List the rules of the review: what laws want of a policy
    Rules(Rules),
    /// Explain one rule: what is wrong, why it matters, the ways out, where to read it
    Explain(Explain),
    /// Print the policy of a draft
    Render(Render),
    /// List what is open in a draft, as a file to send to a colleague or counsel
    Open(Open),
    /// Keep a private note to counsel about an answer, beside the draft
    Note(Note),
    /// Decide about what the review found, with a date: it does not count any more until an answer changes
    Decide(Decide),
    /// Say what keeps drafts from being complete
    Check(Check),
    /// Look through a project for providers that its policy has to name
    Scan(Scan),
    /// Print the JSON Schema of one of our files
    Schema(Schema),
    /// Print what completes this program's words in a shell
    Completions(Completions),
    /// Print the manual page
    Man(Man),
}

pub(super) const SETTING: &str = "\
Values of --set, by the kind of the question (`policy-wizard questions` says which):
  text, link, contact  as it is               --set company.product=Acme
  yes or no            yes, no                --set cookies.any_items=no
  a choice             its id                 --set company.audience=businesses
  several choices      ids with commas        --set company.regions=eea,uk  (nothing after = means none)
  a date, a number     2026-06-03, 2026-06    --set changes.updated=2026-06-03
  a place              its code               --set company.country=DE
  anything else        JSON                   --set collection.kinds.logs.kept='{\"how\":\"exactly\",…}'
A row comes into being as an object; a provider of the catalogue brings its own name, job, country and link:
  --set collection.kinds.logs='{\"name\":\"Log data\"}'   --set sharing.recipients.stripe='{\"catalogue\":\"stripe\"}'

The draft goes into --out FILE, or NAME in the drafts folder; without both into privacy-policy.json where the
working folder is a project, else into the drafts folder. A file that is there is never overwritten.";

#[derive(Debug, Args)]
#[command(after_help = SETTING)]
pub(super) struct New {
    /// The name of the draft, or its file
    pub(super) name: Option<String>,
    /// Begin with the suggestions of this preset
    #[arg(long, value_name = "ID", add = complete::presets())]
    pub(super) preset: Option<String>,
    /// Give an answer
    #[arg(long, value_name = "ID=VALUE", add = complete::answers())]
    pub(super) set: Vec<Assignment>,
    /// Accept every suggestion, also what a provider named with --set brings, but none that must be picked (recipients,
    /// safeguards, promises) nor a promise in a row; a line says how many, by source, and how many promises wait
    #[arg(long)]
    pub(super) accept: bool,
    /// Write the draft to this file
    #[arg(long, value_name = "FILE")]
    pub(super) out: Option<PathBuf>,
}

const LINES: &str = "\
One question at a time; an answer is a line, `help` lists the commands. Answers may come from a file:
`policy-wizard plain < answers.txt` (the draft is saved at every line, and when there are no more lines).
Without `plain` the interview goes in lines where TERM is dumb, and where input or output is a pipe or a file.";

#[derive(Debug, Args)]
#[command(after_help = LINES)]
pub(super) struct Plain {
    /// The draft to work on; without it the first question is which
    pub(super) draft: Option<String>,
    /// Begin a new draft with the suggestions of this preset
    #[arg(long, value_name = "ID")]
    pub(super) preset: Option<String>,
}

/// How a list is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Shape {
    /// For people.
    Text,
    /// For programs.
    Json,
}

/// How findings are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Report {
    /// For people, a line each, as a compiler says it.
    Text,
    /// For programs; `schema findings` says its shape.
    Json,
    /// For tools that show what other tools found: SARIF 2.1.0.
    Sarif,
    /// For a workflow on GitHub: annotations at the lines of the draft.
    Github,
}

#[derive(Debug, Args)]
pub(super) struct List {
    /// How to print it
    #[arg(long, value_enum, default_value = "text")]
    pub(super) format: Shape,
}

#[derive(Debug, Args)]
#[command(args_conflicts_with_subcommands = true)]
pub(super) struct Drafts {
    #[command(flatten)]
    pub(super) list: List,
    #[command(subcommand)]
    pub(super) what: Option<manage::Drafts>,
}

#[derive(Debug, Args)]
#[command(args_conflicts_with_subcommands = true)]
pub(super) struct Presets {
    #[command(flatten)]
    pub(super) list: List,
    #[command(subcommand)]
    pub(super) what: Option<manage::Presets>,
}

#[derive(Debug, Args)]
pub(super) struct Completions {
    /// The shell: bash, elvish, fish, powershell or zsh
    #[arg(add = complete::shells())]
    pub(super) shell: String,
}

#[derive(Debug, Args)]
pub(super) struct Man {
    /// The page of this command, as in `man drafts rename`; without it that of the program
    pub(super) command: Vec<String>,
}

#[derive(Debug, Args)]
pub(super) struct Questions {
    /// Only those that are asked in this section
    #[arg(long, value_name = "ID", add = complete::sections())]
    pub(super) section: Option<String>,
    #[command(flatten)]
    pub(super) list: List,
}

#[derive(Debug, Args)]
pub(super) struct Vendors {
    /// Only those that somebody may mean by this
    pub(super) search: Option<String>,
    #[command(flatten)]
    pub(super) list: List,
}

#[derive(Debug, Args)]
pub(super) struct Render {
    /// The draft; without it privacy-policy.json of the working folder
    #[arg(add = complete::drafts())]
    pub(super) draft: Option<String>,
    /// The format: md, html, html-fragment, txt or json; by the ending of --out, else md
    #[arg(long, value_name = "FORMAT", add = complete::formats())]
    pub(super) format: Option<String>,
    /// Write to this file instead of standard output. A file that holds anything else than what was
    /// written there last by this program is not overwritten
    #[arg(long, value_name = "FILE")]
    pub(super) out: Option<PathBuf>,
    /// Overwrite the file of --out whatever is in it
    #[arg(long, requires = "out")]
    pub(super) force: bool,
    /// Print a draft that is not ready, with suggestions and gaps marked
    #[arg(long)]
    pub(super) unconfirmed: bool,
    /// Print a private copy for counsel, ready or not: behind each sentence its answer, who gave it and when,
    /// and what is assumed or open. Formats: md, html, txt, json
    #[arg(long)]
    pub(super) annotated: bool,
}

#[derive(Debug, Args)]
pub(super) struct Open {
    /// The draft; without it privacy-policy.json of the working folder
    #[arg(add = complete::drafts())]
    pub(super) draft: Option<String>,
    /// The format: md, txt, html or json; by the ending of --out, else md
    #[arg(long, value_name = "FORMAT")]
    pub(super) format: Option<String>,
    /// Write to this file, for you alone to read, instead of standard output
    #[arg(long, value_name = "FILE")]
    pub(super) out: Option<PathBuf>,
    /// Overwrite the file of --out whatever is in it
    #[arg(long, requires = "out")]
    pub(super) force: bool,
}

#[derive(Debug, Args)]
pub(super) struct Note {
    /// The draft
    pub(super) draft: String,
    /// The id of the answer, as `policy-wizard open` and `questions` print it; without it all notes are listed
    pub(super) id: Option<String>,
    /// The note; without it the note that there is is printed
    pub(super) text: Option<String>,
    /// Take the note away
    #[arg(long, requires = "id", conflicts_with = "text")]
    pub(super) clear: bool,
    /// Name the file of the notes in .gitignore, if it stands in a git work tree
    #[arg(long)]
    pub(super) gitignore: bool,
}

const DECIDING: &str = "\
A decision holds for a finding of `policy-wizard check`, until an answer changes on which it rests. It is kept in the
draft with its date; the reason is private, in NAME.private.json. Contradictions cannot be decided away.
Without a rule all decisions are listed.";

#[derive(Debug, Args)]
#[command(after_help = DECIDING)]
pub(super) struct Decide {
    /// The draft
    pub(super) draft: String,
    /// The rule, as `policy-wizard check` prints it
    #[arg(add = complete::rules())]
    pub(super) rule: Option<String>,
    /// What is decided
    #[arg(value_enum)]
    pub(super) decision: Option<Decided>,
    /// Only where the rule speaks at this answer; else all findings of the rule
    #[arg(long, value_name = "PATH")]
    pub(super) at: Vec<String>,
    /// Only of the sentence that says this, where the rule speaks of several in one text
    #[arg(long, value_name = "WORDS", requires = "rule")]
    pub(super) sentence: Option<String>,
    /// Why: private, kept beside the draft
    #[arg(long, value_name = "TEXT")]
    pub(super) reason: Option<String>,
    /// Take the decision away, with its reason
    #[arg(long, requires = "rule", conflicts_with_all = ["decision", "reason"])]
    pub(super) clear: bool,
    /// Name the file of the private reasons in .gitignore, if it stands in a git work tree
    #[arg(long)]
    pub(super) gitignore: bool,
}

#[derive(Debug, Args)]
pub(super) struct Check {
    /// The drafts; without any privacy-policy.json of the working folder
    #[arg(add = complete::drafts())]
    pub(super) draft: Vec<String>,
    /// How to print it
    #[arg(long, value_enum, default_value = "text")]
    pub(super) format: Report,
    /// End with 1 where a finding is at least as grave as this
    #[arg(long, value_enum, default_value = "must")]
    pub(super) level: Level,
    /// Only what this law wants, by its id in `policy-wizard rules`
    #[arg(long, add = complete::laws())]
    pub(super) law: Option<String>,
    /// Hold the recipients against the providers that the project in this folder shows
    #[arg(long, value_name = "DIR", value_hint = clap::ValueHint::DirPath)]
    pub(super) against: Option<PathBuf>,
    /// Read the names in .env of that folder too; what they are set to is never kept
    #[arg(long, requires = "against")]
    pub(super) env: bool,
}

#[derive(Debug, Args)]
pub(super) struct Rules {
    /// Only those of this law
    #[arg(long, add = complete::laws())]
    pub(super) law: Option<String>,
    #[command(flatten)]
    pub(super) list: List,
}

#[derive(Debug, Args)]
pub(super) struct Explain {
    /// The rule, by its id
    #[arg(add = complete::rules())]
    pub(super) rule: String,
}

const SCANNING: &str = "\
With --draft only what is new for that draft is printed. What --reject and --by-hand say is kept in the draft, and can be
taken back there; why is private, in NAME.private.json. --suggest lays the providers that the product uses into the draft, where
each waits to be picked. The interview looks through a folder with l. A draft that was published is held against its project when
it is opened again: that in which it lies, or the folder looked through last, up to 20,000 files, never a home folder or the root.";

#[derive(Debug, Args)]
#[command(after_help = SCANNING)]
pub(super) struct Scan {
    /// The folder of the project
    #[arg(default_value = ".", value_hint = clap::ValueHint::DirPath)]
    pub(super) folder: PathBuf,
    /// Read the names in .env too; what they are set to is never kept
    #[arg(long)]
    pub(super) env: bool,
    /// Print only what is new for this draft
    #[arg(long, value_name = "DRAFT", add = complete::drafts())]
    pub(super) draft: Option<String>,
    /// Keep in the draft that this provider is no recipient, and --reason why
    #[arg(long, value_name = "ID", requires_all = ["draft", "reason"], conflicts_with_all = ["by_hand", "forget", "suggest"])]
    pub(super) reject: Option<String>,
    /// Why; it is private, in NAME.private.json
    #[arg(long, value_name = "TEXT", requires = "draft")]
    pub(super) reason: Option<String>,
    /// Keep in the draft that this provider is used by hand, and in no file
    #[arg(long, value_name = "ID", requires = "draft", conflicts_with_all = ["forget", "suggest"])]
    pub(super) by_hand: Option<String>,
    /// Keep nothing of this provider any more
    #[arg(long, value_name = "ID", requires = "draft", conflicts_with_all = ["reason", "suggest"])]
    pub(super) forget: Option<String>,
    /// Lay the providers that the product uses into the draft, to be picked there
    #[arg(long, requires = "draft", conflicts_with = "reason")]
    pub(super) suggest: bool,
    #[command(flatten)]
    pub(super) list: List,
}

#[derive(Debug, Args)]
pub(super) struct Schema {
    /// Of which file
    #[arg(value_enum, default_value = "draft")]
    pub(super) of: Of,
}

/// What has a schema.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Of {
    /// A draft.
    Draft,
    /// A preset.
    Preset,
    /// A service provider.
    Vendor,
    /// A finished document, as `render --format json` prints it.
    Document,
    /// Findings, as `check --format json` prints them.
    Findings,
    /// Hits, as `scan --format json` prints them.
    Scan,
}
