import { signInHeader, signInQuery, type CallParameters, type Endpoint, type WireMessage } from "../support/signedCall";

/** What has to come of a request: any answer, a refusal, or a success. */
export type Expectation = "any" | "refused" | "accepted";

export interface FuzzRequest {
  readonly kind: string;
  readonly expected: Expectation;
  readonly message: WireMessage;
}

/** Random numbers in [0, 1). */
export type Random = () => number;

const operations: Record<string, CallParameters> = {
  BanLiveMessageGroup: { ExceptUsers: "u1,u2" },
  UnbanLiveMessageGroup: {},
  AddLiveMessageGroupBand: { BannedUsers: "u1" },
  RemoveLiveMessageGroupBand: { UnbannedUsers: "u1" },
  ModifyLiveMessageGroupBand: { BannedAll: true, BannnedUsers: "u1", ExceptUsers: "u2" },
  DescribeLiveMessageGroupBand: {},
  DescribeLiveMessageGroup: {},
  CreateLiveMessageGroup: { GroupName: "n" },
  ModifyLiveMessageGroup: { ModifyInfo: true, GroupInfo: "i" },
  ListLiveMessageGroups: { SortType: 1 },
  ListLiveMessageGroupByPage: { SortType: 2, PageSize: 5 },
  ListLiveMessageGroupUsers: { SortType: 1, PageSize: 10 },
  SendLiveMessageGroup: { SenderId: "s", Body: "b", MsgType: 1 },
  ListLiveMessageGroupMessages: { SortType: 2, PageSize: 10 },
  DeleteLiveMessageGroupMessage: { MessageId: "m" },
  CheckLiveMessageUsersInGroup: { UserIds: "u1,u2" },
  KickLiveMessageGroupUser: { KickoffUser: "u1" },
};

/** The next request of the sequence that `random` makes. */
export function nextRequest(endpoint: Endpoint, random: Random): FuzzRequest {
  const [kind, make] = pick(random, Object.entries(makers));
  return { kind, ...make(endpoint, random) };
}

type Maker = (endpoint: Endpoint, random: Random) => Omit<FuzzRequest, "kind">;

const makers: Record<string, Maker> = {
  valid: (endpoint, random) => ({ expected: "accepted", message: sign(endpoint, random, ...validCall(random)) }),
  missingParameter(endpoint, random) {
    const [action, parameters] = validCall(random);
    const rest = { ...parameters, [pick(random, ["AppId", "GroupId"])]: "" };
    const expected = action.startsWith("ListLiveMessageGroup") ? "any" : "refused";
    return { expected, message: sign(endpoint, random, action, rest) };
  },
  wrongType(endpoint, random) {
    const [action, parameters] = pick(random, [
      ["ListLiveMessageGroups", { SortType: junk(random) }],
      ["ListLiveMessageGroupByPage", { SortType: 1, PageSize: junk(random) }],
      ["ModifyLiveMessageGroupBand", { BannedAll: junk(random) }],
      ["SendLiveMessageGroup", { SenderId: "s", MsgType: junk(random) }],
    ] as const);
    return { expected: "refused", message: sign(endpoint, random, action, { ...group(random), ...parameters }) };
  },
  hugeValue(endpoint, random) {
    const size = pick(random, [100, 70_000, 200_000]);
    const [action, name] = pick(random, [
      ["BanLiveMessageGroup", "ExceptUsers"],
      ["BanLiveMessageGroup", "GroupId"],
      ["CreateLiveMessageGroup", "CreatorId"],
      ["DescribeLiveMessageGroup", "GroupId"],
    ] as const);
    const parameters = { ...group(random), [name]: "x".repeat(size) };
    return { expected: "refused", message: signInHeader(endpoint, action, parameters, { place: "form" }) };
  },
  oddIds(endpoint, random) {
    const users = Array.from({ length: 1 + Math.floor(random() * 35) }, () => anyText(random)).join(",");
    return {
      expected: "any",
      message: sign(endpoint, random, "BanLiveMessageGroup", { ...group(random), ExceptUsers: users }),
    };
  },
  controlCharacter(endpoint, random) {
    const user = `a${String.fromCharCode(Math.floor(random() * 32))}b`;
    return {
      expected: "refused",
      message: sign(endpoint, random, "BanLiveMessageGroup", { ...group(random), ExceptUsers: user }),
    };
  },
  tooManyIds(endpoint, random) {
    const users = Array.from({ length: 31 + Math.floor(random() * 500) }, (_, index) => `u${index}`).join(",");
    return {
      expected: "refused",
      message: sign(endpoint, random, "BanLiveMessageGroup", { ...group(random), ExceptUsers: users }),
    };
  },
  wrongSecret(endpoint, random) {
    const wrong = { ...endpoint, credentials: { ...endpoint.credentials, accessKeySecret: anyText(random) } };
    return { expected: "refused", message: sign(wrong, random, ...validCall(random)) };
  },
  unknownAction: (endpoint, random) => ({
    expected: "refused",
    message: sign(
      endpoint,
      random,
      pick(random, ["__proto__", "constructor", "Ban", "banlivemessagegroup"]),
      group(random),
    ),
  }),
  wrongMethod(endpoint, random) {
    const message = sign(endpoint, random, ...validCall(random));
    return { expected: "refused", message: { ...message, method: pick(random, ["PUT", "DELETE", "HEAD", "PATCH"]) } };
  },
  brokenEncoding(endpoint, random) {
    const message = signInHeader(endpoint, ...validCall(random));
    const broken = pick(random, ["%", "%z", "%ff", "%c3%28", "%ed%a0%80", "&=%"]);
    return { expected: "refused", message: { ...message, path: `${message.path}&X=${broken}` } };
  },
  changedParameter(endpoint, random) {
    const message = signInHeader(endpoint, ...validCall(random));
    return { expected: "refused", message: { ...message, path: `${message.path}&Y${Math.floor(random() * 1e6)}=1` } };
  },
  changedHeader(endpoint, random) {
    const message = signInHeader(endpoint, ...validCall(random));
    const names = Object.keys(message.headers).filter((name) => name.startsWith("x-acs-") || name === "authorization");
    const headers = {
      ...message.headers,
      [pick(random, names)]: pick(random, ["", "x", "2026-01-01T00:00:00Z", "a;b=c,"]),
    };
    // The digest is taken from the body itself, so only the canonical header counts; any change of it is a mismatch.
    return { expected: "refused", message: { ...message, headers } };
  },
  unsigned: (_, random) => ({
    expected: "refused",
    message: {
      method: pick(random, ["GET", "POST"]),
      path: `/?Action=BanLiveMessageGroup&Version=2016-11-01&AppId=app&GroupId=g1&${encodeURIComponent(anyText(random))}=1`,
      headers: { host: "x" },
      body: "",
    },
  }),
  jsonBody: (_, random) => ({
    expected: "refused",
    message: {
      method: "POST",
      path: "/",
      headers: { host: "x", "content-type": "application/json" },
      body: JSON.stringify({ Action: "BanLiveMessageGroup", x: anyText(random) }),
    },
  }),
  controlJunk: (_, random) => ({
    expected: "refused",
    message: {
      method: pick(random, ["POST", "PATCH", "PUT"]),
      path: `/_emulator/${pick(random, ["faults", "switches", "clock", "state", "seed", "__proto__", "", "//"])}`,
      headers: { host: "x" },
      body: pick(random, ["", "{", "[]", "null", '{"x":1}', '{"action":null}', '{"apps":[{}]}', '"text"', "7"]),
    },
  }),
};

/** Bytes that are not, or not quite, HTTP. */
export function rawBytes(random: Random): Buffer {
  const texts = [
    "GET",
    "\r\n\r\n\r\n",
    "GET / HTTP/1.1\r\nhost x\r\n\r\n",
    "POST / HTTP/1.1\r\nhost: x\r\ntransfer-encoding: chunked\r\n\r\nzz\r\n",
    "POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 5\r\ncontent-length: 6\r\n\r\nhello",
    "POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 1000\r\n\r\npart",
    "CONNECT x:1 HTTP/1.1\r\nhost: x\r\n\r\n",
    "GET / HTTP/1.1\r\nhost: x\r\nupgrade: websocket\r\nconnection: upgrade\r\n\r\n",
    `GET /${"a".repeat(300_000)} HTTP/1.1\r\nhost: x\r\n\r\n`,
  ];
  const noise = Buffer.from(Array.from({ length: 64 }, () => Math.floor(random() * 256)));
  return random() < 0.3 ? noise : Buffer.from(pick(random, texts));
}

function sign(endpoint: Endpoint, random: Random, action: string, parameters: CallParameters): WireMessage {
  const place = random() < 0.5 ? "query" : "form";
  if (random() < 0.5) return signInHeader(endpoint, action, parameters, { place });
  return signInQuery(endpoint, action, parameters, { method: place === "form" ? "POST" : "GET", place });
}

function validCall(random: Random): [action: string, parameters: CallParameters] {
  const [action, parameters] = pick(random, Object.entries(operations));
  return [action, { ...group(random), ...parameters }];
}

function group(random: Random): CallParameters {
  return { AppId: "app", GroupId: `g${Math.floor(random() * 20)}` };
}

function junk(random: Random): string {
  return pick(random, ["yes", "1e3", "0x10", "1.5", "--1", "NaN", "Infinity", "[1]", "{}", "1 ", "9".repeat(30), "١"]);
}

function anyText(random: Random): string {
  const length = 1 + Math.floor(random() * 12);
  const points = Array.from({ length }, () => {
    const point = Math.floor(random() * (random() < 0.5 ? 0x80 : 0x10ffff));
    return point >= 0xd800 && point <= 0xdfff ? 0x20 : point;
  });
  return String.fromCodePoint(...points);
}

function pick<Item>(random: Random, items: readonly Item[]): Item {
  const item = items[Math.floor(random() * items.length)];
  if (item === undefined) throw new Error("There is nothing to pick from.");
  return item;
}
