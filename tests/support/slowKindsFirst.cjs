const { default: Sequencer } = require("@jest/test-sequencer");

/** Kinds of tests whose files take a minute. */
const slowKinds = ["engine", "kill", "process"];

/**
 * Starts the files that take long before the others, so that none of them is left to a worker at the end. Jest knows how
 * long a file takes only where it has run before; in a fresh clone it goes by the size, and files of unit tests are large.
 */
module.exports = class SlowKindsFirst extends Sequencer {
  async sort(tests) {
    const rank = ({ context }) => slowKinds.indexOf(context.config.displayName.name) + 1 || slowKinds.length + 1;
    const sorted = await super.sort(tests);
    return [...sorted].sort((one, other) => rank(one) - rank(other));
  }
};
