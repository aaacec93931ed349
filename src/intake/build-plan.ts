import type { LeftOut, Order, PlanningModel } from "../model/planning-model";
import type { SchedulingProblem } from "../schedule/problem";
import type { Settings } from "../sheets/settings";
import type { AllRows } from "../workbook/sheet-rows";
import { linkAfterOrders } from "./after-order";
import type { Shop } from "./alternatives";
import { BillBook } from "./bill-book";
import { modelProducts, productRows, type ProductRows } from "./catalog-products";
import { changeoverMatrices, changeoversOf } from "./changeover-matrix";
import {
  numberOperations,
  plannedJobs,
  problemJobs,
  problemOperations,
  problemOrders,
} from "./compile-problem";
import { type Drafted, draftedNothing, type Drafting } from "./draft-jobs";
import { FamilyIndex } from "./family-index";
import { IssueLog } from "./issue-log";
import type { JobDraft, OperationDraft } from "./job-draft";
import { JobPatterns } from "./job-pattern";
import { familiesOf, lastFamilies } from "./last-families";
import { type Made, makeMaterials } from "./made-materials";
import { type BookedOrder, orderBook } from "./order-book";
import { orderJobs, reportLeftOut } from "./order-jobs";
import type { BuiltPlan, PlanContext, PublishedOperation } from "./plan-context";
import { type PlanFrame, planFrame } from "./plan-frame";
import { plannedOrders } from "./planned-orders";
import { type PlannedResources, plannedResources } from "./planned-resources";
import { RecordBook } from "./record-book";
import { ResourceCatalog } from "./resource-catalog";
import { type RoutingBook, routingBook } from "./routing-book";
import { settleStates } from "./settle-states";
import { standingPlaces } from "./standing-places";
import { type SuppliedMaterials, suppliedMaterials } from "./supplied-materials";

/** Everything that is known before the first job is drafted. */
interface Ground {
  readonly rows: AllRows;
  readonly settings: Settings;
  readonly context: PlanContext;
  readonly log: IssueLog;
  readonly frame: PlanFrame;
  readonly catalog: ResourceCatalog;
  readonly planned: PlannedResources;
  readonly families: FamilyIndex;
  readonly shop: Shop;
  readonly routings: RoutingBook;
  readonly products: ProductRows;
  readonly supplied: SuppliedMaterials;
  readonly bills: BillBook;
  readonly drafting: Drafting;
}

export interface PlanOnRecord extends BuiltPlan {
  /** What the plan takes as done. */
  readonly records: RecordBook;
}

/** All jobs of the plan, and which orders have none. */
interface Work {
  readonly booked: readonly BookedOrder[];
  readonly made: Made;
  readonly jobs: readonly JobDraft[];
  readonly published: ReadonlyMap<OperationDraft, PublishedOperation>;
  /** By order; undefined: it is scheduled. */
  readonly leftOut: readonly (LeftOut | undefined)[];
}

/**
 * Turns the rows of all input sheets into the plan as the business sees it and the problem as the
 * engine does. Whatever is wrong becomes an issue; an order that cannot be scheduled says why, and
 * all others are there.
 *
 * @param records what was recorded, from a plan of the same orders, resources and Actuals: in long
 *   records reading it anew takes longer than all else. What is odd in it is not told again.
 */
export function buildPlan(
  rows: AllRows,
  settings: Settings,
  context: PlanContext,
  records?: RecordBook,
): PlanOnRecord {
  const log = new IssueLog();
  const ground = groundOf(rows, settings, context, records, log);
  const work = workOf(ground);
  const model = modelOf(ground, work);
  const problem = problemOf(ground, work, model);
  const standing = standingPlaces(context.standing ?? [], work.jobs, ground.catalog, ground.frame);
  return { model, problem, issues: log.issues, standing, records: ground.drafting.records };
}

function groundOf(
  rows: AllRows,
  settings: Settings,
  context: PlanContext,
  records: RecordBook | undefined,
  log: IssueLog,
): Ground {
  const frame = planFrame(rows, settings, context, log);
  const catalog = new ResourceCatalog(rows, frame, log);
  const planned = plannedResources(rows, catalog, frame, settings, context, log);
  const families = new FamilyIndex();
  const shop = { standards: rows.Standards, catalog, families, faults: planned.faults, log };
  const routings = routingBook(shop, frame);
  const supplied = suppliedMaterials(rows, settings, frame, log);
  const drafting: Drafting = {
    frame,
    wholeUnits: settings.wholeUnits,
    patterns: new JobPatterns(settings.wholeUnits, frame.horizon),
    records: records ?? new RecordBook(rows, context, catalog, frame, log),
    resourceOf: (name) => (name ? catalog.resource(name)?.index : undefined),
  };
  return {
    rows,
    settings,
    context,
    log,
    frame,
    catalog,
    planned,
    families,
    shop,
    routings,
    products: productRows(rows),
    supplied,
    bills: new BillBook(rows, routings, supplied, log),
    drafting,
  };
}

function workOf(ground: Ground): Work {
  const { rows, settings, context, log, products } = ground;
  const real = orderBook(rows, settings, context, products, log);
  const booked = [...real, ...plannedOrders(real, ground)];
  const drafted = orderJobs(booked, {
    ...ground,
    billFault: (key) => ground.bills.faultOf(key),
  });
  const made = makeMaterials(
    drafted.flatMap(({ jobs }) => jobs),
    booked.length,
    {
      ...ground,
      useStock: settings.useStock,
      orderOf: (index) => booked[index]!.order,
      mustEnd: (root) => booked[root]!.mustEnd ?? Infinity,
    },
  );
  const jobs = [...drafted.flatMap((each) => each.jobs), ...made.jobs];
  const settled = settleStates(
    jobs.filter(({ root }) => !made.leftOut.has(root)),
    ground,
  );
  const able = drafted.map((each, index): Drafted => {
    const leftOut = made.leftOut.get(index) ?? settled.leftOut.get(index);
    return leftOut ? draftedNothing(leftOut) : each;
  });
  const linked = linkAfterOrders(rows, booked, able, log);
  reportLeftOut(booked, linked, log);
  return {
    booked,
    made,
    published: settled.published,
    jobs: jobs.filter(({ root }) => !linked[root]!.leftOut),
    leftOut: linked.map(({ leftOut }) => leftOut),
  };
}

function modelOf(ground: Ground, { booked, made, jobs, leftOut }: Work): PlanningModel {
  const { rows, frame, catalog, planned, products, supplied, log } = ground;
  const orders = booked.map(({ order }, index): Order => {
    const reason = leftOut[index];
    return reason === order.leftOut ? order : { ...order, leftOut: reason };
  });
  const shown = new Set(jobs.map(({ order }) => order));
  const materials = made.orders.map((order, index): Order => {
    if (shown.has(booked.length + index)) return order;
    const reason = "what it is made for is not scheduled";
    return { ...order, leftOut: { reason, sheet: "", cell: "" } };
  });
  return {
    planStart: frame.start,
    horizonEnd: frame.end,
    resources: planned.resources,
    products: modelProducts(rows, products),
    orders: [...orders, ...materials],
    jobs: plannedJobs(jobs),
    materials: supplied.materials,
    changeovers: changeoversOf(rows, catalog, log),
  };
}

function problemOf(
  ground: Ground,
  { booked, jobs, published }: Work,
  model: PlanningModel,
): SchedulingProblem {
  const { frame, catalog, families, planned, supplied, settings, drafting, log } = ground;
  numberOperations(jobs);
  const changeovers = changeoverMatrices(model.changeovers, catalog, families, log);
  const { compiled } = planned;
  const unitsOf = compiled.map((each) => (each.kind === "units" ? each.units.length : 0));
  const lastFamily = lastFamilies(unitsOf, drafting.records, (keys) =>
    familiesOf(keys, ground.rows, jobs, ground.routings),
  );
  return {
    horizon: frame.horizon,
    goal: settings.goal,
    direction: settings.direction,
    resources: compiled.map((each, index) =>
      each.kind === "units" ? { ...each, lastFamily: lastFamily[index]! } : each,
    ),
    families: families.names,
    changeovers,
    materials: supplied.compiled,
    orders: problemOrders(booked, jobs, frame),
    jobs: problemJobs(jobs),
    operations: problemOperations(jobs, published, catalog, frame),
  };
}
