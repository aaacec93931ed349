import { HOUR, type Moment } from "../kernel/moment";
import { comparableKey } from "../kernel/names";
import type { FloorJob } from "../record/booking";
import type { FloorRecord } from "../record/floor-record";
import type { AllRows } from "../workbook/sheet-rows";
import { isToldApart, jobBasis, plannedTime } from "../variance/kpi-bases";
import type { KpiBasis } from "../variance/kpis";
import type { Window } from "../variance/plan-that-was";
import { standardHoursPerGood } from "../variance/standard-hours";
import { bookedShare, jobsIn } from "../variance/window-shares";
import { attainedIn } from "./attained";
import type { PlanInForce } from "./objective-picture";
import { type OrderFact, orderFacts, rowBehind } from "./order-facts";
import { type Counted, countedAs } from "./scope";
import type { Attained, Side, Standing, WorkPiece } from "./work-facts";

/** What happened, by the sheet Orders and the record of the floor; without a record, Orders alone. */
export class RecordSide implements Side {
  readonly orders: readonly OrderFact[];
  private readonly pieces = new Map<string, readonly WorkPiece[]>();
  private readonly lastSteps = new Map<string, string>();
  private standings: readonly Standing[] | undefined;
  private attainments: readonly (Attained & { readonly at: Moment })[] | undefined;

  constructor(
    rows: AllRows,
    readonly record: FloorRecord | undefined,
    private readonly plans: readonly PlanInForce[],
  ) {
    this.orders = orderFacts(rows, record);
  }

  work(window: Window): readonly WorkPiece[] {
    const key = `${window.from} ${window.to}`;
    const known = this.pieces.get(key) ?? this.makePieces(window);
    this.pieces.set(key, known);
    return known;
  }

  plannedTime(resource: string, window: Window): KpiBasis | undefined {
    const { record } = this;
    const known = record?.time.resource(resource);
    return record && known && isToldApart(known)
      ? plannedTime(known.id, record, window)
      : undefined;
  }

  standing(): readonly Standing[] {
    return (this.standings ??= this.makeStandings());
  }

  attained(window: Window): readonly Attained[] | undefined {
    const { record } = this;
    if (!record || this.plans.length === 0) return undefined;
    this.attainments ??= this.plans.flatMap((plan) => attainedIn(plan, record, this.countedBy));
    return this.attainments.filter(({ at }) => at >= window.from && at < window.to);
  }

  /** What a booking or a planned operation is counted by. */
  readonly countedBy = (of: {
    readonly order: string;
    readonly line: string;
    readonly product: string;
    readonly resource: string;
  }): Counted => {
    const row = this.record && rowBehind(this.record.lookup, of.order, of.line);
    const { product, resource } = of;
    return countedAs({ product, resource, customer: row?.customer, objective: row?.objective });
  };

  private makePieces(window: Window): WorkPiece[] {
    const { record } = this;
    if (!record) return [];
    return jobsIn(record.jobs, window).flatMap((job): WorkPiece[] => {
      const basis = jobBasis(job, record, window);
      if (!basis) return [];
      const perGood = standardHoursPerGood(job, record.lookup);
      return [
        {
          ...this.countedBy(job),
          isLastStep: this.isLastStep(job, record),
          earned: perGood === undefined ? undefined : basis.good * perGood,
          setup: job.setup === undefined ? undefined : basis.setup,
          crewHours: crewHoursIn(job, window, record),
          basis,
        },
      ];
    });
  }

  private makeStandings(): Standing[] {
    const { record } = this;
    if (!record) return [];
    const facts = new Map(this.orders.map((fact) => [fact.row, fact]));
    return record.jobs.flatMap((job): Standing[] => {
      const row = rowBehind(record.lookup, job.order, job.line);
      const fact = row && facts.get(row);
      const perGood = standardHoursPerGood(job, record.lookup);
      if (!fact || fact.isClosed || perGood === undefined) return [];
      const { finished } = fact;
      const counted = this.countedBy(job);
      return job.bookings.map(({ good, end }) => ({
        ...counted,
        row,
        earned: good * perGood,
        made: end,
        finished,
      }));
    });
  }

  /** Where Standards has no routing, the work of an order is its only step. */
  private isLastStep({ product, step }: FloorJob, { lookup }: FloorRecord): boolean {
    const last = this.lastSteps.get(product) ?? lookup.stepsOf(product).at(-1)?.key ?? "";
    this.lastSteps.set(product, last);
    return last === "" || last === comparableKey(step);
  }
}

function crewHoursIn(
  { bookings }: FloorJob,
  window: Window,
  { time }: FloorRecord,
): number | undefined {
  if (bookings.every(({ crewHours }) => crewHours === undefined)) return undefined;
  let sum = 0;
  for (const booking of bookings) {
    const share = bookedShare(booking, window, time);
    if (!share || booking.crewHours === undefined) continue;
    const worked = booking.worked / HOUR;
    sum += booking.crewHours * (worked > 0 ? share.worked / worked : 1);
  }
  return sum;
}
