import { type Emulator, startEmulator } from "alicloud-live-emulator";
import { networkInterfaces } from "node:os";
import { emulatorConfig, emulatorEndpoint } from "../support/emulatorAccess";
import { failureOf } from "./support/failureOf";
import { JsonServer } from "./support/jsonServer";
import { temporaryCredentials } from "./support/temporaryCredentials";
import { app, useProvider } from "./support/useProvider";

const stage = useProvider({ quota: false, allowedHosts: ["0.0.0.0"] });
const hall = { appId: app, groupId: "hall", muted: true, exceptUsers: {} };
const id = "app1/hall";
const portOf = ({ url }: { url: string }) => new URL(url).port;
const at = (endpoint: string, more: Record<string, string> = {}) => ({
  ...emulatorConfig(stage.emulator),
  "livemessage:endpoint": endpoint,
  "livemessage:totalTimeout": "2",
  ...more,
});

test("every way to write this machine's loopback address leads to the emulator", async () => {
  const provider = await stage.start();
  for (const host of ["localhost", "localhost.", "mutes.localhost", "127.1", "[::ffff:127.0.0.1]", "0.0.0.0"]) {
    await provider.beginOperation(at(`http://${host}:${portOf(stage.emulator)}`));
    expect([host, (await provider.read(id, hall)).id]).toEqual([host, id]);
  }
  expect(provider.output).toBe("");
});

const [lan] = Object.values(networkInterfaces())
  .flatMap((each) => each ?? [])
  .filter(({ family, internal }) => family === "IPv4" && !internal);

(lan ? describe : describe.skip)("this machine's address in its network (skipped where it has none)", () => {
  let other: Emulator;
  beforeEach(async () => {
    other = await startEmulator({ quota: false, host: lan!.address });
    other.createApp({ appId: app });
    other.createGroup(app, "hall");
  });
  afterEach(() => other.close());

  test("is its own", async () => {
    const provider = await stage.start({ config: emulatorConfig(other) });
    expect(other.url).toContain(lan!.address);
    expect(await provider.create(hall)).toMatchObject({ id });
    expect(other.state.mute(app, "hall")).toMatchObject({ mutedAll: true });
  });
});

test.each<[string, string, Record<string, string>, string]>([
  [
    "another machine of a private network",
    "http://10.255.255.254:4580",
    {},
    "livemessage:endpoint is plain http to another machine, 10.255.255.254: use https://, or set livemessage:allowPlainHttp",
  ],
  [
    "a public address, whatever is allowed",
    "http://203.0.113.7",
    { "livemessage:allowPlainHttp": "true" },
    "livemessage:endpoint is plain http to 203.0.113.7, neither this machine nor in a private network: use https://.",
  ],
  [
    "the real service, whatever is allowed",
    "http://live.aliyuncs.com",
    { "livemessage:allowPlainHttp": "true" },
    "livemessage:endpoint is plain http to live.aliyuncs.com, a name of the real service",
  ],
])("plain http to %s is refused at once", async (_, endpoint, more, message) => {
  const provider = await stage.start({ config: at(endpoint, more) });
  expect((await failureOf(provider.read(id, hall))).message).toContain(message);
  expect(provider.output).not.toContain("trying again");
});

test("a name that is not found is tried again, and told as such", async () => {
  const provider = await stage.start({ config: at("http://emulator.invalid:4580") });
  expect((await failureOf(provider.read(id, hall))).message).toMatch(
    /failed: the host emulator\.invalid was not found \((ENOTFOUND|EAI_AGAIN)\)\. Tried \d+ times/,
  );
});

test("an endpoint without http:// that speaks plain http: how it is written", async () => {
  const host = `127.0.0.1:${portOf(stage.emulator)}`;
  const provider = await stage.start({ config: at(host) });
  expect((await failureOf(provider.read(id, hall))).message).toContain(
    `${host} does not speak TLS: check livemessage:endpoint. An emulator, which speaks plain http, is written http://${host}.`,
  );
  const uri = { ...emulatorEndpoint(stage.emulator), "alicloud:credentialsUri": `https://${host}` };
  await provider.beginOperation(uri);
  expect((await failureOf(provider.read(id, hall))).message).toBe(
    "No credentials from the credentials URI (alicloud:credentialsUri): it does not speak TLS.",
  );
});

let server: JsonServer | undefined;
afterEach(() => server?.close());

test("credentials come by plain http from nowhere else either", async () => {
  server = await JsonServer.start(() => temporaryCredentials(stage.emulator));
  const url = `http://localhost.:${portOf(server)}`;
  const provider = await stage.start();
  const read = async (uri: string, more: Record<string, string> = {}) => {
    await provider.beginOperation({ ...emulatorEndpoint(stage.emulator), "alicloud:credentialsUri": uri, ...more });
    return provider.read(id, hall);
  };
  expect(await read(url)).toMatchObject({ id });
  await expect(read("http://10.255.255.254/key?token=hidden")).rejects.toThrow(
    /^the credentials URI \(alicloud:credentialsUri\) is plain http to another machine, 10\.255\.255\.254: use https:\/\/, or/,
  );
  const allowed = { "livemessage:allowPlainHttp": "true" };
  await expect(read("http://203.0.113.7/key?token=hidden", allowed)).rejects.toThrow(
    "is plain http to 203.0.113.7, neither this machine nor in a private network",
  );
  expect(provider.output).not.toContain("hidden");
});
