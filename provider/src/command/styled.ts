import { styleText } from "node:util";

/** A text in a style where colours are wanted, and as it is elsewhere. */
export function styled(style: Parameters<typeof styleText>[0], text: string, wanted: boolean): string {
  return wanted ? styleText(style, text, { validateStream: false }) : text;
}

/** Whether a stream gets colours: a terminal does, unless NO_COLOR is set to anything (no-color.org). */
export function takesColours(stream: { isTTY?: boolean }, env: NodeJS.ProcessEnv): boolean {
  return stream.isTTY === true && !env["NO_COLOR"] && env["TERM"] !== "dumb";
}
