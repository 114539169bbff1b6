import { describe, expect, test } from "vitest";
import { type Pressed, isChord, spell } from "../src/chord";

function press(key: string, code = "", held: Partial<Pressed> = {}): Pressed {
  return { key, code, shiftKey: false, ctrlKey: false, metaKey: false, altKey: false, ...held };
}

describe("keys as pages name them", () => {
  test("a letter is itself, and with Shift another", () => {
    expect(isChord(press("a", "KeyA"), "a")).toBe(true);
    expect(isChord(press("A", "KeyA", { shiftKey: true }), "a")).toBe(false);
    expect(isChord(press("A", "KeyA", { shiftKey: true }), "Shift+A")).toBe(true);
    expect(isChord(press("a", "KeyA"), "Shift+A")).toBe(false);
  });

  test("a letter with Control is the browser's", () => {
    expect(isChord(press("a", "KeyA", { ctrlKey: true }), "a")).toBe(false);
    expect(isChord(press("a", "KeyA", { metaKey: true }), "a")).toBe(false);
  });

  test("on an Arabic keyboard the place of the key counts", () => {
    expect(isChord(press("ش", "KeyA"), "a")).toBe(true);
    expect(isChord(press("ش", "KeyA"), "s")).toBe(false);
    expect(isChord(press("؟", "Slash", { shiftKey: true }), "?")).toBe(true);
  });

  test("on a French keyboard the letter written counts, not the place", () => {
    expect(isChord(press("a", "KeyQ"), "a")).toBe(true);
    expect(isChord(press("a", "KeyQ"), "q")).toBe(false);
  });

  test("signs count however they are written", () => {
    expect(isChord(press("?", "Slash", { shiftKey: true }), "?")).toBe(true);
    expect(isChord(press("/", "Digit7", { shiftKey: true }), "/")).toBe(true);
    expect(isChord(press("+", "BracketRight"), "+")).toBe(true);
  });

  test("forward turns with the page", () => {
    expect(isChord(press("ArrowRight", "ArrowRight"), "Forward")).toBe(true);
    expect(isChord(press("ArrowLeft", "ArrowLeft"), "Forward", true)).toBe(true);
    expect(isChord(press("ArrowRight", "ArrowRight"), "Back", true)).toBe(true);
    expect(isChord(press("ArrowRight", "ArrowRight"), "ArrowRight", true)).toBe(true);
  });

  test("they are written for people", () => {
    expect(spell("Shift+A")).toEqual(["Shift", "A"]);
    expect(spell("Forward", true)).toEqual(["←"]);
    expect(spell("+")).toEqual(["+"]);
  });
});
