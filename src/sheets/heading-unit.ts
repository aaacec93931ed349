import { comparableName } from "../kernel/names";

/** The unit that a heading states, in numbers that can be converted. */
export type HeadingUnit =
  /** A time, in seconds. */
  | { readonly kind: "time"; readonly seconds: number }
  /** So many per this time: `pcs/h`, `/min`. */
  | { readonly kind: "perTime"; readonly seconds: number }
  /** A time for so many units: `min/unit`, `h/100`. */
  | { readonly kind: "timePerUnits"; readonly seconds: number; readonly units: number }
  | { readonly kind: "percent" }
  /** A unit of quantity or money, such as kg or EUR: nothing to convert. */
  | { readonly kind: "amount" };

const TIMES: ReadonlyMap<string, number> = new Map(
  (
    [
      [1, "s sec secs second seconds sek sekunde sekunden seconde secondes segundo segundos"],
      [60, "min mins minute minutes minuten minuto minutos mn"],
      [3600, "h hr hrs hour hours std stunde stunden heure heures hora horas"],
      [86400, "d day days tag tage tagen jour jours día días dia dias"],
      [604800, "wk wks week weeks woche wochen semaine semaines semana semanas"],
    ] as const
  ).flatMap(([seconds, words]) =>
    words.split(" ").map((word): [string, number] => [word, seconds]),
  ),
);

const AMOUNTS: ReadonlySet<string> = new Set(
  "kg g mg t to ton tons tonnes tonnen lb lbs oz m mm cm km m2 m3 l ml hl ltr liter litre litres gal pc pcs pce piece pieces ea each unit units stk stck st stück stueck pièce pièces pièce pza pzas pieza piezas ud uds unid unidade unidades unidad unidades un pz pç pçs qty eur euro euros usd gbp chf brl money € $ £ r$ ¥ rolls rolle rollen boxes box pallets pallet meter meters mètres metros".split(
    " ",
  ),
);

const isAmount = (word: string) => AMOUNTS.has(word);

/** The unit that `text` is as a whole; undefined when it is none. */
export function unitFromText(text: string): HeadingUnit | undefined {
  const plain = text.normalize("NFKC").trim().toLowerCase().replace(/\.$/, "");
  if (plain === "%" || plain === "percent" || plain === "prozent" || plain === "pct") {
    return { kind: "percent" };
  }
  const time = TIMES.get(plain);
  if (time !== undefined) return { kind: "time", seconds: time };
  if (isAmount(plain)) return { kind: "amount" };
  const fraction = /^(.*?)\s*(?:\/|\b(?:per|pro|je|par|por)\b)\s*(.+)$/.exec(plain);
  if (!fraction) return undefined;
  return fractionUnit(fraction[1]!.trim().replace(/\.$/, ""), fraction[2]!.trim());
}

function fractionUnit(upper: string, lower: string): HeadingUnit | undefined {
  const upperTime = TIMES.get(upper);
  const lowerTime = TIMES.get(lower);
  if (lowerTime !== undefined && (upper === "" || isAmount(upper))) {
    return { kind: "perTime", seconds: lowerTime };
  }
  if (upperTime === undefined) return undefined;
  const counted = /^(\d+)\s*(\S*)$/.exec(lower);
  if (counted && (counted[2] === "" || isAmount(counted[2]!))) {
    return { kind: "timePerUnits", seconds: upperTime, units: Number(counted[1]) };
  }
  return isAmount(lower) ? { kind: "timePerUnits", seconds: upperTime, units: 1 } : undefined;
}

export interface HeadingParts {
  /** The heading without its unit, in comparable form; empty when it is all unit. */
  readonly base: string;
  readonly unit: HeadingUnit | undefined;
  /** What stands in brackets at the end and is no unit; empty when there is nothing. */
  readonly aside: string;
}

/** Parts `Run time [h]`, `Rate /min`, `SetupTime_Minutes`, `Capacity_UnitsPerHour` into name and unit. */
export function headingParts(heading: string): HeadingParts {
  const text = heading.normalize("NFKC").replace(/\s+/g, " ").trim();
  const inBrackets = /^(.*?)\s*[([{]([^()[\]{}]*)[)\]}]\s*$/.exec(text);
  if (inBrackets) {
    const unit = unitFromText(inBrackets[2]!);
    const base = comparableName(inBrackets[1]!);
    return { base, unit, aside: unit ? "" : comparableName(inBrackets[2]!) };
  }
  const words = wordsOf(text);
  for (let from = 0; from < words.length; from++) {
    const unit = unitFromText(words.slice(from).join(" "));
    if (unit && unit.kind !== "amount") {
      return { base: comparableName(words.slice(0, from).join(" ")), unit, aside: "" };
    }
  }
  return { base: comparableName(text), unit: undefined, aside: "" };
}

/** Words of a heading, also where they are joined by capitals or low lines; `/` begins a word. */
function wordsOf(text: string): string[] {
  return text
    .replace(/([\p{Ll}\d])(\p{Lu})/gu, "$1 $2")
    .replace(/\//g, " / ")
    .replace(/[_,;:–—-]+/g, " ")
    .replace(/ \/ /g, " /")
    .split(" ")
    .filter((word) => word !== "" && !/^in$/i.test(word));
}

/**
 * What figures under a heading with `stated` are multiplied by to be in `own`; undefined when the
 * two do not measure the same.
 */
export function unitFactor(stated: HeadingUnit, own: HeadingUnit | undefined): number | undefined {
  if (own === undefined) return undefined;
  switch (own.kind) {
    case "time":
      return stated.kind === "time" ? stated.seconds / own.seconds : undefined;
    case "perTime":
      return stated.kind === "perTime" ? own.seconds / stated.seconds : undefined;
    case "timePerUnits":
      if (stated.kind === "time") return stated.seconds / own.seconds;
      return stated.kind === "timePerUnits"
        ? stated.seconds / own.seconds / stated.units
        : undefined;
    case "percent":
      return stated.kind === "percent" ? 1 : undefined;
    case "amount":
      return stated.kind === "amount" ? 1 : undefined;
  }
}
