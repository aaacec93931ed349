/**
 * The form in which names are compared: without case, spaces and punctuation, marks such as `ü`
 * kept. For sheet names, table names and headings.
 */
export function comparableName(name: string): string {
  return name
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "");
}

/**
 * The form in which keys (order numbers, products, resources) are compared: as Excel's own look-ups
 * do, without case and without spaces at the ends; and every dash is the hyphen, since programs put
 * in others that look the same.
 */
export function comparableKey(key: string): string {
  if (PLAIN.test(key)) return key.toLowerCase();
  return key.normalize("NFKC").trim().replace(/\s+/g, " ").replace(DASHES, "-").toLowerCase();
}

/** `comparableKey` that remembers every key it was asked for: where the same few come very often. */
export function rememberedKeys(): (key: string) => string {
  const known = new Map<string, string>();
  return (key) => {
    let comparable = known.get(key);
    if (comparable === undefined) known.set(key, (comparable = comparableKey(key)));
    return comparable;
  };
}

/** Letters, digits and signs without spaces, as nearly all keys are: nothing but their case can differ. */
const PLAIN = /^[\x21-\x7e]*$/;

/** Hyphens (also the non-breaking one), en and em dash, and the minus sign. */
const DASHES = /[\u2010-\u2015\u2212]/g;
