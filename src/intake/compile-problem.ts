import type { Seconds } from "../kernel/moment";
import type { PlannedJob } from "../model/planning-model";
import type { Job, Link, Operation, ProblemOrder } from "../schedule/problem";
import { isOpen, type JobDraft, NOTHING, type OperationDraft } from "./job-draft";
import type { BookedOrder } from "./order-book";
import type { PublishedOperation } from "./plan-context";
import { type PlanFrame, secondsFrom } from "./plan-frame";
import type { ResourceCatalog } from "./resource-catalog";

/** Numbers all operations: those of a job stand together, in the order of its steps. */
export function numberOperations(jobs: readonly JobDraft[]): void {
  let index = 0;
  for (const job of jobs) for (const operation of job.operations) operation.index = index++;
}

export function problemOrders(
  orders: readonly BookedOrder[],
  jobs: readonly JobDraft[],
  frame: PlanFrame,
): ProblemOrder[] {
  const jobsOf: number[][] = orders.map(() => []);
  jobs.forEach((job, index) => {
    if (!job.consumer) jobsOf[job.order]!.push(index);
  });
  return orders.map(({ order, mustEnd }, index) => ({
    id: order.line === "" ? order.order : `${order.order} line ${order.line}`,
    due: mustEnd === undefined ? undefined : secondsFrom(frame, mustEnd),
    weight: order.weight,
    penaltyPerDay: order.penaltyPerDay,
    countsAsLate: order.source === "Order",
    jobs: jobsOf[index]!,
  }));
}

export function problemJobs(jobs: readonly JobDraft[]): Job[] {
  return jobs.map((job) => ({
    id: shownName(job),
    order: job.consumer ? undefined : job.order,
    consumer: job.consumer?.index,
    operations: job.operations.map(({ index }) => index),
  }));
}

export function problemOperations(
  jobs: readonly JobDraft[],
  published: ReadonlyMap<OperationDraft, PublishedOperation>,
  catalog: ResourceCatalog,
  frame: PlanFrame,
): Operation[] {
  const operations: Operation[] = [];
  for (const [index, job] of jobs.entries()) {
    const name = shownName(job);
    for (const draft of job.operations) {
      operations.push({
        index: draft.index,
        job: index,
        label: labelOf(name, draft),
        startQuantity: draft.pattern.start,
        goodQuantity: draft.pattern.good,
        modes: draft.pattern.modes,
        predecessors: linksOf(draft),
        release: job.release,
        materials: isOpen(draft) ? draft.materials : NOTHING,
        state: draft.state,
        published:
          published.size === 0 ? undefined : publishedOf(published.get(draft), catalog, frame),
      });
    }
  }
  return operations;
}

const shownName = ({ shownOrder, line }: JobDraft) =>
  line === "" ? shownOrder : `${shownOrder} line ${line}`;

const labelOf = (job: string, { step }: OperationDraft) =>
  `${job} step ${step.step}${step.operation === "" ? "" : ` ${step.operation}`}`;

/** What has begun waits for nothing that has not ended itself. */
function linksOf({ job, step, also, state }: OperationDraft): readonly Link[] {
  if (step.after.length === 0 && also.length === 0) return NOTHING;
  const open = state.kind === "open" || state.kind === "fixed";
  const links: Link[] = [];
  const add = (operation: OperationDraft, wait: Seconds, transferBatch: number) => {
    if (!open && operation.state.kind !== "finished") return;
    links.push({ operation: operation.index, wait, transferBatch });
  };
  for (const at of step.after) {
    const before = job.operations[at]!;
    add(before, before.step.wait, before.step.transferBatch);
  }
  for (const { operation, wait, transferBatch } of also) add(operation, wait, transferBatch);
  return links;
}

function publishedOf(
  row: PublishedOperation | undefined,
  catalog: ResourceCatalog,
  frame: PlanFrame,
): Operation["published"] {
  const resource = row && catalog.resource(row.resource);
  if (!resource) return undefined;
  const unit = row.unit === undefined ? -1 : row.unit - 1;
  const runStart = row.runStart === undefined ? undefined : secondsFrom(frame, row.runStart);
  return { start: secondsFrom(frame, row.start), runStart, resource: resource.index, unit };
}

export function plannedJobs(jobs: readonly JobDraft[]): PlannedJob[] {
  return jobs.map(({ order, shownOrder, line, product, quantity, operations }) => ({
    order,
    shownOrder,
    line,
    product,
    quantity,
    steps: operations.map(({ pattern, timesUnknown }) =>
      timesUnknown ? { ...pattern.shown, timesUnknown } : pattern.shown,
    ),
  }));
}
