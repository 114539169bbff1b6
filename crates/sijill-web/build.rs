//! What runs in the browser is built before the program: says so where it is not there.

use std::path::Path;

fn main() {
    let dist = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../web/dist");
    println!("cargo::rerun-if-changed={}", dist.display());
    if !dist.join(".vite/manifest.json").is_file() {
        println!(
            "cargo::error=The pages' scripts are not built yet: run `make pages` once (it takes Node.js)."
        );
    }
}
