import { pageBundle } from "../support/page-bundle";
import { momentLines } from "../browser/pages/moments";

/** Names of Node's that a page does not have; they are hidden from the code under test. */
const HIDDEN = ["process", "Buffer", "require", "module", "exports", "global", "setImmediate"];

describe("the core in a page without Node", () => {
  it("runs, and gives what it gives in Node", () => {
    const page: { momentLines?: typeof momentLines } = {};
    // eslint-disable-next-line @typescript-eslint/no-implied-eval -- a page runs its script just so
    new Function(...HIDDEN, "globalThis", pageBundle("moments"))(
      ...HIDDEN.map(() => undefined),
      page,
    );
    expect(page.momentLines?.(3, 100)).toEqual(momentLines(3, 100));
  });
});
