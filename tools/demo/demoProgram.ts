/** A group of the demo's program, and who may speak in it. */
export interface DemoMute {
  /** Name of the mute in the program. */
  readonly name: string;
  readonly groupId: string;
  readonly exceptUsers: readonly string[];
}

/** The program that makes the app and its groups, and mutes them, as somebody would write it. */
export function demoProgram(appName: string, mutes: readonly DemoMute[]): string {
  const groups = mutes.map(
    ({ groupId }) => `const ${groupId} = new MessageGroup("${groupId}", { appId: app.appId, groupId: "${groupId}" });`,
  );
  const declarations = mutes.map(
    ({ name, groupId, exceptUsers }) =>
      `new GroupMute("${name}", { appId: app.appId, groupId: ${groupId}.groupId, exceptUsers: ${list(exceptUsers)} });`,
  );
  return [
    `const { GroupMute, MessageApp, MessageGroup } = require("pulumi-alicloud-livemessage");`,
    ``,
    `const app = new MessageApp("app", { appName: "${appName}" });`,
    ...groups,
    ``,
    ...declarations,
    ``,
  ].join("\n");
}

function list(users: readonly string[]): string {
  return `[${users.map((user) => `"${user}"`).join(", ")}]`;
}
