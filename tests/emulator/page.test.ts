import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { startEmulator, type Emulator, type Seed } from "alicloud-live-emulator";
import type { Page } from "playwright-core";
import { contrasts } from "./support/contrasts";
import { describeInBrowser, useBrowser } from "./support/browser";
import { emulatorForEachTest } from "./support/emulators";
import { call, signInQuery } from "./support/signedCall";

const seed: Seed = {
  apps: [
    { appId: "app", name: "Spring show" },
    { appId: "other", disabled: true },
  ],
  groups: [
    {
      appId: "app",
      groupId: "hall",
      name: "Main hall",
      creator: "boss",
      administrators: ["mod"],
      members: ["u1", "u2"],
    },
    { appId: "app", groupId: "stage", mutedAll: true, exempt: ["host", "both"], muted: ["both", "troll"] },
    { appId: "other", groupId: "old", deleted: true },
  ],
};
const hall = { AppId: "app", GroupId: "hall" };

/** The texts of a section's rows, each in one line. */
const rows = async (page: Page, section: string) =>
  (await page.locator(`#${section} > *`).allInnerTexts()).map((text) => text.replaceAll(/\s+/g, " ").trim());

async function open(page: Page, { url }: Emulator): Promise<void> {
  await page.goto(`${url}/_emulator/`);
  await page.locator("#groups > *").first().waitFor();
}

describeInBrowser("in a browser", () => {
  const page = useBrowser();

  describe("the page at /_emulator/", () => {
    const emulator = emulatorForEachTest({ seed });

    test("shows apps, groups and who may speak", async () => {
      await open(page(), emulator());
      expect(await rows(page(), "groups")).toEqual([
        "app Spring show cn-shanghai, account 1000000000000001",
        "hall Main hall open 2 online Mute always may speak: boss, mod",
        "stage muted 0 online Lift the mute may speak: host muted one by one: both, troll",
        "other cn-shanghai, account 1000000000000001 disabled",
        "old deleted 0 online",
      ]);
      expect(await page().locator("#shown-groups").innerText()).toBe("3 of 3 groups");
      await page().fill("#filter", "main");
      expect(await rows(page(), "groups")).toEqual([expect.stringContaining("app"), expect.stringContaining("hall")]);
    });

    test("shows what happens while it is open", async () => {
      await open(page(), emulator());
      expect(await rows(page(), "calls")).toEqual(["No calls yet."]);
      expect([await rows(page(), "faults"), await rows(page(), "switches")]).toEqual([["None."], ["None."]]);

      await call(emulator(), "BanLiveMessageGroup", { ...hall, ExceptUsers: "host,guest" });
      await page().getByText("may speak: host, guest").waitFor();
      emulator().setMute("app", "hall", { mutedAll: false });
      emulator().faults.add({ operation: "UnbanLiveMessageGroup", action: { type: "throttle" } });
      await call(emulator(), "UnbanLiveMessageGroup", hall);
      await call(emulator(), "AddLiveMessageGroupBand", { ...hall, BannedUsers: "x".repeat(65) });
      // Changed without a word, as tests do.
      emulator().switches.banExceptUsers = "merge";
      await page().getByText("default replace").waitFor();
      expect((await rows(page(), "calls")).map((row) => row.replace(/^[\d:]{8} /, ""))).toEqual([
        `AddLiveMessageGroupBand 400 InputInvalid app/hall BannedUsers=${"x".repeat(65)} BannedUsers holds an id longer than 64 bytes.`,
        "UnbanLiveMessageGroup 400 Throttling.User app/hall Request was denied due to user flow control. fault: throttle",
        "setMute by hand app/hall then open",
        "BanLiveMessageGroup 200 app/hall ExceptUsers=host,guest then muted except host, guest",
      ]);
      expect(await rows(page(), "faults")).toEqual([
        'fault-1 {"operation":"UnbanLiveMessageGroup","action":{"type":"throttle"}} hits: 1 Remove',
      ]);
      expect(await rows(page(), "switches")).toEqual(["banExceptUsers merge default replace Back to the default"]);
    });

    test("changes what the control path can", async () => {
      emulator().faults.add({ action: { type: "close" } });
      emulator().switches.banExceptUsers = "merge";
      await open(page(), emulator());
      await page().getByRole("button", { name: "Mute", exact: true }).click();
      await page().getByRole("button", { name: "Lift the mute" }).nth(1).waitFor();
      expect(emulator().state.mute("app", "hall")?.mutedAll).toBe(true);
      // The section was made anew, and the focus is where it was.
      expect(await page().evaluate("document.activeElement.textContent")).toBe("Lift the mute");
      await page().getByRole("button", { name: "Remove" }).click();
      await page().getByRole("button", { name: "Back to the default" }).click();
      for (const section of ["#faults", "#switches"]) await page().locator(section).getByText("None.").waitFor();
      expect([emulator().faults.list(), emulator().switches.banExceptUsers]).toEqual([[], "replace"]);
      await page().getByRole("button", { name: "Reset to the seed" }).click();
      await page().getByText("No calls yet.").waitFor();
      expect(emulator().state.mute("app", "hall")?.mutedAll).toBe(false);
    });

    test("shows ids that mean harm as the texts they are, and lets no script in", async () => {
      const script = "</script><img src=x onerror=document.title='bad'>";
      emulator().createApp({ appId: script, name: script });
      emulator().createGroup(script, '"><b id=x>', { exempt: ["\u202ereversed", "zero\u200bwidth"], mutedAll: true });
      emulator().faults.add({ groupId: script, action: { type: "close" } });
      await call(emulator(), "CreateLiveMessageGroup", { AppId: script, GroupId: "<i>\u2066g", GroupName: script });
      const problems: string[] = [];
      page().on("pageerror", (error) => problems.push(error.message));
      page().on("console", (message) => problems.push(message.text()));
      await open(page(), emulator());
      const groups = (await rows(page(), "groups")).join("\n");
      expect(groups).toContain(`${script} ${script} cn-shanghai`);
      expect(groups).toContain('"><b id=x> muted');
      expect(groups).toContain("\\u{202e}reversed, zero\\u{200b}width");
      expect((await rows(page(), "calls")).join()).toContain(`${script}/<i>\\u{2066}g`);
      expect(await page().locator("img, b, i, script:not([src])").count()).toBe(0);
      expect([problems, await page().title()]).toEqual([[], "alicloud-live-emulator"]);
      // Even a script that got in could neither run nor make markup of a text.
      await expect(page().evaluate("document.body.innerHTML = '<p>'")).rejects.toThrow(/TrustedHTML/);
      const blocked = page().waitForEvent("console", (message) => /Content Security Policy/.test(message.text()));
      await page().evaluate(
        "document.body.append(Object.assign(document.createElement('style'), {textContent: 'p{}'}))",
      );
      await blocked;
      // The buttons mean the ids themselves, not what is shown of them.
      await page().getByRole("button", { name: "Lift the mute" }).last().click();
      await page().locator(".group").filter({ hasText: '"><b id=x>' }).getByText("open", { exact: true }).waitFor();
      expect(emulator().state.mute(script, '"><b id=x>')?.mutedAll).toBe(false);
    });

    test.each([
      ["light", 400],
      ["light", 1400],
      ["dark", 400],
      ["dark", 1400],
    ] as const)("is readable in the %s theme at %d pixels", async (colorScheme, width) => {
      emulator().createGroup("app", "x".repeat(64), { exempt: ["y".repeat(64)], mutedAll: true });
      emulator().faults.add({ operation: "BanLiveMessageGroup", groupId: "x".repeat(64), action: { type: "close" } });
      emulator().switches.banExceptUsers = "merge-up-to-30";
      await call(emulator(), "AddLiveMessageGroupBand", { ...hall, BannedUsers: "z".repeat(1000) });
      await page().emulateMedia({ colorScheme });
      await page().setViewportSize({ width, height: 900 });
      await open(page(), emulator());
      await page().locator("#calls .badge").first().waitFor();
      // Nothing has to be scrolled to sideways.
      expect(await page().evaluate("document.documentElement.scrollWidth")).toBe(width);
      const measured = await contrasts(page());
      expect(measured.length).toBeGreaterThan(30);
      expect(measured.filter(({ ratio }) => ratio < 4.5)).toEqual([]);
      const columns = await page().evaluate<string>(
        "getComputedStyle(document.querySelector('main')).gridTemplateColumns",
      );
      expect(columns.split(" ")).toHaveLength(width === 400 ? 1 : 2);
    });
  });

  describe("the page of an emulator with a token", () => {
    const emulator = emulatorForEachTest({ seed, controlToken: "t0ken" });

    test("shows nothing before it has the token", async () => {
      await page().goto(`${emulator().url}/_emulator/`);
      await page().fill("#token", "wrong");
      expect(await page().locator("main").isVisible()).toBe(false);
      await page().keyboard.press("Enter");
      await page().getByText("takes the header Authorization").waitFor();
      expect(await page().innerText("body")).not.toContain("hall");
      await page().fill("#token", "t0ken");
      await page().keyboard.press("Enter");
      await page().getByRole("button", { name: "Mute", exact: true }).click();
      await page().getByRole("button", { name: "Lift the mute" }).nth(1).waitFor();
      expect(await page().locator("#access").isVisible()).toBe(false);
      expect(page().url()).toBe(`${emulator().url}/_emulator/`);
    });
  });

  describe("an emulator that a browser can reach", () => {
    const emulator = emulatorForEachTest({ seed });

    /** What a page may try that knows the public key, at an address of its own. */
    const attack = (target: string) => {
      const { path } = signInQuery(emulator(), "BanLiveMessageGroup", hall, { method: "POST" });
      const { body } = signInQuery(emulator(), "BanLiveMessageGroup", hall, { method: "POST", place: "form" });
      return `(async () => {
      const results = [];
      for (const [path, options] of ${JSON.stringify([
        [path, { method: "POST" }],
        ["/", { method: "POST", headers: { "content-type": "application/x-www-form-urlencoded" }, body }],
        ["/_emulator/state", { method: "GET" }],
        ["/_emulator/events", { method: "GET" }],
        ["/_emulator/reset", { method: "POST" }],
      ])}) {
        try {
          const answer = await fetch(${JSON.stringify(target)} + path, { mode: "MODE", ...options });
          results.push(answer.status);
        } catch { results.push("refused"); }
      }
      return results;
    })()`;
    };

    const expectNothing = () => {
      expect(emulator().state.mute("app", "hall")?.mutedAll).toBe(false);
      const { calls, entries } = { calls: emulator().journal.calls(), entries: emulator().journal.entries() };
      expect(calls.filter(({ applied, code }) => applied || code !== "Forbidden")).toEqual([]);
      // A reset would have emptied it.
      expect(entries[0]?.kind).toBe("change");
    };

    test.each(["cors", "no-cors"])("takes nothing from a page of another origin (%s)", async (mode) => {
      emulator().journal.recordChange("still there", undefined);
      const server = createServer((_, answer) => answer.setHeader("content-type", "text/html").end("<p>hello"));
      await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
      try {
        await page().goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
        // 0 is an answer that the page cannot read.
        const results = await page().evaluate<unknown[]>(attack(emulator().url).replace("MODE", mode));
        expect(new Set(results)).toEqual(new Set([mode === "cors" ? "refused" : 0]));
        expectNothing();
      } finally {
        await new Promise((resolve) => server.close(resolve).closeAllConnections());
      }
    });

    test("takes nothing from a page whose name leads to it", async () => {
      emulator().journal.recordChange("still there", undefined);
      const { port } = new URL(emulator().url);
      const answer = await page().goto(`http://evil.rebound.test:${port}/_emulator/`);
      expect(answer?.status()).toBe(403);
      expect(await page().evaluate(attack("").replace("MODE", "cors"))).toEqual([403, 403, 403, 403, 403]);
      expectNothing();
    });
  });
});

test("the page is found without its last slash", async () => {
  const running = await startEmulator();
  try {
    const answer = await fetch(`${running.url}/_emulator`);
    expect([answer.url, answer.status]).toEqual([`${running.url}/_emulator/`, 200]);
  } finally {
    await running.close();
  }
});

test("the page is closed where the control path is, and says so", async () => {
  const closed = await startEmulator({ host: "0.0.0.0" });
  const url = `http://127.0.0.1:${new URL(closed.url).port}`;
  try {
    expect((await fetch(`${url}/_emulator/`)).status).toBe(200);
    const events = await fetch(`${url}/_emulator/events`);
    expect([events.status, await events.json()]).toEqual([
      403,
      { error: "The control path is closed: not on loopback, and no token is set." },
    ]);
  } finally {
    await closed.close();
  }
});

test("an emulator ends while a page watches, and one that left is forgotten", async () => {
  const watched = await startEmulator({ seed });
  const leaving = new AbortController();
  const left = await fetch(`${watched.url}/_emulator/events`, { signal: leaving.signal });
  const { value } = await left.body!.pipeThrough(new TextDecoderStream()).getReader().read();
  expect(value).toMatch(/^event: about\ndata: \{.*\}\n\n/);
  leaving.abort();
  const events = await fetch(`${watched.url}/_emulator/events`);
  expect(events.headers.get("content-type")).toBe("text/event-stream");
  const rest = events.text();
  rest.catch(() => undefined);
  await watched.close();
  await expect(rest).rejects.toThrow();
});
