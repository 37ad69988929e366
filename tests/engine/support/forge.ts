import { mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";

import { npmStandIn, standIn } from "./standIn";

/** What pipelines have left at the forge. */
export interface Forge {
  comments: { id: number; body: string; edits: number }[];
  issues: { number: number; bodies: string[] }[];
  /** Workflows that were asked to run. */
  dispatched: string[];
}

/**
 * A stand-in for the command `gh` as the workflows call it, over a file instead of a forge. Filters of --jq are taken as
 * read: it answers what the filter would.
 */
const gh = String.raw`
const fs = require("node:fs");
const forge = JSON.parse(fs.readFileSync(process.env.FORGE, "utf8"));
const args = process.argv.slice(2);
const after = (flag) => args[args.indexOf(flag) + 1];
const bodyOf = (file) => fs.readFileSync(file, "utf8");
const marker = "<!-- livemessage-report -->";
const call = args.slice(0, 2).join(" ");
if (args[0] === "api" && args.includes("--jq")) {
  if (!after("--jq").includes(marker)) throw new Error("the filter does not look for the report: " + after("--jq"));
  for (const { id, body } of forge.comments) if (body.startsWith(marker)) console.log(id);
} else if (args[0] === "api") {
  const body = bodyOf(after("--field").replace(/^body=@/, ""));
  const target = args.find((arg) => arg.startsWith("repos/"));
  const known = forge.comments.find(({ id }) => target.endsWith("/comments/" + id));
  if (after("--method") === "PATCH") Object.assign(known, { body, edits: known.edits + 1 });
  else forge.comments.push({ id: 100 + forge.comments.length, body, edits: 0 });
} else if (call === "issue list") {
  if (forge.issues.length > 0) console.log(forge.issues[0].number);
} else if (call === "issue create") {
  forge.issues.push({ number: 1 + forge.issues.length, bodies: [bodyOf(after("--body-file"))] });
} else if (call === "issue comment") {
  forge.issues.find(({ number }) => number === Number(args[2])).bodies.push(bodyOf(after("--body-file")));
} else if (call === "workflow run") {
  forge.dispatched.push(args[2]);
} else throw new Error("gh " + args.join(" "));
fs.writeFileSync(process.env.FORGE, JSON.stringify(forge));
`;

/** Puts stand-ins for `gh` and for `npm ci` into a folder that goes before others on PATH. */
export async function makeForge(
  folder: string,
): Promise<{ bin: string; env: { FORGE: string }; read(): Promise<Forge> }> {
  const bin = path.join(folder, "bin");
  const file = path.join(folder, "forge.json");
  await mkdir(bin);
  await writeFile(path.join(folder, "gh.js"), gh);
  await standIn(bin, "gh", `exec node "${path.join(folder, "gh.js")}" "$@"`);
  await npmStandIn(bin);
  await writeFile(file, JSON.stringify({ comments: [], issues: [], dispatched: [] } satisfies Forge));
  return { bin, env: { FORGE: file }, read: async () => JSON.parse(await readFile(file, "utf8")) as Forge };
}
