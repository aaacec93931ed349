/** A text as it stands at the beginning of a sentence. */
export const capitalised = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** A text as it stands inside one. */
export const uncapitalised = (text: string) => text.charAt(0).toLowerCase() + text.slice(1);
