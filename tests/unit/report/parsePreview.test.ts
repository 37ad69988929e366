import { readFileSync } from "node:fs";
import { join } from "node:path";

import { parsePreview } from "../../../provider/src/report/parsePreview";
import { reportSpeech } from "../../../provider/src/report/speechReport";
import { headline } from "../../../provider/src/report/wording";

const folder = join(__dirname, "previews");
const change = readFileSync(join(folder, "change.json"), "utf8");

const so = "Make the file with `pulumi preview --json > preview.json`.";
const none = `This JSON is not that of a preview. ${so}`;
const step = (op: string) => ({ op, urn: "urn:pulumi:dev::p::pulumi:pulumi:Stack::p-dev" });

describe("what is not the JSON of a whole preview", () => {
  test.each<[text: unknown, message: string]>([
    ["", `The file is empty: the preview did not get far enough. ${so}`],
    ["Previewing update (dev)", `This is not JSON. ${so}`],
    ["[]", none],
    ["3", none],
    [{ groups: {} }, none],
    [{ steps: [{ op: 3 }], changeSummary: {} }, none],
    [{ result: "failed", duration: 5, summary: { create: 3 } }, none],
    [{ duration: 5, resources: [] }, none],
    [{ diagnostics: [] }, none],
    [{ diagnostics: [{ severity: "error", message: "boom" }], tool: "lint" }, none],
    [{ steps: [] }, none],
    [{ changeSummary: "3 to create" }, none],
    [{ changeSummary: { create: "3" } }, none],
    [
      { duration: 5, changeSummary: { create: 3 } },
      `The summary of this preview counts 3 × create, and its steps have 0: it is not whole. ${so}`,
    ],
    [
      { steps: [step("delete"), step("same")], changeSummary: { same: 2 } },
      `The summary of this preview counts 0 × delete, and its steps have 1: it is not whole. ${so}`,
    ],
    [`${change}${change}`, "There is more than one preview in this file: give each a file of its own."],
    [change.slice(0, 5000), `The JSON breaks off: a part of what the preview printed is missing. ${so}`],
  ])("%j", (text, message) => {
    const parse = () => parsePreview(typeof text === "string" ? text : JSON.stringify(text));
    expect(parse).toThrow(expect.objectContaining({ message, name: "PreviewFormatError" }) as Error);
  });
});

test.each([
  ["of a stack without resources", { duration: 352538 }, "nobody gains or loses speech"],
  ["of one without changes", { steps: [step("same")], changeSummary: { same: 4 } }, "nobody gains or loses speech"],
  ["that failed at once", { diagnostics: [{ severity: "error", message: "boom" }] }, "the preview failed"],
  [
    "that failed on its way",
    { steps: [step("same")], diagnostics: [{ severity: "error", message: "boom" }], changeSummary: { create: 1 } },
    "the preview failed",
  ],
])("a preview %s", (_, digest, said) => {
  expect(headline(reportSpeech(parsePreview(JSON.stringify(digest))))).toBe(said);
});

test.each([
  ["npm", `\n> pulumi\n> tsx tools/pulumi/main.ts preview --json\n\n${change}`],
  [
    "the engine",
    `Installing policy pack example v1...\r\n\r\n${change.replaceAll("\n", "\r\n")}\r\nwarning: a new version\r\n`,
  ],
  ["others, around JSON in one line", `Please wait\n${JSON.stringify(JSON.parse(change))}\nDone {ok}\n`],
])("lines of %s around the JSON are passed over", (_, text) => {
  expect(parsePreview(text)).toEqual(parsePreview(change));
});

describe("the events that PULUMI_ENABLE_STREAMING_JSON_PREVIEW makes of the JSON", () => {
  const events = (name: string) => readFileSync(join(folder, "events", `${name}.ndjson`), "utf8");

  // What the engine printed (CLI 3.259.0) for one change, less its times and messages for its own developers.
  test.each(["drift", "refresh", "replace"])("tell the same: %s", (name) => {
    const { groups, ...rest } = reportSpeech(parsePreview(events(name)));
    const json = reportSpeech(parsePreview(readFileSync(join(folder, "events", `${name}.json`), "utf8")));
    expect(groups.length).toBeGreaterThan(0);
    expect({ groups, ...rest }).toEqual(json);
  });

  const event = (sequence: number, one: object) => JSON.stringify({ sequence, timestamp: 1, ...one });
  const summary = (more: object) =>
    event(9, { summaryEvent: { resourceChanges: { same: 1 }, isPreview: true, ...more } });

  test("tell what the engine complained about, and which policy was violated", () => {
    const text = [
      "Installing policy pack example v1...",
      event(0, { preludeEvent: { config: {} } }),
      event(1, { diagnosticEvent: { prefix: "error: ", message: "boom\n", severity: "error" } }),
      event(2, { diagnosticEvent: { message: "by the way", severity: "info" } }),
      event(3, { policyEvent: { policyName: "limit", message: "3 users", enforcementLevel: "mandatory" } }),
      event(4, { policyEvent: { policyName: "other", message: "4 users", enforcementLevel: "advisory" } }),
      summary({ result: "failed" }),
    ].join("\n");
    expect(reportSpeech(parsePreview(text)).errors).toEqual(["error: boom", "limit: 3 users"]);
    expect(reportSpeech(parsePreview(summary({ result: "failed" }))).errors).toEqual([
      "The preview failed, and its events do not say why.",
    ]);
  });

  test("hide what is a secret within a property, as the JSON does", () => {
    const mark = { "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270", plaintext: '"insider"' };
    const groups = { hall: { exceptUsers: mark }, foyer: mark, yard: { exceptUsers: { host: true } } };
    const type = "pulumi-nodejs:dynamic/livemessage:AppMutes";
    const metadata = { op: "create", urn: `a::b::${type}::event`, new: { type, inputs: { appId: "app", groups } } };
    const text = [
      event(1, { resourcePreEvent: { metadata, planning: true } }),
      event(9, { summaryEvent: { resourceChanges: { create: 1 } } }),
    ];
    const report = reportSpeech(parsePreview(text.join("\n")));
    expect(report.groups.map(({ resource, after }) => [resource, after.kind])).toEqual([
      ["event/foyer", "secret"],
      ["event/hall", "secret"],
      ["event/yard", "only"],
    ]);
  });

  test.each([
    [
      "events that end early",
      events("replace").split("\n").slice(0, 8).join("\n"),
      "The events end before their summary",
    ],
    ["a line that is cut", events("replace").slice(0, 4000), "The JSON breaks off in line"],
    [
      "events of which some are lost",
      events("replace").replace(/^.*resourcePreEvent.*"op":"replace".*\n/m, ""),
      "The summary of this preview counts 1 × replace, and its steps have 0",
    ],
    [
      "events of an update",
      events("replace").replaceAll('"planning":true', '"planning":false'),
      "These are the events of an update, and not of a preview.",
    ],
  ])("%s are refused", (_, text, message) => {
    expect(() => parsePreview(text)).toThrow(message);
  });
});
