import type { Area } from "../../workbook/grid";
import type { SheetContent } from "../../workbook/sheet-content";
import type { StyleAppender } from "./append-styles";
import type { XmlEdit } from "./edit-xml";
import { insertChild, WORKSHEET_ORDER } from "./element-order";
import type { TableHistory } from "./old-sheet";
import {
  conditionalFormatXml,
  ruleMark,
  ruleXml,
  validationFormulas,
  validationType,
  validationXml,
  type PlaceList,
} from "./rules-xml";
import { areaOf, areaReference } from "./tables";
import { tableArea } from "./table-xml";
import { attribute, child, childrenOf, numberAttribute, type XmlElement } from "./xml-element";

const formulasOf = (element: XmlElement) =>
  element.children.filter((c) => c.local.startsWith("formula")).map((c) => c.text);

/** Marks of the rules that a content writes, by which they are known again. */
export function rulesOf(content: SheetContent, place: PlaceList): string[] {
  const formats = content.conditionalFormats.map((format) => {
    const rule = ruleXml(format);
    return ruleMark(rule.type, rule.formulas);
  });
  const validations = content.validations.map((validation) =>
    ruleMark(validationType(validation), validationFormulas(validation, place)),
  );
  return [...new Set([...formats, ...validations])];
}

/** Replaces our conditional formats; those of the user stay, and win over ours. */
export function putConditionalFormats(
  edit: XmlEdit,
  root: XmlElement,
  content: SheetContent,
  styles: StyleAppender,
  ours: ReadonlySet<string>,
  histories: readonly TableHistory[],
): void {
  const p = root.prefix === "" ? "" : `${root.prefix}:`;
  let priority = 0;
  for (const element of childrenOf(root, "conditionalFormatting")) {
    const rules = childrenOf(element, "cfRule");
    const isOurs = (rule: XmlElement) =>
      ours.has(ruleMark(attribute(rule, "type") ?? "", formulasOf(rule)));
    const kept = rules.filter((rule) => !isOurs(rule));
    if (kept.length === 0 && rules.length > 0) edit.remove(element);
    else {
      for (const rule of rules) if (isOurs(rule)) edit.remove(rule);
      stretch(edit, element, histories);
    }
    for (const rule of kept) priority = Math.max(priority, numberAttribute(rule, "priority") ?? 0);
  }
  const xml = content.conditionalFormats.map((format) =>
    conditionalFormatXml(p, format, styles.differential(format.look), ++priority),
  );
  if (xml.length > 0) {
    insertChild(edit, root, WORKSHEET_ORDER, "conditionalFormatting", xml.join(""));
  }
}

/** Replaces our validations; those of the user stay. */
export function putValidations(
  edit: XmlEdit,
  root: XmlElement,
  content: SheetContent,
  ours: ReadonlySet<string>,
  place: PlaceList,
  histories: readonly TableHistory[],
): void {
  const p = root.prefix === "" ? "" : `${root.prefix}:`;
  const added = content.validations.map((v) => validationXml(p, v, validationFormulas(v, place)));
  const list = child(root, "dataValidations");
  if (!list) {
    if (added.length === 0) return;
    const tag = `${p}dataValidations`;
    const xml = `<${tag} count="${added.length}">${added.join("")}</${tag}>`;
    insertChild(edit, root, WORKSHEET_ORDER, "dataValidations", xml);
    return;
  }
  const kept = childrenOf(list, "dataValidation").filter(
    (v) => !ours.has(ruleMark(attribute(v, "type") ?? "none", formulasOf(v))),
  );
  if (kept.length + added.length === 0) {
    edit.remove(list);
    return;
  }
  for (const element of list.children) if (!kept.includes(element)) edit.remove(element);
  for (const element of kept) stretch(edit, element, histories);
  edit.append(list, added.join(""));
  edit.setAttribute(list, "count", String(kept.length + added.length));
}

/** A user's rule that covered a table's rows down to the last covers them down to the new last. */
function stretch(edit: XmlEdit, element: XmlElement, histories: readonly TableHistory[]): void {
  const before = attribute(element, "sqref") ?? "";
  const after = before.split(/\s+/).map((reference) => {
    const area = areaOf(reference);
    const history = area && histories.find((h) => reaches(area, h));
    if (!area || !history) return reference;
    return areaReference({ ...area, bottom: tableArea(history.table).bottom });
  });
  if (after.join(" ") !== before) edit.setAttribute(element, "sqref", after.join(" "));
}

function reaches(area: Area, history: TableHistory): boolean {
  const { area: table } = history.before;
  const { first, last } = history.oldData;
  const within = area.left >= table.left && area.right <= table.right;
  return within && area.top <= first && area.bottom === last && area.bottom > area.top;
}
