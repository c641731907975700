import type { Effect } from './command-table.ts'

/** Functions of PostgreSQL that a SELECT calls in order to change something. */
const CHANGING_FUNCTION =
  /\bpg_(?:terminate_backend|cancel_backend|reload_conf|promote|switch_wal|create_\w+|drop_\w+|wal_replay_(?:pause|resume)|rotate_logfile|logical_slot_get_changes|replication_slot_advance)\s*\(/i

const READING = /^(?:select|show|explain|describe|desc|with|values|table|help|use|status|\\[a-z?])/i
const CHANGING =
  /^(?:insert|update|delete|merge|replace|alter|create|grant|revoke|set|reset|vacuum|analyze|reindex|cluster|kill|checkpoint|stop|start|flush|optimize|lock|unlock|copy|change|call|do|refresh|rename|load|comment|drop)\b/i

/** What statements in SQL do; absent when nothing of it is known. */
export function sqlEffect(sql: string): Effect | undefined {
  const plain = sql
    .replace(/--[^\n]*/g, '')
    .replace(/\/\*[\s\S]*?(?:\*\/|$)/g, '')
    .replace(/'(?:[^']|'')*'/g, "''")
  let worst: Effect | undefined
  for (const statement of plain.split(';')) {
    const effect = statementEffect(statement.trim())
    if (effect === 'destroys') return effect
    if (effect && worst !== 'changes') worst = effect
  }
  return worst
}

function statementEffect(statement: string): Effect | undefined {
  if (/^truncate\b/i.test(statement)) return 'destroys'
  // Users, slots and indexes can be made anew; what was in a table cannot.
  if (/^drop\s+(?:table|database|schema|keyspace|tablespace|materialized)\b/i.test(statement)) return 'destroys'
  if (/^(?:delete\s+from|update)\b/i.test(statement) && !/\bwhere\b/i.test(statement)) return 'destroys'
  if (/^alter\s+table\b[\s\S]*\bdrop\s+(?:column|partition)\b/i.test(statement)) return 'destroys'
  if (CHANGING_FUNCTION.test(statement) || CHANGING.test(statement)) return 'changes'
  return READING.test(statement) ? 'reads' : undefined
}
