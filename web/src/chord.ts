/** Keys as pages name them: "a", "Shift+A", "ArrowRight", "/", "Forward". Pure. */

export interface Pressed {
  key: string;
  code: string;
  shiftKey: boolean;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
}

/**
 * Whether what was pressed is what is named. On a keyboard that writes another script the key's place
 * counts, so that "a" can be pressed on an Arabic one. "Forward" and "Back" are the arrows that lead on
 * and back in the page's direction.
 */
export function isChord(pressed: Pressed, named: string, rightToLeft = false): boolean {
  if (pressed.ctrlKey || pressed.metaKey || pressed.altKey) return false;
  const parts = named.split("+");
  let key = parts.pop() ?? "";
  if (named.endsWith("+")) key = "+";
  const shift = parts.includes("Shift");
  if (key === "Forward") key = rightToLeft ? "ArrowLeft" : "ArrowRight";
  if (key === "Back") key = rightToLeft ? "ArrowRight" : "ArrowLeft";
  if (/^[a-z]$/i.test(key)) {
    if (pressed.shiftKey !== shift) return false;
    return latinLetter(pressed) === key.toLowerCase();
  }
  if (key.length > 1) return pressed.key === key && pressed.shiftKey === shift;
  // Signs and digits: Shift is part of how some keyboards write them.
  return pressed.key === key || (!isLatin(pressed.key) && signAt(pressed) === key);
}

function isLatin(key: string): boolean {
  return key.length > 1 || /^[\x20-\x7e]$/.test(key);
}

function latinLetter(pressed: Pressed): string {
  if (/^[a-z]$/i.test(pressed.key)) return pressed.key.toLowerCase();
  const place = /^Key([A-Z])$/.exec(pressed.code);
  return place?.[1] && !isLatin(pressed.key) ? place[1].toLowerCase() : "";
}

function signAt(pressed: Pressed): string {
  const digit = /^Digit(\d)$/.exec(pressed.code);
  if (digit?.[1]) return digit[1];
  return pressed.code === "Slash" ? (pressed.shiftKey ? "?" : "/") : "";
}

/** How a chord is written for people. */
export function spell(named: string, rightToLeft = false): string[] {
  const arrows: Record<string, string> = {
    ArrowRight: "→",
    ArrowLeft: "←",
    ArrowUp: "↑",
    ArrowDown: "↓",
    Forward: rightToLeft ? "←" : "→",
    Back: rightToLeft ? "→" : "←",
    Escape: "Esc",
    " ": "Space",
  };
  const parts = named.endsWith("+") ? ["+"] : named.split("+");
  return parts.map(p => arrows[p] ?? (p.length === 1 ? p.toUpperCase() : p));
}
