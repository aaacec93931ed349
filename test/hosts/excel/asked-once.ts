/**
 * Answers a question once, and gives the same answer to whoever asks in the very same words: two
 * workbooks that read alike ask alike, and the second costs nothing. `known` counts the questions.
 */
export function askedOnce<Q, A>(answer: (question: Q) => Promise<A>) {
  const answers = new Map<string, Promise<A>>();
  const ask = (question: Q): Promise<A> => {
    const words = JSON.stringify(question, inWords);
    const found = answers.get(words) ?? answer(question);
    answers.set(words, found);
    return found;
  };
  return { ask, known: () => answers.size };
}

/** What JSON has no word for, in words of its own. */
function inWords(_: string, value: unknown): unknown {
  if (value instanceof Map || value instanceof Set) return { all: [...value] };
  return typeof value === "number" && !Number.isFinite(value) ? String(value) : value;
}
