import { compileProblem } from "../../../../src/schedule/compiled-problem";
import { Construction } from "../../../../src/schedule/construct";
import { arrangementOf, boardOf } from "../../../../src/schedule/search/arrangement";
import { DelayCosts } from "../../../../src/schedule/sequence/delay-costs";
import { SequenceTimes } from "../../../../src/schedule/sequence/sequence-times";
import { TurnEstimate } from "../../../../src/schedule/sequence/turn-estimate";
import { Worth } from "../../../../src/schedule/sequence/worth";
import { HOUR, hours, machine, mode, op, smallProblem } from "../../../support/small-problem";

/** Every order is late from the beginning on, so that each second costs as much as the next. */
const WEIGHTS = [1, 2, 4, 3, 5];

function searchOf(orders: Parameters<typeof smallProblem>[0]["orders"], shifts = false) {
  const works = shifts ? [hours([6, 10], [12, 18], [30, 42])] : [];
  const problem = smallProblem({
    resources: [machine("M", ...works), machine("N", ...works), machine("O")],
    orders,
    order: (index) => ({ due: -1000 * HOUR, weight: WEIGHTS[index]! }),
  });
  const compiled = compileProblem(problem);
  const now = arrangementOf(new Construction(compiled).schedule(0).board);
  const times = new SequenceTimes(compiled, now, boardOf(compiled, now));
  const worth = new Worth(times);
  times.judge = worth;
  const costs = new DelayCosts(times, worth);
  costs.refresh();
  return { compiled, times, worth, estimate: new TurnEstimate(times, costs) };
}

/** What the estimate says of every other turn on unit `line`, and what comes of it. */
function turnsOn(line: number, { compiled, times, worth, estimate }: ReturnType<typeof searchOf>) {
  const slots: number[] = [];
  for (let at = times.lines.first[line]!; at >= 0; at = times.lines.next[at]!) slots.push(at);
  const found: { readonly estimated: number; readonly made: number }[] = [];
  for (const operation of slots) {
    for (const after of [-1, ...slots]) {
      if (after === operation || after === times.lines.previous[operation]) continue;
      const turn = { operation, mode: compiled.modeFirst[operation]!, variant: 0, line, after };
      const estimated = estimate.of(turn, Infinity);
      worth.begin(Infinity);
      if (!times.change(operation, turn.mode, 0, line, after)) throw new Error("no such turn");
      found.push({ estimated, made: worth.follow() });
      worth.undo();
      times.undo();
    }
  }
  return found;
}

const run = [2, 5, 1, 3, 4].map((length) => length * HOUR);

describe("the estimate of a turn", () => {
  it("is what comes of it where the line is all there is", () => {
    const turns = turnsOn(0, searchOf(run.map((length) => [op(mode(0, length))])));
    expect(turns).toHaveLength(20);
    for (const { estimated, made } of turns) expect(estimated).toBeCloseTo(made, 3);
  });

  it("is what comes of it by calendar", () => {
    const turns = turnsOn(
      0,
      searchOf(
        run.map((length) => [op(mode(0, length))]),
        true,
      ),
    );
    for (const { estimated, made } of turns) expect(estimated).toBeCloseTo(made, 3);
  });

  it("counts what follows on another unit, and finds the turns that pay", () => {
    const orders = run.map((length, k) => [op(mode(0, length)), op(mode(2, HOUR / 2), [2 * k])]);
    const turns = turnsOn(0, searchOf(orders));
    for (const { estimated, made } of turns) {
      if (Math.abs(made) > HOUR) expect(Math.sign(estimated)).toBe(Math.sign(made));
    }
  });

  it("tells above the limit only that it is above", () => {
    const { compiled, times, estimate } = searchOf(run.map((length) => [op(mode(0, length))]));
    const last = times.lines.last[0]!;
    const turn = {
      operation: last,
      mode: compiled.modeFirst[last]!,
      variant: 0,
      line: 0,
      after: -1,
    };
    const whole = estimate.of(turn, Infinity);
    expect(estimate.of(turn, whole + 1)).toBe(whole);
    expect(estimate.of(turn, whole - 1)).toBeGreaterThan(whole - 1);
  });
});
