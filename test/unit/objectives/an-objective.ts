import { floorRecord } from "../../../src/record/floor-record";
import type {
  MadeSchedule,
  Metric,
  ObjectivePicture,
  ObjectiveSources,
  PlanInForce,
} from "../../../src/objectives/objective-picture";
import { objectivePictures } from "../../../src/objectives/objective-pictures";
import { solve } from "../../../src/schedule/solve";
import type { InputRow } from "../../../src/sheets/registry";
import { DEFAULT_SETTINGS, type Settings } from "../../../src/sheets/settings";
import { aPlan, aRows, hour, PLAN_START, type SomeRows, WEEKDAYS } from "../../support/a-plan";

export type ObjectiveGiven = Partial<InputRow<"Objectives">> & { readonly metric: Metric };

export interface Given {
  readonly settings?: Partial<Settings>;
  /** False: there is no record. */
  readonly recorded?: boolean;
  /** True: the rows are scheduled from plan start on. */
  readonly scheduled?: boolean;
  readonly asRealitySays?: MadeSchedule;
  readonly plans?: readonly PlanInForce[];
  readonly cell?: ObjectiveSources["cell"];
}

/** M works from 06:00 to 14:00 on weekdays; a unit takes a minute, and four of five are good. */
export const shop = (more: SomeRows = {}): SomeRows => ({
  capacities: [{ resource: "M", calendar: "Day", group: "Mills" }],
  calendars: [{ calendar: "Day", shift: "Early", days: WEEKDAYS, start: hour(6), end: hour(14) }],
  standards: [{ product: "P", step: "10", resource: "M", minPerUnit: 1, yield: 0.8 }],
  ...more,
});

export function aSchedule(given: SomeRows, settings: Partial<Settings> = {}): MadeSchedule {
  const { model, problem } = aPlan(given, settings);
  const { solution } = solve(problem, { seed: 1, iterations: 0 });
  return { model, problem, solution };
}

/** Objectives on the rows of a shop, asked on Monday 23 November 2026 at 06:00. */
export function picturesOf(
  objectives: readonly ObjectiveGiven[],
  more: SomeRows,
  given: Given = {},
): readonly ObjectivePicture[] {
  const named = objectives.map((each, index) => ({
    objective: `O${index + 1}`,
    target: 1,
    ...each,
  }));
  const all = shop({ objectives: named, ...more });
  const rows = aRows(all);
  const settings = { ...DEFAULT_SETTINGS, ...given.settings };
  const record =
    given.recorded === false
      ? undefined
      : floorRecord(rows, settings, { until: PLAN_START, targets: [], known: [] });
  return objectivePictures({
    rows,
    settings,
    now: PLAN_START,
    record,
    asAssumed: given.scheduled ? aSchedule(all, given.settings) : undefined,
    asRealitySays: given.asRealitySays,
    plans: given.plans ?? [],
    ...(given.cell ? { cell: given.cell } : {}),
  });
}

export function pictureOf(
  objective: ObjectiveGiven,
  more: SomeRows,
  given: Given = {},
): ObjectivePicture {
  return picturesOf([objective], more, given)[0]!;
}
