import { columnLetters } from "../../kernel/cell-address";

const MAX_ROWS = 1_048_576;
const MAX_COLUMNS = 16_384;

// Texts, quoted sheet names, structured references' brackets and names are stepped over as wholes.
const TOKEN =
  /"(?:[^"]|"")*"|'(?:[^']|'')*'!?|\[|(?<![\p{L}\p{N}_.$\\])(\$?[A-Za-z]{1,3}\$?[0-9]{1,7}|\$?[A-Za-z]{1,3}:\$?[A-Za-z]{1,3}|\$?[0-9]{1,7}:\$?[0-9]{1,7})(?![\p{L}\p{N}_.(!\\])|[\p{L}_\\][\p{L}\p{N}_.\\]*/gu;

/**
 * A formula's text (with or without `=`) as Excel copies it `rows` down and `columns` right:
 * relative references move, absolute ones stay, one that leaves the sheet becomes `#REF!`.
 */
export function shiftFormula(formula: string, rows: number, columns: number): string {
  if (rows === 0 && columns === 0) return formula;
  let out = "";
  let at = 0;
  TOKEN.lastIndex = 0;
  for (let match = TOKEN.exec(formula); match; match = TOKEN.exec(formula)) {
    out += formula.slice(at, match.index);
    if (match[0] === "[") {
      at = closingBracket(formula, match.index);
      out += formula.slice(match.index, at);
      TOKEN.lastIndex = at;
      continue;
    }
    out += match[1] === undefined ? match[0] : shiftToken(match[1], rows, columns);
    at = match.index + match[0].length;
  }
  return out + formula.slice(at);
}

/** Offset behind the bracket that closes the one at `from`; `'` takes the next character as it is. */
function closingBracket(formula: string, from: number): number {
  let depth = 0;
  for (let i = from; i < formula.length; i++) {
    if (formula[i] === "'") i++;
    else if (formula[i] === "[") depth++;
    else if (formula[i] === "]" && --depth === 0) return i + 1;
  }
  return formula.length;
}

const CELL = /^(\$?)([A-Za-z]{1,3})(\$?)([0-9]{1,7})$/;
const COLUMN = /^(\$?)([A-Za-z]{1,3})$/;
const ROW = /^(\$?)([0-9]{1,7})$/;

function shiftToken(token: string, rows: number, columns: number): string {
  const colon = token.indexOf(":");
  if (colon > 0) {
    const ends = [token.slice(0, colon), token.slice(colon + 1)];
    const shifted = ends.map((end) => shiftEnd(end, rows, columns));
    return shifted.includes("#REF!") ? "#REF!" : shifted.join(":");
  }
  const cell = CELL.exec(token);
  if (!cell || !isColumn(cell[2]!) || Number(cell[4]) < 1 || Number(cell[4]) > MAX_ROWS)
    return token;
  const column = shiftColumn(cell[1]!, cell[2]!, columns);
  const row = shiftRow(cell[3]!, cell[4]!, rows);
  return column === undefined || row === undefined ? "#REF!" : column + row;
}

function shiftEnd(end: string, rows: number, columns: number): string {
  const column = COLUMN.exec(end);
  if (column) {
    return isColumn(column[2]!) ? (shiftColumn(column[1]!, column[2]!, columns) ?? "#REF!") : end;
  }
  const row = ROW.exec(end)!;
  return shiftRow(row[1]!, row[2]!, rows) ?? "#REF!";
}

export function columnIndex(letters: string): number {
  let index = 0;
  for (let i = 0; i < letters.length; i++) index = index * 26 + (letters.charCodeAt(i) & 31);
  return index - 1;
}

function isColumn(letters: string): boolean {
  return columnIndex(letters) < MAX_COLUMNS;
}

function shiftColumn(dollar: string, letters: string, by: number): string | undefined {
  if (dollar !== "") return dollar + letters;
  const index = columnIndex(letters) + by;
  return index >= 0 && index < MAX_COLUMNS ? columnLetters(index) : undefined;
}

function shiftRow(dollar: string, digits: string, by: number): string | undefined {
  if (dollar !== "") return dollar + digits;
  const row = Number(digits) + by;
  return row >= 1 && row <= MAX_ROWS ? String(row) : undefined;
}
