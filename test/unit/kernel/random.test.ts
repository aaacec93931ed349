import { bitsOfText, mixedBits, seededRandom, shareOfBits } from "../../../src/kernel/random";

/** Pearson's statistic of shares against even classes; its mean is `classes − 1`. */
function unevenness(shares: readonly number[], classes: number): number {
  const counts = new Array<number>(classes).fill(0);
  for (const share of shares) counts[Math.floor(share * classes)]!++;
  const expected = shares.length / classes;
  return counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
}

/** Far outside what chance gives: mean and six standard deviations. */
const tooUneven = (classes: number) => classes - 1 + 6 * Math.sqrt(2 * (classes - 1));

describe("chance that hangs on names", () => {
  it("is the same on every machine", () => {
    expect(seededRandom(1).next()).toBe(0.6270739405881613);
    expect([mixedBits(0, 0), mixedBits(1, 2), mixedBits(-5, 7)]).toEqual([
      0, 1990072293, -1258313823,
    ]);
    expect(bitsOfText("A-1 step 10")).toBe(-2005595427);
  });

  it("is spread evenly over replays, over things, and over pairs of both", () => {
    const share = (thing: number, replay: number) =>
      shareOfBits(mixedBits(mixedBits(3, bitsOfText(`A-${thing} step 10`)), replay));
    const replays = Array.from({ length: 20_000 }, (_, replay) => share(1, replay));
    const things = Array.from({ length: 20_000 }, (_, thing) => share(thing, 1));
    expect(unevenness(replays, 100)).toBeLessThan(tooUneven(100));
    expect(unevenness(things, 100)).toBeLessThan(tooUneven(100));
    const pairs = (other: (replay: number) => number) =>
      replays.map((one, replay) => (Math.floor(one * 10) + other(replay)) / 10);
    expect(
      unevenness(
        pairs((replay) => share(2, replay)),
        100,
      ),
    ).toBeLessThan(tooUneven(100));
    expect(
      unevenness(
        pairs((replay) => share(1, replay + 1)),
        100,
      ),
    ).toBeLessThan(tooUneven(100));
  });
});
