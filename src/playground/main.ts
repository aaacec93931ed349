import { createEmbeddedHost, type EmbeddedHost } from "../embedded/embedded-host";
import { type OpenedFile, openXlsx } from "../embedded/load-xlsx";
import type { MemberCatalog } from "../embedded/member-catalog";
import type { EmbeddedWorkbook } from "../embedded/embedded-workbook";
import { saveXlsx } from "../embedded/save-xlsx";
import { cellAddress } from "../kernel/cell-address";
import { SheetGrid } from "./sheet-grid";
import { drawTabs } from "./sheet-tabs";

/** What .ci/serve-playground.mjs puts before this script. */
interface Given {
  readonly catalog: MemberCatalog;
  readonly name: string;
  /** The workbook's file, in Base64. */
  readonly book: string;
}

declare global {
  /** The workbook that is open; the pane's frame attaches itself to it. */
  var plumblineHost: EmbeddedHost;
}

const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
const PANE = "pane/playground.html";
/** Shown first, where the workbook has it. */
const FIRST = "Schedule";

const { plumblineGiven: given } = globalThis as unknown as { plumblineGiven: Given };
const grid = new SheetGrid(element("grid"), {
  say,
  // As in Excel, an add-in has to wait while somebody types in a cell.
  onEdit: (editing) => globalThis.plumblineHost.setCellEditMode(editing),
  undo,
});
let current: { readonly name: string; readonly opened: OpenedFile } | undefined;

function element<T extends HTMLElement>(id: string): T {
  return document.getElementById(id) as T;
}

function say(text: string): void {
  element("status").textContent = text;
}

function undo(): void {
  say(globalThis.plumblineHost.undo() ? "Undone." : "There is nothing to undo.");
}

/** Address and content of the selected cell, for those who cannot see all of it. */
function showSelected(workbook: EmbeddedWorkbook): void {
  const { top, left } = workbook.view.selection;
  element("address").textContent = cellAddress(top, left);
  element("content").textContent = grid.selectedText();
}

async function open(name: string, bytes: Uint8Array): Promise<void> {
  const host = createEmbeddedHost({ catalog: given.catalog, name });
  const { workbook } = host;
  const opened = await openXlsx(workbook, bytes);
  current = { name, opened };
  globalThis.plumblineHost = host;
  if (workbook.book.sheets.some((sheet) => sheet.name === FIRST)) workbook.activate(FIRST);
  let waiting = false;
  const draw = () => {
    waiting = false;
    if (globalThis.plumblineHost !== host) return;
    drawTabs(element("tabs"), workbook);
    grid.draw(workbook);
    showSelected(workbook);
  };
  // Many changes at once are drawn once.
  workbook.onChange(() => {
    if (!waiting) requestAnimationFrame(draw);
    waiting = true;
  });
  draw();
  element("name").textContent = name;
  element<HTMLIFrameElement>("pane").src = PANE;
}

async function save(): Promise<void> {
  if (!current) return;
  const { bytes, notCarried } = await saveXlsx(globalThis.plumblineHost.workbook, current.opened);
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([new Uint8Array(bytes)], { type: XLSX }));
  link.download = current.name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  const left = notCarried.length === 0 ? "" : ` Not in the file: ${notCarried.join(" ")}`;
  say(`Saved.${left}`);
}

/** Does what a button says, and says what came of it. */
function attempt(act: () => Promise<void>): void {
  say("");
  act().catch((error: unknown) => say(error instanceof Error ? error.message : String(error)));
}

const chooser = element<HTMLInputElement>("file");
element("open").addEventListener("click", () => chooser.click());
chooser.addEventListener("change", () => {
  const [file] = chooser.files ?? [];
  chooser.value = "";
  if (file) attempt(async () => open(file.name, new Uint8Array(await file.arrayBuffer())));
});
element("undo").addEventListener("click", undo);
element("save").addEventListener("click", () => attempt(save));
attempt(() =>
  open(
    given.name,
    Uint8Array.from(atob(given.book), (each) => each.charCodeAt(0)),
  ),
);
