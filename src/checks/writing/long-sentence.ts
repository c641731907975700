import type { DocumentRule } from '../rule.ts'
import { sentencesOf, wordsIn } from './sentences.ts'

/** Words of a sentence that can be read once and understood. */
const MOST_WORDS = 30

export const longSentence: DocumentRule = {
  id: 'long-sentence',
  severity: 'warn',
  description: `A sentence of a summary has at most ${MOST_WORDS} words.`,
  why: 'The summary is what a customer reads first, often in a hurry and in a language that is not their own.',
  remedy: 'Make two sentences of it, one fact each, or leave the detail to the body.',
  bad: {
    kind: 'postmortem',
    fields: {
      summary:
        'A change to the load balancers, which had been tested in one region only and was then rolled out to all the others at once, made the API answer slowly or not at all for two hours.',
    },
  },
  good: {
    kind: 'postmortem',
    fields: {
      summary:
        'For two hours the API answered slowly or not at all. A change to the load balancers, tested in one region, had been rolled out to all the others at once.',
    },
  },
  *judge({ passages }) {
    for (const { lang, part, text, range } of passages) {
      if (part !== 'summary') continue
      for (const sentence of sentencesOf(text, lang)) {
        const words = wordsIn(sentence.text)
        if (words <= MOST_WORDS) continue
        yield {
          ...range(sentence.start, sentence.start + sentence.text.length),
          message: `this sentence has ${words} words`,
          hint: `Make two of it, or leave the detail to the body: a summary is read in a hurry. At most ${MOST_WORDS} words.`,
        }
      }
    }
  },
}
