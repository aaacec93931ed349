import { addTo } from "../kernel/groups";
import type { Moment } from "../kernel/moment";
import type { KpiBasis } from "../variance/kpis";
import type { Window } from "../variance/plan-that-was";
import type { OrderFact } from "./order-facts";
import { type Facts, type Measured, notMeasured } from "./metric";
import type { MadeSchedule, ObjectiveSources } from "./objective-picture";
import { achievedStretch, horizonOf, projectedStretch, type Stretch } from "./objective-windows";
import type { ReadObjective } from "./read-objectives";
import { RecordSide } from "./record-side";
import { ScheduleSide } from "./schedule-side";
import { EVERYTHING } from "./scope";
import { type Side, within } from "./work-facts";

/** The figures of one objective. */
export interface Figures {
  readonly achieved: Measured;
  readonly achievedOver: Window | undefined;
  readonly asAssumed: Measured;
  readonly asRealitySays: Measured;
  /** The end of what is projected; undefined: nothing is. */
  readonly horizon: Moment | undefined;
}

const NO_SCHEDULE = notMeasured("There is no schedule to project it from.");
const NO_REALITY = notMeasured("The plan was not scheduled again as reality says.");

/** Measures objectives, with the work of all of them done once. */
export class ObjectiveMeter {
  private readonly happened: RecordSide;
  private readonly schedules = new Map<MadeSchedule, ScheduleSide>();

  constructor(private readonly sources: ObjectiveSources) {
    this.happened = new RecordSide(sources.rows, sources.record, sources.plans);
  }

  figures(objective: ReadObjective): Figures {
    const { asAssumed, asRealitySays } = this.sources;
    const { row, definition } = objective;
    const stretch = achievedStretch(objective, this.sources, this.happened);
    const achieved = this.measure(objective, this.happened, stretch, row.achievedCell);
    const projected = this.projected(objective, asAssumed, NO_SCHEDULE);
    const schedule = asAssumed ?? asRealitySays;
    const isOwn = definition.counts === "own";
    return {
      achieved,
      achievedOver:
        achieved.value === undefined || typeof stretch === "string" || isOwn ? undefined : stretch,
      asAssumed: projected,
      asRealitySays: isOwn
        ? projected
        : definition.headline === "reality"
          ? achieved
          : this.projected(objective, asRealitySays, NO_REALITY),
      horizon: schedule && horizonOf(objective, schedule, this.sideOf(schedule), this.sources),
    };
  }

  private projected(
    objective: ReadObjective,
    schedule: MadeSchedule | undefined,
    otherwise: Measured,
  ): Measured {
    const { row, definition } = objective;
    if (definition.counts === "own")
      return this.measure(objective, this.happened, "", row.projectedCell);
    if (!schedule) return otherwise;
    const side = this.sideOf(schedule);
    const stretch = projectedStretch(objective, schedule, side, this.sources);
    return this.measure(objective, side, stretch, undefined);
  }

  private sideOf(schedule: MadeSchedule): ScheduleSide {
    const known = this.schedules.get(schedule);
    if (known) return known;
    const side = new ScheduleSide(this.sources.rows, schedule, this.happened);
    this.schedules.set(schedule, side);
    return side;
  }

  private measure(
    { definition, scope, fault }: ReadObjective,
    side: Side,
    stretch: Stretch,
    cell: string | undefined,
  ): Measured {
    if (!scope) return notMeasured(fault);
    const { settings, cell: numberIn } = this.sources;
    const ownCell = () => (cell === undefined ? undefined : numberIn?.(cell));
    if (definition.counts === "own")
      return definition.measure({ ...factsOf(side, NO_WINDOW, EVERYTHING), settings, ownCell });
    if (typeof stretch === "string") return notMeasured(stretch);
    return definition.measure({ ...factsOf(side, stretch, scope), settings, ownCell });
  }
}

const NO_WINDOW: Window = { from: 0, to: 0 };

type SideFacts = Omit<Facts, "settings" | "ownCell">;

/** What counts of one side, in one window. */
function factsOf(
  side: Side,
  window: Window,
  scope: NonNullable<ReadObjective["scope"]>,
): SideFacts {
  const work = () => within(side.work(window), scope);
  return {
    window,
    unitsOf: scope.unitsOf,
    orders: () => within(side.orders, scope),
    ordersSince: () => firstFinish(side.orders),
    work,
    busyBases: () => busyBases(side, window, work()),
    standing: () => within(side.standing(), scope),
    attained: () => {
      const shifts = side.attained(window);
      return shifts && within(shifts, scope);
    },
  };
}

function firstFinish(orders: readonly OrderFact[]): Moment | undefined {
  let first: Moment | undefined;
  for (const { finished } of orders)
    if (finished !== undefined && finished < (first ?? Infinity)) first = finished;
  return first;
}

/** Of resources that are told apart: the time that they were to be busy, and what they did in it. */
function busyBases(
  side: Side,
  window: Window,
  work: readonly { readonly resource: string; readonly basis: KpiBasis }[],
): KpiBasis[] {
  const byResource = new Map<string, KpiBasis[]>();
  for (const { resource, basis } of work) addTo(byResource, resource, basis);
  return [...byResource].flatMap(([resource, bases]) => {
    const planned = side.plannedTime(resource, window);
    return planned ? [planned, ...bases] : [];
  });
}
