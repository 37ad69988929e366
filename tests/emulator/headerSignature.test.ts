import { canonicalRequest, headerSignature, headerStringToSign } from "../../emulator/src/gateway/headerSignature";
import { queryPairs } from "../../emulator/src/gateway/httpRequest";
import { emulatorForEachTest } from "./support/emulators";
import { call, isoSeconds, type WireMessage } from "./support/signedCall";

test("the published example gives the published signature", () => {
  const headers = {
    host: "ecs.cn-shanghai.aliyuncs.com",
    "x-acs-action": "RunInstances",
    "x-acs-content-sha256": "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "x-acs-date": "2023-10-26T10:22:32Z",
    "x-acs-signature-nonce": "3156853299f313e23d1673dc12e1703d",
    "x-acs-version": "2014-05-26",
  };
  const target = "/?ImageId=win2019_1809_x64_dtc_zh-cn_40G_alibase_20230811.vhd&RegionId=cn-shanghai";
  const request = { method: "POST", target, headers, body: Buffer.alloc(0), bodyTooLarge: false };
  const stringToSign = headerStringToSign(canonicalRequest(request, queryPairs(target), Object.keys(headers)));
  expect(headerSignature("YourAccessKeySecret", stringToSign)).toBe(
    "06563a9e1b43f5dfe96b81484da74bceab24a1d853912eee15083a6f0f3283c0",
  );
});

describe("a request signed in its header", () => {
  const emulator = emulatorForEachTest({
    seed: { apps: [{ appId: "app" }], groups: [{ appId: "app", groupId: "g" }] },
  });
  const group = { AppId: "app", GroupId: "g" };

  async function refusal(tamper: (message: WireMessage) => WireMessage, place: "query" | "form" = "query") {
    const answer = await call(emulator(), "BanLiveMessageGroup", group, { tamper, place });
    expect(emulator().state.group("app", "g")?.mutedAll).toBe(false);
    return [answer.status, answer.body["Code"]];
  }
  const withHeader = (name: string, value: string) => (message: WireMessage) => ({
    ...message,
    headers: { ...message.headers, [name]: value },
  });

  test("is refused where it signs another digest of the body than the body has", async () => {
    const digest = "0".repeat(64);
    expect(await refusal(withHeader("x-acs-content-sha256", digest))).toEqual([400, "SignatureDoesNotMatch"]);
  });

  test.each(["query", "form"] as const)("is accepted with parameters in the %s", async (place) => {
    const answer = await call(
      emulator(),
      "BanLiveMessageGroup",
      { ...group, ExceptUsers: "a b,名前,!'()*~" },
      { place },
    );
    expect(answer.status).toBe(400);
    const second = await call(emulator(), "BanLiveMessageGroup", { ...group, ExceptUsers: "名前,!'()*~" }, { place });
    expect(second.status).toBe(200);
    expect([...emulator().state.group("app", "g")!.exempt]).toEqual(["名前", "!'()*~"]);
  });

  test("is refused with a changed parameter", async () => {
    expect(await refusal((m) => ({ ...m, path: `${m.path}&ExceptUsers=me` }))).toEqual([400, "SignatureDoesNotMatch"]);
  });
  test("is refused with a changed body", async () => {
    const change = (m: WireMessage) => ({ ...m, body: `${m.body}&ExceptUsers=me` });
    expect(await refusal(change, "form")).toEqual([400, "SignatureDoesNotMatch"]);
  });
  test("is refused with a changed method", async () => {
    expect(await refusal((m) => ({ ...m, method: "GET" }))).toEqual([400, "SignatureDoesNotMatch"]);
  });
  test("is refused with another action", async () => {
    expect(await refusal(withHeader("x-acs-action", "UnbanLiveMessageGroup"))).toEqual([400, "SignatureDoesNotMatch"]);
  });
  test("is refused with another date", async () => {
    const other = isoSeconds(Date.now() - 60_000);
    expect(await refusal(withHeader("x-acs-date", other))).toEqual([400, "SignatureDoesNotMatch"]);
  });
  test("is refused with another nonce", async () => {
    expect(await refusal(withHeader("x-acs-signature-nonce", "other"))).toEqual([400, "SignatureDoesNotMatch"]);
  });
  test("is refused with a header of the service that nobody signed", async () => {
    expect(await refusal(withHeader("x-acs-extra", "1"))).toEqual([400, "IncompleteSignature"]);
  });
  test("is refused with an Authorization of another form", async () => {
    expect(await refusal(withHeader("authorization", "Bearer x"))).toEqual([400, "IncompleteSignature"]);
  });
  test("is refused when it comes a second time", async () => {
    const options = { nonce: "once" };
    expect((await call(emulator(), "BanLiveMessageGroup", group, options)).status).toBe(200);
    const again = await call(emulator(), "BanLiveMessageGroup", group, options);
    expect([again.status, again.body["Code"]]).toEqual([400, "SignatureNonceUsed"]);
  });
  test.each([-16, 16])("is refused %i minutes from now", async (minutes) => {
    const answer = await call(emulator(), "BanLiveMessageGroup", group, {
      date: isoSeconds(Date.now() + minutes * 60_000),
    });
    expect([answer.status, answer.body["Code"]]).toEqual([400, "InvalidTimeStamp.Expired"]);
  });
  test.each(["2026-02-31T00:00:00Z", "yesterday", "2026-01-01 00:00:00"])(
    "is refused with the date %s",
    async (date) => {
      const answer = await call(emulator(), "BanLiveMessageGroup", group, { date });
      expect([answer.status, answer.body["Code"]]).toEqual([400, "InvalidTimeStamp.Format"]);
    },
  );
  test("is read with its headers sorted, in whatever order it names them", async () => {
    const reversed = (names: string) => names.split(";").reverse().join(";");
    const swap = (m: WireMessage) =>
      withHeader("authorization", m.headers["authorization"]!.replace(/(?<=SignedHeaders=)[^,]+/, reversed))(m);
    const answer = await call(emulator(), "BanLiveMessageGroup", group, { tamper: swap });
    expect(answer.status).toBe(200);
  });
  test("is told what it should have signed, the values of its headers too", async () => {
    const token = emulator().accounts.default.createToken();
    const credentials = { ...token, accessKeySecret: "wrong" };
    const { body } = await call({ url: emulator().url, credentials }, "BanLiveMessageGroup", group);
    const signed =
      /^Specified signature does not match our calculation\. server StringToSign is \[ACS3-HMAC-SHA256\n[0-9a-f]{64}\] server CanonicalRequest is \[POST\n\/\nAppId=app&GroupId=g\nhost:/;
    expect(body["Message"]).toMatch(signed);
    expect(body["Message"]).toContain(`x-acs-security-token:${token.securityToken}\n`);
  });
  test("is refused with a wrong secret and an unknown key", async () => {
    const { url, credentials } = emulator();
    const wrong = { url, credentials: { ...credentials, accessKeySecret: "wrong" } };
    expect((await call(wrong, "BanLiveMessageGroup", group)).body["Code"]).toBe("SignatureDoesNotMatch");
    const unknown = { url, credentials: { ...credentials, accessKeyId: "unknown" } };
    const answer = await call(unknown, "BanLiveMessageGroup", group);
    expect([answer.status, answer.body["Code"]]).toEqual([404, "InvalidAccessKeyId.NotFound"]);
  });
});
