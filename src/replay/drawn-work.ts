import type { Seconds } from "../kernel/moment";
import { bitsOfText, mixedBits, shareOfBits } from "../kernel/random";
import type { ReplayChart } from "./replay-chart";
import type { ReplaySpreads, SpreadsOf } from "./replay-spreads";
import type { SpreadTables } from "./spread-tables";

/** Which draw of an operation: each has bits of its own, so that none shifts another. */
const RUN = 1;
const SETUP = 2;
const YIELD = 3;
const STOPS = 4;
const ALIKE = 5;

/**
 * The work of operations as drawn. A draw hangs on the seed, the replay and the name of the
 * operation alone, so that two plans of the same orders are compared under the same luck.
 */
export class DrawnWork {
  /** What was drawn last: whole seconds, and the part of the run ahead of its first unit. */
  setup: Seconds = 0;
  run: Seconds = 0;
  fixed = 0;

  private readonly bits: Int32Array;
  private readonly resourceBits: Int32Array;
  private readonly resourceAt: Int32Array;
  private readonly resourceShare: Float64Array;
  private readonly planned: { readonly fixed: Float64Array };
  private readonly spreads: Record<"run" | "setup" | "yield" | "stops", Int32Array>;
  private readonly alike: number;
  private replay = 0;

  constructor(
    private readonly chart: ReplayChart,
    spreads: ReplaySpreads,
    private readonly tables: SpreadTables,
    seedBits: number,
  ) {
    const { compiled, operationAt, placements, running } = chart;
    const { operations, resources } = compiled.problem;
    this.bits = Int32Array.from(operationAt, (o) =>
      mixedBits(seedBits, bitsOfText(operations[o]!.label)),
    );
    this.resourceBits = Int32Array.from(resources, ({ id }) => mixedBits(seedBits, bitsOfText(id)));
    this.resourceShare = new Float64Array(resources.length);
    const modeAt = (o: number) => operations[o]!.modes[placements[o]!.mode];
    this.resourceAt = Int32Array.from(operationAt, (o) => modeAt(o)?.resource ?? 0);
    this.planned = {
      fixed: Float64Array.from(operationAt, (o, place) =>
        running[place] === 1 ? 0 : Math.min(modeAt(o)?.fixed ?? 0, placements[o]!.run),
      ),
    };
    const rows = ({ usual, of }: SpreadsOf) =>
      Int32Array.from(operationAt, (o) => tables.add(of?.get(o) ?? usual));
    this.spreads = {
      run: rows(spreads.run),
      setup: rows(spreads.setup),
      yield: rows(spreads.yield),
      stops: rows(spreads.stops),
    };
    this.alike = spreads.alikeOnResource;
  }

  begin(replay: number): void {
    this.replay = replay;
    for (let r = 0; r < this.resourceBits.length; r++)
      this.resourceShare[r] = shareOfBits(mixedBits(this.resourceBits[r]!, replay));
  }

  draw(place: number): void {
    const { chart, spreads } = this;
    const bits = mixedBits(this.bits[place]!, this.replay);
    const setup = chart.setup[place]!;
    const run = chart.run[place]!;
    this.setup = setup;
    if (setup > 0 && spreads.setup[place]! >= 0) {
      const drawn = Math.round(setup * this.factor(spreads.setup[place]!, bits, SETUP));
      this.setup = drawn > 1 ? drawn : 1;
    }
    const pace = this.runFactor(place, bits) * this.factor(spreads.stops[place]!, bits, STOPS);
    const perUnit = pace * this.factor(spreads.yield[place]!, bits, YIELD);
    const fixed = this.planned.fixed[place]!;
    this.fixed = fixed * pace;
    const drawn = Math.round(this.fixed + (run - fixed) * perUnit);
    this.run = drawn > 1 ? drawn : run > 0 ? 1 : 0;
  }

  private runFactor(place: number, bits: number): number {
    const row = this.spreads.run[place]!;
    if (row < 0) return 1;
    const own = this.alike < 1 && shareOfBits(mixedBits(bits, ALIKE)) >= this.alike;
    const share = own
      ? shareOfBits(mixedBits(bits, RUN))
      : this.resourceShare[this.resourceAt[place]!]!;
    return this.tables.factor(row, share);
  }

  private factor(row: number, bits: number, which: number): number {
    return row < 0 ? 1 : this.tables.factor(row, shareOfBits(mixedBits(bits, which)));
  }
}
