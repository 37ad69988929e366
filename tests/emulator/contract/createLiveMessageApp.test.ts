import { call } from "../support/signedCall";
import { contract, emulatorOf, expectError, expectResult } from "../support/contract";

// The API has no operation that deletes an app, so on a real endpoint none is made but those of the serialisation.
contract("CreateLiveMessageApp", {
  on: "account",
  parameters: () => Promise.resolve({}),
  required: [],
  members: ["AppId", "AppKey", "AppSign", "DataCenter"],
  invalid: [
    [{ AppName: "x" }, "InputInvalid"],
    [{ AppName: "x".repeat(17) }, "InputInvalid"],
    [{ AuditType: 3 }, "InputInvalid"],
    [{ AuditType: "one" }, "InvalidAuditType"],
    [{ AuditType: 2 }, "InputInvalid"],
    [{ MsgLifeCycle: 3 }, "InputInvalid"],
    [{ AuditUrl: "ftp://example.com/" }, "InputInvalid"],
    [{ AuditUrl: "http://example.com:8080/" }, "InputInvalid"],
    [{ EventCallbackUrl: "http://192.168.0.1/" }, "InputInvalid"],
    [{ EventCallbackUrl: "http://10.0.0.1/" }, "InputInvalid"],
    [{ EventCallbackUrl: "http://127.0.0.1/" }, "InputInvalid"],
  ],
  functionality(target, onEmulator) {
    onEmulator("makes an app as asked, in cn-shanghai unless told otherwise", async () => {
      const asked = {
        AppName: "直播间",
        AuditType: 2,
        AuditUrl: "https://example.com/audit?x=1",
        EventCallbackUrl: "http://example.com/events",
        MsgLifeCycle: 2,
      };
      const made = await target().call("CreateLiveMessageApp", asked);
      const { AppId, AppKey, AppSign } = made.body as Record<string, string>;
      expectResult(made, { AppId, AppKey, AppSign, DataCenter: "cn-shanghai" });
      const read = await target().call("DescribeLiveMessageApp", { AppId: AppId! });
      expect(read.body).toMatchObject({ ...asked, AppKey, AppSign, DataCenter: "cn-shanghai" });
      const second = await target().call("CreateLiveMessageApp", { DataCenter: "ap-southeast-1" });
      expect(second.body["DataCenter"]).toBe("ap-southeast-1");
      expect(second.body["AppId"]).not.toBe(AppId);
    });
    onEmulator("stops at 300 apps of the account", async () => {
      const emulator = emulatorOf(target());
      const account = emulator.accounts.create();
      const endpoint = { url: emulator.url, credentials: account.createKey() };
      for (let made = 0; made < 299; made++) emulator.createApp({ account });
      expect((await call(endpoint, "CreateLiveMessageApp")).status).toBe(200);
      expectError(await call(endpoint, "CreateLiveMessageApp"), 400, "ErrorTooManyApps");
    });
  },
});
