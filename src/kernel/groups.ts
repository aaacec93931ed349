/** Adds one more under a key. */
export function addTo<K, V>(groups: Map<K, V[]>, key: K, one: V): void {
  const group = groups.get(key);
  if (group) group.push(one);
  else groups.set(key, [one]);
}

/** Rows by key, in the order in which the keys come first; those with the key undefined are left out. */
export function groupBy<K, V>(rows: Iterable<V>, keyOf: (row: V) => K | undefined): Map<K, V[]> {
  const groups = new Map<K, V[]>();
  for (const row of rows) {
    const key = keyOf(row);
    if (key !== undefined) addTo(groups, key, row);
  }
  return groups;
}
