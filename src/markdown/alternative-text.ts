/** What a camera, a screen or a forge calls an image when nobody says what it shows. */
const NAMES_OF_NOTHING = new Set(
  'image img picture photo screenshot screen diagram figure graph chart bild grafik foto bildschirmfoto abbildung diagramm'.split(
    ' ',
  ),
)

const FILE_NAME = /^\S+\.(?:png|jpe?g|gif|webp|avif|svg|bmp|tiff?|heic|pdf)$/i
const DATED_SCREENSHOT = /^(?:screenshot|bildschirmfoto)(?:[ _-](?:from|vom))?[ _-]\d/i

/** Why an alternative text says nothing of its image, if so. */
export function alternativeTextProblem(alt: string, url: string): string | undefined {
  if (alt === '') return 'the image has no alternative text'
  if (FILE_NAME.test(alt) || DATED_SCREENSHOT.test(alt) || isStem(alt, url)) {
    return `the alternative text “${alt}” is a file name`
  }
  if (NAMES_OF_NOTHING.has(alt.toLowerCase())) return `the alternative text “${alt}” does not say what the image shows`
  return undefined
}

/** Whether the words are the name of the file without its ending, and no word of a language: `IMG_2041`, `queue-depth`. */
function isStem(alt: string, url: string): boolean {
  const stem = url.slice(url.lastIndexOf('/') + 1).replace(/\.[^.]*$/, '')
  return alt === stem && /[\d_-]/.test(alt)
}
