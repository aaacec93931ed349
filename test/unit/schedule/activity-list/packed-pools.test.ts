import fc from "fast-check";
import { packInto, packPools } from "../../../../src/schedule/activity-list/packed-pools";

/** Pools with what is free and what is asked of them. */
const POOLS = fc.array(
  fc
    .record({
      unit: fc.constantFrom(1, 500, 1000),
      free: fc.integer({ min: 0, max: 40 }),
      demand: fc.integer({ min: 0, max: 40 }),
    })
    .map(({ unit, free, demand }) => ({ unit, free: free * unit, demand: demand * unit })),
  { minLength: 1, maxLength: 9 },
);

describe("pools packed into words", () => {
  it("say that a demand fits exactly when every pool has enough", () => {
    fc.assert(
      fc.property(POOLS, (pools) => {
        const { words, guards, fields } = packPools(
          pools.map(({ unit, free, demand }) => ({
            amounts: [demand, unit],
            most: free,
            least: 0,
            total: 80 * unit,
          })),
        )!;
        const free = guards.slice();
        const demands = new Int32Array(words);
        pools.forEach((pool, p) => {
          packInto(free, 0, fields[p], pool.free);
          // A mode that asks for more than there ever is does not come here.
          packInto(demands, 0, fields[p], Math.min(pool.demand, pool.free));
        });
        const enough = guards.every((guard, w) => ((free[w]! - demands[w]!) & guard) === guard);
        expect(enough).toBe(true);
        // Half of what was free is left: now each pool is asked again.
        const left = guards.slice();
        pools.forEach((pool, p) => {
          packInto(left, 0, fields[p], Math.floor(pool.free / pool.unit / 2) * pool.unit);
        });
        const fits = guards.every((guard, w) => ((left[w]! - demands[w]!) & guard) === guard);
        const expected = pools.every(
          ({ unit, free: all, demand }) =>
            Math.min(demand, all) <= Math.floor(all / unit / 2) * unit,
        );
        expect(fits).toBe(expected);
      }),
    );
  });

  it("leave out pools that can never be short", () => {
    const packing = packPools([{ amounts: [1000], most: 3000, least: 3000, total: 3000 }])!;
    expect(packing.fields).toEqual([undefined]);
  });

  it("refuse amounts too large to pack", () => {
    const huge = { amounts: [1], most: 2 ** 31, least: 0, total: 2 ** 32 };
    expect(packPools([huge])).toBeUndefined();
  });
});
