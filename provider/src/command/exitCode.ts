/** How the command ends. A pipeline may rely on these numbers. */
export const ExitCode = {
  /** Done, and nothing is wrong. */
  ok: 0,
  /** The file, the preview or the key that was to be looked at is not right. */
  problem: 1,
  /** The command was called in a way that it does not know. */
  usage: 2,
  /** There are no usable credentials, or the configuration is wrong. */
  account: 3,
  /** The service did not do what it was asked for. */
  service: 4,
  /** A group is to be muted or opened now. The number is the engine's for changes that were not expected. */
  due: 7,
  /** Ended by Ctrl-C (128 + SIGINT). After SIGTERM it is 143. */
  cancelled: 130,
} as const;
