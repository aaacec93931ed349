import { solve } from "../../../src/schedule/solve";
import { factoryPlan } from "../../support/factories/factory-plan";

/** What is aimed at, and how near is near enough. */
const LATE = 0.3;
const NEAR = 0.05;
const TRIES = 9;

/**
 * The crowding with which about three of ten orders of a factory are late under the best
 * dispatching rule, by halving; prints each try.
 */
export function calibrated(operations: number, seed: number): number {
  let low = 0;
  let high = 1;
  let crowding = 0.5;
  for (let i = 0; i < TRIES; i++) {
    const late = lateShare(operations, seed, crowding);
    console.log(`${operations} operations, seed ${seed}: crowding ${crowding}, ${late} late`);
    if (Math.abs(late - LATE) <= NEAR) break;
    if (late > LATE) high = crowding;
    else low = crowding;
    crowding = (low + high) / 2;
  }
  return crowding;
}

function lateShare(operations: number, seed: number, crowding: number): number {
  const { problem } = factoryPlan(operations, seed, {}, crowding);
  const { lateOrders } = solve(problem, { iterations: 0 }).solution.value;
  return Math.round((1000 * lateOrders) / problem.orders.length) / 1000;
}
