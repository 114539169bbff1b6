//! Names to places, containment, distances.
