import { readCallConfiguration } from "../../../provider/src/account/callConfiguration";
import { ConfigurationError } from "../../../provider/src/account/configurationError";
import { configuration } from "./support/configuration";

test("the defaults", () => {
  expect(readCallConfiguration(configuration())).toEqual({
    protocol: "https",
    endpoint: "live.aliyuncs.com",
    plainHttp: { isAllowed: false, origin: "" },
    writesPerSecond: 10,
    readsPerSecond: 50,
    attemptTimeoutMs: 10_000,
    totalTimeoutMs: 300_000,
    verify: true,
  });
});

test("every value can be set; times are in seconds", () => {
  const values = {
    "livemessage:endpoint": "live.ap-southeast-1.aliyuncs.com",
    "livemessage:allowPlainHttp": "true",
    "livemessage:writesPerSecond": "2.5",
    "livemessage:readsPerSecond": "20",
    "livemessage:attemptTimeout": "0.5",
    "livemessage:totalTimeout": "60",
    "livemessage:verify": "false",
  };
  expect(readCallConfiguration(configuration(values))).toEqual({
    protocol: "https",
    endpoint: "live.ap-southeast-1.aliyuncs.com",
    plainHttp: { isAllowed: true, origin: "livemessage:endpoint" },
    writesPerSecond: 2.5,
    readsPerSecond: 20,
    attemptTimeoutMs: 500,
    totalTimeoutMs: 60_000,
    verify: false,
  });
});

test.each([
  ["live.aliyuncs.com", "https", "live.aliyuncs.com"],
  ["https://live.aliyuncs.com", "https", "live.aliyuncs.com"],
  ["https://live.aliyuncs.com/", "https", "live.aliyuncs.com"],
  ["proxy.example.com:8443", "https", "proxy.example.com:8443"],
  ["127.0.0.1:8080", "https", "127.0.0.1:8080"],
  ["http://127.0.0.1:8080", "http", "127.0.0.1:8080"],
  ["http://127.1.2.3:8080/", "http", "127.1.2.3:8080"],
  ["HTTP://localhost:8080", "http", "localhost:8080"],
  ["http://[::1]:8080", "http", "[::1]:8080"],
  ["http://localhost.:8080", "http", "localhost.:8080"],
  ["http://[::ffff:127.0.0.1]:8080", "http", "[::ffff:7f00:1]:8080"],
  ["http://0.0.0.0:8080", "http", "0.0.0.0:8080"],
  ["http://[::]:8080", "http", "[::]:8080"],
  // Names are judged by their addresses when a connection is made.
  ["http://emulator:4580", "http", "emulator:4580"],
  ["http://aliyuncs.com.example.com", "http", "aliyuncs.com.example.com"],
])("the endpoint %j is called by %s at %s", (value, protocol, endpoint) => {
  expect(readCallConfiguration(configuration({ "livemessage:endpoint": value }))).toMatchObject({ protocol, endpoint });
});

const ofVendor = (name: string) =>
  `is plain http to ${name}, a name of the real service, which is called by https only: use https://.`;
const foreign = (address: string) =>
  `is plain http to ${address}, neither this machine nor in a private network: use https://.`;
const noHost = "must be a host, such as live.aliyuncs.com, or a URL without a path";

test.each([
  ["http://live.aliyuncs.com", ofVendor("live.aliyuncs.com")],
  ["http://LIVE.Aliyuncs.com.:80", ofVendor("live.aliyuncs.com.")],
  ["http://oauth.alibabacloud.com", ofVendor("oauth.alibabacloud.com")],
  ["http://203.0.113.7", foreign("203.0.113.7")],
  ["http://[2001:db8::7]:4580", foreign("2001:db8::7")],
  ["http://[::ffff:203.0.113.7]", foreign("203.0.113.7")],
  ["http://100.100.100.200", foreign("100.100.100.200")],
  ["http://localhost@example.com", noHost],
  ["https://live.aliyuncs.com/path", noHost],
  ["https://live.aliyuncs.com?x=y", noHost],
  ["https://user:word@live.aliyuncs.com", noHost],
  ["no host", noHost],
  ["ftp://live.aliyuncs.com", "must begin with https://"],
])("the endpoint %j is refused", (value, reason) => {
  const read = () => readCallConfiguration(configuration({ "livemessage:endpoint": value }));
  expect(read).toThrow(ConfigurationError);
  expect(read).toThrow(`livemessage:endpoint ${reason}`);
  const allowed = { "livemessage:endpoint": value, "livemessage:allowPlainHttp": "true" };
  expect(() => readCallConfiguration(configuration(allowed))).toThrow(`livemessage:endpoint ${reason}`);
});

test("plain http to another machine of a private network has to be allowed", () => {
  const values = { "livemessage:endpoint": "http://172.18.0.3:4580" };
  expect(() => readCallConfiguration(configuration(values))).toThrow(
    "livemessage:endpoint is plain http to another machine, 172.18.0.3: use https://, or set livemessage:allowPlainHttp " +
      "to true if that is in a network for tests.",
  );
  const variable = { LIVEMESSAGE_ALLOW_PLAIN_HTTP: "true" };
  for (const allowed of [
    configuration({ ...values, "livemessage:allowPlainHttp": "true" }),
    configuration(values, variable),
  ]) {
    expect(readCallConfiguration(allowed)).toMatchObject({ protocol: "http", endpoint: "172.18.0.3:4580" });
  }
});

test("the endpoint of the environment counts where the configuration has none, and its variable is named", () => {
  const env = { ALIBABA_CLOUD_ENDPOINT_LIVE: "one.example.com", LIVE_ENDPOINT: "two.example.com" };
  expect(readCallConfiguration(configuration({}, env)).endpoint).toBe("one.example.com");
  expect(readCallConfiguration(configuration({}, { LIVE_ENDPOINT: "two.example.com" })).endpoint).toBe(
    "two.example.com",
  );
  expect(readCallConfiguration(configuration({ "livemessage:endpoint": "own.example.com" }, env)).endpoint).toBe(
    "own.example.com",
  );
  expect(() => readCallConfiguration(configuration({}, { LIVE_ENDPOINT: "http://203.0.113.7" }))).toThrow(
    `LIVE_ENDPOINT ${foreign("203.0.113.7")}`,
  );
});

test.each(["writesPerSecond", "readsPerSecond", "attemptTimeout", "totalTimeout"])("%s is a number above 0", (name) => {
  const key = `livemessage:${name}`;
  for (const value of ["0", "-1", "many", "NaN", "Infinity"]) {
    expect(() => readCallConfiguration(configuration({ [key]: value }))).toThrow(`${key} must be a number above 0`);
  }
});

test("allowPlainHttp is true or false, for an endpoint by https too", () => {
  expect(() => readCallConfiguration(configuration({ "livemessage:allowPlainHttp": "10.0.0.0/8" }))).toThrow(
    "livemessage:allowPlainHttp must be true or false",
  );
});

test("verify is true or false", () => {
  expect(() => readCallConfiguration(configuration({ "livemessage:verify": "yes" }))).toThrow(
    "livemessage:verify must be true or false",
  );
});
