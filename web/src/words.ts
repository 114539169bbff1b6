/**
 * The few words that scripts show by themselves. The server gives them in the page's language as a JSON
 * object in `body[data-words]` (it has them from `words.LANGUAGE.json`); English stands in for what is not
 * given.
 */

import english from "./words.en.json";

export type Word = keyof typeof english;

let words: Record<string, string> | undefined;

function load(): Record<string, string> {
  const given = document.body?.dataset.words;
  if (!given) return english;
  try {
    return { ...english, ...(JSON.parse(given) as Record<string, string>) };
  } catch {
    return english;
  }
}

/** Words that a part brings along for itself. */
export function addWords(more: Record<string, string>): void {
  words = { ...(words ?? load()), ...more };
}

/** A word in the page's language, its `{holes}` filled. */
export function word(name: Word, holes: Record<string, string | number> = {}): string {
  words ??= load();
  return fill(words[name] ?? english[name], holes);
}

export function fill(pattern: string, holes: Record<string, string | number>): string {
  return pattern.replace(/\{(\w+)\}/g, (whole, hole: string) =>
    hole in holes ? String(holes[hole]) : whole,
  );
}

export function count(n: number): string {
  const language = document.documentElement.lang || "en";
  return new Intl.NumberFormat(language === "ar" ? "ar-u-nu-latn" : language).format(n);
}
