import { cellAddress } from "../kernel/cell-address";
import { comparableKey } from "../kernel/names";
import { SCHEDULE } from "../sheets/written-plan";
import { HISTORY } from "../sheets/written-review";
import type { WrittenTable } from "../sheets/written-sheet";
import type { GapDetail } from "../variance/gap-rows";
import type { PlannedPart } from "../variance/plan-that-was";
import { type ExistingTables, existingRows, existingTable, textOf } from "./existing-table";
import type { CellContent } from "./written-content";

/** Where the planned operation of a row stands; undefined where it stands nowhere. */
export type PlannedRows = (detail: Pick<GapDetail, "parts">) => CellContent;

/**
 * The row on Schedule as a link. What has left it stands on the hidden sheet PlumbHistory, where a
 * link would lead nowhere: as a text then, and of the plan of this version where that still holds it.
 */
export function plannedRows(existing: ExistingTables, version: number | undefined): PlannedRows {
  const scheduled = rowsByOperation(existing, SCHEDULE);
  const kept = rowsByOperation(existing, HISTORY, version);
  return ({ parts }) => {
    for (const part of parts) {
      const at = scheduled(part);
      if (at) return { text: `${at.sheet}!${at.cell}`, linkTo: at };
    }
    const at = parts.map(kept).find((place) => place !== undefined);
    return at && `${at.sheet}!${at.cell}`;
  };
}

interface At {
  readonly sheet: string;
  readonly cell: string;
}

type Values = ReadonlyMap<string, unknown>;

/** First cells of rows by order, line and step; the first row that holds at the version wins. */
function rowsByOperation(existing: ExistingTables, definition: WrittenTable, version?: number) {
  const table = existingTable(existing, definition);
  const found = new Map<string, { readonly row: number; readonly holds: boolean }>();
  for (const { row, values } of table ? existingRows(table, definition) : []) {
    const text = (key: string) => textOf(values.get(key));
    if (text("order") === "") continue;
    const key = keyOf({ order: text("order"), line: text("line"), step: text("step") });
    const holds = holdsAt(values, version);
    const known = found.get(key);
    if (!known || (holds && !known.holds)) found.set(key, { row, holds });
  }
  return (part: Pick<PlannedPart, "order" | "line" | "step">): At | undefined => {
    const at = found.get(keyOf(part));
    if (!at || !table) return undefined;
    return { sheet: table.info.sheet, cell: cellAddress(at.row, table.info.area.left) };
  };
}

function holdsAt(values: Values, version: number | undefined): boolean {
  if (version === undefined) return true;
  const [from, until] = [values.get("version"), values.get("until")];
  return (
    typeof from === "number" && from <= version && !(typeof until === "number" && until <= version)
  );
}

const keyOf = ({ order, line, step }: Pick<PlannedPart, "order" | "line" | "step">) =>
  [order, line, step].map(comparableKey).join("\u0001");
