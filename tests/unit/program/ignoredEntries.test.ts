import * as pulumi from "@pulumi/pulumi";
import { AppMutes } from "../../../provider/src/program/appMutes";
import { mayLoseEntry } from "../../../provider/src/program/ignoredEntries";
import { useMadeResources } from "./support/useMadeResources";

const made = useMadeResources();

const mutedUntil = "2026-03-01T20:00:00+08:00";
let apps = 0;
const appMutes = (groups: object, ...ignoreChanges: string[]) =>
  new AppMutes("event", { appId: `app${++apps}`, groups } as never, { ignoreChanges });

test("arguments to ignore are given a second time, and no others", async () => {
  const entry = { exceptUsers: ["host"], mutedUsers: ["raider"] };
  appMutes(
    { hall: entry, __x: pulumi.output(entry), foyer: entry, yard: {} },
    "groups.hall.exceptUsers",
    'groups.__x["mutedUsers"]',
    "groups.yard.muted",
    "groups.other.muted",
  );
  await pulumi.runtime.disconnect();
  expect(made[0]!.inputs).toMatchObject({
    groups: {
      hall: { ...entry, __ignored: { exceptUsers: ["host"] } },
      "'__x'": { ...entry, __ignored: { mutedUsers: ["raider"] } },
      foyer: entry,
      yard: {},
    },
  });
  const { foyer, yard } = (made[0]!.inputs as { groups: Record<string, object> }).groups;
  expect([foyer, yard]).toEqual([entry, {}]);
});

test("so they are in each group of all, also where these are known later", async () => {
  appMutes(pulumi.output({ hall: { exceptUsers: ["host"] } }), "groups.*.exceptUsers");
  await pulumi.runtime.disconnect();
  expect(made[0]!.inputs).toMatchObject({ groups: { hall: { __ignored: { exceptUsers: ["host"] } } } });
});

test.each(["groups.hall.muted", 'groups["hall"]["muted"]', "groups.*.muted"])(
  "what a window works out cannot be ignored: %s",
  (path) => {
    expect(() => appMutes({ hall: { mutedUntil } }, path)).toThrow(
      /^AppMutes "event": ignoreChanges: groups.* changes by the window alone/,
    );
    expect(() => appMutes({ foyer: { exceptUsers: [] } }, path)).not.toThrow();
    expect(() => appMutes({ hall: { mutedUntil } }, "groups.hall.mutedUntil")).not.toThrow();
  },
);

test("an entry may be lost where all of it is ignored, and not where a part of it is", () => {
  const losing = ["*", "appId", "groups", "groups.*", "groups[*]", 'groups["*"]', 'groups["hall"]'];
  for (const path of losing) expect([path, mayLoseEntry([path], "hall")]).toEqual([path, true]);
  for (const path of ['groups["hall"].exceptUsers', 'groups["foyer"]', "dataCenter", "groups.*.muted"]) {
    expect([path, mayLoseEntry([path], "hall")]).toEqual([path, false]);
  }
});
