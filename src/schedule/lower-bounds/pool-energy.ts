import type { PoolShare, PoolUse } from "./pool-use";
import type { Supply } from "./supply";
import type { Windows } from "./windows";

/**
 * True when in some interval a pool cannot give what its operations take of it there,
 * however they lie in their windows: pushed to the left or to the right (energetic reasoning;
 * Baptiste, Le Pape and Nuijten 2001, section 3.3).
 */
export function lacksEnergy(
  use: PoolUse,
  share: PoolShare,
  supply: Supply,
  windows: Windows,
): boolean {
  const users = Array.from(use.operations, (o, i) => ({
    held: share.held[i]!,
    run: use.run[i]!,
    from: windows.runFrom[o]!,
    to: windows.runTo[o]!,
  })).filter(({ held, run }) => held > 0 && run > 0);
  const starts = new Set(users.flatMap(({ from, to, run }) => [from, to, from + run]));
  const ends = new Set(users.flatMap(({ from, to, run }) => [to + run, from + run, to]));
  const given = new Map([...starts, ...ends].map((at) => [at, supply.until(at)]));
  for (const a of starts) {
    for (const b of ends) {
      if (b <= a) continue;
      const there = given.get(b)! - given.get(a)!;
      let taken = 0;
      for (const { held, run, from, to } of users) {
        const length = Math.min(b - a, run, from + run - a, b - to);
        if (length > 0) taken += length * held;
      }
      if (taken > there + 1e-6 * (1 + there)) return true;
    }
  }
  return false;
}
