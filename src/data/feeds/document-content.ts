/** A runbook, a process or a page of the manifesto as a feed tells it: whether it holds, what it is for, its text. */
import type { ElementContent } from 'hast'
import { serviceName, teamName } from '../../i18n/catalogue-names.ts'
import { formatters, messages } from '../../i18n/index.ts'
import { writeHtml } from '../../markdown/write-html.ts'
import type { Document, SiteFacts } from '../../record/record.ts'
import { facts, link, list, paragraph, section, strong } from './html.ts'

/**
 * @param body the rendered text, as it can be read elsewhere
 * @param page the absolute address of its page
 */
export function documentContent(document: Document, body: string, page: string, site: SiteFacts): string {
  const { data, lang } = document
  const words = messages(lang)
  const notice = noticeOf(document)
  const head = [...(notice ? [strong(notice)] : []), paragraph(data.summary), ...about(document, site)]
  return `${writeHtml(head)}\n${body}\n${writeHtml([paragraph([link(words.feed.page, page)])])}`
}

/** That it no longer holds, or does not hold yet. That its review is overdue is a matter of the day, and not said here. */
function noticeOf({ kind, data, lang }: Document): string | undefined {
  const { stateText, manifesto } = messages(lang)
  if (!('status' in data)) return undefined
  if (data.status === 'retired') return stateText[kind === 'process' ? 'retiredProcess' : 'retiredRunbook']
  return kind === 'manifesto' && data.status === 'draft' ? manifesto.draft : undefined
}

function about(document: Document, { catalogues }: SiteFacts): ElementContent[] {
  const { data, lang } = document
  const { runbook, process, page } = messages(lang)
  const format = formatters(lang)
  if ('risk' in data) {
    return facts([
      [runbook.services, format.list(data.services.map((id) => serviceName(catalogues, id, lang)))],
      [runbook.alerts, data.alerts.join(', ')],
      [runbook.risk, `${runbook.riskName[data.risk]}: ${runbook.riskText[data.risk]}`],
      [runbook.access, format.list(data.access)],
      [runbook.estimate, data.estimate],
      [page.owner, teamName(catalogues, data.owner, lang)],
    ])
  }
  if ('layer' in data) {
    return [
      ...facts([
        [process.purpose, data.purpose],
        [page.owner, teamName(catalogues, data.owner, lang)],
        [page.version, data.version],
      ]),
      ...section(process.triggers, [list('ul', data.triggers)]),
      ...section(process.targets, [
        data.targets.length > 0 &&
          list(
            'ul',
            data.targets.map(
              ({ what, target, clockStarts }) => `${what}: ${target} (${process.target.clockStarts} ${clockStarts})`,
            ),
          ),
      ]),
    ]
  }
  return []
}
