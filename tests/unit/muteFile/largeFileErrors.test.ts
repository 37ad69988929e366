import { complaints } from "./support/complaints";

describe("what is wrong with a large mute file is told in few words and without delay", () => {
  test("very many things: the first of them", () => {
    const groups = Array.from({ length: 60 }, (_, index) => `  g${index}: { mutd: true }\n`);
    const said = complaints(`defaults: {appId: demo}\ngroups:\n${groups.join("")}`).split("\n");
    expect(said).toHaveLength(50 * 3 + 1);
    expect(said.at(-1)).toBe("mutes.yaml: and 10 more problems");
  });

  test("aliases of aliases of aliases cost nothing", () => {
    const levels = Array.from({ length: 40 }, (_, i) => `x-${i + 1}: &a${i + 1} [*a${i}, *a${i}, *a${i}, *a${i}]`);
    const text = `x-0: &a0 [host]\n${levels.join("\n")}\ndefaults: {appId: demo}\nlists: {mods: *a40}\ngroups: {}\n`;
    expect(complaints(text)).toContain("mods[0] must be text, not a list");
  });

  test("aliases that multiply where nothing is read cost nothing", () => {
    const many = (item: string, count: number) => `[${Array.from({ length: count }, () => item).join()}]`;
    const levels = `x-a: &a ${many("1", 1000)}\nx-b: &b ${many("*a", 1000)}\nx-c: &c ${many("*b", 300)}\n`;
    const text = `${levels}defaults: {appId: demo}\ngroups: {hall: {muted: maybe}}\n`;
    expect(complaints(text)).toContain("muted must be true or false");
  });

  test.each([
    ["a block map", Array.from({ length: 2000 }, (_, depth) => `${" ".repeat(depth)}a:\n`).join("")],
    ["a flow list", `a: ${"[".repeat(100_000)}${"]".repeat(100_000)}`],
    ["a list in lists", `${"- ".repeat(3000)}x`],
    ["keys of keys", "? ".repeat(3000)],
  ])("%s that is too deep is told in one line", (_, text) => {
    expect(complaints(text)).toBe("mutes.yaml: nests maps and lists more than 100 levels deep");
  });

  test("a text with more than a mute file can have is told in one line", () => {
    const users = Array.from({ length: 1_000_000 }, (_, index) => `u${index}`).join();
    expect(complaints(`lists: {mods: [${users}]}`)).toBe("mutes.yaml: has more than 2000000 YAML tokens");
  });

  test.each([
    ["an id", (long: string) => `defaults: {appId: demo}\nlists: {mods: [${long}]}\ngroups: {}\n`],
    ["a key", (long: string) => `groups: {}\n${long}: 1\n`],
    ["a group", (long: string) => `groups: {"${long}": {mutd: 1}}\n`],
    ["a name", (long: string) => `defaults: {appId: demo, exceptLists: [${long}]}\nlists: {mods: []}\ngroups: {}\n`],
    ["a repeated key", (long: string) => `"${long}": 1\n"${long}": 1\ngroups: {}\n`],
    ["an alias", (long: string) => `groups: *${long}\n`],
    ["a tag", (long: string) => `groups: !${long} x\n`],
    ["a number", (long: string) => `groups: {hall: {appId: ${long.replaceAll("x", "1")}}}\n`],
    ["a value", (long: string) => `defaults: {dataCenter: ${long}}\ngroups: {}\n`],
    ["no YAML", (long: string) => `groups: {}\n}${long}\n`],
  ])("%s of a million characters makes no message as long", (_, text) => {
    const said = complaints(text("x".repeat(1_000_000)));
    expect(said).toMatch(/^mutes\.yaml/);
    expect(said.length).toBeLessThan(2_500);
  });
});
