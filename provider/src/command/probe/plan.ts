import { ramAction } from "../../live/liveOperations";
import type { ProbeRow } from "./probeRow";

/** What a probe is about to do. */
export interface Plan {
  readonly appId: string;
  readonly groupId: string;
  readonly endpoint: string;
  /** Where the credentials come from. */
  readonly credentials: string;
  readonly rows: readonly ProbeRow[];
  readonly makesApp: boolean;
}

/** About as many calls are made; more where reads lag. */
const usualCalls = "110";

/** The plan in words, for a person to agree to. */
export function planInWords({ appId, groupId, endpoint, credentials, rows, makesApp }: Plan): string {
  const operations = [...new Set(["CreateLiveMessageGroup" as const, ...rows.flatMap(({ calls }) => calls)])].sort();
  return `livemessage probe is going to, at ${endpoint}, with the credentials of ${credentials}:
- make one message group, ${groupId}, in app ${appId}, and delete it at the end
- answer ${rows.length} questions with some ${usualCalls} calls, at the quotas of the service
- read the first page of the groups of the app
- send one call with a made-up key, secret and token each, which may show in the account's log${makesApp ? "\n- make one app, which cannot be deleted by a call, and leave it disabled" : ""}
Users are made up: nobody is muted, kicked or written to who exists. No other group is changed.
Rights needed: ${operations.map(ramAction).join(", ")}
`;
}
