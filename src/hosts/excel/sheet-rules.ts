/// <reference types="office-js" />
import type {
  ConditionalFormat,
  ConditionalLook,
  SheetContent,
  Validation,
} from "../../workbook/sheet-content";
import type { Area } from "../../workbook/grid";
import { DIFFERENTIAL_LOOKS } from "../xlsx/looks";
import { ruleXml, validationFormulas, type PlaceList, type RuleXml } from "../xlsx/rules-xml";
import { rangeAt } from "./book-survey";
import type { WriteQueue } from "./write-queue";

/** A conditional format as Excel holds it: the rule of a file, an area and a look. */
export interface PlacedRule {
  readonly area: Area;
  readonly rule: RuleXml;
  readonly look: ConditionalLook;
}

export function placedRules(formats: readonly ConditionalFormat[]): PlacedRule[] {
  return formats.map((format) => ({ area: format.area, rule: ruleXml(format), look: format.look }));
}

/** Adds rules; the last is added first, since Excel puts each new one on top. */
export function addRules(queue: WriteQueue, sheet: string, rules: readonly PlacedRule[]): void {
  for (const { area, rule, look } of [...rules].reverse()) {
    queue.add((context) => {
      const formats = rangeAt(context, sheet, area).conditionalFormats;
      const isCellRule = rule.type === "cellIs";
      const added = formats.add(isCellRule ? "CellValue" : "Custom");
      if (isCellRule) added.cellValue.rule = cellRule(rule);
      else added.custom.rule.formula = `=${rule.formulas[0] ?? ""}`;
      layLook((isCellRule ? added.cellValue : added.custom).format, look);
      added.stopIfTrue = true;
    }, 4_500);
  }
}

const OPERATORS: Readonly<Record<string, "EqualTo" | "Between" | "GreaterThan">> = {
  ...{ equal: "EqualTo", between: "Between", greaterThan: "GreaterThan" },
};

function cellRule({ operator = "", formulas }: RuleXml): Excel.ConditionalCellValueRule {
  const [first = "", second] = formulas.map((formula) => `=${formula}`);
  return {
    ...{ formula1: first, operator: OPERATORS[operator] ?? "EqualTo" },
    ...(second === undefined ? {} : { formula2: second }),
  };
}

const LINES = { thin: "Continuous", dashed: "Dash", dotted: "Dot" } as const;

function layLook(format: Excel.ConditionalRangeFormat, name: ConditionalLook): void {
  const { bold, italic, color, fill, border } = DIFFERENTIAL_LOOKS[name];
  if (bold) format.font.bold = true;
  if (italic) format.font.italic = true;
  if (color !== undefined) format.font.color = `#${color}`;
  if (fill !== undefined) format.fill.color = `#${fill}`;
  if (!border) return;
  for (const side of ["EdgeTop", "EdgeBottom", "EdgeLeft", "EdgeRight"] as const) {
    const line = format.borders.getItem(side);
    line.style = LINES[border.style];
    line.color = `#${border.color}`;
  }
}

/** Formula of a rule that refuses nothing. */
export const ALWAYS = "=TRUE";

/** Excel takes 32 characters of a title and 255 of a message. */
export function cutMessage(text: string): string {
  const letters = [...text];
  return letters.length <= 250 ? text : `${letters.slice(0, 249).join("")}…`;
}

/** What may be entered; lists that are too long for a rule are put where `place` says. */
export function addValidations(queue: WriteQueue, content: SheetContent, place: PlaceList): void {
  for (const validation of content.validations) {
    const rule = validationRule(validation, place);
    const title = [...validation.title].slice(0, 31).join("");
    const message = cutMessage(validation.message);
    queue.add((context) => {
      const { dataValidation } = rangeAt(context, content.name, validation.area);
      dataValidation.rule = rule;
      dataValidation.ignoreBlanks = true;
      const style = validation.strict ? "Stop" : "Warning";
      dataValidation.errorAlert = { showAlert: true, style, title, message };
      dataValidation.prompt = { showPrompt: true, title, message };
    }, 2_500);
  }
}

function validationRule(validation: Validation, place: PlaceList): Excel.DataValidationRule {
  const [first = "", second = ""] = validationFormulas(validation, place);
  const { rule } = validation;
  switch (rule.kind) {
    case "list": {
      const isText = first.startsWith('"');
      const source = isText ? first.slice(1, -1).replaceAll('""', '"') : `=${first}`;
      return { list: { inCellDropDown: true, source } };
    }
    case "listFrom":
      return { list: { inCellDropDown: true, source: `=${first}` } };
    case "number": {
      const between = { formula1: Number(first), formula2: Number(second) };
      const limits = { ...between, operator: "Between" as const };
      return rule.whole ? { wholeNumber: limits } : { decimal: limits };
    }
    case "date":
      return { date: { formula1: `=${first}`, formula2: `=${second}`, operator: "Between" } };
  }
}
