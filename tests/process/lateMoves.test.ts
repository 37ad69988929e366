import { noteOfLate } from "../../provider/src/handover/lateMutes";
import { Notes } from "../../provider/src/handover/notes";
import { failureOf } from "./support/failureOf";
import { providerText } from "./support/providerProcess";
import { appMutesText, muted, of, useAppMutes } from "./support/useAppMutes";
import { app } from "./support/useProvider";

const { stage } = useAppMutes();
const engineAddress = `engine-of-late-moves-${process.pid}:1`;
const giver = of({ hall: muted("host"), foyer: muted("host"), yard: muted("host") });

test("where the run fails, a mute stays in state that may be one of those which the program did not come to know", async () => {
  stage.emulator.createGroup(app, "yard");
  for (const group of ["hall", "foyer", "yard"])
    stage.emulator.setMute(app, group, { mutedAll: true, exempt: ["host"] });
  // A program of the Automation API lives on in its process.
  const program = new Notes(engineAddress);
  program.prepare();
  program.add("declared", [noteOfLate({ id: "late", groupIds: ["hall"] })]);
  const provider = await stage.start({ text: appMutesText, engineAddress });
  await failureOf(provider.create({ appId: app, groupId: "nowhere", exceptUsers: {}, __provider: providerText }));
  const { initialization } = await failureOf(provider.update(app, giver, of({ foyer: muted("host") })));
  expect(initialization?.reasons).toEqual([
    expect.stringContaining("group hall: The mute stays in the state of this resource, since the run failed"),
  ]);
  expect(initialization?.properties).toMatchObject({ groups: { hall: {}, foyer: {} }, unfinished: ["hall"] });
  expect(stage.mute("hall")).toMatchObject({ mutedAll: true });
  expect(stage.mute("yard")).toMatchObject({ mutedAll: false });
});
