import { checkPolicy } from "../accounts/policy";
import { dataCenters } from "../store/app";
import { SeedProblem, type JsonPath } from "./locatedJson";
import { quote } from "../text/quote";
import type { Seed } from "./seed";

type Check = (value: unknown, path: JsonPath) => void;

/**
 * Checks a seed from outside the type system, misspelled members included.
 * @throws SeedProblem for the first thing that is wrong
 */
export function checkSeed(seed: unknown): Seed {
  seedShape(seed, []);
  return seed as Seed;
}

const rule =
  (what: string, holds: (value: unknown) => boolean): Check =>
  (value, path) => {
    if (!holds(value)) throw new SeedProblem(path, `must be ${what}, not ${quote(value)}`);
  };
const text = rule("a text", (value) => typeof value === "string");
const name = rule("a text that is not empty", (value) => typeof value === "string" && value !== "");
const flag = rule("true or false", (value) => typeof value === "boolean");
const number = rule("a number from 0", (value) => typeof value === "number" && value >= 0);
const integer = rule("a whole number", Number.isSafeInteger);
const digits = rule("a text of digits", (value) => typeof value === "string" && /^\d+$/.test(value));
const dataCenter = rule(dataCenters.join(" or "), (value) => (dataCenters as readonly unknown[]).includes(value));

const list =
  (item: Check): Check =>
  (value, path) => {
    if (!Array.isArray(value)) throw new SeedProblem(path, `must be a list, not ${quote(value)}`);
    value.forEach((each, index) => item(each, [...path, index]));
  };

const mapOf =
  (item: Check): Check =>
  (value, path) => {
    if (!isRecord(value)) throw new SeedProblem(path, `must be an object, not ${quote(value)}`);
    for (const [key, each] of Object.entries(value)) item(each, [...path, key]);
  };

const object =
  (required: Readonly<Record<string, Check>>, optional: Readonly<Record<string, Check>> = {}): Check =>
  (value, path) => {
    if (!isRecord(value)) throw new SeedProblem(path, `must be an object, not ${quote(value)}`);
    const members = { ...required, ...optional };
    for (const [key, each] of Object.entries(value)) {
      const check = Object.hasOwn(members, key) ? members[key] : undefined;
      if (!check) throw new SeedProblem([...path, key], `is unknown; known are ${Object.keys(members).join(", ")}`);
      if (each !== undefined) check(each, [...path, key]);
    }
    for (const key of Object.keys(required)) {
      if (value[key] === undefined) throw new SeedProblem(path, `needs ${key}`);
    }
  };

const policy: Check = (value, path) => {
  try {
    checkPolicy(value, "the policy");
  } catch (error) {
    throw new SeedProblem(path, (error as TypeError).message);
  }
};

const message = { id: name, type: integer, sender: name, body: text, sentAt: number };
const optionalOfMessage = { senderInfo: text, sequence: number };
const members: Check = (value, path) => (Array.isArray(value) ? list(name) : mapOf(text))(value, path);
const keyShape = { accessKeyId: name, accessKeySecret: name };

const seedShape = object(
  {},
  {
    accounts: list(
      object(
        { id: digits },
        {
          keys: list(object(keyShape, { active: flag })),
          users: list(object({ name }, { keys: list(object(keyShape, { active: flag })), policies: list(policy) })),
          tokens: list(
            object(
              { ...keyShape, securityToken: name },
              { active: flag, expires: number, role: name, policies: list(policy) },
            ),
          ),
        },
      ),
    ),
    apps: list(
      object(
        { appId: name },
        {
          account: digits,
          name: text,
          dataCenter,
          appKey: text,
          appSign: text,
          auditType: number,
          auditUrl: text,
          eventCallbackUrl: text,
          messageLifeCycle: number,
          disabled: flag,
          createdAt: number,
          modifiedAt: number,
          online: list(name),
          userMessages: list(object({ ...message, receiver: name }, optionalOfMessage)),
          purgedIds: list(name),
        },
      ),
    ),
    groups: list(
      object(
        { appId: name, groupId: name },
        {
          name: text,
          info: text,
          creator: text,
          administrators: list(name),
          mutedAll: flag,
          exempt: list(name),
          muted: list(name),
          members,
          joins: number,
          messageCounts: mapOf(number),
          messages: list(object(message, optionalOfMessage)),
          deleted: flag,
          deletedBy: text,
          deletedAt: number,
          createdAt: number,
        },
      ),
    ),
  },
);

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
