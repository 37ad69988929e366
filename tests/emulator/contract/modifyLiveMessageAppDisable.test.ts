import { contract, emulatorOf, expectResult } from "../support/contract";

contract("ModifyLiveMessageAppDisable", {
  on: "app",
  parameters: ({ appId }) => Promise.resolve({ AppId: appId, Disable: false }),
  required: ["AppId"],
  members: ["AppId", "AppSign", "Disable"],
  invalid: [[{ Disable: "1" }, "InvalidDisable"]],
  functionality(target, onEmulator) {
    onEmulator("disables and enables; a boolean in one answer, a text in the list", async () => {
      const emulator = emulatorOf(target());
      const account = emulator.accounts.default;
      const { id: AppId, appSign } = emulator.createApp({ account });
      for (const Disable of [true, false]) {
        expectResult(await target().call("ModifyLiveMessageAppDisable", { AppId, Disable }), {
          AppId,
          AppSign: appSign,
          Disable,
        });
        expect((await target().call("DescribeLiveMessageApp", { AppId })).body["Disable"]).toBe(Disable);
        const { body } = await target().call("ListLiveMessageApps", { SortType: 2 });
        expect((body["AppList"] as unknown[])[0]).toMatchObject({ AppId, Disable: String(Disable) });
      }
    });
  },
});
