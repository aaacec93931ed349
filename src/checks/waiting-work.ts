import { groupBy } from "../kernel/groups";
import type { Moment } from "../kernel/moment";
import { comparableKey, rememberedKeys } from "../kernel/names";
import type { FloorJob } from "../record/booking";
import type { FloorRecord } from "../record/floor-record";

interface Wait {
  readonly from: Moment;
  readonly to: Moment;
}

/**
 * Work that lay in front of a resource: a job between two of its bookings, and one whose step before
 * was done (of a first step: whose order was released) until it began. What is not known to have
 * been ready did not wait.
 */
export class WaitingWork {
  /** By comparable key of the resource, ascending in `from`; each `to` is the latest so far. */
  private waits: ReadonlyMap<string, readonly Wait[]> | undefined;
  private readonly keyOf = rememberedKeys();
  private readonly routes = new Map<string, readonly string[]>();

  constructor(private readonly record: FloorRecord) {}

  /** Whether one job waited from before `from` until after `to`. */
  waited(resource: string, from: Moment, to: Moment): boolean {
    this.waits ??= this.allWaits();
    const list = this.waits.get(comparableKey(resource)) ?? [];
    let low = 0;
    let high = list.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (list[middle]!.from > from) high = middle;
      else low = middle + 1;
    }
    return low > 0 && list[low - 1]!.to >= to;
  }

  private allWaits(): Map<string, Wait[]> {
    const byOrder = groupBy(
      this.record.jobs,
      ({ order, line }) => `${this.keyOf(order)}\u0001${this.keyOf(line)}`,
    );
    const found = new Map<string, Wait[]>();
    for (const jobs of byOrder.values())
      for (const job of jobs) {
        const key = this.keyOf(job.resource);
        const list = found.get(key) ?? [];
        found.set(key, list);
        list.push(...this.waitsOf(job, jobs));
      }
    for (const [key, list] of found) found.set(key, latestSoFar(list));
    return found;
  }

  private waitsOf(job: FloorJob, ofOrder: readonly FloorJob[]): Wait[] {
    const pauses = job.bookings.slice(1).map((booking, i) => ({
      from: job.bookings[i]!.end,
      to: booking.start,
    }));
    const ready = this.readyAt(job, ofOrder);
    const all = ready === undefined ? pauses : [{ from: ready, to: job.start }, ...pauses];
    return all.filter(({ from, to }) => to > from);
  }

  private readyAt(job: FloorJob, ofOrder: readonly FloorJob[]): Moment | undefined {
    const { lookup } = this.record;
    const route = this.routeOf(job.product);
    const place = route.indexOf(this.keyOf(job.step));
    if (place < 0) return undefined;
    if (place === 0) return lookup.rowOf(job.order, job.line)?.release;
    const placeOf = (other: FloorJob) => route.indexOf(this.keyOf(other.step));
    const before = ofOrder.filter((other) => placeOf(other) >= 0 && placeOf(other) < place);
    if (!before.some((other) => placeOf(other) === place - 1)) return undefined;
    return before.reduce((last, { end }) => Math.max(last, end), -Infinity);
  }

  private routeOf(product: string): readonly string[] {
    const known = this.routes.get(product);
    if (known) return known;
    const made = this.record.lookup.stepsOf(product).map(({ key }) => key);
    this.routes.set(product, made);
    return made;
  }
}

function latestSoFar(waits: readonly Wait[]): Wait[] {
  let latest = -Infinity;
  return [...waits]
    .sort((a, b) => a.from - b.from)
    .map(({ from, to }) => ({ from, to: (latest = Math.max(latest, to)) }));
}
