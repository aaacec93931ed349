import type { Issue } from "../kernel/issue";
import type { PRIORITY_1_IS, Settings, SettingKey } from "../sheets/settings";
import { isWrittenTable } from "../sheets/written-sheets";
import type { Grid, TableInfo } from "../workbook/grid";
import { type Mapping, mergedMapping, parseMappings } from "../workbook/mapping";
import { type SheetReading, readInput } from "../workbook/read-input";
import { readSettings } from "../workbook/read-settings";
import type { ReadResult } from "../workbook/sheet-rows";
import { type WorkbookState, mappingOf, parseState } from "../workbook/state";
import type { WorkbookHost, WorkbookInfo } from "../workbook/workbook-host";

export interface ReadOptions {
  /** `Sheet.Their heading=Our column`, as typed; they win over what is remembered. */
  readonly mappings?: readonly string[];
  /** Wins over the setting. */
  readonly priority1Is?: (typeof PRIORITY_1_IS)[number];
}

export interface WorkbookReading extends ReadResult {
  readonly info: WorkbookInfo;
  /** Why nothing can be planned, one line each; nothing is to be written then. */
  readonly fatal: readonly Issue[];
  readonly settings: Settings;
  /** Settings that the workbook gives, with the address of their value. */
  readonly settingsGiven: ReadonlyMap<SettingKey, string>;
  /** Each input sheet that was found, and what its headings stand for. */
  readonly sheets: readonly SheetReading[];
  /** What the user settled, remembered and new; to be kept in the state. */
  readonly mapping: Mapping;
  /** The state with that mapping, ready to be written. */
  readonly state: WorkbookState;
}

/** Reads a workbook's inputs: rows, settings, and everything that needs mending. */
export async function readWorkbook(
  host: WorkbookHost,
  options: ReadOptions = {},
): Promise<WorkbookReading> {
  const info = await host.readInfo();
  const { sheets, tables } = inputsOf(info);
  const grids = await host.readGrids(sheets);
  const remembered = parseState(info.state);
  const asked = parseMappings(options.mappings ?? [], sheets);
  const mapping = mergedMapping(mappingOf(remembered.state), asked.mapping);
  const input = readInput(grids, tables, info.date1904, mapping);
  const settings = readSettings(
    input.rows.Settings,
    settingsGrid(input.sheets, grids),
    info.date1904,
  );
  const priority1Is = options.priority1Is ?? settings.settings.priority1Is;
  const issues = [...info.issues, ...remembered.issues, ...input.issues, ...settings.issues];
  return {
    info,
    rows: input.rows,
    issues,
    fatal: [...asked.issues, ...input.fatal],
    settings: { ...settings.settings, priority1Is },
    settingsGiven: settings.given,
    sheets: input.sheets,
    mapping,
    state: {
      ...remembered.state,
      mapping: { sheets: [...mapping.sheets], headings: [...mapping.headings] },
    },
  };
}

/** Sheets and tables that may be inputs: those that hold none of our tables. */
function inputsOf(info: WorkbookInfo): { sheets: string[]; tables: TableInfo[] } {
  const ours = new Set(
    info.tables.filter((table) => isWrittenTable(table.name)).map((table) => table.sheet),
  );
  const sheets = info.sheets.map((sheet) => sheet.name).filter((name) => !ours.has(name));
  return { sheets, tables: info.tables.filter((table) => !ours.has(table.sheet)) };
}

function settingsGrid(sheets: readonly SheetReading[], grids: readonly Grid[]): Grid | undefined {
  const found = sheets.find((sheet) => sheet.name === "Settings");
  return found && grids.find((grid) => grid.sheet === found.sheet);
}
