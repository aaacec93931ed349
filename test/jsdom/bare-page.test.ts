import { chainText } from "../browser/pages/chain";
import { pageBundle } from "../support/page-bundle";

/** Names of Node's that a page does not have; they are hidden from the code under test. */
const HIDDEN = ["process", "Buffer", "require", "module", "exports", "global", "setImmediate"];

describe("the core in a page without Node", () => {
  it("schedules the sample factory, and writes what it writes in Node", async () => {
    const page: { chainText?: typeof chainText } = {};
    const values = [...HIDDEN.map(() => undefined), page];
    // eslint-disable-next-line @typescript-eslint/no-implied-eval -- a page runs its script just so
    new Function(...HIDDEN, "globalThis", pageBundle("chain"))(...values);
    const { kind, sheets } = await page.chainText!();
    expect(kind).toBe("done");
    expect(Object.keys(sheets)).toEqual(
      expect.arrayContaining(["Schedule", "Targets", "Load", "Promises", "Shortages", "Issues"]),
    );
    expect({ kind, sheets }).toEqual(await chainText());
  });
});
