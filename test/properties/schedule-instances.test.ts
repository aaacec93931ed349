import { solve } from "../../src/schedule/solve";
import { verify } from "../../src/schedule/verify";
import { hasInstances, instancesOf, type Family } from "../support/instances";

const HOUR = 3600;
const published = hasInstances() ? describe : describe.skip;

published("published instances", () => {
  it.each<Family>(["jsp", "fjsp", "rcpsp"])(
    "%s: bound ≤ best known ≤ value, and every schedule is valid",
    (family) => {
      for (const { name, problem, lowerBound, best } of instancesOf(family)) {
        const { solution, progress } = solve(problem);
        const faults = verify(problem, solution);
        const value = progress.value * HOUR;
        const bound = progress.bound * HOUR;
        expect({
          name,
          faults,
          below: value < lowerBound - 1e-6,
          above: bound > best + 1e-6,
        }).toEqual({
          name,
          faults: [],
          below: false,
          above: false,
        });
      }
    },
  );
});
