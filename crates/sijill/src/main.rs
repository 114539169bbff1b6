//! The command line: this file is the map of the program.

fn main() {}
