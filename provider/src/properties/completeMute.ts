import { usersInWords } from "../text/secretUsers";
import { muteWithinWindow } from "./muteWindow";
import type { WholeCheck } from "./property";

/** What the properties of a mute mean together: who is exempt is not muted one by one, and a window tells when it holds. */
export function completeMute(inputs: Record<string, unknown>, check: WholeCheck): Record<string, unknown> {
  const both = exemptAndMuted(inputs);
  if (both.length > 0) {
    const who = usersInWords(both);
    check.fail(`exceptUsers and mutedUsers both name ${who}: nobody can be exempt and muted one by one`, [
      "mutedUsers",
    ]);
  }
  return muteWithinWindow(inputs, check);
}

/** Users of whom both is declared, whether or not the group is muted now; nobody where one of the lists is not known yet. */
function exemptAndMuted({ exceptUsers, mutedUsers }: Readonly<Record<string, unknown>>): string[] {
  if (!Array.isArray(exceptUsers) || !Array.isArray(mutedUsers)) return [];
  const exempt = new Set<unknown>(exceptUsers);
  return mutedUsers.filter((user): user is string => exempt.has(user));
}
