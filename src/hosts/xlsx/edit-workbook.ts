import { readBook, type Book } from "./book";
import type { BookRecord } from "./parse-record";
import { insertChild, WORKBOOK_ORDER } from "./element-order";
import type { XmlEdit } from "./edit-xml";
import type { PackageParts } from "./package-parts";
import {
  attribute,
  child,
  childrenOf,
  flagAttribute,
  numberAttribute,
  qualified,
  type XmlElement,
} from "./xml-element";
import { escapeXml } from "./xml-text";

/** Adds a sheet at the end of workbook.xml; its relationship is there already. */
export function appendSheet(
  parts: PackageParts,
  book: Book,
  sheet: { readonly name: string; readonly relationshipId: string; readonly state: string },
): void {
  const sheetId = Math.max(0, ...book.sheets.map((other) => other.sheetId)) + 1;
  parts.edit(book.part, (edit, root) => {
    const list = child(root, "sheets");
    const like = list ?? root;
    const state = sheet.state === "visible" ? "" : ` state="${sheet.state}"`;
    const id = relationshipAttribute(root, book, sheet.relationshipId);
    const xml = `<${qualified(like, "sheet")} name="${escapeXml(sheet.name)}" sheetId="${sheetId}"${state}${id}/>`;
    if (list) edit.append(list, xml);
    else {
      const tag = qualified(root, "sheets");
      insertChild(edit, root, WORKBOOK_ORDER, "sheets", `<${tag}>${xml}</${tag}>`);
    }
  });
}

/** `r:id="…"` under the prefix that the root binds to relationships, or with a binding of its own. */
export function relationshipAttribute(
  root: XmlElement,
  { flavour }: Pick<Book, "flavour">,
  id: string,
): string {
  const bound = root.attributes.find(
    (a) => a.prefix === "xmlns" && a.value === flavour.relationships,
  );
  if (bound) return ` ${bound.local}:id="${id}"`;
  return ` xmlns:plr="${flavour.relationships}" plr:id="${id}"`;
}

export interface DefinedName {
  readonly name: string;
  /** Place of the sheet that it belongs to; undefined for the whole workbook. */
  readonly sheetIndex?: number;
  readonly hidden?: boolean;
  /** Without `=`. */
  readonly formula: string;
}

/** The definedName elements of a workbook. */
export function definedNames(root: XmlElement): XmlElement[] {
  return childrenOf(child(root, "definedNames"), "definedName");
}

/** Adds a name, or gives it a new formula when it is there. */
export function putDefinedName(parts: PackageParts, book: Book, name: DefinedName): void {
  parts.edit(book.part, (edit, root) => {
    const existing = definedNames(root).find(
      (e) =>
        attribute(e, "name")?.toLowerCase() === name.name.toLowerCase() &&
        numberAttribute(e, "localSheetId") === name.sheetIndex,
    );
    if (existing) {
      if (existing.text !== name.formula) {
        edit.replace(existing.innerStart, existing.innerEnd, escapeXml(name.formula));
      }
      return;
    }
    const tag = qualified(root, "definedName");
    const local = name.sheetIndex === undefined ? "" : ` localSheetId="${name.sheetIndex}"`;
    const hidden = name.hidden ? ' hidden="1"' : "";
    const xml = `<${tag} name="${escapeXml(name.name)}"${local}${hidden}>${escapeXml(name.formula)}</${tag}>`;
    appendTo(edit, root, "definedNames", xml);
  });
}

function appendTo(edit: XmlEdit, root: XmlElement, list: string, xml: string): void {
  const element = child(root, list);
  const tag = qualified(root, list);
  if (element) edit.append(element, xml);
  else insertChild(edit, root, WORKBOOK_ORDER, list, `<${tag}>${xml}</${tag}>`);
}

/** Has Excel calculate all formulas when it opens the file; `record` notes when that is our doing. */
export function calculateOnLoad(parts: PackageParts, record: BookRecord | undefined): void {
  parts.edit(readBook(parts).part, (edit, root) => {
    const properties = child(root, "calcPr");
    if (properties && flagAttribute(properties, "fullCalcOnLoad")) return;
    if (record) record.calculates = true;
    if (properties) edit.setAttribute(properties, "fullCalcOnLoad", "1");
    else {
      const xml = `<${qualified(root, "calcPr")} fullCalcOnLoad="1"/>`;
      insertChild(edit, root, WORKBOOK_ORDER, "calcPr", xml);
    }
  });
}

/** Takes that wish out again. */
export function forgetCalculation(parts: PackageParts): void {
  parts.edit(readBook(parts).part, (edit, root) => {
    const properties = child(root, "calcPr");
    if (!properties) return;
    const isBare = properties.attributes.every((a) => a.local === "fullCalcOnLoad");
    if (isBare && properties.children.length === 0) edit.remove(properties);
    else edit.setAttribute(properties, "fullCalcOnLoad", undefined);
  });
}

/** Takes names of the whole workbook away. */
export function removeNames(parts: PackageParts, names: readonly string[]): void {
  const wanted = new Set(names.map((name) => name.toLowerCase()));
  parts.edit(readBook(parts).part, (edit, root) => {
    const all = definedNames(root);
    const gone = all.filter(
      (e) =>
        numberAttribute(e, "localSheetId") === undefined &&
        wanted.has(attribute(e, "name")?.toLowerCase() ?? ""),
    );
    dropNames(edit, root, all, gone);
  });
}

function dropNames(
  edit: XmlEdit,
  root: XmlElement,
  all: readonly XmlElement[],
  gone: readonly XmlElement[],
): void {
  if (gone.length === 0) return;
  const list = child(root, "definedNames")!;
  if (gone.length === all.length) edit.remove(list);
  else for (const element of gone) edit.remove(element);
}

/** Takes sheets out of workbook.xml, with their names; places of other sheets move up. */
export function removeSheetElements(
  parts: PackageParts,
  book: Book,
  indexes: ReadonlySet<number>,
): void {
  const moved = (index: number) => index - [...indexes].filter((gone) => gone < index).length;
  parts.edit(book.part, (edit, root) => {
    for (const sheet of book.sheets) if (indexes.has(sheet.index)) edit.remove(sheet.element);
    const names = definedNames(root);
    const gone = names.filter((e) => indexes.has(numberAttribute(e, "localSheetId") ?? -1));
    dropNames(edit, root, names, gone);
    if (gone.length < names.length) {
      for (const name of names) {
        const at = numberAttribute(name, "localSheetId");
        if (at === undefined || gone.includes(name)) continue;
        edit.setAttribute(name, "localSheetId", String(moved(at)));
      }
    }
    const first = book.sheets.find((s) => !indexes.has(s.index) && s.state === "visible");
    for (const view of childrenOf(child(root, "bookViews"), "workbookView")) {
      for (const which of ["activeTab", "firstSheet"]) {
        const at = numberAttribute(view, which);
        if (at === undefined) continue;
        const to = indexes.has(at) ? moved(first?.index ?? 0) : moved(at);
        edit.setAttribute(view, which, String(to));
      }
    }
  });
}
