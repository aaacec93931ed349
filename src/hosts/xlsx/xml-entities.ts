/** Line ends as XML has every reader see them. */
export function lineEnds(raw: string): string {
  return raw.includes("\r") ? raw.replace(/\r\n?/g, "\n") : raw;
}

/** Text with its entities resolved; `fault` makes the error for one that XML does not have. */
export function resolveEntities(raw: string, fault: (why: string) => Error): string {
  return raw.replace(/&([^;&]*;?)/g, (_, name: string) => {
    if (!name.endsWith(";")) throw fault("an entity is faulty");
    const known = ENTITIES[name.slice(0, -1)];
    if (known !== undefined) return known;
    const code = characterCode(name.slice(0, -1));
    if (!(code > 0 && code <= 0x10ffff)) throw fault("it uses an entity that XML does not have");
    return String.fromCodePoint(code);
  });
}

function characterCode(name: string): number {
  if (name.startsWith("#x")) return parseInt(name.slice(2), 16);
  return name.startsWith("#") ? parseInt(name.slice(1), 10) : NaN;
}

const ENTITIES: Readonly<Record<string, string>> = Object.assign(Object.create(null), {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
});
