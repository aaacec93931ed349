import { buildPlan } from "../intake/build-plan";
import type { Issue } from "../kernel/issue";
import type { SheetDefinition } from "../sheets/define-sheet";
import { INPUT_SHEETS, type InputSheetName } from "../sheets/registry";
import type { Settings } from "../sheets/settings";
import { isWrittenTable } from "../sheets/written-sheets";
import { missingColumns } from "../workbook/heading-issues";
import type { SheetReading } from "../workbook/read-input";
import type { WorkbookHost } from "../workbook/workbook-host";
import type { PlanOptions } from "./plan-options";
import type { Clock } from "./ports";
import { readPlanInputs } from "./read-plan-inputs";

/** What was found in a workbook, for its user to see and to settle. */
export interface Inspection {
  readonly sheets: readonly InspectedSheet[];
  /** Sheets of the workbook that hold nothing of ours; any of them may be named as an input. */
  readonly userSheets: readonly string[];
  /** True when sheets that Plumbline wrote stand in the workbook. */
  readonly hasPlan: boolean;
  /** True when there is enough to make a schedule. */
  readonly ready: boolean;
  readonly settings: Settings;
  readonly issues: readonly Issue[];
}

/** One input sheet of the workbook's contract. */
export interface InspectedSheet {
  readonly name: InputSheetName;
  readonly purpose: string;
  readonly needed: boolean;
  readonly found: FoundInput | undefined;
}

export interface FoundInput {
  /** Name in this workbook. */
  readonly sheet: string;
  readonly rows: number;
  readonly leftOut: number;
  /** Headings that are read, with the heading of our column. */
  readonly columns: readonly { readonly heading: string; readonly column: string }[];
  readonly unused: readonly string[];
  readonly questions: readonly HeadingChoice[];
}

/** A question about headings: any of the headings may stand for any of the columns. */
export interface HeadingChoice {
  readonly name: InputSheetName;
  readonly sheet: string;
  /** True when nothing of the sheet can be read before it is settled. */
  readonly required: boolean;
  readonly headings: readonly string[];
  /** Headings of our columns. */
  readonly columns: readonly string[];
}

const NEEDED: ReadonlySet<InputSheetName> = new Set(["Orders", "Standards", "Capacities"]);

/** Reads the workbook and says what was found, whether or not it is enough. Writes nothing. */
export async function inspectWorkbook(
  host: WorkbookHost,
  options: PlanOptions,
  clock: Clock,
): Promise<Inspection> {
  const { reading, settings, planContext } = await readPlanInputs(host, options, clock);
  const { info, fatal } = reading;
  const ours = new Set(
    info.tables.filter((table) => isWrittenTable(table.name)).map((table) => table.sheet),
  );
  const ready = fatal.length === 0;
  const built = ready ? buildPlan(reading.rows, settings, planContext).issues : [];
  const readings = new Map(reading.sheets.map((sheet) => [sheet.name, sheet]));
  const definitions: readonly SheetDefinition[] = Object.values(INPUT_SHEETS);
  return {
    sheets: definitions.map((definition) => {
      const name = definition.name as InputSheetName;
      const found = readings.get(name);
      return {
        name,
        purpose: definition.purpose,
        needed: NEEDED.has(name) && !(name === "Orders" && readings.has("Plan")),
        found: found && foundInput(found, definition),
      };
    }),
    userSheets: info.sheets.map(({ name }) => name).filter((name) => !ours.has(name)),
    hasPlan: ours.size > 0,
    ready,
    settings,
    issues: [...fatal, ...reading.issues, ...built],
  };
}

function foundInput(reading: SheetReading, definition: SheetDefinition): FoundInput {
  const { map, sheet, rowsRead, rowsLeftOut } = reading;
  const header = (key: string) => definition.columns[key]!.header;
  return {
    sheet,
    rows: rowsRead,
    leftOut: rowsLeftOut,
    columns: [...map.uses].map(([key, { heading }]) => ({
      heading: heading.text,
      column: header(key),
    })),
    unused: map.unused.map(({ text }) => text),
    questions: questionsOf(reading, definition),
  };
}

/** What the headings leave open, then required columns that no heading could be taken for. */
function questionsOf(reading: SheetReading, definition: SheetDefinition): HeadingChoice[] {
  const { map, name, sheet } = reading;
  const missing = missingColumns(definition, map);
  const asked = map.questions.map(({ headings, columns }) => ({
    ...{ name, sheet },
    required: columns.some((key) => missing.includes(key)),
    headings: headings.map(({ text }) => text),
    columns: columns.map((key) => definition.columns[key]!.header),
  }));
  const nowhere = missing.filter((key) => !map.questions.some((q) => q.columns.includes(key)));
  if (map.unused.length === 0) return asked;
  const open = nowhere.map((key) => ({
    ...{ name, sheet, required: true },
    headings: map.unused.map(({ text }) => text),
    columns: [definition.columns[key]!.header],
  }));
  return [...asked, ...open];
}
