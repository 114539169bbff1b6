//! The parser: makes the best-scored move until no word waits. Its time grows with the number of words, for each is
//! shifted once and taken off the stack once.

use super::features::{Keys, View};
use super::file::{Cursor, ModelError};
use super::state::{Move, NOBODY, State};
use super::weights::{CLASSES, Scores, Weights, best};
use crate::Label;

/// How many classes a row of the parser's weights has room for.
pub const MOVE_WIDTH: usize = 80;

/// Where a word hangs: its head, or itself for a root.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Arc {
    /// The head's index.
    pub head: usize,
    /// The label.
    pub label: Label,
}

/// What the parser works with, kept between sentences.
#[derive(Debug, Clone, Default)]
pub struct Bench {
    /// The sentence.
    pub view: View,
    /// The tree half built.
    pub state: State,
    keys: Keys,
}

/// A parser over a model.
#[derive(Debug, Clone)]
pub struct Parser<'m> {
    moves: Vec<Move>,
    /// Where scores start while the top word has its head, while it has none, and when the row is at its end.
    start: [Scores; 3],
    weights: Weights<'m, MOVE_WIDTH>,
}

/// Low enough that no forbidden move is chosen, and too high to overflow.
const FORBIDDEN: i16 = -16_000;

impl<'m> Parser<'m> {
    pub(super) fn read(file: &mut Cursor<'m>) -> Result<Self, ModelError> {
        let count = file.number()?;
        let moves: Vec<Move> =
            file.rows::<2>(count)?.iter().map(|&m| read_move(m)).collect::<Result<_, _>>()?;
        if count > MOVE_WIDTH {
            return Err(ModelError::Width { expected: MOVE_WIDTH });
        }
        let start = [[true, true, false, true], [true, false, true, true], [false, false, true, true]].map(
            |allowed| {
                let mut start = [FORBIDDEN; CLASSES];
                for (score, step) in start.iter_mut().zip(&moves) {
                    *score = if allowed[kind_of(*step)] { 0 } else { FORBIDDEN };
                }
                start
            },
        );
        Ok(Self { moves, start, weights: Weights::read(file)? })
    }

    /// Hangs every word of the sentence in `bench.view`, of which there are `words`.
    pub fn parse(&self, bench: &mut Bench, words: usize) -> Vec<Arc> {
        let Bench { view, state, keys } = bench;
        state.begin(words);
        let (mut row, mut row_of): (Scores, u32) = ([0; CLASSES], NOBODY);
        while !state.is_done() {
            if state.stack.is_empty() {
                state.make(Move::Shift);
                continue;
            }
            if row_of != state.next {
                row_of = state.next;
                row = [0; CLASSES];
                self.weights.add(&view.row(row_of), &mut row);
            }
            let start = usize::from(state.node(state.top()).head == NOBODY);
            let step = self.choose(view, state, keys, row, &self.start[start]);
            state.make(step);
        }
        self.join_rest(view, state, keys);
        state.nodes.iter().enumerate().map(|(i, node)| arc(i, node.head, node.label)).collect()
    }

    fn choose(
        &self,
        view: &View,
        state: &State,
        keys: &mut Keys,
        mut scores: Scores,
        start: &Scores,
    ) -> Move {
        view.state(state, keys);
        for (score, &start) in scores.iter_mut().zip(start).take(MOVE_WIDTH) {
            *score = score.saturating_add(start);
        }
        self.weights.add(keys.all(), &mut scores);
        self.moves.get(best::<MOVE_WIDTH>(&scores)).copied().unwrap_or(Move::Shift)
    }

    /// Words still without a head when the row is at its end are joined, the last two first, so that one root is left.
    fn join_rest(&self, view: &View, state: &mut State, keys: &mut Keys) {
        let waiting = std::mem::take(&mut state.stack);
        let mut waiting: Vec<u32> = waiting.into_iter().filter(|&w| state.node(w).head == NOBODY).collect();
        while let Some(last) = waiting.pop() {
            let Some(&former) = waiting.last() else { break };
            state.next = last;
            state.stack.clear();
            state.stack.extend_from_slice(waiting.get(waiting.len().saturating_sub(2)..).unwrap_or_default());
            let mut row = [0; CLASSES];
            self.weights.add(&view.row(last), &mut row);
            match self.choose(view, state, keys, row, &self.start[2]) {
                Move::Left(label) => {
                    state.join(last, former, label);
                    waiting.pop();
                    waiting.push(last);
                }
                Move::Right(label) => state.join(former, last, label),
                Move::Shift | Move::Reduce => state.join(former, last, Label::Dep),
            }
        }
    }
}

fn arc(at: usize, head: u32, label: u8) -> Arc {
    if head == NOBODY {
        return Arc { head: at, label: Label::Root };
    }
    Arc { head: head as usize, label: Label::ALL.get(usize::from(label)).copied().unwrap_or(Label::Dep) }
}

/// The kind of a move, in the order of [`State::allowed`].
#[must_use]
pub const fn kind_of(step: Move) -> usize {
    match step {
        Move::Shift => 0,
        Move::Reduce => 1,
        Move::Left(_) => 2,
        Move::Right(_) => 3,
    }
}

fn read_move([kind, label]: [u8; 2]) -> Result<Move, ModelError> {
    let unknown = |what, number| ModelError::Unknown { what, number: usize::from(number) };
    let label = Label::ALL.get(usize::from(label)).copied().ok_or_else(|| unknown("label", label))?;
    match kind {
        0 => Ok(Move::Shift),
        1 => Ok(Move::Reduce),
        2 => Ok(Move::Left(label)),
        3 => Ok(Move::Right(label)),
        _ => Err(unknown("move", kind)),
    }
}

/// A move as two bytes of the model file.
#[must_use]
pub const fn write_move(step: Move) -> [u8; 2] {
    match step {
        Move::Shift => [0, 0],
        Move::Reduce => [1, 0],
        Move::Left(label) => [2, label as u8],
        Move::Right(label) => [3, label as u8],
    }
}
