import { Notes } from "../../provider/src/handover/notes";
import { app, useProvider } from "./support/useProvider";

const stage = useProvider();
const engineAddress = `engine-of-declarations-${process.pid}:1`;

test("a resource is refused for a group that the program declares through the plugin, too", async () => {
  const plugin = new Notes(engineAddress);
  plugin.prepare();
  plugin.add("registered", [{ key: `mute ${app}/hall`, members: ["urn:of-plugin"] }]);
  plugin.add("declared", [{ key: `mute ${app}/hall` }, { key: `mute ${app}/foyer` }]);
  const provider = await stage.start({ engineAddress });
  const { failures } = await provider.check({ appId: app, groupId: "hall" });
  const reason = 'Two resources of this program declare the group "hall" of app "app1": keep it in one resource.';
  expect(failures).toEqual([{ property: "", reason }]);
  expect((await provider.check({ appId: app, groupId: "foyer" })).failures).toEqual([]);
});
