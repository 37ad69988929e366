import { readFileSync } from "node:fs";
import path from "node:path";

export const workspace = path.resolve(__dirname, "../..");

/** Folders of the packages that are published, in the order in which they are. */
export const packageFolders = ["emulator", "provider", "policy-pack"] as const;

/** The fields of a package.json that releases and checks look at. */
export interface Manifest {
  name: string;
  version: string;
  [field: string]: unknown;
}

/** @throws where the folder has no package.json */
export function readManifest(folder: string): Manifest {
  return JSON.parse(readFileSync(path.join(folder, "package.json"), "utf8")) as Manifest;
}
