import { toUserMap } from "../../../../provider/src/properties/userMap";
import { toKey } from "../../../../provider/src/properties/mapKeys";
import { appMutesDescription } from "../../../../provider/src/properties/appMutes";
import type { PreviewDigest, PreviewResource, PreviewStep } from "../../../../provider/src/report/previewDigest";
import { asOutputs } from "./asOutputs";
import { digest, found, type Group, isSame, type Mute, movedId, unknownValue } from "./speechWorld";

/* The same world in other resources: groups are in a GroupMute each, or in an AppMutes that holds many. */

/** In which resource a group is: one of its own, or an AppMutes by its name. */
export type Home = "own" | "event" | "other";

/** A group, and where it is in state and in the program. */
export interface Placed {
  group: Group;
  from: Home;
  to: Home;
}

/** What both forms can say: users are sorted, and an open group has none. */
export function sayable({ group, from, to }: Placed): Placed {
  const { recorded, live, wanted, ...rest } = group;
  const said: Group = {
    ...rest,
    ...(recorded && { recorded: canonical(recorded) }),
    ...(live && { live: canonical(live) }),
    ...(wanted && { wanted: canonical(wanted) }),
    renamed: from !== to,
  };
  if (said.hidden === "users" && wanted?.muted === false) delete said.hidden;
  // A key of a map is known as soon as the map is.
  if (to !== "own" && said.target === "unknownGroup") delete said.target;
  // Which lists of an AppMutes changed cannot be told where they are secrets; the tests look at that by itself.
  if (from === to && to !== "own") delete said.secret;
  return { group: said, from, to };
}

function canonical({ muted, users }: Mute): Mute {
  return { muted, users: muted ? [...users].sort() : [] };
}

/** The JSON of a preview with the groups in their places. */
export function digestOfPlaces(places: readonly Placed[], refresh: boolean): PreviewDigest {
  const own = places.flatMap(({ group, from, to }): Group[] => {
    const { recorded, live, wanted, ...rest } = group;
    if (from === "own" && to === "own") return [group];
    if (from === "own") return [{ ...rest, ...(recorded && { recorded }), ...(live && { live }) }];
    return to === "own" ? [{ ...rest, ...(wanted && { wanted }) }] : [];
  });
  const names = new Set(places.flatMap((place) => [oldName(place), newName(place)]));
  const steps = [
    ...digest(own, refresh).steps,
    ...[...names].flatMap((name) => (name === undefined ? [] : stepsOf(name, places, refresh))),
  ];
  const rank = ({ op }: PreviewStep): number => (op === "refresh" ? 0 : op.startsWith("delete") ? 2 : 1);
  return { steps: steps.sort((a, b) => rank(a) - rank(b)) };
}

/** A replacement is one of the whole resource, so groups that share one share the reason. */
function nameIn(home: Home, { target, forced }: Group, stays: boolean): string | undefined {
  if (home === "own") return undefined;
  const reasons = [target === "unknownApp" ? target : undefined, stays ? forced : undefined];
  return [home, ...reasons.filter((reason) => reason !== undefined)].join("-");
}

function newName({ group, from, to }: Placed): string | undefined {
  return nameIn(to, group, from === to);
}

function oldName({ group, from, to }: Placed): string | undefined {
  return from === to ? nameIn(from, group, true) : from === "own" ? undefined : from;
}

function stepsOf(name: string, places: readonly Placed[], refresh: boolean): PreviewStep[] {
  const urn = `urn:pulumi:dev::mutes::${appMutesDescription.token}::${name}`;
  const leaving = places.filter((place) => oldName(place) === name).map(({ group }) => group);
  const entering = places.filter((place) => newName(place) === name).map(({ group }) => group);
  const [first] = entering;
  const state = (mute: (group: Group) => Mute | undefined): PreviewResource =>
    appMutes(leaving.flatMap((group) => entry(group.id, group, mute(group))));
  const isThere = leaving.some(({ recorded }) => recorded);
  const isWanted = entering.some(({ wanted }) => wanted);
  const oldState = state((group) => found(group, refresh));
  const newState = appMutes(
    entering.flatMap((group) =>
      entry(group.target === "moved" ? movedId(group) : group.id, group, group.wanted, group.hidden),
    ),
    name.includes("unknownApp") ? unknownValue : "demo",
  );
  const recorded = state((group) => group.recorded);
  const refreshed = refresh && isThere ? [{ op: "refresh", urn, oldState: recorded, newState: recorded }] : [];
  if (!isThere) return isWanted ? [{ op: "create", urn, newState }] : [];
  if (!isWanted) return [...refreshed, { op: "delete", urn, oldState }];
  const apart = name.includes("apart");
  const isReplaced = name.includes("unknownApp") || name.includes("replace") || apart;
  const isUnchanged = [...leaving, ...entering].every((group) => leaving.includes(group) && isSame(group, refresh));
  const op = isReplaced ? "replace" : isUnchanged && first ? "same" : "update";
  return [
    ...refreshed,
    ...(apart ? [{ op: "create-replacement", urn, oldState, newState }] : []),
    { op, urn, oldState, newState },
    ...(apart ? [{ op: "delete-replaced", urn, oldState }] : []),
  ];
}

function appMutes(entries: [string, object][], appId = "demo"): PreviewResource {
  const groups = Object.fromEntries(entries);
  return { type: appMutesDescription.token, inputs: { appId, groups }, outputs: { appId, groups: asOutputs(groups) } };
}

/** An entry in the short form of state. */
function entry(id: string, group: Group, mute: Mute | undefined, hidden?: Group["hidden"]): [string, object][] {
  if (mute === undefined) return [];
  const users = group.secret ? "[secret]" : toUserMap(mute.users);
  const exceptUsers = hidden === "users" ? unknownValue : users;
  const said =
    hidden === "muted" ? { muted: unknownValue, exceptUsers } : mute.muted ? { exceptUsers } : { muted: false };
  return [[toKey(id), { ...said, ...(group.retain ? { retainOnDelete: true } : {}) }]];
}
