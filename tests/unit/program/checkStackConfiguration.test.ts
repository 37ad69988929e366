import { checkStackConfiguration } from "../../../provider/src/program/checkStackConfiguration";
import { GroupMute } from "../../../provider/src/program/groupMute";
import { runOfStack } from "./support/runOfStack";

const misspelt = { "livemessage:writePerSecond": "5" };
const refusal =
  "The configuration of the stack cannot be used: there is no key livemessage:writePerSecond: " +
  'did you mean "writesPerSecond"?';

test("each stack of a process has its configuration checked, each time until it is right", () => {
  runOfStack(() => expect(checkStackConfiguration).not.toThrow(), { "livemessage:writesPerSecond": "5" });
  runOfStack(() => {
    expect(checkStackConfiguration).toThrow(refusal);
    expect(checkStackConfiguration).toThrow(refusal);
  }, misspelt);
  runOfStack(() => expect(checkStackConfiguration).not.toThrow(), misspelt, { project: "livemessage" });
});

test("the first GroupMute tells", () => {
  const declare = () => new GroupMute("hall", { appId: "app1", groupId: "hall" });
  runOfStack(() => expect(declare).toThrow(refusal), misspelt);
});
