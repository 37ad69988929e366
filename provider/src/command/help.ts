import type { Command, CommandOption } from "./command";

/** Options that every command has. */
export const commonOptions: Record<string, CommandOption> = {
  help: { type: "boolean", short: "h", help: "Show this help" },
};

const exitCodes = `Exit codes
  0    done, and nothing is wrong
  1    the file, the preview or the key is not right
  2    the command line is not right
  3    no usable credentials, or wrong configuration
  4    the service failed or refused
  7    a group is to be muted or opened now (due)
  130  ended by Ctrl-C
`;

/** The help of the whole program. */
export function programHelp(commands: readonly Command[]): string {
  const width = Math.max(...commands.map((command) => command.name.length));
  const list = commands.map(({ name, summary }) => `  ${name.padEnd(width)}  ${summary}`).join("\n");
  return `livemessage: who may speak in the message groups of ApsaraVideo Live

Usage
  livemessage COMMAND [options]

Commands
${list}

\`livemessage COMMAND --help\` tells more.

${exitCodes}`;
}

/** The help of one command. */
export function commandHelp(command: Command): string {
  const options = Object.entries({ ...command.options, ...commonOptions });
  const labels = options.map(([name, option]) => {
    const short = option.short === undefined ? "    " : `-${option.short}, `;
    return `${short}--${name}${option.type === "string" ? ` ${option.value ?? "TEXT"}` : ""}`;
  });
  const width = Math.max(...labels.map((label) => label.length));
  const lines = options.map(([, option], index) => `  ${labels[index]!.padEnd(width)}  ${option.help}`);
  return `livemessage ${command.name}: ${command.summary}

Usage
  livemessage ${[command.name, ...command.operands, "[options]"].join(" ")}

${command.description.trim()}

Options
${lines.join("\n")}

${exitCodes}`;
}
