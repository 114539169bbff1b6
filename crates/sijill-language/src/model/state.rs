//! The arc-eager way of building a tree (Nivre 2003): words wait in a row and on a stack, and four moves join them.

use crate::Label;

/// No word.
pub const NOBODY: u32 = u32::MAX;

/// One step of building a tree.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Move {
    /// Put the next word on the stack.
    Shift,
    /// Take the top word, which has its head, off the stack.
    Reduce,
    /// The top word hangs on the next word, and leaves the stack.
    Left(Label),
    /// The next word hangs on the top word, and goes on the stack.
    Right(Label),
}

/// What is known so far of one word's place in the tree.
#[derive(Debug, Clone, Copy)]
pub struct Node {
    /// Its head, or [`NOBODY`].
    pub head: u32,
    /// Its label, as a number; 255 without a head.
    pub label: u8,
    /// How many words hang on it from the left.
    pub left_count: u8,
    /// How many words hang on it from the right.
    pub right_count: u8,
    /// The two words farthest to the left that hang on it, farthest first.
    pub left: [u32; 2],
    /// The two words farthest to the right that hang on it, farthest first.
    pub right: [u32; 2],
    /// The labels that hang on it from the left, one bit each.
    pub left_labels: u64,
    /// The labels that hang on it from the right, one bit each.
    pub right_labels: u64,
}

impl Node {
    const NEW: Self = Self {
        head: NOBODY,
        label: 255,
        left_count: 0,
        right_count: 0,
        left: [NOBODY; 2],
        right: [NOBODY; 2],
        left_labels: 0,
        right_labels: 0,
    };
}

/// A tree half built.
#[derive(Debug, Clone, Default)]
pub struct State {
    /// Words that may still take or become dependents, the last on top.
    pub stack: Vec<u32>,
    /// The next word of the row.
    pub next: u32,
    /// All words.
    pub nodes: Vec<Node>,
}

impl State {
    /// Begins a sentence of so many words.
    pub fn begin(&mut self, words: usize) {
        self.stack.clear();
        self.next = 0;
        self.nodes.clear();
        self.nodes.resize(words, Node::NEW);
    }

    /// The word on top of the stack, or [`NOBODY`].
    #[must_use]
    #[inline]
    pub fn top(&self) -> u32 {
        self.stack.last().copied().unwrap_or(NOBODY)
    }

    /// The word below the top, or [`NOBODY`].
    #[must_use]
    #[inline]
    pub fn second(&self) -> u32 {
        self.stack.len().checked_sub(2).and_then(|i| self.stack.get(i)).copied().unwrap_or(NOBODY)
    }

    /// A word's node.
    #[must_use]
    #[inline]
    pub fn node(&self, word: u32) -> &Node {
        const NONE: &Node = &Node::NEW;
        self.nodes.get(word as usize).unwrap_or(NONE)
    }

    /// True where no word waits any more.
    #[must_use]
    #[inline]
    pub fn is_done(&self) -> bool {
        self.next as usize >= self.nodes.len()
    }

    /// Which moves can be made: shift, reduce, left, right.
    #[must_use]
    #[inline]
    pub fn allowed(&self) -> [bool; 4] {
        let top = self.top();
        if top == NOBODY {
            return [true, false, false, false];
        }
        let headed = self.node(top).head != NOBODY;
        [true, headed, !headed, true]
    }

    /// Makes a move that is allowed.
    #[inline]
    pub fn make(&mut self, step: Move) {
        match step {
            Move::Shift => {
                self.stack.push(self.next);
                self.next += 1;
            }
            Move::Reduce => {
                self.stack.pop();
            }
            Move::Left(label) => {
                let top = self.top();
                self.join(self.next, top, label);
                self.stack.pop();
            }
            Move::Right(label) => {
                self.join(self.top(), self.next, label);
                self.stack.push(self.next);
                self.next += 1;
            }
        }
    }

    /// Hangs one word on another.
    pub fn join(&mut self, head: u32, child: u32, label: Label) {
        let bit = 1u64 << (label as u8);
        if let Some(node) = self.nodes.get_mut(child as usize) {
            node.head = head;
            node.label = label as u8;
        }
        if let Some(node) = self.nodes.get_mut(head as usize) {
            if child < head {
                node.left = [child, node.left[0]];
                node.left_count = node.left_count.saturating_add(1);
                node.left_labels |= bit;
            } else {
                node.right = [child, node.right[0]];
                node.right_count = node.right_count.saturating_add(1);
                node.right_labels |= bit;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_small_tree_is_built() {
        // "Two men died ."
        let mut state = State::default();
        state.begin(4);
        for step in [
            Move::Shift,
            Move::Left(Label::Nummod),
            Move::Shift,
            Move::Left(Label::Nsubj),
            Move::Shift,
            Move::Right(Label::Punct),
        ] {
            assert!(!state.is_done());
            state.make(step);
        }
        assert!(state.is_done());
        let heads: Vec<u32> = state.nodes.iter().map(|n| n.head).collect();
        assert_eq!(heads, [1, 2, NOBODY, 2]);
        assert_eq!(state.node(2).left, [1, NOBODY]);
        assert_eq!(state.node(2).right_count, 1);
    }

    #[test]
    fn labels_fit_their_bits() {
        assert!(Label::ALL.len() <= 64);
    }
}
