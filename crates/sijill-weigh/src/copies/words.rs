//! The words of a text as copies are compared by: in lower case, without marks, with or without what is quoted.

/// A passage between quotation marks is at most this many words; a longer one is a stray mark.
const LONGEST_QUOTATION: usize = 80;

/// The words of a text, in order.
#[derive(Debug, Default)]
pub(super) struct Words {
    /// All of them.
    pub(super) whole: Vec<String>,
    /// Those outside quotation marks.
    pub(super) own: Vec<String>,
}

/// A passage whose opening mark has been read and whose closing mark has not.
#[derive(Debug)]
struct Passage {
    mark: char,
    /// True where the mark began a line: then it need not close, as in a speech of several paragraphs.
    begins_line: bool,
    words: Vec<String>,
}

impl Words {
    /// Cuts a text. A quotation ends with its paragraph at the latest.
    pub(super) fn of(text: &str) -> Self {
        let mut words = Self::default();
        let mut passage = None;
        for line in text.lines() {
            if line.trim().is_empty() {
                words.end_paragraph(passage.take());
            }
            words.line(line, &mut passage);
        }
        words.end_paragraph(passage);
        words
    }

    fn line(&mut self, line: &str, passage: &mut Option<Passage>) {
        let mut word = String::new();
        let mut begins = true;
        let mut before = ' ';
        for character in line.chars().chain(['\n']) {
            if is_ignored(character) {
                continue;
            }
            let alone = stands_alone(character);
            if character.is_alphanumeric() && !alone {
                word.extend(character.to_lowercase());
            } else {
                self.push(std::mem::take(&mut word), passage);
                if alone {
                    self.push(character.to_string(), passage);
                } else if passage.as_ref().is_some_and(|passage| closes(passage.mark, character)) {
                    *passage = None;
                } else if opens(character, before) {
                    *passage = Some(Passage { mark: character, begins_line: begins, words: Vec::new() });
                }
            }
            begins &= character.is_whitespace();
            before = character;
        }
    }

    fn push(&mut self, word: String, passage: &mut Option<Passage>) {
        if word.is_empty() {
            return;
        }
        self.whole.push(word.clone());
        match passage {
            Some(open) if open.words.len() < LONGEST_QUOTATION => open.words.push(word),
            Some(open) => {
                self.own.append(&mut open.words);
                self.own.push(word);
                *passage = None;
            }
            None => self.own.push(word),
        }
    }

    fn end_paragraph(&mut self, unclosed: Option<Passage>) {
        if let Some(passage) = unclosed
            && !passage.begins_line
        {
            self.own.extend(passage.words);
        }
    }
}

/// True where a character opens a quotation. The straight mark does so only where it stands before a word.
const fn opens(character: char, before: char) -> bool {
    match character {
        '“' | '„' | '«' | '「' => true,
        '"' => {
            !before.is_ascii_alphanumeric() && !before.is_ascii_punctuation() || matches!(before, '(' | '[')
        }
        _ => false,
    }
}

/// True where a character closes the quotation that a mark opened.
const fn closes(mark: char, character: char) -> bool {
    match mark {
        '„' => matches!(character, '“' | '”' | '"'),
        '«' => character == '»',
        '「' => character == '」',
        _ => matches!(character, '”' | '"'),
    }
}

/// Characters within a word that printers add or leave out.
const fn is_ignored(character: char) -> bool {
    matches!(
        character,
        '\'' | '’' | '‘' | '`' | 'ʼ' | 'ʻ' | 'ʿ' | 'ʾ' | '\u{ad}' | '\u{300}'..='\u{36f}' | '\u{640}'
            | '\u{64b}'..='\u{652}' | '\u{200b}'..='\u{200f}' | '\u{feff}'
    )
}

/// Characters of scripts that put no space between words: each is a word.
const fn stands_alone(character: char) -> bool {
    matches!(
        character,
        '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}' | '\u{3040}'..='\u{30ff}'
            | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}'
    )
}

#[cfg(test)]
mod tests {
    use super::Words;

    fn own(text: &str) -> String {
        Words::of(text).own.join(" ")
    }

    #[test]
    fn case_apostrophes_and_points_do_not_matter() {
        assert_eq!(
            own("The army’s T-72s – 31 of them – left Al-Bab."),
            own("the armys t 72s 31 of them left al bab")
        );
        assert_eq!(Words::of("阿勒颇 2016").whole, ["阿", "勒", "颇", "2016"]);
    }

    #[test]
    fn what_is_quoted_is_the_speakers() {
        assert_eq!(own("“We saw it,” Karim said. \"Twice,\" he added."), "karim said he added");
        assert_eq!(own("Guns of 5\" and more fell silent."), "guns of 5 and more fell silent");
        assert_eq!(own("“First paragraph of a speech.\n\n“And its second,” she said."), "she said");
        assert_eq!(own("“First line of a speech.\n“And its second,” she said."), "she said");
        assert_eq!(own("He said: “We saw\nit twice.” He left."), "he said he left");
        assert_eq!(own("„Wir sahen es“, sagte sie. «Deux fois», dit-il."), "sagte sie dit il");
        assert_eq!(Words::of("“We saw it,” Karim said.").whole.len(), 5);
    }

    #[test]
    fn a_quotation_that_never_closes_is_none() {
        assert_eq!(own("He said “we saw it.\n\nThey left."), "he said we saw it they left");
    }

    #[test]
    fn a_stray_mark_takes_no_more_than_itself() {
        let text = format!("One \" two {} end \" of it", "word ".repeat(100));
        assert!(own(&text).split(' ').count() > 100);
    }
}
