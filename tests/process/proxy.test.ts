import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { runCommand } from "../../tools/pulumi/runCommand";
import { useAuthority } from "../support/authority";
import { emulatorEndpoint } from "../support/emulatorAccess";
import { JsonServer } from "./support/jsonServer";
import { ProxyServer, type Verdict } from "./support/proxyServer";
import { StsServer } from "./support/stsServer";
import { temporaryCredentials } from "./support/temporaryCredentials";
import { startTlsFront } from "./support/tlsFront";
import { app, useProvider } from "./support/useProvider";

const stage = useProvider({ quota: false, allowedHosts: ["live.aliyuncs.com"] });
const authority = useAuthority("live.aliyuncs.com", "sts.eu-central-1.aliyuncs.com", "oauth.aliyun.com");
const hall = { appId: app, groupId: "hall", muted: true, exceptUsers: {} };

let sts: StsServer;
let front: Awaited<ReturnType<typeof startTlsFront>>;
let proxy: ProxyServer;
let verdict: Verdict = () => undefined;
beforeEach(async () => {
  verdict = () => undefined;
  sts = await StsServer.start(authority(), () => temporaryCredentials(stage.emulator));
  front = await startTlsFront(authority(), stage.emulator.url);
  const hosts = { "live.aliyuncs.com:443": front.port, "sts.eu-central-1.aliyuncs.com:443": portOf(sts.endpoint) };
  proxy = await ProxyServer.start(hosts, (authorization) => verdict(authorization));
});
afterEach(() => Promise.all([proxy.close(), front.close(), sts.close()]));

const portOf = (endpoint: string) => Number(endpoint.split(":")[1]);
/** A call's times, at the name of the real service. */
const times = { "livemessage:attemptTimeout": "5", "livemessage:totalTimeout": "15" };
/** The emulator's account there. */
const account = () => {
  const { accessKeyId, accessKeySecret } = stage.emulator.credentials;
  return { ...times, "alicloud:accessKey": accessKeyId, "alicloud:secretKey": accessKeySecret };
};
const environment = (more: Record<string, string> = {}) => ({
  HTTPS_PROXY: `http://${proxy.address}`,
  NODE_EXTRA_CA_CERTS: authority().file,
  ...more,
});

test("calls to the service and to STS go through the proxy, over one connection each", async () => {
  const config = {
    ...account(),
    "alicloud:region": "eu-central-1",
    "alicloud:assumeRole": '{"roleArn":"acs:ram::1:role/r"}',
  };
  const provider = await stage.start({ config, env: environment() });
  expect(await provider.create(hall)).toMatchObject({ id: "app1/hall" });
  expect(stage.mute()).toEqual({ mutedAll: true, exempt: [] });
  expect(sts.calls).toHaveLength(1);
  expect(proxy.asked).toEqual(["sts.eu-central-1.aliyuncs.com:443", "live.aliyuncs.com:443"]);
  expect(provider.output).toBe("");
});

test("user and password are for the proxy, in small letters too", async () => {
  const expected = `Basic ${Buffer.from("us er:pass@word").toString("base64")}`;
  verdict = (authorization) => (authorization === expected ? undefined : 407);
  const env = environment({ HTTPS_PROXY: "", https_proxy: `http://us%20er:pass%40word@${proxy.address}` });
  const provider = await stage.start({ config: account(), env });
  expect(await provider.read("app1/hall", hall)).toMatchObject({ id: "app1/hall" });
  expect(provider.output).toBe("");
});

test.each<[string, number, string, RegExp]>([
  [
    "asks who is there",
    407,
    "",
    /^The proxy 127\.0\.0\.1:\d+ \(HTTPS_PROXY\) asks for a user and a password: put them into HTTPS_PROXY,/,
  ],
  [
    "takes no such user",
    407,
    "user:password@",
    /^The proxy 127\.0\.0\.1:\d+ \(HTTPS_PROXY\) does not take the user and the password of HTTPS_PROXY/,
  ],
  [
    "lets nobody through",
    403,
    "user:password@",
    /does not let calls to live\.aliyuncs\.com through \(HTTP 403\): allow it there/,
  ],
])("a proxy that %s is told at once, without its password", async (_, status, user, message) => {
  verdict = () => status;
  const env = environment({ HTTPS_PROXY: `http://${user}${proxy.address}` });
  const provider = await stage.start({ config: account(), env });
  const failure = (await provider.read("app1/hall", hall).catch((error: unknown) => error)) as Error;
  expect(failure.message).toMatch(message);
  expect(failure.message + provider.output).not.toMatch(/user:password|password@/);
  expect(proxy.asked).toHaveLength(1);
});

test("a proxy that cannot reach the service is tried again, and named", async () => {
  let failures = 0;
  verdict = () => (++failures <= 2 ? 503 : undefined);
  const provider = await stage.start({ config: account(), env: environment() });
  expect(await provider.read("app1/hall", hall)).toMatchObject({ id: "app1/hall" });
  expect(proxy.asked).toHaveLength(3);
  verdict = () => 503;
  await provider.beginOperation({ ...account(), "livemessage:totalTimeout": "1" });
  await expect(provider.read("app1/hall", hall)).rejects.toThrow(
    /the proxy 127\.0\.0\.1:\d+ \(HTTPS_PROXY\) did not reach live\.aliyuncs\.com \(HTTP 503\)\. .*Check that live\.aliyuncs\.com through the proxy 127/,
  );
});

test("hosts of NO_PROXY, this machine's own and other protocols go past the proxy", async () => {
  const server = await JsonServer.start(() => temporaryCredentials(stage.emulator));
  const env = environment({ NO_PROXY: "internal,.aliyuncs.com", HTTP_PROXY: `http://${proxy.address}` });
  const uri = { "alicloud:credentialsUri": server.url };
  const provider = await stage.start({ config: { ...emulatorEndpoint(stage.emulator), ...uri }, env });
  expect(await provider.read("app1/hall", hall)).toMatchObject({ id: "app1/hall" });
  await provider.beginOperation({ ...account(), "livemessage:totalTimeout": "1" });
  // Nobody is there without the proxy.
  await expect(provider.read("app1/hall", hall)).rejects.toThrow(/Check that live\.aliyuncs\.com can be reached/);
  expect(proxy.asked).toEqual([]);
  await server.close();
});

test("plain http goes through the proxy where it is allowed, and never to the real service", async () => {
  const env = environment({ HTTP_PROXY: `http://user:password@${proxy.address}` });
  const provider = await stage.start({ env });
  const from = (uri: string) => ({ ...times, "alicloud:credentialsUri": uri });
  const allowed = { "livemessage:allowPlainHttp": "true" };
  await provider.beginOperation({ ...from("http://vault.example.com/key"), ...allowed });
  await expect(provider.read("app1/hall", hall)).rejects.toThrow("get sts token failed (HTTP 418)");
  expect(proxy.asked).toEqual(["http://vault.example.com/key"]);
  await provider.beginOperation(from("http://vault.example.com/key"));
  await expect(provider.read("app1/hall", hall)).rejects.toThrow(
    "the credentials URI (alicloud:credentialsUri) is plain http to vault.example.com through the proxy " +
      `${proxy.address} (HTTP_PROXY): name the host in NO_PROXY if it is this machine`,
  );
  for (const host of ["sts.aliyuncs.com", "203.0.113.7"]) {
    await provider.beginOperation({ ...from(`http://${host}/key`), ...allowed });
    await expect(provider.read("app1/hall", hall)).rejects.toThrow(`is plain http to ${host}`);
  }
  expect(proxy.asked).toHaveLength(1);
});

test("a log-in by a browser is renewed through the proxy, and kept in its file", async () => {
  const file = path.join(stage.folder, "profiles", "config.json");
  mkdirSync(path.dirname(file));
  const profile = { name: "live", mode: "OAuth", oauth_site_type: "CN", oauth_refresh_token: "the-first" };
  writeFileSync(file, JSON.stringify({ profiles: [profile] }));
  const answers: object[] = [{ access_token: "access", refresh_token: "the-next", expires_in: 3600 }];
  const { AccessKeyId, AccessKeySecret, SecurityToken, Expiration } = temporaryCredentials(stage.emulator) as Record<
    string,
    string
  >;
  answers.push({
    accessKeyId: AccessKeyId,
    accessKeySecret: AccessKeySecret,
    securityToken: SecurityToken,
    expiration: Expiration,
  });
  const behind = await JsonServer.start(() => answers.shift());
  const oauth = await startTlsFront(authority(), behind.url);
  const other = await ProxyServer.start({ "oauth.aliyun.com:443": oauth.port, "live.aliyuncs.com:443": front.port });
  const provider = await stage.start({
    config: { ...times, "alicloud:profile": "live", "alicloud:sharedCredentialsFile": file },
    env: environment({ HTTPS_PROXY: other.address }),
  });
  expect(await provider.read("app1/hall", hall)).toMatchObject({ id: "app1/hall" });
  expect(JSON.parse(readFileSync(file, "utf8"))).toMatchObject({
    profiles: [{ oauth_refresh_token: "the-next", oauth_access_token: "access", sts_token: SecurityToken }],
  });
  await Promise.all([other.close(), oauth.close(), behind.close()]);
});

test("whoami says which proxy is used, and uses it", async () => {
  const { accessKeyId, accessKeySecret } = stage.emulator.credentials;
  const bin = path.resolve(__dirname, "../../provider/bin/livemessage.js");
  const { stdout } = await runCommand(process.execPath, [bin, "whoami"], {
    env: {
      ...environment({ HTTPS_PROXY: `http://user:password@${proxy.address}` }),
      ALICLOUD_ACCESS_KEY: accessKeyId,
      ALICLOUD_SECRET_KEY: accessKeySecret,
      NO_COLOR: "1",
    },
    timeoutMs: 30_000,
  });
  expect(stdout).toContain(`endpoint     https://live.aliyuncs.com\nproxy        ${proxy.address} (HTTPS_PROXY)\n`);
  expect(stdout).toMatch(/^accepted {5}yes/m);
  expect(proxy.asked).toEqual(["live.aliyuncs.com:443"]);
});
