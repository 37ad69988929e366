import type { CodeBlock } from "./codeBlocks";

/*
 * Blocks show what they are about, and may leave out an import, or a value that the text around them speaks of. This adds both.
 */

/** Names that a block may use without declaring them, and their types. */
export const context = {
  app: '{ readonly id: import("@pulumi/pulumi").Output<string> }',
  appId: "string",
  config: 'import("@pulumi/pulumi").Config',
  emulator: 'import("alicloud-live-emulator").Emulator',
} as const;

/** Whole names of the packages, such as `GroupMute`, which a block may use without an import. */
export type Exports = Readonly<Record<string, readonly string[]>>;

/** The imports that a block leaves out. */
export function missingImports({ code }: CodeBlock, exports: Exports): string {
  return Object.entries(exports)
    .map(([from, names]) => {
      const missing = names.filter((name) => uses(code, name) && !declares(code, name));
      return missing.length === 0 ? "" : `import { ${missing.join(", ")} } from "${from}";\n`;
    })
    .join("");
}

/** The names of {@link context} that a block uses and does not declare. */
export function missingValues({ code }: CodeBlock): (keyof typeof context)[] {
  const names = Object.keys(context) as (keyof typeof context)[];
  return names.filter((name) => new RegExp(`(?<![.\\w"])${name}\\b(?!:)`).test(code) && !declares(code, name));
}

function uses(code: string, name: string): boolean {
  return new RegExp(`(?<![.\\w])${name}\\b`).test(code);
}

function declares(code: string, name: string): boolean {
  return new RegExp(`(const|class|let|function) ${name}\\b|import [^;]*\\b${name}\\b[^;]* from`).test(code);
}
