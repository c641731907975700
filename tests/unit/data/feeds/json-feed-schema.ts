/** JSON Feed 1.1 in our own words, written from https://www.jsonfeed.org/version/1.1/; stricter where we are. */
const text = { type: 'string' }
const words = { type: 'string', minLength: 1 }
const address = { type: 'string', format: 'uri', pattern: '^https?://' }
const moment = { type: 'string', format: 'date-time' }
const language = { type: 'string', pattern: '^[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*$' }

const object = (required: Record<string, unknown>, optional: Record<string, unknown> = {}) => ({
  type: 'object',
  additionalProperties: false,
  required: Object.keys(required),
  properties: { ...required, ...optional },
})

export const jsonFeedSchema = object({
  version: { const: 'https://jsonfeed.org/version/1.1' },
  title: words,
  home_page_url: address,
  feed_url: address,
  description: text,
  language,
  authors: { type: 'array', minItems: 1, items: object({ name: words, url: address }) },
  items: {
    type: 'array',
    items: object(
      {
        id: words,
        url: address,
        title: words,
        summary: text,
        content_html: text,
        date_modified: moment,
        tags: { type: 'array', items: words },
        language,
      },
      { date_published: moment },
    ),
  },
})
