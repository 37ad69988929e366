import * as pulumi from "@pulumi/pulumi";
import { allConfig } from "@pulumi/pulumi/runtime/config";
import { stackProblems } from "../account/stackProblems";
import { perRun } from "./sdk/perRun";

/**
 * Refuses a stack whose configuration is misspelt or wrong, so that a preview tells. The provider process looks at the
 * values that it uses, and at no names: it gets the configuration from state, also for a destroy, and names that were
 * wrong there could not be mended.
 * @throws RunError
 */
export const checkStackConfiguration = perRun(() => {
  const problems = stackProblems(allConfig(), pulumi.getProject());
  if (problems.length === 0) return;
  throw new pulumi.RunError(`The configuration of the stack cannot be used: ${problems.join("; ")}`);
});
