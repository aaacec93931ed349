import { type Moment, startOfDay } from "../kernel/moment";
import { comparableKey } from "../kernel/names";
import type { Help } from "./help";
import { sayClock, sayDueTime, sayFullTime, sayMany, sayTime } from "./say-time";

/** Why an order finishes when it does. */
export interface Explanation {
  readonly order: string;
  /** One line: when it finishes, and whether that is late. */
  readonly headline: string;
  /** The chain from its beginning to its finish, one sentence each. */
  readonly sentences: readonly string[];
  /** What was tried along the chain, what helps most first. */
  readonly helps?: readonly Help[];
}

/** A row of the Schedule, as far as it explains. */
export interface ExplainedOperation {
  /** As shown: the order, one of its lots, or one of its made materials. */
  readonly order: string;
  readonly line: string;
  readonly step: string;
  readonly operation: string;
  readonly resource: string;
  readonly start: Moment;
  readonly end: Moment;
  readonly waitsFor: string;
}

/** A row of Promises, as far as it explains. */
export interface ExplainedPromise {
  readonly order: string;
  readonly line: string;
  readonly due: Moment | undefined;
  readonly finish: Moment | undefined;
  readonly lateDays: number | undefined;
  readonly waitsMostFor: string;
}

/** What a written plan says of itself. */
export interface ExplainedPlan {
  readonly planStart: Moment;
  readonly operations: readonly ExplainedOperation[];
  readonly promises: readonly ExplainedPromise[];
}

/** The lines of an order that a text names: `A-1004`, `A-1004/10` or `A-1004 line 10`. */
export function promisesNamed(plan: ExplainedPlan, text: string): readonly ExplainedPromise[] {
  const wanted = comparableKey(text);
  return plan.promises.filter(({ order, line }) =>
    [order, `${order}/${line}`, `${order} line ${line}`].some(
      (name) => comparableKey(name) === wanted,
    ),
  );
}

/** Orders that look like a text: the same letters and figures, or one that begins with the other. */
export function ordersNear(plan: ExplainedPlan, text: string): readonly string[] {
  const plain = (name: string) => name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "");
  const wanted = plain(text);
  if (wanted === "") return [];
  const names = [...new Set(plan.promises.map(({ order }) => order))];
  return names.filter((name) => {
    const known = plain(name);
    return known.includes(wanted) || (known !== "" && wanted.includes(known));
  });
}

/** The line that finishes last, or one that is not scheduled; its chain in sentences. */
export function explanationOf(
  plan: ExplainedPlan,
  lines: readonly ExplainedPromise[],
): Explanation {
  const last = lines.reduce((a, b) => ((b.finish ?? Infinity) > (a.finish ?? Infinity) ? b : a));
  const name = last.line === "" ? last.order : `${last.order} line ${last.line}`;
  const others = lines.length > 1 ? ` It is the last of the order's ${lines.length} lines.` : "";
  if (last.finish === undefined)
    return { order: name, headline: `${name} has no finish. ${last.waitsMostFor}.`, sentences: [] };
  const chain = chainOf(plan, last);
  return {
    order: name,
    headline: `${name} finishes ${sayFullTime(last.finish)}${sayAgainstDue(last)}.${others}`,
    sentences: [
      ...chain.map((operation) => sayLink(plan, operation)),
      ...(last.waitsMostFor === "" ? [] : [`It waits most for ${last.waitsMostFor}.`]),
    ],
  };
}

function sayAgainstDue({ due, finish, lateDays }: ExplainedPromise): string {
  if (due === undefined || finish === undefined) return "; it has no due date";
  if (finish > due)
    return `, ${sayMany(lateDays ?? 0, 2, "day")} after it is due (${sayDueTime(due)})`;
  return `; it is due ${sayDueTime(due)}`;
}

function sayLink(plan: ExplainedPlan, operation: ExplainedOperation): string {
  const { start, end } = operation;
  const from = sayTime(start, plan.planStart);
  const to = startOfDay(start) === startOfDay(end) ? sayClock(end) : sayTime(end, plan.planStart);
  const what = operation.operation === "" ? "" : ` (${operation.operation})`;
  return `${nameOf(operation)}${what} on ${operation.resource}, ${from} to ${to}: ${operation.waitsFor}.`;
}

const nameOf = ({ order, line, step }: ExplainedOperation) =>
  `${order}${line === "" ? "" : ` line ${line}`} step ${step}`;

/** From the operation that ends last back through what each waits for; returned beginning first. */
function chainOf(plan: ExplainedPlan, promise: ExplainedPromise): readonly ExplainedOperation[] {
  const byName = new Map<string, ExplainedOperation>();
  for (const operation of plan.operations) {
    byName.set(nameOf(operation), operation);
    byName.set(`${nameOf(operation)} on ${operation.resource}`, operation);
  }
  let at = lastOf(plan, promise);
  const chain: ExplainedOperation[] = [];
  while (at && !chain.includes(at)) {
    chain.push(at);
    at = waitedFor(at.waitsFor, byName);
  }
  return chain.reverse();
}

function lastOf(plan: ExplainedPlan, promise: ExplainedPromise): ExplainedOperation | undefined {
  const own = plan.operations.filter(
    ({ order, line }) =>
      line === promise.line &&
      (order === promise.order ||
        (order.startsWith(`${promise.order}/`) &&
          /^\d+$/.test(order.slice(promise.order.length + 1)))),
  );
  return own.reduce<ExplainedOperation | undefined>(
    (last, operation) => (last === undefined || operation.end > last.end ? operation : last),
    undefined,
  );
}

/** The sentences of Waits for that name an operation; see words.ts. */
const NAMES_OPERATION = [
  /^after the first [\d.]+ of (.+)$/,
  /^after (.+), ends .+$/,
  /^material made in (.+), ends .+$/,
  /^.+ is with (.+) until .+$/,
];

function waitedFor(
  waitsFor: string,
  byName: ReadonlyMap<string, ExplainedOperation>,
): ExplainedOperation | undefined {
  for (const sentence of NAMES_OPERATION) {
    const named = sentence.exec(waitsFor)?.[1];
    const operation = named === undefined ? undefined : byName.get(named);
    if (operation) return operation;
  }
  return undefined;
}
