import { CellFault } from "./cell-value";

const SPACES = /[\s\u00a0\u2007\u2009\u202f'’]/g;

/**
 * A number written as text. The separators of thousands and decimals are told apart only where
 * there is one way to read them: `1.234,5` and `0,75` are plain, `1,234` is not.
 */
export function numberFromText(text: string): number | CellFault {
  let bare = text
    .normalize("NFKC")
    .replace(SPACES, "")
    .replace(/^[€$£¥]|[€$£¥]$/g, "");
  bare = bare.replace(/[−–]/g, "-");
  const inBrackets = /^\((.*)\)$/.exec(bare);
  if (inBrackets) bare = `-${inBrackets[1]}`;
  if (/^[^-]+-$/.test(bare)) bare = `-${bare.slice(0, -1)}`;
  const match = /^([+-]?)([\d.,]+)(e[+-]?\d{1,3})?$/i.exec(bare);
  if (!match || !/\d/.test(bare)) return notANumber();
  const plain = withDecimalPoint(match[2]!);
  if (plain instanceof CellFault) return plain;
  const value = Number(`${match[1]}${plain}${match[3] ?? ""}`);
  return Number.isFinite(value) ? value : notANumber();
}

function withDecimalPoint(digits: string): string | CellFault {
  const points = digits.split(".").length - 1;
  const commas = digits.split(",").length - 1;
  if (points === 0 && commas === 0) return digits;
  if (points > 0 && commas > 0) {
    const decimal = digits.lastIndexOf(".") > digits.lastIndexOf(",") ? "." : ",";
    return grouped(digits, decimal === "." ? "," : ".", decimal) ?? notANumber();
  }
  const separator = points > 0 ? "." : ",";
  if (points + commas > 1) return grouped(digits, separator, undefined) ?? notANumber();
  const [whole = "", rest = ""] = digits.split(separator);
  if (rest.length === 3 && /^[1-9]\d{0,2}$/.test(whole)) {
    return new CellFault(
      "number-ambiguous",
      `is text that can be read as ${whole}${rest} or as ${whole}.${rest}`,
      "Type it as a number instead of text.",
    );
  }
  return `${whole === "" ? "0" : whole}.${rest}`;
}

/** Digits in groups of three, with or without decimals; undefined when the groups are wrong. */
function grouped(
  digits: string,
  thousands: string,
  decimal: string | undefined,
): string | undefined {
  const [whole = "", rest, more] = decimal === undefined ? [digits] : digits.split(decimal);
  if (more !== undefined) return undefined;
  const groups = whole.split(thousands);
  const right = groups.every((group, index) =>
    index === 0 ? /^\d{1,3}$/.test(group) : /^\d{3}$/.test(group),
  );
  return right ? `${groups.join("")}.${rest ?? "0"}` : undefined;
}

function notANumber(): CellFault {
  return new CellFault("not-a-number", "is not a number", "Type a number there, such as 120.");
}
