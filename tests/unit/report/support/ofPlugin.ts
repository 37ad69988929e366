import type { PreviewDigest, PreviewResource, PreviewStep } from "../../../../provider/src/report/previewDigest";
import { fromUserMap } from "../../../../provider/src/properties/userMap";

/** The same preview of a program that uses the plugin: with its tokens, and users as lists. */
export function ofPlugin({ steps, ...rest }: PreviewDigest): PreviewDigest {
  return { ...rest, steps: steps.map(stepOfPlugin) };
}

function stepOfPlugin({ urn, oldState, newState, ...step }: PreviewStep): PreviewStep {
  return {
    ...step,
    urn: tokensOfPlugin(urn),
    ...(oldState && { oldState: resourceOfPlugin(oldState) }),
    ...(newState && { newState: resourceOfPlugin(newState) }),
  };
}

function resourceOfPlugin({ type, inputs, outputs, ...rest }: PreviewResource): PreviewResource {
  return {
    ...rest,
    type: tokensOfPlugin(type),
    ...(inputs && { inputs: withLists(inputs) }),
    ...(outputs && { outputs: withLists(outputs) }),
  };
}

function tokensOfPlugin(text: string): string {
  return text.replace("pulumi-nodejs:dynamic/livemessage:", "livemessage:index:");
}

const isUsers = (name: string) => name === "exceptUsers" || name === "mutedUsers";

function withLists(properties: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(properties).map(([name, value]) => {
      if (typeof value !== "object" || value === null) return [name, value];
      return [name, isUsers(name) ? fromUserMap(value) : withLists(value as Record<string, unknown>)];
    }),
  );
}
