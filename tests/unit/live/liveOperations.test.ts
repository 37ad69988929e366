import { operationTable } from "../../../emulator/src/operations/operationTable";
import {
  type LiveOperation,
  liveOperation,
  liveOperations,
  operationsFor,
  ramAction,
  ramResource,
  rateSetting,
} from "../../../provider/src/live/liveOperations";

const names = Object.keys(liveOperations) as LiveOperation[];

test.each(names)("the row of %s agrees with that of the emulator", (name) => {
  const { quota, writes, needs, ramResource: resource } = liveOperation(name);
  const emulated = operationTable.get(name);
  expect(emulated).toMatchObject({ callsPerSecond: quota, writes, resource: resource === "*" ? "all" : "app" });
  const required = ["AppId", "GroupId"].filter((parameter) => emulated?.parameters[parameter]?.required);
  // What is to be created is named as well, and need not be there.
  expect(required).toEqual(expect.arrayContaining({ group: ["AppId", "GroupId"], app: ["AppId"], nothing: [] }[needs]));
});

test("work is told by the rows, and each operation is for some", () => {
  expect(operationsFor("readMutes")).toEqual(["DescribeLiveMessageGroupBand"]);
  expect(operationsFor("listGroups")).toEqual(["ListLiveMessageGroups"]);
  expect(operationsFor("writeMutes")).toHaveLength(3);
  expect(operationsFor("readGroups")).toEqual(["DescribeLiveMessageGroup"]);
  expect(operationsFor("writeGroups")).toHaveLength(4);
  expect(operationsFor("readApps")).toEqual(["DescribeLiveMessageApp"]);
  expect(operationsFor("listApps")).toEqual(["ListLiveMessageApps"]);
  expect(operationsFor("writeApps")).toHaveLength(4);
  const writing = (["writeMutes", "writeGroups", "writeApps"] as const).flatMap(operationsFor);
  expect(writing.every((name) => liveOperation(name).writes)).toBe(true);
});

test("names of RAM", () => {
  expect(ramAction("BanLiveMessageGroup")).toBe("live:BanLiveMessageGroup");
  expect(ramResource("BanLiveMessageGroup", "app1")).toBe("acs:live::*:rtc/app1");
  expect(ramResource("BanLiveMessageGroup", "app1", "123")).toBe("acs:live::123:rtc/app1");
});

test("each quota has a setting of its own", () => {
  expect(rateSetting("BanLiveMessageGroup")).toBe("writesPerSecond");
  expect(rateSetting("DescribeLiveMessageGroupBand")).toBe("readsPerSecond");
});
