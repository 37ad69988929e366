import { call } from "../support/signedCall";
import { contract, emulatorOf, expectResult } from "../support/contract";

contract("ListLiveMessageApps", {
  on: "account",
  parameters: () => Promise.resolve({ SortType: 1 }),
  required: ["SortType"],
  members: ["HasMore", "AppList"],
  sometimes: ["NextPageToken"],
  invalid: [
    [{ SortType: 3 }, "InputInvalid"],
    [{ SortType: "up" }, "InvalidSortType"],
    [{ NextPageToken: "x" }, "InvalidNextPageToken"],
    [{ NextPageToken: "99999999999999999999" }, "InvalidNextPageToken"],
  ],
  functionality(target, onEmulator) {
    onEmulator("pages with a number, in either order, each app once", async () => {
      const emulator = emulatorOf(target());
      const account = emulator.accounts.create();
      const endpoint = { url: emulator.url, credentials: account.createKey() };
      const made = Array.from({ length: 45 }, () => emulator.createApp({ account }).id);
      for (const [SortType, wanted] of [
        [1, made],
        [2, made.toReversed()],
      ] as const) {
        const listed: string[] = [];
        let token: number | undefined = -1;
        const sizes: number[] = [];
        while (token !== undefined) {
          const { body } = await call(endpoint, "ListLiveMessageApps", { SortType, NextPageToken: token });
          const items = body["AppList"] as { AppId: string }[];
          listed.push(...items.map(({ AppId }) => AppId));
          sizes.push(items.length);
          expect(body["HasMore"]).toBe(typeof body["NextPageToken"] === "number");
          token = body["NextPageToken"] as number | undefined;
        }
        expect(listed).toEqual(wanted);
        expect(sizes).toEqual([20, 20, 5]);
      }
    });
    onEmulator("answers each app with Disable as a text, of the data center asked for", async () => {
      const emulator = emulatorOf(target());
      const account = emulator.accounts.create();
      emulator.createApp({ account });
      const app = emulator.createApp({ account, dataCenter: "ap-southeast-1", appKey: "k", appSign: "s", name: "n" });
      const seconds = Math.floor(app.createdAt / 1000);
      const endpoint = { url: emulator.url, credentials: account.createKey() };
      expectResult(await call(endpoint, "ListLiveMessageApps", { SortType: 1, DataCenter: "ap-southeast-1" }), {
        HasMore: false,
        AppList: [
          {
            AppId: app.id,
            AppKey: "k",
            AppSign: "s",
            AppName: "n",
            CreateTime: seconds,
            ModifyTime: seconds,
            DataCenter: "ap-southeast-1",
            MsgLifeCycle: 0,
            Disable: "false",
          },
        ],
      });
    });
  },
});
