/** One of the colours that the service searches by (`dp_search_color`). */
export interface Swatch {
  readonly id: number;
  readonly hex: string;
  readonly name: string;
}

/** The seventeen of the service [doc], in the order of a palette; the names are ours. */
export const SWATCHES: readonly Swatch[] = [
  { id: 9, hex: '#fe0000', name: 'red' },
  { id: 10, hex: '#7e0004', name: 'dark red' },
  { id: 7, hex: '#f9be00', name: 'orange' },
  { id: 8, hex: '#fecd9b', name: 'peach' },
  { id: 11, hex: '#653201', name: 'brown' },
  { id: 6, hex: '#ffff00', name: 'yellow' },
  { id: 5, hex: '#04fe00', name: 'green' },
  { id: 4, hex: '#027f00', name: 'dark green' },
  { id: 3, hex: '#01ffff', name: 'cyan' },
  { id: 2, hex: '#0005fd', name: 'blue' },
  { id: 1, hex: '#00007c', name: 'navy' },
  { id: 12, hex: '#ff01ff', name: 'magenta' },
  { id: 13, hex: '#810081', name: 'violet' },
  { id: 17, hex: '#ffffff', name: 'white' },
  { id: 14, hex: '#bfbfbf', name: 'light grey' },
  { id: 15, hex: '#7a7a7a', name: 'grey' },
  { id: 16, hex: '#000000', name: 'black' },
];
