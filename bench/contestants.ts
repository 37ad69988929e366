import path from "node:path";
import { pluginProgram } from "../tools/plugin/builtPlugin";

/** Where a program finds the service, and with which key. */
export interface Service {
  /** `host:port` of the emulator. */
  readonly endpoint: string;
  readonly url: string;
  readonly accessKeyId: string;
  readonly accessKeySecret: string;
}

type Program = (appId: string, groupIds: readonly string[]) => string;

/** A program that declares these groups muted, with the same users in each. */
type ProgramWithUsers = (appId: string, groupIds: readonly string[], users: Users) => string;

/** Users whom a group of the bench names. */
interface Users {
  readonly exceptUsers: readonly string[];
  /** Users muted one by one. Default: nobody. */
  readonly mutedUsers?: readonly string[];
}

/** What is measured side by side. */
export interface Contestant {
  /** What it is, for the report. */
  readonly title: string;
  /** Whether it calls the service at all. */
  readonly calls: boolean;
  /** Whether its resources are those of the plugin, which has to be installed. */
  readonly usesPlugin?: boolean;
  /** A program that declares these groups muted, with `exceptUsers` free to speak. */
  readonly program: Program;
  /** Stack configuration. */
  readonly config: (service: Service) => Record<string, string>;
  readonly secretConfig: (service: Service) => Record<string, string>;
}

/** Who may speak in each group of the bench. */
export const exceptUsers: readonly string[] = ["host", "moderator1", "moderator2"];

/** A resource type of this package, by one of its faces. */
export interface OwnContestant extends Contestant {
  readonly programWithUsers: ProgramWithUsers;
}

const own = {
  groupMute: dynamic(
    "GroupMute",
    (appId, groupIds, users) => `
      const { GroupMute } = require("pulumi-alicloud-livemessage");
      for (const groupId of ${JSON.stringify(groupIds)}) {
        new GroupMute(groupId, { appId: ${JSON.stringify(appId)}, groupId, ...${JSON.stringify(users)} });
      }
    `,
  ),
  appMutes: dynamic(
    "AppMutes",
    (appId, groupIds, users) => `
      const { AppMutes } = require("pulumi-alicloud-livemessage");
      const mutes = ${JSON.stringify(groupIds)}.map((id) => [id, ${JSON.stringify(users)}]);
      new AppMutes("mutes", { appId: ${JSON.stringify(appId)}, groups: Object.fromEntries(mutes) });
    `,
  ),
  groupMutePlugin: byPlugin(
    "GroupMute, plugin",
    (appId, groupIds, users) => `
      for (const groupId of ${JSON.stringify(groupIds)}) {
        declare("GroupMute", groupId, { appId: ${JSON.stringify(appId)}, groupId, ...${JSON.stringify(users)} });
      }
    `,
  ),
  appMutesPlugin: byPlugin(
    "AppMutes, plugin",
    (appId, groupIds, users) => `
      const mutes = ${JSON.stringify(groupIds)}.map((id) => [id, ${JSON.stringify(users)}]);
      declare("AppMutes", "mutes", { appId: ${JSON.stringify(appId)}, groups: Object.fromEntries(mutes) });
    `,
  ),
} satisfies Readonly<Record<string, OwnContestant>>;

export type OwnContestantName = keyof typeof own;

export const ownContestantNames = Object.keys(own) as OwnContestantName[];

/** All contestants; each is one entry here. */
export const contestants = {
  ...own,
  plain: peer("plain dynamic provider, defaults of the SDK", "plainProvider.js"),
  fixedWait: peer("retry policy of terraform-provider-alicloud", "fixedWaitProvider.js"),
  noop: { ...peer("no-op dynamic resources", "noopProvider.js"), calls: false },
  noopApp: { ...peer("no-op dynamic resource of all groups", "noopProvider.js", programOfApp), calls: false },
} satisfies Readonly<Record<string, Contestant>>;

export type ContestantName = keyof typeof contestants;

export const contestantNames = Object.keys(contestants) as ContestantName[];

/** Whether one resource holds all groups. */
export function isOfApp(contestant: ContestantName): boolean {
  return contestant === "appMutes" || contestant === "appMutesPlugin" || contestant === "noopApp";
}

/** A resource type of this package, as a dynamic resource. */
function dynamic(title: string, programWithUsers: ProgramWithUsers, namespace = "alicloud"): OwnContestant {
  return {
    title,
    calls: true,
    program: (appId, groupIds) => programWithUsers(appId, groupIds, { exceptUsers }),
    programWithUsers,
    config: ({ url, accessKeyId }) => ({ "livemessage:endpoint": url, [`${namespace}:accessKey`]: accessKeyId }),
    secretConfig: ({ accessKeySecret }) => ({ [`${namespace}:secretKey`]: accessKeySecret }),
  };
}

/** The same type through the plugin. */
function byPlugin(title: string, declared: ProgramWithUsers): OwnContestant {
  const program: ProgramWithUsers = (...args) => pluginProgram(declared(...args));
  return { ...dynamic(title, program, "livemessage"), usesPlugin: true };
}

/** A resource of a peer for each group. */
function programOfGroups(provider: string, appId: string, groupIds: readonly string[]): string {
  return `
    for (const groupId of ${JSON.stringify(groupIds)}) {
      new PeerResource(${JSON.stringify(provider)}, groupId, {
        appId: ${JSON.stringify(appId)}, groupId, exceptUsers: ${JSON.stringify(exceptUsers)},
      });
    }
  `;
}

/** One resource of a peer with the inputs that an AppMutes has for these groups. */
function programOfApp(provider: string, appId: string, groupIds: readonly string[]): string {
  const users = Object.fromEntries(exceptUsers.map((user) => [user, true]));
  return `
    const entries = ${JSON.stringify(groupIds)}.map((id) => [id, { exceptUsers: ${JSON.stringify(users)} }]);
    const groups = Object.fromEntries(entries);
    new PeerResource(${JSON.stringify(provider)}, "mutes", { appId: ${JSON.stringify(appId)}, groups });
  `;
}

function peer(title: string, file: string, program = programOfGroups): Contestant {
  const peers = path.resolve(__dirname, "peers");
  return {
    title,
    calls: true,
    program: (appId, groupIds) => `
      const { PeerResource } = require(${JSON.stringify(path.join(peers, "peerResource.js"))});
      ${program(path.join(peers, file), appId, groupIds)}
    `,
    config: () => ({}),
    secretConfig: () => ({}),
  };
}

/** The environment in which the peers' calls find the service. */
export function peerEnvironment(service: Service): Record<string, string> {
  return {
    BENCH_ENDPOINT: service.endpoint,
    BENCH_ACCESS_KEY_ID: service.accessKeyId,
    BENCH_ACCESS_KEY_SECRET: service.accessKeySecret,
  };
}
