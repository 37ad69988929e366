import { parsePolicy } from "../../../../provider/src/muteFile/policyFile";
import { isPolicyFileError } from "../../../../provider/src/muteFile/policyFileError";

/** All that is said against the text, as a user sees it. */
export function complaints(text: string, options = {}): string {
  try {
    parsePolicy(text, "mutes.yaml", options);
  } catch (error) {
    if (isPolicyFileError(error)) return error.message;
    throw error;
  }
  return "";
}
