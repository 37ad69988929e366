import { appIdProblem, groupIdProblem } from "./idRules";
import { asTextAdvice } from "./idText";
import { shown } from "../text/visible";

/** Data centers of interactive messaging (API reference of CreateLiveMessageApp). */
export const dataCenters = ["cn-shanghai", "ap-southeast-1"] as const;

/** A part of the address of a group. */
export type AddressPart = "appId" | "groupId" | "dataCenter";

/** What is wrong with a part of the address of a group, as a sentence that names it; undefined where nothing is. */
export function addressProblem(part: AddressPart, value: unknown): string | undefined {
  if (part === "dataCenter") {
    if (!isGiven(value) || (dataCenters as readonly unknown[]).includes(value)) return undefined;
    return `dataCenter must be one of ${dataCenters.join(", ")}, not ${shown(value)}`;
  }
  const rule = part === "appId" ? appIdProblem : groupIdProblem;
  const problem = textProblem(value) ?? rule(value as string);
  if (problem === undefined) return undefined;
  return `${part} ${problem}${part === "appId" ? ": give the id that the service assigned to the app" : ""}`;
}

/** Whether an argument has a value. */
function isGiven(value: unknown): boolean {
  return value !== undefined && value !== null;
}

function textProblem(value: unknown): string | undefined {
  if (!isGiven(value)) return "is missing";
  if (typeof value !== "string") return `must be a string, not ${shown(value)}${asTextAdvice(value)}`;
  return value === "" ? "is empty" : undefined;
}
