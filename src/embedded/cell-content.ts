import { CELL_LOOKS, type CellLook } from "../hosts/xlsx/looks";
import type { ContentValue, StyleName, TableColumn } from "../workbook/sheet-content";
import type { Cell } from "./cell-store";
import { formulaCall } from "./formula-call";
import { Look } from "./look";
import { splitAddress } from "./rectangle";

/** A cell's value or formula; a plain link within the workbook is one again. */
export function contentOf(cell: Cell | undefined): ContentValue {
  if (!cell) return null;
  const { formula, value, isError } = cell;
  if (formula === undefined) return value === "" ? null : value;
  return linkOf(formula) ?? { formula, value: isError === true ? null : value };
}

function linkOf(formula: string): ContentValue | undefined {
  const call = formulaCall(formula);
  if (call?.name.toUpperCase() !== "HYPERLINK" || call.args.length !== 2) return undefined;
  const [target, text] = call.args.map((arg) => (arg.kind === "value" ? String(arg.value) : ""));
  if (!target!.startsWith("#")) return undefined;
  const { sheet, local } = splitAddress(target!.slice(1));
  return sheet === undefined ? undefined : { text: text!, linkTo: { sheet, cell: local } };
}

const STYLE_OF = new Map(
  Object.entries(CELL_LOOKS).map(([name, look]) => [markOfLook(look), name as StyleName | "link"]),
);

/** The style of ours that a look is; undefined for a look of the user's own. */
export function styleOf(look: Look): StyleName | "link" | undefined {
  const border = (side: string) => look.value(`Borders.${side}.Style`) !== "None";
  const lines = border("EdgeLeft") ? "box" : border("EdgeBottom") ? "line" : "";
  return STYLE_OF.get(
    mark([
      look.value("Font.Bold"),
      look.value("Font.Italic"),
      look.value("Font.Underline"),
      look.value("Font.Size"),
      look.value("Font.Color"),
      look.value("Fill.Color"),
      look.value("WrapText"),
      look.value("VerticalAlignment"),
      lines,
    ]),
  );
}

/** What the Excel host sets for a style. */
function markOfLook({ bold, italic, underline, size, color, fill, ...rest }: CellLook): string {
  const { wrap, vertical, box, line } = rest;
  const shown = (colour: string | undefined, none: string) => `#${colour ?? none}`;
  return mark([
    ...[bold ?? false, italic ?? false, underline ? "Single" : "None", size ?? 11],
    ...[shown(color, "000000"), shown(fill, "FFFFFF"), wrap ?? false],
    vertical === undefined ? "Bottom" : vertical === "top" ? "Top" : "Center",
    box !== undefined ? "box" : line !== undefined ? "line" : "",
  ]);
}

function mark(parts: readonly unknown[]): string {
  return JSON.stringify(parts).toUpperCase();
}

/** Style, number format and alignment of a table's column, by a cell of it. */
export function columnOf(header: string, cell: Cell | undefined): TableColumn {
  const look = cell?.look ?? Look.plain;
  const style = styleOf(look);
  const align = String(look.value("HorizontalAlignment")).toLowerCase();
  return {
    header,
    ...(look.numberFormat === "General" ? {} : { format: look.numberFormat }),
    ...(style === undefined || style === "plain" || style === "link" ? {} : { style }),
    ...(align === "left" || align === "center" || align === "right" ? { align } : {}),
  };
}
