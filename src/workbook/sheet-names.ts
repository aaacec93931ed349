import { comparableName } from "../kernel/names";
import type { SheetDefinition } from "../sheets/define-sheet";

/** How well a name in the workbook is one of a sheet of ours: its own name, an other one, or none. */
export type NameMatch = "own" | "other" | undefined;

const OTHER_NAMES = new WeakMap<SheetDefinition, ReadonlySet<string>>();

export function nameMatch(definition: SheetDefinition, name: string): NameMatch {
  const wanted = comparableName(name);
  if (wanted === comparableName(definition.name)) return "own";
  const names = otherNamesOf(definition);
  return names.has(wanted) || names.has(withoutS(wanted)) ? "other" : undefined;
}

/** `sales order` and `Sales orders` are one name. */
function withoutS(name: string): string {
  return name.length > 4 && name.endsWith("s") ? name.slice(0, -1) : name;
}

/** As `nameMatch`; a table may carry a mark in front, such as `tbl_Orders`. */
export function tableNameMatch(definition: SheetDefinition, name: string): NameMatch {
  const bare = name.replace(/^(tbl|table|tab|tabelle|tableau|tabla|tabela|t)_/i, "");
  const shorter = bare.replace(/^(tbl|Table|Tab|Tabelle|Tableau|Tabla|Tabela)(?=\p{Lu})/u, "");
  return (
    nameMatch(definition, name) ?? nameMatch(definition, bare) ?? nameMatch(definition, shorter)
  );
}

function otherNamesOf(definition: SheetDefinition): ReadonlySet<string> {
  const known = OTHER_NAMES.get(definition);
  if (known) return known;
  const all = [definition.name, ...definition.otherNames].map(comparableName);
  const names = new Set(all.flatMap((name) => [name, withoutS(name)]));
  OTHER_NAMES.set(definition, names);
  return names;
}

const MONTHS = new Set(
  "january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec januar februar märz mai juni juli oktober dezember mär mrz okt dez janvier février mars avril juin juillet août septembre octobre novembre décembre enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre janeiro fevereiro março maio junho julho setembro outubro novembro dezembro".split(
    " ",
  ),
);

/** True for sheets named after a month, with or without a year. */
export function isMonthName(name: string): boolean {
  const word = comparableName(name).replace(/\d{2,4}$/, "");
  return MONTHS.has(word);
}
