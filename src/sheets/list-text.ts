import { CellFault, type CellReader } from "./cell-value";
import type { Need } from "./define-sheet";
import { numberFromText } from "./number-text";

/** A reader for cells that hold a small language; `fromNumber` is for cells that hold a single number. */
export function listReader<T>(
  fromText: (text: string) => T | CellFault,
  fromNumber?: (value: number) => T,
): CellReader {
  return (cell) => {
    if (cell === null) return undefined;
    if (typeof cell === "string") return cell.trim() === "" ? undefined : fromText(cell);
    if (typeof cell === "number" && fromNumber) return fromNumber(cell);
    if (typeof cell === "number" || typeof cell === "boolean") return fromText(String(cell));
    return new CellFault(
      "error-value",
      "is an error value",
      "Mend the formula, or type the value itself.",
    );
  };
}

/** `10, 20`; an empty list for `-`. */
export function stepsFromText(text: string): readonly string[] {
  const trimmed = text.normalize("NFKC").trim();
  if (/^[-–—]$/.test(trimmed)) return [];
  const steps = trimmed.split(/[,;\n]/).map((step) => step.trim().replace(/\s+/g, " "));
  return [...new Set(steps.filter((step) => step !== ""))];
}

/** `Oven:1; Crane:2`; a resource without an amount is needed once. */
export function needsFromText(text: string): readonly Need[] | CellFault {
  const needs: Need[] = [];
  for (const part of text.normalize("NFKC").split(/[;,\n]/)) {
    if (part.trim() === "") continue;
    const match = /^(.*?)(?:\s*[:=×]\s*([^:=×]*))?$/.exec(part.trim());
    const resource = match?.[1]?.trim().replace(/\s+/g, " ") ?? "";
    const amount = match?.[2] === undefined ? 1 : numberFromText(match[2]);
    if (resource === "" || amount instanceof CellFault || !(amount > 0)) {
      return new CellFault(
        "not-needs",
        `has "${part.trim().slice(0, 30)}", which is not a resource with an amount`,
        "Write each need with its amount, such as Oven:1; Crane:2.",
      );
    }
    needs.push({ resource, amount });
  }
  return needs;
}
