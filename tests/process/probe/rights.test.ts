import { type Emulator } from "alicloud-live-emulator";

import { ramPolicy, type RamPolicy } from "../../../provider/src/ram/ramPolicy";
import { expectClean, probedEmulator, probeAll } from "./support/probeEmulator";

let emulator: Emulator;
beforeEach(async () => {
  emulator = await probedEmulator({ acknowledgementMs: 0 });
});
afterEach(() => emulator.close());

/** Runs the probe with the key of a RAM user who has this policy. */
function probeWith(policy: RamPolicy) {
  const key = emulator.accounts.default.createUser("prober", { policies: [policy] }).createKey();
  return probeAll(emulator, [], { ALICLOUD_ACCESS_KEY: key.accessKeyId, ALICLOUD_SECRET_KEY: key.accessKeySecret });
}

test("the policy of `ram-policy --probe` allows every call", async () => {
  const { code, report } = await probeWith(ramPolicy({ appIds: ["demo"], probe: true }));
  expect(code).toBe(0);
  expect(report.rows.filter(({ seen }) => seen.includes("no leave"))).toEqual([]);
  expectClean(emulator);
});

test("without one of its rights, the probes that need it are unclear, and say which right is missing", async () => {
  const whole = ramPolicy({ appIds: ["demo"], probe: true });
  const Statement = whole.Statement.map((each) => ({
    ...each,
    Action: each.Action.filter((action) => action !== "live:KickLiveMessageGroupUser"),
  }));
  const { code, report } = await probeWith({ ...whole, Statement });
  expect(code).toBe(0);
  expect(report.rows.filter(({ seen }) => seen.includes("no leave"))).toEqual([
    expect.objectContaining({
      switch: "kickNonMember",
      status: "unclear",
      seen: "the key has no leave for live:KickLiveMessageGroupUser: NoPermission",
    }),
  ]);
  expectClean(emulator);
});

test("a key that may not make a group makes none, and the error names the right", async () => {
  const { code, err, report } = await probeWith(ramPolicy({ appIds: ["demo"], groups: true, access: "read" }));
  expect({ code, report }).toEqual({ code: 4, report: undefined });
  expect(err).toContain("Allow the RAM action live:CreateLiveMessageGroup");
  expect(emulator.state.app("demo")!.groups(Date.now())).toHaveLength(2);
  expect(emulator.journal.calls("DeleteLiveMessageGroup")).toEqual([]);
});
