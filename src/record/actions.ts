/** Where actions stand. */
import type { ActionItem } from '../model/action-item.ts'

/** Whether the day has passed by which something open was to be done. Nobody can say where the site knows no day. */
export function isOverdue({ status, due }: Pick<ActionItem, 'status' | 'due'>, asOf: string | undefined): boolean {
  const open = status === 'open' || status === 'in-progress' || status === 'blocked'
  return asOf !== undefined && due !== undefined && due < asOf && open
}
