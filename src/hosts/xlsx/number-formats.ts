import type { PackageParts } from "./package-parts";
import { attribute, child, childrenOf, numberAttribute } from "./xml-element";

/** Number formats that files refer to by number without writing them out (ECMA-376 part 1, 18.8.30). */
export const BUILT_IN_FORMATS: Readonly<Record<number, string>> = {
  0: "General",
  1: "0",
  2: "0.00",
  3: "#,##0",
  4: "#,##0.00",
  5: '"$"#,##0_);("$"#,##0)',
  6: '"$"#,##0_);[Red]("$"#,##0)',
  7: '"$"#,##0.00_);("$"#,##0.00)',
  8: '"$"#,##0.00_);[Red]("$"#,##0.00)',
  9: "0%",
  10: "0.00%",
  11: "0.00E+00",
  12: "# ?/?",
  13: "# ??/??",
  14: "m/d/yyyy",
  15: "d-mmm-yy",
  16: "d-mmm",
  17: "mmm-yy",
  18: "h:mm AM/PM",
  19: "h:mm:ss AM/PM",
  20: "h:mm",
  21: "h:mm:ss",
  22: "m/d/yyyy h:mm",
  37: "#,##0_);(#,##0)",
  38: "#,##0_);[Red](#,##0)",
  39: "#,##0.00_);(#,##0.00)",
  40: "#,##0.00_);[Red](#,##0.00)",
  41: '_(* #,##0_);_(* (#,##0);_(* "-"_);_(@_)',
  42: '_("$"* #,##0_);_("$"* (#,##0);_("$"* "-"_);_(@_)',
  43: '_(* #,##0.00_);_(* (#,##0.00);_(* "-"??_);_(@_)',
  44: '_("$"* #,##0.00_);_("$"* (#,##0.00);_("$"* "-"??_);_(@_)',
  45: "mm:ss",
  46: "[h]:mm:ss",
  47: "mm:ss.0",
  48: "##0.0E+0",
  49: "@",
};

/** East Asian versions of Excel keep dates and times at these numbers. */
function builtInFormat(id: number): string {
  const known = BUILT_IN_FORMATS[id];
  if (known !== undefined) return known;
  if ((id >= 27 && id <= 31) || (id >= 50 && id <= 54) || id === 57 || id === 58)
    return "yyyy-mm-dd";
  if (id === 36) return "yyyy-mm-dd";
  if (id >= 32 && id <= 35) return "h:mm:ss";
  if (id === 55 || id === 56) return "h:mm";
  return "General";
}

/** Number format code for each cell style (entry of cellXfs) of a workbook. */
export function readNumberFormats(parts: PackageParts, stylesPart: string | undefined): string[] {
  if (stylesPart === undefined) return ["General"];
  const { root } = parts.readXml(stylesPart);
  const own = new Map<number, string>();
  for (const element of childrenOf(child(root, "numFmts"), "numFmt")) {
    const id = numberAttribute(element, "numFmtId");
    if (id !== undefined) own.set(id, attribute(element, "formatCode") || "General");
  }
  const formats = childrenOf(child(root, "cellXfs"), "xf").map((xf) => {
    const id = numberAttribute(xf, "numFmtId") ?? 0;
    return own.get(id) ?? builtInFormat(id);
  });
  return formats.length === 0 ? ["General"] : formats;
}

/** True for formats that show a date or a time of day. */
export function showsDate(format: string): boolean {
  const bare = format.replace(/"[^"]*"|\\.|_.|\*.|\[[^\]hms]*\]/gi, "");
  return /[ymdhs]/i.test(bare) && !/general/i.test(bare);
}
