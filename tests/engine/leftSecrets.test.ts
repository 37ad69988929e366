import { installPlugin, pluginProgram } from "../../tools/plugin/builtPlugin";
import { app, useHall } from "./support/useHall";

const hall = useHall();

const faces = {
  "the program's types": (declared: string) => `
    const types = require("pulumi-alicloud-livemessage");
    const declare = (type, name, args) => new types[type](name, args);
    ${declared}`,
  "the plugin": pluginProgram,
};
const declared = (groups: string) => `
  const { secret } = require("@pulumi/pulumi");
  declare("AppMutes", "event", { appId: "${app}", groups: ${groups} });`;

test.each(Object.entries(faces))(
  "secret users of an entry that is gone from the program and could not be lifted stay a secret in state (%s)",
  async (face, programOf) => {
    const { url, credentials } = hall.emulator;
    const isPlugin = face === "the plugin";
    const config = { "livemessage:endpoint": url, "livemessage:accessKey": credentials.accessKeyId };
    const secretConfig = { "livemessage:secretKey": credentials.accessKeySecret };
    const before = programOf(
      declared('{ hall: { exceptUsers: ["host"] }, foyer: { exceptUsers: secret(["quiet-owl"]) } }'),
    );
    const project = await hall.project(before, isPlugin ? { config, secretConfig } : {});
    if (isPlugin) await installPlugin(project);
    expect(await project.up()).toMatchObject({ exitCode: 0 });

    const action = { type: "error", code: "NoAuth", status: 403, message: "quiet-owl may speak" } as const;
    hall.emulator.faults.add({ operation: "UnbanLiveMessageGroup", groupId: "foyer", action });
    await project.setProgram(programOf(declared('{ hall: { exceptUsers: ["guest"] } }')));
    const failed = await project.up();
    expect(failed.exitCode).not.toBe(0);
    const left = await project.exportState();
    const refreshed = await project.refresh();
    const afterRefresh = await project.exportState();
    const failedAgain = await project.up();
    expect(failedAgain.exitCode).not.toBe(0);
    const leftAgain = await project.exportState();
    for (const told of [failed.output, refreshed.output, failedAgain.output, left, afterRefresh, leftAgain]) {
      expect(JSON.stringify(told)).not.toContain("owl");
    }

    hall.emulator.faults.clear();
    expect(await project.up()).toMatchObject({ exitCode: 0 });
    hall.expectMute({ mutedAll: false }, "foyer");
    const state = JSON.stringify(await project.exportState());
    expect(state).not.toContain("owl");
    expect(state).toContain("guest");
  },
);
