import type { Finding } from "../checks/finding";
import type { BookRecords } from "../checks/records-of-book";
import { say } from "../checks/say-figures";
import { calendarShifts } from "../intake/calendar-shifts";
import { IssueLog } from "../intake/issue-log";
import { cellPosition } from "../kernel/cell-address";
import type { Moment } from "../kernel/moment";
import { comparableKey } from "../kernel/names";
import { SCHEDULE } from "../sheets/written-plan";
import { GO_AND_SEE } from "../sheets/written-review";
import { TIMING_FORM, TIMINGS } from "../sheets/written-timings";
import type { SheetContent, TableColumn, Validation } from "../workbook/sheet-content";
import type { AllRows } from "../workbook/sheet-rows";
import { existingTable } from "./existing-table";
import { type PlaceToSee, type RunAhead, placesToSee, runsAhead } from "./places-to-see";
import { sayTime } from "./say-time";
import type { SheetContext } from "./sheet-context";
import { columnArea, emptyRow, madeFrom, mainTable, sheetOf, sideTable } from "./sheet-parts";
import type { FloorTimings } from "./timings";
import type { ContentRow } from "./written-content";

/** What the sheets are made from. */
export interface Doubts {
  readonly findings: readonly Finding[];
  readonly placeOf: BookRecords["placeOf"];
  readonly rows: AllRows;
  readonly timings: FloorTimings;
  readonly now: Moment;
  /** As `placesToSee` takes it. */
  readonly effectOf?: (finding: Finding) => number | undefined;
}

/** Room for as many places as are shown at most, so that the form below never moves. */
const PLACES = 5;
/** Room to write by hand. */
const LINE_POINTS = 24;

/**
 * The sheet Go and see with its timing form, and the sheet Timings with what was filled in; neither
 * where there is nothing to show on it and it does not stand there yet.
 */
export function goAndSeeSheets(doubts: Doubts, context: SheetContext): readonly SheetContent[] {
  const { findings, timings, now, effectOf } = doubts;
  const schedule = existingTable(context.existing, SCHEDULE);
  const runs = schedule && runsAhead(schedule, now);
  const places = placesToSee(findings, runs, now, effectOf);
  const stands = (table: typeof GO_AND_SEE | typeof TIMINGS) =>
    existingTable(context.existing, table) !== undefined;
  return [
    ...(places.length > 0 || stands(GO_AND_SEE) ? [goAndSeeSheet(places, doubts, context)] : []),
    ...(timings.rows.length > 0 || stands(TIMINGS) ? [timingsSheet(doubts, context)] : []),
  ];
}

function goAndSeeSheet(
  places: readonly PlaceToSee[],
  doubts: Doubts,
  context: SheetContext,
): SheetContent {
  const rows = places.map((place) => placeRow(place, doubts));
  if (rows.length === 0)
    rows.push(emptyRow(GO_AND_SEE, "question", "No rate by which work is planned is in doubt."));
  const wrapped = Object.keys(GO_AND_SEE.columns);
  const table = mainTable(GO_AND_SEE, rows, context, { wrapped });
  const place = { row: table.row + PLACES + 3, column: table.column };
  const lines = formRows(places, doubts.timings);
  const form = sideTable(TIMING_FORM, lines, context, place, {});
  const sheet = sheetOf({
    definition: GO_AND_SEE,
    table: { ...table, columns: table.columns.map(centred), filter: false },
    title: "Go and see: where looking is worth most",
    lines: [
      madeFrom(context, doubts.now),
      "Time the jobs and fill in the form. At the next run each timing counts, more than bookings do, and is kept on the sheet Timings.",
    ],
    freezeColumns: 0,
    tabColor: "2E7D6B",
    beside: {
      tables: [form],
      cells: [
        {
          ...{ row: place.row - 1, column: place.column, style: "subtitle" },
          value:
            "Timing form: count the units from the first one's start to the last one's end, without setup and stops",
        },
      ],
    },
  });
  const heights = lines.map((_, n) => ({ row: place.row + 1 + n, points: LINE_POINTS }));
  return {
    ...sheet,
    rowHeights: [...(sheet.rowHeights ?? []), ...heights],
    validations: validations(form.table),
    print: { landscape: false, fitToWidth: true, onePage: true },
  };
}

function placeRow(
  place: PlaceToSee,
  { placeOf, rows, now }: Doubts,
): ContentRow<typeof GO_AND_SEE> {
  const { finding, next, jobs } = place;
  return {
    resource: finding.subject.resource,
    shift: next && sayShift(next, rows, now),
    orderRunningThere: next?.order,
    question: sayQuestion(finding),
    jobsToWatch: jobs,
    expected: sayExpected(finding, placeOf, rows),
  };
}

/** `130 an hour`, or `2.5 min each` where Standards gives minutes. */
function sayExpected(finding: Finding, placeOf: Doubts["placeOf"], rows: AllRows): string {
  if (finding.planned === undefined) return "";
  const row = cellPosition(placeOf(finding.kind, finding.subject)?.cell ?? "")?.row;
  const standard = rows.Standards.rows.find((each) => each.row === row);
  const perUnit = standard !== undefined && standard.ratePerHour === undefined;
  return `${say(finding.planned)} ${perUnit ? "min each" : "an hour"}`;
}

function sayQuestion({ subject, verdict, n }: Finding): string {
  const asked = `How fast does ${subject.product}, step ${subject.step}, really run?`;
  if (verdict === "Copied, not measured") return `${asked} Its bookings only repeat the standard.`;
  if (verdict === "Too coarse") return `${asked} Its bookings are too coarse to tell.`;
  if (n === 0) return `${asked} Nothing recorded tells.`;
  return `${asked} ${n} ${n === 1 ? "job does" : "jobs do"} not tell yet.`;
}

/** A count between two texts. */
function centred(column: TableColumn): TableColumn {
  const isCount = column.header === GO_AND_SEE.columns.jobsToWatch.header;
  return isCount ? { ...column, align: "center" } : column;
}

/** `Tue 10:40, Early`: when the run begins, and the shift of its resource then. */
function sayShift(run: RunAhead, rows: AllRows, now: Moment): string {
  const at = Math.max(run.start, now);
  const resource = comparableKey(run.resource);
  const calendar = rows.Capacities.rows.find((row) => comparableKey(row.resource) === resource);
  const frame = { start: at, end: at + 1, horizon: 1 };
  const shifts = calendarShifts(rows.Calendars, frame, true, new IssueLog());
  const [shift] = shifts.get(comparableKey(calendar?.calendar ?? "")) ?? [];
  const when = run.start < now ? "now" : sayTime(run.start, now);
  return shift === undefined || shift.shift === "" ? when : `${when}, ${shift.shift}`;
}

/** What was begun stands first; then for each place lines to fill in. */
function formRows(
  places: readonly PlaceToSee[],
  { unfinished }: FloorTimings,
): readonly ContentRow<typeof TIMING_FORM>[] {
  const blank = places.flatMap(({ finding: { subject }, jobs }) =>
    Array.from({ length: jobs }, () => ({
      ...emptyRow(TIMING_FORM, "what", "Running, without setup and stops"),
      ...{ resource: subject.resource, step: subject.step, product: subject.product },
    })),
  );
  const rows = [...unfinished, ...blank];
  return rows.length > 0 ? rows : [emptyRow(TIMING_FORM, "what", "")];
}

function validations(table: SheetContent["tables"][number]): readonly Validation[] {
  return [
    {
      area: columnArea(TIMING_FORM, table, "date"),
      rule: { kind: "date" },
      title: "Date",
      message: "The day of the timing.",
      strict: false,
    },
    {
      area: columnArea(TIMING_FORM, table, "units"),
      rule: { kind: "number", min: 0 },
      title: "Units",
      message: TIMING_FORM.columns.units.help,
      strict: false,
    },
  ];
}

function timingsSheet({ timings, now }: Doubts, context: SheetContext): SheetContent {
  const rows = [...timings.rows];
  if (rows.length === 0) rows.push(emptyRow(TIMINGS, "what", "No timing came back yet."));
  return sheetOf({
    definition: TIMINGS,
    table: mainTable(TIMINGS, rows, context),
    title: "Timings taken on the floor",
    lines: [
      madeFrom(context, now),
      "They count as Observations at each run. What is wrong here may be corrected or deleted; nothing else changes it.",
    ],
    freezeColumns: 0,
    tabColor: "2E7D6B",
  });
}
