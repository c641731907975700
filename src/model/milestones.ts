/**
 * The moments of an incident from which all its durations are computed.
 *
 * Definitions follow the handbook's own vocabulary: a milestone that was not published is absent, and
 * what depends on it is shown as not published, never as zero.
 */
import { z } from 'zod'
import { Instant } from './values.ts'

const milestone = (title: string, description: string, example: string) =>
  Instant.optional().meta({ title, description, examples: [example] })

/** The order is the order in which milestones are told. */
export const Milestones = z.strictObject({
  faultIntroduced: milestone(
    'Fault introduced',
    'When the defect came into the system, which may be years before anything happened.',
    '2025-11-18T11:05Z',
  ),
  trigger: milestone('Trigger', 'When the event happened that set the fault off.', '2025-11-18T11:05Z'),
  impactStart: milestone(
    'Impact starts',
    'The first moment at which users could notice, even if it was found later.',
    '2025-11-18T11:28Z',
  ).meta({ option: 'start' }),
  detected: milestone('Detected', 'The first signal that reached the operator, by any path.', '2025-11-18T11:31Z'),
  acknowledged: milestone('Acknowledged', 'When a person started to work on it.', '2025-11-18T11:32Z'),
  declared: milestone('Declared', 'When it was called an incident.', '2025-11-18T11:35Z'),
  firstNotice: milestone('First notice', 'The first public word to customers.', '2025-11-18T11:48Z'),
  causeIdentified: milestone('Cause identified', 'When the mechanism was understood.', '2025-11-18T13:37Z'),
  mitigated: milestone(
    'Mitigated',
    'When users’ impact was back inside the objective, even if by a workaround.',
    '2025-11-18T14:30Z',
  ),
  impactEnd: milestone(
    'Impact ends',
    'The last effect that users could notice, backlog included.',
    '2025-11-18T17:06Z',
  ),
  resolved: milestone(
    'Resolved',
    'When the fix or a safe state was confirmed and cleaning up was done.',
    '2025-11-18T17:06Z',
  ),
})

export type Milestones = z.infer<typeof Milestones>
export type MilestoneName = keyof Milestones
