/** A mute of the demo's program. */
export interface DemoMute {
  /** Name of the resource in the program. */
  readonly name: string;
  readonly groupId: string;
  readonly exceptUsers: readonly string[];
}

/** The program that declares these mutes, as somebody would write it. */
export function demoProgram(appId: string, mutes: readonly DemoMute[]): string {
  const declarations = mutes.map(
    ({ name, groupId, exceptUsers }) =>
      `new GroupMute("${name}", { appId, groupId: "${groupId}", exceptUsers: ${list(exceptUsers)} });`,
  );
  return [
    `const { GroupMute } = require("pulumi-alicloud-livemessage");`,
    ``,
    `const appId = "${appId}";`,
    ...declarations,
    ``,
  ].join("\n");
}

function list(users: readonly string[]): string {
  return `[${users.map((user) => `"${user}"`).join(", ")}]`;
}
