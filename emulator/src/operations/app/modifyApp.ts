import type { App, AppSettings } from "../../store/app";
import type { OperationContext, OperationResult } from "../operation";

/** Changes an app, and answers what all changes of apps do. */
export function modifyApp(app: App, settings: AppSettings, { switches, clock }: OperationContext): OperationResult {
  app.set(settings);
  app.modifiedAt = clock.now();
  if (switches.appSignChanges) app.renewSign();
  return { AppId: app.id, AppSign: app.appSign };
}
