import { switchTable } from "alicloud-live-emulator";

import { readFlags } from "../../../../emulator/src/command/flags";
import { liveOperations } from "../../../../provider/src/live/liveOperations";
import { notProbed } from "../../../../provider/src/command/probe/notProbed";
import { renderProbeReport, switchesOf } from "../../../../provider/src/command/probe/probeReport";
import { probes } from "../../../../provider/src/command/probe/probes";

test("every switch of the emulator is probed, or has a reason why it is not, once", () => {
  const names = [...probes, ...notProbed].map(({ name }) => name);
  expect(names.toSorted()).toEqual(Object.keys(switchTable).toSorted());
});

test.each(probes.map((row) => [row.name, row] as const))(
  "%s may come to every value of the emulator's",
  (name, row) => {
    const { values } = switchTable[name as keyof typeof switchTable];
    const sorted = (list: unknown) => (Array.isArray(list) ? list.map(String).toSorted() : list);
    expect(sorted(row.values)).toEqual(sorted(values));
  },
);

test("the emulator takes each value as the report prints it", () => {
  for (const { name, values } of probes) {
    for (const value of values === "number" ? [40] : values) {
      const row = { switch: name, question: "", status: "found", value, seen: "" } as const;
      const report = { at: "", version: "", endpoint: "", calls: 0, switches: switchesOf([row]), rows: [row] };
      const [, printed] = /--switch (\S+)/.exec(renderProbeReport(report))!;
      expect(readFlags(["--switch", printed!], {}, "")).toMatchObject({ switches: { [name]: value } });
    }
  }
});

test("what is said of each has no mark that breaks a table", () => {
  for (const { question } of [...probes, ...notProbed]) expect(question).toMatch(/^[A-Z][^|\n]*[?)]$/);
  for (const { reason } of notProbed) expect(reason).toMatch(/^[a-z][^|\n]*$/);
});

test("operations that are there for the probe alone are used by it", () => {
  const used = new Set(probes.flatMap(({ calls }) => calls));
  const own = Object.entries(liveOperations).filter(([, { work }]) => work === "probe");
  expect(own.map(([name]) => name).filter((name) => !used.has(name as keyof typeof liveOperations))).toEqual([]);
});
