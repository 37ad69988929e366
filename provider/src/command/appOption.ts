import { appIdProblem } from "../properties/idRules";
import { type OptionValues, optional, UsageError } from "./command";

/** The option --app. @throws UsageError for what is no id of an app */
export function appOption(options: OptionValues): string | undefined {
  const app = optional(options, "app");
  const problem = app === undefined ? undefined : appIdProblem(app);
  if (problem !== undefined) throw new UsageError(`--app ${problem}`);
  return app;
}
