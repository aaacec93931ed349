import { finish } from "../../src/functions/finish";
import type { BenchCase } from "./cases";

const CELLS = 10_000;
const MONDAY = 46349;
const CALENDAR = [
  ["Calendar", "Shift", "Days", "Start", "End", "Breaks"],
  ["Two shifts", "Early", "Mon-Fri", 0.25, 14 / 24, "09:00-09:15; 12:00-12:30"],
  ["Two shifts", "Late", "Mon-Fri", 14 / 24, 22 / 24, "18:00-18:30"],
];
const CLOSED = [["Two shifts", MONDAY + 7, MONDAY + 7, "Works outing"]];

/** Starts over a quarter, and hours from one to forty. */
const startOf = (i: number) => MONDAY + (i % 9000) / 100;
const hoursOf = (i: number) => 1 + (i % 40);

/** Excel hands every call its own copy of the ranges, as it does here. */
const copied = <T>(range: T): T => JSON.parse(JSON.stringify(range)) as T;

/** FINISH in so many cells, each with a formula of its own, and as one formula that spills; the best of three. */
export const FUNCTION_CASE: BenchCase = {
  name: "10,000 cells of FINISH",
  run: () => {
    const indexes = Array.from({ length: CELLS }, (_, i) => i);
    const calls = indexes.map(
      (i) => [[[startOf(i)]], [[hoursOf(i)]], copied(CALENDAR), copied(CLOSED)] as const,
    );
    const starts = indexes.map((i) => [startOf(i)]);
    const hours = indexes.map((i) => [hoursOf(i)]);
    const rounds = [1, 2, 3].map(() => {
      const began = performance.now();
      for (const [start, work, calendar, closures] of calls)
        finish(start, work, calendar, closures);
      const single = performance.now();
      finish(starts, hours, copied(CALENDAR), copied(CLOSED));
      return [single - began, performance.now() - single] as const;
    });
    const [single, array] = [0, 1].map((at) => Math.min(...rounds.map((round) => round[at]!)));
    return Promise.resolve([
      { what: "one call a cell", value: single! / 1000, unit: "s", limit: 0.5 },
      { what: "as one array", value: array! / 1000, unit: "s", limit: 0.05 },
    ]);
  },
};
