import type { HostObject } from "./host-object";
import type { QueryInfo } from "./wire";

interface Wanted {
  all: boolean;
  readonly members: Map<string, Wanted>;
}

/** Answers `load`: the members that were asked for, nested as the client nests them. */
export function query(target: HostObject | null, info: QueryInfo): unknown {
  return project(target, wantedBy(info), info);
}

function wantedBy({ Select = [], Expand = [] }: QueryInfo): Wanted {
  const root: Wanted = { all: false, members: new Map() };
  for (const path of [...Select, ...Expand]) {
    let at = root;
    for (const part of path.split("/").filter((each) => each !== "")) {
      if (part === "$all") at.all = true;
      if (part.startsWith("$")) break;
      const next = at.members.get(part) ?? { all: false, members: new Map<string, Wanted>() };
      at.members.set(part, next);
      at = next;
    }
  }
  return root;
}

function project(target: HostObject | null, wanted: Wanted, info: QueryInfo = {}): unknown {
  if (target === null) return { _IsNull: true };
  const items = target.items();
  return items ? projectItems(target, items, wanted, info) : projectObject(target, wanted);
}

function projectObject(target: HostObject, wanted: Wanted): Record<string, unknown> {
  const answer: Record<string, unknown> = { ...target.identity() };
  if (wanted.all || wanted.members.size === 0) {
    for (const name of target.scalarNames()) answer[name] = target.read(name);
  }
  for (const [member, inner] of wanted.members) {
    if (member === "isNullObject") continue;
    const name = member.slice(0, 1).toUpperCase() + member.slice(1);
    answer[name] = target.isObject(name) ? project(target.object(name), inner) : target.read(name);
  }
  return answer;
}

/** `load("items/name")`, `load("name")` and `load()` all mean the items of a collection. */
function projectItems(
  target: HostObject,
  items: readonly HostObject[],
  wanted: Wanted,
  { Skip = 0, Top }: QueryInfo,
): Record<string, unknown> {
  const answer: Record<string, unknown> = { ...target.identity() };
  const inner: Wanted = { all: wanted.all, members: new Map(wanted.members.get("items")?.members) };
  if (wanted.members.get("items")?.all) inner.all = true;
  for (const [member, each] of wanted.members) {
    const name = member.slice(0, 1).toUpperCase() + member.slice(1);
    if (member === "items") continue;
    if (target.isObject(name)) answer[name] = project(target.object(name), each);
    else if (target.scalarNames().includes(name)) answer[name] = target.read(name);
    else inner.members.set(member, each);
  }
  const end = Top === undefined || Top === null ? undefined : Skip + Top;
  answer["_Items"] = items.slice(Skip, end).map((item) => project(item, inner));
  return answer;
}
