import { proxyFor, proxyInWords } from "../../../provider/src/account/proxy";

const proxy = "http://user:password@proxy.example.com:3128";
const usesProxy = (target: string, env: NodeJS.ProcessEnv) => proxyFor(new URL(target), env) !== undefined;

test.each<[string, NodeJS.ProcessEnv, string, string]>([
  ["https://live.aliyuncs.com", { HTTPS_PROXY: proxy }, "HTTPS_PROXY", `${proxy}/`],
  ["https://live.aliyuncs.com", { HTTPS_PROXY: "", https_proxy: proxy }, "https_proxy", `${proxy}/`],
  [
    "https://live.aliyuncs.com",
    { HTTPS_PROXY: "proxy.example.com:3128" },
    "HTTPS_PROXY",
    "http://proxy.example.com:3128/",
  ],
  [
    "https://live.aliyuncs.com",
    { HTTPS_PROXY: "https://proxy.example.com" },
    "HTTPS_PROXY",
    "https://proxy.example.com/",
  ],
  ["http://emulator:4580", { HTTP_PROXY: proxy, HTTPS_PROXY: "x" }, "HTTP_PROXY", `${proxy}/`],
  ["http://emulator:4580", { http_proxy: proxy }, "http_proxy", `${proxy}/`],
])("%s goes through what %j says", (target, env, variable, url) => {
  const found = proxyFor(new URL(target), env);
  expect(found?.variable).toBe(variable);
  expect(found?.url.href).toBe(url);
  expect(proxyInWords(found!)).not.toMatch(/user|password/);
});

test.each([
  ["https://live.aliyuncs.com", "live.aliyuncs.com"],
  ["https://live.aliyuncs.com", "LIVE.aliyuncs.COM"],
  ["https://live.aliyuncs.com", "internal, aliyuncs.com"],
  ["https://live.aliyuncs.com", "internal .aliyuncs.com"],
  ["https://live.aliyuncs.com", "*.aliyuncs.com"],
  ["https://live.aliyuncs.com", "live.aliyuncs.com:443"],
  ["https://live.aliyuncs.com", "*"],
  ["https://live.aliyuncs.com.", "aliyuncs.com"],
  ["https://10.1.2.3:8443", "10.0.0.0/8"],
  ["https://10.1.2.3:8443", "10.1.2.3:8443"],
  ["https://[fd00::7]", "fd00::/8"],
  ["https://[fd00::7]", "[fd00::7]:443"],
  ["https://[fd00::7]", "fd00::7"],
])("%s goes past the proxy by NO_PROXY=%s", (target, exceptions) => {
  expect(usesProxy(target, { HTTPS_PROXY: proxy, NO_PROXY: exceptions })).toBe(false);
  expect(usesProxy(target, { HTTPS_PROXY: proxy, no_proxy: exceptions })).toBe(false);
});

test.each([
  ["https://live.aliyuncs.com", "yuncs.com"],
  ["https://live.aliyuncs.com", "live.aliyuncs.com:8443"],
  ["https://live.aliyuncs.com", "aliyuncs"],
  ["https://live.aliyuncs.com", "10.0.0.0/8"],
  ["https://11.1.2.3", "10.0.0.0/8"],
  ["https://10.1.2.3", "10.0.0.0/99"],
  ["https://[fd00::7]", "10.0.0.0/8"],
  ["https://live.aliyuncs.com", ""],
])("%s goes through the proxy in spite of NO_PROXY=%s", (target, exceptions) => {
  expect(usesProxy(target, { HTTPS_PROXY: proxy, NO_PROXY: exceptions })).toBe(true);
});

test.each([
  "https://localhost:8443",
  "https://localhost.:8443",
  "https://127.1.2.3",
  "https://[::1]:8443",
  "https://[::ffff:127.0.0.1]:8443",
  "http://100.100.100.200/latest",
])("%s goes past any proxy", (target) => {
  expect(usesProxy(target, { HTTPS_PROXY: proxy, HTTP_PROXY: proxy })).toBe(false);
});

test.each(["socks5://user:password@proxy.example.com", "http://", "no proxy"])(
  "%j is refused, and not quoted",
  (value) => {
    const find = () => proxyFor(new URL("https://live.aliyuncs.com"), { https_proxy: value });
    expect(find).toThrow("https_proxy must be the URL of an HTTP proxy, such as http://proxy.example.com:8080");
    expect(find).not.toThrow(/password/);
  },
);

test("without a variable there is no proxy", () => {
  expect(usesProxy("https://live.aliyuncs.com", { HTTP_PROXY: proxy })).toBe(false);
  expect(usesProxy("http://emulator:4580", { HTTPS_PROXY: proxy })).toBe(false);
});
