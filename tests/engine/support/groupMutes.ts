/** A mute as a program declares it; `options` are resource options that are plain data, such as `retainOnDelete`. */
export interface DeclaredMute {
  /** Name of the resource. */
  readonly name: string;
  readonly appId: string;
  readonly groupId: string;
  readonly exceptUsers?: readonly string[];
  readonly mutedUsers?: readonly string[];
  readonly dataCenter?: string;
  readonly muted?: boolean;
  readonly mutedFrom?: string;
  readonly mutedUntil?: string;
  readonly options?: Readonly<Record<string, unknown>>;
}

/** Text of a program that declares these mutes and exports the exempt users of each under its name. */
export function groupMutes(mutes: readonly DeclaredMute[]): string {
  return `
const { GroupMute } = require("pulumi-alicloud-livemessage");
for (const { name, options, ...args } of ${JSON.stringify(mutes)}) {
  exports[name] = new GroupMute(name, args, options).exceptUsers;
}
`;
}
