/** Begins with what takes longest, so that no worker is left with a long suite at the end. */

const { default: Sequencer } = require("@jest/test-sequencer");

/** The longest first, those in a browser apart, since two of them crowd each other; whatever is not named comes behind, as jest would have it. */
const LONG = [
  "browser/playground",
  "cli/chain",
  "corpus/office-opens",
  "browser/pane-bad-input",
  "acceptance/commands/commands",
  "browser/functions",
  "acceptance/commands/refresh",
  "browser/pane-looks",
  "acceptance/generate/generated-books",
  "browser/solve",
  "hosts/excel/sample-chain",
  "browser/taskpane",
  "properties/schedule",
  "properties/lower-bounds",
  "acceptance/bad-input/bad-files",
  "browser/",
  "properties/replay",
  "properties/",
  "acceptance/",
  "hosts/excel/",
  "corpus/",
  "cli/",
];

const turnOf = ({ path }) => {
  const at = LONG.findIndex((name) => path.replaceAll("\\", "/").includes(`/test/${name}`));
  return at < 0 ? LONG.length : at;
};

module.exports = class LongestFirst extends Sequencer {
  async sort(tests) {
    const usual = await super.sort(tests);
    return usual
      .map((test, at) => ({ test, at, turn: turnOf(test) }))
      .sort((a, b) => a.turn - b.turn || a.at - b.at)
      .map(({ test }) => test);
  }
};
