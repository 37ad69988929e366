import * as pulumi from "@pulumi/pulumi";

/** The warnings of each test, which nobody else hears. */
export function useWarnings(): readonly string[] {
  const warnings: string[] = [];
  beforeEach(() => {
    warnings.length = 0;
    jest.spyOn(pulumi.log, "warn").mockImplementation((message) => {
      warnings.push(message);
      return Promise.resolve();
    });
  });
  afterEach(() => jest.restoreAllMocks());
  return warnings;
}
