import { contract, emulatorOf, expectResult } from "../support/contract";

contract("DescribeLiveMessageApp", {
  on: "app",
  parameters: (target) => Promise.resolve({ AppId: target.appId }),
  required: ["AppId"],
  members: [
    "AppId",
    "AppKey",
    "AppSign",
    "AppName",
    "AuditType",
    "AuditUrl",
    "EventCallbackUrl",
    "CreateTime",
    "ModifyTime",
    "Disable",
    "MsgLifeCycle",
    "DataCenter",
  ],
  functionality(target, onEmulator) {
    onEmulator("answers the app, times in seconds", async () => {
      const emulator = emulatorOf(target());
      const app = emulator.createApp({ name: "hall", appKey: "key", appSign: "sign", dataCenter: "ap-southeast-1" });
      const seconds = Math.floor(app.createdAt / 1000);
      expectResult(await target().call("DescribeLiveMessageApp", { AppId: app.id, DataCenter: "ap-southeast-1" }), {
        AppId: app.id,
        AppKey: "key",
        AppSign: "sign",
        AppName: "hall",
        AuditType: 0,
        AuditUrl: "",
        EventCallbackUrl: "",
        CreateTime: seconds,
        ModifyTime: seconds,
        Disable: false,
        MsgLifeCycle: 0,
        DataCenter: "ap-southeast-1",
      });
    });
  },
});
