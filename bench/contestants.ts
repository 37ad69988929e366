import path from "node:path";

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
  readonly name: ContestantName;
  /** What it is, for the report. */
  readonly title: string;
  /** Whether it calls the service at all. */
  readonly calls: boolean;
  /** A program that declares these groups muted, with `exceptUsers` free to speak. */
  program(appId: string, groupIds: readonly string[]): string;
  /** Stack configuration. */
  config(service: Service): Record<string, string>;
  secretConfig(service: Service): Record<string, string>;
}

export const contestantNames = ["ours", "plain", "fixedWait", "noop"] as const;
export type ContestantName = (typeof contestantNames)[number];

/** Who may speak in each group of the bench. */
export const exceptUsers: readonly string[] = ["host", "moderator1", "moderator2"];

export const contestants: Readonly<Record<ContestantName, Contestant>> = {
  ours: {
    name: "ours",
    title: "pulumi-alicloud-livemessage",
    calls: true,
    program: (appId, groupIds) => `
      const { GroupMute } = require("pulumi-alicloud-livemessage");
      for (const groupId of ${JSON.stringify(groupIds)}) {
        new GroupMute(groupId, { appId: ${JSON.stringify(appId)}, groupId, exceptUsers: ${JSON.stringify(exceptUsers)} });
      }
    `,
    config: ({ url, accessKeyId }) => ({ "livemessage:endpoint": url, "alicloud:accessKey": accessKeyId }),
    secretConfig: ({ accessKeySecret }) => ({ "alicloud:secretKey": accessKeySecret }),
  },
  plain: peer("plain", "plain dynamic provider, defaults of the SDK", "plainProvider.js"),
  fixedWait: peer("fixedWait", "retry policy of terraform-provider-alicloud", "fixedWaitProvider.js"),
  noop: { ...peer("noop", "no-op dynamic resources", "noopProvider.js"), calls: false },
};

function peer(name: ContestantName, title: string, file: string): Contestant {
  const peers = path.resolve(__dirname, "peers");
  return {
    name,
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
