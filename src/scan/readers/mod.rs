//! Which file is read how: one row for each kind.
//!
//! Owns the table; a new kind of file is a row here and a function beside it. A reader knows one grammar and says
//! every name that stands in it. Must not know providers, folders or other files. The price: what needs two files
//! is left to [`super::resolve`], by names that a reader gives or uses.

mod apple;
mod dart;
mod dotnet;
mod env;
mod go;
mod jvm;
mod node;
mod php;
mod plist;
mod python;
mod ruby;
mod rust;
mod settings;
mod web;

use super::Options;
use super::trace::{Traces, bare};

/// The size over which a file of names that people write is not read.
const WRITTEN: u64 = 4 << 20;
/// The size over which a file that a tool wrote is not read.
const LOCKED: u64 = 64 << 20;

/// A kind of file.
pub struct Reader {
    /// What it is called, for people.
    name: &'static str,
    /// The names of such files: a whole name, or one with a `*`; with a `/`, the end of a path.
    files: &'static [&'static str],
    /// The size over which it is not read, in bytes.
    pub(super) at_most: u64,
    /// Whether what is no UTF-8 in it does not matter.
    pub(super) lossy: bool,
    /// Whether it is read only when asked for.
    asked: bool,
    read: fn(&str, &mut Traces),
}

impl Reader {
    const WRITTEN: Self = Self {
        name: "",
        files: &[],
        at_most: WRITTEN,
        lossy: false,
        asked: false,
        read: |_, _| {},
    };
    const LOCKED: Self = Self {
        at_most: LOCKED,
        ..Self::WRITTEN
    };
}

/// Every kind, the more exact before the less.
const READERS: &[Reader] = &[
    Reader {
        name: "npm",
        files: &["package.json"],
        read: node::package,
        ..Reader::WRITTEN
    },
    Reader {
        name: "npm lock file",
        files: &["package-lock.json", "npm-shrinkwrap.json"],
        read: node::package_lock,
        ..Reader::LOCKED
    },
    Reader {
        name: "Yarn lock file",
        files: &["yarn.lock"],
        read: node::yarn_lock,
        ..Reader::LOCKED
    },
    Reader {
        name: "pnpm lock file",
        files: &["pnpm-lock.yaml"],
        read: node::pnpm_lock,
        ..Reader::LOCKED
    },
    Reader {
        name: "Cargo",
        files: &["Cargo.toml"],
        read: rust::manifest,
        ..Reader::WRITTEN
    },
    Reader {
        name: "Cargo lock file",
        files: &["Cargo.lock"],
        read: rust::lock,
        ..Reader::LOCKED
    },
    Reader {
        name: "Python requirements of tools",
        files: &[
            "requirements-dev*.txt",
            "requirements_dev*.txt",
            "requirements-test*.txt",
            "requirements_test*.txt",
            "dev-requirements*.txt",
            "test-requirements*.txt",
            "requirements/dev*.txt",
            "requirements/test*.txt",
            "requirements/lint*.txt",
            "requirements/doc*.txt",
        ],
        read: python::dev_requirements,
        ..Reader::WRITTEN
    },
    Reader {
        name: "Python requirements",
        files: &[
            "requirements*.txt",
            "*-requirements.txt",
            "requirements/*.txt",
            "requirements*.in",
            "requirements/*.in",
        ],
        read: python::requirements,
        ..Reader::WRITTEN
    },
    Reader {
        name: "Python project",
        files: &["pyproject.toml"],
        read: python::project,
        ..Reader::WRITTEN
    },
    Reader {
        name: "Pipfile",
        files: &["Pipfile"],
        read: python::pipfile,
        ..Reader::WRITTEN
    },
    Reader {
        name: "Pipfile lock file",
        files: &["Pipfile.lock"],
        read: python::pipfile_lock,
        ..Reader::LOCKED
    },
    Reader {
        name: "Python lock file",
        files: &["poetry.lock", "uv.lock", "pdm.lock"],
        read: python::lock,
        ..Reader::LOCKED
    },
    Reader {
        name: "Go modules",
        files: &["go.mod"],
        read: go::modules,
        ..Reader::WRITTEN
    },
    Reader {
        name: "Gemfile",
        files: &["Gemfile", "gems.rb"],
        read: ruby::gemfile,
        ..Reader::WRITTEN
    },
    Reader {
        name: "gemspec",
        files: &["*.gemspec"],
        read: ruby::gemspec,
        ..Reader::WRITTEN
    },
    Reader {
        name: "Gemfile lock file",
        files: &["Gemfile.lock", "gems.locked"],
        read: ruby::lock,
        ..Reader::LOCKED
    },
    Reader {
        name: "Composer",
        files: &["composer.json"],
        read: php::manifest,
        ..Reader::WRITTEN
    },
    Reader {
        name: "Composer lock file",
        files: &["composer.lock"],
        read: php::lock,
        ..Reader::LOCKED
    },
    Reader {
        name: "Dart",
        files: &["pubspec.yaml", "pubspec.yml"],
        read: dart::manifest,
        ..Reader::WRITTEN
    },
    Reader {
        name: "Dart lock file",
        files: &["pubspec.lock"],
        read: dart::lock,
        ..Reader::LOCKED
    },
    Reader {
        name: "Podfile",
        files: &["Podfile"],
        read: apple::podfile,
        ..Reader::WRITTEN
    },
    Reader {
        name: "Podfile lock file",
        files: &["Podfile.lock"],
        read: apple::pods_lock,
        ..Reader::LOCKED
    },
    Reader {
        name: "Swift package",
        files: &["Package.swift"],
        read: apple::swift_package,
        ..Reader::WRITTEN
    },
    Reader {
        name: "Swift lock file",
        files: &["Package.resolved"],
        read: apple::swift_lock,
        ..Reader::LOCKED
    },
    Reader {
        name: "Xcode project",
        files: &["project.pbxproj"],
        read: apple::xcode,
        ..Reader::LOCKED
    },
    Reader {
        name: "Info.plist",
        files: &["Info.plist", "*-Info.plist"],
        read: apple::info,
        ..Reader::WRITTEN
    },
    Reader {
        name: "Apple privacy manifest",
        files: &["PrivacyInfo.xcprivacy"],
        read: apple::privacy,
        ..Reader::WRITTEN
    },
    Reader {
        name: "Gradle",
        files: &["build.gradle", "build.gradle.kts", "*.gradle", "*.gradle.kts"],
        read: jvm::gradle,
        ..Reader::WRITTEN
    },
    Reader {
        name: "Gradle version catalogue",
        files: &["gradle/libs.versions.toml"],
        read: jvm::catalogue,
        ..Reader::WRITTEN
    },
    Reader {
        name: "Gradle lock file",
        files: &["gradle.lockfile"],
        read: jvm::gradle_lock,
        ..Reader::LOCKED
    },
    Reader {
        name: "Maven",
        files: &["pom.xml"],
        read: jvm::maven,
        ..Reader::WRITTEN
    },
    Reader {
        name: "Android manifest",
        files: &["AndroidManifest.xml"],
        read: jvm::android,
        ..Reader::WRITTEN
    },
    Reader {
        name: ".NET project",
        files: &[
            "*.csproj",
            "*.fsproj",
            "*.vbproj",
            "packages.config",
            "Directory.Build.props",
            "Directory.Packages.props",
        ],
        read: dotnet::project,
        ..Reader::WRITTEN
    },
    Reader {
        name: ".NET lock file",
        files: &["packages.lock.json"],
        read: dotnet::lock,
        ..Reader::LOCKED
    },
    Reader {
        name: "settings of Firebase",
        files: &["google-services.json", "GoogleService-Info.plist"],
        read: settings::firebase,
        ..Reader::WRITTEN
    },
    Reader {
        name: "Expo",
        files: &["app.json"],
        read: settings::expo,
        ..Reader::WRITTEN
    },
    Reader {
        name: "Terraform",
        files: &["*.tf"],
        read: settings::terraform,
        ..Reader::WRITTEN
    },
    Reader {
        name: "compose file",
        files: &[
            "compose.yml",
            "compose.yaml",
            "compose.*.yml",
            "compose.*.yaml",
            "docker-compose.yml",
            "docker-compose.yaml",
            "docker-compose.*.yml",
            "docker-compose.*.yaml",
        ],
        read: settings::compose,
        ..Reader::WRITTEN
    },
    Reader {
        name: "workflow",
        files: &[".github/workflows/*.yml", ".github/workflows/*.yaml"],
        read: settings::workflow,
        ..Reader::WRITTEN
    },
    Reader {
        name: "page",
        files: &["*.html", "*.htm", "*.xhtml"],
        lossy: true,
        read: web::page,
        ..Reader::WRITTEN
    },
    Reader {
        name: "template",
        files: &[
            "*.erb",
            "*.ejs",
            "*.hbs",
            "*.handlebars",
            "*.mustache",
            "*.liquid",
            "*.twig",
            "*.jinja",
            "*.jinja2",
            "*.j2",
            "*.njk",
            "*.cshtml",
            "*.jsp",
            "*.ftl",
        ],
        lossy: true,
        read: web::page,
        ..Reader::WRITTEN
    },
    Reader {
        name: "component",
        files: &["*.jsx", "*.tsx", "*.vue", "*.svelte", "*.astro", "*.php"],
        lossy: true,
        read: web::template,
        ..Reader::WRITTEN
    },
    Reader {
        name: "Content-Security-Policy",
        files: &[
            "_headers",
            "vercel.json",
            "netlify.toml",
            "firebase.json",
            "staticwebapp.config.json",
            "next.config.*",
            "nuxt.config.*",
            "svelte.config.js",
            "nginx.conf",
            "*.conf",
            ".htaccess",
            "Caddyfile",
        ],
        lossy: true,
        read: web::policies,
        ..Reader::WRITTEN
    },
    Reader {
        name: "examples of settings",
        files: &[
            ".env.example",
            ".env.sample",
            ".env.template",
            ".env.dist",
            ".env.defaults",
            "*.env.example",
        ],
        read: env::names,
        ..Reader::WRITTEN
    },
    Reader {
        name: "settings, names only",
        files: &[".env", ".env.*"],
        asked: true,
        read: env::names,
        ..Reader::WRITTEN
    },
];

/// The reader of a file, by its path below the folder.
pub(super) fn reader_of(path: &str, options: Options) -> Option<&'static Reader> {
    let reader = READERS
        .iter()
        .find(|reader| reader.files.iter().any(|pattern| fits(pattern, path)))?;
    (!reader.asked || options.env).then_some(reader)
}

/// Whether a path is one of these files.
fn fits(pattern: &str, path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path);
    if pattern.contains('/') {
        let (folder, rest) = pattern.rsplit_once('/').unwrap_or(("", pattern));
        let above = path.strip_suffix(name).unwrap_or("").trim_end_matches('/');
        let inside = above == folder || above.strip_suffix(folder).is_some_and(|before| before.ends_with('/'));
        return inside && fits(rest, name);
    }
    match pattern.split_once('*') {
        Some((begin, end)) => name.len() >= begin.len() + end.len() && name.starts_with(begin) && name.ends_with(end),
        None => name == pattern,
    }
}

/// What a file says.
pub(super) fn read(reader: &Reader, text: &str) -> Traces {
    let mut traces = Traces::default();
    (reader.read)(&bare(text), &mut traces);
    traces
}

/// The kinds of files that are read, with the names by which each is known.
pub fn kinds_of_files() -> impl Iterator<Item = (&'static str, &'static [&'static str])> {
    READERS.iter().map(|reader| (reader.name, reader.files))
}

/// Whether a file of this name would be read.
pub fn reads(path: &str, options: Options) -> bool {
    reader_of(path, options).is_some()
}
