import { type Detector, findAll, type Leak } from '../leak.ts'
import { isPlaceholder } from './placeholder.ts'

/** `scheme://user:password@host`, whatever the scheme: databases, brokers, caches, mail, proxies, git. */
const ADDRESS =
  /(?<![\w+.-])[a-z][a-z0-9+.-]{1,30}:\/\/[^\s:@/?#"'`<>]{0,100}:(?<value>[^\s@/"'`<>]{1,200})@[\w.[\]:%-]/dgi
/** A token instead of a user: `https://TOKEN@github.com/…`. */
const TOKEN_ADDRESS = /https?:\/\/(?<value>[\w-]{20,255})@[\w.-]/dgi
/** Go’s MySQL driver: `user:password@tcp(host:3306)/name`. */
const DRIVER = /(?<![\w:/])[\w.-]{1,64}:(?<value>[^\s@/:"'`<>]{4,200})@(?:tcp|unix)\(/dgi
/** Oracle: `user/password@//host:1521/service`, `user/password@host:1521`. */
const ORACLE = /(?<![\w./-])[a-z][\w$#]{1,30}\/(?<value>[^\s@/"'`<>]{4,64})@(?:\/\/)?[\w.-]{1,100}:1[0-9]{3}\b/dgi

/** Addresses and strings by which programs connect, with the password in them. */
export const connectionStrings: Detector = function* (text): Generator<Leak> {
  for (const pattern of [ADDRESS, DRIVER, ORACLE]) {
    for (const { value, start, end, match } of findAll(text, pattern)) {
      const user = /\/\/([^:]*):/.exec(match[0])?.[1]
      if (value.length > 3 && !isPlaceholder(value) && value !== user)
        yield { start, end, kind: 'a password in a connection string' }
    }
  }
  for (const { value, start, end } of findAll(text, TOKEN_ADDRESS)) {
    if (!isPlaceholder(value) && /\d/.test(value)) yield { start, end, kind: 'a token in an address' }
  }
}
