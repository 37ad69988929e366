import { parseArgs } from "node:util";
import { type ContestantName, contestantNames, type OwnContestantName, ownContestantNames } from "./contestants";
import { bucketRoundTripMs, type StatePlace, statePlaces } from "./figures";

export interface BenchOptions {
  readonly groups: readonly number[];
  readonly contestants: readonly ContestantName[];
  readonly state: readonly StatePlace[];
  /** How often a phase of less than a minute is measured; its median counts. */
  readonly rounds: number;
  /** Programs at once on one account; 0 leaves that part out. */
  readonly programs: number;
  readonly groupsPerProgram: number;
  /** Starts of the provider process; 0 leaves that part out. */
  readonly starts: number;
  /** Folder of the results. */
  readonly out: string;
  /** Whether figures in that folder stay, but for those that are measured again. */
  readonly add: boolean;
}

export const usage = `npm run bench -- [options]       up, preview, refresh, adoption and destroy, beside other ways to do it
npm run bench -- emulator        the emulator alone
npm run bench -- from-nothing    makes and deletes an app, groups (--groups 100) and their mutes
npm run bench -- muted-users     up of groups (--groups 300), each with users muted one by one (--users 60),
                                 by the resource types of this package (--contestants, --out)

  --groups 100,300,1000          numbers of groups to measure
  --contestants ${contestantNames.join(",")}
  --state file                   where the engine keeps the state: file, or bucket (${bucketRoundTripMs} ms away), or both
  --rounds 3                     how often a phase of less than a minute is measured; its median counts
  --programs 4                   programs at once on one account, 0 for none
  --groups-per-program 250
  --starts 11                    starts of the provider process, 0 for none
  --out bench/results
  --add                          keeps what is in --out and is not measured again, as a whole run takes hours
`;

/** What `muted-users` measures. */
export interface MutedUsersOptions {
  readonly groups: number;
  /** Users muted one by one in each group. */
  readonly users: number;
  readonly contestants: readonly OwnContestantName[];
  /** Folder of the results. */
  readonly out: string;
}

/**
 * Reads the command line.
 * @throws TypeError for what it does not know
 */
export function parseBenchOptions(args: readonly string[], defaultOut: string): BenchOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      groups: { type: "string", default: "100,300,1000" },
      contestants: { type: "string", default: contestantNames.join(",") },
      state: { type: "string", default: "file" },
      rounds: { type: "string", default: "3" },
      programs: { type: "string", default: "4" },
      "groups-per-program": { type: "string", default: "250" },
      starts: { type: "string", default: "11" },
      out: { type: "string", default: defaultOut },
      add: { type: "boolean", default: false },
    },
  });
  return {
    groups: list(values.groups).map((text) => wholeNumber("groups", text)),
    contestants: list(values.contestants).map((text) => oneOf("contestants", contestantNames, text)),
    state: list(values.state).map((text) => oneOf("state", statePlaces, text)),
    rounds: atLeastOne("rounds", values.rounds),
    programs: wholeNumber("programs", values.programs),
    groupsPerProgram: wholeNumber("groups-per-program", values["groups-per-program"]),
    starts: wholeNumber("starts", values.starts),
    out: values.out,
    add: values.add,
  };
}

/**
 * Reads the command line of the part with one size.
 * @throws TypeError for what it does not know
 */
export function parseGroups(args: readonly string[]): number {
  const { values } = parseArgs({ args: [...args], options: { groups: { type: "string", default: "100" } } });
  return wholeNumber("groups", values.groups);
}

/**
 * Reads the command line of `muted-users`.
 * @throws TypeError for what it does not know
 */
export function parseMutedUsers(args: readonly string[], defaultOut: string): MutedUsersOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      groups: { type: "string", default: "300" },
      users: { type: "string", default: "60" },
      contestants: { type: "string", default: ownContestantNames.join(",") },
      out: { type: "string", default: defaultOut },
    },
  });
  return {
    groups: wholeNumber("groups", values.groups),
    users: wholeNumber("users", values.users),
    contestants: list(values.contestants).map((text) => oneOf("contestants", ownContestantNames, text)),
    out: values.out,
  };
}

function list(text: string): string[] {
  return text
    .split(",")
    .map((part) => part.trim())
    .filter((part) => part !== "");
}

function wholeNumber(option: string, text: string): number {
  if (!/^\d{1,6}$/.test(text)) throw new TypeError(`--${option} takes whole numbers, not "${text}"`);
  return Number(text);
}

function atLeastOne(option: string, text: string): number {
  const number = wholeNumber(option, text);
  if (number === 0) throw new TypeError(`--${option} takes a number from 1 on`);
  return number;
}

function oneOf<Name extends string>(option: string, names: readonly Name[], text: string): Name {
  const name = names.find((each) => each === text);
  if (!name) throw new TypeError(`--${option} takes ${names.join(", ")}, not "${text}"`);
  return name;
}
