import type { Properties } from "./properties";
import { app, useProvider } from "./useProvider";

export const appMutesText = 'exports.handler = () => require("pulumi-alicloud-livemessage/provider/appMutes");';

/** Arguments as a program gives them. */
export const of = (groups: Properties): Properties => ({ appId: app, groups });

/** Entries in the form of state. */
export const muted = (...users: string[]) => ({ exceptUsers: Object.fromEntries(users.map((user) => [user, true])) });
export const open = { muted: false };

/** A stage for tests of an AppMutes. */
export function useAppMutes() {
  const stage = useProvider({ quota: false }, { sharesProcesses: true });
  /** Calls since the last look, as `operation group`. */
  const calls = (): string[] => {
    const all = stage.emulator.journal.calls().map(({ operation, parameters }) => `${operation} ${parameters.GroupId}`);
    stage.emulator.journal.clear();
    return all;
  };
  return {
    stage,
    start: () => stage.start({ text: appMutesText }),
    calls,
    writes: () => calls().filter((call) => !call.startsWith("Describe")),
  };
}
