import type { ConditionalLook, StyleName } from "../../workbook/sheet-content";

/** What a cell style adds to the workbook's default font and an empty cell. Colours are `RRGGBB`. */
export interface CellLook {
  readonly bold?: boolean;
  readonly italic?: boolean;
  readonly underline?: boolean;
  /** Points; the default font's when missing. */
  readonly size?: number;
  readonly color?: string;
  readonly fill?: string;
  /** Colour of a thin line round the cell. */
  readonly box?: string;
  /** Colour of a line below the cell. */
  readonly line?: string;
  readonly wrap?: boolean;
  readonly vertical?: "top" | "center";
}

export const CELL_LOOKS: Readonly<Record<StyleName | "link", CellLook>> = {
  plain: {},
  title: { bold: true, size: 16, color: "1F3864" },
  subtitle: { color: "595959" },
  heading: { bold: true, fill: "E7ECF4", line: "7F8FA9", wrap: true, vertical: "center" },
  input: { fill: "FFF8E1", box: "BFBFBF" },
  computed: { fill: "F2F2F2", color: "404040" },
  note: { italic: true, color: "595959" },
  wrapped: { wrap: true, vertical: "top" },
  link: { underline: true, color: "0563C1", vertical: "top" },
};

/** Differences that a conditional format lays over a cell. */
export interface DifferentialLook {
  readonly bold?: boolean;
  readonly italic?: boolean;
  readonly color?: string;
  readonly fill?: string;
  readonly border?: { readonly style: "thin" | "dashed" | "dotted"; readonly color: string };
}

/** Contrast of text to fill is 4.5 to 1 or more; each look has a weight or a border besides its colour. */
export const DIFFERENTIAL_LOOKS: Readonly<Record<ConditionalLook, DifferentialLook>> = {
  bad: { bold: true, color: "9C0006", fill: "FFC7CE", border: { style: "thin", color: "9C0006" } },
  warn: { color: "6B4E00", fill: "FFEB9C", border: { style: "dashed", color: "9C6500" } },
  good: { color: "00550B", fill: "DDF3DE", border: { style: "dotted", color: "4E8F55" } },
  quiet: { italic: true, color: "595959", fill: "F2F2F2" },
  busy: { color: "6B3A00", fill: "FCE0C4", border: { style: "dashed", color: "C55A11" } },
  full: { bold: true, color: "FFFFFF", fill: "A61B1B", border: { style: "thin", color: "5E0F0F" } },
  setup: { color: "3B3B3B", fill: "BFBFBF", border: { style: "dashed", color: "7F7F7F" } },
  run: { bold: true, color: "FFFFFF", fill: "2F6DB3", border: { style: "thin", color: "1F4E79" } },
};
