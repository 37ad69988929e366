import { median } from "../../../bench/report/median";
import { svgBars } from "../../../bench/report/svgBars";
import { table } from "../../../bench/report/table";

describe("median", () => {
  test.each([
    [[3], 3],
    [[5, 1, 3], 3],
    [[10, 2, 4, 1], 3],
  ])("of %p is %p", (values, expected) => expect(median(values)).toBe(expected));

  test("of nothing is not a number", () => expect(median([])).toBeNaN());
});

describe("table", () => {
  test("pads columns, numbers with their units to the right", () => {
    const text = table(
      ["phase", "wall"],
      [
        ["up", "100.5 s"],
        ["refresh", "–"],
      ],
    );
    expect(text.split("\n")).toEqual([
      "| phase   |    wall |",
      "| ------- | ------: |",
      "| up      | 100.5 s |",
      "| refresh |       – |",
    ]);
  });
});

describe("svgBars", () => {
  const svg = svgBars("a < b & c", [
    { title: "up", mark: 100, bars: [{ label: "ours", value: 50, note: "50 s", series: 0 }] },
    { title: "preview", bars: [{ label: "ours", value: 25, note: "25 s", series: 0 }] },
  ]);

  test("escapes text", () => expect(svg).toContain("a &lt; b &amp; c"));

  test("draws bars to one scale", () => {
    const widths = [...svg.matchAll(/<rect x="\d+" y="\d+" width="([\d.]+)"/g)].map((match) => Number(match[1]));
    expect(widths).toHaveLength(2);
    expect(widths[0]).toBeCloseTo(2 * (widths[1] ?? 0));
  });

  test("marks the floor where there is one", () => expect(svg.match(/<path /g)).toHaveLength(1));
});
