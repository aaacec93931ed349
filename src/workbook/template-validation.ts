import type { Column, NumberRange } from "../sheets/define-sheet";
import { INPUT_SHEETS } from "../sheets/registry";
import type { Area } from "./grid";
import type { Validation } from "./sheet-content";
import { HEADING_ROW, shownColumns } from "./template-layout";

/** So many rows below the headings have lists and checks. */
const PREPARED_ROWS = 1000;

/** The check while typing for a column; other entries are asked about and never refused. */
export function validationFor(
  column: Column,
  at: number,
  top: number,
  bottom = top + PREPARED_ROWS - 1,
): readonly Validation[] {
  const rule = ruleOf(column);
  if (!rule) return [];
  const area: Area = { top, left: at, bottom, right: at };
  const message = column.help.length > 240 ? `${column.help.slice(0, 239)}…` : column.help;
  return [{ area, rule, title: column.header, message, strict: false }];
}

function ruleOf({ type, header }: Column): Validation["rule"] | undefined {
  switch (type.kind) {
    case "choice":
      return { kind: "list", choices: type.choices };
    case "yesNo":
      return { kind: "list", choices: ["Yes", "No"] };
    case "moment":
      return { kind: "date" };
    case "number":
      return numberRule(type.range, type.whole === true);
    case "percent":
      return numberRule(type.range, false);
    case "reference":
      return type.to.length === 1 ? listRule(type.to[0]!, header) : undefined;
    default:
      return undefined;
  }
}

function numberRule({ min, above, max, below }: NumberRange, whole: boolean): Validation["rule"] {
  const least = min ?? above;
  const most = max ?? below;
  return {
    kind: "number",
    ...(least === undefined ? {} : { min: least }),
    ...(most === undefined ? {} : { max: most }),
    ...(whole ? { whole } : {}),
  };
}

/** What stands in the key column of the sheet that the column refers to. */
function listRule(sheet: string, header: string): Validation["rule"] | undefined {
  const definition = Object.values(INPUT_SHEETS).find((each) => each.name === sheet);
  if (!definition || header === "After order") return undefined;
  const at = shownColumns(definition).findIndex((column) => column.type.kind === "key");
  const bottom = HEADING_ROW + PREPARED_ROWS;
  return {
    kind: "listFrom",
    sheet,
    area: { top: HEADING_ROW + 1, left: at, bottom, right: at },
  };
}
