import type { Seconds } from "../kernel/moment";
import { runStartForBatches } from "../schedule/batch-flow";
import type { Calendar } from "../schedule/calendar";
import type { DrawnWork } from "./drawn-work";
import type { ReplayChart } from "./replay-chart";

/** From when operations that take batches up can run without ever running out, as things were drawn. */
export class BatchBounds {
  private readonly run: Int32Array;
  private readonly fixed: Float64Array;
  private readonly supplier = {
    from: 0,
    done: 0,
    end: 0,
    run: 0,
    fixed: 0,
    good: 0,
    calendar: undefined as Calendar | undefined,
  };
  private readonly follower;

  constructor(
    private readonly chart: ReplayChart,
    private readonly moments: Int32Array,
  ) {
    const count = chart.operationAt.length;
    this.run = new Int32Array(count);
    this.fixed = new Float64Array(count);
    this.follower = { run: 0, fixed: 0, quantity: 0, calendar: chart.compiled.book.always };
  }

  /** Keeps what was drawn for a place, for those that follow it. */
  note(place: number, { run, fixed }: DrawnWork): void {
    this.run[place] = run;
    this.fixed[place] = fixed;
  }

  /** The latest of `bound` and what batches ask for of the run start of `place`, whose work was noted. */
  runFrom(place: number, bound: Seconds): Seconds {
    const { chart, follower } = this;
    const { batchFirst, batchLink, compiled, calendars } = chart;
    follower.run = this.run[place]!;
    follower.fixed = this.fixed[place]!;
    follower.quantity = compiled.startQuantity[chart.operationAt[place]!]!;
    follower.calendar = calendars[place]!.runTime;
    let latest = bound;
    for (let i = batchFirst[place]!; i < batchFirst[place + 1]!; i++) {
      const row = batchLink[i]!;
      this.lookAt(compiled.pred[row]!);
      const batch = compiled.predBatch[row]!;
      const from = runStartForBatches(this.supplier, follower, batch, compiled.predWait[row]!);
      if (from > latest) latest = from;
    }
    return latest;
  }

  private lookAt(operation: number): void {
    const { chart, supplier } = this;
    const { compiled, placements } = chart;
    const place = chart.placeOf[operation]!;
    supplier.end = this.moments[2 * place + 1]!;
    supplier.good = compiled.goodQuantity[operation]!;
    supplier.calendar = chart.calendars[place]?.runTime;
    if (chart.running[place] === 1) {
      const mode = compiled.modeFirst[operation]! + placements[operation]!.mode;
      supplier.from = 0;
      supplier.done = compiled.modeRun[mode]! - chart.run[place]!;
      supplier.run = supplier.done + this.run[place]!;
      supplier.fixed = compiled.modeFixed[mode]!;
      return;
    }
    supplier.from = this.moments[2 * place]!;
    supplier.done = 0;
    supplier.run = this.run[place]!;
    supplier.fixed = this.fixed[place]!;
  }
}
