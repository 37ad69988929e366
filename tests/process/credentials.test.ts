import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { JsonServer } from "./support/jsonServer";
import { temporaryCredentials } from "./support/temporaryCredentials";
import { emulatorConfig, emulatorEndpoint } from "../support/emulatorAccess";
import { app, type StartOptions, useProvider } from "./support/useProvider";

const stage = useProvider();
const hall = { appId: app, groupId: "hall", muted: true, exceptUsers: {} };
const id = "app1/hall";
const hourMs = 3_600_000;

/** A profile of the Alibaba Cloud CLI in a file of its configuration. */
function writeProfile(file: string, profile: Record<string, unknown>): void {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, JSON.stringify({ current: "other", profiles: [{ name: "other", mode: "AK" }, profile] }));
}

describe("credentials are taken from", () => {
  const key = () => stage.emulator.credentials;
  const endpoint = () => emulatorEndpoint(stage.emulator);
  const akProfile = () => ({
    name: "live",
    mode: "AK",
    access_key_id: key().accessKeyId,
    access_key_secret: key().accessKeySecret,
  });
  const wrong = { ALICLOUD_ACCESS_KEY: "no", ALICLOUD_SECRET_KEY: "no" };

  test.each<[string, () => StartOptions]>([
    ["the configuration, before the environment", () => ({ config: emulatorConfig(stage.emulator), env: wrong })],
    [
      "the environment",
      () => ({
        config: endpoint(),
        env: { ALICLOUD_ACCESS_KEY: key().accessKeyId, ALICLOUD_SECRET_KEY: key().accessKeySecret },
      }),
    ],
    [
      "the environment, by the names of the SDKs",
      () => ({
        config: endpoint(),
        env: {
          ALIBABA_CLOUD_ACCESS_KEY_ID: key().accessKeyId,
          ALIBABA_CLOUD_ACCESS_KEY_SECRET: key().accessKeySecret,
        },
      }),
    ],
    [
      "a profile of the default file",
      () => {
        writeProfile(path.join(stage.folder, ".aliyun", "config.json"), akProfile());
        return { config: { ...endpoint(), "alicloud:profile": "live" } };
      },
    ],
    [
      "a profile of another file, named in the environment",
      () => {
        writeProfile(path.join(stage.folder, "credentials.json"), akProfile());
        const env = { ALICLOUD_PROFILE: "live", ALICLOUD_SHARED_CREDENTIALS_FILE: "~/credentials.json" };
        return { config: endpoint(), env };
      },
    ],
    [
      "a profile with a token",
      () => {
        const token = stage.emulator.accounts.default.createToken();
        writeProfile(path.join(stage.folder, ".aliyun", "config.json"), {
          name: "live",
          mode: "StsToken",
          access_key_id: token.accessKeyId,
          access_key_secret: token.accessKeySecret,
          sts_token: token.securityToken,
        });
        return { config: { ...endpoint(), "alicloud:profile": "live" } };
      },
    ],
  ])("%s", async (_, options) => {
    const provider = await stage.start(options());
    expect(await provider.create(hall)).toMatchObject({ id });
    expect(provider.output).toBe("");
  });
});

describe("white space around credentials", () => {
  const spaced = (value: string) => ` ${value}\r\n`;
  const endpoint = () => emulatorEndpoint(stage.emulator);

  test("is not of them, whether they are configured, in the environment, or answered", async () => {
    const { accessKeyId, accessKeySecret } = stage.emulator.credentials;
    const key = { "alicloud:accessKey": spaced(accessKeyId), "alicloud:secretKey": spaced(accessKeySecret) };
    const env = { ALICLOUD_ACCESS_KEY: spaced(accessKeyId), ALICLOUD_SECRET_KEY: spaced(accessKeySecret) };
    const answer = Object.entries(temporaryCredentials(stage.emulator)).map(([name, value]) => [
      name,
      name === "Expiration" ? (value as string) : spaced(value as string),
    ]);
    const server = await JsonServer.start(() => Object.fromEntries(answer) as object);
    const provider = await stage.start({ config: endpoint(), env });
    for (const config of [{}, key, { "alicloud:credentialsUri": spaced(server.url) }]) {
      await provider.beginOperation({ ...endpoint(), ...config });
      expect(await provider.read("app1/hall", hall)).toMatchObject({ id });
    }
    await server.close();
    expect(provider.output).toBe("");
  });

  test("amid them is refused at once, by what it is and where", async () => {
    const token = Object.assign(temporaryCredentials(stage.emulator), { SecurityToken: "part one\npart two" });
    const server = await JsonServer.start(() => token);
    const provider = await stage.start();
    const wrong: [Record<string, string>, string][] = [
      [{ "alicloud:accessKey": "part-one\npart-two" }, "alicloud:accessKey has a line break in it"],
      [{ "alicloud:secretKey": "part-one\u200bpart-two" }, "alicloud:secretKey has the character U+200B in it"],
      [{ "alicloud:accessKey": '{"part-one":"part-two"}' }, "alicloud:accessKey must be a text, not an object"],
      [
        { "alicloud:accessKey": "", "alicloud:credentialsUri": server.url },
        "No credentials from the credentials URI (alicloud:credentialsUri): the security token has a space in it",
      ],
    ];
    const began = performance.now();
    for (const [config, message] of wrong) {
      await provider.beginOperation({ ...emulatorConfig(stage.emulator), ...config });
      const failure = (await provider.read("app1/hall", hall).catch((error: unknown) => error)) as Error;
      expect(failure.message).toContain(message);
      expect(failure.message + provider.output).not.toMatch(/part.(one|two)/);
    }
    expect(performance.now() - began).toBeLessThan(20_000);
    expect(stage.emulator.journal.calls()).toEqual([]);
    await server.close();
  });
});

describe("under load", () => {
  const many = 200;
  const crowd = Array.from({ length: many }, (_, index) => ({ ...hall, groupId: `group${index}` }));
  let server: JsonServer;
  let failing = false;
  beforeEach(async () => {
    for (const { groupId } of crowd) stage.emulator.createGroup(app, groupId);
    failing = false;
    server = await JsonServer.start(() => (failing ? undefined : temporaryCredentials(stage.emulator)));
  });
  afterEach(() => server.close());
  const start = (times: Record<string, string> = {}) =>
    stage.start({ config: { ...emulatorEndpoint(stage.emulator), "alicloud:credentialsUri": server.url, ...times } });

  test("200 parallel first calls ask for credentials once", async () => {
    const provider = await start();
    const created = await Promise.all(crowd.map((inputs) => provider.create(inputs)));
    expect(created.map((each) => each.id)).toEqual(crowd.map(({ groupId }) => `app1/${groupId}`));
    expect(server.asked).toBe(1);
    expect(crowd.every(({ groupId }) => stage.mute(groupId).mutedAll)).toBe(true);
  });

  test("a failure is told to all who wait, and is not kept", async () => {
    const provider = await start({ "livemessage:attemptTimeout": "3" });
    failing = true;
    const failed = await Promise.allSettled(crowd.map((inputs) => provider.read(`app1/${inputs.groupId}`, inputs)));
    const reasons = failed.map((each) => each.status === "rejected" && (each.reason as Error).message);
    expect(new Set(reasons).size).toBe(1);
    expect(reasons[0]).toMatch(
      /^No credentials from the credentials URI \(alicloud:credentialsUri\): get sts token failed \(HTTP 500, Unwell\)\. Tried \d+ times in [\d.]+ s\.$/,
    );
    expect(server.asked).toBeLessThan(20);
    failing = false;
    const read = await Promise.all(crowd.map((inputs) => provider.read(`app1/${inputs.groupId}`, inputs)));
    expect(read.every((each) => each.id !== "")).toBe(true);
  });

  test.each([
    ["InvalidSecurityToken.Expired", 403],
    ["InvalidAccessKeyId.NotFound", 404],
  ] as const)("a token that expires in the middle is renewed, once for all calls: %s", async (code, status) => {
    Object.assign(stage.emulator.switches, { expiredToken: code, tokenErrorStatus: 403 });
    const provider = await start();
    await Promise.all(crowd.map((inputs) => provider.read(`app1/${inputs.groupId}`, inputs)));
    expect(server.asked).toBe(1);
    stage.emulator.clock.advance(hourMs + 1000);
    const read = await Promise.all(crowd.map((inputs) => provider.read(`app1/${inputs.groupId}`, inputs)));
    expect(read.every((each) => each.id !== "")).toBe(true);
    const refused = stage.emulator.journal.calls().filter((each) => each.code === code && each.status === status);
    expect(refused.length).toBeGreaterThan(1);
    expect(server.asked).toBe(2);
  });
});

describe("a source that answers something else", () => {
  const secret = "secret-of-some-length-that-is-served";
  const whole = JSON.stringify({ Code: "Success", AccessKeyId: "served-key-id", AccessKeySecret: secret });
  test.each([
    ["a key without a token", whole, "error retrieving credentials from credentialsURI (Success)"],
    ["an answer cut short", whole.slice(0, -3), "get sts token failed, json parse failed (Success)"],
  ])("%s is told without it", async (_, answer, why) => {
    const server = await JsonServer.start(() => answer);
    const uri = { "alicloud:credentialsUri": `${server.url}/?token=${secret}`, "livemessage:totalTimeout": "1" };
    const provider = await stage.start({ config: { ...emulatorEndpoint(stage.emulator), ...uri } });
    await expect(provider.read("app1/hall", hall)).rejects.toThrow(
      `No credentials from the credentials URI (alicloud:credentialsUri): ${why}.`,
    );
    await server.close();
    await expect(provider.read("app1/hall", hall)).rejects.toThrow(
      /: (connect ECONNREFUSED 127\.0\.0\.1|socket hang up.*)\. Tried \d+ times in [01]\.\d s\.$/,
    );
    for (const part of [secret, "served-key-id", server.url]) expect(provider.output).not.toContain(part);
  });
});
