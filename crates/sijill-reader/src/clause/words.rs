//! From where to where the words of a clause and of a noun phrase reach.

use sijill_language::{Label, Tag};

use super::{Clause, Voice, WIDTH};
use crate::analysis::Analysed;

/// First and last token of the words of a clause: its own subject, helpers, objects and complements, no other clauses.
/// With `upto`, the words end there at the latest.
pub(crate) fn extent(a: &Analysed<'_>, clause: &Clause, upto: Option<usize>) -> (usize, usize) {
    const SKIP: [Label; 12] = [
        Label::Conj,
        Label::Cc,
        Label::Punct,
        Label::Advcl,
        Label::Parataxis,
        Label::Ccomp,
        Label::Mark,
        Label::Relcl,
        Label::Meta,
        Label::Intj,
        Label::Dep,
        Label::Preconj,
    ];
    let (first, mut last) = reach(a, clause.verb, &SKIP);
    let mut first =
        clause.own_subject.map_or(first, |o| reach(a, o, &[Label::Relcl, Label::Punct]).0.min(first));
    if clause.voice == Voice::Participle
        && let Some(&noun) = clause.things.first()
    {
        first = reach(a, noun, &[Label::Relcl, Label::Punct, Label::Conj]).0.min(first);
    }
    if !clause.parsed {
        last = clause.things.iter().filter_map(|&t| a.chunk(t)).map(|c| c.last).fold(last, usize::max);
    }
    if let Some(limit) = upto.filter(|&limit| limit >= clause.verb) {
        last = last.min(limit);
    }
    let (first, last) = trim(a, first, last);
    // ", with no notice given": what its preposition leads to is another clause.
    let s = &a.sentence;
    let led = last > clause.verb + 1 && s.tag(last) == Tag::IN && s.tag(last - 1) == Tag::Comma;
    if led { trim(a, first, last - 1) } else { (first, last) }
}

/// First and last token below a token, without what hangs by one of these labels.
pub(crate) fn reach(a: &Analysed<'_>, top: usize, skip: &[Label]) -> (usize, usize) {
    let s = &a.sentence;
    let (mut first, mut last) = (top, top);
    let mut open = vec![top];
    let mut seen = 0;
    while let Some(token) = open.pop() {
        seen += 1;
        if seen > WIDTH {
            break;
        }
        first = first.min(token);
        last = last.max(token);
        open.extend(s.children(token).filter(|&c| !skip.contains(&s.label(c))));
    }
    (first, last)
}

/// The words of a noun phrase: the noun with what stands before it and its "of".
pub(crate) fn phrase(a: &Analysed<'_>, noun: usize) -> (usize, usize) {
    let (first, last) = reach(
        a,
        noun,
        &[Label::Conj, Label::Cc, Label::Punct, Label::Relcl, Label::Preconj, Label::Appos, Label::Acl],
    );
    let (first, last) = a.chunk(noun).map_or((first, last), |c| (first.min(c.first), last.max(c.last)));
    let first = a.number(first).map_or(first, |n| n.first.min(first));
    trim(a, first, last)
}

fn trim(a: &Analysed<'_>, mut first: usize, mut last: usize) -> (usize, usize) {
    let s = &a.sentence;
    let mark = |i: usize| {
        matches!(
            s.tag(i),
            Tag::Comma
                | Tag::Stop
                | Tag::Colon
                | Tag::OpenQuote
                | Tag::CloseQuote
                | Tag::OpenBracket
                | Tag::CloseBracket
                | Tag::CC
        )
    };
    // "when gunmen stormed the village": the joining word is not the claim's.
    let joins = |i: usize| {
        s.tag(i) == Tag::WRB
            || s.tag(i) == Tag::IN && matches!(s.lower(i), "that" | "because" | "although" | "while" | "if")
    };
    while first < last && (mark(first) || joins(first)) {
        first += 1;
    }
    while last > first && mark(last) {
        last -= 1;
    }
    (first, last)
}
