import type { EventSource } from "./host-object";
import type { Properties } from "./records";

/** `[category, type, target, message, id]`, as the client's registry takes it. */
export type EventEntry = readonly [number, number, string, string, number];

/** Category of the workbook's events. */
const WORKBOOK_EVENTS = 65_536;

/** Delivers the events that somebody listens to, after the batch that caused them. */
export class HostEvents implements EventSource {
  private readonly watched = new Set<string>();
  private readonly sinks = new Set<(entries: readonly EventEntry[]) => void>();
  private readonly selectionListeners = new Set<() => void>();
  private waiting: EventEntry[] = [];
  private ids = 0;

  addSink(sink: (entries: readonly EventEntry[]) => void): () => void {
    this.sinks.add(sink);
    return () => this.sinks.delete(sink);
  }

  watch(type: number, target: string, on: boolean): void {
    if (on) this.watched.add(`${type}:${target}`);
    else this.watched.delete(`${type}:${target}`);
  }

  raise(type: number, target: string, message: Properties): void {
    if (!this.watched.has(`${type}:${target}`)) return;
    this.send([WORKBOOK_EVENTS, type, target, JSON.stringify(message), ++this.ids]);
  }

  onSelected(listener: () => void): () => void {
    this.selectionListeners.add(listener);
    return () => this.selectionListeners.delete(listener);
  }

  selected(): void {
    setTimeout(() => {
      for (const listener of this.selectionListeners) listener();
    }, 0);
  }

  /** Hands an entry to every add-in, soon and never at once: what waits goes together. */
  send(entry: EventEntry): void {
    this.waiting.push(entry);
    if (this.waiting.length > 1) return;
    setTimeout(() => {
      const entries = this.waiting;
      this.waiting = [];
      for (const sink of this.sinks) sink(entries);
    }, 0);
  }
}
