import { packOriginal, unpackOriginal } from "./book-record";
import type { BookRecord } from "./parse-record";
import { fingerprint } from "./checksum";
import type { PackageParts } from "./package-parts";

const same = (a: string, b: string) => a.toLowerCase() === b.toLowerCase();

/** Notes what a change of ours did to the parts: originals of those that were there, names of new ones. */
export function noteWritten(
  record: BookRecord,
  before: PackageParts,
  after: PackageParts,
  statePart?: string,
): void {
  for (const name of after.names()) {
    if (before.identity(name) === after.identity(name)) continue;
    if (statePart !== undefined && same(name, statePart)) continue;
    notePart(record, name, before, after);
  }
  const isGone = ({ part }: { readonly part: string }) => !after.has(part);
  record.added = record.added.filter((entry) => !isGone(entry));
  record.touched = record.touched.filter((entry) => !isGone(entry));
}

function notePart(
  record: BookRecord,
  name: string,
  before: PackageParts,
  after: PackageParts,
): void {
  const written = fingerprint(after.read(name));
  const added = record.added.find((entry) => same(entry.part, name));
  const was = before.has(name) ? before.read(name) : undefined;
  if (added && (was === undefined || added.written === fingerprint(was))) {
    added.written = written;
    return;
  }
  if (was === undefined) {
    record.added.push({ part: name, written });
    return;
  }
  // Another program has saved in between and uses the name for a part of its own.
  record.added = record.added.filter((entry) => entry !== added);
  const touched = record.touched.find((entry) => same(entry.part, name));
  if (!touched) {
    record.touched.push({ part: name, written, original: packOriginal(was) });
    return;
  }
  if (touched.written !== fingerprint(was)) touched.original = null;
  touched.written = written;
}

/**
 * Notes a change that is the user's own: it is made to the originals as well, so that it stays when
 * ours are taken away.
 */
export function noteUserEdit(
  record: BookRecord,
  before: PackageParts,
  after: PackageParts,
  edit: (base: PackageParts) => void,
): void {
  const base = before.copy();
  const known = record.touched.filter(
    ({ part, written, original }) =>
      original !== null && before.has(part) && fingerprint(before.read(part)) === written,
  );
  for (const { part, original } of known) base.write(part, unpackOriginal(original!));
  const start = base.copy();
  if (known.length > 0) edit(base);
  for (const entry of known) {
    if (!after.has(entry.part) || !base.has(entry.part)) continue;
    entry.written = fingerprint(after.read(entry.part));
    if (base.identity(entry.part) !== start.identity(entry.part)) {
      entry.original = packOriginal(base.read(entry.part));
    }
  }
  for (const added of record.added) {
    if (!after.has(added.part) || before.identity(added.part) === after.identity(added.part))
      continue;
    if (fingerprint(before.read(added.part)) === added.written) {
      added.written = fingerprint(after.read(added.part));
    }
  }
}
