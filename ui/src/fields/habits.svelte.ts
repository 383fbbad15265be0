/** What the person wants of the help given as one types: chosen once for this machine. */
export const habits = $state({ spelling: true, typography: true });
