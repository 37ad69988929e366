import type { LiveClient } from "../../../provider/src/live/liveClient";
import { listGroupIds } from "../../../provider/src/live/listGroupIds";

async function idsOf(...pages: object[]): Promise<string[]> {
  const client = { call: () => Promise.resolve(pages.shift()) } as unknown as LiveClient;
  const ids: string[] = [];
  for await (const page of listGroupIds(client, { appId: "app" })) ids.push(...page);
  return ids;
}

test("pages are read to the last one, without the groups that are deleted", async () => {
  const first = {
    GroupList: [{ GroupId: "hall" }, { GroupId: "old", Delete: true }],
    Hasmore: true,
    NextpageToken: "2",
  };
  expect(await idsOf(first, { GroupList: [{ GroupId: 7 }], Hasmore: false })).toEqual(["hall", "7"]);
  expect(await idsOf({ Hasmore: false })).toEqual([]);
});

test("a list that goes on and does not say where is an error, and not a shorter list", async () => {
  const page = { GroupList: [], Hasmore: true };
  const error = 'answer for app "app" does not tell which groups the app has: it says that there are more';
  await expect(idsOf(page)).rejects.toThrow(error);
  await expect(idsOf({ ...page, NextpageToken: "2" }, { ...page, NextpageToken: "2" })).rejects.toThrow(error);
});

test.each([
  ["nothing", {}],
  ["a list under a name", { GroupList: { Group: [{ GroupId: "hall" }] }, Hasmore: false }],
  ["a group without an id", { GroupList: [{ GroupId: "hall" }, {}], Hasmore: false }],
  ["a group that is none", { GroupList: [null], Hasmore: false }],
])("%s is no list of groups, and none is left out on a guess", async (_, page) => {
  await expect(idsOf({ RequestId: "r", ...page })).rejects.toThrow("does not tell which groups the app has");
});
