import { groupBy } from "../kernel/groups";
import { HOUR } from "../kernel/moment";
import { comparableKey } from "../kernel/names";
import type { LeftOut } from "../model/planning-model";
import type { InputRow } from "../sheets/registry";
import { type Alternatives, alternativesOf, type Shop } from "./alternatives";
import { leftOutAt, placeOf } from "./issue-log";
import { stepOrder } from "./natural-order";
import { boundedSeconds, type PlanFrame } from "./plan-frame";
import { roundUp } from "./round-up";
import type { RoutedStep, Routing, RoutingOrFault } from "./routing";
import { followersOf, stepAfter, topologicalOrder } from "./step-after";
import { validAt } from "./valid-rows";

type StandardRow = InputRow<"Standards">;

/** By comparable key of the product: its routing, or why none can be scheduled. */
export type RoutingBook = ReadonlyMap<string, RoutingOrFault>;

export function routingBook(shop: Shop, frame: PlanFrame): RoutingBook {
  const book = new Map<string, RoutingOrFault>();
  const later: StandardRow[] = [];
  const faults = leftOutSteps(shop);
  for (const [key, rows] of groupBy(shop.standards.rows, (row) => comparableKey(row.product))) {
    book.set(key, routingOf(rows, shop, frame, faults.get(key), later));
  }
  for (const [key, faulty] of faults) {
    const [first] = faulty.values();
    if (!book.has(key) && first) book.set(key, { kind: "fault", leftOut: first });
  }
  noteLater(later, shop);
  return book;
}

/** By product and step: why a row of it was left out. */
function leftOutSteps({ standards }: Shop): Map<string, Map<string, LeftOut>> {
  const found = new Map<string, Map<string, LeftOut>>();
  for (const { values, reason, cell } of standards.leftOut ?? []) {
    if (values.product === undefined) continue;
    const product = comparableKey(values.product);
    const steps = found.get(product) ?? new Map<string, LeftOut>();
    found.set(product, steps);
    const step = values.step === undefined ? "" : comparableKey(values.step);
    if (!steps.has(step)) steps.set(step, { reason, sheet: standards.sheet, cell });
  }
  return found;
}

function routingOf(
  rows: readonly StandardRow[],
  shop: Shop,
  frame: PlanFrame,
  leftOut: ReadonlyMap<string, LeftOut> | undefined,
  later: StandardRow[],
): RoutingOrFault {
  const bySteps = groupBy(rows, (row) => comparableKey(row.step));
  const steps: { key: string; rows: StandardRow[] }[] = [];
  for (const [key, ofStep] of bySteps) {
    const valid = validRows(ofStep, frame, later);
    if (valid.length > 0) steps.push({ key, rows: valid });
  }
  // A step all of whose rows were left out is missing from the routing; one with rows left is not.
  for (const [step, fault] of leftOut ?? []) {
    if (!bySteps.has(step)) return { kind: "fault", leftOut: fault };
  }
  if (steps.length === 0) {
    const reason = `no row of ${rows[0]!.product} in Standards is valid at plan start`;
    const place = placeOf(shop.standards, rows[0]!.row, "validFrom");
    return { kind: "fault", leftOut: leftOutAt(place, reason) };
  }
  const order = stepOrder(steps.map(({ rows: [row] }) => row!.step));
  steps.sort((a, b) => order(a.rows[0]!.step, b.rows[0]!.step));
  return linked(steps, shop);
}

/** For each resource the row that is valid at plan start. */
function validRows(rows: readonly StandardRow[], frame: PlanFrame, later: StandardRow[]) {
  const valid: StandardRow[] = [];
  for (const same of groupBy(rows, (row) => comparableKey(row.resource)).values()) {
    const found = validAt(same, frame.start);
    if (found.valid) valid.push(found.valid);
    later.push(...found.later);
  }
  return valid;
}

interface StepRows {
  readonly key: string;
  readonly rows: readonly StandardRow[];
}

function linked(steps: readonly StepRows[], shop: Shop): RoutingOrFault {
  const made = steps.map(({ rows }) => alternativesOf(rows, shop));
  steps.forEach(({ rows }) => checkAlike(rows, shop));
  const written = steps.map(({ rows }) => rows.find((row) => row.after !== undefined)?.after);
  const after = stepAfter(
    steps.map(({ key }) => key),
    written.map((names) => names?.map(comparableKey)),
  );
  if (after.kind !== "after") return { kind: "fault", leftOut: afterFault(steps, after, shop) };
  const unusable = made.find(({ good }) => good.length === 0);
  if (unusable) return { kind: "fault", leftOut: unusable.fault! };
  return { kind: "routing", routing: inOrder(steps, made, after.after, shop) };
}

/** Steps in their order, or where one follows a later one, each behind those that it follows. */
function inOrder(
  steps: readonly StepRows[],
  made: readonly Alternatives[],
  after: readonly (readonly number[])[],
  shop: Shop,
): Routing {
  const sorted = after.every((before, index) => before.every((each) => each < index));
  const order = sorted ? steps.map((_, index) => index) : topologicalOrder(after);
  const at = new Map(order.map((old, index) => [old, index]));
  const moved = order.map((old) => after[old]!.map((each) => at.get(each)!).sort((a, b) => a - b));
  const followers = followersOf(moved);
  return {
    product: steps[0]!.rows[0]!.product,
    steps: order.map((old, index) => ({
      ...stepFigures(steps[old]!, shop),
      after: moved[index]!,
      followers: followers[index]!,
      alternatives: made[old]!.good,
    })),
  };
}

function stepFigures({ key, rows }: StepRows, { standards }: Shop) {
  const row = rows[0]!;
  return {
    step: row.step,
    key,
    operation: row.operation ?? "",
    place: placeOf(standards, row.row, "step"),
    yield: row.yield,
    wait: boundedSeconds(roundUp(row.waitAfterHours * HOUR)),
    transferBatch: row.transferBatch,
  } satisfies Partial<RoutedStep>;
}

/** What belongs to the step must be the same on all its rows; the first counts. */
function checkAlike(rows: readonly StandardRow[], { standards, log }: Shop): void {
  const [first, ...others] = rows;
  for (const row of others) {
    if (row.yield !== first!.yield) {
      log.warning(
        "yield-differs",
        placeOf(standards, row.row, "yield"),
        `${row.yield * 100}%`,
        `Step ${row.step} of ${row.product} has another Yield on ${row.resource} than on ${first!.resource}; the first counts.`,
        "Give all rows of a step the same Yield.",
      );
    }
    const column = STEP_COLUMNS.find((key) => differs(first!, row, key));
    if (!column) continue;
    log.warning(
      "step-differs",
      placeOf(standards, row.row, column),
      String(row[column] ?? ""),
      `Step ${row.step} of ${row.product} says something else on ${row.resource} than on ${first!.resource}; the first counts.`,
      "Give all rows of a step the same After, Wait after h and Transfer batch.",
    );
  }
}

const STEP_COLUMNS = ["after", "waitAfterHours", "transferBatch"] as const;

function differs(first: StandardRow, row: StandardRow, column: (typeof STEP_COLUMNS)[number]) {
  if (column === "after" && (row.after === undefined || first.after === undefined)) return false;
  return String(row[column]) !== String(first[column]);
}

function afterFault(
  steps: readonly StepRows[],
  fault: Exclude<ReturnType<typeof stepAfter>, { kind: "after" }>,
  { standards, log }: Shop,
): LeftOut {
  const at = fault.kind === "unknown" ? fault.at : fault.steps[0]!;
  const row = steps[at]!.rows.find((each) => each.after !== undefined) ?? steps[at]!.rows[0]!;
  const place = placeOf(standards, row.row, "after");
  if (fault.kind === "unknown") {
    const reason = `step ${row.step} of ${row.product} follows step ${fault.name}, which is not there`;
    const how = "Correct After, or add the step to Standards.";
    log.error("after-unknown-step", place, fault.name, `S${reason.slice(1)}.`, how);
    return leftOutAt(place, reason);
  }
  const names = [...fault.steps, fault.steps[0]!].map((index) => steps[index]!.rows[0]!.step);
  const reason = `steps ${names.join(" → ")} of ${row.product} follow each other in a circle`;
  log.error(
    "after-circle",
    place,
    row.step,
    `S${reason.slice(1)}.`,
    "Correct After in one of these steps.",
  );
  return leftOutAt(place, reason);
}

function noteLater(later: readonly StandardRow[], { standards, log }: Shop): void {
  const [first] = later;
  if (!first) return;
  const others = later.length > 1 ? ` and ${later.length - 1} more rows` : "";
  log.note(
    "row-valid-later",
    placeOf(standards, first.row, "validFrom"),
    first.product,
    `The row of ${first.product}, step ${first.step},${others} of Standards are valid from after plan start only, and are kept for later.`,
    "Nothing, if that is meant; else correct Valid from.",
  );
}
