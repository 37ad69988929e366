import * as pulumi from "@pulumi/pulumi";
import { invoke } from "@pulumi/pulumi/runtime/invoke";

/**
 * What the mocks of a unit test answer to a look-up. Its token is `livemessage:index:` and the name of the look-up.
 * @param keys what the answer must have
 * @throws RunError where some of that is missing
 */
export async function mockedAnswer<Answer extends object>(
  lookup: string,
  args: object,
  keys: readonly (keyof Answer & string)[],
): Promise<Answer> {
  const token = `livemessage:index:${lookup}`;
  const answer = ((await invoke(token, { ...args })) ?? {}) as Partial<Answer>;
  const missing = keys.filter((key) => answer[key] === undefined);
  if (missing.length === 0) return answer as Answer;
  throw new pulumi.RunError(
    `${lookup} asks the mocks of this test, and their answer to ${token} has no ${missing.join(", no ")}: ` +
      `let \`call\` return { ${keys.join(", ")} } for this token`,
  );
}
