import type { Issue } from "../kernel/issue";
import { placeOf } from "../intake/issue-log";
import type { AllRows } from "../workbook/sheet-rows";
import { type Figures, ObjectiveMeter } from "./measure-objective";
import type { ObjectivePicture, ObjectiveSources } from "./objective-picture";
import { type ReadObjective, readObjectives } from "./read-objectives";
import { hasNothing, rolledUp } from "./roll-up";
import { gapOf, shouldBeAt, statusOf } from "./target-path";

/** What has to be mended on Objectives and Milestones. */
export function objectiveIssues(rows: AllRows): readonly Issue[] {
  return readObjectives(rows).issues;
}

/**
 * Every objective of the sheet, in its order: what is achieved, where the schedule brings it as
 * assumed and as reality says, where it should be, and how far it is from there.
 */
export function objectivePictures(sources: ObjectiveSources): readonly ObjectivePicture[] {
  const { objectives } = readObjectives(sources.rows);
  const meter = new ObjectiveMeter(sources);
  const figures = figuresOfAll(objectives, meter);
  return [...objectives].map(([key, objective]) =>
    pictureOf(objective, figures.get(key)!, objectives, sources),
  );
}

/** Parts before what is made of them; circles were cut when they were read. */
function figuresOfAll(
  objectives: ReadonlyMap<string, ReadObjective>,
  meter: ObjectiveMeter,
): ReadonlyMap<string, Figures> {
  const found = new Map<string, Figures>();
  const figuresOf = (key: string): Figures => {
    const known = found.get(key);
    if (known) return known;
    const objective = objectives.get(key)!;
    const own = meter.figures(objective);
    const parts = [...objectives]
      .filter(([, { parent }]) => hasNothing(own) && parent === key)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([part, each]) => ({ objective: each, figures: figuresOf(part) }));
    const made = rolledUp(objective, own, parts);
    found.set(key, made);
    return made;
  };
  for (const key of objectives.keys()) figuresOf(key);
  return found;
}

function pictureOf(
  objective: ReadObjective,
  figures: Figures,
  objectives: ReadonlyMap<string, ReadObjective>,
  sources: ObjectiveSources,
): ObjectivePicture {
  const { row, definition, direction, path, scope } = objective;
  const { achieved, asAssumed, asRealitySays } = figures;
  const [first, second] =
    definition.headline === "reality" ? [asRealitySays, asAssumed] : [asAssumed, asRealitySays];
  // What a schedule only repeats is no projection, where nothing was achieved to tell it.
  const isOther = first.value === undefined && second.value !== undefined;
  const counting = isOther && definition.headline === "assumed" ? second : first;
  const shouldBeNow = shouldBeAt(path, sources.now);
  const { horizon } = figures;
  const shouldBeAtHorizon = horizon === undefined ? undefined : shouldBeAt(path, horizon);
  const gap = (value: number | undefined, shouldBe: number | undefined) =>
    value === undefined || shouldBe === undefined ? undefined : gapOf(direction, value, shouldBe);
  const gapNow = gap(achieved.value, shouldBeNow);
  const gapAhead = gap(counting.value, shouldBeAtHorizon);
  const parent = objective.parent === undefined ? undefined : objectives.get(objective.parent);
  return {
    objective: row.objective,
    name: row.name ?? row.objective,
    metric: row.metric,
    unit: definition.unit(scope?.unitsOf !== undefined),
    format: definition.format,
    decimals: definition.decimals,
    direction,
    baseline: path.baseline,
    target: path.target,
    start: row.start,
    due: row.due,
    owner: row.owner ?? "",
    weight: row.weight,
    parent: parent?.row.objective ?? "",
    appliesTo: row.appliesTo ?? "",
    achieved: achieved.value,
    achievedOver: figures.achievedOver,
    projectedAsAssumed: asAssumed.value,
    projectedAsRealitySays: asRealitySays.value,
    headline: definition.headline,
    projected: counting.value,
    shouldBeNow,
    gapNow,
    horizon,
    shouldBeAtHorizon,
    gapAhead,
    status: statusOf(path, gapNow),
    statusAhead: statusOf(path, gapAhead),
    notMeasured: achieved.reason,
    notProjected: counting.reason,
    remark: achieved.remark ?? "",
    ...placeOf(sources.rows.Objectives, row.row, "objective"),
  };
}
