import { HOUR, type Moment } from "../kernel/moment";
import type { PlanContext } from "../intake/plan-context";
import { REASONS } from "../sheets/execution";
import { SCHEDULE, TARGETS } from "../sheets/written-plan";
import { HISTORY } from "../sheets/written-review";
import type { WrittenTable } from "../sheets/written-sheet";
import type { Settings } from "../sheets/settings";
import {
  type ExistingTables,
  existingTable,
  existingTables,
  sheetsOfOurs,
} from "../tables/existing-table";
import { FLOOR, archivedEntries } from "../tables/floor-archive";
import { targetActuals } from "../tables/floor-entries";
import { type History, publishedOperations, standingOperations } from "../tables/history";
import { readHistory } from "../tables/history-table";
import { PLAN_TABLES } from "../tables/plan-sheets";
import { scheduleLocks } from "../tables/schedule-locks";
import type { ReasonList, SheetContext } from "../tables/sheet-context";
import type { WorkbookHost } from "../workbook/workbook-host";
import type { PlanOptions } from "./plan-options";
import type { Clock } from "./ports";
import { type WorkbookReading, readWorkbook } from "./read-workbook";

/** All that a plan is made from: the inputs, and what our own sheets hold. */
export interface PlanInputs {
  readonly reading: WorkbookReading;
  /** With what the user said on the command line. */
  readonly settings: Settings;
  readonly existing: ExistingTables;
  readonly history: History;
  readonly planContext: PlanContext;
  readonly sheetContext: SheetContext;
  /** When this run takes place: `--now`, else the clock. */
  readonly now: Moment;
}

export async function readPlanInputs(
  host: WorkbookHost,
  options: PlanOptions,
  clock: Clock,
  tables: readonly WrittenTable[] = PLAN_TABLES,
): Promise<PlanInputs> {
  const reading = await readWorkbook(host, {
    ...(options.headings ? { mappings: options.headings } : {}),
    ...(options.priority1Is ? { priority1Is: options.priority1Is } : {}),
  });
  const { info, rows } = reading;
  const grids = await host.readGrids(sheetsOfOurs(info, tables));
  const existing = existingTables(info, grids);
  const history = readHistory(existingTable(existing, HISTORY));
  const settings: Settings = {
    ...reading.settings,
    ...(options.goal ? { goal: options.goal } : {}),
    ...(options.seed === undefined ? {} : { seed: options.seed }),
    ...(options.horizonDays === undefined ? {} : { horizonDays: options.horizonDays }),
    ...(options.freezeHours === undefined ? {} : { freezeHours: options.freezeHours }),
  };
  const schedule = existingTable(existing, SCHEDULE);
  const targets = existingTable(existing, TARGETS);
  const archive = existingTable(existing, FLOOR);
  const now = options.now ?? clock.now();
  return {
    reading,
    settings,
    existing,
    history,
    now,
    planContext: {
      ...(options.now === undefined ? {} : { now: options.now }),
      ...(options.priority1Is ? { priority1Is: options.priority1Is } : {}),
      nextFullHour: Math.ceil(clock.now() / HOUR) * HOUR,
      locks: schedule ? scheduleLocks(schedule) : [],
      published: publishedOperations(history),
      standing: standingOperations(history),
      targetActuals: [
        ...(archive ? archivedEntries(archive, rows) : []),
        ...(targets ? targetActuals(targets, rows) : []),
      ],
    },
    sheetContext: {
      bookName: options.bookName,
      madeAt: now,
      settings,
      date1904: info.date1904,
      existing,
      reasons: reasonList(reading),
    },
  };
}

/** The cells of the column Reason, where the workbook has a sheet Reasons. */
function reasonList({ rows }: WorkbookReading): ReasonList | undefined {
  const { sheet, columnAt, rows: reasons } = rows.Reasons;
  const column = columnAt.get(Object.keys(REASONS.columns)[0]!);
  if (column === undefined || reasons.length === 0) return undefined;
  const at = reasons.map((row) => row.row);
  return {
    sheet,
    area: { top: Math.min(...at), bottom: Math.max(...at), left: column, right: column },
  };
}
