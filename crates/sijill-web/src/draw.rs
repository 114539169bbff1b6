//! Charts and maps as the server draws them: SVG that needs no script.
