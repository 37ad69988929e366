import { createRequire } from "node:module";

import * as pulumi from "@pulumi/pulumi";

/** A resource as a program registers it. */
export interface Registered {
  readonly type: string;
  readonly name: string;
  readonly inputs: Readonly<Record<string, unknown>>;
}

/** Runs a program with configuration, and prints as JSON what it registers; no engine and no plugin takes part. */
async function main(program: string, project: string, config: string): Promise<void> {
  const registered: Registered[] = [];
  pulumi.runtime.setAllConfig(JSON.parse(config) as Record<string, string>);
  await pulumi.runtime.setMocks(
    {
      newResource: ({ type, name, inputs }) => {
        registered.push({ type, name, inputs: inputs as Record<string, unknown> });
        // What RAM makes up: the name of a user, and that a policy is the account's own.
        return { id: name, state: { name, ...(inputs as object), type: "Custom" } };
      },
      call: () => ({}),
    },
    project,
  );
  createRequire(__filename)(program);
  await pulumi.runtime.disconnect();
  process.stdout.write(JSON.stringify(registered));
}

const [program, project, config] = process.argv.slice(2);
void main(program!, project!, config!);
