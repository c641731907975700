import { type Detector, findAll, type Leak } from '../leak.ts'
import { isPlaceholder } from './placeholder.ts'
import { looksRandom } from './randomness.ts'

/** Parameters that make an address a key: S3 and compatible stores, Google, CloudFront, Azure, Swift. */
const SIGNATURE =
  /[?&;](?:X-Amz-(?:Signature|Security-Token)|X-Goog-Signature|X-Obs-Signature|X-Oss-Signature|Signature|sig|temp_url_sig|access_token|auth_token|id_token|refresh_token|token|api_?key|apikey|key|secret|client_secret|code|password|pwd)=(?<value>[\w%+/=.~-]{16,4000})/dgi
/** Addresses whose path is the secret: whoever knows it may post. */
const HOOK =
  /https:\/\/(?:(?:\w{1,20}\.)?discord(?:app)?\.com\/api\/webhooks\/\d{10,25}\/|[\w.-]{1,80}\.webhook\.office\.com\/webhookb2\/|outlook\.office\.com\/webhook\/|hooks\.slack\.com\/(?:services|workflows|triggers)\/|hooks\.zapier\.com\/hooks\/catch\/|api\.telegram\.org\/bot|hc-ping\.com\/|events\.pagerduty\.com\/integration\/)(?<value>[\w@:/.-]{8,300})/dgi

/** Addresses that open something for whoever has them. */
export const signedAddresses: Detector = function* (text): Generator<Leak> {
  for (const { value, start, end } of findAll(text, SIGNATURE)) {
    if (looksRandom(value) && !isPlaceholder(value)) yield { start, end, kind: 'the signature or token of an address' }
  }
  for (const { value, start, end } of findAll(text, HOOK)) {
    if (!isPlaceholder(value)) yield { start, end, kind: 'the address of a webhook' }
  }
}
