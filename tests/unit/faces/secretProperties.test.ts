import fc from "fast-check";
import { hidingSecretsOf, toldFailures } from "../../../provider/src/faces/secretProperties";
import { appMutes } from "../../../provider/src/resources/appMutes/appMutes";
import { groupMute } from "../../../provider/src/resources/groupMute/groupMute";
import { messageApp } from "../../../provider/src/resources/messageApp/messageApp";
import { messageGroup } from "../../../provider/src/resources/messageGroup/messageGroup";
import { withoutSecretUsers } from "../../../provider/src/text/secretUsers";

const types = [groupMute, appMutes, messageApp, messageGroup] as unknown as (typeof groupMute)[];

/** What a message becomes while a method works on properties of which some are secrets. */
function told(
  type: typeof groupMute,
  plain: Record<string, unknown>,
  secrets: readonly string[],
  message: string,
): string {
  return hidingSecretsOf(type, [{ plain, secrets: new Set(secrets) }], () => withoutSecretUsers(message));
}

test.each(types)("$name: whatever a secret is, the method is not kept from its work", (type) => {
  const names = Object.keys(type.properties);
  const odd = fc.oneof(
    fc.jsonValue({ maxDepth: 2 }),
    fc.dictionary(fc.constantFrom("hall", "__proto__"), fc.oneof(fc.constant(null), fc.jsonValue({ maxDepth: 2 }))),
    fc.dictionary(fc.constant("hall"), fc.record({ exceptUsers: fc.jsonValue(), mutedUsers: fc.jsonValue() })),
  );
  fc.assert(
    fc.property(fc.constantFrom(...names), odd, (name, value) => {
      expect(told(type, { [name]: value }, names, "Done.")).toBe("Done.");
    }),
  );
});

test.each([
  ["user team:owl is unknown", "exceptUsers", ["team:owl"]],
  ["user owl's is unknown", "mutedUsers", ["owl's"]],
  ["user (owl) is unknown", "exceptUsers", { "(owl)": true }],
])("%s: ids with signs in them are hidden, too", (message, name, users) => {
  expect(told(groupMute, { [name]: users }, [name], message)).toBe("user [hidden] is unknown");
});

test("a text is hidden as JSON writes it, and with its invisible characters written out", () => {
  const groupName = 'owl "of the\u200d night"';
  const message = String.raw`It is owl "of the\u{200d} night" or "owl \"of the\u{200d} night\"", not ${JSON.stringify(groupName)}.`;
  const hidden = told(messageGroup as unknown as typeof groupMute, { groupName }, ["groupName"], message);
  expect(hidden).not.toContain("night");
});

test("what is no property is told by its name, and a secret one not by its value", () => {
  const failures = [
    { path: ["exemptUsers"], reason: 'GroupMute has no argument "exemptUsers": did you mean "exceptUsers"?' },
    { path: ["dataCenter"], reason: 'dataCenter must be one of a, b, not "owl"' },
  ];
  const secrets = new Set(["exemptUsers", "dataCenter"]);
  const [unknown, known] = toldFailures(groupMute.properties, failures, [{ plain: {}, secrets }]);
  expect(unknown).toEqual(failures[0]);
  expect(known?.reason).toMatch(/^dataCenter cannot have this value, which is a secret/);
});
