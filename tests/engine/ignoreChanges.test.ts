import { installPlugin, pluginProgram, pluginVersion } from "../../tools/plugin/builtPlugin";
import type { PulumiProject } from "../../tools/pulumi/pulumiProject";
import { app, useHall } from "./support/useHall";

/* AppMutes of which changes are ignored: what the engine puts in place of arguments, before the provider checks them. */

const hall = useHall();
const host = { exceptUsers: ["host"] };
const mutedFrom = "2026-03-01T18:00:00+08:00";

/** A program with an AppMutes for each name. */
const program = (resources: Record<string, { groups: Record<string, unknown>; ignoreChanges?: string[] }>): string =>
  `const { AppMutes } = require("pulumi-alicloud-livemessage");
  ${Object.entries(resources)
    .map(
      ([name, { groups, ignoreChanges = [] }]) =>
        `new AppMutes("${name}", { appId: "${app}", groups: ${JSON.stringify(groups)} }, { ignoreChanges: ${JSON.stringify(ignoreChanges)} });`,
    )
    .join("\n")}`;

test("exempt users that are left to others come back, and those of a group that is new or was open are there", async () => {
  const ignoreChanges = ["groups.hall.exceptUsers", "groups.foyer.exceptUsers", "groups.yard.exceptUsers"];
  const event = (groups: Record<string, unknown>) => program({ event: { groups, ignoreChanges } });
  const project = await hall.project(event({ hall: host, foyer: { muted: false, ...host } }));
  expect(await project.up()).toMatchObject({ exitCode: 0 });

  hall.emulator.setMute(app, "hall", { mutedAll: true, exempt: ["host", "friend"] });
  expect(await project.up("--refresh")).toMatchObject({ exitCode: 0 });
  hall.emulator.setMute(app, "hall", { mutedAll: false });
  expect(await project.up("--refresh")).toMatchObject({ exitCode: 0 });
  hall.expectMute({ mutedAll: true, exempt: ["friend", "host"] });

  hall.emulator.createGroup(app, "yard");
  await project.setProgram(event({ hall: host, foyer: { exceptUsers: ["host", "mod1"] }, yard: host }));
  expect(await project.up()).toMatchObject({ exitCode: 0 });
  hall.expectMute({ mutedAll: true, exempt: ["host"] }, "foyer");
  hall.expectMute({ mutedAll: true, exempt: ["host"] }, "yard");
  await hall.expectSettled(project);
});

test("exempt users of a group that stays open are no change", async () => {
  const open = (...exceptUsers: string[]) => ({ muted: false, exceptUsers });
  const project = await hall.project(program({ event: { groups: { hall: host, foyer: open() } } }));
  expect(await project.up()).toMatchObject({ exitCode: 0 });
  await project.setProgram(program({ event: { groups: { hall: host, foyer: open("anna") } } }));
  await hall.expectSettled(project);
  await project.setProgram(program({ event: { groups: { hall: { exceptUsers: [] }, foyer: open("anna") } } }));
  const { output } = await project.preview();
  expect(output).toContain("- host: true");
  expect(output).not.toContain("anna");
});

/** Resources that have the yard, and then are to have the hall: the arguments, and the path that is ignored. */
const takers: Record<string, { type: string; args: (group: string) => object; path: string }> = {
  "an AppMutes": { type: "AppMutes", args: (group) => ({ groups: { yard: host, [group]: host } }), path: "groups" },
  "a GroupMute": { type: "GroupMute", args: (group) => ({ groupId: group, ...host }), path: "groupId" },
};

test.each(Object.entries(takers))(
  "a group that goes to %s which ignores changes of its groups stays muted, and in a state",
  async (_, { type, args, path }) => {
    hall.emulator.createGroup(app, "yard");
    const text = (groups: Record<string, unknown>, group: string, ...ignoreChanges: string[]): string => {
      const given = JSON.stringify({ appId: app, ...args(group) });
      return `${program({ event: { groups } })}
        new (require("pulumi-alicloud-livemessage").${type})("other", ${given}, ${JSON.stringify({ ignoreChanges })});`;
    };
    const writes = () => hall.writes().filter(({ parameters }) => parameters.GroupId === "hall").length;
    const project = await hall.project(text({ hall: host, foyer: host }, "yard"));
    expect(await project.up()).toMatchObject({ exitCode: 0 });
    const before = writes();

    await project.setProgram(text({ foyer: host }, "hall", path));
    const { exitCode, output } = await project.up();
    expect(output).toContain(
      `The mute of group ${app}/hall stays in the state of this resource: the program declares it`,
    );
    expect(exitCode).not.toBe(0);

    await project.setProgram(text({ foyer: host }, "hall"));
    expect(await project.up()).toMatchObject({ exitCode: 0 });
    await hall.expectSettled(project, "hall");
    expect(writes()).toBe(before);
    expect((await project.destroy()).exitCode).toBe(0);
    hall.expectMute({ mutedAll: false });
  },
);

/** A program and a project of each face. */
const faces: Record<string, (groups: Record<string, unknown>) => Promise<PulumiProject>> = {
  "dynamic provider": (groups) => hall.project(program({ event: { groups, ignoreChanges: ["groups"] } })),
  plugin: async (groups) => {
    const { url, credentials } = hall.emulator;
    const args = JSON.stringify({ appId: app, groups });
    const options = JSON.stringify({ ignoreChanges: ["groups"], version: pluginVersion });
    const made = await hall.project(
      pluginProgram(`new CustomResource("livemessage:index:AppMutes", "event", ${args}, ${options});`),
      {
        config: { "livemessage:endpoint": url, "livemessage:accessKey": credentials.accessKeyId },
        secretConfig: { "livemessage:secretKey": credentials.accessKeySecret },
      },
    );
    await installPlugin(made);
    return made;
  },
};

test.each(Object.entries(faces))("%s: a window of groups that are ignored begins in its time", async (_, projectOf) => {
  const project = await projectOf({ hall: { ...host, mutedFrom } });
  const at = (time: string) => project.setVariable("LIVEMESSAGE_NOW", `2026-03-01T${time}+08:00`);
  at("17:00:00");
  expect(await project.up()).toMatchObject({ exitCode: 0 });
  await hall.expectSettled(project);
  hall.expectMute({ mutedAll: false });
  at("18:00:00");
  expect(await project.up()).toMatchObject({ exitCode: 0 });
  hall.expectMute({ mutedAll: true, exempt: ["host"] });
  await hall.expectSettled(project);
});
