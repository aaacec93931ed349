import { cellAddress } from "../kernel/cell-address";
import type { SheetDefinition } from "../sheets/define-sheet";
import type { ContentCell, SheetContent, StyleName } from "./sheet-content";
import { HEADING_ROW, NEEDED_SHEETS } from "./template-layout";

const LINES: readonly (readonly [StyleName, string])[] = [
  ["title", "How to use this workbook"],
  ["subtitle", "From orders, standards and capacities to a schedule that can be run."],
  ["plain", ""],
  ["heading", "First plan"],
  ["plain", "1. Capacities: one row for each machine or line. Only its name is needed."],
  [
    "plain",
    "2. Standards: one row for each step of each product: the resource, and units per hour or minutes.",
  ],
  ["plain", "3. Orders: one row for each order: product, quantity, and when it is due."],
  [
    "plain",
    "4. Run it: in Excel, Refresh schedule; else the command plumbline run with this file's name.",
  ],
  [
    "plain",
    "5. Read the new sheets: Schedule, Targets for the shifts, Promises, and Issues for what needs mending.",
  ],
  ["plain", ""],
  ["heading", "Good to know"],
  [
    "plain",
    "Rest the pointer on a heading: its note says what the column is for. Columns that are needed say so.",
  ],
  [
    "plain",
    "More columns are folded away behind the + above the sheet. Leave empty what you do not have.",
  ],
  ["plain", "Columns and sheets of your own may stand wherever you like. They are never changed."],
  ["plain", "Calendars holds the shifts. Without it, resources work round the clock."],
  [
    "plain",
    "What cannot be read is listed in Issues with its cell; all other rows are planned all the same.",
  ],
  ["plain", ""],
];

/** The first sheet of the template: what to do, and what each sheet is for. */
export function howToUseSheet(inputs: readonly SheetDefinition[]): SheetContent {
  const first = LINES.length + 1;
  const cells: ContentCell[] = LINES.map(([style, value], row) => ({
    row,
    column: 0,
    value,
    style,
  }));
  const headings = ["Sheet", "A row is"];
  headings.forEach((value, column) =>
    cells.push({ row: first - 1, column, value, style: "heading" }),
  );
  inputs.forEach(({ name, purpose }, index) => {
    const row = first + index;
    const linkTo = { sheet: name, cell: cellAddress(HEADING_ROW + 1, 0) };
    const needed = NEEDED_SHEETS.has(name) ? " Needed." : "";
    cells.push({ row, column: 0, value: { text: name, linkTo } });
    cells.push({ row, column: 1, value: `${purpose}${needed}` });
  });
  return {
    name: "How to use",
    visibility: "visible",
    cells: cells.filter(({ value }) => value !== ""),
    tables: [],
    columnWidths: [
      { column: 0, characters: 18 },
      { column: 1, characters: 96 },
    ],
    conditionalFormats: [],
    validations: [],
    notes: [],
    print: { landscape: false, fitToWidth: true },
    tabColor: "8A8D91",
  };
}
