import { cellAddress } from "../kernel/cell-address";
import type { Issue } from "../kernel/issue";
import { comparableName } from "../kernel/names";
import { CellFault, type Remark, shownCell, shortened } from "../sheets/cell-value";
import { cellReader } from "../sheets/cell-readers";
import { formatKind } from "../sheets/number-format";
import { DEFAULT_SETTINGS, SETTINGS, type SettingKey, type Settings } from "../sheets/settings";
import type { Column } from "../sheets/define-sheet";
import type { ReadingCode } from "../sheets/issue-codes";
import { cellAt, formatAt, type Grid, isCellError } from "./grid";
import { IssueList } from "./issue-list";
import type { SheetRows } from "./sheet-rows";

export interface SettingsReading {
  readonly settings: Settings;
  /** Settings that the workbook gives, with the address of their value. */
  readonly given: ReadonlyMap<SettingKey, string>;
  readonly issues: readonly Issue[];
}

const BY_NAME: ReadonlyMap<string, SettingKey> = new Map(
  (Object.keys(SETTINGS) as SettingKey[]).flatMap((key) => {
    const { header, otherHeadings }: Column = SETTINGS[key];
    return [header, ...otherHeadings].map((name): [string, SettingKey] => [
      comparableName(name),
      key,
    ]);
  }),
);

/** Reads the two columns of Settings: each value by the type of its setting. */
export function readSettings(
  rows: SheetRows<"Settings">,
  grid: Grid | undefined,
  date1904: boolean,
): SettingsReading {
  const issues = new IssueList();
  const values: Record<string, unknown> = { ...DEFAULT_SETTINGS };
  const given = new Map<SettingKey, string>();
  const [nameAt, valueAt] = [rows.columnAt.get("setting") ?? 0, rows.columnAt.get("value") ?? 1];
  for (const { setting, row } of grid ? rows.rows : []) {
    const key = BY_NAME.get(comparableName(setting));
    if (key === undefined) tellUnknown(rows.sheet, row, nameAt, setting, issues);
    else {
      const value = settingValue(key, grid!, row, valueAt, date1904, issues);
      if (value === undefined || given.has(key)) continue;
      values[key] = value;
      given.set(key, cellAddress(row, valueAt));
    }
  }
  return { settings: values as unknown as Settings, given, issues: issues.issues };
}

function settingValue(
  key: SettingKey,
  grid: Grid,
  row: number,
  column: number,
  date1904: boolean,
  issues: IssueList,
): unknown {
  const definition: Column = SETTINGS[key];
  const cell = cellAt(grid, row, column);
  // Reading the sheet has told of it already.
  if (isCellError(cell)) return undefined;
  const remarks: Remark[] = [];
  const read = cellReader(definition.type, { date1904, factor: 1 });
  const value = read(cell, formatKind(formatAt(grid, row, column)), remarks);
  const place = { sheet: grid.sheet, row, column };
  for (const { code, predicate, how } of remarks) {
    const what = `The setting ${definition.header} ${shownCell(cell)} ${predicate}.`;
    issues.add("warning", code as ReadingCode, place, shownCell(cell), what, how);
  }
  if (!(value instanceof CellFault)) return value;
  const what = `The setting ${definition.header} ${shownCell(cell)} ${value.predicate}; its default is used.`;
  issues.add("warning", value.code as ReadingCode, place, shownCell(cell), what, value.how);
  return undefined;
}

function tellUnknown(
  sheet: string,
  row: number,
  column: number,
  setting: string,
  issues: IssueList,
): void {
  issues.add(
    "warning",
    "unknown-setting",
    { sheet, row, column },
    setting,
    `"${shortened(setting)}" is no setting, so it has no effect.`,
    `Settings are: ${Object.values(SETTINGS)
      .map(({ header }) => header)
      .join(", ")}.`,
  );
}
