//! Embeds `presets/*.json` and `presets/vendors/*.json`: a new file is noticed, and no code is touched.
//!
//! Writes one list for each folder: the file's name without `.json`, and its text. It reads no JSON;
//! what is in a file is judged by `src/presets.rs`, `src/vendors.rs` and their tests.

use std::{env, fs, io, path::Path};

fn main() -> io::Result<()> {
    println!("cargo::rerun-if-changed=build.rs");
    // Cargo looks into a folder for files that come, change or go, and into the folders within it.
    println!("cargo::rerun-if-changed=presets");
    let out = env::var("OUT_DIR").map_err(io::Error::other)?;
    let root = env::var("CARGO_MANIFEST_DIR").map_err(io::Error::other)?;
    for (name, folder) in [("presets", "presets"), ("vendors", "presets/vendors")] {
        fs::write(Path::new(&out).join(format!("{name}.rs")), list(Path::new(&root), folder)?)?;
    }
    Ok(())
}

/// A slice of `(name, text)`, in the order of the names, as Rust source.
fn list(root: &Path, folder: &str) -> io::Result<String> {
    let mut names = Vec::new();
    for entry in fs::read_dir(root.join(folder))? {
        let path = entry?.path();
        if path.extension().is_some_and(|ext| ext == "json")
            && let Some(name) = path.file_stem().and_then(|stem| stem.to_str())
        {
            names.push(name.to_owned());
        }
    }
    names.sort();
    let rows: Vec<String> = names
        .iter()
        .map(|name| {
            let file = format!("/{folder}/{name}.json");
            format!("    ({name:?}, include_str!(concat!(env!(\"CARGO_MANIFEST_DIR\"), {file:?}))),\n")
        })
        .collect();
    Ok(format!("&[\n{}]\n", rows.concat()))
}
