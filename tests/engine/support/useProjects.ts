import { PulumiProject, type ProjectOptions } from "../../../tools/pulumi/pulumiProject";
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
    const project = await PulumiProject.create({ engine: engine(), ...options });
    projects.push(project);
    return project;
  };
}
