import * as pulumi from "@pulumi/pulumi";
import { startEmulator, type Emulator } from "alicloud-live-emulator";
import { getMessageApp, getMessageAppOutput } from "../../../provider/src/program/getMessageApp";
import { getMessageGroup, getMessageGroupOutput } from "../../../provider/src/program/getMessageGroup";
import { listMessageApps, listMessageAppsOutput } from "../../../provider/src/program/listMessageApps";
import { emulatorConfig } from "../../support/emulatorAccess";

const valueOf = <T>(output: pulumi.Output<T>): Promise<T> =>
  (output as pulumi.Output<T> & { promise(): Promise<T> }).promise();

describe("on the service", () => {
  let emulator: Emulator;
  beforeAll(async () => {
    emulator = await startEmulator({ quota: false, switches: { tokenPageSize: 2 } });
    for (const appId of ["app1", "app2", "app3"]) emulator.createApp({ appId, name: `name of ${appId}` });
    emulator.createGroup("app1", "hall");
    Object.assign(emulator.state.group("app1", "hall")!, { name: "Hall", info: "i", administrators: ["b", "a"] });
    emulator.createGroup("app1", "gone");
    emulator.state.group("app1", "gone")!.delete(Date.now(), "admin");
    pulumi.runtime.setAllConfig({ ...emulatorConfig(emulator) });
  });
  afterAll(() => emulator.close());

  test("a group is looked up, and one that was deleted is not there", async () => {
    const hall = { appId: "app1", groupId: "hall", groupName: "Hall", groupInfo: "i", creatorId: "" };
    const found = { ...hall, administrators: ["a", "b"] };
    expect(await getMessageGroup({ appId: "app1", groupId: "hall" })).toEqual(found);
    expect(await valueOf(getMessageGroupOutput({ appId: pulumi.output("app1"), groupId: "hall" }))).toEqual(found);
    await expect(getMessageGroup({ appId: "app1", groupId: "gone" })).rejects.toMatchObject({
      name: "GroupNotFoundError",
      message: expect.stringContaining('"gone" of app "app1" was deleted by "admin"') as string,
    });
  });

  test("an app is looked up, without its secrets", async () => {
    const found = {
      appId: "app1",
      appName: "name of app1",
      dataCenter: "cn-shanghai",
      messageLifeCycle: 30,
      audit: { type: 0, url: "" },
      eventCallbackUrl: "",
      disabled: false,
    };
    expect(await getMessageApp({ appId: "app1" })).toEqual(found);
    expect(await valueOf(getMessageAppOutput({ appId: pulumi.output("app1") }))).toEqual(found);
    await expect(getMessageApp({ appId: "nowhere" })).rejects.toMatchObject({ name: "AppNotFoundError" });
  });

  test("all apps are listed, page by page, without their secrets", async () => {
    const listed = (await listMessageApps()).map(({ createTime, ...app }) => ({ ...app, isRecent: createTime > 1e9 }));
    const app = { dataCenter: "cn-shanghai", disabled: false, messageLifeCycle: 30, isRecent: true };
    expect(listed).toEqual(["app1", "app2", "app3"].map((appId) => ({ appId, appName: `name of ${appId}`, ...app })));
    expect(await valueOf(listMessageAppsOutput({ dataCenter: pulumi.output("ap-southeast-1") }))).toEqual([]);
    await expect(listMessageApps({ appId: "app1" } as never)).rejects.toThrow(
      'listMessageApps cannot be asked: there is no argument "appId"',
    );
  });
});

test("in a unit test of a program the mocks are asked", async () => {
  const call = ({ token }: pulumi.runtime.MockCallArgs): Record<string, unknown> =>
    token === "livemessage:index:listMessageApps" ? { apps: [{ appId: "a" }] } : { groupName: "Hall" };
  await pulumi.runtime.setMocks({ newResource: () => ({ id: "", state: {} }), call });
  expect(await listMessageApps()).toEqual([{ appId: "a" }]);
  await expect(getMessageGroup({ appId: "a", groupId: "hall" })).rejects.toThrow(
    "their answer to livemessage:index:getMessageGroup has no groupInfo, no administrators, no creatorId",
  );
});
