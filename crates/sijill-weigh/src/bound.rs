//! Bounds of a total from claims that each bound the sum over the cells that they cover, with the grounds of each bound.
