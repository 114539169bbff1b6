import { readFileSync, readdirSync } from "node:fs";
import { expect, test } from "vitest";
import arabic from "../src/words.ar.json";
import english from "../src/words.en.json";

const holes = (sentence: string) => [...sentence.matchAll(/\{\w+\}/g)].map(m => m[0]).sort();

test("every word stands in every language, with the same holes", () => {
  expect(Object.keys(arabic).sort()).toEqual(Object.keys(english).sort());
  for (const [key, sentence] of Object.entries(english))
    expect(holes((arabic as Record<string, string>)[key] ?? "")).toEqual(holes(sentence));
});

test("no word stands there that no script says", () => {
  const folder = new URL("../src/", import.meta.url);
  const sources = readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter(name => name.endsWith(".ts"))
    .map(name => readFileSync(new URL(name, folder), "utf8"))
    .join("\n");
  for (const key of Object.keys(english)) expect(sources, key).toContain(`"${key}"`);
});
