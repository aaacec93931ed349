import { cellAddress } from "../kernel/cell-address";
import { comparableKey } from "../kernel/names";
import { VARIANCE_ROWS } from "../sheets/written-figures";
import type { SheetContent } from "../workbook/sheet-content";
import type { PlaceOf } from "../record/booking";
import { EFFECTS, type Effect, type Effects } from "../variance/gap-cells";
import type { GapRow } from "../variance/gap-levels";
import type { GapDetail } from "../variance/gap-rows";
import type { OutputGap } from "../variance/output-gap";
import { gapFormats, saidOf, UNKNOWN } from "./gap-look";
import { plannedRows, type PlannedRows } from "./planned-rows";
import type { SheetContext } from "./sheet-context";
import { emptyRow, mainTable, sheetOf } from "./sheet-parts";
import type { CellContent, ContentRow } from "./written-content";

type Row = ContentRow<typeof VARIANCE_ROWS>;

/** More rows than this are summed in one line. */
export const MOST_ROWS = 20_000;

/** The sheet Variance rows, and what leads there. */
export interface RowsSheet {
  readonly content: SheetContent;
  /** What the cell Rows of a line shows. */
  readonly leadTo: (row: GapRow) => CellContent;
}

/** `sheet`: the name that the sheet will have. `most`: rows beyond it are summed in one line. */
export function varianceRowsSheet(
  gap: OutputGap,
  details: readonly GapDetail[],
  context: SheetContext,
  sheet: string,
  most = MOST_ROWS,
): RowsSheet {
  const planned = plannedRows(context.existing, gap.plan.version);
  const listed = details.slice(0, most);
  const rows = listed.map((detail) => detailRow(detail, planned, gap.placeOf));
  const left = details.slice(most);
  if (left.length > 0) rows.push(sumRow(left));
  if (rows.length === 0)
    rows.push(emptyRow(VARIANCE_ROWS, "order", "Nothing was planned or made."));
  const formats = gapFormats(gap);
  const table = mainTable(VARIANCE_ROWS, rows, context, { formats });
  const content = sheetOf({
    definition: VARIANCE_ROWS,
    table,
    title: "Variance rows: what the lines of Variance are the sums of",
    lines: [saidOf(gap, context), left.length > 0 ? `${READING} ${capped(left.length)}` : READING],
    freezeColumns: 6,
    tabColor: "A23B3B",
  });
  const places = new Places(listed);
  return {
    content,
    leadTo: (row) => {
      const found = places.of(row);
      if (!found) return undefined;
      const text = `${found.count} ${found.count === 1 ? "row" : "rows"}`;
      return {
        text,
        linkTo: { sheet, cell: cellAddress(table.row + 1 + found.first, table.column) },
      };
    },
  };
}

const READING =
  "The largest gap first, whichever way. Filter by resource, product, order or day: the hours of what is left add up to that line of Variance.";
const capped = (count: number) =>
  `The ${count} smallest rows are summed in the last line, and missing in the sums of single names.`;

/** Rows by what they add up to: how many, and the first of them. */
class Places {
  private readonly found = new Map<string, { count: number; readonly first: number }>();

  constructor(details: readonly GapDetail[]) {
    details.forEach((detail, at) => {
      const { resource, product, order, day } = detail;
      this.add(keyOf("Total", ""), at);
      this.add(keyOf("Resource", resource), at);
      this.add(keyOf("Product", product), at);
      this.add(keyOf("Order", order), at);
      this.add(keyOf("Day", day), at);
    });
  }

  of({ level, name }: GapRow) {
    return this.found.get(keyOf(level, name));
  }

  private add(key: string, at: number): void {
    const known = this.found.get(key);
    if (known) known.count++;
    else this.found.set(key, { count: 1, first: at });
  }
}

const keyOf = (level: GapRow["level"], name: string | number) =>
  `${level}\u0001${typeof name === "number" ? name : comparableKey(name)}`;

function detailRow(detail: GapDetail, planned: PlannedRows, placeOf: PlaceOf): Row {
  const { order, product, resource, booking } = detail;
  return {
    ...detail.effects,
    order: order || UNKNOWN,
    line: detail.line,
    product: product || UNKNOWN,
    step: detail.step,
    resource: resource || UNKNOWN,
    day: detail.day,
    plannedH: detail.planned,
    actualH: detail.actual,
    gapH: detail.gap,
    ofWhichConstraint: detail.onConstraint,
    plannedRow: planned(detail),
    actualsRow: booking && bookedAt(booking, placeOf),
  };
}

function bookedAt(booking: NonNullable<GapDetail["booking"]>, placeOf: PlaceOf): CellContent {
  if (booking.target) return "Targets";
  const place = placeOf(booking);
  if (place.cell === "") return "Actuals";
  return { text: `${place.sheet}!${place.cell}`, linkTo: place };
}

function sumRow(left: readonly GapDetail[]): Row {
  const sum = (of: (detail: GapDetail) => number) =>
    left.reduce((all, detail) => all + of(detail), 0);
  const effects = Object.fromEntries(
    EFFECTS.map((effect: Effect) => [effect, sum((detail) => detail.effects[effect])]),
  ) as Effects;
  return {
    ...emptyRow(VARIANCE_ROWS, "order", `${left.length} smaller rows`),
    ...effects,
    plannedH: sum(({ planned }) => planned),
    actualH: sum(({ actual }) => actual),
    gapH: sum((detail) => detail.gap),
    ofWhichConstraint: sum(({ onConstraint }) => onConstraint),
  };
}
