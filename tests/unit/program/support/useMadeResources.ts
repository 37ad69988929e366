import * as pulumi from "@pulumi/pulumi";

/** Runs each test of a file on the SDK's mocks. @returns the resources that the test has made so far */
export function useMadeResources(): readonly pulumi.runtime.MockResourceArgs[] {
  const made: pulumi.runtime.MockResourceArgs[] = [];
  beforeEach(async () => {
    made.length = 0;
    await pulumi.runtime.setMocks({
      newResource(resource) {
        made.push(resource);
        return { id: `${resource.name}-id`, state: resource.inputs as object };
      },
      call: () => ({}),
    });
  });
  return made;
}
