import { setTimeout as delay } from "node:timers/promises";
import { startEmulator, type Emulator } from "alicloud-live-emulator";
import { call, type Answer, type CallOptions, type CallParameters, type Endpoint } from "./signedCall";

/*
 * What holds for the emulator should hold for the service. Each operation states its contract once; it is checked on an
 * emulator, and on a real endpoint where these variables are set:
 *   LIVE_CONTRACT_ENDPOINT  such as https://live.aliyuncs.com
 *   LIVE_CONTRACT_APP_ID    an app that groups may be made in; they are deleted afterwards
 *   ALIBABA_CLOUD_ACCESS_KEY_ID, ALIBABA_CLOUD_ACCESS_KEY_SECRET, ALIBABA_CLOUD_SECURITY_TOKEN
 * What the service does not document (an emulator's switch) is left out there.
 */

const realUrl = process.env["LIVE_CONTRACT_ENDPOINT"];

/** Where a contract is checked. */
export interface Target {
  readonly appId: string;
  /** Undefined on a real endpoint. */
  readonly emulator: Emulator | undefined;
  call(action: string, parameters?: CallParameters, options?: CallOptions): Promise<Answer>;
  /** Makes an empty group and answers its id. */
  group(parameters?: CallParameters): Promise<string>;
  /** An id that no group has. */
  freshId(): string;
}

export interface Contract {
  /** Parameters that succeed; called for each case. */
  readonly parameters: (target: Target) => Promise<CallParameters>;
  readonly required: readonly string[];
  /** The members of a successful answer besides RequestId. */
  readonly members: readonly string[];
  /** Members that are there only in some cases. */
  readonly sometimes?: readonly string[];
  /** Parameters that make it fail, and the code. */
  readonly invalid?: readonly (readonly [parameters: CallParameters, code: string])[];
  /** On an app or a group: whether these are looked up. */
  readonly on: "account" | "app" | "group";
  /** Whether an unknown group is an error. Default: for operations on a group. */
  readonly unknownGroup?: "ok" | "error";
  /** Tests of what it does; those declared with `onEmulator` are skipped on a real endpoint. */
  readonly functionality?: (target: () => Target, onEmulator: jest.It) => void;
}

/** Declares the tests of one operation. */
export function contract(operation: string, contract: Contract): void {
  describe(operation, () => {
    describe("on the emulator", () => declare(operation, contract, startEmulatorTarget, test));
    if (realUrl) {
      const open = () => Promise.resolve(realTarget(realUrl));
      describe(`on ${realUrl}`, () => declare(operation, contract, open, test.skip));
    } else test.skip("on a real endpoint: runs when LIVE_CONTRACT_ENDPOINT is set", () => undefined);
  });
}

/** The emulator of a target that is one. */
export function emulatorOf({ emulator }: Target): Emulator {
  if (!emulator) throw new Error("Declare this test with onEmulator.");
  return emulator;
}

/** A success with exactly these members, and a request id. */
export function expectResult(answer: Answer, members: Record<string, unknown>): void {
  expect(answer.body).toEqual({ RequestId: expect.stringMatching(/^[0-9A-F-]{36}$/) as unknown, ...members });
  expect(answer.status).toBe(200);
}

/** An error in the gateway's form. */
export function expectError(answer: Answer, status: number, code: string): void {
  expect([answer.status, answer.body["Code"], answer.body["Message"]]).toEqual([status, code, expect.any(String)]);
  expect(Object.keys(answer.body).sort()).toEqual(["Code", "HostId", "Message", "Recommend", "RequestId"]);
}

export function userIds(count: number, prefix = "user"): string {
  return Array.from({ length: count }, (_, index) => `${prefix}${index}`).join(",");
}

const statusOf: Readonly<Record<string, number>> = { ResourceNotExist: 404, NoAuth: 403 };

type OpenTarget = () => Promise<Target & { close(): Promise<void> }>;

function declare(operation: string, contract: Contract, open: OpenTarget, onEmulator: jest.It): void {
  let opened: Awaited<ReturnType<OpenTarget>> | undefined;
  beforeAll(async () => {
    opened = await open();
  });
  afterAll(async () => opened?.close());
  const target = (): Target => {
    if (!opened) throw new Error("There is a target only while a test runs.");
    return opened;
  };

  describe("serialisation", () => {
    test.each<[string, CallOptions]>([
      ["header signature, POST, parameters in the query", {}],
      ["header signature, POST, parameters in the form", { place: "form" }],
      ["header signature, GET", { method: "GET" }],
      ["query signature, GET", { style: "query" }],
      ["query signature, POST, parameters in the form", { style: "query", method: "POST", place: "form" }],
      ["query signature, POST, parameters in the query", { style: "query", method: "POST" }],
    ])("%s", async (_, options) => {
      const answer = await target().call(operation, await contract.parameters(target()), options);
      expect(answer.status).toBe(200);
      expect(answer.headers["content-type"]).toMatch(/^application\/json/);
      const members = Object.keys(answer.body).filter((name) => !contract.sometimes?.includes(name));
      expect(members.sort()).toEqual([...contract.members, "RequestId"].sort());
    });
  });

  describe("validation", () => {
    for (const name of contract.required) {
      test(`${name} is missing or empty`, async () => {
        const given = await contract.parameters(target());
        const rest = Object.fromEntries(Object.entries(given).filter(([other]) => other !== name));
        expectError(await target().call(operation, rest), 400, `Missing${name}`);
        expectError(await target().call(operation, { ...rest, [name]: "" }), 400, `Missing${name}`);
      });
    }
    for (const [parameters, code] of contract.invalid ?? []) {
      test(`${brief(parameters)} is ${code}`, async () => {
        const answer = await target().call(operation, { ...(await contract.parameters(target())), ...parameters });
        expectError(answer, statusOf[code] ?? 400, code);
      });
    }
    test("an unknown data center is InputInvalid", async () => {
      const parameters = { ...(await contract.parameters(target())), DataCenter: "cn-nowhere" };
      expectError(await target().call(operation, parameters), 400, "InputInvalid");
    });
    if (contract.on === "account") return;
    test("an unknown app is ResourceNotExist", async () => {
      const parameters = { ...(await contract.parameters(target())), AppId: "no-such-app" };
      expectError(await target().call(operation, parameters), 404, "ResourceNotExist");
    });
    if (contract.on === "app" || contract.unknownGroup === "ok") return;
    test("an unknown group is ResourceNotExist", async () => {
      const parameters = { ...(await contract.parameters(target())), GroupId: target().freshId() };
      expectError(await target().call(operation, parameters), 404, "ResourceNotExist");
    });
  });

  const { functionality } = contract;
  if (functionality) describe("functionality", () => functionality(target, onEmulator));
}

async function startEmulatorTarget(): Promise<Target & { close(): Promise<void> }> {
  const emulator = await startEmulator({ quota: false });
  const { id } = emulator.createApp();
  return { ...targetOn(emulator, id, emulator), close: () => emulator.close() };
}

function realTarget(url: string): Target & { close(): Promise<void> } {
  const variable = (name: string): string => {
    const value = process.env[name];
    if (!value) throw new Error(`LIVE_CONTRACT_ENDPOINT is set, so ${name} has to be set too.`);
    return value;
  };
  const securityToken = process.env["ALIBABA_CLOUD_SECURITY_TOKEN"];
  const credentials = {
    accessKeyId: variable("ALIBABA_CLOUD_ACCESS_KEY_ID"),
    accessKeySecret: variable("ALIBABA_CLOUD_ACCESS_KEY_SECRET"),
    ...(securityToken ? { securityToken } : {}),
  };
  const made: string[] = [];
  const target = targetOn({ url, credentials }, variable("LIVE_CONTRACT_APP_ID"), undefined, made);
  return {
    ...target,
    async close() {
      for (const GroupId of made) await target.call("DeleteLiveMessageGroup", { AppId: target.appId, GroupId });
    },
  };
}

let lastId = 0;

function targetOn(endpoint: Endpoint, appId: string, emulator: Emulator | undefined, made: string[] = []): Target {
  // The service counts calls per second; 10 is its lowest quota.
  const pause = emulator ? 0 : 120;
  const target: Target = {
    appId,
    emulator,
    freshId: () => `contract${process.pid}x${Date.now().toString(36)}x${++lastId}`,
    async call(action, parameters, options) {
      if (pause > 0) await delay(pause);
      return call(endpoint, action, parameters, options);
    },
    async group(parameters = {}) {
      const GroupId = target.freshId();
      const answer = await target.call("CreateLiveMessageGroup", { AppId: appId, GroupId, ...parameters });
      if (answer.status !== 200) throw new Error(answer.text);
      made.push(GroupId);
      return GroupId;
    },
  };
  return target;
}

function brief(parameters: CallParameters): string {
  const text = JSON.stringify(parameters);
  return text.length > 50 ? `${text.slice(0, 50)}… (${text.length})` : text;
}
