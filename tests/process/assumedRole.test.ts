import { writeFileSync } from "node:fs";
import path from "node:path";
import { runCommand } from "../../tools/pulumi/runCommand";
import { useAuthority } from "../support/authority";
import { StsServer } from "./support/stsServer";
import { temporaryCredentials } from "./support/temporaryCredentials";
import { emulatorConfig, emulatorEndpoint } from "../support/emulatorAccess";
import { app, useProvider } from "./support/useProvider";

const stage = useProvider();
const authority = useAuthority("127.0.0.1");
const hall = { appId: app, groupId: "hall", muted: true, exceptUsers: {} };

let sts: StsServer;
/** How many calls STS still drops without an answer. */
let drops: number;
let isSilent: boolean;
beforeEach(async () => {
  drops = 0;
  isSilent = false;
  sts = await StsServer.start(authority(), () => {
    if (isSilent) return "silence";
    return drops-- > 0 ? undefined : temporaryCredentials(stage.emulator);
  });
});
afterEach(() => sts.close());

/** A process that trusts the authority of the test. */
function start(config: Record<string, string>, env: Record<string, string> = {}) {
  const place = { "livemessage:stsEndpoint": sts.endpoint };
  return stage.start({
    config: { ...emulatorEndpoint(stage.emulator), ...place, ...config },
    env: { NODE_EXTRA_CA_CERTS: authority().file, ...env },
  });
}
const key = () => emulatorConfig(stage.emulator);

test("all that narrows a role arrives at STS, in the form in which it is given there", async () => {
  const policy = { Version: "1", Statement: [{ Effect: "Allow", Action: "live:Describe*", Resource: "*" }] };
  const assumeRole = { roleArn: "acs:ram::1:role/r", externalId: 123456, policy, sessionExpiration: "900" };
  const provider = await start({ ...key(), "alicloud:assumeRole": JSON.stringify(assumeRole) });
  expect(await provider.read("app1/hall", hall)).toMatchObject({ id: "app1/hall" });
  expect(sts.calls).toMatchObject([
    {
      Action: "AssumeRole",
      AccessKeyId: stage.emulator.credentials.accessKeyId,
      RoleArn: "acs:ram::1:role/r",
      RoleSessionName: "pulumi",
      ExternalId: "123456",
      Policy: JSON.stringify(policy),
      DurationSeconds: "900",
    },
  ]);
});

describe("STS that cannot be reached", () => {
  const role = () => ({ ...key(), "alicloud:assumeRole": '{"roleArn":"acs:ram::1:role/r"}' });
  const many = Array.from({ length: 20 }, () => hall);

  test("is asked again, once for all calls that wait", async () => {
    drops = 3;
    const provider = await start(role());
    const read = await Promise.all(many.map((inputs) => provider.read("app1/hall", inputs)));
    expect(read.map(({ id }) => id)).toEqual(many.map(() => "app1/hall"));
    expect(sts.calls).toHaveLength(4);
    expect(provider.output).toMatch(
      /^No credentials from the role of alicloud:assumeRole, .* at 127\.0\.0\.1:\d+ \(livemessage:stsEndpoint\): .*\. Trying again, for up to 30 s\.\n$/,
    );
  });

  test("is given up after the total time, in one error that names it", async () => {
    drops = Infinity;
    const provider = await start({ ...role(), "livemessage:totalTimeout": "1" });
    await expect(provider.read("app1/hall", hall)).rejects.toThrow(
      /^No credentials from the role of .* at 127\.0\.0\.1:\d+ \(livemessage:stsEndpoint\): .*\. Tried \d+ times in [01]\.\d s\.$/,
    );
    expect(sts.calls.length).toBeGreaterThan(2);
    expect(stage.emulator.journal.calls()).toEqual([]);
    drops = 0;
    expect(await provider.read("app1/hall", hall)).toMatchObject({ id: "app1/hall" });
  });

  test("is what a call names whose token is refused in the middle and cannot be renewed", async () => {
    const provider = await start({ ...role(), "livemessage:totalTimeout": "1" });
    expect(await provider.read("app1/hall", hall)).toMatchObject({ id: "app1/hall" });
    stage.emulator.clock.advance(2 * 3_600_000);
    isSilent = true;
    await expect(provider.read("app1/hall", hall)).rejects.toThrow(
      /^No credentials from the role of .* at 127\.0\.0\.1/,
    );
  });
});

test.each<[string, unknown, string]>([
  ["a misspelt field", { rolearn: "acs:ram::1:role/r" }, 'alicloud:assumeRole has no field "rolearn": did you mean'],
  [
    "a time that is none",
    { roleArn: "r", sessionExpiration: "abc" },
    "alicloud:assumeRole.sessionExpiration must be a",
  ],
  ["a time out of bounds", { roleArn: "r", sessionExpiration: 60 }, "alicloud:assumeRole.sessionExpiration must be a"],
  ["a policy that is none", { roleArn: "r", policy: ["live:*"] }, "alicloud:assumeRole.policy must be a policy"],
  ["two roles", [{ roleArn: "r" }, { roleArn: "s" }], "alicloud:assumeRole must be an object with roleArn,"],
])("%s is refused, though the environment names a role", async (_, assumeRole, message) => {
  const env = { ALIBABA_CLOUD_ROLE_ARN: "acs:ram::1:role/other" };
  const provider = await start({ ...key(), "alicloud:assumeRole": JSON.stringify(assumeRole) }, env);
  await expect(provider.read("app1/hall", hall)).rejects.toThrow(message);
  expect(sts.calls).toEqual([]);
});

describe("an OIDC token", () => {
  const oidc = {
    oidcProviderArn: "acs:ram::1:oidc-provider/p",
    roleArn: "acs:ram::1:role/r",
    policy: '{"Version":"1"}',
  };
  const file = () => path.join(stage.folder, "token");

  test("is sent without the line break at the end of its file, and read anew", async () => {
    writeFileSync(file(), "the.oidc.token\n");
    const block = { ...oidc, oidcTokenFile: file() };
    const provider = await start({ "alicloud:assumeRoleWithOidc": JSON.stringify(block) });
    expect(await provider.read("app1/hall", hall)).toMatchObject({ id: "app1/hall" });
    expect(sts.calls).toMatchObject([
      {
        Action: "AssumeRoleWithOIDC",
        OIDCToken: "the.oidc.token",
        OIDCProviderArn: oidc.oidcProviderArn,
        Policy: oidc.policy,
      },
    ]);
  });

  test("may be configured itself", async () => {
    const block = { ...oidc, oidcToken: " the.oidc.token " };
    const provider = await start({ "alicloud:assumeRoleWithOidc": JSON.stringify(block) });
    expect(await provider.read("app1/hall", hall)).toMatchObject({ id: "app1/hall" });
    expect(sts.calls).toMatchObject([{ OIDCToken: "the.oidc.token" }]);
  });

  test.each<[string, string | undefined, (token: string) => string]>([
    [
      "is not there",
      undefined,
      (token) =>
        `(alicloud:assumeRoleWithOidc) at ${sts.endpoint} (livemessage:stsEndpoint): ${token} can't be read (ENOENT).`,
    ],
    ["is empty", " \n", (token) => `The OIDC token file ${token} is empty`],
    ["has two lines", "the.oidc\ntoken", (token) => `The OIDC token file ${token} has a line break in it`],
  ])("is named by its file, which %s", async (_, content, message) => {
    if (content !== undefined) writeFileSync(file(), content);
    const block = { ...oidc, oidcTokenFile: file() };
    const provider = await start({ "alicloud:assumeRoleWithOidc": JSON.stringify(block) });
    await expect(provider.read("app1/hall", hall)).rejects.toThrow(message(file()));
    expect(sts.calls).toEqual([]);
  });
});

test("whoami says where the role is taken, and that STS cannot be reached", async () => {
  const file = path.join(stage.folder, "token");
  writeFileSync(file, "the.oidc.token");
  const bin = path.resolve(__dirname, "../../provider/bin/livemessage.js");
  const whoami = (...args: string[]) =>
    runCommand(process.execPath, [bin, "whoami", ...args], {
      env: {
        ALIBABA_CLOUD_OIDC_PROVIDER_ARN: "acs:ram::1:oidc-provider/p",
        ALIBABA_CLOUD_OIDC_TOKEN_FILE: file,
        ALIBABA_CLOUD_ROLE_ARN: "acs:ram::1:role/r",
        ALIBABA_CLOUD_ENDPOINT_STS: sts.endpoint,
        LIVE_ENDPOINT: stage.emulator.url,
        NODE_EXTRA_CA_CERTS: authority().file,
        NO_COLOR: "1",
      },
      timeoutMs: 40_000,
    });
  drops = 1;
  const text = await whoami();
  expect(text.stdout).toContain(`credentials  the OIDC token (ALIBABA_CLOUD_OIDC_TOKEN_FILE)
role taken   at ${sts.endpoint}
accepted     yes: the service accepts the key, which may read groups
`);
  expect(text.stdout).toMatch(/^key id {7}….{4} \(temporary\)$/m);
  expect(JSON.parse((await whoami("--json")).stdout)).toMatchObject({ stsEndpoint: sts.endpoint, temporary: true });
  drops = Infinity;
  const failed = await whoami();
  expect([failed.exitCode, failed.stdout]).toEqual([3, ""]);
  expect(failed.stderr).toMatch(
    /No credentials from the OIDC token .* at 127\.0\.0\.1:\d+ \(livemessage:stsEndpoint\): .* Tried \d+ times in/,
  );
});
