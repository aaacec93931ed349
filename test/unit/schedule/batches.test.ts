import { runStartForBatches } from "../../../src/schedule/batch-flow";
import { Calendar, NEVER } from "../../../src/schedule/calendar";
import { seededRandom } from "../../../src/kernel/random";
import {
  ALWAYS,
  HOUR,
  hours,
  machine,
  mode,
  op,
  placed,
  smallProblem,
  solved,
} from "../../support/small-problem";

const link = (batch: number, wait = 0) => ({ operation: 0, wait, transferBatch: batch });
const lot = { startQuantity: 100, goodQuantity: 100 };

describe("transfer batch", () => {
  it("lets a slower follower begin behind the first batch", () => {
    const orders = [[op(mode(0, 10 * HOUR), [], lot), op(mode(1, 20 * HOUR), [link(10)], lot)]];
    const solution = solved(smallProblem({ resources: [machine("A"), machine("B")], orders }));
    expect(placed(solution, 1)).toMatchObject({ runStart: HOUR, end: 21 * HOUR });
  });

  it("holds a faster follower back so that it never runs out of units", () => {
    const orders = [[op(mode(0, 10 * HOUR), [], lot), op(mode(1, 5 * HOUR), [link(10)], lot)]];
    const solution = solved(smallProblem({ resources: [machine("A"), machine("B")], orders }));
    // The last batch comes at 10 h and takes half an hour.
    expect(placed(solution, 1)).toMatchObject({ runStart: 5.5 * HOUR, end: 10.5 * HOUR });
  });

  it("counts setup and Fixed min before the first batch, and the wait behind each", () => {
    const first = op(mode(0, 11 * HOUR, { setup: HOUR, fixed: HOUR }), [], lot);
    const orders = [[first, op(mode(1, 20 * HOUR), [link(10, HOUR)], lot)]];
    const solution = solved(smallProblem({ resources: [machine("A"), machine("B")], orders }));
    expect(placed(solution, 1).runStart).toBe(4 * HOUR);
  });

  it("takes the whole lot where the batch is larger", () => {
    const orders = [[op(mode(0, 10 * HOUR), [], lot), op(mode(1, 5 * HOUR), [link(500)], lot)]];
    const solution = solved(smallProblem({ resources: [machine("A"), machine("B")], orders }));
    expect(placed(solution, 1).runStart).toBe(10 * HOUR);
  });

  it("works with different calendars on both sides", () => {
    const orders = [[op(mode(0, 16 * HOUR), [], lot), op(mode(1, 16 * HOUR), [link(10)], lot)]];
    const resources = [machine("A", hours([6, 14])), machine("B", ALWAYS)];
    const solution = solved(smallProblem({ resources, orders }));
    const { runStart, end } = placed(solution, 1);
    expect(end - runStart).toBe(16 * HOUR);
    expect(end).toBe(24 * HOUR + 14 * HOUR + 1.6 * HOUR);
  });

  it("knows that batches of a running operation that are through come all at once", () => {
    // Half is through at plan start; the other half is made from 6:00 on, and none may be missing.
    const calendar = new Calendar(0, hours([6, 14]));
    const good = 200;
    const supplier = { from: 0, done: 3600, end: 7 * HOUR, run: 7200, fixed: 0, good, calendar };
    const taker = { run: 7200, fixed: 0, quantity: good, calendar: new Calendar(1, ALWAYS) };
    const runStart = runStartForBatches(supplier, taker, 1, 0);
    expect(runStart).toBeGreaterThanOrEqual(5 * HOUR);
    expect(runStart).toBeLessThanOrEqual(5 * HOUR + 60);
  });

  it("with few checks is never earlier than with all, and hardly later", () => {
    const random = seededRandom(3);
    for (let round = 0; round < 200; round++) {
      const make = () => {
        const from = random.below(12);
        return new Calendar(0, hours([from, from + 1 + random.below(11)]));
      };
      const [before, behind] = [make(), make()];
      const run = HOUR + random.below(30 * HOUR);
      const from = before.next(random.below(24 * HOUR));
      const fixed = random.below(HOUR);
      const good = 70 + random.below(400);
      const supplier = {
        from,
        done: 0,
        end: before.add(from, run),
        run,
        fixed,
        good,
        calendar: before,
      };
      const taker = {
        run: HOUR + random.below(20 * HOUR),
        fixed: random.below(HOUR),
        quantity: good,
        calendar: behind,
      };
      const fast = runStartForBatches(supplier, taker, 1, 0);
      let exact = 0;
      for (let k = 0; k < good; k++) {
        const work = Math.ceil(fixed + ((run - fixed) * (k + 1)) / good - 1e-9 * run);
        const through = k + 1 === good ? supplier.end : before.add(from, work);
        const ahead =
          k === 0 ? 0 : Math.floor(taker.fixed + ((taker.run - taker.fixed) * k) / good);
        exact = Math.max(exact, k === 0 ? through : behind.back(behind.next(through), ahead));
      }
      if (fast >= NEVER) continue;
      expect(behind.done(fast)).toBeGreaterThanOrEqual(behind.done(exact));
      expect(behind.done(fast) - behind.done(exact)).toBeLessThanOrEqual(2);
    }
  });
});
