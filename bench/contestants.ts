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

/** What is measured side by side. */
export interface Contestant {
  /** What it is, for the report. */
  readonly title: string;
  /** Whether it calls the service at all. */
  readonly calls: boolean;
  /** Whether its resources are those of the plugin, which has to be installed. */
  readonly usesPlugin?: boolean;
  /** A program that declares these groups muted, with `exceptUsers` free to speak. */
  readonly program: (appId: string, groupIds: readonly string[]) => string;
  /** Stack configuration. */
  readonly config: (service: Service) => Record<string, string>;
  readonly secretConfig: (service: Service) => Record<string, string>;
}

/** Who may speak in each group of the bench. */
export const exceptUsers: readonly string[] = ["host", "moderator1", "moderator2"];

/** All contestants; each is one entry here. */
export const contestants = {
  groupMute: own(
    "GroupMute",
    (appId, groupIds) => `
      const { GroupMute } = require("pulumi-alicloud-livemessage");
      for (const groupId of ${JSON.stringify(groupIds)}) {
        new GroupMute(groupId, { appId: ${JSON.stringify(appId)}, groupId, exceptUsers: ${JSON.stringify(exceptUsers)} });
      }
    `,
  ),
  appMutes: own(
    "AppMutes",
    (appId, groupIds) => `
      const { AppMutes } = require("pulumi-alicloud-livemessage");
      const mutes = ${JSON.stringify(groupIds)}.map((id) => [id, { exceptUsers: ${JSON.stringify(exceptUsers)} }]);
      new AppMutes("mutes", { appId: ${JSON.stringify(appId)}, groups: Object.fromEntries(mutes) });
    `,
  ),
  groupMutePlugin: byPlugin(
    "GroupMute, plugin",
    (appId, groupIds) => `
      for (const groupId of ${JSON.stringify(groupIds)}) {
        declare("GroupMute", groupId, { appId: ${JSON.stringify(appId)}, groupId, exceptUsers: ${JSON.stringify(exceptUsers)} });
      }
    `,
  ),
  appMutesPlugin: byPlugin(
    "AppMutes, plugin",
    (appId, groupIds) => `
      const mutes = ${JSON.stringify(groupIds)}.map((id) => [id, { exceptUsers: ${JSON.stringify(exceptUsers)} }]);
      declare("AppMutes", "mutes", { appId: ${JSON.stringify(appId)}, groups: Object.fromEntries(mutes) });
    `,
  ),
  plain: peer("plain dynamic provider, defaults of the SDK", "plainProvider.js"),
  fixedWait: peer("retry policy of terraform-provider-alicloud", "fixedWaitProvider.js"),
  noop: { ...peer("no-op dynamic resources", "noopProvider.js"), calls: false },
} satisfies Readonly<Record<string, Contestant>>;

export type ContestantName = keyof typeof contestants;

export const contestantNames = Object.keys(contestants) as ContestantName[];

/** A resource type of this package, as a dynamic resource. */
function own(title: string, program: Contestant["program"], namespace = "alicloud"): Contestant {
  return {
    title,
    calls: true,
    program,
    config: ({ url, accessKeyId }) => ({ "livemessage:endpoint": url, [`${namespace}:accessKey`]: accessKeyId }),
    secretConfig: ({ accessKeySecret }) => ({ [`${namespace}:secretKey`]: accessKeySecret }),
  };
}

/** The same type through the plugin. */
function byPlugin(title: string, declared: Contestant["program"]): Contestant {
  const program: Contestant["program"] = (appId, groupIds) => pluginProgram(declared(appId, groupIds));
  return { ...own(title, program, "livemessage"), usesPlugin: true };
}

function peer(title: string, file: string): Contestant {
  const peers = path.resolve(__dirname, "peers");
  return {
    title,
    calls: true,
    program: (appId, groupIds) => `
      const { PeerResource } = require(${JSON.stringify(path.join(peers, "peerResource.js"))});
      for (const groupId of ${JSON.stringify(groupIds)}) {
        new PeerResource(${JSON.stringify(path.join(peers, file))}, groupId, {
          appId: ${JSON.stringify(appId)}, groupId, exceptUsers: ${JSON.stringify(exceptUsers)},
        });
      }
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
