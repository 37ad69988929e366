/** The RequestId of a write. */
export type RequestId = string;

/** The RequestId of an answer. */
export function requestId(answer: Readonly<Record<string, unknown>>): RequestId {
  return typeof answer.RequestId === "string" ? answer.RequestId : "";
}
