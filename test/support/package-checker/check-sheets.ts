import {
  all,
  box,
  childOf,
  childrenOf,
  linkIds,
  linksOf,
  type Element,
  type Parts,
} from "./open-parts";

/** Sheets of the workbook: names and ids, rows and cells in order, rules, notes, calculation chain. */
export function checkSheets(parts: Parts, book: string): string[] {
  const faults: string[] = [];
  const links = linksOf(parts, book);
  const sheets = childrenOf(childOf(parts.xml(book), "sheets"), "sheet");
  if (sheets.length === 0) faults.push("the workbook has no sheets");
  faults.push(
    ...twice(
      "sheet name",
      sheets.map((s) => s.attributes["name"]!.toLowerCase()),
    ),
  );
  faults.push(
    ...twice(
      "sheetId",
      sheets.map((s) => s.attributes["sheetId"] ?? ""),
    ),
  );
  if (!sheets.some((s) => (s.attributes["state"] ?? "visible") === "visible")) {
    faults.push("no sheet is visible");
  }
  const views = childrenOf(childOf(parts.xml(book), "bookViews"), "workbookView");
  for (const view of views) {
    if (Number(view.attributes["activeTab"] ?? 0) >= sheets.length)
      faults.push("activeTab is out of range");
  }
  const formulas = new Map<string, Set<string>>();
  for (const sheet of sheets) {
    const name = sheet.attributes["name"]!;
    if (name.length > 31 || /[\\/?*[\]:]/.test(name))
      faults.push(`the sheet name ${name} is not allowed`);
    const target = links.find((link) => linkIds(sheet).includes(link.id))?.target;
    const root = target === undefined ? undefined : parts.xml(target);
    if (!root) continue;
    const found = new Set<string>();
    faults.push(...checkCells(target!, root, found), ...checkRules(target!, root));
    faults.push(...checkNotes(parts, target!, root));
    formulas.set(sheet.attributes["sheetId"] ?? "", found);
  }
  return [...faults, ...checkChain(parts, book, formulas)];
}

function twice(what: string, values: readonly string[]): string[] {
  return values.filter((v, n) => values.indexOf(v) < n).map((v) => `${what} twice: ${v}`);
}

function checkCells(part: string, root: Element, formulas: Set<string>): string[] {
  const faults: string[] = [];
  let row = 0;
  for (const element of childrenOf(childOf(root, "sheetData"), "row")) {
    const number = Number(element.attributes["r"] ?? row + 1);
    if (number <= row) faults.push(`${part}: row ${number} follows row ${row}`);
    row = number;
    let column = -1;
    for (const cell of childrenOf(element, "c")) {
      const at = cell.attributes["r"] === undefined ? undefined : box(cell.attributes["r"]);
      const next = at ? at.left : column + 1;
      if (at && at.top !== row - 1)
        faults.push(`${part}: ${cell.attributes["r"]} stands in row ${row}`);
      if (next <= column)
        faults.push(`${part}: ${cell.attributes["r"]} stands too late in its row`);
      column = next;
      const formula = childOf(cell, "f");
      if (formula) formulas.add(cell.attributes["r"] ?? "");
      if (formula?.text.includes("[@") || formula?.text.startsWith("=")) {
        faults.push(`${part}: ${cell.attributes["r"]} has a formula in the form of the screen`);
      }
      const text = childOf(childOf(cell, "is"), "t")?.text ?? childOf(cell, "v")?.text ?? "";
      if (text.length > 32_767 * 7) faults.push(`${part}: ${cell.attributes["r"]} is too long`);
    }
  }
  const merges = childrenOf(childOf(root, "mergeCells"), "mergeCell").map((m) =>
    box(m.attributes["ref"]!)!,
  );
  merges.forEach((a, n) => {
    const clash = merges
      .slice(n + 1)
      .some(
        (b) => a.left <= b.right && b.left <= a.right && a.top <= b.bottom && b.top <= a.bottom,
      );
    if (clash) faults.push(`${part}: merged cells overlap`);
  });
  let last = 0;
  for (const { attributes } of childrenOf(childOf(root, "cols"), "col")) {
    if (Number(attributes["min"]) <= last) faults.push(`${part}: columns overlap`);
    last = Number(attributes["max"]);
    if (last < Number(attributes["min"])) faults.push(`${part}: a column ends before it begins`);
  }
  return faults;
}

function checkRules(part: string, root: Element): string[] {
  const faults: string[] = [];
  const priorities: string[] = [];
  for (const rule of childrenOf(root, "conditionalFormatting").flatMap((f) =>
    childrenOf(f, "cfRule"),
  )) {
    priorities.push(rule.attributes["priority"] ?? "");
    if (Number(rule.attributes["priority"]) < 1) faults.push(`${part}: a rule has no priority`);
  }
  faults.push(...twice(`${part}: priority`, priorities));
  for (const validation of childrenOf(childOf(root, "dataValidations"), "dataValidation")) {
    const formula = childOf(validation, "formula1")?.text ?? "";
    if (formula.startsWith('"') && formula.length > 257) faults.push(`${part}: a list is too long`);
    const { promptTitle = "", prompt = "", errorTitle = "", error = "" } = validation.attributes;
    if (promptTitle.length > 32 || errorTitle.length > 32)
      faults.push(`${part}: a title is too long`);
    if (prompt.length > 255 || error.length > 255) faults.push(`${part}: a message is too long`);
    if (!validation.attributes["sqref"]) faults.push(`${part}: a validation has no cells`);
  }
  return faults;
}

function checkNotes(parts: Parts, part: string, root: Element): string[] {
  const link = linksOf(parts, part).find((l) => l.kind === "comments");
  const comments = link && parts.xml(link.target);
  if (!comments) return [];
  const faults: string[] = [];
  const authors = childOf(comments, "authors")?.children.length ?? 0;
  const list = childrenOf(childOf(comments, "commentList"), "comment");
  faults.push(
    ...twice(
      `${link.target}: note`,
      list.map((c) => c.attributes["ref"] ?? ""),
    ),
  );
  for (const comment of list) {
    if (Number(comment.attributes["authorId"]) >= authors)
      faults.push(`${link.target}: no such author`);
  }
  if (list.length > 0 && !childOf(root, "legacyDrawing"))
    faults.push(`${part}: notes without a drawing`);
  return faults;
}

function checkChain(
  parts: Parts,
  book: string,
  formulas: ReadonlyMap<string, ReadonlySet<string>>,
): string[] {
  const link = linksOf(parts, book).find((l) => l.kind === "calcChain");
  const root = link && parts.xml(link.target);
  if (!root) return [];
  const faults: string[] = [];
  let sheet = "";
  for (const entry of all(root)) {
    if (entry.name !== "c") continue;
    sheet = entry.attributes["i"] ?? sheet;
    if (!formulas.get(sheet)?.has(entry.attributes["r"] ?? "")) {
      faults.push(`${link.target}: ${entry.attributes["r"]} on sheet ${sheet} has no formula`);
    }
  }
  return faults;
}
