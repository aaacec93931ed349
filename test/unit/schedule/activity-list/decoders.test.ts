import fc from "fast-check";
import { seededRandom } from "../../../../src/kernel/random";
import { CalendarDecoder } from "../../../../src/schedule/activity-list/calendar-decoder";
import { FirstLists } from "../../../../src/schedule/activity-list/first-lists";
import { ListMember } from "../../../../src/schedule/activity-list/list-member";
import { movableWork } from "../../../../src/schedule/activity-list/movable-work";
import { SteadyDecoder } from "../../../../src/schedule/activity-list/steady-decoder";
import { steadyPools } from "../../../../src/schedule/activity-list/steady-pools";
import { compileProblem } from "../../../../src/schedule/compiled-problem";
import { Construction } from "../../../../src/schedule/construct";
import { arrangementOf } from "../../../../src/schedule/search/arrangement";
import {
  poolProblem,
  poolProblemShapes,
  type PoolProblemShape,
} from "../../../support/pool-problem";

/** Both ways of decoding the problem of a shape, and a list drawn for them. */
function decoders(shape: PoolProblemShape) {
  const compiled = compileProblem(poolProblem(shape));
  const { board } = new Construction(compiled).schedule(0);
  const work = movableWork(compiled, arrangementOf(board));
  const pools = work && steadyPools(work);
  if (!work || !pools) return undefined;
  const member = new ListMember(work.count);
  new FirstLists(work, seededRandom(shape.seed)).draw(member);
  const steady = new SteadyDecoder(work, pools);
  const onBoard = new CalendarDecoder(work);
  steady.choice.set(member.choice);
  onBoard.choice.set(member.choice);
  return { work, steady, onBoard, list: member.list };
}

const steadyShapes = poolProblemShapes(25).map((shape) => ({ ...shape, shifts: false }));

describe("serial generation on packed pools", () => {
  it("places every list as the board does", () => {
    let compared = 0;
    fc.assert(
      fc.property(steadyShapes, (shape) => {
        const both = decoders(shape);
        if (!both) return;
        const { steady, onBoard, list } = both;
        const done = steady.forward(list);
        expect(onBoard.forward(list)).toBe(done);
        if (!done) return;
        compared++;
        for (const field of ["choice", "start", "runStart", "end"] as const) {
          expect([field, steady[field]]).toEqual([field, onBoard[field]]);
        }
      }),
      { numRuns: 200 },
    );
    expect(compared).toBeGreaterThan(100);
  });

  it("moves every list late as the board does", () => {
    let compared = 0;
    fc.assert(
      fc.property(steadyShapes, (shape) => {
        const both = decoders({ ...shape, setups: false });
        if (!both) return;
        const { work, steady, onBoard, list } = both;
        if (!steady.forward(list) || !onBoard.forward(list)) return;
        compared++;
        const limit = new Int32Array(work.count).fill(Math.max(...steady.end));
        const late = new Int32Array(work.count);
        const lateOnBoard = new Int32Array(work.count);
        steady.lastFirst(list, late);
        onBoard.lastFirst(list, lateOnBoard);
        expect(late).toEqual(lateOnBoard);
        steady.backward(late, limit);
        onBoard.backward(late, limit);
        expect(steady.start).toEqual(onBoard.start);
        expect(steady.end).toEqual(onBoard.end);
      }),
      { numRuns: 200 },
    );
    expect(compared).toBeGreaterThan(100);
  });
});
