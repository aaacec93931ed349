/// <reference types="office-js" />
import { cellPosition } from "../../kernel/cell-address";
import type { Area, Grid } from "../../workbook/grid";
import type { WorkbookChange } from "../../workbook/workbook-host";
import { within } from "../xlsx/sheet-leftovers";
import { sameName, surveyBook, type BookSurvey } from "./book-survey";
import { refuseChanged } from "./changed-sheet";
import { cleanBook } from "./clean-book";
import { Draft } from "./draft";
import { askForCharts } from "./own-charts";
import { readRules } from "./own-rules";
import { putCell } from "./put-cell";
import { putColumns } from "./put-columns";
import { putSheet } from "./put-sheet";
import { readAreas, type Wanted } from "./read-areas";
import { queueState } from "./write-state";

/** Sheets as they were when they were last read, by lower-case name. */
export type SeenGrids = ReadonlyMap<string, Grid>;

/**
 * Looks at what the changes are about, refuses what cannot be done, and gives the steps. Nothing is
 * written yet.
 */
export async function planChanges(
  context: Excel.RequestContext,
  changes: readonly WorkbookChange[],
  seen: SeenGrids,
): Promise<Draft> {
  const survey = await surveyBook(context);
  const wanted = wantedCells(survey, changes);
  const grids = wanted.length === 0 ? [] : await readAreas(context, wanted);
  const refreshed = refreshedSheets(survey, changes);
  const chartsThere = askForCharts(context, refreshed);
  const rules = await readRules(context, refreshed);
  const charts = chartsThere();
  const draft = new Draft({
    survey,
    grids: new Map(grids.map((grid) => [grid.sheet.toLowerCase(), grid])),
    rules: new Map(refreshed.map(({ name }, n) => [name.toLowerCase(), rules[n]!])),
    charts: new Map(refreshed.map(({ name }, n) => [name.toLowerCase(), charts[n]!])),
  });
  refuseChanged(changes, draft.before.grids, seen);
  for (const change of changes) planOne(draft, change);
  draft.queue.settle();
  draft.saved.nextRecords.push(draft.record);
  queueState(draft);
  return draft;
}

function planOne(draft: Draft, change: WorkbookChange): void {
  switch (change.kind) {
    case "putSheet":
      putSheet(draft, change);
      return;
    case "putColumns":
      putColumns(draft, change);
      return;
    case "putCell":
      putCell(draft, change);
      return;
    case "putState":
      draft.text = change.text;
      return;
    case "clean":
      cleanBook(draft);
      return;
  }
}

function refreshedSheets(survey: BookSurvey, changes: readonly WorkbookChange[]) {
  const names = changes.flatMap((change) =>
    change.kind === "putSheet" && change.replaces !== undefined ? [change.replaces] : [],
  );
  return survey.sheets
    .filter((sheet) => names.some((name) => sameName(name, sheet.name)))
    .map(({ name }) => {
      const own = survey.state.record.sheets.find((each) => sameName(each.name, name));
      return { name, marks: new Set(own?.rules), charts: own?.charts ?? [] };
    });
}

/** How far right of a plain range columns of ours may stand. */
const REACH = 16;

/** The cells that a plan needs: whole sheets that are refreshed, else only what is written to. */
function wantedCells(survey: BookSurvey, changes: readonly WorkbookChange[]): Wanted[] {
  const wanted = new Map<string, Wanted>();
  const add = (name: string, area: Area | undefined) => {
    const sheet = survey.sheets.find((each) => sameName(each.name, name))?.name;
    if (sheet === undefined) return;
    const known = wanted.get(sheet);
    const both = known?.area && area ? bounding(known.area, area) : known ? undefined : area;
    wanted.set(sheet, both ? { sheet, area: both } : { sheet });
  };
  for (const change of changes) {
    if (change.kind === "putSheet" && change.replaces !== undefined)
      add(change.replaces, undefined);
    if (change.kind === "putColumns") add(change.sheet, columnsArea(survey, change));
    if (change.kind === "putCell") {
      const at = cellPosition(change.cell);
      if (at) {
        const { row, column } = at;
        add(change.sheet, { top: row, bottom: row, left: column, right: column });
      }
    }
    if (change.kind !== "clean") continue;
    for (const { sheet } of survey.state.record.columns) add(sheet, undefined);
  }
  return [...wanted.values()];
}

function columnsArea(
  survey: BookSurvey,
  { sheet, area, columns }: Extract<WorkbookChange, { kind: "putColumns" }>,
): Area {
  const table = survey.tables.find(
    (each) => sameName(each.sheet, sheet) && within(each.area, area.top, area.left),
  );
  const whole = table ? bounding(area, table.area) : { ...area, right: area.right + REACH };
  return { ...whole, right: Math.min(16_383, whole.right + columns.length) };
}

function bounding(a: Area, b: Area): Area {
  return {
    ...{ top: Math.min(a.top, b.top), bottom: Math.max(a.bottom, b.bottom) },
    ...{ left: Math.min(a.left, b.left), right: Math.max(a.right, b.right) },
  };
}
