import { forgetNotesText } from "./forgetNotes";

/** Loads this package's modules anew, once an operation, and so has nothing of what an earlier operation left in them. */
export const reloadingText = (module: string, operation: number): string => `exports.handler = () => {
  const inPackage = /[\\\\/]provider[\\\\/]dist[\\\\/]/;
  if (globalThis.operationOfTest !== ${operation}) {
    for (const file of Object.keys(require.cache)) if (inPackage.test(file)) delete require.cache[file];
    ${forgetNotesText}
  }
  globalThis.operationOfTest = ${operation};
  return require(${JSON.stringify(module)});
};`;

/** Module that a text loads. */
export const moduleOf = (text: string): string => /require\("([^"]+)"\)/.exec(text)?.[1] ?? "";
/** The text as state has it. */
export const plainText = (text: string): string => `exports.handler = () => require("${moduleOf(text)}");`;
