import { cellAddress, quotedSheet } from "../../kernel/cell-address";
import type { ConditionalFormat, Validation } from "../../workbook/sheet-content";
import type { Area } from "../../workbook/grid";
import { areaReference } from "./tables";
import { escapeCellText, escapeXml } from "./xml-text";

/** A conditional format's rule in a file, without its priority. */
export interface RuleXml {
  readonly type: "cellIs" | "expression";
  readonly operator?: string;
  readonly formulas: readonly string[];
}

/** A text as an operand of a formula. */
function quote(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}

export function ruleXml({ rule }: ConditionalFormat): RuleXml {
  const cellIs = (operator: string, ...formulas: string[]): RuleXml => ({
    type: "cellIs",
    operator,
    formulas,
  });
  switch (rule.kind) {
    case "equals":
      return cellIs("equal", quote(rule.text));
    case "between":
      return cellIs("between", String(rule.low), String(rule.high));
    case "above":
      return cellIs("greaterThan", String(rule.limit));
    case "formula":
      return { type: "expression", formulas: [rule.formula.replace(/^=/, "")] };
  }
}

/** A conditionalFormatting element; the rule with the lowest priority number goes first. */
export function conditionalFormatXml(
  p: string,
  format: ConditionalFormat,
  dxf: number,
  priority: number,
): string {
  const { type, operator, formulas } = ruleXml(format);
  const attributes = `type="${type}"${operator === undefined ? "" : ` operator="${operator}"`}`;
  const inner = formulas.map((f) => `<${p}formula>${escapeXml(f)}</${p}formula>`).join("");
  return `<${p}conditionalFormatting sqref="${areaReference(format.area)}"><${p}cfRule ${attributes} dxfId="${dxf}" priority="${priority}" stopIfTrue="1">${inner}</${p}cfRule></${p}conditionalFormatting>`;
}

/** The mark by which a rule of ours is known again: what it tests, whatever its area and style. */
export function ruleMark(kind: string, formulas: readonly string[]): string {
  return [kind, ...formulas].join("\u001f");
}

/** Where a list that is too long for its validation stands. */
export type PlaceList = (choices: readonly string[]) => string;

const MAX_LIST = 255;

/** Formulas of a validation; `place` puts a long list into cells and gives their reference. */
export function validationFormulas(validation: Validation, place: PlaceList): string[] {
  const { rule } = validation;
  switch (rule.kind) {
    case "list": {
      const joined = rule.choices.join(",");
      const fits =
        joined.length <= MAX_LIST &&
        rule.choices.every((c) => !/[,\n\r]/.test(c) && c === c.trim());
      return [fits ? quote(joined) : place(rule.choices)];
    }
    case "listFrom":
      return [`${quotedSheet(rule.sheet)}!${absolute(rule.area)}`];
    case "number":
      return [rule.min ?? -1e15, rule.max ?? 1e15].map(String);
    case "date":
      return ["1", "2958465"];
  }
}

export function absolute({ top, left, bottom, right }: Area): string {
  const address = (row: number, column: number) =>
    cellAddress(row, column).replace(/^([A-Z]+)(\d+)$/, "$$$1$$$2");
  return `${address(top, left)}:${address(bottom, right)}`;
}

export function validationType({ rule }: Validation): string {
  if (rule.kind === "number") return rule.whole ? "whole" : "decimal";
  return rule.kind === "date" ? "date" : "list";
}

/** A dataValidation element. Excel takes 32 characters of title and 255 of message. */
export function validationXml(
  p: string,
  validation: Validation,
  formulas: readonly string[],
): string {
  const cut = (text: string, length: number) => escapeCellText([...text].slice(0, length).join(""));
  const attribute = (text: string) => text.replaceAll("\n", "&#10;");
  const title = attribute(cut(validation.title, 31));
  const message = attribute(cut(validation.message, 250));
  const inner = formulas
    .map((f, n) => `<${p}formula${n + 1}>${escapeXml(f)}</${p}formula${n + 1}>`)
    .join("");
  return `<${p}dataValidation type="${validationType(validation)}"${validation.strict ? "" : ' errorStyle="warning"'} allowBlank="1" showInputMessage="1" showErrorMessage="1" errorTitle="${title}" error="${message}" promptTitle="${title}" prompt="${message}" sqref="${areaReference(validation.area)}">${inner}</${p}dataValidation>`;
}
