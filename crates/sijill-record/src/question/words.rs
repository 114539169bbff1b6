//! Words as people type them, made into a question of words that a store understands: `al-Zor`, `it's` and `1.5` are words.

/// The question that words make: `"…"` is a phrase, `word*` a beginning, `OR`, `AND`, `NOT` and brackets join, `title:` and
/// `text:` say where. Nothing where there is no word in it.
pub(super) fn searched(words: &str) -> Option<String> {
    let pieces = pieces(words);
    if !pieces.iter().any(|piece| matches!(piece, Piece::Words(_))) {
        return None;
    }
    let mut out = String::new();
    let mut before: Option<&Piece> = None;
    for piece in &pieces {
        let bracket = matches!(before, Some(Piece::Close)) || matches!(piece, Piece::Open);
        let operands = matches!(before, Some(Piece::Words(_) | Piece::Close))
            && matches!(piece, Piece::Words(_) | Piece::Open);
        if bracket && operands {
            out.push_str(" AND");
        }
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(match piece {
            Piece::Words(words) | Piece::Joint(words) => words,
            Piece::Open => "(",
            Piece::Close => ")",
        });
        before = Some(piece);
    }
    Some(out)
}

enum Piece {
    Words(String),
    Joint(String),
    Open,
    Close,
}

fn pieces(words: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut rest = words.trim_start();
    while let Some(first) = rest.chars().next() {
        let length = match first {
            '(' | ')' => {
                pieces.push(if first == '(' { Piece::Open } else { Piece::Close });
                1
            }
            _ => {
                let end = end_of_piece(rest);
                let (piece, _) = rest.split_at(end);
                pieces.extend(piece_of(piece));
                end
            }
        };
        rest = rest.get(length..).unwrap_or_default().trim_start();
    }
    pieces
}

/// Where a piece ends: at a blank or bracket outside of quotation marks.
fn end_of_piece(rest: &str) -> usize {
    let mut quoted = false;
    for (at, c) in rest.char_indices() {
        match c {
            '"' => quoted = !quoted,
            '(' | ')' if !quoted => return at,
            c if c.is_whitespace() && !quoted => return at,
            _ => {}
        }
    }
    rest.len()
}

fn piece_of(piece: &str) -> Option<Piece> {
    if matches!(piece, "AND" | "OR" | "NOT") {
        return Some(Piece::Joint(piece.to_owned()));
    }
    if !piece.contains(char::is_alphanumeric) {
        return None;
    }
    let (place, words) = match piece.split_once(':') {
        Some((place @ ("title" | "text"), words)) if words.contains(char::is_alphanumeric) => {
            (format!("{place} : "), words)
        }
        _ => (String::new(), piece),
    };
    let (words, star) = match words.strip_suffix('*') {
        Some(words) => (words, "*"),
        None => (words, ""),
    };
    // What is between quotation marks already stays as it is; a mark within a word is a sign like others.
    let whole = words.len() > 1 && words.starts_with('"') && words.ends_with('"');
    let bare = words.trim_matches('"').replace('"', " ");
    let quoted = if whole { words.to_owned() } else { format!("\"{bare}\"") };
    Some(Piece::Words(format!("{place}{quoted}{star}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_with_signs_are_words() {
        for (typed, asked) in [
            ("convoy aid", r#""convoy" "aid""#),
            ("Deir al-Zor", r#""Deir" "al-Zor""#),
            ("it's 1.5 a:b", r#""it's" "1.5" "a:b""#),
            ("\"barrel bomb\" OR chlorine", r#""barrel bomb" OR "chlorine""#),
            ("bomb* \"barrel b\"*", r#""bomb"* "barrel b"*"#),
            ("aid (convoy OR lorry) NOT (a b)", r#""aid" AND ( "convoy" OR "lorry" ) NOT ( "a" "b" )"#),
            ("title:convoy text:\"a b\"", r#"title : "convoy" text : "a b""#),
            ("حلب — 🙂", r#""حلب""#),
            ("\"open", r#""open""#),
            ("a\"b\"c", r#""a b c""#),
        ] {
            assert_eq!(searched(typed).as_deref(), Some(asked), "{typed}");
        }
    }

    #[test]
    fn where_there_are_no_words_there_is_no_question() {
        for typed in ["", "  ", "*", "'", "( )", "🙂", "\"\"", "OR", "-"] {
            assert_eq!(searched(typed), None, "{typed}");
        }
    }
}
