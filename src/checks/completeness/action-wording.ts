import type { Language } from '../../model/values.ts'
import type { Rule } from '../rule.ts'
import { validDocuments } from '../valid-documents.ts'

/** Beginnings of wishes that are never done. */
const vague: Record<Language, RegExp> = {
  en: /^(?:(?:we|everyone) (?:should|will|must) )?(?:investigate|consider|think about|look into|look at|explore|improve|try to|be more careful|be careful|pay (?:more )?attention|make sure|ensure|remember to|keep in mind|discuss|evaluate|raise awareness)\b/i,
  de: /^(?:prüfen(?:,| )|darauf achten|besser (?:auf|darauf)|mehr auf|sicherstellen|überlegen|erwägen|nachdenken|verbessern|verbesserung |untersuchen|vorsichtiger|achtsamer|aufpassen|diskutieren|evaluieren|sensibilisieren|versuchen)/i,
}

/** German verbs stand at the end: “Die Überwachung verbessern”. */
const vagueEnd =
  /(?:^|\s)(?:verbessern|überlegen|erwägen|prüfen|untersuchen|diskutieren|evaluieren|im auge behalten|im blick behalten|achten)\.?$/i

/** What gives a sentence an end that can be seen: a number, a limit, a result. */
const measurable =
  /\d|%|\b(?:until|so that|such that|below|above|at most|at least|within|every|each|by means of|bis|damit|sodass|so dass|unter|über|höchstens|mindestens|innerhalb|jede[rsnm]?|automatisch|automatically)\b/i

export const actionWording: Rule = {
  id: 'action-wording',
  severity: 'warn',
  description: 'An action says what will be different when it is done.',
  why: 'Nobody can tell when “improve monitoring” is done, so it stays open, or is closed without effect.',
  remedy:
    'Say what will exist or happen: a limit, an alert, a test, a number. To find something out, use the class “investigate”.',
  bad: {
    kind: 'postmortem',
    fields: {
      actions:
        '[{id: a1, text: Improve the monitoring., class: detect, status: done, owner: platform, closed: 2026-01-20}]',
    },
  },
  good: {
    kind: 'postmortem',
    fields: {
      actions:
        '[{id: a1, text: Alert when the queue grows for 10 minutes., class: detect, status: done, owner: platform, closed: 2026-01-20}]',
    },
  },
  *check(handbook) {
    for (const { file, lang, data, locate } of validDocuments(handbook, 'postmortem')) {
      if (data.origin) continue
      for (const [index, action] of data.actions.entries()) {
        if (action.class === 'investigate' || measurable.test(action.text)) continue
        if (!vague[lang].test(action.text) && !(lang === 'de' && vagueEnd.test(action.text))) continue
        yield {
          file,
          ...locate(['actions', index, 'text']),
          message: `nobody can tell when “${action.text.replace(/\.$/, '')}” is done`,
          hint: 'Say what will be different: a limit, an alert, a test, a number.',
        }
      }
    }
  },
}
