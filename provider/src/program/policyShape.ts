import { createdGroupNames } from "../muteFile/groupToCreate";
import type { PolicyPath, Problem } from "../muteFile/problem";
import { unknownKey } from "../muteFile/problem";
import { isLater } from "./isLater";
import { isPlainObject, kindOf } from "./plainValue";
import type { OneResourcePer } from "./policyMute";
import { shown } from "../text/visible";

/** What a value must be; everything but a map and names may be an output. */
type Shape = (value: unknown, path: PolicyPath) => Problem[];

/**
 * What is wrong with the build of a policy that a program gives. The types refuse all of it, but an object from a
 * configuration has none, and a group that is `false` must not end as a muted one.
 */
export function policyShapeProblems(policy: unknown): Problem[] {
  return map({
    $schema: anything,
    defaults: optional(orNull(map(defaultsShape))),
    lists: optional(mapOf(users)),
    muteLists: optional(mapOf(users)),
    groups: mapOf(group),
    oneResourcePer,
  })(policy, []);
}

/** The same of the arguments that a program gives with a mute file. */
export function fromFileShapeProblems(args: unknown): Problem[] {
  return map({ name: optional(resourceName), defaults: optional(map(defaultsShape)), oneResourcePer })(args, []);
}

/** An object with some of these keys. */
function map(shapes: Record<string, Shape>): Shape {
  const keys = Object.keys(shapes);
  return object((value, path) => [
    ...Object.keys(value)
      .filter((key) => !keys.includes(key))
      .map((key) => unknownKey(path, key, keys)),
    ...keys.flatMap((key) => shapes[key]!(value[key], [...path, key])),
  ]);
}

/** An object with any keys. */
function mapOf(shape: Shape): Shape {
  return object((value, path) => Object.entries(value).flatMap(([key, item]) => shape(item, [...path, key])));
}

function object(problemsIn: (value: Record<string, unknown>, path: PolicyPath) => Problem[]): Shape {
  return (value, path) =>
    isPlainObject(value) ? problemsIn(value, path) : [problem(path, `must be an object${instead(value)}`)];
}

function anything(): Problem[] {
  return [];
}

/** What may be left out. Null is what was given and has no value. */
function optional(shape: Shape): Shape {
  return (value, path) => (value === undefined ? [] : shape(value, path));
}

/** What has null for nothing beside the defaults, as a mute file has an empty key. */
function orNull(shape: Shape): Shape {
  return (value, path) => (value === null ? [] : shape(value, path));
}

/** A value that the check of the resource looks at; of an object it would see no more than that it is one. */
function plain(value: unknown, path: PolicyPath): Problem[] {
  if (value === null) return [problem(path, "has no value: give one, or leave it out")];
  if (typeof value !== "object" || isLater(value)) return [];
  return [problem(path, `must be a single value${instead(value)}`)];
}

/** An output of users is looked at once it is known. */
const users: Shape = (value, path) => {
  if (value === undefined || isLater(value)) return [];
  if (!Array.isArray(value)) return [problem(path, `must be a list of user ids${instead(value)}`)];
  return value.flatMap((user, index) => plain(user, [...path, index]));
};

const names: Shape = (value, path) =>
  Array.isArray(value) && value.every((name) => typeof name === "string")
    ? []
    : [problem(path, `must be a list of names${instead(value)}`)];

/** A name of a resource, which the engine has to know before any output is known. */
const resourceName: Shape = (value, path) =>
  typeof value === "string" && value !== ""
    ? []
    : [problem(path, `must be the name of the component${value === "" ? ", and it is empty" : instead(value)}`)];

const defaultsShape = {
  appId: plain,
  dataCenter: plain,
  exceptLists: optional(names),
  muteLists: optional(names),
  mutedFrom: plain,
  mutedUntil: plain,
};

/** A resource option, which the engine has to know before any output is known. */
const plainFlag: Shape = (value, path) => {
  if (typeof value === "boolean") return [];
  return [problem(path, isLater(value) ? "must be plain, not an output" : `must be true or false${instead(value)}`)];
};

const group = orNull(
  map({
    ...defaultsShape,
    groupId: plain,
    muted: plain,
    exceptUsers: optional(users),
    mutedUsers: optional(users),
    retainOnDelete: optional(plainFlag),
    create: optional(plainFlag),
    ...Object.fromEntries(createdGroupNames.map((name) => [name, name === "administrators" ? optional(users) : plain])),
  }),
);

const resourcesPer: readonly OneResourcePer[] = ["group", "app"];

const oneResourcePer = optional((value, path) => {
  if (resourcesPer.some((one) => one === value)) return [];
  const found = typeof value === "string" ? `, not ${shown(value)}` : instead(value);
  return [problem(path, `must be ${resourcesPer.map((one) => JSON.stringify(one)).join(" or ")}${found}`)];
});

function instead(value: unknown): string {
  if (value === undefined || value === null) return ", and there is nothing";
  return `, not ${kindOf(value)}${isLater(value) ? ": names of resources come from it" : ""}`;
}

function problem(path: PolicyPath, message: string): Problem {
  return { path, at: "value", message };
}
