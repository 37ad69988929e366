import { PulumiProject, type ProjectOptions } from "../../../tools/pulumi/pulumiProject";
import { loadForJavaScript, loadOnFirstUse } from "../../support/loadOnFirstUse";
import { useEngine } from "./useEngine";

/** Default engine: that of all tests. */
export type TestProjectOptions = Omit<ProjectOptions, "engine"> & Partial<Pick<ProjectOptions, "engine">>;

/** Temporary projects on the real engine, removed after each test. */
export function useProjects(): (options: TestProjectOptions) => Promise<PulumiProject> {
  const engine = useEngine();
  const projects: PulumiProject[] = [];
  afterEach(async () => {
    await Promise.all(projects.splice(0).map((project) => project.remove()));
  });
  return async (options) => {
    const isTypeScript =
      typeof options.program === "object" && ("index.ts" in options.program || "Pulumi.yaml" in options.program);
    const env = { ...(isTypeScript ? loadOnFirstUse : loadForJavaScript), ...options.env };
    const project = await PulumiProject.create({ engine: engine(), ...options, env });
    projects.push(project);
    return project;
  };
}
