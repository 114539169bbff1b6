//! The encoding that a page declares in its first bytes.

/// How far into a page the declaration may stand, generously.
const FAR: usize = 4096;

/// The label after `charset=` in a `meta` element, or after `encoding=` in an XML declaration.
pub(crate) fn declared(bytes: &[u8]) -> Option<String> {
    let head = bytes.get(..bytes.len().min(FAR)).unwrap_or_default().to_ascii_lowercase();
    let in_meta = memchr::memmem::find_iter(&head, b"<meta").find_map(|at| {
        let element = head.get(at..)?;
        let element = element.get(..memchr::memchr(b'>', element)?)?;
        label_after(element, b"charset")
    });
    in_meta.or_else(|| {
        let element = head.strip_prefix(b"<?xml")?;
        label_after(element.get(..memchr::memchr(b'>', element)?)?, b"encoding")
    })
}

fn label_after(element: &[u8], name: &[u8]) -> Option<String> {
    let at = memchr::memmem::find(element, name)? + name.len();
    let value = element.get(at..)?.trim_ascii_start().strip_prefix(b"=")?.trim_ascii_start();
    let value = value.strip_prefix(b"\"").or_else(|| value.strip_prefix(b"'")).unwrap_or(value);
    let label: Vec<u8> =
        value.iter().copied().take_while(|b| b.is_ascii_alphanumeric() || b"-_:".contains(b)).collect();
    String::from_utf8(label).ok().filter(|label| !label.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn declarations_are_found() {
        for (html, label) in [
            ("<html><head><meta charset=windows-1256>", Some("windows-1256")),
            ("<meta http-equiv='Content-Type' content='text/html; charset=ISO-8859-6'>", Some("iso-8859-6")),
            ("<META CHARSET = \"UTF-8\">", Some("utf-8")),
            ("<?xml version='1.0' encoding='windows-1252'?><html>", Some("windows-1252")),
            ("<meta name=x content=y><p>charset=utf-8", None),
            ("<html>", None),
        ] {
            assert_eq!(declared(html.as_bytes()).as_deref(), label, "{html}");
        }
    }
}
