import { checkPolicy, mostFileBytes } from "../muteFile/policyFile";
import { isPolicyFileError } from "../muteFile/policyFileError";
import { resolvePolicy } from "../muteFile/resolvePolicy";
import { type IsDue, type ScheduledGroup, timeOf, turnedSince, windowSchedule } from "../muteFile/windowSchedule";
import { instantInWords, parseInstant } from "../text/instant";
import { plural } from "../text/plural";
import { TextFileError } from "../text/textFile";
import { quoted, visible } from "../text/visible";
import { appOption } from "./appOption";
import { type Command, optional, type OptionValues, type Surroundings, UsageError } from "./command";
import { ExitCode } from "./exitCode";
import { keyOf, mutesInState, StateFormatError } from "./mutesInState";
import { styled } from "./styled";
import { textOf } from "./textOf";
import { timeOfWorld } from "./timeOfWorld";

/** Larger than any state that the engine could keep. */
const mostStateBytes = 500_000_000;
/** Hosted schedules run late, and runs fail: a day lets the next ones make up for it. */
const defaultSince = "24h";
/** So many groups are shown as a table; the rest is counted. */
const mostShown = 100;

/** Says which groups begin or end to be muted, now and next, offline. */
export const dueCommand: Command = {
  name: "due",
  summary: "which groups their windows mute or open now or next, offline",
  description: `Reads the windows of a mute file (mutedFrom, mutedUntil). The exit code is 7 where an update has to mute or open a
group now, and 0 where none has to. So a pipeline on a short schedule runs the engine only when it is needed.
- reads standard input.

The file does not say what the last update did. Pass the output of \`pulumi stack export\` as --state: a group is due
where state differs from its window, or does not have the group. Then nothing is missed, however late the schedule is.
Without --state, a group is due where its window began or ended within the last 24 hours, or since --since. The command
does not find older changes. So set --since to the start of the last successful update, or earlier.`,
  operands: ["FILE"],
  options: {
    state: { type: "string", value: "FILE", help: "Compare with this state of the stack" },
    since: {
      type: "string",
      value: "TIME",
      help: `Changes after that are due: a time (RFC 3339), or how long ago (90m, 24h, 7d; default ${defaultSince})`,
    },
    app: { type: "string", value: "ID", help: "The app, where the program gives it" },
    json: { type: "boolean", help: "Print the result as JSON" },
  },
  async run([file], options, world) {
    const stateFile = optional(options, "state");
    if (stateFile !== undefined && optional(options, "since") !== undefined)
      throw new UsageError("--state and --since are two ways to say what the last run did: give one");
    if (stateFile === "-" && file === "-") throw new UsageError("standard input can be read once only");
    const now = timeOfWorld(world);
    const since = sinceOption(options, now);
    const appId = appOption(options);
    try {
      const read = await textOf(file!, mostFileBytes, world);
      const { policy } = checkPolicy(read, file!, { appIdGiven: appId !== undefined });
      const defaults = { ...policy.defaults, ...(appId === undefined ? {} : { appId }) };
      const isDue = stateFile === undefined ? turnedSince(since) : await otherThanInState(stateFile, world);
      const schedule = windowSchedule(resolvePolicy({ ...policy, defaults }).groups, now, isDue);
      if (options["json"] === true) world.out(`${JSON.stringify(asJson(schedule, now), null, 2)}\n`);
      else tell(schedule, world);
      return schedule.some(({ due }) => due) ? ExitCode.due : ExitCode.ok;
    } catch (error) {
      if (isPolicyFileError(error)) world.err(`${error.message}\n`);
      else if (error instanceof TextFileError || error instanceof StateFormatError)
        world.err(`${stateFile}: ${error.message}\n`);
      else throw error;
      return ExitCode.problem;
    }
  },
};

const units: Record<string, number> = { m: 60_000, h: 3_600_000, d: 86_400_000 };

function sinceOption(options: OptionValues, now: number): number {
  const since = optional(options, "since") ?? defaultSince;
  const [, count, unit] = /^(\d{1,6})([mhd])$/.exec(since) ?? [];
  if (count !== undefined) return now - Number(count) * units[unit!]!;
  const read = parseInstant(since);
  if ("problem" in read)
    throw new UsageError(`--since: ${quoted(since)} is not a time such as 90m, 24h or 7d, and ${read.problem}`);
  if (read.at > now) throw new UsageError(`--since is in the future: ${instantInWords(since)}`);
  return read.at;
}

/** A group that state does not have, or not for sure, is due: a run finds out. */
async function otherThanInState(file: string, world: Surroundings): Promise<IsDue> {
  const mutes = mutesInState((await textOf(file, mostStateBytes, world))());
  return ({ appId, groupId, muted }) => mutes.get(keyOf(appId, groupId)) !== muted;
}

function asJson(schedule: readonly ScheduledGroup[], now: number): object {
  return {
    now: new Date(now).toISOString(),
    due: schedule.filter(({ due }) => due).length,
    next: nextOf(schedule)?.at ?? null,
    groups: schedule,
  };
}

/** The first change that is still to come. */
function nextOf(schedule: readonly ScheduledGroup[]): ScheduledGroup["next"] {
  return schedule
    .flatMap(({ next }) => next ?? [])
    .reduce<ScheduledGroup["next"]>(
      (first, next) => (first && timeOf(first) <= timeOf(next) ? first : next),
      undefined,
    );
}

function tell(schedule: readonly ScheduledGroup[], world: Surroundings): void {
  const shown = schedule.filter(({ due, next }) => due || next !== undefined);
  const rows = shown.slice(0, mostShown).map((group) => ({ due: group.due, cells: cellsOf(group) }));
  const width = (column: number): number => Math.max(...rows.map(({ cells }) => cells[column]!.length));
  for (const { due, cells } of rows) {
    const line = [cells[0].padEnd(width(0)), cells[1].padEnd(width(1)), cells[2]].join("  ").trimEnd();
    world.out(`${due ? styled("bold", line, world.coloursOut) : line}\n`);
  }
  if (shown.length > mostShown)
    world.out(`and ${plural(shown.length - mostShown, "more group")}; --json lists them all\n`);
  const count = schedule.filter(({ due }) => due).length;
  const over = schedule.length - shown.length;
  const next = nextOf(schedule);
  world.err(
    `${plural(count, "group")} due now; ${next === undefined ? "no change is due later" : `the next change is at ${instantInWords(next.at)}`}` +
      `${over === 0 ? "" : `; ${plural(over, "window")} over`}\n`,
  );
}

function cellsOf({ appId, groupId, due, muted, last, next }: ScheduledGroup): [string, string, string] {
  const state = muted ? "muted" : "open";
  return [
    visible(`${appId}/${groupId}`),
    due ? `due now: ${state}` : state,
    [
      ...(due && last !== undefined ? [`since ${instantInWords(last.at)}`] : []),
      ...(next === undefined ? [] : [`${next.to} from ${instantInWords(next.at)}`]),
    ].join(", "),
  ];
}
