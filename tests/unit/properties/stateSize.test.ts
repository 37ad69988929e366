import { appMutesDescription } from "../../../provider/src/properties/appMutes";
import { fromState, toOutputs, toState } from "../../../provider/src/properties/stateForm";

const groups = new Map(
  Array.from({ length: 1000 }, (_, index) => [
    `group-${String(index).padStart(4, "0")}`,
    { muted: true, exceptUsers: ["host", "moderator1", "moderator2"] },
  ]),
);
const mutes = { appId: "app", groups };

test("a group with three exempt users takes less than 150 bytes of the state of an AppMutes", () => {
  const state = { inputs: toState(appMutesDescription, mutes), outputs: toOutputs(appMutesDescription, mutes) };
  expect(Buffer.byteLength(JSON.stringify(state)) / groups.size).toBeLessThan(150);
});

test("outputs in state say the same as inputs", () => {
  expect(fromState(appMutesDescription, toOutputs(appMutesDescription, mutes))).toEqual(mutes);
});
