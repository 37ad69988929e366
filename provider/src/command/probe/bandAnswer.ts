import { readFlag } from "../../live/readFlag";
import type { LiveAnswer } from "../../live/signedRequest";

/** Who may not speak, as it was answered: nothing is sorted or taken out. */
export interface Band {
  readonly mutedAll: boolean | undefined;
  /** Each user once, in the order of the answer. An empty id is kept. */
  readonly exempt: readonly string[];
  readonly muted: readonly string[];
  readonly answer: LiveAnswer;
}

/** The shapes that a list may have in an answer. */
export type ListShape = "plain" | "json-string" | "nested" | "wrapped" | "repeated" | "null" | "absent";

/** Reads an answer of DescribeLiveMessageGroupBand. */
export function readBand(answer: LiveAnswer): Band {
  return {
    mutedAll: readFlag(answer["IsbannedAll"]),
    exempt: usersIn(answer["UnbannedUserList"]),
    muted: usersIn(answer["BannedUserList"]),
    answer,
  };
}

/** Whether two answers say the same. */
export function isSameBand(one: Band, other: Band): boolean {
  return (
    JSON.stringify([one.mutedAll, one.exempt, one.muted]) ===
    JSON.stringify([other.mutedAll, other.exempt, other.muted])
  );
}

/** The users of a list in any shape. */
export function usersIn(value: unknown): string[] {
  return [...new Set(flatten(value))];
}

function flatten(value: unknown): string[] {
  if (value === undefined || value === null) return [];
  const inner = jsonListIn(value);
  if (inner) return inner;
  if (Array.isArray(value)) return value.flatMap((each) => (typeof each === "string" ? [each] : flatten(each)));
  if (typeof value === "object") return Object.values(value).flatMap(flatten);
  return typeof value === "string" || typeof value === "number" ? [String(value)] : [];
}

/** The shape of a list; undefined where it is none of those that are known. */
export function shapeOf(value: unknown): ListShape | undefined {
  if (value === undefined) return "absent";
  if (value === null) return "null";
  if (jsonListIn(value)) return "json-string";
  if (!Array.isArray(value)) return typeof value === "object" ? "wrapped" : undefined;
  if (value.length === 1 && Array.isArray(value[0])) return "nested";
  if (!value.every((each) => typeof each === "string")) return undefined;
  const counts = value.map((each) => value.filter((other) => other === each).length);
  if (counts.every((count) => count === 1)) return "plain";
  return counts.every((count) => count > 1) ? "repeated" : undefined;
}

/** The list in a list of one text, or in a text. The probe's own ids have no brackets. */
function jsonListIn(value: unknown): string[] | undefined {
  const text: unknown = Array.isArray(value) && value.length === 1 ? value[0] : value;
  if (typeof text !== "string" || !text.startsWith("[")) return undefined;
  try {
    const list: unknown = JSON.parse(text);
    return Array.isArray(list) && list.every((each) => typeof each === "string") ? list : undefined;
  } catch {
    return undefined;
  }
}
