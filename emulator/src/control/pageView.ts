import type { Emulator } from "../emulator";
import type { GroupEffect, JournalEntry } from "../journal/journal";
import type { Group } from "../store/group";
import { switchTable, type Switches } from "../switches/switches";
import { visible } from "../text/quote";

/** More is counted, not shown. */
const [maxGroups, maxUsers, maxCalls] = [500, 50, 50];

/** The sections of the page, made for showing: what nobody sees in a text is written out. */
export function pageView(emulator: Emulator): Readonly<Record<string, unknown>> {
  const { clock, state, faults, journal, switches, url } = emulator;
  const now = clock.now();
  const groups = state.apps().flatMap((app) => app.groups(now));
  return {
    about: { url, now: `${new Date(now).toISOString().slice(0, 19)}Z`, frozen: clock.frozen },
    state: {
      total: groups.length,
      apps: state.apps().map(({ id, name, accountId, dataCenter, disabled }) => ({
        ...{ appId: id, shown: visible(id), name: visible(name), account: accountId, dataCenter, disabled },
      })),
      groups: groups.slice(0, maxGroups).map((group) => viewGroup(group, switches.individualMuteWins)),
    },
    calls: journal.entries().slice(-maxCalls).reverse().map(viewEntry),
    faults: faults.list().map(({ id, rule, hits }) => ({ id, hits, rule: visible(JSON.stringify(rule)) })),
    switches: (Object.keys(switchTable) as (keyof Switches)[])
      .filter((name) => switches[name] !== switchTable[name].default)
      .map((name) => ({ name, value: switches[name], standard: switchTable[name].default })),
  };
}

function viewGroup(group: Group, individualMuteWins: boolean): unknown {
  const always = new Set([group.creator, ...group.administrators].filter((user) => user !== ""));
  const maySpeak = (user: string) => group.maySpeak(user, individualMuteWins);
  return {
    key: { appId: group.appId, groupId: group.id },
    app: visible(group.appId),
    shown: visible(group.id),
    name: visible(group.name),
    state: group.deleted ? "deleted" : group.mutedAll ? "muted" : "open",
    members: group.members.size,
    exempt: viewUsers([...group.exempt].filter((user) => maySpeak(user) && !always.has(user))),
    always: viewUsers([...always]),
    muted: viewUsers([...group.muted].filter((user) => !maySpeak(user))),
  };
}

function viewUsers(users: readonly string[]): unknown {
  return { users: users.slice(0, maxUsers).map(visible), more: Math.max(0, users.length - maxUsers) };
}

function viewEntry(entry: JournalEntry): unknown {
  const common = {
    time: new Date(entry.time).toISOString().slice(11, 19),
    target: entry.effect ? visible(`${entry.effect.appId}/${entry.effect.groupId}`) : "",
  };
  const after = entry.effect ? [`then ${describeEffect(entry.effect)}`] : [];
  if (entry.kind === "change") {
    return { ...common, what: entry.change, outcome: "by hand", tone: "warn", detail: after };
  }
  const { operation, status, code, message, fault, parameters } = entry;
  const given = Object.entries(parameters).filter(([name]) => name !== "AppId" && name !== "GroupId");
  const detail = [
    ...given.map(([name, value]) => `${name}=${value}`),
    ...(message === undefined ? [] : [message]),
    ...(fault === undefined ? [] : [`fault: ${fault}`]),
    ...(entry.applied ? after : []),
  ];
  return {
    ...common,
    what: visible(operation) || "?",
    outcome: status === 0 ? "closed" : [status, code].filter(Boolean).join(" "),
    tone: status === 200 ? "good" : "bad",
    detail: detail.map((text) => visible(text.length > 200 ? `${text.slice(0, 200)}…` : text)),
  };
}

function describeEffect({ deleted, mutedAll, exempt, muted }: GroupEffect): string {
  if (deleted) return "deleted";
  const one = muted.length > 0 ? `, ${muted.length} muted one by one` : "";
  if (!mutedAll) return `open${one}`;
  return `muted except ${exempt.length === 0 ? "nobody" : exempt.join(", ")}${one}`;
}
