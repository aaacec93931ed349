import fc from "fast-check";
import { seededRandom, type Random } from "../../src/kernel/random";
import type {
  Link,
  Operation,
  ProblemResource,
  SchedulingProblem,
} from "../../src/schedule/problem";
import { DAY, machine, mode, smallProblem, type SmallOperation } from "./small-problem";

/** What a random (flexible) job shop has. */
export interface ShopShape {
  readonly seed: number;
  readonly orders: number;
  readonly alternatives: boolean;
  readonly units: boolean;
  readonly setups: boolean;
  /** Precedence beyond chains: forks, joins, links between orders. */
  readonly branches: boolean;
  readonly waits: boolean;
  readonly releases: boolean;
  readonly happened: boolean;
}

export function shopShapes(most = 8): fc.Arbitrary<ShopShape> {
  return fc.record({
    seed: fc.integer({ min: 0, max: 1_000_000 }),
    orders: fc.integer({ min: 1, max: most }),
    alternatives: fc.boolean(),
    units: fc.boolean(),
    setups: fc.boolean(),
    branches: fc.boolean(),
    waits: fc.boolean(),
    releases: fc.boolean(),
    happened: fc.boolean(),
  });
}

/** A job shop to be through soon, without calendars, pools, materials or changeovers. */
export function randomShop(shape: ShopShape): SchedulingProblem {
  const random = seededRandom(shape.seed);
  const resources = Array.from({ length: 2 + random.below(4) }, (_, m) => {
    const units = shape.units ? 1 + random.below(3) : 1;
    const one = machine(`M${m}`);
    return one.kind === "units"
      ? machine(`M${m}`, ...Array.from({ length: units }, () => one.units[0]!))
      : one;
  });
  let first = 0;
  const orders = Array.from({ length: shape.orders }, () => {
    const order = orderOf(shape, random, first, resources);
    first += order.length;
    return order;
  });
  return smallProblem({ resources, orders, more: { goal: "Throughput", horizon: 30 * DAY } });
}

function orderOf(
  shape: ShopShape,
  random: Random,
  first: number,
  resources: readonly ProblemResource[],
): SmallOperation[] {
  const length = 1 + random.below(6);
  const release = shape.releases && random.below(2) === 0 ? random.below(300) : 0;
  return Array.from({ length }, (_, k) => {
    const index = first + k;
    const after = new Set<number>();
    if (k > 0 && !(shape.branches && random.below(4) === 0)) after.add(index - 1);
    if (shape.branches && index > 0 && random.below(3) === 0) after.add(random.below(index));
    const modes = Array.from({ length: shape.alternatives ? 1 + random.below(3) : 1 }, () =>
      mode(random.below(resources.length), random.below(12) === 0 ? 0 : 1 + random.below(99), {
        setup: shape.setups && random.below(2) === 0 ? random.below(40) : 0,
      }),
    );
    const links = [...after].map((operation): Link => ({
      operation,
      wait: shape.waits && random.below(3) === 0 ? random.below(60) : 0,
      transferBatch: 0,
    }));
    const started = shape.happened && after.size === 0 && random.below(4) === 0;
    const more: Partial<Operation> = started
      ? { release, state: begun(random, modes[0]!.resource) }
      : { release };
    return { modes, after: links, more };
  });
}

function begun(random: Random, resource: number): Operation["state"] {
  if (random.below(2) === 0)
    return { kind: "finished", start: -90, end: -random.below(60), resource, unit: 0 };
  return {
    kind: "running",
    mode: 0,
    unit: 0,
    start: -random.below(50),
    remaining: random.below(80),
  };
}
