import type { EngineSource } from "../../../tools/pulumi/engineSource";
import { EngineNotFoundError, findPulumi } from "../../../tools/pulumi/findPulumi";
import type { PulumiEngine } from "../../../tools/pulumi/pulumiEngine";

const engine: PulumiEngine = { version: "3.259.0", origin: "cache", binDir: "/engine/bin", bareBinDir: "/engine/bare" };

function source(name: string, outcome: PulumiEngine | string, asked: string[]): EngineSource {
  return {
    name,
    find: () => {
      asked.push(name);
      return typeof outcome === "string" ? Promise.reject(new Error(outcome)) : Promise.resolve(engine);
    },
  };
}

test("asks the sources in order, and none after the first that has it", async () => {
  const [asked, lines]: [string[], string[]] = [[], []];
  const sources = [source("one", "none here", asked), source("two", engine, asked), source("three", engine, asked)];
  expect(await findPulumi({ sources, report: (line) => lines.push(line) })).toBe(engine);
  expect(asked).toEqual(["one", "two"]);
  expect(lines).toEqual([
    expect.stringMatching(/^one: none here \[\d+\.\d s\]$/),
    expect.stringMatching(/^two: Pulumi 3\.259\.0 in \/engine\/bin \[\d+\.\d s\]$/),
  ]);
});

test("passes on what a source says of its steps", async () => {
  const lines: string[] = [];
  const slow: EngineSource = {
    name: "slow",
    find: (report) => {
      report("digging");
      return Promise.resolve(engine);
    },
  };
  await findPulumi({ sources: [slow], report: (line) => lines.push(line) });
  expect(lines[0]).toBe("slow: digging");
});

test("without any source that has it, lists all with their reasons and says what to install", async () => {
  const sources = [source("pulumi on PATH", "there is none", []), source("build", "ended with 1: a\nb", [])];
  const failure = findPulumi({ sources, report: () => undefined });
  await expect(failure).rejects.toThrow(EngineNotFoundError);
  await expect(failure).rejects.toThrow(
    "No Pulumi engine to be had. Tried in this order:\n" +
      "  - pulumi on PATH: there is none\n" +
      "  - build: ended with 1: a\n    b\n" +
      "Install Pulumi (https://www.pulumi.com/docs/install/), or Go",
  );
});
