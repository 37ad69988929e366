import { PulumiProject, type ProjectOptions } from "../../../tools/pulumi/pulumiProject";
import { useEngine } from "./useEngine";

export type TestProjectOptions = Omit<ProjectOptions, "engine">;

/** Temporary projects on the real engine, removed after each test. */
export function useProjects(): (options: TestProjectOptions) => Promise<PulumiProject> {
  const engine = useEngine();
  const projects: PulumiProject[] = [];
  afterEach(async () => {
    await Promise.all(projects.splice(0).map((project) => project.remove()));
  });
  return async (options) => {
    const project = await PulumiProject.create({ ...options, engine: engine() });
    projects.push(project);
    return project;
  };
}
