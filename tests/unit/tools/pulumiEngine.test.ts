import path from "node:path";
import { cacheFolder } from "../../../tools/pulumi/engineCache";
import { isAtLeast } from "../../../tools/pulumi/engineVersions";
import { engineEnvironment, type PulumiEngine } from "../../../tools/pulumi/pulumiEngine";

const engine: PulumiEngine = { version: "3.259.0", origin: "cache", binDir: "/e/bin", bareBinDir: "/e/bare" };
const node = path.dirname(process.execPath);

test("the engine is first on PATH, and this Node.js second", () => {
  const base = { PATH: "/usr/bin", PULUMI_ACCESS_TOKEN: "kept" };
  expect(engineEnvironment(engine, { base })).toEqual({
    PATH: ["/e/bin", node, "/usr/bin"].join(path.delimiter),
    PULUMI_ACCESS_TOKEN: "kept",
    PULUMI_SKIP_UPDATE_CHECK: "true",
  });
  expect(engineEnvironment(engine, { base, folder: "bareBinDir" }).PATH).toMatch(/^\/e\/bare/);
});

test("a stack of its own shares no setting with another installation", () => {
  const base = { PATH: "", HOME: "/me", PULUMI_ACCESS_TOKEN: "t", PULUMI_CONFIG_PASSPHRASE_FILE: "/f" };
  expect(engineEnvironment(engine, { base, home: "/h", backendDir: "/b", passphrase: "p" })).toEqual({
    HOME: "/me",
    PATH: ["/e/bin", node].join(path.delimiter),
    PULUMI_BACKEND_URL: "file:///b",
    PULUMI_CONFIG_PASSPHRASE: "p",
    PULUMI_HOME: "/h",
    PULUMI_SKIP_UPDATE_CHECK: "true",
  });
});

test.each([
  ["v3.216.0", "3.216.0", true],
  ["3.216.1", "3.216.0", true],
  ["4.0.0", "3.216.0", true],
  ["3.215.99", "3.216.0", false],
  ["2.999.0", "3.216.0", false],
  ["v3.300.0-alpha.1+abc", "3.216.0", true],
])("%s is at least %s: %s", (version, oldest, answer) => {
  expect(isAtLeast(version, oldest)).toBe(answer);
});

test("what is no version is an error", () => {
  expect(() => isAtLeast("command not found", "3.0.0")).toThrow(`"command not found" is not a version`);
});

test("the cache is where the variable says", () => {
  expect(cacheFolder({ LIVEMESSAGE_CACHE_DIR: "/elsewhere" })).toBe(path.resolve("/elsewhere"));
});

(process.platform === "linux" ? test : test.skip)("the cache is in the user's cache folder", () => {
  expect(cacheFolder({ XDG_CACHE_HOME: "/xdg" })).toBe("/xdg/pulumi-alicloud-livemessage");
  expect(cacheFolder({ XDG_CACHE_HOME: "relative" })).toMatch(/\/\.cache\/pulumi-alicloud-livemessage$/);
});
