import { type Moment, momentFromSerial } from "../kernel/moment";
import { PROMISES } from "../sheets/written-plan";
import { isWrittenTable } from "../sheets/written-sheets";
import type { RunReport, UnscheduledOrder } from "../tables/run-report";
import type { ContentValue, TableContent } from "../workbook/sheet-content";
import type { WorkbookChange, WorkbookHost } from "../workbook/workbook-host";
import { applyOnce } from "./apply-once";
import { HeldHost } from "./held-host";
import type { PlanOptions } from "./plan-options";
import type { NothingDone } from "./plan-outcome";
import type { Clock, Replayer, Solver } from "./ports";
import { scheduleWorkbook } from "./schedule-workbook";

/** A schedule that is ready to be written, and what writing it would do. */
export interface Proposal {
  readonly kind: "proposed";
  readonly report: RunReport;
  /** Stopped by the user; it is the best schedule until then. */
  readonly stopped: boolean;
  /** Order lines that finish after their due date, the latest first; planned orders are not among them. */
  readonly late: readonly LateOrder[];
  /** Order lines without a place, each with the reason. */
  readonly leftOut: readonly UnscheduledOrder[];
  /** How many planned orders have none. */
  readonly plannedLeftOut: number;
  readonly created: readonly string[];
  readonly replaced: readonly string[];
  /** True when all sheets of ours are new, so that taking them away gives back the workbook as it was. */
  readonly isFirst: boolean;
  /** What the workbook remembered before. */
  readonly stateBefore: string | undefined;
  /** Writes it. With `anyway` also when inputs have changed since they were read. */
  write(anyway?: boolean): Promise<WriteEnd>;
}

export interface LateOrder {
  readonly order: string;
  readonly product: string;
  readonly due: Moment | undefined;
  readonly finish: Moment | undefined;
  readonly lateDays: number;
  readonly waitsMostFor: string;
}

export type WriteEnd =
  | { readonly kind: "written"; readonly sheets: readonly string[] }
  /** Nothing was written. What people entered on `ours` would be lost; of `inputs` it is their choice. */
  | {
      readonly kind: "changed";
      readonly inputs: readonly string[];
      readonly ours: readonly string[];
    }
  | NothingDone;

/** Reads and schedules the workbook and holds what is to be written. A stop keeps the best schedule. */
export async function proposeSchedule(
  host: WorkbookHost,
  inputSheets: readonly string[],
  options: PlanOptions,
  solver: Solver,
  clock: Clock,
  replayer?: Replayer,
): Promise<Proposal | NothingDone> {
  const held = new HeldHost(host);
  const { tables, date1904, state } = await held.readInfo();
  const keeping = { ...options, keepBest: true };
  const outcome = await scheduleWorkbook(held, keeping, solver, clock, replayer);
  if (outcome.kind === "refused" || outcome.kind === "fault") return outcome;
  const puts = held.changes.filter((change) => change.kind === "putSheet");
  const replaced = puts.flatMap(({ replaces }) => replaces ?? []);
  const promises = promisedLines(
    puts.flatMap(({ content }) => content.tables),
    date1904,
  );
  const planned = new Set(promises.filter(({ isPlanned }) => isPlanned).map(({ order }) => order));
  const leftOut = outcome.report.unscheduled.filter(({ order }) => !planned.has(order));
  return {
    kind: "proposed",
    report: outcome.report,
    stopped: outcome.kind === "interrupted",
    late: lateOrders(promises),
    leftOut,
    plannedLeftOut: outcome.report.unscheduled.length - leftOut.length,
    created: puts.filter((put) => put.replaces === undefined).map(({ content }) => content.name),
    replaced,
    isFirst: !tables.some((table) => isWrittenTable(table.name)),
    stateBefore: state,
    write: (anyway) => writeHeld(host, held, inputSheets, replaced, anyway === true),
  };
}

async function writeHeld(
  host: WorkbookHost,
  held: HeldHost,
  inputSheets: readonly string[],
  replaced: readonly string[],
  anyway: boolean,
): Promise<WriteEnd> {
  const ours = await held.changedSince(replaced);
  const inputs = anyway ? [] : await held.changedSince(inputSheets);
  if (ours.length + inputs.length > 0) return { kind: "changed", inputs, ours };
  const refused = await applyOnce(host, held.changes);
  return refused ?? { kind: "written", sheets: sheetsOf(held.changes) };
}

const sheetsOf = (changes: readonly WorkbookChange[]) =>
  changes.flatMap((change) => (change.kind === "putSheet" ? [change.content.name] : []));

/** Gives back the workbook as it was before the first write, with what it had remembered. */
export async function takeBack(
  host: WorkbookHost,
  stateBefore: string | undefined,
): Promise<NothingDone | undefined> {
  const state = stateBefore === undefined ? [] : [{ kind: "putState" as const, text: stateBefore }];
  return applyOnce(host, [{ kind: "clean" }, ...state]);
}

interface PromisedLine extends LateOrder {
  /** True for an order of the plan, and for a material that is made for others. */
  readonly isPlanned: boolean;
}

function promisedLines(tables: readonly TableContent[], date1904: boolean): PromisedLine[] {
  const table = tables.find(({ name }) => name === PROMISES.table);
  if (!table) return [];
  const { columns } = PROMISES;
  const at = (key: keyof typeof columns) =>
    table.columns.findIndex(({ header }) => header === columns[key].header);
  const [order, line, product, due] = [at("order"), at("line"), at("product"), at("due")];
  const [finish, days, why] = [at("finish"), at("lateDays"), at("waitsMostFor")];
  const source = at("source");
  return table.rows.map((row) => ({
    order: [shown(row[order]), shown(row[line])].filter((part) => part !== "").join(" line "),
    product: shown(row[product]),
    due: momentAt(row[due], date1904),
    finish: momentAt(row[finish], date1904),
    lateDays: Number(shown(row[days])),
    waitsMostFor: shown(row[why]),
    isPlanned: shown(row[source]) !== "Order",
  }));
}

function lateOrders(lines: readonly PromisedLine[]): LateOrder[] {
  const late = lines.filter(({ lateDays, isPlanned }) => lateDays > 0 && !isPlanned);
  return late.sort((a, b) => b.lateDays - a.lateDays);
}

function shown(value: ContentValue | undefined): string {
  if (value === null || value === undefined) return "";
  if (typeof value !== "object") return String(value);
  return "text" in value ? value.text : String(value.value ?? "");
}

const momentAt = (value: ContentValue | undefined, date1904: boolean) =>
  typeof value === "number" ? momentFromSerial(value, date1904) : undefined;
