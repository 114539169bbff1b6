/** The colours of the map, taken from the page's own, so that both turn dark together. */

export interface Look {
  sea: string;
  land: string;
  border: string;
  river: string;
  ink: string;
  paper: string;
  soft: string;
  floor: string;
  focus: string;
  accent: string;
}

export function lookOf(figure: HTMLElement): Look {
  const style = getComputedStyle(figure);
  const colour = (name: string) => style.getPropertyValue(`--${name}`).trim() || "#888888";
  return {
    sea: colour("sea"),
    land: colour("land"),
    border: colour("border"),
    river: colour("river"),
    ink: colour("ink"),
    paper: colour("paper"),
    soft: colour("soft"),
    floor: colour("floor"),
    focus: colour("focus"),
    accent: colour("accent"),
  };
}

/** Calls back whenever the page turns dark or light. Gives what ends that. */
export function onTurn(run: () => void): () => void {
  const media = matchMedia("(prefers-color-scheme: dark)");
  const observer = new MutationObserver(run);
  media.addEventListener("change", run);
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ["data-theme"] });
  return () => {
    media.removeEventListener("change", run);
    observer.disconnect();
  };
}
