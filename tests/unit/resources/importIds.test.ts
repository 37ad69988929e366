import { importId } from "../../../provider/src/properties/importId";
import { lookUp } from "../../../provider/src/resources/appMutes/lookUp";
import { lookUp as lookUpMute } from "../../../provider/src/resources/groupMute/lookUp";
import { lookUpInDataCenter } from "../../../provider/src/resources/lookUpInDataCenter";

const groupsOf = (id: string) => [...(lookUp(id).props.groups?.keys() ?? [])];

test("the id of an AppMutes names groups and the data center, whatever characters the groups have", () => {
  const groups = ["hall", "a,b", "a+b", "50%", "x=y&z?", "名前", "__proto__"];
  const id = importId("app1", { groups, dataCenter: "cn-shanghai" });
  expect(lookUp(id)).toMatchObject({ id: "app1", props: { dataCenter: "cn-shanghai" } });
  expect(groupsOf(id)).toEqual(groups);
  expect(groupsOf("app1?groups=a+b,hall")).toEqual(["a+b", "hall"]);
  expect(lookUp(importId("app1", { groups: ["hall"] })).props).toEqual({
    groups: expect.any(Map) as Map<string, object>,
  });
  expect(lookUp("app1")).toMatchObject({ id: "app1", props: {} });
});

test.each([
  ["", "appId is empty"],
  ["app1?", 'there is no ""'],
  ["app1?group=hall", 'there is no "group"'],
  ["app1?groups=", "groupId is empty"],
  ["app1?groups=hall,", "groupId is empty"],
  ["app1?groups=a&groups=b", "groups is given twice"],
  ["app1?groups=50%", '"50%" is not percent-encoded'],
  ["app1?dataCenter=beijing", "dataCenter must be one of cn-shanghai, ap-southeast-1"],
  ["app1?mutedUsers=some", 'mutedUsers must be none or all, not "some"'],
])("%j is no id of an AppMutes", (id, reason) => {
  expect(() => lookUp(id)).toThrow(reason);
});

const ofGroups = [
  ["GroupMute", lookUpMute],
  ["MessageGroup", lookUpInDataCenter],
] as const;
test.each(ofGroups)(
  "the id of a %s may name the data center; a group may have a question mark in its id",
  (_, read) => {
    for (const id of ["app1/hall", "app1/what?", "app1/a?b=c"]) {
      expect(read(id)).toMatchObject({ id, props: {} });
      const named = read(importId(id, { dataCenter: "ap-southeast-1" }));
      expect(named).toMatchObject({ id, props: { dataCenter: "ap-southeast-1" } });
    }
    expect(importId("app1/hall", {})).toBe("app1/hall");
    expect(() => read("app1/hall?dataCenter=beijing")).toThrow("dataCenter must be one of");
  },
);

const mute = { muted: true, exceptUsers: ["host"], mutedUsers: ["spam"] };
const groupMute = { appId: "app1", groupId: "hall", ...mute };
const appMutes = { appId: "app1", groups: new Map([["hall", mute]]) };

test.each(["app1/hall", "app1/what?", "app1/a?mutedUsers=all", "app1/a?dataCenter=cn-shanghai", "app1/a?b=c"])(
  "an import of %s manages users muted one by one where its id says so",
  (id) => {
    for (const dataCenter of [undefined, "cn-shanghai"]) {
      const all = lookUpMute(importId(id, { dataCenter, mutedUsers: "all" }));
      expect(all).toMatchObject({ id, props: dataCenter === undefined ? {} : { dataCenter } });
      expect(all.pick({ inputs: groupMute, outputs: groupMute })).toEqual({ inputs: groupMute, outputs: groupMute });
      const none = lookUpMute(importId(id, { dataCenter, mutedUsers: "none" }));
      expect(none).toMatchObject({ id });
      const { inputs, outputs } = none.pick({ inputs: groupMute, outputs: { ...groupMute, requestId: "r1" } });
      expect(inputs).toEqual({ appId: "app1", groupId: "hall", muted: true, exceptUsers: ["host"] });
      expect(outputs).toEqual({ ...inputs, requestId: "r1" });
    }
  },
);

test("an import of an AppMutes manages users muted one by one where its id says so", () => {
  const picked = (id: string) => lookUp(id).pick({ inputs: appMutes, outputs: appMutes }).inputs.groups.get("hall");
  for (const id of ["app1", "app1?groups=hall", "app1?mutedUsers=none"])
    expect(picked(id)).toEqual({ muted: true, exceptUsers: ["host"] });
  for (const groups of [undefined, ["hall"]])
    expect(picked(importId("app1", { groups, dataCenter: "cn-shanghai", mutedUsers: "all" }))).toEqual(mute);
});

test.each([
  ["app1/hall?mutedUsers=some", 'mutedUsers must be none or all, not "some"'],
  ["app1/hall?mutedUsers=all&mutedUsers=all", "mutedUsers is given twice"],
  ["app1/hall?mutedUsers=all&groups=a", 'there is no "groups"'],
])("%j is no id of a GroupMute", (id, reason) => {
  expect(() => lookUpMute(id)).toThrow(reason);
});
