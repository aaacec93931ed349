import {
  cellAddress,
  cellPosition,
  columnLetters,
  quotedSheet,
} from "../../../src/kernel/cell-address";
import { comparableKey, comparableName } from "../../../src/kernel/names";
import { seededRandom } from "../../../src/kernel/random";

it("compares names without case, spaces and punctuation", () => {
  expect(comparableName(" Rate per-hour ")).toBe(comparableName("RATE_PER_HOUR"));
  expect(comparableName("Artikel-Nr.")).toBe("artikelnr");
  expect(comparableName("Rüstzeit")).not.toBe(comparableName("Rustzeit"));
  expect(comparableName("__proto__")).toBe("proto");
  expect(comparableName("🏭")).toBe("");
});

it("compares keys without case and outer spaces, as Excel's look-ups do", () => {
  expect(comparableKey(" P-1 ")).toBe("p-1");
  expect(comparableKey("P 1")).toBe(comparableKey("p  1"));
  expect(comparableKey("P-1")).not.toBe(comparableKey("P1"));
});

it.each(["\u2010", "\u2011", "\u2013", "\u2014", "\u2212", "\uFE63", "\uFF0D"])(
  "takes the dash %p in a key for a hyphen",
  (dash) => {
    expect(comparableKey(`SAW${dash}1`)).toBe(comparableKey("saw-1"));
  },
);

it("names cells as Excel does, both ways", () => {
  expect([0, 25, 26, 701, 702, 16383].map(columnLetters)).toEqual([
    "A",
    "Z",
    "AA",
    "ZZ",
    "AAA",
    "XFD",
  ]);
  expect(cellAddress(6, 2)).toBe("C7");
  expect(cellPosition("$C$7")).toEqual({ row: 6, column: 2 });
  expect(cellPosition("C0")).toBeUndefined();
  expect(cellPosition("7C")).toBeUndefined();
  for (let column = 0; column < 1000; column++) {
    expect(cellPosition(cellAddress(0, column))).toEqual({ row: 0, column });
  }
  expect(quotedSheet("It's")).toBe("'It''s'");
});

it("gives the same numbers for the same seed", () => {
  const [one, two] = [seededRandom(7), seededRandom(7)];
  const numbers = Array.from({ length: 100 }, () => one.next());
  expect(numbers).toEqual(Array.from({ length: 100 }, () => two.next()));
  expect(numbers.every((number) => number >= 0 && number < 1)).toBe(true);
  expect(new Set(Array.from({ length: 100 }, () => one.below(3)))).toEqual(new Set([0, 1, 2]));
});
