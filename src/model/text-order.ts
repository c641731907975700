/**
 * Texts in the order of their code units, for `sort`: the same on every machine, whatever its language. Days, and moments of
 * one form, are in order of time then.
 */
export function inTextOrder(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
