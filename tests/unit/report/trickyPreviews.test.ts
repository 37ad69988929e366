import { appMutesDescription } from "../../../provider/src/properties/appMutes";
import { groupMuteDescription } from "../../../provider/src/properties/groupMute";
import { renderMarkdown } from "../../../provider/src/report/markdownReport";
import type { PreviewDigest, PreviewResource, PreviewStep } from "../../../provider/src/report/previewDigest";
import { reportSpeech } from "../../../provider/src/report/speechReport";
import { asOutputs } from "./support/asOutputs";

/* Previews that are easily read wrong; their form is that of the engine's JSON (CLI 3.259.0). */

const stackStep: PreviewStep = {
  op: "same",
  urn: "urn:pulumi:dev::p::pulumi:pulumi:Stack::p-dev",
  newState: { type: "pulumi:pulumi:Stack" },
};

const secret = "[secret]";

function mute(groupId: string, users: string[] | false, appId = "app"): PreviewResource {
  const exceptUsers = Object.fromEntries((users || []).map((user) => [user, true]));
  const properties = { appId, groupId, muted: users !== false, exceptUsers };
  return { type: groupMuteDescription.token, inputs: properties, outputs: properties };
}

/** The same with users that are not told. */
function withSecretUsers({ type, inputs }: PreviewResource): PreviewResource {
  const properties = { ...inputs, exceptUsers: secret };
  return { type, inputs: properties, outputs: properties };
}

/** An AppMutes with these groups in the form of state, and with other outputs or options. */
function mutes(groups: unknown, outputs: object = {}, options: Partial<PreviewResource> = {}): PreviewResource {
  const inputs = { appId: "app", groups };
  const shortened = { ...inputs, groups: asOutputs(groups) };
  return { type: appMutesDescription.token, inputs, outputs: { ...shortened, ...outputs }, ...options };
}

function step(op: string, name: string, oldState?: PreviewResource, newState?: PreviewResource): PreviewStep {
  return {
    op,
    urn: `urn:pulumi:dev::p::${(newState ?? oldState)!.type}::${name}`,
    ...(oldState ? { oldState } : {}),
    ...(newState ? { newState } : {}),
  };
}

const reportOf = (steps: PreviewStep[], more: Partial<PreviewDigest> = {}) => reportSpeech({ steps, ...more });
const outcomes = (steps: PreviewStep[], more: Partial<PreviewDigest> = {}) =>
  reportOf(steps, more).groups.map(({ resource, outcome }) => `${resource} ${outcome}`);

test("groups with secret ids are not taken for one", () => {
  const steps = [
    stackStep,
    step("update", "hall", mute(secret, ["a"], secret), mute(secret, false, secret)),
    step("update", "foyer", mute(secret, ["x", "y"], secret), mute(secret, ["x"], secret)),
  ];
  expect(outcomes(steps)).toEqual(["hall opened", "foyer changed"]);
  expect(renderMarkdown(reportOf(steps))).toContain("| `[secret]/[secret] (hall)` | opened |");
});

test("whether a replaced group with a secret id is the same group is not known", () => {
  const [old, wanted] = [mute(secret, ["a"]), mute(secret, ["a"])];
  const steps = [
    stackStep,
    step("create-replacement", "hall", old, wanted),
    step("replace", "hall", old, wanted),
    step("delete-replaced", "hall", old),
  ];
  expect(outcomes(steps)).toEqual(["hall unknown", "hall new"]);
});

test("nobody loses speech where a group is opened whose users are secret", () => {
  const opened = step("update", "hall", withSecretUsers(mute("hall", ["a"])), mute("hall", false));
  expect(reportOf([stackStep, opened]).groups).toMatchObject([{ outcome: "opened", lose: { kind: "nobody" } }]);
});

test("a refresh of some resources has no step of the stack", () => {
  const changed = step("refresh", "hall", mute("hall", ["a"]), mute("hall", ["a"]));
  const gone = step("delete", "foyer", mute("foyer", ["a"]));
  const counted = { changeSummary: { update: 1, delete: 1 } };
  expect(outcomes([changed, gone], counted)).toEqual(["foyer gone"]);
  expect(reportOf([changed], counted)).toMatchObject({ groups: [], changedUnseen: 1 });
  expect(reportOf([], { changeSummary: { update: 1 } })).toMatchObject({ changedUnseen: 1 });
});

test("a destroy of some resources is told, and that it may have been a refresh", () => {
  const gone = step("delete", "foyer", mute("foyer", ["a"]));
  expect(outcomes([gone])).toEqual(["foyer removed"]);
  expect(renderMarkdown(reportOf([gone]))).toContain("if this was a refresh, the groups reported as lifted are gone");
  expect(renderMarkdown(reportOf([stackStep, gone]))).not.toContain("if this was a refresh");
  const refreshed = step("refresh", "foyer", mute("foyer", ["a"]), mute("foyer", ["a"]));
  expect(outcomes([refreshed, gone])).toEqual(["foyer removed"]);
});

test("what an interrupted rename left behind does not hide who gains", () => {
  const steps = [
    stackStep,
    step("update", "new", mute("hall", ["x"]), mute("hall", ["x", "y"])),
    step("delete", "old", mute("hall", ["x", "y"])),
  ];
  expect(reportOf(steps).groups).toMatchObject([{ outcome: "changed", gain: { kind: "users", users: ["y"] } }]);
});

test("what an interrupted replacement left behind is removed", () => {
  const moved = mute("new", ["a"]);
  const steps = [stackStep, step("same", "hall", moved, moved), step("delete-replaced", "hall", mute("hall", ["a"]))];
  expect(outcomes(steps)).toEqual(["hall removed"]);
});

test("what an interrupted move between forms left behind does not hide who gains", () => {
  const exempt = { exceptUsers: { x: true, y: true } };
  const steps = [
    stackStep,
    step("update", "hall", mute("hall", ["x"]), mute("hall", ["x", "y"])),
    step("update", "event", mutes({ hall: exempt, foyer: exempt }), mutes({ foyer: exempt })),
  ];
  expect(reportOf(steps).groups).toMatchObject([{ outcome: "changed", gain: { kind: "users", users: ["y"] } }]);
});

describe("an AppMutes", () => {
  const [x, y] = ["x", "y"].map((user) => ({ exceptUsers: { [user]: true } }));
  const retained = { retainOnDelete: true };

  test("is told by the groups that change, and by those that an earlier run did not finish", () => {
    const old = mutes({ hall: x, foyer: x, yard: x, "'__proto__'": x }, { unfinished: ["foyer"] });
    expect(
      outcomes([stackStep, step("update", "event", old, mutes({ hall: x, foyer: x, yard: y, garden: x }))]),
    ).toEqual(["event/__proto__ removed", "event/garden new", "event/yard changed", "event/foyer unaffected"]);
  });

  test("leaves mutes that are to stay: as the entry in state says, and where all of it goes also as the option says", () => {
    const old = mutes({ hall: { ...x, ...retained }, foyer: x });
    const option = mutes({ hall: x, foyer: x }, {}, retained);
    expect(outcomes([stackStep, step("update", "event", old, mutes({}))])).toEqual([
      "event/foyer removed",
      "event/hall released",
    ]);
    expect(outcomes([stackStep, step("update", "event", option, mutes({ hall: x }, {}, retained))])).toEqual([
      "event/foyer removed",
    ]);
    expect(outcomes([stackStep, step("delete", "event", option)])).toEqual([
      "event/foyer released",
      "event/hall released",
    ]);
    expect(
      outcomes([stackStep, step("update", "event", mutes({ hall: x }), mutes({ hall: { ...x, ...retained } }))]),
    ).toEqual([]);
  });

  test("that goes is no refresh: a group that is gone leaves its map", () => {
    expect(renderMarkdown(reportOf([step("delete", "event", mutes({ hall: x }))]))).not.toContain(
      "if this was a refresh",
    );
    const refreshed = step("refresh", "event", mutes({ hall: x }), mutes({ hall: x }));
    const report = reportOf([refreshed], { changeSummary: { update: 1 } });
    expect(renderMarkdown(report)).toContain("### Who may speak: 1 resource changed outside of Pulumi\n");
  });

  test("whose map is not known yet leaves each group of state open, unless another resource takes it", () => {
    const unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
    const steps = [
      stackStep,
      step("update", "event", mutes({ hall: x, foyer: x }), mutes(unknown)),
      step("create", "foyer", undefined, mute("foyer", ["x"])),
    ];
    expect(outcomes(steps)).toEqual(["event unknown", "event/hall unknown", "foyer unaffected"]);
    expect(reportOf(steps).groups[0]).toMatchObject({ appId: "app", isMap: true, lose: { kind: "unknown" } });
  });

  test("that becomes a secret, or no longer is one, says of no group that it stays", () => {
    const [plain, hidden] = [mutes({ hall: x }), mutes(secret)];
    expect(outcomes([stackStep, step("update", "event", plain, hidden)])).toEqual([
      "event unknown",
      "event/hall unknown",
    ]);
    const [, hall] = reportOf([stackStep, step("update", "event", hidden, plain)]).groups;
    expect(hall).toMatchObject({ resource: "event/hall", outcome: "changed", gain: { kind: "unknown" } });
    expect(outcomes([stackStep, step("same", "event", hidden, hidden)])).toEqual([]);
  });
});

test("a drift that the program has caught up with is told", () => {
  const drifted = mute("hall", ["a", "b"]);
  const steps = [
    stackStep,
    step("refresh", "hall", mute("hall", ["a"]), drifted),
    step("same", "hall", drifted, drifted),
  ];
  expect(reportOf(steps).groups).toMatchObject([
    { outcome: "unaffected", drift: { gain: { kind: "users", users: ["b"] } } },
  ]);
});

test("other resources and long errors leave room for the groups", () => {
  const others = Array.from({ length: 1100 }, (_, index) => ({
    op: "create",
    urn: `urn:pulumi:dev::p::aws:s3/bucket:Bucket::bucket-with-a-long-name-${index}`,
    newState: { type: "aws:s3/bucket:Bucket" },
  }));
  const opened = step("update", "hall", mute("hall", ["a"]), mute("hall", false));
  const crowded = renderMarkdown(reportOf([stackStep, opened, ...others]));
  expect(crowded).toContain("| `app/hall` | opened |");
  expect(crowded).toContain("- and 1060 more changes");
  const message = `${"x".repeat(70_000)}\n${"y\n".repeat(100)}`;
  const failed = renderMarkdown(reportOf([stackStep, opened], { diagnostics: [{ severity: "error", message }] }));
  expect(failed).toContain("the preview failed");
  expect(failed).toContain("… (69600 more characters)");
  expect(failed).toMatch(/… and \d+ more lines/);
  expect(failed).toContain("| `app/hall` | opened |");
});
