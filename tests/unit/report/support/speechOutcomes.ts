import { found, type Group, isSame, type Mute, movedId, audience, wantedName } from "./speechWorld";

/** One way in which an update may end for a group. */
export interface Change {
  before: Mute | undefined;
  after: Mute | undefined;
}

/** The group as the report names it, or the resource where its id is not known, with every possible change. */
export interface Expected {
  groupId: string | undefined;
  resource: string;
  changes: Change[];
}

/** What may become of the groups that one entry of the world is about, by the rules of the resource. */
export function expected(group: Group, refresh: boolean): Expected[] {
  const old = found(group, refresh);
  const here = { groupId: group.id, resource: group.id };
  const before = old ? seen(old, group.secret) : [undefined];
  if (!group.wanted || isSame(group, refresh)) {
    const changes = before.flatMap((one) => ({ before: one, after: group.wanted ? one : left(one, group) }));
    return [{ ...here, changes }];
  }
  const wanted = seen(group.wanted, group.secret, group.hidden);
  const taken = before.flatMap((one) => wanted.map((after) => ({ before: one, after })));
  const leaving = before.map((one) => ({ before: one, after: left(one, group) }));
  // Of a group that is not known yet the report speaks as of a new one, which is open until now.
  const entered = wanted.map((after) => ({ before: undefined, after }));
  const resource = wantedName(group, refresh);
  if (group.target === undefined) return [{ ...here, changes: taken }];
  if (group.target === "moved") {
    return [
      { ...here, changes: leaving },
      { groupId: movedId(group), resource, changes: entered },
    ];
  }
  return [
    // The same resource may turn out to stay where it is.
    { ...here, changes: group.renamed || !old ? leaving : [...leaving, ...taken] },
    { groupId: undefined, resource, changes: entered },
  ];
}

/** What becomes of a mute that no resource wants any more. */
function left(mute: Mute | undefined, group: Group): Mute | undefined {
  return group.retain ? mute : undefined;
}

/** Every mute that looks like this one to somebody who cannot see all of it. */
export function seen(mute: Mute, secret = false, hidden?: "users" | "muted"): Mute[] {
  const muted = hidden === "muted" ? [true, false] : [mute.muted];
  const users = secret || hidden === "users" ? [mute.users, [], audience] : [mute.users];
  return muted.flatMap((flag) => (flag ? users : [[]]).map((ids) => ({ muted: flag, users: ids })));
}
