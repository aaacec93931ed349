import { DAY, type Seconds } from "../kernel/moment";
import { CellFault } from "./cell-value";
import { clockFromText } from "./clock-text";

/** Names of the days from Monday to Sunday, by language; every beginning of three letters counts too. */
const LANGUAGES: readonly (readonly string[])[] = [
  [
    "mo monday",
    "tu tues tuesday",
    "we wednesday",
    "th thur thurs thursday",
    "fr friday",
    "sa saturday",
    "su sunday",
  ],
  [
    "mo montag",
    "di dienstag",
    "mi mittwoch",
    "do donnerstag",
    "fr freitag",
    "sa samstag sonnabend",
    "so sonntag",
  ],
  ["lu lundi", "ma mardi", "me mercredi", "je jeudi", "ve vendredi", "sa samedi", "di dimanche"],
  [
    "lu lunes",
    "ma martes",
    "mi mié miércoles miercoles",
    "ju jueves",
    "vi viernes",
    "sa sáb sábado sabado",
    "do domingo",
  ],
  [
    "seg segundafeira segunda 2a",
    "ter terçafeira terça 3a",
    "qua quartafeira quarta 4a",
    "qui quintafeira quinta 5a",
    "sex sextafeira sexta 6a",
    "sáb sab sábado sabado",
    "dom domingo",
  ],
];

const DAY_OF: readonly ReadonlyMap<string, number>[] = LANGUAGES.map((names) => {
  const found = new Map<string, number>();
  names.forEach((words, index) => {
    for (const word of words.split(" ")) {
      found.set(word, index);
      if (word.length > 3) found.set(word.slice(0, 3), index);
    }
  });
  return found;
});

const EVERY_DAY = new Set(
  "daily everyday alldays all täglich taeglich alletage touslesjours quotidien diario diariamente todoslosdías todoslosdias todososdias todososdía".split(
    " ",
  ),
);
const WORKING_DAYS = new Set(["weekdays", "workdays"]);

/** Seven flags, Monday first, of `Mon-Fri`, `Sat, Sun`, `Daily`, `Mo-Fr`, `lundi à vendredi`. */
export function weekdaysFromText(text: string): readonly boolean[] | CellFault {
  const plain = text
    .normalize("NFKC")
    .trim()
    .toLowerCase()
    .replace(/-feira/g, "feira");
  const word = plain.replace(/[^\p{L}]/gu, "");
  if (EVERY_DAY.has(word)) return Array<boolean>(7).fill(true);
  if (WORKING_DAYS.has(word)) return [0, 1, 2, 3, 4, 5, 6].map((day) => day < 5);
  const parts = plain
    .split(/[,;/+&\n]| and | und | et | y | e /)
    .filter((part) => part.trim() !== "");
  const readings = new Map<string, readonly boolean[]>();
  for (const days of DAY_OF) {
    const flags = flagsIn(parts, days);
    if (flags) readings.set(flags.join(), flags);
  }
  if (readings.size === 1) return [...readings.values()][0]!;
  const predicate =
    readings.size === 0 ? "is not a list of weekdays" : "means other days in other languages";
  return new CellFault(
    "not-weekdays",
    predicate,
    "Write the days as Mon-Fri, or Sat, Sun, or Daily.",
  );
}

function flagsIn(
  parts: readonly string[],
  days: ReadonlyMap<string, number>,
): boolean[] | undefined {
  const flags = Array<boolean>(7).fill(false);
  for (const part of parts) {
    const ends = part.split(/ to | bis | à | a | au | até |[-–—]+/).map((end) => dayIn(end, days));
    const [first, last] = [ends[0], ends[ends.length - 1]];
    if (ends.length > 2 || first === undefined || last === undefined) return undefined;
    for (let day = first; ; day = (day + 1) % 7) {
      flags[day] = true;
      if (day === last) break;
    }
  }
  return parts.length === 0 ? undefined : flags;
}

function dayIn(text: string, days: ReadonlyMap<string, number>): number | undefined {
  const word = text.replace(/^(de|du|von) /, "").replace(/[^\p{L}\p{N}]/gu, "");
  return days.get(word) ?? (word.length > 3 ? days.get(word.replace(/s$/, "")) : undefined);
}

/** Seconds after Monday 00:00 of `Mon 06:00`. */
export function weekTimeFromText(text: string): Seconds | CellFault {
  const match = /^(\S+?),? (.+)$/.exec(text.trim());
  const days = match ? weekdaysFromText(match[1]!) : undefined;
  const clock = match ? clockFromText(match[2]!) : undefined;
  const index = days instanceof CellFault || days === undefined ? -1 : days.indexOf(true);
  const single = index >= 0 && (days as readonly boolean[]).lastIndexOf(true) === index;
  if (!single || clock === undefined || clock instanceof CellFault) {
    return new CellFault(
      "not-a-time-of-the-week",
      "is not a time of the week",
      "Write a day and a time, such as Mon 06:00.",
    );
  }
  return index * DAY + clock;
}
