import { dynamic, type Output, secret } from "@pulumi/pulumi";
import type { PulumiFn } from "@pulumi/pulumi/automation";
import { AppMutes, GroupMute, type GroupMuteArgs } from "pulumi-alicloud-livemessage";
import { emulatorForEachTest } from "../emulator/support/emulators";
import { stackAccess } from "../support/emulatorAccess";
import { groupMutes } from "./support/groupMutes";
import { neverOpen } from "./support/neverOpen";
import { previewUnderPolicies } from "./support/policyPreview";
import { useEngine } from "./support/useEngine";
import { useProjects } from "./support/useProjects";

const engine = useEngine();
const newProject = useProjects();
const emulator = emulatorForEachTest();

const moderator = "alicloud-live-groupmute-moderator";
const limit = "alicloud-live-groupmute-exempt-limit";
const users = "alicloud-live-groupmute-exempt-users";
const open = "alicloud-live-groupmute-never-open";
const end = "alicloud-live-groupmute-end";
const windows = "alicloud-live-groupmute-window-limit";
const protection = "alicloud-live-groupmute-destroy-protection";

const event = { mutedFrom: "2026-03-01T18:00:00+08:00", mutedUntil: "2026-03-01T20:00:00+08:00" };

/** The same in every test: programs that run one after the other in one process do not know of each other's groups. */
const appId = "app1";

/** A program of mutes by the id of their groups, which are their names too. */
function mutes(groups: Record<string, Omit<GroupMuteArgs, "appId" | "groupId">>, protect: string[] = []): PulumiFn {
  return () => {
    for (const [groupId, args] of Object.entries(groups)) {
      new GroupMute(groupId, { appId, groupId, ...args }, { protect: protect.includes(groupId) });
    }
    return Promise.resolve();
  };
}

const preview = (config: Record<string, unknown>, program: PulumiFn, variables?: Record<string, string>) =>
  previewUnderPolicies(engine(), { all: "mandatory", ...config }, program, variables);

test.each([
  ["advisory", false],
  ["mandatory", true],
])("a violation that is %s is told; it stops the preview: %s", async (all, stops) => {
  const { stopped, output } = await preview({ all }, mutes({ hall: { exceptUsers: [] } }));
  expect(output).toContain(`[${all}]  ${moderator}  (pulumi-nodejs:dynamic/livemessage:GroupMute: hall)`);
  expect(output).toContain("Nobody may speak: exceptUsers is empty. Exempt at least one moderator.");
  expect(stopped).toBe(stops);
});

test("without a configuration the pack advises", async () => {
  const { stopped, output } = await previewUnderPolicies(engine(), {}, mutes({ hall: { exceptUsers: [] } }));
  expect(output).toContain(`[advisory]  ${moderator}`);
  expect(stopped).toBe(false);
});

const strict = () => ({
  [moderator]: { moderators: ["mod-1", "mod-2"] },
  [limit]: { maximum: 2 },
  [users]: { patterns: ["mod-\\d+", "host"] },
  [open]: { groups: [`${appId}/lobby`, `${appId}/hall`] },
  [protection]: { groups: [`${appId}/lobby`] },
});

test("what keeps to every policy passes", async () => {
  const program = mutes(
    {
      hall: { exceptUsers: ["mod-2"] },
      lobby: { exceptUsers: ["host", "mod-1"] },
      yard: { muted: false },
      talk: { exceptUsers: ["mod-1"], ...event },
    },
    ["lobby"],
  );
  const ends = { required: true, exceptGroups: [`${appId}/lobby`, `${appId}/hall`] };
  const config = { ...strict(), [end]: ends, [windows]: { maximumHours: 2 } };
  const { stopped, output } = await preview(config, program);
  expect(output).not.toContain("[mandatory]");
  expect(output).toContain("✅ alicloud-live-message");
  expect(stopped).toBe(false);
});

test("each violation is told with its mute, all of them at once", async () => {
  const alone = mutes({
    lobby: { exceptUsers: ["host"] },
    crowd: { exceptUsers: ["mod-1", "mod-2", "host"] },
    strange: { exceptUsers: ["mod-1", "mod-1a"], ...event },
    talk: { exceptUsers: ["mod-1"], mutedUntil: event.mutedUntil },
    hall: { muted: false },
  });
  const config = {
    ...strict(),
    [end]: { required: true, exceptGroups: ["stage", "booth", "aula", "foyer"].map((id) => `${appId}/${id}`) },
    [windows]: { maximumHours: 1.5 },
    [open]: { groups: [`${appId}/lobby`, `${appId}/hall`, `${appId}/yard`] },
    [protection]: { groups: [`${appId}/lobby`, `${appId}/yard`] },
  };
  const { stopped, output } = await preview(
    config,
    () => {
      const groups = {
        yard: { muted: false },
        stage: {},
        booth: { exceptUsers: ["host"] },
        aula: { exceptUsers: secret(["mod-1", "insider-7", "insider-8"]) },
        foyer: { exceptUsers: ["mod-1"] },
      };
      new AppMutes("event", { appId, groups });
      return alone();
    },
    { LIVEMESSAGE_NOW: event.mutedFrom },
  );
  expect(violations(output)).toEqual(
    [
      [moderator, "lobby", "No moderator may speak: exempt at least one of mod-1, mod-2."],
      [limit, "crowd", "3 users are exempt, and 2 may be."],
      [users, "strange", "1 of 2 exempt users match none of the patterns mod-\\d+, host."],
      [windows, "strange", "The mute lasts 2 hours, and 1.5 are allowed."],
      [windows, "talk", "The mute lasts 2 hours from now, and 1.5 are allowed."],
      [end, "lobby", "The mute has no end: give mutedUntil."],
      [end, "crowd", "The mute has no end: give mutedUntil."],
      [open, "hall", `${appId}/hall must never be open: leave out muted: false.`],
      [protection, "lobby", `The mute of ${appId}/lobby needs the resource option protect: true.`],
      [moderator, "event", "2 groups (booth, stage): No moderator may speak: exempt at least one of mod-1, mod-2."],
      [limit, "event", "group aula: 3 users are exempt, and 2 may be."],
      [users, "event", "group aula: 2 of 3 exempt users match none of the patterns mod-\\d+, host."],
      [open, "event", "group yard: must never be open: leave out muted: false."],
      [protection, "event", `The mute of ${appId}/yard needs the resource option protect: true.`],
    ].sort(),
  );
  expect(output).not.toContain("insider");
  expect(stopped).toBe(true);
});

test("no policy tells who is on a list, which may be a secret", async () => {
  const { stopped, output } = await preview({ ...strict(), [limit]: { maximum: 1 } }, () => {
    const exceptUsers = secret(["insider-7", "insider-8"]);
    new GroupMute("hall", { appId, groupId: "hall", exceptUsers });
    new GroupMute("lobby", { appId, groupId: "lobby", exceptUsers: ["mod-1"] }, { protect: true });
    return Promise.resolve();
  });
  expect(violations(output)).toEqual(
    [
      [moderator, "hall", "No moderator may speak: exempt at least one of mod-1, mod-2."],
      [limit, "hall", "2 users are exempt, and 1 may be."],
      [users, "hall", "2 of 2 exempt users match none of the patterns mod-\\d+, host."],
    ].sort(),
  );
  expect(output).not.toContain("insider");
  expect(stopped).toBe(true);
});

test("a mute that the program drops is missed", async () => {
  const { stopped, output } = await preview(strict(), mutes({ hall: { exceptUsers: ["mod-1"] } }));
  expect(violations(output)).toEqual([[protection, undefined, `${appId}/lobby has to have a mute in this stack.`]]);
  expect(stopped).toBe(true);
});

test("exempt users that a preview cannot know stop nothing", async () => {
  const { stopped, output } = await preview(strict(), () => {
    const { users } = new UserList("list");
    new GroupMute("hall", { appId, groupId: "hall", exceptUsers: users });
    new GroupMute("lobby", { appId, groupId: "lobby", exceptUsers: ["mod-1"] }, { protect: true });
    return Promise.resolve();
  });
  expect(output).toContain(`[advisory]  ${limit}  (pulumi-nodejs:dynamic/livemessage:GroupMute: hall)`);
  expect(output).not.toContain("[mandatory]");
  expect(stopped).toBe(false);
});

/** A list that is known only once the resource is there. */
class UserList extends dynamic.Resource {
  declare readonly users: Output<string[]>;

  constructor(name: string) {
    const create = () => Promise.resolve({ id: "list", outs: { users: ["guest"] } });
    super({ create }, name, { users: undefined });
  }
}

test.each([
  [{ [limit]: { maximum: "many" } }, limit, "maximum"],
  [{ [users]: { patterns: ["("] } }, users, `patterns: "(" is not a regular expression`],
  [{ [open]: { groups: ["lobby"] } }, open, "groups"],
  [{ [open]: { groups: ["app1/lobby\u200b"] } }, open, 'groups has "app1/lobby\\u{200b}" with an invisible character'],
  [{ [open]: { group: ["app1/lobby"] } }, open, `unknown setting "group" (there is "groups")`],
])("a mistake in the configuration stops the preview: %j", async (config, policy, text) => {
  const { stopped, output } = await preview(config, mutes({ hall: { exceptUsers: ["mod-1"] } }));
  expect(output).toContain(policy);
  expect(output).toContain(text);
  expect(stopped).toBe(true);
});

/** Policy, name of the resource and message of each mandatory violation in the engine's text, sorted. */
function violations(output: string): (string | undefined)[][] {
  const blocks = output.split("- [mandatory]").slice(1);
  return blocks
    .map((block) => {
      const [head = "", , message = ""] = block.split("\n").map((line) => line.trim());
      const [, policy, name] = /^(\S+)(?:\s+\(.*(?:GroupMute|AppMutes): (.+)\))?/.exec(head) ?? [];
      return [policy, name, message];
    })
    .sort();
}

test("the option that destroy protection asks for keeps a mute from being destroyed", async () => {
  emulator().createApp({ appId });
  emulator().createGroup(appId, "lobby");
  const program = groupMutes([{ name: "lobby", appId, groupId: "lobby", options: { protect: true } }]);
  const project = await newProject({ program, ...stackAccess(emulator()) });
  expect(await project.up()).toMatchObject({ exitCode: 0 });

  const destroy = await project.destroy();
  expect(destroy.exitCode).not.toBe(0);
  expect(destroy.output).toContain("protect");
  expect(emulator().state.group(appId, "lobby")?.mutedAll).toBe(true);
  expect(() => neverOpen(emulator(), appId, "lobby")).not.toThrow();
});
