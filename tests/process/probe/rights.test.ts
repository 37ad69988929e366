import { type Emulator } from "alicloud-live-emulator";

import { probes } from "../../../provider/src/command/probe/probes";
import { ramPolicy, type RamPolicy } from "../../../provider/src/ram/ramPolicy";
import { expectClean, onEmulator, probeAll } from "./support/probeEmulator";

/** Runs the probe with the key of a RAM user who has this policy. */
function probeWith(emulator: Emulator, policy: RamPolicy, args: readonly string[] = []) {
  const key = emulator.accounts.default.createUser("prober", { policies: [policy] }).createKey();
  return probeAll(emulator, args, { ALICLOUD_ACCESS_KEY: key.accessKeyId, ALICLOUD_SECRET_KEY: key.accessKeySecret });
}

test.concurrent(
  "the policy of `ram-policy --probe` allows every call",
  onEmulator(async (emulator) => {
    const { code, report } = await probeWith(emulator, ramPolicy({ appIds: ["demo"], probe: true }));
    expect(code).toBe(0);
    expect(report.rows.filter(({ seen }) => seen.includes("no permission"))).toEqual([]);
    expectClean(emulator);
  }),
);

test.concurrent.each([
  ["NoPermission", 403, "the key has no permission for live:KickLiveMessageGroupUser: NoPermission"],
  ["Forbidden.RAM", 400, "the key has no permission for live:KickLiveMessageGroupUser: Forbidden.RAM"],
  ["NoAuth", 403, "KickLiveMessageGroupUser of a user that nobody is: refused with NoAuth (HTTP 403)"],
] as const)("a right that is missing shows how RAM denies: %s, %d", (ramDenial, ramDenialStatus, seen) =>
  onEmulator(async (emulator) => {
    Object.assign(emulator.switches, { ramDenial, ramDenialStatus });
    const whole = ramPolicy({ appIds: ["demo"], probe: true });
    const Statement = whole.Statement.map((each) => ({
      ...each,
      Action: each.Action.filter((action) => action !== "live:KickLiveMessageGroupUser"),
    }));
    const { code, report } = await probeWith(emulator, { ...whole, Statement });
    expect(code).toBe(0);
    expect(report.switches).toMatchObject({ ramDenial, ramDenialStatus });
    const kick = report.rows.find((row) => row.switch === "kickNonMember");
    expect(kick).toMatchObject({ status: "unclear", seen });
    expect(emulator.journal.calls("CreateLiveMessageApp")).toEqual([]);
    expectClean(emulator);
  })(),
);

test.concurrent(
  "with --make-app and no right to make one, the probes of apps are unclear",
  onEmulator(async (emulator) => {
    const policy = ramPolicy({ appIds: ["demo"], probe: true });
    const { code, report } = await probeWith(emulator, policy, ["--make-app"]);
    expect(code).toBe(0);
    const ofApps = probes.filter(({ needsOwnApp }) => needsOwnApp).map(({ name }) => name);
    const rows = report.rows.filter((row) => ofApps.includes(row.switch));
    expect(new Set(rows.map((row) => `${row.status}: ${row.seen}`))).toEqual(
      new Set([
        "unclear: no app could be made: NoPermission",
        "unclear: only where a URL that is left out is kept can it be told",
      ]),
    );
    expectClean(emulator);
  }),
);

test.concurrent(
  "a key that may not make a group makes none, and the error names the right",
  onEmulator(async (emulator) => {
    const { code, err, report } = await probeWith(
      emulator,
      ramPolicy({ appIds: ["demo"], groups: true, access: "read" }),
    );
    expect({ code, report }).toEqual({ code: 4, report: undefined });
    expect(err).toContain("Allow the RAM action live:CreateLiveMessageGroup");
    expect(emulator.state.app("demo")!.groups(Date.now())).toHaveLength(2);
    expect(emulator.journal.calls("DeleteLiveMessageGroup")).toEqual([]);
  }),
);
