import type { Moment } from "../kernel/moment";
import { OrderLookup } from "../record/order-lookup";
import { ShopTime } from "../record/shop-time";
import type { AllRows } from "../workbook/sheet-rows";
import { isToldApart, plannedTime } from "../variance/kpi-bases";
import type { KpiBasis } from "../variance/kpis";
import type { PlannedPart, Window } from "../variance/plan-that-was";
import { type PlannedShare, plannedShare } from "../variance/window-shares";
import type { MadeSchedule } from "./objective-picture";
import { type OrderFact, orderFacts, rowBehind } from "./order-facts";
import type { RecordSide } from "./record-side";
import { type Counted, countedAs } from "./scope";
import type { Side, Standing, WorkPiece } from "./work-facts";

/** An operation that is still to be done, or goes on. */
interface Scheduled {
  readonly part: PlannedPart;
  readonly counted: Counted;
  readonly isLastStep: boolean;
  /** People that it takes; 0: none, or nobody says so. */
  readonly crew: number;
  /** When its order is finished; undefined: it is not in the schedule. */
  readonly finished: Moment | undefined;
}

/** What is scheduled from plan start on, and for orders what happened before. */
export class ScheduleSide implements Side {
  readonly orders: readonly OrderFact[];
  /** When the last operation ends; plan start where there is none. */
  readonly lastEnd: Moment;
  private readonly time: ShopTime;
  private readonly scheduled: readonly Scheduled[];
  private readonly pieces = new Map<string, readonly WorkPiece[]>();
  private standings: readonly Standing[] | undefined;

  constructor(
    rows: AllRows,
    private readonly schedule: MadeSchedule,
    private readonly before: RecordSide,
  ) {
    const { model } = schedule;
    this.orders = orderFacts(rows, before.record, schedule);
    this.time = new ShopTime(model.resources, model.planStart, model.horizonEnd);
    this.scheduled = scheduledWork(rows, schedule, this.orders);
    this.lastEnd = this.scheduled.reduce(
      (latest, { part }) => Math.max(latest, part.end),
      model.planStart,
    );
  }

  work(window: Window): readonly WorkPiece[] {
    const key = `${window.from} ${window.to}`;
    const known = this.pieces.get(key) ?? this.makePieces(window);
    this.pieces.set(key, known);
    return known;
  }

  private makePieces(window: Window): WorkPiece[] {
    const { planStart } = this.schedule.model;
    return this.scheduled.flatMap((each): WorkPiece[] => {
      const share = plannedShare(each.part, planStart, window, this.time);
      if (!share) return [];
      return [
        {
          ...each.counted,
          isLastStep: each.isLastStep,
          earned: share.earned,
          setup: share.setup,
          crewHours: each.crew > 0 ? share.taken * each.crew : undefined,
          basis: basisOf(share),
        },
      ];
    });
  }

  plannedTime(resource: string, window: Window): KpiBasis | undefined {
    const known = this.time.resource(resource);
    if (!known || !isToldApart(known)) return undefined;
    return plannedTime(known.id, { time: this.time, stops: new Map() }, window);
  }

  /** What stood at plan start, and what is made from then on. */
  standing(): readonly Standing[] {
    return (this.standings ??= this.makeStandings());
  }

  private makeStandings(): Standing[] {
    const { planStart, horizonEnd } = this.schedule.model;
    const finishes = new Map(
      this.orders.map(({ row, finished, isClosed }) => [row, { finished, isClosed }]),
    );
    const stood = this.before.standing().flatMap((each): Standing[] => {
      const finish = each.row && finishes.get(each.row);
      return finish && !finish.isClosed ? [{ ...each, finished: finish.finished }] : [];
    });
    const all = { from: planStart, to: Math.max(horizonEnd, this.lastEnd) };
    const next = this.scheduled.flatMap(({ part, counted, finished }): Standing[] => {
      const share = plannedShare(part, planStart, all, this.time);
      if (!share) return [];
      return [{ ...counted, row: undefined, earned: share.earned, made: part.end, finished }];
    });
    return [...stood, ...next];
  }

  /** A schedule always attains itself. */
  attained(): undefined {
    return undefined;
  }
}

function basisOf(share: PlannedShare): KpiBasis {
  const { part, run, setup, taken, started, good } = share;
  const minutesPerUnit =
    part.ratePerHour !== undefined ? 60 / part.ratePerHour : started > 0 ? (run * 60) / started : 0;
  return {
    plannedBusy: 0,
    production: run,
    setup,
    busy: taken,
    minutesPerUnit,
    produced: started,
    inspected: started,
    good,
    firstPass: good,
  };
}

function scheduledWork(
  rows: AllRows,
  schedule: MadeSchedule,
  facts: readonly OrderFact[],
): Scheduled[] {
  const { model, problem, solution } = schedule;
  const lookup = new OrderLookup(rows, []);
  const factOf = new Map(facts.map((fact) => [fact.row, fact]));
  const ends = lastEnds(schedule);
  const resources = new Map(model.resources.map((resource) => [resource.id, resource]));
  return problem.operations.flatMap(({ index, job: at, state, modes }): Scheduled[] => {
    const placement = solution.placements[index];
    if (!placement || state.kind === "finished") return [];
    const job = model.jobs[at]!;
    const number = index - problem.jobs[at]!.operations[0]!;
    const step = job.steps[number]!;
    const shown = step.modes[placement.mode];
    const id = problem.resources[modes[placement.mode]?.resource ?? -1]?.id ?? "";
    const order = model.orders[job.order]!;
    const row = rowBehind(lookup, job.shownOrder, job.line);
    const fact = row && factOf.get(row);
    return [
      {
        part: {
          order: job.shownOrder,
          line: job.line,
          product: job.product,
          step: step.step,
          resource: id,
          start: model.planStart + placement.start,
          runStart: model.planStart + placement.runStart,
          end: model.planStart + placement.end,
          setup: placement.setup,
          run: placement.run,
          startQuantity: step.startQuantity,
          goodQuantity: step.goodQuantity,
          ratePerHour: shown?.ratePerHour,
          yield: step.yield,
          efficiency: resources.get(id)?.efficiency ?? 1,
          uptime: Math.min(1, resources.get(id)?.uptime ?? 1),
        },
        counted: countedAs({
          product: job.product,
          resource: id,
          customer: row ? row.customer : order.customer,
          objective: row ? row.objective : order.objective,
        }),
        isLastStep: number === job.steps.length - 1,
        crew: shown && shown.labour !== "" ? shown.crew : 0,
        finished: fact ? fact.finished : ends[job.order],
      },
    ];
  });
}

/** By order of the model: when its last operation ends; undefined where one has no place. */
function lastEnds({ model, problem, solution }: MadeSchedule): readonly (Moment | undefined)[] {
  const ends: (Moment | undefined)[] = model.orders.map(() => -Infinity);
  for (const { index, job } of problem.operations) {
    const { order } = model.jobs[job]!;
    const placement = solution.placements[index];
    const known = ends[order];
    ends[order] =
      placement && known !== undefined
        ? Math.max(known, model.planStart + placement.end)
        : undefined;
  }
  return ends;
}
