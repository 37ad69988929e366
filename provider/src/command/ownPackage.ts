import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";

const manifest = createRequire(__filename).resolve("pulumi-alicloud-livemessage/package.json");

/** The folder of this package, wherever in it the command is. */
export const packageFolder = path.dirname(manifest);

/** The version of this package. */
export function packageVersion(): string {
  return (JSON.parse(readFileSync(manifest, "utf8")) as { version: string }).version;
}
