/** What a forge calls its things, in the languages of a new handbook. */
import type { Language } from '../model/values.ts'
import type { Forge } from './repository-files.ts'

interface Words {
  /** What a proposal for a change is called. */
  proposal: string
  /** Where runs of the publication are seen; stands behind “the publication”. */
  runs: string
  /** How the site gets to its readers, for the README. */
  publishing: string
}

const github: Record<Language, Words> = {
  en: {
    proposal: 'pull request',
    runs: ', under “Actions” and “Publish”',
    publishing: `Switch GitHub Pages on once: Settings, Pages, Source: GitHub Actions. From then on each change of \`main\` is published,
and the site is built anew every night, because reviews and actions become overdue by the calendar. A pull request is
checked, and the site as it would be is attached to its check. To let the label \`make-draft\` turn an issue into a draft, allow
it once: Settings, Actions, General, “Allow GitHub Actions to create and approve pull requests”.`,
  },
  de: {
    proposal: 'Pull-Request',
    runs: ', unter „Actions“ und „Publish“',
    publishing: `Schalten Sie GitHub Pages einmal ein: Settings, Pages, Source: GitHub Actions. Von da an wird jede Änderung von \`main\`
veröffentlicht und die Website jede Nacht neu gebaut, weil Prüfungen und Maßnahmen mit dem Kalender überfällig werden. Ein
Pull-Request wird geprüft, und die Website, wie sie damit aussähe, hängt an seiner Prüfung. Damit das Label \`make-draft\` aus
einem Issue einen Entwurf macht, erlauben Sie es einmal: Settings, Actions, General, „Allow GitHub Actions to create and approve
pull requests“.`,
  },
}

const gitlab: Record<Language, Words> = {
  en: {
    proposal: 'merge request',
    runs: ', under “Build” and “Pipelines”',
    publishing: `Each change of the default branch is published on GitLab Pages. A merge request is checked, and the site as it would be is
attached to it. Two pipeline schedules make the calendar move: one every day, because reviews and actions become overdue, and
one every week with the variable \`TASK\` set to \`links\`, which asks whether external links still lead somewhere.`,
  },
  de: {
    proposal: 'Merge-Request',
    runs: ', unter „Build“ und „Pipelines“',
    publishing: `Jede Änderung des Hauptzweigs wird auf GitLab Pages veröffentlicht. Ein Merge-Request wird geprüft, und die Website, wie sie
damit aussähe, hängt daran. Zwei Zeitpläne für Pipelines lassen den Kalender laufen: einer jeden Tag, weil Prüfungen und
Maßnahmen überfällig werden, und einer jede Woche mit der Variablen \`TASK\` auf \`links\`, der fragt, ob Verweise nach außen noch
irgendwohin führen.`,
  },
}

const none: Record<Language, Words> = {
  en: {
    proposal: 'proposal',
    runs: '',
    publishing: `\`npm run build -- --content DIR --out DIR\` writes plain files, which any web server can serve. Build every day with
\`--as-of "$(date -u +%F)"\`, because reviews and actions become overdue by the calendar.`,
  },
  de: {
    proposal: 'Vorschlag',
    runs: '',
    publishing: `\`npm run build -- --content ORDNER --out ORDNER\` schreibt einfache Dateien, die jeder Webserver ausliefern kann. Bauen Sie
jeden Tag mit \`--as-of "$(date -u +%F)"\`, weil Prüfungen und Maßnahmen mit dem Kalender überfällig werden.`,
  },
}

export function forgeWords(forge: Forge | undefined, lang: Language): Record<string, string> {
  return { ...(forge === undefined ? none : { github, gitlab }[forge])[lang] }
}
