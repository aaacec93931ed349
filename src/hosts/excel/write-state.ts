import type { Draft } from "./draft";
import { stateText } from "./own-state";
import type { WriteQueue } from "./write-queue";

/** Writes our state part when it changes. */
export function queueState(draft: Draft): void {
  const { state } = draft.before.survey;
  const xml = stateText({ text: draft.text, record: draft.record });
  const isSame = state.partIds.length === 1 && xml === stateText(state);
  if (!isSame) putStatePart(draft.queue, state.partIds, xml);
}

/** Leaves one part with this text, or none. */
export function putStatePart(
  queue: WriteQueue,
  partIds: readonly string[],
  xml: string | undefined,
): void {
  const [first, ...rest] = partIds;
  const gone = xml === undefined ? partIds : rest;
  for (const id of gone) {
    queue.add((context) => context.workbook.customXmlParts.getItem(id).delete());
  }
  if (xml === undefined) return;
  queue.add(
    (context) => {
      const { customXmlParts } = context.workbook;
      if (first === undefined) customXmlParts.add(xml);
      else customXmlParts.getItem(first).setXml(xml);
    },
    xml.length * 2 + 600,
  );
}
