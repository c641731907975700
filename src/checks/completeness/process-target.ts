import type { Rule } from '../rule.ts'
import { validDocuments } from '../valid-documents.ts'

/** Words that stand where a number should. */
const vague =
  /(?:^|\P{L})(?:prompt|promptly|timely|soon|shortly|quickly|swiftly|immediately|regularly|asap|as (?:soon|fast|quickly) as possible|as (?:appropriate|needed|required)|without (?:undue )?delay|in due (?:time|course)|reasonable|best effort|zeitnah|umgehend|unverzüglich|schnellstmöglich|baldmöglichst|so (?:bald|schnell|rasch) wie möglich|bald|rasch|schnell|sofort|regelmäßig|angemessen\p{L}*|bei bedarf|nach bedarf|rechtzeitig|ohne verzug)(?!\p{L})/iu

const number =
  /\d|(?:^|\P{L})(?:one|two|three|four|five|six|seven|eight|nine|ten|twelve|half|daily|weekly|monthly|yearly|eine[rmns]?|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|zwölf|halbe[rn]?|täglich|wöchentlich|monatlich|jährlich)(?!\p{L})/iu

export const processTarget: Rule = {
  id: 'process-target',
  severity: 'warn',
  description: 'A target of a process is a number, not a word such as “promptly”.',
  why: 'Nobody can keep or miss “promptly”, so neither customers nor auditors can rely on it.',
  remedy: 'Write a number with its unit that you mean to keep, such as “30 minutes”.',
  bad: {
    kind: 'process',
    fields: { targets: '[{what: First public notice, target: promptly, clockStarts: Impact is confirmed}]' },
  },
  good: {
    kind: 'process',
    fields: { targets: '[{what: First public notice, target: 30 minutes, clockStarts: Impact is confirmed}]' },
  },
  *check(handbook) {
    for (const { file, data, locate } of validDocuments(handbook, 'process')) {
      for (const [index, { target }] of data.targets.entries()) {
        if (number.test(target) || !vague.test(target)) continue
        yield {
          file,
          ...locate(['targets', index, 'target']),
          message: `“${target}” is no number, so nobody can keep it or miss it`,
          hint: 'Write a number with its unit, such as “30 minutes”.',
        }
      }
    }
  },
}
