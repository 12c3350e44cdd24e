const format = new Intl.NumberFormat('de', { maximumFractionDigits: 2, useGrouping: false });

/** "21,5". */
export function decimal(value: number): string {
  return format.format(value);
}

export function percent(value: number): string {
  return `${decimal(value)} Prozent`;
}
