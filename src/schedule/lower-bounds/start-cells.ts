import type { Seconds } from "../../kernel/moment";
import { NEVER, type Calendar } from "../calendar";
import type { CompiledProblem } from "../compiled-problem";
import { firstShare, firstWork, fitWay, type EarliestTimes } from "../earliest-times";
import { noFit } from "../work-fit";
import type { Cells } from "./least-price";
import type { OrderTrees } from "./order-trees";
import { lastNotAfter, type TimeGrid } from "./time-grid";

/** One way of a node. */
export interface Row {
  readonly way: number;
  readonly run: Seconds;
  /** In which its run advances; round the clock when it has no length. */
  readonly calendar: Calendar;
}

/**
 * Cuts the run starts of every node into cells, as many as the grid has buckets. Cells of a node
 * without kids are the buckets; else cell b begins when the kid that ends last can be through after
 * a start in its own cell b, so that what is lost by rounding does not add up along a chain.
 */
export class StartCells {
  private readonly edges: Int32Array;
  private readonly found = noFit();

  constructor(
    private readonly compiled: CompiledProblem,
    private readonly times: EarliestTimes,
    private readonly trees: OrderTrees,
    private readonly rows: readonly Row[],
    private readonly rowFirst: Int32Array,
    private readonly grid: TimeGrid,
  ) {
    this.edges = new Int32Array(trees.operation.length * grid.buckets);
  }

  edgesOf(node: number): Int32Array {
    const { buckets } = this.grid;
    return this.edges.subarray(node * buckets, (node + 1) * buckets);
  }

  /** Cuts a node, its kids before it. */
  cut(node: number): void {
    const { trees, times } = this;
    const edges = this.edgesOf(node);
    let latest = -1;
    let end = -1;
    for (let k = trees.kidFirst[node]!; k < trees.kidFirst[node + 1]!; k++) {
      const through =
        times.end[trees.operation[trees.kid[k]!]!]! + this.compiled.predWait[trees.kidLink[k]!]!;
      if (through <= end) continue;
      end = through;
      latest = k;
    }
    if (latest < 0) {
      edges.set(this.grid.edges);
      return;
    }
    const kid = trees.kid[latest]!;
    const link = trees.kidLink[latest]!;
    const kidEdges = this.edgesOf(kid);
    edges.fill(NEVER);
    for (let r = this.rowFirst[kid]!; r < this.rowFirst[kid + 1]!; r++) {
      const { calendar } = this.rows[r]!;
      const work = this.workUntilOn(link, this.rows[r]!);
      for (let b = 0; b < edges.length; b++) {
        const through = calendar.add(kidEdges[b]!, work) + this.compiled.predWait[link]!;
        if (through < edges[b]!) edges[b] = through;
      }
    }
  }

  /** Work of a kid's run after which its follower may run. */
  private workUntilOn(link: number, row: Row): Seconds {
    if (this.compiled.predBatch[link]! <= 0) return row.run;
    return firstWork(
      this.compiled,
      this.times.ways.mode[row.way]!,
      firstShare(this.compiled, link),
    );
  }

  /** The cells of one row of a node, with finishes where it is a root. */
  cellsOf(node: number, row: Row, finishes: boolean): Cells {
    const edges = this.edgesOf(node);
    const { calendar } = row;
    const start = this.times.wayRunStart[row.way]!;
    const base = calendar.done(0);
    const first = Math.max(0, lastNotAfter(edges, start));
    return {
      work: edges.map((at) => calendar.done(at) - base),
      first,
      from: calendar.done(start) - base,
      grain: this.grid.grain,
      finish: finishes ? this.finishesOf(edges, first, row) : undefined,
    };
  }

  private finishesOf(edges: Int32Array, first: number, row: Row): Int32Array {
    const { compiled, times, found } = this;
    const finish = new Int32Array(edges.length).fill(NEVER);
    for (let b = first; b < edges.length; b++) {
      const from = Math.max(edges[b]!, times.wayRunStart[row.way]!);
      if (from >= NEVER || !fitWay(compiled, times.ways, row.way, 0, from, found)) break;
      finish[b] = Math.max(found.end, times.wayEnd[row.way]!);
    }
    return finish;
  }

  /** By cell of the parent the last cell of a kid's row that is through in time; -1: none. */
  throughOf(parent: number, link: number, kid: number, row: Row, cells: Cells): Int16Array {
    const { compiled } = this;
    const edges = this.edgesOf(parent);
    const last = edges.length - 1;
    const wait = compiled.predWait[link]!;
    const batch = compiled.predBatch[link]! > 0;
    const base = row.calendar.done(0);
    const needed = this.workUntilOn(link, row);
    const through = new Int16Array(edges.length).fill(last);
    for (let b = 0, a = -1; b < last; b++) {
      let limit = row.calendar.done(edges[b + 1]! - this.grid.grain - wait) - base - needed;
      if (batch) limit = Math.min(limit, this.endLimit(parent, edges[b + 1]!, wait, row));
      while (a < last && (a + 1 <= cells.first ? cells.from : cells.work[a + 1]!) <= limit) a++;
      through[b] = a < cells.first ? -1 : a;
    }
    return through;
  }

  /** The most work before a kid's run so that its last batch comes before a parent that starts by `until` ends. */
  private endLimit(parent: number, until: Seconds, wait: Seconds, row: Row): number {
    let end = 0;
    for (let r = this.rowFirst[parent]!; r < this.rowFirst[parent + 1]!; r++) {
      const { calendar, run } = this.rows[r]!;
      end = Math.max(end, calendar.add(until - this.grid.grain, run));
    }
    if (end >= NEVER) return Infinity;
    return row.calendar.done(end - wait) - row.calendar.done(0) - row.run;
  }

  /** By threshold the last cell of a root's row that ends by then; -1: none. */
  endedBy(thresholds: Int32Array, row: Row, cells: Cells): Int16Array {
    const base = row.calendar.done(0);
    const last = cells.work.length - 1;
    return Int16Array.from(thresholds, (at) => {
      if (at >= NEVER) return last;
      const limit = row.calendar.done(at) - base - row.run;
      if (cells.from > limit) return -1;
      return Math.max(cells.first, lastNotAfter(cells.work, limit));
    });
  }
}
