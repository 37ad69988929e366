import { once } from "node:events";
import { writeFileSync } from "node:fs";
import { type AddressInfo, createServer } from "node:net";
import path from "node:path";
import { failureOf } from "./support/failureOf";
import { JsonServer } from "./support/jsonServer";
import { ProviderCallError } from "./support/providerCall";
import type { ProviderProcess } from "./support/providerProcess";
import { emulatorConfig, emulatorEndpoint } from "../support/emulatorAccess";
import { app, type StartOptions, useProvider } from "./support/useProvider";

const stage = useProvider({ quota: false }, { sharesProcesses: true });
const hall = { appId: app, groupId: "hall", muted: true, exceptUsers: {} };
const id = "app1/hall";
/** Must never be seen; long enough not to occur by chance. */
const wrongSecret = "wrong-secret-of-some-length";
const wrongKeyId = "wrong-access-key-id";

/** The error of each verb that calls the service; nothing of it or of the process's output may hold a secret. */
async function failuresOfEachVerb(provider: ProviderProcess): Promise<string[]> {
  const calls = [
    () => provider.create(hall),
    () => provider.read(id, hall),
    () => provider.update(id, hall, { ...hall, exceptUsers: { host: true } }),
    () => provider.beginOperation(configOf(provider)).then(() => provider.delete(id, hall)),
  ];
  const failures: ProviderCallError[] = [];
  for (const call of calls) failures.push(await failureOf(call()));
  const { accessKeyId, accessKeySecret } = stage.emulator.credentials;
  for (const text of [
    ...failures.map((each) => JSON.stringify([each.message, each.initialization])),
    provider.output,
  ]) {
    for (const secret of [accessKeyId, accessKeySecret, wrongKeyId, wrongSecret]) expect(text).not.toContain(secret);
    expect(text).not.toMatch(/Signature=|x-acs-|string to sign/i);
    expect(text).not.toMatch(/\n\s+at /);
  }
  return failures.map(({ message }) => message.replace(/ RequestId [0-9A-F-]{36}\./, ""));
}

const configurations = new WeakMap<ProviderProcess, Readonly<Record<string, string>>>();
const configOf = (provider: ProviderProcess) => configurations.get(provider) ?? {};

async function start(options: StartOptions): Promise<ProviderProcess> {
  const provider = await stage.start(options);
  if (options.config) configurations.set(provider, options.config);
  return provider;
}

function withKey(key: { accessKeyId?: string; accessKeySecret?: string; securityToken?: string }) {
  const { credentials } = stage.emulator;
  return {
    ...emulatorEndpoint(stage.emulator),
    "alicloud:accessKey": key.accessKeyId ?? credentials.accessKeyId,
    "alicloud:secretKey": key.accessKeySecret ?? credentials.accessKeySecret,
    ...(key.securityToken === undefined ? {} : { "alicloud:securityToken": key.securityToken }),
  };
}

const describeFailed = (why: string) => `DescribeLiveMessageGroupBand for group "hall" of app "app1" failed: ${why}`;
const lastUpdate =
  "A refresh and a destroy use the configuration of the last update: if it was corrected since, add --run-program.";
const four = (text: string) => [text, text, text, text];

test("a wrong secret", async () => {
  const provider = await start({ config: withKey({ accessKeySecret: wrongSecret }) });
  expect(await failuresOfEachVerb(provider)).toEqual(
    four(
      describeFailed(
        "SignatureDoesNotMatch (HTTP 400): Specified signature does not match our calculation. " +
          "The secret does not belong to the access key id: check alicloud:accessKey and alicloud:secretKey. " +
          lastUpdate,
      ),
    ),
  );
});

test.each(["as the gateway says it", "in words that nobody knows"])(
  "a wrong secret beside a token, which the answer repeats, %s",
  async (words) => {
    const token = stage.emulator.accounts.default.createToken({ securityToken: "a/token+with=signs" });
    const isKnown = words === "as the gateway says it";
    const message = `No: ${token.securityToken}, ${encodeURIComponent(token.securityToken)}`;
    if (!isKnown) {
      const code = `SignatureDoesNotMatch.${token.securityToken}`;
      stage.emulator.faults.add({ action: { type: "error", status: 400, code, message } });
    }
    const key = isKnown ? { ...token, accessKeySecret: wrongSecret } : token;
    const provider = await start({ config: withKey(key) });
    for (const failure of await failuresOfEachVerb(provider)) {
      const [code, text] = isKnown ? ["", "Specified"] : [".[hidden]", "No: [hidden], [hidden]"];
      expect(failure).toContain(`SignatureDoesNotMatch${code} (HTTP 400): ${text}`);
      for (const secret of [token.securityToken, token.accessKeySecret]) expect(failure).not.toContain(secret);
    }
  },
);

test("an unknown access key id, answered 404 here, never means that a group is gone", async () => {
  const provider = await start({ config: withKey({ accessKeyId: wrongKeyId }) });
  expect(await failuresOfEachVerb(provider)).toEqual(
    four(
      describeFailed(
        "InvalidAccessKeyId.NotFound (HTTP 404): Specified access key is not found. " +
          "The access key id is not known or not active: check alicloud:accessKey and alicloud:secretKey. " +
          lastUpdate,
      ),
    ),
  );
});

test("an expired token", async () => {
  const token = stage.emulator.accounts.default.createToken({ durationMs: 0 });
  const { accessKeyId, accessKeySecret, securityToken } = token;
  const env = {
    ALICLOUD_ACCESS_KEY: accessKeyId,
    ALICLOUD_SECRET_KEY: accessKeySecret,
    ALICLOUD_SECURITY_TOKEN: securityToken,
  };
  const provider = await start({ config: emulatorEndpoint(stage.emulator), env });
  const failures = await failuresOfEachVerb(provider);
  for (const failure of failures) {
    expect(failure).toMatch(/InvalidSecurityToken\.Expired \(HTTP 400\): Specified SecurityToken is expired\. .*/);
    expect(failure).toContain(
      "The security token is expired or wrong: get a new one for " +
        "ALICLOUD_ACCESS_KEY, ALICLOUD_SECRET_KEY and ALICLOUD_SECURITY_TOKEN.",
    );
    for (const secret of [accessKeyId, accessKeySecret, securityToken]) expect(failure).not.toContain(secret);
  }
});

test("no credentials at all", async () => {
  const provider = await start({ config: emulatorEndpoint(stage.emulator) });
  expect(await failuresOfEachVerb(provider)).toEqual(
    four(
      "No credentials for Alibaba Cloud. Set alicloud:accessKey and, with --secret, alicloud:secretKey by " +
        "`pulumi config set`; or ALICLOUD_ACCESS_KEY and ALICLOUD_SECRET_KEY in the environment; or alicloud:profile " +
        "(ALICLOUD_PROFILE) to use a profile of the Alibaba Cloud CLI; or alicloud:credentialsUri, alicloud:ecsRoleName " +
        "or alicloud:assumeRoleWithOidc.",
    ),
  );
  expect(stage.emulator.journal.calls()).toEqual([]);
});

test("an identity that may not do it", async () => {
  const key = stage.emulator.accounts.default.createUser("reader").createKey();
  const provider = await start({ config: withKey(key) });
  for (const failure of await failuresOfEachVerb(provider)) {
    expect(failure).toContain(
      "Allow the RAM action live:DescribeLiveMessageGroupBand on acs:live::*:rtc/app1 to the identity that is used.",
    );
    expect(failure).not.toContain(key.accessKeySecret);
  }
});

test("a group that is not there", async () => {
  const provider = await start({});
  const cellar = { ...hall, groupId: "cellar" };
  const expected =
    'DescribeLiveMessageGroupBand for group "cellar" of app "app1" failed: ResourceNotExist (HTTP 404): ' +
    'The group does not exist. The message group "cellar" of app "app1" does not exist: create it, or correct appId, ' +
    "groupId, dataCenter or the account.";
  const created = await failureOf(provider.create(cellar));
  expect(created.message.replace(/ RequestId .*/, "")).toBe(expected);
  expect(created.initialization).toBeUndefined();
  expect((await failureOf(provider.update("app1/cellar", cellar, cellar))).message).toContain(expected);
});

/** A port of this machine that nobody listens on. */
async function deadPort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}

test("an endpoint that nobody answers: one error after the total time, and the resource is not taken for created", async () => {
  const endpoint = `127.0.0.1:${await deadPort()}`;
  const config = {
    ...emulatorConfig(stage.emulator),
    "livemessage:endpoint": `http://${endpoint}`,
    "livemessage:totalTimeout": "0.5",
  };
  const provider = await start({ config });
  for (const failure of await failuresOfEachVerb(provider)) {
    expect(failure).toContain(describeFailed("ECONNREFUSED. Tried "));
    expect(failure).toContain(
      `Check that ${endpoint} can be reached (livemessage:endpoint), and run again: nothing is lost.`,
    );
  }
  const failure = await failureOf(provider.create(hall));
  expect(failure.initialization).toBeUndefined();
});

test("an endpoint that answers JSON of its own: nothing is taken for an answer of the service", async () => {
  const server = await JsonServer.start(() => ({ error: "maintenance" }));
  const config = {
    ...emulatorConfig(stage.emulator),
    "livemessage:endpoint": server.url,
    "livemessage:totalTimeout": "0.5",
  };
  const provider = await start({ config });
  for (const failure of await failuresOfEachVerb(provider)) {
    expect(failure).toContain(describeFailed("the answer is not one of the service: it has no RequestId. Tried "));
  }
  await server.close();
});

test("a service that takes calls and never answers: the attempt and the total time end it", async () => {
  stage.emulator.faults.add({ action: { type: "delay", milliseconds: 600_000 } });
  const config = {
    ...emulatorConfig(stage.emulator),
    "livemessage:attemptTimeout": "0.1",
    "livemessage:totalTimeout": "0.5",
  };
  const provider = await start({ config });
  for (const failure of await failuresOfEachVerb(provider)) {
    expect(failure).toContain(describeFailed("no answer within 0.1 s. Tried "));
  }
});

test.each([
  [
    "livemessage:endpoint",
    "http://live.aliyuncs.com",
    "is plain http to live.aliyuncs.com, a name of the real service",
  ],
  ["livemessage:verify", "perhaps", "livemessage:verify must be true or false"],
  ["livemessage:writesPerSecond", "0", "livemessage:writesPerSecond must be a number above 0 and at most 10000"],
  ["livemessage:totalTimeout", "long", "livemessage:totalTimeout must be a number above 0"],
  ["livemessage:totalTimeout", "9999999", "livemessage:totalTimeout must be a number above 0 and at most 86400"],
])("a configuration with %s %j", async (key, value, message) => {
  const config = { ...emulatorConfig(stage.emulator), [key]: value };
  const provider = await start({ config });
  for (const failure of await failuresOfEachVerb(provider)) expect(failure).toContain(message);
});

test("a credentials file that is broken is named and not quoted", async () => {
  const file = path.join(stage.folder, "broken.json");
  writeFileSync(file, `{ "profiles": [{ "access_key_secret": "${wrongSecret}" `);
  const config = {
    ...emulatorEndpoint(stage.emulator),
    "alicloud:profile": "default",
    "alicloud:sharedCredentialsFile": file,
  };
  const provider = await start({ config });
  expect(await failuresOfEachVerb(provider)).toEqual(
    four(`The credentials file ${file} is not JSON: run "aliyun configure", or correct alicloud:sharedCredentialsFile`),
  );
});
