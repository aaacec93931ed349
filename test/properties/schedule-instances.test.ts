import { solve } from "../../src/schedule/solve";
import { verify } from "../../src/schedule/verify";
import { instancesFolder } from "../support/instances/checkout";
import { publishedInstances, type Family } from "../support/instances/published-instances";
import { UNITS_PER_HOUR } from "../support/instances/task-problem";

const folder = instancesFolder();
const published = folder === undefined ? describe.skip : describe;

published("published instances", () => {
  it.each<Family>(["jsp", "fjsp", "rcpsp", "twtjsp"])(
    "%s: bound ≤ best known ≤ value, and every schedule is valid",
    (family) => {
      for (const { name, known, problem } of publishedInstances(folder!, family)) {
        const instance = problem();
        const { solution, progress } = solve(instance);
        const faults = verify(instance, solution);
        const value = progress.value * UNITS_PER_HOUR;
        const bound = progress.bound * UNITS_PER_HOUR;
        expect({
          name,
          faults,
          below: value < known()!.lb - 1e-6,
          above: bound > known()!.ub! + 1e-6,
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
