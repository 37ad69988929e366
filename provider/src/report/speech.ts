/** Who may speak in a group, as far as the group mute decides (users muted one by one stay muted). */
export type Speech =
  | { kind: "everyone" }
  /** Exempt users only; `users` is sorted. */
  | { kind: "only"; users: readonly string[] }
  /** Depends on something that is known only during the update. */
  | { kind: "unknown" }
  /** The program marks the users as a secret. */
  | { kind: "secret" };

/** Some of the people in a group. */
export type People =
  | { kind: "nobody" }
  | { kind: "users"; users: readonly string[] }
  | { kind: "everyoneBut"; users: readonly string[] }
  /** Cannot be told from the preview. */
  | { kind: "unknown" };

/** Who can speak afterwards and could not before, and the other way round. */
export interface SpeechChange {
  gain: People;
  lose: People;
}

const nobody: People = { kind: "nobody" };
const unknown: People = { kind: "unknown" };

/** Everybody stays as they are. */
export const noChange: SpeechChange = { gain: nobody, lose: nobody };

/** What a change from one to the other means for the people in the group. */
export function compareSpeech(before: Speech, after: Speech): SpeechChange {
  if (before.kind === "everyone" && after.kind === "everyone") return noChange;
  if (before.kind === "everyone" && after.kind === "only") return { gain: nobody, lose: everyoneBut(after.users) };
  if (before.kind === "only" && after.kind === "everyone") return { gain: everyoneBut(before.users), lose: nobody };
  if (before.kind === "only" && after.kind === "only") {
    return { gain: users(without(after.users, before.users)), lose: users(without(before.users, after.users)) };
  }
  // Nobody can lose speech where everyone gets it, nor gain it where everyone has it.
  if (after.kind === "everyone") return { gain: unknown, lose: nobody };
  if (before.kind === "everyone") return { gain: nobody, lose: unknown };
  return { gain: unknown, lose: unknown };
}

/** Whether a change leaves everybody as they were. */
export function isNoChange({ gain, lose }: SpeechChange): boolean {
  return gain.kind === "nobody" && lose.kind === "nobody";
}

/** The users of the second list who are not in the first; a list that is undefined cannot be told. */
export function usersAdded(before: readonly string[] | undefined, after: readonly string[] | undefined): People {
  return before === undefined || after === undefined ? unknown : users(without(after, before));
}

function users(ids: readonly string[]): People {
  return ids.length === 0 ? nobody : { kind: "users", users: ids };
}

function everyoneBut(ids: readonly string[]): People {
  return { kind: "everyoneBut", users: ids };
}

function without(ids: readonly string[], others: readonly string[]): string[] {
  const known = new Set(others);
  return ids.filter((id) => !known.has(id));
}
