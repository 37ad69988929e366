import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { format } from "prettier";
import { servedBy } from "../../provider/src/faces/plugin/served";

/* Keeps the plugin's schema as the one that later ones are compared with. A release does this. */
const workspace = path.resolve(__dirname, "../..");
const file = path.join(workspace, "tests/unit/faces/plugin/published.schema.json");
const manifest = readFileSync(path.join(workspace, "provider/package.json"), "utf8");
const { version } = JSON.parse(manifest) as { version: string };

void format(JSON.stringify(servedBy(version).schema()), { parser: "json", printWidth: 120 }).then((text) =>
  writeFileSync(file, text),
);
