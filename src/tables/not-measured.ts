/** What is shown for a figure that nothing measures; never 0. */
export const NOT_MEASURED = "not measured";
