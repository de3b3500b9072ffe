/** How many can be told apart side by side. */
export const COMPARED = { fewest: 2, most: 6 } as const;
