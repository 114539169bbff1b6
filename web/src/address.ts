/** Addresses made of forms and read back into them. Pure: nothing here fetches. */

/** The address that a GET form asks for. Fields left empty are left out unless they say `data-keep`. */
export function addressOf(form: HTMLFormElement, submitter?: HTMLElement | null): string {
  const action = new URL(form.getAttribute("action") || location.pathname, location.href);
  const data = new FormData(form, submitter ?? undefined);
  const empty = new Set<string>();
  for (const element of form.elements) {
    if (element instanceof HTMLElement && "name" in element && element.dataset.keep !== undefined)
      empty.add(String(element.name));
  }
  action.search = queryOf(data, empty);
  action.hash = "";
  return action.href;
}

export function queryOf(
  data: Iterable<[string, FormDataEntryValue]>,
  keepEmpty: ReadonlySet<string> = new Set(),
): string {
  const query = new URLSearchParams();
  for (const [name, value] of data) {
    if (typeof value !== "string") continue;
    if (value.trim() === "" && !keepEmpty.has(name)) continue;
    query.append(name, value);
  }
  return query.toString();
}

/** Two addresses of one page, whatever place in it they point to. */
export function samePage(a: string, b: string): boolean {
  return a.split("#", 1)[0] === b.split("#", 1)[0];
}

/** Takes over into a form what the same form, come from the server, holds; what is being typed stays. */
export function takeOver(form: HTMLFormElement, fresh: HTMLFormElement): void {
  const theirs = new Map<string, Element[]>();
  for (const element of fresh.elements) {
    const name = element.getAttribute("name");
    if (name) theirs.set(name, [...(theirs.get(name) ?? []), element]);
  }
  const seen = new Map<string, number>();
  for (const mine of [...form.elements]) {
    const name = mine.getAttribute("name");
    if (!name) continue;
    const at = seen.get(name) ?? 0;
    seen.set(name, at + 1);
    const other = theirs.get(name)?.[at];
    if (mine === document.activeElement && mine instanceof HTMLInputElement && mine.type !== "checkbox")
      continue;
    if (!other) {
      if (mine instanceof HTMLInputElement && mine.type === "hidden") mine.remove();
    } else copyValue(mine, other);
  }
  for (const [name, elements] of theirs) {
    for (const other of elements.slice(seen.get(name) ?? 0)) {
      if (other instanceof HTMLInputElement && other.type === "hidden")
        form.append(document.importNode(other, true));
    }
  }
}

function copyValue(mine: Element, other: Element): void {
  if (mine instanceof HTMLInputElement && other instanceof HTMLInputElement) {
    if (mine.type === "checkbox" || mine.type === "radio") mine.checked = other.checked;
    else if (mine.type !== "file") mine.value = other.value;
  } else if (mine instanceof HTMLSelectElement && other instanceof HTMLSelectElement) {
    if (mine.innerHTML !== other.innerHTML)
      mine.replaceChildren(...[...other.childNodes].map(child => document.importNode(child, true)));
    for (const [index, option] of [...mine.options].entries())
      option.selected = other.options[index]?.selected ?? false;
  } else if (mine instanceof HTMLTextAreaElement && other instanceof HTMLTextAreaElement)
    mine.value = other.value;
}
