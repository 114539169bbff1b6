//! Copies: reports whose texts are one text printed again, in whole or with small changes.
