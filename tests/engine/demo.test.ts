import path from "node:path";
import { startEmulator } from "alicloud-live-emulator";
import { runDemo } from "../../tools/demo/demo";
import { runCommand } from "../../tools/pulumi/runCommand";
import { useEngine } from "./support/useEngine";

const engine = useEngine();
const workspace = path.resolve(__dirname, "..", "..");

test("the demo keeps every promise, and says who could speak when", async () => {
  const demo = await runCommand("npm", ["run", "--silent", "demo"], { cwd: workspace, timeoutMs: 280_000 });
  expect(demo.output).not.toContain("✗");
  expect(demo.output).toContain("✓ kept: the preview calls nobody");
  expect(demo.output).toContain("✓ kept: the preview names who gains and who loses speech, and nobody else");
  expect(demo.output).toContain("exit code 7\n✓ kept: drift is found and named, and the exit code says so");
  expect(demo.output).toContain("✓ kept: no call has opened hall since it was muted");
  expect(demo.output).toContain("✓ kept: each group is made, and then muted");
  expect(demo.output).toContain("✓ kept: destroy lifts the mute of hall, and then deletes the group");
  expect(demo.stdout).toMatch(/(\d+) of \1 promises kept/);
  expect(demo.stdout).toMatch(
    new RegExp(
      [
        "\nhall\n.* s {2}open to everybody \\(CreateLiveMessageGroup\\)",
        ".* s {2}muted, except host, mod1, mod2 \\(BanLiveMessageGroup\\)",
        ".* s {2}muted, except guest, host, mod1 \\(BanLiveMessageGroup\\)",
        ".* s {2}open to everybody \\(setMute, not by us\\)",
        ".* s {2}muted, except guest, host, mod1 \\(BanLiveMessageGroup\\)",
        ".* s {2}open to everybody \\(UnbanLiveMessageGroup\\)",
        ".* s {2}no group \\(DeleteLiveMessageGroup\\)\nbackstage\n",
      ].join("\n"),
    ),
  );
  expect(demo.exitCode).toBe(0);
});

test("where a promise does not hold, the demo says which and ends with 1", async () => {
  const emulator = await startEmulator();
  try {
    emulator.faults.add({
      operation: "UnbanLiveMessageGroup",
      action: { type: "error", status: 403, code: "Forbidden.RAM" },
    });
    const printed: string[] = [];
    const ledger = await runDemo({ engine: engine(), emulator, print: (text) => printed.push(text), colour: false });
    expect(ledger.exitCode).toBe(1);
    expect(ledger.outcomes.filter(({ kept }) => !kept).map(({ promise }) => promise)).toEqual([
      "destroy ends well",
      "destroy lifts the mute of hall, and then deletes the group",
      "destroy lifts the mute of backstage, and then deletes the group",
    ]);
    expect(printed.join("")).toContain(
      "✗ broken: destroy lifts the mute of hall, and then deletes the group\n  seen: ",
    );
    expect(printed.join("")).not.toContain(emulator.credentials.accessKeySecret);
  } finally {
    await emulator.close();
  }
});
