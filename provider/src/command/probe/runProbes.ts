import { firstAborted, startDeadline } from "../../live/deadline";
import { CredentialsRefusedError, LiveError, UnavailableError } from "../../live/errors";
import { ConfigurationError } from "../../account/configurationError";
import { PackageError } from "../../errors/packageError";
import type { Lab } from "./lab";
import type { ProbeRow } from "./probeRow";
import { unclear, type Verdict } from "./verdict";
import { UnclearError } from "./unclearError";

/** One probe has so long, in milliseconds. */
const probeTimeMs = 60_000;

/** After so many probes in a row that the service answered a fault to, it counts as out of order. */
const mostSick = 2;

/** The time of one probe is over. */
class ProbeTimeoutError extends PackageError {
  static override readonly kind = "ProbeTimeoutError";
}

/** How the probes came to an end: undefined where all were run. */
export type Stop = LiveError | ConfigurationError | "cancelled" | undefined;

/**
 * Runs the probes one after the other, and notes in the lab what each found. After an error that the next ones would meet
 * as well, or after Ctrl-C, the rest is unclear.
 * @param begun is told of each probe
 */
export async function runProbes(
  lab: Lab,
  rows: readonly ProbeRow[],
  cancelled: AbortSignal,
  begun: (done: number) => void,
): Promise<Stop> {
  let stop: Stop;
  let sick = 0;
  for (const [index, row] of rows.entries()) {
    begun(index);
    if (!stop && cancelled.aborted) stop = "cancelled";
    if (stop) {
      lab.verdicts.set(row.name, unclear(`not run: ${stopInWords(stop)}`));
      continue;
    }
    const result = await runProbe(lab, row, cancelled);
    if ("status" in result) {
      sick = 0;
      lab.verdicts.set(row.name, result);
      continue;
    }
    const { stop: reason } = result;
    lab.verdicts.set(row.name, unclear(stopInWords(reason)));
    // One operation that answers a fault again and again may be alone with it.
    sick += reason instanceof UnavailableError && reason.code !== undefined ? 1 : mostSick;
    if (sick >= mostSick) stop = reason;
  }
  return stop;
}

async function runProbe(
  lab: Lab,
  row: ProbeRow,
  cancelled: AbortSignal,
): Promise<Verdict | { readonly stop: NonNullable<Stop> }> {
  const deadline = startDeadline(probeTimeMs, new ProbeTimeoutError(`no clear answer within ${probeTimeMs / 1000} s`));
  lab.signal = firstAborted(cancelled, deadline.signal);
  try {
    return await row.find(lab);
  } catch (error) {
    if (cancelled.aborted) return { stop: "cancelled" };
    if (error instanceof UnclearError || error instanceof ProbeTimeoutError) return unclear(error.message);
    // What the library makes of an aborted wait.
    if (deadline.signal.aborted) return unclear((deadline.signal.reason as Error).message);
    const meetsNext = error instanceof UnavailableError || error instanceof CredentialsRefusedError;
    if (meetsNext || error instanceof ConfigurationError) return { stop: error };
    // Not its message, which names the app.
    if (error instanceof LiveError) return unclear(`${error.operation} failed with ${error.code ?? error.name}`);
    throw error;
  } finally {
    deadline.clear();
  }
}

function stopInWords(stop: NonNullable<Stop>): string {
  if (stop === "cancelled") return "ended by Ctrl-C";
  if (stop instanceof CredentialsRefusedError) return `the service no longer takes the key (${stop.code})`;
  if (stop instanceof ConfigurationError) return "there are no usable credentials";
  return stop.code === undefined
    ? "the service stopped answering"
    : `${stop.operation} was answered ${stop.code} again and again`;
}
