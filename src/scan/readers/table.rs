//! Every kind of file, as a table: its names, how much of it is read, and the function that reads it.

use super::{
    Reader, android, apple, dart, dotnet, env, go, gradle, indented, maven, node, php, policies, python, ruby, rust, settings,
    web,
};

/// Every kind, the more exact before the less.
pub(super) const READERS: &[Reader] = &[
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
        name: "pnpm workspace",
        files: &["pnpm-workspace.yaml"],
        read: node::pnpm_workspace,
        ..Reader::WRITTEN
    },
    Reader {
        name: "Bun lock file",
        files: &["bun.lock"],
        read: node::bun_lock,
        ..Reader::LOCKED
    },
    Reader {
        name: "Deno",
        files: &["deno.json", "deno.jsonc", "import_map.json"],
        read: node::deno,
        ..Reader::WRITTEN
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
            "requirements*dev*.txt",
            "dev*-requirements.txt",
            "requirements/dev*.txt",
            "requirements*test*.txt",
            "test*-requirements.txt",
            "requirements/test*.txt",
            "requirements*lint*.txt",
            "lint*-requirements.txt",
            "requirements/lint*.txt",
            "requirements*doc*.txt",
            "doc*-requirements.txt",
            "requirements/doc*.txt",
            "requirements-ci*.txt",
            "ci-requirements.txt",
            "requirements/ci*.txt",
            "requirements*build*.txt",
            "build*-requirements.txt",
            "requirements/build*.txt",
            "requirements*typing*.txt",
            "typing*-requirements.txt",
            "requirements/typing*.txt",
            "requirements*mypy*.txt",
            "mypy*-requirements.txt",
            "requirements/mypy*.txt",
            "docs/requirements.txt",
            "doc/requirements.txt",
            "tests/requirements.txt",
            "test/requirements.txt",
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
        name: "Python setup",
        files: &["setup.py"],
        read: python::setup,
        ..Reader::WRITTEN
    },
    Reader {
        name: "Python setup, as settings",
        files: &["setup.cfg"],
        read: python::setup_settings,
        ..Reader::WRITTEN
    },
    Reader {
        name: "Conda environment",
        files: &["environment.yml", "environment.yaml"],
        read: python::conda,
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
        read: gradle::build,
        ..Reader::WRITTEN
    },
    Reader {
        name: "Gradle version catalogue",
        files: &["*.versions.toml"],
        read: gradle::catalogue,
        ..Reader::WRITTEN
    },
    Reader {
        name: "Gradle lock file",
        files: &["gradle.lockfile"],
        read: gradle::lock,
        ..Reader::LOCKED
    },
    Reader {
        name: "Maven",
        files: &["pom.xml"],
        read: maven::project,
        ..Reader::WRITTEN
    },
    Reader {
        name: "Android manifest",
        files: &["AndroidManifest.xml"],
        read: android::manifest,
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
        files: &["*.tf", "*.tofu"],
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
        read: web::template,
        ..Reader::WRITTEN
    },
    Reader {
        name: "indented page",
        files: &["*.haml", "*.slim", "*.pug"],
        lossy: true,
        read: indented::page,
        ..Reader::WRITTEN
    },
    Reader {
        name: "PHP page",
        files: &["*.php", "*.phtml"],
        lossy: true,
        read: web::php,
        ..Reader::WRITTEN
    },
    Reader {
        name: "component",
        files: &["*.vue", "*.svelte", "*.astro"],
        lossy: true,
        read: web::component,
        ..Reader::WRITTEN
    },
    Reader {
        name: "component of JSX",
        files: &["*.jsx", "*.tsx"],
        lossy: true,
        read: web::jsx,
        ..Reader::WRITTEN
    },
    Reader {
        name: "Content-Security-Policy",
        files: &["_headers", "nginx.conf", "*.conf", ".htaccess", "Caddyfile"],
        lossy: true,
        read: policies::lines,
        ..Reader::WRITTEN
    },
    Reader {
        name: "headers of a host, as JSON",
        files: &["vercel.json", "firebase.json", "staticwebapp.config.json"],
        lossy: true,
        read: policies::json,
        ..Reader::WRITTEN
    },
    Reader {
        name: "headers of a host, as TOML",
        files: &["netlify.toml"],
        lossy: true,
        read: policies::toml,
        ..Reader::WRITTEN
    },
    Reader {
        name: "program that sets headers",
        files: &[
            "next.config.*",
            "nuxt.config.*",
            "svelte.config.*",
            "server.js",
            "server.mjs",
            "server.cjs",
            "server.ts",
            "app.js",
            "app.mjs",
            "app.cjs",
            "app.ts",
            "index.js",
            "index.mjs",
            "index.cjs",
            "index.ts",
            "main.js",
            "main.ts",
            "middleware.js",
            "middleware.ts",
            "helmet.js",
            "helmet.ts",
            "csp.js",
            "csp.mjs",
            "csp.ts",
        ],
        lossy: true,
        read: policies::program,
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
