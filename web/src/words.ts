/**
 * The few words that scripts show by themselves. The server gives them in the page's language as a JSON
 * object in `body[data-words]`; these are what stands when it does not.
 */

const english = {
  loading: "Loading",
  updated: "Updated",
  failed: "The server did not answer. Nothing was lost; try again.",
  not_sent:
    "The server did not answer, so it is not known whether this was done. Reload the page before you try again.",
  keys: "Keys",
  keys_hint: "Press ? for the keys",
  keys_on: "Use single keys",
  close: "Close",
  yes: "Yes, go on",
  no: "No, go back",
  copied: "Copied",
  copy_failed: "The text could not be copied. Select it and copy it by hand.",
  next_claim: "Next claim",
  previous_claim: "Previous claim",
  local: "local",
  reading: "Reading",
  read: "Read: this is what is claimed",
  drop_here: "Drop files here",
  waiting: "waiting",
  sending: "sending",
  being_read: "being read",
  known: "already in the record",
  claims: "{n} claims",
  open_report: "Open {report}",
  again: "Try again",
  stop: "Stop",
  stopped: "stopped",
  too_odd: "The server's answer could not be understood.",
  sent_of: "{done} of {all} files done",
  from: "From",
  to: "To",
  clear_period: "Whole period",
  period: "{from} to {to}",
  list_here: "In view ({n})",
  nothing_here: "Nothing in view",
  use_view: "Use this view",
  select_box: "Select an area",
  clear_box: "Whole map",
  select_hint: "Drag over the map to select an area (or hold Shift and drag)",
  map: "Map",
  incidents: "{n} incidents",
  killed: "{n}",
  floor: "floor",
  highest: "highest claim",
  held: "held",
  contested: "contested",
  attacked: "attacked",
  left: "left",
  disputed: "disputed",
  since: "since {when}",
  exact: "point known",
  centroid: "centre of a place",
  area: "somewhere in the circle",
  cluster: "several incidents together",
  radius: "within {km} km",
  too_many: "Only some of them are drawn here: come nearer.",
  map_failed: "The incidents could not be fetched.",
  try_again: "Try again",
  draw: "Draw an outline",
  draw_hint:
    "Click each corner; click the first one again, or press Enter, to close. Backspace takes one back, Escape stops.",
  finish: "Close the outline",
  clear_outline: "Remove the outline",
  outline_wrong: "This is not a polygon in GeoJSON.",
  corners: "{n} corners",
  zoom_in: "Nearer",
  zoom_out: "Farther",
  scroll_hint: "Use Ctrl + scroll to zoom the map",
  scroll_hint_mac: "Use ⌘ + scroll to zoom the map",
  touch_hint: "Use two fingers to move the map",
  credit: "Natural Earth",
  no_side: "side not named",
};

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
