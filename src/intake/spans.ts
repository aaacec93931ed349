import type { Moment } from "../kernel/moment";

/** A stretch of time; the end is not part of it. */
export interface Span {
  readonly start: Moment;
  readonly end: Moment;
}

/** Ascending and disjoint: spans that touch or overlap become one, empty ones go. */
export function mergeSpans(spans: readonly Span[]): Span[] {
  const sorted = spans.filter((span) => span.end > span.start).sort((a, b) => a.start - b.start);
  const merged: { start: Moment; end: Moment }[] = [];
  for (const { start, end } of sorted) {
    const last = merged[merged.length - 1];
    if (last && start <= last.end) last.end = Math.max(last.end, end);
    else merged.push({ start, end });
  }
  return merged;
}

/** What is left of `spans` outside `holes`; both ascending and disjoint, as `mergeSpans` gives them. */
export function withoutSpans(spans: readonly Span[], holes: readonly Span[]): Span[] {
  if (holes.length === 0) return [...spans];
  const left: Span[] = [];
  let next = 0;
  for (const span of spans) {
    while (next < holes.length && holes[next]!.end <= span.start) next++;
    let start = span.start;
    for (let at = next; at < holes.length && holes[at]!.start < span.end; at++) {
      const hole = holes[at]!;
      if (hole.start > start) left.push({ start, end: hole.start });
      start = Math.max(start, hole.end);
    }
    if (start < span.end) left.push({ start, end: span.end });
  }
  return left;
}

/** The part of `span` between two moments; undefined when there is none. */
export function clipSpan(span: Span, from: Moment, to: Moment): Span | undefined {
  const start = Math.max(span.start, from);
  const end = Math.min(span.end, to);
  return start < end ? { start, end } : undefined;
}
