import * as openApi from "@alicloud/openapi-client";
import * as core from "@alicloud/openapi-core";
import RpcClient from "@alicloud/pop-core";
import type { Emulator } from "alicloud-live-emulator";
import { operationTable } from "../../emulator/src/operations/operationTable";
import { everyOperation } from "../../tools/clients/everyOperation";
import { emulatorForEachTest } from "./support/emulators";

/*
 * Clients that know nothing of the emulator, used as their makers describe it; only their endpoint is another one.
 */

type Call = (action: string, parameters: Record<string, string>) => Promise<Record<string, unknown>>;
type Credentials = { accessKeyId: string; accessKeySecret: string; securityToken?: string };

const version = "2016-11-01";

/** What the generated SDKs send for each operation of the family. */
function sdkParams(action: string) {
  return {
    action,
    version,
    protocol: "HTTP",
    pathname: "/",
    method: "POST",
    authType: "AK",
    style: "RPC",
    reqBodyType: "formData",
    bodyType: "json",
  };
}

const makers: Record<string, (emulator: Emulator, credentials: Credentials) => Call> = {
  "@alicloud/openapi-client, parameters in the query"(emulator, credentials) {
    const client = new openApi.default(new openApi.Config({ ...credentials, endpoint: emulator.endpoint }));
    return async (action, query) => {
      const request = new openApi.OpenApiRequest({ query });
      const runtime = {} as Parameters<typeof client.callApi>[2];
      return (await client.callApi(new openApi.Params(sdkParams(action)), request, runtime))["body"] as never;
    };
  },
  "@alicloud/openapi-client, parameters in the form"(emulator, credentials) {
    const client = new openApi.default(new openApi.Config({ ...credentials, endpoint: emulator.endpoint }));
    return async (action, body) => {
      const request = new openApi.OpenApiRequest({ body });
      const runtime = {} as Parameters<typeof client.callApi>[2];
      return (await client.callApi(new openApi.Params(sdkParams(action)), request, runtime))["body"] as never;
    };
  },
  "@alicloud/openapi-core"(emulator, credentials) {
    const { Config, OpenApiRequest, Params } = core.$OpenApiUtil;
    const client = new core.default(new Config({ ...credentials, endpoint: emulator.endpoint }));
    return async (action, query) => {
      const request = new OpenApiRequest({ query });
      const runtime = {} as Parameters<typeof client.callApi>[2];
      return (await client.callApi(new Params(sdkParams(action)), request, runtime))["body"] as never;
    };
  },
  "@alicloud/pop-core, GET"(emulator, credentials) {
    const client = new RpcClient({ ...credentials, endpoint: emulator.url, apiVersion: version });
    return (action, parameters) => client.request(action, parameters, { method: "GET" });
  },
  "@alicloud/pop-core, POST"(emulator, credentials) {
    const client = new RpcClient({ ...credentials, endpoint: emulator.url, apiVersion: version });
    return (action, parameters) => client.request(action, parameters, { method: "POST" });
  },
};

describe.each(Object.entries(makers))("%s", (_, connect) => {
  const emulator = emulatorForEachTest({ seed: { apps: [{ appId: "app" }] } });

  test("makes a group, mutes it, reads the mute, lifts it and deletes the group", async () => {
    const call = connect(emulator(), emulator().credentials);
    const group = { AppId: "app", GroupId: "hall" };
    expect(await call("CreateLiveMessageGroup", group)).toMatchObject({ AlreadyExists: false });
    const ExceptUsers = "host,guest-1,名前,a+b,!'()*~";
    expect(Object.keys(await call("BanLiveMessageGroup", { ...group, ExceptUsers }))).toEqual(["RequestId"]);
    expect(await call("DescribeLiveMessageGroupBand", group)).toEqual({
      RequestId: expect.any(String) as string,
      GroupId: "hall",
      IsbannedAll: true,
      BannedUserList: [],
      UnbannedUserList: ExceptUsers.split(","),
    });
    await call("UnbanLiveMessageGroup", group);
    expect(await call("DescribeLiveMessageGroupBand", group)).toMatchObject({ IsbannedAll: false });
    expect(await call("DeleteLiveMessageGroup", group)).toMatchObject({ GroupId: "hall" });
  });

  test("calls every operation of the family", async () => {
    const call = connect(emulator(), emulator().credentials);
    const { id } = emulator().createApp();
    expect([...new Set(everyOperation.map(([action]) => action))].sort()).toEqual([...operationTable.keys()].sort());
    for (const [action, parameters, answer] of everyOperation) {
      const own = action === "CreateLiveMessageApp" || action === "ListLiveMessageApps" ? {} : { AppId: id };
      const body = await call(action, { ...own, ...parameters });
      expect([action, body]).toEqual([action, expect.objectContaining({ RequestId: expect.any(String) as string })]);
      expect([action, body]).toEqual([action, expect.objectContaining(answer)]);
      if (action === "CreateLiveMessageGroup") emulator().state.group(id, "hall")!.join("u1");
    }
    expect(
      emulator()
        .journal.calls()
        .filter(({ unknownParameters }) => unknownParameters.length > 0),
    ).toEqual([]);
  });

  test("uses a temporary key", async () => {
    const key = emulator().accounts.default.createToken();
    const call = connect(emulator(), key);
    expect(await call("DescribeLiveMessageApp", { AppId: "app" })).toMatchObject({ AppId: "app" });
  });

  test("understands an error", async () => {
    const call = connect(emulator(), emulator().credentials);
    await expect(call("BanLiveMessageGroup", { AppId: "app", GroupId: "none" })).rejects.toMatchObject({
      code: "ResourceNotExist",
    });
  });

  test("is refused with a wrong secret", async () => {
    const call = connect(emulator(), { ...emulator().credentials, accessKeySecret: "wrong" });
    await expect(call("DescribeLiveMessageApp", { AppId: "app" })).rejects.toMatchObject({
      code: "SignatureDoesNotMatch",
    });
  });
});
