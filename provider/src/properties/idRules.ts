import { hiddenCharacter, writtenOut } from "../text/visible";
import { serviceId, writtenId } from "../text/writtenId";

/** Longest id of a user or a group, in UTF-8 bytes (documented for both). */
export const maxIdBytes = 64;

/** What is wrong with a user id, said as the end of a sentence; undefined where nothing is. */
export function userIdProblem(id: string): string | undefined {
  const atService = serviceId(id);
  if (atService.includes(",")) return "has a comma, and commas separate ids in a call";
  if (hasSpace(atService)) return "has white space in it";
  return characterProblem(id) ?? lengthProblem(atService);
}

/** What is wrong with an app id, said as the end of a sentence; undefined where nothing is. */
export function appIdProblem(id: string): string | undefined {
  const atService = serviceId(id);
  if (id === "") return "is empty";
  if (atService.includes("/")) return "has a slash in it";
  if (hasSpace(atService) || atService.includes(",")) return "has white space or a comma in it";
  return characterProblem(id);
}

/** What is wrong with a group id, said as the end of a sentence; undefined where nothing is. */
export function groupIdProblem(id: string): string | undefined {
  const atService = serviceId(id);
  if (hasSpace(atService.at(0)) || hasSpace(atService.at(-1))) return "begins or ends with white space";
  return characterProblem(id) ?? lengthProblem(atService);
}

/**
 * What to know of an id that is no mistake in itself, said as the end of a sentence; undefined where there is nothing. One
 * that is not in Unicode's usual form (NFC) looks like its twin in that form, and is another id to the service.
 */
export function idWarning(id: string): string | undefined {
  const usual = id.normalize("NFC");
  if (usual === id) return undefined;
  return `is ${spelledOut(id)}; ${spelledOut(usual)}, its usual form (NFC), looks the same and is another id to the service`;
}

/** White space as people know it. U+FEFF counts as such in JavaScript, and nobody sees it. */
function hasSpace(text = ""): boolean {
  return /[^\S\ufeff]/u.test(text);
}

function characterProblem(id: string): string | undefined {
  if (/\p{Cc}/u.test(id)) return "has a control character in it";
  const hidden = hiddenCharacter(id);
  if (hidden !== undefined) {
    const what = `has ${writtenOut(hidden)} in it, ${whatIs(hidden)}: remove it`;
    // No call can send a half of a character.
    return isHalf(hidden) ? what : `${what}, or write it out where the id at the service really has it`;
  }
  const atService = serviceId(id);
  if (isHalf(atService)) return "writes out half of a character, which no id has";
  const canonical = writtenId(atService);
  return canonical === id ? undefined : `writes out characters in another way than ${canonical}: write it so`;
}

function whatIs(hidden: string): string {
  if (isHalf(hidden)) return "half of a character";
  if (hidden === "\ufffd") return "what a wrong encoding leaves of a character";
  if (hasSpace(hidden)) return "which looks like a space";
  if (/\p{Co}/u.test(hidden)) return "which is a private-use character";
  return /\p{Cn}/u.test(hidden) ? "which is no character of Unicode" : "which is invisible";
}

function isHalf(text: string): boolean {
  return /\p{Cs}/u.test(text);
}

function lengthProblem(id: string): string | undefined {
  if (id === "") return "is empty";
  const bytes = Buffer.byteLength(id, "utf8");
  return bytes > maxIdBytes ? `is ${bytes} bytes long, more than the ${maxIdBytes} that the service takes` : undefined;
}

/** A text in plain letters: what an eye cannot tell from something else is written out. */
function spelledOut(text: string): string {
  return text.replace(/[^ -~]/gu, writtenOut);
}
