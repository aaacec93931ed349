import { ALWAYS } from "../hosts/excel/sheet-rules";
import { DIFFERENTIAL_LOOKS } from "../hosts/xlsx/looks";
import type { Area } from "../workbook/grid";
import type {
  ConditionalFormat,
  ConditionalLook,
  SheetContent,
  Validation,
} from "../workbook/sheet-content";
import { parseAddress, splitAddress } from "./rectangle";
import type { ConditionalFormatRecord, Properties, ValidationRecord } from "./records";

/** Looks by their fill, which no two share. */
const LOOK_OF_FILL = new Map(
  Object.entries(DIFFERENTIAL_LOOKS).map(([name, { fill }]) => [
    `#${fill}`.toUpperCase(),
    name as ConditionalLook,
  ]),
);

/** A conditional format as our content says it; undefined for one that is not of ours. */
export function conditionalFormat({
  type,
  area,
  properties,
}: ConditionalFormatRecord): ConditionalFormat | undefined {
  const kind = type === "Custom" ? "Custom" : "CellValue";
  const look = LOOK_OF_FILL.get(
    String(properties[`${kind}.Format.Fill.Color`] ?? "").toUpperCase(),
  );
  const rule =
    type === "Custom"
      ? formulaRule(properties["Custom.Rule.Formula"])
      : cellRule(properties["CellValue.Rule"]);
  return look && rule && { area, rule, look };
}

function formulaRule(formula: unknown): ConditionalFormat["rule"] | undefined {
  return typeof formula === "string" ? { kind: "formula", formula } : undefined;
}

function cellRule(given: unknown): ConditionalFormat["rule"] | undefined {
  const { operator, formula1, formula2 } = (given ?? {}) as Properties;
  const [first, second] = [formula1, formula2].map((each) => String(each ?? "").replace(/^=/, ""));
  switch (operator) {
    case "EqualTo":
      return { kind: "equals", text: unquoted(first!) };
    case "Between":
      return { kind: "between", low: Number(first), high: Number(second) };
    case "GreaterThan":
      return { kind: "above", limit: Number(first) };
    default:
      return undefined;
  }
}

const unquoted = (text: string) => text.replace(/^"|"$/g, "").replaceAll('""', '"');

/** Choices that stand in cells, when they are those of a list that only rules know. */
export type ListAt = (sheet: string, area: Area) => readonly string[] | undefined;

/** A validation as our content says it; undefined for one that our content has no words for. */
export function validation(
  { area, properties }: ValidationRecord,
  listAt: ListAt,
): Validation | undefined {
  const [[kind, details] = ["", {}]] = Object.entries((properties["Rule"] ?? {}) as Properties);
  const rule = validationRule(kind, (details ?? {}) as Properties, listAt);
  const alert = (properties["ErrorAlert"] ?? {}) as Properties;
  const [title, message] = [alert["title"], alert["message"]].map((text) => String(text ?? ""));
  return (
    rule && { area, rule, title: title!, message: message!, strict: alert["style"] === "Stop" }
  );
}

/** Texts that the Excel host lets a cell show when it is selected, for want of notes. */
export function notesOf(validations: readonly ValidationRecord[]): SheetContent["notes"] {
  return validations.flatMap(({ area, properties }) => {
    const { custom } = (properties["Rule"] ?? {}) as Properties;
    if ((custom as Properties | undefined)?.["formula"] !== ALWAYS) return [];
    const { message } = (properties["Prompt"] ?? {}) as Properties;
    return [{ row: area.top, column: area.left, text: String(message ?? "") }];
  });
}

function validationRule(
  kind: string,
  details: Properties,
  listAt: ListAt,
): Validation["rule"] | undefined {
  switch (kind) {
    case "list":
      return listRule(String(details["source"] ?? ""), listAt);
    case "wholeNumber":
    case "decimal": {
      const [low, high] = [Number(details["formula1"]), Number(details["formula2"])];
      return {
        ...{ kind: "number", whole: kind === "wholeNumber" },
        ...(low > -1e15 ? { min: low } : {}),
        ...(high < 1e15 ? { max: high } : {}),
      };
    }
    case "date":
      return { kind: "date" };
    default:
      return undefined;
  }
}

function listRule(source: string, listAt: ListAt): Validation["rule"] | undefined {
  if (!source.startsWith("=")) return { kind: "list", choices: source.split(",") };
  const { sheet, local } = splitAddress(source.slice(1));
  const area = parseAddress(local);
  if (sheet === undefined || !area) return undefined;
  const choices = listAt(sheet, area);
  return choices ? { kind: "list", choices } : { kind: "listFrom", sheet, area };
}
