import type { Seconds } from "../../kernel/moment";
import type { Calendar } from "../calendar";
import type { CompiledProblem } from "../compiled-problem";
import type { ProblemResource } from "../problem";
import { WHOLE, workingTime } from "../working-time";
import type { WayTime } from "./way-times";
import { linesFreeFrom, type Ways } from "./ways";

/** What a resource can give: unit seconds, or head seconds of a pool, from plan start on. */
export interface Supply {
  /** All that it gives until a moment, at the most. */
  until(at: Seconds): number;
}

/** The first moment from `low` on by which so much has been given; `high` where it is not given before. */
export function momentOf(supply: Supply, given: number, low: Seconds, high: Seconds): Seconds {
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (supply.until(middle) >= given) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** By resource; undefined for those without limit. */
export function suppliesOf(compiled: CompiledProblem, ways: Ways): (Supply | undefined)[] {
  const usable = usableTimes(compiled, ways);
  const freeFrom = linesFreeFrom(compiled);
  return compiled.problem.resources.map((resource, r) => {
    if (resource.kind === "unlimited") return undefined;
    if (resource.kind === "pool") return new PoolSupply(resource);
    const first = compiled.firstLine[r]!;
    return new UnitSupply(
      resource.units.map((_, u) => ({
        calendar: usable[first + u]!,
        freeFrom: freeFrom[first + u]!,
      })),
    );
  });
}

/** Units in their working time, each from the moment on at which what has happened leaves it. */
class UnitSupply implements Supply {
  private readonly calendars: Calendar[] = [];
  private readonly freeFrom: Seconds[] = [];
  /** Units that are alike. */
  private readonly units: number[] = [];
  private readonly spent: number;

  constructor(lines: readonly { readonly calendar: Calendar; readonly freeFrom: Seconds }[]) {
    for (const { calendar, freeFrom } of lines) {
      const alike = this.calendars.findIndex(
        (known, i) => known === calendar && this.freeFrom[i] === freeFrom,
      );
      if (alike >= 0) this.units[alike]!++;
      else {
        this.calendars.push(calendar);
        this.freeFrom.push(freeFrom);
        this.units.push(1);
      }
    }
    this.spent = this.sumAt(0);
  }

  until(at: Seconds): number {
    return this.sumAt(at) - this.spent;
  }

  private sumAt(at: Seconds): number {
    let sum = 0;
    for (let i = 0; i < this.calendars.length; i++) {
      const from = this.freeFrom[i]!;
      sum += this.units[i]! * this.calendars[i]!.done(at > from ? at : from);
    }
    return sum;
  }
}

class PoolSupply implements Supply {
  private readonly times: Int32Array;
  private readonly amounts: Float64Array;
  /** Head seconds from plan start to each step. */
  private readonly before: Float64Array;

  constructor({ capacity }: Extract<ProblemResource, { kind: "pool" }>) {
    this.times = capacity.times.map((at) => Math.max(0, at));
    this.amounts = Float64Array.from(capacity.amounts, (amount) => amount / WHOLE);
    this.before = new Float64Array(this.times.length);
    for (let i = 1; i < this.times.length; i++) {
      this.before[i] =
        this.before[i - 1]! + this.amounts[i - 1]! * (this.times[i]! - this.times[i - 1]!);
    }
  }

  until(at: Seconds): number {
    let low = -1;
    let high = this.times.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.times[middle]! <= at) low = middle;
      else high = middle - 1;
    }
    return low < 0 ? 0 : this.before[low]! + this.amounts[low]! * (at - this.times[low]!);
  }
}

/** By line the time in which some way can work on it: a machine without its crew gives nothing. */
function usableTimes(compiled: CompiledProblem, ways: Ways): Calendar[] {
  const { book, problem } = compiled;
  const used: Set<Calendar>[] = Array.from({ length: compiled.lineCount }, () => new Set());
  for (const { lines, setupTime, runTime } of new Set<WayTime>(ways.time)) {
    for (const line of lines) used[line]!.add(setupTime).add(runTime);
  }
  const needed = new Set<number>();
  for (const { modes } of problem.operations)
    for (const { needs } of modes) for (const { resource } of needs) needed.add(resource);
  return used.map((calendars, line) => {
    const r = compiled.lineResource[line]!;
    const resource = problem.resources[r]!;
    if (resource.kind !== "units") return book.always;
    const own = book.of(resource.units[line - compiled.firstLine[r]!]!);
    if (needed.has(r) || calendars.has(own)) return own;
    const stretches = [...calendars].flatMap(({ starts, ends }) =>
      Array.from(starts, (start, i) => ({ start, end: ends[i]! })),
    );
    return book.of(workingTime(stretches));
  });
}
