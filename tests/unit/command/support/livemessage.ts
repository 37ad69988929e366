import { commands } from "../../../../provider/src/command/main";
import { runCommand } from "../../../../provider/src/command/runCommand";

/** The world that a command line runs in; by default there is nothing in it. */
export interface World {
  input?: string | Uint8Array;
  colours?: boolean;
  env?: NodeJS.ProcessEnv;
  cancelled?: AbortSignal;
  confirm?: (question: string) => Promise<boolean>;
}

/** Runs a command line in this process. */
export async function livemessage(
  args: string[],
  { input = "", colours = false, env = {}, cancelled = new AbortController().signal, confirm }: World = {},
): Promise<{ code: number; out: string; err: string }> {
  let out = "";
  let err = "";
  const code = await runCommand(args, commands, "1.2.3", {
    out: (text) => (out += text),
    err: (text) => (err += text),
    coloursOut: colours,
    coloursErr: colours,
    env,
    readInput: () => Promise.resolve(Buffer.from(input)),
    ...(confirm ? { confirm } : {}),
    cancelled,
  });
  return { code, out, err };
}
