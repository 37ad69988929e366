import { isDeepStrictEqual } from "node:util";
import { providerArgumentProblems } from "../../account/providerArguments";
import { notKnownYet } from "../../account/setting";
import { isUnknown } from "../../properties/unknown";
import { configureAccount } from "../account";
import { type Properties, unwrapSecrets } from "../secretValues";
import { withoutNamespace } from "./ownNamespace";

/** What the engine adds to the arguments of a provider. */
const ofEngine = /^(version|pluginDownloadURL|__.*)$/;

/** What is wrong with the configuration, a sentence each. */
export function configurationProblems(news: Properties): string[] {
  const given = Object.entries(unwrapSecrets(news).plain).filter(([name]) => !ofEngine.test(name));
  return providerArgumentProblems(
    Object.fromEntries(given.map(([name, value]) => [name, isUnknown(value) ? notKnownYet : value])),
  );
}

/** Names of what differs. Another account or endpoint is no reason to replace what is there. */
export function changedConfiguration(olds: Properties, news: Properties): string[] {
  const [before, after] = [olds, news].map((each) => unwrapSecrets(each).plain) as [Properties, Properties];
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...names].filter((name) => !ofEngine.test(name) && !isDeepStrictEqual(before[name], after[name]));
}

/** Configures this process. What is wrong is told by the first call. */
export function configure(args: Properties): void {
  const { plain } = unwrapSecrets(args);
  configureAccount((key) => plain[withoutNamespace(key)]);
}
