import { readCallConfiguration } from "../../../provider/src/account/callConfiguration";
import { ConfigurationError } from "../../../provider/src/account/configurationError";
import { configuration } from "./support/configuration";

test("the defaults", () => {
  expect(readCallConfiguration(configuration())).toEqual({
    protocol: "https",
    endpoint: "live.aliyuncs.com",
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
    "livemessage:writesPerSecond": "2.5",
    "livemessage:readsPerSecond": "20",
    "livemessage:attemptTimeout": "0.5",
    "livemessage:totalTimeout": "60",
    "livemessage:verify": "false",
  };
  expect(readCallConfiguration(configuration(values))).toEqual({
    protocol: "https",
    endpoint: "live.ap-southeast-1.aliyuncs.com",
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
])("the endpoint %j is called by %s at %s", (value, protocol, endpoint) => {
  expect(readCallConfiguration(configuration({ "livemessage:endpoint": value }))).toMatchObject({ protocol, endpoint });
});

const plainHttp = "is plain http, which is for this machine's own addresses only: use https://";
const noHost = "must be a host, such as live.aliyuncs.com, or a URL without a path";

test.each([
  ["http://live.aliyuncs.com", plainHttp],
  ["http://192.168.0.1", plainHttp],
  ["http://127.0.0.1.example.com", plainHttp],
  ["http://localhost.example.com", plainHttp],
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
  expect(() => readCallConfiguration(configuration({}, { LIVE_ENDPOINT: "http://example.com" }))).toThrow(
    `LIVE_ENDPOINT ${plainHttp}`,
  );
});

test.each(["writesPerSecond", "readsPerSecond", "attemptTimeout", "totalTimeout"])("%s is a number above 0", (name) => {
  const key = `livemessage:${name}`;
  for (const value of ["0", "-1", "many", "NaN", "Infinity"]) {
    expect(() => readCallConfiguration(configuration({ [key]: value }))).toThrow(`${key} must be a number above 0`);
  }
});

test("verify is true or false", () => {
  expect(() => readCallConfiguration(configuration({ "livemessage:verify": "yes" }))).toThrow(
    "livemessage:verify must be true or false",
  );
});
