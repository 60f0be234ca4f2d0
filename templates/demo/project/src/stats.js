/** The arithmetic mean. */
export function mean(values) {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Rounds to two digits. */
export function round(value) {
  return Math.floor(value * 100) / 100;
}
