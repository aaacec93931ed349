import { checkCharts } from "../../workbook/check-charts";
import { RefusedChange } from "../../workbook/refused-change";
import type { SheetContent } from "../../workbook/sheet-content";
import type { OwnSheet } from "../xlsx/parse-record";
import { isOwnTable } from "../xlsx/own-sheets";
import { ruleMark, validationFormulas, validationType, type PlaceList } from "../xlsx/rules-xml";
import { looseAreas } from "../xlsx/sheet-leftovers";
import { tableArea } from "../xlsx/table-xml";
import { sameName } from "./book-survey";
import type { ChangeOf, Draft } from "./draft";
import { placeLists } from "./long-lists";
import { createTable } from "./put-table";
import { putLooseCells } from "./loose-cells";
import { putCharts } from "./own-charts";
import { refreshSheet } from "./refresh-sheet";
import { frameSheet } from "./sheet-frame";
import { addRules, addValidations, placedRules } from "./sheet-rules";
import { formatKey } from "./table-entries";

const MAX_ROWS = 1_048_576;
const MAX_COLUMNS = 16_384;

/** Creates the sheet of a content at the end, or refreshes the one that it replaces in place. */
export function putSheet(draft: Draft, change: ChangeOf<"putSheet">): void {
  const { replaces, owner = "ours" } = change;
  checkSize(change.content);
  checkCharts(change.content);
  const place = placeLists(draft);
  let { content } = change;
  if (replaces === undefined) {
    checkCreation(draft, content);
    checkTableNames(draft, content);
    createSheet(draft, content, place);
  } else {
    const sheet = draft.openSheet(replaces);
    checkOurs(draft, sheet.name);
    content = { ...content, name: sheet.name };
    checkTableNames(draft, content);
    refreshSheet(draft, content, place);
  }
  if (owner === "ours") recordSheet(draft, content, place);
}

function checkSize({ name, tables }: SheetContent): void {
  for (const table of tables) {
    const { bottom, right } = tableArea(table);
    if (bottom < MAX_ROWS && right < MAX_COLUMNS) continue;
    const message = `The sheet "${name}" would need ${bottom + 1} rows and ${right + 1} columns, more than Excel has. Shorten the horizon.`;
    throw new RefusedChange("too-large", message, name);
  }
}

function checkCreation(draft: Draft, { name }: SheetContent): void {
  if (draft.before.survey.structureLocked) {
    const message = `The workbook's structure is protected, so that the sheet "${name}" cannot be added. Take the protection off (Review, Protect Workbook).`;
    throw new RefusedChange("structure-locked", message, name);
  }
  if (!draft.sheet(name)) return;
  const message = `The workbook has a sheet "${name}" already.`;
  throw new RefusedChange("sheet-not-ours", message, name);
}

function checkOurs(draft: Draft, name: string): void {
  if (draft.tablesOn(name).some((table) => isOwnTable(draft.record, table.name))) return;
  if (draft.ownSheet(name)?.tables.length === 0) return;
  const message = `The sheet "${name}" has no table of Plumbline's and is left as it is.`;
  throw new RefusedChange("sheet-not-ours", message, name);
}

function checkTableNames(draft: Draft, { name, tables }: SheetContent): void {
  const elsewhere = draft.tables.filter((table) => !sameName(table.sheet, name));
  const taken = [...elsewhere.map((table) => table.name), ...draft.before.survey.names];
  const found = tables.find((table) => taken.some((other) => sameName(other, table.name)));
  if (!found) return;
  const message = `The workbook has another table or name "${found.name}" already.`;
  throw new RefusedChange("sheet-not-ours", message, name);
}

function createSheet(draft: Draft, content: SheetContent, place: PlaceList): void {
  const { queue } = draft;
  const { name } = content;
  queue.add((context) => {
    context.workbook.worksheets.add(name);
  });
  draft.saved.newSheets.push(name);
  draft.made.add(name.toLowerCase());
  draft.sheets.push({ id: "", name, visible: content.visibility === "visible", protected: false });
  putLooseCells(queue, content);
  for (const table of content.tables) createTable(draft, name, table);
  addRules(queue, name, placedRules(content.conditionalFormats));
  addValidations(queue, content, place);
  frameSheet(queue, content);
  putCharts(queue, content);
}

function recordSheet(draft: Draft, content: SheetContent, place: PlaceList): void {
  const own: OwnSheet = {
    name: content.name,
    tables: content.tables.map((table) => table.name),
    loose: looseAreas(content),
    rules: [
      ...new Set([
        ...placedRules(content.conditionalFormats).map(({ rule }) =>
          ruleMark(rule.type, rule.formulas),
        ),
        ...content.validations.map((validation) =>
          ruleMark(validationType(validation), validationFormulas(validation, place)),
        ),
      ]),
    ],
    formats: Object.fromEntries(
      content.tables.flatMap((table) =>
        table.columns
          .filter((column) => column.carriedFrom === undefined)
          .map(({ header, format = "General" }) => [formatKey(table.name, header), format]),
      ),
    ),
    charts: content.charts ?? [],
  };
  const before = draft.ownSheet(content.name);
  if (before) Object.assign(before, own);
  else draft.record.sheets.push(own);
}
