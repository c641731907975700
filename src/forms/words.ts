/** What the forms say that no model says. */
import type { Language } from '../model/values.ts'

interface Words {
  notice: string
  oneALine: string
  postmortem: { title: string; description: string }
  runbook: { title: string; description: string }
  page: {
    title: string
    description: string
    fields: Record<'page' | 'file' | 'commit' | 'problem' | 'proposal', { label: string; help: string }>
  }
}

export const words: Record<Language, Words> = {
  en: {
    notice:
      'What you write here is public at once. Name roles and teams, not people; no customer names, no passwords or keys, no internal addresses. Leave out what you do not know: it is marked in the draft, and others can add it.',
    oneALine: 'One a line.',
    postmortem: {
      title: 'New postmortem',
      description: 'Tell of an incident, a near miss or an exercise. It becomes a draft that others can complete.',
    },
    runbook: {
      title: 'New runbook',
      description:
        'Write down what to do when something specific happens. It becomes a draft that others can complete.',
    },
    page: {
      title: 'Something is wrong or missing on this page',
      description: 'Report a mistake, an unclear step, or a question that a page does not answer.',
      fields: {
        page: { label: 'Page', help: 'Its address. The link at the end of each page fills this in.' },
        file: { label: 'File', help: 'Its source, where you know it.' },
        commit: { label: 'Commit', help: 'The version that you read, where you know it.' },
        problem: {
          label: 'What is wrong or missing',
          help: 'Quote the sentence or the step, and say what you expected.',
        },
        proposal: { label: 'What it should say', help: 'Your own words for it, when you have some.' },
      },
    },
  },
  de: {
    notice:
      'Was ihr hier schreibt, ist sofort öffentlich. Nennt Rollen und Teams, keine Personen; keine Namen von Kunden, keine Passwörter oder Schlüssel, keine internen Adressen. Lasst weg, was ihr nicht wisst: Es wird im Entwurf markiert, und andere können es ergänzen.',
    oneALine: 'Eines je Zeile.',
    postmortem: {
      title: 'Neues Postmortem',
      description:
        'Von einem Vorfall, einem Beinahe-Vorfall oder einer Übung erzählen. Daraus wird ein Entwurf, den andere ergänzen können.',
    },
    runbook: {
      title: 'Neues Runbook',
      description:
        'Aufschreiben, was zu tun ist, wenn etwas Bestimmtes geschieht. Daraus wird ein Entwurf, den andere ergänzen können.',
    },
    page: {
      title: 'Auf einer Seite stimmt oder fehlt etwas',
      description: 'Einen Fehler melden, einen unklaren Schritt, oder eine Frage, die eine Seite offen lässt.',
      fields: {
        page: { label: 'Seite', help: 'Ihre Adresse. Der Link am Ende jeder Seite trägt sie ein.' },
        file: { label: 'Datei', help: 'Ihre Quelle, falls bekannt.' },
        commit: { label: 'Commit', help: 'Die Fassung, die ihr gelesen habt, falls bekannt.' },
        problem: {
          label: 'Was nicht stimmt oder fehlt',
          help: 'Zitiert den Satz oder den Schritt, und sagt, was ihr erwartet habt.',
        },
        proposal: { label: 'Was dort stehen sollte', help: 'In euren Worten, wenn ihr welche habt.' },
      },
    },
  },
}
