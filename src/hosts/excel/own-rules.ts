/// <reference types="office-js" />
import type { ConditionalLook } from "../../workbook/sheet-content";
import { DIFFERENTIAL_LOOKS } from "../xlsx/looks";
import { ruleMark } from "../xlsx/rules-xml";
import { areaOfRange } from "./book-survey";
import type { PlacedRule } from "./sheet-rules";

/** The conditional formats of a sheet of ours as it stands. */
export interface SheetRules {
  /** Ours: known by the marks that our record keeps. */
  readonly ours: readonly (PlacedRule & { readonly id: string })[];
  /** Ids of the user's, in their order. */
  readonly others: readonly string[];
}

/** Reads the conditional formats of some sheets, in two requests for all. */
export async function readRules(
  context: Excel.RequestContext,
  sheets: readonly { readonly name: string; readonly marks: ReadonlySet<string> }[],
): Promise<SheetRules[]> {
  if (sheets.length === 0) return [];
  const all = sheets.map(({ name }) => {
    const { conditionalFormats } = context.workbook.worksheets.getItem(name).getRange();
    conditionalFormats.load("items/id,items/type");
    return conditionalFormats;
  });
  await context.sync();
  const details = all.map(({ items }) => items.map((format) => ruleDetails(format)));
  await context.sync();
  return sheets.map(({ marks }, n) => {
    const found = details[n]!.map((detail) => placedRule(detail, marks));
    return {
      ours: found.flatMap((rule, i) => (rule ? [{ ...rule, id: all[n]!.items[i]!.id }] : [])),
      others: all[n]!.items.filter((_, i) => !found[i]).map(({ id }) => id),
    };
  });
}

interface RuleDetails {
  readonly type: string;
  readonly range: Excel.Range;
  readonly part: Excel.CellValueConditionalFormat | Excel.CustomConditionalFormat | undefined;
}

function ruleDetails(format: Excel.ConditionalFormat): RuleDetails {
  const { type } = format;
  const range = format.getRangeOrNullObject();
  range.load("rowIndex,columnIndex,rowCount,columnCount");
  if (type !== "CellValue" && type !== "Custom") return { type, range, part: undefined };
  const part = type === "CellValue" ? format.cellValue : format.custom;
  if (type === "CellValue") format.cellValue.load("rule");
  else format.custom.rule.load("formula");
  part.format.fill.load("color");
  part.format.font.load("color");
  return { type, range, part };
}

const FILE_OPERATORS: Readonly<Record<string, string>> = {
  ...{ EqualTo: "equal", Between: "between", GreaterThan: "greaterThan" },
};

/** The rule when it is one of ours; undefined for one of the user's. */
function placedRule(
  { type, range, part }: RuleDetails,
  marks: ReadonlySet<string>,
): PlacedRule | undefined {
  if (!part || range.isNullObject) return undefined;
  const bare = (formula: unknown) => String(formula).replace(/^=/, "");
  const look = lookOf(part.format.fill.color, part.format.font.color);
  const area = areaOfRange(range);
  if (type === "CellValue") {
    const { formula1, formula2, operator } = (part as Excel.CellValueConditionalFormat).rule;
    const formulas = [formula1, ...(formula2 ? [formula2] : [])].map(bare);
    if (!marks.has(ruleMark("cellIs", formulas))) return undefined;
    const rule = { type: "cellIs" as const, operator: FILE_OPERATORS[operator] ?? "", formulas };
    return { area, rule, look };
  }
  const formulas = [bare((part as Excel.CustomConditionalFormat).rule.formula)];
  if (!marks.has(ruleMark("expression", formulas))) return undefined;
  return { area, rule: { type: "expression", formulas }, look };
}

/** The look with these colours; a colour that the user changed is not known again. */
function lookOf(fill: string, font: string): ConditionalLook {
  const same = (colour: string, own = "") => colour.replace("#", "").toUpperCase() === own;
  const names = Object.keys(DIFFERENTIAL_LOOKS) as ConditionalLook[];
  const found = names.find((name) => {
    const look = DIFFERENTIAL_LOOKS[name];
    return same(fill ?? "", look.fill) && same(font ?? "", look.color);
  });
  return found ?? "quiet";
}
