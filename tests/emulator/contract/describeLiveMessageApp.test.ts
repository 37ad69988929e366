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
    "EventCallbackUrl",
    "CreateTime",
    "ModifyTime",
    "Disable",
    "MsgLifeCycle",
    "DataCenter",
  ],
  sometimes: ["AuditUrl"],
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
        EventCallbackUrl: "",
        CreateTime: seconds,
        ModifyTime: seconds,
        Disable: false,
        MsgLifeCycle: 0,
        DataCenter: "ap-southeast-1",
      });
    });
    onEmulator("answers AuditUrl for AuditType 2 alone", async () => {
      const emulator = emulatorOf(target());
      const audit = async (auditType: number) => {
        const { id: AppId } = emulator.createApp({ auditType, auditUrl: "https://audit.example.com" });
        return (await target().call("DescribeLiveMessageApp", { AppId })).body["AuditUrl"];
      };
      expect([await audit(1), await audit(2)]).toEqual([undefined, "https://audit.example.com"]);
    });
  },
});
