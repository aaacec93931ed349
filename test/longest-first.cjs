/** Begins with what takes longest, so that no worker is left with a long suite at the end. */

const { default: Sequencer } = require("@jest/test-sequencer");

/** The longest first; whatever is not named comes behind, as jest would have it. */
const LONG = [
  "browser/playground",
  "browser/pane-looks",
  "cli/chain",
  "acceptance/commands/refresh",
  "browser/pane-bad-input",
  "corpus/office-opens",
  "browser/taskpane",
  "acceptance/generate/generated-books",
  "hosts/excel/sample-chain",
  "acceptance/bad-input/bad-files",
  "acceptance/commands/commands",
  "properties/schedule",
  "properties/replay",
  "browser/functions",
  "browser/",
  "hosts/excel/",
  "acceptance/",
  "corpus/",
  "properties/",
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
