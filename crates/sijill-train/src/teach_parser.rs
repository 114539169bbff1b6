//! Teaches the parser: it makes its own moves, right or wrong, and learns which would have cost least where it stands.

use sijill_language::Tag;
use sijill_language::model::features::{Keys, View};
use sijill_language::model::parser::{MOVE_WIDTH, kind_of, write_move};
use sijill_language::model::state::{Move, State};

use crate::corpus::Lesson;
use crate::learner::{Dice, Learner};
use crate::oracle::{Gold, is_projective};
use crate::pack::{self, Rounding};

/// How the parser is taught.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Course {
    /// How often each lesson is taken.
    pub(crate) rounds: usize,
    /// How often a feature must be wrong before it has weights.
    pub(crate) patience: u32,
    /// As `patience`, for the tagger.
    pub(crate) tag_patience: u32,
    /// How far the right move must lead.
    pub(crate) margin: f32,
    /// How often, of a hundred times, it follows its own choice after the first round.
    pub(crate) own: usize,
}

/// A parser while it learns.
pub(crate) struct Parsing {
    moves: Vec<Move>,
    learner: Learner<MOVE_WIDTH>,
    course: Course,
}

impl Parsing {
    /// Begins with the moves that the lessons need.
    pub(crate) fn new(lessons: &[&Lesson], course: Course) -> Self {
        Self { moves: moves(lessons), learner: Learner::new(course.patience), course }
    }

    /// Learns from lessons with the tags that a tagger gave them; `after` is called after each round.
    pub(crate) fn learn(
        &mut self,
        lessons: &[&Lesson],
        tags: &[Vec<Tag>],
        mut after: impl FnMut(usize, &Self),
    ) {
        let mut dice = Dice(1_181_783_497_276_652_981);
        let mut order: Vec<(&Lesson, &Vec<Tag>)> =
            lessons.iter().copied().zip(tags).filter(|(l, _)| is_projective(&l.heads)).collect();
        for round in 0..self.course.rounds {
            dice.shuffle(&mut order);
            for (lesson, tags) in &order {
                self.walk(lesson, tags, round, &mut dice);
            }
            after(round, self);
        }
    }

    fn walk(&mut self, lesson: &Lesson, tags: &[Tag], round: usize, dice: &mut Dice) {
        let gold = Gold::new(&lesson.heads, &lesson.labels);
        let (mut view, mut state) = (View::default(), State::default());
        view.set(&lesson.words, tags);
        state.begin(lesson.words.len());
        let mut on_stack = vec![false; lesson.words.len()];
        let (mut keys, mut of_state) = (Vec::new(), Keys::default());
        while !state.is_done() {
            if state.stack.is_empty() {
                on_stack[state.next as usize] = true;
                state.make(Move::Shift);
                continue;
            }
            view.state(&state, &mut of_state);
            keys.clear();
            keys.extend(view.row(state.next));
            keys.extend(of_state.all());
            let mut scores = [0.0; MOVE_WIDTH];
            self.learner.add(&keys, &mut scores);
            let (allowed, costs) = (state.allowed(), gold.costs(&state, &on_stack));
            let may = |m: Move| allowed[kind_of(m)];
            let least = self.moves.iter().filter(|&&m| may(m)).map(|&m| costs.of(m)).min().unwrap_or(0);
            let best = |right: bool| {
                let fits = |m: Move| may(m) && (costs.of(m) == least) == right;
                (0..self.moves.len())
                    .filter(|&i| fits(self.moves[i]))
                    .max_by(|&a, &b| scores[a].total_cmp(&scores[b]))
            };
            let (good, bad) = (best(true), best(false));
            let mut chosen = good.unwrap_or(0);
            if let (Some(good), Some(bad)) = (good, bad) {
                let lead = scores[good] - scores[bad];
                if lead < self.course.margin {
                    self.learner.update(&keys, good, bad);
                }
                if lead <= 0.0 && round > 0 && dice.below(100) < self.course.own {
                    chosen = bad;
                }
            }
            self.learner.tick();
            let step = self.moves[chosen];
            if matches!(step, Move::Reduce | Move::Left(_)) {
                on_stack[state.top() as usize] = false;
            } else {
                on_stack[state.next as usize] = true;
            }
            state.make(step);
        }
    }

    /// How many features have weights.
    pub(crate) fn len(&self) -> usize {
        self.learner.len()
    }

    /// Appends the moves and the weights.
    pub(crate) fn pack(&self, out: &mut Vec<u8>, rounding: Rounding) {
        pack::number(out, self.moves.len());
        self.moves.iter().for_each(|&m| out.extend(write_move(m)));
        pack::table(out, &self.learner.averages(), rounding);
    }
}

/// Shift, reduce, and the most frequent arcs, as many as a row has room for.
fn moves(lessons: &[&Lesson]) -> Vec<Move> {
    let mut counts = std::collections::BTreeMap::<Move, usize>::new();
    for lesson in lessons {
        for (child, (&head, &label)) in lesson.heads.iter().zip(&lesson.labels).enumerate() {
            if (head as usize) < lesson.words.len() {
                let step = if head as usize > child { Move::Left(label) } else { Move::Right(label) };
                *counts.entry(step).or_default() += 1;
            }
        }
    }
    let mut arcs: Vec<(usize, Move)> =
        counts.into_iter().map(|(step, count)| (count, step)).filter(|c| c.0 >= 20).collect();
    arcs.sort_unstable_by(|a, b| b.cmp(a));
    arcs.truncate(MOVE_WIDTH - 2);
    [Move::Shift, Move::Reduce].into_iter().chain(arcs.into_iter().map(|(_, step)| step)).collect()
}
