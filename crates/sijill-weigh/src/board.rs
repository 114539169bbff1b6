//! Boards: standing views of what is claimed, each of one kind of thing. They set claims beside each other and decide nothing.
