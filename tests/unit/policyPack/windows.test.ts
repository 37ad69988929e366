import { currentTime as timeByPack, timeOf } from "../../../policy-pack/src/clock";
import { appMutesTypes, groupMuteTypes } from "../../../policy-pack/src/mutes";
import { exemptUsersLimit } from "../../../policy-pack/src/policies/exemptUsersLimit";
import { exemptUsersPatterns } from "../../../policy-pack/src/policies/exemptUsersPatterns";
import { moderatorStaysExempt } from "../../../policy-pack/src/policies/moderatorStaysExempt";
import { mutesEnd } from "../../../policy-pack/src/policies/mutesEnd";
import { neverOpen } from "../../../policy-pack/src/policies/neverOpen";
import { windowLimit } from "../../../policy-pack/src/policies/windowLimit";
import { currentTime as timeByPackage } from "../../../provider/src/properties/clock";
import { parseInstant } from "../../../provider/src/text/instant";

interface Policy {
  readonly validateResource?: unknown;
}

interface Mute {
  readonly muted?: boolean;
  readonly mutedFrom?: string;
  readonly mutedUntil?: string;
}

/** What a policy says of the mute of the hall, as a GroupMute and as an entry of an AppMutes. */
function violations(policy: Policy, config: object, mute: Mute): [string[], string[]] {
  const hall = { muted: true, exceptUsers: {}, ...mute };
  return [
    said(policy, config, groupMuteTypes[0]!, { appId: "app", groupId: "hall", ...hall }),
    said(policy, config, appMutesTypes[0]!, { appId: "app", groups: { hall } }),
  ];
}

function said(policy: Policy, config: object, type: string, props: object): string[] {
  const texts: string[] = [];
  const notApplicable = (reason: string): void => void texts.push(`not applicable: ${reason}`);
  const validate = policy.validateResource as (args: object, report: (text: string) => void) => void;
  validate({ type, props, getConfig: () => config, notApplicable }, (text) => texts.push(text));
  return texts;
}

/** The same for both forms, in which an entry is named. */
const both = (text: string): [string[], string[]] => [[text], [`group hall: ${text}`]];
const nothing = [[], []];
const mutedFrom = "2026-03-01T18:00:00+08:00";
const mutedUntil = "2026-03-01T13:00:00z";

test("a mute has to have an end where that is required, but for the named groups and those that are open", () => {
  const required = { required: true };
  const noEnd = both("The mute has no end: give mutedUntil.");
  expect(violations(mutesEnd, required, {})).toEqual(noEnd);
  expect(violations(mutesEnd, required, { mutedFrom })).toEqual(noEnd);
  expect(violations(mutesEnd, required, { mutedFrom, muted: false })).toEqual(noEnd);
  expect(violations(mutesEnd, required, { mutedUntil })).toEqual(nothing);
  expect(violations(mutesEnd, required, { muted: false })).toEqual(nothing);
  expect(violations(mutesEnd, { ...required, exceptGroups: ["app/hall"] }, {})).toEqual(nothing);
  expect(violations(mutesEnd, { ...required, exceptGroups: ["app/foyer"] }, {})).toEqual(noEnd);
  for (const off of [{}, { required: false }])
    expect(violations(mutesEnd, off, {})[0]).toEqual(["not applicable: required is not configured"]);
});

test("a window may last as long as is configured, and no longer", () => {
  expect(violations(windowLimit, { maximumHours: 3 }, { mutedFrom, mutedUntil })).toEqual(nothing);
  expect(violations(windowLimit, { maximumHours: 2.99 }, { mutedFrom, mutedUntil })).toEqual(
    both("The mute lasts 3 hours, and 2.99 are allowed."),
  );
  expect(violations(windowLimit, { maximumHours: 1 }, { mutedFrom })).toEqual(nothing);
  // Without a beginning, what is left counts.
  const inHours = (hours: number): string => new Date(Date.now() + hours * 3_600_000).toISOString();
  expect(violations(windowLimit, { maximumHours: 5 }, { mutedUntil: inHours(4.9) })).toEqual(nothing);
  expect(violations(windowLimit, { maximumHours: 5 }, { mutedUntil: inHours(5.05) })).toEqual(
    both("The mute lasts 5.1 hours from now, and 5 are allowed."),
  );
  expect(violations(windowLimit, { maximumHours: 5 }, { mutedUntil, muted: false })).toEqual(nothing);
  expect(violations(windowLimit, {}, {})[0]).toEqual(["not applicable: maximumHours is not configured"]);
});

describe("one clock with the package", () => {
  afterEach(() => void delete process.env.LIVEMESSAGE_NOW);
  const moved = "2030-01-01T08:00:00+08:00";

  test("a mute without a beginning lasts from the moved clock on", () => {
    process.env.LIVEMESSAGE_NOW = moved;
    expect(violations(windowLimit, { maximumHours: 5 }, { mutedUntil: "2030-01-01T05:00:00Z" })).toEqual(nothing);
    expect(violations(windowLimit, { maximumHours: 5 }, { mutedUntil: "2030-01-01T05:06:00Z" })).toEqual(
      both("The mute lasts 5.1 hours from now, and 5 are allowed."),
    );
  });

  test("a clock that is moved to no time is an error", () => {
    process.env.LIVEMESSAGE_NOW = "noon";
    expect(() => violations(windowLimit, { maximumHours: 5 }, { mutedUntil })).toThrow("LIVEMESSAGE_NOW is no time");
  });

  test.each([moved, "2030-01-01t00:00:00.25z", "0000-01-01T00:00:00+08:00", "9999-12-31T23:59:59-08:00"])(
    "both read %s alike",
    (text) => {
      const at = timeOf(text);
      expect(parseInstant(text)).toEqual({ at });
      const env = { LIVEMESSAGE_NOW: text };
      expect([timeByPack(env), timeByPackage(env, () => undefined)]).toEqual([at, at]);
    },
  );
});

test("a group that must never be open has no window", () => {
  const groups = { groups: ["app/hall"] };
  const must = (leaveOut: string) => [
    [`app/hall must never be open: leave out ${leaveOut}.`],
    [`group hall: must never be open: leave out ${leaveOut}.`],
  ];
  expect(violations(neverOpen, groups, { mutedUntil })).toEqual(must("mutedUntil"));
  expect(violations(neverOpen, groups, { mutedFrom, mutedUntil, muted: false })).toEqual(
    must("mutedFrom and mutedUntil"),
  );
  expect(violations(neverOpen, groups, { muted: false })).toEqual(must("muted: false"));
  expect(violations(neverOpen, groups, {})).toEqual(nothing);
});

test("who is exempt is looked at before the window begins", () => {
  const [group] = violations(moderatorStaysExempt, {}, { mutedFrom, muted: false });
  expect(group).toEqual(["Nobody may speak: exceptUsers is empty. Exempt at least one moderator."]);
  const props = { appId: "app", groupId: "hall", muted: false, mutedFrom, exceptUsers: { guest: true, host: true } };
  expect(said(exemptUsersLimit, { maximum: 1 }, groupMuteTypes[0]!, props)).toEqual([
    "2 users are exempt, and 1 may be.",
  ]);
  expect(said(exemptUsersPatterns, { patterns: ["host"] }, groupMuteTypes[0]!, props)).toEqual([
    "1 of 2 exempt users match none of the patterns host.",
  ]);
});
