import { isObject } from "../text/isObject";
import { jsonAmongLines, parsedJson } from "../text/jsonAmongLines";
import { makeItSo, PreviewFormatError } from "./previewFormatError";

/**
 * The JSON in what a command printed: one value, or one a line. Lines around it are passed over: npm and the engine print
 * some there.
 * @throws PreviewFormatError
 */
export function jsonInText(text: string): unknown[] {
  const whole = parsedJson(text);
  if (whole !== undefined) return [whole];
  if (text.trim() === "")
    throw new PreviewFormatError(`The file is empty: the preview did not get far enough. ${makeItSo}`);
  const lines = text.split(/\r?\n/);
  const first = lines.findIndex((line) => line.startsWith("{"));
  if (first < 0) throw new PreviewFormatError(`This is not JSON. ${makeItSo}`);
  if (isObject(parsedJson(lines[first]!)))
    return lines.flatMap((line, index) => (line.startsWith("{") ? [ofLine(line, index)] : []));
  if (lines.filter((line) => line === "{").length > 1) {
    throw new PreviewFormatError("There is more than one preview in this file: give each a file of its own.");
  }
  const value = jsonAmongLines(text);
  if (value === undefined) throw brokenOff();
  return [value];
}

function ofLine(line: string, index: number): unknown {
  const value = parsedJson(line);
  if (value === undefined) throw brokenOff(` in line ${index + 1}`);
  return value;
}

function brokenOff(where = ""): PreviewFormatError {
  return new PreviewFormatError(
    `The JSON breaks off${where}: a part of what the preview printed is missing. ${makeItSo}`,
  );
}
