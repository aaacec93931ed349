import type { Area, CellValue, Grid } from "../../workbook/grid";

const ERROR_LIKE = /^#[A-Z]/;

/** Runs of error-like cells that are asked about one by one; beyond that one area does. */
const MOST_SUSPECTS = 40;

/** Puts a grid together from what Office.js gives, band by band. */
export class GridBuilder {
  private readonly values: CellValue[] = [];
  private readonly formats: Uint16Array;
  private readonly codes = new Map<string, number>([["General", 0]]);
  private readonly formulas = new Map<number, string>();
  private readonly errorLike: number[] = [];
  readonly width: number;
  readonly height: number;

  constructor(
    readonly sheet: string,
    readonly area: Area | undefined,
  ) {
    this.width = area ? area.right - area.left + 1 : 0;
    this.height = area ? area.bottom - area.top + 1 : 0;
    this.formats = new Uint16Array(this.width * this.height);
  }

  put(
    top: number,
    values: readonly (readonly unknown[])[],
    formulas: readonly (readonly unknown[])[],
    formats: readonly (readonly unknown[])[],
  ): void {
    let at = (top - this.area!.top) * this.width;
    values.forEach((row, r) =>
      row.forEach((value, c) => {
        this.putCell(at++, value, formulas[r]![c], String(formats[r]![c]));
      }),
    );
  }

  private putCell(at: number, value: unknown, formula: unknown, format: string): void {
    // A text that begins with "=" has itself for a formula, in some versions with its apostrophe.
    const isFormula = typeof formula === "string" && formula.startsWith("=") && formula !== value;
    if (isFormula) this.formulas.set(at, formula);
    this.values[at] = cellValue(value, isFormula);
    let code = this.codes.get(format);
    if (code === undefined) this.codes.set(format, (code = this.codes.size));
    this.formats[at] = code;
    if (typeof value === "string" && ERROR_LIKE.test(value)) this.errorLike.push(at);
  }

  /** Areas in which a text looks like an error. */
  suspects(): Area[] {
    if (!this.area) return [];
    const { top, left } = this.area;
    const areas: Area[] = [];
    for (const at of this.errorLike) {
      const row = top + Math.floor(at / this.width);
      const column = left + (at % this.width);
      const above = areas.find((area) => area.left === column && area.bottom === row - 1);
      if (above) areas[areas.indexOf(above)] = { ...above, bottom: row };
      else areas.push({ top: row, left: column, bottom: row, right: column });
      if (areas.length > MOST_SUSPECTS) return [this.area];
    }
    return areas;
  }

  markError(row: number, column: number): void {
    const { top, left } = this.area!;
    const at = (row - top) * this.width + column - left;
    const value = this.values[at];
    if (typeof value === "string") this.values[at] = { error: value };
  }

  grid(): Grid {
    const { sheet, area, width, height, values, formats, formulas } = this;
    const formatCodes = [...this.codes.keys()];
    const place = { top: area?.top ?? 0, left: area?.left ?? 0 };
    return { sheet, ...place, width, height, values, formats, formatCodes, formulas };
  }
}

/** Office.js gives the empty text for a cell that is empty. */
function cellValue(value: unknown, isFormula: boolean): CellValue {
  if (typeof value === "number" || typeof value === "boolean") return value;
  if (typeof value !== "string") return null;
  return value === "" && !isFormula ? null : value;
}
