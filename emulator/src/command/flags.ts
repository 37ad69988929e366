import { parseArgs } from "node:util";
import { isLoopback } from "../server/loopback";
import { isHostName } from "../server/requestSource";
import { createSwitches } from "../switches/applySwitches";
import { quote } from "../text/quote";
import { switchTable, type Switches } from "../switches/switches";

/** What the command line asks for. */
export interface Flags {
  readonly port: number;
  readonly host: string;
  /** Path of a seed file. */
  readonly seed: string | undefined;
  /** Path of a state file. */
  readonly state: string | undefined;
  /** Path of a file with a list of faults. */
  readonly faults: string | undefined;
  readonly switches: Readonly<Switches>;
  readonly latencyMs: number;
  readonly loose: boolean;
  readonly quiet: boolean;
  readonly token: string | undefined;
  readonly allowedHosts: readonly string[];
}

/** A command line that makes no sense; the message says why. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}

const defaultPort = 4580;
const tokenVariable = "ALICLOUD_LIVE_EMULATOR_TOKEN";

const help = `alicloud-live-emulator: the interactive-messaging API of ApsaraVideo Live on localhost

  --port NUMBER       port to listen on, 0 for any free one (default ${defaultPort})
  --host ADDRESS      address to listen on (default 127.0.0.1); any but loopback needs a token
  --allow-host NAME   a further name that the emulator may be called by, may be repeated
  --seed FILE         JSON with the accounts, apps and groups to start with
  --state FILE        keeps accounts, apps and groups in FILE over restarts
  --faults FILE       JSON list of faults to inject
  --switch NAME=VALUE undocumented behaviour, may be repeated; README.md lists the switches
  --latency MS        milliseconds added to each answer (default 0)
  --loose             accepts requests without checking signature, date, nonce and token
  --quiet             prints the address only
  --token TOKEN       token of the control path /_emulator/; better in ${tokenVariable}
  --help, --version
`;

/**
 * Reads the command line.
 * @returns the flags, or the text that was asked for instead
 * @throws UsageError
 */
export function readFlags(args: readonly string[], environment: NodeJS.ProcessEnv, version: string): Flags | string {
  const values = parse(args);
  if (values.help) return help;
  if (values.version) return `${version}\n`;
  const host = values.host ?? "127.0.0.1";
  const token = (values.token ?? environment[tokenVariable]) || undefined;
  if (!isLoopback(host) && token === undefined) {
    throw new UsageError(`--host ${host} can be reached from other machines: set a token in ${tokenVariable}.`);
  }
  return {
    port: wholeNumber("--port", values.port ?? String(defaultPort), 65_535),
    host,
    seed: values.seed,
    state: values.state,
    faults: values.faults,
    switches: readSwitches(values.switch ?? []),
    latencyMs: wholeNumber("--latency", values.latency ?? "0", 600_000),
    loose: values.loose ?? false,
    quiet: values.quiet ?? false,
    token,
    allowedHosts: (values["allow-host"] ?? []).map(allowedHost),
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        port: { type: "string" },
        host: { type: "string" },
        "allow-host": { type: "string", multiple: true },
        seed: { type: "string" },
        state: { type: "string" },
        faults: { type: "string" },
        switch: { type: "string", multiple: true },
        latency: { type: "string" },
        loose: { type: "boolean" },
        quiet: { type: "boolean" },
        token: { type: "string" },
        help: { type: "boolean", short: "h" },
        version: { type: "boolean" },
      },
    }).values;
  } catch (error) {
    // What follows is how to write the flag.
    throw new UsageError((error as Error).message.replace(/\n.*/s, ""));
  }
}

function allowedHost(text: string): string {
  if (isHostName(text)) return text;
  throw new UsageError(`--allow-host takes a name without scheme and port, such as emulator, not ${quote(text)}.`);
}

function wholeNumber(flag: string, text: string, max: number): number {
  if (/^\d{1,9}$/.test(text) && Number(text) <= max) return Number(text);
  throw new UsageError(`${flag} takes a whole number from 0 to ${max}, not ${quote(text)}.`);
}

function readSwitches(texts: readonly string[]): Switches {
  const changes = Object.fromEntries(texts.map(readSwitch));
  try {
    return createSwitches(changes);
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}

function readSwitch(text: string): [string, unknown] {
  const [, name, value] = /^([^=]+)=(.*)$/s.exec(text) ?? [];
  if (name === undefined || value === undefined) throw new UsageError(`--switch takes NAME=VALUE, not ${quote(text)}.`);
  const isText =
    Object.hasOwn(switchTable, name) && typeof switchTable[name as keyof typeof switchTable].default === "string";
  return [name, isText || !/^(true|false|\d+)$/.test(value) ? value : JSON.parse(value)];
}
