import type { FormatKind } from "./cell-value";

/** What a number format (en-US code) shows its number as. */
export function formatKind(code: string): FormatKind {
  if (code === "General") return "number";
  if (code.trim() === "@") return "text";
  const bare = bareTokens(code);
  if (/%/.test(bare)) return "percent";
  if (/\[(h+|m+|s+)\]/.test(bare)) return "elapsed";
  const tokens = bare.replace(/\[[^\]]*\]/g, "").replace(/general/g, "");
  if (/[#0?]/.test(tokens.replace(/s\.0+/g, "s"))) return "number";
  const clock = /[hs]/.test(tokens) || /am\/pm|a\/p/.test(tokens);
  if (/[ydge]/.test(tokens) || (/m/.test(tokens) && !clock)) return "date";
  return clock ? "time" : "number";
}

/** The first section without quoted texts, escaped characters, padding, colours and locales. */
function bareTokens(code: string): string {
  const section = code
    .toLowerCase()
    .replace(/"[^"]*"/g, "")
    .replace(/\\./g, "")
    .replace(/_./g, "")
    .replace(/\*./g, "")
    .split(";")[0]!;
  return section.replace(/\[(?!h+\]|m+\]|s+\])[^\]]*\]/g, "");
}
