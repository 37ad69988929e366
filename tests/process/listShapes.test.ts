import { type Switches, switchTable } from "alicloud-live-emulator";
import { app, useProvider } from "./support/useProvider";

const stage = useProvider();
const id = "app1/hall";
const shapes = switchTable.bandListShape.values as readonly Switches["bandListShape"][];
const orders = switchTable.bandListOrder.values as readonly Switches["bandListOrder"][];

test("every shape and order of the lists that Describe answers, and the mute as a text", async () => {
  const provider = await stage.start();
  const hall = { appId: app, groupId: "hall", muted: true, exceptUsers: {} };
  let { outputs } = await provider.create(hall);
  for (const bandListShape of shapes) {
    for (const bandListOrder of orders) {
      for (const bannedAllAsString of [false, true]) {
        Object.assign(stage.emulator.switches, { bandListShape, bandListOrder, bannedAllAsString });
        for (const users of [["host", "mod"], ["host"], []]) {
          const news = { ...hall, exceptUsers: Object.fromEntries(users.map((user) => [user, true])) };
          outputs = await provider.update(id, outputs, news);
          expect({ bandListShape, ...stage.mute() }).toEqual({ bandListShape, mutedAll: true, exempt: users });
          const read = await provider.read(id, outputs);
          expect({ bandListShape, ...read.inputs }).toMatchObject({ bandListShape, ...news });
          expect(Object.keys(read.inputs.exceptUsers as object)).toHaveLength(users.length);
        }
      }
    }
  }
  expect(new Set(stage.writes())).toEqual(new Set(["BanLiveMessageGroup"]));
});
