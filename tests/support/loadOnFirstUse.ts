const preload = (file: string): string => `--require ${JSON.stringify(file)}`;
const options = (...parts: (string | undefined)[]) => ({ NODE_OPTIONS: parts.filter(Boolean).join(" ") });

/** Environment in which a process of Node.js loads, of what the SDK seldom uses, only what is used. */
export const loadOnFirstUse = options(process.env.NODE_OPTIONS, preload(require.resolve("./seldomUsedPackages.cjs")));

/** The same where the program is JavaScript, which needs no ts-node either. */
export const loadForJavaScript = options(
  loadOnFirstUse.NODE_OPTIONS,
  preload(require.resolve("./plainJavaScript.cjs")),
);
