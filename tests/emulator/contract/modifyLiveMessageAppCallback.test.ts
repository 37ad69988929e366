import { contract, emulatorOf, expectResult } from "../support/contract";

const url = "https://events.example.com/hook?app=1";

contract("ModifyLiveMessageAppCallback", {
  on: "app",
  parameters: ({ appId }) => Promise.resolve({ AppId: appId, EventCallbackUrl: url }),
  required: ["AppId"],
  members: ["AppId", "AppSign", "EventCallbackUrl", "EventCallbackNeedAuthentication"],
  invalid: [
    [{ EventCallbackUrl: "events.example.com" }, "InputInvalid"],
    [{ EventCallbackUrl: "http://10.0.0.1/hook" }, "InputInvalid"],
    [{ EventCallbackUrl: "http://events.example.com:8080" }, "InputInvalid"],
  ],
  functionality(target, onEmulator) {
    onEmulator.each([[{ EventCallbackUrl: "" }], [{}]])("%j ends the callbacks", async (end) => {
      const emulator = emulatorOf(target());
      const { id: AppId, appSign } = emulator.createApp();
      const common = { AppId, AppSign: appSign, EventCallbackNeedAuthentication: true };
      const set = { AppId, EventCallbackUrl: url };
      expectResult(await target().call("ModifyLiveMessageAppCallback", set), { ...common, EventCallbackUrl: url });
      const described = async () => (await target().call("DescribeLiveMessageApp", { AppId })).body["EventCallbackUrl"];
      expect(await described()).toBe(url);
      expectResult(await target().call("ModifyLiveMessageAppCallback", { AppId, ...end }), common);
      expect(await described()).toBe("");
    });
  },
});
