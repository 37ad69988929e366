import { readFileSync, realpathSync, renameSync, statSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { ConfigurationError } from "./configurationError";

/** The configuration file of the Alibaba Cloud CLI. */
interface ProfileFile {
  readonly profiles: Record<string, unknown>[];
}

/** A path whose `~/` is the home folder. */
export function expandHome(path: string): string {
  return path.startsWith("~/") ? join(homedir(), path.slice(2)) : path;
}

/**
 * The profiles of a file.
 * @param origin the key or the variable that names it; undefined for the default
 * @throws ConfigurationError
 */
export function readProfiles(path: string, origin?: string): readonly Readonly<Record<string, unknown>>[] {
  return readFile(path, origin).profiles;
}

/** Puts fields into a profile of a file, and leaves all else as it is. */
export function updateProfile(path: string, name: string, fields: Readonly<Record<string, unknown>>): void {
  const file = readFile(path);
  Object.assign(file.profiles.find((profile) => profile.name === name) ?? {}, fields);
  const place = realpathSync(path);
  const fresh = `${place}.${process.pid}.new`;
  writeFileSync(fresh, `${JSON.stringify(file, null, "\t")}\n`, { mode: statSync(place).mode });
  renameSync(fresh, place);
}

function readFile(path: string, origin?: string): ProfileFile {
  const remedy = origin === undefined ? "" : `, or correct ${origin}`;
  let parsed: unknown;
  try {
    parsed = JSON.parse(readFileSync(path, "utf8").replace(/^\uFEFF/, ""));
  } catch (error) {
    // A parser's message would quote the file, secrets and all.
    const why =
      error instanceof SyntaxError ? "is not JSON" : `can't be read (${(error as NodeJS.ErrnoException).code})`;
    throw new ConfigurationError(`The credentials file ${path} ${why}: run "aliyun configure"${remedy}`);
  }
  const profiles = (parsed as { profiles?: unknown } | null)?.profiles;
  const isList = Array.isArray(profiles);
  if (isList && profiles.every((each) => typeof each === "object" && each !== null)) return parsed as ProfileFile;
  if (isList)
    throw new ConfigurationError(`The credentials file ${path} has something in "profiles" that is no profile`);
  throw new ConfigurationError(`The credentials file ${path} has no list "profiles"`);
}
