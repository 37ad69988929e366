import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

import { app, expectClean, probe, probeAll, onEmulator } from "./support/probeEmulator";

test.concurrent(
  "without --yes and without a terminal nothing is called, and the plan is told first",
  onEmulator(async (emulator) => {
    const { code, out, err } = await probe(emulator);
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(err).toMatch(/make one message group, probe[0-9a-f]{24}, in app demo, and delete it at the end/);
    expect(err).toContain("there is no terminal to ask on: give --yes");
    expect(emulator.journal.calls()).toEqual([]);
  }),
);

test.concurrent(
  "a no on the terminal ends it before any call",
  onEmulator(async (emulator) => {
    const { code, err } = await probe(emulator, [], { confirm: () => Promise.resolve(false) });
    expect({ code, calls: emulator.journal.calls() }).toEqual({ code: 0, calls: [] });
    expect(err).toMatch(/Nothing was done\.\n$/);
  }),
);

test.concurrent(
  "Ctrl-C ends it, the group is deleted, and what was found is printed",
  onEmulator(async (emulator) => {
    const cancel = new AbortController();
    emulator.journal.listen((entry) => {
      if (entry.kind === "call" && entry.operation === "RemoveLiveMessageGroupBand") cancel.abort();
    });
    const { code, out, err } = await probe(emulator, ["--yes"], { cancelled: cancel.signal });
    expect(code).toBe(130);
    expect(err).toMatch(/group probe[0-9a-f]{24} of app demo was deleted\nlivemessage: cancelled\n$/);
    expect(out).toMatch(/\| `banMuted` \|[^|]*\| `ok` \|/);
    expect(out).toMatch(/\| `bandListMax` \|[^|]*\| unclear \| not run: ended by Ctrl-C \|/);
    expectClean(emulator);
  }),
);

test.concurrent(
  "a service that stops in the middle: the rest is unclear, and the group that is left is told",
  onEmulator(async (emulator) => {
    const stop = () => emulator.faults.add({ action: { type: "close" } });
    emulator.journal.listen((entry) => {
      if (entry.kind === "call" && entry.operation === "KickLiveMessageGroupUser") stop();
    });
    const { code, out, err } = await probe(emulator, ["--yes"]);
    expect(code).toBe(4);
    expect(err).toMatch(/group probe[0-9a-f]{24} of app demo COULD NOT BE DELETED\. Delete it on the console\./);
    expect(out).toMatch(/\| `kickNonMember` \|[^|]*\| `ok` \|/);
    expect(out).toMatch(/\| `tokenPageSize` \|[^|]*\| unclear \| the service stopped answering \|/);
    expect(out).toMatch(/\| `recoverKeepsMute` \|[^|]*\| unclear \| not run: the service stopped answering \|/);
  }),
);

test.concurrent(
  "an answer that is not among those that are known is unclear, with what was seen",
  onEmulator(async (emulator) => {
    const action = { type: "error", status: 409, code: "Conflict", message: "no" } as const;
    emulator.faults.add({ operation: "KickLiveMessageGroupUser", action });
    const { code, report } = await probeAll(emulator);
    expect(code).toBe(0);
    const row = (name: string) => report.rows.find((each) => each.switch === name);
    expect(row("kickNonMember")?.status).toBe("unclear");
    expect(row("kickNonMember")?.seen).toContain("Conflict (HTTP 409)");
    expect(report.switches).not.toHaveProperty("kickNonMember");
    expectClean(emulator);
  }),
);

test.concurrent(
  "the result goes to a file, which is not written over unasked",
  onEmulator(async (emulator) => {
    const folder = mkdtempSync(path.join(tmpdir(), "livemessage-"));
    const file = path.join(folder, "service.md");
    try {
      const refused = await probe(emulator, ["--yes", "--output", folder]);
      expect({ code: refused.code, calls: emulator.journal.calls() }).toEqual({ code: 1, calls: [] });
      const { code, out } = await probe(emulator, ["--yes", "--output", file]);
      expect({ code, out, isThere: existsSync(file) }).toEqual({ code: 0, out: "", isThere: true });
      const text = readFileSync(file, "utf8");
      expect(text).toContain("--switch banExceptUsers=replace");
      for (const secret of [app.appId, emulator.credentials.accessKeyId]) expect(text).not.toContain(secret);
    } finally {
      rmSync(folder, { recursive: true });
    }
  }),
);

test.concurrent.each([
  ["Ctrl-C in a terminal", "SIGINT", 130],
  ["the end of a pipeline", "SIGTERM", 143],
] as const)("%s: the process deletes the group before it ends", (_, signal, exitCode) =>
  onEmulator(async (emulator) => {
    const main = path.resolve(__dirname, "../../../provider/bin/livemessage.js");
    const env = {
      PATH: process.env["PATH"],
      ALICLOUD_ACCESS_KEY: emulator.credentials.accessKeyId,
      ALICLOUD_SECRET_KEY: emulator.credentials.accessKeySecret,
      ALIBABA_CLOUD_ENDPOINT_LIVE: emulator.url,
    };
    const child = spawn(process.execPath, [main, "probe", "--app", app.appId, "--yes"], { env });
    let err = "";
    child.stderr.on("data", (chunk) => (err += String(chunk)));
    emulator.journal.listen((entry) => {
      if (entry.kind === "call" && entry.operation === "AddLiveMessageGroupBand") child.kill(signal);
    });
    const [code] = (await once(child, "close")) as [number | null];
    expect(code).toBe(exitCode);
    expect(err).toMatch(
      /is being deleted; a second Ctrl-C would leave it\ngroup probe[0-9a-f]{24} of app demo was deleted\n/,
    );
    expectClean(emulator);
  })(),
);

test.concurrent(
  "an app that is refused is told without the ids of the account",
  onEmulator(async (emulator) => {
    const action = { type: "error", status: 400, code: "ErrorTooManyApps" } as const;
    emulator.faults.add({ operation: "CreateLiveMessageApp", action });
    const { report } = await probeAll(emulator, ["--make-app"]);
    const row = report.rows.find((each) => each.switch === "callbackOff");
    expect(row).toMatchObject({ status: "unclear", seen: "CreateLiveMessageApp failed with ErrorTooManyApps" });
  }),
);
