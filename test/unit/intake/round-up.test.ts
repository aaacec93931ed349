import fc from "fast-check";
import { reaches, roundUp } from "../../../src/intake/round-up";
import { runs } from "../../support/runs";

describe("rounding up", () => {
  it.each([
    [3600, 3600],
    [3600.0000000001, 3600],
    [3599.9999999999, 3600],
    [3600.1, 3601],
    [0.0001, 1],
    [0, 0],
    [95 / 0.95, 100],
    [100 / 0.95, 106],
    [Infinity, Infinity],
  ])("%p is %p", (value, expected) => expect(roundUp(value)).toBe(expected));

  it("gives whole numbers back, also after a detour through a share", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 1_000_000 }),
        fc.integer({ min: 1, max: 1000 }),
        (whole, share) => roundUp((whole / (share / 1000)) * (share / 1000)) === whole,
      ),
      { numRuns: runs(500, 20_000) },
    );
  });
});

describe("reaching a goal", () => {
  it("forgives the last bits only", () => {
    expect(reaches(0.1 + 0.2, 0.3)).toBe(true);
    expect(reaches(0.3, 0.1 + 0.2)).toBe(true);
    expect(reaches(99.99, 100)).toBe(false);
  });
});
