import { emulatorConfig } from "../../support/emulatorAccess";
import type { Properties, ProviderProcess } from "./providerProcess";
import { app, useProvider } from "./useProvider";

export const messageGroupText = 'exports.handler = () => require("pulumi-alicloud-livemessage/provider/messageGroup");';

/** Id of the group that tests of a MessageGroup are about. */
export const id = `${app}/room`;

/** Inputs as check makes them. */
export const room = (more: Properties = {}): Properties => ({
  appId: app,
  groupId: "room",
  groupName: "Room",
  groupInfo: "the info",
  administrators: { admin1: true, admin2: true },
  creatorId: "owner",
  adopt: false,
  recover: false,
  ...more,
});

/** The group in the service, where it is as {@link room} declares it. */
export const asDeclared = {
  name: "Room",
  info: "the info",
  creator: "owner",
  administrators: ["admin1", "admin2"],
  deleted: false,
};

/** A stage for tests of a MessageGroup, and what the service has of the group. */
export function useMessageGroup() {
  const stage = useProvider({ quota: false }, { sharesProcesses: true });
  const there = () => stage.emulator.state.group(app, "room");
  const profile = () => {
    const { name, info, creator, administrators, deleted } = there()!;
    return { name, info, creator, administrators: [...administrators].sort(), deleted };
  };
  /** Somebody else makes the group. */
  const elsewhere = (more: { name?: string; info?: string; creator?: string; administrators?: string[] } = {}) => {
    stage.emulator.createGroup(app, "room");
    Object.assign(there()!, { name: "Room", creator: "owner" }, more);
  };
  /** Operations called since the last look. */
  const calls = (): string[] => {
    const all = stage.emulator.journal.calls().map(({ operation }) => operation.replace("LiveMessage", ""));
    stage.emulator.journal.clear();
    return all;
  };
  const start = () => stage.start({ text: messageGroupText });
  const newRun = (provider: ProviderProcess) => provider.beginOperation(emulatorConfig(stage.emulator));
  return { stage, start, there, profile, elsewhere, calls, newRun };
}
