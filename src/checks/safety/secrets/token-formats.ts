import { type Detector, findAll, type Leak } from '../leak.ts'
import { isPlaceholder } from './placeholder.ts'
import { entropy } from './randomness.ts'

/**
 * Tokens that are known by their form alone, as their issuers describe it. Those that secretlint knows are not repeated
 * here, except where it knows one form of several.
 */
const FORMATS: [kind: string, pattern: string][] = [
  ['an AWS access key id', '(?:AKIA|ASIA)[A-Z2-7]{16}'],
  ['an Amazon Bedrock API key', 'ABSK[A-Za-z0-9+/]{109,269}={0,2}'],
  ['a Google API key', 'AIza[\\w-]{35}'],
  ['a Google OAuth client secret', 'GOCSPX-[\\w-]{28}'],
  ['a Google OAuth access token', 'ya29\\.[\\w-]{20,2048}'],
  ['a JSON Web Token', 'ey[JI][\\w-]{10,4096}\\.ey[JI][\\w-]{10,8192}\\.[\\w-]{10,2048}'],
  [
    'an encrypted JSON Web Token',
    'ey[JI][\\w-]{10,2048}\\.[\\w-]{0,2048}\\.[\\w-]{10,64}\\.[\\w-]{10,8192}\\.[\\w-]{16,64}',
  ],
  ['an OpenAI key', 'sk-(?:proj-|svcacct-|admin-|None-)?[\\w-]{20,200}'],
  ['a Slack token', '(?:xox[a-z]|xapp)-[\\w-]{10,250}'],
  ['a Telegram bot token', '\\d{8,10}:AA[\\w-]{33}'],
  ['a Discord bot token', '[MNO][A-Za-z\\d_-]{23,27}\\.[\\w-]{6}\\.[\\w-]{27,40}'],
  ['a Twilio API key', 'SK[0-9a-f]{32}'],
  ['a Mailgun key', 'key-[0-9a-z]{32}'],
  ['a Mailchimp key', '[0-9a-f]{32}-us\\d{1,2}'],
  ['a Brevo key', 'xkeysib-[0-9a-f]{64}-[A-Za-z0-9]{16}'],
  ['a PyPI token', 'pypi-AgE[\\w-]{50,400}'],
  ['a RubyGems key', 'rubygems_[0-9a-f]{48}'],
  ['a crates.io token', 'cio[A-Za-z0-9]{32}'],
  ['a NuGet key', 'oy2[a-z0-9]{43}'],
  ['a DigitalOcean token', 'do[opr]_v1_[0-9a-f]{64}'],
  ['a Terraform Cloud token', '[A-Za-z0-9]{14}\\.atlasv1\\.[\\w-]{60,70}'],
  ['a Vault token', 'hv[sbr]\\.[\\w-]{20,300}'],
  ['a Pulumi token', 'pul-[0-9a-f]{40}'],
  ['a Sentry token', 'sntry[su]_[A-Za-z0-9+/=_-]{40,400}'],
  ['a New Relic key', 'NRAK-[A-Z0-9]{27}'],
  ['a Doppler token', 'dp\\.(?:pt|st|ct|scim|audit)\\.[\\w.-]{40,60}'],
  ['an Atlassian token', 'AT[AC]TT3[\\w=-]{50,250}'],
  ['a Bitbucket token', 'ATBB[A-Za-z0-9]{32}'],
  ['a GitLab token', 'gl(?:dt|rt|cbt|ptt|ft|soat|imt|agent|pat|oas|ffct)-[\\w.-]{20,130}'],
  ['a GitHub token', 'gh[opsur]_[A-Za-z0-9]{36,251}'],
  ['an Azure client secret', '[\\w~.-]{3}\\dQ~[\\w~.-]{31,34}'],
  ['a Square token', '(?:sq0(?:atp|csp)-[\\w-]{22,43}|EAAA[\\w-]{60})'],
  ['a PlanetScale password', 'pscale_(?:pw|tkn|oauth)_[\\w.=-]{32,64}'],
  ['a Stripe webhook secret', 'whsec_[A-Za-z0-9+/=]{24,70}'],
  ['a Postman key', 'PMAK-[0-9a-f]{24}-[0-9a-f]{34}'],
  ['a Grafana key', 'gl(?:sa|c)_[A-Za-z0-9+/=_]{32,400}'],
  ['a Netlify token', 'nfp_[A-Za-z0-9]{36}'],
  ['a Supabase key', 'sb(?:p|_secret)_[\\w-]{30,60}'],
  ['a Scaleway secret', 'SCW[A-Z0-9]{17}'],
  ['a k3s token', 'K10[0-9a-f]{64}::[a-z]{1,20}:[0-9a-f]{32}'],
  ['an age secret key', 'AGE-SECRET-KEY-1[0-9A-Z]{58}'],
  ['a crypt password hash', '\\$(?:1|5|6|y|2[aby])\\$(?:[\\w./,=]{1,40}\\$)?[./A-Za-z0-9$]{22,90}'],
  ['an Argon2 password hash', '\\$argon2(?:id?|d)\\$[\\w$,=+/]{40,200}'],
]

/** What all of them begin with, or are: most words are too short to be any of them. */
const LONG = '(?=[\\w.~$:=+/,-]{15})'

const ANY = new RegExp(
  `(?<![\\w$-])${LONG}(?:${FORMATS.map(([, pattern], index) => `(?<f${index}>${pattern})`).join('|')})(?![\\w])`,
  'gd',
)

/** Tokens with a form of their own. */
export const tokenFormats: Detector = function* (text): Generator<Leak> {
  for (const { value, start, end, match } of findAll(text, ANY)) {
    // One letter over and over, or `EXAMPLE` within, is how documentation writes a token.
    if (isPlaceholder(value.replace(/^\$/, '')) || entropy(value) < 2.8) continue
    const index = FORMATS.findIndex((_, index) => match.groups![`f${index}`] !== undefined)
    yield { start, end, kind: FORMATS[index]![0], shown: value.slice(0, 4) }
  }
}
