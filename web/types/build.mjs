/** The types of the API's answers in TypeScript, made from the OpenAPI description that the server's own types give: `api.d.ts`. */

import { readFile, writeFile } from "node:fs/promises";
import { compile } from "json-schema-to-typescript";

const source = new URL("../../crates/sijill-web/openapi.json", import.meta.url);
export const target = new URL("../api.d.ts", import.meta.url);

export async function typesOfApi() {
  const description = (await readFile(source, "utf8")).replaceAll("#/components/schemas/", "#/$defs/");
  // A remark beside a reference would make a type of its own of what is referred to.
  const plain = (_, value) => (value?.$ref ? { $ref: value.$ref } : value);
  const { components, paths } = JSON.parse(description, plain);
  // Every answer once by the name of its question; what answers share stands by its own name.
  const answers = {};
  for (const methods of Object.values(paths)) {
    for (const { operationId, responses } of Object.values(methods)) {
      const schema = responses?.["200"]?.content?.["application/json"]?.schema;
      if (schema && operationId) answers[operationId] = schema;
    }
  }
  const all = {
    type: "object",
    description: "The answer to each question of the API, by the question's operationId.",
    properties: answers,
    required: Object.keys(answers),
    additionalProperties: false,
    $defs: components.schemas,
  };
  const types = await compile(all, "Answers", {
    bannerComment:
      "/* Made from crates/sijill-web/openapi.json by `npm run types`; not to be edited by hand. */",
    additionalProperties: true,
    unreachableDefinitions: true,
    style: { printWidth: 110, arrowParens: "avoid" },
  });
  // Each says by which key of the schema it was found, which nobody needs to know.
  const found =
    / \* This interface was referenced by `Answers`'s JSON-Schema\n \* via the `definition` "[^"]+"\.\n/g;
  return types.replace(found, "").replaceAll(" *\n */\n", " */\n").replaceAll("/**\n */\n", "");
}

if (process.argv[1] === new URL(import.meta.url).pathname) await writeFile(target, await typesOfApi());
