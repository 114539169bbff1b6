//! What each move costs: how many of the teacher's arcs can no longer be had after it (Goldberg & Nivre 2012).

use sijill_language::Label;
use sijill_language::model::state::{Move, NOBODY, State};

/// The teacher's tree, ready to be asked.
#[derive(Debug, Default)]
pub(crate) struct Gold {
    heads: Vec<u32>,
    labels: Vec<Label>,
    children: Vec<Vec<u32>>,
}

impl Gold {
    /// Takes a tree; a root's head is the number of words.
    pub(crate) fn new(heads: &[u32], labels: &[Label]) -> Self {
        let mut children = vec![Vec::new(); heads.len()];
        for (child, &head) in heads.iter().enumerate() {
            if let Some(of) = children.get_mut(head as usize) {
                of.push(child as u32);
            }
        }
        Self { heads: heads.to_vec(), labels: labels.to_vec(), children }
    }

    /// The label that the teacher gives to the arc from `head` to `child`, if it has it.
    fn label(&self, head: u32, child: u32) -> Option<Label> {
        (self.heads.get(child as usize) == Some(&head)).then(|| self.labels[child as usize])
    }

    /// The costs of shift, reduce, left and right, and the labels that left and right should bear.
    pub(crate) fn costs(&self, state: &State, on_stack: &[bool]) -> Costs {
        let (top, next) = (state.top(), state.next);
        let head_of_next = self.heads[next as usize];
        let waiting =
            |word: &&u32| **word < next && on_stack[**word as usize] && state.node(**word).head == NOBODY;
        let stacked = self.children[next as usize].iter().filter(waiting).count();
        let is_stacked = |word: u32| on_stack.get(word as usize).copied().unwrap_or(false);
        let mut costs = Costs::default();
        costs.kinds[0] = stacked + usize::from(is_stacked(head_of_next));
        if top == NOBODY {
            return costs;
        }
        let still = self.children[top as usize].iter().filter(|&&c| c >= next).count();
        let head_of_top = self.heads[top as usize];
        costs.kinds[1] = still;
        costs.kinds[2] = still + usize::from(head_of_top > next);
        costs.kinds[3] =
            stacked + usize::from(head_of_next != top && (head_of_next > next || is_stacked(head_of_next)));
        costs.left = self.label(next, top);
        costs.right = self.label(top, next);
        costs
    }
}

/// Costs of the four kinds of move.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Costs {
    /// Shift, reduce, left, right.
    kinds: [usize; 4],
    left: Option<Label>,
    right: Option<Label>,
}

impl Costs {
    /// The cost of one move: a right arc with a wrong label costs one.
    pub(crate) fn of(&self, step: Move) -> usize {
        let wrong = |want: Option<Label>, label| usize::from(want.is_some_and(|w| w != label));
        match step {
            Move::Shift => self.kinds[0],
            Move::Reduce => self.kinds[1],
            Move::Left(label) => self.kinds[2] + wrong(self.left, label),
            Move::Right(label) => self.kinds[3] + wrong(self.right, label),
        }
    }
}

/// True where no two arcs cross, so that the four moves can build the tree.
pub(crate) fn is_projective(heads: &[u32]) -> bool {
    let mut open: Vec<(usize, usize)> = Vec::new();
    let root = heads.len();
    let mut arcs: Vec<(usize, usize)> =
        heads.iter().enumerate().map(|(c, &h)| (c.min(h as usize), c.max(h as usize))).collect();
    arcs.sort_unstable_by_key(|&(a, b)| (a, std::cmp::Reverse(b)));
    for (from, to) in arcs {
        while open.last().is_some_and(|&(_, end)| end <= from) {
            open.pop();
        }
        if open.last().is_some_and(|&(start, end)| start < from && end < to) {
            return false;
        }
        open.push((from, to));
    }
    heads.iter().filter(|&&h| h as usize == root).count() == 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn crossing_arcs_are_seen() {
        assert!(is_projective(&[1, 2, 4, 2]));
        assert!(is_projective(&[1, 4, 1, 1]));
        assert!(!is_projective(&[2, 3, 4, 2]));
        assert!(!is_projective(&[2, 4, 1, 1]));
    }

    #[test]
    fn following_the_costless_moves_gives_the_tree() {
        // "Rescuers said two men died ." with the teacher's heads.
        let heads = [1, 6, 3, 4, 1, 1];
        let labels = [Label::Nsubj, Label::Root, Label::Nummod, Label::Nsubj, Label::Ccomp, Label::Punct];
        let gold = Gold::new(&heads, &labels);
        let mut state = State::default();
        state.begin(6);
        while !state.is_done() {
            let mut on_stack = vec![false; 6];
            state.stack.iter().for_each(|&w| on_stack[w as usize] = true);
            let costs = gold.costs(&state, &on_stack);
            let moves =
                [Move::Shift, Move::Reduce].into_iter().chain(Label::ALL.iter().map(|&l| Move::Left(l)));
            let mut moves = moves.chain(Label::ALL.iter().map(|&l| Move::Right(l)));
            let allowed = state.allowed();
            let may = |m: &Move| allowed[sijill_language::model::parser::kind_of(*m)] && costs.of(*m) == 0;
            let free = moves.rfind(may);
            assert!(free.is_some());
            state.make(free.unwrap_or(Move::Shift));
        }
        let built: Vec<u32> = state.nodes.iter().map(|n| if n.head == NOBODY { 6 } else { n.head }).collect();
        assert_eq!(built, heads);
    }
}
