import { act, createElement } from "react";
import { createRoot } from "react-dom/client";
import { App } from "../../src/taskpane/app";
import { replayerOn } from "../../src/app/replay-by-turns";
import type { OfficeSide } from "../../src/taskpane/office-side";
import { PaneStore } from "../../src/taskpane/pane-store";
import type { Solver } from "../../src/app/ports";
import type { WorkbookHost } from "../../src/workbook/workbook-host";
import { directSolver, stillClock } from "../unit/app/a-shop";
import { PLAN_START } from "../support/a-plan";

declare global {
  var IS_REACT_ACT_ENVIRONMENT: boolean;
}

/** The real pane over a host in memory, as a user works it. */
export class TestPane {
  readonly shown: string[] = [];
  readonly store: PaneStore;
  private readonly root: ReturnType<typeof createRoot>;

  constructor(host: WorkbookHost, solver: Solver = directSolver) {
    globalThis.IS_REACT_ACT_ENVIRONMENT = true;
    const office: OfficeSide = {
      host,
      bookName: () => "shop.xlsx",
      goTo: (sheet, cell) => {
        this.shown.push(`${sheet}!${cell}`);
        return Promise.resolve();
      },
    };
    const clock = stillClock(PLAN_START);
    const limits = { iterations: 0, now: PLAN_START };
    this.store = new PaneStore(office, solver, clock, replayerOn(clock), limits);
    document.body.innerHTML = "<div></div>";
    this.root = createRoot(document.body.firstElementChild!);
  }

  async open(): Promise<this> {
    const look = { current: () => "light" as const, subscribe: () => () => undefined };
    act(() => this.root.render(createElement(App, { store: this.store, look })));
    await act(() => this.store.open());
    return this;
  }

  close(): void {
    act(() => this.root.unmount());
  }

  get text(): string {
    return document.body.textContent ?? "";
  }

  async press(name: string): Promise<void> {
    const found = this.named(name);
    if (!found) throw new Error(`There is no "${name}" in: ${this.text}`);
    await act(async () => {
      found.click();
      await settled();
    });
  }

  has(name: string): boolean {
    return this.named(name) !== undefined;
  }

  async choose(label: string, value: string): Promise<void> {
    const field = [...document.querySelectorAll("label")].find((each) =>
      each.textContent?.startsWith(label),
    );
    const control = document.getElementById(field?.htmlFor ?? "") as
      HTMLSelectElement | HTMLInputElement | null;
    if (!control) throw new Error(`There is no field "${label}" in: ${this.text}`);
    await act(async () => {
      const kind = control instanceof HTMLSelectElement ? HTMLSelectElement : HTMLInputElement;
      Object.getOwnPropertyDescriptor(kind.prototype, "value")!.set!.call(control, value);
      control.dispatchEvent(
        new Event(kind === HTMLSelectElement ? "change" : "input", { bubbles: true }),
      );
      await settled();
    });
    await act(async () => {
      control.dispatchEvent(new Event("focusout", { bubbles: true }));
      await settled();
    });
  }

  private named(name: string): HTMLElement | undefined {
    return [...document.querySelectorAll<HTMLElement>("button, [role=tab]")].find(
      // A tab holds its text twice, so that it keeps its width when it is chosen.
      (each) =>
        [name, each.getAttribute("role") === "tab" ? name + name : name].includes(
          each.textContent ?? "",
        ) || each.getAttribute("aria-label") === name,
    );
  }
}

const settled = () => new Promise((resolve) => setTimeout(resolve, 20));
