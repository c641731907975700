/** The form of each type of event, around its centre, eleven pixels across: told apart without colour, also when small. */
import type { TimelineEvent } from '../model/timeline.ts'

export const eventMarks: { [type in TimelineEvent['type']]: string } = {
  // A triangle, as in Δ.
  change: 'M0-5.5 6 5H-6z',
  // A cross: something does not work.
  symptom: 'M-3.3-5.2 0-1.9 3.3-5.2 5.2-3.3 1.9 0 5.2 3.3 3.3 5.2 0 1.9-3.3 5.2-5.2 3.3-1.9 0-5.2-3.3z',
  detection: 'M0-5a5 5 0 0 1 0 10a5 5 0 0 1 0-10z',
  // The diamond of a flow chart.
  decision: 'M0-6 6 0 0 6-6 0z',
  action: 'M-4.6-4.6h9.2v9.2h-9.2z',
  // A speech bubble.
  communication: 'M-5.5-5h11v7.2h-5l-4 3.6v-3.6h-2z',
  // An arrow up.
  recovery: 'M0-5.8 5.8 0H2.4V5.2H-2.4V0H-5.8z',
  note: 'M-5-1.8h10v3.6h-10z',
}
