import { loadVerdict } from "../checks/load-verdict";
import { DAY, type Seconds } from "../kernel/moment";
import { type Move, sharedWork } from "../schedule/moves";
import { WHOLE } from "../schedule/working-time";
import { loadRows } from "./load";
import type { Plan } from "./plan-result";

/** So far ahead a plan's load is looked at. */
const AHEAD: Seconds = 28 * DAY;

/** How full a limited resource is over the four weeks from plan start. */
export interface ResourceLoad {
  /** Index into the problem's resources. */
  readonly resource: number;
  /** Required ÷ available. */
  readonly load: number;
  /** True: it is as good as full in one of these weeks, so that work waits for it. */
  readonly full: boolean;
}

/** By resource; those without a limit, or with nothing available, have none. */
export function resourceLoads(plan: Plan): readonly ResourceLoad[] {
  const known = made.get(plan) ?? makeLoads(plan);
  made.set(plan, known);
  return known;
}

/** Several figures and a picture ask for them; they are made once for each plan. */
const made = new WeakMap<Plan, readonly ResourceLoad[]>();

function makeLoads(plan: Plan): readonly ResourceLoad[] {
  const sums = new Map<number, { required: number; available: number; full: boolean }>();
  for (const row of loadRows(plan, "Week")) {
    if (row.availableHours === undefined || row.period.start >= plan.model.planStart + AHEAD)
      continue;
    const required = row.setupHours + row.runHours;
    const sum = sums.get(row.resource) ?? { required: 0, available: 0, full: false };
    sums.set(row.resource, {
      required: sum.required + required,
      available: sum.available + row.availableHours,
      full: sum.full || isFull(required, row.availableHours),
    });
  }
  return [...sums].flatMap(([resource, { required, available, full }]) =>
    available > 0 ? [{ resource, load: required / available, full }] : [],
  );
}

const isFull = (required: number, available: number) =>
  available > 0 && loadVerdict(required / available) === "Overloaded";

const MOST_MOVES = 8;

/**
 * Moves from overloaded resources to idle ones: work to another resource of the group that Standards
 * does not name for it yet (those that it names are the schedule's own choice), and heads between pools.
 */
export function possibleMoves(plan: Plan): readonly Move[] {
  const { problem, model } = plan;
  const loads = resourceLoads(plan);
  const idle = loads
    .filter(({ load }) => loadVerdict(load) === "Idle")
    .map(({ resource }) => resource);
  const full = loads
    .filter((each) => each.full)
    .sort((a, b) => b.load - a.load)
    .map(({ resource }) => resource);
  const kindOf = (resource: number) => problem.resources[resource]!.kind;
  const moves = full.flatMap((over) =>
    idle.flatMap((under): Move[] => {
      if (kindOf(over) === "pool" && kindOf(under) === "pool")
        return hasHeads(plan, under) ? [{ kind: "head", from: under, to: over }] : [];
      const sameGroup =
        model.resources[over]!.group !== "" &&
        model.resources[over]!.group === model.resources[under]!.group;
      const move: Move = { kind: "work", from: over, to: under };
      if (!sameGroup || kindOf(over) !== "units" || kindOf(under) !== "units") return [];
      return sharedWork(problem, move).length > 0 ? [move] : [];
    }),
  );
  return moves.slice(0, MOST_MOVES);
}

/** Somebody stays wherever somebody is. */
function hasHeads({ problem }: Plan, resource: number): boolean {
  const pool = problem.resources[resource]!;
  return (
    pool.kind === "pool" &&
    pool.capacity.amounts.every((amount) => amount === 0 || amount >= 2 * WHOLE)
  );
}
