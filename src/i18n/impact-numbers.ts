/** The numbers of an impact in words, those that were published. */

import type { Impact } from '../model/impact.ts'
import type { Formatters, Messages } from './index.ts'

export function impactNumbers(
  impact: Impact,
  format: Formatters,
  { postmortem: words }: Messages,
): { label: string; value: string }[] {
  const number = (value: number | undefined) => {
    if (value === undefined) return undefined
    if (value === 0) return words.zero
    return impact.estimate ? words.estimated(format.number(value)) : format.number(value)
  }
  const { customersAffected, customersTotal, percent, unit } = impact
  const customers = number(customersAffected)
  const values: { [name in keyof Messages['postmortem']['numbers']]: string | undefined } = {
    customersAffected:
      customers && customersAffected && customersTotal !== undefined
        ? words.customersOf(customers, format.number(customersTotal))
        : customers,
    percent: percent === undefined ? undefined : `${number(percent)} % ${unit ?? ''}`.trim(),
    requestsFailed: number(impact.requestsFailed),
    recordsLost: number(impact.recordsLost),
    recordsExposed: number(impact.recordsExposed),
    supportCases: number(impact.supportCases),
    dataLost: impact.dataLost,
  }
  return Object.entries(values).flatMap(([name, value]) =>
    value === undefined ? [] : { label: words.numbers[name as keyof typeof values], value },
  )
}
