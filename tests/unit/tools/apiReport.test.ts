import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";

import { runToSuccess } from "../../../tools/pulumi/runCommand";

const workspace = path.resolve(__dirname, "../../..");
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), "api-report-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

test("api/ shows the public API as it is: npm run build && npm run api-report", async () => {
  const args = ["tsx", "tools/apiReport/main.ts", folder];
  await runToSuccess("npx", args, { cwd: workspace, timeoutMs: 110_000 });
  const reports = (from: string) =>
    Object.fromEntries(readdirSync(from).map((name) => [name, readFileSync(path.join(from, name), "utf8")]));
  const made = reports(folder);
  expect(Object.keys(made)).toEqual(["alicloud-live-emulator.api.md", "pulumi-alicloud-livemessage.api.md"]);
  expect(made).toEqual(reports(path.join(workspace, "api")));
}, 120_000);
