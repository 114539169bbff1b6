//! Where the program keeps what is the user's own: places, keys, and the last checkpoint of each record.

use std::path::PathBuf;

/// `$SIJILL_HOME`, or `sijill` where the system keeps the data of programs.
pub fn home() -> Option<PathBuf> {
    let set = |name: &str| std::env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    set("SIJILL_HOME").or_else(|| {
        let data = set("XDG_DATA_HOME")
            .or_else(|| set("APPDATA"))
            .or_else(|| Some(set("HOME")?.join(".local/share")))?;
        Some(data.join("sijill"))
    })
}

/// A name of a key or record as the name of a file.
pub fn file_name(name: &str) -> String {
    let plain = |c: char| if c.is_alphanumeric() || matches!(c, '.' | '-' | '_') { c } else { '_' };
    let words: String = name.chars().map(plain).collect();
    words.trim_start_matches('.').to_owned()
}
