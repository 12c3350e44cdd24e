/** Numbers as whoever reads them writes them. */
export interface Formats {
  /** Also of fractions of a cent. */
  readonly money: (amount: number) => string;
  readonly count: (count: number) => string;
  readonly share: (share: number) => string;
  readonly duration: (milliseconds: number) => string;
  /** `id`: `YYYY-MM-DD`. */
  readonly day: (id: string) => string;
}

/** `language`: e.g. `de-CH`. */
export function formatsFor(language: string, currency: string): Formats {
  const number = (value: number, options: Intl.NumberFormatOptions) =>
    new Intl.NumberFormat(language, options).format(value);
  const unit = (value: number, name: string, digits: number) =>
    number(value, {
      style: 'unit',
      unit: name,
      unitDisplay: 'narrow',
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
    });
  return {
    money(amount) {
      const isTiny = amount > 0 && amount < 0.01;
      return number(amount, { style: 'currency', currency, ...(isTiny && { maximumSignificantDigits: 2 }) });
    },
    count: (count) => number(count, { notation: 'compact', maximumFractionDigits: 1 }),
    share: (share) => number(share, { style: 'percent', maximumFractionDigits: 0 }),
    duration: (milliseconds) =>
      milliseconds < 1_000
        ? unit(milliseconds, 'millisecond', 0)
        : unit(milliseconds / 1_000, 'second', milliseconds < 10_000 ? 1 : 0),
    day: (id) =>
      new Intl.DateTimeFormat(language, { day: 'numeric', month: 'short', timeZone: 'UTC' }).format(
        new Date(`${id}T00:00:00Z`),
      ),
  };
}
