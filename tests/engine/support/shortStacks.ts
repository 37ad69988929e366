import { loadForJavaScript } from "../../support/loadOnFirstUse";

/**
 * Environment for a scenario whose program itself fails. Node.js 20.20 takes 10 s and more to print an error with
 * a stack frame such as `node_modules/@pulumi/resource.ts` in colours, which is what the SDK does with that error
 * (`markNodeModules` of `util.inspect` does not end before the text is too long); without frames it does not come to it.
 */
export const shortStacks = { NODE_OPTIONS: `${loadForJavaScript.NODE_OPTIONS} --stack-trace-limit=0` } as const;
