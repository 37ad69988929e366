import { idInDataCenter, idOfGroups } from "../../../provider/src/properties/importId";
import { lookUp } from "../../../provider/src/resources/appMutes/lookUp";
import { lookUpInDataCenter } from "../../../provider/src/resources/lookUpInDataCenter";

const groupsOf = (id: string) => [...(lookUp(id).props.groups?.keys() ?? [])];

test("the id of an AppMutes names groups and the data center, whatever characters the groups have", () => {
  const groups = ["hall", "a,b", "a+b", "50%", "x=y&z?", "名前", "__proto__"];
  const id = idOfGroups("app1", groups, "cn-shanghai");
  expect(lookUp(id)).toMatchObject({ id: "app1", props: { dataCenter: "cn-shanghai" } });
  expect(groupsOf(id)).toEqual(groups);
  expect(groupsOf("app1?groups=a+b,hall")).toEqual(["a+b", "hall"]);
  expect(lookUp(idOfGroups("app1", ["hall"], undefined)).props).toEqual({
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
])("%j is no id of an AppMutes", (id, reason) => {
  expect(() => lookUp(id)).toThrow(reason);
});

test("the id of what belongs to an app may name the data center; a group may have a question mark in its id", () => {
  for (const id of ["app1/hall", "app1/what?", "app1/a?b=c"]) {
    expect(lookUpInDataCenter(id)).toMatchObject({ id, props: {} });
    const named = lookUpInDataCenter(idInDataCenter(id, "ap-southeast-1"));
    expect(named).toMatchObject({ id, props: { dataCenter: "ap-southeast-1" } });
  }
  expect(idInDataCenter("app1/hall", undefined)).toBe("app1/hall");
  expect(() => lookUpInDataCenter("app1/hall?dataCenter=beijing")).toThrow("dataCenter must be one of");
});
