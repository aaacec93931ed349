import type { Finding } from "../checks/finding";
import type { BookRecords } from "../checks/records-of-book";
import { buildPlan } from "../intake/build-plan";
import type { RecordBook } from "../intake/record-book";
import type { PlanningModel } from "../model/planning-model";
import type { SchedulingProblem } from "../schedule/problem";
import type { CaseSchedule } from "../schedule/schedule-case";
import { type CaseProgress, scheduleCases } from "../schedule/schedule-cases";
import { shiftOnEach } from "../schedule/extra-hours";
import { standAgain } from "../schedule/stand-again";
import { type Move, moved } from "../schedule/moves";
import { type ExtraShift, relaxed } from "../schedule/what-if";
import { hourPrices } from "../tables/hour-worth";
import type { Plan } from "../tables/plan-result";
import { type PlanEffect, type PlanFigures, planEffect, planFigures } from "../tables/plan-figures";
import type { Reality } from "../tables/reality";
import { possibleMoves, resourceLoads } from "../tables/resource-loads";
import { caseEffort } from "./case-effort";
import { type Correction, correctedRows, correctionsOf } from "./corrected-rows";
import type { PlanInputs } from "./read-plan-inputs";

/** So many corrections are rescheduled singly: those that move the plan most when its sequence is kept. */
const SINGLY = 10;
/** So many operations are rescheduled in all: of a large plan fewer cases, and always all corrections and one. */
const WORK = 60_000;

type Inputs = Pick<PlanInputs, "reading" | "settings" | "planContext">;

interface Changed {
  readonly model: PlanningModel;
  readonly problem: SchedulingProblem;
}

/**
 * Schedules the plan again with every decided correction, singly with those that matter most, and
 * with a shift more on each resource on which work waits for one. Yields between pieces of work and
 * may be left at any.
 */
export function* asRealitySays(
  assumed: Plan,
  inputs: Inputs,
  findings: readonly Finding[],
  placeOf: BookRecords["placeOf"],
): Generator<CaseProgress, Reality> {
  const corrections = correctionsOf(findings, placeOf);
  const prices = hourPrices(assumed, inputs.reading.rows);
  const waitedFor = prices.waitedFor?.resource;
  const rebuilt = planRebuilder(inputs);
  const { singly, shifts, moves, kept } = yield* worthTrying(assumed, corrections, rebuilt);
  const all = corrections.length === 0 ? [] : [corrections];
  const groups = [...all, ...singly.map((each) => [each])];
  const found: PlanFigures[] = [];
  let corrected: Plan | undefined;
  const { models, cases: correcting } = correctingCases(groups, rebuilt);
  const cases = [
    ...correcting,
    ...shifts.map((shift) => (asked: SchedulingProblem) => relaxed(asked, shift)),
    ...moves.map((move) => (asked: SchedulingProblem) => moved(asked, move)),
  ];
  const effort = caseEffort(assumed.problem, "checked");
  const { unchanged, same } = yield* scheduleCases(
    assumed.problem,
    assumed.solution,
    cases,
    effort,
    (i, schedule, problem) => {
      found[i] = planFigures(models[i] ?? assumed.model, problem, schedule, waitedFor);
      if (i === 0 && all.length > 0) corrected = planOf(models[i]!, problem, schedule);
    },
    effort.iterations === 0 ? kept : undefined,
  );
  const figuresOf = (each: CaseSchedule) =>
    planFigures(assumed.model, assumed.problem, each, waitedFor);
  const before = figuresOf(unchanged);
  const spread = same.map(figuresOf);
  const effect = (i: number) => planEffect(before, found[i]!, spread, prices);
  // A shift changes when work is done, not how much of it: what it adds is paid wherever it is.
  const timePrices = { ...prices, waitedFor: undefined };
  const shiftEffect = (i: number) => planEffect(before, found[i]!, spread, timePrices);
  return {
    assumed: planOf(assumed.model, assumed.problem, unchanged),
    corrected,
    before,
    after: all.length === 0 ? before : found[0]!,
    together: all.length === 0 ? undefined : effect(0),
    effects: new Map(singly.map(({ finding }, i) => [finding, effect(all.length + i)])),
    corrections: corrections.length,
    shifts: shifts.map((shift, i) => shiftOf(assumed, shift, shiftEffect(groups.length + i))),
    moves: moves.map(({ kind, from, to }, i) => ({
      kind,
      from: assumed.problem.resources[from]!.id,
      to: assumed.problem.resources[to]!.id,
      effect: effect(groups.length + shifts.length + i),
    })),
    improved: effort.iterations > 0,
  };
}

/** Builds the plan with some corrections; they change neither what was recorded nor which resource is which. */
function planRebuilder({ reading, settings, planContext }: Inputs) {
  let records: RecordBook | undefined;
  return (some: readonly Correction[]): Changed => {
    const built = buildPlan(correctedRows(reading.rows, some), settings, planContext, records);
    ({ records } = built);
    return built;
  };
}

/** A case for each group of corrections; its model is there once its turn has come. */
function correctingCases(
  groups: readonly (readonly Correction[])[],
  rebuilt: (some: readonly Correction[]) => Changed,
) {
  const models: PlanningModel[] = [];
  const cases = groups.map((group, i) => () => {
    const changed = rebuilt(group);
    models[i] = changed.model;
    return changed.problem;
  });
  return { models, cases };
}

interface Chosen {
  readonly singly: readonly Correction[];
  readonly shifts: readonly ExtraShift[];
  readonly moves: readonly Move[];
  /** The plan with its sequence kept; undefined: it was not needed to choose. */
  readonly kept: CaseSchedule | undefined;
}

/** What is tried besides all corrections together: as much as the size of the plan has room for. */
function* worthTrying(
  plan: Plan,
  corrections: readonly Correction[],
  rebuilt: (some: readonly Correction[]) => Changed,
): Generator<CaseProgress, Chosen> {
  const room = Math.max(2, Math.floor(WORK / plan.problem.operations.length));
  const most = Math.min(SINGLY, room - 1);
  const { singly, kept } = yield* thatMatter(plan, corrections.slice(0, room), most, rebuilt);
  const left = Math.max(0, room - 1 - singly.length);
  const shifts = fullestFirst(plan, shiftOnEach(plan.problem, plan.solution)).slice(0, left);
  const moves = possibleMoves(plan).slice(0, left - shifts.length);
  return { singly, shifts, moves, kept };
}

/** Shifts on the resources that are fullest ahead first. */
function fullestFirst(plan: Plan, shifts: readonly ExtraShift[]): readonly ExtraShift[] {
  const loads = new Map(resourceLoads(plan).map(({ resource, load }) => [resource, load]));
  const loadOf = ({ resource }: ExtraShift) => loads.get(resource) ?? 0;
  return [...shifts].sort((a, b) => loadOf(b) - loadOf(a));
}

function shiftOf(
  { problem, model }: Plan,
  { resource, at, length }: ExtraShift,
  effect: PlanEffect,
) {
  return {
    resource: problem.resources[resource]!.id,
    from: model.planStart + at,
    length,
    effect,
  };
}

function planOf(model: PlanningModel, problem: SchedulingProblem, schedule: CaseSchedule): Plan {
  return { model, problem, solution: standAgain(problem, schedule) };
}

/** All of few corrections; of many those that change most while every sequence stays as it is. */
function* thatMatter(
  { model, problem, solution }: Plan,
  corrections: readonly Correction[],
  most: number,
  rebuilt: (some: readonly Correction[]) => Changed,
): Generator<CaseProgress, Pick<Chosen, "singly" | "kept">> {
  if (corrections.length <= most) return { singly: corrections, kept: undefined };
  const groups = corrections.map((each) => [each]);
  const { models, cases } = correctingCases(groups, rebuilt);
  const found: PlanFigures[] = [];
  const { unchanged } = yield* scheduleCases(
    problem,
    solution,
    cases,
    { ...caseEffort(problem, "checked"), iterations: 0 },
    (i, schedule, changed) => {
      found[i] = planFigures(models[i]!, changed, schedule, undefined);
    },
  );
  const before = planFigures(model, problem, unchanged, undefined);
  const moved = corrections.map((correction, i) => ({
    correction,
    days: Math.abs(found[i]!.lateDays - before.lateDays),
    value: Math.abs(found[i]!.value - before.value),
  }));
  moved.sort((a, b) => b.days - a.days || b.value - a.value);
  const singly = moved.slice(0, most).map(({ correction }) => correction);
  return { singly, kept: unchanged };
}
