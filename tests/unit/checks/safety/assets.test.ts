import { deflateSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { assetProblem } from '../../../../src/images/asset-problem.ts'
import { isPlainSvg } from '../../../../src/images/svg.ts'
import { cpuTime } from '../../cpu-time.ts'

// Real processes or many runs: on a busy machine they take their time.
vi.setConfig({ testTimeout: 30_000 })

const XMLNS = 'xmlns="http://www.w3.org/2000/svg"'
const drawing = (inside: string, attributes = '') => `<svg ${XMLNS} viewBox="0 0 10 10"${attributes}>${inside}</svg>`
const problem = (file: string, content: string | Buffer) => assetProblem(file, Buffer.from(content as string))?.message

const ACTIVE = 'the drawing holds something that can run or load'

describe('a drawing is refused', () => {
  it.each([
    ['with a script', drawing('<script>alert(1)</script>')],
    ['with a script by its address', drawing('<script href="https://example.org/x.js"/>')],
    ['with a script in CDATA', drawing('<script><![CDATA[alert(1)]]></script>')],
    [
      'with a script under a prefix',
      `<svg ${XMLNS} xmlns:s="http://www.w3.org/2000/svg"><s:script>alert(1)</s:script></svg>`,
    ],
    [
      'with a script under a prefix with a dot',
      `<svg ${XMLNS} xmlns:a.b="http://www.w3.org/2000/svg"><a.b:script>alert(1)</a.b:script></svg>`,
    ],
    [
      'with a script under a prefix with an accent',
      `<svg ${XMLNS} xmlns:é="http://www.w3.org/2000/svg"><é:script>alert(1)</é:script></svg>`,
    ],
    [
      'with a script of HTML',
      `<svg ${XMLNS} xmlns:h="http://www.w3.org/1999/xhtml"><h:script>alert(1)</h:script></svg>`,
    ],
    [
      'with a redirection of HTML',
      `<svg ${XMLNS} xmlns:h="http://www.w3.org/1999/xhtml"><h:meta http-equiv="refresh" content="0;url=https://example.org"/></svg>`,
    ],
    [
      'with an image of HTML',
      `<svg ${XMLNS} xmlns:h="http://www.w3.org/1999/xhtml"><h:img srcset="https://example.org/x 1x"/></svg>`,
    ],
    ['that becomes HTML further in', drawing('<g xmlns="http://www.w3.org/1999/xhtml"><script>alert(1)</script></g>')],
    [
      'whose prefix changes its meaning further in',
      `<svg ${XMLNS} xmlns:p="urn:x"><g xmlns:p="http://www.w3.org/1999/xhtml"><p:script>1</p:script></g></svg>`,
    ],
    ['with an event handler', drawing('', ' onload="alert(1)"')],
    ['with an event handler in capitals', drawing('<g ONCLICK="alert(1)"/>')],
    ['with an event handler on a new line', drawing('<rect\n\tonmouseover\n=\n"alert(1)"/>')],
    ['with an event handler in single quotes', drawing("<g onfocus='alert(1)' tabindex='0'/>")],
    ['with HTML inside', drawing('<foreignObject><p>x</p></foreignObject>')],
    ['with a frame', drawing('<iframe src="https://example.org"/>')],
    ['with a link that runs code', drawing('<a href="javascript:alert(1)"><text>x</text></a>')],
    [
      'with a link under an old prefix',
      `<svg ${XMLNS} xmlns:xlink="http://www.w3.org/1999/xlink"><a xlink:href="javascript:alert(1)"/></svg>`,
    ],
    ['with a link that is encoded', drawing('<a href="&#106;avascript:alert(1)"><text>x</text></a>')],
    ['that uses another file', drawing('<use href="other.svg#x"/>')],
    ['that uses another file after a blank', drawing('<use href=" data:image/svg+xml,x#x"/>')],
    ['that uses another file by a new base', drawing('<use href="#x"/>', ' xml:base="https://example.org/"')],
    ['with an image from elsewhere', drawing('<image href="https://example.org/x.png"/>')],
    ['with an embedded image', drawing('<image href="data:image/png;base64,AA=="/>')],
    ['with a filter that loads', drawing('<filter id="f"><feImage href="https://example.org/x"/></filter>')],
    ['with an animation of a link', drawing('<animate attributeName="href" values="javascript:alert(1)"/>')],
    ['with a value set later', drawing('<set attributeName="onclick" to="alert(1)"/>')],
    ['with a transform that moves', drawing('<animateTransform attributeName="transform" onbegin="alert(1)"/>')],
    ['with a style sheet', drawing('<style>@import "https://example.org/x.css";</style>')],
    ['with a style sheet named on top', `<?xml-stylesheet href="https://example.org/x.css"?>${drawing('')}`],
    ['that is painted from elsewhere', drawing('<rect fill="url(https://example.org/x.svg#a)"/>')],
    ['that is painted from elsewhere, in capitals', drawing('<rect style="fill: URL( \'//example.org/x#a\' )"/>')],
    [
      'that is painted from elsewhere, spelled with escapes',
      drawing('<rect fill="u\\72l(https://example.org/x.svg#a)"/>'),
    ],
    [
      'that is painted from elsewhere, spelled with references',
      drawing('<rect fill="&#117;rl(https://example.org/x.svg#a)"/>'),
    ],
    ['that picks one of several images', drawing('<rect style="cursor: image-set(\'https://example.org/x\' 1x)"/>')],
    ['with entities', `<!DOCTYPE svg [<!ENTITY x "<script>alert(1)</script>">]>${drawing('&x;')}`],
    ['with an entity from elsewhere', `<!DOCTYPE svg SYSTEM "https://example.org/x.dtd">${drawing('')}`],
    ['with an unknown entity', drawing('<text>&x;</text>')],
    [
      'in an encoding that hides text',
      `<?xml version="1.0" encoding="ISO-2022-JP"?>${drawing('<g onl\u001b(Boad="alert(1)"/>')}`,
    ],
    [
      'in an encoding of seven bits',
      `<?xml version="1.0" encoding="UTF-7"?>${drawing('+ADw-script+AD4-alert(1)+ADw-/script+AD4-')}`,
    ],
    ['with text in CDATA', drawing('<text><![CDATA[<script>]]></text>')],
    ['with instructions for programs', drawing('<?php echo 1 ?>')],
    ['with an attribute without quotes', drawing('<g class=x/>')],
    ['with an attribute that is torn', drawing('<g class="<script>"/>')],
    ['with a comment that is torn', drawing('<!-- a -- b --><g/>')],
    ['with a tag that is not closed', `<svg ${XMLNS}><g`],
    ['with an embedded object', drawing('<object data="x"/>')],
    ['with a handler of its own', drawing('<handler type="application/ecmascript">alert(1)</handler>')],
    ['with an element that nobody knows', drawing('<blink/>')],
    ['under a prefix that stands for nothing', drawing('<x:script/>')],
  ])('%s', (_, text) => {
    expect(problem('x.svg', text)).toBe(ACTIVE)
  })

  it('when its bytes are not UTF-8', () => {
    expect(isPlainSvg(Buffer.concat([Buffer.from(drawing('')), Buffer.from([0xff])]))).toBe(false)
  })
})

describe('a drawing is accepted', () => {
  it.each([
    [
      'of shapes',
      drawing(
        '<rect width="5" height="5" fill="#0b5c8a"/><circle r="3"/><path d="M0 0L10 10z"/><polygon points="0,0 1,1"/>',
      ),
    ],
    [
      'with a declaration, a comment and a mark of byte order',
      `\uFEFF<?xml version="1.0" encoding="UTF-8" standalone="no"?>\n<!-- Drawn by hand. -->\n${drawing('<g/>')}\n<!-- end -->\n`,
    ],
    [
      'with text',
      drawing(
        '<title>Queue</title><desc>From 1 to 2</desc><text x="1" y="2">Load &amp; limit: a &lt; b, turn it on = once, src = 10.0.0.1 &#xD7;</text>'.replace(
          '&#xD7;',
          '×',
        ),
      ),
    ],
    [
      'with a gradient of its own',
      drawing(
        '<defs><linearGradient id="a"><stop offset="0" stop-color="red"/></linearGradient></defs><rect fill="url(#a)" style="stroke:url(\'#a\'); opacity: .5"/>',
      ),
    ],
    [
      'with parts used again',
      `<svg ${XMLNS} xmlns:xlink="http://www.w3.org/1999/xlink"><symbol id="s"><path d="M0 0"/></symbol><use href="#s"/><use xlink:href="#s"/></svg>`,
    ],
    [
      'with a shadow',
      drawing(
        '<filter id="f"><feColorMatrix type="matrix" values="0 0 0 0 0  0 0 0 0 0  0 0 0 0 0  0 0 0 .5 0"/><feGaussianBlur stdDeviation="2"/><feOffset dx="1"/><feMerge><feMergeNode in="SourceGraphic"/></feMerge></filter><g filter="url( #f )"/>',
      ),
    ],
    [
      'with arrows',
      drawing(
        '<defs><marker id="m" orient="auto"><path d="M0 0"/></marker></defs><line x1="0" x2="9" marker-end="url(#m)"/>',
      ),
    ],
    [
      'with masks and patterns',
      drawing(
        '<clipPath id="c"><rect/></clipPath><mask id="k"><rect/></mask><pattern id="p"><circle r="1"/></pattern><g clip-path="url(#c)" mask="url(&quot;#k&quot;)"/>',
      ),
    ],
    [
      'from Inkscape, with its notes',
      `<?xml version="1.0" encoding="UTF-8" standalone="no"?><svg ${XMLNS} xmlns:svg="http://www.w3.org/2000/svg" xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape" xmlns:sodipodi="http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd" xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:cc="http://creativecommons.org/ns#" sodipodi:docname="a.svg" inkscape:export-filename="C:\\a\\b.png"><sodipodi:namedview id="base" inkscape:zoom="1"/><metadata><rdf:RDF><cc:Work rdf:about=""/></rdf:RDF></metadata><g inkscape:label="Layer 1" style="display:inline"><tspan sodipodi:role="line">x</tspan></g></svg>`,
    ],
    [
      'from draw.io without style sheet',
      drawing(
        '<g><switch><g pointer-events="none"/><text font-family="Helvetica">A</text></switch></g>',
        ' version="1.1" width="121px"',
      ),
    ],
    [
      'from Graphviz without DOCTYPE',
      `<svg width="62pt" height="116pt"\n viewBox="0.00 0.00 62.00 116.00" ${XMLNS} xmlns:xlink="http://www.w3.org/1999/xlink">\n<g id="graph0" class="graph" transform="scale(1 1) rotate(0)">\n<title>G</title>\n<g id="edge1"><title>a&#45;&gt;b</title></g></g>\n</svg>`.replace(
        '&#45;',
        '-',
      ),
    ],
    [
      'for people who do not see it',
      drawing(
        '<title id="t">Load: data: on @ 5 %</title>',
        ' role="img" aria-labelledby="t" aria-label="image (blurred) by ops@example.org"',
      ),
    ],
    ['with nothing in it', `<svg ${XMLNS}/>`],
  ])('%s', (_, text) => {
    expect(problem('x.svg', text)).toBeUndefined()
  })
})

describe('a drawing of any text', () => {
  it('is judged without throwing and in time', () => {
    const part = fc.constantFrom(
      '<',
      '>',
      '/',
      '"',
      "'",
      ' ',
      '=',
      'a',
      'svg',
      '<!--',
      '-->',
      '<g ',
      '<g a="',
      'x:',
      '&',
      '&amp;',
      '<![CDATA[',
      '<?',
      '\n',
    )
    fc.assert(
      fc.property(fc.array(part, { maxLength: 60 }), (parts) => void isPlainSvg(Buffer.from(drawing(parts.join(''))))),
      { numRuns: 2000 },
    )
    for (const piece of ['<g ', '<g a="b" ', '<!--', '<!-- - ', ' ', '<g a = ', 'a="b" ', '&amp;', '<x:', "<g a='"]) {
      const text = Buffer.from(`<svg ${XMLNS} ${piece.repeat(1_000_000 / piece.length)}`)
      const start = cpuTime()
      expect(assetProblem('x.svg', text)).toBeDefined()
      expect(cpuTime() - start).toBeLessThan(5000)
    }
  })

  it('that is accepted holds no element but those that draw', () => {
    const name = fc.constantFrom('g', 'rect', 'script', 'style', 'a', 'image', 'x:g', 'x:script', 'text')
    const attribute = fc.constantFrom(
      '',
      ' id="a"',
      ' onload="x"',
      ' href="#a"',
      ' href="x"',
      ' fill="url(#a)"',
      ' fill="url(x)"',
      ' style="x"',
    )
    const element = fc.tuple(name, attribute).map(([tag, given]) => `<${tag}${given}/>`)
    fc.assert(
      fc.property(fc.array(element, { maxLength: 6 }), (elements) => {
        const text = `<svg ${XMLNS} xmlns:x="urn:x">${elements.join('')}</svg>`
        const expected = !elements.some((each) => /<(script|style|a|image)\b|onload|href="x"|url\(x\)/.test(each))
        expect(isPlainSvg(Buffer.from(text))).toBe(expected)
      }),
    )
  })
})

describe('a file', () => {
  const png = Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), deflateSync('x')])
  const files: [name: string, bytes: Buffer][] = [
    ['a.png', png],
    ['a.jpg', Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 0])],
    ['a.jpeg', Buffer.from([0xff, 0xd8, 0xff, 0xe1, 0, 0])],
    ['a.webp', Buffer.from('RIFF\x10\x00\x00\x00WEBPVP8 ', 'latin1')],
    ['a.avif', Buffer.from('\x00\x00\x00\x1cftypavif', 'latin1')],
    ['a.svg', Buffer.from(drawing('<g/>'))],
  ]

  it.each(files)('%s is what it claims to be', (name, bytes) => {
    expect(assetProblem(name, bytes)).toBeUndefined()
  })

  it('that claims to be another image is refused', () => {
    for (const [name] of files) {
      for (const [other, bytes] of files) {
        const same = name === other || (name.startsWith('a.jp') && other.startsWith('a.jp'))
        const extension = name.split('.')[1]
        const expected = same ? undefined : `the file is not of type “.${extension}”`
        expect(assetProblem(name, bytes)?.message).toBe(expected)
      }
    }
  })

  it.each([
    ['a.png', '<html><script>alert(1)</script>'],
    ['a.png', ''],
    ['a.svg', ''],
    ['a.svg', '<html xmlns="http://www.w3.org/1999/xhtml"><script>alert(1)</script></html>'],
    ['a.svg', '<svg><g/></svg>'],
    ['a.jpg', 'GIF89a'],
  ])('%s that holds %j is not what it claims to be', (name, text) => {
    expect(problem(name, text)).toBe(`the file is not of type “.${name.split('.')[1]}”`)
  })

  it.each([
    'html',
    'htm',
    'js',
    'mjs',
    'pdf',
    'gif',
    'svgz',
    'xml',
    'xhtml',
    'exe',
    'wasm',
    'bmp',
    'ico',
    'constructor',
    '__proto__',
  ])('of type .%s is not published', (extension) => {
    expect(problem(`a.${extension}`, 'x')).toBe(`files of type “.${extension.toLowerCase()}” are not published`)
  })

  it('without a type is not published', () => {
    expect(problem('runbooks/Makefile', 'x')).toMatch(/are not published$/)
  })

  it('of more than 1 MB is refused, of 1 MB it is not', () => {
    const large = Buffer.alloc(1024 * 1024 + 1)
    png.copy(large)
    expect(assetProblem('a.png', large)?.message).toBe('the image is larger than 1 MB')
    expect(assetProblem('a.png', large.subarray(0, -1))).toBeUndefined()
  })
})
