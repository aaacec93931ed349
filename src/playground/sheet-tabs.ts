import type { EmbeddedWorkbook } from "../embedded/embedded-workbook";

const STEPS: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1 };

/** Draws a tab for each sheet that is not hidden. */
export function drawTabs(list: HTMLElement, workbook: EmbeddedWorkbook): void {
  const { book, view } = workbook;
  const sheets = book.sheets.filter(({ visibility }) => visibility === "Visible");
  const hadFocus = list.contains(document.activeElement);
  const tabs = sheets.map(({ id, name }, index) => {
    const tab = document.createElement("button");
    const isActive = id === view.activeSheet;
    tab.type = "button";
    tab.textContent = name;
    tab.tabIndex = isActive ? 0 : -1;
    tab.setAttribute("role", "tab");
    tab.setAttribute("aria-selected", String(isActive));
    tab.setAttribute("aria-controls", "grid");
    tab.addEventListener("click", () => workbook.activate(name));
    tab.addEventListener("keydown", (event) => {
      const next = sheets[index + (STEPS[event.key] ?? 0)];
      if (!next || next.id === id) return;
      workbook.activate(next.name);
      event.preventDefault();
    });
    return tab;
  });
  list.replaceChildren(...tabs);
  const active = tabs.find((tab) => tab.tabIndex === 0);
  active?.scrollIntoView({ block: "nearest", inline: "nearest" });
  if (hadFocus) active?.focus();
}
