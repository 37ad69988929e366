import { contract, emulatorOf, expectError, expectResult } from "../support/contract";

const url = "https://audit.example.com/hook";

contract("ModifyLiveMessageAppAudit", {
  on: "app",
  parameters: ({ appId }) => Promise.resolve({ AppId: appId, AuditType: 0 }),
  required: ["AppId"],
  members: ["AppId", "AppSign", "AuditType", "AuditNeedAuthentication"],
  invalid: [
    [{ AuditType: 3 }, "InputInvalid"],
    [{ AuditType: "x" }, "InvalidAuditType"],
    [{ AuditType: 2 }, "InputInvalid"],
    [{ AuditType: 2, AuditUrl: "ftp://audit.example.com" }, "InputInvalid"],
    [{ AuditType: 2, AuditUrl: "https://audit.example.com:8443" }, "InputInvalid"],
    [{ AuditType: 2, AuditUrl: "http://192.168.0.1" }, "InputInvalid"],
  ],
  functionality(target, onEmulator) {
    onEmulator("changes the audit, which is read back, and the time of the change", async () => {
      const emulator = emulatorOf(target());
      const { id: AppId, appSign } = emulator.createApp();
      emulator.clock.advance(60_000);
      const external = await target().call("ModifyLiveMessageAppAudit", { AppId, AuditType: 2, AuditUrl: url });
      const common = { AppId, AppSign: appSign };
      expectResult(external, { ...common, AuditType: 2, AuditUrl: url, AuditNeedAuthentication: true });
      const { body } = await target().call("DescribeLiveMessageApp", { AppId });
      expect(body).toMatchObject({ AuditType: 2, AuditUrl: url });
      expect((body["ModifyTime"] as number) - (body["CreateTime"] as number)).toBeGreaterThanOrEqual(60);
      expectResult(await target().call("ModifyLiveMessageAppAudit", { AppId, AuditType: 1 }), {
        ...common,
        AuditType: 1,
        AuditNeedAuthentication: false,
      });
      expectError(await target().call("ModifyLiveMessageAppAudit", { AppId, AuditType: 2 }), 400, "InputInvalid");
    });
  },
});
