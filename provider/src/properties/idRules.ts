/** Longest id of a user or a group, in UTF-8 bytes (documented for both). */
export const maxIdBytes = 64;

/** What is wrong with a user id, said as the end of a sentence; undefined where nothing is. */
export function userIdProblem(id: string): string | undefined {
  if (id.includes(",")) return "has a comma, and commas separate ids in a call";
  if (/\s/u.test(id)) return "has white space in it";
  return commonProblem(id);
}

/** What is wrong with an app id, said as the end of a sentence; undefined where nothing is. */
export function appIdProblem(id: string): string | undefined {
  if (id === "") return "is empty";
  if (id.includes("/")) return "has a slash in it";
  return /[\s,]/u.test(id) ? "has white space or a comma in it" : undefined;
}

/** What is wrong with a group id, said as the end of a sentence; undefined where nothing is. */
export function groupIdProblem(id: string): string | undefined {
  if (/^\s|\s$/u.test(id)) return "begins or ends with white space";
  return commonProblem(id);
}

function commonProblem(id: string): string | undefined {
  if (id === "") return "is empty";
  if (/\p{Cc}/u.test(id)) return "has a control character in it";
  const bytes = Buffer.byteLength(id, "utf8");
  return bytes > maxIdBytes ? `is ${bytes} bytes long, more than the ${maxIdBytes} that the service takes` : undefined;
}
