import { quotedSheet } from "../../kernel/cell-address";
import { absolute, type PlaceList } from "../xlsx/rules-xml";
import { textEntry } from "./cell-entry";
import type { Draft } from "./draft";
import { writeRows } from "./write-cells";

/** A very hidden sheet of ours, as in a file: one column for each list that is too long for a rule. */
const LISTS_SHEET = "PlumbLists";

/** Gives long lists of choices a place in cells, equal lists the same. */
export function placeLists(draft: Draft): PlaceList {
  return (choices) => {
    const { record } = draft;
    const same = (list: readonly string[]) =>
      list.length === choices.length && list.every((choice, n) => choice === choices[n]);
    let column = record.lists.findIndex(same);
    if (column < 0 || !draft.sheet(record.listsSheet)) {
      column = column < 0 ? record.lists.push([...choices]) - 1 : column;
      ensureSheet(draft);
      const rows = choices.map((choice) => [textEntry(choice)]);
      writeRows(draft.queue, record.listsSheet, { top: 0, left: column }, rows);
    }
    const area = { top: 0, left: column, bottom: Math.max(0, choices.length - 1), right: column };
    return `${quotedSheet(record.listsSheet)}!${absolute(area)}`;
  };
}

function ensureSheet(draft: Draft): void {
  const { record } = draft;
  if (record.listsSheet !== "" && draft.sheet(record.listsSheet)) return;
  let name = LISTS_SHEET;
  for (let n = 2; draft.sheet(name); n++) name = `${LISTS_SHEET}${n}`;
  record.listsSheet = name;
  draft.sheets.push({ id: "", name, visible: false, protected: false });
  draft.saved.newSheets.push(name);
  draft.queue.add((context) => {
    context.workbook.worksheets.add(name).visibility = "VeryHidden";
  });
}
