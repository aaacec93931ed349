import { Chance } from "./chance";
import type { TrueStandard, World } from "./true-world";

/**
 * The same world after people have gone over some of its standards: half of those that changed were
 * corrected on the day on which they did, and so are right now; others were looked at and left.
 */
export function reviewed(world: World, seed: number): World {
  const chance = new Chance(seed + 7001);
  const standards = world.standards.map((standard): TrueStandard => {
    const { since, value } = standard.trueRate;
    if (since !== undefined)
      return chance.uniform() < 0.5
        ? {
            ...standard,
            ratePerHour: value,
            trueRate: { planted: "none", value },
            reviewed: since,
          }
        : standard;
    if (chance.uniform() < 0.6) return standard;
    return { ...standard, reviewed: Math.round(chance.between(-300, world.now)) };
  });
  return { ...world, standards };
}
