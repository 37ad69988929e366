import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { packageFolders, readManifest } from "../packages/packages";
import { closeUnreleased } from "./changelog";

/** Files that name the version, besides each package.json. Each has to, so that none is forgotten. */
const naming = [
  "package-lock.json",
  "README.md",
  "README.zh-CN.md",
  "docs/plugin.md",
  "docs/plugin-go.md",
  "docs/plugin-python.md",
  "docs/plugin-typescript.md",
  "docs/test.md",
  "docs/zh-CN/test.md",
  "examples/from-nothing/package.json",
  "examples/gitops/README.md",
  "examples/gitops/package.json",
  "examples/many-groups/package.json",
  "examples/quickstart/package.json",
  "examples/two-accounts/package.json",
  "examples/with-ram/package.json",
  "policy-pack/README.md",
];

/**
 * Writes a new version wherever the repository names it, and the heading of CHANGELOG.md.
 * @param root top of the repository
 * @param date as `2026-01-31`
 * @throws where the version is no newer one, a file does not name the old one, or nothing is unreleased
 */
export async function setVersion(root: string, version: string, date: string): Promise<void> {
  const old = versionOf(root);
  if (!isNewer(version, old)) throw new Error(`${version} is not a version after ${old}`);
  const changelog = path.join(root, "CHANGELOG.md");
  const texts = new Map([[changelog, closeUnreleased(await readFile(changelog, "utf8"), version, date)]]);
  for (const name of [...packageFolders.map((folder) => `${folder}/package.json`), ...naming]) {
    const file = path.join(root, name);
    const text = await readFile(file, "utf8");
    const changed = replaceVersion(text, old, version);
    if (changed === text) throw new Error(`${name} does not name ${old}`);
    texts.set(file, changed);
  }
  for (const [file, text] of texts) await writeFile(file, text);
}

/**
 * The version of all packages.
 * @throws where they differ
 */
export function versionOf(root: string): string {
  const versions = packageFolders.map((folder) => readManifest(path.join(root, folder)).version);
  const [version = ""] = versions;
  if (versions.some((each) => each !== version))
    throw new Error(`The packages have several versions: ${versions.join(", ")}`);
  return version;
}

/** Changes the version of our packages alone: in their own files, as a dependency, in names of tarballs and archives, and as an option. */
function replaceVersion(text: string, old: string, version: string): string {
  const escaped = old.replace(/\./g, "\\.");
  const places = [
    `("name": "(?:pulumi-alicloud-livemessage|alicloud-live-emulator)[\\w-]*",\\s*"version": ")${escaped}(?=")`,
    `("pulumi-alicloud-livemessage[\\w-]*": "\\^)${escaped}(?=")`,
    `((?:pulumi-alicloud-livemessage|alicloud-live-emulator)[\\w-]*-)${escaped}(?=\\.tgz)`,
    `(\\{ version: ")${escaped}(?=")`,
    `(resource[ -]livemessage[ -]v?)${escaped}`,
  ];
  return text.replace(new RegExp(places.join("|"), "g"), (match) => match.slice(0, -old.length) + version);
}

function isNewer(version: string, old: string): boolean {
  if (!/^\d+\.\d+\.\d+$/.test(version)) return false;
  const [now, before] = [version, old].map((each) => each.split(".").map(Number)) as [number[], number[]];
  const differing = now.findIndex((part, index) => part !== before[index]);
  return differing >= 0 && now[differing]! > before[differing]!;
}
