//! A sentence with its tokens, their tags and the tree that hangs them together.

use compact_str::CompactString;
use sijill_claim::ByteSpan;

use crate::{Label, Tag};

/// A word, number or mark, at its place in the report's text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token {
    /// Where in the whole text.
    pub span: ByteSpan,
    /// Its letters in lower case, curly apostrophes made straight.
    pub lower: CompactString,
    /// Its dictionary form, in lower case.
    pub lemma: CompactString,
    /// Its part of speech.
    pub tag: Tag,
    /// Index of the token that it hangs on; its own index where it is a root.
    pub head: usize,
    /// How it hangs on its head.
    pub label: Label,
    /// True where white space stands before it.
    pub spaced: bool,
}

/// A sentence of a report, tagged and parsed.
#[derive(Debug, Clone)]
pub struct Sentence<'t> {
    /// The whole report's text: spans point into it.
    pub text: &'t str,
    /// Where the sentence stands.
    pub span: ByteSpan,
    /// Its tokens, in order.
    pub tokens: Vec<Token>,
    cased: &'t str,
    children: Vec<u32>,
    first_child: Vec<u32>,
    edges: Vec<(u32, u32)>,
}

impl<'t> Sentence<'t> {
    /// Makes a sentence of parsed tokens; heads outside it or in a circle are taken for roots.
    #[must_use]
    pub fn new(text: &'t str, span: ByteSpan, mut tokens: Vec<Token>) -> Self {
        let n = tokens.len();
        break_circles(&mut tokens);
        let mut first_child = vec![0u32; n + 1];
        for (i, token) in tokens.iter().enumerate() {
            if token.head != i {
                first_child[token.head + 1] += 1;
            }
        }
        for i in 0..n {
            first_child[i + 1] += first_child[i];
        }
        let mut next = first_child.clone();
        let mut children = vec![0u32; first_child[n] as usize];
        for (i, token) in tokens.iter().enumerate() {
            if token.head != i {
                children[next[token.head] as usize] = as_u32(i);
                next[token.head] += 1;
            }
        }
        let mut edges: Vec<(u32, u32)> = (0..n).map(|i| (as_u32(i), as_u32(i))).collect();
        for i in order_of_depth(&tokens) {
            let head = tokens[i].head;
            if head != i {
                edges[head] = (edges[head].0.min(edges[i].0), edges[head].1.max(edges[i].1));
            }
        }
        Self { text, span, tokens, cased: text, children, first_child, edges }
    }

    /// With another copy of the whole text, whose letters differ in case alone: what [`Sentence::surface`] shows.
    #[must_use]
    pub(crate) const fn with_case(mut self, cased: &'t str) -> Self {
        self.cased = cased;
        self
    }

    /// How many tokens.
    #[inline]
    #[must_use]
    pub fn len(&self) -> usize {
        self.tokens.len()
    }

    /// True where there are none.
    #[inline]
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.tokens.is_empty()
    }

    /// The token's letters, as written or, in a text in capitals, as set right.
    #[inline]
    #[must_use]
    pub fn surface(&self, i: usize) -> &'t str {
        self.tokens.get(i).and_then(|t| t.span.of(self.cased).ok()).unwrap_or("")
    }

    /// The token in lower case, or nothing outside the sentence.
    #[inline]
    #[must_use]
    pub fn lower(&self, i: usize) -> &str {
        self.tokens.get(i).map_or("", |t| t.lower.as_str())
    }

    /// The token's dictionary form, or nothing outside the sentence.
    #[inline]
    #[must_use]
    pub fn lemma(&self, i: usize) -> &str {
        self.tokens.get(i).map_or("", |t| t.lemma.as_str())
    }

    /// The token's part of speech; [`Tag::Other`] outside the sentence.
    #[inline]
    #[must_use]
    pub fn tag(&self, i: usize) -> Tag {
        self.tokens.get(i).map_or(Tag::Other, |t| t.tag)
    }

    /// How the token hangs on its head; [`Label::Dep`] outside the sentence.
    #[inline]
    #[must_use]
    pub fn label(&self, i: usize) -> Label {
        self.tokens.get(i).map_or(Label::Dep, |t| t.label)
    }

    /// The token that it hangs on, or nothing for a root.
    #[inline]
    #[must_use]
    pub fn head(&self, i: usize) -> Option<usize> {
        self.tokens.get(i).map(|t| t.head).filter(|&h| h != i)
    }

    /// What hangs on the token, left to right.
    #[inline]
    pub fn children(&self, i: usize) -> impl DoubleEndedIterator<Item = usize> + '_ {
        let (from, to) = match (self.first_child.get(i), self.first_child.get(i + 1)) {
            (Some(&a), Some(&b)) => (a as usize, b as usize),
            _ => (0, 0),
        };
        self.children[from..to].iter().map(|&c| c as usize)
    }

    /// What hangs on the token by one of these labels, left to right.
    pub fn children_by<'s>(
        &'s self,
        i: usize,
        labels: &'s [Label],
    ) -> impl DoubleEndedIterator<Item = usize> + 's {
        self.children(i).filter(move |&c| labels.contains(&self.label(c)))
    }

    /// The first of [`Sentence::children_by`].
    #[inline]
    #[must_use]
    pub fn child(&self, i: usize, label: Label) -> Option<usize> {
        self.children(i).find(|&c| self.label(c) == label)
    }

    /// First and last token of everything that hangs on the token, itself among them.
    #[inline]
    #[must_use]
    pub fn edges(&self, i: usize) -> (usize, usize) {
        self.edges.get(i).map_or((i, i), |&(a, b)| (a as usize, b as usize))
    }

    /// The token and all that it hangs on, upwards to the root.
    pub fn ancestors(&self, i: usize) -> impl Iterator<Item = usize> + '_ {
        std::iter::successors(self.head(i), move |&h| self.head(h))
    }

    /// True where `i` is `top` or hangs below it.
    #[must_use]
    pub fn is_under(&self, i: usize, top: usize) -> bool {
        i == top || self.ancestors(i).any(|a| a == top)
    }

    /// The token and those joined to it by "and", "or" or a comma.
    #[must_use]
    pub fn conjuncts(&self, i: usize) -> Vec<usize> {
        let mut all = vec![i];
        let mut at = 0;
        while at < all.len() {
            let here = all[at];
            all.extend(self.children_by(here, &[Label::Conj]));
            at += 1;
        }
        all.sort_unstable();
        all.dedup();
        all
    }

    /// The text from one token to another, both inside.
    #[inline]
    #[must_use]
    pub fn span_of(&self, first: usize, last: usize) -> ByteSpan {
        match (self.tokens.get(first), self.tokens.get(last)) {
            (Some(a), Some(b)) => a.span.cover(b.span),
            _ => ByteSpan::at(self.span.start()),
        }
    }

    /// The words from one token to another, both inside.
    #[inline]
    #[must_use]
    pub fn words(&self, first: usize, last: usize) -> &'t str {
        self.span_of(first, last).of(self.text).unwrap_or("")
    }
}

fn as_u32(i: usize) -> u32 {
    u32::try_from(i).unwrap_or(u32::MAX)
}

fn break_circles(tokens: &mut [Token]) {
    let n = tokens.len();
    let mut state = vec![0u8; n];
    let mut path = Vec::new();
    for start in 0..n {
        let mut i = start;
        while state[i] == 0 {
            state[i] = 1;
            path.push(i);
            let head = tokens[i].head;
            if head >= n || head == i {
                tokens[i].head = i;
                break;
            }
            if state[head] == 1 {
                tokens[i].head = i;
                tokens[i].label = Label::Root;
                break;
            }
            i = head;
        }
        for done in path.drain(..) {
            state[done] = 2;
        }
    }
}

/// Tokens with the deepest first, in linear time.
fn order_of_depth(tokens: &[Token]) -> Vec<usize> {
    let n = tokens.len();
    let mut waiting = vec![0u32; n];
    for (i, token) in tokens.iter().enumerate() {
        if token.head != i {
            waiting[token.head] += 1;
        }
    }
    let mut order: Vec<usize> = (0..n).filter(|&i| waiting[i] == 0).collect();
    let mut at = 0;
    while at < order.len() {
        let head = tokens[order[at]].head;
        if head != order[at] {
            waiting[head] -= 1;
            if waiting[head] == 0 {
                order.push(head);
            }
        }
        at += 1;
    }
    order
}
